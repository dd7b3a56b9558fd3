//! Whom running text goes on about: who is meant by a pronoun, whose line continues, and how long what was said holds.

use super::super::people::{Person, is_name, names_before};
use super::super::period::{Period, period_at, period_told, years_later};
use super::clauses::{clause_start, sentence_start};
use super::words::{said_at, stands};
use super::{Held, Reader, Step, bygone};
use crate::lexicon::CareerWord;
use crate::mention::{Chars, Line};
use crate::model::{OfficeStatus, PartialDate};

/// 某委员会委员，某协会主席。 男，汉族，1941年7月生: where the sketch of a life begins behind the offices with which a
/// CV without a name opens.
pub(super) fn lives_behind(line: &Line, start: usize) -> Option<usize> {
    const LONGEST: usize = 90;
    let stop = line.len().min(start + LONGEST);
    let at = (start + 4..stop).find(|&k| {
        matches!(line.before(k), '。' | ' ')
            && (["男，", "女，", "男,", "女,"].iter().any(|w| line.starts_with(k, w))
                || line.before(k) == '。'
                    && period_at(line, k)
                        .is_some_and(|p| p.to.is_none() && line.starts_with(p.end, "出生，")))
    })?;
    let born = (at..line.len().min(at + 40)).any(|k| {
        line.at(k) == '生' && matches!(line.before(k), '月' | '年')
            || line.starts_with(k, "出生") && matches!(line.before(k), '月' | '年')
    });
    (born && !line.slice(start..at).contains(['；', '：'])).then_some(at)
}

/// 3年后，2006年2月，他…; 两年后他…: whether a line goes on with what came so many years later.
fn passes_on(line: &Line, start: usize) -> bool {
    let Some(end) = years_later(line, start) else { return false };
    let next = end + usize::from(line.at(end) == '，');
    let dated = period_at(line, next).filter(|p| p.to.is_none() && line.at(p.end) == '，');
    dated.is_some() || matches!(line.at(next), '他' | '她')
}

impl Reader<'_, '_> {
    /// Whom 他 means in a clause that ends at `i`: the last one named with an office; and over which period.
    pub(super) fn meant(&self, index: usize, line: &Line, i: usize) -> Option<(Person, Option<Period>)> {
        let start = clause_start(line, i);
        // 此前，他担任: the pronoun stands within the words
        let within = (i..i + 4).any(|k| "他她".contains(line.at(k)));
        // 张三任甲局局长，此前担任…: of the one whom the sentence begins with
        let implied = i == start && !within && ["此前", "之前"].iter().any(|w| line.starts_with(i, w));
        if !within && !implied && !"他她".contains(line.at(start)) {
            return None;
        }
        let begins = sentence_start(line, start);
        if let Some(person) = self.came_instead(line, begins, start) {
            return Some((person, None));
        }
        let mut before = self.page.sentences_at(index).iter().flat_map(|s| &s.appellations);
        let person = match before
            .rfind(|c| c.range.end <= start && !c.names.is_empty() && (!implied || c.range.start == begins))
        {
            Some(call) => {
                let [name] = call.names.as_slice() else { return None };
                Person { name: name.text.clone(), range: name.range.clone() }
            }
            // 张三任甲公司董事长，此前他任…
            None => {
                let from = begins;
                let enters = |end: usize| {
                    let end = end + 2 * usize::from(line.starts_with(end, "同志"));
                    stands(line, end, CareerWord::Enters, self.page.cx.lexicon)
                };
                let named = |own: &Chars| is_name(line, own.clone(), false, &self.page.cx);
                let opening = (from + 2..=from + 4).map(|end| from..end);
                // 接替他的是38岁的张三，他此前是…
                let comma = start.checked_sub(1)?;
                let closing = (comma.saturating_sub(4)..comma.saturating_sub(1)).map(|k| k..comma);
                let range = opening.into_iter().find(|own| enters(own.end) && named(own)).or_else(|| {
                    closing.into_iter().find(|own| line.before(own.start) == '的' && named(own))
                })?;
                Person { name: line.slice(range.clone()).to_owned(), range }
            }
        };
        let comma = start.checked_sub(1)?;
        let head = clause_start(line, comma);
        Some((person, period_at(line, head).filter(|p| p.end == comma && p.to.is_some())))
    }

    /// 县商务局局长由张三接任，他…: who came into the office that the clause before speaks of.
    pub(super) fn came_instead(&self, line: &Line, begins: usize, start: usize) -> Option<Person> {
        const COMES: [&str; 6] = ["接任", "继任", "担任", "出任", "接替", "接棒"];
        let end = start.checked_sub(1).filter(|&k| k > begins && line.at(k) == '，')?;
        let verb = end - COMES.iter().find(|w| line.word_before(end, w))?.chars().count();
        let by = (begins..verb).rev().find(|&k| line.at(k) == '由')?;
        let mut people = names_before(line, verb, by, &self.page.cx)?;
        people.pop().filter(|_| people.is_empty())
    }

    /// 张三于2012年7月起任…, 李四曾于2013年8月至2016年9月担任…: who, and over which time.
    pub(super) fn since_then(&self, line: &Line, i: usize, floor: usize) -> Option<(Person, Option<Period>)> {
        const LONGEST: usize = 24;
        const LEADS: [&str; 7] = ["曾于", "曾在", "曾自", "于", "自", "从", "在"];
        let from_on = usize::from(line.at(i) == '起');
        let closed = ["期间", "间", "起"].iter().find(|w| line.word_before(i, w));
        let stop = i - closed.map_or(0, |w| w.chars().count());
        let period =
            |k: usize| period_at(line, k).filter(|p| p.end == i + from_on || p.end == stop || p.end == i);
        let start = (i.saturating_sub(LONGEST).max(floor)..i)
            .find(|&k| (k == 0 || !line.before(k).is_ascii_digit()) && period(k).is_some())?;
        let lead = LEADS.iter().find(|w| line.word_before(start, w)).map_or(0, |w| w.chars().count());
        if from_on == 0 && lead == 0 || start < floor + lead {
            return None;
        }
        let end = start - lead;
        // 张三（1970年1月生），曾在…
        let end = end - usize::from(line.before(end) == '，' && end > floor);
        let mut people = names_before(line, end, floor, &self.page.cx)?;
        let person = people.pop().filter(|_| people.is_empty())?;
        Some((person, period(start)))
    }

    /// Whether a line without a name goes on about the person introduced before.
    pub(super) fn continues(&self, line: &Line, start: usize) -> bool {
        const HEADS: [&str; 29] = [
            "现在",
            "兼任",
            "此外，兼任",
            "同时兼任",
            "还兼任",
            "该同志",
            "长期从事",
            "长期在",
            "多年从事",
            "早年",
            "毕业后",
            "现任",
            "历任",
            "曾任",
            "先后",
            "拟任",
            "个人简历",
            "简历",
            "工作经历",
            "职务",
            "现职",
            "他",
            "她",
            "男，",
            "女，",
            "男,",
            "女,",
            "男 ",
            "女 ",
        ];
        // 曾先后担任…, 此前曾任…: words of a career that no name follows
        let past = || {
            matches!(line.at(start), '曾' | '此')
                && said_at(line, start, self.page.cx.lexicon)
                    .is_some_and(|(word, _)| !word.contains(['他', '她']))
        };
        // 在他的家乡，他先后任…; 步入政坛后，他曾任…
        const LEAD: usize = 16;
        let lead = (start..line.len().min(start + LEAD)).find(|&k| line.at(k) == '，');
        let of_him = |lead: usize| {
            let said = line.slice(start..lead);
            let of_time = said.ends_with(['后', '时', '间', '来', '前', '中'])
                && !self.names_another(line, start..lead);
            // 在老家某县，他先后任…
            let of_place = said.starts_with(['在', '到', '回']) && !self.names_another(line, start..lead);
            matches!(line.at(lead + 1), '他' | '她') && (said.contains(['他', '她']) || of_time || of_place)
        };
        let own = self.subject.as_ref().and_then(|s| s.called_at(line, start)).is_some_and(|end| {
            // 张三曾是一名知青
            const WAS: [&str; 4] = ["曾是", "原是", "是一名", "出身于"];
            let verb = bygone::behind_honour(line, end);
            said_at(line, verb, self.page.cx.lexicon).is_some()
                || WAS.iter().any(|w| line.starts_with(verb, w))
        });
        if self.goes_by_another(line, start) {
            return false;
        }
        own || past()
            || lives_behind(line, start).is_some()
            || super::subject::born(line)
            || bygone::opens_with_era(line, start, self.page.cx.lexicon)
            || passes_on(line, start)
            || super::subject::native(line, start).is_some()
            || HEADS.iter().any(|w| line.starts_with(start, w))
            || lead.is_some_and(of_him)
            || period_told(line, start, self.page.dateline).is_some()
    }

    /// Whether the words name a person of the page who is not the subject.
    pub(super) fn names_another(&self, line: &Line, mut words: Chars) -> bool {
        let subject = self.subject.as_ref().map_or("", |s| s.name.as_str());
        words.any(|k| self.page.persons_before(line.from(k)).any(|name| name != subject))
    }

    /// 2015年6月任某省副省长，于2018年1月卸任: until when the offices named last were held.
    pub(super) fn until(&mut self, person: &Person, to: PartialDate) {
        let Some(from) = self.held.last().filter(|h| h.person.name == person.name).and_then(|h| h.from)
        else {
            return;
        };
        let last = self.held.iter_mut().rev();
        for held in last.take_while(|h| h.person.name == person.name && h.from == Some(from)) {
            if held.to.is_none() {
                held.to = Some(to);
                held.status = OfficeStatus::Former;
            }
        }
    }

    /// 次年3月当选: to the seat for which the words before name the person as a candidate; behind which it ends.
    pub(super) fn elected(
        &mut self,
        index: usize,
        line: &Line,
        period: &Period,
        person: &Person,
    ) -> Option<usize> {
        const WORDS: [&str; 4] = ["正式当选", "顺利当选", "全票当选", "当选"];
        let word = WORDS.iter().find(|w| line.starts_with(period.end, w))?;
        let until = period.end + word.chars().count();
        let closed = until >= line.len() || matches!(line.at(until), '，' | '。' | '；');
        let last = self.held.last().filter(|h| h.line == index && h.person.name == person.name)?;
        // 去年12月任代县长，今年1月当选
        let to_come = matches!(last.status, OfficeStatus::Candidate | OfficeStatus::Acting);
        if !closed || period.to.is_some() || !to_come {
            return None;
        }
        let mut held = Held { from: Some(period.from), to: None, step: Step::Comes, ..last.clone() };
        held.status = OfficeStatus::Current;
        held.office.status = OfficeStatus::Current;
        held.words = line.span(held.office.range.start..until);
        self.held.push(held);
        Some(until)
    }

    /// 2017年9月任现职: since when the present offices are held.
    pub(super) fn since(&mut self, person: &Person, from: PartialDate) {
        for held in &mut self.held {
            let present = matches!(held.status, OfficeStatus::Current | OfficeStatus::Acting);
            if held.person.name == person.name && present && held.from.is_none() {
                held.from = Some(from);
            }
        }
    }
}
