//! Answers, as rows for people and in the formats of the standards.

use super::query::Question;
use super::vocab::{ID, PREFIXES, unescape};
use super::{Graph, StoreError};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::Term;
use oxigraph::sparql::QueryResults;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use std::io::Write;

/// How an answer is written for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Csv,
    Tsv,
    Json,
    Turtle,
}

/// An answer for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Table {
    Rows {
        columns: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Truth(bool),
    /// CONSTRUCT and DESCRIBE, as Turtle.
    Statements(String),
}

impl Graph {
    /// The answer in rows, IRIs shortened.
    pub fn table(&self, question: &Question) -> Result<Table, StoreError> {
        match self.answer(question)? {
            QueryResults::Boolean(truth) => Ok(Table::Truth(truth)),
            QueryResults::Solutions(solutions) => {
                let columns: Vec<String> =
                    solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
                let mut rows = Vec::new();
                for solution in solutions {
                    let solution = solution.map_err(|e| StoreError::Evaluation(e.to_string()))?;
                    rows.push(
                        solution
                            .values()
                            .iter()
                            .map(|v| v.as_ref().map_or_else(String::new, plain))
                            .collect(),
                    );
                }
                Ok(Table::Rows { columns, rows })
            }
            graph @ QueryResults::Graph(_) => {
                let mut out = Vec::new();
                write(graph, Format::Turtle, &mut out)?;
                Ok(Table::Statements(String::from_utf8_lossy(&out).into_owned()))
            }
        }
    }

    /// The answer in a format of the standards.
    pub fn write(&self, question: &Question, format: Format, out: &mut dyn Write) -> Result<(), StoreError> {
        write(self.answer(question)?, format, out)
    }
}

fn write(results: QueryResults<'_>, format: Format, out: &mut dyn Write) -> Result<(), StoreError> {
    let failed = |e: oxigraph::sparql::QueryEvaluationError| StoreError::Evaluation(e.to_string());
    let tabular = match format {
        Format::Csv => Some(QueryResultsFormat::Csv),
        Format::Tsv => Some(QueryResultsFormat::Tsv),
        Format::Json => Some(QueryResultsFormat::Json),
        Format::Turtle => None,
    };
    match (results, tabular) {
        (QueryResults::Boolean(truth), Some(format)) => {
            QueryResultsSerializer::from_format(format).serialize_boolean_to_writer(out, truth)?;
        }
        (QueryResults::Solutions(solutions), Some(format)) => {
            let serializer = QueryResultsSerializer::from_format(format);
            let mut writer = serializer.serialize_solutions_to_writer(out, solutions.variables().to_vec())?;
            for solution in solutions {
                writer.serialize(&solution.map_err(failed)?)?;
            }
            writer.finish()?;
        }
        (QueryResults::Graph(triples), None) => {
            let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
            for (prefix, iri) in PREFIXES {
                serializer = serializer.with_prefix(prefix, iri).map_err(std::io::Error::other)?;
            }
            let mut found = triples.collect::<Result<Vec<_>, _>>().map_err(failed)?;
            found.sort_by_cached_key(ToString::to_string);
            found.dedup();
            let mut writer = serializer.for_writer(out);
            for triple in &found {
                writer.serialize_triple(triple)?;
            }
            writer.finish()?;
        }
        (QueryResults::Graph(_), Some(_)) => {
            return Err(StoreError::WrongFormat("this query gives statements: use --format turtle"));
        }
        (_, None) => {
            return Err(StoreError::WrongFormat(
                "Turtle is for CONSTRUCT and DESCRIBE: use --format table, csv, tsv or json",
            ));
        }
    }
    Ok(())
}

/// A term as people read it: text without quotes, IRIs as `person/王伟@…` or with their prefix.
pub(super) fn plain(term: &Term) -> String {
    match term {
        Term::Literal(literal) => literal.value().to_owned(),
        Term::NamedNode(node) => {
            let iri = node.as_str();
            if let Some(rest) = iri.strip_prefix(ID) {
                return unescape(rest);
            }
            let short = PREFIXES.iter().find_map(|(p, ns)| Some(format!("{p}:{}", iri.strip_prefix(ns)?)));
            short.unwrap_or_else(|| iri.to_owned())
        }
        other => other.to_string(),
    }
}
