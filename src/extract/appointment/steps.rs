//! Words of appointment with the person behind or before them.

use super::super::group;
use super::super::people::{
    Person, end_of_adverbs, names_before, names_in, names_until, of_call, offices_from, skip_number,
};
use super::{Found, Reader, found, is_planned, lean};
use crate::extract::period::period_at;
use crate::lexicon::{Effect, Frame};
use crate::mention::appellation::appellation_at;
use crate::mention::body::{Context, resolve};
use crate::mention::date::{Dateline, date_at};
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::person::name_at;
use crate::mention::phrase::{ends_with, stop_outside_brackets};
use crate::mention::{Certainty, Line, Office};
use crate::model::OfficeStatus;

impl Reader<'_, '_> {
    /// 任命张三为局长
    pub(super) fn verb_first(&mut self, index: usize, line: &Line, i: usize, frame: &Frame) -> Option<Found> {
        const ENDS: [&str; 7] = ["兼任", "担任", "代理", "任命为", "为", "任", "当"];
        // everyday words need the clear form and a known surname
        let weak = matches!(frame.word.as_str(), "通过" | "确定" | "明确" | "提拔" | "任用" | "决定");
        let ends = if weak { &ENDS[4..5] } else { &ENDS[..] };
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
            let Some((offices, end)) = offices_from(line, at, &mut tried, &page.cx).or_else(seat) else {
                continue;
            };
            let score = offices.iter().map(|o| o.certainty).min().unwrap_or(Certainty::Ending);
            if best.as_ref().is_none_or(|(s, ..)| score > *s) {
                let rule = "appointment/verb-person";
                best = Some((score, found(people, offices, i, end, frame.effect, rule, 95), tried));
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
        // 主任由张三兼; but 书记兼县长 is no step
        if frame.word == "兼" {
            let clause =
                (floor..i).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；')).map_or(floor, |k| k + 1);
            (clause..end).find(|&k| line.at(k) == '由')?;
        }
        // 张三接替李四，…: who goes, and no office
        if frame.word == "接替" && !closed {
            return None;
        }
        if closed {
            (floor..end).rev().take(240).find(|&k| line.at(k) == '由')?;
            if let Some((people, replaced)) = replacing(line, floor, end, &page.cx) {
                let found = self.by_person(index, line, i, floor, frame, people)?;
                return Some(Found { replaced, ..found });
            }
            let people = names_before(line, end, floor, &page.cx)?;
            // 副主任由甲部副部长张三，乙部副部长李四兼任
            let people = self.joined(index, line, floor, people, true);
            return self.by_person(index, line, i, floor, frame, people);
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
        let before = self.before.clone();
        let group = group::of_titles(page, index, i, line, from);
        let grouped = group.is_some();
        if let Some((body, title)) = group {
            self.before.lean_on(body);
            from = title;
        }
        // 提出辞去某省人大代表职务
        let seat = || deputy(line, from, &page.cx).filter(|_| frame.effect == Effect::Remove);
        let parsed = self.offices(line, from).or_else(seat);
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
            .contains(&frame.word.trim_end_matches('为'));
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
            let since = holds && period_ending(line, end, floor);
            let effect = match (holds, since) {
                (true, true) => Effect::Past,
                (true, false) => Effect::Keep,
                _ => frame.effect,
            };
            let (end, people) = (name.range.end, of_call(&[name]));
            return Some(found(people, offices, i, end, effect, "appointment/told", 80));
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

    /// Adds the persons called by their offices in the clauses right before: 组织部部长何平，副县长孙丽任副组长.
    /// Over commas only where `clauses` says so.
    pub(super) fn joined(
        &self,
        index: usize,
        line: &Line,
        floor: usize,
        people: Vec<Person>,
        clauses: bool,
    ) -> Vec<Person> {
        let Some(first) = people.iter().map(|p| p.range.start).min() else { return people };
        let calls: Vec<_> = self.page.sentences_at(index).iter().flat_map(|s| &s.appellations).collect();
        let Some(own) = calls.iter().find(|c| c.range.contains(&first)) else { return people };
        let mut start = own.range.start;
        let mut out = people;
        while let Some(call) = calls.iter().find(|c| c.range.end + 1 == start && c.range.start >= floor)
            && (clauses && line.at(call.range.end) == '，'
                || matches!(line.at(call.range.end), '、' | '和' | '与' | '及'))
            && !call.names.is_empty()
        {
            out.extend(of_call(&call.names));
            start = call.range.start;
        }
        // 副主任由张三、财政局副局长李四兼任: whose office is said elsewhere
        if clauses
            && let Some(by) = (floor..start).rev().find(|&k| line.at(k) == '由')
            && matches!(line.before(start), '，' | '、' | '和' | '与' | '及')
            && let Some(bare) = names_in(line, by + 1..start - 1, false, &self.page.cx)
        {
            out.extend(bare);
        }
        out
    }

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

    /// 组长由张三担任: the office stands before 由.
    pub(super) fn by_person(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        floor: usize,
        frame: &Frame,
        people: Vec<Person>,
    ) -> Option<Found> {
        let page = self.page;
        let first = people.first()?.range.start;
        let by = (floor..first).rev().find(|&k| line.at(k) == '由')?;
        let mut start = by;
        while start > floor && !matches!(line.at(start - 1), '，' | '。' | '；' | '：' | ' ' | ';') {
            start -= 1;
        }
        // 其局长职务由…
        // 张三不再担任县委书记，由李四接任: the office said right before
        if start == by
            && index == self.said_on
            && ["", "职务", "一职"].contains(&line.slice(floor..by).trim_end_matches('，'))
            && line.before(by) == '，'
            && let Some(office) = self.taken.first().filter(|_| self.taken.len() == 1)
        {
            let offices = vec![Office { inherited: true, range: by..i, ..office.clone() }];
            let rule = "appointment/office-by-person";
            return Some(found(people, offices, start, i + frame.chars, frame.effect, rule, 80));
        }
        let own = line.at(start) == '其';
        start += usize::from(own);
        let mut tried: Option<(Vec<Office>, Before)> = None;
        let mut grouped = false;
        // 书记一职目前由张三兼任
        const BETWEEN: [&str; 12] =
            ["", "目前", "现", "已", "现已", "一职", "一职目前", "一职已", "一职现", "职务", "职务已", "暂"];
        for s in start..by {
            let mut before = self.before.clone();
            let mut at = s;
            let group = group::of_titles(page, index, s, line, s);
            grouped = group.is_some();
            if let Some((body, title)) = group {
                before.lean_on(body);
                at = title;
            }
            if let Some((offices, end)) = offices_from(line, at, &mut before, &page.cx)
                && BETWEEN.contains(&line.slice(end.min(by)..by))
                && end <= by
            {
                tried = Some((offices, before));
                break;
            }
        }
        let bare = |o: &Office| o.inherited || o.certainty == Certainty::Ending;
        let unsure = tried.as_ref().is_none_or(|(offices, _)| !grouped && offices.iter().all(bare));
        let (offices, before) = match lean::office(page, index, line, start, by).filter(|_| unsure) {
            Some(office) => (vec![office], self.before.clone()),
            None => tried?,
        };
        self.before = before;
        let mut offices = offices;
        if own
            && let [office] = offices.as_mut_slice()
            && let Some(left) = self.left.iter().find(|left| left.title == office.title)
        {
            office.body.clone_from(&left.body);
            office.place.clone_from(&left.place);
        }
        let end = i + frame.chars;
        Some(found(people, offices, start, end, frame.effect, "appointment/office-by-person", 88))
    }
}

/// 任组长、县长李四任副组长: the title of the next one is none of these; where they end.
pub(super) fn up_to_next(line: &Line, offices: &mut Vec<Office>, until: usize, cx: &Context) -> usize {
    let next = name_at(line, until, true, cx.lexicon, cx.segmenter);
    let goes_on = next.is_some_and(|n| ["任", "担任", "为"].iter().any(|w| line.starts_with(n.range.end, w)));
    if offices.len() < 2 || !goes_on {
        return until;
    }
    offices.truncate(1);
    offices.first().map_or(until, |o| o.range.end)
}

/// Offices that nobody holds in two bodies at once.
const SEATS_FOR_ONE: [&str; 6] = ["院长", "检察长", "市长", "县长", "区长", "州长"];

/// 补选李四为某市第四届人民代表大会代表: a seat in the congress.
fn deputy(line: &Line, at: usize, cx: &Context) -> Option<(Vec<Office>, usize)> {
    const LONGEST: usize = 30;
    let end = (at + 3..line.len().min(at + LONGEST)).find(|&k| {
        line.starts_with(k, "代表") && (line.word_before(k, "人民代表大会") || line.word_before(k, "人大"))
    })?;
    let body = resolve(line.slice(at..end), &[], cx).filter(|b| b.certainty == Certainty::Known)?;
    let office = Office {
        range: at..end + 2,
        body: body.name,
        title: "代表".to_owned(),
        status: OfficeStatus::Current,
        place: body.place,
        certainty: body.certainty,
        inherited: false,
    };
    Some((vec![office], end + 2))
}

/// 张三，时任甲局局长，升任…; 张三，他是民盟成员，时任…: whom the sentence names before what was held till then.
fn till_then(line: &Line, end: usize, floor: usize, cx: &Context) -> Option<Vec<Person>> {
    let clause = |end: usize| (0..end).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；'));
    let sentence = (floor..end).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(floor, |k| k + 1);
    let held = (sentence + 3..end).find(|&k| line.before(k) == '，' && line.starts_with(k, "时任"))?;
    let named = |end: usize| names_before(line, end, sentence, cx).filter(|people| people.len() == 1);
    named(held - 1).or_else(|| {
        let aside = clause(held - 1).filter(|&k| k > sentence && matches!(line.at(k + 1), '他' | '她'))?;
        named(aside)
    })
}

/// 2006年至2011年|担任: whether a term that is over stands right before the verb.
fn period_ending(line: &Line, end: usize, floor: usize) -> bool {
    const LONGEST: usize = 20;
    (floor.max(end.saturating_sub(LONGEST))..end)
        .any(|k| period_at(line, k).is_some_and(|p| p.end == end && p.to.is_some()))
}

/// 当选副主任|两个月后，张三…: whom the clause behind the time names that has passed since.
fn named_next(line: &Line, until: usize, cx: &Context) -> Option<Vec<Person>> {
    const LONGEST: usize = 9;
    let comma = (until..line.len().min(until + LONGEST)).find(|&k| line.at(k) == '，')?;
    let passed = line.slice(until..comma);
    let time = passed.ends_with('后') && (passed == "后" || passed.contains(['年', '月', '天', '周']));
    let name = name_at(line, comma + 1, true, cx.lexicon, cx.segmenter)?;
    (time && name.quality >= 3).then(|| of_call(&[name]))
}

/// Whom the words behind an office point out: 当选为常委的还有|张三、李四, 调任院长的是|王五.
fn pointed_out(line: &Line, at: usize, trust: bool, cx: &Context) -> Option<(Vec<Person>, usize)> {
    const WORDS: [&str; 9] =
        ["的还有", "的还包括", "的分别是", "的分别为", "的有", "的是", "的则是", "的为", "的包括"];
    let word = WORDS.iter().find(|w| line.starts_with(at, w))?;
    let from = at + word.chars().count();
    let from = from + usize::from(matches!(line.at(from), '：' | ':'));
    // 的是年仅38岁的张三
    let aged = (from..line.len().min(from + 8)).find(|&k| line.starts_with(k, "岁的"));
    let from = aged.filter(|&k| line.before(k).is_ascii_digit()).map_or(from, |k| k + 2);
    let stop = |marks: &[char]| stop_outside_brackets(line, from..line.len(), marks);
    [stop(&['。', '；']), stop(&['。', '；', '，'])]
        .into_iter()
        .find_map(|end| Some((names_in(line, from..end, trust, cx)?, end)))
}

/// 张三及财政局、教育局相关负责人任副组长: those who are named.
fn beside_others(line: &Line, end: usize, floor: usize, cx: &Context) -> Option<Vec<Person>> {
    const OTHERS: [&str; 5] = ["负责人", "负责同志", "主要领导", "分管领导", "主要负责同志"];
    OTHERS.iter().find(|w| ends_with(line, end, w))?;
    let clause =
        (floor..end).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；')).map_or(floor, |k| k + 1);
    (clause + 2..end)
        // 王太和及省统计局…: the end of a name
        .filter(|&k| matches!(line.at(k), '及' | '和' | '以') && line.at(k + 1) != '及')
        .find_map(|k| names_before(line, k, clause, cx))
}

/// 张三、李四|分别…: those of whom each comes into an office of his own, where the verb at `verb` says so.
fn one_by_one(line: &Line, verb: usize, floor: usize, cx: &Context) -> Option<Vec<Person>> {
    const LONGEST: usize = 12;
    let apart =
        (floor.max(verb.saturating_sub(LONGEST))..verb).rev().find(|&k| line.starts_with(k, "分别"))?;
    let how = line.slice(apart + "分别".chars().count()..verb);
    let sound =
        how.is_empty() || how.starts_with('以') && how.ends_with('票') || matches!(how, "全票" | "高票");
    names_before(line, apart, floor, cx).filter(|people| sound && people.len() > 1)
}

/// 张三接替李四, up to `end`: who comes, with a title behind the name or not, and who goes.
fn replacing(line: &Line, floor: usize, end: usize, cx: &Context) -> Option<(Vec<Person>, Vec<Person>)> {
    let start =
        (floor..end).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；')).map_or(floor, |k| k + 1);
    let word = ["接替", "接任", "替换"].iter().find(|w| (start..end).any(|k| line.starts_with(k, w)))?;
    let at = (start..end).find(|&k| line.starts_with(k, word))?;
    let replaced = names_before(line, end, at + word.chars().count(), cx)?;
    let named = names_before(line, at, start, cx).or_else(|| {
        let title =
            (start..at).find(|&k| line.words_at(k).iter().any(|w| w.entry.title.is_some() && w.end == at))?;
        names_before(line, title, start, cx)
    })?;
    Some((named, replaced))
}
