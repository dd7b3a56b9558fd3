//! Tables for spreadsheets: CSV in UTF-8 with the mark that Excel needs to see it, one table a file.

use super::records::{Records, iso, words};
use crate::model::{Claim, EntityId, EntityKind, Fact, Knowledge, PartialDate};
use crate::resolve::body::{kind, level, place_path};
use crate::resolve::derive::{self, OVERLAP, PROMOTION, SUCCESSION};
use std::collections::BTreeSet;

struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    fn new(head: &[&str]) -> Self {
        let mut sheet = Self(
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec()),
        );
        sheet.row(head.iter().map(|h| (*h).to_owned()));
        sheet
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        // Writing to memory cannot fail, and all rows of a table are made by one loop.
        let _ = self.0.write_record(cells.into_iter().map(|cell| harmless(&cell)));
    }

    fn finish(self) -> String {
        self.0.into_inner().map(|b| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default()
    }
}

/// Spreadsheets take a text that begins like a formula for one, unless an apostrophe stands before it.
fn harmless(cell: &str) -> String {
    let mark = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("{}{cell}", if mark { "'" } else { "" })
}

/// The tables of the whole graph: names of files and their content.
pub fn spreadsheets(knowledge: &Knowledge) -> Vec<(&'static str, String)> {
    let tables = Tables(Records::new(knowledge));
    vec![
        ("persons.csv", tables.persons()),
        ("bodies.csv", tables.bodies()),
        ("offices.csv", tables.offices()),
        ("meetings.csv", tables.meetings()),
        ("matters.csv", tables.matters()),
        ("regulations.csv", tables.regulations()),
        ("reforms.csv", tables.reforms()),
        ("concluded.csv", tables.concluded()),
        ("documents.csv", tables.documents()),
        ("statements.csv", tables.statements()),
    ]
}

struct Tables<'k>(Records<'k>);

fn date(date: Option<PartialDate>) -> String {
    date.map_or_else(String::new, |d| d.to_string())
}

fn joined(names: impl IntoIterator<Item = String>) -> String {
    names.into_iter().collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join("、")
}

impl Tables<'_> {
    fn label(&self, id: EntityId) -> String {
        self.0.label(id).to_owned()
    }

    fn key(&self, id: EntityId) -> String {
        self.0.key(id).to_owned()
    }

    fn maybe(&self, id: Option<EntityId>) -> String {
        id.map_or_else(String::new, |id| self.label(id))
    }

    fn sources<'c>(&self, claims: impl Iterator<Item = &'c Claim>) -> String {
        joined(claims.map(|c| c.document.0.clone()))
    }

    fn persons(&self) -> String {
        let mut sheet = Sheet::new(&["key", "name", "other names", "documents"]);
        for id in self.0.of_kind(EntityKind::Person) {
            let others = joined(self.0.aliases(id).iter().cloned());
            sheet.row([self.key(id), self.label(id), others, self.sources(self.0.about(id))]);
        }
        sheet.finish()
    }

    fn bodies(&self) -> String {
        let mut sheet =
            Sheet::new(&["key", "name", "other names", "kind", "level", "place", "part of", "documents"]);
        for id in self.0.of_kind(EntityKind::Body) {
            let name = self.0.label(id);
            sheet.row([
                self.key(id),
                self.label(id),
                joined(self.0.aliases(id).iter().cloned()),
                kind(name).name().to_owned(),
                level(name).unwrap_or_default().to_owned(),
                place_path(name).concat(),
                self.maybe(self.0.whole(id)),
                self.sources(self.0.about(id)),
            ]);
        }
        sheet.finish()
    }

    fn offices(&self) -> String {
        let mut sheet = Sheet::new(&[
            "person key",
            "person",
            "body",
            "title",
            "number",
            "status",
            "from",
            "to",
            "first seen",
            "last seen",
            "appointed by",
            "removed by",
            "documents",
            "words",
        ]);
        for t in &self.0.tenures {
            let claims = || t.claims.iter().filter_map(|&c| self.0.claim(c));
            sheet.row([
                self.key(t.person),
                self.label(t.person),
                self.label(t.body),
                t.title.clone(),
                t.number.to_string(),
                t.status.name().to_owned(),
                date(t.from),
                date(t.to),
                date(t.first_seen),
                date(t.last_seen),
                self.maybe(t.appointed_by),
                self.maybe(t.removed_by),
                self.sources(claims()),
                claims().next().map_or_else(String::new, words),
            ]);
        }
        sheet.finish()
    }

    fn meetings(&self) -> String {
        let mut sheet = Sheet::new(&[
            "key",
            "meeting",
            "body",
            "date",
            "place",
            "chaired",
            "attended",
            "spoke",
            "documents",
        ]);
        for id in self.0.of_kind(EntityKind::Meeting) {
            let (mut body, mut day, mut place) = (None, None, String::new());
            let (mut chaired, mut attended, mut spoke) = (Vec::new(), Vec::new(), Vec::new());
            for claim in self.0.about(id) {
                match &claim.fact {
                    Fact::Meeting { body: b, date, place: at, .. } => {
                        body = body.or(*b);
                        day = day.or(*date);
                        place = at.clone().unwrap_or(place);
                    }
                    Fact::Chairs { person, .. } => chaired.push(self.label(*person)),
                    Fact::Attends { person, .. } => attended.push(self.label(*person)),
                    Fact::SpeaksAt { person, .. } => spoke.push(self.label(*person)),
                    _ => {}
                }
            }
            sheet.row([
                self.key(id),
                self.label(id),
                self.maybe(body),
                date(day),
                place,
                joined(chaired),
                joined(attended),
                joined(spoke),
                self.sources(self.0.about(id)),
            ]);
        }
        sheet.finish()
    }

    fn matters(&self) -> String {
        let mut sheet = Sheet::new(&["body", "action", "matter", "meeting", "document", "words"]);
        for claim in &self.0.knowledge.claims {
            if let Fact::Reviews { body, matter, action, meeting } = &claim.fact {
                sheet.row([
                    self.label(*body),
                    action.name().to_owned(),
                    self.label(*matter),
                    self.maybe(*meeting),
                    claim.document.0.clone(),
                    words(claim),
                ]);
            }
        }
        sheet.finish()
    }

    fn regulations(&self) -> String {
        let mut sheet = Sheet::new(&[
            "key",
            "regulation",
            "issued by",
            "date",
            "number",
            "in force from",
            "carries out",
            "documents",
        ]);
        for id in self.0.of_kind(EntityKind::Regulation) {
            let (mut issuers, mut parents) = (Vec::new(), Vec::new());
            let (mut day, mut effect, mut no) = (None, None, None);
            for claim in self.0.about(id) {
                match &claim.fact {
                    Fact::Issues { body, date, number, effective, .. } => {
                        issuers.push(self.label(*body));
                        day = day.or(*date);
                        effect = effect.or(*effective);
                        no = no.or_else(|| number.clone());
                    }
                    Fact::Implements { regulation, parent } if *regulation == id => {
                        parents.push(self.label(*parent))
                    }
                    _ => {}
                }
            }
            sheet.row([
                self.key(id),
                self.label(id),
                joined(issuers),
                date(day),
                no.unwrap_or_default(),
                date(effect),
                joined(parents),
                self.sources(self.0.about(id)),
            ]);
        }
        sheet.finish()
    }

    fn reforms(&self) -> String {
        let mut sheet =
            Sheet::new(&["action", "body", "from", "to", "matter", "agent", "date", "document", "words"]);
        for claim in &self.0.knowledge.claims {
            if let Fact::Reforms { action, body, from, to, matter, agent, date: day } = &claim.fact {
                let names = |ids: &[EntityId]| joined(ids.iter().map(|id| self.label(*id)));
                sheet.row([
                    action.name().to_owned(),
                    self.label(*body),
                    names(from),
                    names(to),
                    self.maybe(*matter),
                    self.maybe(*agent),
                    date(*day),
                    claim.document.0.clone(),
                    words(claim),
                ]);
            }
        }
        sheet.finish()
    }

    fn concluded(&self) -> String {
        let mut sheet = Sheet::new(&["person", "did", "other", "where", "days", "rule"]);
        let tenures = &self.0.tenures;
        let row = |did: &str, one, other, place: String, days: String, rule: &str| {
            [self.label(one), did.to_owned(), self.label(other), place, days, rule.to_owned()]
        };
        for step in &self.0.successions {
            if let (Some(old), Some(new)) = (tenures.get(step.before), tenures.get(step.after)) {
                let post = self.0.post_label(new);
                sheet.row(row("succeeded", new.person, old.person, post, String::new(), SUCCESSION));
            }
        }
        for o in derive::overlaps(tenures) {
            sheet.row(row(
                "overlapped with",
                o.one,
                o.other,
                self.label(o.body),
                o.days.to_string(),
                OVERLAP,
            ));
        }
        for p in derive::promotions(self.0.knowledge, tenures) {
            let post = tenures.get(p.to).map_or_else(String::new, |t| self.0.post_label(t));
            sheet.row(row("promoted under", p.person, p.leader, post, String::new(), PROMOTION));
        }
        sheet.finish()
    }

    fn documents(&self) -> String {
        let mut sheet = Sheet::new(&["document", "title", "publisher", "date", "authors"]);
        for (id, source) in &self.0.documents {
            sheet.row([
                id.0.clone(),
                source.title.clone().unwrap_or_default(),
                source.publisher.clone().unwrap_or_default(),
                iso(source.date).unwrap_or_default(),
                joined(source.authors.iter().cloned()),
            ]);
        }
        sheet.finish()
    }

    /// Every statement with the things it names, by kind, and its words.
    fn statements(&self) -> String {
        let mut sheet = Sheet::new(&[
            "document",
            "start",
            "end",
            "relation",
            "person",
            "body",
            "meeting",
            "matter",
            "regulation",
            "words",
            "rule",
            "confidence",
        ]);
        for claim in &self.0.knowledge.claims {
            let mut named = Vec::new();
            claim.fact.map(|&id| named.push(id));
            let of = |kind: &str| {
                let entity =
                    |id: &&EntityId| self.0.knowledge.entity(**id).is_some_and(|e| e.kind.name() == kind);
                named.iter().filter(entity).map(|id| self.label(*id)).collect::<Vec<_>>().join("、")
            };
            sheet.row([
                claim.document.0.clone(),
                claim.evidence.start.to_string(),
                claim.evidence.end.to_string(),
                claim.fact.relation().name().to_owned(),
                of("person"),
                of("body"),
                of("meeting"),
                of("matter"),
                of("regulation"),
                words(claim),
                claim.rule.clone(),
                format!("{:.2}", claim.confidence.as_f64()),
            ]);
        }
        sheet.finish()
    }
}
