//! Names made of syllables that transliterate, with dots between their parts or without.

use super::Name;
use super::behind::closing;
use crate::lexicon::{Lexicon, VerbClass};
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
            if to > from && (joined || matches!(line.at(to), '和' | '与') && another()) {
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
    // 某某致电保罗·李, 某某会见艾山·买买提: another acts upon him
    const UPON: [&str; 6] = ["致电", "致信", "致函", "会见", "会晤", "祝贺"];
    if (i + 2..k).any(|n| UPON.iter().any(|w| line.starts_with(n, w))) {
        return None;
    }
    let text = line.slice(i..end).replace(['•', '・', '‧', '．'], "·");
    Some(Name { text, range: i..end, quality: 4 })
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
