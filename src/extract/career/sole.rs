//! CVs of somebody whom nothing introduces, on a page that names nobody else.

use crate::extract::page::Page;
use crate::extract::people::{Person, skip_number};
use crate::extract::period::period_at;
use crate::mention::Line;

/// Whom a list of terms of office tells of that nobody introduces: the only person whom the page names.
pub fn sole(page: &Page, index: usize, line: &Line, start: usize) -> Option<Person> {
    const TERMS: usize = 3;
    const BELOW: usize = 12;
    let term = |line: &Line, from: usize| {
        period_at(line, from).is_some_and(|p| (p.to.is_some() || p.open) && p.end < line.len())
    };
    if !line.at(start).is_ascii_digit() || page.persons.len() != 1 || !term(line, start) {
        return None;
    }
    let within =
        (start..line.len()).filter(|&k| matches!(line.before(k), '；' | '。' | ' ') && term(line, k));
    let below = page.lines.iter().skip(index + 1).take(BELOW).filter(|l| term(l, skip_number(l, 0)));
    if 1 + within.count() + below.count() < TERMS {
        return None;
    }
    let name = page.persons.keys().next()?.clone();
    Some(Person { name, range: start..start })
}
