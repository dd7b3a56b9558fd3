//! When those in a directory took office and left it: the months in brackets, and the year that the list is of.

use super::super::page::Page;
use crate::lexicon::DirectoryWord;
use crate::model::PartialDate;

/// What a bracket says of the time in an office.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Term {
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    /// Whether it has ended, also where the day is not known.
    pub ended: bool,
}

/// The year that the months of the list at line `index` are of.
pub fn year(page: &Page, index: usize) -> Option<i16> {
    let heads = page.lines[..=index].iter().rev().take(3).chain(page.lines.iter().take(3));
    let mut edition = None;
    for line in heads.filter(|l| l.len() <= 44) {
        for (at, year) in years(line.text) {
            // 某某年鉴（2015）, 某某年鉴2015: the year after the one that it tells of
            if line.text[..at].contains("年鉴") && !line.text[at + 4..].starts_with('年') {
                edition.get_or_insert(year - 1);
            } else if line.text[at + 4..].starts_with('年') && !line.text[at..].contains("年鉴") {
                return Some(year);
            }
        }
    }
    // 2014年，…: what the text above tells of
    let told = page.lines[..index].iter().rev().filter(|l| l.len() > 40).find_map(|l| {
        years(l.text).into_iter().find(|(at, _)| l.text[at + 4..].starts_with("年，")).map(|(_, y)| y)
    });
    told.or(edition).or(page.dateline.year)
}

/// Four digits standing alone that can be a year, with their places.
fn years(text: &str) -> Vec<(usize, i16)> {
    let bytes = text.as_bytes();
    let digit = |k: usize| bytes.get(k).is_some_and(u8::is_ascii_digit);
    (0..bytes.len())
        .filter(|&k| (k == 0 || !digit(k - 1)) && (k..k + 4).all(digit) && !digit(k + 4))
        .filter_map(|k| Some((k, text.get(k..k + 4)?.parse().ok()?)))
        .filter(|(_, year)| (1930..=2060).contains(year))
        .collect()
}

/// Reads 任至6月, 6月任, 1—10月, 2012.03—, 至2015年5月; `None` when the words say something else.
pub fn term(page: &Page, text: &str, year: Option<i16>) -> Option<Term> {
    let words = &page.cx.lexicon.directory_words;
    let mut rest = text.trim();
    if !rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut began = false;
    let mut ended = false;
    // 任至6月, 至6月, 自6月
    if let Some(word) = words.starting(DirectoryWord::Until, rest) {
        ended = true;
        rest = &rest[word.len()..];
    } else if let Some(word) = words.starting(DirectoryWord::Since, rest) {
        began = true;
        rest = &rest[word.len()..];
    }
    if let Some(word) = words.ending(DirectoryWord::Left, rest) {
        ended = true;
        rest = &rest[..rest.len() - word.len()];
    } else if let Some(word) = words.ending(DirectoryWord::Came, rest) {
        began = true;
        rest = &rest[..rest.len() - word.len()];
    }
    let rest = rest.trim_start_matches(['于', ' ']);
    const DASHES: [char; 8] = ['—', '-', '–', '~', '～', '－', '至', '―'];
    if let Some(at) = rest.find(DASHES) {
        let (first, second) = (&rest[..at], rest[at..].trim_start_matches(DASHES).trim_start_matches('今'));
        let to = moment(second, year);
        let own = to.and_then(PartialDate::year).or(year);
        let from = match moment(first, own) {
            Some(date) => Some(date),
            // 1—10月: the month's word stands once
            None if !first.is_empty() => Some(moment(&format!("{first}月"), own)?),
            None => None,
        };
        if !second.is_empty() && to.is_none() {
            // 1月—12: no date
            return loose(second).then_some(Term { from, to: None, ended: true });
        }
        let whole = first.is_empty() && second.is_empty();
        return (!whole).then_some(Term { from, to, ended: !second.is_empty() });
    }
    if !began && !ended {
        return None;
    }
    let date = match moment(rest, year) {
        Some(date) => Some(date),
        None if loose(rest) => None,
        None => return None,
    };
    Some(if ended { Term { from: None, to: date, ended } } else { Term { from: date, to: None, ended } })
}

/// A month of a year that is not known.
fn loose(text: &str) -> bool {
    let digits = text.trim_end_matches(['份', '月', '底', '初', '日']);
    (1..=5).contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '月')
        && digits.len() < text.len()
}

/// 6月, 6月12日, 2012年6月, 2012.06: a date, of `year` where it says none.
fn moment(text: &str, year: Option<i16>) -> Option<PartialDate> {
    let text = text.trim_end_matches(['份', '底', '初', '起']);
    let parts: Vec<&str> = text.split(['年', '月', '日', '.', '．', '/']).filter(|p| !p.is_empty()).collect();
    if parts.iter().any(|p| p.len() > 4 || !p.chars().all(|c| c.is_ascii_digit())) {
        return None;
    }
    let number = |k: usize| parts.get(k).and_then(|p| p.parse::<i16>().ok());
    let (own, at) = match number(0) {
        Some(first) if (1930..=2060).contains(&first) => (Some(first), 1),
        Some(_) if text.contains('月') => (year, 0),
        _ => return None,
    };
    let month = number(at).and_then(|m| u8::try_from(m).ok());
    let day = number(at + 1).and_then(|d| u8::try_from(d).ok());
    PartialDate::new(Some(own?), month, day)
}
