//! Words of careers: what they say of the offices behind them.

use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::Line;
use crate::mention::date::years_at;
use crate::mention::line::is_cjk;
use crate::model::OfficeStatus;

/// The longest word at `i` that says whether the office behind it is held, was, or is to be.
pub(super) fn said_at<'l>(line: &'l Line, i: usize, lexicon: &'l Lexicon) -> Option<(&'l str, OfficeStatus)> {
    use OfficeStatus::{Candidate, Current, Former};
    if !may_say(line.at(i)) {
        return None;
    }
    if let Some(end) = held_before(line, i, lexicon) {
        return Some((line.slice(i..end), Former));
    }
    if let Some(end) = did_for_years(line, i) {
        return Some((line.slice(i..end), Former));
    }
    // 同时任: no 时任
    if line.before(i) == '同' && line.starts_with(i, "时任") {
        return None;
    }
    // 任命寇准时为副市长: a name
    if line.starts_with(i, "时为") && is_cjk(line.before(i)) {
        return None;
    }
    let rest = line.from(i);
    [(CareerWord::Current, Current), (CareerWord::Candidate, Candidate), (CareerWord::Former, Former)]
        .into_iter()
        .filter_map(|(role, status)| Some((lexicon.career_words.starting(role, rest)?, status)))
        .max_by_key(|(word, _)| word.len())
}

/// 当了3年, 做过十多年, 干了五年多: where the words end by which an office was held for so long, and no longer is.
fn did_for_years(line: &Line, i: usize) -> Option<usize> {
    const DID: [&str; 8] = ["当了", "当过", "做了", "做过", "干了", "干过", "担任了", "担任过"];
    let from = i + DID.iter().find(|w| line.starts_with(i, w))?.chars().count();
    let end = years_at(line, from)?;
    Some(end + usize::from(line.at(end) == '的'))
}

/// 履新前为, 此次调整前，他担任: where the words end by which an office was held before something else came.
fn held_before(line: &Line, i: usize, lexicon: &Lexicon) -> Option<usize> {
    const MANNER: [&str; 5] = ["一直", "长期", "已", "曾", "还"];
    const HOLDS: [&str; 7] = ["担任", "出任", "任职", "任", "为", "系", "是"];
    let behind = |k: usize, words: &[&str]| {
        words.iter().find(|w| line.starts_with(k, w)).map(|w| k + w.chars().count())
    };
    let word = lexicon.career_words.starting(CareerWord::Ere, line.from(i))?;
    let mut at = i + word.chars().count();
    // 履新前担任, 履新前，他担任; without a pronoun a comma may end words of another
    let comma = line.at(at) == '，';
    if matches!(line.at(at + usize::from(comma)), '他' | '她' | '其') {
        at += 1 + usize::from(comma);
    }
    at = behind(at, &MANNER).unwrap_or(at);
    let former = lexicon.career_words.starting(CareerWord::Former, line.from(at));
    let end = former.map(|w| at + w.chars().count()).or_else(|| behind(at, &HOLDS))?;
    Some(end + usize::from(line.at(end) == '过'))
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
            | '本'
            | '这'
            | '就'
            | '转'
            | '去'
            | '逝'
            | '免'
            | '辞'
            | '出'
            | '加'
            | '升'
            | '获'
            | '最'
            | '并'
            | '仕'
            | '相'
            | '干'
            | '同'
            | '还'
            | '亦'
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
