//! What the formats for whole graphs share: tenures with their claims, documents with their data, ids that every
//! reader takes.

use crate::model::{Claim, DocumentId, EntityId, EntityKind, Fact, Knowledge, PartialDate};
use crate::resolve::derive::{self, Succession};
use crate::resolve::tenure::{Tenure, tenures};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    pub title: Option<String>,
    pub publisher: Option<String>,
    pub date: Option<PartialDate>,
    pub authors: Vec<String>,
}

/// A graph as records: what the formats write, in one order.
pub struct Records<'k> {
    pub knowledge: &'k Knowledge,
    pub tenures: Vec<Tenure>,
    pub successions: Vec<Succession>,
    pub documents: BTreeMap<&'k DocumentId, Source>,
    /// The claims that speak of each entity, as indices.
    about: BTreeMap<EntityId, Vec<usize>>,
}

impl<'k> Records<'k> {
    pub fn new(knowledge: &'k Knowledge) -> Self {
        let tenures = tenures(knowledge);
        let successions = derive::successions(knowledge, &tenures);
        let mut documents: BTreeMap<&DocumentId, Source> = BTreeMap::new();
        let mut about: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
        for (index, claim) in knowledge.claims.iter().enumerate() {
            let source = documents.entry(&claim.document).or_default();
            if let Fact::Document { title, publisher, date, authors } = &claim.fact {
                source.title = source.title.take().or_else(|| title.clone());
                source.publisher = source.publisher.take().or_else(|| publisher.clone());
                source.date = source.date.or(*date);
                source.authors.extend(authors.iter().cloned());
            }
            let mut named = BTreeSet::new();
            claim.fact.map(|&id| named.insert(id));
            for id in named {
                about.entry(id).or_default().push(index);
            }
        }
        Self { knowledge, tenures, successions, documents, about }
    }

    pub fn of_kind(&self, kind: EntityKind) -> impl Iterator<Item = EntityId> {
        let ids = (0..).map(EntityId).zip(&self.knowledge.entities);
        ids.filter(move |(_, e)| e.kind == kind).map(|(id, _)| id)
    }

    pub fn label(&self, id: EntityId) -> &'k str {
        self.knowledge.label(id)
    }

    pub fn key(&self, id: EntityId) -> &'k str {
        self.knowledge.entity(id).map_or("", |e| &e.key)
    }

    pub fn aliases(&self, id: EntityId) -> &'k [String] {
        self.knowledge.entity(id).map_or(&[], |e| &e.aliases)
    }

    pub fn claim(&self, index: usize) -> Option<&'k Claim> {
        self.knowledge.claims.get(index)
    }

    /// The claims that speak of an entity.
    pub fn about(&self, id: EntityId) -> impl Iterator<Item = &'k Claim> {
        self.about.get(&id).into_iter().flatten().filter_map(|&at| self.claim(at))
    }

    pub fn post_label(&self, tenure: &Tenure) -> String {
        format!("{}{}", self.label(tenure.body), tenure.title)
    }

    /// The whole of which a body is a part, as far as names tell and the graph has it.
    pub fn whole(&self, body: EntityId) -> Option<EntityId> {
        let wholes = crate::resolve::body::wholes(self.label(body));
        wholes.iter().map(|name| crate::resolve::name::present_name(name)).find_map(|key| self.body(&key))
    }

    fn body(&self, key: &str) -> Option<EntityId> {
        let entities = &self.knowledge.entities;
        let found = entities.binary_search_by(|e| (e.kind, e.key.as_str()).cmp(&(EntityKind::Body, key)));
        found.ok().and_then(|at| u32::try_from(at).ok()).map(EntityId)
    }
}

/// Letters, digits and hyphens only, for readers that take no others; the same in every build.
pub fn short_id(kind: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digest: String = hash.finalize().iter().take(10).map(|byte| format!("{byte:02x}")).collect();
    format!("rg-{kind}-{digest}")
}

/// The IRI of a thing as a URI: what is no ASCII is escaped.
pub fn uri(kind: &str, parts: &[&str]) -> String {
    let mut out = format!("https://reformgraph.org/id/{kind}");
    for part in parts {
        out.push('/');
        for byte in part.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~@".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    out
}

/// Where a document is to be found: its id where that is an address, or else its IRI.
pub fn address(document: &DocumentId) -> String {
    match document.0.starts_with("http://") || document.0.starts_with("https://") {
        true => document.0.clone(),
        false => uri("document", &[&document.0]),
    }
}

/// A date with a year, as ISO 8601.
pub fn iso(date: Option<PartialDate>) -> Option<String> {
    date.filter(|d| d.year().is_some()).map(|d| d.to_string())
}

/// The words of a claim on one line.
pub fn words(claim: &Claim) -> String {
    claim.quote.split_whitespace().collect::<Vec<_>>().join(" ")
}
