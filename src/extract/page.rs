//! A document read once for all extractors: its lines, sentences, and who is called what in them.

mod made_up;
mod names;

use super::authority::Authority;
use super::career::Doers;
use crate::lexicon::{CharSet, Lexicon};
use crate::mention::appellation::appellations;
use crate::mention::assembly::assembly_of;
use crate::mention::body::resolve;
use crate::mention::date::{Dateline, dates_in, is_told};
use crate::mention::house;
use crate::mention::line::is_break;
use crate::mention::{Appellation, Body, Certainty, Chars, Context, Line, PlaceContext};
use crate::model::{BlockKind, Document, OfficeStatus, PartialDate};
use crate::segment::Segmenter;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::rc::Rc;

/// How many bodies a bare title looks back over.
const KEPT_BODIES: usize = 12;

/// A sentence with the offices and persons in it.
#[derive(Debug)]
pub struct Sentence {
    pub line: usize,
    pub range: Chars,
    pub appellations: Vec<Appellation>,
}

/// A document laid out for the extractors.
#[derive(Debug)]
pub struct Page<'a> {
    pub document: &'a Document,
    /// All blocks but boilerplate.
    pub lines: Vec<Line<'a>>,
    /// The path over the text (首页 > 要闻 > …), which may be all that names what the text is about.
    pub trail: Vec<Line<'a>>,
    pub sentences: Vec<Sentence>,
    pub cx: Context<'a>,
    pub dateline: Dateline,
    /// Every person named with an office, and with which titles.
    pub persons: BTreeMap<String, Vec<String>>,
    /// Who was named as holding an office, by body and title; `None` where several were.
    holders: BTreeMap<String, BTreeMap<String, Option<String>>>,
    /// The characters with which names of persons begin.
    beginnings: CharSet,
    pub(super) asked: Asked<'a>,
}

/// What can only be said of the whole page, found when somebody asks for the first time.
#[derive(Debug, Default)]
pub(super) struct Asked<'a> {
    /// Who decides in the document.
    pub authority: OnceCell<Authority>,
    /// The day of the news.
    pub day_of_report: OnceCell<Option<PartialDate>>,
    /// The lines that are nothing but a day; see `appointment::day`.
    pub bare_days: OnceCell<Vec<(usize, PartialDate)>>,
    /// What stands before acts of persons; see `career::subject`.
    pub doers: OnceCell<Doers<'a>>,
    /// The one name of each kind of body that the page says most often; see `appointment::house`.
    pub named_most: OnceCell<BTreeMap<&'static str, String>>,
    /// The levels by which the page reports from its own place; see `office`.
    pub own_levels: OnceCell<Vec<&'static str>>,
    /// The first day that the text names.
    pub first_day: OnceCell<Option<PartialDate>>,
}

impl<'a> Page<'a> {
    pub fn read(document: &'a Document, lexicon: &'a Lexicon, segmenter: &'a Segmenter) -> Self {
        let all: Vec<Line> = document
            .blocks
            .iter()
            .enumerate()
            .map(|(index, &block)| Line::new(document, index, block, lexicon))
            .collect();
        let places = PlaceContext::of(document, &all, lexicon);
        let cx = Context::new(lexicon, segmenter, places);
        let house = house::of(document, &all, &cx);
        let faculty = house.as_ref().and_then(|h| house::faculty::of(h, document, &all, lexicon));
        let cx = cx.settled(|places| {
            places.settle_in(house, lexicon);
            places.own_faculty = faculty;
        });
        let assembly = assembly_of(document, &all, &cx);
        let cx = cx.settled(|places| places.assembly = assembly);
        let made_up = made_up::is_fiction(&document.normal, &all) || made_up::is_template(&document.normal);
        let (frame, lines): (Vec<Line>, Vec<Line>) =
            all.into_iter().partition(|l| l.kind == BlockKind::Boilerplate);
        let first = lines.first().map_or(0, |l| l.index);
        let trail =
            frame.into_iter().filter(|l| l.index < first && l.text.contains(['>', '»', '›'])).collect();
        let mut dateline = Dateline { published: document.metadata.date, year: content_year(&lines) };
        dateline.published = sent(&lines, dateline).or(dateline.published);
        let mut sentences = Vec::new();
        let mut bodies: Vec<Body> = Vec::new();
        let mut earlier: Rc<[Body]> = Rc::default();
        let lines = if made_up { Vec::new() } else { lines };
        for (index, line) in lines.iter().enumerate() {
            for range in line.sentences() {
                if let Some(body) = convener(line, range.clone(), &cx) {
                    bodies.extend(group_convened(line, range.clone(), &cx));
                    bodies.push(body);
                    earlier = bodies.as_slice().into();
                }
                let mut changed = false;
                let found = appellations(line, range.clone(), &earlier, &cx);
                for office in found.iter().flat_map(|a| &a.offices) {
                    if office.certainty > Certainty::Ending
                        && bodies.last().is_none_or(|b: &Body| b.name != office.body)
                    {
                        let place = office.place.clone();
                        bodies.push(Body { name: office.body.clone(), place, certainty: office.certainty });
                        changed = true;
                    }
                }
                if bodies.len() > KEPT_BODIES {
                    bodies.drain(..bodies.len() - KEPT_BODIES);
                    changed = true;
                }
                if changed {
                    earlier = bodies.as_slice().into();
                }
                sentences.push(Sentence { line: index, range, appellations: found });
            }
        }
        names::lengthen(&mut sentences, &lines, &document.normal);
        names::shorten(&mut sentences, &lines, &cx);
        let mut persons: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for call in sentences.iter().flat_map(|s| &s.appellations) {
            for name in &call.names {
                let titles = persons.entry(name.text.clone()).or_default();
                titles.extend(call.offices.iter().map(|o| o.title.clone()));
            }
        }
        for name in names::speakers(&lines, &sentences, &cx) {
            persons.entry(name).or_default();
        }
        let holders = holders(&sentences);
        let beginnings = persons.keys().filter_map(|name| name.chars().next()).collect();
        Self {
            document,
            lines,
            trail,
            sentences,
            cx,
            dateline,
            persons,
            holders,
            beginnings,
            asked: Asked::default(),
        }
    }

    /// The sentences of a line.
    pub fn sentences_of(&self, line: &Line) -> &[Sentence] {
        self.sentences_at(self.lines.partition_point(|l| l.index < line.index))
    }

    /// Whether names stand at `end`, right behind an office that begins at `start` or later: 拟任副县长人选|张三、李四.
    pub fn calls_behind(&self, line: usize, start: usize, end: usize) -> bool {
        let mut calls = self.sentences_at(line).iter().flat_map(|s| &s.appellations);
        calls.any(|c| {
            c.names.first().is_some_and(|n| n.range.start == end)
                && c.offices.last().is_some_and(|o| o.range.start >= start)
        })
    }

    /// The sentences of the line with this number.
    pub fn sentences_at(&self, number: usize) -> &[Sentence] {
        let from = self.sentences.partition_point(|s| s.line < number);
        let count = self.sentences[from..].partition_point(|s| s.line == number);
        &self.sentences[from..from + count]
    }

    /// Who was named as holding this office, when there is one.
    pub fn holder(&self, body: &str, title: &str) -> Option<&str> {
        self.holders.get(body)?.get(title)?.as_deref()
    }

    /// Whether the name of a known person may begin with a character.
    pub fn may_begin_person(&self, c: char) -> bool {
        self.beginnings.may_hold(c)
    }

    /// The known persons whose names begin so, with their titles, longer names first.
    pub fn persons_beginning(&self, with: &str) -> impl Iterator<Item = (&String, &Vec<String>)> {
        let mut past = with.to_owned();
        let last = past.pop().and_then(|c| char::from_u32(c as u32 + 1));
        past.push(last.unwrap_or(char::MAX));
        let range: (Bound<&str>, Bound<&str>) = (Bound::Included(with), Bound::Excluded(&past));
        self.persons.range::<str, _>(range).rev()
    }

    /// The known persons whose names a text begins with, longer names first.
    pub fn persons_before(&self, text: &str) -> impl Iterator<Item = &String> {
        let known = text.chars().next().is_some_and(|c| self.may_begin_person(c));
        // many persons of a long page share a surname, few more than that
        let two = text.char_indices().nth(1).map_or(0, |(at, c)| at + c.len_utf8());
        let near = (known && two > 0).then(|| self.persons_beginning(&text[..two]));
        near.into_iter().flatten().map(|(name, _)| name).filter(|name| text.starts_with(name.as_str()))
    }

    pub fn line(&self, sentence: &Sentence) -> &Line<'a> {
        &self.lines[sentence.line]
    }
}

/// Who holds which office, as far as the sentences agree.
fn holders(sentences: &[Sentence]) -> BTreeMap<String, BTreeMap<String, Option<String>>> {
    let mut out: BTreeMap<String, BTreeMap<String, Option<String>>> = BTreeMap::new();
    for call in sentences.iter().flat_map(|s| &s.appellations) {
        for office in call.offices.iter().filter(|o| o.status == OfficeStatus::Current) {
            for name in &call.names {
                let titles = out.entry(office.body.clone()).or_default();
                let holder = titles.entry(office.title.clone()).or_insert_with(|| Some(name.text.clone()));
                if holder.as_deref() != Some(name.text.as_str()) {
                    *holder = None;
                }
            }
        }
    }
    out
}

/// Where a sentence first says that something is convened.
fn convenes(line: &Line, range: &Chars) -> Option<usize> {
    const VERBS: [&str; 2] = ["召开", "举行"];
    if !line.may_hold_any(&VERBS) {
        return None;
    }
    range.clone().find(|&k| VERBS.iter().any(|w| line.starts_with(k, w)))
}

/// 某县检察院召开…: the organ that the next offices without a body belong to.
fn convener(line: &Line, range: Chars, cx: &Context) -> Option<Body> {
    let verb = convenes(line, &range)?;
    let start = (range.start..verb).rev().find(|&k| is_break(line.at(k))).map_or(range.start, |k| k + 1);
    (start..verb.min(start + 6))
        .find_map(|k| resolve(line.slice(k..verb), &[], cx).filter(|b| b.certainty == Certainty::Known))
}

/// 县委召开某某领导小组第一次会议: the group that a bare 领导小组 means from then on.
fn group_convened(line: &Line, range: Chars, cx: &Context) -> Option<Body> {
    const LONGEST: usize = 24;
    const GROUP: &str = "领导小组";
    let verb = convenes(line, &range)?;
    let start = (range.start..verb).rev().find(|&k| is_break(line.at(k))).map_or(range.start, |k| k + 1);
    let end = (verb + 4..range.end.min(verb + LONGEST)).find(|&k| line.word_before(k, GROUP))?;
    let named = line.slice(verb + 2..end);
    if named.contains(is_break) {
        return None;
    }
    let whole = format!("{}{named}", line.slice(start..verb));
    let body = resolve(&whole, &[], cx).or_else(|| resolve(named, &[], cx))?;
    (body.certainty > Certainty::Ending && body.name.ends_with(GROUP)).then_some(body)
}

/// 本报12月21日讯: the day on which a report was sent, shortly before it was printed; 昨天 leans on it.
fn sent(lines: &[Line], dateline: Dateline) -> Option<PartialDate> {
    lines.iter().take(6).find_map(|line| {
        let dated = dates_in(line, 0..line.len().min(24), dateline).into_iter().next()?;
        let near = dateline
            .published
            .is_none_or(|published| (0..=3).any(|days| dated.date.plus_days(days) == Some(published)));
        (is_told(line, dated.end) && near && dated.date.day().is_some()).then_some(dated.date)
    })
}

/// The only year that the content names with its days, where there is just one.
fn content_year(lines: &[Line]) -> Option<i16> {
    let (mut years, mut bare, mut other) = (Vec::<i16>::new(), Vec::<i16>::new(), false);
    for line in lines {
        for dated in dates_in(line, 0..line.len(), Dateline::default()) {
            // when somebody was born or joined says nothing of the document's own time
            let life =
                ["生", "出生", "加入", "入党", "参加", "毕业"].iter().any(|w| line.starts_with(dated.end, w))
                    || line.word_before(dated.start, "生于");
            // 2001年5月任某镇镇长: a step of a career
            const STEPS: [&str; 20] = [
                "任", "担任", "历任", "起", "开始", "至", "调", "当选", "走上", "考入", "兼任", "出任",
                "升任", "转任", "就任", "改任", "进入", "到", "晋升", "卸任",
            ];
            let behind = |at: usize| STEPS.iter().any(|w| line.starts_with(at, w));
            // 2016年7月，任某局局长
            let apart = matches!(line.at(dated.end), '，') && !line.starts_with(dated.end + 1, "任命");
            let step = dated.date.day().is_none()
                && !line.starts_with(dated.end, "至今")
                && (behind(dated.end)
                    || apart && behind(dated.end + 1) && !line.starts_with(dated.end + 1, "到"));
            // what falls due by then may lie in another year
            let due = ["前", "底", "起", "以前", "之前", "上旬", "中旬", "下旬"]
                .iter()
                .any(|w| line.starts_with(dated.end, w));
            // 2019年10月31日在某次会议上的讲话: when something cited was said
            let cited = line.at(dated.end) == '在'
                && line.from(dated.end).split(['，', '。', '；']).next().is_some_and(|c| c.contains("上的"));
            // 批准2022年决算, 听取2023年民生实事完成情况的报告: accounts are given in a later year
            let clause = line.from(dated.end).split(['，', '。', '；', '、']).next().unwrap_or_default();
            let account = [
                "决算",
                "执行情况",
                "总结",
                "审计",
                "统计公报",
                "考核结果",
                "完成情况",
                "履职情况",
                "办理情况",
                "述职",
            ];
            let past = dated.date.month().is_none() && account.iter().any(|w| clause.contains(w));
            // 2005年成立的教学部: of what was there long before
            const FOUNDED: [&str; 7] = ["成立", "组建", "设立", "建立", "创办", "创建", "建成"];
            let founded = dated.date.month().is_none()
                && FOUNDED.iter().any(|w| line.starts_with(dated.end, w) && line.at(dated.end + 2) == '的');
            // 到2030年建成甲, 自2012年以来: how far a plan or a story reaches
            let reach = dated.date.month().is_none()
                && (matches!(line.before(dated.start), '到' | '至' | '自' | '从')
                    || ["力争", "截至", "截止", "预计", "较", "比", "同比"]
                        .iter()
                        .any(|w| line.word_before(dated.start, w))
                    || ["以来", "至"].iter().any(|w| line.starts_with(dated.end, w)));
            if life || step || due || cited || past || founded || reach {
                other = true;
            } else if dated.date.month().is_some() {
                years.extend(dated.date.year());
            } else {
                bare.extend(dated.date.year());
            }
        }
    }
    let sole = |mut years: Vec<i16>| {
        years.sort_unstable();
        years.dedup();
        match years.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    };
    // 会议票决了2022年民生实事项目: no other year is named at all
    if years.is_empty() {
        return sole(bare).filter(|y| *y >= 2000 && !other);
    }
    // 1864年11月的会议 in a text that names 2005年 as well: of what was before
    const RECENT: i16 = 2000;
    let later = bare.iter().max().copied();
    sole(years).filter(|y| *y >= RECENT || later.is_none_or(|later| later <= *y + 1))
}
