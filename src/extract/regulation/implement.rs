//! Which regulation was made to carry out which: 贯彻〈Y〉实施办法, 根据《A》制定本办法.

use super::View;
use super::shelf::{Shelf, is_kind};
use super::words::{given_out_in, issue_before, making_at, making_before};
use crate::extract::page::Page;
use crate::extract::sink::Sink;
use crate::lexicon::RegulationWord;
use crate::mention::Chars;
use crate::mention::phrase::{after_number, ends_with, without_brackets};
use crate::mention::regulation::Titled;
use crate::model::{Fact, Normal, Span};

fn say(sink: &mut Sink, regulation: &str, parent: &str, words: Span<Normal>, rule: &'static str, sure: u8) {
    if regulation == parent || parent.chars().count() < 3 {
        return;
    }
    // 关于印发〈甲〉〈乙〉的通知: both of them
    if let Some((first, rest)) = parent.split_once("〉〈") {
        say(sink, regulation, first, words, rule, sure);
        say(sink, regulation, rest, words, rule, sure);
        return;
    }
    let regulation = sink.regulation(regulation);
    let parent = sink.regulation(parent);
    sink.say(Fact::Implements { regulation, parent }, words, rule, sure);
}

/// The regulation in 〈〉 that a title says it carries out.
fn parents_in_title(title: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = title;
    while let Some(open) = rest.find('〈') {
        let before = &rest[..open];
        let after = &rest[open + '〈'.len_utf8()..];
        let Some(close) = after.find('〉') else { break };
        let carries =
            ["贯彻", "贯彻落实", "贯彻实施", "实施", "落实", "执行", "贯彻执行", "深入贯彻", "、", "和"]
                .iter()
                .any(|w| before.ends_with(w));
        let made = ["实施方案", "实施办法", "实施细则", "工作方案", "实施意见", "贯彻措施"];
        let of = before.is_empty() && made.iter().any(|m| after[close + '〉'.len_utf8()..].starts_with(m));
        let meant = carries || of || before.is_empty() && !out.is_empty();
        if meant && !before.ends_with("印发") {
            let inner = after[..close].trim_matches(['〈', '〉']);
            out.push(inner.to_owned());
        }
        rest = &after[close + '〉'.len_utf8()..];
        // X〈Y〉办法 without a verb: the Chinese way of rules for a law
        if out.is_empty()
            && !before.is_empty()
            && ["办法", "实施办法", "实施细则", "若干规定", "细则", "实施意见"]
                .iter()
                .any(|w| rest.starts_with(w))
        {
            out.push(after[..close].to_owned());
        }
    }
    out
}

/// What the document's own title says.
pub fn own(page: &Page, shelf: &Shelf, sink: &mut Sink) {
    let Some(own) = &shelf.own else { return };
    let Some(line) = page.lines.get(own.line) else { return };
    for parent in parents_in_title(&own.title) {
        say(sink, &own.title, &parent, line.span(own.words.clone()), "implement/title", 92);
    }
}

/// What the sentence says is carried out, for the next one: 为贯彻落实《A》精神，加快工作。现结合实际，制定本方案。
pub fn aims(view: &View) -> Vec<(String, Span<Normal>)> {
    const OPENINGS: [&str; 6] = ["为", "根据", "依据", "按照", "遵照", "依照"];
    let start = after_number(view.line, view.sentence.start);
    if !OPENINGS.iter().any(|w| view.line.starts_with(start, w)) {
        return Vec::new();
    }
    let grounds = view.titles.iter().filter(|(t, _)| grounded(view, t.range.start));
    grounds.map(|(t, full)| (full.clone(), view.line.span(t.range.clone()))).collect()
}

/// `aims` are those of the sentence before.
pub fn said(view: &View, shelf: &Shelf, aims: &[(String, Span<Normal>)], sink: &mut Sink) {
    for (titled, full) in &view.titles {
        for parent in parents_in_title(full) {
            say(sink, full, &parent, view.line.span(titled.range.clone()), "implement/title", 92);
        }
    }
    if !view.titles.is_empty() {
        grounds(view, shelf, sink);
    } else if let Some(own) = shelf.own.as_ref().filter(|_| !aims.is_empty() && makes_this(view).is_some()) {
        let title = own.title_at(view.page, view.number);
        for (parent, words) in aims {
            say(sink, title, parent, *words, "implement/grounds", 86);
        }
    }
}

/// 根据《A》《B》等规定，……制定本办法; 《方案》是为贯彻落实《A》制定的.
fn grounds(view: &View, shelf: &Shelf, sink: &mut Sink) {
    let Some((made, end)) = makes_this(view) else {
        if let Some((made, title)) = named_plain(view, shelf) {
            for (titled, full) in view.titles.iter().filter(|(t, _)| t.range.end <= made) {
                if grounded(view, titled.range.start) {
                    say(
                        sink,
                        &title,
                        full,
                        view.line.span(titled.range.start..made),
                        "implement/grounds",
                        88,
                    );
                }
            }
            return;
        }
        made_for(view, sink);
        set_up_under(view, shelf, sink);
        return;
    };
    // 制定本通告: of that kind the page named one before
    let kind = || shelf.ending(view.text(end + 1..end + 3)).filter(|_| view.line.at(end) == '本');
    let own = shelf.own.as_ref().map(|own| own.title_at(view.page, view.number).to_owned());
    let Some(title) = own.or_else(kind) else { return };
    for (titled, full) in view.titles.iter().filter(|(t, _)| t.range.end <= made) {
        if grounded(view, titled.range.start) {
            say(sink, &title, full, view.line.span(titled.range.start..end + 1), "implement/grounds", 93);
        }
    }
}

/// 制定本办法, 编制本规划, 提出如下意见: where the verb stands of which the document itself is the object.
fn makes_this(view: &View) -> Option<(usize, usize)> {
    const OWN: [&str; 3] = ["本", "如下", "以下"];
    if !view.line.may_hold_any(&["制定", "制订", "编制", "拟定", "修订", "提出"]) {
        return None;
    }
    view.sentence.clone().find_map(|k| {
        let end = match view.line.starts_with(k, "提出") {
            true => Some(k + 2).filter(|&end| view.line.at(end) != '本'),
            false => making_at(view.page.cx.lexicon, view.line, k),
        }?;
        let own = OWN.iter().any(|w| view.line.starts_with(end, w)) && !view.inside_title(k);
        own.then_some((k, end))
    })
}

/// 根据《甲机构改革方案》，设立乙局, in the rules of that bureau: made under the plan.
fn set_up_under(view: &View, shelf: &Shelf, sink: &mut Sink) {
    let Some(own) = &shelf.own else { return };
    let rules = ["主要职责", "职能配置"].iter().any(|w| own.title.contains(w)) && own.title.ends_with("规定");
    for (titled, full) in view.titles.iter().filter(|_| rules && view.number > own.line) {
        let end = view.clause_end(titled.range.end);
        let made = ["，设立", "，组建", "，重新组建"].iter().any(|w| view.line.starts_with(end, w));
        if made && grounded(view, titled.range.start) {
            say(sink, &own.title, full, view.line.span(titled.range.start..end), "implement/grounds", 85);
        }
    }
}

/// 制定某某方案 without marks, when the page names it elsewhere in marks: where it ends, and the title.
fn named_plain(view: &View, shelf: &Shelf) -> Option<(usize, String)> {
    let makes = |k: usize| making_at(view.page.cx.lexicon, view.line, k).filter(|_| !view.inside_title(k));
    let start = view.sentence.clone().rev().find_map(makes)?;
    let end = view.clause_end(start);
    // 制定甲管理规定（以下简称《规定》）
    let bare = (start..end).find(|&k| matches!(view.line.at(k), '（' | '(')).unwrap_or(end);
    let known = |title: &str| {
        shelf.names(title) || shelf.own.as_ref().is_some_and(|own| own.titles().any(|t| t == title))
    };
    [end, bare]
        .into_iter()
        .map(|end| (end, view.text(start..end)))
        .find(|(_, title)| known(title))
        .map(|(end, title)| (end, title.to_owned()))
}

/// Whether the title at `open` stands behind 根据, 依据, 按照, 贯彻落实, alone or in a list.
fn grounded(view: &View, open: usize) -> bool {
    let floor = view.sentence.start;
    let mut head = String::new();
    let mut k = open;
    // the words before the list of titles, other titles left out
    while k > floor {
        if let Some((title, _)) = view.titles.iter().find(|(t, _)| t.range.end == k) {
            k = title.range.start;
            continue;
        }
        let c = view.line.at(k - 1);
        if matches!(c, '。' | '；') {
            break;
        }
        head.insert(0, c);
        k -= 1;
    }
    let words = &view.page.cx.lexicon.regulation_words;
    let last = words.all(RegulationWord::Ground).iter().filter_map(|w| head.rfind(w.as_str())).max();
    let loose = words.all(RegulationWord::Loose).iter().filter_map(|w| head.rfind(w.as_str())).max();
    last.is_some() && last > loose
}

/// 《方案》是为贯彻落实《A》制定的; 为贯彻《A》，某某制定了《B》.
fn made_for(view: &View, sink: &mut Sink) {
    let lexicon = view.page.cx.lexicon;
    let makes = |mut range: Chars| range.any(|k| making_at(lexicon, view.line, k).is_some());
    let mut before = false;
    for (index, (parent, parent_full)) in view.titles.iter().enumerate() {
        let open = parent.range.start;
        let clause = view.clause(open);
        let left = view.text(clause..open);
        let aim = left.rfind('为').map(|at| &left[at..]);
        let for_it = ["根据", "按照", "依照", "依据", "遵照"].iter().any(|w| left.contains(w))
            || aim
                .is_some_and(|aim| ["贯彻", "落实", "推动", "实施", "执行"].iter().any(|w| aim.contains(w)));
        // 为贯彻《A》（某号）、《B》（某号）
        let joined = before && index > 0 && {
            let gap = view.titles[index - 1].0.range.end..open;
            let between = without_brackets(view.text(gap.clone()));
            // 《A》以及省政府《B》
            let of = ["以及", "、", "和", "及", "与"].iter().find(|w| between.starts_with(**w));
            let whose = of.map(|w| gap.end - (between.chars().count() - w.chars().count())..gap.end);
            let others = |w: Chars| view.reader.list(view.line, w, &view.heard).is_some();
            matches!(&*between, "" | "、" | "和" | "及" | "与" | "以及") || whose.is_some_and(others)
        };
        before = for_it || joined;
        if !before {
            continue;
        }
        // the child before: 《方案》是为……制定
        if let Some((_, child)) = view.titles[..index].iter().find(|(t, _)| t.range.start >= clause)
            && makes(parent.range.end..view.sentence.end)
            && (left.contains('是')
                || making_before(lexicon, view.line, view.clause_end(parent.range.end)).is_some())
            && is_kind(child)
        {
            say(sink, child, parent_full, view.line.span(clause..parent.range.end), "implement/made-for", 88);
            continue;
        }
        // the child after: 制定（了）《B》
        let child = view.titles[index + 1..].iter().find(|(t, full)| {
            let done = t.range.start - usize::from(view.line.before(t.range.start) == '了');
            let verb =
                making_before(lexicon, view.line, done).or_else(|| issue_before(lexicon, view.line, done));
            verb.is_some() && is_kind(full)
        });
        // 研究制定《甲》, without a word that it is done: still to be drawn up
        let to_come = |t: &Titled| {
            view.text(parent.range.end..t.range.start).contains("正在")
                || ["研究制定", "研究制订", "修改"].iter().any(|w| ends_with(view.line, t.range.start, w))
                    && given_out_in(lexicon, view.line, t.range.end..view.sentence.end).is_none()
        };
        if let Some((t, full)) = child
            && !to_come(t)
        {
            say(sink, full, parent_full, view.line.span(open..t.range.end), "implement/made-for", 80);
        }
    }
}
