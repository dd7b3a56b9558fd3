//! What a document is about as a whole: its date and place, and what each person in it is tied to.

use super::body::{is_local, is_unplaced, place_path};
use super::name::present_place;
use super::person::Sighting;
use crate::model::{DocumentFacts, Fact, MentionId, MentionKind, PartialDate};
use std::collections::{BTreeMap, BTreeSet};

pub struct Context {
    pub date: Option<PartialDate>,
    /// The place that most of its bodies have, as one string; empty where none has one.
    pub place: String,
    /// By the mention of a meeting: its body and date.
    pub meetings: BTreeMap<MentionId, (Option<MentionId>, Option<PartialDate>)>,
}

impl Context {
    pub fn new(facts: &DocumentFacts) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for mention in facts.mentions.iter().filter(|m| m.kind == MentionKind::Body) {
            let path = place_path(&mention.name);
            if is_local(&path) {
                *counts.entry(present_place(&path)).or_default() += 1;
            }
        }
        let place = counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        let mut date = None;
        let mut meetings = BTreeMap::new();
        for statement in &facts.statements {
            match &statement.fact {
                Fact::Document { date: day, .. } => date = date.or(*day),
                Fact::Meeting { meeting, body, date, .. } => {
                    meetings.entry(*meeting).or_insert((*body, *date));
                }
                _ => {}
            }
        }
        Self { date, place: place.map(|(place, _)| place).unwrap_or_default(), meetings }
    }

    /// What this document ties `person` to.
    pub fn sighting(
        &self,
        facts: &DocumentFacts,
        keys: &[String],
        groups: &BTreeMap<String, String>,
        person: MentionId,
    ) -> Sighting {
        let mut out = Sighting {
            document: facts.document.0.clone(),
            name: facts.mention(person).map(|m| m.name.clone()).unwrap_or_default(),
            date: self.date,
            ..Sighting::default()
        };
        let mut met = BTreeSet::new();
        for statement in &facts.statements {
            match &statement.fact {
                Fact::HoldsOffice { person: p, body, .. }
                | Fact::Appoints { person: p, body, .. }
                | Fact::Removes { person: p, body, .. }
                    if *p == person =>
                {
                    let Some(key) = keys.get(body.0 as usize) else { continue };
                    out.bodies.insert(groups.get(key).unwrap_or(key).clone());
                    if let Some(mention) = facts.mention(*body).filter(|m| !is_unplaced(&m.name)) {
                        let path = place_path(&mention.name);
                        if is_local(&path) {
                            out.places.insert(present_place(&path));
                        }
                    }
                }
                Fact::Chairs { person: p, meeting }
                | Fact::Attends { person: p, meeting }
                | Fact::SpeaksAt { person: p, meeting }
                | Fact::Presents { presenter: p, meeting, .. }
                    if *p == person =>
                {
                    met.insert(*meeting);
                }
                _ => {}
            }
        }
        if out.bodies.is_empty() {
            let held_by = met.iter().filter_map(|m| self.meetings.get(m)?.0);
            for body in held_by.filter_map(|b| facts.mention(b)) {
                let path = place_path(&body.name);
                if is_local(&path) {
                    out.places.insert(present_place(&path));
                }
            }
            if out.places.is_empty() && !self.place.is_empty() {
                out.places.insert(self.place.clone());
            }
        }
        out
    }
}
