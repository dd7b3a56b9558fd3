//! Credits in a running paragraph: brackets at its ends, 本报讯, and what an agency sends.

use super::super::names::{bare_names, is_medium, names};
use super::super::roles::{Part, Role, parts};
use super::{Byline, credits, has_credit_mark, read_parts};
use std::ops::Range;

/// The credits in a running paragraph, and where they stand: （记者 某某）at its beginning or end,
/// 本报讯 记者 某某报道.
pub(in crate::normalise) fn inside(paragraph: &str) -> Option<(Range<usize>, Byline)> {
    let mut byline = Byline::default();
    let mut place: Option<Range<usize>> = None;
    let mut at = 0;
    while let Some(open) = paragraph.get(at..).and_then(|rest| rest.find('（')) {
        let start = at + open;
        let after = &paragraph[start + '（'.len_utf8()..];
        let Some(close) = after.find('）') else { break };
        let inner = &after[..close];
        let end = start + close + '（'.len_utf8() + '）'.len_utf8();
        let behind = &paragraph[end..];
        let first = start <= 90;
        let last = behind.trim_end_matches(['。', ' ']).is_empty() || behind.starts_with('（');
        if (first || last) && inner.len() <= 180 && is_credit(inner) {
            read_parts(&parts(inner), &mut byline);
            credits(inner, &mut byline);
            place = Some(place.map_or(start, |p| p.start)..end);
        }
        at = end;
    }
    if byline.authors.is_empty()
        && let Some(stop) = paragraph.rfind("。（")
        && let Some((names, body)) = bare_names(&paragraph[stop + '。'.len_utf8()..])
    {
        byline.authors = names;
        byline.medium = byline.medium.take().or(body);
        place = Some(stop + '。'.len_utf8()..paragraph.len());
    }
    if byline.authors.is_empty()
        && let Some(end) = reported(paragraph, &mut byline)
    {
        place = Some(0..end);
    }
    if byline.medium.is_none()
        && let Some((end, medium)) = wired(paragraph)
    {
        byline.medium = Some(medium);
        place = place.or(Some(0..end));
        // 某网7月24日讯（甲）
        if byline.authors.is_empty()
            && paragraph[end..].starts_with('（')
            && let Some(close) = paragraph[end..].find('）')
            && let Some((names, _)) = bare_names(&paragraph[end..end + close + '）'.len_utf8()])
        {
            byline.authors = names;
        }
    }
    place.filter(|_| byline != Byline::default()).map(|place| (place, byline))
}

/// 新华社北京12月22日电, 某网某频道7月24日讯: the medium, and where what it sends begins.
fn wired(paragraph: &str) -> Option<(usize, String)> {
    let limit = paragraph.char_indices().nth(30).map_or(paragraph.len(), |(at, _)| at);
    let head = &paragraph[..limit];
    let end = head.find("日讯").or_else(|| head.find("日电"))? + "日讯".len();
    let day = head[..end].find(|c: char| c.is_ascii_digit())?;
    let before = &head[..day];
    if before.contains(['，', '。', '：', '“', '《']) {
        return None;
    }
    let medium = before.char_indices().map(|(at, c)| &before[..at + c.len_utf8()]).rfind(|w| is_medium(w))?;
    Some((end, medium.to_owned()))
}

/// 本报讯 记者 甲、特约记者 乙报道：… gives where that ends.
fn reported(paragraph: &str, byline: &mut Byline) -> Option<usize> {
    let head_end = paragraph.char_indices().nth(60).map_or(paragraph.len(), |(at, _)| at);
    let end = paragraph[..head_end].find("报道")?;
    let head = &paragraph[..end];
    let started =
        ["本报", "本网", "本台", "本刊", "记者"].iter().any(|s| head.starts_with(s)) || head.contains("讯");
    if !started || !head.contains("记者") || head.contains(['。', '“', '《']) {
        return None;
    }
    read_parts(&parts(head), byline);
    Some(end + "报道".len())
}

fn is_credit(inner: &str) -> bool {
    let parts = parts(inner);
    let head = parts.first().filter(|p| p.role.is_none()).map_or("", |p| p.words);
    let names = |p: &Part<'_>| match p.role {
        Some(Role::Author) => !names(p.words).is_empty(),
        Some(Role::Source) => p.marked,
        _ => false,
    };
    (parts.iter().any(names) && head.chars().count() <= 12 && !head.contains(['、', '，']))
        || has_credit_mark(inner)
}
