//! One name of a body in running text: what is left out before it, what can't stand inside it, whose it is.

use super::body::{Body, Certainty, may_resolve, resolve};
use super::body_begin::{brackets_belong, starts_as_name};
use super::body_end::ends_as_body;
use super::line::is_cjk;
use super::named_body::{Heard, Reader};
use super::old_district::old_district;
use super::phrase::{holds, without_brackets, without_odd_marks};
use super::place::{Place, PlaceKind};
use super::unplaced_body::{is_attached, is_committee};
use crate::lexicon::{BodyWord, Hit, Lexicon, VerbClass, Words};
use crate::mention::affix::Affix;

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
            if rest.begins_with("战线") || self.cx.places.leading(text, self.cx.lexicon).is_some() {
                break;
            }
            text = rest.trim_start_matches(' ');
        }
        if let Some(body) = self.aliases.get(text) {
            return Some(body.clone());
        }
        // 同意你局执法大队加挂…: a unit of the one that is addressed
        const ADDRESSED: [&str; 6] = ["你局", "你委", "你办", "你院", "你中心", "你单位"];
        if let Some(unit) = ADDRESSED.iter().find_map(|w| text.past(w)).filter(|u| !u.is_empty()) {
            text = unit.trim_start_matches("所属").trim_start_matches("下属").trim_start_matches('的');
        }
        // （以下简称“镇应急委”）: 镇应急委办公室
        if let Some(whole) = text.short_of("办公室").and_then(|stem| self.aliases.get(stem)) {
            return Some(Body { name: format!("{}办公室", whole.name), ..whole.clone() });
        }
        if let Some(rest) = text.past("中华人民共和国") {
            // a ministry that is no longer known
            let ministry = ["部", "委员会", "总局", "总署"].iter().any(|w| rest.ends_on(w));
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
            || ["简称", "以下简称", "下称", "以下称"].iter().any(|w| text.begins_with(w))
            || !may_resolve(text, self.cx.lexicon)
            || !starts_as_name(text)
            || words.is(BodyWord::Generic, text)
            || self.has_foreign_word(text)
        {
            return None;
        }
        let body = resolve(text, self.around(text, heard), self.cx)?;
        if (heard.past || school_of_its_own(text))
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
        let town = || TOWNSHIPS.iter().any(|t| text.ends_with(t));
        // 某省人民政府批复：撤销甲乡: a province has no towns of its own
        let mut places = places;
        while let [rest @ .., last] = places
            && last.kind == PlaceKind::Province
            && (county || rest.iter().any(|p| p.kind == PlaceKind::County))
            && town()
        {
            places = rest;
        }
        match places.last() {
            Some(last)
                if county
                    && last.kind == PlaceKind::Prefecture
                    && TOWNSHIPS.iter().any(|t| text.ends_on(t)) =>
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
                || ["中共", "政协", "共青团"].iter().any(|w| text.begins_with(w))
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
        // 超70支制作团队: so many of them
        let counted = || {
            let digit = text.find(|c: char| c.is_ascii_digit());
            digit.is_some_and(|at| {
                text[at..]
                    .trim_start_matches(|c: char| c.is_ascii_digit())
                    .starts_with(['支', '个', '名', '余', '多'])
            })
        };
        if text.contains(['，', '：', '《', '》', '；'])
            || counted()
            || text.contains('暨') && events.iter().any(|w| text.contains(w))
        {
            return true;
        }
        let words = &self.cx.lexicon.body_words;
        if GROUPS.iter().any(|g| text.ends_on(g)) && text.chars().count() > 6 {
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
}

/// 甲师范学校 beside a university: a school under its own name, and no part of the other.
fn school_of_its_own(text: &str) -> bool {
    const KINDS: [&str; 9] = [
        "师范学校",
        "专科学校",
        "技工学校",
        "职业学校",
        "农业学校",
        "卫生学校",
        "职业技术学院",
        "职业学院",
        "技师学院",
    ];
    KINDS.iter().any(|k| text.strip_suffix(k).is_some_and(|own| own.chars().count() >= 2))
}

/// Whether a history means its own body by the word: 学校, 该院.
fn is_called(text: &str, own: &str) -> bool {
    const KINDS: [(&str, &[&str]); 4] = [
        ("校", &["大学", "学院", "学校", "中学", "小学", "学堂", "书院", "师范", "一中", "二中", "三中"]),
        ("院", &["医院", "卫生院", "学院", "研究院", "法院", "检察院"]),
        ("公司", &["公司", "集团", "厂"]),
        ("局", &["局"]),
    ];
    let stem = ["我", "本", "该"].iter().find_map(|p| text.past(p));
    match text {
        "学校" | "医院" | "学院" | "公司" | "集团" => {
            own.ends_with(text) || text == "学校" && KINDS[0].1.iter().any(|e| own.ends_on(e))
        }
        _ => stem.is_some_and(|stem| {
            KINDS.iter().any(|(kind, ends)| *kind == stem && ends.iter().any(|e| own.ends_on(e)))
        }),
    }
}

/// 学校初中部, 该院护理部 in the history of a body.
fn part_of_own(text: &str, own: &Place, lexicon: &Lexicon) -> Option<Body> {
    let split = text.char_indices().nth(2).map(|(at, _)| text.split_at(at));
    let (_, part) = split.filter(|(head, _)| is_called(head, &own.name))?;
    let acts = ["改名", "更名", "改为", "改称", "并入", "合并", "将"].iter().any(|w| holds(part, w));
    (!acts && ends_as_body(part, lexicon)).then(|| Body {
        name: format!("{}{part}", own.name),
        place: Some(own.clone()),
        certainty: Certainty::PlaceAndEnding,
    })
}

/// Townships and zones, which stand for their own bodies.
fn known_place(body: &Body) -> bool {
    body.place.as_ref().is_some_and(|p| {
        p.name == body.name
            && matches!(p.kind, PlaceKind::Township | PlaceKind::Zone | PlaceKind::Institution)
    })
}

/// 国家税务总局某省税务局: a central body with branches, and right behind its name the place of one of them.
fn branch(words: &Words, hits: &[Hit], text: &str, place: u32) -> bool {
    const PARENTS: [&str; 6] = ["总局", "银行", "统计局", "气象局", "监察局", "储备局"];
    const BRANCHES: [&str; 8] =
        ["税务局", "分行", "支行", "监管局", "调查队", "调查总队", "分局", "监督管理局"];
    let head = &text[..place as usize];
    PARENTS.iter().any(|p| head.ends_on(p))
        && BRANCHES.iter().any(|b| text.ends_on(b))
        && hits.iter().any(|b| b.start == 0 && b.end == place && words.entry(b).national)
}
