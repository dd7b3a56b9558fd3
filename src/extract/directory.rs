//! Directories of leaders (领导名录): the names of organs as headings, below them a title and its holders a line,
//! lines with names alone, and in brackets who they are, since when, until when, and what else they hold.

mod rows;
pub(super) mod terms;

use super::page::Page;
use super::people::skip_number;
use super::sink::Sink;
use crate::lexicon::DirectoryWord;
use crate::mention::body::{Body, resolve};
use crate::mention::{Certainty, Line, PlaceKind};
use crate::model::BlockKind;
use std::collections::BTreeSet;

/// Finds the lists and says who holds what; the numbers of the lines that were read, besides those that were
/// `read` before.
pub fn extract(page: &Page, read: &BTreeSet<usize>, sink: &mut Sink) -> BTreeSet<usize> {
    let mut taken = BTreeSet::new();
    let mut index = 0;
    while index < page.lines.len() {
        if read.contains(&index) || read.contains(&(index + 1)) {
            index += 1;
            continue;
        }
        let Some(body) = heading(page, index) else {
            if let Some(body) = boxed(page, index) {
                let mut list = rows::List::new(page, body, terms::year(page, index));
                while let Some(row) = page.lines.get(index).filter(|l| l.kind == BlockKind::Row) {
                    if rows::opens(page, row) && list.line(index, sink) {
                        taken.insert(index);
                    }
                    index += 1;
                }
                continue;
            }
            if let Some((body, from)) = inline(page, &page.lines[index]) {
                let mut list = rows::List::new(page, body, terms::year(page, index));
                if list.read(&page.lines[index], from, sink) {
                    taken.insert(index);
                }
            }
            index += 1;
            continue;
        };
        let mut list = rows::List::new(page, body, terms::year(page, index));
        let mut next = index + 1;
        while next < page.lines.len() && list.line(next, sink) {
            taken.insert(next);
            next += 1;
        }
        if next > index + 1 {
            taken.insert(index);
        }
        index = next;
    }
    taken
}

/// The organ that line `index` names as the heading of a list, where its rows follow at once.
fn heading(page: &Page, index: usize) -> Option<Body> {
    let line = &page.lines[index];
    if matches!(line.kind, BlockKind::Byline | BlockKind::Row) || line.len() > 44 {
        return None;
    }
    let next = page.lines.get(index + 1)?;
    if line.text.contains(['，', '。', '；', '\t', '《']) || !rows::opens(page, next) {
        return None;
    }
    let (organ, listed) = organ_of_heading(page, line);
    // （一）材料组: a part of a group, and no organ
    if organ.ends_with('组') && skip_number(line, 0) > 0 {
        return None;
    }
    if organ.is_empty() {
        // 领导名录 alone: of the body that the headline above names
        return listed.then(|| above(page, index).or_else(|| titled(page))).flatten();
    }
    body(page, &organ)
}

/// The body that the article is about beside which a box lists who leads it, where the box has a row of names at
/// `index`: 书记 | 张三.
fn boxed(page: &Page, index: usize) -> Option<Body> {
    let line = &page.lines[index];
    if line.kind != BlockKind::Row || !line.holds("\t") || !rows::opens(page, line) {
        return None;
    }
    let head = page.lines[..index].iter().find(|l| l.kind == BlockKind::Heading)?;
    // 某县委员会 - 某百科
    let name = head.text.split(['-', '_', '—', '|']).next().unwrap_or_default().trim();
    body(page, name).filter(|b| b.certainty > Certainty::Ending)
}

/// The body that a line begins with whose rows follow on the same line, and where they begin.
fn inline(page: &Page, line: &Line) -> Option<(Body, usize)> {
    if matches!(line.kind, BlockKind::Byline | BlockKind::Row) || line.len() > 200 || line.text.contains('。')
    {
        return None;
    }
    let start = skip_number(line, 0);
    let end =
        (start + 3..(start + 24).min(line.len())).find(|&k| matches!(line.at(k), ' ' | '：' | ':' | '\t'))?;
    let mut from = end;
    while matches!(line.at(from), ' ' | '：' | ':' | '\t') {
        from += 1;
    }
    let body = body(page, line.slice(start..end)).filter(|b| b.certainty > Certainty::Ending)?;
    rows::inline(page, line, from, &body).then_some((body, from))
}

/// What a heading says besides 领导名录 and the year, and whether it said that.
fn organ_of_heading(page: &Page, line: &Line) -> (String, bool) {
    let words = &page.cx.lexicon.directory_words;
    let text: String = line.slice(skip_number(line, 0)..line.len()).replace(' ', "");
    let mut rest = text.trim_matches(['【', '】', '：', ':', '—', '-', '*', '●', '■', '◆']);
    let mut listed = false;
    loop {
        let open = rest.ends_with(['）', ')']).then(|| rest.rfind(['（', '('])).flatten();
        if let Some(at) = open
            && rest[at..].chars().any(|c| c.is_ascii_digit())
        {
            rest = &rest[..at];
            continue;
        }
        match words.ending(DirectoryWord::List, rest) {
            Some(word) => {
                listed = true;
                rest = &rest[..rest.len() - word.len()];
            }
            None => break,
        }
    }
    // 县人大常委会主任、副主任、委员名单
    if let Some(titles) = rest.strip_suffix("名单") {
        let stem = without_titles(titles);
        if stem.len() < titles.len() {
            listed = true;
            rest = stem;
        }
    }
    // 县人民政府历任县长
    if let Some(at) = ["历任", "历届", "现任"].iter().find_map(|w| rest.find(w)) {
        listed = true;
        rest = &rest[..at];
    }
    let years = |t: &str| {
        let cut = t.trim_start_matches(|c: char| c.is_ascii_digit() || c == '—' || c == '-');
        cut.strip_prefix('年').filter(|_| cut.len() < t.len()).map(str::to_owned)
    };
    let rest = years(rest).unwrap_or_else(|| rest.to_owned());
    (rest.trim_matches(['·', '—', '-']).to_owned(), listed)
}

/// What is left of the words before the titles that they end with, two at least: 主席、副主席、秘书长.
fn without_titles(text: &str) -> &str {
    const TITLES: [&str; 10] =
        ["常务委员", "委员", "常委", "副主任", "主任", "副主席", "主席", "秘书长", "副书记", "书记"];
    let mut rest = text;
    let mut count = 0;
    while let Some(stem) = TITLES.iter().find_map(|t| rest.strip_suffix(t)) {
        count += 1;
        rest = stem;
        match rest.strip_suffix(['、', '和']) {
            Some(more) => rest = more,
            None => break,
        }
    }
    if count >= 2 { rest } else { text }
}

/// The body that the words of a heading name for sure.
fn body(page: &Page, organ: &str) -> Option<Body> {
    // 县政府领导, 县委领导
    let organ = organ.strip_suffix("领导").unwrap_or(organ);
    // 县纪委监委, 县纪委、县监委: rows tell the two apart
    let organ = ["县监委", "市监委", "区监委", "监察委员会", "监委"]
        .iter()
        .find_map(|w| organ.strip_suffix(w).map(|o| o.trim_end_matches('、')))
        .filter(|o| o.ends_with("纪委") || o.ends_with("纪律检查委员会"))
        .unwrap_or(organ);
    let found = of_assembly(page, organ).or_else(|| resolve(organ, &[], &page.cx))?;
    // a bare city or county heads no list, a township with its three houses does
    let own = |kind| matches!(kind, PlaceKind::Institution | PlaceKind::Township | PlaceKind::Zone);
    let place = found.place.as_ref().is_some_and(|p| p.name == found.name && !own(p.kind));
    let group = ["领导小组", "指挥部", "专班", "工作组"].iter().any(|e| organ.ends_with(e));
    let long = organ.chars().count() >= 4;
    let sure = found.certainty > Certainty::Ending || long && ends_firmly(organ);
    (sure && !place && !group).then_some(found)
}

/// 法制委员会 below the headline of a congress, 提案委员会 below that of a Conference: its own.
fn of_assembly(page: &Page, organ: &str) -> Option<Body> {
    const HEADS: usize = 4;
    const LONGEST: usize = 12;
    let named = organ.ends_with("委员会") && (5..=LONGEST).contains(&organ.chars().count());
    let place = page.cx.places.home().filter(|p| named && p.division.is_some())?;
    const HOUSES: [&str; 6] = ["政协", "协商", "人大", "代表大会", "中共", "共产党"];
    if HOUSES.iter().any(|w| organ.contains(w)) {
        return None;
    }
    if page.cx.places.leading(organ, page.cx.lexicon).is_some() || organ.starts_with(['省', '市', '县', '区'])
    {
        return None;
    }
    let heads = || page.lines.iter().take(HEADS);
    let whose = if heads().any(|l| l.holds("人民代表大会")) {
        format!("{}人民代表大会", place.name)
    } else if heads().any(|l| l.holds("政协") || l.holds("政治协商会议")) {
        format!("中国人民政治协商会议{}委员会", place.name)
    } else {
        return None;
    };
    let name = format!("{whose}{organ}");
    Some(Body { name, place: Some(place.clone()), certainty: Certainty::PlaceAndEnding })
}

/// Endings that words which name no body hardly have.
fn ends_firmly(organ: &str) -> bool {
    ["公司", "集团", "大学", "学院", "医院", "学会", "协会", "研究院", "银行", "委员会"]
        .iter()
        .any(|e| organ.ends_with(e))
}

/// The body that the page's title names: 县水利局领导班子-某县水利局.
fn titled(page: &Page) -> Option<Body> {
    let title = page.document.metadata.title.as_deref()?;
    let words = &page.cx.lexicon.directory_words;
    title.split(['-', '_', '—', '|', ' ', '·']).find_map(|part| {
        let part = words.ending(DirectoryWord::List, part).map_or(part, |w| &part[..part.len() - w.len()]);
        body(page, part)
    })
}

/// The body that a headline of the page names.
fn above(page: &Page, index: usize) -> Option<Body> {
    page.lines[..index]
        .iter()
        .rev()
        .take(4)
        .filter(|l| l.len() <= 40 && !l.text.contains(['，', '。', '；']))
        .find_map(|l| l.text.split(['·', '—', ' ']).rev().find_map(|part| body(page, part.trim())))
}
