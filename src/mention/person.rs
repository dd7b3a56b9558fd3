//! Names of persons: where one may begin and how far it reaches.

use super::line::{Chars, Line, Word, is_break, is_cjk, is_dot};
use crate::lexicon::{Lexicon, NotName, Scope, TitleKind, VerbClass};
use crate::segment::Segmenter;

/// A name in a line. `quality` says how well its shape and what follows speak for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    pub range: Chars,
    pub quality: u8,
}

/// What stands after a candidate: the better it closes a name, the higher.
fn closing(line: &Line, end: usize) -> u8 {
    let c = line.at(end);
    if is_break(c) || end >= line.len() {
        return 4;
    }
    if c == ' ' {
        return 3;
    }
    if !is_cjk(c) {
        return 2;
    }
    // 张三之子
    if c == '之' && ['子', '女', '妻', '父', '母', '兄', '弟', '孙'].contains(&line.at(end + 1)) {
        return 3;
    }
    // 张三、李四|两位委员
    if ['两', '三', '四', '五'].contains(&c) && matches!(line.at(end + 1), '位' | '名') {
        return 3;
    }
    // 张三来某县, 张三来我县: the one who comes
    if c == '来' && comes_to_a_place(line, end) {
        return 3;
    }
    let mut best = 0;
    // 张三等出席, 张三等领导: the list is over
    let leaders =
        |k: usize| line.words_at(k).iter().any(|w| w.entry.is(VerbClass::Role) && w.entry.chars >= 2);
    if c == '等'
        && (!is_cjk(line.at(end + 1))
            || line.words_at(end + 1).iter().any(ends_list)
            // 等常委会领导
            || (end + 2..end + 6).any(leaders))
    {
        return 4;
    }
    for word in line.words_at(end) {
        let long = word.entry.chars >= 2;
        // 张三教授主持会议
        if long && word.entry.title == Some(TitleKind::Academic) {
            best = best.max(3);
        }
        // 张三和少将升任…
        if long && word.entry.title == Some(TitleKind::Rank) && ends_as_officer(line.slice(end..word.end)) {
            best = best.max(4);
        }
        if word.entry.is(VerbClass::Follow) {
            best = best.max(if long { 4 } else { 2 });
        } else if word.entry.is(VerbClass::Stop) && long {
            best = best.max(3);
        }
    }
    best
}

/// Whether 来 at `k` leads to a place.
fn comes_to_a_place(line: &Line, k: usize) -> bool {
    line.at(k + 1) == '我' || line.words_at(k + 1).iter().any(|w| w.entry.place || w.entry.short_place)
}

fn is_title(word: &Word) -> bool {
    word.entry.title.is_some()
}

/// Ranks of officers as they stand behind names.
fn ends_as_officer(rank: &str) -> bool {
    rank.ends_with(['将', '校', '尉']) || rank == "元帅"
}

/// A word that may stand after 等 behind a list of names.
fn ends_list(word: &Word) -> bool {
    word.entry.is_any(&[VerbClass::Follow, VerbClass::Stop, VerbClass::Role, VerbClass::Attend])
}

/// 张三因|涉嫌严重违纪: what 因 leads to behind a name.
fn tells_why(line: &Line, k: usize) -> bool {
    const REASONS: [&str; 16] = [
        "涉", "严重", "违", "受贿", "贪污", "病", "工作", "年龄", "犯", "公", "伤", "故", "职务", "到龄",
        "另有", "个人",
    ];
    REASONS.iter().any(|w| line.starts_with(k, w))
}

/// Characters with which no name of three or more ends.
const NEVER_LAST: [char; 6] = ['说', '称', '的', '了', '给', '把'];

/// What stands before 任 in verbs of taking office: 拟任, 获任, 出任.
pub const TAKES: [char; 15] =
    ['兼', '改', '接', '调', '升', '转', '就', '出', '历', '挂', '续', '连', '继', '拟', '获'];

/// A name that may begin at `i`; `None` when nothing there can be one.
///
/// `strict` asks for a surname: used where no title vouches for the name.
pub fn name_at(
    line: &Line,
    i: usize,
    strict: bool,
    lexicon: &Lexicon,
    segmenter: &Segmenter,
) -> Option<Name> {
    read(line, i, strict, lexicon, Some(segmenter))
}

/// A name with a surname that what stands around it closes well: no tokenizer is asked.
pub fn sure_name_at(line: &Line, i: usize, lexicon: &Lexicon) -> Option<Name> {
    read(line, i, true, lexicon, None).filter(|n| n.quality >= 3)
}

/// Without the tokenizer no name is taken that only its cut vouches for (quality 1).
fn read(
    line: &Line,
    i: usize,
    strict: bool,
    lexicon: &Lexicon,
    segmenter: Option<&Segmenter>,
) -> Option<Name> {
    if line.dotted
        && let Some(name) = dotted(line, i, lexicon)
    {
        return Some(name);
    }
    let c = line.at(i);
    // 30余名老同志
    if c == '余' && line.before(i).is_ascii_digit() {
        return None;
    }
    if !is_cjk(c) || strict && !lexicon.may_begin_name(c) {
        return None;
    }
    // 市文化局局长和市人防办主任
    if c == '和' && ['省', '市', '县', '区', '州', '旗', '镇', '乡'].contains(&line.at(i + 1)) {
        return None;
    }
    // 检察长张三、区监察委负责同志: an organ of the district
    if c == '区'
        && line.before(i) == '、'
        && (2..=5).any(|n| lexicon.organ(line.slice(i + 1..i + 1 + n), Scope::Any).is_some())
    {
        return None;
    }
    // 向达瓦顿珠表示感谢: to whom
    if c == '向' && (4..=5).any(|n| transliterated(line, i + 1..i + n, lexicon)) {
        return None;
    }
    // 由县长任指挥长: a verb before a title
    if c == '任' && line.words_at(i + 1).iter().any(|w| w.entry.title.is_some()) {
        return None;
    }
    // 王五、校长李四
    if lexicon.surname(c).is_none() && line.words_at(i).iter().any(|w| is_title(w) && w.entry.chars >= 2) {
        return None;
    }
    let acting = acts_at(line, i, lexicon);
    if acting
        && !(lexicon.is_name_char(c)
            && (3..=6).any(|n| closing(line, i + n) == 4 && transliterated(line, i..i + n, lexicon)))
    {
        return None;
    }
    let mut best: Option<Candidate> = None;
    // 王 翔: one blank after a lone character
    if line.at(i + 1) == ' ' && is_cjk(line.at(i + 2)) {
        let end = i + 3;
        let close = closing(line, end);
        let surname = lexicon.surname(c).is_some();
        if close >= 2 && (surname || !strict) {
            consider(&mut best, if surname { 90 } else { 60 } + u32::from(close), 4, i..end);
        }
    }
    let run = (i..line.len().min(i + 9)).take_while(|&k| is_cjk(line.at(k))).count();
    let compound = run >= 3 && lexicon.is_compound_surname(line.slice(i..i + 2));
    let single = lexicon.surname(c);
    // 王强调, 要亲自: what begins with the second character is a word
    let inner = line
        .words_at(i + 1)
        .iter()
        .filter(|w| {
            let acts = w.entry.is_any(&[VerbClass::Follow, VerbClass::Negate]);
            w.entry.chars >= 2 && (acts || w.entry.title.is_some())
        })
        .map(|w| w.end)
        .min();
    // 变动, 原则上: words that no surname begins, or none of two characters
    let is_word = |len: usize| {
        let unusual = !compound && (single.is_none() || single == Some(false) && len > 2);
        unusual && segmenter.is_some_and(|s| s.is_verb_or_adverb(line.slice(i..i + len)))
    };
    for len in 2..=run.min(4) {
        let end = i + len;
        if inner.is_some_and(|n| n <= end) && !compound {
            continue;
        }
        if cuts_title(line, i, end) {
            continue;
        }
        // 张三被查。: the verb behind a name, and not its end
        let verb =
            |k: usize| line.words_at(k).iter().any(|w| w.end == end && w.entry.is_any(&[VerbClass::Follow]));
        if len == 4 && verb(i + 2) {
            continue;
        }
        // 张三出生于…, 张三现任…: the verb behind a name
        if len > 2 && ["出生", "现任", "现为", "现年"].iter().any(|w| line.starts_with(end - 1, w)) {
            if single.is_some() {
                consider(&mut best, 25, 3, i..end - 1);
            }
            continue;
        }
        // 张三作《工作报告》
        if len > 2 && matches!(line.before(end), '作' | '做') && line.at(end) == '《' {
            continue;
        }
        let close = closing(line, end);
        // 张三等。: a list that is left open
        if len > 2 && line.before(end) == '等' && !is_cjk(line.at(end)) {
            continue;
        }
        // 和 joins more often than it is a surname, unless what it is stands behind
        let made = || !strict && line.at(end) == '为' && line.words_at(end + 1).iter().any(is_title);
        if close == 0 || c == '和' && close < 4 && !made() {
            continue;
        }
        let shape = match (compound, single, len) {
            (true, _, 3 | 4) => 40,
            (_, Some(true), 3) => 30,
            (_, Some(true), 2) => 29,
            (_, Some(false), 3) => 22,
            (_, Some(false), 2) => 21,
            // 李某某作《方案》的说明: a name of three and its verb
            (_, Some(_), 4) if line.words_at(end - 1).iter().any(|w| w.entry.is(VerbClass::Follow)) => {
                continue;
            }
            // 主席王宏颁奖。: a verb that only the tokenizer knows
            (_, Some(_), 4) if segmenter.is_some_and(|s| ends_with_verb(line.slice(i..end), s)) => continue,
            (_, Some(_), 4) if close == 4 && is_break(line.at(end)) && !strict => 12,
            // 市长江上清风宣读: where no shorter name ends
            (_, Some(true), 4)
                if close >= 3
                    && !strict
                    && best.is_none()
                    && segmenter.is_some_and(|s| two_words(line, i, s)) =>
            {
                6
            }
            (_, None, 2 | 3) if !strict && (close == 4 || matches!(line.at(end), '为' | '任' | ' ')) => 8,
            _ => continue,
        };
        if is_word(len) {
            continue;
        }
        let quality = match shape {
            0..=10 => 1,
            11..=25 => 3,
            _ => 4,
        };
        // 法律顾问王国强以“法治”为题授课
        if len > 2
            && single == Some(true)
            && (matches!(line.at(end), '《' | '“')
                && ['就', '对', '将', '向', '在', '以'].contains(&line.before(end))
                || line.before(end) == '因' && tells_why(line, end)
                || ['即', '便'].contains(&line.before(end)) && line.starts_with(end, "主持"))
        {
            consider(&mut best, 25, 3, i..end - 1);
            continue;
        }
        // 副省长张三系本地干部, 李四成为, 王五为1959年生, 赵六现已出任, 钱七被免去: the verb behind the name
        let verb = match line.before(end) {
            '系' => line.at(end) == '本' || line.starts_with(end, "我国"),
            '成' => line.at(end) == '为',
            '原' => matches!(line.at(end), '任' | '为' | '是' | '系') || line.starts_with(end, "担任"),
            '现' => line.at(end) == '已' || line.starts_with(end, "担任"),
            '曾' => line.starts_with(end, "经") || line.starts_with(end, "担任"),
            '被' => is_cjk(line.at(end)),
            // 以李四为团长
            '为' => {
                line.at(end).is_ascii_digit()
                    || line.starts_with(end, "我国")
                    || line.words_at(end).iter().any(is_title)
            }
            _ => false,
        };
        if len > 2 && single.is_some() && verb {
            consider(&mut best, 25, 3, i..end - 1);
            continue;
        }
        // 李正主持: one character is no name
        if len > 2 && ends_with_particle(line, end) {
            // where no surname told a shorter name
            let end = if single.is_none() && !compound { end - 1 } else { end };
            consider(&mut best, 2, 1, i..end);
            continue;
        }
        consider(&mut best, shape + 10 * u32::from(close), quality.min(close), i..end);
    }
    // 敖登格日乐, 普布次仁: transliterated without a dot
    let foreign = (i..i + run.min(8)).take_while(|&k| lexicon.is_name_char(line.at(k))).count();
    for len in 3..=foreign {
        let end = i + len;
        let close = closing(line, end);
        // 拥金作表态发言: the verb behind the name
        let verb = matches!(line.before(end), '作' | '做') && closing(line, end) >= 3 && !is_break(line.at(end))
                // 阿果|参加会议
                || (i + 2..end - 1).any(|k| {
                    line.words_at(k).iter().any(|w| w.end == end && w.entry.is(VerbClass::Follow))
                });
        if close < 2 || verb || !transliterated(line, i..end, lexicon) {
            continue;
        }
        consider(&mut best, 35 + 10 * u32::from(close), 3, i..end);
    }
    // 道吉在会上: two such syllables, where an office vouches for a person
    if best.is_none()
        && !strict
        && run > 2
        && closing(line, i + 2) >= 2
        && transliterated(line, i..i + 2, lexicon)
    {
        consider(&mut best, 5, 2, i..i + 2);
    }
    if best.is_none()
        && (single.is_some() || compound)
        && let Some(segmenter) = segmenter
    {
        // nothing known follows: let the tokenizer say where a word ends
        let window = line.slice(i..(i + 8).min(line.len()));
        let cuts = segmenter.boundaries(window);
        let order: &[usize] = if compound { &[3, 4] } else { &[3, 2] };
        let ends = |n: usize| {
            n <= run
                && cuts.contains(&n)
                && !cuts_title(line, i, i + n)
                && !is_word(n)
                && line.before(i + n) != '是'
        };
        if let Some(&len) = order.iter().find(|&&n| ends(n)) {
            // 王小明|全面评价: a usual name of three, and a whole word behind it
            let whole = cuts.iter().any(|&c| c > len + 1) && !cuts.contains(&(len + 1));
            let sure = whole && single == Some(true) && len == 3;
            consider(&mut best, 1, if sure { 2 } else { 1 }, i..i + len);
        }
    }
    let Candidate { quality, mut range, .. } = best?;
    // 次仁卓嘎说, 新提名的: no name ends so
    let last = line.before(range.end);
    let takes = line.at(range.end) == '任' && TAKES.contains(&last);
    if range.len() > 2 && (NEVER_LAST.contains(&last) || takes || excepted(line, i, range.end)) {
        range.end -= 1;
    }
    // 何某以及杭州市等部门: a place in full is no person, nor is a central body (农业部)
    // 赴安吉考察: where somebody went
    let went = matches!(line.before(i), '赴' | '到' | '在' | '来' | '于' | '去');
    let other =
        |w: &Word| w.entry.place && w.entry.chars >= 3 || w.entry.national || went && w.entry.short_place;
    if line.words_at(i).iter().any(|w| w.end == range.end && other(w)) {
        return None;
    }
    // 委员和候补委员, 部长和总统
    let joined = c == '和' && segmenter.is_some_and(|s| s.is_noun(line.slice(i + 1..range.end)));
    // 政法委, 组织部: an organ
    if joined || lexicon.organ(line.slice(range.clone()), Scope::Any).is_some() {
        return None;
    }
    // 馆员春节前往, 会长张三、日本驻华大使: a word, where no usual surname begins it and nothing closes it
    let usual = compound || single == Some(true);
    let common = !usual
        && closing(line, range.end) < 2
        && segmenter.is_some_and(|s| s.is_common_word(line.slice(range.clone())))
        && !transliterated(line, range.clone(), lexicon);
    if common {
        return None;
    }
    // 王 翔: without the blank
    let text = line.slice(range.clone());
    let text = if text.contains(' ') { text.replace(' ', "") } else { text.to_owned() };
    plausible(&text, lexicon).then_some(Name { text, range, quality })
}

/// 除张三、李四外，: the word that closes an exception, and no part of the last name.
fn excepted(line: &Line, start: usize, end: usize) -> bool {
    const LONGEST: usize = 60;
    line.before(end) == '外'
        && matches!(line.at(end), '，' | '。' | '；')
        && (start.saturating_sub(LONGEST)..start)
            .rev()
            .take_while(|&k| !matches!(line.at(k), '。' | '；'))
            .any(|k| line.at(k) == '除')
}

/// 任指挥|长: the end of the run is the beginning of a title; 守业|主持 is not, since a verb goes farther.
fn cuts_title(line: &Line, i: usize, end: usize) -> bool {
    let acts = line
        .words_at(end)
        .iter()
        .filter(|w| w.entry.chars >= 2 && w.entry.is(VerbClass::Follow))
        .map(|w| w.end)
        .max()
        .unwrap_or(end);
    (i + 1..end).any(|k| {
        line.words_at(k)
            .iter()
            .any(|w| w.entry.title.is_some() && w.entry.chars >= 2 && w.end > end && w.end >= acts)
    })
}

/// 江上清风: the second half is a noun's two characters, not 当即, 近日 or 率先.
fn two_words(line: &Line, i: usize, segmenter: &Segmenter) -> bool {
    segmenter.may_be_given(line.slice(i + 2..i + 4))
}

/// 王宏颁奖, but not 万事如意, which is one word.
fn ends_with_verb(four: &str, segmenter: &Segmenter) -> bool {
    let half = four.char_indices().nth(2).map_or(four.len(), |(at, _)| at);
    segmenter.is_verb_or_adverb(&four[half..]) && !segmenter.is_common_word(four)
}

/// Whether a word that acts or joins begins at `i`: no name begins there.
fn acts_at(line: &Line, i: usize, lexicon: &Lexicon) -> bool {
    let c = line.at(i);
    if ['由', '将', '被', '与', '及', '为', '以', '就', '在', '会'].contains(&c) {
        return true;
    }
    if lexicon.surname(c).is_none()
        && "不能可或所其若如除要将应须均都也还已未正在和与及等的了为对向由被把各其并又则即本该我他她们这那"
            .contains(c)
    {
        return true;
    }
    line.words_at(i).iter().any(|w| {
        w.entry.chars >= 2
            && (w.entry.is(VerbClass::Follow) || w.entry.is(VerbClass::Stop) || w.entry.is(VerbClass::Negate))
    })
}

/// 丘明 曾牵头: the last character is rather the word that follows the name.
fn ends_with_particle(line: &Line, end: usize) -> bool {
    let next = line.at(end);
    // 周明 就《决议》作了说明
    if matches!(next, '《' | '“') && ['就', '对', '将', '向', '在', '以'].contains(&line.before(end))
    {
        return true;
    }
    if ['说', '称'].contains(&line.before(end)) {
        return true;
    }
    if line.before(end) == '来' && comes_to_a_place(line, end - 1) {
        return true;
    }
    // 王翔所作的报告, 余延改任调研员, 郑宏的提请
    if next == '任' && TAKES.contains(&line.before(end))
        || matches!(next, '作' | '做' | '提') && line.before(end) == '所'
        || line.before(end) == '的'
    {
        return true;
    }
    !is_break(next)
        && next != ' '
        && [
            '曾', '已', '也', '还', '又', '并', '则', '就', '对', '向', '在', '等', '从', '将', '均', '都',
            '正', '未', '说', '率', '致', '赴', '与', '称', '作', '做', '即', '便', '是', '另', '受',
        ]
        .contains(&line.before(end))
}

/// A reading of a name, and how much speaks for it.
struct Candidate {
    score: u32,
    quality: u8,
    range: Chars,
}

fn consider(best: &mut Option<Candidate>, score: u32, quality: u8, range: Chars) {
    if best.as_ref().is_none_or(|b| score > b.score) {
        *best = Some(Candidate { score, quality, range });
    }
}

/// 买买提江·吐尔逊: parts joined by a dot; the last part ends where a known word begins.
fn dotted(line: &Line, i: usize, lexicon: &Lexicon) -> Option<Name> {
    let dot = is_dot;
    let mut k = i;
    while k < line.len() && is_cjk(line.at(k)) && k - i < 9 {
        k += 1;
    }
    if k == i || !dot(line.at(k)) || !is_cjk(line.at(k + 1)) {
        return None;
    }
    let mut end = k;
    while dot(line.at(end)) && is_cjk(line.at(end + 1)) {
        let from = end + 1;
        let mut to = from + 1;
        while is_cjk(line.at(to)) && to - from < 8 {
            // 和某地某官: another begins
            let joined = matches!(line.at(to), '和' | '与' | '及')
                && line
                    .words_at(to + 1)
                    .iter()
                    .any(|w| w.entry.place || w.entry.short_place || w.entry.national);
            // 阿不都·卡德尔和叶尔兰·巴合提
            let another = || {
                let run = (to + 1..to + 9).take_while(|&k| is_cjk(line.at(k))).count();
                run >= 2 && dot(line.at(to + 1 + run))
            };
            if to > from && (joined || matches!(line.at(to), '和' | '与') && another()) {
                break;
            }
            if to - from >= 2
                && closing(line, to) >= 2
                && !inside_transliteration(line, to, lexicon)
                && !cut_by_act(line, to, lexicon)
            {
                break;
            }
            if to - from == 1 && closing(line, to) >= 3 {
                break;
            }
            to += 1;
        }
        end = to;
    }
    // 副主任由叶尔肯·哈布力: the name begins behind 由
    if (i..k).any(|n| line.at(n) == '由') {
        return None;
    }
    let text = line.slice(i..end).replace(['•', '・', '‧', '．'], "·");
    Some(Name { text, range: i..end, quality: 4 })
}

/// 托乎提|出席, not 托乎|提出: the first character of the word at `i` ends the name, and an act begins behind it.
fn cut_by_act(line: &Line, i: usize, lexicon: &Lexicon) -> bool {
    let short = line.words_at(i).iter().all(|w| w.entry.chars <= 2);
    // 买买提·艾力|等参加
    short
        && line.at(i) != '等'
        && lexicon.is_name_char(line.at(i))
        && line.words_at(i + 1).iter().any(|w| w.entry.chars >= 2 && w.entry.is(VerbClass::Attend))
}

/// Whether a one-character word at `i` is rather the next syllable of a name.
fn inside_transliteration(line: &Line, i: usize, lexicon: &Lexicon) -> bool {
    let long = line
        .words_at(i)
        .iter()
        .any(|w| w.entry.chars >= 2 && (w.entry.is(VerbClass::Follow) || w.entry.is(VerbClass::Stop)));
    !long && line.at(i) != '等' && lexicon.is_name_char(line.at(i)) && lexicon.is_name_char(line.at(i + 1))
}

/// Whether the whole run is made of syllables that transliterate names.
pub fn transliterated(line: &Line, range: Chars, lexicon: &Lexicon) -> bool {
    // the syllables consist of nothing else
    if !range.clone().all(|k| lexicon.is_name_char(line.at(k))) {
        return false;
    }
    let mut at = range.start;
    let mut syllables = 0;
    while at < range.end {
        let known = (2..=4)
            .rev()
            .filter(|n| at + n <= range.end)
            .find(|&n| lexicon.is_name_syllable(line.slice(at..at + n)));
        match known {
            Some(n) => {
                at += n;
                syllables += n;
            }
            None => at += 1,
        }
    }
    syllables * 2 >= range.len()
}

/// Rejects what is never a name: functional words, places of duty, numerals.
pub fn plausible(text: &str, lexicon: &Lexicon) -> bool {
    let words = &lexicon.not_names;
    let tail = text.char_indices().nth(1).map_or("", |(at, _)| &text[at..]);
    let edge = words.starting(NotName::Edge, text).is_some()
        || text.chars().count() > 2 && words.ending(NotName::Edge, text).is_some();
    let functional = edge
        || words.starting(NotName::Start, text).is_some()
        || words.ending(NotName::End, text).is_some()
        || words.inside(NotName::Any, text).is_some()
        || words.inside(NotName::Inside, tail).is_some();
    let ordinal = text.starts_with('第')
        && (text.ends_with(['号', '次', '届', '条', '章'])
            || !lexicon.is_compound_surname(text.get(..6).unwrap_or_default()));
    let numeral = text
        .chars()
        .all(|c| ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '两'].contains(&c));
    // 李建设: a name that the word only happens to end
    let by_chance = text.ends_with("建设")
        && text.chars().count() == 3
        && text.chars().next().is_some_and(|c| lexicon.surname(c) == Some(true));
    // 区委, 市住建局
    let organ = text.starts_with(['省', '市', '县', '区', '州', '旗', '镇', '乡'])
        && text.ends_with(['委', '局', '办', '部', '厅', '院', '府', '会', '处']);
    // 市家儿部: what stands before an organ's name, and no surname
    let level = text.starts_with(['省', '市', '县']);
    let never = functional && !by_chance || ordinal || numeral || organ || level;
    !never && !lexicon.is_people(text)
}

/// The end of what may stand right after a name: 同志, 先生, （女）, （女，蒙古族）, （常务，正部长级）.
pub fn after_name(line: &Line, mut end: usize, lexicon: &Lexicon) -> usize {
    let honour = ["同志", "先生", "女士", "教授", "院士", "研究员", "副教授"]
        .iter()
        .find(|w| line.starts_with(end, w));
    end += honour.map_or(0, |w| w.chars().count());
    if matches!(line.at(end), '（' | '(') {
        let close = (end + 1..(end + 14).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')'));
        if let Some(close) = close {
            let inside = line.slice(end + 1..close);
            let personal = inside.split(['，', '、', ',', ' ']).all(|part| {
                matches!(part, "女" | "男" | "女士" | "挂职" | "援藏" | "援疆" | "援青")
                    // 副主任张三（常务，正部长级）、李四
                    || matches!(part, "常务" | "专职" | "兼职")
                    || part.strip_suffix('级').is_some_and(|p| p.starts_with(['正', '副']))
                    || lexicon.is_people(part)
                    || part.strip_suffix('族').is_some_and(|p| !p.is_empty() && p.chars().count() <= 5)
            });
            if personal {
                end = close + 1;
                if line.starts_with(end, "同志") {
                    end += 2;
                }
            }
        }
    }
    end
}
