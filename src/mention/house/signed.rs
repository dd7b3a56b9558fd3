//! Who signs a notice at its end, or issues it under its letterhead.

use super::find::{LAST, LONGEST};
use crate::mention::line::{Line, is_cjk};
use crate::mention::phrase::holds_any;
use crate::model::BlockKind;

/// Who signs the page: a name alone above a day at its end. A congress, an office or a committee of the Party signs what
/// is decided on others.
pub(super) fn signature<'l>(lines: &[Line<'l>]) -> Option<&'l str> {
    const DECIDE: [&str; 6] = ["人民代表大会", "人大", "协商", "中共", "办公厅", "办公室"];
    const SEAL: [&str; 3] = ["（盖章）", "（印章）", "（公章）"];
    let lines: Vec<&Line> = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).collect();
    let last = lines.len().saturating_sub(LAST);
    let is_day = |text: &str| text.chars().count() <= 14 && text.ends_with('日');
    let named = |text: &'l str| {
        let text = text.trim();
        let name = SEAL.iter().find_map(|seal| text.strip_suffix(seal)).unwrap_or(text);
        // 中共某县水利局党组: the bureau
        let party = ["党组", "党委"].iter().find_map(|end| name.strip_suffix(end));
        let name = party.map_or(name, |own| own.strip_prefix("中共").unwrap_or(own));
        let fits = (4..=LONGEST).contains(&name.chars().count()) && name.chars().all(is_cjk);
        (fits && !holds_any(name, &DECIDE)).then_some(name)
    };
    lines[last..].iter().enumerate().find_map(|(k, line)| {
        let day_follows = || lines.get(last + k + 1).is_some_and(|next| is_day(next.text.trim()));
        // the name and the day in one line
        let in_one = || {
            let (name, day) = line.text.trim().split_once([' ', '　'])?;
            is_day(day.trim()).then(|| named(name)).flatten()
        };
        named(line.text).filter(|_| day_follows()).or_else(in_one)
    })
}

/// 某某学院文件 above a notice: who issues it.
pub(super) fn letterhead<'l>(lines: &[&Line<'l>]) -> Option<&'l str> {
    const HEAD: usize = 3;
    lines.iter().take(HEAD).find_map(|line| {
        let name = line.text.trim().strip_suffix("文件")?;
        let fits = (4..=LONGEST).contains(&name.chars().count()) && name.chars().all(is_cjk);
        (fits && !name.starts_with("中共")).then_some(name)
    })
}
