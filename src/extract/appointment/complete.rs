//! Bodies that an appointment only calls by their kind get their full names.

use super::super::group;
use super::{Reader, house};
use crate::lexicon::Scope;
use crate::mention::body::resolve;
use crate::mention::{Body, Certainty, Line, Office};

impl Reader<'_, '_> {
    /// Gives groups that are only called by their kind their full names.
    pub(super) fn complete(&mut self, index: usize, line: &Line, start: usize, offices: &mut [Office]) {
        let mut last: Option<(String, String)> = None;
        for office in offices {
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
            if let Some(body) = self.of_conference(line, start, office) {
                office.body = body.name;
                office.place = body.place;
                office.certainty = body.certainty;
                continue;
            }
            let said = line.slice(office.range.clone()).replace(' ', "");
            let written = said.strip_suffix(office.title.as_str()).unwrap_or(office.body.as_str());
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
