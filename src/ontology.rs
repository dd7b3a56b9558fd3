//! The ontology that ships inside the binary: the only list of classes and relations.

use oxttl::TurtleParser;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

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

/// What is said of each IRI: property and value, without brackets, in the order of the file.
type Statements = BTreeMap<String, Vec<(String, String)>>;

fn read(file: &'static str, text: &str) -> Result<Statements, OntologyError> {
    let mut out = Statements::new();
    for triple in TurtleParser::new().for_slice(text.as_bytes()) {
        let triple = triple.map_err(|source| OntologyError { file, source })?;
        let bare = |iri: String| iri.trim_matches(['<', '>']).to_owned();
        let said = out.entry(bare(triple.subject.to_string())).or_default();
        said.push((triple.predicate.into_string(), bare(triple.object.to_string())));
    }
    Ok(out)
}

/// The IRIs that the ontology and the schemes say something of.
pub fn declared() -> Result<BTreeSet<String>, OntologyError> {
    read("shapes.ttl", SHAPES)?;
    let mut out: BTreeSet<String> = read("reformgraph.ttl", ONTOLOGY)?.into_keys().collect();
    out.extend(read("schemes.ttl", SCHEMES)?.into_keys());
    Ok(out)
}

const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

const SHORT: [(&str, &str); 12] = [
    ("https://reformgraph.org/ns#", "rg:"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
    (RDFS, "rdfs:"),
    ("http://www.w3.org/2001/XMLSchema#", "xsd:"),
    ("http://www.w3.org/2002/07/owl#", "owl:"),
    ("http://www.w3.org/ns/org#", "org:"),
    ("http://www.w3.org/ns/prov#", "prov:"),
    (SKOS, "skos:"),
    ("http://xmlns.com/foaf/0.1/", "foaf:"),
    ("https://schema.org/", "schema:"),
    ("http://data.europa.eu/eli/ontology#", "eli:"),
    ("https://reformgraph.org/scheme/", "scheme:"),
];

fn short(iri: &str) -> String {
    let found = SHORT.iter().find_map(|(long, prefix)| Some(format!("{prefix}{}", iri.strip_prefix(long)?)));
    found.unwrap_or_else(|| iri.to_owned())
}

/// The text of the values of `property` in `language`.
fn text<'a>(said: &'a [(String, String)], property: &str, language: &str) -> &'a str {
    let suffix = format!("\"@{language}");
    let found = said.iter().filter(|(p, _)| p == property).find_map(|(_, o)| o.strip_suffix(&suffix));
    found.map_or("", |o| o.trim_start_matches('"'))
}

fn node(said: &[(String, String)], property: &str) -> String {
    said.iter().find(|(p, _)| p == property).map_or(String::new(), |(_, o)| format!("`{}`", short(o)))
}

/// `docs/ontology.md`: the classes, relations and schemes in tables, with a diagram.
pub fn page() -> Result<String, OntologyError> {
    let mut out = String::from(HEAD);
    let terms = read("reformgraph.ttl", ONTOLOGY)?;
    let (comment, label) = (format!("{RDFS}comment"), format!("{RDFS}label"));
    let is = |said: &[(String, String)], class: &str| said.iter().any(|(_, o)| o.ends_with(class));
    out.push_str("\n## Classes\n\n| class | 中文 | is a | says |\n| --- | --- | --- | --- |\n");
    for (iri, said) in terms.iter().filter(|(_, said)| is(said, "rdf-schema#Class")) {
        let whole = node(said, &format!("{RDFS}subClassOf"));
        let (en, zh) = (text(said, &comment, "en"), text(said, &label, "zh"));
        let _ = writeln!(out, "| `{}` | {zh} | {whole} | {en} |", short(iri));
    }
    out.push_str(
        "\n## Relations\n\n| relation | 中文 | from | to | says |\n| --- | --- | --- | --- | --- |\n",
    );
    for (iri, said) in terms.iter().filter(|(_, said)| is(said, "rdf-syntax-ns#Property")) {
        let (from, to) = (node(said, &format!("{RDFS}domain")), node(said, &format!("{RDFS}range")));
        let (en, zh) = (text(said, &comment, "en"), text(said, &label, "zh"));
        let _ = writeln!(out, "| `{}` | {zh} | {from} | {to} | {en} |", short(iri));
    }
    out.push_str("\n## Schemes\n\n| concept | English | 中文 |\n| --- | --- | --- |\n");
    let label = format!("{SKOS}prefLabel");
    for (iri, said) in &read("schemes.ttl", SCHEMES)? {
        let _ = writeln!(
            out,
            "| `{}` | {} | {} |",
            short(iri),
            text(said, &label, "en"),
            text(said, &label, "zh")
        );
    }
    Ok(out)
}

const HEAD: &str = r#"# The ontology

Made from `ontology/*.ttl`. What standard vocabularies have is theirs: `foaf:Person`,
`org:FormalOrganization`, `org:Post`, `org:Membership` (a tenure), `org:ChangeEvent` (a reform),
`schema:Event` (a meeting), `eli:LegalResource` (a regulation), `foaf:Document`. The prefix `rg:` is
`https://reformgraph.org/ns#`.

```mermaid
flowchart LR
  P[foaf:Person] -- rg:holdsOffice --> S[org:Post]
  S -- org:postIn --> B[org:FormalOrganization]
  T[org:Membership] -- org:member --> P
  T -- rg:post --> S
  T -- org:organization --> B
  P -- rg:chaired / rg:attended / rg:spokeAt --> E[schema:Event]
  B -- rg:convened --> E
  B -- rg:reviewed --> M[rg:Matter]
  M -- rg:inMeeting --> E
  M -- rg:concerns --> R
  B -- rg:issued --> R[eli:LegalResource]
  R -- rg:implements --> R
  G[org:ChangeEvent] -- org:originalOrganization --> B
  G -- org:resultingOrganization --> B
  B -- rg:jurisdiction --> L[rg:Place]
  B -- org:subOrganizationOf --> B
  P -- "rg:succeeded / rg:overlappedWith / rg:promotedUnder" --> P
  X[rg:DerivedStatement] -- "rdf:subject, rdf:object" --> P
  X -- prov:wasDerivedFrom --> T
  C[rg:Claim] -- rg:supports --> T
  C -- prov:wasDerivedFrom --> D[foaf:Document]
  C -- oa:hasSelector --> Q["words and offsets"]
```

Entities and short statements stand in the default graph. Each claim stands in the named graph of its
document, with its words (`oa:exact`), their place in Unicode scalar values of the original (`oa:start`,
`oa:end`), the rule, the confidence and the version that read it.

What a build concludes and no document says is marked: a tenure names its rule in `rg:rule`; `org:subOrganizationOf`,
`rg:concerns`, `rg:succeeded`, `rg:overlappedWith` and `rg:promotedUnder` each have an `rg:DerivedStatement` with
subject, predicate, object, rule, where it holds (`rg:body`, `rg:post`), how many days (`rg:days`), and the tenures that
it was derived from.
"#;

#[cfg(test)]
mod tests {
    #[test]
    #[expect(clippy::disallowed_methods, reason = "the one who runs the tests says whether to write")]
    fn the_page_in_docs_is_made_from_the_ontology() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/ontology.md");
        let page = super::page().unwrap();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(path, &page).unwrap();
        }
        assert!(std::fs::read_to_string(path).unwrap_or_default() == page, "set UPDATE_GOLDEN=1 to write it");
    }
}
