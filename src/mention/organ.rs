//! The organ of a known place, from what is written behind the place's name.

use super::body::{Body, Certainty, Context};
use super::body_end::ends_as_body;
use super::place::{Place, PlaceKind};
use crate::lexicon::{Lexicon, Scope};
use crate::mention::affix::Affix;
use std::borrow::Cow;

/// Who leads the reforms of a place, and what led them before.
const REFORMS: &str = "全面深化改革委员会";
const REFORMS_BEFORE: &str = "全面深化改革领导小组";

/// The organ of a place that is written `rest` after its name.
pub fn organ_of(place: &Place, rest: &str, cx: &Context) -> Option<Body> {
    let lexicon = cx.lexicon;
    // 魏县县委: the level twice
    let rest = rest
        .strip_prefix(['省', '市', '县', '区', '州', '旗', '镇', '乡'])
        .filter(|organ| {
            rest.chars().next() == place.name.chars().next_back()
                && lexicon.organ(organ, Scope::Any).is_some()
        })
        .unwrap_or(rest);
    if rest.is_empty() {
        return Some(Body {
            name: place.name.clone(),
            place: Some(place.clone()),
            certainty: Certainty::PlaceAndEnding,
        });
    }
    let scope = scope_of(place);
    // 市院: the court or procuratorate that the page is about
    if rest == "院" && place.division.is_some() {
        let organ = if cx.places.prosecutes { "检察院" } else { "法院" };
        return organ_of(place, organ, cx);
    }
    // 市局 on the page of a bureau: its like in the city
    if rest == "局"
        && place.division.is_some()
        && let Some(house) = cx.places.house.as_ref().filter(|h| h.kind.name == "bureau")
    {
        const TAXES: &str = "国家税务总局";
        let own = house.place.name.strip_prefix(TAXES).unwrap_or(&house.place.name);
        let (_, end) = cx.places.leading(own, lexicon)?;
        let centre = if own.len() < house.place.name.len() { TAXES } else { "" };
        let name = format!("{centre}{}{}", place.name, &own[end..]);
        return Some(Body { name, place: Some(place.clone()), certainty: Certainty::PlaceAndEnding });
    }
    // 耀州区区委: the level is said twice
    if let Some(level) = place.name.chars().last()
        && place.division.is_some()
        && let Some(organ) = rest.strip_prefix(level)
        && lexicon.organ(organ, scope).is_some()
    {
        return organ_of(place, organ, cx);
    }
    if rest.starts_with("行署")
        && place.kind != PlaceKind::Prefecture
        && let Some(above) = cx.places.called("地", &[]).or_else(|| cx.places.called("盟", &[]))
    {
        return organ_of(&above, rest, cx);
    }
    if place.kind == PlaceKind::Institution {
        return institution_organ(place, rest, lexicon);
    }
    // before the reform of 2018 the commission was a government's: 市编办, not 市委编办
    if cx.places.year.is_some_and(|y| y <= 2018)
        && let Some(office) =
            ["编委会", "编委", "编委办", "编办", "编委会办公室", "机构编制委员会", "机构编制委员会办公室"]
                .iter()
                .find(|o| rest == **o)
    {
        let name =
            if office.contains('办') { "机构编制委员会办公室" } else { "机构编制委员会" };
        return Some(filled(&format!("{{P}}{name}"), place, Certainty::Known));
    }
    // 省编办事业机构编制处 of those years
    if cx.places.year.is_some_and(|y| y <= 2018)
        && let Some(inner) = rest.strip_prefix("编办").filter(|inner| ends_as_body(inner, lexicon))
    {
        let mut body = filled("{P}机构编制委员会办公室", place, Certainty::PlaceAndEnding);
        body.name.push_str(inner);
        return Some(body);
    }
    // since then it is the office of the leading group
    if cx.places.year.is_some_and(|y| y > 2018) && matches!(rest, "委农办" | "党委农办" | "农办") {
        return Some(filled("中共{P}委农村工作领导小组办公室", place, Certainty::Known));
    }
    if let Some(pattern) = lexicon.organ(rest, scope) {
        // before the reform of 2018 a leading group led the reforms
        if cx.places.year.is_some_and(|y| y < 2018) && pattern.contains(REFORMS) {
            return Some(filled(&pattern.replace(REFORMS, REFORMS_BEFORE), place, Certainty::Known));
        }
        return Some(filled(pattern, place, Certainty::Known));
    }
    if let Some(after) = rest.strip_prefix("党委").filter(|_| place.kind != PlaceKind::Township) {
        return organ_of(place, &format!("委{after}"), cx);
    }
    // the longest organ that the rest begins with, and an inner office of it
    let ends: Vec<usize> = rest.char_indices().map(|(i, _)| i).filter(|&i| i > 0).collect();
    for &end in ends.iter().rev() {
        let (organ, inner) = rest.split_at(end);
        let Some(pattern) = lexicon.organ(organ, scope) else { continue };
        // 政府金融办|公室: the short name is the beginning of another word
        if !ends_as_body(inner, lexicon) || ["公室", "公厅", "员会"].iter().any(|w| inner.starts_with(w))
        {
            continue;
        }
        let stem = match organ {
            "委" | "党委" => "中共{P}委".to_owned(),
            // 纪委监委派驻第九纪检监察组: both of them post it
            "纪委监委" if is_posted(inner) => "{P}纪委监委".to_owned(),
            _ => pattern.split('|').next().unwrap_or(pattern).to_owned(),
        };
        // 委 + 编办 again: an organ of the committee under its long name
        let inner = lexicon.organ(inner, Scope::Any).and_then(|p| p.strip_prefix("{P}")).unwrap_or(inner);
        let inner = &posted_to_own(inner, place);
        // 省政府参事室, 县政府办公室外事办: the long name of the inner office says the organ again
        let own = stem.strip_prefix("{P}").unwrap_or(&stem);
        let again = own.starts_with("人民政府").then(|| inner.strip_prefix("人民政府")).flatten();
        let inner = inner.strip_prefix(own).or(again).unwrap_or(inner.as_ref());
        let mut body = filled(&stem, place, Certainty::PlaceAndEnding);
        // 委“两新”工委, 人大常委会代表工委
        match inner.strip_suffix("工委").filter(|i| i.ends_with('”') || organ.starts_with("人大")) {
            Some(named) => body.name.extend([named, "工作委员会"]),
            None => body.name.push_str(inner),
        }
        return Some(body);
    }
    ends_as_body(rest, lexicon).then(|| Body {
        name: format!("{}{rest}", place.name),
        place: Some(place.clone()),
        certainty: Certainty::PlaceAndEnding,
    })
}

/// 驻市教育局纪检监察组, 派驻第九纪检监察组.
fn is_posted(inner: &str) -> bool {
    inner.contains('驻') && inner.ends_with('组')
}

/// 驻市教育局纪检监察组 of the city: with the city's own bureau in full.
fn posted_to_own<'t>(inner: &'t str, place: &Place) -> Cow<'t, str> {
    let own = || {
        let (how, house) = inner.split_once('驻').filter(|_| is_posted(inner))?;
        let house = house.strip_prefix(place.name.chars().next_back()?)?;
        Some(format!("{how}驻{}{house}", place.name))
    };
    own().map_or(Cow::Borrowed(inner), Cow::Owned)
}

/// 教育厅, 高院, 消防救援总队: whether only provinces have such an organ.
pub(super) fn of_provinces(organ: &str) -> bool {
    const ENDS: [&str; 6] = ["厅", "高院", "高级法院", "高级人民法院", "消防总队", "消防救援总队"];
    ENDS.iter().any(|end| organ.ends_on(end)) && !organ.ends_with("办公厅")
}

pub(super) const fn scope_of(place: &Place) -> Scope {
    match place.kind {
        PlaceKind::Province => Scope::Province,
        PlaceKind::Township => Scope::Township,
        _ => Scope::Any,
    }
}

fn institution_organ(place: &Place, rest: &str, lexicon: &Lexicon) -> Option<Body> {
    let name = match rest {
        "党委" | "委员会" | "委" => format!("中共{}委员会", place.name),
        "纪委" => format!("中共{}纪律检查委员会", place.name),
        "团委" => format!("共青团{}委员会", place.name),
        // 集团公司在某宾馆
        _ if rest.starts_with(['在', '由', '与', '的', '对', '向', '将']) => return None,
        _ if ends_as_body(rest, lexicon) => match rest.strip_prefix("党委") {
            Some(part) => format!("中共{}委员会{part}", place.name),
            None => format!("{}{rest}", place.name),
        },
        _ => return None,
    };
    Some(Body { name, place: Some(place.clone()), certainty: Certainty::Known })
}

/// The pattern with the place's name for `{P}` and its last character, the level, for `{L}`.
fn with_place(pattern: &str, place: &str) -> String {
    let level = place.char_indices().next_back().map_or("", |(at, _)| &place[at..]);
    let mut name = String::with_capacity(pattern.len() + place.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let filled =
            [("{P}", place), ("{L}", level)].into_iter().find(|(mark, _)| rest[open..].starts_with(mark));
        let (mark, value) = filled.unwrap_or(("{", "{"));
        name.extend([&rest[..open], value]);
        rest = &rest[open + mark.len()..];
    }
    name.push_str(rest);
    name
}

pub(super) fn filled(pattern: &str, place: &Place, certainty: Certainty) -> Body {
    let mut name = with_place(pattern, &place.name);
    if place.name.ends_with("地区") && !name.ends_with("地区委员会") {
        name = name.replace("地区委", "地委");
    }
    if place.kind == PlaceKind::Zone {
        let party = format!("中共{}委", place.name);
        if let Some(rest) = name.strip_prefix(&party) {
            let rest = rest.strip_prefix("员会").unwrap_or(rest);
            name = format!("中共{}工作委员会{rest}", place.name);
        }
    }
    if place.kind == PlaceKind::Township && place.name.ends_with("街道") {
        name = name.replace("街道委员会", "街道工作委员会");
    }
    // 韶关军分区, 上海警备区, 运城专员公署: the names leave out the level of their city
    if matches!(pattern, "{P}军分区" | "{P}警备区" | "{P}专员公署") {
        let city = ["市", "地区", "盟"].iter().find_map(|level| place.name.short_of(level));
        name = pattern.replace("{P}", city.unwrap_or(&place.name));
    }
    let court = match place.kind {
        PlaceKind::Province => "高级人民法院",
        PlaceKind::Prefecture => "中级人民法院",
        _ => "人民法院",
    };
    if pattern == "{P}人民法院" {
        name = format!("{}{court}", place.name);
    }
    if place.kind == PlaceKind::Province {
        name = name.replace("人民政府办公室", "人民政府办公厅");
        if name.ends_with("委办公室") {
            name = name.replace("委办公室", "委办公厅");
        }
    }
    Body { name, place: Some(place.clone()), certainty }
}
