//! Visits on which named persons went along.

use super::super::meeting::Found;
use super::super::page::{Page, Sentence};
use super::super::presented::object_end;
use super::super::setting::{date_of, skip_time, tidy};
use crate::mention::body::resolve;
use crate::mention::line::is_break;
use crate::mention::phrase::holds;
use crate::mention::{Certainty, Chars, Line};
use crate::model::BlockKind;

/// 张三一行到某县调研: a visit on which named persons went along.
///
/// Who merely took part, did so in the meeting that was held on it, where there is one.
pub fn visit(page: &Page, alone: bool) -> Option<(Found, usize)> {
    let told = &page.document.normal;
    let took_part =
        ["参加调研", "参加考察", "参加检查", "参加督导", "参加观摩"].iter().any(|w| holds(told, w));
    let arranged = || {
        page.sentences
            .iter()
            .filter(|s| page.line(s).kind != BlockKind::Heading)
            .find_map(|s| Some((inspection(page, s)?, s.line)))
    };
    if alone && let Some(found) = arranged() {
        return Some(found);
    }
    if !(["陪同", "随同"].iter().any(|w| holds(told, w)) || alone && took_part) {
        return None;
    }
    page.sentences.iter().find_map(|sentence| {
        let line = page.line(sentence);
        if line.kind == BlockKind::Heading {
            return None;
        }
        let range = sentence.range.clone();
        let verb = range.clone().find(|&k| {
            let visits = INSPECTIONS.iter().any(|w| line.starts_with(k, w));
            if !visits {
                return false;
            }
            // 监督检查处, 调研座谈会: parts of names; 陪同调研: what others did
            let inside = sentence.appellations.iter().any(|a| a.range.contains(&k));
            let before = line.slice(range.start..k);
            let goes = ["到", "赴", "来", "在", "深入", "前往", "走进", "率", "一行"]
                .iter()
                .any(|w| before.contains(w));
            // 专员张三调研某村: who goes there stands right before it
            let named = sentence.appellations.iter().flat_map(|a| &a.names).any(|n| n.range.end == k);
            // 观摩团来我县观摩: those who visit
            let visitors = ['团', '组', '队', '活'].contains(&line.at(k + 2));
            let others = before.ends_with("陪同") || before.ends_with("参加");
            !inside && (goes || named) && !others && !visitors
        })?;
        let named = sentence.appellations.iter().filter(|a| !a.names.is_empty());
        // 张三率李四一行: named for the one who leads
        let first = named.clone().find(|a| a.range.start < verb);
        let (start, leader) = match first.and_then(|call| call.names.first()) {
            Some(name) => (name.range.start, name.text.as_str()),
            None => {
                let who = titled_surname(page, line, range.start, verb)
                    .or_else(|| known(page, line, range.start, verb).filter(|_| alone))
                    .or_else(|| delegation(line, range.start, verb))?;
                (who.start, line.slice(who))
            }
        };
        let end = object_end(line, verb, range.end);
        // a visit is not called by all who went along
        let whole = line.slice(start..end);
        let short = whole.contains(['、', '，']) || whole.chars().count() > 30;
        let object = line.slice(verb..end);
        let found = Found {
            name: tidy(&match headline(page, line.slice(verb..verb + 2)).filter(|_| short) {
                Some(headline) => headline.to_owned(),
                None if short => format!("{leader}一行{object}"),
                None => whole.to_owned(),
            }),
            body: None,
            date: date_of(page, sentence, verb),
            place: None,
            words: start..end,
            ceremony: false,
            visit: true,
            weak: false,
        };
        Some((found, sentence.line))
    })
}

/// 某局调研组来某县调研: the headline, where it tells of the visit itself.
fn headline<'p>(page: &'p Page, act: &str) -> Option<&'p str> {
    const GOES: [&str; 7] = ["来", "到", "赴", "在", "深入", "前往", "莅"];
    const LONGEST: usize = 40;
    let title = page.document.metadata.title.as_deref()?.trim();
    let (before, _) = title.rsplit_once(act)?;
    let whole = title.chars().count() <= LONGEST && !title.contains(['。', '，', '！', ' ']);
    (whole && GOES.iter().any(|w| before.contains(w))).then_some(title)
}

/// What members of a house do on the spot.
const INSPECTIONS: [&str; 7] = ["视察", "调研", "考察", "检查", "督查", "督导", "观摩"];

/// 市政协组织部分委员对某工作进行专题视察, 某委员会组织委员视察某地: an inspection that a body arranges, where the
/// line goes on with who took part.
pub fn inspection(page: &Page, sentence: &Sentence) -> Option<Found> {
    const ARRANGED: &str = "组织";
    const FARTHEST: usize = 300;
    let line = page.line(sentence);
    let range = sentence.range.clone();
    let arranged = range.clone().find(|&k| line.starts_with(k, ARRANGED) && !names_department(line, k));
    let sent = arranged.is_some();
    let arranged = arranged.or_else(|| deputies(line, range.clone()))?;
    let near = line.from(range.end);
    let near = near.char_indices().nth(FARTHEST).map_or(near, |(at, _)| &near[..at]);
    let next = page.lines.get(sentence.line + 1).filter(|l| l.kind == line.kind).map_or("", |l| l.text);
    if !went(near) && !(near.trim().is_empty() && went(next)) {
        return None;
    }
    let verb = (arranged + 2..range.end).find(|&k| INSPECTIONS.iter().any(|w| line.starts_with(k, w)))?;
    let clause = (range.start..arranged).rev().find(|&k| is_break(line.at(k)));
    let start = skip_time(line, clause.map_or(range.start, |k| k + 1), arranged);
    let body = (start..arranged).filter(|_| sent).find_map(|k| {
        resolve(line.slice(k..arranged), &[], &page.cx).filter(|b| b.certainty > Certainty::Ending)
    });
    let end = object_end(line, verb, range.end);
    // 对某工作进行专题视察
    let about = (arranged..verb).find(|&k| matches!(line.at(k), '对' | '就')).and_then(|k| {
        let done = (k + 2..verb).find(|&n| line.starts_with(n, "进行") || line.starts_with(n, "开展"))?;
        Some(format!("{}{}", line.slice(k + 1..done), line.slice(done + 2..verb + 2)))
    });
    Some(Found {
        name: tidy(&about.unwrap_or_else(|| line.slice(verb..end).to_owned())),
        body,
        date: date_of(page, sentence, verb),
        place: None,
        words: start..end.max(verb + 2),
        ceremony: false,
        visit: true,
        weak: false,
    })
}

/// Whether a text says that somebody went along: 参加视察, 陪同视察, 参加了视察活动.
fn went(text: &str) -> bool {
    const ALONG: [&str; 4] = ["参加", "参加了", "陪同", "全程陪同"];
    let inspects = |act: &str| ALONG.iter().any(|w| holds(text, &format!("{w}{act}")));
    (holds(text, "参加") || holds(text, "陪同"))
        && (INSPECTIONS.iter().any(|act| inspects(act))
            || holds(text, "参加活动")
            || holds(text, "参加了活动"))
}

/// 人大代表和政协委员们集中视察…, 50余位人大代表到某县开展视察活动: where those end who inspect, with no house named
/// that sent them.
fn deputies(line: &Line, range: Chars) -> Option<usize> {
    const WHO: [&str; 4] = ["人大代表", "全体代表", "委员们", "政协委员"];
    const LONGEST: usize = 40;
    let verb = range.clone().find(|&k| {
        line.starts_with(k, "视察")
            && !line.slice(range.start..k).ends_with("参加")
            && !line.starts_with(k + 2, "组")
    })?;
    let from = verb.saturating_sub(LONGEST).max(range.start);
    let who = (from..verb).rev().find(|&k| WHO.iter().any(|w| line.starts_with(k, w)))?;
    Some(who + 2)
}

/// 组织部, but not 组织部分委员.
fn names_department(line: &Line, at: usize) -> bool {
    line.starts_with(at, "组织部") && !line.starts_with(at, "组织部分")
}

/// 张三到某局调研: one whom the page names with an office elsewhere.
fn known(page: &Page, line: &Line, from: usize, verb: usize) -> Option<Chars> {
    (from..verb).filter(|&k| k == from || is_break(line.before(k))).find_map(|k| {
        let name = page.persons_before(line.from(k)).next()?;
        Some(k..k + name.chars().count())
    })
}

/// 全市观摩团来我县观摩: a delegation of whom nobody is named before.
fn delegation(line: &Line, from: usize, verb: usize) -> Option<Chars> {
    const GROUPS: [&str; 6] = ["观摩团", "考察团", "调研组", "督导组", "督查组", "检查组"];
    const GOES: [char; 5] = ['来', '到', '赴', '在', '深'];
    let end = (from..verb)
        .find(|&k| GOES.contains(&line.at(k)) && GROUPS.iter().any(|w| line.slice(from..k).ends_with(w)))?;
    let clause = (from..end).rev().find(|&k| is_break(line.at(k))).map_or(from, |k| k + 1);
    let start = skip_time(line, clause, end);
    (start < end).then_some(start..end)
}

/// 周书记到我镇调研: one who leads a visit and is named by surname and title.
fn titled_surname(page: &Page, line: &Line, from: usize, verb: usize) -> Option<Chars> {
    (from..verb.min(from + 14)).find_map(|k| {
        page.cx.lexicon.surname(line.at(k)).filter(|_| k == from || is_break(line.before(k)))?;
        let title = line.words_at(k + 1).iter().find(|w| w.entry.title.is_some() && w.end <= verb)?;
        Some(k..title.end)
    })
}
