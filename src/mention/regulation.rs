//! Titles in book title marks: regulations, plans, notices.

use super::line::{Chars, Line, is_break};

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
    if !line.may_hold("《") {
        return out;
    }
    let mut i = range.start;
    while let Some(open) = (i..range.end).find(|&k| line.at(k) == '《') {
        let found = titled_at(line, open);
        i = found.as_ref().map_or(open + 1, |found| found.range.end);
        out.extend(found);
    }
    out
}

/// Kinds of papers that are named without marks behind the verb that issues them.
const PAPERS: [&str; 12] = [
    "的通知",
    "的意见",
    "的决定",
    "的通告",
    "的公告",
    "的办法",
    "的规定",
    "的方案",
    "的通报",
    "的实施意见",
    "的指导意见",
    "的若干规定",
];

/// 关于加强某事的通知 without marks, where its name stands at `i`: as far as the kind of paper that closes it.
pub fn unmarked_at(line: &Line, i: usize) -> Option<Titled> {
    const LONGEST: usize = 70;
    const OF_OTHERS: [&str; 4] = ["关于印发", "关于转发", "关于批转", "关于公布"];
    if !line.starts_with(i, "关于") || OF_OTHERS.iter().any(|w| line.starts_with(i, w)) {
        return None;
    }
    let mut depth = 0usize;
    for k in i..line.len().min(i + LONGEST) {
        match line.at(k) {
            '《' | '“' | '（' => depth += 1,
            '》' | '”' | '）' => depth = depth.saturating_sub(1),
            '的' if depth == 0 => {
                let closes = |w: &&&str| line.starts_with(k, w) && is_end(line.at(k + w.chars().count()));
                if let Some(paper) = PAPERS.iter().find(closes) {
                    let range = i..k + paper.chars().count();
                    let title = inner_marks(line.slice(range.clone()));
                    return Some(Titled { range, title });
                }
            }
            c if depth == 0 && c != '、' && is_end(c) => return None,
            _ => {}
        }
    }
    None
}

fn is_end(c: char) -> bool {
    c == '（' || c != '“' && c != '《' && is_break(c)
}

/// Writes nested 《》 and <> as 〈〉.
pub fn inner_marks(title: &str) -> String {
    title.replace(['《', '<'], "〈").replace(['》', '>'], "〉").replace(' ', "")
}
