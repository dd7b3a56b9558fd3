//! Bare titles that lean on a body named before in the sentence: 某部挂牌，部长由张三兼任.

use super::super::group;
use super::super::page::Page;
use crate::mention::body::{Body, resolve};
use crate::mention::line::{is_break, is_cjk};
use crate::mention::{Certainty, Line, Office};
use crate::model::OfficeStatus;

const HEADS: [(&str, &[&str]); 17] = [
    ("党组书记", &["局", "厅", "委员会"]),
    ("党组成员", &["局", "厅", "委员会"]),
    ("办公室主任", &["办公室"]),
    ("理事长", &["理事会"]),
    ("支队长", &["支队"]),
    ("大队长", &["大队"]),
    ("部长", &["部"]),
    ("局长", &["局"]),
    ("厅长", &["厅"]),
    ("院长", &["医院", "学院", "研究院", "法院", "集团"]),
    ("校长", &["学校", "大学", "党校", "中学", "小学"]),
    ("所长", &["所"]),
    ("站长", &["站"]),
    ("馆长", &["馆"]),
    ("组长", &["组", "小组"]),
    ("总指挥", &["指挥部"]),
    ("主任", &["委员会", "办公室", "中心", "管委会"]),
];

/// How the names of the bodies end whose head bears the title.
pub fn endings_of(title: &str) -> Option<&'static [&'static str]> {
    HEADS.iter().find(|(t, _)| *t == title).map(|(_, endings)| *endings)
}

/// The bare title that stands in `start..end`, as an office of the body that the line named last.
pub(super) fn office(page: &Page, index: usize, line: &Line, start: usize, end: usize) -> Option<Office> {
    let said = line.slice(start..end);
    let core = ["常务副", "第一副", "副"].iter().find_map(|p| said.strip_prefix(p)).unwrap_or(said);
    let core = said.strip_prefix("办公室副").map_or(core, |_| "办公室主任");
    let endings = endings_of(core)?;
    let title = said.strip_prefix("办公室").unwrap_or(said).to_owned();
    // 办公室设在某局，主任由张三兼任
    let sentence = (0..start).rev().find(|&k| line.at(k) == '。').map_or(0, |k| k + 1);
    let before = line.slice(sentence..start);
    let housed =
        ["办公室设在", "办公室设立在", "办公室设置在", "下设办公室"].iter().any(|w| before.contains(w));
    let body = if housed && core.ends_with("主任") {
        let name = group::full_name(page, index, start, "办公室")?;
        Body { name, place: None, certainty: Certainty::PlaceAndEnding }
    } else {
        named(page, line, start, endings)?
    };
    Some(Office {
        range: start..end,
        body: body.name,
        title,
        status: OfficeStatus::Current,
        place: body.place,
        certainty: Certainty::PlaceAndEnding,
        inherited: false,
    })
}

/// The body with one of the endings that the line names last before `limit`.
fn named(page: &Page, line: &Line, limit: usize, endings: &[&str]) -> Option<Body> {
    const LONGEST: usize = 26;
    for end in (3..limit).rev() {
        let ends = endings.iter().any(|e| {
            let n = e.chars().count();
            n <= end && line.starts_with(end - n, e)
        });
        if !ends || matches!(line.at(end), '长' | '主' | '门') {
            continue;
        }
        let low = (end.saturating_sub(LONGEST)..end)
            .rev()
            .take_while(|&k| is_cjk(line.at(k)) && !is_break(line.at(k)))
            .last()
            .unwrap_or(end);
        let found = (low..end.saturating_sub(2)).find_map(|k| {
            let begins = k == low
                || "省市县区州旗盟师".contains(line.at(k))
                || line.words_at(k).iter().any(|w| w.entry.place || w.entry.short_place || w.entry.national);
            begins
                .then(|| resolve(line.slice(k..end), &[], &page.cx))
                .flatten()
                .filter(|b| b.certainty > Certainty::Ending)
        });
        if found.is_some() {
            return found;
        }
    }
    None
}
