//! Where somebody went or works: a place or a body that the bare titles behind it belong to.

use crate::extract::page::Page;
use crate::extract::people::offices_from;
use crate::mention::body::resolve;
use crate::mention::line::{is_break, is_cjk};
use crate::mention::office::Before;
use crate::mention::{Body, Certainty, Line, Office, Place};

/// The place that fills the clause behind a verb, and where it ends.
pub(super) fn moved_to(page: &Page, line: &Line, at: usize) -> Option<(Place, usize)> {
    let word = line.words_at(at).iter().find(|w| w.entry.place || w.entry.short_place)?;
    // 调往北京担任市委副书记
    let holds = ["担任", "出任"].iter().any(|w| line.starts_with(word.end, w));
    if !matches!(line.at(word.end), '，' | ',' | '。' | '；') && !holds {
        return None;
    }
    let gazetteer = &page.cx.lexicon.gazetteer;
    let name = line.slice(at..word.end);
    let id = page.cx.places.choose(gazetteer.named(name), page.cx.lexicon);
    let id = id.or_else(|| page.cx.places.choose(gazetteer.short(name), page.cx.lexicon))?;
    Some((Place::division(id, page.cx.lexicon), word.end))
}

/// 在县法院工作: the body that the titles after it belong to, and where the clause ends.
pub(super) fn workplace(
    page: &Page,
    line: &Line,
    at: usize,
    end: usize,
    places: &[Place],
) -> Option<(crate::mention::Body, usize)> {
    // 怀宁县月山镇任副镇长: the place alone
    let word = |k: usize| {
        ["工作", "任职", "先后担任", "先后任", "历任", "担任", "任", "当了", "当过"]
            .iter()
            .find(|w| line.starts_with(k, w))
            .map(|w| w.chars().count())
    };
    let stop = (at + 1..end.min(at + 41)).find(|&k| word(k).is_some())?;
    if line.slice(at..stop).contains(['，', '、', '（', '；', '。']) {
        return None;
    }
    // 在财政部挂职任某司副司长
    let text = line.slice(at..stop);
    let text = ["挂职锻炼", "挂职", "借调", "交流"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    // 中国最大的钢铁企业某某集团: what it is said to be is no part of its name
    let text =
        text.rsplit_once('的').map_or(text, |(_, own)| own.rsplit_once("企业").map_or(own, |(_, name)| name));
    // 在市经委工作，后在城建委工作: of the same place, where it names none
    let own = places.is_empty() || page.cx.places.leading(text, page.cx.lexicon).is_some();
    let named = own.then(|| resolve(text, &[], &page.cx)).flatten();
    let named = named.filter(|b| b.certainty > Certainty::Ending);
    let body = named.or_else(|| resolve(text, places, &page.cx))?;
    // 在某某汽车有限公司任…, 进入某厂任…
    let long = text.chars().count() >= 4 && matches!(line.before(at), '在' | '到' | '入' | '至' | '进');
    let whole = body.certainty > Certainty::Ending || line.starts_with(stop, "工作") || long;
    whole.then(|| (body, stop + word(stop).unwrap_or(1)))
}

/// 调入某医院，: the body that fills a clause, and where it ends.
pub(super) fn filled(
    page: &Page,
    line: &Line,
    at: usize,
    end: usize,
    places: &[Place],
) -> Option<(Body, usize)> {
    const LONGEST: usize = 30;
    let stop = (at..=end.min(at + LONGEST)).find(|&k| k == line.len() || is_break(line.at(k)))?;
    if !matches!(line.at(stop), '，' | '。' | '；') {
        return None;
    }
    let text = line.slice(at..stop);
    let titled = line.words_ending_at(stop).any(|w| w.entry.title.is_some());
    let body = resolve(text, &[], &page.cx).filter(|b| b.certainty > Certainty::Ending);
    let body = body.or_else(|| resolve(text, places, &page.cx)).filter(|_| !titled)?;
    let placed = body.place.as_ref().is_some_and(|p| p.name == body.name);
    // 加入中国共产党，: no workplace
    const PARTIES: [&str; 8] =
        ["中国共产", "中国民主", "中国国民党", "九三学社", "中国农工", "中国致公", "台湾民主", "中国少年"];
    let joined = PARTIES.iter().any(|p| body.name.starts_with(p)) && body.place.is_none();
    (!placed && !joined && (body.certainty > Certainty::Ending || text.chars().count() >= 5))
        .then_some((body, stop))
}

/// 某大学，计算机学院，|副教授: the school and its part between commas, before a bare title that fills the last cell.
fn in_cells(page: &Page, line: &Line, at: usize, end: usize) -> Option<(Body, usize)> {
    const SCHOOLS: [&str; 7] = ["大学", "学院", "研究院", "研究所", "公司", "医院", "科学院"];
    const PARTS: [&str; 8] = ["学院", "系", "学部", "研究所", "研究院", "中心", "实验室", "教研室"];
    let cell = |from: usize| {
        let stop = (from..end).find(|&k| !is_cjk(line.at(k)))?;
        matches!(line.at(stop), '，' | ',').then(|| (line.slice(from..stop), stop + 1))
    };
    let (house, next) = cell(at).filter(|(text, _)| SCHOOLS.iter().any(|e| text.ends_with(e)))?;
    let part = cell(next).filter(|(text, _)| PARTS.iter().any(|e| text.ends_with(e)));
    let (name, title) = match part {
        Some((part, title)) => (format!("{house}{part}"), title),
        None => (house.to_owned(), next),
    };
    let stop = (title..end).find(|&k| !is_cjk(line.at(k))).unwrap_or(end);
    let whole = line.words_at(title).iter().any(|w| w.entry.title.is_some() && w.end == stop);
    let place = resolve(&name, &[], &page.cx).and_then(|b| b.place);
    let sound = house.chars().count() >= 4;
    (whole && sound).then_some((Body { name, place, certainty: Certainty::PlaceAndEnding }, title))
}

/// The body that stands before a blank and bare titles, and where these begin.
pub(super) fn column(
    page: &Page,
    line: &Line,
    at: usize,
    end: usize,
) -> Option<(crate::mention::Body, usize)> {
    if let Some(found) = in_cells(page, line, at, end) {
        return Some(found);
    }
    let breaks = |c: char| matches!(c, '，' | '；' | '。' | '（' | '、' | '：' | ' ');
    let stop = (at + 2..end.min(at + 40)).find(|&k| breaks(line.at(k))).filter(|&k| line.at(k) == ' ')?;
    let next = (stop..end).find(|&k| line.at(k) != ' ')?;
    let text = line.slice(at..stop);
    let titled = line.words_in(at..stop).iter().any(|w| w.end == stop && w.entry.title.is_some());
    if titled || !text.chars().all(crate::mention::line::is_cjk) {
        return None;
    }
    let body = resolve(text, &[], &page.cx).or_else(|| {
        let (name, certainty) = (text.to_owned(), Certainty::Ending);
        (text.chars().count() >= 4).then_some(crate::mention::Body { name, place: None, certainty })
    })?;
    let mut before = Before { body: Some(body.clone()), ..Before::default() };
    let (offices, _) = offices_from(line, next, &mut before, &page.cx)?;
    offices.first().is_some_and(|o| o.inherited).then_some((body, next))
}

/// The township that the words of a post begin with.
pub(super) fn leading_place_of(
    page: &Page,
    line: &Line,
    at: usize,
    stop: usize,
    places: &[Place],
) -> Option<Place> {
    (at + 3..stop.min(at + 16)).rev().find_map(|end| {
        let whole = matches!(line.before(end), '镇' | '乡' | '道') || line.word_before(end, "公社");
        let body = whole.then(|| resolve(line.slice(at..end), places, &page.cx)).flatten()?;
        body.place.filter(|p| p.name == body.name)
    })
}

/// 下派到某乡任工作队队长: a body of no place of its own is one of the place to which somebody went.
pub(super) fn of_place(offices: &mut [Office], place: &Place) {
    const HOUSES: [&str; 7] = ["公司", "集团", "大学", "学院", "银行", "报社", "医院"];
    for office in offices.iter_mut().filter(|o| o.certainty == Certainty::Ending && !o.inherited) {
        if !HOUSES.iter().any(|e| office.body.ends_with(e)) {
            office.body.insert_str(0, &place.name);
            office.place = Some(place.clone());
            office.certainty = Certainty::PlaceAndEnding;
        }
    }
}
