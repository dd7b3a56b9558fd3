//! What people decided about namesakes, and what is left for them to decide: the lines of `decisions.tsv`.
//!
//! ```text
//! same ⇥ 王伟 ⇥ doc-1 ⇥ doc-7 ⇥ 苏州市 and 苏州市吴中区
//! ```
//! The person of that name in the first document and the one in the second are the same, different, or
//! (suggested) perhaps the same.

use crate::model::DocumentId;
use std::fmt::Write;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    Same,
    Different,
    Suggested,
}

impl Verdict {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
            Self::Suggested => "suggested",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    pub verdict: Verdict,
    pub name: String,
    pub one: DocumentId,
    pub other: DocumentId,
    /// For people; not read.
    pub why: String,
}

/// A line that can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "decisions.tsv:{line}: write same, different or suggested, the name and two documents, separated by tabs"
)]
pub struct DecisionFault {
    line: usize,
}

const HEAD: &str = "# same, different or suggested; name; document; other document; why it is asked\n";

/// Reads the file; empty lines and those that begin with `#` say nothing.
pub fn parse(text: &str) -> Result<Vec<Decision>, DecisionFault> {
    let mut out = Vec::new();
    for (line, row) in (1..).zip(text.lines()) {
        if row.trim().is_empty() || row.starts_with('#') {
            continue;
        }
        let mut cells = row.split('\t').map(|cell| cell.trim().to_owned());
        let verdict = match cells.next().as_deref() {
            Some("same") => Verdict::Same,
            Some("different") => Verdict::Different,
            Some("suggested") => Verdict::Suggested,
            _ => return Err(DecisionFault { line }),
        };
        let (Some(name), Some(one), Some(other)) = (cells.next(), cells.next(), cells.next()) else {
            return Err(DecisionFault { line });
        };
        let (one, other) = (DocumentId(one), DocumentId(other));
        out.push(Decision { verdict, name, one, other, why: cells.next().unwrap_or_default() });
    }
    Ok(out)
}

/// Writes the file: what is decided first, then what is suggested and not decided yet.
pub fn render(decided: &[Decision], suggested: &[Decision]) -> String {
    let mut rows: Vec<&Decision> = decided.iter().filter(|d| d.verdict != Verdict::Suggested).collect();
    let known =
        |s: &&Decision| !rows.iter().any(|d| d.name == s.name && d.one == s.one && d.other == s.other);
    let open: Vec<&Decision> = suggested.iter().filter(known).collect();
    rows.extend(open);
    rows.sort();
    rows.dedup();
    let mut out = String::from(HEAD);
    for Decision { verdict, name, one, other, why } in rows {
        let _ = writeln!(out, "{}\t{name}\t{one}\t{other}\t{why}", verdict.name());
    }
    out
}
