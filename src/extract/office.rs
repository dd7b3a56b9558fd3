//! Who holds which office: offices said right before the names of persons.

use super::appointment::lean::endings_of;
use super::group::{ENDINGS, full_name, last_in, of_titles};
use super::page::Page;
use super::sink::Sink;
use crate::lexicon::{Hit, TitleKind, VerbClass};
use crate::mention::appellation::offices_at;
use crate::mention::body::resolve;
use crate::mention::line::{any_holds, is_cjk};
use crate::mention::person::sure_name_at;
use crate::mention::place::LEVELS;
use crate::mention::untitled::counted_title;
use crate::mention::{Appellation, Before, Body, Certainty, Chars, Line, Name, Office, Place, PlaceKind};
use crate::model::{BlockKind, Fact, OfficeStatus};

mod copula;

/// The general secretary is said to hold his office wherever his name stands with it.
pub fn extract(page: &Page, sink: &mut Sink) {
    for sentence in &page.sentences {
        let line = page.line(sentence);
        shared_office(page, sentence, sink);
        named_behind(page, sentence, sink);
        copula::read(page, sentence, sink);
        role_behind(page, sentence, sink);
        for call in &sentence.appellations {
            for (at, name) in call.names.iter().enumerate() {
                for office in &call.offices {
                    // 县委书记张三和李四: a seat for one
                    let paired = line.before(name.range.start) == '与';
                    if at > 0 && (is_single_seat(office) || holds_another(page, name, office, paired)) {
                        continue;
                    }
                    // 会议由张三主任主持: the title that he bears in a house named elsewhere
                    if name.range.end <= office.range.start && borne_elsewhere(page, name, office) {
                        continue;
                    }
                    // 大会主席团常务主席: a duty for one session
                    let for_session = matches!(office.body.as_str(), "大会主席团" | "主席团");
                    if for_session
                        || placeless(page, office)
                        || sink.is_claimed(line.span(office.range.clone()))
                    {
                        continue;
                    }
                    // 领导小组副组长: of the group named before
                    let at = office.range.start;
                    let group = ENDINGS.contains(&office.body.as_str())
                        || office.body == "办公室" && last_in(page, line, at, false).is_some();
                    let full =
                        group.then(|| full_name(page, sentence.line, office.range.start, &office.body));
                    let full = full.flatten().or_else(|| housed_in(page, line, sentence.range.start, office));
                    // 副县长张三出席，局长李四主持: a government has none
                    if full.is_none() && heads_no_government(office) {
                        continue;
                    }
                    let held = Held {
                        name,
                        office,
                        body: full.unwrap_or_else(|| office.body.clone()),
                        words: office.range.start.min(name.range.start)..office.range.end.max(name.range.end),
                    };
                    let person = sink.person(&name.text);
                    let body = sink.body(&held.body);
                    if !sink.holds(person, body, &office.title, line.span(held.words.clone())) {
                        let sure = 60 + 8 * name.quality.min(4) + if office.inherited { 0 } else { 5 };
                        held.say(line, "office/before-name", sure, sink);
                    } else if office.status == OfficeStatus::Former
                        && call.offices.iter().any(|o| line.slice(o.range.clone()).contains('原'))
                    {
                        sink.has_left(person, body, &office.title);
                    }
                }
            }
        }
        general_secretary(page, sentence, sink);
    }
}

/// 办公室设在县水利局，由局长张三兼任主任: head of the body that was just named.
fn housed_in(page: &Page, line: &Line, from: usize, office: &Office) -> Option<String> {
    let said = line.slice(office.range.clone());
    let kind = said.strip_suffix(office.title.as_str())?;
    let core = office.title.strip_prefix("常务").unwrap_or(&office.title);
    let endings = endings_of(core.trim_start_matches('副'))?;
    let at = (from..office.range.start).rev().find(|&k| line.starts_with(k, "设在"))?;
    let end = (at..office.range.start).find(|&k| matches!(line.at(k), '，' | '。'))?;
    // nothing but 由 between
    if !matches!(line.slice(end + 1..office.range.start), "" | "由" | "并由") {
        return None;
    }
    let body = resolve(line.slice(at + 2..end), &[], &page.cx).filter(|b| b.certainty > Certainty::Ending)?;
    (endings.iter().any(|e| body.name.ends_with(e)) && body.name.ends_with(kind)).then_some(body.name)
}

/// 市公安局局长张三、李四共同揭牌: an office that one person holds, and a name behind the first that bears one of
/// its own elsewhere on the page.
fn holds_another(page: &Page, name: &Name, office: &Office, paired: bool) -> bool {
    let words = &page.cx.lexicon.words;
    let whole = |hit: &Hit| hit.start == 0 && hit.end as usize == office.title.len();
    let mut hits = words.find(&office.title).into_iter().filter(whole);
    // 副省长张三与李四签约: any office that the other side holds
    (paired || hits.any(|hit| words.entry(&hit).title == Some(TitleKind::Head)))
        && page.sentences.iter().flat_map(|s| &s.appellations).any(|call| {
            call.names.first().is_some_and(|n| n.text == name.text)
                && call.offices.iter().any(|o| (&o.body, &o.title) != (&office.body, &office.title))
        })
}

/// Whether the page calls the person before his name by the same title of another house, or the deputy of what he is
/// called behind it by courtesy: 副县长张三, and later 张三县长.
fn borne_elsewhere(page: &Page, name: &Name, office: &Office) -> bool {
    let deputy = |title: &str| title.strip_suffix(office.title.as_str()).is_some_and(|p| p.ends_with('副'));
    let held = |o: &Office| match o.body == office.body {
        true => deputy(&o.title),
        false => office.inherited && o.title == office.title,
    };
    page.sentences.iter().flat_map(|s| &s.appellations).any(|call| {
        call.names.iter().any(|n| n.text == name.text && n.range.start > call.range.start)
            && call.offices.iter().any(held)
    })
}

/// An office and who is said to hold it.
struct Held<'a> {
    name: &'a Name,
    office: &'a Office,
    body: String,
    words: Chars,
}

impl Held<'_> {
    fn say(&self, line: &Line, rule: &'static str, sure: u8, sink: &mut Sink) {
        let person = sink.person(&self.name.text);
        let body = sink.body(&self.body);
        let mut status = self.office.status;
        // 某镇党委书记张三调任…: moved on from it
        const MOVED: [&str; 6] = ["调任", "转任", "改任", "已调任", "已转任", "已改任"];
        if status == OfficeStatus::Current && MOVED.iter().any(|w| line.starts_with(self.name.range.end, w)) {
            status = OfficeStatus::Former;
        }
        let title = self.office.title.clone();
        let fact = Fact::HoldsOffice { person, body, title, from: None, to: None, status };
        sink.say(fact, line.span(self.words.clone()), rule, sure);
    }
}

/// Whether the title, said without its body, would be read as one of the government or the Party's committee of a place,
/// which have none such.
fn heads_no_government(office: &Office) -> bool {
    const HEADS: [&str; 10] =
        ["局长", "厅长", "院长", "处长", "科长", "站长", "所长", "行长", "台长", "馆长"];
    let core = office.title.strip_prefix('副').unwrap_or(&office.title);
    let organ = |p: &Place| {
        office.body == format!("{}人民政府", p.name) || office.body == format!("中共{}委员会", p.name)
    };
    office.inherited && HEADS.contains(&core) && office.place.as_ref().is_some_and(organ)
}

/// Whether only one can hold the office at a time: the first one named holds it.
fn is_single_seat(office: &Office) -> bool {
    const HEADS: [&str; 12] =
        ["书记", "市长", "县长", "区长", "省长", "州长", "旗长", "盟长", "主席", "镇长", "乡长", "党组书记"];
    let own = office.body.starts_with("中共")
        || office.body.starts_with("中国人民政治协商会议")
        || office.body.ends_with("人民政府");
    // 县委原书记张三、李四: one after another
    let now = office.status != OfficeStatus::Former;
    own && now && office.place.is_some() && HEADS.contains(&office.title.as_str())
}

/// 县委书记 on a page that speaks from nowhere with counties: somebody else's, or from history. What is above a zone
/// and the zones themselves keep their short names, and 市政公用集团 is no organ of a 市.
fn placeless(page: &Page, office: &Office) -> bool {
    const OF_ZONES: [&str; 5] = ["开发区", "高新区", "经开区", "示范区", "新区"];
    let local = |h: &Place| matches!(h.kind, PlaceKind::Prefecture | PlaceKind::County);
    let Some(level) = LEVELS.iter().find(|level| office.body.starts_with(**level)) else { return false };
    office.place.is_none()
        && office.certainty > Certainty::Ending
        && !OF_ZONES.contains(level)
        && page.cx.places.home().is_some_and(local)
        && !page.asked.own_levels.get_or_init(|| own_levels(page)).contains(level)
}

/// The levels by which the page reports from its own place, whatever other place it names: 县委书记张三率团到某区考察 on
/// one that says 我县, or 县政协主席张三主持召开….
fn own_levels(page: &Page) -> Vec<&'static str> {
    let ours = |level: &&str| any_holds(&page.lines, &format!("我{level}"));
    let mut levels: Vec<&str> = LEVELS.into_iter().filter(ours).collect();
    levels.extend(levels_convened(page));
    for sentence in &page.sentences {
        let line = page.line(sentence);
        let convenes = |a: &&Appellation| {
            !a.names.is_empty()
                && ["主持召开", "主持会议", "主持了会议"].iter().any(|w| line.starts_with(a.range.end, w))
        };
        if line.kind == BlockKind::Paragraph && line.may_hold("主持") {
            let offices = sentence.appellations.iter().filter(convenes).flat_map(|a| &a.offices);
            for office in offices.filter(|o| o.place.is_none()) {
                levels.extend(LEVELS.iter().filter(|level| office.body.starts_with(**level)));
            }
        }
    }
    levels
}

/// 县政府第三次常务会议召开, 全县教育工作会议在…举行: the levels whose meetings the page tells of, with no place before
/// them.
fn levels_convened(page: &Page) -> Vec<&'static str> {
    const ORGANS: [&str; 5] = ["委", "政府", "人大", "政协", "纪委"];
    let mut levels = Vec::new();
    for sentence in &page.sentences {
        let line = page.line(sentence);
        if line.kind == BlockKind::Boilerplate
            || !line.words_in(sentence.range.clone()).iter().any(|w| w.entry.is(VerbClass::Convene))
        {
            continue;
        }
        let begins =
            |k: usize| k == sentence.range.start || !is_cjk(line.before(k)) || line.before(k) == '日';
        for k in sentence.range.clone().filter(|&k| begins(k)) {
            let whole = usize::from(line.at(k) == '全');
            let level =
                ["县", "市", "区", "州", "旗"].into_iter().find(|level| line.starts_with(k + whole, level));
            let own = |level: &&str| {
                let behind = k + whole + level.chars().count();
                whole > 0 || ORGANS.iter().any(|organ| line.starts_with(behind, organ))
            };
            levels.extend(level.filter(own));
        }
    }
    levels
}

/// 张三、李四等市委常委: an office said after the names of all who share it.
fn shared_office(page: &Page, sentence: &super::page::Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    for (index, call) in sentence.appellations.iter().enumerate() {
        let end = call.range.end;
        let counted = counted_title(line, end);
        let Some(title) = (line.at(end) == '等').then_some(end + 1).or(counted) else { continue };
        if call.names.is_empty() {
            continue;
        }
        // 两位委员 on the page of a Conference: its own
        let assembly = page.cx.places.assembly.clone().filter(|a| counted.is_some() && is_conference(a));
        let mut before = Before { body: assembly, ..Before::default() };
        let own = before.body.is_some();
        let Some((offices, until)) = offices_at(line, title, &mut before, &page.cx) else { continue };
        if offices.iter().any(|o| o.inherited && !own) {
            continue;
        }
        // everybody named in one run up to here
        let mut first = index;
        while first > 0 {
            let gap = line
                .slice(sentence.appellations[first - 1].range.end..sentence.appellations[first].range.start);
            if !matches!(gap, "，" | "、" | "和") {
                break;
            }
            first -= 1;
        }
        for call in &sentence.appellations[first..=index] {
            for name in &call.names {
                for office in &offices {
                    let (body, words) = (office.body.clone(), name.range.start..until);
                    Held { name, office, body, words }.say(line, "office/after-names", 85, sink);
                }
            }
        }
    }
}

fn is_conference(body: &Body) -> bool {
    body.name.starts_with("中国人民政治协商会议")
}

/// 公司董事长、党委书记是张三: the name follows behind 是.
fn named_behind(page: &Page, sentence: &super::page::Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    let range = sentence.range.clone();
    for end in range.clone().filter(|&k| line.at(k) == '是') {
        if !line.words_ending_at(end).any(|w| w.entry.title.is_some()) {
            continue;
        }
        let Some(name) = sure_name_at(line, end + 1, page.cx.lexicon) else { continue };
        if name.range.end < range.end && !matches!(line.at(name.range.end), '，' | '。' | '；') {
            continue;
        }
        let stop = |k: &usize| matches!(line.at(*k), '，' | '。' | '；');
        let clause = (range.start..end).rev().find(stop).map_or(range.start, |k| k + 1);
        let found = (clause..end).find_map(|s| {
            offices_at(line, s, &mut Before::default(), &page.cx).filter(|(_, until)| *until == end)
        });
        // 此前，县委书记是张三
        let before =
            ["此前", "之前", "当时", "时任"].iter().any(|w| line.slice(range.start..end).contains(w));
        for mut office in found.into_iter().flat_map(|(offices, _)| offices) {
            if before && office.status == OfficeStatus::Current {
                office.status = OfficeStatus::Former;
            }
            let (body, words) = (office.body.clone(), office.range.start..name.range.end);
            Held { name: &name, office: &office, body, words }.say(line, "office/name-behind", 85, sink);
        }
    }
}

/// 总指挥为县长张三，副总指挥为副县长李四: roles in the group that the page named.
fn role_behind(page: &Page, sentence: &super::page::Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    for call in &sentence.appellations {
        let Some(end) = call.range.start.checked_sub(1).filter(|&k| line.at(k) == '为') else { continue };
        let clause = (sentence.range.start..end).rev();
        let start =
            clause.take_while(|&k| !matches!(line.at(k), '，' | '。' | '；' | '：')).last().unwrap_or(end);
        let Some((group, at)) = of_titles(page, sentence.line, start, line, start) else { continue };
        let title = line.slice(at..end);
        if !line.words_at(at).iter().any(|w| w.entry.title.is_some() && w.end == end) {
            continue;
        }
        for name in &call.names {
            let person = sink.person(&name.text);
            let body = sink.body(&group.name);
            let (title, status) = (title.to_owned(), OfficeStatus::Current);
            let fact = Fact::HoldsOffice { person, body, title, from: None, to: None, status };
            sink.say(fact, line.span(start..name.range.end), "office/role-behind", 82);
        }
    }
}

fn general_secretary(page: &Page, sentence: &super::page::Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    for (word, name_len) in [("习近平总书记", 3), ("胡锦涛总书记", 3), ("江泽民总书记", 3)]
    {
        if !line.may_hold(word) {
            continue;
        }
        let text = line.slice(sentence.range.clone());
        let Some(at) = text.find(word) else { continue };
        let start = sentence.range.start + text[..at].chars().count();
        let person = sink.person(line.slice(start..start + name_len));
        let body = sink.body("中国共产党中央委员会");
        let fact = Fact::HoldsOffice {
            person,
            body,
            title: "总书记".to_owned(),
            from: None,
            to: None,
            status: OfficeStatus::Current,
        };
        sink.say(fact, line.span(start..start + 6), "office/general-secretary", 98);
    }
}
