//! The day of an appointment, where the text says it nearer than the page's own date.

use super::super::authority::{self, Authority};
use super::super::page::Page;
use crate::lexicon::CareerWord;
use crate::mention::Line;
use crate::mention::date::{date_at, is_told};
use crate::mention::line::is_break;
use crate::model::PartialDate;

/// Words after which is told what happened some time before.
const TOLD: [&str; 2] = ["公开资料显示", "公开简历显示"];

/// Words of those who decide where they meet.
const DECIDE: [&str; 8] = ["会议", "全会", "大会", "董事会", "表决", "选举", "聘任", "当选"];

/// The day for what is said in `start..end` of line `index`.
///
/// `by_person`: 组长由张三担任 tells of a group, decided who knows when.
pub(super) fn of(
    page: &Page,
    authority: &Authority,
    index: usize,
    line: &Line,
    start: usize,
    end: usize,
    by_person: bool,
) -> Option<PartialDate> {
    if let Some(day) = behind(page, line, end) {
        return Some(day);
    }
    if let Some(day) = heading(page, index) {
        return Some(day);
    }
    if let Some(day) = opening(page, line, start) {
        return Some(day);
    }
    if authority.date.is_some() && !resolution(page) {
        return authority.date;
    }
    if let Some((day, told)) = before(page, line, start) {
        return (!told).then_some(day);
    }
    let text = line.text;
    let decides = DECIDE.iter().any(|w| text.contains(w));
    if by_person && !decides { None } else { authority::day_of_report(page).or(authority.date) }
}

/// （2013年5月） right behind.
fn behind(page: &Page, line: &Line, end: usize) -> Option<PartialDate> {
    let open = end + if line.starts_with(end, "职务") { 2 } else { 0 };
    if !matches!(line.at(open), '（' | '(') {
        return None;
    }
    let found = date_at(line, open + 1, page.dateline)?;
    (matches!(line.at(found.end), '）' | ')') && found.date.month().is_some()).then_some(found.date)
}

/// 今年1月9日，甲兼任…: the day with which the sentence opens, in a text that tells of several.
fn opening(page: &Page, line: &Line, start: usize) -> Option<PartialDate> {
    // whose day is that of the news
    const NEWS: [&str; 6] = ["消息", "报道", "获悉", "公布", "显示", "发布"];
    let sentence = (0..start).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
    let dated = date_at(line, sentence, page.dateline)?;
    let said = line.slice(dated.end.min(start)..start);
    // 1月8日上午，
    const HOURS: [&str; 6] = ["上午", "下午", "中午", "晚上", "当天", "晚"];
    let hour = HOURS.iter().find(|w| line.starts_with(dated.end, w)).map_or(0, |w| w.chars().count());
    let own = dated.date.day().is_some()
        && line.at(dated.end + hour) == '，'
        && dated.end < start
        && !NEWS.iter().any(|w| said.contains(w));
    (own && !is_told(line, dated.end)).then_some(dated.date)
}

/// The date that stands alone on a line above, where such lines head the parts of a page.
fn heading(page: &Page, index: usize) -> Option<PartialDate> {
    let alone = |l: &Line| {
        let found = date_at(l, 0, page.dateline)?;
        (found.end >= l.len() && found.date.day().is_some()).then_some(found.date)
    };
    let bare = page.asked.bare_days.get_or_init(|| {
        page.lines.iter().enumerate().filter_map(|(at, line)| Some((at, alone(line)?))).collect()
    });
    let parts = bare.iter().filter(|(at, _)| *at > 0).count();
    // the last one of several may be the signature
    if parts < 2 || page.lines.len() <= index + 1 {
        return None;
    }
    let above = bare.partition_point(|(at, _)| *at < index);
    bare[..above].last().map(|(_, day)| *day)
}

/// The last day named before `start` in the line, and whether the decision was only made known on it.
fn before(page: &Page, line: &Line, start: usize) -> Option<(PartialDate, bool)> {
    let mut found = None;
    let mut depth = 0usize;
    let mut k = 0;
    while k < start {
        match line.at(k) {
            '（' | '(' | '《' => depth += 1,
            '）' | ')' | '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0
            && let Some(dated) = date_at(line, k, page.dateline)
        {
            // a birth, a deadline, the beginning of a term
            const OTHER: [&str; 10] =
                ["生", "出生", "入党", "参加工作", "起", "底", "末", "前", "以前", "之前"];
            let other = OTHER.iter().any(|w| line.starts_with(dated.end, w));
            // 2010年，张三不再兼任…: the year alone, where it opens the clause
            let opens = (k == 0 || is_break(line.before(k))) && line.at(dated.end) == '，';
            // 张三于2001年7月调任甲。会议决定…: of the step that an earlier sentence tells
            let step = dated.date.day().is_none()
                && page.cx.lexicon.career_words.starting(CareerWord::Enters, line.from(dated.end)).is_some()
                && (dated.end..start).any(|n| line.at(n) == '。');
            if (dated.date.month().is_some() || opens)
                && !other
                && !step
                && dated.end <= start
                && !is_told(line, dated.end)
            {
                found = Some(dated);
            }
            k = dated.end.max(k + 1);
            continue;
        }
        k += 1;
    }
    let dated = found?;
    let between = line.slice(dated.end..start);
    let own = between.contains("已宣布") || between.contains("已任命");
    let told = !own && TOLD.iter().any(|w| between.contains(w));
    Some((dated.date, told))
}

/// The resolution of a board, which bears the day of its meeting.
fn resolution(page: &Page) -> bool {
    page.lines.iter().take(4).any(|l| l.len() < 40 && l.holds("决议公告"))
}
