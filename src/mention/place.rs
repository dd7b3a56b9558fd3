//! Which place a document speaks from, and which place a name or a bare 市 means there.

use super::body::Body;
use super::company::Companies;
use super::corps::corps_division;
use super::faint_place::{home_by_context, own_levels};
use super::full_name::FullNames;
use super::house::House;
use super::institution::institution_of;
use super::league::league_of;
use super::line::{Line, any_holds, is_cjk, reads_as_verb};
use super::phrase::{count, find};
use super::place_score::{Scores, province_told};
use super::township::township_of;
use super::zone::{own_zone, zone_of, zones_named};
use crate::lexicon::{Division, DivisionId, Level, Lexicon, Party};
use crate::model::{BlockKind, Document};
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

/// The places from which a document speaks, most telling first.
#[derive(Debug, Clone, Default)]
pub struct PlaceContext {
    pub year: Option<i16>,
    home: Vec<Place>,
    /// The divisions elsewhere that the text names in full: where guests come from.
    guests: Vec<Place>,
    /// Whether 市院 is a procuratorate here, and not a court.
    pub prosecutes: bool,
    /// The State Council or the Central Committee speaks.
    pub central: bool,
    /// Its own place was taken out of the text.
    anonymous: bool,
    /// Whether the institution's name begins the headline.
    institution_speaks: bool,
    /// Which of the places is a township or zone that the headline begins with.
    local_speaks: Option<usize>,
    /// The bureau, ministry or court whose page this is.
    pub house: Option<House>,
    /// The congress or Conference of the page's own place, where the head of the page names it.
    pub assembly: Option<Body>,
    /// The democratic party whose page this is.
    pub league: Option<&'static str>,
    /// The committee of the Youth League whose name the page says in full, where it is one only.
    pub youth: Option<String>,
    /// The companies that the page names in full.
    pub companies: Companies,
    /// The houses that the page names with what is elsewhere cut off at their beginning.
    pub full_names: FullNames,
    /// The zones that the page names in full.
    pub zones: Vec<String>,
    /// Whether the page speaks of a university above the house that speaks: 校党委 beside 院党总支.
    pub faculty: bool,
    /// The faculty whose doings a page of its university tells.
    pub own_faculty: Option<Place>,
}

/// 共青团某某总队委员会: what 团委 means on a page that names one such committee.
fn youth_committee(lines: &[Line]) -> Option<String> {
    const LEAGUE: &str = "共青团";
    const COMMITTEE: &str = "委员会";
    const LONGEST: usize = 20;
    let mut found: Option<&str> = None;
    for line in lines.iter().filter(|l| l.may_hold(LEAGUE)) {
        for (at, _) in line.text.match_indices(LEAGUE) {
            let rest = &line.text[at..];
            let Some(end) = find(rest, COMMITTEE).map(|end| end + COMMITTEE.len()) else { continue };
            let name = &rest[..end];
            let own = name.chars().all(is_cjk) && (6..=LONGEST).contains(&name.chars().count());
            if own && found.is_some_and(|f| f != name) {
                return None;
            }
            found = found.or(own.then_some(name));
        }
    }
    found.map(str::to_owned)
}

/// 校党委 and 副校长 on a page that has a 院长 of its own.
fn speaks_of_university(lines: &[Line]) -> bool {
    let above = ["校党委", "副校长", "校领导"].iter().any(|w| any_holds(lines, w));
    above && ["院长", "院党", "学院党", "院领导"].iter().any(|w| any_holds(lines, w))
}

impl PlaceContext {
    pub fn of(document: &Document, lines: &[Line], lexicon: &Lexicon) -> Self {
        let year =
            document.metadata.date.and_then(|d| d.year()).or_else(|| first_year(&document.normal, lines));
        let scores = Scores::collect(document, lines, lexicon);
        let mut home = Vec::new();
        let named = zones_named(lines, lexicon);
        let zones = named.in_full();
        if let Some(zone) = zone_of(named, lines) {
            home.push(zone);
        }
        if let Some(division) = corps_division(&document.normal, lexicon) {
            home.push(division);
        }
        // of a time before the gazetteer's, or after the division's end
        let best = scores.best(lexicon, year, |_| true).or_else(|| scores.best(lexicon, None, |_| true));
        let mut divisions = best.map(|id| around(id, &scores, document, lexicon, year)).unwrap_or_default();
        if let Some(id) = home_of_level(&divisions, &scores, document, lines, lexicon, year) {
            divisions = around(id, &scores, document, lexicon, year);
        }
        if let Some(own) = divisions.first()
            && !home.iter().any(|p: &Place| p.kind == PlaceKind::Zone)
        {
            home.extend(own_zone(&document.normal, own));
        }
        home.extend(divisions);
        let guests = scores.guests(lexicon, year);
        if !home.iter().any(|p| p.kind == PlaceKind::Province)
            && let Some(id) = province_told(document, lines, lexicon)
        {
            home.push(Place::division(id, lexicon));
        }
        if let Some(institution) = institution_of(document, lines) {
            home.push(institution);
        }
        let issued = issued_centrally(document, lines);
        if issued {
            home.clear();
        }
        // news of the centre that name no place as theirs
        const CENTRE: [&str; 5] = ["国务院决定", "国务院任命", "国务院免去", "中组部", "中央组织部"];
        let central = issued || home.is_empty() && CENTRE.iter().any(|w| any_holds(lines, w));
        let anonymous = is_anonymised(&document.normal);
        if anonymous {
            home.retain(|p| p.kind == PlaceKind::Province);
        }
        let count = |word: &str| count(&document.normal, word);
        let prosecutes = count("检察院") + count("检察机关") > count("法院");
        const GENERIC: [&str; 7] = ["集团公司", "公司", "集团", "学校", "我校", "我院", "校党委"];
        let institution_speaks = home.iter().filter(|p| p.kind == PlaceKind::Institution).any(|p| {
            let title = document.metadata.title.as_deref().into_iter();
            let heads = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(2).map(|l| l.text);
            title.chain(heads).any(|t| {
                t.trim_start_matches("中共").starts_with(p.name.as_str())
                    || GENERIC.iter().any(|g| t.starts_with(g))
            })
        });
        let mut context = Self {
            year,
            home,
            guests,
            central,
            anonymous,
            prosecutes,
            institution_speaks,
            local_speaks: None,
            house: None,
            assembly: None,
            youth: youth_committee(lines),
            companies: Companies::of(lines),
            full_names: FullNames::of(lines, lexicon),
            league: league_of(document, lines),
            zones,
            faculty: speaks_of_university(lines),
            own_faculty: None,
        };
        if let Some(township) = township_of(document, lines, &context) {
            context.home.push(township);
        }
        let heads: Vec<&str> =
            lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(2).map(|l| l.text).collect();
        context.local_speaks = context.home.iter().position(|p| {
            let own = match p.kind {
                PlaceKind::Township => {
                    let county = context.home.iter().find(|c| p.name.starts_with(c.name.as_str()));
                    county.map_or(p.name.as_str(), |c| &p.name[c.name.len()..])
                }
                PlaceKind::Zone => p.name.as_str(),
                _ => return false,
            };
            heads.iter().any(|h| h.find(own).is_some_and(|at| at <= 30))
        });
        context
    }

    /// Makes the house the page's own; a university or company that speaks stands for its own place, and the county
    /// whose court or bureau speaks is what 县委 means.
    pub fn settle_in(&mut self, house: Option<House>, lexicon: &Lexicon) {
        let seat = house.as_ref().and_then(|h| self.leading(&h.place.name, lexicon));
        if let Some((seat, _)) = seat.filter(|(seat, _)| seat.kind == PlaceKind::County)
            && self.county().is_none()
        {
            self.home.push(seat);
        }
        if let Some(house) = &house
            && house.kind.party == Party::Committee
            && (house.speaks || self.institution().is_none())
        {
            self.home.retain(|p| p.kind != PlaceKind::Institution);
            self.home.push(house.place.clone());
            self.institution_speaks |= house.speaks;
        }
        self.house = house;
    }

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
        let kind = KINDS.into_iter().find(|kind| text.starts_with(kind))?;
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

    /// Of several divisions of one name the one that lies nearest to the document's places.
    pub fn choose(&self, ids: &[DivisionId], lexicon: &Lexicon) -> Option<DivisionId> {
        if let [one] = ids {
            return Some(*one);
        }
        let gazetteer = &lexicon.gazetteer;
        let near = |id: DivisionId| {
            let d = gazetteer.division(id);
            self.home
                .iter()
                .filter_map(|p| p.division)
                .map(|h| {
                    if h == id {
                        return 3;
                    }
                    let h = gazetteer.division(h);
                    // a municipality stands above its districts as a prefecture does
                    let above = if d.prefecture.is_empty() { &d.province } else { &d.prefecture };
                    let same = h.name == d.name && h.prefecture == d.prefecture && h.province == d.province;
                    if same || h.name == *above || (!d.prefecture.is_empty() && h.prefecture == d.prefecture)
                    {
                        2
                    } else {
                        i32::from(h.province == d.province || h.name == d.province)
                    }
                })
                .max()
                .unwrap_or(0)
        };
        let best = ids.iter().map(|&id| near(id)).max()?;
        let nearest: Vec<DivisionId> = ids.iter().copied().filter(|&id| near(id) == best).collect();
        gazetteer.pick(&nearest, self.year, |_| true)
    }

    /// The longest chain of places at the beginning of `text` (江苏省南通市崇川区 …): the lowest, and its length
    /// in bytes.
    pub fn leading(&self, text: &str, lexicon: &Lexicon) -> Option<(Place, usize)> {
        let gazetteer = &lexicon.gazetteer;
        let mut at = 0;
        let mut found: Option<DivisionId> = None;
        let mut next = longest_name(text, lexicon);
        // 北京平谷区, 西藏昌都左贡县: those above by their short names
        if next.is_none()
            && let Some((id, len)) = self.behind_shorts(text, lexicon)
        {
            found = Some(id);
            at = len;
            next = longest_name(&text[at..], lexicon);
        }
        while let Some((ids, len)) = next {
            let inside: Cow<[DivisionId]> = match found {
                None => ids,
                Some(above) => {
                    let above = gazetteer.division(above);
                    ids.iter()
                        .copied()
                        .filter(|&id| {
                            let d = gazetteer.division(id);
                            d.prefecture == above.name || d.province == above.name
                        })
                        .collect()
                }
            };
            // 东川区公所: the office of a district within a county, which only sounds like a division elsewhere
            if found.is_none() && text[at + len..].starts_with("公所") {
                break;
            }
            let Some(id) = self.choose(&inside, lexicon) else { break };
            found = Some(id);
            at += len;
            next = longest_name(&text[at..], lexicon);
        }
        let id = found?;
        // 任县政府办公室主任, where no such county is at home
        let name: Vec<char> = text[..at].chars().collect();
        if reads_as_verb(&name) {
            let division = gazetteer.division(id);
            let near = |p: &Place| p.name.contains(division.name.as_str()) || p.name == division.prefecture;
            if !self.home.iter().any(near) {
                return None;
            }
        }
        Some((Place::division(id, lexicon), at))
    }

    /// The division with a full name behind one or two short names of those that it lies in.
    fn behind_shorts(&self, text: &str, lexicon: &Lexicon) -> Option<(DivisionId, usize)> {
        let gazetteer = &lexicon.gazetteer;
        let mut at = 0;
        for _ in 0..2 {
            let (end, above) = gazetteer.leading_shorts(&text[at..]).last()?;
            at += end;
            let Some((ids, len)) = longest_name(&text[at..], lexicon) else { continue };
            let above: Vec<&str> = above.iter().map(|&a| gazetteer.division(a).name.as_str()).collect();
            let lies = |id: &DivisionId| {
                let d = gazetteer.division(*id);
                above.contains(&d.prefecture.as_str()) || above.contains(&d.province.as_str())
            };
            let inside: Vec<DivisionId> = ids.iter().copied().filter(lies).collect();
            return Some((self.choose(&inside, lexicon)?, at + len));
        }
        None
    }
}

/// The division, or a city below that speaks rather, those above it, and those below that the text names: what a
/// bare 县 means in a text that speaks from its prefecture.
fn around(
    id: DivisionId,
    scores: &Scores,
    document: &Document,
    lexicon: &Lexicon,
    year: Option<i16>,
) -> Vec<Place> {
    let gazetteer = &lexicon.gazetteer;
    let id = scores.city_below(id, document, lexicon, year).unwrap_or(id);
    let mut ids: Vec<DivisionId> =
        std::iter::successors(Some(id), |&id| gazetteer.parent(id, year)).collect();
    let chain = ids.clone();
    for level in [Level::Prefecture, Level::County] {
        for suffix in ['市', '县', '区', '州', '旗'] {
            let found = scores.best(lexicon, year, |d| {
                let inside = |&c: &DivisionId| {
                    let above = gazetteer.division(c);
                    above.name == d.prefecture || above.name == d.province
                };
                d.level == level && d.name.ends_with(suffix) && chain.iter().any(inside)
            });
            ids.extend(found.filter(|id| !chain.contains(id)));
        }
    }
    ids.into_iter().map(|id| Place::division(id, lexicon)).collect()
}

/// The place of a page that calls itself by a level which none of its places has: 某县委 on a page about speakers
/// from a city elsewhere; or one that only its surroundings tell. It lies in the page's province, where another level is known.
fn home_of_level(
    places: &[Place],
    scores: &Scores,
    document: &Document,
    lines: &[Line],
    lexicon: &Lexicon,
    year: Option<i16>,
) -> Option<DivisionId> {
    let mut levels = own_levels(&document.normal);
    let called = levels.len();
    levels.retain(|&level| !places.iter().any(|p| p.name.ends_with(level)));
    let province = match places.first() {
        Some(first) if levels.len() < called => Some(&first.name),
        _ => None,
    };
    let local = places.first().is_some_and(|p| province.is_some() && p.kind != PlaceKind::Province);
    if levels.is_empty() || local {
        return None;
    }
    let fits = |d: &Division| {
        d.name.ends_with(levels.as_slice()) && province.is_none_or(|province| d.province == *province)
    };
    home_by_context(lines, fits, lexicon, year)
        .or_else(|| scores.best(lexicon, year, |d| fits(d) && scores.says(&d.name)))
}

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

/// A paper of the central government or the Party's centre that sets up a group or appoints: no place is its own.
fn issued_centrally(document: &Document, lines: &[Line]) -> bool {
    let first = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(2).map(|l| l.text);
    let mut heads = document.metadata.title.as_deref().into_iter().chain(first);
    heads.any(|head| {
        let central = head.starts_with("国务院") || head.starts_with("中共中央");
        // 国务院任免国家工作人员
        if head.starts_with("国务院任免") {
            return true;
        }
        central
            && (head.contains("关于") || head.starts_with("国务院成立") || head.starts_with("国务院调整"))
            && ["成立", "调整"].iter().any(|verb| head.contains(verb))
            && ["小组", "委员会", "联席会议", "组委会"].iter().any(|group| head.contains(group))
    })
}

/// The first year written out in the text.
fn first_year(text: &str, lines: &[Line]) -> Option<i16> {
    let bytes = text.as_bytes();
    let digits = bytes.iter().enumerate().filter(|(_, b)| b.is_ascii_digit());
    let mut years = digits.filter_map(|(i, _)| {
        let digits = bytes.get(i..i + 4).is_some_and(|w| w.iter().all(u8::is_ascii_digit))
            && text.get(i + 4..).is_some_and(|rest| rest.starts_with(['年', '-', '.', '—']));
        let year: i16 = if digits { text.get(i..i + 4)?.parse().ok()? } else { return None };
        (1978..=2100).contains(&year).then_some(year)
    });
    // a text about persons begins with when they were born
    let persons =
        ["月生", "出生", "年生", "参加工作", "入党", "毕业", "入伍"].iter().any(|w| any_holds(lines, w));
    // a history is written at its end, by today's names
    const HISTORIES: [&str; 12] =
        ["沿革", "简介", "简史", "校史", "院史", "大事记", "概况", "历程", "溯源", "变迁", "由来", "志"];
    let heads = || text.lines().map(str::trim).filter(|l| !l.is_empty()).take(3);
    let heading = heads().next().unwrap_or("");
    let annals = ["县志·", "市志·", "区志·", "州志·"].iter().any(|w| heading.contains(w));
    let told = |l: &str| HISTORIES.iter().any(|w| l.ends_with(w)) && l.chars().count() < 40;
    if annals || heads().any(told) {
        return None;
    }
    if persons { years.max() } else { years.next() }
}

/// A text whose own place was replaced by X throughout: a place that slipped through is not its own.
fn is_anonymised(text: &str) -> bool {
    let marks = |mark: &'static str| {
        let found = memchr::memmem::find_iter(text.as_bytes(), mark);
        found.filter(|at| text[at + mark.len()..].chars().next().is_some_and(is_cjk))
    };
    marks("X").chain(marks("×")).take(ANONYMOUS).count() == ANONYMOUS
}

/// So many marks in the place of names make a text anonymous.
const ANONYMOUS: usize = 8;
