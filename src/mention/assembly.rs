//! The people's congress or the Political Consultative Conference whose own page a document is.

use super::body::{Body, Certainty, Context, resolve};
use super::line::{Line, is_break};
use super::office::Before;
use super::organ::{organ_of, scope_of};
use super::part::{CONFERENCE, CONGRESS};
use crate::model::{BlockKind, Document};

/// So many lines may hold the headline.
const HEAD: usize = 4;

/// Longer lines are no headline.
const LONGEST_HEAD: usize = 40;

/// The assembly of the page's own place that its headline, its first short lines or its source name.
pub fn assembly_of(document: &Document, lines: &[Line], cx: &Context) -> Option<Body> {
    let metadata = &document.metadata;
    let first = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(HEAD);
    let first = first.filter(|l| l.len() <= LONGEST_HEAD).map(|l| l.text);
    let mut heads = metadata.title.as_deref().into_iter().chain(first).chain(metadata.publisher.as_deref());
    heads.find_map(|head| named_in(head, cx))
}

fn named_in(head: &str, cx: &Context) -> Option<Body> {
    // 县政协, 某某县人大常委会
    const CALLS: [&str; 3] = ["政协", "人大常委会", "人大"];
    const LONGEST: usize = 14;
    let (at, call) =
        CALLS.iter().filter_map(|call| Some((head.find(call)?, *call))).min_by_key(|(at, _)| *at)?;
    let name = head[..at].rsplit(|c| is_break(c) || c == ' ').next().unwrap_or_default();
    if name.is_empty() || name.chars().count() > LONGEST {
        return None;
    }
    let body = resolve(&format!("{name}{call}"), &[], cx)?;
    let own = body.certainty == Certainty::Known && body.place.as_ref() == cx.places.home();
    let kind = body.name.starts_with(CONFERENCE) || body.name.contains(CONGRESS);
    (own && kind && body.place.is_some()).then_some(body)
}

/// 常委会副主任张三: of the congress spoken of last, or whose page it is.
pub(super) fn standing_committee(core: &str, before: &Before, cx: &Context) -> Option<Body> {
    if !matches!(core, "主任" | "委员" | "秘书长") {
        return None;
    }
    let standing = |b: &&Body| b.name.ends_with("人民代表大会常务委员会") || b.name.ends_with("人大常委会");
    let spoken = before.body.iter().chain(before.earlier.iter().rev()).chain(&before.opener).find(standing);
    let own = || {
        let assembly = cx.places.assembly.as_ref().filter(|own| own.name.contains(CONGRESS))?;
        organ_of(assembly.place.as_ref()?, "人大常委会", cx)
    };
    spoken.cloned().or_else(own)
}

/// 法制委主任委员张三, 财经委副主任委员李四: a committee of the congress under its short name, as nothing else has such
/// heads.
pub(super) fn committee_of_congress(text: &str, core: &str, before: &Before, cx: &Context) -> Option<Body> {
    if core != "主任委员" || !text.ends_with(['委', '会']) {
        return None;
    }
    let organ = format!("人大{text}");
    let place = before.places.iter().rev().chain(cx.places.home()).find(|p| p.division.is_some())?;
    cx.lexicon.organ(&organ, scope_of(place))?;
    organ_of(place, &organ, cx)
}

/// 副主席张三, 秘书长李四 at the beginning of a sentence: of the assembly whose page it is.
pub fn of_own_assembly(core: &str, cx: &Context) -> Option<Body> {
    let own = cx.places.assembly.as_ref()?;
    let conference = own.name.starts_with(CONFERENCE);
    let fits = match core {
        "主席" => conference,
        "主任" => own.name.ends_with("常务委员会"),
        "秘书长" => conference || own.name.ends_with("常务委员会"),
        _ => false,
    };
    fits.then(|| own.clone())
}
