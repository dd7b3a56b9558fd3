//! Loading beside oxigraph's own bulk loader on the same quads, and every shipped query on a graph of a million
//! quads. Documents are made up, the same in every run.
//!
//! `cargo bench --bench store [-- --documents N] [--facts N]`

use oxigraph::model::Quad;
use oxigraph::store::Store;
use reformgraph::model::{DocumentFacts, DocumentId, Knowledge};
use reformgraph::resolve::resolve;
use reformgraph::store::{self, Graph, Question, SHIPPED, Table};
use reformgraph::wire::{EvidenceLine, FactLine, OneOrMany, from_lines};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Loading may take this many times as long as oxigraph alone.
const MOST: f64 = 1.15;
/// What a shipped query may take, in seconds.
const SLOWEST: f64 = 1.0;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-store");
    let number = |name: &str, default: usize| {
        let mut args = std::env::args().skip_while(|a| a != name).skip(1);
        args.next().and_then(|n| n.parse().ok()).unwrap_or(default)
    };
    let (documents, facts) = (number("--documents", 250_000), number("--facts", 2_100));
    let mut good = true;
    if documents > 0 {
        good &= loading(&folder.join("load"), documents);
    }
    if facts > 0 {
        good &= queries(&folder.join("queries"), facts);
    }
    if let Err(error) = std::fs::remove_dir_all(&folder) {
        eprintln!("{} stays: {error}", folder.display());
    }
    if !good {
        eprintln!("NOT as fast as it has to be");
    }
}

fn fresh(folder: &Path) -> PathBuf {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder.parent().unwrap_or(folder)).expect("a folder");
    folder.to_owned()
}

fn build(folder: &Path, knowledge: &Knowledge) -> f64 {
    let lock = store::lock(folder).expect("a folder of its own");
    let start = Instant::now();
    store::build(&lock, knowledge, |_| Ok(())).expect("a graph");
    start.elapsed().as_secs_f64()
}

fn loading(folder: &Path, documents: usize) -> bool {
    let knowledge = resolve((0..documents).map(small).collect());
    let ours_at = fresh(&folder.join("ours"));
    let ours = build(&ours_at, &knowledge);
    let quads: Vec<Quad> = Store::open_read_only(ours_at.join("builds/1/store"))
        .and_then(|store| store.iter().collect())
        .expect("the graph can be read");
    drop(knowledge);
    let count = quads.len() as f64;
    let theirs_at = fresh(&folder.join("theirs"));
    let start = Instant::now();
    let store = Store::open(&theirs_at).expect("a store");
    let mut loader = store.bulk_loader();
    loader.load_quads(quads).expect("quads");
    loader.commit().expect("a commit");
    store.flush().expect("a flush");
    let theirs = start.elapsed().as_secs_f64();
    println!("loading {count} quads from {documents} documents, each in its named graph");
    println!("  reformgraph build, with encoding and syncing  {ours:7.1} s  {:9.0} quads/s", count / ours);
    println!(
        "  oxigraph's bulk loader alone, from memory     {theirs:7.1} s  {:9.0} quads/s",
        count / theirs
    );
    println!("  ratio {:.2} (at most {MOST})", ours / theirs);
    ours <= MOST * theirs
}

/// A document with one office.
fn small(number: usize) -> DocumentFacts {
    let lines = [office(number % 90_000, number % 700, 2000 + number % 20, number)];
    from_lines(DocumentId(format!("d{number:06}")), lines).expect("sound facts")
}

fn queries(folder: &Path, documents: usize) -> bool {
    let knowledge = resolve((0..documents).map(whole).collect());
    let at = fresh(folder);
    build(&at, &knowledge);
    drop(knowledge);
    let graph = Graph::open(&at).expect("a graph");
    let count = Store::open_read_only(at.join("builds/1/store")).and_then(|s| s.len()).expect("a count");
    println!("shipped queries without parameters on {count} quads (each below {SLOWEST} s)");
    let mut good = true;
    for (name, text) in SHIPPED {
        let question = Question::parse(text).expect("a sound query");
        // The second run is what a user who asks again meets.
        let times = [0, 1].map(|_| {
            let start = Instant::now();
            let table = graph.table(&question).expect("an answer");
            let rows = if let Table::Rows { rows, .. } = table { rows.len() } else { 1 };
            (start.elapsed().as_secs_f64(), rows)
        });
        let slow = if times[1].0 > SLOWEST { "  TOO SLOW" } else { "" };
        good &= slow.is_empty();
        println!("  {name:16} {:7.3} s, again {:7.3} s, {:6} rows{slow}", times[0].0, times[1].0, times[0].1);
    }
    good
}

fn text(value: String) -> Option<String> {
    Some(value)
}

fn line(relation: &str, number: usize) -> FactLine {
    FactLine {
        relation: relation.to_owned(),
        evidence: Some(EvidenceLine {
            start: number as u32 % 1000,
            end: number as u32 % 1000 + 8,
            text: format!("第{number}处原文"),
        }),
        confidence: Some(0.9),
        rule: Some("made/up".to_owned()),
        ..FactLine::default()
    }
}

fn place(number: usize) -> String {
    let heads: Vec<char> = "安宝昌德丰广海嘉临明南宁平清荣顺泰通文武".chars().collect();
    let tails: Vec<char> = "州阳山水江城泉溪林川".chars().collect();
    format!("{}{}市", heads[number % 20], tails[number / 20 % 10])
}

/// 1,400 bodies: seven in each of 200 places.
fn body(number: usize) -> String {
    let place = place(number / 7);
    match number % 7 {
        0 => format!("中共{place}委员会"),
        1 => format!("{place}人民政府"),
        2 => format!("{place}财政局"),
        3 => format!("{place}教育局"),
        4 => format!("中共{place}委机构编制委员会"),
        5 => format!("{place}机构改革领导小组"),
        _ => format!("{place}卫生健康委员会"),
    }
}

fn person(number: usize) -> String {
    let surnames: Vec<char> = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢".chars().collect();
    let given: Vec<char> = "伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚英华建国文斌宁波亮鹏飞云".chars().collect();
    let n = given.len();
    format!("{}{}{}", surnames[number % 24], given[number / 24 % n], given[number / 24 / n % n])
}

fn office(who: usize, at: usize, year: usize, number: usize) -> FactLine {
    let titles = ["书记", "副书记", "市长", "副市长", "局长", "副局长", "主任", "成员"];
    FactLine {
        person: text(person(who)),
        body: text(body(at)),
        title: text(titles[(who + at) % 8].to_owned()),
        from: Some(OneOrMany::One(format!("{year}-0{}", 1 + who % 9))),
        to: (!number.is_multiple_of(3)).then(|| OneOrMany::One(format!("{}-1{}", year + 2, who % 3))),
        status: text(if number.is_multiple_of(3) { "current" } else { "former" }.to_owned()),
        ..line("holds_office", number)
    }
}

/// A document with a meeting, those at it, what it dealt with, a regulation, a reform and an appointment.
fn whole(number: usize) -> DocumentFacts {
    let at = number * 7 % 1400;
    let year = 2000 + number % 20;
    let date = format!("{year}-0{}-1{}", 1 + number % 9, number % 9);
    let meeting = || text("m1".to_owned());
    let regulation = |n: usize| format!("{}管理办法{n}", place(n / 7));
    let mut lines = vec![
        FactLine {
            title: text(format!("第{number}次会议")),
            date: text(date.clone()),
            ..line("document", number)
        },
        FactLine {
            meeting: meeting(),
            name: text(format!("第{number}次会议")),
            body: text(body(at)),
            date: text(date.clone()),
            ..line("meeting", number)
        },
        FactLine { person: text(person(number * 3 % 9000)), meeting: meeting(), ..line("chairs", number) },
        FactLine {
            meeting: meeting(),
            body: text(body(at)),
            matter: text(format!("《{}》", regulation(number))),
            action: text("deliberate".to_owned()),
            ..line("reviews", number)
        },
        FactLine {
            meeting: meeting(),
            person: text(person(number * 3 % 9000)),
            matter: text(format!("工作{number}")),
            ..line("presents", number)
        },
        FactLine {
            body: text(body(at)),
            regulation: text(regulation(number)),
            date: text(date.clone()),
            ..line("issues", number)
        },
        FactLine {
            body: text(body(at + 1)),
            regulation: text(regulation(number)),
            date: text(date.clone()),
            ..line("issues", number)
        },
        FactLine {
            regulation: text(regulation(number)),
            parent: text(regulation(number / 2)),
            ..line("implements", number)
        },
        FactLine {
            action: text("merge".to_owned()),
            body: text(format!("{}第{number}中心", place(number % 200))),
            from: Some(OneOrMany::Many(vec![body(at + 2), body(at + 3)])),
            date: text(date.clone()),
            ..line("reforms", number)
        },
        FactLine {
            person: text(person(number * 5 % 9000)),
            body: text(body(at)),
            title: text("主任".to_owned()),
            agent: text(body(at + 1)),
            date: text(date.clone()),
            ..line("appoints", number)
        },
        FactLine {
            person: text(person(number * 5 % 9000 + 1)),
            body: text(body(at)),
            title: text("主任".to_owned()),
            agent: text(body(at + 1)),
            date: text(date.clone()),
            ..line("removes", number)
        },
        FactLine {
            body: text(body(at)),
            matter: text(format!("设立第{number}中心")),
            date: text(date.clone()),
            ..line("approves", number)
        },
        office(number % 9000, at + number % 7, year, number),
    ];
    for guest in 1..5 {
        let who = (number * 3 + guest * 24) % 9000;
        lines.push(FactLine {
            person: text(person(who)),
            meeting: meeting(),
            ..line("attends", number + guest)
        });
        lines.push(FactLine {
            person: text(person(who)),
            meeting: meeting(),
            ..line("speaks_at", number + guest)
        });
    }
    from_lines(DocumentId(format!("w{number:06}")), lines).expect("sound facts")
}
