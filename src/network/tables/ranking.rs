//! Sizes of the network, and who stands at its top.

use super::{Question, claims_at, ranked, table};
use crate::model::EntityKind;
use crate::network::cohesion::{
    centralisation, cuts, degree_assortativity, density, kind_assortativity, transitivity,
};
use crate::network::graph::{Network, NodeKind};
use crate::network::measures::{Measures, measure_with};
use crate::network::projection::Projection;
use crate::network::table::{Cell, Column, Table};
use crate::network::{Csr, components};

pub(super) fn overview(question: &Question<'_>) -> Vec<Table> {
    let network = question.draw(Projection::PeopleBodies);
    let graph = Csr::of(&network);
    let parts = components(&graph);
    let cuts = cuts(&graph);
    let mut counts = table(
        "overview",
        "The network of people and bodies",
        format!("{}; {}", Projection::PeopleBodies.name(), Projection::PeopleBodies.description()),
        &[Column::text("measure"), Column::number("value")],
    );
    let kind: Vec<u32> = network.nodes().map(|n| n.kind as u32).collect();
    let n = network.node_count();
    let largest = parts.sizes.first().copied().unwrap_or(0);
    let mut line = |name: &str, value: Cell| counts.push([name.into(), value], Vec::new());
    line("people", network.nodes().filter(|n| n.kind == NodeKind::Person).count().into());
    line("bodies", network.nodes().filter(|n| n.kind == NodeKind::Body).count().into());
    line("ties", network.tie_count().into());
    line("density", density(n, network.tie_count()).into());
    line("mean degree", (n > 0).then(|| graph.arc_count() as f64 / n as f64).into());
    line("components", parts.sizes.len().into());
    line("largest component", largest.into());
    line("isolated nodes", (0..n).filter(|&v| graph.degree(v) == 0).count().into());
    line("cut points", cuts.points.len().into());
    line("bridges", cuts.bridges.len().into());
    line("transitivity", transitivity(&graph).into());
    line("degree centralisation", centralisation(&graph).into());
    line("degree assortativity", degree_assortativity(&graph).into());
    line("assortativity by kind", kind_assortativity(&graph, &kind).into());
    vec![contents(question), counts]
}

/// What the graph holds, by kind and by relation.
fn contents(question: &Question<'_>) -> Table {
    let mut contents = table(
        "contents",
        "What the graph holds",
        "entities by kind, and the claims that the network is drawn from",
        &[Column::text("kind"), Column::bar("count")],
    );
    let kinds = [
        (EntityKind::Person, "people"),
        (EntityKind::Body, "bodies"),
        (EntityKind::Meeting, "meetings"),
        (EntityKind::Matter, "matters"),
        (EntityKind::Regulation, "regulations"),
    ];
    for (kind, name) in kinds {
        let count = question.knowledge.entities.iter().filter(|e| e.kind == kind).count();
        contents.push([name.into(), count.into()], Vec::new());
    }
    let claims = question.claims();
    let mut documents: Vec<_> = claims.iter().map(|(_, c)| &c.document).collect();
    documents.sort_unstable();
    documents.dedup();
    contents.push(["documents".into(), documents.len().into()], Vec::new());
    contents.push(["claims".into(), claims.len().into()], Vec::new());
    contents
}

pub(super) fn people(question: &Question<'_>) -> Vec<Table> {
    tops(
        question,
        NodeKind::Person,
        [
            ("people-degree", "People with most ties"),
            ("people-strength", "People with the heaviest ties"),
            ("people-betweenness", "People between others"),
        ],
    )
}

pub(super) fn bodies(question: &Question<'_>) -> Vec<Table> {
    tops(
        question,
        NodeKind::Body,
        [
            ("bodies-degree", "Bodies with most ties"),
            ("bodies-strength", "Bodies with the heaviest ties"),
            ("bodies-betweenness", "Bodies between others"),
        ],
    )
}

fn tops(question: &Question<'_>, kind: NodeKind, heads: [(&'static str, &'static str); 3]) -> Vec<Table> {
    let network = question.draw(Projection::PeopleBodies);
    let graph = Csr::of(&network);
    let (between, exact) = question.effort.betweenness(&graph);
    let note = if exact {
        "shortest paths through the node, unweighted"
    } else {
        "estimated from a sample of sources"
    };
    let name = kind.name();
    let first = Column::text(name);
    let [degree, strength, through] = heads;
    let mut by_degree = table(degree.0, degree.1, "number of neighbours", &[first, Column::bar("degree")]);
    for v in ranked(&network, kind, question.top, |v| graph.degree(v) as f64) {
        row(&mut by_degree, &network, v, graph.degree(v).into());
    }
    let note_strength = "sum of the weights of ties, in documents";
    let mut by_strength = table(strength.0, strength.1, note_strength, &[first, Column::bar("strength")]);
    for v in ranked(&network, kind, question.top, |v| graph.strength(v)) {
        row(&mut by_strength, &network, v, (graph.strength(v).round() as u64).into());
    }
    let mut by_betweenness = table(through.0, through.1, note, &[first, Column::bar("betweenness")]);
    for v in ranked(&network, kind, question.top, |v| between[v]) {
        row(&mut by_betweenness, &network, v, between[v].into());
    }
    vec![by_degree, by_strength, by_betweenness]
}

fn row(table: &mut Table, network: &Network, node: usize, value: Cell) {
    table.push([network.node(node).label.as_str().into(), value], claims_at(network, node));
}

pub(super) fn elites(question: &Question<'_>) -> Vec<Table> {
    let network = question.draw(Projection::PeopleBodies);
    let Measures { degree, strength, betweenness, closeness, eigenvector, pagerank, core, .. } =
        measure_with(&network, question.seed, question.effort);
    let mut elites = table(
        "elites",
        "Centrality of people",
        "people-bodies network; by PageRank",
        &[
            Column::text("person"),
            Column::number("pagerank"),
            Column::number("degree"),
            Column::number("strength"),
            Column::number("betweenness"),
            Column::number("closeness"),
            Column::number("eigenvector"),
            Column::number("core"),
        ],
    );
    let score = |v: usize| if degree[v] == 0 { 0.0 } else { pagerank[v] };
    for v in ranked(&network, NodeKind::Person, question.top, score) {
        elites.push(
            [
                network.node(v).label.as_str().into(),
                pagerank[v].into(),
                degree[v].into(),
                (strength[v].round() as u64).into(),
                betweenness[v].into(),
                closeness.get(v).copied().into(),
                eigenvector[v].into(),
                core[v].into(),
            ],
            claims_at(&network, v),
        );
    }
    vec![elites]
}
