//! Running text about persons: what they hold, are to hold, held before, and since when.

use super::super::appointment::formerly;
use super::super::page::Page;
use super::super::people::{Person, is_name, names_before, offices_from};
use super::super::period::{Period, may_begin, may_go_on, period_after, period_at, period_told};
use super::super::sink::Sink;
use super::entries::{moved_to, steps_himself, workplace};
use super::follows::lives_behind;
use super::subject::is_known;
use super::words::{may_say, said_at, stands};
use super::{Held, Reader, posts};
use super::{bygone, obituary};
use crate::lexicon::CareerWord;
use crate::mention::body::resolve;
use crate::mention::line::{is_break, is_cjk, is_numeral};
use crate::mention::office::Before;
use crate::mention::office_run::PLANNED;
use crate::mention::person::{name_at, sure_name_at};
use crate::mention::{Body, Certainty, Chars, Line, Place};
use crate::model::OfficeStatus;

impl Reader<'_, '_> {
    /// Running text: what is said of the subject, and former offices of anyone.
    pub(super) fn prose(&mut self, index: usize, line: &Line, range: Chars, sink: &mut Sink) {
        let range_of = range.clone();
        let Chars { start, end } = range;
        let introduced = self.subject.as_ref().is_some_and(|s| s.range.start == start && line_has(line, s));
        let mourned = self.mourns_subject(line, &range_of);
        let about = introduced || self.subject.is_some() && (mourned || self.continues(line, start));
        if about
            && let Some(subject) = &self.subject
            && bygone::of_the_past(self.page, line)
        {
            self.gone.insert(subject.name.clone());
        }
        let mut i = start;
        let mut floor = start;
        if introduced && let Some(person) = self.subject.clone() {
            self.before = Before::default();
            i = person.range.end;
            floor = i;
        }
        if about
            && !introduced
            && let Some(until) = self.opens_with_offices(index, line, start)
        {
            (i, floor) = (until, until);
        }
        let mut dated: Option<Period> = None;
        // whose steps the sentences go on with, where one began with another's name
        let mut other: Option<Person> = None;
        while i < end {
            // what the verbs below begin with
            let enters = matches!(line.at(i), '担' | '出' | '任' | '为');
            // of nobody's life, and no word that says of anybody what he holds or held
            if !about && !enters && !may_say(line.at(i)) {
                i += 1;
                continue;
            }
            // 父亲李四…，曾任某县县长: of a relative
            if about && matches!(line.before(i), '。' | '；') && of_kin(line, i) {
                i = (i..end).find(|&k| line.at(k) == '。').map_or(end, |k| k + 1);
                floor = i;
                continue;
            }
            if about
                && (may_begin(line, i) || matches!(line.at(i), '今' | '去') || may_go_on(line.at(i)))
                && let Some(period) = Some(i)
                    .filter(|&i| may_begin(line, i) || matches!(line.at(i), '今' | '去'))
                    .and_then(|i| period_told(line, i, self.page.dateline))
                    .or_else(|| period_after(line, i, dated.as_ref()?))
                && let Some(subject) = self.subject.clone()
            {
                other = self.other_step(line, period.end, end, &subject).or(other).filter(|_| {
                    let next = period.end + usize::from(line.at(period.end) == '，');
                    subject.called_at(line, next).is_none()
                });
                let person = other.clone().unwrap_or(subject);
                dated = Some(period);
                // 提名为某县县长候选人，次年3月当选
                if let Some(until) = self.elected(index, line, &period, &person) {
                    i = until;
                    continue;
                }
                if line.starts_with(period.end, "任现职") || line.starts_with(period.end, "起任现职") {
                    self.since(&person, period.from);
                    i = period.end + 3;
                    continue;
                }
                if period.to.is_none()
                    && let Some(after) = goes(line, period.end)
                {
                    self.until(&person, period.from);
                    i = after;
                    continue;
                }
                if period.to.is_none()
                    && let Some(end) = self.left(line, &period, &person, sink)
                {
                    i = end;
                    // 辞去甲市市长职务，改任乙省…
                    let stop = (end..line.len()).find(|&k| matches!(line.at(k), '；' | '。'));
                    if line.at(end) == '，'
                        && stands(line, end + 1, CareerWord::Verb, self.page.cx.lexicon)
                        && let Some(stop) = stop
                    {
                        self.jobs(index, line, end + 1, stop, period, &person);
                        i = stop;
                    }
                    continue;
                }
                // 出生于1967年8月，曾任…: no term of office
                if ["出生于", "生于"].iter().any(|w| line.slice(start..i).ends_with(w)) {
                    i = period.end;
                    continue;
                }
                // 2016年8月起任甲，现任乙，拟任丙: the period is the first one's
                let lexicon = self.page.cx.lexicon;
                // 2006年，他被调至某区，先后担任甲、乙: nor does the period end before the first office
                let works = |k: usize| {
                    let said = line.slice(period.end..k);
                    // 1940年5月起在某地，历任甲、乙
                    let there = said.trim_start_matches('起').starts_with(['在', '到', '赴', '来', '随'])
                        && !said.contains("工作")
                        && ["历任", "先后"].iter().any(|w| line.starts_with(k, w));
                    said.contains(['任', '聘', '选'])
                        || !there
                            && !["调至", "调到", "调往", "转到", "转至"].iter().any(|w| said.contains(w))
                };
                let other =
                    |k: usize| line.before(k) == '，' && said_at(line, k, lexicon).is_some() && works(k);
                // ，于2018年1月卸任
                let gone = |k: usize| {
                    let day = k + usize::from(line.at(k) == '于');
                    line.before(k) == '，'
                        && may_begin(line, day)
                        && period_at(line, day).is_some_and(|p| goes(line, p.end).is_some())
                };
                let stop = (period.end..end)
                    .find(|&k| {
                        matches!(line.at(k), '；' | '。') || k > period.end + 1 && (other(k) || gone(k))
                    })
                    .unwrap_or(end);
                if tells_of_work(line, period.end, stop) || self.held_for(line, i, &period, stop) {
                    self.jobs(index, line, period.end, stop, period, &person);
                    i = stop;
                    continue;
                }
                i = period.end;
                continue;
            }
            // 在老家某县，他先后任…; 之后转战某市，先后任…
            if about && let Some((place, until)) = goes_to(self.page, line, i, start) {
                self.before = Before::default();
                self.before.remember_place(place);
                i = until;
                continue;
            }
            // 早年任职于某设计院，于2003年7月起任该院院长
            if about && let Some((body, until)) = serves(self.page, line, i, end) {
                self.before.places.extend(body.place.clone());
                self.before.body = Some(body);
                i = until;
                continue;
            }
            let said = said_at(line, i, self.page.cx.lexicon).or_else(|| {
                let word =
                    ["担任", "出任", "任", "为"].into_iter().find(|w| enters && line.starts_with(i, w))?;
                // 抗战时期，任某县县长: of the dead
                let of_the_dead =
                    mourned && matches!(line.before(i), '，' | '后' | '期' | '间' | '他' | '她');
                let past = of_the_dead || formerly(line, i) || about && self.in_the_past(line, i, word);
                past.then_some((word, OfficeStatus::Former))
            });
            // 建国后任…, 抗日战争时期，他调任…
            let said = said.or_else(|| {
                let lexicon = self.page.cx.lexicon;
                let name = self.subject.as_ref().filter(|_| about).map(|s| s.name.as_str())?;
                let word = lexicon.career_words.starting(CareerWord::Verb, line.from(i))?;
                let enters = word.contains(['任', '选', '升']) && !word.contains('后');
                (enters && bygone::in_an_era(line, i, floor, name, lexicon))
                    .then_some((word, OfficeStatus::Former))
            });
            // 毕业后分配至某厂任技术员
            if about
                && said.is_none()
                && let Some(at) = assigned(line, i)
                && let Some((body, until)) = workplace(self.page, line, at, end, &self.before.places)
            {
                self.before.places.extend(body.place.clone());
                self.before.body = Some(body);
                let past = OfficeStatus::Former;
                let said = self.said(index, line, i, until, floor, past, about, sink);
                i = said.unwrap_or(until);
                floor = said.unwrap_or(floor);
                continue;
            }
            // 在某大学工作了20多年，曾任校长助理
            if about
                && said.is_none()
                && line.at(i) == '在'
                && let Some((body, until)) = workplace(self.page, line, i + 1, end, &self.before.places)
                && ["工作", "任职"].iter().any(|w| line.word_before(until, w))
            {
                self.before.places.extend(body.place.clone());
                self.before.body = Some(body);
                i = until;
                continue;
            }
            // 张三于2021年任…
            let said = said.or_else(|| {
                let word = ["担任", "出任", "任"].into_iter().find(|w| enters && line.starts_with(i, w))?;
                let year = !about && matches!(line.before(i), '年' | '月' | '间' | '起');
                (year && self.since_then(line, i, floor).is_some()).then_some((word, OfficeStatus::Current))
            });
            // 张三，男，高级工程师，1985年入党。任某区党委常委
            let said = said.or_else(|| {
                let opens = introduced && line.before(i) == '。' && floor <= i;
                let word = ["担任", "任"].into_iter().find(|w| enters && line.starts_with(i, w) && opens)?;
                let closed = (i..end).find(|&k| line.at(k) == '。').is_none_or(|k| k + 1 >= end);
                closed.then_some((word, OfficeStatus::Current))
            });
            // 10月，某师改编为某团，张三任政治处主任: the subject by name again
            let own =
                self.subject.as_ref().filter(|s| about && dated.is_some() && line.starts_with(i, &s.name));
            if let Some(own) = own
                && line.before(i) == '，'
                && let verb = i + own.name.chars().count()
                && let Some(word) = ["担任", "任"].into_iter().find(|w| line.starts_with(verb, w))
            {
                let after = verb + word.chars().count();
                let past = OfficeStatus::Former;
                self.before = Before::default();
                let said = self.said(index, line, verb, after, floor, past, about, sink);
                i = said.unwrap_or(after);
                floor = said.unwrap_or(floor);
                continue;
            }
            // 张三，是第二十届中央候补委员
            let said = said.or_else(|| {
                let seated = about && line.before(i) == '，' && line.starts_with(i, "是第");
                seated.then_some(("是", OfficeStatus::Current))
            });
            // 早年任甲，又任乙: on with what was
            let said = said.or_else(|| {
                let word = ["又担任", "又任"].into_iter().find(|w| about && line.starts_with(i, w))?;
                let past = self.held.last().filter(|h| h.line == index && h.from.is_none())?;
                (past.status == OfficeStatus::Former).then_some((word, OfficeStatus::Former))
            });
            // 这次提名前，她是某县县委副书记
            let said = said.or_else(|| {
                let is = about && line.at(i) == '是' && matches!(line.before(i), '他' | '她');
                let sure = is && self.is_one(line, i + 1);
                let clause = sentence_start(line, i);
                let past = ["此前", "之前", "原先"].iter().any(|w| line.starts_with(clause, w));
                sure.then_some(("是", if past { OfficeStatus::Former } else { OfficeStatus::Current }))
            });
            let Some((word, status)) = said else {
                if introduced && self.plain(index, line, i) {
                    floor = i;
                }
                i += 1;
                continue;
            };
            let after = i + word.chars().count();
            // 先后任, 前后任: part of another word
            if word.starts_with('后') && is_cjk(line.before(i)) {
                i = after;
                continue;
            }
            // 区委办公室主任张三兼任…: only in a profile it says what is held
            if word == "兼任" && !about {
                i = after;
                continue;
            }
            i = match self.said(index, line, i, after, floor, status, about, sink) {
                Some(end) => {
                    floor = end;
                    end
                }
                None => after,
            };
        }
    }

    /// Whether offices of bodies that are surely known fill the clause from `i` on.
    fn is_one(&self, line: &Line, i: usize) -> bool {
        offices_from(line, i, &mut self.before.clone(), &self.page.cx).is_some_and(|(offices, end)| {
            offices.iter().all(|o| o.certainty > Certainty::Ending)
                && (end >= line.len() || matches!(line.at(end), '，' | '。' | '；' | '（' | '('))
        })
    }

    /// 2007年，李四援藏归来，出任…: who takes the step that the words behind a time tell of, where it is not the subject.
    pub(super) fn other_step(
        &self,
        line: &Line,
        after: usize,
        end: usize,
        subject: &Person,
    ) -> Option<Person> {
        let from = after + usize::from(line.at(after) == '，');
        if subject.called_at(line, from).is_some() {
            return None;
        }
        let range = (2..=4)
            .rev()
            .map(|n| from..(from + n).min(end))
            .find(|own| line.slice(own.clone()) != subject.name && is_known(self.page, line, own.clone()))?;
        steps_himself(line, range.end, end)
            .then(|| Person { name: line.slice(range.clone()).to_owned(), range })
    }

    /// 某委员会委员，某协会主席。 男，1941年7月生: the offices held now, with which a CV without a name opens.
    fn opens_with_offices(&mut self, index: usize, line: &Line, start: usize) -> Option<usize> {
        let life = lives_behind(line, start)?;
        let person = self.subject.clone()?;
        let mut before = Before::default();
        let mut at = start;
        while let Some((offices, end)) = posts::offices(self.page, line, at, &mut before) {
            for office in offices {
                self.held.push(Held {
                    person: person.clone(),
                    words: line.span(at.min(office.range.start)..office.range.end),
                    from: None,
                    to: None,
                    status: office.status,
                    office,
                    line: index,
                    rule: "career/introduction",
                    confidence: 80,
                    elected: false,
                });
            }
            if line.at(end) != '，' || end >= life {
                break;
            }
            at = end + 1;
        }
        Some(life)
    }

    /// 1983年至1984年某县委副书记、县长。 in running text: a term, and behind it nothing but offices.
    fn held_for(&self, line: &Line, i: usize, period: &Period, stop: usize) -> bool {
        let opens = matches!(line.before(i), '。' | '；' | ' ' | '\n');
        let from = period.end + usize::from(matches!(line.at(period.end), '，' | ',' | ' ' | '：'));
        // 2013.01某省副省长，…。
        let dotted = line.slice(i..period.end).contains('.') && period.from.month().is_some();
        opens
            && (period.to.is_some() || dotted)
            && posts::offices(self.page, line, from, &mut self.before.clone())
                .is_some_and(|(_, end)| end >= stop || matches!(line.at(end), '，' | ',' | '、' | '（' | '('))
    }

    /// 他曾长期在高校工作，任…, 他出任…等职: whether the verb `word` at `i` tells of what was, without a word for it.
    fn in_the_past(&self, line: &Line, i: usize, word: &str) -> bool {
        if word == "为" || !matches!(line.before(i), '，' | ',' | '他' | '她' | '后') {
            return false;
        }
        let clause = clause_start(line, i.saturating_sub(1));
        let worked = line.slice(clause..i).contains(['曾', '早'])
            && ["工作，", "任教，", "任职，"].iter().any(|w| line.slice(clause..i).ends_with(w));
        // 曾长期在高校工作，后来到省里，任…
        let long_ago =
            ["曾长期", "曾在", "曾先后在"].iter().any(|w| line.starts_with(sentence_start(line, i), w));
        let mut before = self.before.clone();
        let after = i + word.chars().count();
        worked
            || long_ago
            || offices_from(line, after, &mut before, &self.page.cx)
                .is_some_and(|(_, end)| line.starts_with(end, "等职"))
    }

    /// Whether the line tells of the life of the person whose death the page announces.
    fn mourns_subject(&self, line: &Line, range: &Chars) -> bool {
        let subject = self.subject.as_ref().zip(self.mourned.as_ref());
        subject.is_some_and(|(s, m)| s.name == m.name) && !obituary::mourns(line.slice(range.clone()))
    }

    /// 现任A、B / 曾任A的张三: where it ends.
    #[expect(clippy::too_many_arguments, reason = "one call site, all of them plain positions")]
    pub(super) fn said(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        after: usize,
        floor: usize,
        status: OfficeStatus,
        about: bool,
        sink: &mut Sink,
    ) -> Option<usize> {
        let mut from = after;
        // 拟任职务：, 原任职务：
        for label in ["职务", "职位"] {
            if line.starts_with(from, label) && matches!(line.at(from + 2), '：' | ':' | ' ' | '\t') {
                from += 2;
            }
        }
        while matches!(line.at(from), ' ' | '：' | '了' | '过' | ':' | '\t') {
            from += 1;
        }
        // 担任了6年的某局局长: how long it lasted says that it is over
        let lasted = years_long(line, from).filter(|_| line.before(from) == '了');
        from = lasted.unwrap_or(from);
        let status = if lasted.is_some() { OfficeStatus::Former } else { status };
        let mut before = if about { self.before.clone() } else { Before::default() };
        let of_list = about && status == OfficeStatus::Former;
        let first = if about {
            posts::offices(self.page, line, from, &mut before)
        } else {
            offices_from(line, from, &mut before, &self.page.cx)
        };
        let found = first.or_else(|| {
            let next = self.past_unknown(line, from, &before);
            if of_list && next > from {
                offices_from(line, next + 1, &mut before, &self.page.cx)
            } else {
                None
            }
        });
        let (mut offices, mut end) = found?;
        // 当过县委书记的人: of no one county
        if line.starts_with(i, "当过") && offices.iter().all(|o| o.place.is_none()) {
            return None;
        }
        if of_list {
            end = self.past_unknown(line, end, &before);
        }
        end = self.past_aside(index, line, end, floor, about, sink);
        // 历任A科员、副科长，B科长，C主任
        while (matches!(line.at(end), '，' | ',' | '；') || of_list && line.at(end) == '、')
            && said_at(line, end + 1, self.page.cx.lexicon).is_none()
            && !line.at(end + 1).is_ascii_digit()
            // 甲，乙，以及丙等职务
            && let and = end + 1 + 2 * usize::from(line.starts_with(end + 1, "以及"))
            && let Some((more, until)) = posts::offices(self.page, line, and, &mut before)
            && (status == OfficeStatus::Former
                || about
                    && status == OfficeStatus::Current
                    && (until >= line.len() || matches!(line.at(until), '，' | '。' | '；')))
        {
            offices.extend(more);
            end = self.past_aside(index, line, until, floor, about, sink);
            if of_list {
                end = self.past_unknown(line, end, &before);
            }
        }
        // ，拟任副县长人选李四、王五: an office that those are called by who stand behind it
        let planned = past_planned(line, end);
        let others = self.subject.as_ref().is_none_or(|s| s.called_at(line, planned).is_none());
        let named = || sure_name_at(line, planned, self.page.cx.lexicon).is_some_and(|n| n.quality >= 4);
        if status == OfficeStatus::Candidate
            && others
            && (self.page.calls_behind(index, i, planned) || named())
        {
            return Some(end);
        }
        // 时任某县县委书记李四: somebody else's
        if about && self.of_another(line, end, line.starts_with(i, "时任")) {
            return Some(end);
        }
        let told =
            if about { None } else { self.meant(index, line, i).or_else(|| self.since_then(line, i, floor)) };
        let period = told.as_ref().and_then(|(_, period)| *period);
        let named = || {
            let start = clause_start(line, i);
            let range = start..i;
            let other = (2..=4).contains(&range.len()) && is_name(line, range.clone(), false, &self.page.cx);
            other.then(|| Person { name: line.slice(range.clone()).to_owned(), range })
        };
        let person = if about {
            // 李四现任…: somebody else
            named().or_else(|| self.subject.clone())
        } else if let Some((person, _)) = told {
            Some(person)
        } else if "他她".contains(line.at(clause_start(line, i))) {
            None
        } else {
            let at = before_aside(line, i).unwrap_or(i);
            let clause = if matches!(line.before(at), '，' | ',' | ' ') { at - 1 } else { at };
            // 拟提名为县长人选的张三
            let cx = &self.page.cx;
            let behind = (line.at(planned) == '的')
                .then(|| name_at(line, planned + 1, true, cx.lexicon, cx.segmenter))
                .flatten()
                .map(|n| Person { name: n.text.replace(' ', ""), range: n.range });
            // 拟任县委书记的张三、拟任县长的李四: each his own
            let own = matches!(line.before(i), '、' | '和').then(|| behind.clone()).flatten();
            own.or_else(|| match names_before(line, clause, floor, cx) {
                Some(mut people) if people.len() == 1 => people.pop(),
                _ => behind,
            })
        }?;
        let mut status = status;
        if about {
            self.before = before;
        } else if status == OfficeStatus::Current && offices.iter().all(|o| o.certainty == Certainty::Ending)
        {
            return None;
        }
        let acting = ["主持工作", "主持全面工作"].iter().any(|w| line.starts_with(end + 1, w));
        if acting && status == OfficeStatus::Current {
            status = OfficeStatus::Acting;
        }
        for (k, office) in offices.iter().enumerate() {
            let last = k + 1 == offices.len();
            let status = match (status, office.status) {
                (OfficeStatus::Acting, _) if !last => OfficeStatus::Current,
                // 曾于2013年8月至2016年9月担任
                (OfficeStatus::Current, OfficeStatus::Current) if period.is_some_and(|p| p.to.is_some()) => {
                    OfficeStatus::Former
                }
                (OfficeStatus::Current, own) => own,
                // 历任代县长、县长: the first of them never as the second
                (OfficeStatus::Former, OfficeStatus::Acting) => OfficeStatus::Acting,
                (said, _) => said,
            };
            sink.claim(line.span(office.range.clone()));
            let sure = if about { 92 } else { 80 };
            let doubt = if office.certainty == Certainty::Ending && !office.inherited { 15 } else { 0 };
            self.held.push(Held {
                person: person.clone(),
                office: office.clone(),
                from: period.map(|p| p.from),
                to: period.and_then(|p| p.to),
                status,
                words: line.span(person_start(&person, i, line)..office.range.end),
                line: index,
                rule: "career/said",
                confidence: sure - doubt,
                elected: false,
            });
        }
        // what ends with the announced step (不再担任) is not yet a removal
        Some(end)
    }

    /// 某中心主任（其间曾挂任某省政府党组成员），: where the list goes on behind what a bracket tells of meanwhile.
    fn past_aside(
        &mut self,
        index: usize,
        line: &Line,
        end: usize,
        floor: usize,
        about: bool,
        sink: &mut Sink,
    ) -> usize {
        let lexicon = self.page.cx.lexicon;
        if !about || line.at(end) != '（' || !stands(line, end + 1, CareerWord::Aside, lexicon) {
            return end;
        }
        let Some(close) = (end..line.len()).find(|&k| line.at(k) == '）') else { return end };
        let told = (end + 1..close).find_map(|k| Some((k, said_at(line, k, lexicon)?)));
        if let Some((at, (word, status))) = told {
            let said = std::mem::take(&mut self.before);
            self.said(index, line, at, at + word.chars().count(), floor, status, about, sink);
            self.before = said;
        }
        close + 1
    }

    /// Whether behind offices that end at `end` the name of somebody stands who is not the subject; behind 时任 any does.
    fn of_another(&self, line: &Line, end: usize, then: bool) -> bool {
        let cx = &self.page.cx;
        let named = sure_name_at(line, end, cx.lexicon)
            .is_some_and(|n| n.quality >= 4 || self.page.persons.contains_key(line.slice(n.range)))
            || then && name_at(line, end, true, cx.lexicon, cx.segmenter).is_some();
        named && self.subject.as_ref().is_some_and(|s| s.called_at(line, end).is_none())
    }

    /// 历任A科员，四区区长，B科长: where the items of the list end that are not known, when it goes on behind them.
    fn past_unknown(&self, line: &Line, end: usize, before: &Before) -> usize {
        let lexicon = self.page.cx.lexicon;
        let reads = |k: usize| offices_from(line, k, &mut before.clone(), &self.page.cx).is_some();
        let other = |k: usize| line.at(k).is_ascii_digit() || said_at(line, k, lexicon).is_some();
        if matches!(line.at(end), '，' | '；') && reads(end + 1) {
            return end;
        }
        let mut at = end;
        // 历任排长、指导员、某军分区政治部主任: behind 、 only what names a body of its own
        let own = |k: usize| {
            offices_from(line, k, &mut Before::default(), &self.page.cx).is_some_and(|(offices, _)| {
                offices.first().is_some_and(|o| !o.inherited && o.body.chars().count() >= 6)
            })
        };
        let goes_on = |at: usize| match line.at(at) {
            '，' => reads(at + 1),
            '、' => own(at + 1),
            _ => false,
        };
        // at most so many items in a row
        for _ in 0..6 {
            let from = at + usize::from(matches!(line.at(at), '，' | '、'));
            if at > end && goes_on(at) {
                break;
            }
            let stop = (from + 1..line.len()).find(|&k| !is_cjk(line.at(k))).unwrap_or(line.len());
            // 历任排、连、营长
            let level = stop <= from + 3 && line.before(stop) != '等' && line.at(stop) == '、';
            // 历任某村知青，某厂技术员
            let studied = lexicon.career_words.ending(CareerWord::Study, line.slice(from..stop)).is_some();
            let titled = level
                || studied
                || line.words_in(from..stop).iter().any(|w| w.end == stop && w.entry.title.is_some());
            // 李四曾任某局局长: of somebody else
            let turns = (from + 1..stop).any(|k| said_at(line, k, lexicon).is_some());
            if other(from)
                || turns
                || !titled
                || !matches!(line.at(stop), '，' | '、')
                || from == at && at > end
            {
                return end;
            }
            at = stop;
        }
        if goes_on(at) && !other(at + 1) { at } else { end }
    }

    /// An office between commas in an introduction: 某大学副教授，.
    pub(super) fn plain(&mut self, index: usize, line: &Line, i: usize) -> bool {
        if !matches!(line.before(i), '，' | ',') {
            return false;
        }
        let mut before = self.before.clone();
        let Some((offices, end)) = offices_from(line, i, &mut before, &self.page.cx) else { return false };
        const KNOWN: [&str; 4] = ["大学", "学院", "医院", "研究院"];
        let known = |name: &str| name.chars().count() >= 5 && KNOWN.iter().any(|e| name.ends_with(e));
        let sure = offices.iter().all(|o| o.certainty > Certainty::Ending || known(&o.body))
            && offices.first().is_some_and(|o| !o.inherited);
        if !sure || !(end >= line.len() || matches!(line.at(end), '，' | '。' | ',')) {
            return false;
        }
        let Some(person) = self.subject.clone() else { return false };
        for office in offices {
            let status = office.status;
            let words = line.span(person_start(&person, i, line)..office.range.end);
            self.held.push(Held {
                person: person.clone(),
                office,
                from: None,
                to: None,
                status,
                words,
                line: index,
                rule: "career/introduction",
                confidence: 75,
                elected: false,
            });
        }
        true
    }
}

/// 张三，在本轮公示中|拟任…: where the words begin that say on which occasion.
fn before_aside(line: &Line, i: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let clause = clause_start(line, i);
    let aside = line.before(i) == '中' && line.at(clause) == '在' && i - clause <= LONGEST;
    aside.then_some(clause)
}

/// 6年的, 十多年的 at `i`: where the words end that say how long something lasted.
fn years_long(line: &Line, i: usize) -> Option<usize> {
    let number = |c: char| c.is_ascii_digit() || is_numeral(c) || matches!(c, '多' | '余' | '近' | '两');
    let digits = (i..line.len()).take_while(|&k| number(line.at(k))).count();
    let year = i + digits;
    let end = year + 1 + usize::from(line.at(year + 1) == '多');
    ((1..=4).contains(&digits) && line.at(year) == '年' && line.at(end) == '的').then_some(end + 1)
}

/// 在老家某县，, 之后转战某市，: the place that fills the clause, where it ends, and that the steps behind it belong to.
fn goes_to(page: &Page, line: &Line, i: usize, start: usize) -> Option<(Place, usize)> {
    const MOVES: [&str; 8] = ["转战", "回到", "来到", "调往", "调至", "调到", "前往", "赴"];
    const HOME: [&str; 4] = ["老家", "家乡", "故乡", "原籍"];
    if !matches!(line.at(i), '在' | '到' | '转' | '回' | '来' | '调' | '前' | '赴') {
        return None;
    }
    let moves = MOVES.iter().find(|w| line.starts_with(i, w)).map(|w| w.chars().count());
    let fresh = i == start || is_break(line.before(i)) || line.before(i) == '后';
    let verb = moves.or_else(|| (fresh && matches!(line.at(i), '在' | '到')).then_some(1))?;
    let home = HOME.iter().find(|w| line.starts_with(i + verb, w)).map_or(0, |w| w.chars().count());
    moved_to(page, line, i + verb + home)
}

/// Behind the word at `i` that ends a term, where nothing follows it.
fn goes(line: &Line, i: usize) -> Option<usize> {
    const GONE: [&str; 4] = ["卸任", "离任", "去职", "卸职"];
    let end = i + GONE.iter().find(|w| line.starts_with(i, w))?.chars().count();
    (end >= line.len() || matches!(line.at(end), '。' | '，' | '；')).then_some(end)
}

/// Whether a sentence begins with a relative of the one whom the text is about.
fn of_kin(line: &Line, i: usize) -> bool {
    const KIN: [&str; 14] = [
        "父亲", "母亲", "其父", "其母", "其妻", "妻子", "丈夫", "其夫", "其子", "儿子", "女儿", "哥哥",
        "弟弟", "祖父",
    ];
    KIN.iter().any(|w| line.starts_with(i, w))
}

/// 任职于某设计院，: the body that fills the clause behind the words at `i`, and where it ends.
fn serves(page: &Page, line: &Line, i: usize, end: usize) -> Option<(Body, usize)> {
    const LEADS: [&str; 3] = ["早年", "曾", "长期"];
    const WORDS: [&str; 4] = ["任职于", "供职于", "就职于", "工作于"];
    let verb = i + LEADS.iter().find(|w| line.starts_with(i, w)).map_or(0, |w| w.chars().count());
    let from = verb + WORDS.iter().find(|w| line.starts_with(verb, w))?.chars().count();
    let stop = (from..end).find(|&k| matches!(line.at(k), '，' | '。' | '；')).unwrap_or(end);
    let text = line.slice(from..stop);
    let body = resolve(text, &[], &page.cx)?;
    (body.certainty > Certainty::Ending || text.chars().count() >= 4).then_some((body, stop))
}

/// Behind the words that send somebody to a workplace at `i`.
fn assigned(line: &Line, i: usize) -> Option<usize> {
    const WORDS: [&str; 7] = ["分配至", "分配到", "分配在", "分配进", "分到", "进入", "调入"];
    WORDS.iter().find(|w| line.starts_with(i, w)).map(|w| i + w.chars().count())
}

/// Where a word that makes an office one to come ends.
fn past_planned(line: &Line, end: usize) -> usize {
    PLANNED.iter().find(|w| line.starts_with(end, w)).map_or(end, |w| end + w.chars().count())
}

pub(super) fn clause_start(line: &Line, i: usize) -> usize {
    (0..i).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；' | ',')).map_or(0, |k| k + 1)
}

pub(super) fn sentence_start(line: &Line, i: usize) -> usize {
    (0..i).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1)
}

fn line_has(line: &Line, person: &Person) -> bool {
    line.slice(person.range.clone()).replace(' ', "") == person.name
}

pub(super) fn person_start(person: &Person, i: usize, line: &Line) -> usize {
    let near = person.range.start <= i && i - person.range.start < 200 && line_has(line, person);
    if near { person.range.start } else { i }
}

/// Whether what follows a period in running text is a job, and no birth, study or entry into the Party.
fn tells_of_work(line: &Line, from: usize, stop: usize) -> bool {
    const WORK: [&str; 9] = ["任", "当选", "挂", "工作", "聘", "历任", "跻身", "晋升", "履新"];
    const OTHER: [&str; 8] = ["参加工作", "参加革命工作", "出生", "加入", "入党", "毕业", "生，", "入伍"];
    if line.at(from) == '生' || line.starts_with(from, "出生") {
        return false;
    }
    // 1985年6月起，张三先后任…
    let from = from + usize::from(matches!(line.at(from), '起' | '后') && line.at(from + 1) == '，');
    let first = from + usize::from(matches!(line.at(from), '，' | ','));
    let end_of = |k: usize| (k..stop).find(|&n| matches!(line.at(n), '，' | ',' | ' ')).unwrap_or(stop);
    let mut clause = end_of(first);
    // 他从地方前往省里，任…: what goes before the job
    const JOB: [&str; 9] = ["任", "担任", "出任", "历任", "先后任", "先后担任", "调任", "转任", "升任"];
    let opens = |k: usize| JOB.iter().any(|w| line.starts_with(k, w)) || line.at(k) == '在';
    if clause < stop && !WORK.iter().any(|w| line.slice(first..clause).contains(w)) && opens(clause + 1) {
        clause = end_of(clause + 1);
    }
    let said = line.slice(from..clause);
    WORK.iter().any(|w| said.contains(w)) && !OTHER.iter().any(|w| line.slice(from..clause + 1).contains(w))
}
