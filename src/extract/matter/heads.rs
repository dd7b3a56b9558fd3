//! Joined matters that are told apart by the heads with which they end, or by how many the text says there are.

use super::super::page::Page;
use super::joined::joints;
use crate::lexicon::MeetingWord;
use crate::mention::{Chars, Line};

/// What ends so, is whole.
const PAPERS: [&str; 16] = [
    "办法", "规则", "细则", "方案", "要点", "总结", "安排", "分解", "条例", "规划", "清单", "制度", "预案",
    "章程", "规定", "守则",
];

/// What a body studies without a paper.
const TOPICS: [&str; 3] = ["工作", "事项", "事宜"];

/// What begins so goes on with the topic of the part before it: 工作总结和下一步工作安排.
const SAME_TOPIC: [&str; 14] = [
    "存在",
    "主要",
    "下一步",
    "下步",
    "有关",
    "相关",
    "当前",
    "今后",
    "其",
    "面临",
    "具体",
    "配套",
    "后续",
    "下阶段",
];

/// The shortest part that stands alone: 工作规则和管理办法 are of one owner.
const SHORTEST: usize = 5;

/// 工作规则及改革工作安排、任务分解; 甲编制事项和乙改革工作: each part ends with a head of its own.
pub fn by_heads(page: &Page, line: &Line, range: &Chars) -> Option<Vec<Chars>> {
    let text = line.slice(range.clone());
    let papers = &page.cx.lexicon.meeting_words;
    let head = |text: &str| {
        let known = PAPERS.iter().chain(&TOPICS).find(|h| text.ends_with(**h)).copied();
        known.map(str::to_owned).or_else(|| papers.ending(MeetingWord::Document, text).map(str::to_owned))
    };
    let topic = |head: &str| TOPICS.contains(&head);
    let last = head(text)?;
    if text.contains("关于") || text.starts_with('《') {
        return None;
    }
    let joints = joints(line, range);
    let mut parts = Vec::new();
    let mut from = range.start;
    for (index, joint) in joints.iter().enumerate() {
        let left = line.slice(from..joint.start);
        let next = joints.get(index + 1).map_or(range.end, |j| j.start);
        let right = line.slice(joint.end..next);
        let own = PAPERS.iter().chain(&TOPICS).find(|h| left.ends_with(**h));
        let (Some(own), Some(other)) = (own, head(right)) else { continue };
        // 安全生产工作、项目建设情况汇报: one report on both
        let alike = topic(own) == topic(&other) && topic(own) == topic(&last);
        // 工作规则、办公室工作细则: a list has short parts as well
        let listed = usize::from(line.at(joint.start) == '、');
        let long = left.chars().count() >= SHORTEST - listed && right.chars().count() >= SHORTEST;
        if *own != other && alike && long && !SAME_TOPIC.iter().any(|w| right.starts_with(w)) {
            parts.push(from..joint.start);
            from = joint.end;
        }
    }
    parts.push(from..range.end);
    (parts.len() > 1).then_some(parts)
}

/// 甲改革、乙组建两项工作, 甲、乙、丙三个议题: as many as the text says.
pub fn counted(line: &Line, range: &Chars) -> Option<Vec<Chars>> {
    const KINDS: [&str; 6] = ["工作", "议题", "事项", "问题", "任务", "内容"];
    const NUMBERS: [char; 8] = ['两', '三', '四', '五', '六', '七', '八', '九'];
    const SHORTEST_OF_LIST: usize = 3;
    let text = line.slice(range.clone());
    let stem = KINDS.iter().find_map(|k| text.strip_suffix(k))?;
    let stem = stem.strip_suffix(['项', '个', '大'])?;
    let number = stem.chars().last().and_then(|c| NUMBERS.iter().position(|n| *n == c))? + 2;
    let end = range.start + stem.chars().count() - 1;
    let end = end - usize::from(line.before(end) == '等');
    let mut parts = Vec::new();
    let mut from = range.start;
    for joint in joints(line, &(range.start..end)) {
        parts.push(from..joint.start);
        from = joint.end;
    }
    parts.push(from..end);
    let whole = parts.iter().all(|part| part.len() >= SHORTEST_OF_LIST);
    (parts.len() == number && whole && !text.contains('《')).then_some(parts)
}
