//! Names of houses that a page also says in full: 附属医院 of 某某大学附属医院, 宁德分行 of 农业银行宁德分行.

use super::line::{Line, Word, is_cjk};
use crate::lexicon::Lexicon;
use crate::mention::affix::Affix;
use crate::model::BlockKind;

/// What the names end with that are often cut short at their beginning.
const ENDS: [&str; 12] =
    ["医院", "集团", "分行", "支行", "研究院", "研究所", "中学", "小学", "学校", "协会", "学会", "分公司"];

/// The kind of house whose short name also leaves out what it does: 甲集团 of 某市甲建设集团.
const GROUP: &str = "集团";

/// What stands before the short name in the full one, where that is no place.
const WHOLES: [&str; 6] = ["大学", "学院", "银行", "公司", "集团", "科学院"];

/// The names that begin with a place or a whole and end as houses do.
#[derive(Debug, Clone, Default)]
pub struct FullNames(Vec<(String, usize)>);

impl FullNames {
    /// All such names in the lines; each with the length in bytes of what may be cut off.
    pub fn of(lines: &[Line], lexicon: &Lexicon) -> Self {
        const LONGEST: usize = 24;
        let mut names = Vec::new();
        for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate) {
            for end in ENDS.iter().filter(|end| line.may_hold(end)) {
                // characters are counted on from the last end, so that long lines cost time in proportion
                let (mut byte, mut at) = (0, 0);
                for (found, _) in line.text.match_indices(end) {
                    at += line.text[byte..found + end.len()].chars().count();
                    byte = found + end.len();
                    let run = (at.saturating_sub(LONGEST)..at).rev().take_while(|&k| is_cjk(line.at(k)));
                    let from = run.last().unwrap_or(at);
                    let start = (from..at).find(|&k| begins(line, k, from));
                    if let Some(start) = start.filter(|&start| start < at) {
                        names.extend(cuts(line.slice(start..at), lexicon));
                    }
                    // 会见了上海某某建设集团: the name begins within the run
                    let named = |k: usize| {
                        let placed = |w: &Word| (w.entry.place || w.entry.short_place) && w.entry.chars > 1;
                        let fresh = line.is_border(k) || matches!(line.before(k), '了' | '与' | '对' | '到');
                        fresh && line.words_at(k).iter().any(placed)
                    };
                    let inside = (from + 1..at).rev().find(|&k| named(k));
                    if let Some(start) = inside.filter(|_| *end == GROUP) {
                        names.extend(cuts(line.slice(start..at), lexicon));
                    }
                }
            }
        }
        names.sort_unstable();
        names.dedup();
        Self(names)
    }

    /// The house or its part (宁德分行客户部) under the full name of the house.
    pub fn of_house(&self, text: &str) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
        let mut named =
            ends.filter_map(|end| Some(format!("{}{}", self.ending_with(&text[..end])?, &text[end..])));
        named.next()
    }

    /// The one name on the page that `short` is the end of.
    fn ending_with(&self, short: &str) -> Option<&str> {
        const SHORTEST: usize = 4;
        if !ENDS.iter().any(|end| short.ends_on(end)) || short.chars().count() < SHORTEST {
            return None;
        }
        let whole = |own: &str| own == short || is_short_of_group(own, short);
        let fitting: Vec<&str> =
            self.0.iter().filter(|(name, cut)| whole(&name[*cut..])).map(|(name, _)| name.as_str()).collect();
        // 某学院附属医院 and 甲大学某学院附属医院: one house, cut short twice
        let longest = *fitting.iter().max_by_key(|name| name.len())?;
        fitting.iter().all(|name| longest.ends_with(name)).then_some(longest)
    }
}

/// 湘绥集团 of 湘绥建设集团.
fn is_short_of_group(own: &str, short: &str) -> bool {
    const SHORTEST: usize = 2;
    let stem = short.strip_suffix(GROUP).filter(|s| s.chars().count() >= SHORTEST);
    own.strip_suffix(GROUP)
        .zip(stem)
        .is_some_and(|(own, stem)| own.len() > stem.len() && own.starts_with(stem))
}

/// Whether a name may begin at `k`: where the run of characters does, or with a place or a central body behind a word.
fn begins(line: &Line, k: usize, from: usize) -> bool {
    let placed = |w: &Word| w.entry.place || w.entry.short_place || w.entry.national;
    k == from || line.is_border(k) && line.words_at(k).iter().any(placed)
}

/// The name with each length that may be cut off at its beginning: places, wholes and central bodies.
fn cuts(name: &str, lexicon: &Lexicon) -> Vec<(String, usize)> {
    if lexicon.body_words.is_foreign(name) {
        return Vec::new();
    }
    let gazetteer = &lexicon.gazetteer;
    let whole = |head: &str| {
        WHOLES.iter().any(|w| head.ends_on(w) && head.len() > w.len())
            || !gazetteer.named(head).is_empty()
            || !gazetteer.short(head).is_empty()
            || lexicon.national(head).is_some()
    };
    let cut = name.char_indices().map(|(at, _)| at).skip(2).filter(|&at| whole(&name[..at]));
    cut.map(|at| (name.to_owned(), at)).collect()
}
