//! `explain`: what was read in a document, line by line, and why.

use super::args::{ExplainArgs, ExplainFormat};
use super::exit::Outcome;
use super::extract;
use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result, bail};
use reformgraph::explain::{Dropped, ExplainedLine, KnownWord, Mentioned, Said, explain};
use reformgraph::normalise::normalise;
use reformgraph::read::{FieldNames, inputs};
use reformgraph::wire::FactLine;
use std::io::Write;
use std::path::Path;

const BOLD: Style = Style::new().bold();
const FAINT: Style = AnsiColor::BrightBlack.on_default();
const OFFICE: Style = AnsiColor::Cyan.on_default();
const PERSON: Style = AnsiColor::Yellow.on_default();
const FACT: Style = AnsiColor::Green.on_default();
const DROPPED: Style = AnsiColor::Red.on_default();

/// Explains `input`: a document, or a line of it.
pub fn run(input: &str, args: &ExplainArgs) -> Result<Outcome> {
    let (input, line) = place(input);
    let extractor = extract::extractor()?;
    let mut out = anstream::stdout().lock();
    let mut shown = 0usize;
    for source in inputs(&[input.to_owned()], &FieldNames::default()) {
        let document = normalise(source?.decode()?);
        for explained in explain(&extractor, &document, line) {
            shown += 1;
            if args.format == ExplainFormat::Json {
                serde_json::to_writer(&mut out, &explained)?;
                out.write_all(b"\n")?;
            } else {
                print(&explained, &mut out)?;
            }
        }
    }
    if let (0, Some(line)) = (shown, line) {
        bail!("{input} has no words on line {line}");
    }
    Ok(Outcome::Done)
}

/// `FILE:LINE` apart, unless a file has just that name.
fn place(input: &str) -> (&str, Option<usize>) {
    match input.rsplit_once(':') {
        Some((file, line)) if !Path::new(input).exists() => match line.parse() {
            Ok(line) => (file, Some(line)),
            Err(_) => (input, None),
        },
        _ => (input, None),
    }
}

fn print(line: &ExplainedLine, out: &mut impl Write) -> Result<()> {
    let (first, last) = line.lines;
    let lines = if first == last { first.to_string() } else { format!("{first}-{last}") };
    writeln!(out, "{BOLD}{}:{lines}{BOLD:#} {FAINT}{}{FAINT:#}\n  {}", line.doc, line.kind, line.text)
        .context("standard output")?;
    if line.kind != "boilerplate" {
        writeln!(out, "  {FAINT}tokens   {}{FAINT:#}", line.tokens.join(" "))?;
    }
    for word in outermost(&line.words) {
        let row = word.row.as_deref().map(|row| format!("  {row}")).unwrap_or_default();
        writeln!(out, "  word     {}  {FAINT}{}{row}{FAINT:#}", word.text, word.is.join(", "))?;
    }
    for mention in &line.mentions {
        match mention {
            Mentioned::Office { text, title, body, status, body_by, inherited, .. } => {
                let from = if *inherited { "the office before" } else { body_by };
                writeln!(
                    out,
                    "  {OFFICE}office{OFFICE:#}   {text} = {title} of {body}  {FAINT}{status}; body by {from}{FAINT:#}"
                )?;
            }
            Mentioned::Person { text, name, .. } => {
                let written = if text == name { String::new() } else { format!(" = {name}") };
                writeln!(out, "  {PERSON}person{PERSON:#}   {text}{written}")?;
            }
        }
    }
    for said in &line.statements {
        print_said(said, out)?;
    }
    for Dropped { text, because, .. } in &line.dropped {
        writeln!(out, "  {DROPPED}dropped{DROPPED:#}  {text}: {because}")?;
    }
    writeln!(out)?;
    Ok(())
}

fn print_said(said: &Said, out: &mut impl Write) -> Result<()> {
    let (style, what) = if said.kept { (FACT, "fact   ") } else { (DROPPED, "dropped") };
    let rule = said.fact.rule.as_deref().unwrap_or("");
    let sure = said.fact.confidence.unwrap_or_default();
    let why = said.dropped_because.as_deref().map(|why| format!("  {why}")).unwrap_or_default();
    writeln!(
        out,
        "  {style}{what}{style:#}  {}{why}  {FAINT}{sure:.2} {rule} {}{FAINT:#}",
        summary(&said.fact),
        said.rule_at
    )?;
    Ok(())
}

/// The fact in a line: its relation and what fills it, without the evidence.
fn summary(fact: &FactLine) -> String {
    let mut bare = fact.clone();
    (bare.evidence, bare.confidence, bare.rule) = (None, None, None);
    let parts: Vec<String> = match serde_json::to_value(&bare) {
        Ok(serde_json::Value::Object(map)) => map
            .into_iter()
            .filter(|(key, _)| key != "doc" && key != "relation")
            .map(|(key, value)| match value {
                serde_json::Value::String(text) => format!("{key}={text}"),
                other => format!("{key}={other}"),
            })
            .collect(),
        _ => Vec::new(),
    };
    format!("{} {}", fact.relation, parts.join(" "))
}

/// The words that stand in no longer one.
fn outermost(words: &[KnownWord]) -> impl Iterator<Item = &KnownWord> {
    let mut end = 0;
    words.iter().filter(move |word| {
        let outer = word.end > end;
        end = end.max(word.end);
        outer
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_told_from_a_file_name() {
        assert_eq!(place("a/b.txt:12"), ("a/b.txt", Some(12)));
        assert_eq!(place("a/b.txt"), ("a/b.txt", None));
        assert_eq!(place("c:b.txt"), ("c:b.txt", None));
        assert_eq!(place("-"), ("-", None));
    }
}
