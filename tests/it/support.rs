//! Running the binary, reading its facts, and comparing them.

use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: i32,
}

pub fn run<I, S>(args: I) -> Run
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    run_with(args, None)
}

pub fn run_with<I, S>(args: I, stdin: Option<&[u8]>) -> Run
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut child = Command::new(env!("CARGO_BIN_EXE_reformgraph"))
        .args(args)
        .env("RUST_BACKTRACE", "0")
        .current_dir(root())
        .stdin(if stdin.is_some() { Stdio::piped() } else { Stdio::null() })
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    if let (Some(bytes), Some(mut pipe)) = (stdin, child.stdin.take()) {
        let bytes = bytes.to_vec();
        std::thread::spawn(move || pipe.write_all(&bytes));
    }
    let output = child.wait_with_output().expect("the binary ends");
    Run {
        stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        code: output.status.code().unwrap_or(-1),
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own for a test, empty at the start.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a scratch folder");
    folder
}

/// All files under `folder`, sorted.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

pub fn examples() -> Vec<PathBuf> {
    files(&root().join("examples"))
}

pub fn stem(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

/// The text of an example, decoded without the program's own detection.
pub fn decode(path: &Path) -> String {
    let bytes = std::fs::read(path).expect("a readable example");
    let encoding = match &bytes[..] {
        [0xFF, 0xFE, ..] => encoding_rs::UTF_16LE,
        [0xFE, 0xFF, ..] => encoding_rs::UTF_16BE,
        _ if std::str::from_utf8(&bytes).is_ok() => encoding_rs::UTF_8,
        // A text in simplified script is no valid Big5.
        _ if !encoding_rs::BIG5.decode_without_bom_handling(&bytes).1 => encoding_rs::BIG5,
        _ => encoding_rs::GB18030,
    };
    encoding.decode(&bytes).0.into_owned()
}

/// Facts by document, in the order of the output.
pub type Facts = BTreeMap<String, Vec<Value>>;

pub fn parse(jsonl: &str) -> Facts {
    let mut facts = Facts::new();
    for line in jsonl.lines().filter(|l| !l.trim().is_empty()) {
        let fact: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        facts.entry(text(&fact, "doc").to_owned()).or_default().push(fact);
    }
    facts
}

pub fn extract(paths: &[PathBuf]) -> Facts {
    let run = run([OsStr::new("extract")].into_iter().chain(paths.iter().map(|p| p.as_os_str())));
    assert_eq!(run.code, 0, "{}", run.stderr);
    parse(&run.stdout)
}

pub fn text<'a>(fact: &'a Value, key: &str) -> &'a str {
    fact.get(key).and_then(Value::as_str).unwrap_or("")
}

/// What makes two facts the same: their relation and the names in it. Who took part in a meeting is compared
/// without the meeting, whose number depends on how many others were found.
pub fn key(fact: &Value) -> String {
    let relation = text(fact, "relation");
    let fields: &[&str] = match relation {
        "holds_office" => &["person", "body", "title", "status", "from", "to"],
        "appoints" | "removes" => &["person", "body", "title", "status", "date"],
        "meeting" => &["name", "body", "date"],
        "chairs" | "attends" | "speaks_at" => &["person"],
        "presents" => &["person", "body", "matter"],
        "reviews" => &["body", "action", "matter"],
        "issues" | "approves" => &["body", "regulation", "matter"],
        "implements" => &["regulation", "parent"],
        "reforms" => &["action", "body", "from", "to", "matter"],
        "repeals" => &["regulation"],
        _ => &["title", "publisher", "date", "author"],
    };
    let mut key = relation.to_owned();
    for field in fields {
        match fact.get(*field) {
            Some(Value::String(s)) if !(*field == "status" && s == "current") => {
                key += &format!(" {field}={s}");
            }
            Some(Value::Array(items)) if !items.is_empty() => {
                let mut items: Vec<_> = items.iter().filter_map(Value::as_str).collect();
                items.sort_unstable();
                key += &format!(" {field}={}", items.join("+"));
            }
            _ => {}
        }
    }
    key
}

/// Lines `- doc fact` for what `expected` has and `found` has not, `+ doc fact` for the reverse, sorted.
pub fn differences(expected: &Facts, found: &Facts) -> Vec<String> {
    let mut balance: BTreeMap<(String, String), i32> = BTreeMap::new();
    for (facts, step) in [(expected, 1), (found, -1)] {
        for (doc, facts) in facts {
            let mut keys: Vec<_> = facts.iter().map(key).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                *balance.entry((doc.clone(), key)).or_default() += step;
            }
        }
    }
    balance
        .into_iter()
        .filter(|(_, n)| *n != 0)
        .map(|((doc, key), n)| format!("{} {doc} {key}", if n > 0 { '-' } else { '+' }))
        .collect()
}

pub fn count(facts: &Facts) -> usize {
    facts.values().map(Vec::len).sum()
}
