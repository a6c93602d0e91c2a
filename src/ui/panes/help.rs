//! Help: the key table, and what is searched for in it.

use ratatui::layout::{Position, Rect};

use super::popup;
use crate::app::State;
use crate::app::help::{Help, HelpLine, HelpRow, INDENT, columns};
use crate::app::layout::{POPUP_WIDTH, popup_cells};
use crate::config::theme::Role;
use crate::text::Span;
use crate::ui::canvas::Canvas;

/// Draws the key table.
pub(in crate::ui) fn draw(state: &State, help: &Help, canvas: &mut Canvas<'_>) -> Position {
    let lines = help.lines(&state.keymap);
    let rows = help.rows(&state.keymap, popup_cells(state.size));
    let inner = popup::frame(canvas, POPUP_WIDTH, rows.len() as u16 + 2, "keys");
    let mut cursor = None;
    for (row, y) in rows.iter().skip(help.top).zip(inner.y..inner.bottom()) {
        let area = Rect { y, height: 1, ..inner };
        if let Some(line) = lines.get(row.line) {
            draw_row(canvas, area, help, (line, row));
        }
        if help.found == Some(row.line) {
            canvas.tint(area, Role::Cursor);
            if cursor.is_none() {
                canvas.role(area.x, y, 1, canvas.theme.glyphs.cursor, Role::Key);
                cursor = Some(Position::new(inner.x, y));
            }
        }
    }
    if help.top + usize::from(inner.height) < rows.len() && inner.height > 0 {
        popup::more(state, canvas, inner);
    }
    cursor.unwrap_or(Position::new(inner.x, inner.y))
}

fn draw_row(canvas: &mut Canvas<'_>, area: Rect, help: &Help, (line, row): (&HelpLine, &HelpRow)) {
    let (keys_room, start) = columns(usize::from(area.width));
    let words = help.words(line);
    if let (HelpLine::Keys { keys, .. }, Some(span)) = (line, row.keys) {
        let at = Rect { x: area.x + INDENT as u16 + 1, width: keys_room as u16, ..area };
        put(canvas, at, help, (keys, span, Role::Key));
    }
    if let Some(span) = row.words {
        let (indent, role) = match line {
            HelpLine::Keys { .. } => (start as u16, Role::Text),
            HelpLine::Heading(_) | HelpLine::Blank => (INDENT as u16, Role::Heading),
        };
        let at = Rect { x: area.x + indent, width: area.width.saturating_sub(indent), ..area };
        put(canvas, at, help, (&words, span, role));
    }
}

/// A part of some words, with what is searched for marked.
fn put(canvas: &mut Canvas<'_>, area: Rect, help: &Help, (words, span, role): (&str, Span, Role)) {
    let marks: Vec<_> = help.marks(words).into_iter().map(|mark| (mark, Role::Match)).collect();
    canvas.line((area.x, area.y), area.width, (words, span), canvas.theme.style(role), &marks);
}
