//! Bodies of troops by their numbers: 红25军, 第四野战军第12兵团, 115师685团, 三分区.

use super::line::is_cjk;
use crate::mention::affix::Affix;

/// What a number stands before, the longer first.
const UNITS: [&str; 16] = [
    "集团军",
    "军团",
    "兵团",
    "纵队",
    "支队",
    "大队",
    "总队",
    "军分区",
    "分区",
    "军",
    "师",
    "旅",
    "团",
    "营",
    "连",
    "排",
];

/// What stands in the place of a number.
const KINDS: [&str; 22] = [
    "机枪", "手枪", "骑兵", "炮兵", "工兵", "步兵", "坦克", "装甲", "通信", "高炮", "警卫", "特务", "教导",
    "独立", "补充", "侦察", "辎重", "先遣", "挺进", "后勤", "机炮", "汽车",
];

const LONGEST: usize = 24;

/// Whether the words may name troops, by how they end.
pub fn may_end(text: &str) -> bool {
    text.ends_with(['军', '师', '旅', '团', '营', '连', '排', '队', '区'])
}

/// Whether the words name a body of troops.
pub fn names_troops(text: &str) -> bool {
    if !may_end(text) {
        return false;
    }
    let Some(stem) = UNITS.iter().find_map(|unit| text.short_of(unit)) else { return false };
    let numbered = stem.ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百〇○零".contains(c));
    let named = KINDS.iter().any(|kind| stem.ends_on(kind)) && text.ends_with(['师', '旅', '团', '营', '连']);
    // 某军区空军: an arm of the region
    let arm = ["军区空军", "军区海军", "战区空军", "战区海军", "战区陆军"].iter().any(|e| text.ends_on(e));
    let plain = |c: char| is_cjk(c) || c.is_ascii_digit();
    (numbered || named || arm && text.chars().count() > 4)
        && text.chars().count() <= LONGEST
        && text.chars().all(plain)
        && !text
            .contains(['的', '任', '在', '由', '为', '和', '与', '及', '年', '月', '届', '从', '到', '率'])
}

#[cfg(test)]
mod tests {
    use super::names_troops;

    #[test]
    fn troops_are_known_by_their_numbers() {
        for text in [
            "沈阳军区空军",
            "红25军",
            "115师685团",
            "第四野战军第12兵团",
            "华北军区独立团",
            "第三纵队",
            "三分区",
        ] {
            assert!(names_troops(text), "{text}");
        }
        for text in ["代表团", "共青团", "任第三师", "大连", "集团", "警卫", "1949年第一军", "社会主义大军"]
        {
            assert!(!names_troops(text), "{text}");
        }
    }
}
