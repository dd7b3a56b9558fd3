//! 就甲进行了讨论, 对乙进行了研究部署: what was dealt with stands before the verb.

use super::super::anaphor::points_back;
use super::super::matter::{empty_matter, items};
use super::super::meeting::Meetings;
use super::super::page::{Page, Sentence};
use super::super::sink::Sink;
use super::verb::after_fillers;
use crate::mention::Chars;
use crate::mention::phrase::rfind;
use crate::model::{Fact, ReviewAction};

/// What says that something was done, before the noun of it.
const DONE: [&str; 6] = ["进行了", "进行", "作了", "作出了", "开展了", "展开了"];

/// 对部分事项进行了深入研究讨论.
pub fn discussion(page: &Page, meetings: &Meetings, sentence: &Sentence, clause: Chars, sink: &mut Sink) {
    let line = page.line(sentence);
    let text = line.slice(clause.clone());
    let Some(mid) = DONE.iter().filter_map(|w| rfind(text, w)).max() else { return };
    let Some(action) = action(&text[mid..]) else { return };
    let start = clause.start + text[..mid].chars().count();
    let opens = after_fillers(page, line, clause.start);
    let Some(word) = ["对", "就", "围绕"].into_iter().find(|w| line.starts_with(opens, w)) else {
        return;
    };
    let Some(meeting) = meetings.at(sentence.line, clause.start) else { return };
    let Some(body) = &meeting.body else { return };
    let from = opens + word.chars().count();
    for (matter, _) in items(page, line, from..start) {
        if empty_matter(page, &matter) || points_back(&matter).is_some() {
            continue;
        }
        let body = sink.body(&body.name);
        let matter = sink.matter(&matter);
        let fact = Fact::Reviews { body, matter, action, meeting: Some(meeting.id) };
        sink.say(fact, line.span(clause.clone()), "review/discussion", 85);
    }
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
