//! The administrative divisions of China with the years in which they existed.

use super::table::{Fault, rows};
use super::trie::Trie;
use std::collections::BTreeMap;

/// An index into [`Gazetteer::divisions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DivisionId(pub u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    Province,
    Prefecture,
    County,
}

/// A division under one code (GB/T 2260) for the years in which the code meant it.
#[derive(Debug, Clone)]
pub struct Division {
    pub code: u32,
    pub name: String,
    pub level: Level,
    pub province: String,
    /// Empty for provinces, districts of municipalities and directly administered counties.
    pub prefecture: String,
    pub from: i16,
    pub to: Option<i16>,
}

impl Division {
    /// Whether it existed in `year`, taking a year of grace after its end, when pages still use the name.
    pub fn existed(&self, year: Option<i16>) -> bool {
        year.is_none_or(|y| self.from <= y && self.to.is_none_or(|to| y <= to + 1))
    }

    /// The name in full as bodies bear it: a county or district with its prefecture, a district of a
    /// municipality with the municipality, cities and everything above alone.
    pub fn full_name(&self) -> String {
        let bare = self.level != Level::County || (self.name.ends_with('市') && !self.name.ends_with("区"));
        let municipality = matches!(self.province.as_str(), "北京市" | "天津市" | "上海市" | "重庆市");
        if bare {
            self.name.clone()
        } else if municipality {
            format!("{}{}", self.province, self.name)
        } else {
            format!("{}{}", self.prefecture, self.name)
        }
    }
}

/// All divisions since 1981, by full and customary short name.
#[derive(Debug, Default)]
pub struct Gazetteer {
    divisions: Vec<Division>,
    by_name: BTreeMap<String, Vec<DivisionId>>,
    by_short: BTreeMap<String, Vec<DivisionId>>,
    /// Provinces by the character that begins the numbers of their papers.
    by_number: BTreeMap<char, DivisionId>,
    names: Trie<Vec<DivisionId>>,
    shorts: Trie<Vec<DivisionId>>,
}

impl Gazetteer {
    pub fn load(places: &str, short: &str, numbers: &str, faults: &mut Vec<Fault>) -> Self {
        let mut gazetteer = Self::default();
        for row in rows("places.tsv", places, 6, faults) {
            let level = match row.cell(2) {
                "province" => Level::Province,
                "prefecture" => Level::Prefecture,
                "county" => Level::County,
                other => {
                    faults.push(row.fault(format!("'{other}' is no level: province, prefecture or county")));
                    continue;
                }
            };
            let (Ok(code), Ok(from)) = (row.cell(0).parse(), row.cell(5).parse()) else {
                faults.push(row.fault("the code and the first year have to be numbers"));
                continue;
            };
            let to = row.cell(6).parse().ok();
            let id = DivisionId(gazetteer.divisions.len() as u32);
            let name = row.cell(1).to_owned();
            gazetteer.by_name.entry(name.clone()).or_default().push(id);
            if let Some(short) = short_name(&name) {
                gazetteer.by_short.entry(short).or_default().push(id);
            }
            gazetteer.divisions.push(Division {
                code,
                name,
                level,
                province: row.cell(3).to_owned(),
                prefecture: row.cell(4).to_owned(),
                from,
                to,
            });
        }
        for row in rows("place_short.tsv", short, 2, faults) {
            match gazetteer.by_name.get(row.cell(1)) {
                Some(ids) => {
                    let ids = ids.clone();
                    let known = gazetteer.by_short.entry(row.cell(0).to_owned()).or_default();
                    known.extend(ids);
                    known.sort();
                    known.dedup();
                }
                None => faults.push(row.fault(format!("'{}' is no division in places.tsv", row.cell(1)))),
            }
        }
        for row in rows("place_abbrev.tsv", numbers, 2, faults) {
            let mut letters = row.cell(0).chars();
            let known = gazetteer.by_name.get(row.cell(1)).and_then(|ids| ids.last()).copied();
            match (letters.next(), letters.next(), known) {
                (Some(letter), None, Some(id)) => {
                    gazetteer.by_number.insert(letter, id);
                }
                _ => faults.push(row.fault("a character and a division of places.tsv".to_owned())),
            }
        }
        let tried = |map: &BTreeMap<String, Vec<DivisionId>>| {
            Trie::of(map.iter().map(|(name, ids)| (name.as_str(), ids.clone())))
        };
        gazetteer.names = tried(&gazetteer.by_name);
        gazetteer.shorts = tried(&gazetteer.by_short);
        gazetteer
    }

    /// 鄂 of 鄂政发〔2018〕26号: the province whose papers bear such numbers.
    pub fn by_number(&self, letter: char) -> Option<DivisionId> {
        self.by_number.get(&letter).copied()
    }

    pub fn division(&self, id: DivisionId) -> &Division {
        &self.divisions[id.0 as usize]
    }

    pub fn len(&self) -> usize {
        self.divisions.len()
    }

    pub fn is_empty(&self) -> bool {
        self.divisions.is_empty()
    }

    /// Divisions with this full name, in the order of the table.
    pub fn named(&self, name: &str) -> &[DivisionId] {
        self.names.get(name.chars()).map_or(&[], Vec::as_slice)
    }

    /// Divisions with this customary short name (苏州, 恩施州, 崇川).
    pub fn short(&self, name: &str) -> &[DivisionId] {
        self.shorts.get(name.chars()).map_or(&[], Vec::as_slice)
    }

    /// The full names with which `text` begins, shorter ones first: length in bytes, and the divisions.
    pub fn leading_names<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'t [DivisionId])> {
        self.names.walk(text.chars()).map(|(length, ids)| (length, ids.as_slice()))
    }

    /// The short names with which `text` begins, shorter ones first: length in bytes, and the divisions.
    pub fn leading_shorts<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, &'t [DivisionId])> {
        self.shorts.walk(text.chars()).map(|(length, ids)| (length, ids.as_slice()))
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    pub fn short_names(&self) -> impl Iterator<Item = (&str, &[DivisionId])> {
        self.by_short.iter().map(|(name, ids)| (name.as_str(), ids.as_slice()))
    }

    /// The division above: the prefecture of a county (or its province), the province of a prefecture.
    pub fn parent(&self, id: DivisionId, year: Option<i16>) -> Option<DivisionId> {
        let division = self.division(id);
        let above = match division.level {
            Level::Province => return None,
            Level::Prefecture => &division.province,
            Level::County if division.prefecture.is_empty() => &division.province,
            Level::County => &division.prefecture,
        };
        self.pick(self.named(above), year, |d| d.level != Level::County && d.province == division.province)
    }

    /// Of several divisions of one name the one that existed in `year` and fits; else the latest that fits.
    pub fn pick(
        &self,
        ids: &[DivisionId],
        year: Option<i16>,
        fits: impl Fn(&Division) -> bool,
    ) -> Option<DivisionId> {
        ids.iter().copied().filter(|&id| fits(self.division(id))).max_by_key(|&id| {
            let d = self.division(id);
            (d.existed(year), d.to.is_none(), d.from, std::cmp::Reverse(id))
        })
    }
}

/// 苏州市 → 苏州; names of two characters (沛县, 郊区) have no short form.
fn short_name(name: &str) -> Option<String> {
    let stem = name
        .strip_suffix("地区")
        .or_else(|| name.strip_suffix("林区"))
        .or_else(|| name.strip_suffix("新区"))
        .or_else(|| name.strip_suffix(['省', '市', '县', '区', '盟', '旗']))?;
    (stem.chars().count() >= 2 && !stem.ends_with("自治")).then(|| stem.to_owned())
}
