//! The fonts of this system, and what to say when they lack a script.

use anyhow::{Context, Result};
use resvg::usvg::fontdb::{Database, Style, Weight};
use std::path::Path;
use std::sync::Arc;

/// What to do where Chinese can't be drawn.
pub const ADVICE: &str = "install a font for Chinese (Debian and Ubuntu: apt-get install fonts-noto-cjk; Fedora: \
    dnf install google-noto-sans-cjk-fonts), name a font file with --font, or write --format svg, which leaves fonts \
    to its reader";

/// All fonts of the system, and the ones in `file` before them.
pub fn load(file: Option<&Path>) -> Result<Arc<Database>> {
    let mut fonts = Database::new();
    if let Some(file) = file {
        fonts.load_font_file(file).with_context(|| format!("{} can't be read as a font", file.display()))?;
    }
    let own = fonts.len();
    fonts.load_system_fonts();
    let upright =
        |face: &&resvg::usvg::fontdb::FaceInfo| face.style == Style::Normal && face.weight == Weight::NORMAL;
    // Text in no family that is known is not drawn at all, so the last resort has to be there.
    let last_resort =
        fonts.faces().take(if own > 0 { own } else { usize::MAX }).find(upright).or(fonts.faces().next());
    if let Some(family) = last_resort.and_then(|face| face.families.first()).map(|f| f.0.clone()) {
        fonts.set_serif_family(family.as_str());
        fonts.set_sans_serif_family(family.as_str());
    }
    Ok(Arc::new(fonts))
}
