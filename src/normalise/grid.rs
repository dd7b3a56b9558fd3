//! Tables in plain text that tabs do not mark: cells between bars, parted by blanks, or one a line under
//! a header that is one a line as well.
//!
//! What is left empty leaves no trace where cells stand one a line or are parted by blanks: what a column
//! can hold (男, 汉族, 1978.09) tells which one it was.

use super::characters::{is_blank, is_han};
use super::page::Cut;
use std::ops::Range;

/// The cells of a row between bars, without the outer ones; `None` when the line is a rule.
pub(super) fn between_bars(text: &str, range: Range<usize>) -> Option<(Range<usize>, Vec<Cut>)> {
    let words = &text[range.clone()];
    if words.chars().all(|c| is_bar(c) || is_blank(c) || matches!(c, '-' | ':' | '=' | '+' | '─' | '━')) {
        return None;
    }
    let start = range.start + (words.len() - words.trim_start_matches(is_bar).len()).min(first(words));
    let last = words.chars().next_back().filter(|c| is_bar(*c)).map_or(0, char::len_utf8);
    let end = (range.end - last).max(start);
    let cuts = text[start..end]
        .match_indices(is_bar)
        .map(|(at, bar)| Cut { range: start + at..start + at + bar.len(), cells: 1 })
        .collect();
    Some((start..end, cuts))
}

/// The length of the first character: only one outer bar is taken off, the next may close an empty cell.
fn first(words: &str) -> usize {
    words.chars().next().map_or(0, char::len_utf8)
}

const BARS: [char; 5] = ['|', '｜', '│', '┃', '∣'];

pub(super) fn is_bar(c: char) -> bool {
    BARS.contains(&c)
}

/// How many bars a line holds.
pub(super) fn bars(words: &str) -> usize {
    words.chars().filter(|c| is_bar(*c)).count()
}

/// Whether the line stands in a box of an encyclopedia: a label and what it is in each row, with a bar behind both.
pub(super) fn in_box(text: &str, lines: &[Range<usize>], at: usize) -> bool {
    const SEVERAL: usize = 4;
    let closed = |k: &usize| {
        lines.get(*k).is_some_and(|range| {
            let words = text[range.clone()].trim();
            bars(words) == 2 && words.ends_with(is_bar) && !words.starts_with(is_bar)
        })
    };
    closed(&at)
        && (0..at).rev().take_while(closed).take(SEVERAL).count()
            + (at + 1..lines.len()).take_while(closed).take(SEVERAL).count()
            >= SEVERAL
}

/// Whether a page holds bars at all: most hold none.
pub(super) fn holds_bars(text: &str) -> bool {
    BARS.iter().any(|bar| text.contains(*bar))
}

/// Whether a line between bars begins as the header of a table of persons.
pub(super) fn names_persons(words: &str) -> bool {
    words.split(is_bar).any(|cell| Kind::of(cell) == Some(Kind::Name))
}

/// What a column of a table of persons can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Name,
    Sex,
    People,
    Date,
    Office,
    /// 备注: often left empty, and the last one.
    Remark,
    Other,
}

impl Kind {
    /// The longest word of a header, in characters.
    const LONGEST: usize = 14;

    /// What a header's words announce; `None` when they are no header.
    fn of(words: &str) -> Option<Self> {
        const DATES: [&str; 4] = ["年月", "日期", "时间", "年月日"];
        const OFFICES: [&str; 8] = ["职务", "职位", "职级", "任职", "现任", "拟任", "原任", "新任"];
        const OTHERS: [&str; 20] = [
            "学历",
            "学位",
            "面貌",
            "单位",
            "程度",
            "职称",
            "籍贯",
            "部门",
            "岗位",
            "资格",
            "专业",
            "院校",
            "年龄",
            "党派",
            "出生地",
            "身份",
            "类别",
            "文凭",
            "方式",
            "情况",
        ];
        if words.chars().filter(|c| !is_blank(*c)).nth(Self::LONGEST).is_some() {
            return None;
        }
        let word: String = words.chars().filter(|c| !is_blank(*c)).collect();
        let bare = word.split(['（', '(']).next().unwrap_or("");
        if bare.is_empty() || word.contains(['，', '。', '：', ':']) {
            return None;
        }
        let ends = |list: &[&str]| list.iter().any(|e| bare.ends_with(e));
        Some(match bare {
            "序号" | "编号" | "序" => Self::Number,
            "姓名" => Self::Name,
            "性别" => Self::Sex,
            "民族" => Self::People,
            "备注" | "说明" => Self::Remark,
            "出生" => Self::Date,
            _ if ends(&OFFICES) => Self::Office,
            _ if ends(&DATES) => Self::Date,
            _ if ends(&OTHERS) => Self::Other,
            _ => return None,
        })
    }

    /// Whether a cell can stand in such a column.
    fn takes(self, cell: &str) -> bool {
        let cell: String = cell.chars().filter(|c| !is_blank(*c)).collect();
        let begins_with_digit = cell.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
        match self {
            Self::Number => begins_with_digit && cell.chars().count() <= 3,
            Self::Name => is_name(&cell),
            Self::Sex => is_sex(&cell),
            Self::People => {
                cell.ends_with('族') || cell.ends_with('人') && cell.chars().count() <= 5 || is_people(&cell)
            }
            Self::Date => begins_with_digit,
            Self::Office | Self::Remark | Self::Other => true,
        }
    }
}

/// 男, 女（回族）
fn is_sex(cell: &str) -> bool {
    cell.strip_prefix(['男', '女']).is_some_and(|rest| rest.is_empty() || rest.starts_with(['（', '(']))
}

/// 汉, 朝鲜: a people without 族.
fn is_people(cell: &str) -> bool {
    const PEOPLES: [&str; 40] = [
        "汉",
        "满",
        "回",
        "蒙",
        "蒙古",
        "藏",
        "维",
        "维吾尔",
        "壮",
        "朝鲜",
        "苗",
        "彝",
        "土家",
        "侗",
        "瑶",
        "白",
        "傣",
        "黎",
        "哈尼",
        "哈萨克",
        "布依",
        "仡佬",
        "羌",
        "土",
        "水",
        "撒拉",
        "东乡",
        "纳西",
        "景颇",
        "拉祜",
        "佤",
        "畲",
        "锡伯",
        "达斡尔",
        "鄂温克",
        "鄂伦春",
        "赫哲",
        "仫佬",
        "毛南",
        "裕固",
    ];
    PEOPLES.contains(&cell)
}

fn is_name(cell: &str) -> bool {
    let bare = cell.split(['（', '(']).next().unwrap_or("");
    let length = bare.chars().count();
    let titled = ["长", "任", "书记", "员", "职务", "委"].iter().any(|e| bare.ends_with(e)) && length > 3;
    bare.chars().all(|c| is_han(c) || matches!(c, '·' | '•' | '．')) && (2..=12).contains(&length) && !titled
}

/// A row: where it stands, and where its cells end.
pub(super) struct Row {
    pub lines: Range<usize>,
    pub range: Range<usize>,
    pub cuts: Vec<Cut>,
}

/// The rows of all tables whose cells stand one a line, or are parted by blanks. `lines` are not empty.
pub(super) fn rows(text: &str, lines: &[Range<usize>]) -> Vec<Row> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let found = stacked(text, lines, at).or_else(|| spaced(text, lines, at));
        match found {
            Some(rows) => {
                at = rows.last().map_or(at + 1, |r: &Row| r.lines.end);
                out.extend(rows);
            }
            None => at += 1,
        }
    }
    out
}

/// The kinds of a header's columns, when they are those of a table of persons and their offices.
fn columns(words: impl Iterator<Item = Option<Kind>>) -> Option<Vec<Kind>> {
    let kinds: Vec<Kind> = words.collect::<Option<_>>()?;
    let once = kinds.iter().filter(|k| **k == Kind::Name).count() == 1;
    (once && kinds.contains(&Kind::Office) && kinds.len() >= 3).then_some(kinds)
}

/// A header with a cell a line at `at`, and the rows below it.
fn stacked(text: &str, lines: &[Range<usize>], at: usize) -> Option<Vec<Row>> {
    let word = |k: usize| lines.get(k).map(|r| &text[r.clone()]);
    let kind = |k: usize| word(k).and_then(Kind::of);
    kind(at)?;
    let end = (at..lines.len()).find(|&k| kind(k).is_none())?;
    let kinds = columns((at..end).map(kind))?;
    let apart = |k: usize| text[lines[k - 1].end..lines[k].start].matches('\n').count() > 1;
    let starts = starts(text, lines, end, &kinds);
    let gaps = starts.len() > 1 && starts[1..].iter().all(|&k| apart(k));
    let mut out = vec![row(at..end, lines, &(at..end).map(Some).collect::<Vec<_>>())];
    for (k, &from) in starts.iter().enumerate() {
        let limit = (from + kinds.len()).min(lines.len());
        let to = starts.get(k + 1).copied().unwrap_or_else(|| {
            (from + 1..limit).find(|&n| gaps && apart(n) || closes(&text[lines[n].clone()])).unwrap_or(limit)
        });
        let cells: Vec<&str> = (from..to).filter_map(word).collect();
        let Some(places) = align(&cells, &kinds) else { continue };
        out.push(row(from..to, lines, &places.into_iter().map(|p| p.map(|n| from + n)).collect::<Vec<_>>()));
    }
    (out.len() > 1).then_some(out)
}

/// A line that stands below a table and not in it.
fn closes(words: &str) -> bool {
    words.contains(['。', '：', ':']) || words.chars().count() > 90
}

/// The lines at which the rows below a header begin.
fn starts(text: &str, lines: &[Range<usize>], from: usize, kinds: &[Kind]) -> Vec<usize> {
    let word = |k: usize| lines.get(k).map_or("", |r| &text[r.clone()]);
    let mut out: Vec<usize> = Vec::new();
    let name = kinds.iter().position(|k| *k == Kind::Name).unwrap_or(0);
    let Some(sex) = kinds.iter().position(|k| *k == Kind::Sex).filter(|s| *s > name) else {
        // each row is whole, as far as names stand where they should
        let mut at = from;
        while kinds.iter().enumerate().all(|(n, kind)| {
            let words = word(at + n);
            !words.is_empty() && kind.takes(words) && !closes(words)
        }) {
            out.push(at);
            at += kinds.len();
        }
        return out;
    };
    let mut free = from;
    for at in from..lines.len() {
        if closes(word(at)) || at > free + 2 * kinds.len() {
            break;
        }
        if !is_sex(word(at).trim()) || at < free + sex - name {
            continue;
        }
        let numbered =
            at >= free + sex && kinds[..name].iter().zip(at - sex..).all(|(k, n)| k.takes(word(n)));
        let start = if numbered { at - sex } else { at - (sex - name) };
        if !kinds[name].takes(word(start + if numbered { name } else { 0 })) {
            break;
        }
        out.push(start);
        free = at + 1;
    }
    out
}

/// A header whose words blanks part, and the rows below it.
fn spaced(text: &str, lines: &[Range<usize>], at: usize) -> Option<Vec<Row>> {
    // nearly all lines run on: no word of a header does
    let blank = |c: &char| is_blank(*c);
    if !text[lines[at].clone()].chars().skip_while(blank).take(Kind::LONGEST + 1).any(is_blank) {
        return None;
    }
    let header = parted(text, &lines[at]);
    if header.len() < 3 {
        return None;
    }
    let kinds = columns(header.iter().map(|r| Kind::of(&text[r.clone()])))?;
    let whole = |cells: &[Range<usize>], places: &[Option<usize>], k: usize| {
        let places: Vec<Option<Range<usize>>> =
            places.iter().map(|p| p.and_then(|n| cells.get(n).cloned())).collect();
        cut(k..k + 1, &places)
    };
    let mut out = vec![whole(&header, &(0..header.len()).map(Some).collect::<Vec<_>>(), at)];
    for (k, line) in lines.iter().enumerate().skip(at + 1) {
        let cells = parted(text, line);
        let words: Vec<&str> = cells.iter().map(|r| &text[r.clone()]).collect();
        let Some(places) = align(&words, &kinds).filter(|_| words.len() + 2 >= kinds.len()) else { break };
        out.push(whole(&cells, &places, k));
    }
    (out.len() > 1).then_some(out)
}

/// The words of a line that blanks part; two single characters are a name or a header written apart.
fn parted(text: &str, line: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text[line.clone()].char_indices().chain([(line.len(), ' ')]) {
        match (is_blank(c), start) {
            (false, None) => start = Some(line.start + at),
            (true, Some(from)) => {
                out.push(from..line.start + at);
                start = None;
            }
            _ => {}
        }
    }
    let lone = |r: &Range<usize>| {
        let mut chars = text[r.clone()].chars();
        chars.next().is_some_and(|c| is_han(c) && c != '男' && c != '女') && chars.next().is_none()
    };
    let mut k = 0;
    while k + 1 < out.len() {
        if lone(&out[k]) && lone(&out[k + 1]) {
            out[k].end = out.remove(k + 1).end;
        }
        k += 1;
    }
    out
}

/// Which cell stands in which column, when that can be told.
fn align(cells: &[&str], kinds: &[Kind]) -> Option<Vec<Option<usize>>> {
    if cells.len() > kinds.len() || cells.iter().any(|c| closes(c)) {
        return None;
    }
    let mut missing = kinds.len() - cells.len();
    let mut places = Vec::with_capacity(kinds.len());
    let mut next = 0;
    for (column, kind) in kinds.iter().enumerate() {
        let taken = |c: &&str| kind.takes(c) && !(missing > 0 && *kind == Kind::Other && names_office(c));
        let fits = cells.get(next).is_some_and(taken);
        let remark = *kind == Kind::Remark && column + 1 == kinds.len();
        if fits {
            places.push(Some(next));
            next += 1;
        } else if missing > 0 && *kind != Kind::Name && (!kind.takes("") || *kind == Kind::Other || remark) {
            places.push(None);
            missing -= 1;
        } else {
            return None;
        }
    }
    (next == cells.len() && cells.len() >= 2).then_some(places)
}

/// Whether a cell can only say what somebody is.
fn names_office(cell: &str) -> bool {
    const TITLES: [&str; 9] = ["书记", "主任", "主席", "委员", "经理", "调研员", "巡视员", "科员", "成员"];
    cell.contains('长') || TITLES.iter().any(|t| cell.contains(t))
}

/// A row of the lines whose numbers stand in `places`.
fn row(at: Range<usize>, lines: &[Range<usize>], places: &[Option<usize>]) -> Row {
    let places: Vec<Option<Range<usize>>> =
        places.iter().map(|p| p.and_then(|k| lines.get(k).cloned())).collect();
    cut(at, &places)
}

/// A row of cells, some of them empty.
fn cut(lines: Range<usize>, places: &[Option<Range<usize>>]) -> Row {
    let mut cuts = Vec::new();
    let mut range: Option<Range<usize>> = None;
    let mut column = 0;
    for (k, cell) in places.iter().enumerate() {
        let Some(cell) = cell else { continue };
        let whole = range.get_or_insert(cell.start..cell.start);
        if k > column {
            cuts.push(Cut { range: whole.end..cell.start, cells: k - column });
        }
        whole.end = cell.end;
        column = k;
    }
    Row { lines, range: range.unwrap_or(0..0), cuts }
}

#[cfg(test)]
mod tests {
    use crate::model::{BlockKind, DocumentId};
    use crate::normalise::normalise;
    use crate::read::{Declared, DecodedSource, MediaType};

    fn rows(text: &str) -> Vec<String> {
        let document = normalise(DecodedSource {
            id: DocumentId("t".to_owned()),
            media: MediaType::Text,
            text: text.to_owned(),
            declared: Declared::default(),
        });
        let rows = document.blocks.iter().filter(|b| b.kind == BlockKind::Row);
        rows.map(|b| b.span.slice(&document.normal).replace('\t', "|")).collect()
    }

    #[test]
    fn cells_one_a_line_are_rows_below_a_header() {
        let head = "某县干部任前公示\n\n姓 名\n性别\n出生年月\n学历\n现任职务\n拟任职务\n备注\n";
        let text = format!(
            "{head}\n万里程\n男\n1975.08\n大学\n县财政局局长\n副县长\n提名\n\n\
             陆　丽（苗族）\n女\n大学\n县审计局局长\n县政协副主席\n\n公示时间：五个工作日\n"
        );
        let want = [
            "姓名|性别|出生年月|学历|现任职务|拟任职务|备注",
            "万里程|男|1975.08|大学|县财政局局长|副县长|提名",
            "陆 丽（苗族）|女||大学|县审计局局长|县政协副主席",
        ];
        assert_eq!(rows(&text), want);
        assert_eq!(rows(&text.replace("\n\n", "\n")), want);
        let short = "某县领导\n姓名\n现任职务\n拟任职务\n万里程\n县财政局局长\n副县长\n以上予以公示。\n";
        assert_eq!(rows(short), ["姓名|现任职务|拟任职务", "万里程|县财政局局长|副县长"]);
    }

    #[test]
    fn bars_and_blanks_part_cells() {
        let barred =
            "某县公示\n| 序号 | 姓 名 | 现任职务 |\n| --- | --- | --- |\n| 1 | 万 里 | 县财政局局长 |\n";
        assert_eq!(rows(barred), ["序号|姓名|现任职务", "1|万里|县财政局局长"]);
        let framed = "某县公示\n├──┼──┼──┤\n│姓名│性别│拟任职务│\n│万里│男│县财政局局长│\n";
        assert_eq!(rows(framed), ["姓名|性别|拟任职务", "万里|男|县财政局局长"]);
        let blanks = "某县公示\n姓 名  性别  拟任职务\n万 里  男  县财政局局长\n";
        assert_eq!(rows(blanks), ["姓名|性别|拟任职务", "万里|男|县财政局局长"]);
    }

    #[test]
    fn boxes_of_an_encyclopedia_are_rows() {
        let boxed = "中共某县委员会\n\n第八届委员 | |\n书记(1) | 万里程(县长兼) |\n副书记 | 陆丽 |\n\
                     行政级别 | 正处级 |\n总部 | |\n";
        assert!(rows(boxed).contains(&"书记（1）|万里程（县长兼）".to_owned()));
        let menu = "某县政府\n首页 | 新闻 |\n领导之窗 | 关于我们 |\n";
        assert!(rows(menu).is_empty());
    }

    #[test]
    fn menus_labels_and_lists_of_names_are_no_rows() {
        let menu = "某县政府\n首页 | 新闻 | 领导之窗 | 关于我们\n个人简历|工作分工|活动报道\n";
        assert!(rows(menu).is_empty());
        let labels = "某县政府\n姓名\n性别\n民族\n万里程\n男\n汉族\n";
        assert!(rows(labels).is_empty());
        let form = "某县政府\n姓名：万里程\n性别：男\n职务：副县长\n";
        assert!(rows(form).is_empty());
    }
}
