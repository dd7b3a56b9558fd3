//! Whether the short name of a place belongs to a person: to a name (主任许昌发, 省长安和平) or as where somebody comes from.

use super::line::{Line, is_cjk};
use crate::lexicon::{Lexicon, VerbClass};

/// Whether a person's name may hold what begins at `start`: a title stands before, or before one surname.
pub(super) fn in_a_name(line: &Line, start: usize, lexicon: &Lexicon) -> bool {
    let titled = |at: usize| line.words_ending_at(at).any(|w| w.entry.title.is_some());
    let surname = start > 0 && lexicon.surname(line.before(start)).is_some();
    // 王宏伟主持召开…: at the head of the line
    let leads = || {
        start == 1
            && line
                .words_at(start + 2)
                .iter()
                .any(|w| w.entry.is_any(&[VerbClass::Chair, VerbClass::Attend, VerbClass::Speak]))
    };
    // 安康主持召开…: no place takes the chair
    let chairs = || {
        (start == 0 || !is_cjk(line.before(start)))
            && line.words_at(start).iter().any(|w| {
                let verbs = line.words_at(w.end).iter();
                w.entry.short_place && verbs.filter(|v| v.entry.is(VerbClass::Chair)).count() > 0
            })
    };
    titled(start)
        || chairs()
        || surname && (titled(start - 1) || leads() || told(line, start - 1) || honoured(line, start))
        || fills_a_name(line, start, lexicon)
        || listed(line, start, lexicon)
}

/// 纪念孙中山先生诞辰: whether what is said of persons alone stands behind the two characters at `at`.
fn honoured(line: &Line, at: usize) -> bool {
    ["先生", "女士", "同志", "诞辰", "逝世"].iter().any(|w| line.starts_with(at + 2, w))
}

/// 任命平怀远为…, 黄秀英，女，: whether a surname that begins at `at` stands where a person is named.
fn told(line: &Line, at: usize) -> bool {
    // 于 and the like are words of place before most names
    const WORDS: [char; 12] = ['于', '向', '从', '和', '任', '与', '及', '关', '应', '经', '时', '成'];
    let ends = |k: usize| k >= line.len() || !is_cjk(line.at(k));
    let fresh = at == 0 || !is_cjk(line.before(at));
    !WORDS.contains(&line.at(at))
        && (fresh && ends(at + 3) || line.words_ending_at(at).any(|w| w.entry.is(VerbClass::Appoint)))
}

/// 安国强，男，: whether what begins at `start` is no more than a surname and the first of two given characters.
fn fills_a_name(line: &Line, start: usize, lexicon: &Lexicon) -> bool {
    let ends = |k: usize| k >= line.len() || !is_cjk(line.at(k));
    let fresh = start == 0 || !is_cjk(line.before(start));
    let behind = line.at(start + 2);
    // 安国强指出，…
    let speaks = || {
        let verbs = [VerbClass::Speak, VerbClass::Chair, VerbClass::Attend];
        line.at(start + 3) == '说' || line.words_at(start + 3).iter().any(|w| w.entry.is_any(&verbs))
    };
    fresh
        && lexicon.surname(line.at(start)).is_some()
        && is_cjk(behind)
        && !"省市县区州旗盟镇乡讯报网人籍".contains(behind)
        && (ends(start + 3) || speaks())
}

/// 省长安和平, 市长春光: whether a title that began before holds the first character of the name.
pub(super) fn cut_by_title(line: &Line, start: usize) -> bool {
    const LONGEST: usize = 4;
    (start.saturating_sub(LONGEST)..start)
        .any(|k| line.words_at(k).iter().any(|w| w.entry.title.is_some() && w.end > start))
}

/// 某省某地人，: where somebody comes from.
pub(super) fn comes_from(line: &Line, end: usize) -> bool {
    line.at(end) == '人' && !is_cjk(line.at(end + 1))
}

/// 副局长张三、平阳军，: another name of a list that a title leads.
fn listed(line: &Line, start: usize, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 4;
    const MOST: usize = 12;
    if line.before(start) != '、' {
        return false;
    }
    let acts = |k: usize| {
        line.words_at(k)
            .iter()
            .any(|w| w.entry.chars >= 2 && w.entry.is_any(&[VerbClass::Follow, VerbClass::Attend]))
    };
    if !(start + 2..=start + LONGEST).any(|k| k >= line.len() || !is_cjk(line.at(k)) || acts(k)) {
        return false;
    }
    let mut mark = start - 1;
    for _ in 0..MOST {
        let from = (0..mark).rev().find(|&k| !is_cjk(line.at(k))).map_or(0, |k| k + 1);
        let titled = |k: usize| line.words_ending_at(k).any(|w| w.entry.title.is_some());
        if (from + 1..mark.saturating_sub(1)).rev().take(LONGEST - 1).any(titled) {
            return true;
        }
        let named = (2..=LONGEST).contains(&(mark - from)) && lexicon.surname(line.at(from)).is_some();
        if !named || from == 0 || line.at(from - 1) != '、' {
            return false;
        }
        mark = from - 1;
    }
    false
}
