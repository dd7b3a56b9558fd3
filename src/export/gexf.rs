//! GEXF 1.3 (<https://gexf.net>), static or with a time line.
//!
//! Each class of attributes has one block, since some readers keep only the last; edge ids are unique over
//! the file; intervals are never empty, since Gephi drops those.

use super::attribute::{Attribute, Values, number};
use super::picture::{Picture, kind_colour};
use super::xml::Xml;
use crate::model::PartialDate;
use crate::network::{Network, Node, Period};

/// When each tie holds: for each tie of the network the periods of its claims, in any order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    pub ties: Vec<Vec<Period>>,
}

const NAMESPACES: [(&str, &str); 3] =
    [("xmlns", "http://gexf.net/1.3"), ("xmlns:viz", "http://gexf.net/1.3/viz"), ("version", "1.3")];

/// The network with its attributes; with positions, sizes and colours where there is a picture, and with a time line where asked for.
/// With a time line the weight of a tie at a time is the number of its claims that hold then.
pub fn gexf(
    network: &Network,
    attributes: &[Attribute],
    picture: Option<&Picture>,
    timeline: Option<&Timeline>,
) -> String {
    let mut xml = Xml::new();
    let edge_type = if network.directed { "directed" } else { "undirected" };
    let mut graph = vec![("defaultedgetype", edge_type)];
    if timeline.is_some() {
        graph.extend([("mode", "dynamic"), ("timeformat", "date"), ("timerepresentation", "interval")]);
    } else {
        graph.push(("mode", "static"));
    }
    xml.element("gexf", &NAMESPACES, |xml| {
        xml.element("meta", &[], |xml| {
            xml.leaf("creator", &[], "reformgraph");
            xml.leaf("description", &[], network.name);
        });
        xml.element("graph", &graph, |xml| {
            declare(xml, attributes, timeline.is_some());
            let spells = timeline.map(|t| (t, node_spells(network, t)));
            xml.element("nodes", &[], |xml| {
                for (index, node) in network.nodes().enumerate() {
                    let spells = spells.as_ref().map(|s| s.1[index].as_slice());
                    write_node(xml, index, node, attributes, picture, spells);
                }
            });
            xml.element("edges", &[], |xml| {
                for index in 0..network.tie_count() {
                    write_tie(xml, network, index, timeline.and_then(|t| t.ties.get(index)));
                }
            });
        });
    });
    xml.finish()
}

fn declare(xml: &mut Xml, attributes: &[Attribute], dynamic: bool) {
    xml.element("attributes", &[("class", "node"), ("mode", "static")], |xml| {
        for attribute in attributes {
            let kind = match attribute.values {
                Values::Text(_) => "string",
                Values::Integer(_) => "long",
                Values::Real(_) => "double",
            };
            xml.empty("attribute", &[("id", attribute.name), ("title", attribute.name), ("type", kind)]);
        }
    });
    let (mode, list): (_, &[_]) = if dynamic {
        ("dynamic", &[("weight", "float")])
    } else {
        ("static", &[("reason", "string"), ("claims", "integer")])
    };
    xml.element("attributes", &[("class", "edge"), ("mode", mode)], |xml| {
        for (name, kind) in list {
            xml.empty("attribute", &[("id", name), ("title", name), ("type", kind)]);
        }
    });
}

fn write_node(
    xml: &mut Xml,
    index: usize,
    node: &Node,
    attributes: &[Attribute],
    picture: Option<&Picture>,
    spells: Option<&[(i64, i64)]>,
) {
    xml.element("node", &[("id", &node.id), ("label", &node.label)], |xml| {
        xml.element("attvalues", &[], |xml| {
            for attribute in attributes {
                if let Some(value) = attribute.text(index) {
                    xml.empty("attvalue", &[("for", attribute.name), ("value", &value)]);
                }
            }
        });
        write_spells(xml, spells.unwrap_or_default());
        let colour = picture.and_then(|p| p.colours.get(index)).copied();
        let (r, g, b) = colour.unwrap_or_else(|| kind_colour(node.kind));
        let (r, g, b) = (r.to_string(), g.to_string(), b.to_string());
        xml.empty("viz:color", &[("r", &r), ("g", &g), ("b", &b), ("a", "1.0")]);
        if let Some((x, y)) = picture.and_then(|p| p.positions.get(index)) {
            xml.empty("viz:position", &[("x", &number(*x)), ("y", &number(*y)), ("z", "0.0")]);
        }
        if let Some(radius) = picture.and_then(|p| p.radii.get(index)) {
            xml.empty("viz:size", &[("value", &number(*radius))]);
        }
    });
}

fn write_tie(xml: &mut Xml, network: &Network, index: usize, periods: Option<&Vec<Period>>) {
    let Some((a, b, tie)) = network.tie(index) else { return };
    let id = format!("tie{index}");
    let weight = number(tie.weight);
    let kind = tie.kind();
    let head = [
        ("id", id.as_str()),
        ("source", &network.node(a).id),
        ("target", &network.node(b).id),
        ("label", &kind),
        ("weight", &weight),
    ];
    xml.element("edge", &head, |xml| match periods {
        None => xml.element("attvalues", &[], |xml| {
            xml.empty("attvalue", &[("for", "reason"), ("value", &kind)]);
            xml.empty("attvalue", &[("for", "claims"), ("value", &tie.claims.len().to_string())]);
        }),
        Some(periods) => {
            let steps = weights_over_time(periods);
            xml.element("attvalues", &[], |xml| {
                for (start, end, weight) in &steps {
                    let (start, end) = (day(*start), day(*end));
                    let value = weight.to_string();
                    let cell =
                        [("for", "weight"), ("value", value.as_str()), ("start", &start), ("end", &end)];
                    xml.empty("attvalue", &cell);
                }
            });
            write_spells(xml, &union(steps.iter().map(|s| (s.0, s.1)).collect()));
        }
    });
}

fn write_spells(xml: &mut Xml, spells: &[(i64, i64)]) {
    if spells.is_empty() {
        return;
    }
    xml.element("spells", &[], |xml| {
        for &(start, end) in spells {
            xml.empty("spell", &[("start", &day(start)), ("end", &day(end))]);
        }
    });
}

/// A day number as a date.
fn day(number: i64) -> String {
    let epoch = PartialDate::new(Some(1970), Some(1), Some(1));
    epoch.and_then(|d| d.plus_days(number)).map(|d| d.to_string()).unwrap_or_default()
}

/// Half-open days of a period; an open end is closed at the other, so that nothing unknown is claimed.
fn half_open(period: &Period) -> Option<(i64, i64)> {
    let start = period.start.or(period.end)?;
    let end = period.end.or(period.start)?;
    Some((start, end.max(start) + 1))
}

/// Disjoint intervals, in order, each with the number of periods that cover it.
fn weights_over_time(periods: &[Period]) -> Vec<(i64, i64, usize)> {
    let spans: Vec<(i64, i64)> = periods.iter().filter_map(half_open).collect();
    let mut bounds: Vec<i64> = spans.iter().flat_map(|s| [s.0, s.1]).collect();
    bounds.sort_unstable();
    bounds.dedup();
    bounds
        .windows(2)
        .map(|w| (w[0], w[1], spans.iter().filter(|s| s.0 <= w[0] && w[1] <= s.1).count()))
        .filter(|step| step.2 > 0)
        .collect()
}

fn union(mut spells: Vec<(i64, i64)>) -> Vec<(i64, i64)> {
    spells.sort_unstable();
    let mut joined: Vec<(i64, i64)> = Vec::new();
    for (start, end) in spells {
        match joined.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => joined.push((start, end)),
        }
    }
    joined
}

/// A node is there while one of its ties is.
fn node_spells(network: &Network, timeline: &Timeline) -> Vec<Vec<(i64, i64)>> {
    let mut spells = vec![Vec::new(); network.node_count()];
    for ((a, b, _), periods) in network.ties().zip(&timeline.ties) {
        for span in periods.iter().filter_map(half_open) {
            spells[a].push(span);
            spells[b].push(span);
        }
    }
    spells.into_iter().map(union).collect()
}
