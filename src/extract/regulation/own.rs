//! The document's own title: a notice that brings a regulation, or the regulation itself; who stands behind it.

use super::Particulars;
use super::record::{day_and_body, record};
use super::shelf::{Shelf, is_kind};
use super::signature::{bodies_in_title, letterhead, signers};
use super::words::given_out_in;
use crate::extract::authority;
use crate::extract::page::Page;
use crate::lexicon::RegulationWord;
use crate::mention::date::date_at;
use crate::mention::named_body::Reader;
use crate::mention::phrase::after_number;
use crate::mention::regulation::{inner_marks, titled_in};
use crate::mention::{Chars, Line};
use crate::model::PartialDate;

/// The regulation that a document is, or that it is the notice of.
#[derive(Debug, Clone, Default)]
pub struct Own {
    pub title: String,
    /// What the same notice brings besides.
    pub others: Vec<String>,
    /// Whether the title line itself says that a body issues it.
    pub issued: bool,
    pub bodies: Vec<String>,
    pub line: usize,
    pub words: Chars,
    pub what: Particulars,
}

impl Own {
    /// Each regulation that the document lays down.
    pub fn titles(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.title).chain(&self.others)
    }

    /// The regulation in whose text line `number` stands: the one whose name heads the lines above it.
    pub fn title_at(&self, page: &Page, number: usize) -> &str {
        let heads = |line: &Line| {
            let text = inner_marks(line.text.trim());
            self.titles().find(|title| **title == text)
        };
        let mut above = page.lines.iter().take(number).rev().filter(|_| !self.others.is_empty());
        above.find_map(heads).unwrap_or(&self.title)
    }
}

/// 关于转发甲办法和乙办法的通知, 印发甲办法等制度的通知: the titles that its text says it brings.
fn brought(page: &Page, index: usize, title: &str) -> Vec<String> {
    let several = title.contains('等') || title.contains(['和', '、', '及']);
    // 关于转发县水利局甲办法的通知: who drew it up is no part of its name
    let passed_on = page.lines.get(index).is_some_and(|l| l.holds("转发") || l.holds("批转"));
    if !several && !passed_on {
        return Vec::new();
    }
    for line in page.lines.iter().skip(index + 1).take(30) {
        let found = titled_in(line, 0..line.len());
        let (Some(first), Some(last)) = (found.first(), found.last()) else { continue };
        let brings = given_out_in(page.cx.lexicon, line, last.range.end..line.len()).is_some();
        let joined = found.windows(2).all(|pair| {
            line.slice(pair[0].range.end..pair[1].range.start).chars().all(|c| "、和及与".contains(c))
        });
        let named = found.iter().filter(|t| title.contains(t.title.as_str())).count();
        if brings
            && passed_on
            && found.len() == 1
            && title != first.title
            && title.ends_with(first.title.as_str())
        {
            return found.into_iter().map(|t| t.title).collect();
        }
        let named =
            named >= 1 || told_short(title, &found.iter().map(|t| t.title.as_str()).collect::<Vec<_>>());
        if brings && joined && found.len() > 1 && named && first.title != title {
            return found.into_iter().map(|t| t.title).collect();
        }
    }
    Vec::new()
}

/// 印发某事实施意见和行动计划的通知, of 《关于某事的实施意见》和《某事行动计划（2020—2022年）》.
fn told_short(title: &str, found: &[&str]) -> bool {
    const KIND: usize = 4;
    let ends: Vec<&str> = title.split(['和', '、', '及']).collect();
    let fits = |(end, full): (&&str, &&str)| {
        let bare = full.rfind('（').filter(|_| full.ends_with('）')).map_or(*full, |open| &full[..open]);
        let kind = bare.char_indices().rev().nth(KIND - 1);
        kind.is_some_and(|(at, _)| end.ends_with(&bare[at..]))
    };
    ends.len() == found.len() && ends.iter().zip(found).all(fits)
}

impl Shelf<'_> {
    pub fn own_title(&self, page: &Page, reader: &Reader) -> Option<Own> {
        let number = page
            .lines
            .iter()
            .take(20)
            // 三、某规定（某政发〔1983〕90号）: of another paper
            .filter(|l| l.len() <= 60 && !l.text.contains('《') && after_number(l, 0) == 0)
            .find_map(|l| number_in(l.text, 0))
            .or_else(|| page.lines.iter().take(4).find_map(|l| leading_number(l.text)))
            .or_else(|| {
                let titles = page.lines.iter().take(14).filter(|l| after_number(l, 0) == 0);
                titles
                    .filter(|l| l.len() <= 120)
                    .find_map(|l| trailing_number(l.text))
                    .map(|(number, _)| number)
            });
        // the day of a page that shows it years later says nothing
        let shown = page.document.metadata.date.filter(|day| {
            let issued = number.as_deref().and_then(year_of);
            issued.zip(day.year()).is_none_or(|(issued, shown)| shown <= issued + 1)
        });
        // most pages have no such title, and need not be asked for their day
        let particulars = || {
            let date = authority::of_page(page).date.or(shown);
            Particulars { date, number: number.clone(), effective: effective(page, date) }
        };
        for index in 0..page.lines.len().min(14) {
            let line = &page.lines[index];
            if line.len() > 120 || line.text.contains('。') {
                continue;
            }
            if let Some((title, bodies, words)) = self
                .notice_title(line, &page.lines[index + 1..], reader)
                .or_else(|| self.direct_title(page, index, &number, reader))
            {
                let above = || {
                    let line = page.lines.get(index.checked_sub(1)?)?;
                    // 甲局 乙部公告2020年第12号
                    let end = ["公告", "通告", "令", "文件"].iter().find_map(|w| line.text.find(w));
                    let end = end.map_or(line.len(), |k| line.text[..k].chars().count());
                    let names = bodies_in_title(line, end, reader);
                    (!names.is_empty() && line.len() < 60).then_some(names)
                };
                let bodies = if bodies.is_empty() { above().unwrap_or_default() } else { bodies };
                let bodies = if bodies.is_empty() { signers(page, reader) } else { bodies };
                let bodies = if bodies.is_empty() { letterhead(page, reader) } else { bodies };
                let agent = || authority::of_page(page).agent.into_iter().collect();
                let bodies = if bodies.is_empty() { agent() } else { bodies };
                let mut parts = brought(page, index, &title);
                if parts.is_empty() {
                    parts = apart(&title);
                }
                let title = parts.remove(0);
                // 1991年8月29日，某委, as collections of laws put it below the title
                let last = (index..page.lines.len().min(16)).rev().find(|&k| page.lines[k].text == line.text);
                let day = day_and_body(page, last.unwrap_or(index), reader).map(|(day, _)| day);
                let what = Particulars { date: day, ..Particulars::default() }.or(particulars());
                return Some(Own { title, others: parts, issued: true, bodies, line: index, words, what });
            }
        }
        // a regulation without its notice: its name stands alone on a line
        for index in 0..page.lines.len().min(16) {
            let line = &page.lines[index];
            let text = line.text.trim_end_matches([' ', '》']).trim_start_matches('《');
            if line.len() > 60
                || !is_kind(text)
                || text.contains(['，', '。', '：', '！', '？'])
                || text.chars().count() < 6
            {
                continue;
            }
            const TOLD: [&str; 10] =
                ["审议", "通过", "解读", "研究", "部署", "宣讲", "学习", "召开", "批复", "获批"];
            if TOLD.iter().any(|w| text.contains(w))
                || page.cx.lexicon.regulation_words.inside(RegulationWord::Issue, text).is_some()
            {
                continue;
            }
            let text = text.split(" - ").next().unwrap_or(text);
            let text = ["（节选）", "（摘编）", "（摘录）", "（全文）", "（摘要）"]
                .iter()
                .find_map(|t| text.strip_suffix(t))
                .unwrap_or(text);
            let own = Own {
                title: inner_marks(text),
                others: Vec::new(),
                issued: false,
                bodies: Vec::new(),
                line: index,
                words: 0..line.len(),
                what: particulars(),
            };
            if let Some((bodies, what)) = record(page, reader) {
                return Some(Own { issued: true, bodies, what: what.or(own.what), ..own });
            }
            // collections of laws say the name several times
            let last = (index..page.lines.len().min(16)).rev().find(|&k| page.lines[k].text == line.text);
            if let Some((day, bodies)) = day_and_body(page, last.unwrap_or(index), reader) {
                let what = Particulars { date: Some(day), ..own.what };
                return Some(Own { issued: true, bodies, what, ..own });
            }
            // 甲县人民政府工作规则 / 甲政发〔2017〕40号: the government whose number and name it bears
            if let Some(body) = numbered_house(line, number.as_deref(), reader) {
                return Some(Own { issued: true, bodies: vec![body], ..own });
            }
            return Some(own);
        }
        None
    }
}

/// The government whose name begins the title of its own rules, where the number of the paper is a government's.
fn numbered_house(line: &Line, number: Option<&str>, reader: &Reader) -> Option<String> {
    const OF_GOVERNMENTS: [&str; 2] = ["政发", "府发"];
    let (head, _) = number?.split_once('〔')?;
    let at = line.text.find("人民政府").filter(|_| OF_GOVERNMENTS.iter().any(|w| head.ends_with(w)))?;
    let end = line.text[..at].chars().count() + "人民政府".chars().count();
    match bodies_in_title(line, end, reader).as_slice() {
        [one] if one.ends_with("人民政府") && end < line.len() => Some(one.clone()),
        _ => None,
    }
}

/// 甲办法和乙办法: two regulations; 甲和乙管理办法 is one.
pub fn apart(title: &str) -> Vec<String> {
    let split = title.match_indices('和').find(|&(k, _)| {
        let (left, right) = (&title[..k], &title[k + '和'.len_utf8()..]);
        is_kind(left)
            && is_kind(right)
            && right.chars().count() > 6
            && !title.contains(['〈', '《'])
            && !title.contains("关于")
    });
    match split {
        Some((k, _)) => vec![title[..k].to_owned(), title[k + '和'.len_utf8()..].to_owned()],
        None => vec![title.to_owned()],
    }
}

/// The number of a document (顺府发〔2021〕3号) that begins at or after the byte `from`.
pub fn number_in(text: &str, from: usize) -> Option<String> {
    let text = text.get(from..)?;
    const OPEN: [char; 5] = ['〔', '［', '[', '（', '('];
    let years = |at: &usize| {
        let digits = text[*at..].chars().skip(1).take_while(char::is_ascii_digit).count();
        digits == 4 && text[*at..].chars().nth(5).is_some_and(|c| "〕］]）)".contains(c))
    };
    let open = text.match_indices(OPEN).map(|(at, _)| at).find(years)?;
    let after = &text[open..];
    let year: String = after.chars().skip(1).take(4).collect();
    let rest = &after[after.char_indices().nth(5)?.0..];
    let end = rest.find('号')?;
    if end > 16 {
        return None;
    }
    let head: Vec<char> =
        text[..open].chars().rev().take_while(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).collect();
    let mut head: String = head.into_iter().rev().collect();
    for label in ["发文字号", "文号", "字号", "文件编号"] {
        if let Some(at) = head.rfind(label) {
            head = head[at + label.len()..].to_owned();
        }
    }
    (1..=12).contains(&head.chars().count()).then(|| {
        format!(
            "{head}〔{year}〕{}",
            rest[rest.char_indices().nth(1).map_or(0, |(i, _)| i)..end + "号".len()].trim()
        )
    })
}

/// 【某政办发〔2019〕8号】某办公室关于印发《…》的通知: the number with which the title begins.
fn leading_number(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['【', '（', ' ']);
    let number = number_in(text, 0)?;
    let head = number.split('〔').next()?;
    text.starts_with(head).then_some(number)
}

/// 某办公室关于印发《…》的通知（某政办发〔2019〕8号）: the number with which the title ends, and the title before it.
pub(super) fn trailing_number(text: &str) -> Option<(String, &str)> {
    const KINDS: [&str; 7] = ["通知", "意见", "决定", "公告", "批复", "方案", "办法"];
    let text = text.trim_end();
    let inside = text.strip_suffix(['）', ')'])?;
    let open = KINDS
        .iter()
        .filter_map(|kind| {
            [format!("{kind}（"), format!("{kind}(")].iter().find_map(|w| inside.rfind(w.as_str()))
        })
        .map(|at| at + "通知".len())
        .max()?;
    let number = number_in(inside.get(open..)?.trim_start_matches(['（', '(']), 0)?;
    Some((number, &text[..open]))
}

/// The year in a document's number.
fn year_of(number: &str) -> Option<i16> {
    number.split_once('〔')?.1.split_once('〕')?.0.parse().ok()
}

/// The day from which the document says that it is in force.
fn effective(page: &Page, issued: Option<PartialDate>) -> Option<PartialDate> {
    for line in page.lines.iter().rev() {
        for mark in ["起施行", "起实施", "起执行", "起生效"].into_iter().filter(|m| line.may_hold(m))
        {
            let Some(at) = line.text.find(mark) else { continue };
            let end = line.text[..at].chars().count();
            let floor = end.saturating_sub(22);
            let found = (floor..end).rev().filter(|&k| line.at(k) == '自').find_map(|k| {
                if line.slice(k..end).contains("发布之日")
                    || line.slice(k..end).contains("印发之日")
                    || line.slice(k..end).contains("公布之日")
                {
                    return issued;
                }
                date_at(line, k + 1, page.dateline).map(|d| d.date)
            });
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::trailing_number;

    #[test]
    fn a_number_in_brackets_ends_a_title_and_nothing_else_does() {
        let found = |text| trailing_number(text).map(|(number, _)| number);
        let number = Some("顺府发〔2021〕3号".to_owned());
        assert_eq!(found("顺德区政府关于印发《甲办法》的通知（顺府发〔2021〕3号）"), number);
        assert_eq!(found("顺德区政府关于做好防火工作的意见(顺府发[2021]3号)"), number);
        assert_eq!(found("顺德区政府关于印发《甲办法》的通知（试行）"), None);
        assert_eq!(found("根据《乙办法》（顺府发〔2021〕3号）"), None);
    }
}
