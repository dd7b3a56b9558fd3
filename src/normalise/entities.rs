//! Where each piece of decoded HTML text stands in the source: character references are shorter when decoded.

use std::ops::Range;

/// A stretch of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// The source's bytes as they stand.
    Copy(Range<usize>),
    /// These words, in the place of that range of the source.
    Edit(Range<usize>, String),
}

impl Piece {
    pub fn end(&self) -> usize {
        match self {
            Self::Copy(range) | Self::Edit(range, _) => range.end,
        }
    }

    pub fn words<'a>(&'a self, html: &'a str) -> &'a str {
        match self {
            Self::Copy(range) => html.get(range.clone()).unwrap_or(""),
            Self::Edit(_, words) => words,
        }
    }
}

/// Splits the text token at `span`, whose decoded text is `value`, into pieces.
pub(super) fn pieces(html: &str, span: Range<usize>, value: &str, out: &mut Vec<Piece>) {
    let Some(raw) = html.get(span.clone()) else { return };
    if raw == value {
        out.push(Piece::Copy(span));
        return;
    }
    let (mut at, mut done, mut decoded) = (0, 0, value);
    while let Some(found) = raw[at..].find(['&', '\r']) {
        // Up to the mark both run in step.
        let Some(rest) = decoded.get(found..) else { break };
        at += found;
        decoded = rest;
        let Some((length, words)) = reference(&raw[at..], decoded) else {
            at += 1;
            decoded = decoded.get(1..).unwrap_or("");
            continue;
        };
        if done < at {
            out.push(Piece::Copy(span.start + done..span.start + at));
        }
        if words > 0 {
            let range = span.start + at..span.start + at + length;
            out.push(Piece::Edit(range, decoded[..words].to_owned()));
        }
        at += length;
        done = at;
        decoded = &decoded[words..];
    }
    if done < raw.len() {
        out.push(Piece::Copy(span.start + done..span.end));
    }
}

/// How many bytes of `raw`, which starts with a mark, became how many bytes of `decoded`; `None` when the
/// mark stands for itself.
fn reference(raw: &str, decoded: &str) -> Option<(usize, usize)> {
    if raw.starts_with('\r') {
        return match raw.as_bytes().get(1) {
            Some(b'\n') => Some((1, 0)),
            _ => Some((1, usize::from(decoded.starts_with('\n')))),
        };
    }
    let name = raw[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#').map_or(raw.len(), |n| n + 1);
    let full = name + usize::from(raw[name..].starts_with(';'));
    // References without a semicolon may end anywhere in the letters: the decoded text decides.
    for length in (2..=full).rev() {
        let Some(rest) = raw.get(length..) else { continue };
        let next = &rest[..rest.find(['&', '\r']).unwrap_or(rest.len())];
        for words in [1, 2] {
            let Some(end) = decoded.char_indices().map(|(i, c)| i + c.len_utf8()).nth(words - 1) else {
                break;
            };
            let same = decoded[end..].starts_with(next);
            if same
                && (length < full || raw[..length].ends_with(';') || next.is_empty() || full == name)
                && !(length == words && raw[..length] == decoded[..end])
            {
                return Some((length, end));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str, value: &str) -> Vec<(String, String)> {
        let mut out = Vec::new();
        pieces(raw, 0..raw.len(), value, &mut out);
        out.iter()
            .map(|p| match p {
                Piece::Copy(r) => (raw[r.clone()].to_owned(), raw[r.clone()].to_owned()),
                Piece::Edit(r, w) => (raw[r.clone()].to_owned(), w.clone()),
            })
            .collect()
    }

    #[test]
    fn references_keep_their_places() {
        let cases = [
            ("甲&nbsp;乙", "甲\u{a0}乙"),
            ("&ldquo;回头看&rdquo;", "“回头看”"),
            ("a&amp;b & c &lt;", "a&b & c <"),
            ("&#25913;&#x9769;革", "改革革"),
            ("甲&nbsp乙&nbsp", "甲\u{a0}乙\u{a0}"),
            ("甲\r\n乙&middot;丙", "甲\n乙·丙"),
            ("&emsp;&emsp;甲", "\u{2003}\u{2003}甲"),
        ];
        for (raw, value) in cases {
            let pieces = read(raw, value);
            let joined: String = pieces.iter().map(|(_, words)| words.as_str()).collect();
            assert_eq!(joined, value, "{raw}");
        }
        assert!(read("甲&middot;乙", "甲·乙").contains(&("&middot;".to_owned(), "·".to_owned())));
    }
}
