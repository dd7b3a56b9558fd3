//! Who is called by which offices: offices and names next to each other, in either order, and lists of them.

use super::body::{Body, Certainty, Context, resolve};
use super::line::{Chars, Line, Word, is_break, is_cjk};
use super::name_list::names_at;
use super::office::{Before, Office, candidate, office_at, set_acting, status_at};
use super::office_run::{adjoins, blocked, bracket_end, presides, skip_remarks, title_ahead};
use super::own_city::heads_own_city;
use super::person::{Name, after_name, sure_name_at};
use super::place::PlaceKind;
use super::settle::settle;
use super::title_behind::{titled_after, titled_behind};
use super::unknown_house::{behind_unknown, of_unknown_house};
use super::untitled::{bare_at, role_at};
use crate::lexicon::{BodyWord, VerbClass};
use crate::mention::affix::Affix;
use crate::model::OfficeStatus;
use std::collections::BTreeSet;
use std::rc::Rc;

/// Offices and the persons they are said of: 市委副书记、市长李明华; the persons may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appellation {
    pub offices: Vec<Office>,
    pub names: Vec<Name>,
    pub range: Chars,
}

/// 镇党委书记（兼镇人大主席）: the office that the remark adds.
fn joined_in_bracket(
    line: &Line,
    office: &Office,
    end: usize,
    before: &mut Before,
    cx: &Context,
) -> Option<Office> {
    let open = office.range.end;
    if end <= open + 4 || !matches!(line.at(open), '（' | '(') {
        return None;
    }
    // 某委员会副主任（党组成员）
    const SEATS: [&str; 5] = ["党组成员", "党组书记", "党组副书记", "党委委员", "党委书记"];
    if SEATS.iter().any(|w| line.starts_with(open + 1, w) && open + 2 + w.chars().count() == end) {
        let mut seat = office_at(line, open + 1, before, cx)?;
        settle(line, &mut seat, before, cx);
        return Some(seat);
    }
    if line.at(open + 1) != '兼' {
        return None;
    }
    let start = open + if line.starts_with(open + 1, "兼任") { 3 } else { 2 };
    let mut other = office_at(line, start, before, cx)
        .filter(|o| o.range.end < end && o.certainty > Certainty::Ending && !o.inherited)?;
    settle(line, &mut other, before, cx);
    before.remember(&other);
    Some(other)
}

/// Offices joined by 、 or 兼 (also ，兼) from `i`: the offices and where they end.
pub fn offices_at(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<(Vec<Office>, usize)> {
    let mut first = office_at(line, i, before, cx)?;
    settle(line, &mut first, before, cx);
    // 各委办主任列席: of no one body
    if line.before(i) != '各' {
        before.remember(&first);
    }
    let mut end = skip_remarks(line, first.range.end);
    let mut status = first.status;
    let besides = joined_in_bracket(line, &first, end, before, cx);
    set_acting(line, &mut first, end);
    end = candidate(line, end, &mut first);
    let mut offices = vec![first];
    offices.extend(besides);
    loop {
        let mut next = end;
        let joined = match line.at(next) {
            '、' | '兼' | '和' | ' ' | '及' => true,
            '，' => matches!(line.at(next + 1), '兼'),
            _ => adjoins(line, next),
        };
        if !joined {
            break;
        }
        while matches!(line.at(next), '、' | '兼' | '和' | ' ' | '及' | '，')
            || line.starts_with(next, "兼任")
        {
            next += if line.starts_with(next, "兼任") { 2 } else { 1 };
        }
        let Some(mut office) = office_at(line, next, before, cx) else {
            // 党组成员、副县级干部张三: a rank is no office, and the name stands behind it
            end = rank_at(line, next).unwrap_or(end);
            break;
        };
        // 原局长、书记: the status holds for the whole list unless the next says its own
        let (own, _) = status_at(line, next);
        // 县委常委、组织部部长　拟提名为县长人选, in columns: what is to come
        if own == Some(OfficeStatus::Candidate) && line.before(next) == ' ' {
            break;
        }
        if own.is_none() && status != OfficeStatus::Acting && office.status == OfficeStatus::Current {
            office.status = status;
        }
        if own.is_some() {
            status = office.status;
        }
        settle(line, &mut office, before, cx);
        in_the_group_before(&mut office, offices.last());
        heads_own_city(line, &mut office, offices.last(), cx);
        before.remember(&office);
        end = skip_remarks(line, office.range.end);
        let besides = joined_in_bracket(line, &office, end, before, cx);
        set_acting(line, &mut office, end);
        end = candidate(line, end, &mut office);
        offices.push(office);
        offices.extend(besides);
    }
    Some((offices, end))
}

/// 某局党委委员、书记, 某局党组书记、成员: the second of the Party's group in the bureau as well.
fn in_the_group_before(office: &mut Office, last: Option<&Office>) {
    const GROUPS: [&str; 2] = ["党委", "党组"];
    const SEATS: [&str; 4] = ["书记", "副书记", "委员", "成员"];
    let Some(last) = last.filter(|l| l.body == office.body && office.inherited) else { return };
    let group = GROUPS.iter().find(|g| last.title.begins_with(g));
    if let Some(group) = group.filter(|_| SEATS.contains(&office.title.as_str())) {
        office.title = format!("{group}{}", office.title);
    }
}

/// The end of a bare rank (副县级干部) that begins at `i`.
fn rank_at(line: &Line, i: usize) -> Option<usize> {
    let ranks = |w: &&Word| w.entry.title.is_some() && line.slice(i..w.end).ends_with("级干部");
    line.words_at(i).iter().find(ranks).map(|w| w.end)
}

/// Offices and the names after them, from `i`.
pub fn appellation_at(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<Appellation> {
    let (offices, mut end) = offices_at(line, i, before, cx)?;
    let mut offices = offices;
    // 县委常委、政法委书记，换届指导组组长张三: the list goes on behind a comma
    if line.at(end) == '，'
        && !offices.iter().all(|o| o.inherited)
        // 张三升任某市市长，原某局局长李四: of two persons
        && status_at(line, end + 1).0.is_none()
        && !matches!(line.before(i), '任' | '为')
        && let Some((more, until)) = offices_at(line, end + 1, &mut before.clone(), cx)
        && more.iter().all(|o| !o.inherited && o.certainty > Certainty::Ending)
        && sure_name_at(line, until, cx.lexicon).is_some()
    {
        offices.extend(more);
        end = until;
    }
    let mut names = Vec::new();
    let office_end = end;
    let mut from = if line.at(end) == ' ' { end + 1 } else { end };
    if line.starts_with(from, "代表") {
        from += 2;
    }
    // 大学教授、经济学者张三: a role between the office and the name
    if line.at(from) == '、'
        && let Some(role) = role_at(line, from + 1, before, cx).or_else(|| beyond_unknown(line, from + 1, cx))
    {
        names = role.names;
        end = role.range.end;
    } else if !matches!(line.at(from), '的' | '由')
        && let Some((list, until)) = names_at(line, from, false, before, cx)
    {
        names = list;
        end = until;
    }
    // 总书记明确要求: called by his title alone; 各代表团团长重申: of no one body
    let by_title = |o: &Office| o.title == "总书记" && o.inherited;
    let of_all = |o: &Office| o.body.starts_with('各') || line.slice(o.range.clone()).starts_with('各');
    if !names.is_empty() && (offices.iter().all(by_title) || offices.iter().any(of_all)) {
        names.clear();
        end = office_end;
    }
    // 副局长张三（主持工作）
    if let ([_], Some(last)) = (names.as_slice(), offices.last_mut())
        && matches!(line.at(end), '（' | '(')
    {
        let close = bracket_end(line, end).unwrap_or(end);
        if last.status == OfficeStatus::Current && presides(line, end, close) {
            last.status = OfficeStatus::Acting;
        }
        // 老年协会会长张三（原县委党校副校长）: what the person holds or held besides
        let mut own = Before { places: before.places.clone(), ..Before::default() };
        if let Some((more, until)) = offices_at(line, end + 1, &mut own, cx)
            && until + 1 == close
            && more.iter().all(|o| o.certainty > Certainty::Ending && !o.inherited)
        {
            offices.extend(more);
        }
    }
    // a word that is no surname after words that hardly name a body is no person
    if names.iter().all(|n| n.quality <= 1) && offices.iter().all(|o| o.certainty == Certainty::Ending) {
        names.clear();
    }
    Some(Appellation { offices, names, range: i..end })
}

/// 县委编办主任、机构改革新闻发言人张三: the name behind an office whose body is not known.
fn beyond_unknown(line: &Line, i: usize, cx: &Context) -> Option<Appellation> {
    const LONGEST: usize = 18;
    // 《某某》主编张三: of a paper
    let i = match line.at(i) {
        '《' => (i..line.len().min(i + LONGEST)).find(|&k| line.at(k) == '》')? + 1,
        _ => i,
    };
    let stop = (i..line.len().min(i + LONGEST)).find(|&k| !is_cjk(line.at(k))).unwrap_or(i + LONGEST);
    let title = line
        .words_in(i..stop)
        .iter()
        .filter(|w| {
            let begun = w.start > i || line.before(i) == '》';
            begun && w.entry.title.is_some() && w.end < stop.min(line.len())
        })
        .find_map(|w| {
            let name = sure_name_at(line, w.end, cx.lexicon)?;
            (name.quality >= 4 && !blocked(line, w.start, w.end)).then_some((w.start, name))
        });
    let (start, name) = title?;
    let acts = line.words_in(i..start).iter().any(|w| {
        w.entry.chars >= 2 && w.entry.is(VerbClass::Stop) || w.entry.title.is_some() && w.end <= start
    });
    if acts {
        return None;
    }
    let end = after_name(line, name.range.end, cx.lexicon);
    Some(Appellation { offices: Vec::new(), names: vec![name], range: i..end })
}

/// Whether an office or a person may begin at `i`: after a break, or after a word that ends there.
pub fn boundary(line: &Line, i: usize) -> bool {
    let c = line.before(i);
    const PARTS_OF_DATES: [char; 4] = ['年', '月', '日', '号'];
    // 3月5日县委书记…: behind the day, and not within it
    if c.is_ascii_digit() && PARTS_OF_DATES.contains(&line.at(i)) {
        return false;
    }
    if matches!(c, '日' | '号') && line.before(i - 1).is_ascii_digit() {
        return true;
    }
    if i == 0 || is_break(c) || matches!(c, ' ' | '了') || !is_cjk(c) {
        return true;
    }
    // 出席会议的有某部副部长张三, 参会领导有镇党委书记李四
    if c == '有' && ['的', '还', '导', '宾', '员', '志'].contains(&line.before(i - 1)) {
        return true;
    }
    line.is_border(i)
}

/// Remembers a place that is named at `i` by itself, and says how long its name is.
pub fn passed_place(line: &Line, i: usize, before: &mut Before, cx: &Context) -> usize {
    const LONGEST: usize = 16;
    let ahead = &line.chars[i.min(line.len())..(i + LONGEST).min(line.len())];
    let run = ahead.iter().position(|&c| !is_cjk(c)).unwrap_or(ahead.len());
    // named in full, or the end of a township's name
    let placed = line.begins_place(i);
    if !placed && !ahead[..run].iter().any(|c| matches!(c, '道' | '木' | '镇' | '乡' | '团')) {
        return 0;
    }
    let end = i + run;
    let text = line.slice(i..end);
    let Some((place, rest)) = super::leading_place::leading_place(text, &before.places, cx) else { return 0 };
    // 贯彻落实省、某市部署: those above, whose offices follow no more than the province's
    if line.before(i) == '、' && i >= 2 && matches!(line.at(i - 2), '省' | '央') {
        return 0;
    }
    let named = place.kind == PlaceKind::Township || placed;
    if !named || place.kind == PlaceKind::Zone {
        return 0;
    }
    before.remember_place(place);
    end - i - rest.chars().count()
}

/// How guests come to the page's own place.
const COMES: [&str; 3] = ["来我", "到我", "临我"];

/// Whether guests come to the page's own place at `i`: 来我县.
pub(super) fn comes_here(line: &Line, i: usize) -> bool {
    COMES.iter().any(|w| line.starts_with(i, w)) && matches!(line.at(i + 2), '县' | '市' | '区' | '州' | '旗')
}

/// The organ of a place that opens the sentence and convenes or sets up something: 5月7日，县卫健委成立….
fn opener(line: &Line, sentence: &Chars, cx: &Context) -> Option<Body> {
    const LONGEST: usize = 36;
    let stop = sentence.end.min(sentence.start + LONGEST);
    let acts = [VerbClass::Convene, VerbClass::Establish];
    let verb = line
        .words_in(sentence.start..stop)
        .iter()
        .find(|w| w.entry.chars >= 2 && w.entry.is_any(&acts))?
        .start;
    let start =
        (sentence.start..verb).rev().find(|&k| is_break(line.at(k))).map_or(sentence.start, |k| k + 1);
    // 县政协正式召开
    let house = cx.lexicon.body_words.without(BodyWord::Adverb, line.slice(start..verb));
    let body = resolve(house, &[], cx)?;
    let organ = body.place.as_ref().is_some_and(|p| p.division.is_some() && p.name != body.name);
    (organ && body.certainty == Certainty::Known).then_some(body)
}

/// All appellations of a sentence, from left to right, none overlapping.
pub fn appellations(line: &Line, sentence: Chars, earlier: &Rc<[Body]>, cx: &Context) -> Vec<Appellation> {
    let mut out = Vec::new();
    let opener = opener(line, &sentence, cx);
    let mut before = Before { earlier: Rc::clone(earlier), opener, ..Before::default() };
    let mut open = BTreeSet::new();
    // 张三同志 may stand anywhere
    let honoured = line.may_hold("同志") && line.slice(sentence.start..sentence.end + 2).contains("同志");
    let guests = COMES.iter().any(|w| line.may_hold(w));
    let mut i = sentence.start;
    while i < sentence.end {
        // 甲县委书记张三带领考察团来我县，县委书记李四陪同: from here on it is the page's own county
        if guests && comes_here(line, i) {
            before = Before { earlier: Rc::clone(earlier), ..Before::default() };
        }
        if !boundary(line, i) || !is_cjk(line.at(i)) {
            i += 1;
            continue;
        }
        if let Some(found) =
            role_at(line, i, &before, cx).or_else(|| bare_at(line, i, honoured, &mut open, cx))
        {
            i = found.range.end;
            out.push(found);
            continue;
        }
        let titled = title_ahead(line, i);
        let behind = |before: &mut Before| if titled { titled_behind(line, i, before, cx) } else { None };
        if let Some(found) = titled_after(line, i, &before, cx).or_else(|| behind(&mut before)) {
            i = found.range.end;
            out.push(found);
            continue;
        }
        if titled {
            let mut tried = before.clone();
            if !behind_unknown(line, i)
                && let Some(found) = appellation_at(line, i, &mut tried, cx)
                && found.range.end <= sentence.end + 1
            {
                // 原某学校校长李四，党委副书记王五: the one who left speaks for no house
                let left = found.offices.iter().all(|o| o.status == OfficeStatus::Former);
                if left && before.body.is_some() && !found.names.is_empty() {
                    tried.body.clone_from(&before.body);
                }
                before = tried;
                i = found.range.end.max(i + 1);
                out.push(found);
                continue;
            }
            if let Some(found) = of_unknown_house(line, i, &before, cx) {
                i = found.range.end;
                out.push(found);
                continue;
            }
        }
        i += passed_place(line, i, &mut before, cx).max(1);
    }
    out
}
