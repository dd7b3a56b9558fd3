//! `extract`: documents in, facts as JSON Lines out.

use super::args::InputArgs;
use super::exit::Outcome;
use anyhow::{Result, bail};
use clap::Args;
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

pub fn run(_args: &ExtractArgs) -> Result<Outcome> {
    bail!("extract can't be done yet")
}
