//! Bodies that come out of others: 将A的职责、B的职责整合，组建X; A与B合并为X.

use super::division::division;
use super::join::joined_to;
use super::made::made_after;
use super::scan::{Change, Scan};
use super::source::sources;
use super::together::{both_named, counties_of_then, first_told, set_up_together, with_founding};
use super::took_in::{bears_duties, new_takes, swallowed, took_in};
use super::town_history::called_by_stem;
use crate::lexicon::VerbClass;
use crate::mention::Chars;
use crate::mention::date::{Dateline, date_at};
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::model::ReformAction;

/// The body that the words after 整合 or 合并 make: ，组建X / 为X / 设立X.
fn result(scan: &Scan, from: usize) -> Option<Found> {
    let limit = scan.sentence.end.min(from + 26);
    // 由12个整合为8个: numbers, not bodies
    let number = from + usize::from(scan.line.at(from) == '为');
    if scan.line.before(number) == '为' && scan.line.at(number).is_ascii_digit() {
        return None;
    }
    for k in from..limit {
        if let Some(word) = scan.line.class_at(k, &[VerbClass::Establish]) {
            return made_after(scan, word.end);
        }
        if scan.line.starts_with(k, "，建立") {
            return made_after(scan, k + 3);
        }
        // 与文化科合并，称文教科
        if scan.line.starts_with(k, "，称") {
            return scan.after(k + 2 + usize::from(scan.line.at(k + 2) == '为'));
        }
        // 整合组建，为县政府直属机构: what kind it is
        if scan.line.at(k) == '为' && k <= from + 2 && scan.line.before(k) != '，' {
            return scan.after(k + 1);
        }
        // 由A、B合并而成的X
        if k == from && scan.line.starts_with(k, "而成的") {
            return scan.after(k + 3);
        }
        // 合并后撤乡设镇设X
        if scan.line.starts_with(k, "设镇设") {
            return made_after(scan, k + 3);
        }
        // A、B合并，升格为X
        // 合并办学，校名为X, is no merger
        if k == from && scan.line.starts_with(k, "，校名为") {
            return scan.after(k + "，校名为".chars().count());
        }
        const CALLED: [&str; 21] = [
            "，名",
            "，命名为",
            "，名称为",
            "升格为",
            "，更名",
            "，并更名为",
            "，并更名",
            "，改名为",
            "，改称",
            "，定名为",
            "，取名",
            "，升格为",
            "，升格更名为",
            "，组成",
            "，改建为",
            "定名为",
            "命名为",
            "，统称为",
            "，统称",
            "，更名为",
            "后更名为",
        ];
        if let Some(word) = CALLED.iter().filter(|w| scan.line.starts_with(k, w)).max_by_key(|w| w.len()) {
            return scan.after(k + word.chars().count());
        }
        // A、B正式合并，X挂牌
        if scan.line.at(k) == '，'
            && let Some(found) = scan.after(k + 1)
            && ["挂牌", "正式挂牌", "揭牌", "正式揭牌", "成立", "正式成立", "随之成立", "应运而生"]
                .iter()
                .any(|w| scan.line.starts_with(found.range.end, w))
        {
            return Some(Found { range: found.range.start..k, ..found });
        }
        if scan.line.class_at(k, &[VerbClass::Abolish, VerbClass::Transfer, VerbClass::Rename]).is_some() {
            return None;
        }
    }
    None
}

/// 将A的x职责、B的y职责等整合，组建X; 整合A、B，组建X; A、B合并为X; 撤销A、B，合并设立X; X将…整合.
pub fn merge(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if let Some(end) = new_takes(scan, &verb, out) {
        return Some(end);
    }
    if !scan.asserted(verb.start) {
        return None;
    }
    let word = scan.text(verb.clone()).to_owned();
    if word.ends_with("并入") || ["并入到", "归并到", "合并入", "合并进入", "合并于"].contains(&word.as_str())
    {
        return joined_to(scan, verb, out);
    }
    if scan.line.at(verb.end) == '了' || word == "整合" && bears_duties(scan, &verb) {
        return took_in(scan, verb, out);
    }
    if ends_with(scan.line, verb.start, "吸收") {
        return swallowed(scan, verb, out);
    }
    let mut from: Vec<Named> = founded_on(scan, verb.start);
    let mut start = verb.start;
    let span = span_before(scan, verb.start);
    // 畜牧科从A分出，与B合并: what the passage speaks of, and B
    let clause = scan.clause(verb.start);
    let dated = date_at(scan.line, clause, Dateline::default()).map_or(clause, |d| d.end);
    let opens = (clause..=dated).contains(&span.start).then_some(dated.max(span.start));
    let span = match opens {
        Some(k) if matches!(scan.line.at(k), '与' | '同' | '和') => k..span.end,
        // 2005.7 甲大学、乙大学合并
        Some(k) if k > span.start && k < span.end => k + usize::from(scan.line.at(k) == ' ')..span.end,
        _ => span,
    };
    let joins = opens == Some(span.start)
        && matches!(scan.line.at(span.start), '与' | '同' | '和')
        && !begins_name(scan, span.start);
    let names_from = if joins {
        from.extend(scan.subject.clone());
        span.start + 1..span.end
    } else {
        span.clone()
    };
    for source in sources(scan, names_from) {
        from.extend(source.bodies);
    }
    if from.is_empty() && scan.heard.past && word.starts_with("合并") {
        from = called_by_stem(scan, span.start..scan.without_adverbs(span.start, span.end));
    }
    if from.len() < 2 && word.starts_with("合并") {
        from = with_founding(scan, span.clone()).unwrap_or(from);
    }
    // 甲县与乙县合并为丙县
    if from.is_empty() && word.starts_with("合并") {
        let end = scan.without_adverbs(span.start, span.end);
        let divisions = division(scan, span.start, Some(end)).filter(|d| d.range.end == end);
        let divisions = divisions.or_else(|| counties_of_then(scan, span.start..end));
        from.extend(divisions.filter(|d| d.bodies.len() > 1).map(|d| d.bodies).unwrap_or_default());
    }
    if makes(&word) && opens.is_some() {
        from.splice(0..0, parted_by_commas(scan, span.start));
    }
    // 某镇整合农技站、水利站: the township acts
    let marked = matches!(scan.line.before(span.start), '将' | '把');
    let whole = |b: &Named| b.place.as_ref().is_some_and(|p| p.name == b.name);
    if !marked && !joins && from.len() == 1 && from.iter().all(whole) && scan.after(verb.end).is_some() {
        from.clear();
    }
    if !from.is_empty() {
        start = span.start;
    }
    let based = from.len();
    let mut end = verb.end;
    // 整合A、B、C，组建X
    let makes = makes(&word);
    let mut right = None;
    if !makes && (from.is_empty() || scan.bare(verb.start) || based > 0 && span.start >= verb.start) {
        if let Some(list) = scan.after(verb.end).filter(|l| !matches!(scan.line.at(l.range.end), '的' | '、'))
        {
            end = list.range.end;
            from.extend(list.bodies);
        } else {
            let stop = (verb.end..scan.sentence.end).find(|&k| {
                let word = scan.line.class_at(k, &[VerbClass::Establish, VerbClass::Transfer]);
                // 某局承担的职责: whose duties they are
                word.is_some_and(|w| scan.text(k..w.end) != "承担")
            });
            // 设立X，为政府工作部门，整合A的x职责，B的y职责: up to the end
            let rest = || {
                let end = without_kind(scan);
                let duties = ["职责", "职能", "等"].iter().any(|w| ends_with(scan.line, end, w));
                (made_here(scan, &word, verb.start) && duties).then_some(end)
            };
            if let Some(stop) = stop.or_else(rest) {
                for source in sources(scan, verb.end..stop) {
                    from.extend(source.bodies);
                    end = stop;
                }
                // 整合林业、国土、水利等部门相关职能，组建X: of bodies that are not named
                let duties =
                    ["职能", "职责", "力量", "资源"].iter().any(|w| ends_with(scan.line, stop - 1, w));
                if duties && scan.line.before(stop) == '，' {
                    end = stop;
                }
            }
        }
    }
    if makes {
        // 由A、B合并成立的X
        let of = usize::from(scan.line.at(verb.end) == '的' && !from.is_empty());
        right = made_after(scan, verb.end + of);
        // 甲中心是由乙、丙整合组建的县委直属事业单位: what kind it is
        let kind = ["直属", "所属", "下属", "管理的"];
        if of == 1
            && right.as_ref().is_some_and(|r| kind.iter().any(|w| scan.line.starts_with(r.range.end, w)))
        {
            right = None;
        }
    }
    // 整合进A，组建B: A goes into it as well
    if !makes
        && matches!(scan.line.at(verb.end), '进' | '到' | '入')
        && let Some(into) = scan.after(verb.end + 1)
        && scan.line.at(into.range.end) == '，'
    {
        end = into.range.end;
        from.extend(into.bodies);
    }
    let right = right.or_else(|| result(scan, end));
    let bodies = match right {
        Some(found) => {
            end = found.range.end;
            found.bodies
        }
        None => {
            // 组建X，将A的职责、B的职责整合。
            let left = matches!(scan.line.before(span.start), '将' | '把');
            let ended = left && word == "整合" && scan.closed(verb.end) && scan.done > scan.sentence.start;
            let ended = ended || left && word == "整合" && made_before_and_goes_on(scan, verb.end);
            let here = if left { ended } else { made_here(scan, &word, verb.start) };
            let made = scan.made.clone().filter(|_| here && !from.is_empty());
            // X将A的职责……整合; X由A、B合并组建而成
            let marked = matches!(scan.line.before(span.start), '将' | '把' | '由');
            if from.is_empty() || !marked && made.is_none() {
                return None;
            }
            let first = first_told(scan, span.start);
            vec![first.or(made).or_else(|| owner(scan, span.start)).or_else(|| made_before(scan, verb.end))?]
        }
    };
    if from.is_empty() && word.starts_with("合并") && scan.bare(verb.start) {
        from.clone_from(&scan.gone);
        if from.is_empty() {
            from = set_up_together(scan);
        }
    }
    if from.is_empty() && makes {
        from = named_at_first(scan, verb.start);
    }
    if from.is_empty() && word.starts_with("合并") {
        from = both_named(scan, span.start);
    }
    let [body] = bodies.as_slice() else { return None };
    let body = &anew(body, &from, scan);
    let mut change = scan.change(ReformAction::Merge, body, start..end, "reform/merge", 92);
    change.from = names(&from);
    if change.from.is_empty() {
        change.sure = 75;
    }
    scan.made = Some(body.clone());
    // 整合A的…职责，重新组建A: it is set up anew, out of itself too
    if scan.text(start..end).contains("重新组建") && change.from.contains(&body.name) {
        out.push(scan.change(ReformAction::Establish, body, start..end, "reform/anew", 85));
    }
    out.push(change);
    scan.heard.remember(&from);
    scan.heard.remember(&bodies);
    scan.subject = Some(body.clone());
    Some(end)
}

/// 甲大学、乙大学合并为新甲大学: it keeps the name of one of them.
fn anew(body: &Named, from: &[Named], scan: &Scan) -> Named {
    let known = || from.iter().chain(scan.heard.bodies.iter().rev());
    let old = body.name.strip_prefix('新').and_then(|rest| known().find(|b| b.name == rest));
    old.map_or_else(|| body.clone(), |old| Named { range: body.range.clone(), ..old.clone() })
}

/// 同意, 同济大学, 和平乡: words that only begin as those that join.
fn begins_name(scan: &Scan, at: usize) -> bool {
    const BEGIN_SO: [&str; 7] = ["同意", "同济", "同仁", "同德", "同心", "同方", "同文"];
    let cx = scan.reader.context();
    BEGIN_SO.iter().any(|w| scan.line.starts_with(at, w))
        || cx.places.leading(scan.text(at..scan.clause_end(at)), cx.lexicon).is_some()
}

/// Whether an earlier clause of the sentence, or the sentence before, set up what takes in the bodies behind 整合.
fn made_here(scan: &Scan, word: &str, verb: usize) -> bool {
    let before = || scan.clause(verb) == verb && just_made(scan);
    word == "整合" && scan.bare(verb) && scan.made.is_some() && (scan.done > scan.sentence.start || before())
}

/// Whether the sentence before set up the body that came into being last, and spoke of it.
fn just_made(scan: &Scan) -> bool {
    let told = scan.told.as_ref().zip(scan.made.as_ref());
    scan.done == scan.sentence.start && told.is_some_and(|(told, made)| told.name == made.name)
}

/// Where the sentence ends without a last clause that says what kind of body it is: ，作为市政府工作部门。
fn without_kind(scan: &Scan) -> usize {
    let end = scan.sentence.end - 1;
    let last = (scan.sentence.start..end).rev().find(|&k| scan.line.at(k) == '，');
    last.filter(|&k| ["作为", "为"].iter().any(|w| scan.line.starts_with(k + 1, w))).unwrap_or(end)
}

/// Whether the verb names what comes out of it: 合并设立, 整合组建.
fn makes(word: &str) -> bool {
    word.chars().count() > 2 || word == "合建"
}

/// 甲镇，乙乡，丙镇合并设立丁镇: clauses before `start` that are bodies and nothing else.
fn parted_by_commas(scan: &Scan, start: usize) -> Vec<Named> {
    let mut out = Vec::new();
    let mut end = start;
    while end > scan.sentence.start.max(scan.done) && scan.line.before(end) == '，' {
        let clause = scan.clause(end - 1);
        let Some(bodies) = scan.reader.list(scan.line, clause..end - 1, &scan.heard) else { break };
        out.splice(0..0, bodies);
        end = clause;
    }
    out
}

/// A、B、C三家职能相近，整合组建D: the bodies with which the clause before begins.
fn named_at_first(scan: &Scan, verb: usize) -> Vec<Named> {
    let clause = scan.clause(verb);
    let Some(end) = clause.checked_sub(1).filter(|&k| k > scan.sentence.start.max(scan.done)) else {
        return Vec::new();
    };
    let list = scan.after(scan.clause(end)).filter(|_| scan.bare(verb) && scan.line.at(end) == '，');
    list.map(|l| l.bodies).filter(|b| b.len() > 1).unwrap_or_default()
}

/// 在A的基础上，整合B…; 以A为基础，整合B….
fn founded_on(scan: &Scan, verb: usize) -> Vec<Named> {
    let floor = scan.done.max(scan.sentence.start).min(verb);
    let Some(end) = (floor..verb).rev().find(|&k| {
        ["的基础上", "基础上", "为基础", "为主体", "为依托", "为龙头", "为核心"]
            .iter()
            .any(|w| scan.line.starts_with(k, w))
    }) else {
        return Vec::new();
    };
    let clause = scan.clause(end);
    let Some(at) = (clause..end).find(|&k| matches!(scan.line.at(k), '在' | '以' | '将')) else {
        return Vec::new();
    };
    scan.reader.list(scan.line, at + 1..end, &scan.heard).unwrap_or_default()
}

/// The words that name what a verb takes: after 将 or 把 in the sentence, else those of its clause.
pub fn span_before(scan: &Scan, verb: usize) -> Chars {
    let span = span_of(scan, verb);
    // 教育部同意甲学院更名为乙大学: who gives leave is none of them
    let granted = (span.start..verb).rev().find(|&k| k > span.start + 1 && ends_with(scan.line, k, "同意"));
    let start = granted.unwrap_or(span.start);
    // 2010年甲办公室并入乙局
    let start = date_at(scan.line, start, Dateline::default()).map_or(start, |d| d.end).min(span.end);
    // 相关职责进行整合
    let end = if ends_with(scan.line, span.end, "进行") { span.end - 2 } else { span.end };
    let span = start..end.max(start);
    // 将甲更名为乙、丙更名为丁
    span.start + usize::from(scan.line.at(span.start) == '、')..span.end
}

fn span_of(scan: &Scan, verb: usize) -> Chars {
    let floor = scan.done.max(scan.sentence.start).min(verb);
    let marked = (floor..verb).rev().find(|&k| {
        matches!(scan.line.at(k), '将' | '把')
            && !ends_with(scan.line, k, "即")
            && !scan.line.starts_with(k, "将军")
    });
    match marked {
        Some(k) => k + 1..verb,
        None => {
            let clause = scan.clause(verb).max(floor);
            let by = (clause..verb).find(|&k| scan.line.at(k) == '由' && (k == clause || k > clause + 2));
            match by {
                Some(k) if k == clause => k + 1..verb,
                Some(k) if scan.before(k).is_some() => k + 1..verb,
                _ => clause..verb,
            }
        }
    }
}

/// 组建X，作为政府工作部门。将A的职责、B的职责整合。: what the sentence before made.
fn made_before(scan: &Scan, end: usize) -> Option<Named> {
    let whole = end + 1 >= scan.sentence.end;
    let told = scan.told.as_ref().filter(|_| whole)?;
    scan.made.clone().filter(|m| m.name == told.name)
}

/// 组建X。将A的职责、B的职责整合，作为政府工作部门。: as before, where the sentence tells of nobody else who has them.
fn made_before_and_goes_on(scan: &Scan, end: usize) -> bool {
    let next = end + 1..scan.clause_end(end + 1);
    let given = scan.line.words_in(next).iter().any(|w| w.entry.is(VerbClass::Transfer));
    scan.line.at(end) == '，' && just_made(scan) && !given
}

/// The body right before 将 or 由, or the subject of the sentence.
fn owner(scan: &Scan, span: usize) -> Option<Named> {
    let is = usize::from(scan.line.before(span.saturating_sub(1)) == '是');
    if span > scan.sentence.start + is
        && let Some(found) = scan.before(span - 1 - is)
    {
        return found.bodies.last().cloned();
    }
    // 成立于2019年，由A、B组建: the clause before
    scan.subject.clone().filter(|_| scan.line.before(span) == '由' && scan.clause(span) + 1 >= span)
}

pub fn names(bodies: &[Named]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for body in bodies {
        if !out.contains(&body.name) {
            out.push(body.name.clone());
        }
    }
    out
}
