//! What goes into another: A并入B, A的职能并入B, A并入B，组建C.

use super::division::{division, whole_division};
use super::made::made_after;
use super::merge::{names, span_before};
use super::scan::{Change, Scan};
use super::source::{Source, sources};
use super::towns::sharing;
use crate::lexicon::VerbClass;
use crate::mention::Chars;
use crate::mention::named_body::{Found, Named};
use crate::model::ReformAction;

/// A并入B; A的职能并入B is a transfer.
pub fn joined_to(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    // 2005年县教师进修学校并入, in the history of a school: into itself
    let own = || {
        let own = scan.subject.clone().filter(|_| scan.heard.past && scan.closed(verb.end))?;
        Some(Found { bodies: vec![own], range: verb.clone() })
    };
    let span = span_before(scan, verb.start);
    let mut found: Vec<Source> = sources(scan, span.clone());
    let into = || {
        let at = verb.end + usize::from(scan.line.at(verb.end) == '了');
        scan.target(at).or_else(|| division(scan, at, None).filter(|d| d.bodies.len() == 1))
    };
    // 甲、乙、丙乡并入丁区; 甲县并入乙县
    let alone = || {
        let said = scan.text(span.start..scan.without_adverbs(span.start, span.end));
        whole_division(scan, verb.start).filter(|_| found.is_empty() && !said.contains(['其', '的', '所']))
    };
    if let Some(bodies) = sharing(scan, span.clone(), None).or_else(|| alone().map(|one| vec![one])) {
        found = vec![Source { bodies, matter: None }];
    }
    let to = within_it(scan, verb.end, &found).or_else(into).or_else(own)?;
    let [body] = to.bodies.as_slice() else { return None };
    // 撤销A、B，并入C; 2002年，并入C
    let its = scan.text(span.start..scan.without_adverbs(span.start, span.end)) == "其";
    if found.is_empty() && (its || scan.bare(verb.start)) {
        let bodies =
            if scan.gone.is_empty() { scan.subject.clone().into_iter().collect() } else { scan.gone.clone() };
        found.extend((!bodies.is_empty()).then_some(Source { bodies, matter: None }));
    }
    found.retain(|s| s.matter.is_some() || s.bodies.iter().all(|b| b.name != body.name));
    if found.is_empty() {
        return None;
    }
    // A并入B，组建C
    if found.iter().all(|s| s.matter.is_none())
        && scan.line.at(to.range.end) == '，'
        && let Some(word) = scan.line.class_at(to.range.end + 1, &[VerbClass::Establish])
        && let Some(new) = made_after(scan, word.end)
        && let [new_body] = new.bodies.as_slice()
    {
        let words = span.start..new.range.end;
        let mut change = scan.change(ReformAction::Merge, new_body, words, "reform/join-anew", 85);
        let all: Vec<Named> = found.iter().flat_map(|s| s.bodies.clone()).chain([body.clone()]).collect();
        change.from = names(&all);
        out.push(change);
        scan.heard.remember(&new.bodies);
        scan.subject = Some(new_body.clone());
        return Some(new.range.end);
    }
    // 并入新设立的B
    if ["新设立的", "新成立的", "新组建的"].iter().any(|w| scan.line.starts_with(verb.end, w)) {
        let words = verb.end..to.range.end;
        out.push(scan.change(ReformAction::Establish, body, words, "reform/established", 80));
    }
    for source in &found {
        let words = span.start..to.range.end;
        let Some(matter) = source.matter.as_ref().filter(|m| !m.ends_with("行政区域")) else {
            let mut change = scan.change(ReformAction::Merge, body, words, "reform/join", 90);
            change.from = names(&source.bodies);
            out.push(change);
            continue;
        };
        for name in names(&source.bodies) {
            let mut change = scan.change(ReformAction::Transfer, body, words.clone(), "reform/join", 90);
            change.from = vec![name];
            change.matter = Some(matter.clone());
            out.push(change);
        }
    }
    scan.heard.remember(&to.bodies);
    scan.subject = Some(body.clone());
    if let [Source { bodies, matter: None }] = found.as_slice() {
        scan.joined = bodies.last().cloned();
    }
    Some(to.range.end)
}

/// 甲委改组为乙委，丙办的职能并入其中; 组建丁局，将戊局的职责划入该局: into the one named last that gives nothing.
pub fn within_it(scan: &Scan, from: usize, given: &[Source]) -> Option<Found> {
    const KINDS: [&str; 7] = ["局", "委", "部", "厅", "办", "院", "中心"];
    let kind = match scan.line.at(from) {
        '该' => KINDS.iter().find(|kind| scan.line.starts_with(from + 1, kind))?,
        _ => ["其中"].iter().find(|word| scan.line.starts_with(from, word))?,
    };
    let range = from..from + kind.chars().count() + usize::from(scan.line.at(from) == '该');
    if !scan.closed(range.end) {
        return None;
    }
    let named = |b: &Named| match *kind {
        "其中" => true,
        "委" | "办" => b.name.ends_with("委员会") || b.name.ends_with("办公室"),
        kind => b.name.ends_with(kind),
    };
    let gives = |b: &Named| given.iter().any(|s| s.bodies.iter().any(|g| g.name == b.name));
    let body = scan.heard.bodies.iter().rfind(|b| named(b) && !gives(b))?.clone();
    Some(Found { bodies: vec![body], range })
}
