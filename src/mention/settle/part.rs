//! Parts named without their house: 预算股 of a bureau, 法学院 of a university, 乙分厂 of a works.

use super::{in_own_house, is_joined, office_of};
use crate::lexicon::Scope;
use crate::mention::affix::Affix;
use crate::mention::body::{Body, Certainty, Context};
use crate::mention::body_end::ends_as_body;
use crate::mention::line::Line;
use crate::mention::office::{Before, Office};
use crate::mention::part::{
    HOUSES_WITH_PARTS, LONGEST_FACULTY, LONGEST_PLANT, WIDER, around_branch, house, inner, names_organ,
    of_company, part_in_full, works,
};
use crate::mention::place::PlaceKind;

/// Puts the part under the house of `previous`, or under the same place.
pub(super) fn settle(
    line: &Line,
    office: &mut Office,
    before: &Before,
    previous: &Body,
    written: &str,
    cx: &Context,
) {
    let house = house(previous);
    let township = before.places.iter().rev().find(|p| p.kind == PlaceKind::Township);
    if written == "办事处"
        && let Some(street) = township.filter(|p| p.name.ends_on("街道"))
    {
        office.body = format!("{}办事处", street.name);
        office.place = Some(street.clone());
        office.certainty = Certainty::Known;
        return;
    }
    // 街道党工委副书记、办事处主任, of a street that nobody names
    if written == "办事处"
        && let Some(street) = previous.name.short_of("党工委").filter(|s| s.ends_on("街道"))
    {
        office.body = format!("{street}办事处");
        return;
    }
    // 国务院国资委党建工作局局长、政策法规局局长: parts of one central body
    let central = cx.lexicon.leading_national(&previous.name).map(|(end, _)| end).last();
    let ministry = ["部", "总局", "署"].iter().any(|e| previous.name.ends_on(e));
    if let Some(end) = central.filter(|&end| end < previous.name.len() || ministry)
        && previous.place.is_none()
        && office.body == written
        && ["局", "司"]
            .iter()
            .any(|kind| (previous.name.ends_with(kind) || ministry) && written.ends_with(kind))
        && !written.ends_on("公司")
    {
        office.body = format!("{}{written}", &previous.name[..end]);
        office.certainty = Certainty::PlaceAndEnding;
        return;
    }
    // 省政府副秘书长、办公厅党组成员
    if written == "办公厅" && !previous.name.ends_with(written) && previous.certainty == Certainty::Known {
        let own = Office { body: previous.name.clone(), place: previous.place.clone(), ..office.clone() };
        office.body = office_of(&own, written, cx);
        office.place.clone_from(&previous.place);
        office.certainty = Certainty::Known;
        return;
    }
    // 县建委办公室秘书、办公室副主任
    // 大会秘书处秘书长、秘书处副秘书长
    if ["办公室", "秘书处"].contains(&written) && previous.name.ends_with(written) && is_joined(line, office)
    {
        office.body.clone_from(&previous.name);
        office.place.clone_from(&previous.place);
        return;
    }
    // 县妇联常委、办公室副主任
    if written == "办公室" && previous.certainty > Certainty::Ending && !previous.name.ends_with(written) {
        let own = Office { body: house.name.clone(), place: house.place.clone(), ..office.clone() };
        office.body = office_of(&own, written, cx);
        office.place.clone_from(&previous.place);
        office.certainty = Certainty::PlaceAndEnding;
        return;
    }
    // 供销合作总社党组书记、理事会主任
    if ["理事会", "监事会"].contains(&written)
        && previous.name.ends_with('社')
        && office.title.ends_on("主任")
    {
        office.title.insert_str(0, written);
        office.body.clone_from(&previous.name);
        office.place.clone_from(&previous.place);
        office.certainty = previous.certainty;
        return;
    }
    // 某钢铁厂甲车间副主任、乙分厂厂长: of one works
    if is_joined(line, office)
        && office.place.is_none()
        && let Some(works) =
            works(&previous.name).filter(|_| ["厂", "车间"].iter().any(|w| written.contains(w)))
        && !line.words_at(office.range.start).iter().any(|w| w.entry.place || w.entry.short_place)
        && written.chars().count() <= LONGEST_PLANT
        && !written.starts_with(works)
    {
        office.body = format!("{works}{written}");
        office.place.clone_from(&previous.place);
        return;
    }
    // 某大学特聘教授、法学院院长: a faculty of the university
    if written.ends_on("学院")
        && written.chars().count() <= LONGEST_FACULTY
        && is_joined(line, office)
        && let Some(university) = crate::mention::office_body::university(&previous.name)
        && office.place.is_none()
    {
        office.body = format!("{university}{written}");
        office.certainty = Certainty::PlaceAndEnding;
        return;
    }
    let is_organ = cx.lexicon.organ(written, Scope::Any).is_some();
    // 无锡人民广播电台台长、节目部主任: a long name is one by itself
    let shortest = if house.name.ends_on("大学") { 4 } else { 6 };
    let near = is_joined(line, office) && house.name.chars().count() >= shortest;
    // 某企业（集团）公司保卫处处长、监察室主任
    let house = match near && previous.certainty == Certainty::Ending {
        true => {
            crate::mention::part::house(&Body { certainty: Certainty::PlaceAndEnding, ..previous.clone() })
        }
        false => house,
    };
    // an inner office of a department: 财政局局长、预算股股长
    let department = HOUSES_WITH_PARTS.iter().any(|e| house.name.ends_on(e))
        || ["处", "科"].iter().any(|e| written.ends_on(e)) && WIDER.iter().any(|e| house.name.ends_on(e));
    let police = previous.name.ends_on("公安局")
        && ["交通", "交警", "刑", "治安", "巡", "特警", "禁毒", "网安", "经侦"]
            .iter()
            .any(|w| written.begins_with(w));
    // 仁济医院党委组织处: the name says the house itself
    const OWN: [&str; 6] = ["医院", "大学", "学院", "公司", "集团", "银行"];
    let root = previous.name.past("中共").unwrap_or(&previous.name);
    let again = written.char_indices().nth(4).is_some_and(|(at, _)| root.begins_with(&written[..at]))
        || OWN.iter().any(|w| written.find(w).is_some_and(|at| at > 0 && at + w.len() < written.len()));
    if department
        && !again
        && (near || previous.certainty > Certainty::Ending)
        && !is_organ
        && (inner(written) || police || near && of_company(written) && house.name.ends_on("公司"))
        && ends_as_body(written, cx.lexicon)
    {
        // 某公司甲分公司总经理、乙事业部总经理: of the company around the branch
        let company = around_branch(&house.name).filter(|_| written.ends_on("事业部"));
        office.body = part_in_full(company.unwrap_or(&house.name), written);
        office.place.clone_from(&previous.place);
        office.certainty = Certainty::PlaceAndEnding;
        return;
    }
    if in_own_house(line, office, cx) {
        return;
    }
    // 市财政局局长、不动产登记中心主任: of the same place
    let local = ["局", "委", "办", "中心", "委员会", "馆", "会", "办公室"].iter().any(|e| written.ends_on(e));
    // 某公司副总经理、市场营销中心主任: of the company, wherever it sits
    let company = ["公司", "集团"].iter().any(|e| previous.name.ends_on(e));
    if company && is_joined(line, office) && written.ends_on("中心") && office.body == written {
        office.body = format!("{}{written}", previous.name);
        office.certainty = Certainty::PlaceAndEnding;
        return;
    }
    // 商丘古城管委会: the name says its own place
    let named = line.words_at(office.range.start).iter().any(|w| w.entry.place || w.entry.short_place)
        || ["中国", "全国", "中华", "国际", "国家"].iter().any(|w| written.begins_with(w))
        // 粤中行署侨务局 behind an office of a county
        || names_organ(written);
    if local
        && !written.starts_with(['校', '院'])
        && !written.ends_on("基金会")
        && office.place.is_none()
        && written.chars().count() >= 3
        && office.body == written
        && let Some(place) = previous.place.as_ref().filter(|p| p.kind != PlaceKind::Institution)
    {
        office.certainty = Certainty::PlaceAndEnding;
        if named {
            return;
        }
        office.body = format!("{}{written}", place.name);
        office.place = Some(place.clone());
    }
}
