//! Every fact quotes the source.

use crate::support::{Facts, decode, examples, extract, stem, text};
use serde_json::Value;
use std::collections::BTreeMap;

/// The originals of all examples by document, those in JSON Lines by their ids.
fn originals() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for path in examples() {
        let decoded = decode(&path);
        if path.extension().is_some_and(|e| e == "jsonl") {
            for line in decoded.lines() {
                let record: Value = serde_json::from_str(line).expect("JSON Lines");
                texts.insert(text(&record, "id").to_owned(), text(&record, "text").to_owned());
            }
        } else {
            texts.insert(stem(&path), decoded);
        }
    }
    texts
}

fn each_fact(facts: &Facts, mut check: impl FnMut(&str, &Value, usize, usize, &str)) {
    for (doc, facts) in facts {
        for fact in facts {
            let evidence = fact.get("evidence").unwrap_or_else(|| panic!("{doc}: no evidence: {fact}"));
            let at = |key: &str| evidence.get(key).and_then(Value::as_u64).expect("an offset") as usize;
            check(doc, fact, at("start"), at("end"), text(evidence, "text"));
        }
    }
}

#[test]
fn evidence_is_the_slice_of_the_original_at_its_offsets() {
    let texts = originals();
    let facts = extract(&examples());
    each_fact(&facts, |doc, fact, start, end, quote| {
        // What the record of a JSON document says of itself stands outside its text.
        if text(fact, "relation") == "document" && !texts[doc].contains(quote) {
            return;
        }
        let slice: String = texts[doc].chars().skip(start).take(end - start).collect();
        assert_eq!(slice, quote, "{doc}: {fact}");
        assert!(!quote.trim().is_empty(), "{doc}: {fact}");
    });
}

#[test]
fn confidence_lies_between_nought_and_one() {
    each_fact(&extract(&examples()), |doc, fact, _, _, _| {
        let confidence = fact.get("confidence").and_then(Value::as_f64).unwrap_or(-1.0);
        assert!((0.0..=1.0).contains(&confidence), "{doc}: {fact}");
    });
}

/// A quote that does not hold the person's surname, or a pronoun for him, is no evidence for an office.
#[test]
fn evidence_of_an_office_names_the_person_or_refers_to_him() {
    let simplify = ferrous_opencc::OpenCC::from_config(ferrous_opencc::config::BuiltinConfig::T2s)
        .expect("built-in dictionaries");
    let facts = extract(&examples());
    let (mut all, mut bare) = (0, Vec::new());
    each_fact(&facts, |doc, fact, _, _, quote| {
        if !matches!(text(fact, "relation"), "holds_office" | "appoints" | "removes") {
            return;
        }
        all += 1;
        let quote = simplify.convert(quote);
        let surname = text(fact, "person").chars().next().unwrap_or(' ');
        // A curriculum vitae names its person once, at its head.
        if !quote.contains(surname) && !quote.contains(['他', '她']) && fact.get("from").is_none() {
            bare.push(format!("{doc}: {fact}"));
        }
    });
    assert!(bare.len() * 50 <= all, "{} of {all}:\n{}", bare.len(), bare.join("\n"));
}

/// 仪式由某局局长李明华主持: what is led says nothing of who leads.
#[test]
fn evidence_of_a_chair_begins_with_who_chairs() {
    each_fact(&extract(&examples()), |doc, fact, _, _, quote| {
        assert!(text(fact, "relation") != "chairs" || !quote.contains('由'), "{doc}: {fact}");
    });
}
