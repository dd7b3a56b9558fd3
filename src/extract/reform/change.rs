//! Bodies that go, change their names, or hand over duties: 撤销X, X更名为Y, 将A的x职责划入B.

use super::create::{names, span_before};
use super::scan::{Change, Scan};
use crate::mention::body::leading_place;
use crate::mention::named_body::{Found, Named, ends_with};
use crate::mention::{Certainty, Chars};
use crate::model::ReformAction;

/// What a change takes from one place: bodies, and which of their duties.
#[derive(Debug, Clone)]
pub struct Source {
    pub bodies: Vec<Named>,
    pub matter: Option<String>,
}

/// 撤销X, 不再保留X; X同时撤销.
pub fn abolish(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.asserted(verb.start) {
        return None;
    }
    let (found, words) = match scan.after(verb.end).or_else(|| scan.announced(verb.end)) {
        Some(found) => {
            let no_body = [
                "的职务",
                "职务",
                "的职责",
                "的决定",
                "的牌子",
                "牌子",
                "的编制",
                "等事项",
                "的通知",
                "的名称",
                "资格",
            ];
            if no_body.iter().any(|w| scan.line.starts_with(found.range.end, w)) {
                return None;
            }
            let words = verb.start..found.range.end;
            (found, words)
        }
        None if division(scan, verb.end).is_some() => {
            let found = division(scan, verb.end)?;
            let words = verb.start..found.range.end;
            (found, words)
        }
        None if scan.closed(verb.end) => {
            let found = scan.before(verb.start)?;
            let words = found.range.start..verb.end;
            (found, words)
        }
        None => return None,
    };
    for body in &found.bodies {
        out.push(scan.change(ReformAction::Abolish, body, words.clone(), "reform/abolish", 92));
    }
    scan.heard.remember(&found.bodies);
    scan.gone = found.bodies;
    Some(words.end)
}

/// 撤销某县, 设立某市: a division by its full name.
pub fn division(scan: &Scan, from: usize) -> Option<Found> {
    let from = from + if scan.line.starts_with(from, "县级") { 2 } else { 0 };
    let end = (from..scan.clause_end(from))
        .find(|&k| scan.line.at(k) == '、' || scan.line.starts_with(k, "建制"))
        .unwrap_or(scan.clause_end(from));
    let cx = scan.reader.context();
    let (place, len) = cx.places.leading(scan.text(from..end), cx.lexicon)?;
    let whole = len == scan.text(from..end).len() && end >= from + 2;
    whole.then(|| {
        let body = Named {
            range: from..end,
            name: place.name.clone(),
            place: Some(place),
            certainty: Certainty::PlaceAndEnding,
        };
        Found { bodies: vec![body], range: from..end }
    })
}

/// 将A更名为B, A改为B, A升格为B.
pub fn rename(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.asserted(verb.start) {
        return None;
    }
    let named = scan.text(verb.clone()).contains('名');
    if scan.line.starts_with(verb.end, "而来") || scan.line.starts_with(verb.end, "而成") {
        return come_from(scan, verb, out);
    }
    let span = span_before(scan, verb.start);
    let end = scan.without_adverbs(span.start, span.end);
    let found = scan.after(verb.end);
    if let Some(under) = found.as_ref().filter(|f| kept_by(scan, f.range.end)) {
        return belongs_to(scan, verb, under.clone(), out);
    }
    let old = scan
        .reader
        .list(scan.line, span.start..end, &scan.heard)
        .or_else(|| scan.reader.before(scan.line, span.start, end, &scan.heard).map(|f| f.bodies))
        .or_else(|| scan.subject.clone().filter(|_| named && end <= span.start + 1).map(|s| vec![s]))?;
    if old.len() > 1 {
        return each_renamed(scan, &old, found.as_ref(), span.start, out);
    }
    let [old] = old.as_slice() else { return None };
    scan.heard.remember(std::slice::from_ref(old));
    let (new, end) = match &found {
        Some(found) => (found.bodies.first()?.clone(), found.range.end),
        None if named => free_name(scan, verb.end, old)?,
        None => return None,
    };
    if new.name == old.name {
        return None;
    }
    let mut change = scan.change(ReformAction::Rename, &new, span.start..end, "reform/rename", 93);
    change.from = vec![old.name.clone()];
    out.push(change);
    scan.heard.remember(std::slice::from_ref(&new));
    scan.subject = Some(new);
    Some(end)
}

/// Whether the words after a body make it the one that keeps another.
fn kept_by(scan: &Scan, end: usize) -> bool {
    ["所属", "管理", "代管", "领导", "主管", "托管", "下属", "直属"]
        .iter()
        .any(|w| scan.line.starts_with(end, w))
}

/// X由A所属改为B所属, X改为B管理的事业单位.
fn belongs_to(scan: &mut Scan, verb: Chars, to: Found, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(verb.start).max(scan.done.min(verb.start));
    let by = (clause + 2..verb.start).find(|&k| scan.line.at(k) == '由');
    let found = by.and_then(|k| scan.before(k)).or_else(|| scan.before(verb.start))?;
    let end = to.range.end + 2;
    for body in &found.bodies {
        let mut change =
            scan.change(ReformAction::Affiliate, body, found.range.start..end, "reform/affiliate-become", 88);
        change.to = names(&to.bodies);
        out.push(change);
    }
    scan.heard.remember(&found.bodies);
    scan.subject = found.bodies.last().cloned();
    Some(end)
}

/// A、B分别更名为C、D.
fn each_renamed(
    scan: &mut Scan,
    old: &[Named],
    found: Option<&Found>,
    start: usize,
    out: &mut Vec<Change>,
) -> Option<usize> {
    let found = found.filter(|f| f.bodies.len() == old.len())?;
    for (old, new) in old.iter().zip(&found.bodies) {
        let mut change =
            scan.change(ReformAction::Rename, new, start..found.range.end, "reform/rename-each", 90);
        change.from = vec![old.name.clone()];
        out.push(change);
    }
    scan.heard.remember(old);
    scan.heard.remember(&found.bodies);
    Some(found.range.end)
}

/// B由A更名而来.
fn come_from(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(verb.start);
    let by = (clause..verb.start).find(|&k| scan.line.at(k) == '由')?;
    let end = scan.without_adverbs(by + 1, verb.start);
    let old = scan.reader.list(scan.line, by + 1..end, &scan.heard)?;
    let new = scan.before(by).map(|f| f.bodies).or_else(|| scan.subject.clone().map(|s| vec![s]))?;
    let [new] = new.as_slice() else { return None };
    let mut change = scan.change(ReformAction::Rename, new, clause..verb.end + 2, "reform/rename-from", 88);
    change.from = names(&old);
    out.push(change);
    Some(verb.end + 2)
}

/// A new name that ends as no known body does: all words up to the break, at the place of the old one.
fn free_name(scan: &Scan, start: usize, old: &Named) -> Option<(Named, usize)> {
    let start = start + usize::from(scan.line.at(start) == '“');
    let mut end = scan.clause_end(start);
    if let Some(quote) = (start..end).find(|&k| scan.line.at(k) == '”' || scan.line.at(k) == '、') {
        end = quote;
    }
    let text = scan.text(start..end);
    let count = text.chars().count();
    if !(4..=26).contains(&count) || text.contains(['的', '级']) {
        return None;
    }
    let cx = scan.reader.context();
    let (place, name) = match leading_place(text, &scan.heard.places, cx) {
        Some((place, rest)) => (Some(place.clone()), format!("{}{rest}", place.name)),
        None => match &old.place {
            Some(place) => (Some(place.clone()), format!("{}{text}", place.name)),
            None => (None, text.to_owned()),
        },
    };
    Some((Named { range: start..end, name, place, certainty: Certainty::Ending }, end))
}

/// 将A的x职责划入B, x职责由A划入B, A划归B管理, 其职责划入B, 有关职责交由B承担.
pub fn transfer(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.asserted(verb.start) {
        return None;
    }
    if scan.text(verb.clone()) == "承担" {
        return taken_up(scan, verb, out);
    }
    let mut from = verb.end;
    for word in ["至", "到", "给", "由", "归", "入", "为"] {
        if scan.line.starts_with(from, word) {
            from += 1;
        }
    }
    let span = match span_before(scan, verb.start) {
        span if matches!(scan.line.before(span.start), '将' | '把') => span,
        _ => scan.clause(verb.start).max(scan.done.min(verb.start))..verb.start,
    };
    let (to, end) = match scan.after(from) {
        Some(found) => (found.bodies.last()?.clone(), found.range.end),
        None if scan.closed(from) => (scan.subject.clone()?, from),
        None => return taken_over(scan, verb, out),
    };
    let handed = scan.text(verb.clone()).starts_with('交');
    let kept = ["管理", "代管", "领导", "托管", "统一管理", "直管", "主管"]
        .iter()
        .any(|w| scan.line.starts_with(end, w));
    let found = sources(scan, span.clone());
    let words = span.start..end;
    let mut said = false;
    for source in &found {
        if source.bodies.iter().any(|b| b.name == to.name) && source.matter.is_none() {
            continue;
        }
        match &source.matter {
            Some(matter) => {
                let mut change =
                    scan.change(ReformAction::Transfer, &to, words.clone(), "reform/transfer", 90);
                change.from = names(&source.bodies);
                change.matter = Some(matter.clone());
                out.push(change);
                said = true;
            }
            None if !handed || kept => {
                for body in &source.bodies {
                    let mut change = scan.change(
                        ReformAction::Affiliate,
                        body,
                        words.clone(),
                        "reform/affiliate-move",
                        88,
                    );
                    change.to = vec![to.name.clone()];
                    out.push(change);
                    said = true;
                }
            }
            None => {}
        }
    }
    if !said {
        return None;
    }
    for source in &found {
        scan.heard.remember(&source.bodies);
    }
    scan.heard.remember(std::slice::from_ref(&to));
    scan.subject = Some(to);
    Some(end)
}

/// 其职责由B承担, after A was done away with.
fn taken_up(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(verb.start);
    let by = (clause..verb.start).rev().find(|&k| scan.line.at(k) == '由')?;
    let duties = scan.text(clause..by);
    let said = ["其", "有关", "相关", "原"].iter().any(|w| duties.starts_with(w))
        && ["职责", "职能"].iter().any(|d| duties.contains(d));
    if !said || scan.gone.is_empty() || !scan.closed(verb.end) {
        return None;
    }
    let end = scan.without_adverbs(by + 1, verb.start);
    let to = scan.reader.list(scan.line, by + 1..end, &scan.heard)?;
    let [to] = to.as_slice() else { return None };
    let matter = clean_matter(duties.trim_start_matches('其')).trim_end_matches('交').to_owned();
    let mut change = scan.change(ReformAction::Transfer, to, clause..verb.end, "reform/transfer-on", 85);
    change.from = names(&scan.gone);
    change.matter = Some(matter);
    out.push(change);
    scan.subject = Some(to.clone());
    Some(verb.end)
}

/// 划入原A承担的x职责 in the rules of a body.
fn taken_over(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let topic = scan.topic.clone()?;
    if !scan.text(verb.clone()).starts_with("划入") || verb.start != scan.clause(verb.start) {
        return None;
    }
    let end = scan.clause_end(verb.end);
    let found: Vec<Source> =
        sources(scan, verb.end..end).into_iter().filter(|s| s.matter.is_some()).collect();
    for source in &found {
        let mut change =
            scan.change(ReformAction::Transfer, &topic, verb.start..end, "reform/transfer-in", 85);
        change.from = names(&source.bodies);
        change.matter.clone_from(&source.matter);
        out.push(change);
    }
    (!found.is_empty()).then_some(end)
}

/// Words for what is handed over.
const DUTIES: [&str; 16] = [
    "职责", "职能", "职权", "人员", "编制", "业务", "资产", "权限", "事项", "工作", "任务", "权力", "队伍",
    "力量", "档案", "事务",
];

/// The sources that the words in `span` name: A的x职责，B的y职责, x职责由A, 其职责, or bodies alone.
pub fn sources(scan: &Scan, span: Chars) -> Vec<Source> {
    let end = scan.without_adverbs(span.start, span.end);
    if end <= span.start {
        return Vec::new();
    }
    let mut heard = scan.heard.clone();
    if let Some(bodies) = scan.reader.list(scan.line, span.start..end, &heard) {
        return vec![Source { bodies, matter: None }];
    }
    let mut out: Vec<Source> = Vec::new();
    for part in parts(scan, span.start..end) {
        if let Some(source) = source_of(scan, part.clone(), &heard) {
            heard.remember(&source.bodies);
            out.push(source);
        } else if let Some(last) = out.last_mut()
            && last.matter.is_some()
            && scan.line.at(part.start.saturating_sub(1)) == '、'
        {
            // A的x、y职责: the rest of the same matter
            let more = scan.text(part.clone());
            if let Some(matter) = &mut last.matter {
                matter.push('、');
                matter.push_str(clean_matter(more));
            }
        }
    }
    if out.is_empty()
        && let Some(found) = scan.reader.before(scan.line, span.start, end, &scan.heard)
    {
        let lead = scan.text(span.start..found.range.start);
        let by = lead.trim_end_matches(['由', '从']);
        if by.len() < lead.len() && DUTIES.iter().any(|d| by.contains(d)) {
            out.push(Source { bodies: found.bodies, matter: Some(clean_matter(by).to_owned()) });
        } else if lead.is_empty()
            || ends_with(scan.line, found.range.start, "，")
            || lead.ends_with(['原', '将', '把'])
        {
            out.push(Source { bodies: found.bodies, matter: None });
        }
    }
    out
}

/// The parts between commas, 、 and 以及, where a new part may name another body.
fn parts(scan: &Scan, span: Chars) -> Vec<Chars> {
    let mut out = Vec::new();
    let mut from = span.start;
    let mut depth = 0i32;
    let mut i = span.start;
    while i < span.end {
        match scan.line.at(i) {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            '，' | '、' if depth <= 0 => {
                out.push(from..i);
                from = i + 1;
            }
            '以' if scan.line.starts_with(i, "以及") && i > from => {
                out.push(from..i);
                from = i + 2;
            }
            _ => {}
        }
        i += 1;
    }
    out.push(from..span.end);
    out.retain(|r| !r.is_empty());
    for part in &mut out {
        for word in ["以及", "和", "及", "并将", "将"] {
            if scan.line.starts_with(part.start, word) {
                part.start += word.chars().count();
                break;
            }
        }
    }
    out.retain(|r| r.start < r.end);
    out
}

/// One part: A的x职责, A职责, 其职责, x职责由A, or a body.
fn source_of(scan: &Scan, part: Chars, heard: &crate::mention::named_body::Heard) -> Option<Source> {
    let text = scan.text(part.clone());
    let of = |k: usize| {
        let mut floor = part.start;
        for word in ["原由", "由"] {
            if scan.line.starts_with(floor, word) {
                floor += word.chars().count();
            }
        }
        let mut k = k;
        for word in ["承担", "负责", "行使", "履行", "管理"] {
            if ends_with(scan.line, k, word) && k > floor + 3 {
                k -= 2;
                break;
            }
        }
        scan.reader
            .list(scan.line, floor..k, heard)
            .or_else(|| scan.reader.before(scan.line, floor, k, heard).map(|f| f.bodies))
    };
    for k in part.clone() {
        if scan.line.at(k) == '的'
            && let Some(bodies) = of(k)
        {
            let rest = clean_matter(scan.text(k + 1..part.end));
            let bare = DUTIES.contains(&rest);
            let matter =
                if bare { format!("{}的{rest}", scan.text(part.start..k)) } else { rest.to_owned() };
            return Some(Source { bodies, matter: Some(matter).filter(|m| !m.is_empty()) });
        }
    }
    // A对某某的日常监管职责
    for k in part.clone() {
        if scan.line.at(k) == '对'
            && k > part.start + 2
            && DUTIES.iter().any(|d| text.ends_with(d))
            && let Some(bodies) = scan.reader.list(scan.line, part.start..k, heard)
        {
            return Some(Source { bodies, matter: Some(clean_matter(scan.text(k..part.end)).to_owned()) });
        }
    }
    for by in ["由", "从"] {
        for k in part.clone() {
            if scan.line.starts_with(k, by)
                && k > part.start + 1
                && let Some(bodies) = scan.reader.list(scan.line, k + 1..part.end, heard)
            {
                // 甲站由A划归B: the station itself moves
                if let Some(moved) = scan.reader.list(scan.line, part.start..k, heard) {
                    return Some(Source { bodies: moved, matter: None });
                }
                return Some(Source {
                    bodies,
                    matter: Some(clean_matter(scan.text(part.start..k)).to_owned()),
                });
            }
        }
    }
    let called =
        ["其", "有关", "相关", "原有", "原"].iter().find_map(|w| text.strip_prefix(w).map(|r| (*w, r)));
    let meant = match called {
        Some(("其" | "原", rest)) => DUTIES.iter().any(|d| rest.contains(d)),
        Some((_, rest)) => DUTIES.iter().any(|d| rest.starts_with(d)),
        // 编制及人员, 职责: of what was done away with just before
        None => {
            !scan.gone.is_empty() && text.chars().count() <= 9 && DUTIES.iter().any(|d| text.starts_with(d))
        }
    };
    if meant {
        let bodies =
            if scan.gone.is_empty() { scan.subject.clone().into_iter().collect() } else { scan.gone.clone() };
        let matter = text.strip_prefix('其').unwrap_or(text);
        return Some(Source { bodies, matter: Some(clean_matter(matter).to_owned()) });
    }
    for duty in ["职责", "职能", "承担的"] {
        if let Some(at) = text.find(duty) {
            let k = part.start + text[..at].chars().count();
            if let Some(bodies) = scan.reader.list(scan.line, part.start..k, heard) {
                return Some(Source { bodies, matter: Some(clean_matter(text).to_owned()) });
            }
        }
    }
    let bodies = scan.reader.list(scan.line, part, heard)?;
    Some(Source { bodies, matter: None })
}

fn clean_matter(text: &str) -> &str {
    let text = text.trim_matches([' ', '，']);
    let text = text.strip_prefix("原").unwrap_or(text);
    ["等一并", "等", "一并", "统一", "整体"].iter().fold(text, |t, w| t.strip_suffix(w).unwrap_or(t))
}
