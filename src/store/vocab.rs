//! The IRIs that the graph is written with. What stands in the namespace `rg:` is declared in `ontology/`.

use oxigraph::model::{NamedNode, NamedNodeRef};

/// The namespace of our own terms.
pub const NS: &str = "https://reformgraph.org/ns#";
/// What every concept of our schemes begins with.
pub const SCHEME: &str = "https://reformgraph.org/scheme/";
/// What every thing in a graph begins with.
pub const ID: &str = "https://reformgraph.org/id/";

/// Prefixes that a query may use without declaring them.
pub const PREFIXES: [(&str, &str); 13] = [
    ("rg", NS),
    ("scheme", SCHEME),
    ("id", ID),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("org", "http://www.w3.org/ns/org#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("oa", "http://www.w3.org/ns/oa#"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("schema", "https://schema.org/"),
    ("eli", "http://data.europa.eu/eli/ontology#"),
];

macro_rules! terms {
    ($($name:ident = $iri:expr;)*) => {
        $(pub const $name: NamedNodeRef<'static> = NamedNodeRef::new_unchecked($iri);)*
    };
}

macro_rules! own {
    ($($name:ident = $local:literal;)*) => {
        terms! { $($name = concat!("https://reformgraph.org/ns#", $local);)* }
        /// Every term of our own, without its namespace.
        pub const OWN: &[&str] = &[$($local),*];
    };
}

own! {
    CLAIM = "Claim";
    MATTER_CLASS = "Matter";
    PLACE_CLASS = "Place";
    PARTICIPATION = "Participation";
    REVIEW = "Review";
    APPROVAL = "Approval";
    DERIVED = "DerivedStatement";

    // the short statements
    HOLDS_OFFICE = "holdsOffice";
    HELD_OFFICE = "heldOffice";
    CANDIDATE_FOR = "candidateFor";
    CHAIRED = "chaired";
    ATTENDED = "attended";
    SPOKE_AT = "spokeAt";
    TOOK_PART_IN = "tookPartIn";
    PRESENTED = "presented";
    REVIEWED = "reviewed";
    ISSUED = "issued";
    APPROVED = "approved";
    IMPLEMENTS = "implements";
    REFORMED = "reformed";
    APPOINTED_TO = "appointedTo";
    REMOVED_FROM = "removedFrom";
    REPEALED = "repealed";
    CONVENED = "convened";
    DESCRIBED_BY = "describedBy";

    // what follows from tenures
    SUCCEEDED = "succeeded";
    OVERLAPPED_WITH = "overlappedWith";
    PROMOTED_UNDER = "promotedUnder";
    DAYS = "days";

    // what follows from the words of a matter
    CONCERNS = "concerns";

    // of the nodes
    KIND = "kind";
    LEVEL = "level";
    JURISDICTION = "jurisdiction";
    WITHIN = "within";
    POST = "post";
    FIRST_SEEN = "firstSeen";
    LAST_SEEN = "lastSeen";
    IN_MEETING = "inMeeting";
    PARTICIPANT = "participant";
    REFORM_KIND = "reformKind";
    ENDED_BY = "endedBy";
    APPOINTED_BY = "appointedBy";

    // of the claims
    RELATION = "relation";
    SUPPORTS = "supports";
    RULE = "rule";
    CONFIDENCE = "confidence";
    PERSON = "person";
    BODY = "body";
    TITLE = "title";
    STATUS = "status";
    MEETING = "meeting";
    MATTER = "matter";
    ACTION = "action";
    REGULATION = "regulation";
    PARENT = "parent";
    OBJECT = "object";
    PRESENTER = "presenter";
    FROM_BODY = "fromBody";
    TO_BODY = "toBody";
    AGENT = "agent";
    DATE = "date";
    PLACE = "place";
    NUMBER = "number";
    EFFECTIVE = "effective";
    PUBLISHER = "publisher";
    AUTHOR = "author";
}

terms! {
    TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    SUBJECT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject";
    PREDICATE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate";
    STATED_OBJECT = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object";
    LABEL = "http://www.w3.org/2000/01/rdf-schema#label";
    ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel";
    PREF_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel";
    IN_SCHEME = "http://www.w3.org/2004/02/skos/core#inScheme";
    CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept";
    FOAF_PERSON = "http://xmlns.com/foaf/0.1/Person";
    FOAF_DOCUMENT = "http://xmlns.com/foaf/0.1/Document";
    ORGANIZATION = "http://www.w3.org/ns/org#FormalOrganization";
    ORG_POST = "http://www.w3.org/ns/org#Post";
    POST_IN = "http://www.w3.org/ns/org#postIn";
    ROLE = "http://www.w3.org/ns/org#role";
    MEMBERSHIP = "http://www.w3.org/ns/org#Membership";
    MEMBER = "http://www.w3.org/ns/org#member";
    ORG_ORGANIZATION = "http://www.w3.org/ns/org#organization";
    SUB_ORGANIZATION_OF = "http://www.w3.org/ns/org#subOrganizationOf";
    CHANGE_EVENT = "http://www.w3.org/ns/org#ChangeEvent";
    ORIGINAL_ORGANIZATION = "http://www.w3.org/ns/org#originalOrganization";
    RESULTING_ORGANIZATION = "http://www.w3.org/ns/org#resultingOrganization";
    EVENT = "https://schema.org/Event";
    ORGANIZER = "https://schema.org/organizer";
    LOCATION = "https://schema.org/location";
    START_DATE = "https://schema.org/startDate";
    END_DATE = "https://schema.org/endDate";
    PUBLISHED = "https://schema.org/datePublished";
    IDENTIFIER = "https://schema.org/identifier";
    SCHEMA_PUBLISHER = "https://schema.org/publisher";
    SCHEMA_AUTHOR = "https://schema.org/author";
    LEGAL_RESOURCE = "http://data.europa.eu/eli/ontology#LegalResource";
    PASSED_BY = "http://data.europa.eu/eli/ontology#passed_by";
    DATE_DOCUMENT = "http://data.europa.eu/eli/ontology#date_document";
    ID_LOCAL = "http://data.europa.eu/eli/ontology#id_local";
    IN_FORCE_FROM = "http://data.europa.eu/eli/ontology#first_date_entry_in_force";
    ENSURES_IMPLEMENTATION_OF = "http://data.europa.eu/eli/ontology#ensures_implementation_of";
    DERIVED_FROM = "http://www.w3.org/ns/prov#wasDerivedFrom";
    GENERATED_BY = "http://www.w3.org/ns/prov#wasGeneratedBy";
    ACTIVITY = "http://www.w3.org/ns/prov#Activity";
    PROV_ENTITY = "http://www.w3.org/ns/prov#Entity";
    HAS_SELECTOR = "http://www.w3.org/ns/oa#hasSelector";
    TEXT_POSITION_SELECTOR = "http://www.w3.org/ns/oa#TextPositionSelector";
    TEXT_QUOTE_SELECTOR = "http://www.w3.org/ns/oa#TextQuoteSelector";
    SELECTOR_START = "http://www.w3.org/ns/oa#start";
    SELECTOR_END = "http://www.w3.org/ns/oa#end";
    SELECTOR_EXACT = "http://www.w3.org/ns/oa#exact";
}

/// The thing of `kind` that `parts` identify.
pub fn id(kind: &str, parts: &[&str]) -> NamedNode {
    let mut iri = String::with_capacity(ID.len() + 64);
    iri.push_str(ID);
    iri.push_str(kind);
    for part in parts {
        iri.push('/');
        escape(part, &mut iri);
    }
    NamedNode::new_unchecked(iri)
}

/// The concept `name` of `scheme`.
pub fn concept(scheme: &str, name: &str) -> NamedNode {
    let mut iri = format!("{SCHEME}{scheme}/");
    escape(name, &mut iri);
    NamedNode::new_unchecked(iri)
}

/// Keeps what an IRI may hold in a path segment (letters of any script, digits, `-._~@`), escapes the rest.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || "-._~@·".contains(c) || (!c.is_ascii() && c.is_alphanumeric()) {
            out.push(c);
        } else {
            for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        }
    }
}

/// What [`escape`] was given.
pub fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = (first == b'%').then(|| tail.get(..2)).flatten();
        let code =
            code.and_then(|c| std::str::from_utf8(c).ok()).and_then(|c| u8::from_str_radix(c, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iris_are_valid_and_lead_back_to_their_keys() {
        for key in ["王伟@中共苏州市委员会", "a b/c%d?#[é]", "买买提·艾力", "〈条例〉@2020-01-02~2", ""]
        {
            let iri = id("person", &[key]);
            NamedNode::new(iri.as_str()).unwrap();
            assert_eq!(unescape(&iri.as_str()[format!("{ID}person/").len()..]), key);
        }
    }
}
