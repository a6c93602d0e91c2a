//! A row of the comparison on a narrow screen: the wordings under each other.

use super::compare::{Place, findings, marks, paint, run};
use crate::app::State;
use crate::app::collation::Row;
use crate::app::comparing::heading_of;
use crate::app::digest::cite;
use crate::app::sign::about;
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;
use crate::ui::sign;

/// Draws a row.
pub(super) fn draw(state: &State, canvas: &mut Canvas<'_>, row: &Row, at: Place) {
    let comparing = &state.comparing;
    let (Some(of), Some(story)) = (comparing.sign(at.index), &comparing.story) else { return };
    let x = at.area.x;
    let right = at.area.right().saturating_sub(1);
    let cursor = if at.index == comparing.cursor { canvas.theme.glyphs.cursor } else { " " };
    let role = sign::role(of);
    let findings = findings(state, row);
    let (lead, word) = if canvas.theme.linear {
        (String::new(), sign::told(of, canvas.theme))
    } else {
        (format!("{cursor}{} ", sign::glyph(of, canvas.theme)), of.word())
    };
    // Of copies it is told what became of the passage, and not only that one of them has it.
    let silent = comparing.collation.columns.iter().zip(&row.cells).find(|(_, cell)| cell.is_empty());
    let edit = silent.and_then(|(column, _)| {
        Some(comparing.edit_of_all(row)?.told(&story.letter(column.article).unwrap_or_default()))
    });
    if row.folded {
        let head = edit.map_or_else(|| format!("{lead}{word} "), |edit| format!("{lead}{edit}: "));
        folded(state, canvas, row, at, (&head, role));
        return;
    }
    if let Some(y) = at.line(0).or_else(|| at.line(at.above())) {
        let cites: Vec<_> = comparing
            .collation
            .columns
            .iter()
            .zip(&row.cells)
            .flat_map(|(column, cell)| {
                cell.iter().filter_map(|&passage| Some((column.article, column.passages.get(passage)?)))
            })
            .map(|(article, passage)| {
                cite(&state.briefing, story, article, passage.span.end.saturating_sub(1))
            })
            .collect();
        let subject = findings.first().map_or("", |finding| about(finding.about));
        let more = if findings.len() > 1 { format!(" +{}", findings.len() - 1) } else { String::new() };
        let head = format!("{lead}{} {subject}{more}", edit.as_deref().unwrap_or(word));
        let end = canvas.pieces(
            x,
            y,
            right.saturating_sub(x),
            &[
                (head.trim_end(), role),
                ("  ", Role::Text),
                (&cites.join(" "), Role::Letter),
                (" ", Role::Text),
            ],
        );
        for x in end..right {
            canvas.glyph(x, y, canvas.theme.glyphs.rule, canvas.theme.style(Role::Rule));
        }
    }
    let mut line = 1;
    for (column, cell) in comparing.collation.columns.iter().zip(&row.cells) {
        let Some(analysed) = state.analysed(column.article) else { continue };
        let page = state.pages.made(column.article, comparing.width);
        let letter = story.letter(column.article).unwrap_or_default();
        for &passage in cell {
            let heading = heading_of(page, passage);
            let marks = marks(state, (at.index, row), column.article, page, passage);
            let parts = heading.map(|heading| (heading, true)).into_iter().chain([(passage, false)]);
            for (part, is_heading) in parts {
                for (nth, of_line) in page.lines(part).iter().enumerate() {
                    // The head of a row taller than the screen stays on its first visible line.
                    let covered = at.above() > 0 && line == at.above();
                    if let Some(y) = at.line(line).filter(|_| !covered) {
                        if nth == 0 {
                            let mark = if is_heading { canvas.theme.glyphs.heading } else { &letter };
                            canvas.role(x + 1, y, comparing.indent - 1, mark, Role::Letter);
                        }
                        let text = x + comparing.indent;
                        let room = right.saturating_sub(text);
                        let of = (column.article, &**analysed);
                        paint(state, canvas, (text, y), room, of, of_line.span, is_heading, &marks);
                    }
                    line += 1;
                }
            }
        }
    }
}

/// Draws a run that only one source has on one line, behind what is told of it; where that is no edit, behind the letter.
fn folded(state: &State, canvas: &mut Canvas<'_>, row: &Row, at: Place, head: (&str, Role)) {
    let comparing = &state.comparing;
    let (Some(y), Some(column), Some(story)) = (at.line(0), row.only(), &comparing.story) else { return };
    let Some(of) = comparing.collation.columns.get(column) else { return };
    let Some(analysed) = state.analysed(of.article) else { return };
    let cell = &row.cells[column];
    let (numbers, words) = run(canvas, analysed, &of.passages, cell, at.area.width);
    let letter = match comparing.edit_of_all(row) {
        Some(_) => String::new(),
        None => story.letter(of.article).unwrap_or_default() + " ",
    };
    let more = if cell.len() > 1 { format!(" +{}", cell.len() - 1) } else { String::new() };
    let x = at.area.x;
    let end = canvas.right(x, at.area.right().saturating_sub(1), y, &more, Role::Dim);
    let pieces = [head, (&letter, head.1), (&numbers, Role::Number), (" ", Role::Text), (&words, Role::Dim)];
    canvas.pieces(x, y, end.saturating_sub(x), &pieces);
}
