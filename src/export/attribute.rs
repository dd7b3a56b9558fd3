//! What every format says of a node beside its label: typed columns in one order.

use crate::network::{Measures, Network};

/// One value a node or none, of one type.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    Text(Vec<Option<String>>),
    Integer(Vec<Option<i64>>),
    Real(Vec<Option<f64>>),
}

/// A column. The name is a word that no reader gives a meaning of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    pub name: &'static str,
    pub values: Values,
}

impl Attribute {
    /// The value of a node as the formats write it; `None` where there is none.
    pub fn text(&self, node: usize) -> Option<String> {
        match &self.values {
            Values::Text(v) => v.get(node)?.clone(),
            Values::Integer(v) => v.get(node)?.map(|i| i.to_string()),
            Values::Real(v) => v.get(node)?.map(number),
        }
    }
}

/// The shortest decimal that reads back as the same value; with an exponent where there would be many zeros.
pub fn number(value: f64) -> String {
    if value == 0.0 || (1e-5..1e16).contains(&value.abs()) {
        format!("{value}")
    } else {
        format!("{value:e}")
    }
}

/// Kind, system and measures of all nodes; what is undefined for all of them is left out.
pub fn node_attributes(network: &Network, measures: &Measures) -> Vec<Attribute> {
    let text = |name, values: Vec<Option<String>>| Attribute { name, values: Values::Text(values) };
    let integer = |name, values: Vec<i64>| Attribute {
        name,
        values: Values::Integer(values.into_iter().map(Some).collect()),
    };
    let real = |name, values: &[f64]| Attribute {
        name,
        values: Values::Real(values.iter().map(|v| v.is_finite().then_some(*v)).collect()),
    };
    let wide = |values: &[u32], from: i64| values.iter().map(|v| i64::from(*v) + from).collect();
    let mut list = vec![
        text("kind", network.nodes().map(|n| Some(n.kind.name().to_owned())).collect()),
        text("system", network.nodes().map(|n| n.system.map(|s| s.name().to_owned())).collect()),
        integer("degree", wide(&measures.degree, 0)),
        real("strength", &measures.strength),
        real("betweenness", &measures.betweenness),
        real("betweenness_weighted", &measures.betweenness_weighted),
        real("closeness", &measures.closeness),
        real("pagerank", &measures.pagerank),
        real("eigenvector", &measures.eigenvector),
        integer("core", wide(&measures.core, 0)),
        real("clustering", &measures.clustering),
        Attribute {
            name: "constraint",
            values: Values::Real(measures.holes.iter().map(|h| h.constraint).collect()),
        },
        Attribute {
            name: "effective_size",
            values: Values::Real(measures.holes.iter().map(|h| h.effective_size).collect()),
        },
        integer("component", wide(&measures.components.of, 1)),
        integer("community", wide(&measures.communities.of, 1)),
    ];
    list.retain(|a| match &a.values {
        Values::Text(v) => v.iter().any(Option::is_some),
        Values::Integer(v) => v.iter().any(Option::is_some),
        Values::Real(v) => v.iter().any(Option::is_some),
    });
    list
}
