//! Hands the crate the bundled script of `web/`, where it has been made (`make web`); else nothing, and a binary
//! that says so when it is asked for a page.

use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(clippy::disallowed_methods, reason = "cargo tells a build script its folder by the environment only")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=web/dist");
    let Some(out) = env::var_os("OUT_DIR").map(PathBuf::from) else { return };
    for name in ["viewer.js", "licences.txt"] {
        let made = fs::read(Path::new("web/dist").join(name)).unwrap_or_default();
        if let Err(fault) = fs::write(out.join(name), made) {
            println!("cargo::error={name} can't be written: {fault}");
        }
    }
}
