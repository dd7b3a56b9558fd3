//! A query with its parameters. Values go into the parsed query, never into its text.

use super::order;
use super::vocab::{self as v, PREFIXES};
use super::{Graph, StoreError};
use crate::resolve::name::present_name;
use oxigraph::model::{GraphNameRef, Literal, LiteralRef, NamedNode, NamedNodeRef, Term};
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use spargebra::algebra::{Expression, GraphPattern, PropertyPathExpression};
use spargebra::term::{GroundTerm, NamedNodePattern, TermPattern, Variable};
use spargebra::{Query, SparqlParser};
use std::collections::BTreeSet;

/// A parameter and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    pub name: String,
    pub value: String,
}

impl Binding {
    /// Reads `NAME=VALUE`.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        match text.split_once('=') {
            Some((name, value)) if !name.is_empty() => {
                let name = name.trim_start_matches('?').to_owned();
                Ok(Self { name, value: value.to_owned() })
            }
            _ => Err(StoreError::BadParameter(text.to_owned())),
        }
    }
}

/// A query that is sound and has its values.
#[derive(Debug, Clone)]
pub struct Question(Query);

impl Question {
    /// Parses SPARQL 1.1; the usual prefixes need no declaration.
    pub fn parse(text: &str) -> Result<Self, StoreError> {
        let mut parser = SparqlParser::new();
        for (prefix, iri) in PREFIXES {
            parser = parser.with_prefix(prefix, iri).map_err(|e| StoreError::Syntax(e.to_string()))?;
        }
        parser.parse_query(text).map(Self).map_err(|e| StoreError::Syntax(one_line(&e.to_string())))
    }

    /// Gives a parameter its value: every `VALUES ?name { … }` of the query then has just that.
    ///
    /// The value takes the type of the default: a number stays a number, an IRI an IRI.
    pub fn bind(&mut self, binding: &Binding) -> Result<(), StoreError> {
        self.bind_to(&binding.name, &[&binding.value])
    }

    /// The same with several values, each of which may be meant.
    pub fn bind_to(&mut self, parameter: &str, given: &[&str]) -> Result<(), StoreError> {
        let mut found = false;
        let mut known = BTreeSet::new();
        each_values(pattern(&mut self.0), &mut |name, values| {
            known.insert(name.to_owned());
            if name == parameter {
                found = true;
                let default = values.first().and_then(|row| row.first()).cloned().flatten();
                *values = given.iter().map(|value| vec![Some(typed(value, default.as_ref()))]).collect();
            }
        });
        if found {
            return Ok(());
        }
        Err(StoreError::UnknownParameter { name: parameter.to_owned(), known: known.into_iter().collect() })
    }

    /// The parameters whose values are names of things: what the query takes for a label, or compares with one.
    pub fn named(&self) -> BTreeSet<String> {
        let mut query = self.0.clone();
        let mut labels = BTreeSet::new();
        let mut equal = Vec::new();
        labelled(pattern(&mut query), &mut labels, &mut equal);
        for (one, other) in equal {
            if labels.contains(&one) || labels.contains(&other) {
                labels.extend([one, other]);
            }
        }
        let mut found = BTreeSet::new();
        each_values(pattern(&mut query), &mut |name, _| found.extend(labels.get(name).cloned()));
        found
    }

    /// The query without the data blocks of parameters that were left open. Such a block changes no answer, but keeps
    /// the patterns on both sides of it from being joined in the best order.
    fn without_open_parameters(&self) -> Query {
        let mut query = self.0.clone();
        close(pattern(&mut query));
        query
    }

    /// The parameters with their defaults as SPARQL writes them, `None` for those that need none.
    pub fn parameters(&mut self) -> Vec<(String, Option<String>)> {
        let mut out = Vec::new();
        each_values(pattern(&mut self.0), &mut |name, values| {
            let default = values.first().and_then(|row| row.first()).cloned().flatten();
            out.push((name.to_owned(), default.map(|d| d.to_string())));
        });
        out.sort();
        out.dedup();
        out
    }
}

/// A query that shows everything its pattern binds.
pub(super) struct Unfolded {
    pub query: Query,
    /// The variables that a row of the original and a row of this one have in common.
    pub visible: BTreeSet<String>,
}

impl Question {
    /// The pattern of the query without grouping, order, limits and choice of columns.
    pub(super) fn unfolded(&self) -> Unfolded {
        let mut query = self.without_open_parameters();
        let mut made = BTreeSet::new();
        let inner = std::mem::take(pattern(&mut query));
        let mut pattern = unfold(inner, &mut made);
        unblank(&mut pattern);
        let mut variables: Vec<Variable> = Vec::new();
        pattern.on_in_scope_variable(|v| {
            if !variables.contains(v) {
                variables.push(v.clone());
            }
        });
        let visible = variables.iter().map(|v| v.as_str().to_owned()).filter(|v| !made.contains(v)).collect();
        let (dataset, base_iri) = match query {
            Query::Select { dataset, base_iri, .. }
            | Query::Construct { dataset, base_iri, .. }
            | Query::Describe { dataset, base_iri, .. }
            | Query::Ask { dataset, base_iri, .. } => (dataset, base_iri),
        };
        let pattern = GraphPattern::Distinct {
            inner: Box::new(GraphPattern::Project { inner: Box::new(pattern), variables }),
        };
        Unfolded { query: Query::Select { dataset, pattern, base_iri }, visible }
    }
}

/// The pattern without grouping, order, limits and choice of columns, also inside; `made` are the variables that only
/// a group could give a value.
fn unfold(pattern: GraphPattern, made: &mut BTreeSet<String>) -> GraphPattern {
    use GraphPattern as P;
    let both = |left: Box<P>, right: Box<P>, made: &mut BTreeSet<String>| {
        (Box::new(unfold(*left, made)), Box::new(unfold(*right, made)))
    };
    match pattern {
        P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::OrderBy { inner, .. }
        | P::Slice { inner, .. } => unfold(*inner, made),
        P::Group { inner, aggregates, .. } => {
            made.extend(aggregates.into_iter().map(|(name, _)| name.into_string()));
            unfold(*inner, made)
        }
        // What is computed around a group can't be computed without it.
        P::Extend { inner, variable, .. } if folds(&inner) => {
            made.insert(variable.into_string());
            unfold(*inner, made)
        }
        P::Filter { inner, .. } if folds(&inner) => unfold(*inner, made),
        P::Extend { inner, variable, expression } => {
            P::Extend { inner: Box::new(unfold(*inner, made)), variable, expression }
        }
        P::Filter { inner, expr } => P::Filter { inner: Box::new(unfold(*inner, made)), expr },
        P::Graph { inner, name } => P::Graph { inner: Box::new(unfold(*inner, made)), name },
        P::Join { left, right } => {
            let (left, right) = both(left, right, made);
            P::Join { left, right }
        }
        P::Union { left, right } => {
            let (left, right) = both(left, right, made);
            P::Union { left, right }
        }
        P::LeftJoin { left, right, expression } => {
            let (left, right) = both(left, right, made);
            P::LeftJoin { left, right, expression }
        }
        P::Minus { left, right } => P::Minus { left: Box::new(unfold(*left, made)), right },
        other => other,
    }
}

/// Whether there is a group below what is only shown, ordered or computed.
fn folds(pattern: &GraphPattern) -> bool {
    match pattern {
        GraphPattern::Group { .. } => true,
        GraphPattern::Extend { inner, .. } | GraphPattern::Filter { inner, .. } => folds(inner),
        _ => false,
    }
}

/// Takes out the data blocks that give their one variable no value: joining with them changes nothing.
fn close(pattern: &mut GraphPattern) {
    let open = |rows: &Rows| matches!(rows.as_slice(), [row] if matches!(row.as_slice(), [None]));
    match pattern {
        GraphPattern::Values { bindings, .. } if open(bindings) => *pattern = GraphPattern::default(),
        _ => each_inner(pattern, &mut close),
    }
}

/// Makes the blank nodes of triple patterns, which are in between the steps of a path, variables that are seen.
fn unblank(pattern: &mut GraphPattern) {
    use GraphPattern as P;
    let name = |term: &mut TermPattern| {
        if let TermPattern::BlankNode(node) = term {
            *term = Variable::new_unchecked(format!("between_{}", node.as_str())).into();
        }
    };
    match pattern {
        P::Bgp { patterns } => {
            for triple in patterns {
                name(&mut triple.subject);
                name(&mut triple.object);
            }
        }
        P::Path { subject, object, .. } => {
            name(subject);
            name(object);
        }
        P::Join { left, right }
        | P::Union { left, right }
        | P::Lateral { left, right }
        | P::LeftJoin { left, right, .. } => {
            unblank(left);
            unblank(right);
        }
        P::Minus { left: inner, .. }
        | P::Filter { inner, .. }
        | P::Extend { inner, .. }
        | P::Graph { inner, .. } => unblank(inner),
        // What is inside is not seen outside.
        P::Values { .. }
        | P::OrderBy { .. }
        | P::Project { .. }
        | P::Distinct { .. }
        | P::Reduced { .. }
        | P::Slice { .. }
        | P::Group { .. }
        | P::Service { .. } => {}
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn typed(value: &str, default: Option<&GroundTerm>) -> GroundTerm {
    match default {
        Some(GroundTerm::NamedNode(_)) => match NamedNode::new(value) {
            Ok(node) => GroundTerm::NamedNode(node),
            Err(_) => GroundTerm::Literal(Literal::new_simple_literal(value)),
        },
        Some(GroundTerm::Literal(literal)) => {
            GroundTerm::Literal(Literal::new_typed_literal(value, literal.datatype().into_owned()))
        }
        None => GroundTerm::Literal(Literal::new_simple_literal(value)),
    }
}

fn pattern(query: &mut Query) -> &mut GraphPattern {
    match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => pattern,
    }
}

type Rows = Vec<Vec<Option<GroundTerm>>>;

/// Visits every data block with one variable, also inside FILTER EXISTS.
fn each_values(pattern: &mut GraphPattern, visit: &mut impl FnMut(&str, &mut Rows)) {
    match pattern {
        GraphPattern::Values { variables, bindings } => {
            if let [variable] = variables.as_slice() {
                visit(variable.as_str(), bindings);
            }
        }
        _ => each_inner(pattern, &mut |inner| each_values(inner, &mut *visit)),
    }
}

/// Collects the variables that stand for labels, and pairs of variables that a filter compares.
fn labelled(pattern: &mut GraphPattern, labels: &mut BTreeSet<String>, equal: &mut Vec<(String, String)>) {
    let is_label = |node: &NamedNode| node.as_ref() == v::LABEL;
    let mut add = |object: &TermPattern| {
        if let TermPattern::Variable(variable) = object {
            labels.insert(variable.as_str().to_owned());
        }
    };
    match pattern {
        GraphPattern::Bgp { patterns } => {
            for triple in patterns {
                if matches!(&triple.predicate, NamedNodePattern::NamedNode(p) if is_label(p)) {
                    add(&triple.object);
                }
            }
        }
        GraphPattern::Path { path, object, .. } => {
            let mut last = &*path;
            while let PropertyPathExpression::Sequence(_, next) = last {
                last = next;
            }
            if matches!(last, PropertyPathExpression::NamedNode(p) if is_label(p)) {
                add(object);
            }
        }
        GraphPattern::Filter { expr, .. } => compared(expr, equal),
        _ => {}
    }
    each_inner(pattern, &mut |inner| labelled(inner, labels, equal));
}

fn compared(expression: &mut Expression, equal: &mut Vec<(String, String)>) {
    if let Expression::Equal(one, other) = expression
        && let (Expression::Variable(one), Expression::Variable(other)) = (one.as_ref(), other.as_ref())
    {
        equal.push((one.as_str().to_owned(), other.as_str().to_owned()));
    }
    each_operand(expression, &mut |operand| compared(operand, equal));
}

/// Visits the patterns directly inside a pattern and its expressions.
fn each_inner(pattern: &mut GraphPattern, visit: &mut dyn FnMut(&mut GraphPattern)) {
    use GraphPattern as P;
    match pattern {
        P::Bgp { .. } | P::Path { .. } | P::Values { .. } => {}
        P::Join { left, right }
        | P::Union { left, right }
        | P::Minus { left, right }
        | P::Lateral { left, right } => {
            visit(left);
            visit(right);
        }
        P::LeftJoin { left, right, expression } => {
            visit(left);
            visit(right);
            if let Some(expression) = expression {
                in_expression(expression, visit);
            }
        }
        P::Filter { expr, inner } => {
            in_expression(expr, visit);
            visit(inner);
        }
        P::Extend { inner, expression, .. } => {
            in_expression(expression, visit);
            visit(inner);
        }
        P::Graph { inner, .. }
        | P::OrderBy { inner, .. }
        | P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Slice { inner, .. }
        | P::Group { inner, .. }
        | P::Service { inner, .. } => visit(inner),
    }
}

fn in_expression(expression: &mut Expression, visit: &mut dyn FnMut(&mut GraphPattern)) {
    match expression {
        Expression::Exists(pattern) => visit(pattern),
        _ => each_operand(expression, &mut |operand| in_expression(operand, &mut *visit)),
    }
}

/// Visits the expressions directly inside an expression.
fn each_operand(expression: &mut Expression, visit: &mut dyn FnMut(&mut Expression)) {
    use Expression as E;
    match expression {
        E::Exists(_) | E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => {}
        E::Or(a, b)
        | E::And(a, b)
        | E::Equal(a, b)
        | E::SameTerm(a, b)
        | E::Greater(a, b)
        | E::GreaterOrEqual(a, b)
        | E::Less(a, b)
        | E::LessOrEqual(a, b)
        | E::Add(a, b)
        | E::Subtract(a, b)
        | E::Multiply(a, b)
        | E::Divide(a, b) => {
            visit(a);
            visit(b);
        }
        E::UnaryPlus(a) | E::UnaryMinus(a) | E::Not(a) => visit(a),
        E::If(a, b, c) => {
            visit(a);
            visit(b);
            visit(c);
        }
        E::In(a, list) => {
            visit(a);
            list.iter_mut().for_each(visit);
        }
        E::Coalesce(list) | E::FunctionCall(_, list) => list.iter_mut().for_each(visit),
    }
}

impl Graph {
    pub(super) fn answer(&self, question: &Question) -> Result<QueryResults<'static>, StoreError> {
        let failed = |e: oxigraph::sparql::QueryEvaluationError| StoreError::Evaluation(e.to_string());
        let run = |query: Query| SparqlEvaluator::new().for_query(query).on_store(&self.store).execute();
        let query = question.without_open_parameters();
        let Some((query, arrangement)) = order::take(&query) else {
            return run(query).map_err(failed);
        };
        match run(query).map_err(failed)? {
            QueryResults::Solutions(rows) => Ok(arrangement.apply(rows).map_err(failed)?.into()),
            other => Ok(other),
        }
    }

    /// The full names of what is called `name`: those that have it as their name, also written out (发改委), and those
    /// that have it as another name. Sorted; empty where the graph has nothing of that name.
    pub fn full_names(&self, name: &str) -> Result<BTreeSet<String>, StoreError> {
        let default = Some(GraphNameRef::DefaultGraph);
        let with = |property: NamedNodeRef<'static>, name: &str| {
            let name = LiteralRef::new_simple_literal(name);
            self.store.quads_for_pattern(None, Some(property), Some(name.into()), default)
        };
        let mut found = BTreeSet::new();
        for name in [name, &present_name(name)] {
            if let Some(quad) = with(v::LABEL, name).next() {
                quad.map_err(|e| self.failed(&e))?;
                found.insert(name.to_owned());
            }
            for quad in with(v::ALT_LABEL, name) {
                let thing = quad.map_err(|e| self.failed(&e))?.subject;
                for quad in self.store.quads_for_pattern(Some(thing.as_ref()), Some(v::LABEL), None, default)
                {
                    if let Term::Literal(label) = quad.map_err(|e| self.failed(&e))?.object {
                        found.insert(label.value().to_owned());
                    }
                }
            }
        }
        Ok(found)
    }
}
