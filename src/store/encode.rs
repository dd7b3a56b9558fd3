//! From [`Knowledge`] to quads: the nodes and the short statements in the default graph, the claims in
//! the named graph of their document.

use super::claim;
use super::derived::Conclusion;
use super::vocab::{self as v, concept, id};
use crate::model::{EntityId, EntityKind, Fact, Knowledge, OfficeStatus, PartialDate};
use crate::resolve::body;
use crate::resolve::name::present_name;
use crate::resolve::tenure::{self, Tenure, tenures};
use oxigraph::model::vocab::xsd;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};
use rustc_hash::FxHashSet;
use std::fmt::Display;

/// Hands every quad of the graph to `sink`; some may come more than once.
pub fn encode<E>(knowledge: &Knowledge, sink: impl FnMut(Quad) -> Result<(), E>) -> Result<(), E> {
    let tenures = tenures(knowledge);
    let (posts, shared) = Default::default();
    Encoder { knowledge, sink, graph: GraphName::DefaultGraph, posts, shared }.run(&tenures)
}

pub fn date_literal(date: PartialDate) -> Literal {
    let datatype = match (date.year(), date.month(), date.day()) {
        (Some(_), Some(_), Some(_)) => xsd::DATE,
        (Some(_), Some(_), None) => xsd::G_YEAR_MONTH,
        (Some(_), None, _) => xsd::G_YEAR,
        (None, ..) => xsd::G_MONTH_DAY,
    };
    Literal::new_typed_literal(date.to_string(), datatype)
}

pub fn document_iri(document: &str) -> NamedNode {
    id("document", &[document])
}

pub(super) struct Encoder<'a, S> {
    pub(super) knowledge: &'a Knowledge,
    sink: S,
    graph: GraphName,
    /// Posts, and titles and places that many share, so that they are written once. Only asked, never listed.
    posts: FxHashSet<(EntityId, &'a str)>,
    shared: FxHashSet<NamedNode>,
}

impl<'a, E, S: FnMut(Quad) -> Result<(), E>> Encoder<'a, S> {
    pub(super) fn put(&mut self, s: &NamedNode, p: NamedNodeRef<'_>, o: impl Into<Term>) -> Result<(), E> {
        (self.sink)(Quad::new(s.clone(), p.into_owned(), o, self.graph.clone()))
    }

    pub(super) fn key(&self, entity: EntityId) -> &'a str {
        self.knowledge.entity(entity).map_or("", |e| &e.key)
    }

    pub(super) fn iri(&self, entity: EntityId) -> NamedNode {
        entity_iri(self.knowledge, entity)
    }

    fn label(&mut self, node: &NamedNode, class: NamedNodeRef<'_>, label: &str) -> Result<(), E> {
        self.put(node, v::TYPE, class.into_owned())?;
        self.put(node, v::LABEL, Literal::new_simple_literal(label))
    }

    fn date(&mut self, node: &NamedNode, p: NamedNodeRef<'_>, date: Option<PartialDate>) -> Result<(), E> {
        date.map_or(Ok(()), |date| self.put(node, p, date_literal(date)))
    }

    fn run(mut self, tenures: &'a [Tenure]) -> Result<(), E> {
        for index in 0..self.knowledge.entities.len() {
            self.entity(EntityId(index as u32))?;
        }
        let mut supports: Vec<Option<NamedNode>> = vec![None; self.knowledge.claims.len()];
        for tenure in tenures {
            let node = self.tenure(tenure)?;
            for &claim in &tenure.claims {
                supports[claim] = Some(node.clone());
            }
        }
        self.derived(tenures)?;
        let extraction = claim::extraction();
        let label = concat!("reformgraph ", env!("CARGO_PKG_VERSION"));
        self.label(&extraction, v::ACTIVITY, label)?;
        let mut before = None;
        for (claim, tenure) in self.knowledge.claims.iter().zip(supports) {
            let document = document_iri(&claim.document.0);
            if before.replace(&claim.document) != Some(&claim.document) {
                self.put(&document, v::TYPE, v::FOAF_DOCUMENT.into_owned())?;
                self.put(&document, v::TYPE, v::PROV_ENTITY.into_owned())?;
                self.put(&document, v::IDENTIFIER, Literal::new_simple_literal(&claim.document.0))?;
            }
            let node = self.fact(&claim.fact, &document)?;
            let node = tenure.unwrap_or(node);
            self.graph = GraphName::NamedNode(document.clone());
            let knowledge = self.knowledge;
            claim::encode(knowledge, claim, &document, &node, &mut |s, p, o| self.put(s, p, o))?;
            self.graph = GraphName::DefaultGraph;
        }
        Ok(())
    }

    fn entity(&mut self, entity: EntityId) -> Result<(), E> {
        let Some(found) = self.knowledge.entity(entity) else { return Ok(()) };
        let node = self.iri(entity);
        let class = match found.kind {
            EntityKind::Person => v::FOAF_PERSON,
            EntityKind::Body => v::ORGANIZATION,
            EntityKind::Meeting => v::EVENT,
            EntityKind::Matter => v::MATTER_CLASS,
            EntityKind::Regulation => v::LEGAL_RESOURCE,
        };
        self.label(&node, class, &found.label)?;
        for alias in &found.aliases {
            self.put(&node, v::ALT_LABEL, Literal::new_simple_literal(alias))?;
        }
        if found.kind == EntityKind::Body { self.body(&node, &found.label) } else { Ok(()) }
    }

    fn body(&mut self, node: &NamedNode, name: &str) -> Result<(), E> {
        self.put(node, v::KIND, concept("organ", body::kind(name).name()))?;
        if let Some(level) = body::level(name) {
            self.put(node, v::LEVEL, concept("level", level))?;
        }
        let path = body::place_path(name);
        let mut wider: Option<NamedNode> = None;
        for depth in 1..=path.len() {
            let full = path[..depth].concat();
            let place = id("place", &[&full]);
            if self.shared.insert(place.clone()) {
                self.label(&place, v::PLACE_CLASS, &full)?;
                if let Some(wider) = wider {
                    self.put(&place, v::WITHIN, wider)?;
                }
            }
            wider = Some(place);
        }
        if let Some(place) = wider {
            self.put(node, v::JURISDICTION, place)?;
        }
        let entities = &self.knowledge.entities;
        let known = |key: &str| {
            entities.binary_search_by(|e| (e.kind, e.key.as_str()).cmp(&(EntityKind::Body, key))).is_ok()
        };
        if let Some(whole) = body::wholes(name).iter().map(|w| present_name(w)).find(|w| known(w)) {
            let whole = id("body", &[&whole]);
            self.conclude(&Conclusion::new(node, v::SUB_ORGANIZATION_OF, &whole, body::PART_OF))?;
        }
        Ok(())
    }

    fn post(&mut self, body: EntityId, title: &'a str) -> Result<NamedNode, E> {
        let post = id("post", &[self.key(body), title]);
        if !self.posts.insert((body, title)) {
            return Ok(post);
        }
        let role = concept("title", title);
        let label = format!("{}{title}", self.knowledge.label(body));
        self.label(&post, v::ORG_POST, &label)?;
        self.put(&post, v::POST_IN, self.iri(body))?;
        self.put(&post, v::ROLE, role.clone())?;
        if self.shared.insert(role.clone()) {
            self.put(&role, v::TYPE, v::CONCEPT.into_owned())?;
            self.put(&role, v::PREF_LABEL, Literal::new_language_tagged_literal_unchecked(title, "zh"))?;
            self.put(&role, v::IN_SCHEME, NamedNode::new_unchecked(format!("{}title", v::SCHEME)))?;
        }
        Ok(post)
    }

    pub(super) fn tenure_iri(&self, tenure: &Tenure) -> NamedNode {
        let number = tenure.number.to_string();
        id("tenure", &[self.key(tenure.person), self.key(tenure.body), &tenure.title, &number])
    }

    fn tenure(&mut self, tenure: &'a Tenure) -> Result<NamedNode, E> {
        let post = self.post(tenure.body, &tenure.title)?;
        let person = self.iri(tenure.person);
        let node = self.tenure_iri(tenure);
        self.put(&node, v::TYPE, v::MEMBERSHIP.into_owned())?;
        self.put(&node, v::MEMBER, person.clone())?;
        self.put(&node, v::ORG_ORGANIZATION, self.iri(tenure.body))?;
        self.put(&node, v::POST, post.clone())?;
        self.put(&node, v::STATUS, concept("status", tenure.status.name()))?;
        self.put(&node, v::RULE, Literal::new_simple_literal(tenure::RULE))?;
        self.date(&node, v::START_DATE, tenure.from)?;
        self.date(&node, v::END_DATE, tenure.to)?;
        self.date(&node, v::FIRST_SEEN, tenure.first_seen)?;
        self.date(&node, v::LAST_SEEN, tenure.last_seen)?;
        if let Some(agent) = tenure.appointed_by {
            self.put(&node, v::APPOINTED_BY, self.iri(agent))?;
        }
        if let Some(agent) = tenure.removed_by {
            self.put(&node, v::ENDED_BY, self.iri(agent))?;
        }
        let held = if tenure.status == OfficeStatus::Former { v::HELD_OFFICE } else { v::HOLDS_OFFICE };
        self.put(&person, held, post)?;
        Ok(node)
    }

    /// Writes what a fact says in nodes and short statements; gives the node that stands for it.
    fn fact(&mut self, fact: &'a Fact<EntityId>, document: &NamedNode) -> Result<NamedNode, E> {
        match fact {
            Fact::Document { title, publisher, date, authors } => {
                if let Some(title) = title {
                    self.put(document, v::LABEL, Literal::new_simple_literal(title))?;
                }
                if let Some(publisher) = publisher {
                    self.put(document, v::SCHEMA_PUBLISHER, Literal::new_simple_literal(publisher))?;
                }
                self.date(document, v::PUBLISHED, *date)?;
                for author in authors {
                    self.put(document, v::SCHEMA_AUTHOR, Literal::new_simple_literal(author))?;
                }
                Ok(document.clone())
            }
            Fact::Meeting { meeting, body, date, place } => {
                let node = self.iri(*meeting);
                self.date(&node, v::START_DATE, *date)?;
                if let Some(body) = body {
                    let body = self.iri(*body);
                    self.put(&node, v::ORGANIZER, body.clone())?;
                    self.put(&body, v::CONVENED, node.clone())?;
                }
                if let Some(place) = place {
                    self.put(&node, v::LOCATION, Literal::new_simple_literal(place))?;
                }
                Ok(node)
            }
            Fact::HoldsOffice { person, body, title, .. } => {
                let post = self.post(*body, title)?;
                if let Fact::HoldsOffice { status: OfficeStatus::Candidate, .. } = fact {
                    self.put(&self.iri(*person), v::CANDIDATE_FOR, post.clone())?;
                }
                Ok(post)
            }
            Fact::Appoints { person, body, title, status, .. } => {
                let post = self.post(*body, title)?;
                let short = match status {
                    OfficeStatus::Candidate => v::CANDIDATE_FOR,
                    _ => v::APPOINTED_TO,
                };
                self.put(&self.iri(*person), short, post.clone())?;
                Ok(post)
            }
            Fact::Removes { person, body, title, .. } => {
                let post = self.post(*body, title)?;
                self.put(&self.iri(*person), v::REMOVED_FROM, post.clone())?;
                Ok(post)
            }
            Fact::Chairs { person, meeting } => self.took_part(*person, *meeting, v::CHAIRED, "chair"),
            Fact::Attends { person, meeting } => self.took_part(*person, *meeting, v::ATTENDED, "attend"),
            Fact::SpeaksAt { person, meeting } => self.took_part(*person, *meeting, v::SPOKE_AT, "speak"),
            Fact::Presents { presenter, meeting, matter } => {
                let matter = self.iri(*matter);
                self.put(&matter, v::IN_MEETING, self.iri(*meeting))?;
                self.put(&self.iri(*presenter), v::PRESENTED, matter.clone())?;
                let node = self.took_part(*presenter, *meeting, v::PRESENTED, "present")?;
                self.put(&node, v::MATTER, matter)?;
                Ok(node)
            }
            Fact::Reviews { body, matter, action, meeting } => {
                let meeting_key = meeting.map_or("", |m| self.key(m));
                let digest =
                    claim::digest(&[&self.key(*body), &self.key(*matter), &meeting_key, &action.name()]);
                let node = id("review", &[&digest]);
                let (body, matter) = (self.iri(*body), self.iri(*matter));
                self.put(&node, v::TYPE, v::REVIEW.into_owned())?;
                self.put(&node, v::BODY, body.clone())?;
                self.put(&node, v::MATTER, matter.clone())?;
                self.put(&node, v::ACTION, concept("action", action.name()))?;
                if let Some(meeting) = meeting {
                    let meeting = self.iri(*meeting);
                    self.put(&node, v::IN_MEETING, meeting.clone())?;
                    self.put(&matter, v::IN_MEETING, meeting)?;
                }
                self.put(&body, v::REVIEWED, matter)?;
                Ok(node)
            }
            Fact::Issues { body, regulation, date, number, effective } => {
                let (body, node) = (self.iri(*body), self.iri(*regulation));
                self.put(&node, v::PASSED_BY, body.clone())?;
                self.put(&body, v::ISSUED, node.clone())?;
                self.date(&node, v::DATE_DOCUMENT, *date)?;
                self.date(&node, v::IN_FORCE_FROM, *effective)?;
                if let Some(number) = number {
                    self.put(&node, v::ID_LOCAL, Literal::new_simple_literal(number))?;
                }
                Ok(node)
            }
            Fact::Approves { body, object, date } => {
                let digest = claim::digest(&[&self.key(*body), &self.key(*object)]);
                let node = id("approval", &[&digest]);
                let (body, object) = (self.iri(*body), self.iri(*object));
                self.put(&node, v::TYPE, v::APPROVAL.into_owned())?;
                self.put(&node, v::BODY, body.clone())?;
                self.put(&node, v::OBJECT, object.clone())?;
                self.date(&node, v::START_DATE, *date)?;
                self.put(&body, v::APPROVED, object)?;
                Ok(node)
            }
            Fact::Implements { regulation, parent } => {
                let (node, parent) = (self.iri(*regulation), self.iri(*parent));
                self.put(&node, v::IMPLEMENTS, parent.clone())?;
                self.put(&node, v::ENSURES_IMPLEMENTATION_OF, parent)?;
                Ok(node)
            }
            Fact::Reforms { .. } => self.reform(fact),
            Fact::Repeals { regulation, body, .. } => {
                let node = self.iri(*regulation);
                if let Some(body) = body {
                    self.put(&self.iri(*body), v::REPEALED, node.clone())?;
                }
                Ok(node)
            }
        }
    }

    fn took_part(
        &mut self,
        who: EntityId,
        meeting: EntityId,
        short: NamedNodeRef<'_>,
        role: &str,
    ) -> Result<NamedNode, E> {
        let node = id("participation", &[self.key(meeting), self.key(who), role]);
        let (who, meeting) = (self.iri(who), self.iri(meeting));
        self.put(&node, v::TYPE, v::PARTICIPATION.into_owned())?;
        self.put(&node, v::PARTICIPANT, who.clone())?;
        self.put(&node, v::IN_MEETING, meeting.clone())?;
        self.put(&node, v::ROLE, concept("participation", role))?;
        if short != v::PRESENTED {
            self.put(&who, short, meeting.clone())?;
            self.put(&who, v::TOOK_PART_IN, meeting)?;
        }
        Ok(node)
    }

    fn reform(&mut self, fact: &Fact<EntityId>) -> Result<NamedNode, E> {
        use crate::model::ReformAction as A;
        let Fact::Reforms { action, body, from, to, matter, agent, date } = fact else {
            return Ok(id("change", &[""]));
        };
        let mut parts = vec![action.name(), self.key(*body), matter.map_or("", |m| self.key(m))];
        parts.extend(from.iter().map(|b| self.key(*b)));
        parts.push("→");
        parts.extend(to.iter().map(|b| self.key(*b)));
        let year = date.and_then(|d| d.year()).map_or(String::new(), |y| y.to_string());
        parts.push(&year);
        let node = id("change", &[action.name(), self.key(*body), &claim::digest(&displayed(&parts))]);
        let body = self.iri(*body);
        self.put(&node, v::TYPE, v::CHANGE_EVENT.into_owned())?;
        self.put(&node, v::REFORM_KIND, concept("reform", action.name()))?;
        self.put(&node, v::BODY, body.clone())?;
        let side = match action {
            A::Abolish => v::ORIGINAL_ORGANIZATION,
            A::Establish | A::Merge | A::Rename | A::Transfer | A::Affiliate | A::Plate => {
                v::RESULTING_ORGANIZATION
            }
        };
        self.put(&node, side, body.clone())?;
        for old in from {
            self.put(&node, v::ORIGINAL_ORGANIZATION, self.iri(*old))?;
        }
        for new in to {
            self.put(&node, v::TO_BODY, self.iri(*new))?;
        }
        if let Some(matter) = matter {
            self.put(&node, v::MATTER, self.iri(*matter))?;
        }
        if let Some(agent) = agent {
            let agent = self.iri(*agent);
            self.put(&node, v::AGENT, agent.clone())?;
            self.put(&agent, v::REFORMED, body)?;
        }
        self.date(&node, v::START_DATE, *date)?;
        Ok(node)
    }
}

/// Texts as parts of a digest.
pub(super) fn displayed<'a>(parts: &'a [&'a str]) -> Vec<&'a dyn Display> {
    parts.iter().map(|p| p as &dyn Display).collect()
}

pub fn entity_iri(knowledge: &Knowledge, entity: EntityId) -> NamedNode {
    match knowledge.entity(entity) {
        Some(found) => id(found.kind.name(), &[&found.key]),
        None => id("unknown", &[]),
    }
}
