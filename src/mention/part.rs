//! Names of houses and of their parts: where the name of the house ends in that of a part, which titles belong to the
//! whole, which parts stand side by side.

use super::body::{Body, Certainty};
use super::phrase::{find, rfind};
use crate::mention::affix::Affix;

/// How the Political Consultative Conference is called in the names of its committees.
pub(super) const CONFERENCE: &str = "中国人民政治协商会议";

/// How the people's congresses are called in the names of theirs.
pub(super) const CONGRESS: &str = "人民代表大会";

const INSTITUTIONS: [&str; 25] = [
    "附院",
    "附一院",
    "附二院",
    "保健院",
    "厂",
    "大学",
    "学院",
    "学校",
    "中学",
    "小学",
    "医院",
    "公司",
    "集团",
    "银行",
    "信用社",
    "信用社联合社",
    "信用联社",
    "合作联社",
    "研究院",
    "设计院",
    "勘测院",
    "规划院",
    "研究所",
    "党校",
    "电视台",
];

/// Houses whose parts are named without them: 财政局局长、预算股股长; 妇联副主席、少儿部部长; 电台编辑、节目部主任.
pub(super) const HOUSES_WITH_PARTS: [&str; 18] = [
    "局",
    "厅",
    "署",
    "院",
    "公司",
    "集团",
    "银行",
    "分行",
    "大学",
    "学院",
    "学校",
    "中学",
    "中心",
    "支队",
    "联合会",
    "总工会",
    "台",
    "厂",
];

/// Whether the Party's committee of the body bears a name of its own; an academy of sciences is a bureau.
pub fn is_institution(name: &str) -> bool {
    // 某某大学（北京）
    let whole = name.split_once('（').filter(|(own, rest)| own.ends_with("大学") && rest.ends_with('）'));
    let name = whole.map_or(name, |(own, _)| own);
    // 某科学院某地某某所
    let of_academy = name.ends_with('所') && name.contains("科学院");
    of_academy || INSTITUTIONS.iter().any(|e| name.ends_on(e)) && !name.ends_with("科学院")
}

/// Whether the body is one of the armed forces, named by its region or arm.
pub(super) fn is_military(name: &str) -> bool {
    ["军区", "战区", "空军", "海军", "集团军", "警备区", "军分区"].iter().any(|e| name.ends_on(e))
        && !name.starts_with("中共")
}

/// Longer names of plants are those of works of their own.
pub(super) const LONGEST_PLANT: usize = 8;

/// Longer names are those of schools of their own.
pub(super) const LONGEST_FACULTY: usize = 9;

/// The works or company that the name of one of its plants or workshops begins with.
pub(super) fn works(name: &str) -> Option<&str> {
    const HOUSES: [&str; 4] = ["集团公司", "公司", "集团", "厂"];
    const SHORTEST: usize = 4;
    let end = HOUSES.iter().filter_map(|h| name.find(h).map(|at| at + h.len())).min()?;
    (name[..end].chars().count() >= SHORTEST).then(|| &name[..end])
}

/// The company around its branch: 某集团公司 of 某集团公司甲分公司.
pub(super) fn around_branch(name: &str) -> Option<&str> {
    let stem = name.strip_suffix("分公司")?;
    let end = ["公司", "集团"].iter().filter_map(|h| Some(stem.rfind(h)? + h.len())).max()?;
    (end < stem.len() || name.ends_with("公司分公司")).then(|| &stem[..end])
}

/// 校党委副书记、纪委书记、副校长, where the page nowhere names the school: each with its own organ.
pub(super) fn in_unnamed_school(body: &str, title: &str) -> Option<(&'static str, String)> {
    const ORGANS: [(&str, &str); 3] = [("党委", "校党委"), ("纪委", "校纪委"), ("团委", "校团委")];
    if !ORGANS.iter().any(|(_, organ)| *organ == body) {
        return None;
    }
    let named =
        ORGANS.iter().find_map(|(short, organ)| Some((*organ, title.strip_prefix(short)?.to_owned())));
    named.or_else(|| title.ends_with("校长").then(|| ("学校", title.to_owned())))
}

/// What has sections besides the houses that always do: 团某工委组织科科长、干部科科长.
pub(super) const WIDER: [&str; 11] =
    ["办公室", "委员会", "部", "工委", "行署", "专署", "地委", "县委", "市委", "区委", "司令部"];

/// The house that a part of it is named after: 某局 of 某局办公室. The body itself where it is no part.
pub fn house(body: &Body) -> Body {
    const HOUSES: [&str; 13] = [
        "公司",
        "集团",
        "大学",
        "学院",
        "医院",
        "局",
        "厅",
        "人民政府",
        "研究院",
        "联合会",
        "总工会",
        "人民法院",
        "人民检察院",
    ];
    let narrow = ["处", "科", "股"].iter().any(|e| body.name.ends_on(e)) && !body.name.ends_with("办事处");
    let wider = WIDER.iter().filter(|_| narrow);
    let end = HOUSES
        .iter()
        .chain(wider)
        .filter_map(|h| rfind(&body.name, h).map(|at| at + h.len()))
        .filter(|&end| end < body.name.len())
        .max();
    match end.filter(|_| !body.name.starts_with("中共") && body.certainty > Certainty::Ending) {
        Some(end) if inner(&body.name[end..]) || of_company(&body.name[end..]) => {
            Body { name: body.name[..end].to_owned(), ..body.clone() }
        }
        _ => body.clone(),
    }
}

/// How high a part stands within its house: a division (处, 办公室) above a section (科).
pub(super) fn rank(part: &str) -> Option<u8> {
    const DIVISIONS: [&str; 13] = [
        "监察室",
        "审计室",
        "督查室",
        "政研室",
        "处",
        "司",
        "庭",
        "研究室",
        "办公室",
        "办公厅",
        "委员会",
        "工委",
        "专委会",
    ];
    const SECTIONS: [&str; 2] = ["科", "股"];
    if part.ends_with("办事处") {
        return None;
    }
    let one_of = |ends: &[&str]| ends.iter().any(|e| part.ends_on(e));
    if is_section(part) || one_of(&SECTIONS) { Some(1) } else { one_of(&DIVISIONS).then_some(2) }
}

/// 组织组 of a department, and no group of several bodies.
fn is_section(part: &str) -> bool {
    part.ends_with('组') && !["小组", "工作组", "专家组"].iter().any(|e| part.ends_on(e))
}

/// Whether the office of a body is a part of it: that of a commission which only coordinates is an organ itself.
fn keeps_an_office(house: &str) -> bool {
    const DEPARTMENTS: [&str; 15] = [
        "改革委员会",
        "健康委员会",
        "管理委员会",
        "教育委员会",
        "经济委员会",
        "贸易委员会",
        "信息化委员会",
        "建设委员会",
        "计划委员会",
        "事务委员会",
        "技术委员会",
        "计划生育委员会",
        "农业委员会",
        "农村委员会",
        "常务委员会",
    ];
    !house.ends_with("委员会")
        || house.starts_with(CONFERENCE)
        || DEPARTMENTS.iter().any(|e| house.ends_on(e))
}

/// The body around the last part that a name ends with, and that part.
pub(super) fn last_part(name: &str) -> Option<(&str, &str)> {
    const HOUSES: [&str; 10] =
        ["办公室", "办公厅", "委员会", "研究室", "人民法院", "人民检察院", "总署", "局", "厅", "部"];
    let ends = |house: &'static str| name.match_indices(house).map(move |(at, _)| at + house.len());
    let end = HOUSES.into_iter().flat_map(ends).filter(|&end| end < name.len()).max()?;
    let part = &name[end..];
    if part == "办公室" && !keeps_an_office(&name[..end]) {
        return None;
    }
    let committee = || ["委员会", "工委"].iter().any(|e| part.ends_on(e)) && part.chars().count() >= 4;
    (inner(part) || is_section(part) || part.ends_with('司') || committee()).then(|| name.split_at(end))
}

/// 甲处处长、乙处副处长; 某委办公室副主任、某处处长; 某科科长、某处处长: parts of one house, not one of the other.
/// The office of a government or of a Party committee is a house itself.
pub fn without_sibling<'a>(outer: &'a str, part: &str) -> &'a str {
    if let Some(company) = company_of_sibling(outer, part) {
        return company;
    }
    let Some(own) = rank(part) else { return outer };
    let mut name = outer;
    while let Some((house, last)) = last_part(name) {
        let Some(lower) = rank(last).filter(|&r| r <= own) else { break };
        name = house;
        if lower == own {
            break;
        }
    }
    name
}

/// 技改办, 技术中心: parts that companies have under such short names.
pub fn of_company(part: &str) -> bool {
    (2..=6).contains(&part.chars().count())
        && ["办", "中心", "研究所", "设计所", "分厂"].iter().any(|e| part.ends_with(e))
        && !part.contains("分公司")
}

/// The part of a house by its full name: 公司证券部 behind 某公司 says the company once.
pub fn part_in_full(house: &str, part: &str) -> String {
    const CALLS: [&str; 3] = ["集团公司", "公司", "集团"];
    let called = CALLS.iter().find(|c| {
        house.ends_with("公司") && part.starts_with(*c) || house.ends_with(*c) && part.starts_with(*c)
    });
    let own = called.map_or(part, |c| &part[c.len()..]);
    format!("{house}{}", if own.is_empty() { part } else { own })
}

/// 综合管理部部长、人力资源部经理: the company of whose departments both are.
fn company_of_sibling<'a>(outer: &'a str, part: &str) -> Option<&'a str> {
    const COMPANIES: [&str; 3] = ["公司", "集团", "银行"];
    const DEPARTMENTS: [&str; 5] = ["部", "办公室", "中心", "办", "研究所"];
    let end = COMPANIES.iter().filter_map(|c| Some(outer.rfind(c)? + c.len())).max()?;
    let (company, sibling) = outer.split_at(end);
    let department = |name: &str| DEPARTMENTS.iter().any(|d| name.ends_with(d));
    (department(part) && department(sibling) && (inner(sibling) || of_company(sibling))).then_some(company)
}

/// 某学院党委办公室副主任、机械系主任; 教务处处长、研究生处处长: the school of whose parts both are.
pub fn school_around<'a>(outer: &'a str, part: &str) -> Option<&'a str> {
    const SCHOOLS: [&str; 6] = ["大学", "学院", "学校", "党校", "中学", "师范"];
    const TAILS: [&str; 6] = ["处", "办公室", "部", "系", "室", "中心"];
    const PARTS: [&str; 8] = ["系", "处", "部", "办公室", "教研室", "研究室", "图书馆", "中心"];
    const SHORTEST: usize = 4;
    let end = SCHOOLS.iter().filter_map(|s| Some(outer.rfind(s)? + s.len())).max()?;
    let (school, tail) = outer.split_at(end);
    let beside = tail.is_empty() || TAILS.iter().any(|e| tail.ends_with(e));
    let sound = school.chars().count() >= SHORTEST && !school.starts_with("中共");
    (sound && beside && PARTS.iter().any(|e| part.ends_with(e))).then_some(school)
}

/// 某县归国华侨联合会第七届委员会主席: of the association, whose committee is led by nobody else.
pub fn association<'a>(body: &'a str, core: &str) -> Option<&'a str> {
    const ASSOCIATIONS: [&str; 8] =
        ["联合会", "工商联", "侨联", "妇联", "文联", "残联", "总工会", "科学技术协会"];
    // 某协会理事会会长: no board has such heads
    const BOARDS: [&str; 3] = ["常务理事会", "理事会", "监事会"];
    const WITH_BOARDS: [&str; 7] = ["协会", "学会", "商会", "研究会", "联合会", "促进会", "基金会"];
    if matches!(core, "会长" | "秘书长" | "监事长")
        && let Some(own) = BOARDS.iter().find_map(|board| body.short_of(board))
        && WITH_BOARDS.iter().any(|kind| own.ends_on(kind))
    {
        return Some(own);
    }
    let own = body.strip_suffix("委员会").filter(|own| ASSOCIATIONS.iter().any(|a| own.ends_on(a)))?;
    matches!(core, "主席" | "秘书长" | "名誉主席" | "主席团主席").then_some(own)
}

/// The zone whose working committee of the Party the name is of.
pub(super) fn zone_of_committee(name: &str) -> Option<&str> {
    let full = || name.strip_prefix("中共").and_then(|n| n.strip_suffix("工作委员会"));
    let zone = name.strip_suffix("党工委").or_else(|| name.strip_suffix("党委")).or_else(full)?;
    (zone.ends_with('区') && zone.chars().count() > 1).then_some(zone)
}

/// The court or procuratorate that a name begins with.
pub(super) fn court(name: &str) -> Option<&str> {
    ["人民法院", "人民检察院", "海事法院", "知识产权法院"]
        .iter()
        .find_map(|e| find(name, e).map(|at| &name[..at + e.len()]))
}

/// 泗南县县委宣传部, 晋绥行署民运处: whether the words name an organ of a place of its own.
pub(super) fn names_organ(text: &str) -> bool {
    const ORGANS: [&str; 14] = [
        "市委",
        "县委",
        "省委",
        "区委",
        "州委",
        "旗委",
        "市政府",
        "县政府",
        "省政府",
        "行署",
        "专署",
        "地委",
        "特委",
        "军分区",
    ];
    ORGANS.iter().any(|w| text.contains(w))
}

/// Whether the words name a part of a department.
pub(super) fn inner(written: &str) -> bool {
    let n = written.chars().count();
    (2..=12).contains(&n)
        && !names_organ(written)
        && !["重点实验室", "国家实验室"].iter().any(|e| written.ends_on(e))
        && [
            "研究生院",
            "技术委员会",
            "学术委员会",
            "学位委员会",
            "专家委员会",
            "处",
            "科",
            "股",
            "室",
            "支队",
            "大队",
            "中队",
            "派出所",
            "部",
            "庭",
            "办公室",
            "分局",
            "车间",
            "分场",
            "工段",
        ]
        .iter()
        .any(|e| written.ends_on(e))
}
