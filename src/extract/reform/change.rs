//! Bodies that go or change their names: 撤销X, X更名为Y.

use super::called::from_name_to_name;
use super::division::{division, whole_division};
use super::history::{government_before, stem};
use super::made::{one_of_many, vague};
use super::merge::{names, span_before};
use super::place::is_committee;
use super::scan::{Change, Scan};
use super::together::{
    above_said, as_it_stands, aside_of_another, before_bracket, each_renamed, into_committees, upgraded,
};
use super::told_apart::told_apart;
use super::towns::sharing;
use crate::lexicon::VerbClass;
use crate::mention::leading_place::leading_place;
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::mention::{Certainty, Chars};
use crate::model::ReformAction;

/// 撤销X, 不再保留X; X同时撤销.
pub fn abolish(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.asserted(verb.start) {
        return None;
    }
    // 任务完成后，领导小组自动撤销: not yet
    let before = scan.text(scan.sentence.start..verb.start);
    if ["完成后，", "结束后，", "期满后，"].iter().any(|w| before.contains(w)) {
        return None;
    }
    let from = verb.end + usize::from(scan.line.at(verb.end) == '了');
    let towns = || {
        let range = from..scan.clause_end(from);
        Some(Found { bodies: sharing(scan, range.clone(), None)?, range })
    };
    let named = towns().or_else(|| scan.target(from)).or_else(|| scan.announced(from));
    let named = named.or_else(|| told_apart(scan, from));
    // 撤销甲新区、乙区: divisions, though the first alone would be a body
    let divisions = division(scan, from, None)
        .filter(|d| named.as_ref().is_some_and(|n| n.bodies.len() < d.bodies.len()));
    // 某镇撤销镇建制，设立某街道
    const LEVELS: [&str; 6] = ["镇建制", "乡建制", "县建制", "区建制", "街道建制", "建制"];
    if let Some(level) = LEVELS.iter().find(|w| scan.line.starts_with(from, w))
        && let Some(found) = scan.before(verb.start).or_else(|| {
            let place = whole_division(scan, verb.start)?;
            Some(Found { range: place.range.clone(), bodies: vec![place] })
        })
    {
        return Some(gone(scan, found.range.start..from + level.chars().count(), found.bodies, false, out));
    }
    if scan.text(verb.clone()) == "取消" && !cancelled(scan, &verb, named.as_ref()) {
        return None;
    }
    let (found, words) = match divisions.or(named) {
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
        None if division(scan, verb.end, None).is_some() => {
            let found = division(scan, verb.end, None)?;
            let words = verb.start..found.range.end;
            (found, words)
        }
        // 神木县撤销
        None if scan.closed(verb.end) && whole_division(scan, verb.start).is_some() => {
            let place = whole_division(scan, verb.start)?;
            (Found { range: place.range.clone(), bodies: vec![place.clone()] }, place.range.start..verb.end)
        }
        None if scan.closed(verb.end) || scan.line.starts_with(verb.end, "后，") => {
            let found = match scan.before(verb.start).or_else(|| before_cause(scan, verb.start)) {
                // 县委撤销, at the end of a line: it goes on on the next
                Some(found) if found.bodies.iter().all(is_committee) => return None,
                Some(found) => found,
                // 1968年撤销: what the passage speaks of
                None if scan.bare(verb.start) => {
                    Found { bodies: vec![scan.subject.clone()?], range: verb.clone() }
                }
                None => return None,
            };
            let words = found.range.start..verb.end;
            (found, words)
        }
        None => return None,
    };
    let colon = scan.text(verb.end.min(found.range.start)..found.range.start).contains('：');
    Some(gone(scan, words, found.bodies, colon, out))
}

/// 取消甲资格, 取消某活动: by that word only bodies that are known are done away with, and nothing of theirs.
fn cancelled(scan: &Scan, verb: &Chars, named: Option<&Found>) -> bool {
    let known = |b: &Named| b.certainty > Certainty::Ending;
    let ends = |end: usize| {
        scan.closed(end)
            || scan.line.starts_with(end, "建制")
            || scan.line.class_at(end, &[VerbClass::Establish, VerbClass::Merge]).is_some()
    };
    let behind = match named {
        Some(found) => ends(found.range.end) && found.bodies.iter().all(known),
        None => division(scan, verb.end, None).is_some_and(|d| ends(d.range.end)),
    };
    let before = || {
        let found = scan.before(verb.start).filter(|_| scan.closed(verb.end))?;
        ["同时", "予以", "一并"].iter().any(|w| ends_with(scan.line, verb.start, w)).then_some(found)
    };
    behind || before().is_some_and(|found| found.bodies.iter().all(known))
}

/// Says that the bodies are gone; `listed` where a list with a colon begins with them.
fn gone(scan: &mut Scan, words: Chars, bodies: Vec<Named>, listed: bool, out: &mut Vec<Change>) -> usize {
    // 林草局, 乡镇政府: of no place that is known
    let said = |b: &&Named| scan.heard.past || b.place.is_some() && !one_of_many(b) || !vague(b);
    for body in bodies.iter().filter(said) {
        let change = scan.change(ReformAction::Abolish, body, words.clone(), "reform/abolish", 92);
        out.push(Change { listed, ..change });
    }
    scan.heard.remember(&bodies);
    scan.gone = bodies;
    words.end
}

/// 1958年甲区分为乙乡、丙乡，区废: the division of that level which the sentence named last.
pub fn lapsed(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    let level = scan.line.before(i);
    let clause = scan.clause(i);
    // 甲乡：1972年设，同年撤
    if scan.line.at(i) == '撤'
        && scan.heard.past
        && scan.closed(i + 1)
        && (scan.bare(i) || scan.dated_clause(i))
        && clause < i
    {
        let body = scan.subject.clone()?;
        return Some(gone(scan, clause..i + 1, vec![body], false, out));
    }
    if scan.line.at(i) != '废' || !scan.closed(i + 1) || i != clause + 1 || !"区乡镇县社".contains(level)
    {
        return None;
    }
    let ends = (scan.sentence.start + 2..clause).rev().filter(|&k| scan.line.before(k) == level);
    let found = ends.filter(|&k| k < clause).find_map(|k| {
        let floor = scan.clause(k);
        scan.reader.before(scan.line, floor, k, &scan.heard)
    })?;
    let bodies = found.bodies.last().cloned().into_iter().collect();
    Some(gone(scan, clause..i + 1, bodies, false, out))
}

/// X随任务完成已撤销, X因机构改革撤销: the bodies before the words that say why.
fn before_cause(scan: &Scan, verb: usize) -> Option<Found> {
    let clause = scan.clause(verb).max(scan.done.min(verb));
    let cause = (clause + 4..verb).find(|&k| matches!(scan.line.at(k), '随' | '因'))?;
    scan.before(cause)
}

/// 将A更名为B, A改为B, A升格为B.
pub fn rename(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if !scan.asserted(verb.start) {
        return None;
    }
    let named = scan.text(verb.clone()).contains(['名', '称']);
    // a headline that stops behind 更名 and goes on over a blank: the new name is not said
    if scan.line.at(verb.end) == ' ' && !scan.text(verb.clone()).ends_with(['为', '称']) {
        return None;
    }
    // 举行更名揭牌仪式: the deed is told of, the new name is not
    const OF_THE_DEED: [&str; 5] = ["揭牌", "挂牌", "授牌", "仪式", "文件"];
    if scan.text(verb.clone()) == "更名" && OF_THE_DEED.iter().any(|w| scan.line.starts_with(verb.end, w)) {
        return None;
    }
    // 5个乡改为建制镇: a rank
    if scan.line.starts_with(verb.end, "建制镇") {
        return None;
    }
    let clause = scan.clause(verb.start);
    if let Some(end) = upgraded(scan, &verb, out) {
        return Some(end);
    }
    if let Some(end) = from_name_to_name(scan, &verb, out) {
        return Some(end);
    }
    if named && let Some(end) = division_renamed(scan, &verb, out) {
        return Some(end);
    }
    if ["而来", "而成", "组建", "设立", "成立"].iter().any(|w| scan.line.starts_with(verb.end, w))
        || (scan.closed(verb.end) || scan.text(verb.clone()).starts_with("改制"))
            && (clause..verb.start).any(|k| scan.line.at(k) == '由')
    {
        return come_from(scan, verb, out);
    }
    let span = span_before(scan, verb.start);
    let end = scan.without_adverbs(span.start, span.end);
    let found = scan.after(verb.end);
    // 调整为国务院直属机构: a kind of body, neither a name nor a new keeper
    let kinds = ["直属机构", "直属特设机构", "工作部门", "组成部门", "的组成部门", "议事协调机构"];
    if found.as_ref().is_some_and(|f| kinds.iter().any(|k| scan.line.starts_with(f.range.end, k))) {
        return None;
    }
    if let Some(end) = into_committees(scan, &verb, span.start..end, out) {
        return Some(end);
    }
    if let Some(under) = found.as_ref().filter(|f| kept_by(scan, f.range.end)) {
        return belongs_to(scan, verb, under.clone(), out);
    }
    if let Some(under) = own_unit(scan, &verb) {
        return belongs_to(scan, verb, under, out);
    }
    let old = scan
        .reader
        .list(scan.line, span.start..end, &scan.heard)
        .or_else(|| scan.reader.before(scan.line, span.start, end, &scan.heard).map(|f| f.bodies))
        .or_else(|| before_bracket(scan, verb.start))
        .or_else(|| above_said(scan, span.start..end, found.as_ref()))
        .or_else(|| {
            // 1965年5月，改为农林局: what the passage speaks of
            // 1983年，撤销公社，改为甲乡: the one of that name
            let namesake = || {
                let new = stem(&found.as_ref()?.bodies.first()?.name)?;
                let told = scan.subject.iter().chain(scan.heard.bodies.iter().rev());
                let dated = scan.bare(verb.start)
                    && scan.dated_sentence(verb.start)
                    && !scan.dated_clause(verb.start);
                told.filter(|_| dated).find(|b| stem(&b.name) == Some(new)).cloned()
            };
            if let Some(old) = namesake().or_else(|| government_before(scan, verb.start, found.as_ref())) {
                return Some(vec![old]);
            }
            let dated = found.is_some() && scan.bare(verb.start) && scan.dated_clause(verb.start);
            scan.joined
                .clone()
                .filter(|_| part_of_told(scan, verb.end))
                .or_else(|| scan.subject.clone())
                .filter(|s| !aside_of_another(scan, verb.start, s))
                .filter(|_| dated || named && (end <= span.start + 1 || scan.bare(verb.start)))
                .map(|s| vec![s])
        })?;
    if old.len() > 1 {
        return each_renamed(scan, &old, found.as_ref(), span.start, out);
    }
    let [old] = old.as_slice() else { return None };
    // 县政府将卫生院更名为甲县人民医院: the one that the history speaks of
    const HOUSES: [&str; 8] = ["卫生院", "医院", "学校", "学院", "公司", "中学", "小学", "诊所"];
    let said = scan.text(old.range.clone());
    let house = || {
        let mut named = scan.heard.bodies.iter().rev();
        named.find(|b| b.name.ends_with(said) && b.name != old.name && b.name != said).cloned()
    };
    let own = if scan.heard.past && HOUSES.contains(&said) { house() } else { None };
    let old = own.as_ref().unwrap_or(old);
    scan.heard.remember(std::slice::from_ref(old));
    let (new, end) = match &found {
        Some(found) => {
            let new = found.bodies.first()?;
            // 甲更名为乙、丙更名为丁: the list ends where another begins to change
            let end = if found.bodies.len() > 1 { new.range.end } else { found.range.end };
            (by_itself(scan, new), end)
        }
        // 改为某大学甲校区
        None if named || scan.text(verb.end..scan.clause_end(verb.end)).ends_with("校区") => {
            free_name(scan, verb.end, old)?
        }
        None => return None,
    };
    // 市编制委员会改为市委编制委员会: both stand for the one that is known
    let mut from = old.name.clone();
    if new.name == from {
        let (said, place) = (scan.text(old.range.clone()), old.place.as_ref()?);
        let level = said.chars().next().filter(|c| "省市县区州旗".contains(*c))?;
        let inner = &said[level.len_utf8()..];
        let party = scan.text(new.range.clone()).strip_prefix(level).and_then(|t| t.strip_prefix('委'));
        if party != Some(inner) {
            return None;
        }
        from = format!("{}{inner}", place.name);
    }
    let mut change = scan.change(ReformAction::Rename, &new, span.start..end, "reform/rename", 93);
    change.from = vec![from];
    out.push(change);
    scan.heard.remember(std::slice::from_ref(&new));
    scan.subject = Some(new);
    Some(end)
}

/// 甲校并入乙大学，更名为乙大学甲校区: the new name is one within the body just named.
fn part_of_told(scan: &Scan, from: usize) -> bool {
    scan.subject.as_ref().is_some_and(|s| {
        let end = from + s.name.chars().count();
        scan.line.starts_with(from, &s.name) && !scan.closed(end)
    })
}

/// 学校改建为崇德学院: what the school itself is called then, no faculty of it.
fn by_itself(scan: &Scan, new: &Named) -> Named {
    let said = scan.text(new.range.clone());
    let houses = [scan.heard.own.as_ref(), scan.reader.context().places.institution()];
    let inside = houses.iter().flatten().any(|h| new.name.strip_prefix(h.name.as_str()) == Some(said));
    if scan.heard.past && inside && ["学院", "学校", "大学"].iter().any(|e| said.ends_with(e)) {
        return Named { name: said.to_owned(), place: None, ..new.clone() };
    }
    new.clone()
}

/// 思茅市更名为普洱市: divisions, which are no bodies otherwise.
fn division_renamed(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    let span = span_before(scan, verb.start);
    let start = span.start + if scan.line.starts_with(span.start, "同意") { 2 } else { 0 };
    let end = scan.without_adverbs(start, span.end);
    let old = scan.division_in(start..end)?;
    let found = division(scan, verb.end, None)?;
    let [new] = found.bodies.as_slice() else { return None };
    if new.name == old.name {
        return None;
    }
    let words = old.range.start..found.range.end;
    let mut change = scan.change(ReformAction::Rename, new, words, "reform/rename", 90);
    change.from = vec![old.name];
    out.push(change);
    scan.subject = Some(new.clone());
    Some(found.range.end)
}

/// X由A内设机构调整为局属事业单位: A keeps it in another way.
fn own_unit(scan: &Scan, verb: &Chars) -> Option<Found> {
    const KINDS: [&str; 8] =
        ["局属", "所属事业单位", "直属事业单位", "厅属", "委属", "部属", "下属事业单位", "其所属"];
    if !KINDS.iter().any(|k| scan.line.starts_with(verb.end, k)) {
        return None;
    }
    let end = ["的内设机构", "内设机构", "内设科室", "内设股室", "机关内设机构"]
        .iter()
        .find(|w| ends_with(scan.line, verb.start, w))
        .map(|w| verb.start - w.chars().count())?;
    let by = (scan.clause(verb.start)..end).find(|&k| scan.line.at(k) == '由')?;
    let bodies = scan.reader.list(scan.line, by + 1..end, &scan.heard)?;
    Some(Found { bodies, range: verb.end..scan.clause_end(verb.end).saturating_sub(2) })
}

/// Whether the words after a body make it the one that keeps another.
fn kept_by(scan: &Scan, end: usize) -> bool {
    [
        "所属",
        "管理",
        "垂直管理",
        "直接管理",
        "统一管理",
        "归口管理",
        "归口领导",
        "代管",
        "领导",
        "主管",
        "托管",
        "下属",
        "直属",
        "派出机构",
        "的派出机构",
    ]
    .iter()
    .any(|w| scan.line.starts_with(end, w))
}

/// X由A所属改为B所属, X改为B管理的事业单位.
fn belongs_to(scan: &mut Scan, verb: Chars, to: Found, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(verb.start).max(scan.done.min(verb.start));
    let by = (clause + 2..verb.start).find(|&k| scan.line.at(k) == '由');
    let found = by.and_then(|k| scan.before(k)).or_else(|| scan.before(verb.start)).or_else(|| {
        // 将某局的职能划入乙，改为乙所属事业单位: the one that gave its duties away
        let gave = scan.gave.last().cloned().filter(|g| to.bodies.iter().all(|t| t.name != g.name));
        // X更名为Y，由县政府直属事业单位调整为某局所属事业单位
        let opens = verb.start <= clause + 1 || scan.line.at(clause) == '由';
        let known = gave.or_else(|| scan.subject.clone()).filter(|_| opens)?;
        Some(Found { bodies: vec![known], range: clause..verb.start })
    })?;
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

/// B由A更名而来.
fn come_from(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(verb.start);
    let by = (clause..verb.start).find(|&k| scan.line.at(k) == '由')?;
    let mut end = scan.without_adverbs(by + 1, verb.start);
    if ends_with(scan.line, end, "经") {
        end -= 1;
    }
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
    if !(4..=26).contains(&count) || text.contains(['的', '级']) || text.contains("为契机") {
        return None;
    }
    let cx = scan.reader.context();
    // 某大学甲校区: it bears the name of its university, and no place's
    if text.ends_with("校区") && ["大学", "学院", "学校", "中学"].iter().any(|w| text.contains(w)) {
        return Some((as_it_stands(scan, start..end), end));
    }
    let (place, name) = match leading_place(text, &scan.heard.places, cx) {
        Some((place, rest)) => (Some(place.clone()), format!("{}{rest}", place.name)),
        None => match &old.place {
            // 更名为中国某公司甲县分公司: the place stands inside
            Some(place) if place.name != old.name && !holds_place(text, &place.name) => {
                (Some(place.clone()), format!("{}{text}", place.name))
            }
            _ => (None, text.to_owned()),
        },
    };
    Some((Named { range: start..end, name, place, certainty: Certainty::Ending }, end))
}

/// Whether the words name the place, or its county alone, themselves.
fn holds_place(text: &str, place: &str) -> bool {
    let own = place.char_indices().map(|(k, _)| &place[k..]).filter(|own| own.chars().count() >= 3);
    own.into_iter().any(|own| text.contains(own))
}
