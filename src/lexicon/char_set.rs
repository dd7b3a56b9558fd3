//! A set of characters that is asked at every position of a text.

/// Characters beyond share the last bit.
const CHARS: usize = 0x10000;

/// One bit for each character.
#[derive(Debug, Clone)]
pub struct CharSet(Box<[u64; CHARS / 64]>);

impl Default for CharSet {
    fn default() -> Self {
        Self(Box::new([0; CHARS / 64]))
    }
}

const fn bit(c: char) -> (usize, u64) {
    let bit = if (c as usize) < CHARS { c as usize } else { CHARS - 1 };
    (bit / 64, 1 << (bit % 64))
}

impl CharSet {
    pub fn add(&mut self, c: char) {
        let (at, mask) = bit(c);
        self.0[at] |= mask;
    }

    /// Whether the character may be in the set; where it is not, this is sure.
    #[inline]
    pub fn may_hold(&self, c: char) -> bool {
        let (at, mask) = bit(c);
        self.0[at] & mask != 0
    }
}

impl Extend<char> for CharSet {
    fn extend<I: IntoIterator<Item = char>>(&mut self, chars: I) {
        chars.into_iter().for_each(|c| self.add(c));
    }
}

impl FromIterator<char> for CharSet {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let mut set = Self::default();
        set.extend(chars);
        set
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let set: CharSet = "县委𠮷".chars().collect();
        assert!("县委𠮷".chars().all(|c| set.may_hold(c)));
        assert!("市a委会".chars().filter(|c| set.may_hold(*c)).eq(['委']));
    }
}
