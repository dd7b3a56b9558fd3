//! From a document to its statements. Each relation has its extractor; the order is the order of the registry.

mod accord;
mod act;
mod actor;
mod anaphor;
mod appointment;
mod attendance;
mod authority;
mod career;
mod convened;
mod directory;
mod document;
#[cfg(test)]
mod examples;
mod group;
mod leaving;
mod listing;
mod matter;
pub mod meeting;
mod occasion;
mod office;
pub mod page;
mod people;
mod period;
mod presence;
mod presented;
mod reform;
mod regulation;
mod review;
mod roster;
mod sequel;
mod setting;
mod shared_title;
pub mod sink;
mod statute;
mod whose;

use crate::lexicon::{Fault, Lexicon};
use crate::model::{Document, Extraction};
use crate::segment::Segmenter;
use page::Page;
use sink::{Attempt, Sink};

/// Everything that stays the same from document to document.
#[derive(Debug)]
pub struct Extractor {
    lexicon: Lexicon,
    segmenter: Segmenter,
}

impl Extractor {
    /// With the lexicon that ships inside the binary.
    ///
    /// # Errors
    /// The faults of the lexicon, each with file and line.
    pub fn new() -> Result<Self, Vec<Fault>> {
        Ok(Self { lexicon: Lexicon::embedded()?, segmenter: Segmenter::default() })
    }

    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// All that the document says.
    pub fn extract(&self, document: &Document) -> Extraction {
        let page = Page::read(document, &self.lexicon, &self.segmenter);
        let mut sink = Sink::new(document);
        run(&page, &mut sink);
        sink.finish(document.id.clone())
    }

    /// The same with all that was read and said on the way; see [`crate::explain`].
    pub fn trace<'a>(&'a self, document: &'a Document) -> (Page<'a>, Extraction, Vec<Attempt>) {
        let page = Page::read(document, &self.lexicon, &self.segmenter);
        let mut sink = Sink::traced(document);
        run(&page, &mut sink);
        let (said, attempts) = sink.finish_traced(document.id.clone());
        (page, said, attempts)
    }

    /// The tokens of jieba's dictionary, where the extractors leave a border to it.
    pub fn tokens<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.segmenter.tokens(text)
    }
}

fn run(page: &Page, sink: &mut Sink) {
    for extractor in EXTRACTORS {
        extractor(page, sink);
    }
    let meetings = meeting::extract(page, sink);
    let spoken = attendance::extract(page, &meetings, sink);
    presence::extract(page, &meetings, &spoken, sink);
    review::extract(page, &meetings, sink);
    reform::extract(page, &meetings, sink);
    regulation::extract(page, &meetings, sink);
    statute::take_back(page, sink);
}

/// The extractors, in the order in which they run.
const EXTRACTORS: &[fn(&Page, &mut Sink)] = &[
    document::extract,
    career::extract,
    appointment::extract,
    leaving::extract,
    roster::extract,
    office::extract,
];
