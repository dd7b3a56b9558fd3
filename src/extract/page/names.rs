//! Names of persons that one sentence alone leaves open: how far a guessed one goes by what the page writes elsewhere, and
//! who speaks without an office.

use super::Sentence;
use crate::lexicon::CharSet;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::person::{plausible, sure_name_at};
use crate::mention::{Appellation, Chars, Context, Line};
use crate::model::BlockKind;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// 张三指出，… 张三强调，…: who opens several sentences as their speaker is a person, though the page nowhere says
/// with which office.
pub(super) fn speakers(lines: &[Line], sentences: &[Sentence], cx: &Context) -> Vec<String> {
    const SPEAKS: [&str; 4] = ["指出", "强调", "要求", "表示"];
    const LEAST: usize = 2;
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for sentence in sentences {
        let (line, start) = (&lines[sentence.line], sentence.range.start);
        if line.kind != BlockKind::Paragraph || !line.may_hold_any(&SPEAKS) {
            continue;
        }
        let start = if line.at(start) == ' ' { start + 1 } else { start };
        let Some(name) = sure_name_at(line, start, cx.lexicon) else { continue };
        let end = name.range.end;
        let speaks = SPEAKS.iter().any(|w| line.starts_with(end, w)) && is_break(line.at(end + 2));
        let word = || cx.segmenter.is_common_word(&name.text);
        if speaks && !word() && plausible(&name.text, cx.lexicon) {
            *often.entry(line.slice(name.range)).or_default() += 1;
        }
    }
    often.into_iter().filter(|(_, n)| *n >= LEAST).map(|(name, _)| name.to_owned()).collect()
}

/// 县长单增罗 where the page says 单增罗杰 each time: a guessed name goes as far as the page always writes it.
pub(super) fn lengthen(sentences: &mut [Sentence], lines: &[Line], text: &str) {
    // the name as it was guessed, and how far it may go
    let guessed = |line: &Line, call: &Appellation| {
        let name = call.names.last().filter(|n| n.quality <= 1 && n.range.end == call.range.end)?;
        let end = name.range.end;
        // 张三等街道领导: the list is over
        (is_cjk(line.at(end)) && line.at(end) != '等').then(|| (name.text.clone(), name.range.start..end + 1))
    };
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for sentence in sentences.iter() {
        let line = &lines[sentence.line];
        for (short, longer) in sentence.appellations.iter().filter_map(|call| guessed(line, call)) {
            counts.insert(short, 0);
            counts.insert(line.slice(longer).to_owned(), 0);
        }
    }
    count_all(text, &mut counts);
    for sentence in sentences {
        let line = &lines[sentence.line];
        for call in &mut sentence.appellations {
            let Some((short, longer)) = guessed(line, call) else { continue };
            let word = line.slice(longer.clone());
            let often = counts.get(word).copied().unwrap_or_default();
            if often >= 2 && counts.get(&short) == Some(&often) {
                call.range.end = longer.end;
                if let Some(name) = call.names.last_mut() {
                    (name.text, name.range) = (word.to_owned(), longer);
                }
            }
        }
    }
}

/// How often each of the words stands in the text, all in one walk.
fn count_all(text: &str, counts: &mut FxHashMap<String, usize>) {
    let Some(longest) = counts.keys().map(|word| word.chars().count()).max() else { return };
    let beginnings: CharSet = counts.keys().filter_map(|word| word.chars().next()).collect();
    for (at, _) in text.char_indices().filter(|(_, c)| beginnings.may_hold(*c)) {
        let rest = &text[at..];
        for (len, c) in rest.char_indices().take(longest) {
            if let Some(count) = counts.get_mut(&rest[..len + c.len_utf8()]) {
                *count += 1;
            }
        }
    }
}

/// 县长张三获公示 where the page says 张三，男: a guessed name ends where a sure one ends elsewhere.
pub(super) fn shorten(sentences: &mut [Sentence], lines: &[Line], cx: &Context) {
    let guessed = |line: &Line, call: &Appellation| {
        let name = call.names.last().filter(|n| n.quality <= 2 && n.range.len() == 3)?;
        let Chars { start, end } = name.range;
        let usual = cx.lexicon.surname(line.at(start)) == Some(true);
        (usual && is_cjk(line.at(end))).then(|| line.slice(start..end - 1).to_owned())
    };
    // the sure names that begin with what may be the whole name
    let mut sure: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for sentence in sentences.iter() {
        let line = &lines[sentence.line];
        sure.extend(
            sentence.appellations.iter().filter_map(|call| Some((guessed(line, call)?, BTreeSet::new()))),
        );
    }
    if sure.is_empty() {
        return;
    }
    let beginnings: CharSet = sure.keys().filter_map(|short| short.chars().next()).collect();
    for line in lines {
        for k in (0..line.len()).filter(|&k| beginnings.may_hold(line.at(k))) {
            if let Some(names) = sure.get_mut(line.slice(k..k + 2)) {
                names.extend(sure_name_at(line, k, cx.lexicon).map(|name| name.text));
            }
        }
    }
    for sentence in sentences {
        let line = &lines[sentence.line];
        for call in &mut sentence.appellations {
            let Some(short) = guessed(line, call) else { continue };
            let Some(name) = call.names.last_mut() else { continue };
            let names = sure.get(&short);
            if names.is_some_and(|names| names.contains(&short) && !names.contains(&name.text)) {
                if call.range.end == name.range.end {
                    call.range.end -= 1;
                }
                name.text = short;
                name.range.end -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_walk_counts_all_words() {
        let mut counts: FxHashMap<String, usize> =
            ["单增罗", "单增罗杰", "李四"].map(|word| (word.to_owned(), 0)).into_iter().collect();
        count_all("县长单增罗杰说，单增罗杰到会。李四四。", &mut counts);
        assert_eq!(["单增罗", "单增罗杰", "李四"].map(|word| counts[word]), [2, 2, 1]);
    }
}
