//! Places that bodies belong to, and the names by which a text begins with one.

use crate::lexicon::{DivisionId, Level, Lexicon};
use std::borrow::Cow;

/// A place that bodies belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As bodies bear it: 南通市崇川区, 广汉市, 南通市崇川区某镇, 兰州新区.
    pub name: String,
    pub kind: PlaceKind,
    pub division: Option<DivisionId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    Province,
    Prefecture,
    County,
    Township,
    Zone,
    /// A university, company or school, which stands for its own place in 校党委, 公司.
    Institution,
}

impl Place {
    pub fn division(id: DivisionId, lexicon: &Lexicon) -> Self {
        let division = lexicon.gazetteer.division(id);
        let kind = match division.level {
            Level::Province => PlaceKind::Province,
            Level::Prefecture => PlaceKind::Prefecture,
            Level::County => PlaceKind::County,
        };
        Self { name: division.full_name(), kind, division: Some(id) }
    }

    pub fn below(&self, name: &str, kind: PlaceKind) -> Self {
        Self { name: format!("{}{name}", self.name), kind, division: None }
    }

    /// Whether it is a division of the Xinjiang Corps with its city.
    pub fn is_division(&self) -> bool {
        self.kind == PlaceKind::Prefecture && self.name.starts_with('第') && self.name.contains('师')
    }

    /// Whether a bare 市, 县, 区 … can mean this place.
    pub fn is_called(&self, level: &str) -> bool {
        match level {
            "地" => self.name.ends_with("地区"),
            "区" => self.name.ends_with('区') && !self.name.ends_with("地区"),
            "新区" | "开发区" | "高新区" | "经开区" | "示范区" => self.kind == PlaceKind::Zone,
            "校" | "院" | "公司" | "集团" => self.kind == PlaceKind::Institution,
            _ => self.name.ends_with(level),
        }
    }
}

/// The words with which a text calls its own place, longest first.
pub const LEVELS: [&str; 19] = [
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "开发区",
    "高新区",
    "经开区",
    "示范区",
    "新区",
    "街道",
    "省",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "盟",
    "地区",
    "地",
];

/// A word of kind that is the name of a division only right behind that of its prefecture.
pub(super) fn is_kind(name: &str) -> bool {
    matches!(name, "新区" | "郊区" | "城区" | "矿区" | "市区")
}

/// The longest full name of divisions that `text` begins with.
pub(super) fn longest_name<'l>(
    text: &'l str,
    lexicon: &'l Lexicon,
) -> Option<(Cow<'l, [DivisionId]>, usize)> {
    const LONGEST: usize = 14;
    let gazetteer = &lexicon.gazetteer;
    let fits = |end: usize| (2..=LONGEST).contains(&text[..end].chars().count());
    let full = gazetteer.leading_names(text).filter(|&(end, _)| fits(end) && !is_kind(&text[..end])).last();
    // 恩施州, 循化县: short, but with their level
    let own = |id: &DivisionId| gazetteer.division(*id).name.contains("自治");
    let short = gazetteer
        .leading_shorts(text)
        .filter(|&(end, ids)| text[..end].ends_with(['州', '县', '旗']) && fits(end) && ids.iter().any(own))
        .last();
    match (full, short) {
        (Some((end, _)), Some((longer, ids))) if longer > end => {
            Some((ids.iter().copied().filter(own).collect(), longer))
        }
        // 沿河县: what a county was called before it became autonomous, and is called for short since
        (Some((end, ids)), Some((same, owns))) if same == end => {
            let over = ids.iter().all(|&id| gazetteer.division(id).to.is_some());
            let owns = owns.iter().copied().filter(|id| over && own(id));
            Some((ids.iter().copied().chain(owns).collect(), end))
        }
        (Some((end, ids)), _) => Some((ids.into(), end)),
        (None, Some((end, ids))) => Some((ids.iter().copied().filter(own).collect(), end)),
        (None, None) => None,
    }
}
