//! Tables of results for people, spreadsheets, pages and programs.

use crate::network::{Cell, Column, Table};
use serde_json::{Map, Value, json};
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// How tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    Human,
    Json,
    Csv,
    Markdown,
}

/// The widest bar, in columns of a terminal.
const BAR: usize = 20;

/// All tables one after the other. JSON is one object with a member for each table.
pub fn render(tables: &[Table], format: TableFormat) -> String {
    match format {
        TableFormat::Human => tables.iter().map(human).collect::<Vec<_>>().join("\n"),
        TableFormat::Markdown => tables.iter().map(markdown).collect::<Vec<_>>().join("\n"),
        TableFormat::Csv => csv(tables),
        TableFormat::Json => json_text(tables),
    }
}

/// As many decimals as tell something for reals up to this size: four below ten, one from a thousand.
fn decimals(size: f64) -> usize {
    match size {
        s if s < 10.0 => 4,
        s if s < 1000.0 => 2,
        _ => 1,
    }
}

/// The cells of a column. Its reals have the same decimals, unless it mixes them with counts.
fn shown(table: &Table, index: usize) -> Vec<String> {
    let cells = || table.rows.iter().filter_map(move |r| r.cells.get(index));
    let mixed = cells().any(|c| matches!(c, Cell::Count(_)));
    let largest = cells().map(|c| size(Some(c)).abs()).fold(0.0, f64::max);
    let text = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Real(value) if mixed => format!("{value:.*}", decimals(value.abs())),
        Cell::Real(value) => format!("{value:.*}", decimals(largest)),
        Cell::Empty => "-".to_owned(),
    };
    table.rows.iter().map(|r| r.cells.get(index).map(text).unwrap_or_default()).collect()
}

fn size(cell: Option<&Cell>) -> f64 {
    match cell {
        Some(Cell::Count(count)) => *count as f64,
        Some(Cell::Real(value)) => *value,
        _ => 0.0,
    }
}

/// A bar in eighths of a column.
fn bar(value: f64, largest: f64) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if largest <= 0.0 || value <= 0.0 {
        return String::new();
    }
    let eighths = ((value / largest) * (BAR * 8) as f64).round().max(1.0) as usize;
    format!("{}{}", "█".repeat(eighths / 8), PARTS[eighths % 8])
}

fn human(table: &Table) -> String {
    let mut columns: Vec<(bool, Vec<String>)> = Vec::new();
    let numbers = (1..=table.rows.len()).map(|i| i.to_string());
    columns.push((true, std::iter::once(String::new()).chain(numbers).collect()));
    for (index, column) in table.columns.iter().enumerate() {
        let cells = shown(table, index);
        columns.push((column.number, std::iter::once(column.name.to_owned()).chain(cells).collect()));
        if column.bar {
            let largest = table.rows.iter().map(|r| size(r.cells.get(index))).fold(0.0, f64::max);
            let bars = table.rows.iter().map(|r| bar(size(r.cells.get(index)), largest));
            columns.push((false, std::iter::once(String::new()).chain(bars).collect()));
        }
    }
    let mut text = format!("{}\n", table.title);
    if !table.note.is_empty() {
        let _ = writeln!(text, "  {}", table.note);
    }
    if table.rows.is_empty() {
        text.push_str("  (nothing in this graph)\n");
        return text;
    }
    let widths: Vec<usize> =
        columns.iter().map(|(_, cells)| cells.iter().map(|c| c.width()).max().unwrap_or(0)).collect();
    for line in 0..=table.rows.len() {
        let mut out = String::from(" ");
        for ((number, cells), width) in columns.iter().zip(&widths) {
            let cell = cells.get(line).map_or("", String::as_str);
            let blank = " ".repeat(width - cell.width());
            let (left, right) = if *number { (blank.as_str(), "") } else { ("", blank.as_str()) };
            let _ = write!(out, " {left}{cell}{right}");
            out.push(' ');
        }
        text.push_str(out.trim_end());
        text.push('\n');
    }
    text
}

fn markdown(table: &Table) -> String {
    let escape = |text: &str| text.replace('\\', "\\\\").replace('|', "\\|");
    let mut text = format!("## {}\n\n", table.title);
    if !table.note.is_empty() {
        let _ = writeln!(text, "{}\n", table.note);
    }
    let heads: Vec<&str> = table.columns.iter().map(|c| c.name).collect();
    let _ = writeln!(text, "| {} |", heads.join(" | "));
    let rule = |c: &Column| if c.number { "---:" } else { "---" };
    let _ = writeln!(text, "| {} |", table.columns.iter().map(rule).collect::<Vec<_>>().join(" | "));
    let columns: Vec<Vec<String>> = (0..table.columns.len()).map(|index| shown(table, index)).collect();
    for row in 0..table.rows.len() {
        let cells: Vec<String> = columns.iter().map(|c| escape(&c[row])).collect();
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    text
}

/// One table: a head and its rows. Several: the name of the table as first column, as heads differ.
fn csv(tables: &[Table]) -> String {
    let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let exact = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Real(value) => value.to_string(),
        Cell::Empty => String::new(),
    };
    for table in tables {
        let several = (tables.len() > 1).then_some("table");
        let name = (tables.len() > 1).then(|| table.name.to_owned());
        // Writing to memory cannot fail.
        let _ = writer.write_record(several.into_iter().chain(table.columns.iter().map(|c| c.name)));
        for row in &table.rows {
            let _ = writer.write_record(name.clone().into_iter().chain(row.cells.iter().map(exact)));
        }
    }
    writer.into_inner().map(|b| String::from_utf8_lossy(&b).into_owned()).unwrap_or_default()
}

fn json_text(tables: &[Table]) -> String {
    let mut members = Map::new();
    for table in tables {
        let rows: Vec<Value> = table
            .rows
            .iter()
            .map(|row| {
                let cells = table.columns.iter().zip(&row.cells);
                Value::Object(cells.map(|(c, cell)| (c.name.replace(' ', "_"), value(cell))).collect())
            })
            .collect();
        members
            .insert(table.name.to_owned(), json!({ "title": table.title, "note": table.note, "rows": rows }));
    }
    serde_json::to_string_pretty(&Value::Object(members)).map(|t| t + "\n").unwrap_or_default()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => text.clone().into(),
        Cell::Count(count) => (*count).into(),
        Cell::Real(real) => (*real).into(),
        Cell::Empty => Value::Null,
    }
}
