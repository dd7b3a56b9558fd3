//! A network as one page that needs nothing else: search, zoom, filters by kind, weight and time, neighbours
//! on click, and the words behind each tie. sigma.js draws it; about 10,000 nodes and 100,000 ties stay fluent.

use super::attribute::{Attribute, Values};
use super::gexf::Timeline;
use super::picture::{ColourBy, Picture, hex, kind_colour};
use crate::model::Knowledge;
use crate::network::{Network, NodeKind};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

const PAGE: &str = include_str!("viewer.html");
/// The script and the licences of what is in it; empty in a build without them.
const SCRIPT: &str = include_str!(concat!(env!("OUT_DIR"), "/viewer.js"));
const LICENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/licences.txt"));

/// What the page shows beside the network.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    pub title: &'a str,
    pub description: &'a str,
    pub colour: ColourBy,
}

/// The page; `None` from a build without the script. `ranks` decides which labels are written first.
pub fn html(
    network: &Network,
    attributes: &[Attribute],
    picture: &Picture,
    ranks: &[f64],
    (knowledge, timeline): (&Knowledge, &Timeline),
    page: Page<'_>,
) -> Option<String> {
    if SCRIPT.is_empty() {
        return None;
    }
    let mut claims: BTreeMap<u32, usize> = BTreeMap::new();
    for claim in network.ties().flat_map(|(_, _, tie)| &tie.claims) {
        claims.insert(*claim, 0);
    }
    for (number, slot) in claims.values_mut().enumerate() {
        *slot = number;
    }
    let quotes: Vec<Value> = claims
        .keys()
        .map(|&c| match knowledge.claims.get(c as usize) {
            Some(claim) => {
                let quote: Vec<_> = claim.quote.split_whitespace().collect();
                json!([claim.document.0, quote.join(" "), claim.rule, claim.confidence.as_f64()])
            }
            None => json!(["", "", "", 0]),
        })
        .collect();
    let nodes: Vec<Value> = network
        .nodes()
        .enumerate()
        .map(|(v, node)| {
            json!({
                "label": node.label,
                "kind": node.kind.name(),
                "x": picture.positions[v].0,
                "y": picture.positions[v].1,
                "r": picture.radii[v],
                "c": hex(picture.colours[v]),
                "rank": ranks[v],
                "a": values(attributes, v),
            })
        })
        .collect();
    let ties: Vec<Value> = network
        .ties()
        .enumerate()
        .map(|(index, (a, b, tie))| {
            let periods = timeline.ties.get(index).into_iter().flatten();
            let mut periods: Vec<_> =
                periods.filter_map(|p| Some((p.start.or(p.end)?, p.end.or(p.start)?))).collect();
            periods.sort_unstable();
            periods.dedup();
            let evidence: Vec<_> = tie.claims.iter().filter_map(|c| claims.get(c)).collect();
            json!({ "s": a, "t": b, "w": tie.weight, "k": tie.kind(), "p": periods, "e": evidence })
        })
        .collect();
    let data = json!({
        "title": page.title,
        "description": page.description,
        "directed": network.directed,
        "legend": legend(network, picture, page.colour),
        "nodes": nodes,
        "ties": ties,
        "claims": quotes,
    });
    let title = page.title.replace('&', "&amp;").replace('<', "&lt;").replace('{', "&#123;");
    // No text may close the element that holds it.
    let inside = |text: &str| text.replace('<', "\\u003c");
    let parts = [
        ("{{DATA}}", inside(&data.to_string())),
        ("{{LICENCES}}", LICENCES.replace("</", "<\u{200b}/")),
        ("{{SCRIPT}}", SCRIPT.to_owned()),
    ];
    let mut rest = PAGE.replace("{{TITLE}}", &title);
    let mut text = String::new();
    // In the order of the page, so that no mark inside the data is taken for one of the page.
    for (mark, content) in parts {
        let Some((head, tail)) = rest.split_once(mark) else { continue };
        text.push_str(head);
        text.push_str(&content);
        rest = tail.to_owned();
    }
    text.push_str(&rest);
    Some(text)
}

fn values(attributes: &[Attribute], node: usize) -> Map<String, Value> {
    attributes
        .iter()
        .filter_map(|attribute| {
            let value: Value = match &attribute.values {
                Values::Text(v) => v.get(node).cloned().flatten().into(),
                Values::Integer(v) => v.get(node).copied().flatten().into(),
                Values::Real(v) => v.get(node).copied().flatten().into(),
            };
            (!value.is_null()).then(|| (attribute.name.to_owned(), value))
        })
        .collect()
}

/// Name, colour, and the kind that a box switches on and off; communities have no box of their own.
fn legend(network: &Network, picture: &Picture, colour: ColourBy) -> Vec<Value> {
    let kinds = [NodeKind::Person, NodeKind::Body, NodeKind::Regulation, NodeKind::Place];
    let mut legend: Vec<Value> = kinds
        .into_iter()
        .filter(|kind| network.nodes().any(|n| n.kind == *kind))
        .map(|kind| {
            let shown = if colour == ColourBy::Kind { hex(kind_colour(kind)) } else { "transparent".into() };
            json!([kind.name(), shown, kind.name()])
        })
        .collect();
    if colour == ColourBy::Community {
        legend.extend(picture.legend.iter().map(|(name, c)| json!([name, hex(*c), null])));
    }
    legend
}
