//! Names of bodies that stand in running text without a title: one, or a list that shares its place.

use super::body::{Body, Certainty, Context, ends_as_body, organ_of, resolve};
use super::line::{Chars, Line, is_break, is_cjk};
use super::place::{Place, PlaceKind};
use crate::lexicon::{BodyWord, VerbClass};
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
    }

    /// The latest body whose name has this ending.
    fn ending(&self, end: &str) -> Option<&Named> {
        self.bodies.iter().rev().find(|b| b.name.ends_with(end))
    }
}

/// Reads names of bodies on one page.
#[derive(Debug)]
pub struct Reader<'a> {
    cx: &'a Context<'a>,
    /// Short names that the page itself gives (以下简称…).
    aliases: BTreeMap<String, Body>,
    /// The university or company that the page speaks for, when its headings name it.
    speaker: Option<Place>,
}

impl<'a> Reader<'a> {
    /// A reader that knows the short names which the lines define.
    pub fn new(lines: &[Line], cx: &'a Context<'a>) -> Self {
        let speaker = cx
            .places
            .institution()
            .filter(|p| lines.iter().take(2).any(|l| l.text.contains(p.name.as_str())))
            .cloned();
        let mut reader = Self { cx, aliases: BTreeMap::new(), speaker };
        for line in lines {
            for i in 0..line.len() {
                if !matches!(line.at(i), '（' | '(') {
                    continue;
                }
                let Some(skip) = ["以下简称", "下称", "简称"].iter().find(|w| line.starts_with(i + 1, w))
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

    pub const fn context(&self) -> &'a Context<'a> {
        self.cx
    }

    /// The one body that `text` names in full.
    pub fn piece(&self, text: &str, heard: &Heard) -> Option<Body> {
        let text = without_brackets(text);
        let mut text = text.trim_matches(' ');
        // quotation marks around all of it; one inside is part of the name
        if let Some(inner) = text.strip_prefix('“').and_then(|t| t.strip_suffix('”'))
            && !inner.contains('“')
        {
            text = inner;
        }
        if let Some(body) = self.aliases.get(text) {
            return Some(body.clone());
        }
        let words = &self.cx.lexicon.body_words;
        while let Some(rest) = words.starting(BodyWord::Lead, text).map(|w| &text[w.len()..]) {
            if self.cx.places.leading(text, self.cx.lexicon).is_some() {
                break;
            }
            text = rest.trim_start_matches(' ');
        }
        if let Some(body) = self.aliases.get(text) {
            return Some(body.clone());
        }
        if let Some(rest) = text.strip_prefix("中华人民共和国")
            && self.cx.lexicon.national(rest).is_some()
        {
            text = rest;
        }
        let count = text.chars().count();
        if !(2..=36).contains(&count) {
            return None;
        }
        for word in ["该", "本", "新"] {
            if let Some(end) = text.strip_prefix(word)
                && end.chars().count() <= 2
                && word != "本"
                && let Some(known) = heard.ending(end)
            {
                return Some(Body {
                    name: known.name.clone(),
                    place: known.place.clone(),
                    certainty: known.certainty,
                });
            }
        }
        if text.contains(' ')
            || text.starts_with("简称")
            || text.starts_with("以下简称")
            || words.all(BodyWord::Generic).iter().any(|g| g == text)
            || self.has_foreign_word(text)
            || !starts_as_name(text)
        {
            return None;
        }
        let body = resolve(text, &heard.places, self.cx)?;
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

    /// Whether a place or central body is named inside the words, after their beginning: two things, not one.
    fn holds_another(&self, text: &str) -> bool {
        let lexicon = self.cx.lexicon;
        let hits = lexicon.words.find(text);
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
                || ["中共", "政协", "共青团"].iter().any(|w| text.starts_with(w));
            h.start > 0
                && !covered(h.start, h.end)
                && ((entry.place && entry.chars >= 3 && !chain)
                    || (entry.national && entry.chars >= 4 && (h.end as usize) < text.len()))
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
            "省市县区州旗".contains(c)
                && !WORDS[..22].iter().any(|w| text[..at + c.len_utf8()].ends_with(w))
                && resolve(&text[at..], &heard.places, self.cx)
                    .is_some_and(|b| b.certainty == Certainty::Known && b.place.is_some())
        })
    }

    fn has_foreign_word(&self, text: &str) -> bool {
        // names of groups for a task hold its verbs
        const GROUPS: [&str; 6] = ["领导小组", "专班", "指挥部", "协调小组", "工作小组", "联席会议"];
        const NEVER: [&str; 8] = ["的", "了", "牌子", "成立", "设立", "组建", "决定", "为组长"];
        if text.contains(['，', '：', '《', '》', '；']) {
            return true;
        }
        let words = &self.cx.lexicon.body_words;
        let native =
            |word: &str, at: usize| {
                words.all(BodyWord::Native).iter().filter(|n| n.contains(word)).any(|n| {
                    text.match_indices(n.as_str()).any(|(from, _)| from <= at && at < from + n.len())
                })
            };
        let inside = |word: &str| text.match_indices(word).any(|(at, _)| !native(word, at));
        if GROUPS.iter().any(|g| text.ends_with(g)) && text.chars().count() > 6 {
            NEVER.iter().any(|w| inside(w))
        } else {
            words.all(BodyWord::Foreign).iter().any(|w| inside(w))
        }
    }

    /// Whether the words end as names of places do, not as those of bodies.
    fn ends_as_place(&self, text: &str) -> bool {
        let mut ends = text.char_indices().filter_map(|(i, _)| self.cx.lexicon.suffix(&text[i..]));
        ends.next() == Some("place")
    }

    /// A unit named without place belongs to the place that was named last, or the page's own.
    fn with_place(&self, body: Body, heard: &Heard) -> Body {
        let lexicon = self.cx.lexicon;
        let starts: Vec<usize> = body.name.char_indices().map(|(i, _)| i).collect();
        let kind = starts.iter().find_map(|&i| lexicon.suffix(&body.name[i..])).unwrap_or("");
        let own = body.name.starts_with('“')
            || lexicon.words.find(&body.name).iter().any(|h| {
                let entry = lexicon.words.entry(h);
                h.start == 0 && (entry.place || entry.short_place || entry.national)
            });
        let central =
            ["国家", "中国", "中央", "全国", "国务院", "中华"].iter().any(|w| body.name.starts_with(w))
                || body.name.ends_with("总局")
                || (body.name.ends_with('部')
                    && lexicon
                        .suffix(body.name.get(body.name.len().saturating_sub(9)..).unwrap_or(""))
                        .is_none());
        if own || central || matches!(kind, "company" | "association" | "place" | "court") {
            return body;
        }
        // the office of a university or company that speaks of itself
        if let Some(place) = &self.speaker
            && matches!(kind, "inner" | "organ" | "unit" | "group" | "school")
            && !heard.places.last().is_some_and(|p| p.kind != PlaceKind::Institution)
        {
            let name = format!("{}{}", place.name, body.name);
            return Body { name, place: Some(place.clone()), certainty: Certainty::Ending };
        }
        let Some(place) = heard.places.last().or_else(|| self.cx.places.home()) else { return body };
        organ_of(place, &body.name, self.cx).map_or(body, |mut b| {
            b.certainty = Certainty::Ending;
            b
        })
    }

    /// The bodies that the words in `range` name, when they name nothing else.
    pub fn list(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        let mut heard = heard.clone();
        let mut out = Vec::new();
        for piece in pieces(line, range) {
            let bodies = self.joined(line, piece, &heard)?;
            heard.remember(&bodies);
            out.extend(bodies);
        }
        (!out.is_empty()).then_some(out)
    }

    /// One piece between two 、: a body, two joined by 和, or one with its office (及其办公室).
    fn joined(&self, line: &Line, range: Chars, heard: &Heard) -> Option<Vec<Named>> {
        for word in ["及其", "和其", "以及", "及", "与", "和"] {
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
        let body = self.piece(line.slice(range.clone()), heard);
        if body.as_ref().is_none_or(|b| b.certainty < Certainty::Known)
            && let Some(both) = self.adjacent(line, range.clone(), heard)
        {
            return Some(both);
        }
        let body = body?;
        Some(vec![Named { range, name: body.name, place: body.place, certainty: body.certainty }])
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

    /// The bodies that begin at `start`: the longest reading that ends where names end, before `limit`.
    pub fn after(&self, line: &Line, start: usize, limit: usize, heard: &Heard) -> Option<Found> {
        let stop = self.reach(line, start, limit);
        for end in (start + 2..=stop).rev() {
            let closed = end >= limit
                || is_break(line.at(end))
                || line.at(end) == ' '
                || self.cx.lexicon.body_words.starting(BodyWord::Closer, line.slice(end..end + 4)).is_some()
                || line.words_at(end).iter().any(|w| w.entry.chars >= 2 && w.entry.is(VerbClass::Stop));
            if closed
                && !matches!(line.before(end), '、' | '（' | '“')
                && let Some(bodies) = self.list(line, start..end, heard)
            {
                return Some(Found { bodies, range: start..end });
            }
        }
        None
    }

    /// How far a list that begins at `start` can reach.
    fn reach(&self, line: &Line, start: usize, limit: usize) -> usize {
        let mut i = start;
        while i < limit.min(start + 200) {
            let c = line.at(i);
            if matches!(c, '（' | '(') {
                match bracket_end(line, i, limit) {
                    Some(close) if matches!(line.at(close), '、' | '和') => {
                        i = close;
                        continue;
                    }
                    _ => return i,
                }
            }
            if is_break(c) && !matches!(c, '、' | '“' | '”') {
                return i;
            }
            i += 1;
        }
        i
    }

    /// The bodies that end at `end`: the longest reading that begins where names begin, not before `floor`.
    pub fn before(&self, line: &Line, floor: usize, end: usize, heard: &Heard) -> Option<Found> {
        let end = without_count(line, floor, end);
        if end < floor + 2
            || !(ends_as_body(line.slice(floor..end).trim_end_matches(['”', '）', ' ']), self.cx.lexicon)
                || self.alias_ends(line, floor, end)
                || self.national_ends(line, floor, end))
        {
            return None;
        }
        for start in floor..end.saturating_sub(1) {
            let open = start == floor
                || (is_break(line.before(start)) && line.before(start) != '、')
                || line.before(start) == ' '
                || self.opens(line, floor, start);
            if open
                && (is_cjk(line.at(start)) || line.at(start) == '“')
                && let Some(bodies) = self.list(line, start..end, heard)
            {
                return Some(Found { bodies, range: start..end });
            }
        }
        None
    }

    /// Whether a name may begin at `start`: after a word that opens, or with a place or central body.
    fn opens(&self, line: &Line, floor: usize, start: usize) -> bool {
        let before = line.slice(floor.max(start.saturating_sub(4))..start);
        if self.cx.lexicon.body_words.ending(BodyWord::Opener, before).is_some() {
            return true;
        }
        let verb = (start.saturating_sub(6).max(floor)..start).any(|k| {
            line.words_at(k).iter().any(|w| {
                w.end == start && w.entry.chars >= 2 && w.entry.is_any(&[VerbClass::Stop, VerbClass::Present])
            })
        });
        verb || line
            .words_at(start)
            .iter()
            .any(|w| (w.entry.national && w.entry.chars >= 3) || (w.entry.place && w.entry.chars >= 2))
    }

    fn alias_ends(&self, line: &Line, floor: usize, end: usize) -> bool {
        let text = line.slice(floor..end);
        self.aliases.keys().any(|alias| text.ends_with(alias.as_str()))
    }

    fn national_ends(&self, line: &Line, floor: usize, end: usize) -> bool {
        (end.saturating_sub(12).max(floor)..end)
            .any(|k| line.words_at(k).iter().any(|w| w.entry.national && w.end == end))
    }
}

/// Whether `word` ends right before `end`.
pub fn ends_with(line: &Line, end: usize, word: &str) -> bool {
    let len = word.chars().count();
    end >= len && line.starts_with(end - len, word)
}

/// The end of the bracket that opens at `open`, its closing mark included.
pub fn bracket_end(line: &Line, open: usize, limit: usize) -> Option<usize> {
    (open + 1..limit.min(line.len())).find(|&k| matches!(line.at(k), '）' | ')')).map(|k| k + 1)
}

/// Where the words begin after the number of an item: 第五条, 一、, （二）, 3.
pub fn after_number(line: &Line, start: usize) -> usize {
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百〇".contains(c);
    let mut i = start;
    while line.at(i) == ' ' {
        i += 1;
    }
    let open = matches!(line.at(i), '第' | '（' | '(');
    let from = i + usize::from(open);
    let to = (from..from + 5).find(|&k| !digit(line.at(k))).unwrap_or(from);
    if to == from {
        return start;
    }
    let closed = match (line.at(i), line.at(to)) {
        ('第', '条' | '款' | '章' | '项') | ('（' | '(', '）' | ')') => true,
        (_, '、' | '．' | '.' | '是') => !open && !digit(line.at(to + 1)),
        _ => false,
    };
    let mut end = to + 1;
    while line.at(end) == ' ' || (closed && end == to + 1 && line.at(end) == '，') {
        end += 1;
    }
    if closed { end } else { start }
}

/// Leaves out 等三家单位, 等部门 at the end of a list.
fn without_count(line: &Line, floor: usize, end: usize) -> usize {
    const MANY: [&str; 14] = [
        "部门",
        "单位",
        "机构",
        "家",
        "队伍",
        "局",
        "中心",
        "所",
        "站",
        "委",
        "小组",
        "委员会",
        "街道",
        "乡镇",
    ];
    let counted = |tail: &str| {
        let rest =
            tail.trim_start_matches(|c: char| "一二两三四五六七八九十多几".contains(c) || c.is_ascii_digit());
        let rest = rest.strip_prefix(['个', '家', '支']).unwrap_or(rest);
        rest.len() < tail.len()
            && rest.chars().count() <= 14
            && (rest.is_empty() || MANY.iter().any(|w| rest.ends_with(w)))
    };
    for k in (end.saturating_sub(20).max(floor + 2)..end).rev() {
        let tail = line.slice(k + 1..end);
        if line.at(k) == '等'
            && (tail.is_empty() || counted(tail) || MANY[..3].iter().any(|w| tail.ends_with(w)))
        {
            return k;
        }
        let tail = line.slice(k..end);
        let digit = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
        if end - k <= 14 && counted(tail) && tail.contains(['个', '家', '支']) && !digit(line.before(k)) {
            return if line.before(k) == '等' { k - 1 } else { k };
        }
    }
    end
}

/// The pieces between 、 outside brackets.
fn pieces(line: &Line, range: Chars) -> Vec<Chars> {
    let mut out = Vec::new();
    let (mut from, mut depth) = (range.start, 0i32);
    for i in range.clone() {
        match line.at(i) {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= 1,
            '、' if depth <= 0 => {
                out.push(from..i);
                from = i + 1;
            }
            _ => {}
        }
    }
    out.push(from..range.end);
    out
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0i32;
    text.chars()
        .filter(|&c| {
            match c {
                '（' | '(' => depth += 1,
                '）' | ')' => {
                    depth -= 1;
                    return false;
                }
                _ => {}
            }
            depth <= 0
        })
        .collect()
}

/// Townships and zones, which stand for their own bodies.
fn known_place(body: &Body) -> bool {
    body.place.as_ref().is_some_and(|p| {
        p.name == body.name
            && matches!(p.kind, PlaceKind::Township | PlaceKind::Zone | PlaceKind::Institution)
    })
}

/// Names of single bodies begin neither with a number nor with a word for many of them.
fn starts_as_name(text: &str) -> bool {
    const MANY: [&str; 22] = [
        "各", "有关", "相关", "部分", "若干", "一批", "几个", "多个", "两个", "三个", "四个", "五个", "一个",
        "全体", "上述", "以上", "任何", "每", "这", "那", "某", "在",
    ];
    !MANY.iter().any(|w| text.starts_with(w)) && text.chars().next().is_some_and(is_cjk)
}
