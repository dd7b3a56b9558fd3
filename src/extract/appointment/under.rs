//! Offices that head lines of names: 任命下列同志为某县人民法院审判员：, and below it 张三　李四　王五.

use super::super::people::{names_in, skip_number};
use super::super::sink::Sink;
use super::{Found, Reader, found};
use crate::lexicon::Effect;
use crate::mention::{Certainty, Line, Office};

/// Those whom the lines below name.
const WHO: [&str; 6] = ["下列同志", "以下同志", "下列人员", "以下人员", "下列人士", "以下人士"];

/// The verbs before them.
const VERBS: [(&str, Effect); 8] = [
    ("任命", Effect::Appoint),
    ("聘任", Effect::Appoint),
    ("聘请", Effect::Appoint),
    ("通过", Effect::Appoint),
    ("选举", Effect::Elect),
    ("补选", Effect::Elect),
    ("免去", Effect::Remove),
    ("免除", Effect::Remove),
];

impl Reader<'_, '_> {
    /// What the line says of those whose names stand below it.
    pub(super) fn heads_names(&mut self, line: &Line) -> Option<(Effect, Vec<Office>)> {
        if !line.may_hold_any(&["下列", "以下"]) {
            return None;
        }
        let (at, who) =
            (0..line.len()).find_map(|k| Some((k, WHO.iter().find(|w| line.starts_with(k, w))?)))?;
        let (_, effect) = VERBS.iter().find(|(verb, _)| line.word_before(at, verb))?;
        let mut from = at + who.chars().count();
        let removes = *effect == Effect::Remove;
        if !removes && line.at(from) != '为' {
            return None;
        }
        from += usize::from(matches!(line.at(from), '为' | '的'));
        let before = self.before.clone();
        let read = self.offices(line, from).filter(|(offices, end)| {
            let end = if line.starts_with(*end, "职务") { end + 2 } else { *end };
            let closed =
                line.slice(end.min(line.len())..line.len()).trim_matches(['：', ':', ' ', '。']).is_empty();
            closed && offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited)
        });
        let Some((offices, _)) = read else {
            self.before = before;
            return None;
        };
        Some((*effect, offices))
    }

    /// Whether the line holds nothing but names of such a list, which come into its offices.
    pub(super) fn named_below(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        let Some((effect, offices)) = self.under.take() else { return false };
        let start = skip_number(line, 0);
        let end = start + line.slice(start..line.len()).trim_end_matches([' ', '。', '；']).chars().count();
        let names = (start < end).then(|| names_in(line, start..end, true, &self.page.cx)).flatten();
        let Some(people) = names else { return false };
        let Some(range) = people.first().map(|p| p.range.clone()) else { return false };
        let held =
            offices.iter().map(|o| Office { range: range.clone(), inherited: true, ..o.clone() }).collect();
        let found = Found { ..found(people, held, start, end, effect, "appointment/under", 85) };
        self.say(index, line, found, sink);
        self.under = Some((effect, offices));
        true
    }
}
