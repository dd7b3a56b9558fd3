//! Names of bodies that stand in running text without a title: one, or a list that shares its place.

use super::body::{Body, Certainty, Context};
use super::body_end::ends_as_body;
use super::line::{Chars, Line, is_break};
use super::phrase::pieces;
use super::place::{Place, PlaceKind};
use std::collections::BTreeMap;

/// A body as it stands in a line, under its full name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub range: Chars,
    pub name: String,
    pub place: Option<Place>,
    pub certainty: Certainty,
}

/// Bodies that stand together, with the words they take up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub bodies: Vec<Named>,
    pub range: Chars,
}

/// What was named before in the same passage: bare names lean on it.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    pub places: Vec<Place>,
    pub bodies: Vec<Named>,
    /// The bureau or conference that acts in this sentence: what it sets up within itself bears its name.
    pub house: Option<Place>,
    /// The body whose history the page tells, under the name that it had last: 学校, 医院.
    pub own: Option<Place>,
    /// Whether the page tells a history, in which schools and hospitals bear names of their own.
    pub past: bool,
}

impl Heard {
    pub fn remember(&mut self, bodies: &[Named]) {
        for body in bodies {
            if let Some(place) = &body.place {
                self.places.retain(|p| p != place);
                self.places.push(place.clone());
            }
            self.bodies.push(body.clone());
        }
        // what was said long ago is not leaned on, and a long page must not slow every reading
        const KEPT: usize = 24;
        self.bodies.drain(..self.bodies.len().saturating_sub(KEPT));
        self.places.drain(..self.places.len().saturating_sub(KEPT));
    }

    /// The latest body whose name has this ending.
    pub(super) fn ending(&self, end: &str) -> Option<&Named> {
        self.bodies.iter().rev().find(|b| b.name.ends_with(end))
    }
}

/// Reads names of bodies on one page.
#[derive(Debug)]
pub struct Reader<'a> {
    pub(super) cx: &'a Context<'a>,
    /// Short names that the page itself gives (以下简称…).
    pub(super) aliases: BTreeMap<String, Body>,
    /// The university or company that the page speaks for, when its headings name it.
    pub(super) speaker: Option<Place>,
    /// The bureau, court or township whose page this is.
    pub(super) house: Option<Place>,
    /// The county that a letter is addressed to, where the townships lie that it names.
    addressed: Option<Place>,
}

impl<'a> Reader<'a> {
    /// A reader that knows the short names which the lines define.
    pub fn new(lines: &[Line], cx: &'a Context<'a>) -> Self {
        let speaker = cx
            .places
            .institution()
            .filter(|p| {
                cx.places.house.as_ref().is_some_and(|h| h.speaks && h.place == **p)
                    || lines.iter().take(2).any(|l| l.text.contains(p.name.as_str()))
            })
            .cloned();
        let house = match (&speaker, &cx.places.house) {
            (Some(_), _) => None,
            (None, Some(house)) if house.speaks => Some(house.place.clone()),
            _ => cx.places.speaking_local().filter(|p| p.kind == PlaceKind::Township).cloned(),
        };
        let mut reader = Self { cx, aliases: BTreeMap::new(), speaker, house, addressed: None };
        reader.addressee(lines);
        for line in lines.iter().filter(|l| l.may_hold_any(&["简称", "下称"])) {
            for i in 0..line.len() {
                if !matches!(line.at(i), '（' | '(') {
                    continue;
                }
                let Some(skip) =
                    ["以下简称", "以下称", "下称", "简称"].iter().find(|w| line.starts_with(i + 1, w))
                else {
                    continue;
                };
                let from = i + 1 + skip.chars().count();
                let Some(to) =
                    (from..(from + 16).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')' | '，'))
                else {
                    continue;
                };
                let alias = line.slice(from..to).trim_matches(['“', '”', '：', ' ', '"']).to_owned();
                let clause =
                    (0..i).rev().find(|&k| is_break(line.at(k)) && line.at(k) != '、').map_or(0, |k| k + 1);
                if let Some(found) = reader.before(line, clause, i, &Heard::default())
                    && let Some(last) = found.bodies.last()
                    && !alias.starts_with('《')
                {
                    let body = Body {
                        name: last.name.clone(),
                        place: last.place.clone(),
                        certainty: last.certainty,
                    };
                    reader.aliases.insert(alias, body);
                }
            }
        }
        reader
    }

    /// 你局, 你县: the one body to whom a letter is addressed.
    fn addressee(&mut self, lines: &[Line]) {
        for line in lines.iter().take(10) {
            let end = line.len().saturating_sub(1);
            if !matches!(line.at(end), '：' | ':') || !(4..30).contains(&end) {
                continue;
            }
            let Some(bodies) = self.list(line, 0..end, &Heard::default()) else { continue };
            if let [one] = bodies.as_slice()
                && one.certainty > Certainty::Ending
            {
                let body =
                    Body { name: one.name.clone(), place: one.place.clone(), certainty: one.certainty };
                self.addressed = one.place.clone().filter(|p| p.kind == PlaceKind::County);
                for kind in ["局", "委", "厅", "部", "院", "办", "单位", "公司", "校", "中心"] {
                    if kind == "单位"
                        || body.name.ends_with(kind)
                        || kind == "委" && body.name.ends_with("委员会")
                    {
                        self.aliases.insert(format!("你{kind}"), body.clone());
                    }
                }
            }
            return;
        }
    }

    /// The county that a letter is addressed to.
    pub const fn addressed(&self) -> Option<&Place> {
        self.addressed.as_ref()
    }

    pub const fn context(&self) -> &'a Context<'a> {
        self.cx
    }

    /// The bodies that the words in `range` name, when they name nothing else.
    pub fn list(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        if let Some(found) = self.sharing(line, range.clone(), heard) {
            return Some(found);
        }
        if range.clone().any(|k| line.at(k) == '的')
            && let Some(found) = self
                .of_places(line, range.clone(), heard)
                .or_else(|| super::part_of_house::parts(self, line, range.clone(), heard))
        {
            return Some(found);
        }
        let mut pieces = pieces(line, range.clone()).into_iter();
        if let [first, _, ..] = pieces.as_slice()
            && matches!(line.before(first.end), '市' | '县' | '区' | '州' | '旗')
            && let Some(found) = self.sharing_organ(line, range.clone(), heard)
        {
            return Some(found);
        }
        if let [first, ..] = pieces.as_slice()
            && (matches!(line.before(first.end), '镇' | '乡' | '道') && first.end < range.end
                || super::sharing_towns::joined(line, range.clone()))
            && let Some(found) = super::sharing_towns::units(self, line, range, heard)
        {
            return Some(found);
        }
        if let Some(none) = pieces.as_slice().iter().find(|piece| !self.may_end(line, piece.end)) {
            let read = || none.len() > 64 || self.read_joined(line, none.clone(), heard).is_none();
            debug_assert!(read(), "{} ends as no body does: lexicon ENDS", line.slice(none.clone()));
            return None;
        }
        let mut out = self.joined(line, pieces.next()?, heard)?;
        if !pieces.as_slice().is_empty() {
            let mut heard = heard.clone();
            heard.remember(&out);
            for piece in pieces {
                let bodies = self.joined(line, piece, &heard)?;
                heard.remember(&bodies);
                out.extend(bodies);
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// Whether the name of a body can end before `end`: most readings end with this question.
    pub(super) fn may_end(&self, line: &Line, end: usize) -> bool {
        let left = |n: usize| end.checked_sub(n).map_or('\n', |k| line.at(k));
        let last = left(1);
        line.ends_body(end)
            // marks that are left out of names, 该局 and 新局, which lean on what was named before
            // 第三区 of a county, in histories
            || matches!(last, '”' | '“' | '）' | ')' | ' ' | '’' | '‘' | '区')
            || matches!(left(2), '该' | '新' | '本')
            || matches!(left(3), '该' | '新' | '本')
            || end <= line.len()
                // a bracket inside the last word is left out as well
                && (line.brackets && (end.saturating_sub(24)..end).any(|k| matches!(line.at(k), '）' | ')'))
                    || end > 0 && self.aliases.keys().any(|a| a.ends_with(last)))
    }

    /// One piece between two 、: a body, two joined by 和, or one with its office (及其办公室).
    fn joined(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        // no two names are that long; reading further would try every way to cut a paragraph
        if range.len() > 64 || !self.may_end(line, range.end) {
            return None;
        }
        if let Some(kept) = self.kept_unit(line, range.clone(), heard) {
            return Some(kept);
        }
        // 建立甲工委和新的乙工委
        let new = if line.starts_with(range.start, "新的") { 2 } else { 0 };
        self.read_joined(line, range.start + new..range.end, heard)
    }

    /// 区老干局二级事业单位区老干部休养所: the unit, not its keeper.
    fn kept_unit(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        const KEPT: [&str; 5] = ["二级事业单位", "所属事业单位", "下属事业单位", "直属事业单位", "下属单位"];
        if !line.may_hold("单位") {
            return None;
        }
        let (at, word) = (range.start + 2..range.end.saturating_sub(2))
            .find_map(|k| KEPT.iter().find(|w| line.starts_with(k, w)).map(|w| (k, w.chars().count())))?;
        let keeper = self.read_joined(line, range.start..at, heard)?;
        let mut known = heard.clone();
        known.remember(&keeper);
        self.joined(line, at + word..range.end, &known)
    }

    fn read_joined(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        const JOINS: [&str; 6] = ["及其", "和其", "以及", "及", "与", "和"];
        let joins = range.clone().any(|k| matches!(line.at(k), '及' | '与' | '和'));
        // 中央和国家机关工作委员会 is one
        if joins && let Some(name) = self.cx.lexicon.national(line.slice(range.clone())) {
            let name = name.to_owned();
            return Some(vec![Named { range, name, place: None, certainty: Certainty::Known }]);
        }
        for word in if joins { &JOINS[..] } else { &[] } {
            let len = word.chars().count();
            for k in range.start + 2..range.end.saturating_sub(1) {
                if !line.starts_with(k, word) {
                    continue;
                }
                let right = k + len..range.end;
                let Some(left) = self.joined(line, range.start..k, heard) else { continue };
                if word.ends_with('其') {
                    let last = left.last()?.clone();
                    let name = format!("{}{}", last.name, line.slice(right.clone()));
                    if !ends_as_body(line.slice(right.clone()), self.cx.lexicon) {
                        continue;
                    }
                    let office = Named { range: right, name, ..last };
                    return Some([left, vec![office]].concat());
                }
                let mut known = heard.clone();
                known.remember(&left);
                let Some(rest) = self.joined(line, right.clone(), &known) else { continue };
                // 文化和旅游局: the first half alone would be no body; 工业和信息化局 neither
                if rest.iter().all(|b| b.certainty > Certainty::Ending)
                    || self.cx.lexicon.suffix(line.slice(right)).is_none()
                {
                    return Some([left, rest].concat());
                }
            }
        }
        if let Some(both) = self.allied(line, range.clone(), heard) {
            return Some(both);
        }
        let body = self.piece(line.slice(range.clone()), heard);
        if body.as_ref().is_none_or(|b| b.certainty < Certainty::Known)
            && let Some(both) = self.adjacent(line, range.clone(), heard)
        {
            return Some(both);
        }
        let body = body?;
        Some(vec![Named { range, name: body.name, place: body.place, certainty: body.certainty }])
    }

    /// 某部联合某委: two bodies, and not 残疾人联合会 or 某公司联合党委.
    fn allied(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        if !line.may_hold("联合") {
            return None;
        }
        let k = (range.start + 2..range.end.saturating_sub(3)).find(|&k| line.starts_with(k, "联合"))?;
        let sure = |bodies: &[Named]| bodies.iter().all(|b| b.certainty > Certainty::Ending);
        let left = self.joined(line, range.start..k, heard).filter(|b| sure(b))?;
        let mut known = heard.clone();
        known.remember(&left);
        let rest = self.joined(line, k + 2..range.end, &known).filter(|b| sure(b))?;
        Some([left, rest].concat())
    }

    /// The names between 、 in a slot that holds nothing but names, as they stand where they are not known.
    pub fn slot(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        if let Some(bodies) = self.list(line, range.clone(), heard) {
            return Some(bodies);
        }
        pieces(line, range)
            .into_iter()
            .map(|piece| {
                let text = line.slice(piece.clone()).trim_matches(['“', '”', ' ']);
                let body = self.piece(text, heard).or_else(|| {
                    let named = ends_as_body(text, self.cx.lexicon)
                        && (4..=26).contains(&text.chars().count())
                        && !self.has_foreign_word(text);
                    named.then(|| Body { name: text.to_owned(), place: None, certainty: Certainty::Ending })
                })?;
                Some(Named { range: piece, name: body.name, place: body.place, certainty: body.certainty })
            })
            .collect()
    }

    /// Two organs with nothing between them: 省委办公厅省政府办公厅.
    fn adjacent(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        const HEADS: [&str; 8] =
            ["省政府", "市政府", "县政府", "区政府", "州政府", "旗政府", "自治区政府", "国务院"];
        // 中央人民政府甲部中央人民政府乙部: the same head again
        const HEAD: usize = 6;
        let text = line.slice(range.clone());
        let head = text.char_indices().nth(HEAD).map_or(text, |(at, _)| &text[..at]);
        let again = || text.char_indices().skip(HEAD).find(|(at, _)| text[*at..].starts_with(head));
        if head.ends_with("政府")
            && let Some((at, _)) = again()
        {
            let cut = range.start + text[..at].chars().count();
            let left = self.joined(line, range.start..cut, heard)?;
            return Some([left, self.joined(line, cut..range.end, heard)?].concat());
        }
        if !line.may_hold_any(&["政府", "国务院"]) {
            return None;
        }
        for k in range.start + 2..range.end.saturating_sub(2) {
            let head = HEADS.iter().any(|h| line.starts_with(k, h))
                || line
                    .words_at(k)
                    .iter()
                    .any(|w| w.entry.place && line.slice(w.end..w.end + 4) == "人民政府");
            if !head {
                continue;
            }
            let left =
                self.piece(line.slice(range.start..k), heard).filter(|b| b.certainty == Certainty::Known)?;
            let right =
                self.piece(line.slice(k..range.end), heard).filter(|b| b.certainty == Certainty::Known)?;
            let named =
                |range: Chars, b: Body| Named { range, name: b.name, place: b.place, certainty: b.certainty };
            return Some(vec![named(range.start..k, left), named(k..range.end, right)]);
        }
        None
    }
}
