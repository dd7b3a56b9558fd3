//! Whether a sentence tells what was dealt with: it may also demand, submit, or say what the agenda is.

use super::clauses::clauses;
use super::discussed::by_session;
use super::verb::{
    after_fillers, at_the_meeting, real_verb, sitting, those_present, verb_at, verb_begins, verb_position,
};
use crate::extract::accord::in_accord;
use crate::extract::meeting::Meetings;
use crate::extract::page::{Page, Sentence};
use crate::lexicon::{BodyWord, MeetingWord, VerbClass};
use crate::mention::line::Word;
use crate::mention::phrase::{holds, holds_any};
use crate::mention::{Chars, Line};
use std::borrow::Cow;

/// 孙主席指出，…: what stands behind was said, and not done.
pub(super) fn said_after(page: &Page, clause: &str) -> bool {
    page.cx.lexicon.meeting_words.ending(MeetingWord::Saying, clause).is_some_and(|word| {
        let rest = clause.trim_end_matches(word);
        // 在通报了甲的情况后指出
        let later = rest.ends_with(['后', '时']) && rest.chars().count() <= 50;
        (later || !rest.contains('的') && rest.chars().count() <= 16)
            // 按照市委要求，研究了…
            && !in_accord(rest)
    })
}

/// 现提请大会审议: others will deal with it; 讨论了拟提请审议的报告, 关于提请任命的议案 are matters.
pub(super) fn submits(page: &Page, line: &Line, clause: Chars) -> bool {
    let Some(at) = clause.clone().find(|&k| line.starts_with(k, "提请")) else { return false };
    line.slice(at.saturating_sub(2)..at) != "关于"
        && verb_position(page, line, clause).is_none_or(|verb| verb.at > at)
}

/// 会议的主要议程有：审议通过…: what the meeting is called for, and has not done yet.
pub(super) fn on_the_agenda(line: &Line, start: usize, clause: Chars) -> bool {
    const AGENDA: [&str; 10] = [
        "议程有",
        "议程是",
        "议程为",
        "议程包括",
        "议程：",
        "议题是",
        "议题有",
        "议程主要有",
        "议程主要是",
        "议程主要包括",
    ];
    line.may_hold_any(&["议程", "议题"]) && holds_any(line.slice(start..clause.end), &AGENDA)
}

/// Whether a sentence tells what happened at a meeting: it opens with 会议, convenes one, or its subject is a
/// body.
pub(super) fn tells_of_a_meeting(page: &Page, line: &Line, sentence: &Sentence) -> bool {
    let range = sentence.range.clone();
    let words = &page.cx.lexicon.meeting_words;
    let mut head = range.start;
    // 据某报报道，会议还听取了…
    let told = (head..range.end).take(24).find(|&k| line.at(k) == '，').filter(|&k| {
        line.at(head) == '据'
            && ["报道", "消息", "介绍", "了解"].iter().any(|w| line.slice(head..k).ends_with(w))
    });
    head = told.map_or(head, |comma| comma + 1);
    // 同时大会审议通过了…
    let when = page.cx.lexicon.body_words.starting(BodyWord::When, line.from(head));
    let behind = when.map(|w| head + w.chars().count());
    let meets = |&k: &usize| words.starting(MeetingWord::Meeting, line.from(k)).is_some();
    head = behind.filter(|k| meets(k) && !exhorts(page, line, *k)).unwrap_or(head);
    let opens = words.starting(MeetingWord::Meeting, line.from(head)).is_some()
        || sitting(line, head).is_some()
        || at_the_meeting(line, head).is_some()
        || those_present(line, head).is_some();
    let convened = |w: &Word| w.entry.is_any(&[VerbClass::Convene, VerbClass::Chair]);
    if opens || line.words_in(range.clone()).iter().any(convened) {
        return true;
    }
    const DEALT_WITH: [&str; 2] = ["会议审议", "会议听取"];
    if DEALT_WITH.iter().any(|w| line.may_hold(w) && line.slice(range.clone()).contains(w)) {
        return true;
    }
    let clauses = clauses(page, line, range.clone());
    // 经分组审议，会议通过了…
    let goes_on = |c: &Chars| {
        words.starting(MeetingWord::Meeting, line.from(c.start)).is_some() && {
            let verb = after_fillers(page, line, c.start);
            verb < c.end && verb_begins(page, line, verb) && real_verb(page, line, verb)
        }
    };
    // 全体代表出席会议，听取并审议了…
    let those_there = |w: &Word| {
        const OBJECTS: [&str; 6] = ["会议", "了会议", "大会", "了大会", "本次会议", "此次会议"];
        w.entry.is(VerbClass::Attend)
            && (line.slice(w.start..w.end).ends_with('会')
                || OBJECTS.iter().any(|o| line.starts_with(w.end, o)))
    };
    let done = |c: &Chars| {
        verb_at(page, line, c.start)
            .is_some_and(|v| v.word.ends_with('了') || line.at(c.start + v.chars) == '了')
    };
    clauses.iter().skip(1).any(goes_on)
        || line.words_in(range.clone()).iter().any(those_there) && clauses.iter().skip(1).any(done)
        || clauses.into_iter().take(2).any(|c| {
            let verb = verb_position(page, line, c.clone());
            verb.is_some_and(|v| v.subject.is_some() || v.until.is_some()) || by_session(page, line, c)
        })
}

/// 区委书记张三就甲作了说明；听取了乙: what the meeting of the paragraph, or of the one before, went on with.
pub(super) fn behind_statement(page: &Page, meetings: &Meetings, sentence: &Sentence) -> bool {
    const STATED: [&str; 6] =
        ["作了说明；", "作说明；", "作了报告；", "作报告；", "作了汇报；", "作了通报；"];
    let line = page.line(sentence);
    let start = sentence.range.start;
    let near = |k: usize| k == sentence.line || k + 1 == sentence.line;
    STATED.iter().any(|w| line.word_before(start, w))
        && verb_at(page, line, start)
            .is_some_and(|v| line.at(start + v.chars) == '了' || v.word.ends_with('了'))
        && meetings.iter().any(|m| near(m.line))
}

/// 要深入研究…: a demand, no report.
pub fn demands(page: &Page, clause: &str) -> bool {
    if !holds(clause, "要") || clause.contains('《') {
        return false;
    }
    let mut rest = Cow::Borrowed(clause);
    for word in page.cx.lexicon.meeting_words.all(MeetingWord::NoDemand) {
        if holds(&rest, word) {
            rest = rest.replace(word.as_str(), "").into();
        }
    }
    rest.contains('要') && !rest.contains('《')
}

/// Whether what begins at `at` says what shall be: 会议强调, 会议要求, 要….
pub(super) fn exhorts(page: &Page, line: &Line, at: usize) -> bool {
    page.cx.lexicon.meeting_words.starting(MeetingWord::Demand, line.from(at)).is_some()
}
