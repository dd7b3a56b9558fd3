//! The sentences beside the lexicon: each says exactly the facts that stand with it, a counter-example none.

use crate::support::{Facts, extract, root, scratch, text};
use serde_json::{Value, json};

/// A row: heading, text, and what is said, as written in the table.
struct Example {
    id: String,
    said: Vec<String>,
}

/// Writes the rows of a table as documents and reads them through the binary.
fn read(table: &str) -> (Vec<Example>, Facts) {
    let path = root().join("lexicon/examples").join(table);
    let rows = std::fs::read_to_string(path).expect("a readable table");
    let folder = scratch(table);
    let (mut examples, mut lines) = (Vec::new(), String::new());
    for (number, row) in rows.lines().enumerate().filter(|(_, r)| !r.is_empty() && !r.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [heading, words, said] = cells.as_slice() else {
            panic!("{table}:{}: three columns", number + 1)
        };
        let id = format!("line{}", number + 1);
        let page = format!("{heading}\n{}", words.replace('|', "\n"));
        lines += &json!({ "id": id, "text": page }).to_string();
        lines.push('\n');
        let mut said: Vec<String> = said.split('；').filter(|s| *s != "-").map(str::to_owned).collect();
        said.sort();
        examples.push(Example { id, said });
    }
    let input = folder.join("examples.jsonl");
    std::fs::write(&input, lines).expect("a writable scratch folder");
    (examples, extract(&[input]))
}

fn names(fact: &Value, key: &str) -> String {
    let list = fact.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
    list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
}

fn check(table: &str, write: impl Fn(&Value) -> Option<String>) {
    let (examples, facts) = read(table);
    let none = Vec::new();
    let mut wrong = String::new();
    for example in &examples {
        let mut found: Vec<String> =
            facts.get(&example.id).unwrap_or(&none).iter().filter_map(&write).collect();
        found.sort();
        if found != example.said {
            wrong += &format!("{table} {}:\n  said  {:?}\n  found {found:?}\n", example.id, example.said);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn each_sentence_on_reform_says_its_changes_and_no_others() {
    check("reforms.tsv", |fact| {
        if text(fact, "relation") != "reforms" {
            return None;
        }
        let mut out = format!("{} {}", text(fact, "action"), text(fact, "body"));
        for (mark, key) in [(" < ", "from"), (" > ", "to")] {
            let list = names(fact, key);
            if !list.is_empty() {
                out = out + mark + &list;
            }
        }
        Some(out)
    });
}

#[test]
fn each_sentence_on_regulations_says_who_did_what_with_which() {
    check("regulations.tsv", |fact| {
        let title = |key: &str| match text(fact, key) {
            "" => text(fact, "matter").to_owned(),
            title => format!("《{title}》"),
        };
        match text(fact, "relation") {
            relation @ ("issues" | "approves") => {
                Some(format!("{relation} {} {}", text(fact, "body"), title("regulation")))
            }
            "implements" => Some(format!("implements {} {}", title("regulation"), title("parent"))),
            "repeals" => Some(format!("repeals {}", title("regulation"))),
            _ => None,
        }
    });
}

#[test]
fn each_sentence_on_meetings_says_who_was_there_and_what_was_dealt_with() {
    check("meetings.tsv", |fact| {
        let of = |key: &str| text(fact, key).to_owned();
        let words = match text(fact, "relation") {
            "holds_office" => vec!["office".to_owned(), of("person"), of("title"), of("body"), of("status")],
            "chairs" => vec!["chairs".to_owned(), of("person")],
            "attends" => vec!["attends".to_owned(), of("person")],
            "speaks_at" => vec!["speaks".to_owned(), of("person")],
            "presents" => vec!["presents".to_owned(), of("person"), of("body"), of("matter")],
            "reviews" => vec![of("action"), of("body"), of("matter")],
            _ => return None,
        };
        let said: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
        Some(said.join(" "))
    });
}

#[test]
fn each_report_of_several_occasions_says_who_was_at_which() {
    check("occasions.tsv", |fact| {
        let of = |key: &str| text(fact, key).to_owned();
        let words = match text(fact, "relation") {
            "meeting" => vec!["meeting".to_owned(), of("meeting"), of("name"), of("body"), of("date")],
            "chairs" => vec!["chairs".to_owned(), of("person"), of("meeting")],
            "attends" => vec!["attends".to_owned(), of("person"), of("meeting")],
            "speaks_at" => vec!["speaks".to_owned(), of("person"), of("meeting")],
            _ => return None,
        };
        let said: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
        Some(said.join(" "))
    });
}

#[test]
fn each_page_of_a_house_says_what_its_bare_titles_and_parts_mean() {
    check("houses.tsv", |fact| {
        let of = |key: &str| text(fact, key).to_owned();
        let office = |word: &str| vec![word.to_owned(), of("person"), of("title"), of("body"), of("status")];
        let words = match text(fact, "relation") {
            "holds_office" => office("office"),
            "appoints" => office("appoint"),
            "removes" => office("remove"),
            "chairs" => vec!["chairs".to_owned(), of("person")],
            "attends" => vec!["attends".to_owned(), of("person")],
            "speaks_at" => vec!["speaks".to_owned(), of("person")],
            "presents" => vec!["presents".to_owned(), of("person"), of("body"), of("matter")],
            "reviews" => vec![of("action"), of("body"), of("matter")],
            "issues" => vec!["issues".to_owned(), of("body"), format!("《{}》", text(fact, "regulation"))],
            "reforms" => {
                let list = |mark: &str, key: &str| match names(fact, key) {
                    empty if empty.is_empty() => empty,
                    list => format!("{mark} {list}"),
                };
                vec!["reform".to_owned(), of("action"), of("body"), list("<", "from"), list(">", "to")]
            }
            _ => return None,
        };
        let said: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
        Some(said.join(" "))
    });
}

/// What a fact says of an office, as written in the tables; nothing for other facts.
fn office_said(fact: &Value) -> Option<String> {
    let of = |key: &str| text(fact, key).to_owned();
    let words = match text(fact, "relation") {
        "holds_office" => {
            let (from, to) = (of("from"), of("to"));
            let span = if from.is_empty() && to.is_empty() { from } else { format!("{from}~{to}") };
            vec!["office".to_owned(), of("person"), of("title"), of("body"), span, of("status")]
        }
        "appoints" => {
            vec!["appoints".to_owned(), of("person"), of("title"), of("body"), of("date"), of("status")]
        }
        "removes" => vec!["removes".to_owned(), of("person"), of("title"), of("body"), of("date")],
        _ => return None,
    };
    let said: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
    Some(said.join(" "))
}

#[test]
fn each_text_on_persons_says_who_held_which_office_and_when() {
    check("careers.tsv", office_said);
}

#[test]
fn each_sentence_on_offices_says_who_holds_gets_or_leaves_which() {
    check("offices.tsv", office_said);
}

#[test]
fn each_notice_says_who_comes_into_which_office_and_who_leaves_it() {
    check("appointments.tsv", office_said);
}

#[test]
fn no_sentence_on_offices_in_general_says_who_holds_one() {
    check("no_offices.tsv", office_said);
}
