//! Where the verb of dealing with a matter stands in a clause, and what may stand before it.

use super::super::meeting::without_party_group;
use super::super::occasion::CONVENED_OF;
use super::super::page::Page;
use super::super::people::skip_number;
use super::super::setting::{skip_time, without_time_after};
use super::super::whose::body_at_start;
use crate::lexicon::{MeetingWord, ReviewVerb, VerbClass};
use crate::mention::body::resolve;
use crate::mention::line::is_break;
use crate::mention::{Certainty, Chars, Line};

/// The verb of a clause.
pub struct VerbAt {
    pub at: usize,
    /// A body that stands as the subject right before the verb.
    pub subject: Option<String>,
    /// 在听取…|后, 在研究…|时强调: where what was dealt with ends, before the words that say when.
    pub until: Option<usize>,
}

/// Where the verb of a clause stands: at its beginning, after words that add nothing, or after a body.
pub fn verb_position(page: &Page, line: &Line, clause: Chars) -> Option<VerbAt> {
    let start = skip_number(line, clause.start);
    let at = after_fillers(page, line, start);
    // in most clauses no verb of the kind begins at all
    let within = at < clause.end && line.at(clause.end) != '并';
    if within && !clause.clone().any(|k| verb_begins(page, line, k)) {
        return None;
    }
    // 与会同志: fillers may end with the first characters of the verb
    let at = (clause.start..=at).find(|&k| (k == start || k == at) && verb_begins(page, line, k));
    if let Some(at) = at {
        return (at < clause.end && real_verb(page, line, at)).then_some(VerbAt {
            at,
            subject: None,
            until: None,
        });
    }
    if let Some(at) = told_as_occasion(page, line, start, clause.end) {
        return Some(at);
    }
    // 就《方案》听取各民主党派的意见建议
    if (line.at(start) == '就' || line.starts_with(start, "围绕"))
        && let Some(at) = (start + 2..clause.end).find(|&k| line.starts_with(k, "听取"))
        && !line.slice(at..clause.end).contains(' ')
    {
        return Some(VerbAt { at, subject: None, until: None });
    }
    // 局党组召开党组会议专题听取…
    let convened = line.words_in(clause.clone()).iter().find(|w| w.entry.is(VerbClass::Convene));
    if let Some(convened) = convened
        && let Some(at) = (convened.end + 2..clause.end).find(|&k| {
            // 市局召开党委会传达学习…
            ["会议专题", "会议", "会"].iter().any(|w| line.word_before(k, w))
                && verb_begins(page, line, k)
                && real_verb(page, line, k)
        })
    {
        return Some(VerbAt { at, subject: None, until: None });
    }
    // 昨天闭幕的县人大常委会第三次会议表决通过…
    let head = (clause.start..clause.end.min(clause.start + 20))
        .find(|&k| CONVENED_OF.iter().any(|w| line.starts_with(k, w)))
        .map_or(clause.start, |k| k + 3);
    // 市委常委会曾听取…
    let limit = clause.end.min(head + 30);
    let verb = (head + 2..limit).find(|&k| verb_begins(page, line, k) && real_verb(page, line, k))?;
    let mut end = verb;
    for word in ["曾", "已", "还", "专题", "会议", "集体", "书面", "分别", "专门"] {
        if line.slice(clause.start..end).ends_with(word) {
            end -= word.chars().count();
        }
    }
    // the subject opens the clause, after words of time at the most
    let opening = skip_time(line, head, end);
    // 第三次会议9月23日表决通过
    let end = without_time_after(page, line, opening..end);
    let subject = (opening..end.min(opening + 1)).find_map(|k| {
        let session = || {
            // 县委编委第三次会议审议, 市委常委会会议曾听取
            [end, verb].into_iter().find_map(|e| {
                let named = line.slice(k..e);
                let sat = ["会议", "全会", "大会", "党代会"].iter().any(|w| named.ends_with(w));
                if sat { body_at_start(page, named) } else { None }
            })
        };
        resolve(line.slice(k..end), &[], &page.cx)
            .or_else(session)
            .map(without_party_group)
            .filter(|b| b.certainty == Certainty::Known)
            .filter(|b| b.place.as_ref().is_none_or(|p| p.name != b.name))
    })?;
    Some(VerbAt { at: verb, subject: Some(subject.name), until: None })
}

/// 在认真听取了甲的汇报后, 会议在研究部署乙工作时强调: dealt with on the way to what was said.
fn told_as_occasion(page: &Page, line: &Line, start: usize, end: usize) -> Option<VerbAt> {
    const SHORTEST: usize = 6;
    let opens = [start, after_fillers(page, line, start)].into_iter().find(|&k| line.at(k) == '在')?;
    let at = after_fillers(page, line, opens + 1);
    if end <= opens + SHORTEST || !verb_begins(page, line, at) || !real_verb(page, line, at) {
        return None;
    }
    let words = &page.cx.lexicon.meeting_words;
    let until = (at + 2..end).rev().find(|&k| {
        let rest = line.slice(k + 1..end);
        let said = words.has(MeetingWord::Saying, rest);
        // 在研究甲时，会议要求; what somebody said of it is no dealing with it
        let over = rest.is_empty() && words.starting(MeetingWord::Meeting, line.from(end + 1)).is_some();
        match line.at(k) {
            '后' => rest.is_empty() || said,
            '时' => said || over,
            _ => false,
        }
    });
    // 在学习了甲|并听取乙后
    let joined = || (line.at(end) == '并').then_some(end);
    Some(VerbAt { at, subject: None, until: Some(until.or_else(joined)?) })
}

/// 研究院, 学习型, 通过…方式: not the verb.
pub fn real_verb(page: &Page, line: &Line, at: usize) -> bool {
    page.cx.lexicon.meeting_words.starting(MeetingWord::NoVerb, line.from(at)).is_none()
}

/// The verb of dealing with a matter that begins at `at`.
pub fn verb_at(page: &Page, line: &Line, at: usize) -> Option<ReviewVerb> {
    page.cx.lexicon.review_verbs.starting(line.from(at))
}

/// Whether a verb of dealing with a matter begins at `at`.
pub fn verb_begins(page: &Page, line: &Line, at: usize) -> bool {
    let verbs = &page.cx.lexicon.review_verbs;
    verbs.may_begin(line.at(at)) && verbs.begins(line.from(at))
}

/// The end of the words from `at` that add nothing before a verb.
pub fn after_fillers(page: &Page, line: &Line, mut at: usize) -> usize {
    loop {
        let filler = || {
            let word = page.cx.lexicon.meeting_words.starting(MeetingWord::Filler, line.from(at))?;
            Some(at + word.chars().count())
        };
        let end = by_which_means(line, at)
            .or_else(|| those_present(line, at))
            .or_else(|| sitting(line, at))
            .or_else(|| at_the_meeting(line, at))
            .or_else(filler);
        match end {
            Some(end) => at = end,
            None => return at,
        }
    }
}

/// 第一次全体会议|听取了: the end of which of its sittings the session did it at.
pub fn sitting(line: &Line, at: usize) -> Option<usize> {
    const LONGEST: usize = 5;
    const SITTINGS: [&str; 4] = ["全体会议", "全体大会", "大会", "联组会议"];
    if line.at(at) != '第' {
        return None;
    }
    let digit = |k: &usize| line.at(*k).is_ascii_digit() || "一二三四五六七八九十".contains(line.at(*k));
    let times = (at + 1..at + LONGEST).find(|k| !digit(k)).filter(|&k| k > at + 1 && line.at(k) == '次')?;
    let word = SITTINGS.iter().find(|w| line.starts_with(times + 1, w))?;
    Some(times + 1 + word.chars().count())
}

/// 座谈会上|听取了, 在汇报会上，: the end of the meeting at which it was done.
pub fn at_the_meeting(line: &Line, at: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let from = at + usize::from(line.at(at) == '在');
    let end = (from + 2..from + LONGEST).find(|&k| line.word_before(k, "会上"))?;
    let name = line.slice(from..end);
    let over = !matches!(line.at(end), '的' | '，');
    (over && name.chars().count() > 2 && !name.contains(is_break) && !name.contains(['社', '机']))
        .then_some(end)
}

/// 以无记名投票方式|表决通过: the end of how it was done.
fn by_which_means(line: &Line, at: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let opens = ["以", "采取", "采用"].iter().find(|w| line.starts_with(at, w))?;
    let from = at + opens.chars().count();
    let end =
        (from + 2..from + LONGEST).find(|&k| line.word_before(k, "方式") || line.word_before(k, "形式"))?;
    let end = end + if line.starts_with(end, "，") { 1 } else { 0 };
    (!line.slice(from..end - 1).contains(is_break)).then_some(end)
}

/// 与会的某某常委会委员|听取了, 来自各行业的80余名代表分团|审议了: the end of who was there.
pub fn those_present(line: &Line, at: usize) -> Option<usize> {
    const LONGEST: usize = 18;
    if line.starts_with(at, "来自") {
        const FARTHEST: usize = 30;
        const TURNS: [&str; 5] = ["分代表团", "分组", "分团", "分别", "认真"];
        let end =
            (at + 4..at + FARTHEST).find(|&k| line.word_before(k, "代表") && !line.starts_with(k, "团"))?;
        let turn = TURNS.iter().find(|w| line.starts_with(end, w)).map_or(0, |w| w.chars().count());
        return (!line.slice(at..end).contains(is_break)).then_some(end + turn);
    }
    const WHO: [&str; 6] = ["委员", "人员", "代表", "同志", "领导", "成员"];
    if !["与会", "全体", "到会", "参会"].iter().any(|w| line.starts_with(at, w)) {
        return None;
    }
    let end = (at + 4..at + LONGEST)
        .find(|&k| WHO.iter().any(|w| line.word_before(k, w)) && line.at(k) != '会' && line.at(k) != '们')?;
    (!line.slice(at..end).contains(is_break)).then_some(end)
}
