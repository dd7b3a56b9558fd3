//! What can be wrong with an input, and where.

use std::fmt;
use std::path::{Path, PathBuf};

/// Where a document came from: a file or standard input, and a line of it for JSON Lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// `None` for standard input.
    pub path: Option<PathBuf>,
    /// Counted from 1; in a JSON array the number of the element.
    pub line: Option<u64>,
}

impl Place {
    pub fn stdin() -> Self {
        Self { path: None, line: None }
    }

    pub fn file(path: &Path) -> Self {
        Self { path: Some(path.to_owned()), line: None }
    }

    pub fn at(&self, line: u64) -> Self {
        Self { path: self.path.clone(), line: Some(line) }
    }

    /// The file name without its ending.
    pub(super) fn stem(&self) -> String {
        let stem = self.path.as_deref().and_then(Path::file_stem);
        stem.map_or_else(|| "stdin".to_owned(), |s| s.to_string_lossy().into_owned())
    }

    pub(super) fn numbered_stem(&self) -> String {
        match self.line {
            Some(line) => format!("{}-{line}", self.stem()),
            None => self.stem(),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}", path.display())?,
            None => f.write_str("standard input")?,
        }
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// What is wrong with a file of an office format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    #[error("{0}; open it and save it anew")]
    Broken(&'static str),
    #[error("protected by a password; save it without one")]
    Locked,
    #[error("a scan: pictures of pages without a text layer; run text recognition (OCR) on it first")]
    Scan,
    #[error("its fonts do not say which characters they show; run text recognition (OCR) on it first")]
    Unmapped,
    #[error("unpacks to more than a document may have; split it")]
    Bomb,
}

/// Why a document could not be read. The others are not affected.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("{place}: cannot be read: {source}")]
    Unreadable { place: Place, source: std::io::Error },
    #[error("{place}: holds no text")]
    Empty { place: Place },
    #[error("{place}: is binary, not text")]
    Binary { place: Place },
    #[error("{place}: {damage}")]
    Damaged { place: Place, damage: Damage },
    #[error("{place}: longer than {} MiB; split it into documents", limit / 1024 / 1024)]
    TooLong { place: Place, limit: u64 },
    #[error("{place}: not valid JSON: {reason}")]
    InvalidJson { place: Place, reason: String },
    #[error("{place}: no field `{field}`; if it has another name there, say --field {field}=NAME")]
    MissingField { place: Place, field: &'static str },
    #[error("{}: unknown ending; readable are {}", path.display(), super::walk::readable())]
    UnknownEnding { path: PathBuf },
    #[error("{pattern}: no such file, and no file matches it as a pattern")]
    NoMatch { pattern: String },
}
