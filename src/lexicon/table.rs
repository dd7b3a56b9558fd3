//! Reads tab-separated tables of words and collects every fault with its file and line.

use std::fmt;

/// One thing wrong with the lexicon, where it stands and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub file: &'static str,
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "lexicon/{}:{}: {}", self.file, self.line, self.what)
    }
}

/// One line of a table, split at its tabs.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    pub file: &'static str,
    pub line: usize,
    pub cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    pub fn cell(&self, index: usize) -> &'a str {
        self.cells.get(index).copied().unwrap_or("").trim()
    }

    pub fn fault(&self, what: impl Into<String>) -> Fault {
        Fault { file: self.file, line: self.line, what: what.into() }
    }
}

/// The rows of a table; lines that are empty or begin with `#` are left out.
/// Rows with fewer than `columns` cells or an empty first cell are reported and left out.
pub fn rows<'a>(file: &'static str, text: &'a str, columns: usize, faults: &mut Vec<Fault>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let row = Row { file, line: index + 1, cells: line.split('\t').collect() };
        if row.cell(0).is_empty() {
            faults.push(row.fault("the first column is empty"));
        } else if row.cells.len() < columns {
            faults.push(row.fault(format!("{} columns expected, {} found", columns, row.cells.len())));
        } else {
            rows.push(row);
        }
    }
    rows
}
