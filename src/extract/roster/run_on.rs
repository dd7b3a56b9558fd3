//! Lists whose lines ran together when a page was copied: 组长：张三某部部长副组长：李四某局局长王五某局副局长.

use super::super::group;
use super::super::page::Page;
use super::super::people::{Person, is_name};
use super::super::sink::Sink;
use super::Reader;
use super::roles::role_at;
use crate::mention::body::resolve;
use crate::mention::line::is_cjk;
use crate::mention::office::{Before, office_at};
use crate::mention::place::LEVELS;
use crate::mention::{Certainty, Line, Office};
use crate::model::OfficeStatus;

/// The farthest that an office reaches behind its holder's name.
const LONGEST: usize = 30;

impl Reader<'_, '_> {
    /// Whether the line holds such a list.
    pub(super) fn run_on(&mut self, index: usize, line: &Line, sink: &mut Sink) -> bool {
        let label =
            |k: usize| role_at(line, k).filter(|(_, after)| matches!(line.before(*after), '：' | ':'));
        // two roles in running words, and names right behind
        let colons = (1..line.len()).filter(|&k| matches!(line.at(k), '：' | ':'));
        if line.len() < 60 || colons.clone().count() < 2 {
            return false;
        }
        let Some(first) = colons
            .flat_map(|k| k.saturating_sub(6)..k)
            .find(|&k| label(k).is_some_and(|(_, after)| squeezed(self.page, line, after).is_some()))
        else {
            return false;
        };
        let Some(group) = group::named_before(self.page, index, first, false) else { return false };
        self.group = Some(group);
        let mut at = first;
        let mut any = false;
        let mut before = Before::default();
        while at < line.len() {
            if let Some((role, after)) = label(at) {
                self.role = Some((role, index));
                at = after;
            } else if let Some((person, offices, end)) = squeezed(self.page, line, at) {
                self.say(line, &[person], &offices, at, end, sink);
                any = true;
                at = end;
            } else if let Some((people, offices, end)) = spaced(self.page, line, at, &mut before) {
                self.say(line, &people, &offices, at, end, sink);
                any = true;
                at = end;
            } else if matches!(line.at(at), ' ' | '、' | '，' | '；') {
                at += 1;
            } else if let Some(next) = (at..line.len().min(at + LONGEST))
                .take_while(|&k| !matches!(line.at(k), '。' | '，' | '：'))
                .find(|&k| line.at(k) == ' ' && label(k + 1).is_some())
            {
                // …、大会执委会主任 成员：…: an office that is not known
                at = next + 1;
            } else if let Some(next) = resumed(self.page, line, at) {
                at = next;
            } else {
                break;
            }
        }
        self.role = None;
        any
    }
}

/// Where the list goes on behind an office that is not known: at a name with a known office of a place.
fn resumed(page: &Page, line: &Line, at: usize) -> Option<usize> {
    let stop =
        (at..line.len().min(at + LONGEST)).find(|&k| matches!(line.at(k), '。' | '，' | '：')).unwrap_or(at);
    (at + 1..stop).find(|&k| {
        let title = line.words_ending_at(k).any(|w| w.entry.title.is_some());
        title
            && squeezed(page, line, k)
                .is_some_and(|(_, offices, _)| offices.iter().all(|o| o.certainty > Certainty::Ending))
    })
}

/// A name between blanks with its known offices behind it, and where they end.
fn spaced(
    page: &Page,
    line: &Line,
    i: usize,
    before: &mut Before,
) -> Option<(Vec<Person>, Vec<Office>, usize)> {
    const LONGEST: usize = 13;
    let name =
        (i..line.len().min(i + LONGEST)).take_while(|&k| is_cjk(line.at(k)) || line.at(k) == '·').count();
    if name < 2 || line.at(i + name) != ' ' {
        return None;
    }
    let (people, offices, end) = super::entry(page, line, i, false, before)?;
    let known = offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited);
    (known && !offices.is_empty() && people.iter().all(|p| p.range.start == i))
        .then_some((people, offices, end))
}

/// A name with its offices right behind it, and where they end.
fn squeezed(page: &Page, line: &Line, i: usize) -> Option<(Person, Vec<Office>, usize)> {
    // bodies that are known settle where a name ends; the others are taken where none is
    // 王立|住房城乡建设部, and no 房城乡建设部
    [Certainty::Known, Certainty::PlaceAndEnding, Certainty::Ending].iter().find_map(|least| {
        // 李华省水利厅: the level belongs to the office
        let is_level = |k: usize| LEVELS.contains(&line.at(k).to_string().as_str());
        // 王望乡省政府: of two levels the latter does
        let level = |n: &usize| u8::from(!is_level(i + n) || is_level(i + n + 1));
        let mut lengths = [3, 2, 4];
        lengths.sort_by_key(level);
        lengths.iter().find_map(|&n| {
            let range = i..i + n;
            let surname = page.cx.lexicon.surname(line.at(i)).is_some();
            if !surname || !is_name(line, range.clone(), false, &page.cx) {
                return None;
            }
            let (offices, end) = offices_behind(page, line, range.end, *least)?;
            Some((Person { name: line.slice(range.clone()).to_owned(), range }, offices, end))
        })
    })
}

/// The offices that begin at `i`: a known body with the nearest title, and more titles behind 、.
fn offices_behind(page: &Page, line: &Line, i: usize, least: Certainty) -> Option<(Vec<Office>, usize)> {
    // 张三副市长: the title says the body itself; 张三某县县长: the place and the title do
    let head = line.words_at(i).iter().filter(|w| w.entry.title.is_some()).max_by_key(|w| w.end);
    let begin = i + usize::from(line.at(i) == ' ');
    let heads = |office: &Office| {
        let placed = line.words_at(begin).iter().filter(|w| w.entry.place).map(|w| w.end).max();
        let title = office.range.end - office.title.chars().count();
        head.is_some_and(|head| office.range == (head.start..head.end))
            || office.range.start == begin && placed == Some(title)
    };
    if let Some(office) = office_at(line, begin, &Before::default(), &page.cx)
        .filter(|o| o.certainty == Certainty::Known && !o.inherited && heads(o))
    {
        let end = office.range.end;
        return Some((vec![office], end));
    }
    let stop = (i..line.len().min(i + LONGEST)).find(|&k| !is_cjk(line.at(k))).unwrap_or(i + LONGEST);
    let mut titles: Vec<_> =
        line.words_in(i..stop).iter().filter(|w| w.entry.title.is_some() && w.start > i + 1).collect();
    titles.sort_by_key(|w| (w.start, std::cmp::Reverse(w.end)));
    let (title, body) = titles.into_iter().find_map(|w| {
        let body = resolve(line.slice(i..w.start), &[], &page.cx)?;
        (body.certainty >= least && (w.start >= i + 3 || body.certainty > Certainty::Ending))
            .then_some((*w, body))
    })?;
    let office = |start: usize, title: std::ops::Range<usize>| Office {
        range: start..title.end,
        body: body.name.clone(),
        title: line.slice(title).to_owned(),
        status: OfficeStatus::Current,
        place: body.place.clone(),
        certainty: body.certainty,
        inherited: false,
    };
    let mut offices = vec![office(i, title.start..title.end)];
    let mut end = title.end;
    while line.at(end) == '、' {
        // 县委副书记、县长; 县委常委、宣传部部长: an office that says its own body
        let before = Before { body: Some(body.clone()), ..Before::default() };
        let own = office_at(line, end + 1, &before, &page.cx).filter(|o| {
            o.range.start == end + 1
                && o.certainty == Certainty::Known
                && !o.inherited
                && !line.slice(o.range.clone()).contains(' ')
                && o.range.len() <= LONGEST / 2
        });
        let title = || {
            let titles = line.words_at(end + 1).iter().filter(|w| w.entry.title.is_some());
            titles.max_by_key(|w| w.end).map(|w| office(w.start, w.start..w.end))
        };
        let Some(next) = own.or_else(title) else { break };
        end = next.range.end;
        offices.push(next);
    }
    Some((offices, end))
}
