//! Careers: who held which office from when to when. CVs line by line, CVs in prose, announcements of
//! appointments to come (现任, 拟任, 历任), and former offices mentioned in passing (此前任, 曾任).

use super::page::Page;
use super::people::{Person, is_name, names_before, offices_from, skip_number};
use super::period::{Period, period_at};
use super::sink::Sink;
use crate::mention::body::resolve;
use crate::mention::office::Before;
use crate::mention::{Certainty, Line, Office};
use crate::model::{BlockKind, Fact, Normal, OfficeStatus, PartialDate, Span};

/// Words before offices and what they say of them.
const SAID: [(&str, OfficeStatus); 62] = {
    use OfficeStatus::{Candidate, Current, Former};
    [
        ("现挂职任", Current),
        ("现挂职", Current),
        ("现挂任", Current),
        ("现担任", Current),
        ("现任", Current),
        ("现为", Current),
        ("现系", Current),
        ("目前担任", Current),
        ("目前任", Current),
        ("拟任用为", Candidate),
        ("拟提拔任用为", Candidate),
        ("拟提拔任", Candidate),
        ("拟提拔为", Candidate),
        ("拟提拔担任", Candidate),
        ("拟提任", Candidate),
        ("拟担任", Candidate),
        ("拟任", Candidate),
        ("拟提名为", Candidate),
        ("拟提名任", Candidate),
        ("拟提名", Candidate),
        ("拟推荐提名为", Candidate),
        ("拟推荐提名", Candidate),
        ("拟推荐为", Candidate),
        ("拟推荐", Candidate),
        ("拟调任", Candidate),
        ("拟转任", Candidate),
        ("拟改任", Candidate),
        ("拟兼任", Candidate),
        ("拟聘任为", Candidate),
        ("拟聘任", Candidate),
        ("拟聘为", Candidate),
        ("拟晋升为", Candidate),
        ("拟晋升", Candidate),
        ("拟交流任", Candidate),
        ("拟平职交流任", Candidate),
        ("拟平职任", Candidate),
        ("拟重新任用为", Candidate),
        ("拟套转为", Candidate),
        ("拟明确为", Candidate),
        ("拟试用期满任", Candidate),
        ("拟任命为", Candidate),
        ("提名为", Candidate),
        ("推荐为", Candidate),
        ("拟作为", Candidate),
        ("此前担任", Former),
        ("此前任", Former),
        ("此前曾任", Former),
        ("之前担任", Former),
        ("先后担任过", Former),
        ("先后担任", Former),
        ("先后任", Former),
        ("先后历任", Former),
        ("曾先后任", Former),
        ("曾历任", Former),
        ("曾担任过", Former),
        ("曾担任", Former),
        ("曾任", Former),
        ("历任", Former),
        ("原担任", Former),
        ("原任", Former),
        ("时任", Former),
        ("起任", Current),
    ]
};

/// Clauses of CVs that tell of no office.
const STUDIES: [&str; 16] = [
    "学习",
    "学员",
    "学生",
    "毕业",
    "读书",
    "进修",
    "待分配",
    "知青",
    "战士",
    "插队",
    "入伍",
    "服役",
    "务农",
    "在读",
    "攻读",
    "培训",
];

/// An office held, not yet said.
struct Held {
    person: Person,
    office: Office,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    status: OfficeStatus,
    words: Span<Normal>,
    /// The line, for telling which entry of a CV came last.
    line: usize,
    rule: &'static str,
    confidence: u8,
}

/// Finds the offices of CVs and announcements.
pub fn extract(page: &Page, sink: &mut Sink) {
    let mut reader =
        Reader { page, subject: None, before: Before::default(), held: Vec::new(), former: false };
    for (index, line) in page.lines.iter().enumerate() {
        if line.kind == BlockKind::Byline {
            continue;
        }
        reader.line(index, line, sink);
    }
    reader.finish(sink);
}

struct Reader<'p, 'd> {
    page: &'p Page<'d>,
    /// The person whose CV is being read.
    subject: Option<Person>,
    before: Before,
    held: Vec<Held>,
    /// Whether the lines that follow list former offices.
    former: bool,
}

impl Reader<'_, '_> {
    fn line(&mut self, index: usize, line: &Line, sink: &mut Sink) {
        let start = skip_number(line, 0);
        if let Some(person) = introduced(self.page, line, start) {
            if self.subject.as_ref().is_none_or(|s| s.name != person.name) {
                self.before = Before::default();
            }
            self.subject = Some(person);
        } else if self.subject.is_none()
            && let Some(person) = titled(self.page, index, line)
        {
            self.subject = Some(person);
        }
        let listed = period_at(line, start).filter(|p| self.subject.is_some() && at_head(line, p));
        let before = self.held.len();
        match listed {
            Some(period) => self.entry(index, line, period, sink),
            None if self.former && line.len() <= 40 && self.formerly(index, line, start) => {}
            None => self.prose(index, line, start, sink),
        }
        let text = line.text.trim_end_matches(['：', ':', ' ']);
        let heads = ["历任职务", "历任", "曾任职务", "曾任"].iter().any(|w| text.ends_with(w));
        if heads && line.len() <= 12 && self.subject.is_some() {
            self.former = true;
        } else if self.held.len() == before {
            self.former = false;
        }
        for held in &self.held[before..] {
            sink.claim(line.span(held.office.range.clone()));
        }
    }

    /// A line of offices under 历任职务.
    fn formerly(&mut self, index: usize, line: &Line, start: usize) -> bool {
        let Some(person) = self.subject.clone() else { return false };
        let start = (start..line.len()).find(|&k| crate::mention::line::is_cjk(line.at(k))).unwrap_or(start);
        let mut before = self.before.clone();
        let Some((offices, end)) = offices_from(line, start, &mut before, &self.page.cx) else {
            return false;
        };
        if end < line.len() && !matches!(line.at(end), '。' | '；' | '，') {
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
            });
        }
        true
    }

    /// One line of a CV.
    fn entry(&mut self, index: usize, line: &Line, period: Period, sink: &mut Sink) {
        let Some(person) = self.subject.clone() else { return };
        sink.claim(line.span(0..line.len()));
        self.jobs(index, line, period.end, line.len(), period, &person);
    }

    /// The offices between `i` and `end`, held over `period`.
    fn jobs(&mut self, index: usize, line: &Line, i: usize, end: usize, period: Period, person: &Person) {
        const VERBS: [&str; 25] = [
            "先后担任",
            "先后任",
            "历任",
            "挂职任",
            "挂职担任",
            "挂任",
            "调任",
            "担任",
            "兼任",
            "升任",
            "转任",
            "改任",
            "当选为",
            "当选",
            "任",
            "在",
            "为",
            "并",
            "同时",
            "后任",
            "后",
            "曾任",
            "起任",
            "起",
            "被任命为",
        ];
        let mut i = i;
        let mut period = period;
        // a body is carried on from the period before only to a bare title
        let carried = self.before.body.take();
        while i < end {
            let c = line.at(i);
            if matches!(c, '（' | '(') {
                let close = closing(line, i).min(end);
                let meanwhile = ["其间", "期间", "其中"].iter().any(|w| line.starts_with(i + 1, w));
                if let Some(at) = (i + 1..close).find(|&k| line.at(k).is_ascii_digit())
                    && (meanwhile || at == i + 1)
                    && let Some(inner) = period_at(line, at)
                    && !studies(line, at, close)
                {
                    let closed = Period { open: false, ..inner };
                    self.jobs(index, line, inner.end, close, closed, person);
                }
                i = close + 1;
                continue;
            }
            // a later period in the same line: 2015年，任…。2017年，任…
            if c.is_ascii_digit()
                && !line.before(i).is_ascii_digit()
                && let Some(next) = period_at(line, i)
                && next.end > i + 4
            {
                period = next;
                i = next.end;
                continue;
            }
            let fresh = !crate::mention::line::is_cjk(line.before(i)) || i == period.end;
            if !fresh || matches!(c, '，' | '；' | '、' | '。' | ' ' | '：' | ':' | ',' | ';') {
                i += 1;
                continue;
            }
            let mut at = i;
            if line.starts_with(at, &person.name) {
                at += person.name.chars().count();
                at += 2 * usize::from(line.starts_with(at, "同志"));
            }
            while let Some(verb) = VERBS.iter().find(|v| line.starts_with(at, v)) {
                at += verb.chars().count();
                while matches!(line.at(at), ' ' | '，' | '：') {
                    at += 1;
                }
            }
            // 在县法院工作，任书记员
            if let Some((body, until)) = workplace(self.page, line, at, end) {
                self.before.body = Some(body);
                i = until;
                continue;
            }
            let clause =
                (at..end).find(|&k| matches!(line.at(k), '，' | '；' | '。' | '（' | ' ')).unwrap_or(end);
            if studies(line, at, clause) {
                i = clause;
                continue;
            }
            let mut before = self.before.clone();
            let mut found = offices_from(line, at, &mut before, &self.page.cx);
            if found.is_none() && before.body.is_none() && carried.is_some() {
                before = Before { body: carried.clone(), ..self.before.clone() };
                found = offices_from(line, at, &mut before, &self.page.cx)
                    .filter(|(offices, _)| offices.first().is_some_and(|o| o.inherited));
            }
            let Some((offices, until)) = found else {
                i = at.max(i + 1);
                continue;
            };
            self.before = before;
            self.hold_all(index, line, &offices, i, until, period, person);
            i = until.max(i + 1);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one call site, all of them plain positions")]
    fn hold_all(
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
            let status = match (to, office.status) {
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
                line: if period.open { usize::MAX } else { index },
                rule: "career/period",
                confidence: sure,
            });
        }
    }

    /// Running text: what is said of the subject, and former offices of anyone.
    fn prose(&mut self, index: usize, line: &Line, start: usize, sink: &mut Sink) {
        let introduced = self.subject.as_ref().is_some_and(|s| s.range.start == start && line_has(line, s));
        let about = introduced || self.subject.is_some() && continues(line, start);
        let mut i = start;
        let mut floor = start;
        if introduced && let Some(person) = self.subject.clone() {
            self.before = Before::default();
            i = person.range.end;
            floor = i;
        }
        while i < line.len() {
            if about
                && line.at(i).is_ascii_digit()
                && !line.before(i).is_ascii_digit()
                && let Some(period) = period_at(line, i)
                && let Some(person) = self.subject.clone()
            {
                if line.starts_with(period.end, "任现职") || line.starts_with(period.end, "起任现职") {
                    self.since(&person, period.from);
                    i = period.end + 3;
                    continue;
                }
                let stop = (period.end..line.len())
                    .find(|&k| matches!(line.at(k), '；' | '。'))
                    .unwrap_or(line.len());
                if tells_of_work(line, period.end, stop) {
                    self.jobs(index, line, period.end, stop, period, &person);
                    i = stop;
                    continue;
                }
                i = period.end;
                continue;
            }
            let said = SAID
                .iter()
                .filter(|_| "现目拟提推此之先曾历原时起".contains(line.at(i)))
                .filter(|(w, _)| line.starts_with(i, w))
                .max_by_key(|(w, _)| w.len());
            let Some(&(word, status)) = said else {
                if introduced && self.plain(index, line, i) {
                    floor = i;
                }
                i += 1;
                continue;
            };
            let after = i + word.chars().count();
            i = match self.said(index, line, i, after, floor, status, about, sink) {
                Some(end) => {
                    floor = end;
                    end
                }
                None => after,
            };
        }
    }

    /// 现任A、B / 曾任A的张三: where it ends.
    #[expect(clippy::too_many_arguments, reason = "one call site, all of them plain positions")]
    fn said(
        &mut self,
        index: usize,
        line: &Line,
        i: usize,
        after: usize,
        floor: usize,
        status: OfficeStatus,
        about: bool,
        sink: &mut Sink,
    ) -> Option<usize> {
        let mut from = after;
        while matches!(line.at(from), ' ' | '：' | '了' | '过' | ':') {
            from += 1;
        }
        let mut before = if about { self.before.clone() } else { Before::default() };
        let (mut offices, mut end) = offices_from(line, from, &mut before, &self.page.cx)?;
        // 历任A科员、副科长，B科长，C主任
        while matches!(line.at(end), '，' | ',' | '；')
            && !SAID.iter().any(|(w, _)| line.starts_with(end + 1, w))
            && let Some((more, until)) = offices_from(line, end + 1, &mut before, &self.page.cx)
            && status == OfficeStatus::Former
        {
            offices.extend(more);
            end = until;
        }
        let person = if about {
            self.subject.clone()
        } else {
            let clause = if matches!(line.before(i), '，' | ',' | ' ') { i - 1 } else { i };
            match names_before(line, clause, floor, &self.page.cx) {
                Some(mut people) if people.len() == 1 => people.pop(),
                _ if line.at(end) == '的' => crate::mention::person::name_at(
                    line,
                    end + 1,
                    true,
                    self.page.cx.lexicon,
                    self.page.cx.segmenter,
                )
                .map(|n| Person { name: n.text.replace(' ', ""), range: n.range }),
                _ => None,
            }
        }?;
        let mut status = status;
        if about {
            self.before = before;
        } else if status == OfficeStatus::Current && offices.iter().all(|o| o.certainty == Certainty::Ending)
        {
            return None;
        }
        let acting = ["主持工作", "主持全面工作"].iter().any(|w| line.starts_with(end + 1, w));
        if acting && status == OfficeStatus::Current {
            status = OfficeStatus::Acting;
        }
        for (k, office) in offices.iter().enumerate() {
            let last = k + 1 == offices.len();
            let status = match (status, office.status) {
                (OfficeStatus::Acting, _) if !last => OfficeStatus::Current,
                (OfficeStatus::Current, own) => own,
                (said, _) => said,
            };
            sink.claim(line.span(office.range.clone()));
            let sure = if about { 92 } else { 80 };
            let doubt = if office.certainty == Certainty::Ending && !office.inherited { 15 } else { 0 };
            self.held.push(Held {
                person: person.clone(),
                office: office.clone(),
                from: None,
                to: None,
                status,
                words: line.span(person_start(&person, i, line)..office.range.end),
                line: index,
                rule: "career/said",
                confidence: sure - doubt,
            });
        }
        // what ends with the announced step (不再担任) is not yet a removal
        Some(end)
    }

    /// An office between commas in an introduction: 某大学副教授，.
    fn plain(&mut self, index: usize, line: &Line, i: usize) -> bool {
        if !matches!(line.before(i), '，' | ',') {
            return false;
        }
        let mut before = self.before.clone();
        let Some((offices, end)) = offices_from(line, i, &mut before, &self.page.cx) else { return false };
        let sure = offices.iter().all(|o| o.certainty > Certainty::Ending && !o.inherited);
        if !sure || !(end >= line.len() || matches!(line.at(end), '，' | '。' | ',')) {
            return false;
        }
        let Some(person) = self.subject.clone() else { return false };
        for office in offices {
            let status = office.status;
            let words = line.span(person_start(&person, i, line)..office.range.end);
            self.held.push(Held {
                person: person.clone(),
                office,
                from: None,
                to: None,
                status,
                words,
                line: index,
                rule: "career/introduction",
                confidence: 75,
            });
        }
        true
    }

    /// 2017年9月任现职: since when the present offices are held.
    fn since(&mut self, person: &Person, from: PartialDate) {
        for held in &mut self.held {
            let present = matches!(held.status, OfficeStatus::Current | OfficeStatus::Acting);
            if held.person.name == person.name && present && held.from.is_none() {
                held.from = Some(from);
            }
        }
    }

    fn finish(self, sink: &mut Sink) {
        let held = self.held;
        let dated = |h: &Held| h.from.is_some() || h.to.is_some();
        for h in &held {
            let same = |o: &&Held| {
                o.person.name == h.person.name
                    && o.office.body == h.office.body
                    && o.office.title == h.office.title
            };
            // said with dates elsewhere
            if !dated(h)
                && h.status != OfficeStatus::Candidate
                && held.iter().filter(same).any(|o| dated(o) && o.status != OfficeStatus::Candidate)
            {
                continue;
            }
            // an entry with no end that later entries follow has ended
            let later = held.iter().any(|o| {
                o.person.name == h.person.name && o.line > h.line && o.from.is_some() && o.from > h.from
            });
            let ended = h.rule == "career/period" && h.status == OfficeStatus::Current && later;
            let named_now = held.iter().filter(same).any(|o| !dated(o) && o.status == OfficeStatus::Current);
            let status = if ended && !named_now { OfficeStatus::Former } else { h.status };
            let person = sink.person(&h.person.name);
            let body = sink.body(&h.office.body);
            let fact = Fact::HoldsOffice {
                person,
                body,
                title: h.office.title.clone(),
                from: h.from,
                to: h.to,
                status,
            };
            sink.say(fact, h.words, h.rule, h.confidence);
        }
    }
}

fn line_has(line: &Line, person: &Person) -> bool {
    line.slice(person.range.clone()).replace(' ', "") == person.name
}

fn person_start(person: &Person, i: usize, line: &Line) -> usize {
    let near = person.range.start <= i && i - person.range.start < 200 && line_has(line, person);
    if near { person.range.start } else { i }
}

/// Whether a line without a name goes on about the person introduced before.
fn continues(line: &Line, start: usize) -> bool {
    const HEADS: [&str; 12] =
        ["现任", "历任", "曾任", "先后", "拟任", "个人简历", "简历", "工作经历", "职务", "现职", "他", "她"];
    HEADS.iter().any(|w| line.starts_with(start, w)) || period_at(line, start).is_some()
}

/// Whether what follows a period in running text is a job, and no birth, study or entry into the Party.
fn tells_of_work(line: &Line, from: usize, stop: usize) -> bool {
    const WORK: [&str; 6] = ["任", "当选", "挂", "工作", "聘", "历任"];
    const OTHER: [&str; 8] = ["参加工作", "参加革命工作", "出生", "加入", "入党", "毕业", "生，", "入伍"];
    if line.at(from) == '生' || line.starts_with(from, "出生") {
        return false;
    }
    let first = from + usize::from(matches!(line.at(from), '，' | ','));
    let clause = (first..stop).find(|&k| matches!(line.at(k), '，' | ',' | ' ')).unwrap_or(stop);
    let said = line.slice(from..clause);
    WORK.iter().any(|w| said.contains(w)) && !OTHER.iter().any(|w| line.slice(from..clause + 1).contains(w))
}

/// Whether the entry's period is followed by words, as in a CV, and not by a sentence about an event.
fn at_head(line: &Line, period: &Period) -> bool {
    let rest = line.slice(period.end..line.len());
    let event = ["召开", "主持召开", "出席", "会议", "调研", "检查"].iter().any(|w| rest.contains(w));
    !event && period.end < line.len() && !rest.trim_start().starts_with("日")
}

/// The person whom a line introduces: 张三，男，汉族.
fn introduced(page: &Page, line: &Line, start: usize) -> Option<Person> {
    let end = (start + 2..(start + 16).min(line.len())).find(|&k| {
        matches!(line.at(k), '，' | ',' | ' ' | '\t' | '：' | '（' | '、') && {
            let mut next = k + 1;
            while line.at(next) == ' ' {
                next += 1;
            }
            let born = period_at(line, next)
                .is_some_and(|p| line.at(p.end) == '生' || line.starts_with(p.end, "出生"));
            born || matches!(line.at(next), '男' | '女') && !crate::mention::line::is_cjk(line.at(next + 1))
        }
    })?;
    let mut from = start;
    for label in ["姓名：", "姓名 ", "姓名:", "姓名\t"] {
        if line.starts_with(start, label) {
            from = start + label.chars().count();
        }
    }
    let mut to = end;
    if line.slice(from..to).ends_with("同志") {
        to -= 2;
    }
    let range = from..to;
    is_name(line, range.clone(), true, &page.cx)
        .then(|| Person {
            name: line.slice(range.clone()).replace(' ', "").replace(['•', '．'], "·"), range
        })
}

/// The person whom the headline names: 张三简历, or a line that is only a name.
fn titled(page: &Page, index: usize, line: &Line) -> Option<Person> {
    if index > 6 || line.len() > 24 {
        return None;
    }
    let text = line.text;
    let cut = ["同志简历", "个人简历", "工作简历", "简历", "简介", "同志"]
        .iter()
        .find_map(|w| text.strip_suffix(w))
        .unwrap_or(text)
        .trim_end_matches([' ', '：']);
    let label = usize::from(cut.starts_with("姓名")) * 3;
    let n = cut.chars().count();
    let range = label..n;
    let strict = cut.len() == text.len();
    if range.len() > if strict { 3 } else { 12 } || range.len() < 2 {
        return None;
    }
    is_name(line, range.clone(), !strict, &page.cx)
        .then(|| Person { name: line.slice(range.clone()).replace(' ', ""), range })
}

fn closing(line: &Line, open: usize) -> usize {
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

fn studies(line: &Line, from: usize, to: usize) -> bool {
    let text = line.slice(from..to.max(from));
    STUDIES.iter().any(|w| text.contains(w)) && !text.contains("任")
}

/// 在县法院工作: the body that the titles after it belong to, and where the clause ends.
fn workplace(page: &Page, line: &Line, at: usize, end: usize) -> Option<(crate::mention::Body, usize)> {
    let stop = (at..end).find(|&k| line.starts_with(k, "工作"))?;
    if line.slice(at..stop).contains(['，', '、', '（', '；', '。']) || stop - at > 40 {
        return None;
    }
    let body = resolve(line.slice(at..stop), &[], &page.cx)?;
    Some((body, stop + 2))
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
        {
            out.0 = Some(period.from);
        }
    }
    out
}
