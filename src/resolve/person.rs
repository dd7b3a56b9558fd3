//! Which mentions of one name in several documents are one person.
//!
//! A name alone never joins two: they have to share a body (or one that came out of it in a reform), or
//! a place at or below the prefecture. Within one document one name is one person.

use crate::model::PartialDate;
use std::collections::{BTreeMap, BTreeSet};

/// One name in one document, with what the document ties it to.
#[derive(Debug, Clone, Default)]
pub struct Sighting {
    pub document: String,
    pub name: String,
    /// The groups of bodies in which the person has, had or gets an office.
    pub bodies: BTreeSet<String>,
    /// Places at or below the prefecture of these bodies; without bodies, of the meetings and the page.
    pub places: BTreeSet<String>,
    /// The date of the document.
    pub date: Option<PartialDate>,
}

/// The key of each sighting's person, equal for sightings of one person; independent of their order.
pub fn link(sightings: &[Sighting]) -> Vec<String> {
    let mut sets = Sets::new(sightings.len());
    let mut first: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        let bodies = sighting.bodies.iter().map(|b| ("body", b));
        let places = sighting.places.iter().map(|p| ("place", p));
        for (kind, tie) in bodies.chain(places) {
            let seen = *first.entry((&sighting.name, kind, tie)).or_insert(index);
            sets.join(seen, index);
        }
    }
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..sightings.len() {
        clusters.entry(sets.root(index)).or_default().push(index);
    }
    let mut named: Vec<(String, Vec<usize>)> =
        clusters.into_values().map(|members| (key(sightings, &members), members)).collect();
    named.sort_by(|a, b| (&a.0, earliest(sightings, &a.1)).cmp(&(&b.0, earliest(sightings, &b.1))));
    let mut keys = vec![String::new(); sightings.len()];
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    for (key, members) in named {
        let count = taken.entry(key.clone()).or_insert(0);
        *count += 1;
        let key = if *count == 1 { key } else { format!("{key}~{count}") };
        for member in members {
            keys[member].clone_from(&key);
        }
    }
    keys
}

/// The name with the first body or place that is known of the person.
fn key(sightings: &[Sighting], members: &[usize]) -> String {
    let mut order: Vec<&Sighting> = members.iter().map(|&i| &sightings[i]).collect();
    order.sort_by_key(|s| (s.bodies.is_empty(), s.date.is_none(), s.date, &s.document));
    let Some(first) = order.first() else { return String::new() };
    let anchor = first.bodies.first().or_else(|| first.places.first()).unwrap_or(&first.document);
    format!("{}@{anchor}", first.name)
}

fn earliest<'a>(sightings: &'a [Sighting], members: &[usize]) -> Option<&'a str> {
    members.iter().map(|&i| sightings[i].document.as_str()).min()
}

/// Disjoint sets; the smallest member is the root.
pub struct Sets(Vec<usize>);

impl Sets {
    pub fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    pub fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }
}
