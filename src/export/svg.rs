//! A network as a picture for print: labels that do not collide, a legend, a title.

use super::attribute::number;
use super::picture::Picture;
use super::xml::Xml;
use crate::network::Network;
use unicode_width::UnicodeWidthStr;

const WIDTH: f64 = 1600.0;
const HEIGHT: f64 = 1200.0;
/// Around the network; the title and the legend stand there.
const MARGIN: f64 = 70.0;
const FONT: f64 = 13.0;
const FONTS: &str = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif";

/// The picture of a network under a title. `ranks` is what decides which labels are written first.
pub fn svg(network: &Network, picture: &Picture, ranks: &[f64], title: &str) -> String {
    let (at, scale) = fit(&picture.positions);
    let radii: Vec<f64> = picture.radii.iter().map(|r| r * scale.clamp(0.3, 1.2)).collect();
    let mut xml = Xml::new();
    let size = [
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("viewBox", "0 0 1600 1200"),
        ("width", "1600"),
        ("height", "1200"),
        ("font-family", FONTS),
    ];
    xml.element("svg", &size, |xml| {
        xml.leaf("title", &[], title);
        xml.empty("rect", &[("width", "1600"), ("height", "1200"), ("fill", "white")]);
        ties(xml, network, &at);
        xml.element("g", &[("stroke", "white"), ("stroke-width", "0.8")], |xml| {
            for (v, node) in network.nodes().enumerate() {
                let place = [
                    ("cx", tenth(at[v].0)),
                    ("cy", tenth(at[v].1)),
                    ("r", tenth(radii[v])),
                    ("fill", hex(picture.colours[v])),
                ];
                let place: Vec<_> = place.iter().map(|(k, v)| (*k, v.as_str())).collect();
                xml.element("circle", &place, |xml| xml.leaf("title", &[], &node.label));
            }
        });
        labels(xml, network, &radii, ranks, &at);
        legend(xml, network, picture, title);
    });
    xml.finish()
}

/// Positions scaled into the page with one scale for both directions, and that scale.
fn fit(positions: &[(f64, f64)]) -> (Vec<(f64, f64)>, f64) {
    let bounds = |of: fn(&(f64, f64)) -> f64| {
        let values = positions.iter().map(of);
        (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (top, bottom)) = (bounds(|p| p.0), bounds(|p| p.1));
    let (wide, high) = ((right - left).max(1e-9), (bottom - top).max(1e-9));
    let scale = ((WIDTH - 2.0 * MARGIN) / wide).min((HEIGHT - 2.0 * MARGIN) / high).min(2.0);
    let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
    let onto =
        |p: &(f64, f64)| (WIDTH / 2.0 + (p.0 - middle.0) * scale, HEIGHT / 2.0 + (p.1 - middle.1) * scale);
    (positions.iter().map(onto).collect(), scale)
}

fn tenth(value: f64) -> String {
    number((value * 10.0).round() / 10.0)
}

fn hex((r, g, b): (u8, u8, u8)) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

fn ties(xml: &mut Xml, network: &Network, at: &[(f64, f64)]) {
    let heaviest = network.ties().map(|t| t.2.weight).fold(1.0, f64::max);
    xml.element("g", &[("stroke", "#666666"), ("stroke-opacity", "0.35")], |xml| {
        for (a, b, tie) in network.ties() {
            let width = 0.6 + 3.0 * (tie.weight.ln_1p() / heaviest.ln_1p());
            let line = [
                ("x1", tenth(at[a].0)),
                ("y1", tenth(at[a].1)),
                ("x2", tenth(at[b].0)),
                ("y2", tenth(at[b].1)),
                ("stroke-width", tenth(width)),
            ];
            let line: Vec<_> = line.iter().map(|(k, v)| (*k, v.as_str())).collect();
            xml.empty("line", &line);
        }
    });
}

/// A rectangle on the page.
#[derive(Debug, Clone, Copy)]
struct Space {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Space {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Writes the labels of the highest ranks for which there is room: right of the node, left, above, below.
fn labels(xml: &mut Xml, network: &Network, radii: &[f64], ranks: &[f64], at: &[(f64, f64)]) {
    let mut order: Vec<usize> = (0..network.node_count()).collect();
    order.sort_by(|&a, &b| ranks[b].total_cmp(&ranks[a]).then(a.cmp(&b)));
    // Large nodes are not written over either.
    let mut taken: Vec<Space> = order
        .iter()
        .take(200)
        .map(|&v| {
            let ((x, y), r) = (at[v], radii[v]);
            Space { left: x - r, top: y - r, right: x + r, bottom: y + r }
        })
        .collect();
    let attributes = [
        ("font-size", "13"),
        ("fill", "#222222"),
        ("stroke", "white"),
        ("stroke-width", "3"),
        ("paint-order", "stroke"),
    ];
    xml.element("g", &attributes, |xml| {
        for &v in order.iter().take(400) {
            let label = &network.node(v).label;
            let wide = label.width() as f64 * FONT / 2.0 + 2.0;
            let ((x, y), r) = (at[v], radii[v] + 3.0);
            let corners = [
                (x + r, y - FONT / 2.0),
                (x - r - wide, y - FONT / 2.0),
                (x - wide / 2.0, y - r - FONT),
                (x - wide / 2.0, y + r),
            ];
            let free = corners.into_iter().find_map(|(left, top)| {
                let space = Space { left, top, right: left + wide, bottom: top + FONT };
                let inside = left > 4.0
                    && space.right < WIDTH - 4.0
                    && top > MARGIN / 2.0
                    && space.bottom < HEIGHT - MARGIN / 2.0;
                (inside && !taken.iter().any(|t| t.meets(&space))).then_some(space)
            });
            if let Some(space) = free {
                let (x, y) = (tenth(space.left), tenth(space.bottom - 2.0));
                xml.leaf("text", &[("x", &x), ("y", &y)], label);
                taken.push(space);
            }
        }
    });
}

fn legend(xml: &mut Xml, network: &Network, picture: &Picture, title: &str) {
    let black = ("fill", "#111111");
    xml.leaf("text", &[("x", "24"), ("y", "36"), ("font-size", "22"), black], title);
    let sizes = format!("{} nodes, {} ties", network.node_count(), network.tie_count());
    xml.leaf("text", &[("x", "24"), ("y", "58"), ("font-size", "14"), ("fill", "#555555")], &sizes);
    let mut x = 24.0;
    for (name, colour) in &picture.legend {
        let wide = 40.0 + name.width() as f64 * 7.5;
        if x + wide > WIDTH {
            break;
        }
        let (here, text) = (number(x + 6.0), number(x + 18.0));
        xml.empty("circle", &[("cx", &here), ("cy", "1180"), ("r", "6"), ("fill", &hex(*colour))]);
        xml.leaf("text", &[("x", &text), ("y", "1185"), ("font-size", "14"), black], name);
        x += wide;
    }
}
