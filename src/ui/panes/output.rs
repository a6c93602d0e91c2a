//! Text in a popup that scrolls.

use ratatui::layout::Position;

use super::popup;
use crate::app::State;
use crate::app::layout::POPUP_WIDTH;
use crate::app::output::Output;
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// Draws the text from its first row on the screen on.
pub(in crate::ui) fn draw(state: &State, output: &Output, canvas: &mut Canvas<'_>) -> Position {
    let rows = output.len().saturating_add(2).min(9_999) as u16;
    let inner = popup::frame(canvas, POPUP_WIDTH, rows, &output.title);
    for (row, y) in output.rows().skip(output.top).zip(inner.y..inner.bottom()) {
        canvas.role(inner.x, y, inner.width, row, Role::Text);
    }
    if output.top + usize::from(inner.height) < output.len() && inner.height > 0 {
        popup::more(state, canvas, inner);
    }
    Position::new(inner.x, inner.y)
}
