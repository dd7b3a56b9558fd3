//! Documents in JSON: one object, an array of them, or one a line.

use super::error::{Place, ReadError};
use super::{Content, Declared, Format, MAX_BYTES, MediaType, decode};
use serde_json::{Map, Value};
use std::io::{BufRead, Read};

/// Under which names a JSON document keeps what is read from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldNames {
    pub id: String,
    pub title: String,
    pub date: String,
    pub url: String,
    pub text: String,
    pub html: String,
    pub encoding: String,
}

impl Default for FieldNames {
    fn default() -> Self {
        Self {
            id: "id".into(),
            title: "title".into(),
            date: "date".into(),
            url: "url".into(),
            text: "text".into(),
            html: "html".into(),
            encoding: "encoding".into(),
        }
    }
}

/// A `name=theirs` that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    #[error("`{0}`: write it as NAME=THEIRS, for instance text=content")]
    NoEquals(String),
    #[error("`{0}`: no such field; there are id, title, date, url, text, html, encoding")]
    Unknown(String),
}

impl FieldNames {
    /// Takes one `name=theirs`.
    pub fn rename(&mut self, setting: &str) -> Result<(), FieldError> {
        let no_equals = || FieldError::NoEquals(setting.to_owned());
        let (name, theirs) = setting.split_once('=').ok_or_else(no_equals)?;
        if theirs.is_empty() {
            return Err(no_equals());
        }
        let field = match name {
            "id" => &mut self.id,
            "title" => &mut self.title,
            "date" => &mut self.date,
            "url" => &mut self.url,
            "text" => &mut self.text,
            "html" => &mut self.html,
            "encoding" => &mut self.encoding,
            _ => return Err(FieldError::Unknown(name.to_owned())),
        };
        *field = theirs.to_owned();
        Ok(())
    }
}

/// A document whose id has not been checked against the others yet.
pub(super) struct Record {
    pub id: Option<String>,
    pub place: Place,
    pub format: Format,
    pub content: Content,
    pub declared: Declared,
}

/// JSON Lines, read one at a time.
pub(super) struct JsonLines {
    place: Place,
    input: Box<dyn BufRead>,
    line: u64,
}

impl JsonLines {
    pub fn new(place: Place, input: Box<dyn BufRead>) -> Self {
        Self { place, input, line: 0 }
    }

    pub fn next(&mut self, fields: &FieldNames) -> Option<Result<Record, ReadError>> {
        loop {
            self.line += 1;
            let place = self.place.at(self.line);
            let mut bytes = Vec::new();
            match self.input.by_ref().take(MAX_BYTES + 1).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) if bytes.len() as u64 > MAX_BYTES => {
                    self.skip_line();
                    return Some(Err(ReadError::TooLong { place, limit: MAX_BYTES }));
                }
                Ok(_) => {}
                Err(source) => {
                    // A broken input is reported once; what follows it can't be trusted.
                    self.input = Box::new(std::io::empty());
                    return Some(Err(ReadError::Unreadable { place, source }));
                }
            }
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let Some(text) = decode::decode(bytes, None, false) else {
                return Some(Err(ReadError::Binary { place }));
            };
            return Some(match serde_json::from_str(&text) {
                Ok(value) => record(place, value, fields),
                Err(error) => Err(ReadError::InvalidJson { place, reason: error.to_string() }),
            });
        }
    }

    fn skip_line(&mut self) {
        loop {
            let (used, done) = match self.input.fill_buf() {
                Ok([]) | Err(_) => return,
                Ok(bytes) => match bytes.iter().position(|b| *b == b'\n') {
                    Some(at) => (at + 1, true),
                    None => (bytes.len(), false),
                },
            };
            self.input.consume(used);
            if done {
                return;
            }
        }
    }
}

/// The documents of a `.json` file: one object, an array, or objects one after the other.
pub(super) fn documents(
    place: &Place,
    bytes: Vec<u8>,
    fields: &FieldNames,
) -> Vec<Result<Record, ReadError>> {
    let Some(text) = decode::decode(bytes, None, false) else {
        return vec![Err(ReadError::Binary { place: place.clone() })];
    };
    if text.trim().is_empty() {
        return vec![Err(ReadError::Empty { place: place.clone() })];
    }
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(&text).into_iter::<Value>() {
        match value {
            Ok(Value::Array(items)) => values.extend(items),
            Ok(value) => values.push(value),
            Err(error) => {
                return vec![Err(ReadError::InvalidJson { place: place.clone(), reason: error.to_string() })];
            }
        }
    }
    if let [_] = values.as_slice() {
        return values.into_iter().map(|value| record(place.clone(), value, fields)).collect();
    }
    (1..).zip(values).map(|(number, value)| record(place.at(number), value, fields)).collect()
}

fn record(place: Place, value: Value, fields: &FieldNames) -> Result<Record, ReadError> {
    let Value::Object(mut object) = value else {
        return Err(ReadError::InvalidJson { place, reason: "a document is an object".into() });
    };
    let (media, text) = match (string(&mut object, &fields.text), string(&mut object, &fields.html)) {
        (Some(text), _) => (MediaType::Text, text),
        (None, Some(html)) => (MediaType::Html, html),
        (None, None) => return Err(ReadError::MissingField { place, field: "text" }),
    };
    if text.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLong { place, limit: MAX_BYTES });
    }
    Ok(Record {
        id: string(&mut object, &fields.id),
        declared: Declared {
            title: string(&mut object, &fields.title),
            date: string(&mut object, &fields.date),
            url: string(&mut object, &fields.url),
            encoding: string(&mut object, &fields.encoding),
        },
        place,
        format: Format::Text(media),
        content: Content::Text(text),
    })
}

/// A field as text: numbers as they are written, empty ones as absent.
fn string(object: &mut Map<String, Value>, name: &str) -> Option<String> {
    match object.remove(name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
