//! Who convenes, when and where: what stands around the verb.

use super::accord::order_before;
use super::page::{Page, Sentence};
use super::sequel;
use super::whose::body_at_start;
use crate::lexicon::{BodyWord, Lexicon, MeetingWord, PlaceWord};
use crate::mention::body::resolve;
use crate::mention::date::{Dated, date_at, dates_in, is_told};
use crate::mention::line::{is_break, is_cjk};
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
            "上午", "下午", "晚上", "晚", "前日", "今天", "昨天", "昨日", "今日", "今早", "今晨", "今晚",
            "昨晚", "日前", "近日", "至", "当日", "当天", "，",
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
    // 据本报报道某县人大常委会第五次会议…
    const REPORTED: [&str; 3] = ["报道", "消息", "电讯"];
    const LONGEST_SOURCE: usize = 12;
    if line.at(range.start) == '据'
        && let Some(end) = (range.start..range.end.min(range.start + LONGEST_SOURCE))
            .find(|&k| REPORTED.iter().any(|w| line.word_before(k, w)))
    {
        return after_credit(line, end..range.end);
    }
    const NEWS: [&str; 5] = ["本报讯", "本网讯", "本台讯", "本刊讯", "本站讯"];
    let bare = NEWS.iter().find(|w| line.starts_with(range.start, w));
    let begins = range.start + bare.map_or(0, |w| w.chars().count());
    // 某社某地12月12日电全国…会议
    let wired = (range.start..range.end.min(range.start + 20))
        .find(|&k| line.at(k) == '日' && ["电", "讯"].iter().any(|w| line.starts_with(k + 1, w)))
        .map(|k| k + 2)
        .filter(|&k| k < range.end);
    let begins = wired.unwrap_or(begins);
    let Some(close) = range.clone().rev().find(|&k| line.at(k) == '）') else { return begins };
    let open = (range.start..close).rev().find(|&k| line.at(k) == '（').unwrap_or(range.start);
    let credit = matches!(line.before(open), '讯' | '电' | '道')
        || ["记者", "通讯员"].iter().any(|w| line.slice(open..close).contains(w));
    if credit { close + 1 } else { begins }
}

/// The body or place that convenes, right before the verb, or the body whose head is said to convene.
pub fn subject_before(page: &Page, sentence: &Sentence, verb: usize) -> Option<(Chars, Body)> {
    let line = page.line(sentence);
    let verb = order_before(line, sentence.range.start, verb).unwrap_or(verb);
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
        text.truncate(without_adverbs(&text, page.cx.lexicon).len());
        // 县委政研室（改革办）召开: the other name of the office
        if let Some((named, _)) = text.rsplit_once('（').filter(|_| text.ends_with('）')) {
            text = named.to_owned();
        }
        if text.is_empty() {
            return None;
        }
        // 依法治|县工作领导小组: the name began before
        if line.before(from) == '治' && from > start {
            continue;
        }
        // 编办主任赴政协召开: whoever goes there, no body
        if text.contains(['赴', '率']) {
            continue;
        }
        // 中方举行: a word that a county is called by for short, and no county
        let home = || page.cx.places.home().is_some_and(|home| home.name.contains(text.as_str()));
        if page.cx.lexicon.place_words.has(PlaceWord::Word, &text) && !home() {
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
            // 远宝商城举行: the end of a name, that a county is called by for short
            let short = end - from == 2 && body.place.as_ref().is_some_and(|p| p.name == body.name);
            if short && from > start && is_cjk(line.before(from)) {
                continue;
            }
            return (!township || from == start).then_some((from..end, body));
        }
        if from > start + 8 {
            break;
        }
    }
    None
}

/// 某市某委员会成立，并召开第一次全体会议: who was founded in the clause before.
pub fn founded_before(page: &Page, sentence: &Sentence, verb: usize) -> Option<Body> {
    let line = page.line(sentence);
    let comma = verb.checked_sub(2).filter(|&k| line.starts_with(k, "，并"))?;
    let start = (sentence.range.start..comma).rev().find(|&k| is_break(line.at(k))).map(|k| k + 1);
    let start = skip_time(line, start.unwrap_or(sentence.range.start), comma);
    let founded = ["正式成立", "揭牌成立", "挂牌成立", "成立"]
        .iter()
        .find_map(|w| line.slice(start..comma).strip_suffix(w))?;
    let body = resolve(without_adverbs(founded, page.cx.lexicon), &[], &page.cx)?;
    // a bureau does not meet; those who founded it do
    let meets =
        ["委员会", "领导小组", "指挥部", "协会", "学会", "联合会"].iter().any(|e| body.name.ends_with(e));
    (meets && body.certainty > Certainty::Ending).then_some(body)
}

/// 全国人大常委会4日上午: where the words of time behind the subject begin.
pub fn without_time_after(page: &Page, line: &Line, range: Chars) -> usize {
    const TIMES: [&str; 14] = [
        "上午", "下午", "晚上", "今天", "昨天", "日前", "近日", "前日", "昨日", "今日", "今早", "今晨",
        "今晚", "于",
    ];
    let mut end = range.end;
    loop {
        let said = line.slice(range.start..end);
        if let Some(word) = TIMES.iter().find(|w| said.ends_with(**w)) {
            end -= word.chars().count();
            continue;
        }
        // 26日至27日, 10日上午和12日下午: the first day goes as well
        if let Some(first) = said.strip_suffix(['至', '—', '-', '、', '到', '和'])
            && let first = first.trim_end_matches(['上', '下', '午'])
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
        // 10月15、16日: the first day without its word
        let month = said.trim_end_matches(|c: char| c.is_ascii_digit());
        if month.len() < said.len() && month.ends_with('月') && end < range.end {
            let before = month.trim_end_matches('月').trim_end_matches(|c: char| c.is_ascii_digit());
            end -= said[before.len()..].chars().count();
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
    const TODAY: &str = "今天是";
    // 今天是2月14日
    let places = if line.holds(TODAY) { 0..line.len() } else { 0..0 };
    places
        .filter(|&k| line.starts_with(k, TODAY))
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

/// 县委正式, 县委日前专题, 会议室隆重: without when and how it is convened.
fn without_adverbs<'t>(mut text: &'t str, lexicon: &Lexicon) -> &'t str {
    const WAYS: [&str; 9] = ["紧急", "专题", "组织", "在", "立即", "亲切", "进行了", "进行", "集中"];
    // 成都: the last character of a place's name
    let placed = |text: &str, word: &str| {
        word.chars().count() == 1
            && text
                .char_indices()
                .rev()
                .nth(1)
                .is_some_and(|(at, _)| !lexicon.gazetteer.short(&text[at..]).is_empty())
    };
    let ends = |text: &str| {
        let manner = lexicon.meeting_words.ending(MeetingWord::Manner, text);
        let adverb = || lexicon.body_words.ending(BodyWord::Adverb, text).filter(|word| !placed(text, word));
        let word = manner.or_else(adverb).map(str::len);
        word.or_else(|| WAYS.iter().find(|way| text.ends_with(**way)).map(|way| way.len()))
    };
    while let Some(length) = ends(text) {
        text = &text[..text.len() - length];
    }
    text
}

/// 会议室隆重, 人民大会堂为某某: the place without how and for whom it was convened.
fn place_alone<'t>(text: &'t str, lexicon: &Lexicon) -> &'t str {
    const SHORTEST: usize = 3;
    let text = without_adverbs(text, lexicon);
    match text.split_once('为') {
        Some((place, _)) if place.chars().count() >= SHORTEST => place,
        _ => text,
    }
}

/// 在…召开: where.
pub fn place_of(page: &Page, line: &Line, start: usize, verb: usize) -> Option<String> {
    let at = (start..verb).rev().take(24).find(|&k| line.at(k) == '在' || is_break(line.at(k)))?;
    // 在会议室就某事举行座谈会
    let text = line.slice(at + 1..verb);
    // 在某宾馆与某公司举行签约仪式
    let text =
        text.split(['就', '与']).next().filter(|t| t.chars().count() > 1 && *t != text).unwrap_or(text);
    let text = place_alone(text.trim(), page.cx.lexicon);
    let after = page.cx.lexicon.body_words.starting(BodyWord::When, text).is_some()
        || ["刚刚", "不久前"].iter().any(|w| text.starts_with(w));
    let day = || {
        let digits = text.trim_end_matches('日').replace(['年', '月'], "");
        digits.chars().all(|c| c.is_ascii_digit())
    };
    let here = ["这里", "此", "我"].contains(&text) || day();
    (line.at(at) == '在' && text.chars().count() > 1 && !after && !here).then(|| text.to_owned())
}

pub fn tidy(name: &str) -> String {
    let name = name.replace(' ', "");
    const BEFORE: [&str; 10] =
        ["召开", "的", "了", "今天的", "昨天的", "当天的", "今日的", "这样一次", "这样的", "在"];
    let mut name = name.as_str();
    while let Some(rest) = BEFORE.iter().find_map(|w| name.strip_prefix(w)) {
        name = rest;
    }
    // 行长张三昨日于业绩发布会
    const WHEN: [&str; 6] = ["日于", "天于", "午于", "晚于", "日在", "近期于"];
    name = WHEN.iter().find_map(|w| name.split_once(w)).map_or(name, |(_, rest)| rest);
    // 为期四天的某某会议
    let name =
        if name.starts_with("为期") { name.split_once('的').map_or(name, |(_, n)| n) } else { name };
    ["这次", "此次", "本次"].iter().find_map(|w| name.strip_prefix(w)).unwrap_or(name).to_owned()
}
