//! The SHACL shapes of `ontology/shapes.ttl` against a graph, without a network or another program. Understands
//! what those shapes use and refuses to guess at anything else.

use super::vocab::{PREFIXES, TYPE};
use super::{Graph, StoreError};
use crate::model::PartialDate;
use crate::ontology;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{
    Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};
use oxigraph::store::{StorageError, Store};
use std::collections::{BTreeMap, BTreeSet};

/// A node that is not as its shape demands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The name of the shape, such as `rg:TenureShape`.
    pub shape: String,
    /// The IRI of the node.
    pub focus: String,
    /// The property that it is about, with its prefix.
    pub path: String,
    pub message: String,
}

#[derive(Debug, Default)]
struct NodeShape {
    name: String,
    target: Option<NamedNode>,
    properties: Vec<PropertyShape>,
}

#[derive(Debug)]
struct PropertyShape {
    path: NamedNode,
    constraints: Vec<Constraint>,
}

#[derive(Debug)]
enum Constraint {
    AtLeast(usize),
    AtMost(usize),
    Class(NamedNode),
    /// One of these datatypes.
    Datatype(Vec<NamedNode>),
    MinLength(usize),
    MinInclusive(f64),
    MaxInclusive(f64),
    Iri,
    OneOf(Vec<Term>),
    Shape(String),
}

/// The statements of the file about one node.
type Statements = BTreeMap<String, Vec<(NamedNode, Term)>>;

struct Reader(Statements);

impl Reader {
    fn new(text: &str) -> Result<Self, String> {
        let mut statements = Statements::new();
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(text.as_bytes()) {
            let Quad { subject, predicate, object, .. } = quad.map_err(|e| e.to_string())?;
            statements.entry(subject.to_string()).or_default().push((predicate, object));
        }
        Ok(Self(statements))
    }

    fn of(&self, node: &str) -> &[(NamedNode, Term)] {
        self.0.get(node).map_or(&[], Vec::as_slice)
    }

    fn shapes(&self) -> Result<BTreeMap<String, NodeShape>, String> {
        let is_shape = |said: &[(NamedNode, Term)]| {
            said.iter().any(|(p, o)| p.as_ref() == TYPE && o.to_string() == sh("NodeShape"))
        };
        self.0
            .iter()
            .filter(|(_, said)| is_shape(said))
            .map(|(node, said)| Ok((node.clone(), self.shape(node, said)?)))
            .collect()
    }

    fn shape(&self, node: &str, said: &[(NamedNode, Term)]) -> Result<NodeShape, String> {
        let mut shape = NodeShape { name: short(node), ..NodeShape::default() };
        for (property, value) in said {
            match (local(property), value) {
                (Some("targetClass"), Term::NamedNode(class)) => shape.target = Some(class.clone()),
                (Some("property"), value) => shape.properties.push(self.property(&value.to_string())?),
                (None, _) => {}
                (Some(other), _) => return Err(format!("sh:{other} of {} is not understood", shape.name)),
            }
        }
        Ok(shape)
    }

    fn property(&self, node: &str) -> Result<PropertyShape, String> {
        let mut path = None;
        let mut constraints = Vec::new();
        for (property, value) in self.of(node) {
            let unknown = || format!("{property} {value} is not understood");
            let number = || match value {
                Term::Literal(l) => l.value().parse::<f64>().map_err(|_| unknown()),
                _ => Err(unknown()),
            };
            constraints.push(match (local(property), value) {
                (Some("path"), Term::NamedNode(found)) => {
                    path = Some(found.clone());
                    continue;
                }
                (Some("minCount"), _) => Constraint::AtLeast(number()? as usize),
                (Some("maxCount"), _) => Constraint::AtMost(number()? as usize),
                (Some("minLength"), _) => Constraint::MinLength(number()? as usize),
                (Some("minInclusive"), _) => Constraint::MinInclusive(number()?),
                (Some("maxInclusive"), _) => Constraint::MaxInclusive(number()?),
                (Some("class"), Term::NamedNode(class)) => Constraint::Class(class.clone()),
                (Some("datatype"), Term::NamedNode(one)) => Constraint::Datatype(vec![one.clone()]),
                (Some("or"), list) => Constraint::Datatype(self.datatypes(list)?),
                (Some("nodeKind"), kind) if kind.to_string() == sh("IRI") => Constraint::Iri,
                (Some("in"), list) => Constraint::OneOf(self.list(list)),
                (Some("node"), shape) => Constraint::Shape(shape.to_string()),
                _ => return Err(unknown()),
            });
        }
        let path = path.ok_or_else(|| "a property shape has no path".to_owned())?;
        Ok(PropertyShape { path, constraints })
    }

    fn list(&self, head: &Term) -> Vec<Term> {
        let mut items = Vec::new();
        let mut at = head.to_string();
        loop {
            let said = self.of(&at);
            let one = |property: NamedNodeRef<'_>| {
                said.iter().find(|(p, _)| p.as_ref() == property).map(|(_, o)| o.clone())
            };
            let (Some(first), Some(rest)) = (one(rdf::FIRST), one(rdf::REST)) else { return items };
            items.push(first);
            at = rest.to_string();
        }
    }

    fn datatypes(&self, list: &Term) -> Result<Vec<NamedNode>, String> {
        let one = |item: &Term| match self.of(&item.to_string()) {
            [(property, Term::NamedNode(datatype))] if local(property) == Some("datatype") => {
                Ok(datatype.clone())
            }
            _ => Err("sh:or with anything but datatypes is not understood".to_owned()),
        };
        self.list(list).iter().map(one).collect()
    }
}

fn sh(name: &str) -> String {
    format!("<http://www.w3.org/ns/shacl#{name}>")
}

fn local(property: &NamedNode) -> Option<&str> {
    property.as_str().strip_prefix("http://www.w3.org/ns/shacl#")
}

fn short(iri: &str) -> String {
    let bare = iri.trim_matches(['<', '>']);
    let found = PREFIXES.iter().find_map(|(p, ns)| Some(format!("{p}:{}", bare.strip_prefix(ns)?)));
    found.unwrap_or_else(|| bare.to_owned())
}

/// Whether the words of a literal are such as its datatype has.
fn is_well_formed(literal: &Literal) -> bool {
    let value = literal.value();
    let date = |year: bool, month: bool, day: bool| {
        PartialDate::parse(value).is_some_and(|d| {
            (d.year().is_some(), d.month().is_some(), d.day().is_some()) == (year, month, day)
        })
    };
    match literal.datatype() {
        xsd::DATE => date(true, true, true),
        xsd::G_YEAR_MONTH => date(true, true, false),
        xsd::G_YEAR => date(true, false, false),
        xsd::G_MONTH_DAY => date(false, true, true),
        xsd::INTEGER => value.parse::<i64>().is_ok(),
        xsd::DECIMAL => value.parse::<f64>().is_ok() && !value.contains(['e', 'E', 'n', 'N']),
        _ => true,
    }
}

struct Validator<'a> {
    store: &'a Store,
    shapes: BTreeMap<String, NodeShape>,
    found: BTreeSet<Violation>,
}

type Values = Vec<(NamedNode, Term)>;

impl Validator<'_> {
    fn run(mut self) -> Result<Vec<Violation>, StorageError> {
        let shapes = std::mem::take(&mut self.shapes);
        for shape in shapes.values() {
            let Some(class) = &shape.target else { continue };
            for quad in self.store.quads_for_pattern(None, Some(TYPE), Some(class.into()), None) {
                let focus = quad?.subject;
                for (path, message) in self.faults(&shapes, shape, focus.as_ref())? {
                    self.found.insert(Violation {
                        shape: shape.name.clone(),
                        focus: focus.to_string().trim_matches(['<', '>']).to_owned(),
                        path: short(path.as_str()),
                        message,
                    });
                }
            }
        }
        Ok(self.found.into_iter().collect())
    }

    fn values(&self, node: NamedOrBlankNodeRef<'_>) -> Result<Values, StorageError> {
        let quads = self.store.quads_for_pattern(Some(node), None, None, None);
        let mut values: Values =
            quads.map(|q| q.map(|q| (q.predicate, q.object))).collect::<Result<_, _>>()?;
        // Of one triple in two graphs only one counts.
        values.sort_by(|a, b| (a.0.as_str(), a.1.to_string()).cmp(&(b.0.as_str(), b.1.to_string())));
        values.dedup();
        Ok(values)
    }

    fn faults(
        &self,
        shapes: &BTreeMap<String, NodeShape>,
        shape: &NodeShape,
        focus: NamedOrBlankNodeRef<'_>,
    ) -> Result<Vec<(NamedNode, String)>, StorageError> {
        let all = self.values(focus)?;
        let mut faults = Vec::new();
        for property in &shape.properties {
            let values: Vec<&Term> =
                all.iter().filter(|(p, _)| *p == property.path).map(|(_, o)| o).collect();
            for constraint in &property.constraints {
                let count = values.len();
                match constraint {
                    Constraint::AtLeast(least) if count < *least => {
                        faults.push((property.path.clone(), format!("has {count}, needs at least {least}")));
                    }
                    Constraint::AtMost(most) if count > *most => {
                        faults.push((property.path.clone(), format!("has {count}, may have at most {most}")));
                    }
                    Constraint::AtLeast(_) | Constraint::AtMost(_) => {}
                    _ => {
                        for value in &values {
                            if let Some(message) = self.fault(shapes, constraint, value)? {
                                faults.push((property.path.clone(), message));
                            }
                        }
                    }
                }
            }
        }
        Ok(faults)
    }

    fn fault(
        &self,
        shapes: &BTreeMap<String, NodeShape>,
        constraint: &Constraint,
        value: &Term,
    ) -> Result<Option<String>, StorageError> {
        let number = || match value {
            Term::Literal(l) => l.value().parse::<f64>().ok(),
            _ => None,
        };
        let says = || short(&value.to_string());
        let node = match value {
            Term::NamedNode(n) => Some(NamedOrBlankNode::from(n.clone())),
            Term::BlankNode(n) => Some(NamedOrBlankNode::from(n.clone())),
            _ => None,
        };
        Ok(match constraint {
            Constraint::AtLeast(_) | Constraint::AtMost(_) => None,
            Constraint::Class(class) => {
                let is = match &node {
                    Some(node) => self.is_a(node.as_ref(), class)?,
                    None => false,
                };
                (!is).then(|| format!("{} is no {}", says(), short(class.as_str())))
            }
            Constraint::Datatype(list) => {
                let fits = matches!(value, Term::Literal(l) if list.iter().any(|d| d.as_ref() == l.datatype()) && is_well_formed(l));
                (!fits).then(|| {
                    let names: Vec<String> = list.iter().map(|d| short(d.as_str())).collect();
                    format!("{} is no {}", says(), names.join(" or "))
                })
            }
            Constraint::MinLength(least) => {
                let text = match value {
                    Term::Literal(l) => l.value(),
                    Term::NamedNode(n) => n.as_str(),
                    _ => "",
                };
                (text.chars().count() < *least).then(|| "is empty".to_owned())
            }
            Constraint::MinInclusive(least) => {
                (!number().is_some_and(|n| n >= *least)).then(|| format!("{} is less than {least}", says()))
            }
            Constraint::MaxInclusive(most) => {
                (!number().is_some_and(|n| n <= *most)).then(|| format!("{} is more than {most}", says()))
            }
            Constraint::Iri => {
                (!matches!(value, Term::NamedNode(_))).then(|| format!("{} is no IRI", says()))
            }
            Constraint::OneOf(list) => (!list.contains(value)).then(|| format!("{} is not allowed", says())),
            Constraint::Shape(name) => match (shapes.get(name), &node) {
                (Some(shape), Some(node)) => {
                    let faults = self.faults(shapes, shape, node.as_ref())?;
                    faults.first().map(|(path, why)| format!("{}: {} {why}", says(), short(path.as_str())))
                }
                _ => Some(format!("{} is no node", says())),
            },
        })
    }

    fn is_a(&self, node: NamedOrBlankNodeRef<'_>, class: &NamedNode) -> Result<bool, StorageError> {
        let class: TermRef<'_> = class.into();
        let mut types = self.store.quads_for_pattern(Some(node), Some(TYPE), Some(class), None);
        types.next().transpose().map(|found| found.is_some())
    }
}

fn validate(store: &Store, text: &str) -> Result<Vec<Violation>, StoreError> {
    let shapes = Reader::new(text).and_then(|r| r.shapes());
    let shapes = shapes.map_err(|e| StoreError::Evaluation(format!("ontology/shapes.ttl: {e}")))?;
    let validator = Validator { store, shapes, found: BTreeSet::new() };
    validator.run().map_err(|e| StoreError::Evaluation(e.to_string()))
}

impl Graph {
    /// What in the graph is not as the shapes demand, sorted; the named graphs count with the default one.
    pub fn violations(&self) -> Result<Vec<Violation>, StoreError> {
        validate(&self.store, ontology::SHAPES)
    }
}

/// The same for quads that are in no graph folder.
pub fn violations(nquads: impl std::io::Read) -> Result<Vec<Violation>, StoreError> {
    let failed = |e: &dyn std::fmt::Display| StoreError::Evaluation(e.to_string());
    let store = Store::new().map_err(|e| failed(&e))?;
    store.load_from_reader(RdfParser::from_format(RdfFormat::NQuads), nquads).map_err(|e| failed(&e))?;
    validate(&store, ontology::SHAPES)
}
