//! Popolo JSON (<http://www.popoloproject.com>): persons, organizations, posts, memberships and events, each with
//! its sources.

use super::records::{Records, address, iso, uri, words};
use crate::model::{Claim, EntityId, EntityKind, Fact, Knowledge, ReformAction};
use crate::resolve::body::{kind, place_path};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The whole graph as one JSON object of arrays.
pub fn popolo(knowledge: &Knowledge) -> String {
    let records = Records::new(knowledge);
    let writer = Writer { records: &records };
    let all = json!({
        "persons": writer.persons(),
        "organizations": writer.organizations(),
        "posts": writer.posts(),
        "memberships": writer.memberships(),
        "events": writer.events(),
        "areas": writer.areas(),
    });
    serde_json::to_string_pretty(&all).map(|t| t + "\n").unwrap_or_default()
}

struct Writer<'a> {
    records: &'a Records<'a>,
}

/// An object without the members that are unknown.
fn object(members: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let known =
        members.into_iter().filter(|(_, v)| !v.is_null() && v.as_array().is_none_or(|a| !a.is_empty()));
    Value::Object(known.map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>())
}

fn sources<'c>(claims: impl Iterator<Item = &'c Claim>) -> Value {
    let found: BTreeSet<(String, String)> = claims.map(|c| (address(&c.document), words(c))).collect();
    found.into_iter().map(|(url, note)| json!({ "url": url, "note": note })).collect()
}

impl Writer<'_> {
    fn id(&self, entity: EntityId) -> String {
        let kind = self.records.knowledge.entity(entity).map_or("unknown", |e| e.kind.name());
        uri(kind, &[self.records.key(entity)])
    }

    fn other_names(&self, entity: EntityId) -> Value {
        self.records.aliases(entity).iter().map(|name| json!({ "name": name })).collect()
    }

    fn persons(&self) -> Vec<Value> {
        let person = |id| {
            object([
                ("id", self.id(id).into()),
                ("name", self.records.label(id).into()),
                ("other_names", self.other_names(id)),
                ("sources", sources(self.records.about(id))),
            ])
        };
        self.records.of_kind(EntityKind::Person).map(person).collect()
    }

    fn organizations(&self) -> Vec<Value> {
        let mut founded: BTreeMap<EntityId, String> = BTreeMap::new();
        let mut dissolved: BTreeMap<EntityId, String> = BTreeMap::new();
        for claim in &self.records.knowledge.claims {
            let Fact::Reforms { action, body, from, date, .. } = &claim.fact else { continue };
            let Some(date) = iso(*date) else { continue };
            match action {
                ReformAction::Establish | ReformAction::Merge => {
                    founded.entry(*body).or_insert(date);
                }
                ReformAction::Abolish => {
                    dissolved.entry(*body).or_insert(date);
                }
                ReformAction::Rename => {
                    founded.entry(*body).or_insert_with(|| date.clone());
                    for old in from {
                        dissolved.entry(*old).or_insert_with(|| date.clone());
                    }
                }
                _ => {}
            }
        }
        let organization = |id: EntityId| {
            let name = self.records.label(id);
            let place = place_path(name).concat();
            object([
                ("id", self.id(id).into()),
                ("name", name.into()),
                ("other_names", self.other_names(id)),
                ("classification", kind(name).name().into()),
                ("parent_id", self.records.whole(id).map(|w| self.id(w)).into()),
                ("area_id", (!place.is_empty()).then(|| uri("place", &[&place])).into()),
                ("founding_date", founded.get(&id).cloned().into()),
                ("dissolution_date", dissolved.get(&id).cloned().into()),
                ("sources", sources(self.records.about(id))),
            ])
        };
        self.records.of_kind(EntityKind::Body).map(organization).collect()
    }

    fn areas(&self) -> Vec<Value> {
        let mut parents: BTreeMap<String, Option<String>> = BTreeMap::new();
        for body in self.records.of_kind(EntityKind::Body) {
            let path = place_path(self.records.label(body));
            for depth in 1..=path.len() {
                let wider = (depth > 1).then(|| path[..depth - 1].concat());
                parents.insert(path[..depth].concat(), wider);
            }
        }
        let area = |(name, wider): (String, Option<String>)| {
            object([
                ("id", uri("place", &[&name]).into()),
                ("name", name.into()),
                ("parent_id", wider.map(|w| uri("place", &[&w])).into()),
            ])
        };
        parents.into_iter().map(area).collect()
    }

    fn posts(&self) -> Vec<Value> {
        let posts: BTreeSet<(EntityId, &str)> =
            self.records.tenures.iter().map(|t| (t.body, t.title.as_str())).collect();
        let post = |(body, title): (EntityId, &str)| {
            object([
                ("id", uri("post", &[self.records.key(body), title]).into()),
                ("label", format!("{}{title}", self.records.label(body)).into()),
                ("role", title.into()),
                ("organization_id", self.id(body).into()),
            ])
        };
        posts.into_iter().map(post).collect()
    }

    fn memberships(&self) -> Vec<Value> {
        let membership = |t: &crate::resolve::tenure::Tenure| {
            let body = self.records.key(t.body);
            let number = t.number.to_string();
            object([
                ("id", uri("tenure", &[self.records.key(t.person), body, &t.title, &number]).into()),
                ("label", self.records.post_label(t).into()),
                ("role", t.title.clone().into()),
                ("person_id", self.id(t.person).into()),
                ("organization_id", self.id(t.body).into()),
                ("post_id", uri("post", &[body, &t.title]).into()),
                ("start_date", iso(t.from).into()),
                ("end_date", iso(t.to).into()),
                ("sources", sources(t.claims.iter().filter_map(|&c| self.records.claim(c)))),
            ])
        };
        self.records.tenures.iter().map(membership).collect()
    }

    fn events(&self) -> Vec<Value> {
        let event = |id: EntityId| {
            let (mut date, mut place, mut organizer) = (None, None, None);
            let mut people = BTreeSet::new();
            for claim in self.records.about(id) {
                match &claim.fact {
                    Fact::Meeting { body, date: day, place: at, .. } => {
                        date = date.or(*day);
                        place = place.or_else(|| at.clone());
                        organizer = organizer.or(*body);
                    }
                    Fact::Chairs { person, .. }
                    | Fact::Attends { person, .. }
                    | Fact::SpeaksAt { person, .. } => {
                        people.insert(*person);
                    }
                    _ => {}
                }
            }
            let attendees: Vec<Value> = people
                .into_iter()
                .map(|p| json!({ "id": self.id(p), "name": self.records.label(p) }))
                .collect();
            object([
                ("id", self.id(id).into()),
                ("name", self.records.label(id).into()),
                ("classification", "meeting".into()),
                ("start_date", iso(date).into()),
                ("location", place.into()),
                ("organization_id", organizer.map(|o| self.id(o)).into()),
                ("attendees", attendees.into()),
                ("sources", sources(self.records.about(id))),
            ])
        };
        self.records.of_kind(EntityKind::Meeting).map(event).collect()
    }
}
