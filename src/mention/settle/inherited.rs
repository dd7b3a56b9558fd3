//! Offices that stand under the body before them without naming one: 校党委常委、副校长.

use crate::mention::affix::Affix;
use crate::mention::office::Office;
use crate::mention::outer_house::outer_house;
use crate::mention::part::{in_unnamed_school, is_institution};

/// Titles of judges and prosecutors, which belong to the court as a whole.
const OF_THE_COURT: [&str; 22] = [
    "党组书记",
    "党组副书记",
    "党组成员",
    "院长",
    "副院长",
    "检察长",
    "副检察长",
    "审判员",
    "人民陪审员",
    "助理审判员",
    "代理审判员",
    "法官",
    "法官助理",
    "书记员",
    "检察员",
    "助理检察员",
    "代理检察员",
    "检察官",
    "审判委员会委员",
    "审委会委员",
    "检察委员会委员",
    "检委会委员",
];
/// Puts the office under the whole house, where its title is none of the body's that it was carried on from.
pub(super) fn settle(office: &mut Office, root: Option<&str>) {
    if let Some((organ, title)) = in_unnamed_school(&office.body, &office.title) {
        (office.body, office.title) = (organ.to_owned(), title);
        return;
    }
    if let Some(outer) = outer_house(&office.body, &office.title) {
        office.body = outer;
        return;
    }
    // 校党委常委、副校长: of the university, not of its committee
    let head = [
        "校长",
        "院长",
        "董事长",
        "总经理",
        "总裁",
        "行长",
        "台长",
        "社长",
        "馆长",
        "总编辑",
        "理事长",
        "董事",
        "监事",
        "监事会主席",
        "监事会副主席",
        "财务总监",
        "董事会秘书",
        "总法律顾问",
        "教授",
        "研究员",
        "导师",
        "博导",
        "讲师",
        "教师",
        "医师",
        "工程师",
        "经济师",
        "会计师",
    ]
    .iter()
    .any(|t| office.title.ends_on(t))
        || matches!(office.title.as_str(), "主任" | "副主任" | "所长" | "副所长" | "厂长" | "副厂长");
    let party = office.body.past("中共").and_then(|n| n.short_of("委员会"));
    let party = party.map(|n| n.short_of("纪律检查").unwrap_or(n));
    let union = office.body.short_of("工会").filter(|n| head && is_institution(n));
    if let Some(name) = union.map(str::to_owned) {
        office.body = name;
        return;
    }
    // 某医院工会主席、党委书记: of the hospital again
    if let Some(name) = office.body.short_of("工会").filter(|n| is_institution(n))
        && let Some(title) = office.title.past("党委").filter(|t| !t.is_empty())
    {
        (office.body, office.title) = (format!("中共{name}委员会"), title.to_owned());
        return;
    }
    if let Some(name) = party.filter(|n| head && is_institution(n)) {
        office.body = name.to_owned();
        return;
    }
    // 某医院党委书记甲，党委副书记乙
    if party.is_some_and(is_institution)
        && let Some(title) = office.title.past("党委").filter(|t| !t.is_empty())
    {
        office.title = title.to_owned();
        return;
    }
    if let Some(root) = root
        && OF_THE_COURT.contains(&office.title.as_str())
    {
        root.clone_into(&mut office.body);
    }
}
