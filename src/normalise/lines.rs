//! Finds the lines of a plain text, and joins those that were broken inside a sentence.

use super::edges;
use super::grid;
use super::page::{Hint, Line};
use super::pinyin;
use super::unbroken::paragraphs;
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

/// How this text writes its paragraphs: what a line break means depends on it.
struct Habits {
    /// Paragraphs begin with blanks.
    indents: bool,
    /// Most running lines end with a full stop.
    closes: bool,
    /// All running lines have this width in print: the text was wrapped by a machine.
    width: Option<usize>,
    /// No line has more characters, and many have as many: the text was cut by their number.
    cut: Option<usize>,
}

/// A line with at least so many characters can be a part of a wrapped paragraph.
const RUNNING: usize = 16;

impl Habits {
    fn of(text: &str, raw: &[Range<usize>]) -> Self {
        let (mut indented, mut running, mut closed) = (0usize, 0usize, 0usize);
        let mut widths = std::collections::BTreeMap::<usize, usize>::new();
        // of the longest lines: how many characters, how many lines, and how many of these stop inside a sentence
        let mut longest = (0usize, 0usize, 0usize);
        for line in raw {
            let words = text[line.clone()].trim_start_matches(['\r', '\n']);
            let trimmed = words.trim();
            if trimmed.is_empty() {
                continue;
            }
            let length = line_length(words);
            if length > longest.0 {
                longest = (length, 0, 0);
            }
            if length == longest.0 {
                longest.1 += 1;
                longest.2 += usize::from(!ends_sentence(trimmed));
            }
            indented += usize::from(words.starts_with(['\u{3000}', ' ', '\t']));
            // Only a text with inner punctuation is a sentence: headings and lists are not.
            if trimmed.contains(['，', '。', ',', '；']) && trimmed.chars().count() >= RUNNING {
                running += 1;
                closed += usize::from(ends_sentence(trimmed));
                *widths.entry(print_width(trimmed)).or_default() += 1;
            }
        }
        // Most of the longest lines are equally long, but for indentation and words that were kept whole.
        let near = |w: usize| -> usize {
            widths.range(w.saturating_sub(TOLERANCE)..=w).map(|(_, n)| n).sum::<usize>()
        };
        let longer = |w: usize| widths.range(w + 1..).map(|(_, n)| n).sum::<usize>();
        let fits = |w: &usize| {
            (52..200).contains(w)
                && near(*w) >= 3
                && near(*w) * 5 >= running * 2
                && longer(*w) * 10 <= running
        };
        let width = widths.keys().copied().filter(fits).max_by_key(|w| (near(*w), *w));
        let (length, lines, open) = longest;
        let cut = (24..=120).contains(&length) && lines >= 3 && open * 3 >= lines * 2;
        let closes = running >= 2 && closed * 5 >= running * 2;
        Self { indents: indented >= 2, closes, width, cut: cut.then_some(length) }
    }

    /// Whether the break between `above` (the end of the joined `paragraph`) and `below` is inside a
    /// sentence; `top` says that the paragraph is one of the first, where headlines stand.
    fn broken(&self, above: &str, paragraph: &str, below: &str, top: bool) -> bool {
        let (above, below) = (above.trim_start_matches(['\r', '\n']), below.trim_start_matches(['\r', '\n']));
        let end = without_pinyin(above.trim_end());
        let start = below.trim_start();
        if start.len() < below.len() || ends_sentence(end) {
            return false;
        }
        // 20⏎23年
        if end.ends_with(is_digit) && start.starts_with(|c| is_digit(c) || matches!(c, '年' | '月' | '日'))
        {
            let listed = ends_with_term(end) && begins_with_date(start);
            return !ends_with_time(end) && !counts(end) && !listed;
        }
        if end.ends_with(is_inner) && ends_a_name(start) {
            return true;
        }
        let wide = print_width(end.trim_start());
        let cut = self.cut == Some(line_length(above));
        // 机构⏎(gòu)改革
        if end.ends_with(is_inner) && pinyin::parenthesised(start, false).is_some() {
            return true;
        }
        if cut && goes_on(end, paragraph, start) {
            return true;
        }
        let full = cut || self.width.is_some_and(|w| wide + TOLERANCE >= w);
        if begins_item(start) || (begins_with_date(start) && !end.ends_with(['，', '、'])) {
            return false;
        }
        let paragraph = paragraph.trim();
        let length = paragraph.chars().count();
        if unclosed(paragraph) && length >= 6 {
            return true;
        }
        let sentence = paragraph.contains(['，', '。', ',', '；']);
        if end.ends_with(['，', '、', ',']) {
            return length >= RUNNING || sentence;
        }
        if full {
            return true;
        }
        // 张三（女）副市长⏎负责…
        if ["负责", "分管", "协助", "主持", "协管"].iter().any(|w| start.starts_with(w)) {
            return false;
        }
        let indented = self.indents && above.starts_with(['\u{3000}', ' ', '\t']);
        if length < if indented { RUNNING / 2 } else { RUNNING } || !end.ends_with(is_inner) {
            return false;
        }
        // A headline may hold a comma: only what has gone on for long, or over a full stop, is a paragraph.
        let long = paragraph.contains('。') || ((length >= 45 || !top) && !begins_item(paragraph));
        let goes_on = ends_sentence(below.trim_end()) || below.contains(['，', '、']);
        (indented && (sentence || paragraph.contains('、'))) || (self.closes && sentence && long && goes_on)
    }
}

/// How much less than the others a full line may hold.
const TOLERANCE: usize = 6;

/// How many characters a line has, blanks at its beginning included.
fn line_length(line: &str) -> usize {
    line.trim_matches(['\r', '\n']).chars().count()
}

/// How wide a line is in print, where a digit takes half the room of a character: blanks are not counted, and marks
/// are taken as wide as they were in print, whatever became of them.
fn print_width(line: &str) -> usize {
    let width = |c: char| match c {
        ' ' => 0,
        c if c.is_ascii_alphanumeric() => 1,
        _ => 2,
    };
    line.chars().map(width).sum()
}

pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The end of a line without the pinyin behind its last character.
fn without_pinyin(line: &str) -> &str {
    if !line.ends_with([')', '）']) {
        return line;
    }
    let Some(open) = line.rfind(['(', '（']) else { return line };
    match pinyin::parenthesised(&line[open..], false) {
        Some(length) if open + length == line.len() => line[..open].trim_end(),
        _ => line,
    }
}

/// 王小⏎明、李红; 王小⏎明主持会议: no line begins with one character and a comma, or one and a verb.
fn ends_a_name(line: &str) -> bool {
    // items of lists, 男，汉族 in profiles, and words that may stand alone before a verb
    const ALONE: &str = "一二三四五六七八九十甲乙丙丁男女会他她并将还也就由应均共曾再又仍拟可该不未";
    const VERBS: [&str; 14] = [
        "主持", "出席", "参加", "传达", "宣读", "强调", "指出", "介绍", "汇报", "通报", "表示", "同志",
        "讲话", "作了",
    ];
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    ('\u{3400}'..='\u{9FFF}').contains(&first)
        && !ALONE.contains(first)
        && (rest.starts_with(['，', '、', '。', '；']) || VERBS.iter().any(|verb| rest.starts_with(verb)))
}

/// 2021-06-25, 09:05: a whole date or time at the end of a line is no broken number.
fn ends_with_time(line: &str) -> bool {
    let digits = |text: &str| text.len() - text.trim_end_matches(is_digit).len();
    let cut = |text: &str| {
        let rest = text.trim_end_matches(is_digit);
        let mark = rest.chars().next_back().filter(|c| matches!(c, ':' | '：' | '-' | '/' | '.'))?;
        (digits(text) > 0 && digits(text) <= 2).then(|| (mark, rest.len() - mark.len_utf8()))
    };
    let Some((last, to)) = cut(line) else { return false };
    let head = &line[..to];
    if matches!(last, ':' | '：') {
        return digits(head) > 0;
    }
    cut(head).is_some_and(|(first, to)| first == last && digits(&head[..to]) == 4)
}

/// 1950.1—1952.3: a whole term of office at the end of a line.
fn ends_with_term(line: &str) -> bool {
    const DASHES: [char; 6] = ['—', '-', '–', '~', '～', '－'];
    let Some(at) = line.rfind(DASHES) else { return false };
    let (from, to) = (line[..at].trim_end_matches(DASHES), line[at..].trim_start_matches(DASHES));
    let year = |text: &str| text.chars().take_while(|c| is_digit(*c)).count() == 4;
    let month = to.chars().skip(4).all(|c| is_digit(c) || matches!(c, '.' | '．'));
    year(to) && month && from.ends_with(|c| is_digit(c) || matches!(c, '月' | '年'))
}

/// 浏览量：173: a number that its label ends with, on a line of its own or the last of several.
fn counts(line: &str) -> bool {
    let last = line.trim_end().rsplit([' ', '\u{3000}', '|']).next().unwrap_or(line);
    [line, last].iter().any(|part| is_count(part))
}

fn is_count(line: &str) -> bool {
    line.split_once(['：', ':'])
        .is_some_and(|(label, number)| label.chars().count() <= 6 && number.trim().chars().all(is_digit))
}

fn is_inner(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
        || c.is_ascii_alphanumeric()
        || matches!(c, '·' | '《' | '“' | '（')
}

pub(super) fn ends_sentence(line: &str) -> bool {
    line.ends_with([
        '。', '！', '？', '；', '：', '”', '）', '】', '…', '!', '?', ';', ':', '.', ')', '』', '」', '>',
    ])
}

/// A mark is open at the end of the line: the sentence has to go on.
fn unclosed(line: &str) -> bool {
    [('《', '》'), ('（', '）'), ('(', ')')].iter().any(|(open, close)| match line.rfind(*open) {
        Some(at) => line[at..].chars().count() < 60 && !line[at..].contains(*close),
        None => false,
    })
}

/// Whether a paragraph goes on behind a line that has as many characters as a line may have.
fn goes_on(end: &str, paragraph: &str, start: &str) -> bool {
    // 副乡长⏎（2005年…）; 省委⏎、市委决定：…
    let aside = start.starts_with(['（', '(']) && !numbered(start);
    let marked = start.starts_with(['、', '，', '）', '》', '”']);
    // 党委编委⏎2024年第二次会议, but not the next entry of a CV
    let dated = begins_with_date(start) && !begins_with_date(paragraph.trim_start());
    // （其⏎间：1991年…）, 从⏎1997年起
    aside
        || marked
        || dated
        || unclosed(paragraph)
        || end.ends_with(['至', '于', '自', '从', '—', '-', '在', '到'])
}

/// （二）, (3): the number of an item, and not an aside.
fn numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(['（', '(']);
    let number = rest.trim_start_matches(|c| is_digit(c) || "一二三四五六七八九十百".contains(c));
    number.len() < rest.len() && number.starts_with(['）', ')'])
}

/// What starts a line of its own: a number, a bullet, a label.
pub(super) fn begins_item(line: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十百零〇";
    let Some(first) = line.chars().next() else { return true };
    if "（(【[·•●■◆—-*|#>".contains(first) || ('①'..='⑳').contains(&first) {
        return true;
    }
    let digits = line.trim_start_matches(is_digit);
    if digits.len() < line.len() && line.len() - digits.len() <= 6 {
        let behind = digits.chars().nth(1);
        if digits.starts_with(['、', ')', '）'])
            || (digits.starts_with(['.', '．']) && !behind.is_some_and(is_digit))
        {
            return true;
        }
    }
    if first == '第' || NUMERALS.contains(first) {
        let rest = line.trim_start_matches('第').trim_start_matches(|c| NUMERALS.contains(c));
        if rest.starts_with(['、', '.', '．', '条', '章', '节', '是', '要', '，']) {
            return true;
        }
    }
    // A label such as 来源： or 责任编辑：
    line.char_indices().take(8).any(|(_, c)| matches!(c, '：' | ':'))
}

/// 2006.05—2009.10, 2019年3月29日: a line of a CV, or a signature's date.
pub(super) fn begins_with_date(line: &str) -> bool {
    let rest = line.trim_start_matches(is_digit);
    let digits = line[..line.len() - rest.len()].chars().count();
    (digits == 4 && rest.starts_with(['.', '．', '-', '－', '/', '年', '—']))
        || line.starts_with("二〇")
        || line.starts_with("二○")
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
