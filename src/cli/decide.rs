//! `decide`: asks of each suggested pair of namesakes whether they are one person.

use super::args::DecideArgs;
use super::exit::Outcome;
use anyhow::Result;
use reformgraph::model::{Claim, EntityKind, Fact, Knowledge};
use reformgraph::resolve::decisions::{self, Decision, Verdict};
use reformgraph::store;
use std::io::{BufRead, Write};

pub fn run(args: &DecideArgs) -> Result<Outcome> {
    let dir = &args.graph.graph;
    let knowledge = super::knowledge(dir)?;
    let lock = store::lock(dir)?;
    let mut all = decisions::parse(&lock.decisions()?)?;
    let mut out = std::io::stdout().lock();
    let mut answers = std::io::stdin().lock().lines();
    let open = all.iter().filter(|d| d.verdict == Verdict::Suggested).count();
    if open == 0 {
        writeln!(out, "there is nothing to decide")?;
        return Ok(Outcome::Done);
    }
    for decision in all.iter_mut().filter(|d| d.verdict == Verdict::Suggested) {
        writeln!(out, "{}: {}", decision.name, decision.why)?;
        for document in [&decision.one.0, &decision.other.0] {
            writeln!(out, "  {document}")?;
            for line in words(&knowledge, &decision.name, document) {
                writeln!(out, "    {line}")?;
            }
        }
        write!(out, "one person? [y]es, [n]o, [s]kip, [q]uit: ")?;
        out.flush()?;
        let Some(answer) = answers.next().transpose()? else { break };
        match answer.trim() {
            "y" | "yes" => decision.verdict = Verdict::Same,
            "n" | "no" => decision.verdict = Verdict::Different,
            "q" | "quit" => break,
            _ => {}
        }
    }
    let (decided, left): (Vec<Decision>, Vec<Decision>) =
        all.into_iter().partition(|d| d.verdict != Verdict::Suggested);
    lock.write_decisions(&decisions::render(&decided, &left))?;
    writeln!(out, "{} left to decide; the next build obeys", left.len())?;
    Ok(Outcome::Done)
}

/// The words of a document about a person of that name.
fn words(knowledge: &Knowledge, name: &str, document: &str) -> Vec<String> {
    let about = |claim: &&Claim| {
        let mut found = false;
        claim.fact.map(|&id| {
            let entity = knowledge.entity(id);
            found |= entity.is_some_and(|e| e.kind == EntityKind::Person && e.label == name);
        });
        found && claim.document.0 == document && !matches!(claim.fact, Fact::Document { .. })
    };
    knowledge.claims.iter().filter(about).take(5).map(|c| c.quote.split_whitespace().collect()).collect()
}
