//! What becomes of an office that is somebody's already: 张三同志的局长职务同时免去, 他的委员职务相应终止,
//! 李四的书记职务予以保留.

use super::super::people::{Person, names_before};
use super::{Found, Reader, found};
use crate::lexicon::Effect;
use crate::mention::{Certainty, Line};
use crate::model::OfficeStatus;

/// What the offices behind a possessor are called together.
const POSTS: [&str; 4] = ["的职务", "职务", "一职", "职位"];

/// What stands between them and the verb.
const ADVERBS: [&str; 14] =
    ["同时", "相应", "随之", "一并", "自然", "自行", "予以", "被", "已", "即", "也", "亦", "均", "随即"];

const ENDS: [&str; 7] = ["免去", "免除", "撤销", "解除", "终止", "免掉", "停止"];
const STAYS: [&str; 4] = ["保留", "不变", "不作调整", "不再变动"];

impl Reader<'_, '_> {
    /// The offices of the one who is named before 的 at `i`, or whom 其 means there, and what is done to them.
    pub(super) fn fate(&mut self, line: &Line, i: usize, floor: usize) -> Option<Found> {
        let cx = &self.page.cx;
        let mut tried = self.before.clone();
        let (offices, end) = super::offices_from(line, i + 1, &mut tried, cx)?;
        let effect = outcome(line, end)?;
        // 建议张三同志的局长职务予以免去: not yet
        let clause = (floor..i).rev().find(|&k| matches!(line.at(k), '，' | '。' | '；' | '：' | ','));
        let clause = clause.map_or(floor, |k| k + 1);
        if ["建议", "拟", "提请"].iter().any(|w| line.slice(clause..i).contains(w)) {
            return None;
        }
        let people = self.possessors(line, i, floor)?;
        let now = offices.iter().all(|o| o.status == OfficeStatus::Current);
        let sure =
            offices.iter().any(|o| o.certainty > Certainty::Ending || o.inherited) || people.len() == 1;
        if !now || !sure {
            return None;
        }
        self.before = tried;
        let start = people.iter().map(|p| p.range.start).filter(|&s| s < i).min().unwrap_or(i);
        Some(found(people, offices, start, end, effect, "appointment/fate", 85))
    }

    /// Whose the offices are behind 的 at `i`: 张三同志, or 他 of the one named just before.
    fn possessors(&self, line: &Line, i: usize, floor: usize) -> Option<Vec<Person>> {
        if line.at(i) == '其' || matches!(line.before(i), '他' | '她' | '其') {
            let near = !self.last.is_empty() && self.named_just_before(line, i);
            return near.then(|| self.last.clone());
        }
        names_before(line, i, floor, &self.page.cx)
    }
}

/// What is done to the offices that end at `end`, where the clause says nothing else.
fn outcome(line: &Line, end: usize) -> Option<Effect> {
    let rest = line.from(end);
    let mut rest = POSTS.iter().find_map(|w| rest.strip_prefix(w))?;
    // 职务因工作变动予以免去
    if rest.starts_with('因') || rest.starts_with("由于") {
        let clause = rest.split(['，', '。', '；']).next()?;
        let at = ADVERBS.iter().chain(&ENDS).filter_map(|w| clause.find(w)).min()?;
        rest = &rest[at..];
    }
    while let Some(next) = ADVERBS.iter().find_map(|w| rest.strip_prefix(w)) {
        rest = next;
    }
    let ends = |words: &[&str]| {
        words
            .iter()
            .filter_map(|w| rest.strip_prefix(w))
            .any(|rest| rest.is_empty() || rest.starts_with(['，', '。', '；', '、', '（', '”', ',', ';']))
    };
    if ends(&ENDS) {
        return Some(Effect::Remove);
    }
    ends(&STAYS).then_some(Effect::Keep)
}
