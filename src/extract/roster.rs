//! Lists and tables of persons: who belongs to a group in which role (组长, 成员), with the offices said
//! beside the names, and tables of persons with what they hold and are to hold.

use super::authority;
use super::group;
use super::page::Page;
use super::people::{Person, is_name, names_in, offices_from, skip_number};
use super::sink::Sink;
use crate::mention::body::{Body, resolve};
use crate::mention::office::{Before, skip_remarks};
use crate::mention::{Certainty, Chars, Line, Office};
use crate::model::{BlockKind, Fact, OfficeStatus};

/// Roles in a group, longer ones first where one begins with another.
const ROLES: [&str; 48] = [
    "副主任委员",
    "主任委员",
    "常务委员",
    "副主席",
    "主席",
    "秘书长",
    "办公室常务副主任",
    "办公室副主任",
    "办公室主任",
    "办公室成员",
    "常务副组长",
    "第一副组长",
    "执行副组长",
    "第一组长",
    "执行组长",
    "副组长",
    "组长",
    "常务副总指挥",
    "执行副总指挥",
    "第一总指挥",
    "执行总指挥",
    "副总指挥",
    "总指挥",
    "常务副指挥长",
    "第一副指挥长",
    "执行副指挥长",
    "第一指挥长",
    "执行指挥长",
    "副指挥长",
    "指挥长",
    "名誉主任",
    "常务副主任",
    "第一副主任",
    "第一主任",
    "副主任",
    "主任",
    "总召集人",
    "副召集人",
    "召集人",
    "总协调人",
    "副总队长",
    "政治委员",
    "副政委",
    "政委",
    "联络员",
    "成员",
    "委员",
    "顾问",
];

/// What a table's column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Role,
    Name,
    Offices,
    Unit,
    Title,
    Planned,
    Appointed,
    Removed,
    Other,
}

/// One entry: 张三 县长 · 张三（县长） · 县长张三 · 张三、李四.
pub fn entry(
    page: &Page,
    line: &Line,
    i: usize,
    listed: bool,
    before: &mut Before,
) -> Option<(Vec<Person>, Vec<Office>, usize)> {
    let cx = &page.cx;
    // the office first: 县委书记张三
    let mut tried = before.clone();
    if let Some(call) = crate::mention::office::appellation_at(line, i, &mut tried, cx)
        && !call.names.is_empty()
        && call.offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited)
    {
        *before = tried;
        return Some((super::people::of_call(&call.names), call.offices, call.range.end));
    }
    // the name, with a blank or a bracket behind it
    for len in [3usize, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] {
        let end = i + len;
        if end > line.len() {
            continue;
        }
        let next = line.at(end);
        let gap = matches!(next, ' ' | '（' | '(' | '，' | '\t' | '：' | '—' | '-');
        let bare = end == line.len() || matches!(next, '、' | '；' | '。');
        if !gap && !bare && len > 4 || line.at(end - 1) == ' ' {
            continue;
        }
        let blanks = line.slice(i..end).contains(' ');
        let Some(people) = names_in(line, i..end, gap || bare, cx) else { continue };
        if people.len() != 1 || blanks && people[0].name.chars().count() > 4 && !people[0].name.contains('·')
        {
            continue;
        }
        let mut at = end;
        // （女）, （回族） between name and office
        at = crate::mention::person::after_name(line, at, cx.lexicon);
        let open = matches!(line.at(at), '（' | '(');
        while matches!(line.at(at), ' ' | '（' | '(' | '，' | '\t' | '：' | '—' | '-') {
            at += 1;
        }
        let mut tried = Before { places: before.places.clone(), ..Before::default() };
        if let Some((offices, until)) = offices_from(line, at, &mut tried, cx)
            && (gap || offices.iter().all(|o| o.certainty > Certainty::Ending))
        {
            *before = tried;
            let until = until + usize::from(open && matches!(line.at(until), '）' | ')'));
            return Some((people, offices, until));
        }
        if bare && at == end {
            return Some((people, Vec::new(), end));
        }
        // an office that is not known: the person is still a member
        if gap && listed && is_name(line, people[0].range.clone(), false, cx) {
            let until =
                (at..line.len()).find(|&k| matches!(line.at(k), '；' | '。' | '）')).unwrap_or(line.len());
            return Some((people, Vec::new(), until));
        }
    }
    None
}

/// Finds group lists and tables.
pub fn extract(page: &Page, sink: &mut Sink) {
    let mut reader =
        Reader { page, group: None, role: None, elected: false, columns: Vec::new(), part: None };
    for (index, line) in page.lines.iter().enumerate() {
        match line.kind {
            BlockKind::Byline | BlockKind::Boilerplate => {}
            BlockKind::Row => reader.row(index, line, sink),
            _ if line.text.contains('\t') => reader.row(index, line, sink),
            _ => {
                reader.columns.clear();
                reader.line(index, line, sink);
            }
        }
    }
}

struct Reader<'p, 'd> {
    page: &'p Page<'d>,
    group: Option<Body>,
    /// The role of the entries that follow.
    role: Option<(&'static str, usize)>,
    /// Whether the list says whom a session elected.
    elected: bool,
    columns: Vec<Column>,
    /// A part of the group that a line names, and that line.
    part: Option<(String, usize)>,
}

impl Reader<'_, '_> {
    /// A line of a list; a line that is none ends the list.
    fn line(&mut self, index: usize, line: &Line, sink: &mut Sink) {
        let start = skip_number(line, 0);
        if let Some((role, after)) = role_at(line, start) {
            let board = matches!(
                role,
                "主任"
                    | "副主任"
                    | "委员"
                    | "常务副主任"
                    | "第一主任"
                    | "第一副主任"
                    | "名誉主任"
                    | "顾问"
                    | "主任委员"
                    | "副主任委员"
                    | "常务委员"
                    | "主席"
                    | "副主席"
                    | "秘书长"
            );
            let named = group::named_before(self.page, index, start, board || role.starts_with("办公室"));
            let Some(mut group) = named else { return };
            // （一）综合协调组: a part of the group
            if let Some((part, at)) = &self.part
                && index - at <= 2
                && !group.name.ends_with(part.as_str())
            {
                group.name.push_str(part);
            }
            let committee = ["委员会", "办公室", "指挥部"].iter().any(|e| group.name.ends_with(e));
            if board && !committee {
                return;
            }
            self.group = Some(group);
            self.elected = elects(self.page, index);
            self.role = Some((role, index));
            self.entries(line, after, sink);
            return;
        }
        // 办公室设在县水利局，办公室主任：李四
        let inline = (1..line.len()).find_map(|k| {
            let office = matches!(line.before(k), '，' | '。' | '；') && line.starts_with(k, "办公室");
            office.then(|| role_at(line, k))?.filter(|(_, after)| line.before(*after) == '：')
        });
        if let Some((role, after)) = inline
            && let Some(group) = group::named_before(self.page, index, after, true)
        {
            self.group = Some(group);
            self.role = Some((role, index));
            self.entries(line, after, sink);
            self.role = None;
            return;
        }
        let heading = line.slice(start..line.len());
        if (3..=12).contains(&(line.len() - start)) && heading.ends_with('组') && !heading.ends_with("小组")
        {
            self.part = Some((heading.to_owned(), index));
        }
        let Some((_, since)) = self.role else {
            self.office_and_name(line, start, sink);
            return;
        };
        if index - since > 60 || line.len() > 90 || !self.entries(line, start, sink) {
            self.role = None;
        }
    }

    /// 县委书记：张三 as a whole line.
    fn office_and_name(&self, line: &Line, start: usize, sink: &mut Sink) {
        if line.len() > 40 || !line.text.contains(['：', ':']) {
            return;
        }
        let cx = &self.page.cx;
        let mut before = Before::default();
        let Some((offices, end)) = offices_from(line, start, &mut before, cx) else { return };
        if !matches!(line.at(end), '：' | ':') || offices.iter().any(|o| o.certainty == Certainty::Ending) {
            return;
        }
        let Some(people) = names_in(line, end + 1..line.len(), false, cx) else { return };
        for person in &people {
            let id = sink.person(&person.name);
            for office in &offices {
                let body = sink.body(&office.body);
                let fact = holds(id, body, &office.title, office.status);
                sink.say(
                    fact,
                    line.span(office.range.start..person.range.end),
                    "roster/office-colon-name",
                    85,
                );
            }
        }
    }

    /// The persons of a line from `i`: whether there were any.
    fn entries(&mut self, line: &Line, i: usize, sink: &mut Sink) -> bool {
        let mut i = i;
        let mut any = false;
        let mut before = Before::default();
        while i < line.len() {
            while matches!(line.at(i), ' ' | '、' | '，' | '；' | '。' | '\t' | ';' | ',') {
                i += 1;
            }
            if i >= line.len() {
                break;
            }
            // columns of names: 张三 李 四（女） 王五
            if self.elected
                && let Some(people) = names_in(line, i..line.len(), false, &self.page.cx)
                && people.len() > 1
            {
                self.say(line, &people, &[], i, line.len(), sink);
                return true;
            }
            // 组长：张三，副组长：李四 in one line
            if let Some((role, after)) = role_at(line, i)
                && let Some((_, since)) = self.role
                && line.slice(i..after).ends_with(['：', ':'])
            {
                self.role = Some((role, since));
                i = after;
                continue;
            }
            let Some((people, offices, end)) = entry(self.page, line, i, self.role.is_some(), &mut before)
            else {
                break;
            };
            any = true;
            self.say(line, &people, &offices, i, end, sink);
            i = end.max(i + 1);
        }
        // nothing on the line of the role: the entries come below
        any || i >= line.len()
    }

    fn say(
        &mut self,
        line: &Line,
        people: &[Person],
        offices: &[Office],
        start: usize,
        end: usize,
        sink: &mut Sink,
    ) {
        sink.claim(line.span(start..end));
        for person in people {
            let id = sink.person(&person.name);
            for office in offices {
                let body = sink.body(&office.body);
                let from = office.range.start.min(person.range.start);
                let to = office.range.end.max(person.range.end);
                let doubt = if office.certainty == Certainty::Ending { 15 } else { 0 };
                let fact = holds(id, body, &office.title, office.status);
                sink.say(fact, line.span(from..to), "roster/office", 90 - doubt);
            }
            if let (Some(group), Some((role, _))) = (&self.group, self.role) {
                let (body, title) = match role.strip_prefix("办公室") {
                    Some(title) if !group.name.ends_with("办公室") => {
                        (format!("{}办公室", group.name), title)
                    }
                    Some(title) => (group.name.clone(), title),
                    None => (group.name.clone(), role),
                };
                let body = sink.body(&body);
                let from = if line.starts_with(skip_number(line, 0), role) { 0 } else { person.range.start };
                if self.elected && !self.group.as_ref().is_some_and(|g| g.name.ends_with("办公室")) {
                    let decided = authority::of_page(self.page);
                    let agent = decided.agent.map(|name| sink.body(&name));
                    let title = title.to_owned();
                    let (date, status) = (decided.date, OfficeStatus::Current);
                    let fact = Fact::Appoints { person: id, body, title, agent, date, status };
                    sink.say(fact, line.span(from..person.range.end), "roster/elected", 85);
                    continue;
                }
                let fact = holds(id, body, title, OfficeStatus::Current);
                sink.say(fact, line.span(from..person.range.end), "roster/role", 88);
            }
        }
    }

    /// A row of a table.
    fn row(&mut self, index: usize, line: &Line, sink: &mut Sink) {
        let cells = cells(line);
        if let Some(columns) = header(line, &cells) {
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
        self.cells_of(index, line, &cells, sink);
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
        for (column, cell) in self.columns.clone().into_iter().skip(skip).zip(cells) {
            match column {
                Column::Role => {
                    if let Some((role, _)) = role_at(line, cell.start) {
                        if self.group.is_none() || self.role.is_none() {
                            self.group = group::named_before(self.page, index, 0, true);
                        }
                        self.role = Some((role, index));
                    }
                }
                Column::Name => people = names_in(line, cell.clone(), true, cx).unwrap_or_default(),
                Column::Unit => {
                    before.body = resolve(line.slice(cell.clone()), &[], cx);
                }
                Column::Offices | Column::Title | Column::Planned | Column::Appointed | Column::Removed => {
                    let planned = column == Column::Planned;
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
                Column::Other => {}
            }
        }
        if people.is_empty() {
            return;
        }
        sink.claim(line.span(0..line.len()));
        for person in &people {
            let id = sink.person(&person.name);
            for (office, status, column) in &found {
                let body = sink.body(&office.body);
                let title = office.title.clone();
                let from = office.range.start.min(person.range.start);
                let to = office.range.end.max(person.range.end);
                let (person, agent, date) = (id, None, None);
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
        if self.columns.first() == Some(&Column::Role) && self.role.is_some() {
            let end = people.last().map_or(line.len(), |p| p.range.end);
            self.say(line, &people, &none, 0, end, sink);
        }
    }
}

/// Whether the words above the list at `index` tell of an election.
fn elects(page: &Page, index: usize) -> bool {
    page.lines[..index].iter().rev().take(24).find(|l| l.len() > 24 && l.text.contains('。')).is_some_and(
        |l| {
            l.text.contains("组成人员")
                && ["选举", "表决通过", "补选", "当选"].iter().any(|w| l.text.contains(w))
        },
    )
}

fn holds<Id>(person: Id, body: Id, title: &str, status: OfficeStatus) -> Fact<Id> {
    Fact::HoldsOffice { person, body, title: title.to_owned(), from: None, to: None, status }
}

/// The role at `i`, blanks inside allowed (组 长), and where what it names begins: behind a colon, a blank
/// or a tab.
fn role_at(line: &Line, i: usize) -> Option<(&'static str, usize)> {
    for role in ROLES {
        let mut k = i;
        let fits = role.chars().all(|c| {
            while line.at(k) == ' ' && k > i {
                k += 1;
            }
            let same = line.at(k) == c;
            k += 1;
            same
        });
        if !fits {
            continue;
        }
        let mut end = k;
        // （3人）, （按姓氏笔画为序）
        if matches!(line.at(end), '（' | '(') {
            let close = (end..(end + 20).min(line.len())).find(|&n| matches!(line.at(n), '）' | ')'))?;
            end = close + 1;
        }
        while line.at(end) == ' ' {
            end += 1;
        }
        let colon = matches!(line.at(end), '：' | ':');
        let column = end >= line.len() || line.at(end) == '\t' || end > k;
        if !colon && !column {
            return None;
        }
        return Some((role, end + usize::from(colon || line.at(end) == '\t')));
    }
    None
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
                "单位" | "工作单位" | "所在单位" | "任职单位" => Column::Unit,
                t if t.starts_with("拟") => Column::Planned,
                "任命职务" | "任职职务" | "新任职务" | "任职" | "任命" => Column::Appointed,
                "免去职务" | "免职职务" | "免职" | "免去" => Column::Removed,
                t if t.contains("单位") && t.contains("职务") => Column::Offices,
                "现任职务" | "现职务" | "现任职" | "现职" | "现任职级" | "行政职务" | "党政职务" | "现任" => {
                    Column::Offices
                }
                "职务" | "职位" | "职务职级" => Column::Title,
                _ => Column::Other,
            }
        })
        .collect();
    if !columns.contains(&Column::Name) {
        return None;
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
