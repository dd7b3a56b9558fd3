//! Documents go in as lines of the contract.

use super::*;
use crate::model::DocumentId;
use crate::wire::{FactLine, from_lines};

fn document(id: &str, lines: &[&str]) -> DocumentFacts {
    let lines = lines.iter().map(|l| serde_json::from_str::<FactLine>(&format!("{{{l}}}")).unwrap());
    from_lines(DocumentId(id.to_owned()), lines).unwrap()
}

fn office(id: &str, date: &str, person: &str, body: &str, title: &str) -> DocumentFacts {
    document(
        id,
        &[
            &format!(r#""relation":"document","date":"{date}""#),
            &format!(r#""relation":"holds_office","person":"{person}","body":"{body}","title":"{title}""#),
        ],
    )
}

fn persons(knowledge: &Knowledge) -> Vec<&str> {
    let people = knowledge.entities.iter().filter(|e| e.kind == EntityKind::Person);
    people.map(|e| e.key.as_str()).collect()
}

#[test]
fn namesakes_in_unrelated_places_stay_apart_and_the_same_body_or_place_joins() {
    let knowledge = resolve(vec![
        office("a", "2020", "王伟", "苏州市财政局", "局长"),
        office("b", "2022", "王伟", "中共苏州市委员会", "副书记"),
        office("c", "2021", "王伟", "长沙市人民政府", "副市长"),
        office("d", "2021", "王伟", "江苏省财政厅", "处长"),
        office("e", "2021", "王伟", "财政局", "局长"),
        office("f", "2021", "王伟", "财政局", "局长"),
    ]);
    assert_eq!(
        persons(&knowledge),
        ["王伟@江苏省财政厅", "王伟@苏州市财政局", "王伟@财政局@e", "王伟@财政局@f", "王伟@长沙市人民政府"]
    );
}

#[test]
fn a_person_is_followed_through_a_renamed_body_and_from_place_to_place() {
    let renamed = document(
        "r",
        &[r#""relation":"reforms","action":"rename","body":"江苏省乙厅","from":["江苏省甲厅"]"#],
    );
    let knowledge = resolve(vec![
        office("a", "2019", "李四", "江苏省甲厅", "厅长"),
        office("b", "2021", "李四", "江苏省乙厅", "厅长"),
        renamed,
    ]);
    assert_eq!(persons(&knowledge), ["李四@江苏省乙厅"]);

    let moved = document(
        "m",
        &[
            r#""relation":"removes","person":"赵六","body":"无锡市财政局","title":"局长""#,
            r#""relation":"appoints","person":"赵六","body":"南通市财政局","title":"局长""#,
        ],
    );
    let knowledge = resolve(vec![
        office("a", "2018", "赵六", "无锡市财政局", "局长"),
        moved,
        office("z", "2022", "赵六", "南通市财政局", "局长"),
    ]);
    assert_eq!(persons(&knowledge), ["赵六@无锡市财政局"]);
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let meeting = |id: &str| {
        document(
            id,
            &[
                r#""relation":"meeting","meeting":"m1","name":"常务会议","body":"甲市人民政府","date":"2020-01-02""#,
                r#""relation":"chairs","person":"王一","meeting":"m1""#,
                r#""relation":"reviews","action":"adopt","body":"甲市人民政府","matter":"方案","meeting":"m1""#,
                r#""relation":"issues","body":"甲市人民政府","regulation":"机构改革方案""#,
            ],
        )
    };
    let documents = vec![
        meeting("a"),
        meeting("b"),
        office("c", "2020", "王一", "甲市人民政府", "市长"),
        office("d", "2019", "王一", "乙市人民政府", "市长"),
    ];
    let forward = resolve(documents.clone());
    let backward = resolve(documents.into_iter().rev().collect());
    assert_eq!(forward.entities, backward.entities);
    assert_eq!(forward.claims, backward.claims);
    let kinds = |kind| forward.entities.iter().filter(|e| e.kind == kind).count();
    assert_eq!(kinds(EntityKind::Meeting), 1);
    assert_eq!(kinds(EntityKind::Matter), 1);
    assert_eq!(kinds(EntityKind::Regulation), 1);
    assert_eq!(kinds(EntityKind::Person), 2);
    assert!(forward.claims.iter().all(|c| !matches!(c.fact, Fact::Document { title: Some(_), .. })));
}

#[test]
fn statements_about_an_office_join_to_tenures_and_a_return_is_a_second_one() {
    let line = |relation: &str, date: &str| {
        format!(
            r#""relation":"{relation}","person":"王一","body":"甲市人民政府","title":"市长","date":"{date}""#
        )
    };
    let knowledge = resolve(vec![
        document("a", &[&line("appoints", "2010-03"), &line("removes", "2012-05-01")]),
        document("b", &[&line("appoints", "2015")]),
        office("c", "2011-06-01", "王一", "甲市人民政府", "市长"),
    ]);
    let found: Vec<String> = tenure::tenures(&knowledge)
        .iter()
        .map(|t| {
            let date = |d: Option<crate::model::PartialDate>| d.map_or("?".to_owned(), |d| d.to_string());
            format!("{} {}..{} {:?} {}", t.number, date(t.from), date(t.to), t.status, t.claims.len())
        })
        .collect();
    assert_eq!(found, ["1 2010-03..2012-05-01 Former 3", "2 2015..? Current 1"]);
}

#[test]
fn what_people_decide_joins_and_parts_and_the_rest_is_suggested() {
    let documents = || {
        vec![
            office("a", "2020", "王伟", "苏州市财政局", "局长"),
            office("b", "2022", "王伟", "苏州市教育局", "局长"),
            office("c", "2021", "王伟", "苏州市吴中区人民政府", "区长"),
            office("d", "2021", "王伟", "长沙市人民政府", "副市长"),
        ]
    };
    let keys = |text: &str| {
        let resolved = resolve_with(documents(), &decisions::parse(text).unwrap());
        let rest: Vec<String> = resolved.suggested.iter().map(|s| format!("{}{}", s.one, s.other)).collect();
        (persons(&resolved.knowledge).len(), rest.join(" "))
    };
    assert_eq!(keys(""), (3, "ac".to_owned()));
    assert_eq!(keys("same\t王伟\ta\tc\t"), (2, String::new()));
    assert_eq!(keys("different\t王伟\ta\tc"), (3, String::new()));
    assert_eq!(keys("different\t王伟\ta\tb").0, 4);
    assert!(decisions::parse("perhaps\t王伟\ta\tc").unwrap_err().to_string().contains("decisions.tsv:1"));
}

#[test]
fn who_followed_whom_served_together_and_rose_under_whom_follows_from_tenures() {
    let term = |person: &str, body: &str, title: &str, from: &str, to: &str| {
        format!(
            r#""relation":"holds_office","person":"{person}","body":"{body}","title":"{title}","from":"{from}","to":"{to}","status":"former""#
        )
    };
    let lines = [
        term("王一", "甲市财政局", "局长", "2010-01-01", "2014-01-01"),
        term("李二", "甲市财政局", "局长", "2014-02", "2018-02-01"),
        term("李二", "甲市财政局", "副局长", "2012-01-01", "2014-02"),
        term("赵三", "中共甲市委员会", "书记", "2013-01-01", "2016-01-01"),
        term("钱四", "中共甲市委员会", "书记", "2016-01-01", "2019-01-01"),
    ];
    let knowledge = resolve(vec![document("a", &lines.iter().map(String::as_str).collect::<Vec<_>>())]);
    let all = tenure::tenures(&knowledge);
    let name = |id| knowledge.label(id);
    let steps = derive::successions(&knowledge, &all);
    let steps: Vec<String> = steps
        .iter()
        .map(|s| format!("{}→{}", name(all[s.before].person), name(all[s.after].person)))
        .collect();
    assert_eq!(steps, ["王一→李二", "赵三→钱四"]);
    let together: Vec<String> = derive::overlaps(&all)
        .iter()
        .map(|o| format!("{} {} {}", name(o.one), name(o.other), o.days))
        .collect();
    // From the first day of 2012 to the first of 2014, a leap year between.
    assert_eq!(together, ["李二 王一 731"]);
    let risen: Vec<String> = derive::promotions(&knowledge, &all)
        .iter()
        .map(|p| format!("{} {} under {}", name(p.person), all[p.to].title, name(p.leader)))
        .collect();
    assert_eq!(risen, ["李二 局长 under 赵三"]);
}

#[test]
fn former_names_lead_to_one_body_or_to_the_one_that_came_of_it() {
    let knowledge = resolve(vec![
        office("a", "2010", "王一", "吴江市财政局", "局长"),
        office("b", "2015", "王一", "苏州市吴江区财政局", "局长"),
        office("c", "2015", "李二", "苏州市发改委", "主任"),
        document(
            "r",
            &[
                r#""relation":"reforms","action":"rename","body":"江苏省乙厅","from":["江苏省甲厅"]"#,
                r#""relation":"reforms","action":"rename","body":"江苏省丙厅","from":["江苏省乙厅"]"#,
                r#""relation":"reforms","action":"merge","body":"江苏省丁局","from":["江苏省戊局","江苏省己局"]"#,
                r#""relation":"reforms","action":"abolish","body":"江苏省戊局""#,
            ],
        ),
    ]);
    let of = |label: &str| {
        let found = knowledge.entities.iter().find(|e| e.label == label);
        found.map(|e| e.aliases.join(" ")).unwrap_or_default()
    };
    assert_eq!(of("苏州市吴江区财政局"), "吴江市财政局");
    assert_eq!(of("江苏省丙厅"), "江苏省乙厅 江苏省甲厅");
    assert_eq!(of("江苏省丁局"), "江苏省戊局");
    assert!(knowledge.entities.iter().any(|e| e.key == "苏州市发展和改革委员会"));
    assert_eq!(persons(&knowledge).len(), 2);
}
