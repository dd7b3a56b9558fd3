//! What one document says with its words at hand, so that its text is no longer needed: what travels
//! between processes and what is kept from build to build.

use super::document::{Document, DocumentId};
use super::fact::{Confidence, Fact, Statement};
use super::mention::{Extraction, Mention, MentionId};
use super::span::{Original, Span};

/// A statement with its quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    pub fact: Fact<MentionId>,
    /// In Unicode scalar values of the original.
    pub evidence: Span<Original>,
    pub quote: String,
    /// Empty where it is not known.
    pub rule: String,
    pub confidence: Confidence,
}

/// All that one document says, independent of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFacts {
    pub document: DocumentId,
    pub mentions: Vec<Mention>,
    /// In the order of the extraction.
    pub statements: Vec<Quoted>,
}

impl DocumentFacts {
    /// Takes the quotes out of the document and counts its offsets in Unicode scalar values.
    pub fn new(extraction: Extraction, document: &Document) -> Self {
        let Extraction { document: id, mentions, statements } = extraction;
        let text = document.original.as_str();
        let ends = statements.iter().flat_map(|s| [s.evidence.span().start, s.evidence.span().end]);
        let counts = ScalarCounts::new(text, ends.collect());
        let statements = statements
            .into_iter()
            .map(|Statement { fact, evidence, rule, confidence }| {
                let span = evidence.span();
                Quoted {
                    fact,
                    evidence: Span::new(counts.at(span.start), counts.at(span.end)),
                    quote: span.slice(text).to_owned(),
                    rule: rule.0.to_owned(),
                    confidence,
                }
            })
            .collect();
        Self { document: id, mentions, statements }
    }

    pub fn mention(&self, id: MentionId) -> Option<&Mention> {
        self.mentions.get(id.0 as usize)
    }
}

/// How many scalar values stand before each of a few byte offsets: one pass over the text.
struct ScalarCounts {
    bytes: Vec<u32>,
    scalars: Vec<u32>,
}

impl ScalarCounts {
    fn new(text: &str, mut bytes: Vec<u32>) -> Self {
        bytes.sort_unstable();
        bytes.dedup();
        let (mut scalars, mut from, mut count) = (Vec::with_capacity(bytes.len()), 0, 0);
        for &at in &bytes {
            let to = (at as usize).min(text.len());
            let piece = text.as_bytes().get(from..to).unwrap_or_default();
            count += piece.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32;
            scalars.push(count);
            from = to;
        }
        Self { bytes, scalars }
    }

    fn at(&self, byte: u32) -> u32 {
        self.bytes.binary_search(&byte).ok().and_then(|i| self.scalars.get(i)).copied().unwrap_or(0)
    }
}
