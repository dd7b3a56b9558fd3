//! Who gives away what a change names without its owner: the clause before, the body of the document, or nobody.

use super::scan::{Change, Scan};
use super::source::{DUTIES, clean_matter};
use crate::mention::date::{Dateline, date_at};
use crate::mention::named_body::Named;
use crate::mention::{Certainty, Chars};
use crate::model::ReformAction;

/// 将分散的x执法职责整合，统一交由甲支队承担: duties of no body that is named.
pub fn gathered(scan: &Scan, span: &Chars, to: &Named, words: Chars, out: &mut Vec<Change>) -> bool {
    let end = scan.without_adverbs(span.start, span.end);
    let text = scan.text(span.start..end).trim_end_matches("统一").trim_end_matches('，');
    let marked = matches!(scan.line.before(span.start), '将' | '把');
    let whole = text.strip_suffix("整合").filter(|_| marked);
    let Some(matter) =
        whole.map(|m| clean_matter(m.trim_start_matches("分散的").trim_start_matches("原分散的")))
    else {
        return false;
    };
    if to.certainty <= Certainty::Ending && to.place.is_none()
        || !DUTIES[..4].iter().any(|d| matter.ends_with(d))
        || !(4..=60).contains(&matter.chars().count())
    {
        return false;
    }
    let mut change = scan.change(ReformAction::Transfer, to, words, "reform/transfer-gathered", 78);
    change.matter = Some(matter.to_owned());
    out.push(change);
    true
}

/// The body with which the nearest clause before `i` begins, behind its date and 将 or 对.
pub fn said_before(scan: &Scan, i: usize) -> Option<Named> {
    let mut end = scan.clause(i);
    for _ in 0..2 {
        end = end.checked_sub(1).filter(|&k| k > scan.sentence.start)?;
        let clause = scan.clause(end);
        let start = date_at(scan.line, clause, Dateline::default())
            .map_or(clause, |d| d.end + usize::from(scan.line.at(d.end) == '，'));
        let marked = matches!(scan.line.at(start), '将' | '对' | '把');
        if let Some(found) = scan.reader.after(scan.line, start + usize::from(marked), end, &scan.heard)
            && let [one] = found.bodies.as_slice()
            && one.certainty > Certainty::Ending
        {
            return Some(one.clone());
        }
        let acts = ["撤销", "实行", "进行", "不再"];
        let opens =
            (start + 3..end.min(start + 24)).find(|&k| acts.iter().any(|w| scan.line.starts_with(k, w)));
        if let Some(stop) = opens
            && let Some(bodies) = scan.reader.list(scan.line, start + usize::from(marked)..stop, &scan.heard)
            && let [one] = bodies.as_slice()
            && one.certainty > Certainty::Ending
        {
            return Some(one.clone());
        }
        end = clause;
    }
    None
}

/// Who gives away where duties are named without their body: the one before the sentence's first 将, or the
/// body whose rules the document lays down.
pub fn giver(scan: &Scan) -> Option<Named> {
    before_first_mark(scan).or_else(|| scan.topic.clone())
}

fn before_first_mark(scan: &Scan) -> Option<Named> {
    let first = scan.sentence.clone().find(|&k| matches!(scan.line.at(k), '将' | '把'))?;
    let floor = scan.clause(first);
    let found = scan.reader.before(scan.line, floor, first, &scan.heard)?;
    (found.bodies.len() == 1).then(|| found.bodies.into_iter().next())?
}
