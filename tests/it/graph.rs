//! A graph built from the examples and asked.

use crate::determinism::shuffled;
use crate::support::{Run, examples, files, root, run, scratch, stem};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

fn args(verb: &[&str], paths: &[PathBuf], graph: &Path) -> Vec<OsString> {
    let mut all: Vec<OsString> = verb.iter().map(OsString::from).collect();
    all.extend(paths.iter().map(OsString::from));
    all.extend([OsString::from("--graph"), graph.into()]);
    all
}

fn build(paths: &[PathBuf], graph: &Path, threads: &str) {
    let run = run(args(&["build", "--threads", threads], paths, graph));
    assert_eq!(run.code, 0, "{}", run.stderr);
}

fn ask(verb: &[&str], graph: &Path) -> Run {
    run(args(verb, &[], graph))
}

fn nquads(graph: &Path) -> String {
    let run = ask(&["export", "--format", "nquads"], graph);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(run.stdout.lines().count() > 1000, "too small a graph:\n{}", run.stderr);
    run.stdout
}

#[test]
fn threads_order_and_repetition_do_not_change_the_graph() {
    let folder = scratch("graph-same-bytes");
    let paths = examples();
    let (one, eight) = (folder.join("one"), folder.join("eight"));
    build(&paths, &one, "1");
    build(&shuffled(&paths, 5), &eight, "8");
    let bytes = nquads(&one);
    assert!(bytes == nquads(&eight), "1 and 8 threads, or the order of files, gave different graphs");
    build(&paths, &one, "2");
    assert!(bytes == nquads(&one), "building again changed the graph");
}

#[test]
fn every_shipped_query_runs_and_every_format_is_written() {
    let folder = scratch("graph-asked");
    let graph = folder.join("graph");
    build(&examples(), &graph, "2");
    for format in ["gexf", "graphml", "csv", "nquads", "turtle"] {
        let out = folder.join(format!("out-{format}"));
        let mut all = args(&["export", "--format", format], &[], &graph);
        all.extend([OsString::from("--output"), out.clone().into()]);
        let run = run(all);
        assert_eq!(run.code, 0, "{format}: {}", run.stderr);
        assert!(out.exists(), "{format}: nothing written");
    }
    for path in files(&root().join("queries")) {
        let run = ask(&["query", &stem(&path)], &graph);
        assert_eq!(run.code, 0, "{}: {}", path.display(), run.stderr);
    }
    for verb in [&["summary"][..], &["summary", "--format", "json"]] {
        let run = ask(verb, &graph);
        assert_eq!(run.code, 0, "{verb:?}: {}", run.stderr);
        assert!(!run.stdout.is_empty());
    }
    let broken = ask(&["query", "-e", "SELECT ?s WHERE { ?s ?p"], &graph);
    assert_eq!(broken.code, 2, "{}", broken.stderr);
    assert!(!broken.stderr.contains("panicked"), "{}", broken.stderr);
}
