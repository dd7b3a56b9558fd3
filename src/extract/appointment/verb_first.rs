//! Words of appointment with the person behind them: 任命张三为局长, 选举产生镇长李四.

use super::super::group;
use super::super::people::{names_before, names_until, of_call, offices_from};
use super::aside::deputy;
use super::{Found, Reader, found, is_planned};
use crate::lexicon::{Effect, Frame};
use crate::mention::appellation::appellation_at;
use crate::mention::line::is_break;
use crate::mention::office::Before;
use crate::mention::person::name_at;
use crate::mention::{Certainty, Line};

impl Reader<'_, '_> {
    /// 任命张三为局长
    pub(super) fn verb_first(&mut self, index: usize, line: &Line, i: usize, frame: &Frame) -> Option<Found> {
        const ENDS: [&str; 10] =
            ["分别担任", "分别为", "分别任", "兼任", "担任", "代理", "任命为", "为", "任", "当"];
        // everyday words need the clear form and a known surname
        let weak = matches!(
            frame.word.as_str(),
            "通过" | "确定" | "明确" | "提拔" | "任用" | "决定" | "宣布" | "宣布了"
        );
        let ends: &[&str] = if weak { &["为"] } else { &ENDS };
        let page = self.page;
        let mut from = i + frame.chars;
        while matches!(line.at(from), '了' | ' ' | '由') {
            from += 1;
        }
        if matches!(line.at(from), '，' | '。' | '；' | ',') {
            return None;
        }
        let again = if ["其", "他", "她"].iter().any(|w| line.starts_with(from, w)) {
            Some(from + 1)
        } else {
            (frame.effect == Effect::Candidate).then_some(from)
        };
        if let Some(after) = again
            && !self.last.is_empty()
            && let Some(word) = ends.iter().find(|w| line.starts_with(after, w))
        {
            let (offices, end) = self.offices(line, after + word.chars().count())?;
            return Some(found(self.last.clone(), offices, i, end, frame.effect, "appointment/again", 80));
        }
        // 李四为监事长，王五聘为秘书长: who stands right before
        let clause = (0..i).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
        if frame.word == "聘为"
            && i > clause
            && let Some(people) = names_before(line, i, clause, &page.cx)
        {
            let (offices, end) = self.offices(line, from)?;
            let rule = "appointment/person-verb";
            return Some(found(people, offices, clause, end, frame.effect, rule, 85));
        }
        // 并决定为代理市长; 提名市人大常委会主任人选: of the person named before
        let near = self.named_just_before(line, i);
        if near && (frame.word.ends_with('为') || frame.effect == Effect::Candidate) {
            let mut tried = self.before.clone();
            if let Some((offices, end)) = offices_from(line, from, &mut tried, &page.cx)
                && (frame.word.ends_with('为') || is_planned(line, end))
            {
                self.before = tried;
                return Some(found(
                    self.last.clone(),
                    offices,
                    i,
                    end,
                    frame.effect,
                    "appointment/again",
                    78,
                ));
            }
        }
        let mut best: Option<(Certainty, Found, Before)> = None;
        for (people, at) in names_until(line, from, ends, !weak, &page.cx) {
            let mut tried = self.before.clone();
            let mut at = at;
            if let Some((group, title)) = group::of_titles(page, index, i, line, at) {
                tried.lean_on(group);
                at = title;
            }
            let seat = || deputy(line, at, &page.cx).filter(|_| frame.effect == Effect::Elect);
            let read = offices_from(line, at, &mut tried, &page.cx).or_else(seat);
            let read = read.or_else(|| {
                let (offices, end, before) = self.of_association(line, at, frame.effect)?;
                tried = before;
                Some((offices, end))
            });
            let Some((offices, end)) = read else { continue };
            let score = offices.iter().map(|o| o.certainty).min().unwrap_or(Certainty::Ending);
            if best.as_ref().is_none_or(|(s, ..)| score > *s) {
                let rule = "appointment/verb-person";
                // 任命张三、李四分别为甲局局长、乙局局长: to each his own
                let each = people.last().is_some_and(|p| line.slice(p.range.end..at).contains("分别"));
                if each && people.len() != offices.len() {
                    continue;
                }
                best = Some((
                    score,
                    Found { each, ..found(people, offices, i, end, frame.effect, rule, 95) },
                    tried,
                ));
            }
        }
        if let Some((_, mut found, tried)) = best {
            // 增补张三（县教育局局长）为副主任
            if let [person] = found.people.as_slice()
                && matches!(line.at(person.range.end), '（' | '(')
                && let Some((held, _)) =
                    offices_from(line, person.range.end + 1, &mut Before::default(), &page.cx)
            {
                found.held = held.into_iter().filter(|o| o.certainty > Certainty::Ending).collect();
            }
            self.before = tried;
            return Some(found);
        }
        // 决定李四副省长为某省代理省长
        if let Some(found) = self.titled(line, i, from, frame) {
            return Some(found);
        }
        // 选举产生12名县委常委：张三、李四
        if frame.effect == Effect::Elect
            && let Some(found) = self.seats_from(line, i, from, true)
        {
            return Some(found);
        }
        let call = appellation_at(line, from, &mut self.before, &page.cx)?;
        if call.names.is_empty() {
            return None;
        }
        let people = of_call(&call.names);
        match ends.iter().find(|w| line.starts_with(call.range.end, w)) {
            // 任命县委副书记李四为…
            Some(word) => {
                // 该行聘任某行原副行长李四为行长
                if let Some(house) = self.filling_house(line, i) {
                    self.before.body = Some(house);
                }
                let (offices, end) = self.offices(line, call.range.end + word.chars().count())?;
                let rule = "appointment/verb-office-person";
                Some(Found { held: call.offices, ..found(people, offices, i, end, frame.effect, rule, 88) })
            }
            // 选举产生镇人大主席张三
            None if frame.effect == Effect::Elect => {
                let (start, end) = (call.range.start, call.range.end);
                Some(found(people, call.offices, start, end, Effect::Elect, "appointment/elected", 80))
            }
            None => None,
        }
    }

    /// 决定|李四副省长为某省代理省长: whom the title behind his name calls.
    fn titled(&mut self, line: &Line, i: usize, from: usize, frame: &Frame) -> Option<Found> {
        const ENDS: [&str; 3] = ["担任", "为", "任"];
        let cx = &self.page.cx;
        let name = name_at(line, from, true, cx.lexicon, cx.segmenter).filter(|n| n.quality >= 2)?;
        let words = line.words_at(name.range.end).iter();
        let ends = words.filter(|w| w.entry.title.is_some()).map(|w| w.end);
        let (end, word) =
            ends.filter_map(|end| Some((end, ENDS.iter().find(|w| line.starts_with(end, w))?))).max()?;
        let people = of_call(&[name]);
        let (offices, end) = self.offices(line, end + word.chars().count())?;
        Some(found(people, offices, i, end, frame.effect, "appointment/verb-person", 88))
    }
}
