//! Bare titles and organs that lead back to the whole whose part was named before: 某厂革委会副主任、厂党委副书记、副厂长;
//! 董事会战略委员会主任委员、董事; 办公室综合组组长、副主任.

use super::body::{Body, Context};
use super::office::Before;
use super::organ::organ_of;
use super::place::{Place, PlaceKind};

/// 某厂革委会副主任、副厂长: of the works whose committee was named before.
pub(super) fn works(core: &str, before: &Before) -> Option<Body> {
    const KINDS: [&str; 5] = ["厂", "矿", "场", "站", "社"];
    const COMMITTEES: [&str; 5] = ["革委", "革委会", "革命委员会", "委员会", "党委"];
    let kind = core.strip_suffix('长').filter(|kind| KINDS.contains(kind))?;
    let committee = before.body.as_ref()?;
    let name = committee.name.strip_prefix("中共").unwrap_or(&committee.name);
    let end = name.rfind(kind)? + kind.len();
    (COMMITTEES.contains(&&name[end..]) && name[..end].chars().count() >= 3)
        .then(|| Body { name: name[..end].to_owned(), ..committee.clone() })
}

/// 某公司董事会战略委员会主任委员、董事、总经理: of the company, whose board the committee is of.
pub(super) fn board(core: &str, before: &Before) -> Option<Body> {
    const HEADS: [&str; 4] = ["行长", "总经理", "总裁", "首席"];
    let seat = core.contains("董事") || core.contains("监事") || HEADS.iter().any(|h| core.starts_with(h));
    let committee = before.body.as_ref().filter(|b| seat && b.name.ends_with("委员会"))?;
    let end = committee.name.find("董事会").filter(|&end| end > 0)?;
    Some(Body { name: committee.name[..end].to_owned(), ..committee.clone() })
}

/// 县委办公室综合组组长、副主任: of the office whose part was named before.
pub(super) fn office_around(core: &str, before: &Before) -> Option<Body> {
    const AROUND: [&str; 3] = ["办公室", "委员会", "中心"];
    let part = before.body.as_ref().filter(|b| core == "主任" && b.name.ends_with(['组', '科', '股']))?;
    let end = AROUND.iter().filter_map(|w| Some(part.name.rfind(w)? + w.len())).max()?;
    Some(Body { name: part.name[..end].to_owned(), ..part.clone() })
}

/// 某大学党委副书记兼革委会副主任: of the house whose Party committee was named before.
fn revolutionary(text: &str, before: &Before) -> Option<Body> {
    const HOUSES: [&str; 6] = ["大学", "学院", "公司", "厂", "中学", "学校"];
    let outer = before.body.as_ref().filter(|_| matches!(text, "革委会" | "革命委员会"))?;
    let house = outer.name.strip_prefix("中共")?.strip_suffix("委员会")?;
    let name = format!("{house}革命委员会");
    HOUSES.iter().any(|e| house.ends_with(e)).then(|| Body { name, ..outer.clone() })
}

/// 厂党委 behind an office of the works or of its committee.
pub(super) fn committee_of_works(text: &str, before: &Before, cx: &Context) -> Option<Body> {
    const OF_ANY: [&str; 4] = ["团委", "党委", "纪委", "工会"];
    if let Some(body) = revolutionary(text, before) {
        return Some(body);
    }
    let kind = text.chars().next().filter(|c| matches!(c, '厂' | '矿' | '场' | '站' | '社' | '院' | '所'))?;
    let organ = &text[kind.len_utf8()..];
    let outer = before.body.as_ref().filter(|_| OF_ANY.contains(&organ))?;
    let own = works(&format!("{kind}长"), before).map(|b| b.name);
    let name = own.or_else(|| outer.name.ends_with(kind).then(|| outer.name.clone()))?;
    organ_of(&Place { name, kind: PlaceKind::Institution, division: None }, organ, cx)
}
