//! Divisions and regiments of the Xinjiang Corps, which are places and bodies at once.

use super::line::is_numeral;
use super::place::{Place, PlaceKind, longest_name};
use crate::lexicon::Lexicon;

/// 第十师北屯市: a division of the Xinjiang Corps, which is one with its city; else one named without its city.
pub(super) fn corps_division(text: &str, lexicon: &Lexicon) -> Option<Place> {
    let mut alone = None;
    for (at, _) in text.match_indices('师') {
        let before = text[..at].trim_end_matches(is_numeral);
        let (start, end) = (before.len(), at + '师'.len_utf8());
        // 七师党委 for 第七师党委
        let short = !before.ends_with('第');
        if start == at || short && !tells_of_corps(text) {
            continue;
        }
        if let Some((city, len)) = longest_name(&text[end..], lexicon)
            && !city.is_empty()
        {
            return Some(division(&text[start..end + len]));
        }
        let led = ["党委", "政委", "师长"].iter().any(|w| text[end..].starts_with(w));
        if led && alone.is_none() && tells_of_corps(text) {
            alone = Some(division(&text[start..end]));
        }
    }
    alone
}

/// Whether a page speaks of the Corps, and not only of corps of a war (陕甘宁留守兵团, 第十二兵团).
fn tells_of_corps(text: &str) -> bool {
    text.match_indices("兵团").any(|(at, _)| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| !matches!(c, '守' | '战') && !c.is_ascii_digit() && !is_numeral(c))
    })
}

/// The division whose name goes on like this behind 第.
fn division(name: &str) -> Place {
    Place { name: format!("第{name}"), kind: PlaceKind::Prefecture, division: None }
}

/// The division of the Corps that `text` begins with, and what is left.
pub(super) fn leading_division<'t>(text: &'t str, lexicon: &Lexicon) -> Option<(Place, &'t str)> {
    if !text.starts_with('第') {
        return None;
    }
    let place = corps_division(text, lexicon)?;
    let rest = text.strip_prefix(place.name.as_str())?;
    Some((place, rest))
}

/// 一八三团: a regiment of the Corps, which is a township of its own.
pub(super) fn leading_regiment(text: &str) -> Option<(Place, &str)> {
    let digit = |c: char| is_numeral(c) || c.is_ascii_digit() || matches!(c, '〇' | '零');
    let end = text.find(|c: char| !digit(c)).filter(|&e| e > 0)?;
    let rest = text[end..].strip_prefix('团')?;
    let name = text[..end + '团'.len_utf8()].to_owned();
    Some((Place { name, kind: PlaceKind::Township, division: None }, rest))
}
