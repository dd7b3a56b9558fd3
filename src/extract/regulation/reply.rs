//! Approval as it stands in replies and titles: 获省政府批复; 关于《X》的批复; 〈某某关于同意…的批复〉.

use super::approve::{APPROVE, MATTERS, Object, before_date, say};
use super::shelf::Shelf;
use super::{View, names};
use crate::extract::authority;
use crate::extract::sink::Sink;
use crate::mention::date::date_at;
use crate::mention::phrase::{after_number, ends_with};
use crate::mention::{Certainty, Line};
use crate::model::{BlockKind, PartialDate};

/// Whether the sentence stands in a reply: below a title that calls itself one, or below 现批复如下.
pub fn is_reply(view: &View) -> bool {
    const LEADS: usize = 6;
    let above = view.page.lines[..view.number].iter().rev().take(LEADS);
    view.page.lines.iter().take(8).any(|l| l.text.ends_with("的批复"))
        || above.into_iter().any(|l| ["批复如下", "函复如下"].iter().any(|w| l.holds(w)))
}

/// Who signed the reply that the sentence stands in, and when: of several on one page the next signature.
pub fn signed(view: &View) -> (Option<String>, Option<PartialDate>) {
    const LONGEST: usize = 30;
    let below = &view.page.lines[view.number + 1..];
    let signature = below.iter().take(LONGEST).enumerate().find_map(|(k, line)| {
        let day = below.get(k + 1)?;
        let date = date_at(day, 0, view.page.dateline).filter(|d| d.end >= day.len())?.date;
        let bodies = view.reader.list(line, 0..line.len(), &view.heard)?;
        let [one] = bodies.as_slice() else { return None };
        (one.certainty > Certainty::Ending).then(|| (one.name.clone(), date))
    });
    match signature {
        Some((agent, date)) => (Some(agent), Some(date)),
        None => (authority::of_page(view.page).agent, None),
    }
}

/// 《X》获省政府批复, 某规划获某某批准.
pub fn granted(view: &View, sink: &mut Sink) {
    for k in view.sentence.clone() {
        if view.line.at(k) != '获' || view.inside_title(k) {
            continue;
        }
        let from = k + 1 + usize::from(view.line.at(k + 1) == '得');
        let stop = view.clause_end(k);
        let Some(act) = (from..stop).find(|&e| APPROVE.iter().any(|w| view.line.starts_with(e, w))) else {
            continue;
        };
        let Some(bodies) = view.reader.list(view.line, from..view.trimmed(from, act), &view.heard) else {
            continue;
        };
        let clause = view.clause(k);
        let object = match view.titles.iter().rfind(|(t, _)| t.range.end <= k && t.range.start >= clause) {
            Some((_, full)) => Object::Regulation(full.clone()),
            None => {
                let matter = view.text(clause..view.trimmed(clause, k));
                if !MATTERS.iter().any(|m| matter.ends_with(m)) || matter.chars().count() < 5 {
                    continue;
                }
                Object::Matter(matter.to_owned())
            }
        };
        say(view, sink, &names(&bodies), &object, before_date(view, k), clause..act + 2, 88);
    }
}

/// 省委、省政府关于《X》的批复, 某某关于批复X的通知.
pub fn reply_of(view: &View, shelf: &Shelf, sink: &mut Sink) {
    for k in view.sentence.clone() {
        if !["关于", "对"].iter().any(|w| view.line.starts_with(k, w)) || view.inside_title(k) {
            continue;
        }
        let about = k + if view.line.at(k) == '对' { 1 } else { 2 };
        let floor = view.clause(k);
        let Some(found) = view.reader.before(view.line, floor, k, &view.heard) else { continue };
        let stop = view.clause_end(k);
        let titled = view.titles.iter().find(|(t, _)| t.range.start == about);
        if let Some((titled, full)) = titled
            && ["的批复", "批复", "的批准", "的审批", "的批覆", "的正式批复"]
                .iter()
                .any(|w| view.line.starts_with(titled.range.end, w))
        {
            let object = Object::Regulation(shelf.full(full));
            say(
                view,
                sink,
                &names(&found.bodies),
                &object,
                None,
                found.range.start..titled.range.end + 3,
                88,
            );
            continue;
        }
        if let Some((matter, end)) = thing_replied_to(view, about, stop) {
            // the text of the reply names it in marks
            let marked = [format!("《{matter}》"), format!("《{matter}（")];
            if view.page.lines.iter().skip(1).any(|l| marked.iter().any(|m| l.text.contains(m.as_str()))) {
                continue;
            }
            let object = Object::Matter(matter);
            say(view, sink, &names(&found.bodies), &object, None, found.range.start..end, 85);
            continue;
        }
        for word in ["批复", "同意批复", "批准", "同意"] {
            if !view.line.starts_with(about, word) {
                continue;
            }
            let from = about + word.chars().count();
            let Some(end) = (from..stop)
                .find(|&e| view.line.starts_with(e, "的通知") || view.line.starts_with(e, "的批复"))
            else {
                continue;
            };
            let matter = view.text(from..end);
            if matter.chars().count() >= 4 && !matter.contains('《') {
                let object = Object::Matter(matter.to_owned());
                // the reply itself bears its day
                let own = view.line.kind == BlockKind::Heading && view.line.starts_with(end, "的批复");
                let date = view.page.document.metadata.date.filter(|_| own);
                say(view, sink, &names(&found.bodies), &object, date, found.range.start..end + 3, 85);
            }
            break;
        }
    }
}

/// 某常委会关于批准《X》的决定: the headline of the decision itself.
pub fn by_decision(view: &View, sink: &mut Sink) {
    const LEAD: &str = "关于批准";
    for (titled, full) in &view.titles {
        let open = titled.range.start;
        let lead = open.checked_sub(LEAD.chars().count()).filter(|&k| view.line.starts_with(k, LEAD));
        let decides = ["的决定", "的决议"].iter().any(|w| view.line.starts_with(titled.range.end, w));
        let Some(end) = lead.filter(|_| decides && view.line.len() < 120) else { continue };
        let Some(bodies) = view.reader.list(view.line, 0..end, &view.heard) else { continue };
        let object = Object::Regulation(full.clone());
        say(view, sink, &names(&bodies), &object, None, titled.range.clone(), 88);
    }
}

/// 会议表决通过了关于批准《X》、《Y》的决定: each of them.
pub fn by_vote(view: &View, sink: &mut Sink) {
    const LEAD: &str = "关于批准";
    let Some(first) = view.titles.iter().position(|(t, _)| ends_with(view.line, t.range.start, LEAD)) else {
        return by_vote_of(view, sink);
    };
    let lead = view.titles[first].0.range.start - LEAD.chars().count();
    let voted = view.text(view.clause(lead)..lead).contains("通过");
    let last = (first..view.titles.len()).rfind(|&k| view.joined_up_to(k).len() > k - first).unwrap_or(first);
    let end = view.titles[last].0.range.end;
    let decides = ["的决定", "的决议", "等决定"].iter().any(|w| view.line.starts_with(end, w));
    let Some((body, date)) = view.meeting_body(lead).filter(|_| voted && decides) else { return };
    for (titled, full) in &view.titles[first..=last] {
        let object = Object::Regulation(full.clone());
        say(view, sink, std::slice::from_ref(&body), &object, date, lead..titled.range.end, 88);
    }
}

/// 表决通过了关于批准2017年预算调整方案的决议: what it approves, without marks.
fn by_vote_of(view: &View, sink: &mut Sink) {
    const LEAD: &str = "通过了关于批准";
    let Some(lead) = view
        .sentence
        .clone()
        .find(|&k| view.line.starts_with(k, LEAD) || view.line.starts_with(k, "通过关于批准"))
    else {
        return;
    };
    let from = (lead..view.sentence.end).find(|&k| ends_with(view.line, k, "批准")).unwrap_or(lead);
    let stop = view.clause_end(from);
    let said = view.text(from..stop);
    let Some(matter) = ["的决议", "的决定"].iter().find_map(|w| said.split_once(w)).map(|(m, _)| m)
    else {
        return;
    };
    let noun = MATTERS.iter().any(|m| matter.ends_with(m)) && !matter.contains(['《', '、']);
    if let Some((body, date)) = view.meeting_body(lead).filter(|_| noun && matter.chars().count() >= 4) {
        let object = Object::Matter(matter.to_owned());
        say(view, sink, &[body], &object, date, lead..stop, 82);
    }
}

/// 经研究并报省政府批准，现批复如下: whose leave a reply hands on, for what its headline or its first items grant.
pub fn with_leave(view: &View, sink: &mut Sink) {
    const LINES: usize = 5;
    let (start, end) = (view.sentence.start, view.sentence.end);
    let said = ["，现批复如下", "，现函复如下", "，现批复如下：", "，现答复如下"];
    if !view.line.may_hold("如下") {
        return;
    }
    let Some(stop) = (start..end).find(|&k| said.iter().any(|w| view.line.starts_with(k, w))) else { return };
    let Some(act) = ["批准", "同意"].iter().find(|w| ends_with(view.line, stop, w)) else { return };
    let act = stop - act.chars().count();
    let floor = view.clause(act);
    let by = ["并报经", "并报请", "报请", "报经", "并报", "经", "报"]
        .iter()
        .find_map(|w| (floor..act).find(|&k| view.line.starts_with(k, w)).map(|k| k + w.chars().count()));
    let Some(by) = by.filter(|by| *by < act) else { return };
    let Some(bodies) = view.reader.list(view.line, by..view.trimmed(by, act), &view.heard) else { return };
    let below = view.page.lines.iter().skip(view.number + 1).take(LINES);
    let headed = view.page.lines.iter().take(8).chain(below).find_map(granted_by);
    if let Some(matter) = headed {
        say(view, sink, &names(&bodies), &Object::Matter(matter), None, by..stop, 82);
    }
}

/// What a headline or an item of a reply grants: 关于同意X的批复; 一、同意X方案。
fn granted_by(line: &Line) -> Option<String> {
    let text = line.text.trim();
    let headline = text
        .split_once("关于同意")
        .and_then(|(_, t)| ["的批复", "的复函", "的函"].iter().find_map(|end| t.strip_suffix(end)));
    let item = || {
        let item = line.from(after_number(line, 0));
        let matter = ["原则同意", "同意"].iter().find_map(|w| item.strip_prefix(w))?;
        let matter = matter.split(['。', '，', '；', '（']).next()?;
        MATTERS.iter().any(|m| matter.ends_with(m)).then_some(matter)
    };
    let matter = headline.or_else(item)?.trim_matches(['《', '》']);
    (5..60).contains(&matter.chars().count()).then(|| matter.to_owned())
}

/// 《关于批准某方案的请示》收悉，现批复如下, below a headline that is lost: the plan that was asked for.
pub fn asked_for(view: &View, sink: &mut Sink) {
    const ASKS: [&str; 9] =
        ["请求批准", "要求批准", "申请批准", "报请审批", "报请批准", "要求审批", "批准", "审批", "报批"];
    let replies = ["批复如下", "函复如下"].iter().any(|w| view.line.holds(w));
    let headed = view.page.lines.iter().take(8).any(|l| l.text.trim_end().ends_with("的批复"));
    if !replies || headed {
        return;
    }
    for (titled, full) in &view.titles {
        let about = full.find("关于").map_or("", |at| &full[at + "关于".len()..]);
        let asked = ASKS.iter().find_map(|w| about.strip_prefix(w)).and_then(|m| m.strip_suffix("的请示"));
        let Some(matter) = asked.map(|m| m.trim_matches(['〈', '〉'])) else { continue };
        if !MATTERS.iter().any(|m| matter.ends_with(m)) || matter.chars().count() < 5 {
            continue;
        }
        let (agent, date) = signed(view);
        if let Some(agent) = agent {
            let object = Object::Regulation(matter.to_owned());
            say(view, sink, &[agent], &object, date, titled.range.clone(), 80);
        }
    }
}

/// 《某办公厅关于〈某方案〉的批复》: the reply's own title says who approved what.
pub fn in_title(view: &View, sink: &mut Sink) {
    for (titled, full) in &view.titles {
        let Some(at) = full.find("关于") else { continue };
        let about = &full[at + "关于".len()..];
        let object = if let Some(title) = about.strip_prefix('〈').and_then(|r| r.strip_suffix("〉的批复"))
        {
            Object::Regulation(title.to_owned())
        } else {
            let Some(matter) = about.strip_prefix("同意").or_else(|| about.strip_prefix("批准")) else {
                continue;
            };
            let Some(matter) = matter.strip_suffix("的批复") else { continue };
            Object::Matter(matter.to_owned())
        };
        let from = titled.range.start + 1;
        let Some(bodies) = view.reader.list(view.line, from..from + full[..at].chars().count(), &view.heard)
        else {
            continue;
        };
        say(view, sink, &names(&bodies), &object, None, titled.range.clone(), 85);
    }
}

/// 对某规划的正式批复: the plan, and where the words end.
fn thing_replied_to(view: &View, about: usize, stop: usize) -> Option<(String, usize)> {
    let rest = view.text(about..stop);
    let (mark, at) =
        ["的正式批复", "的批复", "的批准"].iter().find_map(|m| rest.find(m).map(|at| (*m, at)))?;
    // 关于同意某方案的批复: the plan itself
    let given = ["同意", "批准"].iter().find(|w| rest.starts_with(**w)).map_or("", |w| *w);
    let matter = &rest[given.len()..at.max(given.len())];
    let noun = MATTERS.iter().any(|m| matter.ends_with(m)) && !matter.contains('《');
    let count = matter.chars().count();
    (noun && (5..40).contains(&count))
        .then(|| (matter.to_owned(), about + given.chars().count() + count + mark.chars().count()))
}
