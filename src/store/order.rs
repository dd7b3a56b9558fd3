//! The order of answers. oxigraph looks terms up anew at each comparison of a sort, which takes longer than all the
//! rest of a query; here they are sorted once they are read. Rows that the query leaves in any order are sorted by
//! their cells, so that an answer is always the same.

use oxigraph::model::{Literal, Term};
use oxigraph::sparql::{QueryEvaluationError, QuerySolutionIter, Variable};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern, OrderExpression};
use std::cmp::Ordering;

/// What is done to the rows of a query when it is answered without its order.
pub(super) struct Arrangement {
    /// The variables to sort by, and whether downwards.
    keys: Vec<(Variable, bool)>,
    /// The columns that the query asked for; others were added to sort by them.
    columns: Vec<Variable>,
    start: usize,
    length: Option<usize>,
}

/// Takes the order out of a query, where it is by plain variables or their text; `None` where oxigraph has to sort.
pub(super) fn take(query: &Query) -> Option<(Query, Arrangement)> {
    let Query::Select { dataset, pattern, base_iri } = query else { return None };
    let (pattern, start, length) = match pattern {
        GraphPattern::Slice { inner, start, length } => (inner.as_ref(), *start, *length),
        whole => (whole, 0, None),
    };
    let GraphPattern::Project { inner, variables } = pattern else { return None };
    let GraphPattern::OrderBy { inner, expression } = inner.as_ref() else { return None };
    let keys: Vec<(Variable, bool)> = expression.iter().map(key).collect::<Option<_>>()?;
    let mut all = variables.clone();
    for (variable, _) in &keys {
        if !all.contains(variable) {
            all.push(variable.clone());
        }
    }
    let pattern = GraphPattern::Project { inner: inner.clone(), variables: all };
    let bare = Query::Select { dataset: dataset.clone(), pattern, base_iri: base_iri.clone() };
    Some((bare, Arrangement { keys, columns: variables.clone(), start, length }))
}

fn key(order: &OrderExpression) -> Option<(Variable, bool)> {
    let (expression, down) = match order {
        OrderExpression::Asc(e) => (e, false),
        OrderExpression::Desc(e) => (e, true),
    };
    match expression {
        Expression::Variable(v) => Some((v.clone(), down)),
        // Dates of any precision sort by their text, as all other terms here do.
        Expression::FunctionCall(Function::Str, arguments) => match arguments.as_slice() {
            [Expression::Variable(v)] => Some((v.clone(), down)),
            _ => None,
        },
        _ => None,
    }
}

impl Arrangement {
    /// The rows in their order.
    pub fn apply(
        self,
        rows: QuerySolutionIter<'static>,
    ) -> Result<QuerySolutionIter<'static>, QueryEvaluationError> {
        let mut all = rows.collect::<Result<Vec<_>, _>>()?;
        let by_keys = |a: &oxigraph::sparql::QuerySolution, b: &oxigraph::sparql::QuerySolution| {
            let orders = self.keys.iter().map(|(variable, down)| {
                let order = compare(a.get(variable), b.get(variable));
                if *down { order.reverse() } else { order }
            });
            orders.into_iter().find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
        };
        let by_cells = |a: &oxigraph::sparql::QuerySolution, b: &oxigraph::sparql::QuerySolution| {
            let orders = self.columns.iter().map(|v| compare(a.get(v), b.get(v)));
            orders.into_iter().find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
        };
        all.sort_by(|a, b| by_keys(a, b).then_with(|| by_cells(a, b)));
        let columns = self.columns.clone();
        let rows = all.into_iter().skip(self.start).take(self.length.unwrap_or(usize::MAX));
        let rows = rows.map(move |row| Ok(columns.iter().map(|v| row.get(v).cloned()).collect::<Vec<_>>()));
        Ok(QuerySolutionIter::from_tuples(self.columns.into(), rows))
    }
}

/// Unbound before IRIs before literals; numbers by their value, all else by its text.
fn compare(a: Option<&Term>, b: Option<&Term>) -> Ordering {
    let number = |l: &Literal| is_numeric(l).then(|| l.value().parse::<f64>().ok()).flatten();
    match (a, b) {
        (Some(Term::Literal(a)), Some(Term::Literal(b))) => match (number(a), number(b)) {
            (Some(x), Some(y)) => x.total_cmp(&y),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => a.value().cmp(b.value()),
        },
        (Some(a), Some(b)) => (rank(a), text(a)).cmp(&(rank(b), text(b))),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

fn is_numeric(literal: &Literal) -> bool {
    use oxigraph::model::vocab::xsd;
    [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT].contains(&literal.datatype())
}

const fn rank(term: &Term) -> u8 {
    match term {
        Term::BlankNode(_) => 0,
        Term::NamedNode(_) => 1,
        _ => 2,
    }
}

fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        other => other.to_string(),
    }
}
