//! What can follow the keys pressed so far.

use ratatui::layout::Rect;

use super::popup;
use crate::app::State;
use crate::app::key::show_sequence;
use crate::config::theme::Role;
use crate::ui::canvas::{Canvas, cells_of};

/// Widest popup, in cells.
const WIDEST: u16 = 72;

/// Cells that names in columns are given at most; longer ones are cut.
const NAMES: u16 = 15;

/// Draws what can follow, above the bottom line: with one sentence each, or where that leaves no room for some, by
/// name in columns.
pub(in crate::ui) fn draw(state: &State, canvas: &mut Canvas<'_>) {
    if state.keys.is_empty() {
        return;
    }
    let following = state.keymap.following(state.context(), &state.keys);
    let screen = canvas.buffer.area;
    let width = WIDEST.min(screen.width);
    let room = screen.height.saturating_sub(3);
    if room == 0 || width < 12 {
        return;
    }
    let rows: Vec<(String, &str, &str)> = following
        .iter()
        .map(|(rest, command)| (show_sequence(rest), command.name(), command.help()))
        .collect();
    let keys = rows.iter().map(|row| cells_of(&row.0)).max().unwrap_or(0);
    let in_columns = rows.len() > usize::from(room);
    let names = rows.iter().map(|row| cells_of(row.1)).max().unwrap_or(0);
    let inner = width - 3;
    let (columns, start) = if in_columns {
        ((inner / (keys + names.min(NAMES) + 2)).max(1), keys + 1)
    } else {
        (1, keys.max(6) + 1)
    };
    let height = (rows.len() as u16).div_ceil(columns).min(room);
    let area = Rect { x: screen.right() - width, y: screen.bottom() - 3 - height, width, height: height + 2 };
    popup::border(canvas, area, &show_sequence(&state.keys));
    let cell = inner / columns;
    let places = usize::from(height * columns);
    for (place, (follows, name, help)) in rows.iter().enumerate().take(places) {
        let (column, row) = (place as u16 / height, place as u16 % height);
        let (x, y) = (area.x + 2 + column * cell, area.y + 1 + row);
        let room = cell.saturating_sub(1);
        if place + 1 == places && rows.len() > places {
            let more = format!("{} {} more", canvas.theme.glyphs.more, rows.len() - place);
            canvas.role(x, y, room, &more, Role::Dim);
            break;
        }
        canvas.role(x, y, keys.min(room), follows, Role::Key);
        let words = if in_columns { name } else { help };
        canvas.role(x + start, y, room.saturating_sub(start), words, Role::Text);
    }
}
