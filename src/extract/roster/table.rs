//! Tables of persons: which column names them, and what the others say they hold, are to hold, or lose.

use super::super::authority;
use super::super::career::offices_to;
use super::super::group;
use super::super::page::Page;
use super::super::people::{Person, names_in, offices_from};
use super::super::sink::Sink;
use super::roles::{role_at, role_named};
use super::succession::Table;
use super::{Reader, holds};
use crate::mention::body::resolve;
use crate::mention::office::Before;
use crate::mention::office_run::skip_remarks;
use crate::mention::{Body, Certainty, Chars, Line, Office};
use crate::model::{BlockKind, Fact, OfficeStatus};

/// What a table's column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Role,
    Name,
    Offices,
    Unit,
    Title,
    Planned,
    Appointed,
    Removed,
    /// From when to when, or one of the two.
    Term,
    From,
    To,
    Other,
}

impl Reader<'_, '_> {
    /// A row of a table.
    pub(super) fn row(&mut self, index: usize, line: &Line, sink: &mut Sink) {
        let cells = cells(line);
        if let Some(columns) = header(line, &cells) {
            let timed = columns.iter().any(|c| matches!(c, Column::Term | Column::From));
            self.in_turn = timed.then(|| Table::below(self.page, index)).flatten();
            self.columns = columns;
            self.role = None;
            return;
        }
        if self.columns.is_empty() {
            // no header: 组长 | 张三 | 县长
            let Some(first) = cells.first() else { return };
            match role_at(line, first.start) {
                Some((role, after)) if after >= first.end => {
                    self.group = group::named_before(self.page, index, 0, true);
                    self.role = self.group.as_ref().map(|_| (role, index));
                    let rest = cells.get(1).map_or(line.len(), |c| c.start);
                    if self.role.is_some() {
                        self.entries(line, rest, sink);
                    }
                }
                Some((_, _)) => self.line(index, line, sink),
                None if self.role.is_some() => {
                    self.entries(line, first.start, sink);
                }
                None => {}
            }
            return;
        }
        match &mut self.in_turn {
            Some(table) => table.row(self.page, line, &cells, &self.columns, sink),
            None => self.cells_of(index, line, &cells, sink),
        }
    }

    /// A row under a header. Cells that span rows are left out in the rows below, so a row may be short.
    fn cells_of(&mut self, index: usize, line: &Line, cells: &[Chars], sink: &mut Sink) {
        let cx = &self.page.cx;
        let missing = self.columns.len().saturating_sub(cells.len());
        let starts_with_role = cells.first().is_some_and(|c| role_at(line, c.start).is_some());
        let skip = if missing > 0 && self.columns.first() == Some(&Column::Role) && !starts_with_role {
            missing
        } else {
            0
        };
        let mut people: Vec<Person> = Vec::new();
        let mut found: Vec<(Office, OfficeStatus, Column)> = Vec::new();
        let mut before = Before::default();
        let mut second = None;
        let own = (!self.columns.contains(&Column::Unit)).then(|| headed(self.page)).flatten();
        for (column, cell) in self.columns.clone().into_iter().skip(skip).zip(cells) {
            match column {
                Column::Role => {
                    if let Some((role, besides)) = role_in(line, cell.clone()) {
                        if self.group.is_none() || self.role.is_none() {
                            self.group = group::named_before(self.page, index, 0, true);
                        }
                        self.role = Some((role, index));
                        second = besides;
                    }
                }
                Column::Name => people = names_in(line, cell.clone(), true, cx).unwrap_or_default(),
                Column::Unit => {
                    before.body = resolve(line.slice(cell.clone()), &[], cx);
                }
                Column::Offices | Column::Title | Column::Planned | Column::Appointed | Column::Removed => {
                    let planned = column == Column::Planned;
                    // the leaders of the house in the headline
                    if column == Column::Title
                        && let Some(offices) = offices_to(self.page, line, cell.start, own.as_ref(), cell.end)
                    {
                        found.extend(offices.into_iter().map(|o| (o.clone(), o.status, column)));
                        continue;
                    }
                    let mut i = cell.start;
                    while i < cell.end {
                        match offices_from(line, i, &mut before, cx) {
                            Some((offices, end)) if end <= cell.end + 1 => {
                                for office in offices {
                                    let status =
                                        if planned { OfficeStatus::Candidate } else { office.status };
                                    found.push((office, status, column));
                                }
                                i = skip_remarks(line, end).max(i + 1);
                            }
                            _ => {
                                i = (i..cell.end)
                                    .find(|&k| matches!(line.at(k), '、' | '，' | '；' | ' ' | '任' | '为'))
                                    .map_or(cell.end, |k| k + 1);
                            }
                        }
                    }
                }
                Column::Term | Column::From | Column::To | Column::Other => {}
            }
        }
        if people.is_empty() {
            return;
        }
        sink.claim(line.span(0..line.len()));
        let changes = found.iter().any(|(_, _, c)| matches!(c, Column::Appointed | Column::Removed));
        let decided = if changes { authority::of_page(self.page) } else { authority::Authority::default() };
        for person in &people {
            let id = sink.person(&person.name);
            for (office, status, column) in &found {
                let body = sink.body(&office.body);
                let title = office.title.clone();
                let from = office.range.start.min(person.range.start);
                let to = office.range.end.max(person.range.end);
                let agent = decided.agent.as_deref().map(|name| sink.body(name));
                let (person, date) = (id, decided.date);
                let fact = match column {
                    Column::Appointed => {
                        let status = OfficeStatus::Current;
                        Fact::Appoints { person, body, title, agent, date, status }
                    }
                    Column::Removed => Fact::Removes { person, body, title, agent, date },
                    _ => holds(id, body, &title, *status),
                };
                sink.say(fact, line.span(from..to), "roster/table", 88);
            }
        }
        let none: [Office; 0] = [];
        let first = self.columns.first() == Some(&Column::Role);
        if self.columns.contains(&Column::Role) && self.role.is_some() {
            let end = if first { people.last().map_or(line.len(), |p| p.range.end) } else { line.len() };
            self.say(line, &people, &none, 0, end, sink);
            if let Some(second) = second {
                let role = self.role.replace((second, index));
                self.say(line, &people, &none, 0, end, sink);
                self.role = role;
            }
        }
    }
}

/// The role that a cell holds, and one held besides: 副指挥长兼办公室主任.
fn role_in(line: &Line, cell: Chars) -> Option<(&'static str, Option<&'static str>)> {
    if let Some((role, _)) = role_at(line, cell.start) {
        return Some((role, None));
    }
    let and = cell.clone().find(|&k| matches!(line.at(k), '兼' | '、'))?;
    let role = role_named(line.slice(cell.start..and))?;
    Some((role, role_named(line.slice(and + 1..cell.end))))
}

/// 某县第一中学行政领导名单: the house that the headline begins with.
fn headed(page: &Page) -> Option<Body> {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 40;
    let heads = page.lines.iter().take(2).filter(|l| l.len() <= LONGEST);
    heads.filter(|l| l.kind != BlockKind::Row).find_map(|l| {
        (SHORTEST..=l.len()).rev().find_map(|end| {
            let body = resolve(l.slice(0..end), &[], &page.cx)?;
            let place = body.place.as_ref().is_some_and(|p| p.name == body.name);
            (body.certainty > Certainty::Ending && !place).then_some(body)
        })
    })
}

pub fn cells(line: &Line) -> Vec<Chars> {
    let mut out = Vec::new();
    let mut start = 0;
    for k in 0..=line.len() {
        if k == line.len() || line.at(k) == '\t' {
            let mut end = k;
            let mut from = start;
            while from < end && line.at(from) == ' ' {
                from += 1;
            }
            while end > from && line.at(end - 1) == ' ' {
                end -= 1;
            }
            out.push(from..end);
            start = k + 1;
        }
    }
    out
}

/// The columns, when the row is a header: one cell names persons.
fn header(line: &Line, cells: &[Chars]) -> Option<Vec<Column>> {
    let columns: Vec<Column> = cells
        .iter()
        .map(|cell| {
            let text = line.slice(cell.clone()).replace(' ', "");
            match text.as_str() {
                "姓名" | "名单" | "人员" | "姓名(同志)" => Column::Name,
                "组内职务" | "小组职务" | "组别" | "领导小组职务" | "角色" | "工作组职务" | "专班职务" => {
                    Column::Role
                }
                t if t
                    .strip_suffix("职务")
                    .is_some_and(|g| group::ENDINGS.iter().any(|e| g.ends_with(e))) =>
                {
                    Column::Role
                }
                "单位" | "工作单位" | "所在单位" | "任职单位" => Column::Unit,
                t if t.starts_with("拟") => Column::Planned,
                "任命职务" | "任职职务" | "新任职务" | "新任" | "任职" | "任命" => {
                    Column::Appointed
                }
                "免去职务" | "免职职务" | "免职" | "免去" => Column::Removed,
                t if t.contains("单位") && t.contains("职务") => Column::Offices,
                "现任职务" | "现职务" | "现任职" | "现职" | "现任职级" | "行政职务" | "党政职务" | "现任"
                | "原任职务" | "原任" | "原职务" | "原任职" => Column::Offices,
                "职务" | "职位" | "职务职级" | "职别" | "职称" | "届次职务" => Column::Title,
                "任职时间" | "任期" | "任职年月" | "起止时间" | "起止年月" | "任职起止时间"
                | "任职起止年月" | "任职起止" | "任职年限" | "任职期限" | "在任时间" | "任职时期"
                | "在职时间" | "任期时间" | "任职日期" | "任职期间" => Column::Term,
                "就任时间" | "上任时间" | "到任时间" | "就任日期" | "到职时间" | "到任年月" | "始任时间" => {
                    Column::From
                }
                "卸任时间" | "离任时间" | "离任日期" | "离职时间" | "卸任日期" | "免职时间" | "离任年月" => {
                    Column::To
                }
                _ => Column::Other,
            }
        })
        .collect();
    if !columns.contains(&Column::Name) {
        return None;
    }
    // 职务 | 姓名 | 任职时间: what each held
    if columns.iter().any(|c| matches!(c, Column::Term | Column::From)) {
        return Some(columns);
    }
    // 职务 | 姓名 | 单位及职务: the first one is the role in the group
    let mut columns = columns;
    let name = columns.iter().position(|c| *c == Column::Name).unwrap_or(0);
    let offices = columns.contains(&Column::Offices);
    for (k, column) in columns.iter_mut().enumerate() {
        if *column == Column::Title && (offices || k < name && k == 0) {
            *column = Column::Role;
        }
    }
    Some(columns)
}

#[cfg(test)]
mod tests {
    use crate::extract::Extractor;
    use crate::model::{DocumentId, Fact};
    use crate::normalise::normalise;
    use crate::read::{Declared, DecodedSource, MediaType};

    fn held(text: &str) -> Vec<String> {
        let source = DecodedSource {
            id: DocumentId("t".to_owned()),
            media: MediaType::Text,
            text: text.to_owned(),
            declared: Declared::default(),
        };
        let found = Extractor::new().unwrap().extract(&normalise(source));
        let name = |id: crate::model::MentionId| found.mentions[id.0 as usize].name.clone();
        let said = found.statements.iter().filter_map(|s| match &s.fact {
            Fact::HoldsOffice { person, body, title, .. } => {
                Some(format!("{} {title} {}", name(*person), name(*body)))
            }
            _ => None,
        });
        said.collect()
    }

    #[test]
    fn bare_titles_of_a_table_are_those_of_the_house_in_the_headline() {
        let table = "姓名\t职务\t分管\n安国强\t校长、党委副书记\t全面\n叶一平\t工会主席\t工会\n";
        assert_eq!(
            held(&format!("绥宁县第一中学行政领导名单\n{table}")),
            [
                "安国强 校长 邵阳市绥宁县第一中学",
                "安国强 副书记 中共邵阳市绥宁县第一中学委员会",
                "叶一平 主席 邵阳市绥宁县第一中学工会"
            ]
        );
        let placed = "姓名\t职务\n安国强\t县教育局局长\n";
        assert_eq!(held(&format!("绥宁县干部名单\n{placed}")), ["安国强 局长 邵阳市绥宁县教育局"]);
    }
}
