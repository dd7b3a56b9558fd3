//! Careers: who held which office from when to when. CVs line by line, CVs in prose, announcements of
//! appointments to come (现任, 拟任, 历任), and former offices mentioned in passing (此前任, 曾任).

use super::page::Page;
use super::people::{Person, skip_number};
use super::period::{Period, period_at};
use super::sink::Sink;
use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::office::Before;
use crate::mention::{Body, Line, Office};
use crate::model::{BlockKind, Fact, Normal, OfficeStatus, PartialDate, Span};
pub(super) use leaders::offices_to;
use std::borrow::Cow;
use std::collections::BTreeSet;
pub use subject::Doers;
use subject::{introduced_first, introduced_within, taken_up, titled};
use told::told;

/// An office held, not yet said.
#[derive(Clone)]
struct Held {
    person: Person,
    office: Office,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    status: OfficeStatus,
    words: Span<Normal>,
    /// The line, for telling which entry of a CV came last; that of what goes on is behind all others.
    line: usize,
    rule: &'static str,
    confidence: u8,
    step: Step,
}

/// As the line of an office whose period has no end, and of one that is said to last.
const OPEN: usize = usize::MAX - 1;
const LASTING: usize = usize::MAX;

/// What is said of an office in a career.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Holds,
    /// Said with the day of an election: 2016年9月当选县长.
    Comes,
    /// 2018年1月不再担任县长.
    Leaves,
}

/// Finds the offices of CVs and announcements.
pub fn extract(page: &Page, sink: &mut Sink) {
    let mourned = obituary::deceased(page);
    let mut reader = Reader {
        page,
        leaders: leaders::presented(page),
        subject: mourned.clone(),
        mourned,
        pronoun: None,
        recounted: None,
        before: Before::default(),
        gone: BTreeSet::new(),
        held: Vec::new(),
        former: false,
        pending: None,
        headed: false,
        columns: Vec::new(),
        opened: None,
    };
    for (index, line) in page.lines.iter().enumerate() {
        if line.kind == BlockKind::Byline {
            continue;
        }
        holders::read(page, line, sink);
        together::read(page, index, line, sink);
        reader.terms(index, line, sink);
        reader.line(index, line, sink);
        reader.seats(index, line);
    }
    reader.finish(sink);
}

mod at_work;
mod biographic;
mod bygone;
mod clauses;
mod entries;
mod follows;
mod former_group;
mod holders;
mod is_who;
mod jobs;
mod leaders;
mod leads;
mod obituary;
mod opening;
mod posts;
mod profile;
mod pronoun;
mod prose;
mod said;
mod seats;
mod sections;
mod sole;
mod subject;
mod terms;
mod together;
mod told;
mod whither;
mod words;

struct Reader<'p, 'd> {
    page: &'p Page<'d>,
    /// Set on a page that presents leaders, with the body they lead where it is known.
    leaders: Option<Option<Body>>,
    /// The person whose CV is being read.
    subject: Option<Person>,
    /// The person whose death the page announces.
    mourned: Option<Person>,
    /// By which pronoun the subject goes, with the name.
    pronoun: Option<(String, char)>,
    /// Of whom the last sentence told that recounts a career.
    recounted: Option<Person>,
    before: Before,
    /// Those who are dead or too old to hold an office now.
    gone: BTreeSet<String>,
    held: Vec<Held>,
    /// Whether the lines that follow list former offices.
    former: bool,
    /// A period whose job stands on the next line.
    pending: Option<Period>,
    /// Whether the line before was only the subject's name.
    headed: bool,
    /// What the columns of a CV's table hold.
    columns: Vec<profile::Column>,
    /// The part of the page that a heading has opened, and where.
    opened: Option<(sections::Section, usize)>,
}

impl Reader<'_, '_> {
    fn line(&mut self, index: usize, line: &Line, sink: &mut Sink) {
        let mut start = skip_number(line, behind_heading(line));
        if heads_succession(self.page, index, line)
            || self.section(index, line, sink)
            || self.profile(index, line, sink)
            || self.leader_row(index, line, start, sink)
        {
            return;
        }
        let mut all = subject::introductions(self.page, line, start);
        // 据介绍，张三，1950年出生，…。1955年出生的李四，…: the first of them stands behind other words
        if let Some(at) = all.first().map(|(_, at)| *at).filter(|at| *at > start)
            && let Some(person) = introduced_within(self.page, line).filter(|p| p.range.start < at)
        {
            let from = person.range.start;
            all.insert(0, (person, from));
        }
        if self.several(index, line, start, &all, sink) {
            return;
        }
        self.meant_by_pronoun(index, line, start);
        let first = introduced_first(self.page, line, start, &all);
        let met = first
            .or_else(|| introduced_within(self.page, line))
            .or_else(|| all.first().map(|(person, _)| person.clone()));
        let mut told = if met.is_none() { told(self.page, line) } else { Vec::new() };
        if told.is_empty()
            && met.is_none()
            && self.subject.is_none()
            && let Some(person) = {
                let above = index.checked_sub(1).map(|k| &self.page.lines[k]);
                let lexicon = self.page.cx.lexicon;
                self.recounted.as_ref().and_then(|p| told::goes_on(line, start, &p.name, above, lexicon))
            }
        {
            told.push((person, start..line.len()));
        }
        if !told.is_empty() {
            let first = self.held.len();
            let (subject, said) = (self.subject.take(), std::mem::take(&mut self.before));
            let mut passed = 0;
            self.recounted = told.last().map(|(person, _)| person.clone());
            for (person, range) in told {
                self.subject = None;
                self.prose(index, line, passed..range.start, sink);
                passed = range.end;
                self.subject = Some(person);
                self.prose(index, line, range, sink);
                self.before = Before::default();
            }
            self.subject = None;
            self.prose(index, line, passed..line.len(), sink);
            (self.subject, self.before) = (subject, said);
            self.held[first..].iter().for_each(|h| sink.claim(line.span(h.office.range.clone())));
            return;
        }
        let met = met.or_else(|| taken_up(self.page, line, self.subject.as_ref()?));
        if let Some(person) = met {
            start = person.range.start;
            if self.subject.as_ref().is_none_or(|s| s.name != person.name) {
                self.before = Before::default();
            }
            // 此前担任县长的张三（1972年10月生），已任县委书记; 县长张三，拟任县委书记。张三，女，…
            if matches!(line.before(start), '的' | '。') && start > 0 {
                let before = std::mem::take(&mut self.before);
                self.subject = None;
                self.prose(index, line, 0..start, sink);
                self.before = before;
            }
            if let Some((holder, office)) = is_who::is_who(self.page, line, 0).filter(|(p, _)| *p == person) {
                self.held.push(Held {
                    words: line.span(office.range.start..holder.range.end),
                    person: holder,
                    status: office.status,
                    office,
                    from: None,
                    to: None,
                    line: index,
                    rule: "career/introduction",
                    confidence: 88,
                    step: Step::Holds,
                });
            }
            self.subject = Some(person);
        } else if let Some(person) = self.subject.as_mut().filter(|s| {
            // 张三，甘肃静宁人，现任…: named again
            let end = start + s.name.chars().count();
            line.starts_with(start, &s.name) && matches!(line.at(end), '，' | ',')
        }) {
            person.range = start..start + person.name.chars().count();
        } else if self.subject.is_none()
            && let Some(person) =
                titled(self.page, index, line).or_else(|| sole::sole(self.page, index, line, start))
        {
            self.subject = Some(person);
        }
        // 该同志2001年9月在某局工作；2005年8月任…
        const COMRADE: &str = "该同志";
        if self.subject.is_some() && line.starts_with(start, COMRADE) {
            let behind = start + COMRADE.chars().count();
            start = period_at(line, behind).map_or(start, |_| behind);
        }
        let period = period_at(line, start).filter(|_| self.subject.is_some() && !subject::born(line));
        let listed = period.filter(|p| at_head(line, p, self.page.cx.lexicon));
        // 2021年4月，张三辞去…，改任…: no entry of a list
        let by_name = |p: &Period| {
            let from = p.end + usize::from(line.at(p.end) == '，');
            self.subject
                .as_ref()
                .and_then(|s| s.called_at(line, from))
                .is_some_and(|end| self.leaves(line, end))
        };
        let listed = listed.filter(|p| !by_name(p));
        let before = self.held.len();
        let pending = self.pending.take();
        let leaves = listed.is_some_and(|p| self.leaves(line, p.end));
        match listed {
            Some(_) if leaves && self.news(line, sink) => {}
            Some(period) => self.entry(index, line, period, sink),
            // the period stands on a line of its own, the job on the next
            None if period.is_some_and(|p| p.end >= line.len() && (p.to.is_some() || p.open)) => {
                self.pending = period
            }
            None if pending.is_some() && line.len() <= 80 => {
                if let Some(period) = pending {
                    self.entry(index, line, Period { end: start, ..period }, sink);
                }
            }
            None if self.former && line.len() <= 40 && self.formerly(index, line, start) => {}
            None if self.meanwhile(index, line, sink) => {}
            None if period.is_none() && self.tail(index, line, sink) => {}
            None => self.sentences(index, line, start, sink),
        }
        let text = line.text.trim_end_matches(['：', ':', ' ']);
        let heads = ["历任职务", "历任", "曾任职务", "曾任"].iter().any(|w| text.ends_with(w));
        if heads && line.len() <= 12 && self.subject.is_some() {
            self.former = true;
        } else if self.held.len() == before {
            self.former = false;
        }
        for held in &self.held[before..] {
            sink.claim(line.span(held.office.range.clone()));
        }
    }

    /// Running text; of a page that announces a death sentence by sentence, since some tell of the mourners.
    fn sentences(&mut self, index: usize, line: &Line, start: usize, sink: &mut Sink) {
        if self.mourned.is_none() || !obituary::mourns(line.text) {
            return self.prose(index, line, start..line.len(), sink);
        }
        let mut from = start;
        while from < line.len() {
            let end = (from..line.len()).find(|&k| line.at(k) == '。').map_or(line.len(), |k| k + 1);
            while line.at(from) == ' ' {
                from += 1;
            }
            self.prose(index, line, from..end, sink);
            from = end.max(from + 1);
        }
    }

    /// A paragraph that introduces one after another: each by the sentences up to the next; whether it was one.
    fn several(
        &mut self,
        index: usize,
        line: &Line,
        start: usize,
        all: &[(Person, usize)],
        sink: &mut Sink,
    ) -> bool {
        if !all.iter().skip(1).any(|(person, _)| person.name != all[0].0.name) {
            return false;
        }
        let first = self.held.len();
        let from = all.first().map_or(start, |(_, k)| *k);
        self.prose(index, line, start..from, sink);
        for (k, (person, from)) in all.iter().enumerate() {
            let end = all.get(k + 1).map_or(line.len(), |(_, next)| *next);
            self.before = Before::default();
            self.subject = Some(person.clone());
            self.prose(index, line, person.range.start.max(*from)..end, sink);
        }
        self.held[first..].iter().for_each(|h| sink.claim(line.span(h.office.range.clone())));
        true
    }

    /// 她先后任…: the only one whom the paragraph above names.
    fn meant_by_pronoun(&mut self, index: usize, line: &Line, start: usize) {
        let above = index.checked_sub(1).map(|k| &self.page.lines[k]).filter(|l| l.len() > 15);
        // 履新某县前，他担任…
        const LEAD: usize = 16;
        let lead = (start..line.len().min(start + LEAD)).find(|&k| line.at(k) == '，').map(|k| k + 1);
        let lead = lead.filter(|&k| matches!(line.before(k - 1), '前' | '后' | '来'));
        let meant = [Some(start), lead].into_iter().flatten().any(|k| matches!(line.at(k), '他' | '她'));
        let Some(above) = above.filter(|_| meant) else { return };
        // 她先后任… behind a paragraph on somebody who goes by 他
        if self.goes_by_another(line, start) {
            self.before = Before::default();
            self.subject = pronoun::named_by_origin(self.page, above);
            return;
        }
        let held = self.held.iter().map(|h| &h.person.name);
        let mut named = self.page.persons.keys().chain(held).filter(|name| above.may_hold(name));
        let Some(name) = named.next().cloned() else { return };
        if named.any(|other| *other != name) || self.subject.as_ref().is_some_and(|s| s.name == name) {
            return;
        }
        self.before = Before::default();
        self.subject = Some(Person { name, range: start..start });
    }

    /// Whether the words behind a period at `i` tell of an office that was left.
    fn leaves(&self, line: &Line, i: usize) -> bool {
        let from = i + usize::from(matches!(line.at(i), '，' | ',' | ' '));
        words::stands(line, from, CareerWord::Leaves, self.page.cx.lexicon)
    }

    fn finish(self, sink: &mut Sink) {
        let held = self.held;
        let dated = |h: &Held| h.from.is_some() || h.to.is_some();
        for h in &held {
            let same = |o: &&Held| {
                o.step == h.step
                    && o.person.name == h.person.name
                    && o.office.body == h.office.body
                    && o.office.title == h.office.title
            };
            // said with dates elsewhere
            if !dated(h)
                && h.status != OfficeStatus::Candidate
                && held.iter().filter(same).any(|o| {
                    // 代市长 since some day, and now 市长
                    let became = o.status == OfficeStatus::Acting
                        && matches!(h.status, OfficeStatus::Current | OfficeStatus::Former);
                    dated(o) && o.status != OfficeStatus::Candidate && !became
                })
            {
                continue;
            }
            // since 1993, and told with its end as well
            let same_term =
                |o: &Held| o.to.is_some() && o.from.zip(h.from).is_some_and(|(a, b)| a.agrees_with(b));
            if h.from.is_some() && h.to.is_none() && held.iter().filter(same).any(same_term) {
                continue;
            }
            // an entry with no end that later entries follow has ended
            let later = held.iter().any(|o| {
                o.person.name == h.person.name && o.line >= h.line && o.from.is_some() && o.from > h.from
            });
            // 2010年3月至今: said to last, whatever came after it
            let lasts = h.line == LASTING;
            let ended = h.rule == "career/period" && h.status == OfficeStatus::Current && later && !lasts;
            let now = |o: &Held| !dated(o) && o.status == OfficeStatus::Current && o.rule != "career/period";
            let named_now = held.iter().filter(same).any(now);
            // 此前，张三为甲局局长, and since when he was
            let left = h.status == OfficeStatus::Current
                && dated(h)
                && held.iter().filter(same).any(|o| !dated(o) && o.status == OfficeStatus::Former);
            let ended = ended || left;
            let dead = h.status == OfficeStatus::Current
                && (self.gone.contains(&h.person.name)
                    || self.mourned.as_ref().is_some_and(|m| m.name == h.person.name));
            let status = if ended && !named_now || dead { OfficeStatus::Former } else { h.status };
            let person = sink.person(&h.person.name);
            let body = sink.body(&h.office.body);
            let title = h.office.title.clone();
            let (agent, date) = (None, h.from);
            let fact = match h.step {
                Step::Comes => Fact::Appoints { person, body, title, agent, date, status: h.office.status },
                Step::Leaves => Fact::Removes { person, body, title, agent, date },
                Step::Holds => Fact::HoldsOffice { person, body, title, from: h.from, to: h.to, status },
            };
            sink.say(fact, h.words, h.rule, h.confidence);
        }
    }
}

/// 释义\t张三，1919年生，…: where the words begin behind the heading of a row that tells a life.
fn behind_heading(line: &Line) -> usize {
    const HEADINGS: [&str; 6] = ["释义", "简介", "人物简介", "个人简介", "人物生平", "生平"];
    let word = HEADINGS.iter().find(|w| line.starts_with(0, w));
    word.map(|w| w.chars().count()).filter(|&k| line.at(k) == '\t').map_or(0, |k| k + 1)
}

/// 历任县长 above a list of those who held the office one after another: of no career.
fn heads_succession(page: &Page, index: usize, line: &Line) -> bool {
    const LONGEST: usize = 20;
    const NAME: usize = 12;
    let headed = line.len() <= LONGEST
        && (line.starts_with(0, "历任") || line.starts_with(0, "历届"))
        && !matches!(line.before(line.len()), '。' | '；' | '，');
    headed
        && page.lines.get(index + 1).is_some_and(|next| {
            (2..next.len().min(NAME)).any(|k| {
                !next.before(k).is_ascii_digit() && period_at(next, k).is_some_and(|p| p.to.is_some())
            })
        })
}

/// Whether the entry's period is followed by words, as in a CV, and not by a sentence about an event.
fn at_head(line: &Line, period: &Period, lexicon: &Lexicon) -> bool {
    let rest = line.slice(period.end..line.len());
    // 2003年5月至今 某县副县长、三级调研员; 2003年5月 某县纪律检查委员会书记: no event
    const NO_EVENTS: [&str; 7] =
        ["调研员", "调研室", "调研科", "调研处", "纪律检查委", "政治协商会议", "检查站"];
    let bare = NO_EVENTS.iter().fold(Cow::Borrowed(rest), |text, word| match text.contains(word) {
        true => text.replace(word, "").into(),
        false => text,
    });
    let lasts = period.to.is_some() || period.open;
    let event = !lasts && lexicon.career_words.inside(CareerWord::Event, &bare).is_some();
    !event && period.end < line.len() && !rest.trim_start().starts_with("日")
}
