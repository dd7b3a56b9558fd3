//! One automaton over every word that the extractors look for, so that a text is read once.

use super::places::Gazetteer;
use super::table::{Fault, rows};
use daachorse::charwise::CharwiseDoubleArrayAhoCorasick;
use std::collections::{BTreeMap, BTreeSet};

/// What kind of position a title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleKind {
    Head,
    Deputy,
    Member,
    Staff,
    Rank,
    Academic,
    Corporate,
    Group,
}

impl TitleKind {
    fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "head" => Self::Head,
            "deputy" => Self::Deputy,
            "member" => Self::Member,
            "staff" => Self::Staff,
            "rank" => Self::Rank,
            "academic" => Self::Academic,
            "corporate" => Self::Corporate,
            "group" => Self::Group,
            _ => return None,
        })
    }
}

/// What a word does in a sentence; a word may do several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum VerbClass {
    /// 主持
    Chair,
    /// 出席, 参加, 列席
    Attend,
    /// 讲话, 强调, 致辞
    Speak,
    /// 宣读, 传达, 通报, 汇报, 作说明
    Present,
    /// 召开, 举行
    Convene,
    Deliberate,
    Adopt,
    Study,
    Hear,
    Relay,
    /// 同意, 批准, 批复
    Approve,
    /// 印发, 发布, 公布
    Issue,
    /// Stands before persons who do not act themselves: 受, 向, 会见, 陪同.
    Object,
    /// May stand right after the name of a person.
    Follow,
    /// Never stands inside the name of a body.
    Stop,
    /// A word that only looks like a title: 主任会议, 书记处, 委员会.
    Block,
    /// 任命, 任, 当选
    Appoint,
    /// 免去, 不再担任, 辞去
    Remove,
    /// Does not assert: 未, 请假, 缺席.
    Negate,
    /// What is meant to happen: 拟, 将, 要, 必须.
    Plan,
    Establish,
    Merge,
    Abolish,
    Rename,
    Transfer,
    Affiliate,
    Plate,
    Repeal,
    /// What somebody is who holds no office by it: 市领导, 代表, 专家.
    Role,
}

impl VerbClass {
    const ALL: [(&'static str, Self); 29] = [
        ("chair", Self::Chair),
        ("attend", Self::Attend),
        ("speak", Self::Speak),
        ("present", Self::Present),
        ("convene", Self::Convene),
        ("deliberate", Self::Deliberate),
        ("adopt", Self::Adopt),
        ("study", Self::Study),
        ("hear", Self::Hear),
        ("relay", Self::Relay),
        ("approve", Self::Approve),
        ("issue", Self::Issue),
        ("object", Self::Object),
        ("follow", Self::Follow),
        ("stop", Self::Stop),
        ("block", Self::Block),
        ("appoint", Self::Appoint),
        ("remove", Self::Remove),
        ("negate", Self::Negate),
        ("plan", Self::Plan),
        ("establish", Self::Establish),
        ("merge", Self::Merge),
        ("abolish", Self::Abolish),
        ("rename", Self::Rename),
        ("transfer", Self::Transfer),
        ("affiliate", Self::Affiliate),
        ("plate", Self::Plate),
        ("repeal", Self::Repeal),
        ("role", Self::Role),
    ];

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().find(|(name, _)| *name == text).map(|&(_, class)| class)
    }
}

/// Where a word is defined: the table and its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub file: &'static str,
    pub line: u32,
}

/// All that is known of one string.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub chars: u32,
    pub title: Option<TitleKind>,
    classes: u64,
    /// A full name of divisions.
    pub place: bool,
    /// A customary short name of divisions.
    pub short_place: bool,
    /// A central body or one that needs no place.
    pub national: bool,
    /// The end of a body's name.
    pub suffix: bool,
    /// Names of bodies can end with it.
    pub ends_body: bool,
    /// Nothing else is known of it, so that nobody but the ends of bodies asks for it.
    only_ends: bool,
    /// The row that makes it a title or a word of a class; the last one where there are several.
    pub source: Option<Source>,
}

impl Entry {
    /// Whether it is a word for others than the ends of bodies.
    pub const fn is_word(&self) -> bool {
        !self.only_ends
    }

    pub const fn is(&self, class: VerbClass) -> bool {
        self.classes & (1 << class as u8) != 0
    }

    #[inline]
    pub fn is_any(&self, classes: &[VerbClass]) -> bool {
        let mask = classes.iter().fold(0, |mask, &class| mask | 1 << class as u8);
        self.classes & mask != 0
    }

    /// The names of its classes in the tables.
    pub fn class_names(&self) -> impl Iterator<Item = &'static str> + '_ {
        VerbClass::ALL.iter().filter(|(_, class)| self.is(*class)).map(|(name, _)| *name)
    }
}

/// A word found in a text, in bytes of that text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub start: u32,
    pub end: u32,
    pub entry: u32,
}

pub struct Words {
    entries: Vec<Entry>,
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.entries.len())
    }
}

impl Words {
    pub fn load(
        titles: &str,
        verbs: &[(&'static str, &str)],
        gazetteer: &Gazetteer,
        national: &BTreeMap<String, String>,
        suffixes: &BTreeMap<String, String>,
        ends: &BTreeSet<String>,
        faults: &mut Vec<Fault>,
    ) -> Self {
        let mut map: BTreeMap<String, Entry> = BTreeMap::new();
        for row in rows("titles.tsv", titles, 2, faults) {
            let Some(kind) = TitleKind::parse(row.cell(1)) else {
                faults.push(row.fault(format!("'{}' is no kind of title", row.cell(1))));
                continue;
            };
            let title = row.cell(0);
            // words for groups of leaders stand before names, but are no office
            if kind == TitleKind::Group {
                map.entry(title.to_owned()).or_default().classes |= 1 << VerbClass::Role as u8;
                continue;
            }
            let source = Some(Source { file: row.file, line: row.line as u32 });
            let entry = map.entry(title.to_owned()).or_default();
            (entry.title, entry.source) = (Some(kind), source);
            if matches!(kind, TitleKind::Head | TitleKind::Corporate)
                && !title.starts_with('副')
                && !title.starts_with("常务")
            {
                for prefix in ["副", "常务副", "第一副", "专职副"] {
                    let deputy = map.entry(format!("{prefix}{title}")).or_default();
                    deputy.title.get_or_insert(TitleKind::Deputy);
                    deputy.source = deputy.source.or(source);
                }
            }
        }
        for row in verbs.iter().flat_map(|&(name, text)| rows(name, text, 2, faults)).collect::<Vec<_>>() {
            let entry = map.entry(row.cell(0).to_owned()).or_default();
            entry.source = Some(Source { file: row.file, line: row.line as u32 });
            for name in row.cell(1).split(',') {
                match VerbClass::parse(name) {
                    Some(class) => entry.classes |= 1 << class as u8,
                    None => faults.push(row.fault(format!("'{name}' is no class of words"))),
                }
            }
        }
        for name in gazetteer.names() {
            map.entry(name.to_owned()).or_default().place = true;
        }
        for (name, _) in gazetteer.short_names() {
            map.entry(name.to_owned()).or_default().short_place = true;
        }
        for name in national.keys() {
            map.entry(name.clone()).or_default().national = true;
        }
        for name in suffixes.keys() {
            map.entry(name.clone()).or_default().suffix = true;
        }
        for word in ends {
            let only_ends = !map.contains_key(word);
            let entry = map.entry(word.clone()).or_default();
            (entry.ends_body, entry.only_ends) = (true, only_ends);
        }
        let mut entries = Vec::with_capacity(map.len());
        let mut patterns = Vec::with_capacity(map.len());
        for (text, mut entry) in map {
            entry.chars = text.chars().count() as u32;
            patterns.push((text, entries.len() as u32));
            entries.push(entry);
        }
        let automaton = CharwiseDoubleArrayAhoCorasick::with_values(patterns)
            .unwrap_or_else(|error| unreachable!("distinct, non-empty patterns always build: {error}"));
        Self { entries, automaton }
    }

    pub fn entry(&self, hit: &Hit) -> &Entry {
        &self.entries[hit.entry as usize]
    }

    /// Every word in `text`, overlapping ones too, by their ends, longer ones first.
    pub fn hits(&self, text: &str) -> impl Iterator<Item = Hit> {
        self.hits_and_ends(text).filter(|hit| !self.entry(hit).only_ends)
    }

    /// The same, and words of which nothing is known but that names of bodies end with them.
    pub fn hits_and_ends(&self, text: &str) -> impl Iterator<Item = Hit> {
        self.automaton.find_overlapping_iter(text).map(|m| Hit {
            start: m.start() as u32,
            end: m.end() as u32,
            entry: m.value(),
        })
    }

    /// Every word in `text`, overlapping ones too, sorted by start, longer ones first.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.hits(text).collect();
        hits.sort_unstable_by_key(|h| (h.start, std::cmp::Reverse(h.end)));
        hits
    }
}
