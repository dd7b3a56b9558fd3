//! Receptions and talks, which have no name but their verb.

use super::super::meeting::Found;
use super::super::page::{Page, Sentence};
use super::super::setting::{date_of, place_of};
use crate::mention::Line;
use crate::mention::line::is_break;
use crate::model::BlockKind;

/// 市长会见了来访的…: a reception, which has no name but its verb.
pub fn received(page: &Page, sentence: &Sentence) -> Option<Found> {
    let line = page.line(sentence);
    if line.kind == BlockKind::Heading {
        return None;
    }
    let word = line
        .words_in(sentence.range.clone())
        .iter()
        .find(|w| line.at(w.start) == '会' && line.slice(w.start..w.end) == "会见")
        .copied()?;
    let range_end = sentence.range.end;
    let subject = sentence.appellations.iter().any(|a| !a.names.is_empty() && a.range.end <= word.start);
    let called = || sentence.appellations.iter().any(|a| !a.names.is_empty() && a.range.start >= word.end);
    // 会见了张三一行: one whom the page has named before
    let guest = || {
        let rest = line.slice(word.end..range_end);
        let rest = rest.strip_prefix('了').unwrap_or(rest);
        page.persons_before(rest).next().is_some()
    };
    // 会见了考察团一行: of one whom the page has named before
    let delegation = || {
        let rest = line.slice(word.end..range_end).split(['，', '。', '；']).next().unwrap_or_default();
        let rest = rest.split_once('并').map_or(rest, |(guests, _)| guests);
        let led = GUESTS.iter().any(|w| rest.ends_with(w));
        led && (sentence.appellations.iter().any(|a| !a.names.is_empty() && a.range.start < word.start)
            || page.sentences.iter().any(|s| {
                (s.line, s.range.start) < (sentence.line, sentence.range.start)
                    && s.appellations.iter().any(|a| !a.names.is_empty())
            }))
    };
    let date = date_of(page, sentence, word.start);
    (subject && (called() || guest() || delegation())).then(|| Found {
        // without its day it is told by its name alone
        name: match date {
            Some(_) => "会见".to_owned(),
            None => {
                headed(page, sentence).map_or_else(|| with_guests(line, word.start, range_end), str::to_owned)
            }
        },
        body: None,
        date,
        place: place_of(page, line, sentence.range.start, word.start),
        words: word.start..word.end,
        ceremony: false,
        visit: false,
        weak: false,
    })
}

/// What ends the words for those who are received.
const GUESTS: [&str; 10] =
    ["代表团", "考察团", "访问团", "参访团", "一行", "成员", "客人", "嘉宾", "客商", "代表"];

/// 会见了前来参加会议的某局领导: with whom was received.
fn with_guests(line: &Line, verb: usize, end: usize) -> String {
    let said = line.slice(verb + "会见".chars().count()..end);
    let said = said.split(['，', '。', '；']).next().unwrap_or_default().trim_start_matches('了');
    let guests =
        said.rsplit_once('的').filter(|(came, _)| came.contains('来')).map_or(said, |(_, guests)| guests);
    format!("会见{guests}")
}

/// 张三会见李四一行 in the headline: what the reception is called.
fn headed<'p>(page: &'p Page, sentence: &Sentence) -> Option<&'p str> {
    const LONGEST: usize = 40;
    const FIRST: usize = 4;
    let above = page.lines.iter().take(sentence.line.min(FIRST));
    let headline =
        above.map(|l| l.text.trim()).find(|t| t.contains("会见") && t.chars().count() <= LONGEST)?;
    let part = headline.split([' ', '　', '，', '|', '_']).find(|part| part.contains("会见"))?;
    let of_them = sentence.appellations.iter().flat_map(|a| &a.names).any(|n| part.contains(n.text.as_str()));
    of_them.then_some(part)
}

/// Within so many lines a report comes back to the talks that it tells of.
const NEAR: usize = 12;

/// 并在某中心座谈。座谈中，张三指出…: talks on a visit that nobody calls a meeting, where the paragraph goes on with them.
pub fn talked(page: &Page, sentence: &Sentence) -> Option<Found> {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    if !line.may_hold("座谈") {
        return None;
    }
    let at = range.clone().find(|&k| {
        line.starts_with(k, "座谈")
            && (is_break(line.at(k + 2))
                || line.at(k + 2) == ' '
                || line.starts_with(k + 2, "交流")
                || line.starts_with(k + 2, "并"))
    })?;
    let clause = (range.start..at).rev().find(|&k| is_break(line.at(k))).map_or(range.start, |k| k + 1);
    let held = ["在", "与", "进行", "举行", "开展"].iter().any(|w| line.slice(clause..at).contains(w));
    let comes_back =
        |text: &str| ["座谈中，", "座谈时，", "座谈期间，", "座谈会上，"].iter().any(|w| text.contains(w));
    const SPEAK: [&str; 6] = ["发言", "汇报", "指出", "表示", "强调", "认为"];
    let told_behind = line.from(range.end).chars().count() > 1
        && SPEAK.iter().any(|w| line.slice(range.end..line.len()).contains(w));
    let goes_on = comes_back(line.from(at + 2))
        || told_behind
        || line.from(at).contains("。会上，")
        || page
            .lines
            .iter()
            .skip(sentence.line + 1)
            .take(NEAR)
            .any(|l| comes_back(l.text) || l.starts_with(0, "会上，"));
    (held && goes_on && line.kind != BlockKind::Heading).then(|| Found {
        name: "座谈".to_owned(),
        body: None,
        date: date_of(page, sentence, at),
        place: place_of(page, line, range.start, at).map(|place| {
            // 在某饭店与某某进行了座谈
            let end = place.find(['与', '同', '和']).filter(|&end| end > 3);
            end.map_or(place.clone(), |end| place[..end].to_owned())
        }),
        words: at..at + 2,
        ceremony: false,
        visit: false,
        weak: false,
    })
}
