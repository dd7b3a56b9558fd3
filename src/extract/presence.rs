//! Who chaired, attended, spoke at a meeting, and who put what before it.

mod titled;

use super::act::{Act, Verb, verbs};
use super::actor::{Actor, actors};
use super::meeting::{Meeting, Meetings};
use super::page::{Page, Sentence};
use super::presented::presented;
use super::sink::Sink;
use crate::lexicon::{BodyWord, MeetingWord, VerbClass};
use crate::mention::body::resolve;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::phrase::holds_any;
use crate::mention::{Appellation, Body, Certainty, Line};
use crate::model::{BlockKind, Fact};
use std::collections::BTreeSet;

/// `spoken` are the lines that hold what somebody says there.
pub fn extract(page: &Page, meetings: &Meetings, spoken: &BTreeSet<usize>, sink: &mut Sink) {
    // without a meeting nobody is at one
    if meetings.is_empty() {
        return;
    }
    let mut last: Option<String> = None;
    // who speaks in the paragraph, from its first sentence on
    let mut voice: Option<(usize, String)> = None;
    // 甲市市长某；乙市市长某出席: those of the part before, where nobody does anything
    let mut waiting: Vec<Actor> = Vec::new();
    let mut known = told_of(sink);
    for sentence in &page.sentences {
        let line = page.line(sentence);
        if line.kind == BlockKind::Heading {
            headlined(page, sentence, meetings, sink);
        }
        if matches!(line.kind, BlockKind::Heading | BlockKind::Byline | BlockKind::Row)
            || spoken.contains(&sentence.line)
        {
            continue;
        }
        let actors = actors(page, sentence, last.as_deref(), &known);
        if let Some(from) = those_present(line, sentence) {
            listed(page, sentence, actors.iter().filter(|a| a.range.start >= from), meetings, sink);
        }
        let verbs = verbs(line, sentence, &actors);
        let waited = match line.before(sentence.range.start) {
            '；' => std::mem::take(&mut waiting),
            _ => Vec::new(),
        };
        let mut group: Vec<&Actor> = match verbs.first() {
            Some(verb) if verb.act == Act::Attend => waited.iter().collect(),
            _ => Vec::new(),
        };
        let mut closed = false;
        let mut convenes = false;
        let mut until = sentence.range.start;
        let mut next_actor = actors.iter().peekable();
        // the offices that put the matter before it, in the same sentence
        let mut reporting: Vec<Body> = Vec::new();
        for verb in &verbs {
            while let Some(actor) = next_actor.next_if(|a| a.range.start < verb.range.start) {
                if closed {
                    group.clear();
                    closed = false;
                    convenes = false;
                }
                if group.last().is_some_and(|a| does_something_else(line, a.range.end, actor.range.start)) {
                    group.clear();
                }
                if !actor.object {
                    group.push(actor);
                }
            }
            let meeting = match verb.act {
                Act::GoAlong => {
                    meetings.visit(sentence.line).or_else(|| meetings.at(sentence.line, verb.range.start))
                }
                _ => meetings
                    .at(sentence.line, verb.range.start)
                    .filter(|m| !m.visit || verb.act != Act::Chair),
            };
            // what was reported on the way was put before no meeting
            let meeting = meeting.filter(|m| !m.visit || verb.act != Act::Present || m.main);
            // what a speech tells of persons, was not done where it was given; what offices present, was
            let Some(meeting) = meeting.filter(|m| !m.speech || verb.act == Act::Present) else { continue };
            if group.is_empty() && verb.act == Act::Present {
                let own = offices(page, sentence, verb);
                if !own.is_empty() {
                    reporting = own;
                } else if !goes_on_reporting(line, sentence, verb) {
                    reporting.clear();
                }
                reported(page, sentence, verb, &reporting, meeting, sink);
            }
            if group.is_empty()
                || speaks_for_the_meeting(line, verb, &group, until)
                || told_of_before(line, verb, &actors)
            {
                continue;
            }
            // 会议指出，…。大会期间，某某发表了重要讲话: told of another occasion
            if verb.act == Act::Speak
                && line.word_before(verb.range.start, "重要")
                && pointed_out(page, line, sentence)
            {
                continue;
            }
            if is_demand_told_of(line, verb) {
                continue;
            }
            let speaker = voice.as_ref().filter(|(number, _)| *number == sentence.line).map(|(_, name)| name);
            if speaker.is_some_and(|name| quoted(line, verb, &group, name)) {
                continue;
            }
            if verb.act == Act::Speak && line.before(sentence.range.start) == '\n' && group.len() == 1 {
                voice = Some((sentence.line, group[0].name.clone()));
            }
            // 甲、乙接待了来宾，会议由丙主持: those behind 由 alone
            if verb.act == Act::Chair
                && let Some(by) = by_whom(line, verb.range.start)
            {
                group.retain(|a| a.range.end > by);
            }
            if let Some(from) = company(line, verb) {
                if !meeting.visit {
                    continue;
                }
                group.retain(|a| a.range.start >= from);
            }
            if counted(line, verb) {
                // those who chaired the sittings one after the other were present as well
                let sittings = verbs.iter().filter(|v| v.act == Act::Chair).count() > 1;
                let from = if sittings { sentence.range.start } else { until };
                group = actors
                    .iter()
                    .filter(|a| !a.object && a.range.start >= from && a.range.end <= verb.range.start)
                    .collect();
            }
            // 主持召开会议，传达学习…: what the meeting did, not its chair
            let told = line.slice(verb.range.clone());
            let nearest = group.last().map_or(0, |a| a.range.end);
            if (told.starts_with("传达") || told.starts_with("宣布") && convenes)
                && (convenes
                    || verb.act == Act::Relay && line.slice(nearest..verb.range.start).contains(['，', '会']))
            {
                continue;
            }
            // 甲主持召开会议，会议研究了乙，通报了丙
            if verb.act == Act::Present && convenes && {
                let between = line.slice(until.min(verb.range.start)..verb.range.start);
                between.split('，').skip(1).any(|clause| clause.starts_with("会议"))
            } {
                continue;
            }
            convenes |= verb.act == Act::Chair && told.contains("召开");
            if verb.act == Act::Attend {
                group.retain(|a| !a.title_only);
            }
            // 甲主持，部门负责人参加; 甲为某局揭牌，干部职工参加: others are the subject of the second verb
            let others = if closed {
                others_stand_between(line, until, verb.range.start)
            } else {
                group.last().is_some_and(|a| unveils(line, a.range.end, verb.range.start))
            };
            if verb.act == Act::Attend && others
                || verb.act == Act::Speak && closed && bodies_speak(page, line, until, verb.range.start)
            {
                continue;
            }
            // 甲作了说明，某局局长提出建议: an office whose holder is not named does the second
            let unnamed = |a: &&Appellation| {
                a.names.is_empty()
                    && a.range.start >= until
                    && a.range.end <= verb.range.start
                    && !matches!(line.at(a.range.end), '的' | '、' | '和' | '与')
            };
            if closed
                && sentence
                    .appellations
                    .iter()
                    .any(|a| unnamed(&a) && !actors.iter().any(|o| o.range.start == a.range.start))
            {
                continue;
            }
            until = verb.range.end;
            // 第一组长张三出席 of a house that nothing names, and later 张三指出
            known.extend(group.iter().filter(|a| !a.title_only).map(|a| a.name.clone()));
            act(page, sentence, verb, &group, meeting, sink);
            closed = true;
        }
        if let Some(actor) = actors.iter().rfind(|a| !a.object) {
            last = Some(actor.name.clone());
        }
        // 甲、乙；某局、某局的负责同志；某镇镇长列席: others stand between
        let others = verbs.is_empty() && actors.is_empty() && !waited.is_empty();
        let names_last = actors.last().is_some_and(|a| a.range.end + 1 == sentence.range.end);
        // 会议由甲主持，县领导，法院院长乙；各镇负责人参加: those behind the last verb
        let acted = verbs.last().map_or(sentence.range.start, |v| v.range.end);
        waiting = match line.before(sentence.range.end) {
            '；' if names_last || others => {
                let rest = actors.into_iter().filter(|a| !a.object && a.range.start >= acted);
                waited.into_iter().filter(|_| verbs.is_empty()).chain(rest).collect()
            }
            _ => Vec::new(),
        };
    }
}

/// 会议由|甲主持: where 由 stands in the clause of the verb at `verb`, behind what was chaired.
fn by_whom(line: &Line, verb: usize) -> Option<usize> {
    const LONGEST: usize = 60;
    let clause =
        (verb.saturating_sub(LONGEST)..verb).rev().take_while(|&k| !matches!(line.at(k), '，' | '。' | '；'));
    let by = clause.into_iter().find(|&k| line.at(k) == '由')?;
    matches!(line.before(by), '会' | '议' | '式' | '动' | '，' | '。' | '；' | '\n').then_some(by)
}

/// 张三讲话 李四主持: a headline of nothing but who did what at the meeting of the page.
fn headlined(page: &Page, sentence: &Sentence, meetings: &Meetings, sink: &mut Sink) {
    const DID: [(&str, &[Act]); 7] = [
        ("主持", &[Act::Chair]),
        ("主持会议", &[Act::Chair]),
        ("主持并讲话", &[Act::Chair, Act::Speak]),
        ("讲话", &[Act::Speak]),
        ("致辞", &[Act::Speak]),
        ("出席", &[Act::Attend]),
        ("出席并讲话", &[Act::Attend, Act::Speak]),
    ];
    let line = page.line(sentence);
    let Some(meeting) = meetings.main().filter(|m| !m.speech && !m.visit) else { return };
    let mut told = Vec::new();
    for part in line.text.split([' ', '　']).filter(|part| !part.is_empty()) {
        let name = sentence.appellations.iter().flat_map(|a| &a.names).find(|n| part.starts_with(&n.text));
        let Some(name) = name else { return };
        let Some((_, acts)) = DID.iter().find(|(did, _)| part[name.text.len()..] == **did) else { return };
        told.push((name, acts));
    }
    for (name, acts) in told {
        let person = sink.person(&name.text);
        for act in *acts {
            let fact = match act {
                Act::Chair => Fact::Chairs { person, meeting: meeting.id },
                Act::Speak => Fact::SpeaksAt { person, meeting: meeting.id },
                _ => Fact::Attends { person, meeting: meeting.id },
            };
            sink.say(fact, line.span(name.range.start..name.range.end + 2), "presence/headline", 88);
        }
    }
}

/// 县民政局、县财政局分别汇报了…: offices that put a matter before the meeting.
fn offices(page: &Page, sentence: &Sentence, verb: &Verb) -> Vec<Body> {
    let line = page.line(sentence);
    let at = verb.range.start;
    let said = line.slice(clause_of(line, sentence, at)..at);
    let said = said.find(['就', '对']).map_or(said, |k| &said[..k]);
    let said = ["分别", "先后", "依次", "书面"].iter().fold(said, |t, w| t.trim_end_matches(w));
    // 县委在镇上通报, 下派干部: no name of a body; 县委办向县委汇报 is one before 向
    // 仪式上宣读了: nobody is named
    if said.contains(['在', '于']) || said.ends_with("干部") || said.ends_with('上') {
        return Vec::new();
    }
    let said = said.split('向').next().unwrap_or(said);
    let bodies: Option<Vec<Body>> = said
        .split(['、', '和'])
        .map(|part| resolve(part, &[], &page.cx).filter(|b| b.certainty >= Certainty::PlaceAndEnding))
        .collect();
    let place = |b: &Body| b.place.as_ref().is_some_and(|p| p.name == b.name);
    let bodies = bodies.unwrap_or_default();
    // 区民政局、白水镇分别汇报了: a place among offices stands for its own
    let among = bodies.len() > 1 && !bodies.iter().all(place);
    bodies.into_iter().filter(|b| among || !place(b)).collect()
}

/// Whether a sentence goes on in a paragraph that opens with what the meeting pointed out.
fn pointed_out(page: &Page, line: &Line, sentence: &Sentence) -> bool {
    sentence.range.start > 0
        && line.starts_with(0, "会议")
        && page.cx.lexicon.meeting_words.starting(MeetingWord::Demand, line.from(0)).is_some()
}

/// Where the clause around a character begins.
fn clause_of(line: &Line, sentence: &Sentence, at: usize) -> usize {
    (sentence.range.start..at)
        .rev()
        .find(|&k| matches!(line.at(k), '，' | '；' | '。'))
        .map_or(sentence.range.start, |k| k + 1)
}

/// 局办汇报了甲，并就乙，丙作了说明: the offices named before do this as well.
fn goes_on_reporting(line: &Line, sentence: &Sentence, verb: &Verb) -> bool {
    let own = clause_of(line, sentence, verb.range.start);
    let joined = (sentence.range.start..=own)
        .rev()
        .find(|&k| line.before(k) == '，' && ["并", "还", "就"].iter().any(|w| line.starts_with(k, w)));
    joined.is_some_and(|k| {
        let said = line.slice(k..verb.range.start);
        k == own || said.contains('就') && !said.contains('了')
    })
}

fn reported(page: &Page, sentence: &Sentence, verb: &Verb, by: &[Body], meeting: &Meeting, sink: &mut Sink) {
    let line = page.line(sentence);
    let clause = clause_of(line, sentence, verb.range.start);
    for body in by {
        for (matter, range) in presented(page, sentence, verb) {
            let body = sink.body(&body.name);
            let matter = sink.matter(&matter);
            let words = line.span(clause.min(range.start)..range.end.max(verb.range.end));
            let fact = Fact::Presents { presenter: body, meeting: meeting.id, matter };
            sink.say(fact, words, "presence/offices", 85);
        }
    }
}

/// The persons of whom the page says an office, or that they come into one or leave it.
fn told_of(sink: &Sink) -> BTreeSet<String> {
    let persons = sink.statements().iter().filter_map(|s| match &s.fact {
        Fact::HoldsOffice { person, .. } | Fact::Appoints { person, .. } | Fact::Removes { person, .. } => {
            Some(sink.mention_of(*person).name.clone())
        }
        _ => None,
    });
    persons.collect()
}

/// Whom the words before a list of those present call so: 参加座谈会的下派干部有….
const WHO: [&str; 9] = ["的", "领导", "嘉宾", "同志", "人员", "干部", "代表", "专家", "负责人"];

/// 应邀出席大会的领导有：…: where the list of those who attended begins.
fn those_present(line: &Line, sentence: &Sentence) -> Option<usize> {
    let range = sentence.range.clone();
    line.words_in(range.clone()).iter().filter(|w| w.entry.is(VerbClass::Attend)).find_map(|word| {
        (word.end..range.end.min(word.end + 18)).take_while(|&k| !is_break(line.at(k))).find_map(|k| {
            let listed = line.at(k) == '有'
                && WHO.iter().any(|w| line.slice(word.end..k).trim_end_matches('还').ends_with(w));
            listed.then_some(k + 1)
        })
    })
}

fn listed<'a>(
    page: &Page,
    sentence: &Sentence,
    actors: impl Iterator<Item = &'a Actor>,
    meetings: &Meetings,
    sink: &mut Sink,
) {
    for actor in actors.filter(|a| !a.title_only) {
        let Some(meeting) = meetings.at(sentence.line, actor.range.start).filter(|m| !m.speech) else {
            continue;
        };
        let person = sink.person(&actor.name);
        let words = page.line(sentence).span(actor.range.clone());
        sink.say(Fact::Attends { person, meeting: meeting.id }, words, "presence/listed", 90);
    }
}

/// 甲安排部署下一步工作，乙…: what stands between is a verb of the first, so that he does not do what follows.
fn does_something_else(line: &Line, from: usize, to: usize) -> bool {
    let between = line.slice(from..to.max(from));
    const DONE: [&str; 11] = [
        "座谈，",
        "交流，",
        "调研，",
        "考察，",
        "检查，",
        "视察，",
        "督导，",
        "揭牌，",
        "授牌，",
        "揭幕，",
        "剪彩，",
    ];
    let clause = between.split('，').next().unwrap_or_default();
    between.contains('，')
        && (DONE.iter().any(|w| between.contains(w)) || acts_apart(line, from, to) || is_predicate(clause))
}

/// 甲反馈巡察意见，乙…: what fills the clause behind a name, and is neither more of the list nor how he came.
fn is_predicate(clause: &str) -> bool {
    const SHORTEST: usize = 4;
    const LISTED: &str = "、和与及以等同一女先（—·：的";
    // 代表…, 受…委托, 应邀, 近日, 作为, 率…, 在…, 昨天, 专程 and the like, by their first characters
    const CAME: &str = "代受应近作率带会陪在于今昨专亲共到赴上下日当为分将出参列主";
    const OTHERS: [&str; 12] =
        ["负责", "人员", "代表", "成员", "委员", "单位", "干部", "领导", "部门", "职工", "主任", "同志"];
    let first = clause.chars().next().unwrap_or('、');
    clause.chars().count() >= SHORTEST
        && is_cjk(first)
        && !LISTED.contains(first)
        && !CAME.contains(first)
        && !holds_any(clause, &OTHERS)
}

/// 为某局揭牌，干部职工: what a person does for a body, and others who are there.
fn unveils(line: &Line, from: usize, to: usize) -> bool {
    let act = line.from(from);
    ["为", "共同为", "一起为", "一同为"].iter().any(|w| act.starts_with(w))
        && does_something_else(line, from, to)
        && others_stand_between(line, from, to)
}

fn acts_apart(line: &Line, from: usize, to: usize) -> bool {
    const TOGETHER: [&str; 12] =
        ["分别", "先后", "共同", "一同", "一起", "等人", "以及", "应邀", "代表", "同志", "女士", "先生"];
    line.words_at(from).iter().any(|w| {
        w.entry.chars >= 2
            && w.end < to
            && w.entry.is_any(&[VerbClass::Follow, VerbClass::Stop])
            && !TOGETHER.contains(&line.slice(w.start..w.end))
    })
}

/// Whether people without names stand as the subject between two verbs.
fn others_stand_between(line: &Line, from: usize, to: usize) -> bool {
    let between = line.slice(from.min(to)..to);
    between.contains(['，', '；'])
        && ["负责", "人员", "代表", "成员", "委员", "单位", "干部", "领导"]
            .iter()
            .any(|w| between.contains(w))
}

/// 甲宣读了决定，县教育局、某镇|作了发言: bodies, or people without names, are the subject of the verb at `to`.
fn bodies_speak(page: &Page, line: &Line, from: usize, to: usize) -> bool {
    const UNNAMED: [&str; 10] =
        ["代表", "单位", "部门", "负责人", "负责同志", "人员", "企业", "委员", "干部", "乡镇"];
    let between = line.slice(from.min(to)..to);
    let Some((_, clause)) = between.rsplit_once('，') else { return false };
    let clause = page.cx.lexicon.body_words.without(BodyWord::Adverb, clause);
    let last = clause.rsplit(['、', '和']).next().unwrap_or_default();
    UNNAMED.iter().any(|w| last.ends_with(w))
        || clause.contains('、') && last.ends_with(['镇', '乡', '县', '区'])
        || resolve(last, &[], &page.cx).is_some_and(|b| b.certainty >= Certainty::PlaceAndEnding)
}

/// 市政府曾约谈某县，约谈由甲主持: another occasion, unless 曾 belongs to a name.
fn told_of_before(line: &Line, verb: &Verb, actors: &[Actor]) -> bool {
    let end = verb.range.start;
    let start = (0..end).rev().find(|&k| matches!(line.at(k), '。' | '；' | '！')).map_or(0, |k| k + 1);
    (start..end).any(|k| line.at(k) == '曾' && !actors.iter().any(|a| a.range.contains(&k)))
}

/// 张三一行在李四陪同下到某地调研: where those begin who went along.
fn company(line: &Line, verb: &Verb) -> Option<usize> {
    let clause =
        (0..verb.range.start).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
    let at = (clause..verb.range.start).rev().find(|&k| line.at(k) == '在')?;
    (verb.act == Act::GoAlong && line.at(verb.range.end) == '下').then_some(at)
}

/// …及委员共41人出席会议: everybody named before is counted in.
fn counted(line: &Line, verb: &Verb) -> bool {
    let before = line.slice(verb.range.start.saturating_sub(8)..verb.range.start);
    verb.act == Act::Attend
        && before.ends_with('人')
        && before.contains(|c: char| c == '共' || c.is_ascii_digit())
}

/// 会议强调: the subject is the meeting although persons stand earlier in the sentence.
///
/// What the same persons did up to `until` does not take them away from what they do next.
fn speaks_for_the_meeting(line: &Line, verb: &Verb, group: &[&Actor], until: usize) -> bool {
    let end = verb.range.start;
    let nearest = group.last().map_or(0, |a| a.range.end).max(until);
    let between = line.slice(nearest.min(end)..end);
    // X在会上要求 is X's; ，会议要求 is the meeting's
    let own = between.rsplit_once(['，', '；']).map(|(_, clause)| clause);
    let of_meeting = own.is_some_and(|c| {
        ["会议", "全会", "会上", "大会"].iter().any(|w| c.ends_with(w)) && !c.contains(['向', '在'])
    });
    // 局长领学，各党组成员作交流发言: people who are not named speak
    const OTHERS: [&str; 7] = ["各", "与会", "其他", "其余", "大家", "参会人员", "全体"];
    // 5个乡镇作交流发言, 企业代表先后发言
    const UNNAMED: [&str; 8] = ["乡镇", "单位", "部门", "企业", "街道", "代表", "人员", "委员"];
    let others = own.is_some_and(|c| {
        let who = ["分别", "先后", "依次"].iter().fold(c, |t, w| t.trim_end_matches(w));
        OTHERS.iter().any(|w| c.starts_with(w)) || UNNAMED.iter().any(|w| who.ends_with(w))
    });
    verb.act == Act::Speak && (of_meeting || others)
        || ["请假", "会前", "会后", "来电", "来信", "批示"].iter().any(|w| between.contains(w))
        || !matches!(verb.act, Act::Attend | Act::GoAlong)
            && (between.contains("负责人") || between.contains("负责同志") || untitled(between) > 60)
        || untitled(between) > 160
}

/// How long the words are without what is quoted in them: 领学了《甲》《乙》，并作发言.
fn untitled(text: &str) -> usize {
    let mut depth = 0usize;
    text.chars()
        .filter(|c| {
            depth += usize::from(matches!(c, '《' | '“'));
            let outside = depth == 0;
            depth -= usize::from(matches!(c, '》' | '”') && depth > 0);
            outside
        })
        .count()
}

/// 对某市工作提出的全新要求, 关于改革的要求: a demand that is told of, and no act of speaking.
fn is_demand_told_of(line: &Line, verb: &Verb) -> bool {
    const NEAR: usize = 4;
    let before = line.slice(verb.range.start.saturating_sub(NEAR)..verb.range.start);
    // 就今后的工作提要求; 传达了会议精神要求
    verb.act == Act::Speak
        && line.slice(verb.range.clone()) == "要求"
        && (before.ends_with("精神")
            || before.rsplit_once('的').is_some_and(|(_, manner)| {
                manner.chars().all(is_cjk) && !manner.contains(['提', '出', '作', '中', '上', '时', '人'])
            }))
}

/// 甲指出，…。省委书记乙明确要求全市…: what the speaker tells that another asks of somebody.
fn quoted(line: &Line, verb: &Verb, group: &[&Actor], speaker: &str) -> bool {
    verb.act == Act::Speak
        && line.word_before(verb.range.end, "要求")
        && !is_break(line.at(verb.range.end))
        && group.iter().all(|a| a.name != speaker)
}

fn act(page: &Page, sentence: &Sentence, verb: &Verb, group: &[&Actor], meeting: &Meeting, sink: &mut Sink) {
    let line = page.line(sentence);
    for actor in group {
        titled::say(page, sentence, actor, meeting, sink);
        let person = sink.person(&actor.name);
        let words = line.span(actor.range.start.min(verb.range.start)..actor.range.end.max(verb.range.end));
        match verb.act {
            Act::Chair => {
                sink.say(Fact::Chairs { person, meeting: meeting.id }, words, "presence/chairs", 93);
            }
            Act::Attend | Act::GoAlong => {
                sink.say(Fact::Attends { person, meeting: meeting.id }, words, "presence/attends", 93);
            }
            Act::Speak => {
                sink.say(Fact::SpeaksAt { person, meeting: meeting.id }, words, "presence/speaks", 90);
            }
            Act::Present | Act::Relay => {
                for (matter, range) in presented(page, sentence, verb) {
                    // 就有关事项作了汇报
                    if page.cx.lexicon.meeting_words.has(MeetingWord::Empty, &matter) {
                        continue;
                    }
                    let matter = sink.matter(&matter);
                    let words = line.span(actor.range.start.min(range.start)..range.end.max(verb.range.end));
                    let fact = Fact::Presents { presenter: person, meeting: meeting.id, matter };
                    sink.say(fact, words, "presence/presents", 88);
                }
            }
        }
    }
}
