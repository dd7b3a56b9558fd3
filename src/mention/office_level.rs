//! A body as its office's words name it, brought to what was named before: the level, the house, the whole.

use super::body::{Body, Certainty, Context, resolve};
use super::office::Before;
use super::office_body::Found;
use super::organ::organ_of;
use super::part::association;
use super::place::{LEVELS, PlaceKind};
use super::sibling::{central_unit, posted};
use crate::lexicon::{Scope, TitleKind};
use crate::mention::affix::Affix;

/// Parts of the Party's committee of a zone; all others are the zone's.
const PARTY_PARTS: [&str; 5] = ["组织部", "宣传部", "统战部", "政法委", "办公室"];

/// The body that `text` was read as, seen beside the bodies before it.
pub(super) fn settled(
    body: Body,
    text: &str,
    (title, core, kind): (&str, &str, TitleKind),
    before: &Before,
    cx: &Context,
) -> Option<Found> {
    let body = at_the_level_before(body, text, before, cx);
    let mut body = posted(standing_congress(body, core), before, cx);
    let seat = core.strip_prefix("专职副").unwrap_or(core);
    let seat = seat.strip_prefix("兼职副").unwrap_or(seat);
    if let Some(own) = association(&body.name, seat) {
        body.name = own.to_owned();
    }
    // 附属医院 of the one university whose hospital the page names
    if body.certainty == Certainty::Ending
        && let Some(full) = cx.places.full_names.of_house(&body.name)
    {
        body = resolve(&full, &before.places, cx).filter(|b| b.name.len() > body.name.len()).unwrap_or(body);
    }
    // 甲集团, which the page also names 甲乙有限公司
    if body.certainty == Certainty::Ending
        && let Some(full) = cx.places.companies.in_full(&body.name)
    {
        full.clone_into(&mut body.name);
    }
    // 市科协党组成员、国际部部长: a department of the association
    if body.certainty == Certainty::Ending
        && text.ends_with('部')
        && text.chars().count() <= 6
        && let Some(whole) = before.body.as_ref().filter(|b| b.place.is_some())
        && ["协会", "联合会", "总工会"].iter().any(|e| whole.name.ends_with(e))
    {
        body = Body { name: format!("{}{text}", whole.name), ..whole.clone() };
    }
    // 领导小组副组长甲，小组成员乙: the group before
    if body.certainty == Certainty::Ending
        && matches!(text, "小组" | "领导小组" | "委员会" | "工作组" | "专班")
        && let Some(outer) = before.body.as_ref().filter(|b| b.name.ends_with(text))
    {
        return Some((outer.clone(), title.to_owned(), true));
    }
    // 农业与农村工作委员会副主任甲，工委委员乙
    if text == "工委"
        && let Some(outer) = before.body.as_ref().filter(|b| b.name.ends_with("工作委员会"))
    {
        return Some((outer.clone(), title.to_owned(), true));
    }
    // 某团政治处主任，师副政委，军政治部主任: of troops of another level
    let level = ["集团军", "军", "师", "旅", "团", "营"].iter().any(|l| text.begins_with(l));
    if level && before.body.as_ref().is_some_and(|b| super::troops::names_troops(&b.name)) {
        return (body.certainty > Certainty::Ending || text.ends_with(['部', '处', '科', '室']))
            .then(|| (body, title.to_owned(), false));
    }
    // 自治区党委常委、党委组织部部长: of the same committee
    if body.certainty == Certainty::Ending
        && text.strip_prefix("党委").is_some_and(|part| !part.is_empty())
        && let Some(outer) = before.body.as_ref().filter(|b| b.name.starts_with("中共"))
        && let Some(own) = outer.place.as_ref().filter(|p| p.division.is_some())
        && let Some(part) = organ_of(own, text, cx)
    {
        return Some((part, title.to_owned(), false));
    }
    // 人民法院审判员、研究室副主任: an inner office of the body before
    if body.certainty == Certainty::Ending
        && let Some(outer) = &before.body
        && let school = super::part::school_around(&outer.name, text)
        && (outer.certainty > Certainty::Ending || school.is_some())
        && (inner_office(text, cx) || central_unit(text, outer))
    {
        let outside = school.unwrap_or_else(|| super::part::without_sibling(&outer.name, text));
        // 经开区党工委委员、党政工作部部长: a part of the zone, not of its committee
        let zone = super::part::zone_of_committee(outside).filter(|_| !PARTY_PARTS.contains(&text));
        let outside = zone.unwrap_or(outside);
        // 政治部副主任甲、政治部组织处处长乙
        let said = text
            .char_indices()
            .map(|(at, _)| &text[..at])
            .chain([text])
            .rfind(|s| s.chars().count() > 2 && outside.ends_with(s));
        let name = super::part::part_in_full(outside, &text[said.map_or(0, str::len)..]);
        let inner = Body { name, place: outer.place.clone(), certainty: Certainty::PlaceAndEnding };
        return Some((inner, title.to_owned(), false));
    }
    if text.ends_with("党委") && body.certainty < Certainty::Known {
        return None;
    }
    // 某公司纪委书记: of the company's own commission
    if text.strip_suffix("纪委").is_some_and(super::part::is_institution) && body.certainty < Certainty::Known
    {
        return None;
    }
    // 厅人教处: of the department named last
    if body.certainty == Certainty::Ending
        && let Some(head @ ('厅' | '局')) = text.chars().next()
        && let part = &text[head.len_utf8()..]
        && part.chars().count() >= 2
        && part.ends_with(['处', '科', '室'])
        && let Some(last) =
            before.body.iter().chain(before.earlier.iter().rev()).find(|b| b.name.ends_with(head))
    {
        let inner = Body { name: format!("{}{part}", last.name), ..last.clone() };
        return Some((inner, title.to_owned(), false));
    }
    // 军区司令员: of the one named last, and of no city
    // 军分区司令员: of no province
    let province = body.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Province);
    if text == "军分区" && province {
        let body = Body { name: text.to_owned(), place: None, certainty: Certainty::PlaceAndEnding };
        return Some((body, title.to_owned(), false));
    }
    if text == "军区" && !province {
        let last = before.body.iter().chain(before.earlier.iter().rev()).find(|b| b.name.contains("军区"));
        let name = last.and_then(|b| b.name.split_inclusive("军区").next()).unwrap_or(text).to_owned();
        let body = Body { name, place: None, certainty: Certainty::PlaceAndEnding };
        return Some((body, title.to_owned(), false));
    }
    // 该公司: the one named last
    if let Some(body) = pointed_at(text, before).filter(|_| body.certainty == Certainty::Ending) {
        return Some((body, title.to_owned(), false));
    }
    // 该部队师长: of one that nothing before names
    if body.certainty == Certainty::Ending && text.starts_with('该') && body.name == text {
        return None;
    }
    // a bare place: 自治区主席, 鹿城区书记
    if let Some(place) =
        body.place.as_ref().filter(|p| p.name == body.name && p.kind != PlaceKind::Institution)
    {
        // 某县某公社文书、广播员: of the commune itself
        if place.name.ends_with("公社") && kind == TitleKind::Staff && !title.starts_with("中学") {
            let body = Body { certainty: Certainty::PlaceAndEnding, ..body.clone() };
            return Some((body, title.to_owned(), false));
        }
        // 某县某镇科员: of its government; no 某镇|中学教师
        let school = ["教师", "教员", "老师"].iter().any(|e| title.ends_on(e));
        if place.kind == PlaceKind::Township
            && kind == TitleKind::Staff
            && place.name.ends_with(['镇', '乡'])
            && !school
        {
            return organ_of(place, "政府", cx).map(|b| (b, title.to_owned(), false));
        }
        let organ = match core {
            "主席" if place.name.ends_with("自治区") => "政府",
            "书记" | "常委" | "委员" if place.kind == PlaceKind::Zone => "党工委",
            "书记" | "常委" => "委",
            "主任" if place.kind == PlaceKind::Zone => "管委会",
            "主任" if place.name.ends_with("街道") => "办事处",
            _ => return matches!(kind, TitleKind::Head | TitleKind::Deputy).then_some(()).and(None),
        };
        return organ_of(place, organ, cx).map(|b| (b, title.to_owned(), false));
    }
    Some((body, title.to_owned(), false))
}

/// 该公司, 该院: the body of that kind that was named last.
pub(super) fn pointed_at(text: &str, before: &Before) -> Option<Body> {
    let kind = text.strip_prefix('该').filter(|kind| !kind.is_empty())?;
    before.body.iter().chain(before.earlier.iter().rev()).find_map(|last| {
        let name =
            last.name.strip_suffix("委员会").and_then(|n| n.strip_prefix("中共")).unwrap_or(&last.name);
        let stem = ["有限责任公司", "股份有限公司", "有限公司"].iter().find_map(|e| name.strip_suffix(e));
        let fits = name.ends_with(kind) || kind == "集团" && stem.is_some_and(|s| s.ends_with(kind));
        fits.then(|| Body { name: name.to_owned(), ..last.clone() })
    })
}

/// 市局, 省厅治安总队 behind 市公安局, 省公安厅: the one of that place named last, or a part of it.
pub(super) fn bureau_of_level(text: &str, before: &Before, cx: &Context) -> Option<Body> {
    // 高要地委工业办公室副主任、地委工业部副部长: of the prefecture named last
    const COMMITTEE: &str = "地委";
    if let Some(part) = text.strip_prefix(COMMITTEE).filter(|part| !part.is_empty())
        && let Some((last, at)) = before.body.as_ref().and_then(|b| Some((b, b.name.find(COMMITTEE)?)))
    {
        let name = format!("{}{COMMITTEE}{part}", &last.name[..at]);
        return Some(Body { name, place: last.place.clone(), certainty: Certainty::PlaceAndEnding });
    }
    const KINDS: [&str; 2] = ["局", "厅"];
    let level = ["省", "市", "县", "区", "州", "旗"].into_iter().find(|l| text.begins_with(l))?;
    let rest = &text[level.len()..];
    let kind = KINDS.into_iter().find(|k| rest.begins_with(k))?;
    let part = &rest[kind.len()..];
    if !part.is_empty() && !super::body_end::ends_as_body(part, cx.lexicon) {
        return None;
    }
    let place = cx.places.called(level, &before.places)?;
    let named = before.body.iter().chain(before.earlier.iter().rev());
    let own = |b: &&Body| {
        let own = b.name.strip_prefix(place.name.as_str()).filter(|_| b.place.as_ref() == Some(&place));
        own.is_some_and(|own| own.len() > kind.len() && own.contains(kind))
    };
    let found = named.into_iter().find(own)?;
    let end = found.name[place.name.len()..].find(kind)? + place.name.len() + kind.len();
    let name = format!("{}{part}", &found.name[..end]);
    Some(Body { name, place: Some(place), certainty: Certainty::PlaceAndEnding })
}

/// Whether the words name a part of some body: 研究室, 秘书科, 刑事审判第一庭.
fn inner_office(text: &str, cx: &Context) -> bool {
    // the longest ending decides: 有限公司 is no 司
    text.chars().count() <= 9
        && !super::part::names_organ(text)
        && text
            .char_indices()
            .find_map(|(i, _)| cx.lexicon.suffix(&text[i..]))
            .is_some_and(|kind| matches!(kind, "inner" | "court"))
}

/// 市委常委、纪委书记 where the city is not known: the organ of the same level.
fn at_the_level_before(body: Body, text: &str, before: &Before, cx: &Context) -> Body {
    // 临空区党工委书记、管委会主任: of the zone, under whatever name
    let zoned = before.body.as_ref().and_then(|b| {
        let zone = ["党工委", "管委会"].iter().find_map(|o| b.name.short_of(o))?;
        let organ = ["党工委", "管委会", "纪工委"].contains(&text);
        (organ && zone.ends_with('区')).then(|| Body { name: format!("{zone}{text}"), ..b.clone() })
    });
    if let Some(zoned) = zoned.filter(|_| body.certainty == Certainty::Ending) {
        return zoned;
    }
    let last = before.body.as_ref().filter(|b| b.place.is_none());
    // 高新区党工委书记、管委会主任: of the zone, longer levels first
    let level = last.and_then(|b| LEVELS.into_iter().find(|level| b.name.begins_with(level)));
    // 市委常委、管委会主任: of no city
    let zonal = ["管委", "党工委", "工委", "纪工委", "管理委员会"].iter().any(|o| text.begins_with(o));
    let zone = |level: &str| level.ends_with('区');
    // 市委常委、统战部部长: whatever place the page is of, where the city is not known
    let bare = body.name == text || cx.places.home().is_some_and(|h| body.place.as_ref() == Some(h));
    match level {
        Some(level)
            if body.certainty != Certainty::PlaceAndEnding
                && bare
                && (!zonal || zone(level))
                && cx.lexicon.organ(text, Scope::Any).is_some() =>
        {
            // 政法委, 组织部, but not 党委
            let party = cx.lexicon.organ(text, Scope::Any).and_then(|p| p.strip_prefix("中共{P}委"));
            let part = party.is_some_and(|part| !part.is_empty() && !part.starts_with("员会"));
            let middle = if part && !text.starts_with('委') { "委" } else { "" };
            Body { name: format!("{level}{middle}{text}"), place: None, certainty: Certainty::Known }
        }
        _ => body,
    }
}

/// 市人大主任, 全国人大副委员长, 县人大党组书记: directors, and the Party's group, are those of the standing
/// committee; only a township's congress has a chairman.
pub(super) fn standing_congress(body: Body, core: &str) -> Body {
    let congress = body.name.ends_with("人民代表大会") || body.place.is_none() && body.name.ends_with("人大");
    let township = body.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Township);
    if congress
        && (matches!(core, "主任" | "委员长")
            || !township && matches!(core, "党组书记" | "党组副书记" | "党组成员"))
    {
        let end = if body.name.ends_with("人大") { "常委会" } else { "常务委员会" };
        return Body { name: format!("{}{end}", body.name), ..body };
    }
    body
}
