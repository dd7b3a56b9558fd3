//! Joins the steps from inputs to facts, many documents at a time: the only place that knows threads.
//!
//! Documents come out in the order of the inputs whatever the number of threads, and only a batch of
//! them is in memory at any time.

use crate::extract::Extractor;
use crate::model::{Confidence, DocumentFacts};
use crate::normalise::normalise;
use crate::read::{Content, Damage, Inputs, ReadError, Source};
use rayon::iter::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A batch ends at this many documents or bytes, whichever comes first.
const BATCH_DOCUMENTS: usize = 512;
const BATCH_BYTES: usize = 32 * 1024 * 1024;

/// What is told while documents are worked on.
pub trait Progress {
    /// So many documents are done (read or skipped), `waiting` inputs have not been opened.
    fn advanced(&mut self, done: u64, waiting: Option<usize>);
    /// A document was skipped; `reason` names its place.
    fn skipped(&mut self, reason: &str);
}

/// Says nothing.
pub struct Silent;

impl Progress for Silent {
    fn advanced(&mut self, _done: u64, _waiting: Option<usize>) {}
    fn skipped(&mut self, _reason: &str) {}
}

/// How many threads work, and on what.
#[derive(Debug, Clone, Copy, Default)]
pub struct Threads(pub Option<usize>);

/// Threads could not be started.
#[derive(Debug, thiserror::Error)]
#[error("cannot start {wanted} threads: {source}")]
pub struct ThreadError {
    wanted: usize,
    source: rayon::ThreadPoolBuildError,
}

/// Runs `work` on every item in parallel and hands the results to `sink` in the order of the items.
///
/// `size` gives an item's bytes, for the bound on memory. Stops at the first error of `sink`.
pub fn in_order<I, T, U, E>(
    threads: Threads,
    mut items: I,
    size: impl Fn(&T) -> usize,
    work: impl Fn(T) -> U + Sync,
    mut sink: impl FnMut(U, &I) -> Result<(), E>,
) -> Result<(), E>
where
    I: Iterator<Item = T>,
    T: Send,
    U: Send,
    E: From<ThreadError>,
{
    let wanted = threads.0.unwrap_or(0);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(wanted)
        .build()
        .map_err(|source| ThreadError { wanted, source })?;
    loop {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH_DOCUMENTS && bytes < BATCH_BYTES {
            let Some(item) = items.next() else { break };
            bytes += size(&item);
            batch.push(item);
        }
        if batch.is_empty() {
            return Ok(());
        }
        // one document at a time: a thread that is done takes the next, and none waits for another's whole share
        let done: Vec<U> = pool.install(|| batch.into_par_iter().with_max_len(1).map(&work).collect());
        for result in done {
            sink(result, &items)?;
        }
    }
}

/// Why one document gave no facts; its text names the place.
#[derive(Debug, thiserror::Error)]
pub enum Skip {
    #[error(transparent)]
    Unread(#[from] ReadError),
    #[error("{0}: extraction failed; please report the document")]
    Broken(String),
}

impl Skip {
    /// The reason without the place, for counting.
    pub const fn reason(&self) -> &'static str {
        match self {
            Self::Unread(ReadError::Unreadable { .. }) => "cannot be read",
            Self::Unread(ReadError::Empty { .. }) => "holds no text",
            Self::Unread(ReadError::Binary { .. }) => "binary",
            Self::Unread(ReadError::Damaged { damage, .. }) => match damage {
                Damage::Scan | Damage::Unmapped => "a scan without text",
                Damage::Locked => "protected by a password",
                Damage::Broken(_) | Damage::Bomb => "damaged",
            },
            Self::Unread(ReadError::TooLong { .. }) => "too long",
            Self::Unread(ReadError::InvalidJson { .. }) => "not valid JSON",
            Self::Unread(ReadError::MissingField { .. }) => "field missing",
            Self::Unread(ReadError::UnknownEnding { .. }) => "unknown ending",
            Self::Unread(ReadError::NoMatch { .. }) => "no such file",
            Self::Broken(_) => "extraction failed",
        }
    }
}

/// What came of the documents that were asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub read: u64,
    /// Of those read, how many were known already.
    pub known: u64,
    /// How many documents were skipped, by reason.
    pub skipped: BTreeMap<&'static str, u64>,
}

impl Report {
    pub fn skipped(&self) -> u64 {
        self.skipped.values().sum()
    }
}

/// The work on a stream of documents, and what is left out of it.
pub struct Extraction<'a> {
    pub extractor: &'a Extractor,
    pub threads: Threads,
    pub min_confidence: Confidence,
}

impl Extraction<'_> {
    /// Extracts every document that `known` doesn't give the facts of, and counts. `finish` makes of the facts,
    /// and of what `known` made of the source, what is handed to `sink` in the order of the inputs: it runs
    /// beside other documents, `sink` does not.
    pub fn run<K: Send, T: Send, E: From<ThreadError>>(
        &self,
        inputs: Inputs,
        progress: &mut impl Progress,
        known: impl Fn(&Source) -> (K, Option<DocumentFacts>) + Sync,
        finish: impl Fn(K, DocumentFacts) -> T + Sync,
        mut sink: impl FnMut(T) -> Result<(), E>,
    ) -> Result<Report, E> {
        let mut report = Report::default();
        let size = |item: &Result<Source, ReadError>| match item {
            Ok(Source { content: Content::Bytes(bytes), .. }) => bytes.len(),
            Ok(Source { content: Content::Text(text), .. }) => text.len(),
            Err(_) => 0,
        };
        let work = |item: Result<Source, ReadError>| -> Result<(T, bool), Skip> {
            let source = item?;
            let (note, found) = known(&source);
            let known = found.is_some();
            let mut facts = match found {
                Some(facts) => facts,
                None => self.extract(source)?,
            };
            facts.statements.retain(|s| s.confidence >= self.min_confidence);
            Ok((finish(note, facts), known))
        };
        in_order(self.threads, inputs, size, work, |result, inputs| -> Result<(), E> {
            match result {
                Ok((finished, known)) => {
                    report.read += 1;
                    report.known += u64::from(known);
                    sink(finished)?;
                }
                Err(skip) => {
                    progress.skipped(&skip.to_string());
                    *report.skipped.entry(skip.reason()).or_default() += 1;
                }
            }
            progress.advanced(report.read + report.skipped(), Some(inputs.remaining()));
            Ok(())
        })?;
        Ok(report)
    }

    /// A fault in the rules costs one document, not the run.
    fn extract(&self, source: Source) -> Result<DocumentFacts, Skip> {
        let place = source.place.to_string();
        catch_unwind(AssertUnwindSafe(|| {
            let document = normalise(source.decode()?);
            Ok(DocumentFacts::new(self.extractor.extract(&document), &document))
        }))
        .unwrap_or(Err(Skip::Broken(place)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items_for_any_number_of_threads() {
        for threads in [1, 8] {
            let mut seen = Vec::new();
            let items = 0..2000_u32;
            in_order(
                Threads(Some(threads)),
                items,
                |_| 100_000,
                |n| n * 2,
                |n, _| {
                    seen.push(n);
                    Ok::<(), ThreadError>(())
                },
            )
            .unwrap();
            assert_eq!(seen, (0..2000).map(|n| n * 2).collect::<Vec<_>>(), "{threads} threads");
        }
    }
}
