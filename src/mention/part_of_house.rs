//! Parts told with their house: 甲学院的乙系和丙学院的丁系, 县教育局的职业教育股.

use super::body_end::ends_as_body;
use super::line::{Chars, Line};
use super::named_body::{Heard, Named, Reader};
use crate::mention::affix::Affix;

/// What parts of houses end with.
const PARTS: [&str; 10] = ["系", "部", "科", "股", "处", "室", "中心", "研究所", "教研室", "大队"];

/// What houses with parts end with.
const HOUSES: [&str; 8] = ["学院", "大学", "局", "医院", "公司", "集团", "学校", "中学"];

/// The parts that the words in `range` name, when each stands behind its house and nothing else is named.
pub(super) fn parts(reader: &Reader, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
    let mut heard = heard.clone();
    let mut out: Vec<Named> = Vec::new();
    let mut start = range.start;
    while start < range.end {
        let of = (start + 2..range.end).find(|&k| line.at(k) == '的')?;
        let house = line.slice(start..of);
        let house = house.strip_prefix('原').unwrap_or(house);
        let body = HOUSES.iter().any(|e| house.ends_on(e)).then(|| reader.piece(house, &heard))??;
        // the next joint behind which another house has its part
        let another = |k: usize| {
            matches!(line.at(k), '和' | '与' | '及' | '、')
                && (k + 3..range.end).find(|&d| line.at(d) == '的').is_some_and(|d| {
                    let next = line.slice(k + 1..d);
                    HOUSES.iter().any(|e| next.ends_on(e)) && is_part(line.slice(of + 1..k), reader)
                })
        };
        let end = (of + 3..range.end).find(|&k| another(k)).unwrap_or(range.end);
        let part = line.slice(of + 1..end);
        if !is_part(part, reader) {
            return None;
        }
        let named = Named {
            range: start..end,
            name: format!("{}{part}", body.name),
            place: body.place,
            certainty: body.certainty,
        };
        heard.remember(std::slice::from_ref(&named));
        out.push(named);
        start = end + 1;
    }
    (!out.is_empty()).then_some(out)
}

fn is_part(text: &str, reader: &Reader) -> bool {
    const LONGEST: usize = 14;
    (3..=LONGEST).contains(&text.chars().count())
        && PARTS.iter().any(|e| text.ends_on(e))
        && !text.contains(['的', '、', '，'])
        && (text.ends_with('系') || ends_as_body(text, reader.cx.lexicon))
}
