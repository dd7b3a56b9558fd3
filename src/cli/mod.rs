//! The verbs, one a file; what they share.

mod args;
#[cfg(feature = "store")]
mod build;
mod exit;
mod export;
mod extract;
mod network;
mod output;
mod progress;
#[cfg(feature = "store")]
mod query;
mod summary;

use anyhow::{Result, bail};
use args::{Arguments, Verb};
use clap::Parser;
use exit::Outcome;
use reformgraph::model::Knowledge;
use std::path::Path;
use std::process::ExitCode;

/// Parses the arguments, runs the verb and says what came of it.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    exit::code(run(arguments.verb))
}

fn run(verb: Verb) -> Result<Outcome> {
    match verb {
        Verb::Extract(args) => extract::run(&args),
        #[cfg(feature = "store")]
        Verb::Build(args) => build::run(&args),
        #[cfg(feature = "store")]
        Verb::Query(args) => query::run(&args),
        #[cfg(not(feature = "store"))]
        Verb::Build(_) | Verb::Query(_) => bail!("{WITHOUT_STORE}"),
        Verb::Summary(args) => summary::run(&args),
        Verb::Export(args) => export::run(&args),
    }
}

#[cfg(not(feature = "store"))]
const WITHOUT_STORE: &str =
    "this reformgraph was built without its store: install it with the feature \"store\"";

/// All that the graph in the folder `graph` says.
#[cfg(not(feature = "store"))]
pub fn knowledge(_graph: &Path) -> Result<Knowledge> {
    bail!("{WITHOUT_STORE}")
}
