//! One who held an office: the name, the time in office before or behind it, and what brackets add.

use super::super::super::directory::terms::term;
use super::super::super::page::Page;
use super::super::super::people::{Person, is_name, offices_from};
use super::super::super::period::period_at;
use super::head::{Head, is_house, may_head, offices_of};
use crate::lexicon::DirectoryWord;
use crate::mention::line::is_cjk;
use crate::mention::{Certainty, Chars, Line, Office};
use crate::model::{OfficeStatus, PartialDate};

/// A time in office.
#[derive(Debug, Clone, Copy, Default)]
pub struct Time {
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
    pub open: bool,
}

/// One of those in a list.
pub struct Entry {
    pub person: Person,
    pub times: Vec<Time>,
    /// What the entry was instead of what the head says.
    pub offices: Vec<Office>,
    /// What the entry held besides.
    pub besides: Vec<Office>,
    /// What the entry held till then.
    pub left: Vec<Office>,
    pub acting: bool,
    /// Whether the time is that of an election: 1997年3月，补选为主任.
    pub elected: bool,
    /// Whether it held an office that is not known instead.
    pub unknown: bool,
    pub range: Chars,
    /// Whether a bracket is still open where the line ends.
    cut: bool,
}

/// Somebody of whom only the name is said.
pub fn named(person: Person) -> Entry {
    let range = person.range.clone();
    Entry {
        person,
        times: Vec::new(),
        offices: Vec::new(),
        besides: Vec::new(),
        left: Vec::new(),
        acting: false,
        elected: false,
        unknown: false,
        range,
        cut: false,
    }
}

/// The entries that fill `range`.
pub fn all_in(page: &Page, line: &Line, range: Chars, head: &Head) -> Option<Vec<Entry>> {
    let mut out: Vec<Entry> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        while matches!(line.at(i), ' ' | '、' | '，' | '；' | '。' | '\t' | ';' | ',') {
            i += 1;
        }
        if i >= range.end {
            break;
        }
        let mut entry = read(page, line, i, head)?;
        // 张三（兼农垦局局长）、李四（兼局长）
        let named = out.iter().rev().flat_map(|e| e.besides.last()).next().cloned();
        for office in entry.besides.iter_mut().filter(|o| o.inherited && !may_head(&o.body, &o.title)) {
            if let Some(other) = named.as_ref().filter(|other| may_head(&other.body, &office.title)) {
                office.body.clone_from(&other.body);
            }
        }
        entry.besides.retain(|o| !o.inherited || may_head(&o.body, &o.title));
        i = entry.range.end.max(i + 1);
        out.push(entry);
    }
    (!out.is_empty() && i <= range.end).then_some(out)
}

/// Whether the line only ends what the last entry's bracket began: 1998.11）.
pub fn closes(page: &Page, line: &Line, last: Option<&mut Entry>) -> bool {
    let Some(entry) = last.filter(|e| e.cut && line.len() <= 16) else { return false };
    let Some(close) = (0..line.len()).find(|&k| matches!(line.at(k), '）' | ')')) else { return false };
    let Some(to) = term(page, &format!("至{}", line.slice(0..close)), None).and_then(|t| t.to) else {
        return false;
    };
    if let Some(time) = entry.times.last_mut() {
        time.to = Some(to);
        time.open = false;
    }
    entry.cut = false;
    close + 1 >= line.len()
}

/// The entry at `i`: 张三（1950.3—1952.6）, 1950.3—1952.6　张三, 第一任：张三　1950年至1952年.
fn read(page: &Page, line: &Line, i: usize, head: &Head) -> Option<Entry> {
    let mut at = ordinal(line, i);
    let mut times = Vec::new();
    if let Some((time, end)) = time_at(line, at).filter(|(t, _)| t.to.is_some() || t.open) {
        times.push(time);
        at = gap(line, end);
    }
    let mut offices = Vec::new();
    let dated = !times.is_empty();
    // 1950.3—1952.6　校长　张三
    if let Some((found, end)) =
        (dated || head.offices.is_empty()).then(|| titles(page, line, at, head)).flatten()
        && matches!(line.at(end), ' ' | '：' | ':' | '\t')
    {
        offices = found;
        at = gap(line, end);
    }
    if let Some(entry) = came(page, line, i, at, head) {
        return Some(entry);
    }
    let (person, end) = name(page, line, at, dated)?;
    let mut entry = Entry { range: i..end, times, offices, ..named(person) };
    behind(page, line, end, head, &mut entry);
    Some(entry)
}

/// 2008年5月，张三任党委书记, 2011年7月，李四由镇长升任党委书记: who came into the office, and when.
fn came(page: &Page, line: &Line, i: usize, at: usize, head: &Head) -> Option<Entry> {
    const VERBS: [&str; 7] = ["任", "接任", "升任", "担任", "出任", "调任", "继任"];
    let (time, end) = time_at(line, at).filter(|(t, _)| t.to.is_none() && !t.open)?;
    let from = gap(line, end);
    let (person, verb, left) = (from + 2..=from + 4).find_map(|k| {
        let from_post = (line.at(k) == '由').then(|| titles(page, line, k + 1, head)).flatten();
        let (held, at) = from_post.unwrap_or_else(|| (Vec::new(), k));
        let verb = VERBS.iter().find(|w| line.starts_with(at, w))?;
        let named = is_name(line, from..k, true, &page.cx);
        let person = Person { name: line.slice(from..k).to_owned(), range: from..k };
        named.then(|| (person, at + verb.chars().count(), held))
    })?;
    let (offices, end) = titles(page, line, verb, head)?;
    Some(Entry { range: i..end, times: vec![time], offices, left, ..named(person) })
}

/// Behind 第一任：, 首任校长.
fn ordinal(line: &Line, i: usize) -> usize {
    let digits = |from: usize| {
        (from..line.len().min(from + 4))
            .take_while(|&k| line.at(k).is_ascii_digit() || "一二三四五六七八九十".contains(line.at(k)))
            .count()
    };
    let end =
        if line.at(i) == '第' && digits(i + 1) > 0 && matches!(line.at(i + 1 + digits(i + 1)), '任' | '届')
        {
            i + 2 + digits(i + 1)
        } else if ["首任", "前任", "现任", "末任"].iter().any(|w| line.starts_with(i, w)) {
            i + 2
        } else {
            return i;
        };
    gap(line, end)
}

fn gap(line: &Line, mut i: usize) -> usize {
    while matches!(line.at(i), ' ' | '：' | ':' | '\t' | '，' | ',') {
        i += 1;
    }
    i
}

/// The time at `i` and where it ends: 1950.3—1952.6, 1912—1918, 1995.8—今.
pub fn time_at(line: &Line, i: usize) -> Option<(Time, usize)> {
    if line.before(i).is_ascii_digit() || !line.at(i).is_ascii_digit() {
        return None;
    }
    if let Some(period) = period_at(line, i) {
        let mut end = period.end;
        end += ["任职", "任", "止", "在任", "在职"]
            .iter()
            .find(|w| line.starts_with(end, w))
            .map_or(0, |w| w.chars().count());
        return Some((Time { from: Some(period.from), to: period.to, open: period.open }, end));
    }
    // 1912—1918: years before those of the People's Republic
    let year = |k: usize| {
        let digits = (k..line.len().min(k + 5)).take_while(|&n| line.at(n).is_ascii_digit()).count();
        let year =
            line.slice(k..k + 4).parse::<i16>().ok().filter(|y| digits == 4 && (1840..=2060).contains(y))?;
        Some((PartialDate::new(Some(year), None, None)?, k + 4 + usize::from(line.at(k + 4) == '年')))
    };
    let (from, end) = year(i)?;
    let next = (end..line.len())
        .find(|&k| !matches!(line.at(k), '—' | '-' | '–' | '~' | '～' | '－' | '至' | '―'))?;
    let (to, end) = year(next).filter(|_| next > end)?;
    (to >= from).then_some((Time { from: Some(from), to: Some(to), open: false }, end))
}

/// The name at `i` and where it ends.
fn name(page: &Page, line: &Line, i: usize, vouched: bool) -> Option<(Person, usize)> {
    const LONGEST: usize = 14;
    let ends = |k: usize| {
        k >= line.len()
            || matches!(
                line.at(k),
                '（' | '(' | ' ' | '，' | ',' | '：' | ':' | '\t' | '、' | '；' | '。' | '—' | '-'
            )
            || line.at(k).is_ascii_digit()
    };
    (i + 2..=(i + LONGEST).min(line.len())).filter(|&k| ends(k)).find_map(|end| {
        let text = line.slice(i..end);
        if text.ends_with(' ') || !text.chars().all(|c| is_cjk(c) || matches!(c, ' ' | '·' | '•')) {
            return None;
        }
        // blanks stand inside of short names alone: 张 三
        if text.contains(' ') && text.chars().filter(|c| *c != ' ').count() > 3 {
            return None;
        }
        let honour = if text.ends_with("同志") { 2 } else { 0 };
        // a heading below the list is no name: only a bracket or a time vouches for odd ones
        let timed = line.at(end).is_ascii_digit() || line.at(gap(line, end)).is_ascii_digit();
        let trust = vouched || timed || matches!(line.at(end), '（' | '(');
        let range = i..end - honour;
        let name = line.slice(range.clone()).replace(' ', "").replace('•', "·");
        // 县　长: a title written with a blank
        let words = &page.cx.lexicon.words;
        let titled = words
            .find(&name)
            .iter()
            .any(|h| h.start == 0 && h.end as usize == name.len() && words.entry(h).title.is_some());
        (!titled && is_name(line, range.clone(), trust, &page.cx)).then_some((Person { name, range }, end))
    })
}

/// What stands behind a name: the time, brackets, titles.
fn behind(page: &Page, line: &Line, end: usize, head: &Head, entry: &mut Entry) {
    let mut at = end;
    loop {
        if matches!(line.at(at), '（' | '(') {
            let close = (at..line.len()).find(|&k| matches!(line.at(k), '）' | ')'));
            entry.cut = close.is_none();
            let close = close.unwrap_or(line.len());
            remark(page, line, at + 1..close, head, entry);
            at = (close + 1).min(line.len());
            entry.range.end = at;
            continue;
        }
        let next = gap(line, at);
        let from = ["任期", "任职时间", "任职", "自", "于"]
            .iter()
            .find(|w| line.starts_with(next, w))
            .map_or(next, |w| gap(line, next + w.chars().count()));
        if let Some((time, end)) = time_at(line, from) {
            // the next entry's own time stands before a name
            let leads = entry.times.iter().any(|t| t.to.is_some() || t.open);
            if leads && name(page, line, gap(line, end), true).is_some() {
                return;
            }
            entry.times.push(time);
            at = end;
            entry.range.end = at;
            continue;
        }
        if !entry.times.is_empty()
            && entry.offices.is_empty()
            && let Some((found, end, elected)) = taken(page, line, next, head)
        {
            (entry.offices, entry.elected) = (found, elected);
            at = end;
            entry.range.end = at;
            continue;
        }
        // 张三　校长　1950.3—1952.6
        if next > at
            && entry.offices.is_empty()
            && entry.times.is_empty()
            && let Some((found, end)) = titles(page, line, next, head)
            && time_at(line, gap(line, end)).is_some()
        {
            entry.offices = found;
            at = end;
            entry.range.end = at;
            continue;
        }
        // 张三　革委会主任　1968.3—1971.8: an office that nothing tells whose it was
        if next > at
            && entry.times.is_empty()
            && let Some(word) = line.words_in(next..line.len()).iter().find(|w| w.entry.title.is_some())
            && line.slice(next..word.end).chars().all(is_cjk)
            && time_at(line, gap(line, word.end)).is_some()
        {
            entry.unknown = true;
            at = word.end;
            continue;
        }
        return;
    }
}

/// 任第一届主任, 补选为主任 behind a time: the offices, where they end, and whether an election gave them.
fn taken(page: &Page, line: &Line, i: usize, head: &Head) -> Option<(Vec<Office>, usize, bool)> {
    const VERBS: [(&str, bool); 9] = [
        ("补选为", true),
        ("当选为", true),
        ("当选", true),
        ("被选为", true),
        ("担任", false),
        ("接任", false),
        ("出任", false),
        ("继任", false),
        ("任", false),
    ];
    let (verb, elected) = VERBS.iter().find(|(verb, _)| line.starts_with(i, verb))?;
    let (found, end) = titles(page, line, i + verb.chars().count(), head)?;
    Some((found, end, *elected))
}

/// What a bracket says: the time in office, what else somebody was, whether the office was acted for.
fn remark(page: &Page, line: &Line, range: Chars, head: &Head, entry: &mut Entry) {
    let also = &page.cx.lexicon.directory_words;
    let mut at = range.start;
    while at < range.end {
        if let Some((time, end)) = time_at(line, at).filter(|(_, end)| *end <= range.end) {
            entry.times.push(time);
            at = end;
            continue;
        }
        let stop = (at..range.end)
            .find(|&k| matches!(line.at(k), '，' | '、' | ',' | ';' | '；' | ' '))
            .unwrap_or(range.end);
        let piece = line.slice(at..stop);
        if matches!(piece, "代" | "代理" | "主持工作" | "主持全面工作" | "代职" | "代任") {
            entry.acting = true;
        } else if let Some(said) = term(page, piece, None) {
            entry.times.push(Time {
                from: said.from,
                to: said.to,
                open: !said.ended && said.to.is_none() && said.from.is_some(),
            });
        } else if let Some(word) = also.starting(DirectoryWord::Also, line.slice(at..range.end)) {
            let from = at + word.chars().count();
            if let Some((found, end)) = titles(page, line, from, head).filter(|(_, end)| *end <= range.end) {
                entry.besides.extend(found);
                at = end.max(at + 1);
                continue;
            }
        } else if let Some(office) = committee(line, at..stop, head) {
            entry.offices.push(office);
        } else if let Some((found, end)) = titles(page, line, at, head).filter(|(_, end)| *end <= range.end) {
            entry.offices.extend(found);
            at = end.max(at + 1);
            continue;
        } else if line.words_ending_at(stop).any(|w| w.entry.title.is_some() && w.start >= at)
            && !piece.starts_with(['后', '原', '前', '调', '升'])
            && !piece.replace("主任", "").replace("责任", "").contains('任')
        {
            // an office that nothing tells whose it was
            entry.unknown = true;
        }
        at = stop + 1;
    }
}

/// 革委会主任 of a school or company: of the committee that led it.
fn committee(line: &Line, range: Chars, head: &Head) -> Option<Office> {
    let own = head.body.as_ref().filter(|b| is_house(&b.name) && !b.name.starts_with("中共"))?;
    let word = ["革命委员会", "革委会"].iter().find(|w| line.starts_with(range.start, w))?;
    let title = range.start + word.chars().count();
    let known = line.words_at(title).iter().any(|w| w.end == range.end && w.entry.title.is_some());
    known.then(|| Office {
        body: format!("{}革命委员会", own.name),
        title: line.slice(title..range.end).to_owned(),
        status: OfficeStatus::Former,
        place: own.place.clone(),
        certainty: own.certainty,
        inherited: false,
        range,
    })
}

/// The offices at `i`, of the list's body where they name no other.
pub fn titles(page: &Page, line: &Line, i: usize, head: &Head) -> Option<(Vec<Office>, usize)> {
    let (mut offices, end) = offices_from(line, i, &mut head.before(), &page.cx)?;
    let sure = offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited);
    if !sure {
        return None;
    }
    for office in &mut offices {
        if office.status != OfficeStatus::Acting {
            office.status = OfficeStatus::Former;
        }
    }
    let mut offices = offices_of(offices, head.body.as_ref());
    // 副书记 in a list of 党支部书记: of the same committee
    if let [own] = head.offices.as_slice()
        && let Some(committee) = own.title.strip_suffix("书记").filter(|c| !c.is_empty() && *c != "副")
    {
        for office in
            offices.iter_mut().filter(|o| ["书记", "副书记"].contains(&o.title.as_str()) && o.inherited)
        {
            office.body.clone_from(&own.body);
            office.title.insert_str(0, committee);
        }
    }
    Some((offices, end))
}
