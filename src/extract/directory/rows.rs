//! The rows of a directory: a title and names, or names alone under the title above.

use super::super::page::Page;
use super::super::people::{Person, holds_other_words, is_name, names_in, offices_from, skip_number};
use super::super::sink::Sink;
use super::terms::{Term, term};
use crate::lexicon::DirectoryWord;
use crate::mention::body::Body;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::organ::organ_of;
use crate::mention::{Certainty, Chars, Line, Office, PlaceKind};
use crate::model::{BlockKind, Fact, OfficeStatus};
use std::cell::OnceCell;

/// A list under one heading.
pub struct List<'p, 'd> {
    page: &'p Page<'d>,
    body: Body,
    year: Option<i16>,
    /// The offices of the row, which the lines with names alone go on with.
    offices: Vec<Office>,
}

/// The offices at the head of a row and where the names begin.
struct Row {
    begins: usize,
    offices: Vec<Office>,
    names: usize,
}

/// Whether the line can be the first row of a list: a title, a gap, and names.
pub fn opens(page: &Page, line: &Line) -> bool {
    if line.len() > 60 {
        return false;
    }
    let start = skip_number(line, 0);
    // in most lines there is no gap behind which names could stand
    let gapped = (start + 2..=(start + LONGEST).min(line.len())).any(|k| gap(line, k));
    if !gapped && written_apart(page, line, start).is_none() {
        return false;
    }
    // a house of its own holds several titles at once
    ["某局", "某学校"].into_iter().any(|name| {
        let nobody = Body { name: name.to_owned(), place: None, certainty: Certainty::Known };
        row(page, line, start, &nobody)
            .is_some_and(|row| row.names < line.len() && cuts(page, line, row.names, &nobody).1)
    })
}

/// Where `body` ends that a line begins with when all that follows are rows of it: 县委办公室　主任　张三.
pub fn inline(page: &Page, line: &Line, end: usize, body: &Body) -> bool {
    row(page, line, end, body)
        .is_some_and(|row| row.names < line.len() && cuts(page, line, row.names, body).1)
}

/// Where further titles begin between the names from `from` on, and whether names stand between all of them.
fn cuts(page: &Page, line: &Line, from: usize, body: &Body) -> (Vec<Row>, bool) {
    let mut out = Vec::new();
    let mut start = from;
    let mut k = from;
    while k < line.len() {
        let gap = matches!(line.before(k), ' ' | '\t' | '，' | '；' | '。' | ',' | ';') && k > from;
        if gap && let Some(next) = row(page, line, k, body).filter(|r| r.names < line.len()) {
            if names_of(page, line, start..k).is_none() {
                return (out, false);
            }
            start = next.names;
            k = next.names;
            out.push(Row { begins: k.min(next.begins), ..next });
            continue;
        }
        k += 1;
    }
    let sound = names_of(page, line, start..line.len()).is_some();
    (out, sound)
}

impl<'p, 'd> List<'p, 'd> {
    pub const fn new(page: &'p Page<'d>, body: Body, year: Option<i16>) -> Self {
        Self { page, body, year, offices: Vec::new() }
    }

    /// One line of the list; whether it belongs to it.
    pub fn line(&mut self, index: usize, sink: &mut Sink) -> bool {
        let Some(line) = self.page.lines.get(index) else { return false };
        self.read(line, skip_number(line, 0), sink)
    }

    /// The rows of a line from `start` on.
    pub fn read(&mut self, line: &Line, start: usize, sink: &mut Sink) -> bool {
        if line.kind == BlockKind::Byline || line.len() > 200 {
            return false;
        }
        let first = row(self.page, line, start, &self.body);
        if first.is_none() && (self.offices.is_empty() || start > skip_number(line, 0)) {
            return false;
        }
        let names = first.as_ref().map_or(start, |r| r.names);
        // a title whose names stand below
        if names >= line.len() {
            self.offices = first.map_or(Vec::new(), |r| r.offices);
            return true;
        }
        let (more, sound) = cuts(self.page, line, names, &self.body);
        if !sound {
            return false;
        }
        sink.claim(line.span(0..line.len()));
        if let Some(first) = first {
            self.offices = first.offices;
        }
        let mut from = names;
        for row in more {
            self.persons(line, from..row.begins, sink);
            self.offices = row.offices;
            from = row.names;
        }
        self.persons(line, from..line.len(), sink);
        true
    }

    /// Says of the persons in `range` that they hold the offices of the row.
    fn persons(&self, line: &Line, range: Chars, sink: &mut Sink) {
        let from = range.start;
        let Some(people) = names_of(self.page, line, range.clone()) else { return };
        for (k, person) in people.iter().enumerate() {
            let limit = people.get(k + 1).map_or(range.end, |p| p.range.start);
            let (term, besides) = self.remarks(line, person.range.end, limit);
            for office in &self.offices {
                // the title stands on this line, or on one above
                let here = from > 0
                    && office.range.end <= from
                    && line.slice(office.range.clone()).replace(' ', "").ends_with(office.title.as_str());
                let start = if here { office.range.start } else { person.range.start };
                self.say(line, person, office, term, start..person.range.end, sink);
            }
            for office in &besides {
                let ended = Term { ended: term.ended, ..Term::default() };
                self.say(line, person, office, ended, person.range.start..office.range.end, sink);
            }
        }
    }

    fn say(&self, line: &Line, person: &Person, office: &Office, term: Term, words: Chars, sink: &mut Sink) {
        let status = match office.status {
            OfficeStatus::Current if term.ended => OfficeStatus::Former,
            said => said,
        };
        let id = sink.person(&person.name);
        let body = sink.body(&office.body);
        let fact = Fact::HoldsOffice {
            person: id,
            body,
            title: office.title.clone(),
            from: term.from,
            to: term.to,
            status,
        };
        sink.say(fact, line.span(words), "directory/row", 92);
    }

    /// What the brackets behind a name say: the time in office, and other offices.
    fn remarks(&self, line: &Line, from: usize, to: usize) -> (Term, Vec<Office>) {
        let mut out = (Term::default(), Vec::new());
        let mut i = from;
        while i < to {
            if !matches!(line.at(i), '（' | '(') {
                i += 1;
                continue;
            }
            let close = (i..to).find(|&k| matches!(line.at(k), '）' | ')')).unwrap_or(to);
            let mut before = Before { body: Some(self.body.clone()), ..Before::default() };
            before.places.extend(self.body.place.clone());
            let mut at = i + 1;
            while at < close {
                let end = (at..close)
                    .find(|&k| matches!(line.at(k), '，' | '、' | ',' | ';' | '；' | ' '))
                    .unwrap_or(close);
                if let Some(said) = term(self.page, line.slice(at..end), self.year) {
                    out.0 = said;
                } else if !self.page.cx.lexicon.is_people(line.slice(at..end)) {
                    let words = &self.page.cx.lexicon.directory_words;
                    let also =
                        words.starting(DirectoryWord::Also, line.from(at)).map_or(0, |w| w.chars().count());
                    if let Some((offices, until)) = offices_from(line, at + also, &mut before, &self.page.cx)
                        && until <= close
                        && offices.iter().all(|o| o.body != self.body.name)
                        && offices.iter().any(|o| o.certainty > Certainty::Ending)
                    {
                        let sure =
                            |o: &Office| o.certainty > Certainty::Ending || ends_as_institution(&o.body);
                        out.1.extend(offices.into_iter().filter(sure));
                        at = until + 1;
                        continue;
                    }
                }
                at = end + 1;
            }
            i = close + 1;
        }
        out
    }
}

/// The offices at the head of a row take so many characters at the most.
const LONGEST: usize = 30;

/// Whether what stands at `k` may part offices and names.
fn gap(line: &Line, k: usize) -> bool {
    matches!(line.at(k), ' ' | '\t' | '：' | ':' | '—' | '…')
}

/// The offices that a row begins with, blanks inside of titles (主　任) allowed; behind them a gap.
fn row(page: &Page, line: &Line, start: usize, body: &Body) -> Option<Row> {
    // wherever the gap is, they are read once
    let said = OnceCell::new();
    for end in start + 2..=(start + LONGEST).min(line.len()) {
        if !(gap(line, end) || end == line.len()) || gap(line, end - 1) {
            continue;
        }
        let mut names = end;
        while names < line.len() && gap(line, names) {
            names += 1;
        }
        let Some(offices) = offices_of(page, line, start..end, body, &said) else { continue };
        return Some(Row { begins: start, offices, names });
    }
    glued(page, line, start, body)
}

/// Where a row of few characters ends that was written with blanks between them.
fn written_apart(page: &Page, line: &Line, start: usize) -> Option<usize> {
    let end = (start..line.len()).find(|&k| !is_cjk(line.at(k)) && line.at(k) != '、').unwrap_or(line.len());
    let apart = || page.document.quote(line.span(start..line.len())).split_whitespace().count() >= 4;
    (end <= start + 10 && apart()).then_some(end)
}

/// 院长刘明, which was written 院　长　刘　明: blanks between all characters tell nothing apart.
fn glued(page: &Page, line: &Line, start: usize, body: &Body) -> Option<Row> {
    let end = written_apart(page, line, start)?;
    (start + 2..end.saturating_sub(1)).rev().find_map(|cut| {
        let named = is_name(line, cut..end, false, &page.cx) && end - cut <= 4;
        let titles: Vec<&str> = line.slice(start..cut).split('、').collect();
        let titled = titles.iter().all(|t| is_title(page, t));
        (named && titled).then(|| {
            let offices = titles.iter().map(|t| plain(page, t, start..cut, body)).collect();
            Row { begins: start, offices, names: cut }
        })
    })
}

/// The offices at a place of a line, and where they end.
type Said = OnceCell<Option<(Vec<Office>, usize)>>;

/// The offices that fill `range`; `said` are those that begin with it.
fn offices_of(page: &Page, line: &Line, range: Chars, body: &Body, said: &Said) -> Option<Vec<Office>> {
    let text = line.slice(range.clone());
    if text.contains(['，', '。', '；']) {
        return None;
    }
    let unspaced: String = text.chars().filter(|c| *c != ' ').collect();
    let bare = unspaced.split(['（', '(']).next().unwrap_or(&unspaced);
    let place = body.place.as_ref().is_some_and(|p| p.name == body.name && p.kind != PlaceKind::Institution);
    let pieces: Vec<&str> = bare.split('、').collect();
    if place {
        return pieces.iter().map(|p| local(page, p, range.clone(), body)).collect();
    }
    // 书　记、主　任: titles that only the blanks take apart
    let commission = body.name.ends_with("纪律检查委员会");
    // 校长、党委副书记: all of the one house
    let house = ends_as_institution(&body.name);
    if (pieces.len() == 1 || text.contains(' ') || commission || house)
        && pieces.iter().all(|p| is_title(page, p))
    {
        return Some(pieces.iter().map(|p| plain(page, p, range.clone(), body)).collect());
    }
    let read = || {
        let mut before = Before { body: Some(body.clone()), ..Before::default() };
        before.places.extend(body.place.clone());
        offices_from(line, range.start, &mut before, &page.cx)
    };
    let (offices, end) = said.get_or_init(read).as_ref()?;
    let sound = offices.iter().all(|o| o.inherited || o.certainty > Certainty::Ending);
    (*end == range.end && sound).then(|| offices.clone())
}

/// A title of one of the houses of a township or zone.
fn local(page: &Page, said: &str, range: Chars, body: &Body) -> Option<Office> {
    const ORGANS: [&str; 7] = ["党工委", "党委", "纪工委", "纪委", "人大工委", "人大", "武装部"];
    let place = body.place.as_ref()?;
    let heads = ["镇长", "乡长"].iter().any(|t| said.ends_with(t));
    let (organ, title) = ORGANS
        .iter()
        .find_map(|o| Some((*o, said.strip_prefix(o)?)))
        .filter(|(_, title)| is_title(page, title))
        .or_else(|| heads.then_some(("政府", said)))
        .or_else(|| {
            let head = said.strip_prefix("办事处").unwrap_or(said);
            (place.name.ends_with("街道") && head.ends_with("主任")).then_some(("办事处", head))
        })?;
    let found = organ_of(place, organ, &page.cx)?;
    Some(plain(page, title, range, &found))
}

/// A title of the list's body.
fn plain(page: &Page, said: &str, range: Chars, body: &Body) -> Office {
    let acting = ["代理", "代"].iter().find_map(|p| said.strip_prefix(p)).filter(|t| is_title(page, t));
    let mut title = acting.unwrap_or(said).to_owned();
    let mut name = body.name.clone();
    let party = ["党委", "纪委"].iter().find_map(|o| Some((*o, title.strip_prefix(o)?.to_owned())));
    let party = party.or_else(|| {
        matches!(title.as_str(), "书记" | "副书记" | "第一书记").then(|| ("党委", title.clone()))
    });
    if let Some((organ, rest)) = party.filter(|_| ends_as_institution(&name)) {
        let kind = if organ == "党委" { "委员会" } else { "纪律检查委员会" };
        name = format!("中共{name}{kind}");
        title = rest;
    }
    // 工会主席: of the union in the house
    if let Some(rest) = title.strip_prefix("工会").filter(|_| ends_as_institution(&name)) {
        title = rest.to_owned();
        name.push_str("工会");
    }
    // 纪委监委: 书记 of the one, 主任 and 委员 of the other
    if let Some(stem) = name.strip_suffix("纪律检查委员会").and_then(|n| n.strip_prefix("中共"))
        && ["主任", "委员"].iter().any(|t| title.ends_with(t))
        && body.place.is_some()
    {
        name = format!("{stem}监察委员会");
    }
    let status = if acting.is_some() { OfficeStatus::Acting } else { OfficeStatus::Current };
    let (place, certainty) = (body.place.clone(), Certainty::Known);
    Office { range, body: name, title, status, place, certainty, inherited: true }
}

fn ends_as_institution(name: &str) -> bool {
    ["大学", "学院", "学校", "中学", "医院", "公司", "集团", "银行", "研究院", "研究所"]
        .iter()
        .any(|e| name.ends_with(e))
}

/// Whether the word is a title and nothing else.
fn is_title(page: &Page, text: &str) -> bool {
    const INNER: [&str; 8] = ["党工委", "党委", "党组", "纪工委", "纪委", "人大工委", "人大", "工会"];
    let text = INNER.iter().find_map(|o| text.strip_prefix(o)).unwrap_or(text);
    let words = &page.cx.lexicon.words;
    text.chars().count() >= 2
        && words
            .find(text)
            .iter()
            .any(|h| h.start == 0 && h.end as usize == text.len() && words.entry(h).title.is_some())
}

/// The names that fill the line from `from` on; `None` when something else stands there.
fn names_of(page: &Page, line: &Line, range: Chars) -> Option<Vec<Person>> {
    let Chars { start: from, mut end } = range;
    while end > from && matches!(line.at(end - 1), '。' | '；' | ' ' | '\t' | '，' | ';' | ',') {
        end -= 1;
    }
    if from >= end {
        return None;
    }
    if let Some(people) = names_in(line, from..end, true, &page.cx) {
        let known = people.iter().all(|p| {
            is_name(line, p.range.clone(), false, &page.cx) || said_of_people(page, line, p.range.end)
        });
        // one word that is no name can be anything
        return (known || people.len() > 1).then_some(people);
    }
    // a long name without dots of which the bracket says the people
    let stop = (from..end).find(|&k| matches!(line.at(k), '（' | '('))?;
    let mut last = stop;
    while last > from && line.at(last - 1) == ' ' {
        last -= 1;
    }
    let close = (stop..end).find(|&k| matches!(line.at(k), '）' | ')'))?;
    let whole = close + 1 >= end && line.slice(from..last).chars().all(is_cjk);
    let long = (2..=12).contains(&(last - from)) && !holds_other_words(line, from..last);
    (whole && long && said_of_people(page, line, last))
        .then(|| vec![Person { name: line.slice(from..last).to_owned(), range: from..last }])
}

/// （女，藏族）: the bracket says the people or the sex of a person.
fn said_of_people(page: &Page, line: &Line, mut at: usize) -> bool {
    while line.at(at) == ' ' {
        at += 1;
    }
    if !matches!(line.at(at), '（' | '(') {
        return false;
    }
    let close = (at..line.len()).find(|&k| matches!(line.at(k), '）' | ')')).unwrap_or(line.len());
    line.slice(at + 1..close)
        .split(['，', '、', ',', ' ', '；'])
        .any(|w| page.cx.lexicon.is_people(w) || matches!(w, "女" | "男"))
}
