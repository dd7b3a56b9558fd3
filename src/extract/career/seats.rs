//! Seats on the Central Committee, which texts tell of by the congress that gave them: 是中共第九、十届中央委员.

use super::super::people::{Person, names_before};
use super::{Held, Reader, Step};
use crate::mention::person::name_at;
use crate::mention::{Certainty, Chars, Line, Office};
use crate::model::OfficeStatus;

/// The seats as they are written behind 届, with the title.
const SEATS: [(&str, &str); 2] = [("中央候补委员", "候补委员"), ("中央委员", "委员")];

/// What says that somebody has the seat, longer words first.
const VERBS: [&str; 9] = ["被选为", "当选为", "当选", "身为", "同为", "均为", "是", "为", "系"];

impl Reader<'_, '_> {
    /// The seats that a line tells of.
    pub(super) fn seats(&mut self, index: usize, line: &Line) {
        if !line.may_hold("届中央") {
            return;
        }
        let mut floor = 0;
        for k in (1..line.len()).filter(|&k| line.starts_with(k, "届中央")) {
            let Some((word, title)) = SEATS.iter().find(|(word, _)| line.starts_with(k + 1, word)) else {
                continue;
            };
            let end = k + 1 + word.chars().count();
            let start = start_of_term(line, k);
            let Some(verb) = VERBS.iter().find(|w| line.word_before(start, w)) else { continue };
            let at = start - verb.chars().count();
            for person in self.seated(line, at, end, floor) {
                let words = line.span(person.range.start.min(at)..end);
                self.held.push(Held {
                    person,
                    office: seat(start..end, title),
                    from: None,
                    to: None,
                    status: OfficeStatus::Current,
                    words,
                    line: index,
                    rule: "career/seat",
                    confidence: 88,
                    step: Step::Holds,
                });
            }
            floor = end;
        }
    }

    /// Whom the words before the verb at `at` or behind the seat name; the subject where they name nobody.
    fn seated(&self, line: &Line, at: usize, end: usize, floor: usize) -> Vec<Person> {
        const ADVERBS: [&str; 7] = ["同时亦", "同时", "也", "亦", "曾", "均", "都"];
        let stop = ADVERBS.iter().find(|w| line.word_before(at, w)).map_or(at, |w| at - w.chars().count());
        if let Some(people) = names_before(line, stop, floor, &self.page.cx) {
            return people;
        }
        // 身为中央候补委员、工程院院士的张三
        const REACH: usize = 12;
        let cx = &self.page.cx;
        let of = (end..line.len().min(end + REACH)).find(|&k| line.at(k) == '的');
        if line.word_before(at + 2, "身为") || line.before(stop) == '，' && line.at(end) == '、' {
            let named = of.and_then(|k| name_at(line, k + 1, true, cx.lexicon, cx.segmenter));
            return named
                .map(|n| Person { name: n.text.replace(' ', ""), range: n.range })
                .into_iter()
                .collect();
        }
        let own = matches!(line.before(stop), '。' | '；' | '，' | '他' | '她') || stop == 0;
        self.subject.clone().filter(|_| own).into_iter().map(|p| Person { range: at..at, ..p }).collect()
    }
}

/// Where the words begin that say of which congresses: 中共第九、第十|届.
fn start_of_term(line: &Line, end: usize) -> usize {
    const PARTY: [&str; 2] = ["中国共产党", "中共"];
    let part = |c: char| c.is_ascii_digit() || "一二三四五六七八九十第届、至和及".contains(c);
    let run = (0..end).rev().take_while(|&k| part(line.at(k))).last().unwrap_or(end);
    let run = run + (run..end).take_while(|&k| "、和及至".contains(line.at(k))).count();
    run - PARTY.iter().find(|w| line.word_before(run, w)).map_or(0, |w| w.chars().count())
}

fn seat(range: Chars, title: &str) -> Office {
    Office {
        range,
        body: "中国共产党中央委员会".to_owned(),
        title: title.to_owned(),
        status: OfficeStatus::Current,
        place: None,
        certainty: Certainty::Known,
        inherited: false,
    }
}
