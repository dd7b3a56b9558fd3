//! What all pictures of a network share: where its nodes are, how large, in which colour.

use crate::network::{Csr, Measures, Network, NodeKind, layout};

/// What decides the size of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SizeBy {
    Degree,
    Strength,
    Betweenness,
    PageRank,
}

impl SizeBy {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Degree => "degree",
            Self::Strength => "strength",
            Self::Betweenness => "betweenness",
            Self::PageRank => "PageRank",
        }
    }
}

/// What decides the colour of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColourBy {
    Kind,
    Community,
}

/// A network ready to be drawn, one entry a node.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Picture {
    pub positions: Vec<(f64, f64)>,
    /// Radii in the units of the positions.
    pub radii: Vec<f64>,
    pub colours: Vec<(u8, u8, u8)>,
    /// What the colours mean, the commonest first.
    pub legend: Vec<(String, (u8, u8, u8))>,
    /// What the sizes mean.
    pub size: &'static str,
}

/// A colour as the formats of the web write it.
pub fn hex((r, g, b): (u8, u8, u8)) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// Okabe and Ito's colours, which also those can tell apart who see no red or green.
const COLOURS: [(u8, u8, u8); 7] = [
    (0, 114, 178),
    (230, 159, 0),
    (0, 158, 115),
    (204, 121, 167),
    (86, 180, 233),
    (213, 94, 0),
    (240, 228, 66),
];

/// What has no colour of its own.
const GREY: (u8, u8, u8) = (153, 153, 153);

/// The colour of a kind of node.
pub const fn kind_colour(kind: NodeKind) -> (u8, u8, u8) {
    match kind {
        NodeKind::Person => COLOURS[1],
        NodeKind::Body => COLOURS[0],
        NodeKind::Regulation => COLOURS[2],
        NodeKind::Place => COLOURS[3],
    }
}

impl Picture {
    pub fn new(network: &Network, measures: &Measures, size: SizeBy, colour: ColourBy) -> Self {
        let positions = layout(&Csr::of(network));
        let values: Vec<f64> = match size {
            SizeBy::Degree => measures.degree.iter().map(|d| f64::from(*d)).collect(),
            SizeBy::Strength => measures.strength.clone(),
            SizeBy::Betweenness => measures.betweenness.clone(),
            SizeBy::PageRank => measures.pagerank.clone(),
        };
        let largest = values.iter().copied().fold(0.0, f64::max);
        // Areas grow with the value.
        let radius =
            |value: f64| 3.0 + 9.0 * if largest > 0.0 { (value / largest).max(0.0).sqrt() } else { 0.0 };
        let radii = values.into_iter().map(radius).collect();
        let (colours, legend) = match colour {
            ColourBy::Kind => by_kind(network),
            ColourBy::Community => by_community(network, measures),
        };
        Self { positions, radii, colours, legend, size: size.name() }
    }
}

type Colours = (Vec<(u8, u8, u8)>, Vec<(String, (u8, u8, u8))>);

fn by_kind(network: &Network) -> Colours {
    let colours = network.nodes().map(|n| kind_colour(n.kind)).collect();
    let kinds = [NodeKind::Person, NodeKind::Body, NodeKind::Regulation, NodeKind::Place];
    let mut legend: Vec<_> = kinds
        .into_iter()
        .map(|kind| (network.nodes().filter(|n| n.kind == kind).count(), kind))
        .filter(|(count, _)| *count > 0)
        .collect();
    legend.sort_by_key(|(count, kind)| (std::cmp::Reverse(*count), *kind));
    (
        colours,
        legend.into_iter().map(|(count, kind)| (format!("{kind} ({count})"), kind_colour(kind))).collect(),
    )
}

/// The largest communities have colours, named after the node with the heaviest ties in each.
fn by_community(network: &Network, measures: &Measures) -> Colours {
    let of = &measures.communities.of;
    let colour = |c: u32| COLOURS.get(c as usize).copied().unwrap_or(GREY);
    let colours = of.iter().map(|c| colour(*c)).collect();
    let legend = measures
        .communities
        .sizes
        .iter()
        .take(COLOURS.len())
        .enumerate()
        .filter(|(_, size)| **size > 1)
        .filter_map(|(c, size)| {
            let members = (0..of.len()).filter(|&v| of[v] as usize == c);
            let head = members
                .max_by(|&a, &b| measures.strength[a].total_cmp(&measures.strength[b]).then(b.cmp(&a)))?;
            Some((format!("{} ({size})", network.node(head).label), colour(c as u32)))
        })
        .collect();
    (colours, legend)
}
