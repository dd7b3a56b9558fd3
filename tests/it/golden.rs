//! The examples against the facts that a careful reader found in them.

use crate::support::{Facts, differences, examples, extract, files, key, parse, root, text};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// Facts that two careful readers may differ about stand on neither side.
fn without_optional(gold: &mut Facts, found: &mut Facts) {
    for (doc, facts) in gold.iter_mut() {
        let optional: BTreeSet<String> = facts
            .iter()
            .filter(|f| f.get("optional").and_then(Value::as_bool).unwrap_or(false))
            .map(key)
            .collect();
        facts.retain(|f| !optional.contains(&key(f)));
        if let Some(found) = found.get_mut(doc) {
            found.retain(|f| !optional.contains(&key(f)));
        }
    }
}

/// What differs from the gold facts, word for word, is written down in `known-differences.txt`: a change of a
/// rule shows there what it mended and what it broke. `make golden` writes it anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a developer's switch, not a setting")]
fn golden_examples_differ_from_gold_only_where_it_is_known() {
    let mut found = extract(&examples());
    found.values_mut().for_each(|facts| facts.retain(|f| text(f, "relation") != "repeals"));
    let mut gold = Facts::new();
    for path in files(&root().join("tests/golden/facts")) {
        gold.extend(parse(&fs::read_to_string(&path).expect("gold facts")));
    }
    gold.values_mut().for_each(|facts| facts.retain(|f| text(f, "relation") != "repeals"));
    without_optional(&mut gold, &mut found);
    let now = differences(&gold, &found).join("\n") + "\n";
    let path = root().join("tests/golden/known-differences.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, now).expect("known-differences.txt is writable");
        return;
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    let (known, now): (BTreeSet<&str>, BTreeSet<&str>) = (known.lines().collect(), now.lines().collect());
    let worse: Vec<_> = now.difference(&known).copied().collect();
    let better: Vec<_> = known.difference(&now).copied().collect();
    assert!(
        worse.is_empty() && better.is_empty(),
        "the facts of the examples changed; look, then run `make golden`.\nnew differences from gold:\n{}\nmended:\n{}",
        worse.join("\n"),
        better.join("\n")
    );
}
