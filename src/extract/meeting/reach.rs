//! How far the text speaks of a meeting: where it comes back to one, goes on with one, or tells of days of their own.

use super::super::occasion::{attended, inspection};
use super::super::page::Page;
use super::super::people::skip_number;
use super::super::sequel;
use super::super::sink::Sink;
use super::{Aside, Meetings, Reach, add, aside, year_in};
use crate::mention::Line;
use crate::mention::date::date_at;
use crate::mention::line::is_cjk;
use crate::model::{BlockKind, PartialDate};
use std::collections::BTreeSet;

/// A paragraph that tells of another meeting, and one that goes on 会议审议了…: of that one.
pub fn going_on(page: &Page, meetings: &mut Meetings) {
    let Some(main) = meetings.all.iter().position(|m| m.main) else { return };
    let mut last: Option<(usize, Course)> = None;
    for index in 0..page.lines.len() {
        let line = &page.lines[index];
        if matches!(line.kind, BlockKind::Heading | BlockKind::Byline) {
            continue;
        }
        let told = meetings.reaches.iter().filter(|r| r.line == index && r.meeting < meetings.all.len());
        let spoken: BTreeSet<usize> = told.map(|r| r.meeting).collect();
        if let Some(&only) = spoken.first() {
            // the main one is gone back to, or nothing tells which of two is meant
            let own = spoken.len() == 1 && only != main && !meetings.all[only].visit;
            let here = own && meetings.all[only].line == index && index > meetings.all[main].line;
            let headed =
                index.checked_sub(1).is_some_and(|k| heads(&page.lines[k], &meetings.all[only].name));
            let course = match Course::of(line, &meetings.all[only].sentence) {
                Some(Course::Own) if headed => Some(Course::Later),
                course => course,
            };
            last = course.filter(|_| here).map(|course| (only, course));
            continue;
        }
        const GOES_ON: [&str; 10] = [
            "会议由",
            "会议审议",
            "会议听取",
            "会议研究",
            "会议决定",
            "会议通过",
            "会议强调",
            "会议指出",
            "会议还",
            "会上",
        ];
        let goes_on =
            |course: Course| course == Course::Later || GOES_ON.iter().any(|w| line.starts_with(0, w));
        // the guests were received, and speak at the talks that followed
        let talks = |meeting: usize| {
            const TALKS: [&str; 5] = ["座谈会", "汇报会", "交流会", "反馈会", "对接会"];
            ["会见", "会谈"].iter().any(|w| meetings.all[main].name.starts_with(w))
                && TALKS.iter().any(|w| meetings.all[meeting].name.ends_with(w))
        };
        match last.filter(|&(meeting, course)| goes_on(course) || talks(meeting)) {
            Some((meeting, _)) => meetings.reaches.push(Reach { line: index, chars: 0..line.len(), meeting }),
            None => last = None,
        }
    }
}

/// 市委九届十次全委会议 on a line of its own above what is told of it: an entry among others.
fn heads(line: &Line, name: &str) -> bool {
    const LONGEST: usize = 30;
    let text = line.text.trim();
    let short = text.chars().count() <= LONGEST && !text.contains(['，', '。', '；']);
    short && text.chars().count() > 4 && (text.ends_with(name) || name.ends_with(text))
}

/// How the report goes on behind a meeting that stands beside the main one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Course {
    /// 会后，…; 又讯 …: what follows comes later as well.
    Later,
    /// Only a sentence about what the meeting did goes on with it.
    Own,
}

impl Course {
    /// `None` for what came before the main meeting, which the report then returns to.
    fn of(line: &Line, sentence: &std::ops::Range<usize>) -> Option<Self> {
        let opening = line.slice(sentence.clone());
        let opening = opening.split(['，', '。']).next().unwrap_or_default();
        match aside(line, sentence) {
            Some(Aside::Line) => Some(Self::Later),
            Some(Aside::Sentence) if ["前", "此"].iter().any(|w| opening.contains(w)) => None,
            Some(Aside::Sentence) => Some(Self::Later),
            None => Some(Self::Own),
        }
    }
}

/// Gives meetings that are told of without a day the one that the words around them leave them.
pub fn undated(page: &Page, meetings: &mut Meetings) {
    let mut order: Vec<usize> = (0..meetings.all.len()).collect();
    order.sort_by_key(|&m| (meetings.all[m].line, meetings.all[m].from));
    let alone = meetings.all.len() == 1;
    let mut earlier = None;
    for m in order {
        let Some(meeting) = meetings.all.get_mut(m) else { continue };
        if meeting.date.is_none() && !meeting.speech {
            let year = || PartialDate::new(Some(year_in(&meeting.name)?), None, None);
            let (line, from) = (meeting.line, meeting.from);
            let only = || sequel::only_day(page, line, &meeting.sentence).filter(|_| alone);
            meeting.date =
                sequel::day(page, line, &meeting.sentence, from, earlier).or_else(year).or_else(only);
        }
        earlier = meeting.date.filter(|d| d.day().is_some()).or(earlier);
    }
}

/// Lines of a chronicle, which each begin with their day: what an entry's persons were at, where it convenes
/// nothing.
pub fn entries(page: &Page, meetings: &mut Meetings, sink: &mut Sink) {
    let dated = |line: &Line| {
        let start = skip_number(line, 0);
        let day = date_at(line, start, page.dateline).is_some_and(|d| d.date.day().is_some());
        let digits = (start..line.len())
            .take_while(|&k| line.at(k).is_ascii_digit() || "—-至".contains(line.at(k)))
            .count();
        line.kind != BlockKind::Heading
            && (day || (1..=5).contains(&digits) && line.at(start + digits) == '日')
    };
    let days: BTreeSet<usize> = (0..page.lines.len()).filter(|&i| dated(&page.lines[i])).collect();
    if days.len() < 4 {
        return;
    }
    for sentence in page.sentences.iter().filter(|s| days.contains(&s.line)) {
        if meetings.all.iter().any(|m| m.line == sentence.line) {
            continue;
        }
        if let Some(found) = attended(page, sentence).or_else(|| inspection(page, sentence)) {
            add(found, sentence.line, page.line(sentence), meetings, sink);
        }
    }
    meetings.days = days;
}

/// 动员会上, 座谈会上: where a sentence comes back to the one known meeting whose name ends so.
pub fn again(page: &Page, meetings: &mut Meetings) {
    for sentence in &page.sentences {
        let line = page.line(sentence);
        if line.kind == BlockKind::Heading {
            continue;
        }
        // 会前，甲视察了…: nothing of it is the meeting's
        if aside(line, &sentence.range) == Some(Aside::Sentence) {
            let chars = sentence.range.clone();
            meetings.reaches.insert(0, Reach { line: sentence.line, chars, meeting: usize::MAX });
        }
        for at in sentence.range.clone().filter(|&k| line.at(k) == '上' && k > sentence.range.start) {
            let start = (sentence.range.start..at)
                .rev()
                .take_while(|&k| is_cjk(line.at(k)) && line.at(k) != '在')
                .last()
                .unwrap_or(at);
            let said = line.slice(start..at);
            let names = ["会", "会议", "仪式"]
                .iter()
                .any(|w| said.ends_with(w) && said.chars().count() > w.chars().count());
            if !names || ["大会", "全会", "此次会议", "本次会议"].contains(&said) {
                continue;
            }
            // 座谈, and then 座谈会上
            let fits = |name: &str| name.ends_with(said) || name == "座谈" && said == "座谈会";
            let mut called = (0..meetings.all.len()).filter(|&m| fits(&meetings.all[m].name));
            if let (Some(meeting), None) = (called.next(), called.next()) {
                meetings.reaches.push(Reach { line: sentence.line, chars: start..line.len(), meeting });
            }
        }
    }
}
