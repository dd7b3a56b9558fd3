//! What the graph holds: entities that stand for the same thing in every document, and claims about them.

use super::document::DocumentId;
use super::fact::{Confidence, Fact};
use super::span::{Original, Span};

/// An index into [`Knowledge::entities`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    Person,
    Body,
    Meeting,
    Matter,
    Regulation,
}

impl EntityKind {
    /// As IRIs and tables write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Meeting => "meeting",
            Self::Matter => "matter",
            Self::Regulation => "regulation",
        }
    }
}

/// A person, body, meeting, matter or regulation, one for all documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    pub kind: EntityKind,
    /// What identifies it, stable from build to build: the last part of its IRI, before escaping.
    pub key: String,
    pub label: String,
    /// Other names it goes by, sorted.
    pub aliases: Vec<String>,
}

/// One statement of one document about entities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub fact: Fact<EntityId>,
    pub document: DocumentId,
    /// In Unicode scalar values of the original, as in the contract.
    pub evidence: Span<Original>,
    pub quote: String,
    pub rule: String,
    pub confidence: Confidence,
}

/// Everything a graph says, as plain data: what `resolve` makes, `store` keeps and `network` reads.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// Sorted by kind and key.
    pub entities: Vec<Entity>,
    /// Sorted by document, evidence and fact.
    pub claims: Vec<Claim>,
}

impl Knowledge {
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    pub fn label(&self, id: EntityId) -> &str {
        self.entity(id).map_or("", |e| &e.label)
    }
}
