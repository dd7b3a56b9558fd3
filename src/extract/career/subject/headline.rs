//! Whose CV it is by a headline of its own.

use super::person;
use crate::extract::page::Page;
use crate::extract::people::{Person, is_name, skip_number};
use crate::extract::period::period_at;
use crate::lexicon::CareerWord;
use crate::mention::Line;

/// Whose CV a line announces wherever it stands: 附一：张三简历, 【人物简介】张三简历.
pub fn announced(page: &Page, line: &Line) -> Option<Person> {
    const LONGEST: usize = 24;
    const LABEL: usize = 8;
    if line.len() > LONGEST {
        return None;
    }
    let label =
        (0..line.len().min(LABEL)).rev().find(|&k| matches!(line.at(k), '：' | ':' | '】' | '▲' | '■' | '●'));
    let start = skip_number(line, label.map_or(0, |k| k + 1));
    let text = line.slice(start..line.len()).trim_end_matches(['：', ':', ' ']);
    let word = page.cx.lexicon.career_words.ending(CareerWord::Cv, text)?;
    let name =
        text[..text.len() - word.len()].trim_end_matches([' ', '的', '（', '(']).trim_end_matches("同志");
    let range = start..start + name.chars().count();
    if range.len() >= 2 && is_name(line, range.clone(), false, &page.cx) {
        return Some(Person { name: line.slice(range.clone()).replace(' ', ""), range });
    }
    // 某省省长张三简历
    let calls = page.sentences_of(line).iter().flat_map(|s| &s.appellations);
    let mut named = calls.flat_map(|call| &call.names);
    let one = named.next().filter(|n| n.range.end == range.end)?;
    named.next().is_none().then(|| Person { name: one.text.clone(), range: one.range.clone() })
}

/// The person whom the headline names: 张三简历, or a line that is only a name.
pub fn titled(page: &Page, index: usize, line: &Line) -> Option<Person> {
    if index > 6 || line.len() > 40 {
        return None;
    }
    if let Some(person) = captioned(page, index, line) {
        return Some(person);
    }
    if line.len() > 24 {
        return None;
    }
    // 【张三】, 词条 张三: the headword of an entry
    if line.at(0) == '【' && line.before(line.len()) == '】' {
        return person(page, line, 1..line.len() - 1, false);
    }
    const ENTRY: &str = "词条";
    if line.starts_with(0, ENTRY) && matches!(line.at(2), ' ' | '：' | ':') {
        return person(page, line, 3..line.len(), true);
    }
    let text = line.text;
    let words = &page.cx.lexicon.career_words;
    let cut = words
        .ending(CareerWord::Cv, text)
        .map_or(text, |w| &text[..text.len() - w.len()])
        .trim_end_matches([' ', '：', '的'])
        .trim_end_matches("同志");
    let label = usize::from(cut.starts_with("姓名")) * 3;
    let n = cut.chars().count();
    let range = label..n;
    // 全站搜索：: a label
    let strict = cut.len() == text.trim_end_matches([' ', '：', ':']).len();
    if range.len() > if strict { 3 } else { 12 } || range.len() < 2 {
        return None;
    }
    is_name(line, range.clone(), !strict, &page.cx)
        .then(|| Person { name: line.slice(range.clone()).replace(' ', ""), range })
}

/// 张三[某某公司董事长], 张三 - 人物简历: a name that a headline begins with, over a career told year by year.
fn captioned(page: &Page, index: usize, line: &Line) -> Option<Person> {
    const BELOW: usize = 6;
    const TOLD: [&str; 4] = ["任", "担任", "当选", "调"];
    let end = (2..5.min(line.len()))
        .find(|&k| ['[', '【', '（', '(', '|', '｜', '_', '-', '—', '：', ':', ' '].contains(&line.at(k)))?;
    let told = page.lines.iter().skip(index + 1).take(BELOW).filter(|l| {
        period_at(l, skip_number(l, 0))
            .is_some_and(|p| p.end < l.len() && TOLD.iter().any(|w| l.from(p.end).contains(w)))
    });
    person(page, line, 0..end, false).filter(|_| told.count() >= 2)
}
