//! The meeting at which the page was said, and who said it.

use super::super::occasion::Speech;
use super::super::page::Page;
use super::super::sink::Sink;
use super::{Meetings, add, last_leads};
use crate::mention::person::name_at;
use crate::mention::{Chars, Line};
use crate::model::Fact;

/// The lines below the headline that may name the speaker.
const BELOW: usize = 3;

/// The longest such line.
const LONGEST: usize = 40;

/// Takes up the meeting of a speech: what the page tells of other meetings happened elsewhere.
pub fn given(page: &Page, speech: Speech, meetings: &mut Meetings, sink: &mut Sink) {
    let Speech { found, line: index, explains } = speech;
    let line = &page.lines[index];
    let (name, words, known) = (found.name.clone(), found.words.clone(), meetings.all.len());
    add(found, index, line, meetings, sink);
    if meetings.all.len() > known {
        last_leads(meetings);
    }
    let own = meetings.all.iter().position(|m| m.name == name).unwrap_or(0);
    let Some(meeting) = meetings.all.get_mut(own) else { return };
    meeting.speech = true;
    let Some((name, at, range)) = speaker(page, index, &words) else { return };
    let person = sink.person(&name);
    let span = line.span(words).cover(page.lines[at].span(range));
    let fact = match explains {
        Some(matter) => {
            Fact::Presents { presenter: person, meeting: meeting.id, matter: sink.matter(&matter) }
        }
        None => Fact::SpeaksAt { person, meeting: meeting.id },
    };
    sink.say(fact, span, "meeting/speech", 90);
}

/// Who said it: named in the headline before 在, in the lines below it, or on a line of its own.
fn speaker(page: &Page, index: usize, words: &Chars) -> Option<(String, usize, Chars)> {
    let named = |own: bool| {
        let lines = page.sentences.iter().filter(move |s| {
            if own {
                s.line == index
            } else {
                s.line > index && s.line <= index + BELOW && page.line(s).len() < LONGEST
            }
        });
        lines.flat_map(|s| s.appellations.iter().flat_map(move |a| a.names.iter().map(move |n| (s.line, n))))
    };
    let bare = |line: &Line| name_at(line, 0, true, page.cx.lexicon, page.cx.segmenter);
    let before = named(true).find(|(_, n)| n.range.end < words.start);
    let before = before.map(|(line, n)| (n.text.clone(), line, n.range.clone())).or_else(|| {
        let name = bare(&page.lines[index]).filter(|n| n.range.end + 1 == words.start)?;
        Some((name.text, index, name.range))
    });
    let below = || named(false).next().map(|(line, n)| (n.text.clone(), line, n.range.clone()));
    // a name that fills a line of its own
    let alone = || {
        (index + 1..page.lines.len().min(index + 1 + BELOW)).find_map(|k| {
            let line = &page.lines[k];
            let name = bare(line).filter(|n| n.range == (0..line.len()))?;
            Some((name.text, k, name.range))
        })
    };
    before.or_else(below).or_else(alone)
}
