//! What a body adopted at a session that the page tells nothing else of: 《甲》已经县委、县政府研究通过; 《甲》《乙》
//! 已分别经丙市、丁市人大常委会审议通过.

use super::words::{adopting_before, given_out_in, issue_at, making_before};
use super::{View, adoption_known, names};
use crate::extract::matter::empty_matter;
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

/// Words that name a session behind its body.
const SESSIONS: [&str; 9] = ["会议", "常务会", "全会", "办公会", "党组会", "常委会", "大会", "研究", "集体"];

pub fn said(view: &View, sink: &mut Sink) {
    ahead(view, sink);
    deliberated(view, sink);
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

/// 经某某第5次常务会议审议通过，现将《X》印发给你们: what was adopted stands behind.
fn ahead(view: &View, sink: &mut Sink) {
    const LEADS: [&str; 4] = ["，现将", "，现予", "，现", "，特将"];
    let line = view.line;
    for by in view.sentence.clone().filter(|&k| line.at(k) == '经' && view.clause(k) == k) {
        let Some((found, verb)) = adopters_at(view, by) else { continue };
        let Some(lead) = LEADS.iter().find(|w| line.starts_with(verb, w)) else { continue };
        let from = verb + lead.chars().count();
        let first = view.titles.iter().position(|(t, _)| t.range.start >= from);
        let given = |end: usize| given_out_in(view.page.cx.lexicon, line, end..view.sentence.end).is_some();
        let objects: Vec<String> = match first {
            // 现将某局制定的《X》、《Y》印发给你们
            Some(first) => {
                let last = (first..view.titles.len())
                    .rfind(|&k| view.joined_up_to(k).len() > k - first)
                    .unwrap_or(first);
                let handed = |end: usize| {
                    let rest = view.text(end..view.clause_end(end));
                    given(end)
                        || rest.starts_with("予以")
                        || issue_at(view.page.cx.lexicon, line, end).is_some()
                };
                let named = view.joined_up_to(last).into_iter().map(|t| format!("《{t}》")).collect();
                if handed(view.titles[last].0.range.end) || lead.ends_with('现') { named } else { continue }
            }
            // 现将清理结果公布如下
            None if lead.ends_with('将') => {
                let stop = view.clause_end(from);
                let issued = (from + 2..stop).find(|&k| issue_at(view.page.cx.lexicon, line, k).is_some());
                let Some(issued) = issued.filter(|_| view.text(from..stop).ends_with("如下")) else {
                    continue;
                };
                let matter = view.text(from..view.trimmed(from, issued));
                if empty_matter(view.page, matter) || matter.starts_with("有关") || matter.starts_with("相关")
                {
                    continue;
                }
                vec![matter.to_owned()]
            }
            None => continue,
        };
        for (body, object) in names(&found.bodies).iter().flat_map(|b| objects.iter().map(move |o| (b, o))) {
            adopted(view, sink, body, object, by..verb);
        }
    }
}

fn adopted(view: &View, sink: &mut Sink, body: &str, matter: &str, words: Chars) {
    let body = sink.body(body);
    if !adoption_known(sink, body, matter) {
        let matter = sink.matter(matter);
        let fact = Fact::Reviews { body, matter, action: ReviewAction::Adopt, meeting: None };
        sink.say(fact, view.line.span(words), "review/passed", 85);
    }
}

/// 《X（草案）》已经某某两次审议, 已由某某第6次会议初次审议: dealt with, not adopted.
fn deliberated(view: &View, sink: &mut Sink) {
    const LEADS: [&str; 6] = ["已经", "业经", "已由", "现已经", "经", "已提请"];
    const TIMES: [&str; 10] =
        ["两次", "二次", "三次", "初次", "首次", "第一次", "第二次", "第三次", "一审", "进行了"];
    for (titled, full) in &view.titles {
        let close = titled.range.end;
        let Some(lead) = LEADS.iter().find(|w| view.line.starts_with(close, w)) else { continue };
        let from = close + lead.chars().count();
        let stop = view.clause_end(from);
        let Some(mut end) = stop.checked_sub(2).filter(|&k| k > from && view.line.starts_with(k, "审议"))
        else {
            continue;
        };
        let times = TIMES.iter().find(|w| ends_with(view.line, end, w));
        end -= times.map_or(0, |w| w.chars().count());
        let session = view.text(from..end).contains("会议");
        if times.is_none() && !session || view.plans(view.text(close..end)) {
            continue;
        }
        // 某常委会第六次会议
        let number = (from..end).find(|&k| view.line.at(k) == '第' && view.text(k..end).contains('次'));
        let listed =
            || view.reader.list(view.line, from..view.trimmed(from, number.unwrap_or(end)), &view.heard);
        let bodies = listed().map(|b| names(&b)).or_else(|| Some(vec![sat(view, from..end)?]));
        for body in bodies.unwrap_or_default() {
            let body = sink.body(&body);
            let matter = sink.matter(&format!("《{full}》"));
            let fact = Fact::Reviews { body, matter, action: ReviewAction::Deliberate, meeting: None };
            sink.say(fact, view.line.span(titled.range.start..stop), "review/deliberated", 82);
        }
    }
}

/// Whose session the words in `range` name.
fn sat(view: &View, range: Chars) -> Option<String> {
    let session = view.meetings.iter().find(|m| m.line == view.number && range.contains(&m.from))?;
    Some(session.body.as_ref()?.name.clone())
}

/// The bodies that adopted what stands before `close`, and where the words of it end.
pub(super) fn adopters(view: &View, close: usize) -> Option<(Found, usize)> {
    let first = adopters_at(view, close);
    first.or_else(|| adopters_at(view, view.clause_end(close)).filter(|_| drafted_by(view, close)))
}

/// 《X》由某局起草，经县政府常务会议审议通过: the clause right behind the title says who wrote it.
fn drafted_by(view: &View, close: usize) -> bool {
    view.line.at(close) == '由'
        && making_before(view.page.cx.lexicon, view.line, view.clause_end(close)).is_some()
}

fn adopters_at(view: &View, close: usize) -> Option<(Found, usize)> {
    let lead = LEADS.iter().find(|w| view.line.starts_with(close, w))?;
    let from = close + lead.chars().count();
    // 经2019年1月18日县政府第5次常务会议审议通过
    let from = date_at(view.line, from, view.page.dateline).map_or(from, |d| d.end);
    let stop = view.clause_end(from);
    let (verb, act) = (from + 2..=stop)
        .find_map(|k| Some((k, adopting_before(view.page.cx.lexicon, view.line, from, k)?)))?;
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
    // 第3次县长办公会|议研究通过: a session is no body
    let session = |b: &Named| b.name.contains('次') && b.name.ends_with('会');
    let whole = whole.filter(|(bodies, _)| !bodies.iter().any(session));
    let (bodies, end) = whole.or_else(|| Some((sessions(view, from..act)?, act)))?;
    // 由市人大常委会于8月30日通过: a congress needs no session beside it
    let congress = |b: &Named| ["代表大会", "常务委员会"].iter().any(|e| b.name.ends_with(e));
    if view.text(act..verb) == "通过" && end == act && !bodies.iter().all(congress) {
        return None;
    }
    (!view.plans(view.text(close..end))).then_some((Found { bodies, range: from..end }, verb))
}

/// 2018年第9次县政府常务会议、第40次县委常委会议: whose session each of them was.
fn sessions(view: &View, range: Chars) -> Option<Vec<Named>> {
    let pieces = pieces(view.line, range);
    (pieces.len() > 1).then(|| pieces.into_iter().map(|p| house_of(view, p)).collect::<Option<Vec<_>>>())?
}

/// 2018年第9次县政府常务会议, 县委常委会会议: whose session the words in `piece` name.
pub(super) fn house_of(view: &View, piece: Chars) -> Option<Named> {
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
}
