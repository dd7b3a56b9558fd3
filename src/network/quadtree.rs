//! A Barnes-Hut tree: far groups of points act as one. Barnes & Hut, Nature 324 (1986).

/// A cell is far when its side is less than this share of its distance.
const THETA: f64 = 1.0;

/// Cells smaller than this share of the whole are not divided further.
const DEEPEST: u32 = 24;

struct Cell {
    middle: (f64, f64),
    half: f64,
    mass: f64,
    /// The sum of mass times position while points are added, the centre of mass afterwards.
    centre: (f64, f64),
    /// The first of four children, 0 where there are none.
    children: u32,
    /// The points of a cell that is not divided.
    points: Vec<u32>,
}

pub struct Quadtree {
    cells: Vec<Cell>,
    at: Vec<(f64, f64)>,
    mass: Vec<f64>,
}

impl Quadtree {
    pub fn new(at: &[(f64, f64)], mass: &[f64]) -> Self {
        let reach = at.iter().fold(1.0f64, |r, p| r.max(p.0.abs()).max(p.1.abs()));
        let mut tree = Self { cells: Vec::new(), at: at.to_vec(), mass: mass.to_vec() };
        tree.cells.push(cell((0.0, 0.0), reach));
        for point in 0..at.len() as u32 {
            tree.insert(point);
        }
        for cell in &mut tree.cells {
            if cell.mass > 0.0 {
                cell.centre.0 /= cell.mass;
                cell.centre.1 /= cell.mass;
            }
        }
        tree
    }

    fn insert(&mut self, point: u32) {
        let mut index = 0;
        let mut depth = 0;
        loop {
            self.add(index, point);
            if self.cells[index].children != 0 {
                index = self.child(index, point);
                depth += 1;
                continue;
            }
            self.cells[index].points.push(point);
            if self.cells[index].points.len() > 1 && depth < DEEPEST {
                self.divide(index);
            }
            return;
        }
    }

    fn add(&mut self, index: usize, point: u32) {
        let (at, mass) = (self.at[point as usize], self.mass[point as usize]);
        let cell = &mut self.cells[index];
        cell.mass += mass;
        cell.centre.0 += mass * at.0;
        cell.centre.1 += mass * at.1;
    }

    fn child(&self, index: usize, point: u32) -> usize {
        let cell = &self.cells[index];
        let at = self.at[point as usize];
        let quarter = usize::from(at.0 >= cell.middle.0) + 2 * usize::from(at.1 >= cell.middle.1);
        cell.children as usize + quarter
    }

    /// Gives the points of a cell to four new ones. Points of one place end at the deepest level.
    fn divide(&mut self, index: usize) {
        let first = self.cells.len() as u32;
        let (middle, half) = (self.cells[index].middle, self.cells[index].half / 2.0);
        for (sx, sy) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            self.cells.push(cell((middle.0 + sx * half, middle.1 + sy * half), half));
        }
        self.cells[index].children = first;
        for point in std::mem::take(&mut self.cells[index].points) {
            let child = self.child(index, point);
            self.add(child, point);
            self.cells[child].points.push(point);
        }
    }

    /// The sum of forces on a point, away from all others: `strength(dx, dy, mass)` times the way from them.
    pub fn sum(&self, from: (f64, f64), strength: impl Fn(f64, f64, f64) -> f64) -> (f64, f64) {
        let mut sum = (0.0, 0.0);
        let mut push = |to: (f64, f64), mass: f64| {
            let (dx, dy) = (from.0 - to.0, from.1 - to.1);
            let factor = strength(dx, dy, mass);
            sum.0 += dx * factor;
            sum.1 += dy * factor;
        };
        let mut stack = vec![0usize];
        while let Some(index) = stack.pop() {
            let cell = &self.cells[index];
            if cell.mass <= 0.0 {
                continue;
            }
            let distance = (from.0 - cell.centre.0).hypot(from.1 - cell.centre.1);
            if cell.children != 0 && 2.0 * cell.half < THETA * distance {
                push(cell.centre, cell.mass);
            } else if cell.children != 0 {
                stack.extend((0..4).map(|quarter| cell.children as usize + quarter));
            } else {
                for &point in &cell.points {
                    push(self.at[point as usize], self.mass[point as usize]);
                }
            }
        }
        sum
    }
}

fn cell(middle: (f64, f64), half: f64) -> Cell {
    Cell { middle, half, mass: 0.0, centre: (0.0, 0.0), children: 0, points: Vec::new() }
}
