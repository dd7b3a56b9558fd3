//! Bare titles of associations and of companies that fill offices of their own: 选举李四为会长 where the page names
//! one association, 该行聘任某行原副行长张三为行长.

use super::super::people::offices_from;
use super::{Reader, house};
use crate::lexicon::Effect;
use crate::mention::bank::called;
use crate::mention::body::resolve;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::office::Before;
use crate::mention::{Body, Certainty, Line, Office};

/// Titles that the people of an association bear.
const TITLES: [&str; 14] = [
    "会长",
    "理事长",
    "主席",
    "秘书长",
    "监事长",
    "监事会主席",
    "监事",
    "理事",
    "常务理事",
    "顾问",
    "会员",
    "主席团主席",
    "副监事长",
    "主任委员",
];

/// What stands before such a title.
const DEGREES: [&str; 11] =
    ["常务副", "执行副", "第一副", "专职副", "驻会副", "兼职副", "副", "名誉", "执行", "荣誉", "常务"];

/// Words that say of which term the office is.
const TERMS: [&str; 4] = ["新一届", "首届", "本届", "第一届"];

impl Reader<'_, '_> {
    /// The offices from `at` of the association that the line named last before it, or that the page is about.
    pub(super) fn of_association(
        &self,
        line: &Line,
        at: usize,
        effect: Effect,
    ) -> Option<(Vec<Office>, usize, Before)> {
        if !matches!(effect, Effect::Elect | Effect::Appoint) {
            return None;
        }
        let at = at + TERMS.iter().find(|w| line.starts_with(at, w)).map_or(0, |w| w.chars().count());
        let degree = DEGREES.iter().find(|w| line.starts_with(at, w)).map_or(0, |w| w.chars().count());
        if !TITLES.iter().any(|t| line.starts_with(at + degree, t)) {
            return None;
        }
        let page = self.page;
        let body = named_before(line, at, self).or_else(|| {
            let name = house::association(page)?;
            Some(Body { name, place: None, certainty: Certainty::PlaceAndEnding })
        })?;
        let mut tried = Before { body: Some(body), ..Before::default() };
        let (offices, end) = offices_from(line, at, &mut tried, &page.cx)?;
        offices.iter().all(|o| o.inherited).then_some((offices, end, tried))
    }

    /// 该行董事会|聘任, 某公司决定|聘任: the house whose own offices the verb at `i` fills.
    pub(super) fn filling_house(&self, line: &Line, i: usize) -> Option<Body> {
        const TAILS: [&str; 12] =
            ["审议", "研究", "一致", "已", "会议", "决定", "同意", "宣布", "公告", "通过", "董事会", "，"];
        let mut end = i;
        while let Some(tail) = TAILS.iter().find(|w| line.word_before(end, w)) {
            end -= tail.chars().count();
        }
        let start =
            (0..end).rev().find(|&k| is_break(line.at(k)) || !is_cjk(line.at(k))).map_or(0, |k| k + 1);
        let text = line.slice(start..end);
        let cx = &self.page.cx;
        let name = match called(line, start, text, cx.places.bank.as_deref()) {
            Some((name, "")) => name,
            Some(_) => return None,
            None => text.to_owned(),
        };
        let named = ["银行", "公司", "集团"].iter().any(|kind| name.ends_with(kind));
        if !named || !(4..=24).contains(&name.chars().count()) || name.contains(['由', '的', '任']) {
            return None;
        }
        Some(resolve(&name, &[], cx).unwrap_or(Body { name, place: None, certainty: Certainty::Ending }))
    }
}

/// The association that the line names last before `at`.
fn named_before(line: &Line, at: usize, reader: &Reader) -> Option<Body> {
    let cx = &reader.page.cx;
    (2..at).rev().find_map(|end| {
        let kind = house::ASSOCIATIONS.iter().find(|kind| line.word_before(end, kind))?;
        let body = end - kind.chars().count();
        // 理事会, 协会章程: the end of the name
        let start = house::start_of(line, body).or_else(|| of_level(line, body))?;
        let name = line.slice(start..end);
        let body = resolve(name, &[], cx).filter(|b| b.certainty > Certainty::Ending);
        Some(body.unwrap_or(Body {
            name: name.to_owned(),
            place: None,
            certainty: Certainty::PlaceAndEnding,
        }))
    })
}

/// 市|书法家协会, 中国|某某学会: where the name begins that goes on past `at`.
fn of_level(line: &Line, at: usize) -> Option<usize> {
    const HEADS: [&str; 7] = ["中国", "全国", "省", "市", "县", "区", "州"];
    const LONGEST: usize = 16;
    let low = at.saturating_sub(LONGEST);
    let run = (low..at).rev().take_while(|&k| is_cjk(line.at(k))).last()?;
    (run..at).find(|&k| {
        HEADS.iter().any(|h| line.starts_with(k, h))
            && (k == run || line.is_border(k))
            && !line.begins_place(k)
    })
}
