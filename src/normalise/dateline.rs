//! Dates as they stand in datelines and signatures: a year with a month or a day, in digits or numerals.

use crate::model::PartialDate;
use std::ops::Range;

/// The first date with a year and a month in normal text.
pub(super) fn find(text: &str) -> Option<(Range<usize>, PartialDate)> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let starts = digit(c).is_some() && digit(before).is_none();
        before = c;
        if starts && let Some((length, date)) = at_start(text.get(at..)?) {
            return Some((at..at + length, date));
        }
    }
    None
}

/// The date, if `text` is nothing but a date with its day.
pub(super) fn whole(text: &str) -> Option<PartialDate> {
    if text.len() > 60 {
        return None;
    }
    let text = text.trim_matches(['（', '）', ' ']);
    let (range, date) = find(text)?;
    (range == (0..text.len()) && date.day().is_some()).then_some(date)
}

/// 18.02.2014: the day first, as some sites stamp their pages.
fn day_first(text: &str) -> Option<(usize, PartialDate)> {
    let mut cursor = Cursor { text, at: 0 };
    let day = cursor.number()?;
    cursor.one_of(&['.'])?;
    let month = cursor.number()?;
    cursor.one_of(&['.'])?;
    let padded = cursor.at == "18.02.".len();
    let date = PartialDate::new(Some(cursor.year()?), Some(month), Some(day)).filter(|_| padded)?;
    Some((cursor.at, date))
}

fn at_start(text: &str) -> Option<(usize, PartialDate)> {
    if let Some(found) = day_first(text) {
        return Some(found);
    }
    let mut cursor = Cursor { text, at: 0 };
    let year = cursor.year()?;
    let mark = cursor.one_of(&['年', '-', '/', '.', '－'])?;
    let month = cursor.number()?;
    let after_month = cursor.at;
    let closes = if mark == '年' { '月' } else { mark };
    if cursor.one_of(&[closes]).is_none() {
        let only_month = PartialDate::new(Some(year), Some(month), None)?;
        return (mark == '-').then_some((after_month, only_month));
    }
    let month_end = cursor.at;
    if let Some(day) = cursor.number()
        && let Some(date) = PartialDate::new(Some(year), Some(month), Some(day))
    {
        if mark == '年' {
            cursor.one_of(&['日', '号']);
        }
        return Some((cursor.at, date));
    }
    (mark == '年').then_some((month_end, PartialDate::new(Some(year), Some(month), None)?))
}

fn digit(c: char) -> Option<u8> {
    Some(match c {
        '0'..='9' => c as u8 - b'0',
        '〇' | '○' | '零' | 'Ｏ' | '◯' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        _ => return None,
    })
}

struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at..)?.chars().next()
    }

    fn one_of(&mut self, marks: &[char]) -> Option<char> {
        let c = self.peek().filter(|c| marks.contains(c))?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn digits(&mut self, most: usize) -> Vec<u8> {
        let mut digits = Vec::new();
        while digits.len() < most
            && let Some(c) = self.peek()
            && let Some(value) = digit(c)
        {
            digits.push(value);
            self.at += c.len_utf8();
        }
        digits
    }

    fn year(&mut self) -> Option<i16> {
        let digits = self.digits(5);
        let year = digits.iter().fold(0i16, |y, d| y.saturating_mul(10).saturating_add(i16::from(*d)));
        (digits.len() == 4 && digits.iter().all(|d| *d < 10) && (1900..2100).contains(&year)).then_some(year)
    }

    /// 1 to 99, as 07, 十, 十九, 二十, 二十一 or 三一.
    fn number(&mut self) -> Option<u8> {
        match self.digits(3).as_slice() {
            [10] => Some(10),
            [10, ones] if *ones < 10 => Some(10 + ones),
            [tens, 10] if *tens < 10 => Some(tens * 10),
            [tens, 10, ones] if *tens < 10 && *ones < 10 => Some(tens * 10 + ones),
            [ones] => Some(*ones),
            [tens, ones] if *tens < 10 && *ones < 10 => Some(tens * 10 + ones),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_form() {
        let cases = [
            ("发布时间：2024-05-17 09:12", "2024-05-17"),
            ("2018年11月08日07:45:10", "2018-11-08"),
            ("某报二〇一八年七月十九日", "2018-07-19"),
            ("二○二一年二月三日", "2021-02-03"),
            ("二〇一九年一月", "2019-01"),
            ("2019/4/9", "2019-04-09"),
            ("2021.12.30", "2021-12-30"),
            ("18.02.2014  09:52", "2014-02-18"),
            ("二〇二〇年十二月三十一日", "2020-12-31"),
        ];
        for (text, date) in cases {
            assert_eq!(find(text).map(|(_, d)| d.to_string()).as_deref(), Some(date), "{text}");
        }
        for text in ["13800138000", "1月28日", "第2019号", "0553-0000000", "18.22.2014", "1.2.2014"] {
            assert_eq!(find(text), None, "{text}");
        }
        assert!(whole("2020年1月2日").is_some() && whole("2020年1月2日印发").is_none());
    }
}
