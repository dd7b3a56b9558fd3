//! Names of bodies: from what is written (市委编办, 县人社局) to the full name with its place.

use super::bare_body::bare;
use super::body_end::ends_as_body;
use super::leading_place::{leading_place, short_place};
use super::organ::{filled, organ_of, scope_of};
use super::page_place::PlaceContext;
use super::phrase::find;
use super::place::{Place, PlaceKind};
use super::readings::Readings;
use super::term::{unterm, without_term};
use super::troops;
use crate::lexicon::Lexicon;
use crate::mention::affix::Affix;
use crate::segment::Segmenter;
use std::borrow::Cow;

/// What every recogniser needs to know.
#[derive(Debug)]
pub struct Context<'a> {
    pub lexicon: &'a Lexicon,
    pub segmenter: &'a Segmenter,
    pub places: PlaceContext,
    /// How names were read with these places.
    readings: Readings,
}

impl<'a> Context<'a> {
    pub fn new(lexicon: &'a Lexicon, segmenter: &'a Segmenter, places: PlaceContext) -> Self {
        Self { lexicon, segmenter, places, readings: Readings::default() }
    }

    /// The same once more is known of the page's own places, where the same names may mean others.
    pub fn settled(mut self, settle: impl FnOnce(&mut PlaceContext)) -> Self {
        settle(&mut self.places);
        Self { readings: Readings::default(), ..self }
    }
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
    cx.readings.of(text, recent, || read(text, recent, cx))
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
    if text.is_empty() || behind_credit(text) {
        return None;
    }
    if let Some(body) = cx.places.house.as_ref().and_then(|h| h.department(text, cx.lexicon)) {
        return Some(body);
    }
    // 国家财政部: the ministry; 中共中央港澳工作办公室: an office of the centre
    let ministry = text.past("国家").filter(|rest| rest.ends_with('部'));
    let centre = text.past("中共").filter(|rest| rest.begins_with("中央"));
    if let Some(name) = cx.lexicon.national(text).or_else(|| cx.lexicon.national(ministry.or(centre)?)) {
        return Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
    }
    if let Some(body) = central_company(text, cx.lexicon) {
        return Some(body);
    }
    // 某街道办事处人大工委: the committee of the street
    if let Some(street) = text.short_of("办事处人大工委") {
        return read(&format!("{street}人大工委"), recent, cx);
    }
    // 市教育工作党委: a working committee of the Party, under its full name
    if let Some(work) = text.short_of("工作党委")
        && let Some((place, rest)) = leading_place(work, recent, cx).filter(|(_, rest)| !rest.is_empty())
    {
        let name = format!("中共{}{rest}工作委员会", place.name);
        return Some(Body { name, place: Some(place), certainty: Certainty::Known });
    }
    // 国家某部某司: a part of the ministry
    if let Some(rest) = text.past("国家")
        && cx.lexicon.leading_national(text).next().is_none()
        && cx.lexicon.leading_national(rest).any(|(end, _)| rest[..end].ends_with('部'))
    {
        return read(rest, recent, cx);
    }
    // 统计局 in a list of the State Council: the central one
    if cx.places.central
        && text.ends_with(['局', '委', '会', '院'])
        && let Some(name) =
            ["国家", "中国", "国务院"].iter().find_map(|head| cx.lexicon.national(&format!("{head}{text}")))
    {
        return Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
    }
    // 东北佳木斯市委: a part of the country before a place named in full
    const PARTS: [&str; 7] = ["东北", "华北", "西北", "西南", "华东", "中南", "华南"];
    if let Some(rest) = PARTS.iter().find_map(|part| text.past(part))
        && cx.places.leading(rest, cx.lexicon).is_some()
    {
        return read(rest, recent, cx);
    }
    // 四川泸州专署: a short name within another
    if text.ends_with(['署', '委', '会'])
        && let Some(body) = within_province(text.past("中共").unwrap_or(text), recent, cx)
    {
        return Some(body);
    }
    if cx.places.corps().is_none() && troops::names_troops(text) {
        return Some(Body { name: text.to_owned(), place: None, certainty: Certainty::PlaceAndEnding });
    }
    if let Some(body) = inner_national(text, cx) {
        return Some(body);
    }
    // 共青团某市委学少部, 团市委办公室: a part of the League's committee
    if text.ends_with(['部', '室', '处', '科', '心'])
        && let Some(league) = text.find('团')
        && let Some(at) = text[league..].rfind('委').map(|at| league + at + '委'.len_utf8())
        && let Some(body) = resolve(&text[..at], recent, cx)
            .filter(|b| b.name.begins_with("共青团") && b.name.ends_on("委员会"))
    {
        let part = text[at..].trim_start_matches("员会");
        return Some(Body { name: format!("{}{part}", body.name), ..body });
    }
    // 政协某市委员会提案委员会: a part of the Conference's committee
    if let Some(inner) = text.past("政协").or_else(|| text.past("中国人民政治协商会议"))
        && let Some((place, rest)) = leading_place(unterm(inner), recent, cx)
        && let Some(part) = rest.past("委员会").filter(|part| part.ends_on("委员会") || *part == "办公室")
        && part != "常务委员会"
    {
        return Some(filled(
            &format!("中国人民政治协商会议{{P}}委员会{part}"),
            &place,
            Certainty::PlaceAndEnding,
        ));
    }
    for (before, forms) in cx.lexicon.around(text) {
        for (after, pattern) in forms {
            let Some(place_text) = text[before..].strip_suffix(after.as_str()) else { continue };
            if let Some((place, "")) = leading_place(place_text, recent, cx) {
                return Some(filled(pattern, &place, Certainty::Known));
            }
            // 民革省委会 on a page that does not say of which province
            if matches!(place_text, "省" | "市" | "县" | "区" | "州") && super::league::is_party(text) {
                let name = text.strip_suffix('会').filter(|t| t.ends_with('委')).unwrap_or(text);
                return Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
            }
        }
    }
    let party = text.past("中国共产党").or_else(|| text.past("中共")).filter(|r| !r.begins_with("中央"));
    let body = party.unwrap_or(text);
    let mut found = match leading_place(body, recent, cx) {
        // 中原军区, of no 中原区: only provinces have 军区
        Some((place, "军区")) if place.division.is_some() && place.kind != PlaceKind::Province => {
            Body { name: body.to_owned(), place: None, certainty: Certainty::PlaceAndEnding }
        }
        // 西藏军区, 福建军区: as they are called
        Some((place, "军区")) if body.chars().count() > 3 => {
            Body { name: body.to_owned(), place: Some(place), certainty: Certainty::Known }
        }
        // 黑龙江日报社: as it is called
        Some((place, rest)) if PRESS.iter().any(|p| rest.begins_with(p)) => {
            Body { name: body.to_owned(), place: Some(place), certainty: Certainty::PlaceAndEnding }
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
    if party.is_some() && !found.name.begins_with("中共") && found.name.ends_on("委员会") {
        found.name.insert_str(0, "中共");
    }
    Some(found)
}

/// What newspapers are called behind the short name of their place.
const PRESS: [&str; 4] = ["日报", "晚报", "商报", "早报"];

/// 某某日报讯（记者张三）市委, 某社9月26日电（…）中央政治局: the body begins behind who reports.
fn behind_credit(text: &str) -> bool {
    let dated =
        |mark: &str| find(text, mark).is_some_and(|at| text[..at].ends_with(|c: char| c.is_ascii_digit()));
    if dated("日电") || dated("日讯") {
        return true;
    }
    let Some((before, rest)) = text.split_once('（') else { return false };
    before.ends_with(['讯', '电']) && rest.contains('）')
        || rest
            .split_once('）')
            .is_some_and(|(inside, _)| inside.contains("记者") || inside.contains("通讯员"))
}

/// The organ of a city or prefecture that stands under its short name behind its province: 四川泸州专署, 四川省内江地委.
fn within_province(text: &str, recent: &[Place], cx: &Context) -> Option<Body> {
    const LEVELS: [&str; 2] = ["省", "自治区"];
    let whole = LEVELS.iter().find_map(|level| text.find(level).map(|at| at + level.len()));
    let cut = match whole.filter(|&at| !cx.lexicon.gazetteer.named(&text[..at]).is_empty()) {
        Some(at) => at,
        None => {
            let at = text.char_indices().nth(2).map(|(at, _)| at)?;
            cx.lexicon.gazetteer.short(&text[..at]).first()?;
            at
        }
    };
    let (province, rest) = text.split_at(cut);
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
    if text.ends_on("委员会") {
        return (!text.contains('党')).then(|| format!("中共{text}"));
    }
    OFFICES.iter().find_map(|office| {
        let committee = text.strip_suffix(office)?;
        let level = ["省委", "县委", "区委"].iter().any(|e| committee.ends_on(e));
        let past = ["特委", "特区委", "边委"].iter().any(|e| committee.ends_on(e));
        (committee.chars().count() >= 4 && (level || past)).then(|| {
            let rest = if level && office.is_empty() { "员会" } else { office };
            format!("中共{committee}{rest}")
        })
    })
}

/// The text without blanks, as it stands where it has none.
pub(super) fn unspaced(text: &str) -> Cow<'_, str> {
    if text.contains(' ') { text.replace(' ', "").into() } else { text.into() }
}

/// 中国保利集团公司, 中国机械工业集团: a company of the centre under a form of its full name.
fn central_company(text: &str, lexicon: &Lexicon) -> Option<Body> {
    const FULL: &str = "有限公司";
    let (name, canonical) = if let Some(stem) = text.short_of("集团") {
        let full = lexicon.national(&format!("{stem}集团{FULL}"))?;
        (full, true)
    } else {
        let stem = text.short_of("公司").filter(|stem| stem.ends_on("集团"))?;
        (lexicon.national(&format!("{stem}{FULL}"))?, false)
    };
    // 公司: the name that it bore then
    let name = if canonical { name } else { text };
    Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known })
}

/// Whether an organ of the Party or the union ends the words, which has a name of its own.
fn of_party(inner: &str) -> bool {
    ["党委", "纪委", "团委", "工会", "党组"].iter().any(|e| inner.ends_on(e))
}

/// Whether what stands behind the short name of a company makes it another: 股份有限公司, 工程总公司; a branch is part of
/// the one that is named.
fn company_form(rest: &str) -> bool {
    rest.ends_on("公司") && !rest.ends_on("分公司") && rest != "公司"
}

/// 司法部立法四局: an inner office of a central body.
fn inner_national(text: &str, cx: &Context) -> Option<Body> {
    let lexicon = cx.lexicon;
    let outer = lexicon
        .leading_national(text)
        .filter(|&(end, _)| end < text.len() && text[..end].chars().count() >= 3);
    let outer: Vec<(usize, &str)> = outer.collect();
    outer.into_iter().rev().find_map(|(end, name)| {
        let inner = &text[end..];
        // 中国一重集团: the same under a fuller name
        // 中国某某集团公司 is the name that the company bore then
        if matches!(inner, "集团公司" | "公司" | "总公司") && name.ends_on("公司") {
            let name = text.to_owned();
            return Some(Body { name, place: None, certainty: Certainty::Known });
        }
        if inner == "集团" && name.ends_on("公司") {
            return Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
        }
        // 中国建筑股份有限公司: a company of its own, as it is written
        let written = &text[..end];
        let own_kind = || {
            ["公司", "集团", "股份", "有限"].iter().any(|k| inner.begins_with(k))
                || inner.contains("公司")
                // 中国建筑西南设计研究院
                || ["研究院", "设计院"].iter().any(|e| inner.ends_on(e))
        };
        if name.ends_on("公司")
            && written != name
            && (company_form(inner) || own_kind() && ends_as_body(inner, lexicon) && !of_party(inner))
        {
            let name = text.to_owned();
            return Some(Body { name, place: None, certainty: Certainty::Known });
        }
        // 中国电子商务研究中心: no part of the company that is called 中国电子 for short
        if name.ends_on("公司")
            && written != name
            && !cx.segmenter.boundaries(text).contains(&written.chars().count())
        {
            return None;
        }
        // 中国电力科学研究院团委
        if inner == "团委" && super::part::is_institution(name) {
            let name = format!("共青团{name}委员会");
            return Some(Body { name, place: None, certainty: Certainty::PlaceAndEnding });
        }
        // 中央纪委驻某部纪检监察组
        let posted = inner.ends_on("纪检组") || inner.ends_on("纪检监察组");
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
