//! How names of bodies end, and how those of their parts do.

use crate::lexicon::Lexicon;
use crate::mention::affix::Affix;

/// Whether the words end as names of bodies do.
pub fn ends_as_body(text: &str, lexicon: &Lexicon) -> bool {
    if ["乡村", "农村", "城镇", "全部", "局部", "干部"].iter().any(|w| text.ends_on(w)) {
        return false;
    }
    // 市检察院查处: a verb, and no 监督检查处
    const INSPECTS: [char; 6] = ['检', '督', '审', '稽', '巡', '调'];
    if ["查处", "惩处"].iter().any(|w| text.short_of(w).is_some_and(|rest| !rest.ends_with(INSPECTS))) {
        return false;
    }
    const NO_OFFICE: [&str; 16] = [
        "主办", "承办", "协办", "举办", "联办", "督办", "交办", "代办", "开办", "创办", "筹办", "查办",
        "经办", "兴办", "包办", "申办",
    ];
    // 重大项目办, 拆迁办
    if text.ends_with('办')
        && (3..=10).contains(&text.chars().count())
        && !NO_OFFICE.iter().any(|w| text.ends_on(w))
    {
        return true;
    }
    const LONGEST: usize = 8;
    let mut ends = lexicon.endings(text).map(|(length, kind)| (&text[text.len() - length..], kind));
    ends.any(|(end, kind)| {
        let count = end.chars().count();
        kind != "place" && count <= LONGEST && (end.len() < text.len() || count > 1)
    })
}

/// Whether the words name a unit of a township or zone.
pub(super) fn is_unit(text: &str) -> bool {
    (3..=12).contains(&text.chars().count())
        && ["执法队", "服务中心", "执法大队", "执法局", "服务站", "综合执法中心"]
            .iter()
            .any(|e| text.ends_on(e))
}

/// Whether the words name a part of an institution: 教务处, 机械工程学院, 人力资源部, 新闻中心.
pub fn is_part(text: &str, lexicon: &Lexicon) -> bool {
    if !(3..=12).contains(&text.chars().count()) {
        return false;
    }
    // 省教育厅思政处: of an organ of a place
    let organ = |c: char| matches!(c, '厅' | '局' | '委');
    let inside = text.char_indices().skip(2).any(|(at, c)| organ(c) && at + c.len_utf8() < text.len());
    if text.starts_with(['省', '市', '县', '区', '州']) && inside {
        return false;
    }
    let kind = lexicon.endings(text).last().map(|(_, kind)| kind);
    let company = || ["公司", "集团"].iter().any(|e| text.find(e).is_some_and(|at| at > 0));
    // 共青团某市委学少部: of another house
    let placed = || {
        lexicon.words.hits(text).any(|h| {
            let entry = lexicon.words.entry(&h);
            let leads = h.start == 0 && (entry.place || entry.short_place) && entry.chars >= 2;
            entry.place && entry.chars >= 3 || entry.national || leads
        }) || text.contains("大学") && !text.contains("大学生")
            || ["理工学院", "职业技术学院", "师范学院"]
                .iter()
                .any(|w| text.contains(w) && !text.starts_with(w))
            || ["共青团", "中共", "政协", "国家", "中国"].iter().any(|p| text.begins_with(p))
    };
    (kind == Some("inner")
        || kind == Some("court") && text.ends_with('庭')
        || ["学院", "部", "中心", "办公室", "图书馆", "执行局", "司"].iter().any(|e| text.ends_on(e))
            && kind.is_some())
        && !company()
        && !placed()
}
