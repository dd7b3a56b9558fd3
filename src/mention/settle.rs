//! Bodies that stand without their parent: 刑事审判第一庭 of the court before, 党委 of the university before,
//! 办事处 of the street before, 办公室 of the organ that a title names (办公室主任).

use super::body::{Body, Certainty, Context};
use super::body_end::ends_as_body;
use super::institution::school_before;
use super::line::Line;
use super::office::{Before, Office};
use super::organ::organ_of;
use super::part::{
    HOUSES_WITH_PARTS, LONGEST_FACULTY, LONGEST_PLANT, around_branch, court, house, in_unnamed_school, inner,
    is_institution, is_military, outer_house, without_sibling, works,
};
use super::place::{Place, PlaceKind};
use crate::lexicon::Scope;

/// Titles of judges and prosecutors, which belong to the court as a whole.
const OF_THE_COURT: [&str; 19] = [
    "院长",
    "副院长",
    "检察长",
    "副检察长",
    "审判员",
    "人民陪审员",
    "助理审判员",
    "代理审判员",
    "法官",
    "法官助理",
    "书记员",
    "检察员",
    "助理检察员",
    "代理检察员",
    "检察官",
    "审判委员会委员",
    "审委会委员",
    "检察委员会委员",
    "检委会委员",
];

/// 曾任学校团委书记 on a page that is no school's: of the university that the sentence named before.
fn of_school_before(line: &Line, office: &Office, before: &Before, cx: &Context) -> Option<Body> {
    const OWN: [&str; 3] = ["学校", "该校", "校"];
    let said = line.slice(office.range.clone());
    let written = said.strip_suffix(office.title.as_str())?;
    let written = ["曾任", "历任", "原任", "现任", "时任", "原"]
        .iter()
        .find_map(|w| written.strip_prefix(w))
        .unwrap_or(written);
    let organ = OWN.iter().find_map(|own| written.strip_prefix(own))?;
    let school =
        |p: &Place| ["大学", "学院", "学校", "中学", "小学", "党校"].iter().any(|e| p.name.ends_with(e));
    let house = cx.places.house.as_ref().filter(|h| h.speaks).map(|h| &h.place);
    let speaks = cx.places.speaking_institution().into_iter().chain(house).any(school);
    let carried = before.body.as_ref().is_some_and(|b| b.name.contains("大学") || b.name.contains("学院"));
    let name = school_before(line, office.range.start).filter(|_| !speaks && !carried)?;
    let name = super::office_body::university(name).unwrap_or(name).to_owned();
    organ_of(&Place { name, kind: PlaceKind::Institution, division: None }, organ, cx)
}

/// Puts the office under the body that the text carried on with before it.
pub fn settle(line: &Line, office: &mut Office, before: &Before, cx: &Context) {
    if let Some((word, title)) =
        ["办公室", "办公厅"].iter().find_map(|w| Some((*w, office.title.strip_prefix(w)?)))
        && matches!(title, "主任" | "副主任" | "常务副主任")
        && !office.body.ends_with("办公室")
    {
        office.body = office_of(office, word, cx);
        office.title = title.to_owned();
        office.inherited = false;
        return;
    }
    // 街道办事处党工委副书记, 开发区管委会党工委书记: of the committee beside it
    if let Some(title) = office.title.strip_prefix("党工委").filter(|t| !t.is_empty())
        && let Some(place) = ["办事处", "管理委员会"].iter().find_map(|e| office.body.strip_suffix(e))
    {
        let (body, title) = (format!("中共{place}工作委员会"), title.to_owned());
        (office.body, office.title) = (body, title);
        return;
    }
    if super::village::settle(office, before, cx) {
        return;
    }
    // 陇南市委常委、地区行署副专员: of the prefecture that the city was
    if office.body == "地区行署"
        && let Some(city) = before.places.iter().rev().find(|p| p.kind == PlaceKind::Prefecture)
        && let Some(stem) = city.name.strip_suffix('市')
    {
        office.body = format!("{stem}地区行政公署");
        office.certainty = Certainty::Known;
        return;
    }
    if let Some(body) = of_school_before(line, office, before, cx) {
        (office.body, office.place, office.certainty) = (body.name, body.place, body.certainty);
        return;
    }
    // a congress appoints assessors of its place's court
    if office.title == "人民陪审员" && !office.body.ends_with("法院") {
        if let Some(place) = &office.place {
            office.body = format!("{}人民法院", place.name);
        }
        return;
    }
    // 审判委员会委员、二级高级法官: a rank in the court, not in its committee
    let of_courts = ["法官", "检察官", "警务督察长"].iter().any(|t| office.title.ends_with(t));
    if office.inherited
        && of_courts
        && let Some(at) = office.body.rfind("法院").or_else(|| office.body.rfind("检察院"))
    {
        let end =
            at + if office.body[at..].starts_with("法院") { "法院".len() } else { "检察院".len() };
        office.body.truncate(end);
        return;
    }
    // 镇党委委员、武装部长
    if office.title == "武装部长"
        && let Some(place) = office.place.clone().filter(|p| p.kind == PlaceKind::Township)
    {
        office.body = format!("{}人民武装部", place.name);
        "部长".clone_into(&mut office.title);
        office.inherited = false;
        return;
    }
    // 县委巡察组组长
    const GROUPS: [&str; 7] = ["巡察组", "巡视组", "督导组", "督查组", "调研组", "政治部", "政治处"];
    if let Some((group, title)) = GROUPS.iter().find_map(|g| Some((*g, office.title.strip_prefix(g)?)))
        && !title.is_empty()
    {
        let title = title.to_owned();
        let stem = office.body.strip_suffix("委员会").filter(|_| office.body.starts_with("中共"));
        office.body = stem.map_or_else(|| format!("{}{group}", office.body), |s| format!("{s}委{group}"));
        office.title = title;
        office.inherited = false;
        return;
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
        return;
    }
    // 某大学书记: as its committee's secretary is called for short
    let university = ["大学", "学院"].iter().any(|e| office.body.ends_with(e));
    if university
        && !office.body.starts_with("中共")
        && matches!(office.title.as_str(), "书记" | "副书记")
        && !office.inherited
    {
        let outer = ["大学", "学院"].iter().any(|e| office.body[..office.body.len() - e.len()].contains(e));
        if !outer {
            office.body = format!("中共{}委员会", office.body);
            return;
        }
    }
    // 某大学党委书记: 书记 of the university's committee
    if is_institution(&office.body) && !office.body.starts_with("中共") {
        let party =
            ["党委", "纪委"].iter().find_map(|o| Some((*o, office.title.strip_prefix(o)?.to_owned())));
        if let Some((organ, title)) = party.filter(|(_, t)| !t.is_empty()) {
            let kind = if organ == "党委" { "委员会" } else { "纪律检查委员会" };
            office.body = format!("中共{}{kind}", office.body);
            office.title = title;
            office.inherited = false;
            return;
        }
    }
    // 校党委常委、组织部部长 read as one title
    if let Some((part, title)) =
        office.title.split_once("部").filter(|(_, t)| matches!(*t, "部长" | "副部长" | "常务副部长"))
        && (office.body.strip_prefix("中共").and_then(|n| n.strip_suffix("委员会")).is_some_and(is_institution)
            // 校长张三主持，组织部部长李四宣读
            || ["组织", "宣传", "统战"].contains(&part) && is_institution(&office.body)
            // 民盟中央宣传部部长
            || office.body.ends_with("中央委员会") && !part.is_empty())
    {
        if !office.body.ends_with("委员会") {
            office.body = format!("中共{}委员会", office.body);
        }
        office.body = format!("{}{part}部", office.body);
        office.title = title.to_owned();
        office.inherited = false;
        return;
    }
    // 公司第六届董事会独立董事: of the company
    if office.title.ends_with("董事") || office.title.ends_with("董事长") || office.title.ends_with("监事")
    {
        for board in ["董事会", "监事会"] {
            if let Some(name) = office.body.strip_suffix(board).filter(|n| is_institution(n)) {
                office.body = name.to_owned();
            }
        }
    }
    let Some(previous) = &before.body else {
        if !in_own_house(line, office, cx) {
            of_court_before(office, before);
        }
        return;
    };
    // 甲厂技术员、车间主任 on a page of another company: of the one just named; 某部人事司司长甲，人事司办公室主任乙
    if let Some(own) = &cx.places.house
        && !previous.name.contains(own.place.name.as_str())
        && let Some(part) = office.body.strip_prefix(own.place.name.as_str())
        && inner(part)
        && (line.before(office.range.start) == '、' || is_below(&previous.name, part))
        && !line.slice(office.range.clone()).contains(own.place.name.as_str())
    {
        let outer = self::house(&Body { certainty: Certainty::PlaceAndEnding, ..previous.clone() });
        let below = part.char_indices().map(|(k, _)| k).rfind(|&k| k > 0 && outer.name.ends_with(&part[..k]));
        office.body = format!("{}{}", outer.name, &part[below.unwrap_or(0)..]);
        office.place = previous.place.clone();
        return;
    }
    let house = house(previous);
    let root = court(&previous.name);
    if office.inherited {
        if let Some((organ, title)) = in_unnamed_school(&office.body, &office.title) {
            (office.body, office.title) = (organ.to_owned(), title);
            return;
        }
        if let Some(outer) = outer_house(&office.body, &office.title) {
            office.body = outer;
            return;
        }
        // 校党委常委、副校长: of the university, not of its committee
        let head = [
            "校长",
            "院长",
            "董事长",
            "总经理",
            "总裁",
            "行长",
            "台长",
            "社长",
            "馆长",
            "总编辑",
            "理事长",
            "董事",
            "监事",
            "总法律顾问",
            "教授",
            "研究员",
            "导师",
            "博导",
            "讲师",
            "教师",
            "医师",
            "工程师",
            "经济师",
            "会计师",
        ]
        .iter()
        .any(|t| office.title.ends_with(t))
            || matches!(office.title.as_str(), "主任" | "副主任" | "所长" | "副所长" | "厂长" | "副厂长");
        let party = office.body.strip_prefix("中共").and_then(|n| n.strip_suffix("委员会"));
        let party = party.map(|n| n.strip_suffix("纪律检查").unwrap_or(n));
        let union = office.body.strip_suffix("工会").filter(|n| head && is_institution(n));
        if let Some(name) = union.map(str::to_owned) {
            office.body = name;
            return;
        }
        // 某医院工会主席、党委书记: of the hospital again
        if let Some(name) = office.body.strip_suffix("工会").filter(|n| is_institution(n))
            && let Some(title) = office.title.strip_prefix("党委").filter(|t| !t.is_empty())
        {
            (office.body, office.title) = (format!("中共{name}委员会"), title.to_owned());
            return;
        }
        if let Some(name) = party.filter(|n| head && is_institution(n)) {
            office.body = name.to_owned();
            return;
        }
        // 某医院党委书记甲，党委副书记乙
        if party.is_some_and(is_institution)
            && let Some(title) = office.title.strip_prefix("党委").filter(|t| !t.is_empty())
        {
            office.title = title.to_owned();
            return;
        }
        if let Some(root) = root
            && OF_THE_COURT.contains(&office.title.as_str())
        {
            root.clone_into(&mut office.body);
        }
        return;
    }
    let range = office.range.start..office.range.end;
    let said = line.slice(range).replace(' ', "");
    let Some(written) = said.strip_suffix(office.title.as_str()) else { return };
    let written = ["原", "现任", "曾任", "时任", "历任"]
        .iter()
        .find_map(|w| written.strip_prefix(w))
        .unwrap_or(written);
    let place = office.place.clone().or_else(|| previous.place.clone());
    if let Some(root) = root
        && (court(&office.body).is_none() || office.body == format!("{}{written}", previous.name))
        && (written.ends_with('庭')
            || written.starts_with("审判委员会")
            || written.starts_with("检察委员会")
            || office.certainty == Certainty::Ending && inner(written))
    {
        office.body = format!("{root}{written}");
        office.certainty = Certainty::PlaceAndEnding;
        office.place = place;
        return;
    }
    if matches!(written, "党委" | "纪委" | "团委" | "党总支" | "党支部" | "工会") {
        let institution = is_institution(&previous.name) || is_military(&previous.name);
        let party = previous.name.strip_prefix("中共").and_then(|n| n.strip_suffix("委员会"));
        let party = party.map(|n| n.strip_suffix("纪律检查").unwrap_or(n));
        // 某医院工会主席、纪委书记
        let kept = party
            .or_else(|| previous.name.strip_suffix("工会"))
            .filter(|n| is_institution(n) || is_military(n));
        let name = if institution { Some(previous.name.as_str()) } else { kept };
        if let Some(name) = name {
            office.body = match written {
                "党委" => format!("中共{name}委员会"),
                "纪委" => format!("中共{name}纪律检查委员会"),
                "团委" => format!("共青团{name}委员会"),
                "工会" => format!("{name}工会"),
                other => format!("中共{name}{other}"),
            };
            office.place.clone_from(&previous.place);
            return;
        }
        // 县教育局局长、党委副书记: of the bureau
        // 省国资委主任、党委书记, but not 县委
        let commission = !previous.name.starts_with("中共")
            && (previous.name.ends_with("委员会")
                && !previous.name.contains("政治协商")
                && !previous.name.ends_with("常务委员会")
                || previous.name.ends_with('委') && previous.name.chars().count() > 2);
        let bureau = commission || ["局", "厅", "署"].iter().any(|e| previous.name.ends_with(e));
        if bureau && written == "党委" && !office.title.starts_with("党委") {
            office.body.clone_from(&previous.name);
            office.title = format!("党委{}", office.title);
            office.place.clone_from(&previous.place);
            return;
        }
    }
    // 集团党委副书记、工会主席; 县教育局副局长、工会主席: of the house
    const OF_HOUSES: [&str; 6] = ["工会", "机关党委", "机关工会", "机关纪委", "工会委员会", "党群工作部"];
    let bureau = ["局", "厅", "署", "公司", "集团"].iter().any(|e| previous.name.ends_with(e));
    let committee = previous.name.strip_prefix("中共").and_then(|n| n.strip_suffix("委员会"));
    let own = committee.filter(|n| is_institution(n)).unwrap_or(&previous.name);
    if line.before(office.range.start) == '、'
        && OF_HOUSES.contains(&written)
        && (is_institution(own) || bureau)
    {
        office.body = format!("{own}{written}");
        office.certainty = Certainty::PlaceAndEnding;
        office.place.clone_from(&previous.place);
        return;
    }
    // 共青团省委常委、组织部部长
    if previous.name.starts_with("共青团")
        && previous.name.ends_with("委员会")
        && ["组织部", "宣传部", "统战部", "办公室"].contains(&written)
    {
        office.body = format!("{}{written}", previous.name);
        office.certainty = Certainty::PlaceAndEnding;
        office.place.clone_from(&previous.place);
        return;
    }
    // 校党委委员、组织部部长
    if let Some(committee) =
        previous.name.strip_suffix("委员会").filter(|_| previous.name.starts_with("中共"))
        && (committee.strip_prefix("中共").is_some_and(is_institution)
            // 兵团党委常委、组织部部长
            || previous.place.is_none() && previous.certainty == Certainty::Known)
        && matches!(
            written,
            "组织部"
                | "宣传部"
                | "统战部"
                | "党委组织部"
                | "党委宣传部"
                | "党委统战部"
                | "党委办公室"
                | "党委学生工作部"
                | "党委教师工作部"
        )
    {
        let part = written.strip_prefix("党委").unwrap_or(written);
        office.body = format!("{committee}委员会{part}");
        office.certainty = Certainty::PlaceAndEnding;
        office.place.clone_from(&previous.place);
        return;
    }
    if office.certainty != Certainty::Ending {
        return;
    }
    let township = before.places.iter().rev().find(|p| p.kind == PlaceKind::Township);
    if written == "办事处"
        && let Some(street) = township.filter(|p| p.name.ends_with("街道"))
    {
        office.body = format!("{}办事处", street.name);
        office.place = Some(street.clone());
        office.certainty = Certainty::Known;
        return;
    }
    // 国务院国资委党建工作局局长、政策法规局局长: parts of one central body
    let central = cx.lexicon.leading_national(&previous.name).map(|(end, _)| end).last();
    let ministry = ["部", "总局", "署"].iter().any(|e| previous.name.ends_with(e));
    if let Some(end) = central.filter(|&end| end < previous.name.len() || ministry)
        && previous.place.is_none()
        && office.body == written
        && ["局", "司"]
            .iter()
            .any(|kind| (previous.name.ends_with(kind) || ministry) && written.ends_with(kind))
        && !written.ends_with("公司")
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
    if written == "办公室" && previous.name.ends_with(written) && line.before(office.range.start) == '、'
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
        && office.title.ends_with("主任")
    {
        office.title.insert_str(0, written);
        office.body.clone_from(&previous.name);
        office.place.clone_from(&previous.place);
        office.certainty = previous.certainty;
        return;
    }
    // 某钢铁厂甲车间副主任、乙分厂厂长: of one works
    if line.before(office.range.start) == '、'
        && office.place.is_none()
        && let Some(works) =
            works(&previous.name).filter(|_| ["厂", "车间"].iter().any(|w| written.contains(w)))
        && written.chars().count() <= LONGEST_PLANT
        && !written.starts_with(works)
    {
        office.body = format!("{works}{written}");
        office.place.clone_from(&previous.place);
        return;
    }
    // 某大学特聘教授、法学院院长: a faculty of the university
    if written.ends_with("学院")
        && written.chars().count() <= LONGEST_FACULTY
        && line.before(office.range.start) == '、'
        && let Some(university) = super::office_body::university(&previous.name)
        && office.place.is_none()
    {
        office.body = format!("{university}{written}");
        office.certainty = Certainty::PlaceAndEnding;
        return;
    }
    let is_organ = cx.lexicon.organ(written, Scope::Any).is_some();
    // 无锡人民广播电台台长、节目部主任: a long name is one by itself
    let shortest = if house.name.ends_with("大学") { 4 } else { 6 };
    let near = line.before(office.range.start) == '、' && house.name.chars().count() >= shortest;
    // 某企业（集团）公司保卫处处长、监察室主任
    let house = match near && previous.certainty == Certainty::Ending {
        true => self::house(&Body { certainty: Certainty::PlaceAndEnding, ..previous.clone() }),
        false => house,
    };
    // an inner office of a department: 财政局局长、预算股股长
    let department = HOUSES_WITH_PARTS.iter().any(|e| house.name.ends_with(e))
        || ["处", "科"].iter().any(|e| written.ends_with(e))
            && ["办公室", "委员会", "部"].iter().any(|e| house.name.ends_with(e));
    let police = previous.name.ends_with("公安局")
        && ["交通", "交警", "刑", "治安", "巡", "特警", "禁毒", "网安", "经侦"]
            .iter()
            .any(|w| written.starts_with(w));
    if department
        && (near || previous.certainty > Certainty::Ending)
        && !is_organ
        && (inner(written) || police)
        && ends_as_body(written, cx.lexicon)
    {
        // 某公司甲分公司总经理、乙事业部总经理: of the company around the branch
        let company = around_branch(&house.name).filter(|_| written.ends_with("事业部"));
        office.body = format!("{}{written}", company.unwrap_or(&house.name));
        office.place.clone_from(&previous.place);
        office.certainty = Certainty::PlaceAndEnding;
        return;
    }
    if in_own_house(line, office, cx) {
        return;
    }
    // 市财政局局长、不动产登记中心主任: of the same place
    let local =
        ["局", "委", "办", "中心", "委员会", "馆", "会", "办公室"].iter().any(|e| written.ends_with(e));
    // 商丘古城管委会: the name says its own place
    let named = line.words_at(office.range.start).iter().any(|w| w.entry.place || w.entry.short_place)
        || ["中国", "全国", "中华", "国际", "国家"].iter().any(|w| written.starts_with(w));
    if local
        && !written.starts_with(['校', '院'])
        && !written.ends_with("基金会")
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

/// Whether the part begins with the name of the office that `body` ends with.
fn is_below(body: &str, part: &str) -> bool {
    const SHORTEST: usize = 3;
    let starts = part.char_indices().map(|(k, _)| &part[..k]).skip(SHORTEST);
    starts.into_iter().any(|start| start.ends_with(['司', '局', '处', '部']) && body.ends_with(start))
}

/// 西郊法庭庭长 in a new sentence: of the court spoken of last.
fn of_court_before(office: &mut Office, before: &Before) {
    let bare = office.certainty == Certainty::Ending && office.body.ends_with("法庭");
    let last = before.earlier.iter().rev().filter(|_| bare).find_map(|b| Some((court(&b.name)?, b)));
    if let Some((root, body)) = last.filter(|(root, _)| !root.ends_with("中级人民法院")) {
        office.body = format!("{root}{}", office.body);
        office.place.clone_from(&body.place);
        office.certainty = Certainty::PlaceAndEnding;
    }
}

/// 护理部主任 on the page of a hospital, whatever place came up before.
fn in_own_house(line: &Line, office: &mut Office, cx: &Context) -> bool {
    let said = line.slice(office.range.clone());
    let stands = office.certainty == Certainty::Ending
        && office.place.is_none()
        && said.ends_with(office.title.as_str())
        && said.contains(office.body.as_str());
    let own = cx.places.house.as_ref().filter(|h| stands && h.speaks);
    let Some(part) = own.and_then(|h| h.part(&office.body, &[], cx)) else { return false };
    office.body = part.name;
    office.place = part.place;
    office.certainty = part.certainty;
    true
}

/// The office (办公室) of the body that the office names; behind a part of a house the house's own.
fn office_of(office: &Office, word: &str, cx: &Context) -> String {
    let own = cx.places.house.as_ref().filter(|h| {
        let part = office.body.strip_prefix(h.place.name.as_str()).unwrap_or("");
        // 纪委书记张三出席，办公室主任李四列席
        let discipline = || office.body == format!("中共{}纪律检查委员会", h.place.name);
        h.speaks && office.inherited && (!part.is_empty() && !h.kind.fits(part) || discipline())
    });
    if let Some(own) = own {
        return format!("{}{word}", own.place.name);
    }
    let committee = office.place.as_ref().is_some_and(|p| office.body == format!("中共{}委员会", p.name));
    match office.body.strip_suffix("委员会") {
        Some(stem) if committee => format!("{stem}委{word}"),
        _ if office.inherited => format!("{}{word}", without_sibling(&office.body, word)),
        _ => format!("{}{word}", office.body),
    }
}
