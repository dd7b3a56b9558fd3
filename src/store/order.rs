//! The order of answers. oxigraph looks terms up anew at each comparison of a sort, which takes longer than all the
//! rest of a query; here they are sorted once they are read. Rows that the query leaves in any order are sorted by
//! their cells, so that an answer is always the same.

use oxigraph::model::{Literal, Term};
use oxigraph::sparql::{QueryEvaluationError, QuerySolutionIter, Variable};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern, OrderExpression};
use std::cmp::{Ordering, Reverse};

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
    let (pattern, distinct) = match pattern {
        GraphPattern::Distinct { inner } => (inner.as_ref(), true),
        whole => (whole, false),
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
    // One more column would make rows differ that are to be one.
    if distinct && all.len() > variables.len() {
        return None;
    }
    let mut pattern = GraphPattern::Project { inner: inner.clone(), variables: all };
    if distinct {
        pattern = GraphPattern::Distinct { inner: Box::new(pattern) };
    }
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
        all.sort_by_cached_key(|row| {
            let keys = self.keys.iter().map(|(variable, down)| {
                let cell = Cell::new(row.get(variable));
                if *down { Key::Down(Reverse(cell)) } else { Key::Up(cell) }
            });
            let cells = self.columns.iter().map(|v| Key::Up(Cell::new(row.get(v))));
            keys.chain(cells).collect::<Vec<_>>()
        });
        let columns = self.columns.clone();
        let rows = all.into_iter().skip(self.start).take(self.length.unwrap_or(usize::MAX));
        let rows = rows.map(move |row| Ok(columns.iter().map(|v| row.get(v).cloned()).collect::<Vec<_>>()));
        Ok(QuerySolutionIter::from_tuples(self.columns.into(), rows))
    }
}

/// What a row is sorted by at one place; there all rows go up, or all go down.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Up(Cell),
    Down(Reverse<Cell>),
}

/// Unbound before blank nodes before IRIs before literals; numbers by their value, all else by its text.
enum Cell {
    Unbound,
    Blank(String),
    Iri(String),
    Number(f64),
    Text(String),
}

impl Cell {
    fn new(term: Option<&Term>) -> Self {
        match term {
            None => Self::Unbound,
            Some(Term::BlankNode(node)) => Self::Blank(node.as_str().to_owned()),
            Some(Term::NamedNode(node)) => Self::Iri(node.as_str().to_owned()),
            Some(Term::Literal(literal)) => {
                let number = is_numeric(literal).then(|| literal.value().parse().ok()).flatten();
                number.map_or_else(|| Self::Text(literal.value().to_owned()), Self::Number)
            }
        }
    }

    /// The kind, the number and the text, each where there is one.
    fn parts(&self) -> (u8, f64, &str) {
        match self {
            Self::Unbound => (0, 0.0, ""),
            Self::Blank(text) => (1, 0.0, text),
            Self::Iri(text) => (2, 0.0, text),
            Self::Number(number) => (3, *number, ""),
            Self::Text(text) => (4, 0.0, text),
        }
    }
}

impl Ord for Cell {
    fn cmp(&self, other: &Self) -> Ordering {
        let ((kind, number, text), (k, n, t)) = (self.parts(), other.parts());
        kind.cmp(&k).then_with(|| number.total_cmp(&n)).then_with(|| text.cmp(t))
    }
}

impl PartialOrd for Cell {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Cell {}

fn is_numeric(literal: &Literal) -> bool {
    use oxigraph::model::vocab::xsd;
    [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE, xsd::FLOAT].contains(&literal.datatype())
}
