//! By whose order or wish something is done: 按照省委部署, 某县根据上级要求. What is done so is done; nobody only says it.

use crate::mention::Line;
use crate::mention::line::is_break;

/// What stands before an order, at the beginning of a clause or behind who follows it.
const ORDERS: [&str; 4] = ["按照", "根据", "遵照", "依据"];

/// Whether a clause says by whose order something was done: 按照省委部署和省长张三要求; 县委按照上级要求.
pub fn by_order(clause: &str) -> bool {
    clause.starts_with('按') || ORDERS.iter().any(|w| clause.contains(w))
}

/// The same, or what it was done for: 围绕乡村振兴的要求.
pub fn in_accord(clause: &str) -> bool {
    const FOR: [&str; 3] = ["对照", "围绕", "为贯彻"];
    let clause = clause.trim_start_matches([' ', '　', '，']);
    by_order(clause) || FOR.iter().any(|w| clause.starts_with(w))
}

/// 县委|按照上级要求，召开: where the words behind the one who acts begin that reach to the comma before the verb.
pub fn order_before(line: &Line, floor: usize, verb: usize) -> Option<usize> {
    const REASONS: [&str; 3] = ["结合", "针对", "经研究，"];
    let comma = verb.checked_sub(1).filter(|&k| k > floor && line.at(k) == '，')?;
    let from =
        (floor..comma).rev().find(|&k| is_break(line.at(k)) && line.at(k) != '、').map_or(floor, |k| k + 1);
    (from + 1..comma).find(|&k| ORDERS.iter().chain(&REASONS).any(|w| line.starts_with(k, w)))
}
