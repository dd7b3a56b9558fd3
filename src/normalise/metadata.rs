//! Puts together what a page says of itself: the head of the page, its bylines, its signature.

use super::byline::{self, Byline};
use super::characters;
use super::clean;
use super::dateline;
use super::layout::Layout;
use super::names;
use super::page::PageMeta;
use crate::model::{Block, BlockKind, Metadata, Normal, OffsetMap, PartialDate, Span};
use crate::read::Declared;

/// Where things stand in the normal text.
pub(super) struct Text<'a> {
    pub normal: &'a str,
    pub blocks: &'a [Block],
    pub map: &'a OffsetMap,
}

/// The title as the page declares it, in normal form: what the headline is recognised by.
pub(super) fn declared_title(meta: &PageMeta, declared: &Declared) -> Option<String> {
    let own = declared.title.as_deref().or(meta.article_title.as_deref()).map(clean::text);
    own.filter(|t| !t.is_empty()).or_else(|| site_title(&clean::text(&meta.title)))
}

/// The `title` element without the names of site and column behind it.
fn site_title(title: &str) -> Option<String> {
    let end = title.find(['_', '|', '｜', '－']).or_else(|| title.rfind("--")).or_else(|| title.rfind('-'));
    let own = title.get(..end.unwrap_or(title.len()))?.trim();
    (own.chars().count() >= 4).then(|| own.to_owned())
}

pub(super) fn of(
    text: &Text<'_>,
    layout: &Layout,
    meta: &PageMeta,
    declared: &Declared,
    title: Option<String>,
) -> Metadata {
    let words = |block: &Block| block.span.slice(text.normal);
    let headline: Vec<&str> = text.blocks[layout.title.clone()].iter().map(words).collect();
    let title = title.or_else(|| (!headline.is_empty()).then(|| without_site(&headline.concat()).to_owned()));
    let bylines = layout.bylines.iter().flatten();
    let in_text = credits(text);
    let signature = signature(text);
    let notice = signature.is_some() && title.as_deref().is_none_or(is_notice_title);

    let mut authors = Vec::new();
    for author in [&meta.author, &meta.editor].into_iter().flatten() {
        names::add(&mut authors, names::names(&clean::text(author)));
    }
    let written = bylines.clone().chain(in_text.iter().map(|(_, b)| b));
    let place = |at: usize| text.blocks.get(at).map_or(0, |b| b.span.start);
    let lines = layout.bylines.iter().enumerate().filter_map(|(at, b)| Some((place(at), b.as_ref()?)));
    let mut named: Vec<(u32, &Byline)> = lines.chain(in_text.iter().map(|(s, b)| (s.start, b))).collect();
    named.sort_by_key(|(at, _)| *at);
    for (_, byline) in named {
        names::add(&mut authors, byline.authors.clone());
    }
    let signed_body = signature.as_ref().map(|s| s.body.clone());
    let publisher = None
        .or_else(|| signed_body.clone().filter(|_| notice))
        .or_else(|| bylines.clone().find_map(|b| b.source.clone()))
        .or_else(|| meta.source.as_deref().map(clean::text).filter(|s| !s.is_empty()))
        .or_else(|| written.clone().find_map(|b| b.medium.clone()))
        .or(signed_body);
    let parse = |date: &String| dateline::find(&clean::text(date)).map(|(_, d)| d);
    let signed_date = signature.as_ref().map(|s| s.date);
    let date = None
        .or(signed_date.filter(|_| notice))
        .or_else(|| bylines.clone().filter(|b| !b.clock).find_map(|b| b.date))
        .or_else(|| bylines.clone().find_map(|b| b.date))
        .or_else(|| meta.date.as_ref().and_then(parse))
        .or_else(|| declared.date.as_ref().and_then(parse))
        .or(signed_date)
        .or_else(|| date_under_title(text))
        .or_else(|| date_at_the_end(text));
    Metadata {
        title,
        date,
        publisher,
        authors,
        url: declared.url.clone().or_else(|| meta.url.clone()),
        evidence: evidence(text, layout, &in_text, signature.as_ref()),
    }
}

/// The kinds of notices, as their titles say them.
const KINDS: &[&str] = &[
    "通知", "公告", "公示", "决定", "通告", "批复", "意见", "办法", "名单", "任免", "方案", "规定", "函",
    "命令", "细则", "通报", "任职", "免职",
];

/// 某某的批复 某某文库: a title that ended before the name of the site.
fn without_site(title: &str) -> &str {
    let title = title.trim_matches(['|', ' ']);
    let parted = title.rsplit_once([' ', '_']);
    let own = parted.filter(|(own, site)| {
        KINDS.iter().any(|k| own.ends_with(k))
            && site.chars().count() <= 8
            && !site.contains(['（', '〔'])
            && !is_notice_title(site)
    });
    own.map_or(title, |(own, _)| own.trim_end())
}

fn is_notice_title(title: &str) -> bool {
    KINDS.iter().any(|k| title.contains(k))
}

/// The credits in running paragraphs: only the first two and the last two are asked.
fn credits(text: &Text<'_>) -> Vec<(Span<Normal>, Byline)> {
    let paragraphs: Vec<&Block> = text.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph).collect();
    let last = paragraphs.len().saturating_sub(2);
    let asked = paragraphs.iter().enumerate().filter(|(at, _)| *at < 3 || *at >= last);
    asked
        .filter_map(|(_, block)| {
            let (range, byline) = byline::inside(block.span.slice(text.normal))?;
            let start = block.span.start as usize;
            Some((Span::of(start + range.start, start + range.end), byline))
        })
        .collect()
}

struct Signature {
    body: String,
    date: PartialDate,
    span: Span<Normal>,
}

/// A line that names a body, and the line of its date below.
fn signature(text: &Text<'_>) -> Option<Signature> {
    let blocks: Vec<&Block> = text.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate).collect();
    let words = |at: usize| blocks[at].span.slice(text.normal);
    // Of several bodies that sign together the first is named.
    let body = |at: usize| words(at).split(' ').next().filter(|w| is_body(w));
    (1..blocks.len()).find_map(|at| {
        let date = dateline::whole(words(at))?;
        let last = at - 1;
        body(last)?;
        let first = (last.saturating_sub(6)..last).rev().take_while(|above| body(*above).is_some()).last();
        let first = first.filter(|f| *f > 0).unwrap_or(last);
        let span = blocks[first].span.cover(blocks[at].span);
        Some(Signature { body: body(first)?.to_owned(), date, span })
    })
}

fn is_body(words: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "委",
        "府",
        "局",
        "厅",
        "室",
        "会",
        "部",
        "组",
        "院",
        "中心",
        "处",
        "办",
        "公司",
        "大学",
        "学校",
        "学院",
        "站",
        "社",
        "团",
        "队",
        "县",
        "市",
        "省",
        "区",
        "乡",
        "镇",
        "办事处",
        "署",
    ];
    ((4..=40).contains(&words.chars().count()) || words == "国务院")
        && words.chars().all(|c| characters::is_han(c) || matches!(c, '（' | '）' | '·'))
        && ENDINGS.iter().any(|e| words.ends_with(e))
}

/// （2016年3月2日） below the headline, （某政发〔2016〕3号，县政府办公室2016年3月2日印发） too.
fn date_under_title(text: &Text<'_>) -> Option<PartialDate> {
    let top = text.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate).take(4);
    top.map(|b| b.span.slice(text.normal)).find_map(|words| {
        let inner = words.strip_prefix('（')?;
        let (range, date) = dateline::find(inner)?;
        let behind = inner[range.end..].strip_suffix('）')?;
        (range.start == 0 || date.day().is_some() && matches!(behind, "印发" | "发布" | "公布"))
            .then_some(date)
    })
}

/// （2019年1月19日 第1版） on the last line.
fn date_at_the_end(text: &Text<'_>) -> Option<PartialDate> {
    let last = text.blocks.iter().rev().filter(|b| b.kind != BlockKind::Boilerplate).take(2);
    last.map(|b| b.span.slice(text.normal)).find_map(|words| {
        let words = words.trim_end_matches(['|', ' ']);
        let bare = words.strip_prefix('（').and_then(|w| w.strip_suffix('）')).unwrap_or(words);
        let (range, date) = dateline::find(bare).filter(|(r, d)| r.start == 0 && d.day().is_some())?;
        let page = bare[range.end..].trim();
        let number = page.strip_suffix('版').map(|p| p.trim_start_matches('第'));
        (page.is_empty() || number.is_some_and(|n| n.chars().count() <= 3)).then_some(date)
    })
}

fn evidence(
    text: &Text<'_>,
    layout: &Layout,
    credits: &[(Span<Normal>, Byline)],
    signature: Option<&Signature>,
) -> Option<Span<crate::model::Original>> {
    let title = text.blocks[layout.title.clone()].iter().map(|b| b.span).reduce(Span::cover);
    let byline = || layout.bylines.iter().position(Option::is_some).map(|at| text.blocks[at].span);
    let credit = || credits.first().map(|(span, _)| *span);
    let span = title.or_else(byline).or_else(credit).or_else(|| signature.map(|s| s.span))?;
    let original = text.map.to_original(span);
    (!original.is_empty()).then_some(original)
}
