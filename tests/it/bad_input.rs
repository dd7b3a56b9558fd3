//! Bad input: one clear message, the others done, and an exit code that remembers it.

use crate::support::{examples, parse, run, run_with, scratch};
use std::ffi::OsStr;
use std::fs;

#[test]
fn bad_files_are_named_counted_and_skipped() {
    let folder = scratch("bad-input");
    fs::write(folder.join("empty.txt"), "").expect("a file");
    fs::write(folder.join("binary.txt"), [0x89, b'P', b'N', b'G', 0, 0, 0, 13, 0xFF, 0, 1, 2, 3])
        .expect("a file");
    fs::write(folder.join("blank.html"), "<html><body></body></html>").expect("a file");
    fs::copy(&examples()[0], folder.join("good.txt")).expect("a copy");
    let missing = folder.join("missing.txt");
    let run = run([OsStr::new("extract"), folder.as_os_str(), missing.as_os_str()]);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for name in ["empty.txt", "binary.txt", "missing.txt"] {
        assert!(run.stderr.contains(name), "{name} is not named in:\n{}", run.stderr);
    }
    assert!(!run.stderr.contains("good.txt"), "{}", run.stderr);
    assert!(parse(&run.stdout).contains_key("good"), "{}", run.stdout);
}

#[test]
fn a_broken_line_of_json_is_skipped_and_the_others_are_read() {
    let good = r#"{"id":"good","title":"会议","text":"市长李明华出席会议。"}"#;
    let input = format!("{good}\n{{\"id\": broken\n{}\n", good.replace("good", "other"));
    let run = run_with(["extract", "-"], Some(input.as_bytes()));
    assert_eq!(run.code, 1, "{}", run.stderr);
    let docs: Vec<_> = parse(&run.stdout).into_keys().collect();
    assert!(docs.iter().all(|d| d == "good" || d == "other"), "{docs:?}");
}

#[test]
fn a_text_that_begins_with_a_bracket_is_no_json() {
    for opening in ["[本报讯]", "{导语}"] {
        let run = run_with(["extract", "-"], Some(format!("{opening}市长李明华出席会议。").as_bytes()));
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert!(run.stdout.contains("李明华"), "{}", run.stdout);
    }
    for json in
        [r#"[{"id":"a","text":"市长李明华出席会议。"}]"#, r#"{ "id":"a","text":"市长李明华出席会议。"}"#]
    {
        let run = run_with(["extract", "-"], Some(json.as_bytes()));
        assert!(parse(&run.stdout).contains_key("a"), "{} {}", run.stdout, run.stderr);
    }
}

#[test]
fn wrong_usage_ends_with_two_and_says_what_to_do() {
    for args in [
        &["extract", "--no-such-flag"][..],
        &["no-such-verb"][..],
        &["extract", "--min-confidence", "high", "examples"][..],
    ] {
        let run = run(args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.stderr);
        assert!(run.stdout.is_empty(), "{args:?}: {}", run.stdout);
        assert!(!run.stderr.trim().is_empty() && !run.stderr.contains("panicked"), "{}", run.stderr);
    }
}

#[cfg(feature = "store")]
#[test]
fn a_missing_graph_and_an_invalid_query_end_with_two() {
    let folder = scratch("no-graph");
    let graph = folder.join("none");
    for verb in
        [&["summary"][..], &["query", "-e", "SELECT * WHERE { ?s ?p ?o }"], &["export", "--format", "gexf"]]
    {
        let mut args: Vec<&OsStr> = verb.iter().map(OsStr::new).collect();
        args.extend([OsStr::new("--graph"), graph.as_os_str()]);
        let run = run(&args);
        assert_eq!(run.code, 2, "{verb:?}: {}", run.stderr);
        assert!(run.stderr.contains("none"), "{verb:?} does not name the graph: {}", run.stderr);
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    }
    assert!(!graph.exists(), "asking made a graph");
}
