//! Which body an office is of: what stands before its title, what was named before, and titles that say it themselves.

use super::assembly::{committee_of_congress, standing_committee};
use super::bank::{committee_of_board, company};
use super::body::{Body, Certainty, Context, resolve};
use super::house::is_faculty;
use super::league::committee;
use super::office::{Before, ORGANS_IN_TITLES};
use super::office_alone::of_title_alone;
use super::office_government::{HEADS_OF_GOVERNMENT, head_of_government};
use super::office_house::bare_group;
use super::office_level::{bureau_of_level, pointed_at, settled};
use super::office_nation::of_nation_or_corps;
use super::organ::organ_of;
use super::phrase::{find, holds, holds_any};
use super::place::{Place, PlaceKind};
use super::sibling::sibling_committee;
use super::works::committee_of_works;
use crate::lexicon::{Scope, TitleKind};
use crate::mention::affix::Affix;

/// How a page calls the company that it is about, and its boards.
pub(super) const OWN_HOUSE: [&str; 5] = ["公司董事会", "公司监事会", "公司党委", "集团公司", "公司"];

/// What is done to a company right before it is called so.
pub(super) const ACTS_ON_HOUSE: [&str; 15] = [
    "接到", "收到", "送达", "授权", "提议", "获悉", "通知", "告知", "聘任", "聘请", "委派", "推荐", "提名",
    "代行", "辞任",
];

/// Seats on the Party's committee of a township that the title names by their work.
const PARTY_SEATS: [&str; 6] = ["组织委员", "宣传委员", "统战委员", "政法委员", "纪检委员", "宣统委员"];

/// Words before the name of a body that say to whom it belongs, or how somebody came there.
pub(super) const BELONGING: [&str; 8] =
    ["下属子公司", "子公司", "下属单位", "所属单位", "旗下", "下属", "选派到", "下派到"];

/// 校党委书记, 副校长, 党委组织部部长 on the page of a faculty: of its university, which is not named.
pub(super) fn of_university_above(text: &str, title: &str, body: &Body, cx: &Context) -> bool {
    let own = cx.places.institution().or(cx.places.house.as_ref().map(|h| &h.place));
    // a faculty has no departments of the Party
    let department = ["组织部", "宣传部", "统战部"].iter().any(|d| text.begins_with(d));
    let above = text.starts_with('校') || text.begins_with("党委") || title.ends_on("校长") || department;
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
pub(super) type Found = (Body, String, bool);

pub(super) fn body_of(
    text: &str,
    title: &str,
    kind: TitleKind,
    before: &Before,
    cx: &Context,
) -> Option<Found> {
    // 县里成立了由县委|书记: what stands before belongs to the verb
    const SET_UP: [&str; 9] =
        ["成立了由", "成立由", "组建了由", "组建由", "成立了以", "成立以", "组建了以", "组建以", "建立了以"];
    if (holds(text, "立") || holds(text, "组建")) && holds_any(text, &SET_UP) {
        return None;
    }
    // 县委常委|常务副县长: a seat is no body
    if holds(text, "常委") && text.split_once("委常委").is_some_and(|(_, rest)| !rest.starts_with('会'))
    {
        return None;
    }
    // 市长, 常务副县长: the government of the place
    let core = ["常务副", "第一副", "副", "名誉", "荣誉"].iter().find_map(|p| title.past(p)).unwrap_or(title);
    let core = core.short_of("助理").unwrap_or(core);
    if let Some((_, level)) = HEADS_OF_GOVERNMENT.iter().find(|(t, _)| *t == core) {
        // 政府副县长: the title says which
        let text = if text == "政府" { "" } else { text };
        return head_of_government(text, title, level, before, cx);
    }
    if let Some(found) = of_nation_or_corps(text, title, core, before, cx) {
        return found;
    }
    if let Some(organ) = ORGANS_IN_TITLES.iter().find(|o| title.begins_with(o) && title.len() > o.len()) {
        let rest = &title[organ.len()..];
        let place = if text.is_empty() {
            let speaking = || cx.places.speaking_local().filter(|_| before.places.is_empty());
            let own = cx.places.speaking_local();
            let named = before.places.last().filter(|p| before.body.is_some() || Some(*p) == own);
            // 街道党委书记张三，人大工委主任李四。党委委员王五: of the street that was spoken of
            let street = || {
                let last = before.earlier.last().and_then(|b| b.place.as_ref());
                last.filter(|p| {
                    organ.starts_with('党') && before.body.is_none() && p.kind == PlaceKind::Township
                })
            };
            named.or_else(speaking).or_else(street).cloned()
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
        return of_title_alone(title, core, before, cx);
    }
    // 选举李四为常务委员会委员, where the Party's committee was spoken of: its 常委
    if matches!(text, "常委会" | "常务委员会")
        && core == "委员"
        && let Some(committee) = before.body.as_ref()
        && committee.name.begins_with("中共")
        && committee.name.ends_on("委员会")
        && committee.place.as_ref().is_some_and(|p| p.division.is_some())
    {
        return Some((committee.clone(), "常委".to_owned(), false));
    }
    if matches!(text, "常委会" | "常务委员会")
        && let Some(standing) = standing_committee(core, before, cx)
    {
        return Some((standing, title.to_owned(), false));
    }
    // 镇组织委员: a seat on the Party's committee
    if matches!(text, "镇" | "乡" | "街道")
        && PARTY_SEATS.iter().any(|seat| core.ends_on(seat))
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
    let text = ["新一任", "新任", "首任"].iter().find_map(|w| text.short_of(w)).unwrap_or(text);
    if text.starts_with(|c| "由经请对向在与和及把被让为任是的了从将因以于等受继他她".contains(c))
        && cx.lexicon.national(text).is_none()
        // 经济开发区, 经信局, 对外联络部: words that begin names all the same
        && !["经济", "经开区", "对外"].iter().any(|word| text.begins_with(word))
        && cx.lexicon.organ(text, Scope::Any).is_none()
        // 任丘市, 和田地委, 从化区
        && cx.places.leading(text, cx.lexicon).is_none()
    {
        return None;
    }
    // 教育局党组书记: a title of the bureau, no body of its own
    if ["党组", "党总支", "党支部", "机关党委"].iter().any(|p| text.ends_on(p)) && !text.contains("临时")
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
        let named = || {
            let body = resolve(&whole, &before.places, cx)?;
            (body.certainty >= Certainty::PlaceAndEnding).then_some(body)
        };
        if let Some(body) = department(&whole, cx).or_else(named) {
            return Some((body, title.to_owned(), false));
        }
    }
    // 某师范学校教导主任、校团委书记: of the school just named; 某大学某学院院长、校学术委员会主任: of the whole
    let school = text.past("学校").or_else(|| text.strip_prefix('校')).and_then(|organ| {
        const OF_ANY: [&str; 4] = ["团委", "党委", "纪委", "工会"];
        let outer = before.body.as_ref()?;
        let whole = university(&outer.name).filter(|_| {
            OF_ANY.contains(&organ) || ["委员会", "部", "处", "办公室"].iter().any(|e| organ.ends_on(e))
        });
        let own = || {
            let school = ["学校", "中学", "小学", "学院", "大学"].iter().any(|e| outer.name.ends_on(e));
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
            .find(|b| b.name.begins_with("中国共产主义青年团中央委员会"))
    {
        let name = "中国共产主义青年团中央委员会书记处".to_owned();
        return Some((Body { name, ..league.clone() }, title.to_owned(), false));
    }
    // 董事会战略委员会委员: of the board of the company just named, or whose page it is
    if text.begins_with("董事会")
        && text.ends_on("委员会")
        && let Some(company) = before
            .body
            .iter()
            .chain(before.earlier.iter().rev())
            .find_map(|b| company(&b.name))
            .or_else(|| cx.places.institution().map(|own| own.name.as_str()))
    {
        let body =
            Body { name: format!("{company}{text}"), place: None, certainty: Certainty::PlaceAndEnding };
        return Some((body, title.to_owned(), false));
    }
    let bureau = || bureau_of_level(text, before, cx);
    let of_league = || title.ends_on("主委").then(|| committee(text, before, cx)).flatten();
    // （集团）|有限公司: the kind is no name
    if ["有限公司", "股份有限公司", "有限责任公司", "集团有限公司"].contains(&text) {
        return None;
    }
    let body = match school
        .or_else(|| department(text, cx))
        .or_else(|| committee_of_works(text, before, cx))
        .or_else(|| committee_of_board(text, before))
        .or_else(|| committee_of_congress(text, core, before, cx))
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
            && !["执行", "独立", "名誉", "常务", "高级", "职工"].iter().any(|w| text.ends_on(w))
            // 财务总监代行|总经理职责: what somebody does
            && !holds_any(text, &["代行", "代为", "履行", "行使", "成为", "出任"]) =>
        {
            Body { name: text.to_owned(), place: None, certainty: Certainty::Ending }
        }
        None => return None,
    };
    // 市委主委 of a party that the page does not say
    if title.ends_on("主委") && body.name.begins_with("中共") {
        return None;
    }
    // 专程来访的某公司: what stands behind 的 is read by itself
    if text.contains('的') && body.certainty < Certainty::Known {
        return None;
    }
    settled(body, text, (title, core, kind), before, cx)
}

/// 某集团党委宣传部: a department of the committee of a company, school or hospital.
fn department(text: &str, cx: &Context) -> Option<Body> {
    const DEPARTMENTS: [&str; 3] = ["党委组织部", "党委宣传部", "党委统战部"];
    let department = DEPARTMENTS.iter().find(|d| text.ends_on(d))?;
    let house = text.short_of(department).filter(|h| super::part::is_institution(h))?;
    let place = Place { name: house.to_owned(), kind: PlaceKind::Institution, division: None };
    organ_of(&place, department, cx)
}

/// The university whose name a body's begins with: 某大学 of 某大学某学院.
pub fn university(body: &str) -> Option<&str> {
    let name = body.past("中共").unwrap_or(body);
    let end = name.find("大学")? + "大学".len();
    let own = !name[end..].starts_with(['附', '（', '城', '生']);
    (own && end > "某大学".len()).then(|| &name[..end])
}
