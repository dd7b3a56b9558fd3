//! Development zones and new areas: which one a page is of, and names that begin with one.

use super::body::Context;
use super::line::{Line, any_holds, is_cjk};
use super::phrase::holds_any;
use super::place::{Place, PlaceKind};
use crate::lexicon::{Level, Lexicon, Scope};
use crate::mention::affix::Affix;
use crate::model::BlockKind;
use std::collections::BTreeMap;

/// Endings of the names of development zones and new areas, longest first.
pub const ZONES: [&str; 38] = [
    "农业高新技术产业示范区",
    "高新技术产业开发区",
    "经济技术开发区",
    "高新技术开发区",
    "临空经济示范区",
    "自由贸易试验区",
    "经济开发区",
    "工业园区",
    "示范园区",
    "科技园区",
    "物流园区",
    "风景名胜区",
    "国家级新区",
    "产业集中区",
    "工业集中区",
    "产业集聚区",
    "旅游度假区",
    "转移集中区",
    "综合保税区",
    "出口加工区",
    "集中区",
    "自贸试验区",
    "产业园区",
    "工业园",
    "产业园",
    "示范区",
    "经开区",
    "高新区",
    "开发区",
    "新区",
    "保税区",
    "保税港区",
    "合作区",
    "科技城",
    "大学城",
    "科学城",
    "试验区",
    "管理区",
];

/// How a zone is called for short, and what its full name holds.
const SHORT: [(&str, &str); 6] = [
    ("高新区", "高新"),
    ("经开区", "经济"),
    ("开发区", "开发区"),
    ("示范区", "示范区"),
    ("新区", "新区"),
    ("园区", "园区"),
];

/// Whether `short` (某市高新区) is the zone whose full name is `full` (某市高新技术产业开发区).
fn is_short_for(short: &str, full: &str) -> bool {
    SHORT.iter().any(|(end, held)| {
        short.strip_suffix(end).is_some_and(|stem| {
            let stem = stem.trim_end_matches(['市', '县', '区']);
            let rest = full.strip_prefix(stem).map(|r| r.trim_start_matches(['市', '县', '区']));
            !stem.is_empty()
                && rest.is_some_and(|r| r.contains(held) && ZONES.iter().any(|z| r == *z || r == *held))
        })
    })
}

/// The zones that a document names with their places, and how often.
#[derive(Debug, Default)]
pub(super) struct Named<'t>(BTreeMap<&'t str, usize>);

impl Named<'_> {
    /// The names that are no short ones of others.
    pub fn in_full(&self) -> Vec<String> {
        let short = |name: &str| SHORT.iter().any(|(end, held)| name.ends_with(end) && end != held);
        self.0.keys().filter(|name| !short(name)).map(|name| (*name).to_owned()).collect()
    }
}

/// The zones that are named in a document in which 党工委 or 管委会 stand alone somewhere.
pub(super) fn zones_named<'t>(lines: &'t [Line], lexicon: &Lexicon) -> Named<'t> {
    let named = |l: &Line| ZONES.iter().any(|z| l.text.ends_on(z));
    if !["党工委", "管委会", "管理委员会"].iter().any(|w| any_holds(lines, w))
        && !lines.iter().take(1).any(named)
    {
        return Named::default();
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate) {
        for (rank, zone) in ZONES.into_iter().enumerate().filter(|(_, zone)| line.may_hold(zone)) {
            for (at, _) in line.text.match_indices(zone) {
                let before = &line.text[..at];
                // 经济开发区 was looked at before 开发区
                if ZONES[..rank].iter().any(|z| line.text[..at + zone.len()].ends_with(z)) {
                    continue;
                }
                let named = || county_before(before, lexicon).or_else(|| named_before(before, line, lexicon));
                let Some(start) = place_before(before, line).or_else(named) else {
                    continue;
                };
                // 绍兴滨海新区: what its own name is called like lies elsewhere
                let city = place_before(&line.text[..start], line)
                    .filter(|&at| zone == "新区" && is_city(&line.text[at..start], lexicon));
                let start = city.unwrap_or(start);
                let name = &line.text[start..at + zone.len()];
                // 浦东新区: a district of that kind is a division, no zone
                if !lexicon.gazetteer.named(name).is_empty() {
                    continue;
                }
                *counts.entry(name).or_default() += if line.kind == BlockKind::Heading { 3 } else { 1 };
            }
        }
    }
    Named(counts)
}

/// Whether a prefecture is called so, with its level or without.
fn is_city(name: &str, lexicon: &Lexicon) -> bool {
    let gazetteer = &lexicon.gazetteer;
    gazetteer
        .named(name)
        .iter()
        .chain(gazetteer.short(name))
        .any(|&id| gazetteer.division(id).level == Level::Prefecture)
}

/// The zone that speaks in a document.
pub(super) fn zone_of(Named(mut counts): Named, lines: &[Line]) -> Option<Place> {
    // 某市高新区 counts for the one that is named in full
    let full: Vec<&str> = counts.keys().copied().collect();
    for short in &full {
        let long = full.iter().find(|f| f.len() > short.len() && is_short_for(short, f));
        if let Some(long) = long
            && let Some(n) = counts.remove(short)
        {
            *counts.entry(long).or_default() += n;
        }
    }
    // a zone that is only passed by stands once
    let (name, count) = counts.into_iter().max_by_key(|&(name, n)| (n, std::cmp::Reverse(name.len())))?;
    let head = lines.iter().find(|l| l.kind != BlockKind::Boilerplate)?;
    let leads = SHORT.iter().any(|(short, _)| head.starts_with(0, short)) || head.starts_with(0, "我区");
    (count >= 2 || leads).then(|| Place { name: name.to_owned(), kind: PlaceKind::Zone, division: None })
}

/// 开发区党工委, and 区党工委 further on: a page of the zone of its own place, which it does not name in full.
pub(super) fn own_zone(text: &str, home: &Place) -> Option<Place> {
    const ORGANS: [&str; 2] = ["党工委", "管委会"];
    if !holds_any(text, &ORGANS) {
        return None;
    }
    // where nothing stands before it: not 各开发区管委会
    let said = |word: &str| {
        ORGANS.iter().any(|organ| {
            let named = format!("{word}{organ}");
            text.match_indices(&named).any(|(at, _)| !text[..at].chars().next_back().is_some_and(is_cjk))
        })
    };
    let short = ["开发区", "高新区", "经开区"].into_iter().find(|zone| said(zone))?;
    // 某某产业开发区: it has a name
    let named = text.match_indices(short).any(|(at, _)| {
        text[..at].chars().next_back().is_some_and(|c| is_cjk(c) && !"各在到对由为和与全".contains(c))
    });
    let local = !named && matches!(home.kind, PlaceKind::Prefecture | PlaceKind::County);
    (local && said("区")).then(|| Place {
        name: format!("{}{short}", home.name),
        kind: PlaceKind::Zone,
        division: None,
    })
}

/// Where the name of a county without its level (沅江, 夷陵) stands right before the end of `text`.
fn county_before(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let start = text.char_indices().rev().nth(1).map(|(at, _)| at)?;
    let fresh = text[..start].chars().next_back().is_none_or(|c| !is_cjk(c) || "入在对到由为任".contains(c));
    let county = ["市", "县", "区"].iter().any(|level| {
        let ids = lexicon.gazetteer.named(&format!("{}{level}", &text[start..]));
        ids.iter().any(|&id| lexicon.gazetteer.division(id).to.is_none())
    });
    (fresh && county).then_some(start)
}

/// Where a place stands with which the own name of a zone (查干湖生态旅游 before 开发区) begins.
fn named_before(text: &str, line: &Line, lexicon: &Lexicon) -> Option<usize> {
    let end = text.chars().count();
    let starts = (end.saturating_sub(14)..end.saturating_sub(3)).rev();
    let place = starts.filter_map(|k| {
        let word = line.words_at(k).iter().rfind(|w| w.entry.place || w.entry.short_place)?;
        (word.end + 2..=word.end + 8).contains(&end).then_some((k, word.end))
    });
    let (start, own) = place.into_iter().next()?;
    let words = line.slice(own..end);
    let name = words.chars().all(is_cjk) && !lexicon.body_words.is_foreign(words);
    let fresh =
        !is_cjk(line.before(start)) || "入在对到由为任立设建办销于将与和及的原".contains(line.before(start));
    (name && fresh).then(|| line.slice(0..start).len())
}

/// Where the name of a place, short or full, stands right before the end of `text`.
fn place_before(text: &str, line: &Line) -> Option<usize> {
    let end = text.chars().count();
    let mut best = None;
    for start in end.saturating_sub(8)..end {
        for word in line.words_at(start) {
            if word.end == end && (word.entry.place || word.entry.short_place) {
                best.get_or_insert(start);
            }
        }
    }
    best.map(|chars| line.slice(0..chars).len())
}

/// 兰州新区…: a zone named in full, or one that stands below a place (市经济开发区).
pub(super) fn leading_zone<'t>(text: &'t str, cx: &Context) -> Option<(Place, &'t str)> {
    // every zone ends so; 省级开发区: any one of that rank
    let ranked = ["国家级", "省级", "市级", "县级"].iter().any(|w| text.begins_with(w))
        // 会议由|开发区党工委…
        || text.starts_with(['由', '与', '将', '把', '被', '在', '对']);
    if ranked || !text.contains(['区', '城', '园']) {
        return None;
    }
    let ends: Vec<usize> = text.match_indices(['区', '城', '园']).map(|(at, last)| at + last.len()).collect();
    let closes = |zone: &str| ends.iter().any(|&end| text[..end].ends_with(zone));
    for zone in ZONES {
        let Some(at) = closes(zone).then(|| text.find(zone)).flatten() else { continue };
        let mut end = at + zone.len();
        // 自由贸易试验区岳阳片区管委会: a part of it with a committee of its own
        if let Some(part) = text[end..].find("片区").filter(|&k| text[end..end + k].chars().count() <= 6) {
            end += part + "片区".len();
        }
        let rest = &text[end..];
        // 县委书记张三拟任某园区管委会主任: a name holds no office
        if ["书记", "主任", "县长", "市长", "区长", "局长", "拟任", "现任"]
            .iter()
            .any(|w| text[..at].contains(w))
        {
            continue;
        }
        let organ = rest.is_empty()
            || cx.lexicon.organ(rest, Scope::Any).is_some()
            || ["党工委", "管委会", "管委", "管理委员会", "工委", "纪工委"]
                .iter()
                .any(|o| rest.begins_with(o));
        // 经济开发区管委会: a zone called by its kind alone is the one of the page's own place
        if at == 0
            && !rest.is_empty()
            && organ
            && let Some(home) = cx.places.home().filter(|h| h.division.is_some())
            && (zone.chars().count() > 4 || cx.places.zones.is_empty() && keeps_zones(home))
            && cx.places.zone().is_none()
        {
            let name = format!("{}{zone}", home.name);
            return Some((Place { name, kind: PlaceKind::Zone, division: None }, rest));
        }
        // 高新区: no zone that is called 高 and ends in 新区
        if at == 0 || text[..at].chars().count() > 14 || ZONES.contains(&&text[..end]) {
            continue;
        }
        if let Some(own) = cx.places.zone().filter(|z| is_short_for(&text[..end], &z.name)) {
            return Some((own.clone(), rest));
        }
        // 南宁高新区 beside 南宁高新技术产业开发区
        if let Some(full) = cx.places.zones.iter().find(|full| is_short_for(&text[..end], full)) {
            return Some((Place { name: full.clone(), kind: PlaceKind::Zone, division: None }, rest));
        }
        // a division that ends so (浦东新区) is no zone
        if !cx.lexicon.gazetteer.named(&text[..end]).is_empty() {
            return None;
        }
        // 市经济开发区: the level stands for the place
        let level = ["省", "市", "县", "区", "州", "旗", "盟"].iter().find(|l| text.begins_with(l));
        if let Some(level) = level
            && let Some(place) = cx.places.called(level, &[])
            && text[level.len()..end].chars().all(is_cjk)
        {
            let name = format!("{}{}", place.name, &text[level.len()..end]);
            return Some((Place { name, kind: PlaceKind::Zone, division: None }, rest));
        }
        let home = cx.places.home();
        let own = home.is_some_and(|h| h.kind == PlaceKind::Zone && h.name == text[..end]);
        if own || organ {
            // 滨江新区 in a report from a district: a zone of that district
            // a scenic area is known by its own name alone
            let scenic = zone == "风景名胜区";
            let national = text.begins_with("中国");
            let above = home.filter(|h| {
                !own && !scenic && !national && h.division.is_some() && !begins_nearby(text, h, cx)
            });
            let name = format!("{}{}", above.map_or("", |h| h.name.as_str()), &text[..end]);
            return Some((Place { name, kind: PlaceKind::Zone, division: None }, rest));
        }
    }
    None
}

/// 高新区管委会 on the page of a city or county: it has one of each kind, while a district may mean its city's.
fn keeps_zones(home: &Place) -> bool {
    matches!(home.kind, PlaceKind::Prefecture | PlaceKind::County) && !home.name.ends_with('区')
}

/// Whether the text begins with the name of a place of the page's own province.
fn begins_nearby(text: &str, home: &Place, cx: &Context) -> bool {
    let gazetteer = &cx.lexicon.gazetteer;
    let Some(home) = home.division.map(|id| gazetteer.division(id)) else { return true };
    let ends = text.char_indices().map(|(i, c)| i + c.len_utf8()).take(8).skip(1);
    ends.into_iter().any(|end| {
        let name = &text[..end];
        gazetteer
            .named(name)
            .iter()
            .chain(gazetteer.short(name))
            .any(|&id| gazetteer.division(id).province == home.province)
    })
}
