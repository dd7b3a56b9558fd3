//! Positions for a picture: ForceAtlas2 with a Barnes-Hut tree for each component, from a fixed start, the
//! components side by side, so that the same network always has the same picture.
//!
//! Jacomy, Venturini, Heymann & Bastian, "ForceAtlas2, a continuous graph layout algorithm", PLoS ONE 9
//! (2014).

use super::cohesion::components;
use super::csr::Csr;
use super::quadtree::Quadtree;
use rayon::prelude::*;

/// How strongly nodes push each other away.
const REPULSION: f64 = 100.0;
/// How strongly all are drawn to the middle.
const GRAVITY: f64 = 1.0;
/// Free space around a component, and the breadth of the page over its height.
const GAP: f64 = 30.0;
const ASPECT: f64 = 1.5;
/// How much uncertainty of movement is tolerated; larger is faster and less precise.
const TOLERANCE: f64 = 1.0;

/// A position for each node of an undirected graph; heavier ties pull with the logarithm of their weight.
/// O(iterations · (n log n + m)); about 600 iterations for small components, fewer for large ones.
pub fn layout(graph: &Csr) -> Vec<(f64, f64)> {
    let parts = components(graph);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); parts.sizes.len()];
    for (v, &part) in parts.of.iter().enumerate() {
        members[part as usize].push(v);
    }
    let mut place = vec![0u32; graph.len()];
    for list in &members {
        for (i, &v) in list.iter().enumerate() {
            place[v] = i as u32;
        }
    }
    let drawn: Vec<Vec<(f64, f64)>> = members
        .par_iter()
        .map(|list| {
            let arcs = list.iter().flat_map(|&v| {
                let from = place[v];
                graph.ties(v).map(move |(w, x)| (from, w, x))
            });
            let arcs = arcs.map(|(from, w, x)| (from, place[w], x));
            force_atlas(&Csr::directed(list.len(), arcs))
        })
        .collect();
    let mut at = vec![(0.0, 0.0); graph.len()];
    for ((list, positions), corner) in members.iter().zip(&drawn).zip(pack(&drawn)) {
        for (&v, p) in list.iter().zip(positions) {
            at[v] = (p.0 + corner.0, p.1 + corner.1);
        }
    }
    at
}

/// How far to shift each drawing: in rows from the highest to the lowest, filled from the left.
fn pack(drawings: &[Vec<(f64, f64)>]) -> Vec<(f64, f64)> {
    let bounds: Vec<[f64; 4]> = drawings
        .iter()
        .map(|points| {
            let start = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
            points.iter().fold(start, |b, p| [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)])
        })
        .collect();
    let size = |b: &[f64; 4]| (b[2] - b[0] + GAP, b[3] - b[1] + GAP);
    let area: f64 = bounds.iter().map(|b| size(b).0 * size(b).1).sum();
    let widest = bounds.iter().map(|b| size(b).0).fold(0.0, f64::max);
    let page = (area * ASPECT * 1.2).sqrt().max(widest);
    let mut order: Vec<usize> = (0..bounds.len()).collect();
    order.sort_by(|&a, &b| size(&bounds[b]).1.total_cmp(&size(&bounds[a]).1).then(a.cmp(&b)));
    let mut shifts = vec![(0.0, 0.0); bounds.len()];
    let (mut left, mut top, mut row) = (0.0, 0.0, 0.0f64);
    for index in order {
        let (wide, high) = size(&bounds[index]);
        if left > 0.0 && left + wide > page {
            (left, top, row) = (0.0, top + row, 0.0);
        }
        row = row.max(high);
        shifts[index] = (left - bounds[index][0], top + (row - high) / 2.0 - bounds[index][1]);
        left += wide;
    }
    shifts
}

fn force_atlas(graph: &Csr) -> Vec<(f64, f64)> {
    let n = graph.len();
    if n == 1 {
        return vec![(0.0, 0.0)];
    }
    let iterations = (3_000_000 / n).clamp(60, 600);
    let mass: Vec<f64> = (0..n).map(|v| graph.degree(v) as f64 + 1.0).collect();
    let mut at = start(n);
    let mut previous = vec![(0.0, 0.0); n];
    let mut speed = 1.0;
    for _ in 0..iterations {
        let tree = Quadtree::new(&at, &mass);
        let force: Vec<(f64, f64)> =
            (0..n).into_par_iter().with_min_len(256).map(|v| force_on(graph, &at, &mass, &tree, v)).collect();
        speed = step(&mut at, &force, &previous, &mass, speed);
        previous = force;
    }
    at
}

/// Sunflower seeds: even, and no two at one place.
fn start(n: usize) -> Vec<(f64, f64)> {
    const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;
    (0..n)
        .map(|i| {
            let (radius, angle) = (10.0 * (i as f64 + 0.5).sqrt(), i as f64 * GOLDEN_ANGLE);
            (radius * angle.cos(), radius * angle.sin())
        })
        .collect()
}

fn force_on(graph: &Csr, at: &[(f64, f64)], mass: &[f64], tree: &Quadtree, v: usize) -> (f64, f64) {
    let (x, y) = at[v];
    let push = tree.sum(at[v], |dx, dy, other| {
        let square = (dx * dx + dy * dy).max(0.01);
        REPULSION * mass[v] * other / square
    });
    let (mut fx, mut fy) = push;
    for (w, weight) in graph.ties(v) {
        let pull = 1.0 + weight.max(1.0).ln();
        fx += (at[w].0 - x) * pull;
        fy += (at[w].1 - y) * pull;
    }
    let distance = x.hypot(y).max(0.01);
    fx -= GRAVITY * mass[v] * x / distance;
    fy -= GRAVITY * mass[v] * y / distance;
    (fx, fy)
}

/// Moves the nodes, those that swing to and fro less; gives the speed of the next step.
fn step(
    at: &mut [(f64, f64)],
    force: &[(f64, f64)],
    previous: &[(f64, f64)],
    mass: &[f64],
    speed: f64,
) -> f64 {
    let swing = |v: usize| (force[v].0 - previous[v].0).hypot(force[v].1 - previous[v].1);
    let (mut swinging, mut traction) = (0.0, 0.0);
    for v in 0..at.len() {
        swinging += mass[v] * swing(v);
        traction += mass[v] * 0.5 * (force[v].0 + previous[v].0).hypot(force[v].1 + previous[v].1);
    }
    let target = if swinging > 0.0 { TOLERANCE * traction / swinging } else { speed };
    let speed = target.min(speed * 1.5).max(1e-3);
    for (v, place) in at.iter_mut().enumerate() {
        let factor = speed / (1.0 + speed * (mass[v] * swing(v)).sqrt());
        // No node leaps over the picture.
        let length = force[v].0.hypot(force[v].1);
        let factor = factor.min(10.0 / length.max(1e-9));
        place.0 += force[v].0 * factor;
        place.1 += force[v].1 * factor;
    }
    speed
}
