//! Who decides on offices in a document, and when: from its heading, its text, or its signature.

use super::page::Page;
use super::setting::bare_day;
use crate::lexicon::BodyWord;
use crate::mention::body::resolve;
use crate::mention::date::{Dated, date_at, dates_in, is_told};
use crate::mention::line::is_break;
use crate::mention::{Certainty, Chars, Line};
use crate::model::{BlockKind, PartialDate};

/// The body that decides and the day of the decision, as far as they are said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Authority {
    pub agent: Option<String>,
    pub date: Option<PartialDate>,
}

/// Words after a body that make it the one who decides.
const DECIDES: [&str; 19] = [
    "会议",
    "举行",
    "召开",
    "研究决定",
    "会议研究",
    "常务会议",
    "常委会会议",
    "党组会议",
    "研究",
    "决定",
    "已任命",
    "任命",
    "同意",
    "批准",
    "通知",
    "提名",
    "任免",
    "第",
    "于",
];

/// Whether one of these words begins with the character.
const fn may_decide(c: char) -> bool {
    matches!(
        c,
        '会' | '举'
            | '召'
            | '研'
            | '常'
            | '党'
            | '决'
            | '已'
            | '任'
            | '同'
            | '批'
            | '通'
            | '提'
            | '第'
            | '于'
    )
}

/// The authority behind a document's notices and lists.
pub fn of_page(page: &Page) -> Authority {
    page.asked.authority.get_or_init(|| found_on(page)).clone()
}

fn found_on(page: &Page) -> Authority {
    let mut out = Authority::default();
    let last = page.lines.len();
    // the signature: a body on a line of its own, a date on the next
    for (index, line) in page.lines.iter().enumerate().rev().take(8) {
        if line.len() > 40 || index == 0 {
            continue;
        }
        let published = ["发表", "发布"].iter().any(|w| line.holds(w));
        if out.date.is_none() && index + 6 >= last && !published {
            out.date = sole_date(page, line);
        }
        if out.agent.is_none()
            && let Some(body) = resolve(line.text, &[], &page.cx)
            && body.certainty == Certainty::Known
            && !line.text.contains(['，', '：', '。'])
            && !body.name.contains("组织部")
        {
            out.agent = Some(body.name);
        }
    }
    let notice =
        page.lines.iter().take(6).any(|l| l.len() < 60 && l.text.contains('任') | l.text.contains('免'));
    for line in page.lines.iter().take(14) {
        let found = in_text(page, line, 0..line.len());
        if let Some(agent) = found.agent
            && (out.agent.is_none() || agent.contains("常务委员会"))
        {
            out.agent = Some(agent);
        }
        // （2022年6月29日第三次会议通过）
        if line.kind != BlockKind::Byline
            && (line.holds("通过") || line.holds("任免"))
            && line.text.contains('日')
            && let Some(date) = first_date(page, line)
            && notice
        {
            out.date = Some(date);
            break;
        }
    }
    out
}

/// The day on which the meeting took place that a report begins with; its last day where it lasted longer.
pub fn day_of_report(page: &Page) -> Option<PartialDate> {
    *page.asked.day_of_report.get_or_init(|| find_day_of_report(page))
}

fn find_day_of_report(page: &Page) -> Option<PartialDate> {
    let told = |l: &&Line| {
        !matches!(l.kind, BlockKind::Byline | BlockKind::Heading) && l.len() > 20 && l.text.contains('。')
    };
    let (line, dated) = page.lines.iter().filter(told).find_map(|line| {
        let days = (0..line.len()).filter_map(|i| date_at(line, i, page.dateline));
        let day = days.clone().find(|d| !is_told(line, d.end));
        // 某网9月25日报道：24日上午
        let sent = || {
            let sent = days.clone().find(|d| is_told(line, d.end))?;
            let date = super::sequel::told_day(page, line, &(0..line.len()))?;
            Some(Dated { date, ..sent })
        };
        day.or_else(sent).map(|dated| (line, dated))
    })?;
    let several =
        matches!(line.at(dated.end), '至' | '—' | '-' | '~' | '～' | '到') && line.at(dated.end + 1) != '，';
    if several {
        // 29日至30日: what was decided was decided at the end
        let next = dated.end + 1;
        return dates_in(line, next..(next + 8).min(line.len()), page.dateline)
            .first()
            .map(|d| d.date)
            .or_else(|| {
                PartialDate::new(dated.date.year(), dated.date.month(), bare_day(line, next..next + 4))
            })
            .filter(|d| d.day().is_some());
    }
    dated.date.day().is_some().then_some(dated.date)
}

/// The date that a line consists of.
fn sole_date(page: &Page, line: &Line) -> Option<PartialDate> {
    let text = line.text.trim_matches(['（', '）', '(', ')', ' ']);
    let found = (0..line.len().min(3)).find_map(|i| date_at(line, i, page.dateline))?;
    (found.end - found.start + 3 >= text.chars().count() && found.date.day().is_some()).then_some(found.date)
}

fn first_date(page: &Page, line: &Line) -> Option<PartialDate> {
    (0..line.len())
        .find_map(|i| date_at(line, i, page.dateline))
        .map(|d| d.date)
        .filter(|d| d.day().is_some())
}

/// The body that is said to decide in `range`, nearest to its end.
pub fn in_text(page: &Page, line: &Line, range: Chars) -> Authority {
    let mut out = Authority::default();
    let deciding = deciding(page, line, range.clone());
    if deciding.is_empty() {
        return out;
    }
    let mut at = range.start;
    let mut titled = false;
    while at < range.end {
        // 《某组反馈意见整改方案》: named, not deciding
        match line.at(at) {
            '《' => titled = true,
            '》' => titled = false,
            _ => {}
        }
        if titled {
            at += 1;
            continue;
        }
        let c = line.before(at);
        let fresh =
            at == 0 || is_break(c) || c == ' ' || matches!(c, '经' | '布' | '达' | '读' | '日' | '由' | '届');
        if fresh && let Some((name, end)) = decider(page, line, at, &deciding) {
            out.agent = Some(name);
            at = end;
            continue;
        }
        at += 1;
    }
    out
}

/// Where words of deciding follow: at each such place where a body can end the beginning of the words, which a
/// date may part from it.
fn deciding(page: &Page, line: &Line, range: Chars) -> Vec<(usize, usize)> {
    let end = range.end;
    let mut out = Vec::new();
    for k in range {
        // 县委2018年4月10日研究
        let next = date_at(line, k, page.dateline).map_or(k, |date| date.end);
        let relates = |at: usize| {
            if line.at(at) == '关' && line.starts_with(at, "关于") {
                let rest = line.slice(at..end);
                return rest.contains(['任', '免']) || rest.contains("调整");
            }
            may_decide(line.at(at)) && DECIDES.iter().any(|w| line.starts_with(at, w)) || sets_up(line, at)
        };
        // 县政府正式成立, 县委日前决定
        let behind_manner = || {
            let manner = page.cx.lexicon.body_words.starting(BodyWord::Adverb, line.from(next))?;
            Some(next + manner.chars().count()).filter(|&at| relates(at))
        };
        if let Some(at) = Some(next).filter(|&at| relates(at)).or_else(behind_manner) {
            out.push((k, at));
        }
    }
    out
}

/// 县财政局|成立某某小组: who forms a group decides who is in it; 县财政局成立，: nobody did.
fn sets_up(line: &Line, at: usize) -> bool {
    const MADE: [&str; 2] = ["成立", "组建"];
    let Some(word) = MADE.iter().find(|w| line.starts_with(at, w)) else { return false };
    let object = at + word.chars().count() + usize::from(line.at(at + 2) == '了');
    let name = line.from(object).split(is_break).next().unwrap_or_default();
    ["小组", "指挥部", "专班", "组委会"].iter().any(|e| name.ends_with(e))
}

/// The body that begins at `i` and is followed by a word of deciding.
fn decider(page: &Page, line: &Line, i: usize, deciding: &[(usize, usize)]) -> Option<(String, usize)> {
    let from = deciding.partition_point(|&(k, _)| k < i + 2);
    let until = deciding.partition_point(|&(k, _)| k < i + 30);
    for &(k, next) in deciding[from..until.max(from)].iter().rev() {
        let text = line.slice(i..k);
        // 市财政局党组会议: the bureau decides
        let text = text.strip_suffix("党组").unwrap_or(text);
        if text.contains(['，', '。', '、', '：', '”']) || text.chars().count() < 2 {
            continue;
        }
        if let Some(body) = resolve(text, &[], &page.cx)
            && body.certainty == Certainty::Known
            && body.place.as_ref().is_none_or(|p| p.name != body.name)
        {
            return Some((body.name, next));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{DECIDES, may_decide};

    #[test]
    fn every_word_of_deciding_is_looked_for() {
        assert!(DECIDES.iter().all(|word| word.chars().next().is_some_and(may_decide)));
    }
}
