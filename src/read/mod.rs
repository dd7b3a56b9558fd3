//! From what the user names (files, folders, globs, `-`) to documents still to be decoded.
//!
//! The pieces that the pipeline calls:
//! - [`inputs`] gives an iterator of `Result<Source, ReadError>`, sorted and the same for every order of
//!   the arguments; files are opened only when their turn comes, JSON Lines are read line by line.
//! - [`Source::decode`] turns the bytes into text: no IO, safe to run in parallel. Of office formats (PDF,
//!   Word, spreadsheets, CSV) it gives the text in lines, rows of tables with tabs: that text is what
//!   evidence is counted in.
//!
//! A problem is the item of one document and never ends the iteration.

mod decode;
mod docx;
mod error;
mod json;
mod mail;
mod pdf;
mod sheet;
mod walk;

pub use error::{Damage, Place, ReadError};
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

/// What kind of file a document came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text(MediaType),
    Pdf,
    Docx,
    /// XLSX, XLS or ODS.
    Workbook,
    Csv,
}

impl Format {
    /// By the ending of a file's name, in lower case; `None` for what is no single document.
    fn of(ending: &str) -> Option<Self> {
        Some(match ending {
            "txt" => Self::Text(MediaType::Text),
            "md" => Self::Text(MediaType::Markdown),
            "html" | "htm" => Self::Text(MediaType::Html),
            "pdf" => Self::Pdf,
            "docx" => Self::Docx,
            "xlsx" | "xls" | "ods" => Self::Workbook,
            "csv" => Self::Csv,
            _ => return None,
        })
    }
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
    pub format: Format,
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
        let place = self.place;
        let converted = |text: Result<String, Damage>| {
            text.map(|text| (text, MediaType::Text))
                .map_err(|damage| ReadError::Damaged { place: place.clone(), damage })
        };
        let (text, media) = match (self.content, self.format) {
            (Content::Text(text), Format::Text(media)) => (text, media),
            // Only what is text comes as text.
            (Content::Text(text), _) => (text, MediaType::Text),
            (Content::Bytes(bytes), Format::Text(media)) => {
                let html = media == MediaType::Html;
                match decode::decode(bytes, self.declared.encoding.as_deref(), html) {
                    Some(text) => (text, media),
                    None => return Err(ReadError::Binary { place }),
                }
            }
            (Content::Bytes(bytes), Format::Pdf) => converted(pdf::text(bytes))?,
            (Content::Bytes(bytes), Format::Docx) => converted(docx::text(bytes))?,
            (Content::Bytes(bytes), Format::Workbook) => converted(sheet::workbook(bytes))?,
            (Content::Bytes(bytes), Format::Csv) => converted(sheet::csv(bytes))?,
        };
        if text.trim().is_empty() {
            return Err(ReadError::Empty { place });
        }
        Ok(DecodedSource { id: self.id, media, text, declared: self.declared })
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
        if ending == "eml" {
            let broken = |place| ReadError::Damaged { place, damage: Damage::Broken("not a sound message") };
            let records = mail::documents(&place, &bytes).ok_or_else(|| broken(place.clone()))?;
            if records.is_empty() {
                return Err(ReadError::Empty { place });
            }
            self.ready.extend(records.into_iter().map(Ok));
            return Ok(());
        }
        let format = Format::of(ending).unwrap_or(Format::Text(MediaType::Text));
        let id = Some(place.stem());
        self.ready.push_back(Ok(Record {
            id,
            place,
            format,
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
            format: record.format,
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
    let mut marks = head.iter().filter(|b| !b.is_ascii_whitespace());
    let (first, second) = (marks.next(), marks.next());
    Ok(match first {
        // [本报讯], {导语}: a text may begin with a bracket as well
        Some(b'{') if matches!(second, None | Some(b'"' | b'}')) => "jsonl",
        Some(b'[') if matches!(second, None | Some(b'{' | b']')) => "json",
        Some(b'<') => "html",
        Some(b'%') if head.starts_with(b"%PDF-") => "pdf",
        Some(b'P') if head.starts_with(b"PK\x03\x04") => "docx",
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
