//! By which levels a page calls its own place (我县, 市委), and which place that is where no name of it stands out:
//! a name that the words beside it show to be home (体现某地实际, 中国式现代化某地新实践).

use super::line::{Line, Word, is_cjk};
use super::place_or_person::{comes_from, cut_by_title, in_a_name};
use super::place_score::straddles;
use crate::lexicon::{Division, DivisionId, Lexicon, PlaceWord};
use crate::mention::affix::Affix;
use crate::model::BlockKind;
use std::collections::BTreeMap;

/// The levels of divisions that a page may call itself by.
const LEVELS: [char; 6] = ['省', '县', '市', '区', '州', '旗'];

/// The levels by which a page calls its own place, all found in one reading.
pub(super) fn own_levels(text: &str) -> Vec<char> {
    let mut called = [false; LEVELS.len()];
    let mut before = None;
    for (at, c) in text.char_indices() {
        if let Some(level) = LEVELS.iter().position(|&level| level == c) {
            called[level] = called[level] || is_own(before, &text[at + c.len_utf8()..]);
        }
        before = Some(c);
    }
    LEVELS.into_iter().zip(called).filter(|(_, called)| *called).map(|(level, _)| level).collect()
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
    let tally = |tells: &dyn Fn(&Line, &Word) -> bool| {
        let mut counts: BTreeMap<(&str, &str), (usize, Vec<DivisionId>)> = BTreeMap::new();
        for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate) {
            let placed = |w: &&Word| (w.entry.short_place || w.entry.place) && w.entry.chars >= 2;
            for word in line.words_in(0..line.len()).iter().filter(placed).filter(|w| tells(line, w)) {
                if straddles(line, word.start, word.end) {
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
        counts
    };
    let told = tally(&|line, word| tells_home(line, word, lexicon));
    let most = told.values().map(|&(count, _)| count).max();
    // two of them: neither is known
    let mut best = told.into_values().filter(|&(count, _)| Some(count) == most);
    if let Some((_, ids)) = best.next() {
        return best.next().is_none().then(|| gazetteer.pick(&ids, year, |_| true)).flatten();
    }
    // the only one that is named at all
    // 和县妇联, 任县长: two characters that end in a level are too often no name
    let short = |line: &Line, word: &Word| !word.entry.place && may_be_home(line, word, lexicon);
    // what is named once, and only in the name of a body, may lie anywhere
    let free = |line: &Line, word: &Word| short(line, word) && !begins_body(line, word.end);
    let mut named = tally(&short).into_values();
    if let Some((_, ids)) = named.next().filter(|&(count, _)| count >= 2 || !tally(&free).is_empty()) {
        return named.next().is_none().then(|| gazetteer.pick(&ids, year, |_| true)).flatten();
    }
    home_by_landmark(lines, fits, lexicon, year)
}

/// The one division after which a house or a column of the page is named: 平江宾馆, 平江要闻.
fn home_by_landmark(
    lines: &[Line],
    fits: impl Fn(DivisionId) -> bool,
    lexicon: &Lexicon,
    year: Option<i16>,
) -> Option<DivisionId> {
    let gazetteer = &lexicon.gazetteer;
    let mut found: Option<((&str, &str), Vec<DivisionId>)> = None;
    for line in lines {
        for word in line.words_in(0..line.len()).iter().filter(|w| w.entry.short_place) {
            let name = line.slice(word.start..word.end);
            let words = &lexicon.place_words;
            let named = words.starting(PlaceWord::Landmark, line.from(word.end)).is_some()
                && (!is_cjk(line.before(word.start))
                    || matches!(line.before(word.start), '在' | '于' | '到'))
                && !words.has(PlaceWord::Word, name);
            for &id in gazetteer.short(name).iter().filter(|&&id| named && fits(id)) {
                let d = gazetteer.division(id);
                let key = (d.province.as_str(), d.name.as_str());
                match &mut found {
                    Some((known, ids)) if *known == key => ids.push(id),
                    // two of them: neither is known
                    Some(_) => return None,
                    None => found = Some((key, vec![id])),
                }
            }
        }
    }
    gazetteer.pick(&found?.1, year, |_| true)
}

/// Whether a text speaks of itself by a level.
pub(super) fn calls_itself(text: &str, level: char) -> bool {
    text.match_indices(level)
        .any(|(at, level)| is_own(text[..at].chars().next_back(), &text[at + level.len()..]))
}

/// Whether a level means the page's own place by what stands before and behind it: 我县, or 县委 with no place
/// before it.
fn is_own(before: Option<char>, behind: &str) -> bool {
    const ORGANS: [&str; 8] = ["委", "政府", "人大", "政协", "纪委", "长", "直", "领导"];
    before == Some('我')
        || before.is_none_or(|c| !is_cjk(c)) && ORGANS.iter().any(|organ| behind.begins_with(organ))
}

fn tells_home(line: &Line, word: &Word, lexicon: &Lexicon) -> bool {
    let words = &lexicon.place_words;
    let before = line.slice(word.start.saturating_sub(6)..word.start);
    let beside = words.starting(PlaceWord::After, line.slice(word.end..line.len())).is_some()
        || words.ending(PlaceWord::Before, before).is_some();
    beside && may_be_home(line, word, lexicon)
}

/// 平江水库, 平江子水库: whether a name that ends at `end` belongs to what lies in a place, and is not the place's.
pub(super) fn names_feature(line: &Line, end: usize, lexicon: &Lexicon) -> bool {
    lexicon.place_words.starting(PlaceWord::Feature, line.from(end)).is_some()
}

/// 江南大学: whether what ends at `end` begins the name of a body, which may lie elsewhere.
fn begins_body(line: &Line, end: usize) -> bool {
    const LONGEST: usize = 12;
    (end..end + LONGEST).take_while(|&k| is_cjk(line.at(k))).any(|k| line.ends_body(k + 1))
}

/// Whether nothing says that the place is another's: where somebody went or learns from, a person, a word.
fn may_be_home(line: &Line, word: &Word, lexicon: &Lexicon) -> bool {
    const OTHERS: [&str; 6] = ["经验", "做法", "模式", "考察", "籍", "人，"];
    // 江口 in 丹江口
    let longer = line.words_in(word.start.saturating_sub(3)..word.start);
    let inside = longer.iter().any(|w| w.end >= word.end && (w.entry.place || w.entry.short_place));
    // 长治 in 长治市: the city, and not 长治县
    let in_full = |w: &Word| w.entry.place && w.end > word.end;
    let city = !word.entry.place && line.words_at(word.start).iter().any(in_full);
    !inside
        && !city
        && (!word.entry.place || line.begins_place(word.start))
        && !cut_by_title(line, word.start)
        && !comes_from(line, word.end)
        && !matches!(
            line.before(word.start),
            '在' | '赴' | '到' | '习' | '于' | '从' | '是' | '往' | '离' | '驻'
        )
        && !OTHERS.iter().any(|w| line.starts_with(word.end, w))
        && !names_feature(line, word.end, lexicon)
        && !lexicon.place_words.has(PlaceWord::Word, line.slice(word.start..word.end))
        && !in_a_name(line, word.start, lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_calls_itself_by_a_level_with_no_place_before_it() {
        assert_eq!(own_levels("县委书记到我市，某省委、乙区人大；州长"), ['县', '市', '州']);
        assert!(calls_itself("据省政府消息", '省') == own_levels("据省政府消息").contains(&'省'));
        assert!(calls_itself("，省政府", '省') && !calls_itself("某省政府", '省'));
    }
}
