//! What stands behind a name and tells of a life: age, birth, descent, years.

use super::super::bygone::behind_honour;
use super::super::words::said_at;
use super::person;
use crate::extract::page::Page;
use crate::extract::people::{Person, offices_from};
use crate::extract::period::period_at;
use crate::lexicon::TitleKind;
use crate::mention::Line;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;

/// 今年50岁的张三是…, 现年57岁的李四，…: who is introduced by his age.
pub(super) fn of_age(page: &Page, line: &Line, start: usize) -> Option<Person> {
    const AGED: [&str; 5] = ["今年", "现年", "年近", "年仅", "时年"];
    let at = start + AGED.iter().find(|w| line.starts_with(start, w))?.chars().count();
    let digits = (at..at + 2).all(|k| line.at(k).is_ascii_digit());
    let from = at + "50岁的".chars().count();
    if !digits || !line.starts_with(at + 2, "岁的") {
        return None;
    }
    let end = (from + 2..(from + 5).min(line.len())).find(|&k| matches!(line.at(k), '是' | '系'))?;
    person(page, line, from..end, false)
}

/// 是某省本土干部，2017年3月任…: whether the words at `k` tell where somebody serves, and a career follows.
pub(super) fn serves(line: &Line, k: usize) -> bool {
    const LONGEST: usize = 20;
    const TOLD: [&str; 5] = ["干部", "官员", "成长起来的", "老将", "子弟"];
    if !matches!(line.at(k), '是' | '系') {
        return false;
    }
    let Some(end) = (k..line.len().min(k + LONGEST)).find(|&n| line.at(n) == '，') else { return false };
    let said = line.slice(k + 1..end);
    let stop = (end..line.len()).find(|&n| line.at(n) == '。').unwrap_or(line.len());
    TOLD.iter().any(|w| said.ends_with(w)) && line.slice(end..stop).contains('任')
}

/// Whether what stands at `k`, behind a name, tells who somebody is: 现年88岁, 1916年出生, ，原名…, 烈士，湖南长沙人.
pub(super) fn presents(page: &Page, line: &Line, k: usize) -> bool {
    const NAMES: [&str; 10] =
        ["原名", "曾用名", "又名", "化名", "别名", "本名", "学名", "乳名", "笔名", "艺名"];
    let k = behind_honour(line, k);
    let aged = ["现年", "今年"].iter().any(|w| line.starts_with(k, w)) && {
        let digits = (k + 2..k + 5).take_while(|&n| line.at(n).is_ascii_digit()).count();
        digits == 2 && line.at(k + 4) == '岁'
    };
    let born = || {
        let born =
            |end: usize| ["出生", "生，", "生于", "生在", "生。"].iter().any(|w| line.starts_with(end, w));
        period_at(line, k).is_some_and(|p| p.to.is_none() && born(p.end))
    };
    let next = k + usize::from(matches!(line.at(k), '，' | ','));
    let named = || next > k && NAMES.iter().any(|w| line.starts_with(next, w));
    // 张三，教授，博士生导师
    let learned = || {
        next > k
            && line.words_at(next).iter().any(|w| {
                w.entry.title == Some(TitleKind::Academic) && matches!(line.at(w.end), '，' | '。' | '、')
            })
    };
    // 张三早年任职于某设计院，于2003年7月起任…
    let early = ["早年任职于", "早年就职于", "早年供职于", "早年在", "早期在"]
        .iter()
        .any(|w| line.starts_with(k, w) && line.from(k + w.chars().count()).contains('任'));
    early
        || aged
        || born()
        || named()
        || learned()
        || next > k
            && (native(line, next).is_some() || trait_at(line, next) || goes_on_with_career(page, line, next))
}

/// 中国国籍，, 大学本科。: whether a short clause of nothing but a trait stands at `k`.
fn trait_at(line: &Line, k: usize) -> bool {
    const LONGEST: usize = 9;
    const TRAITS: [&str; 12] = [
        "国籍",
        "中国籍",
        "学历",
        "党员",
        "大学本科",
        "大学普通班",
        "硕士",
        "博士",
        "研究生",
        "大学文化",
        "大专文化",
        "律师",
    ];
    let end = (k..line.len().min(k + LONGEST)).find(|&n| !is_cjk(line.at(n)));
    end.is_some_and(|end| {
        matches!(line.at(end), '，' | '。' | ',') && TRAITS.iter().any(|w| line.slice(k..end).ends_with(w))
    })
}

/// ，历任…。: whether the words at `k` tell of offices that are or were held, and a sentence on.
fn goes_on_with_career(page: &Page, line: &Line, k: usize) -> bool {
    const WORDS: [&str; 6] = ["历任", "现任", "曾任", "先后任", "先后担任", "曾先后任"];
    let Some(word) = WORDS.iter().find(|w| line.starts_with(k, w)) else { return false };
    let from = k + word.chars().count();
    // another step behind it: a life, and no mere apposition
    let more = WORDS.iter().any(|w| line.from(from).contains(w));
    more && offices_from(line, from, &mut Before::default(), &page.cx).is_some()
}

/// ：曾任…, ：2006年8月-2009年12月，…: whether a life is told behind a colon at `k`.
pub(super) fn told_behind_colon(page: &Page, line: &Line, k: usize) -> bool {
    if !matches!(line.at(k), '：' | ':') {
        return false;
    }
    let said = said_at(line, k + 1, page.cx.lexicon).is_some_and(|(word, _)| word.ends_with('任'));
    let term = || period_at(line, k + 1).is_some_and(|p| p.to.is_some() && line.len() > p.end + 6);
    said || term()
}

/// 湖南长沙人，: where the words end that say whence somebody comes.
pub fn native(line: &Line, start: usize) -> Option<usize> {
    const LONGEST: usize = 18;
    if !line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place) {
        return None;
    }
    let end = (start + 3..line.len().min(start + LONGEST)).find(|&k| !is_cjk(line.at(k)))?;
    let plain = !line.slice(start..end).contains(['的', '任', '是', '在']);
    (line.before(end) == '人' && matches!(line.at(end), '，' | '。' | ',') && plain).then_some(end)
}

/// Behind 他出生于, 她生于 at `k`, or `k`.
pub(super) fn after_pronoun(line: &Line, k: usize) -> usize {
    let born = matches!(line.at(k), '他' | '她')
        .then(|| ["出生于", "生于"].iter().find(|w| line.starts_with(k + 1, w)))
        .flatten();
    born.map_or(k, |w| k + 1 + w.chars().count())
}

/// Where a name ends behind which a bracket says from when to when its bearer lived, and a comma follows.
pub(super) fn lived(line: &Line, start: usize) -> Option<usize> {
    let end = (start + 2..(start + 14).min(line.len())).find(|&k| matches!(line.at(k), '（' | '('))?;
    let close = (end..(end + 50).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')'))?;
    let inside = line.slice(end + 1..close);
    let dash = inside.find(['－', '—', '-', '–', '~', '～', '至'])?;
    let year = |t: &str| t.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
    // （1900—1968）字镇远，某省某县人
    const NAMES: [&str; 6] = ["字", "号", "原名", "又名", "本名", "曾用名"];
    let named = NAMES.iter().any(|w| line.starts_with(close + 1, w))
        && (close + 3..close + 8).any(|k| matches!(line.at(k), '，' | ','));
    // （1916—1985）某省某县人。
    let behind = || named || matches!(line.at(close + 1), '，' | ',') || native(line, close + 1).is_some();
    (year(&inside[..dash]) && behind()).then_some(end)
}

/// Where a name ends behind which a bracket tells of a life, and offices fill the words behind it.
pub(super) fn lived_in_office(page: &Page, line: &Line, start: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let open = (start + 2..(start + LONGEST).min(line.len())).find(|&k| matches!(line.at(k), '（' | '('))?;
    let office = behind_life(line, open)?;
    let (_, end) = offices_from(line, office, &mut Before::default(), &page.cx)?;
    let closed = end >= line.len() || matches!(line.at(end), '。' | '，' | '；' | ' ');
    let name = (start..open).rev().find(|&k| line.at(k) != ' ')? + 1;
    closed.then_some(name)
}

/// 1920—1999: the years of a whole life.
pub fn years_of_life(said: &str) -> Option<(u16, u16)> {
    const SHORTEST: u16 = 25;
    let (from, to) = said.split_once(['－', '—', '-', '–', '~', '～', '─'])?;
    let year = |t: &str| {
        t.trim_matches(['年', ' ', '—', '─']).parse::<u16>().ok().filter(|y| (1840..2060).contains(y))
    };
    let (from, to) = (year(from)?, year(to)?);
    (to >= from + SHORTEST && to < from + 4 * SHORTEST + 10).then_some((from, to))
}

/// （1950.3─） at `open`: where the words behind the bracket begin in which a life began.
pub fn behind_life(line: &Line, open: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let close = (open..line.len().min(open + LONGEST)).find(|&k| matches!(line.at(k), '）' | ')'))?;
    let next = (close + 1..line.len()).find(|&k| line.at(k) != ' ')?;
    if years_of_life(line.slice(open + 1..close)).is_some() {
        return Some(next);
    }
    let born = period_at(line, open + 1)?;
    let behind = line.slice(born.end.min(close)..close);
    let lives = born.end == close && born.open || ["生", "出生", "－", "─", "―"].contains(&behind.trim());
    lives.then_some(next)
}

/// Whether a line begins with when somebody was born: 1968年9月出生，….
pub fn born(line: &Line) -> bool {
    period_at(line, 0).is_some_and(|p| line.at(p.end) == '生' || line.starts_with(p.end, "出生"))
}
