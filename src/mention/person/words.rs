//! Words that a run of characters is or holds, which make it no name where nothing else speaks for one.

use super::behind::closing;
use crate::lexicon::VerbClass;
use crate::mention::line::{Chars, Line, is_break, is_cjk};
use crate::segment::Segmenter;

/// 总书记明确要求, 司机历尽艰险: two characters that say how something is done or what is done, where nothing but the
/// verb behind them speaks for a name.
pub(super) fn says_how(line: &Line, range: &Chars, usual: bool, segmenter: &Segmenter) -> bool {
    let next = line.at(range.end);
    let named = is_break(next) || matches!(next, ' ' | '和' | '与' | '及' | '等') || !is_cjk(next);
    // 张三、容易参加
    let listed = line.before(range.start) == '、';
    let honoured = line.starts_with(range.end, "同志") || listed;
    if range.len() != 2 || named || honoured {
        return false;
    }
    let word = line.slice(range.clone());
    if usual || closing(line, range.end) >= 4 && !segmenter.is_manner(word) {
        // 万里: rather a name than a measure
        closing(line, range.end) < 2 && !word.starts_with('万') && segmenter.is_verb_or_adverb(word)
    } else {
        segmenter.is_manner(word) || segmenter.is_verb_or_adverb(word)
    }
}

/// 任指挥|长: the end of the run is the beginning of a title; 守业|主持 is not, since a verb goes farther.
pub(super) fn cuts_title(line: &Line, i: usize, end: usize) -> bool {
    let acts = line
        .words_at(end)
        .iter()
        .filter(|w| w.entry.chars >= 2 && w.entry.is(VerbClass::Follow))
        .map(|w| w.end)
        .max()
        .unwrap_or(end);
    (i + 1..end).any(|k| {
        line.words_at(k)
            .iter()
            .any(|w| w.entry.title.is_some() && w.entry.chars >= 2 && w.end > end && w.end >= acts)
    })
}

/// 江上清风: the second half is a noun's two characters, not 当即, 近日 or 率先.
pub(super) fn two_words(line: &Line, i: usize, segmenter: &Segmenter) -> bool {
    segmenter.may_be_given(line.slice(i + 2..i + 4))
}

/// 王宏颁奖, but not 万事如意, which is one word.
pub(super) fn ends_with_verb(four: &str, segmenter: &Segmenter) -> bool {
    let half = four.char_indices().nth(2).map_or(four.len(), |(at, _)| at);
    segmenter.is_verb_or_adverb(&four[half..]) && !segmenter.is_common_word(four)
}
