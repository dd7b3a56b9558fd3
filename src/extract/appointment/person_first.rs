//! Words of appointment with the person before them: 张三任局长, 李四辞去主任职务.

use super::super::group;
use super::super::people::{Person, end_of_adverbs, names_before, of_call};
use super::aside::{
    beside_others, came_instead_of, deputy, named_next, one_by_one, period_ending, pointed_out, till_then,
};
use super::by_person::{replacing, up_to_next};
use super::{Found, Reader, found, is_planned, lean};
use crate::lexicon::{Effect, Frame};
use crate::mention::Line;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::person::name_at;

impl Reader<'_, '_> {
    /// 张三任局长, 组长由张三担任
    pub(super) fn person_first(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        floor: usize,
        frame: &Frame,
    ) -> Option<Found> {
        let page = self.page;
        let end = end_of_adverbs(line, i, floor, &page.cx)?;
        let after = i + frame.chars;
        let closed = after >= line.len() || matches!(line.at(after), '，' | '。' | '；' | '、' | '）' | ' ');
        // 主任由张三兼, 张三兼县长; but 书记兼县长 is no step
        if frame.word == "兼" {
            let clause =
                (floor..i).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；')).map_or(floor, |k| k + 1);
            let by = (clause..end).any(|k| line.at(k) == '由');
            // 县委常委张三兼县财政局局长: right behind his name
            let named = || {
                let people = names_before(line, end, floor, &page.cx);
                people.and_then(|p| Some(p.last()?.range.end)) == Some(i)
            };
            if !by && (closed || !named()) {
                return None;
            }
        }
        // 不再由张三兼任局长: over
        if frame.effect == Effect::Appoint
            && let clause = (floor..i).rev().find(|&k| is_break(line.at(k))).map_or(floor, |k| k + 1)
            && line.starts_with(clause, "不再由")
        {
            let people = names_before(line, end, clause + 3, &page.cx)?;
            let (offices, until) = self.offices(line, after)?;
            let rule = "appointment/person-verb";
            return Some(found(people, offices, clause, until, Effect::Remove, rule, 85));
        }
        // 张三接替李四，…: who goes, and no office
        if frame.word == "接替" && !closed {
            return None;
        }
        if closed {
            if let Some(found) = self.in_turn(index, line, i, floor, end, frame) {
                return Some(found);
            }
            (floor..end).rev().take(240).find(|&k| line.at(k) == '由')?;
            if let Some((people, replaced)) = replacing(line, floor, end, &page.cx) {
                let found = self.by_person(index, line, i, floor, frame, people)?;
                return Some(Found { replaced, ..found });
            }
            let people = names_before(line, end, floor, &page.cx)?;
            // 副主任由甲部副部长张三，乙部副部长李四兼任
            let people = self.joined(index, line, floor, people, true);
            let found = self.by_person(index, line, i, floor, frame, people)?;
            // 局长不再由张三兼任
            let by = (floor..i).rev().find(|&k| line.at(k) == '由');
            let over = by.is_some_and(|by| line.word_before(by, "不再"));
            return Some(if over { Found { effect: Effect::Remove, ..found } } else { found });
        }
        let mut from = after;
        while matches!(line.at(from), '了' | ' ' | '：') {
            from += 1;
        }
        // 任首任院长: which of them he is
        const ORDER: [&str; 5] = ["首任", "第一任", "新一任", "首届", "新任"];
        from += ORDER.iter().find(|w| line.starts_with(from, w)).map_or(0, |w| w.chars().count());
        // 申请辞去其所担任的公司董事职务
        let own = ["其所担任的", "所担任的", "其担任的", "其所任"].iter().find(|w| line.starts_with(from, w));
        from += own.filter(|_| frame.effect == Effect::Remove).map_or(0, |w| w.chars().count());
        self.points_to_own(line, from, end);
        let before = self.before.clone();
        let group = group::of_titles(page, index, i, line, from);
        let grouped = group.is_some();
        if let Some((body, title)) = group {
            self.before.lean_on(body);
            from = title;
        }
        // 提出辞去某省人大代表职务
        let seat = || deputy(line, from, &page.cx).filter(|_| frame.effect == Effect::Remove);
        let parsed = self.offices(line, from).or_else(seat).or_else(|| {
            let (offices, end, before) = self.of_association(line, from, frame.effect)?;
            self.before = before;
            Some((offices, end))
        });
        let parsed = parsed.or_else(|| self.rank_alone(line, from));
        if parsed.is_none() {
            self.before = before;
        }
        let (offices, until) = match parsed.or_else(|| self.through_house(line, from)) {
            Some(found) => found,
            // 某部统筹…，由张三兼任部长
            None => {
                let stop = (from..line.len()).find(|&k| !is_cjk(line.at(k))).unwrap_or(line.len());
                (vec![lean::office(page, index, line, from, stop)?], stop)
            }
        };
        // 拟任某县副县长人选张三、李四: an office before names, as any other
        if frame.effect == Effect::Candidate && page.calls_behind(index, i, until) {
            return None;
        }
        let (mut offices, mut until) = (offices, until);
        if grouped {
            until = up_to_next(line, &mut offices, until, &page.cx);
        }
        // 张三作为局长出席会议: what he is, not what he is meant for
        if frame.word == "作为" && !is_planned(line, until) {
            return None;
        }
        if let Some((people, replaced)) = replacing(line, floor, end, &page.cx) {
            let start = people.iter().map(|p| p.range.start).min().unwrap_or(i).min(i);
            let rule = "appointment/person-verb";
            return Some(Found { replaced, ..found(people, offices, start, until, frame.effect, rule, 88) });
        }
        let told = ["调任", "转任", "升任", "改任", "履新", "接任", "继任", "出任", "晋升"]
            .contains(&frame.word.trim_end_matches('为'))
            // ，后相继担任…: when, nobody says
            || line.word_before(i, "后相继") || line.word_before(i, "后先后");
        // 张三、李四两名同志分别以全票当选为镇长和镇人大主席
        if let Some(people) = one_by_one(line, i, floor, &page.cx).filter(|p| p.len() == offices.len()) {
            let start = people.iter().map(|p| p.range.start).min().unwrap_or(i).min(i);
            let rule = "appointment/person-verb";
            return Some(Found {
                each: true,
                ..found(people, offices, start, until, frame.effect, rule, 88)
            });
        }
        // 张三、李四辞去甲法院院长和乙检察院检察长的职务: two seats of one each
        if frame.effect == Effect::Remove
            && let Some(people) =
                names_before(line, end, floor, &page.cx).filter(|p| p.len() == offices.len())
            && let [first, second] = offices.as_slice()
            && first.body != second.body
            && [first, second].iter().all(|o| SEATS_FOR_ONE.contains(&o.title.as_str()))
        {
            let start = people.iter().map(|p| p.range.start).min().unwrap_or(i).min(i);
            let rule = "appointment/person-verb";
            return Some(Found {
                each: true,
                ..found(people, offices, start, until, frame.effect, rule, 85)
            });
        }
        // 张三副县长代理…: the title said behind the name
        let named = names_before(line, end, floor, &page.cx);
        // 张三接替李四，任甲局局长
        if named.is_none()
            && frame.effect != Effect::Remove
            && let Some((people, replaced)) = came_instead_of(line, end, floor, &page.cx)
        {
            let start = people.iter().map(|p| p.range.start).min().unwrap_or(i).min(i);
            let rule = "appointment/person-verb";
            return Some(Found { replaced, ..found(people, offices, start, until, frame.effect, rule, 85) });
        }
        let named = named.or_else(|| beside_others(line, end, floor, &page.cx)).or_else(|| {
            let title = (floor..end.saturating_sub(1))
                .find(|&k| line.words_at(k).iter().any(|w| w.entry.title.is_some() && w.end == end))?;
            let people = names_before(line, title, floor, &page.cx)?;
            let sure = |p: &Person| {
                let surname = p.name.chars().next().and_then(|c| page.cx.lexicon.surname(c));
                let known = self.last.iter().any(|last| last.name == p.name);
                surname == Some(true) || known
            };
            (people.len() == 1 && people.iter().all(sure)).then_some(people)
        });
        // 张三由甲大学副校长出任乙大学校长
        if named.is_none()
            && let Some((people, held)) = self.moved_from(line, end, floor)
        {
            let start = people.iter().map(|p| p.range.start).min().unwrap_or(i).min(i);
            let rule = "appointment/told";
            return Some(Found { held, ..found(people, offices, start, until, frame.effect, rule, 85) });
        }
        if named.is_none()
            && let Some((people, end)) = pointed_out(line, until, frame.effect == Effect::Elect, &page.cx)
        {
            let rule = if told { "appointment/told" } else { "appointment/person-verb" };
            return Some(found(people, offices, i, end, frame.effect, rule, 85));
        }
        // 出任某县代县长的张三; 担任某县县长的张三: what he holds
        let holds = matches!(frame.word.as_str(), "担任" | "任");
        if named.is_none()
            && line.at(until) == '的'
            && (told || holds)
            && let Some(name) = name_at(line, until + 1, true, page.cx.lexicon, page.cx.segmenter)
            && (told || name.quality >= 3)
        {
            let term = period_ending(line, i, floor).filter(|_| holds);
            let effect = match (holds, term.is_some()) {
                (true, true) => Effect::Past,
                (true, false) => Effect::Keep,
                _ => frame.effect,
            };
            let (end, people) = (name.range.end, of_call(&[name]));
            let rule = "appointment/told";
            return Some(Found { term, ..found(people, offices, i, end, effect, rule, 80) });
        }
        // 当选某会副主任两个月后，张三…
        if named.is_none()
            && let Some(people) = named_next(line, until, &page.cx)
        {
            return Some(found(people, offices, i, until, frame.effect, "appointment/told", 80));
        }
        if let Some(people) = &named {
            self.raised(line, &mut offices, people);
        }
        let (people, confidence) = match named {
            Some(people) if grouped => (self.joined(index, line, floor, people, true), 90),
            // 甲省省长张三、乙省省长李四当选…
            Some(people) => (self.joined(index, line, floor, people, false), 90),
            None if told && let Some(people) = till_then(line, end, floor, &page.cx) => (people, 85),
            None => (self.subject(line, end, floor, frame)?, 75),
        };
        let start = people.iter().map(|p| p.range.start).min().unwrap_or(i).min(i);
        // 张三担任局长后，…: known from elsewhere
        let told = told || line.at(until) == '后' && frame.effect != Effect::Remove;
        let rule = if told { "appointment/told" } else { "appointment/person-verb" };
        let held = match people.as_slice() {
            [person] if frame.effect == Effect::Appoint => self.known_by(line, floor, person),
            _ => Vec::new(),
        };
        Some(Found { held, ..found(people, offices, start, until, frame.effect, rule, confidence) })
    }
}

/// Offices that nobody holds in two bodies at once.
const SEATS_FOR_ONE: [&str; 6] = ["院长", "检察长", "市长", "县长", "区长", "州长"];
