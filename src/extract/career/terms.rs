//! Terms of office told as a time or a means: 张三在担任甲局局长期间, 李四利用任乙县县长的职务便利, 在丙市市长任上.

use super::super::people::{Person, is_name, names_before, offices_from};
use super::super::sink::Sink;
use super::{Held, Reader, Step};
use crate::mention::line::Firsts;
use crate::mention::office::Before;
use crate::mention::{Certainty, Line, Office};
use crate::model::OfficeStatus;

impl Reader<'_, '_> {
    /// What somebody held while something happened.
    pub(super) fn terms(&mut self, index: usize, line: &Line, sink: &mut Sink) {
        const SIGNS: [&str; 3] = ["时，", "年", "走"];
        if !TIMES.iter().chain(&SIGNS).any(|w| line.may_hold(w)) {
            return;
        }
        let (mut i, mut floor) = (0, 0);
        while i < line.len() {
            let term = opens(line, i).and_then(|from| self.during(line, from));
            let Some((offices, end)) = term else {
                i += 1;
                continue;
            };
            if let Some(person) = self.whose(line, i, floor).or_else(|| self.named_behind(line, end)) {
                for office in offices {
                    sink.claim(line.span(office.range.clone()));
                    self.held.push(Held {
                        person: person.clone(),
                        words: line.span(i..office.range.end),
                        office,
                        from: None,
                        to: None,
                        status: OfficeStatus::Former,
                        line: index,
                        rule: "career/term",
                        confidence: 85,
                        step: Step::Holds,
                    });
                }
            }
            floor = end;
            i = end;
        }
    }

    /// The offices from `from` that a word for their time closes.
    fn during(&self, line: &Line, from: usize) -> Option<(Vec<Office>, usize)> {
        let mut before = Before::default();
        let (mut offices, mut end) = offices_from(line, from, &mut before, &self.page.cx)?;
        loop {
            let join = ["以及", "及", "和", "、", "，"].iter().find(|w| line.starts_with(end, w));
            let next = join.map(|w| end + w.chars().count());
            let next = next.map(|k| k + usize::from(line.at(k) == '任'));
            let Some((more, until)) = next.and_then(|k| offices_from(line, k, &mut before, &self.page.cx))
            else {
                break;
            };
            offices.extend(more);
            end = until;
        }
        let sure = offices.first().is_some_and(|o| !o.inherited)
            && offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited);
        // 走上县长岗位
        let post = line.word_before(from, "走上") || line.word_before(from, "走向");
        let post = post && FILLERS.iter().any(|w| line.starts_with(end, w));
        (sure && (post || closes(line, end))).then_some((offices, end))
    }

    /// 在担任某县县长期间，张三…: the one known to the page whom the next clause begins with.
    fn named_behind(&self, line: &Line, end: usize) -> Option<Person> {
        const LONGEST: usize = 10;
        let comma = (end..(end + LONGEST).min(line.len())).find(|&k| line.at(k) == '，')?;
        let range = (2..=4).map(|n| comma + 1..comma + 1 + n).rev().find(|range| {
            range.end <= line.len() && self.page.persons.contains_key(line.slice(range.clone()))
        })?;
        Some(Person { name: line.slice(range.clone()).to_owned(), range })
    }

    /// Who held the office whose word stands at `i`: named right before, or last in the line.
    fn whose(&self, line: &Line, i: usize, floor: usize) -> Option<Person> {
        const BETWEEN: [&str; 13] =
            ["在", "利用", "先后", "曾", "其", "他", "她", "此前", "之前", "同时", "于", "并", "同志"];
        let mut end = i;
        while let Some(word) = BETWEEN.iter().find(|w| line.slice(floor..end).ends_with(**w)) {
            end -= word.chars().count();
        }
        let known = |name: &str| {
            self.page.persons.contains_key(name) || self.held.iter().any(|h| h.person.name == name)
        };
        if !matches!(line.before(end), '，' | '。' | '；' | '：') && end > floor {
            if let Some(people) = names_before(line, end, floor, &self.page.cx) {
                let [person] = people.as_slice() else { return None };
                return Some(person.clone());
            }
            // 被告人张三在…
            let near = (2..=4).filter(|n| floor + n <= end).map(|n| end - n..end).find(|range| {
                known(line.slice(range.clone()))
                    || line.slice(floor..range.start).ends_with("被告人")
                        && is_name(line, range.clone(), false, &self.page.cx)
            });
            return near.map(|range| Person { name: line.slice(range.clone()).to_owned(), range });
        }
        let said = line.slice(0..end);
        let held = self.held.iter().map(|h| &h.person.name);
        let last = self
            .page
            .persons
            .keys()
            .chain(held)
            .filter_map(|name| Some((said.rfind(name.as_str())?, name)))
            .max_by_key(|(at, _)| *at);
        if let Some((at, name)) = last {
            let start = said[..at].chars().count();
            return Some(Person { name: name.clone(), range: start..start + name.chars().count() });
        }
        let mut all = self.page.persons.keys();
        let only = all.next().filter(|_| all.next().is_none())?;
        Some(Person { name: only.clone(), range: i..i })
    }
}

/// What may stand between the offices and the word for their time.
const FILLERS: [&str; 9] = ["等", "领导", "职务", "职位", "岗位", "一职", "上", "的", "职"];

/// What the time or the means is called.
const TIMES: [&str; 6] = ["期间", "时期", "任上", "任内", "便利", "之便"];

/// Where the offices begin behind the word at `i` that says that they were held.
fn opens(line: &Line, i: usize) -> Option<usize> {
    const WORDS: [&str; 8] = ["走上", "走向", "先后担任", "先后任", "担任", "历任", "曾任", "任"];
    const FIRSTS: Firsts = Firsts::of(&WORDS).with("在");
    if !line.may_start(i, &FIRSTS) {
        return None;
    }
    if let Some(word) = WORDS.iter().find(|w| line.starts_with(i, w)) {
        let other = *word == "任" && "现拟离卸主到就责信时担历曾后".contains(line.before(i));
        return (!other).then(|| i + word.chars().count());
    }
    let bare = line.at(i) == '在' && !WORDS.iter().any(|w| line.starts_with(i + 1, w));
    bare.then_some(i + 1)
}

/// Whether what follows the offices at `end` makes them a time or a means.
fn closes(line: &Line, end: usize) -> bool {
    let mut rest = line.from(end).trim_start();
    if part_of_term(rest) {
        return true;
    }
    loop {
        // 任县长时，…
        if TIMES.iter().any(|w| rest.starts_with(w)) || rest.starts_with("时，") {
            return true;
        }
        let Some(next) = FILLERS.iter().find_map(|w| rest.strip_prefix(w)) else { return false };
        rest = next;
    }
}

/// 的前两年, 的第三年: a part of the term.
fn part_of_term(rest: &str) -> bool {
    const PARTS: [&str; 5] = ["的前", "的头", "的最后", "的第", "的后"];
    const LONGEST: usize = 4;
    PARTS
        .iter()
        .find_map(|w| rest.strip_prefix(w))
        .is_some_and(|r| r.chars().take(LONGEST).skip(1).any(|c| c == '年'))
}
