//! `query`: a question to the graph, its answer as a table or for machines.

use super::args::{QueryArgs, QueryFormat, Rows};
use super::exit::Outcome;
use super::explain_fact::{line, proof_json};
use super::table;
use anyhow::{Context, Result, anyhow, bail};
use reformgraph::store::{Binding, Format, Graph, Question, RowProof, SHIPPED, Table, nearest, shipped};
use serde_json::{Map, Value, json};
use std::io::{BufWriter, Write};
use std::path::Path;

pub fn run(args: &QueryArgs) -> Result<Outcome> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    if args.list {
        list(&mut out)?;
        out.flush()?;
        return Ok(Outcome::Done);
    }
    let mut question = Question::parse(&text(args)?)?;
    let settings = args.set.iter().map(|s| Binding::parse(s)).collect::<Result<Vec<_>, _>>()?;
    // A wrong parameter is told before the graph is opened.
    settings.iter().try_for_each(|s| question.clone().bind(s))?;
    let graph = Graph::open(&args.graph.graph)?;
    let unknown = bind(&graph, &mut question, &settings)?;
    if let Some(rows) = args.explain {
        explain_rows(&mut out, &graph, &question, rows, args.format)?;
        out.flush()?;
        return Ok(Outcome::Done);
    }
    match args.format {
        QueryFormat::Table => {
            let found = graph.table(&question)?;
            answer(&mut out, &found)?;
            out.flush()?;
            if matches!(&found, Table::Rows { rows, .. } if rows.is_empty()) {
                eprint!("{}", advice(args, &settings, &unknown));
            }
        }
        QueryFormat::Csv => graph.write(&question, Format::Csv, &mut out)?,
        QueryFormat::Tsv => graph.write(&question, Format::Tsv, &mut out)?,
        QueryFormat::Json => {
            graph.write(&question, Format::Json, &mut out)?;
            writeln!(out)?;
        }
        QueryFormat::Turtle => graph.write(&question, Format::Turtle, &mut out)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// Gives the parameters their values, short and former names as the full names that they stand for. The names that
/// nothing in the graph has come back.
fn bind(graph: &Graph, question: &mut Question, settings: &[Binding]) -> Result<Vec<String>> {
    let named = question.named();
    let mut unknown = Vec::new();
    for setting in settings {
        if !named.contains(&setting.name) {
            question.bind(setting)?;
            continue;
        }
        let full = graph.full_names(&setting.value)?;
        if full.is_empty() {
            unknown.push(setting.value.clone());
            question.bind(setting)?;
            continue;
        }
        let full: Vec<&str> = full.iter().map(String::as_str).collect();
        if full != [setting.value.as_str()] {
            let others: Vec<&str> = full.iter().copied().filter(|name| *name != setting.value).collect();
            eprintln!("{} is also a name of {}", setting.value, others.join("、"));
        }
        question.bind_to(&setting.name, &full)?;
    }
    Ok(unknown)
}

/// What to do when there is no answer.
fn advice(args: &QueryArgs, settings: &[Binding], unknown: &[String]) -> String {
    let folder = &args.graph.graph;
    let graph =
        if folder == Path::new("graph") { String::new() } else { format!(" --graph {}", folder.display()) };
    let mut lines = Vec::new();
    for name in unknown {
        lines.push(format!(
            "nothing in the graph is called \"{name}\"; try a part of it: reformgraph query find --set text={name}{graph}"
        ));
    }
    if let (true, Some(setting)) = (unknown.is_empty(), settings.first()) {
        lines.push(format!(
            "the graph has no answer for {}={}; try without it, or another question: reformgraph query --list",
            setting.name, setting.value
        ));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The text that was given, the shipped query of that name, or the file.
fn text(args: &QueryArgs) -> Result<String> {
    if let Some(text) = &args.text {
        return Ok(text.clone());
    }
    let name = args.query.as_deref().unwrap_or_default();
    if let Some((_, text)) = SHIPPED.iter().find(|(n, _)| *n == name) {
        return Ok((*text).to_owned());
    }
    let path = Path::new(name);
    if path.exists() || name.ends_with(".rq") || name.contains(['/', '\\']) {
        return std::fs::read_to_string(path).with_context(|| format!("cannot read the query {name}"));
    }
    let hint = nearest(name).map_or(String::new(), |near| format!("did you mean {near}? "));
    Err(anyhow!("there is no query \"{name}\"; {hint}reformgraph query --list shows all"))
}

fn answer(out: &mut dyn Write, answer: &Table) -> Result<()> {
    match answer {
        Table::Truth(truth) => writeln!(out, "{}", if *truth { "yes" } else { "no" })?,
        Table::Statements(text) => out.write_all(text.as_bytes())?,
        Table::Rows { columns, rows } => {
            table::write(out, columns, rows)?;
            let plural = if rows.len() == 1 { "" } else { "s" };
            writeln!(out, "{} row{plural}", rows.len())?;
        }
    }
    Ok(())
}

/// The cells of each row that was asked for, and the sentences behind it.
fn explain_rows(
    out: &mut dyn Write,
    graph: &Graph,
    question: &Question,
    rows: Rows,
    format: QueryFormat,
) -> Result<()> {
    let machine = match format {
        QueryFormat::Table => false,
        QueryFormat::Json => true,
        _ => bail!("--explain goes with --format table or json"),
    };
    let wanted = if let Rows::One(row) = rows { Some(row) } else { None };
    let found = graph.explain_rows(question, wanted)?;
    if let (true, Some(row)) = (found.is_empty(), wanted) {
        bail!("the answer has no row {row}; rows are counted from 1");
    }
    if machine {
        let rows = found.iter().map(|RowProof { number, cells, proofs }| {
            let cells: Map<String, Value> = cells.iter().map(|(k, v)| (k.clone(), v.clone().into())).collect();
            json!({ "row": number, "cells": cells, "evidence": proofs.iter().map(proof_json).collect::<Vec<_>>() })
        });
        writeln!(out, "{}", serde_json::to_string_pretty(&rows.collect::<Vec<_>>())?)?;
        return Ok(());
    }
    for RowProof { number, cells, proofs } in found {
        let cells: Vec<String> = cells.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        writeln!(out, "{number}  {}", cells.join("  "))?;
        for proof in &proofs {
            writeln!(out, "    {}", line(proof))?;
        }
        if proofs.is_empty() {
            writeln!(
                out,
                "    no document says this in so many words; see its parts with: reformgraph explain --fact"
            )?;
        }
    }
    Ok(())
}

fn list(out: &mut dyn Write) -> Result<()> {
    for question in shipped() {
        writeln!(out, "{}", question.name)?;
        writeln!(out, "    {}", question.english)?;
        writeln!(out, "    {}", question.chinese)?;
        let defaults = Question::parse(question.text)?.parameters();
        for parameter in &question.parameters {
            let default = defaults.iter().find(|(name, _)| *name == parameter.name);
            let default = default.and_then(|(_, value)| value.as_deref());
            let default = default.map_or(String::new(), |value| format!(" [default: {value}]"));
            writeln!(out, "    --set {}=…  {}{default}", parameter.name, parameter.meaning)?;
        }
    }
    Ok(())
}
