//! Reads who wrote, edited and published a page from the lines that say so.

use super::characters::is_han;
use super::dateline;
use super::names::{add, bare_names, is_medium, medium_of, names, source};
use super::roles::{Part, Role, parts};
use crate::model::PartialDate;
use std::ops::Range;

/// What one line says of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Byline {
    pub date: Option<PartialDate>,
    /// The date may be the day on which the page was looked at: 2023年3月29日 星期三.
    pub clock: bool,
    /// After 来源 and its like.
    pub source: Option<String>,
    /// A medium named without such a word.
    pub medium: Option<String>,
    pub authors: Vec<String>,
}

/// The line as a byline; `None` when it is something else. `early` says that it stands near the top.
pub(super) fn read(line: &str, early: bool) -> Option<Byline> {
    if line.len() > 480 {
        return None;
    }
    let line = behind_controls(line.trim_matches(['|', ' ']));
    let length = line.chars().count();
    // 责任编辑：甲；主编：乙
    let joined = line.contains('；') && length <= 40 && line.split('；').all(|part| part.contains('：'));
    if length > 120 || line.contains(['。', '！', '\t']) || line.contains('；') && !joined {
        return None;
    }
    let inner = unwrapped(line).trim_start_matches(['□', '■', '◎', '●', '○', '▲', '△', '◆', '◇', '＊', ' ']);
    let parts = parts(inner);
    let labelled = parts.iter().any(|p| p.role.is_some_and(|r| r != Role::Other));
    let enclosed = unwrapped(line).len() < line.len();
    let head = parts.first().filter(|p| p.role.is_none()).map_or("", |p| p.words);
    let mut byline = Byline::default();
    if let Some((authors, medium)) = bare_names(line) {
        return Some(Byline { authors, medium, ..byline });
    }
    let marked_first = parts.first().is_some_and(|p| p.role.is_some() && p.marked);
    if !labelled && marked_first && length <= 40 && !inner.contains('，') {
        return Some(byline);
    }
    if is_record(line) {
        read_parts(&parts, &mut byline);
        byline.authors.clear();
        // 主题词：某某 人民政府: what is filed under a word has not published the page
        byline.medium = None;
        return Some(byline);
    }
    if !labelled {
        let credit = enclosed && has_credit_mark(inner);
        // （某会供稿，2018年5月）
        let by = inner.split_once("供稿").filter(|(_, rest)| {
            rest.is_empty() || rest.starts_with('，') && dateline::find(rest).is_some() && rest.len() < 40
        });
        let supplied = by.is_some() && length <= 40;
        // 网友甲 发表于 2009-1-21 08:05
        let posted = inner.split_once("发表于").filter(|(who, when)| {
            who.chars().count() <= 16
                && !who.contains('，')
                && dateline::find(when).is_some()
                && when.len() < 40
        });
        if let Some((_, when)) = posted {
            byline.date = dateline::find(when).map(|(_, d)| d);
            return Some(byline);
        }
        if credit {
            credits(inner, &mut byline);
            return Some(byline);
        }
        if supplied {
            let body = by.map_or(inner, |(body, _)| body).trim();
            byline.date = dateline::find(inner).map(|(_, d)| d);
            byline.medium = medium_of(body);
            return Some(byline);
        }
        return if enclosed { printed(inner) } else { dated(line, early) };
    }
    // A sentence that holds such a word is no byline: before the first label only a date or a medium stands.
    let plain_head = head.is_empty()
        || dateline::find(head).is_some()
        || is_medium(head)
        || is_title_of_author(&parts, head)
        || MEDIA.contains(&head)
        || reports(head)
        || is_labelled_and_dated(&parts, head)
        || (enclosed && head.chars().count() <= 24);
    if !plain_head || (inner.contains('，') && !enclosed) {
        return None;
    }
    read_parts(&parts, &mut byline);
    // 记者从…获悉 introduces a sentence.
    (byline != Byline::default() || parts.iter().any(|p| p.marked)).then_some(byline)
}

/// 某某网讯（ before a reporter.
fn reports(head: &str) -> bool {
    head.strip_suffix("讯（").is_some_and(is_medium)
}

/// 小说：某某 作者：某某 更新时间：2016-11-20: one more label of the same line.
fn is_labelled_and_dated(parts: &[Part<'_>], head: &str) -> bool {
    let label = head.split_once('：').is_some_and(|(label, _)| label.chars().count() <= 4);
    let dated = |p: &Part<'_>| p.role == Some(Role::Date) && p.marked && dateline::find(p.words).is_some();
    label && head.chars().count() <= 24 && parts.iter().any(dated)
}

/// What stands before 记者 without a mark behind it.
const MEDIA: &[&str] =
    &["本报", "本网", "本台", "本刊", "本社", "新华社", "人民网", "新华网", "全媒体", "融媒体", "通讯"];

/// 全媒体记者：某某: words before the role that only say more of it.
fn is_title_of_author(parts: &[Part<'_>], head: &str) -> bool {
    let names = |p: &Part<'_>| p.role == Some(Role::Author) && p.marked && !names(p.words).is_empty();
    head.chars().count() <= 8 && !head.contains(['、', '，', '：']) && parts.get(1).is_some_and(names)
}

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
        "索取号",
        "制发机关",
        "发文单位",
        "文号",
        "公文时效",
        "废止日期",
        "生效日期",
        "失效日期",
    ];
    let start = line.trim_start_matches(['·', '•', ' ']);
    let label = LABELS.iter().find_map(|l| start.strip_prefix(l));
    // 主题分类：某某 服务对象, 发文日期1989年10月30日: another label, or a day, where the mark is left out
    label.is_some_and(|rest| {
        let another = || rest.split(' ').skip(1).any(|word| LABELS.contains(&word));
        let day = || rest.len() < 40 && dateline::whole(rest).is_some();
        rest.is_empty() || rest.starts_with(['：', ':', ' ']) || another() || day()
    })
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
        && let Some((names, body)) = bare_names(&paragraph[stop + '。'.len_utf8()..])
    {
        byline.authors = names;
        byline.medium = byline.medium.take().or(body);
        place = Some(stop + '。'.len_utf8()..paragraph.len());
    }
    if byline.authors.is_empty()
        && let Some(end) = reported(paragraph, &mut byline)
    {
        place = Some(0..end);
    }
    if byline.medium.is_none()
        && let Some((end, medium)) = wired(paragraph)
    {
        byline.medium = Some(medium);
        place = place.or(Some(0..end));
        // 某网7月24日讯（甲）
        if byline.authors.is_empty()
            && paragraph[end..].starts_with('（')
            && let Some(close) = paragraph[end..].find('）')
            && let Some((names, _)) = bare_names(&paragraph[end..end + close + '）'.len_utf8()])
        {
            byline.authors = names;
        }
    }
    place.filter(|_| byline != Byline::default()).map(|place| (place, byline))
}

/// 新华社北京12月22日电, 某网某频道7月24日讯: the medium, and where what it sends begins.
fn wired(paragraph: &str) -> Option<(usize, String)> {
    let limit = paragraph.char_indices().nth(30).map_or(paragraph.len(), |(at, _)| at);
    let head = &paragraph[..limit];
    let end = head.find("日讯").or_else(|| head.find("日电"))? + "日讯".len();
    let day = head[..end].find(|c: char| c.is_ascii_digit())?;
    let before = &head[..day];
    if before.contains(['，', '。', '：', '“', '《']) {
        return None;
    }
    let medium = before.char_indices().map(|(at, c)| &before[..at + c.len_utf8()]).rfind(|w| is_medium(w))?;
    Some((end, medium.to_owned()))
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
    let names = |p: &Part<'_>| match p.role {
        Some(Role::Author) => !names(p.words).is_empty(),
        Some(Role::Source) => p.marked,
        _ => false,
    };
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

/// 【字体：大 中 小】发布时间：…: the line behind the controls of the page.
fn behind_controls(line: &str) -> &str {
    const CONTROLS: [&str; 5] = ["字体", "字号", "大 中 小", "大中小", "打印"];
    let mut rest = line.trim_start();
    while let Some(close) = rest.find(['】', ']', '］']).filter(|_| rest.starts_with(['【', '[', '［'])) {
        let (control, after) = rest.split_at(close);
        let after = after.trim_start_matches(['】', ']', '］']).trim_start();
        if after.is_empty() || !CONTROLS.iter().any(|w| control.contains(w)) {
            break;
        }
        rest = after;
    }
    rest
}

fn read_parts(parts: &[Part<'_>], byline: &mut Byline) {
    for part in parts {
        match part.role {
            None => {
                let date = dateline::find(part.words);
                byline.date = byline.date.or(date.map(|(_, d)| d));
                byline.medium = byline.medium.take().or_else(|| medium_of(part.words));
            }
            Some(Role::Author) => {
                add(&mut byline.authors, names(part.words));
                byline.date = byline.date.or(dateline::find(part.words).map(|(_, d)| d));
            }
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

/// A line with a date near the top: 某某晚报 2020年4月24日 星期五; a paper in 《》 with its page may stand
/// anywhere.
fn dated(line: &str, early: bool) -> Option<Byline> {
    if early && let Some(byline) = without_year(line) {
        return Some(byline);
    }
    let (range, date) = dateline::find(line)?;
    let (before, after) = (line[..range.start].trim(), line[range.end..].trim());
    if date.day().is_none() || line.chars().count() > 60 {
        return None;
    }
    if let Some(paper) = paper(before, after) {
        return Some(Byline { date: Some(date), medium: Some(paper), ..Byline::default() });
    }
    if !early || line.contains(['，', '：', '、', '《', '（']) {
        return None;
    }
    let clocked = after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '：' | ' '));
    let timed = clocked.len() < after.len();
    let after = clocked;
    let junk = |w: &str| {
        ["星期", "农历", "第", "版", "周", "点击", "浏览", "阅读", "作者", "字", "上午", "下午", "发表"]
            .iter()
            .any(|j| w.starts_with(j))
    };
    let medium = |words: &str| {
        let word = words.split(' ').next_back().unwrap_or("");
        let fits =
            !junk(word) && word.chars().filter(|c| is_han(*c)).count() >= 2 && word.chars().count() <= 24;
        fits.then(|| word.to_owned())
    };
    // 原创 某某 某县发布 2024-05-20 18:36 某省: who wrote stands before where
    let own = before.strip_prefix("原创 ");
    let authors = own.and_then(|w| w.rsplit_once(' ')).map(|(first, _)| names(first)).unwrap_or_default();
    let place = timed && after.chars().count() <= 3 && own.is_some();
    // 讲话, 召开 and their like would make it a sentence about that day.
    if junk(after) || after.is_empty() || place {
        let medium = medium(before);
        let clock = before.is_empty() && after.starts_with("星期");
        return (before.is_empty() || medium.is_some()).then(|| Byline {
            date: Some(date),
            clock,
            medium,
            authors,
            ..Byline::default()
        });
    }
    // 2018年7月6日 09:05 某州日报 某某: a medium and who wrote in it
    if let Some((first, rest)) = after.split_once(' ')
        && is_medium(first)
        && before.is_empty()
    {
        let authors = names(rest);
        return (!authors.is_empty() && rest.chars().count() <= 16).then(|| Byline {
            date: Some(date),
            medium: Some(first.to_owned()),
            authors,
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

/// （某某日报 2015年3月30日）: brackets around nothing but a medium and its day.
fn printed(inner: &str) -> Option<Byline> {
    let (range, date) = dateline::find(inner).filter(|(_, d)| d.day().is_some())?;
    let (before, after) = (inner[..range.start].trim(), inner[range.end..].trim());
    let medium = match (before.is_empty(), after.is_empty()) {
        (false, true) => before,
        (true, false) => after,
        _ => return None,
    };
    let medium = medium.trim_matches(['《', '》', '，', ' ']);
    is_medium(medium).then(|| Byline {
        date: Some(date),
        medium: Some(medium.to_owned()),
        ..Byline::default()
    })
}

/// 01-09 10:14 某某网: month and day before the hour, and a medium.
fn without_year(line: &str) -> Option<Byline> {
    let (month, rest) = line.split_once('-')?;
    let number = |t: &str| t.parse::<u8>().ok().filter(|_| t.len() <= 2);
    let day_end = rest.find(|c: char| !c.is_ascii_digit())?;
    let date = PartialDate::new(None, Some(number(month)?), Some(number(&rest[..day_end])?))?;
    let clock = rest[day_end..].trim_start();
    let after = clock.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    let timed = after.len() < clock.len() && clock[..clock.len() - after.len()].contains(':');
    let medium = Some(after.trim()).filter(|w| is_medium(w)).map(str::to_owned);
    (timed && (medium.is_some() || after.trim().is_empty())).then(|| Byline {
        date: Some(date),
        medium,
        ..Byline::default()
    })
}

/// 《某某日报》 beside a date, with nothing but its page: 第1版, A2版.
fn paper(before: &str, after: &str) -> Option<String> {
    let quoted = |words: &str| {
        let (name, rest) = words.strip_prefix('《')?.split_once('》')?;
        is_medium(name).then(|| (name.to_owned(), rest.trim().to_owned()))
    };
    let page = |rest: &str| {
        rest.is_empty()
            || rest.len() < 24
                && (rest.ends_with('版') || rest.starts_with("星期"))
                && !rest.contains(['，', '。'])
    };
    match (quoted(before), quoted(after)) {
        (Some((name, rest)), None) if rest.is_empty() && page(after) => Some(name),
        (None, Some((name, rest))) if before.is_empty() && page(&rest) => Some(name),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn authors(line: &str) -> Vec<String> {
        read(line, true).map(|b| b.authors).unwrap_or_default()
    }

    #[test]
    fn what_stands_before_the_labels_of_a_forum_or_a_tool_bar_is_passed_over() {
        let date = |line: &str| read(line, true).and_then(|b| b.date).map(|d| d.to_string());
        assert_eq!(date("【字体：大 中 小】 发布时间：2012-6-25 点击数：214").as_deref(), Some("2012-06-25"));
        assert_eq!(date("山中小卒 发表于 2009-1-21 08:05:59").as_deref(), Some("2009-01-21"));
        assert_eq!(date("【字体】的来历，发布时间不详"), None);
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
        assert_eq!(authors("□ 本报记者 王某 通讯员 李某"), ["王某", "李某"]);
        let byline = read("（某县委编办 王小某）", false).unwrap();
        assert_eq!(
            (byline.medium.as_deref(), byline.authors),
            (Some("某县委编办"), vec!["王小某".to_owned()])
        );
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
            ("《某城日报》2004年4月21日 第1版", "某城日报"),
            ("2018年12月22日《某城日报》A1版", "某城日报"),
            ("（某城日报 2015年3月30日）", "某城日报"),
            ("（2015年3月30日《某城日报》）", "某城日报"),
            ("2018年07月06日09:05某州日报 江小岸", "某州日报"),
            ("原创 小岸 某县播报2024-05-20 18:36北京", "某县播报"),
            ("某某笔记2022-03-09阅读10万+", "某某笔记"),
            ("某城网讯（记者 江小岸）2019-08-07", "某城网"),
            ("01-09 10:14某城廉政网", "某城廉政网"),
        ] {
            assert_eq!(read(line, true).and_then(|b| b.medium).as_deref(), Some(medium), "{line}");
        }
    }

    #[test]
    fn the_date_behind_an_unknown_label_is_read() {
        let byline = read("小说：某路 作者：江上客 更新时间：2016-11-20 23:14", true).unwrap();
        assert_eq!(byline.date.map(|d| d.to_string()).as_deref(), Some("2016-11-20"));
        let byline = read("（某市妇女联合会供稿，2018年5月）", false).unwrap();
        assert_eq!(byline.date.map(|d| d.to_string()).as_deref(), Some("2018-05"));
        assert_eq!(read("（某市妇女联合会供稿，请勿转载）", false), None);
    }

    #[test]
    fn sentences_are_no_bylines() {
        for line in [
            "市领导会见记者",
            "记者从市委编办获悉",
            "（县委常委 王某）",
            "2020年4月24日，县委召开会议",
            "《某某办法》2004年4月21日起施行",
            "2018年7月6日某市人民政府 江小岸来访",
            "《某城日报》2004年4月21日刊登了文章",
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
