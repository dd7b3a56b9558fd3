//! Lists of those whom a committee of the Party elected: which committee a 书记, 副书记 or 常委 belongs to, the
//! committee itself or the one for discipline, as the words above the list say.

use super::super::page::Page;
use super::roles::role_at;
use crate::mention::body::{Body, resolve};
use crate::mention::line::is_break;
use crate::mention::organ::organ_of;
use crate::mention::{Certainty, Line};

/// The Youth League, whose committees have the same seats.
const LEAGUE: &str = "共青团";

/// How far above its rows the words are that introduce a list.
const REACH: usize = 16;

/// The committee of a list and the line that names it, when that tells of an election.
pub(super) struct Elected {
    pub body: Body,
    pub told: Option<usize>,
}

/// The role at `i` that only a committee of the Party gives (书记, 县纪委副书记, 常委), and where what it names
/// begins.
pub(super) fn seat_at(
    page: &Page,
    index: usize,
    line: &Line,
    i: usize,
) -> Option<(Elected, &'static str, usize)> {
    const OF: [&str; 14] = [
        "纪律检查委员会",
        "市纪委",
        "县纪委",
        "区纪委",
        "旗纪委",
        "州纪委",
        "纪委",
        "市委",
        "县委",
        "区委",
        "旗委",
        "州委",
        "党委",
        "党工委",
    ];
    let organ = OF.iter().find(|w| line.starts_with(i, w));
    let from = i + organ.map_or(0, |w| w.chars().count());
    let (role, after) = role_at(line, from)?;
    let role = match role {
        "常务委员会委员" => "常委",
        "书记" | "第一书记" | "副书记" | "常委" => role,
        "委员" if organ.is_some() => role,
        _ => return None,
    };
    let mut elected = above(page, index)?;
    if organ.is_some_and(|w| w.contains('纪')) {
        elected.body = commission_of(&elected.body);
    } else if organ.is_some() {
        elected.body.name = elected.body.name.replace("纪律检查委员会", "委员会");
    }
    Some((elected, role, after))
}

fn commission_of(body: &Body) -> Body {
    let stem = body.name.strip_suffix("委员会").filter(|s| !s.ends_with("纪律检查"));
    Body {
        name: stem.map_or_else(|| body.name.clone(), |s| format!("{s}纪律检查委员会")), ..body.clone()
    }
}

/// The committee that the nearest words above line `index` say to have been elected.
fn above(page: &Page, index: usize) -> Option<Elected> {
    let near = || page.lines[..index].iter().enumerate().rev().take(REACH).filter(|(_, line)| line.len() > 6);
    let (k, line, until) = near().find_map(|(k, line)| Some((k, line, introduces(line)?)))?;
    let told = ["选举", "当选", "选出", "推选"].iter().any(|w| line.holds(w)).then_some(k);
    if let Some(body) = named(page, line, until) {
        return Some(Elected { body, told });
    }
    // 第三届党委, 纪委第一次全体会议: the committee stands in full further above, or is that of the page's place
    let body = near()
        .filter(|(above, _)| *above < k)
        .find_map(|(_, line)| named(page, line, line.len()))
        .or_else(|| organ_of(page.cx.places.home().filter(|_| !line.holds(LEAGUE))?, "党委", &page.cx))?;
    let discipline = line.holds("纪委") || line.holds("纪律检查委员会");
    Some(Elected { body: if discipline { commission_of(&body) } else { body }, told })
}

/// Where the offices stand in a line that introduces a list: 选举产生了新一届县委常委、书记和副书记.
fn introduces(line: &Line) -> Option<usize> {
    const SAYS: [&str; 6] = ["选举", "当选", "名单", "产生", "如下", "通过"];
    if !SAYS.iter().any(|w| line.holds(w)) {
        return None;
    }
    let office = ["书记", "常委", "常务委员"].iter().filter_map(|w| line.text.rfind(w)).min();
    let session = || line.text.rfind("全体会议").or_else(|| line.text.rfind("全会"));
    Some(line.text[..office.or_else(session)?].chars().count())
}

/// The committee named last before `until`.
fn named(page: &Page, line: &Line, until: usize) -> Option<Body> {
    // the body and its session stand before the offices: what is nearest to them counts
    let own = || (2..=until).rev().find_map(|end| of_institution(line.slice(clause_start(line, end)..end)));
    own().or_else(|| (2..=until).rev().find_map(|end| committee_ending(page, line, end)))
}

/// Where the words before `end` begin that can be one name.
fn clause_start(line: &Line, end: usize) -> usize {
    const REACH: usize = 30;
    let far = end.saturating_sub(REACH);
    (far..end).rev().find(|&k| is_break(line.at(k))).map_or(far, |k| k + 1)
}

/// The committee whose name, in full or in short, ends at `end`.
fn committee_ending(page: &Page, line: &Line, end: usize) -> Option<Body> {
    const ENDINGS: [&str; 10] =
        ["委员会", "纪委", "省委", "市委", "县委", "区委", "旗委", "州委", "党委", "工委"];
    let floor = clause_start(line, end);
    let said = line.slice(floor..end);
    if !ENDINGS.iter().any(|e| said.ends_with(e)) || said.ends_with("常务委员会") {
        return None;
    }
    let cx = &page.cx;
    let begins = |k: usize| {
        k == floor
            || matches!(
                line.before(k),
                '了' | '的' | '届' | '为' | '于' | '日' | '次' | '举' | '生' | '过' | ' '
            )
    };
    let party = |body: &Body| {
        body.certainty > Certainty::Ending && ["中共", LEAGUE].iter().any(|w| body.name.starts_with(w))
    };
    // 党委, 纪委 alone name none
    (floor..end.saturating_sub(2))
        .filter(|&k| begins(k))
        .find_map(|start| resolve(line.slice(start..end), &[], cx).filter(party))
}

/// 中国共产党某学院第三届委员会: a school or company that no list knows.
fn of_institution(said: &str) -> Option<Body> {
    let at = ["中国共产党", "中共"].iter().find_map(|w| said.rfind(w).map(|k| k + w.len()))?;
    let (stem, organ) = ["纪律检查委员会", "委员会"]
        .iter()
        .find_map(|organ| said[at..].strip_suffix(organ).map(|stem| (stem, *organ)))?;
    let stem = stem.split_once('第').map_or(stem, |(stem, _)| stem);
    let kinds = ["大学", "学院", "学校", "公司", "集团", "医院", "镇", "乡", "街道"];
    kinds.iter().any(|k| stem.ends_with(k) && stem.len() > k.len()).then(|| Body {
        name: format!("中共{stem}{organ}"),
        place: None,
        certainty: Certainty::Known,
    })
}
