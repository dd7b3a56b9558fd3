//! Whom a CV or a profile is about: introduced in running text, or under a label.

use super::biographic::sketched;
use super::bygone::HONOURS;
use super::is_who::is_who;
use crate::extract::page::Page;
use crate::extract::people::{Person, holds_other_words, is_name, offices_from};
use crate::extract::period::period_at;
use crate::lexicon::CareerWord;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::office_run::skip_remarks;
use crate::mention::phrase::holds;
use crate::mention::{Chars, Line};
pub use headline::{announced, titled};
pub use known::{Doers, is_known, taken_up};
use life::{after_pronoun, lived, lived_in_office, of_age, presents, serves, told_behind_colon};
pub use life::{behind_life, born, native, years_of_life};

mod headline;
mod known;
mod life;

/// The person whom a line introduces: 张三，男，汉族.
pub fn introduced(page: &Page, line: &Line, start: usize) -> Option<Person> {
    introduced_by_form(page, line, start).or_else(|| sketched(page, line, start))
}

/// 1999年8月起任…: a dated step of a career.
fn steps_at(line: &Line, i: usize) -> bool {
    line.at(i).is_ascii_digit()
        && period_at(line, i)
            .is_some_and(|p| ["任", "起任", "起担任", "担任"].iter().any(|w| line.starts_with(p.end, w)))
}

fn introduced_by_form(page: &Page, line: &Line, start: usize) -> Option<Person> {
    // 其前任张三出生于1960年3月
    let other = ["其前任", "其继任者", "继任者", "接任者", "其继任"];
    let start = start + other.iter().find(|w| line.starts_with(start, w)).map_or(0, |w| w.chars().count());
    if let Some(person) = labelled(page, line, start) {
        return Some(person);
    }
    if let Some((person, _)) = is_who(page, line, start) {
        return Some(person);
    }
    // a row of a table is about whoever its columns say
    if line.holds("\t") && line.from(start).contains('\t') && !line.starts_with(start, "姓名") {
        return None;
    }
    // 1965年出生的张三是河南人; 以1966年12月生的李四为例，
    let year = start + usize::from(line.at(start) == '以');
    if let Some((born, word)) = period_at(line, year).filter(|p| p.to.is_none()).and_then(|p| {
        let word = ["出生的", "生的"].into_iter().find(|w| line.starts_with(p.end, w))?;
        Some((p, word))
    }) {
        let from = born.end + word.chars().count();
        let end = (from + 2..(from + 5).min(line.len())).find(|&k| {
            matches!(line.at(k), '是' | '，' | '系') || year > start && line.starts_with(k, "为例")
        })?;
        return person(page, line, from..end, true);
    }
    // 今年50岁的张三是某省人
    if let Some(person) = of_age(page, line, start) {
        return Some(person);
    }
    // 张三是某省本土干部，2017年…
    if let Some(end) = (start + 2..(start + 5).min(line.len())).find(|&k| serves(line, k)) {
        return person(page, line, start..end, false);
    }
    // 张三简历：1974年9月生，…
    let words = &page.cx.lexicon.career_words;
    let told = (start + 2..(start + 7).min(line.len())).find(|&k| {
        words.starting(CareerWord::Cv, line.from(k)).is_some_and(|w| {
            let end = k + w.chars().count();
            matches!(line.at(end), '：' | ':') && line.len() > end + 12
        })
    });
    if let Some(end) = told {
        let honoured = HONOURS.iter().any(|w| line.slice(start..end).ends_with(w)) && end > start + 3;
        return person(page, line, start..end - if honoured { 2 } else { 0 }, false);
    }
    // 张三，甲局副局长，拟任…
    let planned = (start + 2..(start + 5).min(line.len())).find(|&k| {
        line.at(k) == '，'
            && line.may_hold("，拟")
            && offices_from(line, k + 1, &mut Before::default(), &page.cx)
                .is_some_and(|(_, end)| line.starts_with(skip_remarks(line, end), "，拟"))
    });
    if let Some(end) = planned {
        return person(page, line, start..end, false);
    }
    // 张三，甲局局长、乙会会长，1963年生于某地
    let held = (start + 2..(start + 5).min(line.len())).find(|&k| {
        let born = |at: usize| {
            period_at(line, at).is_some_and(|p| {
                p.to.is_none() && (line.at(p.end) == '生' || line.starts_with(p.end, "出生"))
            })
        };
        line.at(k) == '，'
            && line.may_hold("生")
            && offices_from(line, k + 1, &mut Before::default(), &page.cx)
                .is_some_and(|(_, end)| line.at(end) == '，' && born(end + 1))
    });
    if let Some(end) = held {
        return person(page, line, start..end, false);
    }
    // 张三（1943年2月—），男; 张三 (1943.2─) 某局局长。
    if let Some(end) = lived(line, start).or_else(|| lived_in_office(page, line, start)) {
        return person(page, line, start..end, true);
    }
    // 张三现年88岁; 张三1916年出生于…; 张三，原名李四; 张三，湖南长沙人
    let told = (start + 2..(start + 7).min(line.len()))
        .filter(|&k| is_cjk(line.before(k)) && presents(page, line, k));
    if let Some(person) = told.take(2).find_map(|end| {
        let honoured = HONOURS.iter().any(|w| line.slice(start..end).ends_with(w)) && end > start + 3;
        person(page, line, start..end - if honoured { 2 } else { 0 }, false)
    }) {
        return Some(person);
    }
    // 张三：曾任甲局局长
    let told = (start + 2..(start + 5).min(line.len())).find(|&k| told_behind_colon(page, line, k));
    if let Some(person) = told.and_then(|end| person(page, line, start..end, false)) {
        return Some(person);
    }
    // 张三出生于1969年4月; 张三，生于1969年4月
    let born_in = (start + 2..(start + 5).min(line.len())).find(|&k| {
        let from = k + usize::from(line.at(k) == '，');
        ["出生于", "生于"].iter().any(|w| {
            let year = from + w.chars().count();
            line.starts_with(from, w) && period_at(line, year).is_some_and(|p| p.to.is_none())
        })
    });
    if let Some(end) = born_in {
        return person(page, line, start..end, true);
    }
    // 张三于1999年8月起任甲，2003年7月起任乙
    let stepped = (start + 2..(start + 5).min(line.len())).find(|&k| {
        steps_at(line, k + usize::from(line.at(k) == '于'))
            && (k + 6..line.len()).any(|n| matches!(line.before(n), '，' | '；' | '。') && steps_at(line, n))
    });
    if let Some(end) = stepped {
        return person(page, line, start..end, true);
    }
    // 张三是浙江义乌人，1967年2月生
    let native = (start + 2..(start + 5).min(line.len())).find(|&k| {
        // 张三为现任市长，1967年2月出生于福建
        let told = matches!(line.at(k), '是' | '为' | '系');
        // 张三系湖南岳阳人，曾在…
        if told && native(line, k + 1).is_some() {
            return true;
        }
        (told || line.at(k) == '，')
            && (k + 3..(k + 16).min(line.len())).any(|n| {
                (line.starts_with(n, "人，") || told && line.at(n + 1) == '，' && is_cjk(line.at(n)))
                    && !line.slice(k + 1..n).contains(['，', '。', '、'])
                    && period_at(line, after_pronoun(line, n + 2)).is_some_and(|p| {
                        let life = ["生", "出生", "入伍", "参军", "参加工作", "参加革命", "入党", "加入"];
                        let born = after_pronoun(line, n + 2) > n + 2;
                        p.to.is_none() && (born || life.iter().any(|w| line.starts_with(p.end, w)))
                    })
            })
    });
    if let Some(end) = native {
        return person(page, line, start..end, false);
    }
    let told_by_sex = |k: usize| {
        matches!(line.at(k), '男' | '女')
            && line.at(k + 1) == '，'
            && (line.at(k + 3) == '族' || line.at(k + 2).is_ascii_digit())
    };
    // 【张三】男，1963年10月生
    let marked = (line.at(start) == '【')
        .then(|| (start + 3..(start + 6).min(line.len())).find(|&k| line.at(k) == '】'))
        .flatten();
    if let Some(person) = marked
        .filter(|&k| told_by_sex(k + 1 + usize::from(matches!(line.at(k + 1), '，' | ' '))))
        .and_then(|end| person(page, line, start + 1..end, true))
    {
        return Some(person);
    }
    // 张三男，汉族: the comma is lost
    let run_on = (start + 2..(start + 5).min(line.len())).find(|&k| told_by_sex(k));
    if let Some(person) = run_on.and_then(|end| person(page, line, start..end, false)) {
        return Some(person);
    }
    let end = (start + 2..(start + 16).min(line.len())).find(|&k| {
        matches!(line.at(k), '，' | ',' | ' ' | '\t' | '：' | '（' | '、') && {
            // 张三（离任）：男，
            const REMARKS: [&str; 3] = ["（离任）", "（已离任）", "（原任）"];
            let remark = REMARKS.iter().find(|w| line.starts_with(k, w)).map_or(0, |w| w.chars().count());
            let mut next = k + remark + 1;
            while line.at(next) == ' ' {
                next += 1;
            }
            let born = period_at(line, next)
                .is_some_and(|p| line.at(p.end) == '生' || line.starts_with(p.end, "出生"));
            let honoured = || {
                let name = line.slice(start..k);
                let ahead = line.slice(next..(next + 60).min(line.len()));
                let words = &page.cx.lexicon.career_words;
                (name.ends_with("先生") || name.ends_with("女士"))
                    && [CareerWord::Life, CareerWord::Trait].iter().any(|r| words.inside(*r, ahead).is_some())
            };
            born || matches!(line.at(next), '男' | '女') && !is_cjk(line.at(next + 1)) || honoured()
        }
    })?;
    let mut from = start;
    for label in ["姓名：", "姓名 ", "姓名:", "姓名\t"] {
        if line.starts_with(start, label) {
            from = start + label.chars().count();
        }
    }
    let mut to = end;
    if HONOURS.iter().any(|w| line.slice(from..to).ends_with(w)) {
        to -= 2;
    }
    person(page, line, from..to, true)
        .or_else(|| of_minority(page, line, from..to, line.slice(end..line.len())))
}

/// A name that is written without a dot and of which only its bearer's people is known: 男，蒙古族.
pub(super) fn of_minority(page: &Page, line: &Line, range: Chars, said: &str) -> Option<Person> {
    let people = said
        .split(['，', '、', ',', ' ', '（', '）', '。'])
        .take(6)
        .any(|part| page.cx.lexicon.is_people(part) && !part.starts_with('汉'));
    let name = line.slice(range.clone());
    let cjk = name.chars().all(is_cjk);
    (people && cjk && (4..=8).contains(&range.len()) && !holds_other_words(line, range.clone()))
        .then(|| Person { name: name.to_owned(), range })
}

pub fn person(page: &Page, line: &Line, range: Chars, trust: bool) -> Option<Person> {
    // 民　族　彝族: what a form asks for
    let said = line.slice(range.clone()).replace(' ', "");
    if page.cx.lexicon.career_words.starting(CareerWord::Label, &said).is_some() {
        return None;
    }
    // 张先生: no 张先; 中国国籍, 本科 in the place of a name
    const TRAITS: [&str; 9] = ["国籍", "中国籍", "学历", "本科", "党员", "硕士", "博士", "研究生", "专业"];
    let surname_only = line.before(range.end) == '先' && line.at(range.end) == '生';
    if surname_only || said.ends_with('籍') || TRAITS.iter().any(|w| said.ends_with(w)) {
        return None;
    }
    is_name(line, range.clone(), trust, &page.cx)
        .then(|| Person {
            name: line.slice(range.clone()).replace(' ', "").replace(['•', '．'], "·"), range
        })
}

/// 姓　名：张三　性别：女
fn labelled(page: &Page, line: &Line, start: usize) -> Option<Person> {
    let mut k = start + usize::from(line.at(start) == '【');
    for c in ['姓', '名'] {
        while line.at(k) == ' ' {
            k += 1;
        }
        if line.at(k) != c {
            return None;
        }
        k += 1;
    }
    while line.at(k) == ' ' {
        k += 1;
    }
    if !matches!(line.at(k), '：' | ':' | '\t' | '】') {
        return None;
    }
    while matches!(line.at(k), '：' | ':' | '\t' | '】' | ' ') {
        k += 1;
    }
    // the label vouches for whatever short word stands alone behind it
    let named = |range: &Chars| {
        const NOBODY: [&str; 4] = ["空缺", "暂缺", "待定", "保密"];
        let name = line.slice(range.clone()).replace(' ', "");
        let sound = (2..=4).contains(&name.chars().count()) && name.chars().all(is_cjk);
        let form = page.cx.lexicon.career_words.starting(CareerWord::Label, &name).is_some();
        (sound && !form && !NOBODY.contains(&name.as_str())).then(|| Person { name, range: range.clone() })
    };
    for end in k + 2..=(k + 16).min(line.len()) {
        // 姓名：张三性别：男, where a page that spaces out all words has lost its gaps
        let next_label = || {
            let label = page.cx.lexicon.career_words.starting(CareerWord::Label, line.from(end));
            label.is_some_and(|w| matches!(line.at(end + w.chars().count()), '：' | ':'))
        };
        let closed = end == line.len()
            || matches!(line.at(end), ' ' | '\t' | '，' | ',' | '；' | '（' | '(')
            || next_label();
        let lone =
            line.at(end) == ' ' && end - k < 3 && is_cjk(line.at(end + 1)) && !is_cjk(line.at(end + 2));
        let whole = || named(&(k..end)).filter(|_| !lone && line.at(k + 1) != ' ' || end == line.len());
        if closed && let Some(person) = person(page, line, k..end, true).or_else(whole) {
            return Some(person);
        }
    }
    None
}

/// Behind “60后” at `k`, or `k`.
fn behind_generation(line: &Line, k: usize) -> usize {
    let generation = line.at(k) == '“'
        && line.at(k + 1).is_ascii_digit()
        && line.at(k + 2).is_ascii_digit()
        && line.starts_with(k + 3, "后”");
    if generation { k + 5 } else { k }
}

/// All whom the sentences of a line introduce, and where each begins.
pub fn introductions(page: &Page, line: &Line, start: usize) -> Vec<(Person, usize)> {
    if line.may_hold("\t") && line.text.contains('\t') {
        return Vec::new();
    }
    let starts = (start + 1..line.len()).filter(|&k| matches!(line.before(k), '。' | '；' | '！' | ' '));
    // 与他搭班的县长李四出生于1972年，…: called by an office
    let born = line.may_hold("出生于") && line.holds("出生于");
    let calls = page.sentences_of(line).iter().flat_map(|s| &s.appellations);
    let called = calls.filter(|_| born).filter_map(|call| {
        let [name] = call.names.as_slice() else { return None };
        let own = name.range.start;
        (own > start && line.starts_with(name.range.end, "出生于")).then_some(own)
    });
    let mut starts: Vec<usize> = std::iter::once(start).chain(starts).chain(called).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
        .into_iter()
        .map(|k| behind_generation(line, k))
        // 1971年11月生的张三，
        .filter(|&k| is_cjk(line.at(k)) || line.at(k).is_ascii_digit())
        .filter_map(|k| introduced(page, line, k).map(|person| (person, k)))
        .collect()
}

/// The person whom the line introduces at its head, where its sentences introduce `all`.
pub fn introduced_first(page: &Page, line: &Line, start: usize, all: &[(Person, usize)]) -> Option<Person> {
    // rows, and what begins with a mark, were not read for sentences
    if line.holds("\t") || !is_cjk(line.at(start)) {
        return introduced(page, line, start);
    }
    all.first().filter(|(_, at)| *at == start).map(|(person, _)| person.clone())
}

/// A person introduced after other words: 简历：张三，男，…
pub fn introduced_within(page: &Page, line: &Line) -> Option<Person> {
    const BIRTHS: [&str; 8] = ["，男，", "，女，", "，男 ", "，女 ", "生于", "出生的", "月生", "年生，"];
    if !BIRTHS.iter().any(|w| line.may_hold(w) && holds(line.text, w)) {
        return behind_office(page, line);
    }
    (1..line.len())
        .filter(|&k| {
            // 2010年2月9日张三，女: behind the day of a notice that ran together with its list
            let dated = line.before(k) == '日' && line.before(k - 1).is_ascii_digit();
            // …调查。张三简历张三，男: behind a label that has lost its break
            let labelled = matches!(line.before(k), '历' | '介')
                && page.cx.lexicon.career_words.ending(CareerWord::Cv, line.slice(0..k)).is_some();
            matches!(line.before(k), '。' | '：' | '，' | ':' | ' ' | '的') || dated || labelled
        })
        .find_map(|k| introduced(page, line, k))
}

/// 某县县长：张三，湖南长沙人。: who is said to come from somewhere, behind an office and a colon.
fn behind_office(page: &Page, line: &Line) -> Option<Person> {
    const LONGEST: usize = 24;
    let colon = (2..line.len().min(LONGEST)).find(|&k| line.at(k) == '：')?;
    let titled = line.words_ending_at(colon).any(|w| w.entry.title.is_some());
    titled.then(|| introduced(page, line, colon + 1)).flatten()
}
