//! The tables that this field publishes, each made from a graph in one function.

mod careers;
mod groups;
mod ranking;
mod reform;
mod regulations;

use super::filter::Filter;
use super::graph::{Network, NodeKind, label_of};
use super::measures::Effort;
use super::projection::Projection;
use super::table::{Column, Table};
use crate::model::{Claim, EntityId, Knowledge};

/// What a table is asked for: the graph, the part of it, how many rows, and the seed of communities.
#[derive(Debug, Clone, Copy)]
pub struct Question<'k> {
    pub knowledge: &'k Knowledge,
    pub filter: &'k Filter,
    pub top: usize,
    pub seed: u64,
    pub effort: Effort<'k>,
}

impl<'k> Question<'k> {
    fn claims(&self) -> Vec<(u32, &'k Claim)> {
        self.filter.claims(self.knowledge)
    }

    fn draw(&self, projection: Projection) -> Network {
        projection.draw(self.knowledge, self.filter)
    }

    fn label(&self, id: EntityId) -> String {
        label_of(self.knowledge, id)
    }
}

macro_rules! table_names {
    ($($variant:ident $name:literal $title:literal $make:path;)+) => {
        /// The tables by name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum TableName { $($variant),+ }

        impl TableName {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }

            /// The tables that answer the question under this name; some come in parts.
            pub fn make(self, question: &Question<'_>) -> Vec<Table> {
                match self { $(Self::$variant => $make(question)),+ }
            }
        }
    };
}

table_names! {
    Overview "overview" "The network of people and bodies" ranking::overview;
    People "people" "People by degree, strength and betweenness" ranking::people;
    Bodies "bodies" "Bodies by degree, strength and betweenness" ranking::bodies;
    Interlocks "interlocks" "Bodies that share members" groups::interlocks;
    Coattendance "co-attendance" "People who meet" groups::coattendance;
    Elites "elites" "Centrality of people" ranking::elites;
    Communities "communities" "Communities of people and bodies" groups::communities;
    Overlap "career-overlap" "People who served in one body at one time" careers::overlap;
    Promoted "promoted-under" "Promotions under a Party secretary (inferred)" careers::promoted;
    Tenure "tenure" "Length of terms and turnover" careers::tenure;
    Succession "succession" "Predecessors and successors" careers::succession;
    Mobility "mobility" "Moves between places and systems" careers::mobility;
    JointIssue "joint-issue" "Regulations issued jointly" regulations::joint_issue;
    Brokerage "brokerage" "Structural holes and brokers" groups::brokerage;
    Diffusion "diffusion" "How regulations are carried out" regulations::diffusion;
    Survival "survival" "What reforms did to bodies" reform::survival;
}

impl TableName {
    /// What a summary shows when nothing else is asked for.
    pub const DEFAULT: [Self; 3] = [Self::Overview, Self::People, Self::Bodies];

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|t| t.name() == name)
    }
}

fn table(name: &'static str, title: &'static str, note: impl Into<String>, columns: &[Column]) -> Table {
    Table { name, title, note: note.into(), columns: columns.to_vec(), rows: Vec::new() }
}

/// The indices of the nodes of a kind, highest value first, then in order; zeros are left out.
fn ranked(network: &Network, kind: NodeKind, top: usize, value: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut order: Vec<usize> = network
        .nodes()
        .enumerate()
        .filter(|(i, n)| n.kind == kind && value(*i) > 0.0)
        .map(|(i, _)| i)
        .collect();
    order.sort_by(|&a, &b| value(b).total_cmp(&value(a)).then(a.cmp(&b)));
    order.truncate(top);
    order
}

/// The claims of all ties of a node.
fn claims_at(network: &Network, node: usize) -> Vec<u32> {
    let index = petgraph::graph::NodeIndex::new(node);
    let mut claims: Vec<u32> =
        network.graph.edges(index).flat_map(|e| e.weight().claims.iter().copied()).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

/// Up to `limit` names joined by 、, with 等 and the count where there are more.
fn names(list: &[String], limit: usize) -> String {
    let shown = list.iter().take(limit).cloned().collect::<Vec<_>>().join("、");
    if list.len() > limit { format!("{shown} 等{}", list.len()) } else { shown }
}
