//! Obituaries: whose life a page tells that announces a death, and which of its lines are about the mourners.

use super::super::page::Page;
use super::super::people::{Person, names_before};
use crate::mention::Line;
use crate::mention::phrase::holds_any;
use crate::model::BlockKind;

/// How far down a page says whose death it announces.
const REACH: usize = 8;

/// The person whose death the page announces.
pub(super) fn deceased(page: &Page) -> Option<Person> {
    const DEATHS: [&str; 9] =
        ["讣告", "同志逝世", "先生逝世", "同志生平", "先生生平", "沉痛悼念", "享年", "终年", "治丧"];
    let heads = || {
        page.lines
            .iter()
            .filter(|l| !matches!(l.kind, BlockKind::Byline | BlockKind::Boilerplate))
            .take(REACH)
    };
    let announced = |l: &Line| {
        // 讣 告
        if l.may_hold(" ") {
            return holds_any(&l.text.replace(' ', ""), &DEATHS);
        }
        l.may_hold_any(&DEATHS) && holds_any(l.text, &DEATHS)
    };
    if !heads().any(announced) {
        return None;
    }
    heads().find_map(|line| named(page, line))
}

/// 原某局局长张三同志逝世; 张三因病医治无效，…逝世.
fn named(page: &Page, line: &Line) -> Option<Person> {
    const ENDS: [&str; 8] = ["同志", "先生", "女士", "因病", "逝世", "病逝", "去世", "生平"];
    const DIED: [&str; 7] = ["逝世", "病逝", "去世", "辞世", "离世", "生平", "悼念"];
    if !DIED.iter().any(|w| line.holds(w)) {
        return None;
    }
    let after = |w: &str| line.text.find(w).map(|at| line.text[..at + w.len()].chars().count());
    let floor = after("悼念").or_else(|| after("敬爱的")).unwrap_or(0);
    (floor + 2..line.len()).filter(|&k| ENDS.iter().any(|w| line.starts_with(k, w))).find_map(|end| {
        let end = end - usize::from(matches!(line.before(end), '，' | ' '));
        let mut people = names_before(line, end, floor, &page.cx)?;
        people.pop().filter(|_| people.is_empty())
    })
}

/// Whether the words tell who came to mourn, and nothing of the life.
pub(super) fn mourns(said: &str) -> bool {
    const WORDS: [&str; 9] =
        ["告别仪式", "花圈", "吊唁", "慰问", "看望", "唁电", "追悼会", "生前友好", "治丧"];
    WORDS.iter().any(|w| said.contains(w))
}
