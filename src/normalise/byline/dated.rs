//! Lines that name a day and hardly more than the medium beside it.

use super::super::characters::is_han;
use super::super::dateline;
use super::super::names::{is_medium, names};
use super::Byline;
use crate::model::PartialDate;

/// A line with a date near the top: 某某晚报 2020年4月24日 星期五; a paper in 《》 with its page may stand
/// anywhere.
pub(super) fn dated(line: &str, early: bool) -> Option<Byline> {
    if early && let Some(byline) = without_year(line) {
        return Some(byline);
    }
    let (range, date) = dateline::find(line)?;
    let (before, after) = (line[..range.start].trim(), line[range.end..].trim());
    if date.day().is_none() || line.chars().count() > 60 {
        return None;
    }
    if let Some(paper) = paper(before, after) {
        return Some(Byline { date: Some(date), medium: Some(paper), ..Byline::default() });
    }
    if !early || line.contains(['，', '：', '、', '《', '（']) {
        return None;
    }
    let clocked = after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | ' '));
    let timed = clocked.len() < after.len();
    let after = clocked;
    let junk = |w: &str| {
        ["星期", "农历", "第", "版", "周", "点击", "浏览", "阅读", "作者", "字", "上午", "下午", "发表"]
            .iter()
            .any(|j| w.starts_with(j))
    };
    let medium = |words: &str| {
        let word = words.split(' ').next_back().unwrap_or("");
        let fits =
            !junk(word) && word.chars().filter(|c| is_han(*c)).count() >= 2 && word.chars().count() <= 24;
        fits.then(|| word.to_owned())
    };
    // 原创 某某 某县发布 2024-05-20 18:36 某省: who wrote stands before where
    let own = before.strip_prefix("原创 ");
    let authors = own.and_then(|w| w.rsplit_once(' ')).map(|(first, _)| names(first)).unwrap_or_default();
    let place = timed && after.chars().count() <= 3 && own.is_some();
    // 讲话, 召开 and their like would make it a sentence about that day.
    if junk(after) || after.is_empty() || place {
        let medium = medium(before);
        let clock = before.is_empty() && after.starts_with("星期");
        return (before.is_empty() || medium.is_some()).then(|| Byline {
            date: Some(date),
            clock,
            medium,
            authors,
            ..Byline::default()
        });
    }
    // 2018年7月6日 09:05 某州日报 某某: a medium and who wrote in it
    if let Some((first, rest)) = after.split_once(' ')
        && is_medium(first)
        && before.is_empty()
    {
        let authors = names(rest);
        return (!authors.is_empty() && rest.chars().count() <= 16).then(|| Byline {
            date: Some(date),
            medium: Some(first.to_owned()),
            authors,
            ..Byline::default()
        });
    }
    let named = medium(after);
    named.as_deref().is_some_and(is_medium).then(|| Byline {
        date: Some(date),
        medium: named,
        ..Byline::default()
    })
}

/// （某某日报 2015年3月30日）: brackets around nothing but a medium and its day.
pub(super) fn printed(inner: &str) -> Option<Byline> {
    let (range, date) = dateline::find(inner).filter(|(_, d)| d.day().is_some())?;
    let (before, after) = (inner[..range.start].trim(), inner[range.end..].trim());
    let medium = match (before.is_empty(), after.is_empty()) {
        (false, true) => before,
        (true, false) => after,
        _ => return None,
    };
    let medium = medium.trim_matches(['《', '》', '，', ' ']);
    is_medium(medium).then(|| Byline {
        date: Some(date),
        medium: Some(medium.to_owned()),
        ..Byline::default()
    })
}

/// 01-09 10:14 某某网: month and day before the hour, and a medium.
fn without_year(line: &str) -> Option<Byline> {
    let (month, rest) = line.split_once('-')?;
    let number = |t: &str| t.parse::<u8>().ok().filter(|_| t.len() <= 2);
    let day_end = rest.find(|c: char| !c.is_ascii_digit())?;
    let date = PartialDate::new(None, Some(number(month)?), Some(number(&rest[..day_end])?))?;
    let clock = rest[day_end..].trim_start();
    let after = clock.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let timed = after.len() < clock.len() && clock[..clock.len() - after.len()].contains(':');
    let medium = Some(after.trim()).filter(|w| is_medium(w)).map(str::to_owned);
    (timed && (medium.is_some() || after.trim().is_empty())).then(|| Byline {
        date: Some(date),
        medium,
        ..Byline::default()
    })
}

/// 《某某日报》 beside a date, with nothing but its page: 第1版, A2版.
fn paper(before: &str, after: &str) -> Option<String> {
    let quoted = |words: &str| {
        let (name, rest) = words.strip_prefix('《')?.split_once('》')?;
        is_medium(name).then(|| (name.to_owned(), rest.trim().to_owned()))
    };
    let page = |rest: &str| {
        rest.is_empty()
            || rest.len() < 24
                && (rest.ends_with('版') || rest.starts_with("星期"))
                && !rest.contains(['，', '。'])
    };
    match (quoted(before), quoted(after)) {
        (Some((name, rest)), None) if rest.is_empty() && page(after) => Some(name),
        (None, Some((name, rest))) if before.is_empty() && page(&rest) => Some(name),
        _ => None,
    }
}
