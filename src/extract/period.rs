//! Periods at the head of a line of a CV: 1997.08—2002.03, 2009年10月至今, 2010.10 onwards.

use crate::mention::Line;
use crate::mention::date::{Dateline, date_at, may_begin as may_begin_date};
use crate::mention::line::{is_cjk, is_numeral};
use crate::model::PartialDate;

/// From when to when, as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: PartialDate,
    pub to: Option<PartialDate>,
    /// Said to go on (至今, or a dash with nothing behind it).
    pub open: bool,
    /// The character after it.
    pub end: usize,
}

/// A date as CVs write it, also 199708 and a bare year before a dash.
fn loose_date(line: &Line, i: usize) -> Option<(PartialDate, usize)> {
    if line.at(i).is_ascii_uppercase() {
        return english(line, i);
    }
    if let Some(found) = date_at(line, i, Dateline::default())
        && found.date.year().is_some()
    {
        return Some((found.date, found.end));
    }
    let digits = (i..(i + 9).min(line.len())).take_while(|&k| line.at(k).is_ascii_digit()).count();
    if i > 0 && line.before(i).is_ascii_digit() {
        return None;
    }
    let number = |from: usize, len: usize| line.slice(from..from + len).parse::<i16>().ok();
    match digits {
        4 => {
            let year = number(i, 4).filter(|y| (1930..=2060).contains(y))?;
            // 1997. 08: a blank inside
            if matches!(line.at(i + 4), '.' | '．')
                && line.at(i + 5) == ' '
                && let Some((date, end)) = month_after(line, year, i + 6)
            {
                return Some((date, end));
            }
            Some((PartialDate::new(Some(year), None, None)?, i + 4))
        }
        6 | 8 => {
            let year = number(i, 4).filter(|y| (1930..=2060).contains(y))?;
            let month = number(i + 4, 2)? as u8;
            Some((PartialDate::new(Some(year), Some(month), None)?, i + digits))
        }
        _ => None,
    }
}

fn month_after(line: &Line, year: i16, i: usize) -> Option<(PartialDate, usize)> {
    let digits = (i..i + 3).take_while(|&k| line.at(k).is_ascii_digit()).count();
    let month = line.slice(i..i + digits.min(2)).parse::<u8>().ok().filter(|_| (1..=2).contains(&digits))?;
    Some((PartialDate::new(Some(year), Some(month), None)?, i + digits))
}

/// The end of dashes and words for "until" at `i`; `None` when there are none.
fn until(line: &Line, i: usize) -> Option<usize> {
    let mut k = i;
    let mut any = false;
    loop {
        match line.at(k) {
            '-' | '—' | '–' | '~' | '～' | '－' | '―' | '─' | '−' | '至' | '到' => any = true,
            // 1997一2003 for a dash, but not 至一九九七年
            '一' if !is_numeral(line.at(k + 1)) => any = true,
            ' ' => {}
            _ => break,
        }
        k += 1;
    }
    any.then_some(k)
}

/// Aug. 1989
fn english(line: &Line, i: usize) -> Option<(PartialDate, usize)> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = MONTHS.iter().position(|m| line.starts_with(i, m))? as u8 + 1;
    let mut k = i + 3;
    while line.at(k).is_ascii_lowercase() || matches!(line.at(k), '.' | ' ' | ',') {
        k += 1;
    }
    let digits = (k..k + 5).take_while(|&n| line.at(n).is_ascii_digit()).count();
    if digits != 4 {
        return None;
    }
    let year = line.slice(k..k + 4).parse::<i16>().ok()?;
    Some((PartialDate::new(Some(year), Some(month), None)?, k + 4))
}

/// 83.8, 01年3月: a month with the last two digits of its year, as only periods have it.
fn short_date(line: &Line, i: usize) -> Option<(PartialDate, usize)> {
    let two = line.at(i).is_ascii_digit() && line.at(i + 1).is_ascii_digit();
    if !two || i > 0 && line.before(i).is_ascii_digit() || !matches!(line.at(i + 2), '.' | '．' | '年') {
        return None;
    }
    let year = line.slice(i..i + 2).parse::<i16>().ok()?;
    let (date, end) = month_after(line, if year >= 30 { 1900 + year } else { 2000 + year }, i + 3)?;
    let word = line.at(i + 2) == '年';
    if line.at(end).is_ascii_digit() || word && line.at(end) != '月' {
        return None;
    }
    Some((date, end + usize::from(word)))
}

/// A period of short dates: both ends are dates, or it goes on until now.
fn short_period(line: &Line, i: usize) -> Option<Period> {
    let (from, after) = short_date(line, i)?;
    let next = until(line, after)?;
    if let Some(word) = ["今", "现在"].iter().find(|w| line.starts_with(next, w)) {
        return Some(Period { from, to: None, open: true, end: next + word.chars().count() });
    }
    let (to, end) = short_date(line, next).or_else(|| loose_date(line, next))?;
    (to >= from).then_some(Period { from, to: Some(to), open: false, end })
}

/// 同年8月, 次年3月, 两年后: counted from the period before.
pub fn period_after(line: &Line, i: usize, before: &Period) -> Option<Period> {
    let fresh = i == 0 || matches!(line.before(i), '，' | '；' | '。' | ',' | ';');
    // 2019年10月任甲，11月任乙; 1935年3月，任甲。4月，任乙
    if fresh
        && let Some((from, end)) = month_after(line, before.from.year()?, i)
        && line.at(end) == '月'
        && let comma = usize::from(line.at(end + 1) == '，')
        && ["任", "起任", "当选", "调任", "升任", "转任", "兼任", "出任", "担任", "改任"]
            .iter()
            .any(|w| line.starts_with(end + 1 + comma, w))
    {
        let end = end + 1 + comma + usize::from(line.at(end + 1 + comma) == '起');
        return Some(Period { from, to: None, open: false, end });
    }
    let last = before.to.unwrap_or(before.from);
    if let Some(word) = ["同月", "当月"].iter().find(|w| line.starts_with(i, w)) {
        let end = past_part(line, i + word.chars().count());
        return Some(Period { from: last.month_only().unwrap_or(last), to: None, open: false, end });
    }
    if ["次月", "翌月"].iter().any(|w| line.starts_with(i, w)) {
        let (year, month) = last.year().zip(last.month())?;
        let (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
        let from = PartialDate::new(Some(year), Some(month), None)?;
        return Some(Period { from, to: None, open: false, end: past_part(line, i + 2) });
    }
    // 两个月后
    if let Some((months, end)) = months_on(line, i).filter(|_| fresh) {
        let (year, month) = last.year().zip(last.month())?;
        let count = i16::from(month) - 1 + months;
        let from = PartialDate::new(Some(year + count / 12), Some((count % 12 + 1) as u8), None)?;
        return Some(Period { from, to: None, open: false, end });
    }
    let (years, from) =
        years_on(line, i).filter(|(_, _, word)| *word || fresh).map(|(n, end, _)| (n, end))?;
    let year = last.year()? + years;
    if let Some((date, end)) = month_after(line, year, from).filter(|(_, end)| line.at(*end) == '月') {
        return Some(Period { from: date, to: None, open: false, end: past_part(line, end + 1) });
    }
    let date = PartialDate::new(Some(year), None, None)?;
    Some(Period { from: date, to: None, open: false, end: past_part(line, from) })
}

/// How many months on the words at `i` are, and where they end: 两个月后, 5个月后, 半年后.
fn months_on(line: &Line, i: usize) -> Option<(i16, usize)> {
    const NUMBERS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let c = line.at(i);
    if c == '半' && line.starts_with(i + 1, "年后") {
        return Some((6, i + 3));
    }
    let number = match c {
        '两' => 2,
        c if c.is_ascii_digit() => c.to_digit(10)? as i16,
        c => NUMBERS.iter().position(|n| *n == c)? as i16 + 1,
    };
    line.starts_with(i + 1, "个月后").then_some((number, i + 5))
}

/// How many years on the words at `i` are, where they end, and whether they say so by a word of their own (次年).
fn years_on(line: &Line, i: usize) -> Option<(i16, usize, bool)> {
    const WORDS: [(&str, i16); 6] =
        [("同年", 0), ("当年", 0), ("次年", 1), ("翌年", 1), ("第二年", 1), ("隔年", 2)];
    if let Some((word, years)) = WORDS.into_iter().find(|(word, _)| line.starts_with(i, word)) {
        return Some((years, i + word.chars().count(), true));
    }
    const NUMBERS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let years = match line.at(i) {
        '两' => 2,
        // 3年后
        c if c.is_ascii_digit() && !line.before(i).is_ascii_digit() => c.to_digit(10)? as i16,
        c => NUMBERS.iter().position(|n| *n == c).map(|n| n as i16 + 1)?,
    };
    let end = ["年后", "年之后", "年以后"].iter().find(|w| line.starts_with(i + 1, w))?;
    Some((years, i + 1 + end.chars().count(), false))
}

/// Where the words at `i` end that say how many years later it was: 3年后, 两年之后.
pub fn years_later(line: &Line, i: usize) -> Option<usize> {
    years_on(line, i).filter(|(_, _, word)| !word).map(|(_, end, _)| end)
}

/// Behind the words that say which part of a year or month is meant, and that it begins there: 春, 年底, 起.
fn past_part(line: &Line, i: usize) -> usize {
    const PARTS: [&str; 20] = [
        "春季",
        "夏季",
        "秋季",
        "冬季",
        "春天",
        "夏天",
        "秋天",
        "冬天",
        "春",
        "夏",
        "秋",
        "冬",
        "上半年",
        "下半年",
        "上旬",
        "中旬",
        "下旬",
        "初",
        "底",
        "末",
    ];
    let mut end = i;
    if let Some(part) = PARTS.iter().find(|w| line.starts_with(end, w)) {
        end += part.chars().count();
    }
    // 底任, but no 末代
    if end == i + 1 && matches!(line.at(end), '代' | '级' | '期' | '中') {
        end = i;
    }
    end + ["以来", "开始", "起"].iter().find(|w| line.starts_with(end, w)).map_or(0, |w| w.chars().count())
}

/// Whether a year begins at `i`, in Arabic or Chinese digits: 1988年, 一九八八年.
pub fn may_begin(line: &Line, i: usize) -> bool {
    let c = line.at(i);
    if c.is_ascii_digit() {
        return !line.before(i).is_ascii_digit() || i == 0;
    }
    matches!(c, '一' | '二')
        && line.at(i + 4) == '年'
        && date_at(line, i, Dateline::default()).is_some_and(|d| d.date.year().is_some())
}

/// Whether words begin at `i` that count on from a period before: 同年, 次年, 两年后.
pub fn may_go_on(c: char) -> bool {
    c.is_ascii_digit()
        || [
            '同', '当', '次', '翌', '第', '隔', '半', '两', '一', '二', '三', '四', '五', '六', '七', '八',
            '九', '十',
        ]
        .contains(&c)
}

/// The period that begins at `i`, also one told from the day of the page: 今年4月, 去年底.
pub fn period_told(line: &Line, i: usize, dateline: Dateline) -> Option<Period> {
    let shift = [("今年", 0), ("去年", -1)].into_iter().find(|(word, _)| line.starts_with(i, word));
    let Some((_, shift)) = shift else { return period_at(line, i) };
    if let Some(dated) = date_at(line, i, dateline) {
        let end = dated.end + usize::from(line.at(dated.end) == '起');
        return Some(Period { from: dated.date, to: None, open: false, end });
    }
    let part =
        ["年初", "年底", "年末", "年中", "初", "底", "末"].iter().find(|w| line.starts_with(i + 2, w))?;
    let year = dateline.published.and_then(PartialDate::year).or(dateline.year)? + shift;
    let from = PartialDate::new(Some(year), None, None)?;
    Some(Period { from, to: None, open: false, end: i + 2 + part.chars().count() })
}

/// The period that begins at `i`.
#[inline]
pub fn period_at(line: &Line, i: usize) -> Option<Period> {
    let c = line.at(i);
    if may_begin_date(c) || c.is_ascii_uppercase() { read(line, i) } else { None }
}

fn read(line: &Line, i: usize) -> Option<Period> {
    if let Some(short) = short_period(line, i) {
        return Some(short);
    }
    let (from, after) = loose_date(line, i)?;
    if matches!(line.at(after), '年' | '月') && from.month().is_none() {
        return None;
    }
    // 1957年底至60年4月
    let part = || until(line, past_part(line, after)).filter(|&k| line.at(k).is_ascii_digit());
    let Some(next) = until(line, after).or_else(part) else {
        return Some(Period { from, to: None, open: false, end: past_part(line, after) });
    };
    for word in ["今", "现在", "目前", "至今", "今天"] {
        if line.starts_with(next, word) {
            return Some(Period { from, to: None, open: true, end: next + word.chars().count() });
        }
    }
    if let Some((to, end)) = loose_date(line, next) {
        let sound = (to.year(), to.month().unwrap_or(12)) >= (from.year(), from.month().unwrap_or(1));
        // 2013年8月至2016年9月间担任
        let during = ["期间", "间"].iter().find(|w| {
            let next = end + w.chars().count();
            line.starts_with(end, w)
                && matches!(line.at(next), '，' | '任' | '担' | '先' | '历' | '曾' | '兼')
        });
        let end = end + during.map_or(0, |w| w.chars().count());
        // 1997年至2007年10月止历任
        let end = end + usize::from(line.at(end) == '止' && is_cjk(line.at(end + 1)));
        return Some(Period { from, to: sound.then_some(to), open: false, end });
    }
    // 1946年至54年: of the same century
    if let Some((to, end)) = from.year().and_then(|year| short_year(line, next, year)) {
        return Some(Period { from, to: Some(to), open: false, end });
    }
    // 2003.09-12: the same year
    if let (Some(year), Some(_)) = (from.year(), from.month())
        && let Some((to, end)) = month_after(line, year, next)
        && to >= from
    {
        let end = end + usize::from(line.at(end) == '月');
        return Some(Period { from, to: Some(to), open: false, end });
    }
    Some(Period { from, to: None, open: true, end: next })
}

/// 54年, 54年3月 behind a year of the same century, and not before it.
fn short_year(line: &Line, i: usize, from: i16) -> Option<(PartialDate, usize)> {
    let two = line.at(i).is_ascii_digit() && line.at(i + 1).is_ascii_digit();
    if !two || line.at(i + 2) != '年' {
        return None;
    }
    let year = from / 100 * 100 + line.slice(i..i + 2).parse::<i16>().ok()?;
    let dated = month_after(line, year, i + 3).filter(|(_, end)| line.at(*end) == '月');
    let (to, end) = match dated {
        Some((to, end)) => (to, end + 1),
        None => (PartialDate::new(Some(year), None, None)?, i + 3),
    };
    (year >= from).then_some((to, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::model::{Block, BlockKind, Document, DocumentId, Metadata, OffsetMap, Span};

    fn read(text: &str) -> Option<String> {
        let lexicon = Lexicon::embedded().unwrap();
        let document = Document {
            id: DocumentId("t".to_owned()),
            original: text.to_owned(),
            normal: text.to_owned(),
            map: OffsetMap::default(),
            blocks: Vec::new(),
            metadata: Metadata::default(),
        };
        let block = Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len() as u32) };
        let line = Line::new(&document, 0, block, &lexicon);
        period_at(&line, 0).map(|p| {
            let to = p.to.map_or(String::new(), |d| d.to_string());
            format!("{} {to}{}", p.from, if p.open { "…" } else { "" })
        })
    }

    #[test]
    fn every_style_of_a_period_is_read() {
        for (text, want) in [
            ("1997.08—2002.03县教师", "1997-08 2002-03"),
            ("1998.07--2001.09  县政府科员", "1998-07 2001-09"),
            ("1997年8月至2002年3月任", "1997-08 2002-03"),
            ("2021.04—　　县委常委", "2021-04 …"),
            ("2016年5月至今 县长", "2016-05 …"),
            ("2010.10 任副局长", "2010-10 "),
            ("199708-200203 教师", "1997-08 2002-03"),
            ("2003.09-12 挂职", "2003-09 2003-12"),
            ("1995年—1998年，", "1995 1998"),
            ("83.8—88.10 教师", "1983-08 1988-10"),
            ("98.7—01.3镇党委书记", "1998-07 2001-03"),
            ("99年8月至今", "1999-08 …"),
            ("1946年至54年任", "1946 1954"),
            ("1978年3月至81年9月任", "1978-03 1981-09"),
            ("一九八三年七月至一九八六年九月", "1983-07 1986-09"),
            ("Aug. 1989—Mar. 1996 科员", "1989-08 1996-03"),
        ] {
            assert_eq!(read(text).as_deref(), Some(want), "{text}");
        }
        for text in ["公务员", "12345", "37个", "10.5%", "12.5万人"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
