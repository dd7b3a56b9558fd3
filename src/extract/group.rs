//! Groups that are formed for a task (领导小组, 指挥部, 专班): which one a bare 组长 belongs to.

mod behind;
mod part;

use super::page::Page;
use crate::mention::body::{Body, resolve};
use crate::mention::line::{is_break, is_cjk};
use crate::mention::term::names_place_behind_number;
use crate::mention::{Certainty, Line, Place, PlaceKind};

/// Endings of the names of such groups, longer ones first.
pub const ENDINGS: [&str; 25] = [
    "临时党总支",
    "临时党支部",
    "临时党委",
    "工作领导小组",
    "领导小组",
    "协调小组",
    "工作小组",
    "推进小组",
    "专项小组",
    "工作专班",
    "专班",
    "工作组",
    "专家组",
    "筹备组",
    "筹备小组",
    "指挥部",
    "联席会议",
    "协调机制",
    "委员会",
    "组委会",
    "调查组",
    "督导组",
    "巡察组",
    "攻坚组",
    "小组",
];

/// Titles within a group that name it only by standing in its list.
pub const TITLES: [&str; 25] = [
    "总指挥长",
    "副总指挥长",
    "常务副总指挥长",
    "组长",
    "副组长",
    "常务副组长",
    "第一组长",
    "第一副组长",
    "执行组长",
    "双组长",
    "成员",
    "总指挥",
    "副总指挥",
    "常务副总指挥",
    "指挥长",
    "副指挥长",
    "常务副指挥长",
    "第一总指挥",
    "总召集人",
    "召集人",
    "副召集人",
    "总协调人",
    "牵头人",
    "政委",
    "联络员",
];

/// The group that the title at `at` belongs to when it stands there without one, or only with its kind
/// (该领导小组组长); with it where the title begins.
pub fn of_titles(page: &Page, index: usize, floor: usize, line: &Line, at: usize) -> Option<(Body, usize)> {
    let mut k = at + usize::from(matches!(line.at(at), '该' | '本'));
    if let Some(kind) = ENDINGS.iter().find(|e| line.starts_with(k, e))
        && *kind != "委员会"
    {
        k += kind.chars().count();
    }
    k += usize::from(line.starts_with(k, "双组长"));
    let office = ["办公室主任", "办公室副主任", "办公室常务副主任", "办公室成员"]
        .iter()
        .any(|w| line.starts_with(k, w));
    if let Some((group, end)) = headed(page, line)
        && at > end
        && (office || TITLES.iter().chain(&SEATS).any(|w| line.starts_with(k, w)))
    {
        return Some((group, k));
    }
    // （三）医疗防疫组。由张三任组长: a part of it
    if let Some(part) = part::of_title(page, index, line, k) {
        return Some((part, k));
    }
    if !office && !TITLES.iter().any(|w| line.starts_with(k, w)) {
        return None;
    }
    let group = behind::named(page, line, k).or_else(|| named_before(page, index, floor, false))?;
    Some((group, k))
}

/// Titles within a committee, which other bodies have too.
const SEATS: [&str; 8] =
    ["主任", "副主任", "常务副主任", "第一主任", "主任委员", "副主任委员", "秘书长", "委员"];

/// 1．县安全生产委员会：主任由…: the group that the whole line speaks of, and where its name ends.
pub fn headed(page: &Page, line: &Line) -> Option<(Body, usize)> {
    const LONGEST: usize = 40;
    let from = super::people::skip_number(line, 0);
    let end = (from + 4..(from + LONGEST).min(line.len())).find(|&k| matches!(line.at(k), '：' | ':'))?;
    let name = line.slice(from..end);
    if !ENDINGS.iter().any(|e| name.ends_with(e))
        || name.contains(['，', '。', '；'])
        || name.contains("下设")
    {
        return None;
    }
    let body = resolve(name, &[], &page.cx).filter(|b| b.certainty > Certainty::Ending)?;
    Some((body, end))
}

/// The full name of a group that an office only calls by its kind (专班, 该领导小组, 领导小组办公室, 办公室).
pub fn full_name(page: &Page, index: usize, floor: usize, body: &str) -> Option<String> {
    if let Some(whole) = part::whole_of(page, index, floor, body) {
        return Some(whole);
    }
    let stem = ["该", "本", "此"].iter().find_map(|p| body.strip_prefix(p)).unwrap_or(body);
    let (kind, office) = match stem.strip_suffix("办公室") {
        Some(kind) => (kind, "办公室"),
        None => (stem, ""),
    };
    if !(kind.is_empty() && office == "办公室" || ENDINGS.contains(&kind) && kind != "委员会") {
        return None;
    }
    let nearest = page.lines.get(index).and_then(|line| committee_in_sentence(page, line, floor));
    let group = match nearest.or_else(|| named_before(page, index, floor, false)) {
        None if kind.is_empty() => named_before(page, index, floor, true)?,
        found => found?,
    };
    Some(format!("{}{office}", group.name))
}

/// The committee or group that the sentence up to `floor` sets up or is about, where it is the last one named.
pub fn committee_in_sentence(page: &Page, line: &Line, floor: usize) -> Option<Body> {
    let floor = floor.min(line.len());
    let start = (0..floor).rev().find(|&k| line.at(k) == '。').map_or(0, |k| k + 1);
    let said = line.slice(start..floor);
    let at = said.rfind("委员会")?;
    let after = &said[at + "委员会".len()..];
    let about = after.starts_with(['，', '办', '由']) || after.is_empty();
    let set_up = ["成立", "设立", "组建", "调整"].iter().any(|w| said[..at].contains(w));
    if !(about && set_up) || ["领导小组", "指挥部", "专班"].iter().any(|w| after.contains(w)) {
        return None;
    }
    let end = start + said[..at].chars().count() + 3;
    last_in(page, line, end, true)
}

/// The group named last before `floor` that is no part of another: of 甲指挥部…综合工作组，…宣传工作组 the headquarters.
fn parent_before(page: &Page, index: usize, floor: usize) -> Option<Body> {
    let whole =
        |ending: &str| ending != "委员会" && (!ending.ends_with('组') || ending.ends_with("领导小组"));
    let found = (0..=index).rev().take(40).find_map(|k| {
        let line = &page.lines[k];
        let limit = if k == index { floor } else { line.len() };
        last_of(page, line, limit, whole)
    });
    found
        .or_else(|| page.trail.iter().rev().find_map(|line| last_of(page, line, line.len(), whole)))
        .or_else(|| named_before(page, index, floor, false))
}

/// The group named last before `floor` in line `index`, with the page's headings as the farthest place.
///
/// `committees` takes 委员会 as well: where a list names 主任 and 委员.
pub fn named_before(page: &Page, index: usize, floor: usize, committees: bool) -> Option<Body> {
    for k in (0..=index).rev().take(40) {
        let line = &page.lines[k];
        let limit = if k == index { floor } else { line.len() };
        let own = || headed(page, line).filter(|(_, end)| *end < limit).map(|(body, _)| body);
        let found = last_in(page, line, limit, committees).or_else(own);
        // a row of the list itself: 王小明 某组委会主席
        if found.is_some() && k < index && is_row_of_offices(line) {
            continue;
        }
        if found.is_some() {
            return found;
        }
    }
    page.trail.iter().rev().find_map(|line| last_in(page, line, line.len(), committees))
}

/// Whether the line is a person and his offices, and nothing more.
fn is_row_of_offices(line: &Line) -> bool {
    let words = line.words_in(0..line.len());
    let ends_with_title = words.iter().any(|w| w.entry.title.is_some() && w.end + 1 >= line.len());
    ends_with_title && (2..=5).any(|k| matches!(line.at(k), ' ' | '\t')) && !line.text.contains('：')
}

/// Whether names of groups end with the character.
const fn may_end(c: char) -> bool {
    matches!(c, '支' | '委' | '组' | '班' | '部' | '议' | '制' | '会')
}

/// The last group named in full before `limit`.
pub fn last_in(page: &Page, line: &Line, limit: usize, committees: bool) -> Option<Body> {
    last_of(page, line, limit, |ending| committees || ending != "委员会")
}

/// The last group before `limit` that is named in full and whose ending `counts`.
fn last_of(page: &Page, line: &Line, limit: usize, counts: impl Fn(&str) -> bool) -> Option<Body> {
    let limit = limit.min(line.len());
    for end in (2..=limit).rev() {
        if !may_end(line.before(end)) {
            continue;
        }
        let Some(ending) = ENDINGS.iter().find(|e| line.word_before(end, e)) else { continue };
        if !counts(ending) {
            continue;
        }
        let head = end - ending.chars().count();
        if let Some(body) = body_ending(page, line, head, end) {
            // 某中心作为某委员会的实体化运行机构: the centre is spoken of
            return Some(match body.name.split_once("作为") {
                Some((spoken_of, _)) => Body { name: spoken_of.to_owned(), ..body },
                None => body,
            });
        }
    }
    None
}

/// Whether the words are two names, or begin between them: 甲工作领导小组及专项工作组.
fn joined(said: &str) -> bool {
    const AND: [char; 4] = ['及', '暨', '和', '与'];
    said.starts_with(['及', '暨', '与'])
        || ["小组", "指挥部", "专班", "委员会"]
            .iter()
            .any(|e| said.match_indices(e).any(|(at, _)| said[at + e.len()..].starts_with(AND)))
}

/// Whether the words name a session of a congress: 市十八届人大五次会议.
fn names_session(said: &str) -> bool {
    said.contains("人大") || said.contains("人民代表大会") || said.contains("政协")
}

/// 市财政局党组召开会议，决定成立…领导小组: the bureau whose own group it is.
fn bureau_deciding(page: &Page, line: &Line, until: usize) -> Option<String> {
    let start = (0..until).rev().find(|&k| line.at(k) == '。').map_or(0, |k| k + 1);
    let sets_up = ["成立", "设立", "组建"].iter().any(|w| line.slice(start..until).contains(w));
    // 经局党组研究，决定成立…, on the bureau's own page
    const OWN: [&str; 6] = ["局党组", "厅党组", "院党组", "局党委", "院党委", "局研究"];
    let own = || {
        let said = OWN.iter().any(|w| line.slice(start..until).contains(w));
        page.cx.places.house.as_ref().filter(|h| said && h.speaks).map(|h| h.place.name.clone())
    };
    let agent = super::authority::in_text(page, line, start..until).agent;
    // 某县教育局关于成立…专班的通知
    let titled = || {
        let about = (start..until).find(|&k| line.starts_with(k, "关于"))?;
        let body = resolve(line.slice(start..about), &[], &page.cx)?;
        (body.certainty > Certainty::Ending && !body.name.ends_with("办公厅")).then_some(body.name)
    };
    let agent = agent.or_else(titled).or_else(own).filter(|_| sets_up)?;
    let bureau = ["局", "厅", "医院", "公司", "大学", "学院", "中学", "集团", "法院", "检察院"];
    bureau.iter().any(|e| agent.ends_with(e)).then_some(agent)
}

/// Whether the bracket at `k` belongs to a name: 民营经济（中小企业）发展领导小组.
fn in_name(line: &Line, k: usize) -> bool {
    const LONGEST: usize = 9;
    let inside = |from: usize, to: usize| to > from + 1 && line.slice(from + 1..to).chars().all(is_cjk);
    match line.at(k) {
        '）' => {
            (k.saturating_sub(LONGEST)..k).rev().find(|&o| line.at(o) == '（').is_some_and(|o| inside(o, k))
        }
        '（' => {
            let close = (k..k + LONGEST).find(|&c| line.at(c) == '）');
            close.is_some_and(|c| inside(k, c) && is_cjk(line.at(c + 1)))
        }
        _ => false,
    }
}

/// How many bytes of the group's name are the end of the house's own: 某小学 of 某县某小学.
fn own_short_name(house: &str, group: &str) -> Option<usize> {
    const SHORTEST: usize = 4;
    let ends = house.char_indices().map(|(at, _)| &house[at..]);
    ends.filter(|end| end.chars().count() >= SHORTEST && group.starts_with(end)).map(str::len).max()
}

/// 某地某学院筹备组: of a house whose name says where it lies.
fn of_placed_house(name: &str, page: &Page) -> bool {
    const HOUSES: [&str; 5] = ["学院", "大学", "医院", "公司", "集团"];
    let house = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    HOUSES.iter().any(|kind| house.ends_with(kind))
        && page.cx.lexicon.gazetteer.leading_shorts(house).next().is_some()
}

/// 镇党委成立了…: the township whose organ does what the words before the name of a group tell.
fn town_setting_up(page: &Page, words: &str) -> Option<Place> {
    let (doer, _) = ["成立", "组建", "设立", "建立"].iter().find_map(|verb| words.split_once(verb))?;
    let doer = doer.trim_end_matches("决定").trim_end_matches("专门");
    ["镇", "乡", "街道"]
        .iter()
        .filter_map(|level| doer.rfind(level))
        .filter_map(|at| resolve(&doer[at..], &[], &page.cx)?.place)
        .find(|place| place.kind == PlaceKind::Township)
}

/// The group whose name ends at `end`, from the farthest left where it may begin.
fn body_ending(page: &Page, line: &Line, head: usize, end: usize) -> Option<Body> {
    const STARTS: [&str; 28] = [
        "印发",
        "补选",
        "增选",
        "推选",
        "选出",
        "统称",
        "定名为",
        "命名为",
        "通过",
        "产生",
        "选举",
        "对",
        "成立",
        "调整",
        "设立",
        "组建",
        "关于",
        "明确",
        "增补",
        "充实",
        "决定",
        "任",
        "由",
        "担任",
        "为",
        "了",
        "的",
        "将",
    ];
    let mut start = head;
    let mut low = head.saturating_sub(40);
    for k in (low..head).rev() {
        if is_break(line.at(k)) && !in_name(line, k) && !matches!(line.at(k), '“' | '”' | '、') {
            low = k + 1;
            break;
        }
    }
    low = super::people::skip_number(line, low).min(head);
    // 表1某县防汛指挥部成员名单
    if let Some(mark) = ["表", "附件", "附表"].iter().find(|w| line.starts_with(low, w)) {
        let digits = low + mark.chars().count();
        low = (digits..head).find(|&k| !line.at(k).is_ascii_digit()).filter(|&k| k > digits).unwrap_or(low);
    }
    let words = line.slice(low..head);
    // （以下简称领导小组）: the name in full stands before the bracket
    if words.contains("简称") || words.contains("下称") {
        return None;
    }
    // 国务院成立…领导小组 in a headline: named after the State Council
    let mut central = false;
    for verb in ["成立了", "成立", "组建了", "组建", "设立了", "设立", "建立了", "建立", "下设"]
    {
        if let Some(at) = words.rfind(verb) {
            central = words[..at].trim_end_matches("决定").ends_with("国务院");
            low += words[..at + verb.len()].chars().count();
            break;
        }
    }
    let mut candidates = Vec::new();
    while start > low {
        start -= 1;
        let fresh = start == low
            || is_break(line.before(start))
            || line.before(start) == ' '
            || STARTS.iter().any(|w| line.slice(low..start).ends_with(w));
        if fresh {
            candidates.push(start);
        }
    }
    // farthest first: the name with its place
    let mut best: Option<Body> = None;
    for &s in candidates.iter().rev() {
        let s = s + usize::from(line.at(s) == '原');
        let said = line.slice(s..end);
        // a session's own: 某市人大五次会议临时党总支
        let session = line.starts_with(head, "临时党");
        const NO_NAME: [&str; 39] = [
            "印发",
            "承办",
            "督促",
            "接受",
            "交办",
            "落实",
            "工作机构",
            "任临时",
            "副部长",
            "副局长",
            "副主任",
            "党组成员",
            "承担",
            "负责",
            "提出",
            "商请",
            "表决",
            "选举",
            "补选",
            "产生",
            "次会议",
            "会议于",
            "下设",
            "个",
            "决定",
            "关于",
            "通知",
            "研究",
            "同意",
            "现将",
            "成立",
            "按照",
            "根据",
            "担任",
            "不再",
            "组长",
            "该",
            "同志",
            "主任",
        ];
        // 换届选举工作领导小组: what the group is for
        let meant = |w: &str| session && w == "次会议" || w == "选举" && said.contains("换届选举");
        if NO_NAME.iter().any(|w| said.contains(w) && !meant(w)) || joined(said) {
            continue;
        }
        if session && said.contains("次会议") && names_session(said) {
            let place = page.cx.places.home().cloned();
            return Some(Body { name: said.to_owned(), place, certainty: Certainty::PlaceAndEnding });
        }
        let Some(body) = resolve(line.slice(s..end), &[], &page.cx) else { continue };
        if body.certainty > Certainty::Ending {
            return Some(body);
        }
        // 对县某某领导小组: no name begins so
        let led = line.at(s) == '对' || line.at(s) == '将' || line.at(s) == '把';
        if best.is_none() && s < head && !led {
            best = Some(body);
        }
    }
    // 下设协调小组: what it is called by is all its name
    let lower = words.ends_with("下设") && line.slice(head..end).chars().count() >= 4;
    let mut best = best.filter(|b| b.name.chars().count() > 5).or_else(|| {
        let name = line.slice(head..end).to_owned();
        lower.then_some(Body { name, place: None, certainty: Certainty::PlaceAndEnding })
    })?;
    if lower {
        return Some(best);
    }
    // 国务院成立第三次全国…领导小组: named after the nation already
    let national = ["国务院", "全国", "国家"].iter().any(|w| best.name.contains(w));
    if central && best.place.is_none() && !national {
        return Some(Body { name: format!("国务院{}", best.name), ..best });
    }
    if best.place.is_none()
        && let Some(bureau) = bureau_deciding(page, line, head)
    {
        best.name = format!("{bureau}{}", best.name);
        best.place = page.cx.places.home().cloned();
    }
    // 某小学某领导小组 on the page of 某县某小学: in full
    if let Some(house) = &page.cx.places.house
        && best.place.is_none()
        && let Some(short) = own_short_name(&house.place.name, &best.name)
    {
        best.name = format!("{}{}", house.place.name, &best.name[short..]);
        best.place = Some(house.place.clone());
    }
    // 镇党委成立了某某领导小组: of the town that sets it up
    if best.place.is_none()
        && let Some(town) = town_setting_up(page, words)
    {
        best.name = format!("{}{}", town.name, best.name);
        best.place = Some(town);
    }
    // of the school or company whose page it is
    if let Some(house) = page.cx.places.speaking_institution()
        && best.place.is_none()
    {
        best.name = format!("{}{}", house.name, best.name);
        best.place = Some(house.clone());
    }
    // a group that names no place is the page's own
    if let Some(home) = page.cx.places.home()
        && best.place.is_none()
        && !names_place_behind_number(&best.name, page.cx.lexicon)
        && !of_placed_house(&best.name, page)
    {
        best.name = format!("{}{}", home.name, best.name);
        best.place = Some(home.clone());
    }
    Some(best)
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, may_end};

    #[test]
    fn every_ending_is_looked_for() {
        assert!(ENDINGS.iter().all(|ending| ending.chars().next_back().is_some_and(may_end)));
    }
}
