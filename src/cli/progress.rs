//! Progress on standard error: a bar on a terminal, plain lines elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use reformgraph::network::Tell;
use reformgraph::pipeline::Progress;
use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// What is done sooner is not worth a word.
const MOMENT: Duration = Duration::from_secs(1);
/// A plain line at most this often.
const PLAIN_EVERY: Duration = Duration::from_secs(10);

/// Tells on standard error how far the work is and what is skipped.
pub struct Reporter {
    bar: Option<ProgressBar>,
    last_line: Instant,
}

impl Reporter {
    pub fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
            if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} [{elapsed}]") {
                bar.set_style(style);
            }
            bar
        });
        Self { bar, last_line: Instant::now() }
    }

    /// Names the step that begins now.
    pub fn step(&mut self, what: &str) {
        match &self.bar {
            Some(bar) => {
                bar.set_message(what.to_owned());
                bar.tick();
            }
            None => self.line(what),
        }
    }

    pub fn finish(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    fn line(&mut self, text: &str) {
        self.last_line = Instant::now();
        // Progress that nobody can see is no reason to stop.
        let _ = writeln!(std::io::stderr(), "reformgraph: {text}");
    }
}

/// Runs what may take long and tells how far it is, once it has taken longer than a moment.
pub fn measuring<T>(what: &str, run: impl FnOnce(Tell<'_>) -> T) -> T {
    let reporter = Mutex::new((Reporter::new(), Instant::now()));
    let started = Instant::now();
    let result = run(&|done, total| {
        if started.elapsed() < MOMENT {
            return;
        }
        // Whoever finds another thread telling leaves it at that.
        let Ok(mut reporter) = reporter.try_lock() else { return };
        let (reporter, last) = &mut *reporter;
        let every = if reporter.bar.is_some() { Duration::from_millis(100) } else { PLAIN_EVERY };
        if last.elapsed() >= every {
            *last = Instant::now();
            reporter.step(&format!("{what}: {done} of {total} nodes"));
        }
    });
    if let Ok((mut reporter, _)) = reporter.into_inner() {
        reporter.finish();
    }
    result
}

impl Progress for Reporter {
    fn advanced(&mut self, done: u64, waiting: Option<usize>) {
        let left = waiting.map_or(String::new(), |n| format!(", {n} inputs waiting"));
        match &self.bar {
            Some(bar) => {
                bar.set_message(format!("{done} documents{left}"));
                bar.tick();
            }
            None if self.last_line.elapsed() >= PLAIN_EVERY => self.line(&format!("{done} documents{left}")),
            None => {}
        }
    }

    fn skipped(&mut self, reason: &str) {
        let text = format!("skipped {reason}");
        match &self.bar {
            Some(bar) => bar.suspend(|| {
                let _ = writeln!(std::io::stderr(), "reformgraph: {text}");
            }),
            None => {
                let _ = writeln!(std::io::stderr(), "reformgraph: {text}");
            }
        }
    }
}
