//! Bodies that a notice or report calls by a part of their names: 教务处 of the university that speaks, 研究院
//! for the one institute of the page, 开发区管委会 for its one zone.

use super::super::page::Page;
use crate::mention::body::resolve;
use crate::mention::line::{any_holds, is_cjk};
use crate::mention::organ::organ_of;
use crate::mention::place::{Place, PlaceKind};
use crate::mention::{Certainty, Line};
use std::collections::BTreeMap;

/// Kinds of bodies by which a text calls the one that it is about.
const KINDS: [&str; 14] = [
    "研究院",
    "研究所",
    "研究中心",
    "集团",
    "公司",
    "医院",
    "基金会",
    "协会",
    "学会",
    "商会",
    "联合会",
    "开发区",
    "示范区",
    "管理区",
];

/// Kinds of bodies that a board of members leads.
pub(super) const ASSOCIATIONS: [&str; 9] =
    ["联合会", "商会", "协会", "学会", "研究会", "促进会", "基金会", "总会", "联谊会"];

/// The farthest that a name is looked for before its kind.
const LONGEST: usize = 24;

/// The full name of a body that is only called `written`; `None` where the page has none or several.
pub(super) fn full_name(page: &Page, written: &str, certainty: Certainty) -> Option<String> {
    // 商会新一届会长
    let written = written.strip_suffix("新一届").unwrap_or(written);
    let own = written.strip_suffix("党委").unwrap_or(written);
    let with_party = |name: &str| match own.len() < written.len() {
        true => format!("中共{name}委员会"),
        false => name.to_owned(),
    };
    // 甲集团党委, where the page names 某省甲乙集团有限公司
    if let Some(name) = page.cx.places.companies.in_full(own) {
        return Some(with_party(name));
    }
    // 铜业公司 of the company whose page it is, and the Party's committee there
    if let Some(house) = page.cx.places.house.as_ref().filter(|h| h.speaks)
        && !house.place.name.ends_with(own)
        && house.works(own, page.cx.lexicon)
    {
        return Some(with_party(&format!("{}{own}", house.place.name)));
    }
    if let Some(kind) = KINDS.iter().find(|k| written.starts_with(**k)) {
        let name = named_most(page, kind)?.to_owned();
        // 公司第十届董事会副董事长: of the company
        let organ = &written[kind.len()..];
        let organ =
            organ.split_once('届').filter(|_| organ.starts_with('第')).map_or(organ, |(_, rest)| rest);
        let organ = if matches!(organ, "董事会" | "监事会") { "" } else { organ };
        let zone = ["开发区", "示范区", "管理区"].contains(kind);
        let place =
            Place { name, kind: if zone { PlaceKind::Zone } else { PlaceKind::Institution }, division: None };
        return organ_of(&place, organ, &page.cx).map(|b| b.name);
    }
    // 妇联 on a page that says 市妇联
    const SOCIETIES: [&str; 7] = ["妇联", "总工会", "残联", "科协", "文联", "侨联", "工商联"];
    if SOCIETIES.contains(&written) {
        let called = |level: &&&str| any_holds(&page.lines, &format!("{level}{written}"));
        let mut levels = ["省", "市", "县", "区", "州", "旗"].iter().filter(called);
        let level = levels.next().filter(|_| levels.next().is_none())?;
        return resolve(&format!("{level}{written}"), &[], &page.cx).map(|b| b.name);
    }
    // 某商总会第一届理事会会长: of the association that is named
    let named = written.split_once('第').filter(|(_, term)| term.contains('届')).map(|(own, _)| own);
    if let Some(own) = named.filter(|own| ASSOCIATIONS.iter().any(|kind| own.ends_with(kind))) {
        return Some(own.to_owned()).filter(|_| certainty == Certainty::Ending);
    }
    // 第二届理事会会长: of the association that the page is about
    let board = written.split_once('届').map_or(written, |(_, rest)| rest);
    if ["理事会", "常务理事会", "监事会", "执委会"].contains(&board) {
        return association(page);
    }
    if certainty > Certainty::Ending {
        return None;
    }
    if let Some(court) = court_deciding(page).filter(|_| PARTS.iter().any(|e| written.ends_with(e))) {
        return Some(format!("{court}{written}")).filter(|_| !written.contains(['市', '县', '区', '省']));
    }
    // a part of the institution whose notice this is
    let own = page.cx.places.institution().filter(|p| {
        page.lines.iter().take(3).any(|l| {
            l.text.contains(p.name.as_str()) && l.len() < 60 && ["任", "免", "聘"].iter().any(|w| l.holds(w))
        })
    })?;
    // 乙集团党委: of another company
    let other = ["公司", "集团"].iter().any(|kind| written.find(kind).is_some_and(|at| at > 0))
        // 国家教育行政学院: of the nation
        || ["国家", "中国", "全国", "中央"].iter().any(|w| written.starts_with(w));
    if other || written.contains(own.name.as_str()) {
        return None;
    }
    Some(match written.strip_prefix("党委") {
        Some(inner) => format!("中共{}委员会{inner}", own.name),
        None => format!("{}{written}", own.name),
    })
}

/// Parts of a court or procuratorate.
const PARTS: [&str; 6] = ["庭", "局", "处", "部", "室", "大队"];

/// 某县人民法院关于…任免的通知: the court or procuratorate that fills offices of its own.
fn court_deciding(page: &Page) -> Option<String> {
    page.lines
        .iter()
        .take(3)
        .find_map(|line| {
            let (name, about) = line.text.split_once("关于")?;
            let court = ["人民法院", "人民检察院", "中级法院"].iter().any(|e| name.ends_with(e));
            let fills = ["任", "免", "聘"].iter().any(|w| about.contains(w));
            (court && fills && line.len() < 60).then(|| resolve(name.trim(), &[], &page.cx))?
        })
        .map(|body| body.name)
}

/// The association that the page names most.
pub(super) fn association(page: &Page) -> Option<String> {
    ASSOCIATIONS.iter().find_map(|kind| named_most(page, kind)).map(str::to_owned)
}

/// The name ending in `kind` and beginning with a place that the page says most often.
fn named_most<'p>(page: &'p Page, kind: &'static str) -> Option<&'p str> {
    let all = || KINDS.iter().chain(&ASSOCIATIONS).filter_map(|&k| Some((k, find_named_most(page, k)?)));
    page.asked.named_most.get_or_init(|| all().collect()).get(kind).map(String::as_str)
}

fn find_named_most(page: &Page, kind: &str) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let length = kind.chars().count();
    for line in page.lines.iter().filter(|l| l.may_hold(kind)) {
        for at in (2..line.len()).filter(|&k| line.starts_with(k, kind)) {
            let Some(start) = start_of(line, at) else { continue };
            let name = line.slice(start..at + length);
            let Some(body) = resolve(name, &[], &page.cx) else { continue };
            let name = if body.certainty > Certainty::Ending { body.name } else { name.to_owned() };
            *counts.entry(name).or_default() += 1;
        }
    }
    let most = counts.values().max().copied()?;
    let mut best = counts.into_iter().filter(|(_, n)| *n == most);
    let (name, _) = best.next()?;
    best.next().is_none().then_some(name)
}

/// Where the name begins that goes on past `at`: with a place, and no other body or verb between.
pub(super) fn start_of(line: &Line, at: usize) -> Option<usize> {
    const NOT: [&str; 12] =
        ["与", "和", "的", "共建", "成立", "组建", "设立", "召开", "任命", "由", "为", "及"];
    let low = (at.saturating_sub(LONGEST)..at).rev().take_while(|&k| is_cjk(line.at(k))).last()?;
    (low..at).find(|&k| {
        let verb = matches!(line.slice(k.saturating_sub(1)..k + 1), "共建" | "新建" | "创建");
        let named = line.words_at(k).iter().any(|w| (w.entry.place || w.entry.short_place) && w.end <= at);
        named
            && !verb
            && line.words_at(k).iter().any(|w| w.end < at)
            && !NOT.iter().any(|w| line.slice(k..at).contains(w))
    })
}
