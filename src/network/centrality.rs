//! How central each node is: betweenness, closeness, PageRank, eigenvector centrality, core number.
//!
//! Work is split into a fixed number of chunks whose results are added in order, so that the bits of a
//! result do not depend on the number of threads.

use super::csr::Csr;
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

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
    let sources: Vec<usize> = (0..graph.len()).collect();
    accumulate(graph, &sources, 0.5)
}

/// Betweenness estimated from `pivots` sources at equal distances in the order of nodes, scaled up by
/// n / pivots. Brandes & Pich, "Centrality estimation in large networks", IJBC 17 (2007). Exact when
/// `pivots` is at least the number of nodes.
pub fn betweenness_sampled(graph: &Csr, pivots: usize) -> Vec<f64> {
    let n = graph.len();
    if pivots >= n || pivots == 0 {
        return betweenness(graph);
    }
    let sources: Vec<usize> = (0..pivots).map(|i| i * n / pivots).collect();
    accumulate(graph, &sources, 0.5 * n as f64 / pivots as f64)
}

fn accumulate(graph: &Csr, sources: &[usize], scale: f64) -> Vec<f64> {
    let n = graph.len();
    let size = sources.len().div_ceil(CHUNKS).max(1);
    let partial: Vec<Vec<f64>> = sources
        .par_chunks(size)
        .map(|chunk| {
            let mut search = Search::new(graph);
            for &source in chunk {
                if graph.degree(source) > 0 {
                    search.run(graph, source);
                }
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

/// Closeness within the node's component, scaled by its share of the network:
/// `(r - 1) / (n - 1) * (r - 1) / sum of distances`, with r nodes reachable. Zero for isolated nodes.
///
/// Wasserman & Faust, "Social Network Analysis" (1994), p. 201. O(nm), 64 sources at a time (Then et al.,
/// "The more the merrier: efficient multi-source graph traversal", VLDB 2014).
pub fn closeness(graph: &Csr) -> Vec<f64> {
    let sources: Vec<usize> = (0..graph.len()).collect();
    let parts: Vec<Vec<f64>> = sources.par_chunks(64).map(|batch| closeness_from(graph, batch)).collect();
    parts.concat()
}

/// Closeness of up to 64 sources, each a bit in the words of one breadth-first search.
fn closeness_from(graph: &Csr, sources: &[usize]) -> Vec<f64> {
    let n = graph.len();
    let mut seen = vec![0u64; n];
    let mut next = vec![0u64; n];
    let mut front: Vec<(u32, u64)> = Vec::new();
    for (bit, &source) in sources.iter().enumerate() {
        seen[source] = 1 << bit;
        front.push((source as u32, 1 << bit));
    }
    let mut total = [0u64; 64];
    let mut reached = [0u64; 64];
    let mut touched: Vec<u32> = Vec::new();
    for distance in 1.. {
        for &(v, bits) in &front {
            for &w in graph.neighbours(v as usize) {
                let new = bits & !seen[w as usize];
                if new != 0 {
                    if next[w as usize] == 0 {
                        touched.push(w);
                    }
                    next[w as usize] |= new;
                }
            }
        }
        if touched.is_empty() {
            break;
        }
        front.clear();
        for w in touched.drain(..) {
            let new = std::mem::take(&mut next[w as usize]);
            seen[w as usize] |= new;
            front.push((w, new));
            let mut bits = new;
            while bits != 0 {
                let bit = bits.trailing_zeros() as usize;
                total[bit] += distance;
                reached[bit] += 1;
                bits &= bits - 1;
            }
        }
    }
    let value = |bit: usize| {
        if total[bit] == 0 {
            return 0.0;
        }
        let others = reached[bit] as f64;
        others / (n - 1) as f64 * others / total[bit] as f64
    };
    (0..sources.len()).map(value).collect()
}

/// PageRank with weights: a walker follows ties in proportion to their weight with probability
/// `damping`, jumps anywhere otherwise and from nodes without a way out. Sums to 1.
///
/// Brin & Page (1998); power iteration until the change is below `1e-12` in L1. `arcs` directed.
pub fn pagerank(arcs: &Csr, damping: f64) -> Vec<f64> {
    let n = arcs.len();
    if n == 0 {
        return Vec::new();
    }
    let incoming =
        Csr::directed(n, (0..n).flat_map(|v| arcs.ties(v).map(move |(w, x)| (w as u32, v as u32, x))));
    let out: Vec<f64> = (0..n).map(|v| arcs.strength(v)).collect();
    let even = 1.0 / n as f64;
    let mut rank = vec![even; n];
    for _ in 0..1000 {
        let share: Vec<f64> =
            rank.iter().zip(&out).map(|(r, o)| if *o > 0.0 { r / o } else { 0.0 }).collect();
        let dangling: f64 = rank.iter().zip(&out).filter(|(_, o)| **o <= 0.0).map(|(r, _)| r).sum();
        let base = (1.0 - damping) * even + damping * dangling * even;
        let next: Vec<f64> = (0..n)
            .into_par_iter()
            .with_min_len(2048)
            .map(|v| base + damping * incoming.ties(v).map(|(w, x)| share[w] * x).sum::<f64>())
            .collect();
        let change: f64 = next.iter().zip(&rank).map(|(a, b)| (a - b).abs()).sum();
        rank = next;
        if change < 1e-12 {
            break;
        }
    }
    rank
}

/// Eigenvector centrality, length 1: each node's value is in proportion to the weighted sum of its
/// neighbours' values. Bonacich (1972). Power iteration on A + I, which also settles on bipartite graphs;
/// where components have the same leading eigenvalue the result depends on the even start. Values below 1e-15
/// are zero: they are what the iteration has not worn off yet in other components.
pub fn eigenvector(graph: &Csr) -> Vec<f64> {
    let n = graph.len();
    let mut value = vec![1.0 / (n.max(1) as f64).sqrt(); n];
    for _ in 0..10_000 {
        let mut next: Vec<f64> = (0..n)
            .into_par_iter()
            .with_min_len(2048)
            .map(|v| value[v] + graph.ties(v).map(|(w, x)| value[w] * x).sum::<f64>())
            .collect();
        let length = next.iter().map(|x| x * x).sum::<f64>().sqrt();
        next.iter_mut().for_each(|x| *x /= length);
        let change: f64 = next.iter().zip(&value).map(|(a, b)| (a - b).abs()).sum();
        value = next;
        if change < 1e-12 * n as f64 {
            break;
        }
    }
    value.iter_mut().filter(|x| **x < 1e-15).for_each(|x| *x = 0.0);
    value
}

/// Core numbers: the largest k such that the node belongs to a subgraph in which all degrees are at
/// least k. Batagelj & Zaveršnik, "An O(m) algorithm for cores decomposition of networks" (2003).
pub fn core_numbers(graph: &Csr) -> Vec<u32> {
    let n = graph.len();
    let mut degree: Vec<usize> = (0..n).map(|v| graph.degree(v)).collect();
    let top = degree.iter().copied().max().unwrap_or(0);
    let mut start = vec![0usize; top + 2];
    for &d in &degree {
        start[d + 1] += 1;
    }
    for d in 0..=top {
        start[d + 1] += start[d];
    }
    let mut place = vec![0usize; n];
    let mut order = vec![0usize; n];
    let mut fill = start.clone();
    for v in 0..n {
        place[v] = fill[degree[v]];
        order[place[v]] = v;
        fill[degree[v]] += 1;
    }
    for i in 0..n {
        let v = order[i];
        for &u in graph.neighbours(v) {
            let u = u as usize;
            if degree[u] > degree[v] {
                let first = start[degree[u]].max(i + 1);
                let other = order[first];
                order.swap(place[u], first);
                place.swap(u, other);
                start[degree[u]] = first + 1;
                degree[u] -= 1;
            }
        }
    }
    degree.into_iter().map(|d| d as u32).collect()
}
