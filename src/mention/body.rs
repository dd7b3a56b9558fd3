//! Names of bodies: from what is written (市委编办, 县人社局) to the full name with its place.

use super::place::{LEVELS, Place, PlaceContext, PlaceKind, leading_division};
use super::troops;
use super::zone::leading_zone;
use crate::lexicon::{Level, Lexicon, Scope};
use crate::segment::Segmenter;
use std::borrow::Cow;

/// What every recogniser needs to know.
#[derive(Debug)]
pub struct Context<'a> {
    pub lexicon: &'a Lexicon,
    pub segmenter: &'a Segmenter,
    pub places: PlaceContext,
}

/// A body under its full name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    pub name: String,
    /// The place whose organ it is, for what is said next to it without a place.
    pub place: Option<Place>,
    pub certainty: Certainty,
}

/// How well the words are known to name a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Only the ending is that of a body, and no place is named.
    Ending,
    /// A place and the ending of a body.
    PlaceAndEnding,
    /// An organ or central body of the lexicon.
    Known,
}

/// The body that `text` names; `recent` are the places named shortly before, latest last.
///
/// `None` when the words do not end as names of bodies do. Where no place can be found the name stays
/// as it stands.
pub fn resolve(text: &str, recent: &[Place], cx: &Context) -> Option<Body> {
    if !may_resolve(text, cx.lexicon) {
        debug_assert!(read(text, recent, cx).is_none(), "{text} ends as no name does: lexicon ENDS");
        return None;
    }
    read(text, recent, cx)
}

/// Whether the words may name a body: most that are asked end as no name does.
pub fn may_resolve(text: &str, lexicon: &Lexicon) -> bool {
    // quotation marks are left out of names
    text.ends_with(['“', '”']) || lexicon.may_name(text) || troops::may_end(text)
}

fn read(text: &str, recent: &[Place], cx: &Context) -> Option<Body> {
    let text = unspaced(text);
    let text = without_term(&text);
    let text = text.trim_matches(['“', '”']);
    if text.is_empty() {
        return None;
    }
    // 国家财政部: the ministry
    let ministry = text.strip_prefix("国家").filter(|rest| rest.ends_with('部'));
    if let Some(name) = cx.lexicon.national(text).or_else(|| cx.lexicon.national(ministry?)) {
        return Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
    }
    // 统计局 in a list of the State Council: the central one
    if cx.places.central
        && text.ends_with(['局', '委', '会', '院'])
        && let Some(name) =
            ["国家", "中国"].iter().find_map(|head| cx.lexicon.national(&format!("{head}{text}")))
    {
        return Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
    }
    // 东北佳木斯市委: a part of the country before a place named in full
    const PARTS: [&str; 7] = ["东北", "华北", "西北", "西南", "华东", "中南", "华南"];
    if let Some(rest) = PARTS.iter().find_map(|part| text.strip_prefix(part))
        && cx.places.leading(rest, cx.lexicon).is_some()
    {
        return read(rest, recent, cx);
    }
    // 四川泸州专署: a short name within another
    if text.ends_with(['署', '委', '会'])
        && let Some(body) = within_province(text, recent, cx)
    {
        return Some(body);
    }
    if cx.places.corps().is_none() && troops::names_troops(text) {
        return Some(Body { name: text.to_owned(), place: None, certainty: Certainty::PlaceAndEnding });
    }
    if let Some(body) = inner_national(text, cx.lexicon) {
        return Some(body);
    }
    // 共青团某市委学少部: a part of the League's committee
    if text.starts_with("共青团")
        && text.ends_with('部')
        && let Some(at) = text.rfind('委').map(|at| at + '委'.len_utf8())
        && let Some(body) = resolve(&text[..at], recent, cx).filter(|b| b.name.ends_with("委员会"))
    {
        let part = text[at..].trim_start_matches("员会");
        return Some(Body { name: format!("{}{part}", body.name), ..body });
    }
    // 政协某市委员会提案委员会: a part of the Conference's committee
    if let Some(inner) = text.strip_prefix("政协").or_else(|| text.strip_prefix("中国人民政治协商会议"))
        && let Some((place, rest)) = leading_place(unterm(inner), recent, cx)
        && let Some(part) =
            rest.strip_prefix("委员会").filter(|part| part.ends_with("委员会") || *part == "办公室")
        && part != "常务委员会"
    {
        return Some(filled(
            &format!("中国人民政治协商会议{{P}}委员会{part}"),
            &place,
            Certainty::PlaceAndEnding,
        ));
    }
    for (before, forms) in cx.lexicon.around() {
        let Some(inner) = text.strip_prefix(before).filter(|_| !before.is_empty()) else { continue };
        for (after, pattern) in forms {
            let Some(place_text) = inner.strip_suffix(after.as_str()) else { continue };
            if let Some((place, "")) = leading_place(place_text, recent, cx) {
                return Some(filled(pattern, &place, Certainty::Known));
            }
        }
    }
    let party = text
        .strip_prefix("中国共产党")
        .or_else(|| text.strip_prefix("中共"))
        .filter(|r| !r.starts_with("中央"));
    let body = party.unwrap_or(text);
    let mut found = match leading_place(body, recent, cx) {
        // 中原军区, of no 中原区: only provinces have 军区
        Some((place, "军区")) if place.division.is_some() && place.kind != PlaceKind::Province => {
            Body { name: body.to_owned(), place: None, certainty: Certainty::PlaceAndEnding }
        }
        Some((place, rest)) => organ_of(&place, rest, cx)?,
        None if party.is_some()
            && let Some(name) = of_the_past(body) =>
        {
            return Some(Body { name, place: None, certainty: Certainty::PlaceAndEnding });
        }
        None => bare(body, recent, cx)?,
    };
    // 中共某大学委员会: no organ of a place, but the Party's all the same
    if party.is_some() && !found.name.starts_with("中共") && found.name.ends_with("委员会") {
        found.name.insert_str(0, "中共");
    }
    Some(found)
}

/// The organ of a city or prefecture that stands under its short name behind the short name of its province.
fn within_province(text: &str, recent: &[Place], cx: &Context) -> Option<Body> {
    let cut = text.char_indices().nth(2).map(|(at, _)| at)?;
    let (province, rest) = text.split_at(cut);
    cx.lexicon.gazetteer.short(province).first()?;
    let (place, organ) = short_place(rest, cx)?;
    let own = cx.lexicon.gazetteer.division(place.division?);
    let known = cx.lexicon.organ(organ, scope_of(&place)).is_some();
    (own.province.starts_with(province) && known).then(|| read(rest, recent, cx)).flatten()
}

/// 中共某赣省委组织部, 中共某北分区委员会: committees of the Party in places that no gazetteer has any more.
fn of_the_past(text: &str) -> Option<String> {
    const OFFICES: [&str; 7] = ["", "组织部", "宣传部", "统战部", "秘书处", "农村工作部", "办公室"];
    let named = (4..=14).contains(&text.chars().count())
        && text.chars().all(super::line::is_cjk)
        && !text.contains(['的', '在', '任', '为', '由', '各', '级', '和', '与', '及']);
    if !named {
        return None;
    }
    if text.ends_with("委员会") {
        return (!text.contains('党')).then(|| format!("中共{text}"));
    }
    OFFICES.iter().find_map(|office| {
        let committee = text.strip_suffix(office)?;
        let level = ["省委", "县委", "区委"].iter().any(|e| committee.ends_with(e));
        let past = ["特委", "特区委", "边委"].iter().any(|e| committee.ends_with(e));
        (committee.chars().count() >= 4 && (level || past)).then(|| {
            let rest = if level && office.is_empty() { "员会" } else { office };
            format!("中共{committee}{rest}")
        })
    })
}

/// Without the number of a term: 第十三届中山市.
fn unterm(text: &str) -> &str {
    let rest = text.strip_prefix('第').and_then(|t| t.split_once('届'));
    rest.filter(|(term, _)| term.chars().count() <= 3).map_or(text, |(_, rest)| rest)
}

/// The text without blanks, as it stands where it has none.
fn unspaced(text: &str) -> Cow<'_, str> {
    if text.contains(' ') { text.replace(' ', "").into() } else { text.into() }
}

/// 司法部立法四局: an inner office of a central body.
fn inner_national(text: &str, lexicon: &Lexicon) -> Option<Body> {
    let outer = lexicon
        .leading_national(text)
        .filter(|&(end, _)| end < text.len() && text[..end].chars().count() >= 3);
    let outer: Vec<(usize, &str)> = outer.collect();
    outer.into_iter().rev().find_map(|(end, name)| {
        let inner = &text[end..];
        // 中国一重集团: the same under a fuller name
        if matches!(inner, "集团" | "集团公司" | "公司" | "总公司") && name.ends_with("公司") {
            return Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
        }
        // 中央纪委驻某部纪检监察组
        let posted = inner.ends_with("纪检组") || inner.ends_with("纪检监察组");
        let office = inner.chars().count() >= 2
            && ends_as_body(inner, lexicon)
            && (posted || !inner.starts_with('驻'));
        office.then(|| Body {
            name: format!("{name}{inner}"),
            place: None,
            certainty: Certainty::PlaceAndEnding,
        })
    })
}

/// An organ named without place or level: 组织部, 校党委, 区 left out in 管委会.
fn bare(text: &str, recent: &[Place], cx: &Context) -> Option<Body> {
    let lexicon = cx.lexicon;
    // 该校党委: of the one named just before
    if let Some(rest) = ["该校", "该院", "该公司", "该集团"].iter().find_map(|own| text.strip_prefix(own))
        && let Some(named) = recent.last().filter(|p| p.kind == PlaceKind::Institution)
    {
        return organ_of(named, rest, cx);
    }
    // 校务委员会 keeps its first character, as no 校团委 does
    if text.starts_with("校务委员会")
        && let Some(institution) = cx.places.institution()
    {
        return organ_of(institution, text, cx);
    }
    // 集团党委 on the page of 某某集团第七工程有限公司: of the group above it
    if let Some(rest) = text.strip_prefix("集团").filter(|r| !r.starts_with("公司"))
        && let Some(group) = cx.places.institution().and_then(group_above)
    {
        return organ_of(&group, rest, cx);
    }
    if let Some(rest) = ["集团公司", "公司"]
        .iter()
        .find_map(|p| text.strip_prefix(p))
        .or_else(|| text.strip_prefix("集团"))
        .or_else(|| text.strip_prefix('校').filter(|r| !r.starts_with(['友', '园', '区', '企', '医', '庆'])))
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
    if let Some(rest) = ["学校", "学院", "我校", "我院"].iter().find_map(|own| text.strip_prefix(own))
        && rest.ends_with("小组")
        && let Some(institution) = cx.places.institution()
    {
        return organ_of(institution, rest, cx);
    }
    // 党工委, 管委会, 人大 of the township or zone whose page this is
    if let Some(place) = cx.places.speaking_local()
        && ["党委", "党工委", "纪工委", "管委会", "管理委员会", "办事处", "人大", "人大工委"]
            .iter()
            .any(|o| text.strip_prefix(o).is_some_and(|t| t.is_empty() || ends_as_body(t, lexicon)))
        && recent.last().is_none_or(|p| p.division.is_some() || p == place)
        && lexicon.organ(text, scope_of(place)).is_some()
    {
        return organ_of(place, text, cx);
    }
    // 综合执法队, 党群工作部 of the township or zone whose page this is
    if let Some(place) = cx.places.speaking_local()
        && lexicon.organ(text, scope_of(place)).is_none()
        && (is_part(text, lexicon) || is_unit(text))
    {
        let name = format!("{}{text}", place.name);
        return Some(Body { name, place: Some(place.clone()), certainty: Certainty::PlaceAndEnding });
    }
    // 局党组, 教务处, 党委宣传部 of the house whose page this is
    if let Some(house) = &cx.places.house {
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
    let own = ["我", "本", "该"].iter().find_map(|p| text.strip_prefix(p)).unwrap_or(text);
    if LEVELS.iter().any(|l| own.strip_prefix(l).is_some_and(|o| lexicon.organ(o, Scope::Any).is_some())) {
        return Some(Body { name: own.to_owned(), place: None, certainty: Certainty::Known });
    }
    // 管委会, 党工委: those of a zone
    let zonal = ["管委会", "党工委", "工委", "管理委员会"].iter().any(|o| text.starts_with(o));
    if let Some(place) = recent.last().or_else(|| cx.places.home())
        && lexicon.organ(text, scope_of(place)).is_some()
        && !(zonal && matches!(place.kind, PlaceKind::Province | PlaceKind::Prefecture))
        // 党委 of a school or company: a city's is called 市委
        && !(text.starts_with("党委") && place.division.is_some())
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
    let below = rest.ends_with("公司") && !ITSELF.iter().any(|w| rest.starts_with(w));
    below.then(|| Place { name: format!("{name}集团"), ..company.clone() })
}

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
        if !ends_as_body(inner, lexicon) || inner.starts_with("公室") || inner.starts_with("员会") {
            continue;
        }
        let stem = match organ {
            "委" | "党委" => "中共{P}委".to_owned(),
            _ => pattern.split('|').next().unwrap_or(pattern).to_owned(),
        };
        // 委 + 编办 again: an organ of the committee under its long name
        let inner = lexicon.organ(inner, Scope::Any).and_then(|p| p.strip_prefix("{P}")).unwrap_or(inner);
        // 省政府参事室: the long name of the inner office says the organ again
        let own = stem.strip_prefix("{P}").unwrap_or(&stem);
        let inner = inner.strip_prefix(own).unwrap_or(inner);
        let mut body = filled(&stem, place, Certainty::PlaceAndEnding);
        // 委“两新”工委
        match inner.strip_suffix("工委").filter(|i| i.ends_with('”')) {
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

const fn scope_of(place: &Place) -> Scope {
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
        _ if ends_as_body(rest, lexicon) => format!("{}{rest}", place.name),
        _ => return None,
    };
    Some(Body { name, place: Some(place.clone()), certainty: Certainty::Known })
}

fn filled(pattern: &str, place: &Place, certainty: Certainty) -> Body {
    let level: String = place.name.chars().last().into_iter().collect();
    let mut name = pattern.replace("{P}", &place.name).replace("{L}", &level);
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
        let city = ["市", "地区", "盟"].iter().find_map(|level| place.name.strip_suffix(level));
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

/// The place at the beginning of a body's name and what is left: named in full or short, a township, a zone,
/// or the document's own by its bare level.
pub fn leading_place<'t>(text: &'t str, recent: &[Place], cx: &Context) -> Option<(Place, &'t str)> {
    if let Some((zone, rest)) = leading_zone(text, cx) {
        return Some((zone, rest));
    }
    if let Some(corps) = cx.places.corps() {
        if let Some(rest) = text.strip_prefix(corps.name.as_str()) {
            return Some((corps.clone(), rest));
        }
        // 第三师党委 on the page of 第三师图木舒克市
        let division = corps.name.split_inclusive('师').next().unwrap_or(&corps.name);
        if let Some(rest) = text.strip_prefix(division) {
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
    if let Some(rest) = text.strip_prefix("新疆生产建设兵团").or_else(|| text.strip_prefix("兵团"))
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

/// 一八三团: a regiment of the Corps, which is a township of its own.
fn leading_regiment(text: &str) -> Option<(Place, &str)> {
    let end = text.find(|c: char| !"一二三四五六七八九十〇零0123456789".contains(c)).filter(|&e| e > 0)?;
    let rest = text[end..].strip_prefix('团')?;
    let name = text[..end + '团'.len_utf8()].to_owned();
    Some((Place { name, kind: PlaceKind::Township, division: None }, rest))
}

/// 市…, 县…, 我市…: the document's own place by its level.
fn bare_level<'t>(text: &'t str, recent: &[Place], cx: &Context) -> Option<(Place, &'t str)> {
    let text = ["我", "本", "该"].iter().find_map(|p| text.strip_prefix(p)).unwrap_or(text);
    // 师市: a division of the Corps with its city; 师党委: the division's
    let own = text.strip_prefix("师市").or_else(|| {
        let rest = text.strip_prefix('师')?;
        let organ = ["党委", "纪委", "机关", "委"].iter().any(|w| rest.starts_with(w));
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
    if !text.starts_with([
        '自', '开', '高', '经', '示', '新', '街', '省', '市', '县', '区', '州', '旗', '盟', '地',
    ]) {
        return None;
    }
    let level = LEVELS.iter().find(|l| text.starts_with(**l))?;
    let rest = &text[level.len()..];
    // 地区行署: the level in full
    let rest = if *level == "地" { rest.strip_prefix('区').unwrap_or(rest) } else { rest };
    // 市场监管局, 区块链中心, 地震局, 县域 …: the character belongs to the next word
    const NOT_LEVEL: [&str; 26] = [
        "省级",
        "市县",
        "市场监",
        "市场发",
        "市场管理",
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
    if NOT_LEVEL.iter().any(|n| text.starts_with(n))
        || rest.starts_with('长')
        || rest.starts_with('级') && !rest.starts_with("级机关")
    {
        return None;
    }
    let level = match (*level, rest) {
        ("区", r)
            if r.starts_with("党工委")
                || r.starts_with("工委")
                || r.starts_with("管委会")
                || r.starts_with("管理委员会") =>
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
    let place = around.or_else(|| cx.places.called(level, recent)).or_else(|| {
        // 区 in a zone that calls itself so
        (level == "区" || level == "新区")
            .then(|| cx.places.home().filter(|p| p.kind == PlaceKind::Zone).cloned())
            .flatten()
    })?;
    // 区委, 区政府: a zone has neither
    let district = ["委", "政府", "人民政府", "人大", "政协", "长"].iter().any(|o| rest.starts_with(o));
    if place.kind == PlaceKind::Zone && level.ends_with('区') && district && !rest.starts_with("委员会") {
        return cx.places.district_called(level, recent).map(|place| (place, rest));
    }
    Some((place, rest))
}

/// 烟台 in 烟台市长, 祥云 in 祥云分局: a short name, taken where an organ of the lexicon follows.
fn short_place<'t>(text: &'t str, cx: &Context) -> Option<(Place, &'t str)> {
    let found: Vec<_> = cx
        .lexicon
        .gazetteer
        .leading_shorts(text)
        .filter(|&(end, _)| (2..=6).contains(&text[..end].chars().count()))
        .collect();
    for (end, ids) in found.into_iter().rev() {
        let rest = &text[end..];
        // 喀什地委, 锡林郭勒盟委
        if let Some(level) = ["地", "盟"].iter().find(|l| rest.starts_with(**l)) {
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
        }
        // 广西区委, 宁夏区党委: of the autonomous region
        if let Some(organ) = rest.strip_prefix('区')
            && (organ.is_empty() || cx.lexicon.organ(organ, Scope::Province).is_some())
            && let Some(&id) =
                ids.iter().find(|&&id| cx.lexicon.gazetteer.division(id).name.ends_with("自治区"))
        {
            return Some((Place::division(id, cx.lexicon), organ));
        }
        // 新疆阿勒泰地委: the province before the prefecture
        if rest.ends_with("地委")
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
        // 邵阳军分区, 邵阳专署: those of a prefecture, not of a county that is called the same
        let prefecture = ["军分区", "专署", "行署", "专区"].iter().any(|o| rest.starts_with(o));
        let above: Vec<_> = ids
            .iter()
            .copied()
            .filter(|&id| prefecture && cx.lexicon.gazetteer.division(id).level == Level::Prefecture)
            .collect();
        let id = cx.places.choose(if above.is_empty() { ids } else { &above }, cx.lexicon)?;
        return Some((Place::division(id, cx.lexicon), rest));
    }
    None
}

/// 托克扎克镇…, 华新街街道…: a township, which lies below `above`.
fn leading_township<'t>(
    text: &'t str,
    above: Option<&Place>,
    recent: &[Place],
    cx: &Context,
) -> Option<(Place, &'t str)> {
    const NOT: [&str; 29] = [
        "以",
        "至于",
        "小城镇",
        "城乡",
        "集镇",
        "村镇",
        "中心镇",
        "乡镇",
        "城镇",
        "各",
        "县乡",
        "镇街",
        "该",
        "全",
        "原",
        "市",
        "向",
        "对",
        "与",
        "和",
        "在",
        "由",
        "部分",
        "有关",
        "相关",
        "所有",
        "从",
        "到",
        "的",
    ];
    if !text.contains(['道', '木', '社', '镇', '乡']) {
        return None;
    }
    for suffix in ["街道", "苏木", "公社", "镇", "乡"] {
        let Some(at) = text.find(suffix) else { continue };
        let mut end = at + suffix.len();
        // 东镇镇党委: the township of 东镇, and not the 镇党委 of a 东镇
        if text[..at].chars().count() == 1 && text[end..].starts_with(suffix) {
            end += suffix.len();
        }
        let name = &text[..end];
        let rest = &text[end..];
        if suffix == "乡" && rest.starts_with('镇') {
            continue;
        }
        // 某镇原社会事务办公室: once named with the township
        let rest = rest.strip_prefix('原').filter(|r| ends_as_body(r, cx.lexicon)).unwrap_or(rest);
        let bare = at == 0;
        if bare {
            if let Some(place) = cx.places.township(suffix, recent) {
                return Some((place, rest));
            }
            continue;
        }
        const WITHIN: [&str; 26] = [
            "下放",
            "划归",
            "移交",
            "拆分",
            "两个",
            "三个",
            "和城",
            "撤区",
            "撤乡",
            "并乡",
            "撤县",
            "成立",
            "设立",
            "任命",
            "组建",
            "撤销",
            "召开",
            "举行",
            "管理",
            "发达",
            "新一届",
            "学习",
            "会议",
            "仪式",
            "大会",
            "了",
        ];
        // 仪式在|镇政府: what goes before 镇 is no name
        let stem = name.strip_suffix(suffix).unwrap_or(name);
        if stem.ends_with(['在', '由', '到', '向', '与', '和', '了', '对', '从', '为', '是']) {
            continue;
        }
        // 南郑3镇, 甲等3个镇: so many
        if name.contains(|c: char| c.is_ascii_digit())
            || name.chars().count() > 8
            || name.chars().count() < 2
            || NOT.iter().any(|n| name.starts_with(n))
            || WITHIN.iter().any(|w| name.contains(w))
        {
            continue;
        }
        let organ = rest.is_empty()
            || cx.lexicon.organ(rest, Scope::Township).is_some()
            || [
                "党委",
                "政府",
                "人民政府",
                "人大",
                "党工委",
                "委员会",
                "办事处",
                "综合",
                "财政所",
                "文化站",
                "民生",
                "便民",
                "党群",
                "社区",
                "村",
                "武装部",
                "纪委",
                "中心",
                "党政",
                "党建",
                "应急",
                "退役",
                "行政",
                "农业",
                "经济",
                "公共",
                "平安",
                "社会",
                "自然资源",
                "规划",
                "统计",
                "司法所",
            ]
            .iter()
            .any(|o| rest.starts_with(o));
        // any other unit of a township with a short name
        let short =
            name.ends_with("族乡") || (2..=4).contains(&name.chars().count()) && !name.ends_with("小镇");
        let unit = || {
            let kind = rest.char_indices().find_map(|(i, _)| cx.lexicon.suffix(&rest[i..]));
            rest.chars().count() >= 3
                && matches!(kind, Some("unit" | "inner" | "organ" | "hospital" | "school" | "group"))
        };
        if !(organ || short && unit()) {
            continue;
        }

        // a township named after another lies in the same county
        let beside = above.filter(|p| p.kind == PlaceKind::Township).and_then(|p| {
            let county = cx.places.leading(&p.name, cx.lexicon).map(|(county, _)| county);
            county.filter(|c| c.kind == PlaceKind::County)
        });
        let above = match beside.as_ref().or(above) {
            Some(p) if p.kind == PlaceKind::Township => recent
                .iter()
                .rev()
                .find(|p| matches!(p.kind, PlaceKind::County | PlaceKind::Prefecture))
                .or_else(|| cx.places.home())?,
            Some(p) => p,
            // a township on a page that does not say where it lies
            None => {
                let place = Place { name: name.to_owned(), kind: PlaceKind::Township, division: None };
                return (name.chars().count() >= 3 && !rest.is_empty()).then_some((place, rest));
            }
        };
        return Some((above.below(name, PlaceKind::Township), rest));
    }
    None
}

/// Whether the words end as names of bodies do.
pub fn ends_as_body(text: &str, lexicon: &Lexicon) -> bool {
    if ["乡村", "农村", "城镇", "全部", "局部"].iter().any(|w| text.ends_with(w)) {
        return false;
    }
    const NO_OFFICE: [&str; 16] = [
        "主办", "承办", "协办", "举办", "联办", "督办", "交办", "代办", "开办", "创办", "筹办", "查办",
        "经办", "兴办", "包办", "申办",
    ];
    // 重大项目办, 拆迁办
    if text.ends_with('办')
        && (3..=10).contains(&text.chars().count())
        && !NO_OFFICE.iter().any(|w| text.ends_with(w))
    {
        return true;
    }
    const LONGEST: usize = 8;
    let mut ends = lexicon.endings(text).map(|(length, kind)| (&text[text.len() - length..], kind));
    ends.any(|(end, kind)| {
        let count = end.chars().count();
        kind != "place" && count <= LONGEST && (end.len() < text.len() || count > 1)
    })
}

/// Whether the words name a unit of a township or zone.
fn is_unit(text: &str) -> bool {
    (3..=12).contains(&text.chars().count())
        && ["执法队", "服务中心", "执法大队", "执法局", "服务站", "综合执法中心"]
            .iter()
            .any(|e| text.ends_with(e))
}

/// Whether the words name a part of an institution: 教务处, 机械工程学院, 人力资源部, 新闻中心.
pub fn is_part(text: &str, lexicon: &Lexicon) -> bool {
    if !(3..=12).contains(&text.chars().count()) {
        return false;
    }
    let kind = lexicon.endings(text).last().map(|(_, kind)| kind);
    let company = || ["公司", "集团"].iter().any(|e| text.find(e).is_some_and(|at| at > 0));
    // 共青团某市委学少部: of another house
    let placed = || {
        lexicon.words.hits(text).any(|h| {
            let entry = lexicon.words.entry(&h);
            let leads = h.start == 0 && (entry.place || entry.short_place) && entry.chars >= 2;
            entry.place && entry.chars >= 3 || entry.national || leads
        }) || text.contains("大学") && !text.contains("大学生")
            || ["理工学院", "职业技术学院", "师范学院"]
                .iter()
                .any(|w| text.contains(w) && !text.starts_with(w))
            || ["共青团", "中共", "政协", "国家", "中国"].iter().any(|p| text.starts_with(p))
    };
    (kind == Some("inner")
        || kind == Some("court") && text.ends_with('庭')
        || ["学院", "部", "中心", "办公室", "图书馆", "执行局", "司"].iter().any(|e| text.ends_with(e))
            && kind.is_some())
        && !company()
        && !placed()
}

/// 第十七届运动会领导小组: the number tells which event the group is for, and is no term.
fn numbers_event(after: &[char]) -> bool {
    const EVENTS: [&str; 14] = [
        "运动会",
        "运会",
        "博览会",
        "博会",
        "交易会",
        "洽谈会",
        "艺术节",
        "文化节",
        "旅游节",
        "农民节",
        "丰收节",
        "论坛",
        "大赛",
        "锦标赛",
    ];
    let said: String = after.iter().take(16).collect();
    EVENTS.iter().any(|event| said.contains(event))
}

/// Drops the number of a term: 市六届人大常委会 → 市人大常委会, 政协第十二届委员会 → 政协委员会.
fn without_term(text: &str) -> Cow<'_, str> {
    const DIGITS: &str = "一二三四五六七八九十百〇0123456789";
    if !text.contains(['届', '任', '次']) {
        return text.into();
    }
    let text =
        ["新一届", "新一任", "上一届", "本届", "首届"].iter().fold(text.to_owned(), |t, w| t.replace(w, ""));
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let start = i + usize::from(chars[i] == '第');
        // 第二、三届, 第九届、十届, 第六至八届
        let several = |c: &char| DIGITS.contains(*c) || start > i && "、至和及-—第届".contains(*c);
        let digits = match chars[start..].iter().take_while(|c| several(c)).count() {
            0 => 0,
            all => chars[start..start + all].iter().rposition(|c| DIGITS.contains(*c)).map_or(0, |k| k + 1),
        };
        if digits > 0 && chars.get(start + digits) == Some(&'届') {
            let end = start + digits + 1;
            if !numbers_event(&chars[end..]) {
                i = end;
                continue;
            }
        }
        let congress: String = chars[start + digits..].iter().take(5).collect();
        if digits > 0 && chars[i] == '第' && congress == "次代表大会" {
            i = start + digits + 1;
            continue;
        }
        out.push(chars[i]);
        i += 1;
    }
    out.into()
}
