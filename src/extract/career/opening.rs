//! Offices with which a life opens, without a verb: 某委员会委员，某协会主席。 男，1941年7月生; 张三，某大学副教授，男.

use super::super::people::offices_from;
use super::clauses::person_start;
use super::follows::lives_behind;
use super::{Held, Reader, Step, posts};
use crate::mention::office::Before;
use crate::mention::{Certainty, Line};

impl Reader<'_, '_> {
    /// 某委员会委员，某协会主席。 男，1941年7月生: the offices held now, with which a CV without a name opens.
    pub(super) fn opens_with_offices(&mut self, index: usize, line: &Line, start: usize) -> Option<usize> {
        let life = lives_behind(line, start)?;
        let person = self.subject.clone()?;
        let mut before = Before::default();
        let mut at = start;
        while let Some((offices, end)) = posts::offices(self.page, line, at, &mut before) {
            for office in offices {
                self.held.push(Held {
                    person: person.clone(),
                    words: line.span(at.min(office.range.start)..office.range.end),
                    from: None,
                    to: None,
                    status: office.status,
                    office,
                    line: index,
                    rule: "career/introduction",
                    confidence: 80,
                    step: Step::Holds,
                });
            }
            if line.at(end) != '，' || end >= life {
                break;
            }
            at = end + 1;
        }
        Some(life)
    }

    /// An office between commas in an introduction: 某大学副教授，; `headed` by a name and the years of a life.
    pub(super) fn plain(&mut self, index: usize, line: &Line, i: usize, headed: bool) -> bool {
        if !headed && !matches!(line.before(i), '，' | ',' | ' ' | '。') {
            return false;
        }
        let mut before = self.before.clone();
        let Some((offices, end)) = offices_from(line, i, &mut before, &self.page.cx) else { return false };
        // 中共党员 县委常委、组织部部长 拟提名为…: in columns only before what is to come
        if line.before(i) == ' ' && !headed && !(line.at(end) == ' ' && line.at(end + 1) == '拟') {
            return false;
        }
        const KNOWN: [&str; 4] = ["大学", "学院", "医院", "研究院"];
        let known = |name: &str| name.chars().count() >= 5 && KNOWN.iter().any(|e| name.ends_with(e));
        let sure = offices.iter().all(|o| o.certainty > Certainty::Ending || known(&o.body))
            && offices.first().is_some_and(|o| !o.inherited);
        if !sure || !(end >= line.len() || matches!(line.at(end), '，' | '。' | ',' | ' ')) {
            return false;
        }
        let Some(person) = self.subject.clone() else { return false };
        for office in offices {
            let status = office.status;
            let words = line.span(person_start(&person, i, line)..office.range.end);
            self.held.push(Held {
                person: person.clone(),
                office,
                from: None,
                to: None,
                status,
                words,
                line: index,
                rule: "career/introduction",
                confidence: 75,
                step: Step::Holds,
            });
        }
        true
    }
}
