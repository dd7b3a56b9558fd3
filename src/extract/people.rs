//! Persons where the words around them say where their names begin or end, so that any name can be read.

use super::shared_title;
use crate::lexicon::VerbClass;
use crate::mention::appellation::{appellation_at, boundary, offices_at};
use crate::mention::date::{Dateline, date_at};
use crate::mention::line::{is_break, is_cjk, is_numeral};
use crate::mention::office::Before;
use crate::mention::office_run::skip_remarks;
use crate::mention::person::{TAKES, plausible, sure_name_at, transliterated};
use crate::mention::{Body, Certainty, Chars, Context, Line, Office};
use crate::model::OfficeStatus;

/// A person in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub name: String,
    pub range: Chars,
}

impl Person {
    /// Where the name at `i` ends that calls the person: in full, or the first part of a name of several.
    pub fn called_at(&self, line: &Line, i: usize) -> Option<usize> {
        let first = self.name.split('·').next().filter(|part| part.chars().count() >= 3);
        let name =
            [Some(self.name.as_str()), first].into_iter().flatten().find(|n| line.starts_with(i, n))?;
        Some(i + name.chars().count())
    }
}

/// The farthest that a list of names is followed.
const LONGEST_LIST: usize = 240;

/// What may close a list of names without belonging to it.
const CLOSERS: [&str; 8] = ["等同志", "同志", "女士", "先生", "等人", "二人", "等", "两位"];

/// The names that fill `range` exactly, joined by 、, ，, 和 or blanks, each with 同志 or a bracket behind it.
///
/// `trust` takes names without a known surname: where a word such as 任命 vouches for a person.
pub fn names_in(line: &Line, range: Chars, trust: bool, cx: &Context) -> Option<Vec<Person>> {
    let mut out: Vec<Person> = Vec::new();
    let mut start = range.start;
    let mut k = start;
    while k <= range.end {
        let c = if k == range.end { '、' } else { line.at(k) };
        if matches!(c, '（' | '(') {
            let close = (k + 1..range.end).find(|&n| matches!(line.at(n), '）' | ')'))?;
            if close - k > 24 {
                return None;
            }
            piece(line, start..k, trust, cx, &mut out)?;
            k = close + 1;
            start = after_honorific(line, k, range.end);
            k = start;
            continue;
        }
        if matches!(c, '、' | '，' | ',' | ' ' | '\t') {
            if c == ' ' && lone(line, start..k, range.end, cx) {
                k += 1;
                continue;
            }
            if start < k {
                piece(line, start..k, trust, cx, &mut out)?;
            }
            start = k + 1;
        }
        k += 1;
    }
    (!out.is_empty()).then_some(out)
}

/// Whether the blank at the end of `range` stands inside a name: 张 三, 欧阳 三.
fn lone(line: &Line, range: Chars, end: usize, cx: &Context) -> bool {
    let next = (range.end + 1..end.min(line.len()))
        .take_while(|&n| !['、', '，', ' ', '（', '(', ','].contains(&line.at(n)))
        .count();
    let before = line.slice(range.clone()).chars().filter(|c| *c != ' ').count();
    let honorific = line.starts_with(range.end + 1, "同志");
    let spaced = line.slice(range.clone()).trim().contains(' ');
    let compound = before == 2 && next == 1 && !spaced && cx.lexicon.is_compound_surname(line.slice(range));
    (before == 1 && next >= 1 || compound) && !honorific && before + next <= 4
}

fn after_honorific(line: &Line, k: usize, end: usize) -> usize {
    CLOSERS
        .iter()
        .find(|w| line.starts_with(k, w) && k + w.chars().count() <= end)
        .map_or(k, |w| k + w.chars().count())
}

/// Reads one piece between separators: a name, or names joined by 和.
fn piece(line: &Line, range: Chars, trust: bool, cx: &Context, out: &mut Vec<Person>) -> Option<()> {
    let mut range = range;
    while line.at(range.start) == ' ' && range.start < range.end {
        range.start += 1;
    }
    while range.end > range.start && line.at(range.end - 1) == ' ' {
        range.end -= 1;
    }
    if range.is_empty() {
        return Some(());
    }
    let text = line.slice(range.clone());
    if let Some(cut) = CLOSERS.iter().find_map(|w| text.strip_suffix(w)) {
        let end = range.start + cut.chars().count();
        let own = range.start..end;
        // 焦点同志: a word that somebody bears as a name
        let by_honour = text.len() - cut.len() == "同志".len()
            && text.ends_with("同志")
            && (2..=3).contains(&own.len())
            && line.slice(own.clone()).chars().next().is_some_and(|c| cx.lexicon.surname(c) == Some(true))
            && plausible(line.slice(own.clone()), cx.lexicon);
        if by_honour && !is_name(line, own.clone(), trust, cx) {
            out.push(Person { name: canonical(line.slice(own.clone())), range: own });
            return Some(());
        }
        return piece(line, own, trust, cx, out);
    }
    // 张三3名同志
    let counted = text.trim_end_matches(['志', '同', '人', '名', '位', '表', '代', '员', '委']);
    let bare = counted.trim_end_matches(|c: char| {
        c.is_ascii_digit() || ['两', '二', '三', '四', '五', '六', '七', '八', '九', '十'].contains(&c)
    });
    if bare.len() < counted.len()
        && counted.len() < text.len()
        && text[counted.len()..].starts_with(['名', '位', '人'])
    {
        let end = range.start + bare.chars().count();
        return piece(line, range.start..end, trust, cx, out);
    }
    // 等3名同志, 等五人
    if let Some(at) = text.find('等')
        && text[at..].ends_with(['志', '人', '名', '位'])
        && at > 0
    {
        let end = range.start + text[..at].chars().count();
        return piece(line, range.start..end, trust, cx, out);
    }
    if is_name(line, range.clone(), trust, cx) {
        out.push(Person { name: canonical(text), range });
        return Some(());
    }
    for (word, len) in [("以及", 2), ("和", 1), ("与", 1), ("及", 1)] {
        // 张和平和李四: the word may stand in a name as well
        for at in text.match_indices(word).map(|(at, _)| at).filter(|&at| at > 0) {
            let cut = range.start + text[..at].chars().count();
            let both = [range.start..cut, cut + len..range.end];
            if both.iter().all(|part| is_name(line, part.clone(), trust, cx)) {
                for part in both {
                    out.push(Person { name: canonical(line.slice(part.clone())), range: part });
                }
                return Some(());
            }
        }
    }
    None
}

/// Words joined by 、 where only names can stand, at least one of them a word that is elsewhere no name: 单位.
pub fn words_as_names(line: &Line, range: Chars, cx: &Context) -> Option<Vec<Person>> {
    let mut out = Vec::new();
    let mut odd = false;
    let mut start = range.start;
    for k in range.start..=range.end {
        if k < range.end && line.at(k) != '、' {
            continue;
        }
        let own = start..k;
        let text = line.slice(own.clone());
        let surname = text.chars().next().is_some_and(|c| cx.lexicon.surname(c).is_some());
        if !surname || !(2..=3).contains(&own.len()) || !text.chars().all(is_cjk) {
            return None;
        }
        let word = ["其他", "其余", "上述", "以上", "下列", "以下", "人员", "同志", "作为", "任命", "成员"];
        if word.iter().any(|w| text.contains(w)) {
            return None;
        }
        odd |= !is_name(line, own.clone(), true, cx);
        out.push(Person { name: text.to_owned(), range: own });
        start = k + 1;
    }
    odd.then_some(out)
}

fn canonical(text: &str) -> String {
    text.replace(' ', "").replace(['•', '・', '‧', '．', '.'], "·")
}

/// The marks that join the parts of a name, as people write them.
const DOTS: [char; 6] = ['·', '•', '・', '‧', '．', '.'];

/// Whether `range` may be a name for which no label vouches: the cheap question, most words begin as no name does.
pub fn may_be_name(line: &Line, range: Chars, cx: &Context) -> bool {
    let first = line.at(range.start);
    cx.lexicon.may_begin_name(first) || first == ' ' || range.into_iter().any(|k| DOTS.contains(&line.at(k)))
}

/// Whether `range` can be one name and nothing else.
pub fn is_name(line: &Line, range: Chars, trust: bool, cx: &Context) -> bool {
    let text = line.slice(range.clone());
    if !trust && !may_be_name(line, range.clone(), cx) {
        return false;
    }
    let chars: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
    let dotted = chars.iter().any(|c| DOTS.contains(c));
    if chars.len() < 2 {
        return false;
    }
    // 2018年挂职: the year's own character
    if range.start > 0
        && line.before(range.start).is_ascii_digit()
        && matches!(chars[0], '年' | '月' | '日' | '时' | '号')
    {
        return false;
    }
    if !chars.iter().all(|c| crate::mention::line::is_cjk(*c) || dotted && DOTS.contains(c)) {
        return false;
    }
    const STEPS: [&str; 13] = [
        "聘任", "任命", "免去", "选举", "决定", "批准", "提名", "推荐", "补选", "接受", "同意", "性别",
        "民族",
    ];
    if STEPS.iter().any(|w| text.starts_with(w)) {
        return false;
    }
    let n = chars.len();
    if dotted {
        let titled =
            || line.words_in(range.clone()).iter().any(|w| w.end <= range.end && w.entry.title.is_some());
        return !text.contains('由')
            && !titled()
            && (3..=20).contains(&n)
            && !DOTS.contains(&chars[0])
            && !DOTS.contains(&chars[n - 1]);
    }
    // 庭长江: a rare surname and the next character happen to be a title
    let surname = cx.lexicon.surname(chars[0]).is_some();
    let titled =
        n >= 3 && line.words_at(range.start).iter().any(|w| w.end == range.end && w.entry.title.is_some());
    if titled {
        return false;
    }
    let by_chance = trust && n == 3 && surname && range.len() == 3;
    if !(2..=12).contains(&n)
        || !plausible(text, cx.lexicon)
        || !by_chance && holds_other_words(line, range.clone())
    {
        return false;
    }
    const NO_NAME: [&str; 12] =
        ["其", "他们", "上述", "以上", "下列", "以下", "该", "本人", "经", "因", "自", "我"];
    if NO_NAME.iter().any(|w| text.starts_with(w)) && !trust {
        return false;
    }
    if matches!(text, "其" | "他" | "她" | "上述" | "以上" | "下列" | "以下" | "其他" | "该同")
    {
        return false;
    }
    let compound = n >= 3 && cx.lexicon.is_compound_surname(&chars[..2].iter().collect::<String>());
    match n {
        2 | 3 => surname || compound || trust || transliterated(line, range, cx.lexicon),
        4 => compound || trust || transliterated(line, range, cx.lexicon),
        _ => transliterated(line, range, cx.lexicon),
    }
}

/// Whether a title, a central body or a word of action stands inside.
pub fn holds_other_words(line: &Line, range: Chars) -> bool {
    line.words_in(range.clone()).iter().any(|w| {
        w.end <= range.end
            && w.entry.chars >= 2
            && (w.entry.title.is_some()
                || w.entry.national
                || w.entry.is(VerbClass::Stop)
                || w.entry.is(VerbClass::Block)
                || w.entry.place && w.entry.chars >= 3
                || w.entry.suffix)
            && !(w.start == range.start && w.end == range.end && w.entry.chars == 2 && w.entry.suffix)
    })
}

/// As an end of [`names_until`]: what follows a name's remark without a blank, 张三（女）某局局长.
pub const BEHIND_REMARK: &str = "）";

/// Lists of names from `i` up to one of the words in `ends`: each with where the names end and what follows
/// the word. Nearer ends come first, since an end word may also stand inside a name (于是为, 任意任).
pub fn names_until(
    line: &Line,
    i: usize,
    ends: &[&str],
    trust: bool,
    cx: &Context,
) -> Vec<(Vec<Person>, usize)> {
    let mut out = Vec::new();
    for k in i + 2..(i + LONGEST_LIST).min(line.len()) {
        if matches!(line.at(k), '。' | '；' | ';' | '《' | '：') {
            break;
        }
        for word in ends {
            // a remark belongs to the name before it
            let stop = k + usize::from(*word == BEHIND_REMARK);
            if line.starts_with(k, word)
                && (stop == k || is_cjk(line.at(stop)))
                && let Some(names) = names_in(line, i..stop, trust, cx)
                // 张三出任: the verb begins before its last character, unless a name may well end so (升, 继)
                && !(*word == "任"
                    && TAKES.contains(&line.before(k))
                    && !matches!(line.before(k), '升' | '继')
                    && names.last().is_some_and(|n| n.range.end == k && n.range.len() > 2))
            {
                out.push((names, k + word.chars().count()));
                break;
            }
        }
        if out.len() >= 3 {
            break;
        }
    }
    out
}

/// The persons whose names end right before `end`, at or after `floor`; with them the offices said before.
pub fn names_before(line: &Line, end: usize, floor: usize, cx: &Context) -> Option<Vec<Person>> {
    let mut depth = 0usize;
    let mut start = end;
    while start > floor {
        let c = line.at(start - 1);
        match c {
            '）' | ')' => depth += 1,
            '（' | '(' => depth = depth.saturating_sub(1),
            '，' | '。' | '；' | '：' | ';' | ':' | ',' | '\t' | '《' | '》' | '”' | '“' if depth == 0 =>
            {
                break;
            }
            _ => {}
        }
        start -= 1;
    }
    // 2022年11月张三当选…
    if let Some(dated) = date_at(line, start, Dateline::default()).filter(|d| d.end < end) {
        start = dated.end;
    }
    start = after_month(line, start, end);
    start = skip_number(line, start);
    // 由张三同志兼任办公室主任
    start += usize::from(line.at(start) == '由');
    let honoured = line.slice(start..end).contains("同志");
    if let Some(names) = names_in(line, start..end, honoured, cx) {
        return Some(names);
    }
    // 张三、能四、李五: a surname that is none elsewhere, among others
    let sure = |p: &Person| is_name(line, p.range.clone(), false, cx);
    let most = |names: &Vec<Person>| {
        let short = names.iter().all(|p| p.name.chars().count() <= 3);
        short && names.len() >= 3 && names.iter().filter(|p| sure(p)).count() * 2 > names.len()
    };
    if let Some(names) = names_in(line, start..end, true, cx).filter(most) {
        return Some(names);
    }
    // an office stands before the name: 县委副书记李四, or other words do: 会议决定李四
    for s in start..end.saturating_sub(1) {
        // 在竹塘担任书记: a place
        let place = matches!(line.before(s), '在' | '从' | '到' | '赴');
        // 原北航党委书记张三: of a body that is not known
        let titled =
            || s > start && line.words_ending_at(s).any(|w| w.entry.title.is_some() && w.entry.chars >= 2);
        if matches!(line.at(s), ' ' | '由') || place || !boundary(line, s) && !titled() {
            continue;
        }
        // only the name counts, so a bare title may stand without its body
        let mut before = Before { body: Some(nobody()), ..Before::default() };
        if let Some(call) = appellation_at(line, s, &mut before, cx)
            && !call.names.is_empty()
            && skip_remarks(line, call.range.end) == end
        {
            let people =
                call.names.into_iter().map(|n| Person { name: n.text.replace(' ', ""), range: n.range });
            return Some(people.collect());
        }
        if s > start
            && let Some(names) = names_in(line, s..end, false, cx)
        {
            return Some(names);
        }
    }
    None
}

/// 去年10月, 今年2月3日: where the words begin behind a day of a year that is only pointed to.
fn after_month(line: &Line, start: usize, end: usize) -> usize {
    const YEARS: [&str; 6] = ["今年", "去年", "前年", "当年", "同年", "次年"];
    // 此前李四任…
    if line.starts_with(start, "此前") && start + 4 <= end {
        return start + 2;
    }
    let Some(year) = YEARS.iter().find(|w| line.starts_with(start, w)) else { return start };
    let mut at = start + year.chars().count();
    for unit in ['月', '日'] {
        let digits = (at..end).take_while(|&k| line.at(k).is_ascii_digit()).count();
        if (1..=2).contains(&digits) && line.at(at + digits) == unit {
            at += digits + 1;
        }
    }
    if at + 2 <= end { at } else { start }
}

fn nobody() -> Body {
    Body { name: String::new(), place: None, certainty: Certainty::Ending }
}

/// Skips what numbers a line or a clause: 1., （一）, 一、, ①.
pub fn skip_number(line: &Line, mut i: usize) -> usize {
    loop {
        let from = i;
        while matches!(
            line.at(i),
            ' ' | '·'
                | '•'
                | '●'
                | '★'
                | '■'
                | '◆'
                | '▲'
                | '▪'
                | '►'
                | '◎'
                | '○'
                | '◇'
                | '※'
                | '-'
        ) {
            i += 1;
        }
        if matches!(line.at(i), '①'..='⑳') {
            i += 1;
            continue;
        }
        let open = usize::from(matches!(line.at(i), '（' | '('));
        let digits = (i + open..line.len())
            .take_while(|&k| line.at(k).is_ascii_digit() || is_numeral(line.at(k)))
            .count();
        let after = i + open + digits;
        if digits > 0 && digits <= 3 {
            if open == 1 && matches!(line.at(after), '）' | ')') {
                i = after + 1;
                continue;
            }
            if open == 0
                && matches!(line.at(after), '、' | '.' | '．')
                && !line.at(after + 1).is_ascii_digit()
            {
                i = after + 1;
                continue;
            }
        }
        if i == from {
            return i;
        }
    }
}

/// The names of an appellation as persons.
pub fn of_call(names: &[crate::mention::Name]) -> Vec<Person> {
    names.iter().map(|n| Person { name: n.text.replace(' ', ""), range: n.range.clone() }).collect()
}

/// The offices from `i`, going on over ， where an office fills the next clause.
pub fn offices_from(
    line: &Line,
    i: usize,
    before: &mut Before,
    cx: &Context,
) -> Option<(Vec<Office>, usize)> {
    let (mut offices, mut end) =
        offices_at(line, i, before, cx).or_else(|| shared_title::offices(line, i, before, cx))?;
    // 张三任某市市长、原市长李四另有任用: the last office is of another
    if let [first, .., last] = offices.as_slice()
        && first.status != OfficeStatus::Former
        && last.status == OfficeStatus::Former
        && last.range.end == end
        && sure_name_at(line, end, cx.lexicon).is_some()
        && let Some(gap) = last.range.start.checked_sub(1).filter(|&k| line.at(k) == '、')
    {
        end = gap;
        offices.pop();
    }
    // 县（市、区）委副书记: of no one place
    const OF_NO_PLACE: [&str; 8] = ["（市", "（区", "（县", "（乡", "省辖市", "设区市", "设区的市", "地级市"];
    let generic = ["县区委", "区县委", "县区政府", "市县委"].iter().any(|w| line.starts_with(i, w));
    if generic || offices.iter().any(|o| OF_NO_PLACE.iter().any(|w| o.body.contains(w))) {
        return None;
    }
    loop {
        let mut next = end;
        if !matches!(line.at(next), '，' | ',') {
            break;
        }
        next += 1;
        let mut tried = before.clone();
        let Some((more, until)) = offices_at(line, next, &mut tried, cx) else { break };
        // another person's clause, or a new step of the same person
        let said = line.slice(next..until);
        let turns = [
            "现任", "拟任", "曾任", "历任", "提名", "现为", "原任", "同志", "免去", "不再", "聘任", "任命",
            "选举", "当选",
        ];
        // 办公室主任，李四任副主任
        let another = said.replace("主任", "").replace("责任", "").contains('任');
        // 李四为教务处副主任
        let heads = said
            .chars()
            .position(|c| c == '为')
            .is_some_and(|k| (2..=4).contains(&k) && is_name(line, next..next + k, true, cx));
        // 转任镇党委书记，其镇长职务由…
        if another || heads || said.starts_with('其') || turns.iter().any(|w| said.contains(w)) {
            break;
        }
        let closed = until >= line.len()
            || matches!(line.at(until), '，' | '。' | '；' | ',' | ';' | '\t')
            || line.starts_with(until, "职务")
            || line.starts_with(until, "等职");
        // 任甲集团董事长，乙集团党委书记: of houses that no place is named with
        let house = |o: &Office| {
            ["公司", "集团", "银行", "大学", "学院", "医院", "公司委员会", "集团委员会"]
                .iter()
                .any(|e| o.body.ends_with(e))
        };
        let sure = more.iter().all(|o| o.certainty > Certainty::Ending || o.inherited || house(o));
        if !closed || !sure {
            break;
        }
        *before = tried;
        offices.extend(more);
        end = until;
    }
    Some((offices, end))
}

/// Whether the words from their last break on are as long as a name, and begin as one.
fn ends_a_name(said: &str, cx: &Context) -> bool {
    let own = said.rsplit(|c: char| !is_cjk(c)).next().unwrap_or(said);
    (2..=3).contains(&own.chars().count())
        && own.chars().next().is_some_and(|c| cx.lexicon.surname(c).is_some())
}

/// Where the words end that stand between a person and a verb (已, 同时, 全票); `None` where they say that
/// the verb is not about now (曾, 拟).
pub fn end_of_adverbs(line: &Line, i: usize, floor: usize, cx: &Context) -> Option<usize> {
    const ADVERBS: [&str; 48] = [
        "后",
        "南下",
        "北上",
        "“空降”",
        "空降",
        "分别被",
        "目前",
        "晋级",
        "跨省",
        "异地",
        "随后",
        "近期",
        "此次",
        "近日",
        "日前",
        "昨日",
        "今日",
        "昨天",
        "今天",
        "上月",
        "本月",
        "刚刚",
        "于",
        "起",
        "现已",
        "已",
        "正式",
        "同时",
        "继续",
        "再次",
        "零反对票",
        "零反对",
        "满票",
        "全票",
        "高票",
        "一并",
        "并",
        "也",
        "还",
        " ",
        "新",
        "均",
        "请求",
        "提出",
        "申请",
        "决定",
        "则",
        "关于",
    ];
    let mut end = i;
    while end > floor {
        let said = line.slice(floor..end);
        // 新任局长, but not 王新不再担任, nor 王立新任局长
        // 张三出任甲，后转任乙: 后 at the head of its clause
        let fits = |w: &&&str| {
            said.ends_with(**w)
                && match **w {
                    "新" => line.at(end) == '任' && !ends_a_name(said, cx),
                    "后" => line.before(end - 1) == '，' && line.at(end) != '不',
                    _ => true,
                }
        };
        if let Some(word) = ADVERBS.iter().find(fits) {
            end -= word.chars().count();
            // 以全票当选
            end -= usize::from(word.ends_with('票') && line.before(end) == '以' && end > floor);
            continue;
        }
        // 张三以190票的高票当选
        let votes = (said.ends_with('票') || said.ends_with("票的")).then(|| {
            let from = end.saturating_sub(14).max(floor);
            (from..end).rev().find(|&k| line.at(k) == '以' && line.slice(k..end).contains('票'))
        });
        if let Some(by) = votes.flatten().filter(|&k| k > floor) {
            end = by;
            continue;
        }
        // 张三在县第五次党代会上当选…, 李四是在某会议上当选…
        const WHERE: [&str; 7] = ["会上", "会议上", "会议", "选举中", "换届中", "公示中", "全会"];
        let there = WHERE.iter().any(|w| said.ends_with(w)).then(|| {
            let clause = (end.saturating_sub(40).max(floor)..end).rev();
            clause.take_while(|&k| !is_break(line.at(k))).find(|&k| line.at(k) == '在')
        });
        if let Some(at) = there.flatten().filter(|&k| k > floor) {
            end = at - usize::from(line.before(at) == '是');
            continue;
        }
        // 张三已经市委批准担任…
        const LEAVE: [&str; 4] = ["批准", "同意", "研究决定", "提名"];
        let by = (end.saturating_sub(16).max(floor)..end).rev().find(|&k| line.at(k) == '经');
        if let Some(by) = by.filter(|&k| k > floor)
            && LEAVE.iter().any(|w| said.ends_with(w))
            && line.slice(by..end).chars().all(is_cjk)
        {
            end = by;
            continue;
        }
        // 张三已于4月任…, 李四已于25日被…, 王五已于今年3月调任…
        if matches!(line.before(end), '月' | '日' | '初' | '底' | '旬')
            && let Some(on) = (end.saturating_sub(9).max(floor)..end).rev().find(|&k| line.at(k) == '于')
            && on > floor
            && line
                .slice(on + 1..end - 1)
                .chars()
                .all(|c| c.is_ascii_digit() || "今去前年上中下月".contains(c))
        {
            end = on;
            continue;
        }
        // 张三2020年3月任…
        let dated = (floor.max(end.saturating_sub(11))..end.saturating_sub(1)).find(|&k| {
            date_at(line, k, Dateline::default()).is_some_and(|d| d.end == end && d.date.month().is_some())
        });
        match dated.filter(|&k| k > floor && is_cjk(line.before(k))) {
            // ，在7月21日卸任…
            Some(start) => end = start - usize::from(line.before(start) == '在' && start > floor + 1),
            None => break,
        }
    }
    Some(end)
}
