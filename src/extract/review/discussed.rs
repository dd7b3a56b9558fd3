//! 就甲进行了讨论, 对乙进行了研究部署: what was dealt with stands before the verb.

use super::super::anaphor::points_back;
use super::super::matter::{empty_matter, items};
use super::super::meeting::Meetings;
use super::super::page::{Page, Sentence};
use super::super::people::skip_number;
use super::super::setting::without_time_after;
use super::super::sink::Sink;
use super::super::whose::body_at_start;
use super::verb::after_fillers;
use crate::mention::phrase::rfind;
use crate::mention::{Certainty, Chars, Line};
use crate::model::{Fact, ReviewAction};

/// What says that something was done, before the noun of it.
const DONE: [&str; 6] = ["进行了", "进行", "作了", "作出了", "开展了", "展开了"];

/// What a clause says was done with what stands before, and where the words of it begin.
fn done(line: &Line, clause: &Chars) -> Option<(ReviewAction, usize)> {
    if !line.may_hold_any(&["进行", "作了", "作出", "开展", "展开"]) {
        return None;
    }
    let text = line.slice(clause.clone());
    let mid = DONE.iter().filter(|w| line.may_hold(w)).filter_map(|w| rfind(text, w)).max()?;
    Some((action(&text[mid..])?, clause.start + text[..mid].chars().count()))
}

/// Whether a session that the clause names dealt so with something: 某人大常委会第六次会议对甲进行了审议.
pub fn by_session(page: &Page, line: &Line, clause: Chars) -> bool {
    done(line, &clause).is_some_and(|(_, start)| session_of(page, line, clause.start..start).is_some())
}

/// 对部分事项进行了深入研究讨论.
pub fn discussion(page: &Page, meetings: &Meetings, sentence: &Sentence, clause: Chars, sink: &mut Sink) {
    let line = page.line(sentence);
    let Some((action, start)) = done(line, &clause) else { return };
    let opens = after_fillers(page, line, clause.start);
    let word = ["对", "就", "围绕"].into_iter().find(|w| line.starts_with(opens, w));
    let at_hand = meetings.at(sentence.line, clause.start);
    let (body, meeting, from) = match word {
        Some(word) => {
            let Some(meeting) = at_hand else { return };
            let Some(body) = &meeting.body else { return };
            (body.name.clone(), Some(meeting.id), opens + word.chars().count())
        }
        None => {
            let Some((body, at)) = session_of(page, line, clause.start..start) else { return };
            let same = at_hand.filter(|m| m.body.as_ref().is_some_and(|b| b.name == body));
            (body, same.map(|m| m.id), at + 1)
        }
    };
    for (matter, _) in items(page, line, from..start) {
        if empty_matter(page, &matter) || points_back(&matter).is_some() {
            continue;
        }
        let body = sink.body(&body);
        let matter = sink.matter(&matter);
        let fact = Fact::Reviews { body, matter, action, meeting };
        sink.say(fact, line.span(clause.clone()), "review/discussion", 85);
    }
}

/// 某人大常委会第六次会议于12月1日|对某局提报的甲进行了审议: whose session it was, and where what it dealt with begins.
fn session_of(page: &Page, line: &Line, clause: Chars) -> Option<(String, usize)> {
    const LONGEST: usize = 44;
    let from = skip_number(line, clause.start);
    let at = (from + 4..clause.end.min(from + LONGEST)).find(|&k| matches!(line.at(k), '对' | '就'))?;
    let end = without_time_after(page, line, from..at);
    let named = line.slice(from..end);
    let sat = ["会议", "全会", "大会", "常务会", "办公会"].iter().any(|w| named.ends_with(w));
    let body = if sat { body_at_start(page, named) } else { None }?;
    (body.certainty == Certainty::Known).then_some((body.name, at))
}

/// 进行了认真讨论, 作了研究部署, 进行了学习研讨: what was done.
fn action(said: &str) -> Option<ReviewAction> {
    const DELIBERATED: [&str; 6] = ["讨论", "审议", "协商", "酝酿", "分组审议", "审查"];
    const STUDIED: [&str; 4] = ["研究", "研究部署", "研究安排", "研究谋划"];
    let ends = |words: &[&str]| words.iter().any(|w| said.ends_with(w));
    if ends(&["学习", "学习研讨", "集中学习", "传达学习", "专题学习", "传达"]) {
        Some(ReviewAction::Relay)
    } else if ends(&DELIBERATED) || ["讨论", "审议"].iter().any(|w| said.contains(w)) {
        Some(ReviewAction::Deliberate)
    } else if ends(&STUDIED) {
        Some(ReviewAction::Study)
    } else {
        None
    }
}
