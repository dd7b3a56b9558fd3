//! The contract's JSON Lines: one fact a line, keys in a fixed order, nothing unknown written.

use crate::model::{
    Confidence, DocumentFacts, DocumentId, Fact, Mention, MentionId, MentionKind, OfficeStatus, PartialDate,
    Quoted, ReformAction, Relation, ReviewAction, Span,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One line. Every key of the contract that a relation may have.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FactLine {
    pub doc: String,
    pub relation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regulation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<OneOrMany>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<OneOrMany>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceLine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
    /// Only where it was asked for: the rule that made the fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// Half-open offsets in Unicode scalar values of the original, and the words there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceLine {
    pub start: u32,
    pub end: u32,
    pub text: String,
}

/// `from` and `to` are a date on `holds_office` and a list of names on `reforms`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    fn one(self) -> Option<String> {
        match self {
            Self::One(text) => Some(text),
            Self::Many(list) => list.into_iter().next(),
        }
    }

    fn many(self) -> Vec<String> {
        match self {
            Self::One(text) => vec![text],
            Self::Many(list) => list,
        }
    }
}

/// Why a line is no fact of the contract.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    #[error("unknown relation \"{0}\"")]
    UnknownRelation(String),
    #[error("{relation} without \"{key}\"")]
    MissingKey { relation: Relation, key: &'static str },
    #[error("\"{key}\" can't be \"{value}\"")]
    BadValue { key: &'static str, value: String },
}

/// The lines of a document's facts, in their order; the rule goes along only when `rules` is set.
pub fn to_lines(facts: &DocumentFacts, rules: bool) -> impl Iterator<Item = FactLine> + '_ {
    facts.statements.iter().map(move |statement| line(facts, statement, rules))
}

fn line(facts: &DocumentFacts, statement: &Quoted, rules: bool) -> FactLine {
    let name = |id: &MentionId| facts.mention(*id).map(|m| m.name.clone()).unwrap_or_default();
    let kind = |id: &MentionId| facts.mention(*id).map(|m| m.kind);
    let number = |id: &MentionId| Some(format!("m{}", facts.mention(*id).map_or(0, |m| m.number)));
    let date = |date: &Option<PartialDate>| date.map(|d| d.to_string());
    let some = |id: &MentionId| Some(name(id));
    let names = |ids: &[MentionId]| {
        (!ids.is_empty()).then(|| OneOrMany::Many(ids.iter().map(name).collect::<Vec<_>>()))
    };
    let mut out = FactLine {
        doc: facts.document.0.clone(),
        relation: statement.fact.relation().name().to_owned(),
        evidence: Some(EvidenceLine {
            start: statement.evidence.start,
            end: statement.evidence.end,
            text: statement.quote.clone(),
        }),
        confidence: Some(statement.confidence.as_f64()),
        rule: (rules && !statement.rule.is_empty()).then(|| statement.rule.clone()),
        ..FactLine::default()
    };
    match &statement.fact {
        Fact::Document { title, publisher, date: day, authors } => {
            out.title.clone_from(title);
            out.publisher.clone_from(publisher);
            out.date = date(day);
            out.author = (!authors.is_empty()).then(|| authors.clone());
        }
        Fact::Meeting { meeting, body, date: day, place } => {
            out.meeting = number(meeting);
            out.name = some(meeting);
            out.body = body.as_ref().map(name);
            out.date = date(day);
            out.place.clone_from(place);
        }
        Fact::HoldsOffice { person, body, title, from, to, status } => {
            out.person = some(person);
            out.body = some(body);
            out.title = Some(title.clone());
            out.from = date(from).map(OneOrMany::One);
            out.to = date(to).map(OneOrMany::One);
            out.status = status_key(*status);
        }
        Fact::Chairs { person, meeting }
        | Fact::Attends { person, meeting }
        | Fact::SpeaksAt { person, meeting } => {
            out.person = some(person);
            out.meeting = number(meeting);
        }
        Fact::Presents { presenter, meeting, matter } => {
            match kind(presenter) {
                Some(MentionKind::Person) => out.person = some(presenter),
                _ => out.body = some(presenter),
            }
            out.meeting = number(meeting);
            out.matter = some(matter);
        }
        Fact::Reviews { body, matter, action, meeting } => {
            out.body = some(body);
            out.matter = some(matter);
            out.action = Some(action.name().to_owned());
            out.meeting = meeting.as_ref().and_then(number);
        }
        Fact::Issues { body, regulation, date: day, number, effective } => {
            out.body = some(body);
            out.regulation = some(regulation);
            out.date = date(day);
            out.number.clone_from(number);
            out.effective = date(effective);
        }
        Fact::Approves { body, object, date: day } => {
            out.body = some(body);
            match kind(object) {
                Some(MentionKind::Regulation) => out.regulation = some(object),
                _ => out.matter = some(object),
            }
            out.date = date(day);
        }
        Fact::Implements { regulation, parent } => {
            out.regulation = some(regulation);
            out.parent = some(parent);
        }
        Fact::Reforms { action, body, from, to, matter, agent, date: day } => {
            out.action = Some(action.name().to_owned());
            out.body = some(body);
            out.from = names(from);
            out.to = names(to);
            out.matter = matter.as_ref().map(name);
            out.agent = agent.as_ref().map(name);
            out.date = date(day);
        }
        Fact::Appoints { person, body, title, agent, date: day, status } => {
            out.person = some(person);
            out.body = some(body);
            out.title = Some(title.clone());
            out.agent = agent.as_ref().map(name);
            out.date = date(day);
            out.status = status_key(*status);
        }
        Fact::Removes { person, body, title, agent, date: day } => {
            out.person = some(person);
            out.body = some(body);
            out.title = Some(title.clone());
            out.agent = agent.as_ref().map(name);
            out.date = date(day);
        }
        Fact::Repeals { regulation, body, date: day } => {
            out.regulation = some(regulation);
            out.body = body.as_ref().map(name);
            out.date = date(day);
        }
    }
    out
}

fn status_key(status: OfficeStatus) -> Option<String> {
    (status != OfficeStatus::Current).then(|| status.name().to_owned())
}

/// The facts of one document from its lines, all of which carry its id.
pub fn from_lines(
    document: DocumentId,
    lines: impl IntoIterator<Item = FactLine>,
) -> Result<DocumentFacts, WireError> {
    let lines: Vec<FactLine> = lines.into_iter().collect();
    let meeting_names = lines
        .iter()
        .filter(|l| l.relation == Relation::Meeting.name())
        .filter_map(|l| Some((l.meeting.clone()?, l.name.clone()?)))
        .collect();
    let mut names = Names { meeting_names, ..Names::default() };
    let statements = lines.into_iter().map(|l| names.statement(l)).collect::<Result<_, _>>()?;
    Ok(DocumentFacts { document, mentions: names.mentions, statements })
}

/// Gives out mention ids, one for each kind, name and meeting number.
#[derive(Default)]
struct Names {
    mentions: Vec<Mention>,
    index: BTreeMap<Mention, MentionId>,
    meeting_names: BTreeMap<String, String>,
}

impl Names {
    fn id(&mut self, kind: MentionKind, name: String, number: u32) -> MentionId {
        let mention = Mention { kind, name, number };
        let next = MentionId(self.mentions.len() as u32);
        let mentions = &mut self.mentions;
        *self.index.entry(mention).or_insert_with_key(|m| {
            mentions.push(m.clone());
            next
        })
    }

    fn meeting(&mut self, id: String) -> Result<MentionId, WireError> {
        let number = id.strip_prefix('m').and_then(|n| n.parse().ok());
        let number = number.ok_or(WireError::BadValue { key: "meeting", value: id.clone() })?;
        let name = self.meeting_names.get(&id).cloned().unwrap_or_default();
        Ok(self.id(MentionKind::Meeting, name, number))
    }

    fn statement(&mut self, line: FactLine) -> Result<Quoted, WireError> {
        let relation = Relation::from_name(&line.relation)
            .ok_or_else(|| WireError::UnknownRelation(line.relation.clone()))?;
        let (evidence, quote) = match &line.evidence {
            Some(e) => (Span::new(e.start, e.end), e.text.clone()),
            None => (Span::new(0, 0), String::new()),
        };
        let confidence = (line.confidence.unwrap_or(1.0).clamp(0.0, 1.0) * 100.0).round() as u8;
        let rule = line.rule.clone().unwrap_or_default();
        let fact = self.fact(relation, line)?;
        Ok(Quoted { fact, evidence, quote, rule, confidence: Confidence::percent(confidence) })
    }

    fn fact(&mut self, relation: Relation, line: FactLine) -> Result<Fact<MentionId>, WireError> {
        use MentionKind::{Body, Matter, Person, Regulation};
        let missing = |key| WireError::MissingKey { relation, key };
        macro_rules! need {
            ($key:ident) => {
                line.$key.clone().ok_or(missing(stringify!($key)))?
            };
            ($key:ident, $kind:expr) => {
                self.id($kind, need!($key), 0)
            };
        }
        macro_rules! may {
            ($key:ident, $kind:expr) => {
                line.$key.clone().map(|name| self.id($kind, name, 0))
            };
        }
        let day = date("date", line.date.clone())?;
        Ok(match relation {
            Relation::Document => Fact::Document {
                title: line.title,
                publisher: line.publisher,
                date: day,
                authors: line.author.unwrap_or_default(),
            },
            Relation::Meeting => Fact::Meeting {
                meeting: self.meeting(need!(meeting))?,
                body: may!(body, Body),
                date: day,
                place: line.place,
            },
            Relation::HoldsOffice => Fact::HoldsOffice {
                person: need!(person, Person),
                body: need!(body, Body),
                title: need!(title),
                from: date("from", line.from.and_then(OneOrMany::one))?,
                to: date("to", line.to.and_then(OneOrMany::one))?,
                status: status(line.status)?,
            },
            Relation::Chairs => {
                Fact::Chairs { person: need!(person, Person), meeting: self.meeting(need!(meeting))? }
            }
            Relation::Attends => {
                Fact::Attends { person: need!(person, Person), meeting: self.meeting(need!(meeting))? }
            }
            Relation::SpeaksAt => {
                Fact::SpeaksAt { person: need!(person, Person), meeting: self.meeting(need!(meeting))? }
            }
            Relation::Presents => Fact::Presents {
                presenter: match may!(person, Person) {
                    Some(person) => person,
                    None => need!(body, Body),
                },
                meeting: self.meeting(need!(meeting))?,
                matter: need!(matter, Matter),
            },
            Relation::Reviews => Fact::Reviews {
                body: need!(body, Body),
                matter: need!(matter, Matter),
                action: parse("action", need!(action), ReviewAction::from_name)?,
                meeting: line.meeting.map(|id| self.meeting(id)).transpose()?,
            },
            Relation::Issues => Fact::Issues {
                body: need!(body, Body),
                regulation: need!(regulation, Regulation),
                date: day,
                number: line.number,
                effective: date("effective", line.effective)?,
            },
            Relation::Approves => Fact::Approves {
                body: need!(body, Body),
                object: match may!(regulation, Regulation) {
                    Some(regulation) => regulation,
                    None => need!(matter, Matter),
                },
                date: day,
            },
            Relation::Implements => Fact::Implements {
                regulation: need!(regulation, Regulation),
                parent: need!(parent, Regulation),
            },
            Relation::Reforms => Fact::Reforms {
                action: parse("action", need!(action), ReformAction::from_name)?,
                body: need!(body, Body),
                from: self.bodies(line.from),
                to: self.bodies(line.to),
                matter: may!(matter, Matter),
                agent: may!(agent, Body),
                date: day,
            },
            Relation::Appoints => Fact::Appoints {
                person: need!(person, Person),
                body: need!(body, Body),
                title: need!(title),
                agent: may!(agent, Body),
                date: day,
                status: status(line.status)?,
            },
            Relation::Removes => Fact::Removes {
                person: need!(person, Person),
                body: need!(body, Body),
                title: need!(title),
                agent: may!(agent, Body),
                date: day,
            },
            Relation::Repeals => {
                Fact::Repeals { regulation: need!(regulation, Regulation), body: may!(body, Body), date: day }
            }
        })
    }

    fn bodies(&mut self, names: Option<OneOrMany>) -> Vec<MentionId> {
        let names = names.map(OneOrMany::many).unwrap_or_default();
        names.into_iter().map(|name| self.id(MentionKind::Body, name, 0)).collect()
    }
}

fn parse<T>(key: &'static str, value: String, read: impl Fn(&str) -> Option<T>) -> Result<T, WireError> {
    read(&value).ok_or(WireError::BadValue { key, value })
}

fn date(key: &'static str, value: Option<String>) -> Result<Option<PartialDate>, WireError> {
    value.map(|v| parse(key, v, PartialDate::parse)).transpose()
}

fn status(value: Option<String>) -> Result<OfficeStatus, WireError> {
    value.map_or(Ok(OfficeStatus::Current), |v| parse("status", v, OfficeStatus::from_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: &str = r#"{"doc":"a","relation":"document","title":"题","publisher":"网","date":"2023-03-07","author":["甲"]}
{"doc":"a","relation":"meeting","body":"中共甲市委员会","meeting":"m1","name":"市委常委会会议","date":"--03-06","place":"三楼"}
{"doc":"a","relation":"holds_office","person":"王一","body":"甲市人民政府","title":"市长","from":"2019","to":"2020-01","status":"acting"}
{"doc":"a","relation":"chairs","person":"王一","meeting":"m1"}
{"doc":"a","relation":"presents","body":"中共甲市委组织部","meeting":"m1","matter":"方案"}
{"doc":"a","relation":"reviews","action":"adopt","body":"中共甲市委员会","meeting":"m1","matter":"方案"}
{"doc":"a","relation":"issues","body":"甲市人民政府","regulation":"办法","date":"2023","number":"甲政发〔2023〕1号","effective":"2023-05-01"}
{"doc":"a","relation":"approves","body":"甲市人民政府","regulation":"办法"}
{"doc":"a","relation":"implements","regulation":"办法","parent":"条例"}
{"doc":"a","relation":"reforms","action":"merge","body":"丙局","from":["甲局","乙局"],"agent":"甲市人民政府","date":"2024"}
{"doc":"a","relation":"appoints","person":"王一","body":"丙局","title":"局长","status":"candidate"}
{"doc":"a","relation":"removes","person":"王一","body":"乙局","title":"局长","date":"2024-01"}
{"doc":"a","relation":"repeals","body":"甲市人民政府","regulation":"条例"}"#;

    #[test]
    fn every_relation_survives_the_way_to_facts_and_back() {
        let lines: Vec<FactLine> = LINES.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let facts = from_lines(DocumentId("a".to_owned()), lines).unwrap();
        let back: Vec<String> = to_lines(&facts, false)
            .map(|l| FactLine { evidence: None, confidence: None, ..l })
            .map(|l| serde_json::to_string(&l).unwrap())
            .collect();
        assert_eq!(back.join("\n"), LINES);
    }

    #[test]
    fn a_line_that_is_no_fact_says_why() {
        let read = |text: &str| {
            let line: FactLine = serde_json::from_str(text).unwrap();
            from_lines(DocumentId("a".to_owned()), [line]).unwrap_err().to_string()
        };
        assert_eq!(read(r#"{"doc":"a","relation":"likes"}"#), "unknown relation \"likes\"");
        assert_eq!(read(r#"{"doc":"a","relation":"chairs","person":"王一"}"#), "chairs without \"meeting\"");
        assert_eq!(
            read(r#"{"doc":"a","relation":"repeals","regulation":"x","date":"soon"}"#),
            "\"date\" can't be \"soon\""
        );
    }
}
