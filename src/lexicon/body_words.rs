//! The words around and inside the names of bodies in running text.

use super::table::{Fault, rows};
use super::trie::Trie;
use std::collections::BTreeMap;

/// What a word does to the name of a body near it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum BodyWord {
    /// Stands before a name and is left out.
    Lead,
    /// Never stands inside a name.
    Foreign,
    /// A word inside names that holds a foreign one.
    Native,
    /// Names no body by itself.
    Generic,
    /// May follow a name at once.
    Closer,
    /// May stand right before a name.
    Opener,
    /// Stands between a body and its verb.
    Adverb,
    /// Makes what follows a wish, a plan or a mere matter.
    Plan,
    /// Says when or in which order: no township's name begins with it.
    When,
}

impl BodyWord {
    const ALL: [(&'static str, Self); 9] = [
        ("lead", Self::Lead),
        ("foreign", Self::Foreign),
        ("native", Self::Native),
        ("generic", Self::Generic),
        ("closer", Self::Closer),
        ("opener", Self::Opener),
        ("adverb", Self::Adverb),
        ("plan", Self::Plan),
        ("when", Self::When),
    ];
}

/// The words by what they do, longer ones first.
#[derive(Debug, Default)]
pub struct BodyWords {
    words: BTreeMap<BodyWord, Vec<String>>,
    /// The words of each role as they begin a text, and back to front as they end one.
    starts: [Trie<String>; BodyWord::ALL.len()],
    ends: [Trie<String>; BodyWord::ALL.len()],
    /// Each foreign word with the native ones that hold it.
    foreign: Trie<Foreign>,
}

#[derive(Debug)]
struct Foreign {
    /// In no name at all, or not even in that of a group for a task.
    foreign: bool,
    never: bool,
    natives: Vec<Native>,
}

/// A native word that holds a foreign one, and so many bytes into it the foreign one may begin.
#[derive(Debug)]
struct Native {
    word: String,
    offset: usize,
}

/// What stands not even in the name of a group for a task, which may hold other foreign words.
const NEVER: [&str; 8] = ["的", "了", "牌子", "成立", "设立", "组建", "决定", "为组长"];

impl BodyWords {
    pub fn load(text: &str, faults: &mut Vec<Fault>) -> Self {
        let mut words = Self::default();
        for row in rows("body_words.tsv", text, 2, faults) {
            match BodyWord::ALL.iter().find(|(name, _)| *name == row.cell(1)) {
                Some(&(_, role)) => words.words.entry(role).or_default().push(row.cell(0).to_owned()),
                None => faults.push(row.fault(format!("'{}' is no role of a word near bodies", row.cell(1)))),
            }
        }
        for list in words.words.values_mut() {
            list.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        for (&role, list) in &words.words {
            let pairs = || list.iter().map(|word| (word.as_str(), word.clone()));
            words.starts[role as usize] = Trie::of(pairs());
            words.ends[role as usize] = Trie::backwards(pairs());
        }
        let foreign = words.all(BodyWord::Foreign).iter().map(String::as_str).chain(NEVER);
        let told = |word| Foreign {
            foreign: words.all(BodyWord::Foreign).iter().any(|w| w == word),
            never: NEVER.contains(&word),
            natives: words.natives(word),
        };
        words.foreign = Trie::of(foreign.map(|word| (word, told(word))));
        words
    }

    /// The native words that hold `word`, with every place in them where it may begin and reach over their end.
    fn natives(&self, word: &str) -> Vec<Native> {
        let native = self.all(BodyWord::Native).iter().filter(|n| n.contains(word));
        native
            .flat_map(|native| {
                let may = move |&at: &usize| {
                    let rest = &native[at..];
                    rest.starts_with(word) || word.starts_with(rest)
                };
                let places = native.char_indices().map(|(at, _)| at).filter(may);
                places.map(|offset| Native { word: native.clone(), offset })
            })
            .collect()
    }

    /// Whether a foreign word stands in `text` outside of native ones; only those that `counts` are asked.
    fn holds(&self, text: &str, counts: impl Fn(&Foreign) -> bool) -> bool {
        let native = |at: usize, n: &Native| {
            at.checked_sub(n.offset).and_then(|from| text.get(from..)).is_some_and(|t| t.starts_with(&n.word))
        };
        text.char_indices().filter(|&(_, c)| self.foreign.may_begin(c)).any(|(at, _)| {
            self.foreign
                .walk(text[at..].chars())
                .any(|(_, word)| counts(word) && !word.natives.iter().any(|n| native(at, n)))
        })
    }

    /// Whether a word stands in `text` that no name of a body holds.
    pub fn is_foreign(&self, text: &str) -> bool {
        self.holds(text, |word| word.foreign)
    }

    /// Whether a word stands in `text` that not even the name of a group for a task holds.
    pub fn is_never(&self, text: &str) -> bool {
        self.holds(text, |word| word.never)
    }

    pub fn all(&self, role: BodyWord) -> &[String] {
        self.words.get(&role).map_or(&[], Vec::as_slice)
    }

    /// Whether `text` is a word of the role.
    pub fn is(&self, role: BodyWord, text: &str) -> bool {
        self.starts[role as usize].get(text.chars()).is_some()
    }

    /// Whether a word of the role stands in `text`.
    pub fn is_inside(&self, role: BodyWord, text: &str) -> bool {
        let words = &self.starts[role as usize];
        let mut begins = text.char_indices().filter(|&(_, c)| words.may_begin(c));
        begins.any(|(at, _)| words.walk(text[at..].chars()).next().is_some())
    }

    /// The longest word of the role that `text` begins with.
    pub fn starting(&self, role: BodyWord, text: &str) -> Option<&str> {
        let words = &self.starts[role as usize];
        words.walk(text.chars()).last().map(|(_, word)| word.as_str())
    }

    /// The longest word of the role that `text` ends with.
    pub fn ending(&self, role: BodyWord, text: &str) -> Option<&str> {
        let words = &self.ends[role as usize];
        words.walk(text.chars().rev()).last().map(|(_, word)| word.as_str())
    }

    /// What stands before the words of the role with which `text` ends.
    pub fn without<'t>(&self, role: BodyWord, mut text: &'t str) -> &'t str {
        while let Some(word) = self.ending(role, text) {
            text = &text[..text.len() - word.len()];
        }
        text
    }
}
