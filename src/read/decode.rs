//! From bytes to text: byte order marks, declared encodings, and detection for what declares nothing.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// As much as decides the encoding; the detector is far slower than everything after it.
const PREFIX: usize = 64 * 1024;

/// The text without its byte order mark; `None` when the bytes are no text.
///
/// `declared` is a label from outside; in HTML the label of the page itself counts as well. A label is
/// believed only where the bytes allow it: pages are often saved anew without changing it.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&str>, html: bool) -> Option<String> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return finish(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        // UTF-16 of ASCII text is valid UTF-8 full of zeros.
        Ok(text) if !text.as_bytes().iter().take(PREFIX).any(|b| *b == 0) => return Some(text),
        Ok(text) => text.into_bytes(),
        Err(error) => error.into_bytes(),
    };
    let head = &bytes[..bytes.len().min(PREFIX)];
    if let Some(encoding) = utf16(head) {
        return finish(encoding.decode_without_bom_handling(&bytes).0.into_owned());
    }
    if head.contains(&0) || looks_binary(head) {
        return None;
    }
    let label = declared.map(str::to_owned).or_else(|| html.then(|| meta_charset(head)).flatten());
    let declared = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let encoding = match declared.map(widened) {
        Some(encoding) if faithful(encoding, head) => encoding,
        _ => detected(head),
    };
    finish(encoding.decode_without_bom_handling(&bytes).0.into_owned())
}

/// gb2312 and GBK are parts of GB18030, and pages that say so often use more than they declare.
fn widened(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn faithful(encoding: &'static Encoding, head: &[u8]) -> bool {
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return false;
    }
    // The prefix may end inside a character: the last bytes are left out.
    let head = &head[..head.len().saturating_sub(4).max(head.len().min(4))];
    let (text, errors) = encoding.decode_without_bom_handling(head);
    let broken = text.matches('\u{FFFD}').count();
    !errors || broken * 100 <= text.chars().count()
}

/// Asked without a country: with `cn`, short Big5 is taken for GBK.
fn detected(head: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, head.len() < PREFIX);
    let guess = widened(detector.guess(None, Utf8Detection::Allow));
    // Only these are expected here: anything else is a guess from very few bytes, or a file that is
    // UTF-8 with some damage.
    if guess == GB18030 || guess == BIG5 || guess == UTF_8 {
        return guess;
    }
    let score = |encoding: &'static Encoding| {
        let (text, _) = encoding.decode_without_bom_handling(head);
        let common = text.chars().filter(|c| is_common(*c)).count();
        let broken = text.chars().filter(|c| *c == '\u{FFFD}').count();
        common as i64 - 3 * broken as i64
    };
    let candidates = [UTF_8, GB18030, BIG5, WINDOWS_1252];
    let mut best = candidates[0];
    for encoding in candidates {
        if score(encoding) > score(best) {
            best = encoding;
        }
    }
    best
}

fn is_common(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF5E}')
}

/// UTF-16 without a mark: Chinese text in it has ASCII or CJK punctuation whose high bytes repeat.
fn utf16(head: &[u8]) -> Option<&'static Encoding> {
    if head.len() < 4 || !head.len().is_multiple_of(2) && head.len() < PREFIX {
        return None;
    }
    let plausible = |encoding: &'static Encoding| {
        let (text, errors) = encoding.decode_without_bom_handling(&head[..head.len() / 2 * 2]);
        let total = text.chars().count();
        let known = text.chars().filter(|c| is_common(*c) || is_plain_ascii(*c)).count();
        let anchors =
            text.chars().filter(|c| is_plain_ascii(*c) || matches!(c, '，' | '。' | '、' | '\u{3000}'));
        (!errors && known * 100 >= total * 97 && anchors.count() * 100 >= total, known)
    };
    // Any two bytes of GBK also make some Han character: high bytes must be spread as in UTF-16, where
    // zeros or few values dominate, and GBK never has a zero.
    let (little, le) = plausible(UTF_16LE);
    let (big, be) = plausible(UTF_16BE);
    match (little, big) {
        (true, true) => Some(if le >= be { UTF_16LE } else { UTF_16BE }),
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        (false, false) => None,
    }
}

fn is_plain_ascii(c: char) -> bool {
    matches!(c, ' '..='~' | '\n' | '\r' | '\t')
}

/// Control bytes that no text has, more than now and then.
fn looks_binary(head: &[u8]) -> bool {
    let strange = head.iter().filter(|b| matches!(b, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    strange * 200 > head.len()
}

fn finish(text: String) -> Option<String> {
    let sample = || text.chars().take(PREFIX);
    let broken = sample().filter(|c| *c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace())).count();
    (broken * 20 <= sample().count()).then_some(text)
}

/// The label in `<meta charset=…>` or `content="…; charset=…"`.
fn meta_charset(head: &[u8]) -> Option<String> {
    let head = &head[..head.len().min(4096)];
    let lower = head.to_ascii_lowercase();
    let at = lower.windows(8).position(|w| w == b"charset=")? + 8;
    let label = lower[at..].iter().skip_while(|b| matches!(b, b'"' | b'\'' | b' '));
    let label: Vec<u8> =
        label.copied().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).collect();
    String::from_utf8(label).ok().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLE: &str = "县委书记主持召开会议，研究机构改革。";
    const FULL: &str = "縣委書記主持召開會議，研究機構改革。";

    fn utf16_bytes(text: &str, little: bool, mark: bool) -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        let units = mark.into_iter().chain(text.encode_utf16());
        units.flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    #[test]
    fn every_expected_encoding_is_recognised_from_a_short_text() {
        let cases = [
            (SIMPLE.as_bytes().to_vec(), SIMPLE),
            ([b"\xEF\xBB\xBF", SIMPLE.as_bytes()].concat(), SIMPLE),
            (GB18030.encode(SIMPLE).0.into_owned(), SIMPLE),
            (GB18030.encode(FULL).0.into_owned(), FULL),
            (BIG5.encode(FULL).0.into_owned(), FULL),
            (utf16_bytes(SIMPLE, true, true), SIMPLE),
            (utf16_bytes(SIMPLE, false, true), SIMPLE),
            (utf16_bytes(SIMPLE, true, false), SIMPLE),
            (utf16_bytes(SIMPLE, false, false), SIMPLE),
            (utf16_bytes("A 1\n", true, false), "A 1\n"),
        ];
        for (number, (bytes, text)) in cases.into_iter().enumerate() {
            assert_eq!(decode(bytes, None, false).as_deref(), Some(text), "case {number}");
        }
    }

    #[test]
    fn a_declared_encoding_is_used_unless_the_bytes_contradict_it() {
        let page = format!("<meta charset=gb2312><p>镕 {SIMPLE}");
        let bytes = GB18030.encode(&page).0.into_owned();
        assert_eq!(decode(bytes, None, true).as_deref(), Some(page.as_str()));
        assert_eq!(decode(page.as_bytes().to_vec(), None, true).as_deref(), Some(page.as_str()));
        let short = GB18030.encode("任命").0.into_owned();
        assert_eq!(decode(short, Some("GBK"), false).as_deref(), Some("任命"));
        let lying = BIG5.encode(FULL).0.into_owned();
        assert_eq!(decode(lying, Some("no-such"), false).as_deref(), Some(FULL));
    }

    #[test]
    fn binary_is_told_from_text() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0".repeat(20);
        assert_eq!(decode(png, None, false), None);
        let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(noise, None, false), None);
    }
}
