//! `summary`: the networks of a graph in tables.

use super::args::GraphArg;
use super::exit::Outcome;
use super::network::FilterArgs;
use super::output;
use super::progress::measuring;
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use reformgraph::export::{TableFormat, render};
use reformgraph::model::Knowledge;
use reformgraph::network::{Effort, Question, Table, TableName};
use std::fmt::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct SummaryArgs {
    #[command(flatten)]
    pub graph: GraphArg,
    /// How many rows a table has at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// Which table, or all (repeatable; see --list) [default: overview, people, bodies]
    #[arg(long = "table", value_name = "NAME")]
    pub tables: Vec<String>,
    /// List the tables
    #[arg(long)]
    pub list: bool,
    /// Show the words behind this row of the table instead of the table
    #[arg(long, value_name = "ROW", requires = "tables")]
    pub explain: Option<usize>,
    /// How to print the tables
    #[arg(long, value_enum, default_value_t = SummaryFormat::Human)]
    pub format: SummaryFormat,
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub filter: FilterArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SummaryFormat {
    /// Aligned columns with small bars
    Human,
    Json,
    Csv,
    Markdown,
}

pub fn run(args: &SummaryArgs) -> Result<Outcome> {
    if args.list {
        let width = TableName::ALL.iter().map(|t| t.name().len()).max().unwrap_or(0);
        let lines: Vec<_> =
            TableName::ALL.iter().map(|t| format!("{:width$}  {}\n", t.name(), t.title())).collect();
        output::write(args.output.as_deref(), &lines.concat())?;
        return Ok(Outcome::Done);
    }
    let wanted = wanted(&args.tables)?;
    let filter = args.filter.filter()?;
    let knowledge = super::knowledge(&args.graph.graph)?;
    let tables: Vec<Table> = measuring("shortest paths", |tell| {
        let effort = Effort { is_exact: args.filter.exact, tell };
        let (top, seed) = (args.top, args.filter.seed);
        let question = Question { knowledge: &knowledge, filter: &filter, top, seed, effort };
        wanted.iter().flat_map(|t| t.make(&question)).collect()
    });
    let text = match args.explain {
        Some(row) => explain(&tables, row, &knowledge)?,
        None => {
            let format = match args.format {
                SummaryFormat::Human => TableFormat::Human,
                SummaryFormat::Json => TableFormat::Json,
                SummaryFormat::Csv => TableFormat::Csv,
                SummaryFormat::Markdown => TableFormat::Markdown,
            };
            render(&tables, format)
        }
    };
    output::write(args.output.as_deref(), &text)?;
    Ok(Outcome::Done)
}

fn wanted(names: &[String]) -> Result<Vec<TableName>> {
    if names.is_empty() {
        return Ok(TableName::DEFAULT.to_vec());
    }
    if names.iter().any(|n| n == "all") {
        return Ok(TableName::ALL.to_vec());
    }
    names
        .iter()
        .map(|name| match TableName::parse(name) {
            Some(table) => Ok(table),
            None => bail!("there is no table {name}; `reformgraph summary --list` names them"),
        })
        .collect()
}

/// The row of each table and the claims that it rests on.
fn explain(tables: &[Table], number: usize, knowledge: &Knowledge) -> Result<String> {
    let mut text = String::new();
    for table in tables {
        let Some(row) = number.checked_sub(1).and_then(|i| table.rows.get(i)) else { continue };
        let one = Table { rows: vec![row.clone()], ..table.clone() };
        text.push_str(&render(&[one], TableFormat::Human));
        for claim in row.claims.iter().filter_map(|&c| knowledge.claims.get(c as usize)) {
            let quote: Vec<_> = claim.quote.split_whitespace().collect();
            writeln!(
                text,
                "    {} {}-{}  {}  {:.2}  {}",
                claim.document,
                claim.evidence.start,
                claim.evidence.end,
                claim.rule,
                claim.confidence.as_f64(),
                quote.join(" ")
            )?;
        }
    }
    if text.is_empty() {
        bail!("no table has a row {number}; rows are counted from 1, and --top says how many there are");
    }
    Ok(text)
}
