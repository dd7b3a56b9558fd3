//! What the names of bodies on a page were read as: several extractors ask about the same words.

use super::body::Body;
use super::place::Place;
use rustc_hash::FxHashMap;
use std::cell::RefCell;

/// More words are not kept, so that a long page takes no more memory than it has to.
const KEPT: usize = 4096;

/// Behind more places than these a name is read anew: to tell whether they are the same would take as long.
const PLACES: usize = 4;

/// A reading: the places named shortly before, and the body.
type Reading = (Box<[Place]>, Option<Body>);

/// The readings so far, by the words.
#[derive(Debug, Default)]
pub struct Readings(RefCell<FxHashMap<Box<str>, Vec<Reading>>>);

impl Readings {
    /// The body that `text` names behind the places: as it was read before, else by `read`.
    pub fn of(&self, text: &str, recent: &[Place], read: impl FnOnce() -> Option<Body>) -> Option<Body> {
        if recent.len() > PLACES {
            return read();
        }
        let known = self.0.borrow().get(text).and_then(|readings| {
            readings.iter().find(|(places, _)| **places == *recent).map(|(_, body)| body.clone())
        });
        known.unwrap_or_else(|| {
            let body = read();
            let mut readings = self.0.borrow_mut();
            if readings.len() >= KEPT {
                readings.clear();
            }
            readings.entry(text.into()).or_default().push((recent.into(), body.clone()));
            body
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Certainty;
    use crate::mention::place::PlaceKind;

    #[test]
    fn the_same_words_behind_the_same_places_are_read_once() {
        let readings = Readings::default();
        let body =
            |name: &str| Some(Body { name: name.to_owned(), place: None, certainty: Certainty::Known });
        let place = |name: &str| Place { name: name.to_owned(), kind: PlaceKind::County, division: None };
        assert_eq!(readings.of("县委", &[place("甲县")], || body("甲")), body("甲"));
        assert_eq!(readings.of("县委", &[place("乙县")], || body("乙")), body("乙"));
        assert_eq!(readings.of("县委", &[place("甲县")], || None), body("甲"));
        assert_eq!(readings.of("县长", &[], || None), None);
        assert_eq!(readings.of("县长", &[], || body("甲")), None);
        let many = vec![place("甲县"); PLACES + 1];
        assert_eq!(readings.of("县委", &many, || body("甲")), body("甲"));
        assert_eq!(readings.of("县委", &many, || body("乙")), body("乙"));
    }
}
