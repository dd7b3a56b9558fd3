//! Who issued which regulation: 某某印发《X》, titles of notices, the note under a title, and what is replaced.

use super::approve::{self, APPROVE, Object};
use super::described::{by_order, described, in_its_own_name};
use super::issuer_behind::right_of;
use super::own::number_in;
use super::proclaim::{given_now, proclaimed, published};
use super::shelf::{Shelf, personnel};
use super::words::{issue_at, issue_before, making_before};
use super::{Particulars, View, names, repeal};
use crate::extract::page::Page;
use crate::extract::sink::Sink;
use crate::mention::Chars;
use crate::mention::date::date_at;
use crate::mention::named_body::Found;
use crate::mention::phrase::{after_number, ends_with};
use crate::model::{Fact, PartialDate};

fn say(
    view: &View,
    sink: &mut Sink,
    bodies: &[String],
    title: &str,
    what: &Particulars,
    words: Chars,
    sure: u8,
) {
    // 下发《关于同意设立甲开发区的批复》: leave is given with it
    let granted = title.strip_suffix("的批复").or_else(|| title.strip_suffix("的复函"));
    if let Some((_, matter)) = granted.and_then(|t| t.split_once("关于同意")) {
        let object = Object::Matter(matter.to_owned());
        approve::say(view, sink, bodies, &object, what.date, words.clone(), sure);
    }
    let regulation = sink.regulation(title);
    for body in bodies {
        // 某厅党组印发: the organ
        let body = sink.body(body.strip_suffix("党组").unwrap_or(body));
        let fact = Fact::Issues {
            body,
            regulation,
            date: what.date,
            number: what.number.clone(),
            effective: what.effective,
        };
        if !known(sink, &fact) {
            sink.say(fact, view.line.span(words.clone()), "issue/verb", sure);
        }
    }
}

/// Whether the same body was said to issue the same regulation.
pub(super) fn known(sink: &Sink, fact: &Fact<crate::model::MentionId>) -> bool {
    let Fact::Issues { body, regulation, .. } = fact else { return false };
    sink.statements().iter().any(
        |s| matches!(&s.fact, Fact::Issues { body: b, regulation: r, .. } if b == body && r == regulation),
    )
}

/// What the document's own title says: a notice issues the regulation that it brings.
pub fn own(page: &Page, shelf: &Shelf, sink: &mut Sink) {
    let Some(own) = shelf.own.as_ref().filter(|o| o.issued) else { return };
    let Some(line) = page.lines.get(own.line) else { return };
    for (title, body) in own.titles().flat_map(|t| own.bodies.iter().map(move |b| (t, b))) {
        let regulation = sink.regulation(title);
        let body = sink.body(body);
        let fact = Fact::Issues {
            body,
            regulation,
            date: own.what.date,
            number: own.what.number.clone(),
            effective: own.what.effective,
        };
        if !known(sink, &fact) {
            sink.say(fact, line.span(own.words.clone()), "issue/notice", 92);
        }
    }
}

pub fn said(view: &View, shelf: &Shelf, passed: &[String], sink: &mut Sink) {
    note(view, shelf, sink);
    if let Some((bodies, what, words)) = given_now(view, shelf, passed) {
        for title in passed {
            say(view, sink, &bodies, title, &what, words.clone(), 90);
        }
    }
    let mut before: Option<(Vec<String>, Particulars, usize)> = None;
    for (index, (titled, title)) in view.titles.iter().enumerate() {
        let range = titled.range.clone();
        // 《A》《B》, 《A》和《B》: what was issued together
        let joined = index > 0 && {
            let end = view.titles[index - 1].0.range.end;
            range.start - end <= 2 && view.text(end..range.start).chars().all(|c| "、和及与".contains(c))
        };
        if !joined {
            before = noted(view, range.end, range.start)
                .or_else(|| left_of(view, range.start))
                .or_else(|| right_of(view, range.end, range.start))
                .or_else(|| described(view, range.end, range.start))
                .or_else(|| in_its_own_name(view, titled))
                .or_else(|| by_order(view, range.end, range.start))
                .or_else(|| proclaimed(view, shelf, range.start, range.end))
                .or_else(|| published(view, range.end, range.start));
        }
        const FILMS: [&str; 10] =
            ["宣传片", "专题片", "纪录片", "短片", "画册", "歌曲", "微电影", "视频", "海报", "MV"];
        if let Some((bodies, what, start)) = &mut before
            && !personnel(title)
            && !FILMS.iter().any(|w| view.line.starts_with(range.end, w))
        {
            let mut what = what.clone();
            if what.number.is_none() && matches!(view.line.at(range.end), '（' | '(') {
                let close = (range.end..view.sentence.end)
                    .find(|&k| matches!(view.line.at(k), '）' | ')'))
                    .unwrap_or(range.end);
                what.number = number_in(view.text(range.end..close + 1), 0);
            }
            what.effective = in_force(view, range.end, what.date);
            let bodies = &of_the_province(view, bodies, title);
            let words = (*start).min(range.start)..range.end;
            say(view, sink, bodies, title, &what, words, 93);
        }
        repeal::repealed(view, shelf, titled.range.end, title, sink);
    }
    again(view, shelf, sink);
    this_one(view, shelf, sink);
}

/// 省政府印发《甲省某某标准》, on a page of another province: the government of the one that the title names.
fn of_the_province(view: &View, bodies: &[String], title: &str) -> Vec<String> {
    const LONGEST: usize = 4;
    let province = |name: &str| {
        let at = name.find('省')?;
        (name[..at].chars().count() < LONGEST).then(|| name[..at + '省'.len_utf8()].to_owned())
    };
    let own = province(title).filter(|own| own.chars().count() > 2);
    // 某省政府网站发布《…》: who keeps the site
    let bodies = bodies.iter().map(|body| {
        let keeper = ["门户网站", "网站", "官网"].iter().find_map(|site| body.strip_suffix(site));
        keeper.unwrap_or(body).to_owned()
    });
    let moved = |body: &String| {
        let named = body.strip_prefix("中共").unwrap_or(body);
        let read = province(named).filter(|read| own.as_ref().is_some_and(|own| own != read))?;
        let short = read.trim_end_matches('省');
        let bare = ["省政府", "省委", "省人大"].iter().any(|w| view.line.may_hold(w) && view.line.holds(w));
        if !bare || view.line.holds(short) {
            return None;
        }
        Some(body.replacen(&read, own.as_ref()?, 1))
    };
    bodies.map(|body| moved(&body).unwrap_or(body)).collect()
}

/// 某某印发《X》, 某某印发的《X》.
fn left_of(view: &View, open: usize) -> Option<(Vec<String>, Particulars, usize)> {
    let lexicon = view.page.cx.lexicon;
    let mut end = open;
    for word in ["新修订的", "修订后的", "修订的", "新的", "新版", "“", "了", "过", "的"]
    {
        if ends_with(view.line, end, word) {
            end -= word.chars().count();
        }
    }
    for word in ["配套文件", "政策文件", "文件", "通知", "通告", "公告", "第一号公告"] {
        let before = end.saturating_sub(word.chars().count());
        if ends_with(view.line, end, word) && issue_before(lexicon, view.line, before).is_some() {
            end = before;
        }
    }
    let (end, paper) = number_before(view, end);
    let verb = issue_before(lexicon, view.line, end).or_else(|| behind_drafter(view, open))?;
    let clause = view.clause(verb);
    let (verb, number) = under_number(view, clause, verb);
    let number = number.or(paper);
    let inside = view.text(clause..verb);
    if view.plans(inside)
        || [
            "将",
            "修改后",
            "完善后",
            "审定后",
            "通过后",
            "同意后",
            "批准后",
            "研究后",
            "并将",
            "即将",
            "将以",
            "准备",
            "没有",
        ]
        .iter()
        .any(|w| ends_with(view.line, verb, w))
        || inside.contains("将以")
    {
        return None;
    }
    let found = in_the_name_of(view, clause, verb).or_else(|| view.actors(verb))?;
    let date = view.date_in(view.sentence.start.max(last_title_before(view, found.range.start))..verb);
    Some((names(&found.bodies), Particulars { date, number, ..Particulars::default() }, found.range.start))
}

/// 印发|（由）某局制定的《X》, 印发|报市委同意的《X》: the verb of issue before who drew the paper up or gave leave.
fn behind_drafter(view: &View, open: usize) -> Option<usize> {
    const LONGEST: usize = 40;
    let of = open.checked_sub(1).filter(|&k| view.line.at(k) == '的')?;
    let lexicon = view.page.cx.lexicon;
    let made = making_before(lexicon, view.line, of);
    let agreed = || APPROVE.iter().find(|w| ends_with(view.line, of, w)).map(|w| of - w.chars().count());
    let end = made.or_else(agreed)?;
    let floor = view.clause(open).max(end.saturating_sub(LONGEST));
    let verb = (floor + 2..end).rev().find(|&k| {
        let Some(from) = issue_at(lexicon, view.line, k) else { return false };
        let from = from + usize::from(view.line.at(from) == '了');
        let by = from + usize::from(matches!(view.line.at(from), '由' | '经' | '报'));
        from < end
            && (view.line.at(from) == '由' || view.reader.after(view.line, by, end, &view.heard).is_some())
    })?;
    let begun =
        (verb.saturating_sub(6)..verb).find(|&k| issue_before(lexicon, view.line, verb + 2) == Some(k));
    Some(begun.unwrap_or(verb))
}

/// 发布了某法释〔2018〕6号《X》, 下发某财〔2018〕6号文件《X》: where the words of issue end, and the number.
fn number_before(view: &View, end: usize) -> (usize, Option<String>) {
    const LONGEST: usize = 24;
    let bare =
        ["文件", "文", ""].iter().find(|w| ends_with(view.line, end, w)).map_or(0, |w| w.chars().count());
    let close = end - bare;
    if view.line.before(close) != '号' {
        return (end, None);
    }
    let issued = |&k: &usize| {
        let verb = k - usize::from(view.line.before(k) == '了');
        issue_before(view.page.cx.lexicon, view.line, verb).is_some()
    };
    let begins = (close.saturating_sub(LONGEST).max(view.sentence.start)..close).rev().find(issued);
    match begins.and_then(|k| Some((k, number_in(view.text(k..close), 0)?))) {
        Some((k, number)) => (k - usize::from(view.line.before(k) == '了'), Some(number)),
        None => (end, None),
    }
}

/// 某办以某政办发〔2020〕12号文件印发: where the words begin that say under which number, and the number.
fn under_number(view: &View, clause: usize, verb: usize) -> (usize, Option<String>) {
    let Some(by) = (clause..verb).rev().find(|&k| view.line.at(k) == '以') else { return (verb, None) };
    let paper = view.text(by + 1..verb).trim_end_matches("正式");
    let number = ["文件", "文", ""].iter().find_map(|end| paper.strip_suffix(end));
    match number.filter(|n| n.ends_with('号')).and_then(|n| number_in(n, 0)) {
        Some(number) => (by, Some(number)),
        None => (verb, None),
    }
}

/// 以某某名义印发: who stands behind it, not who wrote it.
fn in_the_name_of(view: &View, clause: usize, verb: usize) -> Option<Found> {
    let end = ["名义", "的名义", "名义联合", "名义正式"]
        .iter()
        .rfind(|w| ends_with(view.line, verb, w))
        .map(|w| verb - w.chars().count())?;
    let by = (clause..end).rev().find(|&k| view.line.at(k) == '以')?;
    let bodies = view.reader.list(view.line, by + 1..end, &view.heard)?;
    Some(Found { bodies, range: by..verb })
}

/// Where the title before `i` ends: dates before it belong to it.
fn last_title_before(view: &View, i: usize) -> usize {
    view.titles.iter().map(|(t, _)| t.range.end).filter(|&e| e <= i).max().unwrap_or(0)
}

/// 《X》（1998年5月12日某政府令第3号发布）: the note behind a title.
fn noted(view: &View, close: usize, open: usize) -> Option<(Vec<String>, Particulars, usize)> {
    if !matches!(view.line.at(close), '（' | '(') {
        return None;
    }
    let end = (close..view.sentence.end).find(|&k| matches!(view.line.at(k), '）' | ')'))?;
    let verb = issue_before(view.page.cx.lexicon, view.line, end)?;
    let mut from = close + 1;
    let dated = date_at(view.line, from, view.page.dateline);
    if let Some(date) = dated {
        from = date.end;
    }
    let order = (from..verb).find(|&k| view.line.starts_with(k, "令第"));
    let bodies = view.reader.list(view.line, from..view.trimmed(from, order.unwrap_or(verb)), &view.heard)?;
    let number = order.map(|_| view.text(from..verb).to_owned());
    let date = dated.map(|d| d.date);
    Some((names(&bodies), Particulars { date, number, effective: None }, open))
}

/// 自某日起施行 later in the sentence.
pub(super) fn in_force(view: &View, from: usize, issued: Option<PartialDate>) -> Option<PartialDate> {
    for k in from..view.sentence.end {
        if view.line.at(k) != '自' {
            continue;
        }
        if let Some(date) = date_at(view.line, k + 1, view.page.dateline)
            && ["起施行", "起实施", "起执行", "起正式施行", "起生效"]
                .iter()
                .any(|w| view.line.starts_with(date.end, w))
        {
            return Some(date.date);
        }
        if ["自发布之日", "自印发之日", "自公布之日"].iter().any(|w| view.line.starts_with(k, w))
        {
            return issued;
        }
    }
    None
}

/// （某年某月某日某办公室印发） under the title of a regulation.
fn note(view: &View, shelf: &Shelf, sink: &mut Sink) {
    let Some(own) = &shelf.own else { return };
    if view.number > own.line + 3 || view.number <= own.line && view.number != 0 || own.issued {
        return;
    }
    let (start, end) = (view.sentence.start, view.sentence.end);
    if !matches!(view.line.at(start), '（' | '(') {
        return;
    }
    let end = (start..end).rev().find(|&k| matches!(view.line.at(k), '）' | ')')).unwrap_or(end);
    let Some(verb) = issue_before(view.page.cx.lexicon, view.line, end) else { return };
    let Some(found) = view.actors(verb) else { return };
    let what = Particulars { date: view.date_in(start..verb), number: None, effective: own.what.effective };
    say(view, sink, &names(&found.bodies), &own.title, &what, start..end + 1, 94);
}

/// 中央编委印发该规则: the regulation that was named before.
fn again(view: &View, shelf: &Shelf, sink: &mut Sink) {
    for k in view.sentence.clone() {
        let Some(mut at) = issue_at(view.page.cx.lexicon, view.line, k) else { continue };
        if view.line.at(at) == '了' {
            at += 1;
        }
        if !matches!(view.line.at(at), '该' | '此')
            || view.inside_title(k)
            || view.plans(view.text(view.clause(k)..k))
        {
            continue;
        }
        for len in [4, 3, 2] {
            let end = view.text(at + 1..at + 1 + len);
            let known = view.titles.iter().rev().find(|(t, f)| {
                t.range.end <= k && crate::extract::regulation::shelf::is_kind(f) && f.contains(end)
            });
            let title = known.map(|(_, f)| f.clone()).or_else(|| shelf.ending(end));
            if let Some(title) = title
                && let Some(found) = view.actors(k)
            {
                let what = Particulars {
                    date: view.date_in(last_title_before(view, k)..k),
                    ..Particulars::default()
                };
                say(view, sink, &names(&found.bodies), &title, &what, found.range.start..at + 1 + len, 85);
                return;
            }
        }
    }
}

/// 本规定由某某印发.
fn this_one(view: &View, shelf: &Shelf, sink: &mut Sink) {
    let Some(own) = shelf.own.as_ref().filter(|o| !o.issued) else { return };
    let start = view.clause(view.sentence.end);
    for from in [after_number(view.line, view.sentence.start), start] {
        if view.line.at(from) != '本' {
            continue;
        }
        let stop = view.clause_end(from);
        let Some(by) = (from + 2..stop.min(from + 6)).find(|&k| view.line.at(k) == '由') else { continue };
        let Some(verb) = issue_before(view.page.cx.lexicon, view.line, stop) else { continue };
        if let Some(bodies) = view.reader.list(view.line, by + 1..view.trimmed(by + 1, verb), &view.heard) {
            let what = Particulars { effective: own.what.effective, ..Particulars::default() };
            say(view, sink, &names(&bodies), &own.title, &what, from..stop, 88);
            return;
        }
    }
}
