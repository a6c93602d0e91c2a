//! What can follow the keys pressed so far.

use ratatui::layout::Rect;

use super::popup;
use crate::app::State;
use crate::app::key::show_sequence;
use crate::config::theme::Role;
use crate::ui::canvas::Canvas;

/// Draws what can follow, above the bottom line.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    if state.keys.is_empty() {
        return;
    }
    let following = state.keymap.following(state.context(), &state.keys);
    let screen = canvas.buffer.area;
    let width = 72.min(screen.width);
    let height = (following.len() as u16 + 2).min(screen.height.saturating_sub(1));
    if height < 3 || width < 12 {
        return;
    }
    let area = Rect { x: screen.right() - width, y: screen.bottom() - 1 - height, width, height };
    popup::border(canvas, area, &show_sequence(&state.keys));
    for ((rest, command), y) in following.iter().zip(area.y + 1..area.bottom() - 1) {
        let keys = show_sequence(rest);
        canvas.role(area.x + 2, y, 6, &keys, Role::Key);
        canvas.role(area.x + 9, y, area.width.saturating_sub(11), command.help(), Role::Text);
    }
}
