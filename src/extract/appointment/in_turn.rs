//! Who comes and who goes in an office that only the clause before names: 张三任局长，李四卸任; 李四卸任局长，张三接任.

use super::super::people::names_before;
use super::{Found, Reader, found};
use crate::lexicon::{Effect, Frame};
use crate::mention::{Line, Office};

/// Verbs without an object by which somebody leaves what another came into.
const GOES: [&str; 3] = ["卸任", "离任", "辞任"];

/// Verbs without an object by which somebody comes into what another left.
const COMES: [&str; 5] = ["接任", "继任", "接替", "就任", "接棒"];

impl Reader<'_, '_> {
    /// The verb at `i` with nothing behind it, whose subject ends at `end`.
    pub(super) fn in_turn(
        &self,
        index: usize,
        line: &Line,
        i: usize,
        floor: usize,
        end: usize,
        frame: &Frame,
    ) -> Option<Found> {
        let word = frame.word.as_str();
        let fits = match self.said? {
            Effect::Appoint | Effect::Elect | Effect::Acting => GOES.contains(&word),
            Effect::Remove => COMES.contains(&word),
            _ => false,
        };
        let office = self.taken.first().filter(|_| fits && index == self.said_on)?;
        let clause = (floor..end).rev().find(|&k| matches!(line.at(k), '，' | '；' | '。'))?;
        // nothing but the clause of the other stands between
        if line.at(clause) != '，' || line.slice(floor..clause).contains(['，', '。', '；']) {
            return None;
        }
        let people = names_before(line, end, floor, &self.page.cx)?;
        if people.iter().any(|p| self.last.iter().any(|other| other.name == p.name)) {
            return None;
        }
        let start = people.iter().map(|p| p.range.start).min()?;
        let offices = vec![Office { inherited: true, range: i..i + frame.chars, ..office.clone() }];
        Some(found(people, offices, start, i + frame.chars, frame.effect, "appointment/in-turn", 80))
    }
}
