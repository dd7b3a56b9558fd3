//! The matters in an object: where joined ones are split, and which say nothing.

mod heads;
mod joined;

pub use self::joined::{relayable, relayed};
use super::page::Page;
use crate::lexicon::MeetingWord;
use crate::mention::line::is_break;
use crate::mention::regulation::titled_at;
use crate::mention::{Chars, Line};

/// The matters in an object: every title alone; what is joined is split where each part has its own head.
pub fn items(page: &Page, line: &Line, range: Chars) -> Vec<(String, Chars)> {
    if range.start >= range.end {
        return Vec::new();
    }
    let text = line.slice(range.clone());
    if line.at(range.start) == '《' {
        return match about_titles(line, &range, text) {
            Some(parts) => parts,
            None => titles(page, line, range),
        };
    }
    if let Some(parts) = joined::decisions(line, &range) {
        return parts;
    }
    // 县长甲作的《乙报告》、《丙报告》; 县财政局、县审计局分别提交的《乙方案》《丙方案》
    if let Some(from) = given(text) {
        return titles(page, line, range.start + from..range.end);
    }
    // 县政府党组《甲》、县妇联《乙》: whose each is stands before it
    let tail = text.rsplit('》').next().unwrap_or_default();
    if text.matches('《').count() > 1
        && (tail.is_empty() || tail.starts_with('等'))
        && !text.contains("关于《")
    {
        let owners = text.split('《').next().unwrap_or_default().chars().count() <= 12;
        if owners && outer_titles(text) > 1 {
            return titles(page, line, range);
        }
    }
    // 各代表团审议政府、计划、财政工作情况汇报: what they dealt with is one report
    const BY_GROUPS: [&str; 5] = ["各代表团审议", "各代表团讨论", "各代表团酝酿", "各组讨论", "各组酝酿"];
    if BY_GROUPS.iter().any(|w| text.starts_with(w)) {
        return vec![(tidy(text), range)];
    }
    // 第九次会议方案和提请会议审议的事项
    if let Some((matter, _)) = ["和提请", "及提请"]
        .iter()
        .find_map(|joint| text.split_once(joint))
        .filter(|(left, right)| left.chars().count() >= 4 && right.ends_with(['项', '题', '案']))
    {
        return items(page, line, range.start..range.start + matter.chars().count());
    }
    if let Some(parts) = joined::reports_of_each(line, &range).or_else(|| joined::quoted(line, &range)) {
        return parts.into_iter().map(|part| (tidy(line.slice(part.clone())), part)).collect();
    }
    if let Some(parts) = joined::before_title(line, &range) {
        return parts.into_iter().flat_map(|part| items(page, line, part)).collect();
    }
    if let Some(parts) = joined::two_reports(line, &range) {
        return parts.map(|part| (tidy(line.slice(part.clone())), part)).into();
    }
    if let Some(parts) = heads::counted(line, &range) {
        return parts.into_iter().map(|part| (tidy(line.slice(part.clone())), part)).collect();
    }
    let untailed = range.start..joined::without_tail(line, &range);
    let listed = line.slice(untailed.clone());
    if let Some(parts) = documents(page, listed) {
        let place = |(part, at): (&str, usize)| {
            let from = range.start + text[..at].chars().count();
            (tidy(part), from..from + part.chars().count())
        };
        return parts.into_iter().map(place).collect();
    }
    if let Some(parts) = heads::by_heads(page, line, &untailed) {
        return parts.into_iter().flat_map(|part| items(page, line, part)).collect();
    }
    // 甲会议精神和乙会议精神
    if let Some((left, right)) =
        ["精神和", "精神以及", "精神，以及", "精神及"].iter().find_map(|w| text.split_once(w))
        && right.ends_with("精神")
        && left.chars().count() >= 4
        && right.chars().count() >= 6
    {
        let cut = left.chars().count() + "精神".chars().count();
        let joint = text.chars().count() - cut - right.chars().count();
        let parts = [range.start..range.start + cut, range.start + cut + joint..range.end];
        return parts.into_iter().flat_map(|part| items(page, line, part)).collect();
    }
    // 甲会议议程（草案）、乙值班安排: the bracket ends a matter
    for mark in DRAFTS {
        let Some((left, right)) = text.split_once(&format!("{mark}、")) else { continue };
        // 会议议程（草案）、日程（草案）: too short to stand alone
        let next = right.split(['、', '和']).next().unwrap_or_default();
        let apart = unbracketed(next).chars().count() >= 4 && right.chars().count() >= 6;
        if !text.contains('《') && left.chars().count() >= 4 && apart {
            let cut = range.start + left.chars().count() + mark.chars().count();
            let parts = [range.start..cut, cut + 1..range.end];
            return parts.into_iter().flat_map(|part| items(page, line, part)).collect();
        }
    }
    // 关于甲的请示以及关于乙的请示
    const PAPERS: [&str; 6] = ["请示", "汇报", "报告", "议案", "建议", "意见"];
    let paper = |text: &str| PAPERS.iter().any(|p| text.ends_with(p));
    for joint in ["以及", "及", "和"] {
        let Some((left, right)) = text.split_once(&format!("{joint}关于")) else { continue };
        if paper(left) && paper(right) {
            let cut = range.start + left.chars().count();
            let parts = [range.start..cut, cut + joint.chars().count()..range.end];
            return parts.into_iter().flat_map(|part| items(page, line, part)).collect();
        }
    }
    // A情况、B情况的汇报; A精神、B精神
    for (head, tails) in [
        ("情况", &["的汇报", "汇报", "的报告", ""][..]),
        ("精神", &[""][..]),
        ("的报告", &[""][..]),
        ("方案", &[""][..]),
    ] {
        for tail in tails {
            let Some(core) = text.strip_suffix(tail) else { continue };
            // 会议精神和讲话精神: each its own, though 汇报和建议 is one
            let joined = [format!("{head}和"), format!("{head}及")];
            // 甲情况、乙情况和丙情况的报告
            let split = head == "精神" || head == "情况" && core.contains('、');
            let parts: Vec<&str> = match joined.iter().find(|j| split && core.contains(j.as_str())) {
                Some(joint) => core.split('、').flat_map(|part| split_behind(part, head, joint)).collect(),
                None => core.split('、').collect(),
            };
            if parts.len() > 1
                && parts.iter().all(|p| p.ends_with(head) && p.chars().count() > head.chars().count() + 1)
            {
                return split_parts(line, &range, &parts, head);
            }
        }
    }
    vec![(tidy(text), range)]
}

/// What stands behind the name of a document that is not yet final.
const DRAFTS: [&str; 5] = ["（草案）", "（讨论稿）", "（送审稿）", "（征求意见稿）", "（审议稿）"];

/// Where the titles begin behind words that say who gave them: 甲所作的《乙》.
fn given(text: &str) -> Option<usize> {
    const GIVEN: [&str; 12] = [
        "作的",
        "提交的",
        "提出的",
        "报送的",
        "起草的",
        "拟定的",
        "上报的",
        "呈报的",
        "提请的",
        "提报的",
        "制定的",
        "制订的",
    ];
    let (owner, titled) = text.split_once('《')?;
    let closed = titled.trim_end_matches('等').ends_with(['》', '）']);
    // 县人大常委会将在10月开展的《甲》、《乙》: the titles are all that is dealt with
    let about = owner.ends_with("关于") && titled.contains('《') && owner.chars().count() <= 12;
    let several = about
        || owner.ends_with('的') && titled.contains('《') && !owner.contains("关于") && !owner.contains('对');
    (closed && (several || GIVEN.iter().any(|w| owner.ends_with(w)))).then(|| owner.chars().count())
}

/// 《甲》任务分解、乙行动等工作: the title says only of what the matter is; 《甲》《乙》（草案）和丙 are titles.
fn about_titles(line: &Line, range: &Chars, text: &str) -> Option<Vec<(String, Chars)>> {
    let end = titled_at(line, range.start)?.range.end;
    let rest = line.slice(end..range.end);
    const JOINTS: [&str; 14] =
        ["《", "、", "，", "和", "及", "以及", "与", "等", "（", "〉", "并", "有关", "相关", "后"];
    if rest.chars().count() < 4 || JOINTS.iter().any(|w| rest.starts_with(w)) {
        return None;
    }
    let parts: Vec<&str> = text.split("、《").collect();
    if parts.len() > 1 {
        return None;
    }
    Some(vec![(tidy(text), range.clone())])
}

/// How many titles stand beside each other in `text`.
fn outer_titles(text: &str) -> usize {
    let mut depth = 0usize;
    let mut count = 0;
    for c in text.chars() {
        match c {
            '《' => {
                count += usize::from(depth == 0);
                depth += 1;
            }
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    count
}

/// 甲工作报告、乙名单和关于丙的决议（草案）: parts that each name a document of their own, as far as each is one.
fn documents<'t>(page: &Page, text: &'t str) -> Option<Vec<(&'t str, usize)>> {
    let names_one = |part: &str| {
        if part.starts_with('《') && part.trim_end_matches('）').ends_with(['》', '案', '稿']) {
            return true;
        }
        // 县人大常委会《调研报告》及视察组关于某项目的报告
        const OWNER: usize = 12;
        let owned = part.split_once('《').is_some_and(|(owner, title)| {
            title.find('》').is_some_and(|at| at + '》'.len_utf8() == title.len())
                && owner.chars().count() <= OWNER
                && !owner.contains("关于")
        });
        if owned {
            return true;
        }
        let stem = unbracketed(part);
        // 国家赔偿法: not 做法, 执法
        let law = stem.ends_with('法')
            && !["做法", "方法", "看法", "想法", "执法", "立法", "司法", "普法", "用法", "宪法", "守法"]
                .iter()
                .any(|w| stem.ends_with(w));
        // 议程（草案）和日程（草案）: too short to stand alone
        law || stem.chars().count() >= 3
            && part.chars().count() >= 5
            && page.cx.lexicon.meeting_words.ending(MeetingWord::Document, stem).is_some()
    };
    // 关于甲报告、乙报告等4个报告的审议意见: one paper on all of them
    let summed = text.rfind('等').is_some_and(|at| {
        let rest = &text[at..];
        rest.contains('个') && rest.contains('的') && rest.chars().count() <= 14
    });
    if summed {
        return None;
    }
    // 甲所作的工作报告和《决议》
    if !names_one(text) && !text.ends_with('》') {
        return None;
    }
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0usize, 0usize);
    let mut skip = 0usize;
    for (at, c) in text.char_indices() {
        match c {
            '《' | '〈' | '（' | '“' => depth += 1,
            '》' | '〉' | '）' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > 0 || at < skip {
            continue;
        }
        let rest = &text[at..];
        let Some(joint) = ["以及", "、", "和", "及"].iter().find(|j| rest.starts_with(**j)) else {
            continue;
        };
        let (left, right) = (&text[start..at], &rest[joint.len()..]);
        // 代表提出的议案、建议、批评和意见: one thing
        let one = [("议案", "建议"), ("建议", "批评"), ("批评", "意见"), ("意见", "建议"), ("建议", "意见")];
        if one.iter().any(|(a, b)| left.ends_with(a) && right.starts_with(b)) {
            continue;
        }
        // 工作规则和管理办法 is one; 甲的报告和乙的报告 are two
        let alike = left.chars().take(3).collect::<String>();
        // 甲规划和设计方案、乙规划: one of several, and not the last
        let last = !parts.is_empty() && *joint != "、" && !right.contains('、') && names_one(right);
        let sure = *joint == "、"
            || last
            // 本次会议议程和关于丙的决定
            || right.starts_with(['关', '《']) && names_one(right)
            // 甲委《乙报告》及视察组关于丙的报告, 学校《乙决定》和干部任免通知
            || left.ends_with('》') && !left.starts_with('《') && names_one(right)
            // 甲县工作要点和县委编委工作职责: each with its own owner or year
            || (owned(right) && names_one(right))
            || right.starts_with(&alike)
            || ["报告", "汇报", "决议", "决定", "）"].iter().any(|w| left.ends_with(w));
        // 关于议程（草案）及日程（草案）的报告: what it is about is not yet over
        let open =
            left.contains("关于") && !closed(left) && CLOSERS.iter().any(|w| unbracketed(right).ends_with(w));
        // 议程（草案）和日程、关于丙的决定: too short to stand alone
        let next = right.split('、').next().unwrap_or_default();
        let apart = names_one(next) || next.split('和').next().unwrap_or_default().chars().count() >= 4;
        if sure && !open && names_one(left) && right.chars().count() >= 5 && apart {
            parts.push((left, start));
            start = at + joint.len();
            skip = start;
        }
    }
    parts.push((&text[start..], start));
    (parts.len() > 1 && parts.iter().all(|(part, _)| names_one(part))).then_some(parts)
}

/// Whether what is named begins with whose it is, or with its year.
fn owned(text: &str) -> bool {
    let level = ["省", "市", "县", "区", "州", "镇", "全省", "全市", "全县", "全区", "局党", "中共"];
    let organ = ["委", "政府", "人大", "政协", "纪委", "直", "级", "属"];
    text.starts_with(|c: char| c.is_ascii_digit())
        || level.iter().any(|l| {
            text.strip_prefix(l)
                .is_some_and(|rest| l.chars().count() > 1 || organ.iter().any(|o| rest.starts_with(o)))
        })
}

/// What ends a document about something: 关于甲的报告.
const CLOSERS: [&str; 11] =
    ["报告", "汇报", "说明", "决议", "决定", "议案", "通知", "请示", "通报", "建议", "》"];

/// Whether a part of a list ends with the name of a document.
pub fn is_document(page: &Page, text: &str) -> bool {
    let text = text.trim_end_matches('等');
    let stem = unbracketed(text);
    // 邀请范围（草案）
    let drafted = DRAFTS.iter().any(|mark| text.ends_with(mark));
    text.chars().count() >= 5
        && (drafted
            || stem.ends_with('》')
            || page.cx.lexicon.meeting_words.ending(MeetingWord::Document, stem).is_some())
}

/// 关于甲情况的审查报告（草案）: over with the report; 关于讨论政府工作报告 goes on.
fn closed(text: &str) -> bool {
    let stem = unbracketed(text);
    CLOSERS.iter().any(|w| {
        stem.strip_suffix(w).is_some_and(|about| {
            about.is_empty() || about.ends_with('》') || *w == "》" || {
                about.rfind('的').is_some_and(|at| about[at..].chars().count() <= 5)
            }
        })
    })
}

/// 工作报告（讨论稿）: without the bracket behind it.
fn unbracketed(text: &str) -> &str {
    text.strip_suffix('）').and_then(|t| t.rsplit_once('（')).map_or(text, |(stem, _)| stem)
}

/// 甲精神和乙精神 at each 精神和.
fn split_behind<'t>(text: &'t str, head: &str, joint: &str) -> Vec<&'t str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(joint) {
        out.push(&rest[..at + head.len()]);
        rest = &rest[at + joint.len()..];
    }
    out.push(rest);
    out
}

fn split_parts(line: &Line, range: &Chars, parts: &[&str], head: &str) -> Vec<(String, Chars)> {
    let mut at = range.start;
    let mut out = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let len = part.chars().count();
        let mut text = *part;
        // 县委编办关于上半年…情况: who reported stands before the first
        if i == 0
            && head == "情况"
            && let Some(about) = part.find("关于")
        {
            text = &part[about + "关于".len()..];
        }
        out.push((tidy(text), at..at + len));
        at += len + 1;
    }
    debug_assert!(at <= line.len() + 2);
    out
}

/// 《甲》《乙》情况汇报和《丙》（草案）: each title with what belongs to it, and documents named without one.
fn titles(page: &Page, line: &Line, range: Chars) -> Vec<(String, Chars)> {
    let mut out: Vec<(String, Chars)> = Vec::new();
    let pieces = title_pieces(line, range.clone());
    let last = pieces.iter().rposition(|piece| line.slice(piece.clone()).contains('《'));
    for (index, piece) in pieces.iter().enumerate() {
        let piece = piece.clone();
        let Some(open) = piece.clone().find(|&k| line.at(k) == '《') else {
            let known = out.len();
            untitled(page, line, piece.clone(), &mut out);
            if out.len() == known && last.is_some_and(|last| last + 1 == index) {
                out.extend(joined::behind_titles(line, piece.start..range.end));
                break;
            }
            continue;
        };
        let Some(title) = titled_at(line, open) else { continue };
        // 《甲》等文件和乙名单
        let others = (title.range.end..piece.end).find(|&k| line.at(k) == '等').unwrap_or(piece.end);
        let mut end = others;
        let tail = line.slice(title.range.end..end);
        // 《议案》（经表决6票赞成）: a note, no part of the title
        const NOTES: [&str; 6] = ["票", "表决", "另发", "附后", "简称", "详见"];
        let note = tail.starts_with('（') && NOTES.iter().any(|w| tail.contains(w));
        if note || tail.chars().count() > LONGEST_TAIL {
            end = title.range.end;
        }
        // 《甲》、关于修改《乙》的决定: the decision, not what it changes
        let paper = ["的决定", "的决议", "的议案", "的报告", "的说明"]
            .iter()
            .any(|w| line.starts_with(title.range.end, w));
        let about = paper && end > title.range.end && line.starts_with(piece.start, "关于");
        let start = if about { piece.start } else { title.range.start };
        let text = line.slice(start..end);
        out.push((text.replace(['<'], "〈").replace('>', "〉"), start..end));
        if let Some(joint) = (others..piece.end).find(|&k| matches!(line.at(k), '和' | '及')) {
            untitled(page, line, joint + 1..piece.end, &mut out);
        }
    }
    out
}

/// The longest that what stands behind a title belongs to it.
const LONGEST_TAIL: usize = 24;

/// Where titles and what is joined to them part: at 、, between 》 and 《, at 和 beside one of these.
fn title_pieces(line: &Line, range: Chars) -> Vec<Chars> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (range.start, 0usize);
    let mut i = range.start;
    while i < range.end {
        let c = line.at(i);
        let joint = match c {
            '、' | '，' if depth == 0 => 1,
            '以' if depth == 0 && line.starts_with(i, "以及") => 2,
            '和' | '及' | '与' if depth == 0 => 1,
            _ => 0,
        };
        // 关于甲的请示以及关于乙的请示
        let papers =
            || line.starts_with(i + joint, "关于") && CLOSERS.iter().any(|paper| line.word_before(i, paper));
        let beside = matches!(line.before(i), '》' | '）') || line.at(i + joint) == '《' || papers();
        if joint > 0 && (matches!(c, '、' | '，') || beside) {
            out.push(start..i);
            i += joint;
            start = i;
            continue;
        }
        match c {
            '《' | '〈' | '（' | '“' => {
                if c == '《' && depth == 0 && i > start && matches!(line.before(i), '》' | '）') {
                    out.push(start..i);
                    start = i;
                }
                depth += 1;
            }
            '》' | '〉' | '）' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        i += 1;
    }
    out.push(start..range.end);
    out.retain(|piece| !piece.is_empty());
    out
}

/// 人事任免通知, 乙工作报告（讨论稿）: documents named without a title beside others that have one.
fn untitled(page: &Page, line: &Line, range: Chars, out: &mut Vec<(String, Chars)>) {
    let text = line.slice(range.clone()).trim_end_matches('等');
    let named = page.cx.lexicon.meeting_words.ending(MeetingWord::Document, unbracketed(text)).is_some();
    // 会议议程（草案）和日程（草案）: what is too short to stand alone goes with what it is joined to
    if named
        && unbracketed(text).chars().count() < 4
        && let Some((said, before)) =
            out.last_mut().filter(|(said, at)| !said.ends_with('》') && at.end < range.start)
    {
        *before = before.start..range.start + text.chars().count();
        *said = tidy(line.slice(before.clone()));
        return;
    }
    if text.chars().count() >= 4 && !text.starts_with(['等', '其']) && named {
        out.push((tidy(text), range));
    }
}

/// 研究A、B等工作: one matter, unless the parts say different acts.
pub fn study_items(page: &Page, line: &Line, range: Chars) -> Vec<(String, Chars)> {
    let all = items(page, line, range.clone());
    let text = line.slice(range.clone());
    const ACTS: [&str; 21] = [
        "设立", "加挂", "撤销", "组建", "更名", "调整", "成立", "增设", "调剂", "优化", "核定", "划转",
        "配备", "变更", "并入", "合并", "整合", "划归", "划入", "下放", "升格",
    ];
    let core = ["等事项", "等有关事项", "有关事项", "等问题", "等议题", "等"]
        .iter()
        .find_map(|t| text.strip_suffix(t))
        .unwrap_or(text);
    let parts: Vec<&str> = core.split('、').collect();
    let acting = |p: &str| ACTS.iter().any(|a| p.contains(a));
    if all.len() == 1 && parts.len() > 1 && parts.iter().all(|p| acting(p)) {
        return split_parts(line, &range, &parts, "");
    }
    all
}

fn tidy(text: &str) -> String {
    // 方案等议题, 工作等四项议题: items of the agenda are no matter of their own
    let text = match text.rfind('等') {
        Some(at) if text[at..].chars().count() <= 6 && text.ends_with("议题") => &text[..at],
        _ => text,
    };
    text.trim_start_matches('了').trim_end_matches("以来").trim_end_matches('等').trim().to_owned()
}

/// 6项工作情况汇报, 三个议题: only how many; 三项制度改革方案 is a matter.
fn counted(core: &str) -> bool {
    const KINDS: [&str; 10] =
        ["工作情况汇报", "工作汇报", "情况汇报", "汇报", "议题", "事项", "议案", "文件", "报告", "方案"];
    let rest =
        core.trim_start_matches(|c: char| c.is_ascii_digit() || "两一二三四五六七八九十多".contains(c));
    rest.len() < core.len() && rest.strip_prefix(['项', '个', '件']).is_some_and(|kind| KINDS.contains(&kind))
}

/// 其他事项, 有关工作: says nothing of what was dealt with.
pub fn empty_matter(page: &Page, matter: &str) -> bool {
    let core = matter.trim_end_matches('等');
    // 有关工作汇报, 其他有关人事任免议案
    let opens = |words: &[&str]| words.iter().any(|w| core.starts_with(w));
    const OTHERS: [&str; 12] =
        ["汇报", "议案", "文件", "精神", "材料", "方案", "制度", "报告", "议题", "事项", "事宜", "问题"];
    let vague = (core.chars().count() <= 8 && opens(&["有关", "相关"])
        || core.chars().count() <= 12 && opens(&["其他", "其它"])
        || core.chars().count() <= 10 && counted(core))
        && OTHERS.iter().any(|w| core.ends_with(w));
    // 上述报告, 报告中的相关问题
    let back = ["上述", "以上", "前述"].iter().any(|w| core.starts_with(w))
        || ["中的相关问题", "中的有关问题", "相关内容", "有关内容"].iter().any(|w| core.ends_with(w));
    // 干部事宜, 有关人事任免议题: of whom is not said
    const HEADS: [&str; 3] = ["事项", "事宜", "议题"];
    const STAFF: [&str; 9] = ["有关", "相关", "其他", "其它", "干部", "人事", "任免", "人员", "组织"];
    let staffed = HEADS.iter().find_map(|h| core.strip_suffix(h)).is_some_and(|mut rest| {
        let whole = !rest.is_empty();
        while let Some(next) = STAFF.iter().find_map(|w| rest.strip_prefix(w)) {
            rest = next;
        }
        whole && rest.is_empty()
    });
    // 某某主任的汇报: of what is not said
    const OWNER: usize = 8;
    let of_somebody = ["的汇报", "的发言", "的介绍"].iter().any(|w| {
        core.strip_suffix(w).is_some_and(|who| who.chars().count() <= OWNER && !who.contains(['于', '况']))
    });
    // 区政府有关人事任命事项: of whose is all that is said
    let staff = ["有关人事", "相关人事"].iter().any(|w| {
        core.find(w).is_some_and(|at| page.cx.lexicon.meeting_words.has(MeetingWord::Empty, &core[at..]))
    });
    // 各项决议, 方案内容
    let short = core.chars().count() <= 6 && (core.starts_with("各项") || core.ends_with("内容"));
    core.chars().count() < 3
        || short && !core.contains('《')
        || of_somebody
        || vague
        // 经过酝酿与热烈讨论, 听取大家的汇报
        || core.starts_with('与') && core.ends_with("讨论")
        || core.starts_with("大家的")
        || back
        || staff
        || staffed
        || page.cx.lexicon.meeting_words.has(MeetingWord::Empty, core)
        || is_break(core.chars().next().unwrap_or('，')) && !core.starts_with(['《', '“', '？'])
}
