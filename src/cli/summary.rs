//! `summary`: the networks of a graph in tables.

use super::args::GraphArg;
use super::exit::Outcome;
use anyhow::{Result, bail};
use clap::Args;

#[derive(Debug, Args)]
pub struct SummaryArgs {
    #[command(flatten)]
    pub graph: GraphArg,
}

pub fn run(args: &SummaryArgs) -> Result<Outcome> {
    let _knowledge = super::knowledge(&args.graph.graph)?;
    bail!("summary can't be done yet")
}
