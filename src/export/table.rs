//! Rows as aligned columns on a terminal or in a file, fitted to its width.

use std::io::{self, Write};

use super::sheet::{Column, Fit, Sheet};
use super::{Ink, Page};
use crate::text::width::{Align, pad, shorten, truncate, width};
use crate::text::wrap::{LineEnds, wrap};
use crate::text::{Span, visible};

/// Cells between two columns.
const GAP: usize = 2;

/// Which columns give way in which turn, and how narrow they are made before the next turn comes: what is cut
/// loses words, what is wrapped only takes lines, and what is to be shown whole is cut when nothing else is left.
const TURNS: &[(&[Fit], usize)] = &[
    (&[Fit::Cut, Fit::Middle], 24),
    (&[Fit::Wrapped], 32),
    (&[Fit::Cut, Fit::Middle, Fit::Wrapped], 12),
    (&[Fit::Cut, Fit::Middle, Fit::Wrapped, Fit::Whole, Fit::Figure], 1),
];

/// Widest a column gets where lines have no limit: one monstrous cell must not blow up all others.
const WIDEST: usize = 200;

/// Writes the rows under their headings; nothing when there are none.
pub(super) fn write(sheet: Sheet<'_>, page: Page, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = Vec::new();
    let is_shown = |(column, _): &(&Column, &String)| column.fit != Fit::Aside;
    for record in sheet.records {
        for row in record.rows() {
            let cells = sheet.columns.iter().zip(&row).filter(is_shown);
            rows.push(cells.map(|(_, cell)| visible(cell.trim()).into_owned()).collect::<Vec<_>>());
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    let columns: Vec<_> = sheet.columns.iter().filter(|column| column.fit != Fit::Aside).cloned().collect();
    let columns = columns.as_slice();
    for line in &sheet.legend {
        let line = visible(line);
        writeln!(
            out,
            "{}",
            page.width.map_or(line.clone(), |width| truncate(&line, width).into_owned().into())
        )?;
    }
    if !sheet.legend.is_empty() {
        writeln!(out)?;
    }
    let widths = fit(columns, &natural(columns, &rows), page.width);
    let headings = columns.iter().map(|column| column.name.to_uppercase()).collect::<Vec<_>>();
    for line in lines(columns, &widths, &headings, page.width) {
        match page.ink {
            Ink::Plain => writeln!(out, "{line}")?,
            Ink::Terminal => writeln!(out, "\u{1b}[1m{line}\u{1b}[0m")?,
        }
    }
    for row in &rows {
        for line in lines(columns, &widths, row, page.width) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// The width each column would take if nothing limited it.
fn natural(columns: &[Column], rows: &[Vec<String>]) -> Vec<usize> {
    let mut widths = columns.iter().map(|column| width(&column.name)).collect::<Vec<_>>();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell)).min(WIDEST);
        }
    }
    widths
}

/// Widths that fit into `limit`. Columns give way in turns, the widest of a turn first; see [`TURNS`].
fn fit(columns: &[Column], natural: &[usize], limit: Option<usize>) -> Vec<usize> {
    let Some(limit) = limit else { return natural.to_vec() };
    let room = limit.saturating_sub(GAP * columns.len().saturating_sub(1));
    let mut widths = natural.to_vec();
    for (fits, floor) in TURNS {
        let gives = columns.iter().map(|column| fits.contains(&column.fit)).collect::<Vec<_>>();
        let at_level = |level: usize| {
            let pairs = widths.iter().zip(&gives);
            pairs.map(|(&width, gives)| if *gives { width.min(level) } else { width }).collect::<Vec<_>>()
        };
        let levels = (*floor..=WIDEST).rev().map(at_level);
        let fitted = levels.into_iter().find(|widths| widths.iter().sum::<usize>() <= room);
        match fitted {
            Some(fitted) => return fitted,
            None => widths = at_level(*floor),
        }
    }
    widths
}

/// The lines of one row.
fn lines(columns: &[Column], widths: &[usize], row: &[String], limit: Option<usize>) -> Vec<String> {
    let cells = columns.iter().zip(widths).zip(row).map(|((column, &width), cell)| match column.fit {
        Fit::Wrapped if limit.is_some() => wrap(cell, Span::new(0, cell.len()), width.max(1), LineEnds::Flow)
            .into_iter()
            .map(|line| line.span.of(cell))
            .collect(),
        Fit::Whole | Fit::Figure | Fit::Cut | Fit::Middle | Fit::Wrapped | Fit::Aside => vec![cell.as_str()],
    });
    let cells = cells.collect::<Vec<Vec<&str>>>();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    (0..height).map(|line| one_line(columns, widths, &cells, line, limit)).collect()
}

fn one_line(
    columns: &[Column],
    widths: &[usize],
    cells: &[Vec<&str>],
    line: usize,
    limit: Option<usize>,
) -> String {
    let mut shown = String::new();
    for (place, cell) in cells.iter().enumerate() {
        let words = cell.get(line).copied().unwrap_or("");
        let width = widths.get(place).copied().unwrap_or(0);
        let fit = columns.get(place).map(|column| column.fit);
        let words = if fit == Some(Fit::Middle) { &shorten(words, width) } else { words };
        let align = match columns.get(place).map(|column| column.fit) {
            Some(Fit::Figure) => Align::Right,
            _ => Align::Left,
        };
        if place > 0 {
            shown.push_str(&" ".repeat(GAP));
        }
        if place + 1 == cells.len() && limit.is_none() && align == Align::Left {
            shown.push_str(words);
        } else {
            shown.push_str(&pad(words, width, align));
        }
    }
    let shown = shown.trim_end();
    match limit {
        Some(limit) => truncate(shown, limit).into_owned(),
        None => shown.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::super::json::List;
    use super::super::sheet::{Column, Record, Sheet};
    use super::super::{Ink, Page};

    const COLUMNS: &[Column] = &[Column::whole("day"), Column::cut("title"), Column::figure("words")];
    const WRAPPED: &[Column] = &[Column::whole("who"), Column::wrapped("what")];

    struct Row(&'static [&'static str]);

    impl Record for Row {
        fn rows(&self) -> Vec<Vec<String>> {
            vec![self.0.iter().map(|&cell| cell.to_owned()).collect()]
        }

        fn object(&self, _: &mut List<'_>) -> io::Result<()> {
            Ok(())
        }
    }

    fn table(
        columns: &'static [Column],
        rows: &'static [&'static [&'static str]],
        width: Option<usize>,
    ) -> String {
        let records = Box::new(rows.iter().map(|row| Box::new(Row(row)) as Box<dyn Record>));
        let mut out = Vec::new();
        super::write(Sheet::of("", columns, &[], records), Page { width, ink: Ink::Plain }, &mut out)
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_that_may_be_cut_give_way_first() {
        let shown = table(
            COLUMNS,
            &[&["2022-01-21", "Talks begin in Geneva on Monday", "420"], &["", "東京", "7"]],
            Some(32),
        );
        assert_eq!(
            shown,
            "DAY         TITLE          WORDS\n\
             2022-01-21  Talks begin …    420\n\
             \u{20}           東京               7\n"
        );
    }

    #[test]
    fn wrapped_cells_run_on_below() {
        let shown = table(WRAPPED, &[&["Lavrov", "We will hold the main round"]], Some(22));
        assert_eq!(shown, "WHO     WHAT\nLavrov  We will hold\n        the main round\n");
    }

    #[test]
    fn without_a_limit_nothing_is_cut() {
        let shown = table(WRAPPED, &[&["Lavrov", "We will hold the main round"]], None);
        assert_eq!(shown, "WHO     WHAT\nLavrov  We will hold the main round\n");
    }

    #[test]
    fn no_width_is_too_small() {
        for limit in 0..12 {
            let shown = table(COLUMNS, &[&["2022-01-21", "Talks\u{1b}[2J", "420"]], Some(limit));
            assert!(shown.lines().all(|line| crate::text::width::width(line) <= limit), "{limit}: {shown}");
            assert!(!shown.contains('\u{1b}'));
        }
    }

    #[test]
    fn no_rows_are_no_output() {
        assert_eq!(table(COLUMNS, &[], Some(80)), "");
    }
}
