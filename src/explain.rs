//! Why a document gives the facts that it gives: for each line the words that were known, what they were
//! read as, what was said of them by which rule, and what was dropped and why.

use crate::extract::Extractor;
use crate::extract::page::{Page, Sentence};
use crate::extract::sink::{Attempt, Outcome};
use crate::lexicon::{Entry, VerbClass};
use crate::mention::{Certainty, Line};
use crate::model::{BlockKind, Document, DocumentFacts};
use crate::wire::{FactLine, to_lines};
use serde::Serialize;
use std::panic::Location;

/// One line of a document, explained. Offsets are characters of the line's normal text.
#[derive(Debug, Clone, Serialize)]
pub struct ExplainedLine {
    pub doc: String,
    /// The first and last line of the original that it comes from, counted from 1.
    pub lines: (usize, usize),
    /// heading, byline, paragraph, row or boilerplate.
    pub kind: &'static str,
    /// The words after normalisation: what the rules see.
    pub text: String,
    pub tokens: Vec<String>,
    pub words: Vec<KnownWord>,
    pub mentions: Vec<Mentioned>,
    pub statements: Vec<Said>,
    pub dropped: Vec<Dropped>,
}

/// A word of the lexicon and what it is there.
#[derive(Debug, Clone, Serialize)]
pub struct KnownWord {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub is: Vec<String>,
    /// The row that says so; absent for names of places and bodies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
}

/// An office or a person that was read.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Mentioned {
    Office {
        start: usize,
        end: usize,
        text: String,
        title: String,
        body: String,
        status: &'static str,
        /// How the body was found: by a word of the lexicon, by place and ending, by the ending alone.
        body_by: &'static str,
        /// The body comes from an office said before.
        inherited: bool,
    },
    Person {
        start: usize,
        end: usize,
        text: String,
        name: String,
    },
}

/// Something that a rule said of words of this line.
#[derive(Debug, Clone, Serialize)]
pub struct Said {
    pub fact: FactLine,
    /// File and line of the rule.
    pub rule_at: String,
    pub kept: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped_because: Option<String>,
}

/// A word that could have been an office and was not read as one.
#[derive(Debug, Clone, Serialize)]
pub struct Dropped {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub because: String,
}

/// Explains every line of the document, or those that come from line `only` of the original.
pub fn explain(extractor: &Extractor, document: &Document, only: Option<usize>) -> Vec<ExplainedLine> {
    let (page, said, attempts) = extractor.trace(document);
    let facts = DocumentFacts::new(said, document);
    let said: Vec<(FactLine, &Attempt)> = to_lines(&facts, true).zip(&attempts).collect();
    let starts = line_starts(&document.original);
    let mut explained = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let original = document.to_original(block.span);
        let at = |offset: u32| starts.partition_point(|start| *start <= offset);
        let lines = (at(original.start), at(original.end.saturating_sub(1).max(original.start)));
        if only.is_some_and(|line| line < lines.0 || line > lines.1) {
            continue;
        }
        let text = block.span.slice(&document.normal);
        let own = Line::new(document, index, *block, extractor.lexicon());
        let read = page.lines.iter().position(|line| line.index == index);
        let sentences: Vec<&Sentence> = page.sentences.iter().filter(|s| Some(s.line) == read).collect();
        let within = |attempt: &Attempt| {
            let start = attempt.statement.evidence.span().start;
            start >= original.start && start < original.end
        };
        explained.push(ExplainedLine {
            doc: document.id.0.clone(),
            lines,
            kind: kind(block.kind),
            text: text.to_owned(),
            tokens: extractor.tokens(text).into_iter().map(str::to_owned).collect(),
            words: words(&own),
            mentions: sentences.iter().flat_map(|s| mentions(&own, s)).collect(),
            statements: said.iter().filter(|(_, a)| within(a)).map(|(fact, a)| statement(fact, a)).collect(),
            dropped: dropped(&own, &sentences, &page, block.kind),
        });
    }
    explained
}

/// Where each line of the text begins, in bytes.
fn line_starts(text: &str) -> Vec<u32> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect()
}

const fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "heading",
        BlockKind::Byline => "byline",
        BlockKind::Paragraph => "paragraph",
        BlockKind::Row => "row",
        BlockKind::Boilerplate => "boilerplate",
    }
}

fn words(line: &Line) -> Vec<KnownWord> {
    let known = |word: &crate::mention::line::Word| KnownWord {
        start: word.start,
        end: word.end,
        text: line.slice(word.start..word.end).to_owned(),
        is: roles(word.entry),
        row: row(word.entry),
    };
    line.words_in(0..line.len()).iter().map(known).collect()
}

fn roles(entry: &Entry) -> Vec<String> {
    let title = entry.title.map(|kind| format!("title ({})", format!("{kind:?}").to_lowercase()));
    let flags = [
        (entry.place, "place"),
        (entry.short_place, "short place"),
        (entry.national, "central body"),
        (entry.suffix, "ending of a body"),
    ];
    let flags = flags.into_iter().filter(|(is, _)| *is).map(|(_, name)| name.to_owned());
    title.into_iter().chain(entry.class_names().map(str::to_owned)).chain(flags).collect()
}

fn row(entry: &Entry) -> Option<String> {
    entry.source.map(|source| format!("lexicon/{}:{}", source.file, source.line))
}

fn mentions(line: &Line, sentence: &Sentence) -> Vec<Mentioned> {
    let mut found = Vec::new();
    for call in &sentence.appellations {
        found.extend(call.offices.iter().map(|office| Mentioned::Office {
            start: office.range.start,
            end: office.range.end,
            text: line.slice(office.range.clone()).to_owned(),
            title: office.title.clone(),
            body: office.body.clone(),
            status: office.status.name(),
            body_by: match office.certainty {
                Certainty::Known => "lexicon",
                Certainty::PlaceAndEnding => "place and ending",
                Certainty::Ending => "ending",
            },
            inherited: office.inherited,
        }));
        found.extend(call.names.iter().map(|name| Mentioned::Person {
            start: name.range.start,
            end: name.range.end,
            text: line.slice(name.range.clone()).to_owned(),
            name: name.text.clone(),
        }));
    }
    found
}

fn statement(fact: &FactLine, attempt: &Attempt) -> Said {
    let because = match attempt.outcome {
        Outcome::Kept => None,
        Outcome::Repeated => Some("said before, from other words".to_owned()),
        Outcome::TakenBack(at) => Some(format!("taken back at {}", place(at))),
    };
    Said { fact: fact.clone(), rule_at: place(attempt.at), kept: because.is_none(), dropped_because: because }
}

fn place(at: &Location<'_>) -> String {
    format!("{}:{}", at.file(), at.line())
}

/// Titles that no office was made of.
fn dropped(line: &Line, sentences: &[&Sentence], page: &Page, kind: BlockKind) -> Vec<Dropped> {
    let offices: Vec<_> =
        sentences.iter().flat_map(|s| &s.appellations).flat_map(|a| &a.offices).map(|o| &o.range).collect();
    let mut found: Vec<Dropped> = Vec::new();
    for word in line.words_in(0..line.len()) {
        let inside = found.last().is_some_and(|last| last.end >= word.end);
        let read = offices.iter().any(|o| o.start <= word.start && word.end <= o.end);
        if word.entry.title.is_none() || inside || read {
            continue;
        }
        let blocker = line
            .words_in(word.start.saturating_sub(6)..word.end)
            .iter()
            .find(|w| w.entry.is(VerbClass::Block) && w.start <= word.start && w.end >= word.end);
        let because = match blocker {
            _ if kind == BlockKind::Boilerplate => "the line is navigation, not text".to_owned(),
            _ if page.sentences.is_empty() && !page.lines.is_empty() => {
                "the page reads as fiction: nothing is taken from it".to_owned()
            }
            Some(w) => {
                let at = row(w.entry).unwrap_or_default();
                format!("part of {}, which is no office ({at})", line.slice(w.start..w.end))
            }
            None => "no body that it could be an office of, and no name beside it".to_owned(),
        };
        let text = line.slice(word.start..word.end).to_owned();
        found.push(Dropped { start: word.start, end: word.end, text, because });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentId;
    use crate::normalise::normalise;
    use crate::read::{Declared, DecodedSource, MediaType};

    fn explained(text: &str, only: Option<usize>) -> Vec<ExplainedLine> {
        let Ok(extractor) = Extractor::new() else { return Vec::new() };
        let source = DecodedSource {
            id: DocumentId("page".into()),
            media: MediaType::Text,
            text: text.into(),
            declared: Declared::default(),
        };
        explain(&extractor, &normalise(source), only)
    }

    #[test]
    fn a_fact_comes_with_its_words_and_the_place_of_its_rule() {
        let lines = explained("正定县县长王小明主持会议。\n办公室主任会议昨天召开。\n", Some(1));
        let [line] = lines.as_slice() else { panic!("{lines:?}") };
        assert!(line.words.iter().any(|w| w.text == "县长" && w.row.is_some()));
        assert!(
            line.mentions.iter().any(|m| matches!(m, Mentioned::Person { name, .. } if name == "王小明"))
        );
        let office = line.statements.iter().find(|s| s.fact.relation == "holds_office").expect("an office");
        assert!(office.kept && office.rule_at.contains("src/extract/"), "{office:?}");
    }

    #[test]
    fn a_title_that_is_none_says_why() {
        let lines = explained("正定县人大常委会召开主任会议。\n", None);
        let dropped: Vec<_> = lines.iter().flat_map(|l| &l.dropped).collect();
        assert!(dropped.iter().any(|d| d.text == "主任" && d.because.contains("主任会议")), "{dropped:?}");
    }
}
