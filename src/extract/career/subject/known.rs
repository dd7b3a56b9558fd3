//! Those of whom a page says elsewhere that they hold or get an office, and who of them takes up a career.

use crate::extract::page::Page;
use crate::extract::people::{Person, is_name, skip_number};
use crate::extract::period::period_at;
use crate::lexicon::{CareerWord, CharSet};
use crate::mention::line::Firsts;
use crate::mention::{Chars, Line};
use rustc_hash::FxHashSet;

/// 2016年10月，李四任某局局长: another than the one whose career was told before.
pub fn taken_up(page: &Page, line: &Line, subject: &Person) -> Option<Person> {
    // 公开履历显示，1996年，张三从…
    const LEADS: [&str; 5] = ["显示", "来看", "履历看", "资料", "简历"];
    const LEAD: usize = 14;
    let lead = (0..LEAD.min(line.len()))
        .find(|&k| line.at(k) == '，' && LEADS.iter().any(|w| line.word_before(k, w)))
        .map_or(0, |k| k + 1);
    let period = period_at(line, skip_number(line, lead)).filter(|p| p.from.day().is_none())?;
    let from = period.end + usize::from(matches!(line.at(period.end), '，' | ','));
    // 2014年7月，艾山…: the subject under the first part of the name
    if subject.called_at(line, from).is_some() {
        return None;
    }
    let words = &page.cx.lexicon.career_words;
    // 1982年，李四从某校毕业后，…
    const LIVES: [&str; 6] = ["从", "毕业于", "考入", "进入", "离开", "回到"];
    // 2006年4月后，张三先后在两县任职
    const MOVES: [&str; 8] = ["由", "先后", "被", "到", "调", "再次", "出生", "回"];
    let fresh = |k: usize| {
        page.cx.lexicon.surname(line.at(from)).is_some()
            && LIVES.iter().any(|w| line.starts_with(k, w))
            && is_name(line, from..k, false, &page.cx)
    };
    let end = (from + 2..=(from + 4).min(line.len())).rev().find(|&k| {
        let comes = words.starting(CareerWord::Enters, line.from(k)).is_some()
            || MOVES.iter().any(|w| line.starts_with(k, w));
        comes && is_known(page, line, from..k) || fresh(k)
    })?;
    let name = line.slice(from..end);
    (name != subject.name).then(|| Person { name: name.to_owned(), range: from..end })
}

/// Whether the page says elsewhere that somebody of this name holds or gets an office.
pub fn is_known(page: &Page, line: &Line, range: Chars) -> bool {
    let doers = page.asked.doers.get_or_init(|| doers(page));
    let first = line.at(range.start);
    let known = page.may_begin_person(first);
    // nearly all that is asked ends here
    if !known && !doers.firsts.may_hold(first) {
        return false;
    }
    let name = line.slice(range.clone());
    // 张三调任…: no name ends with a part of the verb
    const CUT: [char; 14] =
        ['调', '升', '转', '出', '担', '改', '兼', '就', '接', '历', '曾', '后', '连', '起'];
    known && page.persons.contains_key(name)
        || doers.words.contains(name) && !name.ends_with(CUT) && is_name(line, range, false, &page.cx)
}

/// All that stands right before what is said of persons, as long as names are.
#[derive(Debug, Default)]
pub struct Doers<'a> {
    words: FxHashSet<&'a str>,
    /// What they begin with.
    firsts: CharSet,
}

impl<'a> Doers<'a> {
    fn add(&mut self, word: &'a str) {
        self.words.insert(word);
        self.firsts.extend(word.chars().next());
    }
}

fn doers<'a>(page: &Page<'a>) -> Doers<'a> {
    const SAID: [&str; 11] =
        ["任", "由", "当选", "不再担任", "，男，", "，女，", "履新", "出任", "升任", "调任", "获任"];
    const FIRSTS: Firsts = Firsts::of(&SAID);
    const STEPS: [&str; 3] = ["任命", "免去", "选举"];
    const STEP_FIRSTS: Firsts = Firsts::of(&STEPS);
    const LONGEST: usize = 6;
    let mut doers = Doers::default();
    for line in &page.lines {
        // 赴某地任职: where, and not who
        let said = |&k: &usize| {
            line.may_start(k, &FIRSTS)
                && !line.starts_with(k, "任职")
                && SAID.iter().any(|w| line.starts_with(k, w))
        };
        for at in (2..line.len()).filter(said) {
            let before = line.slice(0..at).trim_end_matches("同志");
            let starts = before.char_indices().rev().map(|(from, _)| from);
            starts.take(LONGEST).skip(1).for_each(|from| doers.add(&before[from..]));
        }
        // 任命张三为, 免去李四的
        let step = |k: usize| STEPS.iter().find(|w| line.starts_with(k, w)).map(|w| k + w.chars().count());
        let steps = if line.may_hold_any(&STEPS) { 0..line.len() } else { 0..0 };
        for from in steps.filter(|&k| line.may_start(k, &STEP_FIRSTS)).filter_map(step) {
            let end = (from + 2..from + LONGEST).find(|&k| matches!(line.at(k), '为' | '的' | '（' | '('));
            end.into_iter().for_each(|end| doers.add(line.slice(from..end)));
        }
    }
    doers
}
