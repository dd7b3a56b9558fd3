//! Directories of who held what: organs as headings, titles and names below them (书　记　张三), names with
//! their offices behind them as minutes list them, and who signs a decree.

use super::super::page::Page;
use super::super::people::{Person, names_in, offices_from, skip_number};
use super::super::sink::Sink;
use crate::mention::body::{Body, resolve};
use crate::mention::line::is_cjk;
use crate::mention::office::{Before, offices_at};
use crate::mention::{Certainty, Chars, Line};
use crate::model::{BlockKind, Fact, OfficeStatus, PartialDate};

/// Headings of directories.
const HEADS: [&str; 9] = [
    "领导名录",
    "领导人名录",
    "负责人名录",
    "领导成员名录",
    "领导班子名录",
    "领导名单",
    "领导班子名单",
    "负责人名单",
    "机构及领导",
];

/// Labels of minutes before those who were there.
const LABELS: [&str; 13] = [
    "主持人",
    "主持",
    "出席人员",
    "出席",
    "参加人员",
    "参加",
    "列席人员",
    "列席",
    "请假人员",
    "请假",
    "缺席",
    "参会人员",
    "参会",
];

/// Reads a directory line by line.
#[derive(Debug, Default)]
pub(super) struct Directory {
    /// Whether a heading opened one.
    open: bool,
    year: Option<i16>,
    organ: Option<Body>,
    title: Option<(String, OfficeStatus)>,
    /// Whether the line before named persons with their offices.
    listed: bool,
}

/// What a bracket behind a name adds.
#[derive(Default)]
struct Remark {
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    posts: Vec<Chars>,
}

impl Directory {
    /// Reads a line; whether it belonged to a directory.
    pub(super) fn line(&mut self, page: &Page, line: &Line, sink: &mut Sink) -> bool {
        let text = line.text.trim_matches([' ', '：', ':', '【', '】']);
        if text.chars().count() <= 40
            && let Some(head) = HEADS.iter().find(|h| text.contains(**h))
        {
            self.open = true;
            self.year = year_in(text).or(self.year).or_else(|| common_year(page));
            let before = text.split(head).next().unwrap_or("");
            self.organ = resolve(before.trim(), &[], &page.cx).filter(|b| b.certainty > Certainty::Ending);
            self.title = None;
            return true;
        }
        if !self.open || line.kind == BlockKind::Byline {
            return false;
        }
        if let Some(body) = heading(page, line) {
            self.organ = Some(body);
            self.title = None;
            return true;
        }
        let Some(organ) = self.organ.clone() else { return false };
        if let Some((title, status, end)) = title_at(line) {
            let Some(people) = names_in(line, end..line.len(), false, &page.cx)
                .or_else(|| names_in(line, end..line.len(), true, &page.cx))
            else {
                self.title = None;
                return false;
            };
            self.title = Some((title, status));
            self.say(page, line, &organ, &people, sink);
            return true;
        }
        if self.title.is_some()
            && line.len() <= 60
            && !line.text.contains(['。', '：'])
            && let Some(people) = names_in(line, 0..line.len(), false, &page.cx)
        {
            self.say(page, line, &organ, &people, sink);
            return true;
        }
        self.title = None;
        false
    }

    fn say(&self, page: &Page, line: &Line, organ: &Body, people: &[Person], sink: &mut Sink) {
        let Some((title, status)) = &self.title else { return };
        sink.claim(line.span(0..line.len()));
        for person in people {
            let remark = self.remark(line, person.range.end);
            let id = sink.person(&person.name);
            let body = sink.body(&organ.name);
            let status = if remark.to.is_some() { OfficeStatus::Former } else { *status };
            let words = line.span(0..person.range.end);
            let fact = Fact::HoldsOffice {
                person: id,
                body,
                title: title.clone(),
                from: remark.from,
                to: remark.to,
                status,
            };
            sink.say(fact, words, "roster/directory", 88);
            for post in remark.posts {
                let mut before = Before {
                    body: Some(organ.clone()),
                    places: organ.place.clone().into_iter().collect(),
                    ..Before::default()
                };
                let Some((offices, _)) = offices_at(line, post.start, &mut before, &page.cx) else {
                    continue;
                };
                for office in offices.iter().filter(|o| o.range.end <= post.end && !o.inherited) {
                    let body = sink.body(&office.body);
                    let fact = super::holds(id, body, &office.title, office.status);
                    sink.say(fact, line.span(person.range.start..office.range.end), "roster/directory", 85);
                }
            }
        }
    }

    /// （彝族，6月任）, （任至6月）, （组织部部长）
    fn remark(&self, line: &Line, at: usize) -> Remark {
        let mut out = Remark::default();
        if !matches!(line.at(at), '（' | '(') {
            return out;
        }
        let close =
            (at + 1..(at + 40).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')')).unwrap_or(at);
        let mut start = at + 1;
        for k in at + 1..=close {
            if k < close && !matches!(line.at(k), '，' | '、' | ',' | '；') {
                continue;
            }
            let part = line.slice(start..k).trim();
            let months = months(part);
            let date = |m: u8| PartialDate::new(self.year, Some(m), None).filter(|_| self.year.is_some());
            match months.as_slice() {
                [from, to, ..] => {
                    out.from = date(*from);
                    out.to = date(*to);
                }
                [to] if part.starts_with("任至")
                    || part.ends_with(['止', '免'])
                    || part.starts_with('至') =>
                {
                    out.to = date(*to);
                }
                [to] if ["离任", "调离", "调出", "卸任", "退休"].iter().any(|w| part.ends_with(w)) =>
                {
                    out.to = date(*to);
                }
                [from] if part.ends_with(['任', '起']) => out.from = date(*from),
                _ => {
                    if part.chars().count() >= 4 {
                        out.posts.push(start..k);
                    }
                }
            }
            start = k + 1;
        }
        out
    }

    /// 李四　县委常委、常务副县长 in minutes, with or without 出席：; whether the line was one.
    pub(super) fn minutes(&mut self, page: &Page, line: &Line, sink: &mut Sink) -> bool {
        let before = std::mem::take(&mut self.listed);
        let label = label_end(line);
        let start = match label {
            Some(at) => at,
            None if before => 0,
            None => return false,
        };
        self.listed = label.is_some() || before;
        let mut any = false;
        let mut i = start;
        while i < line.len() {
            while matches!(line.at(i), ' ' | '；' | '，' | '、') {
                i += 1;
            }
            let Some((people, end)) = name_and_offices(page, line, i) else { break };
            let (person, offices) = people;
            sink.claim(line.span(i..end));
            let id = sink.person(&person.name);
            for office in offices {
                let body = sink.body(&office.body);
                let words = line.span(person.range.start..office.range.end);
                sink.say(super::holds(id, body, &office.title, office.status), words, "roster/minutes", 88);
            }
            any = true;
            i = end;
        }
        any
    }
}

type PersonWithOffices = (Person, Vec<crate::mention::Office>);

/// A name, a blank, and offices that reach the end of the line or of the entry.
fn name_and_offices(page: &Page, line: &Line, i: usize) -> Option<(PersonWithOffices, usize)> {
    for len in [2usize, 3, 4, 5, 6, 8, 10] {
        let end = i + len;
        if line.at(end) != ' ' {
            continue;
        }
        let Some(mut people) = names_in(line, i..end, false, &page.cx).filter(|p| p.len() == 1) else {
            continue;
        };
        let mut before = Before::default();
        let (offices, until) = offices_from(line, end + 1, &mut before, &page.cx)?;
        let sound = offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited);
        let closed = until >= line.len() || matches!(line.at(until), '；' | '（' | ' ' | '。' | '，');
        let until = if matches!(line.at(until), '（' | '(') {
            (until..line.len()).find(|&k| matches!(line.at(k), '）' | ')')).map_or(until, |k| k + 1)
        } else {
            until
        };
        if sound
            && closed
            && let Some(person) = people.pop()
        {
            return Some(((person, offices), until));
        }
    }
    None
}

/// Where the words begin after 出　席：.
fn label_end(line: &Line) -> Option<usize> {
    let colon = (1..line.len().min(10)).find(|&k| matches!(line.at(k), '：' | ':'))?;
    let label = line.slice(0..colon).replace(' ', "");
    LABELS.contains(&label.as_str()).then_some(colon + 1)
}

/// A line that only names an organ.
fn heading(page: &Page, line: &Line) -> Option<Body> {
    let from = skip_number(line, 0);
    let text = line.slice(from..line.len());
    let n = text.chars().count();
    if !(4..=26).contains(&n) || text.contains(['，', '。', '：', '（', '、']) {
        return None;
    }
    let text = text.trim_matches([' ', '【', '】']);
    resolve(text, &[], &page.cx)
        .filter(|b| b.certainty > Certainty::Ending && b.place.as_ref().is_none_or(|p| p.name != b.name))
}

/// 书　记　, 副 主 任：, 代县长 at the head of a line: the title, and where the names begin.
fn title_at(line: &Line) -> Option<(String, OfficeStatus, usize)> {
    let from = skip_number(line, 0);
    let mut said = String::new();
    let mut best = None;
    for k in from..(from + 16).min(line.len()) {
        let c = line.at(k);
        if matches!(c, '：' | ':') {
            break;
        }
        if c != ' ' {
            if !is_cjk(c) {
                break;
            }
            said.push(c);
        }
        if said.chars().count() > 8 {
            break;
        }
        let next = line.at(k + 1);
        let closed = matches!(next, ' ' | '：' | ':') && c != ' ';
        if closed && let Some(status) = is_title(&said) {
            let mut end = k + 1;
            while matches!(line.at(end), ' ' | '：' | ':') {
                end += 1;
            }
            best = Some((said.trim_start_matches('代').to_owned(), status, end));
        }
    }
    best.filter(|(_, _, end)| *end < line.len())
}

fn is_title(said: &str) -> Option<OfficeStatus> {
    const HEADS: [&str; 24] = [
        "书记",
        "主任",
        "县长",
        "市长",
        "区长",
        "旗长",
        "州长",
        "省长",
        "镇长",
        "乡长",
        "主席",
        "院长",
        "检察长",
        "局长",
        "部长",
        "政委",
        "常委",
        "委员",
        "秘书长",
        "厅长",
        "处长",
        "科长",
        "会长",
        "政治委员",
    ];
    let acting = said.strip_prefix('代').is_some_and(|t| t.ends_with('长'));
    let bare = said.strip_prefix('代').filter(|_| acting).unwrap_or(said);
    let core = ["常务副", "第一副", "副", "党组", "党组副", "党委", "党委副"]
        .iter()
        .find_map(|p| bare.strip_prefix(p).filter(|c| HEADS.contains(c)))
        .unwrap_or(bare);
    let rank = ["调研员", "巡视员", "主任科员", "党组成员", "纪检组长", "总工程师"]
        .iter()
        .any(|t| bare.ends_with(t));
    (HEADS.contains(&core) || rank).then_some(if acting {
        OfficeStatus::Acting
    } else {
        OfficeStatus::Current
    })
}

/// The months that a remark names: 1—10月, 6月任.
fn months(text: &str) -> Vec<u8> {
    if !text.contains('月') {
        return Vec::new();
    }
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|d| d.parse::<u8>().ok())
        .filter(|m| (1..=12).contains(m))
        .collect()
}

fn year_in(text: &str) -> Option<i16> {
    let at = text.find('年')?;
    text.get(at.checked_sub(4)?..at)?.parse::<i16>().ok().filter(|y| (1900..=2100).contains(y))
}

/// The year that the page names most often with 年.
fn common_year(page: &Page) -> Option<i16> {
    let mut counts = std::collections::BTreeMap::<i16, usize>::new();
    for line in &page.lines {
        for (at, _) in line.text.match_indices('年') {
            let year = at.checked_sub(4).and_then(|from| line.text.get(from..at)?.parse::<i16>().ok());
            if let Some(year) = year.filter(|y| (1949..=2100).contains(y)) {
                *counts.entry(year).or_default() += 1;
            }
        }
    }
    counts.into_iter().max_by_key(|&(_, n)| n).map(|(year, _)| year)
}

/// 县　长　　张三 under the number of a decree: who signs it.
pub(super) fn signature(page: &Page, index: usize, line: &Line, sink: &mut Sink) -> bool {
    let decree = page.lines.iter().take(4).any(|l| {
        let text = l.text.trim_end();
        l.len() <= 40 && (text.ends_with('令') || text.contains("令第") || text.contains("令（第"))
    });
    let last = page.lines.len();
    if !decree || line.len() > 24 || index < 2 || last < 3 {
        return false;
    }
    let Some((title, status, end)) = title_at(line) else { return false };
    if !["省长", "市长", "县长", "区长", "州长", "旗长", "主席", "部长", "局长", "主任"]
        .contains(&title.as_str())
    {
        return false;
    }
    let Some(mut people) = names_in(line, end..line.len(), true, &page.cx).filter(|p| p.len() == 1) else {
        return false;
    };
    let head = page.lines.iter().take(4).find_map(|l| {
        let text = l.text.trim();
        let name = text.split('令').next().unwrap_or(text).trim();
        resolve(name, &[], &page.cx).filter(|b| b.certainty > Certainty::Ending)
    });
    let (Some(body), Some(person)) = (head, people.pop()) else { return false };
    let id = sink.person(&person.name);
    let body = sink.body(&body.name);
    sink.claim(line.span(0..line.len()));
    sink.say(super::holds(id, body, &title, status), line.span(0..person.range.end), "roster/signature", 88)
}
