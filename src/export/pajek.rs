//! Pajek's .net: numbered vertices with labels, arcs or edges with weights.

use super::attribute::number;
use crate::network::Network;
use std::fmt::Write;

/// The network; vertices are labelled by their ids, which are unique where labels may not be.
pub fn pajek(network: &Network) -> String {
    let mut text = format!("*Vertices {}\n", network.node_count());
    for (index, node) in network.nodes().enumerate() {
        let _ = writeln!(text, "{} \"{}\"", index + 1, node.id.replace('"', "'"));
    }
    text.push_str(if network.directed { "*Arcs\n" } else { "*Edges\n" });
    for (a, b, tie) in network.ties() {
        let _ = writeln!(text, "{} {} {}", a + 1, b + 1, number(tie.weight));
    }
    text
}
