//! Names of bodies that share a part: their kind (甲、乙两乡), their organ, their place.

use super::body::Certainty;
use super::leading_place::leading_place;
use super::line::{Chars, Line, is_cjk};
use super::named_body::{Heard, Named, Reader};
use super::phrase::{ends_with, pieces};
use super::place::PlaceKind;
use crate::mention::affix::Affix;

impl Reader<'_> {
    /// 红岩、梅坪两乡: townships that share the word for their kind.
    pub(super) fn sharing(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        const KINDS: [&str; 22] = [
            "街道办事处",
            "镇",
            "乡",
            "公社",
            "街道",
            "局",
            "科",
            "站",
            "厅",
            "县",
            "派出所",
            "卫生院",
            "中学",
            "小学",
            "幼儿园",
            "林场",
            "农场",
            "法庭",
            "支行",
            "管理区",
            "区",
            "市",
        ];
        const DIVISIONS: [&str; 3] = ["县", "区", "市"];
        let kind = KINDS.iter().find(|k| ends_with(line, range.end, k))?;
        let mut end = range.end - kind.chars().count();
        end -= usize::from(matches!(line.before(end), '个' | '所' | '家'));
        let said = |c: char| c.is_ascii_digit() || "两二三四五六七八九十".contains(c);
        if end < range.start + 5 || !said(line.before(end)) && line.before(end) != '等' {
            return None;
        }
        while end > range.start && said(line.before(end)) {
            end -= 1;
        }
        // 吉埠、沙石等8个乡
        end -= usize::from(line.before(end) == '等');
        let mut parts = pieces(line, range.start..end);
        // 清源和徐沟两县
        if let Some(last) = parts.pop() {
            let joint =
                (last.start + 2..last.end.saturating_sub(2)).find(|&k| matches!(line.at(k), '和' | '与'));
            match joint {
                Some(k) => parts.extend([last.start..k, k + 1..last.end]),
                None => parts.push(last),
            }
        }
        let bare = |p: &Chars| (2..=4).contains(&p.len()) && p.clone().all(|k| is_cjk(line.at(k)));
        if parts.len() < 2 || !parts.iter().all(bare) {
            return None;
        }
        let mut out = Vec::new();
        for part in parts {
            let name = format!("{}{kind}", line.slice(part.clone()));
            if DIVISIONS.contains(kind) {
                let known = leading_place(&name, &heard.places, self.cx).filter(|(_, rest)| rest.is_empty());
                let place = known.map(|(place, _)| place);
                if place.is_none() && *kind != "县" {
                    return None;
                }
                let name = place.as_ref().map_or(name, |p| p.name.clone());
                out.push(Named { range: part, name, place, certainty: Certainty::PlaceAndEnding });
                continue;
            }
            let body = self.piece(&name, heard)?;
            out.push(Named { range: part, name: body.name, place: body.place, certainty: body.certainty });
        }
        Some(out)
    }

    /// 甲区、乙区、丙区监察委员会: places that share the organ behind the last of them.
    pub(super) fn sharing_organ(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        let parts = pieces(line, range);
        let (last, before) = parts.split_last()?;
        let whole = |p: &Chars| {
            let (place, rest) = self.cx.places.leading(line.slice(p.clone()), self.cx.lexicon)?;
            (rest == line.slice(p.clone()).len()).then_some(place)
        };
        if before.is_empty() || !before.iter().all(|p| p.len() >= 3 && whole(p).is_some()) {
            return None;
        }
        let (_, len) = self.cx.places.leading(line.slice(last.clone()), self.cx.lexicon)?;
        let organ = line.slice(last.clone()).get(len..)?;
        // 甲县、乙县等地监察委员会
        const SUCH: [&str; 6] = ["等地", "等县", "等区", "等市", "等县区", "等"];
        let such = SUCH.iter().filter(|w| organ.starts_with(**w)).max_by_key(|w| w.len());
        let head = line.slice(last.clone()).get(..len)?;
        let organ = organ.strip_prefix(such.copied().unwrap_or_default())?;
        let organ = Some(organ).filter(|o| o.chars().count() >= 3)?.to_owned();
        if ["镇", "乡", "街道", "区", "县", "市"].iter().any(|w| organ.ends_on(w)) {
            return None;
        }
        let mut out = Vec::new();
        for part in before {
            let body = self.piece(&format!("{}{organ}", line.slice(part.clone())), heard)?;
            let range = part.clone();
            out.push(Named { range, name: body.name, place: body.place, certainty: body.certainty });
        }
        let body = self.piece(&format!("{head}{organ}"), heard)?;
        let range = last.clone();
        out.push(Named { range, name: body.name, place: body.place, certainty: body.certainty });
        Some(out)
    }

    /// 某县的甲乡、乙乡; 甲镇、乙镇的农技站: names that are parted from their place, or share its kind.
    pub(super) fn of_places(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        let of = range.clone().find(|&k| line.at(k) == '的')?;
        let whole = |text: &str| {
            let text = text.trim_start_matches('原');
            leading_place(text, &heard.places, self.cx)
                .is_some_and(|(p, rest)| rest.is_empty() && !matches!(p.kind, PlaceKind::Institution))
                && text.chars().count() >= 3
        };
        let places = pieces(line, range.start..of);
        let rest = pieces(line, of + 1..range.end);
        let named = places.iter().all(|p| whole(line.slice(p.clone())));
        if !named || rest.iter().any(|p| p.is_empty() || line.slice(p.clone()).contains('的')) {
            return None;
        }
        let mut heard = heard.clone();
        let mut out: Vec<Named> = Vec::new();
        for place in &places {
            for (i, part) in rest.iter().enumerate() {
                let place = if i == 0 { line.slice(place.clone()) } else { "" };
                let body = self.piece(&format!("{place}{}", line.slice(part.clone())), &heard)?;
                let range = part.clone();
                out.push(Named { range, name: body.name, place: body.place, certainty: body.certainty });
                heard.remember(out.get(out.len() - 1..)?);
            }
        }
        let sound = places.len() == 1 || rest.len() == 1;
        (sound && !out.is_empty()).then_some(out)
    }
}
