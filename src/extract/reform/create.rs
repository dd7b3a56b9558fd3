//! Bodies that come into being: 组建X, 将A的职责、B的职责整合，组建X, A与B合并为X.

use super::division::{level_at, whole_division};
use super::history;
use super::made::{bare_part, made_after, vague};
use super::made_up::{formed_of, grown_from, made_up_of};
use super::place::is_committee;
use super::scan::{Change, Scan};
use super::together::as_it_stands;
use super::towns::sharing;
use crate::mention::date::{Dateline, date_at};
use crate::mention::line::is_cjk;
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::mention::place::PlaceKind;
use crate::mention::{Certainty, Chars};
use crate::model::ReformAction;

/// 设置甲镇、乙镇2个重点镇: they are there already, and are given a rank.
fn only_ranked(scan: &Scan, end: usize) -> bool {
    const RANKS: [&str; 4] = ["重点", "中心", "特色", "示范"];
    let unit = (end..end + 3).find(|&k| scan.line.at(k) == '个').filter(|&k| k > end);
    unit.is_some_and(|k| RANKS.iter().any(|w| scan.line.starts_with(k + 1, w)))
}

/// 组建X, 成立了由某某任组长的X, X正式成立.
pub fn establish(scan: &mut Scan, verb: Chars, out: &mut Vec<Change>) -> Option<usize> {
    if let Some(end) = decided(scan, &verb, out) {
        return Some(end);
    }
    // 撤并设立甲等学校: the list below says which of them
    if !scan.asserted(verb.start) || ends_with(scan.line, verb.start, "撤并") {
        return None;
    }
    // 设立九溪、白沙2个镇
    let towns = verb.end + usize::from(scan.line.at(verb.end) == '了')..scan.clause_end(verb.end);
    if let Some(bodies) = sharing(scan, towns.clone(), None) {
        for body in &bodies {
            let words = verb.start..towns.end;
            out.push(scan.change(ReformAction::Establish, body, words, "reform/establish", 88));
        }
        scan.heard.remember(&bodies);
        return Some(towns.end);
    }
    if let Some(mut found) = made_after(scan, verb.end).filter(|found| !only_ranked(scan, found.range.end)) {
        // 设立中共某县委、某县人民政府来信来访接待室: one of both
        if found.bodies.len() > 1 {
            found.bodies.retain(|b| !is_committee(b));
        }
        within(scan, verb.start, &mut found);
        let colon = scan.text(verb.end..found.range.start).contains('：');
        for body in found.bodies.iter().filter(|b| !vague(b) && !bare_part(scan, b)) {
            let words = verb.start..found.range.end;
            let change = scan.change(ReformAction::Establish, body, words, "reform/establish", 92);
            out.push(Change { listed: colon, ..change });
        }
        let end = found.range.end;
        // 设立小学部、初中部: the house is spoken of still
        if found.bodies.iter().all(|b| vague(b) || bare_part(scan, b)) {
            return Some(end);
        }
        scan.made = found.bodies.last().cloned();
        scan.heard.remember(&found.bodies);
        scan.subject = found.bodies.last().cloned();
        return Some(taking_on(scan, end, out).unwrap_or(end));
    }
    if let Some(group) = called_by_kind(scan, verb.end) {
        let end = group.range.end;
        out.push(scan.change(ReformAction::Establish, &group, verb.start..end, "reform/establish", 80));
        scan.subject = Some(group);
        return Some(end);
    }
    if let Some(end) = history::founded_in(scan, verb.clone(), out) {
        return Some(end);
    }
    if let Some(end) = grown_from(scan, &verb, out).or_else(|| made_up_of(scan, &verb, out)) {
        return Some(end);
    }
    if let Some(new) = succeeding(scan, verb.end) {
        let end = new.range.end;
        out.push(scan.change(ReformAction::Establish, &new, verb.start..end, "reform/establish", 80));
        scan.subject = Some(new);
        return Some(end);
    }
    // X从A析出，单独设置
    if matches!(scan.text(verb.clone()), "析出" | "分出" | "划出" | "剥离")
        && ["，单独设置", "，单设", "，单列", "，独立设置"].iter().any(|w| scan.line.starts_with(verb.end, w))
        && let Some(from) = (scan.clause(verb.start) + 2..verb.start).find(|&k| scan.line.at(k) == '从')
        && let Some(found) = scan.before(from)
    {
        for body in &found.bodies {
            let words = found.range.start..verb.end;
            out.push(scan.change(ReformAction::Establish, body, words, "reform/established", 82));
        }
        scan.subject = found.bodies.last().cloned();
        return Some(verb.end);
    }
    // 前身为甲局，1959年9月成立
    if scan.text(verb.clone()).ends_with("成立")
        && scan.closed(verb.end)
        && scan.bare(verb.start)
        && scan.dated_clause(verb.start)
        && let Some(body) = scan.subject.clone().filter(|_| scan.heard.past)
    {
        let words = scan.clause(verb.start)..verb.end;
        out.push(scan.change(ReformAction::Establish, &body, words, "reform/founded", 82));
        return Some(verb.end);
    }
    // 从A中析出B: only what is named behind it
    if matches!(scan.text(verb.clone()), "析出" | "分出" | "分设为" | "拆分为" | "分立为") {
        return None;
    }
    // X正式成立, X挂牌成立; X成立。
    let strong = ["挂牌成立", "揭牌成立", "组建成立", "挂牌设立", "揭牌设立"]
        .contains(&scan.text(verb.clone()))
        || ["正式", "宣告", "宣布", "获批", "挂牌", "揭牌", "今天", "今日", "昨天"]
            .iter()
            .any(|w| ends_with(scan.line, verb.start, w));
    // 挂牌成立一周年
    if scan.text(verb.end..scan.sentence.end.min(verb.end + 4)).contains("周年") {
        return None;
    }
    let goes_on = !scan.text(verb.end..scan.clause_end(verb.end)).contains('将')
        && ["大会", "暨", "仪式", "会议", "揭牌", "挂牌"].iter().any(|w| scan.line.starts_with(verb.end, w));
    // 某市政府设立“某某资金”: what it sets up is no body
    let quotes = matches!(scan.line.at(verb.end), '“' | '《' | '「' | '‘' | '"');
    if !(strong || scan.closed(verb.end) && !quotes || goes_on) || scan.line.starts_with(verb.end, "以来") {
        return None;
    }
    let end = parted_from(scan, verb.start).unwrap_or(verb.start);
    // X在甲市揭牌成立
    let somewhere = || {
        let floor = scan.clause(end).max(scan.done.min(end));
        let at = (floor + 4..end).rev().find(|&k| scan.line.at(k) == '在').filter(|k| end - k <= 12)?;
        scan.before(at).filter(|_| strong)
    };
    // 某市经国务院批准设立
    let granted = || {
        let place = whole_division(scan, verb.start).filter(|_| end == verb.start)?;
        Some(Found { range: place.range.clone(), bodies: vec![place] })
    };
    let found = scan.before(end).or_else(somewhere);
    let found = found.or_else(|| zone_alone(scan, verb.start)).or_else(granted)?;
    // X由A和B组建
    if scan.line.before(found.range.start) == '由' {
        return formed_of(scan, found, verb.end, out);
    }
    if found.bodies.len() > 3 && !strong || found.bodies.iter().all(vague) {
        return None;
    }
    // X成立暨揭牌仪式: said for itself, whatever X was made of
    let ceremony =
        ["揭牌", "挂牌", "暨揭牌", "暨挂牌", "仪式"].iter().any(|w| scan.line.starts_with(verb.end, w));
    let rule = if ceremony
        || ["挂牌成立", "揭牌成立", "分别挂牌成立", "挂牌设立", "揭牌设立"].contains(&scan.text(verb.clone()))
    {
        "reform/plate-established"
    } else {
        "reform/established"
    };
    for body in &found.bodies {
        let words = found.range.start..verb.end;
        out.push(scan.change(ReformAction::Establish, body, words, rule, 85));
    }
    scan.heard.remember(&found.bodies);
    scan.subject = found.bodies.last().cloned();
    Some(verb.end)
}

/// 新建某某学校命名为甲学校: the new one under the name that it gets.
pub fn named_anew(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    const CALLED: [&str; 3] = ["命名为", "定名为", "取名为"];
    let word = CALLED.iter().find(|w| scan.line.starts_with(i, w))?;
    let clause = scan.clause(i);
    let new = ["新建", "新建的"].iter().any(|w| scan.line.starts_with(clause, w));
    if !new || !scan.asserted(i) {
        return None;
    }
    let from = i + word.chars().count();
    // 某小学甲校区
    let range = from..scan.clause_end(from);
    let campus = scan.text(range.clone()).ends_with("校区");
    let campus = campus.then(|| Found { bodies: vec![as_it_stands(scan, range.clone())], range });
    let found = campus.or_else(|| scan.after(from).filter(|found| found.bodies.len() == 1))?;
    let body = found.bodies.first()?.clone();
    out.push(scan.change(ReformAction::Establish, &body, clause..found.range.end, "reform/established", 82));
    scan.heard.remember(&found.bodies);
    scan.subject = Some(body);
    scan.done = found.range.end;
    Some(found.range.end)
}

/// 会议表决通过甲关于设立乙的决定: with the decision it is set up.
fn decided(scan: &mut Scan, verb: &Chars, out: &mut Vec<Change>) -> Option<usize> {
    const LONGEST: usize = 80;
    if !ends_with(scan.line, verb.start, "关于") {
        return None;
    }
    let voted = scan.text(verb.start.saturating_sub(LONGEST).max(scan.sentence.start)..verb.start);
    let end = (verb.end + 3..scan.sentence.end).find(|&k| scan.line.starts_with(k, "的决定"))?;
    let bodies = scan.reader.list(scan.line, verb.end..end, &scan.heard)?;
    if !voted.contains("通过") || bodies.iter().any(|b| b.certainty < Certainty::PlaceAndEnding) {
        return None;
    }
    for body in &bodies {
        out.push(scan.change(ReformAction::Establish, body, verb.start..end, "reform/established", 82));
    }
    Some(end)
}

/// ，建立中共甲街道工作委员会; 同意建立甲学院: a committee of the Party or a school, and no system or mechanism.
pub fn built_up(scan: &mut Scan, i: usize, out: &mut Vec<Change>) -> Option<usize> {
    const HOUSES: [&str; 5] = ["大学", "学院", "学校", "医院", "高等专科学校"];
    let verb = i..i + "建立".chars().count();
    if !scan.line.starts_with(i, "建立") {
        return None;
    }
    let party = scan.line.starts_with(verb.end, "中共");
    let granted = ["同意", "批准", "决定"].iter().any(|w| ends_with(scan.line, i, w));
    if !(party || granted) || !scan.asserted(i) {
        return None;
    }
    let found = made_after(scan, verb.end)?;
    let committee = |b: &Named| b.name.starts_with("中共") && b.certainty >= Certainty::PlaceAndEnding;
    let house = |b: &Named| HOUSES.iter().any(|e| b.name.ends_with(e)) && b.name.chars().count() > 4;
    if !found.bodies.iter().all(|b| party && committee(b) || granted && house(b)) {
        return None;
    }
    for body in &found.bodies {
        let words = verb.start..found.range.end;
        out.push(scan.change(ReformAction::Establish, body, words, "reform/establish", 88));
    }
    scan.heard.remember(&found.bodies);
    scan.subject = found.bodies.last().cloned();
    scan.done = found.range.end;
    Some(found.range.end)
}

/// 设立X，承担A划出的x职责: what it takes over from the first.
fn taking_on(scan: &mut Scan, end: usize, out: &mut Vec<Change>) -> Option<usize> {
    let lead = ["，承担", "，承接", "，承担由"].iter().find(|w| scan.line.starts_with(end, w))?;
    let from = end + lead.chars().count();
    let stop = scan.clause_end(from);
    let given = ["划出的", "移交的", "剥离的", "划转的", "分离出的"];
    let at = (from + 2..stop).find(|&k| given.iter().any(|w| scan.line.starts_with(k, w)))?;
    let giver = scan.reader.list(scan.line, from..scan.without_adverbs(from, at), &scan.heard)?;
    let word = given.iter().find(|w| scan.line.starts_with(at, w))?;
    let matter = scan.text(at + word.chars().count()..stop).to_owned();
    let to = scan.subject.clone()?;
    for body in &giver {
        let mut change = scan.change(ReformAction::Transfer, &to, from..stop, "reform/transfer-given", 85);
        change.from = vec![body.name.clone()];
        change.matter = Some(matter.clone());
        out.push(change);
    }
    Some(stop)
}

/// 决定成立工作专班, below a headline that names it: by its kind alone.
fn called_by_kind(scan: &Scan, from: usize) -> Option<Named> {
    const KINDS: [&str; 7] =
        ["工作领导小组", "领导小组", "工作专班", "专班", "指挥部", "协调小组", "联席会议"];
    let kind = KINDS.iter().find(|kind| scan.line.starts_with(from, kind))?;
    let end = from + kind.chars().count();
    let group = scan.heard.bodies.iter().rfind(|b| b.name.ends_with(kind) && b.name.len() > kind.len())?;
    scan.closed(end).then(|| Named { range: from..end, ..group.clone() })
}

/// 撤销甲县，设立乙市: a division that no list knows stands in the place of one that is known.
fn succeeding(scan: &Scan, from: usize) -> Option<Named> {
    let old = scan.gone.last()?;
    let above = old.place.as_ref().filter(|p| p.name == old.name && p.kind != PlaceKind::Township)?;
    let from = from + level_at(scan, from);
    let end = scan.clause_end(from);
    let text = scan.text(from..end);
    let named = !text.starts_with('的')
        && (3..=6).contains(&text.chars().count())
        && text.chars().all(is_cjk)
        && text.ends_with(['市', '区'])
        && !["个", "城市", "新区", "园区"].iter().any(|w| text.contains(w));
    let prefecture = above.name.char_indices().find(|&(i, c)| c == '市' && i > 0 && i + 3 < above.name.len());
    let lead =
        prefecture.filter(|_| text.ends_with('区')).map_or("", |(i, c)| &above.name[..i + c.len_utf8()]);
    named.then(|| Named {
        range: from..end,
        name: if text.starts_with(lead) { text.to_owned() } else { format!("{lead}{text}") },
        place: None,
        certainty: Certainty::PlaceAndEnding,
    })
}

/// 在县公安局设立刑事侦查大队: what is set up within a body bears its name.
fn within(scan: &Scan, verb: usize, found: &mut Found) {
    let clause = scan.clause(verb).max(scan.done.min(verb));
    let Some(at) = (clause..verb).rev().find(|&k| scan.line.at(k) == '在') else { return };
    let Some(outer) = scan.reader.list(scan.line, at + 1..scan.without_adverbs(at + 1, verb), &scan.heard)
    else {
        return;
    };
    let [outer] = outer.as_slice() else { return };
    if outer.certainty < Certainty::PlaceAndEnding {
        return;
    }
    for body in found.bodies.iter_mut().filter(|b| b.certainty == Certainty::Ending) {
        let said = scan.text(body.range.clone());
        if !said.starts_with(['省', '市', '县', '区', '州', '旗', '镇', '乡', '“'])
            && body.name.ends_with(said)
        {
            body.name = format!("{}{said}", outer.name);
            body.certainty = Certainty::PlaceAndEnding;
        }
    }
}

/// 2014年1月，甲新区成立: the zone that is all the clause says, under the name as it stands.
fn zone_alone(scan: &Scan, verb: usize) -> Option<Found> {
    const ZONES: [&str; 5] = ["新区", "开发区", "示范区", "试验区", "保税区"];
    let floor = scan.clause(verb).max(scan.done.min(verb));
    let floor = floor + usize::from(scan.line.at(floor) == '、');
    let start = date_at(scan.line, floor, Dateline::default()).map_or(floor, |d| d.end);
    let end = scan.without_adverbs(start, verb);
    let name = scan.text(start..end);
    let whole = (4..=14).contains(&name.chars().count())
        && name.chars().all(is_cjk)
        && !name.contains(['的', '个', '了', '将', '由'])
        && ZONES.iter().any(|z| name.ends_with(z) && name.len() > z.len() + 3);
    whole.then(|| Found { bodies: vec![as_it_stands(scan, start..end)], range: start..end })
}

/// 水利局从农林水利局中分出（单设）: where what it came from begins.
fn parted_from(scan: &Scan, verb: usize) -> Option<usize> {
    let clause = scan.clause(verb).max(scan.done.min(verb));
    let from = (clause + 2..verb).find(|&k| scan.line.at(k) == '从')?;
    ["分出", "分离", "划出", "析出", "剥离", "独立"]
        .iter()
        .any(|w| scan.text(from..verb).contains(w))
        .then_some(from)
}
