//! Tells the article from what stands around it, by the words and the shape of each line.

use crate::lexicon::{CharSet, Trie};
use std::sync::LazyLock;

/// What a line is, as far as its words tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Article,
    /// This line alone.
    Boilerplate,
    /// A heading under which links or notices follow until the end.
    Section,
}

/// Lines that begin so belong to the page.
const BEGINNINGS: &[&str] = &[
    "当前位置",
    "您当前的位置",
    "您的位置",
    "您现在的位置",
    "您所在的位置",
    "当前所在位置",
    "所在位置",
    "现在位置",
    "你的位置",
    "位置：首页",
    "网站首页",
    "返回首页",
    "返回顶部",
    "无障碍",
    "跳转到内容",
    "只看楼主",
    "扫描关注",
    "热门关键词",
    "滚动新闻：",
    "视频简介",
    "首页>",
    "首页|",
    "分享到",
    "分享至",
    "一键分享",
    "扫一扫",
    "扫描二维码",
    "手机扫",
    "打印本页",
    "关闭窗口",
    "打印本文",
    "字号：",
    "字体：",
    "字体大小",
    "大中小",
    "浏览次数",
    "阅读次数",
    "点击数",
    "访问量",
    "收藏本站",
    "加入收藏",
    "设为首页",
    "投稿邮箱",
    "投稿热线",
    "新闻热线",
    "举报电话：0",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上一页",
    "下一页",
    "版权所有",
    "版权声明",
    "版权归",
    "主办：",
    "主办单位：",
    "承办：",
    "承办单位：",
    "技术支持",
    "网站标识码",
    "网站地图",
    "联系我们",
    "关于我们",
    "网站声明",
    "网站管理",
    "公网安备",
    "未经授权",
    "未经书面授权",
    "转载请注明",
    "抄送：",
    "抄报：",
    "主送：",
    "公开方式：",
    "信息公开选项",
    "此件公开发布",
    "此件主动公开",
    "此件依申请公开",
    "正文字体",
    "发表评论",
    "查看完整版本",
    "我要纠错",
    "纠错",
    "保护视力色",
    "背景色",
    "Copyright",
    "copyright",
    "©",
    "点击进入",
    "点击查看更多",
    "查看更多",
    "更多>>",
    "[打印",
    "[关闭",
    "[字",
    "【打印",
    "【关闭",
    "【字",
    "来源网址",
    "原文链接",
    "责任编辑邮箱",
];

/// Of these, those that also begin whole sentences of the page.
const ALWAYS: &[&str] = &[
    "抄送：",
    "抄报：",
    "主送：",
    "公开方式：",
    "版权",
    "未经",
    "转载请注明",
    "主办：",
    "承办：",
    "技术支持",
];

/// Words that occur only in what belongs to the page.
const ANYWHERE: &[&str] = &[
    "ICP备",
    "ICP证",
    "公网安备",
    "版权所有",
    "网站标识码",
    "设为首页",
    "加入收藏",
    "【打印】",
    "打印本页",
    "未经书面授权",
    "未经授权",
    "不得转载",
    "转载使用",
    "互联网新闻信息服务许可证",
    "广播电视节目制作",
    "本网站由",
    "建议使用IE",
];

/// Headings over links to other pages, or over the site's own notices.
const SECTIONS: &[&str] = &[
    "相关链接",
    "相关新闻",
    "新闻推荐",
    "参考资料",
    "参考文献",
    "参考来源",
    "引用来源",
    "相关阅读",
    "相关报道",
    "相关稿件",
    "相关文章",
    "相关文件",
    "相关热词",
    "相关信息",
    "相关推荐",
    "相关资讯",
    "相关附件",
    "相关解读",
    "延伸阅读",
    "推荐阅读",
    "热点文章",
    "热门文章",
    "热门推荐",
    "热门新闻",
    "精彩推荐",
    "精彩图片",
    "更多新闻",
    "更多阅读",
    "编辑推荐",
    "图片新闻",
    "最新评论",
    "网友评论",
    "免责声明",
    "版权与免责",
    "网站声明",
    "友情链接",
    "新闻排行",
    "点击排行",
    "热点排行",
    "今日热点",
    "猜你喜欢",
    "为您推荐",
];

/// What may begin a line of the page: nearly all lines are let through by their first character.
static FIRST: LazyLock<CharSet> = LazyLock::new(|| {
    let all = BEGINNINGS.iter().chain(ALWAYS).chain(SECTIONS);
    all.filter_map(|words| words.chars().next()).collect()
});

/// The words that occur only in what belongs to the page, to be looked for in one reading.
static TELLING: LazyLock<Trie<()>> = LazyLock::new(|| Trie::of(ANYWHERE.iter().map(|w| (*w, ()))));

/// Whether a word stands in the line that occurs only in what belongs to the page.
fn is_telling(line: &str) -> bool {
    line.char_indices()
        .any(|(at, c)| TELLING.may_begin(c) && TELLING.walk(line[at..].chars()).next().is_some())
}

/// Of the headings over links, those that also stand in the menus above an article.
const MENUS: &[&str] = &[
    "图片新闻",
    "新闻排行",
    "点击排行",
    "热点排行",
    "今日热点",
    "友情链接",
    "热门",
    "精彩",
    "编辑推荐",
    "更多",
];

/// Whether a heading over links may as well be an entry of a menu.
pub(super) fn is_menu_entry(line: &str) -> bool {
    MENUS.iter().any(|m| line.starts_with(m))
}

/// Judges one line of normal text.
pub(super) fn judge(line: &str) -> Verdict {
    // ![](picture.jpg)
    if line.starts_with("![") && line.ends_with(')') && !line.contains('。') {
        return Verdict::Boilerplate;
    }
    let words =
        line.trim_start_matches(['【', '[', '■', '▲', '●', '◆', '▶', '►', '·', '*', '（', ' ', '>', '※']);
    let may_begin = [line, words].iter().any(|w| w.chars().next().is_some_and(|c| FIRST.may_hold(c)));
    let begins =
        |list: &[&str]| may_begin && list.iter().any(|b| line.starts_with(b) || words.starts_with(b));
    let running = line.contains('，') && line.contains('。') && !begins(ALWAYS);
    if may_begin && let Some(rest) = SECTIONS.iter().find_map(|s| words.strip_prefix(*s)) {
        // A sentence may begin with such words: a heading ends with them, or goes on after a mark.
        let length = rest.chars().count();
        let marked = rest.starts_with(['】', ']', '：', ':', '>', '搜', '与', ' ']);
        if marked || length <= 3 {
            // 【相关报道】 or 相关链接： and then the report itself
            let told = rest.starts_with(['：', ':']) && words.starts_with("相关") && length > 40;
            if running && (rest.starts_with('】') || told) {
                return Verdict::Article;
            }
            return if length > 40 { Verdict::Boilerplate } else { Verdict::Section };
        }
    }
    if running {
        // The words of notices may also stand in an article: there the site does not speak of itself.
        let own = ["本网", "本站", "版权所有", "ICP备"].iter().any(|w| line.contains(w));
        let notice = own && is_telling(line);
        return if notice { Verdict::Boilerplate } else { Verdict::Article };
    }
    let length = line.chars().count();
    // 某某网版权与免责声明：
    if length < 40 && (line.contains("免责声明") || line.contains("版权声明")) {
        return Verdict::Section;
    }
    let said = || length <= 200 && is_telling(line);
    let shaped = || is_trail(line) || is_menu(line) || is_code(line) || is_footer_of_notice(line);
    // 无障碍环境建设条例: the title of a paper, and no menu
    let paper = ["条例", "办法", "规定", "细则"].iter().any(|k| line.ends_with(k))
        && line.chars().all(char::is_alphanumeric);
    if begins(BEGINNINGS) && !paper || begins(ALWAYS) || said() || shaped() {
        return Verdict::Boilerplate;
    }
    Verdict::Article
}

/// 首页>新闻>时政: short steps between arrows.
fn is_trail(line: &str) -> bool {
    if line.chars().count() > 80 || line.contains(['，', '。', '；']) {
        return false;
    }
    if !line.contains(['>', '＞', '»', '›', '→']) {
        return false;
    }
    let line = line.replace("->", ">").replace(">>", ">");
    let steps: Vec<&str> = line.split(['>', '＞', '»', '›', '→']).map(str::trim).collect();
    let named = |s: &&&str| (1..=20).contains(&s.chars().count());
    steps.len() >= 3 && steps[..steps.len() - 1].iter().filter(named).count() == steps.len() - 1
        || (steps.len() == 2 && (steps[0].ends_with("首页") || is_column(steps[0]) && is_column(steps[1])))
}

/// 新闻 > 时政要闻: the two steps of a short path.
fn is_column(step: &str) -> bool {
    (2..=6).contains(&step.chars().count()) && step.chars().all(|c| c.is_alphanumeric())
}

/// 关于我们|广告服务|网站声明
fn is_menu(line: &str) -> bool {
    let marks = line.matches(['|', '｜', '丨', '┊', '│']).count();
    marks >= 2 && !line.contains('。') && line.chars().count() <= 40 * (marks + 1) && !line.contains('\t')
}

/// Rulers, counters and codes: no words at all.
fn is_code(line: &str) -> bool {
    let han = line.chars().any(|c| c >= '\u{3400}' && c.is_alphabetic());
    let long = line.chars().count() >= 8;
    !han && long && !line.contains(['年', '-', '/', '\t', ':']) && line.chars().all(|c| c.is_ascii_digit())
        || line.chars().all(|c| !c.is_alphanumeric())
}

/// 某某办公室2020年8月21日印发, at the foot of a printed notice.
fn is_footer_of_notice(line: &str) -> bool {
    line.ends_with("日印发") && !line.contains(['，', '。', '（', '《']) && line.chars().count() <= 40
}

#[cfg(test)]
mod tests {
    use super::{Verdict, judge};

    #[test]
    fn lines_of_the_page_are_recognised() {
        for line in [
            "首页>新闻中心>要闻",
            "某城网->新闻->时政->正文",
            "您现在的位置：首页>政务动态",
            "【字号大中小】【打印】【关闭】",
            "分享到：微信 微博",
            "关于我们|广告服务|法律顾问：某律师|网站声明",
            "上一篇：某主席调研景区 下一篇：一天",
            "主办：某市人民政府办公室 联系电话：000",
            "版权所有：某区管委会",
            "010020030000000000001111",
            "--------",
            "抄送：市委组织部，市人大常委会办公室。",
        ] {
            assert_eq!(judge(line), Verdict::Boilerplate, "{line}");
        }
        for line in [
            "【延伸阅读】",
            "相关链接",
            "相关链接：某县召开会议",
            "某新闻网版权与免责声明：",
            "相关热词搜索：解放思想 建功",
        ] {
            assert_eq!(judge(line), Verdict::Section, "{line}");
        }
    }

    #[test]
    fn lines_of_the_article_are_kept() {
        for line in [
            "相关部门负责人参加会议。",
            "会议由县委书记主持，主办单位负责人发言。",
            "首页改版工作由市政府办公室负责。",
            "市委书记|某某",
            "2021.04—县委常委、县政府常务副县长",
            "2020年8月21日",
            "组长\t某某\t市委副书记",
            "相关文件精神要传达到每一个支部，确保落实。",
            "相关链接：5月6日，某县召开乡镇区划调整工作会议，县委副书记、县长主持会议并讲话，副县长传达了批复精神。",
            "关于我们县的机构改革，会议指出要抓紧落实，不得拖延，各部门要按照分工推进。",
        ] {
            assert_eq!(judge(line), Verdict::Article, "{line}");
        }
    }
}
