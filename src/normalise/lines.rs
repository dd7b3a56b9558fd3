//! Finds the lines of a plain text, and joins those that were broken inside a sentence.

use std::ops::Range;

/// The lines of `text` as byte ranges, without their ends; broken ones are joined into one range that
/// still holds the line break. Empty lines are left out.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let raw = raw_lines(text);
    let habits = Habits::of(text, &raw);
    let mut lines: Vec<Range<usize>> = Vec::with_capacity(raw.len());
    let mut previous: Option<usize> = None;
    for (number, line) in raw.iter().enumerate() {
        let words = &text[line.clone()];
        if words.trim().is_empty() {
            continue;
        }
        if let Some(last) = lines.last_mut()
            && previous.is_some_and(|p| p + 1 == number)
            && habits.broken(&text[raw[number - 1].clone()], &text[last.clone()], words)
        {
            last.end = line.end;
        } else {
            lines.push(line.clone());
        }
        previous = Some(number);
    }
    lines
}

fn raw_lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['\n', '\u{2028}', '\u{2029}', '\u{85}', '\u{0c}', '\u{0b}']) {
        lines.push(start..at);
        start = at + text[at..].chars().next().map_or(1, char::len_utf8);
    }
    lines.push(start..text.len());
    lines
}

/// How this text writes its paragraphs: what a line break means depends on it.
struct Habits {
    /// Paragraphs begin with blanks.
    indents: bool,
    /// Most running lines end with a full stop.
    closes: bool,
    /// All running lines have this width: the text was wrapped by a machine.
    width: Option<usize>,
}

/// A line with at least so many characters can be a part of a wrapped paragraph.
const RUNNING: usize = 16;

impl Habits {
    fn of(text: &str, raw: &[Range<usize>]) -> Self {
        let (mut indented, mut running, mut closed) = (0usize, 0usize, 0usize);
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        for line in raw {
            let words = &text[line.clone()];
            let trimmed = words.trim();
            if trimmed.is_empty() {
                continue;
            }
            indented += usize::from(words.starts_with(['\u{3000}', ' ', '\t']));
            // Only a text with inner punctuation is a sentence: headings and lists are not.
            if trimmed.contains(['，', '。', ',', '；']) {
                let width = trimmed.chars().count();
                if width >= RUNNING {
                    running += 1;
                    closed += usize::from(ends_sentence(trimmed));
                    *widths.entry(width).or_default() += 1;
                }
            }
        }
        let width = widths.keys().copied().find(|w| {
            let near: usize = widths.range(w.saturating_sub(1)..=w + 1).map(|(_, n)| n).sum();
            *w < 100 && near >= 4 && near * 5 >= running * 3
        });
        Self { indents: indented >= 2, closes: running >= 2 && closed * 3 >= running * 2, width }
    }

    /// Whether the break between `above` (the end of the joined `paragraph`) and `below` is inside a sentence.
    fn broken(&self, above: &str, paragraph: &str, below: &str) -> bool {
        let end = above.trim_end_matches([' ', '\t', '\r', '\u{3000}']);
        let start = below.trim_start();
        if start.len() < below.len() || begins_item(start) || ends_sentence(end) {
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
        let wide = end.trim_start().chars().count();
        if self.width.is_some_and(|w| wide + 2 >= w && wide <= w + 2) {
            return true;
        }
        let indented = self.indents && above.starts_with(['\u{3000}', ' ', '\t']);
        if wide < if indented { RUNNING / 2 } else { RUNNING } || !end.ends_with(is_inner) {
            return false;
        }
        (indented && (sentence || paragraph.contains('、'))) || (self.closes && sentence)
    }
}

fn is_inner(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
        || c.is_ascii_alphanumeric()
        || matches!(c, '·' | '《' | '“' | '（')
}

fn ends_sentence(line: &str) -> bool {
    line.ends_with([
        '。', '！', '？', '；', '：', '”', '）', '】', '…', '!', '?', ';', ':', '.', ')', '』', '」', '>',
    ])
}

/// A mark is open at the end of the line: the sentence has to go on.
fn unclosed(line: &str) -> bool {
    [('《', '》'), ('（', '）'), ('(', ')')].iter().any(|(open, close)| match line.rfind(*open) {
        Some(at) => line[at..].chars().count() < 60 && !line[at..].contains(*close),
        None => false,
    })
}

/// What starts a line of its own: a number, a bullet, a date of a CV, a label.
fn begins_item(line: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十百零〇";
    let mut characters = line.chars();
    let Some(first) = characters.next() else { return true };
    if matches!(first, '（' | '(' | '【' | '[' | '·' | '•' | '●' | '■' | '◆' | '—' | '-' | '*' | '①'..='⑳' | '０'..='９')
        || first.is_ascii_digit()
    {
        return true;
    }
    if first == '第' || NUMERALS.contains(first) {
        let rest = characters.as_str().trim_start_matches(|c| NUMERALS.contains(c));
        if rest.starts_with(['、', '.', '．', '条', '章', '节', '是', '要', '，']) {
            return true;
        }
    }
    // A label such as 来源： or 责任编辑：
    line.char_indices().take(8).any(|(_, c)| matches!(c, '：' | ':'))
}

#[cfg(test)]
mod tests {
    use super::split;

    fn joined(text: &str) -> Vec<String> {
        split(text).into_iter().map(|r| text[r].replace('\n', "⏎")).collect()
    }

    #[test]
    fn a_break_inside_a_sentence_is_joined() {
        let text = "标题\n　　区委书记主持会议，研究改革。\n　　副区长苏　醒、某部门的负责人王　\n翔，各镇主要负责人参加会议。";
        assert_eq!(joined(text).len(), 3);
        assert!(joined(text)[2].contains("王　⏎翔"));
        let comma = "会议研究了下半年工作，听取了有关情况的汇报，\n并就下一步工作作出安排。";
        assert_eq!(joined(comma).len(), 1);
        let title = "关于印发《某某县机构\n改革方案》的通知";
        assert_eq!(joined(title).len(), 1);
    }

    #[test]
    fn lines_of_a_list_stay_apart() {
        let text = "决定任命：\n张三为市财政局局长，免去其副局长职务\n李四为市教育局局长，免去其副局长职务\n王五为市司法局局长，免去其副局长职务\n某某市人民政府\n2020年1月2日";
        assert_eq!(joined(text).len(), 6);
        let cv =
            "工作简历：\n2001.02—2003.04　某县某镇党委副书记，兼某村第一书记\n2003.04—2006.01　某县某镇镇长";
        assert_eq!(joined(cv).len(), 3);
    }
}
