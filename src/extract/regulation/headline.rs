//! Headlines of papers, whole or over several lines: 某办公室关于印发《某办法》的通知, 某政府关于某事的意见.

use super::own::trailing_number;
use super::shelf::{Shelf, is_kind, personnel};
use super::signature::{bodies_in_title, nothing_but_bodies, signers};
use crate::extract::page::Page;
use crate::lexicon::RegulationWord;
use crate::mention::date::date_at;
use crate::mention::named_body::Reader;
use crate::mention::regulation::inner_marks;
use crate::mention::{Chars, Line};

impl Shelf<'_> {
    /// A line such as 某办公室关于印发《某办法》的通知: the regulation, and the bodies before it.
    pub(super) fn notice_title(
        &self,
        line: &Line,
        below: &[Line],
        reader: &Reader,
    ) -> Option<(String, Vec<String>, Chars)> {
        let text = line.text.trim();
        let mut text = trailing_number(text).map_or(text, |(_, title)| title).to_owned();
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
            && let Some(next) = below.first().filter(|n| n.len() < 60 && n.text.trim_end().ends_with("通知"))
        {
            text.push_str(next.text.trim());
        }
        // 关于印发甲管理 / 办法的 / 通 知
        let brings = || {
            let behind = text.find("关于").map_or("", |at| &text[at + "关于".len()..]);
            [RegulationWord::Issue, RegulationWord::PassOn]
                .iter()
                .any(|r| words.starting(*r, behind).is_some())
        };
        if !text.ends_with("通知") && !text.contains(['，', '。', '：']) && brings() {
            text = joined_below(&text, below, |whole| whole.ends_with("的通知")).unwrap_or(text);
        }
        let text = unmarked(&text);
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
    pub(super) fn direct_title(
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
        if text.ends_with("关于")
            && let Some(next) = page.lines.get(index + 1).filter(|n| n.len() < 50)
        {
            text.push_str(next.text.trim());
        } else if broken {
            text = joined_below(&text, &page.lines[index + 1..], closes).unwrap_or(text);
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
        let announced = || {
            let above = index.checked_sub(1).and_then(|k| page.lines.get(k));
            above.is_some_and(|l| l.len() <= 40 && l.text.ends_with('号') && l.text.contains("公告"))
                && text.ends_with("的公告")
                && !signers(page, reader).is_empty()
        };
        let named = at == 0 && (text.contains("的通知") && given_out() || announced());
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
        // 甲市委 甲市政府 / 关于加快某事的意见
        let bodies =
            if at == 0 { bodies_above(page, index, reader) } else { bodies_in_title(line, end, reader) };
        // 关于做好某事的通知 with its number: who gives it out stands above or below
        let laid_down = ["的通知", "的决定", "的通告", "的公告"].iter().any(|t| text.ends_with(t));
        let sent = || page.lines.iter().skip(index + 1).take(8).any(addresses);
        let numbered = at == 0 && number.is_some() && (laid_down || text.contains("的通知") || sent());
        let bare = named || numbered || at == 0 && !bodies.is_empty();
        (bare || at > 0 && !bodies.is_empty()).then(|| (inner_marks(text), bodies, 0..line.len()))
    }
}

/// 某政办发〔2018〕10号《某办公室关于转发甲方案的通知》: the title without the marks around all of it.
fn unmarked(text: &str) -> &str {
    let inner = text.strip_suffix('》').and_then(|t| t.split_once('《'));
    let Some((before, inner)) = inner else { return text };
    let numbered = before.is_empty() || before.trim_end().ends_with('号') && before.contains(['〔', '[']);
    let paired = inner.matches('《').count() == inner.matches('》').count();
    if numbered && paired && inner.ends_with("通知") { inner } else { text }
}

/// The headline with the lines below that it runs on over, up to the one that `closes` it.
fn joined_below(head: &str, below: &[Line], closes: impl Fn(&str) -> bool) -> Option<String> {
    const LINES: usize = 3;
    const LONGEST: usize = 50;
    let mut whole = head.to_owned();
    for line in below.iter().take(LINES) {
        let text = line.text.trim();
        let other =
            text.contains(['，', '。', '：', '〔', '\t']) || text.contains("关于") || text.ends_with('号');
        if other || line.len() >= LONGEST {
            return None;
        }
        // 通 知
        whole.extend(text.chars().filter(|c| *c != ' '));
        if closes(&whole) {
            return Some(whole);
        }
    }
    None
}

/// The bodies on lines of their own right above a headline.
fn bodies_above(page: &Page, index: usize, reader: &Reader) -> Vec<String> {
    const LINES: usize = 2;
    let above = page.lines[..index].iter().rev().take(LINES).filter(|l| l.len() <= 60);
    let mut named: Vec<Vec<String>> = above.map_while(|l| nothing_but_bodies(l, reader)).collect();
    named.reverse();
    named.concat()
}

/// 各县人民政府：, 省民政厅：: whom a document is sent to.
fn addresses(line: &Line) -> bool {
    const SENT_TO: [&str; 8] = ["局：", "厅：", "委：", "府：", "会：", "办：", "位：", "门："];
    line.text.ends_with('：')
        && (line.text.starts_with('各') || line.len() <= 60 && SENT_TO.iter().any(|w| line.text.ends_with(w)))
}
