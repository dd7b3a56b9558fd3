//! Communities: the Leiden algorithm on modularity, the same for the same seed on every machine.

use super::cohesion::by_size;
use super::csr::Csr;
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

/// A graph in which nodes may stand for many: `inside` holds the weight of the loops (both directions).
struct Level {
    graph: Csr,
    inside: Vec<f64>,
    /// Strength with the loops.
    strength: Vec<f64>,
}

impl Level {
    fn base(graph: &Csr) -> Self {
        let n = graph.len();
        let strength = (0..n).map(|v| graph.strength(v)).collect();
        Self { graph: graph.clone(), inside: vec![0.0; n], strength }
    }

    /// One node for each group.
    fn aggregate(&self, group: &[u32], groups: usize) -> Self {
        let mut inside = vec![0.0; groups];
        let mut strength = vec![0.0; groups];
        let mut arcs = Vec::with_capacity(self.graph.arc_count());
        for v in 0..self.graph.len() {
            let g = group[v];
            inside[g as usize] += self.inside[v];
            strength[g as usize] += self.strength[v];
            for (w, x) in self.graph.ties(v) {
                if group[w] == g {
                    inside[g as usize] += x;
                } else {
                    arcs.push((g, group[w], x));
                }
            }
        }
        Self { graph: Csr::directed(groups, arcs), inside, strength }
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
fn move_nodes(level: &Level, community: &mut [u32], resolution: f64, total: f64, random: &mut Random) {
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
/// in proportion to `exp(gain / θ)`.
fn refine(
    level: &Level,
    community: &[u32],
    communities: usize,
    resolution: f64,
    total: f64,
    random: &mut Random,
) -> (Vec<u32>, usize) {
    const THETA: f64 = 0.01;
    let n = level.graph.len();
    let mut whole = vec![0.0; communities];
    for v in 0..n {
        whole[community[v] as usize] += level.strength[v];
    }
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut mass = level.strength.clone();
    let mut size = vec![1u32; n];
    // Weight from each part to the rest of its community.
    let mut outward: Vec<f64> = (0..n)
        .map(|v| level.graph.ties(v).filter(|(w, _)| community[*w] == community[v]).map(|(_, x)| x).sum())
        .collect();
    let mut order: Vec<u32> = (0..n as u32).collect();
    random.shuffle(&mut order);
    let mut around = Around::new(n);
    // Gains are measured in ties of mean weight.
    let scale = level.graph.arc_count().max(1) as f64 / (total * THETA);
    let mut choices: Vec<(u32, f64)> = Vec::new();
    let well = |out: f64, mass: f64, whole: f64| out >= resolution * mass * (whole - mass) / total - 1e-12;
    for &v in &order {
        let v = v as usize;
        let own = level.strength[v];
        let all = whole[community[v] as usize];
        if size[part[v] as usize] != 1 || !well(outward[v], own, all) {
            continue;
        }
        around.clear();
        for (w, x) in level.graph.ties(v) {
            if community[w] == community[v] {
                around.add(part[w], x);
            }
        }
        choices.clear();
        let mut top = 0.0f64;
        for &c in &around.groups {
            let at = c as usize;
            if c == part[v] || !well(outward[at], mass[at], all) {
                continue;
            }
            let gain = around.get(c) - resolution * own * mass[at] / total;
            if gain >= 0.0 {
                top = top.max(gain);
                choices.push((c, gain));
            }
        }
        if choices.is_empty() {
            continue;
        }
        let staying = (-top * scale).exp();
        let mut sum = staying;
        for choice in &mut choices {
            choice.1 = ((choice.1 - top) * scale).exp();
            sum += choice.1;
        }
        let mut draw = random.unit() * sum - staying;
        if draw < 0.0 {
            continue;
        }
        let mut chosen = choices[choices.len() - 1].0;
        for &(c, share) in &choices {
            if draw < share {
                chosen = c;
                break;
            }
            draw -= share;
        }
        let (old, new) = (part[v] as usize, chosen as usize);
        outward[new] += outward[v] - 2.0 * around.get(chosen);
        mass[new] += own;
        size[new] += 1;
        size[old] = 0;
        part[v] = chosen;
    }
    compact(&part)
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
