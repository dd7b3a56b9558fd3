//! Offices whose body stands before the verb: 曾在某局任科员、副局长; 现在某厂任厂长.

use super::super::sink::Sink;
use super::clauses::sentence_start;
use super::whither::workplace;
use super::{Reader, Step};
use crate::mention::Line;
use crate::mention::office::Before;
use crate::model::OfficeStatus;

/// What says when somebody served there, before the body.
const WHEN: [(&str, OfficeStatus); 16] = [
    ("曾先后在", OfficeStatus::Former),
    ("曾经在", OfficeStatus::Former),
    ("曾在", OfficeStatus::Former),
    ("曾于", OfficeStatus::Former),
    ("先后在", OfficeStatus::Former),
    ("此前在", OfficeStatus::Former),
    ("之前在", OfficeStatus::Former),
    ("早年在", OfficeStatus::Former),
    ("毕业后在", OfficeStatus::Former),
    ("其后在", OfficeStatus::Former),
    ("此后在", OfficeStatus::Former),
    ("后在", OfficeStatus::Former),
    ("目前在", OfficeStatus::Current),
    ("现在", OfficeStatus::Current),
    ("现于", OfficeStatus::Current),
    ("仍在", OfficeStatus::Current),
];

/// The verbs between the body and the titles; several say that it is over.
const VERBS: [&str; 5] = ["先后担任", "先后任", "历任", "担任", "任"];

impl Reader<'_, '_> {
    /// Where the offices end that are told at `i` with their body before the verb.
    pub(super) fn serving(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        end: usize,
        floor: usize,
        sink: &mut Sink,
    ) -> Option<usize> {
        if !matches!(
            line.at(i),
            '曾' | '先' | '此' | '之' | '早' | '毕' | '其' | '后' | '目' | '现' | '仍' | '在' | '于'
        ) {
            return None;
        }
        let (at, status) = match WHEN.iter().find(|(w, _)| line.starts_with(i, w)) {
            Some((word, status)) => (i + word.chars().count(), *status),
            None => (i + 1, self.goes_on_at(index, line, i)?),
        };
        let (body, until) = workplace(self.page, line, at, end, &self.before.places)?;
        let verb = VERBS.iter().find(|w| line.word_before(until, w))?;
        let status = if verb.contains(['历', '先']) { OfficeStatus::Former } else { status };
        let placed = body.place.as_ref().is_some_and(|p| p.name == body.name);
        let mut before = Before { places: self.before.places.clone(), ..Before::default() };
        body.place.iter().for_each(|place| before.remember_place(place.clone()));
        before.body = Some(body).filter(|_| !placed);
        let outer = std::mem::replace(&mut self.before, before);
        let said = self.said(index, line, i, until, floor, status, true, sink);
        if said.is_none() {
            self.before = outer;
        }
        said
    }

    /// 曾在甲局任科员，在乙局任科长: of the time that the clause before tells of.
    fn goes_on_at(&self, index: usize, line: &Line, i: usize) -> Option<OfficeStatus> {
        if !matches!(line.before(i), '，' | '；' | '、') || !matches!(line.at(i), '在' | '于') {
            return None;
        }
        let begins = sentence_start(line, i);
        let last = self.held.last().filter(|h| {
            h.line == index && h.step == Step::Holds && h.from.is_none() && h.office.range.start >= begins
        })?;
        (last.status == OfficeStatus::Former).then_some(OfficeStatus::Former)
    }
}
