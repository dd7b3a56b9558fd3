//! What bodies deal with at their meetings: deliberate, adopt, study, hear, relay.

use super::meeting::{Meetings, body_at_start, skip_time, without_party_group};
use super::page::{Page, Sentence};
use super::presence::object_end;
use super::sink::Sink;
use crate::lexicon::VerbClass;
use crate::mention::body::resolve;
use crate::mention::line::is_break;
use crate::mention::regulation::{titled_at, titled_in};
use crate::mention::{Certainty, Chars, Line};
use crate::model::{BlockKind, Fact, MentionId, ReviewAction};

/// Verbs of dealing with a matter and what each says, longest first where one begins another.
const VERBS: [(&str, &[ReviewAction]); 52] = {
    use ReviewAction::{Adopt, Deliberate, Hear, Relay, Study};
    [
        ("审议并原则通过", &[Adopt]),
        ("审议并表决通过", &[Adopt]),
        ("审议并通过", &[Adopt]),
        ("审议原则通过", &[Adopt]),
        ("研究并原则通过", &[Adopt]),
        ("审议和通过", &[Adopt]),
        ("审议通过", &[Adopt]),
        ("协商通过", &[Adopt]),
        ("协商决定", &[Adopt]),
        ("审定", &[Adopt]),
        ("表决通过", &[Adopt]),
        ("讨论通过", &[Adopt]),
        ("研究通过", &[Adopt]),
        ("审查通过", &[Adopt]),
        ("原则通过", &[Adopt]),
        ("通过", &[Adopt]),
        ("听取并审议通过", &[Hear, Adopt]),
        ("听取审议", &[Hear, Deliberate]),
        ("听取和审议", &[Hear, Deliberate]),
        ("听取并审议", &[Hear, Deliberate]),
        ("听取、审议", &[Hear, Deliberate]),
        ("听取和讨论", &[Hear, Deliberate]),
        ("听取并讨论", &[Hear, Deliberate]),
        ("听取并研究", &[Hear, Study]),
        ("集体听取", &[Hear]),
        ("听取", &[Hear]),
        ("研究审议", &[Deliberate]),
        ("研究讨论", &[Deliberate]),
        ("协商讨论", &[Deliberate]),
        ("审议讨论", &[Deliberate]),
        ("书面审议", &[Deliberate]),
        ("审议", &[Deliberate]),
        ("审查", &[Deliberate]),
        ("讨论", &[Deliberate]),
        ("传达学习贯彻", &[Relay]),
        ("传达学习", &[Relay]),
        ("学习传达", &[Relay]),
        ("传达贯彻", &[Relay]),
        ("学习贯彻", &[Relay]),
        ("书面传达学习", &[Relay]),
        ("书面传达", &[Relay]),
        ("集体学习", &[Relay]),
        ("学习了", &[Relay]),
        ("学习", &[Relay]),
        ("传达", &[Relay]),
        ("研究部署", &[Study]),
        ("分析研究", &[Study]),
        ("专题研究", &[Study]),
        ("研究贯彻", &[Study]),
        ("研究推进", &[Study]),
        ("研究确定", &[Study]),
        ("研究", &[Study]),
    ]
};

/// Words that may stand between the beginning of a clause and its verb.
const BEFORE_VERB: [&str; 40] = [
    "同时",
    "与会者",
    "听取汇报后",
    "会议现场",
    "会议",
    "会上",
    "大会",
    "全会",
    "此次会议",
    "本次会议",
    "还",
    "首先",
    "随后",
    "分别",
    "专题",
    "集体",
    "认真",
    "书面",
    "一并",
    "并",
    "又",
    "也",
    "先后",
    "共同",
    "经过",
    "表决",
    "主要",
    "重点",
    "再次",
    "深入",
    "进一步",
    "以及",
    "和",
    "与会人员",
    "与会同志",
    "全体",
    "逐项",
    "曾",
    "已",
    "原原本本",
];

pub fn extract(page: &Page, meetings: &Meetings, sink: &mut Sink) {
    let mut reports = false;
    for sentence in &page.sentences {
        let line = page.line(sentence);
        if matches!(line.kind, BlockKind::Heading | BlockKind::Byline | BlockKind::Row) {
            continue;
        }
        // what stands after ； goes on as the part before it
        if line.before(sentence.range.start) != '；' {
            // 会议听取了…。审议了…: the meeting goes on
            let goes_on = reports
                && line.before(sentence.range.start) == '。'
                && VERBS.iter().any(|(v, _)| {
                    line.starts_with(sentence.range.start, v)
                        && line.at(sentence.range.start + v.chars().count()) == '了'
                });
            reports = goes_on || tells_of_a_meeting(page, line, sentence);
        }
        if exhorts(line, sentence.range.clone()) {
            continue;
        }
        passed(page, meetings, sentence, sink);
        for clause in clauses(line, sentence.range.clone()) {
            if exhortation_begins(line, clause.start) || demands(line.slice(clause.clone())) {
                break;
            }
            if reports {
                clause_reviews(page, meetings, sentence, clause.clone(), sink);
            }
            if said_after(line.slice(clause)) {
                break;
            }
        }
    }
}

/// 孙主席指出，…: what stands behind was said, and not done.
fn said_after(clause: &str) -> bool {
    ["指出", "强调", "要求", "表示", "认为", "希望", "提出"].iter().any(|w| {
        clause.strip_suffix(w).is_some_and(|rest| !rest.contains('的') && rest.chars().count() <= 16)
    })
}

/// 《办法》已经区政府第十二次常务会议审议通过: what a session named in the sentence adopted.
fn passed(page: &Page, meetings: &Meetings, sentence: &Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    for meeting in meetings.iter().filter(|m| m.line == sentence.line && range.contains(&m.from)) {
        let Some(body) = &meeting.body else { continue };
        let verb = (meeting.from..range.end).find(|&k| line.starts_with(k, "通过"));
        let Some(verb) = verb.filter(|&v| !line.slice(meeting.from..v).contains(['。', '，', '《']))
        else {
            continue;
        };
        let Some(titled) = titled_in(line, range.start..meeting.from).pop() else { continue };
        let between = line.slice(titled.range.end..meeting.from);
        if between.contains(['。', '；']) || between.chars().count() > 40 {
            continue;
        }
        let text = line.slice(titled.range.clone()).to_owned();
        let body = sink.body(&body.name);
        let matter = sink.matter(&text);
        let fact = Fact::Reviews { body, matter, action: ReviewAction::Adopt, meeting: Some(meeting.id) };
        sink.say(fact, line.span(titled.range.start..verb + 2), "review/passed", 93);
    }
}

/// Whether a sentence tells what happened at a meeting: it opens with 会议, convenes one, or its subject is a
/// body.
fn tells_of_a_meeting(page: &Page, line: &Line, sentence: &Sentence) -> bool {
    let range = sentence.range.clone();
    if line.slice(range.clone()).contains("提请") {
        return false;
    }
    let opens = ["会议", "会上", "大会", "全会", "此次会议", "本次会议", "与会", "随后", "会前"]
        .iter()
        .any(|w| line.starts_with(range.start, w));
    opens
        || line
            .words_in(range.clone())
            .iter()
            .any(|w| w.entry.is_any(&[VerbClass::Convene, VerbClass::Chair]))
        || clauses(line, range)
            .into_iter()
            .take(2)
            .any(|c| verb_position(page, line, c).is_some_and(|v| v.subject.is_some()))
        || line.slice(sentence.range.clone()).contains("会议审议")
        || line.slice(sentence.range.clone()).contains("会议听取")
}

/// 要深入研究…: a demand, no report.
pub fn demands(clause: &str) -> bool {
    const NOT: [&str; 11] =
        ["重要", "主要", "需要", "要求", "要素", "要点", "纪要", "概要", "摘要", "要闻", "首要"];
    let mut rest = clause.to_owned();
    for word in NOT {
        rest = rest.replace(word, "");
    }
    rest.contains('要') && !rest.contains('《')
}

/// Whether the sentence says what shall be: 会议强调, 会议要求, 要….
fn exhorts(line: &Line, range: Chars) -> bool {
    const OPENINGS: [&str; 12] = [
        "会议强调",
        "会议指出",
        "会议要求",
        "会议认为",
        "会议提出",
        "会议号召",
        "要",
        "必须",
        "各级",
        "全会强调",
        "全会指出",
        "一要",
    ];
    OPENINGS.iter().any(|w| line.starts_with(range.start, w))
}

fn exhortation_begins(line: &Line, at: usize) -> bool {
    [
        "强调",
        "指出",
        "要求",
        "会议强调",
        "会议指出",
        "会议要求",
        "要",
        "必须",
        "确保",
        "他强调",
        "他指出",
        "并强调",
        "并指出",
        "并要求",
    ]
    .iter()
    .any(|w| line.starts_with(at, w))
}

/// The clauses of a sentence: from one ， to the next, titles and brackets kept whole.
fn clauses(line: &Line, range: Chars) -> Vec<Chars> {
    let mut out = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let end = object_end(line, start, range.end);
        let mut from = start;
        for cut in joined_verbs(line, start..end) {
            out.push(from..cut);
            from = cut + 1;
        }
        if end > from {
            out.push(from..end);
        }
        start = end + 1;
    }
    out
}

/// 讨论了A、听取了B、研究了C: where a 、 joins a verb that has 了, and not a noun.
fn joined_verbs(line: &Line, range: Chars) -> Vec<usize> {
    let mut depth = 0u32;
    let mut out = Vec::new();
    for i in range.clone() {
        match line.at(i) {
            '《' | '〈' | '（' | '“' => depth += 1,
            '》' | '〉' | '）' | '”' => depth = depth.saturating_sub(1),
            '、' if depth == 0 && i > range.start => {
                let mut at = i + 1;
                while let Some(word) = BEFORE_VERB.iter().find(|w| line.starts_with(at, w)) {
                    at += word.chars().count();
                }
                let verb = VERBS.iter().find(|(v, _)| line.starts_with(at, v));
                if verb.is_some_and(|(v, _)| v.ends_with('了') || line.at(at + v.chars().count()) == '了') {
                    out.push(i);
                }
            }
            _ => {}
        }
    }
    out
}

fn clause_reviews(page: &Page, meetings: &Meetings, sentence: &Sentence, clause: Chars, sink: &mut Sink) {
    let line = page.line(sentence);
    let Some(start) = verb_position(page, line, clause.clone()) else {
        discussion(page, meetings, sentence, clause, sink);
        return;
    };
    let Some((verb, actions)) = VERBS.iter().find(|(v, _)| line.starts_with(start.at, v)) else { return };
    let mut from = start.at + verb.chars().count();
    for filler in ["通过", "并通过"] {
        if *verb == "审议" && line.starts_with(from, filler) {
            from += filler.chars().count();
        }
    }
    while matches!(line.at(from), '了' | '：') {
        from += 1;
    }
    let mut end = clause.end;
    let first_end = end;
    let mut further: Vec<Chars> = Vec::new();
    // 审议《甲》《乙》、《丙》 and what follows by ，《丁》
    while line.at(end) == '，' && line.at(end + 1) == '《' && line.at(from) == '《' {
        end = object_end(line, end + 1, sentence.range.end);
    }
    // 传达学习甲精神，乙精神; 审议了甲（草案），乙（草案）
    while line.at(end) == '，' {
        let next = object_end(line, end + 1, sentence.range.end);
        let text = line.slice(end + 1..next);
        let same = if matches!(actions[..], [ReviewAction::Relay]) {
            text.ends_with("精神") || text.ends_with("精神等")
        } else {
            line.before(end) == '）' && text.trim_end_matches('等').ends_with('）')
        };
        if !same || verb_position(page, line, end + 1..next).is_some() || demands(text) {
            break;
        }
        further.push(end + 1..next);
        end = next;
    }
    let body = match &start.subject {
        Some(body) => Some(body.clone()),
        None => meetings.at(sentence.line, start.at).and_then(|m| m.body.as_ref()).map(|b| b.name.clone()),
    };
    let meeting = meetings.at(sentence.line, start.at);
    let meeting = meeting
        .filter(|m| start.subject.is_none() || m.body.as_ref().map(|b| &b.name) == start.subject.as_ref());
    let Some(body) = body else { return };
    if meeting
        .is_some_and(|m| m.body.as_ref().is_some_and(|b| b.place.as_ref().is_some_and(|p| p.name == b.name)))
    {
        return;
    }
    let end = if further.is_empty() { end } else { first_end };
    let mut items = if *actions == [ReviewAction::Study] {
        study_items(line, from..end)
    } else {
        self::items(line, from..end)
    };
    items.extend(further.into_iter().flat_map(|range| self::items(line, range)));
    if actions.contains(&ReviewAction::Hear)
        && let Some(meeting) = meeting
    {
        presented_by_a_body(page, line, from..end, &items, meeting.id, sink);
    }
    for (matter, range) in items {
        for action in *actions {
            if empty_matter(&matter) {
                continue;
            }
            let body = sink.body(&body);
            let matter = sink.matter(&matter);
            let known = meeting.is_none()
                && sink.statements().iter().any(|s| {
                    matches!(&s.fact, Fact::Reviews { body: b, matter: m, action: a, .. }
                        if (*b, *m, *a) == (body, matter, *action))
                });
            if known {
                continue;
            }
            let fact = Fact::Reviews { body, matter, action: *action, meeting: meeting.map(|m| m.id) };
            sink.say(fact, line.span(start.at.min(range.start)..range.end), "review/verb", 90);
        }
    }
}

/// 听取了县委编办关于甲情况、乙情况的汇报: the office that reported puts each matter before the meeting.
fn presented_by_a_body(
    page: &Page,
    line: &Line,
    object: Chars,
    items: &[(String, Chars)],
    meeting: MentionId,
    sink: &mut Sink,
) {
    let text = line.slice(object.clone());
    let Some(about) = text.find("关于").filter(|&at| at > 0) else { return };
    let said = &text[..about];
    for part in said.split('、') {
        let Some(body) = resolve(part, &[], &page.cx).filter(|b| b.certainty == Certainty::Known) else {
            continue;
        };
        for (matter, range) in items {
            let matter = matter
                .find("关于")
                .filter(|_| matter.starts_with(said))
                .map_or(matter.as_str(), |at| &matter[at + "关于".len()..]);
            let matter =
                ["的汇报", "的报告", "的通报"].iter().find_map(|t| matter.strip_suffix(t)).unwrap_or(matter);
            let presenter = sink.body(&body.name);
            let matter = sink.matter(matter);
            let fact = Fact::Presents { presenter, meeting, matter };
            sink.say(fact, line.span(object.start..range.end), "review/reported", 80);
        }
    }
}

struct VerbAt {
    at: usize,
    /// A body that stands as the subject right before the verb.
    subject: Option<String>,
}

/// Where the verb of a clause stands: at its beginning, after words that add nothing, or after a body.
fn verb_position(page: &Page, line: &Line, clause: Chars) -> Option<VerbAt> {
    let mut at = clause.start;
    loop {
        if VERBS.iter().any(|(v, _)| line.starts_with(at, v)) {
            return real_verb(line, at).then_some(VerbAt { at, subject: None });
        }
        let Some(word) = BEFORE_VERB.iter().find(|w| line.starts_with(at, w)) else { break };
        at += word.chars().count();
        if at >= clause.end {
            return None;
        }
    }
    // 市委常委会曾听取…
    let limit = clause.end.min(clause.start + 30);
    let verb = (clause.start + 2..limit)
        .find(|&k| VERBS.iter().any(|(v, _)| line.starts_with(k, v)) && real_verb(line, k))?;
    let mut end = verb;
    for word in ["曾", "已", "还", "专题", "会议", "集体", "书面", "分别", "专门"] {
        if line.slice(clause.start..end).ends_with(word) {
            end -= word.chars().count();
        }
    }
    // the subject opens the clause, after words of time at the most
    let opening = skip_time(line, clause.start, end);
    let subject = (opening..end.min(opening + 1)).find_map(|k| {
        resolve(line.slice(k..end), &[], &page.cx)
            .or_else(|| body_at_start(page, line.slice(k..end)).filter(|_| line.before(end) == '议'))
            .map(without_party_group)
            .filter(|b| b.certainty == Certainty::Known)
            .filter(|b| b.place.as_ref().is_none_or(|p| p.name != b.name))
    })?;
    Some(VerbAt { at: verb, subject: Some(subject.name) })
}

/// 研究院, 学习型, 通过…方式: not the verb.
fn real_verb(line: &Line, at: usize) -> bool {
    const NOT: [&str; 14] = [
        "研究院",
        "研究所",
        "研究中心",
        "研究会",
        "学习型",
        "学习宣传",
        "学习教育",
        "通过整合",
        "通过多种",
        "研究员",
        "研究生",
        "学习领会",
        "通过改革",
        "研究室",
    ];
    !NOT.iter().any(|w| line.starts_with(at, w))
}

/// 对部分事项进行了深入研究讨论.
fn discussion(page: &Page, meetings: &Meetings, sentence: &Sentence, clause: Chars, sink: &mut Sink) {
    let line = page.line(sentence);
    let text = line.slice(clause.clone());
    let Some(mid) = ["进行了", "作了", "进行"].iter().find_map(|w| text.find(w)) else { return };
    let action = if text[mid..].contains("讨论") || text[mid..].contains("审议") {
        ReviewAction::Deliberate
    } else if text[mid..].ends_with("研究") || text[mid..].ends_with("专题研究") {
        ReviewAction::Study
    } else {
        return;
    };
    let Some(to) = text[..mid].find(['对', '就']) else { return };
    if text[..to].chars().count() > 4 {
        return;
    }
    let Some(meeting) = meetings.at(sentence.line, clause.start) else { return };
    let Some(body) = &meeting.body else { return };
    let from = clause.start + text[..to].chars().count() + 1;
    let end = clause.start + text[..mid].chars().count();
    let matter = line.slice(from..end);
    if empty_matter(matter) || from >= end {
        return;
    }
    let body = sink.body(&body.name);
    let matter = sink.matter(matter);
    let fact = Fact::Reviews { body, matter, action, meeting: Some(meeting.id) };
    sink.say(fact, line.span(clause), "review/discussion", 85);
}

/// The matters in an object: every title alone; what is joined is split where each part has its own head.
pub fn items(line: &Line, range: Chars) -> Vec<(String, Chars)> {
    if range.start >= range.end {
        return Vec::new();
    }
    if line.at(range.start) == '《' {
        return titles(line, range);
    }
    let text = line.slice(range.clone());
    // 县政府党组《甲》、县妇联《乙》: whose each is stands before it
    let tail = text.rsplit('》').next().unwrap_or_default();
    if text.matches('《').count() > 1
        && (tail.is_empty() || tail.starts_with('等'))
        && !text.contains("关于《")
    {
        let owners = text.split('《').next().unwrap_or_default().chars().count() <= 12;
        if owners && outer_titles(text) > 1 {
            return titles(line, range);
        }
    }
    if let Some(parts) = documents(text) {
        return split_parts(line, &range, &parts, "");
    }
    // A情况、B情况的汇报; A精神、B精神
    for (head, tails) in [
        ("情况", &["的汇报", "汇报", "的报告", ""][..]),
        ("精神", &[""][..]),
        ("的报告", &[""][..]),
        ("方案", &[""][..]),
    ] {
        for tail in tails {
            let Some(core) = text.strip_suffix(tail) else { continue };
            let parts: Vec<&str> = core.split('、').collect();
            if parts.len() > 1
                && parts.iter().all(|p| p.ends_with(head) && p.chars().count() > head.chars().count() + 1)
            {
                return split_parts(line, &range, &parts, head);
            }
        }
    }
    vec![(tidy(text), range)]
}

/// How many titles stand beside each other in `text`.
fn outer_titles(text: &str) -> usize {
    let mut depth = 0usize;
    let mut count = 0;
    for c in text.chars() {
        match c {
            '《' => {
                count += usize::from(depth == 0);
                depth += 1;
            }
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    count
}

/// 甲工作报告、乙名单、丙办法（草案）: parts that each name a document of their own.
fn documents(text: &str) -> Option<Vec<&str>> {
    const NOUNS: [&str; 13] = [
        "工作报告",
        "的报告",
        "名单",
        "办法",
        "日程",
        "议程",
        "方案",
        "决定",
        "决议",
        "条例",
        "规划",
        "意见",
        "规定",
    ];
    let parts: Vec<&str> = text.trim_end_matches('等').split('、').collect();
    let whole = |part: &&str| {
        let stem = part.split('（').next().unwrap_or(part);
        stem.chars().count() >= 6 && !stem.contains(['和', '《']) && NOUNS.iter().any(|n| stem.ends_with(n))
    };
    (parts.len() > 1 && parts.iter().all(whole)).then_some(parts)
}

fn split_parts(line: &Line, range: &Chars, parts: &[&str], head: &str) -> Vec<(String, Chars)> {
    let mut at = range.start;
    let mut out = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let len = part.chars().count();
        let mut text = *part;
        // 县委编办关于上半年…情况: who reported stands before the first
        if i == 0
            && head == "情况"
            && let Some(about) = part.find("关于")
        {
            text = &part[about + "关于".len()..];
        }
        out.push((tidy(text), at..at + len));
        at += len + 1;
    }
    debug_assert!(at <= line.len() + 2);
    out
}

/// 《甲》《乙》和《丙》: each title, and what follows the last where it belongs to it.
fn titles(line: &Line, range: Chars) -> Vec<(String, Chars)> {
    let mut out: Vec<(String, Chars)> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        match titled_at(line, i) {
            Some(found) => {
                let mut end = found.range.end;
                // 《条例》（草案）, 《条例》修改情况的说明
                if line.at(end) == '（' {
                    end = (end..range.end).find(|&k| line.at(k) == '）').map_or(end, |k| k + 1);
                }
                let text = line.slice(found.range.start..end);
                out.push((text.replace(['<'], "〈").replace('>', "〉"), found.range.start..end));
                i = end;
            }
            None => i += 1,
        }
    }
    out
}

/// 研究A、B等工作: one matter, unless the parts say different acts.
fn study_items(line: &Line, range: Chars) -> Vec<(String, Chars)> {
    let all = items(line, range.clone());
    let text = line.slice(range.clone());
    const ACTS: [&str; 8] = ["设立", "加挂", "撤销", "组建", "更名", "调整", "成立", "增设"];
    let core = ["等事项", "等有关事项", "有关事项", "等问题", "等"]
        .iter()
        .find_map(|t| text.strip_suffix(t))
        .unwrap_or(text);
    let parts: Vec<&str> = core.split('、').collect();
    let acting = |p: &str| ACTS.iter().any(|a| p.contains(a));
    if all.len() == 1 && parts.len() > 1 && parts.iter().all(|p| acting(p)) {
        return split_parts(line, &range, &parts, "");
    }
    all
}

fn tidy(text: &str) -> String {
    // 方案等议题, 工作等四项议题: items of the agenda are no matter of their own
    let text = match text.rfind('等') {
        Some(at) if text[at..].chars().count() <= 6 && text.ends_with("议题") => &text[..at],
        _ => text,
    };
    text.trim_start_matches('了').trim_end_matches("以来").trim_end_matches('等').trim().to_owned()
}

/// 其他事项, 有关工作: says nothing of what was dealt with.
fn empty_matter(matter: &str) -> bool {
    const EMPTY: [&str; 24] = [
        "其它事宜",
        "其他事宜",
        "有关事宜",
        "相关事宜",
        "有关人事事项",
        "其他议题",
        "其他事项",
        "有关事项",
        "相关事项",
        "有关工作",
        "相关工作",
        "重点工作",
        "其它事项",
        "有关问题",
        "其他工作",
        "干部任免事项",
        "人事事项",
        "有关议题",
        "相关议题",
        "其他议题",
        "有关情况",
        "其他有关事项",
        "人事任免事项",
        "干部事项",
    ];
    let core = matter.trim_end_matches('等');
    core.chars().count() < 3
        || EMPTY.contains(&core)
        || is_break(core.chars().next().unwrap_or('，')) && !core.starts_with(['《', '“'])
}
