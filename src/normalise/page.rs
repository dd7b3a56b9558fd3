//! A page before its lines are cleaned, the same for plain text and HTML.

use super::markup::Part;
use crate::model::OffsetMap;
use std::ops::Range;

/// What the markup says that a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Hint {
    #[default]
    None,
    Heading(u8),
    Row,
}

/// A line of [`Page::text`].
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub range: Range<usize>,
    pub hint: Hint,
    pub part: Part,
    /// Nearly all of its words are links.
    pub linked: bool,
    /// Where the cells of a row end that no tab parts.
    pub cuts: Vec<Cut>,
}

impl Line {
    /// A line of which nothing is known but its words.
    pub fn plain(range: Range<usize>) -> Self {
        Self { range, hint: Hint::None, part: Part::Unknown, linked: false, cuts: Vec::new() }
    }
}

/// What parts two cells of a row, and how many cells it ends: those between them are empty.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    pub range: Range<usize>,
    pub cells: usize,
}

/// The lines of a page, in a text that leads back to the original.
pub(super) struct Page {
    pub text: String,
    pub map: OffsetMap,
    pub lines: Vec<Line>,
    pub meta: PageMeta,
}

/// What the head of the page declares, as written there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PageMeta {
    /// The `title` element: the article's title and often the site's name.
    pub title: String,
    pub article_title: Option<String>,
    pub date: Option<String>,
    pub source: Option<String>,
    pub author: Option<String>,
    pub editor: Option<String>,
    pub url: Option<String>,
}

impl PageMeta {
    /// Takes a `meta` element, by the names that Chinese government sites, news sites and Open Graph use.
    /// Of several the first that is not empty counts.
    pub fn set(&mut self, name: &str, content: String) {
        let field = match name.to_ascii_lowercase().as_str() {
            "articletitle" | "og:title" | "article:title" => &mut self.article_title,
            "pubdate"
            | "publishdate"
            | "publish_date"
            | "firstpublishedtime"
            | "article:published_time"
            | "og:release_date"
            | "date"
            | "createdate"
            | "contentdate" => &mut self.date,
            "contentsource" | "source" | "mediaid" | "article:source" => &mut self.source,
            "author" | "article:author" => &mut self.author,
            "editor" | "contenteditor" => &mut self.editor,
            "url" | "og:url" => &mut self.url,
            _ => return,
        };
        let content = content.trim();
        if field.is_none() && !content.is_empty() {
            *field = Some(content.to_owned());
        }
    }
}
