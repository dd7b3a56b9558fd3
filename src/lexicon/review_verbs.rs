//! The verbs by which a body deals with a matter.

use super::char_set::CharSet;
use super::table::{Fault, rows};
use crate::model::ReviewAction;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A verb and what it says was done.
#[derive(Debug, Clone)]
pub struct ReviewVerb {
    pub word: String,
    pub chars: usize,
    pub actions: Vec<ReviewAction>,
}

/// All of them by their first character, longer ones first.
#[derive(Debug, Default)]
pub struct ReviewVerbs {
    by_first: FxHashMap<char, Vec<ReviewVerb>>,
    firsts: CharSet,
}

impl ReviewVerbs {
    pub fn load(text: &str, faults: &mut Vec<Fault>) -> Self {
        let mut verbs: BTreeMap<char, Vec<ReviewVerb>> = BTreeMap::new();
        for row in rows("review_verbs.tsv", text, 2, faults) {
            let mut actions = Vec::new();
            for name in row.cell(1).split(',') {
                match action(name) {
                    Some(action) => actions.push(action),
                    None => faults.push(
                        row.fault(format!("'{name}' is no action: deliberate, adopt, study, hear or relay")),
                    ),
                }
            }
            let word = row.cell(0).to_owned();
            let Some(first) = word.chars().next() else { continue };
            let chars = word.chars().count();
            verbs.entry(first).or_default().push(ReviewVerb { word, chars, actions });
        }
        for list in verbs.values_mut() {
            list.sort_by(|a, b| b.chars.cmp(&a.chars).then_with(|| a.word.cmp(&b.word)));
        }
        Self { firsts: verbs.keys().copied().collect(), by_first: verbs.into_iter().collect() }
    }

    /// The longest verb that `text` begins with, together with those joined to it (审议和研究, 听取并讨论).
    pub fn starting(&self, text: &str) -> Option<ReviewVerb> {
        let mut verb = self.first(text)?.clone();
        while let Some((joined, next)) = self.joined(text.get(verb.word.len()..)?) {
            let word = text.get(..verb.word.len() + joined + next.word.len())?;
            let mut actions = verb.actions;
            actions.extend(&next.actions);
            // what was passed was dealt with before: one fact
            if actions.contains(&ReviewAction::Adopt) {
                actions.retain(|a| !matches!(a, ReviewAction::Deliberate | ReviewAction::Study));
            }
            actions.sort_unstable();
            actions.dedup();
            verb = ReviewVerb { word: word.to_owned(), chars: word.chars().count(), actions };
        }
        Some(verb)
    }

    /// Whether a verb may begin with the character.
    #[inline]
    pub fn may_begin(&self, c: char) -> bool {
        self.firsts.may_hold(c)
    }

    /// Whether `text` begins with a verb.
    pub fn begins(&self, text: &str) -> bool {
        self.first(text).is_some()
    }

    /// 听取|审议意见落实情况: a verb of two parts gives way to its first where the second begins a noun.
    fn first(&self, text: &str) -> Option<&ReviewVerb> {
        let first = text.chars().next().filter(|c| self.firsts.may_hold(*c))?;
        let mut fitting = self.by_first.get(&first)?.iter().filter(|v| text.starts_with(&v.word));
        let longest = fitting.next()?;
        let noun =
            text.get(longest.word.len()..).is_some_and(|rest| NOUNS.iter().any(|n| rest.starts_with(n)));
        Some(fitting.next().filter(|_| noun).unwrap_or(longest))
    }

    /// A verb behind a joining word at the beginning of `text`, and the length of that word in bytes. What was
    /// passed in the end needs none: 研究讨论|通过.
    fn joined(&self, text: &str) -> Option<(usize, &ReviewVerb)> {
        let Some(join) = ["以及", "和", "并", "及", "与"].into_iter().find(|join| text.starts_with(join))
        else {
            return self.first(text).filter(|v| v.actions == [ReviewAction::Adopt]).map(|verb| (0, verb));
        };
        self.first(text.get(join.len()..)?).map(|verb| (join.len(), verb))
    }
}

/// Behind a verb, what makes a noun of it: 审议意见, 讨论稿.
const NOUNS: [&str; 5] = ["意见", "情况", "稿", "结果", "报告"];

fn action(name: &str) -> Option<ReviewAction> {
    Some(match name {
        "deliberate" => ReviewAction::Deliberate,
        "adopt" => ReviewAction::Adopt,
        "study" => ReviewAction::Study,
        "hear" => ReviewAction::Hear,
        "relay" => ReviewAction::Relay,
        _ => return None,
    })
}
