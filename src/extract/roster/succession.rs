//! Lists of those who held an office one after another: below 历任校长 or a bare title, on each line a name with
//! the time in office.

pub mod entry;
pub mod head;
mod rows;

use super::super::page::Page;
use super::super::people::skip_number;
use super::super::sink::Sink;
use crate::mention::{Body, Line, Office};
use crate::model::{BlockKind, Fact, OfficeStatus};
use entry::Entry;
use head::Head;
use std::collections::BTreeSet;

pub use rows::Table;

/// How many lines a list may have.
const LONGEST: usize = 120;

/// Says who held which office when; the numbers of the lines that were read.
pub fn extract(page: &Page, sink: &mut Sink) -> BTreeSet<usize> {
    let mut taken = BTreeSet::new();
    let mut above: Option<(Body, usize)> = None;
    let mut index = 0;
    while index < page.lines.len() {
        let near = above.as_ref().filter(|(_, at)| index <= at + 3).map(|(body, _)| body);
        let Some(head) = head::at(page, index, near) else {
            index += 1;
            continue;
        };
        let (entries, next) = entries(page, index, &head);
        if !sound(&head, &entries) {
            index += 1;
            continue;
        }
        let terms: Vec<_> = entries
            .iter()
            .enumerate()
            .filter(|(k, (_, e))| *k == 0 || !goes_on(&entries[k - 1].1, e))
            .collect();
        for (k, (_, (at, entry))) in terms.iter().enumerate() {
            say(&page.lines[*at], &head, entry, k + 1 == terms.len(), "roster/in-turn", sink);
        }
        taken.extend(index..next);
        above = head.body.map(|body| (body, next));
        index = next;
    }
    taken
}

/// The entries behind the head and on the lines below it, and the line behind the last of them.
fn entries(page: &Page, index: usize, head: &Head) -> (Vec<(usize, Entry)>, usize) {
    let mut out = Vec::new();
    let line = &page.lines[index];
    if head.end < line.len() {
        match entry::all_in(page, line, head.end..line.len(), head) {
            Some(found) => out.extend(found.into_iter().map(|e| (index, e))),
            None => return (out, index + 1),
        }
    }
    let mut next = index + 1;
    while let Some(line) = page.lines.get(next).filter(|_| next - index < LONGEST) {
        if matches!(line.kind, BlockKind::Byline | BlockKind::Row) || line.len() > 200 {
            break;
        }
        if entry::closes(page, line, out.last_mut().map(|(_, e)| e)) {
            next += 1;
            continue;
        }
        let Some(found) = entry::all_in(page, line, skip_number(line, 0)..line.len(), head) else { break };
        out.extend(found.into_iter().map(|e| (next, e)));
        next += 1;
    }
    (out, next)
}

/// Whether the entries are those of a list: the head says so, or most of them bear a time.
fn sound(head: &Head, entries: &[(usize, Entry)]) -> bool {
    let timed = entries.iter().filter(|(_, e)| e.times.iter().any(|t| t.to.is_some() || t.open)).count();
    let told = !head.offices.is_empty() || entries.iter().any(|(_, e)| !e.offices.is_empty());
    if entries.is_empty() || !told {
        return false;
    }
    if head.in_turn { timed >= 1 || entries.len() >= 2 } else { timed >= 2 && timed * 2 >= entries.len() }
}

/// 张三：1990年4月，任第四届主任 / 张三：1993年1月，任第五届主任: whether the second goes on with the term of the first.
fn goes_on(first: &Entry, second: &Entry) -> bool {
    let since = |e: &Entry| e.times.iter().all(|t| t.from.is_some() && t.to.is_none());
    let same = |a: &Office, b: &Office| a.title == b.title && a.body == b.body;
    first.person.name == second.person.name
        && since(first)
        && since(second)
        && first.offices.len() == second.offices.len()
        && first.offices.iter().zip(&second.offices).all(|(a, b)| same(a, b))
}

/// Says of one entry what it holds.
pub fn say(line: &Line, head: &Head, entry: &Entry, last: bool, rule: &'static str, sink: &mut Sink) {
    if entry.unknown {
        return;
    }
    let id = sink.person(&entry.person.name);
    let offices: &[Office] = if entry.offices.is_empty() { &head.offices } else { &entry.offices };
    let nothing = [entry::Time::default()];
    let times: &[entry::Time] = if entry.times.is_empty() { &nothing } else { &entry.times };
    sink.claim(line.span(entry.range.clone()));
    for office in &entry.left {
        let (body, title, status) = (sink.body(&office.body), office.title.clone(), OfficeStatus::Former);
        let fact = Fact::HoldsOffice { person: id, body, title, from: None, to: None, status };
        sink.say(fact, line.span(entry.range.clone()), rule, 85);
    }
    for office in offices.iter().chain(&entry.besides) {
        for time in times {
            let own = !entry.besides.contains(office);
            let goes_on = time.open || last && time.to.is_none() && (time.from.is_some() || !head.in_turn);
            let status = match office.status {
                OfficeStatus::Acting => OfficeStatus::Acting,
                _ if entry.acting && own => OfficeStatus::Acting,
                _ if goes_on => OfficeStatus::Current,
                _ => OfficeStatus::Former,
            };
            let (from, to) = if own { (time.from, time.to) } else { (None, None) };
            let body = sink.body(&office.body);
            let title = office.title.clone();
            let fact = if entry.elected && own && from.is_some() {
                let status = if entry.acting { OfficeStatus::Acting } else { OfficeStatus::Current };
                Fact::Appoints { person: id, body, title, agent: None, date: from, status }
            } else {
                Fact::HoldsOffice { person: id, body, title, from, to, status }
            };
            sink.say(fact, line.span(entry.range.clone()), rule, 90);
        }
    }
}
