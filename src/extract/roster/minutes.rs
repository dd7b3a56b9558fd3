//! Names with their offices behind them as minutes list them, and who signs a decree.

use super::super::page::Page;
use super::super::people::{Person, names_in, offices_from, skip_number};
use super::super::sink::Sink;
use crate::mention::body::resolve;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::{Certainty, Line};
use crate::model::OfficeStatus;

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

/// Reads lines of minutes, one after another.
#[derive(Debug, Default)]
pub(super) struct Minutes {
    /// Whether the line before named persons with their offices.
    listed: bool,
}

impl Minutes {
    /// 李四　县委常委、常务副县长 in minutes, with or without 出席：; whether the line was one.
    pub(super) fn line(&mut self, page: &Page, line: &Line, sink: &mut Sink) -> bool {
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
    const HEADS: [&str; 27] = [
        "书记",
        "总理",
        "署长",
        "行长",
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

/// Within so many lines a decree says whose it is, also where a collection of laws has put lines of its own above.
const DECREE: usize = 12;

/// 县　长　　张三 under the number of a decree: who signs it.
pub(super) fn signature(page: &Page, index: usize, line: &Line, sink: &mut Sink) -> bool {
    let last = page.lines.len();
    if line.len() > 24 || index < 2 || last < 3 {
        return false;
    }
    let decree = page.lines.iter().take(DECREE).any(|l| {
        let text = l.text.trim_end();
        l.len() <= 40 && (text.ends_with('令') || text.contains("令第") || text.contains("令（第"))
    });
    if !decree {
        return false;
    }
    const SIGN: [&str; 13] = [
        "总理", "省长", "市长", "县长", "区长", "州长", "旗长", "主席", "部长", "局长", "署长", "行长",
        "主任",
    ];
    // 总理李明华, without a blank
    let close = || {
        let title = SIGN.iter().find(|title| line.starts_with(0, title))?;
        Some(((*title).to_owned(), OfficeStatus::Current, title.chars().count()))
    };
    let Some((title, status, end)) = title_at(line).or_else(close) else { return false };
    if !SIGN.contains(&title.as_str()) {
        return false;
    }
    let Some(mut people) = names_in(line, end..line.len(), true, &page.cx).filter(|p| p.len() == 1) else {
        return false;
    };
    let head = page.lines.iter().take(DECREE).find_map(|l| {
        let (name, _) = l.text.trim().split_once('令')?;
        resolve(name.trim(), &[], &page.cx).filter(|b| b.certainty > Certainty::Ending)
    });
    let (Some(body), Some(person)) = (head, people.pop()) else { return false };
    let id = sink.person(&person.name);
    let body = sink.body(&body.name);
    sink.claim(line.span(0..line.len()));
    sink.say(super::holds(id, body, &title, status), line.span(0..person.range.end), "roster/signature", 88)
}
