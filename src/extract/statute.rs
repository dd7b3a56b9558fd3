//! What the articles of a regulation lay down: they name nobody, no meeting in them has taken place, and a body that
//! they provide for is not set up by them. Takes back what was read there as told.

use super::page::Page;
use super::sink::Sink;
use crate::mention::Line;
use crate::mention::line::is_numeral;
use crate::model::{Fact, MentionId, MentionKind, Original, ReformAction, Span, Statement};
use std::ops::Range;

/// Fewer lines that begin with 第几条 make no regulation.
const FEWEST_ARTICLES: usize = 3;

pub fn take_back(page: &Page, sink: &mut Sink) {
    let articles = articles(&page.lines);
    if articles.is_empty() {
        return;
    }
    let original = |line: &Line| page.document.to_original(line.span(0..line.len()));
    let spans: Vec<Span<Original>> = articles
        .iter()
        .filter_map(|range| {
            let first = original(page.lines.get(range.start)?);
            let last = original(page.lines.get(range.end - 1)?);
            Some(Span::new(first.start, last.end))
        })
        .collect();
    let constitutes = articles.first().is_some_and(|a| says_what_a_body_is(&page.lines[..a.start]));
    let text = &page.document.original;
    let named = |sink: &Sink, id: MentionId| sink.mention_of(id).name.clone();
    let within = |sink: &Sink, s: &Statement<MentionId>| {
        let words = s.evidence.span();
        if !spans.iter().any(|span| span.contains(words)) {
            return false;
        }
        match &s.fact {
            Fact::Document { .. } | Fact::Implements { .. } | Fact::Repeals { .. } => false,
            // 某届人大第一次会议通过的决定
            Fact::Meeting { meeting, .. } => !is_session(&named(sink, *meeting)),
            Fact::Reviews { matter, meeting, .. } => {
                let held = meeting.is_none_or(|m| is_session(&named(sink, m)));
                !held || !named(sink, *matter).starts_with('《')
            }
            // 海关发给《进口药品通关单》
            Fact::Issues { regulation, .. } => named(sink, *regulation).ends_with(['证', '单', '书', '表']),
            Fact::Approves { object, .. } => sink.mention_of(*object).kind != MentionKind::Regulation,
            Fact::Reforms { action, date, agent, .. } => {
                let event =
                    date.is_some() || agent.is_some() || granted(text, words) || introduced(text, words);
                let lasting =
                    matches!(action, ReformAction::Rename | ReformAction::Transfer | ReformAction::Plate);
                !constitutes && !event && !lasting
            }
            _ => true,
        }
    };
    let taken: Vec<bool> = sink.statements().iter().map(|s| within(sink, s)).collect();
    let mut taken = taken.into_iter();
    sink.retain(|_| !taken.next().unwrap_or(false));
}

/// 经省政府批准，设立某开发区: somebody has set it up.
fn granted(text: &str, words: Span<Original>) -> bool {
    const GRANTED: [&str; 3] = ["批准", "决定", "同意"];
    let before = text.get(..words.range().start).unwrap_or("");
    let sentence = before.rsplit(['。', '；', '\n']).next().unwrap_or("");
    GRANTED.iter().any(|w| sentence.contains(w))
}

/// 市政府设立某管理委员会（以下简称管委会）: the one that the regulation is about.
fn introduced(text: &str, words: Span<Original>) -> bool {
    let behind = text.get(words.range().end..).unwrap_or("");
    ["（以下简称", "（简称", "(以下简称", "(简称"].iter().any(|w| behind.starts_with(w))
}

/// 某届人大常委会第几次会议: one that has taken place, whoever names it.
fn is_session(name: &str) -> bool {
    name.contains('届') && name.contains('次') && !name.starts_with(['每', '本', '下', '上'])
}

/// The lines from the first article of a regulation to its last, for each regulation of a page.
fn articles(lines: &[Line]) -> Vec<Range<usize>> {
    let mut out: Vec<(Range<usize>, usize)> = Vec::new();
    let rules = rules_in_chapters(lines).unwrap_or(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let numbered = || (index > rules).then(|| numbered(line)).flatten();
        let Some(first) = article(line).or_else(numbered) else { continue };
        match out.last_mut().filter(|_| !first) {
            Some((range, count)) => {
                range.end = index + 1;
                *count += 1;
            }
            None => out.push((index..index + 1, 1)),
        }
    }
    out.into_iter().filter(|(_, count)| *count >= FEWEST_ARTICLES).map(|(range, _)| range).collect()
}

/// Whether a line begins with 第几条, and whether that is the first.
fn article(line: &Line) -> Option<bool> {
    const LONGEST: usize = 6;
    let start = (0..line.len()).find(|&k| line.at(k) != ' ')?;
    if line.at(start) != '第' {
        return None;
    }
    let end = (start + 1..line.len().min(start + 1 + LONGEST)).find(|&k| line.at(k) == '条')?;
    let number = line.slice(start + 1..end);
    let counts = !number.is_empty()
        && number.chars().all(|c| is_numeral(c) || matches!(c, '百' | '零' | '〇') || c.is_ascii_digit());
    counts.then_some(matches!(number, "一" | "1"))
}

/// 某政府工作规则 above 第一章, whose articles may be numbered 一、 to the end: the line of the chapter.
fn rules_in_chapters(lines: &[Line]) -> Option<usize> {
    const KINDS: [&str; 6] = ["规则", "章程", "细则", "规定", "办法", "条例"];
    let chapter = lines.iter().position(|line| line.text.trim_start().starts_with("第一章"))?;
    let heading = lines[..chapter].iter().rev().find(|line| !line.text.trim().is_empty())?.text.trim();
    KINDS.iter().any(|kind| heading.ends_with(kind)).then_some(chapter)
}

/// Whether a line begins with 三、, and whether that is the first.
fn numbered(line: &Line) -> Option<bool> {
    let text = line.text.trim_start();
    let (number, _) = text.split_once('、')?;
    let counts = (1..=3).contains(&number.chars().count()) && number.chars().all(is_numeral);
    counts.then_some(number == "一")
}

/// 职能配置、内设机构和人员编制规定: articles that say what a body is, which the reform brought.
fn says_what_a_body_is(heading: &[Line]) -> bool {
    const KINDS: [&str; 6] = ["职能配置", "内设机构", "人员编制", "机构改革", "机构编制", "主要职责"];
    heading.iter().any(|line| line.may_hold_any(&KINDS) && KINDS.iter().any(|w| line.holds(w)))
}
