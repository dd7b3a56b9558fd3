//! Visits on which named persons went along.

use super::super::meeting::Found;
use super::super::page::Page;
use super::super::presented::object_end;
use super::super::setting::{date_of, tidy};
use crate::mention::line::is_break;
use crate::mention::phrase::holds;
use crate::mention::{Chars, Line};
use crate::model::BlockKind;

/// 张三一行到某县调研: a visit on which named persons went along.
///
/// Who merely took part, did so in the meeting that was held on it, where there is one.
pub fn visit(page: &Page, alone: bool) -> Option<(Found, usize)> {
    let told = &page.document.normal;
    let took_part = ["参加调研", "参加考察", "参加检查", "参加督导"].iter().any(|w| holds(told, w));
    if !(["陪同", "随同"].iter().any(|w| holds(told, w)) || alone && took_part) {
        return None;
    }
    page.sentences.iter().find_map(|sentence| {
        let line = page.line(sentence);
        if line.kind == BlockKind::Heading {
            return None;
        }
        let range = sentence.range.clone();
        let verb = range.clone().find(|&k| {
            let visits =
                ["调研", "考察", "检查", "视察", "督导", "督查"].iter().any(|w| line.starts_with(k, w));
            if !visits {
                return false;
            }
            // 监督检查处, 调研座谈会: parts of names; 陪同调研: what others did
            let inside = sentence.appellations.iter().any(|a| a.range.contains(&k));
            let before = line.slice(range.start..k);
            let goes = ["到", "赴", "来", "在", "深入", "前往", "走进", "率", "一行"]
                .iter()
                .any(|w| before.contains(w));
            // 专员张三调研某村: who goes there stands right before it
            let named = sentence.appellations.iter().flat_map(|a| &a.names).any(|n| n.range.end == k);
            !inside && (goes || named) && !before.ends_with("陪同") && !before.ends_with("参加")
        })?;
        let named = sentence.appellations.iter().filter(|a| !a.names.is_empty());
        // 张三率李四一行: named for the one who leads
        let first = named.clone().find(|a| a.range.start < verb);
        let (start, leader) = match first.and_then(|call| call.names.first()) {
            Some(name) => (name.range.start, name.text.as_str()),
            None => {
                let who = titled_surname(page, line, range.start, verb)
                    .or_else(|| known(page, line, range.start, verb).filter(|_| alone))?;
                (who.start, line.slice(who))
            }
        };
        let end = object_end(line, verb, range.end);
        // a visit is not called by all who went along
        let whole = line.slice(start..end);
        let short = whole.contains(['、', '，']) || whole.chars().count() > 30;
        let object = line.slice(verb..end);
        let found = Found {
            name: tidy(&if short { format!("{leader}一行{object}") } else { whole.to_owned() }),
            body: None,
            date: date_of(page, sentence, verb),
            place: None,
            words: start..end,
            ceremony: false,
            visit: true,
            weak: false,
        };
        Some((found, sentence.line))
    })
}

/// 张三到某局调研: one whom the page names with an office elsewhere.
fn known(page: &Page, line: &Line, from: usize, verb: usize) -> Option<Chars> {
    (from..verb).filter(|&k| k == from || is_break(line.before(k))).find_map(|k| {
        let name =
            page.persons_beginning(line.at(k)).map(|(name, _)| name).find(|n| line.starts_with(k, n))?;
        Some(k..k + name.chars().count())
    })
}

/// 周书记到我镇调研: one who leads a visit and is named by surname and title.
fn titled_surname(page: &Page, line: &Line, from: usize, verb: usize) -> Option<Chars> {
    (from..verb.min(from + 14)).find_map(|k| {
        page.cx.lexicon.surname(line.at(k)).filter(|_| k == from || is_break(line.before(k)))?;
        let title = line.words_at(k + 1).iter().find(|w| w.entry.title.is_some() && w.end <= verb)?;
        Some(k..title.end)
    })
}
