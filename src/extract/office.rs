//! Who holds which office: offices said right before the names of persons.

use super::group::{ENDINGS, full_name};
use super::page::Page;
use super::sink::Sink;
use crate::mention::office::offices_at;
use crate::mention::place::LEVELS;
use crate::mention::{Before, Office, PlaceKind};
use crate::model::{Fact, OfficeStatus};

/// The general secretary is said to hold his office wherever his name stands with it.
pub fn extract(page: &Page, sink: &mut Sink) {
    for sentence in &page.sentences {
        let line = page.line(sentence);
        shared_office(page, sentence, sink);
        for call in &sentence.appellations {
            for name in &call.names {
                for office in &call.offices {
                    if placeless(page, office) || sink.is_claimed(line.span(office.range.clone())) {
                        continue;
                    }
                    let person = sink.person(&name.text);
                    // 领导小组副组长: of the group named before
                    let group = ENDINGS.contains(&office.body.as_str());
                    let full =
                        group.then(|| full_name(page, sentence.line, office.range.start, &office.body));
                    let body = sink.body(full.flatten().as_deref().unwrap_or(&office.body));
                    if sink.holds(person, body, &office.title) {
                        continue;
                    }
                    let words = line
                        .span(office.range.start.min(name.range.start)..office.range.end.max(name.range.end));
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

/// 县委书记 on a page that speaks from nowhere with counties: somebody else's, or from history.
fn placeless(page: &Page, office: &Office) -> bool {
    office.place.is_none()
        && page.cx.places.home().is_some_and(|h| h.kind != PlaceKind::Province)
        && LEVELS.iter().any(|level| office.body.starts_with(level))
}

/// 张三、李四等市委常委: an office said after the names of all who share it.
fn shared_office(page: &Page, sentence: &super::page::Sentence, sink: &mut Sink) {
    let line = page.line(sentence);
    for (index, call) in sentence.appellations.iter().enumerate() {
        let end = call.range.end;
        if call.names.is_empty() || line.at(end) != '等' {
            continue;
        }
        let mut before = Before::default();
        let Some((offices, until)) = offices_at(line, end + 1, &mut before, &page.cx) else { continue };
        if offices.iter().any(|o| o.inherited) {
            continue;
        }
        // everybody named in one run up to here
        let mut first = index;
        while first > 0 {
            let gap = line
                .slice(sentence.appellations[first - 1].range.end..sentence.appellations[first].range.start);
            if !matches!(gap, "，" | "、" | "和") {
                break;
            }
            first -= 1;
        }
        for call in &sentence.appellations[first..=index] {
            for name in &call.names {
                for office in &offices {
                    let person = sink.person(&name.text);
                    let body = sink.body(&office.body);
                    let fact = Fact::HoldsOffice {
                        person,
                        body,
                        title: office.title.clone(),
                        from: None,
                        to: None,
                        status: office.status,
                    };
                    sink.say(fact, line.span(name.range.start..until), "office/after-names", 85);
                }
            }
        }
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
