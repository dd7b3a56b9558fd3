//! Lists of those who held one office one after another, in running text: 历任局长为张三（1984.5—1990.11）、李四.

use super::super::directory::terms::{Term, term};
use super::super::page::Page;
use super::super::people::{Person, is_name, names_in, offices_from};
use super::super::sink::Sink;
use crate::lexicon::CareerWord;
use crate::mention::body::{Body, ends_as_body, resolve};
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::{Certainty, Line, Office};
use crate::model::{Fact, OfficeStatus};

/// Says who held an office in turn, where the line lists them.
pub(super) fn read(page: &Page, line: &Line, sink: &mut Sink) {
    if !line.may_hold_any(page.cx.lexicon.career_words.all(CareerWord::InTurn)) {
        return;
    }
    for i in 0..line.len() {
        let Some(word) = page.cx.lexicon.career_words.starting(CareerWord::InTurn, line.from(i)) else {
            continue;
        };
        let from = i + word.chars().count();
        let Some((offices, end)) = office(page, line, i, from) else { continue };
        let Some(names) = connected(page, line, end) else { continue };
        let stop = (names..line.len()).find(|&k| matches!(line.at(k), '。' | '；')).unwrap_or(line.len());
        let stop = (names..stop)
            .find(|&k| matches!(line.at(k), '，') && !inside_bracket(line, names, k))
            .filter(|&k| names_in(line, names..stop, false, &page.cx).is_none() && k > names)
            .unwrap_or(stop);
        let Some(people) = names_in(line, names..stop, false, &page.cx) else { continue };
        for (k, person) in people.iter().enumerate() {
            let limit = people.get(k + 1).map_or(stop, |p| p.range.start);
            let time = remark(page, line, person, limit);
            for office in &offices {
                say(line, person, office, time, sink);
            }
        }
    }
}

fn say(line: &Line, person: &Person, office: &Office, time: Option<Term>, sink: &mut Sink) {
    let open = time.is_some_and(|t| !t.ended && t.from.is_some() && t.to.is_none());
    let status = if open { OfficeStatus::Current } else { OfficeStatus::Former };
    let (from, to) = time.map_or((None, None), |t| (t.from, t.to));
    sink.claim(line.span(office.range.start..person.range.end));
    let id = sink.person(&person.name);
    let body = sink.body(&office.body);
    let fact = Fact::HoldsOffice { person: id, body, title: office.title.clone(), from, to, status };
    sink.say(fact, line.span(office.range.start..person.range.end), "career/in-turn", 85);
}

/// The offices behind 历任; a bare title is one of the body named last that can have it.
fn office(page: &Page, line: &Line, i: usize, from: usize) -> Option<(Vec<Office>, usize)> {
    if let Some(found) = of_place_before(page, line, i, from) {
        return Some(found);
    }
    let word = line.words_at(from).iter().find(|w| w.entry.title.is_some() && closes(line, w.end));
    let party = ["党委", "党组"].iter().find(|p| line.starts_with(from, p)).map_or(0, |_| 2);
    let word = word.or_else(|| {
        line.words_at(from + party).iter().find(|w| w.entry.title.is_some() && closes(line, w.end))
    });
    if let Some(word) = word {
        let title = line.slice(from..word.end).to_owned();
        let body = named_last(page, line, i, &title)?;
        let (name, place, certainty) = (body.name, body.place, body.certainty);
        let (range, status) = (from..word.end, OfficeStatus::Former);
        let office = Office { range, body: name, title, status, place, certainty, inherited: true };
        return Some((vec![office], word.end));
    }
    let (offices, end) = offices_from(line, from, &mut Before::default(), &page.cx)?;
    let sure = offices.iter().all(|o| o.certainty > Certainty::Ending);
    sure.then_some((offices, end))
}

/// 某县历任县长, 某大学历任校长: the offices of the place or body that stands right before the word at `i`.
fn of_place_before(page: &Page, line: &Line, i: usize, from: usize) -> Option<(Vec<Office>, usize)> {
    const LONGEST: usize = 24;
    let begin = (i.saturating_sub(LONGEST)..i).rev().take_while(|&k| is_cjk(line.at(k))).last()?;
    let owner = (begin..i.saturating_sub(1)).find_map(|s| {
        let named = s == begin || line.words_at(s).iter().any(|w| w.entry.place);
        let body = resolve(line.slice(s..i), &[], &page.cx).filter(|_| named)?;
        (body.certainty > Certainty::Ending || s == begin && line.slice(s..i).chars().count() >= 5)
            .then_some(body)
    })?;
    let place = owner.place.clone().filter(|p| p.name == owner.name && p.division.is_some());
    let body = if place.is_some() { None } else { Some(owner) };
    let mut before = Before { places: place.into_iter().collect(), body, ..Before::default() };
    let (mut offices, end) = offices_from(line, from, &mut before, &page.cx)?;
    offices.iter_mut().for_each(|o| o.status = OfficeStatus::Former);
    offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited).then_some((offices, end))
}

/// Whether a word that leads to names stands at `i`.
fn closes(line: &Line, i: usize) -> bool {
    // 校长张三（1950年8月—…
    let bracketed = || {
        let open = (i + 2..(i + 5).min(line.len())).find(|&k| matches!(line.at(k), '（' | '('));
        open.is_some_and(|k| (k + 1..(k + 5).min(line.len())).all(|n| line.at(n).is_ascii_digit()))
    };
    bracketed() || matches!(line.at(i), '为' | '是' | '有' | '：' | ':' | '的' | '依' | '分' | '先')
}

/// Where the names begin behind 的有, 依次为, a colon.
fn connected(page: &Page, line: &Line, end: usize) -> Option<usize> {
    let from = end + usize::from(line.at(end) == '的');
    if let Some(word) = page.cx.lexicon.career_words.starting(CareerWord::Lists, line.from(from)) {
        return Some(from + word.chars().count());
    }
    // 历任校长张三（1950年8月—1959年3月）李四（…）
    let open = (from + 2..(from + 5).min(line.len())).find(|&k| matches!(line.at(k), '（' | '('))?;
    let close = (open..line.len()).find(|&k| matches!(line.at(k), '）' | ')'))?;
    let name = is_name(line, from..open, false, &page.cx);
    let told = line
        .slice(open + 1..close)
        .split(['，', ',', '、', ' '])
        .any(|part| term(page, part, None).is_some());
    (name && told).then_some(from)
}

fn inside_bracket(line: &Line, from: usize, k: usize) -> bool {
    let text = line.slice(from..k);
    text.matches(['（', '(']).count() > text.matches(['）', ')']).count()
}

/// The body named last before `i` that can have such a head.
fn named_last(page: &Page, line: &Line, i: usize, title: &str) -> Option<Body> {
    let core = title.trim_start_matches('副');
    let house = core.strip_suffix('长').and_then(|t| t.chars().last());
    let fits = |name: &str| match house {
        Some(c) if "局厅处院校所站厂馆".contains(c) => {
            name.ends_with(c) || c == '校' && name.ends_with("学")
        }
        _ => !name.ends_with(['科', '股']),
    };
    let found = (2..=i).rev().find_map(|end| {
        let begin = end.saturating_sub(22);
        let start = (begin..end).rev().take_while(|&k| is_cjk(line.at(k))).last()?;
        (start..end.saturating_sub(2)).find_map(|s| {
            let text = line.slice(s..end);
            if !ends_as_body(text, page.cx.lexicon) {
                return None;
            }
            resolve(text, &[], &page.cx).filter(|b| {
                let place = b.place.as_ref().is_some_and(|p| p.name == b.name);
                b.certainty > Certainty::Ending && !place && fits(&b.name)
            })
        })
    });
    found.or_else(|| {
        let house = page.cx.places.house.as_ref().map(|h| &h.place);
        let house = house.or_else(|| page.cx.places.institution())?;
        fits(&house.name).then(|| Body {
            name: house.name.clone(),
            place: None,
            certainty: Certainty::PlaceAndEnding,
        })
    })
}

/// The time that the bracket behind a name gives.
fn remark(page: &Page, line: &Line, person: &Person, limit: usize) -> Option<Term> {
    let open = (person.range.end..limit).find(|&k| matches!(line.at(k), '（' | '('))?;
    let close = (open..limit).find(|&k| matches!(line.at(k), '）' | ')'))?;
    line.slice(open + 1..close).split(['，', ',', '；', ' ', '、']).find_map(|part| term(page, part, None))
}
