//! Where results go: standard output, or a file that is whole or not there.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes to standard output, or to `path` through a temporary file beside it and a rename.
pub fn write(path: Option<&Path>, text: &str) -> Result<()> {
    match path {
        None => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            Ok(out.flush()?)
        }
        Some(path) => {
            replace(path, text.as_bytes()).with_context(|| format!("{} can't be written", path.display()))
        }
    }
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Pipes and devices have no partial state to hide.
    if fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        return fs::write(path, bytes);
    }
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        // What can't be removed is at least not under the asked-for name.
        let _ = fs::remove_file(&part);
    }
    written
}
