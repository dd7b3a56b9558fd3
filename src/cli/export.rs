//! `export`: a graph in the format of another tool.

use super::args::GraphArg;
use super::exit::Outcome;
use anyhow::{Result, bail};
use clap::Args;

#[derive(Debug, Args)]
pub struct ExportArgs {
    #[command(flatten)]
    pub graph: GraphArg,
}

pub fn run(args: &ExportArgs) -> Result<Outcome> {
    let _knowledge = super::knowledge(&args.graph.graph)?;
    bail!("export can't be done yet")
}
