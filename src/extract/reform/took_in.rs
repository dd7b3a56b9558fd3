//! Bodies that take others in, told of as what they do: X整合了A的职责, X吸收合并B.

use super::merge::names;
use super::scan::{Change, Scan};
use super::source::sources;
use crate::mention::named_body::Named;
use crate::mention::phrase::ends_with;
use crate::mention::{Certainty, Chars};
use crate::model::ReformAction;

/// X整合A的职责，B的y职责, where nothing else is set up: what X is made of.
pub fn bears_duties(scan: &Scan, verb: &Chars) -> bool {
    let rest = scan.text(verb.end..scan.sentence.end);
    let clause = scan.clause_end(verb.end);
    let subject = scan.clause(verb.start).max(scan.done.min(verb.start));
    !["组建", "成立", "设立", "划入", "承担", "建立"].iter().any(|w| rest.contains(w))
        && scan.text(verb.end..clause).ends_with("职责")
        && scan.before(verb.start).is_some_and(|found| {
            found.range.start == subject && found.bodies.iter().all(|b| b.certainty > Certainty::Ending)
        })
}

/// 新组建的X为政府工作部门，整合A的职责; 新组建的X将整合A的职责: what a new body is made of.
pub fn new_takes(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    const NEW: [&str; 6] = ["新组建的", "新成立的", "新设立的", "新组建挂牌的", "新挂牌的", "新挂牌成立的"];
    if scan.text(verb.clone()) != "整合" || scan.line.at(verb.end) == '了' {
        return None;
    }
    let start = (scan.sentence.start..verb.start).find(|&k| {
        (k == scan.sentence.start || scan.line.before(k) == '，')
            && NEW.iter().any(|w| scan.line.starts_with(k, w))
    })?;
    let will = usize::from(scan.line.before(verb.start) == '将');
    let clause = scan.clause(verb.start);
    let told = scan.bare(verb.start - will) && clause > start;
    let own = scan.before(verb.start - will).filter(|found| found.range.start <= clause && clause <= start);
    let body = match own {
        Some(found) => found.bodies.last()?.clone(),
        None => scan.subject.clone().filter(|_| told)?,
    };
    let rest = scan.text(verb.end..scan.sentence.end);
    if !rest.contains("职责") && !rest.contains("职能")
        || ["组建", "成立", "设立", "划入"].iter().any(|w| rest.contains(w))
    {
        return None;
    }
    scan.subject = Some(body);
    let end = took_in_by(scan, verb.clone(), out)?;
    Some(end)
}

/// X整合了A的职责，B的y职责; X整合A的职责，B的y职责.
pub fn took_in(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let body = match scan.before(verb.start) {
        Some(before) => before.bodies.last()?.clone(),
        // X挂牌成立，整合了A、B
        None if scan.bare(verb.start) => scan.subject.clone()?,
        None => return None,
    };
    scan.subject = Some(body);
    took_in_by(scan, verb, out)
}

/// What the body that is spoken of takes in behind the verb.
fn took_in_by(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let body = scan.subject.clone()?;
    let mut end = scan.clause_end(verb.end + 1);
    while end < scan.sentence.end
        && scan.line.at(end) == '，'
        && scan.text(end..scan.clause_end(end + 1)).contains("职责")
    {
        end = scan.clause_end(end + 1);
    }
    let start = verb.end + usize::from(scan.line.at(verb.end) == '了');
    let from: Vec<Named> = sources(scan, start..end).into_iter().flat_map(|s| s.bodies).collect();
    if from.is_empty() {
        return None;
    }
    let mut change = scan.change(ReformAction::Merge, &body, verb.start..end, "reform/merge-took-in", 85);
    change.from = names(&from);
    out.push(change);
    scan.subject = Some(body);
    Some(end)
}

/// A吸收合并B.
pub fn swallowed(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let found = scan.after(verb.end)?;
    let body = match scan.before(verb.start - 2) {
        Some(before) => before.bodies.last()?.clone(),
        None if ends_with(scan.line, verb.start - 2, "公司") => {
            let house = scan.reader.context().places.institution()?;
            let certainty = Certainty::Known;
            Named { range: verb.clone(), name: house.name.clone(), place: Some(house.clone()), certainty }
        }
        None => scan.subject.clone()?,
    };
    let words = verb.start - 2..found.range.end;
    let mut change = scan.change(ReformAction::Merge, &body, words, "reform/swallowed", 88);
    change.from = names(&found.bodies);
    out.push(change);
    scan.heard.remember(&found.bodies);
    scan.subject = Some(body);
    Some(found.range.end)
}
