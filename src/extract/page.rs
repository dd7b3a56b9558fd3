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
use crate::mention::person::{plausible, sure_name_at};
use crate::mention::phrase::{count, holds};
use crate::mention::{Appellation, Body, Certainty, Chars, Context, Line, PlaceContext};
use crate::model::{BlockKind, Document, OfficeStatus, PartialDate};
use crate::segment::Segmenter;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
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
        lengthen(&mut sentences, &lines, &document.normal);
        shorten(&mut sentences, &lines, &cx);
        let mut persons: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for call in sentences.iter().flat_map(|s| &s.appellations) {
            for name in &call.names {
                let titles = persons.entry(name.text.clone()).or_default();
                titles.extend(call.offices.iter().map(|o| o.title.clone()));
            }
        }
        for name in speakers(&lines, &sentences, &cx) {
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

/// 张三指出，… 张三强调，…: who opens several sentences as their speaker is a person, though the page nowhere says
/// with which office.
fn speakers(lines: &[Line], sentences: &[Sentence], cx: &Context) -> Vec<String> {
    const SPEAKS: [&str; 4] = ["指出", "强调", "要求", "表示"];
    const LEAST: usize = 2;
    let mut often: BTreeMap<&str, usize> = BTreeMap::new();
    for sentence in sentences {
        let (line, start) = (&lines[sentence.line], sentence.range.start);
        if line.kind != BlockKind::Paragraph || !line.may_hold_any(&SPEAKS) {
            continue;
        }
        let start = if line.at(start) == ' ' { start + 1 } else { start };
        let Some(name) = sure_name_at(line, start, cx.lexicon) else { continue };
        let end = name.range.end;
        let speaks = SPEAKS.iter().any(|w| line.starts_with(end, w)) && is_break(line.at(end + 2));
        let word = || cx.segmenter.is_common_word(&name.text);
        if speaks && !word() && plausible(&name.text, cx.lexicon) {
            *often.entry(line.slice(name.range)).or_default() += 1;
        }
    }
    often.into_iter().filter(|(_, n)| *n >= LEAST).map(|(name, _)| name.to_owned()).collect()
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
fn lengthen(sentences: &mut [Sentence], lines: &[Line], text: &str) {
    // the name as it was guessed, and how far it may go
    let guessed = |line: &Line, call: &Appellation| {
        let name = call.names.last().filter(|n| n.quality <= 1 && n.range.end == call.range.end)?;
        let end = name.range.end;
        is_cjk(line.at(end)).then(|| (name.text.clone(), name.range.start..end + 1))
    };
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for sentence in sentences.iter() {
        let line = &lines[sentence.line];
        for (short, longer) in sentence.appellations.iter().filter_map(|call| guessed(line, call)) {
            counts.insert(short, 0);
            counts.insert(line.slice(longer).to_owned(), 0);
        }
    }
    count_all(text, &mut counts);
    for sentence in sentences {
        let line = &lines[sentence.line];
        for call in &mut sentence.appellations {
            let Some((short, longer)) = guessed(line, call) else { continue };
            let word = line.slice(longer.clone());
            let often = counts.get(word).copied().unwrap_or_default();
            if often >= 2 && counts.get(&short) == Some(&often) {
                call.range.end = longer.end;
                if let Some(name) = call.names.last_mut() {
                    (name.text, name.range) = (word.to_owned(), longer);
                }
            }
        }
    }
}

/// How often each of the words stands in the text, all in one walk.
fn count_all(text: &str, counts: &mut FxHashMap<String, usize>) {
    let Some(longest) = counts.keys().map(|word| word.chars().count()).max() else { return };
    let beginnings: CharSet = counts.keys().filter_map(|word| word.chars().next()).collect();
    for (at, _) in text.char_indices().filter(|(_, c)| beginnings.may_hold(*c)) {
        let rest = &text[at..];
        for (len, c) in rest.char_indices().take(longest) {
            if let Some(count) = counts.get_mut(&rest[..len + c.len_utf8()]) {
                *count += 1;
            }
        }
    }
}

/// 县长张三获公示 where the page says 张三，男: a guessed name ends where a sure one ends elsewhere.
fn shorten(sentences: &mut [Sentence], lines: &[Line], cx: &Context) {
    let guessed = |line: &Line, call: &Appellation| {
        let name = call.names.last().filter(|n| n.quality <= 2 && n.range.len() == 3)?;
        let Chars { start, end } = name.range;
        let usual = cx.lexicon.surname(line.at(start)) == Some(true);
        (usual && is_cjk(line.at(end))).then(|| line.slice(start..end - 1).to_owned())
    };
    // the sure names that begin with what may be the whole name
    let mut sure: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for sentence in sentences.iter() {
        let line = &lines[sentence.line];
        sure.extend(
            sentence.appellations.iter().filter_map(|call| Some((guessed(line, call)?, BTreeSet::new()))),
        );
    }
    if sure.is_empty() {
        return;
    }
    let beginnings: CharSet = sure.keys().filter_map(|short| short.chars().next()).collect();
    for line in lines {
        for k in (0..line.len()).filter(|&k| beginnings.may_hold(line.at(k))) {
            if let Some(names) = sure.get_mut(line.slice(k..k + 2)) {
                names.extend(sure_name_at(line, k, cx.lexicon).map(|name| name.text));
            }
        }
    }
    for sentence in sentences {
        let line = &lines[sentence.line];
        for call in &mut sentence.appellations {
            let Some(short) = guessed(line, call) else { continue };
            let Some(name) = call.names.last_mut() else { continue };
            let names = sure.get(&short);
            if names.is_some_and(|names| names.contains(&short) && !names.contains(&name.text)) {
                if call.range.end == name.range.end {
                    call.range.end -= 1;
                }
                name.text = short;
                name.range.end -= 1;
            }
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
    const CHARS_A_GAP: usize = 1000;
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
    // a book may hold some gaps among its thousands of lines
    let many = |gaps: usize| gaps >= 3 && gaps * CHARS_A_GAP * '某'.len_utf8() >= text.len();
    many(open) && form() || many(count(text, "×××"))
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
            // 2001年5月任某镇镇长: a step of a career
            let step = dated.date.day().is_none()
                && !line.starts_with(dated.end, "至今")
                && ["任", "担任", "历任", "起", "开始", "至", "调", "当选", "走上", "考入"]
                    .iter()
                    .any(|w| line.starts_with(dated.end, w));
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
            // 2005年成立的教学部: of what was there long before
            const FOUNDED: [&str; 7] = ["成立", "组建", "设立", "建立", "创办", "创建", "建成"];
            let founded = dated.date.month().is_none()
                && FOUNDED.iter().any(|w| line.starts_with(dated.end, w) && line.at(dated.end + 2) == '的');
            if life || step || due || cited || past || founded {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_with_some_gaps_is_no_form() {
        let form = "关于×××同志任职的通知\n×××：\n经研究，任命×××为某局局长。\n";
        assert!(is_template(form));
        let book = format!("{form}{}", "县委召开常委会会议，研究部署下一步工作。\n".repeat(2000));
        assert!(!is_template(&book));
    }

    #[test]
    fn one_walk_counts_all_words() {
        let mut counts: FxHashMap<String, usize> =
            ["单增罗", "单增罗杰", "李四"].map(|word| (word.to_owned(), 0)).into_iter().collect();
        count_all("县长单增罗杰说，单增罗杰到会。李四四。", &mut counts);
        assert_eq!(["单增罗", "单增罗杰", "李四"].map(|word| counts[word]), [2, 2, 1]);
    }
}
