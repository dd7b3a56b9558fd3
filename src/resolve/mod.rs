//! From what single documents say to what the graph holds: the same thing in several documents becomes
//! one entity. Pure, and the same for every order of the documents.

pub mod body;
mod context;
pub mod decisions;
mod keys;
mod person;
pub mod tenure;

use crate::model::{
    Claim, DocumentFacts, Entity, EntityId, EntityKind, Fact, Knowledge, MentionId, MentionKind,
};
use context::Context;
use decisions::Decision;
use std::collections::BTreeMap;

/// What came of the documents, and which namesakes a person should look at.
pub struct Resolved {
    pub knowledge: Knowledge,
    pub suggested: Vec<Decision>,
}

/// Joins the facts of all documents.
pub fn resolve(documents: Vec<DocumentFacts>) -> Knowledge {
    resolve_with(documents, &[]).knowledge
}

/// Joins the facts of all documents, obeying what people decided about namesakes.
pub fn resolve_with(mut documents: Vec<DocumentFacts>, decisions: &[Decision]) -> Resolved {
    documents.sort_by(|a, b| a.document.cmp(&b.document));
    documents.iter_mut().for_each(keep_what_is_said);
    let contexts: Vec<Context> = documents.iter().map(Context::new).collect();
    let mut keys: Vec<Vec<String>> =
        documents.iter().zip(&contexts).map(|(facts, context)| keys::keys(facts, context)).collect();
    let suggested = link_persons(&documents, &contexts, &mut keys, decisions);

    let mut labels: BTreeMap<(EntityKind, &str), &str> = BTreeMap::new();
    for (facts, keys) in documents.iter().zip(&keys) {
        for (mention, key) in facts.mentions.iter().zip(keys) {
            labels.entry((entity_kind(mention.kind), key)).or_insert(&mention.name);
        }
    }
    let ids: BTreeMap<(EntityKind, &str), EntityId> =
        labels.keys().zip(0..).map(|(&key, id)| (key, EntityId(id))).collect();

    let mut claims = Vec::new();
    for (facts, keys) in documents.iter().zip(&keys) {
        let entity = |id: &MentionId| {
            let at = id.0 as usize;
            let found = facts.mentions.get(at).zip(keys.get(at));
            found
                .and_then(|(m, k)| ids.get(&(entity_kind(m.kind), k.as_str())))
                .copied()
                .unwrap_or(EntityId(0))
        };
        claims.extend(facts.statements.iter().map(|statement| Claim {
            fact: in_order(statement.fact.map(entity)),
            document: facts.document.clone(),
            evidence: statement.evidence,
            quote: statement.quote.clone(),
            rule: statement.rule.clone(),
            confidence: statement.confidence,
        }));
    }
    claims.sort_by(|a, b| {
        (&a.document, a.evidence, &a.fact, &a.rule).cmp(&(&b.document, b.evidence, &b.fact, &b.rule))
    });
    claims.dedup_by(|b, a| (&a.document, a.evidence, &a.fact) == (&b.document, b.evidence, &b.fact));

    let entities = labels
        .into_iter()
        .map(|((kind, key), label)| Entity {
            kind,
            key: key.to_owned(),
            label: label.to_owned(),
            aliases: Vec::new(),
        })
        .collect();
    Resolved { knowledge: Knowledge { entities, claims }, suggested }
}

/// Drops mentions of which no fact speaks: they are no entities, whoever listed them.
fn keep_what_is_said(facts: &mut DocumentFacts) {
    let mut kept: BTreeMap<MentionId, MentionId> = BTreeMap::new();
    let mut mentions = Vec::new();
    for statement in &mut facts.statements {
        statement.fact = statement.fact.map(|id| {
            *kept.entry(*id).or_insert_with(|| {
                mentions.extend(facts.mentions.get(id.0 as usize).cloned());
                MentionId(mentions.len() as u32 - 1)
            })
        });
    }
    facts.mentions = mentions;
}

/// Lists whose order says nothing are sorted, so that equal facts are equal.
fn in_order(mut fact: Fact<EntityId>) -> Fact<EntityId> {
    match &mut fact {
        Fact::Reforms { from, to, .. } => {
            for list in [from, to] {
                list.sort_unstable();
                list.dedup();
            }
        }
        Fact::Document { authors, .. } => {
            authors.sort_unstable();
            authors.dedup();
        }
        _ => {}
    }
    fact
}

const fn entity_kind(kind: MentionKind) -> EntityKind {
    match kind {
        MentionKind::Person => EntityKind::Person,
        MentionKind::Body => EntityKind::Body,
        MentionKind::Meeting => EntityKind::Meeting,
        MentionKind::Matter => EntityKind::Matter,
        MentionKind::Regulation => EntityKind::Regulation,
    }
}

fn link_persons(
    documents: &[DocumentFacts],
    contexts: &[Context],
    keys: &mut [Vec<String>],
    decisions: &[Decision],
) -> Vec<Decision> {
    let groups = keys::successor_groups(documents, keys);
    let mut sightings = Vec::new();
    let mut places = Vec::new();
    for (at, (facts, context)) in documents.iter().zip(contexts).enumerate() {
        for (index, mention) in facts.mentions.iter().enumerate() {
            if mention.kind == MentionKind::Person {
                sightings.push(context.sighting(facts, &keys[at], &groups, MentionId(index as u32)));
                places.push((at, index));
            }
        }
    }
    let linked = person::link(&sightings, decisions);
    for ((at, index), key) in places.into_iter().zip(linked.keys) {
        keys[at][index] = key;
    }
    linked.suggested
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod identity_test;
