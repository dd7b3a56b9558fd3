//! Tells names of persons and of media in bylines: lists of names, sources, and what is neither.

use super::characters::is_han;
use super::dateline;

pub(super) fn add(authors: &mut Vec<String>, names: Vec<String>) {
    for name in names {
        if !authors.contains(&name) {
            authors.push(name);
        }
    }
}

/// The names in a list of them; what is no name is left out.
pub(super) fn names(list: &str) -> Vec<String> {
    let list = list.trim_start_matches(['：', ':', ' ']);
    let end = list.find(['】', '）', '（', '[', ']', '。', '；', '|', '“']).unwrap_or(list.len());
    let mut names = Vec::new();
    let mut single: Option<&str> = None;
    for token in list[..end].split(['、', ' ', '，', ',', '/', '／', '\t', '\u{3000}', '&']) {
        let token = strip_roles(token);
        match (token.chars().count(), single.take()) {
            (0, _) => {}
            // 王 某: a name of two characters with a blank inside.
            (1, Some(first)) => names.push(format!("{first}{token}")),
            (1, None) => single = Some(token),
            _ if is_name(token) => names.push(token.to_owned()),
            _ => {}
        }
    }
    names.retain(|n| is_name(n));
    names
}

fn strip_roles(token: &str) -> &str {
    let token = token.trim();
    let mut token = token.strip_prefix("通讯员").unwrap_or(token);
    for role in ["摄影报道", "综合报道", "报道", "摄影", "供稿", "整理", "文图", "图文", "摄"]
    {
        if let Some(name) = token.strip_suffix(role).filter(|n| n.chars().count() != 1) {
            token = name;
        }
    }
    token
}

/// Looks like the name of a person: two to four characters, or parts joined by a dot.
fn is_name(token: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "中心",
        "日报",
        "晚报",
        "新闻",
        "电视台",
        "广播",
        "在线",
        "部",
        "委",
        "局",
        "办",
        "网",
        "社",
        "报",
        "台",
        "政府",
        "支队",
        "科",
        "厅",
        "大学",
        "学校",
        "小组",
        "文图",
        "图文",
        "办公室",
        "宣传部",
        "公司",
        "医院",
        "法院",
        "编辑",
        "记者",
    ];
    const WORDS: &[&str] = &[
        "编辑",
        "记者",
        "特约",
        "见习",
        "首席",
        "全媒体",
        "融媒体",
        "本报",
        "本网",
        "本站",
        "本台",
        "佚名",
        "管理员",
        "未知",
        "不详",
        "综合",
        "无",
        "匿名",
        "网络",
        "转载",
        "原创",
    ];
    let length = token.chars().count();
    let dotted = token.contains('·');
    let most = if dotted { 20 } else { 4 };
    (2..=most).contains(&length)
        && token.chars().all(|c| is_han(c) || c == '·')
        && !token.starts_with('·')
        && !token.ends_with('·')
        && (length == 2 || dotted || !ENDINGS.iter().any(|e| token.ends_with(e)))
        && !["日报", "晚报", "新闻", "中心", "本刊"].contains(&token)
        && !WORDS.contains(&token)
}

/// （某某 某某）or （某办 某某）on a line of its own, or behind the last full stop: the names, and the body
/// that they belong to.
pub(super) fn bare_names(text: &str) -> Option<(Vec<String>, Option<String>)> {
    let inner = text.strip_prefix('（')?.strip_suffix('）')?;
    let name = |t: &&str| {
        is_name(t) && (2..=3).contains(&t.chars().count()) && t.starts_with(|c| SURNAMES.contains(c))
    };
    let mut tokens: Vec<&str> =
        inner.trim_end_matches("报道").split([' ', '、']).filter(|t| !t.is_empty()).collect();
    let mut body = None;
    if let [first, _, ..] = tokens.as_slice()
        && !name(first)
        && is_medium(first)
    {
        body = Some((*first).to_owned());
        tokens.remove(0);
    }
    let fits = (1..=4).contains(&tokens.len()) && tokens.iter().all(name);
    fits.then(|| (tokens.into_iter().map(str::to_owned).collect(), body))
}

/// The hundred commonest surnames: a name without any word before it must begin with one of them.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文苗翟童齐梅庄辛管祝左涂谷祁时舒耿牟卜路詹关焦柳欧温季盛洪滕屈甘裴翁鲍霍卓蒲游邢纪包申聂岳";

pub(super) fn source(words: &str) -> Option<String> {
    let words = words.trim_start_matches(['：', ':', ' ']);
    let mut end = words.find(['【', '[', '（', '|', '｜', '，', '】']).unwrap_or(words.len());
    if let Some((range, _)) = dateline::find(words) {
        end = end.min(range.start);
    }
    let name = words[..end].trim();
    // The source is one word; what follows after a blank has another meaning.
    let name = match name.split_once(' ') {
        Some((first, _)) if first.chars().count() >= 3 => first,
        _ => name,
    };
    let name = name.trim_matches(['《', '》', '“', '”', ' ', '·']);
    (name.chars().count() >= 2 && name.chars().count() <= 40).then(|| name.to_owned())
}

pub(super) fn medium_of(words: &str) -> Option<String> {
    let mut words = words;
    if let Some((range, _)) = dateline::find(words) {
        let after = words[range.end..].trim();
        let after = after.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | ' '));
        words = if after.chars().filter(|c| is_han(*c)).count() >= 2 {
            after
        } else {
            words[..range.start].trim()
        };
    }
    let word = words.split(' ').rfind(|w| !w.is_empty())?.trim_matches(['（', '）', '，', '、', '：']);
    let word = word.strip_suffix('讯').filter(|w| is_medium(w)).unwrap_or(word);
    let own = ["本报", "本网", "本台", "本刊", "本社"].iter().any(|o| word.starts_with(o));
    (!own && !word.contains('：') && (2..=24).contains(&word.chars().count()) && word.chars().any(is_han))
        .then(|| word.to_owned())
}

/// Ends as the names of newspapers, agencies, stations and offices end.
pub(super) fn is_medium(words: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "日报",
        "晚报",
        "晨报",
        "早报",
        "时报",
        "报",
        "社",
        "电视台",
        "台",
        "网",
        "网站",
        "中心",
        "在线",
        "新闻",
        "周刊",
        "杂志",
        "发布",
        "客户端",
        "频道",
        "传媒",
        "办公室",
        "委办",
        "编办",
        "宣传部",
        "组织部",
        "人民政府",
        "新闻办",
        "委办",
        "府办",
        "宣传办",
        "纪委监委",
        "融媒",
        "政务办",
        "文明办",
        "统战部",
        "公安局",
        "财政局",
        "政协办",
        "人大办",
        "法院",
        "检察院",
    ];
    let words = words.trim();
    words.chars().count() >= 3 && words.chars().count() <= 24 && ENDINGS.iter().any(|e| words.ends_with(e))
}
