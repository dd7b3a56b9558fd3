//! A network as a picture for print: labels that do not collide, a legend, a title.

use super::attribute::number;
use super::labels::{FONT, Space, Spot, breadth, place};
use super::picture::{Picture, hex};
use super::xml::Xml;
use crate::network::Network;

/// The page is this wide and high; a scale makes it fit any other.
pub const PAGE_WIDTH: u32 = 1600;
const WIDTH: f64 = PAGE_WIDTH as f64;
const HEIGHT: f64 = 1200.0;
/// Where the network and its labels stand: below the title and above the legend.
const FRAME: Space = Space { left: 8.0, top: 70.0, right: WIDTH - 8.0, bottom: HEIGHT - 76.0 };
/// Between the frame and the nodes, for labels.
const MARGIN: f64 = 48.0;
/// More labels than this are a carpet.
const MOST_LABELS: usize = 400;
const FONTS: &str = "Noto Sans CJK SC, Source Han Sans SC, Noto Sans SC, WenQuanYi Zen Hei, Microsoft YaHei, PingFang SC, sans-serif";

/// The picture of a network under a title. `ranks` is what decides which labels are written first.
pub fn svg(network: &Network, picture: &Picture, ranks: &[f64], title: &str) -> String {
    let (at, scale) = fit(&picture.positions);
    let radii: Vec<f64> = picture.radii.iter().map(|r| r * scale.clamp(0.35, 1.6)).collect();
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
        ties(xml, network, &at, &radii);
        xml.element("g", &[("stroke", "white"), ("stroke-width", "0.8")], |xml| {
            // The largest first, so that no small one lies under it.
            let mut order: Vec<usize> = (0..network.node_count()).collect();
            order.sort_by(|&a, &b| radii[b].total_cmp(&radii[a]).then(a.cmp(&b)));
            for v in order {
                let (x, y, r) = (tenth(at[v].0), tenth(at[v].1), tenth(radii[v]));
                let circle = [("cx", &*x), ("cy", &y), ("r", &r), ("fill", &hex(picture.colours[v]))];
                xml.element("circle", &circle, |xml| xml.leaf("title", &[], &network.node(v).label));
            }
        });
        labels(xml, network, &radii, ranks, &at);
        heading(xml, network, title);
        legend(xml, network, picture);
    });
    xml.finish()
}

/// Positions scaled into the frame with one scale for both directions, and that scale.
fn fit(positions: &[(f64, f64)]) -> (Vec<(f64, f64)>, f64) {
    let bounds = |of: fn(&(f64, f64)) -> f64| {
        let values = positions.iter().map(of);
        (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (top, bottom)) = (bounds(|p| p.0), bounds(|p| p.1));
    let (wide, high) = ((right - left).max(1e-9), (bottom - top).max(1e-9));
    let room = (FRAME.right - FRAME.left - 2.0 * MARGIN, FRAME.bottom - FRAME.top - 2.0 * MARGIN);
    let scale = (room.0 / wide).min(room.1 / high).min(3.0);
    let middle = ((left + right) / 2.0, (top + bottom) / 2.0);
    let centre = ((FRAME.left + FRAME.right) / 2.0, (FRAME.top + FRAME.bottom) / 2.0);
    let onto = |p: &(f64, f64)| (centre.0 + (p.0 - middle.0) * scale, centre.1 + (p.1 - middle.1) * scale);
    (positions.iter().map(onto).collect(), scale)
}

fn tenth(value: f64) -> String {
    number((value * 10.0).round() / 10.0)
}

/// Heavier ties are wider; those of a directed network end in an arrow at the edge of the node they lead to.
fn ties(xml: &mut Xml, network: &Network, at: &[(f64, f64)], radii: &[f64]) {
    let heaviest = network.ties().map(|t| t.2.weight).fold(1.0, f64::max);
    let faint = (300.0 / network.tie_count().max(1) as f64).sqrt().clamp(0.12, 0.45);
    let (faint, clear) = (format!("{faint:.2}"), format!("{:.2}", (faint * 1.6).min(0.7)));
    xml.element("g", &[("stroke", "#555555"), ("stroke-opacity", &faint)], |xml| {
        for (a, b, tie) in network.ties() {
            let width = tenth(0.6 + 3.0 * (tie.weight.ln_1p() / heaviest.ln_1p()));
            let (x1, y1, x2, y2) = (tenth(at[a].0), tenth(at[a].1), tenth(at[b].0), tenth(at[b].1));
            let line = [("x1", &*x1), ("y1", &y1), ("x2", &x2), ("y2", &y2), ("stroke-width", &width)];
            xml.empty("line", &line);
        }
    });
    if !network.directed {
        return;
    }
    xml.element("g", &[("fill", "#555555"), ("fill-opacity", &clear)], |xml| {
        for (a, b, _) in network.ties() {
            let (dx, dy) = (at[b].0 - at[a].0, at[b].1 - at[a].1);
            let length = dx.hypot(dy);
            if length < radii[a] + radii[b] + 6.0 {
                continue;
            }
            let (ux, uy) = (dx / length, dy / length);
            let (x, y) = (at[b].0 - ux * (radii[b] + 0.5), at[b].1 - uy * (radii[b] + 0.5));
            let point = |along: f64, across: f64| {
                format!("{} {}", tenth(x - ux * along - uy * across), tenth(y - uy * along + ux * across))
            };
            let path = format!("M{} L{} L{} Z", point(0.0, 0.0), point(8.0, 3.0), point(8.0, -3.0));
            xml.empty("path", &[("d", &path)]);
        }
    });
}

/// Writes the labels of the highest ranks for which there is room.
fn labels(xml: &mut Xml, network: &Network, radii: &[f64], ranks: &[f64], at: &[(f64, f64)]) {
    let mut order: Vec<usize> = (0..network.node_count()).collect();
    order.sort_by(|&a, &b| ranks[b].total_cmp(&ranks[a]).then(a.cmp(&b)));
    let spots: Vec<Spot<'_>> = network
        .nodes()
        .enumerate()
        .map(|(v, node)| Spot { at: at[v], radius: radii[v], label: &node.label })
        .collect();
    let size = number(FONT);
    let attributes = [
        ("class", "labels"),
        ("font-size", size.as_str()),
        ("fill", "#1a1a1a"),
        ("stroke", "white"),
        ("stroke-width", "3"),
        ("stroke-linejoin", "round"),
        ("paint-order", "stroke"),
    ];
    xml.element("g", &attributes, |xml| {
        for (v, space) in place(&spots, &order, FRAME, MOST_LABELS) {
            let (x, y) = (tenth(space.left + 1.0), tenth(space.bottom - 2.0));
            xml.leaf("text", &[("x", &x), ("y", &y)], spots[v].label);
        }
    });
}

fn heading(xml: &mut Xml, network: &Network, title: &str) {
    // A long title is written smaller rather than over the edge.
    let size = number((24.0 * ((WIDTH - 48.0) / breadth(title, 24.0)).min(1.0)).floor());
    let black = ("fill", "#111111");
    xml.leaf(
        "text",
        &[("x", "24"), ("y", "38"), ("font-size", &size), ("font-weight", "bold"), black],
        title,
    );
    let sizes = format!("{} nodes, {} ties", network.node_count(), network.tie_count());
    xml.leaf("text", &[("x", "24"), ("y", "60"), ("font-size", "14"), ("fill", "#555555")], &sizes);
}

/// What colours and sizes mean, in as many lines as it takes, two at most.
fn legend(xml: &mut Xml, network: &Network, picture: &Picture) {
    let (mut x, mut y) = (24.0, HEIGHT - 44.0);
    xml.element("g", &[("class", "legend"), ("font-size", "14"), ("fill", "#111111")], |xml| {
        for (name, colour) in &picture.legend {
            let wide = 18.0 + breadth(name, 14.0) + 24.0;
            if x > 24.0 && x + wide > WIDTH - 24.0 {
                (x, y) = (24.0, y + 24.0);
            }
            if y > HEIGHT - 20.0 {
                break;
            }
            let (cx, cy, tx, ty) = (number(x + 6.0), number(y - 5.0), tenth(x + 18.0), number(y));
            xml.empty("circle", &[("cx", &cx), ("cy", &cy), ("r", "6"), ("fill", &hex(*colour))]);
            xml.leaf("text", &[("x", &tx), ("y", &ty)], name);
            x += wide;
        }
    });
    let heaviest = network.ties().map(|t| t.2.weight).fold(0.0, f64::max);
    let weights =
        format!("size of nodes: {}; breadth of ties: weight, up to {}", picture.size, number(heaviest));
    let at = tenth(WIDTH - 24.0);
    let attributes =
        [("x", at.as_str()), ("y", "60"), ("font-size", "14"), ("fill", "#555555"), ("text-anchor", "end")];
    xml.leaf("text", &attributes, &weights);
}
