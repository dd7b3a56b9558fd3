//! Names in a row: 张三、李四和王五, up to where an office or anything else begins.

use super::body::{Certainty, Context};
use super::line::{Line, is_cjk};
use super::office::{Before, office_at};
use super::person::{Name, after_name, name_at, sure_name_at};
use super::stranger::stranger_at;
use crate::lexicon::{Scope, TitleKind, VerbClass};

/// Names joined by 、 or 和 or blanks from `i`, none of which begins an office.
pub fn names_at(
    line: &Line,
    i: usize,
    strict: bool,
    before: &Before,
    cx: &Context,
) -> Option<(Vec<Name>, usize)> {
    let first = name_at(line, i, strict, cx.lexicon, cx.segmenter)?;
    let mut end = after_name(line, first.range.end, cx.lexicon);
    let mut names = vec![first];
    loop {
        let mut next = end;
        match line.at(next) {
            '、' | ' ' | '和' | '与' | '及' => next += 1,
            // 副主任甲、乙以及丙、丁等领导: the others need not hold it
            '以' if line.starts_with(next, "以及") && !leaders_follow(line, next) => next += 2,
            _ => break,
        }
        if line.at(next) == ' ' {
            next += 1;
        }
        // 甲、乙及各乡镇党委书记: the last name, and others
        let others = sure_name_at(line, next, cx.lexicon)
            .is_some_and(|n| matches!(line.at(n.range.end), '及' | '和') && line.at(n.range.end + 1) == '各');
        let office = if others { None } else { office_at(line, next, before, cx) };
        if office.as_ref().is_some_and(|o| o.certainty > Certainty::Ending || o.inherited) {
            break;
        }
        let stranger = || {
            let sound = |n: &Name| n.quality >= 3;
            // 市领导甲、乙、祭安、丙: so many sound ones vouch for it
            let vouched = names.len() > 1 && names.iter().all(sound);
            let listed = line.at(end) == '、' && if strict { vouched } else { names.iter().any(sound) };
            let found = (listed && office.is_none()).then(|| stranger_at(line, next, cx)).flatten()?;
            Some(Name { quality: if vouched { 3 } else { found.quality }, ..found })
        };
        let name = name_at(line, next, strict, cx.lexicon, cx.segmenter).or_else(stranger);
        let Some(name) = name else { break };
        // 应急管理部主任: what begins a body is no name unless a verb or a break closes it
        if office.is_some() && name.quality < 2 || inside_office(line, &name, cx) {
            break;
        }
        // 副县长甲、财政局、审计局
        if cx.lexicon.organ(&name.text, Scope::Any).is_some() {
            break;
        }
        // 甲以及新组建的某局
        if line.at(end) != '、' && line.at(name.range.end) == '的' {
            break;
        }
        if name.quality == 0 || (line.at(end) != '、' && name.quality < 2) {
            break;
        }
        end = after_name(line, name.range.end, cx.lexicon);
        names.push(name);
    }
    Some((names, end))
}

/// Whether the list behind 以及 at `k` is closed by 等领导.
fn leaders_follow(line: &Line, k: usize) -> bool {
    const LONGEST: usize = 40;
    let end =
        (k..line.len().min(k + LONGEST)).find(|&n| matches!(line.at(n), '，' | '。' | '；')).unwrap_or(k);
    line.slice(k..end).split_once('等').is_some_and(|(_, rest)| {
        ["领导", "县领导", "市领导", "区领导", "省领导", "同志"].iter().any(|w| rest.starts_with(w))
    })
}

/// 某管理区党委书记张三: what looks like a name begins the body of an office that another bears.
fn inside_office(line: &Line, name: &Name, cx: &Context) -> bool {
    let end = name.range.end;
    let stop = (end..line.len().min(end + 24)).find(|&k| !is_cjk(line.at(k))).unwrap_or(end);
    !['和', '与', '及', '以', '兼'].contains(&line.at(end))
        && !line.words_at(end).iter().any(|w| w.entry.chars >= 2 && w.entry.is(VerbClass::Follow))
        && line.words_in(end..stop).iter().any(|w| {
            w.start > end
                && w.entry.title.is_some_and(|k| k != TitleKind::Group)
                && w.end < stop
                && sure_name_at(line, w.end, cx.lexicon).is_some()
        })
}
