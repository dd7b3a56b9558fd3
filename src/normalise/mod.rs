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

mod boilerplate;
mod builder;
mod byline;
mod characters;
mod clean;
mod dateline;
mod edges;
mod entities;
mod grid;
mod html;
mod lacuna;
mod layout;
mod lines;
mod markup;
mod metadata;
mod names;
mod page;
mod pinyin;
mod roles;
mod script;
mod table;
mod torn;
mod unbroken;

use crate::model::{Block, BlockKind, Document, OffsetMap, Span};
use crate::read::{DecodedSource, MediaType};
use builder::Builder;
use layout::Candidate;
use page::{Line, PageMeta};

/// Normalises one document.
pub fn normalise(source: DecodedSource) -> Document {
    let original = source.text;
    let mut meta = PageMeta::default();
    let media = if markup::is_html(&original) { MediaType::Html } else { source.media };
    let (normal, map, lines) = match media {
        MediaType::Text => clean_all(&original, lines::plain(&original), None, false),
        MediaType::Markdown => clean_all(&original, lines::markdown(&original), None, true),
        MediaType::Html => {
            let page = html::read(&original);
            meta = page.meta;
            let lines = lines::rejoin(&page.text, page.lines);
            clean_all(&page.text, lines, Some(&page.map), false)
        }
    };
    let title = metadata::declared_title(&meta, &source.declared);
    let candidates: Vec<Candidate<'_>> = lines
        .iter()
        .map(|l| Candidate {
            words: normal.get(l.range.clone()).unwrap_or(""),
            hint: l.hint,
            part: l.part,
            linked: l.linked,
        })
        .collect();
    let layout = layout::of(&candidates, title.as_deref());
    let block = |(line, kind): (&Line, &BlockKind)| Block {
        kind: *kind,
        span: Span::of(line.range.start, line.range.end),
    };
    let blocks: Vec<Block> = lines.iter().zip(&layout.kinds).map(block).collect();
    let text = metadata::Text { normal: &normal, blocks: &blocks, map: &map };
    let metadata = metadata::of(&text, &layout, &meta, &source.declared, title);
    Document { id: source.id, original, normal, map, blocks, metadata }
}

/// Cleans every line; the ranges of the lines that come back lie in the normal text.
fn clean_all(
    from: &str,
    lines: Vec<Line>,
    below: Option<&OffsetMap>,
    markdown: bool,
) -> (String, OffsetMap, Vec<Line>) {
    let noise = clean::Noise { markdown, ..clean::Noise::of(from) };
    let mut builder = Builder::with_capacity(from.len() + from.len() / 8);
    let mut kept = Vec::with_capacity(lines.len());
    let headline = lines.iter().map(|l| &from[l.range.clone()]).find(|words| !words.is_empty());
    for line in lines {
        let start = headline.map_or(line.range.start, |h| lines::behind_headline(from, &line.range, h));
        let line = Line { range: start..line.range.end, ..line };
        clean::line(from, &line, &noise, &mut builder);
        if !builder.at_line_start() {
            let end = builder.text().len();
            kept.push(Line { range: end - builder.line().len()..end, ..line });
        }
    }
    let (normal, map) = builder.finish(below);
    (normal, map, kept)
}
