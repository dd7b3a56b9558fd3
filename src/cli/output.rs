//! Where results go: standard output, or a file that is whole or not there.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes a text to standard output or to a file.
pub fn write(path: Option<&Path>, text: &str) -> Result<()> {
    write_with(path, |out| Ok(out.write_all(text.as_bytes())?))
}

/// Lets `content` write to standard output, or to `path` through a temporary file beside it and a rename.
pub fn write_with(path: Option<&Path>, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    match path {
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            content(&mut out)?;
            Ok(out.flush()?)
        }
        Some(path) => replace(path, content).with_context(|| format!("{} can't be written", path.display())),
    }
}

fn replace(path: &Path, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    // Pipes and devices have no partial state to hide.
    if fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        let mut out = BufWriter::new(File::options().write(true).open(path)?);
        content(&mut out)?;
        return Ok(out.flush()?);
    }
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = fill(&part, content).and_then(|()| Ok(fs::rename(&part, path)?));
    if written.is_err() {
        // What can't be removed is at least not under the asked-for name.
        let _ = fs::remove_file(&part);
    }
    written
}

fn fill(part: &Path, content: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    let mut out = BufWriter::new(File::create(part)?);
    content(&mut out)?;
    Ok(out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?)
}
