//! Regulations: who issued them and when, who approved them, what they carry out and what they replace.

mod adopt;
mod agreed;
mod approve;
mod consent;
mod described;
mod headline;
mod implement;
mod issue;
mod issuer_behind;
mod leave;
mod licence;
mod note;
mod note_issue;
mod own;
mod proclaim;
mod record;
mod repeal;
mod reply;
mod shelf;
mod signature;
mod words;

use super::meeting::Meetings;
use super::page::{Page, Sentence};
use super::reform::plans;
use super::sink::Sink;
use crate::lexicon::{BodyWord, Lexicon};
use crate::mention::date::{date_at, dates_in};
use crate::mention::named_body::{Found, Heard, Named, Reader};
use crate::mention::phrase::{after_number, bracket_end, ends_with};
use crate::mention::regulation::{Titled, inner_marks, titled_in, unmarked_at};
use crate::mention::{Certainty, Chars, Line};
use crate::model::{Fact, MentionId, PartialDate, ReviewAction};
use shelf::{Shelf, is_kind};

/// Reads the document's own title and every sentence that names a regulation.
pub fn extract(page: &Page, meetings: &Meetings, sink: &mut Sink) {
    let reader = Reader::new(&page.lines, &page.cx);
    let mut shelf = Shelf::read(page, &reader);
    issue::own(page, &shelf, sink);
    implement::own(page, &shelf, sink);
    note::read(page, meetings, &reader, &shelf, sink);
    let mut heard = Heard::default();
    let mut last_line = usize::MAX;
    let mut drafted: Option<String> = None;
    let mut aims = Vec::new();
    let mut passed = Vec::new();
    // up to where each line has to be read: behind its last words of regulations nothing is said of any
    let mut until = 0;
    for (index, sentence) in page.sentences.iter().enumerate() {
        if sentence.line != last_line {
            heard = Heard::default();
            aims.clear();
            last_line = sentence.line;
            let line = page.sentences[index..].iter().take_while(|s| s.line == sentence.line);
            let last = line
                .enumerate()
                .filter(|(_, s)| may_tell(page.cx.lexicon, page.line(s), &s.range, &shelf))
                .last();
            until = last.map_or(index, |(k, _)| index + k + 1);
        }
        if index >= until {
            drafted = None;
            aims.clear();
            passed.clear();
            continue;
        }
        let view = View::of(page, meetings, &reader, sentence, &shelf, heard.clone());
        issue::said(&view, &shelf, &passed, sink);
        approve::said(&view, &shelf, sink);
        adopt::said(&view, sink);
        consent::handed_on(&view, drafted.as_deref(), sink);
        consent::with_own(&view, &shelf, sink);
        implement::said(&view, &shelf, &aims, sink);
        aims = implement::aims(&view);
        passed = proclaim::passed(&view);
        drafted = consent::drafted(&view).map(str::to_owned);
        // the next line hears nothing of it
        let next = if index + 1 < until { view.heard_after() } else { Heard::default() };
        for (_, title) in &view.titles {
            shelf.put(title);
        }
        heard = next;
    }
}

/// Whether a sentence can say anything of a regulation: with a title, with words of issue or approval, or of
/// the document's own. What is not named here is never read.
fn may_tell(lexicon: &Lexicon, line: &Line, range: &Chars, shelf: &Shelf) -> bool {
    range.clone().any(|k| match line.at(k) {
        '《' => true,
        '（' | '(' | '本' => shelf.own.is_some(),
        '批' => matches!(line.at(k + 1), '准' | '复'),
        '获' => matches!(line.at(k + 1), '准' | '批'),
        '同' => line.at(k + 1) == '意',
        '审' => matches!(line.at(k + 1), '批' | '定'),
        _ => words::issue_at(lexicon, line, k).is_some(),
    })
}

/// When a regulation was issued, under which number, and from when on it is in force, as far as it is said.
#[derive(Debug, Clone, Default)]
pub struct Particulars {
    pub date: Option<PartialDate>,
    pub number: Option<String>,
    pub effective: Option<PartialDate>,
}

impl Particulars {
    /// With what `other` knows besides.
    fn or(self, other: Self) -> Self {
        Self {
            date: self.date.or(other.date),
            number: self.number.or(other.number),
            effective: self.effective.or(other.effective),
        }
    }
}

/// One sentence with the titles in it and what can be read around them.
pub struct View<'v, 'p> {
    page: &'v Page<'p>,
    meetings: &'v Meetings,
    reader: &'v Reader<'v>,
    line: &'v Line<'p>,
    number: usize,
    sentence: Chars,
    heard: Heard,
    /// Each title with its full name.
    titles: Vec<(Titled, String)>,
}

impl<'v, 'p> View<'v, 'p> {
    fn of(
        page: &'v Page<'p>,
        meetings: &'v Meetings,
        reader: &'v Reader<'v>,
        sentence: &Sentence,
        shelf: &Shelf,
        heard: Heard,
    ) -> Self {
        let line = page.line(sentence);
        // 市委下发关于某事的通知: a title without its marks
        let mut titled = titled_in(line, sentence.range.clone());
        let unmarked = if line.may_hold("关于") { sentence.range.clone() } else { 0..0 };
        for bare in unmarked.filter_map(|k| {
            let verb = k - usize::from(k > 0 && line.before(k) == '了');
            let issued =
                line.starts_with(k, "关于") && words::issue_before(page.cx.lexicon, line, verb).is_some();
            unmarked_at(line, k).filter(|t| issued && t.range.end <= sentence.range.end)
        }) {
            // 印发关于甲若干措施的通知, of the measures
            let mut bare = bare;
            if let Some(inner) = bare.title.strip_suffix("的通知").filter(|t| is_kind(t)) {
                bare.title = inner.to_owned();
                bare.range.end -= "的通知".chars().count();
            }
            titled.retain(|t| !bare.range.contains(&t.range.start));
            titled.push(bare);
        }
        for title in &mut titled {
            with_edition(line, title);
        }
        titled.sort_by_key(|t| t.range.start);
        let titles = titled
            .into_iter()
            .map(|t| {
                let full = shelf.full(&t.title);
                (t, full)
            })
            .collect();
        Self {
            page,
            meetings,
            reader,
            line,
            number: sentence.line,
            sentence: sentence.range.clone(),
            heard,
            titles,
        }
    }

    fn text(&self, range: Chars) -> &str {
        self.line.slice(range)
    }

    /// The beginning of the clause in which `i` stands, titles taken whole.
    fn clause(&self, i: usize) -> usize {
        let mut k = i;
        while k > self.sentence.start {
            if let Some((title, _)) = self.titles.iter().find(|(t, _)| t.range.end == k) {
                k = title.range.start;
                continue;
            }
            if matches!(self.line.at(k - 1), '，' | '。' | '：' | '；' | '（' | '(' | '\t' | ',' | ':') {
                return k;
            }
            k -= 1;
        }
        after_number(self.line, self.sentence.start).min(i)
    }

    fn clause_end(&self, i: usize) -> usize {
        (i..self.sentence.end)
            .find(|&k| {
                matches!(self.line.at(k), '，' | '。' | '：' | '；' | ',' | ';') && !self.inside_title(k)
            })
            .unwrap_or(self.sentence.end)
    }

    /// 《A》、《B》和《C》: the title at `index` with those that it is joined to on its left.
    fn joined_up_to(&self, index: usize) -> Vec<&str> {
        let mut first = index;
        while first > 0 {
            let between = self.text(self.titles[first - 1].0.range.end..self.titles[first].0.range.start);
            if !between.chars().all(|c| "、和及与".contains(c)) {
                break;
            }
            first -= 1;
        }
        self.titles[first..=index].iter().map(|(_, full)| full.as_str()).collect()
    }

    fn inside_title(&self, i: usize) -> bool {
        self.titles.iter().any(|(t, _)| t.range.contains(&i))
    }

    /// The latest date in `range`.
    fn date_in(&self, range: Chars) -> Option<PartialDate> {
        dates_in(self.line, range, self.page.dateline)
            .into_iter()
            .rfind(|d| !self.inside_title(d.start))
            .map(|d| d.date)
    }

    /// Leaves out adverbs and dates before `end`.
    fn trimmed(&self, floor: usize, mut end: usize) -> usize {
        loop {
            let before = self.line.slice(end.saturating_sub(8).max(floor)..end);
            if let Some(word) = self.page.cx.lexicon.body_words.ending(BodyWord::Adverb, before) {
                end -= word.chars().count();
                continue;
            }
            let dated = (floor..end)
                .find(|&k| date_at(self.line, k, self.page.dateline).is_some_and(|d| d.end == end));
            match dated {
                Some(k) if k + 1 < end => end = k,
                _ => return end,
            }
        }
    }

    /// The bodies that act in a verb at `verb`: right before it, with those of 会同, or the subject of an
    /// earlier clause of the sentence.
    fn actors(&self, verb: usize) -> Option<Found> {
        let floor = self.clause(verb);
        let end = self.order_before(floor, self.trimmed(floor, verb));
        // 自今年1月12日中组部下发《X》后: the day opens the clause
        let day = floor + usize::from(matches!(self.line.at(floor), '自' | '从'));
        let floor = match date_at(self.line, day, self.page.dateline) {
            Some(date) if day > floor && date.end < end => date.end,
            _ => floor,
        };
        if let Some(mut found) = self.reader.before(self.line, floor, end, &self.heard) {
            let at = found.range.start;
            // 某省政府办公厅近日向甲市、乙市人民政府印发《X》: who gets it does not issue it
            if ends_with(self.line, at, "向") && !ends_with(self.line, at, "面向") {
                return self.reader.before(self.line, floor, self.trimmed(floor, at - 1), &self.heard);
            }
            for word in ["会同", "联合", "和", "与"] {
                if ends_with(self.line, at, word) {
                    let stop = self.trimmed(floor, at - word.chars().count());
                    let first = self.reader.before(self.line, floor, stop, &self.heard);
                    let led = || if stop <= floor { self.earlier(floor.checked_sub(1)?) } else { None };
                    let own = || self.own_house().filter(|_| word == "会同" && stop <= floor);
                    if let Some(first) = first.or_else(led).or_else(own) {
                        found.bodies.splice(0..0, first.bodies);
                        found.range.start = first.range.start;
                    }
                    break;
                }
            }
            return Some(found);
        }
        // 国务院令，公布; the clause begins with the verb: who acted in the clause before
        if end > floor + 1 || floor <= self.sentence.start {
            return None;
        }
        self.earlier(floor - 1)
    }

    /// 国务院令第722号公布: the order bears the name of who gave it.
    fn order_before(&self, floor: usize, end: usize) -> usize {
        (floor..end)
            .rev()
            .take(14)
            .find(|&k| self.line.starts_with(k, "令第") && self.line.before(end) == '号')
            .unwrap_or(end)
    }

    /// The body that reports on its own work: its name begins the headline.
    fn own_house(&self) -> Option<Found> {
        let line = self.page.lines.first()?;
        let found = self.reader.after(line, 0, line.len(), &Heard::default());
        let bodies = match found {
            Some(found) => found.bodies,
            // 某县委编办2021年工作总结
            None => {
                (3..line.len().min(24)).rev().find_map(|k| self.reader.list(line, 0..k, &Heard::default()))?
            }
        };
        let [one] = bodies.as_slice() else { return None };
        (one.certainty == Certainty::Known).then(|| Found { bodies: vec![one.clone()], range: 0..0 })
    }

    /// The subject of the clause that ends at `end`, or of one before it in the sentence.
    fn earlier(&self, mut end: usize) -> Option<Found> {
        for _ in 0..4 {
            let start = self.clause(end);
            if ends_with(self.line, end, "令")
                && let Some(found) = self.reader.before(self.line, start, end - 1, &self.heard)
            {
                return Some(found);
            }
            let mut at = start;
            while at < end
                && let Some(date) = date_at(self.line, at, self.page.dateline)
            {
                at = date.end;
            }
            if let Some(found) = self.reader.after(self.line, at, end, &self.heard) {
                return Some(found);
            }
            if start <= self.sentence.start {
                return None;
            }
            end = start - 1;
        }
        None
    }

    /// Whether the words make what follows a plan.
    fn plans(&self, text: &str) -> bool {
        plans(text, &self.page.cx.lexicon.body_words)
    }

    /// The meeting that decides here.
    fn meeting_body(&self, at: usize) -> Option<(String, Option<PartialDate>)> {
        let meeting = self.meetings.at(self.number, at)?;
        let body = meeting.body.as_ref()?;
        Some((body.name.clone(), meeting.date))
    }

    fn heard_after(&self) -> Heard {
        let mut heard = self.heard.clone();
        if let Some(found) = self.reader.after(self.line, self.sentence.start, self.sentence.end, &self.heard)
        {
            heard.remember(&found.bodies);
        }
        heard
    }
}

/// 《X目录》（2018年版）: what stands in the bracket belongs to the name.
fn with_edition(line: &Line, titled: &mut Titled) {
    const LONGEST: usize = 12;
    let open = titled.range.end;
    let Some(end) = bracket_end(line, open, line.len()).filter(|_| matches!(line.at(open), '（' | '('))
    else {
        return;
    };
    let inside = line.slice(open + 1..end - 1);
    let edition = inside.ends_with('版') && inside.contains(|c: char| c.is_ascii_digit())
        || matches!(inside, "试行" | "暂行");
    if edition && end - open <= LONGEST {
        titled.title.push_str(&format!("（{inside}）"));
        titled.range.end = end;
    }
}

/// Whether the same body was said to approve the same thing.
fn consent_known(sink: &Sink, body: MentionId, object: MentionId) -> bool {
    sink.statements()
        .iter()
        .any(|s| matches!(s.fact, Fact::Approves { body: b, object: o, .. } if b == body && o == object))
}

/// Whether the body was said to adopt the law, whose marks may be left out.
fn adoption_known(sink: &Sink, body: MentionId, title: &str) -> bool {
    let bare = |name: &str| inner_marks(name.trim_matches(['《', '》']));
    sink.statements().iter().any(|s| {
        matches!(&s.fact, Fact::Reviews { body: b, matter, action: ReviewAction::Adopt, .. }
            if *b == body && bare(&sink.mention_of(*matter).name) == bare(title))
    })
}

/// The names of bodies, each once.
fn names(bodies: &[Named]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for body in bodies {
        if !out.contains(&body.name) {
            out.push(body.name.clone());
        }
    }
    out
}
