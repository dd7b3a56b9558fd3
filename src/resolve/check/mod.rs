//! What in a graph can't all be true: two holders of one seat, tenures that contradict each other, gaps, bodies that
//! act after their end, dates that can't be. Each finding names the claims that it rests on.
//!
//! Dates are as precise as their text: only what contradicts on every reading counts.

mod acts;

use super::derive::LONGEST_VACANCY;
use super::seat;
use super::tenure::{Tenure, tenures};
use crate::model::{Claim, EntityId, Fact, Knowledge, OfficeStatus, PartialDate};
use std::collections::{BTreeMap, BTreeSet};

/// What kind of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    TwoHolders,
    ContradictingTenures,
    Gap,
    ActiveAfterAbolition,
    DateOutOfRange,
}

impl FindingKind {
    pub const ALL: [Self; 5] = [
        Self::TwoHolders,
        Self::ContradictingTenures,
        Self::Gap,
        Self::ActiveAfterAbolition,
        Self::DateOutOfRange,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::TwoHolders => "two-holders",
            Self::ContradictingTenures => "contradicting-tenures",
            Self::Gap => "gap",
            Self::ActiveAfterAbolition => "active-after-abolition",
            Self::DateOutOfRange => "date-out-of-range",
        }
    }
}

/// One thing that can't be, or that something is missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    pub kind: FindingKind,
    /// Whom and what it is about.
    pub about: Vec<EntityId>,
    pub message: String,
    /// Indices into [`Knowledge::claims`], sorted, never empty.
    pub claims: Vec<usize>,
}

/// All findings, sorted by kind.
pub fn check(knowledge: &Knowledge) -> Vec<Finding> {
    let tenures = tenures(knowledge);
    let mut checker = Checker {
        knowledge,
        tenures: &tenures,
        documents: document_dates(knowledge),
        found: BTreeSet::new(),
    };
    checker.seats();
    checker.persons();
    checker.abolished();
    checker.dates();
    checker.found.into_iter().collect()
}

fn document_dates(knowledge: &Knowledge) -> BTreeMap<&str, PartialDate> {
    let mut dates = BTreeMap::new();
    for claim in &knowledge.claims {
        if let Fact::Document { date: Some(date), .. } = &claim.fact {
            dates.entry(claim.document.0.as_str()).or_insert(*date);
        }
    }
    dates
}

struct Checker<'a> {
    knowledge: &'a Knowledge,
    tenures: &'a [Tenure],
    documents: BTreeMap<&'a str, PartialDate>,
    found: BTreeSet<Finding>,
}

/// When somebody was in office for sure; the ends say whether they are stated or only seen.
#[derive(Clone, Copy)]
struct Certain {
    from: i64,
    to: i64,
    from_stated: bool,
    to_stated: bool,
}

/// Named years before this are misread.
const FIRST_YEAR: i16 = 1900;
const LAST_YEAR: i16 = 2100;
/// How much later than its document a thing may be, in days: what is decided takes effect within a year.
const SOON: i64 = 366;
/// Regulations may come into force, terms may end, later.
const LATER: i64 = 10 * 366;

fn day(number: i64) -> String {
    PartialDate::from_day_number(number).map_or_else(String::new, |d| d.to_string())
}

impl<'a> Checker<'a> {
    fn label(&self, id: EntityId) -> &'a str {
        self.knowledge.label(id)
    }

    fn post(&self, tenure: &Tenure) -> String {
        format!("{}{}", self.label(tenure.body), tenure.title)
    }

    fn add(&mut self, kind: FindingKind, about: &[EntityId], claims: &[&[usize]], message: String) {
        let mut claims: Vec<usize> = claims.concat();
        claims.sort_unstable();
        claims.dedup();
        self.found.insert(Finding { kind, about: about.to_vec(), message, claims });
    }

    /// From the last day on which the term may have begun to the first on which it may have ended.
    fn certain(tenure: &Tenure) -> Option<Certain> {
        let stated_from = tenure.from.and_then(PartialDate::last_day);
        let stated_to = tenure.to.and_then(PartialDate::first_day);
        // A document that shows somebody as a former holder is no sight of them in office.
        let seen = |d: Option<PartialDate>| d.filter(|_| tenure.status != OfficeStatus::Former);
        let from = stated_from.or_else(|| seen(tenure.first_seen)?.last_day()).or(stated_to)?;
        let to = stated_to.or_else(|| seen(tenure.last_seen)?.first_day()).or(stated_from)?;
        let certain =
            Certain { from, to, from_stated: stated_from.is_some(), to_stated: stated_to.is_some() };
        (from <= to).then_some(certain)
    }

    /// The documents that show the holder in office.
    fn shown_in(&self, tenure: &Tenure) -> BTreeSet<&'a str> {
        let claims = tenure.claims.iter().filter_map(|&c| self.knowledge.claims.get(c));
        claims.filter(|c| matches!(c.fact, Fact::HoldsOffice { .. })).map(|c| c.document.0.as_str()).collect()
    }

    /// Seats that one person holds at a time: two holders, and long vacancies.
    fn seats(&mut self) {
        let mut seats: BTreeMap<(EntityId, &str), Vec<&'a Tenure>> = BTreeMap::new();
        for tenure in self.tenures {
            if seat::is_single(self.label(tenure.body), &tenure.title) {
                seats.entry((tenure.body, &tenure.title)).or_default().push(tenure);
            }
        }
        for holders in seats.values().filter(|holders| holders.len() > 1) {
            let mut spans: Vec<(Certain, &Tenure)> =
                holders.iter().filter_map(|t| Some((Self::certain(t)?, *t))).collect();
            spans.sort_by_key(|(c, t)| (c.from, c.to, t.person, t.number));
            for (index, (one, first)) in spans.iter().enumerate() {
                for (other, second) in spans[index + 1..].iter().take_while(|(c, _)| c.from <= one.to) {
                    if first.person != second.person {
                        self.two_holders((one, first), (other, second));
                    }
                }
            }
            self.vacancies(&spans);
        }
    }

    fn two_holders(&mut self, (one, first): (&Certain, &Tenure), (other, second): (&Certain, &Tenure)) {
        let (from, to) = (one.from.max(other.from), one.to.min(other.to));
        // On the day of a hand-over both are named.
        let hands_over = |x: &Certain, y: &Certain| {
            (x.to_stated && x.to == from) || (x.from_stated && x.from == from && !y.from_stated)
        };
        let handover = from == to && (hands_over(one, other) || hands_over(other, one));
        let both_in_one = !self.shown_in(first).is_disjoint(&self.shown_in(second));
        // Leading groups have two heads side by side, and say so.
        if handover || (both_in_one && first.title == "组长") {
            return;
        }
        let message = format!(
            "{} and {} both hold {} {}",
            self.label(first.person),
            self.label(second.person),
            self.post(first),
            if from == to {
                format!("on {}", day(from))
            } else {
                format!("from {} to {}", day(from), day(to))
            }
        );
        self.add(
            FindingKind::TwoHolders,
            &[first.person, second.person, first.body],
            &[&first.claims, &second.claims],
            message,
        );
    }

    fn vacancies(&mut self, spans: &[(Certain, &Tenure)]) {
        let mut latest: Option<(Certain, &Tenure)> = None;
        for (span, tenure) in spans {
            if let Some((before, left)) = latest {
                let days = span.from - before.to;
                if before.to_stated && span.from_stated && days > LONGEST_VACANCY {
                    let message = format!(
                        "nobody is known to have held {} for {days} days, from {} ({} left) to {} ({} came)",
                        self.post(tenure),
                        day(before.to),
                        self.label(left.person),
                        day(span.from),
                        self.label(tenure.person)
                    );
                    let about = [left.person, tenure.person, tenure.body];
                    self.add(FindingKind::Gap, &about, &[&left.claims, &tenure.claims], message);
                }
            }
            if latest.is_none_or(|(before, _)| span.to >= before.to) {
                latest = Some((*span, tenure));
            }
        }
    }

    /// One person's tenures: dates that contradict each other, two places at one time, gaps in a career.
    fn persons(&mut self) {
        for tenure in self.tenures {
            self.one_tenure(tenure);
        }
        for career in self.tenures.chunk_by(|a, b| a.person == b.person) {
            self.two_places(career);
            self.career_gaps(career);
        }
    }

    fn one_tenure(&mut self, tenure: &Tenure) {
        let who = format!("{} as {}", self.label(tenure.person), self.post(tenure));
        let about = [tenure.person, tenure.body];
        if let Some((from, to)) = tenure.from.zip(tenure.to)
            && let Some((first, last)) = from.first_day().zip(to.last_day())
            && first > last
        {
            let message = format!("{who}: ends {to}, before it begins {from}");
            self.add(FindingKind::ContradictingTenures, &about, &[&tenure.claims], message);
        }
        for begins in [true, false] {
            let dates = self.stated(tenure, begins);
            let contradiction = dates.iter().enumerate().find_map(|(index, (one, a))| {
                dates[index + 1..]
                    .iter()
                    .find(|(other, _)| !one.agrees_with(*other))
                    .map(|(other, b)| (one, other, *a, *b))
            });
            if let Some((one, other, a, b)) = contradiction {
                let what = if begins { "begins" } else { "ends" };
                let message = format!("{who}: {what} {one} in one document, {other} in another");
                self.add(FindingKind::ContradictingTenures, &about, &[&[a, b]], message);
            }
        }
        if let Some(end) = tenure.to.and_then(PartialDate::last_day) {
            let later = tenure.claims.iter().copied().find(|&c| {
                let Some(claim) = self.knowledge.claims.get(c) else { return false };
                let now = matches!(
                    claim.fact,
                    Fact::HoldsOffice { status: OfficeStatus::Current | OfficeStatus::Acting, to: None, .. }
                );
                let seen = self.documents.get(claim.document.0.as_str()).and_then(|d| d.first_day());
                now && seen.is_some_and(|seen| seen > end)
            });
            if let Some(later) = later {
                let message = format!("{who}: ended {}, and is in office in a later document", day(end));
                let ended = self.stated(tenure, false);
                let ended: Vec<usize> = ended.into_iter().map(|(_, c)| c).collect();
                self.add(FindingKind::ContradictingTenures, &about, &[&[later], &ended], message);
            }
        }
    }

    /// The dates that claims state for the beginning or the end of a tenure.
    fn stated(&self, tenure: &Tenure, begins: bool) -> Vec<(PartialDate, usize)> {
        let date = |claim: &Claim| match (&claim.fact, begins) {
            (Fact::HoldsOffice { from, .. }, true) => *from,
            (Fact::HoldsOffice { to, .. }, false) => *to,
            (Fact::Appoints { date, .. }, true) | (Fact::Removes { date, .. }, false) => *date,
            _ => None,
        };
        let claims = tenure.claims.iter().filter_map(|&c| Some((date(self.knowledge.claims.get(c)?)?, c)));
        claims.filter(|(d, _)| d.year().is_some()).collect()
    }

    /// The first posts of two places that are not one inside the other, at one time for more than a month.
    fn two_places(&mut self, career: &[Tenure]) {
        const MONTH: i64 = 31;
        let heads: Vec<(Certain, &Tenure, String)> = career
            .iter()
            .filter(|t| is_head(self.label(t.body), &t.title))
            .filter_map(|t| Some((Self::certain(t)?, t, place(self.label(t.body)))))
            .filter(|(_, _, place)| !place.is_empty())
            .collect();
        for (index, (one, first, here)) in heads.iter().enumerate() {
            for (other, second, there) in &heads[index + 1..] {
                let (from, to) = (one.from.max(other.from), one.to.min(other.to));
                if to - from > MONTH && !here.starts_with(there.as_str()) && !there.starts_with(here.as_str())
                {
                    let message = format!(
                        "{} is {} and {} from {} to {}",
                        self.label(first.person),
                        self.post(first),
                        self.post(second),
                        day(from),
                        day(to)
                    );
                    let about = [first.person, first.body, second.body];
                    self.add(
                        FindingKind::ContradictingTenures,
                        &about,
                        &[&first.claims, &second.claims],
                        message,
                    );
                }
            }
        }
    }

    /// Between posts of which both the end and the next beginning are stated, more than a year of nothing.
    fn career_gaps(&mut self, career: &[Tenure]) {
        // Whoever has an office without dates, or was seen in one, may have been there.
        let mut dated: Vec<(i64, i64, &Tenure)> = Vec::new();
        for tenure in career {
            let from = tenure.from.and_then(PartialDate::first_day);
            let to = tenure.to.or(tenure.last_seen).and_then(PartialDate::last_day);
            match (from, to) {
                (Some(from), to) => dated.push((from, to.unwrap_or(i64::MAX).max(from), tenure)),
                (None, Some(to)) => dated.push((to, to, tenure)),
                (None, None) => return,
            }
        }
        dated.sort_by_key(|(from, to, t)| (*from, *to, t.body, t.number));
        let mut latest: Option<(i64, &Tenure)> = None;
        for (from, to, tenure) in dated {
            if let Some((end, left)) = latest
                && from.saturating_sub(end) > LONGEST_VACANCY
                && left.to.is_some()
                && tenure.from.is_some()
            {
                let message = format!(
                    "nothing is known of {} for {} days, from {} ({}) to {} ({})",
                    self.label(tenure.person),
                    from - end,
                    day(end),
                    self.post(left),
                    day(from),
                    self.post(tenure)
                );
                self.add(FindingKind::Gap, &[tenure.person], &[&left.claims, &tenure.claims], message);
            }
            if latest.is_none_or(|(end, _)| to >= end) {
                latest = Some((to, tenure));
            }
        }
    }
}

/// The first posts of a place: nobody has them in two places.
fn is_head(body: &str, title: &str) -> bool {
    use super::body::{OrganKind, kind};
    match kind(body) {
        OrganKind::PartyCommittee => title == "书记",
        OrganKind::Government => {
            title.ends_with('长') && seat::is_single(body, title) && !title.ends_with("秘书长")
        }
        _ => false,
    }
}

fn place(body: &str) -> String {
    super::name::present_place(&super::body::place_path(body))
}

#[cfg(test)]
mod tests;
