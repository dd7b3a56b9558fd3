//! Whom a CV or a profile is about: introduced in running text, under a label, or by a headline of its own.

use super::biographic::sketched;
use super::bygone::{HONOURS, behind_honour};
use crate::extract::page::Page;
use crate::extract::people::{Person, holds_other_words, is_name, offices_from, skip_number};
use crate::extract::period::period_at;
use crate::lexicon::{CareerWord, CharSet, TitleKind};
use crate::mention::line::{Firsts, is_cjk};
use crate::mention::office::Before;
use crate::mention::office_run::skip_remarks;
use crate::mention::phrase::holds;
use crate::mention::{Chars, Line};
use rustc_hash::FxHashSet;

/// The person whom a line introduces: 张三，男，汉族.
pub fn introduced(page: &Page, line: &Line, start: usize) -> Option<Person> {
    introduced_by_form(page, line, start).or_else(|| sketched(page, line, start))
}

/// 1999年8月起任…: a dated step of a career.
fn steps_at(line: &Line, i: usize) -> bool {
    line.at(i).is_ascii_digit()
        && period_at(line, i)
            .is_some_and(|p| ["任", "起任", "起担任", "担任"].iter().any(|w| line.starts_with(p.end, w)))
}

fn introduced_by_form(page: &Page, line: &Line, start: usize) -> Option<Person> {
    // 其前任张三出生于1960年3月
    let other = ["其前任", "其继任者", "继任者", "接任者", "其继任"];
    let start = start + other.iter().find(|w| line.starts_with(start, w)).map_or(0, |w| w.chars().count());
    if let Some(person) = labelled(page, line, start) {
        return Some(person);
    }
    // a row of a table is about whoever its columns say
    if line.holds("\t") && !line.starts_with(start, "姓名") {
        return None;
    }
    // 1965年出生的张三是河南人; 以1966年12月生的李四为例，
    let year = start + usize::from(line.at(start) == '以');
    if let Some((born, word)) = period_at(line, year).filter(|p| p.to.is_none()).and_then(|p| {
        let word = ["出生的", "生的"].into_iter().find(|w| line.starts_with(p.end, w))?;
        Some((p, word))
    }) {
        let from = born.end + word.chars().count();
        let end = (from + 2..(from + 5).min(line.len())).find(|&k| {
            matches!(line.at(k), '是' | '，' | '系') || year > start && line.starts_with(k, "为例")
        })?;
        return person(page, line, from..end, true);
    }
    // 今年50岁的张三是某省人
    if let Some(person) = of_age(page, line, start) {
        return Some(person);
    }
    // 张三是某省本土干部，2017年…
    if let Some(end) = (start + 2..(start + 5).min(line.len())).find(|&k| serves(line, k)) {
        return person(page, line, start..end, false);
    }
    // 张三简历：1974年9月生，…
    let words = &page.cx.lexicon.career_words;
    let told = (start + 2..(start + 7).min(line.len())).find(|&k| {
        words.starting(CareerWord::Cv, line.from(k)).is_some_and(|w| {
            let end = k + w.chars().count();
            matches!(line.at(end), '：' | ':') && line.len() > end + 12
        })
    });
    if let Some(end) = told {
        let honoured = HONOURS.iter().any(|w| line.slice(start..end).ends_with(w)) && end > start + 3;
        return person(page, line, start..end - if honoured { 2 } else { 0 }, false);
    }
    // 张三，甲局副局长，拟任…
    let planned = (start + 2..(start + 5).min(line.len())).find(|&k| {
        line.at(k) == '，'
            && line.may_hold("，拟")
            && offices_from(line, k + 1, &mut Before::default(), &page.cx)
                .is_some_and(|(_, end)| line.starts_with(skip_remarks(line, end), "，拟"))
    });
    if let Some(end) = planned {
        return person(page, line, start..end, false);
    }
    // 张三（1943年2月—），男; 张三 (1943.2─) 某局局长。
    if let Some(end) = lived(line, start).or_else(|| lived_in_office(page, line, start)) {
        return person(page, line, start..end, true);
    }
    // 张三现年88岁; 张三1916年出生于…; 张三，原名李四; 张三，湖南长沙人
    let told =
        (start + 2..(start + 7).min(line.len())).filter(|&k| is_cjk(line.before(k)) && presents(line, k));
    if let Some(person) = told.take(2).find_map(|end| {
        let honoured = HONOURS.iter().any(|w| line.slice(start..end).ends_with(w)) && end > start + 3;
        person(page, line, start..end - if honoured { 2 } else { 0 }, false)
    }) {
        return Some(person);
    }
    // 张三出生于1969年4月; 张三，生于1969年4月
    let born_in = (start + 2..(start + 5).min(line.len())).find(|&k| {
        let from = k + usize::from(line.at(k) == '，');
        ["出生于", "生于"].iter().any(|w| {
            let year = from + w.chars().count();
            line.starts_with(from, w) && period_at(line, year).is_some_and(|p| p.to.is_none())
        })
    });
    if let Some(end) = born_in {
        return person(page, line, start..end, true);
    }
    // 张三于1999年8月起任甲，2003年7月起任乙
    let stepped = (start + 2..(start + 5).min(line.len())).find(|&k| {
        steps_at(line, k + usize::from(line.at(k) == '于'))
            && (k + 6..line.len()).any(|n| matches!(line.before(n), '，' | '；' | '。') && steps_at(line, n))
    });
    if let Some(end) = stepped {
        return person(page, line, start..end, true);
    }
    // 张三是浙江义乌人，1967年2月生
    let native = (start + 2..(start + 5).min(line.len())).find(|&k| {
        // 张三为现任市长，1967年2月出生于福建
        let told = matches!(line.at(k), '是' | '为' | '系');
        // 张三系湖南岳阳人，曾在…
        if told && native(line, k + 1).is_some() {
            return true;
        }
        (told || line.at(k) == '，')
            && (k + 3..(k + 16).min(line.len())).any(|n| {
                (line.starts_with(n, "人，") || told && line.at(n + 1) == '，' && is_cjk(line.at(n)))
                    && !line.slice(k + 1..n).contains(['，', '。', '、'])
                    && period_at(line, after_pronoun(line, n + 2)).is_some_and(|p| {
                        let life = ["生", "出生", "入伍", "参军", "参加工作", "参加革命", "入党", "加入"];
                        let born = after_pronoun(line, n + 2) > n + 2;
                        p.to.is_none() && (born || life.iter().any(|w| line.starts_with(p.end, w)))
                    })
            })
    });
    if let Some(end) = native {
        return person(page, line, start..end, false);
    }
    // 张三男，汉族: the comma is lost
    let run_on = (start + 2..(start + 5).min(line.len())).find(|&k| {
        matches!(line.at(k), '男' | '女')
            && line.at(k + 1) == '，'
            && (line.at(k + 3) == '族' || line.at(k + 2).is_ascii_digit())
    });
    if let Some(person) = run_on.and_then(|end| person(page, line, start..end, false)) {
        return Some(person);
    }
    let end = (start + 2..(start + 16).min(line.len())).find(|&k| {
        matches!(line.at(k), '，' | ',' | ' ' | '\t' | '：' | '（' | '、') && {
            let mut next = k + 1;
            while line.at(next) == ' ' {
                next += 1;
            }
            let born = period_at(line, next)
                .is_some_and(|p| line.at(p.end) == '生' || line.starts_with(p.end, "出生"));
            let honoured = || {
                let name = line.slice(start..k);
                let ahead = line.slice(next..(next + 60).min(line.len()));
                (name.ends_with("先生") || name.ends_with("女士"))
                    && page.cx.lexicon.career_words.inside(CareerWord::Life, ahead).is_some()
            };
            born || matches!(line.at(next), '男' | '女') && !is_cjk(line.at(next + 1)) || honoured()
        }
    })?;
    let mut from = start;
    for label in ["姓名：", "姓名 ", "姓名:", "姓名\t"] {
        if line.starts_with(start, label) {
            from = start + label.chars().count();
        }
    }
    let mut to = end;
    if HONOURS.iter().any(|w| line.slice(from..to).ends_with(w)) {
        to -= 2;
    }
    person(page, line, from..to, true)
        .or_else(|| of_minority(page, line, from..to, line.slice(end..line.len())))
}

/// 今年50岁的张三是…, 现年57岁的李四，…: who is introduced by his age.
fn of_age(page: &Page, line: &Line, start: usize) -> Option<Person> {
    const AGED: [&str; 5] = ["今年", "现年", "年近", "年仅", "时年"];
    let at = start + AGED.iter().find(|w| line.starts_with(start, w))?.chars().count();
    let digits = (at..at + 2).all(|k| line.at(k).is_ascii_digit());
    let from = at + "50岁的".chars().count();
    if !digits || !line.starts_with(at + 2, "岁的") {
        return None;
    }
    let end = (from + 2..(from + 5).min(line.len())).find(|&k| matches!(line.at(k), '是' | '系'))?;
    person(page, line, from..end, false)
}

/// 是某省本土干部，2017年3月任…: whether the words at `k` tell where somebody serves, and a career follows.
fn serves(line: &Line, k: usize) -> bool {
    const LONGEST: usize = 20;
    const TOLD: [&str; 5] = ["干部", "官员", "成长起来的", "老将", "子弟"];
    if !matches!(line.at(k), '是' | '系') {
        return false;
    }
    let Some(end) = (k..line.len().min(k + LONGEST)).find(|&n| line.at(n) == '，') else { return false };
    let said = line.slice(k + 1..end);
    let stop = (end..line.len()).find(|&n| line.at(n) == '。').unwrap_or(line.len());
    TOLD.iter().any(|w| said.ends_with(w)) && line.slice(end..stop).contains('任')
}

/// Whether what stands at `k`, behind a name, tells who somebody is: 现年88岁, 1916年出生, ，原名…, 烈士，湖南长沙人.
fn presents(line: &Line, k: usize) -> bool {
    const NAMES: [&str; 8] = ["原名", "曾用名", "又名", "化名", "别名", "本名", "学名", "乳名"];
    let k = behind_honour(line, k);
    let aged = ["现年", "今年"].iter().any(|w| line.starts_with(k, w)) && {
        let digits = (k + 2..k + 5).take_while(|&n| line.at(n).is_ascii_digit()).count();
        digits == 2 && line.at(k + 4) == '岁'
    };
    let born = || {
        let born =
            |end: usize| ["出生", "生，", "生于", "生在", "生。"].iter().any(|w| line.starts_with(end, w));
        period_at(line, k).is_some_and(|p| p.to.is_none() && born(p.end))
    };
    let next = k + usize::from(matches!(line.at(k), '，' | ','));
    let named = || next > k && NAMES.iter().any(|w| line.starts_with(next, w));
    // 张三，教授，博士生导师
    let learned = || {
        next > k
            && line.words_at(next).iter().any(|w| {
                w.entry.title == Some(TitleKind::Academic) && matches!(line.at(w.end), '，' | '。' | '、')
            })
    };
    aged || born() || named() || learned() || next > k && native(line, next).is_some()
}

/// 湖南长沙人，: where the words end that say whence somebody comes.
pub fn native(line: &Line, start: usize) -> Option<usize> {
    const LONGEST: usize = 18;
    if !line.words_at(start).iter().any(|w| w.entry.place || w.entry.short_place) {
        return None;
    }
    let end = (start + 3..line.len().min(start + LONGEST)).find(|&k| !is_cjk(line.at(k)))?;
    let plain = !line.slice(start..end).contains(['的', '任', '是', '在']);
    (line.before(end) == '人' && matches!(line.at(end), '，' | '。' | ',') && plain).then_some(end)
}

/// Behind 他出生于, 她生于 at `k`, or `k`.
fn after_pronoun(line: &Line, k: usize) -> usize {
    let born = matches!(line.at(k), '他' | '她')
        .then(|| ["出生于", "生于"].iter().find(|w| line.starts_with(k + 1, w)))
        .flatten();
    born.map_or(k, |w| k + 1 + w.chars().count())
}

/// Where a name ends behind which a bracket says from when to when its bearer lived, and a comma follows.
fn lived(line: &Line, start: usize) -> Option<usize> {
    let end = (start + 2..(start + 14).min(line.len())).find(|&k| matches!(line.at(k), '（' | '('))?;
    let close = (end..(end + 50).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')'))?;
    let inside = line.slice(end + 1..close);
    let dash = inside.find(['－', '—', '-', '–', '~', '～', '至'])?;
    let year = |t: &str| t.as_bytes().windows(4).any(|w| w.iter().all(u8::is_ascii_digit));
    (year(&inside[..dash]) && matches!(line.at(close + 1), '，' | ',')).then_some(end)
}

/// Where a name ends behind which a bracket tells of a life, and offices fill the words behind it.
fn lived_in_office(page: &Page, line: &Line, start: usize) -> Option<usize> {
    const LONGEST: usize = 14;
    let open = (start + 2..(start + LONGEST).min(line.len())).find(|&k| matches!(line.at(k), '（' | '('))?;
    let office = behind_life(line, open)?;
    let (_, end) = offices_from(line, office, &mut Before::default(), &page.cx)?;
    let closed = end >= line.len() || matches!(line.at(end), '。' | '，' | '；' | ' ');
    let name = (start..open).rev().find(|&k| line.at(k) != ' ')? + 1;
    closed.then_some(name)
}

/// （1950.3─） at `open`: where the words behind the bracket begin in which a life began.
pub(super) fn behind_life(line: &Line, open: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let close = (open..line.len().min(open + LONGEST)).find(|&k| matches!(line.at(k), '）' | ')'))?;
    let born = period_at(line, open + 1)?;
    let behind = line.slice(born.end.min(close)..close);
    let lives = born.end == close && born.open || ["生", "出生", "－", "─", "―"].contains(&behind.trim());
    let next = (close + 1..line.len()).find(|&k| line.at(k) != ' ')?;
    lives.then_some(next)
}

/// 2016年10月，李四任某局局长: another than the one whose career was told before.
pub fn taken_up(page: &Page, line: &Line, subject: &Person) -> Option<Person> {
    // 公开履历显示，1996年，张三从…
    const LEADS: [&str; 5] = ["显示", "来看", "履历看", "资料", "简历"];
    const LEAD: usize = 14;
    let lead = (0..LEAD.min(line.len()))
        .find(|&k| line.at(k) == '，' && LEADS.iter().any(|w| line.word_before(k, w)))
        .map_or(0, |k| k + 1);
    let period = period_at(line, skip_number(line, lead)).filter(|p| p.from.day().is_none())?;
    let from = period.end + usize::from(matches!(line.at(period.end), '，' | ','));
    // 2014年7月，艾山…: the subject under the first part of the name
    if subject.called_at(line, from).is_some() {
        return None;
    }
    let words = &page.cx.lexicon.career_words;
    // 1982年，李四从某校毕业后，…
    const LIVES: [&str; 6] = ["从", "毕业于", "考入", "进入", "离开", "回到"];
    // 2006年4月后，张三先后在两县任职
    const MOVES: [&str; 8] = ["由", "先后", "被", "到", "调", "再次", "出生", "回"];
    let fresh = |k: usize| {
        page.cx.lexicon.surname(line.at(from)).is_some()
            && LIVES.iter().any(|w| line.starts_with(k, w))
            && is_name(line, from..k, false, &page.cx)
    };
    let end = (from + 2..=(from + 4).min(line.len())).rev().find(|&k| {
        let comes = words.starting(CareerWord::Enters, line.from(k)).is_some()
            || MOVES.iter().any(|w| line.starts_with(k, w));
        comes && is_known(page, line, from..k) || fresh(k)
    })?;
    let name = line.slice(from..end);
    (name != subject.name).then(|| Person { name: name.to_owned(), range: from..end })
}

/// Whether the page says elsewhere that somebody of this name holds or gets an office.
pub fn is_known(page: &Page, line: &Line, range: Chars) -> bool {
    let doers = page.asked.doers.get_or_init(|| doers(page));
    let first = line.at(range.start);
    let known = page.may_begin_person(first);
    // nearly all that is asked ends here
    if !known && !doers.firsts.may_hold(first) {
        return false;
    }
    let name = line.slice(range.clone());
    // 张三调任…: no name ends with a part of the verb
    const CUT: [char; 14] =
        ['调', '升', '转', '出', '担', '改', '兼', '就', '接', '历', '曾', '后', '连', '起'];
    known && page.persons.contains_key(name)
        || doers.words.contains(name) && !name.ends_with(CUT) && is_name(line, range, false, &page.cx)
}

/// All that stands right before what is said of persons, as long as names are.
#[derive(Debug, Default)]
pub struct Doers<'a> {
    words: FxHashSet<&'a str>,
    /// What they begin with.
    firsts: CharSet,
}

impl<'a> Doers<'a> {
    fn add(&mut self, word: &'a str) {
        self.words.insert(word);
        self.firsts.extend(word.chars().next());
    }
}

fn doers<'a>(page: &Page<'a>) -> Doers<'a> {
    const SAID: [&str; 11] =
        ["任", "由", "当选", "不再担任", "，男，", "，女，", "履新", "出任", "升任", "调任", "获任"];
    const FIRSTS: Firsts = Firsts::of(&SAID);
    const STEPS: [&str; 3] = ["任命", "免去", "选举"];
    const STEP_FIRSTS: Firsts = Firsts::of(&STEPS);
    const LONGEST: usize = 6;
    let mut doers = Doers::default();
    for line in &page.lines {
        // 赴某地任职: where, and not who
        let said = |&k: &usize| {
            line.may_start(k, &FIRSTS)
                && !line.starts_with(k, "任职")
                && SAID.iter().any(|w| line.starts_with(k, w))
        };
        for at in (2..line.len()).filter(said) {
            let before = line.slice(0..at).trim_end_matches("同志");
            let starts = before.char_indices().rev().map(|(from, _)| from);
            starts.take(LONGEST).skip(1).for_each(|from| doers.add(&before[from..]));
        }
        // 任命张三为, 免去李四的
        let step = |k: usize| STEPS.iter().find(|w| line.starts_with(k, w)).map(|w| k + w.chars().count());
        for from in (0..line.len()).filter(|&k| line.may_start(k, &STEP_FIRSTS)).filter_map(step) {
            let end = (from + 2..from + LONGEST).find(|&k| matches!(line.at(k), '为' | '的' | '（' | '('));
            end.into_iter().for_each(|end| doers.add(line.slice(from..end)));
        }
    }
    doers
}

/// A name that is written without a dot and of which only its bearer's people is known: 男，蒙古族.
pub(super) fn of_minority(page: &Page, line: &Line, range: Chars, said: &str) -> Option<Person> {
    let people = said
        .split(['，', '、', ',', ' ', '（', '）', '。'])
        .take(6)
        .any(|part| page.cx.lexicon.is_people(part) && !part.starts_with('汉'));
    let name = line.slice(range.clone());
    let cjk = name.chars().all(is_cjk);
    (people && cjk && (4..=8).contains(&range.len()) && !holds_other_words(line, range.clone()))
        .then(|| Person { name: name.to_owned(), range })
}

pub fn person(page: &Page, line: &Line, range: Chars, trust: bool) -> Option<Person> {
    // 民　族　彝族: what a form asks for
    let said = line.slice(range.clone()).replace(' ', "");
    if page.cx.lexicon.career_words.starting(CareerWord::Label, &said).is_some() {
        return None;
    }
    is_name(line, range.clone(), trust, &page.cx)
        .then(|| Person {
            name: line.slice(range.clone()).replace(' ', "").replace(['•', '．'], "·"), range
        })
}

/// 姓　名：张三　性别：女
fn labelled(page: &Page, line: &Line, start: usize) -> Option<Person> {
    let mut k = start + usize::from(line.at(start) == '【');
    for c in ['姓', '名'] {
        while line.at(k) == ' ' {
            k += 1;
        }
        if line.at(k) != c {
            return None;
        }
        k += 1;
    }
    while line.at(k) == ' ' {
        k += 1;
    }
    if !matches!(line.at(k), '：' | ':' | '\t' | '】') {
        return None;
    }
    while matches!(line.at(k), '：' | ':' | '\t' | '】' | ' ') {
        k += 1;
    }
    // the label vouches for whatever short word stands alone behind it
    let named = |range: &Chars| {
        const NOBODY: [&str; 4] = ["空缺", "暂缺", "待定", "保密"];
        let name = line.slice(range.clone()).replace(' ', "");
        let sound = (2..=4).contains(&name.chars().count()) && name.chars().all(is_cjk);
        let form = page.cx.lexicon.career_words.starting(CareerWord::Label, &name).is_some();
        (sound && !form && !NOBODY.contains(&name.as_str())).then(|| Person { name, range: range.clone() })
    };
    for end in k + 2..=(k + 16).min(line.len()) {
        // 姓名：张三性别：男, where a page that spaces out all words has lost its gaps
        let next_label = || {
            let label = page.cx.lexicon.career_words.starting(CareerWord::Label, line.from(end));
            label.is_some_and(|w| matches!(line.at(end + w.chars().count()), '：' | ':'))
        };
        let closed = end == line.len()
            || matches!(line.at(end), ' ' | '\t' | '，' | ',' | '；' | '（' | '(')
            || next_label();
        let lone =
            line.at(end) == ' ' && end - k < 3 && is_cjk(line.at(end + 1)) && !is_cjk(line.at(end + 2));
        let whole = || named(&(k..end)).filter(|_| !lone && line.at(k + 1) != ' ' || end == line.len());
        if closed && let Some(person) = person(page, line, k..end, true).or_else(whole) {
            return Some(person);
        }
    }
    None
}

/// Behind “60后” at `k`, or `k`.
fn behind_generation(line: &Line, k: usize) -> usize {
    let generation = line.at(k) == '“'
        && line.at(k + 1).is_ascii_digit()
        && line.at(k + 2).is_ascii_digit()
        && line.starts_with(k + 3, "后”");
    if generation { k + 5 } else { k }
}

/// All whom the sentences of a line introduce, and where each begins.
pub fn introductions(page: &Page, line: &Line, start: usize) -> Vec<(Person, usize)> {
    if line.may_hold("\t") && line.text.contains('\t') {
        return Vec::new();
    }
    let starts = (start + 1..line.len()).filter(|&k| matches!(line.before(k), '。' | '；' | '！' | ' '));
    // 与他搭班的县长李四出生于1972年，…: called by an office
    let born = line.may_hold("出生于") && line.holds("出生于");
    let calls = page.sentences_of(line).iter().flat_map(|s| &s.appellations);
    let called = calls.filter(|_| born).filter_map(|call| {
        let [name] = call.names.as_slice() else { return None };
        let own = name.range.start;
        (own > start && line.starts_with(name.range.end, "出生于")).then_some(own)
    });
    let mut starts: Vec<usize> = std::iter::once(start).chain(starts).chain(called).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
        .into_iter()
        .map(|k| behind_generation(line, k))
        // 1971年11月生的张三，
        .filter(|&k| is_cjk(line.at(k)) || line.at(k).is_ascii_digit())
        .filter_map(|k| introduced(page, line, k).map(|person| (person, k)))
        .collect()
}

/// The person whom the line introduces at its head, where its sentences introduce `all`.
pub fn introduced_first(page: &Page, line: &Line, start: usize, all: &[(Person, usize)]) -> Option<Person> {
    // rows, and what begins with a mark, were not read for sentences
    if line.holds("\t") || !is_cjk(line.at(start)) {
        return introduced(page, line, start);
    }
    all.first().filter(|(_, at)| *at == start).map(|(person, _)| person.clone())
}

/// A person introduced after other words: 简历：张三，男，…
pub fn introduced_within(page: &Page, line: &Line) -> Option<Person> {
    const BIRTHS: [&str; 8] = ["，男，", "，女，", "，男 ", "，女 ", "生于", "出生的", "月生", "年生，"];
    if !BIRTHS.iter().any(|w| line.may_hold(w) && holds(line.text, w)) {
        return behind_office(page, line);
    }
    (1..line.len())
        .filter(|&k| {
            // 2010年2月9日张三，女: behind the day of a notice that ran together with its list
            let dated = line.before(k) == '日' && line.before(k - 1).is_ascii_digit();
            matches!(line.before(k), '。' | '：' | '，' | ':' | ' ' | '的') || dated
        })
        .find_map(|k| introduced(page, line, k))
}

/// 某县县长：张三，湖南长沙人。: who is said to come from somewhere, behind an office and a colon.
fn behind_office(page: &Page, line: &Line) -> Option<Person> {
    const LONGEST: usize = 24;
    let colon = (2..line.len().min(LONGEST)).find(|&k| line.at(k) == '：')?;
    let titled = line.words_ending_at(colon).any(|w| w.entry.title.is_some());
    titled.then(|| introduced(page, line, colon + 1)).flatten()
}

/// Whose CV a line announces wherever it stands: 附一：张三简历, 【人物简介】张三简历.
pub fn announced(page: &Page, line: &Line) -> Option<Person> {
    const LONGEST: usize = 24;
    const LABEL: usize = 8;
    if line.len() > LONGEST {
        return None;
    }
    let label =
        (0..line.len().min(LABEL)).rev().find(|&k| matches!(line.at(k), '：' | ':' | '】' | '▲' | '■' | '●'));
    let start = skip_number(line, label.map_or(0, |k| k + 1));
    let text = line.slice(start..line.len()).trim_end_matches(['：', ':', ' ']);
    let word = page.cx.lexicon.career_words.ending(CareerWord::Cv, text)?;
    let name =
        text[..text.len() - word.len()].trim_end_matches([' ', '的', '（', '(']).trim_end_matches("同志");
    let range = start..start + name.chars().count();
    if range.len() >= 2 && is_name(line, range.clone(), false, &page.cx) {
        return Some(Person { name: line.slice(range.clone()).replace(' ', ""), range });
    }
    // 某省省长张三简历
    let calls = page.sentences_of(line).iter().flat_map(|s| &s.appellations);
    let mut named = calls.flat_map(|call| &call.names);
    let one = named.next().filter(|n| n.range.end == range.end)?;
    named.next().is_none().then(|| Person { name: one.text.clone(), range: one.range.clone() })
}

/// The person whom the headline names: 张三简历, or a line that is only a name.
pub fn titled(page: &Page, index: usize, line: &Line) -> Option<Person> {
    if index > 6 || line.len() > 40 {
        return None;
    }
    if let Some(person) = captioned(page, index, line) {
        return Some(person);
    }
    if line.len() > 24 {
        return None;
    }
    // 【张三】, 词条 张三: the headword of an entry
    if line.at(0) == '【' && line.before(line.len()) == '】' {
        return person(page, line, 1..line.len() - 1, false);
    }
    const ENTRY: &str = "词条";
    if line.starts_with(0, ENTRY) && matches!(line.at(2), ' ' | '：' | ':') {
        return person(page, line, 3..line.len(), true);
    }
    let text = line.text;
    let words = &page.cx.lexicon.career_words;
    let cut = words
        .ending(CareerWord::Cv, text)
        .map_or(text, |w| &text[..text.len() - w.len()])
        .trim_end_matches([' ', '：', '的'])
        .trim_end_matches("同志");
    let label = usize::from(cut.starts_with("姓名")) * 3;
    let n = cut.chars().count();
    let range = label..n;
    // 全站搜索：: a label
    let strict = cut.len() == text.trim_end_matches([' ', '：', ':']).len();
    if range.len() > if strict { 3 } else { 12 } || range.len() < 2 {
        return None;
    }
    is_name(line, range.clone(), !strict, &page.cx)
        .then(|| Person { name: line.slice(range.clone()).replace(' ', ""), range })
}

/// 张三[某某公司董事长], 张三 - 人物简历: a name that a headline begins with, over a career told year by year.
fn captioned(page: &Page, index: usize, line: &Line) -> Option<Person> {
    const BELOW: usize = 6;
    const TOLD: [&str; 4] = ["任", "担任", "当选", "调"];
    let end = (2..5.min(line.len()))
        .find(|&k| ['[', '【', '（', '(', '|', '｜', '_', '-', '—', '：', ':', ' '].contains(&line.at(k)))?;
    let told = page.lines.iter().skip(index + 1).take(BELOW).filter(|l| {
        period_at(l, skip_number(l, 0))
            .is_some_and(|p| p.end < l.len() && TOLD.iter().any(|w| l.from(p.end).contains(w)))
    });
    person(page, line, 0..end, false).filter(|_| told.count() >= 2)
}

/// Whether a line begins with when somebody was born: 1968年9月出生，….
pub fn born(line: &Line) -> bool {
    period_at(line, 0).is_some_and(|p| line.at(p.end) == '生' || line.starts_with(p.end, "出生"))
}
