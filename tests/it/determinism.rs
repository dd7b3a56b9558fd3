//! Same input, same bytes out.

use crate::support::{examples, run};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

fn bytes_of(paths: &[PathBuf], threads: &str) -> String {
    let args: Vec<OsString> = ["extract", "--threads", threads]
        .iter()
        .map(OsString::from)
        .chain(paths.iter().map(|p| p.into()))
        .collect();
    let run = run(&args);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(!run.stdout.is_empty());
    run.stdout
}

/// Fixed shuffles: every `step`-th file, over and over, until all are taken.
pub fn shuffled(paths: &[PathBuf], step: usize) -> Vec<PathBuf> {
    (0..step).rev().flat_map(|start| paths.iter().skip(start).step_by(step).cloned()).collect()
}

#[test]
fn one_and_eight_threads_write_the_same_facts() {
    let paths = examples();
    assert_eq!(bytes_of(&paths, "1"), bytes_of(&paths, "8"));
}

#[test]
fn the_order_of_the_files_does_not_change_the_facts() {
    let paths = examples();
    let straight = bytes_of(&paths, "2");
    for step in [2, 7] {
        assert_eq!(straight, bytes_of(&shuffled(&paths, step), "2"));
    }
}

#[test]
fn a_folder_gives_the_same_facts_as_its_files() {
    let folder = crate::support::root().join("examples");
    let run = run([OsStr::new("extract"), folder.as_os_str()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stdout, bytes_of(&examples(), "2"));
}
