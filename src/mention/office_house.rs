//! The body that a bare title leans on: the group, house or assembly spoken of before, or whose page it is.

use super::body::{Body, Certainty, Context};
use super::league::LEAGUES;
use super::office::Before;
use super::part::CONFERENCE;
use super::place::PlaceKind;
use crate::lexicon::Party;
use crate::mention::affix::Affix;

/// 领导小组副组长, 领导小组办公室主任: of the group that was named in full before.
pub(super) fn bare_group(text: &str, before: &Before) -> Option<Body> {
    const KINDS: [&str; 7] =
        ["工作领导小组", "领导小组", "指挥部", "工作专班", "专班", "协调小组", "工作小组"];
    let (kind, office) = match text.strip_suffix("办公室") {
        Some(kind) => (kind, "办公室"),
        None => (text, ""),
    };
    let kind = KINDS.into_iter().find(|k| *k == kind)?;
    let named = before.group.iter().chain(before.earlier.iter().rev());
    let group = named.into_iter().find(|b| b.name.ends_with(kind) && b.name.len() > kind.len())?;
    Some(Body { name: format!("{}{office}", group.name), ..group.clone() })
}

/// 市委宣传部部长、秘书长: a department has none, the committee has.
fn committee_around(department: &Body) -> Option<Body> {
    let name = department.name.strip_suffix('部')?;
    if let Some(place) = &department.place {
        // 中共某地委农村工作部, of the committee of the prefecture
        if place.name.ends_with("地区") && name.contains("地委") {
            return Some(Body { name: format!("中共{}委员会", place.name), ..department.clone() });
        }
        let own = name.strip_prefix("中共")?.strip_prefix(place.name.as_str())?;
        let committee = Body { name: format!("中共{}委员会", place.name), ..department.clone() };
        return own.starts_with('委').then_some(committee);
    }
    // on a page that does not say which city
    let (level, _) = name.split_once('委').filter(|(level, _)| level.chars().count() == 1)?;
    Some(Body { name: format!("{level}委"), ..department.clone() })
}

/// 政治部主任、党组成员: of the house whose page this is, not of the part of it that was named right before.
pub(super) fn lifted(core: &str, before: &Before, cx: &Context) -> Option<Body> {
    let house = cx.places.house.as_ref().filter(|h| h.speaks);
    // 民建某市委主委张三，市委统战部副部长李四，副主委王五: of the party whose page it is
    let guest = |b: &&Body| !cx.lexicon.houses.iter().any(|k| k.begun(&b.name).is_some());
    if let Some(party) = house.filter(|h| !h.kind.begins.is_empty() && h.is_head(core))
        && before.body.as_ref().is_some_and(|b| guest(&b))
    {
        return Some(party.itself());
    }
    if let Some(committee) = before.body.as_ref().filter(|_| core == "秘书长").and_then(committee_around) {
        return Some(committee);
    }
    let house = house?;
    let before = &before.body.as_ref()?.name;
    let Some(part) = before.strip_prefix(house.place.name.as_str()) else {
        // 政法委书记安和平，院长贾正清 on the page of a court
        const SHARED: [&str; 6] = ["主任", "主席", "部长", "董事长", "总经理", "秘书长"];
        // 党委副书记、监事会主席 of a company
        let committee = before.strip_prefix("中共").and_then(|b| b.strip_suffix("委员会"));
        if house.kind.fits_company() && core.starts_with("监事会") && committee == Some(&house.place.name)
        {
            return Some(house.itself());
        }
        let foreign = !house.kind.ends.iter().any(|e| before.contains(e.as_str()));
        return (house.is_head(core) && !SHARED.contains(&core) && foreign).then(|| house.itself());
    };
    let own = match house.kind.party {
        Party::Title => house.has(core),
        Party::Committee => house.is_head(core) || core.starts_with("机关党委"),
    };
    (own && !part.is_empty() && !house.kind.fits(part)).then(|| house.itself())
}

/// 党组书记、局长 without a bureau: of the house whose page this is, unless the text has gone on to another.
pub(super) fn own_house(core: &str, before: &Before, cx: &Context) -> Option<Body> {
    // 院长 on a page of the university that tells of the faculty
    if let Some(faculty) = cx.places.own_faculty.as_ref().filter(|_| core == "院长") {
        return super::organ::organ_of(faculty, "", cx);
    }
    let house = cx.places.house.as_ref().filter(|h| h.has(core))?;
    let other = |b: &Body| !b.name.contains(house.place.name.as_str());
    let passed = match house.is_head(core) {
        // the heads of other parties are guests, named with their own
        true if !house.kind.begins.is_empty() => false,
        true => before.earlier.iter().rev().any(|b| other(b) && house.kind.fits(&b.name)),
        // a guest from a bureau or commission has no committee of its own that a new sentence would mean
        false if house.speaks && house.kind.party == Party::Committee => {
            before.earlier.last().is_some_and(|b| {
                let township = b.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Township);
                let committee = b.name.starts_with("中共") && b.place.is_some();
                other(b) && (township || committee || house.kind.fits(&b.name))
            })
        }
        false => before.earlier.last().is_some_and(|b| b.place.is_some() && other(b)),
    };
    (house.speaks && !passed || before.earlier.is_empty()).then(|| house.itself())
}

/// 县卫健委成立工作专班，由主任张三…: of the body that opens the sentence, where such bodies have such heads.
pub(super) fn of_opener(core: &str, before: &Before) -> Option<Body> {
    const ORGANS: [&str; 6] = ["局", "委员会", "厅", "办公室", "中心", "院"];
    const COMMITTEE: &str = "中共";
    let body = before.opener.as_ref()?;
    let party = body.name.starts_with(COMMITTEE) && body.name.ends_with("委员会");
    let kinds: &[&str] = match core {
        "书记" | "副书记" => return party.then(|| body.clone()),
        "局长" => &["局"],
        "主任" => &["委员会", "办公室", "中心"],
        "厅长" => &["厅"],
        "党委书记" | "党委副书记" | "党委委员" | "党组书记" | "党组副书记" | "党组成员" => {
            &ORGANS
        }
        _ => return None,
    };
    (!party && kinds.iter().any(|e| body.name.ends_on(e))).then(|| body.clone())
}

/// 副局长 in a new sentence: the bureau named before.
pub(super) fn same_house(core: &str, earlier: &[Body]) -> Option<Body> {
    let house: &[&str] = match core {
        "局长" => &["局"],
        "厅长" => &["厅"],
        "联合党委书记" | "联合党委副书记" | "联合党委委员" => &["局"],
        "支队长" => &["支队"],
        "大队长" => &["大队"],
        "馆长" => &["馆"],
        "台长" => &["台"],
        "校长" => &["大学", "学校", "学院", "中学", "小学", "党校"],
        "院长" => &["法院", "医院", "学院", "研究院"],
        "检察长" => &["检察院"],
        "董事长" | "总经理" | "总裁" => &["公司", "集团"],
        // of the party spoken of right before
        "主委" | "主任委员" => {
            let last = earlier.last()?;
            let party = LEAGUES.iter().any(|p| last.name.begins_with(p)) || last.name.starts_with("中国民主");
            return party.then(|| last.clone());
        }
        // 党组书记: of the organ that was just named
        "党组书记" | "党组成员" | "党组副书记" | "纪检组组长" | "党委委员" => {
            let last = earlier.last()?;
            let organ = last.certainty == Certainty::Known
                && !last.name.starts_with("中共")
                && !last.name.starts_with("中国共产党")
                && last.place.is_some();
            return organ.then(|| last.clone());
        }
        // 副主席, 秘书长: of the house spoken of right before
        "主席" | "主任" | "秘书长" => {
            let last = earlier.last()?;
            let congress = last.name.ends_with("人大常委会") || last.name.ends_with("人民代表大会常务委员会");
            let consultative = last.name.starts_with(CONFERENCE) || last.name.ends_with("政协");
            let fits = match core {
                "主席" => consultative,
                "主任" => congress,
                _ => congress || consultative,
            };
            return fits.then(|| last.clone());
        }
        _ => return None,
    };
    // 某大学文学院: a faculty has no 校长
    let faculty = |b: &Body| b.name.ends_with("学院") && b.name.contains("大学");
    let own = |b: &&Body| match core {
        "检察长" => b.place.is_some(),
        "校长" => !faculty(b),
        _ => true,
    };
    earlier.iter().rev().filter(own).find(|b| house.iter().any(|h| b.name.ends_on(h))).cloned()
}
