//! The ontology that ships inside the binary: the only list of classes and relations.

use oxttl::TurtleParser;
use std::collections::BTreeSet;

/// Classes and properties, with labels and comments in English and Chinese.
pub const ONTOLOGY: &str = include_str!("../ontology/reformgraph.ttl");
/// The SKOS schemes: kinds of organs, levels, actions, kinds of reform, roles.
pub const SCHEMES: &str = include_str!("../ontology/schemes.ttl");
/// SHACL shapes that every build satisfies.
pub const SHAPES: &str = include_str!("../ontology/shapes.ttl");

/// One of the files has a fault.
#[derive(Debug, thiserror::Error)]
#[error("ontology/{file}: {source}")]
pub struct OntologyError {
    file: &'static str,
    source: oxttl::TurtleSyntaxError,
}

/// The IRIs that the ontology and the schemes say something of.
pub fn declared() -> Result<BTreeSet<String>, OntologyError> {
    let mut out = BTreeSet::new();
    for (file, text) in [("reformgraph.ttl", ONTOLOGY), ("schemes.ttl", SCHEMES), ("shapes.ttl", SHAPES)] {
        for triple in TurtleParser::new().for_slice(text.as_bytes()) {
            let triple = triple.map_err(|source| OntologyError { file, source })?;
            if file != "shapes.ttl" {
                out.insert(triple.subject.to_string().trim_matches(['<', '>']).to_owned());
            }
        }
    }
    Ok(out)
}
