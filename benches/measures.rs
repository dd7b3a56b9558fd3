//! Times of the measures on generated heavy-tailed graphs, and what memory the largest takes. `--write DIR` also
//! writes the graphs as edge lists, and times and values, for `scripts/bench_measures.py`, which times other libraries
//! on the same and compares. `--nodes N` takes one graph only, `--long` exact betweenness of 100,000 nodes too.

use reformgraph::network::*;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Nodes and ties of the graphs.
const SIZES: [(u32, usize); 3] = [(10_000, 60_000), (100_000, 800_000), (1_000_000, 10_000_000)];
/// Sources of betweenness where all would take too long, a part of the exact work done exactly; and of the largest.
const PART: usize = 200;
const SMALL_PART: usize = 50;

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

/// Times of one graph, and where its values go.
struct Sheet {
    nodes: u32,
    folder: Option<PathBuf>,
    times: String,
}

impl Sheet {
    /// Runs once; what is done in less than half a second three times, of which the best counts.
    fn timed<T>(&mut self, name: &str, mut run: impl FnMut() -> T) -> T {
        let (mut best, mut value) = (Duration::MAX, None);
        for _ in 0..3 {
            let start = Instant::now();
            value = Some(run());
            best = best.min(start.elapsed());
            if best > Duration::from_millis(500) {
                break;
            }
        }
        println!("  {name:28} {:9.3} s", best.as_secs_f64());
        self.times += &format!("{name}\t{}\n", best.as_secs_f64());
        value.expect("at least one run")
    }

    /// Text of lines, in a file named after the graph.
    fn write<T: std::fmt::Display>(&self, name: &str, lines: impl IntoIterator<Item = T>) {
        let Some(folder) = &self.folder else { return };
        let file = File::create(folder.join(format!("{}.{name}", self.nodes))).expect("a file for values");
        let mut file = BufWriter::new(file);
        for line in lines {
            writeln!(file, "{line}").expect("values");
        }
    }
}

/// A line every ten seconds on standard error.
fn telling() -> impl Fn(u64, u64) + Sync {
    let started = Instant::now();
    let told = std::sync::atomic::AtomicU64::new(0);
    move |done, total| {
        let ten = started.elapsed().as_secs() / 10;
        if told.fetch_max(ten, std::sync::atomic::Ordering::Relaxed) < ten {
            eprintln!("    {done} of {total} sources after {} s", ten * 10);
        }
    }
}

fn paths(sheet: &mut Sheet, graph: &Csr, all: bool) {
    if all {
        let values = sheet.timed("betweenness", || betweenness_telling(graph, &telling()));
        sheet.write("betweenness", values);
    } else {
        let part = if graph.len() > 100_000 { SMALL_PART } else { PART };
        let name = format!("betweenness, {part} sources");
        let values = sheet.timed(&name, || betweenness_sampled(graph, part, &telling()));
        sheet.write("betweenness-part", values);
    }
    if graph.len() <= 100_000 {
        let values = sheet.timed("closeness", || closeness_telling(graph, &telling()));
        sheet.write("closeness", values);
    }
}

fn measure_all(nodes: u32, ties: usize, folder: Option<&Path>, long: bool) {
    println!("{nodes} nodes, {ties} ties, {} threads", rayon::current_num_threads());
    let mut sheet = Sheet { nodes, folder: folder.map(Path::to_owned), times: String::new() };
    let edges = edges(nodes, ties);
    if nodes <= 100_000 {
        sheet.write("txt", edges.iter().map(|(a, b)| format!("{a} {b}")));
    }
    let rows = || Csr::undirected(nodes as usize, edges.iter().map(|&(a, b)| (a, b, 1.0)));
    let graph = sheet.timed("rows", rows);
    let values = sheet.timed("pagerank", || pagerank(&graph, 0.85));
    sheet.write("pagerank", values);
    let values = sheet.timed("core", || core_numbers(&graph));
    sheet.write("core", values);
    let values = sheet.timed("clustering", || clustering(&graph));
    sheet.write("clustering", values);
    let values = sheet.timed("constraint", || holes(&graph));
    sheet.write("constraint", values.iter().map(|h| h.constraint.unwrap_or(f64::NAN)));
    sheet.timed("components", || components(&graph));
    let found = sheet.timed("leiden", || leiden(&graph, 1.0, 1));
    println!("  modularity {:.4}, {} communities", found.modularity, found.sizes.len());
    sheet.write("modularity", [found.modularity]);
    paths(&mut sheet, &graph, nodes <= 10_000 || (long && nodes <= 100_000));
    let times = sheet.times.clone();
    sheet.write("times", [times.trim_end()]);
}

/// The most memory that this process has had, in GiB, where the system tells.
fn peak_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0 / 1024.0)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |flag: &str| arguments.iter().position(|a| a == flag).and_then(|i| arguments.get(i + 1));
    let folder = after("--write").map(PathBuf::from);
    let only: Option<u32> = after("--nodes").and_then(|n| n.parse().ok());
    let long = arguments.iter().any(|a| a == "--long");
    for (nodes, ties) in SIZES.into_iter().filter(|(nodes, _)| only.is_none_or(|only| only == *nodes)) {
        measure_all(nodes, ties, folder.as_deref(), long);
        if let Some(peak) = peak_memory().filter(|_| nodes == 1_000_000) {
            println!("  memory, at most              {peak:9.2} GiB");
            assert!(peak <= 16.0, "a million nodes take more than 16 GiB");
        }
    }
}
