//! Towns in their histories: 1958年改甲乡为甲公社, 乡改公社, 1984年改甲乡, ，名甲公社.

use super::history::{dated_right_before, stem};
use super::scan::{Change, Scan};
use crate::mention::line::is_cjk;
use crate::mention::named_body::{Heard, Named, Reader};
use crate::mention::{Body, Certainty, Chars};
use crate::model::ReformAction;

/// Kinds of towns, longer ones first.
const KINDS: [&str; 6] = ["人民公社", "公社", "街道办事处", "街道", "镇", "乡"];

/// 1958年改甲乡为甲公社, 易甲为乙: the old name stands between the verb and the new one.
pub fn turned(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.heard.past || !matches!(scan.line.at(i), '改' | '易' | '名' | '复' | '建') || !scan.asserted(i)
    {
        return None;
    }
    if matches!(scan.line.at(i), '复' | '建') {
        return new_kind(scan, i, out);
    }
    if scan.line.at(i) == '名' {
        return named_now(scan, i, out);
    }
    if let Some(end) = kind_for_kind(scan, i, out)
        .or_else(|| kind_into_kind(scan, i, out))
        .or_else(|| new_kind(scan, i, out))
    {
        return Some(end);
    }
    if !dated_right_before(scan, i) && scan.clause(i) != i {
        return None;
    }
    let stop = scan.clause_end(i);
    let Some(at) = (i + 3..stop).find(|&k| scan.line.at(k) == '为') else {
        return turned_town(scan, i, out);
    };
    // 改设甲乡为甲镇
    let start = i + 1 + usize::from(matches!(scan.line.at(i + 1), '设' | '置' | '建'));
    let old = scan.reader.list(scan.line, start..at, &scan.heard)?;
    let new = scan.after(at + 1)?;
    let ([old], [body]) = (old.as_slice(), new.bodies.as_slice()) else { return None };
    if old.name == body.name {
        return None;
    }
    let mut change = scan.change(ReformAction::Rename, body, i..new.range.end, "reform/turned-into", 85);
    change.from = vec![old.name.clone()];
    out.push(change);
    scan.heard.remember(&new.bodies);
    scan.subject = Some(body.clone());
    scan.done = new.range.end;
    Some(new.range.end)
}

/// 1984年改甲乡: the commune that the passage speaks of under its new kind.
fn turned_town(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    if !dated_right_before(scan, i) && !(scan.clause(i) == i && scan.under_date(i)) {
        return None;
    }
    // 1984年，改设乙乡, whatever it was called till then
    let anew = matches!(scan.line.at(i + 1), '设' | '置' | '建');
    let old = scan.subject.clone()?;
    let new = scan.after(i + 1 + usize::from(anew)).filter(|found| scan.closed(found.range.end))?;
    let [body] = new.bodies.as_slice() else { return None };
    let same = stem(&old.name) == stem(&body.name);
    if old.name == body.name || stem(&old.name).is_none() || stem(&body.name).is_none() || !(same || anew) {
        return None;
    }
    let body = Named { range: i..new.range.end, ..body.clone() };
    Some(renamed(scan, &old, body, out))
}

/// 陈家沟、东四沟合并为某公社: towns that were named before, by their stems alone.
pub fn called_by_stem(scan: &Scan, span: Chars) -> Vec<Named> {
    let text = scan.text(span.clone());
    let parts: Vec<&str> = text.split(['、', '和', '与']).collect();
    let bare = |p: &&str| (2..=4).contains(&p.chars().count()) && p.chars().all(is_cjk);
    if parts.len() < 2 || !parts.iter().all(bare) {
        return Vec::new();
    }
    let named = |part: &&str| {
        let mut bodies = scan.heard.bodies.iter().rev();
        bodies.find(|b| stem(&b.name).is_some_and(|s| s.ends_with(part))).cloned()
    };
    parts.iter().map(named).collect::<Option<Vec<Named>>>().unwrap_or_default()
}

/// 1999年，撤乡设镇: the town that the passage speaks of is one of the other kind from then on.
pub fn raised_in_kind(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    if scan.line.at(i) != '撤' || !scan.heard.past || !(scan.under_date(i) || scan.dated_sentence(i)) {
        return None;
    }
    if scan.clause(i) != i && !scan.bare(i) {
        return None;
    }
    let old_kind = KINDS.iter().find(|k| scan.line.starts_with(i + 1, k))?;
    let made = i + 1 + old_kind.chars().count();
    let to = made + usize::from(matches!(scan.line.at(made), '设' | '建' | '改' | '立' | '换'));
    let to = to + usize::from(to > made && scan.line.at(to) == '立');
    let new_kind = KINDS.iter().find(|k| to > made && scan.line.starts_with(to, k))?;
    let end = to + new_kind.chars().count();
    // 撤乡改镇为甲镇
    let told = || scan.line.at(end) == '为' && !scan.closed(end + 1);
    if !scan.closed(end) && !told() {
        return None;
    }
    let old = scan.subject.clone().filter(|old| old.name.ends_with(old_kind));
    let old = old.filter(|old| of_heading(scan, old)).or_else(|| under_kind(scan, old_kind))?;
    let new = Named { name: format!("{}{new_kind}", stem(&old.name)?), range: i..end, ..old.clone() };
    Some(renamed(scan, &old, new, out))
}

/// 1958年，乡改公社; 公社改为镇: what the passage speaks of under the other kind.
fn kind_for_kind(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(i);
    let old_kind = KINDS.iter().find(|k| scan.line.word_before(i, k))?;
    // 撤乡改镇, and the name behind it
    let start = i - old_kind.chars().count();
    let start = start - usize::from(start > clause && scan.line.before(start) == '撤');
    let floor = scan.without_adverbs(clause, start);
    if floor > clause || !(scan.under_date(i) || scan.dated_sentence(i)) {
        return None;
    }
    let to = i + 1 + usize::from(matches!(scan.line.at(i + 1), '为' | '设' | '建'));
    let new_kind = KINDS.iter().find(|k| scan.line.starts_with(to, k))?;
    let end = to + new_kind.chars().count();
    let end = end + usize::from(scan.line.at(end) == '制');
    let told = scan.subject.clone().filter(|s| stem(&s.name).is_some());
    // 双湾公社划归某市直辖。公社改乡: the last one of that kind
    let last = || scan.heard.bodies.iter().rfind(|b| b.name.ends_with(old_kind)).cloned();
    let told = told.filter(|told| of_heading(scan, told)).or_else(|| under_kind(scan, old_kind));
    let old = match told {
        Some(told) if told.name.ends_with(old_kind) || *old_kind == "公社" && told.name.ends_with("公社") => {
            told
        }
        told => last().or(told)?,
    };
    let old = Some(old).filter(|_| scan.closed(end))?;
    let own = stem(&old.name)?.to_owned();
    // 乡改公社 of what is known to be a commune already is no change
    if new_kind == old_kind || old.name.ends_with(new_kind) {
        return None;
    }
    let new = Named { name: format!("{own}{new_kind}"), range: start..end, ..old.clone() };
    Some(renamed(scan, &old, new, out))
}

/// 改社为镇, 改乡为公社: what the passage speaks of under the other kind.
fn kind_into_kind(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    let (said, old_kind) = [("社", "公社")]
        .into_iter()
        .chain(KINDS.iter().map(|k| (*k, *k)))
        .find(|(said, _)| scan.line.starts_with(i + 1, said))?;
    let made = i + 1 + said.chars().count();
    let new_kind = KINDS.iter().find(|k| scan.line.at(made) == '为' && scan.line.starts_with(made + 1, k))?;
    let end = made + 1 + new_kind.chars().count();
    if !scan.closed(end) || !(scan.under_date(i) || scan.dated_sentence(i)) || *new_kind == old_kind {
        return None;
    }
    let told = scan.subject.clone().filter(|s| s.name.ends_with(old_kind) && of_heading(scan, s));
    let old = told.or_else(|| under_kind(scan, old_kind))?;
    let new = Named { name: format!("{}{new_kind}", stem(&old.name)?), range: i..end, ..old.clone() };
    Some(renamed(scan, &old, new, out))
}

/// 1984年改乡, 1984年复乡, 1992年建镇: the town of the heading, or the one that is told of, under the other kind.
fn new_kind(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    let new_kind = KINDS.iter().find(|k| scan.line.starts_with(i + 1, k))?;
    let end = i + 1 + new_kind.chars().count();
    if !scan.closed(end) || !dated_right_before(scan, i) {
        return None;
    }
    // a commune till it became a township, a township till it became a town
    let before = match *new_kind {
        "乡" => "公社",
        "镇" => "乡",
        _ => return None,
    };
    let told = scan.subject.clone().filter(|s| stem(&s.name).is_some() && !s.name.ends_with('区'));
    let told = told.filter(|s| of_heading(scan, s) && !s.name.ends_with(new_kind));
    let old = told.or_else(|| under_kind(scan, before))?;
    let new = Named { name: format!("{}{new_kind}", stem(&old.name)?), range: i..end, ..old.clone() };
    Some(renamed(scan, &old, new, out))
}

/// 三公社合并，名甲公社; 改乡制，名甲乡: the name that the clause gives to what the passage speaks of.
fn named_now(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    if scan.clause(i) != i || !scan.dated_sentence(i) {
        return None;
    }
    let found = scan.after(i + 1).filter(|found| scan.closed(found.range.end))?;
    let [new] = found.bodies.as_slice() else { return None };
    let same =
        |old: &Named| old.name != new.name && stem(&old.name).is_some() && stem(&old.name) == stem(&new.name);
    let own = scan.heard.own.as_ref().map(super::history::named);
    let old = scan.subject.clone().filter(same).or_else(|| own.filter(same))?;
    Some(renamed(scan, &old, new.clone(), out))
}

/// The town that the heading names: 某县甲镇历史沿革.
pub fn headed(heading: &str, reader: &Reader) -> Option<Named> {
    const WORDS: [&str; 6] = ["历史沿革", "建置沿革", "沿革", "历史", "简史", "概况"];
    let name = WORDS.iter().find_map(|w| heading.find(w).map(|at| heading[..at].trim()))?;
    let name = name.trim_end_matches('的');
    let below = name.split_once('省').or_else(|| name.split_once("自治区")).map_or(name, |(_, below)| below);
    // 甲镇的历史沿革, on a page that does not say which county
    let alone = || {
        let short = (3..=5).contains(&below.chars().count()) && below.chars().all(is_cjk);
        short.then(|| Body { name: below.to_owned(), place: None, certainty: Certainty::PlaceAndEnding })
    };
    let read = reader.piece(below, &Heard::default()).filter(|b| b.certainty > Certainty::Ending);
    let Body { name, place, certainty } = read.or_else(alone)?;
    let town = stem(&name).is_some() && !name.ends_with('区');
    town.then_some(Named { range: 0..0, name, place, certainty })
}

/// Whether it is the town of the heading, where that names one: 正阳公社 of 正阳关镇 as well.
fn of_heading(scan: &Scan, body: &Named) -> bool {
    let own = |b: &Named| {
        let above = b.place.as_ref().map_or("", |p| p.name.as_str());
        let whole = stem(&b.name)?;
        Some(whole.strip_prefix(above).filter(|own| !own.is_empty()).unwrap_or(whole).to_owned())
    };
    scan.headed.as_ref().is_none_or(|headed| match (own(headed), own(body)) {
        (Some(headed), Some(own)) => {
            headed.starts_with(&own) || own.starts_with(&headed) || headed.ends_with(&own)
        }
        _ => false,
    })
}

/// The town of the heading as it was called till then.
fn under_kind(scan: &Scan, kind: &str) -> Option<Named> {
    let headed = scan.headed.as_ref()?;
    let name = format!("{}{kind}", stem(&headed.name)?);
    Some(Named { name, ..headed.clone() })
}

fn renamed(scan: &mut Scan, old: &Named, new: Named, out: &mut Vec<Change>) -> usize {
    let words = new.range.clone();
    let mut change = scan.change(ReformAction::Rename, &new, words.clone(), "reform/turned-into", 82);
    change.from = vec![old.name.clone()];
    out.push(change);
    scan.heard.remember(std::slice::from_ref(&new));
    scan.subject = Some(new);
    scan.done = words.end;
    words.end
}
