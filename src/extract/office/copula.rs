//! Offices that somebody is said to be in: 张三是甲局局长、乙会会长; 李四，是…，也是…; 作为甲局局长的王五.

use super::{Held, placeless};
use crate::extract::page::{Page, Sentence};
use crate::extract::people::is_name;
use crate::extract::sink::Sink;
use crate::mention::appellation::offices_at;
use crate::mention::line::{Firsts, is_break};
use crate::mention::person::{name_at, sure_name_at};
use crate::mention::{Before, Certainty, Chars, Line, Name, Office};

/// What joins a person to the offices that follow, longest first.
const IS: [&str; 15] = [
    "不仅是",
    "不但是",
    "同时还是",
    "同时也是",
    "同时是",
    "既是",
    "还是",
    "也是",
    "又是",
    "现是",
    "正是",
    "则是",
    "仍是",
    "系",
    "是",
];

/// Those that go on about the person of the clause before.
const GOES_ON: [&str; 7] = ["同时还是", "同时也是", "同时是", "还是", "也是", "又是", "是"];

/// What puts an office before the one who speaks or acts in it.
const AS: [&str; 2] = ["作为", "身为"];

const FIRSTS: Firsts = Firsts::of(&IS);
const AS_FIRSTS: Firsts = Firsts::of(&AS);

/// Says what the copulas of a sentence tell.
pub(super) fn read(page: &Page, sentence: &Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    let mut subject: Option<Name> = None;
    let mut at = range.start;
    while at < range.end {
        if line.may_start(at, &AS_FIRSTS)
            && let Some(end) = in_the_role_of(page, line, at, sink)
        {
            at = end;
            continue;
        }
        let word = line.may_start(at, &FIRSTS).then(|| IS.iter().find(|w| line.starts_with(at, w))).flatten();
        let Some(word) = word else {
            at += 1;
            continue;
        };
        let from = at + word.chars().count();
        let own = said_of(page, line, range.start, at)
            .or_else(|| subject.clone().filter(|_| is_break(line.before(at)) && GOES_ON.contains(word)));
        at = from;
        let Some(name) = own else { continue };
        let Some((offices, end)) = filling(page, line, from) else { continue };
        for office in &offices {
            say(page, line, &name, office, sink);
        }
        (subject, at) = (Some(name), end);
    }
}

fn say(page: &Page, line: &Line, name: &Name, office: &Office, sink: &mut Sink) {
    if placeless(page, office) || sink.is_claimed(line.span(office.range.clone())) {
        return;
    }
    let words = name.range.start.min(office.range.start)..name.range.end.max(office.range.end);
    let body = office.body.clone();
    Held { name, office, body, words }.say(line, "office/name-first", 82, sink);
}

/// The offices from `from` on, all of bodies that are known, where they fill the clause.
fn filling(page: &Page, line: &Line, from: usize) -> Option<(Vec<Office>, usize)> {
    let (offices, end) = offices_at(line, from, &mut Before::default(), &page.cx)?;
    let closed = end >= line.len() || matches!(line.at(end), '，' | '。' | '；');
    let first = offices.first().is_some_and(|o| o.range.start == from);
    (closed && first && offices.iter().all(sound)).then_some((offices, end))
}

fn sound(office: &Office) -> bool {
    const HOUSES: [&str; 9] = ["协会", "学会", "商会", "联合会", "公司", "大学", "学院", "医院", "研究院"];
    let named = office.body.chars().count() >= 6 && HOUSES.iter().any(|e| office.body.ends_with(e));
    office.inherited || office.certainty > Certainty::Ending || named
}

/// The name that the clause before the copula at `at` consists of: 张三|是, 李四同志|是, 王五，|是.
fn said_of(page: &Page, line: &Line, floor: usize, at: usize) -> Option<Name> {
    const HONOURS: [&str; 5] = ["同志", "先生", "女士", "教授", "院士"];
    let comma = usize::from(line.before(at) == '，' && at > floor);
    let clause = |end: usize| (floor..end).rev().find(|&k| is_break(line.at(k))).map_or(floor, |k| k + 1);
    let end = at - comma;
    let start = clause(end);
    // 张三，是…: only where a sentence begins with the name
    if comma > 0 && start > floor {
        return None;
    }
    let honour = HONOURS.iter().find(|w| end > start + 3 && line.word_before(end, w));
    named(page, line, start..end - honour.map_or(0, |w| w.chars().count()))
}

fn named(page: &Page, line: &Line, own: Chars) -> Option<Name> {
    let surname = page.cx.lexicon.surname(line.at(own.start)) == Some(true);
    let text = line.slice(own.clone());
    let known = page.persons.contains_key(text);
    let name =
        (surname && (2..=3).contains(&own.len()) || known) && is_name(line, own.clone(), false, &page.cx);
    name.then(|| Name { text: text.to_owned(), range: own, quality: 3 })
}

/// 作为甲局局长的张三, 身为甲局局长，张三: where the name ends.
fn in_the_role_of(page: &Page, line: &Line, at: usize, sink: &mut Sink) -> Option<usize> {
    let word = AS.iter().find(|w| line.starts_with(at, w))?;
    if at > 0 && !is_break(line.before(at)) {
        return None;
    }
    let from = at + word.chars().count();
    let (offices, until) = offices_at(line, from, &mut Before::default(), &page.cx)?;
    let joined = matches!(line.at(until), '的' | '，').then_some(until + 1)?;
    let of = line.at(until) == '的';
    let name = sure_name_at(line, joined, page.cx.lexicon).or_else(|| {
        let (lexicon, segmenter) = (page.cx.lexicon, page.cx.segmenter);
        name_at(line, joined, true, lexicon, segmenter).filter(|n| of && n.quality >= 2)
    })?;
    let clear = of || name.quality >= 4 || page.persons.contains_key(name.text.as_str());
    if !clear || !offices.iter().all(sound) {
        return None;
    }
    offices.iter().for_each(|office| say(page, line, &name, office, sink));
    Some(name.range.end)
}
