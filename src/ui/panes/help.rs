//! Help: the key table.

use ratatui::layout::Position;

use super::popup;
use crate::app::State;
use crate::app::help::{HelpLine, lines};
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// Draws the key table from line `top` on.
pub(in crate::ui) fn draw(state: &State, top: usize, canvas: &mut Canvas<'_>) -> Position {
    let lines = lines(&state.keymap);
    let inner = popup::frame(canvas, 100, lines.len() as u16 + 2, "keys");
    let keys = (inner.width / 4).clamp(8, 24);
    for (line, y) in lines.iter().skip(top).zip(inner.y..inner.bottom()) {
        match line {
            HelpLine::Blank => {}
            HelpLine::Heading(name) => {
                canvas.role(inner.x + 1, y, inner.width.saturating_sub(2), name, Role::Heading);
            }
            HelpLine::Keys { keys: written, help, .. } => {
                canvas.role(inner.x + 2, y, keys, written, Role::Key);
                let x = inner.x + keys + 4;
                canvas.role(x, y, inner.right().saturating_sub(x + 1), help, Role::Text);
            }
        }
    }
    if top + usize::from(inner.height) < lines.len() && inner.height > 0 {
        let y = inner.bottom() - 1;
        canvas.right(inner.x, inner.right(), y, " j for more ", Role::Dim);
    }
    Position::new(inner.x, inner.y)
}
