//! Meetings: what was convened, by whom, when and where.

use super::occasion::{ceremony, dealt, held, mentioned, passed, received, speech, visit};
use super::page::{Page, Sentence};
use super::sink::Sink;
use crate::lexicon::VerbClass;
use crate::mention::body::resolve;
use crate::mention::date::dates_in;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::person::name_at;
use crate::mention::{Body, Certainty, Chars, Line, PlaceKind};
use crate::model::{BlockKind, Fact, MentionId, Normal, PartialDate, Span};

/// A meeting of the document, and from where on the text speaks of it.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub id: MentionId,
    pub name: String,
    pub body: Option<Body>,
    pub date: Option<PartialDate>,
    pub place: Option<String>,
    pub words: Span<Normal>,
    /// The line and character from which it is the one spoken of.
    pub line: usize,
    pub from: usize,
    /// The sentence that names it.
    pub sentence: Chars,
    /// Whether it is the document's first meeting, to which later paragraphs return.
    pub main: bool,
    pub ceremony: bool,
    /// The page is the speech that was given there: what it tells of others happened elsewhere.
    pub speech: bool,
}

/// The meetings of a document in the order in which it names them.
#[derive(Debug, Default)]
pub struct Meetings(Vec<Meeting>);

impl Meetings {
    /// The meeting spoken of at a character of a line: one convened before it in the same paragraph,
    /// else the document's main one.
    pub fn at(&self, line: usize, at: usize) -> Option<&Meeting> {
        self.0
            .iter()
            .filter(|m| m.line == line && m.from <= at)
            .max_by_key(|m| m.from)
            .or_else(|| {
                let same = self.0.iter().filter(|m| m.line == line && m.sentence.contains(&at));
                same.min_by_key(|m| m.from)
            })
            .or_else(|| self.0.iter().find(|m| m.main))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Meeting> {
        self.0.iter()
    }
}

/// What a sentence says of a meeting before it is compared with those known.
pub struct Found {
    pub name: String,
    pub body: Option<Body>,
    pub date: Option<PartialDate>,
    pub place: Option<String>,
    pub words: Chars,
    pub ceremony: bool,
    /// Named only as what somebody chaired: counts where the page convenes no meeting.
    pub weak: bool,
}

pub fn extract(page: &Page, sink: &mut Sink) -> Meetings {
    let mut meetings = Meetings::default();
    for headings in [false, true] {
        for sentence in &page.sentences {
            let line = page.line(sentence);
            if (line.kind == BlockKind::Heading) != headings || line.kind == BlockKind::Byline {
                continue;
            }
            for found in convened(page, sentence) {
                // 召开紧急会议: of nobody, on no day, on a page that names no one
                let vague = found.body.is_none() && found.date.is_none() && found.name.chars().count() <= 4;
                if vague && page.persons.is_empty() {
                    continue;
                }
                add(found, sentence.line, line, &mut meetings, sink);
            }
        }
        if !meetings.0.is_empty() {
            break;
        }
    }
    if let Some((found, index)) = mentioned(page)
        && meetings.0.iter().all(|m| m.line > index)
    {
        let line = &page.lines[index];
        add(found, index, line, &mut meetings, sink);
        // it stands before the others: the page is about it
        if let Some(last) = meetings.0.pop() {
            meetings.0.iter_mut().for_each(|m| m.main = false);
            meetings.0.insert(0, Meeting { main: true, ..last });
        }
    }
    let solemn = ceremony(page).filter(|_| meetings.0.is_empty());
    for (found, index) in visit(page).into_iter().chain(solemn) {
        add(found, index, &page.lines[index], &mut meetings, sink);
    }
    if meetings.0.is_empty()
        && let Some((found, index)) = held(page)
    {
        add(found, index, &page.lines[index], &mut meetings, sink);
    }
    if meetings.0.is_empty()
        && let Some((found, index)) = speech(page)
    {
        let line = &page.lines[index];
        let words = found.words.clone();
        add(found, index, line, &mut meetings, sink);
        meetings.0.iter_mut().for_each(|m| m.speech = true);
        speaker(page, index, words, &meetings, sink);
    }
    for meeting in meetings.iter() {
        let body = meeting.body.as_ref().map(|b| sink.body(&b.name));
        let place = meeting.place.clone();
        let fact = Fact::Meeting { meeting: meeting.id, body, date: meeting.date, place };
        sink.say(fact, meeting.words, "meeting/convened", 90);
    }
    meetings
}

/// Who gave the speech of the headline: the person named in the lines below it.
fn speaker(page: &Page, index: usize, words: Chars, meetings: &Meetings, sink: &mut Sink) {
    let Some(meeting) = meetings.0.first() else { return };
    let near =
        page.sentences.iter().filter(|s| s.line > index && s.line <= index + 3 && page.line(s).len() < 40);
    let found = near
        .flat_map(|s| s.appellations.iter().flat_map(move |a| a.names.iter().map(move |n| (s, n))))
        .next();
    let Some((sentence, name)) = found else {
        alone(page, index, words, meeting, sink);
        return;
    };
    let person = sink.person(&name.text);
    let span = page.lines[index].span(words).cover(page.line(sentence).span(name.range.clone()));
    sink.say(Fact::SpeaksAt { person, meeting: meeting.id }, span, "meeting/speech", 90);
}

/// A name that fills a line of its own below the headline of a speech.
fn alone(page: &Page, index: usize, words: Chars, meeting: &Meeting, sink: &mut Sink) {
    let found = page.lines.iter().skip(index + 1).take(3).find_map(|line| {
        let name = name_at(line, 0, true, page.cx.lexicon, page.cx.segmenter)?;
        (name.range == (0..line.len())).then_some((line, name))
    });
    if let Some((line, name)) = found {
        let person = sink.person(&name.text);
        let span = page.lines[index].span(words).cover(line.span(name.range));
        sink.say(Fact::SpeaksAt { person, meeting: meeting.id }, span, "meeting/speech", 85);
    }
}

/// The leading Party group of an organ speaks for the organ.
pub fn without_party_group(body: Body) -> Body {
    match body.name.strip_suffix("党组") {
        Some(organ) => Body { name: organ.to_owned(), ..body },
        None => body,
    }
}

/// The standing committee where the name says that it met: 市政协十二届十三次常委会会议.
fn standing(body: Body, name: &str) -> Body {
    if !["常委会", "常务委员会", "常委（扩大）"].iter().any(|w| name.contains(w))
        || body.name.ends_with("常务委员会")
    {
        return body;
    }
    let name = match body.name.strip_suffix("员会") {
        Some(stem) if body.name.starts_with("中共") && !stem.ends_with("工作委") => {
            format!("{stem}常务委员会")
        }
        _ if body.place.is_none() && (body.name.ends_with("政协") || body.name.ends_with("人大")) => {
            format!("{}常委会", body.name)
        }
        _ if body.name.starts_with("中国人民政治协商会议") || body.name.ends_with("人民代表大会") =>
        {
            format!("{}常务委员会", body.name)
        }
        _ => return body,
    };
    Body { name, ..body }
}

/// The year that a name gives in digits: 2023年第一次会议.
fn year_in(name: &str) -> Option<i16> {
    let at = name.find('年')?;
    let digits = name.get(at.checked_sub(4)?..at)?;
    digits.parse().ok().filter(|year| (1949..=2100).contains(year))
}

/// The sentence around some words.
fn around(line: &Line, words: Chars) -> Chars {
    line.sentences().into_iter().find(|s| s.contains(&words.start)).unwrap_or(words)
}

fn add(mut found: Found, index: usize, line: &Line, meetings: &mut Meetings, sink: &mut Sink) {
    // 3月6日 of the 2023年第一次会议: the year is the session's
    if let (Some(date), Some(year)) = (found.date, year_in(&found.name)) {
        found.date = Some(date.with_year(year));
    }
    found.body = found.body.map(|body| standing(without_party_group(body), &found.name));
    let known = meetings.0.iter_mut().find(|m| same(m, &found));
    if let Some(known) = known {
        // named first without its day or body, as in a headline
        known.date = known.date.or(found.date);
        known.place = known.place.take().or(found.place);
        if known.body.is_none() {
            known.body = found.body;
        }
        return;
    }
    if found.weak && !meetings.0.is_empty() {
        return;
    }
    let id = sink.meeting(&found.name);
    meetings.0.push(Meeting {
        id,
        words: line.span(found.words.clone()),
        place: found.place,
        name: found.name,
        body: found.body,
        date: found.date,
        line: index,
        from: found.words.start,
        sentence: around(line, found.words),
        main: meetings.0.is_empty(),
        ceremony: found.ceremony,
        speech: false,
    });
}

/// Whether a sentence speaks again of a known meeting: the same name, or a bare 会议 of the same body.
fn same(known: &Meeting, found: &Found) -> bool {
    let dates = match (known.date, found.date) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let bodies = match (&known.body, &found.body) {
        (Some(a), Some(b)) => a.name == b.name,
        _ => true,
    };
    let names = found.name.trim_start_matches("第") == known.name
        || unbracketed(&known.name) == unbracketed(&found.name)
        || known.name == found.name
        || known.name.ends_with(&found.name)
        || found.name.ends_with(&known.name)
        || (known.body.is_some() && found.body.is_some() && (generic(&known.name) || generic(&found.name)));
    dates && bodies && names
}

/// 《报告（送审稿）》座谈会 is the 《报告》座谈会.
fn unbracketed(name: &str) -> String {
    let mut depth = 0usize;
    let keep = |c: &char| {
        match c {
            '（' => depth += 1,
            '）' => {
                depth = depth.saturating_sub(1);
                return false;
            }
            _ => {}
        }
        depth == 0
    };
    name.chars().filter(keep).collect()
}

fn generic(name: &str) -> bool {
    !name.contains('第')
        && (name.ends_with("委会会议") || name.ends_with("常委会") || name == "会议" || name == "大会")
}

/// Every meeting that the sentence says was convened.
fn convened(page: &Page, sentence: &Sentence) -> Vec<Found> {
    let line = page.line(sentence);
    let mut out: Vec<Found> = Vec::new();
    let mut until = sentence.range.start;
    for word in line.words_in(sentence.range.clone()) {
        if word.start < until {
            continue;
        }
        // 主持约谈会: held, though nobody says who convened it
        if word.entry.is(VerbClass::Chair) && !word.entry.is(VerbClass::Convene) {
            let noun = noun_after(line, word.end, sentence.range.end).filter(|n| {
                !["会议", "大会", "仪式", "全会", "此次会议", "本次会议"].contains(&line.slice(n.clone()))
            });
            if let Some(noun) = noun
                && line.kind != BlockKind::Heading
            {
                let text = line.slice(noun.clone());
                out.push(Found {
                    ceremony: text.ends_with("仪式"),
                    weak: true,
                    name: tidy(text),
                    body: body_at_start(page, text),
                    date: date_of(page, sentence, word.start),
                    place: None,
                    words: word.start..noun.end,
                });
            }
            continue;
        }
        if !word.entry.is(VerbClass::Convene) {
            continue;
        }
        let Some(verb_end) = past(line, word.start, word.end) else { continue };
        let before = line.slice(sentence.range.start..word.start);
        if before.matches('《').count() > before.matches('》').count()
            || spoken_of(line, sentence.range.start, word.start)
        {
            continue;
        }
        let after = noun_after(line, verb_end, sentence.range.end);
        let found = match after {
            Some(noun) => {
                until = noun.end;
                named_after(page, sentence, word.start, noun)
            }
            None => named_before(page, sentence, word.start, word.end),
        };
        if let Some(found) = found
            && !out.iter().any(|f| f.name == found.name)
        {
            out.push(found);
        }
    }
    if out.is_empty() {
        out.extend(received(page, sentence));
    }
    if out.is_empty() {
        out.extend(passed(page, sentence));
    }
    if let Some(found) = dealt(page, sentence)
        && !out.iter().any(|f| f.body.as_ref().map(|b| &b.name) == found.body.as_ref().map(|b| &b.name))
    {
        out.push(found);
    }
    out
}

/// 会议研究了召开…会议的事宜, 他指出，召开…: a meeting that is a matter, or part of what was said.
fn spoken_of(line: &Line, from: usize, verb: usize) -> bool {
    let before = line.slice(from..verb);
    let clause = before.rsplit(['，', '；', '。']).next().unwrap_or(before);
    let said = before.rsplit('，').skip(1).any(|c| {
        ["指出", "强调", "要求", "表示", "认为", "希望", "决定", "建议", "提议"]
            .iter()
            .any(|w| c.ends_with(w))
    });
    let matter = ["关于", "研究", "审议", "讨论", "通过", "听取", "决定", "同意", "筹备", "部署"]
        .iter()
        .any(|w| clause.ends_with(w) || clause.contains(&format!("{w}了")));
    said || matter
}

/// The end of a verb that says what has happened (召开了); `None` for plans and demands.
fn past(line: &Line, start: usize, end: usize) -> Option<usize> {
    let before: String = line.slice(start.saturating_sub(3)..start).to_owned();
    let planned = ["将", "要", "拟", "应", "须", "定期", "即将", "以来", "准备", "计划", "必须"]
        .iter()
        .any(|w| before.ends_with(w));
    let clause = (start.saturating_sub(40)..start).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
    if planned
        || super::review::demands(line.slice(clause..start))
        || line.slice(clause..start).contains("提请")
    {
        return None;
    }
    let mut end = end;
    if ["在即", "之前", "表示", "以来"].iter().any(|w| line.starts_with(end, w)) {
        return None;
    }
    if line.at(end) == '的' {
        // 11月24日举行的新闻发布会上: it took place
        let noun = noun_after(line, end + 1, line.len())?;
        return (line.starts_with(noun.end, "上")).then_some(end + 1);
    }
    if line.at(end) == '了' {
        end += 1;
    }
    Some(end)
}

/// The name of a meeting from `from`: as far as the noun that ends it.
pub fn noun_after(line: &Line, from: usize, limit: usize) -> Option<Chars> {
    let mut i = from;
    let mut depth = 0u32;
    while i < limit && i - from < 60 {
        let c = line.at(i);
        match c {
            '（' | '“' | '《' | '〈' => depth += 1,
            '）' | '”' | '》' | '〉' => depth = depth.saturating_sub(1),
            _ if depth == 0 && (is_break(c)) => return None,
            _ => {}
        }
        i += 1;
        if depth == 0 && ends_meeting(line, from, i) && closes(line, i) {
            return Some(from..i);
        }
    }
    None
}

/// Whether a meeting's noun ends at `i`.
pub fn ends_meeting(line: &Line, from: usize, i: usize) -> bool {
    let text = line.slice(from..i);
    if text.ends_with("会议") || text.ends_with("仪式") || text.ends_with("次集体学习") {
        return true;
    }
    const BODIES: [&str; 12] = [
        "委员会",
        "协会",
        "学会",
        "联合会",
        "工会",
        "社会",
        "机会",
        "理事会",
        "董事会",
        "基金会",
        "商会",
        "都会",
    ];
    text.ends_with('会')
        && (!BODIES.iter().any(|b| text.ends_with(b))
            || ["会商会", "招商会", "洽商会", "协商会"].iter().any(|m| text.ends_with(m)))
        && text.chars().count() >= 3
        && line.at(i) != '议'
}

/// Whether the name may end at `i`: a break, or a word that acts follows.
fn closes(line: &Line, i: usize) -> bool {
    let c = line.at(i);
    if line.starts_with(i, "上") || line.starts_with(i, "并") {
        return true;
    }
    if i >= line.len() || is_break(c) || c == ' ' || !is_cjk(c) {
        return !matches!(c, '“' | '（');
    }
    if ["精神", "室", "厅", "中心", "决定", "强调", "期间", "代表", "主席", "主任", "副"]
        .iter()
        .any(|w| line.starts_with(i, w))
    {
        return false;
    }
    line.words_at(i).iter().any(|w| {
        w.entry.chars >= 2
            && w.entry.is_any(&[
                VerbClass::Stop,
                VerbClass::Study,
                VerbClass::Hear,
                VerbClass::Relay,
                VerbClass::Deliberate,
            ])
    })
}

/// 苏州市委机构编制委员会召开2020年第一次全体会议: the convener before, the name after the verb.
fn named_after(page: &Page, sentence: &Sentence, verb: usize, noun: Chars) -> Option<Found> {
    let line = page.line(sentence);
    let text = line.slice(noun.clone());
    // 召开甲更名为乙后的第一次会议
    let text = text.split_once("更名为").filter(|(_, new)| new.contains("后的")).map_or(text, |(_, new)| new);
    let mut subject = subject_before(page, sentence, verb);
    if subject.is_none() {
        subject = session_before(page, sentence, verb);
    }
    let inner = body_at_start(page, text);
    let bare = text
        .starts_with(|c: char| c == '第' || c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
        || ["会议", "全体会议", "全会", "专题会议", "扩大会议", "常务会议", "常委会"]
            .iter()
            .any(|w| text.starts_with(w));
    let (name, body) = match (&inner, &subject) {
        (Some(body), _) => (text.to_owned(), Some(body.clone())),
        (None, Some((range, body))) if bare && body.certainty == Certainty::Known => {
            (format!("{}{text}", line.slice(range.clone())), Some(body.clone()))
        }
        (None, Some((_, body))) => (text.to_owned(), Some(body.clone())),
        (None, None) => (text.to_owned(), None),
    };
    if text == "会议" && body.is_none() {
        return None;
    }
    let start = subject.as_ref().map_or(verb, |(range, _)| range.start);
    Some(Found {
        ceremony: name.ends_with("仪式"),
        weak: false,
        name: tidy(&name),
        body,
        date: date_of(page, sentence, verb),
        place: place_of(line, sentence.range.start, verb),
        words: start.min(verb)..noun.end,
    })
}

/// 临渭区机构改革工作推进会在区政府三楼会议室召开: the name before the verb.
fn named_before(page: &Page, sentence: &Sentence, verb: usize, verb_end: usize) -> Option<Found> {
    let line = page.line(sentence);
    // the clause before the verb, without 昨日, 在…
    let mut end = verb;
    let mut place = None;
    if let Some(at) =
        (sentence.range.start..verb).rev().take(24).find(|&k| line.at(k) == '在' || is_break(line.at(k)))
        && line.at(at) == '在'
    {
        let text = without_adverb(line.slice(at + 1..verb));
        if !text.is_empty() && ends_meeting(line, sentence.range.start, at) {
            place = Some(text.to_owned());
            end = at;
        }
    }
    for word in
        ["昨日", "昨天", "今日", "今天", "日前", "近日", "隆重", "正式", "胜利", "顺利", "成功", "如期"]
    {
        let n = word.chars().count();
        if end >= n && line.slice(end - n..end) == word {
            end -= n;
        }
    }
    let mut start = end;
    let mut depth = 0u32;
    while start > sentence.range.start {
        let c = line.at(start - 1);
        match c {
            '）' | '”' | '》' => depth += 1,
            '（' | '“' | '《' => depth = depth.saturating_sub(1),
            _ if depth == 0 && (is_break(c) || c == ' ') => break,
            _ => {}
        }
        start -= 1;
    }
    let start = skip_time(line, start, end);
    if start >= end || !ends_meeting(line, start, end) {
        return None;
    }
    // 由甲、乙联合举办的颁奖仪式: its name begins behind 的
    let start = ["举办的", "主办的", "组织的", "承办的"]
        .iter()
        .find_map(|w| line.slice(start..end).find(w).map(|at| (w, at)))
        .map_or(start, |(w, at)| start + line.slice(start..end)[..at + w.len()].chars().count());
    let text = line.slice(start..end);
    if text.contains("宣布") || matches!(text, "会议" | "大会" | "全会" | "此次会议" | "本次会议")
    {
        return None;
    }
    let body = body_at_start(page, text);
    let name = match text.strip_prefix("全州").or_else(|| text.strip_prefix("全市")) {
        _ if body.is_some() => text.to_owned(),
        _ => text.to_owned(),
    };
    Some(Found {
        ceremony: name.ends_with("仪式"),
        weak: false,
        name: tidy(&name),
        body,
        date: date_of(page, sentence, verb),
        place,
        words: start..verb_end,
    })
}

/// Skips words of time at the beginning of a clause: 3月6日下午, 今天上午.
pub fn skip_time(line: &Line, mut start: usize, end: usize) -> usize {
    loop {
        let before = start;
        if let Some(dated) = crate::mention::date::date_at(line, start, Default::default()) {
            start = dated.end;
        }
        for word in [
            "上午", "下午", "晚上", "晚", "今天", "昨天", "昨日", "今日", "日前", "近日", "至", "当日",
            "当天", "，",
        ] {
            if line.starts_with(start, word) {
                start += word.chars().count();
            }
        }
        if let Some(n) = (1..=2).find(|&n| {
            line.slice(start..start + n).chars().all(|c| c.is_ascii_digit())
                && line.starts_with(start + n, "日")
        }) {
            start += n + 1;
        }
        if start == before || start >= end {
            return start;
        }
    }
}

/// The body or place that convenes, right before the verb, or the body whose head is said to convene.
pub fn subject_before(page: &Page, sentence: &Sentence, verb: usize) -> Option<(Chars, Body)> {
    let line = page.line(sentence);
    let mut start = verb;
    let mut depth = 0u32;
    while start > sentence.range.start && verb - start < 40 {
        let c = line.at(start - 1);
        match c {
            '）' => depth += 1,
            '（' => depth = depth.saturating_sub(1),
            _ if depth == 0 && (is_break(c) || c == ' ') => break,
            _ => {}
        }
        start -= 1;
    }
    let start = skip_time(line, start, verb);
    // 第三组在县委会议室召开: where, not who
    let verb = (start..verb).find(|&k| line.at(k) == '在').unwrap_or(verb);
    // names of persons are no bodies: 陆卫东主持召开
    let start = sentence
        .appellations
        .iter()
        .flat_map(|a| &a.names)
        .filter(|n| n.range.end <= verb)
        .map(|n| n.range.end)
        .fold(start, usize::max);
    let dates = dates_in(line, start..verb, page.dateline);
    let verb = dates.last().filter(|d| d.end == verb).map_or(verb, |d| d.start);
    for from in start..verb {
        let mut text = line.slice(from..verb).to_owned();
        for adverb in ["隆重", "紧急", "专题", "组织", "在", "又", "还", "先后", "再次", "立即"]
        {
            if let Some(rest) = text.strip_suffix(adverb) {
                text = rest.to_owned();
            }
        }
        if text.is_empty() {
            return None;
        }
        let end = from + text.chars().count();
        if let Some(body) = resolve(&text, &[], &page.cx)
            && (body.certainty > Certainty::Ending
                || page.cx.places.institution().is_some_and(|i| i.name == body.name))
        {
            let township =
                body.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Township && p.name == body.name);
            return (!township).then_some((from..end, body));
        }
        if from > start + 8 {
            break;
        }
    }
    None
}

/// 市四届人大二次会议举行预备会议, 大会主席团召开…: a session or its presidium stands as the subject.
fn session_before(page: &Page, sentence: &Sentence, verb: usize) -> Option<(Chars, Body)> {
    let line = page.line(sentence);
    let mut start = verb;
    while start > sentence.range.start && !is_break(line.at(start - 1)) && line.at(start - 1) != ' ' {
        start -= 1;
    }
    let start = skip_time(line, start, verb);
    let text = line.slice(start..verb);
    let session = text.strip_suffix("主席团").unwrap_or(text);
    if !(session.ends_with("会议") || session.ends_with("代表大会")) {
        return None;
    }
    body_at_start(page, session).map(|body| (start..verb, body))
}

/// The organ with which the name of a meeting begins: 省政府第151次常务会议.
pub fn body_at_start(page: &Page, text: &str) -> Option<Body> {
    let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).filter(|&i| i > 0).collect();
    let mut found = None;
    for &end in ends.iter().rev() {
        let (head, rest) = text.split_at(end);
        if rest.starts_with("员会") || rest.starts_with("会主") {
            continue;
        }
        let body = resolve(head, &[], &page.cx).filter(|b| b.certainty == Certainty::Known);
        if let Some(body) = body {
            found = Some(body);
            break;
        }
    }
    found.filter(|b| b.place.as_ref().is_none_or(|p| p.name != b.name))
}

/// The date nearest before the verb in the sentence; else in the line up to there; else the dateline's own.
pub fn date_of(page: &Page, sentence: &Sentence, verb: usize) -> Option<PartialDate> {
    let line = page.line(sentence);
    let dates = dates_in(line, sentence.range.start..verb.max(sentence.range.start), page.dateline);
    // 东南网8月9日讯: when it was written
    let told = |end: usize| ["讯", "电", "消息", "报道"].iter().any(|w| line.starts_with(end, w));
    let happened = dates.iter().any(|d| !told(d.end) && d.date.day().is_some());
    let dates: Vec<_> = dates.into_iter().filter(|d| !happened || !told(d.end)).collect();
    let own = dates.iter().rev().find(|d| d.date.day().is_some()).or(dates.last());
    if let Some(first) = own {
        // 28日至29日: the first day
        let several = dates.iter().find(|d| d.date.day().is_some() && d.date.month() == first.date.month());
        return Some(several.unwrap_or(first).date);
    }
    let after = dates_in(line, verb..sentence.range.end, page.dateline);
    if let Some(day) = after.iter().find(|d| d.date.day().is_some() && d.start < verb + 12) {
        return Some(day.date);
    }
    None
}

/// 会议室隆重: the place without how it was convened.
fn without_adverb(text: &str) -> &str {
    ["隆重", "胜利", "顺利", "成功", "如期", "正式", "亲切"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
}

/// 在…召开: where.
pub fn place_of(line: &Line, start: usize, verb: usize) -> Option<String> {
    let at = (start..verb).rev().take(24).find(|&k| line.at(k) == '在' || is_break(line.at(k)))?;
    let text = without_adverb(line.slice(at + 1..verb).trim());
    let after = ["随后", "刚刚", "会后", "之后"].iter().any(|w| text.starts_with(w));
    (line.at(at) == '在' && text.chars().count() > 1 && !after).then(|| text.to_owned())
}

pub fn tidy(name: &str) -> String {
    name.replace(' ', "").trim_start_matches("召开").trim_start_matches('在').to_owned()
}
