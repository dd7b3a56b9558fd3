//! How many shortest paths lead through each node, exactly or from a sample of sources.
//!
//! Eight sources are searched at a time: what the searches know of a node lies side by side, so that one look at a
//! tie serves all of them. Sources are split into a fixed number of chunks whose results are added in order, so that
//! the bits of a result do not depend on the number of threads.

use super::csr::Csr;
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, Ordering};

/// Is told how much of how much is done; by any thread, often.
pub type Tell<'a> = &'a (dyn Fn(u64, u64) + Sync);

/// Tells nobody.
pub const SILENT: Tell<'static> = &|_, _| {};

/// Chunks of sources; fixed, since the order of floating point sums depends on it.
pub(super) const CHUNKS: usize = 64;

/// Searches at a time.
const LANES: usize = 8;

/// One number for each search.
type Lanes = [f64; LANES];

const ZERO: Lanes = [0.0; LANES];

/// `values` in the lanes of `mask`, zero in the others.
fn only(mask: u8, values: Lanes) -> Lanes {
    std::array::from_fn(|lane| if mask >> lane & 1 == 1 { values[lane] } else { 0.0 })
}

fn add(to: &mut Lanes, values: &Lanes) {
    for (t, v) in to.iter_mut().zip(values) {
        *t += v;
    }
}

/// The sum over the neighbours of a node.
fn gather(graph: &Csr, node: usize, values: &[Lanes]) -> Lanes {
    let mut sum = ZERO;
    for &w in graph.neighbours(node) {
        add(&mut sum, &values[w as usize]);
    }
    sum
}

/// A node, and the searches that reached it at the same step.
#[derive(Debug, Clone, Copy)]
struct Reached {
    node: u32,
    lanes: u8,
}

/// The state of one search from eight sources, empty between two.
struct Search<'a> {
    graph: &'a Csr,
    /// The lanes that reached a node.
    seen: Vec<u8>,
    /// The lanes that reach a node at this step, while ties are followed from their near ends.
    coming: Vec<u8>,
    /// The number of shortest paths from each source.
    paths: Vec<Lanes>,
    /// What the nodes of this step, or the one after it on the way back, hand on; zero for all others.
    here: Vec<Lanes>,
    /// What the nodes of the next step will hand on.
    there: Vec<Lanes>,
    reached: Vec<Reached>,
    /// Where each step begins in `reached`.
    steps: Vec<usize>,
    centrality: Vec<f64>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a Csr) -> Self {
        let n = graph.len();
        Self {
            graph,
            seen: vec![0; n],
            coming: vec![0; n],
            paths: vec![ZERO; n],
            here: vec![ZERO; n],
            there: vec![ZERO; n],
            reached: Vec::new(),
            steps: Vec::new(),
            centrality: vec![0.0; n],
        }
    }

    fn run(&mut self, sources: &[u32]) {
        self.reached.clear();
        self.steps.clear();
        let mut left = self.graph.arc_count();
        let full = u8::MAX >> (LANES - sources.len());
        for (lane, &source) in sources.iter().enumerate() {
            let at = source as usize;
            self.seen[at] |= 1 << lane;
            self.paths[at][lane] = 1.0;
            self.here[at][lane] = 1.0;
            self.reached.push(Reached { node: source, lanes: 1 << lane });
        }
        let mut first = 0;
        while first < self.reached.len() {
            self.steps.push(first);
            let end = self.reached.len();
            let out: usize = self.reached[first..].iter().map(|r| self.graph.degree(r.node as usize)).sum();
            // Looking from the far ends of ties at all that is near is cheaper a tie than writing to each far end.
            if left < 4 * out {
                self.pull(full);
            } else {
                self.push(first..end);
            }
            for r in &self.reached[first..end] {
                self.here[r.node as usize] = ZERO;
            }
            for r in &self.reached[end..] {
                if self.seen[r.node as usize] == full {
                    left -= self.graph.degree(r.node as usize);
                }
            }
            std::mem::swap(&mut self.here, &mut self.there);
            first = end;
        }
        self.go_back();
    }

    /// One step from the nodes that some search has not reached yet.
    fn pull(&mut self, full: u8) {
        for node in 0..self.graph.len() {
            if self.seen[node] == full {
                continue;
            }
            let sum = gather(self.graph, node, &self.here);
            let mut lanes = 0u8;
            for (lane, s) in sum.iter().enumerate() {
                lanes |= u8::from(*s > 0.0) << lane;
            }
            self.arrive(node, lanes & !self.seen[node], sum);
        }
    }

    /// One step from the nodes reached last.
    fn push(&mut self, last: std::ops::Range<usize>) {
        let mut touched = Vec::new();
        for Reached { node, lanes } in &self.reached[last] {
            let value = self.here[*node as usize];
            for &w in self.graph.neighbours(*node as usize) {
                let at = w as usize;
                let new = lanes & !self.seen[at];
                if new != 0 {
                    if self.coming[at] == 0 {
                        touched.push(w);
                    }
                    self.coming[at] |= new;
                    add(&mut self.there[at], &value);
                }
            }
        }
        for w in touched {
            let at = w as usize;
            let lanes = std::mem::take(&mut self.coming[at]);
            self.arrive(at, lanes, self.there[at]);
        }
    }

    fn arrive(&mut self, node: usize, lanes: u8, sum: Lanes) {
        if lanes == 0 {
            return;
        }
        let paths = only(lanes, sum);
        self.there[node] = paths;
        add(&mut self.paths[node], &paths);
        self.seen[node] |= lanes;
        self.reached.push(Reached { node: node as u32, lanes });
    }

    /// From the farthest nodes to the sources: what depends on each node, handed on to the step before as
    /// (1 + dependency) / paths.
    fn go_back(&mut self) {
        let mut end = self.reached.len();
        let mut last = end..end;
        for &first in self.steps.iter().skip(1).rev() {
            for &Reached { node, lanes } in &self.reached[first..end] {
                let at = node as usize;
                let paths = self.paths[at];
                let sum = if last.is_empty() { ZERO } else { gather(self.graph, at, &self.here) };
                let dependency = only(lanes, std::array::from_fn(|lane| sum[lane] * paths[lane]));
                self.centrality[at] += dependency.iter().sum::<f64>();
                self.there[at] =
                    only(lanes, std::array::from_fn(|lane| (1.0 + dependency[lane]) / paths[lane]));
            }
            for r in &self.reached[last] {
                self.here[r.node as usize] = ZERO;
            }
            std::mem::swap(&mut self.here, &mut self.there);
            last = first..end;
            end = first;
        }
        for r in &self.reached[last] {
            self.here[r.node as usize] = ZERO;
        }
        for r in &self.reached {
            self.paths[r.node as usize] = ZERO;
            self.seen[r.node as usize] = 0;
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

/// Betweenness estimated from `count` sources at equal distances in the order of nodes, scaled up by
/// n / count. Brandes & Pich, "Centrality estimation in large networks", IJBC 17 (2007). Exact when
/// `count` is at least the number of nodes.
pub fn betweenness_sampled(graph: &Csr, count: usize, tell: Tell<'_>) -> Vec<f64> {
    let n = graph.len();
    if count >= n || count == 0 {
        return betweenness_telling(graph, tell);
    }
    accumulate(graph, &pivots(n, count), 0.5 * n as f64 / count as f64, tell)
}

/// `count` of `n` nodes, at equal distances in their order.
pub fn pivots(n: usize, count: usize) -> Vec<usize> {
    (0..count).map(|i| i * n / count).collect()
}

fn accumulate(graph: &Csr, sources: &[usize], scale: f64, tell: Tell<'_>) -> Vec<f64> {
    let n = graph.len();
    // Near nodes stand near each other in memory, and near sources are searched from together.
    let order = breadth_first(graph);
    let near = graph.renumbered(&order);
    let mut is_source = vec![false; n];
    sources.iter().for_each(|&s| is_source[s] = graph.degree(s) > 0);
    let sources: Vec<u32> = (0..n as u32).filter(|&v| is_source[order[v as usize] as usize]).collect();
    let done = AtomicU64::new(0);
    let size = sources.len().div_ceil(CHUNKS).next_multiple_of(LANES).max(LANES);
    let search_from = |search: &mut Search<'_>, chunk: &[u32]| {
        for part in chunk.chunks(LANES) {
            search.run(part);
            let part = part.len() as u64;
            tell(done.fetch_add(part, Ordering::Relaxed) + part, sources.len() as u64);
        }
        std::mem::replace(&mut search.centrality, vec![0.0; n])
    };
    let partial: Vec<Vec<f64>> =
        sources.par_chunks(size).map_init(|| Search::new(&near), search_from).collect();
    let total = add_up(n, &partial, scale);
    let mut values = vec![0.0; n];
    order.iter().zip(total).for_each(|(&v, t)| values[v as usize] = t);
    values
}

/// All nodes as a breadth-first search comes to them, in each component from its node of highest degree.
fn breadth_first(graph: &Csr) -> Vec<u32> {
    let n = graph.len();
    let mut starts: Vec<u32> = (0..n as u32).collect();
    starts.sort_by_key(|&v| std::cmp::Reverse(graph.degree(v as usize)));
    let mut order: Vec<u32> = Vec::with_capacity(n);
    let mut is_known = vec![false; n];
    let mut head = 0;
    for start in starts {
        if !std::mem::replace(&mut is_known[start as usize], true) {
            order.push(start);
        }
        while let Some(&v) = order.get(head) {
            head += 1;
            for &w in graph.neighbours(v as usize) {
                if !std::mem::replace(&mut is_known[w as usize], true) {
                    order.push(w);
                }
            }
        }
    }
    order
}

pub(super) fn add_up(n: usize, partial: &[Vec<f64>], scale: f64) -> Vec<f64> {
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
