//! Offices: a body and a title (市委副书记、市长), as they are written; [`super::appellation`] says who is called by them.

use super::appellation::boundary;
use super::body::{Body, Certainty, Context, resolve, unspaced};
use super::date::{Dateline, date_at};
use super::house::names_somebody;
use super::institution::company_before;
use super::leading_place::leading_place;
use super::line::{Chars, Firsts, Line, is_break, is_cjk};
use super::office_body::{ACTS_ON_HOUSE, BELONGING, OWN_HOUSE, body_of, campus, of_university_above};
use super::office_government::HEADS_OF_GOVERNMENT;
use super::office_run::{
    DUTIES, OFFICERS, PLANNED, acts, blocked, follow, longer_title, presides, rank_of_officer, run_end,
    title_ahead,
};
use super::person::{name_at, plausible};
use super::phrase::{holds, holds_any};
use super::place::{LEVELS, Place};
use crate::lexicon::{Scope, TitleKind, VerbClass};
use crate::model::OfficeStatus;
use std::rc::Rc;

/// One office as it is written, with its body resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    pub range: Chars,
    pub body: String,
    pub title: String,
    pub status: OfficeStatus,
    /// The place of the body, for what follows without one.
    pub place: Option<Place>,
    pub certainty: Certainty,
    /// Whether the words say the body, or it was taken over from the office before.
    pub inherited: bool,
}

/// What was said before in the same sentence, which bare titles and organs lean on.
#[derive(Debug, Clone, Default)]
pub struct Before {
    pub places: Vec<Place>,
    pub body: Option<Body>,
    /// The group (领导小组) named last, whose offices have titles of their own.
    pub group: Option<Body>,
    /// The body that opens the sentence as what acts in it: 县财政局召开会议，局长….
    pub opener: Option<Body>,
    /// The bodies of the offices in the sentences before, latest last.
    pub earlier: Rc<[Body]>,
}

impl Before {
    pub(super) fn remember(&mut self, office: &Office) {
        if let Some(place) = &office.place {
            self.places.retain(|p| p != place);
            self.places.push(place.clone());
        }
        let mut body =
            Body { name: office.body.clone(), place: office.place.clone(), certainty: office.certainty };
        // 某工会书记处书记、党组副书记: of the whole again
        if office.title == "书记"
            && let Some(whole) = body.name.strip_suffix("书记处").filter(|w| !w.starts_with("中国共产党"))
        {
            body.name = whole.to_owned();
        }
        if ["小组", "专班", "指挥部", "组委会"].iter().any(|e| body.name.ends_with(e)) {
            self.group = Some(body.clone());
        }
        self.body = Some(body);
    }

    /// The group or the part of one that the titles behind belong to.
    pub fn lean_on(&mut self, group: Body) {
        self.group = Some(group.clone());
        self.body = Some(group);
    }

    pub fn remember_place(&mut self, place: Place) {
        self.places.retain(|p| p != &place);
        self.places.push(place);
    }
}

/// Organs that a title may begin with (镇党委书记, 镇人大主席).
pub(super) const ORGANS_IN_TITLES: [&str; 9] =
    ["党工委", "党委", "纪工委", "纪检委", "纪委", "人大", "团委", "政协", "工会"];

/// The statuses that words before an office give it.
const STATUS: [(&str, OfficeStatus); 25] = [
    ("新组建的", OfficeStatus::Current),
    ("新成立的", OfficeStatus::Current),
    ("新设立的", OfficeStatus::Current),
    ("刚组建的", OfficeStatus::Current),
    ("刚成立的", OfficeStatus::Current),
    ("外派", OfficeStatus::Current),
    ("外借", OfficeStatus::Current),
    ("借调", OfficeStatus::Current),
    ("援青", OfficeStatus::Current),
    ("挂职", OfficeStatus::Current),
    ("援藏", OfficeStatus::Current),
    ("援疆", OfficeStatus::Current),
    ("时任", OfficeStatus::Former),
    ("曾任", OfficeStatus::Former),
    ("历任", OfficeStatus::Former),
    ("原任", OfficeStatus::Former),
    ("原", OfficeStatus::Former),
    ("前任", OfficeStatus::Former),
    ("前", OfficeStatus::Former),
    ("现任", OfficeStatus::Current),
    ("新任", OfficeStatus::Current),
    ("现", OfficeStatus::Current),
    ("拟任", OfficeStatus::Candidate),
    ("拟提名为", OfficeStatus::Candidate),
    ("提名", OfficeStatus::Candidate),
];

const STATUS_FIRSTS: Firsts = {
    let mut firsts = Firsts::of(&["老"]);
    let mut at = 0;
    while at < STATUS.len() {
        firsts = firsts.with(STATUS[at].0);
        at += 1;
    }
    firsts
};

/// The word before an office that gives it a status, and its length.
pub(super) fn status_at(line: &Line, i: usize) -> (Option<OfficeStatus>, usize) {
    if !line.may_start(i, &STATUS_FIRSTS) {
        return (None, 0);
    }
    // 老校长, 老县长
    if line.at(i) == '老' {
        let titled = line.words_at(i + 1).iter().any(|w| w.entry.title == Some(TitleKind::Head));
        return if titled { (Some(OfficeStatus::Former), 1) } else { (None, 0) };
    }
    STATUS
        .iter()
        .find(|(word, _)| line.starts_with(i, word))
        .map_or((None, 0), |(word, status)| (Some(*status), word.chars().count()))
}

/// The office that begins at `i`: the reading whose end and body fit best.
pub fn office_at(line: &Line, i: usize, before: &Before, cx: &Context) -> Option<Office> {
    if !title_ahead(line, i) {
        return None;
    }
    let (status, skip) = status_at(line, i);
    let start = i + skip;
    if acts(line, start) || told_of_time(line, start) {
        return None;
    }
    // 《某某》主编: of a paper, and of no body named before it
    if line.before(start) == '》' && line.words_at(start).iter().any(|w| w.entry.title.is_some()) {
        return None;
    }
    // 和县长夏如明: with him, and not of 和县
    if line.starts_with(start, "和县长") && line.before(start) != '市' {
        return None;
    }
    let stop = run_end(line, start, cx);
    let mut best: Option<(u32, Office)> = None;
    let mut covered = start;
    // where the longest title with a fitting end began: 总工程师, not 总工
    let mut longest = usize::MAX;
    let mut sound = usize::MAX;
    for word in line.words_in(start..stop) {
        let Some(kind) = word.entry.title else { continue };
        if word.end > stop
            || blocked(line, word.start, word.end)
            || word.end <= covered
            || word.start == longest
            || longer_title(line, word.start, word.end)
            || rank_of_officer(line, word.start, word.end)
            || word.start >= sound
        {
            continue;
        }
        // 总工程师空缺: no 总工 whatever follows
        longest = word.start;
        let follow = follow(line, word.end, cx);
        if follow == 0 {
            continue;
        }
        let Some(mut office) = read(line, start, word.start, word.end, kind, before, cx) else { continue };
        if let Some(status) = status
            && office.status == OfficeStatus::Current
        {
            office.status = status;
        }
        if office.range.start == start {
            office.range.start = i;
        }
        let score = follow * 10 + office.certainty as u32 * 4 + u32::from(!office.inherited);
        // of equals the later title, whose body is the longer: 市委组织部 部长, not 市委 组织部部长
        if best.as_ref().is_none_or(|(s, _)| score >= *s) {
            best = Some((score, office));
        }
        covered = covered.max(word.start);
        // a sound name follows: what stands behind it belongs to others
        if follow >= 6 {
            sound = sound.min(word.end);
        }
    }
    best.map(|(_, office)| office)
}

/// 1946年任…: a time and a verb are no name of a body, whole or from 年 on.
fn told_of_time(line: &Line, i: usize) -> bool {
    let year = line.at(i).is_ascii_digit() && date_at(line, i, Dateline::default()).is_some();
    let cut = matches!(line.at(i), '年' | '月' | '日') && line.before(i).is_ascii_digit();
    let clause = || (i..line.len().min(i + 12)).take_while(|&k| !is_break(line.at(k)));
    (year || cut) && clause().any(|k| line.at(k) == '任' && line.before(k) != '主' && line.before(k) != '责')
}

/// Reads body `start..title_start` and title `title_start..end` as one office.
pub(super) fn read(
    line: &Line,
    start: usize,
    title_start: usize,
    end: usize,
    kind: TitleKind,
    before: &Before,
    cx: &Context,
) -> Option<Office> {
    let mut title = line.slice(title_start..end).to_owned();
    let mut status = OfficeStatus::Current;
    let mut body_text = unspaced(line.slice(start..title_start)).into_owned();
    // 县水利局原局长, 镇党委原委员
    if let Some(rest) = body_text.strip_suffix('原').filter(|r| r.chars().count() >= 2) {
        body_text = rest.to_owned();
        status = OfficeStatus::Former;
    }
    // 县纪委前书记, and no 日前, 会前
    const TIMES: [char; 12] = ['日', '会', '此', '之', '目', '以', '年', '月', '天', '任', '当', '提'];
    if let Some(rest) = body_text.strip_suffix('前').filter(|r| r.chars().count() >= 2 && !r.ends_with(TIMES))
    {
        body_text = rest.to_owned();
        status = OfficeStatus::Former;
    }
    // 省信访局党组原书记: a title of the bureau
    if status == OfficeStatus::Former
        && let Some(own) = body_text.strip_suffix("党组")
        && ["书记", "副书记", "成员"].contains(&title.as_str())
    {
        body_text.truncate(own.len());
        title.insert_str(0, "党组");
    }
    if let Some(rest) = DUTIES.iter().find_map(|d| body_text.strip_suffix(d)) {
        body_text = rest.to_owned();
    }
    // 子公司某某物业有限公司: what it is to the company of the page is no part of its name
    if let Some(rest) = BELONGING.iter().find_map(|w| body_text.strip_prefix(w))
        && rest.chars().count() >= 4
    {
        body_text = rest.to_owned();
    }
    // …，并与某研究所所长李四座谈
    if let Some(rest) = ["并与", "并同", "并和", "并向"].iter().find_map(|w| body_text.strip_prefix(w))
    {
        body_text = rest.to_owned();
    }
    // 张三与某公司董事长李四, 在某地与某市委书记李四: the body begins behind 与
    let place = |text: &str| !cx.lexicon.gazetteer.short(text).is_empty();
    if let Some((_, rest)) = body_text.split_once(['与', '和']).filter(|(other, rest)| {
        let long = rest.chars().count() >= 4;
        let zone = || ["新区", "开发区", "高新区", "经开区"].contains(rest);
        (long || zone()) && (is_person(other, line, start, cx) || place(other) && rest.starts_with(other))
    }) {
        body_text = rest.to_owned();
    }
    // 仪式由某学院党委书记李四主持, 开幕|式由某学会秘书长张三主持: the office begins behind what is led
    let led = body_text.split_once('由').map_or("", |(event, _)| event);
    if ["式", "会议", "大会", "活动", "典礼", "座谈会"].iter().any(|e| led.ends_with(e)) {
        return None;
    }
    // 接到公司董事长…的报告: what is done to the company is no part of its name
    if cx.places.institution().is_some()
        && let Some(at) = OWN_HOUSE.iter().find_map(|own| body_text.strip_suffix(own).map(str::len))
        && ACTS_ON_HOUSE.iter().any(|verb| body_text[..at].ends_with(verb))
    {
        body_text.drain(..at);
    }
    // 公司董事会秘书: one title
    if title == "秘书"
        && let Some(own) = body_text.strip_suffix("董事会")
    {
        body_text.truncate(own.len());
        "董事会秘书".clone_into(&mut title);
    }
    // 公司第八届董事会董事长: of the company
    if let Some(rest) = ["董事会", "监事会"].iter().find_map(|board| body_text.strip_suffix(board))
        && holds_any(&title, &["董事", "监事"])
    {
        let own = rest.strip_suffix('届').and_then(|r| r.rsplit_once('第')).map_or(rest, |(own, _)| own);
        body_text = own.to_owned();
    }
    // 某县人武部上校政治委员: the officer's rank before the office
    if let Some(rest) = OFFICERS.iter().find_map(|r| body_text.strip_suffix(r)) {
        body_text = rest.to_owned();
    }
    // 某市（县级）轻工业局: the level of the city
    if line.brackets
        && let Some(level) =
            ["（县级）", "（地级）", "(县级)", "(地级)"].iter().find(|l| holds(&body_text, l))
    {
        body_text = body_text.replace(level, "");
    }
    // 某区（现已撤并）委, 某总公司（现某集团）: what became of it
    if line.brackets
        && let Some(open) = body_text.find("（现").or_else(|| body_text.find("(现"))
        && let Some(close) = body_text[open..].find(['）', ')'])
    {
        let close = open + close + body_text[open + close..].chars().next().map_or(0, char::len_utf8);
        body_text.replace_range(open..close, "");
    }
    // 甲（市）区委, 乙（县）市经委: the level that the place had or got
    if line.brackets {
        for (written, level) in [
            ("（市）区", "区"),
            ("（县）市", "市"),
            ("（县）区", "区"),
            ("(市)区", "区"),
            ("(县)市", "市"),
            ("(县)区", "区"),
        ] {
            if holds(&body_text, written) {
                body_text = body_text.replace(written, level);
            }
        }
    }
    // 甲（县）市副（县）市长
    if line.brackets
        && let Some(own) = ["（县）", "（市）", "(县)", "(市)"].iter().find_map(|l| body_text.strip_suffix(l))
        && HEADS_OF_GOVERNMENT.iter().any(|(t, _)| *t == title)
    {
        let deputy = own.strip_suffix('副');
        if deputy.is_some() {
            title.insert(0, '副');
        }
        body_text = deputy.unwrap_or(own).to_owned();
    }
    // 某公司的总经理, 县财政局的局长
    if let Some(own) = body_text.strip_suffix('的').filter(|own| own.chars().count() >= 4)
        && let placed = line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place)
        && resolve(own, &before.places, cx)
            .is_some_and(|b| b.certainty > Certainty::Ending || placed && own.ends_with("公司"))
    {
        body_text.truncate(own.len());
    }
    // 县级某市法院: of a city that was but a county
    let county_level = body_text.strip_prefix("县级").filter(|rest| rest.contains('市')).map(str::to_owned);
    if let Some(rest) = &county_level {
        body_text.clone_from(rest);
    }
    // 某某大学校党委书记
    if body_text.ends_with("大学校") {
        body_text.truncate(body_text.len() - "校".len());
    }
    // 化学系系主任
    if body_text.ends_with("系系") {
        body_text.truncate(body_text.len() - "系".len());
    }
    // 某县团委副科级干事: the rank of a post
    if let Some(rest) = rank_behind(&body_text).filter(|r| r.chars().count() >= 2) {
        // 副科级组织员: the rank is part of the title
        let ranked = format!("{}{title}", &body_text[rest.len()..]);
        if line.words_ending_at(end).any(|w| w.entry.title.is_some() && line.slice(w.start..w.end) == ranked)
        {
            title = ranked;
        }
        body_text = rest.to_owned();
    }
    // 市工商联（总商会）第七届主席: a second name in a bracket
    if body_text.ends_with('届')
        && let Some((own, _)) = body_text.rsplit_once('第').filter(|(own, _)| own.ends_with(['）', ')']))
    {
        body_text.truncate(own.len());
    }
    // 某某大学（北京）校长: where a part of the university lies is part of its name
    let campus = campus(&body_text, cx);
    if let Some(campus) = &campus {
        body_text = body_text.replacen(campus.as_str(), "", 1);
    }
    if body_text.ends_with(['）', ')'])
        && let Some((own, _)) = body_text.split_once(['（', '('])
        // 县（市、区）党委副书记: no name of a body
        && resolve(own, &before.places, cx).is_some_and(|b| {
            b.certainty > Certainty::Ending && b.place.as_ref().is_none_or(|p| p.name != b.name)
        })
    {
        body_text.truncate(own.len());
    }
    // 某乡原党委书记, 某市原市委副书记
    if let Some(rest) = former_organ(&body_text, before, cx) {
        body_text = rest;
        status = OfficeStatus::Former;
    }
    if let Some(rest) = title.strip_prefix("原党委").filter(|_| !body_text.is_empty()) {
        title = format!("党委{rest}");
        status = OfficeStatus::Former;
    }
    for acting in ["代理", "代"] {
        if let Some(rest) = title.strip_prefix(acting)
            && HEADS_OF_GOVERNMENT.iter().any(|(t, _)| rest.ends_with(t))
        {
            title = rest.to_owned();
            status = OfficeStatus::Acting;
        } else if let Some(rest) = body_text.strip_suffix(acting).map(str::to_owned)
            && (matches!(kind, TitleKind::Head) || matches!(kind, TitleKind::Deputy) && acting == "代理")
        {
            body_text = rest;
            status = OfficeStatus::Acting;
        }
    }
    // 委员和某开发区党工委书记: two offices
    let joined = line.words_at(start).iter().any(|w| {
        w.entry.title.is_some() && w.end < title_start && matches!(line.at(w.end), '和' | '及' | '与' | '兼')
    });
    // 董事会战略委员会委员和公司法定代表人: two offices
    let both = (start + 2..title_start).any(|k| {
        matches!(line.at(k), '和' | '及' | '与')
            && line.words_ending_at(k).any(|w| {
                w.start > start
                    && matches!(
                        w.entry.title,
                        Some(TitleKind::Head | TitleKind::Deputy | TitleKind::Member | TitleKind::Corporate)
                    )
            })
    });
    if joined || both {
        return None;
    }
    // 市监委对某公司原董事长…立案: two bodies, the one acts upon the other
    const ACTS: [&str; 6] = ["监委对", "监委会对", "纪委对", "监察委员会对", "党委对", "政府对"];
    if holds(&body_text, "对") && holds_any(&body_text, &ACTS) && !holds(&body_text, "对外") {
        return None;
    }
    // 张三同志任某学院党委书记
    if holds_any(&body_text, &["同志", "担任"]) {
        return None;
    }
    if body_text.ends_with('副')
        || body_text.ends_with("副系")
        || body_text.ends_with("常务")
        || body_text.ends_with("首席")
        || body_text.ends_with('总')
    {
        return None;
    }
    // 公司副总经理 behind another house's name for one
    if matches!(body_text.as_str(), "公司" | "集团" | "该公司" | "该集团")
        && !cx.places.institution().is_some_and(|own| ["公司", "集团"].iter().any(|e| own.name.ends_with(e)))
        && let Some(name) = company_before(line, start)
    {
        body_text = name.to_owned();
    }
    // an office is no list: the body must not hold another title and its name
    let (mut body, mut title, inherited) = body_of(&body_text, &title, kind, before, cx)?;
    if county_level.is_some() {
        body.name = body.name.replacen("中级人民法院", "人民法院", 1);
    }
    // 领导小组副组长 where no group was named
    if body.certainty == Certainty::Ending && body.name == "领导小组" {
        return None;
    }
    // 中央政治局委员、书记处书记: the Secretariat is a body of its own
    if title == "书记处书记" {
        body.name = match body.name.starts_with("中国共产党中央") {
            true => "中国共产党中央书记处".to_owned(),
            false => format!("{}书记处", body.name),
        };
        "书记".clone_into(&mut title);
    }
    // 团中央书记处书记
    if let Some(seat) = title.strip_prefix("书记处").filter(|seat| !seat.is_empty())
        && body.name.starts_with("中国共产主义青年团中央")
    {
        let secretariat = if body.name.ends_with("书记处") {
            body.name.clone()
        } else {
            format!("{}书记处", body.name)
        };
        (body.name, title) = (secretariat, seat.to_owned());
    }
    // 镇委党委委员: the committee twice
    if let Some(seat) = title.strip_prefix("党委").filter(|t| !t.is_empty())
        && body.name.starts_with("中共")
        && body.name.ends_with("委员会")
    {
        title = seat.to_owned();
    }
    // 晋升副厅级干部: a rank alone
    if inherited && title.ends_with("级干部") {
        return None;
    }
    if let Some(campus) = campus {
        body.name = body.name.replacen("大学", &format!("大学{campus}"), 1);
    }
    // 企业代表某公司董事长; 副市长张三与某大学副校长: the body begins further right
    if body.certainty < Certainty::Known
        && line.words_in(start..title_start).iter().any(|w| {
            w.end < title_start
                && (w.entry.is(VerbClass::Role)
                    // 县防汛领导小组: part of the name of a group
                    && !line.words_at(w.start).iter().any(|n| w.start > start && n.entry.suffix && n.end > w.end)
                    && !["大会", "人员", "工作", "联络", "工委"].iter().any(|n| line.starts_with(w.end, n))
                    // 依法治县领导小组: nor is 县领导 in it
                    && !line.starts_with(w.end, "小组")
                    || w.entry.title.is_some_and(|k| matches!(k, TitleKind::Head | TitleKind::Deputy))
                        && !line.starts_with(w.end, "办")
                        // 行政委员会, 总工会女工部: no title stands there
                        && !blocked(line, w.start, w.end)
                        && !line.words_at(w.start).iter().any(|n| n.entry.suffix && n.end > w.end)
                    || w.entry.title.is_some() && joins_a_name(line, w.end, title_start, cx))
        })
    {
        return None;
    }
    // 某公司财务总监: the longer title is meant where the words before it are only taken for a company
    if kind == TitleKind::Corporate
        && body.certainty == Certainty::Ending
        && !inherited
        && line.words_in(start..title_start).iter().any(|w| w.end == end && w.entry.title.is_some())
    {
        return None;
    }
    // 提名李四为某集团董事长: whom, before what
    if body.certainty == Certainty::Ending && !inherited && names_somebody(&body_text, cx.lexicon) {
        return None;
    }
    if of_university_above(&body_text, &title, &body, cx) {
        return None;
    }
    // an uncertain body that hides a certain one further right is read from there instead
    if body.certainty == Certainty::Ending && hides_another(line, start, title_start, before, cx) {
        return None;
    }
    if body.certainty == Certainty::Ending
        && !inherited
        && let Some(at) = hidden_short(line, start, title_start, before, cx)
    {
        return read(line, at, title_start, end, kind, before, cx);
    }
    Some(Office {
        range: start..end,
        body: body.name,
        title,
        status,
        place: body.place,
        certainty: body.certainty,
        inherited,
    })
}

/// Whether the words at `start` are a person's name and nothing else.
fn is_person(text: &str, line: &Line, start: usize, cx: &Context) -> bool {
    let chars = text.chars().count();
    let surname = || text.chars().next().is_some_and(|c| cx.lexicon.surname(c) == Some(true));
    (2..=3).contains(&chars)
        && surname()
        && plausible(text, cx.lexicon)
        && resolve(text, &[], cx).is_none()
        && !line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place || w.entry.national)
}

/// What stands before 副科级, 正处级.
fn rank_behind(text: &str) -> Option<&str> {
    let level = text.strip_suffix('级')?.strip_suffix(['部', '厅', '局', '处', '县', '科', '股'])?;
    level.strip_suffix(['正', '副'])
}

/// 某乡原党委, 某市原市委: the organ of the place without the word that says it of the past.
fn former_organ(text: &str, before: &Before, cx: &Context) -> Option<String> {
    let (place, organ) = text.split_once('原').filter(|(place, _)| !place.is_empty())?;
    let township =
        ["党委", "党工委", "纪委"].contains(&organ) && place.ends_with(['镇', '乡', '道', '区', '会']);
    let known = || {
        let (_, rest) = leading_place(place, &before.places, cx)?;
        let own = organ.strip_prefix(LEVELS.iter().find(|l| place.ends_with(**l)).copied()?).unwrap_or(organ);
        (rest.is_empty() && cx.lexicon.organ(own, Scope::Any).is_some()).then_some(())
    };
    (township || known().is_some()).then(|| format!("{place}{organ}"))
}

/// 研究员张三和某大学副校长: a name and 和 before the body of another.
fn joins_a_name(line: &Line, from: usize, until: usize, cx: &Context) -> bool {
    name_at(line, from, true, cx.lexicon, cx.segmenter).is_some_and(|name| {
        let joined = matches!(line.at(name.range.end), '和' | '与' | '及');
        name.quality > 1 && name.range.end < until && joined
    })
}

/// 再加上江西监察厅: where the short name of a place begins before an organ that is known, as no office begins by
/// itself.
fn hidden_short(
    line: &Line,
    start: usize,
    title_start: usize,
    before: &Before,
    cx: &Context,
) -> Option<usize> {
    let placed = |k: usize| line.words_at(k).iter().any(|w| w.entry.short_place);
    if placed(start) {
        return None;
    }
    (start + 1..title_start).filter(|&k| placed(k)).find(|&k| {
        let named = line.slice(k..title_start);
        resolve(named.strip_suffix('原').unwrap_or(named), &before.places, cx)
            .is_some_and(|b| b.certainty == Certainty::Known && b.place.is_some())
    })
}

fn hides_another(line: &Line, start: usize, title_start: usize, before: &Before, cx: &Context) -> bool {
    if line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place) {
        return false;
    }
    (start + 1..title_start).any(|k| {
        let c = line.at(k);
        // 有限责任公司: the kind alone hides nothing
        const KINDS: [&str; 8] =
            ["公司", "集团", "集团公司", "有限公司", "股份有限公司", "有限责任公司", "学院", "学校"];
        if KINDS.contains(&line.slice(k..title_start)) {
            return false;
        }
        // 临空区|管委会: a zone under a name that no list knows
        let zone = c == '区' && (2..=4).contains(&(k - start));
        let organ = ["党工委", "管委会"].iter().any(|o| line.starts_with(k + usize::from(zone), o));
        if organ && (zone || line.before(k) == '区' && (3..=5).contains(&(k - start))) {
            return false;
        }
        let begins = ['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '党', '中'].contains(&c)
            || boundary(line, k)
            || line.words_at(k).iter().any(|w| w.entry.place || w.entry.national);
        begins
            && resolve(line.slice(k..title_start), &before.places, cx)
                .is_some_and(|b| b.certainty >= Certainty::PlaceAndEnding)
    })
}

/// 主席候选人张三, 副市长提名人选、书记李四: an office that is only meant for the person.
pub(super) fn candidate(line: &Line, end: usize, office: &mut Office) -> usize {
    let word = PLANNED.iter().find(|w| line.starts_with(end, w));
    let Some(word) = word else { return end };
    let next = end + word.chars().count();
    // 候选人名单, 人选建议: not said of a person
    if !(line.at(next) == '、' || line.at(next) == ' ' || is_cjk(line.at(next)))
        || ["名单", "建议", "情况", "和", "的", "为", "由"].iter().any(|w| line.starts_with(next, w))
    {
        return end;
    }
    office.status = OfficeStatus::Candidate;
    next
}

pub(super) fn set_acting(line: &Line, office: &mut Office, end: usize) {
    if office.status == OfficeStatus::Current && presides(line, office.range.end, end) {
        office.status = OfficeStatus::Acting;
    }
}
