//! Joins the steps from inputs to facts, many documents at a time: the only place that knows threads.
//!
//! Documents come out in the order of the inputs whatever the number of threads, and only a batch of
//! them is in memory at any time.

use rayon::iter::{IntoParallelIterator, ParallelIterator};

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
        let done: Vec<U> = pool.install(|| batch.into_par_iter().map(&work).collect());
        for result in done {
            sink(result, &items)?;
        }
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
