//! Terms of office put together from claims, and what follows from them: who overlapped with whom, who
//! followed whom in a post, who moved where.

use super::filter::{Calendar, first_day, last_day};
use super::graph::{Builder, Network, Node, NodeKind, Reason, Tie, clean};
use super::place;
use super::projection::Claims;
use crate::model::{EntityId, Fact, Knowledge, OfficeStatus, PartialDate};
use petgraph::graph::UnGraph;
use std::collections::{BTreeMap, BTreeSet};

/// A term in a post: one person, one body, one title, without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    pub person: EntityId,
    pub body: EntityId,
    pub title: String,
    /// As stated: the beginning of the office, or the day of appointment or election.
    pub start: Option<PartialDate>,
    /// As stated: the end of the office, or the day of removal.
    pub end: Option<PartialDate>,
    /// The last document that has the person in office; not an end. An appointment is no sign of staying.
    pub last_seen: Option<PartialDate>,
    pub claims: Vec<u32>,
}

impl Tenure {
    /// The days certainly or possibly served, from the first possible day to the last: `None` unless the start is known,
    /// and an end or a later document.
    pub fn days(&self) -> Option<(i64, i64)> {
        let start = first_day(self.start?)?;
        let end = self.end.and_then(last_day).or_else(|| last_day(self.last_seen?))?;
        (end >= start).then_some((start, end))
    }
}

/// What one claim says of a post.
struct Sign {
    start: Option<PartialDate>,
    end: Option<PartialDate>,
    seen: Option<PartialDate>,
    claim: u32,
}

impl Sign {
    fn at(&self) -> i64 {
        self.start.or(self.seen).or(self.end).and_then(first_day).unwrap_or(i64::MIN)
    }
}

/// Terms of office, sorted by person, body, title and time. A sign that starts after the stated end of the
/// term before it opens a new term; signs without dates belong to the first.
pub fn tenures(knowledge: &Knowledge, claims: Claims<'_, '_>) -> Vec<Tenure> {
    let calendar = Calendar::of(knowledge);
    let mut posts: BTreeMap<(EntityId, EntityId, &str), Vec<Sign>> = BTreeMap::new();
    for (index, claim) in claims {
        let known = |d: &Option<PartialDate>| d.filter(|d| d.year().is_some());
        let document = calendar.document(&claim.document);
        let (key, start, end, seen) = match &claim.fact {
            Fact::HoldsOffice { person, body, title, from, to, status } => {
                let seen = match status {
                    OfficeStatus::Candidate => continue,
                    OfficeStatus::Former => None,
                    _ if to.is_some() => None,
                    _ => document,
                };
                ((*person, *body, title.as_str()), known(from), known(to), seen)
            }
            Fact::Appoints { person, body, title, date, status, .. } => {
                if *status == OfficeStatus::Candidate {
                    continue;
                }
                ((*person, *body, title.as_str()), known(date).or(document), None, None)
            }
            Fact::Removes { person, body, title, date, .. } => {
                ((*person, *body, title.as_str()), None, known(date).or(document), None)
            }
            _ => continue,
        };
        posts.entry(key).or_default().push(Sign { start, end, seen, claim: *index });
    }
    let mut tenures = Vec::new();
    for ((person, body, title), mut signs) in posts {
        signs.sort_by_key(|s| (s.at(), s.claim));
        let mut open: Option<Tenure> = None;
        for sign in signs {
            let after = |t: &Tenure| {
                t.end.and_then(last_day).is_some_and(|end| sign.at() != i64::MIN && sign.at() > end)
            };
            if let Some(done) = open.take_if(|t| after(t)) {
                tenures.push(done);
            }
            let tenure = open.get_or_insert_with(|| Tenure {
                person,
                body,
                title: title.to_owned(),
                start: None,
                end: None,
                last_seen: None,
                claims: Vec::new(),
            });
            tenure.start = earlier(tenure.start, sign.start);
            tenure.end = later(tenure.end, sign.end);
            tenure.last_seen = later(tenure.last_seen, sign.seen);
            tenure.claims.push(sign.claim);
        }
        tenures.extend(open);
    }
    for tenure in &mut tenures {
        tenure.claims.sort_unstable();
        tenure.claims.dedup();
    }
    tenures
}

fn earlier(a: Option<PartialDate>, b: Option<PartialDate>) -> Option<PartialDate> {
    match (a, b) {
        // Of two dates that begin on one day the more precise one is kept.
        (Some(a), Some(b)) => {
            Some(if (first_day(b), last_day(b)) < (first_day(a), last_day(a)) { b } else { a })
        }
        (a, b) => a.or(b),
    }
}

fn later(a: Option<PartialDate>, b: Option<PartialDate>) -> Option<PartialDate> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if last_day(b) > last_day(a) { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// Two people in one body at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    pub first: EntityId,
    pub second: EntityId,
    pub body: EntityId,
    pub days: i64,
    /// The same days, each counted by how close the two stood: [`closeness`] of their titles on that day.
    pub weighted: f64,
    pub claims: Vec<u32>,
}

/// The steps of a body's ladder, from its head down.
fn step(title: &str) -> u8 {
    let inner = ["处长", "科长", "股长", "队长", "庭长", "所长", "站长"];
    if title.starts_with('副') || title.starts_with("常务副") || title.contains("常委") {
        1
    } else if inner.iter().any(|t| title.ends_with(t)) {
        2
    } else if is_single_seat(title) {
        0
    } else {
        3
    }
}

/// How close two offices of one body are: 1 on the same step, 1/2 one step apart, then 1/3 and 1/4. The steps are head,
/// deputies and standing members, heads of inner parts, all others.
pub fn closeness(title: &str, other: &str) -> f64 {
    1.0 / (1.0 + f64::from(step(title).abs_diff(step(other))))
}

/// All overlaps, sorted by people and body. No day counts twice: where a person has several terms in the body at a time, the
/// closest pair of offices counts.
pub fn overlaps(tenures: &[Tenure]) -> Vec<Overlap> {
    let mut bodies: BTreeMap<EntityId, BTreeMap<EntityId, Vec<(&Tenure, (i64, i64))>>> = BTreeMap::new();
    for tenure in tenures {
        if let Some(days) = tenure.days() {
            bodies.entry(tenure.body).or_default().entry(tenure.person).or_default().push((tenure, days));
        }
    }
    let mut overlaps = Vec::new();
    for (body, people) in bodies {
        for (i, (first, a)) in people.iter().enumerate() {
            for (second, b) in people.iter().skip(i + 1) {
                let (days, weighted) = common_days(a, b);
                if days > 0 {
                    let claims = a.iter().chain(b).flat_map(|t| t.0.claims.iter().copied());
                    let claims = BTreeSet::from_iter(claims).into_iter().collect();
                    overlaps.push(Overlap { first: *first, second: *second, body, days, weighted, claims });
                }
            }
        }
    }
    overlaps.sort_by_key(|o| (o.first, o.second, o.body));
    overlaps
}

/// The days that lie in a term of each, and the same weighted by closeness.
fn common_days(a: &[(&Tenure, (i64, i64))], b: &[(&Tenure, (i64, i64))]) -> (i64, f64) {
    let mut common: Vec<(f64, i64, i64)> = a
        .iter()
        .flat_map(|x| b.iter().map(move |y| (x, y)))
        .map(|((s, x), (t, y))| (closeness(&s.title, &t.title), x.0.max(y.0), x.1.min(y.1)))
        .filter(|(_, start, end)| start < end)
        .collect();
    common.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut counted: Vec<(i64, i64)> = Vec::new();
    let (mut days, mut weighted) = (0, 0.0);
    for (closeness, start, end) in common {
        let mut joined = counted.clone();
        joined.push((start, end));
        union(&mut joined);
        let all: i64 = joined.iter().map(|s| s.1 - s.0).sum();
        weighted += closeness * (all - days) as f64;
        (days, counted) = (all, joined);
    }
    (days, weighted)
}

fn union(spells: &mut Vec<(i64, i64)>) {
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

pub(super) fn overlap_network(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut builder = Builder::new(knowledge, false);
    let mut days: BTreeMap<(EntityId, EntityId), f64> = BTreeMap::new();
    for overlap in overlaps(&tenures(knowledge, claims)) {
        *days.entry((overlap.first, overlap.second)).or_default() += overlap.weighted;
        for claim in overlap.claims {
            builder.observe(overlap.first, overlap.second, overlap.body.0, Reason::Overlap, claim);
        }
    }
    let mut network = builder.finish(name);
    for edge in network.graph.edge_indices() {
        let ends = network.graph.edge_endpoints(edge);
        let pair = ends.and_then(|(a, b)| Some((network.graph[a].entity?, network.graph[b].entity?)));
        if let Some(sum) = pair.and_then(|p| days.get(&p)) {
            network.graph[edge].weight = *sum;
        }
    }
    network
}

/// One person after another in a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    pub body: EntityId,
    pub title: String,
    pub before: EntityId,
    pub after: EntityId,
    /// When the successor came.
    pub date: PartialDate,
    pub claims: Vec<u32>,
}

/// The longest vacancy, in days, after which the next holder still counts as successor.
const LONGEST_VACANCY: i64 = 366;

/// Whether only one person at a time can hold a post of this title in a body.
pub fn is_single_seat(title: &str) -> bool {
    let many = ["副", "委员", "成员", "常委", "助理", "教授", "教师", "代表", "顾问", "巡视员", "调研员"];
    !many.iter().any(|w| title.contains(w)) && !title.ends_with('员')
}

/// Predecessors and successors in seats that one person holds at a time: a stated end, and the next stated
/// start that does not clearly precede it, within 366 days. Sorted by body, title and date.
pub fn successions(tenures: &[Tenure]) -> Vec<Succession> {
    let mut posts: BTreeMap<(EntityId, &str), Vec<&Tenure>> = BTreeMap::new();
    for tenure in tenures.iter().filter(|t| is_single_seat(&t.title)) {
        posts.entry((tenure.body, tenure.title.as_str())).or_default().push(tenure);
    }
    let mut found = Vec::new();
    for ((body, title), terms) in posts {
        for before in &terms {
            let Some((end_first, end_last)) = before.end.and_then(|e| Some((first_day(e)?, last_day(e)?)))
            else {
                continue;
            };
            let next = terms
                .iter()
                .filter(|t| t.person != before.person)
                .filter_map(|t| Some((t, t.start?, first_day(t.start?)?, last_day(t.start?)?)))
                .filter(|(_, _, first, last)| *last >= end_first && *first <= end_last + LONGEST_VACANCY)
                .filter(|(_, _, first, _)| before.start.and_then(first_day).is_none_or(|s| s < *first))
                .min_by_key(|(t, _, first, _)| (*first, t.person));
            if let Some((after, date, ..)) = next {
                let mut claims = [before.claims.as_slice(), &after.claims].concat();
                claims.sort_unstable();
                claims.dedup();
                found.push(Succession {
                    body,
                    title: title.to_owned(),
                    before: before.person,
                    after: after.person,
                    date,
                    claims,
                });
            }
        }
    }
    found.sort_by_key(|s| (s.body, s.title.clone(), first_day(s.date), s.before, s.after));
    found
}

pub(super) fn succession_network(
    name: &'static str,
    knowledge: &Knowledge,
    claims: Claims<'_, '_>,
) -> Network {
    let mut builder = Builder::new(knowledge, true);
    for (unit, succession) in successions(&tenures(knowledge, claims)).iter().enumerate() {
        for &claim in &succession.claims {
            builder.observe(succession.before, succession.after, unit as u32, Reason::Succession, claim);
        }
    }
    builder.finish(name)
}

/// An official's step from one body to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub person: EntityId,
    pub from: EntityId,
    pub to: EntityId,
    pub date: PartialDate,
    pub claims: Vec<u32>,
}

/// Steps between terms of one person with stated starts, in order of time. Terms that start on the same
/// date are one stage; a step leads from the last body of a stage to the first of the next, by key.
pub fn moves(tenures: &[Tenure]) -> Vec<Move> {
    let mut careers: BTreeMap<EntityId, Vec<(i64, &Tenure, PartialDate)>> = BTreeMap::new();
    for tenure in tenures {
        if let Some(start) = tenure.start
            && let Some(day) = first_day(start)
        {
            careers.entry(tenure.person).or_default().push((day, tenure, start));
        }
    }
    let mut found = Vec::new();
    for (person, mut career) in careers {
        career.sort_by_key(|(day, t, _)| (*day, t.body));
        let stages: Vec<_> = career.chunk_by(|a, b| a.0 == b.0).collect();
        for pair in stages.windows(2) {
            let (Some(a), Some(b)) = (pair[0].first(), pair[1].first()) else { continue };
            // Who keeps the old body has not moved away from it.
            if pair[1].iter().any(|(_, t, _)| pair[0].iter().any(|(_, u, _)| u.body == t.body)) {
                continue;
            }
            let mut claims = [a.1.claims.as_slice(), &b.1.claims].concat();
            claims.sort_unstable();
            found.push(Move { person, from: a.1.body, to: b.1.body, date: b.2, claims });
        }
    }
    found
}

pub(super) fn move_network(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut ties: BTreeMap<(&str, &str), BTreeMap<EntityId, Vec<u32>>> = BTreeMap::new();
    for step in moves(&tenures(knowledge, claims)) {
        let places = (place::of_body(knowledge.label(step.from)), place::of_body(knowledge.label(step.to)));
        if let (Some(from), Some(to)) = places
            && from != to
        {
            ties.entry((from, to)).or_default().entry(step.person).or_default().extend(step.claims);
        }
    }
    let mut names: Vec<&str> = ties.keys().flat_map(|(a, b)| [*a, *b]).collect();
    names.sort_unstable();
    names.dedup();
    let mut graph = UnGraph::new_undirected();
    let index: BTreeMap<&str, _> = names
        .into_iter()
        .map(|name| {
            let node = Node {
                kind: NodeKind::Place,
                id: format!("place/{}", clean(name)),
                label: clean(name),
                system: None,
                entity: None,
            };
            (name, graph.add_node(node))
        })
        .collect();
    for ((from, to), people) in ties {
        let weight = people.len() as f64;
        let mut claims: Vec<u32> = people.into_values().flatten().collect();
        claims.sort_unstable();
        claims.dedup();
        graph.add_edge(index[from], index[to], Tie { weight, reasons: vec![Reason::Move], claims });
    }
    Network { name, directed: true, graph }
}
