//! Lists and tables of persons: who belongs to a group in which role (组长, 成员), with the offices said
//! beside the names, and tables of persons with what they hold and are to hold.

use super::authority;
use super::directory;
use super::group;
use super::page::Page;
use super::people::{Person, holds_other_words, is_name, names_in, offices_from, skip_number};
use super::sink::Sink;
use crate::mention::body::Body;
use crate::mention::date::date_at;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::{Certainty, Line, Office};
use crate::model::{BlockKind, Fact, OfficeStatus};
use roles::role_at;

use table::Column;

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
    if let Some(call) = crate::mention::appellation::appellation_at(line, i, &mut tried, cx)
        && !call.names.is_empty()
        && call.offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited)
    {
        *before = tried;
        return Some((super::people::of_call(&call.names), call.offices, call.range.end));
    }
    if listed && let Some(found) = bracketed(page, line, i, before) {
        return Some(found);
    }
    // the name, with a blank or a bracket behind it
    for len in [3usize, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] {
        let end = i + len;
        if end > line.len() {
            continue;
        }
        let next = line.at(end);
        let gap = matches!(next, ' ' | '（' | '(' | '，' | '\t' | '：' | '—' | '-');
        // 卫东及各股室负责人
        let others = || {
            const OTHERS: [&str; 7] = ["各", "有关", "相关", "其他", "机关", "全体", "局"];
            matches!(next, '及' | '和') && OTHERS.iter().any(|w| line.starts_with(end + 1, w))
        };
        let bare = end == line.len() || matches!(next, '、' | '；' | '。') || others();
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

/// 刘乌云其木格（香山镇镇长）、: in a list the offices in the bracket vouch for a name of any shape.
fn bracketed(
    page: &Page,
    line: &Line,
    i: usize,
    before: &mut Before,
) -> Option<(Vec<Person>, Vec<Office>, usize)> {
    const LONGEST: usize = 12;
    const OFFICES: usize = 50;
    let open = (i + 2..(i + LONGEST).min(line.len())).find(|&k| matches!(line.at(k), '（' | '('))?;
    let close = (open + 3..(open + OFFICES).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')'))?;
    let name = line.slice(i..open);
    let shaped = name.chars().all(|c| is_cjk(c) || c == '·') && !holds_other_words(line, i..open);
    let closed = close + 1 >= line.len() || matches!(line.at(close + 1), '、' | '，' | '；' | '。' | ' ');
    if !shaped || !closed || line.words_in(i..open).iter().any(|w| w.entry.title.is_some()) {
        return None;
    }
    let people = || vec![Person { name: name.to_owned(), range: i..open }];
    let mut tried = Before { places: before.places.clone(), ..Before::default() };
    if let Some((offices, until)) = offices_from(line, open + 1, &mut tried, &page.cx)
        && until == close
    {
        *before = tried;
        return Some((people(), offices, close + 1));
    }
    // an office of a body that is not known
    let titled = line.words_in(open + 1..close).iter().any(|w| w.end == close && w.entry.title.is_some());
    titled.then(|| (people(), Vec::new(), close + 1))
}

/// Finds group lists and tables.
pub fn extract(page: &Page, sink: &mut Sink) {
    let mut read = succession::extract(page, sink);
    read.append(&mut directory::extract(page, &read, sink));
    let mut reader = Reader {
        page,
        group: None,
        role: None,
        elected: None,
        columns: Vec::new(),
        in_turn: None,
        part: None,
        whole: None,
        headed: None,
        minutes: minutes::Minutes::default(),
    };
    for (index, line) in page.lines.iter().enumerate() {
        if read.contains(&index) {
            reader.role = None;
            continue;
        }
        match line.kind {
            BlockKind::Byline | BlockKind::Boilerplate => {}
            BlockKind::Row => reader.row(index, line, sink),
            _ if line.text.contains('\t') => reader.row(index, line, sink),
            _ => {
                reader.columns.clear();
                let read = reader.minutes.line(page, line, sink)
                    || minutes::signature(page, index, line, sink)
                    || reader.run_on(index, line, sink);
                if !read {
                    reader.line(index, line, sink);
                }
            }
        }
    }
    posted::extract(page, &read, sink);
}

mod headed;
mod minutes;
mod party;
mod posted;
mod roles;
mod run_on;
pub mod succession;
mod table;
mod within;

pub use table::cells;

struct Reader<'p, 'd> {
    page: &'p Page<'d>,
    group: Option<Body>,
    /// The role of the entries that follow.
    role: Option<(&'static str, usize)>,
    /// The line that says that a session elected those of the list.
    elected: Option<usize>,
    columns: Vec<Column>,
    /// What a table says of those who held an office one after another.
    in_turn: Option<succession::Table>,
    /// A part of the group that a line names, and that line.
    part: Option<(String, usize)>,
    /// The group whose own list stands above those of its parts.
    whole: Option<Body>,
    /// The offices whose holders follow, and the last line of them.
    headed: Option<headed::Headed>,
    minutes: minutes::Minutes,
}

impl Reader<'_, '_> {
    /// A line of a list; a line that is none ends the list.
    fn line(&mut self, index: usize, line: &Line, sink: &mut Sink) {
        let mut start = skip_number(line, 0);
        // 考核组　组长：张三
        if let Some(role) = (start + 3..(start + 12).min(line.len())).find(|&k| line.before(k) == ' ')
            && line.slice(start..role).trim_end().ends_with('组')
            && role_at(line, role).is_some_and(|(_, after)| line.before(after) == '：')
        {
            self.part = Some((line.slice(start..role).trim_end().to_owned(), index));
            start = role;
        }
        // 考核组组长：张三
        if let Some(role) = (start + 3..(start + 10).min(line.len())).find(|&k| line.before(k) == '组')
            && !group::ENDINGS.contains(&line.slice(start..role))
            && !line.slice(start..role).ends_with("领导小组")
            && role_at(line, role).is_some_and(|(_, after)| line.before(after) == '：')
            && let Some(whole) = &self.whole
            && !whole.name.ends_with(line.slice(start..role))
        {
            self.part = Some((line.slice(start..role).to_owned(), index));
            start = role;
        }
        // 职　责：负责…: what the group does, nobody in it
        const TASKS: [&str; 5] = ["职责", "主要职责", "工作职责", "任务", "主要任务"];
        if let Some((label, _)) = line.text.split_once(['：', ':'])
            && TASKS.contains(&label.replace(' ', "").as_str())
        {
            return;
        }
        if self.goes_on(index, line, start, sink) {
            return;
        }
        if let Some((elected, role, after)) = party::seat_at(self.page, index, line, start) {
            self.elected = elected.told;
            self.group = Some(elected.body);
            self.role = Some((role, index));
            self.entries(line, after, sink);
            return;
        }
        if let Some((role, after)) = role_at(line, start) {
            let board = role.ends_with("主任委员")
                || role.ends_with("主任")
                || matches!(role, "委员" | "顾问" | "常务委员" | "主席" | "副主席" | "秘书长");
            let board = board && !role.starts_with("办公室");
            let named = group::named_before(self.page, index, start, board || role.starts_with("办公室"));
            // 主任：…… 成员：……: the members of a committee
            let members = || group::named_before(self.page, index, start, true).filter(|_| role == "成员");
            let Some(mut group) = named.or_else(members) else {
                // 副会长：张三 on the page of an association
                self.under_office(index, line, start, sink);
                return;
            };
            // （一）综合协调组: a part of the group
            if let Some((part, at)) = self.part.as_mut().filter(|(_, at)| index - *at <= 2) {
                const WHOLES: [&str; 6] = ["领导小组", "指挥部", "专班", "委员会", "联席会议", "组委会"];
                if group.name.ends_with(part.as_str()) || !WHOLES.iter().any(|w| group.name.ends_with(w)) {
                    group = self.whole.clone().unwrap_or(group);
                }
                if !group.name.ends_with(part.as_str()) {
                    group.name.push_str(part);
                }
                *at = index;
            } else {
                self.whole = Some(group.clone());
            }
            let committee =
                ["委员会", "办公室", "指挥部", "组委会", "中心"].iter().any(|e| group.name.ends_with(e));
            // 成立某某联席会议办公室 / 主任：张三
            if board
                && !committee
                && role.ends_with("主任")
                && within::office_named(self.page, index, &group.name)
            {
                group.name.push_str("办公室");
                self.group = Some(group);
                self.role = Some((role, index));
                self.entries(line, after, sink);
                return;
            }
            if board && !committee {
                self.under_office(index, line, start, sink);
                return;
            }
            self.group = Some(group);
            self.elected = election(self.page, index);
            self.role = Some((role, index));
            self.entries(line, after, sink);
            return;
        }
        // 办公室设在县水利局，办公室主任：李四
        let within = if line.may_hold("办公室") { line.len() } else { 0 };
        let inline = (1..within).find_map(|k| {
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
        if self.within_text(index, line, sink) {
            return;
        }
        // （按姓氏笔画为序） on a line of its own
        if self.role.is_some() && line.at(0) == '（' && line.text.find('）') == Some(line.text.len() - 3) {
            return;
        }
        let heading = line.slice(start..line.len());
        // （二）宣传组 below the names of the part before
        if start > 0 && heading.ends_with('组') {
            self.role = None;
        }
        // 1.排查小组 below the list of the group itself
        let small = heading.ends_with("小组");
        let own = start > 0 && self.whole.is_some() && !heading.ends_with("领导小组");
        if (3..=12).contains(&(line.len() - start)) && heading.ends_with('组') && (!small || own) {
            self.part = Some((heading.to_owned(), index));
        }
        // 二、指挥部办公室, 领导小组下设办公室, over those who are in it
        let lower =
            |kind: &str| ["下设立", "下设"].iter().find_map(|w| kind.strip_suffix(w)).map(str::to_owned);
        let office = heading.trim_end_matches(['：', ':', '。']).strip_suffix("办公室");
        if let Some(kind) =
            office.and_then(|kind| lower(kind).or_else(|| (start > 0).then(|| kind.to_owned())))
            && self
                .whole
                .as_ref()
                .is_some_and(|whole| whole.name.ends_with(kind.as_str()) && !whole.name.ends_with("办公室"))
        {
            self.part = Some(("办公室".to_owned(), index));
        }
        if self.role.is_none() && self.labelled(line, start, sink) {
            return;
        }
        let Some((_, since)) = self.role else {
            self.under_office(index, line, start, sink);
            return;
        };
        let leaves = ["不再担任", "不再兼任", "免去", "设在", "设立在"].iter().any(|w| line.holds(w));
        if leaves || index - since > 60 || line.len() > 90 || !self.entries(line, start, sink) {
            self.role = None;
        } else if let Some((_, at)) = &mut self.part
            && index - *at <= 1
        {
            *at = index;
        }
    }

    /// 县总河长：张三 县委书记, 牵头领导：李四（副县长）: whatever he is there for, what he holds stands beside his name.
    fn labelled(&self, line: &Line, start: usize, sink: &mut Sink) -> bool {
        const LABELS: [&str; 5] = ["长", "领导", "责任人", "牵头人", "负责人"];
        const LONGEST: usize = 10;
        let colon = (start + 2..start + LONGEST).find(|&k| matches!(line.at(k), '：' | ':'));
        let Some(colon) = colon.filter(|&k| LABELS.iter().any(|w| line.word_before(k, w))) else {
            return false;
        };
        let name = (colon + 1..line.len()).find(|&k| line.at(k) != ' ').unwrap_or(colon + 1);
        let mut before = Before::default();
        let Some((people, offices, end)) = entry(self.page, line, name, true, &mut before) else {
            return false;
        };
        let ([person], false) = (people.as_slice(), offices.is_empty()) else { return false };
        let gap = matches!(line.at(person.range.end), ' ' | '（' | '(');
        if !gap || end < line.len() || offices.iter().any(|o| o.certainty <= Certainty::Ending) {
            return false;
        }
        sink.claim(line.span(name..end));
        let id = sink.person(&person.name);
        for office in &offices {
            let body = sink.body(&office.body);
            let fact = holds(id, body, &office.title, office.status);
            sink.say(fact, line.span(person.range.start..office.range.end), "roster/labelled", 85);
        }
        true
    }

    /// The persons of a line from `i`: whether there were any.
    fn entries(&mut self, line: &Line, i: usize, sink: &mut Sink) -> bool {
        let mut i = i;
        let mut any = false;
        let mut before = Before::default();
        while i < line.len() {
            while matches!(line.at(i), ' ' | '、' | '，' | '；' | '。' | '\t' | ';' | ',' | '）') {
                i += 1;
            }
            if i >= line.len() {
                break;
            }
            // columns of names: 张三 李 四（女） 王五
            let offices = || line.words_in(i..line.len()).iter().any(|w| w.entry.title.is_some());
            let closed = matches!(line.before(line.len()), '。' | '；');
            let end = line.len() - usize::from(closed);
            // 副组长：李四、王五，成员：…: up to the next role
            let next = (i + 1..end).find(|&k| {
                matches!(line.at(k), '。' | '，' | '；' | ' ')
                    && role_at(line, k + 1).is_some_and(|(_, after)| line.before(after) == '：')
                    || line.at(k) == '。'
            });
            if let Some(next) = next
                && !line.words_in(i..next).iter().any(|w| w.entry.title.is_some() && w.end <= next)
                && let Some(people) = names_in(line, i..next, false, &self.page.cx)
            {
                self.say(line, &people, &[], i, next, sink);
                any = true;
                if line.at(next) == '。' {
                    return true;
                }
                i = next + 1;
                continue;
            }
            if (self.elected.is_some() || !offices())
                && let Some(people) = names_in(line, i..end, false, &self.page.cx)
                && people.len() > 1
            {
                self.say(line, &people, &[], i, end, sink);
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

    /// Who elected and when: as the words above the list say, else as the page does.
    fn decided(&self, at: usize) -> authority::Authority {
        let page = self.page;
        let said = page.lines.get(at).map(|l| {
            let date = (0..l.len()).find_map(|i| date_at(l, i, page.dateline)).map(|d| d.date);
            (authority::in_text(page, l, 0..l.len()).agent, date.filter(|d| d.day().is_some()))
        });
        let (agent, date) = said.unwrap_or_default();
        let of_page = authority::of_page(page);
        let date = date.or(of_page.date).or_else(|| authority::day_of_report(page));
        authority::Authority { agent: agent.or(of_page.agent), date }
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
                if let Some(at) = self.elected
                    && !self.group.as_ref().is_some_and(|g| g.name.ends_with("办公室"))
                {
                    let decided = self.decided(at);
                    // a committee of the Party elects its own
                    let own = self.group.as_ref().filter(|g| g.name.starts_with("中共"));
                    let agent = own.map(|g| g.name.clone()).or(decided.agent).map(|name| sink.body(&name));
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
}

/// The line above the list at `index` that tells of an election.
fn election(page: &Page, index: usize) -> Option<usize> {
    const VERBS: [&str; 5] = ["选举", "表决通过", "补选", "当选", "推选"];
    const RESULTS: [&str; 4] = ["选举结果", "当选人员", "当选名单", "选举产生的"];
    let above = || page.lines[..index].iter().enumerate().rev().take(24);
    let headed = |l: &Line| l.len() <= 40 && RESULTS.iter().any(|w| l.holds(w));
    if let Some((at, _)) = above().find(|(_, l)| headed(l)) {
        return Some(at);
    }
    let told = |l: &Line| l.len() > 20 && l.holds("会议") || l.len() > 24 && l.text.contains(['。', '：']);
    let (at, line) = above().find(|(_, l)| told(l))?;
    const MEMBERS: [&str; 9] =
        ["组成人员", "主任、", "主席、", "委员：", "如下", "名委员", "名常务委员", "名常委", "副主任委员"];
    let members = MEMBERS.iter().any(|w| line.holds(w));
    (members && VERBS.iter().any(|w| line.holds(w))).then_some(at)
}

fn holds<Id>(person: Id, body: Id, title: &str, status: OfficeStatus) -> Fact<Id> {
    Fact::HoldsOffice { person, body, title: title.to_owned(), from: None, to: None, status }
}
