//! Triangles, and what the two ends of each tie have in common: the base of clustering and of structural holes.
//! Every tie is looked at from the end with fewer neighbours, so that hubs cost little.

use super::csr::Csr;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Nodes that a thread takes at a time.
const PORTION: usize = 256;

/// Nodes numbered by rising degree, and for each its neighbours of higher number.
struct Forward {
    /// The node of each number.
    node: Vec<u32>,
    offsets: Vec<usize>,
    targets: Vec<u32>,
}

impl Forward {
    fn new(graph: &Csr) -> Self {
        let n = graph.len();
        let top = (0..n).map(|v| graph.degree(v)).max().unwrap_or(0);
        let mut start = vec![0u32; top + 2];
        for v in 0..n {
            start[graph.degree(v) + 1] += 1;
        }
        for d in 0..=top {
            start[d + 1] += start[d];
        }
        let (mut node, mut number) = (vec![0u32; n], vec![0u32; n]);
        for (v, number) in number.iter_mut().enumerate() {
            let at = &mut start[graph.degree(v)];
            *number = *at;
            node[*at as usize] = v as u32;
            *at += 1;
        }
        let mut offsets = Vec::with_capacity(n + 1);
        offsets.push(0);
        let mut targets = Vec::with_capacity(graph.arc_count() / 2);
        for (own, &v) in node.iter().enumerate() {
            let higher = graph.neighbours(v as usize).iter().map(|&w| number[w as usize]);
            targets.extend(higher.filter(|&w| w as usize > own));
            offsets.push(targets.len());
        }
        Self { node, offsets, targets }
    }

    fn of(&self, v: usize) -> &[u32] {
        &self.targets[self.offsets[v]..self.offsets[v + 1]]
    }
}

/// Triangles through each node. Each is found once, from its node of lowest degree (Chiba & Nishizeki 1985; Latapy
/// 2008, "forward"). O(m^1.5).
pub fn triangles(graph: &Csr) -> Vec<u64> {
    let n = graph.len();
    let forward = Forward::new(graph);
    let next = AtomicUsize::new(0);
    // Whole numbers: their sum is the same however the threads share the nodes.
    let counted: Vec<Vec<u64>> = rayon::broadcast(|_| {
        let mut count = vec![0u64; n];
        let mut marked = vec![0u64; n.div_ceil(64)];
        loop {
            let first = next.fetch_add(PORTION, Ordering::Relaxed);
            if first >= n {
                return count;
            }
            for v in first..(first + PORTION).min(n) {
                triangles_at(&forward, v, &mut marked, &mut count);
            }
        }
    });
    let mut total = vec![0u64; n];
    for (number, &v) in forward.node.iter().enumerate() {
        total[v as usize] = counted.iter().map(|c| c[number]).sum();
    }
    total
}

fn triangles_at(forward: &Forward, v: usize, marked: &mut [u64], count: &mut [u64]) {
    let own = forward.of(v);
    if own.len() < 2 {
        return;
    }
    for &w in own {
        marked[w as usize / 64] |= 1 << (w % 64);
    }
    let mut through = 0;
    for &w in own {
        let before = through;
        for &x in forward.of(w as usize) {
            let is_marked = (marked[x as usize / 64] >> (x % 64)) & 1;
            count[x as usize] += is_marked;
            through += is_marked;
        }
        count[w as usize] += through - before;
    }
    count[v] += through;
    for &w in own {
        marked[w as usize / 64] = 0;
    }
}

/// What two tied nodes h and i share, over their common neighbours q with weights w.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shared {
    /// `Σ_q w_hq w_iq / s_q`, s being strengths.
    pub by_strength: f64,
    /// `Σ_q w_hq w_iq`.
    pub plain: f64,
}

/// Calls `tell` with h, i and the weight of their tie for each tie once, with what they share, always in the same order.
pub(super) fn each_tie(graph: &Csr, strength: &[f64], mut tell: impl FnMut(usize, usize, f64, Shared)) {
    let n = graph.len();
    let is_lower = |i: usize, h: usize| (graph.degree(i), i) < (graph.degree(h), h);
    let chunks: Vec<(usize, usize)> = (0..n).step_by(PORTION).map(|c| (c, (c + PORTION).min(n))).collect();
    // In rounds, so that what waits to be told stays small.
    for round in chunks.chunks(256) {
        let found: Vec<Vec<Shared>> = round
            .par_iter()
            .map_init(
                || vec![(0.0, 0.0); n],
                |mark, &(first, end)| {
                    let mut found = Vec::new();
                    for h in first..end {
                        shared_with(graph, strength, h, mark, |i| is_lower(i, h), &mut found);
                    }
                    found
                },
            )
            .collect();
        for (&(first, end), found) in round.iter().zip(&found) {
            let mut found = found.iter();
            for h in first..end {
                for (i, weight) in graph.ties(h).filter(|(i, _)| is_lower(*i, h)) {
                    tell(h, i, weight, found.next().copied().unwrap_or_default());
                }
            }
        }
    }
}

fn shared_with(
    graph: &Csr,
    strength: &[f64],
    h: usize,
    mark: &mut [(f64, f64)],
    is_lower: impl Fn(usize) -> bool,
    found: &mut Vec<Shared>,
) {
    for (q, weight) in graph.ties(h) {
        mark[q] = (weight / strength[q], weight);
    }
    for i in graph.neighbours(h).iter().map(|&i| i as usize).filter(|&i| is_lower(i)) {
        let mut shared = Shared::default();
        for (q, weight) in graph.ties(i) {
            shared.by_strength += weight * mark[q].0;
            shared.plain += weight * mark[q].1;
        }
        found.push(shared);
    }
    for &q in graph.neighbours(h) {
        mark[q as usize] = (0.0, 0.0);
    }
}
