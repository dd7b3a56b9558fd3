//! Who gave leave, and for which papers: 经X批准，现将Y制定的《A》和《B》转发给你们; 原则同意某局提出的《X》.

use super::adopt::house_of;
use super::approve::{Object, object_at};
use super::words::{gives_out, issue_before, making_before};
use super::{View, names};
use crate::extract::meeting::Meeting;
use crate::mention::Chars;

/// Who drew up a paper or handed it in stands before its title: where the words of it begin, in 某局制定的《X》.
fn made_by(view: &View, open: usize) -> Option<usize> {
    const SUBMITTED: [&str; 6] = ["提出", "报送", "上报", "提交", "提报", "呈报"];
    let of = open.checked_sub(1).filter(|&k| view.line.at(k) == '的')?;
    let of = of - usize::from(view.line.before(of) == '后');
    let submitted =
        || SUBMITTED.iter().find(|w| view.line.word_before(of, w)).map(|w| of - w.chars().count());
    let verb = making_before(view.page.cx.lexicon, view.line, of).or_else(submitted)?;
    Some(if view.line.word_before(verb, "重新") { verb - 2 } else { verb })
}

/// Whose leave stands between 经 and a word of approval: a body, or the one whose session it was.
pub fn leave_of(view: &View, by: usize, act: usize) -> Option<Vec<String>> {
    let lead = ["报请", "上报", "报经", "报"].iter().find(|w| view.line.starts_with(by + 1, w));
    let from = by + 1 + lead.map_or(0, |w| w.chars().count());
    if let Some(bodies) = view.reader.list(view.line, from..view.trimmed(by + 1, act), &view.heard) {
        return Some(names(&bodies));
    }
    // 经教育部同意和省政府批准
    const JOINTS: [&str; 6] = ["同意和", "同意并报", "同意，报", "审核并报", "批准和", "同意、"];
    let joint = (from..act).find_map(|k| JOINTS.iter().find(|w| view.line.starts_with(k, w)).map(|w| (k, w)));
    if let Some((k, word)) = joint {
        let second = k + word.chars().count();
        let one = |range: Chars| view.reader.list(view.line, range, &view.heard);
        let both = [one(from..k)?, one(second..view.trimmed(second, act))?].concat();
        return Some(names(&both));
    }
    // 经市七届人民政府第26次常务会议研究同意
    let inside = |m: &&Meeting| m.line == view.number && (by..act).contains(&m.from);
    let met = view.meetings.iter().find(inside).and_then(|m| m.body.as_ref()).map(|b| b.name.clone());
    let session = met.or_else(|| Some(house_of(view, from..view.trimmed(from, act))?.name))?;
    Some(vec![session])
}

/// After 经X批准: the regulations that are then issued, or the matter that another body agrees to.
pub fn issued_after(view: &View, from: usize) -> Option<(Vec<Object>, usize)> {
    let rest = view.text(from..view.sentence.end);
    for word in ["批复同意", "批准", "批复"] {
        if let Some(at) = rest.find(word) {
            let start = from + rest[..at].chars().count() + word.chars().count();
            return object_at(view, start).map(|(object, until)| (vec![object], until));
        }
    }
    let first = view.titles.iter().position(|(t, _)| t.range.start >= from)?;
    let (titled, full) = &view.titles[first];
    let lead = view.text(from..titled.range.start);
    // 经A批准，现将B制定的《X》和《Y》转发给你们
    if let Some(last) = handed_out(view, first, lead) {
        let given = view.joined_up_to(last);
        let given = given.into_iter().map(|t| Object::Regulation(t.to_owned())).collect();
        return Some((given, view.titles[last].0.range.end));
    }
    // 经A批准的《X》; 经A批准，《X》进入实施
    if matches!(lead, "的" | "，") {
        return Some((vec![Object::Regulation(full.clone())], titled.range.end));
    }
    let open = titled.range.start;
    let verb = open - usize::from(lead.ends_with('了'));
    let issued = lead.ends_with('将')
        || view.line.word_before(verb, "实施")
        || issue_before(view.page.cx.lexicon, view.line, verb).is_some_and(|k| k >= from);
    issued.then(|| (vec![Object::Regulation(full.clone())], titled.range.end))
}

/// ，现将B制定的《X》、《Y》印发给你们: the last of what is handed out.
pub fn handed_out(view: &View, first: usize, lead: &str) -> Option<usize> {
    let rest = lead.strip_prefix("，现将")?;
    if !rest.is_empty() && made_by(view, view.titles[first].0.range.start).is_none() {
        return None;
    }
    let last = (first..view.titles.len()).rfind(|&k| view.joined_up_to(k).len() > k - first)?;
    let end = view.titles[last].0.range.end;
    gives_out(view.page.cx.lexicon, view.line, end).then_some(last)
}

/// 原则同意某局提出的《X》: who drew it up stands before the title.
pub fn drawn_up(view: &View, from: usize) -> Option<(Object, usize)> {
    let stop = view.clause_end(from);
    let (titled, full) = view.titles.iter().find(|(t, _)| (from..stop).contains(&t.range.start))?;
    let end = made_by(view, titled.range.start).filter(|&end| end > from)?;
    // 同意某局对各镇考核后拟定的《X》
    view.reader.after(view.line, from, end, &view.heard)?;
    Some((Object::Regulation(full.clone()), titled.range.end))
}
