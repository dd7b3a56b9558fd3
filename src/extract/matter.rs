//! The matters in an object: where joined ones are split, and which say nothing.

use super::page::Page;
use crate::lexicon::MeetingWord;
use crate::mention::line::is_break;
use crate::mention::regulation::titled_at;
use crate::mention::{Chars, Line};

/// The matters in an object: every title alone; what is joined is split where each part has its own head.
pub fn items(page: &Page, line: &Line, range: Chars) -> Vec<(String, Chars)> {
    if range.start >= range.end {
        return Vec::new();
    }
    if line.at(range.start) == '《' {
        return titles(page, line, range);
    }
    let text = line.slice(range.clone());
    // 县政府党组《甲》、县妇联《乙》: whose each is stands before it
    let tail = text.rsplit('》').next().unwrap_or_default();
    if text.matches('《').count() > 1
        && (tail.is_empty() || tail.starts_with('等'))
        && !text.contains("关于《")
    {
        let owners = text.split('《').next().unwrap_or_default().chars().count() <= 12;
        if owners && outer_titles(text) > 1 {
            return titles(page, line, range);
        }
    }
    if let Some(parts) = documents(page, text) {
        let place = |(part, at): (&str, usize)| {
            let from = range.start + text[..at].chars().count();
            (tidy(part), from..from + part.chars().count())
        };
        return parts.into_iter().map(place).collect();
    }
    // A情况、B情况的汇报; A精神、B精神
    for (head, tails) in [
        ("情况", &["的汇报", "汇报", "的报告", ""][..]),
        ("精神", &[""][..]),
        ("的报告", &[""][..]),
        ("方案", &[""][..]),
    ] {
        for tail in tails {
            let Some(core) = text.strip_suffix(tail) else { continue };
            let parts: Vec<&str> = core.split('、').collect();
            if parts.len() > 1
                && parts.iter().all(|p| p.ends_with(head) && p.chars().count() > head.chars().count() + 1)
            {
                return split_parts(line, &range, &parts, head);
            }
        }
    }
    vec![(tidy(text), range)]
}

/// How many titles stand beside each other in `text`.
fn outer_titles(text: &str) -> usize {
    let mut depth = 0usize;
    let mut count = 0;
    for c in text.chars() {
        match c {
            '《' => {
                count += usize::from(depth == 0);
                depth += 1;
            }
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    count
}

/// 甲工作报告、乙名单和关于丙的决议（草案）: parts that each name a document of their own, as far as each is one.
fn documents<'t>(page: &Page, text: &'t str) -> Option<Vec<(&'t str, usize)>> {
    let text = text.trim_end_matches('等');
    let names_one = |part: &str| {
        if part.starts_with('《') && part.trim_end_matches('）').ends_with(['》', '案', '稿']) {
            return true;
        }
        let stem = unbracketed(part);
        part.chars().count() >= 5
            && page.cx.lexicon.meeting_words.ending(MeetingWord::Document, stem).is_some()
    };
    if !names_one(text) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0usize, 0usize);
    let mut skip = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '《' | '〈' | '（' | '“' => depth += 1,
            '》' | '〉' | '）' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || at < skip {
            continue;
        }
        let rest = &text[at..];
        let Some(joint) = ["以及", "、", "和", "及"].iter().find(|j| rest.starts_with(**j)) else {
            continue;
        };
        let (left, right) = (&text[start..at], &rest[joint.len()..]);
        // 工作规则和管理办法 is one; 甲的报告和乙的报告 are two
        let sure = *joint == "、" || ["报告", "汇报", "决议", "决定", "）"].iter().any(|w| left.ends_with(w));
        // 关于议程（草案）及日程（草案）的报告: what it is about is not yet over
        let open =
            left.contains("关于") && !closed(left) && CLOSERS.iter().any(|w| unbracketed(right).ends_with(w));
        if sure && !open && names_one(left) && right.chars().count() >= 5 {
            parts.push((left, start));
            start = at + joint.len();
            skip = start;
        }
    }
    parts.push((&text[start..], start));
    (parts.len() > 1 && parts.iter().all(|(part, _)| names_one(part))).then_some(parts)
}

/// What ends a document about something: 关于甲的报告.
const CLOSERS: [&str; 11] =
    ["报告", "汇报", "说明", "决议", "决定", "议案", "通知", "请示", "通报", "建议", "》"];

/// 关于甲情况的审查报告（草案）: over with the report; 关于讨论政府工作报告 goes on.
fn closed(text: &str) -> bool {
    let stem = unbracketed(text);
    CLOSERS.iter().any(|w| {
        stem.strip_suffix(w).is_some_and(|about| {
            about.is_empty() || about.ends_with('》') || *w == "》" || {
                about.rfind('的').is_some_and(|at| about[at..].chars().count() <= 5)
            }
        })
    })
}

/// 工作报告（讨论稿）: without the bracket behind it.
fn unbracketed(text: &str) -> &str {
    text.strip_suffix('）').and_then(|t| t.rsplit_once('（')).map_or(text, |(stem, _)| stem)
}

fn split_parts(line: &Line, range: &Chars, parts: &[&str], head: &str) -> Vec<(String, Chars)> {
    let mut at = range.start;
    let mut out = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let len = part.chars().count();
        let mut text = *part;
        // 县委编办关于上半年…情况: who reported stands before the first
        if i == 0
            && head == "情况"
            && let Some(about) = part.find("关于")
        {
            text = &part[about + "关于".len()..];
        }
        out.push((tidy(text), at..at + len));
        at += len + 1;
    }
    debug_assert!(at <= line.len() + 2);
    out
}

/// 《甲》《乙》和《丙》: each title, and what follows the last where it belongs to it.
fn titles(page: &Page, line: &Line, range: Chars) -> Vec<(String, Chars)> {
    let mut out: Vec<(String, Chars)> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        match titled_at(line, i) {
            Some(found) => {
                let mut end = found.range.end;
                // 《条例》（草案）, 《条例》修改情况的说明
                if line.at(end) == '（' {
                    end = (end..range.end).find(|&k| line.at(k) == '）').map_or(end, |k| k + 1);
                }
                let text = line.slice(found.range.start..end);
                out.push((text.replace(['<'], "〈").replace('>', "〉"), found.range.start..end));
                i = end;
            }
            None => i += 1,
        }
    }
    // 《甲》和人事任免通知: what is joined without a title
    if let Some((_, last)) = out.last() {
        let tail = line.slice(last.end..range.end);
        let joined = ["以及", "、", "和", "及"].iter().find_map(|j| Some((j, tail.strip_prefix(j)?)));
        if let Some((joint, rest)) = joined
            && rest.chars().count() >= 4
            && !rest.starts_with(['等', '其'])
            && page
                .cx
                .lexicon
                .meeting_words
                .ending(MeetingWord::Document, unbracketed(rest.trim_end_matches('等')))
                .is_some()
        {
            let from = last.end + joint.chars().count();
            // 《甲》（讨论稿）、乙工作报告（讨论稿）、丙工作报告（讨论稿）
            match documents(page, rest) {
                Some(parts) => out.extend(parts.into_iter().map(|(part, at)| {
                    let from = from + rest[..at].chars().count();
                    (tidy(part), from..from + part.chars().count())
                })),
                None => out.push((tidy(rest), from..range.end)),
            }
        }
    }
    out
}

/// 研究A、B等工作: one matter, unless the parts say different acts.
pub fn study_items(page: &Page, line: &Line, range: Chars) -> Vec<(String, Chars)> {
    let all = items(page, line, range.clone());
    let text = line.slice(range.clone());
    const ACTS: [&str; 8] = ["设立", "加挂", "撤销", "组建", "更名", "调整", "成立", "增设"];
    let core = ["等事项", "等有关事项", "有关事项", "等问题", "等"]
        .iter()
        .find_map(|t| text.strip_suffix(t))
        .unwrap_or(text);
    let parts: Vec<&str> = core.split('、').collect();
    let acting = |p: &str| ACTS.iter().any(|a| p.contains(a));
    if all.len() == 1 && parts.len() > 1 && parts.iter().all(|p| acting(p)) {
        return split_parts(line, &range, &parts, "");
    }
    all
}

fn tidy(text: &str) -> String {
    // 方案等议题, 工作等四项议题: items of the agenda are no matter of their own
    let text = match text.rfind('等') {
        Some(at) if text[at..].chars().count() <= 6 && text.ends_with("议题") => &text[..at],
        _ => text,
    };
    text.trim_start_matches('了').trim_end_matches("以来").trim_end_matches('等').trim().to_owned()
}

/// 其他事项, 有关工作: says nothing of what was dealt with.
pub fn empty_matter(page: &Page, matter: &str) -> bool {
    let core = matter.trim_end_matches('等');
    core.chars().count() < 3
        || page.cx.lexicon.meeting_words.has(MeetingWord::Empty, core)
        || is_break(core.chars().next().unwrap_or('，')) && !core.starts_with(['《', '“', '？'])
}
