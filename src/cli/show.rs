//! `show`: all that a graph says of a person or a body, each line with its words and document.

use super::args::ShowArgs;
use super::exit::Outcome;
use super::output;
use anyhow::{Result, bail};
use reformgraph::model::{Claim, Entity, EntityId, EntityKind, Fact, Knowledge, OfficeStatus, PartialDate};
use reformgraph::resolve::name::present_name;
use reformgraph::resolve::tenure::{Tenure, tenures};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

pub fn run(args: &ShowArgs) -> Result<Outcome> {
    let knowledge = super::knowledge(&args.graph.graph)?;
    let found = find(&knowledge, &args.name);
    if found.is_empty() {
        bail!(
            "nobody and nothing in the graph is called \"{}\"; {}",
            args.name,
            similar(&knowledge, &args.name)
        );
    }
    let dossier = Dossier::new(&knowledge);
    let text: Vec<String> = found.into_iter().map(|id| dossier.of(id)).collect();
    output::write(None, &text.join("\n"))?;
    Ok(Outcome::Done)
}

fn find(knowledge: &Knowledge, name: &str) -> Vec<EntityId> {
    let shown = |e: &Entity| matches!(e.kind, EntityKind::Person | EntityKind::Body);
    let full = present_name(name);
    let named =
        |e: &Entity| e.label == full || [&e.label, &e.key].into_iter().chain(&e.aliases).any(|n| n == name);
    let entities = knowledge.entities.iter().zip(0..);
    entities.filter(|(e, _)| shown(e) && named(e)).map(|(_, at)| EntityId(at)).collect()
}

fn similar(knowledge: &Knowledge, name: &str) -> String {
    let near: BTreeSet<&str> = knowledge
        .entities
        .iter()
        .filter(|e| matches!(e.kind, EntityKind::Person | EntityKind::Body) && e.label.contains(name))
        .map(|e| e.label.as_str())
        .collect();
    match near.is_empty() {
        true => format!("search with: reformgraph query find --set text={name}"),
        false => format!("there is {}", near.into_iter().take(5).collect::<Vec<_>>().join("、")),
    }
}

/// A line of a section, sorted by its date.
type Lines = BTreeSet<(Option<PartialDate>, String)>;

struct Dossier<'a> {
    knowledge: &'a Knowledge,
    tenures: Vec<Tenure>,
    meetings: BTreeMap<EntityId, Option<PartialDate>>,
}

impl<'a> Dossier<'a> {
    fn new(knowledge: &'a Knowledge) -> Self {
        let mut meetings = BTreeMap::new();
        for claim in &knowledge.claims {
            if let Fact::Meeting { meeting, date, .. } = &claim.fact {
                let known = meetings.entry(*meeting).or_insert(*date);
                *known = known.or(*date);
            }
        }
        Self { knowledge, tenures: tenures(knowledge), meetings }
    }

    fn label(&self, id: EntityId) -> &'a str {
        self.knowledge.label(id)
    }

    fn of(&self, id: EntityId) -> String {
        let mut out = String::new();
        let key = self.knowledge.entity(id).map_or("", |e| &e.key);
        let _ = writeln!(out, "{}  ({key})", self.label(id));
        let person = self.knowledge.entity(id).is_some_and(|e| e.kind == EntityKind::Person);
        let mut sections: Vec<(&str, Lines)> =
            vec![(if person { "offices" } else { "holders of its offices" }, self.offices(id, person))];
        let mut by_fact: BTreeMap<&str, Lines> = BTreeMap::new();
        let mut documents: BTreeMap<&str, usize> = BTreeMap::new();
        for claim in &self.knowledge.claims {
            let mut concerned = false;
            claim.fact.map(|&other| concerned |= other == id);
            if !concerned {
                continue;
            }
            *documents.entry(&claim.document.0).or_default() += 1;
            if let Some((section, date, text)) = self.line(id, claim) {
                by_fact.entry(section).or_default().insert((date, format!("{text}  {}", source(claim))));
            }
        }
        let order = [
            "meetings",
            "matters",
            "regulations",
            "approvals",
            "reforms",
            "appoints and removes",
            "candidacies",
        ];
        sections.extend(order.into_iter().filter_map(|name| Some((name, by_fact.remove(name)?))));
        if person {
            sections.push(("colleagues at meetings", self.colleagues(id)));
        }
        for (name, lines) in sections.iter().filter(|(_, lines)| !lines.is_empty()) {
            let _ = writeln!(out, "  {name}");
            for (date, text) in lines {
                let date = date.map_or("?".to_owned(), |d| d.to_string());
                let _ = writeln!(out, "    {date:<10}  {text}");
            }
        }
        let documents: Vec<String> = documents.iter().map(|(d, n)| format!("{d} ({n})")).collect();
        let _ = writeln!(out, "  documents\n    {}", documents.join(", "));
        out
    }

    fn offices(&self, id: EntityId, person: bool) -> Lines {
        let of = |t: &&Tenure| if person { t.person == id } else { t.body == id };
        let line = |t: &Tenure| {
            let whose = if person { self.label(t.body) } else { self.label(t.person) };
            let status = match t.status {
                OfficeStatus::Current => String::new(),
                other => format!(" ({})", other.name()),
            };
            let until = t.to.map_or(String::new(), |d| format!(" until {d}"));
            let seen =
                t.last_seen.filter(|_| t.to.is_none()).map_or(String::new(), |d| format!(", seen {d}"));
            let words: Vec<String> =
                t.claims.iter().filter_map(|&c| self.knowledge.claims.get(c)).map(source).collect();
            (
                t.from.or(t.first_seen),
                format!("{whose} {}{status}{until}{seen}  {}", t.title, words.join(" ")),
            )
        };
        self.tenures.iter().filter(of).map(line).collect()
    }

    /// The section, date and text of a claim in the dossier of `id`. Offices have their own.
    fn line(&self, id: EntityId, claim: &Claim) -> Option<(&'static str, Option<PartialDate>, String)> {
        let met = |m: &EntityId| self.meetings.get(m).copied().flatten();
        Some(match &claim.fact {
            Fact::Document { .. } | Fact::HoldsOffice { status: OfficeStatus::Current, .. } => return None,
            Fact::HoldsOffice { person, body, title, status: OfficeStatus::Candidate, .. } => {
                let text = format!("{} for {} {title}", self.label(*person), self.label(*body));
                ("candidacies", None, text)
            }
            Fact::HoldsOffice { .. } => return None,
            Fact::Meeting { meeting, date, place, .. } => {
                let place = place.as_ref().map_or(String::new(), |p| format!(", {p}"));
                ("meetings", *date, format!("{}{place}", self.label(*meeting)))
            }
            Fact::Chairs { meeting, .. } => {
                ("meetings", met(meeting), format!("chaired {}", self.label(*meeting)))
            }
            Fact::Attends { meeting, .. } => {
                ("meetings", met(meeting), format!("attended {}", self.label(*meeting)))
            }
            Fact::SpeaksAt { meeting, .. } => {
                ("meetings", met(meeting), format!("spoke at {}", self.label(*meeting)))
            }
            Fact::Presents { meeting, matter, .. } => {
                ("matters", met(meeting), format!("presented {}", self.label(*matter)))
            }
            Fact::Reviews { matter, action, meeting, .. } => {
                let date = meeting.as_ref().and_then(met);
                ("matters", date, format!("{}: {}", action.name(), self.label(*matter)))
            }
            Fact::Issues { regulation, date, number, .. } => {
                let number = number.as_ref().map_or(String::new(), |n| format!(", {n}"));
                ("regulations", *date, format!("《{}》{number}", self.label(*regulation)))
            }
            Fact::Approves { object, date, .. } => ("approvals", *date, self.label(*object).to_owned()),
            Fact::Implements { .. } => return None,
            Fact::Reforms { action, body, from, to, matter, date, .. } => {
                let names =
                    |ids: &[EntityId]| ids.iter().map(|i| self.label(*i)).collect::<Vec<_>>().join("、");
                let mut text = format!("{} {}", action.name(), self.label(*body));
                for (word, names) in [("from", names(from)), ("to", names(to))] {
                    if !names.is_empty() {
                        let _ = write!(text, " {word} {names}");
                    }
                }
                if let Some(matter) = matter {
                    let _ = write!(text, " ({})", self.label(*matter));
                }
                ("reforms", *date, text)
            }
            Fact::Appoints { person, body, title, agent, date, .. } if *agent == Some(id) => {
                let text = format!("appointed {} {} {title}", self.label(*person), self.label(*body));
                ("appoints and removes", *date, text)
            }
            Fact::Removes { person, body, title, agent, date } if *agent == Some(id) => {
                let text = format!("removed {} {} {title}", self.label(*person), self.label(*body));
                ("appoints and removes", *date, text)
            }
            Fact::Appoints { .. } | Fact::Removes { .. } => return None,
            Fact::Repeals { regulation, date, .. } => {
                ("regulations", *date, format!("repealed 《{}》", self.label(*regulation)))
            }
        })
    }

    /// Those who were at most of the same meetings, at most ten.
    fn colleagues(&self, id: EntityId) -> Lines {
        let mut at: BTreeMap<EntityId, BTreeSet<EntityId>> = BTreeMap::new();
        for claim in &self.knowledge.claims {
            if let Fact::Chairs { person, meeting }
            | Fact::Attends { person, meeting }
            | Fact::SpeaksAt { person, meeting } = &claim.fact
            {
                at.entry(*meeting).or_default().insert(*person);
            }
        }
        let mut shared: BTreeMap<EntityId, usize> = BTreeMap::new();
        for people in at.values().filter(|people| people.contains(&id)) {
            for other in people.iter().filter(|other| **other != id) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        let mut most: Vec<(usize, EntityId)> = shared.into_iter().map(|(who, n)| (n, who)).collect();
        most.sort_by_key(|&(n, who)| (std::cmp::Reverse(n), who));
        let list: Vec<String> =
            most.iter().take(10).map(|(n, who)| format!("{} {n}", self.label(*who))).collect();
        match list.is_empty() {
            true => Lines::new(),
            false => Lines::from([(None, list.join("、"))]),
        }
    }
}

/// Where a claim stands, and its words.
fn source(claim: &Claim) -> String {
    let words: String = claim.quote.split_whitespace().collect();
    format!("[{}:{} {words}]", claim.document, claim.evidence.start)
}
