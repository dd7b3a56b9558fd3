//! Names that no surname and no syllable speaks for, between sound names of one list.

use super::body::Context;
use super::line::{Line, is_cjk};
use super::person::{Name, plausible, sure_name_at};

/// 副主任甲、此里旺堆、祭安、乙出席: a piece of the list that holds no known word, where another sound name follows.
pub fn stranger_at(line: &Line, i: usize, cx: &Context) -> Option<Name> {
    const SHORTEST: usize = 2;
    const LONGEST: usize = 5;
    const JOINING: &str = "的和与及等在对为将被由于其各省市县区镇乡村局部委办厅院处科室组队站所会";
    let end = (i..=i + LONGEST).find(|&k| !is_cjk(line.at(k)))?;
    let known = || line.words_in(i..end).iter().any(|w| w.entry.chars >= 2 && w.end <= end);
    if line.at(end) != '、' || end < i + SHORTEST || known() {
        return None;
    }
    sure_name_at(line, end + 1, cx.lexicon)?;
    let text = line.slice(i..end);
    // 甲、群众、乙: a word of the language
    let word = || cx.segmenter.tokens(text).len() == 1;
    let name = !text.contains(|c| JOINING.contains(c)) && plausible(text, cx.lexicon) && !word();
    name.then(|| Name { text: text.to_owned(), range: i..end, quality: 2 })
}
