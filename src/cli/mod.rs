//! The verbs, one a file; what they share.

mod args;
#[cfg(feature = "store")]
mod build;
#[cfg(feature = "store")]
mod check;
#[cfg(feature = "store")]
mod decide;
mod exit;
mod explain;
#[cfg(feature = "store")]
mod explain_fact;
mod export;
mod extract;
#[cfg(feature = "png")]
mod fonts;
mod network;
mod output;
mod progress;
#[cfg(feature = "store")]
mod query;
mod show;
mod summary;
#[cfg(feature = "store")]
mod table;

use anyhow::{Result, bail};
use args::{Arguments, Verb};
use clap::Parser;
use exit::Outcome;
use reformgraph::model::Knowledge;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

/// Parses the arguments, runs the verb and says what came of it.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        // With standard error closed there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "reformgraph: internal error at {place}; please report it");
    }));
    exit::code(run(arguments.verb))
}

fn run(verb: Verb) -> Result<Outcome> {
    match verb {
        Verb::Extract(args) => extract::run(&args),
        #[cfg(feature = "store")]
        Verb::Build(args) => build::run(&args),
        #[cfg(feature = "store")]
        Verb::Query(args) => query::run(&args),
        #[cfg(feature = "store")]
        Verb::Decide(args) => decide::run(&args),
        Verb::Explain(args) => match (&args.input, &args.fact) {
            (Some(input), _) => explain::run(input, &args),
            #[cfg(feature = "store")]
            (None, Some(fact)) => explain_fact::run(fact, &args),
            #[cfg(not(feature = "store"))]
            (None, Some(_)) => bail!("{WITHOUT_STORE}"),
            (None, None) => bail!("name a document, or a node of a graph with --fact"),
        },
        #[cfg(feature = "store")]
        Verb::Check(args) => check::run(&args),
        #[cfg(not(feature = "store"))]
        Verb::Build(_) | Verb::Query(_) | Verb::Decide(_) | Verb::Check(_) => {
            bail!("{WITHOUT_STORE}")
        }
        Verb::Show(args) => show::run(&args),
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

/// How the whole graph is written as RDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rdf {
    NQuads,
    /// The default graph alone.
    Turtle,
    JsonLd,
}

#[cfg(not(feature = "store"))]
pub fn rdf(_graph: &Path, _format: Rdf, _out: &mut dyn Write) -> Result<()> {
    bail!("{WITHOUT_STORE}")
}

/// Writes the graph in the folder `graph`, sorted.
#[cfg(feature = "store")]
pub fn rdf(graph: &Path, format: Rdf, out: &mut dyn Write) -> Result<()> {
    let graph = reformgraph::store::Graph::open(graph)?;
    Ok(match format {
        Rdf::NQuads => graph.write_nquads(out),
        Rdf::Turtle => graph.write_turtle(out),
        Rdf::JsonLd => graph.write_jsonld(out),
    }?)
}

/// All that the graph in the folder `graph` says.
#[cfg(feature = "store")]
pub fn knowledge(graph: &Path) -> Result<Knowledge> {
    Ok(reformgraph::store::Graph::open(graph)?.knowledge()?)
}
