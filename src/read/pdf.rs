//! The text layer of PDF files, laid out in lines again.
//!
//! A PDF holds glyphs at places, not text: glyphs on one height become a line, wide gaps a tab (a table) or
//! a blank, an indented line keeps its indent, so that `normalise` joins wrapped lines as in plain text.

use super::error::Damage;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, BezPath, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, interpret_page,
};

/// Glyph outlines have 1,000 units to the em (ISO 32000-1, 9.2.4).
const UNITS: f64 = 1000.0;
/// In points: what is lower is an underline or an ornament.
const SHORTEST_RULE: f64 = 6.0;

/// One character at its place; lengths in points, `y` upwards.
#[derive(Debug, Clone, PartialEq)]
struct Glyph {
    x: f64,
    y: f64,
    em: f64,
    words: String,
}

impl Glyph {
    fn width(&self) -> f64 {
        self.words.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum::<f64>() * self.em
    }

    fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    fn right(&self) -> f64 {
        self.x + self.width()
    }
}

/// A vertical stroke, as between the cells of a table.
#[derive(Debug, Clone, Copy)]
struct Rule {
    x: f64,
    bottom: f64,
    top: f64,
}

#[derive(Default)]
struct Collector {
    glyphs: Vec<Glyph>,
    rules: Vec<Rule>,
    /// Glyphs that no table of the file leads to a character.
    unknown: usize,
    pictures: usize,
}

impl Device<'_> for Collector {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let [_, _, c, d, x, y] = (props.transform * glyph.transform()).as_coeffs();
            let words = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(words)) => words,
                None => {
                    self.unknown += 1;
                    continue;
                }
            };
            if !words.is_empty() && !words.contains(char::is_control) {
                self.glyphs.push(Glyph { x, y, em: c.hypot(d) * UNITS, words });
            }
        }
    }

    /// Lines are drawn as thin boxes, cells as boxes: their sides part the columns.
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, _: &DrawMode) {
        let area = (props.transform * path.clone()).bounding_box();
        if area.height() >= SHORTEST_RULE {
            let side = |x| Rule { x, bottom: area.y0, top: area.y1 };
            self.rules.extend([side(area.x0), side(area.x1)]);
        }
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {
        self.pictures += 1;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// The text of all pages, a line of print on a line.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Damage> {
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Damage::Locked,
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Damage::Broken("not a sound PDF file"),
    })?;
    let cache = InterpreterCache::new();
    let (mut unknown, mut pictures) = (0, 0);
    let mut paragraphs = Paragraphs::default();
    for page in pdf.pages().iter() {
        let bounds = Rect::new(0.0, 0.0, 1.0, 1.0);
        let settings =
            InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
        let mut context = Context::new(Affine::IDENTITY, bounds, &cache, pdf.xref(), settings);
        let mut collector = Collector::default();
        interpret_page(page, &mut context, &mut collector);
        unknown += collector.unknown;
        pictures += collector.pictures;
        paragraphs.add_page(collector.glyphs, &collector.rules);
    }
    match paragraphs.text.trim().is_empty() {
        true if unknown > 0 => Err(Damage::Unmapped),
        true if pictures > 0 => Err(Damage::Scan),
        _ => Ok(paragraphs.text),
    }
}

/// Lines of print put together: a line that runs to the right margin goes on in the next, unless that one is
/// indented.
#[derive(Default)]
struct Paragraphs {
    text: String,
    /// Whether the last line filled its page's width.
    full: bool,
}

impl Paragraphs {
    fn add_page(&mut self, glyphs: Vec<Glyph>, rules: &[Rule]) {
        let rows = rows(glyphs);
        let left = rows.iter().filter_map(|row| row.first()).map(|g| g.x).fold(f64::INFINITY, f64::min);
        let right = rows.iter().filter_map(|row| row.last()).map(Glyph::right).fold(0.0, f64::max);
        for row in &rows {
            let (Some(first), Some(last)) = (row.first(), row.last()) else { continue };
            let line = line(row, rules);
            if is_page_number(&line) {
                continue;
            }
            let indent = first.x - left;
            let columns = line.contains('\t');
            if !(self.full && indent < 0.5 * first.em && !columns) && !self.text.is_empty() {
                self.text.push('\n');
            }
            if indent > 1.5 * first.em {
                self.text.push_str("\u{3000}\u{3000}");
            }
            self.text.push_str(&line);
            self.full = !columns && right - last.right() < 1.5 * last.em;
        }
    }
}

/// The glyphs of each line of print, from top to bottom and left to right, without blanks at the ends.
fn rows(mut glyphs: Vec<Glyph>) -> Vec<Vec<Glyph>> {
    glyphs.retain(|g| g.em > 0.0 && g.x.is_finite() && g.y.is_finite());
    glyphs.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|f| (f.y - glyph.y).abs() < 0.4 * f.em.max(glyph.em)) => {
                row.push(glyph);
            }
            _ => rows.push(vec![glyph]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
        // Bold print is often the same glyph set twice, a hair's breadth apart.
        row.dedup_by(|b, a| a.words == b.words && (b.x - a.x).abs() < 0.2 * a.em);
        let end = row.iter().rposition(|g| !g.is_blank()).map_or(0, |last| last + 1);
        row.truncate(end);
        let start = row.iter().position(|g| !g.is_blank()).unwrap_or(0);
        row.drain(..start);
    }
    rows.retain(|row| !row.is_empty());
    rows
}

fn line(row: &[Glyph], rules: &[Rule]) -> String {
    let mut line = String::new();
    let mut last: Option<&Glyph> = None;
    let mut blank = false;
    for glyph in row {
        if glyph.is_blank() {
            blank = true;
            continue;
        }
        if let Some(last) = last {
            let gap = (glyph.x - last.right()) / last.em.max(glyph.em);
            let parted = |rule: &Rule| {
                let between = last.x + 0.5 * last.width() < rule.x && rule.x <= glyph.x;
                between && rule.bottom <= glyph.y + 0.5 * glyph.em && rule.top >= glyph.y
            };
            if gap > 2.2 || rules.iter().any(parted) {
                line.push('\t');
            } else if gap > 0.7 {
                line.push('\u{3000}');
            } else if blank && last.words.is_ascii() && glyph.words.is_ascii() {
                line.push(' ');
            }
        }
        line.push_str(&glyph.words);
        (last, blank) = (Some(glyph), false);
    }
    line
}

fn is_page_number(line: &str) -> bool {
    let core = line.trim().trim_matches(['-', '—', '–', '－', '第', '页', '/', '·', ' ', '\u{3000}']);
    !core.is_empty() && core.chars().all(|c| c.is_ascii_digit()) && core.len() < 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(words: &str, x: f64, y: f64) -> Vec<Glyph> {
        let at = |(i, c): (usize, char)| Glyph { x: x + 12.0 * i as f64, y, em: 12.0, words: c.to_string() };
        words.chars().enumerate().map(at).collect()
    }

    fn text(glyphs: Vec<Glyph>, rules: &[Rule]) -> String {
        let mut paragraphs = Paragraphs::default();
        paragraphs.add_page(glyphs, rules);
        paragraphs.text
    }

    #[test]
    fn glyphs_come_back_as_lines_whatever_their_order() {
        let mut glyphs = [
            print("经研究决定，任命", 74.0, 700.0),
            print("王一为局长。", 50.0, 680.0),
            print("姓名", 50.0, 660.0),
            print("职务", 130.0, 661.0),
            print("- 3 -", 90.0, 30.0),
        ]
        .concat();
        let expected = "\u{3000}\u{3000}经研究决定，任命王一为局长。\n姓名\t职务";
        assert_eq!(text(glyphs.clone(), &[]), expected);
        glyphs.reverse();
        assert_eq!(text(glyphs, &[]), expected);
    }

    #[test]
    fn a_stroke_between_two_cells_parts_them() {
        let glyphs = [print("姓名", 50.0, 660.0), print("职务", 76.0, 660.0)].concat();
        assert_eq!(text(glyphs.clone(), &[]), "姓名职务");
        assert_eq!(text(glyphs, &[Rule { x: 75.0, bottom: 650.0, top: 680.0 }]), "姓名\t职务");
    }

    #[test]
    fn bold_print_is_read_once() {
        let glyphs = [print("任免", 50.0, 700.0), print("任免", 50.4, 700.2)].concat();
        assert_eq!(text(glyphs, &[]), "任免");
    }
}
