//! Whose a unit is that is named without a place: the house's, the speaker's, the place's named last, or nobody's.

use super::body::{Body, Certainty};
use super::named_body::{Heard, Reader};
use super::organ::organ_of;
use super::phrase::find;
use super::place::{Place, PlaceKind};
use super::term::names_place_behind_number;
use crate::lexicon::Level;
use crate::mention::affix::Affix;

impl Reader<'_> {
    /// 白玉小学 on the page of a county in another province than 白玉县: a name that only sounds like a county's.
    fn lies_elsewhere(&self, short: &str) -> bool {
        let gazetteer = &self.cx.lexicon.gazetteer;
        let Some(home) = self.cx.places.home().and_then(|h| h.division) else { return false };
        let province = &gazetteer.division(home).province;
        let mut named = gazetteer.short(short).iter().map(|&id| gazetteer.division(id));
        named.all(|d| d.level == Level::County && d.province != *province)
    }

    /// A unit named without place belongs to the place that was named last, or the page's own.
    pub(super) fn with_place(&self, body: Body, heard: &Heard) -> Body {
        let lexicon = self.cx.lexicon;
        let kind = lexicon.endings(&body.name).last().map_or("", |(_, kind)| kind);
        let own = body.name.starts_with('“')
            || names_place_behind_number(&body.name, lexicon)
            || lexicon.words.hits(&body.name).any(|h| {
                let entry = lexicon.words.entry(&h);
                // 竹溪河水库: a river that bears the place's name
                let water = ["河", "湖", "江", "山", "水库", "桥"]
                    .iter()
                    .any(|w| body.name[h.end as usize..].starts_with(w));
                let elsewhere = || kind == "school" && self.lies_elsewhere(&body.name[..h.end as usize]);
                h.start == 0 && (entry.place || entry.short_place && !water && !elsewhere() || entry.national)
            });
        let central = of_another_place(&body.name)
            || ["国家", "中国", "中央", "全国", "国务院", "中华"].iter().any(|w| body.name.begins_with(w))
            || body.name.starts_with('第') && body.name.contains("次全国")
            || ["国家公园", "国家级自然保护区", "自然保护区", "森林公园", "湿地公园"]
                .iter()
                .any(|w| find(&body.name, w).is_some_and(|at| at > 3))
            || body.name.contains("国家") && body.name.contains("试验区")
            || ["大学", "学院"].iter().any(|w| {
                // 岭南大学教育系
                find(&body.name, w).is_some_and(|at| at > 3 && at + w.len() < body.name.len())
            }) && heard.past
            // 岭南医学院附属医院, 江州大学第一医院
            || ["大学", "学院"].iter().any(|w| {
                find(&body.name, w).is_some_and(|at| {
                    let rest = &body.name[at + w.len()..];
                    at > 3 && (rest.starts_with("附属") || rest.starts_with('第'))
                })
            })
            || body.name.ends_with("总局")
            || (body.name.ends_with('部')
                && lexicon
                    .suffix(body.name.get(body.name.len().saturating_sub(9)..).unwrap_or(""))
                    .is_none());
        // 城镇工作部, 文教部 in the history of a county's committee
        if let Some(house) = heard.house.as_ref().filter(|h| heard.past && is_committee(&h.name))
            && ["部", "室", "处", "校", "科", "馆"].iter().any(|e| body.name.ends_on(e))
            && body.name.chars().count() <= 12
        {
            let name = format!("{}{}", house.name, body.name);
            return Body { name, place: Some(house.clone()), certainty: Certainty::PlaceAndEnding };
        }
        // 冶炼厂, 铜业公司 of the company whose page it is
        if let Some(house) = self.cx.places.house.as_ref().filter(|h| h.speaks)
            && house.works(&body.name, lexicon)
        {
            let name = format!("{}{}", house.place.name, body.name);
            return Body { name, place: Some(house.place.clone()), certainty: Certainty::Ending };
        }
        // 崇德学堂 in the history of a school: what it was called then
        if heard.past && matches!(kind, "school" | "hospital") && !is_attached(&body.name) {
            return body;
        }
        // 滇西职业技术学院 stands by itself, 教师进修学校 does not
        let named_school = kind == "school"
            && ["大学", "学院"].iter().any(|e| body.name.ends_on(e))
            && ["职业", "技术", "师范", "大学", "医学"].iter().any(|w| body.name.contains(w));
        if own || named_school || central || matches!(kind, "company" | "association" | "place" | "court") {
            return body;
        }
        // 镇农业服务中心 of a township that nothing names
        let township = ["镇", "乡", "街道"].iter().find_map(|level| body.name.past(level));
        // 乡镇区划调整专班, 镇街改革小组: of all of them
        if township.is_some_and(|rest| !rest.starts_with(['镇', '村', '街', '域', '乡']))
            && heard.places.last().is_none_or(|p| p.kind != PlaceKind::Township)
        {
            return body;
        }
        // the offices and groups of the bureau, court or township whose page it is
        if let Some(house) = heard.house.as_ref().or(self.house.as_ref())
            && house_holds(house, &body.name, kind)
            && heard.places.last().is_none_or(|p| p.kind != PlaceKind::Township)
        {
            let name = format!("{}{}", house.name, body.name);
            return Body { name, place: Some(house.clone()), certainty: Certainty::Ending };
        }
        // the office of a university or company that speaks of itself
        if let Some(place) = &self.speaker
            && matches!(kind, "inner" | "organ" | "unit" | "group" | "school")
            && !body.name.contains(place.name.as_str())
            && (kind == "inner" && self.cx.places.house.as_ref().is_some_and(|h| h.speaks)
                || heard.places.last().is_none_or(|p| p.kind == PlaceKind::Institution))
        {
            let name = format!("{}{}", place.name, body.name);
            return Body { name, place: Some(place.clone()), certainty: Certainty::Ending };
        }
        let Some(place) = heard.places.last().or_else(|| self.cx.places.home()) else { return body };
        organ_of(place, &body.name, self.cx).map_or(body, |mut b| {
            b.certainty = Certainty::Ending;
            b
        })
    }
}

/// 中共某县委: a committee of the Party as the owner of its parts.
pub(super) fn is_committee(house: &str) -> bool {
    house.starts_with("中共") && house.ends_with('委')
}

/// 附属中学, 马克思主义学院: no names by themselves.
pub(super) fn is_attached(name: &str) -> bool {
    const HEADS: [&str; 14] = [
        "附属",
        "附设",
        "附中",
        "附小",
        "继续教育",
        "成人教育",
        "马克思主义",
        "国际",
        "研究生",
        "公共",
        "基础",
        "计算机",
        "外国语",
        "体育",
    ];
    // 农学院, 管理学院 are faculties, 崇德学堂 is a school
    let faculty = name.ends_with("学院") && name.chars().count() <= 4;
    HEADS.iter().any(|h| name.begins_with(h)) || faculty || name.chars().count() <= 3
}

/// 华北人民政府, 泰西专署, 平阿县政府: of a region, a prefecture or a county that no list knows any more.
fn of_another_place(name: &str) -> bool {
    const REGIONS: [&str; 8] = ["华北", "华东", "华中", "华南", "东北", "西北", "西南", "中南"];
    const ABOVE: [&str; 5] = ["专区", "专署", "行署", "行政公署", "行政主任公署"];
    let county = name.find('县').is_some_and(|at| {
        let (head, rest) = name.split_at(at);
        head.chars().count() == 2
            && ["县政府", "县人民", "县抗日", "县民主", "县委"].iter().any(|w| rest.begins_with(w))
    });
    county
        || REGIONS.iter().any(|r| name.begins_with(r))
        || ABOVE.iter().any(|a| find(name, a).is_some_and(|at| at >= "专区".len()))
}

/// Whether a name without a place is one of a part of this house.
fn house_holds(house: &Place, name: &str, kind: &str) -> bool {
    let court = house.name.ends_with("院");
    if house.name.contains("协商会议") || house.name.contains("人民代表大会") {
        return ["委员会", "办公室", "研究室"].iter().any(|e| name.ends_on(e));
    }
    if ["公司", "集团"].iter().any(|e| house.name.ends_on(e)) {
        return matches!(kind, "inner" | "group" | "unit" | "company") && name.chars().count() <= 8;
    }
    match kind {
        "inner" | "group" => true,
        // 运行管理处 of a department of the province
        "unit" if name.ends_with('处') && house.name.ends_with(['厅', '部']) => name.chars().count() <= 8,
        "unit" | "organ" => court || house.kind == PlaceKind::Township,
        "court" => court && name.ends_with('庭'),
        _ => false,
    }
}
