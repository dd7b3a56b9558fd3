//! Occasions that no sentence convenes as a meeting: receptions, visits, ceremonies, speeches, sessions named by
//! what they dealt with.

mod ceremony;
mod speech;
mod talk;
mod visit;

pub use self::ceremony::{attended_ceremony, ceremony, complete, further, opened_class};
pub use self::speech::{Speech, speech};
pub use self::talk::{received, talked};
pub use self::visit::{inspection, visit};
use super::convened::{ends_meeting, noun_after, spoken_of};
use super::meeting::Found;
use super::page::{Page, Sentence};
use super::setting::{date_of, place_of, skip_time, tidy};
use super::whose::body_at_start;
use crate::lexicon::{MeetingWord, VerbClass};
use crate::mention::body::resolve;
use crate::mention::date::{date_at, dates_in};
use crate::mention::line::{Line, is_break};
use crate::mention::phrase::{after_number, holds};
use crate::mention::{Body, Certainty, Chars};
use crate::model::BlockKind;

/// What a session is said to have done right after its name.
const PASSED: [&str; 28] = [
    "讨论并通过",
    "研究并通过",
    "修订",
    "修正",
    "获悉",
    "上获悉",
    "上了解到",
    "讨论",
    "修订通过",
    "修正通过",
    "接受",
    "免去",
    "经表决",
    "表决",
    "研究",
    "听取",
    "通过",
    "审议通过",
    "讨论通过",
    "表决通过",
    "研究通过",
    "审议并通过",
    "批准",
    "审议批准",
    "任命",
    "决定",
    "选举",
    "审议",
];

/// Sessions of houses, which are numbered as others are: 第5次校长办公会.
const SESSIONS: [&str; 7] = ["办公会", "校务会", "院务会", "局务会", "党委会", "党组会", "常务会"];

/// What joins when and where a session met to its name.
pub const CONVENED_OF: [&str; 5] = ["召开的", "举行的", "开幕的", "闭幕的", "结束的"];

/// 经2021年1月14日区政府第十二次常务会议审议通过, 会议于6月27日通过: sessions named by what they passed.
pub fn passed(page: &Page, sentence: &Sentence) -> Vec<Found> {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    let mut out = Vec::new();
    for end in range.start + 4..range.end {
        if !matches!(line.before(end), '议' | '会') {
            continue;
        }
        let session = (["会议", "全会"].contains(&line.slice(end.saturating_sub(2)..end))
            || line.slice(end.saturating_sub(3)..end) == "次大会"
            || SESSIONS.iter().any(|w| line.word_before(end, w)))
            && line.slice(end.saturating_sub(9)..end).contains(['次', '届', '务']);
        if !session {
            out.extend(of_house(page, sentence, end));
            continue;
        }
        // 会议于2019年6月27日, 会议9月23日决定
        // 第四次全体会议，今天（3日）选举…
        let day_from = end + usize::from(matches!(line.at(end), '于' | '，'));
        let dated = date_at(line, day_from, page.dateline);
        let verb = dated.map_or(end, |d| d.end);
        // 第二十四次会议昨天接受…
        let day = ["昨天", "昨日", "今天", "今日", "日前"].iter().find(|w| line.starts_with(verb, w));
        let verb = bracketed(line, day.map_or(verb, |w| verb + w.chars().count()));
        if line.at(end) == '，' && day.is_none() && dated.is_none() {
            continue;
        }
        // 第三次会议上，表决通过了…; 依法选举
        let verb =
            verb + if line.starts_with(verb, "上，") || line.starts_with(verb, "依法") { 2 } else { 0 };
        // 第七次会议分别听取…, 第三次会议一致通过
        let fillers = &page.cx.lexicon.meeting_words;
        let verb = match fillers.starting(MeetingWord::Filler, line.from(verb)) {
            Some(word) if !PASSED.iter().any(|w| line.starts_with(verb, w)) => verb + word.chars().count(),
            _ => verb,
        };
        // 在县人大二次会议上，张三当选…: no step of a life told
        let elected = line.starts_with(end, "上")
            && !["月生", "出生", "简历"].iter().any(|w| holds(&page.document.normal, w))
            && ["当选", "选举", "补选"].iter().any(|w| line.slice(end..range.end).contains(w));
        // 县人大一次会议选举办法（草案）: the name of a paper
        const PAPERS: [&str; 8] = [
            "选举办法",
            "表决办法",
            "选举结果",
            "选举工作",
            "选举监票",
            "审议意见",
            "决定草案",
            "决定（草案",
        ];
        let titled = || {
            let before = line.slice(range.start..end);
            before.matches('《').count() > before.matches('》').count()
        };
        if !elected && !PASSED.iter().any(|w| line.starts_with(verb, w))
            || PAPERS.iter().any(|w| line.starts_with(verb, w))
            || titled()
        {
            continue;
        }
        let mut start = end;
        let floor = after_number(line, range.start);
        // …第四次会议通过2001年6月3日某某会议批准: another session in the same note
        let another = |at: usize| {
            line.at(at).is_ascii_digit()
                && ["通过", "批准", "修订", "修正"].iter().any(|w| line.word_before(at, w))
        };
        while start > floor
            && !is_break(line.at(start - 1))
            && !matches!(line.at(start - 1), '经' | '由' | '报' | '获' | ' ')
            // 甲第二十一次会议对乙第五次会议通过的…进行审议
            && !(line.at(start - 1) == '对' && line.word_before(start - 1, "会议"))
            && !another(start)
        {
            start -= 1;
        }
        // 据《某报》报道某会议…
        if line.at(start) == '道' && line.before(start) == '报' {
            start += 1;
        }
        // 经3月6日召开的县政府第九次常务会议通过, 昨天在某地闭幕的…
        let verb_of_it = CONVENED_OF.iter().find_map(|w| (start..end).find(|&k| line.starts_with(k, w)));
        let place = verb_of_it.and_then(|k| place_of(page, line, start, k));
        let start = verb_of_it.map_or(start, |k| k + 3);
        // 《甲》已于3月6日县政府第九次常务会议通过
        let on =
            ["已于", "于"].iter().find(|w| line.starts_with(start, w)).map(|w| start + w.chars().count());
        let start = on.filter(|&k| date_at(line, k, page.dateline).is_some()).unwrap_or(start);
        let start = skip_time(line, start, end);
        let start = start + usize::from(line.at(start) == '在');
        let text = line.slice(start..end);
        let Some(body) = body_at_start(page, text) else { continue };
        // 张三指出，刚刚闭幕的市委全会审议通过了…: what he speaks of
        if spoken_of(line, range.start, start) {
            continue;
        }
        let date = dated.map(|d| d.date).or_else(|| date_of(page, sentence, start));
        // 无需经市政府常务会议研究的: a rule names no session
        if date.is_none() && !text.contains('次') {
            continue;
        }
        out.push(Found {
            name: tidy(text),
            body: Some(body),
            date,
            place,
            words: start..verb,
            ceremony: false,
            visit: false,
            weak: false,
        });
    }
    out
}

/// Behind the day in a bracket that follows 今天, or `i`.
fn bracketed(line: &Line, i: usize) -> usize {
    const LONGEST: usize = 8;
    let open = matches!(line.at(i), '（' | '(');
    let close = || (i..i + LONGEST).find(|&k| matches!(line.at(k), '）' | ')'));
    if open { close().map_or(i, |k| k + 1) } else { i }
}

/// 7月上旬，市委常委会曾听取…: a session that is named only by its body.
pub fn dealt(page: &Page, sentence: &Sentence) -> Option<Found> {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    // one look at the sentence for all verbs
    let may = range.clone().any(|k| {
        matches!(line.at(k), '专' | '听' | '审' | '研' | '讨')
            && matches!(line.before(k), '会' | '议' | '曾' | '已' | '还')
    });
    if !may {
        return None;
    }
    for verb in ["专题研究", "听取", "审议", "研究", "讨论"] {
        let after_session = |k: usize| {
            line.before(k) == '会'
                || line.slice(k.saturating_sub(2)..k) == "会议"
                || "曾已还".contains(line.before(k))
        };
        let Some(at) = (range.start..range.end).find(|&k| line.starts_with(k, verb) && after_session(k))
        else {
            continue;
        };
        let mut end = at;
        for word in ["曾", "已", "还", "专门"] {
            if line.slice(range.start..end).ends_with(word) {
                end -= word.chars().count();
            }
        }
        let mut start = end;
        while start > range.start && !is_break(line.at(start - 1)) && line.at(start - 1) != ' ' {
            start -= 1;
        }
        let start = skip_time(line, start, end);
        // 公司于8月19日召开的第五届董事会第二次会议
        let verb_of_it = CONVENED_OF.iter().find_map(|w| (start..end).find(|&k| line.starts_with(k, w)));
        let start = verb_of_it.map_or(start, |k| k + 3);
        let text = line.slice(start..end);
        if !(text.ends_with("常委会") || text.ends_with("会议")) || text.chars().count() < 4 {
            continue;
        }
        let body = body_at_start(page, text)
            .or_else(|| resolve(text, &[], &page.cx).filter(|b| b.certainty == Certainty::Known))?;
        let date = date_of(page, sentence, start)?;
        return Some(Found {
            name: tidy(text),
            body: Some(body),
            date: Some(date),
            place: None,
            words: start..at + verb.chars().count(),
            ceremony: false,
            visit: false,
            weak: false,
        });
    }
    None
}

/// 反馈会上通报了…: where no sentence convenes a meeting, the one at which the persons of the page act.
pub fn mentioned(page: &Page) -> Option<(Found, usize)> {
    let acts = [VerbClass::Speak, VerbClass::Attend, VerbClass::Present];
    for sentence in &page.sentences {
        let line = page.line(sentence);
        let range = sentence.range.clone();
        let elected = || line.slice(range.clone()).contains("当选");
        if line.kind == BlockKind::Heading
            || sentence.appellations.iter().all(|a| a.names.is_empty()) && !elected()
        {
            continue;
        }
        let ends = |k: usize| {
            line.at(k) == '上'
                && (line.before(k) == '会' || ["会议", "仪式"].contains(&line.slice(k.saturating_sub(2)..k)))
        };
        for at in range.clone().filter(|&k| ends(k)) {
            let start = (range.start.max(at.saturating_sub(24))..at)
                .rev()
                .find(|&k| line.at(k) == '在' || is_break(line.at(k)))
                .map(|k| k + 1)
                .or((at <= range.start + 24).then_some(range.start));
            let Some(start) = start else { continue };
            let name = start..at;
            // 6月27日，在县十四届人大常委会第十五次会议上: told of a session by its day
            let session = line.slice(name.clone()).contains('次')
                && body_at_start(page, line.slice(name.clone())).is_some()
                && dates_in(line, range.start..start, page.dateline).iter().any(|d| d.date.day().is_some());
            if !ends_meeting(page, line, name.start, name.end)
                || !["座谈会", "交流会"].iter().any(|w| line.slice(name.clone()).ends_with(w))
                    && !session
                    && !line.words_in(at..range.end).iter().any(|w| w.entry.is_any(&acts))
                    && !(line.slice(name.clone()).ends_with("次会议")
                        && body_at_start(page, line.slice(name.clone())).is_some()
                        && date_of(page, sentence, at).is_some_and(|d| d.day().is_some()))
                    && !(line.slice(name.clone()).contains('届')
                        && line.slice(at..range.end).contains("当选"))
            {
                continue;
            }
            let text = line.slice(name.clone());
            if ["会议", "大会", "全会", "社会", "机会", "仪式", "此次会议", "本次会议"].contains(&text)
                || line.slice(at..range.end).starts_with("上的")
            {
                continue;
            }
            let found = Found {
                name: tidy(text),
                body: body_at_start(page, text),
                date: date_of(page, sentence, at),
                place: None,
                words: name,
                ceremony: false,
                visit: false,
                weak: false,
            };
            return Some((found, sentence.line));
        }
    }
    None
}

/// 张三参加了揭牌仪式, 会议由李四主持: where no sentence convenes anything, what named persons were at.
pub fn held(page: &Page) -> Option<(Found, usize)> {
    let mut bare: Option<(Found, usize)> = None;
    for sentence in page.sentences.iter().filter(|s| page.line(s).kind != BlockKind::Heading) {
        let Some(found) = attended(page, sentence) else { continue };
        if !page.cx.lexicon.meeting_words.has(MeetingWord::Bare, &found.name) && found.name != "座谈会" {
            return Some((found, sentence.line));
        }
        bare.get_or_insert((found, sentence.line));
    }
    bare
}

/// 开幕式由甲主持, 集中学习由乙主持: what stands before 由.
fn led(line: &Line, start: usize, verb: usize) -> Option<Chars> {
    const EVENTS: [&str; 9] = ["会议", "大会", "仪式", "座谈会", "会", "集中学习", "活动", "典礼", "学习"];
    let by = (start..verb).rev().take(40).find(|&k| line.at(k) == '由')?;
    let from = (start..by).rev().find(|&k| is_break(line.at(k))).map_or(start, |k| k + 1);
    let named = line.slice(from..by);
    let event = EVENTS.iter().any(|w| named.ends_with(w)) && named.chars().count() <= 16;
    event.then_some(from..by)
}

/// 县委在镇上向老干部通报情况。通报会由…主持: who convened it and where, from the sentence that tells of the act for
/// which the meeting is called.
fn called(page: &Page, sentence: &Sentence, found: Found) -> Found {
    let Some(act) = found.name.strip_suffix('会').filter(|act| act.chars().count() == 2) else {
        return found;
    };
    let before = page.sentences.iter().filter(|s| {
        (s.line, s.range.start) < (sentence.line, sentence.range.start)
            && s.line + 3 > sentence.line
            && page.line(s).kind != BlockKind::Heading
    });
    let told = before.filter_map(|s| {
        let line = page.line(s);
        let verb = (s.range.start + 3..s.range.end).find(|&k| line.starts_with(k, act))?;
        let clause = (s.range.start..verb).rev().find(|&k| matches!(line.at(k), '，' | '；'));
        let start = skip_time(line, clause.map_or(s.range.start, |k| k + 1), verb);
        let end =
            (start + 2..verb).find(|&k| matches!(line.at(k), '、' | '在' | '向' | '和' | '就' | '对'))?;
        let body =
            resolve(line.slice(start..end), &[], &page.cx).filter(|b| b.certainty == Certainty::Known)?;
        let place = (end..verb)
            .find(|&k| line.at(k) == '在')
            .and_then(|at| Some((at, (at..verb).find(|&k| matches!(line.at(k), '向' | '对' | '就'))?)))
            .map(|(at, to)| line.slice(at + 1..to).to_owned());
        Some((body, place, date_of(page, s, verb)))
    });
    match told.last() {
        Some((body, place, date)) => Found { body: Some(body), place, date: found.date.or(date), ..found },
        None => found,
    }
}

/// What the persons named in a sentence chaired or attended, by its own name where it has one.
pub fn attended(page: &Page, sentence: &Sentence) -> Option<Found> {
    if sentence.appellations.iter().all(|a| a.names.is_empty()) {
        return None;
    }
    let line = page.line(sentence);
    let range = sentence.range.clone();
    let bare = |text: &str| page.cx.lexicon.meeting_words.has(MeetingWord::Bare, text) || text == "座谈会";
    let mut first: Option<Found> = None;
    for word in line.words_in(range.clone()) {
        if !word.entry.is_any(&[VerbClass::Chair, VerbClass::Attend]) {
            continue;
        }
        // 主持|召开了会议: the second verb says what was held
        let held = ["召开", "举行"].iter().any(|w| line.starts_with(word.end, w));
        let verb_end = word.end + 2 * usize::from(held);
        let from = if line.at(verb_end) == '了' { verb_end + 1 } else { verb_end };
        let noun = noun_after(page, line, from, range.end).or_else(|| {
            // 参加座谈
            let talk = line.starts_with(from, "座谈") && is_break(line.at(from + 2));
            talk.then_some(from..from + 2)
        });
        let named = noun.is_some();
        let words = match noun.or_else(|| led(line, range.start, word.start)) {
            Some(words) => words,
            None => continue,
        };
        let text = line.slice(words.clone());
        let found = Found {
            name: tidy(text),
            body: body_at_start(page, text),
            date: date_of(page, sentence, word.start),
            place: None,
            ceremony: text.ends_with("仪式"),
            words,
            visit: false,
            weak: false,
        };
        let found = if !named && found.body.is_none() { called(page, sentence, found) } else { found };
        if !bare(&found.name) || found.body.is_some() {
            return Some(found);
        }
        first.get_or_insert(found);
    }
    first
}

/// （经2024年第5次校长办公会审议通过）: a sitting of the house whose page it is.
fn of_house(page: &Page, sentence: &Sentence, end: usize) -> Option<Found> {
    const SITTINGS: [&str; 8] = [
        "校长办公会",
        "院长办公会",
        "总经理办公会",
        "局长办公会",
        "所长办公会",
        "校务会",
        "院务会",
        "局务会",
    ];
    let line = page.line(sentence);
    let sitting = SITTINGS.iter().find(|w| line.word_before(end, w))?;
    PASSED.iter().find(|w| line.starts_with(end, w))?;
    let floor = end - sitting.chars().count();
    // 第5次, 2024年第5次
    let part =
        |k: &usize| line.at(*k).is_ascii_digit() || "年度第次届一二三四五六七八九十".contains(line.at(*k));
    let start = (sentence.range.start..floor).rev().take_while(part).last()?;
    let house = page.cx.places.speaking_institution().cloned();
    let house =
        house.or_else(|| page.cx.places.house.as_ref().filter(|h| h.speaks).map(|h| h.place.clone()))?;
    let date = date_at(line, start, page.dateline).map(|d| d.date);
    Some(Found {
        ceremony: false,
        visit: false,
        weak: false,
        name: line.slice(start..end).to_owned(),
        body: Some(Body { name: house.name.clone(), place: Some(house), certainty: Certainty::Known }),
        date: date.or_else(|| date_of(page, sentence, start)),
        place: None,
        words: start..end,
    })
}
