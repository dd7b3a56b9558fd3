//! 会议议程有两项：一是审议《甲》；二是听取乙汇报: what a meeting went through, counted and told item by item. The agenda
//! of a session of congress or Conference is announced so at its opening, and has not been dealt with yet.

use super::super::meeting::Meetings;
use super::super::page::Sentence;
use crate::mention::{Chars, Line};

/// How items begin.
const NUMBERS: [&str; 20] = [
    "一是",
    "二是",
    "三是",
    "四是",
    "五是",
    "六是",
    "七是",
    "八是",
    "先是",
    "首先是",
    "首先",
    "其次是",
    "其次",
    "其一",
    "其二",
    "其三",
    "第一项是",
    "第二项是",
    "第三项是",
    "最后是",
];

/// Whether the sentence goes through a counted agenda of a meeting that is told of.
pub fn itemises(line: &Line, sentence: &Sentence, meetings: &Meetings) -> bool {
    const AGENDA: [&str; 3] = ["议程", "议题", "内容"];
    const PLANNED: [&str; 6] = ["将", "拟", "建议", "草案", "计划", "主要议程"];
    if !line.may_hold_any(&AGENDA) {
        return false;
    }
    let range = sentence.range.clone();
    let Some(colon) = range.clone().find(|&k| matches!(line.at(k), '：' | ':')) else { return false };
    let lead = line.slice(range.start..colon);
    let counted = lead.ends_with(['项', '个']) && (lead.contains('有') || lead.contains('共'));
    let session = || {
        let name = meetings.at(sentence.line, colon).map(|m| m.name.as_str());
        name.is_none_or(|name| name.contains('届') || name.contains("代表大会"))
    };
    counted
        && AGENDA.iter().any(|w| lead.contains(w))
        && !PLANNED.iter().any(|w| lead.contains(w))
        && number(line, colon + 1).is_some()
        && !session()
}

/// The clause behind the announcement and the number of its item.
pub fn behind_number(line: &Line, clause: Chars) -> Chars {
    let colon = clause.clone().find(|&k| matches!(line.at(k), '：' | ':') && number(line, k + 1).is_some());
    let start = colon.map_or(clause.start, |k| k + 1);
    number(line, start).filter(|end| *end < clause.end).unwrap_or(start)..clause.end
}

/// Where the number of an item that begins at `at` ends.
fn number(line: &Line, at: usize) -> Option<usize> {
    let words = NUMBERS.iter().filter(|w| line.starts_with(at, w));
    words.map(|w| at + w.chars().count()).max()
}
