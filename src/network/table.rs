//! A table of results with what each row rests on: plain data, rendered by `export`.

/// A value in a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Count(u64),
    Real(f64),
    /// Not known, or not defined.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}
impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(u64::from(count))
    }
}
impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}
impl From<i64> for Cell {
    fn from(count: i64) -> Self {
        u64::try_from(count).map_or(Self::Real(count as f64), Self::Count)
    }
}
impl From<f64> for Cell {
    fn from(value: f64) -> Self {
        if value.is_finite() { Self::Real(value) } else { Self::Empty }
    }
}
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A column; its name is also the key in JSON and the head in CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    /// Numbers stand to the right.
    pub number: bool,
    /// Whether a terminal shows a small bar beside the number.
    pub bar: bool,
}

impl Column {
    pub const fn text(name: &'static str) -> Self {
        Self { name, number: false, bar: false }
    }
    pub const fn number(name: &'static str) -> Self {
        Self { name, number: true, bar: false }
    }
    pub const fn bar(name: &'static str) -> Self {
        Self { name, number: true, bar: true }
    }
}

/// A row and the claims behind it, as indices into [`crate::model::Knowledge::claims`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub claims: Vec<u32>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    pub name: &'static str,
    pub title: &'static str,
    /// How the numbers are made, in a sentence.
    pub note: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

impl Table {
    pub(super) fn push<const N: usize>(&mut self, cells: [Cell; N], claims: Vec<u32>) {
        debug_assert_eq!(N, self.columns.len());
        self.rows.push(Row { cells: cells.into(), claims });
    }
}
