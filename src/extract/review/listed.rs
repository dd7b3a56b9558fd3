//! Matters that stand apart from their verb: items of an announced list, what goes on behind ；, and documents
//! adopted by a session that is named beside them.

use super::super::matter::{is_document, items};
use super::super::meeting::{Meeting, Meetings};
use super::super::page::{Page, Sentence};
use super::super::presented::object_end;
use super::super::sink::Sink;
use super::{clauses, verb_at, verb_position};
use crate::mention::regulation::{Titled, titled_in};
use crate::mention::{Body, Chars, Line};
use crate::model::{Fact, MentionId, ReviewAction};

/// 审议通过了甲的报告；乙的报告: a document behind ； with which the same was done as with the one before it.
pub fn goes_on_with(page: &Page, sentence: &Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    let range = sentence.range.start..sentence.range.end - 1;
    let text = line.slice(range.clone());
    if !text.contains(['，', '了']) && (is_document(page, text) || text.ends_with("会议精神")) {
        same_again(page, line, range, 0, sink);
    }
}

/// 传达学习甲精神，以及乙精神: a clause behind 以及 with which the same was done as before it.
pub fn joined_to(page: &Page, sentence: &Sentence, clause: Chars, sink: &mut Sink) {
    let line = page.line(sentence);
    let range = clause.start + 2..clause.end;
    let text = line.slice(range.clone());
    let matter =
        is_document(page, text) || ["精神", "要求", "批示", "情况", "方案"].iter().any(|e| text.ends_with(e));
    if line.starts_with(clause.start, "以及") && matter && !text.contains('了') {
        same_again(page, line, range, sentence.range.start, sink);
    }
}

/// 就《甲》进行了讨论，并原则通过: a verb of passing that says its matter in the clause before.
pub fn passed_too(page: &Page, sentence: &Sentence, clause: Chars, sink: &mut Sink) {
    let line = page.line(sentence);
    let Some(found) = verb_position(page, line, clause.clone()) else { return };
    let Some(verb) = verb_at(page, line, found.at) else { return };
    let end = found.at + verb.chars;
    let alone = line.slice(end..clause.end).chars().all(|c| c == '了');
    let behind = line.at(clause.start) == '并' || found.at > clause.start;
    if !alone || !behind || verb.actions != [ReviewAction::Adopt] || clause.start <= sentence.range.start {
        return;
    }
    let near = page.document.to_original(line.span(sentence.range.start..clause.start));
    let mut dealt = Vec::new();
    for said in sink.statements().iter().rev().take_while(|s| near.contains(s.evidence.span())) {
        match &said.fact {
            Fact::Reviews { body, matter, action: ReviewAction::Deliberate, meeting } => {
                dealt.push((*body, *matter, *meeting));
            }
            // 讨论了甲、听取了乙，并原则通过: which of them is not said
            Fact::Reviews { .. } => return,
            _ => {}
        }
    }
    for (body, matter, meeting) in dealt.into_iter().rev() {
        let fact = Fact::Reviews { body, matter, action: ReviewAction::Adopt, meeting };
        let words = line.span(sentence.range.start..clause.end);
        sink.say(fact, words, "review/passed-too", 85);
    }
}

/// Says of the words in `range` what was said last behind `from` in the line.
fn same_again(page: &Page, line: &Line, range: Chars, from: usize, sink: &mut Sink) {
    if verb_position(page, line, range.clone()).is_some() {
        return;
    }
    let text = line.slice(range.clone());
    let span = line.span(from..range.start);
    let near = page.document.to_original(span);
    let mut done = Vec::new();
    let mut last = None;
    for said in sink.statements().iter().rev().filter(|s| near.contains(s.evidence.span())) {
        let Fact::Reviews { body, matter, action, meeting } = &said.fact else { continue };
        if *last.get_or_insert(*matter) != *matter {
            break;
        }
        done.push((*body, *action, *meeting));
    }
    for (body, action, meeting) in done.into_iter().rev() {
        let matter = sink.matter(text);
        sink.say(
            Fact::Reviews { body, matter, action, meeting },
            line.span(range.clone()),
            "review/goes-on",
            85,
        );
    }
}

/// 会议审议通过了以下议案：: what was done with the items of the list below.
pub struct Resolved {
    actions: Vec<ReviewAction>,
    body: String,
    meeting: MentionId,
}

impl Resolved {
    pub fn announced(page: &Page, meetings: &Meetings, sentence: &Sentence) -> Option<Self> {
        let line = page.line(sentence);
        let text = line.slice(sentence.range.clone()).trim_end_matches(['：', ':', '。']);
        const BELOW: [&str; 3] = ["以下", "如下", "下列"];
        let list = line.may_hold_any(&BELOW)
            && BELOW.iter().any(|w| text.contains(w))
            && ["议案", "事项", "议题", "内容", "决议", "议程"].iter().any(|w| text.ends_with(w));
        if !list {
            return None;
        }
        let clause = clauses(page, line, sentence.range.clone()).pop()?;
        let verb = verb_position(page, line, clause)?;
        let actions = verb_at(page, line, verb.at)?.actions;
        let meeting = meetings.at(sentence.line, verb.at)?;
        Some(Self { actions, body: meeting.body.as_ref()?.name.clone(), meeting: meeting.id })
    }

    /// 一、《公司章程》。
    pub fn item(&self, page: &Page, meetings: &Meetings, line: &Line, from: usize, sink: &mut Sink) {
        if !line.starts_with(from, "《") || meetings.is_empty() {
            return;
        }
        let end = object_end(line, from, line.len());
        for (matter, range) in items(page, line, from..end) {
            for &action in &self.actions {
                let body = sink.body(&self.body);
                let matter = sink.matter(&matter);
                let fact = Fact::Reviews { body, matter, action, meeting: Some(self.meeting) };
                sink.say(fact, line.span(range.clone()), "review/item", 85);
            }
        }
    }
}

/// 《办法》已经区政府第十二次常务会议审议通过: what a session named in the sentence adopted.
pub fn passed(page: &Page, meetings: &Meetings, sentence: &Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    for meeting in meetings.iter().filter(|m| m.line == sentence.line && range.contains(&m.from)) {
        let Some(body) = &meeting.body else { continue };
        let verb = (meeting.from..range.end).find(|&k| line.starts_with(k, "通过"));
        // 某会议讨论了甲提出的议案，通过《乙》
        let dealt = |before: &str| {
            let mut clauses = before.split('，');
            let first = clauses.next().unwrap_or_default();
            ["会议讨论", "会议审议", "会议听取", "会议审查"].iter().any(|w| first.contains(w))
                && clauses.all(str::is_empty)
        };
        let Some(verb) = verb.filter(|&v| {
            let between = line.slice(meeting.from..v);
            !between.contains(['。', '《']) && (!between.contains('，') || dealt(between))
        }) else {
            continue;
        };
        if titles_behind(line, verb + 2, &range, meeting, body, sink) {
            continue;
        }
        // 《甲条例》（以下简称《条例》）已由…通过: under its whole name
        let short =
            |t: &Titled| ["简称", "下称", "简称为"].iter().any(|w| line.word_before(t.range.start, w));
        // 根据《乙法》的规定，某会议…: only what it rests on
        let rests = |t: &Titled| {
            let at = t.range.start;
            ["根据", "依据", "依照", "按照"]
                .iter()
                .any(|w| line.word_before(at, w) || line.word_before(at - usize::from(at > 0), w))
        };
        let titles = titled_in(line, range.start..meeting.from).into_iter();
        // 某省实施《甲法》办法（…通过）: the name of another law within its own
        const KINDS: [&str; 5] = ["办法", "条例", "规定", "细则", "意见"];
        let inner = |t: &Titled| KINDS.iter().any(|w| line.starts_with(t.range.end, w));
        let named = titles.filter(|t| !rests(t) && !inner(t)).rfind(|t| !short(t));
        if named.is_none()
            && let Some(title) = pointed_to(line, range.start)
        {
            let body = sink.body(&body.name);
            let matter = sink.matter(&title);
            let fact = Fact::Reviews { body, matter, action: ReviewAction::Adopt, meeting: Some(meeting.id) };
            sink.say(fact, line.span(range.start..verb + 2), "review/passed", 85);
            continue;
        }
        let Some(titled) = named else {
            if let Some(title) = issued_after(line, &range, meeting.from, verb + 2) {
                let body = sink.body(&body.name);
                let matter = sink.matter(line.slice(title.clone()));
                let (action, meeting) = (ReviewAction::Adopt, Some(meeting.id));
                let fact = Fact::Reviews { body, matter, action, meeting };
                sink.say(fact, line.span(verb..title.end), "review/passed", 85);
            }
            continue;
        };
        let between = line.slice(titled.range.end..meeting.from);
        // 甲全会通过的《方案》、乙会议通过的丙方案: another's
        if between.starts_with(['、', '和', '及', '与'])
            || between.contains(['。', '；'])
            || between.chars().count() > 40
        {
            continue;
        }
        let text = line.slice(titled.range.clone()).to_owned();
        let body = sink.body(&body.name);
        let matter = sink.matter(&text);
        let fact = Fact::Reviews { body, matter, action: ReviewAction::Adopt, meeting: Some(meeting.id) };
        sink.say(fact, line.span(titled.range.start..verb + 2), "review/passed", 93);
    }
}

/// 某人大常委会第六次会议通过《甲决议》、《乙决议》: the titles right behind the verb.
fn titles_behind(
    line: &Line,
    from: usize,
    sentence: &Chars,
    meeting: &Meeting,
    body: &Body,
    sink: &mut Sink,
) -> bool {
    // 甲第二十六次会议审议通过的《乙》业经丙批准: its own law, now given out
    let given_out = || {
        let title = titled_in(line, from..sentence.end).into_iter().next();
        title.is_some_and(|t| {
            ["业经", "已经", "，业经", "，已经"].iter().any(|w| line.starts_with(t.range.end, w))
        })
    };
    let of = line.at(from) == '的' && given_out();
    let mut end = from + usize::from(of || line.at(from) == '了');
    let mut said = false;
    for titled in titled_in(line, from..sentence.end) {
        if !line.slice(end..titled.range.start).chars().all(|c| "、和及与".contains(c)) {
            break;
        }
        let body = sink.body(&body.name);
        let matter = sink.matter(line.slice(titled.range.clone()));
        let fact = Fact::Reviews { body, matter, action: ReviewAction::Adopt, meeting: Some(meeting.id) };
        sink.say(fact, line.span(from - 2..titled.range.end), "review/passed", 90);
        end = titled.range.end;
        said = true;
    }
    said
}

/// 经某会议审议通过，某办印发《X》: what was given out right after.
fn issued_after(line: &Line, sentence: &Chars, session: usize, from: usize) -> Option<Chars> {
    const ISSUED: [&str; 5] = ["印发", "出台", "发布", "公布", "印发了"];
    let opens = session.checked_sub(1).filter(|&k| line.at(k) == '经');
    let title = titled_in(line, from..sentence.end).into_iter().next()?.range;
    let between = line.slice(from..title.start);
    let next = between.starts_with('，') && between.matches('，').count() == 1 && !between.contains('。');
    (opens.is_some() && next && ISSUED.iter().any(|w| between.ends_with(w))).then_some(title)
}

/// 该条例于…由…会议审议通过: the latest title of that kind before it in the line.
fn pointed_to(line: &Line, start: usize) -> Option<String> {
    const KINDS: [&str; 8] = ["条例", "办法", "规定", "决定", "方案", "规划", "意见", "细则"];
    let kind = KINDS.iter().find(|k| line.at(start) == '该' && line.starts_with(start + 1, k))?;
    let mut titles = titled_in(line, 0..start).into_iter().rev();
    titles.find(|t| t.title.ends_with(kind)).map(|t| line.slice(t.range).to_owned())
}
