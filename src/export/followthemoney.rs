//! FollowTheMoney entities, one JSON object a line: persons, public bodies, positions, occupancies, events,
//! successions of bodies and the documents that prove them.

use super::records::{Records, address, iso, short_id, words};
use crate::model::{Claim, DocumentId, EntityId, EntityKind, Fact, Knowledge, OfficeStatus, ReformAction};
use crate::resolve::body::kind;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// One entity: its schema and the values of its properties, each once and sorted.
struct Thing {
    id: String,
    schema: &'static str,
    properties: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Thing {
    fn new(id: String, schema: &'static str) -> Self {
        Self { id, schema, properties: BTreeMap::new() }
    }

    fn with(mut self, property: &'static str, values: impl IntoIterator<Item = String>) -> Self {
        let mut values = values.into_iter().filter(|v| !v.is_empty()).peekable();
        if values.peek().is_some() {
            self.properties.entry(property).or_default().extend(values);
        }
        self
    }

    /// The documents that say it, and their words.
    fn proved<'c>(self, claims: impl Iterator<Item = &'c Claim>) -> Self {
        let claims: Vec<&Claim> = claims.collect();
        let addresses: Vec<String> = claims.iter().filter_map(|c| web_address(&c.document)).collect();
        self.with("proof", claims.iter().map(|c| document_id(&c.document.0)))
            .with("description", claims.iter().map(|c| words(c)))
            .with("sourceUrl", addresses)
    }

    fn line(&self) -> String {
        json!({ "id": self.id, "schema": self.schema, "properties": self.properties }).to_string() + "\n"
    }
}

/// Where a document can be read; `None` where its id is no address.
fn web_address(document: &DocumentId) -> Option<String> {
    Some(address(document)).filter(|a| *a == document.0)
}

fn document_id(document: &str) -> String {
    short_id("document", &[document])
}

/// The whole graph, documents first, since the others refer to them.
pub fn followthemoney(knowledge: &Knowledge) -> String {
    let records = Records::new(knowledge);
    let mut out = String::new();
    for things in
        [documents(&records), parties(&records), offices(&records), events(&records), reforms(&records)]
    {
        out.extend(things.iter().map(Thing::line));
    }
    out
}

fn id(records: &Records<'_>, entity: EntityId) -> String {
    let kind = records.knowledge.entity(entity).map_or("unknown", |e| e.kind.name());
    short_id(kind, &[records.key(entity)])
}

fn documents(records: &Records<'_>) -> Vec<Thing> {
    let document = |(id, source): (&&DocumentId, &super::records::Source)| {
        let address = web_address(id);
        Thing::new(document_id(&id.0), "Document")
            .with("fileName", [id.0.clone()])
            .with("title", source.title.clone())
            .with("publisher", source.publisher.clone())
            .with("publishedAt", iso(source.date))
            .with("author", source.authors.clone())
            .with("language", ["zho".to_owned()])
            .with("sourceUrl", address)
    };
    records.documents.iter().map(document).collect()
}

fn parties(records: &Records<'_>) -> Vec<Thing> {
    let party = |(entity, schema): (EntityId, &'static str)| {
        let documents: BTreeSet<String> = records.about(entity).map(|c| document_id(&c.document.0)).collect();
        Thing::new(id(records, entity), schema)
            .with("name", [records.label(entity).to_owned()])
            .with("alias", records.aliases(entity).to_vec())
            .with("country", ["cn".to_owned()])
            .with("proof", documents)
    };
    let persons = records.of_kind(EntityKind::Person).map(|p| party((p, "Person")));
    let bodies = records.of_kind(EntityKind::Body).map(|b| {
        party((b, "PublicBody"))
            .with("classification", [kind(records.label(b)).name().to_owned()])
            .with("parent", records.whole(b).map(|w| id(records, w)))
    });
    persons.chain(bodies).collect()
}

fn offices(records: &Records<'_>) -> Vec<Thing> {
    let posts: BTreeSet<(EntityId, &str)> =
        records.tenures.iter().map(|t| (t.body, t.title.as_str())).collect();
    let post_id = |body, title: &str| short_id("post", &[records.key(body), title]);
    let positions = posts.into_iter().map(|(body, title)| {
        Thing::new(post_id(body, title), "Position")
            .with("name", [format!("{}{title}", records.label(body))])
            .with("organization", [id(records, body)])
            .with("country", ["cn".to_owned()])
    });
    let occupancies = records.tenures.iter().map(|t| {
        let number = t.number.to_string();
        let parts = [records.key(t.person), records.key(t.body), &t.title, &number];
        let status = match t.status {
            OfficeStatus::Former => "ended",
            _ if t.to.is_some() => "ended",
            _ => "current",
        };
        Thing::new(short_id("tenure", &parts), "Occupancy")
            .with("holder", [id(records, t.person)])
            .with("post", [post_id(t.body, &t.title)])
            .with("startDate", iso(t.from))
            .with("endDate", iso(t.to))
            .with("date", iso(t.first_seen).into_iter().chain(iso(t.last_seen)))
            .with("status", [status.to_owned()])
            .proved(t.claims.iter().filter_map(|&c| records.claim(c)))
    });
    positions.chain(occupancies).collect()
}

fn events(records: &Records<'_>) -> Vec<Thing> {
    let event = |meeting: EntityId| {
        let mut thing =
            Thing::new(id(records, meeting), "Event").with("name", [records.label(meeting).to_owned()]);
        for claim in records.about(meeting) {
            thing = match &claim.fact {
                Fact::Meeting { body, date, place, .. } => thing
                    .with("date", iso(*date))
                    .with("location", place.clone())
                    .with("organizer", body.map(|b| id(records, b))),
                Fact::Chairs { person, .. }
                | Fact::Attends { person, .. }
                | Fact::SpeaksAt { person, .. }
                | Fact::Presents { presenter: person, .. } => thing.with("involved", [id(records, *person)]),
                Fact::Reviews { matter, .. } => thing.with("keywords", [records.label(*matter).to_owned()]),
                _ => thing,
            };
        }
        thing.with("country", ["cn".to_owned()]).proved(records.about(meeting))
    };
    records.of_kind(EntityKind::Meeting).map(event).collect()
}

/// A body after another: what was merged or renamed.
fn reforms(records: &Records<'_>) -> Vec<Thing> {
    let mut steps: BTreeMap<(EntityId, EntityId, &'static str), Vec<&Claim>> = BTreeMap::new();
    for claim in &records.knowledge.claims {
        if let Fact::Reforms {
            action: action @ (ReformAction::Merge | ReformAction::Rename),
            body,
            from,
            ..
        } = &claim.fact
        {
            for old in from.iter().filter(|old| *old != body) {
                steps.entry((*old, *body, action.name())).or_default().push(claim);
            }
        }
    }
    let step = |((old, new, action), claims): ((EntityId, EntityId, &'static str), Vec<&Claim>)| {
        let dates = claims.iter().filter_map(|c| match &c.fact {
            Fact::Reforms { date, .. } => iso(*date),
            _ => None,
        });
        Thing::new(short_id("succession", &[records.key(old), records.key(new), action]), "Succession")
            .with("predecessor", [id(records, old)])
            .with("successor", [id(records, new)])
            .with("role", [action.to_owned()])
            .with("date", dates)
            .proved(claims.iter().copied())
    };
    steps.into_iter().map(step).collect()
}
