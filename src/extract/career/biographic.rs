//! Whom a paragraph is about that begins with a name and tells at once several things that only lives are told by:
//! 张三同志生于1930年8月，某地人，1949年3月入党; 张三 某局局长。男，回族，1951年7月生.

use super::bygone::HONOURS;
use super::subject::{native, person};
use crate::extract::page::Page;
use crate::extract::people::{Person, may_be_name};
use crate::lexicon::CareerWord;
use crate::mention::Line;

/// So many clauses behind the name are looked at, and so many of them have to tell of a life.
const CLAUSES: usize = 10;
const TRAITS: usize = 3;

/// The person with whose name the line begins at `start`, where what follows is a sketch of a life.
pub(super) fn sketched(page: &Page, line: &Line, start: usize) -> Option<Person> {
    let end = (start + 2..(start + 5).min(line.len())).find(|&k| ends_name(line, k))?;
    (may_be_name(line, start..end, &page.cx) && traits(page, line, end) >= TRAITS)
        .then(|| person(page, line, start..end, false))
        .flatten()
}

/// Whether two clauses at least behind a name that ends at `end` tell what lives are told by.
pub(super) fn sketched_behind(page: &Page, line: &Line, end: usize) -> bool {
    matches!(line.at(end), '，' | '（' | '现' | '今') && traits(page, line, end) >= 2
}

fn ends_name(line: &Line, k: usize) -> bool {
    const BEHIND: [&str; 6] = ["同志", "生于", "出生于", "就是", "正是", "现为"];
    matches!(line.at(k), '，' | ',' | ' ' | '（' | '(' | '：')
        || HONOURS.iter().chain(&BEHIND).any(|w| line.starts_with(k, w))
}

/// 今年45岁, 现年52岁
fn aged(clause: &str) -> bool {
    let said = ["今年", "现年", "时年"].iter().find_map(|w| clause.strip_prefix(w));
    said.and_then(|rest| rest.strip_suffix('岁'))
        .is_some_and(|digits| digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// How many of the clauses behind `from` tell what lives are told by.
fn traits(page: &Page, line: &Line, from: usize) -> usize {
    let words = &page.cx.lexicon.career_words;
    let mut count = 0;
    let mut start = from;
    for _ in 0..CLAUSES {
        let Some(end) = (start..line.len()).find(|&k| matches!(line.at(k), '，' | ',' | '。' | '、' | ' '))
        else {
            break;
        };
        let clause = line.slice(start..end);
        let tells = matches!(clause, "男" | "女")
            || aged(clause)
            || words.inside(CareerWord::Trait, clause).is_some()
            || words.starting(CareerWord::Enters, clause).is_some()
            || native(line, start).is_some();
        count += usize::from(tells);
        start = end + 1;
    }
    count
}
