//! Histories of single bodies: what was founded when (创办于1906年, 1950年设X), and what it grew out of (前身是X).

use super::made::{made_after, vague};
use super::scan::{Change, Scan};
use super::towns::sharing;
use crate::mention::date::{Dateline, date_at};
use crate::mention::line::is_cjk;
use crate::mention::named_body::{Found, Heard, Named, Reader};
use crate::mention::phrase::{after_number, ends_with};
use crate::mention::place::{Place, PlaceKind};
use crate::mention::{Certainty, Chars, Line};
use crate::model::ReformAction;

/// Words for the founding of schools, hospitals and the like, which mean other things without a date.
const FOUNDING: [&str; 7] = ["创办", "创建", "创立", "始建", "兴办", "开办", "创设"];

/// Words that found as well where a history dates its sentence.
const SET_UP_THEN: [&str; 5] = ["建立", "复设", "复置", "重建", "恢复"];

/// Words with which annals set something up right behind the year.
const SET_UP: [&str; 14] = [
    "复建", "始设", "始置", "析置", "析设", "复设", "复置", "改置", "恢复", "设置", "建立", "置", "设", "建",
];

/// Houses that annals set up right behind the year: 1957年建立妇幼保健站.
const HOUSES: [&str; 6] = ["站", "文化馆", "图书馆", "卫生院", "医院", "法院"];

/// Organs that are set up or restored by those words where no history is told.
const ORGANS: [&str; 16] = [
    "局",
    "委员会",
    "办公室",
    "法院",
    "检察院",
    "大学",
    "学院",
    "中学",
    "学校",
    "医院",
    "公司",
    "集团",
    "人民政府",
    "开发区",
    "支队",
    "大队",
];

/// 1950年设X, 1973年恢复X, 1908年王某创办X, 1908年X创办: verbs too common to be read without the date before.
pub fn set_up(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    let founding = FOUNDING.iter().find(|w| scan.line.starts_with(i, w));
    let verb = founding.or_else(|| SET_UP.iter().find(|w| scan.line.starts_with(i, w)))?;
    let verb = i..i + verb.chars().count();
    // 1952年设有甲、乙等乡: how it was
    if matches!(scan.line.at(verb.end), '有' | '在') && scan.text(verb.clone()).ends_with(['设', '建', '置'])
    {
        return None;
    }
    // 医院建于1952年, and not the house that a school built then
    let built = scan.line.starts_with(i, "建于");
    if (founding.is_some() || built)
        && let Some(end) = founded_in(scan, verb.clone(), out)
    {
        return Some(end);
    }
    let then = scan.heard.past && SET_UP_THEN.contains(&scan.text(verb.clone()));
    // 1949年10月，绥宁县人民政府设民政科
    let by_government = scan.heard.past
        && scan.text(verb.clone()) == "设"
        && (scan.under_date(i) || scan.dated_sentence(i))
        && (matches!(scan.line.before(i), '府' | '会' | '署') && scan.before(i).is_some()
            || county_acts(scan, i)
            || in_its_place(scan, i));
    // 1978年8月，恢复某县人民检察院; 同意建立某县职业中学: where no history is told, an organ that is known
    let plainly = !scan.heard.past
        && ["恢复", "建立", "重建", "复设"].contains(&scan.text(verb.clone()))
        && (scan.clause(i) == i && (scan.under_date(i) || scan.dated_sentence(i))
            || ["同意", "批准", "决定"].iter().any(|w| ends_with(scan.line, i, w)));
    // 民国二十四年（1935年），设甲镇; 1950年，在此设乙乡: of towns only
    let towns = scan.heard.past
        && !by_government
        && !SET_UP_THEN.contains(&scan.text(verb.clone()))
        && !dated_right_before(scan, i)
        && (scan.under_date(i) || scan.bare(i) && scan.dated_sentence(i))
        && (scan.clause(i) == i
            || ["在此", "始", "复", "增", "先后"].iter().any(|w| ends_with(scan.line, i, w)));
    let dated = dated_right_before(scan, i)
        || by_government
        || scan.heard.past && month_right_before(scan, i) && scan.dated_sentence(i)
        || plainly
        || towns
        || founding.is_some() && scan.under_date(i)
        || then && (scan.under_date(i) || scan.dated_sentence(i));
    if !dated || scan.line.before(i) == '为' || !scan.asserted(i) {
        return None;
    }
    let restored = || {
        // 1961年甲县建制恢复
        let back = scan.text(verb.clone()) == "恢复" && scan.closed(verb.end);
        let end = back.then(|| scan.without_adverbs(scan.clause(i), i)).filter(|&end| end > 0)?;
        let start = date_at(scan.line, scan.clause(i), Dateline::default()).map_or(scan.clause(i), |d| d.end);
        let start = start + usize::from(scan.line.at(start) == '，');
        let place = if start < end { scan.division_in(start..end) } else { None }?;
        Some(Found { range: place.range.clone(), bodies: vec![place] })
    };
    // 1961年，设甲、乙、丙公社
    let several = || {
        let range = verb.end..scan.clause_end(verb.end);
        Some(Found { bodies: sharing(scan, range.clone(), None)?, range })
    };
    let made = several().or_else(|| made_after(scan, verb.end)).or_else(|| county_of_then(scan, verb.end));
    let found = match made.or_else(restored) {
        Some(found) => found,
        // 1908年，私立某某学堂创办
        None if founding.is_some() && (scan.closed(verb.end) || scan.line.at(verb.end) == ' ') => {
            scan.before(i)?
        }
        // 甲乡：1972年设，同年撤
        None if scan.heard.past && scan.closed(verb.end) && dated_right_before(scan, i) => {
            Found { bodies: vec![scan.subject.clone()?], range: verb.clone() }
        }
        None => return None,
    };
    let right_then = dated_right_before(scan, i);
    // 2004年建设乡并入某镇: no town that was built
    const DEEDS: [&str; 4] = ["并入", "划归", "合并", "改为"];
    if found.bodies.iter().any(|b| DEEDS.iter().any(|w| b.name.contains(w))) {
        return None;
    }
    // 1951年设税务局、工商科 in the history of a county
    let office = |b: &Named| {
        scan.heard.past
            && b.place.as_ref().is_some_and(|p| p.division.is_some())
            && (["局", "科", "委员会"].iter().any(|e| b.name.ends_with(e))
                || right_then
                    && HOUSES.iter().any(|e| b.name.ends_with(e))
                    && !scan.line.starts_with(b.range.start, "区"))
    };
    let known = |b: &Named| {
        b.certainty >= Certainty::PlaceAndEnding
            || towns && b.place.as_ref().is_some_and(|p| p.division.is_some())
            || office(b)
            || scan.headed.as_ref().is_some_and(|h| stem(&h.name).is_some() && stem(&h.name) == stem(&b.name))
            || (founding.is_some() || then && institution(&b.name)) && !vague(b) && b.name.chars().count() > 3
    };
    // 始建区卫生所: in the districts of a county, and no 自治区
    let of_districts = |b: &Named| {
        scan.line.starts_with(b.range.start, "区")
            && b.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Province)
    };
    // 政治部（1968年3月设，1975年6月撤）
    let clause = scan.clause(i);
    let behind_name = clause > 0 && matches!(scan.line.before(clause), '（' | '(') && found.range == verb;
    let known = |b: &Named| known(b) || behind_name && b.place.is_some();
    let organ = |b: &Named| ORGANS.iter().any(|e| b.name.ends_with(e)) && b.certainty > Certainty::Ending;
    let town = |b: &Named| stem(&b.name).is_some() && !b.name.ends_with('区');
    if plainly && !found.bodies.iter().all(organ) || towns && !found.bodies.iter().all(town) {
        return None;
    }
    if !found.bodies.iter().all(known) || found.bodies.iter().any(of_districts) {
        return None;
    }
    let words = i.min(found.range.start)..verb.end.max(found.range.end);
    for body in &found.bodies {
        out.push(scan.change(ReformAction::Establish, body, words.clone(), "reform/establish-dated", 80));
    }
    scan.heard.remember(&found.bodies);
    scan.subject = found.bodies.last().cloned();
    scan.done = words.end;
    Some(words.end)
}

pub fn dated_right_before(scan: &Scan, i: usize) -> bool {
    (scan.clause(i)..i).any(|k| {
        date_at(scan.line, k, Dateline::default()).is_some_and(|d| {
            // 1950年春设X
            let end = d.end + usize::from("春夏秋冬初底末".contains(scan.line.at(d.end)));
            // 民国24年（1935年）置X
            let end = end + usize::from(end + 1 == i && matches!(scan.line.at(end), '）' | ')'));
            end == i && d.date.year().is_some()
        })
    })
}

/// 1954年，召开代表大会，改为县人民委员会: the government of the county under the name that it had.
pub fn government_before(scan: &Scan, verb: usize, found: Option<&Found>) -> Option<Named> {
    const KINDS: [&str; 4] = ["人民政府", "人民委员会", "革命委员会", "民主政府"];
    let of_kind = |b: &Named| KINDS.iter().any(|k| b.name.ends_with(k));
    let new = found?.bodies.first().filter(|b| scan.heard.past && of_kind(b))?;
    let told = scan.bare(verb) && scan.dated_sentence(verb);
    scan.heard.bodies.iter().rev().find(|b| told && of_kind(b) && b.name != new.name).cloned()
}

/// 民国29年，置水吉县; 置水吉特种区: divisions that no list has, as they stand.
fn county_of_then(scan: &Scan, from: usize) -> Option<Found> {
    const KINDS: [&str; 4] = ["县", "特种区", "设治局", "专区"];
    let range = from..scan.clause_end(from);
    let name = scan.text(range.clone());
    let kind = KINDS.iter().find(|k| name.ends_with(**k)).filter(|_| scan.heard.past)?;
    let own = name.strip_suffix(kind)?.chars();
    let plain =
        (1..=3).contains(&own.clone().count()) && own.clone().all(|c| is_cjk(c) && !"各该本个的".contains(c));
    let certainty = Certainty::PlaceAndEnding;
    let body = Named { range: range.clone(), name: name.to_owned(), place: None, certainty };
    plain.then_some(Found { bodies: vec![body], range })
}

/// 1956年2月设甲科，5月设乙科: the month of the year that the sentence began with.
fn month_right_before(scan: &Scan, i: usize) -> bool {
    let any = Dateline { year: Some(2000), ..Dateline::default() };
    date_at(scan.line, scan.clause(i), any).is_some_and(|d| d.end == i)
}

/// 前身是1952年创办的A, 起源于1906年的A, 前身可追溯到创建于1921年的A: what the history begins with.
pub fn forerunner(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    const BEGINS: [&str; 23] = [
        "前身是",
        "前身为",
        "前身系",
        "前身可追溯到",
        "前身可追溯至",
        "可追溯到",
        "可追溯至",
        "追溯到",
        "追溯至",
        "溯源于",
        "起源于",
        "源于",
        "源自",
        "肇始于",
        "肇端于",
        "发端于",
        "脱胎于",
        "时称",
        "时名",
        "原名",
        "初名",
        "旧称",
        "原称",
    ];
    let verb = BEGINS.iter().find(|w| scan.line.starts_with(i, w))?;
    let mut start = i + verb.chars().count();
    // 源于生活
    if verb.starts_with('源') && !scan.line.at(start).is_ascii_digit() {
        return None;
    }
    let founded = founded_by_then(scan, start);
    if let Some(k) = founded {
        start = k;
    } else if scan.line.at(start) == '原' {
        start += 1;
    }
    let found = scan.after(start)?;
    if founded.is_some() {
        for body in &found.bodies {
            out.push(scan.change(ReformAction::Establish, body, i..found.range.end, "reform/forerunner", 80));
        }
    }
    scan.heard.remember(&found.bodies);
    scan.subject = scan.labelled.clone().or_else(|| found.bodies.last().cloned());
    scan.done = found.range.end;
    Some(found.range.end)
}

/// ①甲大学：…: the body of which the item of a list tells.
pub fn label(line: &Line, reader: &Reader, heard: &Heard) -> Option<Named> {
    if !heard.past {
        return None;
    }
    let circled = usize::from(('①'..='⑳').contains(&line.at(0)));
    let start = after_number(line, 0).max(circled);
    let end = (start + 4..(start + 24).min(line.len())).find(|&k| matches!(line.at(k), '：' | ':'))?;
    if line.slice(start..end).contains(['（', '(']) {
        return None;
    }
    let bodies = reader.list(line, start..end, heard)?;
    let [one] = bodies.as_slice() else { return None };
    (line.len() > end + 12 && !vague(one)).then(|| one.clone())
}

/// Where the name begins behind 1952年创办的, 1906年由某人创办的, 始建于1921年的, 1906年的.
fn founded_by_then(scan: &Scan, start: usize) -> Option<usize> {
    const MADE: [&str; 10] = ["创办", "成立", "设立", "创建", "组建", "建立", "创立", "开办", "兴办", "筹办"];
    let stop = scan.clause_end(start);
    let date = (start..stop.min(start + 30))
        .find_map(|k| date_at(scan.line, k, Dateline::default()).filter(|d| d.date.year().is_some()))?;
    let made = |k: usize| MADE.iter().any(|w| scan.line.word_before(k, w));
    (date.end..stop).find(|&k| scan.line.at(k) == '的' && (k == date.end || made(k))).map(|k| k + 1)
}

/// X成立于1975年, X组建于2019年3月.
pub fn founded_in(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    let at = verb.end + usize::from(scan.line.at(verb.end) == '于');
    let date =
        date_at(scan.line, at, Dateline::default()).filter(|d| at > verb.end && d.date.year().is_some())?;
    let found = match scan.before(verb.start) {
        Some(found) => found,
        None if scan.bare(verb.start) => Found { bodies: vec![scan.subject.clone()?], range: verb.clone() },
        None => return None,
    };
    // 创建于1921年的X: X is what was founded
    if scan.line.at(date.end) == '的' && found.range == verb {
        return None;
    }
    let body = found.bodies.last()?.clone();
    if scan.text(verb.clone()) == "建" && body.certainty < Certainty::PlaceAndEnding {
        return None;
    }
    let words = found.range.start..date.end;
    out.push(scan.change(ReformAction::Establish, &body, words, "reform/founded", 88));
    scan.heard.remember(std::slice::from_ref(&body));
    scan.subject = Some(body);
    Some(date.end)
}

/// Keeps to the body whose history is told, under the name that the latest change gave it.
pub fn follow(scan: &mut Scan, changes: &[Change]) {
    let mut own = scan.heard.own.take();
    // 设甲、乙、丙三乡: none of them is the one that is told of
    let several = changes.iter().filter(|c| c.action == ReformAction::Establish).count() > 1;
    for change in changes {
        let turns = match change.action {
            ReformAction::Rename => own.as_ref().is_none_or(|o| change.from.contains(&o.name)),
            ReformAction::Merge => own.as_ref().is_some_and(|o| change.from.contains(&o.name)),
            // 接管崇德学院，正式成立某农学院
            ReformAction::Establish if own.is_none() && several => false,
            ReformAction::Establish => own.as_ref().is_none_or(|o| {
                let said = scan.text(scan.sentence.start..change.words.start);
                let name = o.name.trim_start_matches("私立").trim_start_matches("公立");
                let school = institution(&change.body) && !change.body.contains("附属");
                school && said.contains(name)
                    || stem(&o.name).is_some() && stem(&o.name) == stem(&change.body)
            }),
            _ => false,
        };
        if turns {
            let kind = if institution(&change.body) { PlaceKind::Institution } else { PlaceKind::Township };
            own = Some(Place { name: change.body.clone(), kind, division: None });
        }
    }
    scan.heard.own = own;
}

/// 三官 of 某县三官乡 and 某县三官人民公社: one township in two times.
pub fn stem(name: &str) -> Option<&str> {
    ["人民公社", "公社", "街道办事处", "街道", "镇", "乡", "区"]
        .iter()
        .find_map(|level| name.strip_suffix(level))
}

/// 1958年，撤销工业局，设重工业局、轻工业局; 另设建材局: bureaus that take the place of others, and no parts of them.
fn in_its_place(scan: &Scan, i: usize) -> bool {
    let besides = scan.line.before(i) == '另' && scan.clause(i) + 1 == i;
    let instead = scan.clause(i) == i && !scan.gone.is_empty() && scan.done > scan.sentence.start;
    let whole = |b: &Named| ["局", "委员会"].iter().any(|e| b.name.ends_with(e));
    (besides || instead) && scan.after(i + 1).is_some_and(|found| found.bodies.iter().all(whole))
}

/// 1948年县设水利会: the county of the annals.
fn county_acts(scan: &Scan, i: usize) -> bool {
    let clause = scan.clause(i);
    let start = date_at(scan.line, clause, Dateline::default()).map_or(clause, |d| d.end);
    let start = start + usize::from(scan.line.at(start) == '，');
    i == start + 1 && matches!(scan.line.at(start), '县' | '区' | '市')
}

fn institution(name: &str) -> bool {
    const KINDS: [&str; 12] =
        ["大学", "学院", "学校", "中学", "小学", "学堂", "师范", "医院", "卫生院", "公司", "集团", "厂"];
    KINDS.iter().any(|k| name.ends_with(k))
}

/// The body whose history is told, as the passage speaks of it.
pub fn named(own: &Place) -> Named {
    Named { range: 0..0, name: own.name.clone(), place: Some(own.clone()), certainty: Certainty::Known }
}
