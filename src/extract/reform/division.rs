//! Divisions that come and go: 撤销某县，设立某市; 某乡撤乡设镇.

use super::history::stem;
use super::scan::{Change, Scan};
use super::towns;
use crate::mention::date::{Dateline, date_at};
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::mention::{Body, Certainty, Chars};
use crate::model::ReformAction;

/// How many characters at `at` only say the level of the division named behind them: 县级某市, 地级市某市.
pub fn level_at(scan: &Scan, at: usize) -> usize {
    const LEVELS: [&str; 7] = ["县级市", "地级市", "县级", "地级", "副省级", "副地级", "市辖"];
    // 县级市场监管局: of that level
    let market = |w: &str| w.ends_with('市') && scan.line.at(at + w.chars().count()) == '场';
    LEVELS.iter().find(|w| scan.line.starts_with(at, w) && !market(w)).map_or(0, |w| w.chars().count())
}

/// 撤销某县, 设立某市: a division by its full name.
pub fn division(scan: &Scan, from: usize, until: Option<usize>) -> Option<Found> {
    let stop = until.unwrap_or_else(|| scan.clause_end(from));
    let mut bodies: Vec<Named> = Vec::new();
    let mut at = from + if scan.line.starts_with(from, "新的") { 2 } else { 0 };
    loop {
        at += usize::from(at == from && scan.line.at(at) == '原');
        at += level_at(scan, at);
        // 和县: a name of two characters at least
        let end = (at + 2..stop)
            .find(|&k| {
                matches!(scan.line.at(k), '、' | '和' | '与')
                    || ["建制", "建置"].iter().any(|w| scan.line.starts_with(k, w))
                    || !bodies.is_empty() && closed_by_number(scan, k)
            })
            .unwrap_or(stop);
        let cx = scan.reader.context();
        let read = cx.places.leading(scan.text(at..end), cx.lexicon);
        let whole = read.filter(|(_, len)| *len == scan.text(at..end).len() && end >= at + 2);
        if whole.is_none()
            && let Some(old) = old_prefecture(scan, at..end)
        {
            bodies.push(old);
            break;
        }
        if let Some(own) = whole.as_ref().and_then(|_| towns::own_district(scan, at..end)) {
            bodies.push(own);
            if !matches!(scan.line.at(end), '、' | '和' | '与') || end >= stop {
                break;
            }
            at = end + 1;
            continue;
        }
        // 甲县和平镇: 和 joins nothing where no division stands behind it
        let Some((place, _)) = whole else {
            if at > from && matches!(scan.line.at(at - 1), '和' | '与') {
                return None;
            }
            break;
        };
        let name = place.name.clone();
        bodies.push(Named { range: at..end, name, place: Some(place), certainty: Certainty::PlaceAndEnding });
        if !matches!(scan.line.at(end), '、' | '和' | '与') || end >= stop {
            break;
        }
        at = end + 1;
    }
    let range = from..bodies.last()?.range.end;
    Some(Found { bodies, range })
}

/// 甲区、乙区|两个行政区, 甲县、乙县|等2个县: the number that closes a list of divisions.
fn closed_by_number(scan: &Scan, at: usize) -> bool {
    let number = at + usize::from(scan.line.at(at) == '等');
    let said = |c: char| c.is_ascii_digit() || "两二三四五六七八九".contains(c);
    matches!(scan.line.before(at), '县' | '区' | '市' | '旗')
        && said(scan.line.at(number))
        && (number + 1..number + 3).any(|k| matches!(scan.line.at(k), '个' | '县' | '区' | '市' | '旗'))
}

/// 某某地区, 某某专区: a prefecture of the past that no list has, called after a place that is known.
fn old_prefecture(scan: &Scan, range: Chars) -> Option<Named> {
    let name = scan.text(range.clone());
    let stem = ["地区", "专区"].iter().find_map(|kind| name.strip_suffix(kind))?;
    let cx = scan.reader.context();
    let gazetteer = &cx.lexicon.gazetteer;
    // 兴县专区: called after a county of one character
    let known = !gazetteer.short(stem).is_empty() || !gazetteer.named(stem).is_empty();
    known.then(|| {
        let name = name.to_owned();
        Named { range, name, place: None, certainty: Certainty::PlaceAndEnding }
    })
}

/// The division that is all the clause says before a verb: 某省某县同时撤销; 1976年1月某市经国务院批准设立. Only its kind
/// (地区) where the words before named one.
pub fn whole_division(scan: &Scan, verb: usize) -> Option<Named> {
    let clause = scan.clause(verb).max(scan.done.min(verb));
    let end = scan.without_adverbs(clause, verb);
    let dated = date_at(scan.line, clause, Dateline::default()).map_or(clause, |d| d.end);
    // 陕西神木县: the short name of its province before it
    let short = (2..=3)
        .find(|n| !scan.reader.context().lexicon.gazetteer.short(scan.text(clause..clause + n)).is_empty());
    let whole = |from: usize| scan.division_in(from..end);
    let kind = || {
        let kind = ["地区", "专区"].iter().find(|kind| scan.text(dated..end) == **kind)?;
        let known = scan.heard.bodies.iter().rev().find(|b| b.name.ends_with(kind))?;
        Some(Named { range: dated..end, ..known.clone() })
    };
    whole(clause)
        .or_else(|| whole(dated))
        .or_else(|| whole(clause + short?))
        .or_else(|| old_prefecture(scan, dated..end))
        .or_else(kind)
}

/// 原某市管辖的庐江县, 和县的沈巷镇, 含山县、和县: the divisions in `span` that come under another.
pub fn moved(scan: &Scan, span: Chars) -> Option<Vec<Named>> {
    let end = scan.without_adverbs(span.start, span.end);
    let of = span.clone().find(|&k| scan.line.at(k) == '的').filter(|&k| k < end);
    // 原某盟的县级某市: the whole by itself
    if let Some(k) = of
        && ["县级", "地级"].iter().any(|w| scan.line.starts_with(k + 1, w))
        && let Some(found) = division(scan, k + 1, Some(end)).filter(|f| f.range.end == end)
    {
        return Some(found.bodies);
    }
    let start = match of {
        Some(k) if ["管辖", "所辖", "代管"].iter().any(|w| ends_with(scan.line, k, w)) => k + 1,
        // 原属甲专署的乙、丙2个县
        Some(k) if ["原属", "原隶属"].iter().any(|w| scan.line.starts_with(span.start, w)) => k + 1,
        // 原某地区的华蓥市
        Some(k)
            if scan.line.at(span.start) == '原'
                && division(scan, k + 1, Some(end)).is_some_and(|f| f.range.end == end) =>
        {
            return division(scan, k + 1, Some(end)).map(|found| found.bodies);
        }
        Some(k) => {
            let county = scan.division_in(span.start..k)?;
            let name = format!("{}{}", county.name, scan.text(k + 1..end));
            let town = scan.reader.piece(&name, &scan.heard).filter(|b| b.place.is_some())?;
            let Body { name, place, certainty } = town;
            return Some(vec![Named { range: k + 1..end, name, place, certainty }]);
        }
        None => span.start + usize::from(scan.line.at(span.start) == '原'),
    };
    // 由甲专区划归乙专区: where they lay till then
    let by = (start..end).find(|&k| scan.line.at(k) == '由').unwrap_or(end);
    let counties = || {
        let bodies = scan.reader.list(scan.line, start..by, &scan.heard)?;
        let county = |b: &Named| b.place.as_ref().is_some_and(|p| p.name == b.name && p.division.is_some());
        bodies.iter().all(county).then_some(bodies)
    };
    let found = division(scan, start, Some(by)).filter(|found| found.range.end == by);
    found.map(|found| found.bodies).or_else(counties)
}

/// 方里乡撤乡设镇, 某县撤县设市: the old division goes; the new one is named where it is set up.
pub fn raised(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    const LEVELS: [&str; 8] = ["乡", "县", "镇", "市", "区", "地", "村", "办"];
    if scan.line.at(i) != '撤' || !LEVELS.iter().any(|l| scan.line.starts_with(i + 1, l)) {
        return None;
    }
    // 两个乡撤乡设镇: so many of them
    if i >= 2 && scan.line.at(i - 2) == '个' {
        return None;
    }
    let made = (i + 2..i + 4).find(|&k| matches!(scan.line.at(k), '设' | '建' | '改'))?;
    if !scan.asserted(i) {
        return None;
    }
    // 甲镇撤镇设立乙街道: what is made is read from its verb on
    let goes_on =
        ["设立", "改设", "改为", "建立", "改建", "设置"].iter().any(|w| scan.line.starts_with(made, w));
    let end = (made + 1..made + 5).find(|&k| scan.closed(k)).or(goes_on.then_some(made))?;
    let found = scan.before(i).or_else(|| {
        let floor = scan.clause(i).max(scan.done.min(i));
        let floor = floor + if scan.line.starts_with(floor, "同意") { 2 } else { 0 };
        let place = (floor..i.saturating_sub(1)).find_map(|k| scan.division_in(k..i))?;
        Some(Found { range: place.range.clone(), bodies: vec![place] })
    })?;
    let level = scan.line.at(i + 1);
    let old = found.bodies.into_iter().map(|body| of_level(scan, body, level)).collect::<Vec<_>>();
    for body in &old {
        out.push(scan.change(ReformAction::Abolish, body, found.range.start..end, "reform/raised", 85));
    }
    scan.heard.remember(&old);
    scan.subject = old.last().cloned();
    if let Some(new) = of_other_kind(scan, &old, i, end) {
        out.push(scan.change(ReformAction::Establish, &new, found.range.start..end, "reform/raised", 85));
        scan.subject = Some(new);
        return Some(end);
    }
    // 甲撤市设区，改为乙市甲区
    let turned = ["，改为", "，改设为", "，改设"].iter().find(|w| scan.line.starts_with(end, w));
    let new = turned.and_then(|w| division(scan, end + w.chars().count(), None));
    let Some(new) = new else { return Some(end) };
    for body in &new.bodies {
        out.push(scan.change(ReformAction::Establish, body, end..new.range.end, "reform/raised", 85));
    }
    scan.subject = new.bodies.last().cloned();
    Some(new.range.end)
}

/// 甲乡撤乡设镇: 甲镇, where no other name follows.
fn of_other_kind(scan: &Scan, old: &[Named], i: usize, end: usize) -> Option<Named> {
    let [old] = old else { return None };
    let said = scan.text(i + 2..end);
    let kind = match (scan.line.at(i + 1), said.chars().next_back()?) {
        ('乡', '镇') => '镇',
        ('镇' | '乡', '道') if said.ends_with("街道") => '道',
        _ => return None,
    };
    let named = ["，设立", "，改设", "，改为", "，更名"].iter().any(|w| scan.line.starts_with(end, w));
    let own = stem(&old.name).filter(|_| !named && scan.closed(end))?;
    let name = if kind == '镇' { format!("{own}镇") } else { format!("{own}街道") };
    (name != old.name).then(|| Named { name, ..old.clone() })
}

/// 甲 of 甲撤市设区: the city that it was, and not the district that bears the name now.
fn of_level(scan: &Scan, body: Named, level: char) -> Named {
    let cx = scan.reader.context();
    let said = scan.text(body.range.clone());
    let whole = format!("{said}{level}");
    if body.name.ends_with(level) || !(2..=4).contains(&said.chars().count()) {
        return body;
    }
    match cx.places.leading(&whole, cx.lexicon) {
        Some((place, len)) if len == whole.len() => {
            Named { name: place.name.clone(), place: Some(place), ..body }
        }
        _ => body,
    }
}

/// 撤销甲镇建制，设置乙街道; 从甲镇中析置乙街道: towns that take the place of others.
pub fn set_out(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    let verb =
        ["分别设置", "设置", "析置", "析设", "增置", "新置"].iter().find(|w| scan.line.starts_with(i, w))?;
    let parted = verb.starts_with('析');
    let replaces = !scan.gone.is_empty() && scan.clause(i) == i && scan.done > scan.sentence.start;
    if !(parted || replaces) || !scan.asserted(i) {
        return None;
    }
    let found = scan.after(i + verb.chars().count())?;
    let town = |b: &Named| ["镇", "乡", "街道", "街道办事处", "苏木"].iter().any(|e| b.name.ends_with(e));
    if !found.bodies.iter().all(town) {
        return None;
    }
    for body in &found.bodies {
        out.push(scan.change(ReformAction::Establish, body, i..found.range.end, "reform/establish", 85));
    }
    scan.heard.remember(&found.bodies);
    scan.subject = found.bodies.last().cloned();
    scan.done = found.range.end;
    Some(found.range.end)
}
