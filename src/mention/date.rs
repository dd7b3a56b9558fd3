//! Dates: 2019年1月16日, 1月16日, 二〇一九年三月, 昨天, 日前, 2009.10—2011.07.

use super::line::{Chars, Line, is_break, is_numeral};
use crate::model::PartialDate;

/// A date in a line, resolved as far as the document allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    pub start: usize,
    pub end: usize,
    pub date: PartialDate,
}

/// What relative dates lean on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dateline {
    /// When the document was written or published.
    pub published: Option<PartialDate>,
    /// A year that the content makes clear where no dateline gives one.
    pub year: Option<i16>,
}

const DIGITS: [(char, u16); 11] = [
    ('〇', 0),
    ('○', 0),
    ('一', 1),
    ('二', 2),
    ('三', 3),
    ('四', 4),
    ('五', 5),
    ('六', 6),
    ('七', 7),
    ('八', 8),
    ('九', 9),
];

fn digit(c: char) -> Option<u16> {
    if let Some(d) = c.to_digit(10) {
        return Some(d as u16);
    }
    match c {
        '零' | 'Ｏ' | 'O' | 'o' => Some(0),
        _ => DIGITS.iter().find(|(k, _)| *k == c).map(|(_, d)| *d),
    }
}

/// A number below 100 in Arabic or Chinese digits (十二, 二十, 二十三, 12): its value and end.
fn small(line: &Line, i: usize) -> Option<(u16, usize)> {
    let mut k = i;
    if line.at(k).is_ascii_digit() {
        let mut value = 0u16;
        while line.at(k).is_ascii_digit() && k - i < 2 {
            value = value * 10 + digit(line.at(k))?;
            k += 1;
        }
        return (!line.at(k).is_ascii_digit()).then_some((value, k));
    }
    let tens = if line.at(k) == '十' {
        Some(1)
    } else if line.at(k + 1) == '十' {
        let t = digit(line.at(k));
        k += 1;
        t
    } else {
        None
    };
    match tens {
        Some(t) => {
            k += 1;
            match digit(line.at(k)) {
                Some(d) if !line.at(k).is_ascii_digit() => Some((t * 10 + d, k + 1)),
                _ => Some((t * 10, k)),
            }
        }
        None => digit(line.at(k)).filter(|_| !line.at(k).is_ascii_digit()).map(|d| (d, k + 1)),
    }
}

/// 3年, 十多年, 五年半: where the words at `i` end that say for how many years.
pub fn years_at(line: &Line, i: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let number = |k: &usize| {
        let c = line.at(*k);
        c.is_ascii_digit() || is_numeral(c) || matches!(c, '多' | '余' | '近' | '两' | '几' | '数' | '半')
    };
    let year = i + (i..line.len().min(i + LONGEST)).take_while(number).count();
    let behind = usize::from(matches!(line.at(year + 1), '多' | '余' | '半'));
    (year > i && line.at(year) == '年').then_some(year + 1 + behind)
}

/// 3年，, 十多年。, 三年左右，: whether a clause ends with how many years something lasted.
pub fn lasted(line: &Line, i: usize) -> bool {
    const ABOUT: [&str; 3] = ["左右", "之久", "有余"];
    years_at(line, i).is_some_and(|end| {
        let about = ABOUT.iter().find(|w| line.starts_with(end, w)).map_or(0, |w| w.chars().count());
        end + about >= line.len() || is_break(line.at(end + about))
    })
}

/// The number of a month before its 月; 元月 is the first.
fn month_at(line: &Line, k: usize) -> Option<(u16, usize)> {
    if line.at(k) == '元' && line.at(k + 1) == '月' {
        return Some((1, k + 1));
    }
    small(line, k)
}

/// Four digits of a year, Arabic or Chinese.
fn year_digits(line: &Line, i: usize) -> Option<(i16, usize)> {
    let mut value = 0i16;
    for k in 0..4 {
        value = value * 10 + digit(line.at(i + k))? as i16;
    }
    (!line.at(i + 4).is_ascii_digit() && (1850..=2100).contains(&value)).then_some((value, i + 4))
}

/// Whether some form of a date begins with the character: nearly all positions end here.
pub const fn may_begin(c: char) -> bool {
    matches!(
        c,
        '0'..='9'
            | '〇'
            | '○'
            | '零'
            | 'Ｏ'
            | 'O'
            | 'o'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '去'
            | '今'
            | '昨'
            | '前'
            | '当'
            | '日'
            | '近'
            | '元'
            | '民'
    )
}

/// The date that begins at `i`.
#[inline]
pub fn date_at(line: &Line, i: usize, dateline: Dateline) -> Option<Dated> {
    if may_begin(line.at(i)) { read(line, i, dateline) } else { None }
}

fn read(line: &Line, i: usize, dateline: Dateline) -> Option<Dated> {
    if i > 0 && line.before(i).is_ascii_digit() && line.at(i).is_ascii_digit() {
        return None;
    }
    absolute(line, i).or_else(|| without_year(line, i, dateline)).or_else(|| relative(line, i, dateline))
}

/// 民国27年, 民国三十一年: counted from 1912 on.
fn republican(line: &Line, i: usize) -> Option<(i16, usize)> {
    const FIRST: i16 = 1912;
    if !line.starts_with(i, "民国") {
        return None;
    }
    let start = i + 2 + usize::from(line.at(i + 2) == ' ');
    let (number, end) = match line.at(start) {
        '元' => (1, start + 1),
        _ => small(line, start)?,
    };
    let end = end + usize::from(line.at(end) == ' ');
    ((1..=38).contains(&number) && line.at(end) == '年').then(|| (FIRST + number as i16 - 1, end))
}

fn absolute(line: &Line, i: usize) -> Option<Dated> {
    let (year, mut k) = year_digits(line, i).or_else(|| republican(line, i))?;
    let separator = line.at(k);
    match separator {
        '年' => {
            k += 1;
            // 2021年度 is no date
            if line.at(k) == '度' {
                return None;
            }
            if ["最后一天", "的最后一天"].iter().any(|w| line.starts_with(k, w)) {
                let end = k + if line.at(k) == '的' { 5 } else { 4 };
                return PartialDate::new(Some(year), Some(12), Some(31)).map(|date| Dated {
                    start: i,
                    end,
                    date,
                });
            }
            let Some((month, after)) = month_at(line, k).filter(|(_, e)| line.at(*e) == '月') else {
                return PartialDate::new(Some(year), None, None).map(|date| Dated { start: i, end: k, date });
            };
            k = after + 1;
            match small(line, k).filter(|(_, e)| matches!(line.at(*e), '日' | '号')) {
                Some((day, end)) => PartialDate::new(Some(year), Some(month as u8), Some(day as u8))
                    .map(|date| Dated { start: i, end: end + 1, date }),
                None => PartialDate::new(Some(year), Some(month as u8), None).map(|date| Dated {
                    start: i,
                    end: k,
                    date,
                }),
            }
        }
        '.' | '-' | '/' | '．' => {
            let (month, after) = small(line, k + 1)?;
            if line.at(after) == separator
                && let Some((day, end)) = small(line, after + 1)
                && let Some(date) = PartialDate::new(Some(year), Some(month as u8), Some(day as u8))
            {
                return Some(Dated { start: i, end, date });
            }
            PartialDate::new(Some(year), Some(month as u8), None).map(|date| Dated {
                start: i,
                end: after,
                date,
            })
        }
        _ => None,
    }
}

/// The year of a month and day: that of the dateline, or the year before when the month lies well after it.
fn year_for(month: u16, dateline: Dateline) -> Option<i16> {
    match dateline.published {
        Some(p) => {
            let Some(year) = p.year() else { return dateline.year };
            let late = p.month().is_some_and(|m| month > u16::from(m) + 1);
            Some(if late { year - 1 } else { year })
        }
        None => dateline.year,
    }
}

fn without_year(line: &Line, i: usize, dateline: Dateline) -> Option<Dated> {
    // 去年9月, 今年7月
    let (shift, from) = if line.starts_with(i, "去年") {
        (Some(-1), i + 2)
    } else if line.starts_with(i, "今年") {
        (Some(0), i + 2)
    } else {
        (None, i)
    };
    let (month, after) = month_at(line, from)?;
    if line.at(after) != '月' || line.starts_with(after, "月份") && shift.is_none() {
        return None;
    }
    let year = match (shift, dateline.published.and_then(PartialDate::year).or(dateline.year)) {
        (Some(shift), Some(base)) => Some(base + shift),
        (Some(_), None) => None,
        (None, _) => year_for(month, dateline),
    };
    match small(line, after + 1).filter(|(_, e)| matches!(line.at(*e), '日' | '号')) {
        Some((day, end)) => PartialDate::new(year, Some(month as u8), Some(day as u8)).map(|date| Dated {
            start: i,
            end: end + 1,
            date,
        }),
        None => {
            year?;
            // 5月 before anything but a period: 1月至3月, 1-10月 is no date
            let closes = matches!(line.before(i), '至' | '-' | '—' | '～' | '~')
                && line.before(i.saturating_sub(1)).is_ascii_digit();
            if closes || matches!(line.at(after + 1), '至' | '-' | '—' | '到') {
                return None;
            }
            PartialDate::new(year, Some(month as u8), None).map(|date| Dated {
                start: i,
                end: after + 1,
                date,
            })
        }
    }
}

/// So many days later, also where the year is not known.
fn days_after(date: PartialDate, days: i64) -> Option<PartialDate> {
    date.plus_days(days).or_else(|| {
        let day = i64::from(date.day()?) + days;
        let known = date.year().is_none() && (1..=28).contains(&day);
        known.then(|| PartialDate::new(None, date.month(), Some(day as u8))).flatten()
    })
}

/// Whether a report was only sent or told on the day that ends at `end`: 8月9日讯, 9月25日综合报道.
pub fn is_told(line: &Line, end: usize) -> bool {
    const TOLD: [&str; 8] = ["讯", "电", "消息", "报道", "综合报道", "上午消息", "下午消息", "晚间消息"];
    TOLD.iter().any(|w| line.starts_with(end, w))
}

fn relative(line: &Line, i: usize, dateline: Dateline) -> Option<Dated> {
    const DAYS: [(&str, i64); 12] = [
        ("昨天", -1),
        ("昨日", -1),
        ("昨晚", -1),
        ("今天", 0),
        ("今日", 0),
        ("今晨", 0),
        ("今早", 0),
        ("今晚", 0),
        ("昨早", -1),
        ("前天", -2),
        ("前日", -2),
        ("当日", 0),
    ];
    let published = dateline.published?;
    for (word, days) in DAYS {
        if line.starts_with(i, word) && word != "当日" {
            let date = days_after(published, days)?;
            return Some(Dated { start: i, end: i + 2, date });
        }
    }
    // 今（26）日, 昨（25）日: the day is said besides
    if let Some(days) = match line.at(i) {
        '今' => Some(0),
        '昨' => Some(-1),
        _ => None,
    } && matches!(line.at(i + 1), '（' | '(')
        && let Some((day, after)) = small(line, i + 2)
        && matches!(line.at(after), '）' | ')')
        && line.at(after + 1) == '日'
        && let Some(date) = days_after(published, days)
        && date.day() == Some(day as u8)
    {
        return Some(Dated { start: i, end: after + 2, date });
    }
    for word in ["日前", "近日", "近期"] {
        if line.starts_with(i, word) {
            return published.month_only().map(|date| Dated { start: i, end: i + 2, date });
        }
    }
    None
}

/// The dates in `range`, left to right, the later day of 28日至29日 left out.
pub fn dates_in(line: &Line, range: Chars, dateline: Dateline) -> Vec<Dated> {
    let mut out = Vec::new();
    let mut from = range.start;
    while let Some(i) = line.next_date(from).filter(|&i| i < range.end) {
        from = match date_at(line, i, dateline) {
            Some(found) => {
                out.push(found);
                found.end
            }
            None => i + 1,
        };
    }
    out
}
