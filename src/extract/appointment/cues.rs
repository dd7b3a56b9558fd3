//! What the words around a verb of appointment say of it: decided here, told of the past, held at present, part of
//! another word.

use crate::lexicon::{Effect, Frame, FramePlace, VerbClass};
use crate::mention::body::resolve;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::office_run::skip_remarks;
use crate::mention::phrase::ends_with;
use crate::mention::{Body, Certainty, Context, Line};
use std::ops::RangeInclusive;

/// 被免职的有，, 获得任命的是：: what the clauses behind the mark at `i` say of those whom they name.
pub(super) fn listed_behind(line: &Line, i: usize) -> Option<Effect> {
    const WHO: [&str; 6] = ["有", "是", "为", "包括", "分别是", "分别为"];
    const LEFT: [&str; 5] = ["免职的", "免去职务的", "免去的职务", "辞去职务的", "辞职的"];
    const CAME: [&str; 4] = ["任命的", "任职的", "获任的", "当选的"];
    let who = WHO.iter().filter(|w| line.word_before(i, w)).map(|w| w.chars().count()).max()?;
    let behind = |words: &[&str]| words.iter().any(|w| line.word_before(i - who, w));
    if behind(&LEFT) {
        return Some(Effect::Remove);
    }
    behind(&CAME).then_some(Effect::Appoint)
}

/// 会议决定，; 经表决决定，; 主持人宣布：: what the clauses behind the mark at `i` say was decided.
pub(super) fn decides(line: &Line, i: usize) -> bool {
    const DECIDED: [&str; 8] =
        ["会议决定", "表决决定", "研究决定", "投票决定", "审议决定", "讨论决定", "同意决定", "宣布"];
    DECIDED.iter().any(|w| line.word_before(i, w))
}

/// 通过了各专门委员会组成人员名单：法制委主任委员张三，…: whether the colon at `i` opens a list that was passed.
pub(super) fn passes_list(line: &Line, i: usize) -> bool {
    const LISTS: [&str; 5] = ["组成人员名单", "任命名单", "选举结果", "人选名单", "人事任命"];
    let sentence = (0..i).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
    matches!(line.at(i), '：' | ':')
        && LISTS.iter().any(|w| line.word_before(i, w))
        && ["通过", "公布"].iter().any(|w| line.slice(sentence..i).contains(w))
}

/// Whether the comma at `i` stands behind 其中 and the sentence before told of appointments.
pub(super) fn among_appointed(line: &Line, i: usize) -> bool {
    const TOLD: [&str; 7] = ["任命为", "当选为", "选为", "聘任为", "选举产生", "选出", "当选"];
    let Some(end) = i.checked_sub(3).filter(|&k| line.at(k) == '。' && ends_with(line, i, "其中")) else {
        return false;
    };
    let start = (0..end).rev().find(|&k| line.at(k) == '。').map_or(0, |k| k + 1);
    let told = line.slice(start..end);
    TOLD.iter().any(|w| told.contains(w))
}

/// 目前，张三任甲局局长; 两人目前还担任其他职务。张三任…: whether the words up to `office` tell how things stand.
pub(super) fn held_at_present(line: &Line, sentence: usize, office: usize) -> bool {
    let at_present = |text: &str| text.contains("目前") && !text.contains(['已', '将', '拟']);
    let said = line.slice(sentence..office.max(sentence));
    let before = sentence.checked_sub(1).map(|end| {
        let start = (0..end).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
        line.slice(start..end)
    });
    // 现任甲局党委书记张三同时兼任乙局局长
    said.starts_with("现任") && said.ends_with("兼任")
        || at_present(said)
        || before.is_some_and(|text| at_present(text) && text.contains("担任") && text.ends_with("职务"))
}

/// 任甲局局长，乙局副局长职务自然免除: the office that ends at `end` is lost with the new one.
pub(super) fn lapses(line: &Line, end: usize) -> bool {
    const LOST: [&str; 10] = [
        "自然免除",
        "自然免去",
        "同时免除",
        "同时免去",
        "随之免除",
        "随之免去",
        "自行免除",
        "予以免除",
        "予以免去",
        "相应免除",
    ];
    let clause = line.from(end).split(['，', '；', '。']).next().unwrap_or_default();
    clause.split_once("职务").is_some_and(|(_, rest)| LOST.iter().any(|w| rest.starts_with(w)))
}

/// 表决通过了《关于接受某某辞去…的决定》: a title that says itself what was decided.
pub(super) fn names_decision(line: &Line, open: usize) -> bool {
    const MADE: [&str; 6] = ["通过了", "通过", "作出了", "作出", "做出了", "做出"];
    const ON: [&str; 5] = ["关于接受", "关于决定", "关于任命", "关于免去", "关于决定免去"];
    const ORGANS: [&str; 3] = ["委员会", "大会", "人大"];
    let Some(close) = (open..line.len()).find(|&k| line.at(k) == '》') else { return false };
    let decides = ends_with(line, close, "的决定") || ends_with(line, close, "的决议");
    // 《某县人民代表大会常务委员会关于接受…》
    let decided = |k: usize| {
        let own =
            k == open + 1 || ORGANS.iter().any(|o| ends_with(line, k, o)) || ends_with(line, k, "常委会");
        own && ON.iter().any(|w| line.starts_with(k, w))
    };
    decides
        && (open + 1..close).any(decided)
        && (MADE.iter().any(|w| ends_with(line, open, w))
            || line.before(open) == '、'
            || line.before(open) == '》')
}

/// Whether the name of a place begins at `i` that is no part of a longer one (安县 in 某安县).
pub(super) fn names_place(line: &Line, i: usize) -> bool {
    // 现任县财政局局长: a verb, and no 任县
    let verb = || line.starts_with(i, "任县") && is_cjk(line.before(i));
    line.begins_place(i)
        && !verb()
        && !(i.saturating_sub(4)..i).any(|k| line.words_at(k).iter().any(|w| w.entry.place && w.end > i))
}

/// Whether the word stands inside a longer one (主任, 信任, 现任) or is not said of an appointment.
pub(super) fn covered(line: &Line, i: usize, frame: &Frame) -> bool {
    const NOT_AFTER: [&str; 23] = [
        "聘", "现", "曾", "历", "拟", "时", "原", "首", "前", "责", "离", "到", "信", "胜", "先后", "此前",
        "自", "起", "曾经", "一直", "未", "不", "长期",
    ];
    let end = i + frame.chars;
    // 任免文件; 聘任新任总经理: of nobody
    if frame.word == "不再兼" && line.at(i + frame.chars) == '任'
        || frame.word == "免" && (line.before(i) == '任' || line.at(i + 1) == '去')
        || frame.word == "聘" && line.starts_with(i + 1, "任新任")
    {
        return true;
    }
    // 建议不再担任…: not decided here; 党委任命: another word
    if frame.effect == Effect::Remove
        && ["建议", "提议", "提名", "拟", "推荐提名"].iter().any(|w| line.slice(0..i).ends_with(w))
        || frame.word == "委任" && line.starts_with(i + 1, "任命")
    {
        return true;
    }
    if (i.saturating_sub(5)..=i).any(|k| {
        line.words_at(k).iter().any(|w| {
            let around = w.start < i && w.end > i || w.start == i && w.end > end;
            around && (w.entry.title.is_some() || w.entry.is(VerbClass::Block))
        })
    }) {
        return true;
    }
    // 张三将出任…, but 李四少将任…
    if frame.place == FramePlace::Before
        && frame.effect != Effect::Remove
        && line.before(i) == '将'
        && !matches!(line.before(i - 1), '少' | '中' | '上' | '大')
    {
        return true;
    }
    frame.place == FramePlace::Before
        && NOT_AFTER.iter().any(|w| line.slice(0..i).ends_with(w))
        && !["同时", "暂时"].iter().any(|w| line.word_before(i, w))
        // 张三、李四先后卸任: gone for good, as no career tells it
        && !(frame.effect == Effect::Remove && line.word_before(i, "先后"))
        && !(frame.word.starts_with('不'))
        || skip_remarks(line, i) > end
}

/// 此前，张三任…: the sentence tells of what somebody held before.
pub(in crate::extract) fn formerly(line: &Line, i: usize) -> bool {
    let clause = (0..i).rev().find(|&k| matches!(line.at(k), '。' | '；' | '，')).map_or(0, |k| k + 1);
    // 此前，张三任 and 此前张三任
    let lead = line.slice(clause.saturating_sub(6)..clause).trim_end_matches('，');
    const LEADS: [&str; 6] = ["此前", "之前", "工作前", "任职前", "履新前", "上任前"];
    let apart = line.before(clause) == '，' && LEADS.iter().any(|w| lead.ends_with(w));
    let joined = ["此前", "之前"].iter().any(|w| line.starts_with(clause, w));
    // 履新某县前，他担任…
    const STEPS: [&str; 14] = [
        "履新", "赴任", "到任", "上任", "任职", "调任", "就任", "履职", "当选", "转任", "升任", "担任",
        "提名", "调整",
    ];
    let before = clause.checked_sub(1).filter(|&comma| line.at(comma) == '，').is_some_and(|comma| {
        let from = (0..comma).rev().find(|&k| matches!(line.at(k), '。' | '；' | '，')).map_or(0, |k| k + 1);
        let lead = line.slice(from..comma);
        lead.ends_with('前') && STEPS.iter().any(|w| lead.contains(w))
    });
    // 调整前，张三任甲；李四任乙
    let begins = (0..clause).rev().find(|&k| line.at(k) == '。').map_or(0, |k| k + 1);
    let still = line.before(clause) == '；'
        && (begins..clause).find(|&k| line.at(k) == '，').is_some_and(|comma| {
            let lead = line.slice(begins..comma);
            let steps = lead.ends_with('前') && STEPS.iter().any(|w| lead.contains(w));
            lead.chars().count() <= 12 && (steps || matches!(lead, "此前" | "之前"))
        });
    let before = before || still;
    let pronoun = matches!(line.at(clause), '他' | '她');
    // 张三、李四分别任
    let longest = if line.slice(clause..i).contains('、') { 16 } else { 8 };
    (apart || joined || before) && (if pronoun { 1 } else { 2 }..=longest).contains(&(i - clause))
}

/// 甲集团昨日宣布: the company with which the clause begins that tells of its own offices.
pub(super) fn announcing_company(line: &Line, i: usize, cx: &Context) -> Option<Body> {
    const NAMES: RangeInclusive<usize> = 4..=20;
    line.starts_with(i, "宣布").then_some(())?;
    let start = (0..i).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
    // 中国某某宣布: a company of the centre under its short name
    let whole = line.slice(start..i);
    if let Some(name) =
        cx.lexicon.national(whole).filter(|name| name.ends_with("公司") || name.ends_with("银行"))
    {
        let (name, place) = (name.to_owned(), None);
        return Some(Body { name, place, certainty: Certainty::Known });
    }
    let end = (start..i).rev().find(|&k| ["公司", "集团"].iter().any(|e| line.word_before(k, e)))?;
    let between = line.slice(end..i);
    let time = |c: char| c.is_ascii_digit() || "年月日昨今天上下晚午早前于也正式已".contains(c);
    let name = line.slice(start..end);
    let fits = NAMES.contains(&(end - start)) && between.chars().all(time) && name.chars().all(is_cjk);
    fits.then(|| {
        resolve(name, &[], cx).unwrap_or(Body {
            name: name.to_owned(),
            place: None,
            certainty: Certainty::Ending,
        })
    })
}
