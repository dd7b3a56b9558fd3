//! What is given out under the name of a body that stands elsewhere on the page: 某政府令 above 现予公布, who signs it, or
//! whose session passed what was then published.

use super::adopt::adopters;
use super::issue::in_force;
use super::shelf::Shelf;
use super::signature::{bodies_in_title, signers};
use super::words::{given_out_in, gives_out, issue_at, issue_before, making_before};
use super::{Particulars, View, names};
use crate::mention::phrase::{after_number, ends_with};
use crate::mention::{Chars, Line};
use crate::model::PartialDate;

/// 现发布《X》, 现予公布 under the name of a body that stands above: 某政府令, 某常委会公告.
pub fn proclaimed(
    view: &View,
    shelf: &Shelf,
    open: usize,
    close: usize,
) -> Option<(Vec<String>, Particulars, usize)> {
    // 现将修订后的《X》公布
    let lead = ["修订后的", "修改后的", "修正后的", "新修订的", "该"]
        .iter()
        .find(|w| ends_with(view.line, open, w))
        .map_or(open, |w| open - w.chars().count());
    let lexicon = view.page.cx.lexicon;
    let brings = view.line.word_before(lead, "现将");
    let again = ["予以重新", "予以", "重新", "一并"].iter().find(|w| view.line.starts_with(close, w));
    let given =
        brings && issue_at(lexicon, view.line, close + again.map_or(0, |w| w.chars().count())).is_some();
    let now = issue_before(lexicon, view.line, lead)
        .is_some_and(|verb| ["现", "现予", "现予以"].iter().any(|w| view.line.word_before(verb, w)));
    let then = given_out_in(lexicon, view.line, close..view.sentence.end);
    // what the sentence names last is given out, with what it is joined to: not what it carries out
    let then = then.is_some_and(|k| {
        let last = view.titles.iter().rposition(|(t, _)| t.range.end <= k);
        let first = |l: usize| l + 1 - view.joined_up_to(l).len();
        last.is_some_and(|l| view.titles[first(l)].0.range.start <= open)
    });
    // 《X》已由某常委会…通过，自某日起施行, below 某常委会公告
    let announced = || {
        let rest = view.text(close..view.sentence.end);
        let heads =
            |l: &Line| l.len() <= 40 && ["公告", "令"].iter().any(|mark| l.text.trim_end().ends_with(mark));
        open == view.sentence.start
            && rest.contains("通过")
            && rest.contains("起施行")
            && view.page.lines.iter().take(view.number.min(4)).any(heads)
    };
    if !(now || then || given || announced()) || shelf.own.as_ref().is_some_and(|o| o.issued) {
        return None;
    }
    let bodies = proclaimers(view, open);
    let what = Particulars { date: day_given(view), ..Particulars::default() };
    (!bodies.is_empty()).then_some((bodies, what, open))
}

/// The day on which the page says that it was given out.
fn day_given(view: &View) -> Option<PartialDate> {
    crate::extract::authority::of_page(view.page).date.or(view.page.document.metadata.date)
}

/// Under whose name the page gives out what is named at `open`: the head of an order, who signs, who drew it up.
fn proclaimers(view: &View, open: usize) -> Vec<String> {
    let mut bodies: Vec<String> = Vec::new();
    for line in view.page.lines.iter().take(view.number.min(12)) {
        for mark in ["令", "公告"] {
            let Some(at) = line.text.find(mark) else { continue };
            if line.len() > 40 || !bodies.is_empty() {
                continue;
            }
            // no organ, but who gives out the laws
            if line.text[..at].trim() == PRESIDENT && mark == "令" {
                return vec![PRESIDENT.to_owned()];
            }
            let end = line.text[..at].chars().count();
            bodies.extend(bodies_in_title(line, end, view.reader));
        }
    }
    let authority = crate::extract::authority::of_page(view.page);
    if bodies.is_empty() {
        bodies = signers(view.page, view.reader);
    }
    if bodies.is_empty() {
        bodies = drafters(view, open);
    }
    if bodies.is_empty() {
        // 经县委常委会研究同意，现予印发: who gave leave gives nothing out
        let committee = |name: &String| name.starts_with("中共") && name.ends_with("常务委员会");
        bodies.extend(authority.agent.filter(|name| !committee(name)));
    }
    bodies
}

/// In whose name orders are given that promulgate a law.
const PRESIDENT: &str = "中华人民共和国主席";

/// 《X》已由甲通过，乙批准。现予公布，自某日起施行。: what the sentence before told of, as `passed`.
pub fn given_now(view: &View, shelf: &Shelf, passed: &[String]) -> Option<(Vec<String>, Particulars, Chars)> {
    let start = after_number(view.line, view.sentence.start);
    let now = view.line.at(start) == '现' && gives_out(view.page.cx.lexicon, view.line, start);
    let stop = view.clause_end(start);
    const LONGEST: usize = 14;
    let own = view.titles.is_empty() && !view.text(start..stop).contains('将') && stop - start <= LONGEST;
    if passed.is_empty() || !now || !own || shelf.own.as_ref().is_some_and(|o| o.issued) {
        return None;
    }
    let bodies = proclaimers(view, start);
    let date = day_given(view);
    let what = Particulars { date, number: None, effective: in_force(view, start, date) };
    (!bodies.is_empty()).then_some((bodies, what, start..stop))
}

/// The titles of a sentence that says they were passed and nothing of their being given out, for the next one.
pub fn passed(view: &View) -> Vec<String> {
    const PASSED: [&str; 4] = ["通过", "批准", "同意", "审定"];
    let opens = view.titles.first().is_some_and(|(t, _)| t.range.start <= view.sentence.start + 4);
    let Some(last) = view.titles.iter().rposition(|_| true).filter(|_| opens) else { return Vec::new() };
    let first = (0..=last).take_while(|&k| view.joined_up_to(k).len() == k + 1).count();
    let Some(close) = view.titles[..first].last().map(|(t, _)| t.range.end) else { return Vec::new() };
    let rest = view.text(close..view.sentence.end);
    let done = PASSED.iter().any(|w| rest.contains(w)) && !view.plans(rest);
    let given = given_out_in(view.page.cx.lexicon, view.line, close..view.sentence.end).is_some();
    if !done || given {
        return Vec::new();
    }
    view.titles[..first].iter().map(|(_, full)| full.clone()).collect()
}

/// 《X》已经某政府常务会议通过，于某日公布施行: what a government passed and then published is its own.
pub fn published(view: &View, close: usize, open: usize) -> Option<(Vec<String>, Particulars, usize)> {
    const PUBLISHED: [&str; 3] = ["公布", "颁布", "发布"];
    let (found, verb) = adopters(view, close)?;
    let [one] = found.bodies.as_slice() else { return None };
    if !one.name.ends_with("人民政府") && one.name != "国务院" {
        return None;
    }
    let mut clause = view.clause_end(verb) + 1;
    while clause < view.sentence.end {
        let stop = view.clause_end(clause);
        let lexicon = view.page.cx.lexicon;
        if let Some(issued) = issue_before(lexicon, view.line, stop) {
            let said = view.text(clause..issued);
            let word = PUBLISHED.iter().any(|w| view.line.starts_with(issued, w));
            let own = ["已", "并", "于", "近日", "日前", "现已", "正式"].iter().any(|w| said.starts_with(w))
                && !said.contains(['由', '将', '以', '《', '报', '待']);
            if !(word && own) || view.plans(said) {
                return None;
            }
            let date = view.date_in(clause..issued);
            return Some((names(&found.bodies), Particulars { date, ..Particulars::default() }, open));
        }
        clause = stop + 1;
    }
    None
}

/// 某某制定了《X》，现印发给你们: who drew it up gives it out.
fn drafters(view: &View, open: usize) -> Vec<String> {
    let done = view.line.word_before(open, "了");
    let Some(end) = making_before(view.page.cx.lexicon, view.line, open - usize::from(done)).filter(|_| done)
    else {
        return Vec::new();
    };
    let found =
        view.reader.before(view.line, view.clause(end), view.trimmed(view.clause(end), end), &view.heard);
    found.map(|f| names(&f.bodies)).unwrap_or_default()
}
