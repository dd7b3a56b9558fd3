//! Calendar dates of which some parts may be unknown.

use std::fmt;

/// A date as precise as its text: a year, a year and month, a day, or a month and day without year.
///
/// Written as ISO 8601 (`2019`, `2019-01`, `2019-01-16`); without a year as in ISO 8601:2000 (`--01-16`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// `None` when a part is out of range, a day stands without its month, or nothing is known.
    pub fn new(year: Option<i16>, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let sound = match (year, month, day) {
            (None, None, _) | (_, None, Some(_)) | (None, Some(_), None) => false,
            (year, month, day) => {
                year.is_none_or(|y| (1000..=2999).contains(&y))
                    && month.is_none_or(|m| (1..=12).contains(&m))
                    && day.is_none_or(|d| {
                        d >= 1 && d <= month.map_or(31, |m| days_in_month(year.unwrap_or(2000), m))
                    })
            }
        };
        sound.then_some(Self { year, month, day })
    }

    pub const fn year(self) -> Option<i16> {
        self.year
    }
    pub const fn month(self) -> Option<u8> {
        self.month
    }
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// The same date with `year` filled in where it has none; unchanged when that day does not exist.
    pub fn with_year(self, year: i16) -> Self {
        match self.year {
            Some(_) => self,
            None => Self::new(Some(year), self.month, self.day).unwrap_or(self),
        }
    }

    /// The day `days` later (or earlier, when negative); `None` unless the full date is known.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        Self::from_day_number(self.day_number()? + days)
    }

    /// The same month without the day.
    pub fn month_only(self) -> Option<Self> {
        Self::new(self.year, self.month, None)
    }

    /// Days since 1970-01-01; `None` unless the full date is known.
    pub fn day_number(self) -> Option<i64> {
        Some(days_from_civil(i64::from(self.year?), self.month?, self.day?))
    }

    /// The first day that the date may mean, as [`Self::day_number`]; `None` without a year.
    pub fn first_day(self) -> Option<i64> {
        Self::new(Some(self.year?), Some(self.month.unwrap_or(1)), Some(self.day.unwrap_or(1)))?.day_number()
    }

    /// The last day that the date may mean; `None` without a year.
    pub fn last_day(self) -> Option<i64> {
        let year = self.year?;
        if self.day.is_some() {
            return self.day_number();
        }
        let month = self.month.unwrap_or(12);
        Self::new(Some(year), Some(month), Some(days_in_month(year, month)))?.day_number()
    }

    /// Whether both may mean one day: `2019` agrees with `2019-03`. Dates without a year agree with all.
    pub fn agrees_with(self, other: Self) -> bool {
        match (self.first_day(), self.last_day(), other.first_day(), other.last_day()) {
            (Some(a), Some(b), Some(c), Some(d)) => a <= d && c <= b,
            _ => true,
        }
    }

    /// The full date of a day number.
    pub fn from_day_number(number: i64) -> Option<Self> {
        let (y, m, d) = civil_from_days(number);
        Self::new(Some(i16::try_from(y).ok()?), Some(m), Some(d))
    }

    /// Parses what [`fmt::Display`] writes.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(rest) = text.strip_prefix("--") {
            let (m, d) = rest.split_once('-')?;
            return Self::new(None, Some(m.parse().ok()?), Some(d.parse().ok()?));
        }
        let mut parts = text.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse).transpose().ok()?;
        let day = parts.next().map(str::parse).transpose().ok()?;
        if parts.next().is_some() {
            return None;
        }
        Self::new(Some(year), month, day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.year, self.month, self.day) {
            (Some(y), Some(m), Some(d)) => write!(f, "{y:04}-{m:02}-{d:02}"),
            (Some(y), Some(m), None) => write!(f, "{y:04}-{m:02}"),
            (Some(y), None, _) => write!(f, "{y:04}"),
            (None, m, d) => write!(f, "--{:02}-{:02}", m.unwrap_or(0), d.unwrap_or(0)),
        }
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
fn days_from_civil(y: i64, m: u8, d: u8) -> i64 {
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = (i64::from(m) + 9) % 12;
    let doy = (153 * mp + 2) / 5 + i64::from(d) - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
}

/// The inverse of [`days_from_civil`], from the same source.
fn civil_from_days(z: i64) -> (i64, u8, u8) {
    let z = z + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let d = (doy - (153 * mp + 2) / 5 + 1) as u8;
    let m = if mp < 10 { mp + 3 } else { mp - 9 } as u8;
    (yoe + era * 400 + i64::from(m <= 2), m, d)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_every_precision() {
        for text in ["2019", "2019-01", "2019-01-16", "--01-16"] {
            assert_eq!(PartialDate::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "2019-13", "2019-02-30", "--01", "2019-01-16-1"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn steps_over_months_and_leap_days() {
        let day = |t: &str| PartialDate::parse(t).unwrap();
        assert_eq!(day("2017-10-01").plus_days(-1), Some(day("2017-09-30")));
        assert_eq!(day("2020-03-01").plus_days(-1), Some(day("2020-02-29")));
        assert_eq!(day("2019").plus_days(1), None);
    }
}
