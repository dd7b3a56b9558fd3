//! What characters do in names of persons: one look-up for each character of a text.

/// The uses of each character, by its number.
#[derive(Debug, Default)]
pub struct NameChars(Vec<u8>);

const COMMON: u8 = 1;
const RARE: u8 = 2;
/// Begins a surname of two characters.
const COMPOUND: u8 = 4;
const SYLLABLE: u8 = 8;

impl NameChars {
    fn put(&mut self, c: char, does: u8) {
        let at = c as usize;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= does;
    }

    fn of(&self, c: char) -> u8 {
        self.0.get(c as usize).copied().unwrap_or(0)
    }

    pub fn surname(&mut self, c: char, common: bool) {
        self.put(c, if common { COMMON } else { RARE });
    }

    pub fn compound(&mut self, c: char) {
        self.put(c, COMPOUND);
    }

    pub fn transliterates(&mut self, c: char) {
        self.put(c, SYLLABLE);
    }

    /// `Some(true)` for a common surname, `Some(false)` for a rare one.
    pub fn is_surname(&self, c: char) -> Option<bool> {
        let does = self.of(c);
        (does & (COMMON | RARE) != 0).then_some(does & COMMON != 0)
    }

    pub fn is_compound(&self, c: char) -> bool {
        self.of(c) & COMPOUND != 0
    }

    pub fn is_transliterated(&self, c: char) -> bool {
        self.of(c) & SYLLABLE != 0
    }

    pub fn may_begin(&self, c: char) -> bool {
        self.of(c) != 0
    }
}
