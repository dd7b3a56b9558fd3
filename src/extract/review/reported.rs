//! Who reported what a meeting heard.

use super::super::page::{Page, Sentence};
use super::super::sink::Sink;
use crate::mention::body::resolve;
use crate::mention::person::name_at;
use crate::mention::{Certainty, Chars, Name};
use crate::model::{Fact, MentionId};

/// 听取了县委编办关于甲情况的汇报、县财政局局长张三关于乙的汇报: each puts his matter before the meeting.
pub fn presented_by(
    page: &Page,
    sentence: &Sentence,
    object: Chars,
    items: &[(String, Chars)],
    (meeting, body): (MentionId, &str),
    sink: &mut Sink,
) {
    let line = page.line(sentence);
    let mut presenters: Vec<MentionId> = Vec::new();
    for (matter, range) in items {
        // 甲作的《乙报告》: a speech, see `delivered`
        if line.slice(object.start..range.start + 1).contains("作的《") {
            continue;
        }
        // the item without who reported begins where the text has it
        let from = if presenters.is_empty() { object.start } else { range.start };
        if let Some((presenter, told)) = own_report(page, sentence, from..range.end, sink) {
            let matter = sink.matter(&told);
            let fact = Fact::Presents { presenter, meeting, matter };
            sink.say(fact, line.span(from..range.end), "review/reported", 80);
            continue;
        }
        let text = line.slice(from..range.end);
        let about = match text.find("关于").or_else(|| topic_opens(page, sentence, from, text)) {
            Some(at) => at,
            // 县政府关于甲的汇报和代表工委的调研报告: of another
            None if !presenters.is_empty() && owned_by_another(page, text) => continue,
            // 县委编办对甲的汇报、社会各界对乙的意见建议
            None if text.ends_with("建议") => continue,
            // 县委编办关于甲情况、乙情况的汇报
            None if !presenters.is_empty() => 0,
            // 听取县委编办2022年度工作情况汇报
            None => match (text.find(|c: char| c.is_ascii_digit()), text.contains("汇报")) {
                (Some(at), true) => at,
                _ => continue,
            },
        };
        let said = text[..about].trim_start_matches('了');
        if !said.is_empty() {
            let until = from + text[..about].chars().count();
            let found = match of_the_group(said, body) {
                Some(office) => vec![sink.body(&office)],
                None => presenters_in(page, sentence, from..until, said, sink),
            };
            if found.is_empty() {
                continue;
            }
            presenters = found;
        }
        let told = ["关于", "就", "对"].iter().find_map(|w| text[about..].strip_prefix(w));
        let told = told.unwrap_or(&text[about..]);
        let told = [
            "所作的报告",
            "所作的汇报",
            "作的汇报",
            "进行的汇报",
            "的情况汇报",
            "的汇报",
            "的报告",
            "的通报",
            "的说明",
            "的综合汇报",
            "的专题汇报",
            "的书面汇报",
            "汇报",
        ]
        .iter()
        .find_map(|t| told.strip_suffix(t))
        .unwrap_or(told);
        let told = if matter.contains(told) { told } else { matter };
        for &presenter in &presenters {
            let matter = sink.matter(told);
            let fact = Fact::Presents { presenter, meeting, matter };
            sink.say(fact, line.span(object.start..range.end), "review/reported", 80);
        }
    }
}

/// 县委编办主任张三同志|就甲情况的汇报, 县财政局|对乙的汇报: where 就 or 对 opens the matter of whoever stands before it.
pub fn topic_opens(page: &Page, sentence: &Sentence, from: usize, text: &str) -> Option<usize> {
    const REPORTS: [&str; 4] = ["汇报", "报告", "说明", "通报"];
    if !REPORTS.iter().any(|w| text.ends_with(w)) || text.contains('《') {
        return None;
    }
    let line = page.line(sentence);
    let named = |k: usize| {
        let honour = if line.word_before(k, "同志") { k - 2 } else { k };
        sentence.appellations.iter().flat_map(|a| &a.names).any(|n| n.range.end == honour)
    };
    text.char_indices().filter(|(_, c)| matches!(c, '就' | '对')).map(|(at, _)| at).find(|&at| {
        let body = || resolve(&text[..at], &[], &page.cx).is_some_and(|b| b.certainty == Certainty::Known);
        at > 0 && (named(from + text[..at].chars().count()) || body())
    })
}

/// 领导小组办公室 at the meeting of a group: its own.
fn of_the_group(said: &str, body: &str) -> Option<String> {
    let group =
        ["领导小组", "委员会", "指挥部"].into_iter().find(|g| said.starts_with(g) && body.ends_with(g))?;
    Some(format!("{body}{}", &said[group.len()..]))
}

/// Whether the words before 的 name a body.
fn owned_by_another(page: &Page, text: &str) -> bool {
    text.split_once('的')
        .and_then(|(owner, _)| resolve(owner, &[], &page.cx))
        .is_some_and(|b| b.certainty >= Certainty::PlaceAndEnding)
}

/// 听取了院长张三的人事提请报告: what the one named before 的 reported.
fn own_report(
    page: &Page,
    sentence: &Sentence,
    object: Chars,
    sink: &mut Sink,
) -> Option<(MentionId, String)> {
    const REPORTS: [&str; 4] = ["报告", "汇报", "说明", "通报"];
    const SHORTEST: usize = 4;
    let line = page.line(sentence);
    let called = sentence.appellations.iter().filter(|a| a.range.start == object.start);
    let name = called.flat_map(|a| &a.names).last()?;
    let of = name.range.end + if line.starts_with(name.range.end, "同志") { 2 } else { 0 };
    let of = (of..of + 4).find(|&k| line.at(k) == '的')?;
    let title = line.slice(name.range.end..of);
    let told = line.slice(of + 1..object.end.max(of + 1));
    let reports = REPORTS.iter().any(|w| told.ends_with(w)) && told.chars().count() >= SHORTEST;
    let named = title.is_empty()
        || title == "同志"
        || line.words_at(name.range.end).iter().any(|w| w.entry.title.is_some() && w.end == of);
    (reports && named && !told.contains("关于")).then(|| (sink.person(&name.text), told.to_owned()))
}

/// The persons named there, else the bodies.
fn presenters_in(
    page: &Page,
    sentence: &Sentence,
    range: Chars,
    said: &str,
    sink: &mut Sink,
) -> Vec<MentionId> {
    let line = page.line(sentence);
    let called = sentence.appellations.iter().flat_map(|a| &a.names);
    let persons: Vec<MentionId> = called
        .filter(|n| n.range.start >= range.start && n.range.end <= range.end)
        .map(|n| sink.person(&n.text))
        .collect();
    if !persons.is_empty() {
        return persons;
    }
    // 张三秘书长关于…的说明: an office behind the name of one known to the page
    let known = page.persons_before(said).find(|name| {
        let title = range.start + name.chars().count();
        // 张三代表县政府关于…的报告
        let gives = |rest: &str| {
            rest.is_empty() || ["代表", "受", "作的", "所作的"].iter().any(|w| rest.starts_with(w))
        };
        said.strip_prefix(name.as_str()).is_some_and(|rest| {
            gives(rest) || line.words_at(title).iter().any(|w| w.entry.title.is_some() && w.end == range.end)
        })
    });
    if let Some(name) = known {
        return vec![sink.person(name)];
    }
    // 大会秘书长张三关于…: behind an office of which no house is known
    let alone = (range.start + 1..range.end).rev().find_map(|k| {
        let titled = line.words_ending_at(k).any(|w| w.entry.title.is_some() && w.entry.chars >= 2);
        titled.then(|| name_at(line, k, true, page.cx.lexicon, page.cx.segmenter)).flatten()
    });
    let common = |name: &str| name.chars().next().and_then(|c| page.cx.lexicon.surname(c)) == Some(true);
    if let Some(name) = alone.filter(|n| n.quality >= 2 && n.range.end == range.end && common(&n.text)) {
        return vec![sink.person(&name.text)];
    }
    // 县住建局、县交通局等单位
    let said = ["等单位", "等部门", "等相关单位", "等有关单位", "等"]
        .iter()
        .find_map(|w| said.strip_suffix(w))
        .unwrap_or(said);
    said.split('、')
        .filter_map(|part| resolve(part, &[], &page.cx).filter(|b| b.certainty >= Certainty::PlaceAndEnding))
        .filter(|body| body.place.as_ref().is_none_or(|p| p.name != body.name))
        .filter(|body| !body.name.ends_with('组') && !body.name.contains('各'))
        .map(|body| sink.body(&body.name))
        .collect()
}

/// 听取了县长张三代表县政府所作的工作报告: who gave what was heard, spoke there.
pub fn delivered(page: &Page, sentence: &Sentence, object: Chars, meeting: MentionId, sink: &mut Sink) {
    const BY: [&str; 4] = ["所作", "作的", "所做", "做的"];
    const REPORTS: [&str; 4] = ["报告", "报告》", "报告”", "报告（书面）"];
    let line = page.line(sentence);
    if !REPORTS.iter().any(|w| line.slice(object.clone()).trim_end_matches('等').ends_with(w)) {
        return;
    }
    // 甲所作的《乙》、丙所作的《丁》: each of them
    let mut floor = object.start;
    for by in object.clone().filter(|&k| BY.iter().any(|w| line.starts_with(k, w))) {
        if let Some(name) = giver(page, sentence, floor..by) {
            let person = sink.person(&name.text);
            let words = line.span(name.range.start..object.end);
            sink.say(Fact::SpeaksAt { person, meeting }, words, "review/delivered", 85);
        }
        floor = by + 1;
    }
}

/// Whose name stands before 所作 at the end of `range`: 县长张三代表县政府, 李四同志.
fn giver(page: &Page, sentence: &Sentence, range: Chars) -> Option<Name> {
    let line = page.line(sentence);
    let by = range.end;
    let called = sentence.appellations.iter().filter(|a| a.range.start >= range.start);
    let called = called.flat_map(|a| &a.names).rfind(|n| n.range.end <= by).cloned();
    let first = (range.start..by).rev().find(|&k| matches!(line.before(k), '、' | '和' | '及'));
    let alone = || {
        let starts = [first, Some(range.start)].into_iter().flatten();
        let read = |k: usize| name_at(line, k, k > range.start, page.cx.lexicon, page.cx.segmenter);
        starts.filter_map(read).find(|n| n.range.end <= by)
    };
    let name = called.or_else(alone)?;
    // 甲同志代表常务委员会所作的报告
    let between = line.slice(name.range.end..by);
    let honour = ["同志", "院长", "主席", "主任"].iter().find_map(|w| between.strip_prefix(w));
    let between = honour.unwrap_or(between);
    // 张三副县长作的
    let titled = line.words_at(name.range.end).iter().any(|w| w.entry.title.is_some() && w.end == by);
    let gives = between.is_empty()
        || titled
        || between == "分别"
        || between.starts_with(['代', '向', '受'])
        || between == "在大会上";
    gives.then_some(name)
}
