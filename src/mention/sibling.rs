//! Bodies that stand beside one named before: committees of the Conference, units of a central body.

use super::body::{Body, Certainty, Context};
use super::office::Before;
use super::organ::organ_of;
use super::part::{CONFERENCE, CONGRESS};
use super::place::Place;
use crate::lexicon::Scope;
use crate::mention::affix::Affix;

/// 全国政协经济委员会主任甲、提案委员会主任乙; 区人大常委会办公室主任甲、教科文卫工委副主任乙: a committee of the
/// Conference or congress spoken of last.
pub fn sibling_committee(text: &str, before: &Before, cx: &Context) -> Option<Body> {
    if !text.ends_with('委') && !text.ends_with("委员会") {
        return None;
    }
    let mut named = before.body.iter().chain(before.earlier.iter().rev());
    let last = named
        .find(|b| b.certainty == Certainty::Known || before.body.as_ref() == Some(*b) && b.place.is_some())?;
    let conference = last.name.contains(CONFERENCE);
    if !conference && !last.name.contains(CONGRESS) {
        return None;
    }
    let houses: &[&str] = if conference { &["政协"] } else { &["人大", "人大常委会"] };
    // 县政协提案委员会 behind the city's Conference: of another
    let (said, text) = match last.place.as_ref() {
        Some(place) => (text, without_house(text, place)?),
        None => (text, text),
    };
    let Some(place) = &last.place else {
        let name = cx.lexicon.national(&format!("全国{}{text}", houses[0]))?.to_owned();
        return Some(Body { name, place: None, certainty: Certainty::Known });
    };
    let known = houses.iter().find_map(|house| {
        organ_of(place, &format!("{house}{text}"), cx).filter(|b| b.certainty == Certainty::Known)
    });
    let told = || organ_of(place, said, cx).filter(|b| said != text && b.certainty == Certainty::Known);
    told().or(known).or_else(|| unlisted(text, place, conference, cx))
}

/// 城环工委, 学习文史委员会: a committee that no table lists, where the place has no organ of that name.
fn unlisted(text: &str, place: &Place, conference: bool, cx: &Context) -> Option<Body> {
    let working = ["工委", "工作委员会"].iter().find_map(|end| text.short_of(end));
    let subject = working.or_else(|| text.strip_suffix("委员会").filter(|_| conference))?;
    let other = cx.lexicon.organ(text, Scope::Any).is_some()
        || ["党", "团", "直", "政法", "监察", "纪律", "机关"].iter().any(|w| subject.contains(w));
    if other || !(2..=8).contains(&subject.chars().count()) {
        return None;
    }
    let house = match conference {
        true => format!("{CONFERENCE}{}委员会", place.name),
        false => format!("{}{CONGRESS}常务委员会", place.name),
    };
    let end = if working.is_some() { "工作委员会" } else { "委员会" };
    let name = format!("{house}{subject}{end}");
    Some(Body { name, place: Some(place.clone()), certainty: Certainty::PlaceAndEnding })
}

/// 农业农村委员会 of 县政协农业农村委员会: the county's house is known already; `None` where it is that of another level.
fn without_house<'t>(text: &'t str, place: &Place) -> Option<&'t str> {
    const LEVELS: [char; 6] = ['省', '市', '县', '区', '州', '旗'];
    let named = text.strip_prefix(LEVELS).unwrap_or(text);
    match ["政协", "人大常委会", "人大"].iter().find_map(|house| named.past(house)) {
        Some(rest) if named.len() == text.len() || text.chars().next() == place.name.chars().next_back() => {
            Some(rest)
        }
        Some(_) => None,
        None => Some(text),
    }
}

/// 某部副部长甲、研究中心主任乙: a unit of the central body named before.
pub fn central_unit(text: &str, outer: &Body) -> bool {
    outer.place.is_none()
        && outer.certainty == Certainty::Known
        && text.ends_with("中心")
        && text.chars().count() <= 6
}

/// 市纪委监委驻局纪检监察组: posted to the house that was named before with such a kind, or whose page it is.
pub fn posted(body: Body, before: &Before, cx: &Context) -> Body {
    const KINDS: [&str; 11] = ["总局", "局", "部", "委", "厅", "署", "院", "会", "办", "司", "校"];
    const GROUPS: [&str; 2] = ["纪检监察组", "纪检组"];
    let short = body.name.split_once('驻').and_then(|(head, to)| {
        let group = GROUPS.into_iter().find(|group| to.ends_on(group))?;
        let kind = KINDS.into_iter().find(|kind| to.strip_suffix(group) == Some(kind))?;
        Some((head, kind, group))
    });
    let Some((head, kind, group)) = short else { return body };
    let kin = |name: &str| {
        name.ends_with(kind)
            || kind == "委" && name.ends_with("委员会")
            || kind == "办" && name.ends_with("办公室")
    };
    let named = before.body.iter().chain(before.earlier.iter().rev()).map(|b| b.name.as_str());
    let own = cx.places.house.iter().map(|h| h.place.name.as_str());
    match named.chain(own).find(|name| kin(name)) {
        Some(house) => Body { name: format!("{head}驻{house}{group}"), ..body },
        None => body,
    }
}
