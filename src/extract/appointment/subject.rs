//! Whom a verb without a name right before it speaks of, by the clauses before.

use super::super::people::{Person, is_name, names_before, of_call};
use super::Reader;
use crate::mention::Line;

impl Reader<'_, '_> {
    /// The one whom the sentence from `start` on calls by his office, up to the comma before `end`; a bracket may
    /// stand between.
    pub(super) fn called_before(&self, line: &Line, start: usize, end: usize) -> Option<Vec<Person>> {
        const LONGEST_BRACKET: usize = 40;
        let mut at = end.checked_sub(1).filter(|&k| line.at(k) == '，')?;
        if matches!(line.before(at), '）' | ')') {
            at = (start.max(at.saturating_sub(LONGEST_BRACKET))..at)
                .rev()
                .find(|&k| matches!(line.at(k), '（' | '('))?;
        }
        let moved = || self.moved_on(line, start, at);
        let Some(people) = names_before(line, at, start, &self.page.cx).filter(|people| people.len() == 1)
        else {
            return moved();
        };
        let name = people.first()?.range.start;
        let called = line.words_ending_at(name).any(|w| w.entry.title.is_some());
        (called && !line.slice(start..name).contains('，')).then_some(people)
    }

    /// 原县委副书记李四已转岗，任…: whom the clause calls by his office that tells of a move up to the comma at `end`.
    fn moved_on(&self, line: &Line, start: usize, end: usize) -> Option<Vec<Person>> {
        const LONGEST: usize = 12;
        const MOVES: [&str; 16] = [
            "转岗",
            "离任",
            "卸任",
            "调整",
            "调离",
            "离开",
            "到龄",
            "变动",
            "另有任用",
            "交流",
            "调动",
            "跨市",
            "跨省",
            "空降",
            "北上",
            "南下",
        ];
        let mut calls = self.page.sentences_of(line).iter().flat_map(|s| &s.appellations);
        let call = calls.rfind(|c| c.range.start >= start && c.range.end < end && !c.offices.is_empty())?;
        let said = line.slice(call.range.end..end);
        let near = end - call.range.end <= LONGEST && !said.contains(['，', '。']);
        let [name] = call.names.as_slice() else { return None };
        (near && MOVES.iter().any(|w| said.contains(w))).then(|| of_call(std::slice::from_ref(name)))
    }

    /// 张三是某县最年轻的常委，在7月卸任乙县县长: whom the sentence begins with, where no other of the page stands before
    /// the comma at `end`.
    pub(super) fn begun_with(&self, line: &Line, start: usize, end: usize) -> Option<Person> {
        let start = start + usize::from(line.at(start) == '而');
        end.checked_sub(1).filter(|&k| k > start && line.at(k) == '，')?;
        let named = |k: usize| self.page.persons_before(line.from(k)).next();
        // 张三是…, 张三在担任…: a name, whoever it is
        let own = |n: &usize| {
            let sure = self.page.cx.lexicon.surname(line.at(start)) == Some(true);
            sure && matches!(line.at(start + n), '是' | '在')
                && is_name(line, start..start + n, false, &self.page.cx)
        };
        let introduced = || (2..=3).find(own).map(|n| line.slice(start..start + n).to_owned());
        let name = named(start).cloned().or_else(introduced)?;
        let behind = start + name.chars().count();
        let joined = matches!(line.at(behind), '、' | '和' | '与' | '的' | '及');
        let other = |k: usize| named(k).is_some_and(|n| *n != name);
        (!joined && !(behind..end).any(other)).then_some(Person { name, range: start..behind })
    }
}
