//! A document read once for all extractors: its lines, sentences, and who is called what in them.

use super::authority::Authority;
use super::career::Doers;
use crate::lexicon::{CharSet, Lexicon};
use crate::mention::appellation::appellations;
use crate::mention::assembly::assembly_of;
use crate::mention::body::resolve;
use crate::mention::date::{Dateline, dates_in, is_told};
use crate::mention::house;
use crate::mention::line::{any_holds, is_break, is_cjk};
use crate::mention::person::sure_name_at;
use crate::mention::phrase::{count, holds};
use crate::mention::{Appellation, Body, Certainty, Chars, Context, Line, PlaceContext};
use crate::model::{BlockKind, Document, OfficeStatus, PartialDate};
use crate::segment::Segmenter;
use rustc_hash::FxHashMap;
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
    /// Who decides in the document, once somebody has asked.
    pub(super) authority: OnceCell<Authority>,
    /// What stands before acts of persons, once somebody has asked; see `career::subject`.
    pub(super) doers: OnceCell<Doers<'a>>,
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
            places.settle_in(house);
            places.own_faculty = faculty;
        });
        let assembly = assembly_of(document, &all, &cx);
        let cx = cx.settled(|places| places.assembly = assembly);
        let made_up = is_fiction(&document.normal, &all) || is_template(&document.normal);
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
        // guessed names come up again and again in a long page
        let mut counts: FxHashMap<String, usize> = FxHashMap::default();
        let lines = if made_up { Vec::new() } else { lines };
        for (index, line) in lines.iter().enumerate() {
            for range in line.sentences() {
                if let Some(body) = convener(line, range.clone(), &cx) {
                    bodies.extend(group_convened(line, range.clone(), &cx));
                    bodies.push(body);
                    earlier = bodies.as_slice().into();
                }
                let mut changed = false;
                let mut found = appellations(line, range.clone(), &earlier, &cx);
                for call in &mut found {
                    lengthen(line, call, |word| {
                        let known = counts.get(word).copied();
                        known.unwrap_or_else(|| {
                            let often = count(&document.normal, word);
                            counts.insert(word.to_owned(), often);
                            often
                        })
                    });
                }
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
        for sentence in &mut sentences {
            for call in &mut sentence.appellations {
                shorten(&lines[sentence.line], call, &lines, &cx);
            }
        }
        let mut persons: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for call in sentences.iter().flat_map(|s| &s.appellations) {
            for name in &call.names {
                let titles = persons.entry(name.text.clone()).or_default();
                titles.extend(call.offices.iter().map(|o| o.title.clone()));
            }
        }
        let holders = holders(&sentences);
        let beginnings = persons.keys().filter_map(|name| name.chars().next()).collect();
        let (authority, doers) = (OnceCell::new(), OnceCell::new());
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
            authority,
            doers,
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

    /// The known persons whose names begin with a character, longer names first.
    pub fn persons_beginning(&self, c: char) -> impl Iterator<Item = (&String, &Vec<String>)> {
        let next = char::from_u32(c as u32 + 1).unwrap_or(char::MAX);
        let (mut from, mut to) = ([0; 4], [0; 4]);
        let range: (Bound<&str>, Bound<&str>) =
            (Bound::Included(c.encode_utf8(&mut from)), Bound::Excluded(next.encode_utf8(&mut to)));
        self.persons.range::<str, _>(range).rev()
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

/// 县长单增罗 where the page says 单增罗杰 each time: a guessed name goes as far as the page always writes it.
///
/// `count` says how often the page has a word.
fn lengthen(line: &Line, call: &mut Appellation, mut count: impl FnMut(&str) -> usize) {
    let Some(name) = call.names.last_mut().filter(|n| n.quality <= 1 && n.range.end == call.range.end) else {
        return;
    };
    let end = name.range.end;
    let next = line.at(end);
    if !is_cjk(next) {
        return;
    }
    let longer = line.slice(name.range.start..end + 1);
    let often = count(longer);
    if often >= 2 && often == count(&name.text) {
        name.text = longer.to_owned();
        name.range.end = end + 1;
        call.range.end = end + 1;
    }
}

/// 县长张三获公示 where the page says 张三，男: a guessed name ends where a sure one ends elsewhere.
fn shorten(line: &Line, call: &mut Appellation, lines: &[Line], cx: &Context) {
    let Some(name) = call.names.last_mut().filter(|n| n.quality <= 2 && n.range.len() == 3) else { return };
    let (start, end) = (name.range.start, name.range.end);
    if !is_cjk(line.at(end)) || cx.lexicon.surname(line.at(start)) != Some(true) {
        return;
    }
    let short = line.slice(start..end - 1);
    let sure = |l: &Line| {
        let found = (0..l.len()).filter(|&k| l.starts_with(k, short));
        found.filter_map(|k| sure_name_at(l, k, cx.lexicon)).fold((false, false), |(brief, whole), n| {
            (brief || n.text == short, whole || n.text == name.text)
        })
    };
    let (brief, whole) = lines
        .iter()
        .filter(|l| l.may_hold(short) && l.holds(short))
        .map(sure)
        .fold((false, false), |(brief, whole), (b, w)| (brief || b, whole || w));
    if brief && !whole {
        short.clone_into(&mut name.text);
        name.range.end -= 1;
        if call.range.end == end {
            call.range.end -= 1;
        }
    }
}

/// A page of a novel: officials in it are made up.
fn is_fiction(text: &str, lines: &[Line]) -> bool {
    let has = |word: &str| any_holds(lines, word);
    if has("上一章") && has("下一章")
        || has("加入书签")
        || has("小说：") && has("作者：")
        || tells_a_story(text)
    {
        return true;
    }
    // a chapter far on, or the frame of a site of novels; a law numbers its articles as well
    let mut chapters = text.lines().filter(|l| !l.trim().is_empty()).take(4).filter(|l| is_chapter(l));
    let paged = |l: &str| l.contains('/') && l.contains(['（', '(']);
    let first = chapters.next();
    if first.is_some_and(paged) {
        return true;
    }
    let head = first.is_some();
    let site =
        ["本章未完", "未完，下一页", "最新章节", "章节目录", "书页/目录", "都市小说", "手机阅读", "看小说"];
    head && !has("第一条") && (has("”") || site.iter().any(|w| has(w)))
        || site.iter().filter(|w| has(w)).count() >= 2
}

/// 第三百二十章 某某: the number and name of a chapter that no law or plan has so many of, or a page of one.
fn is_chapter(line: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix("正文").map_or(line, str::trim_start);
    let Some((number, name)) = line.strip_prefix('第').and_then(|rest| rest.split_once('章')) else {
        return false;
    };
    let digits = number.chars().all(|c| {
        c.is_ascii_digit()
            || ['零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千']
                .contains(&c)
    });
    let far = number.chars().count() >= 3 || number.parse::<u32>().is_ok_and(|n| n > 20);
    let paged = name.contains('/') && name.contains(['（', '(']);
    digits && !number.is_empty() && (far || paged) && line.chars().count() <= 40
}

/// A form to be filled in, or a case made up for an exam: ×月×日, 20××年, ×××同志, 某市. Gaps alone say
/// little, since some pages blot out their numbers.
fn is_template(text: &str) -> bool {
    const GAPS: [char; 7] = ['×', 'X', 'x', 'Ｘ', '○', '＊', '某'];
    // most pages have none
    if !GAPS.iter().any(|gap| text.contains(*gap)) {
        return false;
    }
    let mut open = 0usize;
    let mut before = ' ';
    for c in text.chars() {
        let gap = GAPS.contains(&before);
        open += usize::from(
            gap && matches!(c, '年' | '月' | '日' | '省' | '市' | '县' | '区' | '镇' | '局' | '委'),
        );
        before = c;
    }
    let form = || {
        ["范文", "模板", "模版", "样文", "样本", "格式", "套用", "案例分析", "试题"]
            .iter()
            .any(|w| holds(text, w))
    };
    open >= 3 && form() || count(text, "×××") >= 3
}

/// 第445章 among the first lines, and people who talk below it.
fn tells_a_story(text: &str) -> bool {
    let headed = text.lines().take(8).any(|line| {
        let Some((number, _)) = line.trim_start().strip_prefix('第').and_then(|rest| rest.split_once('章'))
        else {
            return false;
        };
        (1..=6).contains(&number.chars().count())
            && number.chars().all(|c| {
                c.is_ascii_digit()
                    || ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '零', '〇']
                        .contains(&c)
            })
    });
    headed
        && !holds(text, "第一条")
        && !holds(text, "第二条")
        && (holds(text, "：“") || holds(text, "，“") || holds(text, "“同志们"))
}

/// 某县检察院召开…: the organ that the next offices without a body belong to.
fn convener(line: &Line, range: Chars, cx: &Context) -> Option<Body> {
    let verb = range.clone().find(|&k| line.starts_with(k, "召开") || line.starts_with(k, "举行"))?;
    let start = (range.start..verb).rev().find(|&k| is_break(line.at(k))).map_or(range.start, |k| k + 1);
    (start..verb.min(start + 6))
        .find_map(|k| resolve(line.slice(k..verb), &[], cx).filter(|b| b.certainty == Certainty::Known))
}

/// 县委召开某某领导小组第一次会议: the group that a bare 领导小组 means from then on.
fn group_convened(line: &Line, range: Chars, cx: &Context) -> Option<Body> {
    const LONGEST: usize = 24;
    const GROUP: &str = "领导小组";
    let verb = range.clone().find(|&k| line.starts_with(k, "召开") || line.starts_with(k, "举行"))?;
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
            // what falls due by then may lie in another year
            let due = ["前", "底", "起", "以前", "之前", "上旬", "中旬", "下旬"]
                .iter()
                .any(|w| line.starts_with(dated.end, w));
            // 2019年10月31日在某次会议上的讲话: when something cited was said
            let cited = line.at(dated.end) == '在'
                && line.from(dated.end).split(['，', '。', '；']).next().is_some_and(|c| c.contains("上的"));
            // 批准2022年决算: accounts are given in a later year
            let clause = line.from(dated.end).split(['，', '。', '；', '、']).next().unwrap_or_default();
            let account = ["决算", "执行情况", "总结", "审计", "统计公报", "考核结果"];
            let past = dated.date.month().is_none() && account.iter().any(|w| clause.contains(w));
            if life || due || cited || past {
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
    if years.is_empty() { sole(bare).filter(|y| *y >= 2000 && !other) } else { sole(years) }
}
