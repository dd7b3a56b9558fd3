//! Several holders of offices named together in running text: 甲、乙先后任某局局长, and the
//! members of a group behind its name: 成立某委员会，主任甲，副主任乙、丙.

use super::super::group;
use super::super::page::Page;
use super::super::people::{Person, is_name, names_before, offices_from};
use super::super::sink::Sink;
use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::appellation::Appellation;
use crate::mention::line::{Firsts, is_cjk};
use crate::mention::office::Before;
use crate::mention::person::Name;
use crate::mention::{Body, Certainty, Line, Office, Place};
use crate::model::{Fact, OfficeStatus};

/// Says who holds or held an office together with others.
pub(super) fn read(page: &Page, index: usize, line: &Line, sink: &mut Sink) {
    behind_names(page, index, line, sink);
    in_group(page, line, sink);
}

fn say(
    line: &Line,
    person: &Person,
    office: &Office,
    status: OfficeStatus,
    rule: &'static str,
    sink: &mut Sink,
) {
    let id = sink.person(&person.name);
    let body = sink.body(&office.body);
    let words = line.span(person.range.start.min(office.range.start)..person.range.end.max(office.range.end));
    sink.claim(line.span(office.range.clone()));
    let title = office.title.clone();
    sink.say(Fact::HoldsOffice { person: id, body, title, from: None, to: None, status }, words, rule, 85);
}

/// 甲、乙、丙先后任某局局长; 原甲县县委书记张三、原乙县县委书记李四，现均为某市人大常委会副主任.
fn behind_names(page: &Page, index: usize, line: &Line, sink: &mut Sink) {
    const WORDS: [(&str, OfficeStatus); 5] = [
        ("先后", OfficeStatus::Former),
        ("相继", OfficeStatus::Former),
        ("依次", OfficeStatus::Former),
        ("均", OfficeStatus::Current),
        ("都", OfficeStatus::Current),
    ];
    const FIRSTS: Firsts = Firsts::of(&["先后", "相继", "依次", "均", "都"]);
    const HOLDS: [&str; 6] = ["担任过", "担任", "出任", "任过", "任", "接任"];
    const IS: [&str; 3] = ["为", "是", "系"];
    if !WORDS.iter().any(|(word, _)| line.may_hold(word)) {
        return;
    }
    let mut floor = 0;
    for i in (2..line.len()).filter(|&k| line.may_start(k, &FIRSTS)) {
        let Some((word, status)) = WORDS.iter().find(|(w, _)| line.starts_with(i, w)).filter(|_| i >= floor)
        else {
            continue;
        };
        let verb = i + word.chars().count();
        let verb = verb + usize::from(line.at(verb) == '曾');
        let is = IS.iter().find(|w| *status == OfficeStatus::Current && line.starts_with(verb, w));
        let Some(held) = HOLDS.iter().find(|w| line.starts_with(verb, w)).or(is) else { continue };
        let past = line.before(i) == '曾' || line.before(verb) == '曾';
        let lead = ["，现", "现", "曾", "也", "，"].iter().find(|w| line.word_before(i, w));
        let end = i - lead.map_or(0, |w| w.chars().count());
        let people = names_before(line, end, floor, &page.cx)
            .filter(|people| people.len() > 1)
            .map(|people| people.into_iter().map(|p| (p, Vec::new())).collect())
            .or_else(|| called(page, index, end))
            .unwrap_or_default();
        let from = verb + held.chars().count();
        let (places, until) = match reads(page, line, from, &[]) {
            Some((_, until)) if people.len() > 1 => (people, until),
            _ => continue,
        };
        let status = if past { OfficeStatus::Former } else { *status };
        for (person, own) in &places {
            let offices = reads(page, line, from, own).map_or(Vec::new(), |(offices, _)| offices);
            offices.iter().for_each(|o| say(line, person, o, status, "career/together", sink));
        }
        floor = until;
    }
}

/// The offices of bodies that are surely known from `from` on, where they end the clause; 省人大 is of each one's own place.
fn reads(page: &Page, line: &Line, from: usize, own: &[Place]) -> Option<(Vec<Office>, usize)> {
    let mut before = Before { places: own.to_vec(), ..Before::default() };
    let (offices, until) = offices_from(line, from, &mut before, &page.cx)?;
    let closed =
        until >= line.len() || !is_cjk(line.at(until)) || matches!(line.at(until), '等' | '的' | '职');
    (closed && offices.iter().all(|o| o.certainty > Certainty::Ending)).then_some((offices, until))
}

/// Those of the sentence up to `end` who are each called by an office, with its place.
fn called(page: &Page, index: usize, end: usize) -> Option<Vec<(Person, Vec<Place>)>> {
    let ends = |c: &Appellation| c.range.end == end;
    let sentence = page.sentences_at(index).iter().find(|s| s.appellations.iter().any(ends))?;
    let calls = sentence.appellations.iter().filter(|c| c.range.end <= end);
    let people = calls.flat_map(|call| {
        let place: Vec<Place> = call.offices.last().and_then(|o| o.place.clone()).into_iter().collect();
        let person = |n: &Name| Person { name: n.text.clone(), range: n.range.clone() };
        call.names.iter().map(move |n| (person(n), place.clone()))
    });
    Some(people.collect())
}

/// The title of a group's member at `i`, and where the words behind it begin.
fn seat_at<'l>(line: &Line, i: usize, lexicon: &'l Lexicon) -> Option<(&'l str, usize)> {
    let word = lexicon.career_words.starting(CareerWord::Seat, line.from(i))?;
    let end = i + word.chars().count();
    Some((word, end + usize::from(matches!(line.at(end), '：' | ':'))))
}

/// 成立某委员会，主任甲，副主任乙、丙: the members of the group that the sentence before sets up.
fn in_group(page: &Page, line: &Line, sink: &mut Sink) {
    const SETS_UP: [&str; 5] = ["成立", "组建", "设立", "调整", "恢复"];
    const ENDS: [char; 5] = ['会', '组', '部', '班', '室'];
    if !line.may_hold_any(&SETS_UP) {
        return;
    }
    let lexicon = page.cx.lexicon;
    let mut floor = 0;
    for i in 2..line.len() {
        let opens = matches!(line.before(i), '，' | '。' | '：' | '；') && i >= floor;
        if !opens || !ENDS.contains(&line.before(i - 1)) || seat_at(line, i, lexicon).is_none() {
            continue;
        }
        let start = (0..i - 1).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
        if !SETS_UP.iter().any(|w| line.slice(start..i).contains(w)) {
            continue;
        }
        let Some(body) = group::last_in(page, line, i - 1, true) else { continue };
        floor = members(page, line, i, &body, sink);
    }
}

/// The seats from `i` on; where they end.
fn members(page: &Page, line: &Line, i: usize, body: &Body, sink: &mut Sink) -> usize {
    const LONGEST: usize = 40;
    let lexicon = page.cx.lexicon;
    let mut at = i;
    let mut seat: Option<&str> = None;
    loop {
        let named = seat_at(line, at, lexicon);
        let from = named.map_or(at, |(_, end)| end);
        seat = named.map(|(word, _)| word).or(seat);
        let Some(title) = seat else { return at };
        let end = (from + 2..line.len().min(from + LONGEST))
            .find(|&k| matches!(line.at(k), '、' | '，' | '。' | '；' | '（' | '('))
            .unwrap_or_else(|| line.len().min(from + LONGEST));
        let range = from..end.max(from);
        if range.len() < 2 || !is_name(line, range.clone(), named.is_some(), &page.cx) {
            return at;
        }
        let person = Person { name: line.slice(range.clone()).replace(' ', ""), range };
        let mut next = end;
        // 组长甲（县委常委、副县长）
        if matches!(line.at(end), '（' | '(') {
            let Some(close) = (end..line.len()).find(|&k| matches!(line.at(k), '）' | ')')) else {
                return end;
            };
            let mut before =
                Before { body: None, places: body.place.iter().cloned().collect(), ..Before::default() };
            let own = offices_from(line, end + 1, &mut before, &page.cx).filter(|(_, until)| *until == close);
            for office in own.map_or(Vec::new(), |(offices, _)| offices) {
                say(line, &person, &office, office.status, "career/group", sink);
            }
            next = close + 1;
        }
        let (name, place, certainty) = (body.name.clone(), body.place.clone(), body.certainty);
        let (status, title) = (OfficeStatus::Current, title.to_owned());
        let range = at..end;
        let office = Office { range, body: name, title, status, place, certainty, inherited: true };
        say(line, &person, &office, OfficeStatus::Current, "career/group", sink);
        let goes_on = line.at(next) == '、'
            || matches!(line.at(next), '，' | '；' | '。') && seat_at(line, next + 1, lexicon).is_some();
        if !goes_on {
            return next;
        }
        at = next + 1;
    }
}
