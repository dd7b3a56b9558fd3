//! Spreadsheets and CSV files: a row becomes a line, its cells separated by tabs.

use super::decode;
use super::error::Damage;
use calamine::{Data, Reader, open_workbook_auto_from_rs};
use std::io::Cursor;

/// All sheets of a workbook (XLSX, XLS, ODS), one after the other.
pub(super) fn workbook(bytes: Vec<u8>) -> Result<String, Damage> {
    let broken = |_| Damage::Broken("not a sound spreadsheet");
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let mut text = String::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(broken)?;
        for row in range.rows() {
            push_row(row.iter().map(cell), &mut text);
        }
        text.push('\n');
    }
    Ok(text)
}

fn cell(data: &Data) -> String {
    match data {
        Data::DateTime(at) => match at.is_datetime() {
            true => {
                let (year, month, day, ..) = at.to_ymd_hms_milli();
                format!("{year}-{month:02}-{day:02}")
            }
            false => data.to_string(),
        },
        Data::Error(_) | Data::Empty => String::new(),
        _ => data.to_string(),
    }
}

/// A CSV file in any encoding, separated by what its first lines have most of.
pub(super) fn csv(bytes: Vec<u8>) -> Result<String, Damage> {
    let text = decode::decode(bytes, None, false).ok_or(Damage::Broken("binary, not CSV"))?;
    let head: String = text.lines().take(5).collect();
    let count = |sign: &u8| head.bytes().filter(|b| b == sign).count();
    let delimiter = [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = String::new();
    for record in reader.records() {
        let record = record.map_err(|_| Damage::Broken("not sound CSV"))?;
        push_row(record.iter().map(str::to_owned), &mut rows);
    }
    Ok(rows)
}

/// Breaks inside a cell become blanks: a row is one line.
fn push_row(cells: impl Iterator<Item = String>, text: &mut String) {
    let cells: Vec<String> =
        cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let used = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    if let Some(cells) = cells.get(..used).filter(|cells| !cells.is_empty()) {
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_csv_list_is_rows_with_tabs() {
        let list = "\u{FEFF}姓名,职务\r\n王一,\"局长,书记\"\r\n李二,\"副\n局长\"\r\n,,\r\n";
        assert_eq!(
            csv(list.as_bytes().to_vec()).ok().as_deref(),
            Some("姓名\t职务\n王一\t局长,书记\n李二\t副 局长\n")
        );
        assert_eq!(csv("姓名\t职务\n王一\t局长\n".into()).ok().as_deref(), Some("姓名\t职务\n王一\t局长\n"));
    }
}
