//! The questions that ship with the program. Each is a file of `queries/` whose comment states it:
//!
//! ```text
//! # question in English
//! # question in Chinese
//! # @param NAME what it is
//! ```
//! A parameter stands in the query as `VALUES ?NAME { default }`, with `UNDEF` for none.

macro_rules! files {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../../queries/", $name, ".rq")))),*]
    };
}

/// Name and text, in the order in which they are listed.
pub const SHIPPED: [(&str, &str); COUNT] = files! {
    "offices"
    "holders"
    "members"
    "appointments"
    "removals"
    "candidates"
    "moves"
    "namesakes"
    "meetings"
    "reviews"
    "speakers"
    "co-attendance"
    "presented"
    "regulations"
    "implementation"
    "joint-issue"
    "approvals"
    "chain"
    "reforms"
    "reform-ledger"
    "parts"
    "interlocks"
    "succession"
    "overlaps"
    "promoted-under"
    "documents"
    "evidence"
    "vacancies"
    "leading-groups"
    "lags"
    "find"
    "bodies"
    "dossier"
};
const COUNT: usize = 33;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    pub name: String,
    pub meaning: String,
}

impl Parameter {
    /// Whether the question is about one thing, which has to be named: what it is says nothing of leaving it out.
    pub fn is_needed(&self) -> bool {
        !self.meaning.ends_with("when left out")
    }
}

/// A question as `--list` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shipped {
    pub name: &'static str,
    pub text: &'static str,
    pub english: String,
    pub chinese: String,
    pub parameters: Vec<Parameter>,
}

/// All questions in their order.
pub fn shipped() -> Vec<Shipped> {
    SHIPPED.iter().map(|(name, text)| read(name, text)).collect()
}

fn read(name: &'static str, text: &'static str) -> Shipped {
    let head = text.lines().take_while(|l| l.starts_with('#')).map(|l| l.trim_start_matches('#').trim());
    let (mut questions, mut parameters) = (Vec::new(), Vec::new());
    for line in head {
        match line.strip_prefix("@param ") {
            Some(rest) => {
                let (name, meaning) = rest.split_once(' ').unwrap_or((rest, ""));
                parameters.push(Parameter { name: name.to_owned(), meaning: meaning.to_owned() });
            }
            None => questions.push(line.to_owned()),
        }
    }
    let mut questions = questions.into_iter();
    Shipped {
        name,
        text,
        english: questions.next().unwrap_or_default(),
        chinese: questions.next().unwrap_or_default(),
        parameters,
    }
}

/// The shipped name that is most like `name`; `None` where none is near.
pub fn nearest(name: &str) -> Option<&'static str> {
    let best = SHIPPED.iter().map(|(n, _)| (distance(name, n), *n)).min();
    best.filter(|(d, n)| *d <= n.len().max(name.len()) / 2).map(|(_, n)| n)
}

/// Levenshtein's edit distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let substituted = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = substituted.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
