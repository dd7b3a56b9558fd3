//! Who belongs together: shared members, shared meetings, communities, and who stands between groups.

use super::{Question, claims_at, names, ranked, table};
use crate::model::EntityId;
use crate::network::brokerage::{holes, roles};
use crate::network::community::leiden;
use crate::network::graph::{Network, NodeKind, Tie};
use crate::network::projection::{Projection, office};
use crate::network::system::System;
use crate::network::table::{Column, Table};
use crate::network::{Csr, place};
use std::collections::BTreeMap;

/// Ties by falling weight, then in order.
fn heaviest(network: &Network, top: usize) -> Vec<(usize, usize, &Tie)> {
    let mut ties: Vec<_> = network.ties().collect();
    ties.sort_by(|x, y| y.2.weight.total_cmp(&x.2.weight).then((x.0, x.1).cmp(&(y.0, y.1))));
    ties.truncate(top);
    ties
}

pub(super) fn interlocks(question: &Question<'_>) -> Vec<Table> {
    let network = question.draw(Projection::Interlocks);
    let mut pairs = table(
        "interlocks",
        "Bodies that share members",
        "people who hold or held an office in both; --system leading_group for leading groups alone",
        &[Column::text("body"), Column::text("other body"), Column::bar("people"), Column::text("who")],
    );
    for (a, b, tie) in heaviest(&network, question.top) {
        let mut who: Vec<EntityId> = tie
            .claims
            .iter()
            .filter_map(|&c| question.knowledge.claims.get(c as usize))
            .filter_map(|c| office(&c.fact).map(|(person, _)| person))
            .collect();
        who.sort_unstable();
        who.dedup();
        let who: Vec<String> = who.into_iter().map(|p| question.label(p)).collect();
        pairs.push(
            [
                network.node(a).label.as_str().into(),
                network.node(b).label.as_str().into(),
                (tie.weight as u64).into(),
                names(&who, 4).into(),
            ],
            tie.claims.clone(),
        );
    }
    vec![pairs]
}

pub(super) fn coattendance(question: &Question<'_>) -> Vec<Table> {
    let network = question.draw(Projection::Coattendance);
    let mut pairs = table(
        "co-attendance",
        "People who meet",
        "meetings that both chaired, attended, spoke or reported at",
        &[Column::text("person"), Column::text("other person"), Column::bar("meetings")],
    );
    for (a, b, tie) in heaviest(&network, question.top) {
        pairs.push(
            [
                network.node(a).label.as_str().into(),
                network.node(b).label.as_str().into(),
                (tie.weight as u64).into(),
            ],
            tie.claims.clone(),
        );
    }
    vec![pairs]
}

pub(super) fn communities(question: &Question<'_>) -> Vec<Table> {
    let network = question.draw(Projection::PeopleBodies);
    let graph = Csr::of(&network);
    let found = leiden(&graph, 1.0, question.seed);
    let mut communities = table(
        "communities",
        "Communities of people and bodies",
        format!(
            "Leiden on the people-bodies network, modularity {:.4}, seed {}",
            found.modularity, question.seed
        ),
        &[
            Column::number("community"),
            Column::bar("size"),
            Column::number("people"),
            Column::number("bodies"),
            Column::text("dominant body"),
            Column::text("dominant place"),
        ],
    );
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); found.sizes.len()];
    for (v, &c) in found.of.iter().enumerate() {
        members[c as usize].push(v);
    }
    for (number, list) in members.iter().enumerate().filter(|(_, l)| l.len() > 1).take(question.top) {
        let bodies: Vec<usize> =
            list.iter().copied().filter(|&v| network.node(v).kind == NodeKind::Body).collect();
        // The body with the heaviest ties inside; the first of equals.
        let inside =
            |v: usize| graph.ties(v).filter(|(w, _)| found.of[*w] == number as u32).map(|t| t.1).sum::<f64>();
        let body = bodies.iter().copied().max_by(|&a, &b| inside(a).total_cmp(&inside(b)).then(b.cmp(&a)));
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for &v in &bodies {
            if let Some(place) = place::of_body(&network.node(v).label) {
                *places.entry(place).or_default() += 1;
            }
        }
        let place = places.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))).map(|(p, _)| *p);
        communities.push(
            [
                (number + 1).into(),
                list.len().into(),
                (list.len() - bodies.len()).into(),
                bodies.len().into(),
                body.map(|v| network.node(v).label.as_str()).into(),
                place.into(),
            ],
            body.map(|v| claims_at(&network, v)).unwrap_or_default(),
        );
    }
    vec![communities]
}

pub(super) fn brokerage(question: &Question<'_>) -> Vec<Table> {
    let network = question.draw(Projection::People);
    let graph = Csr::of(&network);
    let groups = main_systems(question, &network);
    let holes = holes(&graph);
    let roles = roles(&graph, &groups);
    let mut brokers = table(
        "brokerage",
        "Structural holes and brokers",
        "people network; Burt's constraint and effective size; Gould-Fernandez roles between the systems of people's main offices",
        &[
            Column::text("person"),
            Column::text("system"),
            Column::number("contacts"),
            Column::number("effective size"),
            Column::number("constraint"),
            Column::bar("brokered pairs"),
            Column::number("coordinator"),
            Column::number("consultant"),
            Column::number("gatekeeper"),
            Column::number("liaison"),
        ],
    );
    for v in ranked(&network, NodeKind::Person, question.top, |v| roles[v].total() as f64) {
        let system = System::ALL.get(groups[v] as usize).map(|s| s.name());
        brokers.push(
            [
                network.node(v).label.as_str().into(),
                system.into(),
                graph.degree(v).into(),
                holes[v].effective_size.into(),
                holes[v].constraint.into(),
                roles[v].total().into(),
                roles[v].coordinator.into(),
                roles[v].consultant.into(),
                roles[v].gatekeeper.into(),
                roles[v].liaison.into(),
            ],
            claims_at(&network, v),
        );
    }
    vec![brokers]
}

/// For each person the system in which most claims place the offices, the first of equals; a number past
/// the last system where no office is known.
fn main_systems(question: &Question<'_>, network: &Network) -> Vec<u32> {
    let mut count: BTreeMap<EntityId, BTreeMap<System, usize>> = BTreeMap::new();
    for (_, claim) in question.claims() {
        if let Some((person, body)) = office(&claim.fact) {
            let system = System::of(question.knowledge.label(body));
            *count.entry(person).or_default().entry(system).or_default() += 1;
        }
    }
    network
        .nodes()
        .map(|node| {
            let systems = node.entity.and_then(|e| count.get(&e));
            let main = systems.and_then(|s| s.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0))));
            main.map_or(System::ALL.len() as u32, |(s, _)| *s as u32)
        })
        .collect()
}
