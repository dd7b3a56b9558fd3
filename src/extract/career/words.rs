//! Words of careers: what they say of the offices behind them.

use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::Line;
use crate::model::OfficeStatus;

/// The longest word at `i` that says whether the office behind it is held, was, or is to be.
pub(super) fn said_at<'l>(line: &Line, i: usize, lexicon: &'l Lexicon) -> Option<(&'l str, OfficeStatus)> {
    use OfficeStatus::{Candidate, Current, Former};
    if !may_say(line.at(i)) {
        return None;
    }
    let rest = line.from(i);
    [(CareerWord::Current, Current), (CareerWord::Candidate, Candidate), (CareerWord::Former, Former)]
        .into_iter()
        .filter_map(|(role, status)| Some((lexicon.career_words.starting(role, rest)?, status)))
        .max_by_key(|(word, _)| word.len())
}

/// What the words begin with that say so.
pub(super) const fn may_say(c: char) -> bool {
    matches!(
        c,
        '现' | '目'
            | '拟'
            | '提'
            | '推'
            | '此'
            | '之'
            | '先'
            | '曾'
            | '历'
            | '原'
            | '时'
            | '起'
            | '职'
            | '担'
            | '兼'
            | '在'
            | '早'
            | '毕'
            | '后'
            | '落'
            | '被'
            | '案'
            | '退'
            | '离'
            | '卸'
            | '生'
            | '随'
            | '其'
            | '当'
            | '做'
            | '到'
            | '履'
            | '上'
            | '任'
            | '调'
            | '赴'
    )
}

/// Whether the words of a role stand at `i`.
pub(super) fn stands(line: &Line, i: usize, role: CareerWord, lexicon: &Lexicon) -> bool {
    lexicon.career_words.starting(role, line.from(i)).is_some()
}

/// The label that a line begins with, without the blanks in it, and what follows: 职　务：县长.
pub(super) fn label(line: &Line, start: usize) -> Option<(String, usize)> {
    const LONGEST: usize = 12;
    let mark = |k: usize| matches!(line.at(k), '：' | ':' | '\t' | '】');
    let end = (start..(start + LONGEST).min(line.len())).find(|&k| mark(k))?;
    let words = line.slice(start..end).replace([' ', '【'], "");
    let after = (end..line.len()).find(|&k| !mark(k) && line.at(k) != ' ')?;
    words.chars().all(crate::mention::line::is_cjk).then_some((words, after))
}
