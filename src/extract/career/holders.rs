//! Lists of those who held one office one after another, in running text: 历任局长为张三（1984.5—1990.11）、李四.

use super::super::directory::terms::term;
use super::super::page::Page;
use super::super::people::{is_name, names_in, offices_from};
use super::super::roster::succession::{
    self, entry,
    head::{Head, may_head},
};
use super::super::sink::Sink;
use crate::lexicon::CareerWord;
use crate::mention::body::{Body, resolve};
use crate::mention::body_end::ends_as_body;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::{Certainty, Line, Office};
use crate::model::OfficeStatus;

/// Says who held an office in turn, where the line lists them.
pub(super) fn read(page: &Page, line: &Line, sink: &mut Sink) {
    if !line.may_hold_any(page.cx.lexicon.career_words.all(CareerWord::InTurn)) {
        return;
    }
    // the list before, which 历任局长：甲、乙；历任书记：丙 goes on with
    let mut above: Option<(Body, usize)> = None;
    for i in 0..line.len() {
        let Some(word) = page.cx.lexicon.career_words.starting(CareerWord::InTurn, line.from(i)) else {
            continue;
        };
        let from = i + word.chars().count();
        let near = above.as_ref().filter(|(_, end)| i <= end + 2).map(|(body, _)| body);
        let Some((offices, end)) = office(page, line, i, from, near) else { continue };
        let Some(names) = connected(page, line, end) else { continue };
        let stop = (names..line.len()).find(|&k| matches!(line.at(k), '。' | '；')).unwrap_or(line.len());
        let stop = (names..stop)
            .find(|&k| matches!(line.at(k), '，') && !inside_bracket(line, names, k))
            .filter(|&k| names_in(line, names..stop, false, &page.cx).is_none() && k > names)
            .unwrap_or(stop);
        let body = offices.first().map(|o| Body {
            name: o.body.clone(),
            place: o.place.clone(),
            certainty: o.certainty,
        });
        above = body.clone().map(|body| (body, stop));
        let head = Head { offices, body, in_turn: true, end: names };
        if let Some(entries) = entry::all_in(page, line, names..stop, &head) {
            for (k, entry) in entries.iter().enumerate() {
                succession::say(line, &head, entry, k + 1 == entries.len(), "career/in-turn", sink);
            }
            continue;
        }
        for person in names_in(line, names..stop, false, &page.cx).unwrap_or_default() {
            let entry = entry::named(person);
            succession::say(line, &head, &entry, false, "career/in-turn", sink);
        }
    }
}

/// The offices behind 历任; a bare title is one of the body named last that can have it.
fn office(
    page: &Page,
    line: &Line,
    i: usize,
    from: usize,
    near: Option<&Body>,
) -> Option<(Vec<Office>, usize)> {
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
        let near = near.filter(|b| may_head(&b.name, &title)).cloned();
        let body = near.or_else(|| named_last(page, line, i, &title))?;
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
    let found = (2..=i).rev().find_map(|end| {
        let begin = end.saturating_sub(22);
        let start = (begin..end).rev().take_while(|&k| is_cjk(line.at(k))).last()?;
        (start..end.saturating_sub(2)).find_map(|s| {
            let text = line.slice(s..end);
            // 有关部门
            if !ends_as_body(text, page.cx.lexicon) || line.at(end) == '门' {
                return None;
            }
            resolve(text, &[], &page.cx).filter(|b| {
                let place = b.place.as_ref().is_some_and(|p| p.name == b.name);
                b.certainty > Certainty::Ending && !place && may_head(&b.name, title)
            })
        })
    });
    found.or_else(|| {
        let house = page.cx.places.house.as_ref().map(|h| &h.place);
        let house = house.or_else(|| page.cx.places.institution())?;
        may_head(&house.name, title).then(|| Body {
            name: house.name.clone(),
            place: None,
            certainty: Certainty::PlaceAndEnding,
        })
    })
}
