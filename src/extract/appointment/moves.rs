//! Who moves from one office to another: where the office that was left stands, and which house a new one is of.

use super::super::people::{Person, names_before, offices_from};
use super::Reader;
use crate::mention::body::resolve;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::office_run::skip_remarks;
use crate::mention::place::{Place, PlaceKind};
use crate::mention::{Body, Certainty, Line, Office};
use crate::model::OfficeStatus;

/// Offices at the head of a company.
const HEADS_OF_COMPANIES: [&str; 5] = ["董事长", "总经理", "副董事长", "总裁", "执行董事"];

impl Reader<'_, '_> {
    /// 甲大学副校长的张三已任…: the office by which somebody was known till then.
    pub(super) fn known_by(&self, line: &Line, floor: usize, person: &Person) -> Vec<Office> {
        let Some(of) = person.range.start.checked_sub(1).filter(|&k| line.at(k) == '的') else {
            return Vec::new();
        };
        let clause = (floor..of).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；' | '：'));
        let from = clause.map_or(floor, |k| k + 1);
        let (mut held, end) = offices_from(line, from, &mut Before::default(), &self.page.cx)
            .unwrap_or_else(|| (Vec::new(), from));
        let sure = held
            .iter()
            .all(|o| o.status != OfficeStatus::Candidate && (o.inherited || o.certainty > Certainty::Ending));
        if !sure || skip_remarks(line, end) != of {
            return Vec::new();
        }
        held.iter_mut().for_each(|o| o.status = OfficeStatus::Former);
        held
    }

    /// Whom the words before `end` name with the office that was left: 张三由甲局局长, 李四则从乙县县长一职.
    pub(super) fn moved_from(
        &self,
        line: &Line,
        end: usize,
        floor: usize,
    ) -> Option<(Vec<Person>, Vec<Office>)> {
        const POST: [&str; 9] = ["", "一职", "职务", "岗位", "位置", "的岗位", "的位置", "任上", "的任上"];
        let by = (floor + 1..end).rev().find(|&k| matches!(line.at(k), '由' | '从'))?;
        let (mut held, until) = offices_from(line, by + 1, &mut Before::default(), &self.page.cx)?;
        let sure = held.iter().all(|o| o.certainty > Certainty::Ending);
        if !sure || until > end || !POST.contains(&line.slice(until..end).trim_end_matches('，')) {
            return None;
        }
        let people = self.mover(line, by, floor)?;
        held.iter_mut().for_each(|o| o.status = OfficeStatus::Former);
        Some((people, held))
    }

    /// Who moves, said right before `by`: 张三则, or 他 of the clause before that ends with a name.
    fn mover(&self, line: &Line, by: usize, floor: usize) -> Option<Vec<Person>> {
        let cx = &self.page.cx;
        if matches!(line.before(by), '他' | '她') && line.before(by - 1) == '，' {
            return names_before(line, by - 2, 0, cx).filter(|people| people.len() == 1);
        }
        let named = names_before(line, by, floor, cx);
        let adverb = matches!(line.before(by), '则' | '也' | '又' | '已' | '曾');
        named.or_else(|| names_before(line, by - 1, floor, cx).filter(|_| adverb))
    }

    /// 县商务局副局长张三升任局长: a bare title is that of the house where the one who is called so was deputy.
    pub(super) fn raised(&self, line: &Line, offices: &mut [Office], people: &[Person]) {
        let ([office], [person]) = (offices, people) else { return };
        let bare = office.range.len() == office.title.chars().count() && office.certainty > Certainty::Ending;
        let calls = self.page.sentences_of(line).iter().flat_map(|s| &s.appellations);
        let mut calls = calls.filter(|c| c.names.iter().any(|n| n.range == person.range));
        let mut calls = calls.by_ref().take(1).peekable();
        // 甲公司总经理张三任董事长
        let company =
            |o: &&Office| ["公司", "集团"].iter().any(|e| o.body.ends_with(e)) && !o.body.starts_with("中共");
        if bare
            && HEADS_OF_COMPANIES.contains(&office.title.as_str())
            && let Some(own) = calls.peek().and_then(|call| call.offices.iter().find(company))
        {
            office.body.clone_from(&own.body);
            office.place.clone_from(&own.place);
            office.certainty = own.certainty;
            return;
        }
        let deputy = calls.next().and_then(|call| {
            let of_deputy =
                |o: &&Office| o.title.strip_suffix(office.title.as_str()).is_some_and(|d| d.ends_with('副'));
            call.offices.iter().find(of_deputy)
        });
        if let Some(deputy) = deputy.filter(|_| bare || office.inherited) {
            office.body.clone_from(&deputy.body);
            office.place.clone_from(&deputy.place);
            office.certainty = deputy.certainty;
        }
    }

    /// 甲市副市长张三调任…，其副市长职务…: the offices by which the line calls the persons named last.
    pub(super) fn called_by(&self, line: &Line) -> Vec<Office> {
        let calls = self.page.sentences_of(line).iter().flat_map(|s| &s.appellations);
        let own = calls.filter(|c| c.names.iter().any(|n| self.last.iter().any(|p| p.range == n.range)));
        own.flat_map(|c| c.offices.iter().cloned()).collect()
    }

    /// 甲集团副总经理张三任该集团总经理: 该 at `from` points to the house by whose office the one is called whose
    /// name ends at `end`.
    pub(super) fn points_to_own(&mut self, line: &Line, from: usize, end: usize) {
        if !matches!(line.at(from), '该' | '本') {
            return;
        }
        let mut calls = self.page.sentences_of(line).iter().flat_map(|s| &s.appellations);
        let call = calls.find(|c| c.names.last().is_some_and(|n| skip_remarks(line, n.range.end) == end));
        if let Some(office) = call.and_then(|c| c.offices.last()) {
            let (name, place, certainty) = (office.body.clone(), office.place.clone(), office.certainty);
            let house = Place { name: name.clone(), kind: PlaceKind::Institution, division: None };
            self.before.remember_place(house);
            self.before.body = Some(Body { name, place, certainty });
        }
    }

    /// 调任县文旅广体局任党组书记: the offices behind the house to which somebody goes.
    pub(super) fn through_house(&mut self, line: &Line, from: usize) -> Option<(Vec<Office>, usize)> {
        const LONGEST: usize = 24;
        let cx = &self.page.cx;
        let stop =
            (from..line.len().min(from + LONGEST)).find(|&k| !is_cjk(line.at(k)) || line.at(k) == '任')?;
        let house = resolve(line.slice(from..stop), &self.before.places, cx)
            .filter(|b| line.at(stop) == '任' && b.certainty > Certainty::Ending)?;
        let mut before = self.before.clone();
        before.places.extend(house.place.clone());
        before.body = Some(house);
        let found = offices_from(line, stop + 1, &mut before, cx)?;
        self.before = before;
        Some(found)
    }
}
