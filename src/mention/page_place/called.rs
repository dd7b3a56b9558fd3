//! Which of a document's places a bare 市, 县, 镇 … means, and which of them speaks.

use super::PlaceContext;
use crate::lexicon::Lexicon;
use crate::mention::affix::Affix;
use crate::mention::place::{Place, PlaceKind};

impl PlaceContext {
    /// The place that a bare level means: the latest of `recent` that is called so, else the document's own.
    pub fn called(&self, level: &str, recent: &[Place]) -> Option<Place> {
        let level = match level {
            "自治州" => "州",
            "自治县" => "县",
            "自治旗" => "旗",
            other => other,
        };
        // 甲市委书记、乙区委书记、市财政局局长: once another place came up, 市 is the page's own again
        let passed = recent.last().is_some_and(|p| !p.is_called(level) && p.kind == PlaceKind::County);
        if passed
            && let Some(own) = self.home.iter().find(|p| {
                p.is_called(level) && p.kind != PlaceKind::County
                    || self.home.first() == Some(*p) && p.is_called(level)
            })
        {
            return Some(own.clone());
        }
        recent
            .iter()
            .rev()
            .chain(self.home.iter())
            .find(|p| p.is_called(level))
            .or_else(|| self.guest(level))
            .cloned()
    }

    /// 区委常委李四 behind 甲市乙区委书记张三 on the page of a county: the one place elsewhere that is called so.
    fn guest(&self, level: &str) -> Option<&Place> {
        let mut called =
            self.guests.iter().filter(|p| matches!(level, "区" | "县" | "旗") && p.is_called(level));
        called.next().filter(|_| called.next().is_none() && !self.home.is_empty())
    }

    /// The division of the Xinjiang Corps that speaks.
    pub fn corps(&self) -> Option<&Place> {
        self.home.iter().find(|p| p.is_division())
    }

    /// The zone that speaks.
    pub fn zone(&self) -> Option<&Place> {
        self.home.iter().find(|p| p.kind == PlaceKind::Zone)
    }

    /// The province named last among `recent`, else the page's own.
    pub fn province<'p>(&'p self, recent: &'p [Place]) -> Option<&'p Place> {
        recent.iter().rev().chain(&self.home).find(|p| p.kind == PlaceKind::Province)
    }

    /// The city that speaks, where it lies in the city `above`.
    pub fn city_in(&self, above: &Place, lexicon: &Lexicon) -> Option<&Place> {
        let own = self.home.first().filter(|p| p.kind == PlaceKind::County && p.name.ends_with('市'))?;
        let division = lexicon.gazetteer.division(own.division?);
        (division.prefecture == above.name).then_some(own)
    }

    /// The county that speaks.
    pub fn county(&self) -> Option<&Place> {
        self.home.iter().find(|p| p.kind == PlaceKind::County)
    }

    /// The township that a bare 镇 or 乡 means.
    pub fn township(&self, level: &str, recent: &[Place]) -> Option<Place> {
        recent
            .iter()
            .rev()
            .chain(self.home.iter())
            .find(|p| p.kind == PlaceKind::Township && p.name.ends_with(level))
            .cloned()
    }

    /// The township or street that the page speaks of as its own.
    pub fn own_township(&self) -> Option<&Place> {
        self.home.iter().find(|p| p.kind == PlaceKind::Township)
    }

    /// The same without the zones, which have no committee or government of a district.
    pub fn district_called(&self, level: &str, recent: &[Place]) -> Option<Place> {
        let places = recent.iter().rev().chain(self.home.iter());
        // 浦东新区 is a district
        let district = |p: &&Place| p.is_called(level) || level == "新区" && p.name.ends_with(level);
        places.filter(|p| p.kind != PlaceKind::Zone).find(district).cloned()
    }

    /// The district that is named by its kind alone (城区, 郊区, 矿区) where the text begins so, and how long that is.
    pub fn district_of_kind(&self, text: &str) -> Option<(Place, usize)> {
        const KINDS: [&str; 3] = ["城区", "郊区", "矿区"];
        let kind = KINDS.into_iter().find(|kind| text.begins_with(kind))?;
        let own = self.home.iter().find(|p| {
            p.division.is_some() && p.name.strip_suffix(kind).is_some_and(|city| city.ends_with('市'))
        })?;
        Some((own.clone(), kind.len()))
    }

    /// The place the document speaks from first.
    pub fn home(&self) -> Option<&Place> {
        // a page of a central organ speaks from no place
        if self.house.as_ref().is_some_and(|h| h.speaks && h.central) {
            return None;
        }
        let own = |p: &&Place| !matches!(p.kind, PlaceKind::Institution | PlaceKind::Township);
        self.home.iter().filter(|_| !self.anonymous).find(own)
    }

    /// The university or company whose own page this is: the headline begins with its name.
    pub fn speaking_institution(&self) -> Option<&Place> {
        self.institution().filter(|_| self.institution_speaks)
    }

    /// The township, street or zone whose own page this is: the headline begins with its name.
    pub fn speaking_local(&self) -> Option<&Place> {
        self.local_speaks.and_then(|k| self.home.get(k))
    }

    pub fn institution(&self) -> Option<&Place> {
        self.home.iter().find(|p| p.kind == PlaceKind::Institution)
    }
}
