//! What terms of office make of a network: who overlapped with whom, who followed whom in a post, who moved where.
//! Terms, and what follows from them, are those of the graph ([`crate::resolve`]).

use super::filter::first_day;
use super::graph::{Builder, Network, Node, NodeKind, Reason, Tie, clean};
use super::place;
use super::projection::Claims;
use crate::model::{EntityId, Knowledge, PartialDate};
use crate::resolve::derive::{self, span};
use crate::resolve::seat;
use crate::resolve::tenure::{Tenure, tenures_in};
use petgraph::graph::UnGraph;
use std::collections::BTreeMap;

/// Terms of office that these claims state, sorted by person, body, title and time.
pub fn tenures(knowledge: &Knowledge, claims: Claims<'_, '_>) -> Vec<Tenure> {
    tenures_in(knowledge, claims.iter().map(|(index, claim)| (*index as usize, *claim)))
}

/// The claims behind terms, sorted.
pub(super) fn claims_of<'t>(terms: impl IntoIterator<Item = &'t Tenure>) -> Vec<u32> {
    let mut claims: Vec<u32> = terms.into_iter().flat_map(|t| &t.claims).map(|c| *c as u32).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// Two people in one body at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    pub first: EntityId,
    pub second: EntityId,
    pub body: EntityId,
    pub days: i64,
    /// The same days, each counted by [`closeness`] of the two offices on that day.
    pub weighted: f64,
    pub claims: Vec<u32>,
}

/// How close two offices of one body are: 1 for the same level, 1/2 one level apart, then 1/3 and so on. Levels are those
/// of [`seat::rank`]; an office without one is as far from every other as the lowest, and one level from its like.
pub fn closeness(body: &str, title: &str, other: &str) -> f64 {
    const UNKNOWN: u8 = 3;
    let apart = match (seat::rank(body, title), seat::rank(body, other)) {
        (Some(a), Some(b)) => a.abs_diff(b),
        (None, None) => u8::from(title != other),
        _ => UNKNOWN,
    };
    1.0 / (1.0 + f64::from(apart))
}

/// All overlaps, sorted by people and body. No day counts twice: where a person has several terms in the body at a time, the
/// closest pair of offices counts.
pub fn overlaps(knowledge: &Knowledge, tenures: &[Tenure]) -> Vec<Overlap> {
    let mut found: Vec<Overlap> = derive::overlaps(tenures)
        .into_iter()
        .map(|overlap| {
            let terms = overlap.tenures.iter().filter_map(|&at| tenures.get(at));
            let (a, b): (Vec<&Tenure>, Vec<&Tenure>) = terms.partition(|t| t.person == overlap.one);
            Overlap {
                first: overlap.one,
                second: overlap.other,
                body: overlap.body,
                days: overlap.days,
                weighted: weighted_days(knowledge.label(overlap.body), &a, &b),
                claims: claims_of(a.into_iter().chain(b)),
            }
        })
        .collect();
    found.sort_by_key(|o| (o.first, o.second, o.body));
    found
}

fn weighted_days(body: &str, a: &[&Tenure], b: &[&Tenure]) -> f64 {
    let mut common: Vec<(f64, i64, i64)> = a
        .iter()
        .flat_map(|s| b.iter().map(move |t| (s, t)))
        .filter_map(|(s, t)| {
            let (x, y) = (span(s)?, span(t)?);
            Some((closeness(body, &s.title, &t.title), x.0.max(y.0), x.1.min(y.1)))
        })
        .filter(|(_, start, end)| start < end)
        .collect();
    common.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut counted: Vec<(i64, i64)> = Vec::new();
    let (mut days, mut weighted) = (0, 0.0);
    for (closeness, start, end) in common {
        counted.push((start, end));
        derive::union(&mut counted);
        let all: i64 = counted.iter().map(|s| s.1 - s.0).sum();
        weighted += closeness * (all - days) as f64;
        days = all;
    }
    weighted
}

pub(super) fn overlap_network(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut builder = Builder::new(knowledge, false);
    let mut days: BTreeMap<(EntityId, EntityId), f64> = BTreeMap::new();
    for overlap in overlaps(knowledge, &tenures(knowledge, claims)) {
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

/// Predecessors and successors in seats that one person holds at a time, sorted by body, title and date.
pub fn successions(knowledge: &Knowledge, tenures: &[Tenure]) -> Vec<Succession> {
    let step = |step: derive::Succession| {
        let (before, after) = (tenures.get(step.before)?, tenures.get(step.after)?);
        Some(Succession {
            body: before.body,
            title: before.title.clone(),
            before: before.person,
            after: after.person,
            date: after.from?,
            claims: claims_of([before, after]),
        })
    };
    let mut found: Vec<Succession> =
        derive::successions(knowledge, tenures).into_iter().filter_map(step).collect();
    found.sort_by_key(|s| (s.body, s.title.clone(), first_day(s.date), s.before, s.after));
    found
}

pub(super) fn succession_network(
    name: &'static str,
    knowledge: &Knowledge,
    claims: Claims<'_, '_>,
) -> Network {
    let mut builder = Builder::new(knowledge, true);
    for (unit, succession) in successions(knowledge, &tenures(knowledge, claims)).iter().enumerate() {
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
        if let Some(start) = tenure.from
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
            let claims = claims_of([a.1, b.1]);
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
