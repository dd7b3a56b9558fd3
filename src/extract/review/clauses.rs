//! The parts of a sentence that each may tell of a matter: its clauses, and the verbs that one clause joins.

use super::verb::{after_fillers, real_verb, verb_at, verb_position};
use crate::extract::page::Page;
use crate::extract::presented::object_end;
use crate::mention::{Chars, Line};
use std::cell::LazyCell;

/// The clauses of a sentence: from one ， to the next, titles and brackets kept whole.
pub(super) fn clauses(page: &Page, line: &Line, range: Chars) -> Vec<Chars> {
    let mut out = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let end = object_end(line, start, range.end);
        let mut from = start;
        for cut in joined_verbs(page, line, start..end) {
            out.push(from..cut);
            from = cut + 1;
        }
        if end > from {
            out.push(from..end);
        }
        start = end + 1;
    }
    out
}

/// 讨论了A、听取了B、研究了C: where a 、 joins a verb that has 了, and not a noun; 听取了A并审议B.
fn joined_verbs(page: &Page, line: &Line, range: Chars) -> Vec<usize> {
    let mut depth = 0u32;
    let mut out = Vec::new();
    if !line.chars[range.clone()].iter().any(|c| matches!(c, '、' | '并')) {
        return out;
    }
    let first = LazyCell::new(|| {
        let verb = verb_position(page, line, range.clone())?;
        Some(verb.at + verb_at(page, line, verb.at)?.chars)
    });
    for i in range.clone() {
        match line.at(i) {
            '《' | '〈' | '（' | '“' => depth += 1,
            '》' | '〉' | '）' | '”' => depth = depth.saturating_sub(1),
            '、' if depth == 0 && i > range.start => {
                let at = after_fillers(page, line, i + 1);
                // 传达了甲精神、通报了乙情况: what follows is no matter of the first verb
                let others = ["通报了", "宣读了", "部署了", "安排了"].iter().any(|w| line.starts_with(at, w));
                if others
                    || verb_at(page, line, at)
                        .is_some_and(|v| v.word.ends_with('了') || line.at(at + v.chars) == '了')
                {
                    out.push(i);
                }
            }
            '并' if depth == 0 && first.is_some_and(|end| i > end + 2) => {
                let at = after_fillers(page, line, i + 1);
                let object =
                    verb_at(page, line, at).map(|v| at + v.chars).filter(|_| real_verb(page, line, at));
                if object.is_some_and(|object| object + 3 < range.end) {
                    out.push(i);
                }
            }
            _ => {}
        }
    }
    out
}
