//! Townships and streets: at the beginning of a body's name, and the one that speaks in a document.

use super::body::Context;
use super::body_end::ends_as_body;
use super::line::{Line, is_cjk};
use super::page_place::PlaceContext;
use super::phrase::{find, holds_any};
use super::place::{Place, PlaceKind};
use crate::lexicon::{BodyWord, Scope};
use crate::mention::affix::Affix;
use crate::model::{BlockKind, Document};
use std::collections::BTreeMap;

/// 和平镇, 太和乡: 和 in the name itself, which joins two names elsewhere.
fn named_with_harmony(stem: &str) -> bool {
    const BEHIND: &str = "平顺睦兴安丰盛义林桥庄合静乐源悦泉尚龙谐";
    const LEVELS: &str = "省市县区州旗镇乡村街局委办";
    let mut chars = stem.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('和'), Some(next), None) => BEHIND.contains(next),
        (Some(first), Some('和'), None) => !LEVELS.contains(first),
        _ => false,
    }
}

/// 某农场管理区, 某林场: what is run as a township is, and has none below.
fn is_farm(place: &Place) -> bool {
    place.kind == PlaceKind::Zone && place.name.contains("场管理区")
        || ["农场", "林场", "牧场", "渔场"].iter().any(|e| place.name.ends_with(e))
}

/// 托克扎克镇…, 华新街街道…: a township, which lies below `above`.
pub(super) fn leading_township<'t>(
    text: &'t str,
    above: Option<&Place>,
    recent: &[Place],
    cx: &Context,
) -> Option<(Place, &'t str)> {
    const NOT: [&str; 41] = [
        "代表",
        "选举",
        "并对",
        "一是",
        "二是",
        "三是",
        "四是",
        "选出",
        "参会",
        "与会",
        "下辖",
        "所辖",
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
    // 该镇党委: of the town that is spoken of
    let text = ["该", "我", "本"]
        .iter()
        .find_map(|own| text.strip_prefix(own))
        .filter(|rest| ["镇", "乡", "街道", "苏木"].iter().any(|level| rest.starts_with(level)))
        .unwrap_or(text);
    for suffix in ["街道", "苏木", "公社", "镇", "乡"] {
        let Some(at) = find(text, suffix) else { continue };
        let mut end = at + suffix.len();
        // 东镇镇党委: the township of 东镇, and not the 镇党委 of a 东镇
        let again = text[end..].strip_prefix(suffix);
        if text[..at].chars().count() == 1 && again.is_some_and(|rest| !rest.starts_with('长')) {
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
        const WITHIN: [&str; 31] = [
            "兼",
            "曾任",
            "历任",
            "担任",
            "原任",
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
        if stem.ends_with(['在', '由', '到', '向', '与', '了', '对', '从', '为', '是'])
            || stem.ends_with('和') && !named_with_harmony(stem)
        {
            continue;
        }
        // 南郑3镇, 甲等3个镇: so many
        if name.contains(|c: char| c.is_ascii_digit())
            || name.chars().count() > 8
            || name.chars().count() < 2
            || NOT.iter().any(|n| name.begins_with(n)) && !named_with_harmony(stem)
            // 最后|镇党委书记, 随后|太平镇党委
            || cx.lexicon.body_words.starting(BodyWord::When, name).is_some()
            || holds_any(name, &WITHIN)
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
            .any(|o| rest.begins_with(o));
        // any other unit of a township with a short name
        let short = name.ends_on("族乡") || (2..=4).contains(&name.chars().count()) && !name.ends_on("小镇");
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
            // 某农场管理区更名为某镇: beside it, and not below
            Some(p) if p.kind == PlaceKind::Township || is_farm(p) => recent
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

/// 村镇, 小城镇, 选出新镇长: no name of a town, though 孟村镇, 武城镇 and 永新镇 are.
fn is_kind_of_town(name: &str, titled: bool) -> bool {
    const KINDS: [&str; 3] = ["村镇", "城镇", "新镇"];
    const BEFORE: [&str; 19] = [
        "", "小", "各", "农", "大", "全", "新", "老", "与", "和", "对", "中心", "特色", "新型", "重点",
        "美丽", "部分", "有关", "多个",
    ];
    KINDS
        .iter()
        .filter_map(|kind| name.strip_suffix(kind))
        .any(|stem| titled && name.ends_with("新镇") || BEFORE.contains(&stem))
}

/// 首页>乡镇动态>某镇, 主办单位：某区某街道办事处: where the page stands, or who keeps it.
fn names_the_site(line: &Line) -> bool {
    const LONGEST: usize = 60;
    line.len() <= LONGEST
        && (line.text.contains(['>', '＞', '»']) || line.holds("主办") || line.holds("版权所有"))
}

/// The township that speaks in a document that says 镇党委, 乡长 and the like: the one it names most.
pub(super) fn township_of(document: &Document, lines: &[Line], context: &PlaceContext) -> Option<Place> {
    let text = &document.normal;
    let above = context.county().or_else(|| context.home());
    const LEVELS: [(&str, [&str; 5]); 3] = [
        ("镇", ["镇党委", "镇政府", "镇人大", "镇长", "镇纪委"]),
        ("乡", ["乡党委", "乡政府", "乡人大", "乡长", "乡纪委"]),
        ("街道", ["街道党工委", "街道办事处", "街道纪工委", "街道人大工委", "街道机关"]),
    ];
    for (level, organs) in LEVELS {
        let free = |at: usize| {
            let before = text[..at].chars().next_back();
            before.is_none_or(|c| !is_cjk(c) || "、，。和由任举了新出选原为兼在该我本".contains(c))
        };
        if !lines.iter().any(|l| l.may_hold(level)) {
            continue;
        }
        let calls = organs.iter().filter(|o| lines.iter().any(|l| l.may_hold(o)));
        let calls = calls.into_iter().any(|o| text.match_indices(o).any(|(at, _)| free(at)));
        // 镇林业站、镇文化站, below a headline that names the town
        const UNITS: [&str; 14] = [
            "农业",
            "林业",
            "水利",
            "文化",
            "综合",
            "便民",
            "党群",
            "退役",
            "应急",
            "财政",
            "社会",
            "民政",
            "计生",
            "卫生院",
        ];
        let units = || {
            let unit = |at: usize| UNITS.iter().any(|u| text[at + level.len()..].starts_with(u));
            text.match_indices(level).any(|(at, _)| free(at) && unit(at))
        };
        if !calls && !units() {
            continue;
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate || names_the_site(l)) {
            for at in (0..line.len()).filter(|&k| line.starts_with(k, level) && line.at(k + 1) != '镇') {
                let end = at + level.chars().count() - 1;
                let Some(start) = (at.saturating_sub(4)..at.saturating_sub(1)).find(|&k| {
                    let c = line.before(k);
                    // 以甲镇为例: the preposition is no part of the name
                    const BEFORE: &str = "以如对由从把将";
                    let free = !is_cjk(c) || "县区市旗在向和到，".contains(c) || BEFORE.contains(c);
                    free && !BEFORE.contains(line.at(k)) && (k..end).all(|m| is_cjk(line.at(m)))
                }) else {
                    continue;
                };
                let name = line.slice(start..end + 1);
                // 王五为副|镇长
                if name.ends_with("副镇") || name.ends_with("副乡") {
                    continue;
                }
                if ![
                    "的",
                    "下辖",
                    "所辖",
                    "下属",
                    "所属",
                    "个街道",
                    "个镇",
                    "个乡",
                    "乡镇",
                    "发达",
                    "成立",
                    "新一届",
                    "各镇",
                    "各乡",
                    "全镇",
                    "全乡",
                    "县乡",
                    "各街道",
                    "在镇",
                    "由镇",
                    "了镇",
                    "全体",
                    "我镇",
                    "我乡",
                    "本镇",
                    "本乡",
                    "该镇",
                    "该乡",
                    "在乡",
                    "由乡",
                    "选举",
                    "并对",
                    "参会",
                    "担任",
                    "兼任",
                    "提名",
                ]
                .iter()
                .any(|w| name.contains(w))
                    && !is_kind_of_town(name, line.at(end + 1) == '长')
                {
                    *counts.entry(name.to_owned()).or_default() +=
                        if line.kind == BlockKind::Heading { 3 } else { 1 };
                }
            }
        }
        // 石岭镇, which other sentences name as well, before 二是选举镇
        let most = counts.values().copied().max().unwrap_or_default();
        let first = counts.iter().filter(|(_, n)| **n == most).map(|(name, _)| (name.as_str(), 0));
        let often = named_how_often(text, level, first.collect());
        let best = often.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(**name)));
        let headed = |name: &str| {
            let heads = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(2);
            heads.filter(|l| l.len() <= 40 && !l.text.contains(['。', '，'])).any(|l| l.text.contains(name))
        };
        if let Some((&name, _)) = best.filter(|(name, _)| calls || headed(name)) {
            // 甲乙新村街道, which its own page also calls 甲乙街道
            let stem = name.strip_suffix(level).unwrap_or(name);
            let whole = counts.keys().filter(|n| level == "街道" && n.starts_with(stem));
            let name = whole.max_by_key(|n| n.len()).map_or(name, String::as_str);
            let alone = || Place { name: name.to_owned(), kind: PlaceKind::Township, division: None };
            return Some(above.map_or_else(alone, |above| above.below(name, PlaceKind::Township)));
        }
    }
    None
}

/// How often the text holds each of the names, all of which end with the level; one walk for all of them.
fn named_how_often<'n>(
    text: &str,
    level: &str,
    mut names: BTreeMap<&'n str, usize>,
) -> BTreeMap<&'n str, usize> {
    const LONGEST: usize = 6;
    if names.len() < 2 {
        return names;
    }
    for (at, _) in text.match_indices(level) {
        for (start, _) in text[..at].char_indices().rev().take(LONGEST) {
            if let Some(count) = names.get_mut(&text[start..at + level.len()]) {
                *count += 1;
            }
        }
    }
    names
}
