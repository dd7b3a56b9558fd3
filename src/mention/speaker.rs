//! The house from which a page speaks when it says 我院, 局党组, 镇机关: its inner offices and groups are named
//! without it.

use super::body::{Certainty, Context};
use super::line::{Line, is_cjk};
use super::named_body::{Heard, Reader};
use super::place::{Place, PlaceKind};
use std::collections::BTreeMap;

/// The endings of houses that have inner offices, and how a page of theirs calls them.
const HOUSES: [(&str, &[&str]); 5] = [
    ("院", &["我院", "本院", "院党组", "全院", "院机关"]),
    ("局", &["我局", "本局", "局党组", "局党委", "局机关", "全局", "局长办公会"]),
    ("部", &["我部", "部党组", "部机关"]),
    ("厅", &["我厅", "厅党组", "厅机关"]),
    ("委", &["我委", "委党组", "委机关"]),
];

/// So many lines at the top are looked through for the house's name.
const TOP: usize = 6;

/// The house that speaks: the court, ministry or bureau named most at the top of a page that calls it by its kind,
/// or the township that its headline names.
pub fn house_of(lines: &[Line], cx: &Context) -> Option<Place> {
    let reader = Reader::plain(cx);
    for (ending, calls) in HOUSES {
        if !calls.iter().any(|call| lines.iter().any(|l| says(l, call))) {
            continue;
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for line in lines.iter().take(TOP) {
            for end in (2..=line.len().min(200)).filter(|&k| line.starts_with(k - 1, ending)) {
                let floor = (0..end).rev().find(|&k| !is_cjk(line.at(k))).map_or(0, |k| k + 1);
                let Some(found) = reader.before(line, floor, end, &Heard::default()) else { continue };
                if let [one] = found.bodies.as_slice()
                    && one.certainty > Certainty::Ending
                    && one.name.chars().count() > 2
                {
                    *counts.entry(one.name.clone()).or_default() += 1;
                }
            }
        }
        let best = counts.into_iter().max_by_key(|(name, n)| (*n, std::cmp::Reverse(name.clone())));
        if let Some((name, _)) = best {
            return Some(Place { name, kind: PlaceKind::Institution, division: None });
        }
    }
    cx.places.speaking_local().filter(|p| p.kind == PlaceKind::Township).cloned()
}

/// Whether the line says the word where no name reaches into it.
fn says(line: &Line, call: &str) -> bool {
    line.text.match_indices(call).any(|(at, _)| {
        line.text[..at].chars().next_back().is_none_or(|c| !is_cjk(c) || "由经在向为及和与对以".contains(c))
    })
}
