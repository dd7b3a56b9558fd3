//! Takes the noise of conversion out of one line: blanks, widths, invisible characters, pinyin.
//!
//! One pass over the bytes. What needs no change is copied in stretches as long as possible.

use super::builder::Builder;
use super::characters::{balanced, half_width, is_blank, is_han, is_invisible, is_wide, spaced_out};
use super::page::{Hint, Line};
use super::torn;
use super::{lacuna, pinyin, script};
use std::ops::Range;

/// What the page as a whole suffers from; a line alone could not tell.
pub(super) struct Noise {
    /// Pinyin in parentheses occurs with tones, so syllables without a tone are noise as well.
    pub pinyin: bool,
    pub traditional: bool,
    /// Sentences end with 。, so a half-width stop between Han characters is the dot in a name.
    pub stops: bool,
    /// Runs of `*` and `_` are emphasis, and `|` separates cells.
    pub markdown: bool,
}

impl Noise {
    pub fn of(text: &str) -> Self {
        Self {
            pinyin: pinyin::occurs(text),
            traditional: script::is_traditional(text),
            stops: text.contains('。'),
            markdown: false,
        }
    }
}

/// Writes `line` of `from` to `builder`. What parts the cells of a row becomes tabs.
pub(super) fn line(from: &str, line: &Line, noise: &Noise, builder: &mut Builder) {
    builder.begin_line();
    let range = line.range.clone();
    let mut start = range.start;
    let mut cell = |until: Range<usize>, tabs: usize| {
        Cleaner::new(from, start..until.start, noise, builder).run();
        builder.replace(until.start, until.end, &"\t".repeat(tabs));
        start = until.end;
    };
    for cut in &line.cuts {
        cell(cut.range.clone(), cut.cells);
    }
    if line.hint == Hint::Row && line.cuts.is_empty() {
        for (at, _) in from[range.clone()].match_indices(if noise.markdown { '|' } else { '\t' }) {
            cell(range.start + at..range.start + at + 1, 1);
        }
    }
    Cleaner::new(from, start..range.end, noise, builder).run();
    if noise.traditional {
        script::simplify_line(builder);
    }
    lacuna::fill_line(builder);
}

/// A single line from elsewhere (a title, a name in the head of the page) in normal form.
pub(super) fn text(words: &str) -> String {
    let mut builder = Builder::with_capacity(words.len());
    let whole = Line::plain(0..words.len());
    line(words, &whole, &Noise::of(words), &mut builder);
    builder.finish(None).0
}

/// Marks beside which a comma says nothing more.
const fn is_mark(c: char) -> bool {
    matches!(c, '，' | '、' | '。' | '；')
}

/// How long the reference to a blank is that begins `text`: &nbsp; in a text that was HTML once.
fn blank_reference(text: &str) -> Option<usize> {
    const BLANKS: [&str; 7] = ["&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&#160;", "&#12288;", "&#xa0;"];
    BLANKS.iter().find(|blank| text.starts_with(**blank)).map(|blank| blank.len())
}

struct Cleaner<'a> {
    from: &'a str,
    /// What has been looked at.
    at: usize,
    /// What has been written.
    done: usize,
    end: usize,
    noise: &'a Noise,
    out: &'a mut Builder,
    /// The line (or cell) so far is empty: blanks here are indentation.
    empty: bool,
    /// Nearly all characters are spaced out: the blanks carry nothing.
    spaced: bool,
    /// Open 《, and whether the line closes them all.
    depth: u32,
    nested: Option<bool>,
    start: usize,
    /// Which half-width parentheses were widened.
    widened: Vec<bool>,
    quotes: Quotes,
    eat_blank: bool,
}

/// Straight quotation marks of a line: they open and close in turn, if their number is even.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quotes {
    Unknown,
    Odd,
    Open,
    Close,
}

impl<'a> Cleaner<'a> {
    fn new(from: &'a str, range: Range<usize>, noise: &'a Noise, out: &'a mut Builder) -> Self {
        let words = &from[range.clone()];
        Self {
            from,
            at: range.start,
            done: range.start,
            end: range.end,
            noise,
            out,
            empty: true,
            spaced: spaced_out(words),
            depth: 0,
            nested: None,
            start: range.start,
            widened: Vec::new(),
            quotes: Quotes::Unknown,
            eat_blank: false,
        }
    }

    fn run(mut self) {
        let bytes = self.from.as_bytes();
        while self.at < self.end {
            match bytes[self.at] {
                // U+4000 to U+9FFF: nearly everything.
                0xE4..=0xE9 => self.at += 3,
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => self.at += 1,
                0xE3 if bytes[self.at + 1] == 0x80
                    && matches!(bytes[self.at + 2], 0x81 | 0x82)
                    && (self.at < self.start + 3
                        || bytes[self.at - 3..self.at] != bytes[self.at..self.at + 3]) =>
                {
                    self.at += 3
                }
                _ => {
                    let Some(c) = self.peek(self.at) else { break };
                    self.special(c);
                }
            }
        }
        self.flush();
    }

    fn peek(&self, at: usize) -> Option<char> {
        self.from.get(at..self.end)?.chars().next()
    }

    /// The last character written to this cell, and what is waiting to be copied counts.
    fn before(&self) -> Option<char> {
        if self.done < self.at {
            return self.from.get(self.done..self.at)?.chars().next_back();
        }
        if self.empty { None } else { self.out.line().chars().next_back() }
    }

    /// The next character that is neither blank nor invisible.
    fn after(&self, at: usize) -> Option<char> {
        self.from.get(at..self.end)?.chars().find(|c| !is_blank(*c) && !is_invisible(*c)).map(half_width)
    }

    fn flush(&mut self) {
        if self.done < self.at {
            self.out.copy(self.from, self.done, self.at);
            self.empty = false;
        }
        self.done = self.at;
    }

    fn put(&mut self, length: usize, words: &str) {
        self.flush();
        self.out.replace(self.at, self.at + length, words);
        self.empty = false;
        self.at += length;
        self.done = self.at;
    }

    fn skip(&mut self, length: usize) {
        self.flush();
        self.at += length;
        self.done = self.at;
    }

    fn special(&mut self, c: char) {
        let length = c.len_utf8();
        if is_blank(c) || is_invisible(c) {
            return self.blanks();
        }
        self.eat_blank = false;
        match c {
            // a bullet, or indentation that an encoding could not write
            '□' if self.empty && self.done == self.at => self.skip(length),
            '(' | '（' if self.before().is_some_and(is_han) => {
                let rest = self.from.get(self.at..self.end).unwrap_or("");
                match pinyin::parenthesised(rest, self.noise.pinyin) {
                    Some(noise) => self.skip(noise),
                    None if c == '(' => self.open_parenthesis(),
                    None => self.at += length,
                }
            }
            '(' => self.open_parenthesis(),
            ')' => {
                let wide = self.widened.pop();
                match wide {
                    Some(true) => self.put(1, "）"),
                    Some(false) => self.at += 1,
                    None if self.before().is_some_and(is_wide) => self.put(1, "）"),
                    None => self.at += 1,
                }
            }
            // 常委，、副县长: some mirrors set a comma beside every mark
            '，' if self.peek(self.at + length).is_some_and(is_mark) => self.skip(length),
            // 张三、、李四: the mark twice
            '、' | '，' | '；' if self.before() == Some(c) => self.skip(length),
            ',' | ';' | ':' | '?' | '!' => self.half_punctuation(c),
            '.' if self.dotted() > 0 => {
                let end = self.at + self.dotted();
                while self.at < end {
                    if self.peek(self.at) == Some('.') { self.skip(1) } else { self.at += '党'.len_utf8() }
                }
            }
            '.' if self.is_stop() => {
                let stop = if self.noise.stops { "·" } else { "。" };
                self.put(1, stop);
            }
            '&' if self.reference() > 0 => self.skip(self.reference()),
            '*' if self.noise.markdown && self.from[self.at..self.end].starts_with("**") => self.skip(2),
            '"' => self.quote(),
            '<' | '>' => self.angle(c),
            '《' => {
                self.depth += 1;
                if self.depth > 1 && self.is_nested() { self.put(length, "〈") } else { self.at += length }
            }
            '》' => {
                let inner = self.depth > 1 && self.is_nested();
                self.depth = self.depth.saturating_sub(1);
                if inner { self.put(length, "〉") } else { self.at += length }
            }
            '「' => self.put(length, "“"),
            '」' => self.put(length, "”"),
            '『' => self.put(length, "‘"),
            '』' => self.put(length, "’"),
            '・' | '･' | '•' | '‧' | '∙' | '⋅' if self.between_han(length) => {
                self.put(length, "·")
            }
            '．' if self.between_han(length) => self.put(length, "·"),
            '．' | '－' | '／' | '％' if self.before().is_some_and(|b| half_width(b).is_ascii_digit()) => {
                let half = char::from_u32(c as u32 - 0xFEE0).unwrap_or(c);
                self.put(length, half.encode_utf8(&mut [0; 4]));
            }
            _ => match half_width(c) {
                half if half != c => self.put(length, half.encode_utf8(&mut [0; 4])),
                _ => self.at += length,
            },
        }
    }

    fn reference(&self) -> usize {
        self.from.get(self.at..self.end).and_then(blank_reference).unwrap_or(0)
    }

    /// Whether the inner 《 of the line can be told from the outer ones.
    fn is_nested(&mut self) -> bool {
        let line = self.from.get(self.start..self.end).unwrap_or("");
        *self.nested.get_or_insert_with(|| balanced(line))
    }

    /// A half-width stop behind a word of Han characters; 一. and the like are numbers of items.
    fn is_stop(&self) -> bool {
        let words = self.out.line().chars().count() + (self.at - self.done) / 3;
        match self.noise.stops {
            true => self.between_han(1) && words > 1,
            false => {
                words > 4 && self.before().is_some_and(is_wide) && self.after(self.at + 1).is_none_or(is_wide)
            }
        }
    }

    /// How long a run is in which stops part all characters, .党.委.书.记., as they are set against filters of
    /// words; 0 where none begins here.
    fn dotted(&self) -> usize {
        const FEWEST: usize = 3;
        let (mut length, mut stops) = (0, 0);
        let mut rest = self.from.get(self.at..self.end).unwrap_or("").chars();
        while rest.as_str().starts_with('.') {
            rest.next();
            stops += 1;
            length += 1;
            match rest.clone().next() {
                Some(c)
                    if c.len_utf8() == '党'.len_utf8()
                        && is_han(c)
                        && rest.as_str()[c.len_utf8()..].starts_with('.') =>
                {
                    rest.next();
                    length += c.len_utf8();
                }
                _ => break,
            }
        }
        if stops >= FEWEST { length } else { 0 }
    }

    fn between_han(&self, length: usize) -> bool {
        self.before().is_some_and(is_han) && self.after(self.at + length).is_some_and(is_han)
    }

    /// A run of blanks and invisible characters.
    fn blanks(&mut self) {
        let rest = self.from.get(self.at..self.end).unwrap_or("");
        let run = rest.find(|c| !is_blank(c) && !is_invisible(c)).unwrap_or(rest.len());
        let blanks = || rest[..run].chars().filter(|c| is_blank(*c));
        let before = self.before();
        let next = self.peek(self.at + run).map(half_width);
        let eat = std::mem::take(&mut self.eat_blank);
        let (Some(before), Some(next)) = (before, next) else { return self.skip(run) };
        let mut noise = None;
        if matches!(next, '(' | '（') && is_han(before) {
            noise = pinyin::parenthesised(&rest[run..], self.noise.pinyin);
        }
        if let Some(noise) = noise {
            // 機 (jī) 構: the blanks came with the pinyin.
            self.eat_blank = true;
            self.skip(run + noise);
            self.eat_blank = true;
            return;
        }
        let wrapped = blanks().any(|c| c == '\n') && blanks().all(|c| c.is_ascii());
        let keep = match (is_han(before), is_han(next)) {
            (true, true) => {
                let (head, tail) = (self.from.get(..self.at), rest.get(run..));
                !self.spaced && !wrapped && !eat && !torn::inside_word(head.unwrap_or(""), tail.unwrap_or(""))
            }
            // 20⏎23年 was one number.
            _ if wrapped && before.is_ascii_digit() && next.is_ascii_digit() => false,
            _ => before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric(),
        };
        match keep && blanks().next().is_some() {
            false => self.skip(run),
            true if run == 1 && rest.starts_with(' ') => self.at += 1,
            true => self.put(run, " "),
        }
    }

    fn open_parenthesis(&mut self) {
        let beside = self.before().is_none_or(is_wide) || self.after(self.at + 1).is_some_and(is_wide);
        let wide = beside && self.mostly_wide();
        self.widened.push(wide);
        if wide { self.put(1, "（") } else { self.at += 1 }
    }

    /// Keeps what is in Latin throughout as it stands.
    fn mostly_wide(&self) -> bool {
        self.before().is_some_and(is_wide)
            || self.from.get(self.at..self.end).is_some_and(|r| r.contains(is_wide))
    }

    fn half_punctuation(&mut self, c: char) {
        let before = self.before();
        let after = self.after(self.at + 1);
        let digits = before.is_some_and(|b| b.is_ascii_digit()) && after.is_some_and(|a| a.is_ascii_digit());
        let wide = before.is_some_and(is_wide) || (after.is_some_and(is_wide) && before.is_some());
        if !wide || digits {
            self.at += 1;
            return;
        }
        if c == ','
            && (before.is_some_and(is_mark) || self.peek(self.at + 1).is_some_and(|m| is_mark(m) || m == ','))
        {
            return self.skip(1);
        }
        self.put(
            1,
            match c {
                ',' => "，",
                ';' => "；",
                ':' => "：",
                '?' => "？",
                _ => "！",
            },
        );
    }

    fn quote(&mut self) {
        if self.quotes == Quotes::Unknown {
            let count = self.from.get(self.at..self.end).map_or(0, |r| r.matches('"').count());
            self.quotes = if count % 2 == 0 { Quotes::Open } else { Quotes::Odd };
        }
        let beside = self.before().is_none_or(is_wide) || self.after(self.at + 1).is_some_and(is_wide);
        match self.quotes {
            Quotes::Open if beside => {
                self.quotes = Quotes::Close;
                self.put(1, "“");
            }
            Quotes::Close => {
                self.quotes = Quotes::Open;
                self.put(1, "”");
            }
            _ => self.at += 1,
        }
    }

    /// `<` and `>` in the place of 〈〉 or, outside of 《》, of these.
    fn angle(&mut self, c: char) {
        let rest = self.from.get(self.at + 1..self.end).unwrap_or("");
        let inner = self.depth > 0;
        let pairs = match c {
            '<' => {
                rest.starts_with(is_han)
                    && rest.find('>').is_some_and(|at| rest[..at].ends_with(|c| is_wide(c) || c == ')'))
            }
            _ => {
                self.out
                    .line()
                    .rfind(['〈', '《'])
                    .is_some_and(|at| !self.out.line()[at..].contains(['〉', '》']))
                    && self.before().is_some_and(is_wide)
            }
        };
        if !pairs {
            self.at += 1;
            return;
        }
        self.flush();
        let opened = self.out.line().rfind(['〈', '《']);
        match (c, inner) {
            ('<', true) => self.put(1, "〈"),
            ('<', false) => self.put(1, "《"),
            _ if opened.is_some_and(|at| self.out.line()[at..].starts_with('〈')) => self.put(1, "〉"),
            _ => self.put(1, "》"),
        }
    }
}
