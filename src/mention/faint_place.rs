//! By which levels a page calls its own place (我县, 市委), and which place that is where no name of it stands out:
//! a name that the words beside it show to be home (体现某地实际, 中国式现代化某地新实践).

use super::line::{Line, Word, is_cjk};
use super::phrase::holds;
use super::place_score::in_a_name;
use crate::lexicon::{Division, DivisionId, Lexicon, PlaceWord};
use crate::model::BlockKind;
use std::collections::BTreeMap;

/// The levels of divisions that a page may call itself by.
const LEVELS: [char; 6] = ['省', '县', '市', '区', '州', '旗'];

/// The levels by which a page calls its own place.
pub(super) fn own_levels(text: &str) -> Vec<char> {
    LEVELS.into_iter().filter(|&level| calls_itself(text, level)).collect()
}

/// The division that alone, or most often, is named as home.
pub(super) fn home_by_context(
    lines: &[Line],
    fits: impl Fn(&Division) -> bool,
    lexicon: &Lexicon,
    year: Option<i16>,
) -> Option<DivisionId> {
    let gazetteer = &lexicon.gazetteer;
    let fits = |id: DivisionId| {
        let d = gazetteer.division(id);
        d.existed(year) && fits(d)
    };
    // divisions of one name in one province are one place at different times
    let mut counts: BTreeMap<(&str, &str), (usize, Vec<DivisionId>)> = BTreeMap::new();
    for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate) {
        let placed = |w: &&Word| (w.entry.short_place || w.entry.place) && w.entry.chars >= 2;
        for word in line.words_in(0..line.len()).iter().filter(placed) {
            if !tells_home(line, word.start, word.end, lexicon) {
                continue;
            }
            let name = line.slice(word.start..word.end);
            let ids = gazetteer.short(name).iter().chain(gazetteer.named(name));
            for &id in ids.filter(|&&id| fits(id)) {
                let d = gazetteer.division(id);
                let (count, ids) = counts.entry((&d.province, &d.name)).or_default();
                *count += 1;
                ids.push(id);
            }
        }
    }
    let most = counts.values().map(|&(count, _)| count).max()?;
    let mut best = counts.into_values().filter(|&(count, _)| count == most);
    // two of them: neither is known
    let (_, ids) = best.next().filter(|_| best.next().is_none())?;
    gazetteer.pick(&ids, year, |_| true)
}

/// Whether a text speaks of itself by a level: 我县, or 县委 with no place before it.
fn calls_itself(text: &str, level: char) -> bool {
    let bare = |organ: &str| {
        let word = format!("{level}{organ}");
        text.match_indices(&word).any(|(at, _)| text[..at].chars().next_back().is_none_or(|c| !is_cjk(c)))
    };
    holds(text, &format!("我{level}"))
        || ["委", "政府", "人大", "政协", "纪委", "长", "直", "领导"].iter().any(|organ| bare(organ))
}

fn tells_home(line: &Line, start: usize, end: usize, lexicon: &Lexicon) -> bool {
    let words = &lexicon.place_words;
    let beside = words.starting(PlaceWord::After, line.slice(end..line.len())).is_some()
        || words.ending(PlaceWord::Before, line.slice(start.saturating_sub(6)..start)).is_some();
    beside && !matches!(line.before(start), '在' | '赴' | '到' | '习') && !in_a_name(line, start, lexicon)
}
