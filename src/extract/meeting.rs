//! Meetings: what was convened, by whom, when and where.

mod reach;
mod same;
mod speech;

use self::reach::{again, entries, going_on, undated};
use self::same::{same, sitting};
use self::speech::given;
use super::attendance::minutes;
use super::convened::convened;
use super::occasion::{
    attended_ceremony, ceremony, complete, further, held, mentioned, opened_class, speech, visit,
};
use super::page::Page;
use super::sink::Sink;
use crate::mention::{Body, Chars, Line};
use crate::model::{BlockKind, Fact, MentionId, Normal, PartialDate, Span};
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

/// A meeting of the document, and from where on the text speaks of it.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub id: MentionId,
    pub name: String,
    pub body: Option<Body>,
    pub date: Option<PartialDate>,
    pub place: Option<String>,
    pub words: Span<Normal>,
    /// The line and character from which it is the one spoken of.
    pub line: usize,
    pub from: usize,
    /// The sentence that names it.
    pub sentence: Chars,
    /// Whether it is the document's first meeting, to which later paragraphs return.
    pub main: bool,
    pub ceremony: bool,
    /// Somebody's visit, on which others went along.
    pub visit: bool,
    /// Named in a headline, which leaves out number and day.
    pub headline: bool,
    /// The page is the speech that was given there: what it tells of others happened elsewhere.
    pub speech: bool,
}

/// Where the text speaks of a meeting: from a character of a line up to another.
#[derive(Debug, Clone)]
struct Reach {
    line: usize,
    chars: Chars,
    /// None of the meetings where it lies past them all.
    meeting: usize,
}

/// The meetings of a document in the order in which it names them.
#[derive(Debug, Default)]
pub struct Meetings {
    all: Vec<Meeting>,
    reaches: Vec<Reach>,
    /// Lines that each tell of a day of their own: what they do not name, they do not speak of.
    days: BTreeSet<usize>,
    /// What each line holds of the two lists above, once they are complete.
    lines: BTreeMap<usize, OfLine>,
}

/// The places of one line in the lists of reaches and meetings.
#[derive(Debug, Default)]
struct OfLine {
    reaches: Vec<usize>,
    meetings: Vec<usize>,
}

impl Meetings {
    /// The meeting spoken of at a character of a line: one convened before it in the same paragraph,
    /// else the document's main one.
    pub fn at(&self, line: usize, at: usize) -> Option<&Meeting> {
        let own = self.lines.get(&line);
        let near = own.iter().flat_map(|own| &own.reaches).filter_map(|&k| self.reaches.get(k));
        if let Some(reach) = near.filter(|r| r.chars.contains(&at)).max_by_key(|r| r.chars.start) {
            return self.all.get(reach.meeting);
        }
        let same = own.iter().flat_map(|own| &own.meetings).filter_map(|&k| self.all.get(k));
        let same = same.filter(|m| m.sentence.contains(&at)).min_by_key(|m| m.from);
        let main = || self.all.iter().find(|m| m.main).filter(|_| !self.days.contains(&line));
        // on the way, before the meeting with which the visit ends
        let visit = || {
            self.all
                .iter()
                .find(|v| v.visit && v.line < line && main().is_some_and(|m| !m.visit && m.line > line))
        };
        same.or_else(visit).or_else(main)
    }

    fn sort_by_line(&mut self) {
        for (at, reach) in self.reaches.iter().enumerate() {
            self.lines.entry(reach.line).or_default().reaches.push(at);
        }
        for (at, meeting) in self.all.iter().enumerate() {
            self.lines.entry(meeting.line).or_default().meetings.push(at);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Meeting> {
        self.all.iter()
    }

    /// The visit that a line or the document tells of.
    pub fn visit(&self, line: usize) -> Option<&Meeting> {
        let visits = || self.all.iter().filter(|m| m.visit);
        visits().find(|m| m.line == line).or_else(|| visits().next())
    }

    /// What the document is about.
    pub fn main(&self) -> Option<&Meeting> {
        self.all.iter().find(|m| m.main)
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// What a sentence says of a meeting before it is compared with those known.
pub struct Found {
    pub name: String,
    pub body: Option<Body>,
    pub date: Option<PartialDate>,
    pub place: Option<String>,
    pub words: Chars,
    pub ceremony: bool,
    pub visit: bool,
    /// Named only as what somebody chaired: counts where the page convenes no meeting.
    pub weak: bool,
}

pub fn extract(page: &Page, sink: &mut Sink) -> Meetings {
    let mut meetings = Meetings::default();
    let headlined = LazyCell::new(|| {
        let headings = page.sentences.iter().filter(|s| page.line(s).kind == BlockKind::Heading);
        headings.take(2).flat_map(|s| convened(page, s)).collect::<Vec<_>>()
    });
    for headings in [false, true] {
        for sentence in &page.sentences {
            let line = page.line(sentence);
            if (line.kind == BlockKind::Heading) != headings
                || line.kind == BlockKind::Byline
                || line.holds("引用日期")
            {
                continue;
            }
            for mut found in convened(page, sentence) {
                complete(page, &mut found);
                // 县政府召开第五次常务会议 above what calls the county otherwise
                if found.body.is_none()
                    && found.name.contains('次')
                    && let Some(told) = headlined.iter().find(|h| h.name.ends_with(&found.name))
                {
                    found.body.clone_from(&told.body);
                    found.name.clone_from(&told.name);
                }
                // 召开紧急会议: of nobody, on no day, on a page that names no one
                let vague = found.body.is_none() && found.date.is_none() && found.name.chars().count() <= 4;
                if vague && page.persons.is_empty() {
                    continue;
                }
                add(found, sentence.line, line, &mut meetings, sink);
            }
        }
        if !meetings.all.is_empty() {
            break;
        }
    }
    entries(page, &mut meetings, sink);
    if let Some((found, index)) = mentioned(page).or_else(|| attended_ceremony(page))
        && meetings.all.iter().all(|m| m.line > index)
    {
        let line = &page.lines[index];
        let known = meetings.all.len();
        add(found, index, line, &mut meetings, sink);
        if meetings.all.len() > known {
            last_leads(&mut meetings);
        }
    }
    if meetings.all.is_empty()
        && let Some((found, index)) = minutes(page)
    {
        add(found, index, &page.lines[index], &mut meetings, sink);
    }
    if meetings.all.is_empty()
        && let Some((mut found, index)) = held(page)
    {
        complete(page, &mut found);
        add(found, index, &page.lines[index], &mut meetings, sink);
    }
    let solemn = if meetings.all.is_empty() { ceremony(page).or_else(|| opened_class(page)) } else { None };
    for (found, index) in visit(page, meetings.all.is_empty()).into_iter().chain(solemn) {
        add(found, index, &page.lines[index], &mut meetings, sink);
    }
    if !meetings.all.is_empty() {
        for (found, index) in further(page, &meetings.all) {
            add(found, index, &page.lines[index], &mut meetings, sink);
        }
    }
    if let Some(speech) = speech(page) {
        given(page, speech, &mut meetings, sink);
    }
    again(page, &mut meetings);
    undated(page, &mut meetings);
    for meeting in meetings.iter() {
        let body = meeting.body.as_ref().map(|b| sink.body(&b.name));
        let place = meeting.place.clone();
        let fact = Fact::Meeting { meeting: meeting.id, body, date: meeting.date, place };
        sink.say(fact, meeting.words, "meeting/convened", 90);
    }
    going_on(page, &mut meetings);
    meetings.sort_by_line();
    meetings
}

/// The leading Party group of an organ speaks for the organ.
pub fn without_party_group(body: Body) -> Body {
    // 县国资委党委: so does the committee of a bureau
    const BUREAUS: [&str; 6] = ["局", "委员会", "厅", "办公室", "法院", "检察院"];
    let committee = body
        .name
        .strip_suffix("党委")
        .filter(|organ| !organ.starts_with("中共") && BUREAUS.iter().any(|w| organ.ends_with(w)));
    match body.name.strip_suffix("党组").or(committee) {
        Some(organ) => Body { name: organ.to_owned(), ..body },
        None => body,
    }
}

/// The Party's committees as they stand where the page does not say of which place.
const COMMITTEES: [&str; 7] = ["省委", "市委", "县委", "区委", "州委", "旗委", "地委"];

/// The standing committee where the name says that it met: 市政协十二届十三次常委会会议.
fn standing(body: Body, name: &str) -> Body {
    // 市委市人大常委会市政府市政协联席会议: another's standing committee
    let own = name.replace("人大常委会", "");
    let name = if body.name.starts_with("中共") { own.as_str() } else { name };
    if !["常委会", "常务委员会", "常委（扩大）", "常委扩大"].iter().any(|w| name.contains(w))
        || body.name.ends_with("常务委员会")
    {
        return body;
    }
    let name = match body.name.strip_suffix("员会") {
        Some(stem)
            if body.name.starts_with("中共")
                && !stem.ends_with("工作委")
                && !stem.ends_with("纪律检查委") =>
        {
            format!("{stem}常务委员会")
        }
        _ if body.place.is_none() && (body.name.ends_with("政协") || body.name.ends_with("人大")) => {
            format!("{}常委会", body.name)
        }
        // 县委十六届第43次常委会议 on a page that does not say of which county
        _ if COMMITTEES.contains(&body.name.as_str()) => format!("{}常委会", body.name),
        _ if body.name.starts_with("中国人民政治协商会议") || body.name.ends_with("人民代表大会") =>
        {
            format!("{}常务委员会", body.name)
        }
        _ => return body,
    };
    Body { name, ..body }
}

/// The year that a name gives in digits: 2023年第一次会议; 2023年度述职大会 tells of what is over.
fn year_in(name: &str) -> Option<i16> {
    let at = name.find('年').filter(|&at| !name[at..].starts_with("年度"))?;
    let digits = name.get(at.checked_sub(4)?..at)?;
    digits.parse().ok().filter(|year| (1949..=2100).contains(year))
}

/// The sentence around some words.
fn around(line: &Line, words: Chars) -> Chars {
    line.sentences().into_iter().find(|s| s.contains(&words.start)).unwrap_or(words)
}

/// From so many characters on the name of a meeting that somebody chaired is no other's short name.
const OWN_NAME: usize = 8;

/// The meeting found last stands before the others: the page is about it.
fn last_leads(meetings: &mut Meetings) {
    if let Some(last) = meetings.all.pop() {
        meetings.all.iter_mut().for_each(|m| m.main = false);
        meetings.all.insert(0, Meeting { main: true, ..last });
        for reach in &mut meetings.reaches {
            reach.meeting = (reach.meeting + 1) % meetings.all.len();
        }
    }
}

fn add(mut found: Found, index: usize, line: &Line, meetings: &mut Meetings, sink: &mut Sink) {
    // 为了准备纪念某全会, 张三中止了会议: why or what somebody did, and no name
    if ["为了", "关于做好"].iter().any(|w| found.name.starts_with(w)) || found.name.contains("了会议")
    {
        return;
    }
    // 参加政协会议的委员列席人大会议: a clause, no name
    if ["参加", "列席", "出席"].iter().any(|w| found.name.contains(w)) {
        return;
    }
    // 致信祝贺某大会, 这是甲召开后的又一次会议: what is told of a meeting elsewhere
    if ["祝贺", "是", "又一次"].iter().any(|w| found.name.contains(w)) {
        return;
    }
    // 3月6日 of the 2023年第一次会议: the year is the session's
    if let (Some(date), Some(year)) = (found.date, year_in(&found.name)) {
        found.date = Some(date.with_year(year));
    }
    found.body = found.body.map(|body| standing(without_party_group(body), &found.name));
    let sentence = around(line, found.words.clone());
    let aside = aside(line, &sentence);
    // 会后，公司召开董事会会议: what follows is told of it
    let named = (found.name.ends_with('会') || found.name.ends_with("会议") || found.name.ends_with("仪式"))
        && found.name.chars().count() > 3;
    // 会前，双方召开沟通会。会上，…: back at what the page is about
    let before =
        !meetings.all.is_empty() && ["会前", "此前"].iter().any(|w| line.starts_with(sentence.start, w));
    // 会上还举行了宣誓仪式。…: the session goes on
    let within = found.ceremony
        && meetings.all.iter().any(|m| m.line <= index)
        && ["会上", "会议还", "会议期间"].iter().any(|w| line.starts_with(sentence.start, w));
    let aside_alone = aside == Some(Aside::Sentence) && (!named || before);
    let until = if aside_alone || within { sentence.end } else { line.len() };
    let reach = |meeting| Reach { line: index, chars: found.words.start..until, meeting };
    // 大会首先召开预备会议: of whoever meets then
    if found.body.is_none() && found.name == "预备会议" {
        found.body =
            meetings.all.last().filter(|m| m.name.contains(['届', '次'])).and_then(|m| m.body.clone());
    }
    // 下午举行第二次全体会议: a sitting of the session
    let session =
        meetings.all.last().filter(|m| found.body.is_none() && sitting(&found.name) && m.name.contains('次'));
    let known = match session {
        Some(_) => meetings.all.len().checked_sub(1),
        None => meetings.all.iter().position(|m| same(m, &found)),
    };
    if let Some(at) = known
        && let Some(known) = meetings.all.get_mut(at)
    {
        if line.kind != BlockKind::Heading {
            meetings.reaches.push(reach(at));
        }
        // the report names in full what its headline only called a meeting
        if known.headline && !headline(line, index) && found.name.chars().count() > 3 {
            sink.rename(known.id, &found.name);
            known.name.clone_from(&found.name);
            known.words = line.span(found.words.clone());
            known.headline = false;
        }
        // named first without its day or body, as in a headline
        known.date = match (known.date, found.date) {
            (Some(year), Some(day)) if year.month().is_none() => Some(day),
            (known, found) => known.or(found),
        };
        known.place = known.place.take().or(found.place);
        if known.body.is_none() {
            known.body = found.body;
        }
        return;
    }
    // 主持了机关迎新春茶话会: a meeting of its own where it bears a name of its own
    let own_name = found.name.ends_with('会') && found.name.chars().count() >= OWN_NAME;
    if found.weak && !meetings.all.is_empty() && !own_name {
        return;
    }
    let id = sink.meeting(&found.name);
    if !found.visit || meetings.all.is_empty() {
        meetings.reaches.push(reach(meetings.all.len()));
    }
    meetings.all.push(Meeting {
        id,
        words: line.span(found.words.clone()),
        place: found.place,
        name: found.name,
        body: found.body,
        date: found.date,
        line: index,
        from: found.words.start,
        sentence,
        main: aside.is_none() && !meetings.all.iter().any(|m| m.main),
        ceremony: found.ceremony,
        visit: found.visit,
        headline: headline(line, index),
        speech: false,
    });
}

/// Whether a line stands over the report as its headline, though nothing marks it as one.
fn headline(line: &Line, index: usize) -> bool {
    const LONGEST: usize = 45;
    const FIRST: usize = 4;
    line.kind == BlockKind::Heading
        || index < FIRST && line.len() <= LONGEST && !line.text.contains(['。', '；', '，'])
}

/// How far what stands beside the main event reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aside {
    /// 会前，…
    Sentence,
    /// 又讯 …
    Line,
}

/// Whether a sentence tells of something beside what the page is about.
fn aside(line: &Line, sentence: &Chars) -> Option<Aside> {
    let text = line.from(sentence.start).trim_start_matches(['　', ' ', '【', '“']);
    let opening = text.split(['，', '。']).next().unwrap_or_default();
    // 交流会后，…; 揭牌仪式结束后，…
    let later = opening.chars().count() <= 8
        && ["会后", "会前", "仪式后", "仪式前", "仪式结束后", "会议结束后"]
            .iter()
            .any(|w| opening.ends_with(w));
    // 会前学习了《条例》: the meeting's own opening
    const OPENING: [&str; 8] =
        ["学习", "认真学习", "集体学习", "集中学习", "专题学习", "组织学习", "传达学习", "传达"];
    let learnt = text
        .strip_prefix("会前")
        .map(|rest| rest.trim_start_matches(['，', '还']))
        .is_some_and(|rest| OPENING.iter().any(|w| rest.starts_with(w)));
    if learnt {
        return None;
    }
    if later || ["会前", "会后", "此前", "在此之前"].iter().any(|w| text.starts_with(w)) {
        return Some(Aside::Sentence);
    }
    ["又讯", "另讯", "又据", "另据"].iter().any(|w| text.starts_with(w)).then_some(Aside::Line)
}
