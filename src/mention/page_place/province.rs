//! The province of a page whose head names no place: the one that is told of most, or that numbers its papers so.

use crate::lexicon::{DivisionId, Level, Lexicon};
use crate::mention::Line;
use crate::mention::faint_place::calls_itself;
use crate::mention::place_score::is_placed;
use crate::model::{BlockKind, Document};
use std::collections::BTreeMap;

/// 省委书记 on a page whose head names no place: the province that is spoken of far more often than any other.
pub(super) fn province_told(document: &Document, lines: &[Line], lexicon: &Lexicon) -> Option<DivisionId> {
    const LEAST: usize = 3;
    if !calls_itself(&document.normal, '省') {
        return None;
    }
    let gazetteer = &lexicon.gazetteer;
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate) {
        for word in line.words_in(0..line.len()).iter().filter(|w| is_placed(w.entry)) {
            let name = line.slice(word.start..word.end);
            let ids = gazetteer.named(name).iter().chain(gazetteer.short(name));
            let high = ids.map(|&id| gazetteer.division(id)).find(|d| d.level != Level::County);
            if let Some(division) = high {
                *told.entry(division.province.as_str()).or_default() += 1;
            }
        }
    }
    let (&province, &most) = told.iter().max_by_key(|&(name, n)| (*n, std::cmp::Reverse(*name)))?;
    let others = told.iter().filter(|&(name, _)| *name != province).map(|(_, n)| *n).max().unwrap_or(0);
    let name = (most >= LEAST && most >= 2 * others).then_some(province)?;
    gazetteer.pick(gazetteer.named(name), None, |d| d.level == Level::Province)
}

/// 鄂政发〔2018〕26号 over the paper of a province that calls itself 省人民政府 alone.
pub(super) fn province_of_number(
    document: &Document,
    lines: &[Line],
    lexicon: &Lexicon,
) -> Option<DivisionId> {
    const HEADS: usize = 8;
    const LONGEST: usize = 6;
    let own = |line: &Line| {
        let text = line.text.trim_start_matches(['（', '(', '【', ' ', '　']);
        let (organ, rest) = text.split_at(text.find(['〔', '[', '［'])?);
        let numbered = rest.contains('号') && organ.ends_with(['发', '函', '字', '办', '电', '文']);
        let mut letters = organ.chars();
        let letter = letters.next().filter(|_| numbered && (2..=LONGEST).contains(&organ.chars().count()))?;
        matches!(letters.next()?, '政' | '府' | '委' | '办' | '发').then_some(letter)
    };
    let heads = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(HEADS);
    let letter =
        heads.filter(|l| l.len() <= 40).find_map(own).filter(|_| calls_itself(&document.normal, '省'))?;
    let id = lexicon.gazetteer.by_number(letter)?;
    lexicon.gazetteer.division(id).name.ends_with('省').then_some(id)
}
