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
        return titles(line, range);
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
            return titles(line, range);
        }
    }
    if let Some(parts) = documents(page, text) {
        return split_parts(line, &range, &parts, "");
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

/// 甲工作报告、乙名单、丙办法（草案）: parts that each name a document of their own.
fn documents<'t>(page: &Page, text: &'t str) -> Option<Vec<&'t str>> {
    let parts: Vec<&str> = text.trim_end_matches('等').split('、').collect();
    let whole = |part: &&str| {
        let stem = part.split('（').next().unwrap_or(part);
        stem.chars().count() >= 6
            && !stem.contains(['和', '《'])
            && page.cx.lexicon.meeting_words.ending(MeetingWord::Document, stem).is_some()
    };
    (parts.len() > 1 && parts.iter().all(whole)).then_some(parts)
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
fn titles(line: &Line, range: Chars) -> Vec<(String, Chars)> {
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
        || is_break(core.chars().next().unwrap_or('，')) && !core.starts_with(['《', '“'])
}
