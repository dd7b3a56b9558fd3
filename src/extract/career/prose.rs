//! Running text about persons: what they hold, are to hold, held before, and since when.

use super::super::appointment::formerly;
use super::super::people::{Person, offices_from};
use super::super::period::{Period, may_begin, may_go_on, period_after, period_at, period_told};
use super::super::sink::Sink;
use super::clauses::{
    assigned, clause_start, goes, goes_to, line_has, of_kin, sentence_start, serves, tells_of_work,
};
use super::leads::steps_himself;
use super::subject::{behind_life, is_known};
use super::whither::{filled, workplace};
use super::words::{may_say, said_at, stands};
use super::{Reader, posts};
use super::{bygone, obituary};
use crate::lexicon::CareerWord;
use crate::mention::date::lasted;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::office::Before;
use crate::mention::{Certainty, Chars, Line};
use crate::model::OfficeStatus;

/// Whether the sentence of what is told at `i` begins with what came after it: 在调到某省之前，.
fn before_that(line: &Line, i: usize) -> bool {
    const NOW: [&str; 4] = ["目前", "当前", "日前", "眼前"];
    let begins = sentence_start(line, i);
    let Some(comma) = (begins..i).find(|&k| line.at(k) == '，') else { return false };
    let said = line.slice(begins..comma);
    said.ends_with('前')
        && said.starts_with(['在', '到', '调', '赴', '履', '来'])
        && !NOW.iter().any(|w| said.ends_with(w))
}

/// Where somebody serves, before the body, and no office.
const SERVES: [&str; 5] = ["任职于", "就职于", "供职于", "任教于", "工作于"];

impl Reader<'_, '_> {
    /// Running text: what is said of the subject, and former offices of anyone.
    pub(super) fn prose(&mut self, index: usize, line: &Line, range: Chars, sink: &mut Sink) {
        let range_of = range.clone();
        let Chars { start, end } = range;
        let introduced = self.subject.as_ref().is_some_and(|s| s.range.start == start && line_has(line, s));
        let mourned = self.mourns_subject(line, &range_of);
        let about = introduced || self.subject.is_some() && (mourned || self.continues(line, start));
        if about {
            self.hear_pronoun(line, range_of);
        }
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
            // 张三（1950.3─） 某局局长。: the office held now
            let bracket = (i..end).find(|&k| line.at(k) != ' ').filter(|&k| matches!(line.at(k), '（' | '('));
            if let Some(office) = bracket.and_then(|open| behind_life(line, open))
                && self.plain(index, line, office, true)
            {
                (i, floor) = (office, office);
            }
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
                // 其继任者李四已于2022年5月在…任上被查: of somebody else
                let clause = clause_start(line, i);
                const OTHERS: [&str; 5] = ["其继任者", "其前任", "继任者", "接任者", "前任"];
                if clause < i
                    && !line.slice(clause..i).contains(subject.name.as_str())
                    && (OTHERS.iter().any(|w| line.starts_with(clause, w))
                        || self.names_another(line, clause..i))
                {
                    i = (i..end).find(|&k| matches!(line.at(k), '；' | '。')).unwrap_or(end);
                    continue;
                }
                // 在今年6月调到某省之前，她身兼…: till then
                let comma = (period.end..end).find(|&k| is_break(line.at(k))).unwrap_or(end);
                let till = ["之前", "前"].iter().any(|w| line.word_before(comma, w));
                if till && !line.slice(i..comma).contains('任') && line.before(i) == '在' {
                    i = comma;
                    continue;
                }
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
                    // 1990年至1995年任职于甲局，历任科员、副局长: over all of it
                    if period.to.is_some() && SERVES.iter().any(|w| said.contains(w)) && !said.contains("，")
                    {
                        return false;
                    }
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
            // 曾在某局任科员、副局长
            if about && let Some(until) = self.serving(index, line, i, end, floor, sink) {
                (i, floor) = (until, until);
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
            // 担任某部副部长3年: how long says that it is over
            let said = said.or_else(|| {
                let word =
                    ["担任", "出任", "任"].into_iter().find(|w| about && enters && line.starts_with(i, w))?;
                let from = i + word.chars().count();
                let (_, until) = posts::offices(self.page, line, from, &mut self.before.clone())?;
                lasted(line, until).then_some((word, OfficeStatus::Former))
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
            // 18年后，她升任某局副局长。: a step that only the order of the sentences dates
            let said = said.or_else(|| {
                let own =
                    about && matches!(line.before(i), '他' | '她' | '其') && clause_start(line, i) + 1 == i;
                if !own {
                    return None;
                }
                let word = self.page.cx.lexicon.career_words.starting(CareerWord::Verb, line.from(i));
                let word = word.filter(|w| w.contains(['任', '选', '升']))?;
                let (_, until) =
                    offices_from(line, i + word.chars().count(), &mut self.before.clone(), &self.page.cx)?;
                let closed = until >= line.len() || !is_cjk(line.at(until)) || line.at(until) == '等';
                closed.then_some((word, OfficeStatus::Former))
            });
            // 毕业后分配至某厂任技术员
            if about
                && said.is_none()
                && let Some(at) = assigned(line, i)
                && let Some((body, until)) = filled(self.page, line, at, end, &self.before.places)
                    .or_else(|| workplace(self.page, line, at, end, &self.before.places))
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
                && ["工作", "任职", "当了", "当过"].iter().any(|w| line.word_before(until, w))
            {
                self.before.places.extend(body.place.clone());
                self.before.body = Some(body);
                // 在某局当了三年科员: the verb says that it is over
                i = if line.at(until - 2) == '当' { until - 2 } else { until };
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
                // 近五年来，一直担任…, 在某局工作，任…: no time is told, and what follows ends the clause
                let lead = ["一直", "长期", "同时", "还", "并"].iter().find(|w| line.word_before(i, w));
                let at = i - lead.map_or(0, |w| w.chars().count());
                let opens = introduced && matches!(line.before(at), '。' | '，' | '；') && floor <= i;
                let word = ["担任", "任"].into_iter().find(|w| enters && line.starts_with(i, w) && opens)?;
                let last = (i..end).find(|&k| line.at(k) == '。').is_none_or(|k| k + 1 >= end);
                let closed = || {
                    let from = i + word.chars().count();
                    let read = posts::offices(self.page, line, from, &mut self.before.clone());
                    let begins = sentence_start(line, i);
                    let timed = (begins..i)
                        .any(|k| line.at(k).is_ascii_digit() || matches!(line.at(k), '时' | '后' | '曾'));
                    !timed
                        && read.is_some_and(|(_, until)| {
                            until >= line.len() || matches!(line.at(until), '。' | '，' | '；')
                        })
                };
                (last && line.before(i) == '。' || closed()).then_some((word, OfficeStatus::Current))
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
                // 张三，1963年生，是某市作协主席; 。系某县文联主席
                let joined = matches!(line.before(i), '他' | '她' | '，') || line.starts_with(i, "系");
                let is = about
                    && matches!(line.at(i), '是' | '系')
                    && joined
                    && (!is_cjk(line.before(i)) || matches!(line.before(i), '他' | '她'));
                if !is || !self.is_one(line, i + 1) {
                    return None;
                }
                let clause = sentence_start(line, i);
                let past = ["此前", "之前", "原先"].iter().any(|w| line.starts_with(clause, w));
                Some(("是", if past { OfficeStatus::Former } else { OfficeStatus::Current }))
            });
            let Some((word, status)) = said else {
                if introduced && self.plain(index, line, i, false) {
                    floor = i;
                }
                i += 1;
                continue;
            };
            // 在今年6月调到某省之前，她身兼多个职务：…
            let ended = about && status == OfficeStatus::Current && before_that(line, i);
            let status = if ended { OfficeStatus::Former } else { status };
            let after = i + word.chars().count();
            // 先后任, 前后任: part of another word
            if word.starts_with('后') && is_cjk(line.before(i)) {
                // 新中国成立后历任…
                i = if word.contains(['历', '曾', '先']) { i + 1 } else { after };
                continue;
            }
            // 区委办公室主任张三兼任…: only in a profile it says what is held
            if !about && (word == "兼任" || word.starts_with(['同', '还', '亦', '并'])) {
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

    /// 1983年至1984年某县委副书记、县长。 in running text: a term, and behind it nothing but offices.
    fn held_for(&self, line: &Line, i: usize, period: &Period, stop: usize) -> bool {
        let opens = matches!(line.before(i), '。' | '；' | ' ' | '\n');
        let from = period.end + usize::from(matches!(line.at(period.end), '，' | ',' | ' ' | '：'));
        // 2013.01某省副省长，…。
        let dotted = line.slice(i..period.end).contains('.') && period.from.month().is_some();
        // 1997.08—2002.05 某镇干部、团委书记: what is no office goes before
        let passed = (from..stop).find(|&k| !is_cjk(line.at(k))).filter(|&k| {
            let posted = [CareerWord::Unread, CareerWord::Post]
                .iter()
                .any(|role| self.page.cx.lexicon.career_words.ending(*role, line.slice(from..k)).is_some());
            posted && matches!(line.at(k), '、' | '，') && period.to.is_some()
        });
        opens
            && (period.to.is_some() || dotted)
            && posts::offices(self.page, line, from, &mut self.before.clone())
                .or_else(|| posts::offices(self.page, line, passed? + 1, &mut self.before.clone()))
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
}
