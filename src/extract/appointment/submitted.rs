//! Appointments that are only put before a congress: 现提请任命张三为县教育局局长, the bills that do so. Who is to come is
//! a candidate; that somebody is to go says nothing yet.

use super::super::page::Page;
use super::Found;
use crate::lexicon::Effect;
use crate::mention::Line;
use crate::mention::line::is_break;
use crate::model::BlockKind;

const SUBMIT: &str = "提请";

/// Whether the page is a bill or a report that only asks for appointments.
pub(super) fn is_bill(page: &Page) -> bool {
    const HEAD: usize = 4;
    const BILLS: [&str; 6] = ["议案", "的函", "的报告", "的请示", "的说明", "建议名单"];
    // what the congress made of it stands on the page as well
    const DECIDED: [&str; 6] = ["决定任命", "表决通过", "会议通过", "会议决定", "任免名单", "任命名单"];
    let text = || page.lines.iter().filter(|l| l.kind != BlockKind::Boilerplate);
    let bill = text().take(HEAD).any(|line| {
        let head = line.text.trim_end();
        line.len() < 60 && head.contains(SUBMIT) && BILLS.iter().any(|end| head.ends_with(end))
    });
    bill && !text().any(|line| DECIDED.iter().any(|w| line.holds(w)))
}

/// 提请|任命, 提请县人大常委会|任命, but 根据县长提请|任命: whether the verb at `i` is only asked for.
pub(super) fn asked_for(line: &Line, i: usize) -> bool {
    const LONGEST: usize = 24;
    const GRANTED: [&str; 7] = ["根据", "按照", "依据", "依照", "经", "应", "审议了"];
    if !line.may_hold(SUBMIT) {
        return false;
    }
    let clause = (0..i).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
    let Some(ask) = (clause.max(i.saturating_sub(LONGEST))..i).rev().find(|&k| line.starts_with(k, SUBMIT))
    else {
        return false;
    };
    // 提请的人选; 某某提请，决定任命
    let before = line.slice(clause..ask);
    line.at(ask + 2) != '的' && !GRANTED.iter().any(|w| before.contains(w))
}

/// 关于提请任命张三为局长的议案: whether the words name a matter, and nobody is put forward in them.
pub(super) fn is_matter(line: &Line, start: usize, end: usize) -> bool {
    const BILLS: [&str; 5] = ["议案", "报告", "说明", "议题", "提请"];
    let clause = (0..start).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
    let rest = line.from(end).split(['，', '。', '；']).next().unwrap_or_default();
    line.slice(clause..start).contains("关于")
        && rest.contains('的')
        && BILLS.iter().any(|w| rest.contains(w))
}

/// What is found where it is only asked for: a candidate, or nothing.
pub(super) fn only_asked(found: Found) -> Option<Found> {
    match found.effect {
        Effect::Appoint | Effect::Elect | Effect::Acting => {
            Some(Found { effect: Effect::Candidate, ..found })
        }
        Effect::Remove => None,
        Effect::Candidate | Effect::Keep | Effect::Past => Some(found),
    }
}
