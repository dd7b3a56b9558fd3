//! From a document to its statements. Each relation has its extractor; the order is the order of the registry.

mod act;
mod actor;
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
mod setting;
pub mod sink;

use crate::lexicon::{Fault, Lexicon};
use crate::model::{Document, Extraction};
use crate::segment::Segmenter;
use page::Page;
use sink::Sink;

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
        for extractor in EXTRACTORS {
            extractor(&page, &mut sink);
        }
        let meetings = meeting::extract(&page, &mut sink);
        let spoken = attendance::extract(&page, &meetings, &mut sink);
        presence::extract(&page, &meetings, &spoken, &mut sink);
        review::extract(&page, &meetings, &mut sink);
        reform::extract(&page, &meetings, &mut sink);
        regulation::extract(&page, &meetings, &mut sink);
        sink.finish(document.id.clone())
    }
}

/// The extractors, in the order in which they run.
const EXTRACTORS: &[fn(&Page, &mut Sink)] =
    &[document::extract, career::extract, appointment::extract, roster::extract, office::extract];
