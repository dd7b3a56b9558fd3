//! All measures of the nodes of one network, computed once for tables and exports.

use super::brokerage::{Hole, holes};
use super::centrality::{betweenness, betweenness_sampled, closeness, core_numbers, eigenvector, pagerank};
use super::cohesion::{Components, clustering, components};
use super::community::{Communities, leiden};
use super::csr::Csr;
use super::graph::Network;

/// Above this many steps (nodes times arcs) betweenness is sampled and closeness left out: about five
/// minutes on two cores.
const EXACT_STEPS: u64 = 50_000_000_000;

/// Sources of a sampled betweenness.
const PIVOTS: usize = 1_000;

/// Exact betweenness where that takes minutes at most, else an estimate; and whether it is exact.
pub(super) fn feasible_betweenness(graph: &Csr) -> (Vec<f64>, bool) {
    if is_feasible(graph) { (betweenness(graph), true) } else { (betweenness_sampled(graph, PIVOTS), false) }
}

fn is_feasible(graph: &Csr) -> bool {
    graph.len() as u64 * graph.arc_count() as u64 <= EXACT_STEPS
}

/// One value a node, in the order of the network's nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures {
    pub degree: Vec<u32>,
    pub strength: Vec<f64>,
    pub betweenness: Vec<f64>,
    /// Whether betweenness is exact; else it is estimated from a sample of sources.
    pub exact: bool,
    /// Empty where the network is too large for it.
    pub closeness: Vec<f64>,
    pub pagerank: Vec<f64>,
    pub eigenvector: Vec<f64>,
    pub core: Vec<u32>,
    pub clustering: Vec<f64>,
    pub holes: Vec<Hole>,
    pub components: Components,
    pub communities: Communities,
}

/// Measures every node, ties without direction except for PageRank. `seed` decides the communities.
pub fn measure(network: &Network, seed: u64) -> Measures {
    let graph = Csr::of(network);
    let n = graph.len();
    let (betweenness, exact) = feasible_betweenness(&graph);
    Measures {
        degree: (0..n).map(|v| graph.degree(v) as u32).collect(),
        strength: (0..n).map(|v| graph.strength(v)).collect(),
        betweenness,
        exact,
        closeness: if exact { closeness(&graph) } else { Vec::new() },
        pagerank: pagerank(&Csr::arcs_of(network), 0.85),
        eigenvector: eigenvector(&graph),
        core: core_numbers(&graph),
        clustering: clustering(&graph),
        holes: holes(&graph),
        components: components(&graph),
        communities: leiden(&graph, 1.0, seed),
    }
}
