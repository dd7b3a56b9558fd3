//! Running text that tells the career of somebody whom the page names elsewhere, sentence by sentence.

use super::biographic::sketched_behind;
use super::subject::{is_known, native, person};
use super::words::{said_at, stands};
use crate::extract::page::Page;
use crate::extract::people::{Person, is_name, offices_from, skip_number};
use crate::extract::period::period_at;
use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::{Chars, Line};
use crate::model::OfficeStatus;

/// Somebody whom the page names with an office elsewhere, of whom a sentence then tells the career: 张三1985年入党，
/// 曾任…; 公开资料显示，张三1996年8月参加工作. With each the sentences that are about that person; the lines below
/// are not.
pub fn told(page: &Page, line: &Line) -> Vec<(Person, Chars)> {
    let starts = (1..line.len())
        .filter(|&k| matches!(line.before(k), '。' | '；' | '：') || line.starts_with(k, "生于"));
    let mut out: Vec<(Person, Chars)> = Vec::new();
    let mut open = false;
    for start in std::iter::once(skip_number(line, 0)).chain(starts) {
        let about = told_from(page, line, start).or_else(|| meant_by_pronoun(page, line, start));
        // 某大学校长李四则…, 同样，王五于2012年…: somebody else
        let other = |own: &str| {
            let behind = first_comma(line, start).map(|k| k + 1);
            std::iter::once(start).chain(behind).any(|from| {
                called(page, line, from).is_some_and(|(p, _)| from == start || p.name != own)
                    || (2..=4).any(|n| {
                        let range = from..(from + n).min(line.len());
                        line.slice(range.clone()) != own && is_known(page, line, range)
                    })
            })
        };
        if open
            && let Some((person, range)) = out.last_mut()
            && (about.is_some() || other(&person.name))
        {
            range.end = start;
            open = false;
        }
        if let Some((person, from)) = about {
            out.push((person, from..line.len()));
            open = true;
        }
    }
    out
}

/// 2016年6月，张三出任…: a line that goes on about the one whose career the lines above told.
///
/// 曾任…: without the name, where the line `above` bears it.
pub fn goes_on(
    line: &Line,
    start: usize,
    name: &str,
    above: Option<&Line>,
    lexicon: &Lexicon,
) -> Option<Person> {
    let former = || {
        matches!(line.at(start), '曾' | '历' | '先')
            && said_at(line, start, lexicon).is_some_and(|(_, status)| status == OfficeStatus::Former)
    };
    if above.is_some_and(|above| above.starts_with(0, name)) && former() {
        return Some(Person { name: name.to_owned(), range: start..start });
    }
    let period = period_at(line, start).filter(|p| p.from.day().is_none())?;
    let from = (period.end..(period.end + 3).min(line.len())).find(|&k| line.starts_with(k, name))?;
    Some(Person { name: name.to_owned(), range: from..from + name.chars().count() })
}

/// The one who is called by an office right at `start`, and where that ends.
fn called(page: &Page, line: &Line, start: usize) -> Option<(Person, usize)> {
    let mut sentences = page.sentences_of(line).iter();
    let call = sentences
        .find_map(|s| s.appellations.iter().find(|c| c.range.start == start && !c.offices.is_empty()))?;
    let [name] = call.names.as_slice() else { return None };
    Some((Person { name: name.text.clone(), range: name.range.clone() }, call.range.end))
}

/// What a sentence on somebody's career begins with, before the name.
const LEADS: [&str; 8] = ["显示", "来看", "经历看", "履历看", "资料", "简历", "履历", "据悉"];

/// What stands before the office of somebody who has just come into it.
const NEW: [&str; 8] =
    ["新任", "新当选的", "刚刚当选的", "刚当选的", "新上任的", "刚上任的", "新当选", "新晋"];

/// 接任某公司董事长的张三，…: who came into an office, and his career behind a comma.
fn who_came(page: &Page, line: &Line, start: usize) -> Option<Person> {
    const COMES: [&str; 5] = ["接任", "继任", "履新", "出任", "新任"];
    let word = (start..(start + 4).min(line.len()))
        .find_map(|k| COMES.iter().find(|w| line.starts_with(k, w)).map(|w| k + w.chars().count()))?;
    let (_, until) = offices_from(line, word, &mut Before::default(), &page.cx)?;
    let end = (until + 3..until + 6).find(|&k| line.at(k) == '，' && line.at(until) == '的')?;
    person(page, line, until + 1..end, false).filter(|_| line.from(end).contains('任'))
}

/// Who, and from where on the sentence is about that person.
fn told_from(page: &Page, line: &Line, start: usize) -> Option<(Person, usize)> {
    // 一位是生于1956年的张三，时任…
    if line.starts_with(start, "生于") {
        let born = period_at(line, start + 2).filter(|p| line.at(p.end) == '的' && p.to.is_none())?;
        let from = born.end + 1;
        let goes_on = |k: &usize| matches!(line.at(*k), '，' | '是' | '已' | '现' | '曾' | '今');
        let end = (from + 2..(from + 5).min(line.len())).find(goes_on)?;
        return person(page, line, from..end, false).map(|p| (p, from));
    }
    if let Some(person) = who_came(page, line, start) {
        let from = person.range.start;
        return Some((person, from));
    }
    let comma = first_comma(line, start);
    let lead = comma.filter(|&k| LEADS.iter().any(|w| line.slice(start..k).ends_with(w)));
    // 随后，张三…, 经过多年历练，张三…: where the page has to know the name
    let named = |from: usize| (2..=4).any(|n| is_known(page, line, from..(from + n).min(line.len())));
    let onward =
        comma.filter(|&k| !line.slice(start..k).contains(['任', '、']) && !named(start) && named(k + 1));
    // 1985年至2002年，张三历任…: the term belongs to what is told
    let term = period_at(line, start).is_some_and(|p| p.to.is_some() && comma == Some(p.end));
    let from = lead.or(onward.filter(|_| !term)).map_or(start, |k| k + 1);
    let from = from + usize::from(line.at(from) == '而');
    let aged = line.starts_with(from, "现年") || behind_age(line, from).is_some();
    let from = behind_origin(page, line, from).unwrap_or(from);
    let from = behind_age(line, from).or_else(|| steps_in(page, line, from)).unwrap_or(from);
    let about = from;
    let year = |k: usize| period_at(line, k).filter(|p| p.from.day().is_none() && line.at(p.end) != '日');
    let since = |k: usize| usize::from(matches!(line.at(k), '起' | '后'));
    let dated = year(from)
        .filter(|p| lead.is_some() || p.to.is_some() || since(p.end) == 1)
        .map(|p| p.end + since(p.end));
    let from = dated.map_or(from, |k| k + usize::from(matches!(line.at(k), '，' | ',')));
    let career = |end: usize| {
        let joined = end + usize::from(matches!(line.at(end), '于' | '自' | '从'));
        dated.is_some() || year(joined).is_some() || opens_career(page, line, end)
    };
    // 1992年6月，张三从甲市调往乙市，任乙市副市长。1996年11月任…
    if let Some(person) = dated_step(page, line, start) {
        return Some((person, start));
    }
    // 某大学书记李四，2016年6月出任…: called by an office, and his career behind a comma
    let office = from + NEW.iter().find(|w| line.starts_with(from, w)).map_or(0, |w| w.chars().count());
    if let Some((person, end)) = called(page, line, office) {
        let next = end + 1 + usize::from(matches!(line.at(end + 1), '在' | '于' | '自'));
        let stop = sentence_end(line, next);
        let steps = line.at(end) == '，' && (year(next).is_some() || career(next));
        let works = steps || opens_career(page, line, end) && line.at(end) != '，';
        // 某大学校长李四，1983年考入该校，…。之后曾任…
        let goes_on = ["之后", "此后", "其后", "历任", "曾任", "先后", "后任", "自"];
        let behind = || {
            let after = stop + 1;
            goes_on.iter().any(|w| line.starts_with(after, w))
                && line.slice(after..sentence_end(line, after)).contains('任')
                || steps_later(page, line, stop, &person.name)
        };
        // 新当选的县长李四，今年45岁，某县人。1995年…: who he is, and his life in the sentences behind
        let sketched = || sketched_behind(page, line, end) && line.from(end).contains('任');
        // 县长李四，某县人。2008年，其调任…
        let works = works || line.at(end) == '，' && native(line, end + 1).is_some();
        let tells = works && (line.slice(next..stop).contains('任') || behind())
            || turns_to_career(page, line, end)
            || sketched();
        let about = person.range.start;
        return tells.then_some((person, about));
    }
    // no career without an office that somebody takes
    if !line.from(from).contains('任') {
        return None;
    }
    // 公开资料显示，新任院长张三是一位…
    let title = lead.filter(|_| line.starts_with(from, "新任")).and_then(|_| {
        line.words_at(from + 2).iter().filter(|w| w.entry.title.is_some()).map(|w| w.end).max()
    });
    let from = title.unwrap_or(from);
    let surname = |end: usize| {
        end > from + 1
            && page.cx.lexicon.surname(line.at(from)) == Some(true)
            && is_name(line, from..end, false, &page.cx)
    };
    let end = (from + 2..=(from + 4).min(line.len())).rev().find(|&k| {
        // 张三曾长期在…: no part of the name
        if matches!(line.before(k), '曾' | '早' | '先' | '历') {
            false
        } else if is_known(page, line, from..k) {
            let honoured = k + 2 * usize::from(line.starts_with(k, "同志"));
            lead.is_some()
                || career(k)
                || turns_to_career(page, line, honoured)
                || (aged || moves_about(line, k)) && steps_on(page, line, k)
        } else {
            surname(k)
                && (lead.is_some() && career(k)
                    // 张三是院士，曾任…
                    || line.at(k) == '是' && turns_to_career(page, line, k)
                    || moves_about(line, k)
                        && (career(k) || turns_to_career(page, line, k) || steps_on(page, line, k)))
        }
    })?;
    let person = Person { name: line.slice(from..end).to_owned(), range: from..end };
    line.from(end).contains('任').then_some((person, if dated.is_some() { about } else { from }))
}

/// 某大学书记李四是院士。他毕业后，曾任…: the only person of the sentence before.
fn meant_by_pronoun(page: &Page, line: &Line, start: usize) -> Option<(Person, usize)> {
    let end = start + 1;
    let tells = matches!(line.at(start), '他' | '她')
        && (opens_career(page, line, end) || turns_to_career(page, line, end));
    if start == 0 || !tells {
        return None;
    }
    let from = (0..start - 1).rev().find(|&k| line.at(k) == '。').map_or(0, |k| k + 1);
    let clauses = (from..start).filter(|&k| k == from || matches!(line.before(k), '，' | ','));
    let known = clauses.filter_map(|k| {
        let end = (k + 2..=(k + 4).min(start)).rev().find(|&end| is_known(page, line, k..end))?;
        Some(Person { name: line.slice(k..end).to_owned(), range: k..end })
    });
    // 同是某地人的李四，则没离开过…: at the end of a clause
    let closing = (from + 4..start).filter(|&k| matches!(line.at(k), '，' | ',')).filter_map(|k| {
        let range = (k.saturating_sub(4).max(from)..k - 1).find_map(|own| {
            let described = matches!(line.before(own), '的' | '人') && own > from;
            (described && (is_known(page, line, own..k) || named_elsewhere(page, line, own..k)))
                .then_some(own..k)
        })?;
        Some(Person { name: line.slice(range.clone()).to_owned(), range })
    });
    let known = known.chain(closing);
    let sentences = page.sentences_of(line).iter();
    let called = sentences
        .flat_map(|s| &s.appellations)
        .filter(|c| (from..start).contains(&c.range.start))
        .flat_map(|c| &c.names)
        .map(|n| Person { name: n.text.clone(), range: n.range.clone() });
    let mut people: Vec<Person> = known.chain(called).collect();
    people.dedup_by(|a, b| a.name == b.name);
    let person = people.pop().filter(|_| people.is_empty())?;
    Some((person, start))
}

/// 履新某省委副书记的张三, 接任某局局长的李四: where the name begins.
fn steps_in(page: &Page, line: &Line, from: usize) -> Option<usize> {
    const STEPS: [&str; 8] = ["履新", "接任", "此番履新", "此次履新", "此番接任", "此次接任", "年仅", "现年"];
    STEPS.iter().find(|w| line.starts_with(from, w))?;
    let limit = (from..line.len()).find(|&k| matches!(line.at(k), '，' | '。')).unwrap_or(line.len());
    let of = (from + 2..limit).find(|&k| {
        line.at(k) == '的' && (2..=4).any(|n| is_known(page, line, k + 1..(k + 1 + n).min(limit)))
    })?;
    Some(of + 1)
}

/// 60岁的张三: where the name begins.
fn behind_age(line: &Line, from: usize) -> Option<usize> {
    const OF: &str = "岁的";
    let digits = (from..line.len()).take_while(|&k| line.at(k).is_ascii_digit()).count();
    (digits == 2 && line.starts_with(from + 2, OF)).then_some(from + 4)
}

/// 某省某市人张三: where the name begins.
fn behind_origin(page: &Page, line: &Line, from: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    if !line.words_at(from).iter().any(|w| w.entry.place || w.entry.short_place) {
        return None;
    }
    let run = (from + 2..line.len().min(from + LONGEST)).take_while(|&k| is_cjk(line.at(k)));
    let name = run.into_iter().find(|&k| line.before(k) == '人')?;
    let plain = !line.slice(from..name).contains(['的', '任', '是', '在', '大', '民']);
    (plain && page.cx.lexicon.surname(line.at(name)) == Some(true)).then_some(name)
}

/// 省长李四是一名女干部。她是某地人。1982年，李四…: whether one of the next sentences, all of them about the same person,
/// tells of a step of a career.
fn steps_later(page: &Page, line: &Line, stop: usize, name: &str) -> bool {
    const SENTENCES: usize = 4;
    let mut from = stop + 1;
    for _ in 0..SENTENCES {
        let end = sentence_end(line, from);
        // 18年后，她…
        let lead = first_comma(line, from).map_or(from, |k| k + 1);
        let own =
            [from, lead].iter().any(|&k| matches!(line.at(k), '他' | '她') || line.starts_with(k, name));
        if from >= line.len() || !own && period_at(line, from).is_none() {
            return false;
        }
        let steps = (from..end).any(|k| {
            let fresh = !is_cjk(line.before(k)) || matches!(line.before(k), '他' | '她' | '其' | '年' | '月');
            fresh
                && (stands(line, k, CareerWord::Enters, page.cx.lexicon)
                    || stands(line, k, CareerWord::Former, page.cx.lexicon)
                    || matches!(line.at(k), '从' | '由') && line.slice(k..end).contains("调任"))
        });
        if steps {
            return true;
        }
        from = end + 1;
    }
    false
}

/// Who takes a step of a career in a sentence that begins with its time, where the next goes on with another.
fn dated_step(page: &Page, line: &Line, start: usize) -> Option<Person> {
    // 1999年5月张三赴某省任职，先后担任…
    const GOES: [&str; 5] = ["赴", "调任", "调往", "调到", "到"];
    let date = period_at(line, start)?.end;
    let from = date + usize::from(line.at(date) == '，');
    // 1982年，张三从某校毕业后，…。18年后，她升任…
    const LIVES: [&str; 5] = ["从", "毕业于", "考入", "进入", "离开"];
    let lives =
        |own: &Chars| LIVES.iter().any(|w| line.starts_with(own.end, w)) && line.from(own.end).contains('任');
    let goes = |own: &Chars| {
        page.cx.lexicon.surname(line.at(from)) == Some(true)
            && GOES.iter().any(|w| line.starts_with(own.end, w))
            && is_name(line, own.clone(), false, &page.cx)
    };
    let range = (from + 2..=(from + 4).min(line.len())).rev().map(|end| from..end).find(|own| {
        goes(own)
            || from > date && (is_known(page, line, own.clone()) || named_again(page, line, own.clone()))
    })?;
    let stop = sentence_end(line, range.end);
    let works = (range.end..stop).any(|k| {
        line.before(k) == '，'
            && ["任", "担任", "出任", "历任", "先后任", "先后担任"].iter().any(|w| line.starts_with(k, w))
    });
    let in_turn = (range.end..stop)
        .any(|k| line.before(k) == '，' && ["历任", "先后"].iter().any(|w| line.starts_with(k, w)));
    if lives(&range) && from > date {
        return Some(Person { name: line.slice(range.clone()).to_owned(), range });
    }
    (works && (in_turn && goes(&range) || steps_on(page, line, range.end)))
        .then(|| Person { name: line.slice(range.clone()).to_owned(), range })
}

/// Whether the words are a name, by its surname, that another line of the page says as well.
fn named_again(page: &Page, line: &Line, range: Chars) -> bool {
    page.cx.lexicon.surname(line.at(range.start)) == Some(true) && named_elsewhere(page, line, range)
}

/// Whether the words are a name that another line of the page says as well.
fn named_elsewhere(page: &Page, line: &Line, range: Chars) -> bool {
    page.cx.lexicon.surname(line.at(range.start)).is_some()
        && is_name(line, range.clone(), false, &page.cx)
        && page.lines.iter().filter(|l| l.holds(line.slice(range.clone()))).count() > 1
}

/// 现年57岁的张三，在检察院工作了29年。从2013年4月起，先后任…: whether the next sentence goes on with a term of office.
fn steps_on(page: &Page, line: &Line, end: usize) -> bool {
    let next = sentence_end(line, end) + 1;
    let at = next + usize::from(matches!(line.at(next), '从' | '自'));
    let stop = sentence_end(line, next);
    period_at(line, at).is_some_and(|p| {
        let from = (p.end..(p.end + 2).min(stop)).find(|&k| !matches!(line.at(k), '起' | '，'));
        from.is_some_and(|k| {
            stands(line, k, CareerWord::Verb, page.cx.lexicon)
                || line.at(k) == '被' && line.slice(k..stop).contains("任命为")
        })
    })
}

/// 张三先后在甲、乙两省任职，…: words that only go before a career, whoever it is.
fn moves_about(line: &Line, end: usize) -> bool {
    const WORDS: [&str; 10] = [
        "先后在",
        "曾先后在",
        "曾长期在",
        "长期在",
        "此前一直在",
        "之前一直在",
        "此前长期在",
        "一直在",
        "此前在",
        "多年在",
    ];
    let stop = (end..line.len()).find(|&k| matches!(line.at(k), '，' | '。' | '；')).unwrap_or(line.len());
    let said = line.slice(end..stop);
    // 张三在某县工作多年
    // 张三在某大学工作了20多年
    let long = ["工作了", "任职了", "任教了"].iter().any(|w| said.contains(w)) && said.ends_with('年');
    let years = said.starts_with('在') && (long || ["多年", "过多年"].iter().any(|w| said.ends_with(w)));
    (years || WORDS.iter().any(|w| line.starts_with(end, w)))
        && (long || ["任职", "工作"].iter().any(|w| said.trim_end_matches(['多', '年', '过']).ends_with(w)))
}

/// Whether the words behind a name tell of a career: 56岁, 年近52岁, 早年…, 曾任….
fn opens_career(page: &Page, line: &Line, end: usize) -> bool {
    const LONG: [&str; 11] = [
        "是一位",
        "是一名",
        "早年",
        "早期",
        "曾在",
        "曾长期",
        "长期在",
        "一直在",
        "此前长期",
        "此前一直",
        "之前一直",
    ];
    let mut at = end + usize::from(matches!(line.at(end), '，' | ','));
    at += 2 * usize::from(["现年", "年近", "今年"].iter().any(|w| line.starts_with(at, w)));
    let digits = (at..line.len()).take_while(|&k| line.at(k).is_ascii_digit()).count();
    at > end && digits == 2 && line.at(at + 2) == '岁'
        || LONG.iter().any(|w| line.starts_with(end, w))
        || said_at(line, end, page.cx.lexicon).is_some_and(|(_, status)| status == OfficeStatus::Former)
}

/// Whether a sentence that begins with somebody goes on about former offices behind a comma, with nobody else named
/// before: 张三毕业于某大学，曾任…; 张三离开省厅，于2010年11月至2013年6月任….
fn turns_to_career(page: &Page, line: &Line, end: usize) -> bool {
    if matches!(line.at(end), '的' | '、' | '和' | '与' | '等' | '及') {
        return false;
    }
    let stop = sentence_end(line, end);
    let lexicon = page.cx.lexicon;
    let turns = |k: usize| {
        let k = k + usize::from(matches!(line.at(k), '他' | '她'));
        let next = k + usize::from(matches!(line.at(k), '于' | '自' | '从' | '在'));
        said_at(line, k, lexicon).is_some_and(|(_, status)| status == OfficeStatus::Former)
            || period_at(line, next).is_some_and(|p| {
                let at = p.end + usize::from(line.at(p.end) == '起');
                (p.to.is_some() || at > p.end || k == end + 1)
                    && ["任", "担任", "出任"].iter().any(|w| line.starts_with(at, w))
            })
    };
    let Some(turn) = (end..stop).find(|&k| matches!(line.before(k), '，' | ',') && turns(k)) else {
        return false;
    };
    let mut sentences = page.sentences_of(line).iter();
    let called = sentences.any(|s| s.appellations.iter().any(|c| (end..turn).contains(&c.range.start)));
    let named = (end..turn)
        .filter(|&k| matches!(line.before(k), '，' | ','))
        .any(|k| (2..=4).any(|n| is_known(page, line, k..(k + n).min(line.len()))));
    !called && !named
}

/// The comma behind the few words that a sentence begins with.
fn first_comma(line: &Line, start: usize) -> Option<usize> {
    (start..(start + 14).min(line.len())).find(|&k| matches!(line.at(k), '，' | ','))
}

fn sentence_end(line: &Line, from: usize) -> usize {
    (from..line.len()).find(|&k| matches!(line.at(k), '。' | '；')).unwrap_or(line.len())
}
