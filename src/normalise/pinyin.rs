//! Recognises the pinyin in parentheses that some conversions leave behind a character: 機(jī).

use memchr::memchr2;

/// The longest content of such parentheses that is looked at, in bytes.
const LONGEST: usize = 48;

/// If `text` starts with parentheses that hold pinyin and nothing else: their length in bytes.
///
/// A syllable without a tone counts only if `bare` says that the page has such noise elsewhere: (a) and
/// (de) may also be letters.
pub(super) fn parenthesised(text: &str, bare: bool) -> Option<usize> {
    let (open, inner) = opening(text)?;
    let mut end = inner.len().min(LONGEST);
    while !inner.is_char_boundary(end) {
        end -= 1;
    }
    let window = inner.get(..end)?;
    let close = window.find([')', '）'])?;
    let content = window.get(..close)?;
    let toned = is_pinyin(content)?;
    let paren = window[close..].chars().next().map_or(1, char::len_utf8);
    (toned || bare).then_some(open + close + paren)
}

fn opening(text: &str) -> Option<(usize, &str)> {
    text.strip_prefix('(').map(|t| (1, t)).or_else(|| text.strip_prefix('（').map(|t| (3, t)))
}

/// So many syllables without a tone behind characters are no letters of an article.
const BARE: usize = 4;

/// The first and the last byte of （.
const WIDE: u8 = 0xEF;
const OPEN: u8 = 0x88;

/// Whether the text has such noise: with a tone anywhere, or without one again and again.
pub(super) fn occurs(text: &str) -> bool {
    // Letters with a tone mark begin with C3 to C7 in UTF-8 (or CC, for a combining mark): most pages
    // have none at all.
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut bare = 0;
    while let Some(found) = bytes.get(at..).and_then(|b| memchr2(b'(', WIDE, b)) {
        at += found;
        // other full-width marks begin with the same byte
        if bytes[at] == WIDE && bytes.get(at + 2) != Some(&OPEN) {
            at += 1;
            continue;
        }
        let rest = text.get(at..);
        if rest.and_then(|rest| parenthesised(rest, false)).is_some() {
            return true;
        }
        let behind = text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(|c| c >= '\u{3400}');
        if behind && rest.and_then(|rest| parenthesised(rest, true)).is_some_and(|len| len > 4) {
            bare += 1;
            if bare >= BARE {
                return true;
            }
        }
        at += 1;
    }
    false
}

/// `Some(whether a tone is marked)` if all of `content` is pinyin.
fn is_pinyin(content: &str) -> Option<bool> {
    if content.contains('\n') {
        // A line broken inside the parentheses.
        return is_pinyin(&content.replace(['\n', '\r'], ""));
    }
    let mut toned = false;
    let mut any = false;
    for word in content.split([' ', ',', '，', '、', '/', '\u{a0}']).filter(|w| !w.is_empty()) {
        toned |= is_word(word)?;
        any = true;
    }
    any.then_some(toned)
}

/// One or a few syllables written together; says whether a tone is marked.
fn is_word(word: &str) -> Option<bool> {
    let mut letters = String::with_capacity(word.len());
    let mut toned = false;
    for c in word.chars() {
        match (letter(c), c) {
            (Some((base, tone)), _) => {
                letters.push(base);
                toned |= tone;
            }
            // The number of a tone stands behind its syllable.
            (None, '0'..='5') if !letters.is_empty() => toned = true,
            (None, '\u{300}' | '\u{301}' | '\u{304}' | '\u{30C}') if !letters.is_empty() => toned = true,
            (None, '\u{308}') if letters.ends_with('u') => {
                letters.pop();
                letters.push('v');
            }
            (None, '\'' | '’') => {}
            _ => return None,
        }
    }
    splits(&letters, 4).then_some(toned)
}

fn splits(letters: &str, syllables: u8) -> bool {
    if letters.is_empty() {
        return true;
    }
    syllables > 0
        && (1..=letters.len().min(6)).rev().any(|n| {
            letters.get(..n).is_some_and(is_syllable) && splits(letters.get(n..).unwrap_or(""), syllables - 1)
        })
}

/// The letter without its tone (ü as `v`), and whether it had one.
fn letter(c: char) -> Option<(char, bool)> {
    let toned = |base| Some((base, true));
    match c {
        'a'..='z' => Some((c, false)),
        'A'..='Z' => Some((c.to_ascii_lowercase(), false)),
        'ɡ' => Some(('g', false)),
        'ɑ' => Some(('a', false)),
        'ü' | 'Ü' => Some(('v', false)),
        'ê' => Some(('e', false)),
        'ā' | 'á' | 'ǎ' | 'à' | 'ă' | 'Ā' | 'Á' | 'Ǎ' | 'À' => toned('a'),
        'ē' | 'é' | 'ě' | 'è' | 'ĕ' | 'ế' | 'ề' | 'Ē' | 'É' | 'Ě' | 'È' => toned('e'),
        'ī' | 'í' | 'ǐ' | 'ì' | 'ĭ' => toned('i'),
        'ō' | 'ó' | 'ǒ' | 'ò' | 'ŏ' | 'Ō' | 'Ó' | 'Ǒ' | 'Ò' => toned('o'),
        'ū' | 'ú' | 'ǔ' | 'ù' | 'ŭ' => toned('u'),
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => toned('v'),
        'ń' | 'ň' | 'ǹ' => toned('n'),
        'ḿ' => toned('m'),
        _ => None,
    }
}

const FINALS: [&str; 40] = [
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "ve", "er", "an", "en",
    "in", "un", "vn", "ang", "eng", "ing", "ong", "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai",
    "uan", "uang", "van", "ueng", "io", "uen", "iou",
];

fn is_syllable(letters: &str) -> bool {
    if matches!(letters, "n" | "ng" | "m" | "hm" | "hng" | "r") {
        return true;
    }
    let rest = ["zh", "ch", "sh"].iter().find_map(|i| letters.strip_prefix(i));
    let rest = rest.or_else(|| letters.strip_prefix(|c: char| "bpmfdtnlgkhjqxrzcsyw".contains(c)));
    rest.is_some_and(|r| FINALS.contains(&r)) || FINALS.contains(&letters)
}

#[cfg(test)]
mod tests {
    use super::parenthesised;

    #[test]
    fn toned_syllables_are_pinyin() {
        for text in
            ["(jī)", "（huì）", "(zhǎng)", "(lüè)", "(nǚ)", "(hui4)", "(chóng qìng)", "(Xiàng)", "(è)"]
        {
            assert_eq!(parenthesised(text, false), Some(text.len()), "{text}");
        }
        assert_eq!(parenthesised("(zhì)度", false), Some("(zhì)".len()));
    }

    #[test]
    fn letters_and_words_in_parentheses_are_kept() {
        for text in ["(AI)", "(a)", "(de)", "(2020)", "(試行)", "()", "(naïf)", "(jī", "(WTO)", "(1)", "jī)"]
        {
            assert_eq!(parenthesised(text, false), None, "{text}");
        }
        assert_eq!(parenthesised("(de)", true), Some(4));
    }
}
