//! Who acts in a clause: the house, the committee or the place whose bodies it then speaks of.

use super::scan::Scan;
use crate::lexicon::{DivisionId, Level};
use crate::mention::date::{Dateline, date_at};
use crate::mention::line::{Firsts, is_break};
use crate::mention::place::{Place, PlaceKind};
use crate::mention::{Certainty, Chars};

impl Scan<'_, '_> {
    /// The bureau, court or conference that acts in the clause: 县住建局党组决定, 县政协设立.
    pub fn acting_house(&self, start: usize) -> Option<Place> {
        const ACTS: [&str; 12] = [
            "将所属",
            "将下属",
            "党组",
            "党委会",
            "召开",
            "设立",
            "成立",
            "组建",
            "决定",
            "局长办公会",
            "撤销",
            "增设",
        ];
        const FIRSTS: Firsts = Firsts::of(&ACTS);
        // 你局增设某股: the one that is addressed
        let shortest = if self.line.at(start) == '你' { 2 } else { 3 };
        for end in start + shortest..(start + 24).min(self.sentence.end) {
            if is_break(self.line.at(end)) {
                return None;
            }
            if !self.line.may_start(end, &FIRSTS) || !ACTS.iter().any(|w| self.line.starts_with(end, w)) {
                continue;
            }
            let bodies = self.reader.list(self.line, start..end, &self.heard)?;
            let [one] = bodies.as_slice() else { return None };
            let houses = ["局", "厅", "部", "院", "公司", "集团"].iter().any(|e| one.name.ends_with(e))
                || one.name.contains("协商会议");
            let houses = houses && one.name != "国务院";
            let known = one.certainty > Certainty::Ending || one.name.ends_with("有限公司");
            return (houses && known).then(|| Place {
                name: one.name.clone(),
                kind: PlaceKind::Institution,
                division: None,
            });
        }
        None
    }

    /// 中共某县委设立秘书处, in a history: the committee whose part it is.
    pub fn acting_committee(&self, start: usize) -> Option<Place> {
        const ACTS: [&str; 7] = ["设立", "组建", "撤销", "增设", "恢复", "成立", "将"];
        // 山东省委设立海洋发展委员会: the committee's own commission
        let own = || {
            const SETS_UP: [&str; 5] = ["省委设立", "市委设立", "县委设立", "省委组建", "县委组建"];
            let clause = self.text(start..self.clause_end(start));
            SETS_UP.iter().any(|w| clause.contains(w)) && clause.ends_with("委员会")
        };
        if !self.heard.past && !self.line.starts_with(start, "中共") && !own() {
            return None;
        }
        let start = date_at(self.line, start, Dateline::default())
            .map_or(start, |d| d.end + usize::from(self.line.at(d.end) == '，'));
        let end = (start + 3..(start + 16).min(self.sentence.end))
            .find(|&k| is_break(self.line.at(k)) || ACTS.iter().any(|w| self.line.starts_with(k, w)))?;
        let bodies = self.reader.list(self.line, start..end, &self.heard)?;
        let [one] = bodies.as_slice() else { return None };
        let stem = one.name.strip_prefix("中共").and(one.name.strip_suffix("员会"))?;
        one.place.as_ref().filter(|p| p.division.is_some())?;
        Some(Place { name: stem.to_owned(), kind: PlaceKind::Institution, division: None })
    }

    /// The township, county or city that acts in the clause: 某镇将原农技站…整合, 某县设立了, 在某县，.
    pub fn acting_place(&self, start: usize) -> Option<Place> {
        const ACTS: [&str; 17] = [
            "率先",
            "为例",
            "将",
            "把",
            "原",
            "设立",
            "组建",
            "成立",
            "撤销",
            "新组建",
            "整合",
            "在",
            "于",
            "按照",
            "根据",
            "，将",
            "，县",
        ];
        const FIRSTS: Firsts = Firsts::of(&ACTS);
        let start = start + usize::from(matches!(self.line.at(start), '在' | '如' | '以'));
        let start = start + if self.line.starts_with(start, "同意") { 2 } else { 0 };
        if let Some(told) = self.told_place(start) {
            return Some(told);
        }
        (start + 2..(start + 16).min(self.sentence.end)).find_map(|end| {
            if !self.line.may_start(end, &FIRSTS) || !ACTS.iter().any(|w| self.line.starts_with(end, w)) {
                return None;
            }
            let kinds = [PlaceKind::Township, PlaceKind::County, PlaceKind::Prefecture];
            let named = self.division_in(start..end).and_then(|d| d.place);
            named.or_else(|| self.below_province(start..end)).filter(|p| kinds.contains(&p.kind))
        })
    }

    /// 广东阳西: a county without its level behind the province, both by their short names.
    fn below_province(&self, range: Chars) -> Option<Place> {
        let lexicon = self.reader.context().lexicon;
        let gazetteer = &lexicon.gazetteer;
        (range.start + 2..=range.start + 3).filter(|k| *k + 2 <= range.end).find_map(|k| {
            let provinces = gazetteer.short(self.text(range.start..k));
            let within = |id: &&DivisionId| {
                let county = gazetteer.division(**id);
                county.to.is_none()
                    && provinces.iter().any(|p| gazetteer.division(*p).name == county.province)
            };
            let counties: Vec<_> = gazetteer.short(self.text(k..range.end)).iter().filter(within).collect();
            let [county] = counties.as_slice() else { return None };
            Some(Place::division(**county, lexicon))
        })
    }

    /// 例如，四川是…，该省将原省甲局…; 在广东阳西、江门鹤山等地; 同样在阳西，: the place that a passage takes as its example.
    fn told_place(&self, start: usize) -> Option<Place> {
        const AT: [&str; 6] = ["同样在", "而在", "这在", "在", "如在", "比如"];
        const LONGEST: usize = 6;
        let lead = AT.iter().find(|w| self.line.starts_with(start, w)).map_or(0, |w| w.chars().count());
        let from = start + lead;
        (from + 2..(from + LONGEST).min(self.sentence.end)).rev().find_map(|end| {
            let closed = matches!(self.line.at(end), '，' | '、') || self.line.starts_with(end, "等地");
            // 四川是脱贫的主战场，该省…
            let taken = closed && (lead > 0 || self.line.before(start) == '在')
                || self.line.at(end) == '是' && self.text(end..self.sentence.end).contains("该省");
            if !taken {
                return None;
            }
            let short = self.text(from..end);
            let province = || {
                let gazetteer = &self.reader.context().lexicon.gazetteer;
                let known = gazetteer.short(short).iter().chain(gazetteer.named(short));
                let mut known = known.filter(|id| gazetteer.division(**id).level == Level::Province);
                known.next().map(|id| Place::division(*id, self.reader.context().lexicon))
            };
            let heard = || {
                let bodies = self.heard.bodies.iter().rev().filter_map(|b| b.place.as_ref());
                let mut places = self.heard.places.iter().rev().chain(bodies);
                let own = |p: &&Place| {
                    let name = p.name.strip_suffix(['县', '市', '区']).unwrap_or(&p.name);
                    p.kind == PlaceKind::County && name.ends_with(short)
                };
                places.find(own).cloned()
            };
            self.below_province(from..end).or_else(province).or_else(heard)
        })
    }
}
