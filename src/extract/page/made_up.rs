//! Pages whose officials are made up: novels, forms to be filled in, cases of exams.

use crate::mention::Line;
use crate::mention::line::any_holds;
use crate::mention::phrase::{count, holds};

/// A page of a novel: officials in it are made up.
pub(super) fn is_fiction(text: &str, lines: &[Line]) -> bool {
    let has = |word: &str| any_holds(lines, word);
    if has("上一章") && has("下一章")
        || has("加入书签")
        || has("小说：") && has("作者：")
        || tells_a_story(text)
    {
        return true;
    }
    // a chapter far on, or the frame of a site of novels; a law numbers its articles as well
    let mut chapters = text.lines().filter(|l| !l.trim().is_empty()).take(4).filter(|l| is_chapter(l));
    let paged = |l: &str| l.contains('/') && l.contains(['（', '(']);
    let first = chapters.next();
    if first.is_some_and(paged) {
        return true;
    }
    let head = first.is_some();
    let site =
        ["本章未完", "未完，下一页", "最新章节", "章节目录", "书页/目录", "都市小说", "手机阅读", "看小说"];
    head && !has("第一条") && (has("”") || site.iter().any(|w| has(w)))
        || site.iter().filter(|w| has(w)).count() >= 2
}

/// 第三百二十章 某某: the number and name of a chapter that no law or plan has so many of, or a page of one.
fn is_chapter(line: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix("正文").map_or(line, str::trim_start);
    let Some((number, name)) = line.strip_prefix('第').and_then(|rest| rest.split_once('章')) else {
        return false;
    };
    let digits = number.chars().all(|c| {
        c.is_ascii_digit()
            || ['零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千']
                .contains(&c)
    });
    let far = number.chars().count() >= 3 || number.parse::<u32>().is_ok_and(|n| n > 20);
    let paged = name.contains('/') && name.contains(['（', '(']);
    digits && !number.is_empty() && (far || paged) && line.chars().count() <= 40
}

/// A form to be filled in, or a case made up for an exam: ×月×日, 20××年, ×××同志, 某市. Gaps alone say
/// little, since some pages blot out their numbers.
pub(super) fn is_template(text: &str) -> bool {
    const GAPS: [char; 7] = ['×', 'X', 'x', 'Ｘ', '○', '＊', '某'];
    const CHARS_A_GAP: usize = 1000;
    // most pages have none
    if !GAPS.iter().any(|gap| text.contains(*gap)) {
        return false;
    }
    let mut open = 0usize;
    let mut before = ' ';
    for c in text.chars() {
        let gap = GAPS.contains(&before);
        open += usize::from(
            gap && matches!(c, '年' | '月' | '日' | '省' | '市' | '县' | '区' | '镇' | '局' | '委'),
        );
        before = c;
    }
    let form = || {
        ["范文", "模板", "模版", "样文", "样本", "格式", "套用", "案例分析", "试题"]
            .iter()
            .any(|w| holds(text, w))
    };
    // a book may hold some gaps among its thousands of lines
    let many = |gaps: usize| gaps >= 3 && gaps * CHARS_A_GAP * '某'.len_utf8() >= text.len();
    many(open) && form() || many(count(text, "×××"))
}

/// 第445章 among the first lines, and people who talk below it.
fn tells_a_story(text: &str) -> bool {
    let headed = text.lines().take(8).any(|line| {
        let Some((number, _)) = line.trim_start().strip_prefix('第').and_then(|rest| rest.split_once('章'))
        else {
            return false;
        };
        (1..=6).contains(&number.chars().count())
            && number.chars().all(|c| {
                c.is_ascii_digit()
                    || ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '零', '〇']
                        .contains(&c)
            })
    });
    headed
        && !holds(text, "第一条")
        && !holds(text, "第二条")
        && (holds(text, "：“") || holds(text, "，“") || holds(text, "“同志们"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_with_some_gaps_is_no_form() {
        let form = "关于×××同志任职的通知\n×××：\n经研究，任命×××为某局局长。\n";
        assert!(is_template(form));
        let book = format!("{form}{}", "县委召开常委会会议，研究部署下一步工作。\n".repeat(2000));
        assert!(!is_template(&book));
    }
}
