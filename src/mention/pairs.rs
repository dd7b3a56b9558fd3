//! Which characters stand next to each other in a text, as a filter: what it denies is surely not there, so that
//! most lists of words need not be looked for at every position.

/// Bits of the filter.
const BITS: usize = 4096;

/// The pairs of neighbouring characters of a text.
#[derive(Debug, Clone)]
pub struct Pairs([u64; BITS / 64]);

impl Default for Pairs {
    fn default() -> Self {
        Self([0; BITS / 64])
    }
}

#[inline]
const fn bit(a: char, b: char) -> usize {
    let mixed = (a as u32).wrapping_mul(0x9E37_79B1) ^ (b as u32).wrapping_mul(0x85EB_CA6B);
    (mixed.wrapping_mul(0xC2B2_AE35) >> 20) as usize % BITS
}

impl Pairs {
    pub fn of(text: &str) -> Self {
        let mut pairs = Self::default();
        let mut before = None;
        for c in text.chars() {
            if let Some(before) = before {
                pairs.add(before, c);
            }
            before = Some(c);
        }
        pairs
    }

    #[inline]
    pub const fn add(&mut self, a: char, b: char) {
        let bit = bit(a, b);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// Whether the word may stand in the text; one character always may.
    #[inline]
    pub fn may_hold(&self, word: &str) -> bool {
        let mut chars = word.chars();
        let Some(mut before) = chars.next() else { return true };
        chars.all(|c| {
            let bit = bit(before, c);
            before = c;
            self.0[bit / 64] >> (bit % 64) & 1 == 1
        })
    }

    /// Whether one of the words may stand in the text.
    #[inline]
    pub fn may_hold_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.may_hold(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_text_is_never_denied() {
        let text = "会议研究决定，成立县委（机构编制）委员会。";
        let pairs = Pairs::of(text);
        for (start, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|&(end, _)| end > start) {
                assert!(pairs.may_hold(&text[start..end]));
            }
        }
        assert!(!pairs.may_hold("撤销") && !pairs.may_hold_any(&["撤销", "合并"]));
    }
}
