//! Which place a document speaks from, and which place a name or a bare 市 means there.

use super::house::House;
use super::institution::institution_of;
use super::league::league_of;
use super::line::{Line, is_cjk};
use super::pairs::Pairs;
use super::phrase::{count, holds};
use super::zone::{zone_of, zones_named};
use crate::lexicon::{DivisionId, Level, Lexicon, Party};
use crate::model::{BlockKind, Document};
use std::borrow::Cow;
use std::collections::BTreeMap;

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
    /// The democratic party whose page this is.
    pub league: Option<&'static str>,
    /// The zones that the page names in full.
    pub zones: Vec<String>,
    /// Whether the page speaks of a university above the house that speaks: 校党委 beside 院党总支.
    pub faculty: bool,
}

/// 校党委 and 副校长 on a page that has a 院长 of its own.
fn speaks_of_university(text: &str) -> bool {
    let above = ["校党委", "副校长", "校领导"].iter().any(|w| holds(text, w));
    above && ["院长", "院党", "学院党", "院领导"].iter().any(|w| holds(text, w))
}

impl PlaceContext {
    pub fn of(document: &Document, lines: &[Line], lexicon: &Lexicon) -> Self {
        let year = document.metadata.date.and_then(|d| d.year()).or_else(|| first_year(&document.normal));
        let scores = Scores::collect(document, lines, lexicon);
        let mut home = Vec::new();
        let named = zones_named(document, lines, lexicon);
        let zones = named.in_full();
        if let Some(zone) = zone_of(named, lines) {
            home.push(zone);
        }
        if let Some(division) = corps_division(&document.normal, lexicon) {
            home.push(division);
        }
        if let Some(id) = scores.best(lexicon, year, |_| true) {
            let id = scores.city_below(id, document, lexicon, year).unwrap_or(id);
            let mut chain = vec![id];
            let mut at = id;
            while let Some(parent) = lexicon.gazetteer.parent(at, year) {
                chain.push(parent);
                at = parent;
            }
            home.extend(chain.iter().map(|&id| Place::division(id, lexicon)));
            // places below: what a bare 县 means in a text that speaks from its prefecture
            for level in [Level::Prefecture, Level::County] {
                for suffix in ['市', '县', '区', '州', '旗'] {
                    let found = scores.best(lexicon, year, |d| {
                        d.level == level
                            && d.name.ends_with(suffix)
                            && chain.iter().any(|&c| {
                                let above = lexicon.gazetteer.division(c);
                                above.name == d.prefecture || above.name == d.province
                            })
                    });
                    if let Some(id) = found
                        && !chain.contains(&id)
                    {
                        home.push(Place::division(id, lexicon));
                    }
                }
            }
        }
        if let Some(institution) = institution_of(document, lines) {
            home.push(institution);
        }
        let central = issued_centrally(document, lines);
        if central {
            home.clear();
        }
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
            central,
            anonymous,
            prosecutes,
            institution_speaks,
            local_speaks: None,
            house: None,
            league: league_of(document, lines),
            zones,
            faculty: speaks_of_university(&document.normal),
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

    /// Makes the house the page's own; a university or company that speaks stands for its own place.
    pub fn settle_in(&mut self, house: Option<House>) {
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
        recent.iter().rev().chain(self.home.iter()).find(|p| p.is_called(level)).cloned()
    }

    /// The division of the Xinjiang Corps that speaks.
    pub fn corps(&self) -> Option<&Place> {
        self.home.iter().find(|p| p.is_division())
    }

    /// The zone that speaks.
    pub fn zone(&self) -> Option<&Place> {
        self.home.iter().find(|p| p.kind == PlaceKind::Zone)
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

    /// The same without the zones, which have no committee or government of a district.
    pub fn district_called(&self, level: &str, recent: &[Place]) -> Option<Place> {
        let places = recent.iter().rev().chain(self.home.iter());
        places.filter(|p| p.kind != PlaceKind::Zone).find(|p| p.is_called(level)).cloned()
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
        // 北京平谷区, 西藏昌都左贡县: those above by their short names
        if let Some((id, len)) = self.behind_shorts(text, lexicon) {
            found = Some(id);
            at = len;
        }
        while let Some((ids, len)) = longest_name(&text[at..], lexicon) {
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
        }
        found.map(|id| (Place::division(id, lexicon), at))
    }

    /// The division with a full name behind one or two short names of those that it lies in.
    fn behind_shorts(&self, text: &str, lexicon: &Lexicon) -> Option<(DivisionId, usize)> {
        if longest_name(text, lexicon).is_some() {
            return None;
        }
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

/// Whether the word stands where no name of a place does before it.
fn holds_bare(text: &str, word: &str) -> bool {
    let free = |at: usize| text[..at].chars().next_back().is_none_or(|c| !is_cjk(c));
    holds(text, word) && text.match_indices(word).any(|(at, _)| free(at))
}

/// A word of kind that is the name of a division only right behind that of its prefecture.
fn is_kind(name: &str) -> bool {
    matches!(name, "新区" | "郊区" | "城区" | "矿区" | "市区")
}

/// Whether a name of two characters begins at `start`, and not a verb before a bare 县: 任县财政局局长,
/// 召开县委常委会, 市和县.
fn stands_alone(line: &Line, start: usize) -> bool {
    let c = line.before(start);
    // 《…请示》和县妇联: 和 joins
    if line.at(start) == '和' && matches!(c, '》' | '”' | '）') {
        return false;
    }
    start == 0
        || !is_cjk(c)
        || matches!(c, '省' | '市' | '州' | '共' | '盟') && line.at(start) != '和'
        || (start.saturating_sub(4)..start).any(|k| {
            line.words_at(k).iter().any(|w| w.end == start && (w.entry.place || w.entry.short_place))
        })
}

/// Whether a person's name may hold what begins at `start`: a title stands before, or before one surname.
fn in_a_name(line: &Line, start: usize, lexicon: &Lexicon) -> bool {
    let titled = |at: usize| line.words_ending_at(at).any(|w| w.entry.title.is_some());
    titled(start) || start > 0 && lexicon.surname(line.before(start)).is_some() && titled(start - 1)
}

/// The longest full name of divisions that `text` begins with.
fn longest_name<'l>(text: &'l str, lexicon: &'l Lexicon) -> Option<(Cow<'l, [DivisionId]>, usize)> {
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
        (Some((end, ids)), _) => Some((ids.into(), end)),
        (None, Some((end, ids))) => Some((ids.iter().copied().filter(own).collect(), end)),
        (None, None) => None,
    }
}

/// How strongly each name of a division stands in a document, in tenths.
struct Scores {
    names: BTreeMap<String, u32>,
    shorts: BTreeMap<String, u32>,
    /// What the names give each division that they may mean.
    totals: BTreeMap<DivisionId, u32>,
}

impl Scores {
    fn collect(document: &Document, lines: &[Line], lexicon: &Lexicon) -> Self {
        let mut scores = Self { names: BTreeMap::new(), shorts: BTreeMap::new(), totals: BTreeMap::new() };
        let mut content = 0;
        for line in lines {
            let weight = match line.kind {
                BlockKind::Boilerplate => 3,
                BlockKind::Heading => 30,
                BlockKind::Byline => 25,
                _ => {
                    content += 1;
                    if content <= 2 { 20 } else { 10 }
                }
            };
            scores.add(line, weight, lexicon);
        }
        for text in [&document.metadata.title, &document.metadata.publisher].into_iter().flatten() {
            // 甲市某县: the full name says the short one as well
            let hits = lexicon.words.find(text);
            let full = hits.iter().any(|h| h.start == 0 && lexicon.words.entry(h).place);
            for hit in hits {
                let entry = lexicon.words.entry(&hit);
                let name = &text[hit.start as usize..hit.end as usize];
                if entry.place {
                    *scores.names.entry(name.to_owned()).or_default() += 30;
                } else if entry.short_place && hit.start == 0 && !full {
                    *scores.shorts.entry(name.to_owned()).or_default() += 25;
                }
            }
        }
        scores.sum_up(lexicon);
        scores.our_own(document, lexicon);
        scores
    }

    /// 我市 in a report of some city's own paper: that city.
    fn our_own(&mut self, document: &Document, lexicon: &Lexicon) {
        const SURE: u32 = 200;
        let Some(publisher) = document.metadata.publisher.as_deref() else { return };
        let gazetteer = &lexicon.gazetteer;
        let full = gazetteer.leading_names(publisher).map(|(end, _)| end).last();
        let ids: Vec<DivisionId> = match full {
            Some(end) => gazetteer.named(&publisher[..end]).to_vec(),
            None => match gazetteer.leading_shorts(publisher).last() {
                Some((end, _)) => gazetteer.short(&publisher[..end]).to_vec(),
                None => return self.masthead(publisher, document, lexicon),
            },
        };
        for id in ids {
            let level = gazetteer.division(id).name.chars().next_back();
            let ours = level.filter(|l| "市县区州旗".contains(*l)).map(|l| format!("我{l}"));
            if ours.is_some_and(|ours| holds(&document.normal, &ours)) {
                *self.totals.entry(id).or_default() += SURE;
            }
        }
    }

    /// 果洛报, 泰兴日报: a paper that bears the name of a place without its level, which the text says: 州政协, 市委.
    fn masthead(&mut self, publisher: &str, document: &Document, lexicon: &Lexicon) {
        const WEIGHT: u32 = 25;
        const PAPERS: [&str; 9] =
            ["日报", "晚报", "报", "新闻网", "广播电视台", "电视台", "融媒体中心", "融媒", "网"];
        let Some(stem) = PAPERS.iter().find_map(|p| publisher.strip_suffix(p)) else { return };
        if !(2..=4).contains(&stem.chars().count()) {
            return;
        }
        let gazetteer = &lexicon.gazetteer;
        for level in ["州", "市", "县", "旗"] {
            let name = format!("{stem}{level}");
            let ids = [gazetteer.named(&name), gazetteer.short(&name)].concat();
            let own = |organ: &str| holds_bare(&document.normal, &format!("{level}{organ}"));
            if !ids.is_empty() && ["委", "政府", "政协", "人大"].iter().any(|o| own(o)) {
                for id in ids {
                    *self.totals.entry(id).or_default() += WEIGHT;
                }
                return;
            }
        }
    }

    fn sum_up(&mut self, lexicon: &Lexicon) {
        let gazetteer = &lexicon.gazetteer;
        for (name, score) in &self.names {
            for &id in gazetteer.named(name) {
                *self.totals.entry(id).or_default() += score;
            }
        }
        for (short, score) in &self.shorts {
            for &id in gazetteer.short(short) {
                let d = gazetteer.division(id);
                let score = if d.level == Level::County { score / 3 } else { *score };
                *self.totals.entry(id).or_default() += score;
            }
        }
    }

    fn add(&mut self, line: &Line, weight: u32, lexicon: &Lexicon) {
        let mut until = 0;
        for word in line.words_in(0..line.len()) {
            if word.start < until || !(word.entry.place || word.entry.short_place) {
                continue;
            }
            let name = line.slice(word.start..word.end);
            // 兰州新区: words of kind, which once were names of divisions elsewhere
            let generic = is_kind(name);
            if generic && !line.words_ending_at(word.start).any(|w| w.entry.place) {
                continue;
            }
            if word.entry.place {
                if line.starts_with(word.end, "村") || line.starts_with(word.end, "路") {
                    continue;
                }
                // 、代县长, 、任县长: the level belongs to the title
                let titled = line.starts_with(word.end, "长");
                if word.entry.chars == 2 && !generic && (titled || !stands_alone(line, word.start)) {
                    continue;
                }
                // what is said with its organ (某市委) weighs more
                let organ =
                    ["委", "政府", "人民政府", "人大", "政协"].iter().any(|o| line.starts_with(word.end, o));
                // 代表团赴某市考察: where they went; 来某市考察: to the page's own
                let weight = match line.before(word.start) {
                    '赴' | '到' => weight / 3,
                    '来' if line.kind == BlockKind::Heading => weight * 2,
                    _ => weight,
                };
                *self.names.entry(name.to_owned()).or_default() += weight + if organ { 5 } else { 0 };
                until = word.end;
            } else if line.starts_with(word.end, "分会场") {
                *self.shorts.entry(name.to_owned()).or_default() += 40;
            } else if in_a_name(line, word.start, lexicon) {
                // 主任许昌发, 部长白玉林: persons
            } else if matches!(line.before(word.start), '在' | '赴' | '到') {
                // 在南宁召开: where something was, not who speaks
            } else if ["镇", "乡", "街道", "村", "路", "社区"].iter().any(|w| line.starts_with(word.end, w))
            {
                // 文昌镇: a township that is called like a division elsewhere
            } else if line.before(word.start) == '来' && line.kind == BlockKind::Heading {
                *self.shorts.entry(name.to_owned()).or_default() += weight * 2;
            } else if word.start == 0 || !is_cjk(line.before(word.start)) || weight >= 20 {
                *self.shorts.entry(name.to_owned()).or_default() += weight / 3;
            }
        }
    }

    /// A county-level city below the prefecture, named about as often: the text speaks from the city, whose
    /// pages name the prefecture in full, while the prefecture's pages call themselves 市 alone.
    fn city_below(
        &self,
        id: DivisionId,
        document: &Document,
        lexicon: &Lexicon,
        year: Option<i16>,
    ) -> Option<DivisionId> {
        let above = lexicon.gazetteer.division(id);
        if above.level != Level::Prefecture {
            return None;
        }
        let own = |name: &str| self.names.get(name).copied().unwrap_or(0);
        let city = self.best(lexicon, year, |d| {
            d.level == Level::County && d.name.ends_with('市') && d.prefecture == above.name
        })?;
        let city_name = &lexicon.gazetteer.division(city).name;
        let organs = |name: &str| {
            ["委", "政府", "人民政府"].iter().any(|o| holds(&document.normal, &format!("{name}{o}")))
        };
        // 省委和某市委关于机构改革的要求: named in a row with those above
        let superior = ["省委和", "省委、", "省和", "区党委和", "区党委、"]
            .iter()
            .any(|before| holds(&document.normal, &format!("{before}{}", above.name)));
        if superior && holds(&document.normal, "我市") {
            return Some(city);
        }
        let short = above.name.trim_end_matches('市');
        let signed = document.metadata.publisher.as_ref().is_some_and(|p| p.contains(short));
        (organs(city_name) && organs(&above.name) && !signed && own(city_name) * 2 >= own(&above.name))
            .then_some(city)
    }

    /// The division that scores best; of equals the lower one, then the one with the smaller code.
    fn best(
        &self,
        lexicon: &Lexicon,
        year: Option<i16>,
        fits: impl Fn(&crate::lexicon::Division) -> bool,
    ) -> Option<DivisionId> {
        let gazetteer = &lexicon.gazetteer;
        let support = |id: DivisionId| -> u32 {
            let d = gazetteer.division(id);
            let of = |name: &str| {
                self.names.get(name).copied().unwrap_or(0)
                    + self.shorts.get(name.trim_end_matches(['市', '省'])).copied().unwrap_or(0)
            };
            (of(&d.prefecture) + of(&d.province)) / 4
        };
        self.totals
            .iter()
            .filter(|&(&id, _)| {
                let d = gazetteer.division(id);
                fits(d) && d.existed(year)
            })
            .map(|(&id, &own)| (own + support(id), own, gazetteer.division(id).level, id))
            .max_by_key(|&(total, _, level, id)| {
                let today = year.is_some() || gazetteer.division(id).to.is_none();
                (total, today, level, std::cmp::Reverse(id))
            })
            .filter(|&(_, own, ..)| own >= 3)
            .map(|(.., id)| id)
    }
}

/// A paper of the central government or the Party's centre that sets up a group: no place is its own.
fn issued_centrally(document: &Document, lines: &[Line]) -> bool {
    let first = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(2).map(|l| l.text);
    let mut heads = document.metadata.title.as_deref().into_iter().chain(first);
    heads.any(|head| {
        let central = head.starts_with("国务院") || head.starts_with("中共中央");
        central
            && (head.contains("关于") || head.starts_with("国务院成立") || head.starts_with("国务院调整"))
            && ["成立", "调整"].iter().any(|verb| head.contains(verb))
            && ["小组", "委员会", "联席会议", "组委会"].iter().any(|group| head.contains(group))
    })
}

/// The first year written out in the text.
fn first_year(text: &str) -> Option<i16> {
    let bytes = text.as_bytes();
    let mut years = bytes.windows(4).enumerate().filter_map(|(i, w)| {
        let digits = w.iter().all(u8::is_ascii_digit)
            && text.get(i + 4..).is_some_and(|rest| rest.starts_with(['年', '-', '.', '—']));
        let year: i16 = if digits { text.get(i..i + 4)?.parse().ok()? } else { return None };
        (1978..=2100).contains(&year).then_some(year)
    });
    // a text about persons begins with when they were born
    let persons = ["月生", "出生", "年生", "参加工作", "入党", "毕业", "入伍"].iter().any(|w| holds(text, w));
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
    let marks = text
        .match_indices(['X', '×'])
        .filter(|(at, mark)| text[at + mark.len()..].chars().next().is_some_and(is_cjk));
    marks.take(ANONYMOUS).count() == ANONYMOUS
}

/// So many marks in the place of names make a text anonymous.
const ANONYMOUS: usize = 8;

/// 第十师北屯市: a division of the Xinjiang Corps, which is one with its city; else one named without its city.
fn corps_division(text: &str, lexicon: &Lexicon) -> Option<Place> {
    let named = text.match_indices('师').filter_map(|(at, _)| {
        let digits = text[..at].trim_end_matches(|c| "一二三四五六七八九十".contains(c));
        let start = digits.strip_suffix('第').filter(|_| digits.len() < at)?.len();
        Some((start, at + '师'.len_utf8()))
    });
    let mut alone = None;
    for (start, end) in named {
        if let Some((city, len)) = longest_name(&text[end..], lexicon)
            && !city.is_empty()
        {
            return Some(division(&text[start..end + len]));
        }
        let led = ["党委", "政委", "师长"].iter().any(|w| text[end..].starts_with(w));
        if led && alone.is_none() && text.contains("兵团") {
            alone = Some(division(&text[start..end]));
        }
    }
    alone
}

fn division(name: &str) -> Place {
    Place { name: name.to_owned(), kind: PlaceKind::Prefecture, division: None }
}

/// The division of the Corps that `text` begins with, and what is left.
pub(super) fn leading_division<'t>(text: &'t str, lexicon: &Lexicon) -> Option<(Place, &'t str)> {
    if !text.starts_with('第') {
        return None;
    }
    let place = corps_division(text, lexicon)?;
    let rest = text.strip_prefix(place.name.as_str())?;
    Some((place, rest))
}

/// The township that speaks in a document that says 镇党委, 乡长 and the like: the one it names most.
fn township_of(document: &Document, lines: &[Line], context: &PlaceContext) -> Option<Place> {
    let text = &document.normal;
    let above = context.home.iter().find(|p| p.kind == PlaceKind::County).or_else(|| context.home());
    const LEVELS: [(&str, [&str; 5]); 3] = [
        ("镇", ["镇党委", "镇政府", "镇人大", "镇长", "镇纪委"]),
        ("乡", ["乡党委", "乡政府", "乡人大", "乡长", "乡纪委"]),
        ("街道", ["街道党工委", "街道办事处", "街道纪工委", "街道人大工委", "街道机关"]),
    ];
    let pairs = Pairs::of(text);
    for (level, organs) in LEVELS {
        let calls = organs.iter().filter(|o| pairs.may_hold(o)).any(|o| {
            text.match_indices(o).any(|(at, _)| {
                text[..at]
                    .chars()
                    .next_back()
                    .is_none_or(|c| !is_cjk(c) || "、，。和由任举了新出选原为兼在".contains(c))
            })
        });
        if !calls {
            continue;
        }
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate) {
            for at in (0..line.len()).filter(|&k| line.starts_with(k, level) && line.at(k + 1) != '镇') {
                let end = at + level.chars().count() - 1;
                let Some(start) = (at.saturating_sub(4)..at.saturating_sub(1)).find(|&k| {
                    let c = line.before(k);
                    // 以甲镇为例: the preposition is no part of the name
                    const BEFORE: &str = "以如对由从把将";
                    let free = !is_cjk(c) || "县区市旗在向和到，".contains(c) || BEFORE.contains(c);
                    free && !BEFORE.contains(line.at(k)) && (k..end).all(|m| is_cjk(line.at(m)))
                }) else {
                    continue;
                };
                let name = line.slice(start..end + 1);
                if ![
                    "的",
                    "个街道",
                    "个镇",
                    "个乡",
                    "乡镇",
                    "城镇",
                    "发达",
                    "成立",
                    "新一届",
                    "新镇",
                    "各镇",
                    "各乡",
                    "全镇",
                    "全乡",
                    "村镇",
                    "县乡",
                    "各街道",
                    "在镇",
                    "由镇",
                    "了镇",
                    "全体",
                    "我镇",
                    "我乡",
                    "本镇",
                    "本乡",
                    "该镇",
                    "该乡",
                    "在乡",
                    "由乡",
                ]
                .iter()
                .any(|w| name.contains(w))
                {
                    *counts.entry(name.to_owned()).or_default() +=
                        if line.kind == BlockKind::Heading { 3 } else { 1 };
                }
            }
        }
        let best = counts.iter().max_by_key(|(name, n)| (**n, std::cmp::Reverse(name.as_str())));
        if let Some((name, _)) = best {
            // 甲乙新村街道, which its own page also calls 甲乙街道
            let stem = name.strip_suffix(level).unwrap_or(name);
            let whole = counts.keys().filter(|n| level == "街道" && n.starts_with(stem));
            let name = whole.max_by_key(|n| n.len()).unwrap_or(name).clone();
            let alone = || Place { name: name.clone(), kind: PlaceKind::Township, division: None };
            return Some(above.map_or_else(alone, |above| above.below(&name, PlaceKind::Township)));
        }
    }
    None
}
