//! What bodies deal with at their meetings: deliberate, adopt, study, hear, relay.

mod agreed;
mod clauses;
mod discussed;
mod itemised;
mod listed;
mod reported;
mod told;
mod verb;

pub use self::told::demands;

use self::agreed::agreed;
use self::clauses::clauses;
use self::discussed::discussion;
use self::itemised::{behind_number, itemises};
use self::listed::{Resolved, goes_on_with, joined_to, passed, passed_too};
use self::reported::{delivered, presented_by, topic_opens};
use self::told::{behind_statement, exhorts, on_the_agenda, said_after, submits, tells_of_a_meeting};
use self::verb::{after_fillers, real_verb, verb_at, verb_position};
use super::anaphor::antecedents;
use super::attendance::is_minutes;
use super::matter::{empty_matter, is_document, items, relayable, relayed, study_items};
use super::meeting::Meetings;
use super::page::{Page, Sentence};
use super::people::skip_number;
use super::presented::object_end;
use super::sink::Sink;
use crate::mention::body::resolve;
use crate::mention::regulation::titled_in;
use crate::mention::{Body, Certainty, Chars, Line, PlaceKind};
use crate::model::{BlockKind, Fact, ReviewAction};

pub fn extract(page: &Page, meetings: &Meetings, sink: &mut Sink) {
    let mut reports = false;
    // the last line in which a sentence told of a meeting
    let mut told_in = None;
    // the sentence before told of matters, and not of what shall be
    let mut dealt = false;
    let mut agenda =
        is_minutes(page) || page.lines.iter().take(6).any(|l| l.text.replace(' ', "").ends_with("纪要"));
    let mut resolved: Option<Resolved> = None;
    // 市人大常委会主任会议听取了甲，审议了乙: whose session opened the sentence
    let mut opener: Option<String> = None;
    // 会议议程有两项：一是审议甲；二是听取乙
    let mut itemised = false;
    for sentence in &page.sentences {
        let line = page.line(sentence);
        // 一、审议《甲》 over what the minutes tell of it
        let heads_item = agenda && line.kind == BlockKind::Heading && skip_number(line, 0) > 0;
        if matches!(line.kind, BlockKind::Heading | BlockKind::Byline | BlockKind::Row) && !heads_item {
            continue;
        }
        // what stands after ； goes on as the part before it
        if line.before(sentence.range.start) != '；' {
            // 会议听取了…。审议了…: the meeting goes on
            // 县长主持召开县政府常务会议。研究了甲、听取乙
            let goes_on = (reports || told_in == Some(sentence.line))
                && line.before(sentence.range.start) == '。'
                && verb_at(page, line, sentence.range.start).is_some_and(|v| {
                    let object = sentence.range.start + v.chars;
                    line.at(object) == '了'
                        || line.word_before(sentence.range.start - 1, "会议")
                        || dealt
                            && (line.at(object) == '《'
                                || v.actions.contains(&ReviewAction::Adopt)
                                || line.starts_with(object, "关于"))
                });
            let first = skip_number(line, sentence.range.start);
            let item = sentence.range.start == 0 && first > 0;
            // 现将议定事项纪要如下： 一、传达学习了…
            // 县长主持召开县政府常务会议。 审议《甲》，听取乙: the line below says what was done there
            let below = sentence.range.start == 0
                && line.text.ends_with('。')
                && sentence.line > 0
                && page.lines[sentence.line - 1].text.ends_with("会议。")
                && meetings.iter().any(|m| m.line + 1 == sentence.line)
                && verb_at(page, line, 0).is_some();
            let told = agenda && item && {
                let verb = after_fillers(page, line, first);
                verb_at(page, line, verb).is_some() && real_verb(page, line, verb)
            };
            // 会议传达学习了…。 听取了…: every matter in a paragraph of its own, the meeting named in the first
            let follows = sentence.range.start == 0
                && told_in.is_some()
                && line.text.ends_with('。')
                && verb_at(page, line, 0).is_some_and(|v| {
                    let object = line.at(v.chars);
                    v.word.ends_with('了') || object == '了' || dealt && object == '《'
                });
            reports = goes_on || below || told || follows || tells_of_a_meeting(page, line, sentence);
            told_in = if reports { Some(sentence.line) } else { told_in };
            agenda |= reports && line.text.ends_with(['：', ':']);
            // 审议通过了以下议案： 一、《…》
            if item && let Some(resolved) = &resolved {
                resolved.item(page, meetings, line, first, sink);
            }
            if !item {
                resolved = Resolved::announced(page, meetings, sentence).or(resolved);
            }
        } else if !reports {
            // 《甲》已在会上讨论；会议听取了乙; 张三作了说明；听取了乙
            reports = tells_of_a_meeting(page, line, sentence) || behind_statement(page, meetings, sentence);
        }
        if line.before(sentence.range.start) != '；' {
            opener = None;
            itemised = itemises(line, sentence, meetings);
        }
        dealt = reports && !exhorts(page, line, sentence.range.start);
        if exhorts(page, line, sentence.range.start) {
            continue;
        }
        passed(page, meetings, sentence, sink);
        agreed(page, sentence, sink);
        let told = if reports { clauses(page, line, sentence.range.clone()) } else { Vec::new() };
        for clause in told {
            let clause = if itemised { behind_number(line, clause) } else { clause };
            if exhorts(page, line, clause.start)
                || !itemised && on_the_agenda(line, sentence.range.start, clause.clone())
                || demands(page, line.slice(clause.clone()))
                || submits(page, line, clause.clone())
            {
                break;
            }
            joined_to(page, sentence, clause.clone(), sink);
            passed_too(page, sentence, clause.clone(), sink);
            clause_reviews(page, meetings, sentence, clause.clone(), &mut opener, sink);
            if said_after(page, line.slice(clause)) {
                break;
            }
        }
        if reports && !itemised && line.before(sentence.range.start) == '；' {
            goes_on_with(page, sentence, sink);
        }
    }
}

fn clause_reviews(
    page: &Page,
    meetings: &Meetings,
    sentence: &Sentence,
    clause: Chars,
    opener: &mut Option<String>,
    sink: &mut Sink,
) {
    let line = page.line(sentence);
    let Some(start) = verb_position(page, line, clause.clone()) else {
        discussion(page, meetings, sentence, clause, sink);
        return;
    };
    // 将提请县委常委会审议: still to come
    if line.slice(clause.start..start.at).contains("提请") {
        return;
    }
    let Some(verb) = verb_at(page, line, start.at) else { return };
    // 政务院通过的《通则》规定: only which one is meant
    if line.at(start.at + verb.chars) == '的' {
        return;
    }
    // 协商决定增补甲为委员: no document
    let personnel = ["增补", "任命", "免去", "接受", "撤销"];
    let at = start.at + verb.chars;
    if verb.word.ends_with("决定") && personnel.iter().any(|w| line.starts_with(at, w)) {
        return;
    }
    let actions = verb.actions.as_slice();
    let mut from = start.at + verb.chars;
    for filler in ["通过", "并通过", "同意", "并同意"] {
        if verb.word == "审议" && line.starts_with(from, filler) {
            from += filler.chars().count();
        }
    }
    while matches!(line.at(from), '了' | '：') {
        from += 1;
    }
    // 在听取了甲的汇报|后，乙指出
    let clause = clause.start..start.until.unwrap_or(clause.end);
    let after = start.until.is_none() && line.at(clause.end) == '，' && line.before(clause.end) == '后';
    let clause = clause.start..clause.end - usize::from(after);
    // 听取汇报并提出意见: the second verb is no part of the matter
    let mut end = (from + 2..clause.end)
        .find(|&k| line.at(k) == '并' && goes_on(page, line, k + 1))
        .unwrap_or(clause.end);
    // 关于落实甲战略，开展乙情况的报告: one matter over a comma
    if line.at(end) == '，' && left_open(line.slice(from..end)) {
        let next = object_end(line, end + 1, sentence.range.end);
        let text = line.slice(end + 1..next);
        if closes_paper(text) && verb_position(page, line, end + 1..next).is_none() {
            end = next;
        }
    }
    let first_end = end;
    let mut further: Vec<Chars> = Vec::new();
    // 审议《甲》《乙》、《丙》 and what follows by ，《丁》
    while line.at(end) == '，' && line.slice(from..end).ends_with(['》', '）']) {
        let next = object_end(line, end + 1, sentence.range.end);
        let titled = line.at(from) == '《' && line.at(end + 1) == '《';
        if !titled && !owned_title(page, line.slice(end + 1..next)) {
            break;
        }
        end = next;
    }
    // 传达学习甲精神，乙精神; 审议了甲（草案），乙（草案）
    while line.at(end) == '，' {
        let next = object_end(line, end + 1, sentence.range.end);
        let text = line.slice(end + 1..next);
        let same = if *actions == [ReviewAction::Relay] {
            let own = text.starts_with('《') || text.contains("关于") && text.chars().count() >= 8;
            (text.trim_end_matches('等').ends_with("精神") || own && relayable(text))
                && !text.starts_with(['并', '就', '对', '把'])
        } else if actions.contains(&ReviewAction::Hear)
            && (text.contains("关于")
                || text.contains("作的")
                || text.ends_with("情况汇报") && line.slice(from..end).ends_with("汇报"))
        {
            // 听取甲关于乙的报告，丙关于丁的报告
            text.contains("作的《") && text.ends_with('》')
                || ["的报告", "的汇报", "的说明", "情况汇报"].iter().any(|w| text.ends_with(w))
        } else {
            line.before(end) == '）' && text.trim_end_matches('等').ends_with('）')
                || (actions.contains(&ReviewAction::Adopt) || actions.contains(&ReviewAction::Deliberate))
                    && is_document(page, line.slice(from..end))
                    && is_document(page, without_rest(text))
                    && !own_act(text)
                    && !text.chars().take(4).any(|c| c == '了')
        };
        // 五个报告，分别是甲、乙
        let spelt_out = ["分别", "即", "包括", "其中"].iter().any(|w| text.starts_with(w));
        if !same || spelt_out || verb_position(page, line, end + 1..next).is_some() || demands(page, text) {
            break;
        }
        let joined = ["以及", "及"].iter().find(|w| text.starts_with(**w)).map_or(0, |w| w.chars().count());
        let named = without_rest(text).chars().count();
        further.push(end + 1 + joined..end + 1 + named);
        end = next;
        if named < text.chars().count() {
            break;
        }
    }
    let body = match &start.subject {
        Some(body) => Some(body.clone()),
        None => meetings.at(sentence.line, start.at).and_then(|m| m.body.as_ref()).map(|b| b.name.clone()),
    };
    let meeting = meetings.at(sentence.line, start.at);
    let meeting = meeting
        .filter(|m| start.subject.is_none() || m.body.as_ref().map(|b| &b.name) == start.subject.as_ref());
    *opener = start.subject.clone().or_else(|| opener.take());
    let Some(body) = body.or_else(|| opener.clone()) else { return };
    let place_alone =
        |b: &Body| b.place.as_ref().is_some_and(|p| p.name == b.name && p.kind != PlaceKind::Institution);
    if meeting.is_some_and(|m| m.body.as_ref().is_some_and(place_alone)) {
        return;
    }
    let end = if further.is_empty() { end } else { first_end };
    let read = |range: Chars| match actions {
        [ReviewAction::Study] => study_items(page, line, range),
        [ReviewAction::Relay] => relayed(line, range.clone()).unwrap_or_else(|| items(page, line, range)),
        _ => items(page, line, range),
    };
    if let Some(meeting) = meeting
        && !matches!(actions, [ReviewAction::Relay | ReviewAction::Study])
    {
        for object in std::iter::once(from..end).chain(further.iter().cloned()) {
            delivered(page, sentence, object, meeting.id, sink);
        }
    }
    let mut matters = read(from..end);
    matters.extend(further.into_iter().flat_map(read));
    // who reported is told as such: see `presented_by`
    let read_matters = matters.clone();
    for (matter, range) in &mut matters {
        if let Some(about) = behind_presenter(page, line, sentence, range) {
            *matter = line.slice(about.clone()).trim_end_matches('等').to_owned();
            *range = about;
        }
    }
    // 审议通过了五个报告，分别是甲所作的《乙》: what the number stands for
    if let [(said, _)] = matters.as_slice()
        && said.chars().count() <= 8
        && ["个报告", "个文件", "项制度", "个方案", "项决议", "项报告"].iter().any(|w| said.ends_with(w))
        && ["，分别是", "，分别为", "，即"].iter().any(|w| line.starts_with(clause.end, w))
    {
        let titles = titled_in(line, clause.end..sentence.range.end);
        matters = titles.into_iter().map(|t| (line.slice(t.range.clone()).to_owned(), t.range)).collect();
    }
    // 表决通过了这两个法规: those named before
    if let [(said, range)] = matters.as_slice()
        && let Some(number) = meant(said)
    {
        let mut titles = titled_in(line, 0..start.at);
        let range = range.clone();
        let from = if number == usize::MAX { Some(0) } else { titles.len().checked_sub(number) };
        matters = match from {
            Some(from) => {
                titles.drain(..from);
                titles.into_iter().map(|t| (line.slice(t.range).to_owned(), range.clone())).collect()
            }
            None => Vec::new(),
        };
    }
    if actions.contains(&ReviewAction::Hear)
        && let Some(meeting) = meeting
    {
        presented_by(page, sentence, from..end, &read_matters, (meeting.id, &body), sink);
    }
    let matters: Vec<(String, Chars)> = matters
        .into_iter()
        .flat_map(|(matter, range)| {
            let back = antecedents(line, range.start, &matter, meeting.map(|m| m.id), sink);
            back.unwrap_or_else(|| vec![matter]).into_iter().map(move |m| (m, range.clone()))
        })
        .collect();
    // 会议通过无记名投票方式选举产生了…: by which means
    let means = |m: &str| {
        !m.contains('《')
            && (["方式", "形式", "投票", "举手表决"].iter().any(|w| m.ends_with(w))
                || ["投票方式", "表决方式"].iter().any(|w| m.contains(w)))
    };
    let adopts = actions.contains(&ReviewAction::Adopt);
    let said = |m: &str| !means(m) && !(adopts && is_appointment(page, m)) && !counts_sittings(m);
    for (matter, range) in matters.into_iter().filter(|(m, _)| said(m)) {
        for action in actions.iter().copied() {
            if empty_matter(page, &matter) {
                continue;
            }
            let body = sink.body(&body);
            let matter = sink.matter(&matter);
            let known = meeting.is_none()
                && sink.statements().iter().any(|s| {
                    matches!(&s.fact, Fact::Reviews { body: b, matter: m, action: a, .. }
                        if (*b, *m, *a) == (body, matter, action))
                });
            if known {
                continue;
            }
            let fact = Fact::Reviews { body, matter, action, meeting: meeting.map(|m| m.id) };
            sink.say(fact, line.span(start.at.min(range.start)..range.end), "review/verb", 90);
        }
    }
}

/// 副县长张三代表县政府|关于甲的报告: what a person named before it reported on.
fn behind_presenter(page: &Page, line: &Line, sentence: &Sentence, range: &Chars) -> Option<Chars> {
    let Some(about) = range.clone().find(|&k| line.starts_with(k, "关于")) else {
        // 县长张三就甲情况|作的汇报
        let text = line.slice(range.clone());
        let at = topic_opens(page, sentence, range.start, text)?;
        let told = &text[at..];
        let said =
            ["所作的", "作的", "进行的"].iter().find_map(|w| told.rfind(w)).map_or(told, |k| &told[..k]);
        let from = range.start + text[..at].chars().count();
        return Some(from + 1..from + said.chars().count());
    };
    let named = sentence.appellations.iter().flat_map(|a| &a.names);
    let presented = named.clone().any(|n| n.range.start >= range.start && n.range.end <= about);
    let titled = (range.start..about).any(|k| line.at(k) == '《');
    (presented && !titled).then_some(about..range.end)
}

/// 研究改革事项3次: so many meetings, and none of them.
fn counts_sittings(matter: &str) -> bool {
    let number = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十多余".contains(c);
    matter.strip_suffix('次').is_some_and(|rest| rest.ends_with(number))
}

/// 表决通过张三为副市长, 关于李四同志任副县长: an appointment, and no document on it.
fn is_appointment(page: &Page, matter: &str) -> bool {
    let named = matter.contains("同志任") || matter.chars().take(5).any(|c| c == '为');
    named && !matter.contains('《') && !is_document(page, matter)
}

/// 这两个法规, 上述三个文件, 以上报告和决议: how many of those named before are meant.
fn meant(matter: &str) -> Option<usize> {
    const PAPERS: [&str; 7] = ["报告", "各项报告", "文件", "方案", "议案", "决议", "决定"];
    let all = ["上述", "以上"].iter().find_map(|w| matter.strip_prefix(w));
    if all.and_then(|rest| rest.split(['和', '、', '及']).next()).is_some_and(|kind| PAPERS.contains(&kind))
    {
        return Some(usize::MAX);
    }
    let rest = ["这", "上述", "以上"].iter().find_map(|w| matter.strip_prefix(w))?;
    let number = rest.chars().next().and_then(|c| match c {
        '两' | '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '一' | '个' | '部' | '项' => Some(1),
        _ => None,
    })?;
    (rest.chars().count() <= 6).then_some(number)
}

/// Whether a matter says what a paper is about, and not yet which paper: 县政府关于落实某战略.
fn left_open(text: &str) -> bool {
    const PAPERS: [&str; 14] = [
        "报告", "汇报", "说明", "议案", "决定", "决议", "通知", "请示", "意见", "办法", "方案", "条例", "》",
        "）",
    ];
    text.contains("关于") && !text.contains(['《', '、']) && !PAPERS.iter().any(|w| text.ends_with(w))
}

/// Whether the paper that was left open ends so: 开展某工作情况的报告.
fn closes_paper(text: &str) -> bool {
    const ENDS: [&str; 6] = ["的报告", "的汇报", "的说明", "的议案", "的决定", "的决议"];
    ENDS.iter().any(|w| text.ends_with(w)) && !text.contains("关于") && !text.contains('《')
}

/// 甲报告（草案）以及有关事项: without the matters that nobody names.
fn without_rest(text: &str) -> &str {
    const RESTS: [&str; 6] = ["以及有关", "以及相关", "及有关", "及相关", "和有关", "以及其他"];
    RESTS.iter().find_map(|w| text.split_once(w)).map_or(text, |(named, _)| named)
}

/// 形成审议意见, 提出修改建议: what the meeting did next, though it ends as documents do.
fn own_act(text: &str) -> bool {
    const ACTS: [&str; 21] = [
        "批准", "同意", "原则", "决定", "形成", "提出", "作出", "做出", "印发", "制定", "出台", "明确",
        "通报", "宣读", "传达", "部署", "修改", "征求", "要求", "强调", "指出",
    ];
    let text = text.strip_prefix("会议").unwrap_or(text);
    ACTS.iter().any(|w| text.starts_with(w))
}

/// 县人民检察院《某工作报告》: a title, and before it nothing but whose it is.
fn owned_title(page: &Page, text: &str) -> bool {
    const LONGEST_OWNER: usize = 16;
    let Some((owner, rest)) = text.split_once('《') else { return false };
    rest.ends_with('》')
        && (2..=LONGEST_OWNER).contains(&owner.chars().count())
        && resolve(owner, &[], &page.cx).is_some_and(|b| b.certainty >= Certainty::PlaceAndEnding)
}

/// Whether another act begins behind 并.
fn goes_on(page: &Page, line: &Line, at: usize) -> bool {
    ["提出", "开展", "组织", "观看", "安排", "部署", "就", "对", "进行", "作", "原则", "要求", "形成", "通过"]
        .iter()
        .any(|w| line.starts_with(at, w))
        || verb_at(page, line, at).is_some()
}
