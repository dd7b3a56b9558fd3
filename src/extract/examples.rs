//! Every word of `lexicon/frames.tsv` is tried on its example and its counter-example.

use super::Extractor;
use crate::lexicon::Effect;
use crate::model::{DocumentId, Fact, OfficeStatus};
use crate::normalise::normalise;
use crate::read::{Declared, DecodedSource, MediaType};

fn facts(extractor: &Extractor, sentence: &str) -> Vec<(String, Option<OfficeStatus>)> {
    let text = format!("正定县新闻\n{sentence}。\n");
    let source = DecodedSource {
        id: DocumentId("t".to_owned()),
        media: MediaType::Text,
        text,
        declared: Declared::default(),
    };
    let document = normalise(source);
    let found = extractor.extract(&document);
    found
        .statements
        .iter()
        .filter_map(|s| match &s.fact {
            Fact::Appoints { status, .. } => Some(("appoints".to_owned(), Some(*status))),
            Fact::Removes { .. } => Some(("removes".to_owned(), None)),
            Fact::HoldsOffice { status, .. } => Some(("holds".to_owned(), Some(*status))),
            _ => None,
        })
        .collect()
}

#[test]
fn every_frame_is_found_in_its_example_and_not_in_its_counter_example() {
    let extractor = Extractor::new().unwrap();
    let mut wrong = Vec::new();
    for frame in extractor.lexicon().frames.all() {
        let wanted = match frame.effect {
            Effect::Appoint | Effect::Elect => ("appoints".to_owned(), Some(OfficeStatus::Current)),
            Effect::Acting => ("appoints".to_owned(), Some(OfficeStatus::Acting)),
            Effect::Remove => ("removes".to_owned(), None),
            Effect::Past => ("holds".to_owned(), Some(OfficeStatus::Former)),
            Effect::Keep => ("holds".to_owned(), Some(OfficeStatus::Current)),
            Effect::Candidate => ("holds".to_owned(), Some(OfficeStatus::Candidate)),
        };
        if !facts(&extractor, &frame.example).contains(&wanted) {
            wrong.push((frame.example.clone(), facts(&extractor, &frame.example)));
        }
        let found = facts(&extractor, &frame.counter_example);
        if !found.is_empty() {
            wrong.push((frame.counter_example.clone(), found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
