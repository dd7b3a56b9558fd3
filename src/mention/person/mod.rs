//! Names of persons: where one may begin and how far it reaches.

mod behind;
mod plausible;
mod transliterated;
mod words;

use super::line::{Chars, Line, Word, is_break, is_cjk};
use crate::lexicon::{Lexicon, Scope, VerbClass};
use crate::segment::Segmenter;
use behind::{closing, ends_with_particle, excepted, tells_why};

pub use behind::TAKES;
pub use plausible::{after_name, plausible};
use transliterated::dotted;
pub use transliterated::{begins_later, transliterated};
use words::{cuts_title, ends_with_verb, says_how, two_words};

/// A name in a line. `quality` says how well its shape and what follows speak for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub text: String,
    pub range: Chars,
    pub quality: u8,
}

fn is_title(word: &Word) -> bool {
    word.entry.title.is_some()
}

/// Characters with which no name of three or more ends.
const NEVER_LAST: [char; 6] = ['说', '称', '的', '了', '给', '把'];

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
    // 向达瓦顿珠表示感谢, 向俄方提出: to whom
    if c == '向' && line.at(i + 2) == '方' && closing(line, i + 3) >= 2 {
        return None;
    }
    if c == '向' && (4..=5).any(|n| transliterated(line, i + 1..i + n, lexicon)) {
        return None;
    }
    // 李四同志和王翔同志分别表态
    if c == '和' && ["同志", "女士", "先生"].iter().any(|w| line.word_before(i, w)) {
        return None;
    }
    // 主任向新任命的人员颁发任命书
    if c == '向' && ["新任", "新当选", "新录"].iter().any(|w| line.starts_with(i + 1, w)) {
        return None;
    }
    // 与来某考察的行长张三座谈: who came, and whither
    const CAME_TO: [&str; 6] = ["考察", "访问", "调研", "视察", "指导", "投资"];
    if c == '来' && (1..=3).any(|n| CAME_TO.iter().any(|w| line.starts_with(i + n, w))) {
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
            '正' => matches!(line.at(end), '与' | '和' | '同' | '向' | '从' | '忙'),
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
        // 斯钦|和乌云其其格: two names
        let two = (i + 2..end - 1).any(|k| {
            line.at(k) == '和'
                && transliterated(line, i..k, lexicon)
                && transliterated(line, k + 1..end, lexicon)
        });
        if close < 2 || verb || two || !transliterated(line, i..end, lexicon) {
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
    if common || segmenter.is_some_and(|s| says_how(line, &range, usual, s)) {
        return None;
    }
    // 王 翔: without the blank
    let text = line.slice(range.clone());
    let text = if text.contains(' ') { text.replace(' ', "") } else { text.to_owned() };
    plausible(&text, lexicon).then_some(Name { text, range, quality })
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
