//! Groups that a text names behind those who lead them.

use super::super::page::Page;
use super::{ENDINGS, SEATS, TITLES, last_in};
use crate::mention::line::is_cjk;
use crate::mention::{Body, Certainty, Line};

/// 成立了由张三任组长、李四任副组长的工作专班: the group whose name those who lead it stand before.
pub(super) fn named(page: &Page, line: &Line, title: usize) -> Option<Body> {
    const LONGEST: usize = 80;
    const NAME: usize = 26;
    if !line.may_hold("的") {
        return None;
    }
    let start = (0..title).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
    let led =
        ["成立由", "成立了由", "组建由", "组建了由", "设立由", "设立了由", "组成由", "成立以", "成立了以"];
    if !led.iter().any(|w| line.slice(start..title).contains(w)) {
        return None;
    }
    let of = (title..line.len().min(title + LONGEST))
        .take_while(|&k| !matches!(line.at(k), '。' | '；'))
        .find(|&k| line.at(k) == '的' && (TITLES.iter().chain(&SEATS)).any(|t| line.word_before(k, t)))?;
    let end = (of + 3..line.len().min(of + NAME))
        .take_while(|&k| is_cjk(line.at(k - 1)))
        .filter(|&k| ENDINGS.iter().any(|e| line.word_before(k, e)))
        .last()?;
    let name = line.slice(of + 1..end);
    let bare = || {
        let home = page.cx.places.home()?;
        let name = format!("{}{name}", home.name);
        Some(Body { name, place: Some(home.clone()), certainty: Certainty::PlaceAndEnding })
    };
    last_in(page, line, end, false).or_else(|| bare().filter(|_| name.chars().count() >= 4))
}
