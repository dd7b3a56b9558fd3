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

/// 工程科科长、副处长: of the house around the part; 团委某部部长、副书记: of the committee.
pub(super) fn outer_house(body: &str, title: &str) -> Option<String> {
    const WHOLES: [&str; 6] = ["办公室", "办公厅", "委员会", "局", "厅", "部"];
    if body.starts_with("共青团") && body.ends_with('部') && matches!(title, "书记" | "副书记" | "常委")
    {
        let at = body.find('委')?;
        return Some(format!("{}委员会", &body[..at]));
    }
    // 县委宣传部长、副书记: of the committee
    if let Some(name) = body.strip_prefix("中共")
        && ["宣传部", "组织部", "统战部", "农工部", "农村工作部", "工业部"].iter().any(|e| name.ends_on(e))
        && matches!(title, "书记" | "副书记" | "常委")
        && let Some(at) = body.rfind('委')
    {
        return Some(format!("{}委员会", &body[..at]));
    }
    // 镇人大主席甲、副书记乙: of the committee of the town
    if matches!(title, "书记" | "副书记")
        && let Some(town) = body.strip_suffix(CONGRESS).filter(|t| t.ends_with(['镇', '乡']))
    {
        return Some(format!("中共{town}委员会"));
    }
    let core = ["常务副", "副"].iter().find_map(|p| title.past(p)).unwrap_or(title);
    // 某办公室新闻局副局长、新闻发言人: of the whole
    if core == "新闻发言人" {
        const PARTS: [&str; 6] = ["局", "司", "处", "科", "室", "中心"];
        let part = PARTS.iter().any(|e| body.ends_on(e));
        let end = WHOLES
            .iter()
            .filter_map(|h| body.rfind(h).map(|at| at + h.len()))
            .filter(|&e| e < body.len())
            .max();
        return end.filter(|_| part && !body.starts_with("中共")).map(|end| body[..end].to_owned());
    }
    // 提案委员会主任甲，副秘书长乙; 省政协办公厅主任甲，主席乙: of the Conference itself
    if matches!(core, "主席" | "秘书长")
        && let Some(place) = body.strip_prefix(CONFERENCE)
        && let Some(at) = ["省委员会", "市委员会", "县委员会", "区委员会", "州委员会", "旗委员会", "盟委员会"]
            .iter()
            .filter_map(|level| Some(place.find(level)? + level.len()))
            .min()
        && at < place.len()
    {
        return Some(body[..CONFERENCE.len() + at].to_owned());
    }
    // 团某工委干部科科长、副秘书长: of the whole
    if core == "秘书长"
        && ["科", "处", "股"].iter().any(|e| body.ends_on(e))
        && !["秘书处", "办事处"].iter().any(|e| body.ends_on(e))
        && let Some(end) = ["工委", "专署", "行署", "地委", "政府", "联合会", "协会"]
            .iter()
            .filter_map(|h| Some(body.rfind(h)? + h.len()))
            .max()
        && inner(&body[end..])
    {
        return Some(body[..end].to_owned());
    }
    // 某公司生产部经理、总经理助理: of the company
    const OF_COMPANIES: [&str; 10] = [
        "总经理",
        "总经理助理",
        "董事长",
        "总裁",
        "总裁助理",
        "总会计师",
        "董事会秘书",
        "总法律顾问",
        "财务总监",
        "监事会主席",
    ];
    let seat = ["董事", "监事"].iter().any(|e| core.ends_on(e)) || core.begins_with("董事");
    if (OF_COMPANIES.contains(&core) || seat)
        && let Some(end) = ["公司", "集团"].iter().filter_map(|h| Some(body.rfind(h)? + h.len())).max()
        && end < body.len()
        && !body.starts_with("中共")
        && (inner(&body[end..]) || of_company(&body[end..]))
    {
        return Some(body[..end].to_owned());
    }
    // 县财政局预算股股长、党组成员; 县教育局办公室主任、党委委员: of the whole
    const SEATS: [&str; 6] = ["党组书记", "党组副书记", "党组成员", "党委书记", "党委副书记", "党委委员"];
    if SEATS.contains(&title)
        && ["处", "科", "股", "室"].iter().any(|e| body.ends_on(e))
        && let Some((house, part)) = last_part(body)
        && ["局", "厅", "署"].iter().any(|e| house.ends_on(e))
        && inner(part)
    {
        return Some(house.to_owned());
    }
    // 某委投资处处长、副总工程师、机关党委副书记: of the whole
    const OF_HOUSES: [&str; 5] = ["总工程师", "总经济师", "总会计师", "总规划师", "总农艺师"];
    if (OF_HOUSES.contains(&core) || title.starts_with("机关党委"))
        && let Some((house, part)) = last_part(body)
        && rank(part).is_some()
    {
        return Some(house.to_owned());
    }
    // 街道党工委副书记、办事处的主任; 开发区党工委书记、主任: of the office beside the committee
    if core == "主任"
        && let Some(place) = body.strip_prefix("中共").and_then(|b| b.strip_suffix("工作委员会"))
    {
        const ZONES: [&str; 5] = ["开发区", "新区", "示范区", "园区", "管理区"];
        let office = match place {
            _ if place.ends_with("街道") => "办事处",
            _ if ZONES.iter().any(|z| place.ends_on(z)) => "管理委员会",
            _ => return None,
        };
        return Some(format!("{place}{office}"));
    }
    // 自治区党委常委、副主席: of the government of the region
    if core == "主席"
        && let Some(region) = body.strip_prefix("中共").and_then(|b| b.strip_suffix("委员会"))
        && region.ends_with("自治区")
    {
        return Some(format!("{region}人民政府"));
    }
    // 兵团党委书记、政委; 司令员: of the Corps itself
    if let Some(corps) = body.strip_prefix("中共").and_then(|b| b.strip_suffix("委员会"))
        && corps.ends_with("兵团")
        && matches!(core, "政委" | "司令员" | "政治委员")
    {
        return Some(corps.to_owned());
    }
    // 某大学教务处处长、教授; 某党校科研处处长、教授: of the whole
    if matches!(core, "教授" | "讲师" | "研究员" | "博士生导师" | "硕士生导师") {
        let school = body.find("党校").map(|at| &body[..at + "党校".len()]);
        let whole = super::office_body::university(body).or(school).filter(|whole| whole.len() < body.len());
        if let Some(whole) = whole.filter(|whole| inner(&body[whole.len()..])) {
            return Some(whole.to_owned());
        }
    }
    // 某大学某学院院长、副校长: of the university
    if matches!(core, "校长" | "校长助理")
        && let Some(whole) = super::office_body::university(body).filter(|whole| whole.len() < body.len())
    {
        return Some(whole.to_owned());
    }
    // 某委员会计划科科长、副主任: a section has no director
    if core == "主任"
        && ["科", "股", "处"].iter().any(|e| body.ends_on(e))
        && !["办事处", "管理处", "工作处"].iter().any(|e| body.ends_on(e))
        && !body.starts_with("中共")
        && let Some(end) = WHOLES.iter().filter_map(|h| Some(body.rfind(h)? + h.len())).max()
        && inner(&body[end..])
    {
        return Some(body[..end].to_owned());
    }
    // 某局政治处主任、局长助理
    let core = core.strip_suffix("助理").unwrap_or(core);
    let head = core.strip_suffix('长').filter(|h| h.chars().count() == 1)?;
    let division = head != "处" && body.ends_with('处') && !body.ends_with("办事处");
    let part = division || ["科", "股", "室", "车间", "分场", "工段", "队"].iter().any(|e| body.ends_on(e));
    if !part || !"局处厅院站厂所".contains(head) {
        return None;
    }
    let at = body.rfind(head)? + head.len();
    (at < body.len() && body[..at].chars().count() >= 4).then(|| body[..at].to_owned())
}

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
    // 团某工委组织科科长、干部科科长
    const WIDER: [&str; 11] =
        ["办公室", "委员会", "部", "工委", "行署", "专署", "地委", "县委", "市委", "区委", "司令部"];
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
fn rank(part: &str) -> Option<u8> {
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
fn last_part(name: &str) -> Option<(&str, &str)> {
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
