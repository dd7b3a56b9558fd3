//! Titles that stand alone (院长张三, 、副组长李四): of the body before, the group, or the house that speaks.

use super::assembly::of_own_assembly;
use super::body::{Body, Context};
use super::league::own_committee;
use super::office::Before;
use super::office_body::Found;
use super::office_house::{lifted, of_opener, own_house, same_house};
use super::office_level::standing_congress;
use super::organ::organ_of;
use super::title_fit::{may_have, surely_has};
use super::works::{board, office_around, works};
use crate::mention::affix::Affix;

/// Departments of a committee whose heads are called without a second 部.
const DEPARTMENTS_OF_PARTY: [&str; 4] = ["组织部", "宣传部", "统战部", "武装部"];

pub(super) fn of_title_alone(title: &str, core: &str, before: &Before, cx: &Context) -> Option<Found> {
    // 校长张三: of the school that speaks
    let own = cx.places.institution().filter(|_| {
        ["校长", "校党委书记", "董事长", "总经理"].iter().any(|t| title.ends_on(t))
            && before.places.is_empty()
    });
    // 纪委书记张三，常务副组长李四: of the group named before
    let group = matches!(core, "组长" | "副组长" | "总指挥" | "指挥长").then(|| before.group.clone());
    let of_house = ["院长", "校长", "局长", "厅长", "党委书记", "党委副书记", "党组书记", "党组成员"];
    if of_house.contains(&core) && before.group.is_some() && before.group == before.body {
        let own = own_house(core, before, cx)
            .or_else(|| cx.places.institution().and_then(|own| organ_of(own, "", cx)))?;
        return Some((own, title.to_owned(), true));
    }
    let body = board(core, before)
        .or_else(|| works(core, before))
        .or_else(|| office_around(core, before))
        .or_else(|| group.flatten())
        .or_else(|| lifted(core, before, cx))
        .or_else(|| before.body.clone().filter(|b| may_have(b, core)))
        .or_else(|| before.said.iter().rfind(|b| surely_has(b, core)).cloned())
        .or_else(|| own_committee(core, before, cx))
        .or_else(|| own_house(core, before, cx))
        .or_else(|| of_own_assembly(core, cx))
        .or_else(|| same_house(core, &before.earlier))
        .or_else(|| of_opener(core, before))
        .or_else(|| organ_of(own?, "", cx))?;
    // 镇人大主席、党委副书记 where the town is not known
    if body.place.is_none()
        && let Some(level) = body.name.chars().next().filter(|c| matches!(c, '镇' | '乡'))
        && let Some(rest) = title.strip_prefix("党委").filter(|r| !r.is_empty())
    {
        return Some((Body { name: format!("{level}党委"), ..body }, rest.to_owned(), false));
    }
    // 校党委常委、组织部长: of the department of the committee
    let department =
        core.strip_suffix("部长").filter(|d| d.ends_with('部')).or_else(|| core.strip_suffix('长'));
    if let Some(department) = department.filter(|d| DEPARTMENTS_OF_PARTY.contains(d))
        && let Some((own, part)) = body.name.strip_prefix("中共").and_then(|b| b.rsplit_once("委员会"))
        && (part.is_empty() || DEPARTMENTS_OF_PARTY.contains(&part))
        && super::part::is_institution(own)
    {
        let department = Body { name: format!("中共{own}委员会{department}"), ..body.clone() };
        return Some((department, title.replace(core, "部长"), false));
    }
    // 县委常委、组织部长 where the county is not known
    let committee = match body.name.strip_suffix("人民政府") {
        Some(level) if level.chars().count() == 1 => Some(format!("{level}委")),
        // 县委组织部长甲、宣传部长乙
        _ => match body.name.split_once('委').filter(|(level, _)| level.chars().count() == 1) {
            Some((level, part)) if part.ends_with('部') => Some(format!("{level}委")),
            _ => body.name.ends_with('委').then(|| body.name.clone()),
        },
    };
    if body.place.is_none()
        && let Some(committee) = committee
        && let Some(department) = core.strip_suffix('长').filter(|d| d.ends_with('部') && *d != "部")
    {
        let department = Body { name: format!("{committee}{department}"), ..body };
        let title = title.replace(core, "部长");
        return Some((department, title, false));
    }
    Some((standing_congress(body, core), title.to_owned(), true))
}
