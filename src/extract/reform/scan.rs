//! The running text seen as a row of clauses: where a clause begins, whether what it says is asserted.

use crate::mention::line::is_break;
use crate::mention::named_body::{Found, Heard, Named, Reader, ends_with};
use crate::mention::{Chars, Line};
use crate::model::{PartialDate, ReformAction};

/// A change of bodies as the text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub action: ReformAction,
    pub body: String,
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub matter: Option<String>,
    pub agent: Option<String>,
    pub date: Option<PartialDate>,
    pub line: usize,
    pub words: Chars,
    pub rule: &'static str,
    pub sure: u8,
}

/// Where the reading stands: one sentence, and what was said before it.
#[derive(Debug)]
pub struct Scan<'l, 'p> {
    pub reader: &'l Reader<'p>,
    pub line: &'l Line<'p>,
    pub number: usize,
    pub sentence: Chars,
    pub heard: Heard,
    /// The body that the passage speaks of: the latest result of a change, or the subject of a clause.
    pub subject: Option<Named>,
    /// The bodies that were done away with last.
    pub gone: Vec<Named>,
    /// The body whose rules the whole document lays down (三定).
    pub topic: Option<Named>,
    /// Where the words of the change before end.
    pub done: usize,
}

impl Scan<'_, '_> {
    /// The beginning of the clause in which `i` stands: after the latest break but 、, or an open bracket.
    pub fn clause(&self, i: usize) -> usize {
        let mut depth = 0i32;
        for k in (self.sentence.start..i).rev() {
            let c = self.line.at(k);
            match c {
                '）' | ')' => depth += 1,
                '（' | '(' if depth > 0 => depth -= 1,
                '（' | '(' => return k + 1,
                '、' if self.numbered(k) => return k + 1,
                '、' | '“' | '”' | '《' | '》' | '〈' | '〉' | '〔' | '〕' => {}
                _ if depth == 0 && is_break(c) => return k + 1,
                _ => {}
            }
        }
        self.sentence.start
    }

    /// Whether the 、 at `k` belongs to the number of an item (一、 2、).
    fn numbered(&self, k: usize) -> bool {
        let text = self.line.slice(self.sentence.start..k);
        !text.is_empty()
            && text.chars().count() <= 3
            && text.trim_start().chars().all(|c| "一二三四五六七八九十".contains(c) || c.is_ascii_digit())
    }

    /// The end of the clause in which `i` stands.
    pub fn clause_end(&self, i: usize) -> usize {
        (i..self.sentence.end)
            .find(|&k| is_break(self.line.at(k)) && !matches!(self.line.at(k), '、' | '“' | '”'))
            .unwrap_or(self.sentence.end)
    }

    pub fn text(&self, range: Chars) -> &str {
        self.line.slice(range)
    }

    /// Whether a break or the end of the sentence stands at `i`.
    pub fn closed(&self, i: usize) -> bool {
        i >= self.sentence.end || is_break(self.line.at(i))
    }

    /// The bodies that begin at `i`.
    pub fn after(&self, i: usize) -> Option<Found> {
        self.reader.after(self.line, i, self.sentence.end, &self.heard)
    }

    /// The bodies that end at `end`, in its clause, adverbs between them and `end` left out.
    pub fn before(&self, end: usize) -> Option<Found> {
        let floor = self.clause(end).max(self.done.min(end));
        self.reader.before(self.line, floor, self.without_adverbs(floor, end), &self.heard)
    }

    /// The end of what stands before `end` when adverbs are left out.
    pub fn without_adverbs(&self, floor: usize, mut end: usize) -> usize {
        const ADVERBS: [&str; 44] = [
            "同时",
            "相应",
            "予以",
            "随之",
            "一并",
            "依法",
            "分别",
            "正式",
            "整建制",
            "成建制",
            "整体",
            "统一",
            "全部",
            "对外",
            "也",
            "均",
            "都",
            "被",
            "已",
            "已经",
            "于",
            "仍",
            "仍然",
            "继续",
            "现",
            "今日",
            "今天",
            "日前",
            "近日",
            "联合",
            "此前",
            "此前已",
            "由此",
            "则",
            "并",
            "，",
            "直接",
            "具体",
            "归口",
            "建制",
            "全员",
            "所在地",
            "共同",
            "就地",
        ];
        while let Some(word) = ADVERBS.iter().filter(|w| ends_with(self.line, end, w)).max_by_key(|w| w.len())
        {
            let next = end - word.chars().count();
            if next < floor {
                break;
            }
            end = next;
        }
        while end > floor && self.line.before(end) == ' ' {
            end -= 1;
        }
        // a bracket with a short name or a rank
        if end > floor
            && matches!(self.line.before(end), '）' | ')')
            && let Some(open) = (floor..end).rev().find(|&k| matches!(self.line.at(k), '（' | '('))
        {
            return open;
        }
        end
    }

    /// Whether the words before a verb leave its act a fact: no wish, plan, question or mere title.
    pub fn asserted(&self, verb: usize) -> bool {
        let clause = self.clause(verb);
        let inside = self.text(clause..verb);
        if modal(inside) || ends_with(self.line, verb, "将") {
            return false;
        }
        // 会议强调，要……，组建……: the wish reaches over the commas
        let sentence = self.text(self.sentence.start..verb);
        let decided = ["决定", "同意", "批准", "通过"].iter().filter_map(|w| sentence.rfind(w)).max();
        let wished = ["强调，", "指出，", "要求，", "表示，", "希望，", "认为，", "要", "必须", "拟", "建议"]
            .iter()
            .filter_map(|w| sentence.rfind(w).filter(|&at| *w != "要" || wish_at(sentence, at)))
            .max();
        wished.is_none_or(|w| decided.is_some_and(|d| d > w))
    }

    /// A change with the words from `from` to `to`.
    pub fn change(
        &self,
        action: ReformAction,
        body: &Named,
        words: Chars,
        rule: &'static str,
        sure: u8,
    ) -> Change {
        let sure = match body.certainty {
            crate::mention::Certainty::Ending => sure.saturating_sub(10),
            _ => sure,
        };
        Change {
            action,
            body: body.name.clone(),
            from: Vec::new(),
            to: Vec::new(),
            matter: None,
            agent: None,
            date: None,
            line: self.number,
            words,
            rule,
            sure,
        }
    }
}

/// 要 as a wish, not in 主要, 需要, 要求 …
fn wish_at(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().nth(1);
    !before.is_some_and(|c| "主重需纪摘概提只首简扼次必紧".contains(c))
        && !after.is_some_and(|c| "求点素闻件旨职害塞".contains(c))
}

/// Whether the words make what follows a wish, a plan or the name of a matter.
pub fn modal(text: &str) -> bool {
    const PLANS: [&str; 37] = [
        "关于",
        "必须",
        "应当",
        "可以",
        "不得",
        "禁止",
        "需要",
        "探索",
        "推动",
        "推进",
        "加快",
        "鼓励",
        "支持",
        "希望",
        "建议",
        "申请",
        "请示",
        "计划",
        "力争",
        "抓紧",
        "尽快",
        "争取",
        "是否",
        "如需",
        "没有",
        "逐步",
        "有条件",
        "严禁",
        "要求",
        "完成",
        "准备",
        "有望",
        "考虑",
        "谋划",
        "筹划",
        "提请",
        "拟",
    ];
    let text = &["计划生育", "和计划", "计划单列", "计划委", "计划局"]
        .iter()
        .fold(text.to_owned(), |t, w| t.replace(w, ""));
    if PLANS.iter().any(|w| text.contains(w)) {
        return true;
    }
    if text.match_indices('要').any(|(at, _)| wish_at(text, at)) {
        return true;
    }
    let should = text.match_indices('应').any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at..].chars().nth(1);
        !before.is_some_and(|c| "相对供适反响效感".contains(c))
            && !after.is_some_and(|c| "急对用邀届".contains(c))
    });
    if should || text.starts_with('可') || text.contains("各级") || text.contains("各地") {
        return true;
    }
    ["研究", "审议", "讨论", "听取", "汇报"].iter().any(|w| {
        text.rfind(w).is_some_and(|at| {
            !["决定", "同意", "通过", "批准", "确定"].iter().any(|d| text[at..].contains(d))
                && !text[at + w.len()..].starts_with(['院', '所', '室', '中', '会'])
        })
    })
}
