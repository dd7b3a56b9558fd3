//! What can be said on the command line. Each verb's own arguments stand in its file.

use super::{export, extract, summary};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Reads Chinese public documents and builds a knowledge graph of the people and bodies that carry out
/// institutional reform; every statement can be traced to the words that say it.
#[derive(Debug, Parser)]
#[command(name = "reformgraph", version, propagate_version = true, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Extract facts from documents, as JSON Lines on standard output
    Extract(extract::ExtractArgs),
    /// Show what was read in a document, by which rules, and what was dropped and why; or, with --fact, the
    /// sentences behind anything in a graph
    Explain(ExplainArgs),
    /// Build a graph from documents
    Build(BuildArgs),
    /// Ask the graph: a shipped question, a .rq file or SPARQL text
    Query(QueryArgs),
    /// Say of namesakes whether they are one person; the next build obeys
    Decide(DecideArgs),
    /// Show all that the graph says of a person or a body
    Show(ShowArgs),
    /// List what in a graph contradicts itself, with the words behind it
    Check(CheckArgs),
    /// Summarise the networks of people and bodies in a graph
    Summary(summary::SummaryArgs),
    /// Write a graph in the format of another tool
    Export(export::ExportArgs),
}

/// Where documents come from, for every verb that reads them.
#[derive(Debug, Clone, Args)]
pub struct InputArgs {
    /// Files, folders (searched recursively), globs, or - for standard input:
    /// .txt .md .html .pdf .docx .xlsx .xls .ods .csv .eml .json .jsonl
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<String>,
    /// Another name for a field of JSON documents, such as text=content (repeatable)
    #[arg(long = "field", value_name = "OURS=THEIRS")]
    pub fields: Vec<String>,
    /// How many threads work [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Leave out facts that are less sure than this (0 to 1)
    #[arg(long, value_name = "C", default_value_t = 0.0, hide_default_value = true, value_parser = confidence)]
    pub min_confidence: f64,
}

/// Which graph a verb works on.
#[derive(Debug, Clone, Args)]
pub struct GraphArg {
    /// The folder of the graph
    #[arg(short, long, value_name = "DIR", default_value = "graph")]
    pub graph: PathBuf,
}

#[derive(Debug, Args)]
pub struct BuildArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub graph: GraphArg,
    /// The inputs are facts as `extract` writes them, not documents
    #[arg(long)]
    pub facts: bool,
}

#[derive(Debug, Args)]
pub struct QueryArgs {
    /// The name of a shipped question (see --list) or the path of a .rq file
    #[arg(value_name = "NAME|FILE", required_unless_present_any = ["text", "list"])]
    pub query: Option<String>,
    /// The text of a SPARQL query
    #[arg(short = 'e', long = "text", value_name = "SPARQL", conflicts_with = "query")]
    pub text: Option<String>,
    /// List the shipped questions with their parameters
    #[arg(long)]
    pub list: bool,
    #[command(flatten)]
    pub graph: GraphArg,
    /// A value for a parameter of the query (repeatable)
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub set: Vec<String>,
    /// Show the sentences behind this row of the answer (counted from 1), or behind all rows
    #[arg(long, value_name = "ROW|all", value_parser = rows)]
    pub explain: Option<Rows>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = QueryFormat::Table)]
    pub format: QueryFormat,
}

/// Which rows of an answer are explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    All,
    One(usize),
}

fn rows(text: &str) -> Result<Rows, String> {
    match text.parse::<usize>() {
        Ok(row) if row > 0 => Ok(Rows::One(row)),
        _ if text == "all" => Ok(Rows::All),
        _ => Err("the number of a row from 1, or all".to_owned()),
    }
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A document, or one line of it; - for a sentence on standard input
    #[arg(value_name = "FILE[:LINE]", required_unless_present = "fact", conflicts_with = "fact")]
    pub input: Option<String>,
    /// Something in a graph: the IRI of a person, body, tenure, claim, derived statement …, in full or as
    /// tables show it
    #[arg(long, value_name = "IRI")]
    pub fact: Option<String>,
    #[command(flatten)]
    pub graph: GraphArg,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ExplainFormat::Human)]
    pub format: ExplainFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    #[command(flatten)]
    pub graph: GraphArg,
    /// Only findings of this kind (repeatable)
    #[arg(long, value_name = "KIND", value_parser = KINDS)]
    pub only: Vec<String>,
    /// Check the quads of this file against the shapes, instead of a graph
    #[arg(long, value_name = "FILE", conflicts_with = "graph")]
    pub nquads: Option<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub format: CheckFormat,
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

const KINDS: [&str; 6] =
    ["two-holders", "contradicting-tenures", "gap", "active-after-abolition", "date-out-of-range", "shape"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    Human,
    Json,
}

#[derive(Debug, Args)]
pub struct DecideArgs {
    #[command(flatten)]
    pub graph: GraphArg,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The name of a person or a body, or its key where several have the name
    #[arg(value_name = "NAME")]
    pub name: String,
    #[command(flatten)]
    pub graph: GraphArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum QueryFormat {
    /// Aligned columns for people
    Table,
    Csv,
    Tsv,
    /// SPARQL 1.1 Query Results JSON
    Json,
    /// For CONSTRUCT and DESCRIBE
    Turtle,
}

fn confidence(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("a number from 0 to 1 is needed".to_owned()),
    }
}
