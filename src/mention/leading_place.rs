//! The place with which the name of a body begins: in full, short, or by its level alone.

use super::body::Context;
use super::body_end::ends_as_body;
use super::corps::{leading_division, leading_regiment};
use super::old_district::leading_old_district;
use super::organ::of_provinces;
use super::place::{LEVELS, Place, PlaceKind};
use super::township::leading_township;
use super::zone::leading_zone;
use crate::lexicon::{DivisionId, Level, Scope};
use crate::mention::affix::Affix;

/// The place at the beginning of a body's name and what is left: named in full or short, a township, a zone,
/// or the document's own by its bare level.
pub fn leading_place<'t>(text: &'t str, recent: &[Place], cx: &Context) -> Option<(Place, &'t str)> {
    if let Some((zone, rest)) = leading_zone(text, cx) {
        return Some((zone, rest));
    }
    if let Some(corps) = cx.places.corps() {
        // 七师党委, 兵团第七师党委 for 第七师党委
        let own = ["新疆生产建设兵团", "新疆兵团", "兵团"].iter().find_map(|whole| text.past(whole));
        let own = own.unwrap_or(text);
        let stripped =
            |name: &str| own.strip_prefix(name).or_else(|| own.strip_prefix(name.strip_prefix('第')?));
        if let Some(rest) = stripped(&corps.name) {
            return Some((corps.clone(), rest));
        }
        // 第三师党委 on the page of 第三师图木舒克市
        let division = corps.name.split_inclusive('师').next().unwrap_or(&corps.name);
        if let Some(rest) = stripped(division) {
            let name = division.to_owned();
            return Some((Place { name, ..corps.clone() }, rest));
        }
        if let Some((regiment, rest)) = leading_regiment(text) {
            return Some((regiment, rest));
        }
    }
    if let Some(division) = leading_division(text, cx.lexicon) {
        return Some(division);
    }
    // 兵团发展和改革委员会: of the Corps as a whole
    if let Some(rest) = text.past("新疆生产建设兵团").or_else(|| text.past("兵团"))
        && ends_as_body(rest, cx.lexicon)
    {
        let name = "新疆生产建设兵团".to_owned();
        return Some((Place { name, kind: PlaceKind::Institution, division: None }, rest));
    }
    let (place, rest) = match cx.places.leading(text, cx.lexicon) {
        Some((place, len)) => (place, &text[len..]),
        None => match bare_level(text, recent, cx) {
            Some(found) => found,
            None => match short_place(text, cx) {
                Some(found) => found,
                None => {
                    // 某镇党委 behind the name of the town
                    let town = recent.last().filter(|p| p.kind == PlaceKind::Township);
                    if let Some((town, rest)) =
                        town.and_then(|p| Some((p, text.strip_prefix(p.name.as_str())?)))
                    {
                        return Some((town.clone(), rest));
                    }
                    if let Some(found) = leading_old_district(text, recent, cx) {
                        return Some(found);
                    }
                    return leading_township(text, recent.last().or_else(|| cx.places.home()), recent, cx);
                }
            },
        },
    };
    if matches!(place.kind, PlaceKind::County | PlaceKind::Prefecture | PlaceKind::Zone)
        && let Some(below) = leading_township(rest, Some(&place), recent, cx)
    {
        return Some(below);
    }
    Some((place, rest))
}

/// 市…, 县…, 我市…: the document's own place by its level.
fn bare_level<'t>(text: &'t str, recent: &[Place], cx: &Context) -> Option<(Place, &'t str)> {
    let text = ["我", "本", "该"].iter().find_map(|p| text.past(p)).unwrap_or(text);
    // 师市: a division of the Corps with its city; 师党委: the division's
    let own = text.past("师市").or_else(|| {
        let rest = text.strip_prefix('师')?;
        let organ = ["党委", "纪委", "机关", "委"].iter().any(|w| rest.begins_with(w));
        organ.then_some(rest)
    });
    // 师教育局: of the division, not of its city
    if let Some(corps) = cx.places.corps()
        && let Some(rest) = text.strip_prefix('师')
        && cx.lexicon.organ(rest, Scope::Any).is_some()
        && own.is_none()
    {
        let name = corps.name.split_inclusive('师').next().unwrap_or(&corps.name).to_owned();
        return Some((Place { name, ..corps.clone() }, rest));
    }
    if let (Some(rest), Some(place)) = (own, cx.places.corps()) {
        return Some((place.clone(), rest));
    }
    // 城区侨联 on a page of 阳泉市城区
    if let Some((place, kind)) = cx.places.district_of_kind(text) {
        return Some((place, &text[kind..]));
    }
    if !text.starts_with([
        '自', '开', '高', '经', '示', '新', '街', '省', '市', '县', '区', '州', '旗', '盟', '地',
    ]) {
        return None;
    }
    let level = LEVELS.iter().find(|l| text.begins_with(l))?;
    let rest = &text[level.len()..];
    // 地区行署: the level in full
    let rest = if *level == "地" { rest.strip_prefix('区').unwrap_or(rest) } else { rest };
    // 市场监管局, 区块链中心, 地震局, 县域 …: the character belongs to the next word
    const NOT_LEVEL: [&str; 23] = [
        "省级",
        "市县",
        "市政管理",
        "市政公用",
        "市政园林",
        "市政工程",
        "市政设施",
        "市容",
        "区块链",
        "区域",
        "区划",
        "县域",
        "地震",
        "地质",
        "地税",
        "地理信息",
        "地铁",
        "地方",
        "地名",
        "地志",
        "县志办",
        "市志办",
        "区志办",
    ];
    // 市政所, and no 政所 of a city
    let municipal =
        text.begins_with("市政") && !["府", "协", "法", "务", "研"].iter().any(|c| rest[3..].starts_with(c));
    // 市场物价管理委员会; 市场馆中心 is the city's
    let market = text.begins_with("市场") && !text.begins_with("市场馆");
    if municipal
        || market
        || NOT_LEVEL.iter().any(|n| text.begins_with(n))
        || rest.starts_with('长')
        || rest.starts_with('级') && !rest.begins_with("级机关")
    {
        return None;
    }
    let level = match (*level, rest) {
        ("区", r)
            if r.begins_with("党工委")
                || r.begins_with("工委")
                || r.begins_with("管委会")
                || r.begins_with("管理委员会") =>
        {
            "新区"
        }
        (other, _) => other,
    };
    // 镇巴县泾洋镇镇长、县财政局局长: the county of the township
    let around = recent.last().filter(|p| p.kind == PlaceKind::Township).and_then(|township| {
        let end = township.name.find(level).map(|k| k + level.len()).filter(|&e| e < township.name.len())?;
        let (place, len) = cx.places.leading(&township.name, cx.lexicon)?;
        (len == end && matches!(level, "县" | "区" | "旗")).then_some(place)
    });
    // 区委, 区政府: a zone has neither
    let district = ["委", "政府", "人民政府", "人大", "政协", "长"].iter().any(|o| rest.begins_with(o))
        && !rest.begins_with("委员会");
    let zone = || {
        // 区 in a zone that calls itself so
        (level == "区" || level == "新区")
            .then(|| cx.places.home().filter(|p| p.kind == PlaceKind::Zone).cloned())
            .flatten()
    };
    let new_area =
        || (level == "新区" && district).then(|| cx.places.district_called(level, recent)).flatten();
    let place = around.or_else(|| cx.places.called(level, recent)).or_else(zone).or_else(new_area)?;
    if place.kind == PlaceKind::Zone && level.ends_with('区') && district {
        return cx.places.district_called(level, recent).map(|place| (place, rest));
    }
    Some((place, rest))
}

/// 烟台 in 烟台市长, 祥云 in 祥云分局: a short name, taken where an organ of the lexicon follows.
pub(super) fn short_place<'t>(text: &'t str, cx: &Context) -> Option<(Place, &'t str)> {
    let found: Vec<_> = cx
        .lexicon
        .gazetteer
        .leading_shorts(text)
        .filter(|&(end, _)| (2..=6).contains(&text[..end].chars().count()))
        .collect();
    for (end, ids) in found.into_iter().rev() {
        let rest = &text[end..];
        // 新城管委会: a new town somewhere
        if &text[..end] == "新城" && ["管委会", "党工委", "管理委员会"].contains(&rest) {
            continue;
        }
        // 喀什地委, 锡林郭勒盟委
        if let Some(level) = ["地", "盟"].iter().find(|l| rest.begins_with(l)) {
            let ids: Vec<_> = ids
                .iter()
                .copied()
                .filter(|&id| {
                    cx.lexicon.gazetteer.division(id).name.ends_with(if *level == "地" {
                        "地区"
                    } else {
                        "盟"
                    })
                })
                .collect();
            if let Some(id) = cx.places.choose(&ids, cx.lexicon) {
                return Some((Place::division(id, cx.lexicon), &rest[level.len()..]));
            }
            // 温州地委: of a prefecture that a city has become before any list
            let short = &text[..end];
            let gazetteer = &cx.lexicon.gazetteer;
            let city = gazetteer.named(&format!("{short}市")).first().copied();
            if let Some(id) = city.filter(|_| rest.starts_with("地委"))
                && let place = Place::division(id, cx.lexicon)
                && place.kind == PlaceKind::Prefecture
            {
                return Some((Place { name: format!("{short}地区"), ..place }, &rest[level.len()..]));
            }
        }
        // 广西区委, 宁夏区党委: of the autonomous region
        if let Some(organ) = rest.strip_prefix('区')
            && (organ.is_empty() || cx.lexicon.organ(organ, Scope::Province).is_some())
            && let Some(&id) =
                ids.iter().find(|&&id| cx.lexicon.gazetteer.division(id).name.ends_on("自治区"))
        {
            return Some((Place::division(id, cx.lexicon), organ));
        }
        // 新疆阿勒泰地委: the province before the prefecture
        if rest.ends_on("地委")
            && rest.chars().count() >= 4
            && let Some(found) = short_place(rest, cx)
        {
            return Some(found);
        }
        // 广西农业厅人事处: a part of an organ
        let part = || {
            rest.char_indices().map(|(at, _)| rest.split_at(at)).skip(3).any(|(organ, inner)| {
                organ.ends_with(['厅', '局'])
                    && cx.lexicon.organ(organ, Scope::Any).is_some()
                    && ends_as_body(inner, cx.lexicon)
            })
        };
        if !(rest.is_empty() || cx.lexicon.organ(rest, Scope::Any).is_some() || part()) {
            continue;
        }
        // 邵阳军分区, 邵阳专署: those of a prefecture, not of a county that is called the same; 河北高院
        let prefecture = ["军分区", "警备区", "专署", "行署", "专区"].iter().any(|o| rest.begins_with(o));
        let level = match rest {
            _ if prefecture => Some(Level::Prefecture),
            _ if of_provinces(rest) => Some(Level::Province),
            _ => None,
        };
        let fits = |id: DivisionId| level == Some(cx.lexicon.gazetteer.division(id).level);
        let above: Vec<_> = ids.iter().copied().filter(|&id| fits(id)).collect();
        let id = cx.places.choose(if above.is_empty() { ids } else { &above }, cx.lexicon)?;
        return Some((Place::division(id, cx.lexicon), rest));
    }
    None
}
