//! How words begin and end: asked of long lists of short words, nearly all of which fit nowhere. Two or three bytes
//! tell that at once, where the standard library compares by a call for each word.

/// A text that is compared with the words of a list.
pub trait Affix {
    /// `starts_with` for a word of a list.
    fn begins_with(&self, word: &str) -> bool;
    /// `ends_with` for a word of a list.
    fn ends_on(&self, word: &str) -> bool;
    /// `strip_prefix` for a word of a list.
    fn past(&self, word: &str) -> Option<&str>;
    /// `strip_suffix` for a word of a list.
    fn short_of(&self, word: &str) -> Option<&str>;
}

impl Affix for str {
    #[inline]
    fn begins_with(&self, word: &str) -> bool {
        let (text, word) = (self.as_bytes(), word.as_bytes());
        // the first three bytes are a Han character
        match (text.first_chunk::<3>(), word.first_chunk::<3>()) {
            (Some(here), Some(there)) => here == there && text.starts_with(word),
            (None, Some(_)) => false,
            _ => text.starts_with(word),
        }
    }

    #[inline]
    fn ends_on(&self, word: &str) -> bool {
        let (text, word) = (self.as_bytes(), word.as_bytes());
        // the last two bytes tell nearly all Han characters apart
        match (text.last_chunk::<2>(), word.last_chunk::<2>()) {
            (Some(here), Some(there)) => here == there && text.ends_with(word),
            (None, Some(_)) => false,
            _ => text.ends_with(word),
        }
    }

    #[inline]
    fn past(&self, word: &str) -> Option<&str> {
        if self.begins_with(word) { self.get(word.len()..) } else { None }
    }

    #[inline]
    fn short_of(&self, word: &str) -> Option<&str> {
        if self.ends_on(word) { self.get(..self.len() - word.len()) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::Affix;

    #[test]
    fn affixes_are_what_the_standard_library_says() {
        let words = ["", "a", "ab", "县", "县委", "县委办", "委", "办", "·", "é", "a县", "县a"];
        for text in words {
            for word in words {
                assert_eq!(text.begins_with(word), text.starts_with(word), "{text} {word}");
                assert_eq!(text.ends_on(word), text.ends_with(word), "{text} {word}");
                assert_eq!(text.past(word), text.strip_prefix(word), "{text} {word}");
                assert_eq!(text.short_of(word), text.strip_suffix(word), "{text} {word}");
            }
        }
    }
}
