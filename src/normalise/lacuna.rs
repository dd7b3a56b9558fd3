//! Characters that an encoding could not write and left as □: known again by the words around them.
//!
//! Big5 has no character for a few places and peoples of the mainland, nor for the zero of 二〇一五. Pages taken for
//! GBK byte by byte lose 。縣, of which the last byte is left: ？h.

use super::builder::Builder;

const BLANK: char = '□';

/// Words with a character that Big5 lacks, that character left blank, and what stood there.
const WORDS: [(&str, char); 10] = [
    ("□族自治", '畲'),
    ("□族乡", '畲'),
    ("□族镇", '畲'),
    ("□僳族", '傈'),
    ("□佬族", '仫'),
    ("□鱼圈", '鲅'),
    ("□城区", '藁'),
    ("□海县", '勐'),
    ("□腊县", '勐'),
    ("达□城", '坂'),
];

/// What is left of 。縣.
const LOST_COUNTY: [&str; 2] = ["?h", "？h"];

/// What goes on after 縣 where an organ or office of a county is named.
const OF_COUNTY: [char; 10] = ['委', '长', '長', '政', '人', '领', '領', '直', '纪', '紀'];

const DIGITS: &str = "〇零一二三四五六七八九";

/// Fills the blanks of the line that `builder` has just written, as far as they are known.
pub(super) fn fill_line(builder: &mut Builder) {
    if !builder.line().contains(BLANK) && !LOST_COUNTY.iter().any(|w| builder.line().contains(w)) {
        return;
    }
    let line: Vec<char> = builder.line().chars().collect();
    let filled: String = (0..line.len()).map(|i| filled(&line, i)).collect();
    builder.exchange_line(&filled);
}

fn filled(line: &[char], i: usize) -> char {
    let at = |k: Option<usize>| k.and_then(|k| line.get(k)).copied().unwrap_or(' ');
    let c = at(Some(i));
    if let Some(lost) = lost_county(line, i) {
        return lost;
    }
    if c != BLANK {
        return c;
    }
    // 二□一五年
    let digit = |k: Option<usize>| DIGITS.contains(at(k)) || at(k) == BLANK;
    if DIGITS.contains(at(i.checked_sub(1))) && (digit(Some(i + 1)) || at(Some(i + 1)) == '年') {
        return '〇';
    }
    let stands = |word: &str| {
        let before = word.chars().take_while(|c| *c != BLANK).count();
        i.checked_sub(before)
            .is_some_and(|from| word.chars().enumerate().all(|(k, c)| line.get(from + k) == Some(&c)))
    };
    WORDS.iter().find(|(word, _)| stands(word)).map_or(c, |(_, c)| *c)
}

/// 研究了有关事项？h委副书记, ？？h委: a sentence ended and 县 begins the next.
fn lost_county(line: &[char], i: usize) -> Option<char> {
    let mark = |k: Option<usize>| k.and_then(|k| line.get(k)).is_some_and(|c| matches!(c, '?' | '？'));
    let left = |k: usize| {
        line.get(k) == Some(&'h')
            && line.get(k + 1).is_some_and(|c| OF_COUNTY.contains(c))
            && mark(k.checked_sub(1))
    };
    if left(i) {
        return Some('县');
    }
    let first = !mark(i.checked_sub(1));
    match (mark(Some(i)), left(i + 1), left(i + 2)) {
        (true, true, _) => Some(if first { '。' } else { ' ' }),
        (true, false, true) if mark(Some(i + 1)) && first => Some('。'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut builder = Builder::with_capacity(text.len());
        builder.begin_line();
        builder.copy(text, 0, text.len());
        fill_line(&mut builder);
        builder.finish(None).0
    }

    #[test]
    fn known_words_are_filled() {
        assert_eq!(read("二□二□年五月，□族乡政府、□鱼圈区委"), "二〇二〇年五月，畲族乡政府、鲅鱼圈区委");
    }

    #[test]
    fn a_lost_end_of_sentence_and_county_come_back() {
        assert_eq!(
            read("研究事项?h委副书记、縣長甲出席??h政府"),
            "研究事项。县委副书记、縣長甲出席。 县政府"
        );
        assert_eq!(read("会不会?hello，怎么办？有人"), "会不会?hello，怎么办？有人");
    }

    #[test]
    fn other_blanks_stay() {
        assert_eq!(read("任命□□为局长（□族），三□门"), "任命□□为局长（□族），三□门");
    }
}
