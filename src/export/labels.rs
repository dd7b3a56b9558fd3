//! Where the labels of a picture go, so that none covers another, a node or the frame.

use unicode_width::UnicodeWidthStr;

/// The height of a line of labels on the page.
pub const FONT: f64 = 13.0;

/// A rectangle on the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Space {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Space {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

/// A circle that may bear a label.
#[derive(Debug, Clone, Copy)]
pub struct Spot<'a> {
    pub at: (f64, f64),
    pub radius: f64,
    pub label: &'a str,
}

/// The breadth of a text in letters of `size`: a Chinese character is as wide as it is high, a Latin letter
/// a little more than half.
pub fn breadth(text: &str, size: f64) -> f64 {
    let wide = text.width() as f64;
    let latin = text.chars().filter(char::is_ascii).count() as f64;
    size * (wide * 0.5 + latin * 0.1)
}

/// Rectangles that are taken, in squares of the page, so that a look at one place costs little.
struct Taken {
    squares: Vec<Vec<Space>>,
    columns: usize,
    rows: usize,
}

const SQUARE: f64 = 64.0;

impl Taken {
    fn new(page: &Space) -> Self {
        let columns = (page.right / SQUARE).ceil().max(1.0) as usize;
        let rows = (page.bottom / SQUARE).ceil().max(1.0) as usize;
        Self { squares: vec![Vec::new(); columns * rows], columns, rows }
    }

    fn squares_of(&self, space: &Space) -> impl Iterator<Item = usize> + use<> {
        let index = |value: f64, most: usize| ((value / SQUARE).max(0.0) as usize).min(most - 1);
        let (left, right) = (index(space.left, self.columns), index(space.right, self.columns));
        let (top, bottom) = (index(space.top, self.rows), index(space.bottom, self.rows));
        let columns = self.columns;
        (top..=bottom).flat_map(move |row| (left..=right).map(move |column| row * columns + column))
    }

    fn add(&mut self, space: Space) {
        for square in self.squares_of(&space) {
            self.squares[square].push(space);
        }
    }

    fn is_free(&self, space: &Space) -> bool {
        self.squares_of(space).all(|square| !self.squares[square].iter().any(|t| t.meets(space)))
    }
}

/// The spaces of the labels for which there is room on `page`, most `most`; those first in `order` choose first:
/// right of the node, left, below, above, then at its corners.
pub fn place(spots: &[Spot<'_>], order: &[usize], page: Space, most: usize) -> Vec<(usize, Space)> {
    let mut taken = Taken::new(&page);
    for spot in spots {
        let ((x, y), r) = (spot.at, spot.radius);
        taken.add(Space { left: x - r, top: y - r, right: x + r, bottom: y + r });
    }
    let mut placed = Vec::new();
    for &index in order {
        if placed.len() >= most {
            break;
        }
        let Some(spot) = spots.get(index).filter(|s| !s.label.is_empty()) else { continue };
        let free = corners(spot).into_iter().find(|space| page.holds(space) && taken.is_free(space));
        if let Some(space) = free {
            taken.add(space);
            placed.push((index, space));
        }
    }
    placed
}

fn corners(spot: &Spot<'_>) -> [Space; 8] {
    let wide = breadth(spot.label, FONT) + 2.0;
    let ((x, y), r) = (spot.at, spot.radius + 2.0);
    let slant = spot.radius * 0.7 + 1.0;
    let corners = [
        (x + r, y - FONT / 2.0),
        (x - r - wide, y - FONT / 2.0),
        (x - wide / 2.0, y + r),
        (x - wide / 2.0, y - r - FONT),
        (x + slant, y + slant),
        (x + slant, y - slant - FONT),
        (x - slant - wide, y + slant),
        (x - slant - wide, y - slant - FONT),
    ];
    corners.map(|(left, top)| Space { left, top, right: left + wide, bottom: top + FONT })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Space = Space { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };

    #[test]
    fn labels_avoid_each_other_the_nodes_and_the_frame() {
        let at = |x, y, label| Spot { at: (x, y), radius: 5.0, label };
        let spots =
            [at(100.0, 50.0, "甲乙丙"), at(112.0, 50.0, "丁"), at(195.0, 50.0, "戊己"), at(101.0, 50.0, "")];
        let placed = place(&spots, &[0, 1, 2, 3], PAGE, 10);
        let of = |i: usize| placed.iter().find(|p| p.0 == i).map(|p| p.1).unwrap();
        // 丁 stands to the right of 甲乙丙.
        assert!(of(0).right < 96.0, "{:?}", of(0));
        assert!(of(1).left > 117.0);
        assert!(of(2).right < 190.0 + 1.0);
        assert_eq!(placed.len(), 3);
    }

    #[test]
    fn the_first_in_order_gets_the_only_place() {
        let page = Space { left: 0.0, top: 0.0, right: 60.0, bottom: 14.0 };
        let spots = [
            Spot { at: (5.0, 7.0), radius: 4.0, label: "甲乙" },
            Spot { at: (55.0, 7.0), radius: 4.0, label: "丙丁" },
        ];
        assert_eq!(place(&spots, &[1, 0], page, 9).first().map(|p| p.0), Some(1));
        assert_eq!(place(&spots, &[1, 0], page, 9).len(), 1);
    }
}
