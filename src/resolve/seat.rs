//! What a post is from its body and title: whether one person holds it at a time, how high it stands.

use super::body::{self, OrganKind};
use super::name::present_place;

/// Titles of which a body has one holder at a time.
const SINGLE: [&str; 33] = [
    "书记",
    "主任",
    "局长",
    "部长",
    "厅长",
    "署长",
    "主席",
    "院长",
    "检察长",
    "秘书长",
    "行长",
    "校长",
    "省长",
    "市长",
    "县长",
    "区长",
    "州长",
    "盟长",
    "旗长",
    "镇长",
    "乡长",
    "总理",
    "组长",
    "社长",
    "台长",
    "馆长",
    "董事长",
    "总经理",
    "会长",
    "总书记",
    "委员长",
    "关长",
    "党组书记",
];

/// Titles that belong to parts of a body: one holder only where the body itself is such a part.
const OF_PARTS: [(&str, &str); 9] = [
    ("处长", "处"),
    ("科长", "科"),
    ("司长", "司"),
    ("庭长", "庭"),
    ("股长", "股"),
    ("队长", "队"),
    ("所长", "所"),
    ("站长", "站"),
    ("支队长", "支队"),
];

/// Whether only one person at a time can hold a post of this title in a body of this name.
pub fn is_single(body: &str, title: &str) -> bool {
    // Two leaders side by side are usual in leading groups; their documents say so on purpose.
    SINGLE.contains(&title) || OF_PARTS.iter().any(|(t, part)| *t == title && body.ends_with(part))
}

/// The rank of the head of a place, by its level: two steps for each level, so that the head of a department
/// ranks with the head of a place one level below.
fn rank_of_place(body: &str) -> Option<u8> {
    let path = body::place_path(body);
    let municipal = path.len() > 1 && ["北京市", "天津市", "上海市", "重庆市"].iter().any(|m| *m == path[0]);
    let base = match body::level(body)? {
        "national" => 12,
        "province" => 10,
        "city" => 8,
        "county" => 6,
        _ => 4,
    };
    Some(base + if municipal { 2 } else { 0 })
}

/// How high a post stands, for comparison only; `None` where body and title don't tell.
pub fn rank(body: &str, title: &str) -> Option<u8> {
    use OrganKind as K;
    let place = rank_of_place(body)?;
    let deputy = title.starts_with('副') || title.starts_with("常务副");
    let head = SINGLE.contains(&title.trim_start_matches("常务").trim_start_matches('副'));
    let step = u8::from(deputy);
    match body::kind(body) {
        K::PartyCommittee if title == "常委" => Some(place - 1),
        K::PartyCommittee if title == "书记" || title == "副书记" => Some(place - step),
        K::Government | K::Congress | K::Consultative if head && !title.ends_with("秘书长") => {
            Some(place - step)
        }
        K::Discipline if title == "书记" || title == "副书记" || title.ends_with("主任") => {
            Some(place - 1 - step)
        }
        K::Court | K::Procuratorate if head => Some(place - 1 - step),
        K::PartyDepartment | K::GovernmentDepartment | K::Office | K::MassOrganisation if head => {
            Some(place.saturating_sub(2 + step))
        }
        _ => match title.trim_start_matches('副') {
            "司长" => Some(8 - step),
            "处长" => Some(6 - step),
            "科长" => Some(4 - step),
            _ => None,
        },
    }
}

/// Whether the post is that of the first in a place: its Party secretary.
pub fn is_party_secretary(body: &str, title: &str) -> bool {
    title == "书记" && body::kind(body) == OrganKind::PartyCommittee
}

/// The place whose Party committee decides on a post, under its present name: that of the body, or for the first
/// posts of a place the one above. `None` where the name doesn't tell.
pub fn decided_in(body: &str, title: &str) -> Option<String> {
    let path = body::place_path(body);
    let first = rank(body, title)? >= rank_of_place(body)?;
    let inside = if first { path.split_last()?.1 } else { &path };
    (!inside.is_empty()).then(|| present_place(inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_of_one_holder_are_told_from_those_of_several() {
        for (body, title) in
            [("苏州市人民政府", "市长"), ("苏州市财政局", "局长"), ("江苏省财政厅预算处", "处长")]
        {
            assert!(is_single(body, title), "{body}{title}");
        }
        for (body, title) in [
            ("苏州市人民政府", "副市长"),
            ("中共苏州市委员会", "常委"),
            ("江苏省财政厅", "处长"),
            ("苏州市财政局", "党组成员"),
            ("苏州市中级人民法院", "审判员"),
        ] {
            assert!(!is_single(body, title), "{body}{title}");
        }
    }

    #[test]
    fn a_department_ranks_with_the_places_below() {
        let of = |body, title| rank(body, title).unwrap();
        assert_eq!(of("江苏省财政厅", "厅长"), of("苏州市人民政府", "市长"));
        assert_eq!(of("苏州市财政局", "局长"), of("南通市崇川区人民政府", "区长"));
        assert_eq!(of("北京市大兴区人民政府", "区长"), of("苏州市人民政府", "市长"));
        assert!(of("中共苏州市委员会", "书记") > of("苏州市人民政府", "副市长"));
        assert!(of("中共苏州市委员会", "常委") > of("苏州市财政局", "局长"));
        assert_eq!(rank("苏州市财政局", "一级调研员"), None);
        assert_eq!(decided_in("苏州市财政局", "局长").as_deref(), Some("苏州市"));
        assert_eq!(decided_in("南通市崇川区人民政府", "区长").as_deref(), Some("南通市"));
        assert_eq!(decided_in("苏州市人民政府", "市长"), None);
    }
}
