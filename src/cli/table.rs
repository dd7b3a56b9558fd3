//! Aligned columns for a terminal, in which a Chinese character takes two.

use std::io::{Result, Write};
use unicode_width::UnicodeWidthStr;

/// Cells wider than this are cut in the middle of a line; the formats for machines have them whole.
const WIDEST: usize = 60;

/// Writes the rows under their heads. Columns are as wide as their widest cell.
pub fn write(out: &mut dyn Write, columns: &[String], rows: &[Vec<String>]) -> Result<()> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| cut(cell)).collect()).collect();
    let width = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width());
        cells.chain(columns.get(at).map(|c| c.width())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns.len()).map(width).collect();
    line(out, columns, &widths)?;
    let rule: Vec<String> = widths.iter().map(|w| "─".repeat(*w)).collect();
    line(out, &rule, &widths)?;
    rows.iter().try_for_each(|row| line(out, row, &widths))
}

fn line(out: &mut dyn Write, cells: &[String], widths: &[usize]) -> Result<()> {
    let mut text = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        text.push_str(cell);
        text.extend(std::iter::repeat_n(' ', width.saturating_sub(cell.width()) + 2));
    }
    writeln!(out, "{}", text.trim_end())
}

/// One line of at most [`WIDEST`] columns, without characters that move the cursor.
fn cut(cell: &str) -> String {
    let mut out = String::new();
    let mut used = 0;
    for c in cell.chars().map(|c| if c.is_control() { ' ' } else { c }) {
        let wide = unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used + wide > WIDEST - 1 {
            out.push('…');
            break;
        }
        used += wide;
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn chinese_and_latin_columns_stand_below_each_other() {
        let text = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let mut out = Vec::new();
        super::write(&mut out, &text(&["person", "n"]), &[text(&["王一", "1"]), text(&["a\tb", "22"])])
            .unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "person  n\n──────  ──\n王一    1\na b     22\n");
    }
}
