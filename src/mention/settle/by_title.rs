//! Offices whose title names the body: 办公室主任 of an organ, 组织部部长 of a committee, 武装部长 of a town.

use super::{of_school_before, office_of};
use crate::mention::affix::Affix;
use crate::mention::body::{Certainty, Context};
use crate::mention::line::Line;
use crate::mention::office::{Before, Office};
use crate::mention::part::{court, is_institution};
use crate::mention::place::PlaceKind;

/// Puts the office under the body that its own title names; whether it did.
pub(super) fn settle(line: &Line, office: &mut Office, before: &Before, cx: &Context) -> bool {
    if let Some((word, title)) = ["办公室", "办公厅"].iter().find_map(|w| Some((*w, office.title.past(w)?)))
        && matches!(title, "主任" | "副主任" | "常务副主任")
        && !office.body.ends_on("办公室")
    {
        office.body = office_of(office, word, cx);
        office.title = title.to_owned();
        office.inherited = false;
        return true;
    }
    // 街道办事处党工委副书记, 开发区管委会党工委书记: of the committee beside it
    if let Some(title) = office.title.past("党工委").filter(|t| !t.is_empty())
        && let Some(place) = ["办事处", "管理委员会"].iter().find_map(|e| office.body.short_of(e))
    {
        let (body, title) = (format!("中共{place}工作委员会"), title.to_owned());
        (office.body, office.title) = (body, title);
        return true;
    }
    if crate::mention::village::settle(office, before, cx) {
        return true;
    }
    // 陇南市委常委、地区行署副专员: of the prefecture that the city was
    if office.body == "地区行署"
        && let Some(city) = before.places.iter().rev().find(|p| p.kind == PlaceKind::Prefecture)
        && let Some(stem) = city.name.strip_suffix('市')
    {
        office.body = format!("{stem}地区行政公署");
        office.certainty = Certainty::Known;
        return true;
    }
    if let Some(body) = of_school_before(line, office, before, cx) {
        (office.body, office.place, office.certainty) = (body.name, body.place, body.certainty);
        return true;
    }
    // a congress appoints assessors of its place's court
    if office.title == "人民陪审员" && !office.body.ends_on("法院") {
        if let Some(place) = &office.place {
            office.body = format!("{}人民法院", place.name);
        }
        return true;
    }
    // 审判委员会委员、二级高级法官: a rank in the court, not in its committee
    let of_courts = ["法官", "检察官", "警务督察长"].iter().any(|t| office.title.ends_on(t));
    if office.inherited
        && of_courts
        && let Some(at) = office.body.rfind("法院").or_else(|| office.body.rfind("检察院"))
    {
        let end =
            at + if office.body[at..].begins_with("法院") { "法院".len() } else { "检察院".len() };
        office.body.truncate(end);
        return true;
    }
    // 镇党委委员、武装部长
    if office.title == "武装部长"
        && let Some(place) = office.place.clone().filter(|p| p.kind == PlaceKind::Township)
    {
        office.body = format!("{}人民武装部", place.name);
        "部长".clone_into(&mut office.title);
        office.inherited = false;
        return true;
    }
    // 县委巡察组组长
    const GROUPS: [&str; 7] = ["巡察组", "巡视组", "督导组", "督查组", "调研组", "政治部", "政治处"];
    if let Some((group, title)) = GROUPS.iter().find_map(|g| Some((*g, office.title.past(g)?)))
        && !title.is_empty()
    {
        let title = title.to_owned();
        let stem = office.body.short_of("委员会").filter(|_| office.body.begins_with("中共"));
        office.body = stem.map_or_else(|| format!("{}{group}", office.body), |s| format!("{s}委{group}"));
        office.title = title;
        office.inherited = false;
        return true;
    }
    let committee = [
        ("审判委员会", "审判委员会"),
        ("审委会", "审判委员会"),
        ("检察委员会", "检察委员会"),
        ("检委会", "检察委员会"),
    ]
    .iter()
    .find_map(|(short, full)| Some((*full, office.title.strip_prefix(short)?.to_owned())));
    if let Some((full, title)) = committee
        && let Some(root) = court(&office.body)
    {
        office.body = format!("{root}{full}");
        office.title = title;
        return true;
    }
    // 某大学书记: as its committee's secretary is called for short
    let university = ["大学", "学院"].iter().any(|e| office.body.ends_on(e));
    if university
        && !office.body.begins_with("中共")
        && matches!(office.title.as_str(), "书记" | "副书记")
        && !office.inherited
    {
        let outer = ["大学", "学院"].iter().any(|e| office.body[..office.body.len() - e.len()].contains(e));
        if !outer {
            office.body = format!("中共{}委员会", office.body);
            return true;
        }
    }
    // 某大学党委书记: 书记 of the university's committee
    if is_institution(&office.body) && !office.body.begins_with("中共") {
        let party = ["党委", "纪委"].iter().find_map(|o| Some((*o, office.title.past(o)?.to_owned())));
        if let Some((organ, title)) = party.filter(|(_, t)| !t.is_empty()) {
            let kind = if organ == "党委" { "委员会" } else { "纪律检查委员会" };
            office.body = match office.body.as_str() {
                // of a school that nothing names
                "学校" => format!("校{organ}"),
                name => format!("中共{name}{kind}"),
            };
            office.title = title;
            office.inherited = false;
            return true;
        }
    }
    // 市妇联组织部部长: of a part of it
    let mass = !office.inherited && ["联合会", "总工会", "协会"].iter().any(|e| office.body.ends_on(e));
    if mass
        && let Some((part, title)) = office.title.split_once("部")
        && matches!(title, "部长" | "副部长")
    {
        office.body = format!("{}{part}部", office.body);
        office.title = title.to_owned();
        return true;
    }
    // 校党委常委、组织部部长 read as one title
    if let Some((part, title)) =
        office.title.split_once("部").filter(|(_, t)| matches!(*t, "部长" | "副部长" | "常务副部长"))
        && (office.body.past("中共").and_then(|n| n.short_of("委员会")).is_some_and(is_institution)
            // 校长张三主持，组织部部长李四宣读
            || ["组织", "宣传", "统战"].contains(&part) && is_institution(&office.body)
            // 民盟中央宣传部部长
            || office.body.ends_on("中央委员会") && !part.is_empty())
    {
        if !office.body.ends_on("委员会") {
            office.body = format!("中共{}委员会", office.body);
        }
        office.body = format!("{}{part}部", office.body);
        office.title = title.to_owned();
        office.inherited = false;
        return true;
    }
    false
}
