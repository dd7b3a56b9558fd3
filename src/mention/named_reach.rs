//! How far the bodies reach that begin, or end, at a place in a line.

use super::body::Certainty;
use super::body_begin::brackets_belong;
use super::body_end::ends_as_body;
use super::line::{Line, is_break, is_cjk};
use super::named_body::{Found, Heard, Reader};
use super::phrase::{bracket_end, ends_with, without_count};
use crate::lexicon::{BodyWord, VerbClass};

/// Whether a number of bodies stands at `i`: 3个镇, 两家, 四镇.
fn counts(line: &Line, i: usize) -> bool {
    let number = |k: usize| {
        line.at(k).is_ascii_digit()
            || ['两', '二', '三', '四', '五', '六', '七', '八', '九', '十'].contains(&line.at(k))
    };
    let Some(end) = (i..i + 4).find(|&k| !number(k)).filter(|&k| k > i) else { return false };
    matches!(line.at(end), '个' | '家' | '所' | '镇' | '乡' | '街')
}

impl Reader<'_> {
    /// The bodies that begin at `start`: the longest reading that ends where names end, before `limit`.
    pub fn after(&self, line: &Line, start: usize, limit: usize, heard: &Heard) -> Option<Found> {
        let stop = self.reach(line, start, limit);
        for end in (start + 2..=stop).rev() {
            if !self.may_end(line, end) {
                continue;
            }
            let closed = end >= limit
                || is_break(line.at(end))
                || line.at(end) == ' '
                || self.cx.lexicon.body_words.starting(BodyWord::Closer, line.slice(end..end + 4)).is_some()
                || line.words_at(end).iter().any(|w| w.entry.chars >= 2 && w.entry.is(VerbClass::Stop))
                // 甲镇、乙镇2个镇
                || counts(line, end) && line.slice(start..end).contains(['、', '和', '与']);
            if closed
                && !matches!(line.before(end), '、' | '（' | '“')
                && let Some(bodies) = self.list(line, start..end, heard)
            {
                return Some(Found { bodies, range: start..end });
            }
        }
        None
    }

    /// How far a list that begins at `start` can reach.
    fn reach(&self, line: &Line, start: usize, limit: usize) -> usize {
        let mut i = start;
        while i < limit.min(start + 200) {
            let c = line.at(i);
            if matches!(c, '（' | '(') {
                match bracket_end(line, i, limit) {
                    Some(close)
                        if matches!(line.at(close), '、' | '和')
                            || self.bracket_inside(line, start, i, close) =>
                    {
                        i = close;
                        continue;
                    }
                    _ => return i,
                }
            }
            if is_break(c) && !matches!(c, '、' | '“' | '”') {
                return i;
            }
            i += 1;
        }
        i
    }

    /// Whether the bracket from `open` to `close` may stand inside the name that begins at or after `start`.
    fn bracket_inside(&self, line: &Line, start: usize, open: usize, close: usize) -> bool {
        let from =
            (start..open).rev().find(|&k| matches!(line.at(k), '、' | '与' | '和')).map_or(start, |k| k + 1);
        let end = (close..line.len()).find(|&k| !is_cjk(line.at(k))).unwrap_or(line.len());
        brackets_belong(line.slice(from..end), self.cx.lexicon)
    }

    /// The bodies that end at `end`: the longest reading that begins where names begin, not before `floor`.
    pub fn before(&self, line: &Line, floor: usize, end: usize, heard: &Heard) -> Option<Found> {
        let end = without_count(line, floor, end);
        if end < floor + 2
            || !(ends_as_body(line.slice(floor..end).trim_end_matches(['”', '）', ' ']), self.cx.lexicon)
                || ["镇", "乡", "街道", "苏木"].iter().any(|t| ends_with(line, end, t))
                || heard.past && line.before(end) == '区'
                || self.alias_ends(line, floor, end)
                || self.national_ends(line, floor, end))
        {
            return None;
        }
        let mut longest: Option<Found> = None;
        for start in floor..end.saturating_sub(1) {
            let open = start == floor
                || (is_break(line.before(start)) && line.before(start) != '、')
                || line.before(start) == ' '
                || self.opens(line, floor, start);
            if open
                && (is_cjk(line.at(start)) || line.at(start) == '“')
                && let Some(bodies) = self.list(line, start..end, heard)
            {
                let found = Found { bodies, range: start..end };
                let known = found.bodies.iter().all(|b| b.certainty == Certainty::Known);
                match &longest {
                    None if known => return Some(found),
                    None => longest = Some(found),
                    // 某部发布八条措施某部近日印发《乙》: what headlines left before a name that is known
                    Some(whole) if known && self.ran_together(line, whole.range.start, start) => {
                        return Some(found);
                    }
                    Some(_) => {}
                }
            }
        }
        longest
    }

    /// Whether the words from `from` to `to` belong to another clause than the name behind them.
    fn ran_together(&self, line: &Line, from: usize, to: usize) -> bool {
        let marked = (from..to).any(|k| !is_cjk(line.at(k)) && !matches!(line.at(k), '、' | ' '));
        let opened = self
            .cx
            .lexicon
            .body_words
            .ending(BodyWord::Opener, line.slice(from..to))
            .is_some_and(|w| w.chars().count() == to - from);
        let acts = |k: usize| {
            line.words_at(k).iter().any(|w| {
                w.entry.chars >= 2 && w.end <= to && w.entry.is_any(&[VerbClass::Stop, VerbClass::Present])
            })
        };
        marked || opened || (from..to).any(acts)
    }

    /// Whether a name may begin at `start`: after a word that opens, or with a place or central body.
    fn opens(&self, line: &Line, floor: usize, start: usize) -> bool {
        let before = line.slice(floor.max(start.saturating_sub(4))..start);
        // 同意县水利局…, 日前联合某部: words whose first characters open nothing
        let within = |first: char, next: char| before.ends_with(first) && line.at(start) == next;
        if within('同', '意') || within('日', '前') {
            return false;
        }
        // 其中市政公司: not 中市
        if before.ends_with('其') && line.at(start) == '中' {
            return false;
        }
        if self.cx.lexicon.body_words.ending(BodyWord::Opener, before).is_some() {
            return true;
        }
        let verb = (start.saturating_sub(6).max(floor)..start).any(|k| {
            line.words_at(k).iter().any(|w| {
                w.end == start && w.entry.chars >= 2 && w.entry.is_any(&[VerbClass::Stop, VerbClass::Present])
            })
        });
        verb || line
            .words_at(start)
            .iter()
            .any(|w| (w.entry.national && w.entry.chars >= 3) || (w.entry.place && w.entry.chars >= 2))
    }

    fn alias_ends(&self, line: &Line, floor: usize, end: usize) -> bool {
        let text = line.slice(floor..end);
        self.aliases.keys().any(|alias| text.ends_with(alias.as_str()))
    }

    fn national_ends(&self, line: &Line, floor: usize, end: usize) -> bool {
        (end.saturating_sub(12).max(floor)..end)
            .any(|k| line.words_at(k).iter().any(|w| w.entry.national && w.end == end))
    }
}
