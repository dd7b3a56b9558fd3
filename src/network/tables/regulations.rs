//! Regulations: who issues them together, and how they are carried out.

use super::{Question, names, table};
use crate::model::{EntityId, Fact, PartialDate};
use crate::network::filter::first_day;
use crate::network::graph::Network;
use crate::network::projection::Projection;
use crate::network::table::{Column, Table};
use std::collections::{BTreeMap, BTreeSet};

/// All that is known of the issue of one regulation.
#[derive(Default)]
struct Issue {
    bodies: BTreeSet<EntityId>,
    date: Option<PartialDate>,
    claims: Vec<u32>,
}

fn issues(question: &Question<'_>) -> BTreeMap<EntityId, Issue> {
    let mut issues: BTreeMap<EntityId, Issue> = BTreeMap::new();
    for (index, claim) in question.claims() {
        if let Fact::Issues { body, regulation, date, .. } = &claim.fact {
            let issue = issues.entry(*regulation).or_default();
            issue.bodies.insert(*body);
            issue.claims.push(index);
            if let Some(date) = date.filter(|d| d.year().is_some())
                && issue.date.is_none_or(|known| first_day(date) < first_day(known))
            {
                issue.date = Some(date);
            }
        }
    }
    issues
}

pub(super) fn joint_issue(question: &Question<'_>) -> Vec<Table> {
    let network = question.draw(Projection::JointIssue);
    let mut pairs = table(
        "joint-issue",
        "Bodies that issue regulations together",
        "regulations that both issued",
        &[
            Column::text("body"),
            Column::text("other body"),
            Column::bar("regulations"),
            Column::text("which"),
        ],
    );
    let mut ties: Vec<_> = network.ties().collect();
    ties.sort_by(|x, y| y.2.weight.total_cmp(&x.2.weight).then((x.0, x.1).cmp(&(y.0, y.1))));
    for (a, b, tie) in ties.into_iter().take(question.top) {
        let mut which: Vec<EntityId> = tie
            .claims
            .iter()
            .filter_map(|&c| question.knowledge.claims.get(c as usize))
            .filter_map(|c| match &c.fact {
                Fact::Issues { regulation, .. } => Some(*regulation),
                _ => None,
            })
            .collect();
        which.sort_unstable();
        which.dedup();
        let which: Vec<String> = which.into_iter().map(|r| question.label(r)).collect();
        pairs.push(
            [
                network.node(a).label.as_str().into(),
                network.node(b).label.as_str().into(),
                (tie.weight as u64).into(),
                names(&which, 2).into(),
            ],
            tie.claims.clone(),
        );
    }
    vec![pairs, by_year(question)]
}

fn by_year(question: &Question<'_>) -> Table {
    let mut years: BTreeMap<Option<i16>, Vec<Issue>> = BTreeMap::new();
    for issue in issues(question).into_values() {
        years.entry(issue.date.and_then(PartialDate::year)).or_default().push(issue);
    }
    let mut table = table(
        "joint-issue-years",
        "Joint issue over time",
        "regulations by the year of their issue; joint: two issuing bodies or more",
        &[
            Column::text("year"),
            Column::bar("regulations"),
            Column::number("joint"),
            Column::number("share"),
            Column::number("issuers each"),
        ],
    );
    for (year, list) in years {
        let joint = list.iter().filter(|i| i.bodies.len() > 1).count();
        let issuers: usize = list.iter().map(|i| i.bodies.len()).sum();
        let claims = list.iter().flat_map(|i| i.claims.iter().copied()).collect();
        table.push(
            [
                year.map(|y| y.to_string()).unwrap_or_else(|| "unknown".into()).into(),
                list.len().into(),
                joint.into(),
                (joint as f64 / list.len() as f64).into(),
                (issuers as f64 / list.len() as f64).into(),
            ],
            claims,
        );
    }
    table
}

pub(super) fn diffusion(question: &Question<'_>) -> Vec<Table> {
    let network = question.draw(Projection::Implementation);
    let issues = issues(question);
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); network.node_count()];
    let mut has_parent = vec![false; network.node_count()];
    for (parent, child, _) in network.ties() {
        children[parent].push(child);
        has_parent[child] = true;
    }
    let mut chains: Vec<Chain> = (0..network.node_count())
        .filter(|&v| !has_parent[v] && !children[v].is_empty())
        .map(|v| chain(&network, &children, &issues, v))
        .collect();
    chains.sort_by_key(|c| (std::cmp::Reverse((c.regulations, c.depth)), c.root));
    let mut table = table(
        "diffusion",
        "How regulations are carried out",
        "regulations made to carry out another, directly or in steps; lag: days from issue to issue along a step",
        &[
            Column::text("regulation"),
            Column::bar("implementing"),
            Column::number("depth"),
            Column::number("bodies"),
            Column::number("median lag"),
            Column::number("longest lag"),
        ],
    );
    for chain in chains.into_iter().take(question.top) {
        table.push(
            [
                network.node(chain.root).label.as_str().into(),
                chain.regulations.into(),
                chain.depth.into(),
                chain.bodies.into(),
                median(&chain.lags).into(),
                chain.lags.last().copied().into(),
            ],
            chain.claims,
        );
    }
    vec![table]
}

struct Chain {
    root: usize,
    regulations: usize,
    depth: usize,
    bodies: usize,
    /// Sorted.
    lags: Vec<i64>,
    claims: Vec<u32>,
}

fn chain(
    network: &Network,
    children: &[Vec<usize>],
    issues: &BTreeMap<EntityId, Issue>,
    root: usize,
) -> Chain {
    let issue = |v: usize| network.node(v).entity.and_then(|e| issues.get(&e));
    let day = |v: usize| issue(v).and_then(|i| i.date).and_then(first_day);
    let mut seen = BTreeSet::from([root]);
    let mut level = vec![root];
    let mut depth = 0;
    let mut lags = Vec::new();
    let mut bodies: BTreeSet<EntityId> = BTreeSet::new();
    let mut claims = Vec::new();
    loop {
        let mut next = Vec::new();
        for &v in &level {
            for &w in &children[v] {
                if let (Some(a), Some(b)) = (day(v), day(w)) {
                    lags.push(b - a);
                }
                if let Some(edge) = network
                    .graph
                    .find_edge(petgraph::graph::NodeIndex::new(v), petgraph::graph::NodeIndex::new(w))
                {
                    claims.extend(&network.graph[edge].claims);
                }
                if seen.insert(w) {
                    bodies.extend(issue(w).into_iter().flat_map(|i| &i.bodies));
                    claims.extend(issue(w).into_iter().flat_map(|i| &i.claims));
                    next.push(w);
                }
            }
        }
        if next.is_empty() {
            break;
        }
        depth += 1;
        level = next;
    }
    lags.sort_unstable();
    claims.sort_unstable();
    claims.dedup();
    Chain { root, regulations: seen.len() - 1, depth, bodies: bodies.len(), lags, claims }
}

/// The middle value, the mean of the two middle ones; `None` of nothing.
fn median(sorted: &[i64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        n if n % 2 == 1 => Some(sorted[middle] as f64),
        _ => Some((sorted[middle - 1] + sorted[middle]) as f64 / 2.0),
    }
}
