//! Who comes into an office and who leaves it: `appoints`, `removes`, and candidates for an office.
//!
//! Words of appointment and where the person stands to them are data (`lexicon/frames.tsv`). A word that
//! heads a list (任命：, 免去下列人员职务：) rules the entries below it until something else follows.

use super::authority::{self, Authority};
use super::group;
use super::listing::{heading, is_announcement};
use super::page::Page;
use super::people::{
    Person, end_of_adverbs, names_before, names_in, names_until, of_call, offices_from, skip_number,
};
use super::sink::Sink;
use crate::lexicon::{Effect, Frame, FramePlace};
use crate::mention::office::{Before, appellation_at, skip_remarks};
use crate::mention::{Certainty, Line, Office};
use crate::model::{BlockKind, Fact, OfficeStatus, PartialDate};

/// Finds all appointments and removals of a document.
pub fn extract(page: &Page, sink: &mut Sink) {
    if is_announcement(page) {
        return;
    }
    let mut reader = Reader {
        page,
        authority: authority::of_page(page),
        report_day: authority::day_of_report(page),
        list: None,
        local: None,
        before: Before::default(),
        last: Vec::new(),
        produced: false,
    };
    for (index, line) in page.lines.iter().enumerate() {
        if line.kind == BlockKind::Byline {
            continue;
        }
        if let Some(effect) = heading(line) {
            reader.list = effect;
            continue;
        }
        if !reader.line(index, line, sink) && line.len() > 15 {
            reader.list = None;
        }
    }
}

struct Reader<'p, 'd> {
    page: &'p Page<'d>,
    authority: Authority,
    report_day: Option<PartialDate>,
    /// What the entries of the list under a heading say.
    list: Option<Effect>,
    /// What the next clauses of the same sentence say after a word of appointment.
    local: Option<Effect>,
    before: Before,
    /// The persons named last, for 其.
    last: Vec<Person>,
    /// Whether the clause before told who an election produced.
    produced: bool,
}

/// Persons, the offices said of them, and where that stands.
struct Found {
    people: Vec<Person>,
    offices: Vec<Office>,
    start: usize,
    end: usize,
    effect: Effect,
    /// Offices said before the names: what the persons hold or held till then.
    held: Vec<Office>,
    rule: &'static str,
    confidence: u8,
}

impl Reader<'_, '_> {
    /// Reads one line; whether it said anything.
    fn line(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        self.local = self.list;
        let (mut i, mut floor, mut any, mut quoted) = (0, 0, false, false);
        while i < line.len() {
            let c = line.at(i);
            match c {
                '“' | '《' => quoted = true,
                '”' | '》' => quoted = false,
                '。' => {
                    self.local = self.list;
                    self.produced = false;
                }
                _ => {}
            }
            if quoted {
                i += 1;
                continue;
            }
            let before = self.before.clone();
            let mut found = None;
            for frame in self.page.cx.lexicon.frames.beginning(c) {
                if !line.starts_with(i, &frame.word) || covered(line, i, frame) {
                    continue;
                }
                if matches!(line.at(i + frame.chars), '：' | ':') && frame.place != FramePlace::Before {
                    self.local = Some(frame.effect);
                    break;
                }
                found = match frame.place {
                    FramePlace::After => self.verb_first(line, i, frame),
                    FramePlace::Before => self.person_first(index, line, i, floor, frame),
                    FramePlace::Of => self.out_of(line, i, i + frame.chars, frame.effect),
                };
                if found.is_some() {
                    break;
                }
                self.before = before.clone();
            }
            let fresh =
                i == 0 || matches!(line.before(i), '，' | '；' | '。' | '：' | '、' | ' ' | ';' | ':' | '\t');
            // 任市委书记，为市人大常委会主任人选
            if found.is_none()
                && c == '为'
                && line.before(i) == '，'
                && self.named_just_before(line, i)
                && let Some((offices, end)) = self.offices(line, i + 1)
                && is_planned(line, end)
            {
                let rule = "appointment/again";
                found = Some(Found {
                    ..self::found(self.last.clone(), offices, i, end, Effect::Candidate, rule, 78)
                });
            }
            if found.is_none()
                && fresh
                && let Some(effect) = self.local
            {
                found = self.entry(index, line, i, effect);
                if found.is_none() {
                    self.before = before;
                }
            }
            let Some(found) = found else {
                i += 1;
                continue;
            };
            any = true;
            self.local = Some(found.effect).filter(|e| *e != Effect::Candidate).or(self.list);
            i = found.end.max(i + 1);
            floor = i;
            self.say(index, line, found, sink);
        }
        any
    }

    /// 任命张三为局长
    fn verb_first(&mut self, line: &Line, i: usize, frame: &Frame) -> Option<Found> {
        const ENDS: [&str; 7] = ["兼任", "担任", "代理", "任命为", "为", "任", "当"];
        // everyday words need the clear form and a known surname
        let weak = matches!(frame.word.as_str(), "通过" | "确定" | "明确" | "提拔" | "任用");
        let ends = if weak { &ENDS[4..5] } else { &ENDS[..] };
        let page = self.page;
        let mut from = i + frame.chars;
        while matches!(line.at(from), '了' | ' ' | '由') {
            from += 1;
        }
        let again = if ["其", "他", "她"].iter().any(|w| line.starts_with(from, w)) {
            Some(from + 1)
        } else {
            (frame.effect == Effect::Candidate).then_some(from)
        };
        if let Some(after) = again
            && !self.last.is_empty()
            && let Some(word) = ends.iter().find(|w| line.starts_with(after, w))
        {
            let (offices, end) = self.offices(line, after + word.chars().count())?;
            return Some(found(self.last.clone(), offices, i, end, frame.effect, "appointment/again", 80));
        }
        // 并决定为代理市长; 提名市人大常委会主任人选: of the person named before
        let near = self.named_just_before(line, i);
        if near && (frame.word.ends_with('为') || frame.effect == Effect::Candidate) {
            let mut tried = self.before.clone();
            if let Some((offices, end)) = offices_from(line, from, &mut tried, &page.cx)
                && (frame.word.ends_with('为') || is_planned(line, end))
            {
                self.before = tried;
                return Some(found(
                    self.last.clone(),
                    offices,
                    i,
                    end,
                    frame.effect,
                    "appointment/again",
                    78,
                ));
            }
        }
        let mut best: Option<(Certainty, Found, Before)> = None;
        for (people, at) in names_until(line, from, ends, !weak, &page.cx) {
            let mut tried = self.before.clone();
            let Some((offices, end)) = offices_from(line, at, &mut tried, &page.cx) else { continue };
            let score = offices.iter().map(|o| o.certainty).min().unwrap_or(Certainty::Ending);
            if best.as_ref().is_none_or(|(s, ..)| score > *s) {
                let rule = "appointment/verb-person";
                best = Some((score, found(people, offices, i, end, frame.effect, rule, 95), tried));
            }
        }
        if let Some((_, found, tried)) = best {
            self.before = tried;
            return Some(found);
        }
        let call = appellation_at(line, from, &mut self.before, &page.cx)?;
        if call.names.is_empty() {
            return None;
        }
        let people = of_call(&call.names);
        match ends.iter().find(|w| line.starts_with(call.range.end, w)) {
            // 任命县委副书记李四为…
            Some(word) => {
                let (offices, end) = self.offices(line, call.range.end + word.chars().count())?;
                let rule = "appointment/verb-office-person";
                Some(Found { held: call.offices, ..found(people, offices, i, end, frame.effect, rule, 88) })
            }
            // 选举产生镇人大主席张三
            None if frame.effect == Effect::Elect => {
                let (start, end) = (call.range.start, call.range.end);
                Some(found(people, call.offices, start, end, Effect::Elect, "appointment/elected", 80))
            }
            None => None,
        }
    }

    /// 张三任局长, 组长由张三担任
    fn person_first(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        floor: usize,
        frame: &Frame,
    ) -> Option<Found> {
        let page = self.page;
        let end = end_of_adverbs(line, i, floor)?;
        let people = names_before(line, end, floor, &page.cx);
        let after = i + frame.chars;
        let closed = after >= line.len() || matches!(line.at(after), '，' | '。' | '；' | '、' | '）' | ' ');
        if closed {
            return self.by_person(index, line, i, floor, frame, people?);
        }
        let mut from = after;
        while matches!(line.at(from), '了' | ' ' | '：') {
            from += 1;
        }
        let before = self.before.clone();
        let group = group::of_titles(page, index, i, line, from);
        let grouped = group.is_some();
        if let Some((body, title)) = group {
            self.before.body = Some(body);
            from = title;
        }
        let parsed = self.offices(line, from);
        if parsed.is_none() {
            self.before = before;
        }
        let (offices, until) = parsed?;
        let (people, confidence) = match people {
            Some(people) if grouped => (self.joined(index, line, floor, people), 90),
            Some(people) => (people, 90),
            None => (self.subject(line, end, floor, frame)?, 75),
        };
        let start = people.iter().map(|p| p.range.start).min().unwrap_or(i).min(i);
        Some(found(people, offices, start, until, frame.effect, "appointment/person-verb", confidence))
    }

    /// Whether the persons named last stand before `i` in the same sentence.
    fn named_just_before(&self, line: &Line, i: usize) -> bool {
        self.last.iter().any(|p| {
            p.range.end <= i
                && line.slice(p.range.clone()).replace(' ', "") == p.name
                && !line.slice(p.range.end..i).contains('。')
        })
    }

    /// Adds the persons called by their offices in the clauses right before: 组织部部长何平，副县长孙丽任副组长.
    fn joined(&self, index: usize, line: &Line, floor: usize, people: Vec<Person>) -> Vec<Person> {
        let Some(first) = people.iter().map(|p| p.range.start).min() else { return people };
        let calls: Vec<_> =
            self.page.sentences.iter().filter(|s| s.line == index).flat_map(|s| &s.appellations).collect();
        let Some(own) = calls.iter().find(|c| c.range.contains(&first)) else { return people };
        let mut start = own.range.start;
        let mut out = people;
        while let Some(call) = calls.iter().find(|c| c.range.end + 1 == start && c.range.start >= floor)
            && matches!(line.at(call.range.end), '，' | '、')
            && !call.names.is_empty()
        {
            out.extend(of_call(&call.names));
            start = call.range.start;
        }
        out
    }

    /// Whom a verb without a name right before it speaks of: 李四同志因工作变动，不再担任…
    fn subject(&self, line: &Line, end: usize, floor: usize, frame: &Frame) -> Option<Vec<Person>> {
        let mut start = end;
        while start > 0 && !matches!(line.at(start - 1), '。' | '；' | '：' | ';' | ':') {
            start -= 1;
        }
        let words = line.slice(start..end);
        if frame.effect == Effect::Remove {
            let start = skip_number(line, start);
            for cut in ["因", "由于", "，因", "到龄", "已到", "同志"] {
                let Some(at) = words.find(cut) else { continue };
                let to = end - words.chars().count() + words[..at].chars().count();
                if to > start
                    && let Some(people) = names_in(line, start..to, cut == "同志", &self.page.cx)
                {
                    return Some(people);
                }
            }
        }
        // ；不再担任…: of the person before
        if words.is_empty() && self.named_just_before(line, end) {
            return Some(self.last.clone());
        }
        // the clause before in the same sentence named them
        let clause = line.before(end) == '，' || floor == end || words.chars().count() <= 2;
        let recent = self.last.iter().any(|p| p.range.start >= start && p.range.end <= end);
        (clause && recent && floor > start).then(|| self.last.clone())
    }

    /// 组长由张三担任: the office stands before 由.
    fn by_person(
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
        let mut tried: Option<(Vec<Office>, Before)> = None;
        for s in start..by {
            let mut before = self.before.clone();
            let mut at = s;
            if let Some((body, title)) = group::of_titles(page, index, s, line, s) {
                before.body = Some(body);
                at = title;
            }
            if let Some((offices, end)) = offices_from(line, at, &mut before, &page.cx)
                && end == by
            {
                tried = Some((offices, before));
                break;
            }
        }
        let (offices, before) = tried?;
        self.before = before;
        let end = i + frame.chars;
        Some(found(people, offices, start, end, frame.effect, "appointment/office-by-person", 88))
    }

    /// 免去张三的局长职务, from after the verb.
    fn out_of(&mut self, line: &Line, start: usize, from: usize, effect: Effect) -> Option<Found> {
        let page = self.page;
        let mut from = from;
        while matches!(line.at(from), '了' | ' ') {
            from += 1;
        }
        let again = [("其", 1), ("他", 1), ("她", 1), ("该同志", 3), ("他们", 2)]
            .iter()
            .rev()
            .find(|(w, _)| line.starts_with(from, w));
        if let Some((_, len)) = again
            && !self.last.is_empty()
        {
            let mut at = from + len;
            while matches!(line.at(at), '的' | '原' | ' ') || line.starts_with(at, "所任") {
                at += if line.at(at) == '所' { 2 } else { 1 };
            }
            let (offices, end) = self.offices(line, at)?;
            return Some(found(self.last.clone(), offices, start, end, effect, "appointment/again", 88));
        }
        let mut best: Option<(Certainty, Found, Before)> = None;
        let ends = ["同志的", "的", "同志", "原任", "所任", " ", "，"];
        for (people, mut at) in names_until(line, from, &ends, true, &page.cx) {
            while matches!(line.at(at), '的' | ' ' | '原') {
                at += 1;
            }
            let mut tried = self.before.clone();
            let Some((offices, end)) = offices_from(line, at, &mut tried, &page.cx) else { continue };
            let score = offices.iter().map(|o| o.certainty).min().unwrap_or(Certainty::Ending);
            if best.as_ref().is_none_or(|(s, ..)| score > *s) {
                let rule = "appointment/out-of-office";
                best = Some((score, found(people, offices, start, end, effect, rule, 95), tried));
            }
        }
        if let Some((_, found, tried)) = best {
            self.before = tried;
            return Some(found);
        }
        // 免去张三县教育局局长职务
        for len in [3, 2, 4] {
            let range = from..from + len;
            let place = line.words_at(from).iter().any(|w| w.entry.place && w.end > range.end);
            if place || !super::people::is_name(line, range.clone(), false, &page.cx) {
                continue;
            }
            let mut tried = self.before.clone();
            let Some((offices, end)) = offices_from(line, range.end, &mut tried, &page.cx) else { continue };
            let closed = line.starts_with(end, "职务") || line.starts_with(end, "的职务");
            if !closed || offices.iter().any(|o| o.certainty == Certainty::Ending) {
                continue;
            }
            self.before = tried;
            let people = vec![Person { name: line.slice(range.clone()).to_owned(), range }];
            return Some(found(people, offices, start, end, effect, "appointment/out-of-office-bare", 80));
        }
        // 李四任甲局局长，免去乙局局长职务: the person of the clause before
        let near = self.named_just_before(line, start);
        if start < from && near && line.before(start) == '，' {
            let (offices, end) = self.offices(line, from)?;
            if line.starts_with(end, "职务")
                && offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited)
            {
                return Some(found(self.last.clone(), offices, start, end, effect, "appointment/again", 75));
            }
        }
        None
    }

    /// An entry of a list, whose heading said what it means.
    fn entry(&mut self, index: usize, line: &Line, i: usize, effect: Effect) -> Option<Found> {
        let page = self.page;
        let from = skip_number(line, i);
        if effect == Effect::Remove {
            return self.out_of(line, from, from, effect);
        }
        let listed = self.list.is_some();
        for (people, at) in
            names_until(line, from, &["同志任", "为", "任", "担任", "当选为", "当选"], listed, &page.cx)
        {
            let mut tried = self.before.clone();
            let mut at = at;
            if let Some((group, title)) = group::of_titles(page, index, i, line, at) {
                tried.body = Some(group);
                at = title;
            }
            if let Some((offices, end)) = offices_from(line, at, &mut tried, &page.cx) {
                self.before = tried;
                let confidence = if listed { 92 } else { 85 };
                return Some(found(people, offices, from, end, effect, "appointment/entry", confidence));
            }
        }
        // 原甲镇镇长李四为…: an office stands before the name
        let mut tried = self.before.clone();
        if let Some(call) = appellation_at(line, from, &mut tried, &page.cx)
            && !call.names.is_empty()
            && call.names.iter().all(|n| n.quality >= 2)
        {
            let mut people = of_call(&call.names);
            let mut end = call.range.end;
            // 组织部部长何平，常务副县长孙丽任副组长
            while !self.produced
                && matches!(line.at(end), '，' | '、')
                && let Some(next) = appellation_at(line, end + 1, &mut tried, &page.cx)
                && !next.names.is_empty()
            {
                people.extend(of_call(&next.names));
                end = next.range.end;
            }
            let alone = end == call.range.end;
            if let Some(word) = ["为", "任"].iter().find(|w| line.starts_with(end, w)) {
                let mut at = end + word.chars().count();
                if let Some((group, title)) = group::of_titles(page, index, i, line, at) {
                    tried.body = Some(group);
                    at = title;
                }
                let (offices, end) = offices_from(line, at, &mut tried, &page.cx)?;
                self.before = tried;
                let rule = "appointment/entry";
                let held = if alone { call.offices } else { Vec::new() };
                return Some(Found { held, ..found(people, offices, from, end, effect, rule, 80) });
            }
            // 选举产生镇人大主席张三，镇长李四
            let closed = end >= line.len() || matches!(line.at(end), '，' | '。' | '；');
            if self.produced && closed && alone {
                self.before = tried;
                return Some(found(people, call.offices, from, end, effect, "appointment/elected", 78));
            }
        }
        if !listed || line.len() > 70 {
            return None;
        }
        // columns: 张三  县教育局局长
        for (people, at) in names_until(line, from, &["\t", " ", "，", "："], true, &page.cx) {
            let mut tried = self.before.clone();
            if let Some((offices, end)) = offices_from(line, at, &mut tried, &page.cx)
                && (end >= line.len() || matches!(line.at(end), '；' | '。' | ';' | '，' | '（' | ' '))
            {
                self.before = tried;
                return Some(found(people, offices, from, end, effect, "appointment/column", 75));
            }
        }
        // 县教育局局长：张三
        let mut tried = self.before.clone();
        let (offices, end) = offices_from(line, from, &mut tried, &page.cx)?;
        let at = end + usize::from(matches!(line.at(end), '：' | ':' | ' ' | '\t'));
        let people = names_in(line, at..line.len(), true, &page.cx)?;
        self.before = tried;
        Some(found(people, offices, from, line.len(), effect, "appointment/column", 70))
    }

    /// Gives groups that are only called by their kind their full names.
    fn complete(&mut self, index: usize, line: &Line, start: usize, offices: &mut [Office]) {
        let mut last: Option<(String, String)> = None;
        for office in offices {
            if let Some((short, full)) = &last
                && office.inherited
                && office.body == *short
            {
                office.body.clone_from(full);
                continue;
            }
            let said = line.slice(office.range.clone()).replace(' ', "");
            let written = said.strip_suffix(office.title.as_str()).unwrap_or(office.body.as_str());
            if !written.is_empty()
                && let Some(full) = group::full_name(self.page, index, start, written)
            {
                let short = std::mem::replace(&mut office.body, full.clone());
                office.certainty = Certainty::PlaceAndEnding;
                last = Some((short, full.clone()));
                self.before.body = Some(crate::mention::Body {
                    name: full,
                    place: office.place.clone(),
                    certainty: Certainty::PlaceAndEnding,
                });
            }
        }
    }

    fn offices(&mut self, line: &Line, at: usize) -> Option<(Vec<Office>, usize)> {
        offices_from(line, at, &mut self.before, &self.page.cx)
    }

    fn say(&mut self, index: usize, line: &Line, found: Found, sink: &mut Sink) {
        let Found { people, mut offices, start, end, effect, held, rule, confidence } = found;
        self.complete(index, line, start, &mut offices);
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
        let said = authority::in_text(self.page, line, 0..start);
        let agent = said.agent.or_else(|| self.authority.agent.clone()).map(|name| sink.body(&name));
        let date = self.authority.date.or(self.report_day);
        for office in &offices {
            sink.claim(line.span(office.range.clone()));
        }
        self.produced = rule == "appointment/elected";
        for person in &people {
            let range = person.range.clone();
            let person = sink.person(&person.name);
            for office in &held {
                let body = sink.body(&office.body);
                let (title, status) = (office.title.clone(), office.status);
                let fact = Fact::HoldsOffice { person, body, title, from: None, to: None, status };
                sink.claim(line.span(office.range.clone()));
                sink.say(fact, line.span(office.range.start..range.end), "appointment/held-before", 85);
            }
            for office in &offices {
                let body = sink.body(&office.body);
                let title = office.title.clone();
                let fact = match effect {
                    Effect::Remove => Fact::Removes { person, body, title, agent, date },
                    _ if planned || effect == Effect::Candidate => Fact::HoldsOffice {
                        person,
                        body,
                        title,
                        from: None,
                        to: None,
                        status: OfficeStatus::Candidate,
                    },
                    _ => {
                        let acting = effect == Effect::Acting || office.status == OfficeStatus::Acting;
                        let status = if acting { OfficeStatus::Acting } else { OfficeStatus::Current };
                        Fact::Appoints { person, body, title, agent, date, status }
                    }
                };
                let doubt = if office.certainty == Certainty::Ending && !office.inherited { 15 } else { 0 };
                sink.say(fact, words, rule, confidence.saturating_sub(doubt));
            }
        }
        self.last = people;
    }
}

/// Whether the office before `end` is one to come: …人选, …候选人.
fn is_planned(line: &Line, end: usize) -> bool {
    ["候选人", "人选", "的人选", "的候选人"].iter().any(|w| line.starts_with(end, w))
}

fn found(
    people: Vec<Person>,
    offices: Vec<Office>,
    start: usize,
    end: usize,
    effect: Effect,
    rule: &'static str,
    confidence: u8,
) -> Found {
    Found { people, offices, start, end, effect, held: Vec::new(), rule, confidence }
}

/// Whether the word stands inside a longer one (主任, 信任, 现任) or is not said of an appointment.
fn covered(line: &Line, i: usize, frame: &Frame) -> bool {
    const NOT_AFTER: [&str; 22] = [
        "现", "曾", "历", "拟", "时", "原", "首", "前", "责", "离", "到", "信", "胜", "先后", "此前", "自",
        "起", "曾经", "一直", "未", "不", "长期",
    ];
    let end = i + frame.chars;
    if (i.saturating_sub(5)..=i).any(|k| {
        line.words_at(k).iter().any(|w| {
            let around = w.start < i && w.end > i || w.start == i && w.end > end;
            around && (w.entry.title.is_some() || w.entry.is(crate::lexicon::VerbClass::Block))
        })
    }) {
        return true;
    }
    frame.place == FramePlace::Before
        && NOT_AFTER.iter().any(|w| line.slice(0..i).ends_with(w))
        && !(frame.word.starts_with('不'))
        || skip_remarks(line, i) > end
}
