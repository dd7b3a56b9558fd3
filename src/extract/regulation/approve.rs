//! Who approved what another body drew up: 经省委批准, 某某批复同意, 会议原则同意.

use super::agreed;
use super::consent;
use super::leave::{drawn_up, issued_after, leave_of};
use super::licence;
use super::reply;
use super::shelf::Shelf;
use super::{View, consent_known, names, note};
use crate::extract::anaphor::points_back;
use crate::extract::sink::Sink;
use crate::mention::Chars;
use crate::mention::date::date_at;
use crate::mention::line::Firsts;
use crate::mention::phrase::ends_with;
use crate::model::{Fact, PartialDate};

/// Words of approval, longest first.
pub const APPROVE: [&str; 15] = [
    "原则同意",
    "批复同意",
    "审核同意",
    "研究同意",
    "审定同意",
    "正式批准",
    "批准同意",
    "同意批准",
    "审议批准",
    "审议同意",
    "讨论同意",
    "批准",
    "批复",
    "同意",
    "审批",
];

const APPROVE_FIRSTS: Firsts = Firsts::of(&APPROVE);

/// What approved matters end with.
pub const MATTERS: [&str; 17] = [
    "决算", "预算", "方案", "规划", "报告", "汇报", "请示", "意见", "计划", "办法", "规定", "纲要", "细则",
    "条例", "建议", "名单", "草案",
];

pub enum Object {
    Regulation(String),
    Matter(String),
}

pub fn say(
    view: &View,
    sink: &mut Sink,
    bodies: &[String],
    object: &Object,
    date: Option<PartialDate>,
    words: Chars,
    sure: u8,
) {
    // 依据《X》，报市委批准，给予…处分: what the approved step rests on
    const RESTS_ON: [&str; 6] = ["依据", "根据", "按照", "依照", "违反", "遵照"];
    let rests = |title: &str| {
        view.titles.iter().any(|(titled, full)| {
            full == title && RESTS_ON.iter().any(|w| ends_with(view.line, titled.range.start, w))
        })
    };
    if matches!(object, Object::Regulation(title) if rests(title)) {
        return;
    }
    // 批复某规划 in a headline, 《某规划（2021—2035年）》 in the text: said there
    let marked = |words: &str| {
        let (whole, edition) = (format!("《{words}》"), format!("《{words}（"));
        let mut lines = view.page.lines.iter().filter(|l| l.may_hold("《"));
        lines.any(|l| l.text.contains(&whole) || l.text.contains(&edition))
    };
    if matches!(object, Object::Matter(words) if view.number == 0 && marked(words)) {
        return;
    }
    let object = match object {
        Object::Regulation(title) => sink.regulation(title),
        Object::Matter(words) => sink.matter(words),
    };
    for body in bodies {
        let body = sink.body(body);
        if !consent_known(sink, body, object) {
            sink.say(Fact::Approves { body, object, date }, view.line.span(words.clone()), "approve", sure);
        }
    }
}

pub fn said(view: &View, shelf: &Shelf, sink: &mut Sink) {
    if note::is_note(view) {
        return;
    }
    agreed::already(view, sink);
    at_session(view, shelf, sink);
    reply::granted(view, sink);
    reply::in_title(view, sink);
    reply::reply_of(view, shelf, sink);
    reply::asked_for(view, sink);
    reply::by_decision(view, sink);
    reply::by_vote(view, sink);
    reply::with_leave(view, sink);
    consent::replied(view, sink);
    consent::upgraded(view, sink);
    consent::adjusted(view, sink);
    licence::granted_in_turn(view, sink);
    let mut i = view.sentence.start;
    while i < view.sentence.end {
        if view.inside_title(i) {
            i += 1;
            continue;
        }
        let may_begin = view.line.may_start(i, &APPROVE_FIRSTS);
        let Some(word) = APPROVE.iter().find(|w| may_begin && view.line.starts_with(i, w)) else {
            i += 1;
            continue;
        };
        let end = i + word.chars().count();
        verb(view, i, end, sink);
        i = end;
    }
}

/// 业经某人大常委会第二十九次会议批准; the note under a title with the session that approved it.
fn at_session(view: &View, shelf: &Shelf, sink: &mut Sink) {
    let bracket = matches!(view.line.at(view.sentence.start), '（' | '(');
    let note = bracket && view.number <= 14;
    let titled = view.titles.first().map(|(_, full)| full.clone());
    let own = shelf.own.as_ref().filter(|_| note).map(|o| o.title.clone());
    let Some(object) = own.or(titled) else { return };
    for k in view.sentence.clone() {
        if !view.line.starts_with(k, "批准") || view.inside_title(k) {
            continue;
        }
        for start in (view.clause(k)..k).rev() {
            let fresh = start == view.clause(k)
                || matches!(view.line.before(start), '经' | ' ' | '日' | '由' | '（' | '，');
            if !fresh || date_at(view.line, start, view.page.dateline).is_some() {
                continue;
            }
            let Some(found) = view.reader.after(view.line, start, k, &view.heard) else { continue };
            // between the body and its act stand the session and its day
            let between = view.text(found.range.end..k);
            if !between.contains("会议") || between.contains(['，', ' ', '。']) || between.contains("通过")
            {
                continue;
            }
            let date = date_of(view, found.range.start, k);
            let object = Object::Regulation(object.clone());
            say(view, sink, &names(&found.bodies[..1]), &object, date, found.range.start..k + 2, 88);
            break;
        }
    }
}

/// The day said inside the words of a session, or right before them.
fn date_of(view: &View, start: usize, end: usize) -> Option<PartialDate> {
    view.date_in(start..end).or_else(|| {
        (view.clause(start).max(start.saturating_sub(14))..start).find_map(|i| {
            date_at(view.line, i, view.page.dateline).filter(|d| d.end == start).map(|d| d.date)
        })
    })
}

/// 经X批准，…印发《Y》; X批准了《Y》; X批复同意Y方案; 会议同意Y的报告.
fn verb(view: &View, start: usize, end: usize, sink: &mut Sink) {
    let clause = view.clause(start);
    let inside = view.text(clause..start);
    // 会议研究并同意: done, not only dealt with
    let inside = ["听取并", "研究并", "审议并", "讨论并"]
        .iter()
        .find_map(|w| inside.strip_suffix(w))
        .unwrap_or(inside);
    if view.plans(inside)
        || ["未", "不", "报请", "待", "如"].iter().any(|w| ends_with(view.line, start, w))
        || (view.line.starts_with(end, "的") && view.line.at(end + 1) != '《')
    {
        return;
    }
    // 经X批准，
    let by = (clause..start).find(|&k| view.line.at(k) == '经' && !view.line.starts_with(k, "经济"));
    // 印发报市委、市政府同意的《X》
    let handed_up = || {
        let of = view.line.starts_with(end, "的《");
        (clause..start).rev().find(|&k| of && view.line.at(k) == '报' && !view.line.starts_with(k, "报经"))
    };
    let by = by.or_else(handed_up);
    if let Some(by) = by {
        let Some(bodies) = leave_of(view, by, start) else { return };
        let Some((objects, until)) = issued_after(view, end) else {
            consent::with_leave(view, by, end, &bodies, sink);
            return;
        };
        let date = before_date(view, clause);
        for object in &objects {
            say(view, sink, &bodies, object, date, by..until, 90);
        }
        return;
    }
    let mut from = end;
    if matches!(view.line.at(from), '了' | '的') {
        from += 1;
    }
    // whose meeting, or which body
    let meeting = [
        "会议",
        "，决定",
        "会议决定",
        "会议还",
        "会议研究",
        "大会",
        "全会",
        "议定：",
        "会议议定",
        "会议讨论并",
        "会议审议并",
        "审议并",
        "研究并",
        "审查和",
        "审查并",
        "讨论并",
        "听取并",
    ]
    .iter()
    .any(|w| ends_with(view.line, start, w))
        || clause == start
            && ["审议了", "表决通过"].iter().any(|w| view.text(view.sentence.start..start).contains(w));
    let Some((objects, until)) = objects_at(view, from) else {
        if meeting
            && view.text(start..end).ends_with("同意")
            && let Some((body, _)) = view.meeting_body(start)
        {
            consent::acts(view, start, from, &body, sink);
        }
        licence::licensed(view, start, from, sink);
        if view.text(start..end).starts_with("批复同意")
            && let Some(found) = view.actors(start)
        {
            consent::replied_to(view, start, from, &names(&found.bodies), sink);
        }
        // 市委编委印发《关于设立甲的批复》，同意设立甲
        let replies = clause > view.sentence.start
            && clause == start
            && ["批复》", "批复》）", "批复", "函》"].iter().any(|w| ends_with(view.line, clause - 1, w));
        let bracketed = || {
            let text = view.text(view.sentence.start..clause.max(1) - 1);
            text.ends_with(['）', ')'])
                && text.rsplit_once(['（', '(']).is_some_and(|(t, _)| t.ends_with("批复》"))
        };
        if view.text(start..end) == "同意"
            && (replies || clause == start && bracketed())
            && let Some(found) = view.actors(start)
        {
            consent::replied_to(view, start, from, &names(&found.bodies), sink);
        }
        if view.line.starts_with(from, "，同意")
            && let Some(found) = view.actors(start)
        {
            consent::with_leave(view, from, from + 3, &names(&found.bodies), sink);
        }
        return;
    };
    if meeting || clause == start && view.text(view.sentence.start..clause).starts_with("会议") {
        if let Some((body, date)) = view.meeting_body(start) {
            for object in &objects {
                say(view, sink, std::slice::from_ref(&body), object, date, clause..until, 85);
            }
        }
        return;
    }
    if view.text(start..end).starts_with("同意")
        && matches!(objects.first(), Some(Object::Regulation(_)))
        && clause != start
        && view.actors(start).is_none()
    {
        return;
    }
    if clause == start && reply::is_reply(view) {
        let (agent, date) = reply::signed(view);
        if let Some(agent) = agent {
            for object in &objects {
                say(view, sink, std::slice::from_ref(&agent), object, date, start..until, 80);
            }
            return;
        }
    }
    if let Some(found) = view.actors(start) {
        let date = before_date(view, start);
        for object in &objects {
            say(view, sink, &names(&found.bodies), object, date, clause.min(found.range.start)..until, 88);
        }
    }
}

/// What is approved from `from`: several titles that stand together, or one thing.
fn objects_at(view: &View, from: usize) -> Option<(Vec<Object>, usize)> {
    let (first, mut until) = object_at(view, from).or_else(|| drawn_up(view, from))?;
    let mut objects = vec![first];
    while matches!(objects.last(), Some(Object::Regulation(_))) {
        let next = until + usize::from(matches!(view.line.at(until), '、' | '和'));
        let Some((titled, full)) = view.titles.iter().find(|(t, _)| t.range.start == next) else { break };
        objects.push(Object::Regulation(full.clone()));
        until = titled.range.end;
    }
    Some((objects, until))
}

/// The date said before `i` in the sentence.
pub fn before_date(view: &View, i: usize) -> Option<PartialDate> {
    view.date_in(view.sentence.start..i).or_else(|| date_at(view.line, i, view.page.dateline).map(|d| d.date))
}

/// 表决通过关于甲方案的决定，批准这个方案: the plan that the decision is about.
fn meant_by(view: &View, from: usize, said: &str) -> Option<Object> {
    const PAPERS: [&str; 4] = ["的决定", "的决议", "的议案", "的说明"];
    const PLANS: [&str; 3] = ["方案", "规划", "纲要"];
    let before = view.text(view.sentence.start..from);
    let (_, about) = before.rsplit_once("关于")?;
    let plan = PAPERS.iter().find_map(|paper| about.split_once(paper))?.0;
    let plan = ["提请审议", "审议", "提请批准"].iter().find_map(|w| plan.strip_prefix(w)).unwrap_or(plan);
    let kind = PLANS.iter().find(|kind| said.ends_with(*kind) && plan.ends_with(*kind))?;
    let named = plan.len() > kind.len() && !plan.contains(['，', '、', '。', '《']);
    named.then(|| Object::Regulation(plan.to_owned()))
}

/// What is approved: a title right there, or a noun phrase up to the end of the clause.
pub fn object_at(view: &View, from: usize) -> Option<(Object, usize)> {
    if let Some((titled, full)) = view.titles.iter().find(|(t, _)| t.range.start == from) {
        return Some((Object::Regulation(full.clone()), titled.range.end));
    }
    let stop = (from..view.clause_end(from))
        .find(|&k| matches!(view.line.at(k), '（' | '('))
        .unwrap_or(view.clause_end(from));
    let matter = view.text(from..stop);
    // 同意该项目可行性研究报告: named before
    if ["该", "本", "上述"].iter().any(|w| matter.starts_with(w)) && points_back(matter).is_none() {
        return None;
    }
    if points_back(matter) == Some(1) {
        return Some((meant_by(view, from, matter)?, stop));
    }
    let count = matter.chars().count();
    let acts = ["撤销", "组建", "设立", "成立", "将", "任命", "免去", "更名", "你"]
        .iter()
        .any(|w| matter.starts_with(w));
    let noun = MATTERS.iter().any(|m| matter.ends_with(m)) && !matter.contains("《");
    (noun && !acts && (5..60).contains(&count)).then(|| (Object::Matter(matter.to_owned()), stop))
}
