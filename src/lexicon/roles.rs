//! Tables of words by the role in which an extractor looks for them.

use super::table::{Fault, rows};
use super::trie::Trie;
use std::collections::BTreeMap;

/// The roles of one table.
pub trait Role: Copy + Ord + 'static {
    const FILE: &'static str;
    const ALL: &'static [(&'static str, Self)];

    /// Its number among the roles of the table.
    fn number(self) -> usize;
}

/// The words by what they do, longer ones first.
#[derive(Debug)]
pub struct RoleWords<R> {
    words: BTreeMap<R, Vec<String>>,
    /// As they begin a text, and back to front as they end one.
    starts: Vec<Trie<String>>,
    ends: Vec<Trie<String>>,
}

impl<R: Role> RoleWords<R> {
    pub fn load(text: &str, faults: &mut Vec<Fault>) -> Self {
        let mut words = BTreeMap::<R, Vec<String>>::new();
        for row in rows(R::FILE, text, 2, faults) {
            match R::ALL.iter().find(|(name, _)| *name == row.cell(1)) {
                Some(&(_, role)) => words.entry(role).or_default().push(row.cell(0).to_owned()),
                None => faults.push(row.fault(format!("'{}' is no role of this table", row.cell(1)))),
            }
        }
        for list in words.values_mut() {
            list.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        let none = || R::ALL.iter().map(|_| Trie::default()).collect::<Vec<_>>();
        let (mut starts, mut ends) = (none(), none());
        for (&role, list) in &words {
            let pairs = || list.iter().map(|word| (word.as_str(), word.clone()));
            starts[role.number()] = Trie::of(pairs());
            ends[role.number()] = Trie::backwards(pairs());
        }
        Self { words, starts, ends }
    }

    pub fn all(&self, role: R) -> &[String] {
        self.words.get(&role).map_or(&[], Vec::as_slice)
    }

    pub fn has(&self, role: R, text: &str) -> bool {
        self.starts[role.number()].get(text.chars()).is_some()
    }

    /// Whether a word of the role may begin with the character.
    #[inline]
    pub fn may_begin(&self, role: R, c: char) -> bool {
        self.starts[role.number()].may_begin(c)
    }

    /// The longest word of the role that `text` begins with.
    #[inline]
    pub fn starting(&self, role: R, text: &str) -> Option<&str> {
        let words = &self.starts[role.number()];
        let may = text.chars().next().is_some_and(|c| words.may_begin(c));
        if may { longest(words, text.chars()) } else { None }
    }

    /// The longest word of the role that `text` ends with.
    #[inline]
    pub fn ending(&self, role: R, text: &str) -> Option<&str> {
        let words = &self.ends[role.number()];
        let may = text.chars().next_back().is_some_and(|c| words.may_begin(c));
        if may { longest(words, text.chars().rev()) } else { None }
    }

    /// The longest word of the role inside `text`.
    pub fn inside(&self, role: R, text: &str) -> Option<&str> {
        let words = &self.starts[role.number()];
        let begins = text.char_indices().filter(|&(_, c)| words.may_begin(c));
        let found = begins.flat_map(|(at, _)| words.walk(text[at..].chars()));
        let found = found.max_by(|(a, word), (b, other)| a.cmp(b).then_with(|| other.cmp(word)));
        found.map(|(_, word)| word.as_str())
    }
}

fn longest(words: &Trie<String>, text: impl Iterator<Item = char> + Clone) -> Option<&str> {
    words.walk(text).last().map(|(_, word)| word.as_str())
}

/// What a word does in sentences about meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MeetingWord {
    /// Stands between the beginning of a clause and its verb.
    Filler,
    /// Opens a clause that says what shall be.
    Demand,
    /// Holds 要 and demands nothing.
    NoDemand,
    /// A matter that says nothing of what was dealt with.
    Empty,
    /// Begins like a verb of dealing with a matter.
    NoVerb,
    /// Ends with 会 and is no meeting.
    NoMeeting,
    /// Calls a meeting without naming it.
    Bare,
    /// Before a verb: what is meant to be, not what was.
    Planned,
    /// A verb of saying: what follows was said, not done.
    Saying,
    /// People who are not named.
    Others,
    /// The kind of a document, which ends its name.
    Document,
    /// Ends a sentence part about the meeting's own saying: 会议强调.
    Meeting,
    /// Stands between the convener or the name of a meeting and the verb.
    Adverb,
    /// Time of day or an uncertain day before the name of a meeting.
    Time,
    /// How or when something was held, right before the verb: 隆重.
    Manner,
    /// Goes on after the name of a meeting with how it went: 圆满完成….
    Course,
    /// Heads the name of the one who chairs: 主持人：.
    ChairLabel,
    /// Heads a list of those who are there: 出席：.
    AttendLabel,
    /// Heads a list of those who are not: 请假：.
    AbsentLabel,
    /// Heads what else minutes and transcripts say at their top: 记录：.
    OtherLabel,
}

impl Role for MeetingWord {
    const FILE: &'static str = "meeting_words.tsv";
    const ALL: &'static [(&'static str, Self)] = &[
        ("filler", Self::Filler),
        ("demand", Self::Demand),
        ("no-demand", Self::NoDemand),
        ("empty", Self::Empty),
        ("no-verb", Self::NoVerb),
        ("no-meeting", Self::NoMeeting),
        ("bare", Self::Bare),
        ("planned", Self::Planned),
        ("saying", Self::Saying),
        ("others", Self::Others),
        ("document", Self::Document),
        ("meeting", Self::Meeting),
        ("adverb", Self::Adverb),
        ("time", Self::Time),
        ("manner", Self::Manner),
        ("course", Self::Course),
        ("chair-label", Self::ChairLabel),
        ("attend-label", Self::AttendLabel),
        ("absent-label", Self::AbsentLabel),
        ("other-label", Self::OtherLabel),
    ];

    fn number(self) -> usize {
        self as usize
    }
}

/// What a word says in a directory of leaders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DirectoryWord {
    /// Ends a heading that names an organ.
    List,
    /// Before the date on which somebody left.
    Until,
    /// Behind the date on which somebody left.
    Left,
    /// Before the date on which somebody came.
    Since,
    /// Behind the date on which somebody came.
    Came,
    /// Before an office held besides.
    Also,
}

impl Role for DirectoryWord {
    const FILE: &'static str = "directory_words.tsv";
    const ALL: &'static [(&'static str, Self)] = &[
        ("list", Self::List),
        ("until", Self::Until),
        ("left", Self::Left),
        ("since", Self::Since),
        ("came", Self::Came),
        ("also", Self::Also),
    ];

    fn number(self) -> usize {
        self as usize
    }
}

/// What a word does in CVs and on pages about persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CareerWord {
    /// Between a period and the office held in it.
    Verb,
    /// Tells of no office: studies, service as a soldier.
    Study,
    /// Opens a remark on jobs besides.
    Aside,
    /// Before an office that is held.
    Current,
    /// Before an office that somebody is meant for.
    Candidate,
    /// Before an office that was held.
    Former,
    /// What a form asks for, no name.
    Label,
    /// Opens a line that goes on about somebody named above.
    Profile,
    /// Opens a line on what somebody is in charge of.
    Duty,
    /// In headings over the leaders of a body.
    Leaders,
    /// Behind a name in the headline of a CV.
    Cv,
    /// Tells that a dated line is no entry of a CV.
    Event,
    /// A heading over offices held besides, one a line.
    Besides,
    /// A heading over the news of somebody's offices.
    News,
    /// A heading over another part of a page about a person.
    Part,
    /// Comes into the office behind it.
    Enters,
    /// Leaves the office behind it.
    Leaves,
    /// Before an office that several held one after another.
    InTurn,
    /// Between such an office and the names.
    Lists,
    /// Tells that a sentence introduces somebody.
    Life,
    /// In a clause that sketches a life.
    Trait,
    /// What somebody works as, no title elsewhere.
    Post,
    /// Ends an item of a list of offices of which no office is read.
    Unread,
    /// Ends words that put an office into times gone by.
    Era,
    /// Puts an office behind it into the time before something.
    Ere,
    /// A label of a form behind which somebody's present offices stand.
    Office,
    /// The title of a member of a group: 组长, 副总指挥.
    Seat,
}

impl Role for CareerWord {
    const FILE: &'static str = "career_words.tsv";
    const ALL: &'static [(&'static str, Self)] = &[
        ("verb", Self::Verb),
        ("study", Self::Study),
        ("aside", Self::Aside),
        ("current", Self::Current),
        ("candidate", Self::Candidate),
        ("former", Self::Former),
        ("label", Self::Label),
        ("profile", Self::Profile),
        ("duty", Self::Duty),
        ("leaders", Self::Leaders),
        ("cv", Self::Cv),
        ("event", Self::Event),
        ("besides", Self::Besides),
        ("news", Self::News),
        ("part", Self::Part),
        ("enters", Self::Enters),
        ("leaves", Self::Leaves),
        ("in-turn", Self::InTurn),
        ("lists", Self::Lists),
        ("life", Self::Life),
        ("trait", Self::Trait),
        ("office", Self::Office),
        ("era", Self::Era),
        ("ere", Self::Ere),
        ("post", Self::Post),
        ("unread", Self::Unread),
        ("seat", Self::Seat),
    ];

    fn number(self) -> usize {
        self as usize
    }
}

/// Where a word stands that makes a run of characters no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotName {
    Edge,
    Start,
    End,
    Inside,
    Any,
    Whole,
}

impl Role for NotName {
    const FILE: &'static str = "not_names.tsv";
    const ALL: &'static [(&'static str, Self)] = &[
        ("edge", Self::Edge),
        ("start", Self::Start),
        ("end", Self::End),
        ("inside", Self::Inside),
        ("any", Self::Any),
        ("whole", Self::Whole),
    ];

    fn number(self) -> usize {
        self as usize
    }
}

/// On which side of the short name of a place a word stands that tells a text's own place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceWord {
    Before,
    After,
    /// Is itself the short name of a place, and more often a word.
    Word,
    /// Makes the name that of something that lies in a place.
    Feature,
    /// Makes the name that of a house, a street or a column, which tells where a page speaks from if nothing else does.
    Landmark,
}

impl Role for PlaceWord {
    const FILE: &'static str = "place_words.tsv";
    const ALL: &'static [(&'static str, Self)] = &[
        ("before", Self::Before),
        ("after", Self::After),
        ("word", Self::Word),
        ("feature", Self::Feature),
        ("landmark", Self::Landmark),
    ];

    fn number(self) -> usize {
        self as usize
    }
}

/// What a word does in sentences about regulations and other papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegulationWord {
    /// A body gives a paper out.
    Issue,
    /// It hands on the paper of another.
    PassOn,
    /// It draws a paper up.
    Make,
    /// Belongs to the verb of issue that it stands before.
    Lead,
    /// Belongs to the verb of issue that it follows.
    Done,
    /// The paper named next is what a new one carries out.
    Ground,
    /// The paper named next is only looked at.
    Loose,
}

impl Role for RegulationWord {
    const FILE: &'static str = "regulation_words.tsv";
    const ALL: &'static [(&'static str, Self)] = &[
        ("issue", Self::Issue),
        ("pass-on", Self::PassOn),
        ("make", Self::Make),
        ("lead", Self::Lead),
        ("done", Self::Done),
        ("ground", Self::Ground),
        ("loose", Self::Loose),
    ];

    fn number(self) -> usize {
        self as usize
    }
}
