//! The document's own title: a notice that brings a regulation, or the regulation itself; who stands behind it.

use super::Particulars;
use super::record::{day_and_body, record};
use super::shelf::{Shelf, is_kind, personnel};
use super::signature::{bodies_in_title, letterhead, nothing_but_bodies, signers};
use super::words::given_out_in;
use crate::extract::authority;
use crate::extract::page::Page;
use crate::lexicon::RegulationWord;
use crate::mention::date::date_at;
use crate::mention::named_body::Reader;
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
            .filter(|l| l.len() <= 60 && !l.text.contains('《'))
            .find_map(|l| number_in(l.text, 0))
            .or_else(|| page.lines.iter().take(4).find_map(|l| leading_number(l.text)));
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
                .notice_title(line, page.lines.get(index + 1), reader)
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
                return Some(Own {
                    title,
                    others: parts,
                    issued: true,
                    bodies,
                    line: index,
                    words,
                    what: particulars(),
                });
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
            return Some(own);
        }
        None
    }

    /// A line such as 某办公室关于印发《某办法》的通知: the regulation, and the bodies before it.
    fn notice_title(
        &self,
        line: &Line,
        next: Option<&Line>,
        reader: &Reader,
    ) -> Option<(String, Vec<String>, Chars)> {
        let mut text = line.text.trim().to_owned();
        // a headline over two lines, also where it parts the title that it brings
        let words = &self.words;
        let open = || text.find('《').map(|at| &text[..at]);
        let parted = text.matches('《').count() > text.matches('》').count()
            && open().is_some_and(|head| words.ending(RegulationWord::Issue, head).is_some());
        if !text.ends_with("通知")
            && (parted
                || text.ends_with(['》'])
                || text.ends_with("关于")
                || words.ending(RegulationWord::Issue, &text).is_some())
            && let Some(next) = next.filter(|n| n.len() < 60 && n.text.trim_end().ends_with("通知"))
        {
            text.push_str(next.text.trim());
        }
        let text = text.as_str();
        let tail = ["的通知", "的公告", "的决定"].iter().find(|t| text.ends_with(*t))?;
        const ABOUT: &str = "关于";
        let giving = |at: usize| {
            let behind = &text[at + ABOUT.len()..];
            let roles = [RegulationWord::Issue, RegulationWord::PassOn];
            roles.into_iter().find_map(|role| words.starting(role, behind)).map(|w| (at, ABOUT.len(), w))
        };
        let (at, about, word) = text
            .match_indices(ABOUT)
            .find_map(|(at, _)| giving(at))
            .or_else(|| text.find("印发").map(|at| (at, 0, "印发")))?;
        let rest = text.get(at + about + word.len()..text.len() - tail.len())?;
        let inner = rest.trim_start_matches(['《', '〈']).trim_end_matches(['》', '〉', ' ']);
        if inner.is_empty() || personnel(inner) {
            return None;
        }
        // 关于公布第三批文物保护单位的通知: no regulation, but the notice itself
        let list = is_kind(inner) || inner.ends_with("目录") || rest.starts_with(['《', '〈']);
        let handed_on = words.has(RegulationWord::PassOn, word);
        if word != "印发" && !handed_on && !list {
            return None;
        }
        // what another body laid down stays its own
        if handed_on && (!is_kind(inner) || inner.contains(['《', '〈']) || inner.contains("关于")) {
            return None;
        }
        // 《某办法》（试行）: what stands behind the name belongs to it
        let title = self.full(&inner_marks(&inner.replace("》（", "（")));
        let head = line.text.find(&text[at..at + about + word.len()]).or_else(|| line.text.find(ABOUT))?;
        let end = line.text[..head].chars().count();
        let mut bodies = bodies_in_title(line, end, reader);
        if bodies.is_empty() && end > 0 {
            bodies.clear();
        }
        Some((title, bodies, 0..line.len()))
    }
}

impl Shelf<'_> {
    /// A document that lays down something under its own title: 某政府关于某事的意见.
    fn direct_title(
        &self,
        page: &Page,
        index: usize,
        number: &Option<String>,
        reader: &Reader,
    ) -> Option<(String, Vec<String>, Chars)> {
        let line = page.lines.get(index).filter(|l| l.may_hold("关于"))?;
        let mut text = line.text.trim().to_owned();
        // a headline over two lines: …关于加强甲 / 乙工作的通知
        let closes =
            |t: &str| is_kind(t) || ["通知", "决定", "通告", "公告", "意见"].iter().any(|k| t.ends_with(k));
        let broken = text.contains("关于") && !text.contains(['，', '。', '：', '《']) && !closes(&text);
        if (text.ends_with("关于") || broken)
            && let Some(next) = page.lines.get(index + 1).filter(|n| n.len() < 50)
            && (text.ends_with("关于") || closes(next.text.trim()) && !next.text.contains("关于"))
        {
            text.push_str(next.text.trim());
        }
        // 关于…的通知（某财教〔2011〕224号）
        let open = text.rfind('（').filter(|_| text.ends_with("号）"));
        let text = open.map_or(text.as_str(), |open| text[..open].trim_end());
        let at = text.find("关于")?;
        let laid =
            is_kind(text) || ["的通知", "的决定", "的通告", "的公告"].iter().any(|t| text.ends_with(t));
        let given_out = || {
            let below = page.lines.iter().skip(index + 1).take(3).filter(|l| l.len() <= 40);
            below.filter_map(|l| nothing_but_bodies(l, reader)).next().is_some()
        };
        // 甲局 乙局公告2020年第12号 / 关于…的公告
        let numbered = || {
            let above = index.checked_sub(1).and_then(|k| page.lines.get(k));
            above.is_some_and(|l| l.len() <= 40 && l.text.ends_with('号') && l.text.contains("公告"))
                && text.ends_with("的公告")
                && !signers(page, reader).is_empty()
        };
        let named = at == 0 && (text.contains("的通知") && given_out() || numbered());
        // a notice to the public has neither number nor addressee, but who signs it
        let public = || {
            let told = ["的通告", "的公告"].iter().any(|t| text.ends_with(t));
            let until = line.text.find("关于").map_or(0, |k| line.text[..k].chars().count());
            told && at > 0 && {
                let heads = bodies_in_title(line, until, reader);
                !heads.is_empty() && signers(page, reader).iter().any(|s| heads.contains(s))
            }
        };
        // 中共某县委 某县人民政府关于…的意见 / （2018年3月15日）
        let day_below = || {
            let below = page.lines.iter().skip(index + 1).take(2);
            below.into_iter().any(|l| {
                matches!(l.at(0), '（' | '(')
                    && date_at(l, 1, page.dateline)
                        .is_some_and(|d| d.date.day().is_some() && d.end + 1 == l.len())
            })
        };
        let official =
            number.is_some() || day_below() || public() || named || page.lines.iter().take(14).any(addresses);
        if !laid
            || !official
            || text.contains("印发")
            || personnel(text)
            || text.contains(['，', '！', '？', '：'])
        {
            return None;
        }
        let until = line.text.find("转发").unwrap_or(usize::MAX).min(line.text.find("关于")?);
        let end = line.text[..until].chars().count();
        let bodies = bodies_in_title(line, end, reader);
        // 关于做好某事的通知 with its number: who gives it out stands above or below
        let laid_down = ["的通知", "的决定", "的通告", "的公告"].iter().any(|t| text.ends_with(t));
        let bare = named || at == 0 && number.is_some() && (laid_down || text.contains("的通知"));
        (bare || at > 0 && !bodies.is_empty()).then(|| (inner_marks(text), bodies, 0..line.len()))
    }
}

/// 各县人民政府：, 省民政厅：: whom a document is sent to.
fn addresses(line: &Line) -> bool {
    const SENT_TO: [&str; 8] = ["局：", "厅：", "委：", "府：", "会：", "办：", "位：", "门："];
    line.text.ends_with('：')
        && (line.text.starts_with('各') || line.len() <= 60 && SENT_TO.iter().any(|w| line.text.ends_with(w)))
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
    let open = text.find(['〔', '［', '['])?;
    let after = &text[open..];
    let year: String = after.chars().skip(1).take(4).collect();
    if year.len() != 4 || !year.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let rest = &after[after.char_indices().nth(5)?.0..];
    if !rest.starts_with(['〕', '］', ']']) {
        return None;
    }
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
