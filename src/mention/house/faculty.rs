//! The faculty that a page of a university tells of: 学院 and 院长 there mean the faculty, 学校 and 校长 the whole.

use super::{House, is_faculty};
use crate::lexicon::Lexicon;
use crate::mention::affix::Affix;
use crate::mention::line::{Line, is_cjk};
use crate::mention::phrase::holds_any;
use crate::mention::place::Place;
use crate::model::{BlockKind, Document};

const KIND: &str = "学院";

/// Whether the page speaks of a university of which the faculty is a part: 我校人工智能学院, 副校长 beside 学院院长.
pub(super) fn is_part_of_university(faculty: &str, document: &Document, lexicon: &Lexicon) -> bool {
    const OWNS: [&str; 3] = ["我校", "学校", "本校"];
    const ABOVE: [&str; 4] = ["校党委", "副校长", "校领导", "校长"];
    const BESIDE: [&str; 4] = ["院长", "学院党委", "学院领导", "院党委"];
    let text = &document.normal;
    let owned = || text.match_indices(faculty).any(|(at, _)| OWNS.iter().any(|w| text[..at].ends_with(w)));
    is_faculty(faculty, lexicon) && (owned() || holds_any(text, &ABOVE) && holds_any(text, &BESIDE))
}

/// The faculty whose doings a page of the university `house` tells: its source or the headline names it.
pub fn of(house: &House, document: &Document, lines: &[Line], lexicon: &Lexicon) -> Option<Place> {
    if !house.place.name.ends_with("大学") {
        return None;
    }
    let part = |name: &&str| is_part_of_university(name, document, lexicon);
    let publisher = document.metadata.publisher.as_deref().map(str::trim).filter(part);
    let headline = || {
        let head = lines.iter().find(|l| l.kind != BlockKind::Boilerplate)?;
        in_headline(head.text).into_iter().find(part)
    };
    let name = publisher.or_else(headline)?;
    Some(Place { name: format!("{}{name}", house.place.name), ..house.place.clone() })
}

/// What may be the name of a faculty in a headline: behind its beginning, 我校 or a mark.
fn in_headline(text: &str) -> Option<&str> {
    const SHORTEST: usize = 3;
    const LONGEST: usize = 16;
    let end = text.find(KIND)? + KIND.len();
    let start = text[..end]
        .rfind(|c| !is_cjk(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let name = &text[start..end];
    let name = ["我校", "学校", "本校"].iter().find_map(|w| name.past(w)).unwrap_or(name);
    let named = !name.starts_with(['各', '该', '本', '我', '全']) && !name.starts_with("二级");
    (named && (SHORTEST..=LONGEST).contains(&name.chars().count())).then_some(name)
}
