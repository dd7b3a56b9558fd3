//! What is never a name, and what may be added to one.

use crate::lexicon::{Lexicon, NotName};
use crate::mention::line::Line;

/// Rejects what is never a name: functional words, places of duty, numerals.
pub fn plausible(text: &str, lexicon: &Lexicon) -> bool {
    let words = &lexicon.not_names;
    let tail = text.char_indices().nth(1).map_or("", |(at, _)| &text[at..]);
    let edge = words.starting(NotName::Edge, text).is_some()
        || text.chars().count() > 2 && words.ending(NotName::Edge, text).is_some();
    let functional = edge
        || words.has(NotName::Whole, text)
        || words.starting(NotName::Start, text).is_some()
        || words.ending(NotName::End, text).is_some()
        || words.inside(NotName::Any, text).is_some()
        || words.inside(NotName::Inside, tail).is_some();
    let ordinal = text.starts_with('第')
        && (text.ends_with(['号', '次', '届', '条', '章'])
            || !lexicon.is_compound_surname(text.get(..6).unwrap_or_default()));
    let numeral = text
        .chars()
        .all(|c| ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两'].contains(&c));
    // 李建设: a name that the word only happens to end
    let by_chance = text.ends_with("建设")
        && text.chars().count() == 3
        && text.chars().next().is_some_and(|c| lexicon.surname(c) == Some(true));
    // 区委, 市住建局
    let organ = text.starts_with(['省', '市', '县', '区', '州', '旗', '镇', '乡'])
        && text.ends_with(['委', '局', '办', '部', '厅', '院', '府', '会', '处']);
    // 市家儿部: what stands before an organ's name, and no surname
    let level = text.starts_with(['省', '市', '县']);
    let never = functional && !by_chance || ordinal || numeral || organ || level;
    !never && !lexicon.is_people(text)
}

/// The end of what may stand right after a name: 同志, 先生, （女）, （女，蒙古族）, （常务，正部长级）.
pub fn after_name(line: &Line, mut end: usize, lexicon: &Lexicon) -> usize {
    let honour = ["同志", "先生", "女士", "教授", "院士", "研究员", "副教授"]
        .iter()
        .find(|w| line.starts_with(end, w));
    end += honour.map_or(0, |w| w.chars().count());
    if matches!(line.at(end), '（' | '(') {
        let close = (end + 1..(end + 14).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')'));
        if let Some(close) = close {
            let inside = line.slice(end + 1..close);
            let personal = inside.split(['，', '、', ',', ' ']).all(|part| {
                matches!(part, "女" | "男" | "女士" | "挂职" | "援藏" | "援疆" | "援青")
                    // 副主任张三（常务，正部长级）、李四
                    || matches!(part, "常务" | "专职" | "兼职")
                    || part.strip_suffix('级').is_some_and(|p| p.starts_with(['正', '副']))
                    || lexicon.is_people(part)
                    || part.strip_suffix('族').is_some_and(|p| !p.is_empty() && p.chars().count() <= 5)
            });
            if personal {
                end = close + 1;
                if line.starts_with(end, "同志") {
                    end += 2;
                }
            }
        }
    }
    end
}
