//! Bodies that an appointment only calls by their kind get their full names.

use super::super::group;
use super::{Reader, house};
use crate::lexicon::Scope;
use crate::mention::body::resolve;
use crate::mention::{Body, Certainty, Line, Office};

/// Offices that a company has and no committee.
const OF_COMPANIES: [&str; 8] =
    ["经理", "董事长", "总裁", "总监", "总工程师", "总会计师", "董事会秘书", "法定代表人"];

/// How the committees of a company's board are called.
const BOARDS: [&str; 8] = ["战略", "发展战略", "审计", "提名", "薪酬", "风险", "预算", "合规"];

/// How the names of companies end.
const COMPANIES: [&str; 3] = ["公司", "集团", "银行"];

/// Seats that a committee of the Party within a house has.
const OF_COMMITTEES: [&str; 4] = ["书记", "副书记", "专职副书记", "委员"];

/// 机关党委 of 机关党委书记.
fn in_house(title: &str) -> Option<&'static str> {
    ["机关党委", "机关纪委"].into_iter().find(|organ| title.starts_with(organ) && title.len() > organ.len())
}

impl Reader<'_, '_> {
    /// Gives groups that are only called by their kind their full names.
    pub(super) fn complete(&mut self, index: usize, line: &Line, start: usize, offices: &mut [Office]) {
        let mut last: Option<(String, String)> = None;
        let mut company = self
            .page
            .cx
            .places
            .institution()
            .map(|p| p.name.clone())
            .filter(|n| COMPANIES.iter().any(|e| n.ends_with(e)));
        let mut party =
            self.taken.iter().rev().find_map(|o| in_house(&o.title)).filter(|_| index == self.said_on);
        for office in offices {
            // 任机关党委书记，李四任专职副书记: of the same committee
            match party.filter(|_| office.inherited && OF_COMMITTEES.contains(&office.title.as_str())) {
                Some(committee) => office.title.insert_str(0, committee),
                None => party = in_house(&office.title),
            }
            if let Some((short, full)) = &last
                && office.inherited
                && office.body == *short
            {
                office.body.clone_from(full);
                continue;
            }
            // 成立某委员会，副县长张三任主任
            if office.inherited
                && last.is_none()
                && matches!(office.title.as_str(), "主任" | "副主任" | "常务副主任" | "委员")
                && let Some(committee) = group::committee_in_sentence(self.page, line, office.range.start)
            {
                last = Some((
                    std::mem::replace(&mut office.body, committee.name.clone()),
                    committee.name.clone(),
                ));
                self.before.body = Some(committee);
                continue;
            }
            // 辞去公司董事、战略委员会委员、总经理职务: of the company again
            if office.inherited
                && office.body.ends_with("委员会")
                && !office.body.starts_with("中共")
                && OF_COMPANIES.iter().any(|t| office.title.ends_with(t))
                && let Some(name) = company.clone()
            {
                office.body = name;
                continue;
            }
            // 公司董事、战略委员会委员: of the company's board
            if office.place.is_none()
                && BOARDS.iter().any(|w| office.body.ends_with("委员会") && office.body.starts_with(w))
                && let Some(name) = &company
            {
                office.body.insert_str(0, name);
                continue;
            }
            if COMPANIES.iter().any(|e| office.body.ends_with(e)) {
                company = Some(office.body.clone());
            }
            if let Some(body) = self.of_conference(line, start, office) {
                office.body = body.name;
                office.place = body.place;
                office.certainty = body.certainty;
                continue;
            }
            let said = line.slice(office.range.clone()).replace(' ', "");
            let written = said.strip_suffix(office.title.as_str()).unwrap_or(office.body.as_str());
            // 任甲集团董事，提名为集团总经理人选
            if matches!(written, "集团" | "公司" | "集团公司")
                && index == self.said_on
                && let Some(taken) =
                    self.taken.iter().rev().find(|o| COMPANIES.iter().any(|e| o.body.ends_with(e)))
                && taken.range.end <= start
                && !line.slice(taken.range.end..start).contains('。')
            {
                office.body.clone_from(&taken.body);
                office.inherited = true;
                continue;
            }
            if !written.is_empty()
                && let Some(full) = group::full_name(self.page, index, start, written)
            {
                let short = std::mem::replace(&mut office.body, full.clone());
                office.certainty = Certainty::PlaceAndEnding;
                last = Some((short, full.clone()));
                self.before.body = Some(Body {
                    name: full,
                    place: office.place.clone(),
                    certainty: Certainty::PlaceAndEnding,
                });
            } else if !written.is_empty()
                && !office.inherited
                && (office.certainty == Certainty::Ending || office.place.is_none())
                && let Some(full) = house::full_name(self.page, written, office.certainty)
            {
                let short = std::mem::replace(&mut office.body, full.clone());
                office.certainty = Certainty::PlaceAndEnding;
                if let Some(body) = self.before.body.as_mut().filter(|b| b.name == short) {
                    body.name.clone_from(&full);
                }
                last = Some((short, full));
            }
        }
    }

    /// 县政协设…，张三为社会和法制委员会主任: the committee of the Conference that the words before speak of.
    fn of_conference(&self, line: &Line, start: usize, office: &Office) -> Option<Body> {
        let cx = &self.page.cx;
        let said = line.slice(office.range.clone());
        let own = said.strip_suffix(office.title.as_str()).filter(|o| o.ends_with("委员会"))?;
        let told = line.slice(0..start);
        let organ = format!("政协{own}");
        cx.lexicon
            .organ(&organ, Scope::Any)
            .filter(|_| !office.inherited && told.contains("政协") && !told.contains("人大"))?;
        let home = cx.places.home()?;
        resolve(&format!("{}{organ}", home.name), &[], cx).filter(|b| b.certainty == Certainty::Known)
    }
}
