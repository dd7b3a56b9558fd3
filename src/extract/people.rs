//! Persons where the words around them say where their names begin or end, so that any name can be read.

use crate::mention::line::{is_cjk, is_numeral};
use crate::mention::person::{TAKES, plausible};
use crate::mention::{Chars, Context, Line};
use name::canonical;

mod adverbs;
mod before;
mod name;
mod offices;

pub use adverbs::end_of_adverbs;
pub use before::names_before;
pub use name::{holds_other_words, is_name, may_be_name};
pub use offices::offices_from;

/// A person in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub range: Chars,
}

impl Person {
    /// Where the name at `i` ends that calls the person: in full, or the first part of a name of several.
    pub fn called_at(&self, line: &Line, i: usize) -> Option<usize> {
        let first = self.name.split('·').next().filter(|part| part.chars().count() >= 3);
        let name =
            [Some(self.name.as_str()), first].into_iter().flatten().find(|n| line.starts_with(i, n))?;
        Some(i + name.chars().count())
    }
}

/// The farthest that a list of names is followed.
const LONGEST_LIST: usize = 240;

/// What may close a list of names without belonging to it.
const CLOSERS: [&str; 8] = ["等同志", "同志", "女士", "先生", "等人", "二人", "等", "两位"];

/// The names that fill `range` exactly, joined by 、, ，, 和 or blanks, each with 同志 or a bracket behind it.
///
/// `trust` takes names without a known surname: where a word such as 任命 vouches for a person.
pub fn names_in(line: &Line, range: Chars, trust: bool, cx: &Context) -> Option<Vec<Person>> {
    let mut out: Vec<Person> = Vec::new();
    let mut start = range.start;
    let mut k = start;
    while k <= range.end {
        let c = if k == range.end { '、' } else { line.at(k) };
        if matches!(c, '（' | '(') {
            let close = (k + 1..range.end).find(|&n| matches!(line.at(n), '）' | ')'))?;
            if close - k > 24 {
                return None;
            }
            piece(line, start..k, trust, cx, &mut out)?;
            k = close + 1;
            start = after_honorific(line, k, range.end);
            k = start;
            continue;
        }
        if matches!(c, '、' | '，' | ',' | ' ' | '\t') {
            if c == ' ' && lone(line, start..k, range.end, cx) {
                k += 1;
                continue;
            }
            if start < k {
                piece(line, start..k, trust, cx, &mut out)?;
            }
            start = k + 1;
        }
        k += 1;
    }
    (!out.is_empty()).then_some(out)
}

/// How a person is called behind his name.
const CALLED: [&str; 3] = ["同志", "女士", "先生"];

/// Whether the blank at the end of `range` stands inside a name: 张 三, 欧阳 三.
fn lone(line: &Line, range: Chars, end: usize, cx: &Context) -> bool {
    let run = (range.end + 1..end.min(line.len()))
        .take_while(|&n| !['、', '，', ' ', '（', '(', ','].contains(&line.at(n)))
        .count();
    // 张 三 丰同志
    let called = CALLED.iter().find(|w| line.word_before(range.end + 1 + run, w));
    let next = run - called.map_or(0, |w| w.chars().count()).min(run.saturating_sub(1));
    let end = if next < run { range.end + 1 + next } else { end };
    let before = line.slice(range.clone()).chars().filter(|c| *c != ' ').count();
    let honorific = line.starts_with(range.end + 1, "同志");
    let spaced = line.slice(range.clone()).trim().contains(' ');
    // 张 三 丰
    let apart = before == 2 && next == 1 && spaced && one_of_three(line, range.clone(), end, cx);
    let said = line.slice(range.clone()).trim();
    let compound = before == 2 && next == 1 && !spaced && cx.lexicon.is_compound_surname(said)
        // 欧阳 三 丰
        || before == 3 && next == 1 && spaced && said.split(' ').next().is_some_and(|s| cx.lexicon.is_compound_surname(s));
    (before == 1 && next >= 1 || compound || apart) && !honorific && before + next <= 4
}

/// 张 三 丰, but 张 三 李 四: whether the characters that stand apart from `range` on make names of three.
fn one_of_three(line: &Line, range: Chars, end: usize, cx: &Context) -> bool {
    let mut at = range.start;
    let mut singles = 0;
    while at < end && is_cjk(line.at(at)) && (at + 1 >= end || !is_cjk(line.at(at + 1))) {
        singles += 1;
        if line.at(at + 1) != ' ' {
            break;
        }
        at += 2;
    }
    let third = line.at(range.end + 1);
    singles == 3 || singles % 3 == 0 && cx.lexicon.surname(third).is_none()
}

fn after_honorific(line: &Line, k: usize, end: usize) -> usize {
    CLOSERS
        .iter()
        .find(|w| line.starts_with(k, w) && k + w.chars().count() <= end)
        .map_or(k, |w| k + w.chars().count())
}

/// Reads one piece between separators: a name, or names joined by 和.
fn piece(line: &Line, range: Chars, trust: bool, cx: &Context, out: &mut Vec<Person>) -> Option<()> {
    let mut range = range;
    while line.at(range.start) == ' ' && range.start < range.end {
        range.start += 1;
    }
    while range.end > range.start && line.at(range.end - 1) == ' ' {
        range.end -= 1;
    }
    if range.is_empty() {
        return Some(());
    }
    let text = line.slice(range.clone());
    if let Some(cut) = CLOSERS.iter().find_map(|w| text.strip_suffix(w)) {
        let end = range.start + cut.chars().count();
        let own = range.start..end;
        // 焦点同志: a word that somebody bears as a name
        let by_honour = text.len() - cut.len() == "同志".len()
            && text.ends_with("同志")
            && (2..=3).contains(&own.len())
            && line.slice(own.clone()).chars().next().is_some_and(|c| cx.lexicon.surname(c) == Some(true))
            && plausible(line.slice(own.clone()), cx.lexicon);
        if by_honour && !is_name(line, own.clone(), trust, cx) {
            out.push(Person { name: canonical(line.slice(own.clone())), range: own });
            return Some(());
        }
        return piece(line, own, trust, cx, out);
    }
    // 张三3名同志
    let counted = text.trim_end_matches(['志', '同', '人', '名', '位', '表', '代', '员', '委']);
    let bare = counted.trim_end_matches(|c: char| {
        c.is_ascii_digit() || ['两', '二', '三', '四', '五', '六', '七', '八', '九', '十'].contains(&c)
    });
    if bare.len() < counted.len()
        && counted.len() < text.len()
        && text[counted.len()..].starts_with(['名', '位', '人'])
    {
        let end = range.start + bare.chars().count();
        return piece(line, range.start..end, trust, cx, out);
    }
    // 等3名同志, 等五人
    if let Some(at) = text.find('等')
        && text[at..].ends_with(['志', '人', '名', '位'])
        && at > 0
    {
        let end = range.start + text[..at].chars().count();
        return piece(line, range.start..end, trust, cx, out);
    }
    if is_name(line, range.clone(), trust, cx) {
        out.push(Person { name: canonical(text), range });
        return Some(());
    }
    for (word, len) in [("以及", 2), ("和", 1), ("与", 1), ("及", 1)] {
        // 张和平和李四: the word may stand in a name as well
        for at in text.match_indices(word).map(|(at, _)| at).filter(|&at| at > 0) {
            let cut = range.start + text[..at].chars().count();
            let both = [range.start..cut, cut + len..range.end];
            if both.iter().all(|part| is_name(line, part.clone(), trust, cx)) {
                for part in both {
                    out.push(Person { name: canonical(line.slice(part.clone())), range: part });
                }
                return Some(());
            }
        }
    }
    None
}

/// Words joined by 、 where only names can stand, at least one of them a word that is elsewhere no name: 单位.
pub fn words_as_names(line: &Line, range: Chars, cx: &Context) -> Option<Vec<Person>> {
    let mut out = Vec::new();
    let mut odd = false;
    let mut start = range.start;
    for k in range.start..=range.end {
        if k < range.end && line.at(k) != '、' {
            continue;
        }
        let own = start..k;
        let text = line.slice(own.clone());
        let surname = text.chars().next().is_some_and(|c| cx.lexicon.surname(c).is_some());
        if !surname || !(2..=3).contains(&own.len()) || !text.chars().all(is_cjk) {
            return None;
        }
        let word = ["其他", "其余", "上述", "以上", "下列", "以下", "人员", "同志", "作为", "任命", "成员"];
        if word.iter().any(|w| text.contains(w)) {
            return None;
        }
        odd |= !is_name(line, own.clone(), true, cx);
        out.push(Person { name: text.to_owned(), range: own });
        start = k + 1;
    }
    odd.then_some(out)
}

/// As an end of [`names_until`]: what follows a name's remark without a blank, 张三（女）某局局长.
pub const BEHIND_REMARK: &str = "）";

/// Lists of names from `i` up to one of the words in `ends`: each with where the names end and what follows
/// the word. Nearer ends come first, since an end word may also stand inside a name (于是为, 任意任).
pub fn names_until(
    line: &Line,
    i: usize,
    ends: &[&str],
    trust: bool,
    cx: &Context,
) -> Vec<(Vec<Person>, usize)> {
    let mut out = Vec::new();
    for k in i + 2..(i + LONGEST_LIST).min(line.len()) {
        if matches!(line.at(k), '。' | '；' | ';' | '《' | '：') {
            break;
        }
        for word in ends {
            // a remark belongs to the name before it
            let stop = k + usize::from(*word == BEHIND_REMARK);
            // 李四、王五双双|当选
            let how = HOW.iter().find(|w| line.word_before(stop, w)).map_or(0, |w| w.chars().count());
            let how = how + usize::from(how > 0 && line.before(stop - how) == '以');
            let stop = if stop >= i + 2 + how { stop - how } else { stop };
            // 王五聘|为秘书长
            let engaged = *word == "为" && line.before(k) == '聘';
            if line.starts_with(k, word)
                && !engaged
                && (stop <= k || is_cjk(line.at(stop)))
                && let Some(names) = names_in(line, i..stop, trust, cx)
                // 张三出任: the verb begins before its last character, unless a name may well end so (升, 继)
                && !(*word == "任"
                    && TAKES.contains(&line.before(k))
                    && !matches!(line.before(k), '升' | '继')
                    && names.last().is_some_and(|n| n.range.end == k && n.range.len() > 2))
            {
                out.push((names, k + word.chars().count()));
                break;
            }
        }
        if out.len() >= 3 {
            break;
        }
    }
    out
}

/// How several came into their offices, between their names and the verb.
const HOW: [&str; 11] =
    ["双双", "全票", "高票", "满票", "再次", "再度", "成功", "顺利", "依法", "全部", "光荣"];

/// Skips what numbers a line or a clause: 1., （一）, 一、, ①.
pub fn skip_number(line: &Line, mut i: usize) -> usize {
    loop {
        let from = i;
        while matches!(
            line.at(i),
            ' ' | '·'
                | '•'
                | '●'
                | '★'
                | '■'
                | '◆'
                | '▲'
                | '▪'
                | '►'
                | '◎'
                | '○'
                | '◇'
                | '※'
                | '-'
        ) {
            i += 1;
        }
        if matches!(line.at(i), '①'..='⑳') {
            i += 1;
            continue;
        }
        let open = usize::from(matches!(line.at(i), '（' | '('));
        let digits = (i + open..line.len())
            .take_while(|&k| line.at(k).is_ascii_digit() || is_numeral(line.at(k)))
            .count();
        let after = i + open + digits;
        if digits > 0 && digits <= 3 {
            if open == 1 && matches!(line.at(after), '）' | ')') {
                i = after + 1;
                continue;
            }
            if open == 0
                && matches!(line.at(after), '、' | '.' | '．')
                && !line.at(after + 1).is_ascii_digit()
            {
                i = after + 1;
                continue;
            }
        }
        if i == from {
            return i;
        }
    }
}

/// The names of an appellation as persons.
pub fn of_call(names: &[crate::mention::Name]) -> Vec<Person> {
    names.iter().map(|n| Person { name: n.text.replace(' ', ""), range: n.range.clone() }).collect()
}
