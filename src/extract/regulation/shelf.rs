//! The regulations of one document: its own title, full names behind 《条例》 and 该办法.

use super::own::{Own, apart};
use crate::extract::page::Page;
use crate::lexicon::{RegulationWord, RoleWords};
use crate::mention::Line;
use crate::mention::named_body::Reader;
use crate::mention::regulation::{Titled, inner_marks, titled_in};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug)]
pub struct Shelf<'a> {
    pub(super) words: &'a RoleWords<RegulationWord>,
    pub own: Option<Own>,
    aliases: BTreeMap<String, String>,
    seen: Vec<String>,
    marked: BTreeSet<String>,
    /// Lines that are titles once the marks inside them are lost.
    damaged: BTreeMap<String, String>,
}

/// What titles of documents that lay something down end with.
const KINDS: [&str; 29] = [
    "预案",
    "规程",
    "准则",
    "守则",
    "通则",
    "指引",
    "办法",
    "规定",
    "方案",
    "细则",
    "条例",
    "规则",
    "意见",
    "规划",
    "制度",
    "措施",
    "举措",
    "计划",
    "纲要",
    "指南",
    "标准",
    "规范",
    "章程",
    "要点",
    "清单",
    "决定",
    "办法（试行）",
    "规定（试行）",
    "方案（试行）",
];

impl<'a> Shelf<'a> {
    pub fn read(page: &Page<'a>, reader: &Reader) -> Self {
        let mut shelf = Self {
            words: &page.cx.lexicon.regulation_words,
            own: None,
            aliases: BTreeMap::new(),
            seen: Vec::new(),
            marked: BTreeSet::new(),
            damaged: BTreeMap::new(),
        };
        for line in &page.lines {
            if line.len() < 90
                && line.text.contains('《')
                && !line.text.starts_with('《')
                && is_kind(line.text)
            {
                let mut bare = line.text.to_owned();
                for titled in titled_in(line, 0..line.len()) {
                    bare = bare.replace(line.slice(titled.range), "");
                }
                shelf.damaged.insert(bare, inner_marks(line.text));
            }
        }
        for line in &page.lines {
            for titled in titled_in(line, 0..line.len()) {
                shelf.define(line, &titled);
                shelf.marked.insert(titled.title);
            }
        }
        shelf.own = shelf.own_title(page, reader);
        shelf
    }

    /// Takes up the short name that follows a title: 《…》（以下简称《办法》）.
    fn define(&mut self, line: &Line, titled: &Titled) {
        let end = titled.range.end;
        if !matches!(line.at(end), '（' | '(') {
            return;
        }
        let Some(close) = (end..(end + 24).min(line.len())).find(|&k| matches!(line.at(k), '）' | ')'))
        else {
            return;
        };
        let inside = line.slice(end + 1..close);
        let Some(at) = inside.find("简称") else { return };
        let alias = inside[at + "简称".len()..].trim_matches(['《', '》', '“', '”', '：', ' ', '"', '为']);
        if !alias.is_empty() {
            let full = self.full(&titled.title);
            self.aliases.insert(alias.to_owned(), full);
        }
    }

    /// The full title behind what stands in 《》.
    pub fn full(&self, title: &str) -> String {
        if let Some(full) = self.aliases.get(title) {
            return full.clone();
        }
        if let Some(whole) = self.damaged.get(title) {
            return whole.clone();
        }
        // 联合出台《甲办法》 in a headline, 《甲办法（试行）》 below it
        let trial = ["（试行）", "（暂行）"].iter().map(|t| format!("{title}{t}"));
        if let Some(whole) = trial.into_iter().find(|whole| self.marked.contains(whole)) {
            return whole;
        }
        let inner = self.unwrapped(title);
        if inner != title {
            return self.damaged.get(inner).cloned().unwrap_or_else(|| inner.to_owned());
        }
        if title.chars().count() <= 4
            && let Some(seen) = self.ending(title)
        {
            return seen;
        }
        title.to_owned()
    }

    /// 关于印发〈甲〉的通知, 某办关于印发甲管理办法的通知: 甲 itself.
    fn unwrapped<'t>(&self, title: &'t str) -> &'t str {
        let tail = ["的通知", "的公告", "的决定"].iter().find_map(|t| title.strip_suffix(t));
        let Some(inner) = tail else { return title };
        let issues = |head: &str| self.words.ending(RegulationWord::Issue, head).is_some();
        if let Some((head, rest)) = inner.split_once('〈')
            && issues(head)
        {
            return rest.strip_suffix('〉').unwrap_or(title);
        }
        let given = inner.match_indices("关于").find_map(|(at, about)| {
            let behind = &inner[at + about.len()..];
            behind.get(self.words.starting(RegulationWord::Issue, behind)?.len()..)
        });
        // 关于印发甲办法和乙办法的通知, 关于印发甲等三项制度的通知: no one regulation
        let one = |given: &str| is_kind(given) && !given.contains(['〈', '等']) && apart(given).len() == 1;
        given.filter(|given| one(given)).unwrap_or(title)
    }

    /// Whether the page has this title in marks somewhere.
    pub fn names(&self, title: &str) -> bool {
        self.marked.contains(title)
    }

    /// 关于修改〈甲〉的决定 above its note, 《某市人大常委会关于修改〈甲〉的决定》 in the text: with who decided it.
    pub fn whole(&self, title: String) -> String {
        let mut longer = self.marked.iter().filter(|m| m.len() > title.len() && m.ends_with(title.as_str()));
        match (title.starts_with("关于"), longer.next(), longer.next()) {
            (true, Some(one), None) => one.clone(),
            _ => title,
        }
    }

    pub fn put(&mut self, title: &str) {
        self.seen.push(title.to_owned());
    }

    /// The latest title named that ends so, or the document's own.
    pub fn ending(&self, end: &str) -> Option<String> {
        self.seen
            .iter()
            .rev()
            .chain(self.own.iter().map(|o| &o.title))
            .find(|t| t.as_str() != end && trim_trial(t).ends_with(end))
            .cloned()
    }
}

/// Whether the title is one of what lays something down.
pub fn is_kind(text: &str) -> bool {
    let text = trim_trial(text.trim());
    KINDS.iter().any(|k| text.ends_with(k))
}

/// Without the brackets behind it that tell its edition or number: （试行）, （2015年修订）, （二）.
fn trim_trial(text: &str) -> &str {
    const LONGEST: usize = 10;
    const EDITIONS: [&str; 13] =
        ["试行", "暂行", "草案", "修订", "修正", "稿", "摘要", "全文", "节选", "摘编", "摘录", "版", "修改"];
    let mut text = text.trim_end_matches('》');
    while let Some((bare, inside)) = text.strip_suffix(['）', ')']).and_then(|t| t.rsplit_once(['（', '(']))
    {
        let edition = EDITIONS.iter().any(|w| inside.contains(w)) && inside.chars().count() <= LONGEST;
        let years = inside.contains(|c: char| c.is_ascii_digit())
            && inside.chars().all(|c| c.is_ascii_digit() || "-—－–～~年至".contains(c));
        let numeral = !inside.is_empty() && inside.chars().all(|c| "一二三四五六七八九十".contains(c));
        if bare.is_empty() || !(edition || years || numeral) {
            break;
        }
        text = bare;
    }
    text
}

/// Titles of notices about persons, or of groups, which are no regulations.
pub fn personnel(title: &str) -> bool {
    ["任免", "任职", "免职", "职务的", "任命", "聘任的", "解聘", "同志为", "拟任", "公示"]
        .iter()
        .any(|w| title.contains(w))
        || ((title.contains("关于成立")
            || title.contains("关于组建")
            || (title.contains("关于调整")
                && ["成员", "领导小组", "组成人员", "分工", "指挥部", "议事协调", "负责人"]
                    .iter()
                    .any(|w| title.contains(w)))
            || title.contains("关于设立"))
            && title.ends_with("通知"))
}
