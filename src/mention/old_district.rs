//! Districts within a county (某县第三区, 临盘区), as there were till the townships came directly under it.

use super::body::{Body, Certainty, Context};
use super::line::is_cjk;
use super::named_body::Heard;
use super::place::{Place, PlaceKind};
use crate::mention::affix::Affix;

/// Words of two characters and 区 that name no district.
const NO_NAMES: [&str; 22] = [
    "地区", "山区", "林区", "城区", "郊区", "新区", "老区", "库区", "景区", "特区", "专区", "校区", "厂区",
    "边区", "辖区", "社区", "小区", "牧区", "灾区", "园区", "矿区", "市区",
];

/// Characters that stand around names of districts and not in them.
const NO_PART: &str = "的该此在为属至由和县乡镇各个全本撤区分设并";

/// 临盘区委, 临盘区公所 behind an office in the county: a district within it, and the organ.
pub fn leading_old_district<'t>(text: &'t str, recent: &[Place], cx: &Context) -> Option<(Place, &'t str)> {
    const ORGANS: [&str; 4] = ["委", "公所", "人民政府", "政府"];
    const MARK: &str = "区";
    let last = recent.last()?;
    let end = last.name.find('县')? + "县".len();
    let county = match last.kind {
        PlaceKind::County => end == last.name.len(),
        PlaceKind::Township => true,
        _ => false,
    };
    let at = text.find(MARK)? + MARK.len();
    let (name, rest) = text.split_at(at);
    let own = name.strip_suffix(MARK)?;
    let sound = own.chars().count() == 2
        && own.chars().all(|c| is_cjk(c) && !NO_PART.contains(c))
        && !NO_NAMES.iter().any(|w| name.ends_on(w))
        && cx.lexicon.gazetteer.named(name).is_empty();
    let organ = ORGANS.iter().any(|o| rest.begins_with(o)) && !rest.starts_with("委员会");
    (county && sound && organ).then(|| {
        let name = format!("{}{name}", &last.name[..end]);
        (Place { name, kind: PlaceKind::County, division: None }, rest)
    })
}

/// The district that `text` names on a page of its county.
pub fn old_district(text: &str, heard: &Heard, cx: &Context) -> Option<Body> {
    let stem = text.strip_suffix('区')?;
    if !(1..=12).contains(&stem.chars().count()) || NO_NAMES.iter().any(|w| text.ends_on(w)) {
        return None;
    }
    let (county, own) = match cx.places.leading(stem, cx.lexicon) {
        Some((county, len)) => (county, &stem[len..]),
        None => {
            let county = |p: &&Place| p.kind == PlaceKind::County;
            let home = heard.places.iter().rev().find(county).or_else(|| cx.places.home().filter(county));
            (home?.clone(), stem)
        }
    };
    let number = own.strip_prefix('第').unwrap_or(own);
    let numbered = !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c));
    let named = own.chars().count() == 2
        && own.chars().all(|c| is_cjk(c) && !NO_PART.contains(c))
        && (cx.lexicon.gazetteer.named(text).is_empty() || heard.past && elsewhere(text, &county, cx));
    (county.kind == PlaceKind::County && (numbered || named)).then(|| Body {
        name: format!("{}{own}区", county.name),
        place: Some(county),
        certainty: Certainty::PlaceAndEnding,
    })
}

/// Whether no district of that name lies in the city of the county: 罗江区 in the history of another city's county.
fn elsewhere(name: &str, county: &Place, cx: &Context) -> bool {
    let gazetteer = &cx.lexicon.gazetteer;
    let Some(own) = county.division.map(|id| gazetteer.division(id)) else { return false };
    let districts = || gazetteer.named(name).iter().map(|id| gazetteer.division(*id));
    own.name.ends_with('县') && districts().all(|d| d.prefecture != own.prefecture || d.to.is_some())
}
