//! Lists below a heading that says what becomes of all they name: 三、不再保留的（4个）; 划入的职责。1.…；2.….

use super::merge::names;
use super::scan::{Change, Scan};
use super::source::{DUTIES, clean_matter, sources};
use crate::extract::authority;
use crate::extract::page::Page;
use crate::mention::phrase::after_number;
use crate::mention::{Certainty, Line};
use crate::model::ReformAction;

/// What the items below a heading undergo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Below {
    /// Duties that the body of the document takes over.
    Taken,
    /// Duties that it gives to others.
    Given,
    /// Bodies that come or go.
    Bodies(ReformAction),
}

/// Words with which such headings begin.
const ACTS: [(&str, ReformAction); 14] = [
    ("予以撤销", ReformAction::Abolish),
    ("撤销", ReformAction::Abolish),
    ("不再保留", ReformAction::Abolish),
    ("不再设立", ReformAction::Abolish),
    ("不再单设", ReformAction::Abolish),
    ("取消", ReformAction::Abolish),
    ("新设立", ReformAction::Establish),
    ("新成立", ReformAction::Establish),
    ("新组建", ReformAction::Establish),
    ("新增设", ReformAction::Establish),
    ("新增", ReformAction::Establish),
    ("设立", ReformAction::Establish),
    ("成立", ReformAction::Establish),
    ("组建", ReformAction::Establish),
];

/// What holds behind the beginning of a sentence at `start`, when `before` held till then.
pub fn below(line: &Line, start: usize, before: Option<Below>) -> Option<Below> {
    let at = after_number(line, start);
    for (verbs, below) in [(["划入", "转入"], Below::Taken), (["划出", "转出"], Below::Given)] {
        let duties = |verb: &&str| {
            let k = at + verb.chars().count();
            let k = k + usize::from(line.at(k) == '的');
            line.starts_with(at, verb) && ["职责", "职能"].iter().any(|d| line.starts_with(k, d))
        };
        if verbs.iter().any(duties) {
            return Some(below);
        }
    }
    if start == 0 && heads(line) {
        let text = heading(line.slice(at..line.len()));
        let text =
            ["会议决定", "决定", "同意", "批准"].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(text);
        let introduces = line.text.ends_with(['：', ':']);
        let act = ACTS.iter().find_map(|(w, act)| text.strip_prefix(w).map(|rest| (rest, *act)));
        let kinds = [
            "机构",
            "部门",
            "单位",
            "小组",
            "委员会",
            "指挥部",
            "学校",
            "中学",
            "小学",
            "幼儿园",
            "医院",
            "乡镇",
            "街道",
        ];
        let of_all = |rest: &str| {
            let rest = rest.strip_prefix("以下").unwrap_or(rest);
            // 撤销三所小学教学点
            let counted = rest.trim_start_matches(|c| "两二三四五六七八九十".contains(c));
            let schools = counted.len() < rest.len()
                && counted.starts_with(['所', '个'])
                && ["小学", "教学点", "中学", "学校", "幼儿园"].iter().any(|k| rest.ends_with(k));
            schools
                || rest == "的"
                || kinds.iter().any(|k| rest.trim_start_matches('的') == *k)
                || rest.starts_with('的') && kinds.iter().any(|k| rest.ends_with(k))
                || ["议事协调机构", "事业单位", "临时机构"].contains(&rest)
        };
        return act
            .filter(|(rest, _)| of_all(rest) || introduces && rest.is_empty())
            .map(|(_, act)| Below::Bodies(act));
    }
    let item = at == start || line.at(start).is_ascii_digit();
    let other =
        ["划出", "划入", "取消", "下放", "加强", "增加", "转变"].iter().any(|w| line.starts_with(at, w));
    before.filter(|b| !matches!(b, Below::Taken | Below::Given) || item && !other)
}

/// Whether the whole line is a heading.
pub fn heads(line: &Line) -> bool {
    let numbered = after_number(line, 0) > 0 && !line.at(0).is_ascii_digit();
    let introduces = line.text.ends_with(['：', ':']);
    (numbered || introduces) && line.len() <= 30 && !line.text.contains(['。', '；', '，'])
}

/// The words of a heading without the count behind them: （4个）.
fn heading(text: &str) -> &str {
    let text = text.trim_end_matches([' ', '：', ':']).trim_end_matches("名单");
    match text.rfind(['（', '(']) {
        Some(open) if text[open..].contains(['个', '家']) => &text[..open],
        _ => text,
    }
}

/// What an item says when no verb of its own stands in it.
pub fn item(scan: &Scan, below: Below, page: &Page) -> Vec<Change> {
    let action = match below {
        Below::Taken => return listed_duties(scan),
        Below::Given => return given_out(scan),
        Below::Bodies(action) => action,
    };
    let start = after_number(scan.line, scan.sentence.start);
    let Some(mut found) = scan.after(start) else { return Vec::new() };
    // 甲指挥部，乙领导小组，丙领导小组。
    while scan.closed(found.range.end)
        && scan.line.at(found.range.end) == '，'
        && let Some(next) = scan.after(found.range.end + 1).filter(|next| scan.closed(next.range.end))
    {
        found.bodies.extend(next.bodies);
        found.range.end = next.range.end;
    }
    // who signs below the last item
    let signs = scan.sentence.start == start
        && authority::of_page(page).agent.is_some_and(|a| found.bodies.iter().any(|b| b.name == a));
    if signs
        || !scan.closed(found.range.end)
        || found.bodies.iter().any(|b| b.certainty == Certainty::Ending && b.place.is_none())
    {
        return Vec::new();
    }
    found
        .bodies
        .iter()
        .map(|body| Change {
            date: page.document.metadata.date,
            ..scan.change(action, body, found.range.clone(), "reform/listed", 85)
        })
        .collect()
}

/// 将县老龄办的职责划给…, 县电子政务办承担的x职责: duties of a body named with them, not of the document's own.
pub fn borne_by_another(scan: &Scan) -> bool {
    let start = after_number(scan.line, scan.sentence.start);
    let opened = (start..scan.sentence.end).take(12).find(|&k| matches!(scan.line.at(k), '将' | '。' | '：'));
    let start = opened.filter(|_| !matches!(scan.line.at(start), '1'..='9')).map_or(start, |k| k + 1);
    scan.after(start).is_some_and(|found| {
        let end = found.range.end;
        scan.line.at(end) == '的' || ["承担", "负责", "行使"].iter().any(|w| scan.line.starts_with(end, w))
    })
}

/// An item below 划入的职责 in the rules of a body: 1.市发展改革委的x职责.
fn listed_duties(scan: &Scan) -> Vec<Change> {
    let Some(topic) = &scan.topic else { return Vec::new() };
    let start = after_number(scan.line, scan.sentence.start);
    let end = scan.clause_end(start);
    let words = start..end;
    let whole = end + 1 >= scan.sentence.end;
    let given = sources(scan, words.clone()).into_iter().filter(|s| whole && s.matter.is_some());
    given
        .filter(|s| s.bodies.iter().all(|b| b.name != topic.name && b.certainty > Certainty::Ending))
        .map(|source| Change {
            from: names(&source.bodies),
            matter: source.matter,
            ..scan.change(ReformAction::Transfer, topic, words.clone(), "reform/transfer-in", 85)
        })
        .collect()
}

/// An item below 划出的职责 in the rules of a body: 1.将x职责交给市发展改革委.
fn given_out(scan: &Scan) -> Vec<Change> {
    const VERBS: [&str; 14] = [
        "移交给",
        "移交至",
        "移交",
        "交给",
        "交由",
        "划给",
        "划入",
        "划归",
        "划转给",
        "划转至",
        "划转到",
        "划转",
        "划至",
        "转给",
    ];
    let Some(topic) = &scan.topic else { return Vec::new() };
    let start = after_number(scan.line, scan.sentence.start);
    let start = start + usize::from(matches!(scan.line.at(start), '将' | '把'));
    let verb = (start..scan.sentence.end)
        .find_map(|k| VERBS.iter().find(|v| scan.line.starts_with(k, v)).map(|v| k..k + v.chars().count()));
    let Some(verb) = verb else { return Vec::new() };
    let end = scan.without_adverbs(start, verb.start);
    let end = end - usize::from(end > start && scan.line.before(end) == '，');
    let matter = clean_matter(scan.text(start..end)).to_owned();
    let Some(found) = scan.target(verb.end).filter(|_| DUTIES.iter().any(|d| matter.ends_with(d))) else {
        return Vec::new();
    };
    let takers = found.bodies.iter().filter(|b| b.name != topic.name);
    takers
        .map(|taker| Change {
            from: vec![topic.name.clone()],
            matter: Some(matter.clone()),
            ..scan.change(ReformAction::Transfer, taker, start..found.range.end, "reform/transfer-out", 88)
        })
        .collect()
}
