//! Leave given to acts rather than to regulations: 会议同意设立A、撤销B; 经某某批准，甲县设立C; 批复同意建立某制度.

use super::approve::{Object, before_date, say};
use super::shelf::Shelf;
use super::words::{given_out_in, making_before};
use super::{View, names, reply};
use crate::extract::sink::Sink;
use crate::mention::date::date_at;
use crate::mention::phrase::ends_with;

/// Verbs with which an act that needs leave begins.
const ACTS: [&str; 18] = [
    "设立", "组建", "成立", "撤销", "合并", "整合", "更名", "加挂", "增挂", "建立", "调整", "将", "在",
    "开展", "恢复", "增设", "划转", "实施",
];

/// 会议（原则）同意设立A、在B加挂C牌子: each act is a matter.
pub fn acts(view: &View, start: usize, from: usize, body: &str, sink: &mut Sink) -> bool {
    let stop = view.clause_end(from);
    let text = view.text(from..stop);
    // 同意将报告提交大会审议: passed on, and not yet done
    let submits = text.starts_with('将') && ["提交", "提请"].iter().any(|w| text.contains(w));
    if !begins_act(text) || submits || text.chars().count() < 5 {
        return false;
    }
    let date = view.meeting_body(start).and_then(|(_, date)| date);
    let mut at = from;
    for k in from..=stop {
        let parted = k == stop || view.line.at(k) == '、' && begins_act(view.text(k + 1..stop));
        if !parted {
            continue;
        }
        let matter = view.text(at..k).trim_end_matches('等');
        if matter.chars().count() >= 5 {
            say(view, sink, &[body.to_owned()], &Object::Matter(matter.to_owned()), date, start..k, 80);
        }
        at = k + 1;
    }
    true
}

/// 甲市部分行政区划调整.
fn redrawn(matter: &str) -> bool {
    ["行政区划调整", "行政区划变更"].iter().any(|e| matter.ends_with(e))
}

fn begins_act(text: &str) -> bool {
    // 同意以甲学校为基础设立乙学院
    let based = text.starts_with('以')
        && ["为基础", "为主体", "为依托"].iter().any(|b| {
            text.split_once(b).is_some_and(|(_, act)| {
                let act = act.trim_start_matches(['，', '上']);
                ["设立", "组建", "建立", "成立"].iter().any(|a| act.starts_with(a))
            })
        });
    based
        || ACTS.iter().any(|a| text.starts_with(a))
            && (!text.starts_with('在') || ["加挂", "设立", "增挂", "挂"].iter().any(|w| text.contains(w)))
            && !text.starts_with("在会")
}

/// 经省政府批准，某市设立某区: what was done with leave. 某某批复，同意甲撤销乙.
pub fn with_leave(view: &View, by: usize, end: usize, bodies: &[String], sink: &mut Sink) {
    let from = end + usize::from(view.line.at(end) == '，');
    if from == end {
        set_up(view, by, end, bodies, sink);
        return;
    }
    let stop = view.clause_end(from);
    // 经省政府批准，同意甲市、乙市部分行政区划变更
    if let Some(matter) = view.text(from..stop).strip_prefix("同意").filter(|m| redrawn(m)) {
        say(view, sink, bodies, &Object::Matter(matter.to_owned()), before_date(view, by), by..stop, 82);
        return;
    }
    const ACTS: [&str; 11] =
        ["设立", "组建", "撤销", "成立", "并入", "更名为", "合并", "增设", "加挂", "增挂", "升格为"];
    let act =
        (from..stop).find(|&k| ACTS.iter().any(|w| view.line.starts_with(k, w)) && !view.inside_title(k));
    let Some(act) = act else {
        if let Some(matter) = introduced(view, from, stop).filter(|m| !view.plans(m)) {
            say(view, sink, bodies, &Object::Matter(matter), before_date(view, by), by..stop, 78);
        }
        return;
    };
    // between the leave and the act stands who acts, or nothing
    let actor =
        act == from || act - from <= 20 && view.reader.list(view.line, from..act, &view.heard).is_some();
    let place = view.page.cx.places.leading(view.text(from..act), view.page.cx.lexicon);
    if !(actor || place.is_some_and(|(_, len)| len == view.text(from..act).len())) {
        return;
    }
    // 经某厅批准，甲校并入乙校: who goes into the other belongs to it
    let moves = ["并入", "更名为", "合并", "加挂", "增挂", "升格为"].iter().any(|w| view.line.starts_with(act, w))
        // 经县政府批准，甲集团成立
        || act > from && view.text(act..stop).chars().count() == 2;
    // 设立了X: what is named has no 了
    let matter = view.text(if moves { from } else { act }..stop).replacen('了', "", 1);
    if matter.chars().count() >= 5 && !view.plans(&matter) {
        say(view, sink, bodies, &Object::Matter(matter), before_date(view, by), by..stop, 80);
    }
}

/// 某市经国务院批准设立: what was done with leave stands before it.
fn set_up(view: &View, by: usize, end: usize, bodies: &[String], sink: &mut Sink) {
    const DONE: [&str; 5] = ["设立", "成立", "组建", "撤销", "恢复"];
    const ADVERBS: [&str; 3] = ["后", "正式", "后正式"];
    let stop = view.clause_end(end);
    let said = view.text(end..stop);
    let said =
        ADVERBS.iter().filter_map(|w| said.strip_prefix(w)).min_by_key(|rest| rest.len()).unwrap_or(said);
    let clause = view.clause(by);
    let clause = date_at(view.line, clause, view.page.dateline).map_or(clause, |d| d.end);
    let body = view.text(clause..view.trimmed(clause, by));
    let known = view.reader.list(view.line, clause..view.trimmed(clause, by), &view.heard).is_some()
        || view.page.cx.places.leading(body, view.page.cx.lexicon).is_some_and(|(_, len)| len == body.len());
    if DONE.contains(&said) && known {
        let matter = format!("{said}{body}");
        say(view, sink, bodies, &Object::Matter(matter), before_date(view, by), clause..stop, 80);
    }
}

/// 经市委、市政府批准，某区实行“区区合一”的管理体制: an arrangement that a place or body introduced with leave.
fn introduced(view: &View, from: usize, stop: usize) -> Option<String> {
    const VERBS: [&str; 4] = ["实行", "推行", "试行", "启动"];
    const LONGEST: usize = 40;
    let at = (from..stop.min(from + LONGEST)).find(|&k| VERBS.iter().any(|w| view.line.starts_with(k, w)))?;
    let cx = &view.page.cx;
    let actor = view.text(from..at);
    let named = actor.is_empty()
        || ["该", "我", "全"].iter().any(|w| actor.starts_with(w))
        || cx.places.leading(actor, cx.lexicon).is_some()
        || view.reader.after(view.line, from, at, &view.heard).is_some();
    let matter = view.text(at + 2..stop);
    const WHAT: [&str; 5] = ["体制", "改革", "试点", "制度", "机制"];
    (named && WHAT.iter().any(|w| matter.ends_with(w))).then(|| matter.to_owned())
}

/// 国务院批复同意设立某新区; 省政府批复同意某县开展某改革试点.
pub fn replied_to(view: &View, start: usize, from: usize, bodies: &[String], sink: &mut Sink) {
    let stop = view.clause_end(from);
    let matter = view.text(from..stop).to_owned();
    let pilot = ["试点", "改革", "工作"].iter().any(|e| matter.ends_with(e)) && matter.contains("开展");
    if (begins_act(&matter) || pilot || redrawn(&matter))
        && (5..60).contains(&matter.chars().count())
        && !view.plans(&matter)
    {
        say(view, sink, bodies, &Object::Matter(matter), before_date(view, start), start..stop, 82);
    }
}

/// 国务院同意建立由某部牵头的某制度, in a reply: neither plan nor change of a body.
pub fn replied(view: &View, sink: &mut Sink) {
    let agrees = |l: &crate::mention::Line| l.may_hold("关于同意") && l.holds("关于同意");
    let reply = view
        .page
        .lines
        .iter()
        .take(4)
        .any(|l| agrees(l) && ["的函", "的批复"].iter().any(|e| l.text.trim_end().ends_with(e)))
        || view.page.lines.first().is_some_and(agrees);
    if !reply || view.number > 14 {
        return;
    }
    for k in view.sentence.clone() {
        if !view.line.starts_with(k, "同意建立") && !view.line.starts_with(k, "同意开展")
            || view.inside_title(k)
        {
            continue;
        }
        let clause = view.clause(k);
        let stop = view.clause_end(k);
        let bodies = match view.reader.list(view.line, clause..k, &view.heard) {
            Some(found) => names(&found),
            None if clause == k => leave_above(view),
            None => continue,
        };
        let matter = view.text(k + 2..stop);
        if !bodies.is_empty() && ["制度", "机制", "试点"].iter().any(|e| matter.ends_with(e)) {
            let date =
                crate::extract::authority::of_page(view.page).date.or(view.page.document.metadata.date);
            say(view, sink, &bodies, &Object::Matter(matter.to_owned()), date, k..stop, 85);
        }
        return;
    }
}

/// 经研究，同意你县对部分乡镇行政区划进行调整, in a reply.
pub fn adjusted(view: &View, sink: &mut Sink) {
    const ADDRESSED: [&str; 8] = ["你省", "你市", "你州", "你盟", "你县", "你区", "你旗", "你局"];
    let opens = |k: usize| view.line.starts_with(k, "同意") && !view.inside_title(k);
    let Some(act) = view.sentence.clone().find(|&k| opens(k)).filter(|&k| view.clause(k) == k) else {
        return;
    };
    let stop = view.clause_end(act);
    let said = view.text(act + 2..stop);
    let Some(matter) = ADDRESSED.iter().find_map(|w| said.strip_prefix(w)) else { return };
    let adjusts = ["进行调整", "进行变更"].iter().any(|w| matter.ends_with(w)) && matter.starts_with('对');
    // the headline says it where it stands in one line
    let whole = |l: &crate::mention::Line| l.holds("关于同意") && l.holds("的批复");
    if !adjusts || view.page.lines.iter().take(view.number).any(whole) || !reply::is_reply(view) {
        return;
    }
    let (Some(agent), date) = reply::signed(view) else { return };
    say(view, sink, &[agent], &Object::Matter(matter.to_owned()), date, act..stop, 82);
}

/// 国务院同意甲开发区等4个开发区升级为国家级开发区, in a reply.
pub fn upgraded(view: &View, sink: &mut Sink) {
    let Some(act) = view
        .sentence
        .clone()
        .find(|&k| view.line.starts_with(k, "同意") && !view.inside_title(k))
        .filter(|_| reply::is_reply(view))
    else {
        return;
    };
    let stop = view.clause_end(act);
    let matter = view.text(act + 2..stop);
    let floor = view.clause(act);
    let Some(bodies) = view.reader.list(view.line, floor..act, &view.heard) else { return };
    if ["升级为国家级", "晋升为国家级"].iter().any(|w| matter.contains(w)) {
        let (_, date) = reply::signed(view);
        say(view, sink, &names(&bodies), &Object::Matter(matter.to_owned()), date, act..stop, 85);
    }
}

/// 经省政府同意，现函复如下 in a line above: whose leave the reply hands on.
fn leave_above(view: &View) -> Vec<String> {
    for line in view.page.lines[..view.number].iter().rev().take(4) {
        let Some(at) = line.text.find("同意，现") else { continue };
        let end = line.text[..at].chars().count();
        let Some(by) = (0..end).rev().find(|&k| line.at(k) == '经') else { continue };
        if let Some(bodies) = view.reader.list(line, by + 1..end, &view.heard) {
            return names(&bodies);
        }
    }
    Vec::new()
}

/// A、B制定了《X》。经某政府同意，现印发给你们: the regulation of the sentence before.
pub fn handed_on(view: &View, drafted: Option<&str>, sink: &mut Sink) {
    let Some(title) = drafted else { return };
    if !view.titles.is_empty()
        || given_out_in(view.page.cx.lexicon, view.line, view.sentence.clone()).is_none()
    {
        return;
    }
    let start = view.sentence.start;
    let Some(by) = (start..start + 3).find(|&k| view.line.at(k) == '经') else { return };
    let stop = view.clause_end(by);
    let Some(act) = ["同意", "批准", "审定"].iter().find(|w| ends_with(view.line, stop, w)) else {
        return;
    };
    let end = view.trimmed(by + 1, stop - act.chars().count());
    if let Some(bodies) = view.reader.list(view.line, by + 1..end, &view.heard) {
        let object = Object::Regulation(title.to_owned());
        say(view, sink, &names(&bodies), &object, None, by..stop, 88);
    }
}

/// 经某政府同意，现就某事通知如下: whose leave a paper has that bears its own title.
pub fn with_own(view: &View, shelf: &Shelf, sink: &mut Sink) {
    const TELLS: [&str; 7] = ["现就", "现提出", "现将", "提出以下", "提出如下", "现通知", "现制定"];
    let Some(own) = shelf.own.as_ref().filter(|own| own.issued && view.number > own.line) else { return };
    if !view.titles.is_empty() || !view.line.may_hold("如下") && !view.line.may_hold("以下") {
        return;
    }
    let line = view.line;
    for by in view.sentence.clone().filter(|&k| line.at(k) == '经' && view.clause(k) == k) {
        let stop = view.clause_end(by);
        let tells = TELLS.iter().any(|w| line.starts_with(stop + 1, w))
            && ["如下", "以下"].iter().any(|w| view.text(stop..view.sentence.end).contains(w));
        let Some(act) = ["同意", "批准"].iter().find(|w| tells && ends_with(line, stop, w)) else {
            continue;
        };
        let end = view.trimmed(by + 1, stop - act.chars().count());
        let Some(bodies) = view.reader.list(line, by + 1..end, &view.heard) else { continue };
        // a body needs nobody's leave but that of others
        let others: Vec<String> = names(&bodies).into_iter().filter(|b| !own.bodies.contains(b)).collect();
        say(view, sink, &others, &Object::Regulation(own.title.clone()), None, by..stop, 85);
    }
}

/// The title of what the sentence says was drawn up: 制定了《X》.
pub fn drafted<'v>(view: &'v View) -> Option<&'v str> {
    let (titled, full) = view.titles.last()?;
    let done = titled.range.start.checked_sub(1).filter(|&k| view.line.at(k) == '了')?;
    making_before(view.page.cx.lexicon, view.line, done).map(|_| full.as_str())
}
