//! Towns whose level is said once: 九溪、白沙2个镇, 增设甲、乙、丙区, 甲、乙乡并入丙区, 分为甲公社和乙公社.

use super::history::stem;
use super::scan::{Change, Scan};
use crate::mention::line::is_cjk;
use crate::mention::named_body::{Found, Named};
use crate::mention::place::PlaceKind;
use crate::mention::{Body, Certainty, Chars};
use crate::model::ReformAction;

/// What towns, districts of a county and communes are called.
const LEVELS: [&str; 5] = ["镇", "乡", "街道", "公社", "区"];

/// 九溪、白沙2个镇, 九溪镇、白沙镇两镇; in histories 九溪、白沙乡 as well. `to` is who gets them.
pub fn sharing(scan: &Scan, span: Chars, to: Option<&Named>) -> Option<Vec<Named>> {
    const NUMBERS: &str = "零一二三四五六七八九十";
    let end = scan.without_adverbs(span.start, span.end);
    let text = scan.text(span.start..end);
    let text = ["建制", "建置"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    let level = LEVELS.into_iter().find(|level| text.ends_with(level))?;
    let rest = text.strip_suffix(level)?;
    let rest = rest.strip_suffix('个').unwrap_or(rest);
    let digit = |c: char| c.is_ascii_digit() || c == '两' || NUMBERS.contains(c);
    let names = rest.trim_end_matches(digit);
    let number =
        match &rest[names.len()..] {
            "" => None,
            "两" => Some(2),
            said => Some(said.parse().ok().or_else(|| {
                NUMBERS.chars().position(|c| said.len() == c.len_utf8() && said.starts_with(c))
            })?),
        };
    let names: Vec<&str> = names.trim_end_matches('等').split(['、', '和', '与', '及']).collect();
    let counted = number.is_some_and(|n| names.len() == n);
    let told = number.is_none() && scan.heard.past && names.iter().all(|name| by_stem(name, level));
    let sound = names.iter().all(|n| (2..=5).contains(&n.chars().count()));
    if names.len() < 2 || !(counted || told) || !sound {
        return None;
    }
    let town = |said: &&str| {
        let said = said.strip_suffix(level).unwrap_or(said);
        let Body { name, place, certainty } = scan.reader.piece(&format!("{said}{level}"), &scan.heard)?;
        // a zone that is spoken of lends its towns no name
        let zone = scan.heard.places.last().or(place.as_ref()).is_some_and(|p| p.kind == PlaceKind::Zone);
        let name = to.filter(|_| zone).map_or(name, |to| format!("{}{said}{level}", to.name));
        Some(Named { range: span.start..end, name, place, certainty })
    };
    names.iter().map(town).collect()
}

/// 九溪, 九溪乡: so short a name as towns bear, and no word of another kind.
fn by_stem(name: &str, level: &str) -> bool {
    const NO_NAMES: [&str; 8] = ["行政", "自治", "各", "所", "第", "管理", "原", "的"];
    let own = name.strip_suffix(level).unwrap_or(name);
    (2..=3).contains(&own.chars().count())
        && own.chars().all(is_cjk)
        && !NO_NAMES.iter().any(|w| own.contains(w))
        && stem(own).is_none()
}

/// 城关区 in the history of a county: its own, whatever districts of cities bear that name.
pub fn own_district(scan: &Scan, range: Chars) -> Option<Named> {
    let said = scan.text(range.clone());
    let county = scan.reader.context().places.home().filter(|p| p.kind == PlaceKind::County)?;
    let within = scan.heard.past && county.name.ends_with('县');
    (within && said.ends_with('区') && said.chars().count() <= 4).then(|| Named {
        range,
        name: format!("{}{said}", county.name),
        place: Some(county.clone()),
        certainty: Certainty::PlaceAndEnding,
    })
}

/// 1958年分为甲公社和乙公社: what a town of the past was parted into.
pub fn parted(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    const PARTED: [&str; 5] = ["分为", "划分为", "分成", "分置", "划为"];
    let verb = PARTED.iter().find(|w| scan.line.starts_with(i, w))?;
    let start = i + verb.chars().count();
    let dated = scan.heard.past && (scan.under_date(i) || scan.dated_sentence(i));
    if !dated || !scan.asserted(i) {
        return None;
    }
    let end = scan.clause_end(start);
    let bodies = sharing(scan, start..end, None).or_else(|| {
        let Found { bodies, range } = scan.after(start)?;
        let several = bodies.len() > 1 && bodies.iter().all(|b| stem(&b.name).is_some());
        let closed = scan.closed(range.end) || scan.text(range.end..end).chars().count() <= 4;
        (several && closed).then_some(bodies)
    })?;
    for body in &bodies {
        out.push(scan.change(ReformAction::Establish, body, i..end, "reform/establish-dated", 82));
    }
    scan.heard.remember(&bodies);
    scan.done = end;
    Some(end)
}
