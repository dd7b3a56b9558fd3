//! How a text breaks its lines, and whether a break stands inside a sentence.

use super::super::pinyin;
use super::ends::{
    begins_item, begins_with_date, counts, ends_a_name, ends_sentence, ends_with_term, ends_with_time,
    is_digit, is_inner, numbered,
};
use std::ops::Range;

/// How this text writes its paragraphs: what a line break means depends on it.
pub(super) struct Habits {
    /// Paragraphs begin with blanks.
    indents: bool,
    /// Most running lines end with a full stop.
    closes: bool,
    /// All running lines have this width in print: the text was wrapped by a machine.
    width: Option<usize>,
    /// No line has more characters, and many have as many: the text was cut by their number.
    cut: Option<usize>,
}

/// A line with at least so many characters can be a part of a wrapped paragraph.
const RUNNING: usize = 16;

impl Habits {
    pub(super) fn of(text: &str, raw: &[Range<usize>]) -> Self {
        let (mut indented, mut running, mut closed) = (0usize, 0usize, 0usize);
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        // of the longest lines: how many characters, how many lines, and how many of these stop inside a sentence
        let mut longest = (0usize, 0usize, 0usize);
        for line in raw {
            let words = text[line.clone()].trim_start_matches(['\r', '\n']);
            let trimmed = words.trim();
            if trimmed.is_empty() {
                continue;
            }
            let length = line_length(words);
            if length > longest.0 {
                longest = (length, 0, 0);
            }
            if length == longest.0 {
                longest.1 += 1;
                longest.2 += usize::from(!ends_sentence(trimmed));
            }
            indented += usize::from(words.starts_with(['\u{3000}', ' ', '\t']));
            // Only a text with inner punctuation is a sentence: headings and lists are not.
            if trimmed.contains(['，', '。', ',', '；']) && trimmed.chars().count() >= RUNNING {
                running += 1;
                closed += usize::from(ends_sentence(trimmed));
                *widths.entry(print_width(trimmed)).or_default() += 1;
            }
        }
        // Most of the longest lines are equally long, but for indentation and words that were kept whole.
        let near = |w: usize| -> usize {
            widths.range(w.saturating_sub(TOLERANCE)..=w).map(|(_, n)| n).sum::<usize>()
        };
        let longer = |w: usize| widths.range(w + 1..).map(|(_, n)| n).sum::<usize>();
        let fits = |w: &usize| {
            (52..200).contains(w)
                && near(*w) >= 3
                && near(*w) * 5 >= running * 2
                && longer(*w) * 10 <= running
        };
        let width = widths.keys().copied().filter(fits).max_by_key(|w| (near(*w), *w));
        let (length, lines, open) = longest;
        let cut = (24..=120).contains(&length) && lines >= 3 && open * 3 >= lines * 2;
        let closes = running >= 2 && closed * 5 >= running * 2;
        Self { indents: indented >= 2, closes, width, cut: cut.then_some(length) }
    }

    /// Whether the break between `above` (the end of the joined `paragraph`) and `below` is inside a
    /// sentence; `top` says that the paragraph is one of the first, where headlines stand.
    pub(super) fn broken(&self, above: &str, paragraph: &str, below: &str, top: bool) -> bool {
        let (above, below) = (above.trim_start_matches(['\r', '\n']), below.trim_start_matches(['\r', '\n']));
        let end = without_pinyin(above.trim_end());
        let start = below.trim_start();
        if start.len() < below.len() || ends_sentence(end) {
            return false;
        }
        // 20⏎23年
        if end.ends_with(is_digit) && start.starts_with(|c| is_digit(c) || matches!(c, '年' | '月' | '日'))
        {
            let listed = ends_with_term(end) && begins_with_date(start);
            return !ends_with_time(end) && !counts(end) && !listed;
        }
        if end.ends_with(is_inner) && ends_a_name(start) {
            return true;
        }
        let wide = print_width(end.trim_start());
        let cut = self.cut == Some(line_length(above));
        // 机构⏎(gòu)改革
        if end.ends_with(is_inner) && pinyin::parenthesised(start, false).is_some() {
            return true;
        }
        if cut && goes_on(end, paragraph, start) {
            return true;
        }
        let full = cut || self.width.is_some_and(|w| wide + TOLERANCE >= w);
        if begins_item(start) || (begins_with_date(start) && !end.ends_with(['，', '、'])) {
            return false;
        }
        let paragraph = paragraph.trim();
        let length = paragraph.chars().count();
        if unclosed(paragraph) && length >= 6 {
            return true;
        }
        let sentence = paragraph.contains(['，', '。', ',', '；']);
        if end.ends_with(['，', '、', ',']) {
            return length >= RUNNING || sentence;
        }
        if full {
            return true;
        }
        // 张三（女）副市长⏎负责…
        if ["负责", "分管", "协助", "主持", "协管"].iter().any(|w| start.starts_with(w)) {
            return false;
        }
        let indented = self.indents && above.starts_with(['\u{3000}', ' ', '\t']);
        if length < if indented { RUNNING / 2 } else { RUNNING } || !end.ends_with(is_inner) {
            return false;
        }
        // A headline may hold a comma: only what has gone on for long, or over a full stop, is a paragraph.
        let long = paragraph.contains('。') || ((length >= 45 || !top) && !begins_item(paragraph));
        let goes_on = ends_sentence(below.trim_end()) || below.contains(['，', '、']);
        (indented && (sentence || paragraph.contains('、'))) || (self.closes && sentence && long && goes_on)
    }
}

/// How much less than the others a full line may hold.
const TOLERANCE: usize = 6;

/// How many characters a line has, blanks at its beginning included.
fn line_length(line: &str) -> usize {
    line.trim_matches(['\r', '\n']).chars().count()
}

/// How wide a line is in print, where a digit takes half the room of a character: blanks are not counted, and marks
/// are taken as wide as they were in print, whatever became of them.
fn print_width(line: &str) -> usize {
    let width = |c: char| match c {
        ' ' => 0,
        c if c.is_ascii_alphanumeric() => 1,
        _ => 2,
    };
    line.chars().map(width).sum()
}

/// The end of a line without the pinyin behind its last character.
fn without_pinyin(line: &str) -> &str {
    if !line.ends_with([')', '）']) {
        return line;
    }
    let Some(open) = line.rfind(['(', '（']) else { return line };
    match pinyin::parenthesised(&line[open..], false) {
        Some(length) if open + length == line.len() => line[..open].trim_end(),
        _ => line,
    }
}

/// A mark is open at the end of the line: the sentence has to go on.
fn unclosed(line: &str) -> bool {
    [('《', '》'), ('（', '）'), ('(', ')')].iter().any(|(open, close)| match line.rfind(*open) {
        Some(at) => line[at..].chars().count() < 60 && !line[at..].contains(*close),
        None => false,
    })
}

/// Whether a paragraph goes on behind a line that has as many characters as a line may have.
fn goes_on(end: &str, paragraph: &str, start: &str) -> bool {
    // 副乡长⏎（2005年…）; 省委⏎、市委决定：…
    let aside = start.starts_with(['（', '(']) && !numbered(start);
    let marked = start.starts_with(['、', '，', '）', '》', '”']);
    // 党委编委⏎2024年第二次会议, but not the next entry of a CV
    let dated = begins_with_date(start) && !begins_with_date(paragraph.trim_start());
    // （其⏎间：1991年…）, 从⏎1997年起
    aside
        || marked
        || dated
        || unclosed(paragraph)
        || end.ends_with(['至', '于', '自', '从', '—', '-', '在', '到'])
}
