//! Plain data that the steps hand to each other. Imports nothing else of this crate.

pub mod date;
pub mod document;
pub mod entity;
pub mod fact;
pub mod mention;
pub mod quoted;
pub mod span;

pub use date::PartialDate;
pub use document::{Block, BlockKind, Document, DocumentId, Metadata, OffsetMap};
pub use entity::{Claim, Entity, EntityId, EntityKind, Knowledge};
pub use fact::{
    Confidence, Evidence, Fact, OfficeStatus, ReformAction, Relation, ReviewAction, RuleId, Statement,
};
pub use mention::{Extraction, Mention, MentionId, MentionKind};
pub use quoted::{DocumentFacts, Quoted};
pub use span::{Normal, Original, Span};
