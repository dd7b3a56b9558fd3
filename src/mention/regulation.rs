//! Titles in book title marks: regulations, plans, notices.

use super::line::{Chars, Line};

/// A title in 《》 with its marks, and the title as the contract writes it: inner marks as 〈〉.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    pub range: Chars,
    pub title: String,
}

/// The title whose opening 《 stands at `i`.
pub fn titled_at(line: &Line, i: usize) -> Option<Titled> {
    if line.at(i) != '《' {
        return None;
    }
    let mut depth = 0usize;
    for k in i..line.len() {
        match line.at(k) {
            '《' | '〈' | '<' => depth += 1,
            '》' | '〉' | '>' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    let title = inner_marks(line.slice(i + 1..k));
                    return (!title.is_empty()).then_some(Titled { range: i..k + 1, title });
                }
            }
            _ => {}
        }
    }
    None
}

/// Every title in `range`, left to right.
pub fn titled_in(line: &Line, range: Chars) -> Vec<Titled> {
    let mut out = Vec::new();
    let mut i = range.start;
    while i < range.end {
        match titled_at(line, i) {
            Some(found) => {
                i = found.range.end;
                out.push(found);
            }
            None => i += 1,
        }
    }
    out
}

/// Writes nested 《》 and <> as 〈〉.
pub fn inner_marks(title: &str) -> String {
    title.replace(['《', '<'], "〈").replace(['》', '>'], "〉").replace(' ', "")
}
