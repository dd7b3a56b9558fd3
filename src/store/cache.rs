//! What a build leaves for the next one: the facts of each document with the hash of its bytes.

use super::folder::{FACTS, Lock};
use crate::model::{DocumentFacts, DocumentId};
use crate::read::{Content, Source};
use crate::wire::{FactLine, from_lines, to_lines};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;

/// One line of the file.
#[derive(Serialize, Deserialize)]
struct Entry {
    doc: String,
    hash: String,
    facts: Vec<FactLine>,
}

/// The first line: facts that another program extracted are not taken over.
#[derive(Serialize, Deserialize)]
struct Head {
    extractor: String,
}

/// A document's facts with the hash of what they were read from.
#[derive(Debug, Clone)]
pub struct Known {
    pub hash: String,
    pub facts: DocumentFacts,
}

/// The facts of the build before.
#[derive(Debug, Default)]
pub struct Cache {
    entries: BTreeMap<String, (String, Vec<FactLine>)>,
}

/// What names this very program: its version and its bytes.
pub fn stamp() -> String {
    let bytes = std::env::current_exe().and_then(std::fs::read).unwrap_or_default();
    format!("{} {}", env!("CARGO_PKG_VERSION"), hex(&Sha256::digest(&bytes)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a document's facts depend on, beside the program.
pub fn hash(source: &Source) -> String {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    add(format!("{:?} {:?}", source.format, source.declared).as_bytes());
    match &source.content {
        Content::Bytes(bytes) => add(bytes),
        Content::Text(text) => add(text.as_bytes()),
    }
    hex(&hash.finalize())
}

impl Cache {
    /// What the graph under `lock` was built from. Empty where there is none, or it can't be used: then
    /// everything is extracted anew.
    pub fn open(lock: &Lock, stamp: &str) -> Self {
        let place = lock.current();
        place.and_then(|place| Self::read(&place.join(FACTS), stamp)).unwrap_or_default()
    }

    fn read(path: &Path, stamp: &str) -> Option<Self> {
        let mut lines = BufReader::new(File::open(path).ok()?).lines();
        let head: Head = serde_json::from_str(&lines.next()?.ok()?).ok()?;
        if head.extractor != stamp {
            return None;
        }
        let mut entries = BTreeMap::new();
        for line in lines {
            let Entry { doc, hash, facts } = serde_json::from_str(&line.ok()?).ok()?;
            entries.insert(doc, (hash, facts));
        }
        Some(Self { entries })
    }

    /// The hash of `source`, and its facts where they are known.
    pub fn look_up(&self, source: &Source) -> (String, Option<DocumentFacts>) {
        let now = hash(source);
        let found = self.entries.get(&source.id.0).filter(|(then, _)| *then == now);
        let facts = found.and_then(|(_, lines)| {
            let lines = lines.iter().cloned().map(|line| FactLine { doc: source.id.0.clone(), ..line });
            from_lines(DocumentId(source.id.0.clone()), lines).ok()
        });
        (now, facts)
    }

    /// Writes the file that the next build reads.
    pub fn write(out: &mut dyn Write, stamp: &str, documents: &[Known]) -> std::io::Result<()> {
        serde_json::to_writer(&mut *out, &Head { extractor: stamp.to_owned() })?;
        out.write_all(b"\n")?;
        for known in documents {
            let doc = known.facts.document.0.clone();
            let facts = to_lines(&known.facts, true).map(|l| FactLine { doc: String::new(), ..l }).collect();
            serde_json::to_writer(&mut *out, &Entry { doc, hash: known.hash.clone(), facts })?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
