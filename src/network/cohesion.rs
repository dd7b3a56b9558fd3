//! How a network hangs together: density, components, cut points and bridges, clustering,
//! centralisation, assortativity.

use super::csr::Csr;
use super::triangles::triangles;

/// Edges over possible edges of a simple undirected graph: `2m / (n(n - 1))`; 0 below two nodes.
pub fn density(nodes: usize, edges: usize) -> f64 {
    if nodes < 2 {
        return 0.0;
    }
    2.0 * edges as f64 / (nodes as f64 * (nodes as f64 - 1.0))
}

/// The component of each node, numbered from 0 by falling size, then by first node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Components {
    pub of: Vec<u32>,
    pub sizes: Vec<u32>,
}

/// Connected components of an undirected graph, by joining sets (Galler & Fischer 1964). Two ties of each node are
/// joined first: they nearly always show the largest component, whose other ties need no look, since what else belongs
/// to it says so from its own end (Sutton, Ben-Nun & Barak, "Afforest", IPDPS 2018).
pub fn components(graph: &Csr) -> Components {
    const FIRST: usize = 2;
    let n = graph.len();
    let mut sets = Sets { parent: (0..n as u32).collect() };
    for v in 0..n {
        graph.neighbours(v).iter().take(FIRST).for_each(|&w| sets.join(v as u32, w));
    }
    let mut size = vec![0u32; n];
    for v in 0..n as u32 {
        size[sets.find(v) as usize] += 1;
    }
    let largest = (0..n).max_by_key(|&v| size[v]).unwrap_or(0) as u32;
    for v in 0..n as u32 {
        if sets.find(v) != sets.find(largest) {
            graph.neighbours(v as usize).iter().skip(FIRST).for_each(|&w| sets.join(v, w));
        }
    }
    // The first node of each set stands for it.
    let mut of: Vec<u32> = Vec::with_capacity(n);
    let mut sizes: Vec<u32> = Vec::new();
    for v in 0..n as u32 {
        let first = sets.find(v);
        let id = of.get(first as usize).copied().unwrap_or_else(|| {
            sizes.push(0);
            sizes.len() as u32 - 1
        });
        sizes[id as usize] += 1;
        of.push(id);
    }
    let rank = by_size(&sizes);
    for c in &mut of {
        *c = rank[*c as usize];
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    Components { of, sizes }
}

/// Sets of nodes, each named by its smallest.
struct Sets {
    parent: Vec<u32>,
}

impl Sets {
    fn find(&mut self, v: u32) -> u32 {
        let mut at = v;
        while self.parent[at as usize] != at {
            let above = self.parent[self.parent[at as usize] as usize];
            self.parent[at as usize] = above;
            at = above;
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b) as usize] = a.min(b);
    }
}

/// The new number of each group when numbered by falling size, ties by old number.
pub(super) fn by_size(sizes: &[u32]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(sizes[i]), i));
    let mut rank = vec![0; sizes.len()];
    for (new, old) in order.into_iter().enumerate() {
        rank[old] = new as u32;
    }
    rank
}

/// What holds a network together at one point.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cuts {
    /// Nodes without which their component falls apart, sorted.
    pub points: Vec<u32>,
    /// Ties without which their component falls apart, smaller end first, sorted.
    pub bridges: Vec<(u32, u32)>,
}

/// Articulation points and bridges of an undirected graph.
/// Hopcroft & Tarjan, "Efficient algorithms for graph manipulation", CACM 16 (1973). O(n + m), no recursion.
pub fn cuts(graph: &Csr) -> Cuts {
    let n = graph.len();
    let mut entered = vec![0u32; n];
    let mut low = vec![0u32; n];
    let mut is_cut = vec![false; n];
    let mut bridges = Vec::new();
    let mut clock = 0;
    // Node, its parent, and the next neighbour to look at.
    let mut stack: Vec<(usize, usize, usize)> = Vec::new();
    for root in 0..n {
        if entered[root] != 0 {
            continue;
        }
        clock += 1;
        entered[root] = clock;
        low[root] = clock;
        stack.push((root, usize::MAX, 0));
        let mut branches = 0;
        while let Some(top) = stack.last_mut() {
            let (v, parent) = (top.0, top.1);
            if let Some(&w) = graph.neighbours(v).get(top.2) {
                top.2 += 1;
                let w = w as usize;
                if w == parent {
                    continue;
                }
                if entered[w] == 0 {
                    clock += 1;
                    entered[w] = clock;
                    low[w] = clock;
                    stack.push((w, v, 0));
                } else {
                    low[v] = low[v].min(entered[w]);
                }
                continue;
            }
            stack.pop();
            if parent == usize::MAX {
                continue;
            }
            low[parent] = low[parent].min(low[v]);
            if low[v] > entered[parent] {
                bridges.push((v.min(parent) as u32, v.max(parent) as u32));
            }
            if parent == root {
                branches += 1;
            } else if low[v] >= entered[parent] {
                is_cut[parent] = true;
            }
        }
        is_cut[root] = branches > 1;
    }
    bridges.sort_unstable();
    let points = (0..n).filter(|&v| is_cut[v]).map(|v| v as u32).collect();
    Cuts { points, bridges }
}

/// Local clustering: the share of pairs of neighbours that are tied themselves; 0 below two neighbours.
/// Watts & Strogatz, "Collective dynamics of small-world networks", Nature 393 (1998).
pub fn clustering(graph: &Csr) -> Vec<f64> {
    triangles(graph)
        .into_iter()
        .enumerate()
        .map(|(v, t)| {
            let d = graph.degree(v) as f64;
            if d < 2.0 { 0.0 } else { 2.0 * t as f64 / (d * (d - 1.0)) }
        })
        .collect()
}

/// Transitivity: three times the triangles over the connected triples. 0 where there are no triples.
pub fn transitivity(graph: &Csr) -> f64 {
    let closed: u64 = triangles(graph).iter().sum();
    let triples: f64 = (0..graph.len()).map(|v| graph.degree(v) as f64).map(|d| d * (d - 1.0) / 2.0).sum();
    if triples > 0.0 { closed as f64 / triples } else { 0.0 }
}

/// Degree centralisation: how far the network is a star, from 0 to 1.
/// `Σ (max degree - degree) / ((n - 1)(n - 2))`. Freeman, Social Networks 1 (1978). 0 below three nodes.
pub fn centralisation(graph: &Csr) -> f64 {
    let n = graph.len();
    if n < 3 {
        return 0.0;
    }
    let top = (0..n).map(|v| graph.degree(v)).max().unwrap_or(0);
    let sum: usize = (0..n).map(|v| top - graph.degree(v)).sum();
    sum as f64 / ((n - 1) as f64 * (n - 2) as f64)
}

/// Degree assortativity: Pearson's correlation of the degrees at the two ends of a tie; `None` where all
/// degrees are equal or there are no ties. Newman, "Mixing patterns in networks", PRE 67 (2003).
pub fn degree_assortativity(graph: &Csr) -> Option<f64> {
    let arcs = graph.arc_count() as f64;
    let (mut product, mut sum, mut square) = (0.0, 0.0, 0.0);
    for v in 0..graph.len() {
        let d = graph.degree(v) as f64;
        sum += d * d;
        square += d * d * d;
        product += graph.neighbours(v).iter().map(|&w| d * graph.degree(w as usize) as f64).sum::<f64>();
    }
    let mean = sum / arcs;
    let variance = square / arcs - mean * mean;
    (variance > 1e-12).then(|| (product / arcs - mean * mean) / variance)
}

/// Assortativity by kind: `(Σ e_ii - Σ a_i b_i) / (1 - Σ a_i b_i)` over the mixing matrix of ties; 1 when
/// ties stay within kinds. `None` where all ties are within one kind. Newman (2003).
pub fn kind_assortativity(graph: &Csr, kind: &[u32]) -> Option<f64> {
    let kinds = kind.iter().max().map_or(0, |&k| k as usize + 1);
    let mut ends = vec![0.0; kinds];
    let mut within = 0.0;
    for v in 0..graph.len() {
        ends[kind[v] as usize] += graph.degree(v) as f64;
        within += graph.neighbours(v).iter().filter(|&&w| kind[w as usize] == kind[v]).count() as f64;
    }
    let arcs = graph.arc_count() as f64;
    let expected: f64 = ends.iter().map(|e| (e / arcs) * (e / arcs)).sum();
    (arcs > 0.0 && 1.0 - expected > 1e-12).then(|| (within / arcs - expected) / (1.0 - expected))
}
