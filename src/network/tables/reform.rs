//! What reforms did to bodies: kept, merged, renamed, abolished, new.

use super::{Question, names, table};
use crate::model::{EntityId, EntityKind, Fact, ReformAction};
use crate::network::filter::{Calendar, first_day};
use crate::network::table::{Column, Table};
use std::collections::BTreeMap;

/// What became of a body, the strongest change last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Unchanged,
    NewName,
    Established,
    Affiliated,
    DutiesMoved,
    Renamed,
    Merged,
    Abolished,
}

impl Fate {
    const ALL: [Self; 8] = [
        Self::Unchanged,
        Self::NewName,
        Self::Established,
        Self::Affiliated,
        Self::DutiesMoved,
        Self::Renamed,
        Self::Merged,
        Self::Abolished,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "kept, no change reported",
            Self::NewName => "new name or plate",
            Self::Established => "newly established",
            Self::Affiliated => "kept, placed under another",
            Self::DutiesMoved => "kept, duties moved",
            Self::Renamed => "renamed",
            Self::Merged => "merged into another",
            Self::Abolished => "abolished",
        }
    }
}

const fn action_name(action: ReformAction) -> &'static str {
    match action {
        ReformAction::Establish => "establish",
        ReformAction::Merge => "merge",
        ReformAction::Abolish => "abolish",
        ReformAction::Rename => "rename",
        ReformAction::Transfer => "transfer",
        ReformAction::Affiliate => "affiliate",
        ReformAction::Plate => "plate",
    }
}

pub(super) fn survival(question: &Question<'_>) -> Vec<Table> {
    let claims = question.claims();
    let mut fates: BTreeMap<EntityId, (Fate, Vec<u32>)> = BTreeMap::new();
    let mut note = |body: EntityId, fate: Fate, claim: Option<u32>| {
        let known = fates.entry(body).or_insert((fate, Vec::new()));
        known.0 = known.0.max(fate);
        known.1.extend(claim);
    };
    for (i, entity) in question.knowledge.entities.iter().enumerate() {
        if entity.kind == EntityKind::Body && question.filter.admits_body(&entity.label) {
            note(EntityId(i as u32), Fate::Unchanged, None);
        }
    }
    for (index, claim) in &claims {
        let Fact::Reforms { action, body, from, .. } = &claim.fact else { continue };
        let (own, others) = match action {
            ReformAction::Establish => (Fate::Established, Fate::DutiesMoved),
            ReformAction::Merge => (Fate::Established, Fate::Merged),
            ReformAction::Abolish => (Fate::Abolished, Fate::DutiesMoved),
            ReformAction::Rename => (Fate::NewName, Fate::Renamed),
            ReformAction::Transfer => (Fate::Unchanged, Fate::DutiesMoved),
            ReformAction::Affiliate => (Fate::Affiliated, Fate::DutiesMoved),
            ReformAction::Plate => (Fate::NewName, Fate::Unchanged),
        };
        note(*body, own, Some(*index));
        for other in from.iter().filter(|o| *o != body) {
            note(*other, others, Some(*index));
        }
    }
    let total = fates.len();
    let mut survival = table(
        "survival",
        "What became of bodies",
        "each body counts once, by the strongest change that any document reports",
        &[Column::text("fate"), Column::bar("bodies"), Column::number("share"), Column::text("examples")],
    );
    for fate in Fate::ALL {
        let of: Vec<_> = fates.iter().filter(|(_, f)| f.0 == fate).collect();
        if of.is_empty() {
            continue;
        }
        let examples: Vec<String> = if fate == Fate::Unchanged {
            Vec::new()
        } else {
            of.iter().map(|(b, _)| question.label(**b)).collect()
        };
        let mut claims: Vec<u32> = of.iter().flat_map(|(_, f)| f.1.iter().copied()).collect();
        claims.sort_unstable();
        claims.dedup();
        survival.push(
            [
                fate.name().into(),
                of.len().into(),
                (of.len() as f64 / total as f64).into(),
                names(&examples, 2).into(),
            ],
            claims,
        );
    }
    vec![survival, ledger(question)]
}

/// One line a change: before, after, who, when.
fn ledger(question: &Question<'_>) -> Table {
    let calendar = Calendar::of(question.knowledge);
    let mut rows: BTreeMap<_, Vec<u32>> = BTreeMap::new();
    for (index, claim) in question.claims() {
        if let Fact::Reforms { action, body, from, to, agent, date, .. } = &claim.fact {
            let date = date.or_else(|| calendar.document(&claim.document));
            let day = date.and_then(first_day);
            let key = (day.is_none(), day, *body, *action, from.clone(), to.clone(), *agent, date);
            rows.entry(key).or_default().push(index);
        }
    }
    let mut ledger = table(
        "reform-ledger",
        "Changes of bodies",
        "in order of time; undated changes stand last",
        &[
            Column::text("date"),
            Column::text("change"),
            Column::text("before"),
            Column::text("after"),
            Column::text("by"),
        ],
    );
    let list = |ids: &[EntityId]| {
        let labels: Vec<String> = ids.iter().map(|b| question.label(*b)).collect();
        (!labels.is_empty()).then(|| names(&labels, 3))
    };
    for ((_, _, body, action, from, to, agent, date), claims) in rows.into_iter().take(question.top) {
        let own = [body];
        let (before, after) = match action {
            ReformAction::Abolish => (own.as_slice(), to.as_slice()),
            ReformAction::Affiliate | ReformAction::Plate => (own.as_slice(), to.as_slice()),
            _ => (from.as_slice(), own.as_slice()),
        };
        ledger.push(
            [
                date.map(|d| d.to_string()).into(),
                action_name(action).into(),
                list(before).into(),
                list(after).into(),
                agent.map(|a| question.label(a)).into(),
            ],
            claims,
        );
    }
    ledger
}
