//! Offices of groups and commissions, and where they are: 领导小组办公室设在甲局, 下设办公室，设在乙.

use super::place::{GROUPS, is_committee, place_under};
use super::scan::{Change, Scan};
use crate::extract::group;
use crate::extract::page::Page;
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::mention::{Body, Chars};

/// X委员会办公室设在Y, 领导小组办公室设在Y, 办公室设在Y.
pub fn office(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
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

/// 领导小组下设办公室在甲局: the office and where it is in one.
pub fn set_up_in(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    const WORDS: &str = "设办公室在";
    if scan.line.at(i) != '设' || !scan.line.starts_with(i, WORDS) || !scan.asserted(i) {
        return None;
    }
    let to = scan.after(i + WORDS.chars().count())?;
    let clause = scan.clause(i);
    let said = scan.text(clause..i);
    let said = said.strip_suffix('下').unwrap_or(said);
    let group =
        scan.heard.bodies.iter().rev().find(|b| {
            GROUPS.iter().any(|g| b.name.ends_with(g)) && !is_committee(b) && b.name.ends_with(said)
        })?;
    let office = Named { name: format!("{}办公室", group.name), ..group.clone() };
    place_under(scan, &[office], &to.bodies, clause..to.range.end, out)
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
