//! From what the user names (files, folders, globs, `-`) to documents still to be decoded.
//!
//! The pieces that the pipeline calls:
//! - [`inputs`] gives an iterator of `Result<Source, ReadError>`, sorted and the same for every order of
//!   the arguments; files are opened only when their turn comes, JSON Lines are read line by line.
//! - [`Source::decode`] turns the bytes into text: no IO, safe to run in parallel.
//!
//! A problem is the item of one document and never ends the iteration.

mod decode;
mod error;
mod json;
mod walk;

pub use error::{Place, ReadError};
pub use json::{FieldError, FieldNames};

use crate::model::DocumentId;
use json::{JsonLines, Record};
use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use walk::Found;

/// The longest document that is read, in bytes. Longer ones are reported and skipped.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// What kind of text a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaType {
    Text,
    Markdown,
    Html,
}

/// A document's words, as they came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// In an encoding that is still to be found out.
    Bytes(Vec<u8>),
    /// From a JSON document.
    Text(String),
}

/// What came with a document beside its words. Empty strings count as absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Declared {
    pub title: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    pub encoding: Option<String>,
}

/// A document before decoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    pub id: DocumentId,
    /// Set when the document's own id was already taken: that id. `id` then ends in `~2`, `~3`, ….
    pub clash: Option<DocumentId>,
    pub place: Place,
    pub media: MediaType,
    pub content: Content,
    pub declared: Declared,
}

/// A document as text: what `normalise` takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodedSource {
    pub id: DocumentId,
    pub media: MediaType,
    pub text: String,
    pub declared: Declared,
}

impl Source {
    /// Decodes the bytes to UTF-8, without a byte order mark. Fails on what is no text.
    pub fn decode(self) -> Result<DecodedSource, ReadError> {
        let text = match self.content {
            Content::Text(text) => text,
            Content::Bytes(bytes) => {
                let html = self.media == MediaType::Html;
                match decode::decode(bytes, self.declared.encoding.as_deref(), html) {
                    Some(text) => text,
                    None => return Err(ReadError::Binary { place: self.place }),
                }
            }
        };
        if text.trim().is_empty() {
            return Err(ReadError::Empty { place: self.place });
        }
        Ok(DecodedSource { id: self.id, media: self.media, text, declared: self.declared })
    }
}

/// Opens what `arguments` name: files, folders (recursively), globs, or `-` for standard input.
///
/// Files come sorted by path and once each, standard input last.
pub fn inputs(arguments: &[String], fields: &FieldNames) -> Inputs {
    Inputs {
        queue: walk::find(arguments),
        lines: None,
        ready: VecDeque::new(),
        taken: BTreeMap::new(),
        fields: fields.clone(),
    }
}

/// The documents behind the arguments, one after the other.
pub struct Inputs {
    queue: VecDeque<Found>,
    lines: Option<JsonLines>,
    ready: VecDeque<Result<Record, ReadError>>,
    /// How often each id was wanted.
    taken: BTreeMap<String, u32>,
    fields: FieldNames,
}

impl Inputs {
    /// Files, patterns and standard input that have not been opened yet: a measure of progress.
    pub fn remaining(&self) -> usize {
        self.queue.len()
    }

    fn next_record(&mut self) -> Option<Result<Record, ReadError>> {
        loop {
            if let Some(record) = self.ready.pop_front() {
                return Some(record);
            }
            if let Some(lines) = &mut self.lines {
                match lines.next(&self.fields) {
                    Some(record) => return Some(record),
                    None => self.lines = None,
                }
            }
            let opened = match self.queue.pop_front()? {
                Found::Problem(error) => Err(error),
                Found::Stdin => self.open(Place::stdin(), Box::new(BufReader::new(std::io::stdin())), ""),
                Found::File(path) => self.open_file(&path),
            };
            if let Err(error) = opened {
                return Some(Err(error));
            }
        }
    }

    fn open_file(&mut self, path: &Path) -> Result<(), ReadError> {
        let place = Place::file(path);
        let unreadable = |source| ReadError::Unreadable { place: place.clone(), source };
        let file = File::open(path).map_err(unreadable)?;
        let length = file.metadata().map_err(unreadable)?.len();
        let ending = walk::ending(path);
        if length > MAX_BYTES && ending != "jsonl" {
            return Err(ReadError::TooLong { place, limit: MAX_BYTES });
        }
        self.open(place, Box::new(BufReader::new(file)), &ending)
    }

    fn open(&mut self, place: Place, mut input: Box<dyn BufRead>, ending: &str) -> Result<(), ReadError> {
        let ending = match ending {
            // Standard input has no ending: its first byte tells what it is.
            "" => sniff(&place, input.as_mut())?,
            known => known,
        };
        if ending == "jsonl" {
            self.lines = Some(JsonLines::new(place, input));
            return Ok(());
        }
        let bytes = read_all(&place, input.as_mut())?;
        if ending == "json" {
            self.ready.extend(json::documents(&place, bytes, &self.fields));
            return Ok(());
        }
        let media = match ending {
            "html" | "htm" => MediaType::Html,
            "md" => MediaType::Markdown,
            _ => MediaType::Text,
        };
        let id = Some(place.stem());
        self.ready.push_back(Ok(Record {
            id,
            place,
            media,
            content: Content::Bytes(bytes),
            declared: Declared::default(),
        }));
        Ok(())
    }

    fn name(&mut self, record: Record) -> Source {
        let wanted = record.id.unwrap_or_else(|| record.place.numbered_stem());
        let mut id = wanted.clone();
        let mut clash = None;
        if self.taken.contains_key(&wanted) {
            clash = Some(DocumentId(wanted.clone()));
            while self.taken.contains_key(&id) {
                let count = self.taken.entry(wanted.clone()).or_insert(1);
                *count += 1;
                id = format!("{wanted}~{count}");
            }
        }
        self.taken.insert(id.clone(), 1);
        Source {
            id: DocumentId(id),
            clash,
            place: record.place,
            media: record.media,
            content: record.content,
            declared: record.declared,
        }
    }
}

impl Iterator for Inputs {
    type Item = Result<Source, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.next_record()?;
        Some(record.map(|record| self.name(record)))
    }
}

fn sniff(place: &Place, input: &mut dyn BufRead) -> Result<&'static str, ReadError> {
    let unreadable = |source| ReadError::Unreadable { place: place.clone(), source };
    let head = input.fill_buf().map_err(unreadable)?;
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    Ok(match head.iter().find(|b| !b.is_ascii_whitespace()) {
        Some(b'{') => "jsonl",
        Some(b'[') => "json",
        Some(b'<') => "html",
        _ => "txt",
    })
}

fn read_all(place: &Place, input: &mut dyn BufRead) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    input
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|source| ReadError::Unreadable { place: place.clone(), source })?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLong { place: place.clone(), limit: MAX_BYTES });
    }
    if bytes.is_empty() {
        return Err(ReadError::Empty { place: place.clone() });
    }
    Ok(bytes)
}

/// Reads one file, whatever its ending: for tests and for a verb that takes a single document.
pub fn file(path: &Path, fields: &FieldNames) -> impl Iterator<Item = Result<Source, ReadError>> {
    let mut inputs = inputs(&[], fields);
    inputs.queue.push_back(Found::File(PathBuf::from(path)));
    inputs
}
