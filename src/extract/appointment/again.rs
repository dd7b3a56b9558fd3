//! Appointments and removals that a page tells more than once: in its headline, in passing, on the day of the news.

use super::super::group::ENDINGS;
use super::super::sink::Sink;
use super::Reader;
use crate::model::{Fact, MentionId, OfficeStatus, PartialDate};
use std::collections::{BTreeMap, BTreeSet};

impl Reader<'_, '_> {
    /// Takes back what was only announced or told in passing and a sentence of the page says with its own day and
    /// agent.
    pub(super) fn told_again(&self, sink: &mut Sink) {
        fn dated(fact: &Fact<MentionId>) -> Option<PartialDate> {
            match fact {
                Fact::Appoints { date, .. } | Fact::Removes { date, .. } => *date,
                _ => None,
            }
        }
        type Step = (MentionId, MentionId, String, Option<OfficeStatus>);
        fn step(fact: &Fact<MentionId>) -> Option<Step> {
            match fact {
                Fact::Appoints { person, body, title, status, .. } => {
                    Some((*person, *body, title.clone(), Some(*status)))
                }
                Fact::Removes { person, body, title, .. } => Some((*person, *body, title.clone(), None)),
                _ => None,
            }
        }
        let is_headline = |fact: &Fact<MentionId>| self.headlines.contains(fact);
        let told: BTreeSet<_> = sink
            .statements()
            .iter()
            .filter(|s| !is_headline(&s.fact))
            .filter_map(|s| step(&s.fact))
            .collect();
        if !told.is_empty() && !self.headlines.is_empty() {
            sink.retain(|s| !is_headline(&s.fact) || step(&s.fact).is_none_or(|step| !told.contains(&step)));
        }
        self.told_in_full(sink);
        // told again on the day of the news, or without its day
        let mut first: BTreeMap<Step, &Fact<MentionId>> = BTreeMap::new();
        let mut again: BTreeSet<Fact<MentionId>> = BTreeSet::new();
        for statement in sink.statements() {
            let fact = &statement.fact;
            let Some(step) = step(fact) else { continue };
            let Some(known) = first.insert(step.clone(), fact) else { continue };
            match (dated(known), dated(fact)) {
                (None, Some(_)) => {
                    again.insert(known.clone());
                }
                (Some(a), Some(b)) if !near(a, b) => {}
                _ => {
                    again.insert(fact.clone());
                    first.insert(step, known);
                }
            }
        }
        if !again.is_empty() {
            sink.retain(|s| !again.contains(&s.fact));
        }
    }

    /// Takes back what a headline said of a group whose whole name the text says: 国务院成立普查领导小组 张三任组长.
    fn told_in_full(&self, sink: &mut Sink) {
        const SHORTEST: usize = "某领导小组".len();
        let seat = |fact: &Fact<MentionId>| match fact {
            Fact::Appoints { person, body, title, .. } => Some((*person, *body, title.clone())),
            _ => None,
        };
        let all: Vec<_> = sink.statements().iter().filter_map(|s| seat(&s.fact)).collect();
        let shorter = |(person, body, title): &(MentionId, MentionId, String)| {
            let name = sink.mention_of(*body).name.as_str();
            let name = name.strip_prefix("国务院").unwrap_or(name);
            let group = ENDINGS.iter().any(|e| name.ends_with(e)) && name.len() > SHORTEST;
            let whole = |other: MentionId| {
                let other = &sink.mention_of(other).name;
                other.ends_with(name) && other.len() > name.len()
            };
            group && all.iter().any(|(p, b, t)| p == person && t == title && b != body && whole(*b))
        };
        let short: Vec<_> =
            self.headlines.iter().filter(|f| seat(f).is_some_and(|seat| shorter(&seat))).cloned().collect();
        if !short.is_empty() {
            sink.retain(|s| !short.contains(&s.fact));
        }
    }
}

/// Whether both dates may be told of one event, since news come some days later.
fn near(a: PartialDate, b: PartialDate) -> bool {
    const DAYS: i64 = 3;
    if a.year().is_some() && b.year().is_some() {
        return a.agrees_with(b) || (-DAYS..=DAYS).any(|n| a.plus_days(n) == Some(b));
    }
    let days = a.day().zip(b.day()).map(|(a, b)| (i64::from(a) - i64::from(b)).abs());
    a.month() == b.month() && days.is_none_or(|days| days <= DAYS)
}
