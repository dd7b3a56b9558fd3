//! The keys of all that is no person: what makes a body, meeting, matter or regulation the same thing in
//! two documents.

use super::body::{is_unplaced, place_path};
use super::context::Context;
use super::name::{present_name, present_place};
use super::person::Sets;
use crate::model::{DocumentFacts, Fact, MentionId, MentionKind, ReformAction};
use std::collections::{BTreeMap, BTreeSet};

/// A key for each mention; persons get their name, which is no key yet.
pub fn keys(facts: &DocumentFacts, context: &Context) -> Vec<String> {
    let roles = Roles::new(facts);
    let mut keys: Vec<String> = facts.mentions.iter().map(|m| m.name.clone()).collect();
    for (index, mention) in facts.mentions.iter().enumerate() {
        let id = MentionId(index as u32);
        match mention.kind {
            MentionKind::Body => keys[index] = body_key(facts, &mention.name),
            MentionKind::Meeting => keys[index] = meeting_key(facts, context, id),
            MentionKind::Regulation => keys[index] = regulation_key(facts, context, &roles, id),
            MentionKind::Person | MentionKind::Matter => {}
        }
    }
    tell_meetings_apart(facts, &mut keys);
    for (index, mention) in facts.mentions.iter().enumerate() {
        if mention.kind == MentionKind::Matter {
            let scope = roles.scope.get(&MentionId(index as u32));
            let scope = scope.and_then(|s| keys.get(s.0 as usize)).unwrap_or(&facts.document.0);
            keys[index] = format!("{}@{scope}", mention.name);
        }
    }
    keys
}

fn body_key(facts: &DocumentFacts, name: &str) -> String {
    if is_unplaced(name) { format!("{name}@{}", facts.document) } else { present_name(name) }
}

/// The name with who held it (or where) and when; without a date it stays the document's own.
fn meeting_key(facts: &DocumentFacts, context: &Context, id: MentionId) -> String {
    let name = facts.mention(id).map_or("", |m| &m.name);
    let (body, date) = context.meetings.get(&id).copied().unwrap_or_default();
    let body = body.and_then(|b| facts.mention(b)).map(|m| body_key(facts, &m.name));
    let held_by = match body {
        Some(body) => body,
        None if context.place.is_empty() => facts.document.0.clone(),
        None => context.place.clone(),
    };
    match date {
        Some(date) if date.day_number().is_some() => format!("{name}@{held_by}@{date}"),
        _ => format!("{name}@{held_by}@{}", facts.document),
    }
}

fn tell_meetings_apart(facts: &DocumentFacts, keys: &mut [String]) {
    let mut meetings: Vec<(u32, usize)> = facts
        .mentions
        .iter()
        .enumerate()
        .filter(|(_, m)| m.kind == MentionKind::Meeting)
        .map(|(index, m)| (m.number, index))
        .collect();
    meetings.sort_unstable();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for (_, index) in meetings {
        let count = seen.entry(keys[index].clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            keys[index].push_str(&format!("~{count}"));
        }
    }
}

/// What a title begins with that many places give to a regulation of their own.
const GENERIC_HEADS: [&str; 16] = [
    "关于",
    "机构改革",
    "深化",
    "工作",
    "实施",
    "三定",
    "职能配置",
    "年度",
    "全市",
    "全县",
    "全区",
    "全省",
    "市",
    "县",
    "区",
    "党政",
];

/// The title, with the issuer's place where the title itself names none.
fn regulation_key(facts: &DocumentFacts, context: &Context, roles: &Roles, id: MentionId) -> String {
    let title = facts.mention(id).map_or("", |m| &m.name);
    let national =
        ["中国", "中共中央", "中华人民共和国", "国务院", "国家", "全国", "党和国家", "深化党和国家"];
    if !place_path(title).is_empty() || national.iter().any(|w| title.starts_with(w)) {
        return title.to_owned();
    }
    let issuers = roles.issuers.get(&id);
    let issuer_place = issuers.map(|bodies| {
        let names =
            bodies.iter().filter_map(|b| facts.mention(*b)).map(|m| present_place(&place_path(&m.name)));
        // Joint issuers of several levels: the nearest place tells most.
        names.max_by_key(|place| (place.len(), std::cmp::Reverse(place.clone()))).unwrap_or_default()
    });
    let generic =
        GENERIC_HEADS.iter().any(|w| title.starts_with(w)) || title.starts_with(|c: char| c.is_ascii_digit());
    match issuer_place {
        Some(place) if place.is_empty() => title.to_owned(),
        Some(place) => format!("{title}@{place}"),
        None if generic && context.place.is_empty() => format!("{title}@{}", facts.document),
        None if generic => format!("{title}@{}", context.place),
        None => title.to_owned(),
    }
}

/// What the facts of a document tie its matters and regulations to.
struct Roles {
    issuers: BTreeMap<MentionId, BTreeSet<MentionId>>,
    /// The meeting of a matter, or else the body that dealt with it.
    scope: BTreeMap<MentionId, MentionId>,
}

impl Roles {
    fn new(facts: &DocumentFacts) -> Self {
        let mut issuers: BTreeMap<MentionId, BTreeSet<MentionId>> = BTreeMap::new();
        let (mut meetings, mut bodies) = (BTreeMap::new(), BTreeMap::new());
        for statement in &facts.statements {
            match &statement.fact {
                Fact::Issues { body, regulation, .. } => {
                    issuers.entry(*regulation).or_default().insert(*body);
                }
                Fact::Presents { matter, meeting, .. } => {
                    meetings.entry(*matter).or_insert(*meeting);
                }
                Fact::Reviews { matter, meeting, body, .. } => {
                    if let Some(meeting) = meeting {
                        meetings.entry(*matter).or_insert(*meeting);
                    }
                    bodies.entry(*matter).or_insert(*body);
                }
                Fact::Approves { object, body, .. } => {
                    bodies.entry(*object).or_insert(*body);
                }
                Fact::Reforms { matter: Some(matter), body, .. } => {
                    bodies.entry(*matter).or_insert(*body);
                }
                _ => {}
            }
        }
        let mut scope = bodies;
        scope.extend(meetings);
        Self { issuers, scope }
    }
}

/// The bodies that are one after another in a rename or merger, each with the first key of its group.
pub fn successor_groups(documents: &[DocumentFacts], keys: &[Vec<String>]) -> BTreeMap<String, String> {
    let mut index: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (facts, keys) in documents.iter().zip(keys) {
        let key = |id: &MentionId| keys.get(id.0 as usize).map_or("", String::as_str);
        for statement in &facts.statements {
            if let Fact::Reforms { action: ReformAction::Rename | ReformAction::Merge, body, from, .. } =
                &statement.fact
            {
                for old in from {
                    pairs.push((key(body), key(old)));
                }
            }
        }
    }
    for (new, old) in &pairs {
        for name in [*new, *old] {
            let next = index.len();
            index.entry(name).or_insert(next);
        }
    }
    let mut sets = Sets::new(index.len());
    for (new, old) in &pairs {
        sets.join(index[new], index[old]);
    }
    let mut first: BTreeMap<usize, &str> = BTreeMap::new();
    for (&name, &at) in &index {
        first.entry(sets.root(at)).or_insert(name);
    }
    index.iter().map(|(&name, &at)| (name.to_owned(), first[&sets.root(at)].to_owned())).collect()
}
