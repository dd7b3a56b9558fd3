//! What a verb of presenting put before the meeting.

use super::act::Verb;
use super::anaphor::points_back;
use super::matter::{is_document, items};
use super::page::{Page, Sentence};
use crate::lexicon::{MeetingWord, VerbClass};
use crate::mention::line::{is_break, is_cjk};
use crate::mention::regulation::titled_in;
use crate::mention::{Chars, Line};

/// What the verb of presenting put before the meeting, with its place.
pub fn presented(page: &Page, sentence: &Sentence, verb: &Verb) -> Vec<(String, Chars)> {
    let line = page.line(sentence);
    let limit = sentence.range.end;
    let word = line.slice(verb.range.clone());
    // 作了关于方案的说明
    if let Some(at) = word.find("关于").filter(|_| word.starts_with(['作', '做'])) {
        let from = verb.range.start + word[..at].chars().count();
        return vec![(line.slice(from..verb.range.end).to_owned(), from..verb.range.end)];
    }
    // 作了《办法》的起草说明, 作条例内容说明
    if word.starts_with(['作', '做'])
        && let Some(kind) = ["说明", "汇报", "通报"].iter().find(|k| word.ends_with(**k))
    {
        let from = verb.range.start + 1 + usize::from(line.at(verb.range.start + 1) == '了');
        let until = verb.range.end - kind.chars().count();
        let until = until - usize::from(line.before(until) == '的' && until > from);
        let said = line.slice(from..until.max(from));
        // 就有关议题作了说明和汇报
        let twice = said.ends_with(['和', '与', '及']);
        let how = only_says_how(said);
        // 作了《办法》的起草说明
        let titled = (from..until).rev().find(|&k| line.at(k) == '》').filter(|&k| until - k <= 4);
        let until = titled.filter(|_| line.at(from) == '《').map_or(until, |k| k + 1);
        if line.at(from) == '《' || said.chars().count() >= 3 && !how && !twice && !said.contains("关于") {
            return matters(page, line, from..until);
        }
    }
    // 就《方案》作了说明
    if word.starts_with(['作', '做', '进'])
        || ["作说明", "作了说明", "作汇报", "解读"].iter().any(|w| word.ends_with(w))
        || !begins_matter(line.at(verb.range.end))
    {
        let opened = opened(page, sentence, verb.range.start);
        if opened.is_empty() && word.ends_with("说明") {
            return brought_before(page, sentence, verb.range.start);
        }
        return opened;
    }
    // 宣布大会开幕: nothing is put before the meeting
    if word == "宣布" {
        let end = object_end(line, verb.range.end, limit);
        let said = line.slice(verb.range.end..end);
        if ["开幕", "闭幕", "开工", "启动", "开始", "成立", "开通", "开馆", "结束"]
            .iter()
            .any(|w| said.ends_with(w))
            // 张三被宣布为部长
            || line.at(verb.range.end) == '为'
        {
            return Vec::new();
        }
    }
    let mut start = verb.range.end;
    while matches!(line.at(start), '了' | '的') {
        start += 1;
    }
    let mut end = object_end(line, start, limit);
    // 通报了情况后指出
    for word in ["指出", "强调", "要求", "表示"] {
        if line.slice(start..end).ends_with(word) && line.at(end.saturating_sub(3)) == '后' {
            end -= 3;
        }
    }
    // 宣读文件并讲话: the second verb is no part of what was read
    if let Some(at) = (start + 2..end).find(|&k| {
        line.at(k) == '并'
            && ["讲话", "作", "提出", "就", "对", "发表", "宣布", "主持", "听取", "征求", "回应", "回答"]
                .iter()
                .any(|w| line.starts_with(k + 1, w))
    }) {
        end = at;
    }
    let mut out = matters(page, line, start..end);
    // 汇报了甲工作总结，乙工作计划，并就丙作了说明
    while !out.is_empty() && line.at(end) == '，' {
        let next = object_end(line, end + 1, limit);
        let text = line.slice(end + 1..next);
        let noun = is_document(page, text) || ["情况", "安排", "打算"].iter().any(|w| text.ends_with(w));
        let named = sentence.appellations.iter().any(|a| (end..next).contains(&a.range.start));
        let acts = ["介绍", "主持", "宣读", "宣布", "强调", "部署", "学习", "听取"];
        let clause = text.contains('了')
            || acts.iter().any(|w| text.contains(w))
            || text.starts_with(['并', '就', '对', '还', '也', '把', '将']);
        if !noun || named || clause || line.words_in(end + 1..next).iter().any(|w| w.entry.is_any(&ACTS)) {
            break;
        }
        out.extend(matters(page, line, end + 1..next));
        end = next;
    }
    out
}

/// 简要的起草, 详细: how it was put, and not what.
fn only_says_how(mut said: &str) -> bool {
    const HOW: [&str; 15] = [
        "重要", "详细", "具体", "专题", "简要", "书面", "情况", "全面", "补充", "起草", "有关", "简短",
        "相关", "深入", "的",
    ];
    let whole = !said.is_empty();
    while let Some(rest) = HOW.iter().find_map(|w| said.strip_prefix(w)) {
        said = rest;
    }
    whole && said.is_empty()
}

/// Verbs with which another act begins.
const ACTS: [VerbClass; 5] =
    [VerbClass::Present, VerbClass::Speak, VerbClass::Relay, VerbClass::Hear, VerbClass::Study];

/// 就甲作了说明, 就甲，乙，丙作了汇报: the matters between 就 and the verb.
fn opened(page: &Page, sentence: &Sentence, verb: usize) -> Vec<(String, Chars)> {
    const FARTHEST: usize = 80;
    let line = page.line(sentence);
    let breaks = |k: usize| matches!(line.at(k), '，' | '；');
    let back = || (sentence.range.start..verb).rev().take(FARTHEST);
    let opens = |k: usize| matches!(line.at(k), '就' | '对') && !inside_word(line, k);
    let Some(mut at) = back().find(|&k| opens(k) || breaks(k)) else {
        return Vec::new();
    };
    // 就甲，乙，丙: the clauses between hold nothing but nouns
    if breaks(at) {
        let clause = back().find(|&k| line.at(k) == '就' && (breaks(k - 1) || line.word_before(k, "，并")));
        let nouns = |k: usize| {
            let said = line.slice(k + 1..verb);
            let persons = sentence.appellations.iter().any(|a| (k..verb).contains(&a.range.start));
            !persons && !said.contains(['了', '；', '就', '对', '并'])
        };
        let Some(from) = clause.filter(|&k| k > sentence.range.start && nouns(k)) else {
            return Vec::new();
        };
        at = from;
    }
    // 就甲情况|进行了说明
    const DONE: [&str; 6] = ["进行了", "进行", "作了", "做了", "作", "做"];
    let itself = matches!(line.at(verb), '作' | '做' | '进');
    let end = DONE
        .iter()
        .filter(|w| !itself && line.word_before(verb, w))
        .map(|w| verb - w.chars().count())
        .min()
        .unwrap_or(verb);
    // 就甲情况向大会|作了说明
    const LONGEST_HEARERS: usize = 8;
    let hearers = (end.saturating_sub(LONGEST_HEARERS).max(at + 2)..end)
        .find(|&k| line.at(k) == '向' && line.slice(k..end).contains('会'));
    let end = hearers.unwrap_or(end);
    let mut out = Vec::new();
    let mut from = at + 1;
    while from < end {
        let until = object_end(line, from, end);
        out.extend(matters(page, line, from..until));
        from = until + 1;
    }
    out
}

/// 会议审议《甲条例（草案）》。受县政府委托，某某作了说明: what the sentence before names.
fn brought_before(page: &Page, sentence: &Sentence, verb: usize) -> Vec<(String, Chars)> {
    let line = page.line(sentence);
    let said = line.slice(sentence.range.start..verb);
    let opens = sentence.range.start.saturating_sub(1);
    let above = page.sentences.iter().rev().find(|s| s.line == sentence.line && s.range.contains(&opens));
    let Some(above) = above.filter(|s| s.range.start < sentence.range.start && said.contains("委托"))
    else {
        return Vec::new();
    };
    let titles = titled_in(line, above.range.clone());
    let readers = sentence.appellations.iter().filter(|a| a.range.end <= verb).count();
    // several readers, several drafts: who explained which is not said
    if titles.len() > 1 && readers > 1 {
        return Vec::new();
    }
    titles.into_iter().flat_map(|t| matters(page, line, t.range)).collect()
}

/// 就业, 针对, 面对: no 就 or 对 of its own.
fn inside_word(line: &Line, at: usize) -> bool {
    matches!(
        line.at(at + 1),
        '业' | '餐' | '读' | '近' | '医' | '诊' | '地' | '外' | '口' | '接' | '标' | '照'
    ) || matches!(line.before(at), '针' | '面' | '相' | '成' | '绝' | '核' | '校' | '反' | '结' | '应')
}

/// Whether what was put before a meeting may begin so: 2023年工作情况, 《甲》, “十件实事”完成情况.
fn begins_matter(c: char) -> bool {
    is_cjk(c) || c.is_ascii_alphanumeric() || matches!(c, '《' | '“')
}

/// The end of an object: the next break outside of titles and brackets, 、 excepted.
pub fn object_end(line: &Line, start: usize, limit: usize) -> usize {
    let mut depth = 0u32;
    for i in start..limit {
        match line.at(i) {
            c if is_cjk(c) => {}
            '《' | '〈' | '（' | '“' => depth += 1,
            '》' | '〉' | '）' | '”' => depth = depth.saturating_sub(1),
            '、' => {}
            // 听取甲汇报 讨论《乙》 新华社…: parts of a headline that a page ran together with its text
            ' ' if depth == 0 && begins_part(line, i + 1) => return i,
            // ？？: characters that a conversion has lost
            '？' if line.at(i + 1) == '？' || line.before(i) == '？' => {}
            c if depth == 0 && is_break(c) => return i,
            _ => {}
        }
    }
    limit
}

/// Whether behind a blank another part of a headline begins, or the agency that sent the report.
fn begins_part(line: &Line, i: usize) -> bool {
    const ACTS: [VerbClass; 6] = [
        VerbClass::Deliberate,
        VerbClass::Adopt,
        VerbClass::Study,
        VerbClass::Hear,
        VerbClass::Relay,
        VerbClass::Present,
    ];
    line.starts_with(i, "新华社")
        || line.words_at(i).iter().any(|w| w.entry.chars >= 2 && w.entry.is_any(&ACTS))
}

/// The matters in an object: each title by itself, else the whole.
fn matters(page: &Page, line: &Line, range: Chars) -> Vec<(String, Chars)> {
    let text = line.slice(range.clone());
    if text.is_empty() || text.chars().count() < 2 {
        return Vec::new();
    }
    let empty = &page.cx.lexicon.meeting_words;
    items(page, line, range)
        .into_iter()
        // 分别就上述议题作了说明: who put which before the meeting is not said
        .filter(|(m, _)| !empty.has(MeetingWord::Empty, m) && points_back(m).is_none())
        .map(|(m, at)| (in_full(page, &m).unwrap_or(m), at))
        .collect()
}

/// 中央决定, where the page says elsewhere 中央关于甲职务调整的决定.
fn in_full(page: &Page, matter: &str) -> Option<String> {
    let (kind, agent) = ["决定", "通知", "批复"].iter().find_map(|k| Some((k, matter.strip_suffix(k)?)))?;
    let agent = agent.trim_end_matches('的');
    let agent = agent.strip_prefix("中共").filter(|a| a.starts_with("中央")).unwrap_or(agent);
    if !(2..=4).contains(&agent.chars().count()) || !agent.ends_with(['央', '委']) {
        return None;
    }
    let (opening, closing) = (format!("{agent}关于"), format!("的{kind}"));
    page.lines.iter().find_map(|line| {
        let from = line.text.find(&opening)?;
        let said = line.text[from..].split(['，', '。', '；', '《', '》']).next().unwrap_or_default();
        let end = said.find(&closing)? + closing.len();
        Some(said[..end].to_owned())
    })
}
