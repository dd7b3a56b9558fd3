//! Kinds of institutions: how their names end, how they call themselves, and what their heads are called.

use super::table::{Fault, rows};
use super::trie::Trie;

/// What the Party's committee of an institution is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    /// 党委书记 is a title in the institution itself.
    Title,
    /// The committee is a body of its own, whose head is 书记.
    Committee,
}

/// A kind of institution that calls itself by a word alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseKind {
    pub name: String,
    /// How names of this kind end.
    pub ends: Vec<String>,
    /// How its own pages call it, longer words first.
    pub calls: Vec<String>,
    /// The titles of its heads.
    pub heads: Vec<String>,
    pub party: Party,
    /// How the names begin of kinds that only these words tell from others; often none.
    pub begins: Vec<String>,
}

impl HouseKind {
    /// Whether it is a company, which has works and companies under itself.
    pub fn fits_company(&self) -> bool {
        self.name == "company"
    }

    /// Whether a name ends, and where it must begins, as those of this kind do.
    pub fn fits(&self, name: &str) -> bool {
        self.ends.iter().any(|e| name.ends_with(e.as_str())) && self.may_begin(name)
    }

    /// Whether a name may begin so.
    pub fn may_begin(&self, name: &str) -> bool {
        self.begins.is_empty() || self.begun(name).is_some()
    }

    /// The word with which names of this kind alone begin: 民革 of 民革某市委员会.
    pub fn begun(&self, name: &str) -> Option<&str> {
        self.begins.iter().map(String::as_str).find(|b| name.starts_with(*b))
    }
}

/// Reads the table of kinds.
pub fn load(text: &str, faults: &mut Vec<Fault>) -> Vec<HouseKind> {
    let words = |cell: &str| {
        let mut words: Vec<String> = cell.split(',').map(|w| w.trim().to_owned()).collect();
        words.retain(|w| !w.is_empty());
        words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        words
    };
    let table = rows("houses.tsv", text, 5, faults);
    let mut kinds = Vec::with_capacity(table.len());
    for row in table {
        let party = match row.cell(4) {
            "title" => Party::Title,
            "committee" => Party::Committee,
            other => {
                faults.push(row.fault(format!("'{other}' is neither title nor committee")));
                continue;
            }
        };
        let kind = HouseKind {
            name: row.cell(0).to_owned(),
            ends: words(row.cell(1)),
            calls: words(row.cell(2)),
            heads: words(row.cell(3)),
            party,
            begins: words(row.cell(5)),
        };
        if kind.ends.is_empty() || kind.calls.is_empty() || kind.heads.is_empty() {
            faults.push(row.fault("a kind needs endings, calls and titles"));
            continue;
        }
        kinds.push(kind);
    }
    kinds
}

/// How all houses call themselves: the numbers of the kinds that use a call, and its length in characters.
#[derive(Debug, Default)]
pub struct Calls(Trie<(Vec<usize>, usize)>);

impl Calls {
    pub fn of(kinds: &[HouseKind]) -> Self {
        let mut calls = Self::default();
        for (index, kind) in kinds.iter().enumerate() {
            for call in &kind.calls {
                let length = call.chars().count();
                calls.0.entry(call.chars()).get_or_insert_with(|| (Vec::new(), length)).0.push(index);
            }
        }
        calls
    }

    /// Whether one of them may begin with the character.
    #[inline]
    pub fn may_begin(&self, c: char) -> bool {
        self.0.may_begin(c)
    }

    /// Those with which the text begins.
    pub fn beginning<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (&'t [usize], usize)> {
        self.0.walk(text.chars()).map(|(_, (kinds, length))| (kinds.as_slice(), *length))
    }
}
