//! Who may know what: the rules of `docs/architecture.md` that the compiler does not check.

use crate::support::{files, root};
use std::fs;
use std::path::Path;

/// Modules in the order in which data pass through them; each may use those before it.
const ORDER: [&str; 16] = [
    "model",
    "ontology",
    "lexicon",
    "read",
    "normalise",
    "segment",
    "mention",
    "extract",
    "wire",
    "resolve",
    "network",
    "store",
    "export",
    "serve",
    "pipeline",
    "cli",
];

/// A crate, and the only modules that may name it.
const ONLY: [(&str, &[&str]); 10] = [
    ("oxigraph", &["store"]),
    ("petgraph", &["network"]),
    ("jieba_rs", &["segment"]),
    ("resvg", &["export", "cli"]),
    ("rayon", &["pipeline", "network"]),
    ("clap", &["cli", "main"]),
    ("encoding_rs", &["read", "normalise"]),
    ("html5gum", &["read", "normalise"]),
    ("ferrous_opencc", &["normalise"]),
    ("anyhow", &["cli", "main", "pipeline"]),
];

/// Modules that return values only: no files, clock, environment or output.
const PURE: [&str; 8] =
    ["model", "normalise", "segment", "mention", "extract", "resolve", "network", "export"];

/// The module of a file under `src`, and its code without tests and comments.
fn sources() -> Vec<(String, String, String)> {
    files(&root().join("src"))
        .into_iter()
        .filter(|p| p.extension().is_some_and(|e| e == "rs"))
        .map(|path| {
            let inside = path.strip_prefix(root().join("src")).expect("a source file");
            let module = Path::new(inside.components().next().expect("a name").as_os_str())
                .with_extension("")
                .to_string_lossy()
                .into_owned();
            let text = fs::read_to_string(&path).expect("a source file");
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or("");
            let code =
                code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            (module, inside.display().to_string(), code)
        })
        .collect()
}

fn names(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| {
        let joins = |c: char| c.is_alphanumeric() || c == '_';
        !code[..at].ends_with(joins) && !code[at + word.len()..].starts_with(joins)
    })
}

#[test]
fn each_outside_crate_is_known_to_its_own_module_only() {
    for (module, file, code) in sources() {
        for (krate, allowed) in ONLY {
            let named = names(&code, &format!("{krate}::")) || code.contains(&format!("use {krate}"));
            assert!(!named || allowed.contains(&module.as_str()), "{file} names {krate}");
        }
    }
}

#[test]
fn modules_use_only_those_before_them() {
    for (module, file, code) in sources() {
        let Some(own) = ORDER.iter().position(|m| *m == module) else { continue };
        for later in &ORDER[own + 1..] {
            assert!(
                !names(&code, &format!("crate::{later}")),
                "{file} uses {later}, which comes after {module}"
            );
        }
    }
}

#[test]
fn the_core_does_no_input_output() {
    for (module, file, code) in sources() {
        if !PURE.contains(&module.as_str()) {
            continue;
        }
        for word in ["std::fs", "std::env", "std::time", "std::net", "println!", "eprintln!", "print!"] {
            assert!(!names(&code, word), "{file} uses {word}");
        }
    }
}

#[test]
fn every_file_says_what_it_owns() {
    for path in files(&root().join("src")) {
        let text = fs::read_to_string(&path).unwrap_or_default();
        if path.extension().is_some_and(|e| e == "rs") {
            assert!(text.starts_with("//!"), "{} has no first line that says what it owns", path.display());
        }
    }
}

#[test]
fn nothing_names_a_path_of_one_machine() {
    let folders = ["src", "tests", "scripts", "docs", "ontology", "lexicon", "queries", "benches", ".ci"];
    let homes = ["work", "root", "home", "Users"].map(|h| format!("/{h}/"));
    for folder in folders.iter().map(|f| root().join(f)).filter(|f| f.is_dir()) {
        for path in files(&folder) {
            let text = fs::read_to_string(&path).unwrap_or_default();
            for home in &homes {
                let named = text.match_indices(home.as_str()).any(|(at, _)| {
                    !text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '_' | '-'))
                });
                assert!(!named, "{} names a path under {home}", path.display());
            }
        }
    }
}
