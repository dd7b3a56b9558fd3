//! The words around persons who come into office or leave it, each with an example for and against.

use super::char_set::CharSet;
use super::table::{Fault, rows};
use std::collections::BTreeMap;

/// Where the person stands to the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// 任命张三为局长
    After,
    /// 张三任局长
    Before,
    /// 免去张三的局长职务
    Of,
}

/// What becomes of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    Appoint,
    /// By a vote.
    Elect,
    Acting,
    Remove,
    Candidate,
    /// Keeps what is held already.
    Keep,
    /// Held it before what is told: 此前李四任…; no word of its own.
    Past,
}

/// One word of the table.
#[derive(Debug, Clone)]
pub struct Frame {
    pub word: String,
    pub chars: usize,
    pub place: Place,
    pub effect: Effect,
    pub example: String,
    pub counter_example: String,
}

/// All frames by their first character, longer words first.
#[derive(Debug)]
pub struct Frames {
    by_first: BTreeMap<char, Vec<Frame>>,
    /// Those characters once more, since nearly every one of a text is none of them.
    firsts: CharSet,
}

impl Frames {
    pub fn load(text: &str, faults: &mut Vec<Fault>) -> Self {
        let mut by_first: BTreeMap<char, Vec<Frame>> = BTreeMap::new();
        for row in rows("frames.tsv", text, 5, faults) {
            let place = match row.cell(1) {
                "after" => Place::After,
                "before" => Place::Before,
                "of" => Place::Of,
                other => {
                    faults.push(row.fault(format!("'{other}' is no place: after, before or of")));
                    continue;
                }
            };
            let effect = match row.cell(2) {
                "appoint" => Effect::Appoint,
                "elect" => Effect::Elect,
                "acting" => Effect::Acting,
                "keep" => Effect::Keep,
                "remove" => Effect::Remove,
                "candidate" => Effect::Candidate,
                other => {
                    faults.push(row.fault(format!("'{other}' is no effect")));
                    continue;
                }
            };
            let word = row.cell(0).to_owned();
            let Some(first) = word.chars().next() else { continue };
            let chars = word.chars().count();
            let frame = Frame {
                word,
                chars,
                place,
                effect,
                example: row.cell(3).to_owned(),
                counter_example: row.cell(4).to_owned(),
            };
            by_first.entry(first).or_default().push(frame);
        }
        for list in by_first.values_mut() {
            list.sort_by(|a, b| b.chars.cmp(&a.chars).then_with(|| a.word.cmp(&b.word)));
        }
        let firsts = by_first.keys().copied().collect();
        Self { by_first, firsts }
    }

    /// The frames whose word begins with `first`, longer words first.
    pub fn beginning(&self, first: char) -> &[Frame] {
        if !self.firsts.may_hold(first) {
            return &[];
        }
        self.by_first.get(&first).map_or(&[], Vec::as_slice)
    }

    pub fn all(&self) -> impl Iterator<Item = &Frame> {
        self.by_first.values().flatten()
    }
}
