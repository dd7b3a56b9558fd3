//! The day of a meeting whose own sentence names none: that of what it followed, or of its paragraph.

use super::page::Page;
use crate::mention::date::{Dateline, dates_in, is_told};
use crate::mention::line::is_break;
use crate::mention::{Chars, Line};
use crate::model::{BlockKind, PartialDate};

/// Words by which a sentence goes on on the day told of before.
const NEXT: [&str; 11] =
    ["随后", "之后", "会后", "结束后", "随即", "接着", "当日", "当天", "当晚", "同日", "同时"];

/// Words by which a sentence tells of another time.
const OTHER: [&str; 16] = [
    "此前",
    "去年",
    "上次",
    "上月",
    "前不久",
    "日前",
    "近日",
    "近期",
    "今年",
    "年初",
    "将于",
    "曾",
    "即将",
    "不久",
    "次日",
    "以来",
];

/// The day of a meeting that the sentence names at `at`, from what stands before it; `earlier` is the day of
/// the meeting named before.
pub fn day(
    page: &Page,
    index: usize,
    sentence: &Chars,
    at: usize,
    earlier: Option<PartialDate>,
) -> Option<PartialDate> {
    let line = page.lines.get(index)?;
    if line.kind == BlockKind::Heading || sentence.start > at {
        return None;
    }
    let head = line.slice(sentence.start..at);
    if OTHER.iter().any(|w| head.contains(w)) {
        return None;
    }
    if let Some(day) = bare_day(page, index, line, sentence.start)
        .or_else(|| day_before_print(page, line, sentence.start..at))
    {
        return Some(day);
    }
    let above = days(page, line, 0..sentence.start);
    if NEXT.iter().any(|w| head.contains(w)) {
        return above.last().copied().or(earlier);
    }
    let (first, last) = (above.first()?, above.last()?);
    (first == last).then_some(*last)
}

/// 座谈会上，… on a page that told of one day before, and of no other meeting.
pub fn only_day(page: &Page, index: usize, sentence: &Chars) -> Option<PartialDate> {
    let line = page.lines.get(index).filter(|l| l.kind == BlockKind::Paragraph)?;
    // 曾明远、周曾光 are persons
    let named = |k: usize| {
        page.sentences_at(index)
            .iter()
            .flat_map(|s| &s.appellations)
            .flat_map(|a| &a.names)
            .any(|n| n.range.contains(&k))
    };
    let other = sentence.clone().any(|k| OTHER.iter().any(|w| line.starts_with(k, w)) && !named(k));
    if other {
        return None;
    }
    let above = page.lines.get(..index)?.iter().filter(|l| l.kind == BlockKind::Paragraph);
    let told: Vec<PartialDate> = above.flat_map(|l| days(page, l, 0..l.len())).collect();
    let (first, rest) = told.split_first()?;
    rest.iter().all(|day| day == first).then_some(*first)
}

/// The whole days in a range of a line, without those on which something was only written or falls due.
fn days(page: &Page, line: &Line, range: Chars) -> Vec<PartialDate> {
    const OTHER: [&str; 5] = ["前", "起", "底", "以前", "出生"];
    // 提请3月13日举行的会议审议: still to come
    const TO_COME: [&str; 4] = ["提请", "将于", "定于", "拟于"];
    dates_in(line, range, page.dateline)
        .into_iter()
        .filter(|d| !TO_COME.iter().any(|w| line.word_before(d.start, w)))
        .filter(|d| !is_told(line, d.end) && !OTHER.iter().any(|w| line.starts_with(d.end, w)))
        .map(|d| d.date)
        .filter(|d| d.day().is_some())
        .collect()
}

/// 某网7月24日讯 某会议23日召开: a day of the month in which the report was sent.
pub fn told_day(page: &Page, line: &Line, range: &Chars) -> Option<PartialDate> {
    let sent =
        dates_in(line, 0..range.end.min(24), page.dateline).into_iter().find(|d| is_told(line, d.end))?;
    let lone = |k: &usize| {
        !matches!(line.before(*k), '月' | '至' | '-' | '—' | '.') && !line.before(*k).is_ascii_digit()
    };
    let (day, end) = (sent.end..range.end).filter(lone).find_map(|k| day_at(line, k))?;
    let held = ["召开", "举行", "上午", "下午", "晚", "在", "闭", "开幕", "，"];
    let date = PartialDate::new(sent.date.year(), sent.date.month(), Some(day))?;
    (held.iter().any(|w| line.starts_with(end, w)) && sent.date.day().is_some_and(|d| day <= d))
        .then_some(date)
}

/// 13日, and where that ends.
fn day_at(line: &Line, start: usize) -> Option<(u8, usize)> {
    let digits = line.slice(start..start + 2).chars().take_while(char::is_ascii_digit).count();
    if digits == 0 || line.at(start + digits) != '日' {
        return None;
    }
    Some((line.slice(start..start + digits).parse().ok()?, start + digits + 1))
}

/// 13日上午 at the beginning of a sentence: of the month told of before.
fn bare_day(page: &Page, index: usize, line: &Line, start: usize) -> Option<PartialDate> {
    let (day, _) = day_at(line, start)?;
    let own = days(page, line, 0..start).last().copied();
    if own.is_none()
        && let Some(month) = month_above(page, index)
    {
        return PartialDate::new(month.year(), month.month(), Some(day));
    }
    let told = own.or_else(|| {
        let above = page.lines.get(..index)?.iter().rev().filter(|l| l.kind != BlockKind::Byline);
        above.take(6).find_map(|l| days(page, l, 0..l.len()).last().copied())
    })?;
    PartialDate::new(told.year(), told.month(), Some(day)).filter(|_| told.day().is_some_and(|d| d <= day))
}

/// 27日晚 in a report that was printed on the 28th: a day of that month, not long before.
fn day_before_print(page: &Page, line: &Line, range: Chars) -> Option<PartialDate> {
    const FARTHEST: u8 = 10;
    let published = page.dateline.published?;
    let printed = published.day()?;
    let begins = |k: &usize| *k == range.start || is_break(line.before(*k)) || line.before(*k) == ' ';
    let (day, end) = range.clone().filter(begins).find_map(|k| day_at(line, k))?;
    let told = ["，", "上午", "下午", "晚", "，", "在", " "].iter().any(|w| line.starts_with(end, w));
    (told && day <= printed && printed - day <= FARTHEST)
        .then(|| PartialDate::new(published.year(), published.month(), Some(day)))
        .flatten()
}

/// 2020年10月大事记, 十月 over the days of a chronicle: the month, and the year where a line above it says so.
fn month_above(page: &Page, index: usize) -> Option<PartialDate> {
    const LONGEST: usize = 20;
    const FARTHEST: usize = 200;
    let heads = |l: &&Line| l.len() <= LONGEST && !l.text.contains(['，', '。', '；']);
    let dates = |l: &Line| dates_in(l, 0..l.len(), Dateline::default());
    let above = page.lines.get(..index)?.iter().rev().take(FARTHEST).filter(heads);
    let month = above.flat_map(&dates).find(|d| d.date.month().is_some())?.date;
    if month.day().is_some() || month.year().is_some() {
        return Some(month).filter(|m| m.day().is_none());
    }
    let top = page.trail.iter().chain(page.lines.iter().take(3)).filter(|l| l.holds("大事记"));
    let year = top.flat_map(&dates).find_map(|d| d.date.year());
    PartialDate::new(year.or(page.dateline.year), month.month(), None)
}

#[cfg(test)]
mod tests {
    use crate::extract::Extractor;
    use crate::model::{DocumentId, Fact};
    use crate::normalise::normalise;
    use crate::read::{Declared, DecodedSource, MediaType};

    fn days(extractor: &Extractor, text: &str) -> Vec<String> {
        let source = DecodedSource {
            id: DocumentId("t".to_owned()),
            media: MediaType::Text,
            text: format!("绥宁县新闻\n2021-06-25 绥宁新闻网\n{text}\n"),
            declared: Declared::default(),
        };
        let found = extractor.extract(&normalise(source));
        let dates = found.statements.iter().filter_map(|s| match &s.fact {
            Fact::Meeting { date, .. } => Some(date.map_or_else(|| "-".to_owned(), |d| d.to_string())),
            _ => None,
        });
        dates.collect()
    }

    #[test]
    fn a_meeting_bears_the_day_that_the_words_before_leave_it() {
        let extractor = Extractor::new().unwrap();
        for (text, expected) in [
            (
                "6月23日，县委召开全县干部大会。大会结束后，县政府召开第8次常务会议。",
                vec!["2021-06-23", "2021-06-23"],
            ),
            (
                "6月23日，县委召开全县干部大会。\n随后，县政府召开第8次常务会议。",
                vec!["2021-06-23", "2021-06-23"],
            ),
            (
                "6月22日，县委召开全县干部大会。\n24日上午，县政府召开第8次常务会议。",
                vec!["2021-06-22", "2021-06-24"],
            ),
            ("6月23日，县委召开全县干部大会。此前，县政府召开第8次常务会议。", vec!["2021-06-23", "-"]),
            ("6月23日，县委召开全县干部大会。\n县政府召开第8次常务会议。", vec!["2021-06-23", "-"]),
            ("本报6月24日讯 昨日，县委召开全县干部大会。", vec!["2021-06-23"]),
            ("昨日，县委召开全县干部大会。", vec!["2021-06-24"]),
            ("6月20日县委作出部署，6月23日，县委召开全县干部大会。", vec!["2021-06-23"]),
            ("6月20日至6月23日，县委召开全县干部大会。", vec!["2021-06-20"]),
            ("2020年10月大事记\n9日 县委召开全县干部大会。", vec!["2020-10-09"]),
        ] {
            assert_eq!(days(&extractor, text), expected, "{text}");
        }
    }
}
