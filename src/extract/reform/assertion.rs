//! Whether a change is said to have happened, or is a wish, a plan or a mere matter.

use super::scan::Scan;
use crate::extract::accord::by_order;
use crate::lexicon::{BodyWord, BodyWords};
use crate::mention::phrase::{ends_with, holds_any, rfind};
use std::borrow::Cow;

impl Scan<'_, '_> {
    /// Whether the words before a verb leave its act a fact: no wish, plan, question or mere title.
    pub fn asserted(&self, verb: usize) -> bool {
        let clause = self.clause(verb);
        // what 将 takes says what is changed, not whether
        let marked = (self.done.max(self.sentence.start).min(verb)..verb)
            .find(|&k| {
                let plans = ["将整合", "将组建", "将撤销", "将设立", "将成立", "将合并"];
                // 甲局由乙局的x推进职责、丙局的y职责整合组建
                let bears =
                    || self.line.at(k) == '由' && k > clause + 2 && self.text(k..verb).ends_with("职责");
                (matches!(self.line.at(k), '将' | '把') || bears())
                    && k + 2 < verb
                    && !plans.iter().any(|w| self.line.starts_with(k, w))
            })
            .unwrap_or(verb);
        let inside = without_task(self.text(clause.min(marked)..marked));
        if modal(inside, &self.reader.context().lexicon.body_words)
            || ["将", "就", "对", "围绕", "针对", "关于"].iter().any(|w| ends_with(self.line, verb, w))
            || self.explained(verb)
            || self.put_off(verb)
            || self.to_come(verb)
        {
            return false;
        }
        // 会议强调，要……，组建……: the wish reaches over the commas
        let sentence = self.text(self.sentence.start..marked);
        let decided = ["决定", "同意", "批准", "通过"]
            .iter()
            .filter(|w| self.line.may_hold(w))
            .filter_map(|w| sentence.rfind(w))
            .max();
        const WISHES: [&str; 21] = [
            "强调，",
            "指出，",
            "要求，",
            "表示，",
            "希望，",
            "认为，",
            "要",
            "必须",
            "拟",
            "建议",
            "将整合",
            "将组建",
            "将撤销",
            "将设立",
            "将成立",
            "将合并",
            "假如",
            "倘若",
            "计划到",
            "计划于",
            "计划在",
        ];
        let done = self.line.class_at(verb, &super::VERBS).is_some_and(|w| self.line.at(w.end) == '了');
        let wished = WISHES
            .iter()
            .filter(|w| self.line.may_hold(w))
            .filter_map(|w| {
                sentence.rfind(w).filter(|&at| match *w {
                    "要" => wish_at(sentence, at),
                    // 组织拟订规划的职责: a duty
                    "拟" => !sentence[at + w.len()..].starts_with(['订', '定']),
                    // 县委书记指出，去年我们成立了某中心: what was done
                    w if w.ends_with('，') => {
                        let said = last_clause(&sentence[..at]);
                        // 该省为适应建设要求，组建某厅: why it was done
                        let why = by_order(said) || ["适应", "落实", "对标"].iter().any(|w| said.contains(w));
                        !done && !told(&sentence[at + w.len()..]) && !why
                    }
                    w if w.starts_with('将') => !sentence[at + w.len()..].starts_with(['的', '后']),
                    _ => true,
                })
            })
            .max();
        // 人力资源方面，组建某指挥部，…，力争未来每年…: what is aimed at, where no day says when it was done
        const AIMS: [&str; 3] = ["力争", "争取到", "确保到"];
        let aims = || {
            let undated = !sentence.contains(['年', '月', '日']);
            let rest = self.text(verb..self.sentence.end);
            undated && AIMS.iter().any(|w| self.line.may_hold(w) && rest.contains(w))
        };
        let aimed = !done && decided.is_none() && aims();
        !aimed && wished.is_none_or(|w| decided.is_some_and(|d| d > w))
    }
}

impl Scan<'_, '_> {
    /// 组建某中心的事项，待进一步论证后再议: not yet decided.
    fn put_off(&self, verb: usize) -> bool {
        const LATER: [&str; 4] = ["再议", "暂缓", "暂不", "不予"];
        self.line.may_hold_any(&LATER) && holds_any(self.text(verb..self.sentence.end), &LATER)
    }

    /// 学校将牵头成立某专班: 将 with nothing but adverbs before the verb, so that it takes no body.
    fn to_come(&self, verb: usize) -> bool {
        const BRINGS: [&str; 4] = ["成立", "组建", "设立", "建立"];
        let words = &self.reader.context().lexicon.body_words;
        let marked = (self.clause(verb)..verb).rev().find(|&k| self.line.at(k) == '将');
        BRINGS.iter().any(|w| self.line.starts_with(verb, w))
            && marked.is_some_and(|k| {
                k + 1 < verb && words.without(BodyWord::Adverb, self.text(k + 1..verb)).is_empty()
            })
    }

    /// 就换届、成立纪委作了说明: what somebody only speaks about.
    fn explained(&self, verb: usize) -> bool {
        const SPEAKS: [&str; 8] = ["作了", "作出", "进行了", "作专", "提出", "作说明", "作汇报", "进行"];
        let (clause, end) = (self.clause(verb), self.clause_end(verb));
        let about = |k: usize| {
            self.line.at(k) == '就'
                && !matches!(self.line.before(k), '成' | '造')
                && !matches!(self.line.at(k + 1), '业' | '近' | '地' | '是' | '医' | '读' | '任' | '职')
        };
        (clause..verb).any(about)
            && self.text(verb..end).split('、').next_back().is_some_and(|last| holds_any(last, &SPEAKS))
    }
}

/// The words without the verb with which the name of a group begins: 市推进某某协调小组办公室.
fn without_task(text: &str) -> &str {
    const GROUPS: [&str; 7] = ["领导小组", "协调小组", "工作小组", "指挥部", "专班", "联席会议", "委员会"];
    let name = text.strip_suffix("办公室").unwrap_or(text);
    // 其职责由省推进某某领导小组承担
    let named = text.rsplit_once('由').map_or(text, |(_, named)| named);
    let rest = named.trim_start_matches(['省', '市', '县', '区', '州', '旗', '全', '国']);
    let verb = ["推进", "推动", "加快"].iter().find_map(|v| rest.strip_prefix(v));
    verb.filter(|_| GROUPS.iter().any(|g| name.ends_with(g))).unwrap_or(text)
}

/// What a speaker only tells: 会议指出，根据《方案》，A划入B.
fn told(text: &str) -> bool {
    ["根据《", "按照《", "根据方案", "按照方案", "此次改革", "这次改革"].iter().any(|w| text.starts_with(w))
}

fn last_clause(text: &str) -> &str {
    text.rsplit(['，', '。', '；']).next().unwrap_or(text)
}

/// 要 as a wish, not in 主要, 需要, 要求 …
fn wish_at(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().nth(1);
    !before.is_some_and(|c| "主重需纪摘概提只首简扼次必紧".contains(c))
        && !after.is_some_and(|c| "求点素闻件旨职害塞".contains(c))
}

/// Whether the words make what follows a wish, a plan or the name of a matter.
pub fn modal(text: &str, words: &BodyWords) -> bool {
    const NO_PLANS: [&str; 10] = [
        "计划生育",
        "和计划",
        "计划单列",
        "计划委",
        "计划局",
        "拟订",
        "拟定",
        "随任务完成",
        "随工作完成",
        "任务已完成",
    ];
    let mut text = Cow::Borrowed(text);
    if text.contains(['划', '拟', '完']) {
        for word in NO_PLANS {
            text = text.replace(word, "").into();
        }
    }
    let text = &*text;
    if words.is_inside(BodyWord::Plan, text) {
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
    // 自治区、盟市、旗县分别设立甲委员会: of all of them
    const ALL: [&str; 11] =
        ["各级", "各地", "各县", "各市", "各区", "各乡", "各镇", "盟市、", "旗县", "县级以上", "市、县"];
    if should || text.starts_with('可') || holds_any(text, &ALL) {
        return true;
    }
    ["研究", "审议", "讨论", "听取", "汇报"].iter().any(|w| {
        rfind(text, w).is_some_and(|at| {
            !["决定", "同意", "通过", "批准", "确定"].iter().any(|d| text[at..].contains(d))
                && !text[at + w.len()..].starts_with(['院', '所', '室', '中', '会'])
        })
    })
}
