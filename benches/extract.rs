//! Speed of extraction beside the tokenizer's, on the same text in the same run.
//!
//! `make bench`. The examples, repeated to five megabytes of text; each line is the median of several runs, which
//! take turns, so that a slow moment of the machine hits all of them.

use jieba_rs::Jieba;
use reformgraph::extract::Extractor;
use reformgraph::model::Document;
use reformgraph::normalise::normalise;
use reformgraph::pipeline::{ThreadError, Threads, in_order};
use reformgraph::read::{DecodedSource, FieldNames, inputs};
use std::hint::black_box;
use std::time::{Duration, Instant};

const MEGABYTES: usize = 5;
const RUNS: usize = 5;

/// What is timed, and its name.
type Task<'a> = (&'static str, &'a dyn Fn(Vec<DecodedSource>));

fn main() {
    // `cargo test --benches` only asks whether it starts.
    let (size, runs) = if std::env::args().any(|a| a == "--test") { (1, 1) } else { (MEGABYTES << 20, RUNS) };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples").to_owned();
    let examples: Vec<DecodedSource> =
        inputs(&[folder], &FieldNames::default()).filter_map(|source| source.ok()?.decode().ok()).collect();
    let once: usize = examples.iter().map(|s| normalise(s.clone()).normal.len()).sum();
    assert!(once > 0, "examples/ holds no document");
    let times = size.div_ceil(once);
    let sources: Vec<DecodedSource> =
        std::iter::repeat_with(|| examples.iter().cloned()).take(times).flatten().collect();
    let documents: Vec<Document> = sources.iter().cloned().map(normalise).collect();
    let bytes: usize = documents.iter().map(|d| d.normal.len()).sum();

    let jieba = Jieba::new();
    let extractor = Extractor::new().unwrap_or_else(|faults| panic!("{faults:?}"));
    let whole = |source: DecodedSource| extractor.extract(&normalise(source)).statements.len();
    let threaded = |threads: usize, sources: Vec<DecodedSource>| {
        let mut facts = 0;
        let added: Result<(), ThreadError> = in_order(
            Threads(Some(threads)),
            sources.into_iter(),
            |s| s.text.len(),
            whole,
            |n, _| {
                facts += n;
                Ok(())
            },
        );
        added.map(|()| facts).unwrap_or_else(|e| panic!("{e}"))
    };
    let tasks: [Task; 5] = [
        ("jieba-rs tag, 1 thread", &|_| {
            for document in &documents {
                for line in document.normal.lines() {
                    black_box(jieba.tag(line, true));
                }
            }
        }),
        ("normalise, 1 thread", &|sources| {
            for source in sources {
                black_box(normalise(source));
            }
        }),
        ("extract from normal text, 1 thread", &|_| {
            for document in &documents {
                black_box(extractor.extract(document));
            }
        }),
        ("extract (all steps), 1 thread", &|sources| {
            black_box(threaded(1, sources));
        }),
        ("extract (all steps), 2 threads", &|sources| {
            black_box(threaded(2, sources));
        }),
    ];
    for (_, task) in &tasks {
        task(examples.clone());
    }
    let mut times = vec![Vec::new(); tasks.len()];
    for _ in 0..runs {
        for (task, times) in tasks.iter().zip(&mut times) {
            let given = sources.clone();
            let start = Instant::now();
            (task.1)(given);
            times.push(start.elapsed());
        }
    }
    println!("{} documents, {:.1} MB of text, median of {runs}", sources.len(), bytes as f64 / 1e6);
    let median = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let medians: Vec<f64> = times.iter_mut().map(median).collect();
    for ((name, _), seconds) in tasks.iter().zip(&medians) {
        let speed = bytes as f64 / 1e6 / seconds;
        println!("{name:<36}{speed:8.2} MB/s{:8.2} x tag", seconds / medians[0]);
    }
    println!("two threads beside one: {:.2}", medians[3] / medians[4]);
}
