//! Careers of the past: who is dead or too old to hold an office, and the words that put an undated office into
//! times gone by.

use super::super::page::Page;
use super::subject::years_of_life;
use crate::extract::period::{may_begin, period_at};
use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::Line;
use crate::mention::line::is_break;
use crate::model::PartialDate;

/// What stands behind the name of somebody whose life is told.
pub(super) const HONOURS: [&str; 8] = ["同志", "将军", "烈士", "先生", "女士", "院士", "教授", "老人"];

/// Where the words of honour end that may stand at `i`.
pub(super) fn behind_honour(line: &Line, i: usize) -> usize {
    i + HONOURS.iter().find(|w| line.starts_with(i, w)).map_or(0, |w| w.chars().count())
}

/// 抗日战争时期，…, 建国后，…: whether a sentence begins with times gone by.
pub(super) fn opens_with_era(line: &Line, start: usize, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 24;
    let comma = (start..line.len().min(start + LONGEST)).find(|&k| matches!(line.at(k), '，' | ','));
    comma.is_some_and(|k| lexicon.career_words.ending(CareerWord::Era, line.slice(start..k)).is_some())
}

/// Whoever is this old holds no office any more.
const OLD: i16 = 76;
/// Born by then, where the page does not say its own year.
const LONG_AGO: i16 = 1935;

/// Whether a line about somebody says that he has died, or that he was born too long ago to be in office.
pub(super) fn of_the_past(page: &Page, line: &Line) -> bool {
    died(line)
        || lived(line)
        || born(line).is_some_and(|year| {
            let now = page.dateline.published.and_then(PartialDate::year);
            year <= now.map_or(LONG_AGO, |now| now - OLD)
        })
}

/// 1999年2月逝世, 因病医治无效…去世, 享年84岁: in a clause that speaks of nobody else.
fn died(line: &Line) -> bool {
    const DIED: [&str; 12] =
        ["逝世", "病逝", "去世", "辞世", "离世", "病故", "牺牲", "就义", "遇害", "殉职", "享年", "终年"];
    const OTHERS: [&str; 12] = ["父", "母", "妻", "丈夫", "兄", "弟", "姐", "妹", "战友", "烈士", "子", "女"];
    if !DIED.iter().any(|w| line.holds(w)) {
        return false;
    }
    line.text.split(['，', '。', '；', '（', '）']).any(|clause| {
        let Some(at) = DIED.iter().filter_map(|w| clause.find(w)).min() else { return false };
        let before = &clause[..at];
        // 李四去世后，张三接任
        let over = clause[at..].chars().nth(2).is_some_and(|c| "后前时之的".contains(c));
        let dated = before.contains(|c: char| c.is_ascii_digit()) || before.contains('年');
        let plain = ["因病", "不幸", "医治无效", "英勇", "壮烈"].iter().any(|w| before.contains(w));
        let age = clause[at..].starts_with("享年") || clause[at..].starts_with("终年");
        !over && (dated || plain || age || before.is_empty()) && !OTHERS.iter().any(|w| before.contains(w))
    })
}

/// 张三（1920—1999）: whether a bracket near the head of the line tells of a whole life.
fn lived(line: &Line) -> bool {
    const REACH: usize = 8;
    let open = (2..line.len().min(REACH)).find(|&k| matches!(line.at(k), '（' | '('));
    let close = open.and_then(|open| (open..line.len()).find(|&k| matches!(line.at(k), '）' | ')')));
    open.zip(close).is_some_and(|(open, close)| years_of_life(line.slice(open + 1..close)).is_some())
}

/// The year in which the line says that its person was born.
fn born(line: &Line) -> Option<i16> {
    const REACH: usize = 60;
    (0..line.len().min(REACH)).filter(|&k| may_begin(line, k)).find_map(|k| {
        let period = period_at(line, k).filter(|p| p.to.is_none())?;
        let said = line.at(period.end) == '生' && !line.starts_with(period.end, "生产")
            || line.starts_with(period.end, "出生")
            || line.slice(0..k).ends_with("生于");
        period.from.year().filter(|_| said)
    })
}

/// Whether the words before the verb at `i` put what it says into times gone by: 建国后任…, 抗日战争时期，他任….
pub(super) fn in_an_era(line: &Line, i: usize, floor: usize, name: &str, lexicon: &Lexicon) -> bool {
    let clause_from =
        |end: usize| (floor..end).rev().find(|&k| is_break(line.at(k))).map_or(floor, |k| k + 1);
    let lead = |range: std::ops::Range<usize>| {
        let said = line.slice(range);
        let said = HONOURS.iter().find_map(|w| said.strip_suffix(w)).unwrap_or(said);
        let said = said.strip_suffix(['他', '她']).or_else(|| said.strip_suffix(name)).unwrap_or(said);
        let said = ["同志", "先后", "又", "曾", "即", "相继"]
            .iter()
            .find_map(|w| said.strip_suffix(w))
            .unwrap_or(said);
        (!said.is_empty()).then(|| lexicon.career_words.ending(CareerWord::Era, said).is_some())
    };
    let start = clause_from(i);
    if let Some(said) = lead(start..i) {
        return said;
    }
    let Some(comma) = start.checked_sub(1).filter(|&k| matches!(line.at(k), '，' | ',') && k > floor) else {
        return false;
    };
    lead(clause_from(comma)..comma) == Some(true)
}
