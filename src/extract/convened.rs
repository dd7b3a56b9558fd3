//! What a sentence says was convened: the verb, the name around it, and whether it is told as done.

use super::accord::in_accord;
use super::meeting::Found;
use super::occasion::{dealt, passed, received, talked};
use super::page::{Page, Sentence};
use super::setting::{
    after_credit, date_of, founded_before, place_of, session_before, skip_time, subject_before, tidy,
    without_time_after,
};
use super::whose::{
    board, body_at_start, committee, house_of_the_chair, organ_inside, party_group, placeless_group,
};
use crate::lexicon::{MeetingWord, VerbClass};
use crate::mention::date::date_at;
use crate::mention::line::{is_break, is_cjk, is_numeral};
use crate::mention::{Body, Certainty, Chars, Line, PlaceKind};
use crate::model::BlockKind;

/// Every meeting that the sentence says was convened.
pub fn convened(page: &Page, sentence: &Sentence) -> Vec<Found> {
    let line = page.line(sentence);
    let mut out: Vec<Found> = Vec::new();
    let mut until = sentence.range.start;
    for word in line.words_in(sentence.range.clone()) {
        if word.start < until {
            continue;
        }
        // 主持约谈会: held, though nobody says who convened it
        if word.entry.is(VerbClass::Chair) && !word.entry.is(VerbClass::Convene) {
            let object = word.end + usize::from(line.at(word.end) == '了');
            let noun = noun_after(page, line, object, sentence.range.end).filter(|n| {
                !["会议", "大会", "仪式", "全会", "此次会议", "本次会议"].contains(&line.slice(n.clone()))
            });
            // 院长为执行主席，主持主席团会议: a duty of whom nobody names
            let somebody = sentence.appellations.iter().any(|a| !a.names.is_empty())
                || page.persons.keys().any(|name| line.slice(sentence.range.clone()).contains(name.as_str()));
            if let Some(noun) = noun
                && line.kind != BlockKind::Heading
                && somebody
            {
                let text = line.slice(noun.clone());
                out.push(Found {
                    ceremony: text.ends_with("仪式"),
                    visit: false,
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
        let Some(verb_end) = past(page, line, word.start, word.end) else { continue };
        let before = line.slice(sentence.range.start..word.start);
        // 甲区、乙县相继召开卫生工作会议: each its own
        if ["相继", "陆续", "纷纷"].iter().any(|w| before.ends_with(w)) {
            continue;
        }
        if before.matches('《').count() > before.matches('》').count()
            || spoken_of(line, sentence.range.start, word.start)
        {
            continue;
        }
        let after = noun_after(page, line, verb_end, sentence.range.end);
        let found = match after {
            Some(noun) => {
                until = noun.end;
                named_after(page, sentence, word.start, noun)
            }
            None => named_before(page, sentence, word.start, word.end),
        };
        // 建议这次会议于…召开, 召集并主持会议: no name
        let named = |f: &Found| !["建议", "并", "决定"].iter().any(|w| f.name.starts_with(w));
        if let Some(found) = found.filter(named) {
            match out.iter_mut().find(|f| f.name == found.name) {
                // the headline on the line of the report: only the report says when
                Some(known) if known.date.is_none() => known.date = found.date,
                Some(_) => {}
                None => out.extend(apart(page, found)),
            }
        }
    }
    if out.is_empty() {
        out.extend(received(page, sentence));
    }
    // 记者从某新闻发布会上获悉，《甲》于3月6日经某人大常委会第一次会议通过
    let alone = out.is_empty();
    let by_whom = |f: &Found| matches!(line.before(f.words.start), '经' | '由' | '获');
    out.extend(passed(page, sentence).into_iter().filter(|f| alone || by_whom(f)));
    if out.is_empty() {
        out.extend(studied(page, sentence));
    }
    if out.is_empty() {
        out.extend(talked(page, sentence));
    }
    if let Some(found) = dealt(page, sentence)
        && !out.iter().any(|f| f.body.as_ref().map(|b| &b.name) == found.body.as_ref().map(|b| &b.name))
    {
        out.push(found);
    }
    out
}

/// 召开县委常委会会议和县委编委第三次会议: two meetings, where the second says whose it is.
fn apart(page: &Page, found: Found) -> Vec<Found> {
    const SHORTEST: usize = 4;
    let split = ["会议和", "会议及", "会议、", "会和"].iter().find_map(|joint| {
        let at = found.name.find(joint)? + joint.len();
        let cut = joint.trim_end_matches(['和', '及', '、']).len();
        Some((found.name[..at - (joint.len() - cut)].to_owned(), found.name[at..].to_owned()))
    });
    let second = split.filter(|(left, right)| {
        left.chars().count() >= SHORTEST && !left.contains('《') && right.ends_with("会议")
    });
    let second = second.and_then(|(left, right)| Some((left, body_at_start(page, &right)?, right)));
    let Some((left, body, right)) = second.filter(|(_, body, _)| body.certainty == Certainty::Known) else {
        return vec![found];
    };
    let (date, place, words) = (found.date, found.place.clone(), found.words.clone());
    let other = Found {
        name: right,
        body: Some(body),
        date,
        place,
        words,
        ceremony: false,
        visit: false,
        weak: false,
    };
    vec![Found { name: left, ..found }, other]
}

/// 市文联开展党组理论学习中心组集中学习, 在会议室进行了第一次集中学习: studying together is a meeting.
fn studied(page: &Page, sentence: &Sentence) -> Option<Found> {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    const STUDIES: [&str; 7] =
        ["集中学习", "集体学习", "专题学习", "学习活动", "（扩大）学习", "中心组学习", "学习研讨"];
    if !line.may_hold_any(&STUDIES) {
        return None;
    }
    let end = range.clone().find(|&k| {
        STUDIES.iter().any(|w| line.word_before(k, w)) && (is_break(line.at(k)) || k == range.end)
    })?;
    let clause =
        (range.start..end).rev().find(|&k| is_break(line.at(k)) && line.at(k) != '（' && line.at(k) != '）');
    let from = clause.map_or(range.start, |k| k + 1);
    let (verb, word) = (from..end).rev().find_map(|k| {
        let words = ["开展了", "开展", "进行了", "进行", "举行", "组织"];
        words.into_iter().find(|w| line.starts_with(k, w)).map(|w| (k, w))
    })?;
    let noun = verb + word.chars().count()..end;
    let held = (line.slice(noun.clone()).contains(['次', '组', '月'])
        || line.slice(from..verb).ends_with("中心组")
        || line.slice(end..line.len()).contains("主持"))
        && !line.slice(noun.clone()).contains('各');
    past(page, line, verb, verb + word.chars().count())
        .filter(|_| held && line.kind != BlockKind::Heading)?;
    named_after(page, sentence, verb, noun)
}

/// 会议研究了召开…会议的事宜, 他指出，召开…: a meeting that is a matter, or part of what was said.
pub fn spoken_of(line: &Line, from: usize, verb: usize) -> bool {
    let before = line.slice(from..verb);
    let clause = before.rsplit(['，', '；', '。']).next().unwrap_or(before);
    let said = before.rsplit(['，', '：']).skip(1).any(|c| {
        // 按照县委书记张三要求，县长召开…: why, not what was said
        !in_accord(c)
            && ["指出", "强调", "要求", "表示", "认为", "希望", "决定", "建议", "提议", "宣布"]
                .iter()
                .any(|w| c.ends_with(w))
    });
    let matter = ["关于", "研究", "审议", "讨论", "通过", "听取", "决定", "同意", "筹备", "部署"]
        .iter()
        .any(|w| clause.ends_with(w) || clause.contains(&format!("{w}了")));
    // 为确保大会顺利召开
    let wished = ["确保", "保证", "保障"].iter().any(|w| clause.contains(w));
    // 决定明年2月召开某会议
    said || matter || wished || clause.starts_with("决定")
}

/// The end of a verb that says what has happened (召开了); `None` for plans and demands.
fn past(page: &Page, line: &Line, start: usize, end: usize) -> Option<usize> {
    let before: String = line.slice(start.saturating_sub(3)..start).to_owned();
    let planned = [
        "将", "要", "拟", "应", "应当", "须", "定期", "即将", "以来", "准备", "计划", "必须", "不", "未",
        "没有",
    ]
    .iter()
    .any(|w| before.ends_with(w));
    let clause = (start.saturating_sub(40)..start).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
    // 各镇要自行报到，并马上召开会议: joined to what shall be done
    let joined = line.at(clause) == '并' && clause > 1 && {
        let before = (clause.saturating_sub(60)..clause - 1).rev().find(|&k| is_break(line.at(k)));
        super::review::demands(page, line.slice(before.map_or(0, |k| k + 1)..clause - 1))
    };
    // 选举办法: a noun
    if planned
        || joined
        || line.before(start) == '选' && line.starts_with(start, "举办")
        || super::review::demands(page, line.slice(clause..start))
        || line.starts_with(end, "期间")
        || [
            "提请",
            "定于",
            "拟于",
            "将于",
            "计划于",
            "应在",
            "应于",
            "应当在",
            "须在",
            "须于",
            "小时内",
            "工作日内",
        ]
        .iter()
        .any(|w| line.slice(clause..start).contains(w))
    {
        return None;
    }
    let mut end = end;
    // 代表大会开幕式上的讲话: the word is part of a name
    if line.at(end) == '式' {
        return None;
    }
    // 主持了开幕会: a sitting of a session named elsewhere
    if ["开幕", "闭幕"].contains(&line.slice(start..end)) && line.at(end) == '会' && line.at(end + 1) != '议'
    {
        return None;
    }
    // 各组召集人
    if line.at(end) == '人' && line.slice(start..end) == "召集" {
        return None;
    }
    if ["在即", "之前", "表示", "以来", "前，", "前夕", "之际", "的通知", "通知"]
        .iter()
        .any(|w| line.starts_with(end, w))
    {
        return None;
    }
    if line.at(end) == '的' {
        // 11月24日举行的新闻发布会上: it took place
        let noun = noun_after(page, line, end + 1, line.len())?;
        // 欢迎出席某办举行的新闻发布会
        let there = ["出席", "参加", "欢迎", "来到"].iter().any(|w| line.slice(clause..start).contains(w));
        return (there || line.starts_with(noun.end, "上")).then_some(end + 1);
    }
    if line.at(end) == '了' {
        end += 1;
    }
    Some(end)
}

/// The name of a meeting from `from`: as far as the noun that ends it.
pub fn noun_after(page: &Page, line: &Line, from: usize, limit: usize) -> Option<Chars> {
    // 召开与市委书记、市长的见面沟通会, 有各民主党派负责人参加的座谈会
    let from = match line.at(from) {
        '与' | '有' | '由' => {
            (from..limit.min(from + 40)).find(|&k| line.at(k) == '的').map_or(from, |k| k + 1)
        }
        _ => from,
    };
    let mut i = from;
    let mut depth = 0u32;
    while i < limit && i - from < 60 {
        let c = line.at(i);
        match c {
            '（' | '“' | '《' | '〈' => depth += 1,
            '）' | '”' | '》' | '〉' => depth = depth.saturating_sub(1),
            // 召开组织、宣传、统战工作会议
            '、' if depth == 0 && i > from && i - from < 16 => {}
            _ if depth == 0 && is_break(c) => return None,
            _ => {}
        }
        i += 1;
        // 常委会|会议
        let goes_on = line.at(i) == '会' && line.at(i + 1) == '议' && line.before(i) == '会';
        if depth == 0 && !goes_on && ends_meeting(page, line, from, i) && closes(page, line, i) {
            return Some(from..i);
        }
    }
    None
}

/// Whether a meeting's noun ends at `i`.
pub fn ends_meeting(page: &Page, line: &Line, from: usize, i: usize) -> bool {
    let text = line.slice(from..i);
    if text.ends_with("会议")
        || text.ends_with("仪式")
        // 某学会学术年会开幕式, but not 大会闭幕式
        || (text.ends_with("会开幕式") || text.ends_with("会闭幕式")) && text.chars().count() > 5
        // 摄影展揭幕暨作品集首发式
        || ["首发式", "揭幕式", "授牌式", "签约式", "开班式", "启动式", "颁奖式", "揭牌式", "典礼"].iter().any(|w| text.ends_with(w)) && text.chars().count() > 4
        // 举行第三十五讲专题讲座
        || text.ends_with("讲座") && text.starts_with('第')
        || text.ends_with("次集体学习")
        || (text.ends_with("中心组集中学习") || text.ends_with("中心组学习")) && line.at(i) != '会'
    {
        return true;
    }
    text.ends_with('会')
        && (page.cx.lexicon.meeting_words.ending(MeetingWord::NoMeeting, text).is_none()
            || ["会商会", "招商会", "洽商会", "协商会"].iter().any(|m| text.ends_with(m)))
        && (text.chars().count() >= 3 || matches!(text, "全会" | "大会"))
        && line.at(i) != '议'
}

/// Whether the name may end at `i`: a break, or a word that acts follows.
fn closes(page: &Page, line: &Line, i: usize) -> bool {
    let c = line.at(i);
    if ["上", "并", "贯彻", "专题"].iter().any(|w| line.starts_with(i, w)) {
        return true;
    }
    // 市规委会2019年第7次专题会议
    if c.is_ascii_digit() {
        return false;
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
    // 举行学习会集中学习了
    let reviews = page.cx.lexicon.review_verbs.starting(line.from(i));
    let done = reviews.is_some_and(|verb| line.at(i + verb.chars) == '了');
    done || line.words_at(i).iter().any(|w| {
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
    // 召集有关部门负责人召开专题会议
    // 召集各单位负责人在街道会议室召开消防工作会议
    let gathered = line.starts_with(verb, "召集");
    let text = text
        .split_once("召开")
        .filter(|(who, _)| who.ends_with('人') || gathered)
        .map_or(text, |(_, name)| name);
    let mut subject = subject_before(page, sentence, verb);
    let of_session = subject.is_none();
    if of_session {
        subject = session_before(page, sentence, verb);
    }
    let inner = body_at_start(page, text);
    // 市政协召开七届委员会第九次主席会议
    let inner = inner.filter(|_| {
        let term = text
            .split_once('届')
            .filter(|(number, _)| number.chars().all(|c| c == '第' || c.is_ascii_digit() || is_numeral(c)));
        let own = term.is_some_and(|(_, rest)| rest.starts_with("委员会") || rest.starts_with("常务委员会"));
        !own || subject.as_ref().is_none_or(|(_, b)| b.certainty < Certainty::Known)
    });
    // 镇党委召开党委（扩大）会议: the organ of the one who convenes it
    let inner = inner.filter(|_| {
        let own = ["党委", "党组", "党工委", "常委", "编委", "理论学习"].iter().any(|w| text.starts_with(w));
        // 学院召开党委会: of the house itself
        let itself = subject.as_ref().is_none_or(|(_, b)| b.place.as_ref().is_some_and(|p| p.name == b.name));
        !own || itself
    });
    // 我县召开今年第一次县委常委会会议: whose meeting it is the name says, not where it was
    let placed = subject.as_ref().is_none_or(|(_, b)| b.place.as_ref().is_some_and(|p| p.name == b.name));
    let inner = inner.or_else(|| organ_inside(page, text).filter(|_| placed));
    // 某镇召开党委会议, 某县召开某工作领导小组会议: the organ of the place
    let local = subject.as_ref().filter(|(_, b)| b.place.as_ref().is_some_and(|p| p.name == b.name));
    let township =
        local.is_some_and(|(_, b)| b.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Township));
    let inner = match local.filter(|_| inner.is_none() || township) {
        Some((range, _)) => body_at_start(page, &format!("{}{text}", line.slice(range.clone()))).or(inner),
        None => inner,
    };
    let bare = text == "大会"
        || text.starts_with(|c: char| c == '第' || c.is_ascii_digit() || is_numeral(c))
        || ["会议", "全体会议", "全会", "专题会议", "扩大会议", "常务会议", "常委会"]
            .iter()
            .any(|w| text.starts_with(w));
    let (name, body) = match (&inner, &subject) {
        (Some(body), _) => (text.to_owned(), Some(body.clone())),
        (None, Some((range, body))) if (bare || of_session) && body.certainty == Certainty::Known => {
            (format!("{}{text}", line.slice(range.clone())), Some(body.clone()))
        }
        (None, Some((_, body))) => (text.to_owned(), Some(body.clone())),
        (None, None) => (
            text.to_owned(),
            party_group(sentence, text)
                .or_else(|| house_of_the_chair(sentence, verb, text))
                .or_else(|| placeless_group(text))
                .or_else(|| group_before(line, sentence, verb))
                .or_else(|| founded_before(page, sentence, verb))
                .or_else(|| congress_of_township(page, sentence, verb, text)),
        ),
    };
    // 人大五次会议举行主席团第一次会议: of the presidium
    let body = match text.starts_with("主席团第") {
        true => body_at_start(page, &name).filter(|b| b.name.ends_with("主席团")).or(body),
        false => body,
    };
    let body = body.map(|body| committee(board(body, text), text));
    // 某乡召开干部大会: a township is no body of its own
    let place =
        |b: &Body| b.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Township && p.name == b.name);
    let body = body.filter(|b| !place(b));
    // 召开大会: of somebody who is known
    let nobody = body.as_ref().is_none_or(|b| text == "大会" && b.certainty < Certainty::Known);
    if matches!(text, "会议" | "大会") && nobody {
        return None;
    }
    let start = subject.as_ref().map_or(verb, |(range, _)| range.start);
    Some(Found {
        ceremony: name.ends_with("仪式"),
        visit: false,
        weak: false,
        name: tidy(&name),
        body,
        date: date_of(page, sentence, verb),
        place: place_of(page, line, sentence.range.start, verb),
        words: start.min(verb)..noun.end,
    })
}

/// 经济委员会召开全体会议 on a page that does not say whose: the group that fills the clause before the verb.
fn group_before(line: &Line, sentence: &Sentence, verb: usize) -> Option<Body> {
    let clause = (sentence.range.start..verb).rev().find(|&k| is_break(line.at(k)) || line.at(k) == ' ');
    let start = skip_time(line, clause.map_or(sentence.range.start, |k| k + 1), verb);
    let text = line.slice(start..verb);
    placeless_group(text).filter(|group| group.name == text)
}

/// 石岭镇召开第六届人民代表大会第七次会议, 石岭镇召开第九次党代会 on a page that does not say in which county.
fn congress_of_township(page: &Page, sentence: &Sentence, verb: usize, text: &str) -> Option<Body> {
    const LONGEST: usize = 6;
    let line = page.line(sentence);
    const CONGRESSES: [&str; 3] = ["人民代表大会", "党代会", "党代表大会"];
    if !CONGRESSES.iter().any(|w| text.contains(w)) || !matches!(line.before(verb), '镇' | '乡') {
        return None;
    }
    let clause = (sentence.range.start..verb).rev().find(|&k| is_break(line.at(k)) || line.at(k) == ' ');
    let start = skip_time(line, clause.map_or(sentence.range.start, |k| k + 1), verb);
    let township = line.slice(start..verb);
    let short = township.chars().count() <= LONGEST;
    short.then(|| body_at_start(page, &format!("{township}{text}"))).flatten()
}

/// 会议在完成议程后，于1月6日在县会议中心胜利闭幕: where the name ends that the adverbials follow, and the place.
fn before_adverbials(page: &Page, line: &Line, range: Chars) -> (usize, Option<String>) {
    let mut end = range.end;
    let mut place = None;
    loop {
        let said = line.slice(range.start..end);
        let manner = page.cx.lexicon.meeting_words.ending(MeetingWord::Manner, said);
        if let Some(word) = manner.filter(|w| w.len() < said.len()) {
            end -= word.chars().count();
            continue;
        }
        // 全市经济工作会议1月5日召开
        let timeless = without_time_after(page, line, range.start..end);
        if timeless < end && timeless > range.start {
            end = timeless;
            continue;
        }
        let opener = (range.start..end)
            .rev()
            .take(30)
            .find(|&k| matches!(line.at(k), '在' | '于') || is_break(line.at(k)))
            .filter(|&k| matches!(line.at(k), '在' | '于') && k > range.start);
        let Some(at) = opener else { break };
        let apart = line.before(at) == '，';
        let timed = without_time_after(page, line, range.start..at);
        let said = line.slice(range.start..timed);
        // 会议分别于10日和12日举行
        let manner = page.cx.lexicon.meeting_words.ending(MeetingWord::Manner, said);
        let named = manner.map_or(timed, |w| timed - w.chars().count());
        let quoted = line.before(named) == '”' && ends_meeting(page, line, range.start, named - 1);
        if !(apart || quoted || ends_meeting(page, line, range.start, named)) {
            break;
        }
        let text = line.slice(at + 1..end);
        let dated = date_at(line, at + 1, page.dateline).is_some_and(|d| d.end == end);
        let process = ["后", "之际", "时", "中", "期间"].iter().any(|w| text.ends_with(w));
        if place.is_none() && line.at(at) == '在' && !dated && !process && !text.is_empty() {
            place = Some(text.to_owned());
        }
        end = at - usize::from(apart);
        if end <= range.start {
            return (range.end, None);
        }
    }
    (end, place)
}

/// 大会历时三天，圆满完成各项议程，…闭幕: the end of the name some clauses before the verb.
fn noun_far_before(page: &Page, sentence: &Sentence, end: usize) -> Option<usize> {
    let line = page.line(sentence);
    let start = sentence.range.start;
    (start + 4..end).rev().take(60).find(|&i| {
        let goes_on = line.from(i).trim_start_matches('，');
        ends_meeting(page, line, start, i)
            && page.cx.lexicon.meeting_words.starting(MeetingWord::Course, goes_on).is_some()
            && !sentence.appellations.iter().any(|a| a.range.start >= i && a.range.end <= end)
    })
}

/// 历时五天的某某会议: where the name begins behind how long it took.
fn lasting(line: &Line, start: usize, end: usize) -> usize {
    const LONGEST: usize = 8;
    let lasts = ["历时", "为期"].iter().any(|w| line.starts_with(start, w));
    let behind = || (start..end.min(start + LONGEST)).find(|&k| line.at(k) == '的' && line.before(k) == '天');
    lasts.then(behind).flatten().map_or(start, |k| k + 1)
}

/// 临渭区机构改革工作推进会在区政府三楼会议室召开: the name before the verb.
fn named_before(page: &Page, sentence: &Sentence, verb: usize, verb_end: usize) -> Option<Found> {
    let line = page.line(sentence);
    let (mut end, place) = before_adverbials(page, line, sentence.range.start..verb);
    if !ends_meeting(page, line, sentence.range.start, end)
        && let Some(noun) = noun_far_before(page, sentence, end)
    {
        end = noun;
    }
    let mut start = end;
    let mut depth = 0u32;
    while start > sentence.range.start {
        let c = line.at(start - 1);
        match c {
            '）' | '”' | '》' => depth += 1,
            '（' | '“' | '《' => depth = depth.saturating_sub(1),
            // 甲医院、乙医院揭牌仪式: both in one name
            '、' if depth == 0
                && line.word_before(end, "仪式")
                && !sentence.appellations.iter().any(|a| a.range.end + 1 == start) => {}
            _ if depth == 0 && (is_break(c) || c == ' ') => break,
            _ => {}
        }
        start -= 1;
    }
    let start = skip_time(line, after_credit(line, start..end), end);
    let start = lasting(line, start, end);
    // “某某换届大会”在某地召开
    let quoted = line.at(start) == '“' && line.before(end) == '”';
    let (start, end) = if quoted { (start + 1, end - 1) } else { (start, end) };
    if start >= end || !ends_meeting(page, line, start, end) {
        return None;
    }
    // 由甲、乙联合举办的颁奖仪式: its name begins behind 的
    let start = ["举办的", "主办的", "组织的", "承办的"]
        .iter()
        .find_map(|w| line.slice(start..end).find(w).map(|at| (w, at)))
        .map_or(start, |(w, at)| start + line.slice(start..end)[..at + w.len()].chars().count());
    let text = line.slice(start..end);
    // 少先队员向大会召开献花
    if text.ends_with("向大会") || text.ends_with("向会议") || text.starts_with("会议决定") {
        return None;
    }
    // 主任张三主持会议并宣布大会开幕: what he did, and no name
    let somebody = || {
        let named = sentence.appellations.iter().flat_map(|a| &a.names);
        named.into_iter().any(|n| n.range.start >= start && n.range.end <= end)
    };
    if text.contains("宣布") && (!["宣布会", "宣布大会"].iter().any(|w| text.contains(w)) || somebody())
        || matches!(text, "会议" | "大会" | "全会" | "此次会议" | "本次会议")
    {
        return None;
    }
    let body = body_at_start(page, text);
    Some(Found {
        ceremony: text.ends_with("仪式"),
        visit: false,
        weak: false,
        name: tidy(text),
        body,
        date: date_of(page, sentence, verb),
        place,
        words: start..verb_end,
    })
}
