//! `check`: what in a graph can't all be true, with the words behind it.

use super::args::{CheckArgs, CheckFormat};
use super::exit::Outcome;
use super::output;
use anyhow::{Context, Result};
use reformgraph::model::Knowledge;
use reformgraph::resolve::check::{Finding, FindingKind, check};
use reformgraph::store::{Graph, Violation, violations};
use serde_json::{Value, json};
use std::fmt::Write;
use std::fs::File;
use std::io::BufReader;

/// The name under which violations of the shapes are counted with the other findings.
pub const SHAPE: &str = "shape";

pub fn run(args: &CheckArgs) -> Result<Outcome> {
    let wanted = |name: &str| args.only.is_empty() || args.only.iter().any(|o| o == name);
    let (knowledge, mut findings, mut faults) = match &args.nquads {
        Some(path) => {
            let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
            let faults = violations(BufReader::new(file)).with_context(|| path.display().to_string())?;
            (Knowledge::default(), Vec::new(), faults)
        }
        None => {
            let graph = Graph::open(&args.graph.graph)?;
            let faults = if wanted(SHAPE) { graph.violations()? } else { Vec::new() };
            let knowledge = graph.knowledge()?;
            let findings = check(&knowledge);
            (knowledge, findings, faults)
        }
    };
    findings.retain(|f| wanted(f.kind.name()));
    faults.retain(|_| wanted(SHAPE));
    let text = match args.format {
        CheckFormat::Human => human(&knowledge, &findings, &faults)?,
        CheckFormat::Json => as_json(&knowledge, &findings, &faults)?,
    };
    output::write(args.output.as_deref(), &text)?;
    Ok(Outcome::skipping((findings.len() + faults.len()) as u64))
}

fn human(knowledge: &Knowledge, findings: &[Finding], faults: &[Violation]) -> Result<String> {
    let mut out = String::new();
    for finding in findings {
        writeln!(out, "{}: {}", finding.kind.name(), finding.message)?;
        for claim in finding.claims.iter().filter_map(|&c| knowledge.claims.get(c)) {
            let words: String = claim.quote.split_whitespace().collect();
            writeln!(
                out,
                "    [{}:{}-{}] {words}",
                claim.document, claim.evidence.start, claim.evidence.end
            )?;
        }
    }
    for fault in faults {
        writeln!(out, "{SHAPE}: {} {}: {} ({})", fault.focus, fault.path, fault.message, fault.shape)?;
    }
    let mut counts: Vec<String> = FindingKind::ALL
        .iter()
        .map(|kind| (kind.name(), findings.iter().filter(|f| f.kind == *kind).count()))
        .chain([(SHAPE, faults.len())])
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| format!("{n} {name}"))
        .collect();
    if counts.is_empty() {
        counts.push("nothing".to_owned());
    }
    writeln!(out, "found {}", counts.join(", "))?;
    Ok(out)
}

fn as_json(knowledge: &Knowledge, findings: &[Finding], faults: &[Violation]) -> Result<String> {
    let mut all: Vec<Value> = Vec::new();
    for finding in findings {
        let about: Vec<Value> = finding
            .about
            .iter()
            .filter_map(|id| knowledge.entity(*id))
            .map(|e| json!({ "name": e.label, "key": e.key }))
            .collect();
        let evidence: Vec<Value> = finding
            .claims
            .iter()
            .filter_map(|&c| knowledge.claims.get(c))
            .map(|c| {
                json!({
                    "document": c.document.0,
                    "start": c.evidence.start,
                    "end": c.evidence.end,
                    "text": c.quote,
                    "relation": c.fact.relation().name(),
                    "rule": c.rule,
                    "confidence": c.confidence.as_f64(),
                })
            })
            .collect();
        all.push(json!({
            "kind": finding.kind.name(),
            "message": finding.message,
            "about": about,
            "evidence": evidence,
        }));
    }
    for fault in faults {
        all.push(json!({
            "kind": SHAPE,
            "message": fault.message,
            "shape": fault.shape,
            "node": fault.focus,
            "path": fault.path,
        }));
    }
    Ok(serde_json::to_string_pretty(&all)? + "\n")
}
