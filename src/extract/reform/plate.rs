//! The plates that bodies bear: 加挂Y牌子, X揭牌, X在Y挂牌, 为X授予“Y”牌匾.

use super::scan::{Change, Scan};
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::{bracket_end, ends_with};
use crate::mention::{Certainty, Chars};
use crate::model::ReformAction;

/// 加挂Y牌子, 挂“Y”牌子, 保留Y牌子; X揭牌, X挂牌仪式.
pub fn plate(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let word = scan.text(verb.clone()).to_owned();
    if word == "挂牌" || word == "揭牌" {
        return event(scan, verb, out);
    }
    if ends_with(scan.line, verb.start, "牌子") {
        return hung_on(scan, verb, out);
    }
    if ["不再", "不", "取消", "摘除", "不再加", "不再增", "不再对外"]
        .iter()
        .any(|w| ends_with(scan.line, verb.start, w))
        || !scan.asserted(verb.start)
    {
        return None;
    }
    let stop = bracketed_end(scan, verb.end);
    let mark =
        (verb.end..stop).find(|&k| scan.line.starts_with(k, "牌子") || scan.line.starts_with(k, "的牌子"));
    let Some(mark) = mark else { return without_word(scan, verb, out) };
    let name_end = ["两块", "三块", "等", "两个"]
        .iter()
        .find(|w| ends_with(scan.line, mark, w))
        .map_or(mark, |w| mark - w.chars().count());
    // X（加挂在Y的牌子）: Y bears the name of X
    let borne = scan.line.at(verb.end) == '在' && scan.line.at(mark) == '的';
    let plates = plate_names(scan, verb.end + usize::from(borne)..name_end)?;
    let clause = scan.clause(verb.start);
    let bracket = clause > 0 && matches!(scan.line.at(clause - 1), '（' | '(');
    // 设下列机构：办公室（挂某牌子）: its own parts
    if bracket
        && ["设下列", "内设", "下设"].iter().any(|w| scan.text(scan.sentence.start..verb.start).contains(w))
    {
        return None;
    }
    let subject = if bracket {
        let end = clause - 1;
        let floor = scan.clause(end);
        scan.reader.before(scan.line, floor, end, &scan.heard).and_then(|f| f.bodies.last().cloned())
    } else {
        scan.before(verb.start).and_then(|f| f.bodies.last().cloned())
    };
    let subject = subject.or_else(|| scan.subject.clone()).or_else(|| scan.topic.clone())?;
    if plates.iter().any(|p| p.name == subject.name) {
        return None;
    }
    for plate in &plates {
        let (bearer, name) = if borne { (plate, &subject) } else { (&subject, plate) };
        let mut change = scan.change(ReformAction::Plate, bearer, verb.start..mark + 2, "reform/plate", 92);
        change.to = vec![name.name.clone()];
        out.push(change);
    }
    Some(mark + 2)
}

/// 甲局加挂乙中心，丙局加挂丁中心: what else could be hung up besides.
fn without_word(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let word = scan.text(verb.clone());
    if word != "加挂" && word != "增挂" {
        return None;
    }
    let found = scan.after(verb.end)?;
    let subject = match scan.before(verb.start) {
        Some(before) => before.bodies.last()?.clone(),
        None => scan.subject.clone().filter(|_| scan.bare(verb.start))?,
    };
    let known = |b: &Named| b.certainty > Certainty::Ending && b.name != subject.name;
    if !scan.closed(found.range.end) || !found.bodies.iter().all(known) {
        return None;
    }
    for plate in &found.bodies {
        let words = verb.start..found.range.end;
        let mut change = scan.change(ReformAction::Plate, &subject, words, "reform/plate", 85);
        change.to = vec![plate.name.clone()];
        out.push(change);
    }
    Some(found.range.end)
}

/// The end of the clause, brackets taken whole: 加挂市新闻出版局（市版权局）牌子.
fn bracketed_end(scan: &Scan, from: usize) -> usize {
    let end = scan.clause_end(from);
    match scan.line.at(end) {
        '（' | '(' => bracket_end(scan.line, end, scan.sentence.end)
            .filter(|&close| scan.line.starts_with(close, "牌子") || scan.line.starts_with(close, "、"))
            .map_or(end, |close| bracketed_end(scan, close)),
        _ => end,
    }
}

/// The names on a plate; what stands in a bracket behind one is a name as well.
fn plate_names(scan: &Scan, range: Chars) -> Option<Vec<Named>> {
    let open = range.clone().find(|&k| matches!(scan.line.at(k), '（' | '('));
    let Some((open, close)) = open.and_then(|o| Some((o, bracket_end(scan.line, o, range.end)?))) else {
        return scan.reader.slot(scan.line, range, &scan.heard);
    };
    let mut out = scan.reader.slot(scan.line, range.start..open, &scan.heard)?;
    out.extend(scan.reader.list(scan.line, open + 1..close - 1, &scan.heard).unwrap_or_default());
    let rest = close + usize::from(scan.line.at(close) == '、');
    if rest < range.end {
        out.extend(plate_names(scan, rest..range.end)?);
    }
    Some(out)
}

/// X揭牌仪式, 为X揭牌, X正式挂牌.
fn event(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    // 挂牌授印时间为8月中旬
    const NOT_YET: [&str; 7] = ["以来", "授印", "时间", "日期", "准备", "筹备", "前"];
    if !scan.asserted(verb.start) || NOT_YET.iter().any(|w| scan.line.starts_with(verb.end, w)) {
        return None;
    }
    if let Some(end) = hung_at(scan, &verb, out).or_else(|| hung_as(scan, &verb, out)) {
        return Some(end);
    }
    let found = match scan.announced(verb.end).or_else(|| told_behind(scan, verb.end)) {
        Some(found) => found,
        None => match scan.before(verb.start) {
            Some(found) => found,
            None if scan.bare(verb.start) && scan.done > scan.sentence.start => {
                Found { bodies: vec![scan.made.clone()?], range: verb.clone() }
            }
            // X在某处正式揭牌
            None => {
                let floor = scan.clause(verb.start).max(scan.done.min(verb.start));
                let at = (floor + 2..verb.start).find(|&k| scan.line.at(k) == '在')?;
                scan.before(at)?
            }
        },
    };
    // X在甲镇揭牌: what was unveiled stands before the place
    let held = found.bodies.iter().all(|b| b.place.as_ref().is_some_and(|p| p.name == b.name));
    let found = match found.range.start.checked_sub(1).filter(|&at| held && scan.line.at(at) == '在') {
        Some(at) => scan.before(at)?,
        None => found,
    };
    // 改为在某局挂牌: where, not what
    if scan.line.before(found.range.start) == '在' && found.range.end <= verb.start {
        return None;
    }
    for body in &found.bodies {
        let words = found.range.start.min(verb.start)..verb.end.max(found.range.end);
        let body = scan.in_full(body);
        out.push(scan.change(ReformAction::Plate, &body, words, "reform/plate-event", 85));
    }
    scan.heard.remember(&found.bodies);
    Some(verb.end)
}

/// 7个部门举行集中挂牌仪式，分别是甲局、乙局、丙局: which of them.
fn told_behind(scan: &Scan, from: usize) -> Option<Found> {
    const LEADS: [&str; 3] = ["分别是", "分别为", "包括"];
    const LONGEST: usize = 12;
    let comma = (from..from + LONGEST).find(|&k| matches!(scan.line.at(k), '，' | '：'))?;
    let lead = LEADS.iter().find(|w| scan.line.starts_with(comma + 1, w))?;
    scan.after(comma + 1 + lead.chars().count()).filter(|found| found.bodies.len() > 1)
}

/// X挂牌“Y”, X挂牌为Y: the name on the plate behind the verb.
fn hung_as(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    let from = verb.end + usize::from(scan.line.at(verb.end) == '为');
    if from == verb.end && scan.line.at(from) != '“' || scan.text(verb.clone()) != "挂牌" {
        return None;
    }
    let plates = scan.after(from)?;
    let [plate] = plates.bodies.as_slice() else { return None };
    let named = scan.before(verb.start).and_then(|f| f.bodies.into_iter().next_back());
    let bearer = named.or_else(|| scan.subject.clone().filter(|_| scan.bare(verb.start)))?;
    if bearer.name == plate.name || plate.certainty <= crate::mention::Certainty::Ending {
        return None;
    }
    let mut change =
        scan.change(ReformAction::Plate, &bearer, verb.start..plates.range.end, "reform/plate-as", 82);
    change.to = vec![plate.name.clone()];
    out.push(change);
    Some(plates.range.end)
}

/// X在Y挂牌: Y bears the plate of X.
fn hung_at(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    let floor = scan.clause(verb.start).max(scan.done.min(verb.start));
    let at = (floor + 2..verb.start).rev().find(|&k| scan.line.at(k) == '在')?;
    // X在Y加挂牌子
    let added = scan.line.starts_with(verb.end, "子") && matches!(scan.line.before(verb.start), '加' | '增');
    let end = scan.without_adverbs(at + 1, verb.start - usize::from(added));
    let place = scan.reader.list(scan.line, at + 1..end, &scan.heard)?;
    let [place] = place.as_slice() else { return None };
    // 某局由独立设置改为在Y挂牌
    let end = ["改为", "调整为", "改"]
        .iter()
        .find(|w| ends_with(scan.line, at, w))
        .map_or(at, |_| (floor + 2..at).find(|&k| scan.line.at(k) == '由').unwrap_or(at));
    let found = scan.before(end)?;
    // X在甲镇揭牌: where the ceremony was
    let division = place.place.as_ref().is_some_and(|p| p.name == place.name);
    if place.certainty <= crate::mention::Certainty::Ending || division {
        return None;
    }
    for body in found.bodies.iter().filter(|b| b.name != place.name) {
        let words = found.range.start..verb.end;
        let mut change = scan.change(ReformAction::Plate, place, words, "reform/plate-at", 80);
        change.to = vec![body.name.clone()];
        out.push(change);
    }
    Some(verb.end)
}

/// A的牌子挂到了B.
fn hung_on(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.asserted(verb.start) {
        return None;
    }
    let mut end = verb.start - 2;
    end -= usize::from(scan.line.before(end) == '的');
    let plates = scan.before(end)?;
    let mut from = verb.end;
    while matches!(scan.line.at(from), '到' | '在' | '了' | '至') {
        from += 1;
    }
    let at = scan.after(from)?;
    let body = at.bodies.last()?.clone();
    for plate in &plates.bodies {
        let words = plates.range.start..at.range.end;
        let mut change = scan.change(ReformAction::Plate, &body, words, "reform/plate-hung", 85);
        change.to = vec![plate.name.clone()];
        out.push(change);
    }
    Some(at.range.end)
}

/// 为A、B授予“C”“D”牌匾; A获授“C”牌匾: plates that make a body the branch of another.
pub fn awarded(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    let verb = ["授予", "获授", "授"].iter().find(|w| scan.line.starts_with(i, w))?;
    let start = i + verb.chars().count();
    let stop = scan.clause_end(start);
    let mark =
        (start..stop).find(|&k| scan.line.starts_with(k, "牌匾") || scan.line.starts_with(k, "牌子"))?;
    let mut plates: Vec<Named> = Vec::new();
    let mut at = start;
    while scan.line.at(at) == '“' {
        let close = (at + 1..mark).find(|&k| scan.line.at(k) == '”')?;
        plates.extend(scan.reader.list(scan.line, at + 1..close, &scan.heard)?);
        at = close + 1;
        at += usize::from(scan.line.at(at) == '、');
    }
    let clause = scan.clause(i);
    let bodies = match (clause..i).rev().find(|&k| matches!(scan.line.at(k), '为' | '向' | '给')) {
        Some(by) => scan.reader.list(scan.line, by + 1..scan.without_adverbs(by + 1, i), &scan.heard)?,
        None if *verb == "获授" => scan.before(i)?.bodies,
        None => return None,
    };
    if plates.is_empty() || plates.len() != bodies.len() || !scan.asserted(i) {
        return None;
    }
    for (body, plate) in bodies.iter().zip(&plates) {
        let mut change = scan.change(ReformAction::Plate, body, clause..mark + 2, "reform/plate-awarded", 85);
        change.to = vec![plate.name.clone()];
        out.push(change);
    }
    Some(mark + 2)
}
