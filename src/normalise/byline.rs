//! Reads who wrote, edited and published a page from the lines that say so.

use super::clean::is_han;
use super::dateline;
use crate::model::PartialDate;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// What one line says of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub date: Option<PartialDate>,
    /// After 来源 and its like.
    pub source: Option<String>,
    /// A medium named without such a word.
    pub medium: Option<String>,
    pub authors: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Author,
    Source,
    Date,
    /// Ends the words of the role before it.
    Other,
}

/// The words before what they introduce. Longer ones stand before those they contain.
const ROLES: &[(&str, Role)] = &[
    ("责任编辑", Role::Author),
    ("执行编辑", Role::Author),
    ("值班编辑", Role::Author),
    ("本期编辑", Role::Author),
    ("网络编辑", Role::Author),
    ("编辑", Role::Author),
    ("责编", Role::Author),
    ("作者", Role::Author),
    ("撰稿", Role::Author),
    ("通讯员", Role::Author),
    ("实习生", Role::Author),
    ("实习记者", Role::Author),
    ("见习记者", Role::Author),
    ("特约记者", Role::Author),
    ("首席记者", Role::Author),
    ("记者", Role::Author),
    ("摄影报道", Role::Author),
    ("摄影", Role::Author),
    ("供图", Role::Author),
    ("图文", Role::Author),
    ("信息来源", Role::Source),
    ("稿件来源", Role::Source),
    ("文章来源", Role::Source),
    ("内容来源", Role::Source),
    ("新闻来源", Role::Source),
    ("来源", Role::Source),
    ("发布机构", Role::Source),
    ("发布单位", Role::Source),
    ("供稿单位", Role::Source),
    ("发布时间", Role::Date),
    ("发布日期", Role::Date),
    ("更新时间", Role::Date),
    ("更新日期", Role::Date),
    ("发表时间", Role::Date),
    ("成文日期", Role::Date),
    ("日期", Role::Date),
    ("时间", Role::Date),
    ("编审", Role::Other),
    ("责任校对", Role::Other),
    ("一审", Role::Other),
    ("二审", Role::Other),
    ("三审", Role::Other),
    ("初核", Role::Other),
    ("复核", Role::Other),
    ("审签", Role::Other),
    ("监审", Role::Other),
    ("值班主任", Role::Other),
    ("值班编委", Role::Other),
    ("总值班", Role::Other),
    ("美编", Role::Other),
    ("制图", Role::Other),
    ("视频", Role::Other),
    ("审核", Role::Other),
    ("审稿", Role::Other),
    ("校对", Role::Other),
    ("初审", Role::Other),
    ("复审", Role::Other),
    ("终审", Role::Other),
    ("监制", Role::Other),
    ("签发", Role::Other),
    ("点击", Role::Other),
    ("浏览", Role::Other),
    ("阅读", Role::Other),
    ("访问", Role::Other),
    ("字体", Role::Other),
    ("字号", Role::Other),
    ("分享", Role::Other),
    ("打印", Role::Other),
    ("点赞", Role::Other),
    ("关闭", Role::Other),
    ("收藏", Role::Other),
    ("播报", Role::Other),
];

/// Author words that may also stand inside running words; the others need a mark behind them.
const LOOSE: &[&str] = &[
    "记者",
    "特约记者",
    "见习记者",
    "首席记者",
    "实习记者",
    "通讯员",
    "实习生",
    "摄影",
    "责任编辑",
    "责编",
    "摄影报道",
];

/// The line as a byline; `None` when it is something else. `early` says that it stands near the top.
pub(super) fn read(line: &str, early: bool) -> Option<Byline> {
    if line.len() > 480 {
        return None;
    }
    let length = line.chars().count();
    if length > 120 || line.contains(['。', '；', '！', '\t']) {
        return None;
    }
    let inner = unwrapped(line);
    let parts = parts(inner);
    let labelled = parts.iter().any(|p| p.role.is_some_and(|r| r != Role::Other));
    let enclosed = inner.len() < line.len();
    let head = parts.first().filter(|p| p.role.is_none()).map_or("", |p| p.words);
    let mut byline = Byline::default();
    if let Some(names) = bare_names(line) {
        return Some(Byline { authors: names, ..byline });
    }
    let marked_first = parts.first().is_some_and(|p| p.role.is_some() && p.marked);
    if !labelled && marked_first && length <= 40 && !inner.contains('，') {
        return Some(byline);
    }
    if is_record(line) {
        read_parts(&parts, &mut byline);
        byline.authors.clear();
        return Some(byline);
    }
    if !labelled {
        let credit = enclosed && has_credit_mark(inner);
        let supplied = inner.ends_with("供稿") && length <= 40;
        if credit {
            credits(inner, &mut byline);
            return Some(byline);
        }
        if supplied {
            let body = inner.trim_end_matches("供稿").trim();
            byline.date = dateline::find(body).map(|(_, d)| d);
            byline.medium = medium_of(body);
            return Some(byline);
        }
        return if early && !enclosed { dated(line) } else { None };
    }
    // A sentence that holds such a word is no byline: before the first label only a date or a medium stands.
    let plain_head = head.is_empty()
        || dateline::find(head).is_some()
        || is_medium(head)
        || is_title_of_author(&parts, head)
        || (enclosed && head.chars().count() <= 24);
    if !plain_head || (inner.contains('，') && !enclosed) {
        return None;
    }
    read_parts(&parts, &mut byline);
    Some(byline)
}

/// 全媒体记者：某某: words before the role that only say more of it.
fn is_title_of_author(parts: &[Part<'_>], head: &str) -> bool {
    let names = |p: &Part<'_>| p.role == Some(Role::Author) && p.marked && !names(p.words).is_empty();
    head.chars().count() <= 8 && !head.contains(['、', '，', '：']) && parts.get(1).is_some_and(names)
}

/// （某某 某某）on a line of its own, or behind the last full stop.
fn bare_names(text: &str) -> Option<Vec<String>> {
    let inner = text.strip_prefix('（')?.strip_suffix('）')?;
    let tokens: Vec<&str> = inner.split([' ', '、']).collect();
    let name = |t: &&str| {
        is_name(t) && (2..=3).contains(&t.chars().count()) && t.starts_with(|c| SURNAMES.contains(c))
    };
    (tokens.len() <= 4 && tokens.iter().all(name)).then(|| tokens.into_iter().map(str::to_owned).collect())
}

/// The hundred commonest surnames: a name without any word before it must begin with one of them.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

/// A line of the record that sites put above a document: 索引号：…, 发文机关：….
pub(super) fn is_record(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "索引号",
        "发布机构",
        "主题分类",
        "主题词",
        "发文字号",
        "发文机关",
        "发文机构",
        "成文日期",
        "发文日期",
        "公开日期",
        "有效性",
        "内容概述",
        "公开类别",
        "公开形式",
        "公开范围",
        "公开时限",
        "信息类别",
        "信息分类",
        "体裁分类",
        "组配分类",
        "服务对象",
        "生成日期",
        "责任部门",
        "统一编号",
        "登记号",
        "文件编号",
        "发布文号",
        "关键词",
        "信息索引",
        "公文种类",
        "所属类别",
        "是否有效",
    ];
    let start = line.trim_start_matches(['·', '•', ' ']);
    LABELS
        .iter()
        .any(|l| start.strip_prefix(l).is_some_and(|r| r.is_empty() || r.starts_with(['：', ':', ' '])))
}

/// The credits in a running paragraph, and where they stand: （记者 某某）at its beginning or end,
/// 本报讯 记者 某某报道.
pub(super) fn inside(paragraph: &str) -> Option<(Range<usize>, Byline)> {
    let mut byline = Byline::default();
    let mut place: Option<Range<usize>> = None;
    let mut at = 0;
    while let Some(open) = paragraph.get(at..).and_then(|rest| rest.find('（')) {
        let start = at + open;
        let after = &paragraph[start + '（'.len_utf8()..];
        let Some(close) = after.find('）') else { break };
        let inner = &after[..close];
        let end = start + close + '（'.len_utf8() + '）'.len_utf8();
        let behind = &paragraph[end..];
        let first = start <= 90;
        let last = behind.trim_end_matches(['。', ' ']).is_empty() || behind.starts_with('（');
        if (first || last) && inner.len() <= 180 && is_credit(inner) {
            read_parts(&parts(inner), &mut byline);
            credits(inner, &mut byline);
            place = Some(place.map_or(start, |p| p.start)..end);
        }
        at = end;
    }
    if byline.authors.is_empty()
        && let Some(stop) = paragraph.rfind("。（")
        && let Some(names) = bare_names(&paragraph[stop + '。'.len_utf8()..])
    {
        byline.authors = names;
        place = Some(stop + '。'.len_utf8()..paragraph.len());
    }
    if byline.authors.is_empty()
        && let Some(end) = reported(paragraph, &mut byline)
    {
        place = Some(0..end);
    }
    place.filter(|_| byline != Byline::default()).map(|place| (place, byline))
}

/// 本报讯 记者 甲、特约记者 乙报道：… gives where that ends.
fn reported(paragraph: &str, byline: &mut Byline) -> Option<usize> {
    let head_end = paragraph.char_indices().nth(60).map_or(paragraph.len(), |(at, _)| at);
    let end = paragraph[..head_end].find("报道")?;
    let head = &paragraph[..end];
    let started =
        ["本报", "本网", "本台", "本刊", "记者"].iter().any(|s| head.starts_with(s)) || head.contains("讯");
    if !started || !head.contains("记者") || head.contains(['。', '“', '《']) {
        return None;
    }
    read_parts(&parts(head), byline);
    Some(end + "报道".len())
}

fn is_credit(inner: &str) -> bool {
    let parts = parts(inner);
    let head = parts.first().filter(|p| p.role.is_none()).map_or("", |p| p.words);
    let names = |p: &Part<'_>| p.role == Some(Role::Author) && !names(p.words).is_empty();
    (parts.iter().any(names) && head.chars().count() <= 12 && !head.contains(['、', '，']))
        || has_credit_mark(inner)
}

/// 文/图, 摄: the role stands behind the name.
fn has_credit_mark(inner: &str) -> bool {
    let inner = inner.replace('／', "/");
    ["文/图", "图/文", "/文", "/图", "/摄"].iter().any(|m| inner.contains(m)) || inner.ends_with(" 摄")
}

fn unwrapped(line: &str) -> &str {
    let pairs = [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']'), ('〔', '〕')];
    let inner = pairs.iter().find_map(|(open, close)| line.strip_prefix(*open)?.strip_suffix(*close));
    inner.filter(|i| !i.contains(['（', '）', '【', '】'])).unwrap_or(line)
}

struct Part<'a> {
    role: Option<Role>,
    /// A colon stands behind the role word.
    marked: bool,
    words: &'a str,
}

/// Cuts the line at its role words. The first part may have no role.
fn parts(line: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut part = Part { role: None, marked: false, words: "" };
    let (mut start, mut at) = (0, 0);
    while at < line.len() {
        match role_at(&line[at..]) {
            Some((length, role)) => {
                part.words = &line[start..at];
                if part.role.is_some() || !part.words.is_empty() {
                    parts.push(part);
                }
                at += length;
                start = at;
                part = Part { role: Some(role), marked: line[..at].ends_with(['：', ':']), words: "" };
            }
            None => at += line[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    part.words = &line[start..];
    parts.push(part);
    parts
}

/// A role word at the start of `rest`: its length with the mark behind it.
fn role_at(rest: &str) -> Option<(usize, Role)> {
    static FIRST: LazyLock<BTreeSet<char>> =
        LazyLock::new(|| ROLES.iter().filter_map(|(w, _)| w.chars().next()).collect());
    if !FIRST.contains(&rest.chars().next()?) {
        return None;
    }
    let (word, role) = ROLES.iter().filter(|(w, _)| rest.starts_with(w)).max_by_key(|(w, _)| w.len())?;
    let behind = &rest[word.len()..];
    if let Some(mark) = behind.chars().next().filter(|c| matches!(c, '：' | ':')) {
        return Some((word.len() + mark.len_utf8(), *role));
    }
    let counts = matches!(*word, "浏览" | "点击" | "阅读" | "访问" | "打印" | "关闭" | "分享");
    // 记者会, 编辑部: the word goes on.
    let goes_on = behind.starts_with(['会', '站', '部', '室', '团', '协', '们', '证', '节', '问']);
    ((LOOSE.contains(word) && !goes_on) || counts).then_some((word.len(), *role))
}

fn read_parts(parts: &[Part<'_>], byline: &mut Byline) {
    for part in parts {
        match part.role {
            None => {
                let date = dateline::find(part.words);
                byline.date = byline.date.or(date.map(|(_, d)| d));
                byline.medium = byline.medium.take().or_else(|| medium_of(part.words));
            }
            Some(Role::Author) => add(&mut byline.authors, names(part.words)),
            Some(Role::Source) => {
                byline.date = byline.date.or(dateline::find(part.words).map(|(_, d)| d));
                byline.source = byline.source.take().or_else(|| source(part.words));
            }
            Some(Role::Date) => byline.date = byline.date.or(dateline::find(part.words).map(|(_, d)| d)),
            Some(Role::Other) => {}
        }
    }
}

/// Names in front of their roles: 某中心 甲 文/图, 甲/文 乙/图.
fn credits(inner: &str, byline: &mut Byline) {
    if !has_credit_mark(inner) {
        return;
    }
    let flat = inner.replace('／', "/");
    for part in parts(&flat) {
        let mut words = String::new();
        for token in part.words.split(['/', ' ', '、']) {
            let token = ["文", "图", "摄"].iter().fold(token, |t, role| if t == *role { "" } else { t });
            words.push_str(token);
            words.push(' ');
        }
        let body = words.split(' ').find(|w| is_medium(w)).map(str::to_owned);
        byline.medium = byline.medium.take().or(body);
        add(&mut byline.authors, names(&words));
    }
}

pub(super) fn add(authors: &mut Vec<String>, names: Vec<String>) {
    for name in names {
        if !authors.contains(&name) {
            authors.push(name);
        }
    }
}

/// The names in a list of them; what is no name is left out.
pub(super) fn names(list: &str) -> Vec<String> {
    let list = list.trim_start_matches(['：', ':', ' ']);
    let end = list.find(['】', '）', '（', '[', ']', '。', '；', '|', '“']).unwrap_or(list.len());
    let mut names = Vec::new();
    let mut single: Option<&str> = None;
    for token in list[..end].split(['、', ' ', '，', ',', '/', '／', '\t', '\u{3000}', '&']) {
        let token = strip_roles(token);
        match (token.chars().count(), single.take()) {
            (0, _) => {}
            // 冯 程: a name of two characters with a blank inside.
            (1, Some(first)) => names.push(format!("{first}{token}")),
            (1, None) => single = Some(token),
            _ if is_name(token) => names.push(token.to_owned()),
            _ => {}
        }
    }
    names.retain(|n| is_name(n));
    names
}

fn strip_roles(token: &str) -> &str {
    let token = token.trim();
    let mut token = token.strip_prefix("通讯员").unwrap_or(token);
    for role in ["摄影报道", "综合报道", "报道", "摄影", "供稿", "整理", "文图", "图文", "摄"]
    {
        if let Some(name) = token.strip_suffix(role).filter(|n| n.chars().count() != 1) {
            token = name;
        }
    }
    token
}

/// Looks like the name of a person: two to four characters, or parts joined by a dot.
fn is_name(token: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "中心",
        "日报",
        "晚报",
        "新闻",
        "电视台",
        "广播",
        "在线",
        "部",
        "委",
        "局",
        "办",
        "网",
        "社",
        "报",
        "台",
        "政府",
        "支队",
        "科",
        "厅",
        "大学",
        "学校",
        "小组",
        "文图",
        "图文",
        "办公室",
        "宣传部",
        "公司",
        "医院",
        "法院",
        "编辑",
        "记者",
    ];
    const WORDS: &[&str] = &[
        "特约",
        "见习",
        "首席",
        "全媒体",
        "融媒体",
        "本报",
        "本网",
        "本站",
        "本台",
        "佚名",
        "管理员",
        "未知",
        "不详",
        "综合",
        "无",
        "匿名",
        "网络",
        "转载",
        "原创",
    ];
    let length = token.chars().count();
    let dotted = token.contains('·');
    let most = if dotted { 20 } else { 4 };
    (2..=most).contains(&length)
        && token.chars().all(|c| is_han(c) || c == '·')
        && !token.starts_with('·')
        && !token.ends_with('·')
        && (length == 2 || dotted || !ENDINGS.iter().any(|e| token.ends_with(e)))
        && !["日报", "晚报", "新闻", "中心", "本刊"].contains(&token)
        && !WORDS.contains(&token)
}

fn source(words: &str) -> Option<String> {
    let words = words.trim_start_matches(['：', ':', ' ']);
    let mut end = words.find(['【', '[', '（', '|', '｜', '，', '】']).unwrap_or(words.len());
    if let Some((range, _)) = dateline::find(words) {
        end = end.min(range.start);
    }
    let name = words[..end].trim();
    // The source is one word; what follows after a blank has another meaning.
    let name = match name.split_once(' ') {
        Some((first, _)) if first.chars().count() >= 3 => first,
        _ => name,
    };
    let name = name.trim_matches(['《', '》', '“', '”', ' ', '·']);
    (name.chars().count() >= 2 && name.chars().count() <= 40).then(|| name.to_owned())
}

/// A line with a date near the top: 某某晚报 2020年4月24日 星期五.
fn dated(line: &str) -> Option<Byline> {
    let (range, date) = dateline::find(line)?;
    let (before, after) = (line[..range.start].trim(), line[range.end..].trim());
    if line.chars().count() > 60 || line.contains(['，', '：', '、', '《', '（']) || date.day().is_none()
    {
        return None;
    }
    let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | ' '));
    let junk = |w: &str| {
        ["星期", "农历", "第", "版", "周", "点击", "浏览", "作者", "字", "上午", "下午"]
            .iter()
            .any(|j| w.starts_with(j))
    };
    let medium = |words: &str| {
        let word = words.split(' ').next_back().unwrap_or("");
        let fits =
            !junk(word) && word.chars().filter(|c| is_han(*c)).count() >= 2 && word.chars().count() <= 24;
        fits.then(|| word.to_owned())
    };
    // 讲话, 召开 and their like would make it a sentence about that day.
    if junk(after) || after.is_empty() {
        let medium = medium(before);
        return (before.is_empty() || medium.is_some()).then(|| Byline {
            date: Some(date),
            medium,
            ..Byline::default()
        });
    }
    let named = medium(after);
    named.as_deref().is_some_and(is_medium).then(|| Byline {
        date: Some(date),
        medium: named,
        ..Byline::default()
    })
}

fn medium_of(words: &str) -> Option<String> {
    let mut words = words;
    if let Some((range, _)) = dateline::find(words) {
        let after = words[range.end..].trim();
        let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | ' '));
        words = if after.chars().filter(|c| is_han(*c)).count() >= 2 {
            after
        } else {
            words[..range.start].trim()
        };
    }
    let word = words.split(' ').rfind(|w| !w.is_empty())?.trim_matches(['（', '）', '，', '、', '：']);
    let own = ["本报", "本网", "本台", "本刊", "本社"].iter().any(|o| word.starts_with(o));
    (!own && (2..=24).contains(&word.chars().count()) && word.chars().any(is_han)).then(|| word.to_owned())
}

/// Ends as the names of newspapers, agencies, stations and offices end.
fn is_medium(words: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "日报",
        "晚报",
        "晨报",
        "早报",
        "时报",
        "报",
        "社",
        "电视台",
        "台",
        "网",
        "网站",
        "中心",
        "在线",
        "新闻",
        "周刊",
        "杂志",
        "发布",
        "客户端",
        "频道",
        "传媒",
        "办公室",
        "委办",
        "编办",
        "宣传部",
        "组织部",
        "人民政府",
        "新闻办",
    ];
    let words = words.trim();
    words.chars().count() >= 3 && words.chars().count() <= 24 && ENDINGS.iter().any(|e| words.ends_with(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(line: &str) -> Vec<String> {
        read(line, true).map(|b| b.authors).unwrap_or_default()
    }

    #[test]
    fn lines_with_labels_are_read() {
        let line = "来源：某县融媒体中心 发布时间：2021-07-23作者：林风 罗小满";
        let byline = read(line, true).unwrap();
        assert_eq!(byline.source.as_deref(), Some("某县融媒体中心"));
        assert_eq!(byline.date.map(|d| d.to_string()).as_deref(), Some("2021-07-23"));
        assert_eq!(byline.authors, ["林风", "罗小满"]);
        let byline = read("日期：2020-06-12来源：某某新区报 记者：冯 程 浏览次数：", true).unwrap();
        assert_eq!((byline.source.as_deref(), byline.authors), (Some("某某新区报"), vec!["冯程".to_owned()]));
        assert_eq!(authors("（记者：帕提古·买买提 通讯员：哈斯木）"), ["帕提古·买买提", "哈斯木"]);
        assert_eq!(authors("（区融媒体中心 辛 闻／文 光 影／图）"), ["辛闻", "光影"]);
        assert_eq!(authors("（融媒体中心 卧水 文/图）"), ["卧水"]);
        assert_eq!(authors("责任编辑：丁秋"), ["丁秋"]);
        assert_eq!(authors("全媒体记者：王某 陶然"), ["王某", "陶然"]);
        assert_eq!(authors("（王小某 李大某）"), ["王小某", "李大某"]);
        assert_eq!(read("编审：熊某某", false), Some(Byline::default()));
        assert_eq!(authors("（党组书记）"), Vec::<String>::new());
        let byline =
            read("来源：某县宣传|作者：ance|发布时间：2021-01-06|668次浏览：|分享到：", true).unwrap();
        assert_eq!((byline.source.as_deref(), byline.authors.len()), (Some("某县宣传"), 0));
        let byline = read("成文日期：2020年7月13日", false).unwrap();
        assert_eq!(byline.date.map(|d| d.to_string()).as_deref(), Some("2020-07-13"));
    }

    #[test]
    fn a_medium_beside_a_date_is_read() {
        for (line, medium) in [
            ("某城晚报2020年4月24日 星期五 农历庚子年四月初二 第二版", "某城晚报"),
            ("三江日报 二〇一八年七月十九日", "三江日报"),
            ("某市人民政府门户网站www.example.gov.cn 2017-12-05 16:20某州日报", "某州日报"),
            ("某地零距离2023年10月26日", "某地零距离"),
        ] {
            assert_eq!(read(line, true).and_then(|b| b.medium).as_deref(), Some(medium), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_bylines() {
        for line in [
            "市领导会见记者",
            "2020年4月24日，县委召开会议",
            "各县（区）人民政府，市直各部门：",
            "公示时间：见附件，编辑部来信来访",
            "组长：某某",
        ] {
            let read = read(line, true);
            assert!(
                read.as_ref().is_none_or(|b| b.authors.is_empty() && b.source.is_none()),
                "{line}: {read:?}"
            );
        }
    }

    #[test]
    fn credits_in_a_paragraph_are_found() {
        for (text, expected) in [
            ("本报讯（记者 安然）1月28日，我市召开大会。", vec!["安然"]),
            ("【本报讯】（见习记者 郎平）4月23日，会议召开。", vec!["郎平"]),
            ("本报讯 记者 曾理、特约记者 黄梅雨报道：12月28日，会议举行。", vec!["曾理", "黄梅雨"]),
            (
                "会议还研究了干部任免事项（市委党校校长（兼））。（记者 常新 实习生 丁零）",
                vec!["常新", "丁零"],
            ),
            ("他回答记者提问（全程直播）时说，改革要抓紧。", vec![]),
        ] {
            let authors = inside(text).map(|(_, b)| b.authors).unwrap_or_default();
            assert_eq!(authors, expected, "{text}");
        }
    }
}
