//! Acts of bodies and dates of facts that can't be.

use super::{Checker, FIRST_YEAR, FindingKind, LAST_YEAR, LATER, SOON, day};
use crate::model::{EntityId, Fact, OfficeStatus, PartialDate, ReformAction};
use std::collections::BTreeMap;

impl Checker<'_> {
    /// Bodies that meet, issue, decide or get officials after they were abolished or went into another one.
    pub(super) fn abolished(&mut self) {
        let mut ended: BTreeMap<EntityId, (i64, usize)> = BTreeMap::new();
        let mut begun: BTreeMap<EntityId, Vec<i64>> = BTreeMap::new();
        for (index, claim) in self.knowledge.claims.iter().enumerate() {
            let Fact::Reforms { action, body, from, date: Some(date), .. } = &claim.fact else { continue };
            let Some((first, last)) = date.first_day().zip(date.last_day()) else { continue };
            let over: &[EntityId] = match action {
                ReformAction::Abolish => std::slice::from_ref(body),
                ReformAction::Rename => from,
                _ => &[],
            };
            for gone in over.iter().filter(|gone| *action != ReformAction::Rename || *gone != body) {
                let end = ended.entry(*gone).or_insert((last, index));
                *end = (*end).min((last, index));
            }
            if !matches!(action, ReformAction::Abolish) {
                begun.entry(*body).or_default().push(first);
            }
        }
        if ended.is_empty() {
            return;
        }
        let mut meetings = BTreeMap::new();
        for claim in &self.knowledge.claims {
            if let Fact::Meeting { meeting, date: Some(date), .. } = &claim.fact {
                meetings.entry(*meeting).or_insert(*date);
            }
        }
        let knowledge = self.knowledge;
        for (index, claim) in knowledge.claims.iter().enumerate() {
            let written = self.documents.get(claim.document.0.as_str()).copied();
            let held = |m: &Option<EntityId>| m.and_then(|m| meetings.get(&m).copied());
            let (body, date, what) = match &claim.fact {
                Fact::Meeting { body: Some(body), date, .. } => (*body, *date, "holds a meeting"),
                Fact::Issues { body, date, .. } => (*body, *date, "issues a regulation"),
                Fact::Approves { body, date, .. } => (*body, *date, "approves something"),
                Fact::Reviews { body, meeting, .. } => (*body, held(meeting), "deals with a matter"),
                Fact::Appoints { body, date, status, .. } if *status != OfficeStatus::Candidate => {
                    (*body, *date, "gets an official")
                }
                Fact::HoldsOffice { body, from: Some(from), .. } => (*body, Some(*from), "gets an official"),
                Fact::HoldsOffice {
                    body,
                    status: OfficeStatus::Current | OfficeStatus::Acting,
                    to: None,
                    ..
                } => (*body, written, "has an official"),
                _ => continue,
            };
            let Some(&(end, end_claim)) = ended.get(&body) else { continue };
            let Some(active) = date.and_then(PartialDate::first_day).filter(|active| *active > end) else {
                continue;
            };
            let again = begun.get(&body).is_some_and(|days| days.iter().any(|d| *d > end && *d <= active));
            if !again {
                let message =
                    format!("{} ended by {} and {what} on {}", self.label(body), day(end), day(active));
                self.add(FindingKind::ActiveAfterAbolition, &[body], &[&[end_claim, index]], message);
            }
        }
    }

    /// Dates in years that can't be, or long after the document that names them; regulations that carry out later ones.
    pub(super) fn dates(&mut self) {
        let latest = self.documents.values().filter_map(|d| d.last_day()).max();
        let mut issued: BTreeMap<EntityId, (PartialDate, usize)> = BTreeMap::new();
        let knowledge = self.knowledge;
        for (index, claim) in knowledge.claims.iter().enumerate() {
            let written = self.documents.get(claim.document.0.as_str()).and_then(|d| d.last_day()).or(latest);
            for (what, date, slack) in dates_of(&claim.fact) {
                let Some((first, year)) = date.first_day().zip(date.year()) else { continue };
                let own = matches!(claim.fact, Fact::Document { .. });
                let late = written.filter(|w| !own && first > w + slack);
                let message = match late {
                    _ if !(FIRST_YEAR..=LAST_YEAR).contains(&year) => {
                        format!("{what} {date}: no such year is plausible")
                    }
                    Some(written) => {
                        format!(
                            "{what} {date}: more than {slack} days after {}, when it was written",
                            day(written)
                        )
                    }
                    None => continue,
                };
                let mut about = Vec::new();
                claim.fact.map(|&id| about.push(id));
                self.add(FindingKind::DateOutOfRange, &about, &[&[index]], message);
            }
            if let Fact::Issues { regulation, date: Some(date), .. } = &claim.fact
                && date.year().is_some()
            {
                let known = issued.entry(*regulation).or_insert((*date, index));
                if date.first_day() < known.0.first_day() {
                    *known = (*date, index);
                }
            }
        }
        for (index, claim) in knowledge.claims.iter().enumerate() {
            let Fact::Implements { regulation, parent } = &claim.fact else { continue };
            let (Some((child, a)), Some((above, b))) = (issued.get(regulation), issued.get(parent)) else {
                continue;
            };
            if child.last_day() < above.first_day() {
                let message = format!(
                    "{} of {child} carries out {}, which was issued later, {above}",
                    self.label(*regulation),
                    self.label(*parent)
                );
                let (a, b) = (*a, *b);
                self.add(FindingKind::DateOutOfRange, &[*regulation, *parent], &[&[index, a, b]], message);
            }
        }
    }
}

/// What a fact dates, with how many days after the writing of the document it may be.
fn dates_of(fact: &Fact<EntityId>) -> Vec<(&'static str, PartialDate, i64)> {
    let list = match fact {
        Fact::Document { date, .. } => vec![("the document's date", *date, SOON)],
        Fact::Meeting { date, .. } => vec![("the meeting of", *date, SOON)],
        Fact::HoldsOffice { from, to, .. } => {
            vec![("the office from", *from, SOON), ("the office until", *to, LATER)]
        }
        Fact::Issues { date, effective, .. } => {
            vec![("the regulation of", *date, SOON), ("in force from", *effective, LATER)]
        }
        Fact::Approves { date, .. } => vec![("the approval of", *date, SOON)],
        Fact::Reforms { date, .. } => vec![("the reform of", *date, LATER)],
        Fact::Appoints { date, .. } => vec![("the appointment of", *date, SOON)],
        Fact::Removes { date, .. } => vec![("the removal of", *date, SOON)],
        Fact::Repeals { date, .. } => vec![("the repeal of", *date, LATER)],
        Fact::Chairs { .. }
        | Fact::Attends { .. }
        | Fact::SpeaksAt { .. }
        | Fact::Presents { .. }
        | Fact::Reviews { .. }
        | Fact::Implements { .. } => Vec::new(),
    };
    list.into_iter().filter_map(|(what, date, slack)| Some((what, date?, slack))).collect()
}
