//! Exit codes, and the one line that says what went wrong.

use anyhow::Error;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// How a verb ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Some documents were skipped, or a check found something: exit code 1.
    Incomplete,
}

impl Outcome {
    pub fn skipping(skipped: u64) -> Self {
        if skipped == 0 { Self::Done } else { Self::Incomplete }
    }
}

/// 0 done, 1 incomplete, 2 could not do it. A reader that went away is no failure.
pub fn code(result: anyhow::Result<Outcome>) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Incomplete) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // With standard error closed there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "reformgraph: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn is_broken_pipe(error: &Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|e| e.io_error_kind() == Some(ErrorKind::BrokenPipe))
    })
}
