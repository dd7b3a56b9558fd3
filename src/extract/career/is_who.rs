//! 现任某县县委书记是1964年出生的张三。他曾任…: an office, who holds it, and a life behind.

use super::subject::person;
use crate::extract::page::Page;
use crate::extract::people::Person;
use crate::mention::body::resolve;
use crate::mention::{Certainty, Line, Office};
use crate::model::OfficeStatus;

/// Who is said to hold the office that the line begins with at `start`, and this.
pub(super) fn is_who(page: &Page, line: &Line, start: usize) -> Option<(Person, Office)> {
    const LEADS: [&str; 2] = ["现任", "新任"];
    const OFFICE: usize = 24;
    const LONGEST: usize = 30;
    let lead = LEADS.iter().find(|w| line.starts_with(start, w))?;
    let from = start + lead.chars().count();
    let end =
        (from + 3..line.len().min(from + OFFICE)).find(|&k| matches!(line.at(k), '是' | '为' | '系'))?;
    let titles = line.words_ending_at(end).filter(|w| w.entry.title.is_some() && w.start > from);
    let office = titles.min_by_key(|w| w.start).and_then(|w| {
        let body = resolve(line.slice(from..w.start), &[], &page.cx)?;
        let bare = body.place.as_ref().is_some_and(|p| p.name == body.name);
        (body.certainty > Certainty::Ending && !bare).then(|| Office {
            range: from..end,
            body: body.name,
            title: line.slice(w.start..w.end).to_owned(),
            status: OfficeStatus::Current,
            place: body.place,
            certainty: body.certainty,
            inherited: false,
        })
    })?;
    let stop = (end..line.len().min(end + LONGEST)).find(|&k| matches!(line.at(k), '。' | '，'))?;
    let name = (stop.saturating_sub(4)..stop.saturating_sub(1))
        .find(|&k| k == end + 1 || k > end + 1 && line.before(k) == '的')?;
    person(page, line, name..stop, false).map(|person| (person, office))
}
