//! Collects what the extractors say of one document: names each thing once and each fact once.

use crate::mention::line::is_cjk;
use crate::mention::phrase::without_odd_marks;
use crate::model::{
    Confidence, Document, DocumentId, Evidence, Extraction, Fact, Mention, MentionId, MentionKind, Normal,
    OfficeStatus, Original, RuleId, Span, Statement,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::panic::Location;

/// What became of something that an extractor said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It stands among the facts.
    Kept,
    /// The same was said before, from other words.
    Repeated,
    /// A later rule took it back: the place in the code.
    TakenBack(&'static Location<'static>),
}

/// One thing that an extractor said, kept or not: for whoever asks why a fact is there or is missing.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub statement: Statement<MentionId>,
    /// Where in the code it was said.
    pub at: &'static Location<'static>,
    pub outcome: Outcome,
}

/// The statements of one document in the making.
#[derive(Debug)]
pub struct Sink<'a> {
    document: &'a Document,
    mentions: Vec<Mention>,
    index: BTreeMap<Mention, MentionId>,
    statements: Vec<Statement<MentionId>>,
    seen: BTreeMap<Fact<MentionId>, usize>,
    meetings: u32,
    /// The titles that each person was said to hold in each body, and from where in the text on.
    held: BTreeMap<(MentionId, MentionId), Vec<(String, u32)>>,
    /// Names of several parts that the text writes out, under the first part where only one of them has it.
    parts: BTreeMap<&'a str, &'a str>,
    /// One bit for each byte of the normal text.
    claimed: Vec<u64>,
    /// All that was said, where somebody asked for it.
    attempts: Option<Vec<Attempt>>,
}

impl<'a> Sink<'a> {
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            mentions: Vec::new(),
            index: BTreeMap::new(),
            statements: Vec::new(),
            seen: BTreeMap::new(),
            meetings: 0,
            held: BTreeMap::new(),
            parts: names_of_parts(&document.normal),
            claimed: vec![0; document.normal.len() / 64 + 1],
            attempts: None,
        }
    }

    /// One that also keeps what was said in vain.
    pub fn traced(document: &'a Document) -> Self {
        Self { attempts: Some(Vec::new()), ..Self::new(document) }
    }

    fn mention(&mut self, kind: MentionKind, name: String, number: u32) -> MentionId {
        let mention = Mention { kind, name, number };
        if let Some(&id) = self.index.get(&mention) {
            return id;
        }
        let id = MentionId(self.mentions.len() as u32);
        self.mentions.push(mention.clone());
        self.index.insert(mention, id);
        id
    }

    /// A person; 艾山 where the text writes out 艾山·买买提.
    pub fn person(&mut self, name: &str) -> MentionId {
        let name = name.replace(' ', "");
        let whole = self.parts.get(name.as_str()).map_or(name, |whole| (*whole).to_owned());
        self.mention(MentionKind::Person, whole, 0)
    }

    pub fn body(&mut self, name: &str) -> MentionId {
        self.mention(MentionKind::Body, without_odd_marks(&committee_in_full(name)).into_owned(), 0)
    }

    pub fn matter(&mut self, name: &str) -> MentionId {
        self.mention(MentionKind::Matter, without_alias(name).replace(' ', ""), 0)
    }

    pub fn regulation(&mut self, title: &str) -> MentionId {
        self.mention(MentionKind::Regulation, title.to_owned(), 0)
    }

    /// A new meeting; each call makes another one.
    pub fn meeting(&mut self, name: &str) -> MentionId {
        self.meetings += 1;
        self.mention(MentionKind::Meeting, name.replace(' ', ""), self.meetings)
    }

    /// Gives a mention the fuller name that the text has for it further on.
    pub fn rename(&mut self, id: MentionId, name: &str) {
        if let Some(mention) = self.mentions.get_mut(id.0 as usize) {
            mention.name = name.replace(' ', "");
        }
    }

    pub fn mention_of(&self, id: MentionId) -> &Mention {
        &self.mentions[id.0 as usize]
    }

    /// The persons named so far.
    pub fn persons(&self) -> impl Iterator<Item = &str> {
        self.mentions.iter().filter(|m| m.kind == MentionKind::Person).map(|m| m.name.as_str())
    }

    /// Adds a fact with the words that say it; a fact said before keeps its first words.
    /// Returns whether it was new.
    #[track_caller]
    pub fn say(
        &mut self,
        fact: Fact<MentionId>,
        words: Span<Normal>,
        rule: &'static str,
        confidence: u8,
    ) -> bool {
        self.say_original(fact, self.document.to_original(words), rule, confidence)
    }

    /// The same, with the words where they stand in the original.
    #[track_caller]
    pub fn say_original(
        &mut self,
        fact: Fact<MentionId>,
        words: Span<Original>,
        rule: &'static str,
        confidence: u8,
    ) -> bool {
        let Some(evidence) = Evidence::new(words) else { return false };
        let fact = self.in_own_committee(fact);
        let statement =
            Statement { fact, evidence, rule: RuleId(rule), confidence: Confidence::percent(confidence) };
        let new = !self.seen.contains_key(&statement.fact);
        if let Some(attempts) = &mut self.attempts {
            let outcome = if new { Outcome::Kept } else { Outcome::Repeated };
            attempts.push(Attempt { statement: statement.clone(), at: Location::caller(), outcome });
        }
        if new {
            self.seen.insert(statement.fact.clone(), self.statements.len());
            if let Some((person, body, title)) = holding(&statement.fact) {
                let from = since(&statement.fact, words.start);
                self.held.entry((person, body)).or_default().push((title.to_owned(), from));
            }
            self.statements.push(statement);
        }
        new
    }

    /// 甲局机关党委书记 is 书记 of the committee that the body's own staff form, and no office of the body.
    fn in_own_committee(&mut self, mut fact: Fact<MentionId>) -> Fact<MentionId> {
        const COMMITTEES: [&str; 4] = ["直属机关党委", "直属机关纪委", "机关党委", "机关纪委"];
        if let Fact::HoldsOffice { body, title, .. }
        | Fact::Appoints { body, title, .. }
        | Fact::Removes { body, title, .. } = &mut fact
            && let Some(committee) =
                COMMITTEES.iter().find(|c| title.starts_with(**c) && title.len() > c.len())
        {
            title.drain(..committee.len());
            let outer = &self.mention_of(*body).name;
            if !outer.ends_with(committee) {
                let name = format!("{outer}{committee}");
                *body = self.body(&name);
            }
        }
        fact
    }

    /// Marks words whose offices have been read for good, so that the general rule leaves them alone.
    pub fn claim(&mut self, words: Span<Normal>) {
        for (word, mask) in bits(words) {
            if let Some(claimed) = self.claimed.get_mut(word) {
                *claimed |= mask;
            }
        }
    }

    /// Whether some of the words have been claimed.
    pub fn is_claimed(&self, words: Span<Normal>) -> bool {
        bits(words).any(|(word, mask)| self.claimed.get(word).is_some_and(|claimed| claimed & mask != 0))
    }

    /// Whether the person was already said to hold the office, now or over some time, or to come into it before
    /// `words`: who is called by it in the text above was in it already.
    pub fn holds(&self, person: MentionId, body: MentionId, title: &str, words: Span<Normal>) -> bool {
        let at = self.document.to_original(words).start;
        self.held
            .get(&(person, body))
            .is_some_and(|titles| titles.iter().any(|(t, from)| t == title && *from <= at))
    }

    /// 原局长 of somebody whose life leaves the office open: it is over, with the words that say since when.
    pub fn has_left(&mut self, left: MentionId, house: MentionId, seat: &str) {
        let over = |fact: &Fact<MentionId>| match fact {
            Fact::HoldsOffice { person, body, title, from, to: None, status: OfficeStatus::Current }
                if (*person, *body) == (left, house) && title == seat =>
            {
                let (title, status) = (title.clone(), OfficeStatus::Former);
                Some(Fact::HoldsOffice { person: left, body: house, title, from: *from, to: None, status })
            }
            _ => None,
        };
        for (at, statement) in self.statements.iter_mut().enumerate() {
            let Some(over) = over(&statement.fact).filter(|over| !self.seen.contains_key(over)) else {
                continue;
            };
            let tried = self.attempts.iter_mut().flatten().filter(|a| a.statement.fact == statement.fact);
            tried.for_each(|a| a.statement.fact = over.clone());
            self.seen.remove(&statement.fact);
            self.seen.insert(over.clone(), at);
            statement.fact = over;
        }
    }

    /// What was said so far, in the order of saying.
    pub fn statements(&self) -> &[Statement<MentionId>] {
        &self.statements
    }

    /// Takes back statements for which `keep` is false.
    #[track_caller]
    pub fn retain(&mut self, mut keep: impl FnMut(&Statement<MentionId>) -> bool) {
        let at = Location::caller();
        let attempts = &mut self.attempts;
        self.statements.retain(|statement| {
            let kept = keep(statement);
            if !kept {
                for attempt in attempts.iter_mut().flatten().filter(|a| a.statement.fact == statement.fact) {
                    attempt.outcome = Outcome::TakenBack(at);
                }
            }
            kept
        });
        self.held.clear();
        for statement in &self.statements {
            let Some((person, body, title)) = holding(&statement.fact) else { continue };
            let from = since(&statement.fact, statement.evidence.span().start);
            self.held.entry((person, body)).or_default().push((title.to_owned(), from));
        }
        self.seen = self.statements.iter().enumerate().map(|(i, s)| (s.fact.clone(), i)).collect();
    }

    /// All that was said of the document, in that order, and the names it speaks of.
    pub fn finish_traced(self, id: DocumentId) -> (Extraction, Vec<Attempt>) {
        let attempts = self.attempts.unwrap_or_default();
        let statements = attempts.iter().map(|a| a.statement.clone()).collect();
        (Extraction { document: id, mentions: self.mentions, statements }, attempts)
    }

    pub fn finish(mut self, id: DocumentId) -> Extraction {
        self.statements.sort_by(|a, b| {
            (a.evidence, a.fact.relation(), &a.fact).cmp(&(b.evidence, b.fact.relation(), &b.fact))
        });
        Extraction { document: id, mentions: self.mentions, statements: self.statements }
    }
}

/// Who holds what by a fact, now or over some time, or comes into it.
fn holding(fact: &Fact<MentionId>) -> Option<(MentionId, MentionId, &str)> {
    match fact {
        Fact::HoldsOffice { person, body, title, status, .. } if *status != OfficeStatus::Candidate => {
            Some((*person, *body, title))
        }
        Fact::Appoints { person, body, title, .. } => Some((*person, *body, title)),
        _ => None,
    }
}

/// From where on the office is held: an appointment from its own words on, what is said of an office throughout.
const fn since(fact: &Fact<MentionId>, words: u32) -> u32 {
    match fact {
        Fact::Appoints { .. } => words,
        _ => 0,
    }
}

/// The words of a bit field that a span touches, each with the bits of the span in it.
fn bits(span: Span<Normal>) -> impl Iterator<Item = (usize, u64)> {
    let (start, end) = (span.start as usize, span.end as usize);
    let words = if start < end { start / 64..(end - 1) / 64 + 1 } else { 0..0 };
    words.map(move |word| {
        let from = start.saturating_sub(word * 64);
        let to = (end - word * 64).min(64);
        (word, (!0 << from) & (!0 >> (64 - to)))
    })
}

/// The names of several parts that stand by themselves in a text, under their first parts: 艾山·买买提.
fn names_of_parts(text: &str) -> BTreeMap<&str, &str> {
    const DOT: char = '·';
    const SHORTEST: usize = 2;
    const LONGEST: usize = 20;
    let mut whole: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    if !text.contains(DOT) {
        return BTreeMap::new();
    }
    for name in text.split(|c: char| c != DOT && !is_cjk(c)).filter(|run| run.contains(DOT)) {
        let mut parts = name.split(DOT);
        let sound = name.chars().count() <= LONGEST && parts.clone().all(|p| p.chars().count() >= SHORTEST);
        if let Some(first) = parts.next().filter(|_| sound) {
            let known = whole.entry(first).or_insert(Some(name));
            *known = known.filter(|known| *known == name);
        }
    }
    whole.into_iter().filter_map(|(part, name)| Some((part, name?))).collect()
}

/// Without the bracket that gives a short name: 甲方案（以下简称《方案》）.
fn without_alias(name: &str) -> Cow<'_, str> {
    let open = ["（以下简称", "（下称", "（简称"].iter().find_map(|w| name.find(w));
    let alias = open.and_then(|at| Some((at, at + name[at..].find('）')? + '）'.len_utf8())));
    alias.map_or(Cow::Borrowed(name), |(from, to)| Cow::Owned(format!("{}{}", &name[..from], &name[to..])))
}

/// 某局机关党委: the committee that the Party's members in the house form, under the name that such committees bear.
fn committee_in_full(name: &str) -> Cow<'_, str> {
    // 某厂革委, but 发展改革委
    if let Some(house) = ["革委会", "革委"]
        .iter()
        .find_map(|w| name.strip_suffix(w))
        .filter(|h| !h.is_empty() && !h.ends_with('改'))
    {
        return Cow::Owned(format!("{house}革命委员会"));
    }
    const ORGANS: [(&str, &str); 2] = [("机关党委", "机关委员会"), ("机关纪委", "机关纪律检查委员会")];
    let full = ORGANS.iter().find_map(|(short, full)| {
        let house = name.strip_suffix(short).filter(|h| h.chars().count() > 2)?;
        let party = if house.starts_with("中共") { "" } else { "中共" };
        Some(format!("{party}{house}{full}"))
    });
    full.map_or(name.into(), Cow::Owned)
}
