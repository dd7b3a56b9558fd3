//! How the words of a change name what is taken from whom: A的x职责，B的y职责; x职责由A; 其职责; bodies alone.

use super::scan::Scan;
use crate::mention::line::is_cjk;
use crate::mention::named_body::{Heard, Named};
use crate::mention::phrase::{ends_with, without_count};
use crate::mention::{Certainty, Chars};

/// What a change takes from one place: bodies, and which of their duties.
#[derive(Debug, Clone)]
pub struct Source {
    pub bodies: Vec<Named>,
    pub matter: Option<String>,
}

/// Words for what is handed over.
pub const DUTIES: [&str; 18] = [
    "股权", "职责", "职能", "职权", "人员", "编制", "业务", "资产", "权限", "事项", "工作", "任务", "权力",
    "队伍", "力量", "档案", "事务", "资源",
];

/// The sources that the words in `span` name: A的x职责，B的y职责, x职责由A, 其职责, or bodies alone.
pub fn sources(scan: &Scan, span: Chars) -> Vec<Source> {
    let end = scan.without_adverbs(span.start, span.end);
    if end <= span.start {
        return Vec::new();
    }
    if let Some(shared) = borne_by(scan, span.start..end) {
        return vec![shared];
    }
    if let Some(bodies) = listed_above(scan, span.start..end) {
        return vec![Source { bodies, matter: None }];
    }
    if let Some(both) = of_so_many(scan, span.start..end) {
        return vec![both];
    }
    let end = without_count(scan.line, span.start, end);
    let mut heard = scan.heard.clone();
    if let Some(bodies) = scan.reader.list(scan.line, span.start..end, &heard) {
        return vec![Source { bodies, matter: None }];
    }
    let mut out: Vec<Source> = Vec::new();
    let mut done = span.start;
    for part in parts(scan, span.start..end) {
        let gap = std::mem::replace(&mut done, part.end)..part.start;
        // A的人员、资产: both of A
        if let Some(Source { matter: Some(matter), .. }) = out.last_mut()
            && scan.line.at(part.start.saturating_sub(1)) == '、'
            && names_goods(clean_matter(scan.text(part.clone())))
        {
            matter.push('、');
            matter.push_str(clean_matter(scan.text(part)));
            continue;
        }
        let found = source_of(scan, part.clone(), &heard);
        // A的x，y、z职责: what does not end in duties goes on, unless another body begins
        let fresh = |s: &Source| {
            s.bodies
                .first()
                .is_some_and(|b| b.range.start <= part.start + 1 && b.certainty > Certainty::Ending)
                || scan.text(part.clone()).starts_with('其')
        };
        if let Some(Source { matter: Some(matter), .. }) = out.last_mut()
            && !DUTIES.iter().any(|d| matter.ends_with(d))
            && !found.as_ref().is_some_and(fresh)
        {
            matter.push_str(scan.text(gap));
            matter.push_str(clean_matter(scan.text(part)));
            continue;
        }
        // A的x职责，以及B查处y、预防z等职责: what B does with no 的 between
        let found = found.or_else(|| {
            // 以及甲局、乙局相关职责: of both
            let shared = scan.line.at(part.start.saturating_sub(1)) == '、'
                && DUTIES.iter().any(|d| ends_with(scan.line, part.end, d));
            out.last().filter(|s| s.matter.is_some() || shared)?;
            let (k, bodies) = leading_bodies(scan, part.clone())?;
            let matter = clean_matter(scan.text(k..part.end)).to_owned();
            Some(Source { bodies, matter: Some(matter) })
        });
        if let Some(source) = found {
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
    // 某检察院反贪污、反渎职机构的15名人员: the body, and what it was that did it
    if out.is_empty()
        && DUTIES.iter().any(|d| ends_with(scan.line, end, d))
        && let Some((k, bodies)) = leading_bodies(scan, span.start..end)
    {
        let matter = clean_matter(scan.text(k..end)).to_owned();
        out.push(Source { bodies, matter: Some(matter) });
    }
    // A、B的职责: of both
    for i in (1..out.len()).rev() {
        let joined = out[i - 1].bodies.last().is_some_and(|b| scan.line.at(b.range.end) == '、');
        if joined && out[i - 1].matter.is_none() && out[i].matter.is_some() {
            let matter = out[i].matter.clone();
            out[i - 1].matter = matter;
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

/// The bodies with which the words begin, and where what they do goes on without 的.
fn leading_bodies(scan: &Scan, words: Chars) -> Option<(usize, Vec<Named>)> {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 20;
    let ends = (words.start + SHORTEST..words.end.min(words.start + LONGEST)).rev();
    let mut read = ends.filter_map(|k| {
        let bodies = scan.reader.list(scan.line, words.start..k, &scan.heard)?;
        bodies.iter().all(|b| b.certainty > Certainty::Ending).then_some((k, bodies))
    });
    read.next().filter(|(k, _)| scan.line.at(*k) != '的')
}

/// 两局其余职能: of the two that gave up duties, or went, just before.
fn of_so_many(scan: &Scan, span: Chars) -> Option<Source> {
    const KINDS: [&str; 13] =
        ["局", "委", "办", "部", "厅", "院", "站", "所", "中心", "公司", "单位", "部门", "机构"];
    let text = scan.text(span);
    let text = ["上述", "以上", "这", "原"].iter().find_map(|w| text.strip_prefix(w)).unwrap_or(text);
    let mut rest = text.chars();
    let count = match rest.next()? {
        '两' | '二' => 2,
        '三' => 3,
        '四' => 4,
        _ => return None,
    };
    let rest = rest.as_str().trim_start_matches(['个', '家']);
    let matter = KINDS.iter().find_map(|kind| rest.strip_prefix(kind))?.trim_start_matches('的');
    let duties = DUTIES[..5].iter().any(|d| matter.ends_with(d)) && matter.chars().count() <= 8;
    let bodies = [&scan.gave, &scan.gone].into_iter().find(|b| duties && b.len() == count)?.clone();
    Some(Source { bodies, matter: Some(matter.to_owned()) })
}

/// 上述三个中心: a list of so many that the line named before.
fn listed_above(scan: &Scan, span: Chars) -> Option<Vec<Named>> {
    const GENERAL: [&str; 4] = ["单位", "机构", "部门", "事业单位"];
    let text = scan.text(span.clone());
    let rest = ["上述", "以上"].iter().find_map(|w| text.strip_prefix(w))?;
    let count = "一二三四五六七八九".find(rest.chars().next()?).map(|at| at / 3 + 1).or_else(|| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    })?;
    let kind =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九个家所".contains(c));
    let fits = |b: &Named| GENERAL.contains(&kind) || b.name.ends_with(kind);
    let opens = |k: &usize| {
        matches!(scan.line.before(*k), '，' | '。' | '：' | '的' | '将' | '及' | '销' | '留' | '合')
    };
    (0..span.start).rev().filter(opens).find_map(|k| {
        let list = scan.after_in_line(k, span.start)?;
        (count > 1 && list.bodies.len() == count && list.bodies.iter().all(fits)).then_some(list.bodies)
    })
}

/// Whether the words only say what goes with the duties of the body just named: 编制, 人员编制, 债权债务.
fn names_goods(text: &str) -> bool {
    DUTIES.contains(&text)
        || ["人员编制", "编制人员", "债权债务", "经费", "设备", "固定资产", "资产负债", "人员和编制"]
            .contains(&text)
}

/// 原由A、B分别承担的x、y职责: the bodies that bore the duties.
fn borne_by(scan: &Scan, span: Chars) -> Option<Source> {
    let lead = ["原由", "原来由", "由", "原先由"].iter().find(|w| scan.line.starts_with(span.start, w))?;
    let start = span.start + lead.chars().count();
    let verbs = ["承担的", "负责的", "行使的", "履行的", "管理的", "实施的"];
    let at = (start..span.end).find(|&k| verbs.iter().any(|v| scan.line.starts_with(k, v)))?;
    let bodies = scan.reader.list(scan.line, start..scan.without_adverbs(start, at), &scan.heard)?;
    let matter = clean_matter(scan.text(at + 3..span.end));
    DUTIES.iter().any(|d| matter.ends_with(d)).then(|| Source { bodies, matter: Some(matter.to_owned()) })
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
            // A的x职责及其所属B
            '及' if depth <= 0
                && i > from
                && DUTIES.iter().any(|d| ends_with(scan.line, i, d))
                && ["及其所属", "及所属", "及其下属"].iter().any(|w| scan.line.starts_with(i, w)) =>
            {
                out.push(from..i);
                from = i + 1;
            }
            // A的x职责和B的y职责
            '和' | '及' | '与' if depth <= 0 && i > from && another_bears(scan, i, span.end) => {
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

/// Whether behind the duties before `at` a body with its own begins.
fn another_bears(scan: &Scan, at: usize, end: usize) -> bool {
    const LONGEST: usize = 24;
    if !DUTIES.iter().any(|d| ends_with(scan.line, at, d)) {
        return false;
    }
    let of = (at + 3..end.min(at + LONGEST)).find(|&k| !is_cjk(scan.line.at(k)) || scan.line.at(k) == '的');
    of.filter(|&k| scan.line.at(k) == '的').is_some_and(|k| {
        let bodies = scan.reader.list(scan.line, at + 1..k, &scan.heard);
        bodies.is_some_and(|bodies| bodies.iter().all(|b| b.certainty > Certainty::Ending))
    })
}

/// One part: A的x职责, A职责, 其职责, x职责由A, or a body.
fn source_of(scan: &Scan, part: Chars, heard: &Heard) -> Option<Source> {
    let text = scan.text(part.clone());
    let of = |k: usize| {
        let mut floor = part.start;
        for word in ["原由", "由"] {
            if scan.line.starts_with(floor, word) {
                floor += word.chars().count();
            }
        }
        let mut k = without_count(scan.line, floor, k);
        for word in ["承担", "负责", "行使", "履行", "管理", "持有"] {
            if ends_with(scan.line, k, word) && k > floor + 3 {
                k -= 2;
                break;
            }
        }
        scan.reader
            .list(scan.line, floor..k, heard)
            .or_else(|| scan.reader.before(scan.line, floor, k, heard).map(|f| f.bodies))
    };
    // 某部所属某中心
    for k in part.start + 2..part.end.saturating_sub(3) {
        let kept = ["所属", "下属", "直属"].iter().any(|w| scan.line.starts_with(k, w))
            && scan.line.at(k + 2) != '的';
        // 某集团所属某公司48%的国有股权
        if kept
            && text.ends_with("股权")
            && let Some(bodies) = scan.reader.list(scan.line, part.start..k, heard)
        {
            let matter = Some(clean_matter(scan.text(k + 2..part.end)).to_owned());
            return Some(Source { bodies, matter });
        }
        if kept
            && let Some(bodies) = scan.reader.list(scan.line, k + 2..part.end, heard)
            && scan.reader.list(scan.line, part.start..k, heard).is_some()
        {
            return Some(Source { bodies, matter: None });
        }
    }
    // A代管的B, A所属的B, 原由A管理的B: what is kept moves, not its keeper
    let by = ["原由", "由"].iter().find(|w| scan.line.starts_with(part.start, w));
    let keeper = part.start + by.map_or(0, |w| w.chars().count());
    for k in part.clone() {
        let kept = ["代管", "管理", "所属", "下属", "领导", "主管", "下派", "派驻"]
            .iter()
            .find(|w| ends_with(scan.line, k, w));
        if scan.line.at(k) == '的'
            && let Some(word) = kept
            && let Some(bodies) = scan.reader.list(scan.line, k + 1..part.end, heard)
            && scan.reader.list(scan.line, keeper..k - word.chars().count(), heard).is_some()
        {
            return Some(Source { bodies, matter: None });
        }
    }
    // A的职责由B划入C: B gives them
    for k in part.clone() {
        if scan.line.at(k) == '由'
            && DUTIES.iter().any(|d| ends_with(scan.line, k, d))
            && let Some(bodies) = scan.reader.list(scan.line, k + 1..part.end, heard)
        {
            let matter = clean_matter(scan.text(part.start..k)).to_owned();
            return Some(Source { bodies, matter: Some(matter) });
        }
    }
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
    // 其行政区域, 原某乡行政区域: the division itself
    if let Some(whole) =
        ["的行政区域", "行政区域", "的管辖区域", "所辖区域"].iter().find_map(|w| text.strip_suffix(w))
    {
        let bodies = if whole.is_empty() || matches!(whole, "其" | "原") {
            scan.gone.clone()
        } else {
            let end = part.start + whole.chars().count();
            scan.reader.list(scan.line, part.start..end, heard).unwrap_or_default()
        };
        return (!bodies.is_empty()).then(|| Source { bodies, matter: Some("行政区域".to_owned()) });
    }
    // 其余职责: of who gave the others
    if ["其余", "其他", "其它"].iter().any(|w| text.starts_with(w)) {
        let duty = DUTIES.iter().any(|d| text.ends_with(d));
        return (duty && !scan.gave.is_empty())
            .then(|| Source { bodies: scan.gave.clone(), matter: Some(clean_matter(text).to_owned()) });
    }
    // 原县林业局不动产登记职责
    if text.starts_with('原')
        && let Some(source) = without_particle(scan, part.start + 1..part.end, heard)
    {
        return Some(source);
    }
    let called = ["其", "有关", "相关", "原有", "原", "所属"]
        .iter()
        .find_map(|w| text.strip_prefix(w).map(|r| (*w, r)));
    let meant = match called {
        Some(("其" | "原" | "所属", rest)) => DUTIES.iter().any(|d| rest.contains(d)),
        Some((_, rest)) => DUTIES.iter().any(|d| rest.starts_with(d)),
        // 编制及人员, 职责: of what was done away with just before
        None => {
            let bare = |d: &str| text.starts_with(d) || text.strip_suffix(d) == Some("执法");
            !scan.gone.is_empty() && text.chars().count() <= 9 && DUTIES.iter().any(|d| bare(d))
        }
    };
    if meant {
        let bodies = match (scan.gone.is_empty(), scan.gave.is_empty()) {
            (false, _) => gone_wholes(scan),
            // 甲的x职责划入乙，其y职责划入丙: still of 甲
            (true, false) => scan.gave.clone(),
            (true, true) => scan.subject.clone().into_iter().collect(),
        };
        let matter = text.strip_prefix('其').unwrap_or(text);
        return Some(Source { bodies, matter: Some(clean_matter(matter).to_owned()) });
    }
    for duty in ["职责", "职能", "承担的", "资源", "力量", "编制", "人员"] {
        if let Some(at) = text.find(duty) {
            let k = part.start + text[..at].chars().count();
            if let Some(bodies) = scan.reader.list(scan.line, part.start..k, heard) {
                return Some(Source { bodies, matter: Some(clean_matter(text).to_owned()) });
            }
        }
    }
    if let Some(source) = without_particle(scan, part.clone(), heard) {
        return Some(source);
    }
    let end = without_count(scan.line, part.start, part.end);
    let bodies = scan.reader.list(scan.line, part.start..end, heard)?;
    Some(Source { bodies, matter: None })
}

/// 县林业局不动产登记职责: the body, and without 的 what it did.
fn without_particle(scan: &Scan, part: Chars, heard: &Heard) -> Option<Source> {
    if !["职责", "职能"].iter().any(|d| scan.text(part.clone()).ends_with(d)) {
        return None;
    }
    // 市财政局政府采购职责: no government of a bureau
    let whole = |b: &Named| {
        let of = b.name.strip_suffix("人民政府");
        of.is_none_or(|of| b.place.as_ref().is_some_and(|p| p.name == of))
    };
    let (k, bodies) = (part.start + 3..=part.end.saturating_sub(2)).rev().find_map(|k| {
        // 县发改委|组织编制规划职责
        if scan.line.before(k) == '组' && scan.line.at(k) == '织' {
            return None;
        }
        let bodies = scan.reader.list(scan.line, part.start..k, heard)?;
        bodies.iter().all(|b| b.certainty > Certainty::Ending && whole(b)).then_some((k, bodies))
    })?;
    Some(Source { bodies, matter: Some(clean_matter(scan.text(k..part.end)).to_owned()) })
}

pub fn clean_matter(text: &str) -> &str {
    let text = text.trim_matches([' ', '，']);
    let text = text.strip_prefix("原").unwrap_or(text);
    ["等一并", "等", "一并", "统一", "整体"].iter().fold(text, |t, w| t.strip_suffix(w).unwrap_or(t))
}

/// What was done away with last; the office of a commission that went with it has no duties of its own.
pub fn gone_wholes(scan: &Scan) -> Vec<Named> {
    let own_office = |b: &Named| {
        b.name.strip_suffix("办公室").is_some_and(|whole| scan.gone.iter().any(|g| g.name == whole))
    };
    scan.gone.iter().filter(|b| !own_office(b)).cloned().collect()
}
