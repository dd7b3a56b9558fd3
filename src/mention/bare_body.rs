//! Bodies that are named without place or level: those of the house, place or institution that speaks.

use super::body::{Body, Certainty, Context};
use super::body_end::{ends_as_body, is_part, is_unit};
use super::organ::{of_provinces, organ_of, scope_of};
use super::place::{LEVELS, Place, PlaceKind};
use crate::lexicon::{Party, Scope};
use crate::mention::affix::Affix;

/// Organs that a faculty has of its own.
const FACULTY_ORGANS: [&str; 6] = ["党委", "党总支", "纪委", "团委", "工会", "办公室"];

/// The organs of a school whose page nowhere names it.
const OF_UNNAMED_SCHOOLS: [&str; 3] = ["校党委", "校纪委", "校团委"];

/// An organ named without place or level: 组织部, 校党委, 区 left out in 管委会.
pub(super) fn bare(text: &str, recent: &[Place], cx: &Context) -> Option<Body> {
    let lexicon = cx.lexicon;
    // 该校党委: of the one named just before
    if let Some(rest) = ["该校", "该院", "该公司", "该集团"].iter().find_map(|own| text.past(own))
        && let Some(named) = recent.last().filter(|p| p.kind == PlaceKind::Institution)
    {
        return organ_of(named, rest, cx);
    }
    // 团委 on a page that names one such committee in full
    if text == "团委"
        && recent.is_empty()
        && let Some(name) = &cx.places.youth
    {
        return Some(Body { name: name.clone(), place: None, certainty: Certainty::Known });
    }
    // 学院党委, 学院 on a page of the university that tells of the faculty
    if let Some(faculty) = &cx.places.own_faculty
        && let Some(rest) = ["学院", "我院", "院"].iter().find_map(|own| text.past(own))
        && (rest.is_empty() || FACULTY_ORGANS.contains(&rest))
    {
        return organ_of(faculty, rest, cx);
    }
    // 校党委 on the page of a hospital of the university
    if let Some(rest) = ["学校", "校"].iter().find_map(|own| text.past(own)).filter(|r| r.begins_with("党委"))
        && let Some(university) = cx.places.institution().and_then(university_above)
    {
        return organ_of(&university, rest, cx);
    }
    // 校务委员会 keeps its first character, as no 校团委 does
    if text.begins_with("校务委员会")
        && let Some(institution) = cx.places.institution()
    {
        return organ_of(institution, text, cx);
    }
    // 集团党委 on the page of 某某集团第七工程有限公司: of the group above it
    if let Some(rest) = text.past("集团").filter(|r| !r.begins_with("公司"))
        && let Some(group) = cx.places.institution().and_then(group_above)
    {
        return organ_of(&group, rest, cx);
    }
    if let Some(rest) =
        ["集团公司", "公司"].iter().find_map(|p| text.past(p)).or_else(|| text.past("集团")).or_else(|| {
            text.strip_prefix('校').filter(|r| !r.starts_with(['友', '园', '区', '企', '医', '庆']))
        })
        && let Some(institution) = cx.places.institution()
    {
        return organ_of(institution, rest, cx);
    }
    if matches!(text, "学校" | "我校" | "该校" | "本校" | "我院" | "学院" | "公司" | "集团" | "集团公司")
        && let Some(institution) = cx.places.institution()
    {
        return organ_of(institution, "", cx);
    }
    // 学校疫情防控工作领导小组: a group of the house that speaks
    if let Some(rest) = ["学校", "学院", "我校", "我院"].iter().find_map(|own| text.past(own))
        && rest.ends_on("小组")
        && let Some(institution) = cx.places.institution()
    {
        return organ_of(institution, rest, cx);
    }
    // 党工委, 管委会, 人大 of the township or zone whose page this is
    if let Some(place) = cx.places.speaking_local()
        && ["党委", "党工委", "纪工委", "管委会", "管理委员会", "办事处", "人大", "人大工委"]
            .iter()
            .any(|o| text.past(o).is_some_and(|t| t.is_empty() || ends_as_body(t, lexicon)))
        && recent.last().is_none_or(|p| p.division.is_some() || p == place)
        && lexicon.organ(text, scope_of(place)).is_some()
    {
        return organ_of(place, text, cx);
    }
    // 综合执法队, 党群工作部 of the township or zone whose page this is; not 县委组织部, 公安局 on that of a town
    let of_the_county = || {
        LEVELS.iter().any(|l| text.past(l).is_some_and(|o| lexicon.organ(o, Scope::Any).is_some()))
            || text.ends_with('局') && lexicon.organ(text, Scope::Any).is_some()
    };
    if let Some(place) = cx.places.speaking_local()
        && !(place.kind == PlaceKind::Township && of_the_county())
        && lexicon.organ(text, scope_of(place)).is_none()
        && (is_part(text, lexicon) || is_unit(text))
    {
        let name = format!("{}{text}", place.name);
        return Some(Body { name, place: Some(place.clone()), certainty: Certainty::PlaceAndEnding });
    }
    // 局党组, 教务处, 党委宣传部 of the house whose page this is
    if let Some(house) = &cx.places.house {
        // 林业局 on the page of 某某林业局
        let titled = house.speaks && house.kind.party == Party::Title;
        if titled && text.chars().count() > 2 && house.place.name.ends_with(text) {
            return Some(Body { certainty: Certainty::Known, ..house.itself() });
        }
        let part = || house.part(text, recent, cx).filter(|_| house.speaks);
        if let Some(body) = house.called(text, cx).or_else(part) {
            return Some(body);
        }
    }
    // 统计局 on a page of the State Council
    if cx.places.house.as_ref().is_some_and(|h| h.speaks && h.central)
        && let Some(name) = lexicon.national(&format!("国家{text}"))
    {
        return Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
    }
    // 市委 on a page that does not say whose: known as an organ, though not its place
    let text = match text.strip_suffix('院').filter(|l| LEVELS.contains(l)) {
        Some(level) if cx.places.prosecutes => format!("{level}检察院"),
        Some(level) => format!("{level}法院"),
        None => text.to_owned(),
    };
    let text = text.as_str();
    let own = ["我", "本", "该"].iter().find_map(|p| text.past(p)).unwrap_or(text);
    if LEVELS.iter().any(|l| own.past(l).is_some_and(|o| lexicon.organ(o, Scope::Any).is_some())) {
        // 高新区管委常务副主任
        let name = if own.ends_on("管委") { format!("{own}会") } else { own.to_owned() };
        return Some(Body { name, place: None, certainty: Certainty::Known });
    }
    if OF_UNNAMED_SCHOOLS.contains(&own) {
        return Some(Body { name: own.to_owned(), place: None, certainty: Certainty::Known });
    }
    // 党工委书记, 管委会主任 on the page of a 高新区 that nothing places
    if let Some(zone) = cx.places.zone_call
        && recent.is_empty()
        && cx.places.home().is_none()
        && ["党工委", "纪工委", "管委会", "工委"].contains(&text)
    {
        let name = format!("{zone}{text}");
        return Some(Body { name, place: None, certainty: Certainty::Known });
    }
    // 局党组书记 on a page that says 我局 and never which
    if cx.places.house.is_none()
        && cx.places.institution().is_none()
        && let call = own.strip_suffix("党组").unwrap_or(own)
        && let Some(call) = cx.places.calls_house.iter().find(|c| **c == call)
    {
        return Some(Body { name: (*call).to_owned(), place: None, certainty: Certainty::Known });
    }
    // 管委会, 党工委: those of a zone
    let zonal = ["管委", "党工委", "工委", "管理委员会"].iter().any(|o| text.begins_with(o));
    let nearest = match of_provinces(text) {
        // 副市长甲、消防总队副总队长乙: of the province
        true => cx.places.province(recent),
        false => recent.last().or_else(|| cx.places.home()),
    };
    if let Some(place) = nearest
        && lexicon.organ(text, scope_of(place)).is_some()
        && !(zonal && place.division.is_some())
        // 党委 of a school or company: a city's is called 市委
        && !(text.begins_with("党委") && place.division.is_some())
    {
        return organ_of(place, text, cx);
    }
    // 卫健委人事科: a part of an organ of the place
    if let Some(place) = recent.last().or_else(|| cx.places.home()).filter(|p| p.division.is_some())
        && text.ends_with(['科', '处', '股'])
        && text.char_indices().skip(3).any(|(at, _)| {
            let (organ, part) = text.split_at(at);
            organ.ends_with(['委', '局', '厅'])
                && part.chars().count() > 2
                && lexicon.organ(organ, scope_of(place)).is_some()
        })
    {
        return organ_of(place, text, cx);
    }
    ends_as_body(text, lexicon).then(|| Body {
        name: text.to_owned(),
        place: None,
        certainty: Certainty::Ending,
    })
}

/// 某某集团 of 某某集团第七工程有限公司; 某某集团有限公司 is the group itself.
fn group_above(company: &Place) -> Option<Place> {
    const ITSELF: [&str; 5] = ["有限", "股份", "公司", "控股", "总公司"];
    let (name, rest) = company.name.split_once("集团").filter(|(name, _)| name.chars().count() >= 2)?;
    let below = rest.ends_on("公司") && !ITSELF.iter().any(|w| rest.begins_with(w));
    below.then(|| Place { name: format!("{name}集团"), ..company.clone() })
}

/// 某大学 of 某大学附属医院.
fn university_above(house: &Place) -> Option<Place> {
    let end = house.name.find("大学").map(|at| at + "大学".len())?;
    let hospital = house.name.ends_on("医院");
    hospital.then(|| Place { name: house.name[..end].to_owned(), ..house.clone() })
}
