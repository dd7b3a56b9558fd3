//! Who comes into an office and who leaves it: `appoints`, `removes`, and candidates for an office.
//!
//! Words of appointment and where the person stands to them are data (`lexicon/frames.tsv`). A word that
//! heads a list (任命：, 免去下列人员职务：) rules the entries below it until something else follows.

use super::authority::{self, Authority};
use super::group;
use super::listing::{heading, is_announcement};
use super::page::Page;
use super::people::{Person, offices_from, skip_number};
use super::sink::Sink;
use crate::lexicon::{Effect, Frame, FramePlace, Scope};
use crate::mention::appellation::passed_place;
use crate::mention::body::resolve;
use crate::mention::body_end::ends_as_body;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::office_run::{PLANNED, skip_remarks};
use crate::mention::part::house;
use crate::mention::phrase::ends_with;
use crate::mention::{Body, Certainty, Line, Office};
use crate::model::{BlockKind, Fact, MentionId, OfficeStatus};
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
        produced: false,
        section: None,
        announced: false,
        headlines: Vec::new(),
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
mod day;
mod elected;
mod fate;
mod house;
pub(super) mod lean;
mod lists;
mod moves;
mod seated;
mod steps;
mod subject;

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
    /// The line of the last appointment.
    said_on: usize,
    /// Whether the clause before told who an election produced.
    produced: bool,
    /// The body that heads the part of the document in hand: 一、某市中级人民法院.
    section: Option<Body>,
    /// Whether the line in hand only announces: a headline within the page.
    announced: bool,
    /// What such lines said, and sentences that tell of it in passing: they know neither day nor agent themselves.
    headlines: Vec<Fact<MentionId>>,
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
            let listed = self.local.is_some() || matches!(c, '，' | '：' | '为');
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
            if found.is_none() && possessed {
                found = self.fate(line, i, floor);
            }
            // 被免职的有，张三的局长职务；李四的…
            if found.is_none() && matches!(c, '，' | '：' | ',' | ':') {
                self.local = listed_behind(line, i).or(self.local);
            }
            // 六人被任命为副主任委员。其中，张三为甲委员会副主任委员，李四为…
            if found.is_none() && c == '，' && self.local.is_none() && among_appointed(line, i) {
                self.local = Some(Effect::Appoint);
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
                }
                if names_place(line, i) {
                    passed_place(line, i, &mut self.before, &self.page.cx);
                }
                i += 1;
                continue;
            };
            any = true;
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
            i = found.end.max(i + 1);
            floor = i;
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

    /// Whether the persons named last stand before `i` in the same sentence.
    fn named_just_before(&self, line: &Line, i: usize) -> bool {
        self.last.iter().any(|p| {
            p.range.end <= i
                && line.slice(p.range.clone()).replace(' ', "") == p.name
                && !line.slice(p.range.end..i).contains('。')
        })
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
            // 成立某委员会，副县长张三任主任
            if office.inherited
                && last.is_none()
                && matches!(office.title.as_str(), "主任" | "副主任" | "常务副主任" | "委员")
                && let Some(committee) = group::committee_in_sentence(self.page, line, office.range.start)
            {
                last = Some((
                    std::mem::replace(&mut office.body, committee.name.clone()),
                    committee.name.clone(),
                ));
                self.before.body = Some(committee);
                continue;
            }
            if let Some(body) = self.of_conference(line, start, office) {
                office.body = body.name;
                office.place = body.place;
                office.certainty = body.certainty;
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
                self.before.body = Some(Body {
                    name: full,
                    place: office.place.clone(),
                    certainty: Certainty::PlaceAndEnding,
                });
            } else if !written.is_empty()
                && !office.inherited
                && (office.certainty == Certainty::Ending || office.place.is_none())
                && let Some(full) = house::full_name(self.page, written, office.certainty)
            {
                let short = std::mem::replace(&mut office.body, full.clone());
                office.certainty = Certainty::PlaceAndEnding;
                if let Some(body) = self.before.body.as_mut().filter(|b| b.name == short) {
                    body.name.clone_from(&full);
                }
                last = Some((short, full));
            }
        }
    }

    /// 县政协设…，张三为社会和法制委员会主任: the committee of the Conference that the words before speak of.
    fn of_conference(&self, line: &Line, start: usize, office: &Office) -> Option<Body> {
        let cx = &self.page.cx;
        let said = line.slice(office.range.clone());
        let own = said.strip_suffix(office.title.as_str()).filter(|o| o.ends_with("委员会"))?;
        let told = line.slice(0..start);
        let organ = format!("政协{own}");
        cx.lexicon
            .organ(&organ, Scope::Any)
            .filter(|_| !office.inherited && told.contains("政协") && !told.contains("人大"))?;
        let home = cx.places.home()?;
        resolve(&format!("{}{organ}", home.name), &[], cx).filter(|b| b.certainty == Certainty::Known)
    }

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

    fn offices(&mut self, line: &Line, at: usize) -> Option<(Vec<Office>, usize)> {
        offices_from(line, at, &mut self.before, &self.page.cx)
    }

    fn say(&mut self, index: usize, line: &Line, found: Found, sink: &mut Sink) {
        let Found { people, mut offices, start, mut end, effect, held, replaced, each, rule, confidence } =
            found;
        if effect == Effect::Remove
            && let Some((more, until)) = self.besides(line, end, &offices)
        {
            offices.extend(more);
            end = until;
        }
        self.complete(index, line, start, &mut offices);
        let held = self.outside_group(index, held);
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
            (planned || effect == Effect::Candidate)
                && (!marked || effect == Effect::Candidate || o.status == OfficeStatus::Candidate)
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
                        Fact::HoldsOffice { person, body, title, from: None, to: None, status }
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
        if let Some(body) = self.before.body.as_mut() {
            *body = house(body);
        }
    }
}

/// 被免职的有，, 获得任命的是：: what the clauses behind the mark at `i` say of those whom they name.
fn listed_behind(line: &Line, i: usize) -> Option<Effect> {
    const WHO: [&str; 6] = ["有", "是", "为", "包括", "分别是", "分别为"];
    const LEFT: [&str; 5] = ["免职的", "免去职务的", "免去的职务", "辞去职务的", "辞职的"];
    const CAME: [&str; 4] = ["任命的", "任职的", "获任的", "当选的"];
    let who = WHO.iter().filter(|w| line.word_before(i, w)).map(|w| w.chars().count()).max()?;
    let behind = |words: &[&str]| words.iter().any(|w| line.word_before(i - who, w));
    if behind(&LEFT) {
        return Some(Effect::Remove);
    }
    behind(&CAME).then_some(Effect::Appoint)
}

/// 会议决定，; 经表决决定，; 主持人宣布：: what the clauses behind the mark at `i` say was decided.
fn decides(line: &Line, i: usize) -> bool {
    const DECIDED: [&str; 8] =
        ["会议决定", "表决决定", "研究决定", "投票决定", "审议决定", "讨论决定", "同意决定", "宣布"];
    DECIDED.iter().any(|w| line.word_before(i, w))
}

/// Whether the comma at `i` stands behind 其中 and the sentence before told of appointments.
fn among_appointed(line: &Line, i: usize) -> bool {
    const TOLD: [&str; 7] = ["任命为", "当选为", "选为", "聘任为", "选举产生", "选出", "当选"];
    let Some(end) = i.checked_sub(3).filter(|&k| line.at(k) == '。' && ends_with(line, i, "其中")) else {
        return false;
    };
    let start = (0..end).rev().find(|&k| line.at(k) == '。').map_or(0, |k| k + 1);
    let told = line.slice(start..end);
    TOLD.iter().any(|w| told.contains(w))
}

/// 目前，张三任甲局局长; 两人目前还担任其他职务。张三任…: whether the words up to `office` tell how things stand.
fn held_at_present(line: &Line, sentence: usize, office: usize) -> bool {
    let at_present = |text: &str| text.contains("目前") && !text.contains(['已', '将', '拟']);
    let said = line.slice(sentence..office.max(sentence));
    let before = sentence.checked_sub(1).map(|end| {
        let start = (0..end).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
        line.slice(start..end)
    });
    // 现任甲局党委书记张三同时兼任乙局局长
    said.starts_with("现任") && said.ends_with("兼任")
        || at_present(said)
        || before.is_some_and(|text| at_present(text) && text.contains("担任") && text.ends_with("职务"))
}

/// 任甲局局长，乙局副局长职务自然免除: the office that ends at `end` is lost with the new one.
fn lapses(line: &Line, end: usize) -> bool {
    const LOST: [&str; 10] = [
        "自然免除",
        "自然免去",
        "同时免除",
        "同时免去",
        "随之免除",
        "随之免去",
        "自行免除",
        "予以免除",
        "予以免去",
        "相应免除",
    ];
    let clause = line.from(end).split(['，', '；', '。']).next().unwrap_or_default();
    clause.split_once("职务").is_some_and(|(_, rest)| LOST.iter().any(|w| rest.starts_with(w)))
}

/// 表决通过了《关于接受某某辞去…的决定》: a title that says itself what was decided.
fn names_decision(line: &Line, open: usize) -> bool {
    const MADE: [&str; 6] = ["通过了", "通过", "作出了", "作出", "做出了", "做出"];
    const ON: [&str; 5] = ["关于接受", "关于决定", "关于任命", "关于免去", "关于决定免去"];
    const ORGANS: [&str; 3] = ["委员会", "大会", "人大"];
    let Some(close) = (open..line.len()).find(|&k| line.at(k) == '》') else { return false };
    let decides = ends_with(line, close, "的决定") || ends_with(line, close, "的决议");
    // 《某县人民代表大会常务委员会关于接受…》
    let decided = |k: usize| {
        let own =
            k == open + 1 || ORGANS.iter().any(|o| ends_with(line, k, o)) || ends_with(line, k, "常委会");
        own && ON.iter().any(|w| line.starts_with(k, w))
    };
    decides
        && (open + 1..close).any(decided)
        && (MADE.iter().any(|w| ends_with(line, open, w))
            || line.before(open) == '、'
            || line.before(open) == '》')
}

/// Whether the name of a place begins at `i` that is no part of a longer one (安县 in 某安县).
fn names_place(line: &Line, i: usize) -> bool {
    // 现任县财政局局长: a verb, and no 任县
    let verb = || line.starts_with(i, "任县") && is_cjk(line.before(i));
    line.begins_place(i)
        && !verb()
        && !(i.saturating_sub(4)..i).any(|k| line.words_at(k).iter().any(|w| w.entry.place && w.end > i))
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
    Found { people, offices, start, end, effect, held, replaced, each: false, rule, confidence }
}

/// Whether the word stands inside a longer one (主任, 信任, 现任) or is not said of an appointment.
fn covered(line: &Line, i: usize, frame: &Frame) -> bool {
    const NOT_AFTER: [&str; 22] = [
        "现", "曾", "历", "拟", "时", "原", "首", "前", "责", "离", "到", "信", "胜", "先后", "此前", "自",
        "起", "曾经", "一直", "未", "不", "长期",
    ];
    let end = i + frame.chars;
    // 任免文件
    if frame.word == "免" && line.before(i) == '任' {
        return true;
    }
    // 建议不再担任…: not decided here; 党委任命: another word
    if frame.effect == Effect::Remove
        && ["建议", "提议", "提名", "拟", "推荐提名"].iter().any(|w| line.slice(0..i).ends_with(w))
        || frame.word == "委任" && line.starts_with(i + 1, "任命")
    {
        return true;
    }
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
        && !line.word_before(i, "同时")
        && !(frame.word.starts_with('不'))
        || skip_remarks(line, i) > end
}

/// 此前，张三任…: the sentence tells of what somebody held before.
pub(super) fn formerly(line: &Line, i: usize) -> bool {
    let clause = (0..i).rev().find(|&k| matches!(line.at(k), '。' | '；' | '，')).map_or(0, |k| k + 1);
    // 此前，张三任 and 此前张三任
    let lead = line.slice(clause.saturating_sub(6)..clause).trim_end_matches('，');
    const LEADS: [&str; 6] = ["此前", "之前", "工作前", "任职前", "履新前", "上任前"];
    let apart = line.before(clause) == '，' && LEADS.iter().any(|w| lead.ends_with(w));
    let joined = ["此前", "之前"].iter().any(|w| line.starts_with(clause, w));
    // 履新某县前，他担任…
    const STEPS: [&str; 14] = [
        "履新", "赴任", "到任", "上任", "任职", "调任", "就任", "履职", "当选", "转任", "升任", "担任",
        "提名", "调整",
    ];
    let before = clause.checked_sub(1).filter(|&comma| line.at(comma) == '，').is_some_and(|comma| {
        let from = (0..comma).rev().find(|&k| matches!(line.at(k), '。' | '；' | '，')).map_or(0, |k| k + 1);
        let lead = line.slice(from..comma);
        lead.ends_with('前') && STEPS.iter().any(|w| lead.contains(w))
    });
    let pronoun = matches!(line.at(clause), '他' | '她');
    (apart || joined || before) && (if pronoun { 1 } else { 2 }..=8).contains(&(i - clause))
}
