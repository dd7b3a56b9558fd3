//! Who held which office from when to when: the statements about one person in one office, joined.
//!
//! Derived by the rule [`RULE`]; unknown dates stay unknown.

use crate::model::{Claim, EntityId, Fact, Knowledge, OfficeStatus, PartialDate};
use std::collections::BTreeMap;

/// The rule that a graph names for what is derived here.
pub const RULE: &str = "tenure/joined-statements";

/// One mandate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    pub person: EntityId,
    pub body: EntityId,
    pub title: String,
    /// From 1, for a person who came back to the same office.
    pub number: u32,
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    /// The dates of the first and last document that says so.
    pub first_seen: Option<PartialDate>,
    pub last_seen: Option<PartialDate>,
    /// The date of the last document that shows the person in office. What it calls former, or only appoints, is no
    /// sign of staying.
    pub last_held: Option<PartialDate>,
    /// `Former` as soon as a statement says that it ended.
    pub status: OfficeStatus,
    pub appointed_by: Option<EntityId>,
    pub removed_by: Option<EntityId>,
    /// Indices into [`Knowledge::claims`].
    pub claims: Vec<usize>,
}

/// One statement about an office.
struct Stated {
    claim: usize,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    seen: Option<PartialDate>,
    status: OfficeStatus,
    appointed_by: Option<EntityId>,
    removed_by: Option<EntityId>,
    removed: bool,
    is_in_office: bool,
}

/// The tenures of a graph, sorted by person, body, title and number. Candidates hold none.
pub fn tenures(knowledge: &Knowledge) -> Vec<Tenure> {
    tenures_in(knowledge, knowledge.claims.iter().enumerate())
}

/// The same from some of its claims, each with its index.
pub fn tenures_in<'k>(
    knowledge: &'k Knowledge,
    claims: impl IntoIterator<Item = (usize, &'k Claim)>,
) -> Vec<Tenure> {
    let mut dates: BTreeMap<&str, PartialDate> = BTreeMap::new();
    for claim in &knowledge.claims {
        if let Fact::Document { date: Some(date), .. } = &claim.fact {
            dates.entry(&claim.document.0).or_insert(*date);
        }
    }
    let mut offices: BTreeMap<(EntityId, EntityId, &str), Vec<Stated>> = BTreeMap::new();
    for (index, claim) in claims {
        let seen = dates.get(claim.document.0.as_str()).copied();
        let base = Stated {
            claim: index,
            from: None,
            to: None,
            seen,
            status: OfficeStatus::Current,
            appointed_by: None,
            removed_by: None,
            removed: false,
            is_in_office: false,
        };
        let (office, stated) = match &claim.fact {
            Fact::HoldsOffice { person, body, title, from, to, status } => {
                let is_in_office = to.is_none() && *status != OfficeStatus::Former;
                (
                    (*person, *body, title),
                    Stated { from: *from, to: *to, status: *status, is_in_office, ..base },
                )
            }
            Fact::Appoints { person, body, title, agent, date, status } => {
                let status = *status;
                ((*person, *body, title), Stated { from: *date, appointed_by: *agent, status, ..base })
            }
            Fact::Removes { person, body, title, agent, date } => (
                (*person, *body, title),
                Stated { to: *date, removed_by: *agent, status: OfficeStatus::Former, removed: true, ..base },
            ),
            _ => continue,
        };
        if stated.status != OfficeStatus::Candidate {
            offices.entry((office.0, office.1, office.2.as_str())).or_default().push(stated);
        }
    }
    let mut out = Vec::new();
    for ((person, body, title), stated) in offices {
        for (number, group) in (1..).zip(mandates(stated)) {
            out.push(joined(person, body, title, number, &group));
        }
    }
    out
}

/// Splits the statements about one office where one stated term ends before the next begins.
fn mandates(mut stated: Vec<Stated>) -> Vec<Vec<Stated>> {
    stated.sort_by_key(|s| (s.from.or(s.to).or(s.seen), s.removed, s.claim));
    let mut groups: Vec<(Vec<Stated>, Option<PartialDate>)> = Vec::new();
    for one in stated {
        let begins_anew = match groups.last() {
            None => true,
            Some((_, end)) => one.from.zip(*end).is_some_and(|(from, end)| starts_after(from, end)),
        };
        if begins_anew {
            groups.push((Vec::new(), None));
        }
        if let Some((group, end)) = groups.last_mut() {
            *end = (*end).max(one.to);
            group.push(one);
        }
    }
    groups.into_iter().map(|(group, _)| group).collect()
}

/// Whether the whole of `from` lies after the whole of `end`, as far as both are known.
fn starts_after(from: PartialDate, end: PartialDate) -> bool {
    let known = |d: PartialDate| Some((d.year()?, d.month(), d.day()));
    let Some(((fy, fm, fd), (ey, em, ed))) = known(from).zip(known(end)) else { return false };
    if fy != ey {
        return fy > ey;
    }
    match (fm.zip(em), fd.zip(ed)) {
        (Some((f, e)), _) if f != e => f > e,
        (Some(_), Some((f, e))) => f > e,
        _ => false,
    }
}

/// Dates without a year have no order.
fn of_year(dates: impl Iterator<Item = Option<PartialDate>>) -> impl Iterator<Item = PartialDate> {
    dates.flatten().filter(|d| d.year().is_some())
}

fn joined(person: EntityId, body: EntityId, title: &str, number: u32, group: &[Stated]) -> Tenure {
    let ended = group.iter().any(|s| s.to.is_some() || s.removed);
    let latest = group.iter().max_by_key(|s| (s.seen, s.claim)).map(|s| s.status);
    let status = if ended { OfficeStatus::Former } else { latest.unwrap_or(OfficeStatus::Current) };
    let mut claims: Vec<usize> = group.iter().map(|s| s.claim).collect();
    claims.sort_unstable();
    Tenure {
        person,
        body,
        title: title.to_owned(),
        number,
        from: of_year(group.iter().map(|s| s.from)).min().or_else(|| group.iter().find_map(|s| s.from)),
        to: of_year(group.iter().map(|s| s.to)).max().or_else(|| group.iter().find_map(|s| s.to)),
        first_seen: of_year(group.iter().map(|s| s.seen)).min(),
        last_seen: of_year(group.iter().map(|s| s.seen)).max(),
        last_held: of_year(group.iter().filter(|s| s.is_in_office).map(|s| s.seen)).max(),
        status,
        appointed_by: group.iter().find_map(|s| s.appointed_by),
        removed_by: group.iter().rev().find_map(|s| s.removed_by),
        claims,
    }
}
