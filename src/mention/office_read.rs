//! One reading of the words of an office: its body resolved, its title, and whether they can be one office at all.

use super::appellation::boundary;
use super::bank;
use super::body::{Certainty, Context, resolve};
use super::body_end::ends_as_body;
use super::house::names_somebody;
use super::institution::company_before;
use super::line::Line;
use super::office::{Before, Office};
use super::office_body::{body_of, of_university_above};
use super::office_run::blocked;
use super::office_words::OfficeWords;
use super::person::name_at;
use super::phrase::{holds, holds_any};
use crate::lexicon::{TitleKind, VerbClass};
use crate::mention::affix::Affix;

/// Reads body `start..title_start` and title `title_start..end` as one office.
pub(super) fn read(
    line: &Line,
    start: usize,
    title_start: usize,
    end: usize,
    kind: TitleKind,
    before: &Before,
    cx: &Context,
) -> Option<Office> {
    let OfficeWords { text: mut body_text, title, status, campus, county_level } =
        OfficeWords::read(line, start, title_start, end, kind, before, cx)?;
    // 委员和某开发区党工委书记: two offices
    let joined = line.words_at(start).iter().any(|w| {
        w.entry.title.is_some() && w.end < title_start && matches!(line.at(w.end), '和' | '及' | '与' | '兼')
    });
    // 董事会战略委员会委员和公司法定代表人, 某公司董事长兼首席执行官: two offices
    let both = (start + 2..title_start).any(|k| {
        matches!(line.at(k), '和' | '及' | '与' | '兼')
            && line.words_ending_at(k).any(|w| {
                w.start > start
                    && matches!(
                        w.entry.title,
                        Some(TitleKind::Head | TitleKind::Deputy | TitleKind::Member | TitleKind::Corporate)
                    )
            })
    });
    // 甲有限公司和乙有限公司董事: two companies; 规划处科员至副处长: two posts
    let companies = || {
        ["公司和", "公司及", "公司与", "公司以及"]
            .iter()
            .any(|w| body_text.split_once(w).is_some_and(|(_, other)| holds(other, "公司")))
    };
    if joined || both || companies() || holds(&body_text, "员至") {
        return None;
    }
    // 市监委对某公司原董事长…立案: two bodies, the one acts upon the other
    const ACTS: [&str; 6] = ["监委对", "监委会对", "纪委对", "监察委员会对", "党委对", "政府对"];
    if holds(&body_text, "对") && holds_any(&body_text, &ACTS) && !holds(&body_text, "对外") {
        return None;
    }
    // 任各自公司董事长: of companies that nothing here names
    if holds_any(&body_text, &["各自", "所在公司", "所在单位", "原单位"]) {
        return None;
    }
    // 张三同志任某学院党委书记, 作的工作报告和工会主席
    if holds_any(&body_text, &["同志", "担任", "报告和"]) {
        return None;
    }
    if body_text.ends_with('副')
        || body_text.ends_on("副系")
        || body_text.ends_on("常务")
        || body_text.ends_on("首席")
        || body_text.ends_with('总')
    {
        return None;
    }
    // 公司副总经理 behind another house's name for one
    if matches!(body_text.as_str(), "公司" | "集团" | "该公司" | "该集团")
        && !cx.places.institution().is_some_and(|own| ["公司", "集团"].iter().any(|e| own.name.ends_on(e)))
        && let Some(name) = company_of(before).or_else(|| company_before(line, start))
    {
        body_text = name.to_owned();
    }
    // 该行董事会 behind the name of a bank
    if let Some((name, rest)) = bank::called(line, start, &body_text, cx.places.bank.as_deref()) {
        body_text = format!("{name}{rest}");
    }
    // 国网某省电力, where the page names 国网某省电力有限公司
    if let Some(full) = cx.places.companies.cut_short(&body_text)
        && !ends_as_body(&body_text, cx.lexicon)
    {
        body_text = full.to_owned();
    }
    // an office is no list: the body must not hold another title and its name
    let (mut body, mut title, inherited) = body_of(&body_text, &title, kind, before, cx)?;
    if county_level {
        body.name = body.name.replacen("中级人民法院", "人民法院", 1);
    }
    // 领导小组副组长 where no group was named
    if body.certainty == Certainty::Ending && body.name == "领导小组" {
        return None;
    }
    // 中央政治局委员、书记处书记: the Secretariat is a body of its own
    if title == "书记处书记" {
        body.name = match body.name.begins_with("中国共产党中央") {
            true => "中国共产党中央书记处".to_owned(),
            false => format!("{}书记处", body.name),
        };
        "书记".clone_into(&mut title);
    }
    // 团中央书记处书记
    if let Some(seat) = title.past("书记处").filter(|seat| !seat.is_empty())
        && body.name.begins_with("中国共产主义青年团中央")
    {
        let secretariat = if body.name.ends_on("书记处") {
            body.name.clone()
        } else {
            format!("{}书记处", body.name)
        };
        (body.name, title) = (secretariat, seat.to_owned());
    }
    // 镇委党委委员: the committee twice
    if let Some(seat) = title.past("党委").filter(|t| !t.is_empty())
        && body.name.begins_with("中共")
        && body.name.ends_on("委员会")
    {
        title = seat.to_owned();
    }
    // 晋升副厅级干部: a rank alone
    if inherited && title.ends_on("级干部") {
        return None;
    }
    if let Some(campus) = campus {
        body.name = body.name.replacen("大学", &format!("大学{campus}"), 1);
    }
    // 企业代表某公司董事长; 副市长张三与某大学副校长: the body begins further right
    if body.certainty < Certainty::Known
        && line.words_in(start..title_start).iter().any(|w| {
            w.end < title_start
                && (w.entry.is(VerbClass::Role)
                    // 县防汛领导小组: part of the name of a group
                    && !line.words_at(w.start).iter().any(|n| w.start > start && n.entry.suffix && n.end > w.end)
                    && !["大会", "人员", "工作", "联络", "工委", "干部"].iter().any(|n| line.starts_with(w.end, n))
                    // 依法治县领导小组: nor is 县领导 in it
                    && !line.starts_with(w.end, "小组")
                    || w.entry.title.is_some_and(|k| matches!(k, TitleKind::Head | TitleKind::Deputy))
                        && !line.starts_with(w.end, "办")
                        // 行政委员会, 总工会女工部: no title stands there
                        && !blocked(line, w.start, w.end)
                        && !line.words_at(w.start).iter().any(|n| n.entry.suffix && n.end > w.end)
                    || w.entry.title.is_some() && joins_a_name(line, w.end, title_start, cx))
        })
    {
        return None;
    }
    // 某公司财务总监: the longer title is meant where the words before it are only taken for a company
    if kind == TitleKind::Corporate
        && body.certainty == Certainty::Ending
        && !inherited
        // 某银行某分行|行长: the branch is named
        && !body_text.ends_with('行')
        && line.words_in(start..title_start).iter().any(|w| w.end == end && w.entry.title.is_some())
    {
        return None;
    }
    // 提名李四为某集团董事长: whom, before what
    if body.certainty == Certainty::Ending && !inherited && names_somebody(&body_text, cx.lexicon) {
        return None;
    }
    // 口琴是某训练团团长, 某老兵接到某县政协主席来电: a clause, and no name of a body
    if body.certainty == Certainty::Ending && !inherited && is_clause(&body_text) {
        return None;
    }
    if of_university_above(&body_text, &title, &body, cx) {
        return None;
    }
    // an uncertain body that hides a certain one further right is read from there instead
    if body.certainty == Certainty::Ending && hides_another(line, start, title_start, before, cx) {
        return None;
    }
    if body.certainty == Certainty::Ending
        && !inherited
        && let Some(at) = hidden_short(line, start, title_start, before, cx)
    {
        return read(line, at, title_start, end, kind, before, cx);
    }
    Some(Office {
        range: start..end,
        body: body.name,
        title,
        status,
        place: body.place,
        certainty: body.certainty,
        inherited,
    })
}

/// Whether the words before a title tell something, and are no name.
fn is_clause(text: &str) -> bool {
    const TELLS: [&str; 9] = ["是", "包括", "接到", "收到", "交给", "任为", "这", "进入", "由"];
    TELLS.iter().any(|w| holds(text, w)) && !holds(text, "自由")
}

/// The company of the office before, also where that was one of its Party's committee.
fn company_of(before: &Before) -> Option<&str> {
    let name = before.body.as_ref()?.name.as_str();
    let party = name.strip_prefix("中共").and_then(|n| n.strip_suffix("委员会"));
    let own = party.map_or(name, |n| n.strip_suffix("纪律检查").unwrap_or(n));
    ["有限公司", "集团"].iter().any(|e| own.ends_on(e)).then_some(own)
}

/// 研究员张三和某大学副校长: a name and 和 before the body of another.
fn joins_a_name(line: &Line, from: usize, until: usize, cx: &Context) -> bool {
    name_at(line, from, true, cx.lexicon, cx.segmenter).is_some_and(|name| {
        let joined = matches!(line.at(name.range.end), '和' | '与' | '及');
        name.quality > 1 && name.range.end < until && joined
    })
}

/// 再加上江西监察厅: where the short name of a place begins before an organ that is known, as no office begins by
/// itself.
fn hidden_short(
    line: &Line,
    start: usize,
    title_start: usize,
    before: &Before,
    cx: &Context,
) -> Option<usize> {
    let placed = |k: usize| line.words_at(k).iter().any(|w| w.entry.short_place);
    if placed(start) {
        return None;
    }
    (start + 1..title_start).filter(|&k| placed(k)).find(|&k| {
        let named = line.slice(k..title_start);
        resolve(named.strip_suffix('原').unwrap_or(named), &before.places, cx)
            .is_some_and(|b| b.certainty == Certainty::Known && b.place.is_some())
    })
}

fn hides_another(line: &Line, start: usize, title_start: usize, before: &Before, cx: &Context) -> bool {
    if line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place) {
        return false;
    }
    (start + 1..title_start).any(|k| {
        let c = line.at(k);
        // 依法治|县工作领导小组
        if line.before(k) == '治' {
            return false;
        }
        // 有限责任公司: the kind alone hides nothing
        const KINDS: [&str; 8] =
            ["公司", "集团", "集团公司", "有限公司", "股份有限公司", "有限责任公司", "学院", "学校"];
        if KINDS.contains(&line.slice(k..title_start)) {
            return false;
        }
        // 临空区|管委会: a zone under a name that no list knows
        let zone = c == '区' && (2..=4).contains(&(k - start));
        let organ = ["党工委", "管委会"].iter().any(|o| line.starts_with(k + usize::from(zone), o));
        if organ && (zone || line.before(k) == '区' && (3..=5).contains(&(k - start))) {
            return false;
        }
        let begins = ['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '党', '中'].contains(&c)
            || boundary(line, k)
            || line.words_at(k).iter().any(|w| w.entry.place || w.entry.national);
        begins
            && resolve(line.slice(k..title_start), &before.places, cx)
                .is_some_and(|b| b.certainty >= Certainty::PlaceAndEnding)
    })
}
