//! The democratic parties, whose committees are called 市委 and 省委会 on their own pages and are led by a 主委.

use super::body::{Body, Certainty, Context, resolve};
use super::line::{Line, any_holds};
use super::office::Before;
use crate::mention::affix::Affix;
use crate::model::{BlockKind, Document};

/// The eight democratic parties by their short names.
pub(super) const LEAGUES: [&str; 8] =
    ["民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟"];

/// Whether a name begins with that of one of the parties.
pub(super) fn is_party(text: &str) -> bool {
    LEAGUES.iter().any(|l| text.begins_with(l))
}

/// The party whose page it is: the one that the head of the page names, or the only one of the text.
pub fn league_of(document: &Document, lines: &[Line]) -> Option<&'static str> {
    let head = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(3).map(|l| l.text);
    let publisher = document.metadata.publisher.as_deref().into_iter();
    let named = |text: &str| {
        let mut held = LEAGUES.into_iter().filter(|l| text.contains(l));
        held.next().filter(|_| held.next().is_none())
    };
    publisher.chain(head).find_map(named).or_else(|| {
        let mut held = LEAGUES.into_iter().filter(|l| any_holds(lines, l));
        held.next().filter(|_| held.next().is_none())
    })
}

/// 民建省委副主委、市委主委: the committee of the party named before, or of the one whose page it is.
pub fn committee(text: &str, before: &Before, cx: &Context) -> Option<Body> {
    let written = text.strip_suffix('会').filter(|t| t.ends_with('委')).unwrap_or(text);
    let body = resolve(written, &before.places, cx).filter(|b| b.certainty == Certainty::Known)?;
    if is_party(&body.name) {
        return Some(body);
    }
    let league = before
        .body
        .iter()
        .chain(before.earlier.iter().rev())
        .find_map(|b| LEAGUES.into_iter().find(|l| b.name.begins_with(l)))
        .or(cx.places.league)?;
    match body.name.strip_prefix("中共").filter(|n| n.ends_with("委员会")) {
        Some(rest) => Some(Body { name: format!("{league}{rest}"), ..body }),
        // 市委 where the city is not known
        None => (body.place.is_none() && body.name.ends_with('委'))
            .then(|| Body { name: format!("{league}{}", body.name), ..body }),
    }
}

/// 主委, 副主委 on the page of a party: of its committee at the page's own place.
pub(super) fn own_committee(core: &str, before: &Before, cx: &Context) -> Option<Body> {
    let home = cx.places.home().filter(|_| core == "主委" && cx.places.league.is_some())?;
    committee(&format!("{}委", home.name), before, cx)
}
