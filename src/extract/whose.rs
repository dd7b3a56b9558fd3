//! Whose session it is: what the name of a meeting, its convener's house or its chair's office say.

use super::page::{Page, Sentence};
use crate::mention::body::resolve;
use crate::mention::house;
use crate::mention::leading_place::leading_place;
use crate::mention::{Body, Certainty, Office, Place, PlaceKind};

/// The organ with which the name of a meeting begins: 省政府第151次常务会议.
pub fn body_at_start(page: &Page, text: &str) -> Option<Body> {
    let text = unnumbered(text);
    // 中华人民共和国第十三届全国人民代表大会常务委员会第三十二次会议
    let text = text.strip_prefix("中华人民共和国").filter(|t| t.starts_with('第')).unwrap_or(text);
    // 委员会第一次全体会议: of a committee that nothing names
    if text.starts_with("委员会") {
        return None;
    }
    if let Some(body) = house::session(text, &page.cx) {
        return Some(body);
    }
    if let Some(board) = board_of_page(page, text) {
        return Some(board);
    }
    if let Some(congress) = party_congress(page, text) {
        return Some(congress);
    }
    // 市政协一次会议主席团第一次会议: the presidium is a body of its own
    if let Some((session, rest)) = text.split_once("主席团")
        && (rest.starts_with('第') || rest.starts_with("常务主席") || rest == "会议")
        && let session = session.strip_suffix("大会").filter(|s| s.ends_with("会议")).unwrap_or(session)
        && session.ends_with("会议")
        && let Some(body) = body_at_start(page, session)
    {
        return Some(Body { name: format!("{session}主席团"), ..body });
    }
    // 政协第十二届全国委员会第三十八次主席会议, 政协十届全国委员会常务委员会第十六次会议
    let numbered = |c: char| c == '第' || c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if text.contains("届全国委员会")
        && ["政协", "中国人民政治协商会议"]
            .iter()
            .any(|w| text.strip_prefix(w).is_some_and(|t| t.starts_with(numbered)))
    {
        let name = "中国人民政治协商会议全国委员会".to_owned();
        return Some(Body { name, place: None, certainty: Certainty::Known });
    }
    if let Some(group) = group_at_start(page, text) {
        return Some(group);
    }
    // 平阳县2021年第二次城乡规划委员会会议: the number between the place and its organ
    if let Some((_, rest)) = leading_place(text, &[], &page.cx)
        && let organ = unnumbered(rest)
        && organ.len() < rest.len()
        && let Some(group) = group_at_start(page, &format!("{}{organ}", &text[..text.len() - rest.len()]))
    {
        return Some(group);
    }
    let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).filter(|&i| i > 0).collect();
    let mut found = None;
    for &end in ends.iter().rev() {
        let (head, rest) = text.split_at(end);
        if rest.starts_with("员会") || rest.starts_with("会主") {
            continue;
        }
        let body = resolve(head, &[], &page.cx).filter(|b| b.certainty == Certainty::Known);
        if let Some(body) = body {
            found = Some(body);
            break;
        }
    }
    found.filter(|b| b.place.as_ref().is_none_or(|p| p.name != b.name))
}

/// 县委某某工作领导小组第二次会议: the group as a whole, and not the committee with which its name begins.
fn group_at_start(page: &Page, text: &str) -> Option<Body> {
    const GROUPS: [&str; 7] = ["领导小组", "委员会", "指挥部", "工作专班", "协调小组", "协调组", "工作小组"];
    const SESSION: [&str; 9] = ["第", "会议", "（", "全体", "20", "专题", "扩大", "暨", "工作会议"];
    let group = GROUPS.iter().filter_map(|w| text.find(w).map(|at| at + w.len())).min()?;
    let (named, rest) = text.split_at(group);
    // 全县某某领导小组: of the county
    let named = named.strip_prefix('全').unwrap_or(named);
    if named.contains(['第', '届', '次', '（', '，'])
        || named.contains('会') && !named.ends_with("委员会")
        || !SESSION.iter().any(|w| rest.starts_with(w))
    {
        return None;
    }
    if named.chars().count() < SHORTEST_GROUP {
        return None;
    }
    // 中央某某领导小组: of the centre, though no table has it
    if named.starts_with("中央") && page.cx.lexicon.national(named).is_none() {
        return Some(Body { name: named.to_owned(), place: None, certainty: Certainty::Known });
    }
    let mut body = resolve(named, &[], &page.cx)
        .filter(|b| b.certainty >= Certainty::PlaceAndEnding)
        .filter(|b| b.place.as_ref().is_none_or(|p| p.name != b.name))?;
    // 县委某工作专班: of the committee
    let committee = |c: char| text.strip_prefix(c).is_some_and(|t| t.starts_with('委'));
    if ['省', '市', '县', '区', '州', '旗', '镇', '乡'].into_iter().any(committee)
        && !body.name.starts_with("中共")
    {
        body.name.insert_str(0, "中共");
    }
    Some(body)
}

/// From so many characters on the name of a group says for what it was formed.
const SHORTEST_GROUP: usize = 5;

/// 我区召开全面深化改革领导小组第一次会议 on a page that does not say where: the group as the text calls it.
pub fn placeless_group(text: &str) -> Option<Body> {
    const GROUPS: [&str; 4] = ["领导小组", "委员会", "指挥部", "协调小组"];
    const SESSION: [&str; 5] = ["第", "会议", "（扩大）", "全体", "专题"];
    let end = GROUPS.iter().filter_map(|w| text.find(w).map(|at| at + w.len())).min()?;
    let (name, rest) = text.split_at(end);
    let own = (SHORTEST_GROUP..=20).contains(&name.chars().count())
        && !name.contains(|c: char| c.is_ascii_digit() || "第届次（，、和与的".contains(c))
        && ![
            "全县",
            "全市",
            "全省",
            "全区",
            "全体",
            "各",
            "有关",
            "工作领导",
            "常务",
            "村民",
            "居民",
            "业主",
        ]
        .iter()
        .any(|w| name.starts_with(w));
    let session = rest.is_empty() || SESSION.iter().any(|w| rest.starts_with(w));
    (own && session).then(|| Body {
        name: name.to_owned(),
        place: None,
        certainty: Certainty::PlaceAndEnding,
    })
}

/// 第五届董事会第二次会议: the board of the company whose page it is.
fn board_of_page(page: &Page, text: &str) -> Option<Body> {
    let numbered = |c: char| c == '第' || c.is_ascii_digit() || "〇一二三四五六七八九十".contains(c);
    let rest = text.trim_start_matches(numbered);
    let rest = rest.strip_prefix('届').filter(|_| rest.len() < text.len()).unwrap_or(text);
    let board = ["董事会", "监事会"].into_iter().find(|b| rest.starts_with(b))?;
    let place = page.cx.places.institution()?.clone();
    Some(Body { name: format!("{}{board}", place.name), place: Some(place), certainty: Certainty::Known })
}

/// Without the time and the number that may stand before the organ: 2022年第三次县政府党组会议, 5月份党组会议.
pub fn unnumbered(text: &str) -> &str {
    let digit = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十百".contains(c);
    let dated = |text: &'_ str| text.trim_start_matches(digit).len();
    let year = &text[text.len() - dated(text)..];
    let text = year
        .strip_prefix('年')
        .filter(|_| year.len() < text.len())
        .map_or(text, |t| t.strip_prefix('度').unwrap_or(t));
    let month = &text[text.len() - dated(text)..];
    let text = month
        .strip_prefix('月')
        .filter(|_| month.len() < text.len())
        .map_or(text, |t| t.strip_prefix('份').unwrap_or(t));
    // 七届第44次市政府常务会议
    let term = text.trim_start_matches('第').trim_start_matches(digit).strip_prefix('届');
    let text = term.filter(|rest| rest.starts_with('第')).unwrap_or(text);
    let number = text.strip_prefix('第').map(|t| t.trim_start_matches(digit));
    let named = |t: &&str| t.chars().count() > 4 || t.starts_with("党");
    number.and_then(|t| t.strip_prefix('次')).filter(named).unwrap_or(text)
}

/// 中国共产党某县第十五次代表大会, 县第十四次党代会: a body for as long as it sits.
fn party_congress(page: &Page, text: &str) -> Option<Body> {
    if let Some(congress) = congress_of_members(page, text) {
        return Some(congress);
    }
    let named = text.strip_prefix("中国共产党").or_else(|| text.strip_prefix("中共"));
    let full = named.filter(|t| t.contains("代表大会") && !t.contains("人民代表"));
    let rest = full.or_else(|| (text.contains("党代会") || text.contains("党代表大会")).then_some(text))?;
    let (place, rest) = leading_place(rest, &[], &page.cx)
        .filter(|(_, rest)| rest.starts_with(['第', '首', '党', '代']))
        .or_else(|| township_sitting(page, rest))?;
    let numbered = rest
        .trim_start_matches(['第', '首'])
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十次届".contains(c));
    let congress =
        ["代表大会", "党员代表大会", "党代表大会", "党代会"].iter().any(|w| numbered.starts_with(w));
    congress.then(|| Body {
        name: format!("中国共产党{}代表大会", place.name),
        place: Some(place),
        certainty: Certainty::Known,
    })
}

/// 某镇|第十五次代表大会: a township is known by its Party committee.
fn township_sitting<'t>(page: &Page, text: &'t str) -> Option<(Place, &'t str)> {
    let (town, _) = text.split_once('第')?;
    let place = resolve(&format!("{town}党委"), &[], &page.cx)?.place?;
    (place.kind == PlaceKind::Township && ends_as_township(town)).then(|| (place, &text[town.len()..]))
}

fn ends_as_township(name: &str) -> bool {
    ["镇", "乡", "街道", "苏木"].iter().any(|w| name.ends_with(w))
}

/// 民革某市第九次代表大会, 共青团某县第三次代表大会: what its committee between the congresses is called.
fn congress_of_members(page: &Page, text: &str) -> Option<Body> {
    let (head, rest) = text.split_once('第')?;
    let numbered =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if let Some(association) = association(page, head, numbered) {
        return Some(association);
    }
    let congress = ["次代表大会", "次党员代表大会", "次会员代表大会", "次全员代表大会"];
    if !congress.iter().any(|w| numbered.starts_with(w)) {
        return None;
    }
    let head = ["委员会", "委会", "委"].iter().find_map(|w| head.strip_suffix(w)).unwrap_or(head);
    let own = |b: &Body| {
        let party = |k: &crate::lexicon::HouseKind| k.begun(&b.name).is_some();
        b.name.contains("共青团")
            || b.name.contains("共产主义青年团")
            || page.cx.lexicon.houses.iter().any(party)
    };
    resolve(&format!("{head}委员会"), &[], &page.cx).filter(|b| b.certainty == Certainty::Known && own(b))
}

/// 县会计学会第五届会员代表大会: the association for which its members sit.
fn association(page: &Page, head: &str, session: &str) -> Option<Body> {
    const KINDS: [&str; 9] = ["协会", "学会", "商会", "联合会", "促进会", "研究会", "总会", "工会", "校友会"];
    const SESSIONS: [&str; 5] = ["会员代表大会", "会员大会", "代表大会", "理事会", "全委会"];
    let sits =
        session.strip_prefix(['届', '次']).is_some_and(|rest| SESSIONS.iter().any(|w| rest.starts_with(w)));
    if !sits || !KINDS.iter().any(|k| head.ends_with(k)) {
        return None;
    }
    resolve(head, &[], &page.cx)
        .filter(|b| b.certainty >= Certainty::PlaceAndEnding)
        .map(|b| Body { certainty: Certainty::Known, ..b })
}

/// 党组书记张三主持召开党组会议: the organ whose Party group its secretary convenes.
pub fn party_group(sentence: &Sentence, text: &str) -> Option<Body> {
    if !unnumbered(text).starts_with("党组") {
        return None;
    }
    let offices = sentence.appellations.iter().filter(|a| !a.names.is_empty()).flat_map(|a| &a.offices);
    let office = offices.into_iter().find(|o| o.title == "党组书记" && o.certainty > Certainty::Ending)?;
    Some(Body { name: office.body.clone(), place: office.place.clone(), certainty: office.certainty })
}

/// 正常上班后的第一次县委常委会会议: the organ behind the number or 的 within the name of its meeting.
pub fn organ_inside(page: &Page, text: &str) -> Option<Body> {
    text.char_indices().filter(|(_, c)| matches!(c, '次' | '的')).find_map(|(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        let organ = rest.starts_with(['省', '市', '县', '区', '州', '旗', '镇', '乡']);
        body_at_start(page, rest).filter(|b| organ && b.certainty == Certainty::Known)
    })
}

/// 集团召开党委会: the Party's committee of a company, university or hospital is a body of its own.
pub fn committee(body: Body, text: &str) -> Body {
    const HOUSES: [&str; 11] =
        ["公司", "集团", "大学", "学院", "医院", "学校", "中学", "小学", "银行", "报社", "厂"];
    let rest = unnumbered(text).strip_prefix("党委").filter(|r| !r.starts_with('书'));
    if rest.is_none() || !HOUSES.iter().any(|w| body.name.ends_with(w)) {
        return body;
    }
    let group = rest.and_then(|r| r.strip_prefix("理论学习中心组")).map_or("", |_| "理论学习中心组");
    Body { name: format!("中共{}委员会{group}", body.name), ..body }
}

/// 集团召开第三届董事会第六次会议: the board of the company or association.
pub fn board(body: Body, text: &str) -> Body {
    let of_house = ["公司", "集团", "大学", "学院", "研究院", "协会", "学会", "商会", "联合会", "总会"]
        .iter()
        .any(|w| body.name.ends_with(w))
        || body.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Institution && p.name == body.name);
    let rest = text.split_once('届').map_or(text, |(_, rest)| rest);
    match ["董事会", "理事会", "监事会"].iter().find(|w| rest.starts_with(**w) && of_house) {
        Some(board) => Body { name: format!("{}{board}", body.name), ..body },
        None => body,
    }
}

/// 局党组书记、局长张三主持召开党组会议: a meeting of the house whose office the chair holds.
pub fn house_of_the_chair(sentence: &Sentence, verb: usize, text: &str) -> Option<Body> {
    let text = unnumbered(text);
    let own = text.trim_start_matches(['部', '局', '厅', '院', '委', '校']);
    let of_a_house = [
        "党组",
        "党委会",
        "党委（扩大）",
        "常务会议",
        "局务会",
        "部务会",
        "院务会",
        "局长办公会",
        "院长办公会",
        "校长办公会",
        "市长办公会",
        "县长办公会",
        "区长办公会",
        "市长碰头会",
        "县长碰头会",
        "区长碰头会",
        "省长办公会",
        "州长办公会",
    ]
    .iter()
    .any(|w| own.starts_with(w) || text.starts_with(w));
    // 省政协主席张三主持召开十二届六十一次主席会议, 县人大常委会主任李四主持召开主任会议
    let council = |o: &&Office| {
        o.certainty == Certainty::Known
            && (["主席会议", "常委会议", "常委会"].iter().any(|w| text.ends_with(w))
                && (o.body.starts_with("中国人民政治协商会议") || o.body.ends_with("政协"))
                || text.ends_with("主委会议") && o.title == "主委"
                || text.ends_with("主任会议") && o.body.ends_with("人民代表大会常务委员会"))
    };
    let call = sentence.appellations.iter().rfind(|a| a.range.end <= verb && !a.names.is_empty())?;
    let house = call.offices.iter().rfind(|o| o.certainty == Certainty::Known).filter(|_| of_a_house);
    let office = call.offices.iter().find(council).or(house)?;
    Some(Body { name: office.body.clone(), place: office.place.clone(), certainty: office.certainty })
}
