//! Heads of the page's own city behind a lesser office in the city above it: 甲市政协副主席、市委书记 on the page of a
//! city that lies in 甲市.

use super::body::Context;
use super::line::Line;
use super::office::Office;
use super::place::{Place, PlaceKind};

/// Seats that nobody holds beside the head's in the same place.
const LESSER: [&str; 10] = [
    "常委",
    "委员",
    "党组成员",
    "副主席",
    "副主任",
    "副市长",
    "副秘书长",
    "一级巡视员",
    "二级巡视员",
    "巡视员",
];

/// Puts a head of 市 that stands behind a lesser seat in the city above under the page's own city.
pub(super) fn heads_own_city(line: &Line, office: &mut Office, last: Option<&Office>, cx: &Context) {
    let Some(above) = office.place.clone().filter(|p| p.kind == PlaceKind::Prefecture) else { return };
    let lesser = last.is_some_and(|l| l.place.as_ref() == Some(&above) && LESSER.contains(&l.title.as_str()));
    let named = line.slice(office.range.clone()).contains(above.name.as_str());
    if !lesser || named || !is_head(office, &above) {
        return;
    }
    let Some(own) = cx.places.city_in(&above, cx.lexicon) else { return };
    office.body = office.body.replacen(&above.name, &own.name, 1);
    office.place = Some(own.clone());
}

fn is_head(office: &Office, place: &Place) -> bool {
    let name = &place.name;
    match office.title.as_str() {
        "书记" => office.body == format!("中共{name}委员会"),
        "市长" => office.body == format!("{name}人民政府"),
        "主席" => office.body == format!("中国人民政治协商会议{name}委员会"),
        "主任" => office.body == format!("{name}人民代表大会常务委员会"),
        _ => false,
    }
}
