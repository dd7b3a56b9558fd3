//! What a name of a single body can't begin with: 两所, 并入, 一办两中心, 与; and brackets that belong to it.

use super::body_end::ends_as_body;
use super::line::{Firsts, is_cjk};
use super::phrase::{find, holds};
use crate::lexicon::Lexicon;
use crate::mention::affix::Affix;

/// 民营经济（中小企业）发展领导小组: a bracket before which no name has ended is part of the name.
pub(super) fn brackets_belong(text: &str, lexicon: &Lexicon) -> bool {
    let Some((before, rest)) = text.split_once(['（', '(']) else { return false };
    let Some((inside, after)) = rest.split_once(['）', ')']) else { return false };
    (2..=8).contains(&inside.chars().count())
        && inside.chars().all(is_cjk)
        && before.chars().count() >= 3
        && after.chars().count() >= 4
        && after.chars().all(is_cjk)
        && !before.ends_with(['省', '市', '县', '区', '州', '旗', '盟', '镇', '乡', '道'])
        && !ends_as_body(before, lexicon)
}

/// Names of single bodies begin neither with a number nor with a word for many of them.
pub(super) fn starts_as_name(text: &str) -> bool {
    const MANY: [&str; 31] = [
        "一支", "两支", "一家", "一所", "三支", "两家", "三家", "五家", "四家", "各", "有关", "相关", "部分",
        "若干", "一批", "几个", "多个", "两个", "三个", "四个", "五个", "一个", "全体", "上述", "以上",
        "任何", "每", "这", "那", "某", "在",
    ];
    const MANY_FIRSTS: Firsts = Firsts::of(&MANY);
    // 三所小学, 两所完全小学: so many of them
    let mut first = text.chars();
    let number = first.next().is_some_and(|c| "两二三四五六七八九十".contains(c));
    if number && first.next().is_some_and(|c| "所家个支".contains(c)) {
        return false;
    }
    // 五家企业在某地: a clause
    let inside = |w: &str| holds(text, w);
    if inside("在")
        && !["在线", "在职", "在校", "在建", "所在", "在外", "在京", "驻在", "存在", "在地"]
            .iter()
            .any(|w| inside(w))
    {
        return false;
    }
    // 南郑3镇, 甲等3个镇: so many
    let digit = text
        .bytes()
        .position(|b| b.is_ascii_digit())
        .map(|at| text[at..].trim_start_matches(|c: char| c.is_ascii_digit()));
    if digit.is_some_and(|rest| rest.starts_with(['个', '镇', '乡', '家', '所'])) {
        return false;
    }
    // 甲局和乙局两个国家局: so many of a kind behind a name
    let counted = text.char_indices().skip(2).any(|(at, c)| {
        ['两', '二', '三', '四', '五', '六', '七', '八', '九', '十'].contains(&c)
            && text[at + c.len_utf8()..].starts_with('个')
            && ["局", "委", "部", "厅", "区", "县", "市", "镇", "乡", "院", "校", "中心", "公司", "会", "办"]
                .iter()
                .any(|e| text[..at].ends_with(e))
    });
    if counted {
        return false;
    }
    // 甲区建立乙公社: two of them, and what is done
    let town = ["公社", "镇", "乡", "街道", "办事处"].iter().any(|e| text.ends_with(e));
    if town && ["建立", "设立", "成立", "撤销", "合并", "划归", "改为"].iter().any(|w| inside(w))
    {
        return false;
    }
    // 甲大学已于2000年4月与乙大学: a clause
    let day = |w: &str| find(text, w).map(|at| &text[at + w.len()..]).and_then(|rest| rest.chars().next());
    if ["于", "年"].iter().any(|w| day(w).is_some_and(|c| c.is_ascii_digit())) {
        return false;
    }
    if ["省会城市", "计划单列市", "大区分行"].iter().any(|w| inside(w))
        || ["省级分", "分行营业", "总行直属"].iter().any(|w| text.begins_with(w))
    {
        return false;
    }
    if ["县级", "区级", "镇级", "乡级", "村级", "市级"]
        .iter()
        .any(|w| text.past(w).is_some_and(|rest| !rest.starts_with("机关")))
    {
        return false;
    }
    // 某县人民政府将卫生院: who acts, and upon what
    if ["政府将", "局将", "委将", "委员会将"].iter().any(|w| inside(w)) {
        return false;
    }
    const NO_NAME: [&str; 28] = [
        "乡改",
        "镇改",
        "社改",
        "公社改",
        "改设",
        "改置",
        "改为",
        "复名",
        "并入",
        "划入",
        "归入",
        "改名",
        "改称",
        "更名",
        "定名",
        "易名",
        "临时党",
        "临时支部",
        "与",
        "职责",
        "恢复",
        "并更名",
        "并改",
        "并易名",
        "析置",
        "复置",
        "复设",
        "下辖",
    ];
    const NO_NAME_FIRSTS: Firsts = Firsts::of(&NO_NAME);
    if NO_NAME_FIRSTS.may_begin(text) && NO_NAME.iter().any(|w| text.begins_with(w)) || joins_on(text) {
        return false;
    }
    // 统一领导县信访局: a verb
    let led = text.strip_prefix("领导").and_then(|rest| rest.chars().next());
    if led.is_some_and(|c| "省市县区州旗国".contains(c)) {
        return false;
    }
    // 一办两中心, “四办一中心”: so many of them
    let bare = text.trim_matches(['“', '”']);
    let counted = bare
        .starts_with(|c| ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九'].contains(&c))
        && ["办", "中心", "局", "站所", "科", "室", "部", "队"]
            .iter()
            .any(|k| bare.char_indices().nth(1).is_some_and(|(at, _)| bare[at..].starts_with(k)));
    !counted
        && !(MANY_FIRSTS.may_begin(text) && MANY.iter().any(|w| text.begins_with(w)))
        && text.chars().next().is_some_and(|c| is_cjk(c) || c == '“')
}

/// 和老庄公社合并: no name begins with 和 but those of places.
fn joins_on(text: &str) -> bool {
    text.strip_prefix('和').is_some_and(|rest| {
        ["公社", "镇", "乡", "街道"].iter().any(|e| rest.ends_on(e))
            && rest.chars().count() >= 4
            && !rest.starts_with(['平', '田', '顺', '龙', '静', '县', '硕', '布', '政', '林', '睦', '合'])
    })
}
