//! Betweenness where strong ties are short.

use super::betweenness::{CHUNKS, add_up};
use super::csr::Csr;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// A node waiting in the queue of Dijkstra's algorithm, nearest first, then by index.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Waiting {
    distance: f64,
    node: u32,
}
impl Eq for Waiting {}
impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        other.distance.total_cmp(&self.distance).then(other.node.cmp(&self.node))
    }
}

/// Betweenness over weighted shortest paths, the length of a tie being 1 / weight: strong ties are short.
/// Not normalised. Brandes (2001) with Dijkstra's algorithm. O(nm + n² log n).
pub fn betweenness_weighted(graph: &Csr) -> Vec<f64> {
    let n = graph.len();
    let sources: Vec<usize> = (0..n).collect();
    let partial: Vec<Vec<f64>> = sources
        .par_chunks(n.div_ceil(CHUNKS).max(1))
        .map(|chunk| {
            let mut centrality = vec![0.0; n];
            for &s in chunk {
                weighted_from(graph, s, &mut centrality);
            }
            centrality
        })
        .collect();
    add_up(n, &partial, 0.5)
}

fn weighted_from(graph: &Csr, source: usize, centrality: &mut [f64]) {
    let n = graph.len();
    let mut distance = vec![f64::INFINITY; n];
    let mut done = vec![false; n];
    let mut paths = vec![0.0; n];
    let mut before: Vec<Vec<u32>> = vec![Vec::new(); n];
    let mut order = Vec::new();
    let mut queue = BinaryHeap::from([Waiting { distance: 0.0, node: source as u32 }]);
    distance[source] = 0.0;
    paths[source] = 1.0;
    while let Some(Waiting { node, .. }) = queue.pop() {
        let v = node as usize;
        if std::mem::replace(&mut done[v], true) {
            continue;
        }
        order.push(v);
        for (w, weight) in graph.ties(v) {
            let length = distance[v] + 1.0 / weight;
            // Sums of reciprocals that are equal on paper differ in their last bits.
            let margin = 1e-12 * length;
            if length < distance[w] - margin {
                distance[w] = length;
                paths[w] = paths[v];
                before[w].clear();
                before[w].push(v as u32);
                queue.push(Waiting { distance: length, node: w as u32 });
            } else if !done[w] && (length - distance[w]).abs() <= margin {
                paths[w] += paths[v];
                before[w].push(v as u32);
            }
        }
    }
    let mut dependency = vec![0.0; n];
    for &w in order.iter().rev() {
        for &v in &before[w] {
            let v = v as usize;
            dependency[v] += paths[v] / paths[w] * (1.0 + dependency[w]);
        }
        if w != source {
            centrality[w] += dependency[w];
        }
    }
}
