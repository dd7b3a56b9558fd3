//! A writer of small XML documents that cannot leave an element open.

use quick_xml::escape::escape;
use std::fmt::Write;

/// Indented XML in the making.
pub struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    pub fn new() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        for _ in 0..self.open.len() {
            self.text.push(' ');
        }
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            let clean: String = value
                .chars()
                .map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c })
                .collect();
            // Writing to a String cannot fail.
            let _ = write!(self.text, " {key}=\"{}\"", escape(clean.as_str()));
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.text.push_str("/>\n");
    }

    /// An element with text.
    pub fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.tag(name, attributes);
        let clean: String = text
            .chars()
            .map(|c| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c })
            .collect();
        let _ = writeln!(self.text, ">{}</{name}>", escape(clean.as_str()));
    }

    /// An element with what `content` writes.
    pub fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&str, &str)],
        content: impl FnOnce(&mut Self),
    ) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
        content(self);
        self.open.pop();
        for _ in 0..self.open.len() {
            self.text.push(' ');
        }
        let _ = writeln!(self.text, "</{name}>");
    }

    pub fn finish(self) -> String {
        self.text
    }
}
