//! The network itself: who is in it, what ties them, and which claims say so.

use super::system::System;
use crate::model::{EntityId, EntityKind, Knowledge};
use petgraph::graph::{EdgeIndex, NodeIndex, UnGraph};
use std::fmt;

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeKind {
    Person,
    Body,
    Regulation,
    Place,
}

impl NodeKind {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Body => "body",
            Self::Regulation => "regulation",
            Self::Place => "place",
        }
    }
}

impl fmt::Display for NodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A member of a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub kind: NodeKind,
    /// Unique in its network, stable from build to build, without control characters or outer blanks.
    pub id: String,
    pub label: String,
    /// Which system of institutions a body belongs to; `None` for everything else.
    pub system: Option<System>,
    /// The entity behind it; `None` for places.
    pub entity: Option<EntityId>,
}

/// Why two nodes are tied. A tie may have several reasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    Office,
    Meeting,
    Reform,
    JointIssue,
    SharedBody,
    SharedMember,
    Implementation,
    Overlap,
    Succession,
    Move,
}

impl Reason {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Meeting => "meeting",
            Self::Reform => "reform",
            Self::JointIssue => "joint_issue",
            Self::SharedBody => "shared_body",
            Self::SharedMember => "shared_member",
            Self::Implementation => "implementation",
            Self::Overlap => "overlap",
            Self::Succession => "succession",
            Self::Move => "move",
        }
    }
}

/// A tie with its weight, always above zero, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie {
    /// How many distinct units (documents, meetings, people …) make the tie, or days for overlaps.
    pub weight: f64,
    /// Sorted, never empty.
    pub reasons: Vec<Reason>,
    /// Indices into [`Knowledge::claims`], sorted.
    pub claims: Vec<u32>,
}

impl Tie {
    /// The reasons joined by `+`.
    pub fn kind(&self) -> String {
        let names: Vec<_> = self.reasons.iter().map(|r| r.name()).collect();
        names.join("+")
    }
}

/// A weighted network without loops or parallel ties. Nodes are sorted by kind and key, ties by their
/// ends. Where `directed`, a tie leads from its first end to its second (petgraph keeps their order
/// in an undirected graph too); otherwise the first end is the smaller.
#[derive(Debug, Clone)]
pub struct Network {
    pub name: &'static str,
    pub directed: bool,
    pub(super) graph: UnGraph<Node, Tie>,
}

impl Network {
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    pub fn tie_count(&self) -> usize {
        self.graph.edge_count()
    }

    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    pub fn node(&self, index: usize) -> &Node {
        &self.graph[NodeIndex::new(index)]
    }

    /// Source, target and tie, in order.
    pub fn ties(&self) -> impl Iterator<Item = (usize, usize, &Tie)> {
        self.graph.edge_indices().filter_map(|e| {
            let (a, b) = self.graph.edge_endpoints(e)?;
            Some((a.index(), b.index(), &self.graph[e]))
        })
    }

    /// One tie by its number in the order of [`Network::ties`].
    pub fn tie(&self, index: usize) -> Option<(usize, usize, &Tie)> {
        let edge = EdgeIndex::new(index);
        let (a, b) = self.graph.edge_endpoints(edge)?;
        Some((a.index(), b.index(), &self.graph[edge]))
    }

    /// The same network without the nodes that `foreign` names and those that only these held.
    pub fn without(&self, foreign: impl Fn(&Node) -> bool) -> Self {
        let foreign: Vec<bool> = self.nodes().map(foreign).collect();
        let (mut tied, mut had) = (vec![false; self.node_count()], vec![false; self.node_count()]);
        for (a, b, _) in self.ties() {
            for end in [a, b] {
                had[end] = true;
                tied[end] |= !foreign[a] && !foreign[b];
            }
        }
        let keeps = |v: usize| !foreign[v] && (tied[v] || !had[v]);
        let graph = self
            .graph
            .filter_map(|index, node| keeps(index.index()).then(|| node.clone()), |_, tie| Some(tie.clone()));
        Self { name: self.name, directed: self.directed, graph }
    }

    /// The same network without the ties lighter than `minimum` and the nodes that only they held.
    pub fn at_least(&self, minimum: f64) -> Self {
        if minimum <= 0.0 {
            return self.clone();
        }
        let mut tied = vec![false; self.node_count()];
        let mut had = vec![false; self.node_count()];
        for (a, b, tie) in self.ties() {
            for end in [a, b] {
                had[end] = true;
                tied[end] |= tie.weight >= minimum;
            }
        }
        let graph = self.graph.filter_map(
            |index, node| (tied[index.index()] || !had[index.index()]).then(|| node.clone()),
            |_, tie| (tie.weight >= minimum).then(|| tie.clone()),
        );
        Self { name: self.name, directed: self.directed, graph }
    }

    /// The nodes that can be reached from one of `centres` in at most `steps` ties, whatever their direction,
    /// and all ties among them.
    pub fn around(&self, centres: &[EntityId], steps: usize) -> Self {
        let mut inside: Vec<bool> =
            self.nodes().map(|n| n.entity.is_some_and(|e| centres.contains(&e))).collect();
        for _ in 0..steps {
            let before = inside.clone();
            for (a, b, _) in self.ties() {
                inside[a] |= before[b];
                inside[b] |= before[a];
            }
        }
        let graph = self.graph.filter_map(
            |index, node| inside[index.index()].then(|| node.clone()),
            |_, tie| Some(tie.clone()),
        );
        Self { name: self.name, directed: self.directed, graph }
    }
}

/// One observation from which a tie is made: `unit` is what the weight counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Observation {
    ends: (u32, u32),
    unit: u32,
    reason: Reason,
    claim: u32,
}

/// Collects nodes and observations in any order and makes one network of them.
#[derive(Debug)]
pub struct Builder<'k> {
    knowledge: &'k Knowledge,
    directed: bool,
    members: Vec<u32>,
    observations: Vec<Observation>,
}

impl<'k> Builder<'k> {
    pub fn new(knowledge: &'k Knowledge, directed: bool) -> Self {
        Self { knowledge, directed, members: Vec::new(), observations: Vec::new() }
    }

    /// A member, tied or not.
    pub fn member(&mut self, entity: EntityId) {
        self.members.push(entity.0);
    }

    /// One observation of a tie; a tie of a node to itself is left out.
    pub fn observe(&mut self, a: EntityId, b: EntityId, unit: u32, reason: Reason, claim: u32) {
        self.member(a);
        self.member(b);
        if a != b {
            let ends = if self.directed || a < b { (a.0, b.0) } else { (b.0, a.0) };
            self.observations.push(Observation { ends, unit, reason, claim });
        }
    }

    pub fn finish(mut self, name: &'static str) -> Network {
        self.members.sort_unstable();
        self.members.dedup();
        self.members.retain(|&m| node_of(self.knowledge, EntityId(m)).is_some());
        self.observations.sort_unstable();
        let mut graph = UnGraph::with_capacity(self.members.len(), self.observations.len() / 2);
        for &member in &self.members {
            if let Some(node) = node_of(self.knowledge, EntityId(member)) {
                graph.add_node(node);
            }
        }
        for group in self.observations.chunk_by(|x, y| x.ends == y.ends) {
            let (Ok(a), Ok(b)) =
                (self.members.binary_search(&group[0].ends.0), self.members.binary_search(&group[0].ends.1))
            else {
                continue;
            };
            // Sorted by unit first within a pair of ends.
            let units = group.chunk_by(|x, y| x.unit == y.unit).count();
            graph.add_edge(NodeIndex::new(a), NodeIndex::new(b), tie(units as f64, group));
        }
        Network { name, directed: self.directed, graph }
    }
}

fn tie(weight: f64, group: &[Observation]) -> Tie {
    let mut reasons: Vec<_> = group.iter().map(|o| o.reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    let mut claims: Vec<_> = group.iter().map(|o| o.claim).collect();
    claims.sort_unstable();
    claims.dedup();
    Tie { weight, reasons, claims }
}

/// The node of an entity; `None` for meetings and matters, which no network has as nodes.
pub fn node_of(knowledge: &Knowledge, id: EntityId) -> Option<Node> {
    let entity = knowledge.entity(id)?;
    let kind = match entity.kind {
        EntityKind::Person => NodeKind::Person,
        EntityKind::Body => NodeKind::Body,
        EntityKind::Regulation => NodeKind::Regulation,
        EntityKind::Meeting | EntityKind::Matter => return None,
    };
    Some(Node {
        kind,
        id: format!("{kind}/{}", clean(&entity.key)),
        label: label_of(knowledge, id),
        system: (kind == NodeKind::Body).then(|| System::of(&entity.label)),
        entity: Some(id),
    })
}

/// The name that tells an entity from all others: namesakes bear what their keys have behind the name.
pub fn label_of(knowledge: &Knowledge, id: EntityId) -> String {
    let Some(entity) = knowledge.entity(id) else { return String::new() };
    // Namesakes stand together, since keys begin with the name.
    let neighbours = [id.0.checked_sub(1), id.0.checked_add(1)];
    let is_shared = neighbours
        .into_iter()
        .flatten()
        .filter_map(|i| knowledge.entity(EntityId(i)))
        .any(|other| other.kind == entity.kind && other.label == entity.label);
    match entity.key.split_once('@') {
        Some((_, anchor)) if is_shared => clean(&format!("{}（{anchor}）", entity.label)),
        _ => clean(&entity.label),
    }
}

/// Readers of GEXF and CSV trip over line breaks and outer blanks.
pub fn clean(text: &str) -> String {
    text.trim().chars().map(|c| if is_unwritable(c) { ' ' } else { c }).collect()
}

/// What XML can't hold or readers break lines at.
fn is_unwritable(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}')
}
