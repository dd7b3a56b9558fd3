//! Bodies told of by what they are made up of: X在Y的基础上组建, X由A、B组建而成.

use super::merge::names;
use super::scan::{Change, Scan};
use crate::mention::Chars;
use crate::mention::named_body::Found;
use crate::mention::phrase::{ends_with, without_count};
use crate::model::ReformAction;

/// X在Y（的）基础上组建: Y goes into it.
pub fn grown_from(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    let end = ["的基础上", "基础上"]
        .iter()
        .find(|w| ends_with(scan.line, verb.start, w))
        .map(|w| verb.start - w.chars().count())?;
    let clause = scan.clause(verb.start);
    // X是根据…，在A的基础上组建的: the subject of the sentence
    let told = scan.line.at(clause) == '在';
    let at = if told { clause } else { (clause + 2..end).find(|&k| scan.line.at(k) == '在')? };
    let old = scan.reader.list(scan.line, at + 1..end, &scan.heard)?;
    let new =
        if told { Found { bodies: vec![scan.subject.clone()?], range: at..end } } else { scan.before(at)? };
    let [body] = new.bodies.as_slice() else { return None };
    if !scan.closed(verb.end + usize::from(told && scan.line.at(verb.end) == '的')) {
        return None;
    }
    let mut change =
        scan.change(ReformAction::Merge, body, new.range.start..verb.end, "reform/grown-from", 85);
    change.from = names(&old);
    out.push(change);
    scan.subject = Some(body.clone());
    Some(verb.end)
}

/// X由A、B、C等企业组建而成.
pub fn made_up_of(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.line.starts_with(verb.end, "而成") {
        return None;
    }
    let clause = scan.clause(verb.start);
    let by = (clause + 2..verb.start).find(|&k| scan.line.at(k) == '由')?;
    let end = without_count(scan.line, by + 1, scan.without_adverbs(by + 1, verb.start));
    let old = scan.reader.list(scan.line, by + 1..end, &scan.heard)?;
    let new = scan.before(by)?;
    let [body] = new.bodies.as_slice() else { return None };
    if old.len() < 2 {
        return None;
    }
    let words = new.range.start..verb.end + 2;
    let mut change = scan.change(ReformAction::Merge, body, words, "reform/made-up-of", 88);
    change.from = names(&old);
    out.push(change);
    scan.subject = Some(body.clone());
    Some(verb.end + 2)
}

/// X由A和B组建: what stands before 由, out of what stands behind it.
pub fn formed_of(scan: &mut Scan, old: Found, end: usize, out: &mut Vec<Change>) -> Option<usize> {
    let new = scan.before(old.range.start - 1)?;
    let [body] = new.bodies.as_slice() else { return None };
    let words = new.range.start..end;
    let mut change = scan.change(ReformAction::Merge, body, words, "reform/made-up-of", 82);
    change.from = names(&old.bodies);
    out.push(change);
    scan.subject = Some(body.clone());
    Some(end)
}
