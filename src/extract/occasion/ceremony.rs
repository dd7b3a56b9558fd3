//! Ceremonies at which a plate is hung out, and whose they were.

use super::super::meeting::Found;
use super::super::page::Page;
use super::super::setting::{date_of, subject_before, tidy};
use super::attended;
use crate::lexicon::VerbClass;
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

/// Whose plate was hung out first on the page.
fn plated(page: &Page) -> Option<(Found, usize)> {
    page.sentences.iter().find_map(|sentence| {
        let line = page.line(sentence);
        let range = sentence.range.clone();
        let verb = range.clone().find(|&k| {
            ["揭牌", "挂牌"].iter().any(|w| line.starts_with(k, w)) && !line.starts_with(k + 2, "仪式")
        })?;
        let verb_start = if line.slice(verb.saturating_sub(2)..verb) == "正式" { verb - 2 } else { verb };
        let (subject, _) = subject_before(page, sentence, verb_start)?;
        let name = format!("{}{}仪式", line.slice(subject.clone()), line.slice(verb..verb + 2));
        let found = Found {
            name: tidy(&name),
            body: None,
            date: date_of(page, sentence, verb),
            place: None,
            words: subject.start..verb + 2,
            ceremony: true,
            visit: false,
            weak: false,
        };
        Some((found, sentence.line))
    })
}
