//! DOT, the language of Graphviz.

use super::attribute::number;
use crate::network::{Network, NodeKind};
use std::fmt::Write;

/// The network with labels and shapes by kind; the thickness of a line grows with the weight of the tie.
pub fn dot(network: &Network) -> String {
    let (graph, arrow) = if network.directed { ("digraph", "->") } else { ("graph", "--") };
    let mut text = format!("{graph} {} {{\n  node [fontname=\"Noto Sans CJK SC\"];\n", quote(network.name));
    for node in network.nodes() {
        let shape = match node.kind {
            NodeKind::Person => "ellipse",
            NodeKind::Body => "box",
            NodeKind::Regulation => "note",
            NodeKind::Place => "hexagon",
        };
        let _ = writeln!(text, "  {} [label={}, shape={shape}];", quote(&node.id), quote(&node.label));
    }
    for (a, b, tie) in network.ties() {
        let width = 1.0 + tie.weight.ln_1p();
        let _ = writeln!(
            text,
            "  {} {arrow} {} [weight={}, penwidth={width:.2}, tooltip={}];",
            quote(&network.node(a).id),
            quote(&network.node(b).id),
            number(tie.weight),
            quote(&tie.kind()),
        );
    }
    text.push_str("}\n");
    text
}

fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
