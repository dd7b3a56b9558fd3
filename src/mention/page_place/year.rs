//! The year in which a document speaks, where nothing dates it.

use crate::mention::affix::Affix;
use crate::mention::line::{Line, any_holds};
use memchr::memchr2_iter;

/// The first year written out in the text.
pub(super) fn first_year(text: &str, lines: &[Line]) -> Option<i16> {
    let bytes = text.as_bytes();
    // all of them begin with 1 or 2
    let mut years = memchr2_iter(b'1', b'2', bytes).filter_map(|i| {
        let digits = bytes.get(i..i + 4).is_some_and(|w| w.iter().all(u8::is_ascii_digit))
            && text.get(i + 4..).is_some_and(|rest| rest.starts_with(['年', '-', '.', '—']));
        let year: i16 = if digits { text.get(i..i + 4)?.parse().ok()? } else { return None };
        // 1974年10月出生
        let born = || {
            let rest = text.get(i + 4..)?.strip_prefix('年')?;
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '月' || c == '日');
            (rest.starts_with('生') || rest.starts_with("出生")).then_some(())
        };
        ((1978..=2100).contains(&year) && born().is_none()).then_some(year)
    });
    // a text about persons begins with when they were born
    let persons =
        ["月生", "出生", "年生", "参加工作", "入党", "毕业", "入伍"].iter().any(|w| any_holds(lines, w));
    // a history is written at its end, by today's names
    const HISTORIES: [&str; 12] =
        ["沿革", "简介", "简史", "校史", "院史", "大事记", "概况", "历程", "溯源", "变迁", "由来", "志"];
    let heads = || text.lines().map(str::trim).filter(|l| !l.is_empty()).take(3);
    let heading = heads().next().unwrap_or("");
    let annals = ["县志·", "市志·", "区志·", "州志·"].iter().any(|w| heading.contains(w));
    let told = |l: &str| HISTORIES.iter().any(|w| l.ends_on(w)) && l.chars().count() < 40;
    if annals || heads().any(told) {
        return None;
    }
    if persons { years.max() } else { years.next() }
}
