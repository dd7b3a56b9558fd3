//! Which body an office is of: what stands before its title, what was named before, and titles that say it themselves.

use super::assembly::of_own_assembly;
use super::body::{Body, Certainty, Context, resolve};
use super::house::is_faculty;
use super::league::{committee, own_committee};
use super::office::{Before, ORGANS_IN_TITLES};
use super::office_government::{HEADS_OF_GOVERNMENT, head_of_government};
use super::office_house::{bare_group, lifted, of_opener, own_house, same_house};
use super::organ::organ_of;
use super::part::association;
use super::phrase::find;
use super::place::{LEVELS, Place, PlaceKind};
use super::sibling::{central_unit, posted, sibling_committee};
use super::title_fit::{may_have, surely_has};
use super::works::{board, committee_of_works, office_around, works};
use crate::lexicon::{Scope, TitleKind};

/// How a page calls the company that it is about, and its boards.
pub(super) const OWN_HOUSE: [&str; 5] = ["公司董事会", "公司监事会", "公司党委", "集团公司", "公司"];

/// What is done to a company right before it is called so.
pub(super) const ACTS_ON_HOUSE: [&str; 15] = [
    "接到", "收到", "送达", "授权", "提议", "获悉", "通知", "告知", "聘任", "聘请", "委派", "推荐", "提名",
    "代行", "辞任",
];

/// Seats on the Party's committee of a township that the title names by their work.
const PARTY_SEATS: [&str; 6] = ["组织委员", "宣传委员", "统战委员", "政法委员", "纪检委员", "宣统委员"];

/// Departments of a committee whose heads are called without a second 部.
const DEPARTMENTS_OF_PARTY: [&str; 4] = ["组织部", "宣传部", "统战部", "武装部"];

/// Parts of the Party's committee of a zone; all others are the zone's.
const PARTY_PARTS: [&str; 5] = ["组织部", "宣传部", "统战部", "政法委", "办公室"];

/// Words before the name of a body that say to whom it belongs, or how somebody came there.
pub(super) const BELONGING: [&str; 8] =
    ["下属子公司", "子公司", "下属单位", "所属单位", "旗下", "下属", "选派到", "下派到"];

/// 校党委书记, 副校长, 党委组织部部长 on the page of a faculty: of its university, which is not named.
pub(super) fn of_university_above(text: &str, title: &str, body: &Body, cx: &Context) -> bool {
    let own = cx.places.institution().or(cx.places.house.as_ref().map(|h| &h.place));
    // a faculty has no departments of the Party
    let department = DEPARTMENTS_OF_PARTY[..3].iter().any(|d| text.starts_with(d));
    let above = text.starts_with('校') || text.starts_with("党委") || title.ends_with("校长") || department;
    cx.places.faculty
        && above
        && own.is_some_and(|own| is_faculty(&own.name, cx.lexicon) && body.name.contains(own.name.as_str()))
}

/// （北京） behind the name of a university, as it is written.
pub(super) fn campus(text: &str, cx: &Context) -> Option<String> {
    const AREAS: [&str; 2] = ["华东", "华北"];
    const MARK: &str = "大学（";
    let rest = &text[find(text, MARK)? + MARK.len()..];
    let (place, _) = rest.split_once('）').filter(|(place, _)| (2..=3).contains(&place.chars().count()))?;
    let named = !cx.lexicon.gazetteer.short(place).is_empty() || AREAS.contains(&place);
    named.then(|| format!("（{place}）"))
}

/// Characters with which organs of a place are called behind 在.
const LEVEL: [char; 8] = ['省', '市', '县', '区', '州', '旗', '镇', '乡'];

/// The body behind a title, the title within it, and whether the body was taken over.
pub(super) fn body_of(
    text: &str,
    title: &str,
    kind: TitleKind,
    before: &Before,
    cx: &Context,
) -> Option<(Body, String, bool)> {
    // 县里成立了由县委|书记: what stands before belongs to the verb
    if ["成立了由", "成立由", "组建了由", "组建由"].iter().any(|w| text.contains(w)) {
        return None;
    }
    // 县委常委|常务副县长: a seat is no body
    if text.split_once("委常委").is_some_and(|(_, rest)| !rest.starts_with('会')) {
        return None;
    }
    // 市长, 常务副县长: the government of the place
    let core = ["常务副", "第一副", "副", "名誉"].iter().find_map(|p| title.strip_prefix(p)).unwrap_or(title);
    let core = core.strip_suffix("助理").unwrap_or(core);
    if let Some((_, level)) = HEADS_OF_GOVERNMENT.iter().find(|(t, _)| *t == core) {
        return head_of_government(text, title, level, before, cx);
    }
    // 委员长, 国务委员, 审计长: only the nation has them
    const OF_THE_NATION: [(&str, &str); 4] = [
        ("委员长", "全国人民代表大会常务委员会"),
        ("国务委员", "国务院"),
        ("审计长", "审计署"),
        ("总参谋长", "总参谋部"),
    ];
    if let Some((_, name)) = OF_THE_NATION.iter().find(|(title, _)| *title == core && text.is_empty()) {
        let body = Body { name: (*name).to_owned(), place: None, certainty: Certainty::Known };
        return Some((body, title.to_owned(), false));
    }
    // 国家主席, 国家副主席
    if text.is_empty()
        && let Some(own) = ["国家主席", "国家副主席", "副国家主席"].iter().find(|own| **own == title)
    {
        let body =
            Body { name: "中华人民共和国".to_owned(), place: None, certainty: Certainty::Known };
        return Some((body, own.replacen("国家", "", 1), false));
    }
    // 第二十届中央候补委员: the Central Committee is called by its seat alone
    if text.is_empty()
        && let Some(seat) = title.strip_prefix("中央").filter(|t| matches!(*t, "委员" | "候补委员"))
    {
        let name = "中国共产党中央委员会".to_owned();
        return Some((Body { name, place: None, certainty: Certainty::Known }, seat.to_owned(), false));
    }
    // 中华人民共和国驻某国特命全权大使: the mission goes by whom it stands for and where
    const ENVOYS: [&str; 4] = ["特命全权大使", "大使", "总领事", "常驻代表"];
    if ENVOYS.contains(&core)
        && let Some((sender, to)) = text.split_once('驻')
        && ["", "中国", "我国", "中华人民共和国"].contains(&sender)
        && (2..=24).contains(&to.chars().count())
    {
        if to.ends_with("全权") {
            return None;
        }
        let body = Body { name: text.to_owned(), place: None, certainty: Certainty::Known };
        return Some((body, title.to_owned(), false));
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
        return Some((Body { name, place, certainty: Certainty::Known }, title.to_owned(), false));
    }
    if let Some(organ) = ORGANS_IN_TITLES.iter().find(|o| title.starts_with(**o) && title.len() > o.len()) {
        let rest = &title[organ.len()..];
        let place = if text.is_empty() {
            let speaking = || cx.places.speaking_local().filter(|_| before.places.is_empty());
            let own = cx.places.speaking_local();
            let named = before.places.last().filter(|p| before.body.is_some() || Some(*p) == own);
            named.or_else(speaking).cloned()
        } else {
            super::leading_place::leading_place(text, &before.places, cx)
                .filter(|(_, rest)| rest.is_empty())
                .map(|(p, _)| p)
        };
        let own = place.filter(|p| {
            !text.is_empty()
                || matches!(p.kind, PlaceKind::Township | PlaceKind::Zone | PlaceKind::Institution)
        });
        if let Some(place) = own
            && let Some(body) = organ_of(&place, organ, cx)
        {
            return Some((body, rest.to_owned(), false));
        }
        // 镇党委书记 on a page that does not say which town
        if matches!(text, "镇" | "乡") && ["党委", "纪委", "人大"].contains(organ) {
            let name = format!("{text}{organ}");
            return Some((Body { name, place: None, certainty: Certainty::Ending }, rest.to_owned(), false));
        }
        if !organ.starts_with('党')
            && text.is_empty()
            && let Some(body) = resolve(organ, &before.places, cx)
        {
            return Some((body, rest.to_owned(), false));
        }
    }
    if text.is_empty() {
        // 校长张三: of the school that speaks
        let own = cx.places.institution().filter(|_| {
            ["校长", "校党委书记", "董事长", "总经理"].iter().any(|t| title.ends_with(t))
                && before.places.is_empty()
        });
        // 纪委书记甲、副校长乙: a school's head is of no other body
        // 中央候补委员，教授: nor a teacher of a committee
        let teaches = |b: &Body| match core {
            "校长" => b.name.contains(['学', '校']),
            "教授" | "副教授" => !b.name.starts_with("中国共产党") || b.name.contains(['学', '校']),
            // 县委书记张三主持，副组长李四出席: of a group that is not named
            "组长" | "副组长" => !b.name.ends_with("委员会") && !b.name.ends_with("人民政府"),
            _ => true,
        };
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
            .or_else(|| before.body.clone().filter(teaches).filter(|b| may_have(b, core)))
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
        if let Some(department) = core.strip_suffix('长').filter(|d| DEPARTMENTS_OF_PARTY.contains(d))
            && let Some(own) = body.name.strip_prefix("中共").and_then(|b| b.strip_suffix("委员会"))
            && super::part::is_institution(own)
        {
            let department = Body { name: format!("{}{department}", body.name), ..body.clone() };
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
        return Some((standing_congress(body, core), title.to_owned(), true));
    }
    // 镇组织委员: a seat on the Party's committee
    if matches!(text, "镇" | "乡" | "街道")
        && PARTY_SEATS.iter().any(|seat| core.ends_with(seat))
        && let Some(body) = resolve(&format!("{text}党委"), &before.places, cx)
    {
        return Some((body, title.to_owned(), false));
    }
    if let Some(group) = bare_group(text, before) {
        return Some((group, title.to_owned(), false));
    }
    // 某市代表团在市委书记张三带领下
    // 市委副书记、监督委员会主任: a commission that is not known is not the Party's committee
    if text == "委员会" && before.group.is_none()
        || text.find('在').is_some_and(|at| at > 0 && text[at + '在'.len_utf8()..].starts_with(LEVEL))
    {
        return None;
    }
    let text = ["新一任", "新任", "首任"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    if text.starts_with(|c| "由经请对向在与和及把被让为任是的了从将因以于等受继他她".contains(c))
        && cx.lexicon.national(text).is_none()
        // 经济开发区, 经信局, 对外联络部: words that begin names all the same
        && !["经济", "经开区", "对外"].iter().any(|word| text.starts_with(word))
        && cx.lexicon.organ(text, Scope::Any).is_none()
        // 任丘市, 和田地委, 从化区
        && cx.places.leading(text, cx.lexicon).is_none()
    {
        return None;
    }
    // 教育局党组书记: a title of the bureau, no body of its own
    if ["党组", "党总支", "党支部", "机关党委"].iter().any(|p| text.ends_with(p)) && !text.contains("临时")
    {
        return None;
    }
    // 纪检组组长 of the house before
    if text == "纪检组" {
        return None;
    }
    // 筹备组组长: the group is the body
    for group in ["筹备组", "工作组", "领导小组", "办公室", "编办", "党校"] {
        if title.len() > group.len() && title.starts_with(group) {
            return None;
        }
    }
    // 组织部长: the organ's last character is the title's first
    let first = core.chars().next().unwrap_or(' ');
    if core.ends_with('长')
        && "部局厅司处科院校所站庭室军师旅团营连排".contains(first)
        && !text.ends_with(first)
        && !super::body_end::ends_as_body(text, cx.lexicon)
    {
        let whole = format!("{text}{first}");
        if let Some(body) =
            resolve(&whole, &before.places, cx).filter(|b| b.certainty >= Certainty::PlaceAndEnding)
        {
            return Some((body, title.to_owned(), false));
        }
    }
    // 某师范学校教导主任、校团委书记: of the school just named; 某大学某学院院长、校学术委员会主任: of the whole
    let school = text.strip_prefix("学校").or_else(|| text.strip_prefix('校')).and_then(|organ| {
        const OF_ANY: [&str; 4] = ["团委", "党委", "纪委", "工会"];
        let outer = before.body.as_ref()?;
        let whole = university(&outer.name).filter(|_| {
            OF_ANY.contains(&organ) || ["委员会", "部", "处", "办公室"].iter().any(|e| organ.ends_with(e))
        });
        let own = || {
            let school = ["学校", "中学", "小学", "学院", "大学"].iter().any(|e| outer.name.ends_with(e));
            (school && OF_ANY.contains(&organ)).then_some(outer.name.as_str())
        };
        let name = whole.or_else(own)?.to_owned();
        organ_of(&Place { name, kind: PlaceKind::Institution, division: None }, organ, cx)
    });
    // 书记处第一书记, where the League's centre was spoken of
    if text == "书记处"
        && let Some(league) = before
            .body
            .iter()
            .chain(before.earlier.iter().rev())
            .find(|b| b.name.starts_with("中国共产主义青年团中央委员会"))
    {
        let name = "中国共产主义青年团中央委员会书记处".to_owned();
        return Some((Body { name, ..league.clone() }, title.to_owned(), false));
    }
    // 董事会战略委员会委员: of the board of the company just named, or whose page it is
    if text.starts_with("董事会")
        && text.ends_with("委员会")
        && let Some(company) = before
            .body
            .iter()
            .chain(before.earlier.iter().rev())
            .map(|b| b.name.as_str())
            .find(|name| !name.starts_with("中共") && ["公司", "集团"].iter().any(|e| name.ends_with(e)))
            .or_else(|| cx.places.institution().map(|own| own.name.as_str()))
    {
        let body =
            Body { name: format!("{company}{text}"), place: None, certainty: Certainty::PlaceAndEnding };
        return Some((body, title.to_owned(), false));
    }
    let bureau = || bureau_of_level(text, before, cx);
    let of_league = || title.ends_with("主委").then(|| committee(text, before, cx)).flatten();
    // （集团）|有限公司: the kind is no name
    if ["有限公司", "股份有限公司", "有限责任公司", "集团有限公司"].contains(&text) {
        return None;
    }
    let body = match school
        .or_else(|| committee_of_works(text, before, cx))
        .or_else(of_league)
        .or_else(bureau)
        .or_else(|| sibling_committee(text, before, cx))
        .or_else(|| resolve(text, &before.places, cx))
    {
        Some(body) => body,
        // 该院院长, whose ending alone names no body
        None if text.starts_with('该') => {
            return pointed_at(text, before).map(|body| (body, title.to_owned(), true));
        }
        // 红双喜木业董事长: a company under its short name
        None if kind == TitleKind::Corporate
            && (2..=12).contains(&text.chars().count())
            && !text.ends_with(['和', '及', '与', '任'])
            && !["执行", "独立", "名誉", "常务", "高级", "职工"].iter().any(|w| text.ends_with(w)) =>
        {
            Body { name: text.to_owned(), place: None, certainty: Certainty::Ending }
        }
        None => return None,
    };
    // 市委主委 of a party that the page does not say
    if title.ends_with("主委") && body.name.starts_with("中共") {
        return None;
    }
    // 专程来访的某公司: what stands behind 的 is read by itself
    if text.contains('的') && body.certainty < Certainty::Known {
        return None;
    }
    let body = at_the_level_before(body, text, before, cx);
    let mut body = posted(standing_congress(body, core), before, cx);
    let seat = core.strip_prefix("专职副").unwrap_or(core);
    let seat = seat.strip_prefix("兼职副").unwrap_or(seat);
    if let Some(own) = association(&body.name, seat) {
        body.name = own.to_owned();
    }
    // 附属医院 of the one university whose hospital the page names
    if body.certainty == Certainty::Ending
        && let Some(full) = cx.places.full_names.of_house(&body.name)
    {
        body = resolve(&full, &before.places, cx).filter(|b| b.name.len() > body.name.len()).unwrap_or(body);
    }
    // 甲集团, which the page also names 甲乙有限公司
    if body.certainty == Certainty::Ending
        && let Some(full) = cx.places.companies.in_full(&body.name)
    {
        full.clone_into(&mut body.name);
    }
    // 领导小组副组长甲，小组成员乙: the group before
    if body.certainty == Certainty::Ending
        && matches!(text, "小组" | "领导小组" | "委员会" | "工作组" | "专班")
        && let Some(outer) = before.body.as_ref().filter(|b| b.name.ends_with(text))
    {
        return Some((outer.clone(), title.to_owned(), true));
    }
    // 农业与农村工作委员会副主任甲，工委委员乙
    if text == "工委"
        && let Some(outer) = before.body.as_ref().filter(|b| b.name.ends_with("工作委员会"))
    {
        return Some((outer.clone(), title.to_owned(), true));
    }
    // 某团政治处主任，师副政委，军政治部主任: of troops of another level
    let level = ["集团军", "军", "师", "旅", "团", "营"].iter().any(|l| text.starts_with(l));
    if level && before.body.as_ref().is_some_and(|b| super::troops::names_troops(&b.name)) {
        return (body.certainty > Certainty::Ending || text.ends_with(['部', '处', '科', '室']))
            .then(|| (body, title.to_owned(), false));
    }
    // 自治区党委常委、党委组织部部长: of the same committee
    if body.certainty == Certainty::Ending
        && text.strip_prefix("党委").is_some_and(|part| !part.is_empty())
        && let Some(outer) = before.body.as_ref().filter(|b| b.name.starts_with("中共"))
        && let Some(own) = outer.place.as_ref().filter(|p| p.division.is_some())
        && let Some(part) = organ_of(own, text, cx)
    {
        return Some((part, title.to_owned(), false));
    }
    // 人民法院审判员、研究室副主任: an inner office of the body before
    if body.certainty == Certainty::Ending
        && let Some(outer) = &before.body
        && outer.certainty > Certainty::Ending
        && (inner_office(text, cx) || central_unit(text, outer))
    {
        let outside = super::part::without_sibling(&outer.name, text);
        // 经开区党工委委员、党政工作部部长: a part of the zone, not of its committee
        let zone = super::part::zone_of_committee(outside).filter(|_| !PARTY_PARTS.contains(&text));
        let outside = zone.unwrap_or(outside);
        // 政治部副主任甲、政治部组织处处长乙
        let said = text
            .char_indices()
            .map(|(at, _)| &text[..at])
            .rfind(|s| s.chars().count() > 2 && outside.ends_with(s));
        let name = format!("{outside}{}", &text[said.map_or(0, str::len)..]);
        let inner = Body { name, place: outer.place.clone(), certainty: Certainty::PlaceAndEnding };
        return Some((inner, title.to_owned(), false));
    }
    if text.ends_with("党委") && body.certainty < Certainty::Known {
        return None;
    }
    // 某公司纪委书记: of the company's own commission
    if text.strip_suffix("纪委").is_some_and(super::part::is_institution) && body.certainty < Certainty::Known
    {
        return None;
    }
    // 厅人教处: of the department named last
    if body.certainty == Certainty::Ending
        && let Some(head @ ('厅' | '局')) = text.chars().next()
        && let part = &text[head.len_utf8()..]
        && part.chars().count() >= 2
        && part.ends_with(['处', '科', '室'])
        && let Some(last) =
            before.body.iter().chain(before.earlier.iter().rev()).find(|b| b.name.ends_with(head))
    {
        let inner = Body { name: format!("{}{part}", last.name), ..last.clone() };
        return Some((inner, title.to_owned(), false));
    }
    // 军区司令员: of the one named last, and of no city
    // 军分区司令员: of no province
    let province = body.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Province);
    if text == "军分区" && province {
        let body = Body { name: text.to_owned(), place: None, certainty: Certainty::PlaceAndEnding };
        return Some((body, title.to_owned(), false));
    }
    if text == "军区" && !province {
        let last = before.body.iter().chain(before.earlier.iter().rev()).find(|b| b.name.contains("军区"));
        let name = last.and_then(|b| b.name.split_inclusive("军区").next()).unwrap_or(text).to_owned();
        let body = Body { name, place: None, certainty: Certainty::PlaceAndEnding };
        return Some((body, title.to_owned(), false));
    }
    // 该公司: the one named last
    if let Some(body) = pointed_at(text, before).filter(|_| body.certainty == Certainty::Ending) {
        return Some((body, title.to_owned(), false));
    }
    // 该部队师长: of one that nothing before names
    if body.certainty == Certainty::Ending && text.starts_with('该') && body.name == text {
        return None;
    }
    // a bare place: 自治区主席, 鹿城区书记
    if let Some(place) =
        body.place.as_ref().filter(|p| p.name == body.name && p.kind != PlaceKind::Institution)
    {
        let organ = match core {
            "主席" if place.name.ends_with("自治区") => "政府",
            "书记" | "常委" | "委员" if place.kind == PlaceKind::Zone => "党工委",
            "书记" | "常委" => "委",
            "主任" if place.kind == PlaceKind::Zone => "管委会",
            "主任" if place.name.ends_with("街道") => "办事处",
            _ => return matches!(kind, TitleKind::Head | TitleKind::Deputy).then_some(()).and(None),
        };
        return organ_of(place, organ, cx).map(|b| (b, title.to_owned(), false));
    }
    Some((body, title.to_owned(), false))
}

/// 该公司, 该院: the body of that kind that was named last.
fn pointed_at(text: &str, before: &Before) -> Option<Body> {
    let kind = text.strip_prefix('该').filter(|kind| !kind.is_empty())?;
    before.body.iter().chain(before.earlier.iter().rev()).find_map(|last| {
        let name =
            last.name.strip_suffix("委员会").and_then(|n| n.strip_prefix("中共")).unwrap_or(&last.name);
        name.ends_with(kind).then(|| Body { name: name.to_owned(), ..last.clone() })
    })
}

/// 市局, 省厅治安总队 behind 市公安局, 省公安厅: the one of that place named last, or a part of it.
fn bureau_of_level(text: &str, before: &Before, cx: &Context) -> Option<Body> {
    const KINDS: [&str; 2] = ["局", "厅"];
    let level = ["省", "市", "县", "区", "州", "旗"].into_iter().find(|l| text.starts_with(l))?;
    let rest = &text[level.len()..];
    let kind = KINDS.into_iter().find(|k| rest.starts_with(k))?;
    let part = &rest[kind.len()..];
    if !part.is_empty() && !super::body_end::ends_as_body(part, cx.lexicon) {
        return None;
    }
    let place = cx.places.called(level, &before.places)?;
    let named = before.body.iter().chain(before.earlier.iter().rev());
    let own = |b: &&Body| {
        let own = b.name.strip_prefix(place.name.as_str()).filter(|_| b.place.as_ref() == Some(&place));
        own.is_some_and(|own| own.len() > kind.len() && own.contains(kind))
    };
    let found = named.into_iter().find(own)?;
    let end = found.name[place.name.len()..].find(kind)? + place.name.len() + kind.len();
    let name = format!("{}{part}", &found.name[..end]);
    Some(Body { name, place: Some(place), certainty: Certainty::PlaceAndEnding })
}

/// Whether the words name a part of some body: 研究室, 秘书科, 刑事审判第一庭.
fn inner_office(text: &str, cx: &Context) -> bool {
    // the longest ending decides: 有限公司 is no 司
    text.chars().count() <= 9
        && !super::part::names_organ(text)
        && text
            .char_indices()
            .find_map(|(i, _)| cx.lexicon.suffix(&text[i..]))
            .is_some_and(|kind| matches!(kind, "inner" | "court"))
}

/// 市委常委、纪委书记 where the city is not known: the organ of the same level.
fn at_the_level_before(body: Body, text: &str, before: &Before, cx: &Context) -> Body {
    // 临空区党工委书记、管委会主任: of the zone, under whatever name
    let zoned = before.body.as_ref().and_then(|b| {
        let zone = ["党工委", "管委会"].iter().find_map(|o| b.name.strip_suffix(o))?;
        let organ = ["党工委", "管委会", "纪工委"].contains(&text);
        (organ && zone.ends_with('区')).then(|| Body { name: format!("{zone}{text}"), ..b.clone() })
    });
    if let Some(zoned) = zoned.filter(|_| body.certainty == Certainty::Ending) {
        return zoned;
    }
    let last = before.body.as_ref().filter(|b| b.place.is_none());
    // 高新区党工委书记、管委会主任: of the zone, longer levels first
    let level = last.and_then(|b| LEVELS.into_iter().find(|level| b.name.starts_with(level)));
    // 市委常委、管委会主任: of no city
    let zonal = ["管委", "党工委", "工委", "纪工委", "管理委员会"].iter().any(|o| text.starts_with(o));
    let zone = |level: &str| level.ends_with('区');
    // 市委常委、统战部部长: whatever place the page is of, where the city is not known
    let bare = body.name == text || cx.places.home().is_some_and(|h| body.place.as_ref() == Some(h));
    match level {
        Some(level)
            if body.certainty != Certainty::PlaceAndEnding
                && bare
                && (!zonal || zone(level))
                && cx.lexicon.organ(text, Scope::Any).is_some() =>
        {
            // 政法委, 组织部, but not 党委
            let party = cx.lexicon.organ(text, Scope::Any).and_then(|p| p.strip_prefix("中共{P}委"));
            let part = party.is_some_and(|part| !part.is_empty() && !part.starts_with("员会"));
            let middle = if part && !text.starts_with('委') { "委" } else { "" };
            Body { name: format!("{level}{middle}{text}"), place: None, certainty: Certainty::Known }
        }
        _ => body,
    }
}

/// 市人大主任, 全国人大副委员长, 县人大党组书记: directors, and the Party's group, are those of the standing
/// committee; only a township's congress has a chairman.
fn standing_congress(body: Body, core: &str) -> Body {
    let congress = body.name.ends_with("人民代表大会") || body.place.is_none() && body.name.ends_with("人大");
    let township = body.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Township);
    if congress
        && (matches!(core, "主任" | "委员长")
            || !township && matches!(core, "党组书记" | "党组副书记" | "党组成员"))
    {
        let end = if body.name.ends_with("人大") { "常委会" } else { "常务委员会" };
        return Body { name: format!("{}{end}", body.name), ..body };
    }
    body
}

/// The university whose name a body's begins with: 某大学 of 某大学某学院.
pub fn university(body: &str) -> Option<&str> {
    let name = body.strip_prefix("中共").unwrap_or(body);
    let end = name.find("大学")? + "大学".len();
    let own = !name[end..].starts_with(['附', '（', '城', '生']);
    (own && end > "某大学".len()).then(|| &name[..end])
}
