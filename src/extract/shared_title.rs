//! Offices of one title in several bodies: 甲区管理委员会、乙区管理委员会主任, 兼任甲公司、乙公司等企业执行董事.

use crate::mention::appellation::offices_at;
use crate::mention::body::resolve;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::{Body, Certainty, Chars, Context, Line, Office, PlaceKind};
use crate::model::OfficeStatus;

/// The offices from `i` whose title stands behind the last of their bodies, and where they end.
pub fn offices(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<(Vec<Office>, usize)> {
    of_several(line, i, before, cx)
        .or_else(|| of_companies(line, i, before, cx))
        .or_else(|| of_schools(line, i, before))
        .or_else(|| of_townships(line, i, before, cx))
        .or_else(|| of_places(line, i, before, cx))
}

/// 甲区管理委员会、乙区管理委员会、丙区管理委员会主任
fn of_several(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<(Vec<Office>, usize)> {
    const LONGEST: usize = 40;
    let stop = (i..line.len().min(i + LONGEST)).find(|&k| !is_cjk(line.at(k)))?;
    if line.at(stop) != '、' {
        return None;
    }
    let first = resolve(line.slice(i..stop), &before.places, cx)
        .filter(|b| named(b) && b.place.as_ref().is_none_or(|p| p.name != b.name))?;
    let mut tried = before.clone();
    let (offices, end) = offices_at(line, stop + 1, &mut tried, cx)
        .filter(|(offices, _)| offices.first().is_some_and(|o| !o.inherited))
        .or_else(|| of_several(line, stop + 1, &mut tried, cx))?;
    let own = |o: &Office| Body { name: o.body.clone(), place: o.place.clone(), certainty: o.certainty };
    let second = offices.first().filter(|o| !o.inherited && named(&own(o)))?.body.clone();
    // 市委、市政府接待办公室副主任: one body of two houses
    if first.name.chars().last() != second.chars().last() {
        return None;
    }
    *before = tried;
    let shared = offices.iter().filter(|o| o.body == second).map(|o| Office {
        body: first.name.clone(),
        place: first.place.clone(),
        ..o.clone()
    });
    Some((shared.chain(offices.iter().cloned()).collect(), end))
}

/// 某县甲、乙公社党委副书记: townships whose kind only the last of them says.
fn of_townships(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<(Vec<Office>, usize)> {
    const LONGEST: usize = 20;
    const KINDS: [&str; 5] = ["公社", "街道", "苏木", "镇", "乡"];
    let stop = (i..line.len().min(i + LONGEST)).find(|&k| !is_cjk(line.at(k)))?;
    if line.at(stop) != '、' {
        return None;
    }
    let said = line.slice(i..stop);
    let mut tried = before.clone();
    let above = cx.places.leading(said, cx.lexicon);
    let first = above.as_ref().map_or(said, |(_, len)| &said[*len..]);
    let word = |w: &crate::mention::line::Word| w.entry.suffix || w.entry.title.is_some();
    let plain = (2..=3).contains(&first.chars().count()) && !line.words_ending_at(stop).any(|w| word(&w));
    if !plain || KINDS.iter().any(|kind| first.ends_with(kind)) {
        return None;
    }
    above.into_iter().for_each(|(place, _)| tried.remember_place(place));
    let (offices, end) = offices_at(line, stop + 1, &mut tried, cx)?;
    let town = offices.first()?.place.clone().filter(|p| p.kind == PlaceKind::Township)?;
    let kind = KINDS.iter().find(|kind| town.name.ends_with(**kind))?;
    let own = (stop + 3..stop + 6).map(|k| line.slice(stop + 1..k)).find(|own| {
        let whole = format!("{own}{kind}");
        town.name.ends_with(&whole) && line.starts_with(stop + 1, &whole)
    })?;
    let others = format!("{own}{kind}");
    if !offices.iter().all(|o| o.body.contains(&others)) {
        return None;
    }
    *before = tried;
    let shared = offices
        .iter()
        .map(|o| Office { body: o.body.replacen(&others, &format!("{first}{kind}"), 1), ..o.clone() });
    Some((shared.chain(offices.iter().cloned()).collect(), end))
}

/// 吉林、湖南、贵州省委书记: places whose level only the last of them says.
fn of_places(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<(Vec<Office>, usize)> {
    const LEVELS: [char; 6] = ['省', '市', '县', '区', '州', '旗'];
    const LONGEST: usize = 4;
    let mut shorts: Vec<Chars> = Vec::new();
    let mut at = i;
    while let Some(stop) = (at + 2..line.len().min(at + LONGEST)).find(|&k| matches!(line.at(k), '、' | '和'))
    {
        let known = line.words_at(at).iter().any(|w| w.entry.short_place && w.end == stop);
        if !known {
            return None;
        }
        shorts.push(at..stop);
        at = stop + 1;
    }
    let level = (at + 2..at + LONGEST).find(|&k| LEVELS.contains(&line.at(k)) && !shorts.is_empty())?;
    let mut tried = before.clone();
    let (offices, end) = offices_at(line, at, &mut tried, cx)?;
    let [office] = offices.as_slice() else { return None };
    let title = line.slice(at..end).strip_suffix(office.title.as_str()).unwrap_or_default();
    let organ = title.get(line.slice(at..level).len()..)?;
    let shared: Option<Vec<Office>> = shorts
        .iter()
        .map(|short| {
            // 省长, 市长: the government of the place
            let level = line.at(level);
            let own = line.slice(short.clone());
            let said =
                if organ.is_empty() { format!("{own}{level}人民政府") } else { format!("{own}{organ}") };
            let body = resolve(&said, &[], cx).filter(|b| b.certainty > Certainty::Ending)?;
            Some(Office { body: body.name, place: body.place, ..office.clone() })
        })
        .collect();
    *before = tried;
    Some((shared?.into_iter().chain(offices).collect(), end))
}

/// Whether a body is one by its name: known, of a place, of the whole country (中国某某艺术团) or of the forces.
fn named(body: &Body) -> bool {
    const SHORTEST: usize = 6;
    // 某地商务区管理委员会: of a zone of a kind that no list knows
    const COMMITTEES: [&str; 4] = ["管理委员会", "工作委员会", "管委会", "党工委"];
    let zone =
        COMMITTEES.iter().any(|w| body.name.strip_suffix(w).is_some_and(|z| z.ends_with(['区', '园'])));
    let national = ["中国", "全国", "中华"].iter().any(|w| body.name.starts_with(w));
    let region = body.name.ends_with("军区") && body.name.chars().count() > "某军区".chars().count();
    body.certainty > Certainty::Ending || region || zone || national && body.name.chars().count() >= SHORTEST
}

/// What names of companies end with.
const COMPANIES: [&str; 2] = ["公司", "集团"];

/// 甲公司、乙（某地）公司、丙公司等企业执行董事
fn of_companies(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<(Vec<Office>, usize)> {
    const OTHERS: [&str; 5] = ["等企业", "等公司", "等单位", "等", "的"];
    let mut names: Vec<Chars> = Vec::new();
    let mut at = i;
    let title = loop {
        let end = end_of_name(line, at)?;
        names.push(at..end);
        if let Some(next) = joins(line, end) {
            at = next;
            continue;
        }
        break end + OTHERS.iter().find(|w| line.starts_with(end, w)).map_or(0, |w| w.chars().count());
    };
    let end = line.words_at(title).iter().filter(|w| w.entry.title.is_some()).map(|w| w.end).max()?;
    if names.len() < 2 {
        return None;
    }
    let offices: Vec<Office> = names
        .into_iter()
        .map(|name| {
            let said = line.slice(name.clone());
            let body = resolve(said, &[], cx).filter(|b| b.certainty > Certainty::Ending);
            Office {
                range: name.start..end,
                body: body.as_ref().map_or_else(|| said.to_owned(), |b| b.name.clone()),
                title: line.slice(title..end).to_owned(),
                status: OfficeStatus::Current,
                place: body.and_then(|b| b.place),
                certainty: Certainty::PlaceAndEnding,
                inherited: false,
            }
        })
        .collect();
    let last = offices.last()?;
    before.body =
        Some(Body { name: last.body.clone(), place: last.place.clone(), certainty: last.certainty });
    Some((offices, end))
}

/// 甲大学、乙大学等校教授; 甲院、乙大学研究生处干事: what stands behind the last of the schools is said of each.
fn of_schools(line: &Line, i: usize, before: &mut Before) -> Option<(Vec<Office>, usize)> {
    const KINDS: [&str; 6] = ["大学", "学院", "科学院", "研究院", "师范学校", "中学"];
    const OTHERS: [&str; 6] = ["等校", "等院校", "等高校", "等大学", "等学校", "等"];
    const PARTS: [&str; 5] = ["系", "处", "部", "室", "所"];
    const LONGEST: usize = 16;
    let school = |from: usize| {
        let run = (from..line.len().min(from + LONGEST)).take_while(|&k| is_cjk(line.at(k))).last()? + 1;
        (from + 4..=run).find(|&k| {
            KINDS.iter().any(|w| line.word_before(k, w)) && !KINDS.iter().any(|w| line.starts_with(k, w))
        })
    };
    let mut names: Vec<Chars> = Vec::new();
    let mut at = i;
    loop {
        let end = school(at)?;
        names.push(at..end);
        if !matches!(line.at(end), '、' | '和') {
            break;
        }
        at = end + 1;
    }
    let last = names.last().filter(|_| names.len() > 1)?.end;
    let more = last + OTHERS.iter().find(|w| line.starts_with(last, w)).map_or(0, |w| w.chars().count());
    // the part of the school, in front of the title
    let title = (more..line.len().min(more + 8)).find(|&k| {
        let behind = k == more || PARTS.iter().any(|e| line.word_before(k, e));
        behind && line.words_at(k).iter().any(|w| w.entry.title.is_some())
    })?;
    let end = line.words_at(title).iter().filter(|w| w.entry.title.is_some()).map(|w| w.end).max()?;
    let part = line.slice(more..title);
    let offices: Vec<Office> = names
        .into_iter()
        .map(|name| Office {
            range: name.start..end,
            body: format!("{}{part}", line.slice(name)),
            title: line.slice(title..end).to_owned(),
            status: OfficeStatus::Current,
            place: None,
            certainty: Certainty::PlaceAndEnding,
            inherited: false,
        })
        .collect();
    let last = offices.last()?;
    before.body = Some(Body { name: last.body.clone(), place: None, certainty: last.certainty });
    Some((offices, end))
}

/// Where the next name begins behind what joins it at `k`: 和, 以及.
fn joins(line: &Line, k: usize) -> Option<usize> {
    const WORDS: [&str; 5] = ["以及", "和", "及", "与", "、"];
    WORDS.iter().find(|w| line.starts_with(k, w)).map(|w| k + w.chars().count())
}

/// Where the name of a company that begins at `i` ends: 皖能（庐江）风电有限公司.
fn end_of_name(line: &Line, i: usize) -> Option<usize> {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 36;
    let named = |c: char| is_cjk(c) || matches!(c, '（' | '）' | '(' | ')');
    let run = (i..line.len().min(i + LONGEST)).take_while(|&k| named(line.at(k))).last()? + 1;
    let ends = |&k: &usize| COMPANIES.iter().any(|w| line.word_before(k, w));
    // 甲有限公司和乙有限公司
    let joined = (i + SHORTEST..=run).filter(ends).find(|&k| joins(line, k).is_some());
    joined.or_else(|| (i + SHORTEST..=run).rev().find(ends))
}
