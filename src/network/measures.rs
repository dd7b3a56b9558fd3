//! All measures of the nodes of one network, computed once for tables and exports.

use super::betweenness::{SILENT, Tell, betweenness_sampled, betweenness_telling};
use super::betweenness_weighted::betweenness_weighted;
use super::brokerage::{Hole, holes};
use super::centrality::{closeness_telling, core_numbers, eigenvector};
use super::cohesion::{Components, clustering, components};
use super::community::{Communities, leiden};
use super::csr::Csr;
use super::graph::Network;
use super::pagerank::pagerank;
use std::fmt;

/// Above this many steps (nodes times arcs) betweenness is sampled and closeness left out, unless more is asked for:
/// about five minutes on two cores.
const EXACT_STEPS: u64 = 50_000_000_000;
/// The same for weighted betweenness, whose steps take ten times as long.
const WEIGHTED_STEPS: u64 = EXACT_STEPS / 20;

/// Sources of a sampled betweenness.
const PIVOTS: usize = 1_000;

/// How long measures may take, and who is told how far they are.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// Exact values even where that takes hours.
    pub is_exact: bool,
    pub tell: Tell<'a>,
}

impl Default for Effort<'_> {
    fn default() -> Self {
        Self { is_exact: false, tell: SILENT }
    }
}

impl fmt::Debug for Effort<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Effort").field("is_exact", &self.is_exact).finish_non_exhaustive()
    }
}

impl Effort<'_> {
    fn covers(self, graph: &Csr, steps: u64) -> bool {
        self.is_exact || graph.len() as u64 * graph.arc_count() as u64 <= steps
    }

    /// Betweenness, exact where the effort allows it, else an estimate; and whether it is exact.
    pub(super) fn betweenness(self, graph: &Csr) -> (Vec<f64>, bool) {
        match self.covers(graph, EXACT_STEPS) {
            true => (betweenness_telling(graph, self.tell), true),
            false => (betweenness_sampled(graph, PIVOTS, self.tell), false),
        }
    }
}

/// One value a node, in the order of the network's nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures {
    pub degree: Vec<u32>,
    pub strength: Vec<f64>,
    pub betweenness: Vec<f64>,
    /// Whether betweenness is exact; else it is estimated from a sample of sources.
    pub exact: bool,
    /// Over shortest paths on which strong ties are short. Empty where the network is too large for it.
    pub betweenness_weighted: Vec<f64>,
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
    measure_with(network, seed, Effort::default())
}

/// The same with an effort of choice.
pub fn measure_with(network: &Network, seed: u64, effort: Effort<'_>) -> Measures {
    let graph = Csr::of(network);
    let n = graph.len();
    let (betweenness, exact) = effort.betweenness(&graph);
    let weighted = effort.covers(&graph, WEIGHTED_STEPS);
    Measures {
        degree: (0..n).map(|v| graph.degree(v) as u32).collect(),
        strength: (0..n).map(|v| graph.strength(v)).collect(),
        betweenness,
        exact,
        betweenness_weighted: if weighted { betweenness_weighted(&graph) } else { Vec::new() },
        closeness: if exact { closeness_telling(&graph, effort.tell) } else { Vec::new() },
        pagerank: pagerank(&Csr::arcs_of(network), 0.85),
        eigenvector: eigenvector(&graph),
        core: core_numbers(&graph),
        clustering: clustering(&graph),
        holes: holes(&graph),
        components: components(&graph),
        communities: leiden(&graph, 1.0, seed),
    }
}
