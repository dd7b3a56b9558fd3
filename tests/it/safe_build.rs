//! A build that is killed, meets another or can't write leaves the graph that was there.

use crate::support::{examples, run, scratch};
use std::ffi::OsString;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

fn arguments(paths: &[PathBuf], graph: &Path) -> Vec<OsString> {
    let mut all: Vec<OsString> = vec!["build".into(), "--graph".into(), graph.into()];
    all.extend(paths.iter().map(OsString::from));
    all
}

fn build(paths: &[PathBuf], graph: &Path) {
    let run = run(arguments(paths, graph));
    assert_eq!(run.code, 0, "{}", run.stderr);
}

fn nquads(graph: &Path) -> String {
    let run =
        run([OsString::from("export"), "--format".into(), "nquads".into(), "--graph".into(), graph.into()]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    run.stdout
}

/// How often a build is killed: 200 times by the optimised binary, less by the slow one; or `REFORMGRAPH_KILLS`.
#[expect(clippy::disallowed_methods, reason = "the one who runs the tests says how often")]
fn kills() -> u32 {
    std::env::var("REFORMGRAPH_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(if cfg!(debug_assertions) { 12 } else { 200 })
}

#[test]
fn a_build_killed_at_any_moment_leaves_a_whole_graph_and_the_next_completes_it() {
    let folder = scratch("graph-killed");
    let all = examples();
    let half = &all[..all.len() / 2];
    let (graph, clean) = (folder.join("graph"), folder.join("clean"));
    build(half, &clean);
    let old = nquads(&clean);
    let start = Instant::now();
    build(&all, &clean);
    let whole_build = start.elapsed();
    let new = nquads(&clean);
    assert!(old != new);

    build(half, &graph);
    let mut chance: u64 = 88_172_645_463_325_252;
    let (mut kept, mut replaced) = (0, 0);
    for _ in 0..kills() {
        // Marsaglia's xorshift64: moments that differ, the same in each run.
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let mut child = Command::new(env!("CARGO_BIN_EXE_reformgraph"))
            .args(arguments(&all, &graph))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary starts");
        std::thread::sleep(whole_build.mul_f64((chance % 1100) as f64 / 1000.0));
        child.kill().expect("a signal can be sent");
        child.wait().expect("the process ends");
        match nquads(&graph) {
            found if found == old => kept += 1,
            found if found == new => {
                replaced += 1;
                build(half, &graph);
            }
            _ => panic!("after {kept} kept and {replaced} replaced graphs: one that is neither"),
        }
    }
    build(&all, &graph);
    assert!(nquads(&graph) == new, "the build after the kills is not complete");
    let left = std::fs::read_dir(graph.join("builds")).expect("a folder").count();
    assert_eq!(left, 1, "leftovers of killed builds");
    eprintln!("{kept} kept, {replaced} replaced");
}

#[test]
fn a_second_build_of_the_same_folder_says_so_and_stops() {
    let folder = scratch("graph-locked");
    let graph = folder.join("graph");
    let one = &examples()[..1];
    build(one, &graph);
    let lock = File::open(graph.join("lock")).expect("the lock file");
    lock.lock().expect("a lock");
    let second = run(arguments(one, &graph));
    assert_eq!(second.code, 2);
    assert!(second.stderr.contains("another build"), "{}", second.stderr);
    assert!(!nquads(&graph).is_empty(), "readers are not disturbed");
    drop(lock);
    let nothing = run(arguments(&[PathBuf::from("no/such/folder")], &graph));
    assert_eq!(nothing.code, 2, "{}", nothing.stderr);
    assert!(!nquads(&graph).is_empty(), "a wrong path takes nothing away");
}

#[test]
fn a_graph_folder_is_not_made_of_a_folder_with_other_files() {
    let folder = scratch("graph-foreign");
    std::fs::write(folder.join("thesis.txt"), "text").expect("a file");
    let refused = run(arguments(&examples()[..1], &folder));
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("is no graph"), "{}", refused.stderr);
    let missing = run(["query", "members", "--graph", "no/such/graph"]);
    assert_eq!(missing.code, 2);
    assert!(missing.stderr.contains("reformgraph build"), "{}", missing.stderr);
}

/// Files that may not grow stand for a full disk.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_gives_an_error_and_keeps_the_old_graph() {
    let folder = scratch("graph-full");
    let graph = folder.join("graph");
    let all = examples();
    build(&all[..1], &graph);
    let old = nquads(&graph);
    let output = Command::new("bash")
        .args(["-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_reformgraph"))
        .args(arguments(&all, &graph))
        .output()
        .expect("bash runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains(&*graph.to_string_lossy()), "{stderr}");
    assert!(nquads(&graph) == old);
}

/// A file system of its own with too little room; only root can make one.
#[cfg(target_os = "linux")]
#[test]
fn a_small_file_system_that_fills_up_keeps_the_old_graph() {
    let folder = scratch("graph-small-disk");
    let all = examples();
    // In a mount namespace of its own, so that nothing is left behind whatever happens.
    let script = r#"
        mount -t tmpfs -o size=2m none "$1" || exit 77
        "$0" build --graph "$1/graph" "$2" >/dev/null 2>&1 || exit 78
        before=$("$0" export --format nquads --graph "$1/graph" | sha256sum)
        shift 2
        "$0" build --graph "$FOLDER/graph" "$@" >/dev/null
        code=$?
        after=$("$0" export --format nquads --graph "$FOLDER/graph" | sha256sum)
        [ "$before" = "$after" ] || exit 79
        exit $code
    "#;
    let mut command = Command::new("unshare");
    command.args(["--mount", "bash", "-c", script]).arg(env!("CARGO_BIN_EXE_reformgraph")).arg(&folder);
    let output = command.arg(&all[0]).args(&all).env("FOLDER", &folder).output();
    let Ok(output) = output else {
        eprintln!("NOT TESTED: no unshare");
        return;
    };
    let stderr = String::from_utf8_lossy(&output.stderr);
    if stderr.contains("unshare failed") || output.status.code() == Some(77) {
        eprintln!("NOT TESTED: no right to mount: {stderr}");
        return;
    }
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("No space left") && stderr.contains("graph-small-disk"), "{stderr}");
}

/// Root may do everything: then the build runs as nobody.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_written_gives_an_error_and_keeps_the_graph() {
    use std::os::unix::fs::PermissionsExt;
    let folder = scratch("graph-no-rights");
    let graph = folder.join("graph");
    build(&examples()[..1], &graph);
    let old = nquads(&graph);
    let allow = |mode| {
        for path in [graph.clone(), graph.join("builds"), graph.join("lock")] {
            let mode = if path.is_dir() { mode } else { mode & 0o666 };
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("our own folder");
        }
    };
    allow(0o555);
    let denied = |output: &std::process::Output| {
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains("Permission denied") && stderr.contains("graph-no-rights"), "{stderr}");
    };
    let mut plain = Command::new(env!("CARGO_BIN_EXE_reformgraph"));
    let output = plain.args(arguments(&examples(), &graph)).output().expect("the binary starts");
    if output.status.code() == Some(2) {
        denied(&output);
    } else {
        let mut nobody = Command::new("setpriv");
        nobody
            .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
            .arg(env!("CARGO_BIN_EXE_reformgraph"));
        build(&examples()[..1], &graph);
        allow(0o555);
        match nobody.args(arguments(&examples(), &graph)).output() {
            // Not even the binary may be run by nobody.
            Ok(output) if String::from_utf8_lossy(&output.stderr).contains("setpriv") => {
                eprintln!("NOT TESTED as nobody: {}", String::from_utf8_lossy(&output.stderr));
            }
            Ok(output) => denied(&output),
            Err(_) => eprintln!("NOT TESTED as nobody: no setpriv"),
        }
    }
    assert!(nquads(&graph) == old, "the old graph is gone");
    allow(0o755);
}
