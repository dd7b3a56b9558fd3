//! Groups that are set up with their heads: 成立了以张三为组长、李四为副组长的领导小组.

use super::super::group;
use super::super::people::{names_before, of_call};
use super::by_person::up_to_next;
use super::{Found, Reader, found};
use crate::lexicon::Effect;
use crate::mention::Line;

/// How the words begin that set up such a group.
const SETS_UP: [&str; 4] = ["成立", "组建", "建立", "设立"];

/// The seats in a group that may stand behind 为.
const SEATS: [&str; 10] =
    ["成员", "委员", "组长", "副组长", "第一组长", "指挥长", "副指挥长", "总指挥", "主任", "副主任"];

impl Reader<'_, '_> {
    /// The seat behind 为 at `i`, of the group that is named behind it.
    pub(super) fn led_by(&mut self, index: usize, line: &Line, i: usize, floor: usize) -> Option<Found> {
        let start = (0..i).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
        let lead = line.slice(start..i);
        let seat = SEATS.iter().any(|t| line.starts_with(i + 1, t));
        if !seat || !SETS_UP.iter().any(|w| lead.contains(w)) {
            return None;
        }
        let mut calls = self.page.sentences_at(index).iter().flat_map(|s| &s.appellations);
        let call = calls.find(|c| c.names.last().is_some_and(|n| n.range.end == i));
        let people =
            call.map(|c| of_call(&c.names)).or_else(|| names_before(line, i, floor, &self.page.cx))?;
        let people = self.joined(index, line, floor, people, false);
        let before = self.before.clone();
        let (group, title) = group::of_titles(self.page, index, i, line, i + 1)?;
        self.before.lean_on(group);
        let Some((mut offices, end)) = self.offices(line, title) else {
            self.before = before;
            return None;
        };
        let end = up_to_next(line, &mut offices, end, &self.page.cx);
        let end = offices.first().map_or(end, |o| o.range.end);
        offices.truncate(1);
        Some(found(people, offices, i, end, Effect::Appoint, "appointment/led-by", 85))
    }
}
