//! Electronic mail (RFC 5322, MIME): the message's own text, and each attachment as a document of its own.

use super::error::Place;
use super::json::Record;
use super::{Content, Declared, Format, MediaType};
use mail_parser::{MessageParser, MimeHeaders, PartType};

/// The message and its attachments of readable kinds; `None` where it is no message.
pub(super) fn documents(place: &Place, bytes: &[u8]) -> Option<Vec<Record>> {
    let message = MessageParser::default().parse(bytes).filter(|m| !m.headers().is_empty())?;
    let declared = Declared {
        title: message.subject().map(str::to_owned),
        date: message.date().map(|d| format!("{:04}-{:02}-{:02}", d.year, d.month, d.day)),
        ..Declared::default()
    };
    let html = message.html_part(0).and_then(|part| match &part.body {
        // A plain text stands in for HTML where there is none.
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    });
    let plain = || message.body_text(0).map(|text| text.into_owned());
    let (media, words) = match html {
        Some(html) => (MediaType::Html, html),
        None => (MediaType::Text, plain().unwrap_or_default()),
    };
    let mut records = Vec::new();
    if !words.trim().is_empty() {
        let content = Content::Text(words);
        let format = Format::Text(media);
        records.push(Record { id: Some(place.stem()), place: place.clone(), format, content, declared });
    }
    for (number, part) in (1..).zip(message.attachments()) {
        let name = part.attachment_name().unwrap_or_default();
        let ending = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
        if let Some(format) = Format::of(&ending) {
            let place = place.at(number);
            records.push(Record {
                id: Some(place.numbered_stem()),
                place,
                format,
                content: Content::Bytes(part.contents().to_vec()),
                declared: Declared::default(),
            });
        }
    }
    Some(records)
}
