//! Which place a document speaks from.

mod called;
mod leading;
mod province;
mod year;

use super::bank::bank_of;
use super::body::Body;
use super::company::Companies;
use super::corps::corps_division;
use super::faint_place::{home_by_context, own_levels};
use super::full_name::FullNames;
use super::house::House;
use super::institution::institution_of;
use super::league::league_of;
use super::line::{Line, any_holds, is_cjk};
use super::phrase::{count, find};
use super::place::{Place, PlaceKind};
use super::place_score::Scores;
use super::township::township_of;
use super::zone::{own_zone, zone_of, zones_named};
use crate::lexicon::{Division, DivisionId, Level, Lexicon, Party};
use crate::mention::affix::Affix;
use crate::model::{BlockKind, Document};
use province::{province_of_number, province_told};
use year::first_year;

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
    /// The bank of which a page tells that says 该行 or 本行.
    pub bank: Option<String>,
    /// The zones that the page names in full.
    pub zones: Vec<String>,
    /// Whether the page speaks of a university above the house that speaks: 校党委 beside 院党总支.
    pub faculty: bool,
    /// The one kind of zone (高新区) that the page speaks for, where nothing says which.
    pub zone_call: Option<&'static str>,
    /// The words by which the page calls its own house (我局, 我院), whatever the house is.
    pub calls_house: Vec<&'static str>,
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

/// 高新区 on a page that says 高新区党工委, or what 高新区 held, and of no other zone.
fn zone_call(lines: &[Line]) -> Option<&'static str> {
    const ZONES: [&str; 5] = ["高新区", "经开区", "开发区", "示范区", "新区"];
    const ACTS: [&str; 5] = ["党工委", "管委会", "召开", "举行", "在管委会"];
    let speaks = |zone: &str| {
        let own = |at: usize, text: &str| {
            text[..at].chars().next_back().is_none_or(|c| !is_cjk(c))
                && ACTS.iter().any(|act| text[at + zone.len()..].starts_with(act))
        };
        lines
            .iter()
            .filter(|l| l.may_hold(zone))
            .any(|l| l.text.match_indices(zone).any(|(at, _)| own(at, l.text)))
    };
    let mut found = ZONES.into_iter().filter(|zone| speaks(zone));
    found.next().filter(|_| found.next().is_none())
}

/// 局 on a page that says 我局.
fn house_calls(lines: &[Line]) -> Vec<&'static str> {
    let calls = [("局", "我局"), ("院", "我院"), ("厅", "我厅")];
    calls.into_iter().filter(|(_, ours)| any_holds(lines, ours)).map(|(call, _)| call).collect()
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
                .or_else(|| province_of_number(document, lines, lexicon).filter(|_| home.is_empty()))
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
                    || GENERIC.iter().any(|g| t.begins_with(g))
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
            bank: bank_of(lines),
            zones,
            faculty: speaks_of_university(lines),
            own_faculty: None,
            calls_house: house_calls(lines),
            zone_call: zone_call(lines),
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
