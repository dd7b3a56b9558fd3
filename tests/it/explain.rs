//! `explain` shows a line's words, readings, facts and rules.

use crate::support::{run, run_with};
use serde_json::Value;

#[test]
fn a_sentence_on_standard_input_is_explained_with_its_rules() {
    let sentence = "正定县县长王小明主持召开县政府常务会议。";
    let shown = run_with(["explain", "-"], Some(sentence.as_bytes()));
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    for words in ["office", "王小明", "县长 of 石家庄市正定县人民政府", "lexicon/titles.tsv:", "src/extract/"]
    {
        assert!(shown.stdout.contains(words), "{words} is not in:\n{}", shown.stdout);
    }
    assert!(!shown.stdout.contains('\u{1b}'), "no colours in a pipe: {}", shown.stdout);
}

#[test]
fn one_line_of_a_file_is_explained_as_json() {
    let shown = run(["explain", "tests/formats/notice.txt:4", "--format", "json"]);
    assert_eq!(shown.code, 0, "{}", shown.stderr);
    let lines: Vec<Value> =
        shown.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let [line] = lines.as_slice() else { panic!("{}", shown.stdout) };
    assert_eq!(line["lines"], serde_json::json!([4, 4]));
    let statements = line["statements"].as_array().expect("statements");
    assert!(statements.iter().any(|s| s["fact"]["relation"] == "appoints" && s["kept"] == true));
    let missing = run(["explain", "tests/formats/notice.txt:400"]);
    assert_eq!(missing.code, 2);
    assert!(missing.stderr.contains("line 400"), "{}", missing.stderr);
}
