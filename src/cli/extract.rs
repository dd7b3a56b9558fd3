//! `extract`: documents in, facts as JSON Lines out.

use super::args::InputArgs;
use super::exit::Outcome;
use super::output;
use super::progress::Reporter;
use anyhow::{Context, Result, anyhow};
use clap::Args;
use reformgraph::extract::Extractor;
use reformgraph::model::Confidence;
use reformgraph::pipeline::{Extraction, Threads};
use reformgraph::read::{FieldNames, Inputs, inputs};
use reformgraph::wire;
use std::io::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ExtractArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Where to write the facts [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Add to each fact the rule that made it
    #[arg(long)]
    pub rules: bool,
}

pub fn run(args: &ExtractArgs) -> Result<Outcome> {
    output::stream(args.output.as_deref(), |out| write_facts(args, out))
}

fn write_facts(args: &ExtractArgs, out: &mut dyn Write) -> Result<Outcome> {
    let extractor = extractor()?;
    let extraction = extraction(&extractor, &args.input);
    let mut progress = Reporter::new();
    let report = extraction.run(
        documents(&args.input)?,
        &mut progress,
        |_| ((), None),
        |(), facts| -> Result<Vec<u8>> {
            let mut lines = Vec::new();
            for line in wire::to_lines(&facts, args.rules) {
                serde_json::to_writer(&mut lines, &line)?;
                lines.push(b'\n');
            }
            Ok(lines)
        },
        |lines| -> Result<()> { Ok(out.write_all(&lines?)?) },
    )?;
    progress.finish();
    Ok(Outcome::skipping(report.skipped()))
}

/// The extractor with the lexicon that the binary carries.
pub fn extractor() -> Result<Extractor> {
    Extractor::new().map_err(|faults| {
        let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
        anyhow!("the lexicon has faults: {}", list.join("; "))
    })
}

pub fn extraction<'a>(extractor: &'a Extractor, input: &InputArgs) -> Extraction<'a> {
    Extraction {
        extractor,
        threads: Threads(input.threads.map(usize::from)),
        min_confidence: Confidence::percent((input.min_confidence * 100.0).ceil() as u8),
    }
}

/// The documents that the arguments name.
pub fn documents(input: &InputArgs) -> Result<Inputs> {
    let mut fields = FieldNames::default();
    for setting in &input.fields {
        fields.rename(setting).with_context(|| format!("--field {setting}"))?;
    }
    Ok(inputs(&input.inputs, &fields))
}
