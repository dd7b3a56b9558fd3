//! Persons who are named without an office: what stands around them says that they are persons.

use super::appellation::Appellation;
use super::body::Context;
use super::line::{Line, Word, is_break, is_cjk};
use super::name_list::names_at;
use super::office::{Before, office_at};
use super::office_run::blocked;
use super::person::{Name, after_name, plausible, sure_name_at};
use crate::lexicon::VerbClass;
use crate::mention::affix::Affix;
use std::collections::BTreeSet;

/// Names after a word that says no office: 市领导张三、李四, 企业代表王五.
pub(super) fn role_at(line: &Line, i: usize, before: &Before, cx: &Context) -> Option<Appellation> {
    line.next_role(i).filter(|&role| role < i + 14)?;
    let end = (i..(i + 22).min(line.len())).take_while(|&k| is_cjk(line.at(k))).last()? + 1;
    line.words_in(i..end.min(i + 14)).iter().filter(|w| w.entry.is(VerbClass::Role) && w.end <= end).find_map(
        |word| {
            let acting = line.words_in(i..word.start).iter().any(|w| {
                // 大会主席团执行主席: no 主席 stands there
                w.entry.title.is_some() && !blocked(line, w.start, w.end)
                    || w.entry.is(VerbClass::Follow) && w.entry.chars >= 2
            });
            // 张三代表区委讲话: a verb
            let speaks_for = line.starts_with(word.start, "代表")
                && sure_name_at(line, i, cx.lexicon).is_some_and(|n| n.range.end == word.start);
            if acting || speaks_for {
                return None;
            }
            let from = if line.at(word.end) == ' ' { word.end + 1 } else { word.end };
            let (names, end) = names_at(line, from, true, before, cx)?;
            let (last, others) = names.split_last()?;
            let sound = (0..others.len()).all(|k| names[k].quality >= 3 || joined_on(line, &names, k))
                && (last.quality >= 3 || !others.is_empty());
            sound.then_some(Appellation { offices: Vec::new(), names, range: i..end })
        },
    )
}

/// The longest line that names those who spoke and chaired below a headline.
const LONGEST_HEADLINE: usize = 30;

/// 张三丰就《决定》作说明, at the beginning of a clause: a usual name of three characters.
fn speaker_about(line: &Line, i: usize, cx: &Context) -> Option<Name> {
    const LENGTH: usize = 3;
    const ACTS: [&str; 6] = ["作说明", "作了说明", "作情况说明", "作了讲话", "作了汇报", "作汇报"];
    let end = i + LENGTH;
    if line.at(end) != '就' || cx.lexicon.surname(line.at(i)) != Some(true) {
        return None;
    }
    let text = line.slice(i..end);
    let clause = line.from(end).split(['，', '。', '；']).next().unwrap_or_default();
    let named = text.chars().all(is_cjk)
        && plausible(text, cx.lexicon)
        && cx.segmenter.tokens(text).len() > 1
        && line.words_at(i).iter().all(|w| w.entry.title.is_none() && !w.entry.suffix);
    let says = ACTS.iter().any(|act| clause.ends_on(act));
    (named && says).then(|| Name { text: text.to_owned(), range: i..end, quality: 3 })
}

/// A name without an office that its surroundings vouch for: 张三同志, 由李四主持.
pub(super) fn bare_at(
    line: &Line,
    i: usize,
    honoured: bool,
    open: &mut BTreeSet<usize>,
    cx: &Context,
) -> Option<Appellation> {
    // 张三讲话 李四主持 below a headline
    let headline = line.len() <= LONGEST_HEADLINE && !line.text.contains(['，', '。', '；', '、']);
    let fresh = i == 0 || is_break(line.before(i)) || headline && line.before(i) == ' ';
    if !(fresh || honoured || line.before(i) == '由') {
        // 副主任甲以及乙、丙等领导参加
        return if line.word_before(i, "以及") { people_at(line, i, open, cx) } else { None };
    }
    let name = sure_name_at(line, i, cx.lexicon).or_else(|| speaker_about(line, i, cx))?;
    let comrade = line.starts_with(name.range.end, "同志") && !line.starts_with(name.range.end, "同志们");
    let by = line.before(i) == '由' && line.starts_with(name.range.end, "主持");
    // 张三主持会议, 李四出席并讲话, 王五主持。 at the beginning of a clause
    const DOES: [&str; 18] = [
        "参加会见",
        "参加会议",
        "参加座谈",
        "参加活动",
        "陪同会见",
        "出席活动",
        "出席仪式",
        "主持会议",
        "主持召开",
        "主持了会议",
        "出席会议",
        "出席并",
        "主持并",
        "致辞",
        "致欢迎",
        "作动员讲话",
        "作重要讲话",
        "宣读",
    ];
    const DONE: [&str; 4] = ["主持", "出席", "讲话", "列席"];
    let over = |k: usize| {
        matches!(line.at(k), '，' | '。' | '；') || headline && (k >= line.len() || line.at(k) == ' ')
    };
    // 安全讲话: a word, no name
    let word = name.range.len() == 2 && cx.segmenter.tokens(&name.text).len() == 1;
    let alone = fresh
        && !word
        && (DOES.iter().any(|w| line.starts_with(name.range.end, w))
            || DONE.iter().any(|w| line.starts_with(name.range.end, w) && over(name.range.end + 2)));
    let about = || fresh && speaker_about(line, i, cx).is_some();
    if !(comrade || by || alone || about()) {
        return people_at(line, i, open, cx);
    }
    if office_at(line, i, &Before::default(), cx).is_some() {
        return None;
    }
    let end = after_name(line, name.range.end, cx.lexicon);
    Some(Appellation { offices: Vec::new(), names: vec![name], range: i..end })
}

/// 张三、李四等市领导出席, 张三、李四出席: a list of names that an act or a role closes.
///
/// `open` holds where names begin that stand in a list which nothing closes: from there nothing closes it either,
/// and long lists are not read again from each of their names.
fn people_at(line: &Line, i: usize, open: &mut BTreeSet<usize>, cx: &Context) -> Option<Appellation> {
    let behind = line.word_before(i, "以及");
    if !(i == 0 || is_break(line.before(i)) || behind) || open.contains(&i) {
        return None;
    }
    let (names, end) = names_at(line, i, true, &Before::default(), cx)?;
    let attends = |at: usize| line.words_at(at).iter().any(|w| w.entry.is(VerbClass::Attend));
    let joined = others_joined(line, end);
    let closed = attends(end)
        || act_in_turn(line, end)
        || line.starts_with(end, "在主席台")
        || counted_title(line, end).is_some()
        || line.at(end) == '，' && others_attend_too(line, end + 1)
        || joined
        || line.at(end) == '等'
            && (end + 1..end + 9).any(|k| {
                attends(k)
                    || act_in_turn(line, k)
                    || line.words_at(k).iter().any(|w| w.entry.is(VerbClass::Role) && w.entry.chars >= 2)
            });
    if !closed {
        open.extend(names.iter().skip(1).map(|n| n.range.start));
    }
    // 和 behind a name tells less of its end than a break does
    let least = |k: usize| match k + 1 == names.len() {
        true if joined => 1,
        false if joined_on(line, &names, k) => 2,
        _ => 3,
    };
    // 张三等老领导、老专家表示: one is enough where a word says who the others are
    let role = line.at(end) == '等'
        && line.words_at(end + 1).iter().any(|w| w.entry.is(VerbClass::Role) && w.entry.chars >= 2);
    let enough = names.len() >= 2 || role && names.iter().all(|n| n.range.len() > 2);
    let sound = enough && names.iter().enumerate().all(|(k, n)| n.quality >= least(k));
    (closed && sound && (!behind || role)).then_some(Appellation {
        offices: Vec::new(),
        names,
        range: i..end,
    })
}

/// 张三|和李四、王五: a word that joins ends a name where another, sure one begins behind it.
fn joined_on(line: &Line, names: &[Name], k: usize) -> bool {
    names[k].quality >= 2
        && line.at(names[k].range.end) != '、'
        && names.get(k + 1).is_some_and(|next| next.quality >= 3)
}

/// 张三、李四|两位委员作了发言: where the title begins that a number joins to the names before it.
pub fn counted_title(line: &Line, i: usize) -> Option<usize> {
    let said = |k: usize| line.at(k).is_ascii_digit() || "两二三四五六七八九十几".contains(line.at(k));
    let unit = (i..i + 3).find(|&k| !said(k)).filter(|&k| k > i && matches!(line.at(k), '位' | '名'))?;
    let acts = |w: &Word| {
        let acting = [VerbClass::Attend, VerbClass::Speak, VerbClass::Present, VerbClass::Follow];
        line.words_at(w.end).iter().any(|next| next.entry.is_any(&acting))
    };
    let titled = |w: &&Word| w.entry.title.is_some() || w.entry.is(VerbClass::Role);
    line.words_at(unit + 1).iter().filter(titled).any(acts).then_some(unit + 1)
}

/// 张三、李四分别作了发言.
fn act_in_turn(line: &Line, i: usize) -> bool {
    let verb = ["分别", "先后", "依次"].iter().find(|w| line.starts_with(i, w)).map(|_| i + 2);
    verb.is_some_and(|verb| {
        // 分别代表民盟、民建发言
        let clause = line.from(verb).split(['，', '。']).next().unwrap_or_default();
        let for_others =
            clause.starts_with("代表") && ["发言", "讲话", "致辞"].iter().any(|w| clause.ends_on(w));
        for_others
            || matches!(line.at(verb), '作' | '做' | '就')
            || line
                .words_at(verb)
                .iter()
                .any(|w| w.entry.is_any(&[VerbClass::Speak, VerbClass::Present, VerbClass::Chair]))
    })
}

/// 张三、李四，市法院负责人列席会议: the first thing that anybody does in what follows is to attend.
fn others_attend_too(line: &Line, i: usize) -> bool {
    let stop =
        (i..line.len().min(i + 40)).find(|&k| matches!(line.at(k), '。' | '；' | '：' | '，')).unwrap_or(i);
    let mut acts = line.words_in(i..stop).iter().filter(|w| {
        w.entry.chars >= 2
            && w.entry.is_any(&[VerbClass::Follow, VerbClass::Attend])
            && !line.starts_with(w.start, "负责")
            && w.end <= stop
    });
    acts.next().is_some_and(|w| w.entry.is(VerbClass::Attend) && line.slice(i..w.start).contains("负责"))
}

/// 张三、李四|和委员会委员出席: people who are not named are there as well.
fn others_joined(line: &Line, i: usize) -> bool {
    const LONGEST: usize = 24;
    const WHO: [&str; 7] = ["成员", "委员", "负责人", "负责同志", "代表", "领导", "同志"];
    let Some(joint) = ["以及", "和", "及"].iter().find(|w| line.starts_with(i, w)) else { return false };
    let from = i + joint.chars().count();
    let stop = (from..line.len().min(i + LONGEST)).find(|&k| is_break(line.at(k))).unwrap_or(i + LONGEST);
    line.words_in(from..stop.min(line.len())).iter().any(|w| {
        let others = line.slice(from..w.start);
        w.entry.is(VerbClass::Attend) && WHO.iter().any(|who| others.ends_on(who))
    })
}
