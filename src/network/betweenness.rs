//! How many shortest paths lead through each node, exactly, by weights, or from a sample of sources.
//!
//! Sources are split into a fixed number of chunks whose results are added in order, so that the bits of a
//! result do not depend on the number of threads.

use super::csr::Csr;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::atomic::{AtomicU64, Ordering as AtomicOrdering};

/// Is told how much of how much is done; by any thread, often.
pub type Tell<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// Tells nobody.
pub const SILENT: Tell<'static> = &|_, _| {};

/// Chunks of sources; fixed, since the order of floating point sums depends on it.
const CHUNKS: usize = 64;

/// What one search knows of a node.
#[derive(Debug, Clone, Copy)]
struct Reached {
    /// The number of shortest paths from the source.
    paths: f64,
    distance: u32,
}

const UNREACHED: Reached = Reached { paths: 0.0, distance: u32::MAX };

/// The state of one search from a source, reused for the next.
struct Search {
    reached: Vec<Reached>,
    /// (1 + dependency) / paths of a node, so that the sum over successors needs no division.
    share: Vec<f64>,
    order: Vec<u32>,
    /// The nodes one step further, for one node of `order` after the other.
    successors: Vec<u32>,
    /// Where the successors of each node of `order` end.
    ends: Vec<u32>,
    centrality: Vec<f64>,
}

impl Search {
    fn new(graph: &Csr) -> Self {
        let n = graph.len();
        Self {
            reached: vec![UNREACHED; n],
            share: vec![0.0; n],
            order: Vec::with_capacity(n),
            successors: Vec::with_capacity(graph.arc_count() / 2),
            ends: Vec::with_capacity(n),
            centrality: vec![0.0; n],
        }
    }

    fn run(&mut self, graph: &Csr, source: usize) {
        let Self { reached, share, order, successors, ends, centrality } = self;
        for &v in order.iter() {
            reached[v as usize] = UNREACHED;
        }
        order.clear();
        successors.clear();
        ends.clear();
        order.push(source as u32);
        reached[source] = Reached { paths: 1.0, distance: 0 };
        let mut head = 0;
        while head < order.len() {
            let v = order[head] as usize;
            head += 1;
            let Reached { paths, distance } = reached[v];
            let next = distance + 1;
            for &w in graph.neighbours(v) {
                let there = &mut reached[w as usize];
                if there.distance == next {
                    there.paths += paths;
                    successors.push(w);
                } else if there.distance == u32::MAX {
                    *there = Reached { paths, distance: next };
                    order.push(w);
                    successors.push(w);
                }
            }
            ends.push(successors.len() as u32);
        }
        for index in (1..order.len()).rev() {
            let v = order[index] as usize;
            let range = ends[index - 1] as usize..ends[index] as usize;
            let sum: f64 = successors[range].iter().map(|&w| share[w as usize]).sum();
            let paths = reached[v].paths;
            let dependency = sum * paths;
            centrality[v] += dependency;
            share[v] = (1.0 + dependency) / paths;
        }
    }
}

/// Betweenness of an undirected graph: the sum over pairs {s, t} of the share of shortest paths between
/// them that pass through the node. Not normalised, ties count as one step each.
///
/// Brandes, "A faster algorithm for betweenness centrality", J. Math. Sociology 25 (2001). O(nm).
pub fn betweenness(graph: &Csr) -> Vec<f64> {
    betweenness_telling(graph, SILENT)
}

/// The same, which may take minutes: tells how many sources are done, and of how many.
pub fn betweenness_telling(graph: &Csr, tell: Tell<'_>) -> Vec<f64> {
    let sources: Vec<usize> = (0..graph.len()).collect();
    accumulate(graph, &sources, 0.5, tell)
}

/// Betweenness estimated from `pivots` sources at equal distances in the order of nodes, scaled up by
/// n / pivots. Brandes & Pich, "Centrality estimation in large networks", IJBC 17 (2007). Exact when
/// `pivots` is at least the number of nodes.
pub fn betweenness_sampled(graph: &Csr, pivots: usize, tell: Tell<'_>) -> Vec<f64> {
    let n = graph.len();
    if pivots >= n || pivots == 0 {
        return betweenness_telling(graph, tell);
    }
    let sources: Vec<usize> = (0..pivots).map(|i| i * n / pivots).collect();
    accumulate(graph, &sources, 0.5 * n as f64 / pivots as f64, tell)
}

fn accumulate(graph: &Csr, sources: &[usize], scale: f64, tell: Tell<'_>) -> Vec<f64> {
    let n = graph.len();
    let done = AtomicU64::new(0);
    let size = sources.len().div_ceil(CHUNKS).max(1);
    let partial: Vec<Vec<f64>> = sources
        .par_chunks(size)
        .map(|chunk| {
            let mut search = Search::new(graph);
            for &source in chunk {
                if graph.degree(source) > 0 {
                    search.run(graph, source);
                }
                tell(done.fetch_add(1, AtomicOrdering::Relaxed) + 1, sources.len() as u64);
            }
            search.centrality
        })
        .collect();
    add_up(n, &partial, scale)
}

fn add_up(n: usize, partial: &[Vec<f64>], scale: f64) -> Vec<f64> {
    let mut total = vec![0.0; n];
    for part in partial {
        for (t, p) in total.iter_mut().zip(part) {
            *t += p;
        }
    }
    for t in &mut total {
        *t *= scale;
    }
    total
}

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
