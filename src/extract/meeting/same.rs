//! Whether a sentence speaks again of a meeting that is known.

use super::{Found, Meeting};
use std::collections::BTreeSet;

/// 第二次全体会议: one of the sittings of a session.
pub fn sitting(name: &str) -> bool {
    let rest = name.trim_start_matches(['第', '一', '二', '三', '四', '五', '六', '次']);
    matches!(rest, "全体会议" | "大会" | "全会") && rest.len() < name.len()
}

/// Whether a sentence speaks again of a known meeting: the same name, or a bare 会议 of the same body.
pub fn same(known: &Meeting, found: &Found) -> bool {
    let dates = match (known.date, found.date) {
        // 2024年第一次会议 in the headline, 4月25日 below
        (Some(a), Some(b)) => a == b || a.agrees_with(b) && (a.month().is_none() || b.month().is_none()),
        _ => true,
    };
    let bodies = match (&known.body, &found.body) {
        (Some(a), Some(b)) => a.name == b.name,
        _ => true,
    };
    let names = found.name.trim_start_matches("第") == known.name
        || unbracketed(&known.name) == unbracketed(&found.name)
        || known.name == found.name
        || known.body.is_some() && found.body.is_some() && one_session(&known.name, &found.name)
        || known.headline && headed(known, found)
        || known.name.ends_with(&found.name)
        || found.name.ends_with(&known.name)
        || (known.body.is_some() && found.body.is_some() && (generic(&known.name) || generic(&found.name)));
    dates && bodies && names
}

/// 我院召开教职工大会 above 我院全体教职工大会: the headline calls the meeting by about the same words, or as any of its
/// body.
fn headed(known: &Meeting, found: &Found) -> bool {
    let numbered = |name: &str| name.contains(['次', '届']);
    let bare = known.body.is_some() && found.body.is_some() && known.name.ends_with("会议");
    bare && !numbered(&known.name) && numbered(&found.name) || alike(&known.name, &found.name)
}

/// Whether two names share most of their pairs of characters.
fn alike(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 6;
    const SHARED: usize = 75;
    let pairs = |name: &str| {
        let chars: Vec<char> = name.chars().collect();
        chars.windows(2).map(|w| (w[0], w[1])).collect::<BTreeSet<_>>()
    };
    let (a, b) = (pairs(a), pairs(b));
    a.len().min(b.len()) >= SHORTEST && a.intersection(&b).count() * 200 >= SHARED * (a.len() + b.len())
}

/// 十届二次会议 and 第十届委员会第二次会议: the same number, and the same term where both say one.
fn one_session(a: &str, b: &str) -> bool {
    let number = |name: &str, mark: char| {
        let at = name.find(mark)?;
        let stem = name[..at].trim_end_matches(|c: char| c.is_ascii_digit() || NUMERALS.contains(c));
        value(&name[stem.len()..at])
    };
    let terms = match (number(a, '届'), number(b, '届')) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    terms && number(a, '次').is_some_and(|n| number(b, '次') == Some(n))
}

const NUMERALS: &str = "〇一二三四五六七八九十百";

/// 44 and 四十四, 一百零八 without its 零: how many.
fn value(numeral: &str) -> Option<u32> {
    if numeral.chars().all(|c| c.is_ascii_digit()) {
        return numeral.parse().ok();
    }
    let (mut whole, mut unit) = (0, None);
    for c in numeral.chars() {
        let place = NUMERALS.chars().position(|n| n == c)? as u32;
        match place {
            10 => {
                whole += unit.take().unwrap_or(1) * 10;
            }
            11 => {
                whole += unit.take().unwrap_or(1) * 100;
            }
            digit => unit = Some(unit.map_or(digit, |tens| tens * 10 + digit)),
        }
    }
    Some(whole + unit.unwrap_or(0))
}

/// 《报告（送审稿）》座谈会 is the 《报告》座谈会.
fn unbracketed(name: &str) -> String {
    let mut depth = 0usize;
    let keep = |c: &char| {
        match c {
            '（' => depth += 1,
            '）' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    name.chars().filter(keep).collect()
}

fn generic(name: &str) -> bool {
    !name.contains('第')
        && (name.ends_with("委会会议") || name.ends_with("常委会") || name == "会议" || name == "大会")
}
