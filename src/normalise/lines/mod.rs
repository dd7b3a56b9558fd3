//! Finds the lines of a plain text, and joins those that were broken inside a sentence.

mod ends;
mod habits;

use super::edges;
use super::grid;
use super::page::{Hint, Line};
use super::unbroken::paragraphs;
pub(super) use ends::{begins_item, begins_with_date, ends_sentence, is_digit};
use habits::Habits;
use memchr::{memchr, memchr_iter};
use std::ops::Range;

/// The lines of a plain text. Neighbouring lines with equally many tabs are rows of a table, and so are lines
/// between bars and what [`grid`] finds.
pub(super) fn plain(text: &str) -> Vec<Line> {
    let ranges = below_cells(text, split(text));
    let tabs: Vec<usize> = ranges.iter().map(|r| text[r.clone()].matches('\t').count()).collect();
    let row = |at: usize| {
        let same = |other: Option<&usize>| other == tabs.get(at);
        tabs[at] > 0 && (same(tabs.get(at + 1)) || (at > 0 && same(tabs.get(at - 1))))
    };
    let hints: Vec<Hint> = (0..tabs.len()).map(|at| if row(at) { Hint::Row } else { Hint::None }).collect();
    let mut lines: Vec<Line> = Vec::with_capacity(ranges.len());
    let barred_page = grid::holds_bars(text);
    let mut rows = grid::rows(text, &ranges).into_iter().peekable();
    let mut barred = 0;
    let mut at = 0;
    while at < ranges.len() {
        if let Some(row) = rows.next_if(|row| row.lines.start == at) {
            at = row.lines.end;
            lines.push(Line { cuts: row.cuts, ..line(row.range, Hint::Row) });
            continue;
        }
        let range = ranges[at].clone();
        if !barred_page {
            lines.push(line(range, hints[at]));
            at += 1;
            continue;
        }
        let words = &text[range.clone()];
        let bars = grid::bars(words);
        // 甲|乙|丙 without outer bars can be a menu: below a header it is a row
        let filled = words.split(grid::is_bar).filter(|cell| !cell.trim().is_empty()).count();
        // || 2022-03-24 编辑：甲 |: bars around a byline make no table
        let framed = words.starts_with(grid::is_bar) && bars > 2 && (filled > 1 || barred > 0);
        let framed = framed || grid::in_box(text, &ranges, at);
        barred = if bars >= 2 && (framed || bars == barred || grid::names_persons(words)) { bars } else { 0 };
        if barred == 0 {
            lines.push(line(range, hints[at]));
        } else if let Some((range, cuts)) = grid::between_bars(text, range) {
            lines.push(Line { cuts, ..line(range, Hint::Row) });
        }
        at += 1;
    }
    lines
}

/// The lines without the blanks around them. Tabs stay at the head of a line that is a row only with them: the cell
/// above it goes on.
fn below_cells(text: &str, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut columns = 0;
    lines
        .into_iter()
        .map(|whole| {
            let range = trimmed(text, whole.clone());
            let open = whole.start..range.end.max(whole.start);
            let all = text[open.clone()].matches('\t').count();
            let spanned = text[whole].starts_with('\t') && !range.is_empty() && all == columns;
            let range = if spanned { open } else { range };
            columns = text[range.clone()].matches('\t').count();
            range
        })
        .collect()
}

/// The lines of a Markdown text: headings without their marks, rows without their outer bars.
pub(super) fn markdown(text: &str) -> Vec<Line> {
    let read = |range: Range<usize>| {
        let range = trimmed(text, range);
        let words = &text[range.clone()];
        if words.starts_with('|') && words.len() > 2 {
            let rule = words.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
            let end = range.end - usize::from(words.ends_with('|'));
            return (!rule).then(|| line(range.start + 1..end, Hint::Row));
        }
        let marks = words.chars().take_while(|c| *c == '#').count();
        let level = u8::try_from(marks).unwrap_or(6).min(6);
        let hint = if level > 0 { Hint::Heading(level) } else { Hint::None };
        let quoted = words.len() - words.trim_start_matches(['#', '>', ' ']).len();
        Some(line(range.start + quoted..range.end, hint))
    };
    split(text).into_iter().filter_map(read).collect()
}

/// 【headline】 before the words of a line, where some sites repeat it: where the words begin.
pub(super) fn behind_headline(text: &str, line: &Range<usize>, headline: &str) -> usize {
    let inside = text[line.clone()].strip_prefix('【').and_then(|words| words.strip_prefix(headline));
    let words = inside.and_then(|rest| rest.strip_prefix('】')).filter(|words| !words.trim().is_empty());
    words.map_or(line.start, |words| line.end - words.len())
}

fn line(range: Range<usize>, hint: Hint) -> Line {
    Line { hint, ..Line::plain(range) }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = edges::without(&text[range.clone()]);
    range.start + words.start..range.start + words.end
}

/// Joins the lines of a page that a line break element cut inside a sentence.
pub(super) fn rejoin(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let ranges: Vec<Range<usize>> = lines.iter().map(|l| l.range.clone()).collect();
    let habits = Habits::of(text, &ranges);
    let mut joined: Vec<Line> = Vec::with_capacity(lines.len());
    let mut above: Option<Range<usize>> = None;
    for line in lines {
        let plain = |l: &Line| l.hint == Hint::None && !l.linked;
        // Above the article of an HTML page stands what belongs to the page.
        let top = joined.len() <= 12;
        if let (Some(last), Some(above)) = (joined.last_mut(), &above)
            && plain(last)
            && plain(&line)
            && last.part == line.part
            && habits.broken(&text[above.clone()], &text[last.range.clone()], &text[line.range.clone()], top)
        {
            last.range.end = line.range.end;
        } else {
            joined.push(line.clone());
        }
        above = Some(line.range);
    }
    joined
}

/// The lines of `text` as byte ranges, without their ends; broken ones are joined into one range that
/// still holds the line break. Empty lines are left out.
fn split(text: &str) -> Vec<Range<usize>> {
    let raw = raw_lines(text);
    let habits = Habits::of(text, &raw);
    let mut lines: Vec<Range<usize>> = Vec::with_capacity(raw.len());
    let mut previous: Option<usize> = None;
    for (number, line) in raw.iter().enumerate() {
        let words = &text[line.clone()];
        if words.trim().is_empty() {
            continue;
        }
        let top = lines.len() <= 3;
        let torn = |p: usize| text[raw[p].clone()].trim_end().ends_with(CONGRESS) && starts_committee(words);
        if let Some(last) = lines.last_mut().filter(|_| previous.is_some_and(torn)) {
            last.end = line.end;
        } else if let Some(last) = lines.last_mut()
            && previous.is_some_and(|p| p + 1 == number)
            && !rows(&text[raw[number - 1].clone()], words)
            && habits.broken(&text[raw[number - 1].clone()], &text[last.clone()], words, top)
        {
            last.end = line.end;
        } else {
            lines.push(line.clone());
        }
        previous = Some(number);
    }
    lines
}

const CONGRESS: &str = "人民代表大会";

/// 某县人民代表大会⏎常务委员会第五次会议: a name that fills two lines, whatever stands between them.
fn starts_committee(line: &str) -> bool {
    line.trim_start().starts_with("常务委员会")
}

/// Whether two lines with equally many cells stand below each other.
fn rows(above: &str, below: &str) -> bool {
    let tabs = |line: &str| line.trim_end().matches('\t').count();
    tabs(above) > 0 && tabs(above) == tabs(below)
}

fn raw_lines(text: &str) -> Vec<Range<usize>> {
    const RARE: [char; 5] = ['\u{2028}', '\u{2029}', '\u{85}', '\u{0c}', '\u{0b}'];
    let mut lines = Vec::new();
    let mut start = 0;
    let mut end = |at: usize, length: usize| {
        paragraphs(text, start..at, &mut lines);
        start = at + length;
    };
    if let Some(escaped) = escaped_break(text) {
        text.match_indices(escaped).for_each(|(at, mark)| end(at, mark.len()));
    } else if RARE.iter().any(|c| text.contains(*c)) {
        text.match_indices(['\n', RARE[0], RARE[1], RARE[2], RARE[3], RARE[4]])
            .for_each(|(at, mark)| end(at, mark.len()));
    } else {
        memchr_iter(b'\n', text.as_bytes()).for_each(|at| end(at, 1));
    }
    end(text.len(), 0);
    lines
}

/// How a text writes its line breaks that was taken out of JSON or a program without reading its escapes.
fn escaped_break(text: &str) -> Option<&'static str> {
    const ESCAPES: [&str; 2] = ["\\r\\n", "\\n"];
    const LEAST: usize = 3;
    memchr(b'\\', text.as_bytes())?;
    let breaks = text.trim_end().matches('\n').count();
    ESCAPES.into_iter().find(|escape| text.matches(escape).count() >= LEAST.max(breaks + 1))
}

#[cfg(test)]
mod tests {
    use super::split;

    fn joined(text: &str) -> Vec<String> {
        split(text).into_iter().map(|r| text[r].replace('\n', "⏎")).collect()
    }

    #[test]
    fn bars_around_one_cell_make_no_table() {
        use crate::model::BlockKind;
        let kinds = |text: &str| {
            let source = crate::read::DecodedSource {
                id: crate::model::DocumentId("t".to_owned()),
                media: crate::read::MediaType::Text,
                text: text.to_owned(),
                declared: crate::read::Declared::default(),
            };
            crate::normalise::normalise(source).blocks.iter().map(|b| b.kind).collect::<Vec<_>>()
        };
        assert!(!kinds("|| 2022-03-24 09:40:17 编辑：王小明 |\n县委召开会议。").contains(&BlockKind::Row));
        assert!(kinds("| 姓名 | 职务 |\n| 王小明 | 县长 |").contains(&BlockKind::Row));
    }

    #[test]
    fn a_break_inside_a_sentence_is_joined() {
        let text = "标题\n　　区委书记主持会议，研究改革。\n　　副区长苏　醒、某部门的负责人王　\n翔，各镇主要负责人参加会议。";
        assert_eq!(joined(text).len(), 3);
        assert!(joined(text)[2].contains("王　⏎翔"));
        let comma = "会议研究了下半年工作，听取了有关情况的汇报，\n并就下一步工作作出安排。";
        assert_eq!(joined(comma).len(), 1);
        let title = "关于印发《某某县机构\n改革方案》的通知";
        assert_eq!(joined(title).len(), 1);
    }

    #[test]
    fn a_line_does_not_begin_with_the_end_of_a_name() {
        assert_eq!(joined("成员：王小\n明、李红").len(), 1);
        assert_eq!(joined("任命名单\n一、任命王小明").len(), 2);
    }

    #[test]
    fn a_date_at_the_end_of_a_line_is_whole() {
        assert_eq!(joined("来源：某州日报 2021-06-25\n6月23日，会议举行。").len(), 2);
        assert_eq!(joined("某县发布 2021-06-25 09:05\n6月23日，会议举行。").len(), 2);
        assert_eq!(joined("浏览量：173\n6月23日，会议举行。").len(), 2);
        assert_eq!(joined("来源：某县融媒体中心 浏览次数：173\n6月23日，会议举行。").len(), 2);
        assert_eq!(joined("会议决定从20\n23年起施行。").len(), 1);
    }

    #[test]
    fn lines_cut_by_their_number_of_characters_are_joined() {
        let entry =
            "1975年10月-1984年9月 某县某镇水泥厂副主任、厂党委副书记、副厂长、厂长、某某协会的理事长;";
        let cut = |n: usize| {
            let chars: Vec<char> = entry.chars().collect();
            chars.chunks(n).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n")
        };
        let text = [cut(30), cut(30), cut(30)].join("\n");
        assert_eq!(joined(&text).len(), 3, "{:?}", joined(&text));
        let said = "，听取有关改革情况的汇报，审议《方案》和《要点》，研究下一阶段的重点工作，传达上级会议的精神，部署乡镇机构改革。";
        let report: Vec<char> =
            format!("3月6日，某县县委书记主持召开县委机构编制委员会2024年第二次会议{said}").chars().collect();
        let report =
            report.chunks(24).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join("\n");
        assert!(report.contains("\n2024年"));
        assert_eq!(joined(&report).len(), 1, "{:?}", joined(&report));
        assert_eq!(
            joined("张三 县委书记，主持县委的全面工作\n李四 县委常委，主持县政府的工作\n王五 县人大主任")
                .len(),
            3
        );
    }

    #[test]
    fn escaped_breaks_part_lines() {
        assert_eq!(joined("标题\\n来源：某报\\n会议召开。\\n会议强调").len(), 4);
        assert_eq!(joined("路径是 C:\\new，\n另一行。").len(), 1);
    }

    #[test]
    fn a_headline_repeated_before_a_line_is_cut() {
        let text = "县里又有学校撤并\n【县里又有学校撤并】枫塘小学\n【县里又有学校撤并】\n【通知】柳坪小学";
        let cut = |line: &str| {
            let at = text.find(line).unwrap_or(0);
            let range = at..at + line.len();
            &text[super::behind_headline(text, &range, "县里又有学校撤并")..range.end]
        };
        assert_eq!(cut("【县里又有学校撤并】枫塘小学"), "枫塘小学");
        assert_eq!(cut("【通知】柳坪小学"), "【通知】柳坪小学");
    }

    #[test]
    fn lines_of_a_list_stay_apart() {
        let text = "决定任命：\n张三为市财政局局长，免去其副局长职务\n李四为市教育局局长，免去其副局长职务\n王五为市司法局局长，免去其副局长职务\n某某市人民政府\n2020年1月2日";
        assert_eq!(joined(text).len(), 6);
        let cv =
            "工作简历：\n2001.02—2003.04　某县某镇党委副书记，兼某村第一书记\n2003.04—2006.01　某县某镇镇长";
        assert_eq!(joined(cv).len(), 3);
    }
}
