//! One name of a body in running text: what is left out before it, what can't stand inside it, whose it is.

use super::body::{Body, Certainty, may_resolve, resolve};
use super::body_end::ends_as_body;
use super::line::{Firsts, is_cjk};
use super::named_body::{Heard, Reader};
use super::old_district::old_district;
use super::organ::organ_of;
use super::phrase::{find, holds, without_brackets, without_odd_marks};
use super::place::{Place, PlaceKind};
use super::term::names_place_behind_number;
use crate::lexicon::{BodyWord, Hit, Level, Lexicon, VerbClass, Words};

impl Reader<'_> {
    /// The one body that `text` names in full.
    pub fn piece(&self, text: &str, heard: &Heard) -> Option<Body> {
        let text = if brackets_belong(text, self.cx.lexicon) { text.into() } else { without_brackets(text) };
        let mut text = text.trim_matches(' ');
        // quotation marks around all of it; one inside is part of the name
        if let Some(inner) = text.strip_prefix('“').and_then(|t| t.strip_suffix('”'))
            && !inner.contains('“')
        {
            text = inner;
        }
        // 甲镇“党政办公室、财政所”: marks around a whole list, of which this is the first or the last
        let paired = without_odd_marks(text);
        text = &paired;
        if let Some(body) = self.aliases.get(text) {
            return Some(body.clone());
        }
        let words = &self.cx.lexicon.body_words;
        while let Some(rest) = words.starting(BodyWord::Lead, text).map(|w| &text[w.len()..]) {
            // 统一战线工作部 begins with no 统一 that could be left out
            if rest.starts_with("战线") || self.cx.places.leading(text, self.cx.lexicon).is_some() {
                break;
            }
            text = rest.trim_start_matches(' ');
        }
        if let Some(body) = self.aliases.get(text) {
            return Some(body.clone());
        }
        // 同意你局执法大队加挂…: a unit of the one that is addressed
        const ADDRESSED: [&str; 6] = ["你局", "你委", "你办", "你院", "你中心", "你单位"];
        if let Some(unit) = ADDRESSED.iter().find_map(|w| text.strip_prefix(w)).filter(|u| !u.is_empty()) {
            text = unit.trim_start_matches("所属").trim_start_matches("下属").trim_start_matches('的');
        }
        // （以下简称“镇应急委”）: 镇应急委办公室
        if let Some(whole) = text.strip_suffix("办公室").and_then(|stem| self.aliases.get(stem)) {
            return Some(Body { name: format!("{}办公室", whole.name), ..whole.clone() });
        }
        if let Some(rest) = text.strip_prefix("中华人民共和国") {
            // a ministry that is no longer known
            let ministry = ["部", "委员会", "总局", "总署"].iter().any(|w| rest.ends_with(w));
            if self.cx.lexicon.national(rest).is_some() {
                text = rest;
            } else if ministry && (3..=12).contains(&rest.chars().count()) && rest.chars().all(is_cjk) {
                return Some(Body { name: rest.to_owned(), place: None, certainty: Certainty::Known });
            }
        }
        let count = text.chars().count();
        if !(2..=36).contains(&count) {
            return None;
        }
        if heard.past
            && let Some(district) = old_district(text, heard, self.cx)
        {
            return Some(district);
        }
        if let Some(house) = self.cx.places.speaking_institution().filter(|_| heard.own.is_none())
            && is_called(text, &house.name)
        {
            let place = Some(house.clone());
            return Some(Body { name: house.name.clone(), place, certainty: Certainty::Known });
        }
        // 档案局 in the history of 甲地区档案局
        let tail = |own: &Place| {
            let above = own.name.strip_suffix(text).unwrap_or_default();
            heard.past
                && text.chars().count() >= 3
                && above.ends_with(['省', '市', '县', '区', '州', '旗', '盟'])
        };
        if let Some(own) = heard.own.as_ref().filter(|own| is_called(text, &own.name) || tail(own)) {
            let place = Some(own.clone());
            return Some(Body { name: own.name.clone(), place, certainty: Certainty::Known });
        }
        if let Some(own) = heard.own.as_ref()
            && let Some(part) = part_of_own(text, own, self.cx.lexicon)
        {
            return Some(part);
        }
        for word in ["该", "本", "新"] {
            if let Some(end) = text.strip_prefix(word)
                && end.chars().count() <= 2
                && word != "本"
                && let Some(known) = heard.ending(if end == "委" { "委员会" } else { end })
            {
                return Some(Body {
                    name: known.name.clone(),
                    place: known.place.clone(),
                    certainty: known.certainty,
                });
            }
        }
        if let Some(body) = self.inside_house(text, heard) {
            return Some(body);
        }
        if text.contains(' ')
            || ["简称", "以下简称", "下称", "以下称"].iter().any(|w| text.starts_with(w))
            || !may_resolve(text, self.cx.lexicon)
            || !starts_as_name(text)
            || words.is(BodyWord::Generic, text)
            || self.has_foreign_word(text)
        {
            return None;
        }
        let body = resolve(text, self.around(text, heard), self.cx)?;
        if heard.past
            && let Some(body) = self.by_own_name(text, &body, heard)
        {
            return Some(body);
        }
        if body.certainty < Certainty::Known && self.holds_another(text) {
            return None;
        }
        if body.certainty == Certainty::Ending && body.place.is_none() {
            return (!self.ends_in_organ(text, heard)).then(|| self.with_place(body, heard));
        }
        // a place alone is a body only where it is a township or zone
        let bare_place = body.place.as_ref().is_some_and(|p| {
            p.name == body.name
                && !matches!(p.kind, PlaceKind::Township | PlaceKind::Zone | PlaceKind::Institution)
        });
        let place_word = !known_place(&body) && self.ends_as_place(text);
        (!bare_place && !place_word).then_some(body)
    }

    /// The places that a name may lean on: those that were heard, but for a township on the page of a county no
    /// prefecture.
    fn around<'h>(&self, text: &str, heard: &'h Heard) -> &'h [Place] {
        const TOWNSHIPS: [&str; 4] = ["镇", "乡", "街道", "街道办事处"];
        let county = self.cx.places.home().is_some_and(|p| p.kind == PlaceKind::County);
        let places = &heard.places[..];
        match places.last() {
            Some(last)
                if county
                    && last.kind == PlaceKind::Prefecture
                    && TOWNSHIPS.iter().any(|t| text.ends_with(t)) =>
            {
                &[]
            }
            _ => places,
        }
    }

    /// 甲农学院 in the history of the university that it became: a name of its own, and no part of the latter;
    /// 机械系: a part of the house as it was called then.
    fn by_own_name(&self, text: &str, read: &Body, heard: &Heard) -> Option<Body> {
        let house = read.place.as_ref().filter(|p| p.kind == PlaceKind::Institution)?;
        if read.name.strip_prefix(house.name.as_str()) != Some(text) {
            return None;
        }
        let own = heard.own.as_ref().filter(|own| own.kind == PlaceKind::Institution);
        let school = self.cx.lexicon.endings(text).last().is_some_and(|(_, kind)| kind == "school");
        let name = if school && !is_attached(text) || own.is_some_and(|own| text.starts_with(&own.name)) {
            text.to_owned()
        } else {
            format!("{}{text}", own?.name)
        };
        Some(Body { name, place: None, certainty: Certainty::PlaceAndEnding })
    }

    /// Whether a place or central body is named inside the words, after their beginning: two things, not one.
    fn holds_another(&self, text: &str) -> bool {
        let lexicon = self.cx.lexicon;
        let hits: Vec<Hit> = lexicon.words.hits(text).collect();
        let covered = |start: u32, end: u32| {
            hits.iter().any(|h| {
                h.start <= start
                    && h.end >= end
                    && (h.start, h.end) != (start, end)
                    && (lexicon.words.entry(h).place
                        || lexicon.words.entry(h).suffix
                        || lexicon.words.entry(h).national)
            })
        };
        hits.iter().any(|h| {
            let entry = lexicon.words.entry(h);
            let chain = hits.iter().any(|b| b.start == 0 && b.end >= h.start && lexicon.words.entry(b).place)
                || ["中共", "政协", "共青团"].iter().any(|w| text.starts_with(w))
                || branch(&lexicon.words, &hits, text, h.start);
            h.start > 0
                && !covered(h.start, h.end)
                && ((entry.place && entry.chars >= 3 && !chain)
                    || (entry.national
                        && entry.chars >= 4
                        && (h.end as usize) < text.len()
                        && !text[..h.start as usize].ends_with(['省', '市', '县', '区', '州', '旗'])))
        }) || hits.iter().any(|h| {
            let entry = lexicon.words.entry(h);
            let acts =
                entry.chars >= 2 && entry.is(VerbClass::Stop) && entry.title.is_none() && !entry.suffix;
            let at = h.start as usize;
            acts && !covered(h.start, h.end)
                && !["联合", "公布", "发布", "检查", "审批", "审议", "委员会", "委托"]
                    .contains(&&text[at..h.end as usize])
                && lexicon.suffix(&text[at..]).is_none()
        })
    }

    /// Whether words without a place end in an organ of the page's place (意在|县财政局): not one name.
    fn ends_in_organ(&self, text: &str, heard: &Heard) -> bool {
        const WORDS: [&str; 23] = [
            "社区",
            "小区",
            "城市",
            "园区",
            "地区",
            "林区",
            "灾区",
            "库区",
            "景区",
            "校区",
            "新区",
            "郊区",
            "城区",
            "山区",
            "老区",
            "辖区",
            "城乡",
            "直辖市",
            "都市",
            "门市",
            "超市",
            "全省",
            "全市",
        ];
        text.char_indices().skip(1).any(|(at, c)| {
            ['省', '市', '县', '区', '州', '旗'].contains(&c)
                && !WORDS[..22].iter().any(|w| text[..at + c.len_utf8()].ends_with(w))
                && resolve(&text[at..], &heard.places, self.cx)
                    .is_some_and(|b| b.certainty == Certainty::Known && b.place.is_some())
        })
    }

    pub(super) fn has_foreign_word(&self, text: &str) -> bool {
        // names of groups for a task hold its verbs
        const GROUPS: [&str; 6] = ["领导小组", "专班", "指挥部", "协调小组", "工作小组", "联席会议"];
        // 某某发布会暨某某联盟: two events, and no name
        let events = ["会暨", "式暨", "赛暨", "坛暨", "典暨", "周暨", "节暨"];
        if text.contains(['，', '：', '《', '》', '；'])
            || text.contains('暨') && events.iter().any(|w| text.contains(w))
        {
            return true;
        }
        let words = &self.cx.lexicon.body_words;
        if GROUPS.iter().any(|g| text.ends_with(g)) && text.chars().count() > 6 {
            words.is_never(text)
        } else {
            words.is_foreign(text)
        }
    }

    /// Whether the words end as names of places do, not as those of bodies.
    fn ends_as_place(&self, text: &str) -> bool {
        self.cx.lexicon.endings(text).last().is_some_and(|(_, kind)| kind == "place")
    }

    /// 局安全股, 机关党委, 院监察室: offices inside the house that speaks.
    fn inside_house(&self, text: &str, heard: &Heard) -> Option<Body> {
        let house =
            heard.house.as_ref().or(self.house.as_ref()).filter(|h| h.kind == PlaceKind::Institution)?;
        // 统一战线工作部, 工业部 in the history of a county's committee
        if heard.past
            && is_committee(&house.name)
            && text.ends_with('部')
            && (3..=12).contains(&text.chars().count())
            && text.chars().all(is_cjk)
            && !text.starts_with(['县', '区', '市'])
            && self.cx.places.leading(text, self.cx.lexicon).is_none()
        {
            let name = format!("{}{text}", house.name);
            return Some(Body { name, place: Some(house.clone()), certainty: Certainty::PlaceAndEnding });
        }
        let own = house.name.chars().next_back()?;
        let inner = text.strip_prefix(own).unwrap_or(text);
        let named = inner == "机关党委"
            || inner.len() < text.len()
                && (2..=10).contains(&inner.chars().count())
                && inner.char_indices().find_map(|(i, _)| self.cx.lexicon.suffix(&inner[i..]))
                    == Some("inner");
        named.then(|| Body {
            name: format!("{}{inner}", house.name),
            place: Some(house.clone()),
            certainty: Certainty::PlaceAndEnding,
        })
    }

    /// 白玉小学 on the page of a county in another province than 白玉县: a name that only sounds like a county's.
    fn lies_elsewhere(&self, short: &str) -> bool {
        let gazetteer = &self.cx.lexicon.gazetteer;
        let Some(home) = self.cx.places.home().and_then(|h| h.division) else { return false };
        let province = &gazetteer.division(home).province;
        let mut named = gazetteer.short(short).iter().map(|&id| gazetteer.division(id));
        named.all(|d| d.level == Level::County && d.province != *province)
    }

    /// A unit named without place belongs to the place that was named last, or the page's own.
    fn with_place(&self, body: Body, heard: &Heard) -> Body {
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
            || ["国家", "中国", "中央", "全国", "国务院", "中华"].iter().any(|w| body.name.starts_with(w))
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
            && ["部", "室", "处", "校", "科", "馆"].iter().any(|e| body.name.ends_with(e))
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
            && ["大学", "学院"].iter().any(|e| body.name.ends_with(e))
            && ["职业", "技术", "师范", "大学", "医学"].iter().any(|w| body.name.contains(w));
        if own || named_school || central || matches!(kind, "company" | "association" | "place" | "court") {
            return body;
        }
        // 镇农业服务中心 of a township that nothing names
        let township = ["镇", "乡", "街道"].iter().find_map(|level| body.name.strip_prefix(level));
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

/// Whether a history means its own body by the word: 学校, 该院.
fn is_called(text: &str, own: &str) -> bool {
    const KINDS: [(&str, &[&str]); 4] = [
        ("校", &["大学", "学院", "学校", "中学", "小学", "学堂", "书院", "师范", "一中", "二中", "三中"]),
        ("院", &["医院", "卫生院", "学院", "研究院", "法院", "检察院"]),
        ("公司", &["公司", "集团", "厂"]),
        ("局", &["局"]),
    ];
    let stem = ["我", "本", "该"].iter().find_map(|p| text.strip_prefix(p));
    match text {
        "学校" | "医院" | "学院" | "公司" | "集团" => {
            own.ends_with(text) || text == "学校" && KINDS[0].1.iter().any(|e| own.ends_with(e))
        }
        _ => stem.is_some_and(|stem| {
            KINDS.iter().any(|(kind, ends)| *kind == stem && ends.iter().any(|e| own.ends_with(e)))
        }),
    }
}

/// 学校初中部, 该院护理部 in the history of a body.
fn part_of_own(text: &str, own: &Place, lexicon: &Lexicon) -> Option<Body> {
    let split = text.char_indices().nth(2).map(|(at, _)| text.split_at(at));
    let (_, part) = split.filter(|(head, _)| is_called(head, &own.name))?;
    ends_as_body(part, lexicon).then(|| Body {
        name: format!("{}{part}", own.name),
        place: Some(own.clone()),
        certainty: Certainty::PlaceAndEnding,
    })
}

/// 中共某县委: a committee of the Party as the owner of its parts.
fn is_committee(house: &str) -> bool {
    house.starts_with("中共") && house.ends_with('委')
}

/// 附属中学, 马克思主义学院: no names by themselves.
fn is_attached(name: &str) -> bool {
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
    HEADS.iter().any(|h| name.starts_with(h)) || faculty || name.chars().count() <= 3
}

/// 民营经济（中小企业）发展领导小组: a bracket before which no name has ended is part of the name.
pub(super) fn brackets_belong(text: &str, lexicon: &Lexicon) -> bool {
    let Some((before, rest)) = text.split_once(['（', '(']) else { return false };
    let Some((inside, after)) = rest.split_once(['）', ')']) else { return false };
    (2..=8).contains(&inside.chars().count())
        && inside.chars().all(is_cjk)
        && before.chars().count() >= 3
        && after.chars().count() >= 4
        && after.chars().all(is_cjk)
        && !before.ends_with(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '道'])
        && !ends_as_body(before, lexicon)
}

/// 华北人民政府, 泰西专署, 平阿县政府: of a region, a prefecture or a county that no list knows any more.
fn of_another_place(name: &str) -> bool {
    const REGIONS: [&str; 8] = ["华北", "华东", "华中", "华南", "东北", "西北", "西南", "中南"];
    const ABOVE: [&str; 5] = ["专区", "专署", "行署", "行政公署", "行政主任公署"];
    let county = name.find('县').is_some_and(|at| {
        let (head, rest) = name.split_at(at);
        head.chars().count() == 2
            && ["县政府", "县人民", "县抗日", "县民主", "县委"].iter().any(|w| rest.starts_with(w))
    });
    county
        || REGIONS.iter().any(|r| name.starts_with(r))
        || ABOVE.iter().any(|a| find(name, a).is_some_and(|at| at >= "专区".len()))
}

/// Townships and zones, which stand for their own bodies.
fn known_place(body: &Body) -> bool {
    body.place.as_ref().is_some_and(|p| {
        p.name == body.name
            && matches!(p.kind, PlaceKind::Township | PlaceKind::Zone | PlaceKind::Institution)
    })
}

/// Names of single bodies begin neither with a number nor with a word for many of them.
fn starts_as_name(text: &str) -> bool {
    const MANY: [&str; 31] = [
        "一支", "两支", "一家", "一所", "三支", "两家", "三家", "五家", "四家", "各", "有关", "相关", "部分",
        "若干", "一批", "几个", "多个", "两个", "三个", "四个", "五个", "一个", "全体", "上述", "以上",
        "任何", "每", "这", "那", "某", "在",
    ];
    const MANY_FIRSTS: Firsts = Firsts::of(&MANY);
    // 三所小学, 两所完全小学: so many of them
    let mut first = text.chars();
    let number = first.next().is_some_and(|c| "两二三四五六七八九十".contains(c));
    if number && first.next().is_some_and(|c| "所家个支".contains(c)) {
        return false;
    }
    // 五家企业在某地: a clause
    let inside = |w: &str| holds(text, w);
    if inside("在")
        && !["在线", "在职", "在校", "在建", "所在", "在外", "在京", "驻在", "存在", "在地"]
            .iter()
            .any(|w| inside(w))
    {
        return false;
    }
    // 南郑3镇, 甲等3个镇: so many
    let digit = text
        .bytes()
        .position(|b| b.is_ascii_digit())
        .map(|at| text[at..].trim_start_matches(|c: char| c.is_ascii_digit()));
    if digit.is_some_and(|rest| rest.starts_with(['个', '镇', '乡', '家', '所'])) {
        return false;
    }
    if ["省会城市", "计划单列市", "大区分行"].iter().any(|w| inside(w))
        || ["省级分", "分行营业", "总行直属"].iter().any(|w| text.starts_with(w))
    {
        return false;
    }
    if ["县级", "区级", "镇级", "乡级", "村级", "市级"]
        .iter()
        .any(|w| text.strip_prefix(w).is_some_and(|rest| !rest.starts_with("机关")))
    {
        return false;
    }
    const NO_NAME: [&str; 21] = [
        "复名",
        "并入",
        "划入",
        "归入",
        "改名",
        "改称",
        "更名",
        "定名",
        "易名",
        "临时党",
        "临时支部",
        "与",
        "职责",
        "恢复",
        "并更名",
        "并改",
        "并易名",
        "析置",
        "复置",
        "复设",
        "下辖",
    ];
    const NO_NAME_FIRSTS: Firsts = Firsts::of(&NO_NAME);
    if NO_NAME_FIRSTS.may_begin(text) && NO_NAME.iter().any(|w| text.starts_with(w)) || joins_on(text) {
        return false;
    }
    // 统一领导县信访局: a verb
    let led = text.strip_prefix("领导").and_then(|rest| rest.chars().next());
    if led.is_some_and(|c| "省市县区州旗国".contains(c)) {
        return false;
    }
    // 一办两中心, “四办一中心”: so many of them
    let bare = text.trim_matches(['“', '”']);
    let counted = bare
        .starts_with(|c| ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九'].contains(&c))
        && ["办", "中心", "局", "站所", "科", "室", "部", "队"]
            .iter()
            .any(|k| bare.char_indices().nth(1).is_some_and(|(at, _)| bare[at..].starts_with(k)));
    !counted
        && !(MANY_FIRSTS.may_begin(text) && MANY.iter().any(|w| text.starts_with(w)))
        && text.chars().next().is_some_and(|c| is_cjk(c) || c == '“')
}

/// 和老庄公社合并: no name begins with 和 but those of places.
fn joins_on(text: &str) -> bool {
    text.strip_prefix('和').is_some_and(|rest| {
        ["公社", "镇", "乡", "街道"].iter().any(|e| rest.ends_with(e))
            && rest.chars().count() >= 4
            && !rest.starts_with(['平', '田', '顺', '龙', '静', '县', '硕', '布', '政', '林', '睦', '合'])
    })
}

/// 国家税务总局某省税务局: a central body with branches, and right behind its name the place of one of them.
fn branch(words: &Words, hits: &[Hit], text: &str, place: u32) -> bool {
    const PARENTS: [&str; 6] = ["总局", "银行", "统计局", "气象局", "监察局", "储备局"];
    const BRANCHES: [&str; 8] =
        ["税务局", "分行", "支行", "监管局", "调查队", "调查总队", "分局", "监督管理局"];
    let head = &text[..place as usize];
    PARENTS.iter().any(|p| head.ends_with(p))
        && BRANCHES.iter().any(|b| text.ends_with(b))
        && hits.iter().any(|b| b.start == 0 && b.end == place && words.entry(b).national)
}

/// Whether a name without a place is one of a part of this house.
fn house_holds(house: &Place, name: &str, kind: &str) -> bool {
    let court = house.name.ends_with("院");
    if house.name.contains("协商会议") || house.name.contains("人民代表大会") {
        return ["委员会", "办公室", "研究室"].iter().any(|e| name.ends_with(e));
    }
    if ["公司", "集团"].iter().any(|e| house.name.ends_with(e)) {
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
