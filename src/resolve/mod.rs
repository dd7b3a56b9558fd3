//! From what single documents say to what the graph holds: the same thing in several documents becomes
//! one entity. Pure, and the same for every order of the documents.

pub mod body;
pub mod check;
mod context;
pub mod decisions;
pub mod derive;
mod keys;
pub mod name;
pub mod naming;
mod person;
pub mod seat;
pub mod tenure;

use crate::model::{
    Claim, DocumentFacts, Entity, EntityId, EntityKind, Fact, Knowledge, MentionId, MentionKind, ReformAction,
};
use context::Context;
use decisions::Decision;
use std::collections::{BTreeMap, BTreeSet};

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

    let mut names: BTreeMap<(EntityKind, &str), BTreeSet<&str>> = BTreeMap::new();
    for (facts, keys) in documents.iter().zip(&keys) {
        for (mention, key) in facts.mentions.iter().zip(keys) {
            names.entry((entity_kind(mention.kind), key)).or_default().insert(&mention.name);
        }
    }
    let ids: BTreeMap<(EntityKind, &str), EntityId> =
        names.keys().zip(0..).map(|(&key, id)| (key, EntityId(id))).collect();

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

    let entities = names.into_iter().map(|((kind, key), names)| entity(kind, key, names)).collect();
    let mut knowledge = Knowledge { entities, claims };
    add_former_names(&mut knowledge);
    Resolved { knowledge, suggested }
}

/// A thing under the names that documents give it: its present name where one does, the others as aliases.
fn entity(kind: EntityKind, key: &str, mut names: BTreeSet<&str>) -> Entity {
    let label = names.take(key).or_else(|| names.pop_first()).unwrap_or_default().to_owned();
    let aliases = names.into_iter().map(str::to_owned).collect();
    Entity { kind, key: key.to_owned(), label, aliases }
}

/// A body that came out of another by renaming or merger is found under the name of that one too.
fn add_former_names(knowledge: &mut Knowledge) {
    let mut abolished = BTreeSet::new();
    for claim in &knowledge.claims {
        if let Fact::Reforms { action: ReformAction::Abolish, body, .. } = &claim.fact {
            abolished.insert(*body);
        }
    }
    let mut former: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
    for claim in &knowledge.claims {
        // A body that only gave duties to a new one goes on under its name.
        let (body, old): (_, Vec<EntityId>) = match &claim.fact {
            Fact::Reforms { action: ReformAction::Rename, body, from, .. } => (body, from.clone()),
            Fact::Reforms { action: ReformAction::Merge, body, from, .. } => {
                (body, from.iter().filter(|old| abolished.contains(old)).copied().collect())
            }
            _ => continue,
        };
        former.entry(*body).or_default().extend(old.iter().filter(|old| *old != body));
    }
    let mut aliases: BTreeMap<EntityId, BTreeSet<String>> = BTreeMap::new();
    for body in former.keys() {
        // Through a chain of renamings, which may lead back to its beginning.
        let (mut open, mut seen) = (vec![*body], BTreeSet::from([*body]));
        while let Some(at) = open.pop() {
            open.extend(former.get(&at).into_iter().flatten().copied().filter(|old| seen.insert(*old)));
        }
        let old = seen.iter().filter(|at| *at != body).filter_map(|at| knowledge.entity(*at));
        aliases.insert(*body, old.flat_map(|e| e.aliases.iter().chain([&e.label])).cloned().collect());
    }
    for (body, mut names) in aliases {
        let Some(entity) = knowledge.entities.get_mut(body.0 as usize) else { continue };
        names.extend(std::mem::take(&mut entity.aliases));
        names.remove(&entity.label);
        entity.aliases = names.into_iter().collect();
    }
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
