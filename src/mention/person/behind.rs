//! What stands behind a name and closes it, or is rather no part of it.

use crate::lexicon::{TitleKind, VerbClass};
use crate::mention::line::{Line, Word, is_break, is_cjk};

/// What stands after a candidate: the better it closes a name, the higher.
pub(super) fn closing(line: &Line, end: usize) -> u8 {
    let c = line.at(end);
    if is_break(c) || end >= line.len() {
        return 4;
    }
    if c == ' ' {
        return 3;
    }
    if !is_cjk(c) {
        return 2;
    }
    // 张三之子
    if c == '之' && ['子', '女', '妻', '父', '母', '兄', '弟', '孙'].contains(&line.at(end + 1)) {
        return 3;
    }
    // 张三、李四|两位委员
    if ['两', '三', '四', '五'].contains(&c) && matches!(line.at(end + 1), '位' | '名') {
        return 3;
    }
    // 李四及相关负责同志, 王五及各乡镇党委书记: others, who are not named
    if matches!(c, '及' | '和' | '与')
        && ["相关", "有关", "各", "其他", "部分"].iter().any(|w| line.starts_with(end + 1, w))
    {
        return 3;
    }
    // 张三正与来宾交谈
    if c == '正' && matches!(line.at(end + 1), '与' | '同' | '向' | '从' | '忙') {
        return 3;
    }
    // 张三来某县, 张三来我县: the one who comes
    if c == '来' && comes_to_a_place(line, end) {
        return 3;
    }
    let mut best = 0;
    // 张三等出席, 张三等领导: the list is over
    let leaders =
        |k: usize| line.words_at(k).iter().any(|w| w.entry.is(VerbClass::Role) && w.entry.chars >= 2);
    if c == '等'
        && (!is_cjk(line.at(end + 1))
            || line.words_at(end + 1).iter().any(ends_list)
            // 等常委会领导
            || (end + 2..end + 6).any(leaders))
    {
        return 4;
    }
    for word in line.words_at(end) {
        let long = word.entry.chars >= 2;
        // 张三教授主持会议
        if long && word.entry.title == Some(TitleKind::Academic) {
            best = best.max(3);
        }
        // 张三海军少将: the service before the rank
        const SERVICES: [&str; 4] = ["海军", "陆军", "空军", "武警"];
        let rank_behind = || {
            line.words_at(end + 2).iter().any(|w| {
                w.entry.title == Some(TitleKind::Rank) && ends_as_officer(line.slice(end + 2..w.end))
            })
        };
        if SERVICES.iter().any(|w| line.starts_with(end, w)) && rank_behind() {
            best = best.max(4);
        }
        // 张三和少将升任…
        if long && word.entry.title == Some(TitleKind::Rank) && ends_as_officer(line.slice(end..word.end)) {
            best = best.max(4);
        }
        if word.entry.is(VerbClass::Follow) {
            best = best.max(if long { 4 } else { 2 });
        } else if word.entry.is(VerbClass::Stop) && long {
            best = best.max(3);
        }
    }
    best
}

/// Whether 来 at `k` leads to a place.
fn comes_to_a_place(line: &Line, k: usize) -> bool {
    line.at(k + 1) == '我' || line.words_at(k + 1).iter().any(|w| w.entry.place || w.entry.short_place)
}

/// Ranks of officers as they stand behind names.
fn ends_as_officer(rank: &str) -> bool {
    rank.ends_with(['将', '校', '尉']) || rank == "元帅"
}

/// A word that may stand after 等 behind a list of names.
fn ends_list(word: &Word) -> bool {
    word.entry.is_any(&[VerbClass::Follow, VerbClass::Stop, VerbClass::Role, VerbClass::Attend])
}

/// 张三因|涉嫌严重违纪: what 因 leads to behind a name.
pub(super) fn tells_why(line: &Line, k: usize) -> bool {
    const REASONS: [&str; 16] = [
        "涉", "严重", "违", "受贿", "贪污", "病", "工作", "年龄", "犯", "公", "伤", "故", "职务", "到龄",
        "另有", "个人",
    ];
    REASONS.iter().any(|w| line.starts_with(k, w))
}

/// 除张三、李四外，: the word that closes an exception, and no part of the last name.
pub(super) fn excepted(line: &Line, start: usize, end: usize) -> bool {
    const LONGEST: usize = 60;
    line.before(end) == '外'
        && matches!(line.at(end), '，' | '。' | '；')
        && (start.saturating_sub(LONGEST)..start)
            .rev()
            .take_while(|&k| !matches!(line.at(k), '。' | '；'))
            .any(|k| line.at(k) == '除')
}

/// 丘明 曾牵头: the last character is rather the word that follows the name.
pub(super) fn ends_with_particle(line: &Line, end: usize) -> bool {
    let next = line.at(end);
    // 周明 就《决议》作了说明
    if matches!(next, '《' | '“') && ['就', '对', '将', '向', '在', '以'].contains(&line.before(end))
    {
        return true;
    }
    if ['说', '称'].contains(&line.before(end)) {
        return true;
    }
    if line.before(end) == '来' && comes_to_a_place(line, end - 1) {
        return true;
    }
    // 王翔所作的报告, 余延改任调研员, 郑宏的提请
    if next == '任' && TAKES.contains(&line.before(end))
        || matches!(next, '作' | '做' | '提') && line.before(end) == '所'
        || line.before(end) == '的'
    {
        return true;
    }
    !is_break(next)
        && next != ' '
        && [
            '曾', '已', '也', '还', '又', '并', '则', '就', '对', '向', '在', '等', '从', '将', '均', '都',
            '正', '未', '说', '率', '致', '赴', '与', '称', '作', '做', '即', '便', '是', '另', '受',
        ]
        .contains(&line.before(end))
}

/// What stands before 任 in verbs of taking office: 拟任, 获任, 出任.
pub const TAKES: [char; 17] =
    ['兼', '改', '接', '调', '升', '转', '就', '出', '历', '挂', '续', '连', '继', '拟', '获', '离', '卸'];
