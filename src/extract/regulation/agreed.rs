//! Leave that is told behind the name of a paper: 《X》已经市委、市政府同意, 《X》报某局同意后，由…印发.

use super::approve::{APPROVE, Object, say};
use super::leave::leave_of;
use super::words::{given_out_in, issue_at, issue_before};
use super::{View, names};
use crate::extract::sink::Sink;
use crate::mention::phrase::ends_with;

/// 《X》已经市委、市政府同意.
pub fn already(view: &View, sink: &mut Sink) {
    for (index, (titled, full)) in view.titles.iter().enumerate() {
        let start = titled.range.end;
        let stop = view.clause_end(start);
        let text = view.text(start..stop);
        brought_before(view, start, full, sink);
        handed_up(view, start, full, sink);
        let Some(by) = (start..stop.min(start + 16)).find(|&k| view.line.at(k) == '经') else { continue };
        if by > start
            && !matches!(
                view.text(start..by),
                "已" | "业" | "现已" | "，已" | "，业" | "是" | "已报" | "业报" | "，已报"
            )
            && view.trimmed(start, by) > start
        {
            continue;
        }
        let stop = ["实施", "施行"]
            .iter()
            .find(|w| ends_with(view.line, stop, w))
            .map_or(stop, |w| stop - w.chars().count());
        let stop = issue_before(view.page.cx.lexicon, view.line, stop).unwrap_or(stop);
        if text.contains("通过") || view.line.starts_with(by, "经济") {
            continue;
        }
        let session = text.contains("会议") || text.contains("常务会");
        for end in (by + 3..=stop).rev() {
            let Some(word) = APPROVE.iter().find(|w| ends_with(view.line, end, w)) else { continue };
            let stop = view.trimmed(by + 1, end - word.chars().count());
            // 经县政府第12次常务会议研究同意: whose session it was
            let bodies = match session {
                true => leave_of(view, by, stop),
                false => view.reader.list(view.line, by + 1..stop, &view.heard).map(|b| names(&b)),
            };
            if let Some(bodies) = bodies {
                let joined = view.joined_up_to(index);
                let from = view.titles[index + 1 - joined.len()].0.range.start;
                for title in joined {
                    let object = Object::Regulation(title.to_owned());
                    say(view, sink, &bodies, &object, None, from..end, 93);
                }
                break;
            }
        }
    }
}

/// 《X》已……，报市委、市政府批准，现予印发: a later clause of the sentence.
fn brought_before(view: &View, from: usize, title: &str, sink: &mut Sink) {
    let rest = view.text(from..view.sentence.end);
    if !["现将", "通过"].iter().any(|w| rest.contains(w))
        && given_out_in(view.page.cx.lexicon, view.line, from..view.sentence.end).is_none()
    {
        return;
    }
    let mut clause = view.clause_end(from) + 1;
    while clause < view.sentence.end {
        let stop = view.clause_end(clause);
        const LEADS: [&str; 10] =
            ["并已报经", "并已报", "并报经", "并报", "已报经", "已报", "报经", "并经", "报", "经"];
        // the title named last is meant, with those that it is joined to
        let last = view.titles.iter().rposition(|(t, _)| t.range.end <= clause);
        let meant = last.is_some_and(|l| view.joined_up_to(l).contains(&title));
        let lead = LEADS.iter().find(|w| meant && view.line.starts_with(clause, w));
        let act = APPROVE.iter().find(|w| ends_with(view.line, stop, w));
        if let (Some(lead), Some(act)) = (lead, act)
            && let Some(bodies) = view.reader.list(
                view.line,
                clause + lead.chars().count()..view.trimmed(clause, stop - act.chars().count()),
                &view.heard,
            )
        {
            let object = Object::Regulation(title.to_owned());
            say(view, sink, &names(&bodies), &object, None, clause..stop, 88);
        }
        clause = stop + 1;
    }
}

/// 《X》报市委、市政府同意后，由某局印发: leave came before the paper was given out.
fn handed_up(view: &View, from: usize, title: &str, sink: &mut Sink) {
    const LEADS: [&str; 5] = ["报请", "上报", "报经", "已报", "报"];
    let Some(lead) = LEADS.iter().find(|w| view.line.starts_with(from, w)) else { return };
    let stop = view.clause_end(from);
    let Some(end) = stop.checked_sub(1).filter(|&k| view.line.at(k) == '后') else { return };
    let Some(act) = APPROVE.iter().find(|w| ends_with(view.line, end, w)) else { return };
    let rest = view.text(stop..view.sentence.end);
    let given = (stop..view.sentence.end).any(|k| issue_at(view.page.cx.lexicon, view.line, k).is_some());
    if !given || view.plans(rest) || rest.contains('将') {
        return;
    }
    let by = from + lead.chars().count();
    let until = view.trimmed(by, end - act.chars().count());
    if let Some(bodies) = view.reader.list(view.line, by..until, &view.heard) {
        let object = Object::Regulation(title.to_owned());
        say(view, sink, &names(&bodies), &object, None, from..end, 88);
    }
}
