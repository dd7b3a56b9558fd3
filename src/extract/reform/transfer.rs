//! Duties and bodies that change hands: 将A的x职责划入B, 其职责由B承担, A划归B管理.

use super::division;
use super::giver::{gathered, giver, said_before};
use super::join::within_it;
use super::merge::{merge, names, span_before};
use super::scan::{Change, Scan};
use super::source::{DUTIES, Source, clean_matter, gone_wholes, sources};
use super::towns;
use crate::lexicon::VerbClass;
use crate::mention::Chars;
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::model::ReformAction;

/// 将A的x职责划入B, x职责由A划入B, A划归B管理, 其职责划入B, 有关职责交由B承担.
pub fn transfer(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.asserted(verb.start) {
        return None;
    }
    if ["承担", "承接"].contains(&scan.text(verb.clone()))
        && let Some(end) = taken_up(scan, verb.clone(), out)
    {
        return Some(end);
    }
    // 将甲的x职责、乙的y职责划转，组建丙: what they give goes into what is made
    if scan.text(verb.clone()) == "划转"
        && scan.line.at(verb.end) == '，'
        && scan.line.class_at(verb.end + 1, &[VerbClass::Establish]).is_some()
    {
        return merge(scan, verb, out);
    }
    match scan.text(verb.clone()) {
        "承担" => return None,
        "承接" | "接收" => return took_up(scan, verb, out),
        _ => {}
    }
    if let Some(end) = handed_over(scan, verb.clone(), out) {
        return Some(end);
    }
    let mut from = verb.end;
    for word in ["至", "到", "给", "由", "归", "入", "为"] {
        if scan.line.starts_with(from, word) {
            from += 1;
        }
    }
    let span = match span_before(scan, verb.start) {
        span if matches!(scan.line.before(span.start), '将' | '把') => span,
        _ => duties_before(scan, verb.start)
            .unwrap_or_else(|| scan.clause(verb.start).max(scan.done.min(verb.start))..verb.start),
    };
    if let Some(end) = taken_over(scan, verb.clone(), out) {
        return Some(end);
    }
    // x职能移交新设立的甲局: the taker is new
    const NEW: [&str; 4] = ["新设立的", "新成立的", "新组建的", "新设的"];
    let new = NEW.iter().find(|w| scan.line.starts_with(from, w)).map(|w| from..from + w.chars().count());
    // x职责划入A、B: each of them has it
    let mut others: Vec<Named> = Vec::new();
    let mut found = sources(scan, span.clone());
    let named = within_it(scan, from, &found).or_else(|| scan.target(from));
    let (to, end) = match named.or_else(|| scan.by_kind(from)).or_else(|| ruled_by(scan, from)) {
        Some(found) => {
            others = found.bodies[..found.bodies.len().saturating_sub(1)].to_vec();
            (scan.in_full(found.bodies.last()?), found.range.end)
        }
        None if scan.closed(from) => (scan.subject.clone()?, from),
        None => return None,
    };
    let handed = scan.text(verb.clone()).starts_with('交');
    let kept = ["管辖", "管理", "代管", "领导", "托管", "统一管理", "直管", "主管", "监管"]
        .iter()
        .any(|w| scan.line.starts_with(end, w));
    // X承担的职责一并划入: into what was made before, not into X
    let to = match scan.made.as_ref().or(scan.told.as_ref()) {
        Some(made)
            if scan.closed(from) && found.iter().any(|s| s.bodies.iter().any(|b| b.name == to.name)) =>
        {
            made.clone()
        }
        _ => to,
    };
    if found.is_empty()
        && matches!(scan.line.before(span.start), '将' | '把')
        && let Some(giver) = giver(scan)
        && giver.name != to.name
    {
        let matter = clean_matter(scan.text(span.start..scan.without_adverbs(span.start, span.end)));
        if DUTIES.iter().any(|d| matter.ends_with(d)) && matter.chars().count() <= 40 {
            found.push(Source { bodies: vec![giver], matter: Some(matter.to_owned()) });
        }
    }
    // 甲局撤销乙科，x职能移交丙局; 对甲局实行政事分开，将x职能交由乙局承担: the clause before begins with the giver
    if found.is_empty()
        && let Some(giver) = said_before(scan, span.start).filter(|g| g.name != to.name)
    {
        let matter = clean_matter(scan.text(span.start..scan.without_adverbs(span.start, span.end)));
        if DUTIES[..4].iter().any(|d| matter.ends_with(d)) && matter.chars().count() <= 40 {
            found.push(Source { bodies: vec![giver], matter: Some(matter.to_owned()) });
        }
    }
    // 撤销甲局，将x职责划入乙局: what went just before
    let went = ["撤销", "不再保留"];
    if found.is_empty()
        && matches!(scan.line.before(span.start), '将' | '把')
        && went.iter().any(|w| scan.text(scan.sentence.start..span.start).contains(w))
        && let [giver] = gone_wholes(scan).as_slice()
        && giver.name != to.name
    {
        let matter = clean_matter(scan.text(span.start..scan.without_adverbs(span.start, span.end)));
        if DUTIES[..4].iter().any(|d| matter.ends_with(d)) && matter.chars().count() <= 40 {
            found.push(Source { bodies: vec![giver.clone()], matter: Some(matter.to_owned()) });
        }
    }
    // 水利部的x职责划入A，y职责划入B: the giver is still the same
    if found.is_empty() && !scan.gave.is_empty() && !handed {
        let matter = clean_matter(scan.text(span.start..scan.without_adverbs(span.start, span.end)));
        if names_duties(matter) && matter.chars().count() <= 40 {
            found.push(Source { bodies: scan.gave.clone(), matter: Some(matter.to_owned()) });
        }
    }
    // 当年收购的某厂，今年移交某市政府管理
    let clause = scan.clause(verb.start);
    if found.is_empty()
        && kept
        && scan.bare(verb.start)
        && clause > scan.sentence.start
        && scan.line.before(clause) == '，'
        && let Some(before) = scan.reader.before(scan.line, scan.clause(clause - 1), clause - 1, &scan.heard)
    {
        // 甲局下派的乙站、丙局下派的丁站，下放给某镇管理
        let all = sources(scan, scan.clause(clause - 1)..clause - 1);
        let whole = all.iter().all(|s| s.matter.is_none()) && all.len() > 1;
        found = if whole { all } else { vec![Source { bodies: before.bodies, matter: None }] };
    }
    let words = span.start..end;
    let mut said = false;
    // 甲镇的两个村委会划归乙镇: villages are no bodies
    const VILLAGES: [&str; 6] = ["村民委员会", "村委会", "居民委员会", "居委会", "村", "社区"];
    let villages =
        VILLAGES.iter().any(|v| ends_with(scan.line, scan.without_adverbs(span.start, span.end), v));
    // 将庐江县划归合肥市管辖
    if found.iter().all(|s| s.bodies.is_empty() || s.matter.is_some())
        && !villages
        && scan.line.starts_with(end, "管辖")
        && let Some(bodies) = division::moved(scan, span.clone())
    {
        found = vec![Source { bodies, matter: None }];
    }
    if let Some(bodies) = towns::sharing(scan, span.clone(), Some(&to)) {
        found = vec![Source { bodies, matter: None }];
    }
    for source in &found {
        if source.bodies.iter().any(|b| b.name == to.name) && source.matter.is_none()
            || villages && source.matter.is_some()
        {
            continue;
        }
        match &source.matter {
            Some(matter) if matter.ends_with("行政区域") => {
                let mut change = scan.change(ReformAction::Merge, &to, words.clone(), "reform/join-area", 85);
                change.from = names(&source.bodies);
                out.push(change);
                said = true;
            }
            Some(matter) => {
                for name in names(&source.bodies) {
                    for to in others.iter().chain([&to]).filter(|t| t.name != name) {
                        let mut change =
                            scan.change(ReformAction::Transfer, to, words.clone(), "reform/transfer", 90);
                        change.from = vec![name.clone()];
                        change.matter = Some(matter.clone());
                        out.push(change);
                        said = true;
                    }
                }
            }
            None if !handed || kept => {
                // villages are no bodies
                let village = |b: &&Named| !["村", "社区", "居委会"].iter().any(|e| b.name.ends_with(e));
                for body in source.bodies.iter().filter(village) {
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
    if !said && found.is_empty() && gathered(scan, &span, &to, words.clone(), out) {
        scan.subject = Some(to);
        return Some(end);
    }
    if !said {
        return None;
    }
    if let Some(new) = new
        && scan.gave.iter().all(|g| g.name != to.name)
    {
        let change = scan.change(ReformAction::Establish, &to, new.start..end, "reform/established", 80);
        out.push(change);
    }
    for source in &found {
        scan.heard.remember(&source.bodies);
    }
    scan.heard.remember(std::slice::from_ref(&to));
    scan.gave = found.iter().flat_map(|s| s.bodies.clone()).collect();
    // what moved as a whole is spoken of still; what got duties otherwise
    scan.subject = match found.as_slice() {
        [Source { bodies, matter: None }] => bodies.last().cloned(),
        _ => Some(to),
    };
    Some(end)
}

/// 甲局承担的x职责，划给乙局: the clause before names what is handed over.
fn duties_before(scan: &Scan, verb: usize) -> Option<Chars> {
    let clause = scan.clause(verb);
    let end = clause.checked_sub(1).filter(|&k| k > scan.sentence.start.max(scan.done))?;
    let floor = scan.sentence.start.max(scan.done);
    let named = |end: usize| {
        end > floor && scan.line.at(end) == '，' && DUTIES.iter().any(|d| ends_with(scan.line, end, d))
    };
    // 甲局的职责，以及乙院的x职责划入丙委
    let goes_on = ["以及", "及", "和"].iter().any(|w| scan.line.starts_with(clause, w));
    if !named(end) || !goes_on && !scan.bare(verb) {
        return None;
    }
    let mut start = scan.clause(end).max(scan.done);
    while start > floor && named(start - 1) {
        start = scan.clause(start - 1).max(scan.done);
    }
    Some(start..if goes_on { verb } else { end })
}

/// 划归某市管辖: a division, which is no body otherwise.
fn ruled_by(scan: &Scan, from: usize) -> Option<Found> {
    let stop = scan.clause_end(from);
    let end = (from + 2..stop)
        .find(|&k| ["管辖", "代管", "管理", "领导"].iter().any(|w| scan.line.starts_with(k, w)))
        .unwrap_or(stop);
    let new = ["新设立的", "新成立的", "新的"].iter().find(|w| scan.line.starts_with(from, w));
    let from = from + new.map_or(0, |w| w.chars().count());
    let place = scan.division_in(from..end)?;
    Some(Found { bodies: vec![place], range: from..end })
}

/// A向B移交x职责.
fn handed_over(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.text(verb.clone()).starts_with("移交") {
        return None;
    }
    let clause = scan.clause(verb.start);
    let toward = (clause + 2..verb.start).find(|&k| scan.line.at(k) == '向')?;
    let to =
        scan.reader.list(scan.line, toward + 1..scan.without_adverbs(toward + 1, verb.start), &scan.heard)?;
    let from = scan.before(toward)?.bodies;
    let start = verb.end + usize::from(scan.line.at(verb.end) == '了');
    let end = scan.clause_end(start);
    let matter = clean_matter(scan.text(start..end)).to_owned();
    let [to] = to.as_slice() else { return None };
    if !names_duties(&matter) {
        return None;
    }
    let mut change = scan.change(ReformAction::Transfer, to, clause..end, "reform/transfer-toward", 85);
    change.from = names(&from);
    change.matter = Some(matter);
    out.push(change);
    scan.gave = from;
    scan.subject = Some(to.clone());
    Some(end)
}

/// B承接了原A的x职责, B从A接收x职责.
fn took_up(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(verb.start);
    let start = verb.end + usize::from(scan.line.at(verb.end) == '了');
    let end = scan.clause_end(start);
    let giver = (clause + 2..verb.start).rev().find(|&k| scan.line.at(k) == '从');
    let (to, found) = if let Some(giver) = giver {
        let bodies = scan.reader.list(scan.line, giver + 1..verb.start, &scan.heard)?;
        let matter = clean_matter(scan.text(start..end)).to_owned();
        (scan.before(giver)?, vec![Source { bodies, matter: Some(matter) }])
    } else {
        // 2019年3月改为甲局，同时承接了乙的职责: the subject
        let told = || {
            let subject = scan.subject.clone().filter(|_| scan.bare(verb.start))?;
            Some(Found { bodies: vec![subject], range: verb.clone() })
        };
        (scan.before(verb.start).or_else(told)?, sources(scan, start..end))
    };
    let [to] = to.bodies.as_slice() else { return None };
    let mut said = false;
    for source in found {
        let Some(matter) = source.matter.filter(|m| names_duties(m)) else { continue };
        if source.bodies.iter().any(|b| b.name == to.name) {
            continue;
        }
        let mut change = scan.change(ReformAction::Transfer, to, clause..end, "reform/transfer-took", 83);
        change.from = names(&source.bodies);
        change.matter = Some(matter);
        out.push(change);
        said = true;
    }
    scan.subject = Some(to.clone());
    said.then_some(end)
}

/// Whether the words end in what a body is charged with, no single task.
fn names_duties(matter: &str) -> bool {
    ["职责", "职能", "职权", "人员", "编制", "业务", "权限", "事项"].iter().any(|d| matter.ends_with(d))
}

/// 其职责由B承担, after A was done away with.
fn taken_up(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(verb.start);
    let by = (clause..verb.start).rev().find(|&k| scan.line.at(k) == '由')?;
    let duties = scan.text(clause..by);
    let said = ["其", "有关", "相关", "原", "职责", "职能"].iter().any(|w| duties.starts_with(w))
        && ["职责", "职能"].iter().any(|d| duties.contains(d));
    if !scan.closed(verb.end) {
        return None;
    }
    let end = scan.without_adverbs(by + 1, verb.start);
    let to = scan.reader.list(scan.line, by + 1..end, &scan.heard)?;
    let [to] = to.as_slice() else { return None };
    // 原由A负责的x事项由B承接; A、B的x职责整合由C承担
    let merged = duties.ends_with("整合");
    if merged || duties.starts_with("原由") || duties.starts_with('原') && duties.contains('的') {
        let end = by - if merged { 2 } else { 0 };
        let mut told = false;
        for source in sources(scan, clause..end) {
            let Some(matter) = source.matter.filter(|m| names_duties(m)) else { continue };
            for name in names(&source.bodies).into_iter().filter(|n| *n != to.name) {
                let words = clause..verb.end;
                let mut change = scan.change(ReformAction::Transfer, to, words, "reform/transfer-on", 85);
                change.from = vec![name];
                change.matter = Some(matter.clone());
                out.push(change);
                told = true;
            }
        }
        scan.subject = Some(to.clone());
        return told.then_some(verb.end);
    }
    if !said || scan.gone.is_empty() {
        return None;
    }
    let matter = clean_matter(duties.trim_start_matches('其')).trim_end_matches('交').to_owned();
    for name in names(&gone_wholes(scan)) {
        let mut change = scan.change(ReformAction::Transfer, to, clause..verb.end, "reform/transfer-on", 85);
        change.from = vec![name];
        change.matter = Some(matter.clone());
        out.push(change);
    }
    scan.subject = Some(to.clone());
    Some(verb.end)
}

/// 划入原A承担的x职责 in the rules of a body.
fn taken_over(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    // 组建X，作为…。划入A的y职责: X was made in the sentence before
    let made = scan.made.clone().filter(|m| scan.told.as_ref().is_some_and(|t| t.name == m.name));
    let topic = scan.topic.clone().or(made)?;
    if !scan.text(verb.clone()).starts_with("划入")
        || verb.start != scan.clause(verb.start)
        || !scan.text(verb.end..scan.clause_end(verb.end)).contains('的')
    {
        return None;
    }
    let mut end = scan.clause_end(verb.end);
    while scan.line.at(end) == '，' {
        let next = scan.clause_end(end + 1);
        let stop = scan.without_adverbs(end + 1, next);
        let stop = if ends_with(scan.line, stop, "等") { stop - 1 } else { stop };
        if !DUTIES[..4].iter().any(|d| ends_with(scan.line, stop, d)) {
            break;
        }
        end = next;
    }
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
