//! Approval as it stands in replies and titles: 获省政府批复; 关于《X》的批复; 〈某某关于同意…的批复〉.

use super::approve::{APPROVE, MATTERS, Object, before_date, say};
use super::shelf::Shelf;
use super::{View, names};
use crate::extract::authority;
use crate::extract::sink::Sink;
use crate::mention::Certainty;
use crate::mention::date::date_at;
use crate::model::{BlockKind, PartialDate};

/// Whether the sentence stands in a reply: below a title that calls itself one, or below 现批复如下.
pub fn is_reply(view: &View) -> bool {
    const LEADS: usize = 6;
    let above = view.page.lines[..view.number].iter().rev().take(LEADS);
    view.page.lines.iter().take(8).any(|l| l.text.ends_with("的批复"))
        || above.into_iter().any(|l| ["批复如下", "函复如下"].iter().any(|w| l.text.contains(w)))
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
            let marked = format!("《{matter}》");
            if view.page.lines.iter().skip(1).any(|l| l.text.contains(&marked)) {
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

/// 《关于批准某方案的请示》收悉，现批复如下, below a headline that is lost: the plan that was asked for.
pub fn asked_for(view: &View, sink: &mut Sink) {
    const ASKS: [&str; 9] =
        ["请求批准", "要求批准", "申请批准", "报请审批", "报请批准", "要求审批", "批准", "审批", "报批"];
    let replies = ["批复如下", "函复如下"].iter().any(|w| view.line.text.contains(w));
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
    let matter = &rest[..at];
    let noun = MATTERS.iter().any(|m| matter.ends_with(m)) && !matter.contains('《');
    let count = matter.chars().count();
    (noun && (5..40).contains(&count)).then(|| (matter.to_owned(), about + count + mark.chars().count()))
}
