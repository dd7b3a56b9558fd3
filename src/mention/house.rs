//! The house whose own page a document is: the bureau, ministry or court that calls itself 局, 部, 院 in it.

use super::body::{Certainty, Context, resolve};
use super::line::{Line, is_break, is_cjk};
use super::place::{Place, PlaceKind};
use crate::model::BlockKind;

/// How a house calls itself, and how its name ends.
const CALLS: [(&str, &[&str]); 9] = [
    ("部", &["部"]),
    ("局", &["局"]),
    ("厅", &["厅"]),
    ("署", &["署"]),
    ("委", &["委员会", "委"]),
    ("院", &["法院", "检察院", "医院", "研究院", "科学院"]),
    ("行", &["银行", "支行", "分行"]),
    ("中心", &["中心"]),
    ("支队", &["支队"]),
];

/// What stands behind the call where a house speaks of itself.
const OWN: [&str; 9] = ["党组", "党委", "机关", "领导班子", "工会", "属各", "属单位", "长办公会", "务会"];

/// So many lines of the text may pass before the house is named.
const FIRST: usize = 5;

/// The house, and whether the headline begins with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    pub place: Place,
    /// How it calls itself.
    pub call: &'static str,
    /// Whether bare parts (人事司, 民事审判庭) are its own.
    pub speaks: bool,
}

impl House {
    /// Whether `title` is one that the house's own people bear: 局长 of a bureau.
    pub fn has(&self, title: &str) -> bool {
        const ANY: [&str; 9] = [
            "党组书记",
            "党组副书记",
            "党组成员",
            "党委书记",
            "党委副书记",
            "党委委员",
            "总工程师",
            "机关党委书记",
            "纪检组组长",
        ];
        let head = match self.call {
            "委" | "中心" => title == "主任",
            "院" if self.place.name.ends_with("检察院") => title == "检察长",
            "支队" => matches!(title, "支队长" | "政委"),
            call => title.strip_suffix('长') == Some(call),
        };
        head || ANY.contains(&title)
    }
}

/// Finds the house of a page.
pub fn of(lines: &[Line], cx: &Context) -> Option<House> {
    let text = |l: &&Line| !matches!(l.kind, BlockKind::Boilerplate | BlockKind::Byline);
    let mut found: Option<House> = None;
    for (call, ends) in CALLS {
        if !lines.iter().filter(text).any(|l| calls(l, call)) {
            continue;
        }
        let Some((index, start, place)) = lines
            .iter()
            .filter(text)
            .take(FIRST)
            .enumerate()
            .find_map(|(index, line)| named(line, ends, cx).map(|(start, place)| (index, start, place)))
        else {
            continue;
        };
        // the history of a bureau tells of sections that were none of its own
        const HISTORIES: [&str; 5] = ["沿革", "历史", "大事记", "简史", "志"];
        let history = lines
            .iter()
            .filter(text)
            .take(1)
            .any(|l| HISTORIES.iter().any(|w| l.text.trim_end().ends_with(w)));
        let called = lines.iter().filter(text).take(1).any(|l| l.starts_with(0, call) && calls(l, call));
        let house = House { place, call, speaks: !history && (index < 2 && start == 0 || called) };
        // of two calls the one whose house the headline names
        if found.as_ref().is_none_or(|f| house.speaks && !f.speaks) {
            found = Some(house);
        }
    }
    found
}

/// Whether the line calls a house so: 局党组, 我局, 局长办公会.
fn calls(line: &Line, call: &str) -> bool {
    let length = call.chars().count();
    (0..line.len()).any(|k| {
        if !line.starts_with(k, call) {
            return false;
        }
        let before = line.before(k);
        if k > 0 && matches!(before, '我' | '本') {
            return true;
        }
        let fresh = k == 0 || !is_cjk(before) || "和由经以对向，了".contains(before) || opened(line, k);
        fresh && OWN.iter().any(|w| line.starts_with(k + length, w))
    })
}

/// Whether a verb ends at `k`: 召开|部党组会议.
fn opened(line: &Line, k: usize) -> bool {
    ["召开", "主持", "学习", "参加", "出席", "会上", "根据", "要求"]
        .iter()
        .any(|w| line.slice(0..k).ends_with(w))
}

/// The first body with one of the endings that the line names with its place.
fn named(line: &Line, ends: &[&str], cx: &Context) -> Option<(usize, Place)> {
    const LONGEST: usize = 26;
    for end in 3..=line.len() {
        let Some(ending) = ends.iter().find(|e| {
            let n = e.chars().count();
            n <= end && line.starts_with(end - n, e)
        }) else {
            continue;
        };
        // 局长, 部门, 局机关 of a name that goes on
        if matches!(line.at(end), '门' | '分' | '署' | '队' | '员') || *ending == "委" && line.at(end) == '员'
        {
            continue;
        }
        let low = (end.saturating_sub(LONGEST)..end)
            .rev()
            .take_while(|&k| is_cjk(line.at(k)) && !is_break(line.at(k)))
            .last()
            .unwrap_or(end);
        let start = (low..end.saturating_sub(2)).find(|&k| {
            let begins = k == low
                || line.words_at(k).iter().any(|w| w.entry.place || w.entry.short_place || w.entry.national)
                || "省市县区州旗盟".contains(line.at(k));
            begins
                && resolve(line.slice(k..end), &[], cx).is_some_and(|b| {
                    let bare = b.place.as_ref().is_some_and(|p| p.name == b.name);
                    b.certainty > Certainty::Ending && !bare && !b.name.starts_with("中共")
                })
        });
        if let Some(start) = start
            && let Some(body) = resolve(line.slice(start..end), &[], cx)
        {
            let place = Place { name: body.name, kind: PlaceKind::Institution, division: None };
            return Some((start, place));
        }
    }
    None
}
