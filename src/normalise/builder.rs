//! Writes a text line by line, and with it the map back to what it was made from.

use crate::model::OffsetMap;
use crate::model::document::Run;

/// A text under construction whose every byte knows where it comes from.
pub(super) struct Builder {
    text: String,
    runs: Vec<Run>,
    line: usize,
}

impl Builder {
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), runs: Vec::new(), line: 0 }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line being written.
    pub fn line(&self) -> &str {
        self.text.get(self.line..).unwrap_or("")
    }

    /// Whether nothing has been written to this line.
    pub fn at_line_start(&self) -> bool {
        self.text.len() == self.line
    }

    /// Starts a line; the separator is written when the line gets its first word.
    pub fn begin_line(&mut self) {
        self.line = self.text.len();
    }

    /// Takes `from[start..end]` as it stands.
    pub fn copy(&mut self, from: &str, start: usize, end: usize) {
        if let Some(words) = from.get(start..end) {
            self.write(words, start, words.len(), false);
        }
    }

    /// Puts `words` in the place of `start..end`.
    pub fn replace(&mut self, start: usize, end: usize, words: &str) {
        // One character for another of the same length runs in step; more might differ inside.
        let in_step = words.len() == end - start && words.chars().nth(1).is_none();
        self.write(words, start, end - start, !in_step);
    }

    fn write(&mut self, words: &str, original: usize, original_len: usize, edited: bool) {
        if words.is_empty() {
            return;
        }
        if self.text.len() == self.line && self.line > 0 {
            let after = self.runs.last().map_or(0, |r| (r.original + r.original_len) as usize);
            self.push("\n", after, original.saturating_sub(after), true);
            self.line = self.text.len();
        }
        self.push(words, original, original_len, edited);
    }

    fn push(&mut self, words: &str, original: usize, original_len: usize, edited: bool) {
        let normal = self.text.len() as u32;
        self.text.push_str(words);
        if !edited
            && let Some(last) = self.runs.last_mut()
            && !last.edited
            && last.original + last.original_len == original as u32
        {
            last.normal_len += words.len() as u32;
            last.original_len += original_len as u32;
            return;
        }
        self.runs.push(Run {
            normal,
            original: original as u32,
            normal_len: words.len() as u32,
            original_len: original_len as u32,
            edited,
        });
    }

    /// Puts each character of `characters` in the place of the character of the line at the same index.
    pub fn exchange_line(&mut self, characters: &str) {
        let line = self.line();
        let same_length = line.len() == characters.len()
            && line.chars().zip(characters.chars()).all(|(a, b)| a.len_utf8() == b.len_utf8());
        if same_length {
            self.text.truncate(self.line);
            self.text.push_str(characters);
            return;
        }
        self.rewrite_line(characters);
    }

    /// The slow way, for characters whose simplified form is longer or shorter in UTF-8.
    fn rewrite_line(&mut self, characters: &str) {
        let start = self.line;
        let old = self.text.split_off(start);
        let first = self.runs.partition_point(|r| ((r.normal + r.normal_len) as usize) <= start);
        let mut runs = self.runs.split_off(first);
        if let Some(run) = runs.first_mut() {
            let before = start as u32 - run.normal;
            if before > 0 {
                self.runs.push(Run { normal_len: before, original_len: before, ..*run });
                run.normal += before;
                run.original += before;
                run.normal_len -= before;
                run.original_len -= before;
            }
        }
        let mut new = characters.chars();
        for run in runs {
            let from = run.normal as usize - start;
            let piece = old.get(from..from + run.normal_len as usize).unwrap_or("");
            if run.edited {
                let words: String = new.by_ref().take(piece.chars().count()).collect();
                self.push(&words, run.original as usize, run.original_len as usize, true);
                continue;
            }
            for ((at, was), is) in piece.char_indices().zip(new.by_ref()) {
                let edited = was.len_utf8() != is.len_utf8();
                let original = run.original as usize + at;
                self.push(is.encode_utf8(&mut [0; 4]), original, was.len_utf8(), edited);
            }
        }
    }

    /// The text and the map to what the offsets given above mean; with `below`, through that text's own
    /// map on to the original.
    pub fn finish(self, below: Option<&OffsetMap>) -> (String, OffsetMap) {
        let mut map = OffsetMap::default();
        for run in self.runs {
            match below {
                None => map.push(run),
                Some(below) => compose(run, below, &mut map),
            }
        }
        (self.text, map)
    }
}

fn compose(run: Run, below: &OffsetMap, map: &mut OffsetMap) {
    let (from, to) = (run.original, run.original + run.original_len);
    let first = below.runs().partition_point(|r| r.normal + r.normal_len <= from);
    if run.edited {
        let original = below.to_original(crate::model::Span::new(from, to));
        map.push(Run { original: original.start, original_len: original.len() as u32, ..run });
        return;
    }
    for under in below.runs().get(first..).unwrap_or(&[]) {
        let start = under.normal.max(from);
        let end = (under.normal + under.normal_len).min(to);
        if start >= end {
            break;
        }
        let (original, original_len) = match under.edited {
            true => (under.original, under.original_len),
            false => (under.original + (start - under.normal), end - start),
        };
        map.push(Run {
            normal: run.normal + (start - from),
            original,
            normal_len: end - start,
            original_len,
            edited: under.edited,
        });
    }
}
