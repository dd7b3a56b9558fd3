//! Where a body is, read from its full name, and what lies in a place by the gazetteer.

use crate::resolve::body::place_path;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The place of a body with this full name, as written there (`南通市崇川区`); `中央` for the centre; `None`
/// where the name tells none.
pub fn of_body(name: &str) -> Option<&str> {
    let centre = ["中国共产党中央", "中共中央", "中央", "国务院", "国家", "全国", "最高人民"];
    if centre.iter().any(|c| name.starts_with(c)) {
        return Some("中央");
    }
    let path = place_path(name);
    let first = name.find(path.first()?)?;
    name.get(first..first + path.iter().map(|p| p.len()).sum::<usize>())
}

/// A division as the gazetteer has it: what lies above, and whether it still exists.
struct Division {
    above: BTreeSet<&'static str>,
    is_in_use: bool,
}

/// The divisions of each name; several where places share it or where one changed its hands.
static GAZETTEER: LazyLock<BTreeMap<&str, Vec<Division>>> = LazyLock::new(|| {
    let mut names: BTreeMap<&str, Vec<Division>> = BTreeMap::new();
    for row in include_str!("../../lexicon/places.tsv").lines().filter(|row| !row.starts_with('#')) {
        let cells: Vec<&str> = row.split('\t').collect();
        let &[_, name, _, province, prefecture, _, end, ..] = cells.as_slice() else { continue };
        let above = [province, prefecture].into_iter().filter(|above| !above.is_empty() && *above != name);
        let division = Division { above: above.collect(), is_in_use: end.is_empty() };
        names.entry(name).or_default().push(division);
    }
    names
});

/// What surely lies above a division: what all divisions of its name have above them, of those that exist if any
/// do, and of those that fit what the same name says before it.
fn above(name: &str, before: &[&str]) -> BTreeSet<&'static str> {
    let Some(all) = GAZETTEER.get(name) else { return BTreeSet::new() };
    let fits = |d: &&Division| before.iter().any(|b| d.above.contains(b));
    let mut rows: Vec<&Division> = all.iter().filter(fits).collect();
    if rows.is_empty() {
        rows = all.iter().collect();
    }
    if rows.iter().any(|d| d.is_in_use) {
        rows.retain(|d| d.is_in_use);
    }
    let mut rows = rows.into_iter().map(|d| d.above.clone());
    let first = rows.next().unwrap_or_default();
    rows.fold(first, |common, next| &common & &next)
}

/// A place with all that lies in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// The divisions that its name is made of, from the widest.
    divisions: Vec<String>,
}

impl Area {
    /// From a name such as `江苏省`, `苏州` or `苏州市吴中区`. A short name is completed where the gazetteer has one
    /// province or else one prefecture for it. A name without a division means itself.
    pub fn new(name: &str) -> Self {
        let name = name.trim();
        let path = place_path(name);
        if path.concat() == name && !path.is_empty() {
            return Self { divisions: path.into_iter().map(str::to_owned).collect() };
        }
        Self { divisions: vec![completed(name).unwrap_or(name).to_owned()] }
    }

    /// Whether the body or the regulation of this name is of the place or of one below it. A county whose name several
    /// places share lies in a province only where its own name says which it is.
    pub fn holds(&self, name: &str) -> bool {
        let path = place_path(name);
        if path.is_empty() {
            return self.divisions.iter().all(|d| name.contains(d.as_str()));
        }
        let mut inside: BTreeSet<&str> = path.iter().copied().collect();
        for (index, division) in path.iter().enumerate() {
            inside.extend(above(division, &path[..index]));
        }
        self.divisions.iter().all(|d| inside.contains(d.as_str()))
    }
}

/// `江苏` is `江苏省`, `广西` `广西壮族自治区`, `苏州` `苏州市`.
fn completed(short: &str) -> Option<&'static str> {
    let level = |endings: &[&str]| {
        let mut fits = GAZETTEER.iter().filter(|(name, rows)| {
            let rest = name.strip_prefix(short).unwrap_or_default();
            rows.iter().any(|d| d.is_in_use) && endings.iter().any(|e| rest.ends_with(e))
        });
        let (only, other) = (fits.next(), fits.next());
        only.filter(|_| other.is_none()).map(|(name, _)| *name)
    };
    if short.chars().count() < 2 {
        return None;
    }
    level(&["省", "自治区", "特别行政区"]).or_else(|| level(&["市", "自治州", "地区", "盟"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_the_chain_of_divisions_at_the_front() {
        for (body, place) in [
            ("中共苏州市委员会", Some("苏州市")),
            ("中共南通市崇川区委组织部", Some("南通市崇川区")),
            ("苏州市市场监督管理局", Some("苏州市")),
            ("新疆维吾尔自治区人民政府", Some("新疆维吾尔自治区")),
            ("中国人民政治协商会议苏州市委员会", Some("苏州市")),
            ("中国共产党中央委员会", Some("中央")),
            ("国务院", Some("中央")),
            ("市委", None),
            ("恩施土家族苗族自治州巴东县人民政府", Some("恩施土家族苗族自治州巴东县")),
        ] {
            assert_eq!(of_body(body), place, "{body}");
        }
    }

    #[test]
    fn a_place_holds_what_lies_below_it_though_no_name_says_so() {
        for (place, body) in [
            ("江苏省", "中共苏州市委员会"),
            ("江苏省", "江苏省财政厅"),
            ("江苏省", "南通市崇川区人民政府"),
            ("江苏省", "昆山市人民政府"),
            ("苏州市", "昆山市人民政府"),
            ("江苏省苏州市", "苏州市吴中区人民政府"),
            ("苏州市", "江苏省苏州市财政局"),
            ("苏州市", "吴中区人民政府"),
            ("江苏", "苏州市财政局"),
            ("苏州", "中共苏州市吴中区委员会"),
            ("广西", "柳州市人民政府"),
            ("新疆", "喀什地区行政公署"),
            ("北京市", "北京市朝阳区人民政府"),
            ("长春市", "长春市朝阳区人民政府"),
            ("南通市崇川区", "中共南通市崇川区委组织部"),
            ("浦庄镇", "苏州市吴中区浦庄镇人民政府"),
        ] {
            assert!(Area::new(place).holds(body), "{place} {body}");
        }
        for (place, body) in [
            ("浙江省", "中共苏州市委员会"),
            ("苏州市", "江苏省财政厅"),
            ("苏州市", "无锡市人民政府"),
            ("北京市", "朝阳区人民政府"),
            ("吉林省", "北京市朝阳区人民政府"),
            ("吉林省", "国务院"),
            ("南通市崇川区", "南通市通州区人民政府"),
            ("吉林", "沈阳市人民政府"),
        ] {
            assert!(!Area::new(place).holds(body), "{place} {body}");
        }
    }
}
