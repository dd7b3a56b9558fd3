//! Names that end where something is said of them.

use super::{Person, is_name, names_in, skip_number};
use crate::mention::appellation::{appellation_at, boundary};
use crate::mention::date::{Dateline, date_at};
use crate::mention::office::Before;
use crate::mention::office_run::skip_remarks;
use crate::mention::{Body, Certainty, Context, Line};

/// The persons whose names end right before `end`, at or after `floor`; with them the offices said before.
pub fn names_before(line: &Line, end: usize, floor: usize, cx: &Context) -> Option<Vec<Person>> {
    let mut depth = 0usize;
    let mut start = end;
    while start > floor {
        let c = line.at(start - 1);
        match c {
            '）' | ')' => depth += 1,
            '（' | '(' => depth = depth.saturating_sub(1),
            '，' | '。' | '；' | '：' | ';' | ':' | ',' | '\t' | '《' | '》' | '”' | '“' if depth == 0 =>
            {
                break;
            }
            _ => {}
        }
        start -= 1;
    }
    // 2022年11月张三当选…
    if let Some(dated) = date_at(line, start, Dateline::default()).filter(|d| d.end < end) {
        start = dated.end;
    }
    start = after_month(line, start, end);
    start = skip_number(line, start);
    // 由张三同志兼任办公室主任
    start += usize::from(line.at(start) == '由');
    let honoured = line.slice(start..end).contains("同志");
    if let Some(names) = names_in(line, start..end, honoured, cx) {
        return Some(names);
    }
    // 张三、能四、李五: a surname that is none elsewhere, among others
    let sure = |p: &Person| is_name(line, p.range.clone(), false, cx);
    let most = |names: &Vec<Person>| {
        let short = names.iter().all(|p| p.name.chars().count() <= 3);
        short && names.len() >= 3 && names.iter().filter(|p| sure(p)).count() * 2 > names.len()
    };
    if let Some(names) = names_in(line, start..end, true, cx).filter(most) {
        return Some(names);
    }
    // an office stands before the name: 县委副书记李四, or other words do: 会议决定李四
    for s in start..end.saturating_sub(1) {
        // 在竹塘担任书记: a place
        let place = matches!(line.before(s), '在' | '从' | '到' | '赴');
        // 原北航党委书记张三: of a body that is not known
        let titled =
            || s > start && line.words_ending_at(s).any(|w| w.entry.title.is_some() && w.entry.chars >= 2);
        // 苗族女干部李四: what somebody is, and no office
        let described = || s > start && ["干部", "官员"].iter().any(|w| line.word_before(s, w));
        if matches!(line.at(s), ' ' | '由') || place || !boundary(line, s) && !titled() && !described() {
            continue;
        }
        // only the name counts, so a bare title may stand without its body
        let mut before = Before { body: Some(nobody()), ..Before::default() };
        if let Some(call) = appellation_at(line, s, &mut before, cx)
            && !call.names.is_empty()
            && skip_remarks(line, call.range.end) == end
        {
            let people =
                call.names.into_iter().map(|n| Person { name: n.text.replace(' ', ""), range: n.range });
            return Some(people.collect());
        }
        if s > start
            && let Some(names) = names_in(line, s..end, false, cx)
        {
            return Some(names);
        }
    }
    None
}

/// 去年10月, 今年2月3日: where the words begin behind a day of a year that is only pointed to.
fn after_month(line: &Line, start: usize, end: usize) -> usize {
    const YEARS: [&str; 6] = ["今年", "去年", "前年", "当年", "同年", "次年"];
    // 此前李四任…
    if line.starts_with(start, "此前") && start + 4 <= end {
        return start + 2;
    }
    let Some(year) = YEARS.iter().find(|w| line.starts_with(start, w)) else { return start };
    let mut at = start + year.chars().count();
    for unit in ['月', '日'] {
        let digits = (at..end).take_while(|&k| line.at(k).is_ascii_digit()).count();
        if (1..=2).contains(&digits) && line.at(at + digits) == unit {
            at += digits + 1;
        }
    }
    if at + 2 <= end { at } else { start }
}

fn nobody() -> Body {
    Body { name: String::new(), place: None, certainty: Certainty::Ending }
}
