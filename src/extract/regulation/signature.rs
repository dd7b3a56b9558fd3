//! The bodies that stand by themselves around a paper: at the head of its title, above its text, over its day.

use crate::extract::page::Page;
use crate::mention::date::date_at;
use crate::mention::named_body::{Heard, Reader};
use crate::mention::{Certainty, Line};

/// The bodies that stand on lines of their own above a date: the signature.
pub fn signers(page: &Page, reader: &Reader) -> Vec<String> {
    for (index, line) in page.lines.iter().enumerate().skip(2) {
        let text = line.text.trim();
        let dated = (0..line.len().min(3)).find_map(|i| date_at(line, i, page.dateline));
        let alone =
            dated.is_some_and(|d| d.date.day().is_some() && d.end - d.start + 2 >= text.chars().count());
        if !alone {
            continue;
        }
        let mut out: Vec<String> = Vec::new();
        for above in page.lines[..index].iter().rev().take(4) {
            let mut names = bodies_in_title(above, above.len(), reader);
            if names.is_empty() {
                names = house_alone(above, reader);
            }
            if names.is_empty() || above.len() > 60 || above.text.contains(['，', '。', '：']) {
                break;
            }
            out.splice(0..0, names);
        }
        if !out.is_empty() {
            return out;
        }
    }
    Vec::new()
}

/// A company, school or hospital that a line names and nothing else: it needs no place to be known by.
fn house_alone(line: &Line, reader: &Reader) -> Vec<String> {
    const KINDS: [&str; 7] = ["公司", "集团", "大学", "学院", "学校", "医院", "协会"];
    let end = line.text.trim_end().chars().count();
    let start = (0..end).find(|&k| line.at(k) != ' ').unwrap_or(0);
    let house = KINDS.iter().any(|k| line.word_before(end, k)) && (6..=30).contains(&(end - start));
    let bodies = if house { reader.list(line, start..end, &Heard::default()) } else { None };
    match bodies.as_deref() {
        Some([one]) => vec![one.name.clone()],
        _ => Vec::new(),
    }
}

/// The bodies that stand on lines of their own above the text.
pub fn letterhead(page: &Page, reader: &Reader) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for line in page.lines.iter().take(12).skip(1).filter(|l| l.len() >= 3) {
        let names = if line.len() <= 60 { nothing_but_bodies(line, reader) } else { None };
        match names {
            Some(names) => out.extend(names),
            None if out.is_empty() => {}
            None => break,
        }
    }
    out
}

/// The bodies of a line that holds nothing else; blanks may part them.
pub fn nothing_but_bodies(line: &Line, reader: &Reader) -> Option<Vec<String>> {
    let mut heard = Heard::default();
    let mut out = Vec::new();
    let mut from = 0;
    for k in (0..=line.len()).filter(|&k| k == line.len() || line.at(k) == ' ') {
        if k > from {
            let bodies = reader.list(line, from..k, &heard)?;
            heard.remember(&bodies);
            out.extend(bodies.into_iter().map(|b| (b.certainty > Certainty::Ending).then_some(b.name)));
        }
        from = k + 1;
    }
    let out: Vec<String> = out.into_iter().collect::<Option<_>>()?;
    (!out.is_empty()).then_some(out)
}

/// The bodies at the head of a title: with blanks, 、 or nothing between them.
pub fn bodies_in_title(line: &Line, end: usize, reader: &Reader) -> Vec<String> {
    bodies_between(line, behind_number(line, end), end, reader)
}

/// 【某政办发〔2019〕8号】某办公室关于…, 某政办发〔2019〕8号某办公室关于…: where the title begins behind its number.
fn behind_number(line: &Line, end: usize) -> usize {
    const LONGEST: usize = 24;
    let number = (0..end.min(LONGEST)).find(|&k| line.at(k) == '号').map_or(0, |k| k + 1);
    let year = (0..number).any(|k| matches!(line.at(k), '〔' | '［' | '['));
    // 《某办公室关于…的通知》: a title in its marks
    let number = if year { number } else { 0 };
    let mark =
        |k: &usize| matches!(line.at(*k), '】' | ']' | '）' | ' ' | '：') && year || line.at(*k) == '《';
    (number..end).find(|k| !mark(k)).unwrap_or(number)
}

/// The same from a place within a line.
pub fn bodies_between(line: &Line, start: usize, end: usize, reader: &Reader) -> Vec<String> {
    let mut heard = Heard::default();
    let mut out: Vec<String> = Vec::new();
    let mut from = start;
    for k in start..=end {
        if k < end && !matches!(line.at(k), ' ' | '\t' | '、') {
            continue;
        }
        if k > from
            && let Some(bodies) = reader.list(line, from..k, &heard)
        {
            heard.remember(&bodies);
            for body in bodies {
                if body.certainty > Certainty::Ending && !out.contains(&body.name) {
                    out.push(body.name);
                }
            }
        }
        from = k + 1;
    }
    out
}
