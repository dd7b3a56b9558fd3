//! The verbs of papers, in whatever way they are put together: 研究制定并印发, 联合出台, 印发实施, 现予公布, 颁布给你们.

use crate::lexicon::{Lexicon, RegulationWord, ReviewVerb};
use crate::mention::{Chars, Line};
use crate::model::ReviewAction;

/// No word of the table is longer.
const LONGEST: usize = 4;

fn ending<'l>(lexicon: &'l Lexicon, role: RegulationWord, line: &Line, end: usize) -> Option<&'l str> {
    lexicon.regulation_words.ending(role, line.slice(end.saturating_sub(LONGEST)..end))
}

/// Where the verb of issue begins that ends before `end`, with all that is put together with it.
pub fn issue_before(lexicon: &Lexicon, line: &Line, end: usize) -> Option<usize> {
    let done = ending(lexicon, RegulationWord::Done, line, end).map_or(end, |w| end - w.chars().count());
    let done = done - usize::from(done < end && line.before(done) == '并');
    let core =
        |end: usize| ending(lexicon, RegulationWord::Issue, line, end).map(|w| end - w.chars().count());
    let mut start = core(end).or_else(|| core(done))?;
    // 制定、印发
    let joined = |start: usize| start - usize::from(start > 0 && line.before(start) == '、');
    while let Some(lead) = ending(lexicon, RegulationWord::Lead, line, joined(start)) {
        start = joined(start) - lead.chars().count();
    }
    Some(start)
}

/// Where the verb of issue ends that begins at `k`.
pub fn issue_at(lexicon: &Lexicon, line: &Line, k: usize) -> Option<usize> {
    let starting = |role, at: usize| {
        lexicon.regulation_words.starting(role, line.from(at)).map(|w| at + w.chars().count())
    };
    if !lexicon.regulation_words.may_begin(RegulationWord::Issue, line.at(k)) {
        return None;
    }
    let end = starting(RegulationWord::Issue, k)?;
    Some(starting(RegulationWord::Done, end).unwrap_or(end))
}

/// Where the verb begins with which a paper is drawn up, and which ends before `end`.
pub fn making_before(lexicon: &Lexicon, line: &Line, end: usize) -> Option<usize> {
    ending(lexicon, RegulationWord::Make, line, end).map(|w| end - w.chars().count())
}

/// Where the verb ends with which a paper is drawn up, and which begins at `k`.
pub fn making_at(lexicon: &Lexicon, line: &Line, k: usize) -> Option<usize> {
    lexicon.regulation_words.starting(RegulationWord::Make, line.from(k)).map(|w| k + w.chars().count())
}

/// Whether the words at `k` hand a paper to those who read: 现予公布, 现印发给你们, 颁布给你们, 予以转发.
pub fn gives_out(lexicon: &Lexicon, line: &Line, k: usize) -> bool {
    let now = line.at(k) == '现';
    let mut at = k + usize::from(now);
    let leads = if now { &["予以", "予", "正式", "将其"][..] } else { &["予以", "予"] };
    let granted = leads.iter().find(|w| line.starts_with(at, w));
    at += granted.map_or(0, |w| w.chars().count());
    let verb = [RegulationWord::Issue, RegulationWord::PassOn]
        .into_iter()
        .find_map(|role| lexicon.regulation_words.starting(role, line.from(at)));
    let lead = || lexicon.regulation_words.starting(RegulationWord::Make, line.from(at));
    let Some(end) = verb.map(|w| at + w.chars().count()).or_else(|| {
        let made = at + lead().filter(|_| now)?.chars().count();
        issue_at(lexicon, line, made)
    }) else {
        return false;
    };
    now || granted.is_some() || ["给", "你们", "至各"].iter().any(|w| line.starts_with(end, w))
}

/// Whether a paper is handed out somewhere in `range`.
pub fn given_out_in(lexicon: &Lexicon, line: &Line, range: Chars) -> Option<usize> {
    range.into_iter().find(|&k| gives_out(lexicon, line, k))
}

/// The verb by which a session adopts and which ends before `end`: 审议通过, 研究并通过.
pub fn adopting_before(lexicon: &Lexicon, line: &Line, floor: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let adopts = |k: usize, v: ReviewVerb| k + v.chars == end && v.actions.contains(&ReviewAction::Adopt);
    let may = line.word_before(end, "通过") || line.word_before(end, "审定");
    (end.saturating_sub(LONGEST).max(floor)..end.saturating_sub(1))
        .filter(|_| may)
        .find(|&k| lexicon.review_verbs.starting(line.slice(k..end)).is_some_and(|v| adopts(k, v)))
}
