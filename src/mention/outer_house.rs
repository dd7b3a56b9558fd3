//! Titles that are none of the part named before, but of the house around it: 工程科科长、副处长; 预算股股长、党组成员.

use super::part::{CONFERENCE, CONGRESS, inner, last_part, of_company, rank};
use crate::mention::affix::Affix;

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
