//! Matters that the text only points back to: 这两个法规, 上述三项议题, 该办法.

use super::sink::Sink;
use crate::mention::Line;
use crate::mention::regulation::titled_in;
use crate::model::{Fact, MentionId};

/// Words that point back.
const BACK: [&str; 6] = ["上述", "以上", "前述", "这", "该", "此"];

/// What is pointed to.
const NOUNS: [&str; 16] = [
    "法规", "条例", "规章", "文件", "办法", "方案", "意见", "规定", "决定", "决议", "草案", "议案", "议题",
    "事项", "报告", "名单",
];

/// Whether `matter` only points back, and to how many.
pub fn points_back(matter: &str) -> Option<usize> {
    let rest = BACK.iter().find_map(|word| matter.strip_prefix(word))?;
    let mut chars = rest.chars();
    let count = chars.next().and_then(|c| {
        "一二三四五六七八九".chars().position(|d| d == c).map(|k| k + 1).or((c == '两').then_some(2))
    });
    let rest = if count.is_some() { chars.as_str() } else { rest };
    let rest = rest.trim_start_matches(['个', '项', '部', '件', '份']);
    let rest = rest.trim_start_matches("地方性").trim_start_matches("政府");
    NOUNS.contains(&rest).then_some(count.unwrap_or(1))
}

/// The matters that `matter`, said at `at`, points back to: the titles before it in the paragraph, or else what
/// the meeting dealt with so far, where there are just so many. `None` where it points nowhere.
pub fn antecedents(
    line: &Line,
    at: usize,
    matter: &str,
    meeting: Option<MentionId>,
    sink: &Sink,
) -> Option<Vec<String>> {
    let count = points_back(matter)?;
    let mut titles: Vec<String> = Vec::new();
    for titled in titled_in(line, 0..at) {
        let mut end = titled.range.end;
        if line.at(end) == '（' {
            end = (end..at).find(|&k| line.at(k) == '）').map_or(end, |k| k + 1);
        }
        let title = line.slice(titled.range.start..end).to_owned();
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    if titles.len() == count {
        return Some(titles);
    }
    let mut dealt: Vec<String> = Vec::new();
    for statement in sink.statements() {
        if let Fact::Reviews { matter, meeting: m, .. } = &statement.fact
            && meeting.is_some()
            && *m == meeting
        {
            let name = &sink.mention_of(*matter).name;
            if !dealt.contains(name) {
                dealt.push(name.clone());
            }
        }
    }
    Some(if dealt.len() == count { dealt } else { Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::points_back;

    #[test]
    fn what_points_back_says_to_how_many() {
        assert_eq!(points_back("这两个法规"), Some(2));
        assert_eq!(points_back("上述四项议题"), Some(4));
        assert_eq!(points_back("该办法"), Some(1));
        assert_eq!(points_back("该县工作方案"), None);
        assert_eq!(points_back("这两年的报告"), None);
    }
}
