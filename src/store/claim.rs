//! A claim as RDF, and back: a plain node with the keys of the contract as properties, its quote and place
//! in the document, its rule and confidence.

use super::encode::{date_literal, entity_iri};
use super::vocab::{self as v, concept, id};
use crate::model::{
    Claim, Confidence, DocumentId, EntityId, Fact, Knowledge, OfficeStatus, PartialDate, ReformAction,
    Relation, ReviewAction, Span,
};
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::{Display, Write};

/// Sixteen hexadecimal digits that stand for `parts`.
pub fn digest(parts: &[&dyn Display]) -> String {
    let mut hash = Hash(Sha256::new());
    for part in parts {
        // A hash takes everything.
        let _ = write!(hash, "{part}\0");
    }
    let start = hash.0.finalize().iter().take(8).fold(0_u64, |all, byte| (all << 8) | u64::from(*byte));
    format!("{start:016x}")
}

/// Text goes into the hash as it is written, without a copy of its own.
struct Hash(Sha256);

impl Write for Hash {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
    }
}

/// A property and its value as one part.
struct Role<'a>(NamedNodeRef<'a>, &'a Term);

impl Display for Role<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.0, self.1)
    }
}

/// The short statement that a relation is in the graph.
pub fn property(relation: Relation) -> NamedNodeRef<'static> {
    match relation {
        Relation::HoldsOffice => v::HOLDS_OFFICE,
        Relation::Meeting => v::CONVENED,
        Relation::Chairs => v::CHAIRED,
        Relation::Attends => v::ATTENDED,
        Relation::SpeaksAt => v::SPOKE_AT,
        Relation::Presents => v::PRESENTED,
        Relation::Reviews => v::REVIEWED,
        Relation::Issues => v::ISSUED,
        Relation::Approves => v::APPROVED,
        Relation::Implements => v::IMPLEMENTS,
        Relation::Reforms => v::REFORMED,
        Relation::Appoints => v::APPOINTED_TO,
        Relation::Removes => v::REMOVED_FROM,
        Relation::Repeals => v::REPEALED,
        Relation::Document => v::DESCRIBED_BY,
    }
}

/// The run that made the claims of this version.
pub fn extraction() -> NamedNode {
    id("extraction", &[env!("CARGO_PKG_VERSION")])
}

type Roles = Vec<(NamedNodeRef<'static>, Term)>;

/// Writes the claim; `supports` is the node of the default graph that it speaks for.
pub fn encode<E>(
    knowledge: &Knowledge,
    claim: &Claim,
    document: &NamedNode,
    supports: &NamedNode,
    put: &mut impl FnMut(&NamedNode, NamedNodeRef<'_>, Term) -> Result<(), E>,
) -> Result<(), E> {
    let roles = roles(knowledge, &claim.fact);
    let words: Vec<Role<'_>> = roles.iter().map(|(p, o)| Role(*p, o)).collect();
    let place = format!("{} {}", claim.evidence.start, claim.evidence.end);
    let relation = claim.fact.relation();
    let (document_name, relation_name) = (document.as_str(), relation.name());
    let mut parts: Vec<&dyn Display> = vec![&document_name, &place, &relation_name];
    parts.extend(words.iter().map(|w| w as &dyn Display));
    let key = digest(&parts);
    let node = id("claim", &[&key]);
    let selector = id("selector", &[&key]);

    put(&node, v::TYPE, v::CLAIM.into_owned().into())?;
    put(&node, v::RELATION, property(relation).into_owned().into())?;
    put(&node, v::DERIVED_FROM, document.clone().into())?;
    put(&node, v::GENERATED_BY, extraction().into())?;
    put(&node, v::SUPPORTS, supports.clone().into())?;
    put(&node, v::CONFIDENCE, decimal(claim.confidence).into())?;
    if !claim.rule.is_empty() {
        put(&node, v::RULE, Literal::new_simple_literal(&claim.rule).into())?;
    }
    for (property, value) in roles {
        put(&node, property, value)?;
    }
    put(&node, v::HAS_SELECTOR, selector.clone().into())?;
    put(&selector, v::TYPE, v::TEXT_POSITION_SELECTOR.into_owned().into())?;
    put(&selector, v::TYPE, v::TEXT_QUOTE_SELECTOR.into_owned().into())?;
    put(&selector, v::SELECTOR_START, offset(claim.evidence.start).into())?;
    put(&selector, v::SELECTOR_END, offset(claim.evidence.end).into())?;
    put(&selector, v::SELECTOR_EXACT, Literal::new_simple_literal(&claim.quote).into())
}

fn decimal(confidence: Confidence) -> Literal {
    Literal::new_typed_literal(format!("{:.2}", confidence.as_f64()), xsd::DECIMAL)
}

fn offset(value: u32) -> Literal {
    Literal::new_typed_literal(value.to_string(), xsd::INTEGER)
}

/// The keys of the contract and their values.
fn roles(knowledge: &Knowledge, fact: &Fact<EntityId>) -> Roles {
    let mut out = Builder { knowledge, roles: Vec::new() };
    match fact {
        Fact::Document { title, publisher, date, authors } => {
            out.text(v::TITLE, title.as_deref());
            out.text(v::PUBLISHER, publisher.as_deref());
            out.date(v::DATE, *date);
            for author in authors {
                out.text(v::AUTHOR, Some(author));
            }
        }
        Fact::Meeting { meeting, body, date, place } => {
            out.entity(v::MEETING, Some(*meeting));
            out.entity(v::BODY, *body);
            out.date(v::DATE, *date);
            out.text(v::PLACE, place.as_deref());
        }
        Fact::HoldsOffice { person, body, title, from, to, status } => {
            out.office(*person, *body, title);
            out.date(v::START_DATE, *from);
            out.date(v::END_DATE, *to);
            out.concept(v::STATUS, "status", status.name());
        }
        Fact::Chairs { person, meeting }
        | Fact::Attends { person, meeting }
        | Fact::SpeaksAt { person, meeting } => {
            out.entity(v::PERSON, Some(*person));
            out.entity(v::MEETING, Some(*meeting));
        }
        Fact::Presents { presenter, meeting, matter } => {
            out.entity(v::PRESENTER, Some(*presenter));
            out.entity(v::MEETING, Some(*meeting));
            out.entity(v::MATTER, Some(*matter));
        }
        Fact::Reviews { body, matter, action, meeting } => {
            out.entity(v::BODY, Some(*body));
            out.entity(v::MATTER, Some(*matter));
            out.concept(v::ACTION, "action", action.name());
            out.entity(v::MEETING, *meeting);
        }
        Fact::Issues { body, regulation, date, number, effective } => {
            out.entity(v::BODY, Some(*body));
            out.entity(v::REGULATION, Some(*regulation));
            out.date(v::DATE, *date);
            out.text(v::NUMBER, number.as_deref());
            out.date(v::EFFECTIVE, *effective);
        }
        Fact::Approves { body, object, date } => {
            out.entity(v::BODY, Some(*body));
            out.entity(v::OBJECT, Some(*object));
            out.date(v::DATE, *date);
        }
        Fact::Implements { regulation, parent } => {
            out.entity(v::REGULATION, Some(*regulation));
            out.entity(v::PARENT, Some(*parent));
        }
        Fact::Reforms { action, body, from, to, matter, agent, date } => {
            out.concept(v::ACTION, "reform", action.name());
            out.entity(v::BODY, Some(*body));
            for old in from {
                out.entity(v::FROM_BODY, Some(*old));
            }
            for new in to {
                out.entity(v::TO_BODY, Some(*new));
            }
            out.entity(v::MATTER, *matter);
            out.entity(v::AGENT, *agent);
            out.date(v::DATE, *date);
        }
        Fact::Appoints { person, body, title, agent, date, status } => {
            out.office(*person, *body, title);
            out.entity(v::AGENT, *agent);
            out.date(v::DATE, *date);
            out.concept(v::STATUS, "status", status.name());
        }
        Fact::Removes { person, body, title, agent, date } => {
            out.office(*person, *body, title);
            out.entity(v::AGENT, *agent);
            out.date(v::DATE, *date);
        }
        Fact::Repeals { regulation, body, date } => {
            out.entity(v::REGULATION, Some(*regulation));
            out.entity(v::BODY, *body);
            out.date(v::DATE, *date);
        }
    }
    out.roles
}

struct Builder<'a> {
    knowledge: &'a Knowledge,
    roles: Roles,
}

impl Builder<'_> {
    fn entity(&mut self, property: NamedNodeRef<'static>, entity: Option<EntityId>) {
        if let Some(entity) = entity {
            self.roles.push((property, entity_iri(self.knowledge, entity).into()));
        }
    }

    fn text(&mut self, property: NamedNodeRef<'static>, text: Option<&str>) {
        if let Some(text) = text {
            self.roles.push((property, Literal::new_simple_literal(text).into()));
        }
    }

    fn date(&mut self, property: NamedNodeRef<'static>, date: Option<PartialDate>) {
        if let Some(date) = date {
            self.roles.push((property, date_literal(date).into()));
        }
    }

    fn concept(&mut self, property: NamedNodeRef<'static>, scheme: &str, name: &str) {
        self.roles.push((property, concept(scheme, name).into()));
    }

    fn office(&mut self, person: EntityId, body: EntityId, title: &str) {
        self.entity(v::PERSON, Some(person));
        self.entity(v::BODY, Some(body));
        self.text(v::TITLE, Some(title));
    }
}

/// The properties of one claim node as they come out of a store, with those of its selector.
#[derive(Default)]
pub struct Properties(BTreeMap<String, Vec<Term>>);

impl Properties {
    pub fn push(&mut self, property: &NamedNode, value: Term) {
        self.0.entry(property.as_str().to_owned()).or_default().push(value);
    }

    fn all(&self, property: NamedNodeRef<'_>) -> &[Term] {
        self.0.get(property.as_str()).map_or(&[], Vec::as_slice)
    }

    fn one(&self, property: NamedNodeRef<'_>) -> Option<&Term> {
        self.all(property).first()
    }

    pub fn node(&self, property: NamedNodeRef<'_>) -> Option<&NamedNode> {
        match self.one(property) {
            Some(Term::NamedNode(node)) => Some(node),
            _ => None,
        }
    }

    fn text(&self, property: NamedNodeRef<'_>) -> Option<String> {
        match self.one(property) {
            Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
            _ => None,
        }
    }

    fn date(&self, property: NamedNodeRef<'_>) -> Option<PartialDate> {
        PartialDate::parse(&self.text(property)?)
    }

    fn concept<T>(&self, property: NamedNodeRef<'_>, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        read(self.node(property)?.as_str().rsplit('/').next()?)
    }
}

/// The claim that the properties of a claim node and of its selector say; `None` where they say none.
pub fn decode(
    document: DocumentId,
    claim: &Properties,
    selector: &Properties,
    entity: &impl Fn(&NamedNode) -> Option<EntityId>,
) -> Option<Claim> {
    let relation = claim.node(v::RELATION)?;
    let relation = Relation::ALL.into_iter().find(|r| property(*r) == relation.as_ref())?;
    let number = |property| selector.text(property)?.parse::<u32>().ok();
    let confidence = claim.text(v::CONFIDENCE)?.parse::<f64>().ok()?;
    Some(Claim {
        fact: fact(relation, claim, entity)?,
        document,
        evidence: Span::new(number(v::SELECTOR_START)?, number(v::SELECTOR_END)?),
        quote: selector.text(v::SELECTOR_EXACT)?,
        rule: claim.text(v::RULE).unwrap_or_default(),
        confidence: Confidence::percent((confidence * 100.0).round() as u8),
    })
}

fn fact(
    relation: Relation,
    claim: &Properties,
    entity: &impl Fn(&NamedNode) -> Option<EntityId>,
) -> Option<Fact<EntityId>> {
    let one = |property| entity(claim.node(property)?);
    let several = |property| {
        let nodes = claim.all(property).iter();
        let mut found: Vec<EntityId> =
            nodes.filter_map(|t| if let Term::NamedNode(n) = t { entity(n) } else { None }).collect();
        found.sort_unstable();
        found
    };
    Some(match relation {
        Relation::Document => {
            let mut authors: Vec<String> = claim
                .all(v::AUTHOR)
                .iter()
                .filter_map(|t| if let Term::Literal(l) = t { Some(l.value().to_owned()) } else { None })
                .collect();
            authors.sort_unstable();
            Fact::Document {
                title: claim.text(v::TITLE),
                publisher: claim.text(v::PUBLISHER),
                date: claim.date(v::DATE),
                authors,
            }
        }
        Relation::Meeting => Fact::Meeting {
            meeting: one(v::MEETING)?,
            body: one(v::BODY),
            date: claim.date(v::DATE),
            place: claim.text(v::PLACE),
        },
        Relation::HoldsOffice => Fact::HoldsOffice {
            person: one(v::PERSON)?,
            body: one(v::BODY)?,
            title: claim.text(v::TITLE)?,
            from: claim.date(v::START_DATE),
            to: claim.date(v::END_DATE),
            status: claim.concept(v::STATUS, OfficeStatus::from_name)?,
        },
        Relation::Chairs => Fact::Chairs { person: one(v::PERSON)?, meeting: one(v::MEETING)? },
        Relation::Attends => Fact::Attends { person: one(v::PERSON)?, meeting: one(v::MEETING)? },
        Relation::SpeaksAt => Fact::SpeaksAt { person: one(v::PERSON)?, meeting: one(v::MEETING)? },
        Relation::Presents => Fact::Presents {
            presenter: one(v::PRESENTER)?,
            meeting: one(v::MEETING)?,
            matter: one(v::MATTER)?,
        },
        Relation::Reviews => Fact::Reviews {
            body: one(v::BODY)?,
            matter: one(v::MATTER)?,
            action: claim.concept(v::ACTION, ReviewAction::from_name)?,
            meeting: one(v::MEETING),
        },
        Relation::Issues => Fact::Issues {
            body: one(v::BODY)?,
            regulation: one(v::REGULATION)?,
            date: claim.date(v::DATE),
            number: claim.text(v::NUMBER),
            effective: claim.date(v::EFFECTIVE),
        },
        Relation::Approves => {
            Fact::Approves { body: one(v::BODY)?, object: one(v::OBJECT)?, date: claim.date(v::DATE) }
        }
        Relation::Implements => Fact::Implements { regulation: one(v::REGULATION)?, parent: one(v::PARENT)? },
        Relation::Reforms => Fact::Reforms {
            action: claim.concept(v::ACTION, ReformAction::from_name)?,
            body: one(v::BODY)?,
            from: several(v::FROM_BODY),
            to: several(v::TO_BODY),
            matter: one(v::MATTER),
            agent: one(v::AGENT),
            date: claim.date(v::DATE),
        },
        Relation::Appoints => Fact::Appoints {
            person: one(v::PERSON)?,
            body: one(v::BODY)?,
            title: claim.text(v::TITLE)?,
            agent: one(v::AGENT),
            date: claim.date(v::DATE),
            status: claim.concept(v::STATUS, OfficeStatus::from_name)?,
        },
        Relation::Removes => Fact::Removes {
            person: one(v::PERSON)?,
            body: one(v::BODY)?,
            title: claim.text(v::TITLE)?,
            agent: one(v::AGENT),
            date: claim.date(v::DATE),
        },
        Relation::Repeals => {
            Fact::Repeals { regulation: one(v::REGULATION)?, body: one(v::BODY), date: claim.date(v::DATE) }
        }
    })
}
