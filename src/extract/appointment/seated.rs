//! Offices with those who hold them behind 为, 是 or a colon: 书记为张三，副书记为李四, 新选出的副主席是：王五、赵六.

use super::super::people::{Person, is_name, names_in, offices_from};
use super::{Found, Reader, elected, found, is_planned};
use crate::lexicon::Effect;
use crate::mention::body::resolve;
use crate::mention::line::{Firsts, is_break, is_cjk, is_numeral};
use crate::mention::office_run::{HELD_BY, PLANNED};
use crate::mention::person::after_name;
use crate::mention::phrase::stop_outside_brackets;
use crate::mention::{Body, Certainty, Context, Line, Office};
use crate::model::OfficeStatus;

/// What may stand before the office: which of its holders are meant, and how they came to it.
const LEADS: [&str; 24] = [
    "其余的",
    "其余",
    "其他",
    "其它",
    "另外",
    "其中",
    "新一届",
    "新任",
    "新当选的",
    "新当选",
    "新选出的",
    "新选举产生的",
    "新产生的",
    "当选的",
    "当选",
    "选出的",
    "选举产生的",
    "产生的",
    "上一届",
    "上届",
    "首届",
    "本届",
    "当时的",
    "他们的",
];

/// The leads that tell of those who have gone.
const BYGONE: [&str; 6] = ["上一届", "上届", "当时的", "此前", "之前", "当时，"];

/// Words by which a text tells that somebody was elected.
const ELECTED: [&str; 9] =
    ["选举产生", "选出", "当选", "选举结果", "选举了", "会议选举", "大会选举", "全会选举", "推选"];

/// What names those of whom the clause before spoke.
const POINTING: [&str; 8] =
    ["他们分别是", "他们是", "他们分别为", "分别是", "分别为", "名单如下", "名单为", "即"];

impl Reader<'_, '_> {
    /// Whether such a clause may begin at `i`: an office begins near, and one of the joints follows.
    pub(super) fn may_seat(line: &Line, i: usize) -> bool {
        const NEAR: usize = 36;
        let pointed = || POINTING.iter().any(|w| line.starts_with(i, w));
        line.next_title(i).is_some_and(|k| k < i + NEAR) || pointed()
    }

    /// 书记为张三
    pub(super) fn seated(&mut self, index: usize, line: &Line, i: usize) -> Option<Found> {
        self.pointed_at(index, line, i).or_else(|| {
            let (from, elect) = after_leads(line, i);
            let told = elect || self.told_of_election(index, line, i);
            self.seats_from(line, i, from, told)
        })
    }

    /// The office at `from` and its holders behind it, where `told` says whether they were elected to it.
    pub(super) fn seats_from(&mut self, line: &Line, i: usize, from: usize, told: bool) -> Option<Found> {
        let cx = &self.page.cx;
        let from = after_count(line, from);
        if !told && !joint_ahead(line, from) {
            return None;
        }
        let sentence = (0..i).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
        let lead = line.slice(sentence..from.max(sentence));
        let bygone = BYGONE.iter().any(|w| lead.contains(w));
        let mut tried = self.before.clone();
        if told && tried.body.is_none() {
            tried.body = self.elected_before(line, i);
        }
        let (mut offices, end) = offices_from(line, from, &mut tried, cx)?;
        let planned = is_planned(line, end);
        let end = PLANNED.iter().find(|w| line.starts_with(end, w)).map_or(end, |w| end + w.chars().count());
        // 县委常委（按姓氏笔画为序）：
        let end = after_name(line, end, cx.lexicon);
        let joint = joint_at(line, end);
        let mut at = end + joint.map_or(0, |w| w.chars().count());
        let colon = matches!(line.at(at), '：' | ':');
        at += usize::from(colon);
        let apart = colon || joint.is_some_and(|w| w.chars().count() > 1);
        // a bare colon, or nothing at all, only where an election was told of
        if !told && joint.is_none_or(|w| *w == "有") {
            return None;
        }
        // a line of a list: see `roster`
        if joint.is_none() && colon && i == 0 {
            return None;
        }
        if joint.is_none() && !colon && !(is_cjk(line.at(at)) && ends_with_name(line, at, cx)) {
            return None;
        }
        // 县长为某事: what is done for somebody
        let (people, until) = names_to(line, at, told || apart, cx)?;
        let sure = |o: &Office| o.certainty > Certainty::Ending || o.inherited && tried.body.is_some();
        if !offices.iter().all(sure) {
            return None;
        }
        if bygone {
            offices.iter_mut().for_each(|o| o.status = OfficeStatus::Former);
        }
        let past = offices.iter().all(|o| o.status == OfficeStatus::Former);
        let effect = match (planned, told && !past) {
            (true, _) => Effect::Candidate,
            (_, true) => Effect::Elect,
            _ => Effect::Keep,
        };
        self.before = tried;
        Some(found(people, offices, from, until, effect, "appointment/seated", 85))
    }

    /// 选举李四等3人为副县长，他们是：李四、王五、赵六
    fn pointed_at(&self, index: usize, line: &Line, i: usize) -> Option<Found> {
        let word = POINTING.iter().find(|w| line.starts_with(i, w))?;
        let offices = self.taken.clone();
        if index != self.said_on || offices.len() != 1 {
            return None;
        }
        let at = i + word.chars().count();
        let at = at + usize::from(matches!(line.at(at), '：' | ':'));
        let (people, until) = names_to(line, at, true, &self.page.cx)?;
        let again = self.last.first().is_some_and(|p| people.iter().any(|q| q.name == p.name));
        let offices = offices.into_iter().map(|o| Office { inherited: true, range: i..at, ..o }).collect();
        again.then(|| found(people, offices, i, until, Effect::Elect, "appointment/seated", 85))
    }

    /// Whether the sentence up to `i`, one of the two before it or the end of the line above tells of an election.
    fn told_of_election(&self, index: usize, line: &Line, i: usize) -> bool {
        const SENTENCES: usize = 3;
        if matches!(self.local, Some(Effect::Elect)) {
            return true;
        }
        let above = index.checked_sub(1).map(|k| &self.page.lines[k]).filter(|l| l.may_hold_any(&ELECTED));
        if above.is_none() && !line.may_hold_any(&ELECTED) {
            return false;
        }
        let start = (0..i).rev().filter(|&k| line.at(k) == '。').nth(SENTENCES - 1).map_or(0, |k| k + 1);
        let tells = |text: &str| ELECTED.iter().any(|w| text.contains(w)) && !text.contains("应选");
        let told_above = || {
            let above = above.filter(|_| start == 0)?;
            let tail = above.text.trim_end_matches(['：', ':', '。']).rsplit('。').next()?;
            Some(tells(tail))
        };
        tells(line.slice(start..i)) || told_above() == Some(true)
    }

    /// The body whose leaders were elected, by the words before `i`: 新一届县委常委, 县总工会第十次代表大会.
    fn elected_before(&self, line: &Line, i: usize) -> Option<Body> {
        let cx = &self.page.cx;
        let verb = (0..i).rev().find(|&k| line.starts_with(k, "选举产生"));
        if let Some(body) = verb.and_then(|k| elected::committee(self.page, line, k)) {
            return Some(body);
        }
        let said = (0..i).rev().find(|&k| line.word_before(k, "届") || line.word_before(k, "出"));
        let of_seats = said.and_then(|k| {
            let mut before = self.before.clone();
            let (offices, _) = offices_from(line, k, &mut before, cx)?;
            let office = offices.into_iter().next().filter(|o| o.certainty > Certainty::Ending)?;
            Some(Body { name: office.body, place: office.place, certainty: office.certainty })
        });
        of_seats.or_else(|| {
            // 县政协十届一次会议
            let terms = (2..i).rev().filter(|&k| matches!(line.at(k), '届' | '次') && counts(line.before(k)));
            terms.take(4).find_map(|term| {
                let end = (0..term).rev().find(|&k| !counts(line.at(k)) && line.at(k) != '届')? + 1;
                let end = end - usize::from(line.before(end) == '第');
                let start = (0..end).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
                resolve(line.slice(start..end), &[], cx).filter(|b| b.certainty > Certainty::Ending)
            })
        })
    }
}

/// The word that joins an office to who holds it.
fn joint_at(line: &Line, at: usize) -> Option<&'static &'static str> {
    const LISTED: [&str; 2] = ["名单如下", "如下"];
    const FIRSTS: Firsts = Firsts::of(&HELD_BY).with(LISTED[0]).with(LISTED[1]);
    let may_stand = line.may_start(at, &FIRSTS);
    HELD_BY.iter().chain(&LISTED).find(|w| may_stand && line.starts_with(at, w))
}

/// Whether such a word stands as far as the offices that begin at `from` can reach: the cheap question before the
/// dear one. They reach over commas and brackets, but not into the next sentence.
fn joint_ahead(line: &Line, from: usize) -> bool {
    let stop = stop_outside_brackets(line, from..line.len(), &['。', '；']);
    (from..stop).any(|k| joint_at(line, k).is_some())
}

/// Where the office begins behind words that only introduce it, and whether they tell of an election: 新选出的, 其余.
fn after_leads(line: &Line, i: usize) -> (usize, bool) {
    let (mut at, mut elect) = (i, false);
    while let Some(word) = LEADS.iter().find(|w| line.starts_with(at, w)) {
        at += word.chars().count();
        elect |= word.contains('选');
    }
    (at, elect)
}

/// Where the office begins behind how many there are: 5名, 新一届.
fn after_count(line: &Line, i: usize) -> usize {
    let at = i + if line.starts_with(i, "新一届") { 3 } else { 0 };
    let count = (at..line.len()).take_while(|&k| counts(line.at(k))).count();
    if count > 0 && matches!(line.at(at + count), '名' | '位') { at + count + 1 } else { at }
}

fn counts(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

/// 主任张三，副主任李四。: whether the sentence ends with a name, and does not go on to what they did.
fn ends_with_name(line: &Line, at: usize, cx: &Context) -> bool {
    let end = (at..line.len()).find(|&k| matches!(line.at(k), '。' | '；')).unwrap_or(line.len());
    let closed = |start: usize| {
        matches!(line.before(start), '、' | '和')
            || line.words_ending_at(start).any(|w| w.entry.title.is_some())
    };
    [2, 3, 4].iter().filter(|&&n| n <= end).any(|n| closed(end - n) && is_name(line, end - n..end, false, cx))
}

/// The names that fill the words from `at` up to the end of the sentence or the clause.
fn names_to(line: &Line, at: usize, trust: bool, cx: &Context) -> Option<(Vec<Person>, usize)> {
    let stop = |marks: &[char]| stop_outside_brackets(line, at..line.len(), marks);
    let sure = |p: &Person| is_name(line, p.range.clone(), false, cx);
    let known = |p: &Person| p.name.chars().next().and_then(|c| cx.lexicon.surname(c)) == Some(true);
    [stop(&['。', '；', ';']), stop(&['。', '；', ';', '，', ','])].into_iter().find_map(|end| {
        let names = names_in(line, at..end, trust, cx)?;
        let most = names.iter().filter(|p| sure(p)).count() * 2 > names.len();
        (most && (trust || names.iter().all(known))).then_some((names, end))
    })
}
