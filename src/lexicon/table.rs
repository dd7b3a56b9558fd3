//! Reads tab-separated tables of words and collects every fault with its file and line.

use rustc_hash::FxHashMap;
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
/// Rows with fewer than `columns` cells, with an empty first cell or that stand twice are reported and left out.
pub fn rows<'a>(file: &'static str, text: &'a str, columns: usize, faults: &mut Vec<Fault>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let row = Row { file, line: index + 1, cells: line.split('\t').collect() };
        if row.cell(0).is_empty() {
            faults.push(row.fault("the first column is empty"));
        } else if let Some(first) = seen.insert(line, row.line) {
            faults.push(row.fault(format!("the same as line {first}; take one of them out")));
        } else if row.cells.len() < columns {
            faults.push(row.fault(format!("{} columns expected, {} found", columns, row.cells.len())));
        } else {
            rows.push(row);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_row_is_said_with_its_line() {
        let mut faults = Vec::new();
        let kept = rows("words.tsv", "# words\n甲\tx\n\ty\n乙\n甲\tx\n甲\ty\n", 2, &mut faults);
        assert_eq!(kept.iter().map(|r| r.line).collect::<Vec<_>>(), [2, 6]);
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "lexicon/words.tsv:3: the first column is empty",
                "lexicon/words.tsv:4: 2 columns expected, 1 found",
                "lexicon/words.tsv:5: the same as line 2; take one of them out",
            ]
        );
    }
}
