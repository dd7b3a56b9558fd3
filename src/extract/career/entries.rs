//! The lines of a CV: a period and the offices held in it.

use super::super::page::Page;
use super::super::people::{Person, is_name, names_before, offices_from};
use super::super::period::{Period, may_begin, may_go_on, period_after, period_at};
use super::super::sink::Sink;
use super::subject::is_known;
use super::words::stands;
use super::{Held, Reader, bygone, posts};
use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::body::resolve;
use crate::mention::line::is_break;
use crate::mention::office::Before;
use crate::mention::person::sure_name_at;
use crate::mention::{Body, Certainty, Line, Office, Place};
use crate::model::{OfficeStatus, PartialDate};

/// 由某县调任, 从某局转任: where the verb stands behind the place that was left.
fn away_from(line: &Line, at: usize, end: usize) -> usize {
    const MOVES: [&str; 5] = ["调任", "转任", "升任", "调往", "改任"];
    // 接替李四担任某局局长
    let instead =
        (at..at + 4).find(|&k| line.starts_with(k, "接替")).filter(|&k| k == at || line.at(at) == '并');
    if let Some(k) = instead {
        let verb = (k + 4..(k + 7).min(end)).find(|&n| {
            !matches!(line.before(n), '转' | '调' | '升' | '改' | '原' | '已')
                && ["担任", "出任", "任"].iter().any(|w| line.starts_with(n, w))
        });
        return verb.unwrap_or(at);
    }
    // 被全国人大常委会任命为…: by whom
    if line.at(at) == '被' {
        let clause = (at..end.min(at + 24)).take_while(|&k| !is_break(line.at(k)));
        let made = ["任命为", "聘任为", "选举为"];
        return clause.skip(3).find(|&k| made.iter().any(|w| line.starts_with(k, w))).unwrap_or(at);
    }
    if !matches!(line.at(at), '由' | '从') {
        return at;
    }
    let limit = end.min(at + 20);
    (at..limit)
        .take_while(|&k| !matches!(line.at(k), '，' | '。' | '；'))
        .find(|&k| MOVES.iter().any(|verb| line.starts_with(k, verb)))
        .unwrap_or(at)
}

impl Reader<'_, '_> {
    /// A line of offices under 历任职务.
    pub(super) fn formerly(&mut self, index: usize, line: &Line, start: usize) -> bool {
        let Some(person) = self.subject.clone() else { return false };
        let start = (start..line.len()).find(|&k| crate::mention::line::is_cjk(line.at(k))).unwrap_or(start);
        let mut before = self.before.clone();
        let Some((offices, end)) = offices_from(line, start, &mut before, &self.page.cx) else {
            return false;
        };
        if end < line.len() && !matches!(line.at(end), '。' | '；' | '，' | '、') {
            return false;
        }
        self.before = before;
        for office in offices {
            let words = line.span(start..office.range.end);
            self.held.push(Held {
                person: person.clone(),
                office,
                from: None,
                to: None,
                status: OfficeStatus::Former,
                words,
                line: index,
                rule: "career/formerly",
                confidence: 85,
                elected: false,
            });
        }
        true
    }

    /// One line of a CV.
    pub(super) fn entry(&mut self, index: usize, line: &Line, period: Period, sink: &mut Sink) {
        let Some(person) = self.subject.clone() else { return };
        let before = self.held.len();
        if line.text.contains('\t') && self.row(index, line, period, &person) {
            sink.claim(line.span(0..line.len()));
            return;
        }
        let person = self.other_step(line, period.end, line.len(), &person).unwrap_or(person);
        self.jobs(index, line, period.end, line.len(), period, &person);
        // sentences behind the last step may tell of others
        if let Some(last) = self.held[before..].iter().map(|h| h.office.range.end).max() {
            let stop = (last..line.len()).find(|&k| line.at(k) == '。').unwrap_or(line.len());
            sink.claim(line.span(0..stop));
        }
    }

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
                            self.held.push(Held { from, to: None, elected: true, ..held.clone() });
                        }
                        _ => self.jobs(index, line, inner.end, close, closed, person),
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
            let mut at = i;
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
                let then = ["此后", "之后", "随后", "其后", "后来"].contains(&verb);
                undated |=
                    then && period.to.is_some() || verb == "后任" && i > period.end && period.to.is_none();
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
            let mut found = posts::offices(self.page, line, at, &mut before);
            if found.is_none() && before.body.is_none() && carried.is_some() {
                before = Before { body: carried.clone(), ..self.before.clone() };
                found = offices_from(line, at, &mut before, &self.page.cx)
                    .filter(|(offices, _)| offices.first().is_some_and(|o| o.inherited));
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
                held.elected = elected;
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

    /// 任命李四为…, 由某局局长李四接任…: whether the clause at `i` puts somebody else into an office.
    fn of_others(&self, line: &Line, i: usize, end: usize, person: &Person) -> bool {
        const FRAMES: [&str; 4] = ["任命", "选举", "补选", "免去"];
        let stop = (i..end).find(|&k| matches!(line.at(k), '，' | '；' | '。')).unwrap_or(end);
        let cx = &self.page.cx;
        let named = |from: usize| {
            let own = person.called_at(line, from).is_some();
            let ends = (from + 2..=(from + 4).min(stop)).any(|k| {
                matches!(line.at(k), '为' | '的' | '、' | '同') && is_name(line, from..k, false, cx)
            });
            !own && ends
        };
        let put =
            (i..stop).any(|k| FRAMES.iter().any(|w| line.starts_with(k, w) && named(k + w.chars().count())));
        let follows = line.at(i) == '由'
            && (i + 3..stop).any(|k| {
                ["接任", "继任", "接替"].iter().any(|w| line.starts_with(k, w))
                    && names_before(line, k, i + 1, cx)
                        .is_some_and(|p| p.iter().all(|p| p.name != person.name))
            });
        put || follows
    }

    #[expect(clippy::too_many_arguments, reason = "one call site, all of them plain positions")]
    pub(super) fn hold_all(
        &mut self,
        index: usize,
        line: &Line,
        offices: &[Office],
        start: usize,
        until: usize,
        period: Period,
        person: &Person,
    ) {
        for (k, office) in offices.iter().enumerate() {
            let limit = offices.get(k + 1).map_or(until.max(office.range.end), |o| o.range.start);
            let own = remark_dates(line, office.range.end, limit.max(bracket(line, office.range.end)));
            let to = own.1.or(period.to);
            let from = own.0.or(Some(period.from));
            let stands = ["候选人", "提名人选", "人选"].iter().any(|w| line.starts_with(office.range.end, w));
            let status = match (to, office.status) {
                _ if stands => OfficeStatus::Candidate,
                (_, OfficeStatus::Acting) => OfficeStatus::Acting,
                (Some(_), _) => OfficeStatus::Former,
                (None, _) => OfficeStatus::Current,
            };
            let sure = if office.certainty == Certainty::Ending && !office.inherited { 70 } else { 90 };
            self.held.push(Held {
                person: person.clone(),
                office: office.clone(),
                from,
                to,
                status,
                words: line.span(start.min(office.range.start)..office.range.end),
                line: if period.open { usize::MAX } else { index },
                rule: "career/period",
                confidence: sure,
                elected: false,
            });
        }
    }
}

/// 李四援藏归来，出任…: whether the sentence goes on with an office that the one named before `i` comes into by himself.
pub(super) fn steps_himself(line: &Line, i: usize, end: usize) -> bool {
    const VERBS: [&str; 6] = ["任", "担任", "出任", "调任", "转任", "升任"];
    let stop = (i..end).find(|&k| matches!(line.at(k), '。' | '；')).unwrap_or(end);
    let comma = (i..stop).find(|&k| line.at(k) == '，');
    comma.is_some_and(|k| {
        k > i
            && VERBS.iter().any(|w| line.starts_with(k + 1, w))
            && !line.slice(i..k).contains(['任', '辞', '离', '卸', '被', '的', '由'])
    })
}

/// 平反后任某局局长, 毕业分配到某厂任技术员: where the verb stands behind what went before it in its clause.
fn lead_in(line: &Line, at: usize, end: usize, lexicon: &Lexicon) -> usize {
    const LONGEST: usize = 14;
    const BEHIND: [char; 5] = ['后', '间', '时', '初', '起'];
    let verb = |k: usize| {
        ["任", "担任", "历任", "出任", "调任", "先后任", "先后担任", "转任", "升任", "当选"]
            .iter()
            .any(|w| line.starts_with(k, w))
    };
    let clause = (at..end.min(at + LONGEST)).take_while(|&k| !is_break(line.at(k)));
    let lead = clause.skip(2).find(|&k| verb(k) && BEHIND.contains(&line.before(k)));
    lead.filter(|&k| {
        !stands(line, at, CareerWord::Verb, lexicon)
            && !line.words_in(at..k).iter().any(|w| w.end <= k && w.entry.title.is_some())
    })
    .unwrap_or(at)
}

/// The township that the words of a post begin with.
fn leading_place_of(page: &Page, line: &Line, at: usize, stop: usize, places: &[Place]) -> Option<Place> {
    (at + 3..stop.min(at + 16)).rev().find_map(|end| {
        let whole = matches!(line.before(end), '镇' | '乡' | '道');
        let body = whole.then(|| resolve(line.slice(at..end), places, &page.cx)).flatten()?;
        body.place.filter(|p| p.name == body.name)
    })
}

/// Longer words before a break hold the name of a body.
const LONGEST_TITLE: usize = 6;

/// 在某省十届人大一次会议上当选…: where the verb stands behind the session.
fn at_session(line: &Line, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 34;
    const VERBS: [&str; 8] = ["当选", "再次当选", "再度当选", "被选", "选举", "补选", "任", "出任"];
    let limit = end.min(at + LONGEST);
    let clause = (at..limit).take_while(|&k| !is_break(line.at(k)));
    let verb = |k: usize| VERBS.iter().any(|w| line.starts_with(k, w));
    const SESSIONS: [&str; 4] = ["会议", "会议上", "大会上", "全会上"];
    let mut ends = clause.filter(|&k| SESSIONS.iter().any(|w| line.word_before(k, w)));
    ends.find(|&k| line.at(at) == '在' && verb(k))
}

/// 下派到某乡任工作队队长: a body of no place of its own is one of the place to which somebody went.
fn of_place(offices: &mut [Office], place: &Place) {
    const HOUSES: [&str; 7] = ["公司", "集团", "大学", "学院", "银行", "报社", "医院"];
    for office in offices.iter_mut().filter(|o| o.certainty == Certainty::Ending && !o.inherited) {
        if !HOUSES.iter().any(|e| office.body.ends_with(e)) {
            office.body.insert_str(0, &place.name);
            office.place = Some(place.clone());
            office.certainty = Certainty::PlaceAndEnding;
        }
    }
}

/// Ranks of officers, which somebody bears and does not hold.
const RANKS: [&str; 10] = ["元帅", "大将", "上将", "中将", "少将", "大校", "上校", "中校", "少校", "上尉"];

/// Whether another period begins at `k`.
fn period_begins(line: &Line, k: usize) -> bool {
    matches!(line.before(k), '，' | ',') && may_begin(line, k) && period_at(line, k).is_some()
}

fn closing(line: &Line, open: usize) -> usize {
    let mut depth = 0usize;
    for k in open..line.len() {
        match line.at(k) {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return k;
                }
            }
            _ => {}
        }
    }
    line.len()
}

/// Clauses of CVs that tell of no office.
pub(super) fn studies(line: &Line, from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let text = line.slice(from..to.max(from));
    lexicon.career_words.inside(CareerWord::Study, text).is_some() && !text.contains("任")
}

/// The place that fills the clause behind a verb, and where it ends.
pub(super) fn moved_to(page: &Page, line: &Line, at: usize) -> Option<(Place, usize)> {
    let word = line.words_at(at).iter().find(|w| w.entry.place || w.entry.short_place)?;
    if !matches!(line.at(word.end), '，' | ',' | '。' | '；') {
        return None;
    }
    let gazetteer = &page.cx.lexicon.gazetteer;
    let name = line.slice(at..word.end);
    let id = page.cx.places.choose(gazetteer.named(name), page.cx.lexicon);
    let id = id.or_else(|| page.cx.places.choose(gazetteer.short(name), page.cx.lexicon))?;
    Some((Place::division(id, page.cx.lexicon), word.end))
}

/// 在县法院工作: the body that the titles after it belong to, and where the clause ends.
pub(super) fn workplace(
    page: &Page,
    line: &Line,
    at: usize,
    end: usize,
    places: &[Place],
) -> Option<(crate::mention::Body, usize)> {
    // 怀宁县月山镇任副镇长: the place alone
    let word = |k: usize| {
        ["工作", "任职", "先后担任", "先后任", "历任", "担任", "任"]
            .iter()
            .find(|w| line.starts_with(k, w))
            .map(|w| w.chars().count())
    };
    let stop = (at + 1..end.min(at + 41)).find(|&k| word(k).is_some())?;
    if line.slice(at..stop).contains(['，', '、', '（', '；', '。']) {
        return None;
    }
    // 在财政部挂职任某司副司长
    let text = line.slice(at..stop);
    let text = ["挂职锻炼", "挂职", "借调", "交流"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    // 中国最大的钢铁企业某某集团: what it is said to be is no part of its name
    let text =
        text.rsplit_once('的').map_or(text, |(_, own)| own.rsplit_once("企业").map_or(own, |(_, name)| name));
    // 在市经委工作，后在城建委工作: of the same place, where it names none
    let own = places.is_empty() || page.cx.places.leading(text, page.cx.lexicon).is_some();
    let named = own.then(|| resolve(text, &[], &page.cx)).flatten();
    let named = named.filter(|b| b.certainty > Certainty::Ending);
    let body = named.or_else(|| resolve(text, places, &page.cx))?;
    // 在某某汽车有限公司任…, 进入某厂任…
    let long = text.chars().count() >= 4 && matches!(line.before(at), '在' | '到' | '入' | '至' | '进');
    let whole = body.certainty > Certainty::Ending || line.starts_with(stop, "工作") || long;
    whole.then(|| (body, stop + word(stop).unwrap_or(1)))
}

/// 调入某医院，: the body that fills a clause, and where it ends.
pub(super) fn filled(
    page: &Page,
    line: &Line,
    at: usize,
    end: usize,
    places: &[Place],
) -> Option<(Body, usize)> {
    const LONGEST: usize = 30;
    let stop = (at..=end.min(at + LONGEST)).find(|&k| k == line.len() || is_break(line.at(k)))?;
    if !matches!(line.at(stop), '，' | '。' | '；') {
        return None;
    }
    let text = line.slice(at..stop);
    let titled = line.words_ending_at(stop).any(|w| w.entry.title.is_some());
    let body = resolve(text, &[], &page.cx).filter(|b| b.certainty > Certainty::Ending);
    let body = body.or_else(|| resolve(text, places, &page.cx)).filter(|_| !titled)?;
    let placed = body.place.as_ref().is_some_and(|p| p.name == body.name);
    (!placed && (body.certainty > Certainty::Ending || text.chars().count() >= 5)).then_some((body, stop))
}

/// The body that stands before a blank and bare titles, and where these begin.
fn column(page: &Page, line: &Line, at: usize, end: usize) -> Option<(crate::mention::Body, usize)> {
    let breaks = |c: char| matches!(c, '，' | '；' | '。' | '（' | '、' | '：' | ' ');
    let stop = (at + 2..end.min(at + 40)).find(|&k| breaks(line.at(k))).filter(|&k| line.at(k) == ' ')?;
    let next = (stop..end).find(|&k| line.at(k) != ' ')?;
    let text = line.slice(at..stop);
    let titled = line.words_in(at..stop).iter().any(|w| w.end == stop && w.entry.title.is_some());
    if titled || !text.chars().all(crate::mention::line::is_cjk) {
        return None;
    }
    let body = resolve(text, &[], &page.cx).or_else(|| {
        let (name, certainty) = (text.to_owned(), Certainty::Ending);
        (text.chars().count() >= 4).then_some(crate::mention::Body { name, place: None, certainty })
    })?;
    let mut before = Before { body: Some(body.clone()), ..Before::default() };
    let (offices, _) = offices_from(line, next, &mut before, &page.cx)?;
    offices.first().is_some_and(|o| o.inherited).then_some((body, next))
}

/// The end of the brackets that begin at `i`, or `i`.
fn bracket(line: &Line, i: usize) -> usize {
    if matches!(line.at(i), '（' | '(') { closing(line, i) } else { i }
}

/// Dates that a bracket behind an office gives it alone: （2019.05止）, （2018.03起）.
fn remark_dates(line: &Line, from: usize, to: usize) -> (Option<PartialDate>, Option<PartialDate>) {
    let mut out = (None, None);
    if !matches!(line.at(from), '（' | '(') {
        return out;
    }
    for k in from..to {
        if !line.at(k).is_ascii_digit() || line.before(k).is_ascii_digit() {
            continue;
        }
        let Some(period) = period_at(line, k) else { continue };
        if line.starts_with(period.end, "止") || line.starts_with(period.end, "免") {
            out.1 = Some(period.from);
        } else if period.to.is_some() && k == from + 1 && matches!(line.at(period.end), '）' | ')') {
            out = (Some(period.from), period.to);
        } else if ["起", "任", "兼"]
            .iter()
            .any(|w| line.starts_with(period.end, w) || line.slice(0..period.end).ends_with(w))
            // （2005.03兼任镇人大主席）: of another office
            && (period.end..line.len()).take(3).any(|n| matches!(line.at(n), '）' | ')' | '，' | '；'))
        {
            out.0 = Some(period.from);
        }
    }
    out
}
