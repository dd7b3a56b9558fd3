//! From arguments to a sorted list of files.

use super::error::{Place, ReadError};
use std::collections::{BTreeSet, VecDeque};
use std::path::{Path, PathBuf};

/// The endings of readable files, in lower case.
const ENDINGS: [&str; 13] =
    ["txt", "md", "html", "htm", "pdf", "docx", "xlsx", "xls", "ods", "csv", "eml", "json", "jsonl"];

/// The readable endings as a list for people.
pub(super) fn readable() -> String {
    ENDINGS.map(|ending| format!(".{ending}")).join(" ")
}

pub(super) enum Found {
    File(PathBuf),
    Stdin,
    Problem(ReadError),
}

/// The ending in lower case, without the dot.
pub(super) fn ending(path: &Path) -> String {
    path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// Folders give the files whose endings are known and skip hidden ones; a file that was named itself
/// must have a known ending.
pub(super) fn find(arguments: &[String]) -> VecDeque<Found> {
    let mut files = BTreeSet::new();
    let mut problems = Vec::new();
    let mut stdin = false;
    let mut arguments: Vec<&String> = arguments.iter().collect();
    arguments.sort();
    arguments.dedup();
    for argument in arguments {
        if argument == "-" {
            stdin = true;
            continue;
        }
        let path = Path::new(argument);
        if path.exists() {
            take(path, &mut files, &mut problems);
            continue;
        }
        let matches: Vec<PathBuf> =
            glob::glob(argument).map(|paths| paths.flatten().collect()).unwrap_or_default();
        if matches.is_empty() {
            problems.push(ReadError::NoMatch { pattern: argument.clone() });
        }
        for path in matches {
            take(&path, &mut files, &mut problems);
        }
    }
    let problems = problems.into_iter().map(Found::Problem);
    let files = files.into_iter().map(Found::File);
    problems.chain(files).chain(stdin.then_some(Found::Stdin)).collect()
}

fn take(path: &Path, files: &mut BTreeSet<PathBuf>, problems: &mut Vec<ReadError>) {
    if path.is_dir() {
        descend(path, files, problems);
    } else if ENDINGS.contains(&ending(path).as_str()) {
        files.insert(path.to_owned());
    } else {
        problems.push(ReadError::UnknownEnding { path: path.to_owned() });
    }
}

fn descend(folder: &Path, files: &mut BTreeSet<PathBuf>, problems: &mut Vec<ReadError>) {
    let mut stack = vec![folder.to_owned()];
    while let Some(folder) = stack.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(source) => {
                problems.push(ReadError::Unreadable { place: Place::file(&folder), source });
                continue;
            }
        };
        for entry in entries.flatten() {
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            let path = entry.path();
            // A link to a folder is not followed: it could lead back to where it stands.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                stack.push(path);
            } else if !path.is_dir() && ENDINGS.contains(&ending(&path).as_str()) {
                files.insert(path);
            }
        }
    }
}
