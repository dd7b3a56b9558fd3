//! Graphs on disk: the only place that knows oxigraph.
//!
//! A graph is a folder, [`folder`] says how it is kept. [`build`] replaces what it holds, [`Graph`] reads it.

mod cache;
mod claim;
mod derived;
mod encode;
mod explain;
mod folder;
mod order;
mod query;
mod results;
mod shapes;
mod shipped;
pub mod vocab;

pub use cache::{Cache, Known, stamp};
pub use explain::{Explanation, Proof, RowProof};
pub use folder::{Lock, Manifest, lock};
pub use query::{Binding, Question};
pub use results::{Format, Table};
pub use shapes::{Violation, violations};
pub use shipped::{Parameter, SHIPPED, Shipped, nearest, shipped};

use crate::model::{Claim, DocumentId, Entity, EntityId, EntityKind, Knowledge};
use crate::ontology;
use claim::Properties;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser, RdfSerializer};
use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{LoaderError, StorageError, Store};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What can go wrong with a graph on disk, and what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("there is no graph in {}; make one with: reformgraph build INPUT… --graph {}", .0.display(), .0.display())]
    NoGraph(PathBuf),
    #[error("{} holds other files and is no graph; name a new folder or an empty one", .0.display())]
    NotAGraph(PathBuf),
    #[error("another build is working on {}; wait until it is done", .0.display())]
    Busy(PathBuf),
    #[error("the graph in {} was made by another version; build it again", .0.display())]
    OtherVersion(PathBuf),
    #[error("cannot {what} {}: {source}", path.display())]
    Io { what: &'static str, path: PathBuf, source: std::io::Error },
    #[error("the store in {} failed: {reason}", path.display())]
    Storage { path: PathBuf, reason: String },
    #[error("the query is not valid SPARQL: {0}")]
    Syntax(String),
    #[error("the query has no parameter \"{name}\"; it has {}", list(known))]
    UnknownParameter { name: String, known: Vec<String> },
    #[error("\"{0}\": write a parameter as NAME=VALUE, for instance person=王伟")]
    BadParameter(String),
    #[error("the query failed: {0}")]
    Evaluation(String),
    #[error("{0}")]
    WrongFormat(&'static str),
    #[error("cannot write the answer: {0}")]
    Output(#[from] std::io::Error),
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

impl StoreError {
    fn storage(path: &Path, error: &dyn std::fmt::Display) -> Self {
        Self::Storage { path: path.to_owned(), reason: error.to_string() }
    }
}

/// Loads `knowledge` into a new store in the locked folder and makes it the graph; the old one stays
/// until then. `facts` writes what the next build may take over.
pub fn build(
    lock: &Lock,
    knowledge: &Knowledge,
    facts: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Manifest, StoreError> {
    let place = folder::begin(lock)?;
    match fill(&place, knowledge, facts) {
        Ok(manifest) => {
            folder::publish(lock, &place)?;
            Ok(manifest)
        }
        Err(error) => {
            folder::discard(&place);
            Err(error)
        }
    }
}

fn fill(
    place: &Path,
    knowledge: &Knowledge,
    facts: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> Result<Manifest, StoreError> {
    folder::write(&place.join(folder::FACTS), facts)?;
    let path = place.join(folder::STORE);
    let failed = |error: &dyn std::fmt::Display| StoreError::storage(&path, error);
    let store = Store::open(&path).map_err(|e| failed(&e))?;
    load(&store, knowledge).map_err(|e| failed(&e))?;
    store.flush().map_err(|e| failed(&e))?;
    drop(store);
    let manifest = Manifest::new(knowledge);
    folder::write(&place.join(folder::MANIFEST), |out| {
        serde_json::to_writer_pretty(&mut *out, &manifest)?;
        out.write_all(b"\n")
    })?;
    Ok(manifest)
}

/// All files of the loader enter the store at the end, together: entering them as they come sets RocksDB to merge them
/// again and again beside the loading.
fn load(store: &Store, knowledge: &Knowledge) -> Result<(), LoaderError> {
    let mut loader = store.bulk_loader();
    let mut declared = Vec::new();
    for text in [ontology::ONTOLOGY, ontology::SCHEMES] {
        for quad in RdfParser::from_format(RdfFormat::Turtle).for_reader(text.as_bytes()) {
            declared.push(quad?);
        }
    }
    let (send, receive) = std::sync::mpsc::sync_channel::<Vec<Quad>>(4);
    std::thread::scope(|scope| -> Result<(), StorageError> {
        scope.spawn(move || {
            let mut batch = Vec::with_capacity(HANDED);
            let result = encode::encode(knowledge, |quad| {
                batch.push(quad);
                if batch.len() < HANDED {
                    return Ok(());
                }
                send.send(std::mem::replace(&mut batch, Vec::with_capacity(HANDED)))
            });
            if result.is_ok() {
                // The loader hung up early: it has its own error to tell.
                let _ = send.send(batch);
            }
        });
        let mut quads = declared.into_iter().chain(receive.into_iter().flatten()).peekable();
        let mut size = FIRST;
        while quads.peek().is_some() {
            loader.load_quads(quads.by_ref().take(size))?;
            size = WHOLE;
        }
        Ok(())
    })?;
    loader.commit()?;
    Ok(())
}

/// Quads handed over at once between encoding and loading.
const HANDED: usize = 4096;
/// Quads that the loader sorts at once. A first, smaller number of them keeps it busy while more are encoded.
const WHOLE: usize = 1_000_000;
const FIRST: usize = 400_000;

/// A graph open for reading. A build that replaces it meanwhile doesn't disturb it.
pub struct Graph {
    store: Store,
    path: PathBuf,
    _lease: Option<File>,
}

impl Graph {
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let (place, lease) = folder::current(dir)?;
        let path = place.join(folder::STORE);
        let store = Store::open_read_only(&path).map_err(|e| StoreError::storage(&path, &e))?;
        Ok(Self { store, path: dir.to_owned(), _lease: lease })
    }

    /// In memory, for tests and for facts that are not kept.
    pub fn of(knowledge: &Knowledge) -> Result<Self, StoreError> {
        let path = PathBuf::from("memory");
        let store = Store::new().map_err(|e| StoreError::storage(&path, &e))?;
        load(&store, knowledge).map_err(|e| StoreError::storage(&path, &e))?;
        Ok(Self { store, path, _lease: None })
    }

    fn failed(&self, error: &StorageError) -> StoreError {
        StoreError::storage(&self.path, error)
    }

    /// All that the graph says, as it went in.
    pub fn knowledge(&self) -> Result<Knowledge, StoreError> {
        let entities = self.entities()?;
        let index: BTreeMap<String, EntityId> = entities
            .iter()
            .zip(0..)
            .map(|(e, at)| (vocab::id(e.kind.name(), &[&e.key]).into_string(), EntityId(at)))
            .collect();
        let entity = |node: &NamedNode| index.get(node.as_str()).copied();

        let mut nodes: BTreeMap<(String, String), Properties> = BTreeMap::new();
        for quad in &self.store {
            let Quad { subject, predicate, object, graph_name } = quad.map_err(|e| self.failed(&e))?;
            if let (GraphName::NamedNode(graph), NamedOrBlankNode::NamedNode(subject)) = (graph_name, subject)
            {
                let node = nodes.entry((graph.into_string(), subject.into_string())).or_default();
                node.push(&predicate, object);
            }
        }
        let none = Properties::default();
        let prefix = vocab::id("document", &[""]).into_string();
        let mut claims: Vec<Claim> = nodes
            .iter()
            .filter_map(|((graph, _), properties)| {
                let selector = properties.node(vocab::HAS_SELECTOR)?;
                let selector = nodes.get(&(graph.clone(), selector.as_str().to_owned())).unwrap_or(&none);
                let document = DocumentId(vocab::unescape(graph.strip_prefix(&prefix)?));
                claim::decode(document, properties, selector, &entity)
            })
            .collect();
        claims.sort_by(|a, b| {
            (&a.document, a.evidence, &a.fact, &a.rule).cmp(&(&b.document, b.evidence, &b.fact, &b.rule))
        });
        Ok(Knowledge { entities, claims })
    }

    fn entities(&self) -> Result<Vec<Entity>, StoreError> {
        let classes = [
            (EntityKind::Person, vocab::FOAF_PERSON),
            (EntityKind::Body, vocab::ORGANIZATION),
            (EntityKind::Meeting, vocab::EVENT),
            (EntityKind::Matter, vocab::MATTER_CLASS),
            (EntityKind::Regulation, vocab::LEGAL_RESOURCE),
        ];
        let default = Some(GraphNameRef::DefaultGraph);
        let mut out = Vec::new();
        for (kind, class) in classes {
            let prefix = vocab::id(kind.name(), &[""]).into_string();
            for quad in self.store.quads_for_pattern(None, Some(vocab::TYPE), Some(class.into()), default) {
                let subject = quad.map_err(|e| self.failed(&e))?.subject;
                let NamedOrBlankNode::NamedNode(node) = &subject else { continue };
                let Some(key) = node.as_str().strip_prefix(&prefix) else { continue };
                let texts = |property| {
                    let found =
                        self.store.quads_for_pattern(Some(subject.as_ref()), Some(property), None, default);
                    let texts = found.filter_map(|q| match q.map(|q| q.object) {
                        Ok(Term::Literal(l)) => Some(Ok(l.value().to_owned())),
                        Ok(_) => None,
                        Err(e) => Some(Err(self.failed(&e))),
                    });
                    texts.collect::<Result<Vec<String>, StoreError>>()
                };
                let label = texts(vocab::LABEL)?.into_iter().min().unwrap_or_default();
                let mut aliases = texts(vocab::ALT_LABEL)?;
                aliases.sort_unstable();
                out.push(Entity { kind, key: vocab::unescape(key), label, aliases });
            }
        }
        out.sort_by(|a, b| (a.kind, &a.key).cmp(&(b.kind, &b.key)));
        Ok(out)
    }

    /// Every quad of the graph, one a line, sorted by bytes: the same for the same documents.
    pub fn write_nquads(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        let mut lines = Vec::new();
        for quad in &self.store {
            lines.push(quad.map_err(|e| self.failed(&e))?.to_string());
        }
        lines.sort_unstable();
        for line in lines {
            out.write_all(line.as_bytes())?;
            out.write_all(b" .\n")?;
        }
        Ok(())
    }

    /// Every quad of the graph as JSON-LD, sorted, with the usual prefixes as context.
    pub fn write_jsonld(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        let format = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };
        let mut serializer = RdfSerializer::from_format(format);
        for (prefix, iri) in vocab::PREFIXES {
            serializer = serializer.with_prefix(prefix, iri).map_err(std::io::Error::other)?;
        }
        let mut quads = Vec::new();
        for quad in &self.store {
            quads.push(quad.map_err(|e| self.failed(&e))?);
        }
        quads.sort_by_cached_key(|q| (q.graph_name.to_string(), q.subject.to_string(), q.to_string()));
        let mut writer = serializer.for_writer(out);
        for quad in &quads {
            writer.serialize_quad(quad)?;
        }
        writer.finish()?.write_all(b"\n")?;
        Ok(())
    }

    /// The default graph as Turtle: entities and short statements, without the claims behind them.
    pub fn write_turtle(&self, out: &mut dyn Write) -> Result<(), StoreError> {
        let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
        for (prefix, iri) in vocab::PREFIXES {
            serializer = serializer.with_prefix(prefix, iri).map_err(std::io::Error::other)?;
        }
        let mut quads = Vec::new();
        for quad in self.store.quads_for_pattern(None, None, None, Some(GraphNameRef::DefaultGraph)) {
            quads.push(quad.map_err(|e| self.failed(&e))?);
        }
        quads.sort_by_cached_key(ToString::to_string);
        let mut writer = serializer.for_writer(out);
        for quad in &quads {
            writer.serialize_quad(quad)?;
        }
        writer.finish()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
