//! The note under the title of a law: （某年某月某日甲第四次会议通过　某年某月某日乙第十次会议批准）, act by act.

use super::shelf::{Shelf, is_kind};
use super::{View, adoption_known, consent_known, note_issue};
use crate::extract::meeting::Meetings;
use crate::extract::page::Page;
use crate::extract::sink::Sink;
use crate::mention::date::{date_at, dates_in};
use crate::mention::named_body::{Heard, Reader};
use crate::mention::regulation::{Titled, inner_marks, titled_at, titled_in};
use crate::mention::{Certainty, Chars, Line};
use crate::model::{Fact, MentionId, PartialDate, ReviewAction};

/// The lines over which one note may run.
const LINES: usize = 8;
/// Farther down a note belongs to the title right above it or to none.
const HEAD: usize = 24;

/// What a session did, as far as a note says it.
const ACTS: [&str; 7] = ["通过", "批准", "发布", "公布", "颁布", "修订", "修正"];

/// Every note of the page.
pub fn read(page: &Page, meetings: &Meetings, reader: &Reader, shelf: &Shelf, sink: &mut Sink) {
    let mut next = 1;
    for number in 1..page.lines.len() {
        if number < next {
            continue;
        }
        if note_issue::is_order(&page.lines[number]) {
            if let Some(title) = title_above(page, shelf, number).filter(|_| number <= HEAD) {
                note_issue::ordered(page, number, reader, &title, sink);
            }
            continue;
        }
        if !opens(&page.lines[number]) {
            continue;
        }
        let Some(title) = title_above(page, shelf, number) else { continue };
        let whole = if bracketed(&page.lines[number]) { LINES } else { 1 };
        for at in number..page.lines.len().min(number + whole) {
            let line = &page.lines[at];
            let acts = acts(line);
            for (k, act) in acts.iter().enumerate() {
                let other = amending(line, &acts[k..]);
                say(page, (at, act.clone()), meetings, reader, (&title, other), sink);
            }
            next = at + 1;
            if closes(line) {
                break;
            }
        }
    }
}

/// Whether a sentence stands in such a note: what it says is read here.
pub fn is_note(view: &View) -> bool {
    if bare(view.line) && opens(view.line) {
        return true;
    }
    let lines = &view.page.lines;
    let mut above = (view.number.saturating_sub(LINES)..=view.number).rev();
    let open = above.find(|&k| opens(&lines[k]) && bracketed(&lines[k]));
    open.is_some_and(|open| !lines[open..view.number].iter().any(closes))
}

fn opens(line: &Line) -> bool {
    let dated =
        || (1..line.len().min(8)).any(|k| matches!(line.at(k), '年' | '日') || line.starts_with(k, "根据"));
    (bracketed(line) && dated() || bare(line)) && ACTS.iter().any(|w| line.may_hold(w))
}

fn bracketed(line: &Line) -> bool {
    matches!(line.at(0), '（' | '(')
}

/// 2017年8月22日某委员会第六次会议通过, 2008年3月1日国务院令第519号公布, on a line of its own without the bracket.
fn bare(line: &Line) -> bool {
    const LONGEST: usize = 160;
    // 2019年第3号公布: a year is not enough
    let day = || line.text.chars().take(12).any(|c| c == '日');
    if !line.at(0).is_ascii_digit() || line.len() > LONGEST || !day() {
        return false;
    }
    let text = line.text.trim_end().trim_end_matches(['）', ')', ' ', '　']);
    // 某日公布　自某日起施行
    let applied = text.strip_suffix("施行").map(|t| t.trim_end_matches(['并', '、']));
    let done = |t: &&str| ACTS.iter().any(|w| t.ends_with(w));
    let inner =
        applied.filter(done).or_else(|| applied.and_then(|t| t.rfind(['自', ' ', '　']).map(|at| &t[..at])));
    let ends = inner.or_else(|| text.strip_suffix("根据")).unwrap_or(text);
    let ends = ends.trim_end_matches([' ', '　', '自']);
    ACTS.iter().any(|w| ends.ends_with(w)) && !without_titles(line).contains(['，', '。', '；', '：'])
}

/// The words of a line outside its titles.
fn without_titles(line: &Line) -> String {
    let mut out = String::new();
    let mut from = 0;
    for title in titled_in(line, 0..line.len()) {
        out.push_str(line.slice(from..title.range.start));
        from = title.range.end;
    }
    out.push_str(line.slice(from..line.len()));
    out
}

fn closes(line: &Line) -> bool {
    matches!(line.before(line.len()), '）' | ')')
}

/// The law that the note stands under: the line above it, or what the document lays down.
fn title_above(page: &Page, shelf: &Shelf, number: usize) -> Option<String> {
    let named = |text: &str| {
        (is_kind(text) || text.ends_with("决议") || text.ends_with("法"))
            && (4..=70).contains(&text.chars().count())
            && !text.contains(['，', '。', '：'])
    };
    let above = page.lines[number.saturating_sub(3)..number].iter().rev();
    let mut above = above.map(|l| l.text.trim().trim_start_matches('《').trim_end_matches('》'));
    let head = || {
        let own = shelf.own.as_ref().map(|own| own.title.clone());
        let title = || page.document.metadata.title.clone().filter(|t| named(t));
        own.or_else(title).filter(|_| number <= HEAD)
    };
    above.find(|text| named(text)).map(inner_marks).or_else(head).map(|title| shelf.whole(title))
}

/// The stretches of a line that end with an act each.
fn acts(line: &Line) -> Vec<Chars> {
    let (mut out, mut from, mut k) = (Vec::new(), 0, 0);
    while k < line.len() {
        if let Some(title) = titled_at(line, k) {
            k = title.range.end;
            continue;
        }
        if ACTS.iter().any(|w| line.starts_with(k, w)) {
            out.push(from..k + 2);
            from = k + 2;
        }
        k += 1;
    }
    out
}

/// What the first of the acts dealt with where it is not the law itself: 甲会议通过并经乙会议批准的《关于修改某法的决定》修正,
/// 乙会议批准的某日甲会议《关于修改某法的决定》修正.
fn amending(line: &Line, acts: &[Chars]) -> Option<Titled> {
    let (first, rest) = acts.split_first()?;
    if line.at(first.end) == '的' {
        let stop = rest.first().map_or(line.len(), |next| next.end);
        return titled_in(line, first.end..stop).into_iter().next();
    }
    let next = rest.first()?;
    let joined = ["并", "后", "，并", "、"].iter().any(|w| line.starts_with(first.end, w))
        || line.at(first.end).is_ascii_digit();
    if !joined || !line.word_before(next.end, "批准") {
        return None;
    }
    (line.at(next.end) == '的').then(|| titled_at(line, next.end + 1)).flatten()
}

fn say(
    page: &Page,
    (number, act): (usize, Chars),
    meetings: &Meetings,
    reader: &Reader,
    (title, other): (&str, Option<Titled>),
    sink: &mut Sink,
) {
    let line = &page.lines[number];
    let done = |words: &[&str]| words.iter().any(|w| line.word_before(act.end, w));
    if done(&["发布", "公布", "颁布"]) {
        note_issue::issued(page, line, act, reader, title, sink);
        return;
    }
    let amended = done(&["修订", "修正"]);
    // 根据某会议《关于修改甲的决定》修正: not the law itself
    if amended && line.slice(act.clone()).contains(['《', '据']) {
        return;
    }
    let Some((body, date, meeting)) = who(page, number, &act, meetings, reader)
        .or_else(|| leave(page, line, &act, reader).filter(|_| done(&["批准"])))
    else {
        return;
    };
    let words = act.start..other.as_ref().map_or(act.end, |o| o.range.end);
    let title = other.map_or_else(|| title.to_owned(), |o| o.title);
    let body = sink.body(&body);
    let fact = if done(&["批准"]) {
        let object = sink.regulation(&title);
        if consent_known(sink, body, object) {
            return;
        }
        Fact::Approves { body, object, date }
    } else {
        if adoption_known(sink, body, &title) {
            return;
        }
        let matter = sink.matter(&title);
        Fact::Reviews { body, matter, action: ReviewAction::Adopt, meeting }
    };
    sink.say(fact, line.span(words), "review/passed", 90);
}

/// 1986年12月3日国务院批准: leave that needs no session.
fn leave(
    page: &Page,
    line: &Line,
    act: &Chars,
    reader: &Reader,
) -> Option<(String, Option<PartialDate>, Option<MentionId>)> {
    let (from, date) = note_issue::behind_day(page, line, act)?;
    let from = from + usize::from(line.at(from) == '经');
    let bodies = reader.list(line, from..act.end - 2, &Heard::default())?;
    let [one] = bodies.as_slice() else { return None };
    (one.certainty > Certainty::Ending).then(|| (one.name.clone(), Some(date), None))
}

/// Whose session acted, when, and which of the page's meetings it was.
fn who(
    page: &Page,
    number: usize,
    act: &Chars,
    meetings: &Meetings,
    reader: &Reader,
) -> Option<(String, Option<PartialDate>, Option<MentionId>)> {
    let line = &page.lines[number];
    let dates = dates_in(line, act.clone(), page.dateline);
    let date = dates.last().map(|d| d.date);
    let session = meetings.iter().find(|m| m.line == number && act.contains(&m.from));
    if let Some(meeting) = session
        && let Some(body) = &meeting.body
    {
        return Some((body.name.clone(), date.or(meeting.date), Some(meeting.id)));
    }
    // （2010年5月6日县政府常务会议讨论通过）: a session without its number
    let dated = (act.start..act.end).rev().find_map(|k| date_at(line, k, page.dateline));
    let mut at = dated.map_or(act.start, |d| d.end);
    while matches!(line.at(at), '（' | '(' | ' ' | '　' | '，' | '经') && at < act.end {
        at += 1;
    }
    let found = reader.after(line, at, act.end, &Heard::default())?;
    let [one] = found.bodies.as_slice() else { return None };
    let between = line.slice(found.range.end..act.end - 2);
    let sat = between.chars().count() <= 24 && !between.contains(['，', '。', '：', '《']);
    (sat && one.certainty > Certainty::Ending && titled_in(line, at..act.end).is_empty())
        .then(|| (one.name.clone(), date, None))
}
