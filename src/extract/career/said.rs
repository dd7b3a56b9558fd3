//! The offices behind a word that says whether they are held, were, or are to be, and whose they are.

use super::super::people::{Person, is_name, names_before, offices_from};
use super::super::sink::Sink;
use super::clauses::{before_aside, clause_start, past_planned, person_start, sentence_start, years_long};
use super::words::{said_at, stands};
use super::{Held, Reader, Step, posts};
use crate::lexicon::CareerWord;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::person::{name_at, sure_name_at};
use crate::mention::{Certainty, Line};
use crate::model::OfficeStatus;

impl Reader<'_, '_> {
    /// 现任A、B / 曾任A的张三: where it ends.
    #[expect(clippy::too_many_arguments, reason = "one call site, all of them plain positions")]
    pub(super) fn said(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        after: usize,
        floor: usize,
        status: OfficeStatus,
        about: bool,
        sink: &mut Sink,
    ) -> Option<usize> {
        let mut from = after;
        // 拟任职务：, 原任职务：
        for label in ["职务", "职位"] {
            if line.starts_with(from, label) && matches!(line.at(from + 2), '：' | ':' | ' ' | '\t') {
                from += 2;
            }
        }
        while matches!(line.at(from), ' ' | '：' | '了' | '过' | ':' | '\t') {
            from += 1;
        }
        // 担任了6年的某局局长: how long it lasted says that it is over
        let lasted = years_long(line, from).filter(|_| line.before(from) == '了');
        from = lasted.unwrap_or(from);
        let status = if lasted.is_some() { OfficeStatus::Former } else { status };
        let mut before = if about { self.before.clone() } else { Before::default() };
        let of_list = about && matches!(status, OfficeStatus::Former | OfficeStatus::Current);
        let first = if about {
            posts::offices(self.page, line, from, &mut before)
        } else {
            offices_from(line, from, &mut before, &self.page.cx)
        };
        let found = first.or_else(|| {
            // 历任县委组织部干部、干部科副科长
            let stop = (from..line.len()).find(|&k| !is_cjk(line.at(k)))?;
            let body =
                posts::served(self.page, line.slice(from..stop), &before.places).filter(|_| of_list)?;
            body.place.iter().for_each(|place| before.remember_place(place.clone()));
            before.body = Some(body);
            if matches!(line.at(stop), '、' | '，') {
                offices_from(line, stop + 1, &mut before, &self.page.cx)
            } else {
                None
            }
        });
        let found = found.or_else(|| {
            let next = self.past_unknown(line, from, &before, status);
            // 历任某县某镇干部，县委组织部干事: of the county that was passed over
            let passed = self.page.cx.places.leading(line.slice(from..next), self.page.cx.lexicon);
            passed.into_iter().for_each(|(place, _)| before.remember_place(place));
            let last = (from..next).rev().find(|&k| !is_cjk(line.at(k))).map_or(from, |k| k + 1);
            let served = posts::served(self.page, line.slice(last..next), &before.places);
            before.body = served.or(before.body.take());
            if of_list && next > from {
                offices_from(line, next + 1, &mut before, &self.page.cx)
            } else {
                None
            }
        });
        let (mut offices, mut end) = found?;
        // 当过县委书记的人: of no one county
        if line.starts_with(i, "当过") && offices.iter().all(|o| o.place.is_none()) {
            return None;
        }
        if of_list {
            end = self.past_unknown(line, end, &before, status);
        }
        end = self.past_aside(index, line, end, floor, about, sink);
        // 历任A科员、副科长，B科长，C主任
        while (matches!(line.at(end), '，' | ',' | '；') || of_list && line.at(end) == '、')
            && said_at(line, end + 1, self.page.cx.lexicon).is_none()
            && !line.at(end + 1).is_ascii_digit()
            // 甲，乙，以及丙等职务
            && let and = end + 1 + 2 * usize::from(line.starts_with(end + 1, "以及"))
            && let Some((more, until)) = posts::offices(self.page, line, and, &mut before)
            // 此前任甲部部长；副主席李四…: what somebody else is called by
            && !self.page.calls_behind(index, and, until)
            && (status == OfficeStatus::Former
                || about
                    && status == OfficeStatus::Current
                    && (until >= line.len() || matches!(line.at(until), '，' | '。' | '；')))
        {
            offices.extend(more);
            end = self.past_aside(index, line, until, floor, about, sink);
            if of_list {
                end = self.past_unknown(line, end, &before, status);
            }
        }
        // ，拟任副县长人选李四、王五: an office that those are called by who stand behind it
        let planned = past_planned(line, end);
        let others = self.subject.as_ref().is_none_or(|s| s.called_at(line, planned).is_none());
        let named = || sure_name_at(line, planned, self.page.cx.lexicon).is_some_and(|n| n.quality >= 4);
        if status == OfficeStatus::Candidate
            && others
            && (self.page.calls_behind(index, i, planned) || named())
        {
            return Some(end);
        }
        // 去年夏天，时任县委书记李四: his who is named behind it, whatever word stands before
        let then = line.starts_with(i, "时任");
        if !about && then && sure_name_at(line, end, self.page.cx.lexicon).is_some() {
            return Some(end);
        }
        // 时任某县县委书记李四: somebody else's
        if about && self.of_another(line, end, then) {
            return Some(end);
        }
        let told =
            if about { None } else { self.meant(index, line, i).or_else(|| self.since_then(line, i, floor)) };
        let period = told.as_ref().and_then(|(_, period)| *period);
        let named = || {
            let start = clause_start(line, i);
            let range = start..i;
            let other = (2..=4).contains(&range.len()) && is_name(line, range.clone(), false, &self.page.cx);
            other.then(|| Person { name: line.slice(range.clone()).to_owned(), range })
        };
        let person = if about {
            // 李四现任…: somebody else; 局长由李四接任，他此前是…
            let clause = clause_start(line, i);
            let pronoun = matches!(line.at(clause), '他' | '她');
            let came =
                || pronoun.then(|| self.came_instead(line, sentence_start(line, clause), clause)).flatten();
            named().or_else(came).or_else(|| self.subject.clone())
        } else if let Some((person, _)) = told {
            Some(person)
        } else if "他她".contains(line.at(clause_start(line, i))) {
            None
        } else {
            let at = before_aside(line, i).unwrap_or(i);
            let clause = if matches!(line.before(at), '，' | ',' | ' ') { at - 1 } else { at };
            // 拟提名为县长人选的张三
            let cx = &self.page.cx;
            let behind = (line.at(planned) == '的')
                .then(|| name_at(line, planned + 1, true, cx.lexicon, cx.segmenter))
                .flatten()
                .map(|n| Person { name: n.text.replace(' ', ""), range: n.range });
            // 拟任县委书记的张三、拟任县长的李四: each his own
            let own = (then || matches!(line.before(i), '、' | '和')).then(|| behind.clone()).flatten();
            own.or_else(|| match names_before(line, clause, floor, cx) {
                Some(mut people) if people.len() == 1 => people.pop(),
                _ => behind,
            })
        }?;
        let mut status = status;
        if about && status == OfficeStatus::Former {
            self.of_former_group(line, &mut offices, &person);
        }
        if about {
            self.before = before;
        } else if status == OfficeStatus::Current && offices.iter().all(|o| o.certainty == Certainty::Ending)
        {
            return None;
        }
        let acting = ["主持工作", "主持全面工作"].iter().any(|w| line.starts_with(end + 1, w));
        if acting && status == OfficeStatus::Current {
            status = OfficeStatus::Acting;
        }
        for (k, office) in offices.iter().enumerate() {
            let last = k + 1 == offices.len();
            let status = match (status, office.status) {
                (OfficeStatus::Acting, _) if !last => OfficeStatus::Current,
                // 曾于2013年8月至2016年9月担任
                (OfficeStatus::Current, OfficeStatus::Current) if period.is_some_and(|p| p.to.is_some()) => {
                    OfficeStatus::Former
                }
                (OfficeStatus::Current, own) => own,
                // 历任代县长、县长: the first of them never as the second
                (OfficeStatus::Former, OfficeStatus::Acting) => OfficeStatus::Acting,
                (said, _) => said,
            };
            sink.claim(line.span(office.range.clone()));
            let sure = if about { 92 } else { 80 };
            let doubt = if office.certainty == Certainty::Ending && !office.inherited { 15 } else { 0 };
            self.held.push(Held {
                person: person.clone(),
                office: office.clone(),
                from: period.map(|p| p.from),
                to: period.and_then(|p| p.to),
                status,
                words: line.span(person_start(&person, i, line)..office.range.end),
                line: index,
                rule: "career/said",
                confidence: sure - doubt,
                step: Step::Holds,
            });
        }
        // what ends with the announced step (不再担任) is not yet a removal
        Some(end)
    }

    /// 某中心主任（其间曾挂任某省政府党组成员），: where the list goes on behind what a bracket tells of meanwhile.
    fn past_aside(
        &mut self,
        index: usize,
        line: &Line,
        end: usize,
        floor: usize,
        about: bool,
        sink: &mut Sink,
    ) -> usize {
        let lexicon = self.page.cx.lexicon;
        if !about || line.at(end) != '（' {
            return end;
        }
        let Some(close) = (end..line.len()).find(|&k| line.at(k) == '）') else { return end };
        // 曾任甲副秘书长（正处长级），乙主任: a remark, behind which the list goes on
        if !stands(line, end + 1, CareerWord::Aside, lexicon) {
            const LONGEST: usize = 24;
            let goes_on = matches!(line.at(close + 1), '，' | '、' | '；') && close - end <= LONGEST;
            return if goes_on && !line.slice(end..close).contains("主持") { close + 1 } else { end };
        }
        let told = (end + 1..close).find_map(|k| Some((k, said_at(line, k, lexicon)?)));
        if let Some((at, (word, status))) = told {
            let said = std::mem::take(&mut self.before);
            self.said(index, line, at, at + word.chars().count(), floor, status, about, sink);
            self.before = said;
        }
        close + 1
    }

    /// Whether behind offices that end at `end` the name of somebody stands who is not the subject; behind 时任 any does.
    fn of_another(&self, line: &Line, end: usize, then: bool) -> bool {
        let cx = &self.page.cx;
        let named = sure_name_at(line, end, cx.lexicon)
            .is_some_and(|n| n.quality >= 4 || self.page.persons.contains_key(line.slice(n.range)))
            // 任某办事处主任李四的机要秘书
            || name_at(line, end, true, cx.lexicon, cx.segmenter)
                .is_some_and(|n| then || n.quality >= 2 && line.at(n.range.end) == '的');
        named && self.subject.as_ref().is_some_and(|s| s.called_at(line, end).is_none())
    }

    /// 历任A科员，四区区长，B科长: where the items of the list end that are not known, when it goes on behind them.
    ///
    /// 现任甲局局长、某研究会专家、乙会副会长: in a list of what is held only to what names a body of its own.
    fn past_unknown(&self, line: &Line, end: usize, before: &Before, status: OfficeStatus) -> usize {
        let lexicon = self.page.cx.lexicon;
        // 历任排长、指导员、某军分区政治部主任: behind 、 only what names a body of its own
        let own = |k: usize| {
            offices_from(line, k, &mut Before::default(), &self.page.cx).is_some_and(|(offices, _)| {
                offices.first().is_some_and(|o| !o.inherited && o.body.chars().count() >= 6)
            })
        };
        let reads = |k: usize| match status {
            OfficeStatus::Former => offices_from(line, k, &mut before.clone(), &self.page.cx).is_some(),
            _ => own(k),
        };
        let other = |k: usize| line.at(k).is_ascii_digit() || said_at(line, k, lexicon).is_some();
        if matches!(line.at(end), '，' | '；') && reads(end + 1) {
            return end;
        }
        let mut at = end;
        let goes_on = |at: usize| match line.at(at) {
            '，' => reads(at + 1),
            '、' => own(at + 1),
            _ => false,
        };
        // at most so many items in a row
        for _ in 0..6 {
            let from = at + usize::from(matches!(line.at(at), '，' | '、'));
            if at > end && goes_on(at) {
                break;
            }
            let stop = (from + 1..line.len()).find(|&k| !is_cjk(line.at(k))).unwrap_or(line.len());
            // 历任排、连、营长
            let level = stop <= from + 3 && line.before(stop) != '等' && line.at(stop) == '、';
            // 历任某村知青，某厂技术员
            let studied = lexicon.career_words.ending(CareerWord::Study, line.slice(from..stop)).is_some();
            let item = line.slice(from..stop);
            // 某镇干部: whoever serves there, in no office
            let posted = [CareerWord::Unread, CareerWord::Post]
                .iter()
                .any(|role| lexicon.career_words.ending(*role, item).is_some());
            let titled = level
                || posted
                || studied
                || line.words_in(from..stop).iter().any(|w| w.end == stop && w.entry.title.is_some());
            // 李四曾任某局局长: of somebody else
            let turns = (from + 1..stop).any(|k| said_at(line, k, lexicon).is_some());
            if other(from)
                || turns
                || !titled
                || !matches!(line.at(stop), '，' | '、')
                || from == at && at > end
            {
                return end;
            }
            at = stop;
        }
        if goes_on(at) && !other(at + 1) { at } else { end }
    }
}
