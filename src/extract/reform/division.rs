//! Divisions that come and go: 撤销某县，设立某市; 某乡撤乡设镇.

use super::scan::{Change, Scan};
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::mention::{Body, Certainty, Chars};
use crate::model::ReformAction;

/// 撤销某县, 设立某市: a division by its full name.
pub fn division(scan: &Scan, from: usize, until: Option<usize>) -> Option<Found> {
    let stop = until.unwrap_or_else(|| scan.clause_end(from));
    let mut bodies: Vec<Named> = Vec::new();
    let mut at = from + if scan.line.starts_with(from, "新的") { 2 } else { 0 };
    loop {
        let level = ["县级", "地级", "副省级", "副地级"].iter().find(|w| scan.line.starts_with(at, w));
        at += level.map_or(0, |w| w.chars().count());
        // 和县: a name of two characters at least
        let end = (at + 2..stop)
            .find(|&k| matches!(scan.line.at(k), '、' | '和') || scan.line.starts_with(k, "建制"))
            .unwrap_or(stop);
        let cx = scan.reader.context();
        let read = cx.places.leading(scan.text(at..end), cx.lexicon);
        let whole = read.filter(|(_, len)| *len == scan.text(at..end).len() && end >= at + 2);
        let Some((place, _)) = whole else { break };
        let name = place.name.clone();
        bodies.push(Named { range: at..end, name, place: Some(place), certainty: Certainty::PlaceAndEnding });
        if !matches!(scan.line.at(end), '、' | '和') || end >= stop {
            break;
        }
        at = end + 1;
    }
    let range = from..bodies.last()?.range.end;
    Some(Found { bodies, range })
}

/// 原某市管辖的庐江县, 和县的沈巷镇, 含山县、和县: the divisions in `span` that come under another.
pub fn moved(scan: &Scan, span: Chars) -> Option<Vec<Named>> {
    let end = scan.without_adverbs(span.start, span.end);
    let of = span.clone().find(|&k| scan.line.at(k) == '的').filter(|&k| k < end);
    let start = match of {
        Some(k) if ["管辖", "所辖", "代管"].iter().any(|w| ends_with(scan.line, k, w)) => k + 1,
        Some(k) => {
            let county = scan.division_in(span.start..k)?;
            let name = format!("{}{}", county.name, scan.text(k + 1..end));
            let town = scan.reader.piece(&name, &scan.heard).filter(|b| b.place.is_some())?;
            let Body { name, place, certainty } = town;
            return Some(vec![Named { range: k + 1..end, name, place, certainty }]);
        }
        None => span.start + usize::from(scan.line.at(span.start) == '原'),
    };
    let found = division(scan, start, Some(end))?;
    (found.range.end == end).then_some(found.bodies)
}

/// 方里乡撤乡设镇, 某县撤县设市: the old division goes; the new one is named where it is set up.
pub fn raised(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    const LEVELS: [&str; 8] = ["乡", "县", "镇", "市", "区", "地", "村", "办"];
    if scan.line.at(i) != '撤' || !LEVELS.iter().any(|l| scan.line.starts_with(i + 1, l)) {
        return None;
    }
    let made = (i + 2..i + 4).find(|&k| matches!(scan.line.at(k), '设' | '建' | '改'))?;
    if !scan.asserted(i) {
        return None;
    }
    let end = (made + 1..made + 5).find(|&k| scan.closed(k))?;
    let found = scan.before(i).or_else(|| {
        let floor = scan.clause(i).max(scan.done.min(i));
        let floor = floor + if scan.line.starts_with(floor, "同意") { 2 } else { 0 };
        let place = (floor..i.saturating_sub(1)).find_map(|k| scan.division_in(k..i))?;
        Some(Found { range: place.range.clone(), bodies: vec![place] })
    })?;
    for body in &found.bodies {
        out.push(scan.change(ReformAction::Abolish, body, found.range.start..end, "reform/raised", 85));
    }
    scan.heard.remember(&found.bodies);
    scan.subject = found.bodies.last().cloned();
    Some(end)
}
