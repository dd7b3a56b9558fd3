//! How phrases are put together around names: numbers of items, brackets, lists, counts at their end.

use super::line::{Chars, Line};
use memchr::{memchr, memmem, memrchr};
use std::borrow::Cow;

/// In texts longer than this a search is worth its preparation.
const LONG: usize = 400;

/// Where the word first stands in a text, by bytes: at the speed of the memory in long texts, and without much
/// preparation in short ones.
pub fn find(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    if text.len() > LONG {
        return memmem::find(text, word);
    }
    // the third byte tells nearly all Han characters apart
    let Some(&third) = word.get(2) else { return memmem::find(text, word) };
    let mut from = 2;
    while let Some(at) = memchr(third, text.get(from..)?) {
        let start = from + at - 2;
        if text[start..].starts_with(word) {
            return Some(start);
        }
        from += at + 1;
    }
    None
}

/// Where the word last stands in a text, by bytes.
#[inline]
pub fn rfind(text: &str, word: &str) -> Option<usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let Some(&third) = word.get(2) else { return memmem::rfind(text, word) };
    let mut until = text.len();
    while let Some(at) = memrchr(third, &text[..until]) {
        let start = at.checked_sub(2)?;
        if text[start..].starts_with(word) {
            return Some(start);
        }
        until = at;
    }
    None
}

/// Whether the word stands in a text.
#[inline]
pub fn holds(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

/// Whether one of the words stands in a text.
pub fn holds_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| holds(text, word))
}

/// How often the word stands in a text that may be long.
pub fn count(text: &str, word: &str) -> usize {
    memmem::find_iter(text.as_bytes(), word.as_bytes()).count()
}

/// Whether `word` ends right before `end`.
pub fn ends_with(line: &Line, end: usize, word: &str) -> bool {
    line.word_before(end, word)
}

/// The end of the bracket that opens at `open`, its closing mark included.
pub fn bracket_end(line: &Line, open: usize, limit: usize) -> Option<usize> {
    (open + 1..limit.min(line.len())).find(|&k| matches!(line.at(k), '）' | ')')).map(|k| k + 1)
}

/// Where the first of these marks stands in the range, outside brackets; its end where there is none.
pub fn stop_outside_brackets(line: &Line, range: Chars, marks: &[char]) -> usize {
    let mut depth = 0usize;
    let stop = range.clone().find(|&k| {
        match line.at(k) {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && marks.contains(&line.at(k))
    });
    stop.unwrap_or(range.end)
}

/// Where the words begin after the number of an item: 第五条, 一、, （二）, 3.
pub fn after_number(line: &Line, start: usize) -> usize {
    let digit = |c: char| {
        c.is_ascii_digit()
            || ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '〇'].contains(&c)
    };
    let mut i = start;
    while line.at(i) == ' ' {
        i += 1;
    }
    let open = matches!(line.at(i), '第' | '（' | '(');
    let from = i + usize::from(open);
    let to = (from..from + 5).find(|&k| !digit(line.at(k))).unwrap_or(from);
    if to == from {
        return start;
    }
    let closed = match (line.at(i), line.at(to)) {
        ('第', '条' | '款' | '章' | '项') | ('（' | '(', '）' | ')') => true,
        // 1.5倍 is no item, 1.1988年 is one
        (_, '、' | '．' | '.' | '是') => !open && (!digit(line.at(to + 1)) || line.at(to + 5) == '年'),
        _ => false,
    };
    let mut end = to + 1;
    while line.at(end) == ' ' || (closed && end == to + 1 && line.at(end) == '，') {
        end += 1;
    }
    if closed { end } else { start }
}

/// Leaves out 等三家单位, 等部门 at the end of a list.
pub fn without_count(line: &Line, floor: usize, end: usize) -> usize {
    const MANY: [&str; 15] = [
        "企业",
        "部门",
        "单位",
        "机构",
        "家",
        "队伍",
        "局",
        "中心",
        "所",
        "站",
        "委",
        "小组",
        "委员会",
        "街道",
        "乡镇",
    ];
    let counted = |tail: &str| {
        let rest = tail.trim_start_matches(|c: char| {
            ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '多', '几'].contains(&c)
                || c.is_ascii_digit()
        });
        let digits = rest.len() < tail.len();
        let rest = rest.strip_prefix(['个', '家', '支']).unwrap_or(rest);
        digits && rest.chars().count() <= 14 && (rest.is_empty() || MANY.iter().any(|w| rest.ends_with(w)))
    };
    for k in (end.saturating_sub(20).max(floor + 2)..end).rev() {
        let tail = line.slice(k + 1..end);
        if line.at(k) == '等'
            && (tail.is_empty() || counted(tail) || MANY[..4].iter().any(|w| tail.ends_with(w)))
        {
            return k;
        }
        let tail = line.slice(k..end);
        if counts_all(line, floor..k, tail) {
            return k;
        }
        // 文化局、旅游局两局: the ending said again
        if end == k + 2
            && ['二', '两', '三', '四', '五', '六', '七', '八', '九'].contains(&line.at(k))
            && line.at(k + 1) == line.before(k)
            && [
                '局', '委', '办', '院', '校', '站', '所', '镇', '乡', '县', '区', '村', '厅', '部', '处',
                '科',
            ]
            .contains(&line.before(k))
        {
            return k;
        }
        let digit = |c: char| {
            c.is_ascii_digit()
                || ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十'].contains(&c)
        };
        if end - k <= 14 && counted(tail) && tail.contains(['个', '家', '支']) && !digit(line.before(k)) {
            return if line.before(k) == '等' { k - 1 } else { k };
        }
    }
    end
}

/// A、B、C三部门: as many as are named before, so that the count stands for no others.
fn counts_all(line: &Line, named: Chars, tail: &str) -> bool {
    const KINDS: [&str; 6] = ["部门", "单位", "个部门", "家单位", "个单位", "部委"];
    const NUMBERS: [&str; 8] = ["两2二", "三3", "四4", "五5", "六6", "七7", "八8", "九9"];
    let number = tail.chars().next().and_then(|c| NUMBERS.iter().position(|n| n.contains(c)));
    let Some(joints) = number.map(|n| n + 1) else { return false };
    let kind = tail.chars().skip(1).collect::<String>();
    let marks = |what: &[char]| named.clone().filter(|&k| what.contains(&line.at(k))).count();
    KINDS.contains(&kind.as_str())
        && marks(&['、']) <= joints
        && marks(&['、', '和', '与', '及']) >= joints
        && !line.before(named.end).is_ascii_digit()
}

/// The pieces between 、 outside brackets.
pub fn pieces(line: &Line, range: Chars) -> Vec<Chars> {
    let mut out = Vec::new();
    let (mut from, mut depth) = (range.start, 0i32);
    for i in range.clone() {
        match line.at(i) {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            '、' if depth <= 0 => {
                out.push(from..i);
                from = i + 1;
            }
            _ => {}
        }
    }
    out.push(from..range.end);
    out
}

pub fn without_brackets(text: &str) -> Cow<'_, str> {
    if !text.contains(['（', '(', '）', ')']) {
        return text.into();
    }
    let mut depth = 0i32;
    text.chars()
        .filter(|&c| {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth <= 0
        })
        .collect()
}

/// 一区一园”指挥部, read from behind its opening mark: without the marks that pair with none.
pub fn without_odd_marks(name: &str) -> Cow<'_, str> {
    /// The first byte of both marks, which no Han character begins with.
    const MARK: u8 = 0xE2;
    if memchr(MARK, name.as_bytes()).is_none() {
        return name.into();
    }
    match name.matches('“').count() == name.matches('”').count() {
        true => name.into(),
        false => name.replace(['“', '”'], "").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_the_standard_library_finds_them() {
        let texts = ["", "委", "县委员会委员", "2021年第1号、a·b", "会议于议会会议室召开", "届届届"];
        let words = ["委", "委员", "会议", "届", "届届", "1", "a·b", "号、", "室召开", "没有", "室召开。"];
        for text in texts {
            for word in words {
                assert_eq!(find(text, word), text.find(word), "{word} in {text}");
                assert_eq!(rfind(text, word), text.rfind(word), "{word} in {text}");
                assert_eq!(holds(text, word), text.contains(word), "{word} in {text}");
            }
        }
        assert!(holds_any("会议", &["县", "会"]) && !holds_any("会议", &["县", "乡"]));
    }
}
