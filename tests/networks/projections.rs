//! What each network holds, on a few statements that a reader can check by hand.

use crate::support::{examples, knowledge};
use reformgraph::export::{TableFormat, render};
use reformgraph::model::{Knowledge, PartialDate};
use reformgraph::network::*;

const FACTS: &str = r#"
{"doc":"a","relation":"document","title":"会议","date":"2019-03-02"}
{"doc":"a","relation":"meeting","meeting":"m1","name":"甲会","body":"中共青山市委员会","date":"2019-03-01"}
{"doc":"a","relation":"chairs","person":"赵一","meeting":"m1"}
{"doc":"a","relation":"speaks_at","person":"赵一","meeting":"m1"}
{"doc":"a","relation":"attends","person":"钱二","meeting":"m1"}
{"doc":"a","relation":"attends","person":"孙三","meeting":"m1"}
{"doc":"a","relation":"holds_office","person":"赵一","body":"中共青山市委员会","title":"书记"}
{"doc":"a","relation":"holds_office","person":"钱二","body":"中共青山市委员会","title":"副书记"}
{"doc":"a","relation":"holds_office","person":"钱二","body":"青山市人民政府","title":"市长"}
{"doc":"a","relation":"holds_office","person":"周五","body":"青山市人民政府","title":"市长","status":"candidate"}
{"doc":"b","relation":"document","title":"又会","date":"2020-05-02"}
{"doc":"b","relation":"meeting","meeting":"m1","name":"乙会","body":"青山市人民政府","date":"2020-05-01"}
{"doc":"b","relation":"chairs","person":"钱二","meeting":"m1"}
{"doc":"b","relation":"attends","person":"赵一","meeting":"m1"}
{"doc":"b","relation":"holds_office","person":"赵一","body":"中共青山市委员会","title":"书记"}
{"doc":"b","relation":"holds_office","person":"钱二","body":"青山市人民政府","title":"市长"}
{"doc":"b","relation":"issues","body":"青山市人民政府","regulation":"青山市改革方案","date":"2020-05-01"}
{"doc":"b","relation":"issues","body":"中共青山市委员会","regulation":"青山市改革方案","date":"2020-05-01"}
{"doc":"b","relation":"implements","regulation":"青山市改革方案","parent":"全国改革方案"}
{"doc":"b","relation":"reforms","action":"merge","body":"青山市文化和旅游局","from":["青山市文化局","青山市旅游局"],"agent":"青山市人民政府"}
"#;

/// `label-label weight reasons` of every tie.
fn ties(network: &Network) -> Vec<String> {
    let label = |v: usize| network.node(v).label.clone();
    let line =
        |(a, b, t): (usize, usize, &Tie)| format!("{}-{} {} {}", label(a), label(b), t.weight, t.kind());
    let mut lines: Vec<String> = network.ties().map(line).collect();
    lines.sort();
    lines
}

fn draw(projection: Projection, filter: &Filter) -> Vec<String> {
    ties(&projection.draw(&knowledge(FACTS), filter))
}

/// Sorted, as [`ties`] sorts.
fn lines<const N: usize>(mut lines: [&str; N]) -> Vec<String> {
    lines.sort_unstable();
    lines.map(str::to_owned).to_vec()
}

#[test]
fn networks_hold_the_ties_that_their_formulas_say() {
    let all = Filter::default();
    assert_eq!(
        draw(Projection::Coattendance, &all),
        lines(["赵一-钱二 2 meeting", "孙三-赵一 1 meeting", "孙三-钱二 1 meeting"])
    );
    assert_eq!(
        draw(Projection::Offices, &all),
        lines([
            "赵一-中共青山市委员会 2 office",
            "钱二-中共青山市委员会 1 office",
            "钱二-青山市人民政府 2 office"
        ])
    );
    assert_eq!(
        draw(Projection::Interlocks, &all),
        lines(["中共青山市委员会-青山市人民政府 1 shared_member"])
    );
    assert_eq!(draw(Projection::JointIssue, &all), lines(["中共青山市委员会-青山市人民政府 1 joint_issue"]));
    assert_eq!(
        draw(Projection::Implementation, &all),
        lines(["全国改革方案-青山市改革方案 1 implementation"])
    );
    assert_eq!(
        draw(Projection::Reforms, &all),
        lines(["青山市文化局-青山市文化和旅游局 1 reform", "青山市旅游局-青山市文化和旅游局 1 reform"])
    );
    let whole = draw(Projection::PeopleBodies, &all);
    for tie in [
        "赵一-中共青山市委员会 2 office+meeting",
        "赵一-青山市人民政府 1 meeting",
        "孙三-中共青山市委员会 1 meeting",
        "中共青山市委员会-青山市人民政府 1 joint_issue",
    ] {
        assert!(whole.contains(&tie.to_owned()), "{tie} not in {whole:#?}");
    }
    assert!(!whole.iter().any(|l| l.contains("周五")), "a candidate holds no office: {whole:#?}");
}

#[test]
fn the_surroundings_of_a_node_hold_all_ties_among_its_neighbours() {
    let knowledge = knowledge(FACTS);
    let network = Projection::PeopleBodies.draw(&knowledge, &Filter::default());
    let centre = network.nodes().find(|n| n.label == "孙三").and_then(|n| n.entity).unwrap();
    assert_eq!(ties(&network.around(&[centre], 1)), ["孙三-中共青山市委员会 1 meeting"]);
    assert_eq!(network.around(&[centre], 0).node_count(), 1);
    let two = network.around(&[centre], 2);
    assert_eq!((two.node_count(), two.tie_count()), (5, 6), "{:#?}", ties(&two));
    assert_eq!(ties(&network.around(&[centre], 9)), ties(&network));
}

#[test]
fn filters_by_time_place_system_and_weight_leave_out_the_rest() {
    let date = |t: &str| PartialDate::parse(t).unwrap();
    let in_2019 = Filter { window: Some(Period::of(date("2019"))), ..Filter::default() };
    let ties = draw(Projection::Coattendance, &in_2019);
    assert_eq!(ties.len(), 3);
    assert!(ties.iter().all(|t| t.contains(" 1 ")), "{ties:?}");
    let in_1999 = Filter { window: Some(Period::of(date("1999"))), ..Filter::default() };
    assert!(draw(Projection::PeopleBodies, &in_1999).is_empty());
    let heavy = Filter { weight: 2.0, ..Filter::default() };
    assert_eq!(draw(Projection::Coattendance, &heavy).len(), 1);
    let elsewhere = Filter { place: Some(Area::new("绿水市")), ..Filter::default() };
    assert!(draw(Projection::PeopleBodies, &elsewhere).is_empty());
    let party = Filter { system: Some(System::Party), ..Filter::default() };
    assert_eq!(draw(Projection::Offices, &party).len(), 2);
    // nor does a reform or a joint issue bring in bodies of other systems
    let knowledge = examples();
    let network = Projection::PeopleBodies.draw(&knowledge, &party);
    let bodies: Vec<_> = network.nodes().filter(|n| n.kind == NodeKind::Body).collect();
    assert!(!bodies.is_empty() && bodies.iter().all(|n| System::of(&n.label) == System::Party));
}

#[test]
fn every_tie_and_every_row_names_the_claims_it_rests_on() {
    let knowledge = examples();
    for projection in Projection::ALL {
        let network = projection.draw(&knowledge, &Filter::default());
        for (_, _, tie) in network.ties() {
            assert!(tie.weight > 0.0 && !tie.claims.is_empty() && !tie.reasons.is_empty());
            assert!(tie.claims.iter().all(|&c| (c as usize) < knowledge.claims.len()));
        }
    }
    for (name, tables) in all_tables(&knowledge) {
        for table in tables.iter().filter(|t| !["overview", "contents"].contains(&t.name)) {
            for row in &table.rows {
                assert_eq!(row.cells.len(), table.columns.len(), "{name}");
                let counted =
                    table.name == "survival" && row.cells[0] == Cell::from("kept, no change reported");
                assert!(
                    counted || !row.claims.is_empty(),
                    "{} has a row without claims: {row:?}",
                    table.name
                );
            }
        }
    }
}

fn all_tables(knowledge: &Knowledge) -> Vec<(&'static str, Vec<Table>)> {
    let filter = Filter::default();
    let question = Question { knowledge, filter: &filter, top: 10, seed: 1, effort: Effort::default() };
    TableName::ALL.iter().map(|t| (t.name(), t.make(&question))).collect()
}

#[test]
fn tables_read_the_same_in_every_format() {
    let tables: Vec<Table> = all_tables(&examples()).into_iter().flat_map(|t| t.1).collect();
    let rows: usize = tables.iter().map(|t| t.rows.len()).sum();
    assert!(rows > 40, "{rows}");
    let json: serde_json::Value = serde_json::from_str(&render(&tables, TableFormat::Json)).unwrap();
    for table in &tables {
        assert_eq!(json[table.name]["rows"].as_array().unwrap().len(), table.rows.len());
    }
    assert_eq!(render(&tables, TableFormat::Csv).lines().count(), rows + tables.len());
    let human = render(&tables, TableFormat::Human);
    // Set REFORMGRAPH_SHOW to look at all tables of the examples.
    #[allow(clippy::disallowed_methods)]
    if std::env::var_os("REFORMGRAPH_SHOW").is_some() {
        println!("{human}");
    }
    assert!(tables.iter().all(|t| human.contains(t.title)));
}

#[test]
fn columns_of_chinese_text_align() {
    let mut table = Table {
        name: "t",
        title: "T",
        columns: vec![Column::text("name"), Column::number("n")],
        ..Table::default()
    };
    for (name, count) in [("张三", 5u32), ("Li Si", 12), ("欧阳修竹", 7)] {
        table.rows.push(Row { cells: vec![name.into(), count.into()], claims: vec![] });
    }
    let text = render(&[table], TableFormat::Human);
    let ends: Vec<usize> = text.lines().skip(1).map(unicode_width::UnicodeWidthStr::width).collect();
    assert!(ends.windows(2).all(|w| w[0] == w[1]), "{text}");
}

const CAREERS: &str = r#"
{"doc":"a","relation":"document","title":"简历","date":"2022-06-01"}
{"doc":"a","relation":"holds_office","person":"赵一","body":"中共青山市委员会","title":"书记","from":"2015-01-01","to":"2018-12-31","status":"former"}
{"doc":"a","relation":"holds_office","person":"钱二","body":"青山市财政局","title":"局长","from":"2014-01-01","to":"2016-06-30","status":"former"}
{"doc":"a","relation":"holds_office","person":"钱二","body":"青山市人民政府","title":"副市长","from":"2016-07-01","to":"2018-12-31","status":"former"}
{"doc":"a","relation":"holds_office","person":"钱二","body":"中共青山市委员会","title":"书记","from":"2019-01-10"}
{"doc":"a","relation":"holds_office","person":"孙三","body":"青山市人民政府","title":"副市长","from":"2018-01-01","to":"2018-12-31","status":"former"}
{"doc":"a","relation":"holds_office","person":"孙三","body":"绿水县人民政府","title":"县长","from":"2019-03"}
{"doc":"a","relation":"holds_office","person":"李四","body":"绿水县人民政府","title":"县长","from":"2010","to":"2012","status":"former"}
{"doc":"a","relation":"holds_office","person":"李四","body":"绿水县人民政府","title":"县长","from":"2015","to":"2019-02","status":"former"}
"#;

#[test]
fn careers_give_terms_overlaps_successions_and_moves() {
    let knowledge = knowledge(CAREERS);
    let claims = Filter::default().claims(&knowledge);
    let terms = tenures(&knowledge, &claims);
    assert_eq!(terms.len(), 8, "a term after a gap is a second one: {terms:#?}");
    let label = |id| knowledge.label(id);
    let overlaps = overlaps(&knowledge, &terms);
    assert_eq!(overlaps.len(), 1, "{overlaps:?}");
    assert_eq!((label(overlaps[0].body), overlaps[0].days), ("青山市人民政府", 364));
    assert_eq!(overlaps[0].weighted, 364.0, "both were deputies");
    let mut steps: Vec<_> = successions(&knowledge, &terms)
        .iter()
        .map(|s| format!("{}>{}", label(s.before), label(s.after)))
        .collect();
    steps.sort();
    assert_eq!(steps, ["李四>孙三", "赵一>钱二"]);
    let moves = Projection::Moves.draw(&knowledge, &Filter::default());
    assert_eq!(ties(&moves), ["青山市-绿水县 1 move"]);
    let filter = Filter::default();
    let question =
        Question { knowledge: &knowledge, filter: &filter, top: 10, seed: 1, effort: Effort::default() };
    let promoted = TableName::Promoted.make(&question);
    assert_eq!(promoted[0].rows.len(), 1, "{promoted:#?}");
    assert_eq!(promoted[0].rows[0].cells[0], "钱二".into());
    assert_eq!(promoted[0].rows[0].cells[3], "赵一".into());
}

#[test]
fn days_together_count_by_the_closest_offices_and_once() {
    let facts = r#"
        {"doc":"a","relation":"holds_office","person":"赵一","body":"青山市财政局","title":"局长","from":"2010-01-01","to":"2010-12-31"}
        {"doc":"a","relation":"holds_office","person":"赵一","body":"青山市财政局","title":"副局长","from":"2009-01-01","to":"2010-06-30"}
        {"doc":"a","relation":"holds_office","person":"钱二","body":"青山市财政局","title":"副局长","from":"2010-01-01","to":"2010-12-31"}
        {"doc":"a","relation":"holds_office","person":"孙三","body":"青山市财政局","title":"科员","from":"2010-01-01","to":"2010-01-11"}"#;
    let knowledge = knowledge(facts);
    let network = Projection::CareerOverlap.draw(&knowledge, &Filter::default());
    // Deputies both until the end of June, head and deputy from then on.
    let half = 180.0 + 184.0 / 2.0;
    assert_eq!(
        ties(&network),
        lines(["孙三-赵一 2.5 overlap", "孙三-钱二 2.5 overlap", &format!("赵一-钱二 {half} overlap")])
    );
}

#[test]
fn namesakes_bear_what_tells_them_apart() {
    let facts = r#"
        {"doc":"a","relation":"holds_office","person":"王伟","body":"青山市财政局","title":"局长"}
        {"doc":"b","relation":"holds_office","person":"王伟","body":"绿水市教育局","title":"局长"}
        {"doc":"b","relation":"holds_office","person":"王小伟","body":"绿水市教育局","title":"副局长"}"#;
    let network = Projection::Offices.draw(&knowledge(facts), &Filter::default());
    let people: Vec<&str> =
        network.nodes().filter(|n| n.kind == NodeKind::Person).map(|n| n.label.as_str()).collect();
    assert_eq!(people, ["王伟（绿水市教育局）", "王伟（青山市财政局）", "王小伟"]);
}
