//! Villages and communities, which stand without their township on its own page, and whose Party committees are bodies.

use super::body::{Certainty, Context};
use super::office::{Before, Office};
use super::place::PlaceKind;
use crate::mention::affix::Affix;

/// What names of villages and communities end with.
const ENDS: [&str; 2] = ["村", "社区"];

/// Words before 村 and 社区 that name none: 各村, 我社区.
const GENERIC: [&str; 12] = ["各", "该", "本", "全", "某", "我", "镇", "乡", "街道", "农", "所", "每"];

/// Puts the office of a village under the township of the page; 社区党委书记 leads a committee.
pub(super) fn settle(office: &mut Office, before: &Before, cx: &Context) -> bool {
    const NAMES: std::ops::RangeInclusive<usize> = 3..=8;
    let bare = office.body.as_str();
    if !ENDS.iter().any(|e| bare.ends_on(e)) {
        return false;
    }
    let alone = office.place.is_none()
        && office.certainty == Certainty::Ending
        && NAMES.contains(&bare.chars().count())
        && !GENERIC.iter().any(|w| bare.begins_with(w));
    let told = before.places.last();
    let town = match told.filter(|p| p.kind != PlaceKind::Institution) {
        Some(place) => Some(place).filter(|p| p.kind == PlaceKind::Township),
        None => cx.places.own_township(),
    };
    if let Some(town) = town.filter(|_| alone) {
        office.body.insert_str(0, &town.name);
        office.place = Some(town.clone());
        office.certainty = Certainty::PlaceAndEnding;
    }
    for (organ, kind) in [("党委", "委员会"), ("纪委", "纪律检查委员会")] {
        if let Some(title) = office.title.strip_prefix(organ).filter(|t| !t.is_empty()).map(str::to_owned) {
            office.body = format!("中共{}{kind}", office.body);
            office.title = title;
            return true;
        }
    }
    office.certainty > Certainty::Ending
}
