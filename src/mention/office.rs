//! Offices: a body and a title (市委副书记、市长), and the persons who are called by them.

use super::body::{Body, Certainty, Context, organ_of, resolve};
use super::date::{Dateline, date_at};
use super::house::{is_faculty, names_somebody};
use super::league::committee;
use super::line::{Chars, Firsts, Line, is_break, is_cjk};
use super::person::{Name, after_name, name_at, plausible, sure_name_at};
use super::place::{LEVELS, Place, PlaceKind};
use super::settle::settle;
use super::sibling::{central_unit, sibling_committee};
use super::stranger::stranger_at;
use super::unknown_house::{behind_unknown, of_unknown_house};
use crate::lexicon::{Party, Scope, TitleKind, VerbClass};
use crate::model::OfficeStatus;
use std::collections::BTreeSet;
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

/// Offices and the persons they are said of: 市委副书记、市长李明华; the persons may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appellation {
    pub offices: Vec<Office>,
    pub names: Vec<Name>,
    pub range: Chars,
}

/// What was said before in the same sentence, which bare titles and organs lean on.
#[derive(Debug, Clone, Default)]
pub struct Before {
    pub places: Vec<Place>,
    pub body: Option<Body>,
    /// The group (领导小组) named last, whose offices have titles of their own.
    pub group: Option<Body>,
    /// The bodies of the offices in the sentences before, latest last.
    pub earlier: Rc<[Body]>,
}

impl Before {
    fn remember(&mut self, office: &Office) {
        if let Some(place) = &office.place {
            self.places.retain(|p| p != place);
            self.places.push(place.clone());
        }
        let body =
            Body { name: office.body.clone(), place: office.place.clone(), certainty: office.certainty };
        if ["小组", "专班", "指挥部", "组委会"].iter().any(|e| body.name.ends_with(e)) {
            self.group = Some(body.clone());
        }
        self.body = Some(body);
    }

    pub fn remember_place(&mut self, place: Place) {
        self.places.retain(|p| p != &place);
        self.places.push(place);
    }
}

/// Titles that say their body themselves, with the level in which they are held.
const HEADS_OF_GOVERNMENT: [(&str, &str); 11] = [
    ("省长", "省"),
    ("市长", "市"),
    ("县长", "县"),
    ("区长", "区"),
    ("州长", "州"),
    ("旗长", "旗"),
    ("盟长", "盟"),
    ("镇长", "镇"),
    ("乡长", "乡"),
    ("苏木达", "苏木"),
    ("专员", "地"),
];

/// Organs that a title may begin with (镇党委书记, 镇人大主席).
const ORGANS_IN_TITLES: [&str; 9] =
    ["党工委", "党委", "纪工委", "纪检委", "纪委", "人大", "团委", "政协", "工会"];

/// The statuses that words before an office give it.
const STATUS: [(&str, OfficeStatus); 16] = [
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
    let mut firsts = Firsts::of(&[]);
    let mut at = 0;
    while at < STATUS.len() {
        firsts = firsts.with(STATUS[at].0);
        at += 1;
    }
    firsts
};

/// The word before an office that gives it a status, and its length.
fn status_at(line: &Line, i: usize) -> (Option<OfficeStatus>, usize) {
    if !line.may_start(i, &STATUS_FIRSTS) {
        return (None, 0);
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
        office.range.start = i;
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

/// Farther than this from where it begins an office has no title.
const LONGEST: usize = 60;

/// Whether a title stands where an office that begins at `i` can reach: the cheap question before the dear one.
fn title_ahead(line: &Line, i: usize) -> bool {
    // words of status may stand before it
    const STATUS: usize = 4;
    line.next_title(i).is_some_and(|title| {
        let behind_terms = || {
            let first = (i..title).find(|&k| line.at(k) == '第')?;
            terms_end(line, first).filter(|&end| (i..first).all(|k| is_cjk(line.at(k))) && end <= title)
        };
        title < i + LONGEST + STATUS
            && (behind_terms().unwrap_or(i)..title)
                .find(|&k| is_break(line.at(k)) || line.at(k) == ' ')
                .is_none_or(|k| matches!(line.at(k), '（' | '(' | '“'))
    })
}

/// 秘书 in 秘书长: the longer word is meant, whatever follows it.
fn longer_title(line: &Line, start: usize, end: usize) -> bool {
    // 会办 in 安委会办公室
    line.before(end) == '办' && matches!(line.at(end), '公' | '事')
        || line
            .words_at(start)
            .iter()
            .any(|w| w.end == end + 1 && line.at(end) == '长' && w.entry.title.is_some())
}

/// How a page calls the company that it is about, and its boards.
const OWN_HOUSE: [&str; 5] = ["公司董事会", "公司监事会", "公司党委", "集团公司", "公司"];

/// What is done to a company right before it is called so.
const ACTS_ON_HOUSE: [&str; 15] = [
    "接到", "收到", "送达", "授权", "提议", "获悉", "通知", "告知", "聘任", "聘请", "委派", "推荐", "提名",
    "代行", "辞任",
];

/// Words before the name of a body that say to whom it belongs.
const BELONGING: [&str; 6] = ["下属子公司", "子公司", "下属单位", "所属单位", "旗下", "下属"];

/// Ranks of officers that stand between a body and an office.
const OFFICERS: [&str; 8] = ["大校", "上校", "中校", "少校", "少将", "中将", "上将", "上尉"];

/// An officer's rank that an office follows at once.
fn rank_of_officer(line: &Line, start: usize, end: usize) -> bool {
    OFFICERS.contains(&line.slice(start..end)) && line.words_at(end).iter().any(|w| w.entry.title.is_some())
}

/// 中央组织部分管日常工作的副部长: a duty between a body and a title.
const DUTIES: [&str; 3] = ["分管日常工作的", "主持日常工作的", "负责日常工作的"];

/// Where the words of an office starting at `start` must end: the next break, or a word that acts.
fn run_end(line: &Line, start: usize, cx: &Context) -> usize {
    let limit = (start + LONGEST).min(line.len());
    let mut i = start;
    while i < limit {
        let c = line.at(i);
        if matches!(c, '（' | '(') {
            // （鲅鱼圈区）, （街道）: a bracket inside the name of a body
            match bracket_end(line, i) {
                Some(end) if is_cjk(line.at(end)) && i > start => {
                    i = end;
                    continue;
                }
                _ => return i,
            }
        }
        // 县委“两新”工委
        if c == '“'
            && i > start
            && let Some(close) = (i + 1..i + 8).find(|&k| line.at(k) == '”')
            && is_cjk(line.at(close + 1))
        {
            i = close + 1;
            continue;
        }
        // 第二、三届政协副主席: of several terms
        if c == '第'
            && let Some(end) = terms_end(line, i)
        {
            i = end;
            continue;
        }
        if is_break(c) || c == ' ' || i > start && begins_year(line, i) {
            return i;
        }
        if i > start
            && let Some(duty) = DUTIES.iter().find(|d| line.starts_with(i, d))
        {
            i += duty.chars().count();
            continue;
        }
        if i > start && (acts(line, i) && !inside_longer(line, i, cx) || joins_another(line, start, i)) {
            return i;
        }
        i += 1;
    }
    limit
}

/// Where the numbers of several terms end: 第二、三届, 第九届、第十届, 第六至八届.
fn terms_end(line: &Line, i: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let part = |c: char| c.is_ascii_digit() || "一二三四五六七八九十第届、至和及-—".contains(c);
    let run = (i..line.len().min(i + LONGEST)).take_while(|&k| part(line.at(k))).count();
    let end = (i..i + run).rev().find(|&k| line.at(k) == '届')? + 1;
    line.slice(i..end).contains(['、', '至', '和', '及', '-', '—']).then_some(end)
}

/// 厅长1954年11月任…: behind a title a new period begins without a comma.
fn begins_year(line: &Line, i: usize) -> bool {
    line.at(i).is_ascii_digit()
        && !line.before(i).is_ascii_digit()
        && line.words_ending_at(i).any(|w| w.entry.title.is_some())
        && date_at(line, i, Dateline::default()).is_some_and(|d| d.date.year().is_some())
}

/// 委员和某市某局局长: the whole of a title ends before 和, and an office of a place begins behind it.
fn joins_another(line: &Line, start: usize, i: usize) -> bool {
    matches!(line.at(i), '和' | '及' | '与')
        && line.words_at(start).iter().any(|w| w.end == i && w.entry.title.is_some())
        && line.words_at(i + 1).iter().any(|w| w.entry.place || w.entry.short_place || w.entry.national)
}

/// Whether a word begins at `i` that no name of a body holds.
fn acts(line: &Line, i: usize) -> bool {
    // 中国人民政治协商会议第十四届全国委员会: no meeting
    if i >= 4 && line.at(i) == '会' && line.slice(i - 4..i) == "政治协商" {
        return false;
    }
    line.words_at(i).iter().any(|w| {
        w.entry.chars >= 2
            && w.entry.is(VerbClass::Stop)
            && w.entry.title.is_none()
            && !w.entry.suffix
            && !w.entry.national
            // 依法治县领导小组
            && !line.starts_with(w.end, "小组")
    })
}

/// Whether a word that began earlier and is no verb covers the position (决 in 表决器 …).
fn inside_longer(line: &Line, i: usize, _cx: &Context) -> bool {
    (i.saturating_sub(6)..i).any(|k| {
        line.words_at(k)
            .iter()
            .any(|w| w.end > i + 1 && (w.entry.national || w.entry.title.is_some() || w.entry.suffix))
    })
}

fn bracket_end(line: &Line, open: usize) -> Option<usize> {
    (open + 1..(open + 12).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')')).map(|k| k + 1)
}

/// Whether a longer word that only looks like a title covers this one.
fn blocked(line: &Line, start: usize, end: usize) -> bool {
    (start.saturating_sub(4)..end).any(|k| {
        line.words_at(k).iter().any(|w| {
            // 任县长期间
            let term = line.before(w.end) == '期' && line.at(w.end) == '间';
            let longer = w.end > end || w.start < start;
            w.entry.is(VerbClass::Block) && w.end > start && w.end != end && longer && !term
        })
    })
}

/// How well what stands at `end` closes an office: 0 not at all.
fn follow(line: &Line, end: usize, cx: &Context) -> u32 {
    let at = skip_remarks(line, end);
    let c = line.at(at);
    if begins_year(line, at) {
        return 3;
    }
    if at >= line.len() || (is_break(c) && !matches!(c, '（' | '(' | '“')) {
        return 3;
    }
    if c == '兼' {
        return 4;
    }
    // 秘书科: the title is part of an office's name
    // 部长级待遇: a rank
    if "科处室组局办部厅院站所级".contains(c) && cx.lexicon.surname(c).is_none() {
        return 0;
    }
    let name_from = if c == ' ' { at + 1 } else { at };
    if let Some(name) = name_at(line, name_from, false, cx.lexicon, cx.segmenter) {
        return 2 + u32::from(name.quality);
    }
    const CLOSERS: [&str; 22] = [
        "一览",
        "名单",
        "名录",
        "试用期",
        "职务",
        "的职务",
        "目前由",
        "现由",
        "一职",
        "等职",
        "职",
        "候选人",
        "人选",
        "期间",
        "后，",
        "以来",
        "和",
        "及",
        "以及",
        "（",
        "由",
        "的",
    ];
    if CLOSERS.iter().chain(&PLANNED).any(|w| line.starts_with(at, w)) {
        return 3;
    }
    // 县委书记是张三
    if c == ' ' || c == '是' && sure_name_at(line, at + 1, cx.lexicon).is_some() {
        return 2;
    }
    let acts = line.words_at(at).iter().any(|w| w.entry.is(VerbClass::Follow) && w.entry.chars >= 2);
    u32::from(acts)
}

/// 副主任（主持工作）: holds the first place without its title.
fn presides(line: &Line, from: usize, to: usize) -> bool {
    let said = line.slice(from..to.max(from));
    ["主持工作", "主持全面工作", "主持日常工作", "负责全面工作"].iter().any(|w| said.contains(w))
}

/// Skips what is added to an office in brackets: ranks, 兼, 挂职, trial periods.
pub fn skip_remarks(line: &Line, mut end: usize) -> usize {
    while matches!(line.at(end), '（' | '(') {
        let Some(close) = bracket_end(line, end) else { break };
        let inside = line.slice(end + 1..close - 1);
        let remark = [
            "级",
            "兼",
            "兼任",
            "挂职",
            "试用期",
            "主持工作",
            "不占",
            "保留",
            "援藏",
            "援疆",
            "援青",
            "止",
            "聘任制",
            "正职",
            "副职",
            "列",
            "女",
            "候补",
            "挂任",
            "退休",
            "党派",
            "党员",
            "盟员",
            "会员",
            "社员",
        ]
        .iter()
        .any(|w| inside.contains(w));
        let part_of_name =
            inside.chars().count() <= 5 && is_cjk(line.at(close)) && !line.starts_with(close, "的");
        if !(remark || part_of_name) {
            break;
        }
        end = close;
    }
    end
}

/// Reads body `start..title_start` and title `title_start..end` as one office.
fn read(
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
    let mut body_text: String = line.slice(start..title_start).replace(' ', "");
    // 县水利局原局长, 镇党委原委员
    if let Some(rest) = body_text.strip_suffix('原').filter(|r| r.chars().count() >= 2) {
        body_text = rest.to_owned();
        status = OfficeStatus::Former;
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
    // 仪式由某学院党委书记李四主持: what is led is no part of its name
    if let Some((event, rest)) = body_text.split_once('由')
        && ["仪式", "会议", "大会", "活动", "典礼", "座谈会"].iter().any(|e| event.ends_with(e))
    {
        body_text = rest.to_owned();
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
        && ["董事", "监事"].iter().any(|t| title.contains(t))
    {
        let own = rest.strip_suffix('届').and_then(|r| r.rsplit_once('第')).map_or(rest, |(own, _)| own);
        body_text = own.to_owned();
    }
    // 某县人武部上校政治委员: the officer's rank before the office
    if let Some(rest) = OFFICERS.iter().find_map(|r| body_text.strip_suffix(r)) {
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
    // 某乡原党委书记
    for organ in ["原党委", "原党工委", "原纪委"] {
        if let Some(rest) =
            body_text.strip_suffix(organ).filter(|r| r.ends_with(['镇', '乡', '道', '区', '会']))
        {
            body_text = format!("{rest}{}", &organ["原".len()..]);
            status = OfficeStatus::Former;
        }
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
            && matches!(kind, TitleKind::Head)
        {
            body_text = rest;
            status = OfficeStatus::Acting;
        }
    }
    // 委员和某开发区党工委书记: two offices
    let joined = line.words_at(start).iter().any(|w| {
        w.entry.title.is_some() && w.end < title_start && matches!(line.at(w.end), '和' | '及' | '与' | '兼')
    });
    if joined {
        return None;
    }
    // 市监委对某公司原董事长…立案: two bodies, the one acts upon the other
    const ACTS: [&str; 6] = ["监委对", "监委会对", "纪委对", "监察委员会对", "党委对", "政府对"];
    if ACTS.iter().any(|w| body_text.contains(w) && !body_text.contains("对外")) {
        return None;
    }
    // 张三同志任某学院党委书记
    if body_text.contains("同志") || body_text.contains("担任") {
        return None;
    }
    if body_text.ends_with('副')
        || body_text.ends_with("常务")
        || body_text.ends_with("首席")
        || body_text.ends_with('总')
    {
        return None;
    }
    // an office is no list: the body must not hold another title and its name
    let (mut body, title, inherited) = body_of(&body_text, &title, kind, before, cx)?;
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
                    && !["大会", "人员", "工作", "联络"].iter().any(|n| line.starts_with(w.end, n))
                    // 依法治县领导小组: nor is 县领导 in it
                    && !(w.entry.chars > 2 && line.starts_with(w.end, "小组"))
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

/// 校党委书记, 副校长, 党委组织部部长 on the page of a faculty: of its university, which is not named.
fn of_university_above(text: &str, title: &str, body: &Body, cx: &Context) -> bool {
    let own = cx.places.institution().or(cx.places.house.as_ref().map(|h| &h.place));
    let above = text.starts_with('校') || text.starts_with("党委") || title.ends_with("校长");
    cx.places.faculty
        && above
        && own.is_some_and(|own| is_faculty(&own.name, cx.lexicon) && body.name.contains(own.name.as_str()))
}

/// （北京） behind the name of a university, as it is written.
fn campus(text: &str, cx: &Context) -> Option<String> {
    const AREAS: [&str; 2] = ["华东", "华北"];
    let rest = text.split_once("大学（")?.1;
    let (place, _) = rest.split_once('）').filter(|(place, _)| (2..=3).contains(&place.chars().count()))?;
    let named = !cx.lexicon.gazetteer.short(place).is_empty() || AREAS.contains(&place);
    named.then(|| format!("（{place}）"))
}

/// 研究员张三和某大学副校长: a name and 和 before the body of another.
fn joins_a_name(line: &Line, from: usize, until: usize, cx: &Context) -> bool {
    name_at(line, from, true, cx.lexicon, cx.segmenter).is_some_and(|name| {
        let joined = matches!(line.at(name.range.end), '和' | '与' | '及');
        name.quality > 1 && name.range.end < until && joined
    })
}

fn hides_another(line: &Line, start: usize, title_start: usize, before: &Before, cx: &Context) -> bool {
    if line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place) {
        return false;
    }
    (start + 1..title_start).any(|k| {
        let c = line.at(k);
        // 有限责任公司: the kind alone hides nothing
        if ["公司", "集团", "集团公司", "学院", "学校"].contains(&line.slice(k..title_start)) {
            return false;
        }
        let begins = "省市县区州旗盟镇乡党中".contains(c)
            || boundary(line, k)
            || line.words_at(k).iter().any(|w| w.entry.place || w.entry.national);
        begins
            && resolve(line.slice(k..title_start), &before.places, cx)
                .is_some_and(|b| b.certainty >= Certainty::PlaceAndEnding)
    })
}

/// Characters with which organs of a place are called behind 在.
const LEVEL: [char; 8] = ['省', '市', '县', '区', '州', '旗', '镇', '乡'];

/// The body behind a title, the title within it, and whether the body was taken over.
fn body_of(
    text: &str,
    title: &str,
    kind: TitleKind,
    before: &Before,
    cx: &Context,
) -> Option<(Body, String, bool)> {
    // 市长, 常务副县长: the government of the place
    let core = ["常务副", "第一副", "副"].iter().find_map(|p| title.strip_prefix(p)).unwrap_or(title);
    let core = core.strip_suffix("助理").unwrap_or(core);
    if let Some((_, level)) = HEADS_OF_GOVERNMENT.iter().find(|(t, _)| *t == core) {
        return head_of_government(text, title, level, before, cx);
    }
    // 委员长, 国务委员, 审计长: only the nation has them
    const OF_THE_NATION: [(&str, &str); 3] =
        [("委员长", "全国人民代表大会常务委员会"), ("国务委员", "国务院"), ("审计长", "审计署")];
    if let Some((_, name)) = OF_THE_NATION.iter().find(|(title, _)| *title == core && text.is_empty()) {
        let body = Body { name: (*name).to_owned(), place: None, certainty: Certainty::Known };
        return Some((body, title.to_owned(), false));
    }
    // 第二十届中央候补委员: the Central Committee is called by its seat alone
    if text.is_empty()
        && let Some(seat) = title.strip_prefix("中央").filter(|t| matches!(*t, "委员" | "候补委员"))
    {
        let name = "中国共产党中央委员会".to_owned();
        return Some((Body { name, place: None, certainty: Certainty::Known }, seat.to_owned(), false));
    }
    // 师长, 政委 of a division or regiment of the Corps
    if matches!(core, "师长" | "政委" | "团长")
        && let Some(corps) = before.places.last().filter(|p| p.is_division()).or_else(|| cx.places.corps())
    {
        let regiment =
            before.places.last().filter(|p| p.kind == PlaceKind::Township && p.name.ends_with('团'));
        let own = corps.name.split_inclusive('师').next().unwrap_or(&corps.name).to_owned();
        let name = match (text, regiment, core) {
            ("", Some(regiment), "政委" | "团长") => regiment.name.clone(),
            ("", ..) => own,
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
            let named = before.places.last().filter(|_| before.body.is_some());
            named.or_else(speaking).cloned()
        } else {
            super::body::leading_place(text, &before.places, cx)
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
        let body = group
            .flatten()
            .or_else(|| lifted(core, before, cx))
            .or_else(|| before.body.clone().filter(teaches))
            .or_else(|| own_house(core, before, cx))
            .or_else(|| same_house(core, &before.earlier))
            .or_else(|| organ_of(own?, "", cx))?;
        // 镇人大主席、党委副书记 where the town is not known
        if body.place.is_none()
            && let Some(level) = body.name.chars().next().filter(|c| matches!(c, '镇' | '乡'))
            && let Some(rest) = title.strip_prefix("党委").filter(|r| !r.is_empty())
        {
            return Some((Body { name: format!("{level}党委"), ..body }, rest.to_owned(), false));
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
        return Some((body, title.to_owned(), true));
    }
    // 开幕式由某学会秘书长张三主持; 某市代表团在市委书记张三带领下
    // 市委副书记、监督委员会主任: a commission that is not known is not the Party's committee
    if text.starts_with("式由")
        || text == "委员会" && before.group.is_none()
        || text.find('在').is_some_and(|at| at > 0 && text[at + '在'.len_utf8()..].starts_with(LEVEL))
    {
        return None;
    }
    let text = ["新一任", "新任", "首任"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    if text.starts_with(|c| "由经请对向在与和及把被让为任是的了从将因以于等受".contains(c))
        && cx.lexicon.national(text).is_none()
        // 经济开发区, 经信局, 对外联络部: words that begin names all the same
        && !["经济", "对外"].iter().any(|word| text.starts_with(word))
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
        && "部局厅处科院校所站庭室军师旅团营连排".contains(first)
        && !text.ends_with(first)
        && !super::body::ends_as_body(text, cx.lexicon)
    {
        let whole = format!("{text}{first}");
        if let Some(body) =
            resolve(&whole, &before.places, cx).filter(|b| b.certainty >= Certainty::PlaceAndEnding)
        {
            return Some((body, title.to_owned(), false));
        }
    }
    // 某师范学校教导主任、校团委书记: of the school just named; 某大学某学院院长、校学术委员会主任: of the whole
    let school = text.strip_prefix('校').and_then(|organ| {
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
    let of_league = || title.ends_with("主委").then(|| committee(text, before, cx)).flatten();
    let body = match school
        .or_else(of_league)
        .or_else(|| sibling_committee(text, before, cx))
        .or_else(|| resolve(text, &before.places, cx))
    {
        Some(body) => body,
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
    let body = standing_congress(body, core);
    // 领导小组副组长甲，小组成员乙: the group before
    if body.certainty == Certainty::Ending
        && matches!(text, "小组" | "领导小组" | "委员会" | "工作组" | "专班")
        && let Some(outer) = before.body.as_ref().filter(|b| b.name.ends_with(text))
    {
        return Some((outer.clone(), title.to_owned(), true));
    }
    // 某团政治处主任，师副政委，军政治部主任: of troops of another level
    let level = ["集团军", "军", "师", "旅", "团", "营"].iter().any(|l| text.starts_with(l));
    if level && before.body.as_ref().is_some_and(|b| super::troops::names_troops(&b.name)) {
        return (body.certainty > Certainty::Ending || text.ends_with(['部', '处', '科', '室']))
            .then(|| (body, title.to_owned(), false));
    }
    // 人民法院审判员、研究室副主任: an inner office of the body before
    if body.certainty == Certainty::Ending
        && let Some(outer) = &before.body
        && outer.certainty > Certainty::Ending
        && (inner_office(text, cx) || central_unit(text, outer))
    {
        let name = format!("{}{text}", super::settle::without_sibling(&outer.name, text));
        let inner = Body { name, place: outer.place.clone(), certainty: Certainty::PlaceAndEnding };
        return Some((inner, title.to_owned(), false));
    }
    if text.ends_with("党委") && body.certainty < Certainty::Known {
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
    if let Some(kind) =
        text.strip_prefix('该').filter(|k| !k.is_empty() && body.certainty == Certainty::Ending)
        && let Some(last) = before.body.iter().chain(before.earlier.iter().rev()).find(|b| {
            let name = b.name.strip_suffix("委员会").and_then(|n| n.strip_prefix("中共")).unwrap_or(&b.name);
            name.ends_with(kind)
        })
    {
        let name =
            last.name.strip_suffix("委员会").and_then(|n| n.strip_prefix("中共")).unwrap_or(&last.name);
        return Some((Body { name: name.to_owned(), ..last.clone() }, title.to_owned(), false));
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

/// 政治部主任、党组成员: of the house whose page this is, not of the part of it that was named right before.
fn lifted(core: &str, before: &Before, cx: &Context) -> Option<Body> {
    let house = cx.places.house.as_ref().filter(|h| h.speaks)?;
    let before = &before.body.as_ref()?.name;
    let Some(part) = before.strip_prefix(house.place.name.as_str()) else {
        // 政法委书记安和平，院长贾正清 on the page of a court
        const SHARED: [&str; 6] = ["主任", "主席", "部长", "董事长", "总经理", "秘书长"];
        let foreign = !house.kind.ends.iter().any(|e| before.contains(e.as_str()));
        return (house.is_head(core) && !SHARED.contains(&core) && foreign).then(|| house.itself());
    };
    let own = match house.kind.party {
        Party::Title => house.has(core),
        Party::Committee => house.is_head(core),
    };
    (own && !part.is_empty() && !house.kind.fits(part)).then(|| house.itself())
}

/// 党组书记、局长 without a bureau: of the house whose page this is, unless the text has gone on to another.
fn own_house(core: &str, before: &Before, cx: &Context) -> Option<Body> {
    let house = cx.places.house.as_ref().filter(|h| h.has(core))?;
    let other = |b: &Body| !b.name.contains(house.place.name.as_str());
    let passed = match house.is_head(core) {
        // the heads of other parties are guests, named with their own
        true if !house.kind.begins.is_empty() => false,
        true => before.earlier.iter().rev().any(|b| other(b) && house.kind.fits(&b.name)),
        false => before.earlier.last().is_some_and(|b| b.place.is_some() && other(b)),
    };
    (house.speaks && !passed || before.earlier.is_empty()).then(|| house.itself())
}

/// 副局长 in a new sentence: the bureau named before.
fn same_house(core: &str, earlier: &[Body]) -> Option<Body> {
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
            let consultative = last.name.starts_with("中国人民政治协商会议") || last.name.ends_with("政协");
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
    earlier.iter().rev().filter(own).find(|b| house.iter().any(|h| b.name.ends_with(h))).cloned()
}

/// Whether the words name a part of some body: 研究室, 秘书科, 刑事审判第一庭.
fn inner_office(text: &str, cx: &Context) -> bool {
    // the longest ending decides: 有限公司 is no 司
    text.chars().count() <= 9
        && text
            .char_indices()
            .find_map(|(i, _)| cx.lexicon.suffix(&text[i..]))
            .is_some_and(|kind| matches!(kind, "inner" | "court"))
}

/// 市委常委、纪委书记 where the city is not known: the organ of the same level.
fn at_the_level_before(body: Body, text: &str, before: &Before, cx: &Context) -> Body {
    let level = before.body.as_ref().filter(|b| b.place.is_none()).and_then(|b| b.name.chars().next());
    match level {
        Some(level)
            if body.certainty == Certainty::Ending
                && body.name == text
                && LEVELS.contains(&level.to_string().as_str())
                && cx.lexicon.organ(text, Scope::Any).is_some() =>
        {
            let party = cx.lexicon.organ(text, Scope::Any).is_some_and(|p| p.starts_with("中共{P}委"));
            let middle = if party && text.ends_with('部') { "委" } else { "" };
            Body { name: format!("{level}{middle}{text}"), place: None, certainty: Certainty::Known }
        }
        _ => body,
    }
}

/// 市人大主任: directors are those of the standing committee; only a township's congress has a chairman.
fn standing_congress(body: Body, core: &str) -> Body {
    let congress = body.name.ends_with("人民代表大会") || body.place.is_none() && body.name.ends_with("人大");
    if congress && core == "主任" {
        let end = if body.name.ends_with("人大") { "常委会" } else { "常务委员会" };
        return Body { name: format!("{}{end}", body.name), ..body };
    }
    body
}

fn head_of_government(
    text: &str,
    title: &str,
    level: &str,
    before: &Before,
    cx: &Context,
) -> Option<(Body, String, bool)> {
    // 师长、市长: of the city that is one with the division
    if text.is_empty()
        && level == "市"
        && let Some((_, city)) =
            cx.places.corps().and_then(|c| c.name.split_once('师')).filter(|(_, c)| !c.is_empty())
    {
        let name = format!("{city}人民政府");
        return Some((Body { name, place: None, certainty: Certainty::Known }, title.to_owned(), false));
    }
    if text.is_empty() {
        let place = match level {
            "镇" | "乡" => cx.places.township(level, &before.places),
            "地" => {
                cx.places.called("地", &before.places).or_else(|| cx.places.called("盟", &before.places))
            }
            _ => cx.places.called(level, &before.places),
        };
        return match place {
            Some(place) => {
                organ_of(&place, government(&place, level), cx).map(|b| (b, title.to_owned(), false))
            }
            None => Some((
                Body {
                    name: format!("{level}人民政府"),
                    place: None,
                    certainty: if matches!(level, "镇" | "乡") {
                        Certainty::Ending
                    } else {
                        Certainty::Known
                    },
                },
                title.to_owned(),
                false,
            )),
        };
    }
    // 市政府副市长, 池河镇人民政府镇长, 行署专员
    if let Some(body) = resolve(text, &before.places, cx)
        && body.certainty >= Certainty::PlaceAndEnding
    {
        let bare = body.place.as_ref().is_some_and(|p| p.name == body.name);
        return match (&body.place, bare) {
            (Some(place), true) if place.is_called(level) || level == "地" => {
                organ_of(place, government(place, level), cx).map(|b| (b, title.to_owned(), false))
            }
            (_, true) => None,
            _ => Some((body, title.to_owned(), false)),
        };
    }
    // 某镇镇长 on a page that does not say where the town lies
    if text.ends_with(level) && matches!(level, "镇" | "乡") && (3..=6).contains(&text.chars().count()) {
        let place = Place { name: text.to_owned(), kind: PlaceKind::Township, division: None };
        let name = format!("{text}人民政府");
        let body = Body { name, place: Some(place), certainty: Certainty::PlaceAndEnding };
        return Some((body, title.to_owned(), false));
    }
    // 烟台市长: the level belongs to the title
    let whole = format!("{text}{level}");
    let (place, rest) = super::body::leading_place(&whole, &before.places, cx)?;
    if !rest.is_empty() {
        return None;
    }
    organ_of(&place, government(&place, level), cx).map(|b| (b, title.to_owned(), false))
}

/// A prefecture or league without a congress of its own is led by an office of the province.
fn government(place: &Place, level: &str) -> &'static str {
    if matches!(level, "地" | "盟") || place.name.ends_with('盟') { "行署" } else { "政府" }
}

/// Words behind an office that somebody is only meant for.
pub const PLANNED: [&str; 10] = [
    "提名人选",
    "建议人选",
    "推荐人选",
    "拟任人选",
    "考察人选",
    "预备人选",
    "候选人",
    "提名人",
    "拟任",
    "人选",
];

/// 主席候选人张三, 副市长提名人选、书记李四: an office that is only meant for the person.
fn candidate(line: &Line, end: usize, office: &mut Office) -> usize {
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

fn set_acting(line: &Line, office: &mut Office, end: usize) {
    if office.status == OfficeStatus::Current && presides(line, office.range.end, end) {
        office.status = OfficeStatus::Acting;
    }
}

/// 镇党委书记（兼镇人大主席）: the office that the remark adds.
fn joined_in_bracket(
    line: &Line,
    office: &Office,
    end: usize,
    before: &mut Before,
    cx: &Context,
) -> Option<Office> {
    let open = office.range.end;
    if end <= open + 4 || !matches!(line.at(open), '（' | '(') || line.at(open + 1) != '兼' {
        return None;
    }
    let start = open + if line.starts_with(open + 1, "兼任") { 3 } else { 2 };
    let mut other = office_at(line, start, before, cx)
        .filter(|o| o.range.end < end && o.certainty > Certainty::Ending && !o.inherited)?;
    settle(line, &mut other, before, cx);
    before.remember(&other);
    Some(other)
}

/// Offices joined by 、 or 兼 (also ，兼) from `i`: the offices and where they end.
pub fn offices_at(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<(Vec<Office>, usize)> {
    let mut first = office_at(line, i, before, cx)?;
    settle(line, &mut first, before, cx);
    before.remember(&first);
    let mut end = skip_remarks(line, first.range.end);
    let mut status = first.status;
    let besides = joined_in_bracket(line, &first, end, before, cx);
    set_acting(line, &mut first, end);
    end = candidate(line, end, &mut first);
    let mut offices = vec![first];
    offices.extend(besides);
    loop {
        let mut next = end;
        let joined = match line.at(next) {
            '、' | '兼' | '和' | ' ' | '及' => true,
            '，' => matches!(line.at(next + 1), '兼'),
            _ => false,
        };
        if !joined {
            break;
        }
        while matches!(line.at(next), '、' | '兼' | '和' | ' ' | '及' | '，')
            || line.starts_with(next, "兼任")
        {
            next += if line.starts_with(next, "兼任") { 2 } else { 1 };
        }
        let Some(mut office) = office_at(line, next, before, cx) else { break };
        // 原局长、书记: the status holds for the whole list unless the next says its own
        let (own, _) = status_at(line, next);
        if own.is_none() && status != OfficeStatus::Acting && office.status == OfficeStatus::Current {
            office.status = status;
        }
        if own.is_some() {
            status = office.status;
        }
        settle(line, &mut office, before, cx);
        before.remember(&office);
        end = skip_remarks(line, office.range.end);
        let besides = joined_in_bracket(line, &office, end, before, cx);
        set_acting(line, &mut office, end);
        end = candidate(line, end, &mut office);
        offices.push(office);
        offices.extend(besides);
    }
    Some((offices, end))
}

/// Offices and the names after them, from `i`.
pub fn appellation_at(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<Appellation> {
    let (offices, mut end) = offices_at(line, i, before, cx)?;
    let mut offices = offices;
    // 县委常委、政法委书记，换届指导组组长张三: the list goes on behind a comma
    if line.at(end) == '，'
        && !offices.iter().all(|o| o.inherited)
        // 张三升任某市市长，原某局局长李四: of two persons
        && status_at(line, end + 1).0.is_none()
        && !matches!(line.before(i), '任' | '为')
        && let Some((more, until)) = offices_at(line, end + 1, &mut before.clone(), cx)
        && more.iter().all(|o| !o.inherited && o.certainty > Certainty::Ending)
        && sure_name_at(line, until, cx.lexicon).is_some()
    {
        offices.extend(more);
        end = until;
    }
    let mut names = Vec::new();
    let mut from = if line.at(end) == ' ' { end + 1 } else { end };
    if line.starts_with(from, "代表") {
        from += 2;
    }
    // 大学教授、经济学者张三: a role between the office and the name
    if line.at(from) == '、'
        && let Some(role) = role_at(line, from + 1, before, cx).or_else(|| beyond_unknown(line, from + 1, cx))
    {
        names = role.names;
        end = role.range.end;
    } else if !matches!(line.at(from), '的' | '由')
        && let Some((list, until)) = names_at(line, from, false, before, cx)
    {
        names = list;
        end = until;
    }
    // 副局长张三（主持工作）
    if let ([_], Some(last)) = (names.as_slice(), offices.last_mut())
        && matches!(line.at(end), '（' | '(')
    {
        let close = bracket_end(line, end).unwrap_or(end);
        if last.status == OfficeStatus::Current && presides(line, end, close) {
            last.status = OfficeStatus::Acting;
        }
        // 老年协会会长张三（原县委党校副校长）: what the person holds or held besides
        let mut own = Before { places: before.places.clone(), ..Before::default() };
        if let Some((more, until)) = offices_at(line, end + 1, &mut own, cx)
            && until + 1 == close
            && more.iter().all(|o| o.certainty > Certainty::Ending && !o.inherited)
        {
            offices.extend(more);
        }
    }
    // a word that is no surname after words that hardly name a body is no person
    if names.iter().all(|n| n.quality <= 1) && offices.iter().all(|o| o.certainty == Certainty::Ending) {
        names.clear();
    }
    Some(Appellation { offices, names, range: i..end })
}

/// 县委编办主任、机构改革新闻发言人张三: the name behind an office whose body is not known.
fn beyond_unknown(line: &Line, i: usize, cx: &Context) -> Option<Appellation> {
    const LONGEST: usize = 18;
    let stop = (i..line.len().min(i + LONGEST)).find(|&k| !is_cjk(line.at(k))).unwrap_or(i + LONGEST);
    let title = line
        .words_in(i..stop)
        .iter()
        .filter(|w| w.start > i && w.entry.title.is_some() && w.end < stop.min(line.len()))
        .find_map(|w| {
            let name = sure_name_at(line, w.end, cx.lexicon)?;
            (name.quality >= 4 && !blocked(line, w.start, w.end)).then_some((w.start, name))
        });
    let (start, name) = title?;
    let acts = line.words_in(i..start).iter().any(|w| {
        w.entry.chars >= 2 && w.entry.is(VerbClass::Stop) || w.entry.title.is_some() && w.end <= start
    });
    if acts {
        return None;
    }
    let end = after_name(line, name.range.end, cx.lexicon);
    Some(Appellation { offices: Vec::new(), names: vec![name], range: i..end })
}

/// Names joined by 、 or 和 or blanks from `i`, none of which begins an office.
pub fn names_at(
    line: &Line,
    i: usize,
    strict: bool,
    before: &Before,
    cx: &Context,
) -> Option<(Vec<Name>, usize)> {
    let first = name_at(line, i, strict, cx.lexicon, cx.segmenter)?;
    let mut end = after_name(line, first.range.end, cx.lexicon);
    let mut names = vec![first];
    loop {
        let mut next = end;
        match line.at(next) {
            '、' | ' ' | '和' | '与' | '及' => next += 1,
            '以' if line.starts_with(next, "以及") => next += 2,
            _ => break,
        }
        if line.at(next) == ' ' {
            next += 1;
        }
        let office = office_at(line, next, before, cx);
        if office.as_ref().is_some_and(|o| o.certainty > Certainty::Ending || o.inherited) {
            break;
        }
        let stranger = || {
            let sound = line.at(end) == '、' && names.iter().any(|n: &Name| n.quality >= 3);
            (!strict && sound && office.is_none()).then(|| stranger_at(line, next, cx)).flatten()
        };
        let name = name_at(line, next, strict, cx.lexicon, cx.segmenter).or_else(stranger);
        let Some(name) = name else { break };
        // 应急管理部主任: what begins a body is no name unless a verb or a break closes it
        if office.is_some() && name.quality < 2 || inside_office(line, &name, cx) {
            break;
        }
        // 副县长甲、财政局、审计局
        if cx.lexicon.organ(&name.text, Scope::Any).is_some() {
            break;
        }
        // 甲以及新组建的某局
        if line.at(end) != '、' && line.at(name.range.end) == '的' {
            break;
        }
        if name.quality == 0 || (line.at(end) != '、' && name.quality < 2) {
            break;
        }
        end = after_name(line, name.range.end, cx.lexicon);
        names.push(name);
    }
    Some((names, end))
}

/// 某管理区党委书记张三: what looks like a name begins the body of an office that another bears.
fn inside_office(line: &Line, name: &Name, cx: &Context) -> bool {
    let end = name.range.end;
    let stop = (end..line.len().min(end + 24)).find(|&k| !is_cjk(line.at(k))).unwrap_or(end);
    !"和与及以兼".contains(line.at(end))
        && !line.words_at(end).iter().any(|w| w.entry.chars >= 2 && w.entry.is(VerbClass::Follow))
        && line.words_in(end..stop).iter().any(|w| {
            w.start > end
                && w.entry.title.is_some_and(|k| k != TitleKind::Group)
                && w.end < stop
                && sure_name_at(line, w.end, cx.lexicon).is_some()
        })
}

/// Whether an office or a person may begin at `i`: after a break, or after a word that ends there.
pub fn boundary(line: &Line, i: usize) -> bool {
    let c = line.before(i);
    if i == 0 || is_break(c) || matches!(c, ' ' | '了') || !is_cjk(c) {
        return true;
    }
    // 出席会议的有某部副部长张三
    if c == '有' && line.before(i - 1) == '的' {
        return true;
    }
    line.is_border(i)
}

/// Names after a word that says no office: 市领导张三、李四, 企业代表王五.
fn role_at(line: &Line, i: usize, before: &Before, cx: &Context) -> Option<Appellation> {
    line.next_role(i).filter(|&role| role < i + 14)?;
    let end = (i..(i + 22).min(line.len())).take_while(|&k| is_cjk(line.at(k))).last()? + 1;
    line.words_in(i..end.min(i + 14)).iter().filter(|w| w.entry.is(VerbClass::Role) && w.end <= end).find_map(
        |word| {
            let acting = line.words_in(i..word.start).iter().any(|w| {
                // 大会主席团执行主席: no 主席 stands there
                w.entry.title.is_some() && !blocked(line, w.start, w.end)
                    || w.entry.is(VerbClass::Follow) && w.entry.chars >= 2
            });
            // 张三代表区委讲话: a verb
            let speaks_for = line.starts_with(word.start, "代表")
                && sure_name_at(line, i, cx.lexicon).is_some_and(|n| n.range.end == word.start);
            if acting || speaks_for {
                return None;
            }
            let from = if line.at(word.end) == ' ' { word.end + 1 } else { word.end };
            let (names, end) = names_at(line, from, true, before, cx)?;
            let (last, others) = names.split_last()?;
            let sound = others.iter().all(|n| n.quality >= 3) && (last.quality >= 3 || !others.is_empty());
            sound.then_some(Appellation { offices: Vec::new(), names, range: i..end })
        },
    )
}

/// A name without an office that its surroundings vouch for: 张三同志, 由李四主持.
fn bare_at(
    line: &Line,
    i: usize,
    honoured: bool,
    open: &mut BTreeSet<usize>,
    cx: &Context,
) -> Option<Appellation> {
    let fresh = i == 0 || is_break(line.before(i));
    if !(fresh || honoured || line.before(i) == '由') {
        return None;
    }
    let name = sure_name_at(line, i, cx.lexicon)?;
    let comrade = line.starts_with(name.range.end, "同志") && !line.starts_with(name.range.end, "同志们");
    let by = line.before(i) == '由' && line.starts_with(name.range.end, "主持");
    // 张三主持会议, at the beginning of a clause
    let alone = (i == 0 || is_break(line.before(i)))
        && ["主持会议", "主持召开", "出席会议", "主持了会议"]
            .iter()
            .any(|w| line.starts_with(name.range.end, w));
    if !(comrade || by || alone) {
        return people_at(line, i, open, cx);
    }
    if office_at(line, i, &Before::default(), cx).is_some() {
        return None;
    }
    let end = after_name(line, name.range.end, cx.lexicon);
    Some(Appellation { offices: Vec::new(), names: vec![name], range: i..end })
}

/// 张三、李四等市领导出席, 张三、李四出席: a list of names that an act or a role closes.
///
/// `open` holds where names begin that stand in a list which nothing closes: from there nothing closes it either,
/// and long lists are not read again from each of their names.
fn people_at(line: &Line, i: usize, open: &mut BTreeSet<usize>, cx: &Context) -> Option<Appellation> {
    if !(i == 0 || is_break(line.before(i))) || open.contains(&i) {
        return None;
    }
    let (names, end) = names_at(line, i, true, &Before::default(), cx)?;
    let attends = |at: usize| line.words_at(at).iter().any(|w| w.entry.is(VerbClass::Attend));
    let closed = attends(end)
        || act_in_turn(line, end)
        || line.starts_with(end, "在主席台")
        || line.at(end) == '，' && others_attend_too(line, end + 1)
        || line.at(end) == '等'
            && (end + 1..end + 9).any(|k| {
                attends(k)
                    || line.words_at(k).iter().any(|w| w.entry.is(VerbClass::Role) && w.entry.chars >= 2)
            });
    if !closed {
        open.extend(names.iter().skip(1).map(|n| n.range.start));
    }
    let sound = names.len() >= 2 && names.iter().all(|n| n.quality >= 3);
    (closed && sound).then_some(Appellation { offices: Vec::new(), names, range: i..end })
}

/// 张三、李四分别作了发言.
fn act_in_turn(line: &Line, i: usize) -> bool {
    let verb = ["分别", "先后", "依次"].iter().find(|w| line.starts_with(i, w)).map(|_| i + 2);
    verb.is_some_and(|verb| {
        // 分别代表民盟、民建发言
        let clause = line.from(verb).split(['，', '。']).next().unwrap_or_default();
        let for_others =
            clause.starts_with("代表") && ["发言", "讲话", "致辞"].iter().any(|w| clause.ends_with(w));
        for_others
            || matches!(line.at(verb), '作' | '做' | '就')
            || line
                .words_at(verb)
                .iter()
                .any(|w| w.entry.is_any(&[VerbClass::Speak, VerbClass::Present, VerbClass::Chair]))
    })
}

/// 张三、李四，市法院负责人列席会议: the first thing that anybody does in what follows is to attend.
fn others_attend_too(line: &Line, i: usize) -> bool {
    let stop =
        (i..line.len().min(i + 40)).find(|&k| matches!(line.at(k), '。' | '；' | '：' | '，')).unwrap_or(i);
    let mut acts = line.words_in(i..stop).iter().filter(|w| {
        w.entry.chars >= 2
            && w.entry.is_any(&[VerbClass::Follow, VerbClass::Attend])
            && !line.starts_with(w.start, "负责")
            && w.end <= stop
    });
    acts.next().is_some_and(|w| w.entry.is(VerbClass::Attend) && line.slice(i..w.start).contains("负责"))
}

/// Whether a title is held in one body alone: 县长, 委员长.
fn says_its_body(title: &str) -> bool {
    HEADS_OF_GOVERNMENT.iter().any(|(t, _)| title == *t) || matches!(title, "委员长" | "副委员长")
}

/// 张三县长强调, 张三委员长主持: a full name before a title that says its body.
fn titled_after(line: &Line, i: usize, before: &Before, cx: &Context) -> Option<Appellation> {
    line.next_title(i + 2).filter(|&title| title <= i + 4)?;
    let compound = cx.lexicon.is_compound_surname(line.slice(i..i + 2));
    if !(compound || cx.lexicon.surname(line.at(i)) == Some(true)) {
        return None;
    }
    // 黄山市长: a place, no person
    if line.words_at(i).iter().any(|w| w.entry.place || w.entry.short_place) {
        return None;
    }
    let (start, word) = (2..=if compound { 4 } else { 3 }).find_map(|len| {
        let word = line.words_at(i + len).iter().find(|w| says_its_body(line.slice(w.start..w.end)))?;
        Some((i + len, *word))
    })?;
    let acts = line.words_at(word.end).iter().any(|w| {
        w.entry.chars >= 2 && w.entry.is_any(&[VerbClass::Speak, VerbClass::Attend, VerbClass::Chair])
    });
    // 常务副县长主持: a title, no name before one
    let name = line.slice(i..start);
    if !acts
        || !name.chars().all(is_cjk)
        || name.ends_with(['副', '代', '任', '由'])
        || !plausible(name, cx.lexicon)
    {
        return None;
    }
    let title = line.slice(word.start..word.end);
    let (body, title, inherited) = body_of("", title, TitleKind::Head, before, cx)?;
    let name = Name { text: line.slice(i..start).to_owned(), range: i..start, quality: 4 };
    let office = Office {
        range: word.start..word.end,
        body: body.name,
        title,
        status: OfficeStatus::Current,
        place: body.place,
        certainty: body.certainty,
        inherited,
    };
    Some(Appellation { offices: vec![office], names: vec![name], range: i..word.end })
}

/// Remembers a place that is named at `i` by itself, and says how long its name is.
pub fn passed_place(line: &Line, i: usize, before: &mut Before, cx: &Context) -> usize {
    let end =
        (i..(i + 16).min(line.len())).find(|&k| !is_cjk(line.at(k))).unwrap_or((i + 16).min(line.len()));
    let text = line.slice(i..end);
    // named in full, or the end of a township's name
    if !line.words_at(i).iter().any(|w| w.entry.place) && !text.contains(['道', '木', '镇', '乡', '团'])
    {
        return 0;
    }
    let Some((place, rest)) = super::body::leading_place(text, &before.places, cx) else { return 0 };
    let named = place.kind == PlaceKind::Township || line.words_at(i).iter().any(|w| w.entry.place);
    if !named || place.kind == PlaceKind::Zone {
        return 0;
    }
    before.remember_place(place);
    end - i - rest.chars().count()
}

/// All appellations of a sentence, from left to right, none overlapping.
pub fn appellations(line: &Line, sentence: Chars, earlier: &Rc<[Body]>, cx: &Context) -> Vec<Appellation> {
    let mut out = Vec::new();
    let mut before = Before { earlier: Rc::clone(earlier), ..Before::default() };
    let mut open = BTreeSet::new();
    // 张三同志 may stand anywhere
    let honoured = line.slice(sentence.start..sentence.end + 2).contains("同志");
    let mut i = sentence.start;
    while i < sentence.end {
        if !boundary(line, i) || !is_cjk(line.at(i)) {
            i += 1;
            continue;
        }
        if let Some(found) =
            role_at(line, i, &before, cx).or_else(|| bare_at(line, i, honoured, &mut open, cx))
        {
            i = found.range.end;
            out.push(found);
            continue;
        }
        if let Some(found) = titled_after(line, i, &before, cx) {
            i = found.range.end;
            out.push(found);
            continue;
        }
        if title_ahead(line, i) {
            let mut tried = before.clone();
            if !behind_unknown(line, i)
                && let Some(found) = appellation_at(line, i, &mut tried, cx)
                && found.range.end <= sentence.end + 1
            {
                // 原某学校校长李四，党委副书记王五: the one who left speaks for no house
                let left = found.offices.iter().all(|o| o.status == OfficeStatus::Former);
                if left && before.body.is_some() && !found.names.is_empty() {
                    tried.body.clone_from(&before.body);
                }
                before = tried;
                i = found.range.end.max(i + 1);
                out.push(found);
                continue;
            }
            if let Some(found) = of_unknown_house(line, i, &before, cx) {
                i = found.range.end;
                out.push(found);
                continue;
            }
        }
        i += passed_place(line, i, &mut before, cx).max(1);
    }
    out
}

/// The university whose name a body's begins with: 某大学 of 某大学某学院.
pub fn university(body: &str) -> Option<&str> {
    let name = body.strip_prefix("中共").unwrap_or(body);
    let end = name.find("大学")? + "大学".len();
    let own = !name[end..].starts_with(['附', '（', '城', '生']);
    (own && end > "某大学".len()).then(|| &name[..end])
}
