//! The words behind a period, step by step: which offices they name, and what else stands between.

use super::entries::{closing, studies};
use super::leads::{at_session, away_from, lead_in};
use super::subject::is_known;
use super::whither::{column, filled, leading_place_of, moved_to, of_place, workplace};
use super::words::stands;
use super::{Held, Reader, Step, bygone, posts};
use crate::extract::people::{Person, is_name, offices_from};
use crate::extract::period::{Period, may_begin, may_go_on, period_after, period_at, period_told};
use crate::lexicon::CareerWord;
use crate::mention::body::resolve;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::office::Before;
use crate::mention::person::sure_name_at;
use crate::mention::{Body, Certainty, Line, Office, Place};
use crate::model::OfficeStatus;

impl Reader<'_, '_> {
    /// The offices between `i` and `end`, held over `period`.
    pub(super) fn jobs(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        end: usize,
        period: Period,
        person: &Person,
    ) {
        let lexicon = self.page.cx.lexicon;
        let mut i = i;
        let mut period = period;
        let begin = i;
        // a sentence without a time of its own: nobody says when
        let mut loose = false;
        // 1994年参加工作。曾任甲，外派任乙
        let mut past = false;
        // a body is carried on from the period before only to a bare title
        let carried = self.before.body.take();
        // where the words behind a workplace begin
        let mut from = i;
        // 下派到某乡任…: the place that fills the words of the workplace
        let mut placed: Option<Place> = None;
        while i < end {
            let c = line.at(i);
            if matches!(c, '（' | '(') {
                let close = closing(line, i).min(end);
                // 两年后（2016年12月）任…
                let dated = period_at(line, i + 1)
                    .filter(|p| p.end == close && stands(line, close + 1, CareerWord::Verb, lexicon));
                if let Some(next) = dated {
                    (period, loose, past) = (next, false, false);
                    i = close + 1;
                    from = i;
                    continue;
                }
                let meanwhile = stands(line, i + 1, CareerWord::Aside, lexicon);
                if let Some(at) = (i + 1..close).find(|&k| line.at(k).is_ascii_digit())
                    && (meanwhile || at == i + 1)
                    && let Some(inner) = period_at(line, at)
                    && !studies(line, at, close, lexicon)
                {
                    let closed = Period { open: false, ..inner };
                    // 县长（1999.01当选）
                    match self.held.last().filter(|h| h.line == index && h.person.name == person.name) {
                        Some(held) if line.slice(inner.end..close) == "当选" => {
                            let from = Some(inner.from);
                            self.held.push(Held { from, to: None, step: Step::Comes, ..held.clone() });
                        }
                        _ => self.jobs(index, line, inner.end, close, closed, person),
                    }
                }
                // 副院长（期间，挂职任某部某司副司长）: meanwhile, nobody says when
                else if meanwhile && !studies(line, i + 1, close, lexicon) {
                    let aside = lexicon.career_words.starting(CareerWord::Aside, line.from(i + 1));
                    let inner = i + 1 + aside.map_or(0, |w| w.chars().count());
                    let first = self.held.len();
                    let own = std::mem::take(&mut self.before);
                    self.before.places.clone_from(&own.places);
                    self.jobs(index, line, inner, close, Period { open: false, ..period }, person);
                    self.before = own;
                    for held in &mut self.held[first..] {
                        (held.from, held.to, held.status) = (None, None, OfficeStatus::Former);
                    }
                }
                i = close + 1;
                continue;
            }
            // a later period in the same line: 2015年，任…。2017年，任…
            if may_begin(line, i)
                && let Some(next) = period_at(line, i)
                && next.end > i + 4
            {
                period = next;
                (loose, past) = (false, false);
                i = next.end;
                continue;
            }
            // ，今年1月成为…
            if matches!(c, '今' | '去')
                && !is_cjk(line.before(i))
                && let Some(next) = period_told(line, i, self.page.dateline).filter(|p| p.end > i + 2)
            {
                period = next;
                (loose, past) = (false, false);
                i = next.end;
                continue;
            }
            if may_go_on(c)
                && let Some(next) = period_after(line, i, &period)
            {
                i = next.end;
                period = next;
                (loose, past) = (false, false);
                continue;
            }
            let fresh = i == from || !crate::mention::line::is_cjk(line.before(i)) || i == period.end;
            if !fresh || matches!(c, '，' | '；' | '、' | '。' | ' ' | '：' | ':' | ',' | ';') {
                i += 1;
                continue;
            }
            // 2013年，李四调离某市，出任某省副省长: somebody else's years
            let other = |n: usize| {
                let range = i..(i + n).min(end);
                line.slice(range.clone()) != person.name && is_known(self.page, line, range)
            };
            let called = person.called_at(line, i).is_some();
            if !called && ((2..=4).any(other) || self.of_others(line, i, end, person)) {
                let mut depth = 0_usize;
                i = (i..end)
                    .find(|&k| {
                        let closes = line.at(k) == '）' && depth == 0;
                        depth += usize::from(line.at(k) == '（');
                        depth = depth.saturating_sub(usize::from(line.at(k) == '）'));
                        closes || matches!(line.at(k), '；' | '。') || period_begins(line, k)
                    })
                    .unwrap_or(end);
                continue;
            }
            if i > begin && line.before(i) == '。' && period.to.is_none() && !period.open {
                (loose, past) = (true, false);
            }
            // 1971年6月至73年4月任甲，粉碎“四人帮”后，任乙: nor in times that only words tell
            const ERA: usize = 14;
            if i > begin
                && let Some(comma) = (i..end.min(i + ERA)).find(|&k| line.at(k) == '，')
                && !line.slice(i..comma).contains(|c: char| c.is_ascii_digit() || c == '任')
                && lexicon.career_words.ending(CareerWord::Era, line.slice(i..comma)).is_some()
            {
                loose = true;
                (from, i) = (comma + 1, comma + 1);
                continue;
            }
            // 2013年10月至2015年7月任甲，后空降乙省，任丙: since when, nobody says
            const ON: [char; 10] = ['任', '调', '转', '赴', '到', '进', '回', '空', '升', '改'];
            if c == '后' && period.to.is_some() && ON.contains(&line.at(i + 1)) {
                loose = true;
            }
            let mut at = i;
            // 2007年，在某市工作了6年的张三调往…: whence he came is no part of the step
            let aged = line.at(at).is_ascii_digit() && line.starts_with(at + 2, "岁的");
            if (aged || matches!(line.at(at), '在' | '从' | '曾' | '时'))
                && let stop = (at..end).find(|&k| is_break(line.at(k))).unwrap_or(end)
                && let Some(name) =
                    (at + 3..stop).find(|&k| line.before(k) == '的' && person.called_at(line, k).is_some())
                && !line.starts_with(at, "时任")
            {
                at = name;
            }
            if let Some(end) = person.called_at(line, at) {
                at = bygone::behind_honour(line, end);
            } else if matches!(line.at(at), '他' | '她' | '其') && !line.starts_with(at, "其间") {
                at += 1;
            }
            // 任厅长，其间兼任…
            at += 2 * usize::from(["其间", "期间"].iter().any(|w| line.starts_with(at, w)));
            let left = at;
            at = away_from(line, at, end);
            // 从某县县委书记调任某市副市长: the office that was left
            if matches!(line.at(left), '从' | '由')
                && at > left
                && let Some((offices, until)) =
                    offices_from(line, left + 1, &mut self.before.clone(), &self.page.cx)
                && (until == at
                    || line.slice(until..at).starts_with("任上")
                    || line.slice(until..at) == "一职")
            {
                let first = self.held.len();
                self.hold_all(index, line, &offices, i, until, period, person);
                for held in &mut self.held[first..] {
                    (held.from, held.to, held.status) = (None, None, OfficeStatus::Former);
                }
            }
            // 他接替已转任某县政协主席的李四，兼任…: the other's office
            if line.starts_with(at, "接替") {
                i = (at..end).find(|&k| matches!(line.at(k), '，' | '；' | '。')).unwrap_or(end);
                continue;
            }
            at = lead_in(line, at, end, lexicon);
            at = at_session(line, at, end).unwrap_or(at);
            let (mut elected, mut undated) = (false, loose);
            // 2003年，时任甲厂厂长的张三调任…: till then
            if line.starts_with(at, "时任")
                && let Some((offices, until)) =
                    offices_from(line, at + 2, &mut self.before.clone(), &self.page.cx)
                && line.at(until) == '的'
            {
                let first = self.held.len();
                self.hold_all(index, line, &offices, i, until, period, person);
                for held in &mut self.held[first..] {
                    (held.from, held.to, held.status) = (None, None, OfficeStatus::Former);
                }
                from = until + 1;
                i = from;
                continue;
            }
            // ，同年7月辞去某局局长职务, 后不再担任某县县委书记: no office that was taken up
            if let Some((offices, until, dated)) = self.given_up(line, at, &period, i) {
                let first = self.held.len();
                self.hold_all(index, line, &offices, i, until, period, person);
                for held in &mut self.held[first..] {
                    held.from = Some(period.from).filter(|_| dated && !loose);
                    (held.to, held.status, held.step) = (None, OfficeStatus::Former, Step::Leaves);
                }
                i = until;
                from = i;
                continue;
            }
            // 2009年11月—— 拟任某区区委书记
            let planned = lexicon.career_words.starting(CareerWord::Candidate, line.from(at));
            at += planned.map_or(0, |word| word.chars().count());
            while let Some(verb) = lexicon.career_words.starting(CareerWord::Verb, line.from(at)) {
                let made = ["当选", "再次当选", "再度当选", "被任命为", "被选举为"]
                    .iter()
                    .any(|w| verb.starts_with(w));
                elected |= made && period.to.is_none();
                past |= verb.starts_with('曾') && loose;
                // till 2016, and then …: nobody says since when
                let then = ["此后", "之后", "随后", "其后", "后来"].iter().any(|w| verb.starts_with(w));
                undated |= then && (period.to.is_some() || i > period.end + 1)
                    || verb.starts_with('后') && i > period.end && period.to.is_none();
                at += verb.chars().count();
                // 担任过
                at += usize::from(line.at(at) == '过' && verb.ends_with('任'));
                while matches!(line.at(at), ' ' | '，' | '：') {
                    at += 1;
                }
            }
            // ，兼某中心主任
            at += usize::from(line.at(at) == '兼' && line.at(at + 1) != '职');
            // 任甲公司总经理，2015年任公司董事长: of the one just named
            let own_company =
                self.before.body.as_ref().or(carried.as_ref()).filter(|b| b.name.ends_with("公司"));
            if line.starts_with(at, "公司")
                && line.words_at(at + 2).iter().any(|w| w.entry.title.is_some())
                && own_company.is_some()
            {
                at += 2;
            }
            // 调任江西，担任省委常委
            if let Some((place, until)) = moved_to(self.page, line, at).filter(|_| at > i) {
                self.before.remember_place(place);
                from = until;
                i = until;
                continue;
            }
            // 在县法院工作，任书记员
            if let Some((body, until)) = workplace(self.page, line, at, end, &self.before.places) {
                self.before.places.extend(body.place.clone());
                placed = body.place.clone().filter(|p| p.name == body.name);
                self.before.body = Some(body);
                from = until;
                i = until;
                continue;
            }
            // 某大学某学院　讲师: the unit and the post in columns
            if let Some((body, until)) = column(self.page, line, at, end) {
                self.before.places.extend(body.place.clone());
                self.before.body = Some(body);
                from = until;
                i = until;
                continue;
            }
            let clause =
                (at..end).find(|&k| matches!(line.at(k), '，' | '；' | '。' | '（' | ' ')).unwrap_or(end);
            if studies(line, at, clause, lexicon) {
                i = clause;
                continue;
            }
            let mut before = self.before.clone();
            // 1954年，升任某行署副主任；次年升任主任: of the body that he was of
            const RISES: [&str; 5] = ["升任", "升为", "晋升为", "提升为", "提任"];
            let rises = before.body.is_none() && RISES.iter().any(|w| line.word_before(at, w));
            if rises && carried.is_some() && line.words_at(at).iter().any(|w| w.entry.title.is_some()) {
                before.body.clone_from(&carried);
            }
            let mut found = posts::offices(self.page, line, at, &mut before);
            if found.is_none() && before.body.is_none() && carried.is_some() {
                before = Before { body: carried.clone(), ..self.before.clone() };
                found = offices_from(line, at, &mut before, &self.page.cx)
                    // 2009年开始担任该所所长
                    .filter(|(offices, _)| {
                        line.at(at) == '该' || offices.first().is_some_and(|o| o.inherited)
                    });
            }
            let Some((mut offices, until)) = found else {
                // 赴央企担任某公司董事长: whither, in words that name no body
                const WHITHER: usize = 7;
                let verb = (at + 1..clause.min(at + WHITHER))
                    .find(|&k| ["担任", "出任"].iter().any(|w| line.starts_with(k, w)));
                if let Some(verb) = verb.filter(|_| at > i) {
                    self.before.body = None;
                    (from, i) = (verb, verb);
                    continue;
                }
                // 调任某公司，担任副总经理: the body alone
                if at > i
                    && let Some((body, stop)) = filled(self.page, line, at, end, &self.before.places)
                {
                    self.before.places.extend(body.place.clone());
                    self.before.body = Some(body);
                    (from, i) = (stop, stop);
                    continue;
                }
                // 某局局长，某指挥部临时党委副书记、副总指挥: what follows is of a body that is not known
                let stop = (at..end).find(|&k| is_break(line.at(k))).unwrap_or(end);
                let words = line.words_in(at..stop);
                let title = words.iter().filter(|w| w.end == stop && w.entry.title.is_some());
                if let Some(title) = title.map(|w| w.start).min().filter(|_| stop > at + LONGEST_TITLE) {
                    let said = line.slice(at..title).trim_end_matches("党委").trim_end_matches("临时");
                    self.before.body = resolve(said, &self.before.places, &self.page.cx)
                        .filter(|b| b.certainty > Certainty::Ending || said.ends_with("指挥部"));
                }
                // 县委组织部干部、干部科副科长: of the body of a post that is no office
                if let Some(body) = posts::served(self.page, line.slice(at..stop), &self.before.places) {
                    body.place.iter().for_each(|place| self.before.remember_place(place.clone()));
                    self.before.body = Some(body);
                }
                // 某县某镇干部、团委书记: the place of a post that is no office
                if let Some(place) = leading_place_of(self.page, line, at, stop, &self.before.places) {
                    self.before.remember_place(place.clone());
                    let (name, certainty) = (place.name.clone(), Certainty::PlaceAndEnding);
                    self.before.body = Some(Body { name, place: Some(place), certainty });
                }
                i = at.max(i + 1);
                continue;
            };
            // 1964年晋升少将: a rank, of no body
            offices.retain(|o| !RANKS.contains(&o.title.as_str()));
            self.before = before;
            if let Some(place) = placed.take().filter(|_| i == from) {
                of_place(&mut offices, &place);
            }
            // 某市副市长李四拟任…: somebody else's
            let others = sure_name_at(line, until, lexicon)
                .is_some_and(|n| n.quality >= 4 || n.quality >= 3 && line.starts_with(i, "和"))
                || (2..=3).any(|n| {
                    line.starts_with(until + n, "拟任")
                        && is_name(line, until..until + n, false, &self.page.cx)
                });
            if others && person.called_at(line, until).is_none() {
                i = until.max(i + 1);
                continue;
            }
            // 2024年12月，省委常委张三担任副省长: what the person is called by
            if let Some(behind) = person.called_at(line, until)
                && stands(line, behind, CareerWord::Verb, lexicon)
            {
                from = until;
                i = until;
                continue;
            }
            let first = self.held.len();
            self.hold_all(index, line, &offices, i, until, period, person);
            for held in &mut self.held[first..] {
                if elected {
                    held.step = Step::Comes;
                }
                if past && held.status == OfficeStatus::Current {
                    held.status = OfficeStatus::Former;
                }
                if planned.is_some() {
                    held.status = OfficeStatus::Candidate;
                }
                if undated {
                    (held.from, held.to) = (None, None);
                }
            }
            i = until.max(i + 1);
        }
    }

    /// The offices that the clause at `at` says were left, where they end, and whether at the time told before them.
    fn given_up(
        &self,
        line: &Line,
        at: usize,
        period: &Period,
        clause: usize,
    ) -> Option<(Vec<Office>, usize, bool)> {
        const LEADS: [&str; 8] = ["后来", "随后", "此后", "同时", "后", "并", "还", "也"];
        let lexicon = self.page.cx.lexicon;
        let lead = LEADS.iter().find(|w| line.starts_with(at, w));
        let verb = at + lead.map_or(0, |w| w.chars().count());
        let word = lexicon.career_words.starting(CareerWord::Leaves, line.from(verb))?;
        let from = verb + word.chars().count();
        let (offices, until) = offices_from(line, from, &mut self.before.clone(), &self.page.cx)?;
        let closed = until >= line.len()
            || !is_cjk(line.at(until))
            || ["职务", "一职", "等职"].iter().any(|w| line.starts_with(until, w));
        let later = lead.is_some_and(|w| w.contains('后'));
        let dated = !later && period.to.is_none() && clause <= period.end + 1;
        closed.then_some((offices, until, dated))
    }
}

/// Longer words before a break hold the name of a body.
const LONGEST_TITLE: usize = 6;

/// Ranks of officers, which somebody bears and does not hold.
const RANKS: [&str; 10] = ["元帅", "大将", "上将", "中将", "少将", "大校", "上校", "中校", "少校", "上尉"];

/// Whether another period begins at `k`.
fn period_begins(line: &Line, k: usize) -> bool {
    matches!(line.before(k), '，' | ',') && may_begin(line, k) && period_at(line, k).is_some()
}
