//! Times of the measures on generated heavy-tailed graphs, and what memory the largest takes. `--nodes N` takes one
//! graph only, `--short` leaves exact betweenness of 100,000 nodes out. With `--ask DIR` it writes the graph of
//! `--nodes` there as an edge list and then runs, once, each measure that it is asked for by a line on standard input,
//! tells its seconds and those of all processors, and writes the values: so does `scripts/bench_measures.py` time other
//! libraries in turn with it, and compares.

use reformgraph::network::*;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

/// Nodes and ties of the graphs.
const SIZES: [(u32, usize); 3] = [(10_000, 60_000), (100_000, 800_000), (1_000_000, 10_000_000)];
/// Sources of paths where all would take too long, a part of the exact work done exactly; and of the largest.
const PART: usize = 200;
const SMALL_PART: usize = 50;

const LINEAR: [&str; 7] = ["rows", "pagerank", "core", "clustering", "constraint", "components", "leiden"];

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

/// Seconds that a run took, and those of all processors together.
struct Time {
    wall: f64,
    processors: f64,
}

/// Seconds that the processors spent on this process, where the system tells.
fn processors() -> Option<f64> {
    let threads = fs::read_dir("/proc/self/task").ok()?.flatten();
    let nanoseconds = threads.filter_map(|thread| {
        let text = fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split(' ').next()?.parse::<f64>().ok()
    });
    Some(nanoseconds.sum::<f64>() / 1e9)
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Time) {
    let (before, start) = (processors(), Instant::now());
    let value = run();
    let wall = start.elapsed().as_secs_f64();
    let spent = processors().zip(before).map(|(after, before)| after - before);
    (value, Time { wall, processors: spent.unwrap_or(f64::NAN) })
}

/// One graph, and where its values go.
struct Bench {
    edges: Vec<(u32, u32)>,
    graph: Csr,
    folder: Option<PathBuf>,
}

impl Bench {
    fn new(nodes: u32, ties: usize, folder: Option<PathBuf>) -> Self {
        let edges = edges(nodes, ties);
        let graph = Csr::undirected(nodes as usize, edges.iter().map(|&(a, b)| (a, b, 1.0)));
        let bench = Self { edges, graph, folder };
        if bench.folder.is_some() {
            bench.write("txt", bench.edges.iter().map(|(a, b)| format!("{a} {b}")));
        }
        bench
    }

    /// Lines of text, in a file named after the graph.
    fn write<T: std::fmt::Display>(&self, name: &str, lines: impl IntoIterator<Item = T>) {
        let Some(folder) = &self.folder else { return };
        let file =
            File::create(folder.join(format!("{}.{name}", self.graph.len()))).expect("a file for values");
        let mut file = BufWriter::new(file);
        for line in lines {
            writeln!(file, "{line}").expect("values");
        }
    }

    fn part(&self) -> usize {
        if self.graph.len() > 100_000 { SMALL_PART } else { PART }
    }

    /// Runs a measure once and writes its values; `None` where it has another name.
    fn run(&self, name: &str) -> Option<Time> {
        let graph = &self.graph;
        let keep = |(values, time): (Vec<f64>, Time)| {
            self.write(name, values);
            time
        };
        Some(match name {
            "rows" => {
                let edges = || self.edges.iter().map(|&(a, b)| (a, b, 1.0));
                timed(|| Csr::undirected(graph.len(), edges())).1
            }
            "pagerank" => keep(timed(|| pagerank(graph, 0.85))),
            "clustering" => keep(timed(|| clustering(graph))),
            "core" => {
                let (values, time) = timed(|| core_numbers(graph));
                self.write(name, values);
                time
            }
            "constraint" => {
                let (values, time) = timed(|| holes(graph));
                self.write(name, values.iter().map(|h| h.constraint.unwrap_or(f64::NAN)));
                time
            }
            "components" => {
                let (found, time) = timed(|| components(graph));
                self.write(name, [found.sizes.len()]);
                time
            }
            "leiden" => {
                let (found, time) = timed(|| leiden(graph, 1.0, 1));
                self.write(name, [found.modularity]);
                time
            }
            "closeness" => keep(timed(|| closeness_telling(graph, &telling()))),
            "closeness-part" => keep(timed(|| closeness_of(graph, &pivots(graph.len(), PART)))),
            "betweenness" => keep(timed(|| betweenness_telling(graph, &telling()))),
            "betweenness-part" => keep(timed(|| betweenness_sampled(graph, self.part(), &telling()))),
            _ => return None,
        })
    }

    /// Runs what each line asks for.
    fn answer(&self) {
        println!("ready");
        for line in std::io::stdin().lines().map_while(Result::ok) {
            match self.run(line.trim()) {
                Some(time) => println!("{}\t{}", time.wall, time.processors),
                None => println!("unknown"),
            }
        }
    }

    /// Runs a measure, three times if that takes less than half a second, of which the best counts.
    fn show(&self, name: &str) {
        let mut best = Time { wall: f64::INFINITY, processors: f64::INFINITY };
        for _ in 0..3 {
            let Some(time) = self.run(name) else { return };
            best.wall = best.wall.min(time.wall);
            best.processors = best.processors.min(time.processors);
            if best.wall > 0.5 {
                break;
            }
        }
        let name = match name.strip_suffix("-part") {
            Some(measure) => format!("{measure}, {} sources", self.part()),
            None => name.to_owned(),
        };
        println!("  {name:28} {:9.4} s, {:9.4} s of processors", best.wall, best.processors);
    }

    fn show_all(&self, short: bool) {
        let paths: &[&str] = match self.graph.len() {
            0..=10_000 => &["closeness", "betweenness"],
            10_001..=100_000 if short => &["closeness-part", "betweenness-part", "closeness"],
            10_001..=100_000 => &["closeness-part", "betweenness-part", "closeness", "betweenness"],
            _ => &["betweenness-part"],
        };
        for name in LINEAR.iter().chain(paths) {
            self.show(name);
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

/// The most memory that this process has had, in GiB, where the system tells.
fn peak_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0 / 1024.0)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |flag: &str| arguments.iter().position(|a| a == flag).and_then(|i| arguments.get(i + 1));
    let folder = after("--ask").map(PathBuf::from);
    let only: Option<u32> = after("--nodes").and_then(|n| n.parse().ok());
    let short = arguments.iter().any(|a| a == "--short");
    for (nodes, ties) in SIZES.into_iter().filter(|(nodes, _)| only.is_none_or(|only| only == *nodes)) {
        let is_asked = folder.is_some();
        let bench = Bench::new(nodes, ties, folder.clone());
        if is_asked {
            bench.answer();
            continue;
        }
        println!("{nodes} nodes, {ties} ties, {} threads", rayon::current_num_threads());
        bench.show_all(short);
        if let Some(peak) = peak_memory().filter(|_| nodes == 1_000_000) {
            println!("  memory, at most              {peak:9.2} GiB");
            assert!(peak <= 16.0, "a million nodes take more than 16 GiB");
        }
    }
}
