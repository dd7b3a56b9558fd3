//! Tokens: the only place that knows jieba-rs. Asked only where the words of the lexicon leave a border open.

use jieba_rs::Jieba;
use std::sync::OnceLock;

/// Cuts text into tokens with jieba's dictionary, which is read at first use.
#[derive(Default)]
pub struct Segmenter {
    jieba: OnceLock<Jieba>,
}

impl std::fmt::Debug for Segmenter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Segmenter")
    }
}

impl Segmenter {
    /// The tokens of `text`, without guessing at words that the dictionary lacks.
    pub fn tokens<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.jieba.get_or_init(Jieba::new).cut(text, false).into_iter().map(|token| token.word).collect()
    }

    /// The offsets, in characters, at which tokens of `text` end.
    pub fn boundaries(&self, text: &str) -> Vec<usize> {
        let mut at = 0;
        let end = |token: &str| {
            at += token.chars().count();
            at
        };
        self.tokens(text).into_iter().map(end).collect()
    }

    /// Whether two characters may be the given part of a name: a noun, or no word at all, and nothing that only
    /// serves other words.
    pub fn may_be_given(&self, word: &str) -> bool {
        const SERVES: [char; 10] = ['d', 'p', 'c', 'u', 'r', 'm', 'q', 'f', 't', 's'];
        let jieba = self.jieba.get_or_init(Jieba::new);
        match jieba.tag(word, false).as_slice() {
            [one] => one.tag.starts_with('n'),
            tokens => tokens.iter().all(|t| !t.tag.starts_with(SERVES)),
        }
    }

    /// Whether the whole of `text` is a word of the dictionary that is no name of a person: 春节, 包括, 北京.
    pub fn is_common_word(&self, text: &str) -> bool {
        let jieba = self.jieba.get_or_init(Jieba::new);
        jieba.has_word(text)
            && matches!(jieba.tag(text, false).as_slice(), [one] if !one.tag.starts_with("nr"))
    }

    /// Whether the whole of `text` is a common noun of the dictionary.
    pub fn is_noun(&self, text: &str) -> bool {
        let jieba = self.jieba.get_or_init(Jieba::new);
        jieba.has_word(text) && matches!(jieba.tag(text, false).as_slice(), [one] if one.tag == "n")
    }

    /// Whether the whole of `text` is a word of the dictionary that says what is done or how: persons are called
    /// by nouns at the most.
    pub fn is_verb_or_adverb(&self, text: &str) -> bool {
        const NO_NOUN: [char; 9] = ['v', 'd', 'c', 'p', 'r', 'm', 'q', 't', 'f'];
        let jieba = self.jieba.get_or_init(Jieba::new);
        jieba.has_word(text)
            && matches!(jieba.tag(text, false).as_slice(), [one] if one.tag.starts_with(NO_NOUN))
    }

    /// Whether the whole of `text` is a word of the dictionary that says how something is done.
    pub fn is_manner(&self, text: &str) -> bool {
        let jieba = self.jieba.get_or_init(Jieba::new);
        jieba.has_word(text)
            && matches!(jieba.tag(text, false).as_slice(), [one] if matches!(one.tag, "a" | "ad" | "d" | "an"))
    }
}
