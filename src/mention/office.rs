//! Offices: a body and a title (市委副书记、市长), as they are written; [`super::appellation`] says who is called by them.

use super::body::{Body, Certainty, Context};
use super::date::{Dateline, date_at};
use super::line::{Chars, Firsts, Line, is_break, is_cjk};
use super::office_read::read;
use super::office_run::{
    PLANNED, acts, blocked, follow, longer_title, nominates_for_board, presides, rank_of_officer, run_end,
    title_ahead,
};
use super::place::{LEVELS, Place};
use crate::lexicon::TitleKind;
use crate::mention::affix::Affix;
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
    /// The bodies of the offices before that one.
    pub said: Vec<Body>,
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
            && let Some(whole) = body.name.short_of("书记处").filter(|w| !w.begins_with("中国共产党"))
        {
            body.name = whole.to_owned();
        }
        if ["小组", "专班", "指挥部", "组委会"].iter().any(|e| body.name.ends_on(e)) {
            self.group = Some(body.clone());
        }
        if self.body.as_ref() != Some(&body) {
            // readers that go on over lines remember no more than a sentence names
            const MOST: usize = 8;
            if self.said.len() == MOST {
                self.said.remove(0);
            }
            self.said.extend(self.body.take());
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
const STATUS: [(&str, OfficeStatus); 26] = [
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
    ("代理", OfficeStatus::Acting),
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
        .find(|(word, _)| line.starts_with(i, word) && !nominates_for_board(line, i))
        .map_or((None, 0), |(word, status)| (Some(*status), word.chars().count()))
}

/// The office that begins at `i`: the reading whose end and body fit best.
pub fn office_at(line: &Line, i: usize, before: &Before, cx: &Context) -> Option<Office> {
    if !title_ahead(line, i) {
        return None;
    }
    let i = i + led_to(line, i);
    let (status, skip) = status_at(line, i);
    let office = read_behind(line, i, status, skip, before, cx);
    // 前进区区长, 前海管理局局长, but 前市委书记: 前 begins a name where that is known better than what stands behind
    // it, or where a lone character would name the house
    if skip == 1 && line.at(i) == '前' {
        let sure = |o: &Office| o.certainty;
        let lone = |o: &Office| {
            o.certainty == Certainty::Ending
                && !LEVELS.iter().any(|level| o.body.starts_with(level))
                && cx.segmenter.boundaries(&o.body).first() == Some(&1)
        };
        let named = read_behind(line, i, None, 0, before, cx);
        let better = named.as_ref().map(sure) > office.as_ref().map(sure);
        return if better || office.as_ref().is_some_and(lone) { named } else { office };
    }
    office
}

/// 据某局局长张三介绍, 自某部部长李四落马, 又讯某集团总裁: how long the word is that only leads to an office.
fn led_to(line: &Line, i: usize) -> usize {
    const LEADS: [&str; 17] = [
        "就职于",
        "任职于",
        "供职于",
        "入职",
        "作为",
        "依据",
        "根据",
        "伙同",
        "又讯",
        "还有",
        "诸如",
        "据",
        "自",
        "兼任",
        "兼",
        "电",
        "讯",
    ];
    const LEADS_FIRSTS: Firsts = Firsts::of(&LEADS);
    if !line.may_start(i, &LEADS_FIRSTS) {
        return 0;
    }
    let Some(word) = LEADS.iter().find(|w| line.starts_with(i, w)) else { return 0 };
    let len = word.chars().count();
    let named =
        || line.words_at(i + 1).iter().any(|w| w.entry.place || w.entry.short_place || w.entry.national);
    match *word {
        // 自贡市, 自治区, 自然资源局
        "自" if line.words_at(i).iter().any(|w| w.entry.place || w.entry.short_place) || !named() => 0,
        // 兼职副主席
        "兼" if line.at(i + 1) == '职' => 0,
        // 某社5月4日电外交部发言人
        "电" | "讯" if line.before(i) != '日' || i < 2 || !line.before(i - 1).is_ascii_digit() => 0,
        "据" if matches!(line.at(i + 1), '点' | '悉' | '此' | '说' | '称' | '传' | '了' | '不') => 0,
        _ => len,
    }
}

/// The office behind the `skip` characters from `i` that give it its status.
fn read_behind(
    line: &Line,
    i: usize,
    status: Option<OfficeStatus>,
    skip: usize,
    before: &Before,
    cx: &Context,
) -> Option<Office> {
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
    // 其北京总部总经理: whose it is, before the name of a house that no list knows
    let whose = line.at(start) == '其';
    best.map(|(_, office)| office).filter(|office| !whose || office.certainty > Certainty::Ending)
}

/// 1946年任…: a time and a verb are no name of a body, whole or from 年 on.
fn told_of_time(line: &Line, i: usize) -> bool {
    let year = line.at(i).is_ascii_digit() && date_at(line, i, Dateline::default()).is_some();
    let cut = matches!(line.at(i), '年' | '月' | '日') && line.before(i).is_ascii_digit();
    let clause = || (i..line.len().min(i + 12)).take_while(|&k| !is_break(line.at(k)));
    (year || cut) && clause().any(|k| line.at(k) == '任' && line.before(k) != '主' && line.before(k) != '责')
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
