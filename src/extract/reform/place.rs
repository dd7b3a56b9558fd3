//! Where bodies belong: 由X管理, 归口X领导, 隶属X.

use super::division;
use super::merge::{names, span_before};
use super::office::office;
use super::scan::{Change, Scan};

use crate::mention::Chars;
use crate::mention::named_body::Named;
use crate::mention::phrase::ends_with;
use crate::model::ReformAction;

/// Groups and commissions that have an office.
pub const GROUPS: [&str; 8] =
    ["领导小组", "委员会", "指挥部", "专班", "协调小组", "联席会议", "工作组", "小组"];

/// 办公室设在X, 由X管理, 归口X领导, 隶属X, 管理X.
pub fn affiliate(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.asserted(verb.start) {
        return None;
    }
    let word = scan.text(verb.clone()).to_owned();
    // 原隶属于甲部的大学: how it was
    if word.starts_with("隶属") && matches!(scan.line.before(verb.start), '原' | '曾') {
        return None;
    }
    if word.starts_with("隶属") && scan.line.starts_with(verb.start, "隶属关系") {
        return relation(scan, verb, out);
    }
    match word.as_str() {
        "设在" | "设于" | "设置在" | "设立在" => office(scan, verb, out),
        "挂靠" | "挂靠在" | "挂靠于" => {
            let to = scan.after(verb.end)?;
            // 原挂靠甲厅的乙办公室: where it was till then
            if scan.line.at(to.range.end) == '的' {
                return None;
            }
            let bodies = bodies_before(scan, verb.start)?;
            place_under(scan, &bodies, &to.bodies, verb.start..to.range.end, out)
        }
        "归口" | "隶属" | "隶属于" | "归属" | "归属于" => {
            let to = scan.after(verb.end)?;
            if word == "归口"
                && !["管理", "领导", "指导", "联系"].iter().any(|w| scan.line.starts_with(to.range.end, w))
            {
                return None;
            }
            let bodies = bodies_before(scan, verb.start)?;
            let end = to.range.end + if word == "归口" { 2 } else { 0 };
            place_under(scan, &bodies, &to.bodies, verb.start..end, out)
        }
        _ => managed(scan, verb, out),
    }
}

/// X的隶属关系由A调整为B.
fn relation(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let stop = scan.clause_end(verb.end);
    let made = (verb.end..stop).find(|&k| {
        ["调整为", "变更为", "划归", "划转至", "改为"].iter().any(|w| scan.line.starts_with(k, w))
    })?;
    let from = made
        + if scan.line.starts_with(made, "划归") || scan.line.starts_with(made, "改为") { 2 } else { 3 };
    let to = scan.after(from)?;
    let end = ["的", "的机构", "机构"]
        .iter()
        .rfind(|w| ends_with(scan.line, verb.start, w))
        .map_or(verb.start, |w| verb.start - w.chars().count());
    let bodies = bodies_before(scan, end)?;
    place_under(scan, &bodies, &to.bodies, verb.start..to.range.end, out)
}

/// 由X管理; X统一管理Y; 管理Y in the rules of a body.
fn managed(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    // 水库管理处: part of a name
    if ["处", "局", "所", "站", "委", "中心", "办", "服务", "科", "段", "学院", "小组", "有限"]
        .iter()
        .any(|w| scan.line.starts_with(verb.end, w))
    {
        return None;
    }
    // 由应急委统一领导: who commands, not where it is placed
    if ends_with(scan.line, verb.end, "统一领导") && matches!(scan.line.at(verb.end), '和' | '、') {
        return None;
    }
    let clause = scan.clause(verb.start);
    let by = (clause..verb.start)
        .rev()
        .find(|&k| scan.line.at(k) == '由' || scan.line.at(k) == '归' && scan.line.at(k + 1) != '口');
    // 某市由甲省直辖，乙市代管: the latter keeps it
    let rest = scan.text(verb.end..scan.sentence.end);
    if scan.text(verb.clone()) == "直辖" && rest.contains("代管") {
        return None;
    }
    // 砀山县改由宿州市管辖; that a county lies in a city is no change
    let rules = scan.text(verb.clone()) == "管辖";
    if rules && !by.is_some_and(|k| ends_with(scan.line, k, "改")) {
        return None;
    }
    if let Some(end) = taken_under(scan, &verb, clause, out) {
        return Some(end);
    }
    if let Some(by) = by {
        let kind = ["和", "的机构", "的事业单位", "的单位", "的国家局", "的部门管理机构"];
        if !scan.closed(verb.end) && !kind.iter().any(|w| scan.line.starts_with(verb.end, w)) {
            return None;
        }
        // 由A管理的国家局调整为国务院直属机构: how it was
        let later = scan.text(verb.end..scan.clause_end(verb.end));
        if ["调整为", "改为", "变更为"].iter().any(|w| later.contains(w)) {
            return None;
        }
        // 不再由A管理: how it was
        if ends_with(scan.line, by, "不再") || ends_with(scan.line, by, "不") {
            return None;
        }
        let end = scan.without_adverbs(by + 1, verb.start);
        // 由A代管改为（由）B代管
        let turned = ["改为由", "调整为由", "改由", "改为", "调整为"].iter().find_map(|w| {
            let k = (by + 2..end).find(|&k| scan.line.starts_with(k, w))?;
            Some(k + w.chars().count())
        });
        let start = turned.unwrap_or(by + 1);
        let to = scan
            .reader
            .list(scan.line, start..end, &scan.heard)
            .or_else(|| scan.by_kind(start).filter(|f| f.range.end == end).map(|f| f.bodies))
            .or_else(|| scan.division_in(start..end).map(|d| vec![d]))?;
        // 甲站、乙站分别由A、B管理: each has its own keeper
        if to.len() > 1 && ends_with(scan.line, by, "分别") {
            let bodies = bodies_before(scan, by - 2).filter(|b| b.len() == to.len())?;
            let pairs = bodies.iter().zip(&to);
            let said: Vec<_> = pairs
                .filter_map(|(b, t)| {
                    place_under(scan, std::slice::from_ref(b), std::slice::from_ref(t), by..verb.end, out)
                })
                .collect();
            return said.last().copied();
        }
        // 原由A管理: how it was
        if ends_with(scan.line, by, "原") && by > clause + 1 {
            if let Some(found) = scan.before(by - 1) {
                scan.subject = found.bodies.last().cloned();
            }
            return None;
        }
        let bodies = if by > clause + 1 { bodies_before(scan, by) } else { None };
        let owner = by - usize::from(ends_with(scan.line, by, "改"));
        let moved = turned.is_some() || rules || scan.text(verb.clone()) == "直辖";
        let bodies = bodies.or_else(|| scan.division_in(clause..owner).filter(|_| moved).map(|d| vec![d]));
        let bodies = bodies.or_else(|| division::moved(scan, clause..owner).filter(|_| moved));
        let bodies = bodies.or_else(|| scan.subject.clone().map(|s| vec![s]))?;
        return place_under(scan, &bodies, &to, by..verb.end, out);
    }
    // 某市由甲省直辖，乙市代管
    if scan.text(verb.clone()) == "代管"
        && scan.closed(verb.end)
        && clause > scan.sentence.start
        && let Some(to) = scan.division_in(clause..verb.start)
    {
        let before = scan.clause(clause - 1);
        let by = (before..clause).find(|&k| scan.line.at(k) == '由')?;
        let owner = before..by - usize::from(by > before && ends_with(scan.line, by, "改"));
        let fresh = ["新设立的", "新设的"].iter().find(|w| scan.line.starts_with(owner.start, w));
        let owner = owner.start + fresh.map_or(0, |w| w.chars().count())..owner.end;
        let level = ["县级", "地级"].iter().any(|w| scan.line.starts_with(owner.start, w));
        let owner = owner.start + if level { 2 } else { 0 }..owner.end;
        let direct = ["直辖", "直管", "直接管理"].iter().any(|w| ends_with(scan.line, clause - 1, w));
        // 设立县级某市，某市由甲省直辖: new, so that no list knows it
        let said = scan.text(owner.clone()).to_owned();
        let made = || scan.subject.clone().filter(|m| m.name.ends_with(&said));
        let body = scan.division_in(owner).or_else(made).filter(|_| direct)?;
        return place_under(scan, &[body], &[to], before..verb.end, out);
    }
    // 为你局管理的正股级事业单位
    if scan.line.at(verb.end) == '的'
        && scan.line.at(clause) == '为'
        && ["单位", "机构"].iter().any(|w| ends_with(scan.line, scan.clause_end(verb.end), w))
        && let Some(to) = scan.reader.list(scan.line, clause + 1..verb.start, &scan.heard)
    {
        let body = scan.subject.clone().filter(|_| scan.done > scan.sentence.start)?;
        return place_under(scan, &[body], &to, clause..verb.end, out);
    }
    let under = scan.after(verb.end)?;
    if !scan.closed(under.range.end)
        || under.bodies.iter().any(|b| b.certainty < crate::mention::Certainty::PlaceAndEnding)
    {
        return None;
    }
    let above = if verb.start == clause {
        let led = ["统一管理", "归口管理", "统一领导"].contains(&scan.text(verb.clone()));
        scan.topic.clone().or_else(|| scan.subject.clone().filter(|_| led))
    } else {
        let found = scan.before(verb.start)?;
        if found.bodies.len() > 1 {
            return None;
        }
        found.bodies.first().cloned()
    }?;
    place_under(scan, &under.bodies.clone(), &[above], clause..under.range.end, out)
}

/// 把甲校纳入乙集团（统一）管理.
fn taken_under(scan: &mut Scan, verb: &Chars, clause: usize, out: &mut Vec<Change>) -> Option<usize> {
    let into = (clause + 2..verb.start).rev().find(|&k| scan.line.starts_with(k, "纳入"))?;
    let start = into + "纳入".chars().count();
    let to = scan.reader.list(scan.line, start..scan.without_adverbs(start, verb.start), &scan.heard)?;
    let bodies = scan.reader.list(scan.line, span_before(scan, into), &scan.heard)?;
    let sure = |b: &Named| b.certainty > crate::mention::Certainty::Ending;
    if !scan.closed(verb.end) || to.len() > 1 || !to.iter().chain(&bodies).all(sure) {
        return None;
    }
    let end = place_under(scan, &bodies, &to, clause..verb.end, out)?;
    scan.subject = bodies.last().cloned();
    Some(end)
}

pub fn place_under(
    scan: &mut Scan,
    bodies: &[Named],
    to: &[Named],
    words: Chars,
    out: &mut Vec<Change>,
) -> Option<usize> {
    // 所属农场也都归属甲局领导: words of the change are no name
    const NO_NAMES: [&str; 2] = ["归属", "隶属"];
    if bodies.iter().any(|b| NO_NAMES.iter().any(|w| b.name.contains(w))) {
        return None;
    }
    let mut said = false;
    for body in bodies {
        if to.iter().any(|t| t.name == body.name) {
            continue;
        }
        let mut change = scan.change(ReformAction::Affiliate, body, words.clone(), "reform/affiliate", 90);
        change.to = names(to);
        out.push(change);
        said = true;
    }
    scan.heard.remember(to);
    said.then_some(words.end)
}

/// The bodies before a verb, or the one the passage speaks of when the clause names none.
fn bodies_before(scan: &Scan, end: usize) -> Option<Vec<Named>> {
    let clause = scan.clause(end);
    let stop = scan.without_adverbs(clause, end);
    // 甲委员会改为乙委员会，其办公室归口丙管理
    if matches!(scan.text(clause..stop), "其办公室" | "办公室" | "委员会办公室" | "领导小组办公室")
        && let Some(whole) = scan.subject.as_ref().filter(|s| GROUPS.iter().any(|g| s.name.ends_with(g)))
    {
        return Some(vec![Named { name: format!("{}办公室", whole.name), ..whole.clone() }]);
    }
    if let Some(found) = scan.before(end) {
        return Some(found.bodies);
    }
    (stop <= clause + 1).then(|| scan.subject.clone().map(|s| vec![s]))?
}

/// The committee of a place, which has no office of the kind that is set somewhere.
pub fn is_committee(body: &Named) -> bool {
    body.place.as_ref().is_some_and(|p| body.name == format!("中共{}委员会", p.name))
}
