//! Where bodies belong: 办公室设在X, 由X管理, 归口X领导.

use super::division;
use super::merge::{names, span_before};
use super::scan::{Change, Scan};
use crate::extract::group;
use crate::extract::page::Page;
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::mention::{Body, Chars};
use crate::model::ReformAction;

/// Groups and commissions that have an office.
const GROUPS: [&str; 8] = ["领导小组", "委员会", "指挥部", "专班", "协调小组", "联席会议", "工作组", "小组"];

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

fn place_under(
    scan: &mut Scan,
    bodies: &[Named],
    to: &[Named],
    words: Chars,
    out: &mut Vec<Change>,
) -> Option<usize> {
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

/// X委员会办公室设在Y, 领导小组办公室设在Y, 办公室设在Y.
fn office(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    // 由设在A: where it was
    if scan.line.before(verb.start) == '由' {
        return None;
    }
    let to = scan.after(verb.end)?;
    office_in(scan, verb, to, out)
}

fn office_in(scan: &mut Scan, verb: Chars, mut to: Found, out: &mut Vec<Change>) -> Option<usize> {
    in_national(scan, &mut to);
    let hall = |b: &Named| ["大厅", "楼", "会议室", "礼堂", "广场"].iter().any(|w| b.name.ends_with(w));
    if to.bodies.iter().any(hall) {
        return None;
    }
    let clause = scan.clause(verb.start).max(scan.done.min(verb.start));
    // X由（设在）A调整为设在B
    let moved = ["调整为", "改为", "变更为", "调整到", "改", "调整"]
        .iter()
        .any(|w| ends_with(scan.line, verb.start, w));
    let from = (clause + 2..verb.start).find(|&k| moved && scan.line.at(k) == '由');
    let end = from.unwrap_or_else(|| scan.without_adverbs(clause, verb.start));
    // 领导小组下设办公室，设在乙
    if end <= clause
        && let Some(office) = set_up_before(scan, clause)
    {
        return place_under(scan, &[office], &to.bodies, verb.start..to.range.end, out);
    }
    // 甲更名为某某办公室，设在乙
    if end <= clause
        && let Some(office) =
            scan.subject.clone().filter(|s| s.name.ends_with("办公室") || s.name.ends_with("秘书处"))
    {
        return place_under(scan, &[office], &to.bodies, verb.start..to.range.end, out);
    }
    if let Some(end) = each_placed(scan, clause..end, &to, &verb, out) {
        return Some(end);
    }
    let text = scan.text(clause..end);
    let known = named_before(scan, text);
    let bodies = match scan.reader.before(scan.line, clause, end, &scan.heard) {
        Some(found) if known.is_none() || found.bodies.len() > 1 => found.bodies,
        _ if known.is_some() => {
            let group: Vec<Named> =
                known.into_iter().map(|name| Named { range: clause..end, ..name }).collect();
            return place_under(scan, &group, &to.bodies, clause..to.range.end, out);
        }
        _ => {
            // 甲委员会办公室主任由张三兼任，该办公室设在乙
            if text == "该办公室"
                && let Some(office) = office_named_before(scan, clause)
            {
                return place_under(scan, &[office], &to.bodies, clause..to.range.end, out);
            }
            let said = text.strip_prefix('其').unwrap_or(text).trim_start_matches("下设");
            let said = said.rsplit(['，', '下']).next().unwrap_or(said);
            // 三、工作机构及其职责领导小组办公室设在…, where the lines ran together
            let said = said.rsplit("职责").next().unwrap_or(said);
            let group = said.strip_suffix("办公室")?;
            let last = scan.heard.bodies.iter().rev().find(|b| {
                if group.is_empty() {
                    GROUPS.iter().any(|g| b.name.ends_with(g)) && !is_committee(b)
                } else {
                    b.name.ends_with(group)
                }
            })?;
            vec![Named { name: format!("{}办公室", last.name), range: clause..end, ..last.clone() }]
        }
    };
    place_under(scan, &bodies, &to.bodies, clause..to.range.end, out)
}

/// The office that the line named last before `end`.
fn office_named_before(scan: &Scan, end: usize) -> Option<Named> {
    const OFFICE: &str = "办公室";
    let ends = (OFFICE.chars().count() + 2..end).rev().filter(|&k| ends_with(scan.line, k, OFFICE));
    let mut found = ends.filter_map(|k| scan.reader.before(scan.line, scan.clause(k), k, &scan.heard));
    found.next()?.bodies.pop()
}

/// 设立甲委员会、乙委员会，办公室分别设在丙、丁: each office in its own place.
fn each_placed(
    scan: &mut Scan,
    said: Chars,
    to: &Found,
    verb: &Chars,
    out: &mut Vec<Change>,
) -> Option<usize> {
    let count = to.bodies.len();
    if count < 2 || !ends_with(scan.line, verb.start, "分别") {
        return None;
    }
    let offices = match scan.text(said.clone()) {
        "办公室" | "其办公室" => {
            let from = scan.heard.bodies.len().checked_sub(count)?;
            let office = |b: &Named| Named { name: format!("{}办公室", b.name), ..b.clone() };
            let groups = &scan.heard.bodies[from..];
            let group = |b: &Named| GROUPS.iter().any(|g| b.name.ends_with(g)) && !is_committee(b);
            groups.iter().all(group).then(|| groups.iter().map(office).collect())?
        }
        _ => scan.reader.before(scan.line, said.start, said.end, &scan.heard)?.bodies,
    };
    if offices.len() != count {
        return None;
    }
    for (office, place) in offices.iter().zip(&to.bodies) {
        let (office, place) = (std::slice::from_ref(office), std::slice::from_ref(place));
        place_under(scan, office, place, said.start..to.range.end, out);
    }
    Some(to.range.end)
}

/// 领导小组办公室设甲局: the place right behind 设.
pub fn seated(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    let office = ["办公室", "秘书处"].iter().any(|w| ends_with(scan.line, i, w));
    if scan.line.at(i) != '设' || !office || !scan.asserted(i) {
        return None;
    }
    let to = scan.after(i + 1)?;
    let sure = |b: &Named| b.certainty > crate::mention::Certainty::Ending;
    if to.bodies.len() != 1 || !to.bodies.iter().all(sure) || !scan.closed(to.range.end) {
        return None;
    }
    office_in(scan, i..i + 1, to, out)
}

/// The office of a group that the clause before `clause` says it has: 领导小组下设办公室，设在….
fn set_up_before(scan: &Scan, clause: usize) -> Option<Named> {
    let parted = |k: &usize| *k > scan.sentence.start && matches!(scan.line.at(*k), '，' | '（' | '(');
    let mut end = clause.checked_sub(1).filter(parted)?;
    // 领导小组下设办公室，为县委工作部门，设在乙
    if ["为", "作为", "承担", "负责"].iter().any(|w| scan.line.starts_with(scan.clause(end), w)) {
        end = scan.clause(end).checked_sub(1).filter(parted)?;
    }
    let text = scan.text(scan.clause(end)..end);
    // 领导小组办公室（设在乙）
    if scan.line.at(end) != '，' && !text.contains("下设") {
        return named_before(scan, text);
    }
    let (owner, inner) = text.rsplit_once("下设").or_else(|| text.rsplit_once('设'))?;
    if !matches!(inner, "办公室" | "秘书处" | "联络办公室") {
        return None;
    }
    let kind = |b: &&Named| GROUPS.iter().any(|g| b.name.ends_with(g)) && !is_committee(b);
    let start = scan.clause(end);
    let group = match scan.reader.list(scan.line, start..start + owner.chars().count(), &scan.heard) {
        Some(found) if found.iter().all(|b| b.certainty > crate::mention::Certainty::Ending) => {
            found.into_iter().next_back()
        }
        _ => scan.heard.bodies.iter().rev().filter(kind).find(|b| b.name.ends_with(owner)).cloned(),
    }?;
    Some(Named { name: format!("{}{inner}", group.name), ..group })
}

/// 第三次全国经济普查领导小组办公室设在统计局: the bureau of the State Council.
fn in_national(scan: &Scan, to: &mut Found) {
    let national = scan
        .heard
        .bodies
        .last()
        .is_some_and(|b| b.place.is_none() && ["全国", "国务院"].iter().any(|w| b.name.contains(w)));
    for body in to.bodies.iter_mut().filter(|b| national && b.place.is_none()) {
        if let Some(name) = scan.reader.context().lexicon.national(&format!("国家{}", body.name)) {
            body.name = name.to_owned();
        }
    }
}

/// 建立某某联席会议制度，…，联席会议办公室设在甲局: a group that nothing set up as a body is known all the same
/// where its office is placed.
pub fn recall_group(scan: &mut Scan, page: &Page) {
    const PLACED: [&str; 2] = ["办公室设", "秘书处设"];
    if !scan.line.may_hold_any(&PLACED) {
        return;
    }
    let placed = |&k: &usize| PLACED.iter().any(|w| scan.line.starts_with(k, w));
    let Some(at) = scan.sentence.clone().find(placed) else { return };
    let clause = scan.clause(at);
    let said = scan.text(clause..at);
    let Some(kind) = GROUPS.iter().find(|g| said.ends_with(**g)) else { return };
    if scan.heard.bodies.iter().any(|b| b.name.ends_with(kind)) {
        return;
    }
    let group = group::named_before(page, scan.number, clause, false).filter(|g| g.name.ends_with(kind));
    if let Some(Body { name, place, certainty }) = group {
        // what the sentence says itself comes first
        scan.heard.bodies.insert(0, Named { range: clause..clause, name, place, certainty });
    }
}

/// 联席会议办公室, 联盟秘书处: the inner office of a group that was named in full before.
fn named_before(scan: &Scan, text: &str) -> Option<Named> {
    let text = text.strip_prefix('其').unwrap_or(text);
    let inner = ["办公室", "秘书处", "秘书组"].iter().find(|i| text.ends_with(**i))?;
    let group = text.strip_suffix(inner)?;
    // 秘书组设在某某: of the group just set up
    if group.is_empty() && *inner != "办公室" {
        let last = scan.heard.bodies.iter().rev().find(|b| GROUPS.iter().any(|g| b.name.ends_with(g)))?;
        return Some(Named { name: format!("{}{inner}", last.name), ..last.clone() });
    }
    let kind = scan.reader.context().lexicon.suffix(group).is_some() || GROUPS.contains(&group);
    if !(2..=8).contains(&group.chars().count()) || !kind {
        return None;
    }
    // 联席会议 read as 某省联席会议 says no more than the word itself
    let bare = |b: &Named| b.place.as_ref().is_some_and(|p| b.name.strip_prefix(&p.name) == Some(group));
    let named = |b: &&Named| b.name.ends_with(group) && b.name != *group && !bare(b);
    let whole = scan.heard.bodies.iter().rev().find(named)?;
    Some(Named { name: format!("{}{inner}", whole.name), ..whole.clone() })
}

/// The committee of a place, which has no office of the kind that is set somewhere.
pub fn is_committee(body: &Named) -> bool {
    body.place.as_ref().is_some_and(|p| body.name == format!("中共{}委员会", p.name))
}
