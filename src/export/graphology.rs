//! The JSON that graphology's `import` reads, for sigma.js and its relatives.

use super::attribute::{Attribute, Values};
use crate::network::Network;
use serde_json::{Map, Value, json};

/// The network with its node attributes.
pub fn graphology(network: &Network, attributes: &[Attribute]) -> String {
    let nodes: Vec<Value> = network
        .nodes()
        .enumerate()
        .map(|(index, node)| {
            let mut map = Map::new();
            map.insert("label".into(), node.label.clone().into());
            for attribute in attributes {
                let value: Value = match &attribute.values {
                    Values::Text(v) => v.get(index).cloned().flatten().into(),
                    Values::Integer(v) => v.get(index).copied().flatten().into(),
                    Values::Real(v) => v.get(index).copied().flatten().into(),
                };
                if !value.is_null() {
                    map.insert(attribute.name.into(), value);
                }
            }
            json!({ "key": node.id, "attributes": map })
        })
        .collect();
    let edges: Vec<Value> = network
        .ties()
        .enumerate()
        .map(|(index, (a, b, tie))| {
            json!({
                "key": format!("tie{index}"),
                "source": network.node(a).id,
                "target": network.node(b).id,
                "undirected": !network.directed,
                "attributes": { "weight": tie.weight, "reason": tie.kind(), "claims": tie.claims.len() },
            })
        })
        .collect();
    let kind = if network.directed { "directed" } else { "undirected" };
    let graph = json!({
        "attributes": { "name": network.name },
        "options": { "type": kind, "multi": false, "allowSelfLoops": false },
        "nodes": nodes,
        "edges": edges,
    });
    format!("{graph}\n")
}
