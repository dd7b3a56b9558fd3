//! Values of measures: networkx's on three graphs, plain definitions on random ones.

use crate::support::{expected, random_graph};
use reformgraph::network::*;
use serde_json::Value;

#[track_caller]
fn close(name: &str, ours: &[f64], theirs: &Value, margin: f64) {
    let theirs = theirs.as_array().unwrap_or_else(|| panic!("{name}: no values"));
    assert_eq!(ours.len(), theirs.len(), "{name}");
    for (v, (a, b)) in ours.iter().zip(theirs).enumerate() {
        let b = b.as_f64().unwrap_or(f64::NAN);
        assert!((a - b).abs() <= margin || (a.is_nan() && b.is_nan()), "{name} of {v}: {a}, networkx {b}");
    }
}

#[test]
fn measures_agree_with_networkx() {
    for name in ["karate", "cliques", "parts"] {
        let (graph, values) = expected(name);
        close("betweenness", &betweenness(&graph), &values["betweenness"], 1e-9);
        close("weighted", &betweenness_weighted(&graph), &values["betweenness_weighted"], 1e-9);
        close("closeness", &closeness(&graph), &values["closeness"], 1e-12);
        close("pagerank", &pagerank(&graph, 0.85), &values["pagerank"], 1e-9);
        close("clustering", &clustering(&graph), &values["clustering"], 1e-12);
        if !values["eigenvector"].is_null() {
            close("eigenvector", &eigenvector(&graph), &values["eigenvector"], 1e-9);
        }
        let core: Vec<f64> = core_numbers(&graph).into_iter().map(f64::from).collect();
        close("core", &core, &values["core"], 0.0);
        let holes = holes(&graph);
        let constraint: Vec<f64> = holes.iter().map(|h| h.constraint.unwrap_or(f64::NAN)).collect();
        close("constraint", &constraint, &values["constraint"], 1e-12);
        let size: Vec<f64> = holes.iter().map(|h| h.effective_size.unwrap_or(f64::NAN)).collect();
        close("effective size", &size, &values["effective_size"], 1e-12);
        let cuts = cuts(&graph);
        assert_eq!(serde_json::to_value(&cuts.points).unwrap(), values["articulation"], "{name}");
        assert_eq!(serde_json::to_value(&cuts.bridges).unwrap(), values["bridges"], "{name}");
        assert_eq!(serde_json::to_value(&components(&graph).sizes).unwrap(), values["components"]);
        close(
            "transitivity",
            &[transitivity(&graph)],
            &Value::from(vec![values["transitivity"].clone()]),
            1e-12,
        );
        let assortativity = degree_assortativity(&graph).unwrap();
        close("assortativity", &[assortativity], &Value::from(vec![values["assortativity"].clone()]), 1e-9);
        let density = density(graph.len(), graph.arc_count() / 2);
        close("density", &[density], &Value::from(vec![values["density"].clone()]), 1e-12);
    }
}

/// Brokered pairs are counted here triple by triple.
#[test]
fn brokerage_roles_count_every_open_triple_once() {
    for seed in 1..6 {
        let graph = random_graph(30, 70, seed);
        let group: Vec<u32> = (0..30).map(|v| v * 7 % 4).collect();
        let of = |v: u32| group[v as usize];
        let mut counted = vec![Roles::default(); graph.len()];
        for (b, roles) in counted.iter_mut().enumerate() {
            let own = group[b];
            for &a in graph.neighbours(b) {
                for &c in graph.neighbours(b) {
                    if a >= c || graph.weight(a as usize, c as usize) > 0.0 {
                        continue;
                    }
                    *match (of(a) == own, of(c) == own, of(a) == of(c)) {
                        (true, true, _) => &mut roles.coordinator,
                        (true, false, _) | (false, true, _) => &mut roles.gatekeeper,
                        (_, _, true) => &mut roles.consultant,
                        _ => &mut roles.liaison,
                    } += 1;
                }
            }
        }
        assert_eq!(roles(&graph, &group), counted);
    }
}

/// Betweenness by its definition: counts of shortest paths between all pairs.
#[test]
fn betweenness_is_the_share_of_shortest_paths_through_a_node() {
    for seed in 1..6 {
        let graph = random_graph(24, 40, seed);
        let n = graph.len();
        let (mut length, mut paths) = (vec![vec![usize::MAX; n]; n], vec![vec![0.0; n]; n]);
        for s in 0..n {
            length[s][s] = 0;
            paths[s][s] = 1.0;
            let mut queue = vec![s];
            let mut head = 0;
            while head < queue.len() {
                let v = queue[head];
                head += 1;
                for &w in graph.neighbours(v) {
                    let w = w as usize;
                    if length[s][w] == usize::MAX {
                        length[s][w] = length[s][v] + 1;
                        queue.push(w);
                    }
                    if length[s][w] == length[s][v] + 1 {
                        paths[s][w] += paths[s][v];
                    }
                }
            }
        }
        for (v, ours) in betweenness(&graph).into_iter().enumerate() {
            let mut sum = 0.0;
            for s in 0..n {
                for t in s + 1..n {
                    let reached = length[s][t] != usize::MAX && length[s][v] != usize::MAX;
                    if reached && s != v && t != v && length[s][v] + length[v][t] == length[s][t] {
                        sum += paths[s][v] * paths[v][t] / paths[s][t];
                    }
                }
            }
            assert!((ours - sum).abs() < 1e-9, "seed {seed}, node {v}: {ours}, by definition {sum}");
        }
    }
}

#[test]
fn all_pivots_give_exact_betweenness_and_few_give_its_order_of_size() {
    let graph = random_graph(400, 1600, 3);
    let exact = betweenness(&graph);
    assert_eq!(betweenness_sampled(&graph, 400, SILENT), exact);
    let (sampled, total) = (betweenness_sampled(&graph, 100, SILENT), exact.iter().sum::<f64>());
    let error: f64 = sampled.iter().zip(&exact).map(|(a, b)| (a - b).abs()).sum();
    assert!(error < 0.3 * total, "{}", error / total);
}

#[test]
fn communities_are_dense_connected_and_as_good_as_known() {
    // The best partition of the karate club has modularity 0.41979.
    let (karate, _) = expected("karate");
    let found = leiden(&karate, 1.0, 1);
    assert!(found.modularity > 0.4188, "{}", found.modularity);
    assert!((modularity(&karate, &found.of, 1.0) - found.modularity).abs() < 1e-12);
    // A ring of 30 cliques of 6: each clique is a community, or two neighbours are, never a part of one.
    let mut edges = Vec::new();
    for clique in 0..30u32 {
        for a in 0..6 {
            for b in a + 1..6 {
                edges.push((clique * 6 + a, clique * 6 + b, 1.0));
            }
        }
        edges.push((clique * 6, (clique * 6 + 7) % 180, 1.0));
    }
    let ring = Csr::undirected(180, edges);
    let found = leiden(&ring, 1.0, 1);
    for clique in found.of.chunks(6) {
        assert!(clique.iter().all(|c| *c == clique[0]), "{clique:?}");
    }
    for seed in 1..5 {
        let graph = random_graph(500, 900, seed);
        let found = leiden(&graph, 1.0, seed);
        assert_eq!(found, leiden(&graph, 1.0, seed));
        for community in 0..found.sizes.len() as u32 {
            let inside = |v: usize| found.of[v] == community;
            let edges = (0..graph.len()).filter(|&v| inside(v)).flat_map(|v| {
                graph.ties(v).filter(|t| inside(t.0)).map(move |(w, x)| (v as u32, w as u32, x))
            });
            let within = components(&Csr::undirected(graph.len(), edges));
            assert_eq!(within.sizes[0], found.sizes[community as usize], "community {community} falls apart");
        }
    }
}

#[test]
fn every_number_of_threads_gives_the_same_bits() {
    let graph = random_graph(700, 3000, 11);
    let group: Vec<u32> = (0..700).map(|v| v % 5).collect();
    let bits = |v: Vec<f64>| v.into_iter().map(f64::to_bits).collect::<Vec<_>>();
    let measured = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let constraint = holes(&graph).iter().map(|h| h.constraint.unwrap_or(-1.0)).collect();
            let real = [
                betweenness(&graph),
                betweenness_weighted(&graph),
                closeness(&graph),
                pagerank(&graph, 0.85),
                eigenvector(&graph),
                clustering(&graph),
                constraint,
            ];
            (real.map(bits), roles(&graph, &group), leiden(&graph, 1.0, 1).of)
        })
    };
    let one = measured(1);
    assert!(one == measured(2) && one == measured(8));
}

#[test]
fn empty_and_tiny_graphs_have_measures_too() {
    for nodes in 0..3 {
        let graph = Csr::undirected(nodes, []);
        assert_eq!(betweenness(&graph), vec![0.0; nodes]);
        assert_eq!(closeness(&graph), vec![0.0; nodes]);
        assert_eq!(core_numbers(&graph), vec![0; nodes]);
        assert_eq!(leiden(&graph, 1.0, 1).sizes, vec![1; nodes]);
        assert_eq!(pagerank(&graph, 0.85).len(), nodes);
        assert_eq!(eigenvector(&graph).len(), nodes);
        assert_eq!((density(nodes, 0), transitivity(&graph)), (0.0, 0.0));
        assert_eq!(degree_assortativity(&graph), None);
        assert_eq!(cuts(&graph), Cuts::default());
        assert!(holes(&graph).iter().all(|h| h.constraint.is_none()));
    }
}
