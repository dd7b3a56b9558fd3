//! Persons of an appointment who stand neither right before nor right behind its verb, and a seat in a congress.

use super::super::people::{Person, names_before, names_in, of_call};
use crate::extract::period::{Period, period_at};
use crate::mention::body::{Context, resolve};
use crate::mention::person::name_at;
use crate::mention::phrase::{ends_with, stop_outside_brackets};
use crate::mention::{Certainty, Line, Office};
use crate::model::OfficeStatus;

/// 补选李四为某市第四届人民代表大会代表: a seat in the congress.
pub(super) fn deputy(line: &Line, at: usize, cx: &Context) -> Option<(Vec<Office>, usize)> {
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
pub(super) fn till_then(line: &Line, end: usize, floor: usize, cx: &Context) -> Option<Vec<Person>> {
    let clause = |end: usize| (0..end).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；'));
    let sentence = (floor..end).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(floor, |k| k + 1);
    // 4月，原任甲局局长的张三，调任…
    const TILL: [&str; 5] = ["原任", "时任", "曾任", "此前任", "担任"];
    let comma = end.checked_sub(1).filter(|&k| k > sentence && line.at(k) == '，');
    if let Some(comma) = comma
        && let begins = (sentence..comma).rev().find(|&k| line.at(k) == '，').map_or(sentence, |k| k + 1)
        && TILL.iter().any(|w| line.starts_with(begins, w))
        && let Some(people) = names_before(line, comma, begins, cx).filter(|people| people.len() == 1)
        && people.iter().all(|p| line.before(p.range.start) == '的')
    {
        return Some(people);
    }
    let held = (sentence + 3..end).find(|&k| line.before(k) == '，' && line.starts_with(k, "时任"))?;
    let named = |end: usize| names_before(line, end, sentence, cx).filter(|people| people.len() == 1);
    named(held - 1).or_else(|| {
        let aside = clause(held - 1).filter(|&k| k > sentence && matches!(line.at(k + 1), '他' | '她'))?;
        named(aside)
    })
}

/// 张三接替李四，|任…: who comes, and whom he follows, where nothing else fills the clause before.
pub(super) fn came_instead_of(
    line: &Line,
    end: usize,
    floor: usize,
    cx: &Context,
) -> Option<(Vec<Person>, Vec<Person>)> {
    const LONGEST: usize = 24;
    const VERBS: [&str; 4] = ["接替", "接棒", "接力", "接班"];
    let comma = end.checked_sub(1).filter(|&k| k > floor && line.at(k) == '，')?;
    let clause = (floor.max(comma.saturating_sub(LONGEST))..comma)
        .rev()
        .find(|&k| matches!(line.at(k), '，' | '。' | '；'))
        .map_or(floor, |k| k + 1);
    let verb = (clause + 2..comma).find(|&k| VERBS.iter().any(|w| line.starts_with(k, w)))?;
    let replaced = names_in(line, verb + 2..comma, false, cx).filter(|people| people.len() == 1)?;
    let people = names_before(line, verb, clause, cx).filter(|people| people.len() == 1)?;
    Some((people, replaced))
}

/// 2006年至2011年|担任: the term that is over and stands right before the verb.
pub(super) fn period_ending(line: &Line, end: usize, floor: usize) -> Option<Period> {
    const LONGEST: usize = 20;
    (floor.max(end.saturating_sub(LONGEST))..end)
        .find_map(|k| period_at(line, k).filter(|p| p.end == end && p.to.is_some()))
}

/// 当选副主任|两个月后，张三…: whom the clause behind the time names that has passed since.
pub(super) fn named_next(line: &Line, until: usize, cx: &Context) -> Option<Vec<Person>> {
    const LONGEST: usize = 9;
    let comma = (until..line.len().min(until + LONGEST)).find(|&k| line.at(k) == '，')?;
    let passed = line.slice(until..comma);
    let time = passed.ends_with('后') && (passed == "后" || passed.contains(['年', '月', '天', '周']));
    let name = name_at(line, comma + 1, true, cx.lexicon, cx.segmenter)?;
    (time && name.quality >= 3).then(|| of_call(&[name]))
}

/// Whom the words behind an office point out: 当选为常委的还有|张三、李四, 调任院长的是|王五.
pub(super) fn pointed_out(line: &Line, at: usize, trust: bool, cx: &Context) -> Option<(Vec<Person>, usize)> {
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
pub(super) fn beside_others(line: &Line, end: usize, floor: usize, cx: &Context) -> Option<Vec<Person>> {
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
pub(super) fn one_by_one(line: &Line, verb: usize, floor: usize, cx: &Context) -> Option<Vec<Person>> {
    const LONGEST: usize = 12;
    let apart =
        (floor.max(verb.saturating_sub(LONGEST))..verb).rev().find(|&k| line.starts_with(k, "分别"))?;
    let how = line.slice(apart + "分别".chars().count()..verb);
    let sound =
        how.is_empty() || how.starts_with('以') && how.ends_with('票') || matches!(how, "全票" | "高票");
    names_before(line, apart, floor, cx).filter(|people| sound && people.len() > 1)
}
