//! A small graph goes in, questions are put to it.

use super::*;
use crate::model::{DocumentFacts, Relation};
use crate::resolve::resolve;
use crate::wire::{FactLine, from_lines};
use std::collections::BTreeSet;

const DOCUMENTS: [(&str, &str); 4] = [
    (
        "a",
        r#"{"relation":"document","title":"市委编委会议","publisher":"甲市日报","date":"2019-01-17","author":["记者乙","记者甲"]}
{"relation":"meeting","meeting":"m1","name":"市委编委第一次会议","body":"中共甲市委机构编制委员会","date":"2019-01-16","place":"市委"}
{"relation":"holds_office","person":"王一","body":"中共甲市委员会","title":"书记"}
{"relation":"holds_office","person":"李二","body":"中共甲市委员会","title":"副书记"}
{"relation":"holds_office","person":"李二","body":"甲市人民政府","title":"市长"}
{"relation":"chairs","person":"王一","meeting":"m1"}
{"relation":"attends","person":"李二","meeting":"m1"}
{"relation":"speaks_at","person":"王一","meeting":"m1"}
{"relation":"presents","person":"李二","meeting":"m1","matter":"改革情况"}
{"relation":"reviews","body":"中共甲市委机构编制委员会","matter":"甲市机构改革方案","action":"deliberate","meeting":"m1"}
{"relation":"approves","body":"中共甲市委机构编制委员会","matter":"设立丙局"}
{"relation":"holds_office","person":"王一","body":"中共甲市委机构编制委员会","title":"主任"}"#,
    ),
    (
        "b",
        r#"{"relation":"document","title":"任免通知","date":"2020-03-02"}
{"relation":"appoints","person":"张三","body":"甲市人民政府","title":"市长","agent":"甲市人民代表大会常务委员会","date":"2020-03-01"}
{"relation":"removes","person":"李二","body":"甲市人民政府","title":"市长","agent":"甲市人民代表大会常务委员会","date":"2020-03-01"}
{"relation":"appoints","person":"李二","body":"甲市卫生健康委员会","title":"主任","date":"2020-03-01"}
{"relation":"holds_office","person":"赵四","body":"甲市财政局","title":"局长","status":"candidate"}"#,
    ),
    (
        "c",
        r#"{"relation":"document","title":"改革","date":"2019-02"}
{"relation":"reforms","action":"merge","body":"甲市卫生健康委员会","from":["甲市卫生局","甲市计划生育委员会"],"agent":"甲市人民政府","date":"2019-02"}
{"relation":"reforms","action":"affiliate","body":"甲市公务员局","to":["中共甲市委组织部"]}
{"relation":"issues","body":"中共甲市委员会","regulation":"甲市机构改革方案","date":"2019-02-01","number":"甲委发〔2019〕1号","effective":"2019-03-01"}
{"relation":"issues","body":"甲市人民政府","regulation":"甲市机构改革方案","date":"2019-02-01"}
{"relation":"implements","regulation":"甲市机构改革方案","parent":"深化党和国家机构改革方案"}
{"relation":"issues","body":"中国共产党中央委员会","regulation":"深化党和国家机构改革方案","date":"2018-12-31"}
{"relation":"repeals","regulation":"甲市旧办法","body":"甲市人民政府"}"#,
    ),
    (
        "d",
        r#"{"relation":"holds_office","person":"王一","body":"乙市财政局","title":"局长","from":"2001","to":"2003-05","status":"former"}
{"relation":"holds_office","person":"孙五","body":"乙市财政局","title":"局长","from":"2003-06","to":"2008-01","status":"former"}
{"relation":"holds_office","person":"孙五","body":"乙市财政局","title":"副局长","from":"2002","to":"2003-06","status":"former"}
{"relation":"holds_office","person":"周六","body":"中共乙市委员会","title":"书记","from":"2001","to":"2006","status":"former"}"#,
    ),
];

fn documents() -> Vec<DocumentFacts> {
    let read = |(id, text): &(&str, &str)| {
        let lines = text.lines().zip(0..).map(|(line, at): (&str, u32)| FactLine {
            evidence: Some(crate::wire::EvidenceLine { start: at, end: at + 1, text: format!("“{at}”") }),
            confidence: Some(0.9),
            rule: Some("test/rule".to_owned()),
            ..serde_json::from_str(line).unwrap()
        });
        from_lines(DocumentId((*id).to_owned()), lines).unwrap()
    };
    DOCUMENTS.iter().map(read).collect()
}

fn ask(graph: &Graph, name: &str, set: &[(&str, &str)]) -> Vec<String> {
    let text = SHIPPED.iter().find(|(n, _)| *n == name).unwrap().1;
    let mut question = Question::parse(text).unwrap();
    for (name, value) in set {
        question.bind(&Binding { name: (*name).to_owned(), value: (*value).to_owned() }).unwrap();
    }
    match graph.table(&question).unwrap() {
        Table::Rows { rows, .. } => rows.into_iter().map(|r| r.join("|")).collect(),
        Table::Truth(truth) => vec![truth.to_string()],
        Table::Statements(text) => text.lines().map(str::to_owned).collect(),
    }
}

#[test]
fn knowledge_comes_back_from_the_graph_as_it_went_in() {
    let knowledge = resolve(documents());
    let relations: BTreeSet<Relation> = knowledge.claims.iter().map(|c| c.fact.relation()).collect();
    assert_eq!(relations.len(), Relation::ALL.len());
    let back = Graph::of(&knowledge).unwrap().knowledge().unwrap();
    assert_eq!(back.entities, knowledge.entities);
    assert_eq!(back.claims, knowledge.claims);
}

#[test]
fn the_order_of_documents_leaves_no_trace_in_the_nquads() {
    let nquads = |documents| {
        let mut out = Vec::new();
        Graph::of(&resolve(documents)).unwrap().write_nquads(&mut out).unwrap();
        out
    };
    let forward = nquads(documents());
    let mut documents = documents();
    documents.reverse();
    documents.swap(0, 1);
    assert!(!forward.is_empty());
    assert!(forward == nquads(documents));
}

#[test]
fn every_term_of_our_own_is_declared_and_every_relation_has_one() {
    let declared = ontology::declared().unwrap();
    for term in vocab::OWN {
        assert!(declared.contains(&format!("{}{term}", vocab::NS)), "rg:{term} is not in ontology/");
    }
    for relation in Relation::ALL {
        assert!(declared.contains(claim::property(relation).as_str()), "{relation}");
    }
}

#[test]
fn every_shipped_query_is_sound_and_documents_its_parameters() {
    let graph = Graph::of(&resolve(documents())).unwrap();
    for shipped in shipped() {
        let mut question = Question::parse(shipped.text).unwrap_or_else(|e| panic!("{}: {e}", shipped.name));
        let documented: BTreeSet<String> = shipped.parameters.iter().map(|p| p.name.clone()).collect();
        let there: BTreeSet<String> = question.parameters().into_iter().map(|(name, _)| name).collect();
        assert_eq!(documented, there, "{}", shipped.name);
        assert!(
            shipped.english.ends_with(['?', '.', ')']) && !shipped.chinese.is_empty(),
            "{}",
            shipped.name
        );
        graph.table(&question).unwrap_or_else(|e| panic!("{}: {e}", shipped.name));
    }
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/queries")).unwrap().count();
    assert_eq!(folder, SHIPPED.len(), "a file of queries/ is not shipped");
}

#[test]
fn shipped_queries_answer_their_questions() {
    let graph = Graph::of(&resolve(documents())).unwrap();
    let text = |name: &str, set: &[(&str, &str)]| ask(&graph, name, set).join("\n");
    expect_golden("offices", &text("offices", &[("person", "李二")]));
    expect_golden("holders", &text("holders", &[("body", "甲市人民政府"), ("title", "市长")]));
    for name in [
        "members",
        "appointments",
        "removals",
        "candidates",
        "moves",
        "namesakes",
        "meetings",
        "reviews",
        "speakers",
        "co-attendance",
        "presented",
        "regulations",
        "implementation",
        "joint-issue",
        "approvals",
        "chain",
        "reforms",
        "reform-ledger",
        "parts",
        "interlocks",
        "succession",
        "evidence",
        "find",
        "bodies",
        "vacancies",
        "leading-groups",
        "lags",
        "overlaps",
        "promoted-under",
    ] {
        expect_golden(name, &text(name, &[]));
    }
    expect_golden("documents", &text("documents", &[("name", "李二")]));
    assert!(text("dossier", &[("name", "王一")]).contains("foaf:Person"));
}

/// Compares with `tests/golden/queries/NAME.txt`; `UPDATE_GOLDEN=1` writes it.
#[expect(clippy::disallowed_methods, reason = "the one who runs the tests says whether to write")]
fn expect_golden(name: &str, found: &str) {
    let path = format!("{}/tests/golden/queries/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, format!("{found}\n")).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(!found.is_empty(), "{name} finds nothing");
    assert_eq!(format!("{found}\n"), expected, "{name}");
}

#[test]
fn a_value_can_not_change_the_query_and_a_wrong_name_is_told() {
    let graph = Graph::of(&resolve(documents())).unwrap();
    assert!(ask(&graph, "offices", &[("person", "\" } DROP ALL #")]).is_empty());
    let mut question = Question::parse(SHIPPED[0].1).unwrap();
    let error = question.bind(&Binding { name: "persn".to_owned(), value: String::new() }).unwrap_err();
    assert_eq!(error.to_string(), "the query has no parameter \"persn\"; it has person");
    assert!(matches!(Question::parse("SELEC ?x"), Err(StoreError::Syntax(_))));
    assert_eq!(nearest("ofices"), Some("offices"));
    assert_eq!(nearest("something else"), None);
}
