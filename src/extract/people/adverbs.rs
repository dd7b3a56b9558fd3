//! Words between a person and what is said of him: when, where, how and by whose leave.

use crate::mention::date::{Dateline, date_at};
use crate::mention::line::{is_break, is_cjk};
use crate::mention::{Context, Line};

/// Whether the words from their last break on are as long as a name, and begin as one.
fn ends_a_name(said: &str, cx: &Context) -> bool {
    let own = said.rsplit(|c: char| !is_cjk(c)).next().unwrap_or(said);
    // 张三接替李立新任…
    let own = ["接替", "接任", "替换", "由"].iter().filter_map(|w| own.rsplit_once(w)).map(|(_, name)| name);
    let own =
        own.min_by_key(|name| name.len()).unwrap_or(said.rsplit(|c: char| !is_cjk(c)).next().unwrap_or(said));
    (2..=3).contains(&own.chars().count())
        && own.chars().next().is_some_and(|c| cx.lexicon.surname(c).is_some())
}

/// Where the words end that stand between a person and a verb (已, 同时, 全票); `None` where they say that
/// the verb is not about now (曾, 拟).
pub fn end_of_adverbs(line: &Line, i: usize, floor: usize, cx: &Context) -> Option<usize> {
    const ADVERBS: [&str; 86] = [
        "后",
        "先后",
        "相继",
        "跨公司",
        "跨集团",
        "跨系统",
        "暂时",
        "主动",
        "书面",
        "南下",
        "北上",
        "“空降”",
        "空降",
        "分别被",
        "目前",
        "晋级",
        "跨省",
        "异地",
        "随后",
        "近期",
        "此次",
        "近日",
        "日前",
        "昨日",
        "今日",
        "昨天",
        "今天",
        "上月",
        "今年",
        "去年",
        "前年",
        "同年",
        "次年",
        "本月",
        "刚刚",
        "于",
        "起",
        "现已",
        "已",
        "正式",
        "成功",
        "再度",
        "又",
        "依法",
        "顺利",
        "最终",
        "首次",
        "直接",
        "随即",
        "破格",
        "一致",
        "光荣",
        "双双",
        "同日",
        "当天",
        "当日",
        "上周",
        "本周",
        "昨晚",
        "最近",
        "不久前",
        "前不久",
        "年初",
        "去年底",
        "今年初",
        "同时",
        "继续",
        "再次",
        "零反对票",
        "零反对",
        "满票",
        "全票",
        "高票",
        "一并",
        "并",
        "也",
        "还",
        " ",
        "新",
        "均",
        "请求",
        "提出",
        "申请",
        "决定",
        "则",
        "关于",
    ];
    let mut end = i;
    while end > floor {
        let said = line.slice(floor..end);
        // 新任局长, but not 王新不再担任, nor 王立新任局长
        // 张三出任甲，后转任乙: 后 at the head of its clause
        let fits = |w: &&&str| {
            said.ends_with(**w)
                && match **w {
                    "新" => line.at(end) == '任' && !ends_a_name(said, cx),
                    "后" => line.before(end - 1) == '，' && line.at(end) != '不',
                    _ => true,
                }
        };
        if let Some(word) = ADVERBS.iter().find(fits) {
            end -= word.chars().count();
            // 以全票当选
            end -= usize::from(word.ends_with('票') && line.before(end) == '以' && end > floor);
            continue;
        }
        // 张三以190票的高票当选
        let votes = (said.ends_with('票') || said.ends_with("票的")).then(|| {
            let from = end.saturating_sub(14).max(floor);
            (from..end).rev().find(|&k| line.at(k) == '以' && line.slice(k..end).contains('票'))
        });
        if let Some(by) = votes.flatten().filter(|&k| k > floor) {
            end = by;
            continue;
        }
        // 张三在县第五次党代会上当选…, 李四是在某会议上当选…
        const WHERE: [&str; 8] = ["空缺期间", "会上", "会议上", "会议", "选举中", "换届中", "公示中", "全会"];
        let there = WHERE.iter().any(|w| said.ends_with(w)).then(|| {
            let clause = (end.saturating_sub(40).max(floor)..end).rev();
            clause.take_while(|&k| !is_break(line.at(k))).find(|&k| line.at(k) == '在')
        });
        if let Some(at) = there.flatten().filter(|&k| k > floor) {
            end = at - usize::from(line.before(at) == '是');
            continue;
        }
        // 张三已经市委批准担任…
        const LEAVE: [&str; 4] = ["批准", "同意", "研究决定", "提名"];
        let by = (end.saturating_sub(16).max(floor)..end).rev().find(|&k| line.at(k) == '经');
        if let Some(by) = by.filter(|&k| k > floor)
            && LEAVE.iter().any(|w| said.ends_with(w))
            && line.slice(by..end).chars().all(is_cjk)
        {
            end = by;
            continue;
        }
        // 张三已于4月任…, 李四已于25日被…, 王五已于今年3月调任…
        if matches!(line.before(end), '月' | '日' | '初' | '底' | '旬')
            && let Some(on) = (end.saturating_sub(9).max(floor)..end).rev().find(|&k| line.at(k) == '于')
            && on > floor
            && line
                .slice(on + 1..end - 1)
                .chars()
                .all(|c| c.is_ascii_digit() || "今去前年上中下月".contains(c))
        {
            end = on;
            continue;
        }
        // 张三去年12月已…, 李四3月任…: a month alone
        if line.before(end) == '月' {
            let digits = (floor..end - 1).rev().take_while(|&k| line.at(k).is_ascii_digit()).count();
            let start = end - 1 - digits;
            let whole = line.before(start) == '年' && line.before(start - 1).is_ascii_digit();
            if (1..=2).contains(&digits) && !whole && start > floor && is_cjk(line.before(start)) {
                end = start;
                continue;
            }
        }
        // 张三2020年3月任…
        let dated = (floor.max(end.saturating_sub(11))..end.saturating_sub(1)).find(|&k| {
            date_at(line, k, Dateline::default()).is_some_and(|d| d.end == end && d.date.month().is_some())
        });
        match dated.filter(|&k| k > floor && is_cjk(line.before(k))) {
            // ，在7月21日卸任…
            Some(start) => end = start - usize::from(line.before(start) == '在' && start > floor + 1),
            None => break,
        }
    }
    Some(end)
}
