//! Titles that only the nation has (国务委员, 国家主席, envoys), and those of the Corps' divisions and regiments.

use super::body::{Body, Certainty, Context};
use super::office::Before;
use super::office_body::Found;
use super::place::PlaceKind;

/// The body of such a title; that there is none, where the words only look like an envoy's.
pub(super) fn of_nation_or_corps(
    text: &str,
    title: &str,
    core: &str,
    before: &Before,
    cx: &Context,
) -> Option<Option<Found>> {
    // 委员长, 国务委员, 审计长: only the nation has them
    const OF_THE_NATION: [(&str, &str); 4] = [
        ("委员长", "全国人民代表大会常务委员会"),
        ("国务委员", "国务院"),
        ("审计长", "审计署"),
        ("总参谋长", "总参谋部"),
    ];
    if let Some((_, name)) = OF_THE_NATION.iter().find(|(title, _)| *title == core && text.is_empty()) {
        // 县维持会委员长: on the pages of a county it stands for somebody of its past
        if core == "委员长" && cx.places.home().is_some_and(|p| p.kind == PlaceKind::County) {
            return Some(None);
        }
        let body = Body { name: (*name).to_owned(), place: None, certainty: Certainty::Known };
        return Some(Some((body, title.to_owned(), false)));
    }
    // 国家主席, 国家副主席; 中华人民共和国主席
    const OF_STATE: [&str; 3] = ["国家主席", "国家副主席", "副国家主席"];
    if let Some(own) = match text {
        "" => OF_STATE.iter().find(|own| **own == title),
        "中华人民共和国" => ["主席", "副主席"].iter().find(|own| **own == title),
        _ => None,
    } {
        let body =
            Body { name: "中华人民共和国".to_owned(), place: None, certainty: Certainty::Known };
        return Some(Some((body, own.replacen("国家", "", 1), false)));
    }
    // 第二十届中央候补委员: the Central Committee is called by its seat alone
    if text.is_empty()
        && let Some(seat) = title.strip_prefix("中央").filter(|t| matches!(*t, "委员" | "候补委员"))
    {
        let name = "中国共产党中央委员会".to_owned();
        return Some(Some((Body { name, place: None, certainty: Certainty::Known }, seat.to_owned(), false)));
    }
    // 中华人民共和国驻某国特命全权大使: the mission goes by whom it stands for and where
    const ENVOYS: [&str; 4] = ["特命全权大使", "大使", "总领事", "常驻代表"];
    if ENVOYS.contains(&core)
        && let Some((sender, to)) = text.split_once('驻')
        && ["", "中国", "我国", "中华人民共和国"].contains(&sender)
        && (2..=24).contains(&to.chars().count())
    {
        if to.ends_with("全权") {
            return Some(None);
        }
        // 驻某国首任大使
        let first = ["首任", "第一任", "新任"].iter().find_map(|w| text.strip_suffix(w));
        let name = first.unwrap_or(text).to_owned();
        let body = Body { name, place: None, certainty: Certainty::Known };
        return Some(Some((body, title.to_owned(), false)));
    }
    // 师长, 政委 of a division or regiment of the Corps
    if matches!(core.strip_prefix("第一").unwrap_or(core), "师长" | "政委" | "团长")
        && text != "第一"
        && let Some(corps) = before.places.last().filter(|p| p.is_division()).or_else(|| cx.places.corps())
    {
        let regiment =
            before.places.last().filter(|p| p.kind == PlaceKind::Township && p.name.ends_with('团'));
        let own = corps.name.split_inclusive('师').next().unwrap_or(&corps.name).to_owned();
        let name = match (text, regiment, core) {
            ("", Some(regiment), "政委" | "团长") => regiment.name.clone(),
            ("", ..) => match &before.body {
                Some(said) if said.name.ends_with(own.as_str()) => said.name.clone(),
                _ => own,
            },
            ("师", ..) => own,
            (text, ..) => text.to_owned(),
        };
        let place = Some(regiment.unwrap_or(corps).clone());
        return Some(Some((Body { name, place, certainty: Certainty::Known }, title.to_owned(), false)));
    }
    None
}
