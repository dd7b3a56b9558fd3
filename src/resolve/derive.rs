//! What follows from tenures and no document says: who came after whom in a seat, who served in a body together,
//! who rose under whose secretaryship. Each with the rule that concludes it and the tenures that it rests on.

use super::body;
use super::name::present_place;
use super::seat;
use super::tenure::Tenure;
use crate::model::{EntityId, Knowledge};
use std::collections::BTreeMap;

pub const SUCCESSION: &str = "succession/next-holder-of-a-seat";
pub const OVERLAP: &str = "overlap/same-body";
pub const PROMOTION: &str = "promotion/under-party-secretary";

/// The longest vacancy, in days, after which the next holder still counts as successor.
pub const LONGEST_VACANCY: i64 = 366;

/// One holder of a seat after another; indices into the tenures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Succession {
    pub before: usize,
    pub after: usize,
}

/// Two persons in one body, and how many days both were there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    pub one: EntityId,
    pub other: EntityId,
    pub body: EntityId,
    pub days: i64,
    /// The tenures that it rests on, sorted.
    pub tenures: Vec<usize>,
}

/// A person got a higher post while somebody was Party secretary where it was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promotion {
    pub person: EntityId,
    pub leader: EntityId,
    /// The post before, the higher one, and the secretary's.
    pub from: usize,
    pub to: usize,
    pub under: usize,
}

/// The first and last day that somebody may have served: a stated beginning, and a stated end or else the last
/// document that shows them there.
pub fn span(tenure: &Tenure) -> Option<(i64, i64)> {
    let start = tenure.from?.first_day()?;
    let end = tenure.to.or(tenure.last_held)?.last_day()?;
    (end >= start).then_some((start, end))
}

/// Holders of one seat, the first after the stated end of another's tenure, at most [`LONGEST_VACANCY`] days later.
/// Sorted by the tenure before.
pub fn successions(knowledge: &Knowledge, tenures: &[Tenure]) -> Vec<Succession> {
    let mut seats: BTreeMap<(EntityId, &str), Vec<usize>> = BTreeMap::new();
    for (at, tenure) in tenures.iter().enumerate() {
        if seat::is_single(knowledge.label(tenure.body), &tenure.title) {
            seats.entry((tenure.body, &tenure.title)).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (before, tenure) in tenures.iter().enumerate() {
        let Some(seat) = seats.get(&(tenure.body, tenure.title.as_str())).filter(|s| s.len() > 1) else {
            continue;
        };
        let Some((first, last)) = tenure.to.and_then(|d| Some((d.first_day()?, d.last_day()?))) else {
            continue;
        };
        let began = tenure.from.and_then(|d| d.first_day());
        let next = seat
            .iter()
            .filter(|&&other| tenures[other].person != tenure.person)
            .filter_map(|&other| {
                let from = tenures[other].from?;
                Some((from.first_day()?, from.last_day()?, other))
            })
            .filter(|&(start, latest, _)| {
                latest >= first && start <= last + LONGEST_VACANCY && began.is_none_or(|b| b < start)
            })
            .min_by_key(|&(start, _, other)| (start, tenures[other].person, other));
        found.extend(next.map(|(_, _, after)| Succession { before, after }));
    }
    found
}

/// All pairs of persons who served in one body at one time, sorted by body and persons.
pub fn overlaps(tenures: &[Tenure]) -> Vec<Overlap> {
    let mut bodies: BTreeMap<EntityId, BTreeMap<EntityId, Vec<usize>>> = BTreeMap::new();
    for (at, tenure) in tenures.iter().enumerate() {
        if span(tenure).is_some() {
            bodies.entry(tenure.body).or_default().entry(tenure.person).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (body, people) in bodies {
        // By the first day, so that each looks only at those who came before it went.
        let mut served: Vec<Service<'_>> =
            people.iter().map(|(&who, at)| (spells(tenures, at), who, at)).collect();
        served.sort();
        let from = found.len();
        for (index, (spells, one, mine)) in served.iter().enumerate() {
            let end = spells.last().map_or(i64::MIN, |s| s.1);
            for (others, other, theirs) in &served[index + 1..] {
                if others.first().is_none_or(|s| s.0 >= end) {
                    break;
                }
                let days = common_days(spells, others);
                if days > 0 {
                    let mut at = [mine.as_slice(), theirs].concat();
                    at.sort_unstable();
                    let (one, other) = (*one.min(other), *one.max(other));
                    found.push(Overlap { one, other, body, days, tenures: at });
                }
            }
        }
        found[from..].sort_by_key(|o| (o.one, o.other));
    }
    found
}

/// The days somebody served in a body, who, and the tenures behind them.
type Service<'a> = (Vec<(i64, i64)>, EntityId, &'a Vec<usize>);

/// Joins spells that meet.
pub fn union(spells: &mut Vec<(i64, i64)>) {
    spells.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for &(start, end) in spells.iter() {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    *spells = joined;
}

fn spells(tenures: &[Tenure], at: &[usize]) -> Vec<(i64, i64)> {
    let mut spells = at.iter().filter_map(|&i| span(&tenures[i])).collect();
    union(&mut spells);
    spells
}

fn common_days(a: &[(i64, i64)], b: &[(i64, i64)]) -> i64 {
    a.iter().flat_map(|x| b.iter().map(move |y| (x.1.min(y.1) - x.0.max(y.0)).max(0))).sum()
}

/// Steps to a higher post than all before, and the Party secretary of the place that decided on it at that time.
/// Sorted by person and post.
pub fn promotions(knowledge: &Knowledge, tenures: &[Tenure]) -> Vec<Promotion> {
    let label = |id| knowledge.label(id);
    let mut secretaries: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, tenure) in tenures.iter().enumerate() {
        let body = label(tenure.body);
        if seat::is_party_secretary(body, &tenure.title) {
            secretaries.entry(present_place(&body::place_path(body))).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for career in tenures.iter().enumerate().collect::<Vec<_>>().chunk_by(|a, b| a.1.person == b.1.person) {
        let mut steps: Vec<(i64, u8, usize)> = career
            .iter()
            .filter_map(|(at, t)| Some((t.from?.first_day()?, seat::rank(label(t.body), &t.title)?, *at)))
            .collect();
        steps.sort_unstable();
        for (index, &(day, rank, to)) in steps.iter().enumerate() {
            let before = steps[..index].iter().filter(|s| s.0 < day).max_by_key(|s| (s.1, s.0, s.2));
            let Some(&(_, _, from)) = before.filter(|s| s.1 < rank) else { continue };
            let place = seat::decided_in(label(tenures[to].body), &tenures[to].title);
            let there = place.and_then(|p| secretaries.get(&p)).into_iter().flatten();
            for &under in there {
                let leader = &tenures[under];
                let covers = span(leader).is_some_and(|(start, end)| start <= day && day <= end);
                if covers && leader.person != tenures[to].person {
                    found.push(Promotion {
                        person: tenures[to].person,
                        leader: leader.person,
                        from,
                        to,
                        under,
                    });
                }
            }
        }
    }
    found.sort_by_key(|p| (p.person, p.to, p.under));
    found
}
