//! Laws and rules: what their articles say of bodies is to hold from now on and tells of no event.

use super::scan::Change;
use crate::extract::page::Page;
use crate::mention::Line;
use crate::model::{BlockKind, ReformAction};

/// The line with the first article of a page that is a law: 某条例 as the heading, 第一条, 第二条 … below.
pub fn articles(page: &Page) -> Option<usize> {
    const HEADS: usize = 6;
    const LEAST: usize = 3;
    let own = page.lines.iter().filter(|l| l.kind != BlockKind::Boilerplate);
    if !own.take(HEADS).any(is_law) {
        return None;
    }
    let mut lines = page.lines.iter().enumerate().filter(|(_, l)| is_article(l));
    let first = lines.next()?.0;
    (lines.take(LEAST - 1).count() == LEAST - 1).then_some(first)
}

/// 市政府设立甲委员会, 改变或者撤销某政府不适当的决定: a duty or a right, unless somebody granted it or it bears its day.
pub fn lays_down(change: &Change, said: &str) -> bool {
    const GRANTED: [&str; 3] = ["批准", "决定", "同意"];
    matches!(change.action, ReformAction::Establish | ReformAction::Abolish | ReformAction::Merge)
        && change.date.is_none()
        && change.agent.is_none()
        && !GRANTED.iter().any(|w| said.contains(w))
}

fn is_law(line: &Line) -> bool {
    const LONGEST: usize = 60;
    const KINDS: [&str; 6] = ["条例", "办法", "细则", "规定", "法", "规则"];
    let text = line.text.trim().trim_end_matches('》');
    let text = ["（试行）", "（暂行）", "(试行)"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    // the rules of one body found it: 某局职能配置、内设机构和人员编制规定
    line.len() <= LONGEST && KINDS.iter().any(|k| text.ends_with(k)) && !text.contains("编制规定")
}

fn is_article(line: &Line) -> bool {
    const LONGEST: usize = 6;
    line.at(0) == '第' && (2..LONGEST).any(|k| line.at(k) == '条')
}
