//! The words around and inside the names of bodies in running text.

use super::table::{Fault, rows};
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
}

impl BodyWord {
    const ALL: [(&'static str, Self); 8] = [
        ("lead", Self::Lead),
        ("foreign", Self::Foreign),
        ("native", Self::Native),
        ("generic", Self::Generic),
        ("closer", Self::Closer),
        ("opener", Self::Opener),
        ("adverb", Self::Adverb),
        ("plan", Self::Plan),
    ];
}

/// The words by what they do, longer ones first.
#[derive(Debug, Default)]
pub struct BodyWords(BTreeMap<BodyWord, Vec<String>>);

impl BodyWords {
    pub fn load(text: &str, faults: &mut Vec<Fault>) -> Self {
        let mut words = Self::default();
        for row in rows("body_words.tsv", text, 2, faults) {
            match BodyWord::ALL.iter().find(|(name, _)| *name == row.cell(1)) {
                Some(&(_, role)) => words.0.entry(role).or_default().push(row.cell(0).to_owned()),
                None => faults.push(row.fault(format!("'{}' is no role of a word near bodies", row.cell(1)))),
            }
        }
        for list in words.0.values_mut() {
            list.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        words
    }

    pub fn all(&self, role: BodyWord) -> &[String] {
        self.0.get(&role).map_or(&[], Vec::as_slice)
    }

    /// The longest word of the role that `text` begins with.
    pub fn starting(&self, role: BodyWord, text: &str) -> Option<&str> {
        self.all(role).iter().map(String::as_str).find(|w| text.starts_with(w))
    }

    /// The longest word of the role that `text` ends with.
    pub fn ending(&self, role: BodyWord, text: &str) -> Option<&str> {
        self.all(role).iter().map(String::as_str).find(|w| text.ends_with(w))
    }
}
