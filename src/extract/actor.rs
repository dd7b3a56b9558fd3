//! The persons of a sentence in their order: with offices, by bare name, by surname and title, as 他.

use super::page::{Page, Sentence};
use super::people::holds_other_words;
use crate::lexicon::{TitleKind, VerbClass};
use crate::mention::appellation::boundary;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::person::{Name, name_at, plausible};
use crate::mention::phrase::holds_any;
use crate::mention::regulation::titled_in;
use crate::mention::{Chars, Line};
use std::collections::BTreeSet;
use std::ops::Bound;

/// A person where the sentence names him, with the words that name him.
#[derive(Debug, Clone)]
pub struct Actor {
    pub name: String,
    pub range: Chars,
    /// Named as somebody else's object (受…委托, 会见…): does not act.
    pub object: bool,
    /// Named by an office alone (省委书记强调 …).
    pub title_only: bool,
}

/// The persons of a sentence in their order: with offices, by bare name, by surname and title, as 他.
pub fn actors(page: &Page, sentence: &Sentence, last: Option<&str>, known: &BTreeSet<String>) -> Vec<Actor> {
    let line = page.line(sentence);
    let mut out: Vec<Actor> = Vec::new();
    for call in &sentence.appellations {
        let object = is_object(line, call.range.start);
        for (i, name) in call.names.iter().enumerate() {
            let start = if i == 0 { call.range.start } else { name.range.start };
            out.push(Actor {
                name: name.text.clone(),
                range: start..name.range.end,
                object,
                title_only: false,
            });
        }
        // 与市委书记、市长的见面会: named for what is theirs
        if call.names.is_empty() && !matches!(line.at(call.range.end), '的' | '、' | '和' | '与' | '及')
        {
            // 省委书记强调: the holder was named before
            let holder = call.offices.iter().find_map(|o| page.holder(&o.body, &o.title));
            if let Some(name) = holder {
                out.push(Actor {
                    name: name.to_owned(),
                    range: call.range.clone(),
                    object,
                    title_only: true,
                });
            }
        }
    }
    let mut i = sentence.range.start;
    // 副委员长甲、乙、丙: where a list behind a title may go on
    let mut listed = usize::MAX;
    while i < sentence.range.end {
        if let Some(taken) = out.iter().find(|a| a.range.contains(&i)) {
            i = taken.range.end.max(i + 1);
            continue;
        }
        let found = named_at(page, line, i, last)
            .or_else(|| appointed_at(line, i, known))
            .or_else(|| before_title(page, line, i))
            .or_else(|| {
                let found = after_title(page, line, i, listed)?;
                listed = found.1 + 1;
                Some(found)
            });
        match found {
            Some((name, end)) if end <= sentence.range.end => {
                out.push(Actor { name, range: i..end, object: is_object(line, i), title_only: false });
                i = end;
            }
            _ => i += 1,
        }
    }
    // 会见了由甲，乙率领的代表团一行: the guests are received
    if line.may_hold("会见")
        && let Some(met) = sentence.range.clone().find(|&k| line.starts_with(k, "会见"))
        && let Some(led) = (met..sentence.range.end).find(|&k| line.starts_with(k, "率领的"))
    {
        out.iter_mut().filter(|a| a.range.start > met && a.range.end <= led).for_each(|a| a.object = true);
    }
    for actor in &mut out {
        // 邀请甲作报告: invited to act
        let before = line.slice(actor.range.start.saturating_sub(3)..actor.range.start);
        let invited = ["邀请", "邀请了", "请", "特邀"].iter().any(|w| before.ends_with(w));
        if invited
            && ["作", "做", "讲授", "授课", "解读", "辅导"]
                .iter()
                .any(|w| line.starts_with(actor.range.end, w))
        {
            actor.object = false;
        }
        // 请甲参加: asked, not there
        actor.object |= before.ends_with('请')
            && !before.ends_with("邀请")
            && ["参加", "出席", "列席", "准时"].iter().any(|w| line.starts_with(actor.range.end, w));
        // 甲发来的贺电, 甲所作的报告: named for what is his
        actor.object |= [
            "作出批示",
            "作出重要批示",
            "作批示",
            "在批示中",
            "批示指出",
            "批示要求",
            "致信",
            "致贺信",
            "发贺信",
        ]
        .iter()
        .any(|w| line.starts_with(actor.range.end, w));
        // 学习贯彻某某关于甲的重要论述: what he said elsewhere
        const SAYINGS: [&str; 4] = ["的重要论述", "的重要指示", "的重要批示", "的论述"];
        actor.object |= line.may_hold_any(&SAYINGS) && {
            let clause = line.from(actor.range.end).split(['，', '。', '；']).next().unwrap_or_default();
            holds_any(clause, &SAYINGS)
        };
        let company = ["的陪同下", "同志的陪同下", "等的陪同下"];
        actor.object |= ["的", "同志的"].iter().any(|w| line.starts_with(actor.range.end, w))
            && !company.iter().any(|w| line.starts_with(actor.range.end, w));
        actor.object |= [
            "发来",
            "提出的",
            "部署的",
            "强调的",
            "所作的",
            "作的",
            "所做的",
            "做的",
            "签署的",
            "发表的",
            "撰写的",
        ]
        .iter()
        .any(|w| line.starts_with(actor.range.end, w));
    }
    out.sort_by_key(|a| a.range.start);
    // 高度评价了甲、乙的工作
    for at in 1..out.len() {
        let (before, own) = (&out[at - 1], &out[at]);
        if before.object && before.range.end + 1 == own.range.start && line.at(before.range.end) == '、' {
            out[at].object = true;
        }
    }
    let mut named = last.map(str::to_owned);
    for actor in &mut out {
        if actor.name == PRONOUN {
            actor.name = named.clone().unwrap_or_default();
        } else if !actor.object {
            named = Some(actor.name.clone());
        }
    }
    // 《坚持科学立法、严格执法》, 《某某谈改革》: words of a title act in nothing
    let titles = titled_in(line, sentence.range.clone());
    let inside = |a: &Actor| titles.iter().any(|t| t.range.contains(&a.range.start));
    out.retain(|a| !a.name.is_empty() && !inside(a));
    out
}

/// Stands for 他 until the person named last is known.
const PRONOUN: &str = "他";

/// 红兵区长: the given name of a known person before a title of his.
fn by_given_name(page: &Page, line: &Line, i: usize) -> Option<(String, usize)> {
    if !boundary(line, i) {
        return None;
    }
    let title = line.words_at(i + 2).iter().find(|w| w.entry.title.is_some())?;
    let (given, said) = (line.slice(i..i + 2), line.slice(title.start..title.end));
    let mut found = page.persons.iter().filter(|(name, titles)| {
        name.chars().count() == 3
            && name.ends_with(given)
            && titles
                .iter()
                .any(|t| t.trim_start_matches("常务").trim_start_matches('副') == said || t == said)
    });
    match (found.next(), found.next()) {
        (Some((name, _)), None) => Some((name.clone(), title.end)),
        _ => None,
    }
}

/// A person at `i` whom the page only appoints or lists, with no office before the name.
fn appointed_at(line: &Line, i: usize, known: &BTreeSet<String>) -> Option<(String, usize)> {
    if known.is_empty() || !is_cjk(line.at(i)) || !boundary(line, i) {
        return None;
    }
    let mut buffer = [0; 4];
    let from: &str = line.at(i).encode_utf8(&mut buffer);
    let near = known
        .range::<str, _>((Bound::Included(from), Bound::Unbounded))
        .take_while(|name| name.starts_with(from));
    let name = near.filter(|name| line.starts_with(i, name)).last()?;
    Some((name.clone(), i + name.chars().count()))
}

/// 王建国副厅长致辞: a person whom the page names only before the title.
fn before_title(page: &Page, line: &Line, i: usize) -> Option<(String, usize)> {
    line.next_title(i + 2).filter(|&title| title <= i + 4)?;
    let lexicon = page.cx.lexicon;
    let fresh = is_break(line.before(i)) || i == 0 || matches!(line.before(i), '由' | '和');
    if !(fresh || behind_house(line, i) || behind_epithet(page, line, i)) {
        return None;
    }
    let compound = lexicon.is_compound_surname(line.slice(i..i + 2));
    let lengths = match lexicon.surname(line.at(i)) {
        _ if compound => 3..=4,
        // 全体, 各 before a title: no surnames there
        Some(false) if matches!(line.at(i), '全' | '各' | '原' | '老' | '两') => return None,
        Some(_) => 2..=3,
        None => return None,
    };
    lengths.into_iter().find_map(|len| {
        let range = i..i + len;
        let title = line.words_at(i + len).iter().find(|w| {
            w.entry.title.is_some_and(|k| {
                matches!(k, TitleKind::Head | TitleKind::Deputy | TitleKind::Corporate | TitleKind::Academic)
            })
        })?;
        let end = title.end;
        let closes = is_break(line.at(end)) && line.at(end) != '（'
            || matches!(line.at(end), '作' | '做' | '就' | '对' | '向' | '在' | '和' | '先' | '随' | '还')
            || line.words_at(end).iter().any(|w| {
                w.entry.chars >= 2
                    && w.entry.is_any(&[
                        VerbClass::Speak,
                        VerbClass::Attend,
                        VerbClass::Chair,
                        VerbClass::Present,
                    ])
            });
        let text = line.slice(range.clone());
        let named = closes
            && text.chars().all(is_cjk)
            && plausible(text, lexicon)
            && !holds_other_words(line, range)
            && !text.ends_with(['副', '正', '代', '任', '总', '委', '办', '局', '部', '会'])
            && (len > 2 || page.cx.segmenter.tokens(text).len() > 1);
        named.then(|| (text.to_owned(), end))
    })
}

/// 院长王建国主持会议: a person behind a title of nobody knows which house.
fn after_title(page: &Page, line: &Line, i: usize, listed: usize) -> Option<(String, usize)> {
    let lexicon = page.cx.lexicon;
    if lexicon.surname(line.at(i)).is_none() && !line.dotted {
        return None;
    }
    let goes_on = i == listed && line.before(i) == '、';
    let host = ["主持人", "召集人"].contains(&line.slice(i.saturating_sub(3)..i));
    if !(goes_on || host || ['长', '任', '记', '席', '员', '理', '师'].contains(&line.before(i))) {
        return None;
    }
    let titled = goes_on
        || host
        || (i.saturating_sub(6)..i).any(|k| {
            line.words_at(k).iter().any(|w| {
                w.end == i && w.entry.title.is_some_and(|k| !matches!(k, TitleKind::Staff | TitleKind::Group))
            })
        });
    // 副组长王建国和全体成员: 和 closes a name badly
    let sure = |n: &Name| n.quality >= 3 || n.range.len() == 3 && lexicon.surname(line.at(i)) == Some(true);
    let name = Some(i)
        .filter(|_| titled)
        .and_then(|_| name_at(line, i, true, lexicon, page.cx.segmenter))
        .filter(|n| n.quality >= 2 && sure(n))?;
    if name.range.len() == 2
        && (lexicon.surname(line.at(i)) != Some(true) || page.cx.segmenter.tokens(&name.text).len() == 1)
    {
        return None;
    }
    Some((name.text, name.range.end))
}

/// 省级名师|王建国教授: what somebody is called without an office, where a scholar's title follows the name.
fn behind_epithet(page: &Page, line: &Line, i: usize) -> bool {
    const LENGTH: usize = 3;
    const FARTHEST: usize = 10;
    let scholar = line.words_at(i + LENGTH).iter().any(|w| w.entry.title == Some(TitleKind::Academic));
    if !scholar || !matches!(line.before(i), '师' | '家' | '者' | '员' | '人' | '表' | '授' | '星' | '模')
    {
        return false;
    }
    let from = (i.saturating_sub(FARTHEST)..i).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
    from + 2 <= i && page.cx.segmenter.boundaries(line.slice(from..i + LENGTH)).contains(&(i - from))
}

/// 县教育局王建国副局长, 由县府办王建国副主任主持: the name of a body ends before `i`.
fn behind_house(line: &Line, i: usize) -> bool {
    let ends =
        (i.saturating_sub(5)..i).any(|k| line.words_at(k).iter().any(|w| w.end == i && w.entry.suffix));
    let hosts = || {
        (i + 4..i + 9).any(|k| line.starts_with(k, "主持"))
            && (i.saturating_sub(14)..i)
                .rev()
                .find(|&k| is_break(line.at(k)) || line.at(k) == '由')
                .is_some_and(|k| line.at(k) == '由')
    };
    // 我院王建国副检察长
    let ours = matches!(line.before(i.saturating_sub(1)), '我' | '本');
    ['院', '局', '办', '委', '部', '处', '室', '会', '站', '厅', '心', '校', '府', '社', '司']
        .contains(&line.before(i))
        && (ends || ours || hosts())
}

/// A known person at `i`: by name, by the first part of a dotted name, by surname and title, or as 他.
fn named_at(page: &Page, line: &Line, i: usize, last: Option<&str>) -> Option<(String, usize)> {
    let c = line.at(i);
    // nearly all positions end here
    let known = page.may_begin_person(c);
    let titled = line.next_title(i + 1).is_some_and(|title| title <= i + 2);
    if !(known || titled || matches!(c, '他' | '她')) || !is_cjk(c) {
        return None;
    }
    if matches!(c, '他' | '她') && !matches!(line.at(i + 1), '们' | '的') {
        let start = is_break(line.before(i)) || line.before(i) == '\n';
        return last.filter(|_| start).map(|_| (PRONOUN.to_owned(), i + 1));
    }
    if let Some(name) = page.persons_before(line.from(i)).next() {
        return Some((name.clone(), i + name.chars().count()));
    }
    // 田 园: the blank that some pages set inside names of two characters
    if line.at(i + 1) == ' ' {
        let whole: String = [c, line.at(i + 2)].into_iter().collect();
        return page.persons.contains_key(&whole).then(|| (whole, i + 3));
    }
    // 艾山 of 艾山·买买提
    let mut dotted = page.persons_beginning(line.slice(i..i + 2)).filter_map(|(name, _)| {
        let (first, _) = name.split_once('·')?;
        let end = i + first.chars().count();
        (line.starts_with(i, first) && line.at(end) != '·').then(|| (name.clone(), end))
    });
    if let Some(found) = dotted.next() {
        return Some(found);
    }
    if let Some(found) = by_given_name(page, line, i) {
        return Some(found);
    }
    // 田书记, 邢市长
    let surname = if page.cx.lexicon.is_compound_surname(line.slice(i..i + 2)) { 2 } else { 1 };
    let title = line.words_at(i + surname).iter().find(|w| w.entry.title.is_some())?;
    let said = line.slice(title.start..title.end);
    let mut found = page
        .persons_beginning(line.slice(i..i + 1))
        .filter(|(name, titles)| {
            name.starts_with(line.slice(i..i + surname))
                && titles.iter().any(|t| t == said || t.trim_start_matches('副') == said)
        })
        .map(|(name, _)| name);
    match (found.next(), found.next()) {
        (Some(name), None) => Some((name.clone(), title.end)),
        _ => None,
    }
}

/// Whether the words before make the persons at `i` an object: 受, 向, 会见, 陪同 ….
fn is_object(line: &Line, i: usize) -> bool {
    // 关于张三同志任职的决定, 传达省委书记李四的讲话
    let from = (i.saturating_sub(30)..i).rev().find(|&k| is_break(line.at(k))).map_or(0, |k| k + 1);
    if line.slice(i.saturating_sub(2)..i) == "关于" || line.slice(from..i).contains("传达") {
        return true;
    }
    // 学习贯彻某某在某时提出的要求: whose words were studied
    if ["学习", "学习了", "贯彻", "落实", "领会"].iter().any(|w| line.slice(from..i).ends_with(w))
    {
        return true;
    }
    // 对张三同志担任…表示欢迎
    if line.before(i) == '对'
        && !line.slice(i.saturating_sub(2)..i).starts_with(['面', '相', '针', '核', '校'])
    {
        return true;
    }
    (i.saturating_sub(6)..i).any(|k| {
        line.words_at(k).iter().any(|w| {
            w.entry.is(VerbClass::Object)
                && (w.end == i || matches!(line.slice(w.end..i), "了" | "由" | "了由"))
        })
    })
}
