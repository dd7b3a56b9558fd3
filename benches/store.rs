//! Loading beside oxigraph's own bulk loader on the same quads, and every shipped query on a graph of a million
//! quads. Documents are made up, the same in every run.
//!
//! `cargo bench --bench store [-- --documents N] [--facts N] [--keep]`; 0 leaves that half out, `--keep` leaves the graphs.

use oxigraph::model::Quad;
use oxigraph::store::Store;
use reformgraph::model::{DocumentFacts, DocumentId, Knowledge};
use reformgraph::resolve::resolve;
use reformgraph::store::{self, Binding, Graph, Question, Shipped, Table, shipped};
use reformgraph::wire::{EvidenceLine, FactLine, OneOrMany, from_lines};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Loading may take this many times as long as oxigraph alone.
const MOST: f64 = 1.15;
/// What a shipped query may take, in seconds.
const SLOWEST: f64 = 1.0;
/// Documents that give two million quads.
const TWO_MILLION: usize = 62_000;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-store");
    let number = |name: &str, default: usize| {
        let mut args = std::env::args().skip_while(|a| a != name).skip(1);
        args.next().and_then(|n| n.parse().ok()).unwrap_or(default)
    };
    let (documents, facts) = (number("--documents", 250_000), number("--facts", 2_100));
    let mut good = true;
    // A small step first: something to read after seconds, and the disk is warm.
    let mut steps = vec![(documents / 25, 1), (documents.min(TWO_MILLION), 3), (documents, 1)];
    steps.dedup_by_key(|(step, _)| *step);
    for (step, rounds) in steps.into_iter().filter(|(step, _)| *step > 0) {
        let fast = loading(&folder.join("load"), step, rounds);
        good &= fast || step < documents.min(TWO_MILLION);
    }
    if facts > 0 {
        good &= queries(&folder.join("queries"), facts);
    }
    if std::env::args().any(|a| a == "--keep") {
        println!("the graphs stay in {}", folder.display());
    } else if let Err(error) = std::fs::remove_dir_all(&folder) {
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

/// Seconds by the clock and by the processor.
struct Took {
    wall: f64,
    cpu: f64,
}

fn timed(work: impl FnOnce()) -> Took {
    let (start, cpu) = (Instant::now(), cpu_seconds());
    work();
    Took { wall: start.elapsed().as_secs_f64(), cpu: cpu_seconds() - cpu }
}

/// What all threads of this process took so far; 0 where the system doesn't tell.
fn cpu_seconds() -> f64 {
    const TICKS: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    fields.skip(11).take(2).filter_map(|n| n.parse::<f64>().ok()).sum::<f64>() / TICKS
}

fn build(folder: &Path, knowledge: &Knowledge) {
    let lock = store::lock(folder).expect("a folder of its own");
    store::build(&lock, knowledge, |_| Ok(())).expect("a graph");
}

fn load(folder: &Path, quads: Vec<Quad>) {
    let store = Store::open(folder).expect("a store");
    let mut loader = store.bulk_loader();
    loader.load_quads(quads).expect("quads");
    loader.commit().expect("a commit");
    store.flush().expect("a flush");
}

/// Both in turn, the best of some rounds of each: what else the machine does slows now the one, now the other.
fn loading(folder: &Path, documents: usize, rounds: usize) -> bool {
    println!("loading {documents} documents, each in its named graph");
    let knowledge = resolve((0..documents).map(small).collect());
    let mut best: [Option<Took>; 2] = [None, None];
    let mut keep = |which: usize, count: usize, took: Took| {
        let names = ["reformgraph: encoding, loading, syncing", "oxigraph's bulk loader alone, from memory"];
        println!(
            "  {:42} {:7.1} s  {:7.1} CPU-s  {:8.0} quads/s",
            names[which],
            took.wall,
            took.cpu,
            count as f64 / took.wall
        );
        if best[which].as_ref().is_none_or(|b| took.wall < b.wall) {
            best[which] = Some(took);
        }
    };
    let mut count = 0;
    for _ in 0..rounds {
        let at = fresh(&folder.join("ours"));
        let ours = timed(|| build(&at, &knowledge));
        let mut quads: Vec<Quad> = Store::open_read_only(at.join("builds/1/store"))
            .and_then(|store| store.iter().collect())
            .expect("the graph can be read");
        // as N-Quads would bring them: a store gives them in the order of its keys, which no file has
        quads.sort_by_cached_key(Quad::to_string);
        count = quads.len();
        keep(0, count, ours);
        let at = fresh(&folder.join("theirs"));
        keep(1, count, timed(|| load(&at, quads)));
    }
    let [Some(ours), Some(theirs)] = best else { return false };
    let ratio = ours.wall / theirs.wall;
    println!(
        "  {count} quads: {ratio:.2} times oxigraph's time by the clock (at most {MOST}), {:.2} by the processor",
        ours.cpu / theirs.cpu
    );
    ratio <= MOST
}

/// A document with one office; one in ten says from when to when.
fn small(number: usize) -> DocumentFacts {
    let mut line = office(number % 90_000, number % 21_000, 2000 + number % 20, number);
    if !number.is_multiple_of(10) {
        (line.from, line.to) = (None, None);
    }
    from_lines(DocumentId(format!("d{number:06}")), [line]).expect("sound facts")
}

fn queries(folder: &Path, documents: usize) -> bool {
    let at = fresh(folder);
    build(&at, &resolve((0..documents).map(whole).collect()));
    let graph = Graph::open(&at).expect("a graph");
    let count = Store::open_read_only(at.join("builds/1/store")).and_then(|s| s.len()).expect("a count");
    println!("shipped queries on {count} quads: seconds of the processor, at most {SLOWEST}");
    println!("  (in brackets: what the question is about left out, which prints all of that in the graph)");
    println!("  {:16} {:>9} {:>7}  {:>9} {:>7}", "", "for one", "rows", "for all", "rows");
    let mut good = true;
    for question in shipped() {
        let all = answer(&graph, &question, None);
        let one = question.parameters.iter().find_map(|p| Some((p.name.as_str(), sample(&p.name)?)));
        let one = one.map(|(name, value)| answer(&graph, &question, Some((name, &value))));
        let needed = question.parameters.iter().any(|p| p.is_needed());
        let (seconds, rows) = all;
        let whole = if needed { format!("({seconds:.3})") } else { format!("{seconds:.3}") };
        let (of_one, rows_of_one) =
            one.map_or_else(Default::default, |(s, r)| (format!("{s:.3}"), r.to_string()));
        let slow = one.is_some_and(|(s, _)| s > SLOWEST) || (!needed && seconds > SLOWEST);
        let mark = if slow { "  TOO SLOW" } else { "" };
        good &= !slow;
        println!("  {:16} {of_one:>9} {rows_of_one:>7}  {whole:>9} {rows:>7}{mark}", question.name);
    }
    good
}

/// Seconds and rows, the better of two runs.
fn answer(graph: &Graph, shipped: &Shipped, set: Option<(&str, &str)>) -> (f64, usize) {
    let mut question = Question::parse(shipped.text).expect("a sound query");
    if let Some((name, value)) = set {
        question.bind(&Binding { name: name.to_owned(), value: value.to_owned() }).expect("a parameter");
    }
    let mut rows = 0;
    let mut run = || {
        let took = timed(|| {
            rows = match graph.table(&question).expect("an answer") {
                Table::Rows { rows, .. } => rows.len(),
                Table::Statements(text) => text.lines().count(),
                Table::Truth(_) => 1,
            };
        });
        // One thread works on a query, so that the clock tells no more than the processor where the machine is quiet,
        // but tells it finer.
        took.wall.min(took.cpu + 0.01)
    };
    let seconds = run().min(run());
    (seconds, rows)
}

/// A value of which the made-up documents speak.
fn sample(parameter: &str) -> Option<String> {
    Some(match parameter {
        "person" | "leader" => person(30),
        "body" | "name" => body(70),
        "agent" => body(71),
        "meeting" => "第10次会议".to_owned(),
        "regulation" => regulation(4),
        "document" => "w000010".to_owned(),
        "place" => place(10),
        "text" => "财政".to_owned(),
        _ => return None,
    })
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

/// 200 cities, then 14 counties in each of them.
fn place(number: usize) -> String {
    let heads: Vec<char> = "安宝昌德丰广海嘉临明南宁平清荣顺泰通文武".chars().collect();
    let tails: Vec<char> = "州阳山水江城泉溪林川".chars().collect();
    let city = format!("{}{}市", heads[number % 20], tails[number / 20 % 10]);
    match number / 200 % 15 {
        0 => city,
        county => format!("{city}{}{}县", heads[(number + county) % 20], tails[county % 10]),
    }
}

/// Seven in each place.
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

fn regulation(number: usize) -> String {
    format!("{}管理办法{number}", place(number / 7))
}

fn office(who: usize, at: usize, year: usize, number: usize) -> FactLine {
    let titles = match at % 7 {
        0 => ["书记", "副书记"],
        1 => ["市长", "副市长"],
        2 | 3 => ["局长", "副局长"],
        4 | 6 => ["主任", "副主任"],
        _ => ["组长", "成员"],
    };
    FactLine {
        person: text(person(who)),
        body: text(body(at)),
        title: text(titles[number / 3 % 2].to_owned()),
        from: Some(OneOrMany::One(format!("{year}-0{}", 1 + who % 9))),
        to: (!number.is_multiple_of(3)).then(|| OneOrMany::One(format!("{}-1{}", year + 2, who % 3))),
        status: text(if number.is_multiple_of(3) { "current" } else { "former" }.to_owned()),
        ..line("holds_office", number)
    }
}

/// The next office of one of 700 persons, each in one of 200 cities; one in five is of its Party committee.
fn rising(number: usize) -> FactLine {
    let (who, step) = (number % 700, number / 700);
    let kind = if who.is_multiple_of(5) { 0 } else { [3, 2, 1][step % 3] };
    office(who, who % 200 * 7 + kind, 2000 + step * 3, number)
}

/// A document with a meeting, those at it, what it dealt with, a regulation, a reform and an appointment.
fn whole(number: usize) -> DocumentFacts {
    let at = number * 9 % 1400;
    let year = 2000 + number % 20;
    let date = format!("{year}-0{}-1{}", 1 + number % 9, number % 9);
    let meeting = || text("m1".to_owned());
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
        // Somebody who stays in one city and rises there.
        rising(number),
        FactLine {
            person: text(person(number * 5 % 9000 + 2)),
            body: text(body(at)),
            title: text("副主任".to_owned()),
            status: text("candidate".to_owned()),
            ..line("holds_office", number)
        },
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
