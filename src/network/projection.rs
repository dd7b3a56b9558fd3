//! Which networks can be drawn from a graph, and how each is made. The formulas are in `docs/networks.md`.

use super::career;
use super::filter::{Filter, conveners};
use super::graph::{Builder, Network, NodeKind, Reason};
use crate::model::{Claim, EntityId, EntityKind, Fact, Knowledge, OfficeStatus};
use std::collections::BTreeMap;

/// A network that can be drawn from a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Projection {
    /// People and bodies: offices, meetings, reforms and joint issue.
    PeopleBodies,
    /// People and the bodies in which they hold or held offices.
    Offices,
    /// People who met or who have offices in the same bodies.
    People,
    /// People who took part in the same meetings.
    Coattendance,
    /// People with offices in the same bodies.
    SharedBody,
    /// People whose stated terms of office in the same body overlap; weight in days.
    CareerOverlap,
    /// From predecessor to successor in a post.
    Succession,
    /// Bodies with the same members.
    Interlocks,
    /// Bodies that issue the same regulations.
    JointIssue,
    /// From what a body was before a reform to what it became.
    Reforms,
    /// From a regulation to what carries it out.
    Implementation,
    /// From place to place with the officials who moved.
    Moves,
}

impl Projection {
    pub const ALL: [Self; 12] = [
        Self::PeopleBodies,
        Self::Offices,
        Self::People,
        Self::Coattendance,
        Self::SharedBody,
        Self::CareerOverlap,
        Self::Succession,
        Self::Interlocks,
        Self::JointIssue,
        Self::Reforms,
        Self::Implementation,
        Self::Moves,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::PeopleBodies => "people-bodies",
            Self::Offices => "offices",
            Self::People => "people",
            Self::Coattendance => "co-attendance",
            Self::SharedBody => "shared-body",
            Self::CareerOverlap => "career-overlap",
            Self::Succession => "succession",
            Self::Interlocks => "interlocks",
            Self::JointIssue => "joint-issue",
            Self::Reforms => "reforms",
            Self::Implementation => "implementation",
            Self::Moves => "moves",
        }
    }

    pub const fn description(self) -> &'static str {
        match self {
            Self::PeopleBodies => {
                "people and bodies; weight: documents that tie the two by an office, a meeting, a reform or a joint issue"
            }
            Self::Offices => "people and the bodies of their offices; weight: documents",
            Self::People => "people who met or have offices in the same bodies; weight: meetings and bodies",
            Self::Coattendance => "people at the same meetings; weight: meetings",
            Self::SharedBody => "people with offices in the same bodies; weight: bodies",
            Self::CareerOverlap => "people whose stated terms in the same body overlap; weight: days",
            Self::Succession => "predecessor to successor in a post; weight: posts",
            Self::Interlocks => "bodies with the same members; weight: people",
            Self::JointIssue => "bodies that issue the same regulations; weight: regulations",
            Self::Reforms => "a body before a reform to the body after it; weight: documents",
            Self::Implementation => "a regulation to those that carry it out; weight: documents",
            Self::Moves => "places between which officials moved; weight: people",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.name() == name)
    }

    /// Draws the network.
    pub fn draw(self, knowledge: &Knowledge, filter: &Filter) -> Network {
        let claims = filter.claims(knowledge);
        let network = match self {
            Self::PeopleBodies => people_bodies(self.name(), knowledge, &claims),
            Self::Offices => offices(self.name(), knowledge, &claims),
            Self::People => people(self.name(), knowledge, &claims, true, true),
            Self::Coattendance => people(self.name(), knowledge, &claims, true, false),
            Self::SharedBody => people(self.name(), knowledge, &claims, false, true),
            Self::Interlocks => interlocks(self.name(), knowledge, &claims),
            Self::JointIssue => joint_issue(self.name(), knowledge, &claims),
            Self::Reforms => reforms(self.name(), knowledge, &claims),
            Self::Implementation => implementation(self.name(), knowledge, &claims),
            Self::CareerOverlap => career::overlap_network(self.name(), knowledge, &claims),
            Self::Succession => career::succession_network(self.name(), knowledge, &claims),
            Self::Moves => career::move_network(self.name(), knowledge, &claims),
        };
        // a reform is shown with both its sides
        let narrowed = filter.place.is_some() || filter.system.is_some();
        let network = if narrowed && self != Self::Reforms {
            network.without(|node| node.kind == NodeKind::Body && !filter.admits_body(&node.label))
        } else {
            network
        };
        network.at_least(filter.weight)
    }
}

/// Claims with their indices in [`Knowledge::claims`].
pub type Claims<'c, 'k> = &'c [(u32, &'k Claim)];

/// The person and meeting of a claim that somebody took part in a meeting.
pub fn participation(knowledge: &Knowledge, fact: &Fact<EntityId>) -> Option<(EntityId, EntityId)> {
    match fact {
        Fact::Chairs { person, meeting }
        | Fact::Attends { person, meeting }
        | Fact::SpeaksAt { person, meeting } => Some((*person, *meeting)),
        Fact::Presents { presenter, meeting, .. }
            if knowledge.entity(*presenter).is_some_and(|e| e.kind == EntityKind::Person) =>
        {
            Some((*presenter, *meeting))
        }
        _ => None,
    }
}

/// The person and body of a claim that somebody holds, held or was given an office. Candidates hold none.
pub fn office(fact: &Fact<EntityId>) -> Option<(EntityId, EntityId)> {
    match fact {
        Fact::HoldsOffice { person, body, status, .. } | Fact::Appoints { person, body, status, .. }
            if *status != OfficeStatus::Candidate =>
        {
            Some((*person, *body))
        }
        Fact::Removes { person, body, .. } => Some((*person, *body)),
        _ => None,
    }
}

/// Numbers the documents of the claims in their order.
fn document_numbers(claims: Claims<'_, '_>) -> Vec<u32> {
    let mut names: Vec<_> = claims.iter().map(|(_, c)| &c.document).collect();
    names.sort_unstable();
    names.dedup();
    claims.iter().map(|(_, c)| names.binary_search(&&c.document).map_or(0, |i| i as u32)).collect()
}

fn people_bodies(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut builder = Builder::new(knowledge, false);
    let conveners = conveners(knowledge);
    let documents = document_numbers(claims);
    for (&(index, claim), &document) in claims.iter().zip(&documents) {
        if let Some((person, body)) = office(&claim.fact) {
            builder.observe(person, body, document, Reason::Office, index);
        }
        if let Some((person, meeting)) = participation(knowledge, &claim.fact) {
            builder.member(person);
            for &body in conveners.get(&meeting).into_iter().flatten() {
                builder.observe(person, body, document, Reason::Meeting, index);
            }
        }
        if let Fact::Reforms { body, from, to, agent, .. } = &claim.fact {
            builder.member(*body);
            for other in from.iter().chain(to).chain(agent) {
                builder.observe(*body, *other, document, Reason::Reform, index);
            }
        }
        if let Fact::Meeting { body: Some(body), .. } | Fact::Issues { body, .. } = &claim.fact {
            builder.member(*body);
        }
    }
    let number: BTreeMap<u32, u32> = claims.iter().map(|c| c.0).zip(documents).collect();
    each_joint_issue(claims, |a, b, _, claim| {
        let document = number.get(&claim).copied().unwrap_or_default();
        builder.observe(a, b, document, Reason::JointIssue, claim);
    });
    builder.finish(name)
}

fn offices(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut builder = Builder::new(knowledge, false);
    let documents = document_numbers(claims);
    for (&(index, claim), &document) in claims.iter().zip(&documents) {
        if let Some((person, body)) = office(&claim.fact) {
            builder.observe(person, body, document, Reason::Office, index);
        }
    }
    builder.finish(name)
}

/// Ties all pairs of `members` of one affiliation, each with all claims that make it a member of it.
fn tie_pairs(
    builder: &mut Builder<'_>,
    unit: EntityId,
    members: &BTreeMap<EntityId, Vec<u32>>,
    reason: Reason,
) {
    for (i, (&a, claims_a)) in members.iter().enumerate() {
        builder.member(a);
        for (&b, claims_b) in members.iter().skip(i + 1) {
            for &claim in claims_a.iter().chain(claims_b) {
                builder.observe(a, b, unit.0, reason, claim);
            }
        }
    }
}

/// One-mode projection: members by what they belong to.
fn affiliations(
    builder: &mut Builder<'_>,
    pairs: impl Iterator<Item = (EntityId, EntityId, u32)>,
    reason: Reason,
) {
    let mut groups: BTreeMap<EntityId, BTreeMap<EntityId, Vec<u32>>> = BTreeMap::new();
    for (member, group, claim) in pairs {
        groups.entry(group).or_default().entry(member).or_default().push(claim);
    }
    for (group, members) in &groups {
        tie_pairs(builder, *group, members, reason);
    }
}

/// People by the meetings and the bodies that they share.
fn people(
    name: &'static str,
    knowledge: &Knowledge,
    claims: Claims<'_, '_>,
    meetings: bool,
    bodies: bool,
) -> Network {
    let mut builder = Builder::new(knowledge, false);
    if meetings {
        let pairs = claims.iter().filter_map(|(i, c)| {
            participation(knowledge, &c.fact).map(|(person, meeting)| (person, meeting, *i))
        });
        affiliations(&mut builder, pairs, Reason::Meeting);
    }
    if bodies {
        let pairs = claims.iter().filter_map(|(i, c)| office(&c.fact).map(|(p, b)| (p, b, *i)));
        affiliations(&mut builder, pairs, Reason::SharedBody);
    }
    builder.finish(name)
}

fn interlocks(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut builder = Builder::new(knowledge, false);
    let pairs = claims.iter().filter_map(|(i, c)| office(&c.fact).map(|(p, b)| (b, p, *i)));
    affiliations(&mut builder, pairs, Reason::SharedMember);
    builder.finish(name)
}

/// The issuers of each regulation in pairs: two bodies, the regulation, the claim.
fn each_joint_issue(claims: Claims<'_, '_>, mut found: impl FnMut(EntityId, EntityId, EntityId, u32)) {
    let mut issuers: BTreeMap<EntityId, Vec<(EntityId, u32)>> = BTreeMap::new();
    for (index, claim) in claims {
        if let Fact::Issues { body, regulation, .. } = &claim.fact {
            issuers.entry(*regulation).or_default().push((*body, *index));
        }
    }
    for (regulation, list) in &issuers {
        for (i, (a, claim_a)) in list.iter().enumerate() {
            for (b, claim_b) in &list[i + 1..] {
                if a != b {
                    found(*a, *b, *regulation, *claim_a);
                    found(*a, *b, *regulation, *claim_b);
                }
            }
        }
    }
}

fn joint_issue(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut builder = Builder::new(knowledge, false);
    for (_, claim) in claims {
        if let Fact::Issues { body, .. } = &claim.fact {
            builder.member(*body);
        }
    }
    each_joint_issue(claims, |a, b, regulation, claim| {
        builder.observe(a, b, regulation.0, Reason::JointIssue, claim);
    });
    builder.finish(name)
}

fn reforms(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut builder = Builder::new(knowledge, true);
    let documents = document_numbers(claims);
    for (&(index, claim), &document) in claims.iter().zip(&documents) {
        if let Fact::Reforms { body, from, to, .. } = &claim.fact {
            builder.member(*body);
            for before in from {
                builder.observe(*before, *body, document, Reason::Reform, index);
            }
            for after in to {
                builder.observe(*body, *after, document, Reason::Reform, index);
            }
        }
    }
    builder.finish(name)
}

fn implementation(name: &'static str, knowledge: &Knowledge, claims: Claims<'_, '_>) -> Network {
    let mut builder = Builder::new(knowledge, true);
    let documents = document_numbers(claims);
    for (&(index, claim), &document) in claims.iter().zip(&documents) {
        if let Fact::Implements { regulation, parent } = &claim.fact {
            builder.observe(*parent, *regulation, document, Reason::Implementation, index);
        }
    }
    builder.finish(name)
}
