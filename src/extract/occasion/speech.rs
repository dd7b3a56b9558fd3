//! Pages that are what somebody said at a meeting: its headline or the line below it names the meeting.

use super::super::convened::ends_meeting;
use super::super::meeting::Found;
use super::super::page::Page;
use super::super::setting::tidy;
use super::super::whose::body_at_start;
use crate::mention::date::{date_at, dates_in};
use crate::mention::person::name_at;
use crate::mention::{Chars, Line};
use crate::model::{BlockKind, PartialDate};

/// What was said, and at which meeting.
pub struct Speech {
    pub found: Found,
    pub line: usize,
    /// Of what a page is the explanation: 关于甲方案的说明.
    pub explains: Option<String>,
}

/// The lines that may name the meeting.
const FIRST: usize = 6;

pub fn speech(page: &Page) -> Option<Speech> {
    titled(page).or_else(|| below_title(page))
}

/// 在全市作风建设大会上的讲话, 张三在某会议上的讲话: the headline of a speech names the meeting.
fn titled(page: &Page) -> Option<Speech> {
    const GIVEN: [&str; 8] = [
        "上的讲话",
        "上的报告",
        "上的发言",
        "上的致辞",
        "上的动员讲话",
        "上的总结讲话",
        "上的主持讲话",
        "上的主持词",
    ];
    let (index, line, start) = page.lines.iter().enumerate().take(FIRST).find_map(|(index, line)| {
        if !GIVEN.iter().any(|w| line.holds(w)) {
            return None;
        }
        let start = if line.starts_with(0, "在") { Some(0) } else { behind_name(page, index, line) };
        start.map(|start| (index, line, start))
    })?;
    let at = (start + 1..line.len()).find(|&k| line.starts_with(k, "上的"))?;
    // 在某会议上的讲话引发热议: told of, and not the speech itself
    let over = || {
        let word = GIVEN.iter().find(|w| line.starts_with(at, w)).map_or(0, |w| w.chars().count());
        let end = at + word;
        end >= line.len() || matches!(line.at(end), '（' | '(' | ' ')
    };
    if start > 0 && !over() {
        return None;
    }
    let near = page.lines.iter().skip(index + 1).take(4).filter(|l| l.len() < 40);
    let date = near
        .flat_map(|l| dates_in(l, 0..l.len(), page.dateline))
        .find(|d| d.date.day().is_some())
        .map(|d| d.date);
    let found = at_meeting(page, line, start + 1..at, date);
    Some(Speech { found, line: index, explains: None })
}

/// Where 在 stands behind a name with which the headline begins.
fn behind_name(page: &Page, index: usize, line: &Line) -> Option<usize> {
    const LONGEST: usize = 16;
    let at = (2..LONGEST.min(line.len())).find(|&k| line.at(k) == '在')?;
    // 县长张三：在某会议上的讲话
    let end = at - usize::from(matches!(line.before(at), '：' | ':'));
    let said = page.sentences.iter().filter(|s| s.line == index).flat_map(|s| &s.appellations);
    let called = said.flat_map(|a| &a.names).any(|n| n.range.end == end);
    let bare =
        || name_at(line, 0, true, page.cx.lexicon, page.cx.segmenter).is_some_and(|n| n.range == (0..end));
    (called || bare()).then_some(at)
}

/// ——2019年1月5日在某代表大会第三次会议上, （2019年1月6日在某会议上）, below the title of a report.
fn below_title(page: &Page) -> Option<Speech> {
    let marks = ['—', '－', '-', '（', '('];
    page.lines.iter().enumerate().take(FIRST).skip(1).find_map(|(index, line)| {
        let from = (0..line.len()).find(|&k| !marks.contains(&line.at(k))).filter(|&k| k > 0)?;
        let dated = date_at(line, from, page.dateline);
        let from = dated.map_or(from, |d| d.end);
        let end = (from..line.len()).rev().find(|&k| !matches!(line.at(k), '）' | ')' | ' '))?;
        if line.at(from) != '在' || line.at(end) != '上' {
            return None;
        }
        let title = page.lines[..index].iter().rev().find(|l| l.kind != BlockKind::Boilerplate)?.text.trim();
        let explains = title.strip_suffix("的说明").map(|t| t.trim_start_matches("关于").to_owned());
        const REPORTS: [&str; 5] = ["报告", "讲话", "发言", "致辞", "情况汇报"];
        let named = ends_meeting(page, line, from + 1, end);
        if !named || explains.is_none() && !REPORTS.iter().any(|w| title.ends_with(w)) {
            return None;
        }
        let found = at_meeting(page, line, from + 1..end, dated.map(|d| d.date));
        Some(Speech { found, line: index, explains })
    })
}

fn at_meeting(page: &Page, line: &Line, words: Chars, date: Option<PartialDate>) -> Found {
    let name = line.slice(words.clone());
    Found {
        name: tidy(name),
        body: body_at_start(page, name),
        date,
        place: None,
        words,
        ceremony: false,
        visit: false,
        weak: false,
    }
}
