//! `build`: documents in, a graph folder out.

use super::args::{BuildArgs, InputArgs};
use super::exit::Outcome;
use super::extract::{documents, extraction, extractor};
use super::progress::Reporter;
use anyhow::{Context, Result, bail};
use reformgraph::model::{Confidence, DocumentFacts, DocumentId, EntityKind, Relation};
use reformgraph::pipeline::Report;
use reformgraph::resolve::{Resolved, decisions, resolve_with};
use reformgraph::store::{self, Cache, Known, Lock, Manifest};
use reformgraph::wire::{FactLine, from_lines};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::time::Instant;

pub fn run(args: &BuildArgs) -> Result<Outcome> {
    let start = Instant::now();
    let lock = store::lock(&args.graph.graph)?;
    let mut progress = Reporter::new();
    let stamp = store::stamp();
    let (known, report) = match args.facts {
        true => read_facts(&args.input)?,
        false => read_documents(args, &lock, &stamp, &mut progress)?,
    };
    if report.read == 0 {
        progress.finish();
        bail!("none of the inputs could be read; {} is left as it was", args.graph.graph.display());
    }
    progress.step("joining persons, bodies and meetings of all documents");
    let least = least(&args.input);
    let facts = known.iter().map(|k| {
        let mut facts = k.facts.clone();
        facts.statements.retain(|s| s.confidence >= least);
        facts
    });
    let decided = decisions::parse(&lock.decisions()?)?;
    let Resolved { knowledge, suggested } = resolve_with(facts.collect(), &decided);
    progress.step("loading the store");
    let manifest = store::build(&lock, &knowledge, |out| Cache::write(out, &stamp, &known))?;
    lock.write_decisions(&decisions::render(&decided, &suggested))?;
    progress.finish();
    summarise(args, &report, &manifest, suggested.len(), start)?;
    Ok(Outcome::skipping(report.skipped()))
}

fn least(input: &InputArgs) -> Confidence {
    Confidence::percent((input.min_confidence * 100.0).ceil() as u8)
}

fn read_documents(
    args: &BuildArgs,
    lock: &Lock,
    stamp: &str,
    progress: &mut Reporter,
) -> Result<(Vec<Known>, Report)> {
    let cache = Cache::open(lock, stamp);
    let extractor = extractor()?;
    let mut extraction = extraction(&extractor, &args.input);
    // The facts are kept whole, so that another threshold needs no new extraction.
    extraction.min_confidence = Confidence::percent(0);
    let mut known = Vec::new();
    let report = extraction.run(
        documents(&args.input)?,
        progress,
        |source| cache.look_up(source),
        |hash, facts| Known { hash, facts },
        |document| -> Result<()> {
            known.push(document);
            Ok(())
        },
    )?;
    Ok((known, report))
}

/// Reads the facts of other processes; the lines of a document may stand anywhere.
fn read_facts(input: &InputArgs) -> Result<(Vec<Known>, Report)> {
    let mut lines: BTreeMap<String, Vec<FactLine>> = BTreeMap::new();
    for name in &input.inputs {
        let reader: Box<dyn BufRead> = match name.as_str() {
            "-" => Box::new(BufReader::new(std::io::stdin())),
            path => Box::new(BufReader::new(
                File::open(path).with_context(|| format!("cannot read the facts in {path}"))?,
            )),
        };
        for (number, line) in (1..).zip(reader.lines()) {
            let line = line.with_context(|| format!("cannot read {name}:{number}"))?;
            if line.trim().is_empty() {
                continue;
            }
            let fact: FactLine =
                serde_json::from_str(&line).with_context(|| format!("{name}:{number} is no fact"))?;
            if fact.evidence.as_ref().is_none_or(|e| e.text.is_empty()) {
                bail!("{name}:{number} is a fact without evidence; write facts with: reformgraph extract");
            }
            lines.entry(fact.doc.clone()).or_default().push(fact);
        }
    }
    let report = Report { read: lines.len() as u64, ..Report::default() };
    let known = lines.into_iter().map(|(doc, lines)| -> Result<Known> {
        let facts: DocumentFacts = from_lines(DocumentId(doc.clone()), lines)
            .with_context(|| format!("the facts of document \"{doc}\" are not sound"))?;
        Ok(Known { hash: String::new(), facts })
    });
    Ok((known.collect::<Result<_>>()?, report))
}

fn summarise(
    args: &BuildArgs,
    report: &Report,
    manifest: &Manifest,
    namesakes: usize,
    start: Instant,
) -> Result<()> {
    let mut out = std::io::stdout().lock();
    let known = match report.known {
        0 => String::new(),
        n => format!(", {n} unchanged since the last build"),
    };
    writeln!(out, "documents  {} read{known}", report.read)?;
    if report.skipped() > 0 {
        let reasons: Vec<String> = report.skipped.iter().map(|(why, n)| format!("{n} {why}")).collect();
        writeln!(out, "           {} skipped: {}", report.skipped(), reasons.join(", "))?;
    }
    let facts = Relation::ALL.map(|r| (r.name(), manifest.of_relation(r)));
    writeln!(out, "facts      {}", counts(&facts))?;
    let kinds = [
        ("persons", EntityKind::Person),
        ("bodies", EntityKind::Body),
        ("meetings", EntityKind::Meeting),
        ("matters", EntityKind::Matter),
        ("regulations", EntityKind::Regulation),
    ];
    writeln!(out, "entities   {}", counts(&kinds.map(|(name, kind)| (name, manifest.of_kind(kind)))))?;
    let graph = args.graph.graph.display();
    if namesakes > 0 {
        writeln!(out, "namesakes  {namesakes} pairs to look at: reformgraph decide --graph {graph}")?;
    }
    let seconds = start.elapsed().as_secs_f64();
    writeln!(out, "graph      {graph} in {seconds:.1} s")?;
    Ok(())
}

fn counts(of: &[(&str, u64)]) -> String {
    let total: u64 = of.iter().map(|(_, n)| n).sum();
    let parts: Vec<String> =
        of.iter().filter(|(_, n)| *n > 0).map(|(name, n)| format!("{n} {name}")).collect();
    if parts.is_empty() { "0".to_owned() } else { format!("{total}: {}", parts.join(", ")) }
}
