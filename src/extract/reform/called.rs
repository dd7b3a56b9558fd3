//! Names told of as names: 名称由“甲中心”变更为“乙中心”.

use super::scan::{Change, Scan};
use crate::mention::Chars;
use crate::mention::named_body::Named;
use crate::mention::phrase::ends_with;
use crate::model::ReformAction;

/// （甲的）名称由“甲中心”变更为“乙中心”, 校名由甲校改为乙校: both as they stand.
pub fn from_name_to_name(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    const NAMES: [&str; 6] = ["名称", "校名", "院名", "厂名", "全称", "由原名"];
    if !scan.line.may_hold_any(&NAMES) {
        return None;
    }
    let clause = scan.clause(verb.start);
    let by = (clause..verb.start)
        .find(|&k| scan.line.at(k) == '由' && NAMES.iter().any(|w| ends_with(scan.line, k, w)))?;
    let old = one_name(scan, by + 1..scan.without_adverbs(by + 1, verb.start))?;
    let end = match scan.after(verb.end) {
        Some(found) => found.range.end,
        None => scan.clause_end(verb.end),
    };
    let new = one_name(scan, verb.end..end)?;
    if old.name == new.name {
        return None;
    }
    let mut change = scan.change(ReformAction::Rename, &new, by..end, "reform/rename", 90);
    change.from = vec![old.name];
    out.push(change);
    scan.heard.remember(std::slice::from_ref(&new));
    scan.subject = Some(new);
    Some(end)
}

fn one_name(scan: &Scan, range: Chars) -> Option<Named> {
    let bodies = scan.reader.slot(scan.line, range, &scan.heard)?;
    let [one] = bodies.as_slice() else { return None };
    Some(one.clone())
}
