//! Persons behind offices of a house that is not named or cannot be read: the names alone.

use super::appellation::Appellation;
use super::body::Context;
use super::line::Line;
use super::name_list::names_at;
use super::office::Before;
use super::person::sure_name_at;
use crate::lexicon::TitleKind;

/// 某某医疗党委书记、董事长张三: a bare title behind an office that could not be read is of the same house.
pub fn behind_unknown(line: &Line, i: usize) -> bool {
    let leads = |k: TitleKind| matches!(k, TitleKind::Head | TitleKind::Deputy | TitleKind::Corporate);
    let bare = || line.words_at(i).iter().any(|w| w.entry.title.is_some_and(leads));
    line.before(i) == '、' && bare() && line.words_ending_at(i - 1).any(|w| w.entry.title.is_some_and(leads))
}

/// 我校党委书记张三, 党委副书记、校长李四 on a page that does not say whose they are: the names alone.
pub fn of_unknown_house(line: &Line, i: usize, before: &Before, cx: &Context) -> Option<Appellation> {
    const OWN: [&str; 8] = ["我校", "我院", "我局", "我公司", "学校", "学院", "公司", "校"];
    let leads = |k: TitleKind| matches!(k, TitleKind::Head | TitleKind::Deputy | TitleKind::Corporate);
    let mut from = i + OWN.iter().find(|w| line.starts_with(i, w)).map_or(0, |w| w.chars().count());
    loop {
        let words = line.words_at(from).iter();
        let end = words.filter(|w| w.entry.title.is_some_and(leads)).map(|w| w.end).max()?;
        if line.at(end) == '、' {
            from = end + 1;
            continue;
        }
        sure_name_at(line, end, cx.lexicon)?;
        let (names, end) = names_at(line, end, true, before, cx)?;
        return Some(Appellation { offices: Vec::new(), names, range: i..end });
    }
}
