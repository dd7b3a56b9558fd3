//! What stands before an office in its clause: whence somebody came, what went before, at which session.

use super::words::stands;
use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::Line;
use crate::mention::line::is_break;

/// 由某县调任, 从某局转任: where the verb stands behind the place that was left.
pub(super) fn away_from(line: &Line, at: usize, end: usize) -> usize {
    const MOVES: [&str; 5] = ["调任", "转任", "升任", "调往", "改任"];
    // 接替李四担任某局局长
    let instead =
        (at..at + 4).find(|&k| line.starts_with(k, "接替")).filter(|&k| k == at || line.at(at) == '并');
    if let Some(k) = instead {
        let verb = (k + 4..(k + 7).min(end)).find(|&n| {
            !matches!(line.before(n), '转' | '调' | '升' | '改' | '原' | '已')
                && ["担任", "出任", "任"].iter().any(|w| line.starts_with(n, w))
        });
        return verb.unwrap_or(at);
    }
    // 被全国人大常委会任命为…: by whom
    if line.at(at) == '被' {
        let clause = (at..end.min(at + 24)).take_while(|&k| !is_break(line.at(k)));
        let made = ["任命为", "聘任为", "选举为"];
        return clause.skip(3).find(|&k| made.iter().any(|w| line.starts_with(k, w))).unwrap_or(at);
    }
    let limit = end.min(at + 30);
    // 离开某研究院到某厅任党组成员
    if line.starts_with(at, "离开") {
        let clause = (at + 3..limit).take_while(|&k| !is_break(line.at(k)));
        return clause.filter(|&k| matches!(line.at(k), '到' | '赴')).last().unwrap_or(at);
    }
    if !matches!(line.at(at), '由' | '从') {
        return at;
    }
    let limit = end.min(at + 20);
    (at..limit)
        .take_while(|&k| !matches!(line.at(k), '，' | '。' | '；'))
        .find(|&k| MOVES.iter().any(|verb| line.starts_with(k, verb)))
        .unwrap_or(at)
}

/// 李四援藏归来，出任…: whether the sentence goes on with an office that the one named before `i` comes into by himself.
pub(super) fn steps_himself(line: &Line, i: usize, end: usize) -> bool {
    const VERBS: [&str; 6] = ["任", "担任", "出任", "调任", "转任", "升任"];
    let stop = (i..end).find(|&k| matches!(line.at(k), '。' | '；')).unwrap_or(end);
    let comma = (i..stop).find(|&k| line.at(k) == '，');
    comma.is_some_and(|k| {
        k > i
            && VERBS.iter().any(|w| line.starts_with(k + 1, w))
            && !line.slice(i..k).contains(['任', '辞', '离', '卸', '被', '的', '由'])
    })
}

/// 平反后任某局局长, 毕业分配到某厂任技术员: where the verb stands behind what went before it in its clause.
pub(super) fn lead_in(line: &Line, at: usize, end: usize, lexicon: &Lexicon) -> usize {
    const LONGEST: usize = 14;
    const BEHIND: [char; 5] = ['后', '间', '时', '初', '起'];
    let verb = |k: usize| {
        ["任", "担任", "历任", "出任", "调任", "先后任", "先后担任", "转任", "升任", "当选"]
            .iter()
            .any(|w| line.starts_with(k, w))
    };
    let clause = (at..end.min(at + LONGEST)).take_while(|&k| !is_break(line.at(k)));
    let lead = clause.skip(2).find(|&k| verb(k) && BEHIND.contains(&line.before(k)));
    lead.filter(|&k| {
        !stands(line, at, CareerWord::Verb, lexicon)
            && !line.words_in(at..k).iter().any(|w| w.end <= k && w.entry.title.is_some())
    })
    .unwrap_or(at)
}

/// 在某省十届人大一次会议上当选…: where the verb stands behind the session.
pub(super) fn at_session(line: &Line, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 34;
    const VERBS: [&str; 8] = ["当选", "再次当选", "再度当选", "被选", "选举", "补选", "任", "出任"];
    let limit = end.min(at + LONGEST);
    let clause = (at..limit).take_while(|&k| !is_break(line.at(k)));
    let verb = |k: usize| VERBS.iter().any(|w| line.starts_with(k, w));
    const SESSIONS: [&str; 4] = ["会议", "会议上", "大会上", "全会上"];
    let mut ends = clause.filter(|&k| SESSIONS.iter().any(|w| line.word_before(k, w)));
    ends.find(|&k| line.at(at) == '在' && verb(k))
}
