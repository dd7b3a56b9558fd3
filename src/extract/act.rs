//! The verbs of a sentence by which persons take part in a meeting.

use super::accord::in_accord;
use super::actor::Actor;
use super::page::Sentence;
use super::presented::object_end;
use crate::lexicon::VerbClass;
use crate::mention::line::is_break;
use crate::mention::{Chars, Line};

/// What persons do at a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Chair,
    Attend,
    /// Went along on a visit.
    GoAlong,
    Speak,
    Present,
    /// 传达学习: presents where a person right before the verb does it, else the meeting does.
    Relay,
}

#[derive(Debug, Clone)]
pub struct Verb {
    pub act: Act,
    pub range: Chars,
}

/// The acts of a sentence in their order, the longest word where several begin. What follows 强调, is what
/// was said, and holds no acts but those of persons named anew.
pub fn verbs(line: &Line, sentence: &Sentence, actors: &[Actor]) -> Vec<Verb> {
    let range = sentence.range.clone();
    let mut out: Vec<Verb> = Vec::new();
    let mut until = range.start;
    let mut quoted = 0i32;
    let mut saying = false;
    for i in range.clone() {
        match line.at(i) {
            '“' | '《' => quoted += 1,
            '”' | '》' => quoted = (quoted - 1).max(0),
            _ => {}
        }
        if i < until || quoted > 0 {
            continue;
        }
        // 新闻发言人: words inside of offices and names do not act
        if let Some(call) = sentence.appellations.iter().find(|a| a.range.contains(&i)) {
            until = call.range.end;
            saying &= call.names.is_empty();
            continue;
        }
        if saying && actors.iter().any(|a| a.range.start == i && !a.title_only) {
            saying = false;
        }
        if saying {
            continue;
        }
        if let Some(verb) = gave(line, i, range.end) {
            until = verb.range.end;
            if !denied(line, i) {
                out.push(verb);
            }
            continue;
        }
        if let Some(verb) = talks(line, i, range.start) {
            until = verb.range.end;
            out.push(verb);
            continue;
        }
        // 就抓好落实提出三点希望, 提了具体要求
        if let Some(verb) = asked(line, i, range.end) {
            until = verb.range.end;
            out.push(verb);
            continue;
        }
        // 张三陪同调研, 李四参加调研; 王五陪同。
        const VISITS: [&str; 8] = ["调研", "会见", "考察", "检查", "视察", "督导", "督查", "观摩"];
        let along = ["陪同", "参加", "随同", "一同参加"].iter().find(|w| line.starts_with(i, w));
        if let Some(word) = along {
            let mut end = i + word.chars().count();
            end += usize::from(line.at(end) == '了');
            // 陪同此次调研
            for words in ["此次", "本次", "进行", "一同"] {
                if line.starts_with(end, words) {
                    end += 2;
                }
            }
            let visits = VISITS.iter().find(|w| line.starts_with(end, w));
            // 在李四陪同下到某地调研
            let ends = *word == "陪同"
                && (is_break(line.at(end))
                    || line.at(end) == '下'
                    || ["参加", "活动"].iter().any(|w| line.starts_with(end, w)));
            if visits.is_some() || ends {
                until = end + visits.map_or(0, |w| w.chars().count());
                if denied(line, i) {
                    continue;
                }
                // 参加会见: the meeting itself
                let act = if visits == Some(&"会见") { Act::Attend } else { Act::GoAlong };
                out.push(Verb { act, range: i..until });
                continue;
            }
        }
        const ACTS: [VerbClass; 7] = [
            VerbClass::Chair,
            VerbClass::Attend,
            VerbClass::Speak,
            VerbClass::Present,
            VerbClass::Relay,
            VerbClass::Hear,
            VerbClass::Object,
        ];
        let Some(word) = line.class_at(i, &ACTS) else { continue };
        until = word.end;
        // 张晓强调任某市市长: the name goes into the verb
        if line.starts_with(word.start, "强调") && line.at(word.end) == '任' {
            continue;
        }
        // 在座谈会上
        if line.at(word.end) == '谈' && line.before(word.end) == '座' {
            continue;
        }
        // 工作动员部署会: the end of another word
        if line.at(word.start) == '作' && line.before(word.start) == '工' {
            continue;
        }
        if denied(line, word.start) {
            continue;
        }
        let act = if word.entry.is(VerbClass::Relay) && line.starts_with(word.start, "传达") {
            Act::Relay
        } else if word.entry.is(VerbClass::Chair) {
            if chairs_work(line, word.end, range.end)
                || line.starts_with(word.end, "宣誓仪式")
                || line.starts_with(word.end, "宪法宣誓")
            {
                continue;
            }
            Act::Chair
        } else if word.entry.is(VerbClass::Attend) {
            // 选举产生了出席县党代会的代表
            let delegates = line.slice(word.end..object_end(line, word.end, range.end)).ends_with("代表")
                && ["产生", "产生了", "选举", "选出", "推选", "了"]
                    .iter()
                    .any(|w| line.slice(range.start..word.start).ends_with(w));
            // 与会人员, 参会代表: persons, no act of theirs
            let noun = matches!(line.slice(word.start..word.end), "参会" | "与会")
                && !is_break(line.at(word.end))
                && word.end < range.end
                && !["并", "指导", "监督", "研究"].iter().any(|w| line.starts_with(word.end, w));
            // 会见了前来参加会议的某局领导: what brought the guests
            let guests =
                ["前来", "应邀来", "应邀前来", "专程来"].iter().any(|w| line.word_before(word.start, w))
                    && line.slice(word.end..object_end(line, word.end, range.end)).contains('的');
            // 参加会议的有…: those who are listed behind it
            let object = line.slice(word.end..object_end(line, word.end, range.end));
            let lists =
                ["的有", "的还有", "的人员有", "的领导有", "的同志有"].iter().any(|w| object.contains(w));
            if delegates || noun || guests || lists || !attends_meeting(line, word.end) {
                continue;
            }
            Act::Attend
        } else if word.entry.is(VerbClass::Present) {
            // 听取汇报后: who heard it
            let from = (range.start..word.start)
                .rev()
                .find(|&k| matches!(line.at(k), '，' | '；'))
                .unwrap_or(range.start);
            if matches!(line.at(word.end), '后' | '时' | '的')
                || line.slice(from..word.start).contains("听取")
            {
                continue;
            }
            Act::Present
        } else if word.entry.is(VerbClass::Speak) {
            // 表示深切慰问: no speech
            let condoles = line.slice(word.start..word.end) == "表示"
                && ["慰问", "哀悼", "悼念", "敬意"]
                    .iter()
                    .any(|w| line.slice(word.end..word.end + 6).contains(w));
            if condoles {
                continue;
            }
            // 讲话精神, 要求事项, 讲话和指示: what was said elsewhere
            const ELSEWHERE: [&str; 11] = [
                "精神",
                "稿",
                "要点",
                "材料",
                "人",
                "和指示",
                "和重要指示",
                "、指示",
                "和批示",
                "、批示",
                "指示",
            ];
            let noun = ELSEWHERE.iter().any(|w| line.starts_with(word.end, w))
                || line.slice(word.start..word.end) == "要求"
                    && (line.before(word.start) == '有'
                        || object_of(line, word.start, out.last())
                        || demanded(line, word.start, word.end));
            // 按照某某书记要求，…: whose wish it was
            let clause =
                (range.start..word.start).rev().find(|&k| is_break(line.at(k)) && line.at(k) != '、');
            let wish = in_accord(line.slice(clause.map_or(range.start, |k| k + 1)..word.start));
            if noun || line.slice(word.start..word.end) == "要求" && (wish || cited(line, word.start)) {
                continue;
            }
            // 学习贯彻重要讲话、会议精神: what was studied
            const STUDIED: [&str; 5] = ["学习", "传达", "贯彻", "落实", "领会"];
            let own = line.slice(clause.map_or(range.start, |k| k + 1)..word.start);
            if line.starts_with(word.start, "讲话")
                && STUDIED.iter().any(|w| own.starts_with(w))
                && !own.contains(['并', '后', '时'])
            {
                continue;
            }
            Act::Speak
        } else {
            continue;
        };
        let text = line.slice(word.start..word.end);
        saying = ["强调", "指出", "要求", "表示"].contains(&text)
            && (matches!(line.at(word.end), '，' | '：')
                || text == "要求" && matches!(line.at(word.end), '大' | '各' | '全' | '与'));
        out.push(Verb { act, range: word.start..word.end });
    }
    out
}

/// 与挂职干部进行了座谈: who holds talks with others is there.
fn talks(line: &Line, i: usize, from: usize) -> Option<Verb> {
    if !line.starts_with(i, "座谈") {
        return None;
    }
    let end = i + "座谈".chars().count();
    let over = is_break(line.at(end)) || line.at(end) == ' ' || line.starts_with(end, "交流");
    let clause = (from..i).rev().find(|&k| is_break(line.at(k))).map_or(from, |k| k + 1);
    let said = line.slice(clause..i);
    let held = ["进行", "进行了", "举行", "举行了"].iter().any(|w| said.ends_with(w));
    (over && held && said.contains(['与', '同']) && !denied(line, i))
        .then_some(Verb { act: Act::Attend, range: i..end })
}

/// 贯彻落实会议部署要求，: what was asked for elsewhere.
fn demanded(line: &Line, start: usize, end: usize) -> bool {
    const OF: [&str; 11] =
        ["部署", "工作", "有关", "相关", "纪律", "任务", "目标", "总体", "政治", "具体", "各项"];
    is_break(line.at(end)) && line.at(end) != '：' && OF.contains(&line.slice(start.saturating_sub(2)..start))
}

/// 通报了有关纪律要求: the end of what the verb before says.
fn object_of(line: &Line, start: usize, before: Option<&Verb>) -> bool {
    before.is_some_and(|verb| {
        let between = line.slice(verb.range.end.min(start)..start);
        between.chars().count() >= 2
            && !between.contains(is_break)
            && !between.ends_with(['并', '还', '也', '时'])
            && verb.act == Act::Present
    })
}

/// 作了关于甲的报告, 作专题辅导报告: what was given stands at the end.
fn gave(line: &Line, i: usize, limit: usize) -> Option<Verb> {
    // 就甲情况进行了简要汇报
    let reported = line.starts_with(i, "进行") && {
        let said = line.slice(i..object_end(line, i, limit));
        said.chars().count() <= 9 && ["汇报", "通报", "说明"].iter().any(|w| said.ends_with(w))
    };
    // 听取了甲作的汇报: no act of the clause
    if !reported && !matches!(line.at(i), '作' | '做')
        || "工所合操协运创写制动当看叫".contains(line.before(i))
        || matches!(line.at(i + 1), '的' | '用' | '为' | '风' | '业')
    {
        return None;
    }
    // 作《工会工作报告》、乙作《财务报告》: a report called by its title
    let title = i + 1 + usize::from(line.at(i + 1) == '了');
    if line.at(title) == '《'
        && let Some(close) = (title..limit).find(|&k| line.at(k) == '》')
        && line.slice(title..close).ends_with("报告")
        && matches!(line.at(close + 1), '、' | '，' | '。' | '；')
    {
        return Some(Verb { act: Act::Speak, range: i..close + 1 });
    }
    let whole = object_end(line, i, limit);
    // 作工作报告（全文另发）
    let bracket = (i..whole).rev().find(|&k| line.at(k) == '（').filter(|_| line.before(whole) == '）');
    let end = bracket.unwrap_or(whole);
    let text = line.slice(i..end);
    let (act, words) = [
        (Act::Present, &["说明", "通报", "汇报"][..]),
        (Act::Speak, &["报告", "发言", "讲话", "致辞", "致词", "动员", "辅导", "点评"][..]),
    ]
    .into_iter()
    .find(|(_, words)| words.iter().any(|w| text.ends_with(w)))?;
    let about = text.contains("关于")
        || text.contains("题为")
        || text.contains("的说明")
        || text.contains("了")
        || act == Act::Present
        || text.chars().count() <= 10
        // 作2018年度领导班子述职述廉工作报告
        || ["工作报告", "述职报告", "总结讲话", "表态发言", "工作总结讲话"].iter().any(|w| text.ends_with(w))
        // 作《条例解读》辅导报告
        || text.rsplit(['》', '”']).next().is_some_and(|rest| rest.chars().count() <= 8);
    (about && !words.is_empty() && !text.contains('？') && line.before(i) != '一')
        .then_some(Verb { act, range: i..end })
}

/// 提出三点希望, 提了明确要求: a speech though no word of speaking stands there.
fn asked(line: &Line, i: usize, limit: usize) -> Option<Verb> {
    if line.at(i) != '提' {
        return None;
    }
    let start =
        ["提出了", "提出", "提了"].iter().find(|w| line.starts_with(i, w)).map(|w| i + w.chars().count())?;
    // 就贯彻会议精神，提出要抓好落实; 提出：一要…
    let opens = ["要", "：", "，一要", "，要", "，一是"].iter().any(|w| line.starts_with(start, w));
    if opens && !line.starts_with(start, "要求") && !cited(line, i) && !denied(line, i) {
        return Some(Verb { act: Act::Speak, range: i..start });
    }
    let end = object_end(line, start, limit);
    let object = line.slice(start..end);
    let asks = ["希望", "要求", "意见", "建议", "意见建议", "意见和建议"].iter().any(|w| object.ends_with(w));
    // 某时提出的重要要求: what was asked for elsewhere
    let brief = object.chars().count() <= 8 && !object.contains('《') && !object.starts_with('的');
    (asks && brief && !cited(line, i) && !denied(line, i)).then_some(Verb { act: Act::Speak, range: i..end })
}

/// 某某的重要讲话对下步工作提出了要求: the speech is the subject, held elsewhere.
fn cited(line: &Line, at: usize) -> bool {
    let opening = (0..at).rev().find(|&k| matches!(line.at(k), '。' | '；' | '！')).map_or(0, |k| k + 1);
    ["的讲话", "的重要讲话", "的批示", "的重要批示", "的指示", "的重要指示", "的重要论述"]
        .iter()
        .filter_map(|w| line.slice(opening..at).rsplit_once(w))
        .any(|(_, rest)| {
            let goes_on = ['也', '并', '还', '对', '就', '为', '更'];
            !rest.contains('：') && rest.split('，').skip(1).all(|clause| clause.starts_with(goes_on))
        })
}

/// 未出席, 没有参加, 将主持, 要强调.
fn denied(line: &Line, start: usize) -> bool {
    // 发表重要讲话: no 要 of its own
    let noun = if line.slice(start.saturating_sub(2)..start) == "重要" { start - 2 } else { start };
    let before = line.slice(noun.saturating_sub(3)..noun);
    // 在开幕会上的致辞: what was said there, not that it was said
    if line.before(noun) == '的' && !line.starts_with(noun, "陪同") {
        let from = (start.saturating_sub(40)..start).rev().find(|&k| is_break(line.at(k))).unwrap_or(0);
        let clause = line.slice(from..start).replace("工作", "");
        if !["作", "做", "发表", "致"].iter().any(|w| clause.contains(w)) {
            return true;
        }
    }
    ["未", "没有", "没", "不", "未能", "将", "要", "拟", "应", "请", "需", "积极", "踊跃", "进行再", "作再"]
        .iter()
        .any(|w| before.ends_with(w))
}

/// 主持学校工作八年, 主持全面工作: an office, no chair.
fn chairs_work(line: &Line, end: usize, limit: usize) -> bool {
    let object = line.slice(end..object_end(line, end, limit));
    object.find("工作").is_some_and(|at| {
        let rest = &object[at + "工作".len()..];
        !object[..at].contains('会') && !rest.contains('会') && !rest.starts_with(['座', '部', '推', '调'])
    })
}

/// What stands after 参加: not 参加工作, 参加革命.
fn attends_meeting(line: &Line, end: usize) -> bool {
    // 参加学习。: what the page tells of
    let studies = line.starts_with(end, "学习") && is_break(line.at(end + 2));
    studies
        || ![
            "工作",
            "革命",
            "八路军",
            "新四军",
            "红军",
            "解放军",
            "志愿军",
            "抗日",
            "抗美援朝",
            "游击",
            "地下",
            "中国",
            "中共",
            "学习",
            "高考",
            "考试",
            "培训",
            "社会",
            "义务",
            "相关议题",
            "过",
            "的",
            "党的",
        ]
        .iter()
        .any(|w| line.starts_with(end, w))
}
