//! Gives each line its kind: from the markup's hints, the words of the line, and where it stands.

use super::boilerplate::{self, Verdict};
use super::byline::{self, Byline};
use super::markup::Part;
use super::page::Hint;
use crate::model::BlockKind;
use std::cell::OnceCell;

/// A line of the normal text with what is known of it.
pub(super) struct Candidate<'a> {
    pub words: &'a str,
    pub hint: Hint,
    pub part: Part,
    pub linked: bool,
}

/// The kinds of the lines, the bylines among them, and which line is the headline.
pub(super) struct Layout {
    pub kinds: Vec<BlockKind>,
    pub bylines: Vec<Option<Byline>>,
    /// The headline's lines.
    pub title: std::ops::Range<usize>,
}

/// Bylines and dates near the top are looked for in so many lines of the article.
const TOP: usize = 6;

pub(super) fn of(lines: &[Candidate<'_>], known_title: Option<&str>) -> Layout {
    let mut kinds = boilerplate_of(lines);
    let mut bylines = vec![None; lines.len()];
    let mut seen = 0;
    for (at, line) in lines.iter().enumerate() {
        // A line of date and source may stand in a part of the page that is called its head.
        let page = kinds[at] == BlockKind::Boilerplate;
        if page && (line.part == Part::Boilerplate || line.linked) {
            continue;
        }
        if line.hint == Hint::None
            && let Some(found) = byline::read(line.words, seen < TOP)
        {
            let tells = found.date.is_some() || found.source.is_some() || !found.authors.is_empty();
            if tells || !page {
                kinds[at] = BlockKind::Byline;
                bylines[at] = Some(found);
                continue;
            }
        }
        if !page {
            seen += 1;
        }
    }
    let filed = filed_title(lines).filter(|_| known_title.is_none());
    let title = filed.map(|filed| headline(lines, &kinds, Some(filed))).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| headline(lines, &kinds, known_title));
    for kind in &mut kinds[title.clone()] {
        *kind = BlockKind::Heading;
    }
    for (at, line) in lines.iter().enumerate() {
        if kinds[at] != BlockKind::Paragraph {
            continue;
        }
        kinds[at] = match line.hint {
            Hint::Row if byline::is_record(line.words.split('\t').next().unwrap_or("")) => BlockKind::Byline,
            Hint::Row if line.words.contains('\t') => BlockKind::Row,
            Hint::Heading(_) => BlockKind::Heading,
            _ if is_section_heading(line.words) => BlockKind::Heading,
            _ => BlockKind::Paragraph,
        };
    }
    Layout { kinds, bylines, title }
}

/// Marks what belongs to the page and not to the article.
fn boilerplate_of(lines: &[Candidate<'_>]) -> Vec<BlockKind> {
    let weight = |c: &Candidate<'_>| c.words.chars().count();
    // Where names in the markup call nearly everything navigation, they mean something else.
    let total: usize = lines.iter().map(weight).sum();
    let called: usize = lines.iter().filter(|l| l.part == Part::Boilerplate).map(weight).sum();
    let trusted = called * 10 < total * 9;
    let mut kinds = Vec::with_capacity(lines.len());
    let (mut section, mut before) = (false, 0usize);
    let rest: OnceCell<Vec<usize>> = OnceCell::new();
    for (at, line) in lines.iter().enumerate() {
        let length = weight(line);
        let running = length >= 40 && line.words.contains('。');
        let verdict = match line.hint {
            Hint::Row if line.words.contains('\t') => Verdict::Article,
            _ => boilerplate::judge(line.words),
        };
        if verdict == Verdict::Section {
            section = before >= 60 || !boilerplate::is_menu_entry(line.words);
            kinds.push(BlockKind::Boilerplate);
            continue;
        }
        // 相关链接 over a sketch of somebody's life, which is no link
        if section && running && tells_a_life(line.words) {
            kinds.push(BlockKind::Paragraph);
            continue;
        }
        if section && running && !is_notice(line.words) {
            // The article goes on when most of it is still to come.
            section =
                rest.get_or_init(|| running_after(lines)).get(at).is_none_or(|rest| *rest <= before * 2);
        }
        let by_markup = match line.part {
            Part::Boilerplate => trusted,
            Part::Doubtful => {
                !running && (line.linked || length < 30) && !matches!(line.hint, Hint::Heading(1))
            }
            _ => line.linked && !matches!(line.hint, Hint::Heading(_)) && !running,
        };
        if section || by_markup || verdict == Verdict::Boilerplate {
            kinds.push(BlockKind::Boilerplate);
        } else {
            before += length;
            kinds.push(BlockKind::Paragraph);
        }
    }
    kinds
}

/// 张三，1963年生，曾任…
fn tells_a_life(words: &str) -> bool {
    let head: String = words.chars().take(60).collect();
    let born = ["，男，", "，女，", "年生，", "月生，", "出生，"].iter().any(|w| head.contains(w));
    born && ["曾任", "历任", "现任", "起任"].iter().any(|w| words.contains(w))
}

/// How many characters of running text stand in each line and those below it.
fn running_after(lines: &[Candidate<'_>]) -> Vec<usize> {
    let mut sum = 0;
    let mut out: Vec<usize> = lines
        .iter()
        .rev()
        .map(|line| {
            let running = line.words.contains('。') && !is_notice(line.words);
            sum += if running { line.words.chars().count() } else { 0 };
            sum
        })
        .collect();
    out.reverse();
    out
}

/// The words of copyright notices.
fn is_notice(words: &str) -> bool {
    ["版权", "转载", "本网", "本站", "联系我们", "稿件", "侵权"].iter().any(|w| words.contains(w))
}

/// 标题：某某通知 in the record above a document: how its headline reads.
fn filed_title<'l>(lines: &[Candidate<'l>]) -> Option<&'l str> {
    const LABELS: [&str; 4] = ["标题：", "标 题：", "名称：", "名 称："];
    lines.iter().take(40).find_map(|line| {
        let words = line.words.trim_start_matches(['•', '·', ' ']);
        // in most lines no such label stands
        let mut marks = words.match_indices('：');
        if !marks.any(|(at, _)| words[..at].ends_with(['题', '称'])) {
            return None;
        }
        let (_, title) = LABELS.iter().find_map(|label| {
            let (head, title) = words.split_once(label)?;
            (head.is_empty() || byline::is_record(head)).then_some((head, title.trim()))
        })?;
        let title = title.split(" 文号：").next()?.trim();
        (title.chars().count() >= 8).then_some(title)
    })
}

/// Where the headline stands: one line, or as many as it was broken into.
fn headline(lines: &[Candidate<'_>], kinds: &[BlockKind], known: Option<&str>) -> std::ops::Range<usize> {
    let open = |at: usize| kinds[at] == BlockKind::Paragraph && lines[at].hint != Hint::Row;
    if let Some(known) = known {
        let same = |at: &usize| open(*at) && alike(lines[*at].words, known);
        if let Some(at) = (0..lines.len()).take(60).find(same) {
            let both = lines.get(at + 1).is_some_and(|next| {
                open(at + 1)
                    && alike(&format!("{}{}", lines[at].words, next.words), known)
                    && lines[at].words.len() < known.len()
            });
            return at..at + 1 + usize::from(both);
        }
    }
    let marked = |level| move |at: &usize| open(*at) && lines[*at].hint == Hint::Heading(level);
    for level in 1..=2 {
        if let Some(at) = (0..lines.len()).find(marked(level)) {
            let both = lines.get(at + 1).is_some_and(|l| open(at + 1) && l.hint == Hint::Heading(level));
            return at..at + 1 + usize::from(both);
        }
    }
    if known.is_some() {
        return 0..0;
    }
    for at in (0..lines.len()).filter(|at| open(*at)).take(3) {
        let words = lines[at].words;
        if is_document_number(words)
            || is_caption(words)
            || is_of_site(words)
            || names_column(lines, kinds, at)
        {
            continue;
        }
        if !is_headline(words) || at + 1 == lines.len() {
            return 0..0;
        }
        let mut end = at + 1;
        let mut whole = words.to_owned();
        while end < lines.len() && end < at + 4 && open(end) && goes_on(&whole, lines[end].words) {
            whole.push_str(lines[end].words);
            end += 1;
        }
        return at..end;
    }
    0..0
}

/// EN, 登陆注册, 导入数据..., 本帖最后由某某于…编辑: what the site itself says.
fn is_of_site(words: &str) -> bool {
    let han = words.chars().any(|c| c >= '\u{3400}' && c.is_alphabetic());
    let waits = words.chars().count() <= 10 && (words.ends_with("...") || words.ends_with('…'));
    let forum = words.starts_with("本帖最后由") && words.ends_with("编辑");
    // 第A1版：要闻
    let sheet = words.chars().count() <= 12 && words.starts_with('第') && words.contains("版：");
    let short = words.chars().count() <= 3;
    let board = words.contains("关注：") && words.contains("贴子：") || words.contains("回复贴，共");
    !han || waits
        || board
        || words.ends_with("门户网站")
        || is_letterhead(words)
        || forum
        || sheet
        || short
        || ["登陆注册", "登录注册"].contains(&words)
}

/// 某省教育厅文件: what a printed notice bears above its number.
fn is_letterhead(words: &str) -> bool {
    const ISSUERS: [&str; 8] = ["厅", "局", "府", "委", "会", "部", "室", "院"];
    words.strip_suffix("文件").is_some_and(|body| {
        (4..=24).contains(&body.chars().count()) && ISSUERS.iter().any(|e| body.ends_with(e))
    })
}

/// 政策法规 over 当前位置：首页>政策法规: the column of the page, and not the headline below the path.
fn names_column(lines: &[Candidate<'_>], kinds: &[BlockKind], at: usize) -> bool {
    let words = lines[at].words;
    let path = lines.get(at + 1).filter(|_| kinds.get(at + 1) == Some(&BlockKind::Boilerplate));
    words.chars().count() <= 8
        && path.is_some_and(|p| p.words.contains("位置") || p.words.contains(['>', '＞', '»']))
}

/// Equal but for blanks and marks, or the one begins with the other.
fn alike(a: &str, b: &str) -> bool {
    let plain = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (plain(a), plain(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !short.is_empty() && long.starts_with(short.as_str()) && short.len() * 5 >= long.len() * 2
}

fn is_headline(words: &str) -> bool {
    let length = words.chars().count();
    let reported =
        ["本报讯", "本网讯", "本台讯", "【本报讯】", "新华社"].iter().any(|s| words.starts_with(s));
    let day = words.trim_start_matches(|c: char| c.is_ascii_digit());
    let dated = day.len() < words.len() && day.starts_with(['月', '日']) && words.contains('，');
    // pictures and what stands below them
    let picture = words.starts_with("![")
        || ["图片来源", "供图", "资料图", "（图）"].iter().any(|w| words.contains(w)) && length <= 24
        || words.starts_with("图为");
    // 【第1页 第2页】
    let pages = words.contains("第1页") && words.contains("第2页");
    if reported || dated || picture || pages || (length > 50 && words.contains('，')) {
        return false;
    }
    (4..=80).contains(&length)
        && !words.contains('。')
        && !words.ends_with(['，', '；', '：', '、', ':', '）'])
        || (length <= 60 && words.ends_with('）') && !words.starts_with('（') && !words.contains('。'))
}

/// 某政发〔2020〕9号
fn is_document_number(words: &str) -> bool {
    words.chars().count() <= 30
        && words.ends_with('号')
        && words.contains(['〔', '[', '（', '【', '［', '第'])
        && words.chars().any(|c| c.is_ascii_digit())
}

/// What stands below a picture, or the picture itself.
fn is_caption(words: &str) -> bool {
    const MARKS: [&str; 5] = ["图片来源", "资料图", "供图", "摄影：", "图为"];
    words.starts_with("![") || words.chars().count() <= 40 && MARKS.iter().any(|w| words.contains(w))
}

/// A headline over two lines: the first breaks off, or names only who issues what the second names.
fn goes_on(first: &str, second: &str) -> bool {
    const KINDS: &[&str] = &[
        "通知", "意见", "办法", "方案", "公告", "决定", "批复", "通告", "公示", "规定", "条例", "通报",
        "报告", "名单", "讲话", "函", "细则",
    ];
    if second.chars().count() > 60 || second.contains('。') || !is_headline(second) {
        return false;
    }
    let open = first.matches('《').count() > first.matches('》').count();
    let cut = first.ends_with(['的', '和', '与', '及', '、', '于', '对', '在']);
    let issued = KINDS.iter().any(|k| second.ends_with(k)) && !KINDS.iter().any(|k| first.ends_with(k));
    let issuer = ["政府", "委员会", "办公室", "办公厅", "局", "厅", "委", "部", "会"]
        .iter()
        .any(|e| first.ends_with(e));
    open || cut
        || (issued
            && (issuer || first.contains("关于"))
            && (second.starts_with("关于") || second.starts_with('的') || !issuer))
}

/// 一、 or 第二章 before a few words without a full stop.
fn is_section_heading(words: &str) -> bool {
    const NUMERALS: &str = "一二三四五六七八九十";
    if words.chars().count() > 30
        || words.ends_with(['。', '；', '：', '，', ':', '.'])
        || words.contains(['，', '。', '\t'])
    {
        return false;
    }
    let bare = words.trim_start_matches('（');
    let rest = bare.trim_start_matches('第').trim_start_matches(|c| NUMERALS.contains(c));
    let numbered = rest.len() < bare.len() && rest.starts_with(['、', '章', '节', '）']);
    let acts =
        ["任命", "免去", "同志", "任", "撤销", "组建", "设立", "更名"].iter().any(|w| words.contains(w));
    numbered && !acts
}
