//! `build`: documents in, a graph folder out.

use super::args::BuildArgs;
use super::exit::Outcome;
use anyhow::{Result, bail};

pub fn run(_args: &BuildArgs) -> Result<Outcome> {
    bail!("build can't be done yet")
}
