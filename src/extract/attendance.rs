//! Who was there, as the top of minutes and the speakers of a transcript say it: 主持：张三 县长, 出席：…,
//! [主持人、…张三]：….

use super::meeting::{Found, Meeting, Meetings};
use super::page::Page;
use super::people::{Person, is_name, names_in};
use super::roster::entry;
use super::sink::Sink;
use super::whose::body_at_start;
use crate::lexicon::MeetingWord;
use crate::mention::Certainty;
use crate::mention::body::resolve;
use crate::mention::date::dates_in;
use crate::mention::line::is_break;
use crate::mention::office::Before;
use crate::mention::{Chars, Line, Office};
use crate::model::{BlockKind, Fact, PartialDate};
use std::collections::BTreeSet;

/// What a label says of the persons behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Chair,
    Attend,
    Absent,
    Other,
}

/// The farthest that a label reaches before its colon.
const LONGEST_LABEL: usize = 12;

/// The label at the beginning of a line, and where what it heads begins.
fn label_at(page: &Page, line: &Line) -> Option<(Label, usize)> {
    let colon = (1..line.len().min(LONGEST_LABEL)).find(|&k| matches!(line.at(k), '：' | ':' | '\t'))?;
    let said = line.slice(0..colon).replace([' ', '\t', '【', '】', '[', ']'], "");
    let words = &page.cx.lexicon.meeting_words;
    let label = [
        (MeetingWord::ChairLabel, Label::Chair),
        (MeetingWord::AttendLabel, Label::Attend),
        (MeetingWord::AbsentLabel, Label::Absent),
        (MeetingWord::OtherLabel, Label::Other),
    ]
    .into_iter()
    .find_map(|(role, label)| words.has(role, &said).then_some(label))?;
    Some((label, colon + 1))
}

/// The top of minutes: lines of labels, one of them about those who were there.
pub fn is_minutes(page: &Page) -> bool {
    let labels: Vec<Label> = page.lines.iter().filter_map(|l| label_at(page, l)).map(|(l, _)| l).collect();
    labels.len() >= 3 && labels.contains(&Label::Attend) && labels.contains(&Label::Chair)
}

/// The meeting of minutes that no sentence convenes: 县政府常务会议纪要, 会议名称：….
pub fn minutes(page: &Page) -> Option<(Found, usize)> {
    if !is_minutes(page) {
        return None;
    }
    let headed = page.lines.iter().enumerate().take(8).find_map(|(index, line)| {
        let text = line.text.replace(' ', "");
        let name = ["文字实录", "实录", "纪要", "记录"]
            .iter()
            .find_map(|w| text.split_once(w))
            .map(|(name, _)| name.to_owned())?;
        (name.ends_with('议') || name.ends_with('会')).then_some((name, index, 0..line.len()))
    });
    let (mut name, index, words) = labelled(page, "名称")
        .map(|(line, from)| (line.from(from).trim().to_owned(), line.index, from..line.len()))
        .and_then(|(name, at, words)| page.lines.iter().position(|l| l.index == at).map(|i| (name, i, words)))
        .or(headed)?;
    let mut body = body_at_start(page, &name);
    // the house stands on the line above
    if body.is_none()
        && let Some(above) = index.checked_sub(1).and_then(|i| page.lines.get(i))
    {
        body =
            resolve(&above.text.replace(' ', ""), &[], &page.cx).filter(|b| b.certainty == Certainty::Known);
        if body.is_some() {
            name = format!("{}{name}", above.text.replace(' ', ""));
        }
    }
    let place = minutes_place(page);
    Some((
        Found {
            name,
            body,
            date: minutes_date(page),
            place,
            words,
            ceremony: false,
            visit: false,
            weak: false,
        },
        index,
    ))
}

/// The day that the top of minutes gives.
fn minutes_date(page: &Page) -> Option<PartialDate> {
    labelled(page, "时间")
        .and_then(|(line, from)| dates_in(line, from..line.len(), page.dateline).first().map(|d| d.date))
}

/// The place that the top of minutes gives.
fn minutes_place(page: &Page) -> Option<String> {
    labelled(page, "地点").map(|(line, from)| line.from(from).trim().to_owned()).filter(|p| !p.is_empty())
}

fn labelled<'p, 'd>(page: &'p Page<'d>, word: &str) -> Option<(&'p Line<'d>, usize)> {
    page.lines.iter().find_map(|line| {
        let (_, from) = label_at(page, line)?;
        line.slice(0..from).replace([' ', '\t', '：', ':'], "").ends_with(word).then_some((line, from))
    })
}

/// Says who was there; returns the lines whose words are only spoken there.
pub fn extract(page: &Page, meetings: &Meetings, sink: &mut Sink) -> BTreeSet<usize> {
    let mut spoken = BTreeSet::new();
    let Some(meeting) = meetings.main() else { return spoken };
    let minutes = is_minutes(page);
    let mut head = None;
    for (index, line) in page.lines.iter().enumerate() {
        if matches!(line.kind, BlockKind::Heading | BlockKind::Byline) {
            continue;
        }
        // 出席人员：甲、乙 below a report: what it heads needs no top of minutes
        match label_at(page, line).filter(|(label, _)| minutes || *label == Label::Attend) {
            Some((label, from)) => {
                head = Some(label);
                listed(page, index, from, label, meeting, sink);
                spoken.insert(index);
                continue;
            }
            None if line.len() < 60 && !line.text.ends_with('。') => {
                if let Some(label) = head.filter(|_| minutes) {
                    listed(page, index, 0, label, meeting, sink);
                    continue;
                }
            }
            None => head = None,
        }
        if let Some(label) = speaker_label(page, line) {
            spoken.insert(index);
            host(page, index, label.clone(), meeting, sink);
            guests(page, index, label.end, meeting, sink);
        }
    }
    spoken
}

/// The persons of a list from `from` on.
fn listed(page: &Page, index: usize, from: usize, label: Label, meeting: &Meeting, sink: &mut Sink) {
    let line = &page.lines[index];
    if label == Label::Other {
        return;
    }
    // 万如松 石怀清 方志远: nothing but names
    let rest = from..line.len() - usize::from(line.text.ends_with('。'));
    if let Some(people) = names_in(line, rest, false, &page.cx).filter(|people| people.len() > 1) {
        for person in people {
            say(label, &person.name, line, person.range, meeting, sink);
        }
        return;
    }
    let mut before = Before::default();
    let mut i = from;
    let mut any = false;
    while i < line.len() {
        if is_break(line.at(i)) || line.at(i) == ' ' {
            i += 1;
            continue;
        }
        let Some((people, offices, end)) =
            entry(page, line, i, true, &mut before).or_else(|| delegate(page, line, i))
        else {
            break;
        };
        any = true;
        for person in people.iter().filter(|p| !offices.is_empty() || is_person(page, line, p)) {
            let id = sink.person(&person.name);
            for office in &offices {
                let body = sink.body(&office.body);
                let words =
                    office.range.start.min(person.range.start)..office.range.end.max(person.range.end);
                let fact = Fact::HoldsOffice {
                    person: id,
                    body,
                    title: office.title.clone(),
                    status: office.status,
                    from: None,
                    to: None,
                };
                sink.say(fact, line.span(words), "attendance/office", 88);
            }
            say(label, &person.name, line, person.range.clone(), meeting, sink);
        }
        i = end.max(i + 1);
    }
    if !any {
        let named = page.sentences_at(index).iter().flat_map(|s| &s.appellations);
        for name in named.flat_map(|a| &a.names).filter(|n| n.range.start >= from) {
            say(label, &name.text, line, name.range.clone(), meeting, sink);
        }
    }
}

/// 市财政局张三、: one named with the body that sent him, and no office.
fn delegate(page: &Page, line: &Line, i: usize) -> Option<(Vec<Person>, Vec<Office>, usize)> {
    const LONGEST: usize = 20;
    let end = (i..line.len().min(i + LONGEST))
        .find(|&k| matches!(line.at(k), '、' | '，' | '；' | '。'))
        .unwrap_or(line.len().min(i + LONGEST));
    (i + 3..end.saturating_sub(1)).rev().find_map(|k| {
        let body = resolve(line.slice(i..k), &[], &page.cx)?;
        let placed = body.certainty >= Certainty::PlaceAndEnding
            && body.place.as_ref().is_none_or(|p| p.name != body.name);
        let people = names_in(line, k..end, false, &page.cx).filter(|p| placed && p.len() == 1)?;
        Some((people, Vec::new(), end))
    })
}

/// Whether a name stands by itself as one: 县财政局 does not.
fn is_person(page: &Page, line: &Line, person: &Person) -> bool {
    let body = ["局", "办", "委", "部", "处", "院", "科", "室", "会", "站", "厅"]
        .iter()
        .any(|w| person.name.ends_with(w));
    is_name(line, person.range.clone(), false, &page.cx)
        && !(body && resolve(&person.name, &[], &page.cx).is_some())
}

fn say(label: Label, name: &str, line: &Line, words: Chars, meeting: &Meeting, sink: &mut Sink) {
    let person = sink.person(name);
    let words = line.span(words);
    match label {
        Label::Chair => {
            sink.say(Fact::Chairs { person, meeting: meeting.id }, words, "attendance/chairs", 90);
        }
        Label::Attend => {
            sink.say(Fact::Attends { person, meeting: meeting.id }, words, "attendance/attends", 90);
        }
        Label::Absent | Label::Other => {}
    }
}

/// Who speaks in a line of a transcript: the words before its colon, in brackets or with 主持人.
fn speaker_label(page: &Page, line: &Line) -> Option<Chars> {
    let bracketed = matches!(line.at(0), '[' | '【');
    let limit = line.len().min(40);
    let end = if bracketed {
        let close = (1..limit).find(|&k| matches!(line.at(k), ']' | '】'))?;
        matches!(line.at(close + 1), '：' | ':').then_some(close + 1)?
    } else {
        let host = line.starts_with(0, "主持人") && line.len() > 40;
        let colon = (0..limit).find(|&k| matches!(line.at(k), '：' | ':'))?;
        let named = page.persons.contains_key(line.slice(0..colon));
        (host || named).then_some(colon)?
    };
    (line.len() > end + 1).then_some(0..end)
}

/// [主持人、市政府新闻办公室主任张三]: chairs what is transcribed.
fn host(page: &Page, index: usize, label: Chars, meeting: &Meeting, sink: &mut Sink) {
    let line = &page.lines[index];
    if !line.slice(label.clone()).contains("主持") {
        return;
    }
    let named = page.sentences_at(index).iter().flat_map(|s| &s.appellations);
    for name in named.flat_map(|a| &a.names).filter(|n| n.range.end <= label.end) {
        say(Label::Chair, &name.text, line, name.range.clone(), meeting, sink);
    }
}

/// 出席发布会的有：…, 今天邀请到…: those whom the host presents.
fn guests(page: &Page, index: usize, from: usize, meeting: &Meeting, sink: &mut Sink) {
    let line = &page.lines[index];
    for sentence in page.sentences_at(index).iter().filter(|s| s.range.end > from) {
        let text = line.slice(sentence.range.clone());
        let presented =
            ["邀请到", "请来了", "请到了", "邀请了"].iter().find_map(|w| text.find(w)).or_else(|| {
                ["出席", "参加"].iter().find_map(|w| text.find(w)).filter(|&at| {
                    ["的有", "的是", "的还有", "的领导有", "的嘉宾有"].iter().any(|w| text[at..].contains(w))
                })
            });
        let Some(at) = presented else { continue };
        let start = sentence.range.start + text[..at].chars().count();
        for name in sentence.appellations.iter().flat_map(|a| &a.names).filter(|n| n.range.start >= start) {
            say(Label::Attend, &name.text, line, name.range.clone(), meeting, sink);
        }
    }
}
