//! The office before the person: 组长由张三担任, and who else fills it or leaves it.

use super::super::group;
use super::super::people::{Person, end_of_adverbs, names_before, names_in, of_call, offices_from};
use super::{Found, Reader, found, lean};
use crate::lexicon::Frame;
use crate::mention::body::Context;
use crate::mention::office::Before;
use crate::mention::person::name_at;
use crate::mention::{Certainty, Line, Office};

impl Reader<'_, '_> {
    /// Adds the persons called by their offices in the clauses right before: 组织部部长何平，副县长孙丽任副组长.
    /// Over commas only where `clauses` says so.
    pub(super) fn joined(
        &self,
        index: usize,
        line: &Line,
        floor: usize,
        people: Vec<Person>,
        clauses: bool,
    ) -> Vec<Person> {
        let Some(first) = people.iter().map(|p| p.range.start).min() else { return people };
        let calls: Vec<_> = self.page.sentences_at(index).iter().flat_map(|s| &s.appellations).collect();
        let Some(own) = calls.iter().find(|c| c.range.contains(&first)) else { return people };
        let mut start = own.range.start;
        let mut out = people;
        while let Some(call) = calls.iter().find(|c| c.range.end + 1 == start && c.range.start >= floor)
            && (clauses && line.at(call.range.end) == '，'
                || matches!(line.at(call.range.end), '、' | '和' | '与' | '及'))
            && !call.names.is_empty()
        {
            out.extend(of_call(&call.names));
            start = call.range.start;
        }
        // 副主任由张三、财政局副局长李四兼任: whose office is said elsewhere
        if clauses
            && let Some(by) = (floor..start).rev().find(|&k| line.at(k) == '由')
            && matches!(line.before(start), '，' | '、' | '和' | '与' | '及')
            && let Some(bare) = names_in(line, by + 1..start - 1, false, &self.page.cx)
        {
            out.extend(bare);
        }
        out
    }

    /// 组长由张三担任: the office stands before 由.
    pub(super) fn by_person(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        floor: usize,
        frame: &Frame,
        people: Vec<Person>,
    ) -> Option<Found> {
        let page = self.page;
        let first = people.first()?.range.start;
        let by = (floor..first).rev().find(|&k| line.at(k) == '由')?;
        let mut start = by;
        while start > floor && !matches!(line.at(start - 1), '，' | '。' | '；' | '：' | ' ' | ';') {
            start -= 1;
        }
        // 其局长职务由…
        // 张三不再担任县委书记，由李四接任: the office said right before
        if start == by
            && index == self.said_on
            && ["", "职务", "一职"].contains(&line.slice(floor..by).trim_end_matches('，'))
            && line.before(by) == '，'
            && let Some(office) = self.taken.first().filter(|_| self.taken.len() == 1)
        {
            let offices = vec![Office { inherited: true, range: by..i, ..office.clone() }];
            let rule = "appointment/office-by-person";
            return Some(found(people, offices, start, i + frame.chars, frame.effect, rule, 80));
        }
        // 某公司董事长及总经理，由张三出任: the clause before holds nothing but the office
        let mut stop = by;
        if start == by && line.before(by) == '，' && by > floor + 1 {
            stop = by - 1;
            start = stop;
            while start > floor && !matches!(line.at(start - 1), '，' | '。' | '；' | '：' | ' ' | ';') {
                start -= 1;
            }
        }
        let own = line.at(start) == '其';
        start += usize::from(own);
        let mut tried: Option<(Vec<Office>, Before)> = None;
        let mut grouped = false;
        // 书记一职目前由张三兼任
        const BETWEEN: [&str; 24] = [
            "不再",
            "一职不再",
            "职务不再",
            "",
            "目前",
            "现",
            "已",
            "现已",
            "一职",
            "一职目前",
            "一职已",
            "一职现",
            "一职则",
            "一职随后",
            "职务",
            "职务已",
            "职务则",
            "职务现",
            "职务随后",
            "职位",
            "职位则",
            "暂",
            "则",
            "随后",
        ];
        for s in start..stop {
            // the whole clause is the office
            if stop < by && s > start {
                break;
            }
            let mut before = self.before.clone();
            let mut at = s;
            let group = group::of_titles(page, index, s, line, s);
            grouped = group.is_some();
            if let Some((body, title)) = group {
                before.lean_on(body);
                at = title;
            }
            if let Some((offices, end)) = offices_from(line, at, &mut before, &page.cx)
                && BETWEEN.contains(&line.slice(end.min(stop)..stop))
                && end <= stop
            {
                tried = Some((offices, before));
                break;
            }
        }
        let bare = |o: &Office| o.inherited || o.certainty == Certainty::Ending;
        let unsure = tried.as_ref().is_none_or(|(offices, _)| !grouped && offices.iter().all(bare));
        let leaning = lean::office(page, index, line, start, by).filter(|_| unsure && stop == by);
        let (offices, before) = match leaning {
            Some(office) => (vec![office], self.before.clone()),
            None => tried?,
        };
        self.before = before;
        let mut offices = offices;
        if own
            && let [office] = offices.as_mut_slice()
            && let Some(left) =
                self.left.iter().cloned().chain(self.called_by(line)).find(|o| o.title == office.title)
        {
            office.body = left.body;
            office.place = left.place;
        }
        let end = i + frame.chars;
        Some(found(people, offices, start, end, frame.effect, "appointment/office-by-person", 88))
    }
}

/// 任组长、县长李四任副组长: the title of the next one is none of these; where they end.
pub(super) fn up_to_next(line: &Line, offices: &mut Vec<Office>, until: usize, cx: &Context) -> usize {
    let next = name_at(line, until, true, cx.lexicon, cx.segmenter);
    let goes_on = next.is_some_and(|n| ["任", "担任", "为"].iter().any(|w| line.starts_with(n.range.end, w)));
    if offices.len() < 2 || !goes_on {
        return until;
    }
    offices.truncate(1);
    offices.first().map_or(until, |o| o.range.end)
}

/// 张三接替李四, up to `end`: who comes, with a title behind the name or not, and who goes.
pub(super) fn replacing(
    line: &Line,
    floor: usize,
    end: usize,
    cx: &Context,
) -> Option<(Vec<Person>, Vec<Person>)> {
    let start =
        (floor..end).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；')).map_or(floor, |k| k + 1);
    let word = ["接替", "接任", "替换"].iter().find(|w| (start..end).any(|k| line.starts_with(k, w)))?;
    let at = (start..end).find(|&k| line.starts_with(k, word))?;
    let replaced = names_before(line, end, at + word.chars().count(), cx)?;
    // 李四则接替张三
    let until = end_of_adverbs(line, at, start, cx).unwrap_or(at);
    let named = names_before(line, until, start, cx).or_else(|| {
        let title =
            (start..at).find(|&k| line.words_at(k).iter().any(|w| w.entry.title.is_some() && w.end == at))?;
        names_before(line, title, start, cx)
    })?;
    Some((named, replaced))
}
