//! Posts of careers that are offices nowhere else: of a newspaper under its title (《某某日报》副总编辑), and words such
//! as 记者, 编辑, 负责人, which elsewhere stand before the names of those who only write or answer.

use super::super::page::Page;
use crate::extract::people::offices_from;
use crate::lexicon::CareerWord;
use crate::mention::body::resolve;
use crate::mention::body_end::ends_as_body;
use crate::mention::line::is_cjk;
use crate::mention::office::Before;
use crate::mention::{Body, Certainty, Line, Office, Place};
use crate::model::OfficeStatus;

/// The farthest that the words of a post reach.
const LONGEST: usize = 30;

/// The offices from `i`, also those that only a career tells of.
pub(super) fn offices(
    page: &Page,
    line: &Line,
    i: usize,
    before: &mut Before,
) -> Option<(Vec<Office>, usize)> {
    offices_from(line, i, before, &page.cx).or_else(|| {
        let office = if line.at(i) == '《' { of_paper(page, line, i) } else { post(page, line, i, before) }?;
        let (name, place, certainty) = (office.body.clone(), office.place.clone(), office.certainty);
        before.places.extend(place.clone());
        before.body = Some(Body { name, place, certainty });
        let end = office.range.end;
        let mut all = vec![office];
        // 《某某日报》记者、总编室主任
        if line.at(end) == '、'
            && let Some((more, until)) = offices_from(line, end + 1, before, &page.cx)
        {
            all.extend(more);
            return Some((all, until));
        }
        Some((all, end))
    })
}

/// 《某某日报》副总编辑, 《某某》杂志社编辑: of a periodical, which its title names.
fn of_paper(page: &Page, line: &Line, i: usize) -> Option<Office> {
    const PAPERS: [&str; 8] = ["报", "刊", "杂志", "新闻", "通讯", "画报", "导报", "时报"];
    const HOUSES: [&str; 5] = ["杂志社", "报社", "编辑部", "杂志", "社"];
    let close = (i + 2..(i + 16).min(line.len())).find(|&k| line.at(k) == '》')?;
    let title = line.slice(i + 1..close);
    let house = HOUSES.iter().find(|h| line.starts_with(close + 1, h)).copied().unwrap_or_default();
    if house.is_empty() && !PAPERS.iter().any(|e| title.ends_with(e)) {
        return None;
    }
    let from = close + 1 + house.chars().count();
    let word = line.words_at(from).iter().filter(|w| w.entry.title.is_some()).map(|w| w.end).max();
    let end = word.or_else(|| {
        let word = page.cx.lexicon.career_words.starting(CareerWord::Post, line.from(from))?;
        Some(from + word.chars().count())
    })?;
    Some(Office {
        range: i..end,
        body: format!("{title}{house}"),
        title: line.slice(from..end).to_owned(),
        status: OfficeStatus::Current,
        place: None,
        certainty: Certainty::PlaceAndEnding,
        inherited: false,
    })
}

/// 县委组织部干部: where somebody serves in no office.
pub(super) fn served(page: &Page, words: &str, places: &[Place]) -> Option<Body> {
    const POSTED: [&str; 4] = ["一般干部", "干部", "工作人员", "职工"];
    let said = POSTED.iter().find_map(|w| words.strip_suffix(w)).filter(|said| said.chars().count() >= 3)?;
    resolve(said, places, &page.cx)
        .filter(|b| b.certainty > Certainty::Ending && b.place.as_ref().is_none_or(|p| p.name != b.name))
}

/// 某通讯社记者, 省委组织部干部科负责人: a body and a word that is no title elsewhere.
fn post(page: &Page, line: &Line, i: usize, before: &Before) -> Option<Office> {
    let stop = (i..line.len().min(i + LONGEST)).find(|&k| !is_cjk(line.at(k))).unwrap_or(line.len());
    let text = line.slice(i..stop.min(i + LONGEST));
    let title = page.cx.lexicon.career_words.ending(CareerWord::Post, text)?;
    let said = text.strip_suffix(title).filter(|t| !t.is_empty())?;
    let body = resolve(said, &before.places, &page.cx)?;
    let place = body.place.as_ref().is_some_and(|p| p.name == body.name);
    let whole = body.certainty > Certainty::Ending
        || said.chars().count() >= 4 && ends_as_body(said, page.cx.lexicon);
    (whole && !place).then(|| Office {
        range: i..stop,
        body: body.name,
        title: title.to_owned(),
        status: OfficeStatus::Current,
        place: body.place,
        certainty: body.certainty,
        inherited: false,
    })
}
