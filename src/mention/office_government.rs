//! Heads of governments, whose titles say their body: 市长, 常务副县长, 专员.

use super::body::{Body, Certainty, Context, resolve};
use super::leading_place::leading_place;
use super::office::Before;
use super::organ::organ_of;
use super::place::{Place, PlaceKind};
use crate::mention::affix::Affix;

/// Titles that say their body themselves, with the level in which they are held.
pub(super) const HEADS_OF_GOVERNMENT: [(&str, &str); 11] = [
    ("省长", "省"),
    ("市长", "市"),
    ("县长", "县"),
    ("区长", "区"),
    ("州长", "州"),
    ("旗长", "旗"),
    ("盟长", "盟"),
    ("镇长", "镇"),
    ("乡长", "乡"),
    ("苏木达", "苏木"),
    ("专员", "地"),
];

pub(super) fn head_of_government(
    text: &str,
    title: &str,
    level: &str,
    before: &Before,
    cx: &Context,
) -> Option<(Body, String, bool)> {
    // 师长、市长: of the city that is one with the division
    if text.is_empty()
        && level == "市"
        && let Some((_, city)) =
            cx.places.corps().and_then(|c| c.name.split_once('师')).filter(|(_, c)| !c.is_empty())
    {
        let name = format!("{city}人民政府");
        return Some((Body { name, place: None, certainty: Certainty::Known }, title.to_owned(), false));
    }
    if text.is_empty() {
        if let Some(body) = of_old_district(level, before) {
            return Some((body, title.to_owned(), false));
        }
        let place = match level {
            "镇" | "乡" => cx.places.township(level, &before.places),
            "地" => {
                cx.places.called("地", &before.places).or_else(|| cx.places.called("盟", &before.places))
            }
            _ => cx.places.called(level, &before.places),
        };
        return match place {
            Some(place) => {
                organ_of(&place, government(&place, level), cx).map(|b| (b, title.to_owned(), false))
            }
            None => Some((
                Body {
                    name: format!("{level}人民政府"),
                    place: None,
                    certainty: if matches!(level, "镇" | "乡") {
                        Certainty::Ending
                    } else {
                        Certainty::Known
                    },
                },
                title.to_owned(),
                false,
            )),
        };
    }
    // 市政府副市长, 池河镇人民政府镇长, 行署专员
    if let Some(body) = resolve(text, &before.places, cx)
        && body.certainty >= Certainty::PlaceAndEnding
    {
        let bare = body.place.as_ref().is_some_and(|p| p.name == body.name);
        return match (&body.place, bare) {
            (Some(place), true) if place.is_called(level) || level == "地" => {
                organ_of(place, government(place, level), cx).map(|b| (b, title.to_owned(), false))
            }
            (_, true) => None,
            _ => Some((body, title.to_owned(), false)),
        };
    }
    // 某镇镇长 on a page that does not say where the town lies
    if text.ends_with(level) && matches!(level, "镇" | "乡") && (3..=6).contains(&text.chars().count()) {
        let place = Place { name: text.to_owned(), kind: PlaceKind::Township, division: None };
        let name = format!("{text}人民政府");
        let body = Body { name, place: Some(place), certainty: Certainty::PlaceAndEnding };
        return Some((body, title.to_owned(), false));
    }
    // 烟台市长: the level belongs to the title
    let whole = format!("{text}{level}");
    let (place, rest) = leading_place(&whole, &before.places, cx)?;
    if !rest.is_empty() {
        return None;
    }
    organ_of(&place, government(&place, level), cx).map(|b| (b, title.to_owned(), false))
}

/// 甲县乙区委副书记、副区长: of a district within a county, of which no list knows.
fn of_old_district(level: &str, before: &Before) -> Option<Body> {
    let committee = before.body.as_ref().filter(|_| level == "区")?;
    let place =
        committee.place.as_ref().filter(|p| p.kind == PlaceKind::County && !p.name.ends_with('区'))?;
    const ORGANS: [&str; 3] = ["人民政府", "委员会", "委"];
    let name = committee.name.strip_prefix("中共").unwrap_or(&committee.name);
    let district = ORGANS.iter().find_map(|organ| name.short_of(organ))?;
    let own = district.strip_prefix(place.name.as_str())?;
    (own.ends_with('区') && (3..=4).contains(&own.chars().count()))
        .then(|| Body { name: format!("{district}人民政府"), ..committee.clone() })
}

/// A prefecture or league without a congress of its own is led by an office of the province.
fn government(place: &Place, level: &str) -> &'static str {
    if matches!(level, "地" | "盟") || place.name.ends_with('盟') { "行署" } else { "政府" }
}

/// Whether a title is held in one body alone: 县长, 委员长.
pub(super) fn says_its_body(title: &str) -> bool {
    HEADS_OF_GOVERNMENT.iter().any(|(t, _)| title == *t) || matches!(title, "委员长" | "副委员长")
}
