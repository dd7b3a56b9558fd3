//! What persons are in a group (组长, 成员), and where a list names it.

use crate::mention::Line;

/// Roles in a group.
const ROLES: [&str; 79] = [
    "第一总指挥长",
    "执行总指挥长",
    "常务副总指挥长",
    "副总指挥长",
    "总指挥长",
    "常务委员会委员",
    "第一书记",
    "副书记",
    "书记",
    "常委",
    "副主任委员",
    "主任委员",
    "常务委员",
    "副主席",
    "主席",
    "秘书长",
    "办公室常务副主任",
    "办公室副主任",
    "办公室主任",
    "办公室成员",
    "常务副组长",
    "第一副组长",
    "名誉组长",
    "轮值组长",
    "双组长",
    "组员",
    "执行副组长",
    "第一组长",
    "执行组长",
    "副组长",
    "组长",
    "第一副总指挥",
    "常务副总指挥",
    "执行副总指挥",
    "第一总指挥",
    "执行总指挥",
    "副总指挥",
    "总指挥",
    "常务副指挥长",
    "第一副指挥长",
    "执行副指挥长",
    "第一指挥长",
    "执行指挥长",
    "副指挥长",
    "常务副指挥",
    "副指挥",
    "指挥长",
    "指挥",
    "常务副主任委员",
    "第一副主任委员",
    "名誉主任委员",
    "名誉主任",
    "执行主任",
    "执行副主任",
    "常务副主任",
    "第一副主任",
    "第一主任",
    "副主任",
    "主任",
    "总召集人",
    "常务副召集人",
    "第一召集人",
    "副召集人",
    "召集人",
    "总协调人",
    "副总协调人",
    "总队长",
    "副总队长",
    "副队长",
    "队长",
    "副班长",
    "班长",
    "政治委员",
    "副政委",
    "政委",
    "联络员",
    "成员",
    "委员",
    "顾问",
];

/// Whether a role begins with the character.
const fn may_begin(c: char) -> bool {
    matches!(
        c,
        '常' | '第'
            | '副'
            | '书'
            | '主'
            | '秘'
            | '办'
            | '名'
            | '轮'
            | '双'
            | '组'
            | '执'
            | '总'
            | '指'
            | '召'
            | '队'
            | '班'
            | '政'
            | '联'
            | '成'
            | '委'
            | '顾'
    )
}

/// The role at `i`, blanks inside allowed (组 长), and where what it names begins: behind a colon, a blank
/// or a tab.
pub(super) fn role_at(line: &Line, i: usize) -> Option<(&'static str, usize)> {
    if !may_begin(line.at(i)) {
        return None;
    }
    for role in ROLES {
        let mut k = i;
        let fits = role.chars().all(|c| {
            while line.at(k) == ' ' && k > i {
                k += 1;
            }
            let same = line.at(k) == c;
            k += 1;
            same
        });
        if !fits {
            continue;
        }
        let mut end = k;
        // （3人）, （按姓氏笔画为序）
        if matches!(line.at(end), '（' | '(') {
            let close = (end..(end + 20).min(line.len())).find(|&n| matches!(line.at(n), '）' | ')'))?;
            end = close + 1;
        }
        while line.at(end) == ' ' {
            end += 1;
        }
        let colon = matches!(line.at(end), '：' | ':');
        let column = end >= line.len() || line.at(end) == '\t' || end > k;
        // 指挥 of 指挥长
        if !colon && !column {
            continue;
        }
        return Some((role, end + usize::from(colon || line.at(end) == '\t')));
    }
    None
}

/// The role that the words are.
pub(super) fn role_named(words: &str) -> Option<&'static str> {
    ROLES.into_iter().find(|role| *role == words.trim())
}

#[cfg(test)]
mod tests {
    use super::{ROLES, may_begin};

    #[test]
    fn every_role_is_looked_for() {
        assert!(ROLES.iter().all(|role| role.chars().next().is_some_and(may_begin)));
    }
}
