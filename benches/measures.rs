//! Times of the measures on generated heavy-tailed graphs. `--write DIR` also writes the graphs as edge
//! lists, and `--values` the results, for `scripts/bench_measures.py`, which times other libraries on them.

use reformgraph::network::*;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

/// Nodes and ties of the graphs; the last only with `--nodes 1000000`.
const SIZES: [(u32, usize); 3] = [(10_000, 60_000), (100_000, 800_000), (1_000_000, 10_000_000)];

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

    /// A number below `n`, small ones more often: degrees fall off as a power.
    fn skewed(&mut self, n: u32) -> u32 {
        ((self.unit().powf(2.5) * f64::from(n)) as u32).min(n - 1)
    }
}

/// Distinct ties, nine of ten within groups of about 200 nodes.
fn edges(nodes: u32, ties: usize) -> Vec<(u32, u32)> {
    let groups = nodes.div_ceil(200);
    let size = nodes / groups;
    let mut random = Random(u64::from(nodes));
    let mut edges = Vec::new();
    while edges.len() < ties {
        for _ in edges.len()..ties {
            let group = (random.next() % u64::from(groups)) as u32;
            let a = group * size + random.skewed(size);
            let b =
                if random.unit() < 0.9 { group * size + random.skewed(size) } else { random.skewed(nodes) };
            if a != b {
                edges.push((a.min(b), a.max(b)));
            }
        }
        edges.sort_unstable();
        edges.dedup();
    }
    edges
}

fn timed<T>(name: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = run();
    println!("  {name:22} {:9.3} s", start.elapsed().as_secs_f64());
    value
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = arguments.iter().position(|a| a == "--write").and_then(|i| arguments.get(i + 1));
    let folder = folder.map(PathBuf::from);
    let only = arguments.iter().position(|a| a == "--nodes").and_then(|i| arguments.get(i + 1)?.parse().ok());
    for (nodes, ties) in SIZES {
        if only.map_or(nodes >= 1_000_000, |only: u32| only != nodes) {
            continue;
        }
        println!("{nodes} nodes, {ties} ties, {} threads", rayon::current_num_threads());
        let edges = edges(nodes, ties);
        if let Some(folder) = &folder {
            let file = File::create(folder.join(format!("{nodes}.txt"))).expect("edge list");
            let mut file = BufWriter::new(file);
            for (a, b) in &edges {
                writeln!(file, "{a} {b}").expect("edge list");
            }
        }
        let graph =
            timed("rows", || Csr::undirected(nodes as usize, edges.iter().map(|&(a, b)| (a, b, 1.0))));
        let mut values: Vec<(&str, Vec<f64>)> = Vec::new();
        if nodes <= 10_000 {
            values.push(("betweenness", timed("betweenness", || betweenness(&graph))));
        } else {
            timed("betweenness, 100 sources", || betweenness_sampled(&graph, 100));
        }
        if nodes <= 10_000 {
            values.push(("closeness", timed("closeness", || closeness(&graph))));
        }
        values.push(("pagerank", timed("pagerank", || pagerank(&graph, 0.85))));
        let core = timed("core", || core_numbers(&graph));
        values.push(("core", core.into_iter().map(f64::from).collect()));
        values.push(("clustering", timed("clustering", || clustering(&graph))));
        let holes = timed("constraint", || holes(&graph));
        let constraint = holes.iter().map(|h| h.constraint.unwrap_or(f64::NAN)).collect();
        values.push(("constraint", constraint));
        timed("components", || components(&graph));
        let found = timed("leiden", || leiden(&graph, 1.0, 1));
        println!("  modularity             {:9.4}   communities {}", found.modularity, found.sizes.len());
        if let Some(folder) = &folder {
            for (name, list) in &values {
                let file = File::create(folder.join(format!("{nodes}.{name}"))).expect("values");
                let mut file = BufWriter::new(file);
                for value in list {
                    writeln!(file, "{value}").expect("values");
                }
            }
        }
    }
}
