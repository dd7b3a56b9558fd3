//! A block of text laid out for matching: its characters, and the words of the lexicon that begin at each.

use super::date;
use super::pairs::Pairs;
use super::phrase::holds;
use crate::lexicon::{Entry, Lexicon, VerbClass};
use crate::model::{Block, BlockKind, Document, Normal, Span};
use std::ops::Range;

/// Classes of words behind which an office or a person may begin.
const BORDERS: [VerbClass; 5] =
    [VerbClass::Follow, VerbClass::Stop, VerbClass::Object, VerbClass::Plan, VerbClass::Role];

/// Longer words are no border.
const LONGEST_BORDER: u32 = 5;

/// A range of characters of one line.
pub type Chars = Range<usize>;

/// A word of the lexicon in a line, by characters.
#[derive(Debug, Clone, Copy)]
pub struct Word<'l> {
    pub start: usize,
    pub end: usize,
    pub entry: &'l Entry,
}

/// Characters of a line that are marked, one bit for each.
#[derive(Debug)]
struct Marks(Vec<u64>);

impl Marks {
    /// For a line of so many characters, and its end.
    fn none(chars: usize) -> Self {
        Self(vec![0; chars / 64 + 1])
    }

    #[inline]
    fn add_if(&mut self, at: usize, marked: bool) {
        self.0[at / 64] |= u64::from(marked) << (at % 64);
    }

    #[inline]
    fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }

    /// The first marked character at or after `at`.
    #[inline]
    fn next(&self, at: usize) -> Option<usize> {
        let mut word = at / 64;
        let mut bits = self.0.get(word)? >> (at % 64) << (at % 64);
        while bits == 0 {
            word += 1;
            bits = *self.0.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }
}

/// One block of a document, by characters.
#[derive(Debug)]
pub struct Line<'a> {
    pub kind: BlockKind,
    /// Its number among the document's blocks.
    pub index: usize,
    pub text: &'a str,
    pub chars: Vec<char>,
    base: u32,
    bytes: Vec<u32>,
    words: Vec<Word<'a>>,
    first: Vec<u32>,
    /// At which characters a title begins.
    titles: Marks,
    /// The same for words of role, and for the names of places.
    roles: Marks,
    places: Marks,
    /// Before which characters a word ends that names of bodies end with.
    body_ends: Marks,
    /// Before which characters a word ends behind which offices and persons may begin, or the name of a place
    /// begins.
    borders: Marks,
    /// At which characters a date may begin.
    date_begins: Marks,
    pairs: Pairs,
    /// Whether a bracket closes somewhere.
    pub brackets: bool,
    /// Whether a dot joins the parts of a name somewhere.
    pub dotted: bool,
}

/// 任县: the name of a county, or a verb and the level of an office (张三任县财政局局长).
pub(super) fn reads_as_verb(name: &[char]) -> bool {
    matches!(name, ['任', '县' | '市' | '区'])
}

/// Whether a name of two characters that begins with `first` may begin behind `c`: 调任某县县委书记, but not
/// 报道县…, 传达县…, 处理县…, nor 局长和县…
fn leaves_room(c: char, first: char) -> bool {
    const BEFORE: [char; 27] = [
        '在', '赴', '到', '来', '对', '向', '从', '由', '省', '市', '州', '盟', '共', '原', '的', '至', '往',
        '于', '驻', '是', '任', '兼', '选', '讯', '报', '网', '进',
    ];
    match is_cjk(c) {
        true => first != '和' && BEFORE.contains(&c),
        false => first != '和' || !matches!(c, '》' | '”' | '）' | ')' | ' '),
    }
}

impl<'a> Line<'a> {
    pub fn new(document: &'a Document, index: usize, block: Block, lexicon: &'a Lexicon) -> Self {
        let text = block.span.slice(&document.normal);
        let mut chars = Vec::with_capacity(text.len() / 3 + 1);
        let mut bytes = Vec::with_capacity(text.len() / 3 + 2);
        for (at, c) in text.char_indices() {
            chars.push(c);
            bytes.push(at as u32);
        }
        bytes.push(text.len() as u32);
        // hits come by their ends, so that shorter words precede longer ones; they are laid out by their starts
        let mut hits: Vec<(u32, &Entry)> = Vec::with_capacity(chars.len());
        let mut first = vec![0u32; chars.len() + 2];
        let mut at = 0usize;
        let mut body_ends = Marks::none(chars.len());
        for hit in lexicon.words.hits_and_ends(text) {
            while bytes[at] < hit.end {
                at += 1;
            }
            let entry = lexicon.words.entry(&hit);
            body_ends.add_if(at, entry.ends_body);
            if !entry.is_word() {
                continue;
            }
            let start = at as u32 - entry.chars;
            if entry.place && entry.chars == 2 && start > 0 {
                let placed = |&(from, word): &(u32, &Entry)| {
                    (word.place || word.short_place) && from + word.chars == start
                };
                let name = &chars[start as usize..at];
                let alone = !reads_as_verb(name) && leaves_room(chars[start as usize - 1], name[0]);
                if !alone && !hits.iter().rev().take(8).any(placed) {
                    continue;
                }
            }
            first[start as usize + 1] += 1;
            hits.push((start, entry));
        }
        let mut sum = 0;
        for count in &mut first {
            sum += *count;
            *count = sum;
        }
        first.pop();
        let mut words = Vec::new();
        if let Some(&(start, entry)) = hits.first() {
            let start = start as usize;
            words.resize(hits.len(), Word { start, end: start, entry });
        }
        let mut free = first.clone();
        for &(start, entry) in hits.iter().rev() {
            let start = start as usize;
            words[free[start] as usize] = Word { start, end: start + entry.chars as usize, entry };
            free[start] += 1;
        }
        let none = || Marks::none(chars.len());
        let (mut titles, mut roles, mut places, mut borders) = (none(), none(), none(), none());
        let mut longest: Option<&Word> = None;
        // 召开县委常委会: where the verb ends, no 开县 begins within it
        let mut verb: Option<&Word> = None;
        for word in &words {
            // words that begin at one place stand together, the longest first
            let longest = *longest.insert(longest.filter(|l| l.start == word.start).unwrap_or(word));
            titles.add_if(word.start, word.entry.title.is_some());
            roles.add_if(word.start, word.entry.is(VerbClass::Role));
            if word.entry.chars >= 2 && word.entry.is(VerbClass::Stop) {
                verb = Some(word);
            }
            let cut = verb.is_some_and(|v| v.start < word.start && v.end > word.start);
            places.add_if(word.start, word.entry.place && !cut);
            borders.add_if(word.start, word.entry.place && word.entry.chars >= 3);
            if word.entry.chars <= LONGEST_BORDER && word.entry.is_any(&BORDERS) {
                // 张三和县长李四: not 和县
                let joins = word.entry.chars == 1
                    && longest.entry.chars == 2
                    && matches!(chars[word.start], '和' | '与' | '及');
                borders.add_if(word.end, longest.end == word.end || joins);
            }
        }
        let mut pairs = Pairs::default();
        let (mut dotted, mut brackets) = (false, false);
        let mut before = '\n';
        let mut date_begins = Marks::none(chars.len());
        for (at, &c) in chars.iter().enumerate() {
            pairs.add(before, c);
            before = c;
            date_begins.add_if(at, date::may_begin(c));
            dotted |= is_dot(c);
            brackets |= matches!(c, '）' | ')');
        }
        Self {
            kind: block.kind,
            index,
            text,
            chars,
            base: block.span.start,
            bytes,
            words,
            first,
            titles,
            roles,
            places,
            body_ends,
            borders,
            date_begins,
            pairs,
            brackets,
            dotted,
        }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn is_empty(&self) -> bool {
        self.chars.is_empty()
    }

    /// The character at `i`, or `\n` past the end.
    #[inline]
    pub fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\n')
    }

    /// The character before `i`, or `\n` at the beginning.
    #[inline]
    pub fn before(&self, i: usize) -> char {
        if i == 0 { '\n' } else { self.at(i - 1) }
    }

    #[inline]
    pub fn slice(&self, range: Chars) -> &'a str {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        &self.text[self.bytes[start] as usize..self.bytes[end] as usize]
    }

    /// All that stands from `i` on.
    #[inline]
    pub fn from(&self, i: usize) -> &'a str {
        self.bytes.get(i).map_or("", |&b| &self.text[b as usize..])
    }

    /// Whether one of the words may begin at `i`.
    #[inline]
    pub fn may_start(&self, i: usize, firsts: &Firsts) -> bool {
        let Some(&at) = self.bytes.get(i) else { return false };
        let (text, at) = (self.text.as_bytes(), at as usize);
        matches!((text.get(at + 1), text.get(at + 2)), (Some(&b), Some(&c)) if firsts.fit(b, c))
    }

    /// Whether the word may stand somewhere in the line: the cheap question before a search.
    #[inline]
    pub fn may_hold(&self, word: &str) -> bool {
        self.pairs.may_hold(word)
    }

    /// Whether the word stands somewhere in the line.
    #[inline]
    pub fn holds(&self, word: &str) -> bool {
        self.may_hold(word) && holds(self.text, word)
    }

    /// Whether one of the words may stand somewhere in the line.
    #[inline]
    pub fn may_hold_any<W: AsRef<str>>(&self, words: &[W]) -> bool {
        self.pairs.may_hold_any(words)
    }

    /// Whether a word ends before `i` behind which offices and persons may begin, or a place begins there.
    #[inline]
    pub fn is_border(&self, i: usize) -> bool {
        self.borders.has(i)
    }

    /// Whether a word ends before `end` that names of bodies end with.
    #[inline]
    pub fn ends_body(&self, end: usize) -> bool {
        self.body_ends.has(end)
    }

    /// Whether `word` ends right before `end`.
    #[inline]
    pub fn word_before(&self, end: usize, word: &str) -> bool {
        let Some(&at) = self.bytes.get(end) else { return false };
        self.text.as_bytes()[..at as usize].ends_with(word.as_bytes())
    }

    #[inline]
    pub fn starts_with(&self, i: usize, word: &str) -> bool {
        let Some(&at) = self.bytes.get(i) else { return false };
        let (rest, word) = (&self.text.as_bytes()[at as usize..], word.as_bytes());
        // the third byte tells nearly all Han characters apart
        match (rest.get(2), word.get(2)) {
            (Some(here), Some(there)) => here == there && rest.starts_with(word),
            (None, Some(_)) => false,
            _ => rest.starts_with(word),
        }
    }

    pub fn span(&self, range: Chars) -> Span<Normal> {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        Span::new(self.base + self.bytes[start], self.base + self.bytes[end])
    }

    /// The words that begin at `i`, longest first.
    #[inline]
    pub fn words_at(&self, i: usize) -> &[Word<'a>] {
        match (self.first.get(i), self.first.get(i + 1)) {
            (Some(&a), Some(&b)) => &self.words[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The words that begin in `range`, in order.
    #[inline]
    pub fn words_in(&self, range: Chars) -> &[Word<'a>] {
        let at = |i: usize| self.first[i.min(self.len())] as usize;
        if range.start >= range.end { &[] } else { &self.words[at(range.start)..at(range.end)] }
    }

    /// Whether the full name of a place begins at `i`.
    #[inline]
    pub fn begins_place(&self, i: usize) -> bool {
        self.places.has(i)
    }

    /// Where the first title begins at or after `i`.
    pub fn next_title(&self, i: usize) -> Option<usize> {
        self.titles.next(i)
    }

    /// Where the first date may begin at or after `i`.
    pub fn next_date(&self, i: usize) -> Option<usize> {
        self.date_begins.next(i)
    }

    /// The words that end where `end` begins.
    pub fn words_ending_at(&self, end: usize) -> impl Iterator<Item = Word<'a>> {
        const LONGEST: usize = 14;
        let near = self.words_in(end.saturating_sub(LONGEST)..end);
        near.iter().filter(move |w| w.end == end).copied()
    }

    /// Where the first word of role begins at or after `i`.
    pub fn next_role(&self, i: usize) -> Option<usize> {
        self.roles.next(i)
    }

    /// The longest word at `i` of one of the classes.
    #[inline]
    pub fn class_at(&self, i: usize, classes: &[VerbClass]) -> Option<Word<'a>> {
        self.words_at(i).iter().find(|w| w.entry.is_any(classes)).copied()
    }

    #[inline]
    pub fn is_class_at(&self, i: usize, class: VerbClass) -> bool {
        self.words_at(i).iter().any(|w| w.entry.is(class))
    }

    /// The sentences: ranges of characters that end with 。！？； or the line, closing quotes included.
    pub fn sentences(&self) -> Vec<Chars> {
        let mut out = Vec::new();
        let mut start = 0;
        let mut depth = 0i32;
        for i in 0..self.len() {
            match self.chars[i] {
                c if is_ideograph(c) => {}
                '《' | '〈' => depth += 1,
                '》' | '〉' => depth = (depth - 1).max(0),
                // ？？: characters that a conversion has lost
                '？' if self.at(i + 1) == '？' || self.before(i) == '？' => {}
                '。' | '！' | '？' | '；' | ';' if depth == 0 => {
                    let mut end = i + 1;
                    while matches!(self.at(end), '”' | '’' | '）' | '』' | '」') {
                        end += 1;
                    }
                    if end > start {
                        out.push(start..end);
                    }
                    start = end;
                }
                _ => {}
            }
        }
        if start < self.len() {
            out.push(start..self.len());
        }
        out
    }
}

/// Whether the word stands in one of the lines: of a whole page asked sooner than in its text.
pub fn any_holds(lines: &[Line], word: &str) -> bool {
    lines.iter().any(|line| line.holds(word))
}

/// How the words of a list begin: at most places none of them does, and that is asked first.
#[derive(Debug, Clone, Copy)]
pub struct Firsts {
    second: u64,
    third: u64,
    /// Both together: long lists leave hardly a byte out.
    both: u64,
}

impl Firsts {
    pub const fn of(words: &[&str]) -> Self {
        let mut firsts = Self { second: 0, third: 0, both: 0 };
        let mut at = 0;
        while at < words.len() {
            firsts = firsts.with(words[at]);
            at += 1;
        }
        firsts
    }

    /// Also those that begin like `word`, which has to begin with a Han character or full-width mark.
    pub const fn with(self, word: &str) -> Self {
        let word = word.as_bytes();
        assert!(word.len() >= 3 && word[0] >= 0xE0 && word[0] < 0xF0, "three bytes in UTF-8");
        Self {
            second: self.second | 1 << (word[1] & 63),
            third: self.third | 1 << (word[2] & 63),
            both: self.both | 1 << Self::mixed(word[1], word[2]),
        }
    }

    /// Whether one of the words may begin where the text does.
    pub const fn may_begin(&self, text: &str) -> bool {
        let text = text.as_bytes();
        text.len() >= 3 && self.fit(text[1], text[2])
    }

    #[inline]
    const fn fit(&self, second: u8, third: u8) -> bool {
        self.third >> (third & 63) & 1 == 1
            && self.second >> (second & 63) & 1 == 1
            && self.both >> Self::mixed(second, third) & 1 == 1
    }

    #[inline]
    const fn mixed(second: u8, third: u8) -> u8 {
        (second.wrapping_mul(23) ^ third) & 63
    }
}

/// Punctuation that no name of a body or person reaches across.
#[inline]
pub const fn is_break(c: char) -> bool {
    !is_ideograph(c) && is_mark(c)
}

/// Nearly every character of a text; 丨 only stands for a rule between two parts of a line.
#[inline]
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}') && c != '丨'
}

const fn is_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '丨'
            | '；'
            | '：'
            | '、'
            | '！'
            | '？'
            | '“'
            | '”'
            | '‘'
            | '’'
            | '《'
            | '》'
            | '〈'
            | '〉'
            | '…'
            | '【'
            | '】'
            | '['
            | ']'
            | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '"'
            | '\n'
            | '\t'
            | '|'
            | '｜'
            | '/'
            | '／'
            | '▶'
            | '►'
            | '（'
            | '）'
            | '('
            | ')'
            | '「'
            | '」'
            | '『'
            | '』'
            | '>'
            | '<'
            | '●'
            | '■'
            | '◆'
            | '★'
            | '▲'
    )
}

/// 一 to 十.
pub const fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// The marks that join the parts of a name.
pub const fn is_dot(c: char) -> bool {
    matches!(c, '·' | '•' | '・' | '‧' | '．')
}

#[inline]
pub const fn is_cjk(c: char) -> bool {
    is_ideograph(c) || matches!(c, '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::Firsts;

    #[test]
    fn a_filter_denies_no_word_of_its_list() {
        const WORDS: [&str; 9] = ["分别为", "依次是", "则为", "包括", "有", "为", "是", "名单如下", "，将"];
        const FIRSTS: Firsts = Firsts::of(&WORDS).with("如下");
        assert!(WORDS.iter().all(|word| FIRSTS.may_begin(word)) && FIRSTS.may_begin("如下"));
        let others = "县委书记市长会议召开学习贯彻同志讲话".chars().map(String::from);
        assert!(others.filter(|c| FIRSTS.may_begin(c)).count() < 4);
    }
}
