//! How central each node is: closeness, eigenvector centrality, core number.
//!
//! Work is split into parts whose results are added in order, so that the bits of a result do not depend on
//! the number of threads.

use super::betweenness::{SILENT, Tell};
use super::csr::Csr;
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

/// Closeness within the node's component, scaled by its share of the network:
/// `(r - 1) / (n - 1) * (r - 1) / sum of distances`, with r nodes reachable. Zero for isolated nodes.
///
/// Wasserman & Faust, "Social Network Analysis" (1994), p. 201. O(nm), 64 sources at a time (Then et al.,
/// "The more the merrier: efficient multi-source graph traversal", VLDB 2014).
pub fn closeness(graph: &Csr) -> Vec<f64> {
    closeness_telling(graph, SILENT)
}

/// The same, which may take minutes: tells how many sources are done, and of how many.
pub fn closeness_telling(graph: &Csr, tell: Tell<'_>) -> Vec<f64> {
    let all: Vec<usize> = (0..graph.len()).collect();
    closeness_of_telling(graph, &all, tell)
}

/// Closeness of some nodes.
pub fn closeness_of(graph: &Csr, nodes: &[usize]) -> Vec<f64> {
    closeness_of_telling(graph, nodes, SILENT)
}

fn closeness_of_telling(graph: &Csr, sources: &[usize], tell: Tell<'_>) -> Vec<f64> {
    let done = AtomicU64::new(0);
    let batch = |batch: &[usize]| {
        let values = closeness_from(graph, batch);
        let part = batch.len() as u64;
        tell(done.fetch_add(part, Ordering::Relaxed) + part, sources.len() as u64);
        values
    };
    let parts: Vec<Vec<f64>> = sources.par_chunks(64).map(batch).collect();
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
/// least k. Peeled level by level, so that only the degrees are visited at random: Kabir & Madduri, "Parallel k-core
/// decomposition on multicore platforms" (2017), on one thread; the same values as Batagelj & Zaveršnik (2003).
pub fn core_numbers(graph: &Csr) -> Vec<u32> {
    let mut degree: Vec<u32> = (0..graph.len()).map(|v| graph.degree(v) as u32).collect();
    let mut remaining: Vec<u32> = (0..graph.len() as u32).collect();
    let mut peeled: Vec<u32> = Vec::new();
    let mut level = 0;
    while !remaining.is_empty() {
        // levels mostly follow one another: one pass drops those who are done and finds those who are next
        remaining.retain(|&v| {
            let left = degree[v as usize];
            if left == level {
                peeled.push(v);
            }
            left > level
        });
        if peeled.is_empty() {
            let Some(next) = remaining.iter().map(|&v| degree[v as usize]).min() else { break };
            level = next;
            continue;
        }
        while let Some(v) = peeled.pop() {
            for &u in graph.neighbours(v as usize) {
                let left = &mut degree[u as usize];
                if *left > level {
                    *left -= 1;
                    if *left == level {
                        peeled.push(u);
                    }
                }
            }
        }
        level += 1;
    }
    degree
}
