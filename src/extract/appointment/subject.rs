//! Whom a verb without a name right before it speaks of, by the clauses before.

use super::super::people::{Person, is_name, names_before, names_in, of_call, skip_number};
use super::Reader;
use crate::lexicon::{Effect, Frame};
use crate::mention::Line;
use crate::mention::date::{Dateline, date_at};

impl Reader<'_, '_> {
    /// Whom a verb without a name right before it speaks of: 李四同志因工作变动，不再担任…
    pub(super) fn subject(
        &self,
        line: &Line,
        end: usize,
        floor: usize,
        frame: &Frame,
    ) -> Option<Vec<Person>> {
        let mut start = end;
        while start > 0 && !matches!(line.at(start - 1), '。' | '；' | '：' | ';' | ':') {
            start -= 1;
        }
        // 县长张三，2016年10月当选…: the day of the step
        let clause = (start..end).rev().find(|&k| line.at(k) == '，').map_or(end, |k| k + 1);
        let dated = date_at(line, clause, Dateline::default()).is_some_and(|d| d.end == end);
        let end = if dated { clause } else { end };
        let words = line.slice(start..end);
        if frame.effect == Effect::Remove {
            let start = skip_number(line, start);
            const CUTS: [&str; 8] = ["因", "由于", "，因", "到龄", "已到", "退出现役", "调离", "同志"];
            // 张三因年龄原因辞去甲职务，李四因年龄原因辞去乙职务: the nearest reason is his
            let told = line.slice(start.max(floor)..end);
            let cut_at = |cut: &str| {
                let near = told.find(cut).map(|at| end - told[at..].chars().count());
                near.or_else(|| words.find(cut).map(|at| end - words[at..].chars().count()))
            };
            for cut in CUTS {
                let Some(to) = cut_at(cut) else { continue };
                // 会议决定，接受张三因工作变动辞去…
                let clause = (start..to).rev().find(|&k| line.at(k) == '，').map_or(start, |k| k + 1);
                let own = (clause..to)
                    .rev()
                    .find(|&k| ["接受", "同意", "批准"].iter().any(|w| line.word_before(k, w)));
                let named = |from: usize| names_in(line, from..to, cut == "同志", &self.page.cx);
                if let Some(people) =
                    [Some(start), own, Some(clause)].into_iter().flatten().filter(|&k| k < to).find_map(named)
                {
                    return Some(people);
                }
                // 公司总工程师李四因年龄原因，申请辞去…
                if cut == "因"
                    && let Some(people) = names_before(line, to, floor.max(clause), &self.page.cx)
                {
                    return Some(people);
                }
            }
        }
        // 张三同志试用期满，正式任…
        if frame.effect == Effect::Appoint
            && let Some(to) = ["试用期满", "试用期已满", "挂职期满"].iter().find_map(|w| words.find(w))
        {
            let from = skip_number(line, start);
            let to = start + words[..to].chars().count();
            if let Some(people) = (from < to).then(|| names_in(line, from..to, true, &self.page.cx)).flatten()
            {
                return Some(people);
            }
        }
        // 现任甲市市长李四，拟任…; 某市市长李四（1970年生），任…: whom the clause before calls by his office
        if matches!(frame.effect, Effect::Candidate | Effect::Appoint | Effect::Elect)
            && let Some(people) = self.called_before(line, start, end)
        {
            return Some(people);
        }
        // 张三在担任局长后，于2月13日被任命为…
        let after = || line.word_before(end, "后，") && line.slice(start..end).contains('任');
        if (frame.effect == Effect::Remove || after())
            && let Some(person) = self.begun_with(line, start, end)
        {
            return Some(vec![person]);
        }
        // ；不再担任…: of the person before
        if words.is_empty() && self.named_just_before(line, end) {
            return Some(self.last.clone());
        }
        // the clause before in the same sentence named them
        let clause = line.before(end) == '，' || floor == end || words.chars().count() <= 2;
        let recent = self.last.iter().any(|p| p.range.start >= start && p.range.end <= end);
        (clause && recent && floor > start).then(|| self.last.clone())
    }

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
        // 生于1982年的彝族女干部李四，升任…
        let described = ["干部", "官员", "后干部"].iter().any(|w| line.word_before(name, w));
        let called = described || line.words_ending_at(name).any(|w| w.entry.title.is_some());
        (called && !line.slice(start..name).contains('，')).then_some(people)
    }

    /// 原县委副书记李四已转岗，任…: whom the clause calls by his office that tells of a move up to the comma at `end`.
    fn moved_on(&self, line: &Line, start: usize, end: usize) -> Option<Vec<Person>> {
        const LONGEST: usize = 12;
        const MOVES: [&str; 20] = [
            "跨公司",
            "跨集团",
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
            "不再兼任",
            "不再担任",
        ];
        let mut calls = self.page.sentences_of(line).iter().flat_map(|s| &s.appellations);
        let call = calls.rfind(|c| c.range.start >= start && c.range.end < end && !c.offices.is_empty())?;
        let said = line.slice(call.range.end..end);
        let near = end - call.range.end <= LONGEST && !said.contains(['，', '。']);
        let [name] = call.names.as_slice() else { return None };
        // 原县委副书记李四在担任该职务3年后，
        let stayed = said.starts_with('在') && said.ends_with('后') && said.contains("任");
        if stayed && !said.contains(['，', '。']) {
            return Some(of_call(std::slice::from_ref(name)));
        }
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
