//! The university, school or company whose page it is, and those that others only come from.

use super::line::{Line, any_holds, is_cjk};
use super::place::{Place, PlaceKind};
use crate::lexicon::VerbClass;
use crate::mention::affix::Affix;
use crate::model::{BlockKind, Document};

/// 某大学、某大学等25所高校, 某大学文学院某教授: what stands behind the name of a school that others come from.
pub fn guest(after: &str) -> bool {
    let listed = after.strip_prefix('、').is_some_and(|rest| {
        let next = rest.split(['、', '，', '。', '等']).next().unwrap_or_default();
        ["大学", "学院", "学校", "公司", "集团"].iter().any(|w| next.ends_on(w))
    });
    // 某大学等25所高校
    let counted = after.strip_prefix('等').is_some_and(|rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit() || ['多', '余', '几', '十'].contains(&c))
            .starts_with(['所', '家', '个', '高'])
    });
    let clause = after.split(['，', '。', '；', '、', '和', '《']).next().unwrap_or_default();
    let scholar = ["教授", "研究员", "博士", "院士"].iter().any(|w| clause.contains(w));
    listed || counted || scholar
}

/// 某大学党委书记张三，校党委书记李四: a school with a head of its own is not the page's.
fn is_led_by_another(text: &str, name: &str) -> bool {
    const HEADS: [(&str, &str); 2] = [("党委书记", "校党委书记"), ("校长", "，校长")];
    const NAMED: usize = 2;
    HEADS.iter().any(|(title, own)| {
        let head = |call: &str| {
            let (_, behind) = text.split_once(call)?;
            let end = behind.char_indices().nth(NAMED).map_or(behind.len(), |(at, _)| at);
            behind[..end].chars().all(is_cjk).then_some(&behind[..end])
        };
        head(&format!("{name}{title}")).zip(head(own)).is_some_and(|(other, own)| other != own)
    })
}

/// 某学院党委书记张三一行来我校考察; 某学校来学院交流: a guest of the page's own.
pub(super) fn comes_to_us(text: &str, name: &str) -> bool {
    const COMES: [&str; 14] = [
        "来我校",
        "到我校",
        "来校",
        "到校",
        "来我院",
        "到我院",
        "来学院",
        "到学院",
        "访问我",
        "莅临我",
        "来我司",
        "到我司",
        "来公司",
        "来访我",
    ];
    const LONGEST: usize = 90;
    text.match_indices(name).any(|(at, _)| {
        let sentence = text[at + name.len()..].split(['。', '\n']).next().unwrap_or_default();
        let end = sentence.char_indices().nth(LONGEST).map_or(sentence.len(), |(at, _)| at);
        let came = COMES.iter().filter_map(|come| sentence[..end].find(come)).min();
        // 张三…到我校: nobody of the page's own stands between
        came.is_some_and(|at| !["我校", "我院", "学校党委"].iter().any(|own| sentence[..at].contains(own)))
    })
}

/// 公司董事长张三…，某集团总经理李四: named but once, with the office of a guest, behind the words that call the page's own.
fn comes_late(text: &str, name: &str, after: &str, calls: &[&str]) -> bool {
    const TITLES: [&str; 7] = ["党委书记", "党委副书记", "董事长", "总经理", "副总经理", "校长", "副校长"];
    // 某大学校长职务: of nobody who came
    let held = |rest: &str| rest.starts_with(|c: char| is_cjk(c) && !"职的任人候岗".contains(c));
    if !TITLES.iter().any(|title| after.past(title).is_some_and(held)) {
        return false;
    }
    let alone = |at: usize| !text[..at].chars().next_back().is_some_and(is_cjk);
    let called =
        calls.iter().filter_map(|call| text.match_indices(call).map(|(at, _)| at).find(|&at| alone(at)));
    let mut named = text.match_indices(name).map(|(at, _)| at);
    let first = named.next();
    named.next().is_none() && called.min().zip(first).is_some_and(|(called, named)| called < named)
}

/// The university, school or company that speaks in a document that says 校党委, 公司党委 and the like.
pub fn institution_of(document: &Document, lines: &[Line]) -> Option<Place> {
    let text = &document.normal;
    let text_lines = || lines.iter().filter(|l| l.kind != BlockKind::Boilerplate);
    if let Some(name) = text_lines()
        .take(5)
        .find_map(listed)
        .or_else(|| text_lines().take(1).find_map(announced))
        .or_else(|| text_lines().take(2).find_map(announces))
    {
        return Some(Place { name, kind: PlaceKind::Institution, division: None });
    }
    let calls = [
        "校党委",
        "全校",
        "学校",
        "校纪委",
        "公司党委",
        "集团党委",
        "公司董事",
        "集团公司",
        "院党委",
        "公司总",
        "校长办公室",
        "院长办公室",
        "各学院",
        "各二级学院",
    ];
    // 某学院党委: the end of a name calls nobody
    let called = |c: &str| match c {
        "院党委" => {
            let ends_a_name = |at: usize| text[..at].ends_with(['学', '医', '法', '察', '究']);
            any_holds(lines, c) && text.match_indices(c).any(|(at, _)| !ends_a_name(at))
        }
        _ => any_holds(lines, c),
    };
    if !calls.iter().any(|c| called(c)) {
        return None;
    }
    // 公司领导_某某集团有限公司: the site's own title
    let title = document.metadata.title.as_deref().unwrap_or("");
    let own = title.split(['_', '-', '|', '—', '－']).map(str::trim).find(|piece| {
        ["大学", "学院", "有限公司", "集团"].iter().any(|e| piece.ends_on(e))
            && (5..=24).contains(&piece.chars().count())
    });
    if let Some(name) = own.filter(|_| title.contains(['_', '-', '|', '—', '－'])) {
        return Some(Place { name: name.to_owned(), kind: PlaceKind::Institution, division: None });
    }
    // 集团公司: the one company whose full name says 集团
    if any_holds(lines, "集团公司") {
        for line in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate) {
            let full = line.text.match_indices("公司").find_map(|(at, _)| {
                let end = line.text[..at].chars().count();
                let said = line.slice(name_start(line, end)..end + 2);
                let named = said.find("集团").is_some_and(|k| k >= 6)
                    && !said.ends_with("子公司")
                    && !said.ends_with("分公司");
                (named && said.contains("有限")).then(|| said.trim_start_matches("中共").to_owned())
            });
            if let Some(name) = full {
                return Some(Place { name, kind: PlaceKind::Institution, division: None });
            }
        }
    }
    let ours = ["我校", "我院"].iter().any(|w| any_holds(lines, w));
    for (index, line) in lines.iter().filter(|l| l.kind != BlockKind::Boilerplate).enumerate() {
        let suffixes = ["大学", "学院", "有限公司", "集团公司", "控股公司", "公司", "集团"];
        for suffix in suffixes.into_iter().filter(|suffix| line.may_hold(suffix)) {
            for (at, _) in line.text.match_indices(suffix) {
                let end = line.text[..at].chars().count();
                let start = name_start(line, end);
                let said = line.slice(start..end + suffix.chars().count());
                // 某省撤并高校独立学院: what is done with many
                if ["撤并", "撤销", "合并", "转设"].iter().any(|w| said.contains(w)) {
                    continue;
                }
                let name = ["中共", "据", "有关"].iter().find_map(|w| said.past(w)).unwrap_or(said);
                const ACTS: [&str; 54] = [
                    "代行",
                    "代为",
                    "保证",
                    "保障",
                    "维护",
                    "子公司",
                    "公司及",
                    "考虑",
                    "围绕",
                    "结合",
                    "推动",
                    "推进",
                    "提升",
                    "聚焦",
                    "助力",
                    "立足",
                    "加快",
                    "深化",
                    "落实",
                    "部署",
                    "强化",
                    "充分",
                    "积极",
                    "努力",
                    "赴",
                    "代表",
                    "举行",
                    "举办",
                    "一行",
                    "组建",
                    "成立",
                    "设立",
                    "召开",
                    "来自",
                    "加入",
                    "关于",
                    "同意",
                    "了",
                    "毕业",
                    "就读",
                    "辞职",
                    "请辞",
                    "辞任",
                    "送达",
                    "收到",
                    "接到",
                    "授权",
                    "职务",
                    "会和",
                    "欢迎",
                    "来学院",
                    "到学院",
                    "来公司",
                    "到公司",
                ];
                let act = ACTS.iter().any(|w| name.contains(w))
                    || name.contains('在')
                    || name.starts_with(['和', '与', '及', '由', '对', '为', '任']);
                // 集团公司, 全资子公司: no name
                const KINDS: [&str; 13] = [
                    "二级", "集团", "总", "分", "子", "全资", "控股", "各", "所属", "本", "该", "我", "股份",
                ];
                let kind = name.strip_suffix(suffix).unwrap_or(name);
                // 总经理张三作集团工作报告: what he gave
                let given = kind.ends_with('作')
                    && !["合作", "制作", "协作", "创作", "工作", "运作"].iter().any(|w| kind.ends_with(w));
                // 甲、乙、丙三家公司: so many of them
                let counted = kind
                    .strip_suffix(['家', '所'])
                    .is_some_and(|k| k.ends_with(|c| "两二三四五六七八九十多几各".contains(c)));
                let generic = KINDS.contains(&kind)
                    || counted
                    || given
                    || KINDS.iter().any(|k| kind.begins_with(k) && kind.chars().count() <= 4);
                // 我校 is named at the head of its page, and seldom in the text
                let told = line.kind == BlockKind::Paragraph && index > 2;
                let after = &line.text[at + suffix.len()..];
                // 赴某大学考察, 来自某大学: others' school
                let visited = matches!(line.before(start), '赴' | '访')
                    || line.word_before(start, "来自")
                    || is_beside_us(line, start);
                if end - start >= 2
                    && !visited
                    && !act
                    && !generic
                    && !after.starts_with('生')
                    && !guest(after)
                    && !is_led_by_another(text, name)
                    && !comes_late(text, name, after, &calls)
                    && !comes_to_us(text, name)
                    && !(ours && told && !suffix.ends_with(['司', '团']))
                {
                    // its full name where the page has it
                    let full = ["有限责任公司", "股份有限公司", "有限公司"]
                        .iter()
                        .map(|e| format!("{name}{e}"))
                        .find(|f| suffix == "集团" && text.contains(f.as_str()));
                    let name = full.unwrap_or_else(|| name.to_owned());
                    return Some(Place { name, kind: PlaceKind::Institution, division: None });
                }
            }
        }
    }
    None
}

/// 我校与某大学: whether what begins at `start` is named beside the page's own house.
pub(super) fn is_beside_us(line: &Line, start: usize) -> bool {
    const OURS: [&str; 8] = ["我校", "学校", "我院", "学院", "我司", "公司", "我局", "我厅"];
    start > 0
        && matches!(line.before(start), '与' | '和' | '同')
        && OURS.iter().any(|w| {
            let from = (start - 1).checked_sub(2);
            line.word_before(start - 1, w)
                && from.is_some_and(|k| k == 0 || !is_cjk(line.before(k)) || w.starts_with('我'))
        })
}

/// 某某药业（600883.SH）: the name under which a company's shares are traded.
fn listed(line: &Line) -> Option<String> {
    const LONGEST: usize = 8;
    const MARKETS: [&str; 5] = ["SH", "SZ", "BJ", "HK", "NQ"];
    let mut opened =
        (2..line.len()).filter(|&k| matches!(line.at(k), '（' | '(') && line.at(k + 1).is_ascii_digit());
    let open = opened.find(|&k| {
        let code = line.from(k + 1).split(['）', ')']).next().unwrap_or_default();
        let (number, market) = code.split_once('.').unwrap_or((code, "SH"));
        // 某函（2024）11号: the year of a paper
        let shortest = if code.contains('.') { 4 } else { 6 };
        (shortest..=6).contains(&number.len())
            && number.chars().all(|c| c.is_ascii_digit())
            && MARKETS.contains(&market.to_uppercase().as_str())
    })?;
    let start = (0..open).rev().take_while(|&k| is_cjk(line.at(k))).last()?;
    let name = line.slice(start..open);
    // 2月20日讯某某股份（600883.SH）
    let name = name.rsplit_once('讯').map_or(name, |(_, own)| own);
    (2..=LONGEST).contains(&name.chars().count()).then(|| name.to_owned())
}

/// 某某股份：关于总经理辞职的公告
fn announced(line: &Line) -> Option<String> {
    let (name, rest) = line.text.split_once(['：', ':'])?;
    let said = rest.starts_with("关于") && rest.contains("公告") || rest.contains("董事会");
    // 张三先生：1978年1月生: a life
    let life = ["先生", "女士", "同志"].iter().any(|w| name.ends_with(w))
        || ["男，", "女，", "出生", "国籍", "历任", "曾任", "年至", "月至"].iter().any(|w| rest.contains(w));
    let said = said && !life;
    ((2..=8).contains(&name.chars().count()) && name.chars().all(is_cjk) && said).then(|| name.to_owned())
}

/// 某某股份11月7日晚公告，公司董事会收到…: the name under which a company's shares are traded, before what it tells of its
/// offices.
fn announces(line: &Line) -> Option<String> {
    const NAMES: std::ops::RangeInclusive<usize> = 3..=6;
    const HOURS: [&str; 8] = ["晚间", "晚", "早间", "午间", "昨晚", "昨日", "今日", "日前"];
    const OFFICES: [&str; 4] = ["辞去", "辞职", "聘任", "董事会"];
    let at = line.text.find("公告").or_else(|| line.text.find("披露")).filter(|at| *at < 60)?;
    let lead = &line.text[..at];
    let lead = lead.strip_suffix("发布").unwrap_or(lead);
    let lead = HOURS.iter().find_map(|hour| lead.strip_suffix(hour)).unwrap_or(lead);
    let name: String = lead.chars().take_while(|c| is_cjk(*c)).collect();
    // 11月7日
    let day = lead[name.len()..].chars().all(|c| c.is_ascii_digit() || matches!(c, '月' | '日' | '年'));
    let rest = &line.text[at..];
    let own = rest.contains("公司") && OFFICES.iter().any(|w| rest.contains(w));
    let generic = ["公司", "集团", "交易所", "银行", "部", "局"].iter().any(|end| name.ends_with(end));
    (day && own && !generic && NAMES.contains(&name.chars().count())).then_some(name)
}

/// 1987年从北京某某大学毕业后，曾任学校团委书记: the university that the sentence named last before `at`.
pub(super) fn school_before<'t>(line: &Line<'t>, at: usize) -> Option<&'t str> {
    const LONGEST: usize = 16;
    let start = (0..at).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
    let end = (start + 4..at).rev().find(|&end| {
        ["大学", "学院"].iter().any(|kind| line.word_before(end, kind)) && !line.starts_with(end, "生")
    })?;
    let placed = |k: &usize| {
        line.words_at(*k).iter().any(|w| w.entry.place || w.entry.short_place) || line.starts_with(*k, "中国")
    };
    let from = (end.saturating_sub(LONGEST).max(start)..end - 3).find(placed)?;
    let name = line.slice(from..end);
    name.chars().all(is_cjk).then_some(name)
}

/// How somebody came to a house, or what he was there, before its name.
pub(super) const COMES_TO: [&str; 13] = [
    "就职于",
    "任职于",
    "工作于",
    "服务于",
    "供职于",
    "进入",
    "加入",
    "加盟",
    "入职",
    "调入",
    "来到",
    "至今任",
    "至今担任",
];

/// 与某市甲公司签订协议，公司副总经理李四: the company that the sentence names before `at`, on a page that is no company's.
pub(super) fn company_before<'t>(line: &Line<'t>, at: usize) -> Option<&'t str> {
    const KINDS: [&str; 2] = ["公司", "集团"];
    const SHORTEST: usize = 5;
    if !line.may_hold_any(&KINDS) {
        return None;
    }
    let floor = (0..at).rev().find(|&k| matches!(line.at(k), '。' | '；')).map_or(0, |k| k + 1);
    let ends =
        (floor + SHORTEST..at).rev().filter(|&end| KINDS.iter().any(|kind| line.word_before(end, kind)));
    let names = ends.map(|end| {
        let from = name_start(line, end).max(floor);
        let joint =
            (from..end).find(|&k| matches!(line.at(k), '与' | '和' | '同' | '对' | '向' | '由' | '到'));
        line.slice(joint.map_or(from, |k| k + 1)..end)
    });
    // 2002年3月进入某公司工作, 月就职于某公司: the time and the verb are no part of the name
    let own = |name: &'t str| {
        let behind = COMES_TO.iter().filter_map(|w| Some(name.rfind(w)? + w.len())).max().unwrap_or(0);
        name[behind..].trim_start_matches(['年', '月', '日', '起'])
    };
    names.map(own).find(|name| name.chars().count() >= SHORTEST && name.chars().all(is_cjk))
}

/// Where the name that goes on to `end` begins: after the last break or word that acts.
pub(super) fn name_start(line: &Line, end: usize) -> usize {
    let mut start = end;
    while start > 0 && end - start < 16 && is_cjk(line.at(start - 1)) {
        let acts = (start.saturating_sub(5)..start).any(|k| {
            line.words_at(k).iter().any(|w| {
                w.end == start
                    && w.entry.chars >= 2
                    && (w.entry.title.is_some() || w.entry.is_any(&[VerbClass::Stop, VerbClass::Object]))
            })
        });
        // 我校与某市政府共建|某某大学附属医院
        let other = ["女士", "先生", "同志", "共建"].contains(&line.slice(start.saturating_sub(2)..start));
        // 7月3日|省电力公司
        let day = line.at(start - 1) == '日' && start >= 2 && line.at(start - 2).is_ascii_digit();
        // 大数据公司, 有限责任公司, 华为公司
        let within = ["数据", "责任", "华为"].contains(&line.slice(start.saturating_sub(2)..start));
        if acts
            || other
            || day
            || !within
                && ['及', '与', '的', '对', '到', '由', '从', '任', '据', '为', '将', '把', '给', '被', '让']
                    .contains(&line.at(start - 1))
        {
            break;
        }
        start -= 1;
    }
    start
}
