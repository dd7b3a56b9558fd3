//! What was found becomes facts: who decided and when, what was held before, what is only planned.

use super::super::authority;
use super::super::group;
use super::super::people::offices_from;
use super::super::sink::Sink;
use super::cues::{held_at_present, lapses};
use super::{Found, Reader, day, is_planned};
use crate::lexicon::Effect;
use crate::mention::part::house;
use crate::mention::{Certainty, Line, Office};
use crate::model::{Fact, OfficeStatus};

impl Reader<'_, '_> {
    /// 辞去公司总经理职务以及第五届董事会副董事长、董事职务: what else somebody leaves behind the word.
    fn besides(&mut self, line: &Line, end: usize, left: &[Office]) -> Option<(Vec<Office>, usize)> {
        const JOINS: [&str; 7] = ["，以及", "以及", "，并辞去", "并辞去", "，同时辞去", "及", "和"];
        let from = end + 2;
        let join = JOINS.iter().find(|w| line.starts_with(end, "职务") && line.starts_with(from, w))?;
        let mut before = self.before.clone();
        let (mut more, until) = offices_from(line, from + join.chars().count(), &mut before, &self.page.cx)?;
        let clause = line.from(until).split(['，', '。', '；']).next()?;
        if !clause.contains("职务") && !clause.starts_with("一职") && !clause.starts_with("等职") {
            return None;
        }
        // the board is the company's
        let company = left.iter().map(|o| &o.body).find(|b| b.ends_with("公司") || b.ends_with("集团"));
        for office in more.iter_mut().filter(|o| o.body == "董事会" || o.body == "监事会") {
            office.body.clone_from(company?);
            office.inherited = true;
        }
        let sure = more.iter().all(|o| o.certainty > Certainty::Ending || o.inherited);
        sure.then_some((more, until))
    }

    /// 由局长张三任组长，副主任李四任副组长: what was held before is no seat in the group, but what the sentence alone
    /// reads.
    fn outside_group(&self, index: usize, held: Vec<Office>) -> Vec<Office> {
        const GROUPS: [&str; 4] = ["小组", "指挥部", "专班", "组"];
        let seat = |o: &Office| {
            let group = GROUPS.iter().any(|e| o.body.ends_with(e)) && !o.body.ends_with("党组");
            o.inherited && group && !group::TITLES.contains(&o.title.as_str())
        };
        let called = |o: &Office| {
            let mut calls = self.page.sentences_at(index).iter().flat_map(|s| &s.appellations);
            let same = |c: &Office| c.range.end == o.range.end && c.title == o.title && c.body != o.body;
            calls.find_map(|c| c.offices.iter().find(|c| same(c)).cloned())
        };
        held.into_iter().filter_map(|o| if seat(&o) { called(&o) } else { Some(o) }).collect()
    }

    pub(super) fn say(&mut self, index: usize, line: &Line, found: Found, sink: &mut Sink) {
        let Found {
            mut people,
            mut offices,
            start,
            mut end,
            effect,
            held,
            replaced,
            each,
            term,
            rule,
            confidence,
        } = found;
        if effect == Effect::Remove
            && let Some((more, until)) = self.besides(line, end, &offices)
        {
            offices.extend(more);
            end = until;
        }
        // 周明|新任副院长, where the page names 周明 elsewhere
        for person in people.iter_mut().filter(|p| p.name.ends_with('新') && line.at(p.range.end) == '任') {
            let short = &person.name[..person.name.len() - '新'.len_utf8()];
            let persons = &self.page.persons;
            if persons.contains_key(short) && !persons.contains_key(&person.name) {
                person.name = short.to_owned();
                person.range.end -= 1;
            }
        }
        self.complete(index, line, start, &mut offices);
        let held = self.outside_group(index, held);
        self.settle_ranks(line, end, &people, &held, effect, &mut offices);
        let start = people
            .iter()
            .filter(|p| p.range.end <= end)
            .map(|p| p.range.start)
            .min()
            .map_or(start, |s| s.min(start));
        let end = if line.starts_with(end, "职务") { end + 2 } else { end };
        let words = line.span(start..end);
        let planned = is_planned(line, end);
        if offices.iter().all(|o| sink.is_claimed(line.span(o.range.clone()))) {
            self.last = people;
            return;
        }
        // a career step told in passing: neither decided here nor on this day
        let told = rule == "appointment/told";
        // 目前，张三已转任…: what he holds by now
        let clause = (0..start).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
        let by_now = told && ["目前", "现已", "如今"].iter().any(|w| line.slice(clause..start).contains(w))
            || held_at_present(line, clause, offices.first().map_or(start, |o| o.range.start));
        let moved = people.iter().map(|p| p.range.end).max().is_some_and(|at| {
            ["调任", "转任", "改任", "已调任", "已转任"].iter().any(|w| line.starts_with(at, w))
        });
        let said = authority::in_text(self.page, line, 0..start);
        let authority = self.authority.get_or_init(|| authority::of_page(self.page));
        let by_person = rule == "appointment/office-by-person";
        let agent = said.agent.or_else(|| authority.agent.clone()).filter(|_| !told);
        let agent = agent.map(|name| sink.body(&name));
        let head = offices.first().map_or(start, |o| o.range.start.max(start));
        let date = day::of(self.page, authority, index, line, head, end, by_person).filter(|_| !told);
        for office in &offices {
            sink.claim(line.span(office.range.clone()));
        }
        self.produced = rule == "appointment/elected";
        // 任甲局党组书记、提名局长人选: only the latter is to come
        let marked = offices.iter().any(|o| o.status == OfficeStatus::Candidate);
        let candidate = |o: &Office| {
            o.status == OfficeStatus::Candidate
                || (planned || effect == Effect::Candidate) && (!marked || effect == Effect::Candidate)
        };
        for (place, person) in people.iter().enumerate() {
            let range = person.range.clone();
            let person = sink.person(&person.name);
            for office in &held {
                let body = sink.body(&office.body);
                let (title, mut status) = (office.title.clone(), office.status);
                // 某镇党委书记张三调任…: moved on from it
                if moved && status == OfficeStatus::Current {
                    status = OfficeStatus::Former;
                }
                let fact = Fact::HoldsOffice { person, body, title, from: None, to: None, status };
                sink.claim(line.span(office.range.clone()));
                let words = line.span(office.range.start.min(range.start)..office.range.end.max(range.end));
                // told with its time elsewhere
                if status == OfficeStatus::Current && sink.holds(person, body, &office.title, words) {
                    continue;
                }
                sink.say(fact, words, "appointment/held-before", 85);
            }
            for (_, office) in offices.iter().enumerate().filter(|(k, _)| !each || *k == place) {
                let body = sink.body(&office.body);
                let title = office.title.clone();
                let fact = match effect {
                    Effect::Remove => Fact::Removes { person, body, title, agent, date },
                    _ if lapses(line, office.range.end) => Fact::Removes { person, body, title, agent, date },
                    _ if candidate(office) => Fact::HoldsOffice {
                        person,
                        body,
                        title,
                        from: None,
                        to: None,
                        status: OfficeStatus::Candidate,
                    },
                    _ if effect == Effect::Past => {
                        let status = OfficeStatus::Former;
                        let (from, to) = (term.map(|t| t.from), term.and_then(|t| t.to));
                        Fact::HoldsOffice { person, body, title, from, to, status }
                    }
                    _ if by_now || effect == Effect::Keep => {
                        Fact::HoldsOffice { person, body, title, from: None, to: None, status: office.status }
                    }
                    _ => {
                        let acting = effect == Effect::Acting || office.status == OfficeStatus::Acting;
                        let status = if acting { OfficeStatus::Acting } else { OfficeStatus::Current };
                        Fact::Appoints { person, body, title, agent, date, status }
                    }
                };
                let doubt = if office.certainty == Certainty::Ending && !office.inherited { 15 } else { 0 };
                let new = sink.say(fact.clone(), words, rule, confidence.saturating_sub(doubt));
                if !self.announced && !told {
                    self.headlines.retain(|said| *said != fact);
                } else if new {
                    self.headlines.push(fact);
                }
            }
        }
        for person in &replaced {
            let person = sink.person(&person.name);
            for office in &offices {
                let (body, title) = (sink.body(&office.body), office.title.clone());
                sink.say(
                    Fact::Removes { person, body, title, agent, date },
                    words,
                    "appointment/replaced",
                    85,
                );
            }
        }
        self.last = people;
        self.left = held;
        self.taken = offices;
        self.said_on = index;
        self.said = Some(effect);
        if let Some(body) = self.before.body.as_mut() {
            *body = house(body);
        }
    }
}
