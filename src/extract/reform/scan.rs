//! The running text seen as a row of clauses: where a clause begins, whether what it says is asserted.

use crate::lexicon::BodyWord;
use crate::mention::date::{Dateline, date_at};
use crate::mention::leading_place::leading_place;
use crate::mention::line::{is_break, is_numeral};
use crate::mention::named_body::{Found, Heard, Named, Reader};
use crate::mention::phrase::{after_number, find};
use crate::mention::{Certainty, Chars, Line};
use crate::model::{PartialDate, ReformAction};

/// A change of bodies as the text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub action: ReformAction,
    pub body: String,
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub matter: Option<String>,
    pub agent: Option<String>,
    pub date: Option<PartialDate>,
    pub line: usize,
    pub words: Chars,
    pub rule: &'static str,
    pub sure: u8,
    /// Whether the body is named without any place.
    pub bare: bool,
    /// Whether a list with a colon begins with it, which may go on behind a semicolon.
    pub listed: bool,
}

/// Where the reading stands: one sentence, and what was said before it.
#[derive(Debug)]
pub struct Scan<'l, 'p> {
    pub reader: &'l Reader<'p>,
    pub line: &'l Line<'p>,
    pub number: usize,
    pub sentence: Chars,
    pub heard: Heard,
    /// The body that the passage speaks of: the latest result of a change, or the subject of a clause.
    pub subject: Option<Named>,
    /// The bodies that were done away with last.
    pub gone: Vec<Named>,
    /// The body whose rules the whole document lays down (三定).
    pub topic: Option<Named>,
    /// The bodies that gave something away last in this period.
    pub gave: Vec<Named>,
    /// The body that came into being last.
    pub made: Option<Named>,
    /// The body that went into another earlier in the sentence.
    pub joined: Option<Named>,
    /// The body that the sentence before spoke of.
    pub told: Option<Named>,
    /// The body with which the line is labelled: ①甲大学：….
    pub labelled: Option<Named>,
    /// The town whose history the page tells, as its heading calls it.
    pub headed: Option<Named>,
    /// Where the words of the change before end.
    pub done: usize,
}

impl Scan<'_, '_> {
    /// The beginning of the clause in which `i` stands: after the latest break but 、, or an open bracket.
    pub fn clause(&self, i: usize) -> usize {
        let mut depth = 0i32;
        for k in (self.sentence.start..i).rev() {
            let c = self.line.at(k);
            match c {
                '）' | ')' if self.item_number(k) => return k + 1,
                '）' | ')' => depth += 1,
                '（' | '(' if depth > 0 => depth -= 1,
                '（' | '(' => return k + 1,
                '、' if self.numbered(k) => return k + 1,
                '、' | '“' | '”' | '《' | '》' | '〈' | '〉' | '〔' | '〕' => {}
                _ if depth == 0 && is_break(c) => return k + 1,
                _ => {}
            }
        }
        after_number(self.line, self.sentence.start).min(i)
    }

    /// Whether the 、 at `k` belongs to the number of an item (一、 2、).
    fn numbered(&self, k: usize) -> bool {
        let text = self.line.slice(self.sentence.start..k);
        !text.is_empty()
            && text.chars().count() <= 3
            && text.trim_start().chars().all(|c| is_numeral(c) || c.is_ascii_digit())
    }

    /// Whether the bracket that closes at `k` numbers an item: （四）, (2).
    fn item_number(&self, k: usize) -> bool {
        let open = (self.sentence.start..k).rev().take(5).find(|&o| matches!(self.line.at(o), '（' | '('));
        open.is_some_and(|o| {
            o + 1 < k && (o + 1..k).all(|i| is_numeral(self.line.at(i)) || self.line.at(i).is_ascii_digit())
        })
    }

    /// The end of the clause in which `i` stands.
    pub fn clause_end(&self, i: usize) -> usize {
        (i..self.sentence.end)
            .find(|&k| is_break(self.line.at(k)) && !matches!(self.line.at(k), '、' | '“' | '”'))
            .unwrap_or(self.sentence.end)
    }

    pub fn text(&self, range: Chars) -> &str {
        self.line.slice(range)
    }

    /// Whether a break or the end of the sentence stands at `i`.
    pub fn closed(&self, i: usize) -> bool {
        i >= self.sentence.end || is_break(self.line.at(i))
    }

    /// The bodies that begin at `i`.
    pub fn after(&self, i: usize) -> Option<Found> {
        self.reader.after(self.line, i, self.sentence.end, &self.heard)
    }

    /// The bodies that begin at `i` anywhere in the line, before `limit`.
    pub fn after_in_line(&self, i: usize, limit: usize) -> Option<Found> {
        self.reader.after(self.line, i, limit, &self.heard)
    }

    /// The bodies of a list that a sentence announces: 不再保留的部门有：A、B.
    pub fn announced(&self, from: usize) -> Option<Found> {
        let text = self.line.slice(from..(from + 24).min(self.sentence.end));
        let lead = text.find(['：', ':']).map(|at| &text[..at]).or_else(|| {
            ["的是", "的有", "单位是", "单位有", "部门是", "部门有", "机构是", "机构有"]
                .iter()
                .find_map(|w| find(text, w).map(|at| &text[..at + w.len()]))
        })?;
        let kinds = ["部门", "单位", "机构", "的有", "的是"];
        let plain = !lead.contains(['，', '。', '、']) && kinds.iter().any(|k| lead.contains(k));
        // 撤销5个镇、6个乡：A、B
        const COUNTS: &str = "0123456789一二三四五六七八九十两个家所、和镇乡街道办事处社区村学校";
        let counted = lead.contains(['个', '家', '所']) && lead.chars().all(|c| COUNTS.contains(c));
        if !plain && !counted {
            return None;
        }
        let mut start = from + lead.chars().count();
        while matches!(self.line.at(start), '：' | ':' | '是' | '有' | ' ')
            || self.line.starts_with(start, "包括")
        {
            start += if self.line.at(start) == '包' { 2 } else { 1 };
        }
        self.after(start)
    }

    /// The bodies that end at `end`, in its clause, adverbs between them and `end` left out.
    pub fn before(&self, end: usize) -> Option<Found> {
        let floor = self.clause(end).max(self.done.min(end));
        self.reader.before(self.line, floor, self.without_adverbs(floor, end), &self.heard)
    }

    /// Whether nothing but adverbs and dates stands between the beginning of the clause, or the change before,
    /// and `end`: what is changed was named earlier.
    pub fn bare(&self, end: usize) -> bool {
        let floor = self.clause(end).max(self.done.min(end));
        self.without_adverbs(floor, end) <= floor
    }

    /// Whether nothing but a date stands before `i` in the sentence or its clause: 1965年5月，改为….
    pub fn dated_clause(&self, i: usize) -> bool {
        let start = after_number(self.line, self.sentence.start).min(i);
        self.dated_from(start, i) || self.dated_from(self.clause(i), i)
    }

    fn dated_from(&self, start: usize, i: usize) -> bool {
        date_at(self.line, start, Dateline::default()).is_some_and(|d| {
            d.date.year().is_some()
                && (d.end == i
                    || self.line.at(d.end) == '，' && self.without_adverbs(d.end + 1, i) == d.end + 1)
        })
    }

    /// Whether the clause begins with a date, or follows one: 1908年，王某捐资创办….
    pub fn under_date(&self, i: usize) -> bool {
        let clause = self.clause(i);
        let year = |k: usize| {
            date_at(self.line, k, Dateline::default()).filter(|d| d.date.year().is_some()).map(|d| d.end)
        };
        year(clause).is_some()
            || clause > self.sentence.start
                && year(self.clause(clause - 1)).is_some_and(|end| end + 2 >= clause)
    }

    /// Whether the sentence begins with a year, and nothing but its own clauses stand between.
    pub fn dated_sentence(&self, i: usize) -> bool {
        let start = after_number(self.line, self.sentence.start).min(i);
        date_at(self.line, start, Dateline::default()).is_some_and(|d| d.date.year().is_some())
    }

    /// The bodies that begin at `i`; of 县财政局所属的县国库支付中心 the one that is kept, not its keeper.
    pub fn target(&self, i: usize) -> Option<Found> {
        let found = self.after(i)?;
        let kept = ["所属的", "所属", "下属的", "下属", "直属的", "管理的"]
            .iter()
            .find(|w| self.line.starts_with(found.range.end, w))
            .and_then(|w| self.after(found.range.end + w.chars().count()));
        Some(kept.unwrap_or(found))
    }

    /// The end of what stands before `end` when adverbs are left out.
    pub fn without_adverbs(&self, floor: usize, mut end: usize) -> usize {
        let words = &self.reader.context().lexicon.body_words;
        loop {
            let before = self.line.slice(end.saturating_sub(8).max(floor)..end);
            if let Some(word) = words.ending(BodyWord::Adverb, before) {
                end -= word.chars().count();
                continue;
            }
            // 1月底
            const PARTS: [&str; 7] = ["底", "初", "末", "中", "上旬", "中旬", "下旬"];
            let whole = |day: usize| day == end || day < end && PARTS.contains(&self.line.slice(day..end));
            // which year a month lies in makes no difference here
            let any = Dateline { year: Some(2000), ..Dateline::default() };
            let dated = (end.saturating_sub(12).max(floor)..end)
                .find(|&k| date_at(self.line, k, any).is_some_and(|d| whole(d.end)));
            match dated.or_else(|| self.leave(floor, end)) {
                Some(k) => end = k,
                None => break,
            }
        }
        while end > floor && self.line.before(end) == ' ' {
            end -= 1;
        }
        // a bracket with a short name or a rank
        if end > floor
            && matches!(self.line.before(end), '）' | ')')
            && let Some(open) = (floor..end).rev().find(|&k| matches!(self.line.at(k), '（' | '('))
        {
            return open;
        }
        end
    }

    /// 某市|经国务院批准|设立: where the words that name whose leave it was begin, before `end`.
    fn leave(&self, floor: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 24;
        const GIVEN: [&str; 6] = ["批准", "同意", "批复", "批复同意", "审批", "批准同意"];
        if !matches!(self.line.before(end), '准' | '意' | '复' | '批') {
            return None;
        }
        let given = GIVEN.iter().find(|w| self.line.word_before(end, w))?;
        let by = (end.saturating_sub(LONGEST).max(floor)..end).rev().find(|&k| self.line.at(k) == '经')?;
        let who = self.text(by + 1..end - given.chars().count());
        (!who.is_empty() && !who.contains(is_break) && !who.starts_with(['过', '济'])).then_some(by)
    }

    /// A change with the words from `from` to `to`.
    pub fn change(
        &self,
        action: ReformAction,
        body: &Named,
        words: Chars,
        rule: &'static str,
        sure: u8,
    ) -> Change {
        let sure = match body.certainty {
            crate::mention::Certainty::Ending => sure.saturating_sub(10),
            _ => sure,
        };
        Change {
            action,
            body: body.name.clone(),
            from: Vec::new(),
            to: Vec::new(),
            matter: None,
            agent: None,
            date: None,
            line: self.number,
            words,
            rule,
            sure,
            listed: false,
            bare: body.certainty == crate::mention::Certainty::Ending && body.place.is_none(),
        }
    }

    /// The bodies of a list that goes on behind a semicolon: 撤销4个机构：A；B；C及其办公室.
    pub fn more_of(&self, first: &Change) -> Vec<Change> {
        let end = self.clause_end(self.sentence.start);
        let closed = end + 1 >= self.sentence.end && matches!(self.line.at(end), '；' | '。' | '\n');
        let bodies =
            if closed { self.reader.list(self.line, self.sentence.start..end, &self.heard) } else { None };
        let change = |body: &Named| Change {
            body: body.name.clone(),
            words: self.sentence.start..end,
            from: Vec::new(),
            ..first.clone()
        };
        bodies.unwrap_or_default().iter().map(change).collect()
    }

    /// A short name (集团, 研究院, 执法队) stands for the body that was named in full before.
    pub fn in_full(&self, body: &Named) -> Named {
        let said = self.text(body.range.clone()).trim_matches(['“', '”']);
        let short = body.certainty == Certainty::Ending && (2..=5).contains(&said.chars().count());
        let whole = || {
            let mut bodies = self.heard.bodies.iter().rev();
            bodies.find(|b| b.name.ends_with(said) && b.name != body.name && b.name.chars().count() > 6)
        };
        match whole().filter(|_| short) {
            Some(whole) => Named { range: body.range.clone(), ..whole.clone() },
            None => body.clone(),
        }
    }

    /// The body that a bare kind at `i` means: 交由集团托管, 由医院管理.
    pub fn by_kind(&self, i: usize) -> Option<Found> {
        const KINDS: [&str; 6] = ["集团", "医院", "学校", "学院", "总院", "公司"];
        let kind = KINDS.iter().find(|k| self.line.starts_with(i, k))?;
        let whole = self.heard.bodies.iter().rev().find(|b| b.name.ends_with(kind))?;
        let range = i..i + kind.chars().count();
        Some(Found { bodies: vec![Named { range: range.clone(), ..whole.clone() }], range })
    }

    /// The division that stands alone in `range` or at its beginning before 管辖: 划归长垣市管辖.
    pub fn division_in(&self, range: Chars) -> Option<Named> {
        let cx = self.reader.context();
        let text = self.text(range.clone());
        let (place, rest) = leading_place(text, &self.heard.places, cx)?;
        rest.is_empty().then(|| Named {
            range,
            name: place.name.clone(),
            place: Some(place),
            certainty: Certainty::PlaceAndEnding,
        })
    }
}
