//! Offices named in full with their holders behind a colon or on the lines below: 县人大常委会主任：张三.

use super::super::people::{names_in, offices_from};
use super::super::sink::Sink;
use super::{Reader, election, holds};
use crate::mention::office::Before;
use crate::mention::{Body, Certainty, Line, Office};
use crate::model::{Fact, OfficeStatus};

/// What an office that heads a list leaves for the lines below it.
pub(super) struct Headed {
    /// The offices whose holders the next line names.
    offices: Vec<Office>,
    /// The body, of which the next bare title is.
    body: Option<Body>,
    at: usize,
}

impl Reader<'_, '_> {
    /// 县委书记：张三 as a whole line, or 县委书记 with the names below.
    pub(super) fn under_office(&mut self, index: usize, line: &Line, start: usize, sink: &mut Sink) {
        if line.len() > 200 {
            return;
        }
        // without a colon it heads names only where an election is told of
        let colon = ["：", ":"].iter().any(|mark| line.may_hold(mark));
        if !colon && election(self.page, index).is_none() {
            return;
        }
        let Some((offices, mut end, before)) = self.heading(line, start, Before::default()) else { return };
        // （3名，按姓氏笔画为序）
        if line.at(end) == '（' {
            end = (end..line.len()).find(|&k| line.at(k) == '）').map_or(end, |k| k + 1);
        }
        let colon = matches!(line.at(end), '：' | ':');
        let names = end + usize::from(colon);
        if names < line.len() {
            if colon && line.len() <= 40 || colon && election(self.page, index).is_some() {
                self.hold(index, line, &offices, names, sink);
                self.headed = Some(Headed { offices: Vec::new(), body: before.body, at: index });
            }
            return;
        }
        // alone on a line it heads names only where an election is told of
        if election(self.page, index).is_some() {
            self.headed = Some(Headed { offices, body: before.body, at: index });
        }
    }

    /// The names below such an office, or the next title of its body; whether the line was one of them.
    pub(super) fn goes_on(&mut self, index: usize, line: &Line, start: usize, sink: &mut Sink) -> bool {
        let Some(headed) = self.headed.take() else { return false };
        if index > headed.at + 2 {
            return false;
        }
        if !headed.offices.is_empty() && self.hold(index, line, &headed.offices, start, sink) {
            self.headed = Some(Headed { at: index, ..headed });
            return true;
        }
        let own = Before { body: headed.body, ..Before::default() };
        let Some((offices, mut end, before)) = self.heading(line, start, own) else { return false };
        if line.at(end) == '（' {
            end = (end..line.len()).find(|&k| line.at(k) == '）').map_or(end, |k| k + 1);
        }
        let names = end + usize::from(matches!(line.at(end), '：' | ':'));
        if names < line.len() && !(names > end && self.hold(index, line, &offices, names, sink)) {
            return false;
        }
        let offices = if names < line.len() { Vec::new() } else { offices };
        self.headed = Some(Headed { offices, body: before.body, at: index });
        true
    }

    /// The offices that a line begins with, which end it or stand before a colon or a bracket.
    fn heading(&self, line: &Line, start: usize, mut before: Before) -> Option<(Vec<Office>, usize, Before)> {
        let (offices, end) = offices_from(line, start, &mut before, &self.page.cx)?;
        let closed = end >= line.len() || matches!(line.at(end), '：' | ':' | '（');
        let sure = offices.iter().all(|o| o.certainty > Certainty::Ending);
        (closed && sure).then_some((offices, end, before))
    }

    /// Says that those whom the line names from `names` on hold the offices, or were elected to them.
    fn hold(&self, index: usize, line: &Line, offices: &[Office], names: usize, sink: &mut Sink) -> bool {
        let Some(people) = names_in(line, names..line.len(), false, &self.page.cx) else { return false };
        let decided = election(self.page, index).map(|at| self.decided(at));
        for person in &people {
            let id = sink.person(&person.name);
            for office in offices {
                let body = sink.body(&office.body);
                let from = if names > office.range.end {
                    office.range.start.min(person.range.start)
                } else {
                    person.range.start
                };
                let words = line.span(from..person.range.end);
                match &decided {
                    Some(decided) => {
                        let agent = decided.agent.as_deref().map(|name| sink.body(name));
                        let (title, date) = (office.title.clone(), decided.date);
                        let status = OfficeStatus::Current;
                        let fact = Fact::Appoints { person: id, body, title, agent, date, status };
                        sink.say(fact, words, "roster/elected", 85);
                    }
                    None => {
                        sink.say(
                            holds(id, body, &office.title, office.status),
                            words,
                            "roster/office-colon-name",
                            85,
                        );
                    }
                }
            }
        }
        true
    }
}
