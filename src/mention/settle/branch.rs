//! Branches named without their house: 中国农业银行某县支行行长、某市分行副行长.

use crate::mention::affix::Affix;
use crate::mention::line::Line;
use crate::mention::office::{Before, Office};
use crate::mention::part::around_branch;

/// The full name of a branch that the office's words name by its place alone, under the house named right before.
pub(super) fn of_house(line: &Line, office: &Office, before: &Before) -> Option<String> {
    const BRANCHES: [&str; 4] = ["分行", "支行", "分公司", "营业部"];
    const BANK: &str = "银行";
    const LONGEST: usize = 10;
    let previous = before.body.as_ref().filter(|_| !office.inherited)?.name.as_str();
    if !BRANCHES.iter().any(|b| office.body.ends_on(b)) {
        return None;
    }
    let said = line.slice(office.range.clone());
    let written = said.strip_suffix(office.title.as_str())?;
    let own = written.strip_suffix("分公司").unwrap_or(written);
    let named = own.contains("公司") || own.contains(BANK) || own.contains("集团");
    if named || written.chars().count() > LONGEST || previous.ends_on(written) {
        return None;
    }
    let previous = previous.strip_prefix("中共").and_then(|p| p.strip_suffix("委员会")).unwrap_or(previous);
    let house = match written.ends_on("分公司") {
        true => around_branch(previous),
        false => previous.find(BANK).map(|at| &previous[..at + BANK.len()]),
    };
    house.map(|house| format!("{house}{written}"))
}
