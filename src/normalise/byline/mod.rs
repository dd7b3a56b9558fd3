//! Reads who wrote, edited and published a page from the lines that say so.

mod dated;
mod inside;

use super::dateline;
use super::names::{add, bare_names, is_medium, medium_of, names, source};
use super::roles::{Part, Role, parts};
use crate::model::PartialDate;
use dated::{dated, printed};
pub(super) use inside::inside;

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
