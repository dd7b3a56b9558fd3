//! What collections of laws put beside a regulation: 颁布单位：…, 颁布日期：…, 【发布文号】…; and the line under its
//! name with nothing but a day and a body.

use super::Particulars;
use super::own::number_in;
use super::signature::bodies_between;
use crate::extract::page::Page;
use crate::mention::Line;
use crate::mention::date::date_at;
use crate::mention::named_body::Reader;
use crate::model::PartialDate;

const BODY: [&str; 16] = [
    "颁布单位",
    "颁布机关",
    "颁布部门",
    "发布单位",
    "发布机关",
    "发布部门",
    "公布机关",
    "制定机关",
    "发文机关",
    "发文单位",
    "发文部门",
    "制发机关",
    "印发机关",
    "印发单位",
    "印发部门",
    "发布机构",
];
const DATE: [&str; 10] = [
    "颁布日期",
    "颁布时间",
    "发布日期",
    "公布日期",
    "公布时间",
    "发文日期",
    "发文时间",
    "成文日期",
    "印发日期",
    "印发时间",
];
const EFFECTIVE: [&str; 6] = ["实施日期", "施行日期", "生效日期", "实施时间", "施行时间", "生效时间"];
const NUMBER: [&str; 4] = ["发布文号", "发文字号", "颁布文号", "文号"];

/// Farther down stands the regulation itself.
const LINES: usize = 24;

/// Who laid the regulation down and what else the record above the text says; nothing where no body is named in it,
/// since a page has days of its own.
pub fn record(page: &Page, reader: &Reader) -> Option<(Vec<String>, Particulars)> {
    let (mut bodies, mut what) = (Vec::new(), Particulars::default());
    for line in page.lines.iter().take(LINES).filter(|l| l.len() <= 80) {
        let value = |labels: &[&str]| labels.iter().find_map(|label| value_of(line, label));
        let day = |at: usize| date_at(line, at, page.dateline).map(|d| d.date).filter(|d| d.year().is_some());
        if let Some(at) = value(&BODY) {
            bodies = bodies_between(line, at, line.len(), reader);
        } else if let Some(at) = value(&DATE) {
            what.date = day(at).or(what.date);
        } else if let Some(at) = value(&EFFECTIVE) {
            what.effective = day(at).or(what.effective);
        } else if let Some(at) = value(&NUMBER) {
            what.number = number_in(line.from(at), 0).or(what.number);
        }
    }
    (!bodies.is_empty()).then_some((bodies, what))
}

/// Where the value begins behind a label: 颁布单位：甲, 【颁布单位】甲, * 印发机关：甲.
fn value_of(line: &Line, label: &str) -> Option<usize> {
    const MARKS: [char; 7] = ['【', '[', '*', '·', '•', '-', ' '];
    let open = (0..3).find(|&k| !MARKS.contains(&line.at(k)))?;
    if !line.starts_with(open, label) {
        return None;
    }
    let end = open + label.chars().count();
    let mut at = (end..end + 3).find(|&k| !matches!(line.at(k), '：' | ':' | '】' | ']' | ' '))?;
    if at == end {
        return None;
    }
    while line.at(at) == ' ' {
        at += 1;
    }
    (at < line.len()).then_some(at)
}

/// 1999年7月13日，某某局: a line under the name of a regulation.
pub fn day_and_body(page: &Page, index: usize, reader: &Reader) -> Option<(PartialDate, Vec<String>)> {
    page.lines.iter().skip(index + 1).take(4).filter(|l| l.len() <= 50).find_map(|line| {
        let open = usize::from(matches!(line.at(0), '（' | '('));
        let close = line.len() - usize::from(matches!(line.before(line.len()), '）' | ')'));
        let dated = date_at(line, open, page.dateline).filter(|d| d.date.day().is_some())?;
        let from = dated.end + usize::from(matches!(line.at(dated.end), '，' | ',' | ' '));
        let heard = Default::default();
        let bodies = reader.list(line, from..close, &heard)?;
        let names: Vec<String> = bodies.into_iter().map(|b| b.name).collect();
        (!names.is_empty()).then_some((dated.date, names))
    })
}
