//! Ranks without a house: 张三同志任四级调研员，免去县财政局副局长职务 keeps him where he was; a rank alone says nothing of
//! the house that the entry before named.

use super::super::people::{Person, offices_from};
use super::Reader;
use crate::lexicon::{Effect, TitleKind};
use crate::mention::office::Before;
use crate::mention::{Certainty, Line, Office};

impl Reader<'_, '_> {
    /// Gives bare ranks the house that the same sentence says of the same persons; leaves out those of nobody's.
    pub(super) fn settle_ranks(
        &self,
        line: &Line,
        end: usize,
        people: &[Person],
        held: &[Office],
        effect: Effect,
        offices: &mut Vec<Office>,
    ) {
        let bare = |o: &Office| o.inherited && is_rank(line, o);
        // 任甲局副局长、四级调研员: of the house before
        if !offices.first().is_some_and(bare) || effect == Effect::Remove {
            return;
        }
        let same = people.iter().map(|p| &p.name).eq(self.last.iter().map(|p| &p.name));
        let near = || same.then(|| self.taken.last().cloned()).flatten();
        let own = self.left_behind(line, end).or_else(|| held.last().cloned()).or_else(near);
        if let Some(own) = own {
            for office in offices.iter_mut().take_while(|o| bare(o)) {
                office.body.clone_from(&own.body);
                office.place.clone_from(&own.place);
            }
            return;
        }
        let speaks = self.page.cx.places.house.as_ref().filter(|h| h.speaks).map(|h| h.place.name.as_str());
        let lone = offices.iter().take_while(|o| bare(o)).count();
        if offices.first().is_some_and(|o| Some(o.body.as_str()) != speaks) {
            offices.drain(..lone);
        }
    }

    /// 晋升为四级调研员，免去其县财政局副局长职务: a rank where nothing before names a house.
    pub(super) fn rank_alone(&self, line: &Line, at: usize) -> Option<(Vec<Office>, usize)> {
        let word = line.words_at(at).iter().find(|w| w.entry.title == Some(TitleKind::Rank))?;
        let own = self.left_behind(line, word.end)?;
        let title = line.slice(at..word.end).to_owned();
        let office = Office { range: at..word.end, title, inherited: true, ..own };
        Some((vec![office], word.end))
    }

    /// ，免去县财政局副局长职务: the office that the sentence takes away behind `end`.
    fn left_behind(&self, line: &Line, end: usize) -> Option<Office> {
        const FROM: [&str; 7] = ["免去其", "免去", "不再担任", "不再兼任", "其原任", "免去原", "免"];
        const FARTHEST: usize = 30;
        let sentence = (end..line.len().min(end + FARTHEST))
            .take_while(|&k| !matches!(line.at(k), '。' | '；' | ';'))
            .skip_while(|&k| line.at(k) != '，');
        let at = sentence.into_iter().find_map(|k| {
            let word = FROM.iter().find(|w| line.starts_with(k + 1, w))?;
            (line.at(k) == '，').then_some(k + 1 + word.chars().count())
        })?;
        let mut before = Before { places: self.before.places.clone(), ..Before::default() };
        let (offices, until) = offices_from(line, at, &mut before, &self.page.cx)?;
        let closed = ["职务", "职级", "一职"].iter().any(|w| line.starts_with(until, w))
            || until >= line.len()
            || matches!(line.at(until), '。' | '；' | ';');
        offices.into_iter().next_back().filter(|o| closed && o.certainty > Certainty::Ending && !o.inherited)
    }
}

/// Whether the title of the office is a rank.
fn is_rank(line: &Line, office: &Office) -> bool {
    let start = office.range.end.saturating_sub(office.title.chars().count());
    line.words_at(start).iter().any(|w| w.end == office.range.end && w.entry.title == Some(TitleKind::Rank))
}
