//! What a document speaks of, under the name that the document itself gives it.

use super::document::DocumentId;
use super::fact::Statement;

/// An index into [`Extraction::mentions`]; means nothing outside that document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionKind {
    Person,
    Body,
    Meeting,
    Matter,
    Regulation,
}

/// Something the document speaks of. Two mentions of one document are equal in kind and name only if
/// they are the same thing there; meetings of one name are told apart by their number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mention {
    pub kind: MentionKind,
    /// The resolved name as the contract asks: simplified, bodies in full with their place.
    pub name: String,
    /// The number of a meeting within the document, from 1; 0 for everything else.
    pub number: u32,
}

/// All that one document says.
#[derive(Debug, Clone)]
pub struct Extraction {
    pub document: DocumentId,
    pub mentions: Vec<Mention>,
    /// In the order of their evidence, then of relation; no two say the same.
    pub statements: Vec<Statement<MentionId>>,
}

impl Extraction {
    pub fn name(&self, id: MentionId) -> &str {
        self.mentions.get(id.0 as usize).map_or("", |m| &m.name)
    }
}
