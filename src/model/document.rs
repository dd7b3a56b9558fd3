//! A document in both its texts, with the way back from the one to the other.

use super::date::PartialDate;
use super::span::{Normal, Original, Span};
use std::fmt;

/// What names a document in every output: the file name without its ending, or the `id` of a JSON document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub String);

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a block of text is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline, or a heading inside the text.
    Heading,
    /// The line with date, source and authors, or a line that names the journalists at the end.
    Byline,
    /// Running text.
    Paragraph,
    /// A row of a table; its cells are separated by a tab in the normal text.
    Row,
    /// Navigation, sharing, copyright, related links: never a source of facts.
    Boilerplate,
}

/// A line of the normal text: a paragraph, heading or table row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    pub span: Span<Normal>,
}

/// What the page says of itself. `None` or empty where it says nothing; nothing is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    pub title: Option<String>,
    pub date: Option<PartialDate>,
    pub publisher: Option<String>,
    pub authors: Vec<String>,
    pub url: Option<String>,
    /// Where the metadata stand in the original, as the quote behind the `document` fact.
    pub evidence: Option<Span<Original>>,
}

/// A document after normalisation.
#[derive(Debug, Clone)]
pub struct Document {
    pub id: DocumentId,
    /// The source as decoded to UTF-8, unchanged (for JSON documents: the text or html field).
    pub original: String,
    /// What is matched: simplified script, blocks separated by `\n`, without conversion noise.
    pub normal: String,
    pub map: OffsetMap,
    /// In order, disjoint; together they cover all of `normal` but the separators.
    pub blocks: Vec<Block>,
    pub metadata: Metadata,
}

impl Document {
    /// Where the words of `span` stand in the original, an edited run widened to its whole original.
    pub fn to_original(&self, span: Span<Normal>) -> Span<Original> {
        self.map.to_original(span)
    }

    /// The source's own words under `span`.
    pub fn quote(&self, span: Span<Normal>) -> &str {
        self.to_original(span).slice(&self.original)
    }
}

/// One stretch in which normal and original run in step (`edited == false`: byte for byte the same
/// length), or an edit that has to be taken whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    pub normal: u32,
    pub original: u32,
    pub normal_len: u32,
    pub original_len: u32,
    pub edited: bool,
}

/// The sorted, sparse list of runs that leads from normal offsets back to original ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    runs: Vec<Run>,
}

impl OffsetMap {
    /// Appends the next run. Runs must come in the order of the normal text and leave no gap there;
    /// adjoining unedited runs are joined.
    pub fn push(&mut self, run: Run) {
        debug_assert!(self.runs.last().is_none_or(|r| r.normal + r.normal_len == run.normal));
        if run.normal_len == 0 {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && !last.edited
            && !run.edited
            && last.original + last.original_len == run.original
        {
            last.normal_len += run.normal_len;
            last.original_len += run.original_len;
            return;
        }
        self.runs.push(run);
    }

    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The original range of a normal one; an empty span maps to an empty one at the same place.
    pub fn to_original(&self, span: Span<Normal>) -> Span<Original> {
        if span.is_empty() {
            let at = self.bound(span.start, false);
            return Span::new(at, at);
        }
        Span::new(self.bound(span.start, false), self.bound(span.end - 1, true))
    }

    /// The original offset of the start (or, with `end`, of what follows the end) of the normal byte `at`.
    fn bound(&self, at: u32, end: bool) -> u32 {
        let index = self.runs.partition_point(|r| r.normal + r.normal_len <= at);
        let Some(run) = self.runs.get(index) else {
            return self.runs.last().map_or(0, |r| r.original + r.original_len);
        };
        match (run.edited, end) {
            (true, false) => run.original,
            (true, true) => run.original + run.original_len,
            (false, false) => run.original + (at - run.normal),
            (false, true) => run.original + (at - run.normal) + 1,
        }
    }
}
