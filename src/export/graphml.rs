//! GraphML (<http://graphml.graphdrawing.org>), with speaking keys: readers give short ones another meaning.

use super::attribute::{Attribute, Values, number};
use super::xml::Xml;
use crate::network::Network;

/// The network with its node attributes.
pub fn graphml(network: &Network, attributes: &[Attribute]) -> String {
    let mut xml = Xml::new();
    let space = [("xmlns", "http://graphml.graphdrawing.org/xmlns")];
    xml.element("graphml", &space, |xml| {
        key(xml, "label", "node", "string");
        for attribute in attributes {
            key(xml, attribute.name, "node", kind(attribute));
        }
        key(xml, "weight", "edge", "double");
        key(xml, "reason", "edge", "string");
        key(xml, "claims", "edge", "int");
        let direction = if network.directed { "directed" } else { "undirected" };
        xml.element("graph", &[("id", network.name), ("edgedefault", direction)], |xml| {
            for (index, node) in network.nodes().enumerate() {
                xml.element("node", &[("id", &node.id)], |xml| {
                    xml.leaf("data", &[("key", "label")], &node.label);
                    for attribute in attributes {
                        if let Some(value) = attribute.text(index) {
                            xml.leaf("data", &[("key", attribute.name)], &value);
                        }
                    }
                });
            }
            for (number_of, (a, b, tie)) in network.ties().enumerate() {
                let id = format!("tie{number_of}");
                let (source, target) = (&network.node(a).id, &network.node(b).id);
                xml.element("edge", &[("id", &id), ("source", source), ("target", target)], |xml| {
                    xml.leaf("data", &[("key", "weight")], &number(tie.weight));
                    xml.leaf("data", &[("key", "reason")], &tie.kind());
                    xml.leaf("data", &[("key", "claims")], &tie.claims.len().to_string());
                });
            }
        });
    });
    xml.finish()
}

fn key(xml: &mut Xml, name: &str, class: &str, kind: &str) {
    xml.empty("key", &[("id", name), ("for", class), ("attr.name", name), ("attr.type", kind)]);
}

const fn kind(attribute: &Attribute) -> &'static str {
    match attribute.values {
        Values::Text(_) => "string",
        Values::Integer(_) => "long",
        Values::Real(_) => "double",
    }
}
