//! Names that stand before the title: 某市公安局张三局长, 张三县长强调.

use super::appellation::Appellation;
use super::body::{Certainty, Context, resolve};
use super::house::House;
use super::line::{Chars, Line, Word, is_break, is_cjk};
use super::office::{Before, Office};
use super::office_body::body_of;
use super::office_government::says_its_body;
use super::office_run::blocked;
use super::part::is_institution;
use super::person::{Name, plausible};
use crate::lexicon::{TitleKind, VerbClass};
use crate::mention::affix::Affix;
use crate::model::OfficeStatus;

/// 张三县长强调, 张三委员长主持: a full name before a title that says its body.
pub(super) fn titled_after(line: &Line, i: usize, before: &Before, cx: &Context) -> Option<Appellation> {
    line.next_title(i + 2).filter(|&title| title <= i + 4)?;
    let compound = cx.lexicon.is_compound_surname(line.slice(i..i + 2));
    if !(compound || cx.lexicon.surname(line.at(i)) == Some(true)) {
        return None;
    }
    // 黄山市长: a place, no person
    if line.words_at(i).iter().any(|w| w.entry.place || w.entry.short_place) {
        return None;
    }
    let (start, word) = (2..=if compound { 4 } else { 3 }).find_map(|len| {
        let word = line.words_at(i + len).iter().find(|w| {
            let title = line.slice(w.start..w.end);
            let core = ["常务副", "副"].iter().find_map(|p| title.past(p)).unwrap_or(title);
            says_its_body(core)
        })?;
        Some((i + len, *word))
    })?;
    let acts = line.words_at(word.end).iter().any(|w| {
        let acting = w.entry.is_any(&[VerbClass::Speak, VerbClass::Attend, VerbClass::Chair]);
        // 张三县长对…提出要求
        w.entry.chars >= 2 && acting || w.entry.is(VerbClass::Follow)
    });
    // 常务副县长主持: a title, no name before one
    let name = line.slice(i..start);
    if !acts
        || !name.chars().all(is_cjk)
        || name.ends_with(['副', '代', '任', '由'])
        || !plausible(name, cx.lexicon)
    {
        return None;
    }
    let title = line.slice(word.start..word.end);
    let (body, title, inherited) = body_of("", title, TitleKind::Head, before, cx)?;
    let name = Name { text: line.slice(i..start).to_owned(), range: i..start, quality: 4 };
    let office = Office {
        range: word.start..word.end,
        body: body.name,
        title,
        status: OfficeStatus::Current,
        place: body.place,
        certainty: body.certainty,
        inherited,
    };
    Some(Appellation { offices: vec![office], names: vec![name], range: i..word.end })
}

/// 某市公安局张三局长出席, 某厅人事处张三处长、李四副处长: the name between the body and its title. Asked only where a
/// title is ahead.
pub(super) fn titled_behind(line: &Line, i: usize, before: &mut Before, cx: &Context) -> Option<Appellation> {
    const LONGEST: usize = 26;
    let stop = (i..line.len().min(i + LONGEST)).find(|&k| !is_cjk(line.at(k))).unwrap_or(i + LONGEST);
    let first = line.next_title(i)?;
    let titles = line.words_in(first..stop).iter().filter(|w| w.end <= stop && closes(line, w));
    let house = cx.places.house.as_ref().filter(|h| h.speaks);
    let head = |word: &Word| house.is_some_and(|h| h.is_head(line.slice(word.start..word.end)));
    titles.filter(|w| w.start >= i + 2).find_map(|word| {
        // 总公司黄明: the shorter name where no body ends before the longer one
        let starts = [3, 2, 4].into_iter().filter_map(|len| word.start.checked_sub(len));
        let (named, office) = starts
            .filter(|&from| from >= i && is_full_name(line, from, word.start, from == i && head(word), cx))
            .find_map(|from| Some((from, office_between(line, i..from, word, before, cx)?)))?;
        let text = line.slice(named..word.start).to_owned();
        let name = Name { text, range: named..word.start, quality: 4 };
        // 市委组织部张三书记: called by what he is elsewhere
        let elsewhere = office.title == "书记" && office.body.ends_with(['部', '室', '处', '科']);
        let offices = if elsewhere { Vec::new() } else { vec![office] };
        offices.iter().for_each(|office| before.remember(office));
        Some(Appellation { offices, names: vec![name], range: i..word.end })
    })
}

/// The office of the body that fills `body`, whose title is `word` behind the name.
fn office_between(line: &Line, body: Chars, word: &Word, before: &Before, cx: &Context) -> Option<Office> {
    let written = line.slice(body.clone());
    let title = line.slice(word.start..word.end);
    let kind = word.entry.title?;
    let own = || cx.places.house.as_ref().filter(|h| h.speaks && h.is_head(title)).map(House::itself);
    let (found, title, inherited) = match written {
        // 、李四副处长: of the office of the one before
        "" if line.before(body.start) == '、' => (before.body.clone()?, title.to_owned(), true),
        // 张三会长 on the page of an association
        "" => (own()?, title.to_owned(), true),
        // 签约仪式由张三部长主持: what is led is no body
        _ if written.contains('的') || written.ends_with('由') || written.chars().count() < 2 => {
            return None;
        }
        _ => body_of(written, title, kind, before, cx)?,
    };
    let whole = resolve(line.slice(body.start..word.start), &before.places, cx);
    // 张三院长 on the page of a school: a body under the name of its place
    let itself = written.is_empty() && line.before(body.start) != '、';
    let sound = inherited == written.is_empty()
        && found.certainty > Certainty::Ending
        && (itself || found.place.as_ref().is_none_or(|p| p.name != found.name))
        && (kind != TitleKind::Academic || is_institution(&found.name))
        // 某局安全科科长: a part of the body
        && whole.is_none_or(|whole| whole.certainty == Certainty::Ending);
    sound.then_some(Office {
        range: word.start..word.end,
        body: found.name,
        title,
        status: OfficeStatus::Current,
        place: found.place,
        certainty: found.certainty,
        inherited,
    })
}

/// Whether a name with its surname fills `from..end`; `rare` surnames only where no body can stand before the title.
fn is_full_name(line: &Line, from: usize, end: usize, rare: bool, cx: &Context) -> bool {
    let text = line.slice(from..end);
    let compound = cx.lexicon.is_compound_surname(line.slice(from..from + 2));
    let fits = match end - from {
        // 县农机局成远局长: any surname before the head of a house, unless its name goes on as 保密局长 does
        2 => cx.lexicon.surname(line.at(from)).is_some_and(|common| {
            let head = ["局长", "主任", "院长", "校长", "部长"];
            let begins = line.words_at(end).iter().any(|w| {
                let title = line.slice(w.start..w.end);
                head.contains(&title.strip_prefix('副').unwrap_or(title))
            });
            let house = || line.slice(from..end + 1);
            common
                || begins
                    && resolve(house(), &[], cx).is_none_or(|b| b.certainty == Certainty::Ending)
                    && !line.starts_with(from, "成立")
        }),
        3 => compound || cx.lexicon.surname(line.at(from)).is_some_and(|common| common || rare),
        _ => compound,
    };
    let word = |k: usize| {
        line.words_at(k).iter().any(|w| {
            w.entry.chars >= 2
                && (w.entry.title.is_some() || w.entry.suffix || w.entry.place || w.entry.national)
        })
    };
    fits && plausible(text, cx.lexicon)
        && !text.ends_with(['副', '代', '任', '由', '兼', '原', '前', '正', '为'])
        && !(from..end).any(word)
        && resolve(text, &[], cx).is_none()
}

/// Whether a title that can stand behind a name ends where a clause goes on or breaks off.
fn closes(line: &Line, word: &Word) -> bool {
    let kind = matches!(
        word.entry.title,
        Some(
            TitleKind::Head
                | TitleKind::Deputy
                | TitleKind::Corporate
                | TitleKind::Academic
                | TitleKind::Rank
        )
    );
    let end = word.end;
    let acts = || {
        let acting = [VerbClass::Follow, VerbClass::Speak, VerbClass::Attend, VerbClass::Chair];
        line.words_at(end).iter().any(|w| w.entry.is_any(&acting))
    };
    // 某市委|卫健工委书记: the organ in the title is the end of a body
    let organ = ["委", "党组", "人大", "政协"].iter().any(|w| line.slice(word.start..end).contains(w));
    kind && word.entry.chars >= 2
        && !organ
        // 区委传达|习近平总书记…: of no body named before him
        && !line.starts_with(word.start, "总书记")
        && !blocked(line, word.start, end)
        && (end >= line.len() || is_break(line.at(end)) || ['和', '与', '等'].contains(&line.at(end)) || acts())
        // 副局长, 常务副局长: the whole title
        && !line.words_at(word.start).iter().any(|w| w.end > end && w.entry.title.is_some())
        && !(word.start.saturating_sub(4)..word.start)
            .any(|k| line.words_at(k).iter().any(|w| w.entry.title.is_some() && w.end >= end))
}
