//! Rows as one self-contained HTML page, and words made safe to stand in HTML.

use std::io::{self, Write};

use super::Page;
use super::sheet::{Fit, Sheet};
use crate::text::visible;

/// The look of every page; no script, font or picture is ever loaded.
const STYLE: &str = include_str!("page.css");

/// Writes a page with one table.
pub(super) fn write(sheet: Sheet<'_>, _: Page, out: &mut dyn Write) -> io::Result<()> {
    open(&sheet.title, out)?;
    writeln!(out, "<section>\n<h1>{}</h1>", escape(&sheet.title))?;
    if !sheet.legend.is_empty() {
        writeln!(out, "<ul>")?;
        for line in &sheet.legend {
            writeln!(out, "<li>{}</li>", escape(line))?;
        }
        writeln!(out, "</ul>")?;
    }
    writeln!(out, "<table>\n<thead><tr>")?;
    for column in sheet.columns.iter() {
        write!(out, "<th scope=\"col\"{}>{}</th>", class(column.fit), escape(&column.name))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")?;
    for record in sheet.records {
        for row in record.rows() {
            write!(out, "<tr>")?;
            for (column, cell) in sheet.columns.iter().zip(&row) {
                let (name, class) = (escape(&column.name), class(column.fit));
                write!(out, "<td data-column=\"{name}\"{class}>{}</td>", escape(cell))?;
            }
            writeln!(out, "</tr>")?;
        }
    }
    writeln!(out, "</tbody>\n</table>\n</section>")?;
    close(out)
}

fn class(fit: Fit) -> &'static str {
    match fit {
        Fit::Figure => " class=\"figure\"",
        Fit::Aside => " class=\"aside\"",
        Fit::Middle => " class=\"name\"",
        Fit::Whole | Fit::Cut | Fit::Wrapped => "",
    }
}

/// Opens a page called `title` that may load nothing from anywhere.
pub(super) fn open(title: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>",
        escape(title)
    )
}

/// Closes a page.
pub(super) fn close(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "</body>\n</html>")
}

/// `words` on one line as they may stand between tags or in a quoted attribute.
pub(super) fn escape(words: &str) -> String {
    let shown = visible(words);
    let mut safe = String::with_capacity(shown.len() + 8);
    for c in shown.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn words_cannot_become_tags() {
        assert_eq!(
            escape("<img src=x onerror='a()'>&\u{202e}"),
            "&lt;img src=x onerror=&#39;a()&#39;&gt;&amp;⇄"
        );
    }
}
