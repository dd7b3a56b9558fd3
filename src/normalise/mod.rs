//! From a decoded source to the text in which everything is matched, with the way back.
//!
//! [`normalise`] is pure and cannot fail. Its steps, one file each: `lines` (or `html`) finds the lines of
//! the page, `clean` takes conversion noise out of them and `script` turns traditional characters into
//! simplified ones, `boilerplate` and `byline` say what each block is, `metadata` reads what the page says
//! of itself. In the normal text
//! - every block is one line; blocks are separated by `\n`, cells of a row by `\t`;
//! - a blank stands only between two Han characters, or between two ASCII words, and is always one space:
//!   whether it separates words or stands inside a name is for later steps to decide;
//! - letters and digits are half width, punctuation beside Han characters is full width;
//! - 《》 are outer marks, 〈〉 inner ones where the line nests them soundly.

mod builder;
mod clean;
mod lines;
mod pinyin;
mod script;

use crate::model::{Block, BlockKind, Document, Metadata, Span};
use crate::read::DecodedSource;
use builder::Builder;

/// Normalises one document.
pub fn normalise(source: DecodedSource) -> Document {
    let original = source.text;
    let noise = clean::Noise::of(&original);
    let mut builder = Builder::with_capacity(original.len() + original.len() / 8);
    let mut blocks = Vec::new();
    for line in lines::split(&original) {
        clean::line(&original, line, &noise, false, &mut builder);
        if !builder.at_line_start() {
            let end = builder.text().len();
            blocks
                .push(Block { kind: BlockKind::Paragraph, span: Span::of(end - builder.line().len(), end) });
        }
    }
    let (normal, map) = builder.finish(None);
    Document { id: source.id, original, normal, map, blocks, metadata: Metadata::default() }
}
