//! Who convenes, when and where: what stands around the verb or opens the name of a meeting.

use super::page::{Page, Sentence};
use super::sequel;
use crate::mention::body::resolve;
use crate::mention::date::{Dated, date_at, dates_in, is_told};
use crate::mention::house;
use crate::mention::leading_place::leading_place;
use crate::mention::line::is_break;
use crate::mention::{Body, Certainty, Chars, Line, PlaceKind};
use crate::model::PartialDate;

/// Skips words of time at the beginning of a clause: 3月6日下午, 今天上午.
pub fn skip_time(line: &Line, mut start: usize, end: usize) -> usize {
    loop {
        let before = start;
        if let Some(dated) = crate::mention::date::date_at(line, start, Default::default()) {
            start = dated.end;
        }
        for word in [
            "上午", "下午", "晚上", "晚", "前日", "今天", "昨天", "昨日", "今日", "日前", "近日", "至",
            "当日", "当天", "，",
        ] {
            if line.starts_with(start, word) {
                start += word.chars().count();
            }
        }
        if let Some(n) = (1..=2).find(|&n| {
            line.slice(start..start + n).chars().all(|c| c.is_ascii_digit())
                && line.starts_with(start + n, "日")
        }) {
            start += n + 1;
        }
        if start == before || start >= end {
            return start;
        }
    }
}

/// 某社1月5日电（记者 甲、乙）全国…会议, 本报讯某市…会议: where the credit of the report ends.
pub fn after_credit(line: &Line, range: Chars) -> usize {
    const NEWS: [&str; 5] = ["本报讯", "本网讯", "本台讯", "本刊讯", "本站讯"];
    let bare = NEWS.iter().find(|w| line.starts_with(range.start, w));
    let begins = range.start + bare.map_or(0, |w| w.chars().count());
    let Some(close) = range.clone().rev().find(|&k| line.at(k) == '）') else { return begins };
    let open = (range.start..close).rev().find(|&k| line.at(k) == '（').unwrap_or(range.start);
    let credit = matches!(line.before(open), '讯' | '电' | '道')
        || ["记者", "通讯员"].iter().any(|w| line.slice(open..close).contains(w));
    if credit { close + 1 } else { begins }
}

/// The body or place that convenes, right before the verb, or the body whose head is said to convene.
pub fn subject_before(page: &Page, sentence: &Sentence, verb: usize) -> Option<(Chars, Body)> {
    let line = page.line(sentence);
    let mut start = verb;
    let mut depth = 0u32;
    while start > sentence.range.start && verb - start < 40 {
        let c = line.at(start - 1);
        match c {
            '）' => depth += 1,
            '（' => depth = depth.saturating_sub(1),
            _ if depth == 0 && (is_break(c) || c == ' ') => break,
            _ => {}
        }
        start -= 1;
    }
    let start = skip_time(line, after_credit(line, start..verb), verb);
    // 第三组在县委会议室召开: where, not who
    let verb = (start..verb).find(|&k| line.at(k) == '在').unwrap_or(verb);
    // names of persons are no bodies: 陆卫东主持召开
    let start = sentence
        .appellations
        .iter()
        .flat_map(|a| &a.names)
        .filter(|n| n.range.end <= verb)
        .map(|n| n.range.end)
        .fold(start, usize::max);
    let verb = without_time_after(page, line, start..verb);
    // 某领导小组今天上午（2月8日）举行
    let day = (start..verb).rev().find(|&k| line.at(k) == '（').filter(|&k| {
        line.before(verb) == '）' && date_at(line, k + 1, page.dateline).is_some_and(|d| d.end + 1 == verb)
    });
    let verb = day.map_or(verb, |k| without_time_after(page, line, start..k));
    for from in start..verb {
        let mut text = line.slice(from..verb).to_owned();
        for adverb in ["隆重", "紧急", "专题", "组织", "在", "又", "还", "先后", "再次", "立即", "分别"]
        {
            if let Some(rest) = text.strip_suffix(adverb) {
                text = rest.to_owned();
            }
        }
        // 县委政研室（改革办）召开: the other name of the office
        if let Some((named, _)) = text.rsplit_once('（').filter(|_| text.ends_with('）')) {
            text = named.to_owned();
        }
        if text.is_empty() {
            return None;
        }
        // 编办主任赴政协召开: whoever goes there, no body
        if text.contains(['赴', '率']) {
            continue;
        }
        let end = from + text.chars().count();
        // 开发区党工委: what begins inside of a word is no body
        if from > start && matches!(line.at(from), '委' | '会' | '府' | '局' | '组' | '员') {
            continue;
        }
        if let Some(body) = resolve(&text, &[], &page.cx)
            && (body.certainty > Certainty::Ending
                || page.cx.places.institution().is_some_and(|i| i.name == body.name))
        {
            // 市人大二次会议主席团: a session, no body
            if body.name.contains("会议") && !body.name.starts_with("中国人民政治协商会议")
                || text.ends_with("次会议主席团")
            {
                return None;
            }
            // 甲集团与乙医院举行签约仪式: of both
            if matches!(line.before(from), '与' | '同') {
                return None;
            }
            // 县长到某镇召开: where, unless the clause begins with the township
            let township =
                body.place.as_ref().is_some_and(|p| p.kind == PlaceKind::Township && p.name == body.name);
            return (!township || from == start).then_some((from..end, body));
        }
        if from > start + 8 {
            break;
        }
    }
    None
}

/// 全国人大常委会4日上午: where the words of time behind the subject begin.
pub fn without_time_after(page: &Page, line: &Line, range: Chars) -> usize {
    let mut end = range.end;
    loop {
        let said = line.slice(range.start..end);
        if let Some(word) = ["上午", "下午", "晚上", "今天", "昨天", "日前", "近日", "前日", "昨日", "于"]
            .iter()
            .find(|w| said.ends_with(**w))
        {
            end -= word.chars().count();
            continue;
        }
        // 26日至27日: the first day goes as well
        if let Some(first) = said.strip_suffix(['至', '—', '-', '、', '到'])
            && first.ends_with(|c: char| c == '日' || c.is_ascii_digit())
            && end < range.end
        {
            end -= 1;
            continue;
        }
        // 3月2日16:30, 上午9时
        if let Some(clock) = clock_before(said) {
            end -= clock;
            continue;
        }
        let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
        let day = said.trim_end_matches('日').trim_end_matches(numeral);
        let dates = dates_in(line, range.start..end, page.dateline);
        match dates.last().filter(|d| d.end == end) {
            Some(dated) => end = dated.start,
            None if said.ends_with('日') && day.len() + '日'.len_utf8() < said.len() => {
                end = range.start + day.chars().count();
            }
            None => return end,
        }
    }
}

/// How many characters a time of day takes at the end of a text: 16:30, 9时, 3点半.
fn clock_before(text: &str) -> Option<usize> {
    let stem = text.trim_end_matches(['时', '点', '半', '分', '整']);
    let rest = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() < stem.len();
    match rest.strip_suffix([':', '：']) {
        Some(hour) if digits => {
            let hour = hour.trim_end_matches(|c: char| c.is_ascii_digit());
            Some(text[hour.len()..].chars().count())
        }
        _ => (digits && stem.len() < text.len()).then(|| text[rest.len()..].chars().count()),
    }
}

/// 市四届人大二次会议举行预备会议, 大会主席团召开…: a session or its presidium stands as the subject.
pub fn session_before(page: &Page, sentence: &Sentence, verb: usize) -> Option<(Chars, Body)> {
    let line = page.line(sentence);
    let mut start = verb;
    let mut quoted = false;
    while start > sentence.range.start {
        let c = line.at(start - 1);
        // 在“两会”会议中心
        quoted = c == '”' || quoted && c != '“';
        if !quoted && c != '“' && (is_break(c) || c == ' ') {
            break;
        }
        start -= 1;
    }
    let clause = start;
    let start = skip_time(line, start, verb);
    let verb = (start..verb).find(|&k| line.at(k) == '在').unwrap_or(verb);
    // 大会主席团，4日上午在某地举行第一次会议
    if start == verb && line.before(clause) == '，' {
        let before = &(sentence.range.start..clause - 1);
        let from = before.clone().rev().find(|&k| is_break(line.at(k))).map_or(before.start, |k| k + 1);
        let (said, named) = (line.slice(from..before.end), ["大会主席团", "主席团"]);
        if let Some(word) = named.iter().find(|w| said.ends_with(**w)) {
            let session = ["由", "的"].iter().fold(said, |t, w| t.trim_start_matches(w));
            let session = session.find("次会议").map(|at| &session[..at + "次会议".len()])?;
            let body = body_at_start(page, session)?;
            let from = before.end - word.chars().count();
            return Some((from..before.end, Body { name: format!("{session}主席团"), ..body }));
        }
    }
    // 某会议4日上午
    let verb = without_time_after(page, line, start..verb);
    let text = line.slice(start..verb);
    // 县人大二次会议结束后，大会主席团举行第二次会议
    if matches!(text, "大会主席团" | "主席团") {
        let session = line.slice(0..start).split(is_break).find_map(|part| {
            let end = part.find("次会议").map(|at| at + "次会议".len())?;
            let named = &part[..end];
            let from = named.char_indices().rev().map(|(at, _)| at).find(|&at| {
                ["市", "县", "区", "省", "州", "旗"].iter().any(|w| named[at..].starts_with(w))
                    && named[at..].contains('届')
            })?;
            Some(&named[from..])
        })?;
        let body = body_at_start(page, session)?;
        return Some((start..verb, Body { name: format!("{session}主席团"), ..body }));
    }
    let session = text.strip_suffix("主席团").unwrap_or(text);
    if !(session.ends_with("会议") || session.ends_with("代表大会")) {
        return None;
    }
    let body = body_at_start(page, session)?;
    // the presidium is a body of its own, as the text calls it
    let body = if session == text { body } else { Body { name: text.to_owned(), ..body } };
    Some((start..verb, body))
}

/// The organ with which the name of a meeting begins: 省政府第151次常务会议.
pub fn body_at_start(page: &Page, text: &str) -> Option<Body> {
    let text = unnumbered(text);
    if let Some(body) = house::session(text, &page.cx) {
        return Some(body);
    }
    if let Some(board) = board_of_page(page, text) {
        return Some(board);
    }
    if let Some(congress) = party_congress(page, text) {
        return Some(congress);
    }
    // 市政协一次会议主席团第一次会议: the presidium is a body of its own
    if let Some((session, rest)) = text.split_once("主席团")
        && (rest.starts_with('第') || rest.starts_with("常务主席") || rest == "会议")
        && session.ends_with("会议")
        && let Some(body) = body_at_start(page, session)
    {
        return Some(Body { name: format!("{session}主席团"), ..body });
    }
    // 政协第十二届全国委员会第三十八次主席会议, 政协十届全国委员会常务委员会第十六次会议
    let numbered = |c: char| c == '第' || c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if text.contains("届全国委员会")
        && ["政协", "中国人民政治协商会议"]
            .iter()
            .any(|w| text.strip_prefix(w).is_some_and(|t| t.starts_with(numbered)))
    {
        let name = "中国人民政治协商会议全国委员会".to_owned();
        return Some(Body { name, place: None, certainty: Certainty::Known });
    }
    if let Some(group) = group_at_start(page, text) {
        return Some(group);
    }
    // 平阳县2021年第二次城乡规划委员会会议: the number between the place and its organ
    if let Some((_, rest)) = leading_place(text, &[], &page.cx)
        && let organ = unnumbered(rest)
        && organ.len() < rest.len()
        && let Some(group) = group_at_start(page, &format!("{}{organ}", &text[..text.len() - rest.len()]))
    {
        return Some(group);
    }
    let ends: Vec<usize> = text.char_indices().map(|(i, _)| i).filter(|&i| i > 0).collect();
    let mut found = None;
    for &end in ends.iter().rev() {
        let (head, rest) = text.split_at(end);
        if rest.starts_with("员会") || rest.starts_with("会主") {
            continue;
        }
        let body = resolve(head, &[], &page.cx).filter(|b| b.certainty == Certainty::Known);
        if let Some(body) = body {
            found = Some(body);
            break;
        }
    }
    found.filter(|b| b.place.as_ref().is_none_or(|p| p.name != b.name))
}

/// 县委某某工作领导小组第二次会议: the group as a whole, and not the committee with which its name begins.
fn group_at_start(page: &Page, text: &str) -> Option<Body> {
    const GROUPS: [&str; 7] = ["领导小组", "委员会", "指挥部", "工作专班", "协调小组", "协调组", "工作小组"];
    const SESSION: [&str; 9] = ["第", "会议", "（", "全体", "20", "专题", "扩大", "暨", "工作会议"];
    let group = GROUPS.iter().filter_map(|w| text.find(w).map(|at| at + w.len())).min()?;
    let (named, rest) = text.split_at(group);
    // 全县某某领导小组: of the county
    let named = named.strip_prefix('全').unwrap_or(named);
    if named.contains(['第', '届', '次', '（', '，', '会']) && !named.ends_with("委员会")
        || named.contains(['第', '届', '次', '（', '，'])
        || !SESSION.iter().any(|w| rest.starts_with(w))
    {
        return None;
    }
    // 中央某某领导小组: of the centre, though no table has it
    if named.starts_with("中央") && page.cx.lexicon.national(named).is_none() {
        return Some(Body { name: named.to_owned(), place: None, certainty: Certainty::Known });
    }
    let mut body = resolve(named, &[], &page.cx)
        .filter(|b| b.certainty >= Certainty::PlaceAndEnding)
        .filter(|b| b.place.as_ref().is_none_or(|p| p.name != b.name))?;
    // 县委某工作专班: of the committee
    let committee = |c: char| text.strip_prefix(c).is_some_and(|t| t.starts_with('委'));
    if ['省', '市', '县', '区', '州', '旗', '镇', '乡'].into_iter().any(committee)
        && !body.name.starts_with("中共")
    {
        body.name.insert_str(0, "中共");
    }
    Some(body)
}

/// 第五届董事会第二次会议: the board of the company whose page it is.
fn board_of_page(page: &Page, text: &str) -> Option<Body> {
    let numbered = |c: char| c == '第' || c.is_ascii_digit() || "〇一二三四五六七八九十".contains(c);
    let rest = text.trim_start_matches(numbered);
    let rest = rest.strip_prefix('届').filter(|_| rest.len() < text.len()).unwrap_or(text);
    let board = ["董事会", "监事会"].into_iter().find(|b| rest.starts_with(b))?;
    let place = page.cx.places.institution()?.clone();
    Some(Body { name: format!("{}{board}", place.name), place: Some(place), certainty: Certainty::Known })
}

/// Without the time and the number that may stand before the organ: 2022年第三次县政府党组会议, 5月份党组会议.
pub fn unnumbered(text: &str) -> &str {
    let digit = |c: char| c.is_ascii_digit() || "〇一二三四五六七八九十百".contains(c);
    let dated = |text: &'_ str| text.trim_start_matches(digit).len();
    let year = &text[text.len() - dated(text)..];
    let text = year
        .strip_prefix('年')
        .filter(|_| year.len() < text.len())
        .map_or(text, |t| t.strip_prefix('度').unwrap_or(t));
    let month = &text[text.len() - dated(text)..];
    let text = month
        .strip_prefix('月')
        .filter(|_| month.len() < text.len())
        .map_or(text, |t| t.strip_prefix('份').unwrap_or(t));
    let number = text.strip_prefix('第').map(|t| t.trim_start_matches(digit));
    let named = |t: &&str| t.chars().count() > 4 || t.starts_with("党");
    number.and_then(|t| t.strip_prefix('次')).filter(named).unwrap_or(text)
}

/// 中国共产党某县第十五次代表大会, 县第十四次党代会: a body for as long as it sits.
fn party_congress(page: &Page, text: &str) -> Option<Body> {
    if let Some(congress) = congress_of_members(page, text) {
        return Some(congress);
    }
    let named = text.strip_prefix("中国共产党").or_else(|| text.strip_prefix("中共"));
    let full = named.filter(|t| t.contains("代表大会") && !t.contains("人民代表"));
    let rest = full.or_else(|| (text.contains("党代会") || text.contains("党代表大会")).then_some(text))?;
    let (place, rest) = leading_place(rest, &[], &page.cx)?;
    let numbered = rest
        .trim_start_matches('第')
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十次届".contains(c));
    let congress =
        ["代表大会", "党员代表大会", "党代表大会", "党代会"].iter().any(|w| numbered.starts_with(w));
    congress.then(|| Body {
        name: format!("中国共产党{}代表大会", place.name),
        place: Some(place),
        certainty: Certainty::Known,
    })
}

/// 民革某市第九次代表大会, 共青团某县第三次代表大会: what its committee between the congresses is called.
fn congress_of_members(page: &Page, text: &str) -> Option<Body> {
    let (head, rest) = text.split_once('第')?;
    let numbered =
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let congress = ["次代表大会", "次党员代表大会", "次会员代表大会", "次全员代表大会"];
    if !congress.iter().any(|w| numbered.starts_with(w)) {
        return None;
    }
    let head = ["委员会", "委会", "委"].iter().find_map(|w| head.strip_suffix(w)).unwrap_or(head);
    let own = |b: &Body| {
        let party = |k: &crate::lexicon::HouseKind| k.begun(&b.name).is_some();
        b.name.contains("共青团")
            || b.name.contains("共产主义青年团")
            || page.cx.lexicon.houses.iter().any(party)
    };
    resolve(&format!("{head}委员会"), &[], &page.cx).filter(|b| b.certainty == Certainty::Known && own(b))
}

/// The date nearest before the verb in the sentence; else in the line up to there; else the dateline's own.
pub fn date_of(page: &Page, sentence: &Sentence, verb: usize) -> Option<PartialDate> {
    let line = page.line(sentence);
    let dates = dates_in(line, sentence.range.start..verb.max(sentence.range.start), page.dateline);
    // 东南网8月9日讯: when it was written
    let told = |end: usize| is_told(line, end);
    let happened = dates.iter().any(|d| !told(d.end) && d.date.day().is_some());
    if !happened && let Some(day) = sequel::told_day(page, line, &(sentence.range.start..verb + 1)) {
        return Some(day);
    }
    let dates: Vec<_> = dates.into_iter().filter(|d| !happened || !told(d.end)).collect();
    let own = dates.iter().rev().find(|d| d.date.day().is_some()).or(dates.last());
    if let Some(first) = own {
        // 4月28日至4月29日: the first day
        let joined = |d: &&Dated| {
            d.date.day().is_some()
                && d.end < first.start
                && matches!(line.slice(d.end..first.start), "至" | "到" | "—" | "-" | "和" | "、")
        };
        return Some(dates.iter().find(joined).unwrap_or(first).date);
    }
    let after = dates_in(line, verb..sentence.range.end, page.dateline);
    if let Some(day) = after.iter().find(|d| d.date.day().is_some() && d.start < verb + 12) {
        return Some(day.date);
    }
    // 今天是2月14日
    (0..line.len())
        .filter(|&k| line.starts_with(k, "今天是"))
        .find_map(|k| date_at(line, k + 3, page.dateline))
        .map(|d| d.date)
}

/// 24日上午 without its month.
pub fn bare_day(line: &Line, range: Chars) -> Option<u8> {
    range.clone().find_map(|k| {
        let before = line.before(k);
        let digits = (k..k + 3).take_while(|&n| line.at(n).is_ascii_digit()).count();
        let fresh =
            digits > 0 && !before.is_ascii_digit() && !matches!(before, '月' | '第' | '-' | '.' | '/');
        (fresh && line.at(k + digits) == '日' && k + digits < range.end)
            .then(|| line.slice(k..k + digits).parse().ok())
            .flatten()
    })
}

/// 会议室隆重: the place without how it was convened.
fn without_adverb(text: &str) -> &str {
    ["隆重", "胜利", "顺利", "成功", "如期", "正式", "亲切"]
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .unwrap_or(text)
}

/// 在…召开: where.
pub fn place_of(line: &Line, start: usize, verb: usize) -> Option<String> {
    let at = (start..verb).rev().take(24).find(|&k| line.at(k) == '在' || is_break(line.at(k)))?;
    // 在会议室就某事举行座谈会
    let text = line.slice(at + 1..verb);
    // 在某宾馆与某公司举行签约仪式
    let text =
        text.split(['就', '与']).next().filter(|t| t.chars().count() > 1 && *t != text).unwrap_or(text);
    let text = without_adverb(text.trim());
    let after = ["随后", "刚刚", "会后", "之后"].iter().any(|w| text.starts_with(w));
    let day = || {
        let digits = text.trim_end_matches('日').replace(['年', '月'], "");
        digits.chars().all(|c| c.is_ascii_digit())
    };
    let here = ["这里", "此", "我"].contains(&text) || day();
    (line.at(at) == '在' && text.chars().count() > 1 && !after && !here).then(|| text.to_owned())
}

pub fn tidy(name: &str) -> String {
    let name = name.replace(' ', "");
    let name = name.trim_start_matches("召开").trim_start_matches('在');
    // 为期四天的某某会议
    let name =
        if name.starts_with("为期") { name.split_once('的').map_or(name, |(_, n)| n) } else { name };
    ["这次", "此次", "本次"].iter().find_map(|w| name.strip_prefix(w)).unwrap_or(name).to_owned()
}
