//! 清理结果经县政府常务会议审议后，以《通知》印发: what has no title and was dealt with at a sitting that bears
//! neither number nor day.

use super::super::matter::is_document;
use super::super::page::{Page, Sentence};
use super::super::sink::Sink;
use super::super::whose::body_at_start;
use crate::mention::body::resolve;
use crate::mention::line::is_break;
use crate::mention::{Certainty, Line};
use crate::model::{Fact, ReviewAction};

/// What was done there, longer words first.
const VERBS: [(&str, ReviewAction); 7] = [
    ("审议通过", ReviewAction::Adopt),
    ("讨论通过", ReviewAction::Adopt),
    ("研究通过", ReviewAction::Adopt),
    ("审定", ReviewAction::Adopt),
    ("通过", ReviewAction::Adopt),
    ("审议", ReviewAction::Deliberate),
    ("讨论", ReviewAction::Deliberate),
];

/// The longest that the bodies between 经 and the verb take.
const LONGEST: usize = 44;

pub fn agreed(page: &Page, sentence: &Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    for by in range.clone().filter(|&k| line.at(k) == '经' && k > range.start) {
        let Some((verb, word, action)) = verb_behind(line, by, range.end) else { continue };
        let said = line.slice(by + 1..verb);
        // a session with its number is a meeting of its own
        if said.contains(['《', '次', '届', '，', '。', '；', '月']) {
            continue;
        }
        let end = verb + word.chars().count();
        let rest = line.slice(end..range.end).trim_start_matches(['，', '后', '并']);
        let done = ["已", "业"].iter().any(|w| line.word_before(by, w))
            || ["现", "以《", "以“"].iter().any(|w| rest.starts_with(w));
        let from = (range.start..by).rev().find(|&k| is_break(line.at(k))).map_or(range.start, |k| k + 1);
        let noun = line.slice(from..by).trim_end_matches(['已', '业']);
        let titled = noun.ends_with(['》', '）']);
        if !done || titled || !is_document(page, noun) && !noun.ends_with("结果") {
            continue;
        }
        for body in bodies(page, said) {
            let body = sink.body(&body);
            let matter = sink.matter(noun);
            let fact = Fact::Reviews { body, matter, action, meeting: None };
            sink.say(fact, line.span(from..end), "review/agreed", 85);
        }
    }
}

/// The verb behind the bodies.
fn verb_behind(line: &Line, by: usize, limit: usize) -> Option<(usize, &'static str, ReviewAction)> {
    (by + 3..limit.min(by + LONGEST)).find_map(|k| {
        let (word, action) = VERBS.iter().find(|(w, _)| line.starts_with(k, w))?;
        Some((k, *word, *action))
    })
}

/// The bodies whose sittings are named: 县委、县政府, 省政府常务会议; none where one of them is not known.
fn bodies(page: &Page, said: &str) -> Vec<String> {
    const SITTINGS: [&str; 5] = ["常务会议", "专题会议", "全体会议", "主任会议", "会议"];
    let own = |text: &str| {
        resolve(text, &[], &page.cx)
            .filter(|b| b.certainty >= Certainty::PlaceAndEnding)
            .filter(|b| b.place.as_ref().is_none_or(|p| p.name != b.name))
    };
    let house = |part: &str| {
        let sitting = || SITTINGS.iter().filter_map(|w| part.strip_suffix(w)).find_map(own);
        own(part).or_else(sitting).or_else(|| body_at_start(page, part)).map(|b| b.name)
    };
    let parts = said.split(['、', '和', '与']).filter(|part| !part.is_empty());
    parts.map(house).collect::<Option<Vec<String>>>().unwrap_or_default()
}
