//! `explain --fact`: the sentences behind anything in a graph.

use super::args::{ExplainArgs, ExplainFormat};
use super::exit::Outcome;
use super::output;
use anyhow::{Result, bail};
use reformgraph::store::{Explanation, Graph, Proof};
use serde_json::{Value, json};
use std::fmt::Write;

pub fn run(fact: &str, args: &ExplainArgs) -> Result<Outcome> {
    let graph = Graph::open(&args.graph.graph)?;
    let Some(found) = graph.explain(fact)? else {
        bail!(
            "the graph says nothing of {}; write an IRI as `query` or `export --format nquads` show it, such as \
             person/NAME@BODY; search with: reformgraph query find --set text=NAME",
            fact
        );
    };
    let text = match args.format {
        ExplainFormat::Human => {
            let mut out = String::new();
            human(&mut out, &found, 0)?;
            out
        }
        ExplainFormat::Json => serde_json::to_string_pretty(&as_json(&found))? + "\n",
    };
    output::write(None, &text)?;
    Ok(Outcome::Done)
}

fn human(out: &mut String, found: &Explanation, depth: usize) -> Result<()> {
    let indent = "  ".repeat(depth);
    writeln!(out, "{indent}{}", found.node)?;
    for (property, value) in &found.says {
        writeln!(out, "{indent}  {property}  {value}")?;
    }
    if !found.rests_on.is_empty() {
        let by = found.rule.as_ref().map_or(String::new(), |rule| format!(" by the rule {rule}"));
        writeln!(out, "{indent}  concluded{by} from")?;
        for other in &found.rests_on {
            human(out, other, depth + 2)?;
        }
    }
    if !found.proofs.is_empty() {
        writeln!(out, "{indent}  said in")?;
        for proof in &found.proofs {
            writeln!(out, "{indent}    {}", line(proof))?;
        }
    }
    Ok(())
}

/// A sentence on one line: where, what it says, its words, the rule and how sure.
pub fn line(proof: &Proof) -> String {
    let words: Vec<&str> = proof.quote.split_whitespace().collect();
    format!(
        "[{}:{}-{}] {} “{}”  {} {} ({})",
        proof.document,
        proof.start,
        proof.end,
        proof.relation,
        words.join(" "),
        proof.rule,
        proof.confidence,
        proof.by
    )
}

pub fn proof_json(proof: &Proof) -> Value {
    json!({
        "document": proof.document,
        "start": proof.start,
        "end": proof.end,
        "text": proof.quote,
        "relation": proof.relation,
        "rule": proof.rule,
        "confidence": proof.confidence.parse::<f64>().ok(),
        "by": proof.by,
        "claim": proof.claim,
    })
}

fn as_json(found: &Explanation) -> Value {
    json!({
        "node": found.node,
        "says": found.says.iter().map(|(p, v)| json!([p, v])).collect::<Vec<_>>(),
        "rule": found.rule,
        "evidence": found.proofs.iter().map(proof_json).collect::<Vec<_>>(),
        "rests_on": found.rests_on.iter().map(as_json).collect::<Vec<_>>(),
    })
}
