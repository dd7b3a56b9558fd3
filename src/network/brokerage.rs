//! Who stands between others: structural holes (Burt) and brokerage roles (Gould & Fernandez).

use super::csr::Csr;
use super::triangles::each_tie;
use rayon::prelude::*;

/// Burt's measures of one node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hole {
    /// `Σ_j (p_ij + Σ_q p_iq p_qj)²` over the neighbours j, p being shares of a node's tie weight: high where
    /// the contacts know each other, low where the node bridges holes. `None` for isolated nodes.
    pub constraint: Option<f64>,
    /// Contacts less their redundancy, `Σ_j (1 - Σ_q p_iq m_jq)` with m the weight of q to j over j's
    /// heaviest tie. `None` for isolated nodes.
    pub effective_size: Option<f64>,
}

/// Constraint and effective size of every node of an undirected weighted graph.
///
/// Burt, "Structural Holes" (1992), ch. 2. Neighbours of neighbours count, as in networkx and igraph:
/// q runs over all contacts that i and j share. O(Σ over ties of the smaller degree).
pub fn holes(graph: &Csr) -> Vec<Hole> {
    let n = graph.len();
    let strength: Vec<f64> = (0..n).map(|v| graph.strength(v)).collect();
    let heaviest: Vec<f64> = (0..n).map(|v| graph.weights(v).iter().copied().fold(0.0, f64::max)).collect();
    let mut constraint = vec![0.0; n];
    let mut size = vec![0.0; n];
    each_tie(graph, &strength, |h, i, weight, shared| {
        for (ego, contact) in [(h, i), (i, h)] {
            let investment = (weight + shared.by_strength) / strength[ego];
            constraint[ego] += investment * investment;
            size[ego] += 1.0 - shared.plain / (strength[ego] * heaviest[contact]);
        }
    });
    let hole = |v: usize| {
        let known = graph.degree(v) > 0;
        Hole { constraint: known.then_some(constraint[v]), effective_size: known.then_some(size[v]) }
    };
    (0..n).map(hole).collect()
}

/// How often a node is the only middle between two nodes that are not tied themselves, by the groups of
/// the three: a and c are the outer nodes, b the broker. Pairs {a, c} are counted once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Roles {
    /// All three in one group.
    pub coordinator: u64,
    /// The outer nodes in one group, the broker in another.
    pub consultant: u64,
    /// The broker shares the group of exactly one of the outer nodes: gatekeeper and representative, which
    /// only direction could tell apart.
    pub gatekeeper: u64,
    /// Three groups.
    pub liaison: u64,
}

impl Roles {
    pub const fn total(self) -> u64 {
        self.coordinator + self.consultant + self.gatekeeper + self.liaison
    }
}

/// Brokerage roles in an undirected graph with a group for each node.
///
/// Gould & Fernandez, "Structures of mediation", Sociological Methodology 19 (1989), for undirected ties:
/// a - b - c with a and c not tied. O(Σ_b Σ_{a∈N(b)} deg a).
pub fn roles(graph: &Csr, group: &[u32]) -> Vec<Roles> {
    let n = graph.len();
    let groups = group.iter().max().map_or(0, |&g| g as usize + 1);
    let nodes: Vec<usize> = (0..n).collect();
    let parts: Vec<Vec<Roles>> = nodes
        .par_chunks(n.div_ceil(64).max(1))
        .map(|chunk| {
            let mut marked = vec![false; n];
            let mut in_group = vec![0u64; groups];
            chunk.iter().map(|&b| roles_of(graph, group, b, &mut marked, &mut in_group)).collect()
        })
        .collect();
    parts.concat()
}

fn roles_of(graph: &Csr, group: &[u32], b: usize, marked: &mut [bool], in_group: &mut [u64]) -> Roles {
    let own = group[b];
    let neighbours = graph.neighbours(b);
    for &a in neighbours {
        marked[a as usize] = true;
        in_group[group[a as usize] as usize] += 1;
    }
    // All ordered pairs by group, less those that are tied.
    let total = neighbours.len() as u64;
    let inside = in_group.get(own as usize).copied().unwrap_or(0);
    let mut roles = Roles { coordinator: inside * inside.saturating_sub(1), ..Roles::default() };
    let mut same_elsewhere = 0;
    for &a in neighbours {
        let g = group[a as usize];
        if g != own {
            same_elsewhere += in_group[g as usize] - 1;
        }
    }
    let outside = total - inside;
    roles.consultant = same_elsewhere;
    roles.gatekeeper = 2 * inside * outside;
    roles.liaison = outside * outside.saturating_sub(1) - same_elsewhere;
    for &a in neighbours {
        for &c in graph.neighbours(a as usize) {
            if !marked[c as usize] {
                continue;
            }
            let (ga, gc) = (group[a as usize], group[c as usize]);
            let role = match (ga == own, gc == own) {
                (true, true) => &mut roles.coordinator,
                (true, false) | (false, true) => &mut roles.gatekeeper,
                (false, false) if ga == gc => &mut roles.consultant,
                (false, false) => &mut roles.liaison,
            };
            *role -= 1;
        }
    }
    for &a in neighbours {
        marked[a as usize] = false;
        in_group[group[a as usize] as usize] = 0;
    }
    Roles {
        coordinator: roles.coordinator / 2,
        consultant: roles.consultant / 2,
        gatekeeper: roles.gatekeeper / 2,
        liaison: roles.liaison / 2,
    }
}
