//! Rows as a Markdown table, and words made safe to stand in Markdown.

use std::io::{self, Write};

use super::Page;
use super::sheet::{Fit, Sheet};
use crate::text::visible;

/// Writes a heading and a table.
pub(super) fn write(sheet: Sheet<'_>, _: Page, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", escape(&sheet.title))?;
    for line in &sheet.legend {
        writeln!(out, "- {}", escape(line))?;
    }
    if !sheet.legend.is_empty() {
        writeln!(out)?;
    }
    let headings = sheet.columns.iter().map(|column| escape(&column.name));
    writeln!(out, "| {} |", headings.collect::<Vec<_>>().join(" | "))?;
    for column in sheet.columns.iter() {
        out.write_all(if column.fit == Fit::Figure { b"|--:" } else { b"|---" })?;
    }
    writeln!(out, "|")?;
    for record in sheet.records {
        for row in record.rows() {
            let cells = row.iter().map(|cell| escape(cell)).collect::<Vec<_>>();
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
    }
    Ok(())
}

/// `words` on one line, with every character that Markdown or the HTML inside it would act on disarmed.
pub(super) fn escape(words: &str) -> String {
    let shown = visible(words.trim());
    let mut safe = String::with_capacity(shown.len() + 8);
    for (at, c) in shown.char_indices() {
        let acts = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => true,
            // Headings, lists and rules begin a line; a number with a stop is a list too.
            '#' | '+' | '-' | '=' => at == 0,
            '.' | ')' => {
                at > 0 && shown.get(..at).is_some_and(|before| before.bytes().all(|b| b.is_ascii_digit()))
            }
            // A bare address would become a link to wherever it says.
            ':' => shown.get(at..).is_some_and(|rest| rest.starts_with("://")),
            _ => false,
        };
        if acts {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn markdown_and_html_are_disarmed() {
        assert_eq!(escape("<script>*a*[b](http://c)|d"), r"\<script\>\*a\*\[b\](http\://c)\|d");
        assert_eq!(escape("# not a heading"), r"\# not a heading");
        assert_eq!(escape("1. not a list"), r"1\. not a list");
    }

    #[test]
    fn ordinary_words_stay() {
        assert_eq!(escape("over 10,000 troops (Russia's)"), "over 10,000 troops (Russia's)");
        assert_eq!(escape("two\nlines\u{1b}[2J"), "two lines␛");
    }
}
