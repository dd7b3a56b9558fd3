//! Names that several bodies get together: A、B分别更名为C、D; 甲领导小组、乙领导小组改为委员会; 升级…，分别定名为….

use super::merge::names;
use super::scan::{Change, Scan};
use crate::mention::date::{Dateline, date_at};
use crate::mention::line::is_cjk;
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::{after_number, pieces, without_count};
use crate::mention::{Certainty, Chars};
use crate::model::ReformAction;

/// 甲开发区、乙工业园区升级为国家级开发区，分别定名为丙开发区、丁开发区: each under the name that it gets.
pub fn upgraded(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    let clause = scan.clause(verb.start);
    let before =
        clause.checked_sub(1).filter(|_| scan.bare(verb.start) || scan.line.starts_with(clause, "分别"))?;
    let act = (scan.clause(before)..before)
        .find(|&k| ["升级为国家级", "晋升为国家级"].iter().any(|w| scan.line.starts_with(k, w)))?;
    let first = scan.clause(act);
    let start = (first..act).find(|&k| scan.line.starts_with(k, "同意")).map_or(first, |k| k + 2);
    let zones = |range: Chars| -> Option<Vec<Named>> {
        let pieces = pieces(scan.line, range);
        let zone = |p: &Chars| {
            let name = scan.text(p.clone());
            name.ends_with('区') && (5..=24).contains(&name.chars().count()) && !name.contains(['的', '等'])
        };
        pieces.iter().all(zone).then(|| pieces.into_iter().map(|p| as_it_stands(scan, p)).collect())
    };
    // 等4个省级开发区
    let listed = (start..act).rev().find(|&k| scan.line.at(k) == '等').unwrap_or(act);
    let old = zones(start..listed)?;
    let end = scan.clause_end(verb.end);
    let new = zones(verb.end..end)?;
    if old.len() != new.len() {
        return None;
    }
    for (old, new) in old.iter().zip(&new).filter(|(old, new)| old.name != new.name) {
        let mut change = scan.change(ReformAction::Rename, new, start..end, "reform/rename-each", 88);
        change.from = vec![old.name.clone()];
        out.push(change);
    }
    scan.subject = None;
    Some(end)
}

/// A name whose place, where it has one, is part of it.
pub fn as_it_stands(scan: &Scan, range: Chars) -> Named {
    let name = scan.text(range.clone()).to_owned();
    Named { range, name, place: None, certainty: Certainty::PlaceAndEnding }
}

/// 市委甲领导小组、乙领导小组改为委员会: each under its name.
pub fn into_committees(scan: &mut Scan, verb: &Chars, span: Chars, out: &mut Vec<Change>) -> Option<usize> {
    const GROUP: &str = "领导小组";
    const COMMITTEE: &str = "委员会";
    let end = verb.end + COMMITTEE.chars().count();
    if !scan.line.starts_with(verb.end, COMMITTEE) || !scan.closed(end) {
        return None;
    }
    let list =
        scan.reader.list(scan.line, span.start..without_count(scan.line, span.start, span.end), &scan.heard);
    let old = list.filter(|old| old.iter().all(|o| o.name.ends_with(GROUP)))?;
    for old in &old {
        let name = format!("{}{COMMITTEE}", old.name.trim_end_matches(GROUP));
        let new = Named { name, ..old.clone() };
        let mut change = scan.change(ReformAction::Rename, &new, span.start..end, "reform/rename-each", 90);
        change.from = vec![old.name.clone()];
        out.push(change);
        scan.heard.remember(&[new]);
    }
    scan.subject = None;
    Some(end)
}

/// A、B分别更名为C、D.
pub fn each_renamed(
    scan: &mut Scan,
    old: &[Named],
    found: Option<&Found>,
    start: usize,
    out: &mut Vec<Change>,
) -> Option<usize> {
    // 甲镇、乙镇的农技站改为农业服务中心: each has its own
    if let Some(found) = found
        && let [new] = found.bodies.as_slice()
        && each_has_own(old)
    {
        let said = scan.text(found.range.clone()).to_owned();
        for old in old {
            let Some(place) = &old.place else { continue };
            let own =
                Named { name: format!("{}{said}", place.name), place: old.place.clone(), ..new.clone() };
            let words = start..found.range.end;
            let mut change = scan.change(ReformAction::Rename, &own, words, "reform/rename-each", 80);
            change.from = vec![old.name.clone()];
            out.push(change);
        }
        scan.subject = None;
        return Some(found.range.end);
    }
    // A、B重组为X: one body out of several
    if let Some(found) = found
        && let [new] = found.bodies.as_slice()
        && !old.iter().any(|o| o.name == new.name)
    {
        let mut change =
            scan.change(ReformAction::Merge, new, start..found.range.end, "reform/merge-into-one", 85);
        change.from = names(old);
        out.push(change);
        scan.heard.remember(&found.bodies);
        scan.subject = Some(new.clone());
        return Some(found.range.end);
    }
    let found = found.filter(|f| f.bodies.len() == old.len())?;
    for (old, new) in old.iter().zip(&found.bodies).filter(|(o, n)| o.name != n.name) {
        let mut change =
            scan.change(ReformAction::Rename, new, start..found.range.end, "reform/rename-each", 90);
        change.from = vec![old.name.clone()];
        out.push(change);
    }
    scan.heard.remember(old);
    scan.heard.remember(&found.bodies);
    Some(found.range.end)
}

/// Whether the bodies are one kind of office in several places, named by the same words.
fn each_has_own(bodies: &[Named]) -> bool {
    bodies.windows(2).all(|w| w[0].range == w[1].range) && bodies.iter().all(|b| b.place.is_some())
}

/// 将上述4个领导小组分别改为A、B、C、D: those with which an earlier sentence of the line began.
pub fn above_said(scan: &Scan, span: Chars, found: Option<&Found>) -> Option<Vec<Named>> {
    let count = found.filter(|f| f.bodies.len() > 1)?.bodies.len();
    let said = scan.text(span.clone());
    if !said.starts_with("上述") && !said.starts_with("以上") {
        return None;
    }
    let ends = (0..scan.sentence.start).filter(|&k| scan.line.at(k) == '。').map(|k| k + 1);
    let mut starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    starts.reverse();
    starts.into_iter().find_map(|k| {
        let start = after_number(scan.line, k);
        let list = scan.reader.after(scan.line, start, scan.sentence.start, &scan.heard)?;
        (list.bodies.len() == count).then_some(list.bodies)
    })
}

/// 前身为甲学校和乙学校，两校于2000年合并组建丙学院: as many as the words say, of those named last.
pub fn both_named(scan: &Scan, start: usize) -> Vec<Named> {
    const SO_MANY: [(&str, usize); 4] = [("两", 2), ("二", 2), ("三", 3), ("四", 4)];
    const KINDS: [(&str, &[&str]); 5] = [
        ("校", &["学校", "学院", "大学", "中学", "小学", "师范", "专科学校"]),
        ("院", &["医院", "学院", "研究院", "卫生院"]),
        ("局", &["局"]),
        ("公司", &["公司", "集团"]),
        ("厂", &["厂"]),
    ];
    let Some((word, count)) = SO_MANY.iter().find(|(w, _)| scan.line.starts_with(start, w)) else {
        return Vec::new();
    };
    let at = start + word.chars().count();
    let at = at + usize::from(matches!(scan.line.at(at), '所' | '家' | '个'));
    let Some((_, ends)) = KINDS.iter().find(|(kind, _)| scan.line.starts_with(at, kind)) else {
        return Vec::new();
    };
    let mut named: Vec<Named> = Vec::new();
    for body in scan.heard.bodies.iter().rev() {
        let fits = ends.iter().any(|e| body.name.ends_with(e));
        if fits && named.len() < *count && named.iter().all(|n| n.name != body.name) {
            named.insert(0, body.clone());
        }
    }
    if named.len() == *count { named } else { Vec::new() }
}

/// 建安县与瓯宁县 in a history: counties that no list has any more, as they stand.
pub fn counties_of_then(scan: &Scan, range: Chars) -> Option<Found> {
    let mut bodies = Vec::new();
    let mut from = range.start;
    for k in range.start..=range.end {
        if k < range.end && !matches!(scan.line.at(k), '、' | '与' | '和') {
            continue;
        }
        let name = scan.text(from..k);
        let county = name.ends_with('县') && (2..=4).contains(&name.chars().count());
        if !county || !scan.heard.past {
            return None;
        }
        bodies.push(scan.division_in(from..k).unwrap_or_else(|| as_it_stands(scan, from..k)));
        from = k + 1;
    }
    Some(Found { bodies, range })
}

/// 今甲大学源于某学校，由乙学院、丙学院合并组建: the body that the sentence begins with.
pub fn first_told(scan: &Scan, span: usize) -> Option<Named> {
    if scan.line.before(span) != '由' || scan.clause(span) + 1 < span || !scan.heard.past {
        return None;
    }
    const GOES_ON: [&str; 7] = ["源于", "源自", "前身", "始建", "创办", "成立", "，"];
    // 4/今甲大学…, an item of a list
    let number = |k: &usize| scan.line.at(*k).is_ascii_digit() || scan.line.at(*k) == '/';
    let start = (scan.sentence.start..span).find(|k| !number(k))?;
    let start = start + usize::from(scan.line.at(start) == '今');
    let stop = (start + 4..span).find(|&k| GOES_ON.iter().any(|w| scan.line.starts_with(k, w)))?;
    let bodies = scan.reader.list(scan.line, start..stop, &scan.heard)?;
    let [first] = bodies.as_slice() else { return None };
    (first.certainty > Certainty::Ending || first.range.len() > 4).then(|| first.clone())
}

/// 甲场、乙场（1957年后分别改名为丙场和丁场）: the bodies right before the bracket that tells it.
pub fn before_bracket(scan: &Scan, verb: usize) -> Option<Vec<Named>> {
    let open = scan.clause(verb).checked_sub(1).filter(|&k| matches!(scan.line.at(k), '（' | '('))?;
    if !scan.bare(verb) && !scan.text(open + 1..verb).ends_with("分别") {
        return None;
    }
    let floor = (scan.sentence.start..open)
        .rev()
        .find(|&k| matches!(scan.line.at(k), '，' | '；' | '：' | '）' | ')' | '。'))
        .map_or(scan.sentence.start, |k| k + 1);
    let mut bodies = scan.reader.before(scan.line, floor, open, &scan.heard)?.bodies;
    // 置甲乡、乙乡（1947年改称丙乡）: the last of them alone
    if !scan.text(open + 1..verb).ends_with("分别") {
        bodies.drain(..bodies.len().saturating_sub(1));
    }
    Some(bodies)
}

/// 1952年设甲、乙、丙3乡。1956年合并为丁乡: those that were set up together last.
pub fn set_up_together(scan: &Scan) -> Vec<Named> {
    let town = |b: &&Named| ["乡", "镇", "公社", "区"].iter().any(|k| b.name.ends_with(k));
    let Some(last) = scan.heard.bodies.last().filter(|b| scan.heard.past && town(b)) else {
        return Vec::new();
    };
    let mut group: Vec<Named> =
        scan.heard.bodies.iter().rev().take_while(|b| b.range == last.range && town(b)).cloned().collect();
    group.reverse();
    if group.len() > 1 { group } else { Vec::new() }
}

/// 某场（1957年改名为丙场）, where it is another body that was spoken of: the bracket tells of what stands before it.
pub fn aside_of_another(scan: &Scan, verb: usize, told: &Named) -> bool {
    let open = scan.clause(verb).checked_sub(1).filter(|&k| matches!(scan.line.at(k), '（' | '('));
    let named = |open: usize| {
        let own = scan.text(told.range.start.min(open)..open);
        told.range.end == open || told.name.ends_with(own.trim()) && !own.is_empty()
    };
    scan.heard.past && open.is_some_and(|open| is_cjk(scan.line.before(open)) && !named(open))
}

/// 甲所与1928年成立的乙所合并: bodies that are told with the year in which they were founded.
pub fn with_founding(scan: &Scan, range: Chars) -> Option<Vec<Named>> {
    const FOUNDED: [&str; 7] = ["成立的", "创办的", "创建的", "始建的", "建立的", "设立的", "组建的"];
    let end = scan.without_adverbs(range.start, range.end);
    let said = scan.text(range.start..end);
    if !FOUNDED.iter().any(|w| said.contains(w)) {
        return None;
    }
    let mut bodies: Vec<Named> = Vec::new();
    let mut from = range.start;
    for k in range.start..=end {
        if k < end && !matches!(scan.line.at(k), '、' | '与' | '和') {
            continue;
        }
        let founded = date_at(scan.line, from, Dateline::default())
            .and_then(|d| FOUNDED.iter().find(|w| scan.line.starts_with(d.end, w)).map(|_| d.end + 3))
            .filter(|&own| own < k);
        bodies.extend(scan.reader.list(scan.line, founded.unwrap_or(from)..k, &scan.heard)?);
        from = k + 1;
    }
    (bodies.len() > 1).then_some(bodies)
}
