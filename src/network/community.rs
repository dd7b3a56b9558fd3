//! Communities: the Leiden algorithm on modularity, the same for the same seed on every machine.

use super::cohesion::by_size;
use super::csr::Csr;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::VecDeque;

/// A partition of the nodes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Communities {
    /// The community of each node, numbered from 0 by falling size, then by first node.
    pub of: Vec<u32>,
    pub sizes: Vec<u32>,
    pub modularity: f64,
}

/// Rounds of all steps at most, and the gain in modularity below which no other round is worth its time.
const ROUNDS: usize = 10;
const LEAST_GAIN: f64 = 1e-4;

/// SplitMix64: small, seedable, the same everywhere. Steele, Lea & Flood (2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn shuffle(&mut self, list: &mut [u32]) {
        for i in (1..list.len()).rev() {
            list.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

/// A graph in which nodes may stand for many: `inside` holds the weight of the loops (both directions). Only the rows
/// of the first level are sorted.
struct Level<'a> {
    graph: Cow<'a, Csr>,
    inside: Vec<f64>,
    /// Strength with the loops.
    strength: Vec<f64>,
}

impl<'a> Level<'a> {
    fn base(graph: &'a Csr) -> Self {
        let n = graph.len();
        let strength = (0..n).map(|v| graph.strength(v)).collect();
        Self { graph: Cow::Borrowed(graph), inside: vec![0.0; n], strength }
    }

    /// One node for each group.
    fn aggregate(&self, group: &[u32], groups: usize) -> Level<'static> {
        let members = Members::new(group, groups);
        let mut inside = vec![0.0; groups];
        let mut strength = vec![0.0; groups];
        for (v, &g) in group.iter().enumerate() {
            inside[g as usize] += self.inside[v];
            strength[g as usize] += self.strength[v];
        }
        let row = |around: &mut Around, g: usize| {
            around.clear();
            for &v in members.of(g) {
                for (w, x) in self.graph.ties(v as usize) {
                    around.add(group[w], x);
                }
            }
            around.groups.iter().map(|&other| (other, around.get(other))).collect::<Vec<_>>()
        };
        let rows: Vec<Vec<(u32, f64)>> =
            (0..groups).into_par_iter().with_min_len(64).map_init(|| Around::new(groups), row).collect();
        let mut offsets = Vec::with_capacity(groups + 1);
        let (mut targets, mut weights) = (Vec::new(), Vec::new());
        offsets.push(0);
        for (g, row) in rows.into_iter().enumerate() {
            for (other, weight) in row {
                if other as usize == g {
                    inside[g] += weight;
                } else {
                    targets.push(other);
                    weights.push(weight);
                }
            }
            offsets.push(targets.len() as u32);
        }
        Level { graph: Cow::Owned(Csr::from_rows(offsets, targets, weights, true)), inside, strength }
    }
}

/// The nodes of each group, in their order.
struct Members {
    offsets: Vec<u32>,
    nodes: Vec<u32>,
    /// Where each node stands among those of its group.
    place: Vec<u32>,
}

impl Members {
    fn new(group: &[u32], groups: usize) -> Self {
        let mut offsets = vec![0u32; groups + 1];
        let mut place = Vec::with_capacity(group.len());
        for &g in group {
            let size = &mut offsets[g as usize + 1];
            place.push(*size);
            *size += 1;
        }
        for g in 0..groups {
            offsets[g + 1] += offsets[g];
        }
        let mut nodes = vec![0u32; group.len()];
        for (v, &g) in group.iter().enumerate() {
            nodes[(offsets[g as usize] + place[v]) as usize] = v as u32;
        }
        Self { offsets, nodes, place }
    }

    fn of(&self, group: usize) -> &[u32] {
        &self.nodes[self.offsets[group] as usize..self.offsets[group + 1] as usize]
    }
}

/// Weight from one node into the groups around it, cleared after use.
struct Around {
    weight: Vec<f64>,
    groups: Vec<u32>,
}

impl Around {
    fn new(n: usize) -> Self {
        Self { weight: vec![-1.0; n], groups: Vec::new() }
    }

    fn clear(&mut self) {
        for &g in &self.groups {
            self.weight[g as usize] = -1.0;
        }
        self.groups.clear();
    }

    fn add(&mut self, group: u32, weight: f64) {
        let at = &mut self.weight[group as usize];
        if *at < 0.0 {
            *at = 0.0;
            self.groups.push(group);
        }
        *at += weight;
    }

    fn get(&self, group: u32) -> f64 {
        self.weight[group as usize].max(0.0)
    }
}

/// Communities by modularity, `Q = Σ_c (w_c / 2W - γ (s_c / 2W)²)`, γ the resolution.
///
/// Traag, Waltman & van Eck, "From Louvain to Leiden", Scientific Reports 9 (2019): local moves, refinement
/// within communities, aggregation, until nothing moves; rounds repeat until modularity stops rising.
/// Isolated nodes are communities of their own.
pub fn leiden(graph: &Csr, resolution: f64, seed: u64) -> Communities {
    let n = graph.len();
    let mut random = Random(seed);
    let total: f64 = (0..n).map(|v| graph.strength(v)).sum();
    let mut membership: Vec<u32> = (0..n as u32).collect();
    if total > 0.0 {
        let mut best = f64::NEG_INFINITY;
        for _ in 0..ROUNDS {
            let next = round(graph, &membership, resolution, total, &mut random);
            let quality = modularity(graph, &next, resolution);
            let gain = quality - best;
            if gain > 0.0 {
                best = quality;
                membership = next;
            }
            if gain <= LEAST_GAIN {
                break;
            }
        }
    }
    number(graph, membership, resolution)
}

fn number(graph: &Csr, membership: Vec<u32>, resolution: f64) -> Communities {
    let (mut of, groups) = compact(&membership);
    let mut sizes = vec![0; groups];
    for &c in &of {
        sizes[c as usize] += 1;
    }
    let rank = by_size(&sizes);
    for c in &mut of {
        *c = rank[*c as usize];
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let modularity = modularity(graph, &of, resolution);
    Communities { of, sizes, modularity }
}

/// Numbers groups from 0 in the order of their first member.
fn compact(membership: &[u32]) -> (Vec<u32>, usize) {
    let top = membership.iter().max().map_or(0, |&m| m as usize + 1);
    let mut new = vec![u32::MAX; top];
    let mut groups = 0;
    let of = membership
        .iter()
        .map(|&m| {
            let slot = &mut new[m as usize];
            if *slot == u32::MAX {
                *slot = groups;
                groups += 1;
            }
            *slot
        })
        .collect();
    (of, groups as usize)
}

fn round(graph: &Csr, start: &[u32], resolution: f64, total: f64, random: &mut Random) -> Vec<u32> {
    let mut level = Level::base(graph);
    let (mut community, _) = compact(start);
    // The node of the present level that stands for each original node.
    let mut stands: Vec<u32> = (0..graph.len() as u32).collect();
    loop {
        move_nodes(&level, &mut community, resolution, total, random);
        let (parts, communities) = compact(&community);
        let (refined, groups) = refine(&level, &parts, communities, resolution, total, random);
        if groups == level.graph.len() {
            return stands.iter().map(|&v| parts[v as usize]).collect();
        }
        let mut next = vec![0; groups];
        for (v, &g) in refined.iter().enumerate() {
            next[g as usize] = parts[v];
        }
        level = level.aggregate(&refined, groups);
        for s in &mut stands {
            *s = refined[*s as usize];
        }
        community = next;
    }
}

/// Moves each node to the community that raises quality most, revisiting the neighbours of moved nodes.
fn move_nodes(level: &Level<'_>, community: &mut [u32], resolution: f64, total: f64, random: &mut Random) {
    let n = level.graph.len();
    let mut mass = vec![0.0; n];
    let mut size = vec![0u32; n];
    for v in 0..n {
        mass[community[v] as usize] += level.strength[v];
        size[community[v] as usize] += 1;
    }
    let mut empty: Vec<u32> = (0..n as u32).rev().filter(|&c| size[c as usize] == 0).collect();
    let mut order: Vec<u32> = (0..n as u32).collect();
    random.shuffle(&mut order);
    let mut queue: VecDeque<u32> = order.into();
    let mut waiting = vec![true; n];
    let mut around = Around::new(n);
    while let Some(v) = queue.pop_front() {
        let v = v as usize;
        waiting[v] = false;
        let old = community[v];
        around.clear();
        for (w, x) in level.graph.ties(v) {
            around.add(community[w], x);
        }
        let own = level.strength[v];
        mass[old as usize] -= own;
        size[old as usize] -= 1;
        let gain = |c: u32, weight: f64, mass: &[f64]| weight - resolution * own * mass[c as usize] / total;
        let mut best = (gain(old, around.get(old), &mass), old);
        for &c in &around.groups {
            let g = gain(c, around.get(c), &mass);
            if g > best.0 + 1e-12 {
                best = (g, c);
            }
        }
        if best.0 < -1e-12
            && size[old as usize] > 0
            && let Some(&free) = empty.last()
        {
            best = (0.0, free);
        }
        let new = best.1;
        mass[new as usize] += own;
        size[new as usize] += 1;
        community[v] = new;
        if new == old {
            continue;
        }
        if size[new as usize] == 1 {
            empty.pop();
        }
        if size[old as usize] == 0 {
            empty.push(old);
        }
        for &w in level.graph.neighbours(v) {
            let w = w as usize;
            if community[w] != new && !waiting[w] {
                waiting[w] = true;
                queue.push_back(w as u32);
            }
        }
    }
}

/// Splits each community into parts that are well connected within it: single nodes join parts at random,
/// in proportion to `exp(gain / θ)`. Communities don't touch each other, so that each has random numbers of its own.
fn refine(
    level: &Level<'_>,
    community: &[u32],
    communities: usize,
    resolution: f64,
    total: f64,
    random: &mut Random,
) -> (Vec<u32>, usize) {
    let members = Members::new(community, communities);
    let seed = random.next();
    let parts_of = |c: usize| {
        let random = Random(seed ^ (c as u64).wrapping_mul(0xd6e8_feb8_6659_fd93));
        Refinement { level, community, members: &members, own: members.of(c), resolution, total }
            .parts(random)
    };
    let parts: Vec<Vec<u32>> = (0..communities).into_par_iter().map(parts_of).collect();
    let mut part = vec![0; community.len()];
    for (c, parts) in parts.into_iter().enumerate() {
        let own = members.of(c);
        for (&v, p) in own.iter().zip(parts) {
            part[v as usize] = own[p as usize];
        }
    }
    compact(&part)
}

/// One community that is being split. Its nodes go by their place in `own`.
struct Refinement<'a> {
    level: &'a Level<'a>,
    community: &'a [u32],
    members: &'a Members,
    own: &'a [u32],
    resolution: f64,
    total: f64,
}

impl Refinement<'_> {
    /// Ties to other nodes of the community.
    fn ties(&self, at: usize) -> impl Iterator<Item = (usize, f64)> {
        let v = self.own[at] as usize;
        let inner = self.level.graph.ties(v).filter(move |(w, _)| self.community[*w] == self.community[v]);
        inner.map(|(w, x)| (self.members.place[w] as usize, x))
    }

    /// Whether a part with this weight to the rest of the community is well connected.
    fn is_well(&self, outward: f64, mass: f64, whole: f64) -> bool {
        outward >= self.resolution * mass * (whole - mass) / self.total - 1e-12
    }

    /// The part of each node, named after one of its nodes.
    fn parts(&self, mut random: Random) -> Vec<u32> {
        const THETA: f64 = 0.01;
        let n = self.own.len();
        let mut part: Vec<u32> = (0..n as u32).collect();
        if n == 1 {
            return part;
        }
        let mut mass: Vec<f64> = self.own.iter().map(|&v| self.level.strength[v as usize]).collect();
        let whole: f64 = mass.iter().sum();
        let mut size = vec![1u32; n];
        // Weight from each part to the rest of the community.
        let mut outward: Vec<f64> = (0..n).map(|at| self.ties(at).map(|(_, x)| x).sum()).collect();
        let mut order: Vec<u32> = (0..n as u32).collect();
        random.shuffle(&mut order);
        let mut around = Around::new(n);
        // Gains are measured in ties of mean weight.
        let scale = self.level.graph.arc_count().max(1) as f64 / (self.total * THETA);
        let mut choices: Vec<(u32, f64)> = Vec::new();
        for v in order.into_iter().map(|v| v as usize) {
            let own = self.level.strength[self.own[v] as usize];
            if size[part[v] as usize] != 1 || !self.is_well(outward[v], own, whole) {
                continue;
            }
            around.clear();
            for (w, x) in self.ties(v) {
                around.add(part[w], x);
            }
            choices.clear();
            for &c in around.groups.iter().filter(|c| **c != part[v]) {
                let at = c as usize;
                let gain = around.get(c) - self.resolution * own * mass[at] / self.total;
                if gain >= 0.0 && self.is_well(outward[at], mass[at], whole) {
                    choices.push((c, gain));
                }
            }
            let Some(chosen) = choose(&mut choices, scale, &mut random) else { continue };
            let (old, new) = (part[v] as usize, chosen as usize);
            outward[new] += outward[v] - 2.0 * around.get(chosen);
            mass[new] += own;
            size[new] += 1;
            size[old] = 0;
            part[v] = chosen;
        }
        part
    }
}

/// One of the choices, in proportion to `exp(gain · scale)`, or none, as if that were one with no gain.
fn choose(choices: &mut [(u32, f64)], scale: f64, random: &mut Random) -> Option<u32> {
    let last = choices.last()?.0;
    let top = choices.iter().fold(0.0, |top: f64, choice| top.max(choice.1));
    let staying = (-top * scale).exp();
    let mut sum = staying;
    for choice in choices.iter_mut() {
        choice.1 = ((choice.1 - top) * scale).exp();
        sum += choice.1;
    }
    let mut draw = random.unit() * sum - staying;
    if draw < 0.0 {
        return None;
    }
    for &(c, share) in choices.iter() {
        if draw < share {
            return Some(c);
        }
        draw -= share;
    }
    Some(last)
}

/// Modularity of a partition of an undirected weighted graph without loops.
/// Newman & Girvan, "Finding and evaluating community structure in networks", PRE 69 (2004).
pub fn modularity(graph: &Csr, community: &[u32], resolution: f64) -> f64 {
    let groups = community.iter().max().map_or(0, |&c| c as usize + 1);
    let mut inside = vec![0.0; groups];
    let mut mass = vec![0.0; groups];
    for v in 0..graph.len() {
        let c = community[v];
        mass[c as usize] += graph.strength(v);
        inside[c as usize] += graph.ties(v).filter(|(w, _)| community[*w] == c).map(|(_, x)| x).sum::<f64>();
    }
    let total: f64 = mass.iter().sum();
    if total <= 0.0 {
        return 0.0;
    }
    inside.iter().zip(&mass).map(|(i, m)| i / total - resolution * (m / total) * (m / total)).sum()
}
