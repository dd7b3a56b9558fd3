//! Bodies told apart behind their number and kind: 设立3个监督所，分别是：甲监督所、乙监督所、丙监督所.

use super::scan::Scan;
use crate::mention::named_body::Found;
use crate::mention::phrase::stop_outside_brackets;

/// The names behind the number and the kind that begin at `from`, when they are just so many, or go on with 等.
pub fn told_apart(scan: &Scan, from: usize) -> Option<Found> {
    const LONGEST: usize = 24;
    const LEADS: [&str; 7] = ["分别是", "分别为", "分别命名为", "依次为", "依次是", "即", "包括"];
    // 内设机构, 岗位: no bodies, or parts of one
    const INNER: [&str; 8] = ["内设", "科室", "股室", "内部", "岗", "奖", "会场", "考点"];
    let (count, kind) = number_at(scan, from)?;
    let lead = |k: usize| LEADS.iter().find(|w| scan.line.starts_with(k, w)).map(|w| w.chars().count());
    let mark = |k: usize| matches!(scan.line.at(k), '，' | '：' | ':');
    let at = (kind..(kind + LONGEST).min(scan.sentence.end)).find(|&k| mark(k) || lead(k).is_some())?;
    let said = scan.text(kind..at);
    if said.chars().count() < 2
        || said.contains(['、', '。', '；', '的'])
        || INNER.iter().any(|w| said.contains(w))
    {
        return None;
    }
    let led = at + usize::from(scan.line.at(at) == '，');
    let mut start = led + lead(led).unwrap_or(0);
    if start == led && scan.line.at(at) == '，' {
        return None;
    }
    start += usize::from(matches!(scan.line.at(start), '：' | ':'));
    let end = stop_outside_brackets(scan.line, start..scan.sentence.end, &['，', '。', '；']);
    let fits = |found: &Found| {
        found.bodies.len() == count || found.bodies.len() > 1 && scan.line.at(found.range.end) == '等'
    };
    let whole = || {
        let bodies = scan.reader.list(scan.line, start..end, &scan.heard)?;
        Some(Found { bodies, range: start..end })
    };
    scan.after(start).filter(fits).or_else(|| whole().filter(fits))
}

/// 设立省级高新区，名称为“甲高新区”、“乙高新区”: the names said behind the kind.
pub fn named_so(scan: &Scan, from: usize) -> Option<Found> {
    const LONGEST: usize = 24;
    const CALLED: [&str; 6] = ["名称分别为", "名称定为", "名称为", "定名为", "命名为", "名为"];
    if !scan.line.may_hold_any(&CALLED) {
        return None;
    }
    let comma = (from..(from + LONGEST).min(scan.sentence.end)).find(|&k| scan.line.at(k) == '，')?;
    let word = CALLED.iter().find(|w| scan.line.starts_with(comma + 1, w))?;
    let start = comma + 1 + word.chars().count();
    let end = scan.clause_end(start);
    let bodies = scan.reader.slot(scan.line, start..end, &scan.heard)?;
    let kind = scan.text(from..comma);
    let sound = scan.line.at(start) == '“' && !kind.contains(['、', '”', '》']) && !kind.is_empty();
    sound.then_some(Found { bodies, range: start..end })
}

/// 3个, 六家: the number at `from`, and where the word for the kind begins.
fn number_at(scan: &Scan, from: usize) -> Option<(usize, usize)> {
    const NUMERALS: &str = "零一二三四五六七八九十";
    let digit = |k: &usize| scan.line.at(*k).is_ascii_digit();
    let digits = (from..from + 3).take_while(digit).count();
    let (count, end) = match scan.line.at(from) {
        _ if digits > 0 => (scan.text(from..from + digits).parse().ok()?, from + digits),
        '两' => (2, from + 1),
        numeral => (NUMERALS.chars().position(|c| c == numeral)?, from + 1),
    };
    (count > 1 && matches!(scan.line.at(end), '个' | '家' | '所' | '支' | '处')).then_some((count, end + 1))
}
