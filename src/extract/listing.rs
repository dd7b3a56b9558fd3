//! Lines that head a list of appointments, and pages that only announce what is planned.

use super::page::Page;
use crate::lexicon::Effect;
use crate::mention::Line;
use crate::mention::phrase::rfind;

/// Words that head a list when nothing but a tail follows, and what the entries then say.
const WORDS: [(&str, Option<Effect>); 22] = [
    ("任命", Some(Effect::Appoint)),
    ("任免", Some(Effect::Appoint)),
    ("任职", Some(Effect::Appoint)),
    ("聘任", Some(Effect::Appoint)),
    ("试用期满", Some(Effect::Appoint)),
    ("转正", Some(Effect::Appoint)),
    ("免去", Some(Effect::Remove)),
    ("免除", Some(Effect::Remove)),
    ("免职", Some(Effect::Remove)),
    ("撤销", Some(Effect::Remove)),
    ("接受辞职", Some(Effect::Remove)),
    ("辞去", Some(Effect::Remove)),
    ("辞职", Some(Effect::Remove)),
    ("解聘", Some(Effect::Remove)),
    ("不再担任", Some(Effect::Remove)),
    ("提名", Some(Effect::Candidate)),
    ("候选人", Some(Effect::Candidate)),
    ("选举", Some(Effect::Elect)),
    ("补选", Some(Effect::Elect)),
    ("当选", Some(Effect::Elect)),
    ("增补", Some(Effect::Appoint)),
    ("分工", None),
];

const TAILS: [&str; 25] = [
    "",
    "名单",
    "如下",
    "职务",
    "下列人员",
    "下列同志",
    "以下人员",
    "以下同志",
    "同志",
    "下列同志职务",
    "下列人员职务",
    "以下同志职务",
    "以下人员职务",
    "人员",
    "人员名单",
    "名单如下",
    "下列人员的职务",
    "以下人员的职务",
    "下列同志的职务",
    "的人员名单",
    "的人员",
    "的名单",
    "下列工作人员",
    "通知",
    "正式任职",
];

/// `Some` when the line only heads a list: what its entries say (`None` for a list of another kind).
pub fn heading(line: &Line) -> Option<Option<Effect>> {
    let text = line.text.trim_end_matches(['：', ':', ' ', '。', '，', '；']);
    let colon = line.text[text.len()..].contains(['：', ':']);
    let n = text.chars().count();
    if n > 110 || n > 45 && !colon || !colon && text.contains('为') {
        return None;
    }
    // 张三任县委书记，李四不再担任。: a sentence
    if line.text.ends_with('。') && text.contains('，') && !colon {
        return None;
    }
    // nearly every line ends here
    let telling =
        |c: char| ['任', '免', '聘', '正', '销', '职', '去', '提', '候', '举', '选', '补', '分'].contains(&c);
    if !text.contains(telling) {
        return None;
    }
    let mut best: Option<(usize, Option<Effect>)> = None;
    for (word, effect) in WORDS {
        let Some(at) = rfind(text, word) else { continue };
        let tail = text[at + word.len()..].trim_end_matches(|c: char| {
            c.is_ascii_digit()
                || ['（', '）', '(', ')', '人', '共', '位', '名', '件', ' '].contains(&c)
                    && !text.ends_with("名单")
        });
        let fits = TAILS.contains(&tail.trim_start_matches(['（', '(']));
        // 张三的局长职务同时免去。: a sentence
        let fits = fits && (colon || !tail.is_empty() || !text[..at].contains("职务"));
        if fits && best.is_none_or(|(b, _)| at >= b) {
            best = Some((at, effect));
        }
    }
    best.map(|(_, effect)| effect)
}

/// Announcements before a decision (任前公示) only tell what is planned.
pub fn is_announcement(page: &Page) -> bool {
    // 此次任免在1月就已公示。: a sentence, and no heading
    let heads = |l: &Line| l.len() < 50 && !l.text.ends_with('。');
    page.lines
        .iter()
        .take(5)
        .any(|l| heads(l) && l.holds("公示") && (l.text.contains('任') || l.holds("干部")))
}
