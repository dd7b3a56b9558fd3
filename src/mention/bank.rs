//! Banks that a text calls 该行, 本行 once it has named them, and the committees of the boards of banks and companies.

use super::body::Body;
use super::institution::{COMES_TO, name_start};
use super::line::{Line, any_holds, is_cjk};
use super::office::Before;
use crate::mention::affix::Affix;
use std::collections::BTreeMap;

/// How a text calls the bank of which it tells.
const CALLS: [&str; 3] = ["该行", "本行", "我行"];

const BANK: &str = "银行";

/// What makes the kind a part of another word: 银行业, 银行卡, 银行间.
const GOES_ON: [char; 8] = ['业', '卡', '间', '家', '监', '保', '账', '存'];

/// Forms of a company that belong to the name.
const FORMS: [&str; 3] = ["股份有限公司", "有限责任公司", "有限公司"];

/// When something was told, right before the name.
const TIMES: [&str; 12] =
    ["晚间", "今日", "昨日", "近日", "日前", "当晚", "昨晚", "今天", "昨天", "上午", "下午", "当日"];

/// The bank of all banks, which no page calls 本行.
const CENTRAL: &str = "人民银行";

/// The bank of which the page tells: the one that it names most, under its longest name.
pub fn bank_of(lines: &[Line]) -> Option<String> {
    if !CALLS.iter().any(|call| any_holds(lines, call)) {
        return None;
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        for name in names(line, line.len()).filter(|name| !name.ends_on(CENTRAL)) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let short = |name: &str| FORMS.iter().find_map(|form| name.short_of(form)).map_or(name.len(), str::len);
    let told = |name: &str| {
        let own = &name[..short(name)];
        counts.iter().filter(|(other, _)| other.starts_with(own)).map(|(_, n)| n).sum::<usize>()
    };
    let (name, _) = counts.iter().max_by_key(|(name, _)| (told(name), name.len()))?;
    Some((*name).to_owned())
}

/// The names of banks in the line up to `limit`.
fn names<'t>(line: &Line<'t>, limit: usize) -> impl Iterator<Item = &'t str> {
    const SHORTEST: usize = 4;
    let ends: Vec<usize> = if line.may_hold(BANK) {
        (SHORTEST..=limit).filter(|&k| line.word_before(k, BANK) && !GOES_ON.contains(&line.at(k))).collect()
    } else {
        Vec::new()
    };
    ends.into_iter().filter_map(|end| {
        let start = name_start(line, end);
        let form = FORMS.iter().find(|form| line.starts_with(end, form)).map_or(0, |f| f.chars().count());
        let said = line.slice(start..end + form);
        let name = TIMES.iter().find_map(|time| said.past(time)).unwrap_or(said);
        // 2014年7月加入某某银行
        let name = COMES_TO.iter().find_map(|join| name.rsplit_once(join)).map_or(name, |(_, own)| own);
        let named = name.chars().take_while(|c| is_cjk(*c)).count() >= SHORTEST;
        (named && !CALLS.iter().any(|call| name.contains(call))).then_some(name)
    })
}

/// 该行董事会, 本行: the name of the bank that is called so at `at`, and what stands behind the call.
pub fn called<'t>(line: &Line, at: usize, text: &'t str, told: Option<&str>) -> Option<(String, &'t str)> {
    // 获聘为该行行长
    let text =
        ["为该行", "为本行"].iter().find_map(|w| text.find(w)).map_or(text, |k| &text[k + "为".len()..]);
    let rest = CALLS.iter().find_map(|call| text.past(call))?;
    // 该行 is the bank of the sentence, 本行 that of the page
    let name = match text.starts_with('该') {
        true => names(line, at).last().or(told),
        false => told,
    }?;
    Some((name.to_owned(), rest))
}

/// What the committees of boards are for.
const TASKS: [&str; 19] = [
    "战略",
    "审计",
    "提名",
    "薪酬",
    "风险",
    "关联交易",
    "消费者权益",
    "企业文化",
    "人事",
    "合规",
    "投资",
    "内控",
    "信息科技",
    "三农",
    "普惠",
    "社会责任",
    "可持续",
    "资本",
    "预算",
];

/// 战略委员会 behind an office of a company or bank: of its board.
pub(super) fn committee_of_board(text: &str, before: &Before) -> Option<Body> {
    if !text.ends_on("委员会") || !TASKS.iter().any(|task| text.begins_with(task)) {
        return None;
    }
    let last = before.body.as_ref()?;
    let name = company(&last.name)?;
    // 董事会战略委员会委员、审计委员会委员: of the board again, as it was written
    let board = if last.name.len() > name.len() { "董事会" } else { "" };
    Some(Body { name: format!("{name}{board}{text}"), ..last.clone() })
}

/// The company or bank that a body is, or whose board it is a committee of.
pub(super) fn company(name: &str) -> Option<&str> {
    let own = match name.find("董事会") {
        Some(at) if name.ends_on("委员会") => &name[..at],
        _ => name,
    };
    let named = ["公司", "集团", BANK].iter().any(|kind| own.ends_on(kind)) && !own.begins_with("中共");
    named.then_some(own)
}
