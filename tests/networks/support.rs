//! Graphs and knowledge to test on.

use reformgraph::model::{DocumentId, Knowledge};
use reformgraph::network::Csr;
use reformgraph::resolve;
use reformgraph::wire::{FactLine, from_lines};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Knowledge from facts as the contract writes them, one JSON object a line.
pub fn knowledge(lines: &str) -> Knowledge {
    let mut documents: BTreeMap<String, Vec<FactLine>> = BTreeMap::new();
    for line in lines.lines().filter(|l| !l.trim().is_empty()) {
        let line: FactLine = serde_json::from_str(line).expect(line);
        documents.entry(line.doc.clone()).or_default().push(line);
    }
    let facts = documents.into_iter().map(|(id, lines)| from_lines(DocumentId(id), lines).expect("facts"));
    resolve::resolve(facts.collect())
}

/// All facts of the examples.
pub fn examples() -> Knowledge {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/facts");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("golden facts").map(|e| e.unwrap().path()).collect();
    paths.sort();
    knowledge(&paths.iter().map(|p| fs::read_to_string(p).unwrap()).collect::<String>())
}

/// A graph of `expected.json` with its values.
pub fn expected(name: &str) -> (Csr, Value) {
    let all: Value = serde_json::from_str(include_str!("expected.json")).unwrap();
    let one = all[name].clone();
    let number = |v: &Value| v.as_u64().unwrap() as u32;
    let edges = one["edges"].as_array().unwrap().iter();
    let edges = edges.map(|e| (number(&e[0]), number(&e[1]), e[2].as_f64().unwrap()));
    (Csr::undirected(number(&one["nodes"]) as usize, edges), one)
}

/// A random graph, the same for the same seed.
pub fn random_graph(nodes: u32, edges: usize, seed: u64) -> Csr {
    let mut state = seed;
    let mut draw = move |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as u32) % below
    };
    Csr::undirected(nodes as usize, (0..edges).map(|_| (draw(nodes), draw(nodes), 1.0)).collect::<Vec<_>>())
}

/// A folder of this test's own.
pub fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&path).unwrap();
    path
}

/// Whether the command runs at all; says loudly when a test does without it.
pub fn available(command: &str, args: &[&str], without: &str) -> bool {
    let found = Command::new(command).args(args).output().is_ok_and(|o| o.status.success());
    if !found {
        eprintln!(
            "SKIPPED: {without} was not checked, since `{command} {}` does not work here",
            args.join(" ")
        );
    }
    found
}

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder that cargo builds into.
pub fn target() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a folder above the tests' own")
}
