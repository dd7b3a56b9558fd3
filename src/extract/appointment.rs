//! Who comes into an office and who leaves it: `appoints`, `removes`, and candidates for an office.
//!
//! Words of appointment and where the person stands to them are data (`lexicon/frames.tsv`). A word that
//! heads a list (任命：, 免去下列人员职务：) rules the entries below it until something else follows.

use super::authority::Authority;
use super::listing::{heading, is_announcement};
use super::page::Page;
use super::people::{Person, offices_from, skip_number};
use super::period::Period;
use super::sink::Sink;
use crate::lexicon::{Effect, FramePlace};
use crate::mention::appellation::passed_place;
use crate::mention::body::resolve;
use crate::mention::body_end::ends_as_body;
use crate::mention::office::Before;
use crate::mention::office_run::PLANNED;
use crate::mention::part::house as house_of;
use crate::mention::{Body, Certainty, Line, Office};
use crate::model::{BlockKind, Fact, MentionId};
use std::cell::OnceCell;

/// Finds all appointments and removals of a document.
pub fn extract(page: &Page, sink: &mut Sink) {
    if is_announcement(page) {
        return;
    }
    let mut reader = Reader {
        page,
        authority: OnceCell::new(),
        list: None,
        local: None,
        carried: None,
        before: Before::default(),
        last: Vec::new(),
        taken: Vec::new(),
        left: Vec::new(),
        said_on: usize::MAX,
        said: None,
        produced: false,
        section: None,
        announced: false,
        headlines: Vec::new(),
        under: None,
        bill: submitted::is_bill(page),
    };
    for (index, line) in page.lines.iter().enumerate() {
        if line.kind == BlockKind::Byline {
            continue;
        }
        if let Some(section) = section(page, line) {
            reader.section = section;
            reader.list = None;
            continue;
        }
        reader.enter(line);
        reader.announced = line.len() < 40 && !line.text.contains(['，', '。', '；']);
        if let Some(under) = reader.heads_names(line) {
            reader.under = Some(under);
            continue;
        }
        if reader.named_below(index, line, sink) {
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
    reader.told_again(sink);
}

mod again;
mod aside;
mod association;
mod by_person;
mod complete;
mod cues;
mod day;
mod elected;
mod fate;
mod house;
mod in_turn;
pub(super) mod lean;
mod led_by;
mod lists;
mod moves;
mod person_first;
mod ranks;
mod say;
mod seated;
mod subject;
mod submitted;
mod under;
mod verb_first;

pub(super) use cues::formerly;
use cues::{
    among_appointed, announcing_company, covered, decides, listed_behind, names_decision, names_place,
    passes_list,
};

struct Reader<'p, 'd> {
    page: &'p Page<'d>,
    /// Who decides and when, found out with the first appointment.
    authority: OnceCell<Authority>,
    /// What the entries of the list under a heading say.
    list: Option<Effect>,
    /// What the next clauses of the same sentence say after a word of appointment.
    local: Option<Effect>,
    /// What goes on in the next line, where one ends with ；.
    carried: Option<Effect>,
    before: Before,
    /// The persons named last, for 其.
    last: Vec<Person>,
    /// The offices said of them, for 由李四接任 behind a comma.
    taken: Vec<Office>,
    /// The offices that they held till then, for 其局长职务.
    left: Vec<Office>,
    /// The line of the last appointment, and what it said.
    said_on: usize,
    said: Option<Effect>,
    /// Whether the clause before told who an election produced.
    produced: bool,
    /// The body that heads the part of the document in hand: 一、某市中级人民法院.
    section: Option<Body>,
    /// Whether the line in hand only announces: a headline within the page.
    announced: bool,
    /// What such lines said, and sentences that tell of it in passing: they know neither day nor agent themselves.
    headlines: Vec<Fact<MentionId>>,
    /// The offices of those whose names fill the lines below.
    under: Option<(Effect, Vec<Office>)>,
    /// Whether the page only asks for appointments.
    bill: bool,
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
    /// Whom they follow: 由张三接替李四担任.
    replaced: Vec<Person>,
    /// 张三、李四分别当选为…: to each his own office.
    each: bool,
    /// From when to when what is over was held.
    term: Option<Period>,
    rule: &'static str,
    confidence: u8,
}

impl Reader<'_, '_> {
    /// Begins a line: its bare titles lean on the heading above it, and a paragraph of prose on the places
    /// that it names itself.
    fn enter(&mut self, line: &Line) {
        const PROSE: usize = 60;
        if let Some(section) = &self.section {
            self.before.body = Some(section.clone());
            self.before.places.extend(section.place.clone());
        } else if line.len() > PROSE {
            self.before.places.clear();
        }
    }

    /// Reads one line; whether it said anything.
    fn line(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        self.local = self.list.or(self.carried.take());
        let (mut i, mut floor, mut any, mut quoted) = (0, 0, false, false);
        while i < line.len() {
            let c = line.at(i);
            match c {
                '“' => quoted = true,
                '《' => quoted = !names_decision(line, i),
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
            let frames = self.page.cx.lexicon.frames.beginning(c);
            let listed = self.local.is_some() || matches!(c, '，' | '：' | '为' | '宣');
            let possessed = matches!(c, '的' | '其') && line.may_hold("职");
            let fresh =
                i == 0 || matches!(line.before(i), '，' | '；' | '。' | '：' | '、' | ' ' | ';' | ':' | '\t');
            let seats = fresh && Self::may_seat(line, i);
            if frames.is_empty() && !listed && !possessed && !seats && !names_place(line, i) {
                i += 1;
                continue;
            }
            // what is tried in vain is forgotten; at most places nothing is tried
            let mut kept: Option<Before> = None;
            let mut found = None;
            for frame in frames {
                if !line.starts_with(i, &frame.word) || covered(line, i, frame) && !self.called(index, i) {
                    continue;
                }
                if matches!(line.at(i + frame.chars), '：' | ':') && frame.place != FramePlace::Before {
                    self.local = Some(frame.effect);
                    break;
                }
                let before = kept.get_or_insert_with(|| self.before.clone()).clone();
                found = match frame.place {
                    FramePlace::After => self.verb_first(index, line, i, frame),
                    FramePlace::Before => {
                        let found = self.person_first(index, line, i, floor, frame);
                        let past = frame.effect == Effect::Appoint && formerly(line, i);
                        found.map(|f| if past { Found { effect: Effect::Past, ..f } } else { f })
                    }
                    FramePlace::Of => self.out_of(line, i, i + frame.chars, frame.effect),
                };
                if found.is_some() {
                    break;
                }
                self.before = before;
            }
            // 会议决定，…，张三为提案委员会主任，李四为…: the clauses that name somebody
            if found.is_none() && matches!(c, '，' | '：') && self.local.is_none() && decides(line, i) {
                self.local = Some(Effect::Appoint);
            }
            if found.is_none() && matches!(c, '：' | ':') && passes_list(line, i) {
                self.local = Some(Effect::Elect);
                self.produced = true;
            }
            if found.is_none() && possessed {
                found = self.fate(line, i, floor);
            }
            // 被免职的有，张三的局长职务；李四的…
            if found.is_none() && matches!(c, '，' | '：' | ',' | ':') {
                self.local = listed_behind(line, i).or(self.local);
            }
            // 六人被任命为副主任委员。其中，张三为甲委员会副主任委员，李四为…
            if found.is_none()
                && c == '，'
                && self.local.is_none()
                && (among_appointed(line, i) || self.among_elected_above(index, line, i))
            {
                self.local = Some(Effect::Appoint);
            }
            if found.is_none() && c == '为' && line.at(i + 1) != '：' {
                let before = kept.get_or_insert_with(|| self.before.clone()).clone();
                found = self.led_by(index, line, i, floor);
                if found.is_none() {
                    self.before = before;
                }
            }
            // 任市委书记，为市人大常委会主任人选
            if found.is_none() && c == '为' && line.before(i) == '，' && self.named_just_before(line, i) {
                kept.get_or_insert_with(|| self.before.clone());
                if let Some((offices, end)) = self.offices(line, i + 1)
                    && is_planned(line, end)
                {
                    let rule = "appointment/again";
                    found = Some(Found {
                        ..self::found(self.last.clone(), offices, i, end, Effect::Candidate, rule, 78)
                    });
                }
            }
            if found.is_none() && seats {
                kept.get_or_insert_with(|| self.before.clone());
                found = self.seated(index, line, i);
            }
            if found.is_none()
                && fresh
                && let Some(effect) = self.local
            {
                let before = kept.unwrap_or_else(|| self.before.clone());
                found = self.entry(index, line, i, effect);
                if found.is_none() {
                    self.before = before;
                }
            }
            let Some(found) = found else {
                if c == '选'
                    && let Some(body) = elected::committee(self.page, line, i)
                {
                    self.before.body = Some(body);
                    // ，张三为主任；李四为副主任
                    self.local = self.local.or(Some(Effect::Elect));
                }
                if c == '宣'
                    && let Some(body) = announcing_company(line, i, &self.page.cx)
                {
                    self.before.body = Some(body);
                }
                if names_place(line, i) {
                    passed_place(line, i, &mut self.before, &self.page.cx);
                }
                i += 1;
                continue;
            };
            any = true;
            let end = found.end.max(i + 1);
            let asked = self.bill || submitted::asked_for(line, i);
            let asked_as = |found| match submitted::is_matter(line, i, end) {
                true => None,
                false => submitted::only_asked(found),
            };
            let Some(found) = (if asked { asked_as(found) } else { Some(found) }) else {
                (i, floor) = (end, end);
                self.before.body = self.before.body.take().map(|body| house_of(&body));
                continue;
            };
            // 任命张三为主任，不再担任副主任；李四为副主任: the first verb rules on
            // 任命张三为局长，免去其书记职务；李四为…
            let aside = found.effect == Effect::Remove
                && (found.rule == "appointment/person-verb" || found.rule == "appointment/again");
            let rules = aside && self.local.is_some_and(|e| e != Effect::Remove);
            if !rules {
                self.local = Some(found.effect)
                    .filter(|e| !matches!(e, Effect::Candidate | Effect::Keep | Effect::Past))
                    .or(self.list);
            }
            (i, floor) = (end, end);
            self.say(index, line, found, sink);
        }
        self.carried = self.local.filter(|_| matches!(line.before(line.len()), '；' | ';'));
        any
    }

    /// 县长王向前任组长: whether a name behind its office ends at `i` with a word that would mean another time.
    fn called(&self, index: usize, i: usize) -> bool {
        let mut calls = self.page.sentences_at(index).iter().flat_map(|s| &s.appellations);
        let line = &self.page.lines[index];
        line.before(i) == '前' && calls.any(|c| c.names.last().is_some_and(|n| n.range.end == i))
    }

    /// 其中，张三为县委书记 below the line that told of an election.
    fn among_elected_above(&self, index: usize, line: &Line, i: usize) -> bool {
        const AMONG: &str = "其中";
        let told = matches!(self.said, Some(Effect::Elect | Effect::Appoint));
        i == AMONG.chars().count() && line.starts_with(0, AMONG) && told && self.said_on + 1 == index
    }

    /// Whether the persons named last stand before `i` in the same sentence.
    fn named_just_before(&self, line: &Line, i: usize) -> bool {
        self.last.iter().any(|p| {
            p.range.end <= i
                && line.slice(p.range.clone()).replace(' ', "") == p.name
                && !line.slice(p.range.end..i).contains('。')
        })
    }

    fn offices(&mut self, line: &Line, at: usize) -> Option<(Vec<Office>, usize)> {
        offices_from(line, at, &mut self.before, &self.page.cx)
    }
}

/// A line that only names a body under a number, or any other numbered heading: `Some(None)`.
fn section(page: &Page, line: &Line) -> Option<Option<Body>> {
    let from = skip_number(line, 0);
    let numbered = from > 0 && "一二三四五六七八九十（".contains(line.at(0));
    let text = line.text.trim_end_matches([' ', '：', ':']);
    let closed = !text.contains(['，', '。', '；', '：', '“', '《']);
    if !numbered || !closed || line.len() > from + 24 || heading(line).is_some() {
        return None;
    }
    let name = line.slice(from..text.chars().count());
    let body = resolve(name, &[], &page.cx).filter(|b| b.certainty > Certainty::Ending);
    // （县、区）: of several places
    let one = !name.contains(['、', '（', ' ']);
    (body.is_some() || !one && ends_as_body(name, page.cx.lexicon)).then_some(body.filter(|_| one))
}

/// Whether the office before `end` is one to come: …人选, …候选人.
fn is_planned(line: &Line, end: usize) -> bool {
    let end = end + usize::from(line.at(end) == '的');
    PLANNED.iter().any(|w| line.starts_with(end, w))
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
    let (held, replaced) = (Vec::new(), Vec::new());
    Found { people, offices, start, end, effect, held, replaced, each: false, term: None, rule, confidence }
}
