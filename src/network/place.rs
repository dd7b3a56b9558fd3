//! Where a body is, read from its full name.

/// What stands before the place in the names of bodies.
const HEADS: [&str; 6] =
    ["中国人民政治协商会议", "中国共产主义青年团", "中国共产党", "中共", "共青团", "中国人民解放军"];

/// Endings of divisions, from the province down. Longer endings stand before those that they contain.
const ENDINGS: [&str; 14] = [
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "省",
    "地区",
    "市",
    "盟",
    "州",
    "县",
    "区",
    "旗",
    "新区",
];

/// Words that begin like a division but are the name of an organ.
const ORGANS: [&str; 10] = ["市场", "市政", "市容", "地区", "区域", "县域", "区划", "城市", "社区", "州县"];

/// The place of a body with this full name, as written there (`南通市崇川区`); `中央` for the centre.
///
/// Full names carry their place at the front, so the place is the chain of divisions there. A division has
/// two to twelve characters.
pub fn of_body(name: &str) -> Option<&str> {
    let start = HEADS.iter().find(|h| name.starts_with(**h)).map_or(0, |h| h.len());
    let rest = &name[start..];
    if rest.starts_with("中央") || name.starts_with("国务院") || name.starts_with("全国") {
        return Some("中央");
    }
    let mut end = 0;
    while let Some(length) = division(&rest[end..]) {
        end += length;
    }
    (end > 0).then(|| &rest[..end])
}

/// The length in bytes of the division at the front of `text`.
fn division(text: &str) -> Option<usize> {
    let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).take(13).collect();
    for (count, &at) in starts.iter().enumerate().skip(1) {
        let rest = &text[at..];
        if ORGANS.iter().any(|o| rest.starts_with(o)) && count < 2 {
            return None;
        }
        let Some(ending) = ENDINGS.iter().find(|e| rest.starts_with(**e)) else {
            if ["人民", "委", "局", "厅", "管理", "办公"].iter().any(|w| rest.starts_with(w)) {
                return None;
            }
            continue;
        };
        // 自治州 and 自治县 end in signs that are endings themselves; a name has at least two signs.
        if count < 2 && *ending != "县" {
            continue;
        }
        let length = at + ending.len();
        let organ = ["场", "政", "容", "域", "划", "直", "级", "委"];
        if organ.iter().any(|o| text[length..].starts_with(o)) && !text[length..].starts_with("委员") {
            // 市委 after a place: the place ends before 委.
            return text[length..].starts_with("委").then_some(length);
        }
        return Some(length);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_the_chain_of_divisions_at_the_front() {
        for (body, place) in [
            ("中共苏州市委员会", Some("苏州市")),
            ("苏州市人民政府", Some("苏州市")),
            ("中共南通市崇川区委组织部", Some("南通市崇川区")),
            ("南通市崇川区市场监督管理局", Some("南通市崇川区")),
            ("苏州市市场监督管理局", Some("苏州市")),
            ("新疆维吾尔自治区人民政府", Some("新疆维吾尔自治区")),
            ("中国人民政治协商会议苏州市委员会", Some("苏州市")),
            ("中国共产党中央委员会", Some("中央")),
            ("国务院", Some("中央")),
            ("市委", None),
            ("乡村振兴局", None),
            ("恩施土家族苗族自治州巴东县人民政府", Some("恩施土家族苗族自治州巴东县")),
            ("中共贵州省委机构编制委员会", Some("贵州省")),
        ] {
            assert_eq!(of_body(body), place, "{body}");
        }
    }
}
