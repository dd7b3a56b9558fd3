//! What a list of successive holders is headed by: 历任校长：, 某县历任县长名录, or the office alone.

use super::super::super::page::Page;
use super::super::super::people::{offices_from, skip_number};
use crate::lexicon::DirectoryWord;
use crate::mention::body::{Body, resolve};
use crate::mention::body_end::ends_as_body;
use crate::mention::line::{Word, is_cjk};
use crate::mention::office::Before;
use crate::mention::{Certainty, Line, Office, Place, PlaceKind};
use crate::model::{BlockKind, OfficeStatus};

/// The office whose holders follow.
pub struct Head {
    /// None where each entry says its own: 历任领导.
    pub offices: Vec<Office>,
    pub body: Option<Body>,
    /// Whether the words say that the list is of several who came one after another.
    pub in_turn: bool,
    /// Where entries may follow on the same line.
    pub end: usize,
}

impl Head {
    /// What bare titles in the list lean on.
    pub fn before(&self) -> Before {
        before(self.body.as_ref())
    }
}

fn before(body: Option<&Body>) -> Before {
    let mut out = Before { body: body.cloned(), ..Before::default() };
    out.places.extend(body.and_then(|b| b.place.clone()));
    out
}

const IN_TURN: [&str; 4] = ["历任", "历届", "历代", "前任"];

/// The head that line `index` is, or begins with; `near` is the body of a list right above.
pub fn at(page: &Page, index: usize, near: Option<&Body>) -> Option<Head> {
    const LONGEST: usize = 60;
    let line = page.lines.get(index)?;
    if matches!(line.kind, BlockKind::Byline | BlockKind::Row) || line.len() > 400 {
        return None;
    }
    let start = skip_number(line, 0);
    let colon = (start..line.len().min(start + LONGEST)).find(|&k| matches!(line.at(k), '：' | ':'));
    let end = colon.unwrap_or(line.len());
    // 此后，选举历届主任如下：: the last clause
    let clause = colon.and_then(|_| (start..end).rev().find(|&k| matches!(line.at(k), '，' | '。')));
    let start = clause.map_or(start, |k| k + 1);
    if end > start + LONGEST
        || end < start + 2
        || line.slice(start..end).contains(['，', '。', '；', '\t', '《'])
    {
        return None;
    }
    let after = (colon.map_or(end, |k| k + 1)..line.len()).find(|&k| line.at(k) != ' ').unwrap_or(line.len());
    if colon.is_none() && page.lines.get(index + 1).is_none() {
        return None;
    }
    match (start..end).find_map(|k| IN_TURN.iter().find(|w| line.starts_with(k, w)).map(|w| (k, w))) {
        Some((at, word)) => in_turn(page, index, start, at, at + word.chars().count(), end, near, after),
        None => plain(page, index, start, end, near, after),
    }
}

/// 某校历任党支部（党总支）书记, 历任领导人名录.
#[expect(clippy::too_many_arguments, reason = "one call site, all of them plain positions")]
fn in_turn(
    page: &Page,
    index: usize,
    start: usize,
    at: usize,
    from: usize,
    end: usize,
    near: Option<&Body>,
    after: usize,
) -> Option<Head> {
    let line = &page.lines[index];
    let own = line.slice(start..at).trim_end_matches(['的', ' ', '—', '·']);
    let own = (!own.is_empty()).then(|| named(page, own)).flatten();
    let from = from + usize::from(line.at(from) == '的');
    let words = &page.cx.lexicon.directory_words;
    let said = line.slice(from..end).trim();
    let rest = without_list(said, |t| words.ending(DirectoryWord::List, t));
    // 某校校长历任: the office stands before the word
    if rest.is_empty() && at > start + 2 {
        if let Some(head) = plain(page, index, start, at, near, after) {
            return Some(Head { in_turn: true, ..head });
        }
        let word = line.words_in(start..at).iter().find(|w| w.end == at && w.entry.title.is_some())?;
        let body = named(page, line.slice(start..word.start))?;
        let offices = titles(page, line, word.start, at, Some(&body))?;
        return Some(Head { offices, body: Some(body), in_turn: true, end: after });
    }
    if ["领导", "负责人", "主要领导", "党政领导", "行政领导", "主要负责人", "领导人"].contains(&rest)
    {
        let town = || page.cx.places.speaking_local().filter(|p| p.kind == PlaceKind::Township).map(of_town);
        let body = own.or_else(|| near.cloned()).or_else(town).or_else(|| context(page, index, None))?;
        return Some(Head { offices: Vec::new(), body: Some(body), in_turn: true, end: after });
    }
    let until = from + said[..rest.len().min(said.len())].chars().count();
    let title = line.words_in(from..until).iter().filter(|w| w.entry.title.is_some()).map(|w| w.end).max()?;
    let body = own
        .or_else(|| fitting(near, line.slice(from..title)))
        .or_else(|| context(page, index, Some(line.slice(from..title))));
    let offices = titles(page, line, from, until, body.as_ref())?;
    let body = body.or_else(|| of_office(&offices));
    Some(Head { offices, body, in_turn: true, end: after })
}

/// 名单, 一览表, 更迭表, 及任职时间: what such headings end with.
fn without_list<'t>(text: &'t str, known: impl Fn(&str) -> Option<&'t str>) -> &'t str {
    const ENDS: [&str; 16] = [
        "一览表",
        "一览",
        "名单",
        "更迭表",
        "更替表",
        "任职表",
        "简表",
        "列表",
        "表",
        "任职情况",
        "任职时间",
        "简介",
        "如下",
        "及",
        "及其",
        "情况",
    ];
    let mut rest = text.trim();
    loop {
        let cut = ENDS.iter().find_map(|w| rest.strip_suffix(w)).or_else(|| {
            let word = known(rest).filter(|w| w.ends_with("名录") || w.ends_with("名单"))?;
            rest.strip_suffix(word)
        });
        match cut {
            Some(cut) => rest = cut.trim_end(),
            None => return rest,
        }
    }
}

/// The offices from `from` to `until`: 校长（主任）, 党支部（党总支、党委）书记, 书记、校长.
fn titles(page: &Page, line: &Line, from: usize, until: usize, body: Option<&Body>) -> Option<Vec<Office>> {
    let sure = |offices: &[Office]| offices.iter().all(|o| o.certainty > Certainty::Ending || o.inherited);
    if let Some((offices, end)) = offices_from(line, from, &mut before(body), &page.cx)
        && past_bracket(line, end) >= until
        && sure(&offices)
    {
        return Some(offices_of(offices, body));
    }
    // 党支部（党总支、党委）书记: what the committee was called in turn stands before the title
    const COMMITTEES: [&str; 8] =
        ["党支部", "党总支", "总支部", "总支", "支部", "党委", "党组", "党核心小组"];
    let body = body?;
    let committee = COMMITTEES.iter().find(|w| line.starts_with(from, w))?;
    let title = past_bracket(line, from + committee.chars().count());
    let word = line
        .words_at(title)
        .iter()
        .find(|w| w.entry.title.is_some() && past_bracket(line, w.end) >= until)?;
    let said = line.slice(title..word.end);
    let own = body.name.starts_with("中共");
    let bare = own || *committee == "党委" && is_house(&body.name);
    let office = Office {
        range: from..word.end,
        body: body.name.clone(),
        title: if bare { said.to_owned() } else { format!("{committee}{said}") },
        status: OfficeStatus::Former,
        place: body.place.clone(),
        certainty: body.certainty,
        inherited: true,
    };
    Some(offices_of(vec![office], Some(body)))
}

fn past_bracket(line: &Line, i: usize) -> usize {
    if matches!(line.at(i), '（' | '(') {
        return (i..line.len()).find(|&k| matches!(line.at(k), '）' | ')')).map_or(i, |k| k + 1);
    }
    i
}

/// 书记 of a school or company is of its committee.
pub fn offices_of(offices: Vec<Office>, body: Option<&Body>) -> Vec<Office> {
    let own = body.map(|b| b.name.as_str()).unwrap_or_default();
    let house = is_house(own);
    offices
        .into_iter()
        .map(|mut office| {
            if house && office.body == own && ["书记", "副书记"].contains(&office.title.as_str()) {
                office.body = format!("中共{own}委员会");
            }
            office
        })
        .collect()
}

/// Whether the Party's committee of such a body is one of its own.
pub fn is_house(name: &str) -> bool {
    const HOUSES: [&str; 10] = ["大学", "学院", "学校", "中学", "小学", "医院", "公司", "集团", "银行", "厂"];
    HOUSES.iter().any(|e| name.ends_with(e))
}

/// The office alone: 县长, 县财政局局长：, 二、校长.
fn plain(
    page: &Page,
    index: usize,
    start: usize,
    end: usize,
    near: Option<&Body>,
    after: usize,
) -> Option<Head> {
    const LONGEST: usize = 30;
    let line = &page.lines[index];
    if end > start + LONGEST {
        return None;
    }
    let words = &page.cx.lexicon.directory_words;
    let said = line.slice(start..end).trim();
    let rest = without_list(said, |t| words.ending(DirectoryWord::List, t));
    let until = start + rest.chars().count();
    if let Some(offices) = titles(page, line, start, until, None) {
        let body = of_office(&offices);
        return Some(Head { offices, body, in_turn: false, end: after });
    }
    let titled =
        line.words_at(start).iter().any(|w| w.entry.title.is_some() && past_bracket(line, w.end) >= until);
    let committee = ["党", "总支", "支部", "纪委"].iter().any(|w| line.starts_with(start, w));
    if !titled && !committee {
        return None;
    }
    let body = fitting(near, line.slice(start..until))
        .or_else(|| context(page, index, Some(line.slice(start..until))))?;
    let offices = titles(page, line, start, until, Some(&body))?;
    Some(Head { offices, body: Some(body), in_turn: false, end: after })
}

fn fitting(near: Option<&Body>, title: &str) -> Option<Body> {
    near.filter(|b| may_head(&b.name, title)).cloned()
}

fn of_office(offices: &[Office]) -> Option<Body> {
    let office = offices.first()?;
    let (name, place) = (office.body.clone(), office.place.clone());
    Some(Body { name, place, certainty: office.certainty })
}

/// The town that a page is about, whose organs the titles name.
fn of_town(town: &Place) -> Body {
    Body { name: town.name.clone(), place: Some(town.clone()), certainty: Certainty::PlaceAndEnding }
}

/// The body that the words before 历任 name, or the place.
fn named(page: &Page, text: &str) -> Option<Body> {
    let starts = text.char_indices().map(|(at, _)| at);
    starts.take(12).find_map(|at| {
        let part = &text[at..];
        resolve(part, &[], &page.cx)
            .filter(|b| b.certainty > Certainty::Ending || at == 0 && part.chars().count() >= 4)
    })
}

/// The body that the page speaks of above line `index` and that can have the title.
pub fn context(page: &Page, index: usize, title: Option<&str>) -> Option<Body> {
    const LINES: usize = 40;
    let fits = |name: &str| title.is_none_or(|t| may_head(name, t));
    let heading = |l: &Line| l.len() <= 40 && !l.text.contains(['，', '。', '；', '\t']);
    let sure = |text: &str| {
        resolve(text, &[], &page.cx).filter(|b| {
            let place =
                b.place.as_ref().is_some_and(|p| p.name == b.name && p.kind != PlaceKind::Institution);
            b.certainty > Certainty::Ending && !place && fits(&b.name)
        })
    };
    let above = page.lines[..index].iter().rev().take(LINES);
    let headed = above.clone().take(6).filter(|l| heading(l)).find_map(|l| {
        let from = skip_number(l, 0);
        let text = l.slice(from..l.len()).trim_end_matches(['：', ':', ' ']);
        sure(text).or_else(|| sure(without_subject(text)))
    });
    if headed.is_some() {
        return headed;
    }
    let house = page.cx.places.house.as_ref().map(crate::mention::house::House::itself);
    if let Some(house) = house.filter(|b| fits(&b.name)) {
        return Some(house);
    }
    above.filter(|l| l.len() > 12).find_map(|l| {
        (2..=l.len()).rev().find_map(|end| {
            if l.at(end) == '门' || !ends_as_body(l.slice(end.saturating_sub(8)..end), page.cx.lexicon) {
                return None;
            }
            let begin = (end.saturating_sub(22)..end).rev().take_while(|&k| is_cjk(l.at(k))).last()?;
            let begin = l
                .words_in(begin..end)
                .iter()
                .filter(|w| w.end < end && is_verb(w))
                .map(|w| w.end)
                .max()
                .unwrap_or(begin);
            (begin..end.saturating_sub(2)).find_map(|s| sure(l.slice(s..end)))
        })
    })
}

/// 某中学校史, 某县粮食局志: whose history a headline announces.
fn without_subject(text: &str) -> &str {
    const SUBJECTS: [&str; 18] = [
        "组织史",
        "历史沿革",
        "发展史",
        "发展历程",
        "大事记",
        "大事",
        "校史",
        "院史",
        "厂史",
        "局史",
        "简史",
        "史",
        "志",
        "沿革",
        "简介",
        "概况",
        "历任领导",
        "领导",
    ];
    SUBJECTS.iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text)
}

/// Whether a word ends there that no name of a body holds.
fn is_verb(word: &Word) -> bool {
    word.entry.chars >= 2
        && word.entry.is_word()
        && word.entry.title.is_none()
        && !word.entry.suffix
        && !word.entry.place
        && !word.entry.short_place
        && !word.entry.national
}

/// Whether a body of this name can be headed by the title: 局长 by a bureau, 校长 by a school.
pub fn may_head(name: &str, title: &str) -> bool {
    let core = title.trim_start_matches(['副', '代']);
    let core = core.split(['（', '(', '、']).next().unwrap_or(core);
    let house = core.strip_suffix('长').and_then(|t| t.chars().last());
    match house {
        Some('校') => name.ends_with("学") || name.ends_with('校'),
        Some(c) if "局厅处院所站厂馆师团旅场店台".contains(c) => name.ends_with(c),
        Some(c) if "县市区镇乡村省州旗".contains(c) => name.ends_with("政府"),
        _ if core.ends_with("书记") && core.contains("党") => is_house(name) || name.starts_with("中共"),
        _ => match core {
            "主任" | "副主任" => ["委员会", "办公室", "中心", "委"].iter().any(|e| name.ends_with(e)),
            "经理" | "总经理" | "董事长" => name.ends_with("公司") || name.ends_with("集团"),
            "厂长" => name.ends_with('厂'),
            _ => !name.ends_with(['科', '股']),
        },
    }
}
