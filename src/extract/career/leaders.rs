//! Leaders as a body presents them: a name above its profile, the offices beside a name, what each is in charge of;
//! and the pages on which a body presents its leaders.

use super::bygone::HONOURS;
use super::subject::{born, native, of_minority, person};
use crate::extract::page::Page;
use crate::extract::people::{Person, offices_from, skip_number};
use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::body::{Body, resolve};
use crate::mention::office::Before;
use crate::mention::office_run::skip_remarks;
use crate::mention::{Certainty, Line, Office, Place, PlaceKind};
use crate::model::BlockKind;

/// A line that is only a name, with a profile below: 男，汉族…, or an office and what the person is in charge of.
pub fn headed(page: &Page, index: usize, line: &Line, own: Option<&Body>) -> Option<Person> {
    if line.len() > 14 || line.text.contains('\t') {
        return None;
    }
    let next = page.lines.get(index + 1)?;
    let after = page.lines.get(index + 2);
    let profile = |l: &Line| is_profile(l, page.cx.lexicon);
    let office = sole_offices(page, next, own).is_some();
    let vouched = profile(next) || office && after.is_some_and(profile);
    // 副省长，负责农业: of a name that nothing else vouches for
    let in_charge = !vouched && offices_in_charge(page, next, own).is_some();
    if !vouched && !in_charge {
        return None;
    }
    let mut to = line.len();
    if HONOURS.iter().any(|w| line.text.ends_with(w)) && to > 3 {
        to -= 2;
    }
    let range = skip_number(line, 0)..to;
    person(page, line, range.clone(), vouched).or_else(|| {
        [Some(next), after].into_iter().flatten().find_map(|l| of_minority(page, line, range.clone(), l.text))
    })
}

/// 省委副书记：张三 above the profile of that person.
pub fn headed_by_office(page: &Page, index: usize, line: &Line) -> Option<(Person, Vec<Office>)> {
    const LONGEST: usize = 40;
    let next = page.lines.get(index + 1).filter(|next| line.len() <= LONGEST && born(next))?;
    let colon = (2..line.len()).find(|&k| matches!(line.at(k), '：' | ':'))?;
    let person = person(page, line, colon + 1..line.len(), false)?;
    let offices = offices_to(page, line, 0, None, colon)?;
    (next.len() > line.len()).then_some((person, offices))
}

/// Whose offices fill line `index`, when the next one is a name and the one below it says more of that person.
pub fn crowned(page: &Page, index: usize, line: &Line, own: Option<&Body>) -> Option<(Person, Vec<Office>)> {
    let next = page.lines.get(index + 1).filter(|l| l.len() <= 14 && !l.text.contains('\t'))?;
    if line.len() > 60 || !vouched(page, index + 1) {
        return None;
    }
    let to = (0..next.len()).find(|&k| matches!(next.at(k), '（' | '(')).unwrap_or(next.len());
    let honour = if next.slice(0..to).ends_with("同志") { 2 } else { 0 };
    let person = person(page, next, 0..to - honour, true)?;
    Some((person, sole_offices(page, line, own)?))
}

/// Whether a line goes on about somebody named above it.
fn is_profile(line: &Line, lexicon: &Lexicon) -> bool {
    born(line)
        || native(line, 0).is_some()
        || line.at(0) == '兼'
        || lexicon.career_words.starting(CareerWord::Profile, line.text).is_some()
        || is_duties(line, lexicon)
}

/// Whether a line says what somebody is in charge of.
pub fn is_duties(line: &Line, lexicon: &Lexicon) -> bool {
    lexicon.career_words.starting(CareerWord::Duty, line.text).is_some() && line.len() > 4
}

/// The offices that fill a line: 县委副书记、县长.
pub fn sole_offices(page: &Page, line: &Line, own: Option<&Body>) -> Option<Vec<Office>> {
    let mut from = skip_number(line, 0);
    for label in ["现任职务", "现任", "职务", "职位"] {
        if line.starts_with(from, label) {
            from += label.chars().count();
            while matches!(line.at(from), '：' | ':' | ' ' | '\t') {
                from += 1;
            }
            break;
        }
    }
    offices_to(page, line, from, own, line.len())
}

/// The offices that a line begins with, before what their holder is in charge of: 副省长，负责农业工作.
pub fn offices_in_charge(page: &Page, line: &Line, own: Option<&Body>) -> Option<Vec<Office>> {
    const FARTHEST: usize = 60;
    let duty = |k: usize| page.cx.lexicon.career_words.starting(CareerWord::Duty, line.from(k)).is_some();
    let stop = (2..FARTHEST.min(line.len()))
        .find(|&k| matches!(line.at(k), '，' | ',' | '：' | '。' | '；') && duty(k + 1))?;
    offices_to(page, line, skip_number(line, 0), own, stop)
}

/// Offices that reach from `i` to the end of the line; bare titles are those of `own`.
pub fn offices_to(page: &Page, line: &Line, i: usize, own: Option<&Body>, end: usize) -> Option<Vec<Office>> {
    if i >= end || end - i > 80 {
        return None;
    }
    let places = own.and_then(|b| b.place.clone()).filter(|p| p.kind == PlaceKind::Township);
    let mut before = Before { body: own.cloned(), places: places.into_iter().collect(), ..Before::default() };
    let mut out = Vec::new();
    // 局党组书记: the body that presents itself
    let own_word = own.and_then(|b| b.name.chars().last()).is_some_and(|c| line.at(i) == c);
    let inner =
        ["党组", "党委", "机关党委", "纪委", "总工", "工会"].iter().any(|w| line.starts_with(i + 1, w));
    let mut at = i + usize::from(own_word && inner);
    while at < end {
        let (mut offices, until) = offices_from(line, at, &mut before, &page.cx)?;
        if let Some(own) = own {
            within(line, &mut offices, own);
        }
        out.extend(offices);
        at = skip_remarks(line, until).max(at + 1);
        while at < end && matches!(line.at(at), '，' | '、' | '；' | '。' | ' ' | ',' | '\t') {
            at += 1;
        }
    }
    let of_own = |o: &Office| own.is_some_and(|b| o.body.contains(b.name.as_str()));
    let sound = out.iter().all(|o| o.certainty > Certainty::Ending || o.inherited || of_own(o));
    (sound && at >= end).then_some(out)
}

/// 工会主席、职工董事 on the page of a company: its own union, and the company again.
fn within(line: &Line, offices: &mut [Office], own: &Body) {
    const HOUSES: [&str; 7] = ["公司", "集团", "大学", "学院", "学校", "医院", "银行"];
    if !HOUSES.iter().any(|e| own.name.ends_with(e)) {
        return;
    }
    let mut union: Option<String> = None;
    for office in offices {
        if line.starts_with(office.range.start, "工会") {
            union = Some(std::mem::replace(&mut office.body, format!("{}工会", own.name)));
        } else if line.starts_with(office.range.start, "团委") {
            union = Some(std::mem::replace(&mut office.body, format!("共青团{}委员会", own.name)));
        } else if office.inherited && union.as_ref().is_some_and(|u| *u == office.body) {
            office.body.clone_from(&own.name);
        }
    }
}

/// A leader with what he is in charge of: 张三　副县长：负责教育工作 · 张三（县委副书记、县长）主持全面工作.
pub fn in_charge(page: &Page, line: &Line, own: Option<&Body>) -> Option<(Person, Vec<Office>)> {
    const FARTHEST: usize = 90;
    let duty = |k: usize| page.cx.lexicon.career_words.starting(CareerWord::Duty, line.from(k)).is_some();
    let parts = |c: char| matches!(c, '：' | ':' | '，' | ',' | '。' | '；' | ' ' | '）' | ')');
    let stop = (4..FARTHEST.min(line.len())).find(|&k| parts(line.at(k)) && duty(k + 1))?;
    // the bracket that holds the offices is closed
    listed_to(page, line, own, stop + usize::from(matches!(line.at(stop), '）' | ')')), false)
}

/// A leader in a list: 张三　党组书记、局长 · 张三（女）：副局长 · 党组书记、局长：张三.
pub fn listed(page: &Page, index: usize, line: &Line, own: Option<&Body>) -> Option<(Person, Vec<Office>)> {
    (line.len() <= 90).then(|| listed_to(page, line, own, line.len(), vouched(page, index))).flatten()
}

/// Whether the line below tells of somebody whom this one names: 负责…, 男，汉族….
pub fn vouched(page: &Page, index: usize) -> bool {
    page.lines.get(index + 1).is_some_and(|next| {
        // 张三 above 张三，男，汉族
        let name = page.lines[index].text;
        let again = next.text.strip_prefix(name).is_some_and(|rest| rest.starts_with(['，', '（', ',']));
        is_profile(next, page.cx.lexicon) || again && name.chars().count() <= 4
    })
}

/// The same in what stands before `limit`.
fn listed_to(
    page: &Page,
    line: &Line,
    own: Option<&Body>,
    limit: usize,
    vouched: bool,
) -> Option<(Person, Vec<Office>)> {
    if line.kind == BlockKind::Row || line.text.contains('\t') {
        return None;
    }
    let start = skip_number(line, 0);
    for end in start + 2..(start + 14).min(limit) {
        if !matches!(line.at(end), ' ' | '：' | ':' | '（' | '(' | '，' | ',' | '—' | '-') {
            continue;
        }
        let short = line.slice(start..end).chars().filter(|c| *c != ' ').count();
        if short < 2 {
            continue;
        }
        let honoured = line.slice(start..end).ends_with("同志") && end > start + 3;
        let name = start..end - if honoured { 2 } else { 0 };
        let Some(person) = person(page, line, name, line.at(end) != '，') else { continue };
        let mut at = end;
        let mut stop = limit;
        if matches!(line.at(at), '（' | '(') {
            let close = (at..limit).find(|&k| matches!(line.at(k), '）' | ')'))?;
            if close + 1 >= limit {
                // 张三（副局长）
                at += 1;
                stop = close;
            } else {
                at = close + 1;
            }
        }
        while matches!(line.at(at), ' ' | '：' | ':' | '，' | ',' | '—' | '-') {
            at += 1;
        }
        if let Some(offices) = offices_to(page, line, at, own, stop) {
            return Some((person, offices));
        }
    }
    // 张三党委书记、董事长: what stood apart on the page was joined
    if offices_to(page, line, start, own, limit).is_none() {
        for n in [3, 2, 4] {
            let end = start + n;
            // 张三副市长: no name ends so
            if matches!(line.before(end), '副' | '代') {
                continue;
            }
            if let Some(person) = person(page, line, start..end.min(limit), false)
                && let Some(offices) = offices_to(page, line, end, own, limit)
            {
                return Some((person, offices));
            }
        }
    }
    // the offices first
    let gap = |k: usize| matches!(line.at(k), '：' | ':' | ' ') || matches!(line.before(k), '）' | ')');
    (start + 2..limit).filter(|&k| gap(k)).find_map(|cut| {
        let mut from = cut;
        while matches!(line.at(from), '：' | ':' | ' ') {
            from += 1;
        }
        // 副局长　李四（女）
        let to = (from..limit).find(|&k| matches!(line.at(k), '（' | '(')).unwrap_or(limit);
        let whole = to == limit || matches!(line.before(limit), '）' | ')');
        let person = person(page, line, from..to, vouched).filter(|_| whole)?;
        Some((person, offices_to(page, line, start, own, cut)?))
    })
}

/// Whether the page presents the leaders of a body, and of which one.
pub fn presented(page: &Page) -> Option<Option<Body>> {
    let words = page.cx.lexicon.career_words.all(CareerWord::Leaders);
    let heads = page
        .lines
        .iter()
        .take(4)
        .filter(|l| l.len() <= 40 && !l.text.contains(['，', '。', '；']))
        .map(|l| l.text)
        .chain(page.document.metadata.title.as_deref())
        .chain(trail(page));
    // 新一届领导班子选举产生: news of an election
    let news = ["选举", "当选", "产生", "换届", "召开", "举行", "宣布"];
    let heads: Vec<&str> = heads
        .filter(|t| words.iter().any(|w| t.contains(w.as_str())) && !news.iter().any(|w| t.contains(w)))
        .collect();
    if heads.is_empty() {
        return None;
    }
    let sure = |text: &str| {
        resolve(text.trim(), &[], &page.cx).filter(|b| {
            // 某镇领导班子: the organs of a town are named by its titles
            let place = b.place.as_ref().is_some_and(|p| p.name == b.name && p.kind != PlaceKind::Township);
            let house = ["公司", "大学", "学院", "医院"].iter().any(|e| text.trim().ends_with(e))
                && text.trim().chars().count() >= 6;
            (b.certainty > Certainty::Ending || house) && !place && (b.place.is_some() || house)
        })
    };
    for text in &heads {
        // the first that stands there: 领导班子成员 is no 班 of leaders
        let mut found: Vec<_> = words.iter().filter_map(|w| Some((text.find(w.as_str())?, w))).collect();
        found.sort_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())));
        let first = found.first().map_or(0, |(at, word)| at + word.len());
        found.retain(|(at, word)| *at >= first || at + word.len() <= first);
        for (at, word) in found {
            let head = text[..at].trim_end_matches(['现', '任', '的', ' ', '—', '-', '_', '·']);
            // 市教育局领导: the last character of the body opens the word
            let whole = word.chars().next().filter(|c| *c != '领').map(|c| format!("{head}{c}"));
            // 公司领导_某某集团有限公司
            let after = text[at + word.len()..].trim_matches([' ', '—', '-', '_', '·', '|']);
            let town = || township(head);
            let body =
                whole.as_deref().and_then(sure).or_else(|| sure(head)).or_else(town).or_else(|| sure(after));
            if let Some(body) = body.or_else(|| led(page, head)) {
                return Some(Some(body));
            }
        }
    }
    // the body's name as a headline of its own
    if let Some(body) = page.lines.iter().take(3).filter(|l| l.len() <= 30).find_map(|l| sure(l.text)) {
        return Some(Some(body));
    }
    let site = page
        .document
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Boilerplate)
        .map(|b| b.span.slice(&page.document.normal))
        .filter_map(|t| {
            let name = t.trim_start_matches("主办单位：").trim_start_matches("主办：");
            name.split(['版', '©', '|', ' ']).next().filter(|n| (4..=48).contains(&n.chars().count()))
        })
        .find_map(|name| {
            let name = name.trim_end_matches("门户网站").trim_end_matches("网站");
            // the office keeps the government's site
            sure(
                ["办公室", "办公厅"]
                    .iter()
                    .find_map(|o| name.strip_suffix(o))
                    .filter(|n| n.ends_with("政府"))
                    .unwrap_or(name),
            )
        });
    let published = || page.document.metadata.publisher.as_deref().and_then(sure);
    Some(site.or_else(published))
}

/// 某镇 whose county the page does not say, as a body.
fn township(name: &str) -> Option<Body> {
    let own =
        ["镇", "乡", "街道"].iter().any(|e| name.ends_with(e)) && (3..=6).contains(&name.chars().count());
    let place = Place { name: name.to_owned(), kind: PlaceKind::Township, division: None };
    own.then(|| Body { name: name.to_owned(), place: Some(place), certainty: Certainty::PlaceAndEnding })
}

/// The body whose offices the words before 分工 name: 关于调整市长、副市长.
fn led(page: &Page, head: &str) -> Option<Body> {
    let line = page.lines.iter().take(4).find(|l| l.text.contains(head) && !head.is_empty())?;
    let from = line.text[..line.text.find(head)?].chars().count();
    let until = from + head.chars().count();
    (from..until).find_map(|k| {
        let (offices, end) = offices_from(line, k, &mut Before::default(), &page.cx)?;
        let office = offices.into_iter().next()?;
        (end <= until && office.certainty > Certainty::Ending).then_some(Body {
            name: office.body,
            place: office.place,
            certainty: office.certainty,
        })
    })
}

/// The last step of the way to the page: 首页>政府信息公开>领导之窗.
fn trail<'a>(page: &'a Page) -> Option<&'a str> {
    let blocks = page.document.blocks.iter().take(4).filter(|b| b.kind == BlockKind::Boilerplate);
    blocks.map(|b| b.span.slice(&page.document.normal)).find_map(|t| Some(t.rsplit_once('>')?.1.trim()))
}

/// An inner office under its body's last character: 局工会主席, 校团委书记.
pub fn inner_office(line: &Line, i: usize, own: &Body) -> Option<Office> {
    const INNER: [&str; 8] =
        ["工会", "团委", "妇委会", "团总支", "直属机关党委", "机关党委", "机关工会", "关工委"];
    let last = own.name.chars().last()?;
    if line.at(i) != last {
        return None;
    }
    let inner = INNER.iter().find(|w| line.starts_with(i + 1, w))?;
    let from = i + 1 + inner.chars().count();
    let word = line.words_at(from).iter().filter(|w| w.entry.title.is_some()).max_by_key(|w| w.end)?;
    Some(Office {
        range: i..word.end,
        body: format!("{}{inner}", own.name),
        title: line.slice(from..word.end).to_owned(),
        status: crate::model::OfficeStatus::Current,
        place: own.place.clone(),
        certainty: Certainty::PlaceAndEnding,
        inherited: false,
    })
}
