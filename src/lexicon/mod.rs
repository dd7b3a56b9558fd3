//! Words and rules as data: reads the tables of `lexicon/` into checked structures.
//! Faults are collected over all files and reported together, each with its file and line.

mod body_words;
mod char_set;
mod frames;
mod houses;
mod names;
mod places;
mod review_verbs;
mod roles;
mod table;
mod trie;
mod words;

pub use body_words::{BodyWord, BodyWords};
pub use char_set::CharSet;
pub use frames::{Effect, Frame, Frames, Place as FramePlace};
pub use houses::{Calls, HouseKind, Party};
pub use places::{Division, DivisionId, Gazetteer, Level};
pub use review_verbs::{ReviewVerb, ReviewVerbs};
pub use roles::{CareerWord, DirectoryWord, MeetingWord, NotName, PlaceWord, RegulationWord, RoleWords};
pub use table::Fault;
pub use trie::Trie;
pub use words::{Entry, Hit, Source, TitleKind, VerbClass, Words};

use names::NameChars;
use std::collections::{BTreeMap, BTreeSet};
use table::rows;

macro_rules! embedded {
    ($name:literal) => {
        include_str!(concat!("../../lexicon/", $name))
    };
}

/// The levels at which an organ is written so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    Any,
    Province,
    Township,
}

#[derive(Debug)]
struct Organ {
    scope: Scope,
    canonical: String,
}

/// What names of bodies end with besides the words of the tables: places that stand for their bodies, numbers
/// of terms, and what institutions and houses call themselves and their parts.
const ENDS: [&str; 59] = [
    "办",
    "区",
    "城",
    "街道",
    "苏木",
    "镇",
    "乡",
    "团",
    "院",
    "届",
    "任",
    "大会",
    "学校",
    "我校",
    "该校",
    "本校",
    "公司",
    "集团",
    "党委",
    "委员会",
    "委",
    "纪委",
    "团委",
    "党组",
    "工会",
    "部",
    "局",
    "厅",
    "署",
    "行",
    "中心",
    "支队",
    "司",
    "图书馆",
    "办公室",
    "处",
    "编委",
    "编办",
    "分院",
    "队",
    "站",
    "小组",
    "庭",
    "党委会",
    "厂",
    "矿",
    "车间",
    "项目部",
    "事业部",
    "团总支",
    "机关党委",
    "机关纪委",
    "编委办",
    "编委会",
    "学部",
    "实验室",
    "出版社",
    "书院",
    "附属医院",
];

/// The last characters of full names of places.
const LEVELS: [char; 8] = ['省', '市', '县', '区', '州', '旗', '盟', '地'];

/// Everything the extractors know about words.
#[derive(Debug)]
pub struct Lexicon {
    pub gazetteer: Gazetteer,
    pub words: Words,
    pub frames: Frames,
    pub body_words: BodyWords,
    pub houses: Vec<HouseKind>,
    pub calls_of_houses: Calls,
    pub meeting_words: RoleWords<MeetingWord>,
    pub not_names: RoleWords<NotName>,
    pub place_words: RoleWords<PlaceWord>,
    pub directory_words: RoleWords<DirectoryWord>,
    pub career_words: RoleWords<CareerWord>,
    pub review_verbs: ReviewVerbs,
    pub regulation_words: RoleWords<RegulationWord>,
    names: NameChars,
    compound_surnames: BTreeSet<String>,
    name_syllables: Trie<()>,
    organs: Trie<Vec<Organ>>,
    around: Trie<Vec<(String, String)>>,
    national: Trie<String>,
    /// Read backwards.
    suffixes: Trie<String>,
    /// All that names of bodies end with, and what those of places do (`false`), read backwards.
    ends: Trie<bool>,
    peoples: BTreeSet<String>,
}

impl Lexicon {
    /// The lexicon that ships inside the binary.
    ///
    /// # Errors
    /// All faults of all tables; none for a released binary, whose tables a test has checked.
    pub fn embedded() -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let gazetteer = Gazetteer::load(
            embedded!("places.tsv"),
            embedded!("place_short.tsv"),
            embedded!("place_abbrev.tsv"),
            &mut faults,
        );
        let mut names = NameChars::default();
        let mut compound_surnames = BTreeSet::new();
        for row in rows("surnames.tsv", embedded!("surnames.tsv"), 2, &mut faults) {
            let mut chars = row.cell(0).chars();
            match (chars.next(), chars.next(), row.cell(1)) {
                (Some(c), None, degree) => names.surname(c, degree == "common"),
                (Some(c), ..) => {
                    names.compound(c);
                    compound_surnames.insert(row.cell(0).to_owned());
                }
                _ => {}
            }
        }
        let mut name_syllables = Trie::default();
        for row in rows("name_chars.tsv", embedded!("name_chars.tsv"), 1, &mut faults) {
            row.cell(0).chars().for_each(|c| names.transliterates(c));
            name_syllables.entry(row.cell(0).chars()).get_or_insert(());
        }
        let mut organs: Trie<Vec<Organ>> = Trie::default();
        let mut ends: Trie<bool> = Trie::default();
        // what is written behind a place: the ends of bodies' names that stand in no other table
        let mut after_places: Vec<String> = Vec::new();
        let mut around: Trie<Vec<(String, String)>> = Trie::default();
        for row in rows("organs.tsv", embedded!("organs.tsv"), 3, &mut faults) {
            if let Some((before, after)) = row.cell(0).split_once("{P}") {
                let form = (after.to_owned(), row.cell(2).to_owned());
                ends.entry(after.chars().rev()).get_or_insert(true);
                after_places.push(after.to_owned());
                around.entry(before.chars()).get_or_insert_default().push(form);
                continue;
            }
            let scope = match row.cell(3) {
                "" => Scope::Any,
                "province" => Scope::Province,
                "township" => Scope::Township,
                other => {
                    faults.push(row.fault(format!("'{other}' is no scope: province, township or nothing")));
                    continue;
                }
            };
            let organ = Organ { scope, canonical: row.cell(2).to_owned() };
            ends.entry(row.cell(0).chars().rev()).get_or_insert(true);
            after_places.push(row.cell(0).to_owned());
            organs.entry(row.cell(0).chars()).get_or_insert_default().push(organ);
        }
        let mut pairs = |name, text, value: usize| {
            let mut map = BTreeMap::new();
            for row in rows(name, text, value + 1, &mut faults) {
                map.insert(row.cell(0).to_owned(), row.cell(value).to_owned());
            }
            map
        };
        let national = pairs("national.tsv", embedded!("national.tsv"), 2);
        let suffixes = pairs("suffixes.tsv", embedded!("suffixes.tsv"), 1);
        let peoples = rows("minorities.tsv", embedded!("minorities.tsv"), 1, &mut faults)
            .iter()
            .map(|row| row.cell(0).to_owned())
            .collect();
        for word in national.keys().chain(suffixes.keys()).map(String::as_str).chain(ENDS) {
            ends.entry(word.chars().rev()).get_or_insert(true);
        }
        // places that stand for their organs, or before nothing at all
        let shorts = gazetteer.short_names().map(|(name, _)| name);
        for word in gazetteer.names().filter(|n| !n.ends_with(LEVELS)).chain(shorts) {
            ends.entry(word.chars().rev()).get_or_insert(false);
        }
        for level in LEVELS {
            ends.entry(std::iter::once(level)).get_or_insert(false);
        }
        let houses = houses::load(embedded!("houses.tsv"), &mut faults);
        let of_houses = || houses.iter().flat_map(|kind| kind.calls.iter().chain(&kind.ends));
        for word in of_houses() {
            ends.entry(word.chars().rev()).get_or_insert(true);
        }
        let spelt = national.keys().chain(suffixes.keys()).chain(of_houses()).map(String::as_str).chain(ENDS);
        let ends_of_bodies: BTreeSet<String> = spelt
            .chain(after_places.iter().map(String::as_str))
            .filter(|word| ends.get(word.chars().rev()) == Some(&true) && !word.is_empty())
            .map(str::to_owned)
            .collect();
        let words = Words::load(
            embedded!("titles.tsv"),
            &[("verbs.tsv", embedded!("verbs.tsv")), ("reforms.tsv", embedded!("reforms.tsv"))],
            &gazetteer,
            &national,
            &suffixes,
            &ends_of_bodies,
            &mut faults,
        );
        let national = Trie::of(national.iter().map(|(word, name)| (word.as_str(), name.clone())));
        let suffixes = Trie::backwards(suffixes.iter().map(|(word, kind)| (word.as_str(), kind.clone())));
        let frames = Frames::load(embedded!("frames.tsv"), &mut faults);
        let body_words = BodyWords::load(embedded!("body_words.tsv"), &mut faults);
        let meeting_words = RoleWords::load(embedded!("meeting_words.tsv"), &mut faults);
        let career_words = RoleWords::load(embedded!("career_words.tsv"), &mut faults);
        let directory_words = RoleWords::load(embedded!("directory_words.tsv"), &mut faults);
        let not_names = RoleWords::load(embedded!("not_names.tsv"), &mut faults);
        let place_words = RoleWords::load(embedded!("place_words.tsv"), &mut faults);
        let regulation_words = RoleWords::load(embedded!("regulation_words.tsv"), &mut faults);
        let review_verbs = ReviewVerbs::load(embedded!("review_verbs.tsv"), &mut faults);
        if faults.is_empty() {
            Ok(Self {
                gazetteer,
                words,
                frames,
                body_words,
                calls_of_houses: Calls::of(&houses),
                houses,
                meeting_words,
                not_names,
                place_words,
                directory_words,
                career_words,
                review_verbs,
                regulation_words,
                names,
                compound_surnames,
                name_syllables,
                organs,
                around,
                national,
                suffixes,
                ends,
                peoples,
            })
        } else {
            Err(faults)
        }
    }

    /// `Some(true)` for a common surname, `Some(false)` for a rare one.
    pub fn surname(&self, c: char) -> Option<bool> {
        self.names.is_surname(c)
    }

    pub fn is_compound_surname(&self, two: &str) -> bool {
        two.chars().next().is_some_and(|c| self.names.is_compound(c)) && self.compound_surnames.contains(two)
    }

    /// Whether names of peoples who write no surname are transliterated with this character.
    pub fn is_name_char(&self, c: char) -> bool {
        self.names.is_transliterated(c)
    }

    /// Whether a name with a surname, or one that is transliterated, can begin with the character.
    pub fn may_begin_name(&self, c: char) -> bool {
        self.names.may_begin(c)
    }

    /// Whether the string is a typical part of a transliterated name (次仁, 巴特尔).
    pub fn is_name_syllable(&self, text: &str) -> bool {
        self.name_syllables.get(text.chars()).is_some()
    }

    /// The pattern, with `{P}` for the place, of what is written after the level at this scope:
    /// 委组织部 → 中共{P}委组织部.
    pub fn organ(&self, written: &str, scope: Scope) -> Option<&str> {
        let organs = self.organs.get(written.chars())?;
        organs
            .iter()
            .find(|o| o.scope == scope)
            .or_else(|| organs.iter().find(|o| o.scope == Scope::Any))
            .map(|o| o.canonical.as_str())
    }

    /// The forms written around a place with whose beginning `text` begins (共青团…委), longer beginnings first:
    /// its length in bytes, and what follows the place with the pattern.
    pub fn around<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'t [(String, String)])> {
        let forms: Vec<_> = self.around.walk(text.chars()).collect();
        forms.into_iter().rev().map(|(length, forms)| (length, forms.as_slice()))
    }

    /// The full name of a central body, or of one that needs no place.
    pub fn national(&self, written: &str) -> Option<&str> {
        self.national.get(written.chars()).map(String::as_str)
    }

    /// The central bodies with whose names `text` begins, shorter ones first, with their length in bytes.
    pub fn leading_national<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
        self.national.walk(text.chars()).map(|(length, name)| (length, name.as_str()))
    }

    /// The kind of body that ends with this word.
    pub fn suffix(&self, word: &str) -> Option<&str> {
        self.suffixes.get(word.chars().rev()).map(String::as_str)
    }

    /// The ends of bodies' names with which `text` ends, shorter ones first: length in bytes, and kind.
    pub fn endings<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
        self.suffixes.walk(text.chars().rev()).map(|(length, kind)| (length, kind.as_str()))
    }

    /// Whether the text can name a body or place, by how it ends.
    pub fn may_name(&self, text: &str) -> bool {
        self.ends.walk(text.chars().rev().filter(|&c| c != ' ')).next().is_some()
    }

    pub fn is_people(&self, name: &str) -> bool {
        self.peoples.contains(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_tables_have_no_fault() {
        if let Err(faults) = Lexicon::embedded() {
            let all: Vec<_> = faults.iter().map(ToString::to_string).collect();
            panic!("{}", all.join("\n"));
        }
    }

    #[test]
    fn every_word_of_a_table_is_found_where_it_begins_and_ends_a_text() {
        fn check<R: roles::Role>(words: &RoleWords<R>) {
            for &(name, role) in R::ALL {
                for word in words.all(role) {
                    let (before, behind) = (format!("某{word}"), format!("{word}某"));
                    assert!(words.starting(role, word).is_some_and(|w| w == word), "{name} {word}");
                    assert!(words.ending(role, word).is_some_and(|w| w == word), "{name} {word}");
                    assert!(words.starting(role, &behind).is_some(), "{name} {word}");
                    assert!(words.ending(role, &before).is_some(), "{name} {word}");
                    assert!(words.inside(role, &format!("某{behind}")).is_some(), "{name} {word}");
                    assert!(words.has(role, word), "{name} {word}");
                }
            }
        }
        let lexicon = Lexicon::embedded().unwrap();
        check(&lexicon.meeting_words);
        check(&lexicon.not_names);
        check(&lexicon.place_words);
        check(&lexicon.directory_words);
        check(&lexicon.career_words);
        check(&lexicon.regulation_words);
    }

    #[test]
    fn names_of_bodies_end_as_houses_do() {
        let lexicon = Lexicon::embedded().unwrap();
        for end in lexicon.houses.iter().flat_map(|kind| &kind.ends) {
            let mut hits = lexicon.words.hits_and_ends(end).filter(|h| h.end as usize == end.len());
            assert!(hits.any(|h| lexicon.words.entry(&h).ends_body), "{end}");
        }
    }
}
