//! Rows of tables: cells joined to a line, with those that reach down from the rows above.

use super::entities::Piece;
use super::markup::Part;
use super::page::Hint;
use std::ops::Range;

/// A line before it gets its place in the flat text.
#[derive(Default, Clone)]
pub(super) struct Draft {
    pub pieces: Vec<Piece>,
    pub hint: Hint,
    pub part: Part,
    pub letters: usize,
    pub linked: usize,
}

#[derive(Default)]
pub(super) struct Cell {
    pub lines: Vec<Draft>,
    pub rows: u32,
    pub columns: u32,
    pub nested: bool,
}

#[derive(Default)]
pub(super) struct Table {
    pub row: Option<(Range<usize>, Vec<Cell>)>,
    /// For each column: cells from above that reach into the coming rows.
    pub reaching: Vec<(u32, Vec<Piece>)>,
}

/// A table that only arranges the page: some cell holds an article or another table.
pub(super) fn is_layout(cells: &[Cell]) -> bool {
    let letters = |c: &Cell| c.lines.iter().map(|l| l.letters).sum::<usize>();
    cells.iter().any(|c| c.nested || (c.lines.len() > 3 && letters(c) > 120) || letters(c) > 400)
        || (cells.len() == 1 && cells.iter().all(|c| c.lines.len() > 1 || letters(c) > 60))
}

/// One line for the row, with the cells that reach into it from above.
pub(super) fn data_row(
    html: &str,
    tag: Range<usize>,
    cells: Vec<Cell>,
    reaching: &mut Vec<(u32, Vec<Piece>)>,
) -> Draft {
    let mut row = Draft { hint: Hint::Row, ..Draft::default() };
    let mut column = 0usize;
    let mut own = false;
    let separate = |row: &mut Draft, own: bool, column: usize| {
        if column > 0 {
            let at =
                if own { row.pieces.last().map_or(tag.clone(), |p| p.end()..p.end()) } else { tag.clone() };
            row.pieces.push(Piece::Edit(at, "\t".into()));
        }
    };
    let mut cells = cells.into_iter();
    loop {
        if let Some((rows, pieces)) = reaching.get_mut(column).filter(|(rows, _)| *rows > 0) {
            *rows -= 1;
            separate(&mut row, own, column);
            // Behind a cell of this row the way back may not jump up: the row's tag stands for the words.
            row.pieces.extend(pieces.iter().map(|piece| match own {
                true => Piece::Edit(tag.clone(), piece.words(html).into()),
                false => piece.clone(),
            }));
            column += 1;
            continue;
        }
        let Some(cell) = cells.next() else {
            if column < reaching.len() {
                column += 1;
                continue;
            }
            break;
        };
        separate(&mut row, own, column);
        own = true;
        let mut pieces = Vec::new();
        for (number, line) in cell.lines.into_iter().enumerate() {
            if number > 0 {
                let end = pieces.last().map_or(tag.end, Piece::end);
                pieces.push(Piece::Edit(end..end, " ".into()));
            }
            row.part = row.part.max(line.part);
            row.letters += line.letters;
            row.linked += line.linked;
            pieces.extend(line.pieces);
        }
        if cell.rows > 1 {
            let until = column + cell.columns as usize;
            if reaching.len() < until {
                reaching.resize(until, (0, Vec::new()));
            }
            reaching[column] = (cell.rows - 1, pieces.clone());
            for other in &mut reaching[column + 1..until] {
                *other = (cell.rows - 1, Vec::new());
            }
        }
        row.pieces.extend(pieces);
        column += cell.columns as usize;
    }
    row
}
