//! Who leaves without the office being said again: 原组长张三、成员李四不再担任领导小组职务, 相应职务.

use super::authority;
use super::group::{ENDINGS, TITLES, named_before};
use super::page::Page;
use super::people::names_in;
use super::sink::Sink;
use crate::mention::{Appellation, Chars, Line};
use crate::model::{Fact, OfficeStatus};

pub fn extract(page: &Page, sink: &mut Sink) {
    for (index, line) in page.lines.iter().enumerate() {
        if line.may_hold_any(&DISMISSED) {
            for verb in 0..line.len() {
                if let Some(word) = DISMISSED.iter().find(|w| line.starts_with(verb, w)) {
                    dismissed(page, index, line, verb..verb + word.chars().count(), sink);
                }
            }
        }
        if !line.holds("不再担任") && !line.holds("不再兼任") {
            continue;
        }
        for verb in
            (0..line.len()).filter(|&k| line.starts_with(k, "不再担任") || line.starts_with(k, "不再兼任"))
        {
            if of_group(line, verb + 4) {
                leave(page, index, line, verb, sink);
            } else if SAID.iter().any(|w| line.starts_with(verb + 4, w)) {
                leave_offices(page, index, line, verb, sink);
            }
        }
    }
}

/// Verbs by which somebody loses the office by which he is called.
const DISMISSED: [&str; 9] = [
    "被免职",
    "被撤职",
    "被先期免职",
    "被就地免职",
    "先期免职",
    "就地免职",
    "引咎辞职",
    "被责令辞职",
    "被责令引咎辞职",
];

/// 某县副县长张三等6名干部被免职: those called by their offices right before the verb, and who are listed with them.
fn dismissed(page: &Page, index: usize, line: &Line, verb: Chars, sink: &mut Sink) {
    const LONGEST: usize = 10;
    let said: Vec<&Appellation> = page
        .sentences_at(index)
        .iter()
        .flat_map(|s| &s.appellations)
        .filter(|c| c.range.end <= verb.start && !c.names.is_empty())
        .collect();
    let Some(last) = said.last() else { return };
    let between = line.slice(last.range.end..verb.start);
    let others = between.starts_with('等') && between.ends_with(['人', '部', '员', '志', '导']);
    let plain = ["", "已", "均", "同志", "日前", "随后", "因此", "近日"].contains(&between);
    if !plain && !(others && between.chars().count() <= LONGEST) {
        return;
    }
    let listed = said.windows(2).rev().take_while(|pair| {
        let gap = line.slice(pair[0].range.end..pair[1].range.start);
        // 县长张三，分管安全的负责人、局长李四
        matches!(gap, "、" | "，" | "和" | "及" | "以及")
            || gap.starts_with('，') && gap.ends_with("负责人、")
    });
    for call in &said[said.len() - 1 - listed.count()..] {
        let now = call.offices.iter().all(|o| o.status == OfficeStatus::Current);
        if now {
            sink.claim(line.span(call.range.clone()));
        }
        for (name, office) in call.names.iter().flat_map(|n| call.offices.iter().map(move |o| (n, o))) {
            let (person, body) = (sink.person(&name.text), sink.body(&office.body));
            let title = office.title.clone();
            let fact = Fact::Removes { person, body, title, agent: None, date: None };
            sink.say(fact, line.span(call.range.start..verb.end), "appointment/dismissed", 85);
        }
    }
}

/// What stands for the offices that the words before the verb name.
const SAID: [&str; 7] = ["相应职务", "上述职务", "以上职务", "原职务", "原有职务", "原任职务", "相关职务"];

/// 原某指挥部总指挥张三、副总指挥李四不再担任相应职务: each office of the sentence that stands before a name.
fn leave_offices(page: &Page, index: usize, line: &Line, verb: usize, sink: &mut Sink) {
    let start = (0..verb).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
    let authority = authority::of_page(page);
    let said = page.sentences_at(index).iter().flat_map(|s| &s.appellations);
    for call in said.filter(|c| c.range.start >= start && c.range.end <= verb) {
        sink.claim(line.span(call.range.clone()));
        for (name, office) in call.names.iter().flat_map(|n| call.offices.iter().map(move |o| (n, o))) {
            let person = sink.person(&name.text);
            let body = sink.body(&office.body);
            let agent = authority.agent.as_ref().map(|agent| sink.body(agent));
            let title = office.title.clone();
            let fact = Fact::Removes { person, body, title, agent, date: authority.date };
            sink.say(fact, line.span(call.range.start..verb + 4), "appointment/leaves-said", 85);
        }
    }
}

/// 领导小组职务, 指挥部职务: the group alone.
fn of_group(line: &Line, from: usize) -> bool {
    let at = from + usize::from(matches!(line.at(from), '该' | '其'));
    ENDINGS.iter().any(|kind| {
        let end = at + kind.chars().count();
        line.starts_with(at, kind) && (line.starts_with(end, "职务") || line.starts_with(end, "成员职务"))
    })
}

/// Each title and name of the sentence before the verb.
fn leave(page: &Page, index: usize, line: &Line, verb: usize, sink: &mut Sink) {
    let start = (0..verb).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
    let Some(group) = named_before(page, index, start, false) else { return };
    let mut at = start;
    while at < verb {
        let stop = (at..verb).find(|&k| matches!(line.at(k), '、' | '，')).unwrap_or(verb);
        let mut from = at + usize::from(line.at(at) == '原');
        if let Some(kind) = ENDINGS.iter().find(|kind| line.starts_with(from, kind)) {
            from += kind.chars().count();
        }
        from += usize::from(line.at(from) == '原');
        let title = TITLES.iter().filter(|t| line.starts_with(from, t)).max_by_key(|t| t.len());
        if let Some(title) = title
            && let Some(people) = names_in(line, from + title.chars().count()..stop, true, &page.cx)
        {
            let authority = authority::of_page(page);
            for person in people {
                let words = line.span(at..stop);
                sink.claim(words);
                let person = sink.person(&person.name);
                let body = sink.body(&group.name);
                let agent = authority.agent.as_ref().map(|agent| sink.body(agent));
                let title = (*title).to_owned();
                let fact = Fact::Removes { person, body, title, agent, date: authority.date };
                sink.say(fact, line.span(at..verb + 4), "appointment/leaves-group", 85);
            }
        }
        at = stop + 1;
    }
}
