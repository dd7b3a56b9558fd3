//! How strongly each name of a division stands in a document: which place it speaks from.

use super::appellation::comes_here;
use super::faint_place::names_feature;
use super::line::{Line, Word, is_cjk};
use super::phrase::holds;
use super::place::{Place, is_kind};
use super::place_or_person::{comes_from, cut_by_title, in_a_name};
use crate::lexicon::{DivisionId, Entry, Hit, Level, Lexicon, PlaceWord, VerbClass};
use crate::mention::affix::Affix;
use crate::model::{BlockKind, Document};
use std::collections::{BTreeMap, BTreeSet};

/// Whether the word stands where no name of a place does before it.
pub(super) fn holds_bare(text: &str, word: &str) -> bool {
    let free = |at: usize| text[..at].chars().next_back().is_none_or(|c| !is_cjk(c));
    holds(text, word) && text.match_indices(word).any(|(at, _)| free(at))
}

/// What the names of papers and sites end with.
const PAPERS: [&str; 9] =
    ["日报", "晚报", "报", "新闻网", "广播电视台", "电视台", "融媒体中心", "融媒", "网"];

/// 首页>>中国某某网>>: the site of a place that the first lines name, where nothing else says who publishes.
fn site<'t>(lines: &[Line<'t>]) -> Option<&'t str> {
    const HEAD: usize = 4;
    const COUNTRY: &str = "中国";
    lines.iter().take(HEAD).find_map(|line| {
        line.words_in(0..line.len()).iter().filter(|w| is_placed(w.entry)).find_map(|word| {
            let begins = |k: usize| k == 0 || !is_cjk(line.before(k));
            let of_country = line.word_before(word.start, COUNTRY) && begins(word.start - 2);
            let paper = PAPERS.iter().find(|p| line.starts_with(word.end, p))?;
            let end = word.end + paper.chars().count();
            (of_country || begins(word.start))
                .then(|| line.slice(word.start..end))
                .filter(|_| !is_cjk(line.at(end)))
        })
    })
}

/// Whether a name of two characters, which is no verb before a bare 县 (see `Line::new`), says who speaks, and not
/// where somebody is or goes: 在某县, 调任某县县委书记.
fn stands_alone(line: &Line, start: usize) -> bool {
    let c = line.before(start);
    start == 0
        || !is_cjk(c)
        || matches!(c, '省' | '市' | '州' | '共' | '盟')
        || (start.saturating_sub(4)..start)
            .any(|k| line.words_at(k).iter().any(|w| w.end == start && is_placed(w.entry)))
}

/// 新华社北京3月6日电, 本报北京3月6日电: the city from which is sent what is told of all.
fn sent_by_agency(line: &Line, start: usize, end: usize) -> bool {
    const LONGEST: usize = 8;
    let sent = || (end..end + LONGEST).any(|k| line.at(k) == '日' && line.at(k + 1) == '电');
    line.starts_with(end - 2, "北京")
        && (line.word_before(start, "社") || matches!(line.before(start), '报' | '网') && sent())
}

/// 主持召开…, 会见…: what persons do, and no place.
fn acts(text: &str) -> bool {
    ["主持", "出席", "会见", "检查", "督导", "看望", "率"].iter().any(|act| text.begins_with(act))
}

/// 同心召开会议, 同心新闻网, 同心：…: a word that heads a headline is the place of that name where one acts, is named or a mark
/// closes it, and not in 同心共庆佳节.
fn convenes(text: &str, end: u32, hits: &[Hit], lexicon: &Lexicon) -> bool {
    let rest = &text[end as usize..];
    rest.chars().next().is_none_or(|c| !is_cjk(c))
        || PAPERS.iter().any(|p| rest.starts_with(p))
        || hits.iter().any(|h| h.start == end && lexicon.words.entry(h).is(VerbClass::Convene))
}

/// Where the name of a place begins behind a word that sites set before it: 平安某地, 法治某地.
fn behind_word(text: &str, lexicon: &Lexicon) -> usize {
    const LONGEST: usize = 3;
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    let word = |end: &usize| lexicon.place_words.has(PlaceWord::Before, &text[..*end]);
    let placed = |end: &usize| {
        let name = &text[*end..];
        lexicon.gazetteer.leading_shorts(name).next().is_some()
            || lexicon.gazetteer.leading_names(name).next().is_some()
    };
    ends.filter(word).find(placed).unwrap_or(0)
}

/// What weight the place has whose organ keeps the site: more than a name told in passing, less than one in the head.
const OWNER: u32 = 12;

/// 主办单位：某市某局, 某县人民政府主办: whether the frame of the page says at `start` whose site it is.
fn keeps_the_site(line: &Line, start: usize) -> bool {
    const LABELS: [&str; 6] = ["主办单位", "主办", "主管单位", "承办单位", "版权所有", "版权归"];
    const FARTHEST: usize = 24;
    let labelled = |end: usize| LABELS.iter().any(|l| line.word_before(end, l));
    let fresh = start == 0 || !is_cjk(line.before(start));
    if labelled(start) || fresh && start > 0 && labelled(start - 1) {
        return true;
    }
    let end = (start..line.len()).take(FARTHEST).find(|&k| !is_cjk(line.at(k))).unwrap_or(line.len());
    fresh && (labelled(end) || LABELS.iter().any(|l| line.starts_with(end + 1, l)))
}

/// A division's name without its level.
fn stem(name: &str) -> &str {
    name.strip_suffix(['省', '市', '县', '区', '州', '旗']).filter(|s| s.chars().count() >= 2).unwrap_or(name)
}

/// 市长率团赴某地考察: the places, without their levels, that the head of a page sends somebody to from elsewhere.
fn visited<'t>(lines: &[Line<'t>]) -> Vec<&'t str> {
    const HEAD: usize = 4;
    const ABROAD: [&str; 5] = ["率团", "代表团", "考察团", "党政代表", "招商"];
    let heads = lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).take(HEAD);
    let goes = heads.filter(|l| ABROAD.iter().any(|w| holds(l.text, w)));
    goes.flat_map(|line| {
        let placed = line.words_in(0..line.len()).iter().filter(|w| is_placed(w.entry));
        placed.filter(|w| line.before(w.start) == '赴').map(|w| stem(line.slice(w.start..w.end)))
    })
    .collect()
}

/// Whether those who are named here are guests of the page's own place: 甲县委书记带领考察团来我县.
fn of_guests(line: &Line, end: usize) -> bool {
    const FARTHEST: usize = 36;
    (end..end + FARTHEST)
        .take_while(|&k| k < line.len() && !matches!(line.at(k), '，' | '。' | '；'))
        .any(|k| comes_here(line, k))
}

/// Whether what is named here belongs to those whom somebody of the page's own place meets: 会见了甲市党政代表团.
fn are_met(line: &Line, start: usize) -> bool {
    const MEETS: [&str; 4] = ["会见", "会晤", "接见", "拜会"];
    acts_upon(line, start, &MEETS)
}

/// Whether one of the verbs stands before `start` in its clause.
fn acts_upon(line: &Line, start: usize, verbs: &[&str]) -> bool {
    const FARTHEST: usize = 60;
    if !line.may_hold_any(verbs) {
        return false;
    }
    let clause = (start.saturating_sub(FARTHEST)..start)
        .rev()
        .take_while(|&k| !matches!(line.at(k), '，' | '。' | '；' | '：'));
    clause.filter(|&k| k > 0).any(|k| verbs.iter().any(|w| line.starts_with(k, w)))
}

/// 某地讯（记者张三）, 某地日报讯: whose report it is, at the head of the text.
fn dates_a_report(line: &Line, end: usize) -> bool {
    const MEDIA: [&str; 7] = ["", "日报", "报", "网", "新闻网", "电视台", "融媒"];
    MEDIA.iter().any(|medium| {
        let at = end + medium.chars().count();
        line.starts_with(end, medium)
            && line.at(at) == '讯'
            && (line.at(at + 1) == ' '
                || matches!(line.at(at + 1), '（' | '(' | '：')
                || line.at(at + 1).is_ascii_digit())
    })
}

/// Whether the name of a company goes on behind a short name: where it comes from, not who speaks.
fn of_a_company(line: &Line, end: usize) -> bool {
    const LONGEST: usize = 8;
    const KINDS: [&str; 7] = ["控股", "银行", "证券", "集团", "公司", "分行", "支行"];
    (end..end + LONGEST)
        .take_while(|&k| is_cjk(line.at(k)) && !matches!(line.at(k), '市' | '县' | '委' | '的' | '与'))
        .any(|k| KINDS.iter().any(|w| line.starts_with(k, w)))
}

/// Whether only counties are called so for short.
fn of_counties(short: &str, lexicon: &Lexicon) -> bool {
    let gazetteer = &lexicon.gazetteer;
    let says_its_level = short.ends_with(['县', '旗']);
    !says_its_level && gazetteer.short(short).iter().all(|&id| gazetteer.division(id).level == Level::County)
}

/// 浙江永嘉人: no 江永, where one name ends within it and another begins right there.
pub(super) fn straddles(line: &Line, start: usize, end: usize) -> bool {
    const LONGEST: usize = 3;
    let placed = |at: usize| line.words_at(at).iter().filter(|w| is_placed(w.entry));
    (start.saturating_sub(LONGEST)..start)
        .flat_map(placed)
        .any(|w| w.end > start && w.end < end && placed(w.end).any(|next| next.end >= end))
}

pub(super) const fn is_placed(entry: &Entry) -> bool {
    entry.place || entry.short_place
}

/// How strongly each name of a division stands in a document, in tenths.
#[derive(Default)]
pub(super) struct Scores {
    names: BTreeMap<String, u32>,
    shorts: BTreeMap<String, u32>,
    /// The full names of those that come to the page's own place.
    guests: BTreeSet<String>,
    /// What the names give each division that they may mean.
    totals: BTreeMap<DivisionId, u32>,
}

impl Scores {
    pub(super) fn collect(document: &Document, lines: &[Line], lexicon: &Lexicon) -> Self {
        let mut scores = Self::default();
        let mut content = 0;
        for line in lines {
            let weight = match line.kind {
                BlockKind::Boilerplate => 3,
                BlockKind::Heading => 30,
                BlockKind::Byline => 25,
                _ => {
                    content += 1;
                    if content <= 2 { 20 } else { 10 }
                }
            };
            scores.add(line, weight, lexicon);
        }
        for text in [&document.metadata.title, &document.metadata.publisher].into_iter().flatten() {
            // 平安某地, 法治某地: the name stands behind the word
            let text = &text[behind_word(text, lexicon)..];
            // 甲市某县: the full name says the short one as well
            let hits = lexicon.words.find(text);
            let full = hits.iter().any(|h| h.start == 0 && lexicon.words.entry(h).place);
            for &hit in &hits {
                let entry = lexicon.words.entry(&hit);
                let name = &text[hit.start as usize..hit.end as usize];
                if entry.place {
                    // 主持召开县政府常务会议: no 开县
                    let free = text[..hit.start as usize].chars().next_back().is_none_or(|c| !is_cjk(c))
                        || hits.iter().any(|h| h.end == hit.start && is_placed(lexicon.words.entry(h)));
                    if entry.chars == 2 && !free {
                        continue;
                    }
                    *scores.names.entry(name.to_owned()).or_default() += 30;
                } else if entry.short_place
                    && hit.start == 0
                    && !full
                    && !acts(&text[hit.end as usize..])
                    && (!lexicon.place_words.has(PlaceWord::Word, name)
                        || convenes(text, hit.end, &hits, lexicon))
                {
                    *scores.shorts.entry(name.to_owned()).or_default() += 25;
                }
            }
        }
        scores.weaken(&visited(lines));
        // 西湖管理区: no 西湖区, which lies elsewhere
        if holds(&document.normal, "管理区") {
            scores.shorts.retain(|short, _| !holds(&document.normal, &format!("{short}管理区")));
        }
        scores.sum_up(lexicon);
        scores.our_own(document, lines, lexicon);
        scores
    }

    /// 我市 in a report of some city's own paper: that city.
    fn our_own(&mut self, document: &Document, lines: &[Line], lexicon: &Lexicon) {
        const SURE: u32 = 200;
        let named = document.metadata.publisher.as_deref().or_else(|| site(lines));
        let Some(publisher) = named.map(|p| p.strip_prefix("中国").unwrap_or(p)) else { return };
        let gazetteer = &lexicon.gazetteer;
        let full = gazetteer.leading_names(publisher).map(|(end, _)| end).last();
        let ids: Vec<DivisionId> = match full {
            Some(end) => gazetteer.named(&publisher[..end]).to_vec(),
            None => match gazetteer.leading_shorts(publisher).last() {
                Some((end, _)) => gazetteer.short(&publisher[..end]).to_vec(),
                None => return self.masthead(publisher, document, lexicon),
            },
        };
        for id in ids {
            let level = gazetteer.division(id).name.chars().next_back();
            let ours = level.filter(|l| "市县区州旗".contains(*l)).map(|l| format!("我{l}"));
            if ours.is_some_and(|ours| holds(&document.normal, &ours)) {
                *self.totals.entry(id).or_default() += SURE;
            }
        }
    }

    /// 果洛报, 泰兴日报, 某网泰兴站: a paper, or a branch of one, that bears the name of a place without its level, which the text says: 州政协, 市委.
    fn masthead(&mut self, publisher: &str, document: &Document, lexicon: &Lexicon) {
        const WEIGHT: u32 = 25;
        const BRANCHES: [&str; 3] = ["分站", "站", "频道"];
        let branch = || {
            let own = BRANCHES.iter().find_map(|b| publisher.short_of(b))?;
            own.rsplit_once(['网', '·']).map(|(_, place)| place)
        };
        let stem = PAPERS.iter().find_map(|p| publisher.short_of(p)).or_else(branch);
        let Some(stem) = stem else { return };
        if !(2..=4).contains(&stem.chars().count()) {
            return;
        }
        let gazetteer = &lexicon.gazetteer;
        for level in ["州", "市", "县", "旗"] {
            let name = format!("{stem}{level}");
            let ids = [gazetteer.named(&name), gazetteer.short(&name)].concat();
            let own = |organ: &str| holds_bare(&document.normal, &format!("{level}{organ}"));
            if !ids.is_empty() && ["委", "政府", "政协", "人大"].iter().any(|o| own(o)) {
                for id in ids {
                    *self.totals.entry(id).or_default() += WEIGHT;
                }
                return;
            }
        }
    }

    /// What is named because somebody went there says little of who speaks.
    fn weaken(&mut self, visited: &[&str]) {
        const LEAST: u32 = 4;
        for (name, score) in self.names.iter_mut().chain(&mut self.shorts) {
            if visited.contains(&stem(name)) {
                *score /= LEAST;
            }
        }
    }

    fn sum_up(&mut self, lexicon: &Lexicon) {
        let gazetteer = &lexicon.gazetteer;
        for (name, score) in &self.names {
            for &id in gazetteer.named(name) {
                *self.totals.entry(id).or_default() += score;
            }
        }
        for (short, score) in &self.shorts {
            for &id in gazetteer.short(short) {
                let d = gazetteer.division(id);
                // 石柱自治县 says its level, 崇川 is a word of many names
                let loose = d.level == Level::County && !short.ends_with(['县', '旗']);
                let score = if loose { score / 3 } else { *score };
                *self.totals.entry(id).or_default() += score;
            }
        }
    }

    fn add(&mut self, line: &Line, weight: u32, lexicon: &Lexicon) {
        let mut until = 0;
        let framed = line.kind == BlockKind::Boilerplate;
        // the short name read last: 鞍山 in 马鞍山 is none of its own
        let mut short = 0..0;
        for word in line.words_in(0..line.len()) {
            if word.start < until || !is_placed(word.entry) {
                continue;
            }
            if !word.entry.place {
                // 长治 in 长治市: the city, and not 长治县
                let in_full = |w: &Word| w.entry.place && w.end > word.end;
                if word.start > short.start && word.end <= short.end
                    || line.words_at(word.start).iter().any(in_full)
                {
                    continue;
                }
                if straddles(line, word.start, word.end) {
                    continue;
                }
                short = word.start..word.end;
            }
            let name = line.slice(word.start..word.end);
            // 会议邀请某市某区检察院检察长授课: those who come from elsewhere
            if acts_upon(line, word.start, &["邀请"]) {
                continue;
            }
            if of_guests(line, word.end) {
                if word.entry.place && word.entry.chars > 2 {
                    self.guests.insert(name.to_owned());
                }
                continue;
            }
            let weight = if are_met(line, word.start) { weight / 4 } else { weight };
            // 兰州新区: words of kind, which once were names of divisions elsewhere
            // 东部新城控股集团: no 新城区
            let generic = is_kind(name) || name == "新城" && !word.entry.place;
            if generic && !line.words_ending_at(word.start).any(|w| w.entry.place) {
                continue;
            }
            if word.entry.place {
                // 某某村, but 某县村级组织
                let level = name.ends_with(['县', '市', '区']) && word.entry.chars > 2;
                if !level && line.starts_with(word.end, "村") || line.starts_with(word.end, "路") {
                    continue;
                }
                // 、代县长, 、任县长: the level belongs to the title
                let titled = line.starts_with(word.end, "长");
                if word.entry.chars == 2 && !generic && (titled || !stands_alone(line, word.start)) {
                    continue;
                }
                // what is said with its organ (某市委) weighs more
                let organ =
                    ["委", "政府", "人民政府", "人大", "政协"].iter().any(|o| line.starts_with(word.end, o));
                // 代表团赴某市考察: where they went; 来某市考察: to the page's own
                let weight = match line.before(word.start) {
                    _ if framed && keeps_the_site(line, word.start) => OWNER,
                    '赴' | '到' => weight / 3,
                    '来' if line.kind == BlockKind::Heading => weight * 2,
                    _ => weight,
                };
                *self.names.entry(name.to_owned()).or_default() += weight + if organ { 5 } else { 0 };
                until = word.end;
            } else if line
                .words_at(word.start)
                .iter()
                .any(|w| w.entry.national && w.end > word.end && line.before(w.end) == '部')
            {
                // 公安部: no 公安县
            } else if of_a_company(line, word.end) {
                // 兴业银行: no 兴业县
            } else if names_feature(line, word.end, lexicon) {
                // 平江子水库: no 平江县
            } else if line.starts_with(word.end, "分会场")
                || (word.start == 0 || !is_cjk(line.before(word.start))) && dates_a_report(line, word.end)
            {
                *self.shorts.entry(name.to_owned()).or_default() += 40;
            } else if lexicon.place_words.has(PlaceWord::Word, name) {
                // 惠民生: no 惠民县
            } else if framed
                && keeps_the_site(line, word.start)
                // 江南大学: a university that no 江南区 keeps
                && !line.words_at(word.start).iter().any(|w| w.entry.national && w.end > word.end)
            {
                *self.shorts.entry(name.to_owned()).or_default() += OWNER;
            } else if comes_from(line, word.end)
                || cut_by_title(line, word.start)
                || sent_by_agency(line, word.start, word.end)
            {
                // where a person comes from, or a report; 省长安某某: no 长安
            } else if in_a_name(line, word.start, lexicon) {
                // 主任许昌发, 部长白玉林: persons
            } else if matches!(line.before(word.start), '省' | '市' | '县' | '区' | '州' | '旗')
                && ["局", "厅", "机关", "分局", "系统"].iter().any(|w| line.starts_with(word.end, w))
            {
                // 县公安局: an organ, not 公安县
            } else if matches!(line.before(word.start), '在' | '赴' | '到' | '往' | '从' | '离') {
                // 在南宁召开: where something was, not who speaks
            } else if ["镇", "乡", "街道", "村", "路", "社区"].iter().any(|w| line.starts_with(word.end, w))
            {
                // 文昌镇: a township that is called like a division elsewhere
            } else if line.before(word.start) == '来' && line.kind == BlockKind::Heading {
                *self.shorts.entry(name.to_owned()).or_default() += weight * 2;
            } else if word.start == 0
                || !is_cjk(line.before(word.start))
                // 深化合作: of counties that words sound like nothing is told in passing, but in 某网某地站
                || weight >= 20 && (line.before(word.start) == '网' || !of_counties(name, lexicon))
            {
                *self.shorts.entry(name.to_owned()).or_default() += weight / 3;
            }
        }
    }

    /// The counties and districts from which guests come, where the name is that of one alone.
    pub(super) fn guests(&self, lexicon: &Lexicon, year: Option<i16>) -> Vec<Place> {
        let gazetteer = &lexicon.gazetteer;
        let one = |name: &String| {
            let county = |id: &DivisionId| {
                let d = gazetteer.division(*id);
                d.level == Level::County && d.existed(year)
            };
            let ids: Vec<DivisionId> = gazetteer.named(name).iter().copied().filter(county).collect();
            // 甲市乙区, where another city has a 乙区 too
            let above = |id: &DivisionId| self.guests.contains(&gazetteer.division(*id).prefecture);
            let mut meant = ids.iter().copied().filter(|id| ids.len() == 1 || above(id));
            let first = meant.next()?;
            meant.next().is_none().then(|| Place::division(first, lexicon))
        };
        self.guests.iter().filter_map(one).collect()
    }

    /// Whether the text says the name in full.
    pub(super) fn says(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// A county-level city below the prefecture, named about as often: the text speaks from the city, whose
    /// pages name the prefecture in full, while the prefecture's pages call themselves 市 alone.
    pub(super) fn city_below(
        &self,
        id: DivisionId,
        document: &Document,
        lexicon: &Lexicon,
        year: Option<i16>,
    ) -> Option<DivisionId> {
        let above = lexicon.gazetteer.division(id);
        if above.level != Level::Prefecture {
            return None;
        }
        let own = |name: &str| self.names.get(name).copied().unwrap_or(0);
        let city = self.best(lexicon, year, |d| {
            d.level == Level::County && d.name.ends_with('市') && d.prefecture == above.name
        })?;
        let city_name = &lexicon.gazetteer.division(city).name;
        let organs = |name: &str| {
            ["委", "政府", "人民政府"].iter().any(|o| holds(&document.normal, &format!("{name}{o}")))
        };
        // 省委和某市委关于机构改革的要求: named in a row with those above
        let superior = ["省委和", "省委、", "省和", "省、", "区党委和", "区党委、"]
            .iter()
            .any(|before| holds(&document.normal, &format!("{before}{}", above.name)));
        if superior && holds(&document.normal, "我市") {
            return Some(city);
        }
        let short = above.name.trim_end_matches('市');
        let signed = document.metadata.publisher.as_ref().is_some_and(|p| p.contains(short));
        (organs(city_name) && organs(&above.name) && !signed && own(city_name) * 2 >= own(&above.name))
            .then_some(city)
    }

    /// The division that scores best; of equals the lower one, then the one with the smaller code.
    pub(super) fn best(
        &self,
        lexicon: &Lexicon,
        year: Option<i16>,
        fits: impl Fn(&crate::lexicon::Division) -> bool,
    ) -> Option<DivisionId> {
        let gazetteer = &lexicon.gazetteer;
        let support = |id: DivisionId| -> u32 {
            let d = gazetteer.division(id);
            let of = |name: &str| {
                self.names.get(name).copied().unwrap_or(0)
                    + self.shorts.get(name.trim_end_matches(['市', '省'])).copied().unwrap_or(0)
            };
            (of(&d.prefecture) + of(&d.province)) / 4
        };
        self.totals
            .iter()
            .filter(|&(&id, _)| {
                let d = gazetteer.division(id);
                fits(d) && d.existed(year)
            })
            .map(|(&id, &own)| (own + support(id), own, gazetteer.division(id).level, id))
            .max_by_key(|&(total, _, level, id)| {
                let today = year.is_some() || gazetteer.division(id).to.is_none();
                (total, today, level, std::cmp::Reverse(id))
            })
            .filter(|&(_, own, ..)| own >= 3)
            .map(|(.., id)| id)
    }
}
