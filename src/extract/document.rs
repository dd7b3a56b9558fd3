//! What the page says of itself: headline, publisher, date, authors.

use super::page::Page;
use super::sink::Sink;
use crate::model::Fact;

pub fn extract(page: &Page, sink: &mut Sink) {
    let metadata = &page.document.metadata;
    let Some(words) = metadata.evidence else { return };
    let fact = Fact::Document {
        title: metadata.title.clone(),
        publisher: metadata.publisher.clone(),
        // 据某网6月13日消息: of no year
        date: metadata.date.or(page.dateline.published),
        authors: metadata.authors.clone(),
    };
    let empty = Fact::Document { title: None, publisher: None, date: None, authors: Vec::new() };
    if fact != empty {
        sink.say_original(fact, words, "document/metadata", 90);
    }
}
