//! What the full name of a body tells: its place, its kind, its level and what it is part of.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The kinds of the scheme in `ontology/schemes.ttl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganKind {
    PartyCommittee,
    PartyDepartment,
    Discipline,
    Government,
    GovernmentDepartment,
    Congress,
    Consultative,
    Court,
    Procuratorate,
    Commission,
    Office,
    LeadingGroup,
    MassOrganisation,
    Zone,
    Enterprise,
    Institution,
    Other,
}

impl OrganKind {
    /// The last part of the concept's IRI.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PartyCommittee => "party-committee",
            Self::PartyDepartment => "party-department",
            Self::Discipline => "discipline",
            Self::Government => "government",
            Self::GovernmentDepartment => "government-department",
            Self::Congress => "congress",
            Self::Consultative => "consultative-conference",
            Self::Court => "court",
            Self::Procuratorate => "procuratorate",
            Self::Commission => "commission",
            Self::Office => "office",
            Self::LeadingGroup => "leading-group",
            Self::MassOrganisation => "mass-organisation",
            Self::Zone => "zone",
            Self::Enterprise => "enterprise",
            Self::Institution => "institution",
            Self::Other => "other",
        }
    }
}

/// What stands before the place in the name of an organ.
pub const PREFIXES: [&str; 5] =
    ["中国共产主义青年团", "中国人民政治协商会议", "中国共产党", "共青团", "中共"];

/// The endings of divisions, longer ones before those that they end with.
const DIVISIONS: [&str; 16] = [
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "新区",
    "街道",
    "省",
    "市",
    "县",
    "区",
    "盟",
    "旗",
    "镇",
    "乡",
];

/// Words that end like a division and are none. Not those that only end like them: 海城市, 成都市, 南山区.
const NO_DIVISIONS: [&str; 8] = ["城市", "都市", "城乡", "城镇", "乡镇", "山区", "灾区", "地区"];

/// Endings that no division has.
const NO_ENDINGS: [&str; 7] = ["社区", "军区", "片区", "园区", "校区", "景区", "小区"];

const LONGEST_DIVISION: usize = 14;

/// The divisions at the head of a body's name, from the widest: `苏州市`, `吴中区`. Empty where it has none.
pub fn place_path(name: &str) -> Vec<&str> {
    let mut rest = PREFIXES.iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
    let mut path = Vec::new();
    while let Some(length) = division(rest, path.is_empty()) {
        path.push(&rest[..length]);
        rest = &rest[length..];
    }
    path
}

/// The names of all divisions at county level and above.
static KNOWN: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
    let rows = include_str!("../../lexicon/places.tsv").lines().filter(|row| !row.starts_with('#'));
    rows.filter_map(|row| row.split('\t').nth(1)).collect()
});

/// The length in bytes of the division that `text` begins with: a known one, or else one by its ending
/// (towns, subdistricts, zones).
fn division(text: &str, first: bool) -> Option<usize> {
    known(text).or_else(|| by_ending(text, first))
}

fn known(text: &str) -> Option<usize> {
    let ends = text.char_indices().skip(2).map(|(at, _)| at).chain([text.len()]).take(LONGEST_DIVISION + 1);
    // 吴县市场监督管理局 is of 吴县, not of 吴县市.
    let market = |end: usize| text[..end].ends_with('市') && text[end..].starts_with('场');
    ends.filter(|&end| KNOWN.contains(&text[..end]) && !market(end)).last()
}

fn by_ending(text: &str, first: bool) -> Option<usize> {
    for (at, _) in text.char_indices().skip(1).take(LONGEST_DIVISION) {
        let Some(ending) = DIVISIONS.iter().find(|d| text[at..].starts_with(**d)) else { continue };
        let end = at + ending.len();
        let word = &text[..end];
        let rest = &text[end..];
        // 马市镇 below a county is a town; 市乡村振兴局 is none.
        if *ending == "市" && !first && rest.starts_with(['镇', '乡']) && !rest.starts_with("乡村") {
            continue;
        }
        let township = matches!(*ending, "镇" | "乡" | "街道");
        let deictic = word.starts_with(['我', '本', '全', '该', '各']);
        let other =
            deictic || word.contains(['委', '局', '会', '部', '厅', '院', '办', '处', '司', '校', '学']);
        let compound = text[end..].starts_with(['域', '块', '场', '镇', '乡']) && *ending != "市";
        let false_friend = NO_DIVISIONS.contains(&word) || NO_ENDINGS.iter().any(|w| word.ends_with(w));
        if other || compound || false_friend || (township && first) {
            return None;
        }
        return Some(end);
    }
    None
}

/// Whether a path leads down to a prefecture or below: two bodies there are near each other.
pub fn is_local(path: &[&str]) -> bool {
    path.last().is_some_and(|last| {
        !last.ends_with('省')
            && !last.ends_with("自治区")
            && !last.ends_with("特别行政区")
            && !is_municipality(last)
    })
}

fn is_municipality(place: &str) -> bool {
    ["北京市", "天津市", "上海市", "重庆市"].contains(&place)
}

/// The level of the scheme in `ontology/schemes.ttl`; `None` where the name doesn't tell.
pub fn level(name: &str) -> Option<&'static str> {
    let path = place_path(name);
    let Some(last) = path.last() else {
        let national = ["中国", "中央", "中共中央", "国务院", "国家", "全国", "中华", "最高人民"];
        return national.iter().any(|w| name.starts_with(w)).then_some("national");
    };
    let ends = |list: &[&str]| list.iter().any(|e| last.ends_with(e));
    Some(if is_municipality(last) || ends(&["省", "自治区", "特别行政区"]) {
        "province"
    } else if ends(&["镇", "乡", "街道"]) {
        "township"
    } else if ends(&["市", "自治州", "地区", "盟"]) {
        "city"
    } else {
        "county"
    })
}

/// A name that means another body in another document: `市委`, `财政局` without a place.
pub fn is_unplaced(name: &str) -> bool {
    if !place_path(name).is_empty() {
        return false;
    }
    if name.starts_with(['市', '县', '区', '省', '州', '镇', '乡', '我', '本', '旗', '盟']) {
        return true;
    }
    if ["中", "国", "全", "最高"].iter().any(|w| name.starts_with(w)) {
        return false;
    }
    let organ = [
        "局",
        "厅",
        "处",
        "科",
        "室",
        "股",
        "组",
        "委",
        "会",
        "办",
        "队",
        "所",
        "站",
        "中心",
        "组织部",
        "宣传部",
        "统战部",
        "工作部",
    ];
    // 司法部立法四局 is known by its ministry.
    let of_ministry = name.find('部').is_some_and(|at| at > 0 && !name.ends_with('部'));
    name.chars().count() <= 8 && !of_ministry && organ.iter().any(|e| name.ends_with(e))
}

/// The kind of organ that the name is of. Follows the endings and heads of names, most special first.
pub fn kind(name: &str) -> OrganKind {
    let party = ["中共", "中国共产党"].iter().any(|p| name.starts_with(p));
    let ends = |list: &[&str]| list.iter().any(|e| name.ends_with(e));
    if name.contains("领导小组") && !ends(&["办公室"])
        || ends(&["工作组", "指挥部", "专班", "协调小组", "筹备组", "检查组"])
    {
        OrganKind::LeadingGroup
    } else if name.contains("纪律检查") || name.contains("监察委员会") || ends(&["纪委", "监委", "纪委监委"])
    {
        OrganKind::Discipline
    } else if name.contains("人民代表大会") || ends(&["人大", "人大常委会"]) {
        OrganKind::Congress
    } else if name.contains("政治协商会议") || ends(&["政协"]) {
        OrganKind::Consultative
    } else if name.contains("法院") {
        OrganKind::Court
    } else if name.contains("检察院") {
        OrganKind::Procuratorate
    } else if name.contains("管理委员会") || ends(&["管委会"]) {
        OrganKind::Zone
    } else if ends(&["公司", "集团", "银行"]) {
        OrganKind::Enterprise
    } else if ends(&["办公室", "办公厅", "编办"]) {
        OrganKind::Office
    } else if ends(&["总工会", "工会", "妇女联合会", "妇联", "联合会", "团委", "协会", "工商联"])
        || name.contains("青年团")
    {
        OrganKind::MassOrganisation
    } else if name != "国务院" && ends(&["大学", "院", "校", "中学", "小学", "中心", "所", "站", "队", "园"])
    {
        OrganKind::Institution
    } else if party {
        party_kind(name)
    } else if ends(&["政府", "国务院", "街道办事处"]) {
        OrganKind::Government
    } else if ends(&["领导委员会", "编制委员会", "改革委员会", "工作委员会"]) && !name.contains("发展和改革")
    {
        OrganKind::Commission
    } else if ends(&["局", "厅", "部", "委员会", "署", "委", "处", "司", "科"]) {
        OrganKind::GovernmentDepartment
    } else {
        OrganKind::Other
    }
}

fn party_kind(name: &str) -> OrganKind {
    let after = after_committee(name);
    match after {
        Some("") | None => OrganKind::PartyCommittee,
        Some(rest) if rest.starts_with("常务") => OrganKind::PartyCommittee,
        Some(rest) if rest.ends_with("委员会") => OrganKind::Commission,
        Some(_) => OrganKind::PartyDepartment,
    }
}

/// What follows the Party committee in a name: `组织部` of 中共苏州市委组织部, empty for the committee itself.
fn after_committee(name: &str) -> Option<&str> {
    let path = place_path(name);
    let place = path.last()?;
    let start = name.find(place.to_owned())? + place.len();
    let rest = name.get(start..)?.strip_prefix('委')?;
    Some(rest.strip_prefix("员会").unwrap_or(rest))
}

/// The rule that a graph names for a body's being part of another.
pub const PART_OF: &str = "body/part-of-name";

/// The names of bodies that this one may be a part of, nearest first; derived from the name alone.
pub fn wholes(name: &str) -> Vec<String> {
    let mut out = Vec::new();
    for inner in ["办公室", "办公厅", "常务委员会"] {
        if let Some(head) = name.strip_suffix(inner) {
            out.push(head.to_owned());
        }
    }
    let place: String = place_path(name).concat();
    if place.is_empty() {
        return out;
    }
    if name.starts_with("中共") {
        if after_committee(name).is_some_and(|rest| !rest.is_empty()) {
            out.push(format!("中共{place}委员会"));
        }
    } else if kind(name) == OrganKind::GovernmentDepartment || name.ends_with("办公室") {
        out.push(format!("{place}人民政府"));
    }
    out.retain(|whole| whole != name);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_at_the_head_of_a_name_is_read_and_nothing_else_taken_for_one() {
        for (name, path) in [
            ("中共苏州市吴中区委员会", &["苏州市", "吴中区"][..]),
            ("苏州市市场监督管理局", &["苏州市"]),
            ("苏州市城乡建设局", &["苏州市"]),
            ("青岛市市北区人民政府", &["青岛市", "市北区"]),
            ("中国人民政治协商会议贵州省委员会", &["贵州省"]),
            ("双江拉祜族佤族布朗族傣族自治县人民政府", &["双江拉祜族佤族布朗族傣族自治县"]),
            ("南通市海门区三厂街道办事处", &["南通市", "海门区", "三厂街道"]),
            ("国家发展和改革委员会", &[]),
            ("城市管理局", &[]),
            ("海城市财政局", &["海城市"]),
            ("成都市城市管理委员会", &["成都市"]),
            ("深圳市南山区人民政府", &["深圳市", "南山区"]),
            ("和县人民政府", &["和县"]),
            ("中共吉安市泰和县马市镇委员会", &["吉安市", "泰和县", "马市镇"]),
            ("吉安市泰和县乡村振兴局", &["吉安市", "泰和县"]),
        ] {
            assert_eq!(place_path(name), path, "{name}");
        }
    }

    #[test]
    fn kinds_levels_and_wholes_follow_from_names() {
        use OrganKind as K;
        for (name, expected, at) in [
            ("中共苏州市委员会", K::PartyCommittee, Some("city")),
            ("中共苏州市委组织部", K::PartyDepartment, Some("city")),
            ("中共苏州市委机构编制委员会", K::Commission, Some("city")),
            ("中共苏州市委机构编制委员会办公室", K::Office, Some("city")),
            ("中共江苏省纪律检查委员会", K::Discipline, Some("province")),
            ("南通市崇川区人民政府", K::Government, Some("county")),
            ("江苏省发展和改革委员会", K::GovernmentDepartment, Some("province")),
            ("国务院", K::Government, Some("national")),
            ("苏州市人民代表大会常务委员会", K::Congress, Some("city")),
        ] {
            assert_eq!((kind(name), level(name)), (expected, at), "{name}");
        }
        assert_eq!(wholes("中共苏州市委组织部"), ["中共苏州市委员会"]);
        assert_eq!(
            wholes("中共苏州市委机构编制委员会办公室"),
            ["中共苏州市委机构编制委员会", "中共苏州市委员会"]
        );
        assert_eq!(wholes("苏州市财政局"), ["苏州市人民政府"]);
        assert!(wholes("中共苏州市委员会").is_empty());
    }

    #[test]
    fn names_without_a_place_are_told_from_national_ones() {
        for name in ["市委", "县人民政府", "财政局", "组织部", "我市"] {
            assert!(is_unplaced(name), "{name}");
        }
        for name in ["国务院", "教育部", "中国共产党中央委员会", "苏州市财政局", "市北区人民政府"]
        {
            assert!(!is_unplaced(name), "{name}");
        }
    }

    #[test]
    fn every_division_is_read_whole_before_any_organ() {
        let mut wrong = Vec::new();
        for row in include_str!("../../lexicon/places.tsv").lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let alone = cells[2] != "county" || cells[1].ends_with('市');
            let above = if cells[4].is_empty() { cells[3] } else { cells[4] };
            let full = if alone { cells[1].to_owned() } else { format!("{above}{}", cells[1]) };
            for organ in ["人民政府", "市场监督管理局"] {
                if place_path(&format!("{full}{organ}")).concat() != full {
                    wrong.push(format!("{full}{organ}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}: {}", wrong.len(), wrong[..wrong.len().min(80)].join(" "));
    }
}
