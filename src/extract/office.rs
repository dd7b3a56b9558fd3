//! Who holds which office: offices said right before the names of persons.

use super::page::Page;
use super::sink::Sink;
use crate::model::{Fact, OfficeStatus};

/// The general secretary is said to hold his office wherever his name stands with it.
pub fn extract(page: &Page, sink: &mut Sink) {
    for sentence in &page.sentences {
        let line = page.line(sentence);
        for call in &sentence.appellations {
            for name in &call.names {
                for office in &call.offices {
                    if sink.is_claimed(line.span(office.range.clone())) {
                        continue;
                    }
                    let person = sink.person(&name.text);
                    let body = sink.body(&office.body);
                    if sink.holds(person, body, &office.title) {
                        continue;
                    }
                    let words = line.span(office.range.start..name.range.end);
                    let fact = Fact::HoldsOffice {
                        person,
                        body,
                        title: office.title.clone(),
                        from: None,
                        to: None,
                        status: office.status,
                    };
                    let sure = 60 + 8 * name.quality.min(4) + if office.inherited { 0 } else { 5 };
                    sink.say(fact, words, "office/before-name", sure);
                }
            }
        }
        general_secretary(page, sentence, sink);
    }
}

fn general_secretary(page: &Page, sentence: &super::page::Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    for (word, name_len) in [("习近平总书记", 3), ("胡锦涛总书记", 3), ("江泽民总书记", 3)]
    {
        let text = line.slice(sentence.range.clone());
        let Some(at) = text.find(word) else { continue };
        let start = sentence.range.start + text[..at].chars().count();
        let person = sink.person(line.slice(start..start + name_len));
        let body = sink.body("中国共产党中央委员会");
        let fact = Fact::HoldsOffice {
            person,
            body,
            title: "总书记".to_owned(),
            from: None,
            to: None,
            status: OfficeStatus::Current,
        };
        sink.say(fact, line.span(start..start + 6), "office/general-secretary", 98);
    }
}
