//! Lists of a group within running text, and the office of a group that the words above set up.

use super::super::group;
use super::super::page::Page;
use super::super::sink::Sink;
use super::Reader;
use super::roles::role_at;
use crate::mention::Line;

impl Reader<'_, '_> {
    /// 成立机构改革领导小组，组长：张三，副组长：李四。下设办公室，主任：王五: lists within running text, each behind
    /// the group that the line names before it.
    pub(super) fn within_text(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        if !line.may_hold("：") || line.len() < 20 {
            return false;
        }
        let mut any = false;
        let mut open = false;
        for k in 8..line.len() {
            match line.at(k) {
                '。' => open = false,
                '，' | '；' if !open => {}
                _ => continue,
            }
            let Some((role, after)) = role_at(line, k + 1).filter(|(_, after)| line.before(*after) == '：')
            else {
                continue;
            };
            let Some(mut group) = group::last_in(self.page, line, k, true) else { continue };
            let sentence = (0..k).rev().find(|&s| line.at(s) == '。').map_or(0, |s| s + 1);
            // 下设办公室，主任：张三
            if role.ends_with("主任")
                && line.slice(sentence..k).contains("办公室")
                && !role.starts_with("办公室")
            {
                group.name.push_str("办公室");
            }
            let kept = (self.group.replace(group), self.role.replace((role, index)));
            open = self.entries(line, after, sink);
            any |= open;
            if !open {
                (self.group, self.role) = kept;
            }
        }
        if any {
            self.role = None;
        }
        any
    }
}

/// Whether a line above sets up the office of the group by that name.
pub(super) fn office_named(page: &Page, index: usize, group: &str) -> bool {
    const TAIL: usize = 4;
    const ABOVE: usize = 6;
    let tail: String = group.chars().skip(group.chars().count().saturating_sub(TAIL)).collect();
    let office = format!("{tail}办公室");
    page.lines[index.saturating_sub(ABOVE)..index].iter().any(|l| l.holds(&office))
}
