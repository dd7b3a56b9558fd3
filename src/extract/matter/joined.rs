//! Joints between matters of which each stands complete.

use crate::mention::line::is_break;
use crate::mention::regulation::titled_in;
use crate::mention::{Chars, Line};

/// What is relayed or learnt ends so.
const RELAYED: [&str; 24] = [
    "精神", "讲话", "论述", "指示", "批示", "贺信", "贺词", "贺电", "回信", "文章", "》", "通知", "通报",
    "决定", "意见", "条例", "规定", "报告", "公报", "文件", "要求", "部署", "方案", "纪要",
];

/// Sessions, to which the 精神 behind the last of them belongs.
const SESSIONS: [&str; 5] = ["会议", "全会", "代表大会", "座谈会", "两会"];

/// The longest that whose paper it is stands before its title.
const LONGEST_ISSUER: usize = 8;

/// What begins so goes on with the owner of the part before it: 甲的重要讲话和重要指示.
const SHARED: [&str; 22] = [
    "重要讲话",
    "讲话",
    "重要指示",
    "指示",
    "批示",
    "重要批示",
    "重要论述",
    "论述",
    "重要会议",
    "会议精神",
    "有关",
    "相关",
    "其他",
    "其它",
    "贯彻",
    "其",
    "对",
    "提出",
    "系列",
    "重要文",
    "全文",
    "原文",
];

/// Whether words may end what is relayed.
pub fn relayable(text: &str) -> bool {
    RELAYED.iter().any(|w| text.ends_with(w)) || text.ends_with('）') && text.contains('》')
}

/// 甲的重要论述、乙《丙》等文件精神; 甲贺词和在乙时的讲话精神; 甲会议和乙会议精神: the parts of what is relayed.
pub fn relayed(line: &Line, range: Chars) -> Option<Vec<(String, Chars)>> {
    let range = range.start..without_tail(line, &range);
    let joints = joints(line, &range);
    let mut parts: Vec<(String, Chars)> = Vec::new();
    let mut from = range.start;
    for (index, joint) in joints.iter().enumerate() {
        let left = line.slice(from..joint.start);
        let next = joints.get(index + 1).map_or(range.end, |j| j.start);
        let right = line.slice(joint.end..next);
        let rest = line.slice(joint.end..range.end);
        // 甲讲话精神及省委、市委会议精神
        let listed = !matches!(line.slice(joint.clone()), "、" | "，")
            && rest.ends_with("精神")
            && rest.chars().count() >= 8;
        // 甲的重要论述和对某地工作的讲话精神: said of something else
        let of_another = right.starts_with('对') && relayable(right);
        let shared = SHARED.iter().any(|w| right.starts_with(w)) && !of_another;
        let begins = (right.chars().count() >= 5 || listed) && !shared;
        let long = left.chars().count() >= 5;
        let sessions = !matches!(line.slice(joint.clone()), "、" | "，")
            && SESSIONS.iter().any(|w| left.ends_with(w))
            && !left.contains(['在', '《'])
            && right.ends_with("精神")
            && SESSIONS.iter().any(|w| right.trim_end_matches("精神").ends_with(w));
        // 全国两会、中共中央《甲》精神
        let before_title = SESSIONS.iter().any(|w| left.ends_with(w))
            && !left.contains('《')
            && right.find('《').is_some_and(|at| right[..at].chars().count() <= LONGEST_ISSUER);
        let long = long || before_title && left.chars().count() >= 4;
        if !(begins && long && (sessions || before_title || relayable(left))) {
            continue;
        }
        let said = if sessions || before_title { format!("{left}精神") } else { left.to_owned() };
        parts.push((said, from..joint.start));
        from = joint.end;
    }
    let last = line.slice(from..range.end);
    let titles = parts.iter().all(|(t, _)| t.starts_with('《')) && last.starts_with('《');
    if parts.is_empty() || titles || !relayable(last) && range.end == from {
        return None;
    }
    parts.push((last.to_owned(), from..range.end));
    Some(parts.into_iter().flat_map(|part| titles_beside(line, part)).collect())
}

/// 《甲》《乙》《丙》: each title alone.
fn titles_beside(line: &Line, (said, range): (String, Chars)) -> Vec<(String, Chars)> {
    if !said.starts_with('《') || !said.contains("》《") || !said.ends_with('》') {
        return vec![(said, range)];
    }
    titled_in(line, range).into_iter().map(|t| (line.slice(t.range.clone()).to_owned(), t.range)).collect()
}

/// Where 甲等文件精神, 甲等相关事宜 ends but for what sums it up.
pub fn without_tail(line: &Line, range: &Chars) -> usize {
    const LONGEST: usize = 9;
    const SUMS: [&str; 8] = ["精神", "文件", "内容", "事项", "事宜", "问题", "议题", "材料"];
    let text = line.slice(range.clone());
    match text.rfind('等') {
        Some(at)
            if text[at..].chars().count() <= LONGEST
                && (text.ends_with('等') || SUMS.iter().any(|w| text.ends_with(w))) =>
        {
            range.start + text[..at].chars().count()
        }
        _ => range.end,
    }
}

/// The joints outside of titles, brackets and quotation marks.
pub(super) fn joints(line: &Line, range: &Chars) -> Vec<Chars> {
    let mut depth = 0u32;
    let mut out: Vec<Chars> = Vec::new();
    let mut i = range.start;
    while i < range.end {
        let c = line.at(i);
        match c {
            '《' | '〈' | '（' | '“' => depth += 1,
            '》' | '〉' | '）' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let word =
            ["以及", "、", "，", "和", "及", "与"].iter().find(|w| depth == 0 && line.starts_with(i, w));
        match word {
            Some(word) => {
                let end = i + word.chars().count();
                out.push(i..end);
                i = end;
            }
            None => i += 1,
        }
    }
    out
}

/// 甲建设、《乙》等相关事宜; 甲情况汇报和《乙》: a matter without title before one that has it.
pub fn before_title(line: &Line, range: &Chars) -> Option<Vec<Chars>> {
    const SHORTEST: usize = 4;
    let range = range.start..without_tail(line, range);
    let last = line.before(range.end);
    if !matches!(last, '》' | '）') {
        return None;
    }
    let joint = joints(line, &range).into_iter().find(|j| line.at(j.end) == '《')?;
    let left = line.slice(range.start..joint.start);
    // 关于《甲》、《乙》的报告; 县妇联、《甲》
    let open = left.contains('《') || left.contains("关于") && !relayable(left) && !left.ends_with("汇报");
    let matter = left.chars().count() >= SHORTEST && !left.contains(is_break);
    (matter && !open).then_some(vec![range.start..joint.start, joint.end..range.end])
}

/// 《甲》、乙重点项目、丙计划等议题: what stands without titles behind those that have them is one matter.
pub fn behind_titles(line: &Line, range: Chars) -> Option<(String, Chars)> {
    const SHORTEST: usize = 5;
    const HEADS: [&str; 13] = [
        "工作", "情况", "事项", "问题", "项目", "计划", "事宜", "建设", "调整", "任务", "安排", "名单",
        "请示",
    ];
    const OTHER: [&str; 7] = ["等", "其", "有关", "相关", "并", "就", "对"];
    let end = without_tail(line, &range);
    let text = line.slice(range.start..end);
    let matter = text.chars().count() >= SHORTEST
        && (end < range.end || HEADS.iter().any(|h| text.ends_with(h)))
        && !OTHER.iter().any(|w| text.starts_with(w))
        && !text.contains(['《', '了', '，']);
    matter.then(|| (text.to_owned(), range.start..end))
}

/// 甲情况及一季度乙安排, 甲情况和乙情况: two reports in one, where the second has a topic of its own.
pub fn two_reports(line: &Line, range: &Chars) -> Option<[Chars; 2]> {
    const SHORTEST: usize = 6;
    const SAME_TOPIC: [&str; 12] =
        ["存在", "主要", "下一步", "下步", "有关", "相关", "当前", "今后", "其", "面临", "工作", "具体"];
    const HEADS: [&str; 6] = ["情况", "安排", "打算", "方案", "计划", "建议"];
    let text = line.slice(range.clone());
    if text.contains(['《', '关']) || !HEADS.iter().any(|h| text.ends_with(h)) {
        return None;
    }
    joints(line, range).into_iter().find_map(|joint| {
        let left = line.slice(range.start..joint.start);
        let right = line.slice(joint.end..range.end);
        let own = right.chars().count() >= SHORTEST
            && !SAME_TOPIC.iter().any(|w| right.starts_with(w))
            && !right.contains(['、', '和', '及']);
        let season = ["一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "今年", "明年", "全"];
        let owned =
            super::owned(right) || right.ends_with("情况") || season.iter().any(|w| right.starts_with(w));
        (left.ends_with("情况") && left.chars().count() >= SHORTEST && own && owned)
            .then_some([range.start..joint.start, joint.end..range.end])
    })
}

/// 关于批准《甲》、《乙》的决定: one decision for each.
pub fn decisions(line: &Line, range: &Chars) -> Option<Vec<(String, Chars)>> {
    let text = line.slice(range.clone());
    let (lead, rest) = text.split_once('《').filter(|(lead, _)| lead.ends_with("关于批准"))?;
    let kind = ["的决定", "的决议"].iter().find(|k| rest.ends_with(**k))?;
    let start = range.start + lead.chars().count();
    let end = range.end - kind.chars().count();
    let titles = titled_in(line, start..end);
    let joined = titles
        .windows(2)
        .all(|w| line.slice(w[0].range.end..w[1].range.start).chars().all(|c| "、和及与".contains(c)));
    let whole = titles.last().is_some_and(|t| t.range.end == end);
    let each = |range: Chars| (format!("{lead}{}{kind}", line.slice(range.clone())), range);
    (titles.len() > 1 && joined && whole).then(|| titles.into_iter().map(|t| each(t.range)).collect())
}

/// 县财政局关于甲、县审计局关于乙情况的汇报: what each office reported on.
pub fn reports_of_each(line: &Line, range: &Chars) -> Option<Vec<Chars>> {
    const ABOUT: &str = "关于";
    const REPORTS: [&str; 5] = ["汇报", "报告", "说明", "通报", "介绍"];
    const OFFICES: [char; 11] = ['局', '委', '办', '府', '院', '厅', '部', '会', '镇', '乡', '道'];
    let text = line.slice(range.clone());
    if text.contains('《') || !REPORTS.iter().any(|w| text.ends_with(w)) {
        return None;
    }
    let mut parts = Vec::new();
    let mut from = range.start;
    for joint in joints(line, range).into_iter().filter(|j| line.slice(j.clone()) != "与") {
        // an office stands before the next 关于
        let next = (joint.end..range.end).find(|&k| line.starts_with(k, ABOUT));
        let owned = next.is_some_and(|k| {
            let owner = line.slice(joint.end..k);
            (2..=14).contains(&owner.chars().count())
                && owner.ends_with(OFFICES)
                && !owner.contains(['、', '的'])
        });
        if owned && line.slice(from..joint.start).contains(ABOUT) {
            parts.push(from..joint.start);
            from = joint.end;
        }
    }
    parts.push(from..range.end);
    (parts.len() > 1).then_some(parts)
}

/// “关于甲的议案”“关于乙的议案”: each in its own marks.
pub fn quoted(line: &Line, range: &Chars) -> Option<Vec<Chars>> {
    let mut parts = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if line.at(at) != '“' {
            return None;
        }
        let close = (at..range.end).find(|&k| line.at(k) == '”')?;
        parts.push(at..close + 1);
        at = close + 1;
        at += usize::from(matches!(line.at(at), '、' | '和' | '及') && at < range.end);
        if line.slice(at..range.end) == "等" {
            break;
        }
    }
    (parts.len() > 1).then_some(parts)
}
