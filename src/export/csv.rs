//! Rows as comma-separated values (RFC 4180, lines ended by LF) that no spreadsheet takes for formulas.

use std::io::{self, Write};

use super::Page;
use super::sheet::Sheet;
use crate::text::visible;

/// Writes a line of headings, then a line per row.
pub(super) fn write(sheet: Sheet<'_>, _: Page, out: &mut dyn Write) -> io::Result<()> {
    let names = sheet.columns.iter().map(|column| &*column.name);
    line(out, names.chain(sheet.data.iter().copied()))?;
    for record in sheet.records {
        for row in record.data() {
            line(out, row.iter().map(String::as_str))?;
        }
    }
    Ok(())
}

fn line<'a>(out: &mut dyn Write, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.write_all(b",")?;
        }
        out.write_all(field(cell).as_bytes())?;
    }
    out.write_all(b"\n")
}

/// One field: controls replaced, formulas disarmed by an apostrophe as spreadsheets do, quoted where needed.
fn field(cell: &str) -> String {
    let mut shown = visible(cell).into_owned();
    if shown.starts_with(['=', '+', '-', '@']) && shown.parse::<f64>().is_err() {
        shown.insert(0, '\'');
    }
    if shown.contains([',', '"']) || shown.starts_with(' ') || shown.ends_with(' ') {
        shown = format!("\"{}\"", shown.replace('"', "\"\""));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::field;

    #[test]
    fn fields_are_quoted_only_where_needed() {
        assert_eq!(field("Geneva"), "Geneva");
        assert_eq!(field("over 10,000"), "\"over 10,000\"");
        assert_eq!(field("the \"main\" round"), "\"the \"\"main\"\" round\"");
    }

    #[test]
    fn formulas_and_controls_are_disarmed() {
        assert_eq!(field("=HYPERLINK(A1)"), "'=HYPERLINK(A1)");
        assert_eq!(field("-5"), "-5");
        assert_eq!(field("a\u{1b}[2Jb\nc"), "a␛b c");
    }
}
