//! Towns that share the unit behind the last of them: 甲镇、乙镇财政所 are two units, no town and a unit.

use super::body_end::ends_as_body;
use super::line::{Chars, Line, is_cjk};
use super::named_body::{Heard, Named, Reader};
use super::phrase::pieces;
use crate::mention::affix::Affix;

/// What names of towns end with.
const LEVELS: [&str; 3] = ["街道", "镇", "乡"];

/// The longest name of a town, with its county.
const LONGEST: usize = 9;

/// Whether a word joins a town to what follows: 甲镇和乙镇财政所.
pub(super) fn joined(line: &Line, range: Chars) -> bool {
    (range.start + 2..range.end)
        .any(|k| matches!(line.at(k), '和' | '与' | '及') && matches!(line.before(k), '镇' | '乡' | '道'))
}

/// The units that the words in `range` name, when all but the last are towns alone.
pub(super) fn units(reader: &Reader, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
    let parts: Vec<Chars> =
        pieces(line, range).into_iter().flat_map(|piece| split_at_joint(line, piece)).collect();
    let (last, towns) = parts.split_last()?;
    if towns.is_empty() || !towns.iter().all(|t| is_town(line.slice(t.clone()))) {
        return None;
    }
    let unit = unit_behind_town(line.slice(last.clone()), reader)?;
    let mut heard = heard.clone();
    let mut out = Vec::new();
    for part in &parts {
        let name = match part == last {
            true => line.slice(part.clone()).to_owned(),
            false => format!("{}{unit}", line.slice(part.clone())),
        };
        let body = reader.piece(&name, &heard)?;
        let named =
            Named { range: part.clone(), name: body.name, place: body.place, certainty: body.certainty };
        heard.remember(std::slice::from_ref(&named));
        out.push(named);
    }
    Some(out)
}

/// 甲镇和乙镇财政所: the two sides of the word that joins them, where a town stands before it.
fn split_at_joint(line: &Line, piece: Chars) -> Vec<Chars> {
    let joint = piece.clone().find(|&k| {
        matches!(line.at(k), '和' | '与' | '及') && is_town(line.slice(piece.start..k)) && k + 1 < piece.end
    });
    joint.map_or_else(|| vec![piece.clone()], |k| vec![piece.start..k, k + 1..piece.end])
}

fn is_town(text: &str) -> bool {
    let stem = LEVELS.iter().find_map(|level| text.short_of(level));
    stem.is_some_and(|stem| {
        let chars = stem.chars().count();
        (1..LONGEST).contains(&chars) && stem.chars().all(is_cjk) && !stem.starts_with(['各', '全', '该'])
    })
}

/// 财政所 of 乙镇财政所.
fn unit_behind_town<'t>(text: &'t str, reader: &Reader) -> Option<&'t str> {
    const SHORTEST: usize = 2;
    text.char_indices().skip(SHORTEST).map(|(at, _)| text.split_at(at)).find_map(|(town, unit)| {
        let own = is_town(town)
            && unit.chars().count() >= SHORTEST
            && !unit.starts_with(['镇', '乡', '村', '街'])
            && !is_town(unit)
            && ends_as_body(unit, reader.cx.lexicon);
        own.then_some(unit)
    })
}
