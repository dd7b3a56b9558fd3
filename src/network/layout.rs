//! Positions for a picture: ForceAtlas2 with a Barnes-Hut tree, from a fixed start, so that the same network
//! always has the same picture.
//!
//! Jacomy, Venturini, Heymann & Bastian, "ForceAtlas2, a continuous graph layout algorithm", PLoS ONE 9
//! (2014).

use super::csr::Csr;
use super::quadtree::Quadtree;
use rayon::prelude::*;

/// How strongly nodes push each other away.
const REPULSION: f64 = 10.0;
/// How strongly all are drawn to the middle; keeps components together on one page.
const GRAVITY: f64 = 1.0;
/// How much uncertainty of movement is tolerated; larger is faster and less precise.
const TOLERANCE: f64 = 1.0;

/// A position for each node of an undirected graph; heavier ties pull with the logarithm of their weight.
/// O(iterations · (n log n + m)); about 500 iterations for small graphs, fewer for large ones.
pub fn layout(graph: &Csr) -> Vec<(f64, f64)> {
    let n = graph.len();
    let iterations = (3_000_000 / n.max(1)).clamp(60, 600);
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
