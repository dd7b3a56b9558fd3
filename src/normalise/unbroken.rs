//! The paragraphs of long lines whose line breaks were lost, or became blanks.

use super::lines::{begins_item, begins_with_date, ends_sentence, is_digit};
use std::ops::Range;

/// The paragraphs of a line whose line breaks were lost: only their indentation parts them.
pub(super) fn paragraphs(text: &str, line: Range<usize>, out: &mut Vec<Range<usize>>) {
    const INDENT: &str = "\u{3000}\u{3000}";
    let words = &text[line.clone()];
    // 某市供水管理条例（2016年10月27日…通过）: the note in the line of the title
    if let Some(at) = words.find(['（', '(']).filter(|&at| titles_law(words[..at].trim(), &words[at..]))
        && note(&words[at..]).is_some_and(|note| note.len() == words[at..].trim_end().len())
    {
        out.push(line.start..line.start + at);
        return out.push(line.start + at..line.end);
    }
    // most lines hold no blank at all
    let wide = words.contains('\u{3000}');
    if !wide && !words.contains(' ') {
        return out.push(line);
    }
    if !wide || !words.contains(INDENT) {
        return flattened(text, line, out);
    }
    let sentences =
        ["。", "！", "？", "”"].iter().map(|end| words.matches(&format!("{end}{INDENT}")).count());
    if sentences.sum::<usize>() < 2 {
        return out.push(line);
    }
    let mut start = line.start;
    for (at, _) in words.match_indices(INDENT) {
        let at = line.start + at;
        if !text[start..at].trim().is_empty() {
            out.push(start..at);
            start = at;
        }
    }
    out.push(start..line.end);
}

/// The paragraphs of a long line whose line breaks became blanks: a headline, then sentences and items; or an official
/// paper, from its title to its signature.
fn flattened(text: &str, line: Range<usize>, out: &mut Vec<Range<usize>>) {
    const LONG: usize = 120;
    const HEADLINE: Range<usize> = 8..40;
    let words = &text[line.clone()];
    let roles =
        || words.match_indices([' ', '\u{3000}']).filter(|(at, b)| begins_role(&words[at + b.len()..]));
    let list = words.contains(['：', ':']) && roles().count() > 1;
    let law = || words.contains("第一条") && !words.starts_with('第');
    // in a short line only what makes it a list or a law tells where lines ended
    let long = words.len() >= LONG * 3 || list;
    if !long && !law() || words.contains('\t') {
        return out.push(line);
    }
    // a CV: its entries begin with their years
    let dated =
        words.match_indices([' ', '\u{3000}']).filter(|(at, b)| begins_with_date(&words[at + b.len()..]));
    let entries = dated.count() >= 3;
    let mut start = line.start;
    let (mut paper, mut law) = (false, false);
    for (at, blank) in words.match_indices([' ', '\u{3000}']) {
        let at = line.start + at;
        let (left, right) = (&text[start..at], &text[at + blank.len()..line.end]);
        let headline = start == line.start
            && left.len() < HEADLINE.end * 4
            && HEADLINE.contains(&left.chars().count())
            && !left.contains(['，', ',', '。', '：', '、'])
            && opens_report(right);
        let ends = left.ends_with(['。', '！', '？']) && !right.starts_with(['”', '」', '）']);
        let item = begins_item(right) && right.starts_with(|c: char| "一二三四五六七八九十（".contains(c));
        let goes_on = left.ends_with(['，', ',', '、', '-', '—', '至', '~', '～', '于', '自', '从']);
        let entry = begins_with_date(right) && (ends_sentence(left) || entries && !goes_on);
        paper |= start == line.start && titles_paper(left, right);
        law |= start == line.start && titles_law(left.trim(), right);
        let part = paper && parts_paper(left.trim(), right)
            || law && parts_law(left.trim(), right)
            || list && parts_list(left.trim_end(), right);
        let framed = !left.contains('。') && !goes_on && ends_frame(left.trim(), right);
        let life = heads_life(left.trim(), right);
        let ended = part || long && (headline || ends || item || entry || framed || life);
        if !left.trim().is_empty() && ended {
            out.push(start..at);
            start = at;
        }
    }
    out.push(start..line.end);
}

/// 本报讯, 3月6日, 日前, （记者…: how the first sentence of a report begins.
fn opens_report(text: &str) -> bool {
    const OPENINGS: [&str; 12] =
        ["本报讯", "本报", "日前", "近日", "昨日", "昨天", "今天", "今日", "连日来", "（记者", "(记者", "讯"];
    let digits = text.trim_start_matches(is_digit);
    OPENINGS.iter().any(|w| text.starts_with(w))
        || digits.len() < text.len() && digits.starts_with(['月', '年', '日'])
}

/// Whether what stands above an article ends before a blank: the path to it, its headline, and what the page says of it.
fn ends_frame(left: &str, right: &str) -> bool {
    const LABELS: [&str; 12] = [
        "来源：",
        "来源:",
        "日期：",
        "日期:",
        "发布时间",
        "发布日期",
        "时间：",
        "时间:",
        "作者：",
        "作者:",
        "发布者",
        "浏览",
    ];
    let labelled = LABELS.iter().any(|label| right.starts_with(label));
    let headline = left.chars().count() >= 8 && !left.contains(['，', ',', '：', ':']);
    left.ends_with("正文") && left.contains(['>', '»', '：', '→'])
        || labelled && headline
        || opens_report(right) && right.contains('。') && !left.ends_with(['：', ':'])
}

/// Whether a heading over the life of a person begins or ends at a blank: 张三 简历 1980年….
fn heads_life(left: &str, right: &str) -> bool {
    const HEADINGS: [&str; 12] = [
        "简历",
        "履历",
        "生平",
        "人物履历",
        "人物简历",
        "人物生平",
        "人物经历",
        "个人简历",
        "个人履历",
        "工作简历",
        "主要经历",
        "工作经历",
    ];
    let begins = |heading: &str| {
        right.strip_prefix(heading).is_some_and(|rest| rest.starts_with([' ', '\u{3000}', '：', ':']))
    };
    let named = left.rsplit([' ', '\u{3000}']).next().unwrap_or(left);
    HEADINGS.iter().any(|heading| begins(heading)) && !left.ends_with(['，', ','])
        || HEADINGS.contains(&named)
}

/// Whether the words are the title of an official paper: its number or its addressees follow.
fn titles_paper(left: &str, right: &str) -> bool {
    const LENGTH: Range<usize> = 10..90;
    const KINDS: [&str; 8] = ["通知", "批复", "意见", "决定", "公告", "通告", "复函", "的函"];
    LENGTH.contains(&left.chars().count())
        && KINDS.iter().any(|kind| left.ends_with(kind))
        && !left.contains(['，', '。', '：'])
        && (numbered(right).is_some() || addressed(right).is_some())
}

/// What the titles of laws and rules end with.
const LAWS: [&str; 10] =
    ["条例", "办法", "规定", "细则", "规则", "章程", "方案", "规程", "（试行）", "(试行)"];

/// Whether the words are the title of a law or of rules: the note on who passed it follows, its contents, or its first part.
fn titles_law(left: &str, right: &str) -> bool {
    const LENGTH: Range<usize> = 6..60;
    LENGTH.contains(&left.chars().count())
        && LAWS.iter().any(|kind| left.ends_with(kind))
        && !left.contains(['，', ',', '。', '：', ':', '；'])
        && {
            let behind = note(right).map_or(right, |note| right[note.len()..].trim_start());
            let begins = ["目录", "目 录", "第一章", "第一条"].iter().any(|w| behind.starts_with(w));
            begins || behind.is_empty()
        }
}

/// （2016年10月27日某委员会第二十七次会议通过，…）: the note under the title of a law, with which the words begin.
pub(super) fn note(words: &str) -> Option<&str> {
    const LONGEST: usize = 400;
    const ACTS: [&str; 7] = ["通过", "批准", "公布", "发布", "印发", "修订", "修正"];
    let inside = words.strip_prefix(['（', '('])?;
    let (mut depth, mut end) = (0usize, None);
    for (at, c) in words.char_indices().take(LONGEST) {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => {
                depth -= 1;
                if depth == 0 {
                    end = Some(at + c.len_utf8());
                    break;
                }
            }
            _ => {}
        }
    }
    let note = &words[..end?];
    let acts = ACTS.iter().any(|act| note.trim_end_matches(['）', ')']).ends_with(act));
    (acts && (begins_with_date(inside) || inside.starts_with("根据"))).then_some(note)
}

/// Whether a part of a law ends before a blank: its title, the note, its contents, a chapter, an article.
fn parts_law(left: &str, right: &str) -> bool {
    let goes_on = left.ends_with(['，', ',', '、', '据', '照', '至', '和', '及', '按']);
    titles_law(left, right)
        || note(left).is_some_and(|whole| whole.len() == left.len())
        || right.starts_with('第') && begins_item(right) && !goes_on
}

/// 某政发〔2010〕31号: the number of a paper, with which the words begin.
fn numbered(words: &str) -> Option<&str> {
    const LONGEST: usize = 24;
    let end =
        words.char_indices().take(LONGEST).find(|&(_, c)| c == '号').map(|(at, c)| at + c.len_utf8())?;
    let number = &words[..end];
    (number.contains(['〔', '[', '［']) && !number.contains(['，', '。', '《'])).then_some(number)
}

/// 各县（市）、区人民政府，市政府各部门：: to whom a paper is sent.
fn addressed(words: &str) -> Option<&str> {
    const LONGEST: usize = 120;
    let end = words.char_indices().take(LONGEST).find(|&(_, c)| matches!(c, '：' | ':')).map(|(at, _)| at)?;
    let addressees = &words[..end];
    let ends = ["府", "局", "委", "位", "门", "构", "会", "业", "校", "院", "处", "厅"];
    (!addressees.contains(['。', '《', '；']) && ends.iter().any(|e| addressees.ends_with(e)))
        .then_some(addressees)
}

/// Whether the words begin with a role in a group: 组 长：, 副组长：.
fn begins_role(words: &str) -> bool {
    const ROLES: [&str; 20] = [
        "组长",
        "副组长",
        "常务副组长",
        "第一副组长",
        "成员",
        "主任",
        "副主任",
        "常务副主任",
        "委员",
        "总指挥",
        "副总指挥",
        "指挥长",
        "副指挥长",
        "常务副指挥长",
        "召集人",
        "副召集人",
        "顾问",
        "政委",
        "秘书长",
        "联络员",
    ];
    const LONGEST: usize = 12;
    let Some((at, _)) = words.char_indices().take(LONGEST).find(|&(_, c)| matches!(c, '：' | ':')) else {
        return false;
    };
    let role: String = words[..at].chars().filter(|c| !c.is_whitespace()).collect();
    ROLES.contains(&role.as_str())
}

/// Whether an entry of a list of persons ends before a blank: before a role, a name with its bracket, or the sentence on
/// the office of the group.
fn parts_list(left: &str, right: &str) -> bool {
    let closed = left.ends_with(['）', ')']);
    let entry = || {
        let open = right.char_indices().take(6).find(|&(_, c)| matches!(c, '（' | '('));
        open.is_some_and(|(at, _)| {
            let name: Vec<char> = right[..at].chars().filter(|c| !c.is_whitespace()).collect();
            (2..=4).contains(&name.len()) && name.iter().all(|&c| super::characters::is_han(c))
        })
    };
    const AFTER: [&str; 6] = ["领导小组", "指挥部", "专班", "委员会", "办公室", "联席会议"];
    // 副 组 长：
    let whole = !left.ends_with(['副', '务', '一', '行', '总', '誉']);
    begins_role(right) && whole || closed && (entry() || AFTER.iter().any(|w| right.starts_with(w)))
}

/// Whether a part of an official paper ends before a blank: title, number, addressees, headings, who signs, the day, and
/// the title of what the paper brings.
fn parts_paper(left: &str, right: &str) -> bool {
    const SHORT: usize = 60;
    const BROUGHT: [&str; 9] = ["办法", "规定", "方案", "意见", "细则", "规则", "条例", "计划", "规划"];
    const OPENINGS: [&str; 6] = ["根据", "为", "按照", "第一", "一、", "（"];
    let plain =
        left.chars().count() <= SHORT && !left.contains(['，', ',', '。', '；', '：', ':', '！', '？']);
    // 2009-11-03
    let whole_day = |words: &str| {
        words.len() <= 10 && begins_with_date(words) && words.matches(['-', '.', '/']).count() == 2
    };
    let full_date = |words: &str| begins_with_date(words) && words.chars().take(12).any(|c| c == '日');
    titles_paper(left, right)
        || numbered(left).is_some_and(|number| number.len() == left.len())
        || addressed(left).is_some_and(|to| left.len() <= to.len() + '：'.len_utf8())
        || plain && full_date(right)
        || plain && full_date(left) && left.ends_with('日')
        || plain && whole_day(left)
        || plain && begins_item(left) && left.contains('、') && left.chars().count() <= 20
        || plain && BROUGHT.iter().any(|k| left.ends_with(k)) && OPENINGS.iter().any(|w| right.starts_with(w))
        || right.starts_with('第') && begins_item(right) && ends_sentence(left)
}

#[cfg(test)]
mod tests {
    fn joined(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        super::paragraphs(text, 0..text.len(), &mut out);
        out.into_iter().map(|range| text[range].trim().to_owned()).collect()
    }

    #[test]
    fn paragraphs_that_only_indentation_parts_are_lines() {
        let lost = "某县新闻　　会议研究了工作。　　某某简历　　某某，男，汉族。　　2012.01 某县县长。";
        assert_eq!(joined(lost).len(), 5);
        assert_eq!(joined("某　　某　　主持会议。　　会后进行了座谈。").len(), 1);
    }

    #[test]
    fn a_long_line_whose_breaks_became_blanks_is_parted() {
        let said = "会议强调，要认真学习，狠抓落实，推动各项工作再上新台阶，为全县发展作出新的更大的贡献。";
        let long = said.repeat(3);
        let report = format!("某县召开全县动员大会 3月6日，大会召开。{said} {long} 县委书记王 翔主持会议。");
        assert_eq!(joined(&report).len(), 4);
        let entries = "2001年5月 某县教师 2004年7月 某镇镇长 2008年1月 某镇党委书记 2011年6月至今 某县县长，";
        assert_eq!(joined(&format!("{entries}{long}")).len(), 4);
        assert_eq!(joined("某县 王 翔 主持会议。").len(), 1);
    }

    #[test]
    fn a_list_of_persons_in_one_line_is_parted() {
        let said = "为做好普查工作，县政府决定成立某县普查领导小组，现将组成人员名单通知如下：";
        let list = "组 长：张建华（县委常委、常务副县长） 副 组 长：李明（县政府办副主任） 周 澧（县统计局局长） \
                    成 员：王小明（县财政局副局长） 领导小组办公室设在县统计局。";
        let parts = joined(&format!("{said} {list}"));
        assert_eq!(
            parts[1..4],
            [
                "组 长：张建华（县委常委、常务副县长）",
                "副 组 长：李明（县政府办副主任）",
                "周 澧（县统计局局长）"
            ]
        );
        assert_eq!(parts.len(), 6);
        let told = format!("{said} 会上，主任：张建华（县委常委）作了说明，陶 立（县长）参加。").repeat(2);
        assert_eq!(joined(&told).len(), 1);
    }

    #[test]
    fn what_stands_around_an_article_in_one_line_is_parted() {
        let said = "会议强调，要认真学习，狠抓落实，推动各项工作再上新台阶，为全县发展作出新的更大的贡献。"
            .repeat(4);
        let page = format!(
            "某县机构编制网 首页 机构职能 当前位置：首页 >> 正文 县委编委第一次会议召开 日期：2024-04-26 \
             来源：某县编办 打印 4月25日下午，会议召开。{said}"
        );
        let parts = joined(&page);
        assert_eq!(parts[1], "县委编委第一次会议召开");
        assert!(parts[3].starts_with("4月25日下午"), "{parts:?}");
        let life = format!("张三 生平 早年任某县教师。1992年起任某县县长。{said}");
        assert_eq!(joined(&life)[..2], ["张三", "生平"]);
    }

    #[test]
    fn a_law_in_one_line_is_parted() {
        let title = "某市供水管理条例";
        let note = "（2016年10月27日某市人民代表大会常务委员会第七次会议通过，2017年3月29日某省人民代表大会常务委员会批准）";
        let law = format!(
            "{title} {note} 目录 第一章 总则 第一条 为了管好水，根据国务院《供水条例》，制定本条例。"
        );
        assert_eq!(
            joined(&law),
            [title, note, "目录", "第一章 总则", "第一条 为了管好水，根据国务院《供水条例》，制定本条例。"]
        );
        let told = format!("县里学习某市供水管理条例 {note} 时说，第一条很重要。");
        assert_eq!(joined(&told).len(), 1);
    }

    #[test]
    fn an_official_paper_in_one_line_is_parted() {
        let title = "某县人民政府办公室关于印发某县供水管理办法的通知";
        let said = "《某县供水管理办法》已经县政府批准,现予印发,请认真贯彻执行。";
        let duty = "县水务局负责全县供水的监督管理工作,指导各乡镇做好用水节水的宣传和服务工作。".repeat(2);
        let paper = format!(
            "{title} 某政办发〔2010〕3 号 各乡镇人民政府,县政府各部门: {said} 某县人民政府办公室 \
             二〇一〇年四月六日 某县供水管理办法 根据《水法》,制定本办法。 一、主要职责 {duty}"
        );
        let parts = joined(&paper);
        assert_eq!(parts[0], title);
        assert_eq!(parts[1].trim(), "某政办发〔2010〕3 号");
        assert_eq!(parts[4].trim(), "某县人民政府办公室");
        assert_eq!(parts.len(), 10);
        let report = format!("某县召开会议传达通知 县委书记强调: {duty}{duty}");
        assert_eq!(joined(&report).len(), 1);
    }
}
