//! Who issued a paper, where it stands behind the title: 《X》由某某印发; 《X》由甲局起草，由乙办公室印发.

use super::described::made_and_issued;
use super::words::issue_before;
use super::{Particulars, View, names};

/// 《X》由某某印发, 《X》已由某某联合发布.
pub fn right_of(view: &View, close: usize, open: usize) -> Option<(Vec<String>, Particulars, usize)> {
    let stop = view.clause_end(close);
    if let Some(made) = made_and_issued(view, open, close) {
        return Some(made);
    }
    let mut givers: Vec<usize> =
        (close..stop.min(close + 8)).find(|&k| view.line.at(k) == '由').into_iter().collect();
    // 《X》经会议审议通过，由某某印发; 《X》由某局起草，由某某印发
    let mut clause = stop + 1;
    while clause < view.sentence.end {
        let and = usize::from(matches!(view.line.at(clause), '并' | '后'));
        if view.line.at(clause + and) == '由' {
            givers.push(clause + and);
        }
        clause = view.clause_end(clause) + 1;
    }
    givers.into_iter().find_map(|by| given_by(view, open, close, by))
}

/// 由某某印发, from `by` on.
fn given_by(view: &View, open: usize, close: usize, by: usize) -> Option<(Vec<String>, Particulars, usize)> {
    let stop = view.clause_end(by);
    for end in (by + 3..=stop).rev() {
        let Some(verb) = issue_before(view.page.cx.lexicon, view.line, end) else { continue };
        let between = view.text(close..verb);
        // 决定予以批准，由某常委会公布施行: still to be done
        if view.plans(between) || between.contains('将') || between.contains("批准，由") {
            return None;
        }
        let stop = view.trimmed(by + 1, verb);
        let bodies = view.reader.list(view.line, by + 1..stop, &view.heard)?;
        let date = view.date_in(close..verb);
        return Some((names(&bodies), Particulars { date, ..Particulars::default() }, open));
    }
    None
}
