//! Networks drawn from a graph, and what they say: the only place that knows petgraph. Pure: a
//! [`crate::model::Knowledge`] in, networks, measures and tables out. Formulas and sources stand in
//! `docs/networks.md`.

mod betweenness;
mod betweenness_weighted;
mod brokerage;
mod career;
mod centrality;
mod cohesion;
mod community;
mod csr;
mod filter;
mod graph;
mod layout;
mod measures;
mod pagerank;
mod place;
mod projection;
mod quadtree;
mod system;
mod table;
mod tables;
mod triangles;

pub use betweenness::{SILENT, Tell, betweenness, betweenness_sampled, betweenness_telling, pivots};
pub use betweenness_weighted::betweenness_weighted;
pub use brokerage::{Hole, Roles, holes, roles};
pub use career::{
    Move, Overlap, Succession, closeness as office_closeness, moves, overlaps, successions, tenures,
};
pub use centrality::{closeness, closeness_of, closeness_telling, core_numbers, eigenvector};
pub use cohesion::{
    Components, Cuts, centralisation, clustering, components, cuts, degree_assortativity, density,
    kind_assortativity, transitivity,
};
pub use community::{Communities, leiden, modularity};
pub use csr::Csr;
pub use filter::{Calendar, Filter, Period, first_day, last_day};
pub use graph::{Network, Node, NodeKind, Reason, Tie};
pub use layout::layout;
pub use measures::{Effort, Measures, measure, measure_with};
pub use pagerank::pagerank;
pub use place::Area;
pub use projection::Projection;
pub use system::System;
pub use table::{Cell, Column, Row, Table};
pub use tables::{Question, TableName};
pub use triangles::triangles;
