//! Nodes and edges as CSV: the tables that Gephi's spreadsheet import and `neo4j-admin database import` read.

use super::attribute::{Attribute, Values, number};
use crate::network::Network;

/// Rows with the quoting of RFC 4180.
struct Rows(::csv::Writer<Vec<u8>>);

impl Rows {
    fn new() -> Self {
        Self(::csv::Writer::from_writer(Vec::new()))
    }

    fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<[u8]>>) {
        // Writing to memory cannot fail, and all rows of a table are made by one loop.
        let _ = self.0.write_record(cells);
    }

    fn finish(self) -> String {
        self.0.into_inner().map(|b| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default()
    }
}

/// `Id,Label,Kind,…` for Gephi.
pub fn nodes_csv(network: &Network, attributes: &[Attribute]) -> String {
    let mut rows = Rows::new();
    let mut head = vec!["Id".to_owned(), "Label".to_owned()];
    head.extend(attributes.iter().map(|a| capital(a.name)));
    rows.row(&head);
    for (index, node) in network.nodes().enumerate() {
        let mut row = vec![node.id.clone(), node.label.clone()];
        row.extend(attributes.iter().map(|a| a.text(index).unwrap_or_default()));
        rows.row(&row);
    }
    rows.finish()
}

/// `Source,Target,Type,Weight,Reason,Claims` for Gephi.
pub fn edges_csv(network: &Network) -> String {
    let mut rows = Rows::new();
    rows.row(["Source", "Target", "Type", "Weight", "Reason", "Claims"]);
    let kind = if network.directed { "Directed" } else { "Undirected" };
    for (a, b, tie) in network.ties() {
        rows.row([
            network.node(a).id.as_str(),
            &network.node(b).id,
            kind,
            &number(tie.weight),
            &tie.kind(),
            &tie.claims.len().to_string(),
        ]);
    }
    rows.finish()
}

/// Nodes with typed heads for Neo4j's bulk import.
pub fn neo4j_nodes_csv(network: &Network, attributes: &[Attribute]) -> String {
    let mut rows = Rows::new();
    let mut head = vec!["id:ID".to_owned(), "label:string".to_owned(), ":LABEL".to_owned()];
    head.extend(attributes.iter().map(|a| format!("{}:{}", a.name, neo4j_type(a))));
    rows.row(&head);
    for (index, node) in network.nodes().enumerate() {
        let mut row = vec![node.id.clone(), node.label.clone(), capital(node.kind.name())];
        row.extend(attributes.iter().map(|a| a.text(index).unwrap_or_default()));
        rows.row(&row);
    }
    rows.finish()
}

/// Relationships with typed heads for Neo4j's bulk import. Neo4j has directed relationships only.
pub fn neo4j_edges_csv(network: &Network) -> String {
    let mut rows = Rows::new();
    rows.row([":START_ID", ":END_ID", ":TYPE", "weight:double", "reason:string", "claims:int"]);
    let kind = network.name.replace('-', "_").to_uppercase();
    for (a, b, tie) in network.ties() {
        rows.row([
            network.node(a).id.as_str(),
            &network.node(b).id,
            &kind,
            &number(tie.weight),
            &tie.kind(),
            &tie.claims.len().to_string(),
        ]);
    }
    rows.finish()
}

const fn neo4j_type(attribute: &Attribute) -> &'static str {
    match attribute.values {
        Values::Text(_) => "string",
        Values::Integer(_) => "long",
        Values::Real(_) => "double",
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
