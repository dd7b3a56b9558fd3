//! Wikidata QuickStatements (version 1) for offices: position held (P39) with start (P580), end (P582), replaces (P1365)
//! and replaced by (P1366), each with a reference to the words that say it.
//!
//! A person or post without a known item can't be named in a batch: the person is created, the post stands as
//! an unknown value under the name that the documents give it (P1932).

use super::records::{Records, words};
use crate::model::{Claim, EntityId, Knowledge, PartialDate};
use crate::resolve::tenure::Tenure;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Items of Wikidata by name, key or post, as the user gives them.
pub type Items = BTreeMap<String, String>;

/// Longer texts are refused by Wikidata.
const LONGEST: usize = 400;

/// The batch for all tenures of the graph, by person.
pub fn quickstatements(knowledge: &Knowledge, items: &Items) -> String {
    let records = Records::new(knowledge);
    let mut before: BTreeMap<usize, EntityId> = BTreeMap::new();
    let mut after: BTreeMap<usize, EntityId> = BTreeMap::new();
    for step in &records.successions {
        if let (Some(old), Some(new)) = (records.tenures.get(step.before), records.tenures.get(step.after)) {
            before.insert(step.after, old.person);
            after.insert(step.before, new.person);
        }
    }
    let mut out = String::new();
    let mut last = None;
    for (index, tenure) in records.tenures.iter().enumerate() {
        let known = item(&records, items, tenure.person);
        if known.is_none() && last != Some(tenure.person) {
            let name = text(records.label(tenure.person));
            let _ = write!(out, "CREATE\nLAST\tLzh\t{name}\nLAST\tP31\tQ5\n");
        }
        last = Some(tenure.person);
        let subject = known.unwrap_or("LAST");
        let mut cells = vec![subject.to_owned(), "P39".to_owned()];
        cells.extend(post(&records, items, tenure));
        for (property, date) in [("P580", tenure.from), ("P582", tenure.to)] {
            cells.extend(date.and_then(time).into_iter().flat_map(|t| [property.to_owned(), t]));
        }
        for (property, other) in [("P1365", before.get(&index)), ("P1366", after.get(&index))] {
            let other = other.map(|id| item(&records, items, *id).unwrap_or("somevalue"));
            cells.extend(other.into_iter().flat_map(|o| [property.to_owned(), o.to_owned()]));
        }
        cells.extend(references(&records, tenure));
        let _ = writeln!(out, "{}", cells.join("\t"));
    }
    out
}

fn item<'a>(records: &Records<'_>, items: &'a Items, entity: EntityId) -> Option<&'a str> {
    let found = items.get(records.key(entity)).or_else(|| items.get(records.label(entity)));
    found.map(String::as_str)
}

fn post(records: &Records<'_>, items: &Items, tenure: &Tenure) -> Vec<String> {
    let label = records.post_label(tenure);
    match items.get(&label) {
        Some(item) => vec![item.clone()],
        None => vec!["somevalue".to_owned(), "P1932".to_owned(), text(&label)],
    }
}

/// One reference a document: its address, title, date and the words.
fn references(records: &Records<'_>, tenure: &Tenure) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut cells = Vec::new();
    for claim in tenure.claims.iter().filter_map(|&c| records.claim(c)) {
        if !seen.insert(&claim.document) {
            continue;
        }
        let mut reference = reference(records, claim);
        // The mark of a further reference of the same statement.
        if !cells.is_empty()
            && let Some(first) = reference.first_mut()
        {
            first.insert(0, '!');
        }
        cells.extend(reference);
    }
    cells
}

fn reference(records: &Records<'_>, claim: &Claim) -> Vec<String> {
    let source = records.documents.get(&claim.document).cloned().unwrap_or_default();
    let id = &claim.document.0;
    let mut cells = Vec::new();
    if id.starts_with("http://") || id.starts_with("https://") {
        cells.extend(["S854".to_owned(), text(id)]);
    }
    let title = source.title.as_deref().unwrap_or(id);
    cells.extend(["S1476".to_owned(), format!("zh:{}", text(title))]);
    cells.extend(source.date.and_then(time).into_iter().flat_map(|t| ["S577".to_owned(), t]));
    cells.extend(["S1683".to_owned(), format!("zh:{}", text(&words(claim)))]);
    cells
}

/// A time with its precision; `None` without a year.
fn time(date: PartialDate) -> Option<String> {
    let year = date.year()?;
    Some(match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("+{year:04}-{month:02}-{day:02}T00:00:00Z/11"),
        (Some(month), None) => format!("+{year:04}-{month:02}-00T00:00:00Z/10"),
        (None, _) => format!("+{year:04}-00-00T00:00:00Z/9"),
    })
}

/// A string on one line in quotation marks, without any inside.
fn text(value: &str) -> String {
    let clean: String = value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .map(|c| if c == '"' { '”' } else { c })
        .take(LONGEST)
        .collect();
    format!("\"{}\"", clean.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentId;
    use crate::resolve::resolve;
    use crate::wire::{FactLine, from_lines};

    #[test]
    fn an_office_has_its_dates_its_neighbours_and_its_words() {
        let line = |person: &str, dates: &str| {
            let text = format!(
                r#"{{"relation":"holds_office","person":"{person}","body":"甲市财政局","title":"局长",{dates},"evidence":{{"start":0,"end":2,"text":"任\"局长\""}}}}"#
            );
            serde_json::from_str::<FactLine>(&text).unwrap()
        };
        let lines = [line("王一", r#""from":"2010","to":"2014-01-02""#), line("李二", r#""from":"2014-02""#)];
        let facts = from_lines(DocumentId("https://example.org/a".to_owned()), lines).unwrap();
        let items = Items::from([
            ("王一".to_owned(), "Q1".to_owned()),
            ("甲市财政局局长".to_owned(), "Q2".to_owned()),
        ]);
        let reference =
            "S854\t\"https://example.org/a\"\tS1476\tzh:\"https://example.org/a\"\tS1683\tzh:\"任”局长”\"";
        let knowledge = resolve(vec![facts]);
        assert_eq!(
            quickstatements(&knowledge, &items),
            format!(
                "CREATE\nLAST\tLzh\t\"李二\"\nLAST\tP31\tQ5\nLAST\tP39\tQ2\tP580\t+2014-02-00T00:00:00Z/10\tP1365\tQ1\t{reference}\n\
                 Q1\tP39\tQ2\tP580\t+2010-00-00T00:00:00Z/9\tP582\t+2014-01-02T00:00:00Z/11\tP1366\tsomevalue\t{reference}\n"
            )
        );
        assert!(
            quickstatements(&knowledge, &Items::new()).contains("P39\tsomevalue\tP1932\t\"甲市财政局局长\"")
        );
    }
}
