//! Lists of names with posts: on each line a name, a blank, and the office that fills the rest.

use super::super::page::Page;
use super::super::people::{Person, is_name, offices_from, skip_number};
use super::super::sink::Sink;
use super::holds;
use crate::mention::office::Before;
use crate::mention::office_run::skip_remarks;
use crate::mention::part::is_institution;
use crate::mention::person::after_name;
use crate::mention::{Certainty, Line, Office};
use crate::model::BlockKind;
use std::collections::BTreeSet;

/// So many lines of this shape make a list.
const SEVERAL: usize = 3;

/// Says what those in such lists hold, where no list with roles or headings was `read` before.
pub fn extract(page: &Page, read: &BTreeSet<usize>, sink: &mut Sink) {
    let mut run: Vec<(usize, Person, Vec<Office>)> = Vec::new();
    for index in 0..=page.lines.len() {
        let fresh = |line: &&Line| !read.contains(&index) && !sink.is_claimed(line.span(0..line.len()));
        let found = page.lines.get(index).filter(fresh).and_then(|line| row(page, line));
        if let Some((person, offices)) = found {
            run.push((index, person, offices));
            continue;
        }
        // lines of another shape may stand between two
        if run.last().is_some_and(|(last, ..)| index <= last + 2) && index < page.lines.len() {
            continue;
        }
        if run.len() >= SEVERAL {
            for (at, person, offices) in &run {
                let line = &page.lines[*at];
                let id = sink.person(&person.name);
                for office in offices {
                    let words = line.span(person.range.start..office.range.end);
                    sink.claim(line.span(office.range.clone()));
                    let body = sink.body(&office.body);
                    sink.say(holds(id, body, &office.title, office.status), words, "roster/posted", 85);
                }
            }
        }
        run.clear();
    }
}

/// ●张三　某公司党委书记、董事长（高级工程师）.
fn row(page: &Page, line: &Line) -> Option<(Person, Vec<Office>)> {
    const LONGEST: usize = 70;
    if matches!(line.kind, BlockKind::Byline | BlockKind::Row) || line.len() > LONGEST {
        return None;
    }
    let start = skip_number(line, 0);
    let end = (start + 2..=start + 4).find(|&k| {
        let behind = after_name(line, k, page.cx.lexicon);
        // the blank behind a bracket is no longer there
        (behind > k || matches!(line.at(behind), ' ' | '\t' | '，' | '：'))
            && is_name(line, start..k, false, &page.cx)
    })?;
    let mut at = after_name(line, end, page.cx.lexicon);
    while matches!(line.at(at), ' ' | '\t' | '，' | '：') {
        at += 1;
    }
    let (offices, until) = offices_from(line, at, &mut Before::default(), &page.cx)?;
    let mut until = skip_remarks(line, until);
    // （高级工程师）
    if matches!(line.at(until), '（' | '(') {
        until = (until..line.len()).find(|&k| matches!(line.at(k), '）' | ')')).map_or(until, |k| k + 1);
    }
    let closed = line.slice(until..line.len()).chars().all(|c| matches!(c, ' ' | '；' | '。' | '、'));
    let first = offices.first()?;
    let sound = first.range.start == at && !first.inherited && offices.iter().all(is_sound);
    let name = line.slice(start..end).replace(' ', "");
    (closed && sound).then_some((Person { name, range: start..end }, offices))
}

/// Whether the body is known to be one, and the title more than a trade.
fn is_sound(office: &Office) -> bool {
    const TRADES: [&str; 6] = ["农民", "村民", "职工", "工人", "学生", "居民"];
    let house = || {
        let body = &office.body;
        (is_institution(body) || body.ends_with('部') || body.ends_with("委员会"))
            && body.chars().count() >= 4
    };
    !TRADES.contains(&office.title.as_str())
        && (office.inherited || office.certainty > Certainty::Ending || house())
}
