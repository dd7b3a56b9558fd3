//! 他 and 她: by which of them the subject goes, and who is meant by the other.

use super::Reader;
use crate::extract::page::Page;
use crate::extract::people::{Person, is_name};
use crate::mention::line::is_cjk;
use crate::mention::{Chars, Line};

impl Reader<'_, '_> {
    /// Remembers the sex or the pronoun that words about the subject tell of.
    pub(super) fn hear_pronoun(&mut self, line: &Line, range: Chars) {
        const REACH: usize = 12;
        let Some(subject) = &self.subject else { return };
        if self.pronoun.as_ref().is_some_and(|(name, _)| *name == subject.name) {
            return;
        }
        let fresh = |k: &usize| !is_cjk(line.before(*k)) || *k == range.start;
        let sex = (range.start..range.end.min(range.start + REACH)).filter(fresh).find_map(|k| {
            let alone = matches!(line.at(k + 1), '，' | '、' | ',' | ' ');
            match line.at(k) {
                '男' if alone => Some('他'),
                '女' if alone => Some('她'),
                _ => None,
            }
        });
        let said = || range.clone().filter(fresh).map(|k| line.at(k)).find(|c| matches!(c, '他' | '她'));
        if let Some(pronoun) = sex.or_else(said) {
            self.pronoun = Some((subject.name.clone(), pronoun));
        }
    }

    /// Whether the line begins at `start` with the pronoun by which the subject does not go.
    pub(super) fn goes_by_another(&self, line: &Line, start: usize) -> bool {
        let said = line.at(start);
        let own = self.pronoun.as_ref().zip(self.subject.as_ref()).filter(|((name, _), s)| *name == s.name);
        matches!(said, '他' | '她') && own.is_some_and(|((_, pronoun), _)| *pronoun != said)
    }
}

/// 比他小两岁的磐安人张三，则…: whom the words name by where they come from.
pub(super) fn named_by_origin(page: &Page, line: &Line) -> Option<Person> {
    let native = |k: usize| {
        line.before(k) == '人' && line.words_ending_at(k - 1).any(|w| w.entry.place || w.entry.short_place)
    };
    (3..line.len().saturating_sub(2)).filter(|&k| native(k)).find_map(|k| {
        let end = (k + 2..=(k + 3).min(line.len())).find(|&end| {
            matches!(line.at(end), '，' | '则' | '也' | '是' | '生') && is_name(line, k..end, false, &page.cx)
        })?;
        Some(Person { name: line.slice(k..end).to_owned(), range: k..end })
    })
}
