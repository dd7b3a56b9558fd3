//! Tables of those who held an office one after another: 姓名 | 职务 | 任职时间.

use super::super::super::page::Page;
use super::super::super::people::names_in;
use super::super::super::sink::Sink;
use super::super::table::Column;
use super::entry::{Time, time_at, titles};
use super::head::{self, Head};
use crate::mention::{Chars, Line, Office};
use crate::model::{Fact, OfficeStatus};

/// A table that says when its people held their offices.
pub struct Table {
    head: Head,
    /// What a cell in the rows above says, that reaches down to rows without one.
    offices: Vec<Office>,
}

impl Table {
    /// The table whose header is line `index`; `None` where nothing tells whose offices it is about.
    pub fn below(page: &Page, index: usize) -> Option<Self> {
        const NEAR: usize = 4;
        let above = (index.saturating_sub(NEAR)..index).rev();
        let head = above.filter_map(|k| head::at(page, k, None)).next().or_else(|| {
            let body = head::context(page, index, None)?;
            Some(Head { offices: Vec::new(), body: Some(body), in_turn: false, end: 0 })
        })?;
        Some(Self { offices: head.offices.clone(), head })
    }

    /// A row of it.
    pub fn row(&mut self, page: &Page, line: &Line, cells: &[Chars], columns: &[Column], sink: &mut Sink) {
        let missing = columns.len().saturating_sub(cells.len());
        let skip = if columns.first() == Some(&Column::Name) { 0 } else { missing };
        let mut people = Vec::new();
        let mut time = Time::default();
        for (column, cell) in columns.iter().skip(skip).zip(cells) {
            match column {
                Column::Name => people = names_in(line, cell.clone(), true, &page.cx).unwrap_or_default(),
                Column::Term => {
                    if let Some((said, _)) = time_at(line, cell.start).filter(|(_, end)| *end <= cell.end) {
                        time = said;
                    }
                }
                Column::From => time.from = time_at(line, cell.start).and_then(|(t, _)| t.from),
                Column::To => {
                    time.to = time_at(line, cell.start).and_then(|(t, _)| t.from);
                    time.open = ["至今", "今", "现任"].iter().any(|w| line.slice(cell.clone()) == *w);
                }
                Column::Title | Column::Role | Column::Offices => {
                    if let Some((found, end)) = titles(page, line, cell.start, &self.head)
                        && end >= cell.end
                    {
                        self.offices = found;
                    } else if !cell.is_empty() {
                        self.offices.clear();
                    }
                }
                _ => {}
            }
        }
        let [person] = people.as_slice() else { return };
        sink.claim(line.span(0..line.len()));
        let open = time.open || time.from.is_some() && time.to.is_none() && columns.contains(&Column::To);
        for office in &self.offices {
            let status = match office.status {
                OfficeStatus::Acting => OfficeStatus::Acting,
                _ if open => OfficeStatus::Current,
                _ => OfficeStatus::Former,
            };
            let id = sink.person(&person.name);
            let body = sink.body(&office.body);
            let title = office.title.clone();
            let fact = Fact::HoldsOffice { person: id, body, title, from: time.from, to: time.to, status };
            sink.say(fact, line.span(0..line.len()), "roster/in-turn", 88);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::Extractor;
    use crate::model::{DocumentId, Fact};
    use crate::normalise::normalise;
    use crate::read::{Declared, DecodedSource, MediaType};

    fn held(text: &str) -> Vec<String> {
        let document = normalise(DecodedSource {
            id: DocumentId("t".to_owned()),
            media: MediaType::Text,
            text: text.to_owned(),
            declared: Declared::default(),
        });
        let found = Extractor::new().unwrap().extract(&document);
        let name = |id: crate::model::MentionId| found.mentions[id.0 as usize].name.clone();
        let mut out: Vec<String> = found
            .statements
            .iter()
            .filter_map(|s| match &s.fact {
                Fact::HoldsOffice { person, title, from: Some(from), to, .. } => Some(format!(
                    "{} {title} {from}~{}",
                    name(*person),
                    to.map_or(String::new(), |d| d.to_string())
                )),
                _ => None,
            })
            .collect();
        out.sort();
        out
    }

    #[test]
    fn tables_say_when_each_held_the_office_of_the_heading_or_of_the_row() {
        let text = "绥宁县历任县长一览\n姓名\t籍贯\t任职时间\n安国强\t绥宁\t1950.1—1952.3\n贾志坚\t武冈\t1952.3—1954.8\n";
        assert_eq!(held(text), ["安国强 县长 1950-01~1952-03", "贾志坚 县长 1952-03~1954-08"]);
        let text = "绥宁县粮食局\n职务\t姓名\t就任时间\t离任时间\n局长\t安国强\t1950.1\t1952.3\n副局长\t叶一平\t1952.3\t今\n";
        assert_eq!(held(text), ["叶一平 副局长 1952-03~", "安国强 局长 1950-01~1952-03"]);
        let text = "绥宁县粮食局\n姓名\t住址\t任期\n安国强\t绥宁\t三年\n";
        assert!(held(text).is_empty());
    }
}
