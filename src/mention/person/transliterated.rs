//! Names made of syllables that transliterate, with dots between their parts or without.

use super::Name;
use super::behind::closing;
use crate::lexicon::{Lexicon, NotName, VerbClass};
use crate::mention::line::{Chars, Line, is_cjk, is_dot};

/// 买买提江·吐尔逊: parts joined by a dot; the last part ends where a known word begins.
pub(super) fn dotted(line: &Line, i: usize, lexicon: &Lexicon) -> Option<Name> {
    let dot = is_dot;
    let mut k = i;
    while k < line.len() && is_cjk(line.at(k)) && k - i < 9 {
        k += 1;
    }
    if k == i || !dot(line.at(k)) || !is_cjk(line.at(k + 1)) {
        return None;
    }
    let mut end = k;
    while dot(line.at(end)) && is_cjk(line.at(end + 1)) {
        let from = end + 1;
        let mut to = from + 1;
        while is_cjk(line.at(to)) && to - from < 8 {
            // 和某地某官: another begins
            let joined = matches!(line.at(to), '和' | '与' | '及')
                && line
                    .words_at(to + 1)
                    .iter()
                    .any(|w| w.entry.place || w.entry.short_place || w.entry.national);
            // 阿不都·卡德尔和叶尔兰·巴合提
            let another = || {
                let run = (to + 1..to + 9).take_while(|&k| is_cjk(line.at(k))).count();
                run >= 2 && dot(line.at(to + 1 + run))
            };
            // 大卫·罗杰斯和夫人, 艾山·买买提与某某智库…; but 布和|主持
            let goes_on = || to - from >= 2 && closing(line, to + 1) < 2;
            let joins = matches!(line.at(to), '和' | '与') && (another() || goes_on());
            if to > from && (joined || joins) {
                break;
            }
            if to - from >= 2
                && closing(line, to) >= 2
                && !inside_transliteration(line, to, lexicon)
                && !cut_by_act(line, to, lexicon)
            {
                break;
            }
            if to - from == 1 && closing(line, to) >= 3 {
                break;
            }
            to += 1;
        }
        end = to;
    }
    // 副主任由叶尔肯·哈布力: the name begins behind 由
    if (i..k).any(|n| line.at(n) == '由') {
        return None;
    }
    if begins_later(line, i..k, lexicon) {
        return None;
    }
    let text = line.slice(i..end).replace(['•', '・', '‧', '．'], "·");
    Some(Name { text, range: i..end, quality: 4 })
}

/// Whether other words stand before the name whose first part ends `range`: 总裁名叫保罗·李, 荷兰人扬·德弗里斯,
/// 董事总经理大卫·罗杰斯, and 某某致电保罗·李, where another acts upon him.
pub fn begins_later(line: &Line, range: Chars, lexicon: &Lexicon) -> bool {
    const BEFORE: [&str; 10] =
        ["致电", "致信", "致函", "会见", "会晤", "祝贺", "名叫", "叫做", "代表", "选手"];
    // a name of several parts begins with at least one character of its own
    (range.start..range.end.saturating_sub(1)).any(|n| {
        let titled = line
            .words_at(n)
            .iter()
            .any(|w| w.end < range.end && w.entry.chars >= 2 && w.entry.title.is_some());
        let people = n > range.start
            && line.at(n) == '人'
            && line.words_ending_at(n).any(|w| w.entry.place || w.entry.national)
            || line.at(n) == '人' && lexicon.not_names.has(NotName::Whole, line.slice(range.start..n));
        titled || people || BEFORE.iter().any(|w| line.starts_with(n, w))
    })
}

/// 托乎提|出席, not 托乎|提出: the first character of the word at `i` ends the name, and an act begins behind it.
fn cut_by_act(line: &Line, i: usize, lexicon: &Lexicon) -> bool {
    let short = line.words_at(i).iter().all(|w| w.entry.chars <= 2);
    // 买买提·艾力|等参加
    short
        && line.at(i) != '等'
        && lexicon.is_name_char(line.at(i))
        && line.words_at(i + 1).iter().any(|w| w.entry.chars >= 2 && w.entry.is(VerbClass::Attend))
}

/// Whether a one-character word at `i` is rather the next syllable of a name.
fn inside_transliteration(line: &Line, i: usize, lexicon: &Lexicon) -> bool {
    let long = line
        .words_at(i)
        .iter()
        .any(|w| w.entry.chars >= 2 && (w.entry.is(VerbClass::Follow) || w.entry.is(VerbClass::Stop)));
    !long && line.at(i) != '等' && lexicon.is_name_char(line.at(i)) && lexicon.is_name_char(line.at(i + 1))
}

/// Whether the whole run is made of syllables that transliterate names.
pub fn transliterated(line: &Line, range: Chars, lexicon: &Lexicon) -> bool {
    // the syllables consist of nothing else
    if !range.clone().all(|k| lexicon.is_name_char(line.at(k))) {
        return false;
    }
    let mut at = range.start;
    let mut syllables = 0;
    while at < range.end {
        let known = (2..=4)
            .rev()
            .filter(|n| at + n <= range.end)
            .find(|&n| lexicon.is_name_syllable(line.slice(at..at + n)));
        match known {
            Some(n) => {
                at += n;
                syllables += n;
            }
            None => at += 1,
        }
    }
    syllables * 2 >= range.len()
}
