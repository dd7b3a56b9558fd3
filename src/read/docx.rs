//! Word documents (ECMA-376, WordprocessingML): paragraphs become lines, rows of tables lines with tabs.

use super::error::Damage;
use super::{MAX_BYTES, decode};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

/// The text of the main part, as shown: without deleted text, field codes and footnotes.
pub(super) fn text(bytes: Vec<u8>) -> Result<String, Damage> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Damage::Broken("not a sound Word file"))?;
    let part = archive
        .by_name("word/document.xml")
        .map_err(|_| Damage::Broken("not a Word file: it has no word/document.xml"))?;
    let mut xml = Vec::new();
    part.take(MAX_BYTES + 1).read_to_end(&mut xml).map_err(|_| Damage::Broken("not a sound Word file"))?;
    if xml.len() as u64 > MAX_BYTES {
        return Err(Damage::Bomb);
    }
    let xml = decode::decode(xml, None, false).ok_or(Damage::Broken("its text is not readable"))?;
    body(&xml).ok_or(Damage::Broken("its XML is not well formed"))
}

/// What is open at a place of the document.
#[derive(Default)]
struct State {
    text: String,
    /// Inside `w:t`.
    in_text: bool,
    /// Depth inside `mc:Fallback`, which repeats a text box for old readers.
    fallback: u32,
    /// Cells seen in each open row, outermost first.
    rows: Vec<u32>,
}

impl State {
    fn open(&mut self, name: &str) {
        match name {
            "mc:Fallback" => self.fallback += 1,
            "w:t" => self.in_text = true,
            "w:tr" => self.rows.push(0),
            "w:tc" => {
                if let Some(cells) = self.rows.last_mut() {
                    *cells += 1;
                    if *cells > 1 {
                        self.text.push('\t');
                    }
                }
            }
            _ => {}
        }
    }

    fn empty(&mut self, name: &str) {
        match name {
            "w:ta" if self.fallback == 0 => self.text.push('\u{3000}'),
            "w:br" | "w:cr" if self.fallback == 0 => self.end_paragraph(),
            "w:noBreakHyphen" => self.text.push('-'),
            // An empty cell still holds its column.
            "w:tc" => self.open(name),
            "w:p" => self.end_paragraph(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "mc:Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "w:t" => self.in_text = false,
            "w:p" if self.fallback == 0 => self.end_paragraph(),
            "w:tr" => {
                self.rows.pop();
                self.end_paragraph();
            }
            _ => {}
        }
    }

    /// Inside a table a cell's paragraphs stay on the row's line.
    fn end_paragraph(&mut self) {
        match self.rows.is_empty() {
            true => self.text.push('\n'),
            false if self.text.ends_with(['\t', '\n', ' ']) => {}
            false => self.text.push(' '),
        }
    }
}

/// `None` where the XML is not well formed.
fn body(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut state = State::default();
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => state.open(tag.name().0),
            Event::Empty(tag) => state.empty(tag.name().0),
            Event::End(tag) => state.close(tag.name().0),
            Event::Text(text) if state.in_text && state.fallback == 0 => {
                state.text.push_str(&text);
            }
            Event::GeneralRef(name) if state.in_text && state.fallback == 0 => {
                let entity = format!("&{};", &*name);
                state.text.push_str(&quick_xml::escape::unescape(&entity).ok()?);
            }
            Event::Eof => return Some(state.text.replace(" \t", "\t").replace(" \n", "\n")),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_tables_and_text_boxes_come_out_once() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>任命</w:t></w:r><w:r><w:t xml:space=\"preserve\">通知 A&amp;B</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>职务</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>局长</w:t></w:r></w:p><w:p><w:r><w:t>书记</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:p><w:r><w:delText>旧</w:delText><w:instrText>PAGE</w:instrText></w:r>\
            <mc:Choice><w:p><w:t>框</w:t></w:p></mc:Choice><mc:Fallback><w:p><w:t>框</w:t></w:p></mc:Fallback></w:p></w:body></w:document>";
        assert_eq!(body(xml).as_deref(), Some("任命通知 A&B\n姓名\t职务\n\t局长 书记\n框\n\n"));
        assert_eq!(body("<w:p><w:t>无尾"), Some("无尾".to_owned()));
        assert_eq!(body("<w:p></w:q>"), None);
    }
}
