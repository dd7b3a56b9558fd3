//! From anything in a graph to the sentences behind it.

use super::query::Question;
use super::results::plain;
use super::vocab::{self as v, ID, PREFIXES};
use super::{Graph, StoreError};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term, TermRef};
use oxigraph::sparql::{QueryResults, QuerySolution, SparqlEvaluator};
use oxigraph::store::StorageError;
use std::collections::BTreeSet;

/// A statement of one document with its words and all that made it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proof {
    pub document: String,
    pub start: u32,
    pub end: u32,
    pub quote: String,
    /// The short statement that it is one of, such as `rg:holdsOffice`.
    pub relation: String,
    pub rule: String,
    pub confidence: String,
    /// The program that read it.
    pub by: String,
    /// The IRI of the claim.
    pub claim: String,
}

/// What a graph says of one node, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    pub node: String,
    /// Property and value, shortened, sorted.
    pub says: Vec<(String, String)>,
    /// The rule, where no document says it.
    pub rule: Option<String>,
    pub proofs: Vec<Proof>,
    /// What it was concluded from.
    pub rests_on: Vec<Explanation>,
}

/// A row of an answer, counted from 1, and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProof {
    pub number: usize,
    /// Name and value of each column that has one.
    pub cells: Vec<(String, String)>,
    pub proofs: Vec<Proof>,
}

/// Conclusions rest on tenures, tenures on claims: more steps there are not.
const DEEPEST: usize = 3;

type Found<T> = Result<T, StorageError>;

impl Graph {
    /// Explains a node by its IRI, in full, with a prefix (`id:person/…`), or as tables show it (`person/…`).
    /// `None` where the graph has no such node.
    pub fn explain(&self, iri: &str) -> Result<Option<Explanation>, StoreError> {
        let node = self.node(iri);
        let explanation = self.explanation(&node, 0).map_err(|e| self.failed(&e))?;
        let known = !(explanation.says.is_empty() && explanation.proofs.is_empty());
        Ok(known.then_some(explanation))
    }

    fn node(&self, iri: &str) -> NamedNode {
        let bare = iri.trim().trim_matches(['<', '>']);
        if bare.contains("://") {
            return NamedNode::new_unchecked(bare);
        }
        if let Some((prefix, rest)) = bare.split_once(':')
            && let Some((_, namespace)) = PREFIXES.iter().find(|(p, _)| *p == prefix)
        {
            return NamedNode::new_unchecked(format!("{namespace}{rest}"));
        }
        let parts: Vec<&str> = bare.split('/').collect();
        match parts.split_first() {
            // What tables show is unescaped, what a user copies from elsewhere is not.
            Some((kind, rest)) if !bare.contains('%') => v::id(kind, rest),
            _ => NamedNode::new_unchecked(format!("{ID}{bare}")),
        }
    }

    fn quads(
        &self,
        s: Option<&NamedNode>,
        p: Option<&NamedNode>,
        o: Option<TermRef<'_>>,
    ) -> Found<Vec<Quad>> {
        let subject = s.map(|s| s.as_ref().into());
        self.store.quads_for_pattern(subject, p.map(NamedNode::as_ref), o, None).collect()
    }

    fn explanation(&self, node: &NamedNode, depth: usize) -> Found<Explanation> {
        let mut says = BTreeSet::new();
        let mut sources = BTreeSet::new();
        let mut rule = None;
        let (mut is_claim, mut is_derived) = (false, false);
        for quad in self.quads(Some(node), None, None)? {
            is_claim |= quad.predicate.as_ref() == v::HAS_SELECTOR;
            is_derived |= quad.predicate.as_ref() == v::STATED_OBJECT;
            if let (true, Term::Literal(text)) = (quad.predicate.as_ref() == v::RULE, &quad.object) {
                rule = Some(text.value().to_owned());
            }
            if let (true, Term::NamedNode(from)) = (quad.predicate.as_ref() == v::DERIVED_FROM, &quad.object)
            {
                sources.insert(from.as_str().to_owned());
            }
            says.insert((plain(&Term::from(quad.predicate)), plain(&quad.object)));
        }
        let mut proofs = BTreeSet::new();
        if is_claim {
            proofs.extend(self.proof(node)?);
        } else {
            for claim in self.claims_for(node)? {
                proofs.extend(self.proof(&claim)?);
            }
        }
        let mut rests_on = Vec::new();
        if depth < DEEPEST && !is_claim {
            let mut nodes: Vec<NamedNode> = if is_derived {
                sources.into_iter().map(NamedNode::new_unchecked).collect()
            } else {
                Vec::new()
            };
            if proofs.is_empty() && !is_derived {
                nodes.extend(self.subjects(v::POST.into_owned(), node)?);
            }
            for other in nodes {
                rests_on.push(self.explanation(&other, depth + 1)?);
            }
        }
        Ok(Explanation {
            node: plain(&node.clone().into()),
            says: says.into_iter().collect(),
            rule: rule.filter(|_| !is_claim),
            proofs: proofs.into_iter().collect(),
            rests_on,
        })
    }

    fn subjects(&self, property: NamedNode, object: &NamedNode) -> Found<Vec<NamedNode>> {
        let quads = self.quads(None, Some(&property), Some(object.into()))?;
        let mut found: Vec<NamedNode> = quads
            .into_iter()
            .filter_map(|q| if let NamedOrBlankNode::NamedNode(n) = q.subject { Some(n) } else { None })
            .collect();
        found.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        found.dedup();
        Ok(found)
    }

    /// The claims that speak for a node; where none does (persons, places), those that mention it.
    fn claims_for(&self, node: &NamedNode) -> Found<Vec<NamedNode>> {
        let supporting = self.subjects(v::SUPPORTS.into_owned(), node)?;
        if !supporting.is_empty() {
            return Ok(supporting);
        }
        self.claims_with(node)
    }

    fn claims_with(&self, node: &NamedNode) -> Found<Vec<NamedNode>> {
        let quads = self.quads(None, None, Some(node.into()))?;
        let mut found = BTreeSet::new();
        for quad in quads {
            if let (GraphName::NamedNode(_), NamedOrBlankNode::NamedNode(claim)) =
                (quad.graph_name, quad.subject)
            {
                found.insert(claim.into_string());
            }
        }
        Ok(found.into_iter().map(NamedNode::new_unchecked).collect())
    }

    fn proof(&self, claim: &NamedNode) -> Found<Option<Proof>> {
        let said = self.quads(Some(claim), None, None)?;
        let one = |quads: &[Quad], property| {
            quads.iter().find(|q| q.predicate.as_ref() == property).map(|q| q.object.clone())
        };
        let Some(Term::NamedNode(selector)) = one(&said, v::HAS_SELECTOR) else { return Ok(None) };
        let words = self.quads(Some(&selector), None, None)?;
        let text = |quads: &[Quad], property| one(quads, property).map_or_else(String::new, |t| plain(&t));
        let by = match one(&said, v::GENERATED_BY) {
            Some(Term::NamedNode(run)) => text(&self.quads(Some(&run), None, None)?, v::LABEL),
            _ => String::new(),
        };
        let document = text(&said, v::DERIVED_FROM);
        Ok(Some(Proof {
            document: document.strip_prefix("document/").unwrap_or(&document).to_owned(),
            start: text(&words, v::SELECTOR_START).parse().unwrap_or(0),
            end: text(&words, v::SELECTOR_END).parse().unwrap_or(0),
            quote: text(&words, v::SELECTOR_EXACT),
            relation: text(&said, v::RELATION),
            rule: text(&said, v::RULE),
            confidence: text(&said, v::CONFIDENCE),
            by,
            claim: claim.as_str().to_owned(),
        }))
    }

    /// The sentences behind row `wanted` (from 1) of an answer, or behind all rows: the claims for all that the pattern
    /// of the query met on the way to it. Empty where there is no such row.
    pub fn explain_rows(
        &self,
        question: &Question,
        wanted: Option<usize>,
    ) -> Result<Vec<RowProof>, StoreError> {
        let QueryResults::Solutions(rows) = self.answer(question)? else {
            return Err(StoreError::WrongFormat("only the rows of a SELECT query can be explained"));
        };
        let mut found = Vec::new();
        for (number, row) in (1..).zip(rows) {
            let row = row.map_err(|e| StoreError::Evaluation(e.to_string()))?;
            if wanted.is_some_and(|w| w != number) {
                continue;
            }
            let cells = row.iter().map(|(name, value)| (name.as_str().to_owned(), plain(value))).collect();
            let nodes = self.behind(question, &row)?;
            let proofs = self.proofs(&nodes).map_err(|e| self.failed(&e))?;
            found.push(RowProof { number, cells, proofs });
            if wanted.is_some() {
                break;
            }
        }
        Ok(found)
    }

    /// All nodes that the pattern of the query binds for a row, also those that it doesn't show.
    fn behind(&self, question: &Question, row: &QuerySolution) -> Result<BTreeSet<String>, StoreError> {
        let whole = question.unfolded();
        let mut prepared = SparqlEvaluator::new().for_query(whole.query);
        for (variable, value) in row.iter().filter(|(name, _)| whole.visible.contains(name.as_str())) {
            prepared = prepared.substitute_variable(variable.clone(), value.clone());
        }
        let failed = |e: oxigraph::sparql::QueryEvaluationError| StoreError::Evaluation(e.to_string());
        let mut nodes = BTreeSet::new();
        if let QueryResults::Solutions(solutions) =
            prepared.on_store(&self.store).execute().map_err(failed)?
        {
            for solution in solutions {
                for (_, value) in &solution.map_err(failed)? {
                    if let Term::NamedNode(node) = value
                        && node.as_str().starts_with(ID)
                    {
                        nodes.insert(node.as_str().to_owned());
                    }
                }
            }
        }
        Ok(nodes)
    }

    /// The claims among `nodes`, those for the tenures, reviews and changes among them, or else those that speak of at
    /// least two of them; of a single thing all that mention it.
    fn proofs(&self, nodes: &BTreeSet<String>) -> Found<Vec<Proof>> {
        let kind = |iri: &str| iri[ID.len()..].split('/').next().unwrap_or_default().to_owned();
        let of = |kinds: &[&str]| -> Vec<NamedNode> {
            let found = nodes.iter().filter(|n| kinds.contains(&kind(n).as_str()));
            found.map(|n| NamedNode::new_unchecked(n.clone())).collect()
        };
        let mut claims: BTreeSet<String> = of(&["claim"]).into_iter().map(NamedNode::into_string).collect();
        if claims.is_empty() {
            for node in of(&["tenure", "review", "approval", "participation", "change"]) {
                claims.extend(
                    self.subjects(v::SUPPORTS.into_owned(), &node)?.into_iter().map(NamedNode::into_string),
                );
            }
            for node in of(&["derived"]) {
                for quad in self.quads(Some(&node), Some(&v::DERIVED_FROM.into_owned()), None)? {
                    if let Term::NamedNode(tenure) = quad.object {
                        let found = self.subjects(v::SUPPORTS.into_owned(), &tenure)?;
                        claims.extend(found.into_iter().map(NamedNode::into_string));
                    }
                }
            }
        }
        if claims.is_empty() {
            let things = of(&["person", "body", "meeting", "matter", "regulation"]);
            let mut seen = BTreeSet::new();
            for node in &things {
                for claim in self.claims_with(node)? {
                    // The second of the row's things that a claim speaks of.
                    if !seen.insert(claim.as_str().to_owned()) || things.len() == 1 {
                        claims.insert(claim.into_string());
                    }
                }
            }
        }
        let mut proofs = BTreeSet::new();
        for claim in claims {
            proofs.extend(self.proof(&NamedNode::new_unchecked(claim))?);
        }
        Ok(proofs.into_iter().collect())
    }
}
