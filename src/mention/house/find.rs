//! Which house a page is of: it calls itself by its kind, and names itself in its headline, its first lines, its
//! source or at its end.

use super::House;
use super::faculty::is_part_of_university;
use super::signed::{letterhead, signature};
use crate::lexicon::{BodyWord, HouseKind, Lexicon, Party};
use crate::mention::affix::Affix;
use crate::mention::body::{Certainty, Context, resolve};
use crate::mention::institution::{comes_to_us, guest, is_beside_us};
use crate::mention::line::{Line, is_break, is_cjk};
use crate::mention::phrase::holds_any;
use crate::mention::place::{Place, PlaceKind};
use crate::model::{BlockKind, Document};
use std::cell::LazyCell;

/// What stands behind the call where a house speaks of itself.
const OWN: [&str; 12] = [
    "党组",
    "党委",
    "机关",
    "领导班子",
    "工会",
    "属各",
    "属单位",
    "长办公会",
    "务会",
    "纪委",
    "团委",
    "领导",
];

/// Verbs behind which a house is called by its kind: 召开|部党组会议.
const OPENING: [&str; 12] =
    ["召开", "主持", "学习", "参加", "出席", "会上", "根据", "要求", "代表", "经过", "研究", "按照"];

/// So many lines of the text may pass before the house is named.
const FIRST: usize = 5;

/// So many lines from the end of the page may name it.
pub(super) const LAST: usize = 6;

/// The longest name of a house.
pub(super) const LONGEST: usize = 26;

/// The shortest, in bytes.
const SHORTEST: usize = "某某大学".len();

/// Characters that no name of a house holds.
const ACTING: [char; 11] = ['到', '在', '的', '了', '由', '对', '向', '赴', '来', '为', '任'];

/// Words that no name of a house holds: 某委关于同意某集团.
const SAYING: [&str; 17] = [
    "撤并",
    "转设",
    "撤销",
    "关于",
    "同意",
    "召开",
    "举行",
    "举办",
    "各部门",
    "宣布",
    "任命",
    "送达",
    "递交",
    "收到",
    "会见",
    "走访",
    "领导",
];

/// Finds the house of a page from all its lines.
pub fn of(document: &Document, lines: &[Line], cx: &Context) -> Option<House> {
    let text: Vec<&Line> =
        lines.iter().filter(|l| !matches!(l.kind, BlockKind::Boilerplate | BlockKind::Byline)).collect();
    let head = *text.first()?;
    // the history of a bureau tells of sections that were none of its own
    const HISTORIES: [&str; 5] = ["沿革", "历史", "大事记", "简史", "志"];
    let history = HISTORIES.iter().any(|w| head.text.trim_end().ends_with(w));
    let called = called(&text, cx.lexicon);
    let frame = LazyCell::new(|| Frame::of(lines));
    // the name of a column may stand above the headline
    let headline = text.iter().find(|l| l.kind == BlockKind::Heading).copied().unwrap_or(head);
    let signature = letterhead(&text).or_else(|| signature(lines));
    let mut found: Option<House> = None;
    for (kind, called) in cx.lexicon.houses.iter().zip(called) {
        let signs = |place: &Place| signature.is_some_and(|name| place.name.ends_on(name));
        let known = called || signature.is_some_and(|name| kind.fits(name));
        if !known && kind.begins.is_empty() && !text.iter().take(2).any(|line| acts(line, kind)) {
            continue;
        }
        let leads = leads(head, kind) || leads(headline, kind);
        let inside = text.iter().take(FIRST).enumerate().find_map(|(index, line)| {
            let leads = |start: usize| start == 0 || index == 0 && dated(line, start);
            named(line, kind, cx).map(|(start, place)| (place, index < 2 && leads(start)))
        });
        // 某市法院一行到我院: who is told of further on in the text is no more the host
        let received = text.iter().take(FIRST).any(|line| receives(line.text, kind));
        let comes =
            |place: &Place| kind.party == Party::Committee && comes_to_us(&document.normal, &place.name);
        let inside = inside.filter(|(place, first)| (*first || !received) && !comes(place));
        let issuer = || {
            let name = letterhead(&text).filter(|name| kind.fits(name))?;
            Some((whole(name, cx).or_else(|| alone(name, kind))?, true))
        };
        let Some((place, first)) = inside
            .or_else(issuer)
            .or_else(|| outside(document, &frame, kind, cx).map(|place| (place, leads)))
        else {
            continue;
        };
        let place = in_full(without_history(place, document), document);
        let place = with_its_place(place, document, &text, cx);
        let place = if kind.name == "university" { college(place, &text) } else { place };
        // 附属医院 in the headline, 某大学附属医院 in the text
        let whole = cx.places.full_names.of_house(&place.name).filter(|_| kind.party == Party::Committee);
        let place = Place { name: whole.unwrap_or(place.name), ..place };
        // 民建某市委: a committee of the party, and no commission
        if kind.begins.is_empty() && cx.lexicon.houses.iter().any(|k| k.begun(&place.name).is_some()) {
            continue;
        }
        let central = cx.lexicon.national(&place.name).is_some();
        let speaks = !history && (first || leads || signs(&place));
        let house = House { place, kind: kind.clone(), speaks, central };
        // 民革某市委 among others in a report of somebody else
        if !kind.begins.is_empty() && !house.speaks {
            continue;
        }
        // of two calls the one whose house the headline names, or 我院 before 厅党组
        let nearer = |f: &House| !f.speaks && is_ours(&text, kind) && !is_ours(&text, &f.kind);
        if found.as_ref().is_none_or(|f| house.speaks && !f.speaks || nearer(f)) {
            found = Some(house);
        }
    }
    match found {
        Some(house) if house.speaks => Some(house),
        found => {
            let known = institution(cx).filter(|i| i.speaks || found.is_none());
            known
                .map(|h| House { place: with_its_place(h.place.clone(), document, &text, cx), ..h })
                .or(found)
        }
    }
}

/// 3月4日上午，某公司: nothing but the day stands before `start`.
fn dated(line: &Line, start: usize) -> bool {
    const LONGEST: usize = 16;
    let before = line.slice(0..start);
    let day = before.trim_end_matches('，').trim_end_matches(['上', '下', '午']);
    start <= LONGEST
        && before.ends_with('，')
        && day.ends_with('日')
        && day.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the page says 我院, 我局 of such a house.
fn is_ours(lines: &[&Line], kind: &HouseKind) -> bool {
    kind.calls
        .iter()
        .any(|call| lines.iter().any(|l| l.may_hold(call) && l.text.contains(&format!("我{call}"))))
}

/// 某县第一中学校史 is the history of 某县第一中学.
fn without_history(place: Place, document: &Document) -> Place {
    let school = place.name.strip_suffix('校').filter(|name| name.ends_with('学'));
    let told = |name: &str| {
        // the text may leave out the city before the county
        let name = name.char_indices().rev().nth(3).map_or(name, |(at, _)| &name[at..]);
        let mut behind =
            document.normal.match_indices(name).map(|(at, _)| &document.normal[at + name.len()..]);
        behind.any(|rest| ["校史", "校庆", "校训", "校友"].iter().any(|w| rest.begins_with(w)))
    };
    match school.filter(|name| told(name)) {
        Some(name) => Place { name: name.to_owned(), ..place },
        None => place,
    }
}

/// 某集团 under its full name where the page has it: 某集团有限公司.
fn in_full(place: Place, document: &Document) -> Place {
    if !place.name.ends_with("集团") {
        return place;
    }
    let full = ["有限责任公司", "股份有限公司", "有限公司", "总公司"]
        .iter()
        .map(|end| format!("{}{end}", place.name))
        .find(|full| document.normal.contains(full.as_str()));
    Place { name: full.unwrap_or(place.name), ..place }
}

/// A house that its headline names alone under the name that the source line or the end of the page gives it, which
/// says where it lies: 某县某镇某小学.
fn with_its_place(place: Place, document: &Document, lines: &[&Line], cx: &Context) -> Place {
    let placed = |text: &str| {
        let longer = text.ends_with(place.name.as_str()) && text.len() > place.name.len();
        let text = text.trim_start_matches("中共");
        (longer && text.chars().count() <= LONGEST && text.chars().all(is_cjk) && !text.contains(ACTING))
            .then(|| whole(text, cx))
            .flatten()
    };
    let publisher = document.metadata.publisher.as_deref().and_then(|p| placed(p.trim()));
    let last = || lines.iter().rev().take(LAST).find_map(|l| placed(l.text.trim()));
    publisher.or_else(last).unwrap_or(place)
}

/// 某大学某学院, where the first lines name it so and the page calls itself 学院 and no 学校.
fn college(place: Place, lines: &[&Line]) -> Place {
    const PART: usize = 12;
    const UNIVERSITY: [&str; 5] = ["我校", "学校党委", "校党委", "校长", "本校"];
    let ours = |calls: &[&str]| lines.iter().any(|l| l.may_hold_any(calls) && holds_any(l.text, calls));
    if !place.name.ends_with("大学")
        || ours(&UNIVERSITY)
        || !ours(&["我院", "学院党委", "学院领导", "学院党政"])
    {
        return place;
    }
    let own = lines.iter().take(FIRST).find_map(|line| {
        let (_, rest) = line.text.split_once(place.name.as_str())?;
        let part: String = rest.chars().take_while(|c| is_cjk(*c)).take(PART).collect();
        let end = part.find("学院").map(|at| at + "学院".len()).filter(|end| *end > "学院".len())?;
        let part = &part[..end];
        (!part.contains(ACTING) && !part.contains(['与', '和', '校'])).then(|| part.to_owned())
    });
    match own {
        Some(part) => Place { name: format!("{}{part}", place.name), ..place },
        None => place,
    }
}

/// Whether the headline or the line below it says that a house of the kind did what houses do among themselves.
fn acts(head: &Line, kind: &HouseKind) -> bool {
    const ACTS: [&str; 10] = ["召开", "举行", "组织", "开展", "传达", "学习", "举办", "部署", "党组", "党委"];
    let opening = head.slice(0..LONGEST);
    kind.ends.iter().any(|end| {
        head.may_hold(end)
            && opening.match_indices(end.as_str()).any(|(byte, _)| {
                let k = opening[..byte + end.len()].chars().count();
                // 市教育局在礼堂召开
                let there = if head.at(k) == '在' {
                    (k..k + 14).find(|&k| head.starts_with(k, "召开"))
                } else {
                    None
                };
                ACTS.iter().any(|w| head.starts_with(there.unwrap_or(k), w)) || fills(head, k)
            })
    })
}

/// 某局|关于张三等同志职务任免的通知: offices that the house fills, and no others know.
fn fills(head: &Line, k: usize) -> bool {
    const FILLS: [&str; 6] = ["任职", "任免", "免职", "任命", "聘任", "职务"];
    head.starts_with(k, "关于") && head.len() < 60 && FILLS.iter().any(|w| head.from(k).contains(w))
}

/// A university or company known by its name alone.
fn institution(cx: &Context) -> Option<House> {
    let place = cx.places.institution()?.clone();
    let kind = cx.lexicon.houses.iter().find(|k| k.party == Party::Committee && k.fits(&place.name))?;
    let speaks = cx.places.speaking_institution().is_some();
    Some(House { speaks, place, kind: kind.clone(), central: false })
}

/// Which kinds of houses the lines call by their kind, all asked in one reading.
fn called(lines: &[&Line], lexicon: &Lexicon) -> Vec<bool> {
    let mut out = vec![false; lexicon.houses.len()];
    for line in lines {
        for k in (0..line.len()).filter(|&k| lexicon.calls_of_houses.may_begin(line.at(k))) {
            for (kinds, length) in lexicon.calls_of_houses.beginning(line.from(k)) {
                if kinds.iter().any(|&kind| !out[kind]) && calls_at(line, k, length).is_some() {
                    kinds.iter().for_each(|&kind| out[kind] = true);
                }
            }
        }
    }
    out
}

/// Where a call of so many characters at `k` begins that means the house whose page this is.
fn calls_at(line: &Line, k: usize, length: usize) -> Option<usize> {
    let before = line.before(k);
    // 我院: not 我院前同事, but never the end of another word either
    if k > 0 && matches!(before, '我' | '本') && line.at(k + length) != '门' {
        return Some(k - 1);
    }
    let fresh = k == 0
        || !is_cjk(before)
        || ['和', '由', '经', '以', '对', '向', '，', '了', '在', '为'].contains(&before)
        || opened(line, k);
    let own = || OWN.iter().any(|w| line.starts_with(k + length, w));
    let alone = || length > 1 && line.words_at(k + length).iter().any(|w| w.entry.chars >= 2);
    (fresh && (own() || alone())).then_some(k)
}

/// Whether the headline begins with what calls a house of the kind: 局党组, 我局, 学校.
fn leads(head: &Line, kind: &HouseKind) -> bool {
    kind.calls.iter().any(|call| {
        let length = call.chars().count();
        (0..2).any(|k| head.starts_with(k, call) && calls_at(head, k, length) == Some(0))
    })
}

/// Whether a verb ends at `k`: 召开|部党组会议.
fn opened(line: &Line, k: usize) -> bool {
    let before = line.slice(k.saturating_sub(2)..k);
    OPENING.contains(&before)
}

/// The house that the source line, the end of the page or its frame names.
fn outside(document: &Document, frame: &Frame, kind: &HouseKind, cx: &Context) -> Option<Place> {
    // 来源：人工智能学院 on a page that says 我校, 副校长: a part of the house
    let part = |name: &str| is_part_of_university(name, document, cx.lexicon);
    let publisher = document.metadata.publisher.as_deref().and_then(|p| {
        let name = ["新闻网", "门户网站", "官方网站", "官网", "网站", "网"]
            .iter()
            .find_map(|w| p.trim().strip_suffix(w))
            .unwrap_or(p.trim());
        let own = kind.fits(name) && !part(name);
        own.then(|| whole(name, cx).or_else(|| alone(name, kind))).flatten()
    });
    publisher
        .or_else(|| frame.lines.iter().find_map(|l| named(l, kind, cx)).map(|(_, place)| place))
        .or_else(|| frame.words.iter().filter(|w| !part(w)).find_map(|w| alone(w, kind)))
}

/// Where a page names its house outside of the text.
struct Frame<'l> {
    lines: Vec<&'l Line<'l>>,
    /// What stands between their marks.
    words: Vec<&'l str>,
}

impl<'l> Frame<'l> {
    fn of(lines: &'l [Line<'l>]) -> Self {
        let framed = |l: &&Line| {
            l.kind == BlockKind::Boilerplate
                && ["主办", "承办", "版权", "来源", "发布机构"].iter().any(|w| l.holds(w))
                || path(l)
                || l.kind == BlockKind::Byline
        };
        let said = |l: &&Line| l.kind != BlockKind::Boilerplate && l.len() < 40 && !l.text.contains('。');
        let last = lines.iter().rev().filter(said).take(LAST);
        let lines: Vec<&Line> = last.chain(lines.iter().filter(framed).take(LAST)).collect();
        let words = lines.iter().flat_map(|l| l.text.split(|c: char| !is_cjk(c)));
        Self { words: words.filter(|w| w.len() >= SHORTEST).collect(), lines }
    }
}

/// 某市某局>新闻中心>工作动态: where the page stands on the site of the house.
fn path(line: &&Line) -> bool {
    line.kind == BlockKind::Boilerplate && line.len() < 60 && line.text.contains(['>', '＞', '»'])
}

/// Bureaus that are run like companies and lie where they please: 某某林业局.
const ENTERPRISES: [&str; 8] =
    ["林业局", "矿务局", "农垦局", "铁路局", "勘探局", "工程局", "航道局", "测井局"];

/// A university, company or the like that bears no place in its name, where nothing stands beside it:
/// 来源：南华大学.
fn alone(text: &str, kind: &HouseKind) -> Option<Place> {
    const NOT: [&str; 8] = ["我", "本", "各", "所属", "二级", "该", "下属", "版权"];
    let enterprise = ENTERPRISES.iter().any(|e| text.short_of(e).is_some_and(|own| own.len() >= 6));
    let named = (kind.party == Party::Committee || enterprise)
        && kind.fits(text)
        && (4..=LONGEST).contains(&text.chars().count())
        && !NOT.iter().any(|w| text.begins_with(w))
        && !text.contains(ACTING)
        && !SAYING.iter().any(|w| text.contains(w));
    named.then(|| Place { name: text.to_owned(), kind: PlaceKind::Institution, division: None })
}

/// The house that the words name as a whole.
fn whole(text: &str, cx: &Context) -> Option<Place> {
    let body = resolve(text, &[], cx)?;
    let bare = body.place.as_ref().is_some_and(|p| p.name == body.name);
    let named = body.certainty > Certainty::Ending && !bare && !body.name.starts_with("中共");
    let place = Place { name: body.name, kind: PlaceKind::Institution, division: None };
    (named || is_party_school(&place.name)).then_some(place)
}

/// The one house whose name begins with that of the Party's committee.
fn is_party_school(name: &str) -> bool {
    name.starts_with("中共") && name.ends_with("党校")
}

/// 某农业科学院|蚕业研究所 as a line of its own: the house is the part.
fn part_follows(line: &Line, end: usize) -> bool {
    const PARTS: [&str; 5] = ["研究所", "研究中心", "附属医院", "分公司", "分院"];
    const LONGEST: usize = 12;
    let rest = line.from(end).trim_end();
    (4..=LONGEST).contains(&rest.chars().count())
        && PARTS.iter().any(|w| rest.ends_on(w))
        && rest.chars().all(is_cjk)
}

/// 某市生态环境局|石鼓分局: the house is the branch.
fn branch_follows(line: &Line, end: usize) -> bool {
    const LONGEST: usize = 6;
    const BRANCH: &str = "分局";
    line.word_before(end, "局")
        && (end + 2..=end + LONGEST)
            .any(|k| line.starts_with(k, BRANCH) && (end..k).all(|m| is_cjk(line.at(m))))
}

/// Verbs behind which the host stands.
const COMES: [char; 5] = ['来', '到', '赴', '临', '进'];

/// Whether somebody comes to the house whose page it is: 一行到我院.
fn receives(text: &str, kind: &HouseKind) -> bool {
    text.match_indices('我').any(|(at, we)| {
        let host = &text[at + we.len()..];
        text[..at].ends_with(COMES) && kind.calls.iter().any(|call| host.starts_with(call.as_str()))
    })
}

/// 某州检察院检察长张三一行|来我院交流, 某厅厅长李四一行到乙厅调研: whether the line tells of the house as a guest, or as a host
/// elsewhere.
fn visits(line: &Line, name: &str, kind: &HouseKind) -> bool {
    if kind.party == Party::Committee && comes_to_us(line.text, name) {
        return true;
    }
    // 副校长李四赴某大学考察: where somebody of the page's own went
    let gone = |(at, _): (usize, &str)| {
        line.text[..at].ends_with(['赴', '访']) || is_beside_us(line, line.text[..at].chars().count())
    };
    if kind.party == Party::Committee && line.text.match_indices(name).any(gone) {
        return true;
    }
    const LONGEST: usize = 16;
    line.text.match_indices(name).any(|(at, _)| {
        let sentence = line.text[at + name.len()..].split('。').next().unwrap_or_default();
        let party = sentence.split_once("一行").is_some_and(|(_, rest)| {
            let Some(host) = rest.strip_prefix(COMES) else { return false };
            let end = host.char_indices().nth(LONGEST).map_or(host.len(), |(at, _)| at);
            let called = kind.calls.iter().any(|call| host.starts_with(call.as_str()));
            called || kind.ends.iter().any(|e| host[..end].contains(e.as_str()))
        });
        receives(sentence, kind) || party
    })
}

/// The first body of the kind that the line names with its place, and where it begins.
fn named(line: &Line, kind: &HouseKind, cx: &Context) -> Option<(usize, Place)> {
    let ends: Vec<&str> = kind.ends.iter().map(String::as_str).filter(|e| line.may_hold(e)).collect();
    if ends.is_empty() {
        return None;
    }
    let saying = line.may_hold_any(&SAYING);
    for end in 3..=line.len() {
        let ends = line.ends_body(end) && ends.iter().any(|e| line.word_before(end, e));
        // 局长, 部门, 局机关 of a name that goes on
        // 某某大学校长: the head of the university
        let headed = line.at(end) == '校' && line.at(end + 1) == '长';
        if !ends || matches!(line.at(end), '门' | '分' | '署' | '队' | '员' | '长' | '校' | '生') && !headed
        {
            continue;
        }
        // 某某大学|校党委: no 学校
        if line.word_before(end, "大学校") {
            continue;
        }
        // 省政府办公厅 is led by a 主任, and no 厅 of its own
        if line.word_before(end, "办公厅") || kind.party == Party::Committee && guest(line.from(end)) {
            continue;
        }
        // 国家税务总局|某县税务局: the branch
        let placed = |w: &crate::mention::line::Word| w.entry.place || w.entry.short_place;
        if line.word_before(end, "总局") && line.words_at(end).iter().any(placed) {
            continue;
        }
        // 某集团|有限公司
        let goes_on = ["有限", "股份", "公司", "控股", "责任", "总公司"];
        if goes_on.iter().any(|w| line.starts_with(end, w))
            || part_follows(line, end)
            || branch_follows(line, end)
        {
            continue;
        }
        let low = (end.saturating_sub(LONGEST)..end)
            .rev()
            .take_while(|&k| is_cjk(line.at(k)) && !is_break(line.at(k)))
            .last()
            .unwrap_or(end);
        // ——记某市第十八中学
        let low = low + usize::from(line.at(low) == '记' && line.before(low) == '—');
        let found = (low..end.saturating_sub(2)).find_map(|k| {
            let begins = k == low
                || line.words_at(k).iter().any(|w| w.entry.place || w.entry.short_place || w.entry.national)
                || ['省', '市', '县', '区', '州', '旗', '盟'].contains(&line.at(k));
            let text = line.slice(k..end);
            // 市领导到医院: more than a name
            // 某市教育局和学校: two
            let joined = ["局和", "委和", "厅和", "府和", "院和", "会和", "和学校", "和学院", "和医院"];
            if !begins
                || text.contains(ACTING)
                || text.contains('和') && holds_any(text, &joined)
                || saying && holds_any(text, &SAYING)
            {
                return None;
            }
            let placed = || {
                let acts = cx.lexicon.body_words.is_inside(BodyWord::Foreign, text);
                let fresh = k == low || ACTING.contains(&line.before(k));
                let known = kind.party == Party::Committee
                    || matches!(kind.name.as_str(), "customs" | "hall" | "society");
                let national =
                    kind.name == "society" && ["中国", "全国", "中华"].iter().any(|w| text.begins_with(w));
                let bare = known
                    && fresh
                    && !acts
                    && (national || line.words_at(k).iter().any(|w| w.entry.short_place && w.end < end));
                bare.then(|| Place { name: text.to_owned(), kind: PlaceKind::Institution, division: None })
            };
            // 甲乙建设公司召开: who meets, under a name without any place
            let meets = || {
                let convenes =
                    ["召开", "党委召开", "组织召开", "举行"].iter().any(|w| line.starts_with(end, w));
                let timed = ["上午", "下午", "日", "近期", "日前", "今年"].iter().any(|w| text.contains(w));
                let called = kind.calls.iter().any(|call| call == text);
                (k == low && convenes && !timed && !called).then(|| alone(text, kind)).flatten()
            };
            let place =
                whole(text, cx).or_else(placed).or_else(meets).filter(|_| !visits(line, text, kind))?;
            kind.may_begin(&place.name).then_some((k, place))
        });
        if found.is_some() {
            return found;
        }
    }
    None
}
