//! Changes of institutions: what is set up, merged, done away with, renamed, moved, placed under, or bears a plate.

mod about;
mod acting;
mod assertion;
mod called;
mod change;
mod create;
mod day;
mod division;
mod giver;
mod history;
mod join;
mod listed;
mod made;
mod made_up;
mod merge;
mod office;
mod place;
mod plate;
mod reach;
mod scan;
mod source;
mod together;
mod told_apart;
mod took_in;
mod town_history;
mod towns;
mod transfer;

use super::authority;
use super::group;
use super::meeting::Meetings;
use super::page::Page;
use super::sink::Sink;
use crate::lexicon::VerbClass;
use crate::mention::date::{Dateline, date_at, dates_in};
use crate::mention::line::is_cjk;
use crate::mention::named_body::{Heard, Named, Reader};
use crate::mention::phrase::after_number;
use crate::mention::place::{Place, PlaceKind};
use crate::mention::regulation::titled_in;
use crate::mention::{Body, Certainty, Chars, Line};
use crate::model::{Fact, ReformAction};
pub use assertion::modal as plans;
use day::{date_before, own_date, same_period, same_year};
use scan::{Change, Scan};

const VERBS: [VerbClass; 7] = [
    VerbClass::Establish,
    VerbClass::Merge,
    VerbClass::Abolish,
    VerbClass::Rename,
    VerbClass::Transfer,
    VerbClass::Affiliate,
    VerbClass::Plate,
];

/// Reads every sentence for the verbs of reform and says what they do to which bodies.
pub fn extract(page: &Page, meetings: &Meetings, sink: &mut Sink) {
    if about::requests(page) {
        return;
    }
    // most pages tell of no change, and behind its last one a page need not be read
    let Some(last) = reach::last_line(page) else { return };
    // a list goes on without a word of change
    let lists = page.lines.iter().take(last + 1).any(|line| listed::below(line, 0, None).is_some());
    let last = if lists { page.lines.len() } else { last };
    let reader = Reader::new(&page.lines, &page.cx);
    let topic = about::topic(page, &reader);
    let mut heard = Heard::default();
    let announced = about::announced_group(page, &reader);
    let titled = announced.clone().or_else(|| about::titled_group(page));
    let history = about::history(page);
    heard.past = history.is_some() || about::annals(page);
    // 某县各乡镇沿革: of many
    let headed_town = history.and_then(|h| town_history::headed(h, &reader));
    let single = history.is_some_and(|h| !h.contains('各'));
    let mut listed: Option<Change> = None;
    let mut changes: Vec<Change> = Vec::new();
    let mut subject: Option<Named> = None;
    let mut gone: Vec<Named> = Vec::new();
    let mut made: Option<Named> = None;
    let mut gave: Vec<Named> = Vec::new();
    let mut last_line = usize::MAX;
    let mut section: Option<Place> = None;
    let mut labelled: Option<Named> = None;
    let mut below = None;
    let mut headed = None;
    let reply = about::is_reply(page).then(|| authority::of_page(page));
    let mut year = None;
    for sentence in &page.sentences {
        let line = page.line(sentence);
        if sentence.line != last_line {
            heard.places.clear();
            // the group that the headline names is never forgotten
            heard.bodies.extend(titled.clone().filter(|group| !heard.bodies.contains(group)));
            section = about::redrawn(line, &reader).or(section);
            heard.places.extend(section.clone());
            heard.places.extend(reader.addressed().cloned());
            heard.house = None;
            if let Some((group, end)) = group::headed(page, line) {
                let Body { name, place, certainty } = group;
                heard.remember(&[Named { range: 0..end, name, place, certainty }]);
            }
            // what went in another paragraph of annals is not what merges here
            if heard.past {
                gone.clear();
            }
            // a history speaks of one body from paragraph to paragraph
            let own = heard.own.as_ref().map(history::named);
            subject = own.or(subject).filter(|_| history.is_some());
            heard.house = heard.own.clone().filter(|own| own.kind == PlaceKind::Institution);
            labelled = history::label(line, &reader, &heard);
            subject = labelled.clone().or(subject);
            // 组建市能源局 on a line of its own above what is told of it
            subject = subject.or_else(|| made.clone().filter(|_| headed == Some(sentence.line)));
            last_line = sentence.line;
        }
        if sentence.line > last {
            break;
        }
        // 2005年，清水镇划归乙区。2006年，撤销和平乡: each year of a county's annals speaks of the county again
        let county = page.cx.places.home().filter(|p| p.kind == PlaceKind::County);
        if sentence.range.start > 0
            && county.is_some()
            && date_at(line, sentence.range.start, Dateline::default())
                .is_some_and(|d| d.date.year().is_some())
        {
            heard.places.clear();
            heard.places.extend(section.clone());
        }
        let mut scan = Scan {
            reader: &reader,
            line,
            number: sentence.line,
            sentence: sentence.range.clone(),
            heard: std::mem::take(&mut heard),
            subject: subject.take(),
            gone: std::mem::take(&mut gone),
            gave: std::mem::take(&mut gave),
            made: std::mem::take(&mut made),
            joined: None,
            labelled: labelled.clone(),
            told: None,
            headed: headed_town.clone(),
            topic: topic.clone(),
            done: sentence.range.start,
        };
        scan.told = scan.subject.clone();
        office::recall_group(&mut scan, page);
        let mut found = read(&mut scan);
        if let [only] = found.as_slice()
            && only.action == ReformAction::Establish
            && sentence.range.start == 0
            && only.words.end + 1 >= line.len()
        {
            headed = Some(sentence.line + 1);
        }
        below = listed::below(line, sentence.range.start, below);
        // verbs inside the duties that are given away tell of no other change
        if below == Some(listed::Below::Given) && !listed::borne_by_another(&scan) {
            found.clear();
        }
        if let Some(under) = below.filter(|_| found.is_empty()) {
            found = listed::item(&scan, under, page);
            // other words end a list of bodies
            let over = found.is_empty() && sentence.range.start == 0 && !listed::heads(line);
            below = Some(under).filter(|b| matches!(b, listed::Below::Taken | listed::Below::Given) || !over);
        }
        // 四、新设立的机构 / 甲领导小组，办公室设在乙局: the group itself as well
        if let Some(under @ listed::Below::Bodies(_)) = below
            && sentence.range.start == 0
            && !found.is_empty()
            && found.iter().all(|c| c.action == ReformAction::Affiliate && c.body.ends_with("办公室"))
        {
            found.extend(listed::item(&scan, under, page));
        }
        if let Some(first) = listed.take().filter(|c| c.line == sentence.line && found.is_empty()) {
            found = scan.more_of(&first);
        }
        if line.at(sentence.range.end.saturating_sub(1)) == '；'
            && let Some(last) = found.last().filter(|c| c.listed)
        {
            listed = Some(last.clone());
        }
        if single {
            history::follow(&mut scan, &found);
        }
        heard = scan.heard;
        subject = scan.subject;
        gone = scan.gone;
        made = scan.made;
        // x职责划归甲；y职责划归乙: the giver is still the same
        if line.at(sentence.range.end.saturating_sub(1)) == '；' {
            gave = scan.gave;
        }
        for mut change in found {
            // what a meeting agrees to may run over the semicolons of one period
            let from = period_start(line, sentence.range.start);
            let said = line.slice(from..change.words.end);
            if ["会议决定", "会议同意", "会议研究决定", "会议批准", "会议原则同意", "会议研究同意"]
                .iter()
                .any(|w| said.contains(w))
                && let Some(meeting) = meetings.at(change.line, change.words.start)
            {
                change.agent = meeting.body.as_ref().map(|b| b.name.clone());
                part_of_group(&mut change, line);
                change.date = meeting.date.or(page.document.metadata.date);
                // 领导小组会议决定设立甲专项小组: a part of the group that decides
                if let Some(group) = meeting.body.as_ref()
                    && change.action == ReformAction::Establish
                    && (group.name.ends_with("领导小组") || group.name.ends_with("委员会"))
                    && change.body.ends_with("专项小组")
                    && let Some(place) = &group.place
                    && let Some(own) = change.body.strip_prefix(place.name.as_str())
                {
                    change.body = format!("{}{own}", group.name);
                }
            } else if change.rule.starts_with("reform/plate-event") {
                change.date = date_before(page, line, sentence.range.start..change.words.start);
            } else if let Some(reply) = &reply {
                change.agent.clone_from(&reply.agent);
                change.date = reply.date;
                if reply.agent.as_deref() == Some("国务院") {
                    zone_as_said(&mut change, line);
                }
            } else if said.contains("决定") {
                let authority = authority::of_page(page);
                change.date = authority.date.or(page.document.metadata.date).filter(|_| is_notice(page));
            }
            if let Some(group) = &announced {
                about::office_of(group, &mut change.body);
            }
            let words = sentence.range.start..change.words.end;
            change.date = change
                .date
                .or_else(|| same_year(line, words.clone(), year))
                .or_else(|| own_date(page, line, words, change.words.start))
                .or_else(|| same_period(line, sentence.range.start, year).filter(|_| heard.past));
            changes.push(change);
        }
        let dates = dates_in(line, sentence.range.clone(), Dateline::default());
        year = dates.iter().rev().find_map(|d| d.date.year()).or(year);
    }
    if page.cx.places.home().is_none() {
        changes.iter_mut().filter(|c| c.bare).for_each(|c| with_level(page, c));
    }
    settle(&mut changes);
    for change in changes {
        say(page, sink, &change);
    }
}

/// 我县举行甲局揭牌仪式 on a page that does not say which county: 县甲局, as the text calls it elsewhere.
fn with_level(page: &Page, change: &mut Change) {
    const SHORTEST: usize = 5;
    if change.body.chars().count() < SHORTEST {
        return;
    }
    let said = ['省', '市', '县', '区', '州', '旗', '镇', '乡'].iter().find_map(|level| {
        let whole = format!("{level}{}", change.body);
        page.document.normal.contains(&whole).then_some(whole)
    });
    if let Some(whole) = said {
        change.body = whole;
    }
}

/// 领导小组会议决定设立某某专项小组: a part of the group that meets.
fn part_of_group(change: &mut Change, line: &Line) {
    let Some(group) = change.agent.as_ref().filter(|a| a.ends_with("领导小组") || a.ends_with("委员会"))
    else {
        return;
    };
    if change.action != ReformAction::Establish
        || !["专项小组", "专责小组", "专项工作组"].iter().any(|w| change.body.ends_with(w))
    {
        return;
    }
    let words = line.slice(change.words.clone());
    let starts = change.body.char_indices().map(|(k, _)| k);
    if let Some(said) = starts.map(|k| &change.body[k..]).find(|said| words.contains(said)) {
        change.body = format!("{group}{said}");
    }
}

/// 国务院同意设立甲新区: a zone of that rank bears no other place's name.
fn zone_as_said(change: &mut Change, line: &Line) {
    let words = line.slice(change.words.clone());
    let starts = change.body.char_indices().map(|(k, _)| k);
    let said = starts.map(|k| &change.body[k..]).find(|said| words.contains(said));
    let zone = |said: &&str| ["新区", "开发区", "示范区", "试验区"].iter().any(|z| said.ends_with(z));
    if let Some(said) = said.filter(zone).filter(|s| s.chars().count() >= 4) {
        change.body = said.to_owned();
    }
}

/// Where the period begins whose parts are set off by semicolons.
fn period_start(line: &Line, sentence: usize) -> usize {
    (0..sentence).rev().find(|&k| matches!(line.at(k), '。' | '！' | '？')).map_or(0, |k| k + 1)
}

/// All changes of one sentence, from left to right.
fn read(scan: &mut Scan) -> Vec<Change> {
    let masked: Vec<Chars> =
        titled_in(scan.line, scan.sentence.clone()).into_iter().map(|t| t.range).collect();
    let mut out = Vec::new();
    let mut i = scan.sentence.start;
    let mut clause = usize::MAX;
    let first = after_number(scan.line, scan.sentence.start);
    while i < scan.sentence.end {
        // a clause begins after a mark, or after the number of an item
        let may_begin = i <= first || !is_cjk(scan.line.before(i));
        let may_tell = reach::may_tell(scan.line, i);
        if !may_begin && !may_tell {
            i += 1;
            continue;
        }
        if let Some(title) = masked.iter().find(|m| m.contains(&i)) {
            i = title.end;
            continue;
        }
        let start = if may_begin { scan.clause(i) } else { usize::MAX };
        if start != clause && start == i {
            clause = start;
            subject_at(scan, start);
        }
        if !may_tell {
            i += 1;
            continue;
        }
        if let Some(end) = office::set_up_in(scan, i, &mut out) {
            i = end;
            continue;
        }
        if let Some(end) = create::named_anew(scan, i, &mut out) {
            i = end;
            continue;
        }
        let Some(word) = scan.line.class_at(i, &VERBS) else {
            let read = history::set_up(scan, i, &mut out).or_else(|| history::forerunner(scan, i, &mut out));
            let read = read.or_else(|| town_history::turned(scan, i, &mut out));
            let read = read.or_else(|| town_history::raised_in_kind(scan, i, &mut out));
            let read = read.or_else(|| towns::parted(scan, i, &mut out));
            let read = read.or_else(|| division::raised(scan, i, &mut out));
            let read = read.or_else(|| division::set_out(scan, i, &mut out));
            let read = read.or_else(|| change::lapsed(scan, i, &mut out));
            let read = read.or_else(|| office::seated(scan, i, &mut out));
            let read = read.or_else(|| create::built_up(scan, i, &mut out));
            let read = read.or_else(|| plate::awarded(scan, i, &mut out));
            i = read.unwrap_or(i + 1);
            continue;
        };
        let verb = i..word.end;
        let has = |class| word.entry.is(class);
        let end = if has(VerbClass::Merge) {
            merge::merge(scan, verb.clone(), &mut out)
        } else if has(VerbClass::Establish) {
            create::establish(scan, verb.clone(), &mut out)
        } else if has(VerbClass::Abolish) {
            change::abolish(scan, verb.clone(), &mut out)
        } else if has(VerbClass::Rename) {
            change::rename(scan, verb.clone(), &mut out)
        } else if has(VerbClass::Transfer) {
            transfer::transfer(scan, verb.clone(), &mut out)
        } else if has(VerbClass::Plate) {
            plate::plate(scan, verb.clone(), &mut out)
        } else {
            place::affiliate(scan, verb.clone(), &mut out)
        };
        match end {
            Some(end) => {
                i = end.max(i + 1);
                scan.done = i;
            }
            None => i += 1,
        }
    }
    out
}

/// A clause that begins with a body speaks of it from then on.
fn subject_at(scan: &mut Scan, start: usize) {
    if let Some(place) = scan.acting_place(start) {
        scan.heard.places.retain(|p| *p != place);
        scan.heard.places.push(place);
    }
    if let Some(house) = scan.acting_house(start).or_else(|| scan.acting_committee(start)) {
        scan.heard.house = Some(house);
    }
    // 市委某委员会…，办公室作为市委工作机关，加挂…
    if ["办公室作为", "办公室为", "其办公室作为", "办公室加挂"]
        .iter()
        .any(|w| scan.line.starts_with(start, w))
        && let Some(whole) =
            scan.subject.as_ref().filter(|s| s.name.ends_with("委员会") || s.name.ends_with("小组"))
    {
        let name = format!("{}办公室", whole.name);
        scan.subject = Some(Named { name, ..whole.clone() });
        return;
    }
    // 改称甲学院（乙学校并入）: an aside
    if start > 0 && matches!(scan.line.before(start), '（' | '(') && scan.heard.past {
        return;
    }
    // 三公社合并，名甲公社: no body whose name begins so
    if scan.heard.past && start > scan.sentence.start && scan.line.at(start) == '名' {
        return;
    }
    // 1958年，属甲公社: where it lay
    const LAY: [&str; 6] = ["属", "仍属", "改属", "分属", "隶", "归"];
    if scan.heard.past && LAY.iter().any(|w| scan.line.starts_with(start, w)) {
        return;
    }
    // 公司改制为某股份有限公司: who did it, and no name with the deed in it
    const DEEDS: [&str; 7] = ["改制", "收购", "兼并", "更名", "改组", "变更", "吸收"];
    let deed = |b: &Named| DEEDS.iter().any(|w| b.name.contains(w));
    let acts = || scan.by_kind(start).filter(|_| scan.heard.past);
    // 工科为主的大学
    let of_own_kind = |b: &Named| b.certainty == Certainty::Ending && b.range.len() <= 2;
    let found = scan.after(start).filter(|found| !found.bodies.iter().any(deed)).or_else(acts);
    if let Some(found) = found
        && let [one] = found.bodies.as_slice()
        && !of_own_kind(one)
    {
        scan.subject = Some(one.clone());
        scan.heard.remember(&found.bodies);
    }
    // 省编办批复同意某县设立某局: the county acts
    let granted = (start + 2..scan.clause_end(start).min(start + 20))
        .find(|&k| scan.line.starts_with(k, "同意"))
        .and_then(|k| scan.acting_place(k + 2));
    if let Some(place) = granted {
        scan.heard.places.retain(|p| *p != place);
        scan.heard.places.push(place);
    }
}

/// One fact for each change, the fuller ones first; what is merged or renamed is not set up besides.
fn settle(changes: &mut Vec<Change>) {
    changes.iter_mut().for_each(where_it_lies);
    let made: Vec<(String, Option<i16>)> = changes
        .iter()
        .filter(|c| matches!(c.action, ReformAction::Merge | ReformAction::Rename))
        .filter(|c| c.rule != "reform/grown-from")
        .map(|c| (c.body.clone(), year(c)))
        .collect();
    // the same name in another year of a history is another event
    let same = |a: Option<i16>, b: Option<i16>| a.is_none() || b.is_none() || a == b;
    // 整合A、B，组建X says it once; that X 挂牌成立 is said for itself
    changes.retain(|c| {
        c.action != ReformAction::Establish
            || matches!(c.rule, "reform/plate-established" | "reform/founded" | "reform/anew")
            || !made.iter().any(|(body, when)| {
                let division = c.body.ends_with(['市', '县', '区', '旗', '州', '镇', '乡', '道']);
                let longer = body.strip_prefix(c.body.as_str()).is_some_and(|rest| !rest.starts_with("附属"));
                (*body == c.body || !division && longer) && same(*when, year(c))
            })
    });
    let all = std::mem::take(changes);
    // 监察委员会挂牌, beside 某市监察委员会挂牌; 国务院成立某某小组 in a headline, beside its whole name
    let short = |c: &Change| {
        let name = c.body.strip_prefix("国务院").unwrap_or(&c.body);
        matches!(c.action, ReformAction::Establish | ReformAction::Plate)
            && c.to.is_empty()
            && name.chars().count() >= 4
            && all.iter().any(|d| {
                let tail = d.body.ends_with(name) && (c.bare || name.len() < c.body.len());
                // 甲集团揭牌 in a headline, 甲集团有限公司揭牌
                let company = d.body.strip_prefix(c.body.as_str()).is_some_and(|rest| {
                    matches!(rest, "有限公司" | "公司" | "有限责任公司" | "股份有限公司")
                });
                // 南陵开发区 in a headline, 安徽南陵开发区
                let zone = ["开发区", "新区", "示范区"].iter().any(|e| name.ends_with(e))
                    && d.body.strip_suffix(name).is_some_and(|lead| lead.chars().count() <= 3);
                // 甲专班 in a headline, 甲工作专班
                let work = d.body.replacen("工作", "", 1) == c.body;
                d.action == c.action && d.body.len() > c.body.len() && (tail || company || work || zone)
            })
    };
    let kept: Vec<bool> = all.iter().map(|c| !short(c)).collect();
    for (change, _) in all.into_iter().zip(kept).filter(|(_, kept)| *kept) {
        let twin = changes.iter_mut().find(|c| {
            c.action == change.action
                && c.body == change.body
                && c.to == change.to
                && (c.from == change.from || change.from.is_empty() || c.from.is_empty())
                && (c.matter == change.matter || change.action != ReformAction::Transfer)
                && same(year(c), year(&change))
        });
        match twin {
            Some(twin) => {
                if twin.from.is_empty() && !change.from.is_empty()
                    || twin.date.is_none() && change.date.is_some()
                {
                    let from = if change.from.is_empty() { twin.from.clone() } else { change.from.clone() };
                    let date = change.date.or(twin.date);
                    *twin = Change { from, date, ..change };
                }
            }
            None => changes.push(change),
        }
    }
}

/// 其职责划入所在镇农业服务中心: of the town in which lies what is handed over.
fn where_it_lies(change: &mut Change) {
    const OWN: [&str; 4] = ["所在乡镇", "所在街道", "所在镇", "所在乡"];
    let town = |name: &str| {
        let level = ["街道", "镇", "乡"].iter().filter_map(|l| name.rfind(l).map(|at| at + l.len())).max()?;
        Some(name[..level].to_owned())
    };
    let named = |name: &str, of: &str| {
        let (_, unit) = OWN.iter().find_map(|own| name.split_once(own))?;
        Some(format!("{}{unit}", town(of)?))
    };
    if let [giver] = change.from.as_slice()
        && let Some(body) = named(&change.body, giver)
    {
        change.body = body;
    }
    for to in &mut change.to {
        if let Some(own) = named(to, &change.body) {
            *to = own;
        }
    }
}

fn year(change: &Change) -> Option<i16> {
    change.date.and_then(|d| d.year())
}

fn say(page: &Page, sink: &mut Sink, change: &Change) {
    let Some(line) = page.lines.get(change.line) else { return };
    let body = sink.body(&change.body);
    let from = change.from.iter().map(|n| sink.body(n)).collect();
    let to = change.to.iter().map(|n| sink.body(n)).collect();
    let matter = change.matter.as_ref().map(|m| sink.matter(m));
    let agent = change.agent.as_ref().map(|a| sink.body(a));
    let fact = Fact::Reforms { action: change.action, body, from, to, matter, agent, date: change.date };
    sink.say(fact, line.span(change.words.clone()), change.rule, change.sure);
}

/// Whether the document itself decides: it bears a number or an addressee.
fn is_notice(page: &Page) -> bool {
    page.lines.iter().take(15).any(|l| l.holds("的通知") || l.holds("的批复"))
}
