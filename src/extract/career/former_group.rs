//! 集团公司 in the career of somebody who came from another group than the one whose page it is.

use super::Reader;
use crate::extract::people::Person;
use crate::mention::{Line, Office};
use crate::model::OfficeStatus;

impl Reader<'_, '_> {
    /// 此前任甲集团有限公司董事。历任…，集团公司发展部副部长: of the group that the person left.
    pub(super) fn of_former_group(&self, line: &Line, offices: &mut [Office], person: &Person) {
        const CALL: &str = "集团公司";
        let Some(own) = self.page.cx.places.institution().map(|own| own.name.as_str()) else { return };
        let left = self.held.iter().rev().filter(|h| h.person.name == person.name);
        let mut left =
            left.filter(|h| h.status == OfficeStatus::Former).filter_map(|h| group(&h.office.body));
        let Some(left) = left.next().filter(|left| *left != own) else { return };
        let mut of_left = false;
        for office in offices {
            of_left = line.starts_with(office.range.start, CALL) || of_left && office.body.contains(own);
            if of_left {
                office.body = office.body.replacen(own, left, 1);
            }
        }
    }
}

/// The group that a body is, or whose committee or union it is.
fn group(body: &str) -> Option<&str> {
    let name = body.strip_prefix("中共").and_then(|b| b.strip_suffix("委员会")).unwrap_or(body);
    let name = name.strip_suffix("工会").unwrap_or(name);
    (name.contains("集团") && (name.ends_with("公司") || name.ends_with("集团"))).then_some(name)
}
