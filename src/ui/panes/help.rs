//! Help: the key table, and what is searched for in it.

use ratatui::layout::{Position, Rect};

use super::popup;
use crate::app::State;
use crate::app::help::{Help, HelpLine, lines};
use crate::config::theme::Role;
use crate::text::Span;
use crate::ui::canvas::Canvas;

/// Draws the key table.
pub(in crate::ui) fn draw(state: &State, help: &Help, canvas: &mut Canvas<'_>) -> Position {
    let lines = lines(&state.keymap);
    let inner = popup::frame(canvas, 100, lines.len() as u16 + 2, "keys");
    let mut cursor = Position::new(inner.x, inner.y);
    for ((place, line), y) in lines.iter().enumerate().skip(help.top).zip(inner.y..inner.bottom()) {
        draw_line(canvas, Rect { y, height: 1, ..inner }, help, line);
        if help.found == Some(place) {
            canvas.tint(Rect { y, height: 1, ..inner }, Role::Cursor);
            cursor.y = y;
        }
    }
    if help.top + usize::from(inner.height) < lines.len() && inner.height > 0 {
        // On the frame, where it hides no key.
        canvas.right(inner.x, inner.right(), inner.bottom(), " j for more, / searches ", Role::Dim);
    }
    cursor
}

fn draw_line(canvas: &mut Canvas<'_>, area: Rect, help: &Help, line: &HelpLine) {
    let width = (area.width / 4).clamp(8, 24);
    match line {
        HelpLine::Blank => {}
        HelpLine::Heading(name) => {
            put(canvas, (area.x + 1, area.y), area.right(), help, (name, Role::Heading));
        }
        HelpLine::Keys { keys, help: words, .. } => {
            put(canvas, (area.x + 2, area.y), area.x + 2 + width, help, (keys, Role::Key));
            put(canvas, (area.x + width + 4, area.y), area.right(), help, (words, Role::Text));
        }
    }
}

/// Words up to the column `end`, with what is searched for marked.
fn put(canvas: &mut Canvas<'_>, at: (u16, u16), end: u16, help: &Help, (words, role): (&str, Role)) {
    let room = end.saturating_sub(at.0 + 1);
    canvas.role(at.0, at.1, room, words, role);
    let marks: Vec<_> = help.marks(words).into_iter().map(|mark| (mark, Role::Match)).collect();
    if !marks.is_empty() {
        canvas.line(at, room, (words, Span::new(0, words.len())), canvas.theme.style(role), &marks);
    }
}
