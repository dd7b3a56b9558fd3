//! What part of a graph a network is drawn from: a window of time, a place, a system, a confidence.

use super::place::Area;
use super::system::System;
use crate::model::{Claim, DocumentId, EntityId, Fact, Knowledge, OfficeStatus, PartialDate};
use std::collections::BTreeMap;

/// A closed range of days since 1970-01-01. An open end is unknown, not infinite.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    pub start: Option<i64>,
    pub end: Option<i64>,
}

impl Period {
    /// All days that a date may mean; empty when its year is unknown.
    pub fn of(date: PartialDate) -> Self {
        Self { start: first_day(date), end: last_day(date) }
    }

    pub const fn is_unknown(self) -> bool {
        self.start.is_none() && self.end.is_none()
    }

    /// Whether some day of `window` certainly or possibly lies in this period; `false` for unknown periods.
    pub fn meets(self, window: Self) -> bool {
        !self.is_unknown()
            && window.end.is_none_or(|end| self.start.or(self.end).is_some_and(|s| s <= end))
            && window.start.is_none_or(|start| self.end.or(self.start).is_some_and(|e| e >= start))
    }
}

/// The first day that a date may mean.
pub fn first_day(date: PartialDate) -> Option<i64> {
    PartialDate::new(Some(date.year()?), Some(date.month().unwrap_or(1)), Some(date.day().unwrap_or(1)))?
        .day_number()
}

/// The last day that a date may mean.
pub fn last_day(date: PartialDate) -> Option<i64> {
    let year = date.year()?;
    if date.day().is_some() {
        return date.day_number();
    }
    let (y, m) = match date.month() {
        Some(12) | None => (year + 1, 1),
        Some(m) => (year, m + 1),
    };
    PartialDate::new(Some(y), Some(m), Some(1))?.day_number().map(|d| d - 1)
}

/// When the things that claims speak of took place, as far as any document says.
#[derive(Debug, Default)]
pub struct Calendar {
    documents: BTreeMap<DocumentId, PartialDate>,
    meetings: BTreeMap<EntityId, PartialDate>,
}

impl Calendar {
    pub fn of(knowledge: &Knowledge) -> Self {
        let mut calendar = Self::default();
        for claim in &knowledge.claims {
            match &claim.fact {
                Fact::Document { date: Some(date), .. } => {
                    calendar.documents.entry(claim.document.clone()).or_insert(*date);
                }
                Fact::Meeting { meeting, date: Some(date), .. } if date.year().is_some() => {
                    calendar.meetings.entry(*meeting).or_insert(*date);
                }
                _ => {}
            }
        }
        calendar
    }

    pub fn document(&self, id: &DocumentId) -> Option<PartialDate> {
        self.documents.get(id).copied()
    }

    pub fn meeting(&self, id: EntityId) -> Option<PartialDate> {
        self.meetings.get(&id).copied()
    }

    /// When a claim holds: its own dates, those of its meeting, else the date of its document. An office
    /// that the text calls former has no more than its own dates.
    pub fn period(&self, claim: &Claim) -> Period {
        let document = || self.document(&claim.document).map(Period::of).unwrap_or_default();
        let own = |date: &Option<PartialDate>| {
            date.filter(|d| d.year().is_some()).map(Period::of).unwrap_or_else(document)
        };
        let at = |meeting: &EntityId| self.meeting(*meeting).map(Period::of).unwrap_or_else(document);
        match &claim.fact {
            Fact::HoldsOffice { from, to, status, .. } => {
                let start = from.and_then(first_day);
                let end = to.and_then(last_day);
                match (start, end) {
                    (None, None) if *status == OfficeStatus::Former => Period::default(),
                    (None, None) => document(),
                    (start, None) if *status != OfficeStatus::Former => {
                        Period { start, end: document().end.max(start) }
                    }
                    (start, end) => Period { start, end },
                }
            }
            Fact::Meeting { meeting, .. }
            | Fact::Chairs { meeting, .. }
            | Fact::Attends { meeting, .. }
            | Fact::SpeaksAt { meeting, .. }
            | Fact::Presents { meeting, .. }
            | Fact::Reviews { meeting: Some(meeting), .. } => at(meeting),
            Fact::Issues { date, .. }
            | Fact::Approves { date, .. }
            | Fact::Reforms { date, .. }
            | Fact::Appoints { date, .. }
            | Fact::Removes { date, .. }
            | Fact::Repeals { date, .. }
            | Fact::Document { date, .. } => own(date),
            Fact::Reviews { meeting: None, .. } | Fact::Implements { .. } => document(),
        }
    }
}

/// What to leave out. The default leaves out nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Claims outside are left out, also those whose time nobody says.
    pub window: Option<Period>,
    /// Only bodies of this place and of those below it, people tied to them, and what they do.
    pub place: Option<Area>,
    pub system: Option<System>,
    /// From 0 to 1.
    pub confidence: f64,
    /// Ties lighter than this are left out of the finished network.
    pub weight: f64,
}

impl Filter {
    /// The claims that pass, with their indices.
    pub fn claims<'k>(&self, knowledge: &'k Knowledge) -> Vec<(u32, &'k Claim)> {
        let calendar = self.window.map(|_| Calendar::of(knowledge));
        let meetings = (self.place.is_some() || self.system.is_some()).then(|| conveners(knowledge));
        knowledge
            .claims
            .iter()
            .enumerate()
            .map(|(i, c)| (i as u32, c))
            .filter(|(_, c)| c.confidence.as_f64() + 1e-9 >= self.confidence)
            .filter(|(_, c)| match (self.window, &calendar) {
                (Some(window), Some(calendar)) => calendar.period(c).meets(window),
                _ => true,
            })
            .filter(|(_, c)| meetings.as_ref().is_none_or(|m| self.admits(knowledge, m, &c.fact)))
            .collect()
    }

    /// Whether a body of this name lies in the place and system asked for.
    pub fn admits_body(&self, name: &str) -> bool {
        self.place.as_ref().is_none_or(|p| p.holds(name)) && self.system.is_none_or(|s| System::of(name) == s)
    }

    /// Whether one of the bodies that the fact is about lies in the place and system asked for.
    fn admits(
        &self,
        knowledge: &Knowledge,
        meetings: &BTreeMap<EntityId, Vec<EntityId>>,
        fact: &Fact<EntityId>,
    ) -> bool {
        let fits = |id: &EntityId| self.admits_body(knowledge.label(*id));
        let held = |meeting: &EntityId| meetings.get(meeting).is_some_and(|b| b.iter().any(fits));
        match fact {
            Fact::HoldsOffice { body, .. }
            | Fact::Reviews { body, .. }
            | Fact::Issues { body, .. }
            | Fact::Approves { body, .. }
            | Fact::Appoints { body, .. }
            | Fact::Removes { body, .. } => fits(body),
            Fact::Meeting { body: Some(body), .. } | Fact::Repeals { body: Some(body), .. } => fits(body),
            Fact::Chairs { meeting, .. }
            | Fact::Attends { meeting, .. }
            | Fact::SpeaksAt { meeting, .. }
            | Fact::Presents { meeting, .. } => held(meeting),
            Fact::Reforms { body, from, to, agent, .. } => {
                fits(body) || from.iter().chain(to).chain(agent).any(fits)
            }
            Fact::Implements { regulation, .. } => {
                self.place.as_ref().is_some_and(|p| p.holds(knowledge.label(*regulation)))
            }
            Fact::Meeting { body: None, .. } | Fact::Repeals { body: None, .. } => false,
            Fact::Document { .. } => true,
        }
    }
}

/// The bodies that convened each meeting.
pub fn conveners(knowledge: &Knowledge) -> BTreeMap<EntityId, Vec<EntityId>> {
    let mut bodies: BTreeMap<EntityId, Vec<EntityId>> = BTreeMap::new();
    for claim in &knowledge.claims {
        if let Fact::Meeting { meeting, body: Some(body), .. } = &claim.fact {
            let list = bodies.entry(*meeting).or_default();
            if !list.contains(body) {
                list.push(*body);
            }
        }
    }
    bodies
}
