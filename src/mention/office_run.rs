//! The words of an office: how far they reach, and how well what follows closes them.

use super::body::Context;
use super::date::{Dateline, date_at, lasted};
use super::line::{Line, Word, is_break, is_cjk, is_numeral};
use super::person::{name_at, sure_name_at};
use super::phrase::{holds, holds_any};
use crate::lexicon::{TitleKind, VerbClass};

/// Farther than this from where it begins an office has no title.
const LONGEST: usize = 60;

/// Whether a title stands where an office that begins at `i` can reach: the cheap question before the dear one.
pub(super) fn title_ahead(line: &Line, i: usize) -> bool {
    // words of status may stand before it
    const STATUS: usize = 4;
    line.next_title(i).is_some_and(|title| {
        let behind_terms = || {
            let first = (i..title).find(|&k| line.at(k) == '第')?;
            terms_end(line, first).filter(|&end| (i..first).all(|k| is_cjk(line.at(k))) && end <= title)
        };
        // no break before it but a mark that may stand within a name; numbers of terms hold no such mark
        let open = |from: usize| {
            let stop = (from..title).find(|&k| is_break(line.at(k)) || line.at(k) == ' ');
            stop.is_none_or(|k| matches!(line.at(k), '（' | '(' | '“'))
        };
        title < i + LONGEST + STATUS && (open(i) || behind_terms().is_some_and(open))
    })
}

/// 秘书 in 秘书长: the longer word is meant, whatever follows it.
pub(super) fn longer_title(line: &Line, start: usize, end: usize) -> bool {
    // 会办 in 安委会办公室
    line.before(end) == '办' && matches!(line.at(end), '公' | '事')
        || line
            .words_at(start)
            .iter()
            .any(|w| w.end == end + 1 && line.at(end) == '长' && w.entry.title.is_some())
}

/// Ranks of officers that stand between a body and an office.
pub(super) const OFFICERS: [&str; 8] = ["大校", "上校", "中校", "少校", "少将", "中将", "上将", "上尉"];

/// An officer's rank that an office follows at once.
pub(super) fn rank_of_officer(line: &Line, start: usize, end: usize) -> bool {
    OFFICERS.contains(&line.slice(start..end)) && line.words_at(end).iter().any(|w| w.entry.title.is_some())
}

/// 中央组织部分管日常工作的副部长: a duty between a body and a title.
pub(super) const DUTIES: [&str; 3] = ["分管日常工作的", "主持日常工作的", "负责日常工作的"];

/// Who is named in the bracket behind a dateline.
const REPORTERS: [&str; 2] = ["记者", "通讯员"];

/// Where the words of an office starting at `start` must end: the next break, or a word that acts.
pub(super) fn run_end(line: &Line, start: usize, cx: &Context) -> usize {
    let limit = (start + LONGEST).min(line.len());
    let mut i = start;
    while i < limit {
        let c = line.at(i);
        if matches!(c, '（' | '(') {
            // （鲅鱼圈区）, （街道）: a bracket inside the name of a body
            match bracket_end(line, i) {
                // 某社1月5日电（记者张三）中央政治局委员李四: who reports is part of no name
                Some(end) if REPORTERS.iter().any(|w| line.slice(i..end).contains(w)) => return i,
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
    let part = |c: char| {
        c.is_ascii_digit()
            || [
                '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '第', '届', '、', '至', '和',
                '及', '-', '—',
            ]
            .contains(&c)
    };
    let run = (i..line.len().min(i + LONGEST)).take_while(|&k| part(line.at(k))).count();
    let end = (i..i + run).rev().find(|&k| line.at(k) == '届')? + 1;
    line.slice(i..end).contains(['、', '至', '和', '及', '-', '—']).then_some(end)
}

/// 厅长1954年11月任…: behind a title a new period begins without a comma.
pub(super) fn begins_year(line: &Line, i: usize) -> bool {
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

/// 提名委员会, 提名与薪酬委员会: a committee of a board, and nobody is nominated.
pub(super) fn nominates_for_board(line: &Line, i: usize) -> bool {
    const BEHIND: [&str; 7] = ["委员会", "与薪酬", "和薪酬", "及薪酬", "、薪酬", "薪酬", "考核"];
    line.at(i) == '提' && line.starts_with(i, "提名") && BEHIND.iter().any(|w| line.starts_with(i + 2, w))
}

/// Whether a word begins at `i` that no name of a body holds.
pub(super) fn acts(line: &Line, i: usize) -> bool {
    if nominates_for_board(line, i) {
        return false;
    }
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

pub(super) fn bracket_end(line: &Line, open: usize) -> Option<usize> {
    // （以下简称“某某公司”）
    const SHORT: usize = 12;
    const CALLED: usize = 24;
    let called = CALLS.iter().any(|w| line.starts_with(open + 1, w));
    let reach = if called { CALLED } else { SHORT };
    (open + 1..(open + reach).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')')).map(|k| k + 1)
}

/// How a bracket begins that gives a body a short name.
pub(super) const CALLS: [&str; 6] = ["以下简称", "下称", "以下称", "简称", "下简称", "以下统称"];

/// Whether a longer word that only looks like a title covers this one.
pub(super) fn blocked(line: &Line, start: usize, end: usize) -> bool {
    // 福|州长|乐国际机场: between two places
    let placed = |w: &Word| w.entry.place || w.entry.short_place;
    if line.words_ending_at(start + 1).any(|w| placed(&w) && w.start < start)
        && line.words_at(start + 1).iter().any(|w| placed(w) && w.end > end)
    {
        return true;
    }
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
pub(super) fn follow(line: &Line, end: usize, cx: &Context) -> u32 {
    if tail_begins_word(line, end, cx) {
        return 0;
    }
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
    if adjoins(line, at) {
        return 3;
    }
    // 秘书科: the title is part of an office's name
    // 部长级待遇: a rank
    // 教练员, 大使馆: a longer word
    if ['科', '处', '室', '组', '局', '办', '部', '厅', '院', '站', '所', '级', '员', '馆', '者', '们']
        .contains(&c)
        && cx.lexicon.surname(c).is_none()
    {
        return 0;
    }
    let name_from = if c == ' ' { at + 1 } else { at };
    if let Some(name) = name_at(line, name_from, false, cx.lexicon, cx.segmenter) {
        return 2 + u32::from(name.quality);
    }
    const CLOSERS: [&str; 38] = [
        "等所有",
        "等全部",
        "等一切",
        "职责",
        "外，",
        "之外",
        "而",
        "并",
        "后于",
        "至今",
        "如下",
        "时，",
        "任上",
        "任内",
        "岗位",
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
        "相继",
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
    // 当选副主任两个月后，
    let passed = (at..at + 3).find(|&k| !is_numeral(line.at(k)) && !"两半几".contains(line.at(k)));
    // 担任副部长3年，
    if lasted(line, at) {
        return 3;
    }
    if passed.is_some_and(|k| {
        k > at && ["个月后", "个多月后", "年后", "天后", "周后"].iter().any(|w| line.starts_with(k, w))
    }) {
        return 3;
    }
    // 历任副书记、县长等。
    if c == '等' && !is_cjk(line.at(at + 1)) {
        return 3;
    }
    if c == ' ' || names_holder(line, at, cx) {
        return 2;
    }
    let acts = line.words_at(at).iter().any(|w| w.entry.is(VerbClass::Follow) && w.entry.chars >= 2);
    u32::from(acts)
}

/// What joins an office to the names of those who hold it: 县委书记是张三, 副主席分别为：李四、王五.
pub const HELD_BY: [&str; 10] =
    ["分别为", "分别是", "依次为", "依次是", "则为", "则是", "包括", "有", "为", "是"];

/// Whether a joint and the name of somebody stand at `at`.
fn names_holder(line: &Line, at: usize, cx: &Context) -> bool {
    HELD_BY.iter().find(|w| line.starts_with(at, w)).is_some_and(|w| {
        let from = at + w.chars().count();
        sure_name_at(line, from + usize::from(line.at(from) == '：'), cx.lexicon).is_some()
    })
}

/// 县委常委|常务副县长: a seat on the committee, and the office without a mark between them.
pub(super) fn adjoins(line: &Line, at: usize) -> bool {
    let leads = |k: TitleKind| matches!(k, TitleKind::Head | TitleKind::Deputy);
    line.word_before(at, "常委")
        && line.words_at(at).iter().any(|w| w.entry.chars >= 3 && w.entry.title.is_some_and(leads))
}

/// 湖南省|长沙市, 派出所|长年坚持: the last character of what looks like a title begins a place or another word.
fn tail_begins_word(line: &Line, end: usize, cx: &Context) -> bool {
    // 任县长期间, 任县长时
    let term = line.at(end) == '时' || line.starts_with(end, "期间");
    if line.before(end) != '长' || term {
        return false;
    }
    // 局长调任: the verb begins behind the title, whatever its first character makes with 长
    if line.words_at(end).iter().any(|w| w.entry.is(VerbClass::Follow) && w.entry.chars >= 2) {
        return false;
    }
    let tail = end - 1;
    let division =
        || line.words_in(tail.saturating_sub(8)..tail).iter().any(|w| w.end == tail && w.entry.place);
    let place = line
        .words_at(tail)
        .iter()
        .any(|w| w.end > end && (w.entry.place && w.entry.chars >= 3 || w.entry.short_place && division()));
    let word = || {
        cx.lexicon.surname(line.at(end)) != Some(true)
            && is_cjk(line.at(end))
            && cx.segmenter.is_common_word(line.slice(tail..end + 1))
            && name_at(line, end, true, cx.lexicon, cx.segmenter).is_none_or(|n| n.quality < 2)
    };
    place || word()
}

/// 副主任（主持工作）: holds the first place without its title.
pub(super) fn presides(line: &Line, from: usize, to: usize) -> bool {
    let said = line.slice(from..to.max(from));
    !said.is_empty() && holds_any(said, &["主持工作", "主持全面工作", "主持日常工作", "负责全面工作"])
}

/// Skips what is added to an office in brackets: ranks, 兼, 挂职, trial periods.
pub fn skip_remarks(line: &Line, mut end: usize) -> usize {
    while matches!(line.at(end), '（' | '(') {
        let Some(close) = bracket_end(line, end) else { break };
        let inside = line.slice(end + 1..close - 1);
        let remark = [
            "级",
            "正科",
            "副科",
            "正处",
            "副处",
            "正厅",
            "副厅",
            "正局",
            "副局",
            "正县",
            "副县",
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
        .any(|w| holds(inside, w));
        let part_of_name =
            inside.chars().count() <= 5 && is_cjk(line.at(close)) && !line.starts_with(close, "的");
        // 主任（指挥长）, 副主任（副指挥）: a second title of the same post
        let title = line.words_at(end + 1).iter().any(|w| w.end + 1 == close && w.entry.title.is_some())
            || inside.starts_with('副') && inside.chars().count() <= 4;
        if !(remark || part_of_name || title) {
            break;
        }
        end = close;
    }
    end
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
