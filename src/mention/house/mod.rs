//! The house whose own page a document is: the bureau, court, hospital, university or company that calls itself
//! 局, 院, 校, 集团公司 in it. Bare titles, organs, parts and sessions of such a page are the house's own.

pub mod faculty;
mod find;
mod signed;

pub use find::of;

use super::body::{Body, Certainty, Context};
use super::body_end::is_part;
use super::place::{LEVELS, Place, PlaceKind};
use crate::lexicon::{HouseKind, Lexicon, Party, Scope};
use crate::mention::affix::Affix;

/// The house, and how much of the page speaks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    pub place: Place,
    pub kind: HouseKind,
    /// Whether bare parts (人事司, 民事审判庭) are its own.
    pub speaks: bool,
    /// Whether it is an organ of the centre, which no place lends its name.
    pub central: bool,
}

/// How a branch of a bureau is called.
const BRANCH: &str = "分局";

/// Titles that the people of every house bear.
const OF_ALL: [&str; 14] = [
    "总工程师",
    "总经济师",
    "总会计师",
    "机关党委书记",
    "机关纪委书记",
    "党委书记",
    "党委副书记",
    "党委委员",
    "党组书记",
    "党组副书记",
    "党组成员",
    "纪检组组长",
    "纪委书记",
    "党总支书记",
];

/// Titles in houses whose Party committee is a body of its own.
const OF_COMMITTEES: [&str; 4] = ["党委常委", "党委专职副书记", "总法律顾问", "纪委副书记"];

/// Bodies that every house has under its own name.
const ORGANS: [&str; 7] = ["工会", "机关党委", "机关工会", "机关纪委", "直属机关党委", "团总支", "机关团委"];

/// Offices of the Party's committee of a house.
const PARTY_OFFICES: [&str; 8] =
    ["组织部", "宣传部", "统战部", "办公室", "学生工作部", "教师工作部", "组织人事部", "宣传统战部"];

impl House {
    /// Whether `title` is one that the house's own people bear: 局长 of a bureau.
    pub fn has(&self, title: &str) -> bool {
        self.is_head(title)
            || OF_ALL.contains(&title)
            || title.starts_with("机关党委")
            || self.kind.party == Party::Committee && OF_COMMITTEES.contains(&title)
    }

    /// Whether `title` is that of the heads of such houses alone.
    pub fn is_head(&self, title: &str) -> bool {
        self.kind.heads.iter().any(|h| h == title)
    }

    /// The house as a body; its Party committee where that is one of its own.
    pub fn itself(&self) -> Body {
        self.body(self.place.name.clone())
    }

    fn body(&self, name: String) -> Body {
        let place = (self.kind.party == Party::Committee).then(|| self.place.clone());
        Body { name, place, certainty: Certainty::PlaceAndEnding }
    }

    fn party(&self, rest: &str) -> Body {
        match self.kind.party {
            Party::Title => self.itself(),
            Party::Committee => self.body(format!("中共{}委员会{rest}", self.place.name)),
        }
    }

    /// What follows the word by which the house calls itself: 人事股 of 局人事股, nothing of 我局.
    fn after_call<'t>(&self, text: &'t str, cx: &Context) -> Option<&'t str> {
        let own = ["我", "本", "该"].iter().find_map(|p| text.past(p));
        let (rest, call) = self
            .kind
            .calls
            .iter()
            // 分局 calls no bureau that is none
            .filter(|c| c.as_str() != BRANCH || self.place.name.ends_with(BRANCH))
            .find_map(|c| own.unwrap_or(text).strip_prefix(c.as_str()).map(|rest| (rest, c)))?;
        let chars = call.chars().count();
        // 行政处, 会计核算中心: the character belongs to the next word
        let sound = own.is_some()
            || chars > 1
            || rest.is_empty()
            || known_organ(rest)
            || cx.segmenter.boundaries(text).first() == Some(&chars);
        sound.then_some(rest)
    }

    /// The body that is named by the word by which the house calls itself: 我局, 局党组, 院监察室, 校工会.
    pub fn called(&self, text: &str, cx: &Context) -> Option<Body> {
        let rest = self.after_call(text, cx)?;
        match rest {
            "" => Some(self.itself()),
            "党组" => Some(self.itself()),
            "党委" | "党委会" => Some(self.party("")),
            _ => self.organ(rest).or_else(|| {
                let part = self.holds(rest, cx.lexicon) || is_own_unit(rest, cx.lexicon);
                part.then(|| self.body(format!("{}{rest}", self.place.name)))
            }),
        }
    }

    /// 党委组织部, 工会, 团委, 纪委 of the house.
    fn organ(&self, rest: &str) -> Option<Body> {
        let name = &self.place.name;
        if ORGANS.contains(&rest) {
            return Some(self.body(format!("{name}{rest}")));
        }
        if self.kind.party == Party::Title {
            return (rest == "团委").then(|| self.body(format!("{name}团委")));
        }
        match rest {
            "团委" => Some(self.body(format!("共青团{name}委员会"))),
            "纪委" => Some(self.body(format!("中共{name}纪律检查委员会"))),
            _ => {
                let office = rest.strip_prefix("党委")?;
                PARTY_OFFICES.contains(&office).then(|| self.party(office))
            }
        }
    }

    /// A part of the house that stands without it: 教务处, 民事审判庭, 党委组织部.
    pub fn part(&self, text: &str, recent: &[Place], cx: &Context) -> Option<Body> {
        let other = |p: &Place| p.kind != PlaceKind::Institution;
        if self.kind.party == Party::Committee {
            if recent.last().is_some_and(other) {
                return None;
            }
            let party = text
                .strip_prefix("党委")
                .filter(|t| t.is_empty() || super::body_end::ends_as_body(t, cx.lexicon));
            if let Some(office) = party {
                return Some(self.party(office));
            }
            if matches!(text, "纪委" | "团委" | "工会") {
                return self.organ(text);
            }
            if matches!(text, "组织部" | "宣传部" | "统战部") {
                return Some(self.party(text));
            }
        } else if text == "党委" {
            return Some(self.itself());
        } else if matches!(text, "机关党委" | "机关工会" | "机关纪委") {
            return self.organ(text);
        }
        let part = self.holds(text, cx.lexicon) || self.has_hall(text);
        (part && !self.place.name.contains(text)).then(|| self.body(format!("{}{text}", self.place.name)))
    }

    /// Whether the words name a part of such a house and no organ of a place.
    fn holds(&self, text: &str, lexicon: &Lexicon) -> bool {
        // 省委组织部: of a place that the page does not say
        let elsewhere = || {
            let level = LEVELS.iter().find_map(|l| text.past(l));
            level.is_some_and(|o| o.starts_with('委') || lexicon.organ(o, Scope::Any).is_some())
        };
        // 甲集团党委: of a company of that name
        let company = || ["公司", "集团"].iter().any(|e| text.find(e).is_some_and(|at| at > 3));
        // 人事司: of a ministry
        if text.ends_with('司') && !self.central && !text.ends_with("公司") {
            return false;
        }
        let inner = self.kind.party == Party::Committee && lexicon.suffix(text) == Some("inner");
        let part = inner
            || lexicon.organ(text, Scope::Any).is_none() && (is_part(text, lexicon) || self.teaches(text));
        part && !(begins_with_name(text, lexicon)
            || elsewhere()
            || company()
            || names_somebody(text, lexicon))
    }

    /// 人事部, 安全环保部 of a company that speaks, though ministries are or were called so too.
    pub fn department(&self, text: &str, lexicon: &Lexicon) -> Option<Body> {
        let own = self.speaks && text.ends_with('部') && self.kind.fits_company();
        (own && is_department(text, lexicon)).then(|| self.body(format!("{}{text}", self.place.name)))
    }

    /// Whether the words name a part that only universities have: 本科生院, 某实验室.
    fn teaches(&self, text: &str) -> bool {
        const PARTS: [&str; 8] =
            ["研究生院", "本科生院", "书院", "学部", "研究院", "实验室", "出版社", "附属医院"];
        self.kind.name == "university" && text.chars().count() <= 12 && PARTS.iter().any(|e| text.ends_on(e))
    }

    /// 图书馆, 后勤集团: what a university has of its own, though places have such houses as well.
    fn has_hall(&self, text: &str) -> bool {
        const HALLS: [&str; 14] = [
            "图书馆",
            "档案馆",
            "博物馆",
            "校史馆",
            "体育馆",
            "美术馆",
            "后勤集团",
            "后勤服务集团",
            "后勤服务总公司",
            "资产经营公司",
            "资产经营有限公司",
            "校医院",
            "附属中学",
            "附属小学",
        ];
        self.kind.name == "university" && HALLS.contains(&text)
    }

    /// A works or company of the house that stands without it: 冶炼厂, 铜业公司 of a company.
    pub fn works(&self, text: &str, lexicon: &Lexicon) -> bool {
        const ENDS: [&str; 10] =
            ["分公司", "子公司", "公司", "厂", "矿", "车间", "项目部", "事业部", "分厂", "分院"];
        self.kind.fits_company()
            && (3..=12).contains(&text.chars().count())
            && ENDS.iter().any(|e| text.ends_on(e))
            && !["有限", "集团", "股份", "该", "本", "各"].iter().any(|w| text.contains(w))
            && !begins_with_name(text, lexicon)
    }

    /// Whose session the words name: 局党组会议, 院长办公会, 党委会.
    pub fn session(&self, text: &str, cx: &Context) -> Option<Body> {
        let rest = self.after_call(text, cx);
        let bare = rest.is_none() && self.speaks;
        let rest = rest.or_else(|| bare.then_some(text))?;
        let party =
            ["党委会", "党委（", "党委理论", "党委常委", "党委全"].iter().any(|w| rest.begins_with(w));
        if party {
            return Some(self.party(""));
        }
        let own = ["党组会", "党组（", "党组理论", "长办公会", "务会", "领导班子会"]
            .iter()
            .any(|w| rest.begins_with(w));
        let head = bare
            && self
                .kind
                .heads
                .iter()
                .any(|h| text.strip_prefix(h.as_str()).is_some_and(|r| r.starts_with("办公会")));
        (own || head).then(|| self.itself())
    }
}

/// Whose session the words name on a page of a house, township or zone: 局党组会议, 校长办公会, 党委会议.
pub fn session(text: &str, cx: &Context) -> Option<Body> {
    let text = without_ordinal(text);
    if let Some(house) = &cx.places.house
        && let Some(body) = house.session(text, cx)
    {
        return Some(body);
    }
    let local = cx.places.speaking_local()?;
    let organ = ["党工委", "党委"].into_iter().find(|o| text.begins_with(o))?;
    super::organ::organ_of(local, organ, cx)
}

/// 第五次党委会, 2021年第3次党组会议: the words behind the number of the session.
fn without_ordinal(text: &str) -> &str {
    let numbered = |c: char| c.is_ascii_digit() || "第〇零一二三四五六七八九十百年".contains(c);
    match text.split_once('次') {
        Some((number, rest)) if number.contains('第') && number.chars().all(numbered) => rest,
        _ => text,
    }
}

/// 安全环保部, 人事部: a department of a company, though a ministry is or was called so too.
fn is_department(text: &str, lexicon: &Lexicon) -> bool {
    const OF_OLD: [&str; 6] = ["人事部", "安全部", "环保部", "建设部", "劳动部", "物资部"];
    const TASKS: [&str; 16] = [
        "工程", "安全", "环保", "财务", "审计", "人事", "人力", "法务", "市场", "营销", "物资", "采购",
        "质量", "生产", "设备", "运营",
    ];
    let own = lexicon.national(text).is_none() && TASKS.iter().any(|t| text.begins_with(t));
    (3..=8).contains(&text.chars().count())
        && !text.contains(['的', '和', '与', '、', '，', '及'])
        && (own || OF_OLD.contains(&text))
}

/// 局市容管理处: a unit that nothing but the call of the house places.
fn is_own_unit(rest: &str, lexicon: &Lexicon) -> bool {
    const ENDS: [&str; 5] = ["管理处", "管理站", "管理所", "监测站", "服务站"];
    (4..=12).contains(&rest.chars().count())
        && ENDS.iter().any(|e| rest.ends_on(e))
        && !begins_with_name(rest, lexicon)
        && lexicon.organ(rest, Scope::Any).is_none()
}

/// Whether the words begin with the name of a place or a central body, and so lean on nothing.
fn begins_with_name(text: &str, lexicon: &Lexicon) -> bool {
    lexicon.gazetteer.leading_names(text).next().is_some()
        || lexicon.gazetteer.leading_shorts(text).next().is_some()
        || lexicon.leading_national(text).next().is_some()
}

/// Whether a name is that of a faculty: 国际教育学院, but no college of a place.
pub fn is_faculty(name: &str, lexicon: &Lexicon) -> bool {
    name.ends_with("学院") && !name.contains("大学") && !begins_with_name(name, lexicon)
}

/// 李四为教务处: whom the words before name as head of it.
pub fn names_somebody(text: &str, lexicon: &Lexicon) -> bool {
    let before = text.split(['为', '任']).next().unwrap_or(text);
    let surname = || text.chars().next().is_some_and(|c| lexicon.surname(c).is_some());
    // 平为某县人武部 of 任命和平为…, but 华为公司
    let place = || lexicon.gazetteer.leading_names(&text[before.len() + '为'.len_utf8()..]).next().is_some();
    let len = before.chars().count();
    before.len() < text.len() && ((2..=4).contains(&len) && surname() || len == 1 && place())
}

/// Organs that stand behind the word by which a house calls itself.
fn known_organ(rest: &str) -> bool {
    ["党组", "党委", "纪委", "工会", "团委", "机关", "办公室", "领导"].iter().any(|w| rest.begins_with(w))
}
