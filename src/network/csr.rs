//! Compact adjacency for the metrics: the neighbours of a node as one slice, sorted by index.

use super::graph::Network;

/// Compressed sparse rows of a simple graph: no loops, parallel ties merged and their weights added.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Csr {
    offsets: Vec<u32>,
    targets: Vec<u32>,
    weights: Vec<f64>,
}

impl Csr {
    /// From arcs in any order; both directions have to be given for an undirected graph.
    fn from_arcs(nodes: usize, mut arcs: Vec<(u32, u32, f64)>) -> Self {
        arcs.retain(|a| a.0 != a.1);
        arcs.sort_by_key(|a| (a.0, a.1));
        arcs.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            if same {
                kept.2 += next.2;
            }
            same
        });
        let mut offsets = vec![0u32; nodes + 1];
        for arc in &arcs {
            offsets[arc.0 as usize + 1] += 1;
        }
        for i in 0..nodes {
            offsets[i + 1] += offsets[i];
        }
        Self {
            offsets,
            targets: arcs.iter().map(|a| a.1).collect(),
            weights: arcs.iter().map(|a| a.2).collect(),
        }
    }

    /// An undirected graph from its edges.
    pub fn undirected(nodes: usize, edges: impl IntoIterator<Item = (u32, u32, f64)>) -> Self {
        let mut arcs = Vec::new();
        for (a, b, w) in edges {
            arcs.push((a, b, w));
            arcs.push((b, a, w));
        }
        Self::from_arcs(nodes, arcs)
    }

    /// A directed graph from its arcs.
    pub fn directed(nodes: usize, arcs: impl IntoIterator<Item = (u32, u32, f64)>) -> Self {
        Self::from_arcs(nodes, arcs.into_iter().collect())
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
