//! Which characters stand in a text, and which next to each other, as a filter: what it denies is surely not there, so that
//! most lists of words need not be looked for at every position.

/// Bits of the filter.
const BITS: usize = 8192;

/// The characters of a text and their pairs.
#[derive(Debug, Clone)]
pub struct Pairs([u64; BITS / 64]);

impl Default for Pairs {
    fn default() -> Self {
        Self([0; BITS / 64])
    }
}

/// Stands before a character that is meant by itself.
const ALONE: char = '\0';

#[inline]
const fn bit(a: u32, b: u32) -> usize {
    let mixed = a.wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA6B);
    (mixed.wrapping_mul(0xC2B2_AE35) >> 19) as usize % BITS
}

/// The character of three bytes that a text begins with; none where it has another length.
#[inline]
const fn of_three(text: &[u8]) -> Option<u32> {
    match text {
        [first @ 0xE0..=0xEF, second, third, ..] => {
            Some((*first as u32 & 15) << 12 | (*second as u32 & 63) << 6 | *third as u32 & 63)
        }
        _ => None,
    }
}

impl Pairs {
    pub fn of(text: &str) -> Self {
        let mut pairs = Self::default();
        let mut before = ALONE;
        for c in text.chars() {
            pairs.add(before, c);
            before = c;
        }
        pairs
    }

    const fn set(&mut self, bit: usize) {
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    const fn has(&self, bit: usize) -> bool {
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Takes in `c`, which stands behind `before`.
    #[inline]
    pub const fn add(&mut self, before: char, c: char) {
        self.set(bit(before as u32, c as u32));
        self.set(bit(ALONE as u32, c as u32));
    }

    /// Whether the word may stand in the text.
    #[inline]
    pub fn may_hold(&self, word: &str) -> bool {
        let mut rest = word.as_bytes();
        let Some(mut before) = of_three(rest) else { return self.may_hold_others(word) };
        rest = &rest[3..];
        if rest.is_empty() {
            return self.has(bit(ALONE as u32, before));
        }
        // nearly all words that are asked for: each character is three bytes
        while let Some(c) = of_three(rest) {
            if !self.has(bit(before, c)) {
                return false;
            }
            before = c;
            rest = &rest[3..];
        }
        rest.is_empty() || self.may_hold_others(word)
    }

    /// The same for words with characters of other lengths.
    fn may_hold_others(&self, word: &str) -> bool {
        let mut chars = word.chars();
        let Some(first) = chars.next() else { return true };
        let Some(second) = chars.next() else { return self.has(bit(ALONE as u32, first as u32)) };
        let mut before = second;
        self.has(bit(first as u32, second as u32))
            && chars.all(|c| {
                let bit = bit(before as u32, c as u32);
                before = c;
                self.has(bit)
            })
    }

    /// Whether one of the words may stand in the text.
    #[inline]
    pub fn may_hold_any<W: AsRef<str>>(&self, words: &[W]) -> bool {
        words.iter().any(|word| self.may_hold(word.as_ref()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_never_denied() {
        let text = "会议研究决定，2024年7月成立县委（机构编制）委员会，𠮷日·a。";
        let pairs = Pairs::of(text);
        for (start, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|&(end, _)| end > start) {
                assert!(pairs.may_hold(&text[start..end]));
            }
        }
        assert!(!pairs.may_hold("撤销") && !pairs.may_hold_any(&["撤销", "合并", "州"]));
    }
}
