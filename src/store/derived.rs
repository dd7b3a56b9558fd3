//! What a build concludes and no document says, as RDF: the short statement, and a node that marks it as derived,
//! names the rule and leads to the tenures that it rests on.

use super::claim::digest;
use super::encode::{Encoder, displayed};
use super::vocab::{self as v, id};
use crate::resolve::derive::{self, OVERLAP, PROMOTION, SUCCESSION};
use crate::resolve::naming;
use crate::resolve::tenure::Tenure;
use oxigraph::model::vocab::xsd;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Quad};

/// A statement of the default graph that was concluded and not read.
pub(super) struct Conclusion<'a> {
    subject: &'a NamedNode,
    property: NamedNodeRef<'static>,
    object: &'a NamedNode,
    rule: &'static str,
    /// Where it holds, where that tells two conclusions about the same two apart: a body or a post.
    within: Option<(NamedNodeRef<'static>, NamedNode)>,
    days: Option<i64>,
    tenures: Vec<NamedNode>,
}

impl<'a> Conclusion<'a> {
    pub fn new(
        subject: &'a NamedNode,
        property: NamedNodeRef<'static>,
        object: &'a NamedNode,
        rule: &'static str,
    ) -> Self {
        Self { subject, property, object, rule, within: None, days: None, tenures: Vec::new() }
    }
}

impl<E, S: FnMut(Quad) -> Result<(), E>> Encoder<'_, S> {
    /// All that follows from the tenures of the graph and from the words of its matters.
    pub(super) fn derived(&mut self, tenures: &[Tenure]) -> Result<(), E> {
        let iris: Vec<NamedNode> = tenures.iter().map(|t| self.tenure_iri(t)).collect();
        let post = |this: &Self, t: &Tenure| id("post", &[this.key(t.body), &t.title]);
        for step in derive::successions(self.knowledge, tenures) {
            let (before, after) = (&tenures[step.before], &tenures[step.after]);
            let (new, old) = (self.iri(after.person), self.iri(before.person));
            self.conclude(&Conclusion {
                within: Some((v::POST, post(self, after))),
                tenures: vec![iris[step.before].clone(), iris[step.after].clone()],
                ..Conclusion::new(&new, v::SUCCEEDED, &old, SUCCESSION)
            })?;
        }
        for overlap in derive::overlaps(tenures) {
            let (one, other) = (self.iri(overlap.one), self.iri(overlap.other));
            self.put(&other, v::OVERLAPPED_WITH, one.clone())?;
            self.conclude(&Conclusion {
                within: Some((v::BODY, self.iri(overlap.body))),
                days: Some(overlap.days),
                tenures: overlap.tenures.iter().map(|&t| iris[t].clone()).collect(),
                ..Conclusion::new(&one, v::OVERLAPPED_WITH, &other, OVERLAP)
            })?;
        }
        for step in derive::promotions(self.knowledge, tenures) {
            let (person, leader) = (self.iri(step.person), self.iri(step.leader));
            self.conclude(&Conclusion {
                within: Some((v::POST, post(self, &tenures[step.to]))),
                tenures: [step.from, step.to, step.under].map(|t| iris[t].clone()).to_vec(),
                ..Conclusion::new(&person, v::PROMOTED_UNDER, &leader, PROMOTION)
            })?;
        }
        for (matter, regulation) in naming::namings(self.knowledge) {
            let (matter, regulation) = (self.iri(matter), self.iri(regulation));
            self.conclude(&Conclusion::new(&matter, v::CONCERNS, &regulation, naming::RULE))?;
        }
        Ok(())
    }

    /// Writes the statement and the node that marks it as derived.
    pub(super) fn conclude(&mut self, conclusion: &Conclusion<'_>) -> Result<(), E> {
        let Conclusion { subject, property, object, rule, within, days, tenures } = conclusion;
        let mut parts = vec![subject.as_str(), property.as_str(), object.as_str()];
        parts.extend(within.iter().map(|(_, node)| node.as_str()));
        parts.extend(tenures.iter().map(NamedNode::as_str));
        let node = id("derived", &[&digest(&displayed(&parts))]);
        self.put(subject, *property, (*object).clone())?;
        self.put(&node, v::TYPE, v::DERIVED.into_owned())?;
        self.put(&node, v::SUBJECT, (*subject).clone())?;
        self.put(&node, v::PREDICATE, property.into_owned())?;
        self.put(&node, v::STATED_OBJECT, (*object).clone())?;
        self.put(&node, v::RULE, Literal::new_simple_literal(*rule))?;
        if let Some((property, place)) = within {
            self.put(&node, *property, place.clone())?;
        }
        if let Some(days) = days {
            self.put(&node, v::DAYS, Literal::new_typed_literal(days.to_string(), xsd::INTEGER))?;
        }
        for tenure in tenures {
            self.put(&node, v::DERIVED_FROM, tenure.clone())?;
        }
        Ok(())
    }
}
