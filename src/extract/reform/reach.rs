//! Where a page tells of changes: most pages and most positions tell of none.

use super::VERBS;
use crate::extract::page::{Page, Sentence};
use crate::mention::Line;
use crate::mention::line::is_cjk;

/// Whether a change may be told from `i` on: by a verb of reform, or by one of the words that mean one only
/// among certain others. What is not named here is never read as a change.
pub fn may_tell(line: &Line, i: usize) -> bool {
    tells_besides(line, i) || line.class_at(i, &VERBS).is_some()
}

/// 前身是…, 撤县设市, 1952年设…, 授予…牌匾: what is told without a verb of the lexicon.
fn tells_besides(line: &Line, i: usize) -> bool {
    match line.at(i) {
        '前' => line.at(i + 1) == '身',
        '获' => line.at(i + 1) == '授',
        '撤' | '授' | '废' => true,
        // 新建某学校命名为甲学校
        '命' | '取' => line.at(i + 1) == '名',
        '时' | '原' | '初' | '旧' => matches!(line.at(i + 1), '称' | '名'),
        '始' if line.at(i + 1) == '建' => true,
        '建' if line.at(i + 1) == '立' && matches!(line.before(i), '意' | '准' | '定') => true,
        '恢' if matches!(line.before(i), '制' | '意' | '准' | '定') => true,
        '析' if matches!(line.at(i + 1), '置' | '设') => true,
        // 1958年10月，分为甲公社和乙公社
        '分' if matches!(line.at(i + 1), '为' | '成' | '置') => true,
        '划' if matches!(line.at(i + 1), '分' | '为') => true,
        '建' if line.at(i + 1) == '于' => true,
        '设' if matches!(line.before(i), '府' | '会' | '署' | '此' | '县' | '另') => true,
        '源' => matches!(line.at(i + 1), '于' | '自') && line.at(i + 2).is_ascii_digit(),
        // 领导小组下设办公室在甲局
        '设' if line.starts_with(i, "设办公室在") => true,
        // 1958年，乡改公社; 三公社合并，名甲公社
        '改' => matches!(line.before(i), '乡' | '镇' | '社' | '道') || apart(line.before(i)),
        '名' => line.before(i) == '，',
        '设' if line.word_before(i, "办公室") || line.word_before(i, "秘书处") => true,
        '可' | '追' | '溯' | '起' | '肇' | '发' | '脱' => begins(line, i),
        '创' | '兴' | '开' => matches!(line.at(i + 1), '办' | '建' | '立' | '设'),
        '设' | '恢' | '建' | '复' | '始' | '置' | '析' => apart(line.before(i)),
        _ => false,
    }
}

/// Whether a clause, or a date, ends with the character before a verb.
fn apart(before: char) -> bool {
    !is_cjk(before)
        || [
            '春', '夏', '秋', '冬', '初', '底', '末', '年', '月', '日', '号', '〇', '零', '一', '二', '三',
            '四', '五', '六', '七', '八', '九', '十',
        ]
        .contains(&before)
}

/// 溯源于, 可追溯到 and the like.
fn begins(line: &Line, i: usize) -> bool {
    ["可追溯", "追溯", "溯源于", "起源于", "肇始于", "肇端于", "发端于", "脱胎于"]
        .iter()
        .any(|w| line.starts_with(i, w))
}

/// The last line that may tell of a change.
pub fn last_line(page: &Page) -> Option<usize> {
    page.sentences.iter().rfind(|s| tells(page, s)).map(|s| s.line)
}

fn tells(page: &Page, sentence: &Sentence) -> bool {
    let line = page.line(sentence);
    let mut range = sentence.range.clone();
    line.words_in(range.clone()).iter().any(|w| w.entry.is_any(&VERBS))
        || range.any(|i| tells_besides(line, i))
}
