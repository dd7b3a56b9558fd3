//! The parts of a group that a text goes through with those who lead them: （二）综合保障组，张三任组长；…;
//! 下设三个工作组：宣传组由李四任组长，….

use super::super::page::Page;
use super::super::people::skip_number;
use super::{full_name, parent_before};
use crate::mention::line::is_cjk;
use crate::mention::{Body, Certainty, Line};

/// Titles within a part, and within the office of a group.
const OF_PART: [&str; 9] =
    ["组长", "副组长", "常务副组长", "执行组长", "第一组长", "第一副组长", "成员", "联络员", "召集人"];
const OF_OFFICE: [&str; 4] = ["主任", "副主任", "常务副主任", "成员"];

/// So many lines above may announce the parts.
const ABOVE: usize = 10;

/// The part of a group that the title at `title` belongs to, named earlier in its item or right above its line.
pub(super) fn of_title(page: &Page, index: usize, line: &Line, title: usize) -> Option<Body> {
    let said = |titles: &[&str]| titles.iter().any(|t| line.starts_with(title, t));
    let (part, office) = (said(&OF_PART), said(&OF_OFFICE));
    if !part && !office {
        return None;
    }
    let (at, start, name) = match before(line, title) {
        Some((start, name)) => (index, start, name),
        None => above(page, index, line, title)?,
    };
    if name.ends_with("办公室") {
        // 领导小组下设评建办公室: an office with a name of its own
        let own = || {
            let lower = page.lines[at].slice(start.saturating_sub(2)..start) == "下设";
            let group = parent_before(page, at, start).filter(|_| lower)?;
            Some(format!("{}{name}", group.name))
        };
        let name = full_name(page, at, start, name).or_else(own).filter(|_| office)?;
        return Some(Body { name, place: None, certainty: Certainty::PlaceAndEnding });
    }
    let mut group = parent_before(page, at, start).filter(|_| part)?;
    if !group.name.ends_with(name) {
        group.name.push_str(name);
    }
    Some(group)
}

/// Whether earlier words announce `part` among those of a group: 领导小组下设甲组、乙组.
pub(super) fn whole_of(page: &Page, index: usize, floor: usize, part: &str) -> Option<String> {
    let named = part.ends_with('组') && part.chars().count() >= 3 && !part.ends_with("小组");
    let announces = |line: &Line, limit: usize| {
        let text = line.slice(0..limit);
        let at = text.rfind("下设").filter(|&at| text[at..].contains(part))?;
        Some(text[..at].chars().count())
    };
    let lines = named.then(|| (index.saturating_sub(ABOVE)..=index).rev())?;
    let (at, start) = lines.into_iter().find_map(|k| {
        let line = &page.lines[k];
        let limit = if k == index { floor } else { line.len() };
        (line.may_hold("下设")).then(|| announces(line, limit)).flatten().map(|start| (k, start))
    })?;
    parent_before(page, at, start).map(|group| format!("{}{part}", group.name))
}

/// The part that the item up to `title` begins with: where its name begins, and the name.
fn before<'l>(line: &'l Line, title: usize) -> Option<(usize, &'l str)> {
    const LONGEST: usize = 60;
    for k in (title.saturating_sub(LONGEST)..=title).rev() {
        let c = line.at(k);
        let ends = k == title || matches!(c, '，' | '：' | '；' | '。' | '由' | ' ');
        if let Some(found) = ends.then(|| named_at(line, k)).flatten() {
            return Some(found);
        }
        // what an item or sentence before says belongs to that
        if matches!(c, '。' | '；') && k < title {
            return None;
        }
    }
    None
}

/// The part whose name fills the clause that ends at `end`, behind a number or an announcement.
fn named_at<'l>(line: &'l Line, end: usize) -> Option<(usize, &'l str)> {
    const LONGEST: usize = 24;
    const NUMBER: usize = 5;
    let low = end.saturating_sub(LONGEST);
    let clause = |list: bool| {
        let inside = |k: usize| is_cjk(line.at(k)) || list && line.at(k) == '、';
        (low..end).rev().find(|&k| !inside(k)).map_or(low, |k| k + 1)
    };
    if !matches!(line.before(end), '组' | '室') {
        // 办公室设在安全科，
        let (from, office) = (clause(false), "办公室");
        let housed = line.starts_with(from, "办公室设在");
        return housed.then(|| (from, line.slice(from..from + office.chars().count())));
    }
    let clause = clause(true);
    let from = skip_number(line, clause);
    let said = line.slice(from..end);
    let lead = said.find("下设").map_or(0, |at| at + "下设".len());
    let name = &said[lead..];
    let start = from + said[..lead].chars().count();
    let numbered =
        from > clause || (clause.saturating_sub(NUMBER)..clause).any(|k| skip_number(line, k) == clause);
    let announced = || {
        let text = line.slice(0..start);
        ["下设", "个工作组", "个专项组", "个小组", "个组"].iter().any(|w| text.contains(w))
    };
    let office = name.ends_with("办公室");
    let sound = (3..=16).contains(&name.chars().count())
        && (office || name.ends_with('组') && !name.ends_with("小组"))
        && !name.contains(['任', '由', '为', '长', '及'])
        && (!name.contains('、') || numbered && !office);
    (sound && (numbered || office && lead > 0 || announced())).then_some((start, name))
}

/// The part that the line above is the heading of: （三）后勤组 / 由张三任组长.
fn above<'p>(page: &'p Page, index: usize, line: &Line, title: usize) -> Option<(usize, usize, &'p str)> {
    if line.slice(0..title).contains(['。', '；']) {
        return None;
    }
    let at = index.checked_sub(1)?;
    let heading = &page.lines[at];
    let end = heading.text.trim_end_matches([' ', '：', '。', ':']).chars().count();
    let (start, name) = named_at(heading, end)?;
    (end < 24).then_some((at, start, name))
}
