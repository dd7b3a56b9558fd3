//! What lets a graph be trusted: `check` finds what can't be, `explain` leads to the words.

use crate::support::{Run, examples, run, scratch};
use serde_json::Value;
use std::ffi::OsString;
use std::fmt::Write;
use std::path::Path;

/// Builds a graph of facts, each line with words of its own.
fn build(folder: &Path, facts: &[(&str, &str)]) {
    let mut text = String::new();
    for (number, (doc, fact)) in facts.iter().enumerate() {
        let evidence = format!(r#"{{"start":{number},"end":{},"text":"原文{number}"}}"#, number + 1);
        writeln!(text, r#"{{"doc":"{doc}",{fact},"evidence":{evidence},"confidence":0.9}}"#).expect("a line");
    }
    let path = folder.join("facts.jsonl");
    std::fs::write(&path, text).expect("a file");
    let built = run([
        OsString::from("build"),
        "--facts".into(),
        path.into(),
        "--graph".into(),
        folder.join("graph").into(),
    ]);
    assert_eq!(built.code, 0, "{}", built.stderr);
}

fn ask(folder: &Path, verb: &[&str]) -> Run {
    let graph = [OsString::from("--graph"), folder.join("graph").into()];
    run(verb.iter().map(OsString::from).chain(graph))
}

const CURRENT: &str = r#""relation":"holds_office","body":"甲市人民政府","title":"市长""#;

#[test]
fn check_lists_what_contradicts_with_its_words_and_says_so_by_its_exit_code() {
    let folder = scratch("check-faults");
    let one = format!(r#"{CURRENT},"person":"王一""#);
    let other = format!(r#"{CURRENT},"person":"李二""#);
    let date = r#""relation":"document","date":"2019-06-01""#;
    build(&folder, &[("a", date), ("a", &one), ("b", date), ("b", &other)]);
    let found = ask(&folder, &["check"]);
    assert_eq!(found.code, 1, "{}", found.stderr);
    assert!(
        found.stdout.contains("two-holders: ") && found.stdout.contains("[b:3-4] 原文3"),
        "{}",
        found.stdout
    );
    let found = ask(&folder, &["check", "--format", "json"]);
    assert_eq!(found.code, 1);
    let all: Vec<Value> = serde_json::from_str(&found.stdout).expect("JSON");
    assert_eq!(all.len(), 1);
    assert_eq!(all[0]["kind"], "two-holders");
    assert_eq!(all[0]["evidence"][1]["text"], "原文3");
    let none = ask(&folder, &["check", "--only", "gap"]);
    assert_eq!((none.code, none.stdout.as_str()), (0, "found nothing\n"));

    build(&folder, &[("a", date), ("a", &one)]);
    let sound = ask(&folder, &["check", "--format", "json"]);
    assert_eq!((sound.code, sound.stdout.as_str()), (0, "[]\n"));
}

#[test]
fn a_graph_of_the_examples_is_as_the_shapes_demand() {
    let folder = scratch("check-shapes");
    let paths = examples().into_iter().map(OsString::from);
    let built = run([OsString::from("build"), "--graph".into(), folder.join("graph").into()]
        .into_iter()
        .chain(paths));
    assert_eq!(built.code, 0, "{}", built.stderr);
    let found = ask(&folder, &["check", "--only", "shape"]);
    assert_eq!(found.code, 0, "{}", found.stdout);
}

#[test]
fn from_a_tenure_a_person_a_conclusion_and_a_row_the_way_leads_to_the_words() {
    let folder = scratch("explain");
    build(
        &folder,
        &[
            (
                "a",
                r#""relation":"holds_office","person":"王一","body":"甲市财政局","title":"局长","from":"2010","to":"2014-01","status":"former""#,
            ),
            (
                "b",
                r#""relation":"holds_office","person":"李二","body":"甲市财政局","title":"局长","from":"2014-02","to":"2018","status":"former""#,
            ),
        ],
    );
    for node in
        ["tenure/李二@甲市财政局/甲市财政局/局长/1", "id:person/李二@甲市财政局", "post/甲市财政局/局长"]
    {
        let found = ask(&folder, &["explain", "--fact", node]);
        assert_eq!(found.code, 0, "{node}: {}", found.stderr);
        assert!(
            found.stdout.contains("[b:1-2]") && found.stdout.contains("原文1"),
            "{node}: {}",
            found.stdout
        );
    }
    let text = "SELECT ?d { ?d a rg:DerivedStatement ; rdf:predicate rg:succeeded }";
    let rows = ask(&folder, &["query", "-e", text, "--format", "csv"]);
    let derived = rows.stdout.lines().nth(1).expect("a succession is concluded").trim().to_owned();
    let found = ask(&folder, &["explain", "--fact", &derived]);
    assert!(found.stdout.contains("rule succession/next-holder-of-a-seat"), "{}", found.stdout);
    assert!(found.stdout.contains("原文0") && found.stdout.contains("原文1"), "{}", found.stdout);
    let found = ask(&folder, &["explain", "--fact", &derived, "--format", "json"]);
    let json: Value = serde_json::from_str(&found.stdout).expect("JSON");
    assert_eq!(json["rests_on"].as_array().map(Vec::len), Some(2));

    let row = ask(&folder, &["query", "holders", "--set", "body=甲市财政局", "--explain", "2"]);
    assert!(
        row.stdout.contains("李二") && row.stdout.contains("原文1") && !row.stdout.contains("原文0"),
        "{}",
        row.stdout
    );
    let missing = ask(&folder, &["query", "holders", "--explain", "9"]);
    assert!(missing.code == 2 && missing.stderr.contains("no row 9"), "{}", missing.stderr);
    let nothing = ask(&folder, &["explain", "--fact", "person/nobody"]);
    assert!(nothing.code == 2 && nothing.stderr.contains("query find"), "{}", nothing.stderr);
}

#[test]
fn a_body_is_found_under_its_short_and_former_names_and_an_unknown_name_is_told() {
    let folder = scratch("other-names");
    let reform = r#""relation":"reforms","action":"rename","body":"甲市市场监督管理局","from":["甲市工商局"],"date":"2019""#;
    build(
        &folder,
        &[
            ("a", r#""relation":"holds_office","person":"王一","body":"甲市工商局","title":"局长""#),
            ("b", r#""relation":"holds_office","person":"李二","body":"甲市市场监督管理局","title":"局长""#),
            ("b", reform),
            ("c", r#""relation":"holds_office","person":"张三","body":"甲市委","title":"书记""#),
            ("d", r#""relation":"holds_office","person":"张三","body":"中共甲市委员会","title":"书记""#),
        ],
    );
    let asked = |body: &str| ask(&folder, &["query", "members", "--set", &format!("body={body}")]);
    let short = asked("甲市委");
    assert!(short.stdout.contains("中共甲市委员会") && short.stdout.contains("张三"), "{}", short.stdout);
    assert!(short.stderr.contains("甲市委 is also a name of 中共甲市委员会"), "{}", short.stderr);
    let former = asked("甲市工商局");
    assert!(former.stdout.contains("王一") && former.stdout.contains("李二"), "{}", former.stdout);
    let full = asked("甲市市场监督管理局");
    assert!(!full.stdout.contains("王一") && full.stderr.is_empty(), "{}{}", full.stdout, full.stderr);
    let unknown = asked("乙市财政局");
    assert_eq!(unknown.code, 0);
    assert!(unknown.stderr.contains("query find --set text=乙市财政局"), "{}", unknown.stderr);
    let other = ask(&folder, &["query", "approvals", "--set", "body=甲市工商局"]);
    assert!(other.stderr.contains("no answer for body=甲市工商局"), "{}", other.stderr);
    let part = ask(&folder, &["query", "find", "--set", "text=工商"]);
    assert!(part.stdout.contains("甲市市场监督管理局"), "{}", part.stdout);
    // What is no name is left as it is.
    let title = ask(&folder, &["query", "holders", "--set", "body=甲市委", "--set", "title=书记"]);
    assert!(title.stdout.contains("张三"), "{}{}", title.stdout, title.stderr);
}
