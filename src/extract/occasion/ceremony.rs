//! Ceremonies at which a plate is hung out, and whose they were.

use super::super::meeting::{Found, Meeting};
use super::super::page::{Page, Sentence};
use super::super::setting::{date_of, place_of, skip_time, subject_before, tidy};
use super::super::whose::body_at_start;
use super::attended;
use crate::lexicon::VerbClass;
use crate::mention::Chars;
use crate::mention::body::resolve;
use crate::mention::line::is_break;
use crate::model::BlockKind;

/// 出席挂牌仪式 on a page on which some house hangs out its plate: whose ceremony it was, and when.
pub fn complete(page: &Page, found: &mut Found) {
    if !["仪式", "挂牌仪式", "揭牌仪式", "揭牌", "挂牌"].contains(&found.name.as_str()) {
        return;
    }
    if let Some((whole, _)) = plated(page) {
        found.name = whole.name;
        found.date = found.date.or(whole.date);
        found.place = found.place.take().or(whole.place);
    }
}

/// 甲出席挂牌仪式 where the page tells whose plate was hung out.
pub fn attended_ceremony(page: &Page) -> Option<(Found, usize)> {
    page.sentences.iter().filter(|s| page.line(s).kind != BlockKind::Heading).find_map(|sentence| {
        let mut found = attended(page, sentence)?;
        let bare = ["挂牌仪式", "揭牌仪式"].contains(&found.name.as_str());
        complete(page, &mut found);
        (bare && found.name.chars().count() > 6).then_some((found, sentence.line))
    })
}

/// 某局正式揭牌: a ceremony at which named persons are present, though nobody calls it one.
pub fn ceremony(page: &Page) -> Option<(Found, usize)> {
    let present = page.sentences.iter().any(|s| {
        let line = page.line(s);
        s.appellations.iter().any(|a| !a.names.is_empty())
            && line
                .words_in(s.range.clone())
                .iter()
                .any(|w| w.entry.is_any(&[VerbClass::Chair, VerbClass::Attend]))
    });
    if present { plated(page) } else { None }
}

/// 全县干部培训班在县委党校开班，县长张三出席开班式: the opening of a class, though no sentence convenes it.
pub fn opened_class(page: &Page) -> Option<(Found, usize)> {
    const OPENS: &str = "开班";
    const SHORTEST: usize = 5;
    const NOUN: [char; 6] = ['式', '仪', '典', '的', '前', '后'];
    let acts = [VerbClass::Chair, VerbClass::Attend, VerbClass::Speak];
    let present = page.sentences.iter().any(|s| {
        let named = s.appellations.iter().any(|a| !a.names.is_empty());
        named && page.line(s).words_in(s.range.clone()).iter().any(|w| w.entry.is_any(&acts))
    });
    page.sentences.iter().filter(|_| present).find_map(|sentence| {
        let line = page.line(sentence);
        if !line.may_hold(OPENS) || matches!(line.kind, BlockKind::Heading | BlockKind::Byline) {
            return None;
        }
        let range = sentence.range.clone();
        let verb = range.clone().find(|&k| line.starts_with(k, OPENS) && !NOUN.contains(&line.at(k + 2)))?;
        let clause = (range.start..verb).rev().find(|&k| is_break(line.at(k))).map_or(range.start, |k| k + 1);
        let start = skip_time(line, clause, verb);
        let end = (start + 1..verb).find(|&k| line.at(k) == '在').unwrap_or(verb);
        let said = line.slice(start..end);
        let name = ["正式", "隆重", "顺利"].iter().fold(said, |n, w| n.trim_end_matches(w));
        let told = name.ends_with('班')
            && name.chars().count() >= SHORTEST
            && !line.slice(clause..verb).contains(['将', '拟'])
            && !name.contains('《');
        told.then(|| {
            let found = Found {
                name: format!("{}开班式", tidy(name)),
                body: body_at_start(page, name),
                date: date_of(page, sentence, verb),
                place: place_of(page, line, start, verb),
                words: start..verb + OPENS.chars().count(),
                ceremony: true,
                visit: false,
                weak: false,
            };
            (found, sentence.line)
        })
    })
}

/// Whose plate was hung out first on the page.
fn plated(page: &Page) -> Option<(Found, usize)> {
    page.sentences.iter().find_map(|sentence| {
        let found = plate_in(page, sentence, sentence.range.clone())?;
        Some((found, sentence.line))
    })
}

/// Whose plate a part of a sentence says was hung out.
fn plate_in(page: &Page, sentence: &Sentence, range: Chars) -> Option<Found> {
    let line = page.line(sentence);
    let verb = range.clone().find(|&k| {
        ["揭牌", "挂牌"].iter().any(|w| line.starts_with(k, w)) && !line.starts_with(k + 2, "仪式")
    })?;
    let verb_start = if line.slice(verb.saturating_sub(2)..verb) == "正式" { verb - 2 } else { verb };
    let (subject, _) = subject_before(page, sentence, verb_start)?;
    let name = format!("{}{}仪式", line.slice(subject.clone()), line.slice(verb..verb + 2));
    Some(Found {
        name: tidy(&name),
        body: None,
        date: date_of(page, sentence, verb),
        place: None,
        words: subject.start..verb + 2,
        ceremony: true,
        visit: false,
        weak: false,
    })
}

/// 甲局挂牌，并召开干部大会，副县长张三出席挂牌仪式; 随后，县长李四出席乙局揭牌仪式: ceremonies that named persons attended
/// on a page that tells of another meeting first.
pub fn further(page: &Page, known: &[Meeting]) -> Vec<(Found, usize)> {
    let mut out: Vec<(Found, usize)> = Vec::new();
    for (at, sentence) in page.sentences.iter().enumerate() {
        let line = page.line(sentence);
        if !line.may_hold("仪式")
            || matches!(line.kind, BlockKind::Heading | BlockKind::Byline | BlockKind::Row)
        {
            continue;
        }
        let Some(found) = attended(page, sentence) else { continue };
        let Some(kind) = found.name.strip_suffix("仪式").map(str::to_owned) else { continue };
        // the plate that the words before it in the paragraph say was hung out
        let found = if matches!(kind.as_str(), "挂牌" | "揭牌") {
            let own = plate_in(page, sentence, sentence.range.start..found.words.start);
            let before = || {
                let earlier = page.sentences[..at].iter().rev().take_while(|s| s.line == sentence.line);
                earlier.take(2).find_map(|s| plate_in(page, s, s.range.clone()))
            };
            let Some(plate) = own.or_else(before) else { continue };
            let date = plate.date.or(found.date);
            Found { date, words: found.words.clone(), ..plate }
        } else if kind.chars().count() >= SHORTEST_NAME && found.body.is_some() {
            found
        } else {
            continue;
        };
        let told = |name: &str| alike(page, name, &found.name);
        // 甲医院揭牌暨乙医院启用仪式: one ceremony for both
        let joined = found.name.trim_end_matches("仪式");
        let known = known
            .iter()
            .any(|m| m.ceremony && (m.name.starts_with(&kind) || m.name.contains(joined)) || told(&m.name))
            || out.iter().any(|(f, _)| told(&f.name));
        if known {
            continue;
        }
        // what the persons did stands before the words that name it
        let called = sentence.appellations.iter().filter(|a| !a.names.is_empty());
        let from = called.map(|a| a.range.start).filter(|&k| k < found.words.start).min();
        let words = from.unwrap_or(found.words.start)..found.words.end;
        out.push((Found { words, ..found }, sentence.line));
    }
    out
}

/// The shortest that says of which ceremony the name is.
const SHORTEST_NAME: usize = 6;

/// Whether two names are of one ceremony: 新组建的甲局挂牌仪式 and 甲局揭牌仪式, 县医保局 and 县医疗保障局.
fn alike(page: &Page, a: &str, b: &str) -> bool {
    const KINDS: [&str; 5] = ["仪式", "揭牌", "挂牌", "成立", "正式"];
    let owner = |name: &str| {
        let stem = KINDS.iter().fold(name.to_owned(), |n, w| n.trim_end_matches(w).to_owned());
        stem.rsplit_once('的').map_or(stem.clone(), |(_, own)| own.to_owned())
    };
    let (a, b) = (owner(a), owner(b));
    let body = |owner: &str| resolve(owner, &[], &page.cx).map(|b| b.name);
    a.ends_with(&b) || b.ends_with(&a) || body(&a).is_some_and(|a| body(&b) == Some(a))
}
