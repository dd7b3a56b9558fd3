//! Bodies that stand without their parent: 刑事审判第一庭 of the court before, 党委 of the university before,
//! 办事处 of the street before, 办公室 of the organ that a title names (办公室主任).

mod branch;
mod by_title;
mod inherited;
mod organ;
mod part;

use super::body::{Body, Certainty, Context};
use super::institution::school_before;
use super::line::Line;
use super::office::{Before, Office};
use super::organ::organ_of;
use super::part::is_institution;
use super::part::{court, house, inner, without_sibling};
use super::place::{Place, PlaceKind};
use crate::mention::affix::Affix;

/// 曾任学校团委书记 on a page that is no school's: of the university that the sentence named before.
fn of_school_before(line: &Line, office: &Office, before: &Before, cx: &Context) -> Option<Body> {
    const OWN: [&str; 3] = ["学校", "该校", "校"];
    let said = line.slice(office.range.clone());
    let written = said.strip_suffix(office.title.as_str())?;
    let written = ["曾任", "历任", "原任", "现任", "时任", "原"]
        .iter()
        .find_map(|w| written.past(w))
        .unwrap_or(written);
    let organ = OWN.iter().find_map(|own| written.past(own))?;
    let school =
        |p: &Place| ["大学", "学院", "学校", "中学", "小学", "党校"].iter().any(|e| p.name.ends_on(e));
    let house = cx.places.house.as_ref().filter(|h| h.speaks).map(|h| &h.place);
    let speaks = cx.places.speaking_institution().into_iter().chain(house).any(school);
    let carried = before.body.as_ref().is_some_and(|b| b.name.contains("大学") || b.name.contains("学院"));
    let name = school_before(line, office.range.start).filter(|_| !speaks && !carried)?;
    let name = super::office_body::university(name).unwrap_or(name).to_owned();
    organ_of(&Place { name, kind: PlaceKind::Institution, division: None }, organ, cx)
}

/// Puts the office under the body that the text carried on with before it.
pub fn settle(line: &Line, office: &mut Office, before: &Before, cx: &Context) {
    if by_title::settle(line, office, before, cx) {
        return;
    }
    if let Some(branch) = branch::of_house(line, office, before) {
        office.body = branch;
        office.certainty = crate::mention::body::Certainty::PlaceAndEnding;
        return;
    }
    // 公司第六届董事会独立董事: of the company
    if office.title.ends_on("董事") || office.title.ends_on("董事长") || office.title.ends_on("监事") {
        for board in ["董事会", "监事会"] {
            if let Some(name) = office.body.strip_suffix(board).filter(|n| is_institution(n)) {
                office.body = name.to_owned();
            }
        }
    }
    let Some(previous) = &before.body else {
        if !in_own_house(line, office, cx) {
            of_court_before(office, before);
        }
        return;
    };
    // 甲厂技术员、车间主任 on a page of another company: of the one just named; 某部人事司司长甲，人事司办公室主任乙
    if let Some(own) = &cx.places.house
        && !previous.name.contains(own.place.name.as_str())
        && let Some(part) = office.body.strip_prefix(own.place.name.as_str())
        && inner(part)
        && (is_joined(line, office) || is_below(&previous.name, part))
        && !line.slice(office.range.clone()).contains(own.place.name.as_str())
    {
        let outer = house(&Body { certainty: Certainty::PlaceAndEnding, ..previous.clone() });
        let below = part.char_indices().map(|(k, _)| k).rfind(|&k| k > 0 && outer.name.ends_with(&part[..k]));
        office.body = format!("{}{}", outer.name, &part[below.unwrap_or(0)..]);
        office.place = previous.place.clone();
        return;
    }
    let root = court(&previous.name);
    match office.inherited {
        true => inherited::settle(office, root),
        false => organ::settle(line, office, before, previous, root, cx),
    }
}

/// 、or 兼 before it: an office of the same person, or of somebody of the same house.
fn is_joined(line: &Line, office: &Office) -> bool {
    let start = office.range.start;
    matches!(line.before(start), '、' | '兼') || line.word_before(start, "兼任")
}

/// Whether the part begins with the name of the office that `body` ends with.
fn is_below(body: &str, part: &str) -> bool {
    const SHORTEST: usize = 3;
    let starts = part.char_indices().map(|(k, _)| &part[..k]).skip(SHORTEST);
    starts.into_iter().any(|start| start.ends_with(['司', '局', '处', '部']) && body.ends_with(start))
}

/// 西郊法庭庭长 in a new sentence: of the court spoken of last.
fn of_court_before(office: &mut Office, before: &Before) {
    let bare = office.certainty == Certainty::Ending && office.body.ends_on("法庭");
    let last = before.earlier.iter().rev().filter(|_| bare).find_map(|b| Some((court(&b.name)?, b)));
    if let Some((root, body)) = last.filter(|(root, _)| !root.ends_on("中级人民法院")) {
        office.body = format!("{root}{}", office.body);
        office.place.clone_from(&body.place);
        office.certainty = Certainty::PlaceAndEnding;
    }
}

/// 护理部主任 on the page of a hospital, whatever place came up before.
fn in_own_house(line: &Line, office: &mut Office, cx: &Context) -> bool {
    let said = line.slice(office.range.clone());
    let stands = office.certainty == Certainty::Ending
        && office.place.is_none()
        && said.ends_with(office.title.as_str())
        && said.contains(office.body.as_str());
    let own = cx.places.house.as_ref().filter(|h| stands && h.speaks);
    let Some(part) = own.and_then(|h| h.part(&office.body, &[], cx)) else { return false };
    office.body = part.name;
    office.place = part.place;
    office.certainty = part.certainty;
    true
}

/// The office (办公室) of the body that the office names; behind a part of a house the house's own.
fn office_of(office: &Office, word: &str, cx: &Context) -> String {
    let own = cx.places.house.as_ref().filter(|h| {
        let part = office.body.strip_prefix(h.place.name.as_str()).unwrap_or("");
        // 纪委书记张三出席，办公室主任李四列席
        let discipline = || office.body == format!("中共{}纪律检查委员会", h.place.name);
        h.speaks && office.inherited && (!part.is_empty() && !h.kind.fits(part) || discipline())
    });
    if let Some(own) = own {
        return format!("{}{word}", own.place.name);
    }
    let committee = office.place.as_ref().is_some_and(|p| office.body == format!("中共{}委员会", p.name));
    match office.body.short_of("委员会") {
        Some(stem) if committee => format!("{stem}委{word}"),
        _ if office.inherited => format!("{}{word}", without_sibling(&office.body, word)),
        _ => format!("{}{word}", office.body),
    }
}
