//! Whether persons and bodies are joined and kept apart as they should be, on made-up documents of which every
//! identity is known: 5 in 100 persons share their name with somebody else, officials move between posts and places,
//! bodies are renamed, called by short names, and go on in places that were re-coded.

use super::*;
use crate::model::DocumentId;
use crate::wire::{EvidenceLine, FactLine, from_lines};
use std::collections::BTreeSet;

const DOCUMENTS: usize = 2000;
const PERSONS: usize = 1200;
const PLACES: usize = 60;

/// Marsaglia's xorshift64.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// Places of which documents use the name that they bore before, too.
const RECODED: [(&str, &str); 6] = [
    ("吴江市", "苏州市吴江区"),
    ("萧山市", "杭州市萧山区"),
    ("襄樊市", "襄阳市"),
    ("花都市", "广州市花都区"),
    ("呼伦贝尔盟", "呼伦贝尔市"),
    ("金坛市", "常州市金坛区"),
];

fn place(number: usize, after: bool) -> String {
    if let Some((former, present)) = RECODED.get(number) {
        return if after { present } else { former }.to_string();
    }
    let heads: Vec<char> = "安宝昌德丰广海嘉临明".chars().collect();
    let tails: Vec<char> = "州阳山水江城".chars().collect();
    format!("{}{}市", heads[number % 10], tails[number / 10 % 6])
}

fn body(place_of: usize, kind: usize, after: bool) -> String {
    let place = place(place_of, after);
    match kind {
        0 => format!("中共{place}委员会"),
        1 => format!("{place}人民政府"),
        // Renamed in the reform: one name before, another after.
        2 if after && place_of.is_multiple_of(2) => format!("{place}卫健委"),
        2 if after => format!("{place}卫生健康委员会"),
        2 => format!("{place}卫生和计划生育委员会"),
        _ => format!("{place}财政局"),
    }
}

fn name(number: usize) -> String {
    let surnames: Vec<char> = "王李张刘陈杨赵黄周吴徐孙胡朱高".chars().collect();
    let given: Vec<char> = "伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚英华建国文斌宁".chars().collect();
    let n = given.len();
    format!("{}{}{}", surnames[number % 15], given[number / 15 % n], given[number / 15 / n % n])
}

/// A person's posts in order: place and kind of body.
struct Person {
    name: String,
    posts: Vec<(usize, usize)>,
}

fn people(chance: &mut Chance) -> Vec<Person> {
    let mut all: Vec<Person> = Vec::new();
    for number in 0..PERSONS {
        let shared = !all.is_empty() && chance.below(100) < 5;
        let name = if shared { all[chance.below(all.len())].name.clone() } else { name(number) };
        let home = loop {
            let home = chance.below(PLACES);
            if !all.iter().any(|p| p.name == name && p.posts.iter().any(|(at, _)| *at == home)) {
                break home;
            }
        };
        let mut posts = vec![(home, chance.below(4))];
        for _ in 0..chance.below(3) {
            let moves = chance.below(100) < 15;
            posts
                .push((if moves { chance.below(PLACES) } else { posts[posts.len() - 1].0 }, chance.below(4)));
        }
        all.push(Person { name, posts });
    }
    all
}

fn line(doc: &str, relation: &str, person: &str, body: &str) -> FactLine {
    FactLine {
        doc: doc.to_owned(),
        relation: relation.to_owned(),
        person: Some(person.to_owned()),
        body: Some(body.to_owned()),
        title: Some("主任".to_owned()),
        evidence: Some(EvidenceLine { start: 0, end: 1, text: person.to_owned() }),
        ..FactLine::default()
    }
}

/// The documents, and who is meant by each name in each.
fn corpus() -> (Vec<DocumentFacts>, BTreeMap<(String, String), usize>) {
    let mut chance = Chance(2018);
    let people = people(&mut chance);
    let (mut documents, mut truth) = (Vec::new(), BTreeMap::new());
    for number in 0..DOCUMENTS {
        let doc = format!("d{number:04}");
        let mut lines = Vec::new();
        // A report of a place with those in office there, or a notice that moves one.
        let first = chance.below(PERSONS);
        let at = chance.below(people[first].posts.len());
        let here = people[first].posts[at].0;
        let present = (0..PERSONS).map(|n| (n + first) % PERSONS).filter_map(|who| {
            let post = people[who].posts.iter().find(|(place, _)| *place == here)?;
            Some((who, *post))
        });
        let mut names = BTreeSet::new();
        for (who, (place, kind)) in present.take(5).collect::<Vec<_>>() {
            if names.insert(people[who].name.clone()) {
                let body = body(place, kind, chance.below(2) == 0);
                lines.push(line(&doc, "holds_office", &people[who].name, &body));
                truth.insert((doc.clone(), people[who].name.clone()), who);
            }
        }
        if at > 0
            && chance.below(2) == 0
            && truth.get(&(doc.clone(), people[first].name.clone())) == Some(&first)
        {
            let (old, kind) = people[first].posts[at - 1];
            lines.push(line(&doc, "removes", &people[first].name, &body(old, kind, false)));
        }
        if number < PLACES {
            let mut renamed = line(&doc, "reforms", "", &body(number, 2, true));
            renamed.person = None;
            renamed.action = Some("rename".to_owned());
            renamed.from = Some(crate::wire::OneOrMany::Many(vec![body(number, 2, false)]));
            lines.push(renamed);
        }
        documents.push(from_lines(DocumentId(doc), lines).unwrap());
    }
    // Of most moves there is a notice that names the old post and the new.
    for (number, person) in people.iter().enumerate() {
        for (step, posts) in person.posts.windows(2).enumerate() {
            if posts[0].0 != posts[1].0 && chance.below(100) < 80 {
                let doc = format!("n{number:04}-{step}");
                let notice = [("removes", posts[0]), ("appoints", posts[1])];
                let lines =
                    notice.map(|(verb, (at, kind))| line(&doc, verb, &person.name, &body(at, kind, true)));
                documents.push(from_lines(DocumentId(doc), lines).unwrap());
            }
        }
    }
    (documents, truth)
}

/// For those who run the test to see the figures.
fn say(text: String) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{text}");
}

#[test]
fn of_known_identities_nearly_all_are_found_and_hardly_one_is_false() {
    let (documents, truth) = corpus();
    let documents_count = documents.len();
    let knowledge = resolve(documents);
    let mut found: BTreeMap<(String, String), EntityId> = BTreeMap::new();
    for claim in &knowledge.claims {
        if let Fact::HoldsOffice { person, .. } = &claim.fact {
            found.insert((claim.document.0.clone(), knowledge.label(*person).to_owned()), *person);
        }
    }
    let mut by_name: BTreeMap<&str, Vec<(usize, EntityId)>> = BTreeMap::new();
    for (key, who) in &truth {
        by_name.entry(&key.1).or_default().push((*who, found[key]));
    }
    let (mut right, mut joined, mut same) = (0_u64, 0_u64, 0_u64);
    for sightings in by_name.values() {
        for (at, (who, entity)) in sightings.iter().enumerate() {
            for (other, other_entity) in &sightings[at + 1..] {
                same += u64::from(who == other);
                joined += u64::from(entity == other_entity);
                right += u64::from(who == other && entity == other_entity);
            }
        }
    }
    let (precision, recall) = (right as f64 / joined as f64, right as f64 / same as f64);
    say(format!(
        "identity of persons over {} documents: pairwise precision {precision:.4}, recall {recall:.4} ({same} pairs)",
        documents_count,
    ));
    assert!(
        same > 5000 && precision >= 0.995 && recall >= 0.95,
        "precision {precision:.4}, recall {recall:.4} over {same} pairs"
    );
}

/// Which body each name of the corpus means: its place and kind, and for the renamed one whether it is the later.
#[test]
fn former_short_and_long_names_of_a_body_are_one_and_those_of_others_are_not() {
    let mut names: BTreeMap<String, (usize, usize, bool)> = BTreeMap::new();
    for number in 0..PLACES {
        for kind in 0..4 {
            for after in [false, true] {
                names.insert(body(number, kind, after), (number, kind, kind == 2 && after));
            }
            let present = place(number, true);
            names.insert(format!("{present}卫生健康委员会"), (number, 2, true));
            names.insert(format!("{present}政府"), (number, 1, false));
            names.insert(format!("中共{present}委"), (number, 0, false));
        }
    }
    let keys: Vec<(String, (usize, usize, bool))> =
        names.into_iter().map(|(name, body)| (super::name::present_name(&name), body)).collect();
    let (mut right, mut joined, mut same) = (0_u64, 0_u64, 0_u64);
    for (at, (key, body)) in keys.iter().enumerate() {
        for (other_key, other) in &keys[at + 1..] {
            same += u64::from(body == other);
            joined += u64::from(key == other_key);
            right += u64::from(body == other && key == other_key);
        }
    }
    let (precision, recall) = (right as f64 / joined as f64, right as f64 / same as f64);
    say(format!(
        "identity of bodies over {} names: pairwise precision {precision:.4}, recall {recall:.4} ({same} pairs)",
        keys.len()
    ));
    assert!(same > 100 && precision >= 0.995 && recall >= 0.95, "{precision:.4} {recall:.4} over {same}");
}
