//! Whole documents through the binary: what a user sees, not what a module returns.

mod architecture;
mod bad_input;
mod determinism;
mod evidence;
mod explain;
mod formats;
mod golden;
#[cfg(feature = "store")]
mod graph;
mod metamorphic;
#[cfg(feature = "store")]
mod safe_build;
mod sentences;
mod support;
#[cfg(feature = "store")]
mod trust;
