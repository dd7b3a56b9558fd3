//! The lines of a CV: a period and the offices held in it.

use super::{Held, LASTING, OPEN, Reader, Step};
use crate::extract::people::{Person, is_name, names_before, offices_from};
use crate::extract::period::{Period, period_at};
use crate::extract::sink::Sink;
use crate::lexicon::{CareerWord, Lexicon};
use crate::mention::line::is_cjk;
use crate::mention::{Certainty, Line, Office};
use crate::model::{OfficeStatus, PartialDate};

impl Reader<'_, '_> {
    /// A line of offices under 历任职务.
    pub(super) fn formerly(&mut self, index: usize, line: &Line, start: usize) -> bool {
        let Some(person) = self.subject.clone() else { return false };
        let start = (start..line.len()).find(|&k| crate::mention::line::is_cjk(line.at(k))).unwrap_or(start);
        let mut before = self.before.clone();
        let Some((offices, end)) = offices_from(line, start, &mut before, &self.page.cx) else {
            return false;
        };
        if end < line.len() && !matches!(line.at(end), '。' | '；' | '，' | '、') {
            return false;
        }
        self.before = before;
        for office in offices {
            let words = line.span(start..office.range.end);
            self.held.push(Held {
                person: person.clone(),
                office,
                from: None,
                to: None,
                status: OfficeStatus::Former,
                words,
                line: index,
                rule: "career/formerly",
                confidence: 85,
                step: Step::Holds,
            });
        }
        true
    }

    /// One line of a CV.
    pub(super) fn entry(&mut self, index: usize, line: &Line, period: Period, sink: &mut Sink) {
        let Some(person) = self.subject.clone() else { return };
        let before = self.held.len();
        if line.text.contains('\t') && self.row(index, line, period, &person) {
            sink.claim(line.span(0..line.len()));
            return;
        }
        let person = self.other_step(line, period.end, line.len(), &person).unwrap_or(person);
        self.jobs(index, line, period.end, line.len(), period, &person);
        // sentences behind the last step may tell of others
        if let Some(last) = self.held[before..].iter().map(|h| h.office.range.end).max() {
            let stop = (last..line.len()).find(|&k| line.at(k) == '。').unwrap_or(line.len());
            sink.claim(line.span(0..stop));
        }
    }

    /// （1988.03—1990.04下派某乡任副乡长）, 其间：1991.12兼任某团县委副书记 on a line of its own below the entry that it
    /// belongs to.
    pub(super) fn meanwhile(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        const NEAR: usize = 2;
        let Some(person) = self.subject.clone() else { return false };
        let below =
            |h: &Held| h.rule == "career/period" && h.line.checked_add(NEAR).is_none_or(|k| k >= index);
        if !self.held.last().is_some_and(below) {
            return false;
        }
        let words = &self.page.cx.lexicon.career_words;
        let bracketed = matches!(line.at(0), '（' | '(');
        let mut at = usize::from(bracketed);
        let aside = words.starting(CareerWord::Aside, line.from(at)).map_or(0, |w| w.chars().count());
        at += aside;
        while aside > 0 && matches!(line.at(at), '：' | ':' | '，' | ' ') {
            at += 1;
        }
        let end = if bracketed { closing(line, 0) } else { line.len() };
        let Some(period) = period_at(line, at).filter(|_| bracketed || aside > 0) else { return false };
        if end + 2 < line.len() || studies(line, period.end, end, self.page.cx.lexicon) {
            return false;
        }
        let over = self.held.last().is_some_and(|h| h.to.is_some());
        let (first, before) = (self.held.len(), self.before.clone());
        self.jobs(index, line, period.end, end, Period { open: false, ..period }, &person);
        self.before = before;
        for held in self.held[first..].iter_mut().filter(|h| over && h.status == OfficeStatus::Current) {
            held.status = OfficeStatus::Former;
        }
        sink.claim(line.span(0..end));
        true
    }

    /// 任命李四为…, 由某局局长李四接任…: whether the clause at `i` puts somebody else into an office.
    pub(super) fn of_others(&self, line: &Line, i: usize, end: usize, person: &Person) -> bool {
        const FRAMES: [&str; 4] = ["任命", "选举", "补选", "免去"];
        let stop = (i..end).find(|&k| matches!(line.at(k), '，' | '；' | '。')).unwrap_or(end);
        let cx = &self.page.cx;
        let named = |from: usize| {
            // 会议决定，任命李四为…: read as the appointment that it is
            if let Some(end) = person.called_at(line, from) {
                return matches!(line.at(end), '为' | '同');
            }
            (from + 2..=(from + 4).min(stop))
                .any(|k| matches!(line.at(k), '为' | '的' | '、' | '同') && is_name(line, from..k, false, cx))
        };
        let put =
            (i..stop).any(|k| FRAMES.iter().any(|w| line.starts_with(k, w) && named(k + w.chars().count())));
        let follows = line.at(i) == '由'
            && (i + 3..stop).any(|k| {
                ["接任", "继任", "接替"].iter().any(|w| line.starts_with(k, w))
                    && names_before(line, k, i + 1, cx)
                        .is_some_and(|p| p.iter().all(|p| p.name != person.name))
            });
        put || follows
    }

    #[expect(clippy::too_many_arguments, reason = "one call site, all of them plain positions")]
    pub(super) fn hold_all(
        &mut self,
        index: usize,
        line: &Line,
        offices: &[Office],
        start: usize,
        until: usize,
        period: Period,
        person: &Person,
    ) {
        for (k, office) in offices.iter().enumerate() {
            let limit = offices.get(k + 1).map_or(until.max(office.range.end), |o| o.range.start);
            let own = remark_dates(line, office.range.end, limit.max(bracket(line, office.range.end)));
            let to = own.1.or(period.to);
            let from = own.0.or(Some(period.from));
            let stands = ["候选人", "提名人选", "人选"].iter().any(|w| line.starts_with(office.range.end, w));
            let status = match (to, office.status) {
                _ if stands => OfficeStatus::Candidate,
                (_, OfficeStatus::Acting) => OfficeStatus::Acting,
                (Some(_), _) => OfficeStatus::Former,
                (None, _) => OfficeStatus::Current,
            };
            let sure = if office.certainty == Certainty::Ending && !office.inherited { 70 } else { 90 };
            self.held.push(Held {
                person: person.clone(),
                office: office.clone(),
                from,
                to,
                status,
                words: line.span(start.min(office.range.start)..office.range.end),
                line: match period.open {
                    // 至今, and not only a dash with nothing behind it
                    true if is_cjk(line.before(period.end)) && line.before(period.end) != '至' => LASTING,
                    true => OPEN,
                    false => index,
                },
                rule: "career/period",
                confidence: sure,
                step: Step::Holds,
            });
        }
    }
}

pub(super) fn closing(line: &Line, open: usize) -> usize {
    let mut depth = 0usize;
    for k in open..line.len() {
        match line.at(k) {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return k;
                }
            }
            _ => {}
        }
    }
    line.len()
}

/// Clauses of CVs that tell of no office.
pub(super) fn studies(line: &Line, from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let text = line.slice(from..to.max(from));
    lexicon.career_words.inside(CareerWord::Study, text).is_some() && !text.contains("任")
}

/// The end of the brackets that begin at `i`, or `i`.
fn bracket(line: &Line, i: usize) -> usize {
    if matches!(line.at(i), '（' | '(') { closing(line, i) } else { i }
}

/// Dates that a bracket behind an office gives it alone: （2019.05止）, （2018.03起）.
fn remark_dates(line: &Line, from: usize, to: usize) -> (Option<PartialDate>, Option<PartialDate>) {
    let mut out = (None, None);
    if !matches!(line.at(from), '（' | '(') {
        return out;
    }
    for k in from..to {
        if !line.at(k).is_ascii_digit() || line.before(k).is_ascii_digit() {
            continue;
        }
        let Some(period) = period_at(line, k) else { continue };
        if line.starts_with(period.end, "止") || line.starts_with(period.end, "免") {
            out.1 = Some(period.from);
        } else if period.to.is_some() && k == from + 1 && matches!(line.at(period.end), '）' | ')') {
            out = (Some(period.from), period.to);
        } else if ["起", "任", "兼"]
            .iter()
            .any(|w| line.starts_with(period.end, w) || line.slice(0..period.end).ends_with(w))
            // （2005.03兼任镇人大主席）: of another office
            && (period.end..line.len()).take(3).any(|n| matches!(line.at(n), '）' | ')' | '，' | '；'))
        {
            out.0 = Some(period.from);
        }
    }
    out
}
