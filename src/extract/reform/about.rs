//! What a whole page is about: a letter that asks, rules of one body, a group, the map of a county, a history.

use crate::extract::group;
use crate::extract::page::Page;
use crate::mention::body_end::ends_as_body;
use crate::mention::date::{Dateline, dates_in};
use crate::mention::named_body::{Heard, Named, Reader};
use crate::mention::phrase::{ends_with, find};
use crate::mention::place::{Place, PlaceKind};
use crate::mention::{Body, Line};
use crate::model::BlockKind;

/// A letter that asks for leave, or a plan of work: nothing is done yet.
pub fn requests(page: &Page) -> bool {
    // 2023年工作要点: all of it is still to be done
    const PLANS: [&str; 4] = ["工作要点", "工作计划", "工作思路", "工作打算"];
    let plan = |l: &Line| {
        let text = l.text.trim_end();
        l.len() < 50 && PLANS.iter().any(|w| text.ends_with(w)) && !text.contains("总结")
    };
    if page.lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(2).any(plan) {
        return true;
    }
    let titled = |l: &Line| l.len() < 60 && l.holds("关于") && l.text.ends_with("的请示");
    page.lines.iter().take(4).any(titled)
        || page.lines.iter().take(10).any(|l| l.text.ends_with("请示如下："))
}

/// The county whose map a line says is redrawn: the townships named after it lie there.
pub fn redrawn(line: &Line, reader: &Reader) -> Option<Place> {
    if let Some(place) = named_in_title(line, reader).or_else(|| of_annals(line, reader)) {
        return Some(place);
    }
    const MAPS: [&str; 3] = ["行政区划", "乡镇区划", "区划调整"];
    if !line.may_hold_any(&MAPS) {
        return None;
    }
    let at = MAPS.iter().filter_map(|w| find(line.text, w)).min()?;
    let end = line.text[..at].chars().count();
    (end.saturating_sub(14)..end.saturating_sub(1)).find_map(|k| {
        let text = line.slice(k..end);
        let (place, _) = reader.context().places.leading(text, reader.context().lexicon)?;
        (place.kind == PlaceKind::County).then_some(place)
    })
}

/// 《某县志》 as a heading: the county whose annals they are.
fn of_annals(line: &Line, reader: &Reader) -> Option<Place> {
    let text = line.text.trim().trim_start_matches('《').trim_end_matches('》');
    let county = text.strip_suffix('志').filter(|t| (2..=8).contains(&t.chars().count()))?;
    let (place, len) = reader.context().places.leading(county, reader.context().lexicon)?;
    (len == county.len() && place.kind == PlaceKind::County).then_some(place)
}

/// 关于撤销甲县乙镇设立丙街道的批复: the county that the title of a reply or of what it answers names.
fn named_in_title(line: &Line, reader: &Reader) -> Option<Place> {
    let about =
        line.text.find("关于").filter(|_| ["的批复", "的请示"].iter().any(|w| line.text.contains(w)))?;
    let cx = reader.context();
    ["撤销", "设立", "设置", "调整"].iter().find_map(|verb| {
        let at = about + line.text[about..].find(verb)? + verb.len();
        let text = line.text.get(at..)?;
        let (place, len) = cx.places.leading(text, cx.lexicon)?;
        let town = text[len..].chars().take(5).any(|c| matches!(c, '镇' | '乡' | '街'));
        (place.kind == PlaceKind::County && town).then_some(place)
    })
}

/// The body that a 三定 lays down the rules of: X职能配置、内设机构和人员编制规定.
pub fn topic(page: &Page, reader: &Reader) -> Option<Named> {
    for line in page.lines.iter().take(12) {
        for mark in ["职能配置", "主要职责内设机构", "主要职责、内设机构"] {
            let Some(at) = line.may_hold(mark).then(|| line.text.find(mark)).flatten() else { continue };
            let end = line.text[..at].chars().count();
            if let Some(found) = reader.before(line, 0, end, &Heard::default()) {
                return found.bodies.last().cloned();
            }
        }
    }
    None
}

/// The group that the headline or the first lines name in full, and the text calls by its kind afterwards.
pub fn announced_group(page: &Page, reader: &Reader) -> Option<Named> {
    const KINDS: [&str; 6] = ["联席会议", "领导小组", "指挥部", "委员会", "工作组", "专班"];
    const AFTER: [&str; 9] = ["的", "制度", "组成人员", "成员", "》", "及其", "工作规则", "议事规则", "（"];
    let heads = page.lines.iter().take(8).chain(&page.trail);
    for line in heads.filter(|l| l.may_hold_any(&KINDS)) {
        for end in 4..=line.len().min(90) {
            let kind = KINDS.iter().any(|k| ends_with(line, end, k));
            // the path over the text ends with the headline
            let over = end == line.len() && line.kind == BlockKind::Boilerplate;
            if !kind || !over && !AFTER.iter().any(|w| line.starts_with(end, w)) {
                continue;
            }
            let lead = [
                "关于同意建立",
                "关于成立",
                "关于调整",
                "关于建立",
                "关于设立",
                "关于印发《",
                "同意建立",
                "建立",
                "成立",
            ];
            let Some((start, lead)) = (0..end.saturating_sub(4)).find_map(|k| {
                lead.iter().find(|w| line.starts_with(k, w)).map(|w| (k + w.chars().count(), *w))
            }) else {
                continue;
            };
            if let Some(found) = reader.list(line, start..end, &Heard::default())
                && let [one] = found.as_slice()
                && one.name.chars().count() > 6
            {
                let central = line.slice(0..start).trim_end_matches(lead).ends_with("国务院");
                let said = line.slice(start..end);
                if central && !["国务院", "全国", "国家"].iter().any(|w| said.contains(w)) {
                    let name = format!("国务院{said}");
                    return Some(Named { name, place: None, ..one.clone() });
                }
                return Some(one.clone());
            }
        }
    }
    None
}

/// 某省关于建立某某联席会议制度的通知: the group of the headline, under the name that its list gives it.
pub fn titled_group(page: &Page) -> Option<Named> {
    const KINDS: [&str; 4] = ["联席会议制度", "领导小组的", "指挥部的", "领导小组成员"];
    let titled = |l: &&Line| l.len() <= 80 && l.may_hold("关于") && KINDS.iter().any(|k| l.holds(k));
    let line = page.lines.iter().take(6).find(titled)?;
    let Body { name, place, certainty } = group::last_in(page, line, line.len(), false)?;
    (name.chars().count() > 8).then_some(Named { range: 0..0, name, place, certainty })
}

/// 安委会办公室 on the page of 甲镇安全生产委员会: the office of that one, and not of the county's.
pub fn office_of(group: &Named, body: &mut String) {
    let Some(place) = group.place.as_ref().filter(|p| p.kind == PlaceKind::Township) else { return };
    let Some(kind) = group.name.strip_prefix(place.name.as_str()) else { return };
    let of_county = body.strip_suffix("办公室").and_then(|whole| whole.strip_suffix(kind));
    if of_county
        .is_some_and(|above| !above.is_empty() && place.name.starts_with(above) && place.name != above)
    {
        *body = format!("{}办公室", group.name);
    }
}

/// The heading of a page that tells the history of a body, or of those of a place.
pub fn history<'p>(page: &'p Page) -> Option<&'p str> {
    const WORDS: [&str; 16] = [
        "沿革",
        "简介",
        "简史",
        "校史",
        "院史",
        "概况",
        "溯源",
        "历史",
        "历程",
        "变迁",
        "由来",
        "前身",
        "渊源",
        "发展史",
        "史话",
        "介绍",
    ];
    let heads = page.lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(3);
    let mut titled = heads.filter(|l| l.len() <= 40 && !l.text.contains(['，', '。']));
    titled.find(|l| WORDS.iter().any(|w| l.holds(w))).map(|l| l.text).or_else(|| entry(page))
}

/// 甲市档案局, and below it 前身为…: the entry of an encyclopedia on one body.
fn entry<'p>(page: &'p Page) -> Option<&'p str> {
    const BEGINS: [&str; 4] = ["前身为", "前身是", "前身系", "前身可追溯"];
    let head = page.lines.iter().find(|l| l.kind != BlockKind::Boilerplate)?;
    let named = head.len() <= 24 && ends_as_body(head.text.trim(), page.cx.lexicon);
    let told = page.lines.iter().take(5).skip(1).any(|l| BEGINS.iter().any(|w| l.holds(w)));
    (named && told).then_some(head.text)
}

/// Whether the page tells of changes in several years long gone, as annals do that have no such heading.
pub fn annals(page: &Page) -> bool {
    const TOLD: [&str; 19] = [
        "成立", "设立", "改称", "改为", "更名", "改名", "并入", "合并", "撤销", "恢复", "建立", "组建",
        "始建", "创办", "前身", "增设", "复设", "划归", "分为",
    ];
    // 《某县志》 over the text
    let heads = page.lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(3);
    if heads
        .filter(|l| l.len() <= 20)
        .any(|l| ["县志", "市志", "区志", "州志", "镇志"].iter().any(|w| l.holds(w)))
    {
        return true;
    }
    const LEAST: usize = 3;
    const LONG_AGO: std::ops::Range<i16> = 1900..1995;
    let mut years: Vec<i16> = Vec::new();
    for sentence in &page.sentences {
        let line = page.line(sentence);
        let said = line.slice(sentence.range.clone());
        if !line.may_hold_any(&TOLD) || !TOLD.iter().any(|w| said.contains(w)) {
            continue;
        }
        let dates = dates_in(line, sentence.range.clone(), Dateline::default());
        for year in dates.iter().filter_map(|d| d.date.year()).filter(|y| LONG_AGO.contains(y)) {
            if !years.contains(&year) {
                years.push(year);
            }
        }
        if years.len() >= LEAST {
            return true;
        }
    }
    false
}

/// A reply that grants what was asked for: what it says is done by who signs it.
pub fn is_reply(page: &Page) -> bool {
    let titled = |l: &Line| l.len() < 90 && l.holds("的批复");
    let told = |l: &Line| l.holds("批复如下") || titled(l);
    page.lines.iter().take(12).any(told)
        && page.lines.iter().take(30).any(|l| ["批复如下", "同意"].iter().any(|w| l.holds(w)))
}
