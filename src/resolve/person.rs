//! Which mentions of one name in several documents are one person.
//!
//! A name alone never joins two: they have to share a body (or one that came out of it in a reform), or
//! a place at or below the prefecture. Within one document one name is one person. What people decided goes
//! before all of this.

use super::decisions::{Decision, Verdict};
use crate::model::{DocumentId, PartialDate};
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

/// Who is who, and who may be the same and is left to people.
pub struct Linked {
    /// The key of each sighting's person, equal for sightings of one person.
    pub keys: Vec<String>,
    pub suggested: Vec<Decision>,
}

/// Joins the sightings, which have to come in the order of their documents.
pub fn link(sightings: &[Sighting], decisions: &[Decision]) -> Linked {
    let at: BTreeMap<(&str, &str), usize> =
        sightings.iter().zip(0..).map(|(s, at)| ((s.name.as_str(), s.document.as_str()), at)).collect();
    let pairs = |verdict: Verdict| -> Vec<(usize, usize)> {
        let found = |d: &Decision| {
            let one = at.get(&(d.name.as_str(), d.one.0.as_str()))?;
            Some((*one, *at.get(&(d.name.as_str(), d.other.0.as_str()))?))
        };
        decisions.iter().filter(|d| d.verdict == verdict).filter_map(found).collect()
    };
    let apart = pairs(Verdict::Different);
    let mut sets = Sets::new(sightings.len());
    for (one, other) in pairs(Verdict::Same) {
        sets.join(one, other);
    }
    let mut first: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for (index, sighting) in sightings.iter().enumerate() {
        let bodies = sighting.bodies.iter().map(|b| ("body", b));
        let places = sighting.places.iter().map(|p| ("place", p));
        for (kind, tie) in bodies.chain(places) {
            let seen = *first.entry((&sighting.name, kind, tie)).or_insert(index);
            let ends = (sets.root(seen), sets.root(index));
            let forbidden = apart.iter().any(|&(a, b)| {
                let (a, b) = (sets.root(a), sets.root(b));
                (a, b) == ends || (b, a) == ends
            });
            if !forbidden {
                sets.join(seen, index);
            }
        }
    }
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for index in 0..sightings.len() {
        clusters.entry(sets.root(index)).or_default().push(index);
    }
    let clusters: Vec<Vec<usize>> = clusters.into_values().collect();
    let suggested = suggest(sightings, &clusters, &apart);
    Linked { keys: keys(sightings, clusters), suggested }
}

fn keys(sightings: &[Sighting], clusters: Vec<Vec<usize>>) -> Vec<String> {
    let mut named: Vec<(String, Vec<usize>)> =
        clusters.into_iter().map(|members| (key(sightings, &members), members)).collect();
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

/// Namesakes of which one is at a place and the other at a part of it: officials move between these.
fn suggest(sightings: &[Sighting], clusters: &[Vec<usize>], apart: &[(usize, usize)]) -> Vec<Decision> {
    let mut by_name: BTreeMap<&str, Vec<&Vec<usize>>> = BTreeMap::new();
    for members in clusters {
        let name = members.first().map_or("", |&m| &sightings[m].name);
        by_name.entry(name).or_default().push(members);
    }
    let mut out = Vec::new();
    for (name, groups) in by_name {
        for (at, one) in groups.iter().enumerate() {
            for other in &groups[at + 1..] {
                let decided = apart.iter().any(|(a, b)| {
                    one.contains(a) && other.contains(b) || one.contains(b) && other.contains(a)
                });
                let Some(why) = nested(sightings, one, other).filter(|_| !decided) else { continue };
                let documents = earliest(sightings, one).zip(earliest(sightings, other));
                let Some((a, b)) = documents.map(|(a, b)| (a.min(b), a.max(b))) else { continue };
                out.push(Decision {
                    verdict: Verdict::Suggested,
                    name: name.to_owned(),
                    one: DocumentId(a.to_owned()),
                    other: DocumentId(b.to_owned()),
                    why,
                });
            }
        }
    }
    out
}

/// A place of the one that holds a place of the other.
fn nested(sightings: &[Sighting], one: &[usize], other: &[usize]) -> Option<String> {
    let places = |members: &[usize]| -> BTreeSet<&str> {
        members.iter().flat_map(|&m| sightings[m].places.iter().map(String::as_str)).collect()
    };
    let (one, other) = (places(one), places(other));
    let mut pairs = one.iter().flat_map(|a| other.iter().map(move |b| (*a, *b)));
    let (a, b) = pairs.find(|(a, b)| a.starts_with(b) || b.starts_with(a))?;
    Some(format!("{a} and {b}"))
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
