//! Parts of a page about one person that are not its CV: offices held besides, one a line (社会兼职), and the
//! news of appointments (任免信息), which speak of the page's person without the name.

use super::super::authority;
use super::super::people::{Person, is_name, offices_from};
use super::super::period::{Period, period_at};
use super::super::sink::Sink;
use super::leaders::offices_to;
use super::words::stands;
use super::{Held, Reader, Step};
use crate::lexicon::CareerWord;
use crate::mention::office::Before;
use crate::mention::{Certainty, Line, Office};
use crate::model::{Fact, OfficeStatus};

/// The part of the page that a heading has opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Besides,
    News,
}

/// So many lines below its heading a part ends.
const LONGEST: usize = 24;

impl Reader<'_, '_> {
    /// A heading, or a line of the part that it opened; whether the line was read.
    pub(super) fn section(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        let words = &self.page.cx.lexicon.career_words;
        let text = line.text.replace(' ', "");
        let text =
            text.trim_matches(['【', '】', '：', ':', '一', '二', '三', '四', '五', '、', '◆', '■', '●']);
        if words.has(CareerWord::Besides, text) || words.has(CareerWord::News, text) {
            let section = if words.has(CareerWord::News, text) { Section::News } else { Section::Besides };
            self.opened = self.subject.is_some().then_some((section, index));
            return self.opened.is_some();
        }
        let Some((section, since)) = self.opened else { return false };
        let heading = line.text.starts_with('【') || words.has(CareerWord::Part, text);
        if heading || index - since > LONGEST || subject_line(line) {
            self.opened = None;
            return false;
        }
        match section {
            Section::Besides => self.besides_line(index, line, sink),
            Section::News => self.news(line, sink),
        }
    }

    /// 中国草学会常务理事, a line of nothing but offices.
    fn besides_line(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        let start = crate::extract::people::skip_number(line, 0);
        if line.len() > 90 || period_at(line, start).is_some() {
            return false;
        }
        let Some(person) = self.subject.clone() else { return false };
        let Some(offices) = self.offices_filling(line, start) else { return false };
        self.hold_each(index, line, &person, offices, ("career/besides", 85), sink);
        true
    }

    /// 张三：县委副书记、县长: a row of a list of leaders, which its offices fill.
    pub(super) fn leader_row(&mut self, index: usize, line: &Line, start: usize, sink: &mut Sink) -> bool {
        let Some(colon) =
            (start + 2..(start + 14).min(line.len())).find(|&k| matches!(line.at(k), '：' | ':'))
        else {
            return false;
        };
        // 职　务：县长: a label of a form
        let form = line.slice(start..colon).replace(' ', "");
        let label = self.page.cx.lexicon.career_words.starting(CareerWord::Label, &form).is_some();
        if label || !is_name(line, start..colon, false, &self.page.cx) {
            return false;
        }
        let Some(offices) = offices_to(self.page, line, colon + 1, None, line.len()) else { return false };
        let name = line.slice(start..colon).replace(' ', "");
        self.hold_each(index, line, &Person { name, range: start..colon }, offices, ("career/row", 90), sink);
        true
    }

    fn hold_each(
        &mut self,
        index: usize,
        line: &Line,
        person: &Person,
        offices: Vec<Office>,
        (rule, confidence): (&'static str, u8),
        sink: &mut Sink,
    ) {
        for office in offices {
            let words = line.span(office.range.clone());
            sink.claim(words);
            self.held.push(Held {
                person: person.clone(),
                status: office.status,
                from: None,
                to: None,
                words,
                line: index,
                rule,
                confidence,
                step: Step::Holds,
                office,
            });
        }
    }

    /// The offices that a line consists of.
    fn offices_filling(&self, line: &Line, start: usize) -> Option<Vec<Office>> {
        let cx = &self.page.cx;
        let mut before = Before::default();
        let mut out = Vec::new();
        let mut i = start;
        while i < line.len() {
            let verb = cx.lexicon.career_words.starting(CareerWord::Current, line.from(i));
            i += verb.map_or(0, |v| v.chars().count());
            let (offices, end) = offices_from(line, i, &mut before, cx)?;
            out.extend(offices);
            i = crate::mention::office_run::skip_remarks(line, end).max(i + 1);
            // （2015年至今）
            if matches!(line.at(i), '（' | '(') {
                i = (i..line.len()).find(|&k| matches!(line.at(k), '）' | ')')).map_or(line.len(), |k| k + 1);
            }
            // [5]: a note's number
            if line.at(i) == '[' {
                i = (i..line.len()).find(|&k| line.at(k) == ']').map_or(line.len(), |k| k + 1);
            }
            while i < line.len() && matches!(line.at(i), '，' | '、' | '；' | '。' | ' ' | ',' | ';') {
                i += 1;
            }
        }
        let bodied = out.first().is_some_and(|o| !o.inherited) && out.iter().all(|o| !o.body.contains('《'));
        (bodied && !out.is_empty()).then_some(out)
    }

    /// A line behind the last entry of a CV that only says of which assemblies somebody is a member.
    pub(super) fn tail(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        const NEAR: usize = 4;
        let near = |h: &Held| h.line.checked_add(NEAR).is_none_or(|end| index <= end);
        if !self.held.last().is_some_and(near) || line.len() > 80 {
            return false;
        }
        let Some(person) = self.subject.clone() else { return false };
        let Some(offices) = self.offices_filling(line, 0) else { return false };
        let member = |o: &Office| {
            o.certainty > Certainty::Ending && ["委员", "代表", "候补委员"].contains(&o.title.as_str())
        };
        if !offices.iter().all(member) {
            return false;
        }
        self.hold_each(index, line, &person, offices, ("career/besides", 80), sink);
        true
    }

    /// 2012年1月，不再担任某市政协副主席: where the offices end that the page's person left.
    pub(super) fn left(
        &mut self,
        line: &Line,
        period: &Period,
        person: &Person,
        sink: &mut Sink,
    ) -> Option<usize> {
        let from = period.end + usize::from(matches!(line.at(period.end), '，' | ',' | '；'));
        // 2021年4月，张三辞去…
        let from = person.called_at(line, from).unwrap_or(from);
        let word = self.page.cx.lexicon.career_words.starting(CareerWord::Leaves, line.from(from))?;
        let from = from + word.chars().count();
        let (offices, end) = offices_from(line, from, &mut self.before, &self.page.cx)?;
        let id = sink.person(&person.name);
        for office in offices {
            let body = sink.body(&office.body);
            let words = line.span(office.range.clone());
            sink.claim(words);
            let fact =
                Fact::Removes { person: id, body, title: office.title, agent: None, date: Some(period.from) };
            sink.say(fact, words, "career/left", 85);
        }
        // 不再担任甲职务；不再担任乙职务
        let end = end + 2 * usize::from(line.starts_with(end, "职务"));
        if matches!(line.at(end), '；' | '，') && end > period.end {
            return self.left(line, &Period { end, ..*period }, person, sink).or(Some(end));
        }
        Some(end)
    }

    /// 2021年5月，任某局党组书记 · 2021年6月，不再担任某职务: of the page's person.
    pub(super) fn news(&mut self, line: &Line, sink: &mut Sink) -> bool {
        let Some(person) = self.subject.clone() else { return false };
        // with a name it is an appointment like any other
        if line.text.contains(person.name.as_str()) {
            return false;
        }
        let start = crate::extract::people::skip_number(line, 0);
        let Some(period) = period_at(line, start).filter(|p| p.to.is_none()) else { return false };
        let agent = authority::in_text(self.page, line, period.end..line.len()).agent;
        let mut said = false;
        let mut i = period.end;
        let mut before = Before { places: self.before.places.clone(), ..Before::default() };
        while i < line.len() {
            let removes = stands(line, i, CareerWord::Leaves, self.page.cx.lexicon);
            let role = if removes { CareerWord::Leaves } else { CareerWord::Enters };
            let fresh = matches!(line.before(i), '，' | '；' | '。' | ' ' | '、')
                || i == period.end
                || said
                || line.slice(period.end..i).ends_with('会');
            let Some(word) = self.page.cx.lexicon.career_words.starting(role, line.from(i)).filter(|_| fresh)
            else {
                i += 1;
                continue;
            };
            let from = i + word.chars().count();
            let Some((offices, end)) = offices_from(line, from, &mut before, &self.page.cx) else {
                i = from;
                continue;
            };
            for office in offices {
                let id = sink.person(&person.name);
                let body = sink.body(&office.body);
                let agent = agent.as_deref().map(|a| sink.body(a));
                let (title, date) = (office.title.clone(), Some(period.from));
                let fact = if removes {
                    Fact::Removes { person: id, body, title, agent, date }
                } else {
                    let status = match office.status {
                        OfficeStatus::Acting => OfficeStatus::Acting,
                        _ => OfficeStatus::Current,
                    };
                    Fact::Appoints { person: id, body, title, agent, date, status }
                };
                sink.say(fact, line.span(start..office.range.end), "career/news", 85);
                said = true;
            }
            i = end.max(i + 1);
        }
        if said {
            sink.claim(line.span(0..line.len()));
        }
        said
    }
}

/// 姓名：张三 begins a profile anew.
fn subject_line(line: &Line) -> bool {
    line.text.starts_with("姓名") || line.text.starts_with("姓 名")
}
