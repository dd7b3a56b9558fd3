//! Papers that a sentence tells of by what they are: 《X》是某某印发的文件, 由某某制定的《X》正式印发, 以《某某关于…的通知》印发.

use super::words::{issue_at, issue_before, making_before};
use super::{Particulars, View, names};
use crate::mention::date::date_at;
use crate::mention::phrase::bracket_end;
use crate::mention::regulation::Titled;

/// 《X》是某某2018年10月印发的文件, 《X》是经甲批准，乙发布的法规: what the page is about.
pub fn described(view: &View, close: usize, open: usize) -> Option<(Vec<String>, Particulars, usize)> {
    const PAPERS: [&str; 14] = [
        "文件", "法规", "规章", "规定", "办法", "条例", "意见", "通知", "方案", "规划", "制度", "章程",
        "政策", "决定",
    ];
    let lexicon = view.page.cx.lexicon;
    if !["是", "，是", "是由"].iter().any(|w| view.line.starts_with(close, w)) {
        return None;
    }
    let of = (close..view.sentence.end)
        .find(|&k| view.line.at(k) == '的' && issue_before(lexicon, view.line, k).is_some())?;
    let paper = view.text(of..view.sentence.end);
    let paper = paper.trim_end_matches(['。', '；']).split(['，', '。', '；']).next().unwrap_or(paper);
    if !PAPERS.iter().any(|w| paper.ends_with(w)) || view.plans(view.text(close..of)) {
        return None;
    }
    let verb = issue_before(lexicon, view.line, of)?;
    let leads = ["，是由", "，是", "是由", "是"];
    let floor = view.clause(verb).max(close);
    let floor =
        leads.iter().find(|w| view.line.starts_with(floor, w)).map_or(floor, |w| floor + w.chars().count());
    let end = view.trimmed(floor, verb);
    // 是2001年某某发布的
    let from = date_at(view.line, floor, view.page.dateline).map_or(floor, |d| d.end);
    let from = from + usize::from(matches!(view.line.at(from), '由' | '经'));
    let bodies = view.reader.list(view.line, from..end, &view.heard)?;
    let date = view.date_in(close..verb);
    Some((names(&bodies), Particulars { date, ..Particulars::default() }, open))
}

/// 清理结果以《某政府关于公布清理结果的通知》（某号）印发: the title itself names who issues it.
pub fn in_its_own_name(view: &View, titled: &Titled) -> Option<(Vec<String>, Particulars, usize)> {
    let (open, close) = (titled.range.start, titled.range.end);
    let inner = open + 1;
    let about = (inner + 3..close).find(|&k| view.line.starts_with(k, "关于"))?;
    let numbered = matches!(view.line.at(close), '（' | '(');
    let behind = if numbered { bracket_end(view.line, close, view.sentence.end)? } else { close };
    // 以《X》（某号）的形式予以公布
    const JOINTS: [&str; 6] = ["的形式予以", "的形式正式", "的形式", "的名义", "正式", "予以"];
    let joint = JOINTS.iter().find(|w| view.line.starts_with(behind, w)).map_or(0, |w| w.chars().count());
    let issued = issue_at(view.page.cx.lexicon, view.line, behind + joint).is_some();
    let by = view.line.before(open) == '以' && issued;
    if !by || view.plans(view.text(view.clause(open)..open)) || view.line.word_before(open, "将以") {
        return None;
    }
    let bodies = view.reader.list(view.line, inner..about, &view.heard)?;
    Some((names(&bodies), Particulars::default(), open))
}

/// 由某某联合制定的《X》近日正式印发.
pub fn made_and_issued(view: &View, open: usize, close: usize) -> Option<(Vec<String>, Particulars, usize)> {
    let stop = view.clause_end(close);
    let lexicon = view.page.cx.lexicon;
    let before = view.text(close..issue_before(lexicon, view.line, stop).filter(|&verb| verb >= close)?);
    let of = open.checked_sub(1).filter(|&k| view.line.at(k) == '的')?;
    let end = making_before(lexicon, view.line, of).or_else(|| issue_before(lexicon, view.line, of))?;
    let floor = view.clause(open);
    if view.plans(before) || before.chars().count() > 14 || before.contains('将') {
        return None;
    }
    let found = view.reader.before(view.line, floor, view.trimmed(floor, end), &view.heard)?;
    let date = view.date_in(view.sentence.start..stop);
    Some((names(&found.bodies), Particulars { date, ..Particulars::default() }, found.range.start))
}

/// 《X》经某会议审议通过，某日以市政府令第10号公布.
pub fn by_order(view: &View, close: usize, open: usize) -> Option<(Vec<String>, Particulars, usize)> {
    let order = (close..view.sentence.end).find(|&k| view.line.starts_with(k, "令第"))?;
    let end = (order..view.sentence.end.min(order + 10)).find(|&k| view.line.at(k) == '号')? + 1;
    let granted = if view.line.starts_with(end, "予以") { end + 2 } else { end };
    let given = issue_at(view.page.cx.lexicon, view.line, granted).is_some();
    let by = (close..order).rev().find(|&k| view.line.at(k) == '以')?;
    let between = view.text(close..by);
    let to_come = between.ends_with(['将', '拟', '待']);
    if !given || to_come || view.plans(between) || between.contains(['《', '；']) {
        return None;
    }
    let bodies = view.reader.list(view.line, by + 1..order, &view.heard)?;
    let number = Some(view.text(by + 1..end).to_owned());
    Some((names(&bodies), Particulars { date: view.date_in(close..by), number, effective: None }, open))
}
