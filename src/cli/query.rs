//! `query`: a question to the graph, its answer as a table or for machines.

use super::args::QueryArgs;
use super::exit::Outcome;
use anyhow::{Result, bail};

pub fn run(_args: &QueryArgs) -> Result<Outcome> {
    bail!("query can't be done yet")
}
