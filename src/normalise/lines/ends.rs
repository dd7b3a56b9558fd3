//! What the beginning or the end of a line tells: a sentence that is over, a name, a date, an item.

pub(in crate::normalise) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// 王小⏎明、李红; 王小⏎明主持会议: no line begins with one character and a comma, or one and a verb.
pub(super) fn ends_a_name(line: &str) -> bool {
    // items of lists, 男，汉族 in profiles, and words that may stand alone before a verb
    const ALONE: &str = "一二三四五六七八九十甲乙丙丁男女会他她并将还也就由应均共曾再又仍拟可该不未";
    const VERBS: [&str; 14] = [
        "主持", "出席", "参加", "传达", "宣读", "强调", "指出", "介绍", "汇报", "通报", "表示", "同志",
        "讲话", "作了",
    ];
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    let rest = chars.as_str();
    ('\u{3400}'..='\u{9FFF}').contains(&first)
        && !ALONE.contains(first)
        && (rest.starts_with(['，', '、', '。', '；']) || VERBS.iter().any(|verb| rest.starts_with(verb)))
}

/// 2021-06-25, 09:05: a whole date or time at the end of a line is no broken number.
pub(super) fn ends_with_time(line: &str) -> bool {
    let digits = |text: &str| text.len() - text.trim_end_matches(is_digit).len();
    let cut = |text: &str| {
        let rest = text.trim_end_matches(is_digit);
        let mark = rest.chars().next_back().filter(|c| matches!(c, ':' | '：' | '-' | '/' | '.'))?;
        (digits(text) > 0 && digits(text) <= 2).then(|| (mark, rest.len() - mark.len_utf8()))
    };
    let Some((last, to)) = cut(line) else { return false };
    let head = &line[..to];
    if matches!(last, ':' | '：') {
        return digits(head) > 0;
    }
    cut(head).is_some_and(|(first, to)| first == last && digits(&head[..to]) == 4)
}

/// 1950.1—1952.3: a whole term of office at the end of a line.
pub(super) fn ends_with_term(line: &str) -> bool {
    const DASHES: [char; 6] = ['—', '-', '–', '~', '～', '－'];
    let Some(at) = line.rfind(DASHES) else { return false };
    let (from, to) = (line[..at].trim_end_matches(DASHES), line[at..].trim_start_matches(DASHES));
    let year = |text: &str| text.chars().take_while(|c| is_digit(*c)).count() == 4;
    let month = to.chars().skip(4).all(|c| is_digit(c) || matches!(c, '.' | '．'));
    year(to) && month && from.ends_with(|c| is_digit(c) || matches!(c, '月' | '年'))
}

/// 浏览量：173: a number that its label ends with, on a line of its own or the last of several.
pub(super) fn counts(line: &str) -> bool {
    let last = line.trim_end().rsplit([' ', '\u{3000}', '|']).next().unwrap_or(line);
    [line, last].iter().any(|part| is_count(part))
}

fn is_count(line: &str) -> bool {
    line.split_once(['：', ':'])
        .is_some_and(|(label, number)| label.chars().count() <= 6 && number.trim().chars().all(is_digit))
}

pub(super) fn is_inner(c: char) -> bool {
    ('\u{3400}'..='\u{9FFF}').contains(&c)
        || c.is_ascii_alphanumeric()
        || matches!(c, '·' | '《' | '“' | '（')
}

pub(in crate::normalise) fn ends_sentence(line: &str) -> bool {
    line.ends_with([
        '。', '！', '？', '；', '：', '”', '）', '】', '…', '!', '?', ';', ':', '.', ')', '』', '」', '>',
    ])
}

/// （二）, (3): the number of an item, and not an aside.
pub(super) fn numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(['（', '(']);
    let number = rest.trim_start_matches(|c| is_digit(c) || "一二三四五六七八九十百".contains(c));
    number.len() < rest.len() && number.starts_with(['）', ')'])
}

/// What starts a line of its own: a number, a bullet, a label.
pub(in crate::normalise) fn begins_item(line: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十百零〇";
    let Some(first) = line.chars().next() else { return true };
    if "（(【[·•●■◆—-*|#>".contains(first) || ('①'..='⑳').contains(&first) {
        return true;
    }
    let digits = line.trim_start_matches(is_digit);
    if digits.len() < line.len() && line.len() - digits.len() <= 6 {
        let behind = digits.chars().nth(1);
        if digits.starts_with(['、', ')', '）'])
            || (digits.starts_with(['.', '．']) && !behind.is_some_and(is_digit))
        {
            return true;
        }
    }
    if first == '第' || NUMERALS.contains(first) {
        let rest = line.trim_start_matches('第').trim_start_matches(|c| NUMERALS.contains(c));
        if rest.starts_with(['、', '.', '．', '条', '章', '节', '是', '要', '，']) {
            return true;
        }
    }
    // A label such as 来源： or 责任编辑：
    line.char_indices().take(8).any(|(_, c)| matches!(c, '：' | ':'))
}

/// 2006.05—2009.10, 2019年3月29日: a line of a CV, or a signature's date.
pub(in crate::normalise) fn begins_with_date(line: &str) -> bool {
    let rest = line.trim_start_matches(is_digit);
    let digits = line[..line.len() - rest.len()].chars().count();
    (digits == 4 && rest.starts_with(['.', '．', '-', '－', '/', '年', '—']))
        || line.starts_with("二〇")
        || line.starts_with("二○")
}
