//! Which heads a body can have: 副主席 behind a mayor is none of the government's, 校长 behind a secretary of no committee.

use super::body::Body;
use super::part::{CONFERENCE, CONGRESS};

/// Whether such a body may have such a head at all; `core` is the title without 副.
pub(super) fn may_have(body: &Body, core: &str) -> bool {
    match core {
        // only an autonomous region's government has a 主席, who is named behind its committee as well
        "主席" => !(is_committee(body) || is_government(body)) || body.name.contains("自治区"),
        "主任" => !(is_committee(body) || is_government(body) || body.name.starts_with(CONFERENCE)),
        "书记" => !is_government(body),
        "总理" => {
            body.name == "国务院" || ["政府", "内阁", "共和国"].iter().any(|w| body.name.ends_with(w))
        }
        "总书记" => body.name.contains('党'),
        // 纪委书记甲、副校长乙; 中央候补委员，教授
        "校长" => body.name.contains(['学', '校']),
        // 工商联党组书记甲，院长乙 on the page of a college that says 我校
        "院长" => {
            let none = ["联合会", "商会", "委员会", "人民政府"].iter().any(|w| body.name.ends_with(w));
            !none || body.name.contains(['院', '学', '医'])
        }
        "教授" | "副教授" => !body.name.starts_with("中国共产党") || body.name.contains(['学', '校']),
        // 中国工程院院士，教授级高级工程师，博士生导师: of no academy
        _ if body.name == "中国工程院" || body.name == "中国科学院" => {
            !["工程师", "导师", "教授", "博导"].iter().any(|e| core.ends_with(e))
        }
        // 县委书记张三主持，副组长李四出席: of a group that is not named
        "组长" | "副组长" => !body.name.ends_with("委员会") && !body.name.ends_with("人民政府"),
        _ => true,
    }
}

/// Whether the head is one that such organs are known by: to it a title goes that the office before can't have.
pub(super) fn surely_has(body: &Body, core: &str) -> bool {
    match core {
        "主席" => body.name.starts_with(CONFERENCE),
        "主任" => body.name.contains(CONGRESS) && body.name.ends_with("常务委员会"),
        "书记" => is_committee(body),
        _ => false,
    }
}

fn is_government(body: &Body) -> bool {
    body.place.is_some() && body.name.ends_with("人民政府")
}

/// The Party's committee of a place, and none of its commissions.
fn is_committee(body: &Body) -> bool {
    let of_place = |name: &str| body.place.as_ref().is_some_and(|p| name == p.name);
    body.name.strip_prefix("中共").and_then(|b| b.strip_suffix("委员会")).is_some_and(of_place)
}
