//! Careers: who served together, who rose under whom, how long terms last, who went where.

use super::{Question, table};
use crate::model::{EntityId, PartialDate};
use crate::network::career::{Overlap, claims_of, moves, overlaps, successions, tenures};
use crate::network::place;
use crate::network::system::System;
use crate::network::table::{Column, Table};
use crate::resolve::derive::{self, span};
use crate::resolve::tenure::Tenure;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn overlap(question: &Question<'_>) -> Vec<Table> {
    let mut found = overlaps(question.knowledge, &tenures(question.knowledge, &question.claims()));
    found.sort_by(|a, b| {
        let key = |o: &Overlap| (o.first, o.second, o.body);
        b.weighted.total_cmp(&a.weighted).then(key(a).cmp(&key(b)))
    });
    let mut table = table(
        "career-overlap",
        "People who served in one body at one time",
        "days in which the stated terms of both in the body overlap; a term without a stated end runs to the last document that has the person in office; weighted: each day by the closeness of the two offices, 1 on the same level, 1/2 one level apart and so on",
        &[
            Column::text("person"),
            Column::text("other person"),
            Column::text("body"),
            Column::number("days"),
            Column::bar("weighted"),
        ],
    );
    for overlap in found.into_iter().take(question.top) {
        table.push(
            [
                question.label(overlap.first).into(),
                question.label(overlap.second).into(),
                question.label(overlap.body).into(),
                overlap.days.into(),
                overlap.weighted.into(),
            ],
            overlap.claims,
        );
    }
    vec![table]
}

pub(super) fn promoted(question: &Question<'_>) -> Vec<Table> {
    let terms = tenures(question.knowledge, &question.claims());
    let mut table = table(
        "promoted-under",
        "Promotions under a Party secretary (inferred)",
        "inferred: the office is higher than any the person held before, and began while the other was secretary of the Party committee of the place that decides on it",
        &[
            Column::text("person"),
            Column::text("office"),
            Column::text("since"),
            Column::text("under"),
            Column::text("secretary of"),
        ],
    );
    for step in derive::promotions(question.knowledge, &terms).into_iter().take(question.top) {
        let (from, to, under) = (&terms[step.from], &terms[step.to], &terms[step.under]);
        table.push(
            [
                question.label(step.person).into(),
                format!("{}{}", question.label(to.body), to.title).into(),
                to.from.map(|d| d.to_string()).unwrap_or_default().into(),
                question.label(step.leader).into(),
                question.label(under.body).into(),
            ],
            claims_of([from, to, under]),
        );
    }
    vec![table]
}

pub(super) fn tenure(question: &Question<'_>) -> Vec<Table> {
    let terms = tenures(question.knowledge, &question.claims());
    vec![lengths(question, &terms), turnover(&terms)]
}

/// Days and whether the end is known, of each term; and the claims.
type Terms = (Vec<(i64, bool)>, Vec<u32>);

/// Lengths of terms with a known start: the day count, and whether the end is known.
fn lengths(question: &Question<'_>, terms: &[Tenure]) -> Table {
    let mut titles: BTreeMap<&str, Terms> = BTreeMap::new();
    for term in terms {
        if let Some((start, end)) = span(term) {
            let entry = titles.entry(term.title.as_str()).or_default();
            entry.0.push((end - start, term.to.is_some()));
            entry.1.extend(term.claims.iter().map(|c| *c as u32));
        }
    }
    let mut order: Vec<_> = titles.into_iter().collect();
    order.sort_by_key(|(title, (terms, _))| (std::cmp::Reverse(terms.len()), *title));
    let mut table = table(
        "tenure",
        "Length of terms",
        "terms with a stated start, by title; median by Kaplan-Meier, terms without a stated end censored at the last document",
        &[
            Column::text("title"),
            Column::bar("terms"),
            Column::number("ended"),
            Column::number("median days"),
        ],
    );
    for (title, (mut lengths, claims)) in order.into_iter().take(question.top) {
        let ended = lengths.iter().filter(|l| l.1).count();
        table.push(
            [title.into(), lengths.len().into(), ended.into(), survival_median(&mut lengths).into()],
            claims,
        );
    }
    table
}

/// The first day by which the estimated share still in office is at most one half; `None` when it never is.
/// Kaplan & Meier, JASA 53 (1958).
fn survival_median(lengths: &mut [(i64, bool)]) -> Option<i64> {
    // Of equal lengths the ends come before the censored ones.
    lengths.sort_by_key(|&(days, ended)| (days, !ended));
    let mut share = 1.0;
    for (i, &(days, ended)) in lengths.iter().enumerate() {
        if ended {
            share *= 1.0 - 1.0 / (lengths.len() - i) as f64;
        }
        if share <= 0.5 + 1e-12 {
            return Some(days);
        }
    }
    None
}

fn turnover(terms: &[Tenure]) -> Table {
    #[derive(Default)]
    struct Year {
        entered: usize,
        left: usize,
        people: BTreeSet<EntityId>,
        claims: Vec<u32>,
    }
    let mut years: BTreeMap<i16, Year> = BTreeMap::new();
    for term in terms {
        for (date, entered) in [(term.from, true), (term.to, false)] {
            if let Some(number) = date.and_then(PartialDate::year) {
                let year = years.entry(number).or_default();
                if entered {
                    year.entered += 1
                } else {
                    year.left += 1
                }
                year.people.insert(term.person);
                year.claims.extend(term.claims.iter().map(|c| *c as u32));
            }
        }
    }
    let mut table = table(
        "turnover",
        "Turnover by year",
        "offices entered and left with a stated date",
        &[Column::text("year"), Column::bar("entered"), Column::bar("left"), Column::number("people")],
    );
    for (number, year) in years {
        table.push(
            [number.to_string().into(), year.entered.into(), year.left.into(), year.people.len().into()],
            year.claims,
        );
    }
    table
}

pub(super) fn succession(question: &Question<'_>) -> Vec<Table> {
    let found = successions(question.knowledge, &tenures(question.knowledge, &question.claims()));
    let mut table = table(
        "succession",
        "Predecessors and successors",
        "derived: in a seat that one person holds, the next stated start within a year of a stated end",
        &[
            Column::text("body"),
            Column::text("title"),
            Column::text("predecessor"),
            Column::text("successor"),
            Column::text("since"),
        ],
    );
    for step in found.into_iter().take(question.top) {
        table.push(
            [
                question.label(step.body).into(),
                step.title.into(),
                question.label(step.before).into(),
                question.label(step.after).into(),
                step.date.to_string().into(),
            ],
            step.claims,
        );
    }
    vec![table]
}

pub(super) fn mobility(question: &Question<'_>) -> Vec<Table> {
    let steps = moves(&tenures(question.knowledge, &question.claims()));
    let label = |id: EntityId| question.knowledge.label(id);
    let mut places: Matrix = BTreeMap::new();
    let mut systems: Matrix = BTreeMap::new();
    for step in &steps {
        if let (Some(a), Some(b)) = (place::of_body(label(step.from)), place::of_body(label(step.to)))
            && a != b
        {
            places.entry((a, b)).or_default().push((step.person, &step.claims));
        }
        let (a, b) = (System::of(label(step.from)), System::of(label(step.to)));
        systems.entry((a.name(), b.name())).or_default().push((step.person, &step.claims));
    }
    vec![
        matrix("mobility-places", "Moves between places", places, question.top),
        matrix("mobility-systems", "Moves between systems", systems, question.top),
    ]
}

type Matrix<'a> = BTreeMap<(&'a str, &'a str), Vec<(EntityId, &'a Vec<u32>)>>;

fn matrix(name: &'static str, title: &'static str, matrix: Matrix<'_>, top: usize) -> Table {
    let mut rows: Vec<_> = matrix.into_iter().collect();
    rows.sort_by_key(|(pair, steps)| (std::cmp::Reverse(steps.len()), *pair));
    let mut table = table(
        name,
        title,
        "steps between offices with stated starts",
        &[Column::text("from"), Column::text("to"), Column::bar("moves"), Column::number("people")],
    );
    for ((from, to), steps) in rows.into_iter().take(top) {
        let people: BTreeSet<EntityId> = steps.iter().map(|s| s.0).collect();
        let claims = steps.iter().flat_map(|s| s.1.iter().copied()).collect();
        table.push([from.into(), to.into(), steps.len().into(), people.len().into()], claims);
    }
    table
}
