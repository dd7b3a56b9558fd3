//! Bodies that stand beside one named before: committees of the Conference, units of a central body.

use super::body::{Body, Certainty, Context};
use super::office::Before;
use super::organ::organ_of;

/// 全国政协经济委员会主任甲、提案委员会主任乙: a committee of the Conference or congress spoken of last.
pub fn sibling_committee(text: &str, before: &Before, cx: &Context) -> Option<Body> {
    let house = ["政协", "人大"].into_iter().find(|house| {
        (text.ends_with('委') || text.ends_with("委员会"))
            && cx.lexicon.national(&format!("全国{house}{text}")).is_some()
    })?;
    let full = if house == "政协" { "中国人民政治协商会议" } else { "人民代表大会" };
    let last =
        before.body.iter().chain(before.earlier.iter().rev()).find(|b| b.certainty == Certainty::Known)?;
    if !last.name.contains(full) {
        return None;
    }
    match &last.place {
        Some(place) => {
            organ_of(place, &format!("{house}{text}"), cx).filter(|b| b.certainty == Certainty::Known)
        }
        None => {
            let name = cx.lexicon.national(&format!("全国{house}{text}"))?.to_owned();
            Some(Body { name, place: None, certainty: Certainty::Known })
        }
    }
}

/// 某部副部长甲、研究中心主任乙: a unit of the central body named before.
pub fn central_unit(text: &str, outer: &Body) -> bool {
    outer.place.is_none()
        && outer.certainty == Certainty::Known
        && text.ends_with("中心")
        && text.chars().count() <= 6
}
