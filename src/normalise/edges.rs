//! What stands around the words of a line and says nothing: blanks, and what converters leave there.

use super::characters::is_han;
use std::ops::Range;

/// What collections of laws put before lines.
const TITLES: [&str; 4] = ["【题注】", "【章名】", "[题注]", "[章名]"];

/// References and elements that are left of HTML.
const HTML: [&str; 10] =
    ["&nbsp;", "&ensp;", "&emsp;", "<br>", "<br/>", "<br />", "<p>", "</p>", "<div>", "</div>"];

/// The marks of lists and of what is quoted, where a blank follows.
const MARKS: [char; 7] = ['-', '*', '>', '•', '●', '■', '◆'];

/// Those that no word begins with, blank or not.
const BULLETS: [char; 9] = ['*', '●', '■', '◆', '★', '▲', '►', '▶', '※'];

/// Where the words of a line stand in it.
pub(super) fn without(line: &str) -> Range<usize> {
    let mut words = 0..line.len();
    loop {
        let before = words.len();
        for step in [blanks, title, heading, picture, bar, strong, mark, html] {
            if let Some(inner) = step(&line[words.clone()]) {
                words = words.start + inner.start..words.start + inner.end;
            }
        }
        if words.len() == before {
            return words;
        }
    }
}

/// Leaves so many bytes off a text at its beginning and at its end.
fn cut(text: &str, head: usize, tail: usize) -> Option<Range<usize>> {
    (head + tail > 0 && head + tail <= text.len()).then(|| head..text.len() - tail)
}

fn blanks(text: &str) -> Option<Range<usize>> {
    let head = text.len() - text.trim_start().len();
    cut(text, head, text[head..].len() - text[head..].trim_end().len())
}

fn title(text: &str) -> Option<Range<usize>> {
    TITLES.iter().find(|title| text.starts_with(**title)).and_then(|title| cut(text, title.len(), 0))
}

/// ## 某县召开会议; #某某# is a topic.
fn heading(text: &str) -> Option<Range<usize>> {
    let rest = text.trim_start_matches('#');
    rest.starts_with(' ').then(|| cut(text, text.len() - rest.len(), 0)).flatten()
}

/// ![…](…)
fn picture(text: &str) -> Option<Range<usize>> {
    let (alt, rest) = text.strip_prefix("![")?.split_once("](")?;
    let (_, rest) = rest.split_once(')').filter(|_| !alt.contains(['[', ']']))?;
    cut(text, text.len() - rest.len(), 0)
}

/// The bar of a table with one cell.
fn bar(text: &str) -> Option<Range<usize>> {
    let alone = text.matches('|').count() == 1;
    alone.then(|| cut(text, usize::from(text.starts_with('|')), usize::from(text.ends_with('|')))).flatten()
}

fn strong(text: &str) -> Option<Range<usize>> {
    let inner = text.strip_prefix("**")?.strip_suffix("**")?;
    (!inner.contains('*')).then(|| cut(text, 2, 2)).flatten()
}

fn mark(text: &str) -> Option<Range<usize>> {
    let spaced = || text.strip_prefix(MARKS).filter(|rest| rest.starts_with([' ', '\u{3000}']));
    // ●县委召开会议; ***同志 is a gap
    let close = || text.strip_prefix(BULLETS).filter(|rest| rest.starts_with(is_han) && !rest.contains('*'));
    let rest = spaced().or_else(close)?;
    cut(text, text.len() - rest.len(), 0)
}

fn html(text: &str) -> Option<Range<usize>> {
    let head = HTML.iter().find(|noise| text.starts_with(**noise)).map_or(0, |noise| noise.len());
    let tail = HTML.iter().find(|noise| text[head..].ends_with(**noise)).map_or(0, |noise| noise.len());
    cut(text, head, tail)
}

#[cfg(test)]
mod tests {
    fn bare(line: &str) -> &str {
        &line[super::without(line)]
    }

    #[test]
    fn what_converters_leave_around_a_line_is_cut() {
        assert_eq!(bare("## 某县召开会议 "), "某县召开会议");
        assert_eq!(bare("![图](a.jpg) |"), "");
        assert_eq!(bare("县委书记：王小明 |"), "县委书记：王小明");
        assert_eq!(bare("**县委召开会议**"), "县委召开会议");
        assert_eq!(bare("&nbsp;&nbsp;县委召开会议<br>"), "县委召开会议");
        assert_eq!(bare("> - 县委召开会议"), "县委召开会议");
        assert_eq!(bare("【章名】 第一章"), "第一章");
        assert_eq!(bare("*县委召开会议"), "县委召开会议");
        assert_eq!(bare("●县委召开会议"), "县委召开会议");
    }

    #[test]
    fn what_says_something_stays() {
        assert_eq!(bare("甲 | 乙 | 丙"), "甲 | 乙 | 丙");
        assert_eq!(bare("#县长在现场#"), "#县长在现场#");
        assert_eq!(bare("-5度"), "-5度");
        assert_eq!(bare("***同志任县长"), "***同志任县长");
        assert_eq!(bare("—2019年"), "—2019年");
    }
}
