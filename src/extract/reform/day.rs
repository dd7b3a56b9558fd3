//! The day of a change, where the words themselves say it.

use crate::extract::page::Page;
use crate::mention::date::{Dated, Dateline, date_at, dates_in};
use crate::mention::line::is_break;
use crate::mention::phrase::after_number;
use crate::mention::{Chars, Line};
use crate::model::PartialDate;

/// The latest date with which a clause of the words begins: 1997年6月，更名为X; X于2015年设立; or that stands
/// right before the act.
pub fn own_date(page: &Page, line: &Line, range: Chars, act: usize) -> Option<PartialDate> {
    let opens = |i: usize| {
        i == range.start
            || i == after_number(line, range.start)
            || is_break(line.before(i))
            || matches!(line.before(i), '于' | '在' | ' ' | '自' | '从' | '到')
    };
    // 2013年成立的领导小组撤销: when it was set up
    let of_old = |end: usize| ["成立的", "设立的", "组建的"].iter().any(|w| line.starts_with(end, w));
    let mut dates = dates_in(line, range.clone(), page.dateline);
    // 分设为甲镇（1951年改为乡）和乙乡: of what the bracket says; 民国29年（1940年） says one year twice
    let told_aside = |d: &Dated| {
        matches!(line.before(d.start), '（' | '(')
            && !matches!(line.at(d.end), '）' | ')')
            && (d.end..range.end).any(|k| matches!(line.at(k), '）' | ')'))
            && !(d.start..act).all(|k| !matches!(line.at(k), '）' | ')'))
    };
    // 《2022年上半年工作报告》: of what the title tells
    let titled = |d: &Dated| {
        (range.start..d.start)
            .rev()
            .find(|&k| matches!(line.at(k), '《' | '》'))
            .is_some_and(|k| line.at(k) == '《')
    };
    dates.retain(|d| !of_old(d.end) && !told_aside(d) && !titled(d));
    let found = dates.iter().rfind(|d| (opens(d.start) || d.end == act) && d.date.year().is_some())?;
    // 2019年至2021年: no day of anything
    if matches!(line.at(found.end), '至' | '—' | '-' | '～') {
        return None;
    }
    // 1975年4月，A被撤销，6月成立B: a later month of the same year
    let year = Dateline { published: None, year: found.date.year() };
    let later = (found.end..act).rev().filter(|&k| line.before(k) == '，' && line.at(k).is_ascii_digit());
    let month =
        later.filter_map(|k| date_at(line, k, year)).find(|d| d.end == act && d.date.month().is_some());
    Some(month.map_or(found.date, |d| d.date))
}

/// 同年，A并入B; 同年10月，…: in the year that the words before named last.
pub fn same_year(line: &Line, range: Chars, before: Option<i16>) -> Option<PartialDate> {
    let text = line.slice(range.clone());
    let said = ["同年", "是年"].iter().filter_map(|w| text.rfind(w)).max();
    let opened = || {
        // annals go on with the month alone: 9月，设立X
        let month = date_at(line, range.start, Dateline { published: None, year: before });
        month.filter(|d| matches!(line.at(d.end), '，' | ',' | ' ') && text.contains('月'))?;
        Some(0)
    };
    let (at, months) = match said {
        Some(at) => (at, 2),
        None => (opened()?, 0),
    };
    let at = range.start + text[..at].chars().count();
    let dates = dates_in(line, range.clone(), Dateline::default());
    let named = |d: &Dated| d.date.year();
    if dates.iter().any(|d| d.start >= at && named(d).is_some()) {
        return None;
    }
    let year = dates.iter().rev().find_map(|d| named(d).filter(|_| d.end <= at)).or(before)?;
    let dateline = Dateline { published: None, year: Some(year) };
    let month = date_at(line, at + months, dateline).map(|d| d.date);
    PartialDate::new(Some(year), month.and_then(PartialDate::month), month.and_then(PartialDate::day))
}

/// 1955年，甲、乙合并为甲；丙、丁合并为丙: the year that the part before the semicolon named.
pub fn same_period(line: &Line, start: usize, before: Option<i16>) -> Option<PartialDate> {
    let parted = start > 0 && line.at(start - 1) == '；';
    PartialDate::new(before.filter(|_| parted), None, None)
}

/// The latest date before an event in its sentence.
pub fn date_before(page: &Page, line: &Line, range: Chars) -> Option<PartialDate> {
    let inside = dates_in(line, range.clone(), page.dateline).last().map(|d| d.date);
    // 当天, or a sentence that goes on: the first day that the text names
    inside.or_else(|| *page.asked.first_day.get_or_init(|| first_day(page)))
}

fn first_day(page: &Page) -> Option<PartialDate> {
    page.sentences.iter().find_map(|s| {
        dates_in(page.line(s), s.range.clone(), page.dateline)
            .into_iter()
            .map(|d| d.date)
            .find(|d| d.day().is_some())
    })
}
