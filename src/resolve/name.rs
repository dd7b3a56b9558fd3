//! The name that a body bears today, in full: short forms of organs written out, its place under the name that
//! the place has now. Former, short and long names of one body come out as one.

use super::body::{PREFIXES, place_path};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|row| !row.starts_with('#')).map(|row| row.split('\t').collect())
}

/// How a division is written, and its present full name. What means several places is not there.
static PLACES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let former: BTreeMap<&str, &str> = rows(include_str!("../../lexicon/place_former.tsv"))
        .filter_map(|row| Some((*row.first()?, *row.get(1)?)))
        .collect();
    let mut forms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut in_use = BTreeSet::new();
    for row in rows(include_str!("../../lexicon/places.tsv")) {
        let &[_, name, level, province, prefecture, _, end, ..] = row.as_slice() else { continue };
        let full = match level {
            "county" if name.ends_with('市') => name.to_owned(),
            "county" if !prefecture.is_empty() => format!("{prefecture}{name}"),
            "county" if is_municipality(province) => format!("{province}{name}"),
            _ => name.to_owned(),
        };
        let present = former.get(full.as_str()).map_or_else(|| full.clone(), |n| (*n).to_owned());
        if end.is_empty() {
            in_use.insert(full.clone());
        }
        let mut add = |form: String| forms.entry(form).or_default().insert(present.clone());
        add(full);
        if level == "county" {
            add(name.to_owned());
            add(format!("{prefecture}{name}"));
        }
    }
    let present = |(form, present): (String, BTreeSet<String>)| match in_use.contains(&form) {
        true => Some((form.clone(), form)),
        false => (present.len() == 1).then(|| Some((form, present.into_iter().next()?))).flatten(),
    };
    forms.into_iter().filter_map(present).collect()
});

/// What stands before and after the place in a body's name.
type Affixes = (&'static str, &'static str);

/// Short affixes, and the same written out.
static ORGANS: LazyLock<BTreeMap<Affixes, Affixes>> = LazyLock::new(|| {
    let mut all: BTreeMap<(&str, &str), BTreeSet<(&str, &str)>> = BTreeMap::new();
    for row in rows(include_str!("../../lexicon/organs.tsv")) {
        let (&[written, _, full] | &[written, _, full, ""]) = row.as_slice() else { continue };
        let Some(full) = full.split_once("{P}").filter(|_| !full.contains("{L}")) else { continue };
        all.entry(written.split_once("{P}").unwrap_or(("", written))).or_default().insert(full);
    }
    all.into_iter()
        .filter(|(_, full)| full.len() == 1)
        .filter_map(|(w, f)| Some((w, f.into_iter().next()?)))
        .collect()
});

fn is_municipality(place: &str) -> bool {
    ["北京市", "天津市", "上海市", "重庆市"].contains(&place)
}

/// The present full name of the place that a path of divisions leads to.
pub fn present_place(path: &[&str]) -> String {
    let province =
        |place: &str| !is_municipality(place) && (place.ends_with('省') || place.ends_with("自治区"));
    let path = match path {
        [first, rest @ ..] if !rest.is_empty() && province(first) => rest,
        whole => whole,
    };
    let known = (1..=path.len().min(2)).rev().find_map(|n| {
        let (head, rest) = path.split_at(n);
        Some(format!("{}{}", PLACES.get(&head.concat())?, rest.concat()))
    });
    known.unwrap_or_else(|| path.concat())
}

/// The present full name of a body; the name itself where nothing is known of its place.
pub fn present_name(name: &str) -> String {
    let path = place_path(name);
    let prefix = PREFIXES.into_iter().find(|p| name.starts_with(p)).unwrap_or("");
    let length: usize = path.iter().map(|p| p.len()).sum();
    let Some(rest) = name.get(prefix.len() + length..).filter(|_| length > 0) else { return name.to_owned() };
    let (before, after) = ORGANS.get(&(prefix, rest)).copied().unwrap_or((prefix, rest));
    format!("{before}{}{after}", present_place(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_long_and_former_names_of_a_body_are_one() {
        for (name, present) in [
            ("吴江市人民政府", "苏州市吴江区人民政府"),
            ("中共吴江市委员会", "中共苏州市吴江区委员会"),
            ("中共苏州市吴江市委", "中共苏州市吴江区委员会"),
            ("中国人民政治协商会议襄樊市委员会", "中国人民政治协商会议襄阳市委员会"),
            ("江苏省苏州市财政局", "苏州市财政局"),
            ("苏州市发改委", "苏州市发展和改革委员会"),
            ("苏州市人大常委会", "苏州市人民代表大会常务委员会"),
            ("祥云县人民政府", "大理白族自治州祥云县人民政府"),
            ("苏州市昆山市人民政府", "昆山市人民政府"),
            ("吴江市盛泽镇人民政府", "苏州市吴江区盛泽镇人民政府"),
            ("上海市崇明县人民政府", "上海市崇明区人民政府"),
        ] {
            assert_eq!(present_name(name), present, "{name}");
        }
    }

    #[test]
    fn what_was_split_merged_or_means_several_places_stays_as_it_is() {
        for name in [
            "国务院",
            "市委",
            "财政局",
            "鼓楼区人民政府",
            "上海市闸北区人民政府",
            "常德市人民政府",
            "江苏省人民政府",
            "重庆市万州区人民政府",
            "苏州市人民政府",
            "成都市城市管理委员会",
            "中共昆山市委员会",
        ] {
            assert_eq!(present_name(name), name);
        }
    }

    #[test]
    fn the_present_name_of_a_present_name_is_itself() {
        for present in PLACES.values() {
            for (before, after) in [("", "人民政府"), ("中共", "委员会")] {
                let name = format!("{before}{present}{after}");
                assert_eq!(present_name(&name), name);
            }
        }
    }
}
