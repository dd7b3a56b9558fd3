//! What a body adopted at a session that the page tells nothing else of: 《甲》已经县委、县政府研究通过; 《甲》《乙》
//! 已分别经丙市、丁市人大常委会审议通过.

use super::{View, adoption_known, names};
use crate::extract::sink::Sink;
use crate::mention::Chars;
use crate::mention::date::date_at;
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::{ends_with, pieces};
use crate::model::{Fact, ReviewAction};

/// Words between the title and the body: already, each by its own.
const LEADS: [&str; 20] = [
    "，并经",
    "，经",
    "并经",
    "并已经",
    "已分别经",
    "已经",
    "业经",
    "已由",
    "现已经",
    "业已经",
    "已于",
    "分别经",
    "已分别由",
    "日前经",
    "近日经",
    "经",
    "由",
    "现经",
    "，已经",
    "，业经",
];

/// How a session adopts, longest first.
const PASSED: [&str; 10] = [
    "审议通过",
    "研究通过",
    "讨论通过",
    "表决通过",
    "审查通过",
    "审定通过",
    "审核通过",
    "会议通过",
    "大会通过",
    "通过",
];

/// Words that name a session behind its body.
const SESSIONS: [&str; 9] = ["会议", "常务会", "全会", "办公会", "党组会", "常委会", "大会", "研究", "集体"];

pub fn said(view: &View, sink: &mut Sink) {
    for index in 0..view.titles.len() {
        let close = view.titles[index].0.range.end;
        // the last of those that are joined
        let joined = view.joined_up_to(index);
        let next = view.titles.get(index + 1).map(|(t, _)| t.range.start);
        let goes_on = next.is_some_and(|n| view.text(close..n).chars().all(|c| "、和及与".contains(c)));
        if goes_on {
            continue;
        }
        let Some((found, verb)) = adopters(view, close) else { continue };
        let each = view.text(close..found.range.start).contains("分别") && found.bodies.len() > 1;
        if each && found.bodies.len() != joined.len() {
            continue;
        }
        let bodies = names(&found.bodies);
        let from = index + 1 - joined.len();
        for (k, (titled, full)) in view.titles[from..=index].iter().enumerate() {
            let own = bodies.iter().enumerate().filter(|(b, _)| !each || *b == k);
            for (_, body) in own {
                let body = sink.body(body);
                // 该《办法》经…通过: under its whole name
                let said = view.text(titled.range.clone());
                let matter = if titled.title == *full { said.to_owned() } else { format!("《{full}》") };
                let matter = sink.matter(&matter);
                let fact = Fact::Reviews { body, matter, action: ReviewAction::Adopt, meeting: None };
                let known = adoption_known(sink, body, full);
                if !known {
                    sink.say(fact, view.line.span(titled.range.start..verb), "review/passed", 88);
                }
            }
        }
    }
}

/// The bodies that adopted what stands before `close`, and where the words of it end.
fn adopters(view: &View, close: usize) -> Option<(Found, usize)> {
    let first = adopters_at(view, close);
    first.or_else(|| adopters_at(view, view.clause_end(close)).filter(|_| drafted_by(view, close)))
}

/// 《X》由某局起草，经县政府常务会议审议通过: the clause right behind the title says who wrote it.
fn drafted_by(view: &View, close: usize) -> bool {
    let said = view.text(close..view.clause_end(close));
    said.starts_with('由') && ["起草", "制定", "编制", "拟订"].iter().any(|w| said.ends_with(w))
}

fn adopters_at(view: &View, close: usize) -> Option<(Found, usize)> {
    let lead = LEADS.iter().find(|w| view.line.starts_with(close, w))?;
    let from = close + lead.chars().count();
    let stop = view.clause_end(from);
    let verb = (from + 2..=stop).find(|&k| PASSED.iter().any(|w| ends_with(view.line, k, w)))?;
    let act = PASSED.iter().find(|w| ends_with(view.line, verb, w))?;
    let act = verb - act.chars().count();
    const LONGEST_SESSION: usize = 16;
    let sat = |end: usize| {
        let session = view.text(end..verb - 2);
        end == act
            || SESSIONS.iter().any(|w| session.contains(w)) && !session.contains(['，', '、', '和', '《'])
    };
    let mut ends = (verb.saturating_sub(LONGEST_SESSION).max(from + 2)..=act).rev().filter(|&end| sat(end));
    let whole = ends.find_map(|end| {
        Some((view.reader.list(view.line, from..view.trimmed(from, end), &view.heard)?, end))
    });
    let (bodies, end) = whole.or_else(|| Some((sessions(view, from..act)?, act)))?;
    // 由市人大常委会于8月30日通过: a congress needs no session beside it
    let congress = |b: &Named| ["代表大会", "常务委员会"].iter().any(|e| b.name.ends_with(e));
    if view.text(act..verb) == "通过" && !bodies.iter().all(congress) {
        return None;
    }
    (!view.plans(view.text(close..end))).then_some((Found { bodies, range: from..end }, verb))
}

/// 2018年第9次县政府常务会议、第40次县委常委会议: whose session each of them was.
fn sessions(view: &View, range: Chars) -> Option<Vec<Named>> {
    let pieces = pieces(view.line, range);
    let body = |piece: &Chars| {
        let dated = date_at(view.line, piece.start, view.page.dateline).map_or(piece.start, |d| d.end);
        let counted = (dated..piece.end).take(6).find(|&k| view.line.at(k) == '次');
        let start = counted.filter(|_| view.line.at(dated) == '第').map_or(dated, |k| k + 1);
        (start + 2..piece.end).rev().find_map(|end| {
            let session = view.text(end..piece.end);
            let sat = SESSIONS.iter().any(|w| session.ends_with(w)) && session.chars().count() <= 8;
            let cut = ["常委", "常务"].iter().any(|w| ends_with(view.line, end, w));
            let mut found = view.reader.list(view.line, start..end, &view.heard).filter(|_| sat && !cut)?;
            let one = (found.len() == 1).then(|| found.remove(0))?;
            // 县委常委会议: the standing committee
            let standing = one.name.strip_suffix("员会").filter(|_| session.starts_with("常委"));
            let name = standing.map_or_else(|| one.name.clone(), |stem| format!("{stem}常务委员会"));
            Some(Named { name, ..one })
        })
    };
    (pieces.len() > 1).then(|| pieces.iter().map(body).collect::<Option<Vec<_>>>()).flatten()
}
