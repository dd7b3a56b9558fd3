//! Offices behind a verb, clause by clause.

use super::is_name;
use crate::extract::shared_title;
use crate::mention::appellation::offices_at;
use crate::mention::office::Before;
use crate::mention::person::sure_name_at;
use crate::mention::phrase::{holds, holds_any};
use crate::mention::{Certainty, Context, Line, Office};
use crate::model::OfficeStatus;

/// The offices from `i`, going on over ， where an office fills the next clause.
pub fn offices_from(
    line: &Line,
    i: usize,
    before: &mut Before,
    cx: &Context,
) -> Option<(Vec<Office>, usize)> {
    let (mut offices, mut end) =
        offices_at(line, i, before, cx).or_else(|| shared_title::offices(line, i, before, cx))?;
    // 张三任某市市长、原市长李四另有任用: the last office is of another
    if let [first, .., last] = offices.as_slice()
        && first.status != OfficeStatus::Former
        && last.status == OfficeStatus::Former
        && last.range.end == end
        && sure_name_at(line, end, cx.lexicon).is_some()
        && let Some(gap) = last.range.start.checked_sub(1).filter(|&k| line.at(k) == '、')
    {
        end = gap;
        offices.pop();
    }
    // 县（市、区）委副书记: of no one place
    const BRACKETED: [&str; 4] = ["（市", "（区", "（县", "（乡"];
    const OF_SOME_CITY: [&str; 4] = ["省辖市", "设区市", "设区的市", "地级市"];
    let of_no_place = |body: &str| {
        holds(body, "（") && holds_any(body, &BRACKETED)
            || holds(body, "市") && holds_any(body, &OF_SOME_CITY)
    };
    let generic = ["县区委", "区县委", "县区政府", "市县委"].iter().any(|w| line.starts_with(i, w));
    if generic || offices.iter().any(|o| of_no_place(&o.body)) {
        return None;
    }
    loop {
        let mut next = end;
        if !matches!(line.at(next), '，' | ',') {
            break;
        }
        next += 1;
        let mut tried = before.clone();
        let Some((more, until)) = offices_at(line, next, &mut tried, cx) else { break };
        // another person's clause, or a new step of the same person
        let said = line.slice(next..until);
        let turns = [
            "现任", "拟任", "曾任", "历任", "提名", "现为", "原任", "同志", "免去", "不再", "聘任", "任命",
            "选举", "当选",
        ];
        // 办公室主任，李四任副主任
        let another = said.replace("主任", "").replace("责任", "").contains('任');
        // 李四为教务处副主任
        let heads = said
            .chars()
            .position(|c| c == '为')
            .is_some_and(|k| (2..=4).contains(&k) && is_name(line, next..next + k, true, cx));
        // 转任镇党委书记，其镇长职务由…
        if another || heads || said.starts_with('其') || turns.iter().any(|w| said.contains(w)) {
            break;
        }
        let closed = until >= line.len()
            || matches!(line.at(until), '，' | '。' | '；' | ',' | ';' | '\t')
            || line.starts_with(until, "职务")
            || line.starts_with(until, "等职");
        // 任甲集团董事长，乙集团党委书记: of houses that no place is named with
        let house = |o: &Office| {
            ["公司", "集团", "银行", "大学", "学院", "医院", "公司委员会", "集团委员会"]
                .iter()
                .any(|e| o.body.ends_with(e))
        };
        let sure = more.iter().all(|o| o.certainty > Certainty::Ending || o.inherited || house(o));
        if !closed || !sure {
            break;
        }
        *before = tried;
        offices.extend(more);
        end = until;
    }
    Some((offices, end))
}
