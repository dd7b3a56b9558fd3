//! How a graph is kept in a folder.
//!
//! ```text
//! DIR/CURRENT            the name of the build that counts
//! DIR/builds/NAME/       manifest.json, facts.jsonl, store/ (RocksDB), in-use
//! DIR/lock               held by the build that works here
//! DIR/decisions.tsv      which namesakes are one person, as people decided
//! ```
//! A build fills a folder of its own and becomes the graph when `CURRENT` is renamed over: killed before,
//! the old graph stands; killed after, the new one does. What is left over is removed by the next build,
//! unless a reader still holds its `in-use`.

use super::StoreError;
use crate::model::{EntityKind, Knowledge, Relation};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

pub const STORE: &str = "store";
pub const FACTS: &str = "facts.jsonl";
pub const MANIFEST: &str = "manifest.json";
const CURRENT: &str = "CURRENT";
const BUILDS: &str = "builds";
const LOCK: &str = "lock";
const DECISIONS: &str = "decisions.tsv";
const IN_USE: &str = "in-use";

/// The layout of the folder and of the RDF in it; a graph of another one is built again.
const FORMAT: u32 = 3;

/// What a build holds, for people and for the check that it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub version: String,
    /// Documents with at least one fact.
    pub documents: u64,
    pub entities: BTreeMap<String, u64>,
    pub facts: BTreeMap<String, u64>,
}

impl Manifest {
    pub fn new(knowledge: &Knowledge) -> Self {
        let mut entities: BTreeMap<String, u64> = BTreeMap::new();
        for entity in &knowledge.entities {
            *entities.entry(entity.kind.name().to_owned()).or_default() += 1;
        }
        let mut facts: BTreeMap<String, u64> = BTreeMap::new();
        for claim in &knowledge.claims {
            *facts.entry(claim.fact.relation().name().to_owned()).or_default() += 1;
        }
        let mut documents: Vec<_> = knowledge.claims.iter().map(|c| &c.document).collect();
        documents.dedup();
        Self {
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            documents: documents.len() as u64,
            entities,
            facts,
        }
    }

    pub fn of_relation(&self, relation: Relation) -> u64 {
        self.facts.get(relation.name()).copied().unwrap_or(0)
    }

    pub fn of_kind(&self, kind: EntityKind) -> u64 {
        self.entities.get(kind.name()).copied().unwrap_or(0)
    }
}

fn io<'a>(what: &'static str, path: &'a Path) -> impl FnOnce(std::io::Error) -> StoreError + 'a {
    move |source| StoreError::Io { what, path: path.to_owned(), source }
}

/// The right to change a graph; given back when dropped, also by a process that dies.
pub struct Lock {
    dir: PathBuf,
    _file: File,
}

impl Lock {
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// What people decided about namesakes, empty where nobody did yet.
    pub fn decisions(&self) -> Result<String, StoreError> {
        let path = self.dir.join(DECISIONS);
        match fs::read_to_string(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            text => text.map_err(io("read", &path)),
        }
    }

    /// Replaces the decisions as a whole.
    pub fn write_decisions(&self, text: &str) -> Result<(), StoreError> {
        let (next, path) = (self.dir.join("decisions.next"), self.dir.join(DECISIONS));
        write(&next, |out| out.write_all(text.as_bytes()))?;
        fs::rename(&next, &path).map_err(io("replace", &path))
    }

    /// The build that counts now, if there is a complete one of this format.
    pub fn current(&self) -> Option<PathBuf> {
        let (place, _) = current(&self.dir).ok()?;
        Some(place)
    }
}

/// Takes the folder for a build, making it where it isn't there.
pub fn lock(dir: &Path) -> Result<Lock, StoreError> {
    fs::create_dir_all(dir).map_err(io("make the folder", dir))?;
    let path = dir.join(LOCK);
    if !path.exists() && !is_empty(dir)? {
        return Err(StoreError::NotAGraph(dir.to_owned()));
    }
    let file = OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(false)
        .open(&path)
        .map_err(io("write", &path))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { dir: dir.to_owned(), _file: file }),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy(dir.to_owned())),
        Err(TryLockError::Error(error)) => Err(io("lock", &path)(error)),
    }
}

fn is_empty(dir: &Path) -> Result<bool, StoreError> {
    Ok(fs::read_dir(dir).map_err(io("read", dir))?.next().is_none())
}

/// A new folder to build in. Clears away what builds before left behind.
pub fn begin(lock: &Lock) -> Result<PathBuf, StoreError> {
    let builds = lock.dir.join(BUILDS);
    fs::create_dir_all(&builds).map_err(io("make the folder", &builds))?;
    sweep(lock);
    let name = (1_u64..).map(|n| builds.join(n.to_string())).find(|p| !p.exists());
    let place = name.unwrap_or_else(|| builds.join("0"));
    fs::create_dir(&place).map_err(io("make the folder", &place))?;
    write(&place.join(IN_USE), |_| Ok(()))?;
    Ok(place)
}

/// Removes builds that don't count and that nobody reads. What can't be removed now is tried again later.
fn sweep(lock: &Lock) {
    let current = name_of_current(&lock.dir).ok();
    let Ok(entries) = fs::read_dir(lock.dir.join(BUILDS)) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        if current.as_deref().is_some_and(|c| name.to_str() == Some(c)) {
            continue;
        }
        let read = File::open(entry.path().join(IN_USE)).is_ok_and(|file| file.try_lock().is_err());
        if !read {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Removes a build that failed. Without success the next build does it.
pub fn discard(place: &Path) {
    let _ = fs::remove_dir_all(place);
}

/// Writes a file to the end, and to the disk.
pub fn write(
    path: &Path,
    content: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<(), StoreError> {
    let file = File::create(path).map_err(io("write", path))?;
    let mut out = BufWriter::new(file);
    content(&mut out).map_err(io("write", path))?;
    let file = out.into_inner().map_err(|e| io("write", path)(e.into_error()))?;
    file.sync_all().map_err(io("write", path))
}

/// Makes the finished build the graph.
pub fn publish(lock: &Lock, place: &Path) -> Result<(), StoreError> {
    sync_tree(place)?;
    let name = place.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    let (next, current) = (lock.dir.join("CURRENT.next"), lock.dir.join(CURRENT));
    write(&next, |out| writeln!(out, "{name}"))?;
    sync_folder(&lock.dir.join(BUILDS))?;
    fs::rename(&next, &current).map_err(io("replace", &current))?;
    sync_folder(&lock.dir)?;
    sweep(lock);
    Ok(())
}

fn sync_tree(dir: &Path) -> Result<(), StoreError> {
    for entry in fs::read_dir(dir).map_err(io("read", dir))? {
        let path = entry.map_err(io("read", dir))?.path();
        if path.is_dir() {
            sync_tree(&path)?;
        } else {
            File::open(&path).and_then(|f| f.sync_all()).map_err(io("write", &path))?;
        }
    }
    sync_folder(dir)
}

fn sync_folder(dir: &Path) -> Result<(), StoreError> {
    File::open(dir).and_then(|f| f.sync_all()).map_err(io("write", dir))
}

fn name_of_current(dir: &Path) -> Result<String, StoreError> {
    let path = dir.join(CURRENT);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(StoreError::NoGraph(dir.to_owned()))
        }
        Err(error) => Err(io("read", &path)(error)),
    }
}

/// The build that counts, and the sign that it is being read. The sign is missing where the folder may
/// not be written.
pub fn current(dir: &Path) -> Result<(PathBuf, Option<File>), StoreError> {
    loop {
        let name = name_of_current(dir)?;
        let place = dir.join(BUILDS).join(&name);
        let lease = File::open(place.join(IN_USE)).ok();
        if let Some(lease) = &lease {
            // A folder that can't be locked can't be swept by others either.
            let _ = lease.lock_shared();
        }
        // A build may have swept this one between the two lines above; then there is a newer one.
        if name_of_current(dir)? != name {
            continue;
        }
        let path = place.join(MANIFEST);
        let text = fs::read_to_string(&path).map_err(io("read", &path))?;
        return match serde_json::from_str::<Manifest>(&text) {
            Ok(manifest) if manifest.format == FORMAT => Ok((place, lease)),
            _ => Err(StoreError::OtherVersion(dir.to_owned())),
        };
    }
}
