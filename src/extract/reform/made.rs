//! The bodies that a verb of founding makes: what stands between it and their names, and which names say nothing.

use super::division::division;
use super::scan::Scan;
use super::told_apart::{named_so, told_apart};
use crate::mention::Certainty;
use crate::mention::date::{Dateline, date_at};
use crate::mention::named_body::{Found, Named};
use crate::mention::phrase::ends_with;
use crate::mention::place::PlaceKind;

/// A name that could be that of anything: 放足局, 医疗集团, without a place.
pub fn vague(body: &Named) -> bool {
    const CIRCLES: [&str; 10] = [
        "球队",
        "志愿服务队",
        "突击队",
        "宣讲团",
        "合唱团",
        "社团",
        "合作社",
        "兴趣小组",
        "读书会",
        "艺术团",
    ];
    // 全市第一个党支部, 六大事业群: counted, not named
    let counted = body
        .name
        .find('大')
        .is_some_and(|at| at > 0 && body.name[..at].chars().all(|c| "两三四五六七八九十".contains(c)));
    if counted || ["第一个", "首个", "第一家"].iter().any(|w| body.name.contains(w)) {
        return true;
    }
    if one_of_many(body) {
        return true;
    }
    // 设立街道办事处: of any place
    if ["街道办事处", "街道", "办事处"].contains(&body.name.as_str()) {
        return true;
    }
    if CIRCLES.iter().any(|w| body.name.ends_with(w)) && body.certainty == Certainty::Ending {
        return true;
    }
    body.certainty == Certainty::Ending
        && body.place.is_none()
        && body.name.trim_matches(['“', '”']).chars().count() <= 4
}

/// 某院一研究中心被撤销: one of its kind, whose name is not said.
pub fn one_of_many(body: &Named) -> bool {
    const ONE_OF: [&str; 7] = ["一研究中心", "一公司", "一医院", "一学校", "一单位", "一机构", "一部门"];
    ONE_OF.iter().any(|w| body.name.ends_with(w)) && !body.name.contains("第一")
}

/// 设立了康复科、市场部: parts of a house that is not named.
pub fn bare_part(scan: &Scan, body: &Named) -> bool {
    const PARTS: [&str; 6] = ["科", "部", "室", "队", "组", "处"];
    let said = scan.text(body.range.clone()).trim_matches(['“', '”']);
    // 1958年增设高中: a part of the school that is told of
    const GRADES: [&str; 6] = ["高中", "初中", "小学部", "初中部", "高中部", "幼儿部"];
    if scan.heard.past && GRADES.contains(&said) {
        return true;
    }
    // annals leave out whose they are
    let year = |k: usize| date_at(scan.line, k, Dateline::default()).is_some_and(|d| d.date.year().is_some());
    body.certainty == Certainty::Ending
        && scan.heard.house.is_none()
        && !(scan.sentence.start..body.range.start).any(year)
        && said.chars().count() <= 4
        && PARTS.iter().any(|p| said.ends_with(p))
        && body.place.as_ref().is_none_or(|p| p.kind != PlaceKind::Institution)
}

/// The bodies that 组建 and the like make, when the words go on as they do after a finished act.
pub fn made_after(scan: &Scan, from: usize) -> Option<Found> {
    let start = skip_to_name(scan, from);
    if let Some(found) = named_so(scan, start) {
        return Some(found);
    }
    // 设立工业局主管工业: what it is for
    let charged = || {
        const FOR: [&str; 4] = ["主管", "分管", "专管", "负责"];
        let limit = scan.clause_end(start).min(start + 16);
        let stop = (start + 3..limit).find(|&k| FOR.iter().any(|w| scan.line.starts_with(k, w)))?;
        let bodies = scan.reader.list(scan.line, start..stop, &scan.heard)?;
        Some(Found { bodies, range: start..stop })
    };
    let found = scan
        .after(start)
        .or_else(charged)
        .or_else(|| scan.announced(start))
        .or_else(|| told_apart(scan, start));
    let found = found.or_else(|| division(scan, start, None))?;
    let end = found.range.end;
    const NO_ACT: [&str; 29] = [
        "的通知",
        "的批复",
        "的意见",
        "的请示",
        "的报告",
        "等事项",
        "等事宜",
        "等工作",
        "等有关",
        "等议题",
        "是",
        "的重要",
        "的决定",
        "的目的",
        "的意义",
        "的需要",
        "的要求",
        "的必要",
        "的建议",
        "的设想",
        "的提案",
        "的议案",
        "的思路",
        "的可能",
        "的方案",
        "的条件",
        "后如何",
        "后要",
        "以来",
    ];
    // 成立合作社56家: so many of a kind
    let counted = scan.line.at(end).is_ascii_digit() && found.bodies.len() < 2;
    (!counted && !NO_ACT.iter().any(|w| scan.line.starts_with(end, w))).then_some(found)
}

/// Skips 了, 由某某任组长的, 以某某为组长的.
fn skip_to_name(scan: &Scan, from: usize) -> usize {
    let mut i = from;
    for word in [
        "了",
        "起",
        "全国首个",
        "全省首个",
        "全市首个",
        "全县首个",
        "全省首家",
        "全国首家",
        "全市首家",
        "一个",
        "由此",
    ] {
        if scan.line.starts_with(i, word) {
            i += word.chars().count();
        }
    }
    // 析出置某镇, and no 置业公司
    if scan.line.at(i) == '置' && !matches!(scan.line.at(i + 1), '业' | '地' | '换') {
        i += 1;
    }
    // 设立省级X, 设立自治区级X: what rank it has
    const RANKS: [&str; 6] = ["自治区级", "国家级", "省级", "市级", "州级", "副省级"];
    if let Some(rank) = RANKS.iter().find(|w| scan.line.starts_with(i, w)) {
        i += rank.chars().count();
    }
    // 组建为新的X
    if let Some(word) = ["为新的", "成新的"].iter().find(|w| scan.line.starts_with(i, w)) {
        i += word.chars().count();
    }
    // 合并组建成新X
    if scan.line.starts_with(i, "成新") || scan.line.starts_with(i, "成为新") {
        i += scan.text(i..i + 3).find('新').map_or(0, |at| at / 3);
    }
    // 成立专署级的X
    if let Some(k) = (i + 1..i + 6).find(|&k| scan.line.starts_with(k, "级的")) {
        return k + 2;
    }
    // 成立县委书记任第一组长、县长任组长的X
    let led = (i..scan.sentence.end.min(i + 40)).find(|&k| {
        scan.line.at(k) == '的'
            && ["任组长", "任指挥长", "任总指挥", "为组长", "挂帅", "任主任"]
                .iter()
                .any(|w| ends_with(scan.line, k, w))
    });
    if let Some(k) = led {
        return k + 1;
    }
    if matches!(scan.line.at(i), '由' | '以') {
        let until = (i..scan.sentence.end.min(i + 90)).rev().find(|&k| {
            scan.line.at(k) == '的'
                && ([
                    "组长",
                    "成员",
                    "参加",
                    "总指挥",
                    "指挥长",
                    "主任",
                    "牵头",
                    "参与",
                    "负责",
                    "组成",
                    "召集人",
                    "政委",
                    "指挥",
                    "队长",
                    "会长",
                    "理事长",
                ]
                .iter()
                .any(|w| ends_with(scan.line, k, w)))
        });
        if let Some(k) = until {
            i = k + 1;
        }
    }
    i
}
