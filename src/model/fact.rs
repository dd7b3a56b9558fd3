//! The relations of the contract as types, and what stands behind each statement.

use super::date::PartialDate;
use super::span::{Original, Span};
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OfficeStatus {
    Current,
    Former,
    Acting,
    Candidate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewAction {
    Deliberate,
    Adopt,
    Study,
    Hear,
    Relay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReformAction {
    Establish,
    Merge,
    Abolish,
    Rename,
    Transfer,
    Affiliate,
    Plate,
}

impl OfficeStatus {
    pub const ALL: [Self; 4] = [Self::Current, Self::Former, Self::Acting, Self::Candidate];

    /// The value in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Former => "former",
            Self::Acting => "acting",
            Self::Candidate => "candidate",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }
}

impl ReviewAction {
    pub const ALL: [Self; 5] = [Self::Deliberate, Self::Adopt, Self::Study, Self::Hear, Self::Relay];

    /// The value in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deliberate => "deliberate",
            Self::Adopt => "adopt",
            Self::Study => "study",
            Self::Hear => "hear",
            Self::Relay => "relay",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }
}

impl ReformAction {
    pub const ALL: [Self; 7] = [
        Self::Establish,
        Self::Merge,
        Self::Abolish,
        Self::Rename,
        Self::Transfer,
        Self::Affiliate,
        Self::Plate,
    ];

    /// The value in the contract.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Establish => "establish",
            Self::Merge => "merge",
            Self::Abolish => "abolish",
            Self::Rename => "rename",
            Self::Transfer => "transfer",
            Self::Affiliate => "affiliate",
            Self::Plate => "plate",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }
}

/// One statement about the world. `Id` is a [`super::MentionId`] in what a text says and an
/// [`super::EntityId`] in what the graph holds; only `resolve` turns the one into the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact<Id> {
    Document {
        title: Option<String>,
        publisher: Option<String>,
        date: Option<PartialDate>,
        authors: Vec<String>,
    },
    Meeting {
        meeting: Id,
        body: Option<Id>,
        date: Option<PartialDate>,
        place: Option<String>,
    },
    HoldsOffice {
        person: Id,
        body: Id,
        title: String,
        from: Option<PartialDate>,
        to: Option<PartialDate>,
        status: OfficeStatus,
    },
    Chairs {
        person: Id,
        meeting: Id,
    },
    Attends {
        person: Id,
        meeting: Id,
    },
    SpeaksAt {
        person: Id,
        meeting: Id,
    },
    /// `presenter` is a person or a body.
    Presents {
        presenter: Id,
        meeting: Id,
        matter: Id,
    },
    Reviews {
        body: Id,
        matter: Id,
        action: ReviewAction,
        meeting: Option<Id>,
    },
    Issues {
        body: Id,
        regulation: Id,
        date: Option<PartialDate>,
        number: Option<String>,
        effective: Option<PartialDate>,
    },
    /// `object` is a regulation or a matter.
    Approves {
        body: Id,
        object: Id,
        date: Option<PartialDate>,
    },
    Implements {
        regulation: Id,
        parent: Id,
    },
    Reforms {
        action: ReformAction,
        body: Id,
        from: Vec<Id>,
        to: Vec<Id>,
        matter: Option<Id>,
        agent: Option<Id>,
        date: Option<PartialDate>,
    },
    Appoints {
        person: Id,
        body: Id,
        title: String,
        agent: Option<Id>,
        date: Option<PartialDate>,
        status: OfficeStatus,
    },
    Removes {
        person: Id,
        body: Id,
        title: String,
        agent: Option<Id>,
        date: Option<PartialDate>,
    },
    Repeals {
        regulation: Id,
        body: Option<Id>,
        date: Option<PartialDate>,
    },
}

/// The kind of a fact, in the order in which reports list them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    HoldsOffice,
    Meeting,
    Chairs,
    Attends,
    SpeaksAt,
    Presents,
    Reviews,
    Issues,
    Approves,
    Implements,
    Reforms,
    Appoints,
    Removes,
    Repeals,
    Document,
}

impl Relation {
    pub const ALL: [Self; 15] = [
        Self::HoldsOffice,
        Self::Meeting,
        Self::Chairs,
        Self::Attends,
        Self::SpeaksAt,
        Self::Presents,
        Self::Reviews,
        Self::Issues,
        Self::Approves,
        Self::Implements,
        Self::Reforms,
        Self::Appoints,
        Self::Removes,
        Self::Repeals,
        Self::Document,
    ];

    /// The name in the contract and in the ontology's documentation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HoldsOffice => "holds_office",
            Self::Meeting => "meeting",
            Self::Chairs => "chairs",
            Self::Attends => "attends",
            Self::SpeaksAt => "speaks_at",
            Self::Presents => "presents",
            Self::Reviews => "reviews",
            Self::Issues => "issues",
            Self::Approves => "approves",
            Self::Implements => "implements",
            Self::Reforms => "reforms",
            Self::Appoints => "appoints",
            Self::Removes => "removes",
            Self::Repeals => "repeals",
            Self::Document => "document",
        }
    }
}

impl Relation {
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.name() == name)
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl<Id> Fact<Id> {
    pub const fn relation(&self) -> Relation {
        match self {
            Self::Document { .. } => Relation::Document,
            Self::Meeting { .. } => Relation::Meeting,
            Self::HoldsOffice { .. } => Relation::HoldsOffice,
            Self::Chairs { .. } => Relation::Chairs,
            Self::Attends { .. } => Relation::Attends,
            Self::SpeaksAt { .. } => Relation::SpeaksAt,
            Self::Presents { .. } => Relation::Presents,
            Self::Reviews { .. } => Relation::Reviews,
            Self::Issues { .. } => Relation::Issues,
            Self::Approves { .. } => Relation::Approves,
            Self::Implements { .. } => Relation::Implements,
            Self::Reforms { .. } => Relation::Reforms,
            Self::Appoints { .. } => Relation::Appoints,
            Self::Removes { .. } => Relation::Removes,
            Self::Repeals { .. } => Relation::Repeals,
        }
    }

    /// The same fact about other names for its participants.
    pub fn map<To>(&self, mut f: impl FnMut(&Id) -> To) -> Fact<To> {
        match self {
            Self::Document { title, publisher, date, authors } => Fact::Document {
                title: title.clone(),
                publisher: publisher.clone(),
                date: *date,
                authors: authors.clone(),
            },
            Self::Meeting { meeting, body, date, place } => Fact::Meeting {
                meeting: f(meeting),
                body: body.as_ref().map(&mut f),
                date: *date,
                place: place.clone(),
            },
            Self::HoldsOffice { person, body, title, from, to, status } => Fact::HoldsOffice {
                person: f(person),
                body: f(body),
                title: title.clone(),
                from: *from,
                to: *to,
                status: *status,
            },
            Self::Chairs { person, meeting } => Fact::Chairs { person: f(person), meeting: f(meeting) },
            Self::Attends { person, meeting } => Fact::Attends { person: f(person), meeting: f(meeting) },
            Self::SpeaksAt { person, meeting } => Fact::SpeaksAt { person: f(person), meeting: f(meeting) },
            Self::Presents { presenter, meeting, matter } => {
                Fact::Presents { presenter: f(presenter), meeting: f(meeting), matter: f(matter) }
            }
            Self::Reviews { body, matter, action, meeting } => Fact::Reviews {
                body: f(body),
                matter: f(matter),
                action: *action,
                meeting: meeting.as_ref().map(&mut f),
            },
            Self::Issues { body, regulation, date, number, effective } => Fact::Issues {
                body: f(body),
                regulation: f(regulation),
                date: *date,
                number: number.clone(),
                effective: *effective,
            },
            Self::Approves { body, object, date } => {
                Fact::Approves { body: f(body), object: f(object), date: *date }
            }
            Self::Implements { regulation, parent } => {
                Fact::Implements { regulation: f(regulation), parent: f(parent) }
            }
            Self::Reforms { action, body, from, to, matter, agent, date } => Fact::Reforms {
                action: *action,
                body: f(body),
                from: from.iter().map(&mut f).collect(),
                to: to.iter().map(&mut f).collect(),
                matter: matter.as_ref().map(&mut f),
                agent: agent.as_ref().map(&mut f),
                date: *date,
            },
            Self::Appoints { person, body, title, agent, date, status } => Fact::Appoints {
                person: f(person),
                body: f(body),
                title: title.clone(),
                agent: agent.as_ref().map(&mut f),
                date: *date,
                status: *status,
            },
            Self::Removes { person, body, title, agent, date } => Fact::Removes {
                person: f(person),
                body: f(body),
                title: title.clone(),
                agent: agent.as_ref().map(&mut f),
                date: *date,
            },
            Self::Repeals { regulation, body, date } => {
                Fact::Repeals { regulation: f(regulation), body: body.as_ref().map(&mut f), date: *date }
            }
        }
    }
}

/// The words that say a fact: never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence(Span<Original>);

impl Evidence {
    /// `None` for an empty span: there is no fact without words.
    pub fn new(span: Span<Original>) -> Option<Self> {
        (!span.is_empty()).then_some(Self(span))
    }

    pub const fn span(self) -> Span<Original> {
        self.0
    }
}

/// How sure the rule is, in hundredths, so that it compares and prints alike everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

impl Confidence {
    /// Caps at 100.
    pub const fn percent(value: u8) -> Self {
        Self(if value > 100 { 100 } else { value })
    }

    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

/// The rule that made a statement, as `extractor/rule`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub &'static str);

/// A fact with its words, its rule and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement<Id> {
    pub fact: Fact<Id>,
    pub evidence: Evidence,
    pub rule: RuleId,
    pub confidence: Confidence,
}
