//! The palette: what was typed, and the commands found with their keys and matched letters.

use ratatui::layout::{Position, Rect};

use super::finder::{marked, window};
use super::popup;
use crate::app::State;
use crate::app::command::Command;
use crate::app::key::show_sequence;
use crate::app::keymap::{Context, homes};
use crate::app::palette::{Palette, Row};
use crate::config::theme::Role;
use crate::text::Span;
use crate::ui::canvas::Canvas;

/// Cells of the column with the keys, and of that with the names.
const KEYS: u16 = 12;
const NAMES: u16 = 20;

/// Draws the palette and returns the cell after what was typed.
pub(in crate::ui) fn draw(state: &State, palette: &Palette, canvas: &mut Canvas<'_>) -> Option<Position> {
    let screen = canvas.buffer.area;
    let width = screen.width.saturating_sub(4).min(110);
    let inner = popup::frame(canvas, width, screen.height.saturating_sub(2), "commands");
    if inner.is_empty() {
        return None;
    }
    let count = format!("{} ", palette.rows.len());
    let end = canvas.right(inner.x, inner.right(), inner.y, &count, Role::Dim);
    let typed = [(" > ", Role::Key), (palette.query.as_str(), Role::Text)];
    let x = canvas.pieces(inner.x, inner.y, end.saturating_sub(inner.x), &typed);
    let body = Rect { y: inner.y + 1, height: inner.height - 1, ..inner };
    if palette.rows.is_empty() {
        canvas.role(body.x + 3, body.y, body.width.saturating_sub(4), "No command matches.", Role::Dim);
    }
    let shown = palette.rows.iter().enumerate().skip(palette.top);
    for ((place, found), y) in shown.zip(body.top()..body.bottom()) {
        let area = Rect { y, height: 1, ..body };
        row(state, canvas, area, found);
        if place == palette.cursor {
            canvas.tint(area, Role::Cursor);
            canvas.role(area.x + 1, y, 1, canvas.theme.glyphs.cursor, Role::Key);
        }
    }
    Some(Position::new(x.min(inner.right().saturating_sub(1)), inner.y))
}

fn row(state: &State, canvas: &mut Canvas<'_>, area: Rect, found: &Row) {
    let (command, x, y) = (found.command, area.x + 3, area.y);
    let style = canvas.theme.style(Role::Text);
    let words = |canvas: &mut Canvas<'_>, x: u16, room: u16, words: &str, marks: &[Span]| {
        let marks: Vec<_> = marks.iter().map(|&mark| (mark, Role::MatchHere)).collect();
        let room = room.min(area.right().saturating_sub(x + 1));
        let shown = window(words, &[], room.into());
        marked(canvas, Rect { x, y, width: room + 1, height: 1 }, (words, shown), style, &marks);
    };
    let keys = keys(state, command);
    canvas.role(x, y, (KEYS - 1).min(area.right().saturating_sub(x)), &keys, Role::Key);
    words(canvas, x + KEYS, NAMES - 1, command.name(), &found.name);
    words(canvas, x + KEYS + NAMES, area.width, command.help(), &found.help);
}

/// The keys of a command here, or where it works: `compare only`.
fn keys(state: &State, command: Command) -> String {
    let context = Context::of(state.focus);
    let homes = homes(command);
    if !homes.is_empty() && !homes.contains(&context) {
        return homes.first().map_or(String::new(), |home| format!("in {}", home.name()));
    }
    state.keymap.keys_of(context, command).map(show_sequence).unwrap_or_default()
}
