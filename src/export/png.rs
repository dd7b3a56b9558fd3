//! A picture in pixels: SVG drawn with the fonts that it is given.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Group, Node, Options, Tree, fontdb};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Why there is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PngError {
    #[error("no font here has the characters {}", sample(.0))]
    Unwritable(BTreeSet<char>),
    #[error("the picture is not well formed: {0}")]
    Malformed(String),
    #[error("{0} by {1} pixels are more than memory holds")]
    TooLarge(u32, u32),
}

/// The first few, since all labels of a network may be without a font.
fn sample(characters: &BTreeSet<char>) -> String {
    let first: String = characters.iter().take(12).collect();
    if characters.len() > 12 { format!("{first} … ({} in all)", characters.len()) } else { first }
}

/// Draws an SVG, each of its units `scale` pixels wide. Characters without a font are an error, never boxes.
pub fn png(svg: &str, fonts: Arc<fontdb::Database>, scale: f32) -> Result<Vec<u8>, PngError> {
    let options = Options { fontdb: fonts, ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|e| PngError::Malformed(e.to_string()))?;
    let mut missing = BTreeSet::new();
    let mut written = 0;
    glyphs(tree.root(), &mut |text, is_drawn| {
        written += 1;
        if !is_drawn {
            missing.extend(text.chars());
        }
    });
    if written == 0 {
        // Without any font at all text is dropped before it becomes glyphs.
        missing.extend(svg_text(svg));
    }
    if !missing.is_empty() {
        return Err(PngError::Unwritable(missing));
    }
    let pixels = |length: f32| (length * scale).ceil() as u32;
    let (wide, high) = (pixels(tree.size().width()), pixels(tree.size().height()));
    let mut pixmap = Pixmap::new(wide, high).ok_or(PngError::TooLarge(wide, high))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap.encode_png().map_err(|e| PngError::Malformed(e.to_string()))
}

/// Tells of each glyph what it stands for and whether a font has it.
fn glyphs(group: &Group, tell: &mut impl FnMut(&str, bool)) {
    for node in group.children() {
        match node {
            Node::Group(inner) => glyphs(inner, tell),
            Node::Text(text) => {
                let spans = text.layouted().iter();
                spans.flat_map(|s| &s.positioned_glyphs).for_each(|g| tell(&g.text, g.id.0 != 0));
            }
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

/// What the text elements of an SVG as [`super::svg`] writes it say.
fn svg_text(svg: &str) -> impl Iterator<Item = char> {
    let labels = svg.split("<text").skip(1).filter_map(|t| t.split_once('>')?.1.split_once("</text>"));
    labels.flat_map(|(label, _)| label.chars())
}
