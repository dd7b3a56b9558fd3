//! The words that introduce who wrote, edited or published a page, and what stands behind each.

use crate::lexicon::Trie;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Author,
    Source,
    Date,
    /// Ends the words of the role before it.
    Other,
}

/// The words before what they introduce.
const ROLES: &[(&str, Role)] = &[
    ("责任编辑", Role::Author),
    ("执行编辑", Role::Author),
    ("值班编辑", Role::Author),
    ("本期编辑", Role::Author),
    ("网络编辑", Role::Author),
    ("编辑", Role::Author),
    ("责编", Role::Author),
    ("主编", Role::Author),
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
    ("发文机关", Role::Source),
    ("发文机构", Role::Source),
    ("发文单位", Role::Source),
    ("制发机关", Role::Source),
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

pub(super) struct Part<'a> {
    pub role: Option<Role>,
    /// A colon stands behind the role word.
    pub marked: bool,
    pub words: &'a str,
}

/// Cuts the line at its role words. The first part may have no role.
pub(super) fn parts(line: &str) -> Vec<Part<'_>> {
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
    static WORDS: LazyLock<Trie<(&str, Role)>> =
        LazyLock::new(|| Trie::of(ROLES.iter().map(|entry| (entry.0, *entry))));
    let (_, (word, role)) = WORDS.walk(rest.chars()).last()?;
    let behind = &rest[word.len()..];
    if let Some(mark) = behind.chars().next().filter(|c| matches!(c, '：' | ':')) {
        return Some((word.len() + mark.len_utf8(), *role));
    }
    let counts = matches!(*word, "浏览" | "点击" | "阅读" | "访问" | "打印" | "关闭" | "分享");
    // 记者会, 编辑部: the word goes on.
    let goes_on = behind.starts_with(['会', '站', '部', '室', '团', '协', '们', '证', '节', '问']);
    ((LOOSE.contains(word) && !goes_on) || counts).then_some((word.len(), *role))
}
