//! Who gave a law out, in the note under its title: 某日国务院令第198号发布, 某日某局发布, 某日某常委会公告第12号公布.

use super::issue::known;
use crate::extract::page::Page;
use crate::extract::sink::Sink;
use crate::mention::date::dates_in;
use crate::mention::named_body::{Heard, Reader};
use crate::mention::{Certainty, Chars, Line};
use crate::model::{Fact, PartialDate};

/// Words between who gives out and the verb, which belong to the number of the paper.
const PAPERS: [&str; 4] = ["令", "公告", "第", "通告"];

/// 某省人民政府令第十号, a line of its own.
pub fn is_order(line: &Line) -> bool {
    const LONGEST: usize = 40;
    let text = line.text.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    line.len() <= LONGEST
        && text.ends_with('号')
        && (text.contains("令第") || text.contains("令 第"))
        && !text.contains(['，', '。', '《', '：', ' '])
}

/// The order that a law stands under, where nothing was said of who gave it out.
pub fn ordered(page: &Page, number: usize, reader: &Reader, title: &str, sink: &mut Sink) {
    let line = &page.lines[number];
    let from = usize::from(matches!(line.at(0), '（' | '('));
    let Some(order) = (from..line.len()).find(|&k| line.starts_with(k, "令第")) else { return };
    let Some(bodies) = reader.list(line, from..order, &Heard::default()) else { return };
    let end = (order..line.len()).rev().find(|&k| line.at(k) == '号').map_or(line.len(), |k| k + 1);
    for one in bodies.iter().filter(|b| b.certainty > Certainty::Ending) {
        let body = sink.body(&one.name);
        let regulation = sink.regulation(title);
        let known = sink
            .statements()
            .iter()
            .any(|s| matches!(&s.fact, Fact::Issues { regulation: r, .. } if *r == regulation));
        if !known {
            let number = Some(line.slice(from..end).to_owned());
            let date = crate::extract::authority::of_page(page).date.or(page.document.metadata.date);
            let fact = Fact::Issues { body, regulation, date, number, effective: None };
            sink.say(fact, line.span(from..end), "issue/verb", 85);
        }
    }
}

/// 1996年6月4日国务院令第198号发布: by whose order or notice.
pub fn issued(page: &Page, line: &Line, act: Chars, reader: &Reader, title: &str, sink: &mut Sink) {
    let Some((from, date)) = behind_day(page, line, &act) else { return };
    let Some((bodies, number)) = givers(line, from..act.end - 2, reader) else { return };
    for name in bodies {
        let body = sink.body(&name);
        let regulation = sink.regulation(title);
        let number = number.clone();
        let fact = Fact::Issues { body, regulation, date: Some(date), number, effective: None };
        if !known(sink, &fact) {
            sink.say(fact, line.span(act.clone()), "issue/verb", 90);
        }
    }
}

/// Where an act goes on behind its day, and the day.
pub fn behind_day(page: &Page, line: &Line, act: &Chars) -> Option<(usize, PartialDate)> {
    let dated = dates_in(line, act.clone(), page.dateline).pop()?;
    let from = (dated.end..act.end).find(|&k| !matches!(line.at(k), ' ' | '　' | '由'))?;
    Some((from, dated.date))
}

/// The bodies in `range`, and the number of their order where one is said.
fn givers(line: &Line, range: Chars, reader: &Reader) -> Option<(Vec<String>, Option<String>)> {
    let (from, end) = (range.start, range.end);
    let end = if line.word_before(end, "修订") || line.word_before(end, "重新") { end - 2 } else { end };
    let numbered = line.before(end) == '号';
    let stops = (from..end).filter(|&k| PAPERS.iter().any(|w| line.starts_with(k, w)));
    let stop = |k: &usize| numbered || line.word_before(end, "公告") && line.starts_with(*k, "公告");
    let plain = if numbered { None } else { Some(end) };
    stops.filter(stop).chain(plain).find_map(|stop| {
        let bodies = reader.list(line, from..stop, &Heard::default())?;
        let certain = bodies.iter().all(|b| b.certainty > Certainty::Ending);
        let number = numbered.then(|| line.slice(from..end).to_owned());
        certain.then(|| (bodies.into_iter().map(|b| b.name).collect(), number))
    })
}
