//! Words by their characters: a look-up ends with the first character that no word goes on with, and one walk
//! finds all words that a text begins (or, read backwards, ends) with.

use super::char_set::CharSet;
use rustc_hash::FxHashMap;

/// A map from words to values.
#[derive(Debug)]
pub struct Trie<V> {
    /// What words begin with: most look-ups end there.
    firsts: CharSet,
    /// With which two characters they do: most others end here.
    heads: Heads,
    edges: FxHashMap<u64, u32>,
    values: Vec<Option<V>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        let heads = Heads([0; HEADS / 64]);
        Self { firsts: CharSet::default(), heads, edges: FxHashMap::default(), values: vec![None] }
    }
}

/// Bits for the heads of words.
const HEADS: usize = 4096;

/// The first two characters of words as a filter: what it denies, no word begins with.
#[derive(Debug)]
struct Heads([u64; HEADS / 64]);

impl Heads {
    /// Of a word of one character the second is none.
    #[inline]
    const fn bit(first: char, second: Option<char>) -> usize {
        let second = match second {
            Some(c) => c as u32 + 1,
            None => 0,
        };
        let mixed = (first as u32).wrapping_mul(0x9E37_79B1) ^ second.wrapping_mul(0x85EB_CA6B);
        (mixed.wrapping_mul(0xC2B2_AE35) >> 20) as usize % HEADS
    }

    const fn add(&mut self, first: char, second: Option<char>) {
        let bit = Self::bit(first, second);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    #[inline]
    const fn has(&self, first: char, second: Option<char>) -> bool {
        let bit = Self::bit(first, second);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Whether a word may begin so, or be the first character alone.
    #[inline]
    const fn may_begin(&self, first: char, second: Option<char>) -> bool {
        self.has(first, second) || self.has(first, None)
    }
}

const fn edge(node: u32, c: char) -> u64 {
    (node as u64) << 21 | c as u64
}

impl<V> Trie<V> {
    /// The place of a word's value.
    pub fn entry(&mut self, word: impl Iterator<Item = char>) -> &mut Option<V> {
        let mut node = 0;
        let mut word = word.peekable();
        while let Some(c) = word.next() {
            if node == 0 {
                self.firsts.add(c);
                self.heads.add(c, word.peek().copied());
            }
            let next = self.values.len() as u32;
            let known = *self.edges.entry(edge(node, c)).or_insert(next);
            if known == next {
                self.values.push(None);
            }
            node = known;
        }
        &mut self.values[node as usize]
    }

    /// Whether a word may begin with the character.
    #[inline]
    pub fn may_begin(&self, c: char) -> bool {
        self.firsts.may_hold(c)
    }

    #[inline]
    fn next(&self, node: u32, c: char) -> Option<u32> {
        if node == 0 && !self.firsts.may_hold(c) {
            return None;
        }
        self.edges.get(&edge(node, c)).copied()
    }

    /// The value of the word that is spelt so.
    #[inline]
    pub fn get(&self, word: impl Iterator<Item = char>) -> Option<&V> {
        let mut node = 0;
        for c in word {
            node = self.next(node, c)?;
        }
        self.values[node as usize].as_ref()
    }

    /// The words with which the characters begin, shorter ones first: their length in bytes, and the value.
    #[inline]
    pub fn walk(&self, text: impl Iterator<Item = char> + Clone) -> impl Iterator<Item = (usize, &V)> {
        let mut ahead = text.clone();
        let first = ahead.next().filter(|&c| self.firsts.may_hold(c));
        let begins = first.is_some_and(|c| self.heads.may_begin(c, ahead.next()));
        let mut node = 0;
        let mut length = 0;
        text.map_while(move |c| {
            if !begins {
                return None;
            }
            node = self.next(node, c)?;
            length += c.len_utf8();
            Some((length, self.values[node as usize].as_ref()))
        })
        .filter_map(|(length, value)| Some((length, value?)))
    }
}

impl<V> Trie<V> {
    pub fn of<'w>(words: impl Iterator<Item = (&'w str, V)>) -> Self {
        let mut trie = Self::default();
        for (word, value) in words {
            *trie.entry(word.chars()) = Some(value);
        }
        trie
    }

    /// The words back to front, for texts that are read from their end.
    pub fn backwards<'w>(words: impl Iterator<Item = (&'w str, V)>) -> Self {
        let mut trie = Self::default();
        for (word, value) in words {
            *trie.entry(word.chars().rev()) = Some(value);
        }
        trie
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_from_both_ends() {
        let words = [("县委", 1), ("县委办", 2), ("办公室", 3)];
        let trie = Trie::of(words.into_iter());
        assert_eq!(trie.get("县委".chars()), Some(&1));
        assert_eq!(trie.get("县".chars()), None);
        assert_eq!(trie.walk("县委办公室".chars()).collect::<Vec<_>>(), [(6, &1), (9, &2)]);
        let trie = Trie::backwards(words.into_iter());
        assert_eq!(trie.walk("县委办公室".chars().rev()).collect::<Vec<_>>(), [(9, &3)]);
        let trie = Trie::of([("县", 1), ("市委", 2)].into_iter());
        assert_eq!(trie.walk("县长".chars()).collect::<Vec<_>>(), [(3, &1)]);
        assert_eq!(trie.walk("县".chars()).collect::<Vec<_>>(), [(3, &1)]);
        assert!(trie.walk("市".chars()).next().is_none() && trie.walk("市长".chars()).next().is_none());
    }
}
