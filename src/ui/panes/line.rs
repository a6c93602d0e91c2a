//! A line being typed at the bottom: its words with the caret in sight, what completes it, what is wrong with it.

use ratatui::layout::{Position, Rect};

use super::popup;
use crate::app::line::Line;
use crate::config::theme::Role;
use crate::text::Span;
use crate::text::cells::{cells, column_of};
use crate::text::width::width as cells_of;
use crate::ui::canvas::{Canvas, rows_of};

/// Offers shown at once.
const SHOWN: usize = 8;

/// Draws the line in the last row and returns the cell of its caret. What is wrong stands under it, so that the line
/// goes up by as many rows as that takes, where there is room.
pub(in crate::ui) fn draw(line: &Line, canvas: &mut Canvas<'_>) -> Position {
    let screen = canvas.buffer.area;
    let last = screen.bottom().saturating_sub(1);
    let under = line.fault.as_ref().map_or(0, |fault| rows_of_fault(&fault.what, screen.width));
    let y = last - under.min(screen.height.saturating_sub(1));
    let sign = line.purpose.sign();
    canvas.clear(Rect { y, height: last + 1 - y, ..screen }, Role::Text);
    let start = canvas.role(screen.x, y, screen.width, sign, Role::Key);
    let room = screen.right().saturating_sub(start);
    let whole = Span::new(0, line.text.len());
    let caret = column_of(&line.text, whole, line.caret);
    // The part of the line that keeps the caret on the screen.
    let hidden = (caret + 1).saturating_sub(usize::from(room).max(1));
    let window = cells(&line.text, whole).find(|cell| cell.column >= hidden);
    let (from, offset) = window.map_or((line.text.len(), hidden), |cell| (cell.span.start, cell.column));
    let base = canvas.theme.style(Role::Text);
    canvas.line((start, y), room, (&line.text, Span::new(from, line.text.len())), base, &[]);
    let at = |column: usize| start + (column.saturating_sub(offset) as u16).min(room.saturating_sub(1));
    if let Some(fault) = &line.fault {
        let under = at(column_of(&line.text, whole, fault.at));
        let below = Rect { y: (y + 1).min(last), height: last - y, ..screen };
        tell(canvas, below, under, &fault.what);
    } else {
        offers(line, canvas, y);
    }
    Position::new(at(caret), y)
}

/// Rows that what is wrong takes: one where it fits beside its caret, else one for the caret and those of the words.
fn rows_of_fault(what: &str, cells: u16) -> u16 {
    let beside = cells_of(what) + "^ ".len();
    if beside <= usize::from(cells) { 1 } else { 1 + rows_of(&[(what, Role::Warning)], cells) as u16 }
}

/// Tells what is wrong, with a caret at the column that it is about.
fn tell(canvas: &mut Canvas<'_>, area: Rect, under: u16, what: &str) {
    let room = usize::from(area.right().saturating_sub(under));
    let (behind, before) = (format!("^ {what}"), format!("{what} ^"));
    let needed = cells_of(&behind);
    // What does not fit behind the place it is about stands before it, the caret still under it.
    let starts = usize::from(under + 1).checked_sub(needed).filter(|_| room < needed);
    if room >= needed || area.height == 0 {
        canvas.role(under, area.y, room as u16, &behind, Role::Warning);
    } else if let Some(x) = starts {
        canvas.role(x as u16, area.y, area.width, &before, Role::Warning);
    } else if area.height == 1 {
        canvas.role(area.x, area.y, area.width, &behind, Role::Warning);
    } else {
        canvas.role(under, area.y, 1, "^", Role::Warning);
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        canvas.flow(below, &[(what, Role::Warning)]);
    }
}

fn offers(line: &Line, canvas: &mut Canvas<'_>, bottom: u16) {
    let screen = canvas.buffer.area;
    let height = (line.offers.len().min(SHOWN) as u16 + 2).min(bottom.saturating_sub(screen.y));
    let width = 84.min(screen.width);
    if height < 3 || width < 12 {
        return;
    }
    let area = Rect { x: screen.x, y: bottom - height, width, height };
    let rows = usize::from(height - 2);
    let top = line.taken.map_or(0, |taken| (taken + 1).saturating_sub(rows));
    let more = line.offers.len() - rows.min(line.offers.len());
    let title = if more > 0 { format!("{} of {}", rows, line.offers.len()) } else { String::new() };
    popup::border(canvas, area, &title);
    let column = line.offers.iter().map(|offer| cells_of(&offer.words)).max().unwrap_or(0).min(24) as u16;
    for ((place, offer), y) in line.offers.iter().enumerate().skip(top).zip(area.y + 1..area.bottom() - 1) {
        let inner = Rect { x: area.x + 1, y, width: area.width - 2, height: 1 };
        canvas.role(inner.x + 1, y, column.min(inner.width.saturating_sub(1)), &offer.words, Role::Key);
        let x = inner.x + column + 3;
        let room = inner.right().saturating_sub(x);
        canvas.role(x, y, room, first_clause(&offer.note, room), Role::Text);
        if line.taken == Some(place) {
            canvas.tint(inner, Role::Cursor);
        }
    }
}

/// A note, or where it does not fit what stands before the last comma that leaves it short enough.
fn first_clause(note: &str, cells: u16) -> &str {
    let fits = |words: &&str| cells_of(words) <= usize::from(cells);
    let mut clauses = note.match_indices([',', ';']).map(|(at, _)| &note[..at]);
    Some(note).filter(fits).or_else(|| clauses.rfind(fits)).unwrap_or(note)
}
