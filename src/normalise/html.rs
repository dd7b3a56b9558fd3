//! Finds the lines of an HTML page: its visible text, each piece with its place in the source.
//!
//! No tree is built. The tokenizer's events drive a stack of open elements, which is enough to tell
//! paragraphs, headings, rows of tables and parts of the page that its own class names call navigation.

use super::builder::Builder;
use super::entities::{self, Piece};
use super::markup::{self, Part, Tag};
use super::page::{Hint, Line, Page, PageMeta};
use super::table::{Cell, Draft, Table, data_row, is_layout};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};
use std::ops::Range;

/// Reads the page; what it makes of broken markup is what can still be told from it.
pub(super) fn read(html: &str) -> Page {
    let mut reader = Reader::new(html);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        reader.event(&event, span.start..span.end);
        None
    });
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(html, emitter).try_for_each(|token| token);
    reader.finish()
}

struct Open {
    tag: Tag,
    part: Part,
    hidden: bool,
}

struct Reader<'a> {
    html: &'a str,
    open: Vec<Open>,
    tables: Vec<Table>,
    lines: Vec<Draft>,
    line: Draft,
    meta: PageMeta,
    /// The start tag that is being read: its attributes come one by one.
    tag: Option<Tag>,
    tag_start: usize,
    attribute: String,
    attributes: Vec<(String, String)>,
}

impl<'a> Reader<'a> {
    fn new(html: &'a str) -> Self {
        Self {
            html,
            open: Vec::new(),
            tables: Vec::new(),
            lines: Vec::new(),
            line: Draft::default(),
            meta: PageMeta::default(),
            tag: None,
            tag_start: 0,
            attribute: String::new(),
            attributes: Vec::new(),
        }
    }

    fn event(&mut self, event: &CallbackEvent<'_>, span: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Tag::of(name));
                self.tag_start = span.start;
                self.attributes.clear();
                self.attribute.clear();
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute = String::from_utf8_lossy(name).to_ascii_lowercase();
                self.attributes.push((self.attribute.clone(), String::new()));
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, content)) = self.attributes.last_mut() {
                    content.push_str(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.start(tag, *self_closing, self.tag_start..span.end);
                }
            }
            CallbackEvent::EndTag { name } => self.end(Tag::of(name)),
            CallbackEvent::String { value } => self.text(value, span),
            _ => {}
        }
    }

    fn attribute(&self, name: &str) -> &str {
        self.attributes.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    fn start(&mut self, tag: Tag, self_closing: bool, span: Range<usize>) {
        match tag {
            Tag::Meta => {
                let name = match self.attribute("name") {
                    "" => self.attribute("property").to_owned(),
                    name => name.to_owned(),
                };
                let content = self.attribute("content").to_owned();
                self.meta.set(&name, content);
                return;
            }
            Tag::Break => return self.break_line(),
            Tag::Rule => return self.finish_line(),
            Tag::Void => return,
            _ => {}
        }
        self.close_implied(tag);
        if tag.is_block() {
            self.finish_line();
        }
        match tag {
            Tag::Table => {
                if let Some(cell) = self.cell() {
                    cell.nested = true;
                }
                self.tables.push(Table::default());
            }
            Tag::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = Some((span, Vec::new()));
                }
            }
            Tag::Cell => {
                let number = |name| self.attribute(name).trim().parse().unwrap_or(1u32).clamp(1, 1000);
                let (rows, columns) = (number("rowspan"), number("colspan"));
                if let Some(table) = self.tables.last_mut() {
                    let row = table.row.get_or_insert_with(|| (span, Vec::new()));
                    row.1.push(Cell { rows, columns, ..Cell::default() });
                }
            }
            _ => {}
        }
        if self_closing && tag != Tag::Paragraph {
            return;
        }
        let named = markup::part(tag, self.attribute("id"), self.attribute("class"));
        let above = self.open.last();
        let hidden =
            tag.is_hidden() || markup::is_hidden(self.attribute("style")) || above.is_some_and(|o| o.hidden);
        let part = named.max(above.map_or(Part::Unknown, |o| o.part));
        self.open.push(Open { tag, part, hidden });
    }

    /// Elements that end where another of their kind begins.
    fn close_implied(&mut self, tag: Tag) {
        let (closes, within): (&[Tag], &[Tag]) = match tag {
            Tag::Row => (&[Tag::Cell, Tag::Row], &[Tag::Table]),
            Tag::Cell => (&[Tag::Cell], &[Tag::Row, Tag::Table]),
            Tag::Item => (&[Tag::Item], &[Tag::List, Tag::Table]),
            Tag::Other => return,
            _ if tag.is_block() => (&[Tag::Paragraph], &[Tag::Block, Tag::Cell, Tag::Table, Tag::Item]),
            _ => return,
        };
        for kind in closes {
            let found = self.open.iter().rposition(|o| o.tag == *kind || within.contains(&o.tag));
            if found.is_some_and(|at| self.open[at].tag == *kind) {
                self.end(*kind);
            }
        }
    }

    fn end(&mut self, tag: Tag) {
        if tag == Tag::Break {
            return self.break_line();
        }
        if matches!(tag, Tag::Meta | Tag::Rule | Tag::Void) {
            return;
        }
        // An end tag without its start closes nothing; none reaches out of its table.
        let found =
            self.open.iter().rposition(|o| o.tag == tag || (o.tag == Tag::Table && tag != Tag::Table));
        let Some(at) = found.filter(|at| self.open[*at].tag == tag) else { return };
        if tag.is_block() {
            self.finish_line();
        }
        self.open.truncate(at);
        match tag {
            Tag::Row => self.finish_row(),
            Tag::Table => {
                self.finish_row();
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn text(&mut self, value: &[u8], span: Range<usize>) {
        let Some(top) = self.open.last() else {
            return self.visible(value, span, Part::Unknown);
        };
        if top.tag == Tag::Title {
            self.meta.title.push_str(&String::from_utf8_lossy(value));
        } else if !top.hidden {
            self.visible(value, span, top.part);
        }
    }

    fn visible(&mut self, value: &[u8], span: Range<usize>, part: Part) {
        let Ok(value) = std::str::from_utf8(value) else { return };
        if self.line.pieces.is_empty() {
            if value.trim_matches(|c: char| c.is_ascii_whitespace()).is_empty() {
                return;
            }
            self.line.part = part;
            self.line.hint = self.hint();
        }
        let letters = value.chars().filter(|c| c.is_alphanumeric()).count();
        self.line.letters += letters;
        if self.open.iter().rev().take_while(|o| !o.tag.is_block()).any(|o| o.tag == Tag::Link) {
            self.line.linked += letters;
        }
        let before = self.line.pieces.len();
        entities::pieces(self.html, span, value, &mut self.line.pieces);
        if self.open.iter().any(|o| o.tag == Tag::Preformatted) {
            self.break_preformatted(before);
        }
    }

    /// In preformatted text the line breaks of the source are line breaks.
    fn break_preformatted(&mut self, from: usize) {
        let pieces = self.line.pieces.split_off(from);
        for piece in pieces {
            let Piece::Copy(range) = piece else {
                self.line.pieces.push(piece);
                continue;
            };
            let mut start = range.start;
            for (at, _) in self.html[range.clone()].match_indices('\n') {
                self.line.pieces.push(Piece::Copy(start..range.start + at));
                self.break_line();
                start = range.start + at + 1;
            }
            self.line.pieces.push(Piece::Copy(start..range.end));
        }
    }

    fn hint(&self) -> Hint {
        let heading = self.open.iter().rev().find_map(|o| match o.tag {
            Tag::Heading(level) => Some(Hint::Heading(level)),
            _ => None,
        });
        let title = || self.open.iter().rev().take(2).any(|o| o.part == Part::Title);
        heading.unwrap_or(if title() { Hint::Heading(1) } else { Hint::None })
    }

    /// The cell that text goes to.
    fn cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut()?.row.as_mut()?.1.last_mut()
    }

    fn break_line(&mut self) {
        self.finish_line();
    }

    fn finish_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if line.pieces.is_empty() {
            return;
        }
        match self.cell() {
            Some(cell) => cell.lines.push(line),
            None => self.lines.push(line),
        }
    }

    fn finish_row(&mut self) {
        self.finish_line();
        let Some(table) = self.tables.last_mut() else { return };
        let Some((tag, cells)) = table.row.take() else { return };
        let lines = match is_layout(&cells) {
            true => cells.into_iter().flat_map(|c| c.lines).collect(),
            false => vec![data_row(self.html, tag, cells, &mut table.reaching)],
        };
        // The row of an inner table is a line in a cell of the outer one.
        let outer = self.tables.len().checked_sub(2).and_then(|at| self.tables.get_mut(at));
        match outer.and_then(|t| t.row.as_mut()).and_then(|r| r.1.last_mut()) {
            Some(cell) => cell.lines.extend(lines),
            None => self.lines.extend(lines),
        }
    }

    fn finish(mut self) -> Page {
        while !self.tables.is_empty() {
            self.finish_row();
            self.tables.pop();
        }
        self.finish_line();
        let mut builder = Builder::with_capacity(self.html.len() / 2);
        let mut lines = Vec::with_capacity(self.lines.len());
        for draft in self.lines {
            builder.begin_line();
            for piece in &draft.pieces {
                match piece {
                    Piece::Copy(range) => builder.copy(self.html, range.start, range.end),
                    Piece::Edit(range, words) => builder.replace(range.start, range.end, words),
                }
            }
            let end = builder.text().len();
            if !builder.at_line_start() {
                lines.push(Line {
                    range: end - builder.line().len()..end,
                    hint: draft.hint,
                    part: draft.part,
                    linked: draft.letters > 0 && draft.linked * 5 >= draft.letters * 4,
                    cuts: Vec::new(),
                });
            }
        }
        let (text, map) = builder.finish(None);
        Page { text, map, lines, meta: self.meta }
    }
}
