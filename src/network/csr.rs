//! Compact adjacency for the metrics: the neighbours of a node as one slice, sorted by index.

use super::graph::Network;

/// Compressed sparse rows of a simple graph: no loops, parallel ties merged and their weights added.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Csr {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f64>,
    is_symmetric: bool,
    /// The weight that all ties have, if they all have one.
    uniform: Option<f64>,
}

impl Csr {
    /// From rows that are complete.
    pub(super) fn from_rows(
        offsets: Vec<u32>,
        targets: Vec<u32>,
        weights: Vec<f64>,
        is_symmetric: bool,
    ) -> Self {
        let first = weights.first().copied();
        let uniform = first.filter(|f| weights.iter().all(|w| w == f));
        Self { offsets, targets, weights, is_symmetric, uniform }
    }

    /// From arcs in any order, given twice: they are sorted by counting, first by their ends, then by their starts.
    fn from_arcs<I: Iterator<Item = (u32, u32, f64)>>(
        nodes: usize,
        arcs: impl Fn() -> I,
        is_symmetric: bool,
    ) -> Self {
        let arcs = || arcs().filter(|a| a.0 != a.1);
        let by_end = sorted(nodes, || arcs().map(|(a, b, w)| (b, a, w)));
        let (mut offsets, mut targets, mut weights) = sorted(nodes, || {
            (0..nodes).flat_map(|b| {
                let row = by_end.0[b] as usize..by_end.0[b + 1] as usize;
                by_end.1[row.clone()].iter().zip(&by_end.2[row]).map(move |(&a, &w)| (a, b as u32, w))
            })
        });
        // Parallel ties stand together now.
        let mut kept = 0;
        for v in 0..nodes {
            let row = offsets[v] as usize..offsets[v + 1] as usize;
            let first = kept;
            for at in row {
                if kept > first && targets[kept - 1] == targets[at] {
                    weights[kept - 1] += weights[at];
                } else {
                    targets[kept] = targets[at];
                    weights[kept] = weights[at];
                    kept += 1;
                }
            }
            offsets[v] = first as u32;
        }
        offsets[nodes] = kept as u32;
        targets.truncate(kept);
        weights.truncate(kept);
        Self::from_rows(offsets, targets, weights, is_symmetric)
    }

    /// An undirected graph from its edges.
    pub fn undirected<I>(nodes: usize, edges: I) -> Self
    where
        I: IntoIterator<Item = (u32, u32, f64)>,
    {
        let edges: Vec<_> = edges.into_iter().collect();
        Self::from_arcs(nodes, || edges.iter().flat_map(|&(a, b, w)| [(a, b, w), (b, a, w)]), true)
    }

    /// A directed graph from its arcs.
    pub fn directed(nodes: usize, arcs: impl IntoIterator<Item = (u32, u32, f64)>) -> Self {
        let arcs: Vec<_> = arcs.into_iter().collect();
        Self::from_arcs(nodes, || arcs.iter().copied(), false)
    }

    /// The network with the direction of its ties forgotten.
    pub fn of(network: &Network) -> Self {
        Self::undirected(network.node_count(), network.ties().map(|(a, b, t)| (a as u32, b as u32, t.weight)))
    }

    /// The arcs of a directed network, both directions of an undirected one.
    pub fn arcs_of(network: &Network) -> Self {
        if network.directed {
            Self::directed(
                network.node_count(),
                network.ties().map(|(a, b, t)| (a as u32, b as u32, t.weight)),
            )
        } else {
            Self::of(network)
        }
    }

    /// The same graph with its nodes in another order: `order` holds the old number of each.
    pub(super) fn renumbered(&self, order: &[u32]) -> Self {
        let mut new = vec![0; order.len()];
        for (number, &v) in order.iter().enumerate() {
            new[v as usize] = number as u32;
        }
        let mut offsets = Vec::with_capacity(order.len() + 1);
        offsets.push(0);
        let mut arcs: Vec<(u32, f64)> = Vec::with_capacity(self.arc_count());
        for &v in order {
            let first = arcs.len();
            arcs.extend(self.ties(v as usize).map(|(w, weight)| (new[w], weight)));
            arcs[first..].sort_unstable_by_key(|arc| arc.0);
            offsets.push(arcs.len() as u32);
        }
        let (targets, weights) = arcs.into_iter().unzip();
        Self { offsets, targets, weights, is_symmetric: self.is_symmetric, uniform: self.uniform }
    }

    /// Whether every arc has its counterpart, as in a graph made by [`Csr::undirected`].
    pub const fn is_symmetric(&self) -> bool {
        self.is_symmetric
    }

    /// The weight that all ties have; `None` where they differ or there are none.
    pub const fn uniform(&self) -> Option<f64> {
        self.uniform
    }

    pub fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Arcs: twice the number of edges of an undirected graph.
    pub fn arc_count(&self) -> usize {
        self.targets.len()
    }

    /// The place of the arcs of `node` in the arrays.
    fn range(&self, node: usize) -> std::ops::Range<usize> {
        self.offsets[node] as usize..self.offsets[node + 1] as usize
    }

    pub fn neighbours(&self, node: usize) -> &[u32] {
        &self.targets[self.range(node)]
    }

    pub fn weights(&self, node: usize) -> &[f64] {
        &self.weights[self.range(node)]
    }

    /// Neighbours with the weights of the ties to them.
    pub fn ties(&self, node: usize) -> impl Iterator<Item = (usize, f64)> {
        self.neighbours(node).iter().zip(self.weights(node)).map(|(&t, &w)| (t as usize, w))
    }

    pub fn degree(&self, node: usize) -> usize {
        self.range(node).len()
    }

    /// The sum of the weights of a node's ties.
    pub fn strength(&self, node: usize) -> f64 {
        self.weights(node).iter().sum()
    }

    /// The weight from `a` to `b`; zero where there is no tie.
    pub fn weight(&self, a: usize, b: usize) -> f64 {
        self.neighbours(a).binary_search(&(b as u32)).map_or(0.0, |i| self.weights(a)[i])
    }
}

/// Rows of arcs by their starts, in the order in which they come.
fn sorted<I: Iterator<Item = (u32, u32, f64)>>(
    nodes: usize,
    arcs: impl Fn() -> I,
) -> (Vec<u32>, Vec<u32>, Vec<f64>) {
    let mut offsets = vec![0u32; nodes + 1];
    for (a, ..) in arcs() {
        offsets[a as usize + 1] += 1;
    }
    for v in 0..nodes {
        offsets[v + 1] += offsets[v];
    }
    let total = offsets[nodes] as usize;
    let mut at = offsets.clone();
    let (mut targets, mut weights) = (vec![0; total], vec![0.0; total]);
    for (a, b, w) in arcs() {
        let slot = &mut at[a as usize];
        targets[*slot as usize] = b;
        weights[*slot as usize] = w;
        *slot += 1;
    }
    (offsets, targets, weights)
}
