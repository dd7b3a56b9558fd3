//! Whether a run of characters can be one name.

use crate::lexicon::VerbClass;
use crate::mention::person::{begins_later, plausible, transliterated};
use crate::mention::{Chars, Context, Line};

/// The marks that join the parts of a name, as people write them.
const DOTS: [char; 6] = ['·', '•', '・', '‧', '．', '.'];

/// Whether `range` may be a name for which no label vouches: the cheap question, most words begin as no name does.
pub fn may_be_name(line: &Line, range: Chars, cx: &Context) -> bool {
    let first = line.at(range.start);
    cx.lexicon.may_begin_name(first) || first == ' ' || range.into_iter().any(|k| DOTS.contains(&line.at(k)))
}

/// Whether `range` can be one name and nothing else.
pub fn is_name(line: &Line, range: Chars, trust: bool, cx: &Context) -> bool {
    let text = line.slice(range.clone());
    if !trust && !may_be_name(line, range.clone(), cx) {
        return false;
    }
    let chars: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
    let dotted = chars.iter().any(|c| DOTS.contains(c));
    if chars.len() < 2 {
        return false;
    }
    // 2018年挂职: the year's own character
    if range.start > 0
        && line.before(range.start).is_ascii_digit()
        && matches!(chars[0], '年' | '月' | '日' | '时' | '号')
    {
        return false;
    }
    // 3月起任, 3月起至今任: since when
    if chars[0] == '起' && matches!(line.before(range.start), '年' | '月' | '日') {
        return false;
    }
    // 高级工|程师任主任, 某公|司技术科: within a word
    const LONGEST_WORD: usize = 4;
    let within = |k: usize| {
        let words = line.words_at(k).iter();
        words.filter(|w| w.entry.title.is_some() || w.entry.suffix).any(|w| w.end > range.start)
    };
    if (range.start.saturating_sub(LONGEST_WORD)..range.start).any(within) {
        return false;
    }
    if !chars.iter().all(|c| crate::mention::line::is_cjk(*c) || dotted && DOTS.contains(c)) {
        return false;
    }
    // 到何家庄任教员: where somebody goes
    const VILLAGES: [char; 10] = ['庄', '村', '镇', '屯', '寨', '堡', '沟', '埠', '圩', '峪'];
    if range.start > 0
        && matches!(line.before(range.start), '到' | '在' | '赴' | '回' | '往')
        && chars.last().is_some_and(|c| VILLAGES.contains(c))
    {
        return false;
    }
    // 方岩区区长: a district, and whoever leads it
    let level = line.at(range.end.saturating_sub(1));
    if matches!(level, '区' | '县' | '市' | '镇' | '乡')
        && line.at(range.end) == level
        && line.at(range.end + 1) == '长'
    {
        return false;
    }
    const STEPS: [&str; 13] = [
        "聘任", "任命", "免去", "选举", "决定", "批准", "提名", "推荐", "补选", "接受", "同意", "性别",
        "民族",
    ];
    if STEPS.iter().any(|w| text.starts_with(w)) {
        return false;
    }
    let n = chars.len();
    if dotted {
        let titled =
            || line.words_in(range.clone()).iter().any(|w| w.end <= range.end && w.entry.title.is_some());
        let first = range.clone().find(|&k| DOTS.contains(&line.at(k))).unwrap_or(range.end);
        return !text.contains('由')
            && !titled()
            && !begins_later(line, range.start..first, cx.lexicon)
            && (3..=20).contains(&n)
            && !DOTS.contains(&chars[0])
            && !DOTS.contains(&chars[n - 1]);
    }
    // 庭长江: a rare surname and the next character happen to be a title
    let surname = cx.lexicon.surname(chars[0]).is_some();
    let titled =
        n >= 3 && line.words_at(range.start).iter().any(|w| w.end == range.end && w.entry.title.is_some());
    if titled {
        return false;
    }
    let by_chance = trust && n == 3 && surname && range.len() == 3;
    if !(2..=12).contains(&n)
        || !plausible(text, cx.lexicon)
        || !by_chance && holds_other_words(line, range.clone())
    {
        return false;
    }
    const NO_NAME: [&str; 12] =
        ["其", "他们", "上述", "以上", "下列", "以下", "该", "本人", "经", "因", "自", "我"];
    if NO_NAME.iter().any(|w| text.starts_with(w)) && !trust {
        return false;
    }
    if matches!(text, "其" | "他" | "她" | "上述" | "以上" | "下列" | "以下" | "其他" | "该同")
    {
        return false;
    }
    let compound = n >= 3 && cx.lexicon.is_compound_surname(&chars[..2].iter().collect::<String>());
    match n {
        2 | 3 => surname || compound || trust || transliterated(line, range, cx.lexicon),
        4 => compound || trust || transliterated(line, range, cx.lexicon),
        _ => transliterated(line, range, cx.lexicon),
    }
}

/// Whether a title, a central body or a word of action stands inside.
pub fn holds_other_words(line: &Line, range: Chars) -> bool {
    line.words_in(range.clone()).iter().any(|w| {
        w.end <= range.end
            && w.entry.chars >= 2
            && (w.entry.title.is_some()
                || w.entry.national
                || w.entry.is(VerbClass::Stop)
                || w.entry.is(VerbClass::Block)
                || w.entry.place && w.entry.chars >= 3
                || w.entry.suffix)
            && !(w.start == range.start && w.end == range.end && w.entry.chars == 2 && w.entry.suffix)
    })
}

pub(super) fn canonical(text: &str) -> String {
    text.replace(' ', "").replace(['•', '・', '‧', '．', '.'], "·")
}
