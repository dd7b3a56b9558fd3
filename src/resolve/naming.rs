//! Which regulation a matter is about: the one whose title its words give. Derived by the rule [`RULE`].

use super::body::place_path;
use super::name::present_place;
use crate::model::{EntityId, EntityKind, Fact, Knowledge};
use std::collections::{BTreeMap, BTreeSet};

/// The rule that a graph names for what is derived here.
pub const RULE: &str = "matter/names-a-regulation";

/// What a title carries in brackets at its end as long as it isn't issued.
const DRAFT: [&str; 2] = ["草案", "稿"];

/// Matters and the regulations that they name, sorted. A title that many places use is that of the place of the body that
/// deals with the matter.
pub fn namings(knowledge: &Knowledge) -> BTreeSet<(EntityId, EntityId)> {
    let mut held_by: BTreeMap<EntityId, EntityId> = BTreeMap::new();
    for claim in &knowledge.claims {
        if let Fact::Meeting { meeting, body: Some(body), .. } = &claim.fact {
            held_by.entry(*meeting).or_insert(*body);
        }
    }
    let regulation = |key: &str| {
        let found = knowledge
            .entities
            .binary_search_by(|e| (e.kind, e.key.as_str()).cmp(&(EntityKind::Regulation, key)));
        found.ok().map(|at| EntityId(at as u32))
    };
    let mut found = BTreeSet::new();
    for claim in &knowledge.claims {
        let (matter, body) = match &claim.fact {
            Fact::Reviews { matter, body, .. } => (*matter, Some(*body)),
            Fact::Presents { matter, meeting, .. } => (*matter, held_by.get(meeting).copied()),
            _ => continue,
        };
        let place = body.map(|b| present_place(&place_path(knowledge.label(b)))).unwrap_or_default();
        for title in titles(knowledge.label(matter)) {
            // The keys that `keys` gives to a regulation of this title, the narrowest first.
            let keys = [format!("{title}@{place}"), title.to_owned(), format!("{title}@{}", claim.document)];
            found.extend(keys.iter().find_map(|key| regulation(key)).map(|r| (matter, r)));
        }
    }
    found
}

/// The titles in a matter's words, or all of them where none is marked; without what says that it is a draft.
fn titles(words: &str) -> Vec<&str> {
    let mut marked = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, c) in words.char_indices() {
        match c {
            '《' => {
                if depth == 0 {
                    start = at + c.len_utf8();
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    marked.extend(words.get(start..at));
                }
            }
            _ => {}
        }
    }
    if marked.is_empty() {
        marked.push(words);
    }
    marked.into_iter().map(issued).collect()
}

fn issued(title: &str) -> &str {
    let open = title.strip_suffix(['）', ')']).and_then(|t| Some((t, t.rfind(['（', '('])?)));
    match open {
        Some((inside, at)) if DRAFT.iter().any(|d| inside.ends_with(d)) => title.get(..at).unwrap_or(title),
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentId;
    use crate::resolve::resolve;
    use crate::wire::{FactLine, from_lines};

    fn named(documents: &[(&str, &str)]) -> Vec<String> {
        let read = |(id, lines): &(&str, &str)| {
            let lines: Vec<FactLine> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
            let lines = lines.into_iter().map(|line| FactLine {
                evidence: Some(crate::wire::EvidenceLine { start: 0, end: 1, text: "字".to_owned() }),
                ..line
            });
            from_lines(DocumentId((*id).to_owned()), lines).unwrap()
        };
        let knowledge = resolve(documents.iter().map(read).collect());
        let text = |id: EntityId| knowledge.entity(id).map_or("", |e| e.key.as_str());
        namings(&knowledge)
            .into_iter()
            .map(|(m, r)| format!("{} → {}", knowledge.label(m), text(r)))
            .collect()
    }

    #[test]
    fn a_matter_is_about_the_regulation_of_its_own_place_whose_title_it_gives() {
        let deliberates = r#"{"relation":"meeting","meeting":"m1","name":"第一次会议","body":"甲市人民政府","date":"2019-01-16"}
{"relation":"reviews","body":"甲市人民政府","matter":"《机构改革方案（草案）》和《甲市奖励办法》","action":"deliberate","meeting":"m1"}
{"relation":"presents","person":"李二","meeting":"m1","matter":"关于修改《甲市奖励办法》的说明"}
{"relation":"presents","person":"李二","meeting":"m1","matter":"奖励情况"}"#;
        let issues = r#"{"relation":"issues","body":"甲市人民政府","regulation":"机构改革方案"}
{"relation":"issues","body":"甲市人民政府","regulation":"甲市奖励办法"}"#;
        let elsewhere = r#"{"relation":"issues","body":"乙市人民政府","regulation":"机构改革方案"}"#;
        assert_eq!(
            named(&[("a", deliberates), ("b", issues), ("c", elsewhere)]),
            [
                "《机构改革方案（草案）》和《甲市奖励办法》 → 机构改革方案@甲市",
                "《机构改革方案（草案）》和《甲市奖励办法》 → 甲市奖励办法",
                "关于修改《甲市奖励办法》的说明 → 甲市奖励办法",
            ]
        );
        assert!(named(&[("a", deliberates), ("c", elsewhere)]).is_empty());
    }

    #[test]
    fn titles_stand_in_marks_or_are_all_there_is() {
        assert_eq!(
            titles("审议《甲办法(送审稿)》、《关于印发〈乙〉的通知》"),
            ["甲办法", "关于印发〈乙〉的通知"]
        );
        assert_eq!(titles("甲市机构改革方案"), ["甲市机构改革方案"]);
        assert_eq!(titles("《关于《丙》的意见》"), ["关于《丙》的意见"]);
        assert_eq!(titles("》未开始《"), ["》未开始《"]);
        assert_eq!(titles("办法（2019年）"), ["办法（2019年）"]);
    }
}
