//! Where results go: standard output, or a file that is whole or not there.

use anyhow::{Context, Result};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes to standard output, or to `path` through a temporary file beside it and a rename.
pub fn write(path: Option<&Path>, text: &str) -> Result<()> {
    stream(path, |out| Ok(out.write_all(text.as_bytes())?))
}

/// The same for what is written piece by piece. When `content` fails, the file is not there.
pub fn stream<T>(path: Option<&Path>, content: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let Some(path) = path else {
        let mut out = BufWriter::new(io::stdout().lock());
        let done = content(&mut out)?;
        out.flush()?;
        return Ok(done);
    };
    let named = || format!("{} can't be written", path.display());
    // Pipes and devices have no partial state to hide.
    if fs::metadata(path).is_ok_and(|m| !m.is_file() && !m.is_dir()) {
        let mut out = BufWriter::new(OpenOptions::new().write(true).open(path).with_context(named)?);
        let done = content(&mut out)?;
        out.flush().with_context(named)?;
        return Ok(done);
    }
    let mut name = path.file_name().map(ToOwned::to_owned).unwrap_or_default();
    name.push(format!(".{}.part", std::process::id()));
    let part = path.with_file_name(name);
    let written = File::create(&part).with_context(named).and_then(|file| {
        let mut out = BufWriter::new(file);
        let done = content(&mut out)?;
        let file = out.into_inner().map_err(io::IntoInnerError::into_error).with_context(named)?;
        file.sync_all().and_then(|()| fs::rename(&part, path)).with_context(named)?;
        Ok(done)
    });
    if written.is_err() {
        // What can't be removed is at least not under the asked-for name.
        let _ = fs::remove_file(&part);
    }
    written
}
