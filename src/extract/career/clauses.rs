//! What stands around the steps of a career in running text: on which occasion, for how long, where, and where the
//! clauses begin that tell of them.

use super::super::page::Page;
use super::super::people::Person;
use super::whither::moved_to;
use crate::mention::body::resolve;
use crate::mention::date::years_at;
use crate::mention::line::is_break;
use crate::mention::office_run::PLANNED;
use crate::mention::{Body, Certainty, Line, Place};

/// 张三，在本轮公示中|拟任…: where the words begin that say on which occasion.
pub(super) fn before_aside(line: &Line, i: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let clause = clause_start(line, i);
    let aside = line.before(i) == '中' && line.at(clause) == '在' && i - clause <= LONGEST;
    aside.then_some(clause)
}

/// 6年的, 十多年的 at `i`: where the words end that say how long something lasted.
pub(super) fn years_long(line: &Line, i: usize) -> Option<usize> {
    years_at(line, i).filter(|&end| line.at(end) == '的').map(|end| end + 1)
}

/// 在老家某县，, 之后转战某市，: the place that fills the clause, where it ends, and that the steps behind it belong to.
pub(super) fn goes_to(page: &Page, line: &Line, i: usize, start: usize) -> Option<(Place, usize)> {
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
pub(super) fn goes(line: &Line, i: usize) -> Option<usize> {
    const GONE: [&str; 4] = ["卸任", "离任", "去职", "卸职"];
    let end = i + GONE.iter().find(|w| line.starts_with(i, w))?.chars().count();
    (end >= line.len() || matches!(line.at(end), '。' | '，' | '；')).then_some(end)
}

/// Whether a sentence begins with a relative of the one whom the text is about.
pub(super) fn of_kin(line: &Line, i: usize) -> bool {
    const KIN: [&str; 14] = [
        "父亲", "母亲", "其父", "其母", "其妻", "妻子", "丈夫", "其夫", "其子", "儿子", "女儿", "哥哥",
        "弟弟", "祖父",
    ];
    // 他的老师
    const TIES: [&str; 6] = ["老师", "导师", "恩师", "同事", "搭档", "同学"];
    let own = i + 2 * usize::from(matches!(line.at(i), '他' | '她') && line.at(i + 1) == '的');
    KIN.iter().any(|w| line.starts_with(own, w)) || own > i && TIES.iter().any(|w| line.starts_with(own, w))
}

/// 任职于某设计院，: the body that fills the clause behind the words at `i`, and where it ends.
pub(super) fn serves(page: &Page, line: &Line, i: usize, end: usize) -> Option<(Body, usize)> {
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
pub(super) fn assigned(line: &Line, i: usize) -> Option<usize> {
    const WORDS: [&str; 7] = ["分配至", "分配到", "分配在", "分配进", "分到", "进入", "调入"];
    WORDS.iter().find(|w| line.starts_with(i, w)).map(|w| i + w.chars().count())
}

/// Where a word that makes an office one to come ends.
pub(super) fn past_planned(line: &Line, end: usize) -> usize {
    PLANNED.iter().find(|w| line.starts_with(end, w)).map_or(end, |w| end + w.chars().count())
}

pub(super) fn clause_start(line: &Line, i: usize) -> usize {
    (0..i).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；' | ',')).map_or(0, |k| k + 1)
}

pub(super) fn sentence_start(line: &Line, i: usize) -> usize {
    (0..i).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1)
}

pub(super) fn line_has(line: &Line, person: &Person) -> bool {
    line.slice(person.range.clone()).replace(' ', "") == person.name
}

pub(super) fn person_start(person: &Person, i: usize, line: &Line) -> usize {
    let near = person.range.start <= i && i - person.range.start < 200 && line_has(line, person);
    if near { person.range.start } else { i }
}

/// Whether what follows a period in running text is a job, and no birth, study or entry into the Party.
pub(super) fn tells_of_work(line: &Line, from: usize, stop: usize) -> bool {
    const WORK: [&str; 9] = ["任", "当选", "挂", "工作", "聘", "历任", "跻身", "晋升", "履新"];
    const OTHER: [&str; 7] = ["参加工作", "参加革命工作", "出生", "入党", "毕业", "生，", "入伍"];
    // 加入某公司，任副总经理
    const HOUSES: [&str; 6] = ["公司", "集团", "银行", "厂", "研究院", "设计院"];
    let joins = |said: &str| {
        said.contains("加入")
            && !HOUSES.iter().any(|h| said.trim_end_matches(['，', '；', '。']).ends_with(h))
    };
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
    let opens = |k: usize| {
        JOB.iter().any(|w| line.starts_with(k, w)) || line.at(k) == '在' || line.starts_with(k, "接替")
    };
    if clause < stop && !WORK.iter().any(|w| line.slice(first..clause).contains(w)) && opens(clause + 1) {
        clause = end_of(clause + 1);
    }
    let said = line.slice(from..clause);
    WORK.iter().any(|w| said.contains(w))
        && !joins(line.slice(from..end_of(first)))
        && !OTHER.iter().any(|w| line.slice(from..clause + 1).contains(w))
}
