//! Where a body is, read from its full name.

use crate::resolve::body::place_path;

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
}
