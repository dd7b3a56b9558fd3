//! The numbers of terms, which names of bodies do without: 市六届人大常委会 is 市人大常委会.

use super::line::is_numeral;
use super::phrase::holds_any;
use crate::lexicon::Lexicon;
use crate::mention::affix::Affix;
use std::borrow::Cow;

/// Without the number of a term: 第十三届中山市.
pub(super) fn unterm(text: &str) -> &str {
    let rest = text.strip_prefix('第').and_then(|t| t.split_once('届'));
    rest.filter(|(term, _)| term.chars().count() <= 3).map_or(text, |(_, rest)| rest)
}

/// 第十七届运动会领导小组: the number tells which event the group is for, and is no term.
fn numbers_event(after: &[char]) -> bool {
    const EVENTS: [&str; 14] = [
        "运动会",
        "运会",
        "博览会",
        "博会",
        "交易会",
        "洽谈会",
        "艺术节",
        "文化节",
        "旅游节",
        "农民节",
        "丰收节",
        "论坛",
        "大赛",
        "锦标赛",
    ];
    let said: String = after.iter().take(16).collect();
    EVENTS.iter().any(|event| said.contains(event)) || holds_fair(after)
}

/// 第六届某地茶叶博览会筹备工作领导小组: a fair, festival or congress of an industry that a group is formed for.
fn holds_fair(after: &[char]) -> bool {
    const LONGEST: usize = 24;
    const ORGANS: [&str; 6] = ["人大", "人民", "政协", "代表", "委员会", "常委"];
    const FAIRS: [&str; 6] = ["大会", "年会", "展会", "节", "赛", "展"];
    const GROUPS: [&str; 8] =
        ["组委会", "执委会", "筹委会", "筹备", "领导小组", "指挥部", "组织委员会", "执行委员会"];
    let said: String = after.iter().take(LONGEST).collect();
    FAIRS.iter().any(|fair| {
        said.match_indices(fair).any(|(at, _)| {
            let (name, rest) = (&said[..at], &said[at + fair.len()..]);
            !ORGANS.iter().any(|organ| name.contains(organ))
                && GROUPS.iter().any(|group| rest.begins_with(group))
        })
    })
}

/// Whether a numbered event bears its place behind the number, and so lies nowhere else: 第六届某地茶叶博览会.
pub fn names_place_behind_number(name: &str, lexicon: &Lexicon) -> bool {
    let named = name.strip_prefix('第').and_then(|n| n.split_once(['届', '次']));
    named.is_some_and(|(number, rest)| {
        number.chars().all(|c| is_numeral(c) || c.is_ascii_digit())
            && (lexicon.gazetteer.leading_names(rest).next().is_some()
                || lexicon.gazetteer.leading_shorts(rest).next().is_some())
    })
}

/// Drops the number of a term: 市六届人大常委会 → 市人大常委会, 政协第十二届委员会 → 政协委员会.
pub(super) fn without_term(text: &str) -> Cow<'_, str> {
    let digit = |c: char| is_numeral(c) || c.is_ascii_digit() || matches!(c, '百' | '〇');
    // all that is dropped holds one of these
    if !text.contains(['届', '任', '次']) || !holds_any(text, &["届", "新一任", "次代表大会"]) {
        return text.into();
    }
    let text =
        ["新一届", "新一任", "上一届", "本届", "首届"].iter().fold(text.to_owned(), |t, w| t.replace(w, ""));
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while i < chars.len() {
        let start = i + usize::from(chars[i] == '第');
        // 第二、三届, 第九届、十届, 第六至八届
        let several =
            |c: &char| digit(*c) || start > i && ['、', '至', '和', '及', '-', '—', '第', '届'].contains(c);
        let digits = match chars[start..].iter().take_while(|c| several(c)).count() {
            0 => 0,
            all => chars[start..start + all].iter().rposition(|c| digit(*c)).map_or(0, |k| k + 1),
        };
        if digits > 0 && chars.get(start + digits) == Some(&'届') {
            let end = start + digits + 1;
            if !numbers_event(&chars[end..]) {
                i = end;
                continue;
            }
        }
        let congress: String = chars[start + digits..].iter().take(5).collect();
        if digits > 0 && chars[i] == '第' && congress == "次代表大会" {
            i = start + digits + 1;
            continue;
        }
        out.push(chars[i]);
        i += 1;
    }
    out.into()
}
