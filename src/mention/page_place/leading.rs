//! The division that a text begins with, read from the places of its document.

use super::PlaceContext;
use crate::lexicon::{DivisionId, Lexicon};
use crate::mention::line::reads_as_verb;
use crate::mention::place::{Place, longest_name};
use std::borrow::Cow;

impl PlaceContext {
    /// Of several divisions of one name the one that lies nearest to the document's places.
    pub fn choose(&self, ids: &[DivisionId], lexicon: &Lexicon) -> Option<DivisionId> {
        if let [one] = ids {
            return Some(*one);
        }
        let gazetteer = &lexicon.gazetteer;
        let near = |id: DivisionId| {
            let d = gazetteer.division(id);
            self.home
                .iter()
                .filter_map(|p| p.division)
                .map(|h| {
                    if h == id {
                        return 3;
                    }
                    let h = gazetteer.division(h);
                    // a municipality stands above its districts as a prefecture does
                    let above = if d.prefecture.is_empty() { &d.province } else { &d.prefecture };
                    let same = h.name == d.name && h.prefecture == d.prefecture && h.province == d.province;
                    if same || h.name == *above || (!d.prefecture.is_empty() && h.prefecture == d.prefecture)
                    {
                        2
                    } else {
                        i32::from(h.province == d.province || h.name == d.province)
                    }
                })
                .max()
                .unwrap_or(0)
        };
        let best = ids.iter().map(|&id| near(id)).max()?;
        let nearest: Vec<DivisionId> = ids.iter().copied().filter(|&id| near(id) == best).collect();
        gazetteer.pick(&nearest, self.year, |_| true)
    }

    /// The longest chain of places at the beginning of `text` (江苏省南通市崇川区 …): the lowest, and its length
    /// in bytes.
    pub fn leading(&self, text: &str, lexicon: &Lexicon) -> Option<(Place, usize)> {
        let gazetteer = &lexicon.gazetteer;
        let mut at = 0;
        let mut found: Option<DivisionId> = None;
        let mut next = longest_name(text, lexicon);
        // 北京平谷区, 西藏昌都左贡县: those above by their short names
        if next.is_none()
            && let Some((id, len)) = self.behind_shorts(text, lexicon)
        {
            found = Some(id);
            at = len;
            next = longest_name(&text[at..], lexicon);
        }
        while let Some((ids, len)) = next {
            let inside: Cow<[DivisionId]> = match found {
                None => ids,
                Some(above) => {
                    let above = gazetteer.division(above);
                    ids.iter()
                        .copied()
                        .filter(|&id| {
                            let d = gazetteer.division(id);
                            d.prefecture == above.name || d.province == above.name
                        })
                        .collect()
                }
            };
            // 东川区公所: the office of a district within a county, which only sounds like a division elsewhere
            if found.is_none() && text[at + len..].starts_with("公所") {
                break;
            }
            let Some(id) = self.choose(&inside, lexicon) else { break };
            found = Some(id);
            at += len;
            next = longest_name(&text[at..], lexicon);
        }
        let id = found?;
        // 任县政府办公室主任, where no such county is at home
        let name: Vec<char> = text[..at].chars().collect();
        if reads_as_verb(&name) {
            let division = gazetteer.division(id);
            let near = |p: &Place| p.name.contains(division.name.as_str()) || p.name == division.prefecture;
            if !self.home.iter().any(near) {
                return None;
            }
        }
        Some((Place::division(id, lexicon), at))
    }

    /// The division with a full name behind one or two short names of those that it lies in.
    fn behind_shorts(&self, text: &str, lexicon: &Lexicon) -> Option<(DivisionId, usize)> {
        let gazetteer = &lexicon.gazetteer;
        let mut at = 0;
        for _ in 0..2 {
            let (end, above) = gazetteer.leading_shorts(&text[at..]).last()?;
            at += end;
            let Some((ids, len)) = longest_name(&text[at..], lexicon) else { continue };
            let above: Vec<&str> = above.iter().map(|&a| gazetteer.division(a).name.as_str()).collect();
            let lies = |id: &DivisionId| {
                let d = gazetteer.division(*id);
                above.contains(&d.prefecture.as_str()) || above.contains(&d.province.as_str())
            };
            let inside: Vec<DivisionId> = ids.iter().copied().filter(lies).collect();
            return Some((self.choose(&inside, lexicon)?, at + len));
        }
        None
    }
}
